//! The bar below the toolbar while a large dataset is being opened.

use std::time::Duration;

use egui::{ProgressBar, Ui};

use crate::app::command::{Command, FileCommand};
use crate::app::interface::{Arg, flow};
use crate::app::loading::{Loading, Stage};
use crate::app::state::State;
use crate::app::widgets::{TextButton, TextLabel};

/// How often the bar is drawn anew.
const EVERY: Duration = Duration::from_millis(100);
/// Width of the bar, in logical pixels.
const BAR_PX: f32 = 220.0;
/// Bytes of a megabyte.
const MEGABYTE: u64 = 1_000_000;

/// Draws the bar.
pub fn loading_bar_ui(ui: &mut Ui, state: &State, loading: &Loading, commands: &mut Vec<Command>) {
    let words = state.words;
    let name = loading.folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let name = ("name", Arg::own(name));
    let sentence = match loading.stage() {
        Stage::Reading(done, total) => {
            let args = [name, ("done", count(done / MEGABYTE)), ("total", count(total.div_ceil(MEGABYTE)))];
            words.say_with("opening-reads", &args)
        }
        Stage::Preparing(done, total) => {
            let step = (done + 1).min(total);
            words.say_with("opening-prepares", &[name, ("done", count(step)), ("total", count(total))])
        }
    };
    ui.horizontal(|ui| {
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            if ui.add(TextButton::new(words.say("cancel"))).clicked() {
                commands.push(Command::File(FileCommand::CancelOpening));
            }
            ui.add(ProgressBar::new(loading.share()).desired_width(BAR_PX));
            ui.with_layout(flow::row(ui.ctx()), |ui| {
                ui.add(TextLabel::new(sentence).direction(flow::direction(ui.ctx())));
            });
        });
    });
    ui.ctx().request_repaint_after(EVERY);
}

fn count(number: u64) -> Arg<'static> {
    usize::try_from(number).unwrap_or(usize::MAX).into()
}
