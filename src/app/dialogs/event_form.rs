//! The event form: every field of a record, claims and citations included.

use egui::Context;

use crate::app::command::Command;
use crate::app::state::State;

/// Shows the form where a draft is open. Edits the draft (`state.draft`) alone;
/// applying or discarding it are commands.
pub fn event_form_ui(_ctx: &Context, _state: &mut State, _commands: &mut Vec<Command>) {
    todo!()
}
