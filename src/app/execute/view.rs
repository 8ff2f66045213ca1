//! Commands about what is shown: the window of time, lanes, selection, reader.

use crate::app::action::Action;
use crate::app::command::ViewCommand;
use crate::app::customs;
use crate::app::interface::Words;
use crate::app::navigation::{LaneEdit, Step, neighbour_of};
use crate::app::state::{Flash, State};
use crate::model::{EventId, Lang};
use crate::view::Theme;
use crate::view::flight::TimeWindow;
use crate::view::timeline::{FilteredOut, LaneMode};

/// Factor of one step of `+` or `-`.
const ZOOM_STEP: f64 = 1.4;
/// Share of the window that one arrow key moves by.
const PAN_STEP: f64 = 0.12;
/// Share of the window that a page moves by.
const PAGE_STEP: f64 = 0.85;
/// How far the up and down keys scroll the lanes, in logical pixels.
const SCROLL_STEP: f32 = 48.0;

pub(super) fn act_on_view(state: &mut State, action: Action) {
    match action {
        Action::Fit => state.jump_by(State::fit_all),
        Action::FitSelection => state.jump_by(fit_selection),
        Action::ZoomIn => state.move_by(|state| zoom_about_middle(state, ZOOM_STEP)),
        Action::ZoomOut => state.move_by(|state| zoom_about_middle(state, 1.0 / ZOOM_STEP)),
        Action::PanLeft => state.move_by(|state| pan_by_share(state, -PAN_STEP)),
        Action::PanRight => state.move_by(|state| pan_by_share(state, PAN_STEP)),
        Action::PageLeft => state.move_by(|state| pan_by_share(state, -PAGE_STEP)),
        Action::PageRight => state.move_by(|state| pan_by_share(state, PAGE_STEP)),
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
        Action::ToggleDensity => state.view.density = !state.view.density,
        Action::ResetLanes => state.edit_lanes(LaneEdit::Reset),
        Action::ToggleEras => state.view.eras = !state.view.eras,
        Action::ToggleReader => state.panels.reader = !state.panels.reader,
        Action::ToggleSidebar => state.panels.sidebar = !state.panels.sidebar,
        Action::ToggleTray => state.panels.tray = !state.panels.tray,
        Action::ToggleHidden => state.panels.hidden_characters = !state.panels.hidden_characters,
        Action::ToggleProblems => state.panels.problems = !state.panels.problems,
        _ => {
            if let Some(lang) = action.interface_language() {
                speak(state, lang);
            } else if let Some(customs) = customs::after(action, state.view.customs) {
                state.view.customs = customs;
            }
        }
    }
}

/// Gives the interface another language.
fn speak(state: &mut State, lang: Lang) {
    state.words = Words::of(lang);
    if let Some(draft) = &mut state.draft {
        // What is wrong with it is told anew.
        draft.checked = None;
    }
}

pub(super) fn view(state: &mut State, command: ViewCommand) {
    match command {
        ViewCommand::Window { start_days, span_days } => {
            state.move_window(TimeWindow::new(start_days, span_days));
        }
        ViewCommand::ScrollTo(offset) => scroll_to(state, offset),
        ViewCommand::Lanes(lanes) => state.view.lanes = lanes,
        ViewCommand::Lane(edit) => state.edit_lanes(edit),
        ViewCommand::Lang(lang) => state.view.lang = lang,
        ViewCommand::Interface(lang) => speak(state, lang),
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
        ViewCommand::SelectExactly(events) => select_exactly(state, events),
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
                state.tell_failure(state.words.say("words-lost-see-problems"));
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

pub(super) fn select(state: &mut State, event: Option<EventId>, extend: bool) {
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

pub(super) fn select_exactly(state: &mut State, events: Vec<EventId>) {
    state.focus = events.first().cloned();
    state.view.selected = events.into_iter().collect();
}

/// Selects the event that a step in time leads to.
pub(super) fn step_to(state: &mut State, step: Step) {
    let Some(next) = neighbour_of(state, step) else { return };
    let id = state.dataset.events[next].id.clone();
    select_exactly(state, vec![id.clone()]);
    reveal(state, &id);
}

/// Moves the window as little as needed to show an event's date, as a jump.
pub(super) fn reveal(state: &mut State, id: &EventId) {
    state.jump_by(|state| bring_into_window(state, id));
}

fn bring_into_window(state: &mut State, id: &EventId) {
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

pub(super) fn fit_selection(state: &mut State) {
    let spans = state.view.selected.iter().filter_map(|id| state.span_days(state.index_of(id)?));
    let union = spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    if let Some((start, end)) = union {
        state.fit(start, end);
    }
}

pub(super) fn zoom_about_middle(state: &mut State, factor: f64) {
    if let Some(axis) = state.timeline.axis {
        let zoomed = axis.zoom_at(axis.left_px + axis.width_px / 2.0, factor);
        state.view.start_days = zoomed.start_days;
        state.view.span_days = zoomed.span_days;
    }
}

pub(super) fn pan_by_share(state: &mut State, share: f64) {
    if let Some(axis) = state.timeline.axis {
        let panned = axis.pan(axis.width_px * share);
        state.view.start_days = panned.start_days;
    }
}

pub(super) fn scroll_to(state: &mut State, offset: f32) {
    let most = (state.timeline.content_height - state.timeline.plot.height()).max(0.0);
    state.view.scroll_y = offset.clamp(0.0, most);
}

pub(super) fn next_language(state: &mut State) {
    let languages: Vec<Lang> = state.languages();
    let place = languages.iter().position(|lang| *lang == state.lang()).unwrap_or_default();
    if !languages.is_empty() {
        state.view.lang = languages[(place + 1) % languages.len()];
    }
}
