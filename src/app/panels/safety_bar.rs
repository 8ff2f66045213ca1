//! The bar below the toolbar, where there is something to decide about the
//! dataset's folder or files.

use egui::Ui;

use crate::app::action::Action;
use crate::app::command::{Command, SafetyCommand};
use crate::app::interface::flow;
use crate::app::safety::words;
use crate::app::state::State;
use crate::app::widgets::{TextButton, TextLabel};

/// Draws the bar.
pub fn safety_bar_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (safety, words) = (&state.safety, state.words);
    let save_as = || (words.say("save-as"), Command::Action(Action::SaveAs));
    if let Some(sentence) = safety.read_only(words) {
        let again = (words.say("try-again"), Command::Safety(SafetyCommand::TryLock));
        row_ui(ui, &sentence, vec![again, save_as()], commands);
    }
    if safety.folder_gone {
        row_ui(ui, words.say("folder-gone"), vec![save_as()], commands);
    }
    for change in &safety.changed {
        let name = &change.name;
        let mut answers = Vec::new();
        if safety.may_write() {
            answers.push((words.say("keep-mine"), Command::Safety(SafetyCommand::KeepMine(name.clone()))));
        }
        if change.now.is_some() {
            answers.push((words.say("reload-file"), Command::Safety(SafetyCommand::Reload(name.clone()))));
        }
        answers.push((words.say("compare-file"), Command::Safety(SafetyCommand::Compare(name.clone()))));
        row_ui(ui, &words::changed(words, change), answers, commands);
    }
}

/// One sentence with its answers, the first where reading ends.
fn row_ui(ui: &mut Ui, sentence: &str, answers: Vec<(&'static str, Command)>, commands: &mut Vec<Command>) {
    let color = ui.visuals().warn_fg_color;
    ui.horizontal(|ui| {
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            for (name, command) in answers {
                if ui.add(TextButton::new(name)).clicked() {
                    commands.push(command);
                }
            }
            ui.with_layout(flow::row(ui.ctx()), |ui| {
                ui.add(TextLabel::new(sentence).color(color).direction(flow::direction(ui.ctx())));
            });
        });
    });
}
