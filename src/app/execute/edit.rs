//! Commands about records: drafts, changes, undo and redo.

use crate::app::command::EditCommand;
use crate::app::draft::Draft;
use crate::app::interface::Arg;
use crate::app::state::State;
use crate::model::EventId;
use crate::store::history::{Change, Delta};

use super::title_of;
use super::view::{reveal, select_exactly};

pub(super) fn step(state: &mut State, back: bool) {
    let concerned = state.history.concerned(back);
    if let Some(label) = state.step(back) {
        forget_missing(state);
        // What changed is what is looked at next; what is gone cannot be.
        let there: Vec<EventId> = concerned.into_iter().filter(|id| state.event(id).is_some()).collect();
        if let Some(first) = there.first().cloned() {
            select_exactly(state, there);
            reveal(state, &first);
        }
        let args = [("change", label.into())];
        let told = if back { state.words.say_with("undid", &args) } else { state.words.say_with("redid", &args) };
        state.tell(told);
    }
}

pub(super) fn edit(state: &mut State, command: EditCommand) {
    match command {
        EditCommand::Begin(id) => {
            if let Some(event) = state.event(&id) {
                state.draft = Some(Draft::of(event, &state.dataset));
            }
        }
        EditCommand::Duplicate(id) => {
            if let Some(event) = state.event(&id) {
                state.draft = Some(Draft::duplicate(event, &state.dataset));
            }
        }
        EditCommand::DiscardDraft => state.draft = None,
        EditCommand::ApplyDraft => apply_draft(state),
        EditCommand::Delete(id) => delete(state, &[id]),
    }
}

pub(super) fn apply_draft(state: &mut State) {
    let Some(draft) = state.draft.take() else { return };
    if !draft.errors.is_empty() {
        state.draft = Some(draft);
        return;
    }
    let title = title_of(&draft.event, state.lang());
    let after = draft.event;
    let id = after.id.clone();
    let before = draft.original.as_ref().and_then(|original| state.index_of(original));
    let change = match before {
        Some(index) if state.dataset.events[index] == after => return,
        Some(index) => Change::new(
            state.words.say_with("change-edit", &[("title", title.into())]),
            vec![Delta { index, before: Some(state.dataset.events[index].clone()), after: Some(after) }],
        ),
        None => Change::new(
            state.words.say_with("change-add", &[("title", title.into())]),
            vec![Delta { index: state.dataset.events.len(), before: None, after: Some(after) }],
        ),
    };
    commit(state, change);
    select_exactly(state, vec![id]);
}

pub(super) fn delete(state: &mut State, ids: &[EventId]) {
    let mut indices: Vec<usize> = ids.iter().filter_map(|id| state.index_of(id)).collect();
    indices.sort_unstable();
    let label = match indices.as_slice() {
        [] => return,
        [index] => {
            let title = title_of(&state.dataset.events[*index], state.lang());
            state.words.say_with("change-delete", &[("title", title.into())])
        }
        several => state.words.say_with("change-delete-several", &[("count", several.len().into())]),
    };
    // From the last to the first, so that no place shifts under a later delta.
    let deltas = indices
        .iter()
        .rev()
        .map(|index| Delta { index: *index, before: Some(state.dataset.events[*index].clone()), after: None })
        .collect();
    let undated_before = state.undated();
    commit(state, Change::new(label.clone(), deltas));
    let lost_dates = state.undated().saturating_sub(undated_before);
    let change = ("change", Arg::own(label));
    state.tell(match lost_dates {
        0 => state.words.say_with("deleted", &[change]),
        more => state.words.say_with("deleted-undating", &[change, ("count", more.into())]),
    });
}

pub(super) fn commit(state: &mut State, change: Change) {
    state.apply(change);
    forget_missing(state);
}

/// Drops events from the selection that are no longer there.
pub(super) fn forget_missing(state: &mut State) {
    let kept: Vec<EventId> = state.view.selected.iter().filter(|id| state.event(id).is_some()).cloned().collect();
    if state.focus.as_ref().is_some_and(|id| state.event(id).is_none()) {
        state.focus = None;
    }
    state.view.selected = kept.into_iter().collect();
    state.view.hovered = None;
}
