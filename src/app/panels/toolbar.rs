//! The bar at the top: dataset title, menus, search, undo, language, export.

use egui::Ui;

use crate::app::action::{Action, Menu, TABLE};
use crate::app::command::{Command, GoCommand, ViewCommand};
use crate::app::customs;
use crate::app::interface::flow;
use crate::app::navigation::BookmarkCommand;
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextField, TextLabel, choice_ui, fold_ui, menu_ui};
use crate::view::timeline::{FilteredOut, LaneMode};

/// Widest that the dataset's title gets, in logical pixels, and its share of a
/// narrow window.
const TITLE_WIDTH_PX: f32 = 220.0;
const TITLE_SHARE: f32 = 0.10;
/// Narrower than this, the bar leaves out what is told or done elsewhere too.
const NARROW_PX: f32 = 1150.0;
/// Width of the search box.
const SEARCH_WIDTH_PX: f32 = 380.0;
/// Least width of the search box.
const LEAST_SEARCH_PX: f32 = 90.0;
/// Width of the choice of language.
const LANGUAGE_WIDTH_PX: f32 = 100.0;
/// Width of the choice of lanes.
const LANES_WIDTH_PX: f32 = 132.0;
/// Room for what stands where the bar ends, and for what clears the search.
const TAIL_PX: f32 = LANGUAGE_WIDTH_PX + LANES_WIDTH_PX + 130.0;
const UNDO_PX: f32 = 110.0;
const CLEAR_PX: f32 = 130.0;

/// Draws the bar.
pub fn toolbar_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let title = state.dataset.header.title.in_lang(state.lang()).to_owned();
        let is_narrow = ui.available_width() < NARROW_PX;
        let width = if is_narrow { ui.available_width() * TITLE_SHARE } else { TITLE_WIDTH_PX };
        ui.add(TextLabel::new(title).bold().max_width(width));
        ui.add_space(6.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for menu in Menu::ALL {
                actions_ui(ui, menu, state, commands);
            }
        });
        let undo = if state.history.undo_label().is_some() && !is_narrow { UNDO_PX } else { 0.0 };
        let clear = if state.filter.is_empty() { 0.0 } else { CLEAR_PX };
        let room = ui.available_width() - TAIL_PX - undo - clear;
        let width = SEARCH_WIDTH_PX.min(room).max(LEAST_SEARCH_PX);
        ui.add_space(((room - width) / 2.0).clamp(0.0, 120.0));
        search_ui(ui, width, state, !is_narrow, commands);
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            ui.add_space(4.0);
            let title = state.words.say("export-button");
            action_button_ui(ui, Action::Export, title, state, commands);
            language_ui(ui, state, commands);
            lanes_ui(ui, state, commands);
            if !is_narrow {
                undo_ui(ui, state, commands);
            }
        });
    });
}

fn action_button_ui(ui: &mut Ui, action: Action, title: &str, state: &State, commands: &mut Vec<Command>) {
    let info = action.info();
    let tooltip = match info.shortcut {
        Some(shortcut) => {
            let keys = ui.ctx().format_shortcut(&shortcut);
            state.words.say_with("with-keys", &[("words", info.tooltip(state.words).into()), ("keys", keys.into())])
        }
        None => info.tooltip(state.words).to_owned(),
    };
    if ui.add(TextButton::new(title)).explained(&tooltip).clicked() {
        commands.push(Command::Action(action));
    }
}

fn actions_ui(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    menu_ui(ui, menu.title(state.words), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = ui.ctx().content_rect().height() - MENU_AROUND_PX;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            entries_ui(ui, menu, state, commands);
            if menu == Menu::View {
                ui.separator();
                fold_ui(ui, "dates", Menu::Dates.title(state.words), (false, false), |ui| {
                    entries_ui(ui, Menu::Dates, state, commands);
                });
            }
            if menu == Menu::Go && !state.navigation.bookmarks.is_empty() {
                ui.separator();
                bookmarks_ui(ui, state, commands);
            }
        });
    });
}

fn entries_ui(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    for info in TABLE.iter().filter(|info| info.menu == menu) {
        let keys = info.keys(state.view.customs.time).map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
        let entry = TextButton::entry(info.title(state.words)).keys(keys).on(is_on(info.action, state));
        let entry = ui.add_enabled(is_enabled(info.action, state), entry);
        if entry.explained(info.tooltip(state.words)).clicked() {
            commands.push(Command::Action(info.action));
            ui.close();
        }
        if ends_group(info.action) {
            ui.separator();
        }
    }
}

/// The bookmarks, each an entry of the menu.
fn bookmarks_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (place, bookmark) in state.navigation.bookmarks.iter().enumerate() {
        if ui.add(TextButton::entry(bookmark.name.clone())).clicked() {
            commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::GoTo(place))));
            ui.close();
        }
    }
}

/// What a menu leaves free above and below it, in logical pixels.
const MENU_AROUND_PX: f32 = 70.0;

/// Whether an action can do anything now.
pub fn is_enabled(action: Action, state: &State) -> bool {
    match action {
        Action::Undo => state.history.undo_label().is_some(),
        Action::Redo => state.history.redo_label().is_some(),
        Action::Back => state.navigation.history.can_go_back(),
        Action::Forward => state.navigation.history.can_go_forward(),
        Action::CopyMeasure => state.navigation.ruler.measured.is_some(),
        Action::ToggleEras => !state.dataset.header.eras.is_empty(),
        Action::ToggleDensity => state.view.lanes == LaneMode::Direction,
        Action::ResetLanes => state.view.lane_settings.keys().any(|(mode, _)| *mode == state.view.lanes),
        Action::EditEvent | Action::DuplicateEvent => state.focused().is_some(),
        Action::FollowFirstCitation => state.focused().is_some_and(|(_, event)| !event.citations.is_empty()),
        Action::DeleteEvent | Action::CopyEvent | Action::Deselect | Action::FitSelection => {
            !state.view.selected.is_empty()
        }
        Action::ClearFilter => !state.filter.is_empty(),
        Action::Save => state.is_dirty() || state.is_bundled(),
        _ => true,
    }
}

fn is_on(action: Action, state: &State) -> bool {
    match action {
        Action::LanesByDirection => state.view.lanes == LaneMode::Direction,
        Action::LanesByKind => state.view.lanes == LaneMode::Kind,
        Action::LanesByActor => state.view.lanes == LaneMode::Actor,
        Action::LanesNone => state.view.lanes == LaneMode::None,
        Action::ToggleFilteredOut => state.view.filtered_out == FilteredOut::Hidden,
        Action::ToggleReader => state.panels.reader,
        Action::ToggleSidebar => state.panels.sidebar,
        Action::ToggleTray => state.panels.tray,
        Action::ToggleProblems => state.panels.problems,
        Action::ToggleHidden => state.panels.hidden_characters,
        Action::ToggleEras => state.view.eras,
        Action::ToggleDensity => state.view.density,
        Action::ToggleMotion => state.navigation.reduces_motion(),
        Action::Measure => state.navigation.ruler.is_armed,
        _ => action.interface_language() == Some(state.words.lang()) || customs::is_on(action, state.view.customs),
    }
}

fn ends_group(action: Action) -> bool {
    matches!(
        action,
        Action::OpenBundled
            | Action::SaveAs
            | Action::Export
            | Action::Redo
            | Action::CopyEvent
            | Action::ClearFilter
            | Action::FitSelection
            | Action::ScrollDown
            | Action::LanesNone
            | Action::ToggleFilteredOut
            | Action::InterfaceInHebrew
            | Action::ToggleTheme
            | Action::MonthsMaghrebi
            | Action::ToggleDigits
            | Action::CalendarHebrew
            | Action::GoToDate
            | Action::LastEvent
            | Action::CopyMeasure
    )
}

fn search_ui(ui: &mut Ui, width: f32, state: &mut State, with_counts: bool, commands: &mut Vec<Command>) {
    let words = state.words;
    let mut text = state.filter.text.clone();
    let field = TextField::singleline(&mut text, words.say("search")).id_salt("search");
    let field = ui.add(field.placeholder(words.say("search-placeholder")).width(width));
    if state.dialogs.focus_search {
        state.dialogs.focus_search = false;
        field.request_focus();
    }
    if field.changed() {
        let mut filter = state.filter.clone();
        filter.text = text;
        commands.push(Command::View(ViewCommand::Filter(filter)));
    }
    if !state.filter.is_empty() {
        let (shown, left_out) = state.counts();
        if ui.add(TextButton::new(words.say("clear"))).explained(words.say("clear-filter")).clicked() {
            commands.push(Command::Action(Action::ClearFilter));
        }
        if !with_counts {
            return;
        }
        let all = shown + left_out;
        let counts = words.say_with("shown-of-all", &[("shown", shown.into()), ("all", all.into())]);
        ui.add(Phrase::new(counts).weak());
    }
}

fn undo_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(label) = state.history.undo_label() else { return };
    let tooltip = state.words.say_with("undo-change", &[("change", label.into())]);
    if ui.add(TextButton::new(state.words.say("undo"))).explained(&tooltip).clicked() {
        commands.push(Command::Action(Action::Undo));
    }
}

fn language_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let languages: Vec<_> = state.languages().into_iter().map(|lang| (lang, lang.own_name().to_owned())).collect();
    if let Some(lang) = choice_ui(ui, state.words.say("labels-language"), LANGUAGE_WIDTH_PX, &state.lang(), &languages)
    {
        commands.push(Command::View(ViewCommand::Lang(lang)));
    }
}

fn lanes_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let choices = [
        (LaneMode::Direction, state.words.say("by-direction")),
        (LaneMode::Kind, state.words.say("by-kind")),
        (LaneMode::Actor, state.words.say("by-actor")),
        (LaneMode::None, state.words.say("lanes-none")),
    ]
    .map(|(lanes, words)| (lanes, words.to_owned()));
    if let Some(lanes) = choice_ui(ui, state.words.say("lanes"), LANES_WIDTH_PX, &state.view.lanes, &choices) {
        commands.push(Command::View(ViewCommand::Lanes(lanes)));
    }
}
