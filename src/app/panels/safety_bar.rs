//! The bar below the toolbar, where there is something to decide about the
//! dataset's folder or files.

use egui::{Align, Layout, Ui};

use crate::app::action::Action;
use crate::app::command::{Command, SafetyCommand};
use crate::app::safety::words;
use crate::app::state::State;
use crate::app::widgets::TextLabel;
use crate::text::Direction;

/// Draws the bar.
pub fn safety_bar_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let safety = &state.safety;
    if let Some(sentence) = safety.read_only() {
        row_ui(ui, &sentence, commands, |ui, commands| {
            button_ui(ui, "Try again", Command::Safety(SafetyCommand::TryLock), commands);
            button_ui(ui, "Save as…", Command::Action(Action::SaveAs), commands);
        });
    }
    if safety.folder_gone {
        row_ui(ui, words::FOLDER_GONE, commands, |ui, commands| {
            button_ui(ui, "Save as…", Command::Action(Action::SaveAs), commands);
        });
    }
    for change in &safety.changed {
        let name = &change.name;
        row_ui(ui, &words::changed(change), commands, |ui, commands| {
            if safety.read_only().is_none() {
                button_ui(ui, "Keep mine", Command::Safety(SafetyCommand::KeepMine(name.clone())), commands);
            }
            if change.now.is_some() {
                button_ui(ui, "Reload", Command::Safety(SafetyCommand::Reload(name.clone())), commands);
            }
            button_ui(ui, "Compare…", Command::Safety(SafetyCommand::Compare(name.clone())), commands);
        });
    }
}

fn row_ui(ui: &mut Ui, sentence: &str, commands: &mut Vec<Command>, buttons: impl FnOnce(&mut Ui, &mut Vec<Command>)) {
    let color = ui.visuals().warn_fg_color;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            buttons(ui, commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(TextLabel::new(sentence).color(color).direction(Direction::LeftToRight));
            });
        });
    });
}

fn button_ui(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
    }
}
