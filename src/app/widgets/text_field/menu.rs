//! The menu of a field: cut, copy, paste, and the direction of its text.

use egui::{Popup, Response, Ui, ViewportCommand};

use crate::app::interface::flow;
use crate::app::widgets::{TextButton, radio_ui};
use crate::text::Direction;

use super::State;

/// The directions that a field can be told.
const DIRECTIONS: [Direction; 3] = [Direction::Auto, Direction::RightToLeft, Direction::LeftToRight];

/// The direction that the shortcut changes to.
pub(super) fn next_direction(direction: Direction) -> Direction {
    let at = DIRECTIONS.iter().position(|other| *other == direction).unwrap_or(0);
    DIRECTIONS[(at + 1) % DIRECTIONS.len()]
}

/// Shows the menu where the field was clicked for it.
pub(super) fn field_menu_ui(response: &Response, state: &mut State, text: &str) {
    let layout = flow::column(&response.ctx);
    let menu = Popup::context_menu(response).layout(layout).show(|ui| {
        let words = flow::words(ui.ctx());
        let has_selection = !state.editor.selection().is_empty();
        entry_ui(ui, has_selection, words.say("field-cut"), ViewportCommand::RequestCut);
        entry_ui(ui, has_selection, words.say("field-copy"), ViewportCommand::RequestCopy);
        entry_ui(ui, true, words.say("field-paste"), ViewportCommand::RequestPaste);
        if ui.add(TextButton::entry(words.say("field-select-all"))).clicked() {
            state.editor.select_all(text);
            ui.close();
        }
        ui.separator();
        for direction in DIRECTIONS {
            let name = match direction {
                Direction::Auto => words.say("field-direction-auto"),
                Direction::RightToLeft => words.say("field-direction-rtl"),
                Direction::LeftToRight => words.say("field-direction-ltr"),
            };
            if radio_ui(ui, state.direction == direction, name).clicked() {
                state.direction = direction;
                ui.close();
            }
        }
    });
    // What the menu asks for is meant for this field.
    if menu.is_some() || response.secondary_clicked() {
        response.request_focus();
    }
}

fn entry_ui(ui: &mut Ui, enabled: bool, name: &str, command: ViewportCommand) {
    if ui.add_enabled(enabled, TextButton::entry(name)).clicked() {
        ui.ctx().send_viewport_cmd(command);
        ui.close();
    }
}
