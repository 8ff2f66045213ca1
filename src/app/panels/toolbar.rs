//! The bar at the top: dataset title, menus, search, undo, language, export.

use egui::{Button, MenuBar, Ui};

use crate::app::action::{Action, Menu, TABLE};
use crate::app::command::{Command, GoCommand, ViewCommand};
use crate::app::navigation::BookmarkCommand;
use crate::app::state::State;
use crate::app::widgets::{TextField, TextLabel, choice_ui};
use crate::view::timeline::{FilteredOut, LaneMode};

/// Widest that the dataset's title gets, in logical pixels.
const TITLE_WIDTH_PX: f32 = 220.0;
/// Width of the search box.
const SEARCH_WIDTH_PX: f32 = 380.0;
/// Width of the choice of language.
const LANGUAGE_WIDTH_PX: f32 = 100.0;
/// Highest that the menu's list of bookmarks gets.
const BOOKMARKS_HEIGHT_PX: f32 = 240.0;
/// Width of the choice of lanes.
const LANES_WIDTH_PX: f32 = 126.0;

/// Draws the bar.
pub fn toolbar_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let style = ui.style().clone();
    MenuBar::new().ui(ui, |ui| {
        ui.add_space(4.0);
        let title = state.dataset.header.title.in_lang(state.lang()).to_owned();
        ui.add(TextLabel::new(title).bold().max_width(TITLE_WIDTH_PX));
        ui.add_space(6.0);
        for menu in Menu::ALL {
            menu_ui(ui, menu, state, commands);
        }
        // The menus' flat style is not for what follows.
        ui.set_style(style);
        let free = (ui.available_width() - SEARCH_WIDTH_PX - 420.0).max(8.0);
        ui.add_space((free / 2.0).min(120.0));
        search_ui(ui, state, commands);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            action_button_ui(ui, Action::Export, "Export…", true, commands);
            language_ui(ui, state, commands);
            lanes_ui(ui, state, commands);
            undo_ui(ui, state, commands);
        });
    });
}

fn action_button_ui(ui: &mut Ui, action: Action, title: &str, enabled: bool, commands: &mut Vec<Command>) {
    let info = action.info();
    let tooltip = match info.shortcut {
        Some(shortcut) => format!("{} ({})", info.tooltip, ui.ctx().format_shortcut(&shortcut)),
        None => info.tooltip.to_owned(),
    };
    if ui.add_enabled(enabled, Button::new(title)).on_hover_text(tooltip).clicked() {
        commands.push(Command::Action(action));
    }
}

fn menu_ui(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    ui.menu_button(menu.title(), |ui| {
        ui.set_min_width(250.0);
        for info in TABLE.iter().filter(|info| info.menu == menu) {
            let mut button = Button::new(info.title);
            if let Some(shortcut) = info.shortcut {
                button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
            }
            let entry = ui.add_enabled(is_enabled(info.action, state), button.selected(is_on(info.action, state)));
            if entry.on_hover_text(info.tooltip).clicked() {
                commands.push(Command::Action(info.action));
                ui.close();
            }
            if ends_group(info.action) {
                ui.separator();
            }
        }
        if menu == Menu::Go && !state.navigation.bookmarks.is_empty() {
            ui.separator();
            bookmarks_ui(ui, state, commands);
        }
    });
}

/// The bookmarks, each an entry of the menu.
fn bookmarks_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    egui::ScrollArea::vertical().max_height(BOOKMARKS_HEIGHT_PX).show(ui, |ui| {
        for (place, bookmark) in state.navigation.bookmarks.iter().enumerate() {
            if ui.add(TextLabel::new(bookmark.name.clone()).max_width(320.0).link()).clicked() {
                commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::GoTo(place))));
                ui.close();
            }
        }
    });
}

/// Whether an action can do anything now.
pub fn is_enabled(action: Action, state: &State) -> bool {
    match action {
        Action::Undo => state.history.undo_label().is_some(),
        Action::Redo => state.history.redo_label().is_some(),
        Action::Back => state.navigation.history.can_go_back(),
        Action::Forward => state.navigation.history.can_go_forward(),
        Action::CopyMeasure => state.navigation.ruler.measured.is_some(),
        Action::ToggleEras => !state.dataset.header.eras.is_empty(),
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
        Action::ToggleEras => state.view.eras,
        Action::ToggleMotion => state.navigation.reduces_motion(),
        Action::Measure => state.navigation.ruler.is_armed,
        _ => false,
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
            | Action::ToggleTheme
            | Action::GoToDate
            | Action::LastEvent
            | Action::CopyMeasure
    )
}

fn search_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let mut text = state.filter.text.clone();
    let field = TextField::singleline(&mut text, "Search")
        .placeholder("Search events, people, quotations…")
        .width(SEARCH_WIDTH_PX.min(ui.available_width() - 320.0).max(120.0));
    let field = ui.add(field);
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
        if ui.button("Clear").on_hover_text("Clear search and filters").clicked() {
            commands.push(Command::Action(Action::ClearFilter));
        }
        ui.weak(format!("{shown} of {}", shown + left_out));
    }
}

fn undo_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(label) = state.history.undo_label() else { return };
    // The button's words are the interface's; the change's name is data.
    let hover = format!("Undo: {label}");
    let button = ui.button("Undo").on_hover_ui(|ui| {
        ui.add(TextLabel::new(hover));
    });
    if button.clicked() {
        commands.push(Command::Action(Action::Undo));
    }
}

fn language_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let languages: Vec<_> = state.languages().into_iter().map(|lang| (lang, lang.own_name().to_owned())).collect();
    if let Some(lang) = choice_ui(ui, "Language of labels", LANGUAGE_WIDTH_PX, &state.lang(), &languages) {
        commands.push(Command::View(ViewCommand::Lang(lang)));
    }
}

fn lanes_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let choices = [
        (LaneMode::Direction, "By direction"),
        (LaneMode::Kind, "By kind"),
        (LaneMode::Actor, "By actor"),
        (LaneMode::None, "No lanes"),
    ]
    .map(|(lanes, words)| (lanes, words.to_owned()));
    if let Some(lanes) = choice_ui(ui, "Lanes", LANES_WIDTH_PX, &state.view.lanes, &choices) {
        commands.push(Command::View(ViewCommand::Lanes(lanes)));
    }
}
