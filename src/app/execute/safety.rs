//! Commands about work that was left behind, locks, and files that another
//! program has changed.

use crate::app::action::Action;
use crate::app::command::{Command, EditCommand, RecoveryAnswer, SafetyCommand};
use crate::app::safety::{self, Comparison, words};
use crate::app::state::State;
use crate::store::history::{Act, Change, Taken};
use crate::store::journal::{Entry, now};
use crate::store::reread::RereadError;

use super::edit::forget_missing;

pub(super) fn keep_safe(state: &mut State, command: SafetyCommand) {
    match command {
        SafetyCommand::Recover(RecoveryAnswer::Look) => {
            if let Some(recovery) = &mut state.safety.recovery {
                recovery.is_looking = !recovery.is_looking;
            }
        }
        SafetyCommand::Recover(RecoveryAnswer::Restore) => {
            if let Some(restored) = safety::restore(state) {
                state.renew_derived();
                forget_missing(state);
                state.tell(words::restored(state.words, restored));
            }
        }
        SafetyCommand::Recover(RecoveryAnswer::Discard) => safety::discard(state),
        SafetyCommand::Recover(RecoveryAnswer::Later) => state.safety.recovery = None,
        SafetyCommand::Compare(name) => compare(state, &name),
        SafetyCommand::CloseComparison => state.safety.comparison = None,
        SafetyCommand::Reload(name) => reload(state, &name),
        SafetyCommand::KeepMine(name) => keep_mine(state, &name),
        SafetyCommand::TryLock => safety::try_again(state),
    }
}

/// Why a command may not be carried out in a window that may only read.
pub(super) fn refusal(command: &Command, state: &State) -> Option<String> {
    let edits = match command {
        Command::Action(action) => matches!(
            action,
            Action::Save
                | Action::NewEvent
                | Action::EditEvent
                | Action::DuplicateEvent
                | Action::DeleteEvent
                | Action::Undo
                | Action::Redo
        ),
        // A form that is open may always be closed.
        Command::Edit(command) => !matches!(command, EditCommand::DiscardDraft),
        Command::Safety(SafetyCommand::KeepMine(_)) => true,
        _ => false,
    };
    if edits && state.background.loading.is_some() {
        return Some(state.words.say("opening-first").to_owned());
    }
    if edits { state.safety.read_only(state.words) } else { None }
}

fn could_not_open(state: &State, error: &RereadError) -> String {
    state.words.say_with("could-not-open", &[("reason", error.to_string().into())])
}

fn compare(state: &mut State, name: &str) {
    match state.opened.reread(name) {
        Ok(reread) => {
            let differences = reread.differences(&state.dataset);
            state.safety.comparison = Some(Comparison { name: name.to_owned(), differences });
        }
        Err(error) => state.tell_failure(could_not_open(state, &error)),
    }
}

/// Takes a file over as it is on disk. What was done to its events is a step
/// that can be undone.
fn reload(state: &mut State, name: &str) {
    let reread = match state.opened.reread(name) {
        Ok(reread) if reread.is_gone() => {
            state.tell_failure(state.words.say_with("no-file-to-reload", &[("file", name.into())]));
            return;
        }
        Ok(reread) => reread,
        Err(error) => return state.tell_failure(could_not_open(state, &error)),
    };
    if let Some(events) = reread.events() {
        let change = Change::between(
            state.words.say_with("reload-change", &[("file", name.into())]),
            &state.dataset.events,
            events,
        );
        state.history.seal();
        state.history.apply(&mut state.dataset, change);
    }
    reread.put_into(&mut state.dataset);
    state.opened.accept(reread);
    state.opened.read_missing_texts(&mut state.dataset);
    if state.opened.is_as_on_disk(&state.dataset) {
        state.history.mark_saved();
    }
    safety::known(state, None);
    state.renew_derived();
    forget_missing(state);
    state.tell(state.words.say_with("reloaded-file", &[("file", name.into())]));
}

/// Keeps what is in memory: the next save writes over the file.
fn keep_mine(state: &mut State, name: &str) {
    let reread = match state.opened.reread(name) {
        Ok(reread) => reread,
        Err(error) => return state.tell_failure(could_not_open(state, &error)),
    };
    // To the journal, what is unsaved is now all that differs from the file.
    let kept = reread.events().map(|on_disk| {
        let change = Change::between(
            state.words.say_with("keep-change", &[("file", name.into())]),
            on_disk,
            &state.dataset.events,
        );
        Entry::Step { at: now(), taken: Taken { act: Act::Made, change } }
    });
    state.opened.accept(reread);
    if state.opened.is_as_on_disk(&state.dataset) {
        state.history.mark_saved();
        safety::known(state, None);
    } else {
        state.history.mark_unsaved();
        safety::known(state, kept);
    }
    state.renew_derived();
    state.tell(state.words.say_with("kept-file", &[("file", name.into())]));
}
