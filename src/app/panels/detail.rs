//! The detail pane: everything on the focused event's record.

use egui::Ui;

use crate::app::command::Command;
use crate::app::state::State;

/// Draws the pane.
pub fn detail_ui(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {
    todo!()
}
