//! The menu of a field: cut, copy, paste, and the direction of its text.

use egui::{Response, Ui, ViewportCommand};

use crate::text::Direction;

use super::State;

/// The directions that a field can be told, with their names.
const DIRECTIONS: [(Direction, &str); 3] = [
    (Direction::Auto, "Automatic direction"),
    (Direction::RightToLeft, "Right to left"),
    (Direction::LeftToRight, "Left to right"),
];

/// The direction that the shortcut changes to.
pub(super) fn next_direction(direction: Direction) -> Direction {
    let at = DIRECTIONS.iter().position(|(other, _)| *other == direction).unwrap_or(0);
    DIRECTIONS[(at + 1) % DIRECTIONS.len()].0
}

/// Shows the menu where the field was clicked for it.
pub(super) fn field_menu_ui(response: &Response, state: &mut State, text: &str) {
    let menu = response.context_menu(|ui| {
        let has_selection = !state.editor.selection().is_empty();
        entry_ui(ui, has_selection, "Cut", || ViewportCommand::RequestCut);
        entry_ui(ui, has_selection, "Copy", || ViewportCommand::RequestCopy);
        entry_ui(ui, true, "Paste", || ViewportCommand::RequestPaste);
        if ui.button("Select all").clicked() {
            state.editor.select_all(text);
            ui.close();
        }
        ui.separator();
        for (direction, name) in DIRECTIONS {
            if ui.radio(state.direction == direction, name).clicked() {
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

fn entry_ui(ui: &mut Ui, enabled: bool, name: &str, command: impl Fn() -> ViewportCommand) {
    if ui.add_enabled(enabled, egui::Button::new(name)).clicked() {
        ui.ctx().send_viewport_cmd(command());
        ui.close();
    }
}
