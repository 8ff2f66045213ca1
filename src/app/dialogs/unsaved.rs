//! The question before unsaved work would be lost.

use egui::Context;

use crate::app::command::{Command, FileCommand, UnsavedAnswer};
use crate::app::dialogs::{Pending, dialog_ui};
use crate::app::interface::flow;
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton};

/// Asks, where something waits for the answer.
pub fn unsaved_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(pending) = &state.dialogs.unsaved else { return };
    let words = state.words;
    let question = words.say(match pending {
        Pending::Quit => "lost-by-quitting",
        Pending::OpenBundled | Pending::Open(_) => "lost-by-opening",
    });
    let modal = dialog_ui(ctx, "unsaved-work", 420.0, |ui| {
        ui.add(Phrase::heading(words.say("unsaved-changes")));
        ui.add_space(8.0);
        ui.add(Phrase::new(question));
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(flow::row_from_end(ctx), |ui| {
            for (title, given) in [
                (words.say("save"), UnsavedAnswer::Save),
                (words.say("discard-changes"), UnsavedAnswer::Discard),
                (words.say("cancel"), UnsavedAnswer::Cancel),
            ] {
                if ui.add(TextButton::new(title)).clicked() {
                    answer = Some(given);
                }
            }
        });
        answer
    });
    let answer = modal.inner.or(modal.should_close().then_some(UnsavedAnswer::Cancel));
    if let Some(answer) = answer {
        commands.push(Command::File(FileCommand::ResolveUnsaved(answer)));
    }
}
