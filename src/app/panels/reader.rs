//! The source reader: a source as published, cited words in the colour of their
//! events.

use egui::Ui;

use crate::app::command::Command;
use crate::app::state::State;

/// Draws the reader. Takes the state mutably for what is the reader's own
/// (`state.reader`: the flash's start, the scroll target that was reached).
pub fn reader_ui(_ui: &mut Ui, _state: &mut State, _commands: &mut Vec<Command>) {
    todo!()
}
