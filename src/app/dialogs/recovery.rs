//! The question about work that was left behind, and the list of what differs
//! between a file and the window.

use egui::{Context, ScrollArea, Ui};

use crate::app::command::{Command, RecoveryAnswer, SafetyCommand};
use crate::app::dialogs::dialog_ui;
use crate::app::interface::flow;
use crate::app::safety::{Comparison, Recovery, words};
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextLabel};

/// Width of both dialogs, in logical pixels.
const WIDTH_PX: f32 = 560.0;
/// Tallest that a list gets, in logical pixels.
const LIST_HEIGHT_PX: f32 = 260.0;

/// Asks what becomes of work that was left behind, where there is any.
pub fn recovery_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(recovery) = &state.safety.recovery else { return };
    let words = state.words;
    let modal = dialog_ui(ctx, "recovery", WIDTH_PX, |ui| {
        ui.add(Phrase::heading(words.say("unsaved-work-found")));
        ui.add_space(8.0);
        ui.add(Phrase::new(words::recovery(words, recovery)));
        if !recovery.fits() {
            ui.add_space(4.0);
            ui.add(Phrase::new(words.say("may-not-fit")).color(ui.visuals().warn_fg_color));
        }
        if recovery.is_looking {
            steps_ui(ui, state, recovery);
        }
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(flow::row_from_end(ctx), |ui| {
            let look = if recovery.is_looking { "hide-changes" } else { "look-at-changes" };
            for (name, given) in [
                ("restore-work", RecoveryAnswer::Restore),
                (look, RecoveryAnswer::Look),
                ("decide-later", RecoveryAnswer::Later),
            ] {
                if ui.add(TextButton::new(words.say(name))).clicked() {
                    answer = Some(given);
                }
            }
            ui.with_layout(flow::row(ctx), |ui| {
                let discard = ui.add(TextButton::new(words.say("discard-work")));
                if discard.explained(words.explain("discard-work")).clicked() {
                    answer = Some(RecoveryAnswer::Discard);
                }
            });
        });
        answer
    });
    let answer = modal.inner.or(modal.should_close().then_some(RecoveryAnswer::Later));
    if let Some(answer) = answer {
        commands.push(Command::Safety(SafetyCommand::Recover(answer)));
    }
}

/// Every change with its time, the open form last.
fn steps_ui(ui: &mut Ui, state: &State, recovery: &Recovery) {
    ui.add_space(10.0);
    let words = state.words;
    let mut lines: Vec<(u64, String)> = recovery.steps().map(|(at, label)| (at, label.to_owned())).collect();
    let drafts = recovery.rests.iter().filter_map(|rest| rest.draft.as_ref());
    lines.extend(drafts.map(|(at, draft)| {
        let title = draft.event.title.in_lang(state.lang());
        let name = if title.is_empty() { draft.event.id.as_str() } else { title };
        (*at, words.say_with("open-form-on", &[("event", name.into())]))
    }));
    rows_ui(ui, &lines, |ui, (at, label)| {
        let soft = ui.visuals().weak_text_color();
        ui.add(TextLabel::new(words::moment(words, *at)).color(soft).direction(flow::direction(ui.ctx())));
        ui.add(TextLabel::new(label.as_str()));
    });
}

/// A list of which only the lines in sight are laid out.
fn rows_ui<T>(ui: &mut Ui, lines: &[T], line_ui: impl Fn(&mut Ui, &T)) {
    let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
    let area = ScrollArea::vertical().max_height(LIST_HEIGHT_PX).auto_shrink([false, true]);
    area.show_rows(ui, height, lines.len(), |ui, rows| {
        flow::column_ui(ui, |ui| {
            for line in lines.get(rows).unwrap_or_default() {
                ui.horizontal(|ui| line_ui(ui, line));
            }
        });
    });
}

/// Shows which records differ, where a file is being compared.
pub fn comparison_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(comparison) = &state.safety.comparison else { return };
    let (name, words) = (&comparison.name, state.words);
    let modal = dialog_ui(ctx, "comparison", WIDTH_PX, |ui| {
        ui.add(Phrase::heading(words.say_with("compared-file", &[("file", name.into())])));
        ui.add_space(8.0);
        differences_ui(ui, state, comparison);
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(flow::row_from_end(ctx), |ui| {
            let keep = || ("keep-mine", SafetyCommand::KeepMine(name.clone()));
            let mut answers = Vec::from_iter(state.safety.may_write().then(keep));
            answers.push(("reload-file", SafetyCommand::Reload(name.clone())));
            answers.push(("close", SafetyCommand::CloseComparison));
            for (key, given) in answers {
                let button = ui.add(TextButton::new(words.say(key)));
                if button.explained(words.explain(key)).clicked() {
                    answer = Some(given);
                }
            }
        });
        answer
    });
    let closes = modal.should_close();
    let answer = modal.inner.or(closes.then_some(SafetyCommand::CloseComparison));
    if let Some(answer) = answer {
        commands.push(Command::Safety(answer));
    }
}

fn differences_ui(ui: &mut Ui, state: &State, comparison: &Comparison) {
    let words = state.words;
    if comparison.differences.is_empty() {
        ui.add(Phrase::new(words.say("nothing-differs")));
        return;
    }
    rows_ui(ui, &comparison.differences, |ui, difference| {
        let event = state.event(&difference.id.as_str().into());
        let title = event.map_or("", |event| event.title.in_lang(state.lang()));
        let title = if title.is_empty() { difference.id.as_str() } else { title };
        let soft = ui.visuals().weak_text_color();
        ui.add(TextLabel::new(title).max_width(WIDTH_PX / 2.0));
        let how = words::difference(words, difference);
        ui.add(TextLabel::new(how).color(soft).direction(flow::direction(ui.ctx())));
    });
}
