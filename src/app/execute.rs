//! The executor: the only place where commands change state.

use std::path::Path;

use egui::{Context, ViewportCommand};

use crate::model::{Event, EventId, Lang};
use crate::store;
use crate::store::history::{Change, Delta};
use crate::view::timeline::{FilteredOut, LaneMode};
use crate::view::{Axis, Theme};

use super::action::Action;
use super::command::{Command, EditCommand, ExportScope, FileCommand, UnsavedAnswer, ViewCommand};
use super::dialogs::{PathDialog, Pending};
use super::draft::Draft;
use super::preferences::remember;
use super::state::{Flash, State};
use super::{clipboard, export};

/// Factor of one step of `+` or `-`.
const ZOOM_STEP: f64 = 1.4;
/// Share of the window that one arrow key moves by.
const PAN_STEP: f64 = 0.12;
/// Share of the window that a page moves by.
const PAGE_STEP: f64 = 0.85;
/// How far the up and down keys scroll the lanes, in logical pixels.
const SCROLL_STEP: f32 = 48.0;

/// Applies commands in order.
pub fn execute(ctx: &Context, state: &mut State, commands: Vec<Command>) {
    // Once for all, so that what one command tells outlives those after it.
    if commands.iter().any(|command| !matches!(command, Command::View(ViewCommand::Hover(_)))) {
        state.notice = None;
    }
    for command in commands {
        match command {
            Command::Action(action) => act(ctx, state, action),
            Command::File(command) => file(ctx, state, command),
            Command::Edit(command) => edit(state, command),
            Command::View(command) => view(state, command),
        }
    }
}

fn act(ctx: &Context, state: &mut State, action: Action) {
    match action {
        Action::OpenFolder => state.dialogs.path = Some(PathDialog::open(&state.opened.origin, &state.recent)),
        Action::OpenBundled => leave(ctx, state, Pending::OpenBundled),
        Action::Save => save(state),
        Action::SaveAs => {
            state.dialogs.path = Some(PathDialog::save_as(&state.opened.origin, &state.dataset.header.id));
        }
        Action::Export => state.dialogs.path = Some(PathDialog::export(&state.dataset.header.id)),
        Action::Quit => leave(ctx, state, Pending::Quit),
        Action::Undo => step(state, true),
        Action::Redo => step(state, false),
        Action::NewEvent => state.draft = Some(Draft::new(&state.dataset)),
        Action::EditEvent => {
            if let Some(id) = state.focus.clone() {
                edit(state, EditCommand::Begin(id));
            }
        }
        Action::DuplicateEvent => {
            if let Some(id) = state.focus.clone() {
                edit(state, EditCommand::Duplicate(id));
            }
        }
        Action::DeleteEvent => delete(state, &Vec::from_iter(state.view.selected.iter().cloned())),
        Action::CopyEvent => {
            let text = clipboard::events_as_text(state);
            if !text.is_empty() {
                ctx.copy_text(text);
                state.tell("Copied");
            }
        }
        Action::Search => {
            state.panels.sidebar = true;
            state.dialogs.focus_search = true;
        }
        Action::ClearFilter => {
            state.filter = Default::default();
            state.renew_filter();
        }
        Action::SelectNext => neighbour(state, 1),
        Action::SelectPrevious => neighbour(state, -1),
        Action::Deselect => select_exactly(state, Vec::new()),
        Action::FollowFirstCitation => {
            let first =
                state.focused().and_then(|(_, event)| Some((event.id.clone(), event.citations.first()?.id.clone())));
            if let Some((event, citation)) = first {
                view(state, ViewCommand::FollowCitation { event, citation });
            }
        }
        Action::Palette => state.dialogs.palette = Some(String::new()),
        Action::Shortcuts => state.dialogs.shortcuts = !state.dialogs.shortcuts,
        Action::About => state.dialogs.about = !state.dialogs.about,
        _ => act_on_view(state, action),
    }
}

fn act_on_view(state: &mut State, action: Action) {
    match action {
        Action::Fit => state.fit_all(),
        Action::FitSelection => fit_selection(state),
        Action::ZoomIn => zoom_about_middle(state, ZOOM_STEP),
        Action::ZoomOut => zoom_about_middle(state, 1.0 / ZOOM_STEP),
        Action::PanLeft => pan_by_share(state, -PAN_STEP),
        Action::PanRight => pan_by_share(state, PAN_STEP),
        Action::PageLeft => pan_by_share(state, -PAGE_STEP),
        Action::PageRight => pan_by_share(state, PAGE_STEP),
        Action::ScrollUp => scroll_to(state, state.view.scroll_y - SCROLL_STEP),
        Action::ScrollDown => scroll_to(state, state.view.scroll_y + SCROLL_STEP),
        Action::LanesByDirection => state.view.lanes = LaneMode::Direction,
        Action::LanesByKind => state.view.lanes = LaneMode::Kind,
        Action::LanesByActor => state.view.lanes = LaneMode::Actor,
        Action::LanesNone => state.view.lanes = LaneMode::None,
        Action::NextLanguage => next_language(state),
        Action::ToggleFilteredOut => {
            state.view.filtered_out = match state.view.filtered_out {
                FilteredOut::Dimmed => FilteredOut::Hidden,
                FilteredOut::Hidden => FilteredOut::Dimmed,
            };
        }
        Action::ToggleTheme => state.theme = Theme::named(if state.theme.dark { "light" } else { "dark" }),
        Action::ToggleReader => state.panels.reader = !state.panels.reader,
        Action::ToggleSidebar => state.panels.sidebar = !state.panels.sidebar,
        Action::ToggleTray => state.panels.tray = !state.panels.tray,
        Action::ToggleProblems => state.panels.problems = !state.panels.problems,
        _ => {}
    }
}

fn file(ctx: &Context, state: &mut State, command: FileCommand) {
    match command {
        FileCommand::Open(folder) => leave(ctx, state, Pending::Open(folder)),
        FileCommand::SaveAs(folder) => save_as(state, &folder),
        FileCommand::Export { path, scope } => export_figure(state, &path, scope),
        FileCommand::ResolveUnsaved(answer) => resolve_unsaved(ctx, state, answer),
    }
}

/// Leaves the dataset for something else, at once or after a question.
fn leave(ctx: &Context, state: &mut State, pending: Pending) {
    let draft_changed = state.draft.as_ref().is_some_and(Draft::is_changed);
    if state.is_dirty() || draft_changed {
        state.dialogs.unsaved = Some(pending);
    } else {
        go(ctx, state, pending);
    }
}

fn resolve_unsaved(ctx: &Context, state: &mut State, answer: UnsavedAnswer) {
    let Some(pending) = state.dialogs.unsaved.take() else { return };
    if answer == UnsavedAnswer::Save && state.draft.as_ref().is_some_and(Draft::is_changed) {
        apply_draft(state);
        if state.draft.is_some() {
            state.tell_failure("The open form cannot be saved yet; correct what it says is wrong, or cancel it");
            return;
        }
    }
    match answer {
        UnsavedAnswer::Cancel => {}
        UnsavedAnswer::Discard => go(ctx, state, pending),
        UnsavedAnswer::Save if state.is_bundled() => {
            let mut dialog = PathDialog::save_as(&state.opened.origin, &state.dataset.header.id);
            dialog.then = Some(pending);
            state.dialogs.path = Some(dialog);
        }
        UnsavedAnswer::Save => {
            save(state);
            if !state.is_dirty() {
                go(ctx, state, pending);
            }
        }
    }
}

fn go(ctx: &Context, state: &mut State, pending: Pending) {
    match pending {
        Pending::Quit => {
            state.dialogs.may_close = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        Pending::OpenBundled => state.replace(store::open_bundled()),
        Pending::Open(folder) => match store::open(&folder) {
            Ok(opened) => {
                state.replace(opened);
                remember(state);
            }
            Err(error) => state.tell_failure(error.to_string()),
        },
    }
}

fn save(state: &mut State) {
    if state.is_bundled() {
        state.dialogs.path = Some(PathDialog::save_as(&state.opened.origin, &state.dataset.header.id));
        return;
    }
    match state.opened.save(&state.dataset) {
        Ok(()) => {
            state.history.mark_saved();
            state.renew_derived();
            state.tell("Saved");
        }
        Err(error) => state.tell_failure(error.to_string()),
    }
}

fn save_as(state: &mut State, folder: &Path) {
    match state.opened.save_as(&state.dataset, folder) {
        Ok(()) => {
            state.history.mark_saved();
            state.renew_derived();
            remember(state);
            state.tell(format!("Saved to {}", folder.display()));
        }
        Err(error) => state.tell_failure(error.to_string()),
    }
}

fn export_figure(state: &mut State, path: &Path, scope: ExportScope) {
    match export::write_figure(state, path, scope) {
        Ok(()) => state.tell(format!("Figure written to {}", path.display())),
        Err(error) => state.tell_failure(format!("{error:#}")),
    }
}

fn step(state: &mut State, back: bool) {
    let label = if back { state.history.undo(&mut state.dataset) } else { state.history.redo(&mut state.dataset) };
    if let Some(label) = label {
        state.renew_derived();
        forget_missing(state);
        state.tell(format!("{} “{label}”", if back { "Undid" } else { "Redid" }));
    }
}

fn edit(state: &mut State, command: EditCommand) {
    match command {
        EditCommand::Begin(id) => {
            if let Some(event) = state.dataset.event(&id) {
                state.draft = Some(Draft::of(event, &state.dataset));
            }
        }
        EditCommand::Duplicate(id) => {
            if let Some(event) = state.dataset.event(&id) {
                state.draft = Some(Draft::duplicate(event, &state.dataset));
            }
        }
        EditCommand::DiscardDraft => state.draft = None,
        EditCommand::ApplyDraft => apply_draft(state),
        EditCommand::Delete(id) => delete(state, &[id]),
    }
}

fn apply_draft(state: &mut State) {
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
            format!("Edit “{title}”"),
            vec![Delta { index, before: Some(state.dataset.events[index].clone()), after: Some(after) }],
        ),
        None => Change::new(
            format!("Add “{title}”"),
            vec![Delta { index: state.dataset.events.len(), before: None, after: Some(after) }],
        ),
    };
    commit(state, change);
    select_exactly(state, vec![id]);
}

fn delete(state: &mut State, ids: &[EventId]) {
    let mut indices: Vec<usize> = ids.iter().filter_map(|id| state.index_of(id)).collect();
    indices.sort_unstable();
    let label = match indices.as_slice() {
        [] => return,
        [index] => format!("Delete “{}”", title_of(&state.dataset.events[*index], state.lang())),
        several => format!("Delete {} events", several.len()),
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
    state.tell(match lost_dates {
        0 => format!("{label}: undo brings it back"),
        1 => format!("{label}: one event was dated by it and is undated now; undo brings both back"),
        more => format!("{label}: {more} events were dated by it and are undated now; undo brings all back"),
    });
}

fn commit(state: &mut State, change: Change) {
    state.history.apply(&mut state.dataset, change);
    state.renew_derived();
    forget_missing(state);
}

/// Drops events from the selection that are no longer there.
fn forget_missing(state: &mut State) {
    let kept: Vec<EventId> =
        state.view.selected.iter().filter(|id| state.dataset.event(id).is_some()).cloned().collect();
    if state.focus.as_ref().is_some_and(|id| state.dataset.event(id).is_none()) {
        state.focus = None;
    }
    state.view.selected = kept.into_iter().collect();
    state.view.hovered = None;
}

fn view(state: &mut State, command: ViewCommand) {
    match command {
        ViewCommand::Window { start_days, span_days } => {
            // The axis knows the limits of time that can be shown.
            let axis = Axis::new(start_days, span_days, 0.0, 1.0);
            state.view.start_days = axis.start_days;
            state.view.span_days = axis.span_days;
        }
        ViewCommand::ScrollTo(offset) => scroll_to(state, offset),
        ViewCommand::Lanes(lanes) => state.view.lanes = lanes,
        ViewCommand::Lang(lang) => state.view.lang = lang,
        ViewCommand::FilteredOut(filtered_out) => state.view.filtered_out = filtered_out,
        ViewCommand::Filter(filter) => {
            state.filter = filter;
            state.renew_filter();
        }
        ViewCommand::Select { event, extend } => select(state, event, extend),
        ViewCommand::SelectAll(events) => {
            if let Some(first) = events.first().cloned() {
                select_exactly(state, events);
                reveal(state, &first);
            }
        }
        ViewCommand::Reveal(event) => reveal(state, &event),
        ViewCommand::Hover(event) => state.view.hovered = event,
        ViewCommand::FollowCitation { event, citation } => {
            let range = state.anchor(&event, &citation).and_then(|anchor| anchor.range.clone());
            let source = state
                .dataset
                .event(&event)
                .and_then(|event| event.citation(&citation))
                .map(|citation| citation.source.clone());
            let Some(source) = source else { return };
            if range.is_none() {
                state.tell_failure("These words are no longer in the source; see the problems panel");
            }
            view(state, ViewCommand::OpenReader { source, range });
        }
        ViewCommand::OpenReader { source, range } => {
            state.panels.reader = true;
            state.reader.source = Some(source);
            state.reader.scroll_to.clone_from(&range);
            state.reader.last.clone_from(&range);
            state.reader.flash = range.map(|range| Flash { range, since: None });
        }
    }
}

fn select(state: &mut State, event: Option<EventId>, extend: bool) {
    match event {
        None if extend => {}
        None => select_exactly(state, Vec::new()),
        Some(id) if extend => {
            if !state.view.selected.remove(&id) {
                state.view.selected.insert(id.clone());
                state.focus = Some(id);
            } else if state.focus.as_ref() == Some(&id) {
                state.focus = state.view.selected.iter().next().cloned();
            }
        }
        Some(id) => select_exactly(state, vec![id]),
    }
}

fn select_exactly(state: &mut State, events: Vec<EventId>) {
    state.focus = events.first().cloned();
    state.view.selected = events.into_iter().collect();
}

/// Selects the next or previous event in time order among those that pass.
fn neighbour(state: &mut State, by: isize) {
    let passing: Vec<usize> =
        state.derived.order.iter().copied().filter(|index| state.derived.passes.get(*index) != Some(&false)).collect();
    if passing.is_empty() {
        return;
    }
    let here = state.focus.as_ref().and_then(|id| state.index_of(id));
    let place = here.and_then(|here| passing.iter().position(|index| *index == here));
    let last = passing.len() - 1;
    let next = match (place, by > 0) {
        (Some(place), true) => (place + 1).min(last),
        (Some(place), false) => place.saturating_sub(1),
        (None, true) => 0,
        (None, false) => last,
    };
    let id = state.dataset.events[passing[next]].id.clone();
    select_exactly(state, vec![id.clone()]);
    reveal(state, &id);
}

/// Moves the window as little as needed to show an event's date.
fn reveal(state: &mut State, id: &EventId) {
    let Some((start, end)) = state.index_of(id).and_then(|index| state.span_days(index)) else { return };
    let view = &mut state.view;
    let margin = view.span_days * 0.1;
    if start < view.start_days + margin / 2.0 || end > view.start_days + view.span_days - margin / 2.0 {
        if end - start > view.span_days - 2.0 * margin {
            state.fit(start, end);
        } else if start < view.start_days + margin / 2.0 {
            view.start_days = start - margin;
        } else {
            view.start_days = end + margin - view.span_days;
        }
    }
}

fn fit_selection(state: &mut State) {
    let spans = state.view.selected.iter().filter_map(|id| state.span_days(state.index_of(id)?));
    let union = spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    if let Some((start, end)) = union {
        state.fit(start, end);
    }
}

fn zoom_about_middle(state: &mut State, factor: f64) {
    if let Some(axis) = state.timeline.axis {
        let zoomed = axis.zoom_at(axis.left_px + axis.width_px / 2.0, factor);
        state.view.start_days = zoomed.start_days;
        state.view.span_days = zoomed.span_days;
    }
}

fn pan_by_share(state: &mut State, share: f64) {
    if let Some(axis) = state.timeline.axis {
        let panned = axis.pan(axis.width_px * share);
        state.view.start_days = panned.start_days;
    }
}

fn scroll_to(state: &mut State, offset: f32) {
    let most = (state.timeline.content_height - state.timeline.plot.height()).max(0.0);
    state.view.scroll_y = offset.clamp(0.0, most);
}

fn next_language(state: &mut State) {
    let languages: Vec<Lang> = state.languages();
    let place = languages.iter().position(|lang| *lang == state.lang()).unwrap_or_default();
    if !languages.is_empty() {
        state.view.lang = languages[(place + 1) % languages.len()];
    }
}

/// The title by which messages and labels of changes name an event.
fn title_of(event: &Event, lang: Lang) -> String {
    match event.title.in_lang(lang) {
        "" => event.id.to_string(),
        title => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window on a folder of its own, with the first event's form open and a
    /// title typed into it.
    fn typed(folder: &Path) -> State {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        save_as(&mut state, folder);
        let id = state.dataset.events[0].id.clone();
        edit(&mut state, EditCommand::Begin(id));
        state.draft.as_mut().unwrap().event.title.set(Lang::EN, "A new title".to_owned());
        state
    }

    fn run(state: &mut State, commands: Vec<Command>) {
        execute(&Context::default(), state, commands);
    }

    const SAVE: Command = Command::File(FileCommand::ResolveUnsaved(UnsavedAnswer::Save));

    #[test]
    fn saving_before_leaving_saves_what_the_open_form_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dataset");
        let mut state = typed(&path);
        run(&mut state, vec![Command::Action(Action::OpenBundled)]);
        assert_eq!(state.dialogs.unsaved, Some(Pending::OpenBundled));
        run(&mut state, vec![SAVE]);
        assert!(state.is_bundled() && state.draft.is_none());
        let saved = store::open(&path).unwrap();
        assert_eq!(saved.dataset.events[0].title.in_lang(Lang::EN), "A new title");
    }

    #[test]
    fn a_form_that_cannot_be_saved_holds_the_dataset_open() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = typed(&folder.path().join("dataset"));
        let error = crate::app::draft::DraftError { field: "Kind".to_owned(), message: "unknown".to_owned() };
        state.draft.as_mut().unwrap().errors.push(error);
        run(&mut state, vec![Command::Action(Action::OpenBundled), SAVE]);
        assert!(!state.is_bundled());
        assert!(state.draft.is_some() && state.notice.is_some_and(|notice| notice.failed));
    }

    #[test]
    fn the_reason_of_a_failed_save_outlives_the_question_that_follows() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = typed(&folder.path().join("dataset"));
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        apply_draft(&mut state);
        let save = Command::File(FileCommand::SaveAs(file.join("below")));
        run(&mut state, vec![save, Command::Action(Action::Quit)]);
        assert_eq!(state.dialogs.unsaved, Some(Pending::Quit));
        assert!(state.notice.is_some_and(|notice| notice.failed));
    }

    #[test]
    fn an_event_taken_out_of_the_selection_is_no_longer_shown() {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        let ids: Vec<EventId> = state.dataset.events.iter().take(2).map(|event| event.id.clone()).collect();
        select(&mut state, Some(ids[0].clone()), false);
        select(&mut state, Some(ids[1].clone()), true);
        select(&mut state, Some(ids[1].clone()), true);
        assert_eq!(state.focus.as_ref(), Some(&ids[0]));
        select(&mut state, Some(ids[0].clone()), true);
        assert_eq!(state.focus, None);
    }
}
