//! The question before unsaved work would be lost.

use egui::Context;

use crate::app::command::{Command, FileCommand, UnsavedAnswer};
use crate::app::dialogs::{Pending, dialog};
use crate::app::state::State;

/// Asks, where something waits for the answer.
pub fn unsaved_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(pending) = &state.dialogs.unsaved else { return };
    let what_next = match pending {
        Pending::Quit => "closing the window",
        Pending::OpenBundled | Pending::Open(_) => "opening another dataset",
    };
    let modal = dialog(ctx, "unsaved-work").show(ctx, |ui| {
        ui.set_width(400.0);
        ui.heading("Unsaved changes");
        ui.add_space(8.0);
        ui.label(format!("Your changes are not yet on disk and would be lost by {what_next}"));
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Save").clicked() {
                answer = Some(UnsavedAnswer::Save);
            }
            if ui.button("Discard changes").clicked() {
                answer = Some(UnsavedAnswer::Discard);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(UnsavedAnswer::Cancel);
            }
        });
        answer
    });
    let answer = modal.inner.or(modal.should_close().then_some(UnsavedAnswer::Cancel));
    if let Some(answer) = answer {
        commands.push(Command::File(FileCommand::ResolveUnsaved(answer)));
    }
}
