//! The question about work that was left behind, and the list of what differs
//! between a file and the window.

use egui::{Align, Context, Layout, ScrollArea, Ui};

use crate::app::command::{Command, RecoveryAnswer, SafetyCommand};
use crate::app::dialogs::dialog;
use crate::app::safety::{Comparison, Recovery, words};
use crate::app::state::State;
use crate::app::widgets::TextLabel;

/// Width of both dialogs, in logical pixels.
const WIDTH_PX: f32 = 520.0;
/// Tallest that a list gets, in logical pixels.
const LIST_HEIGHT_PX: f32 = 260.0;

/// Asks what becomes of work that was left behind, where there is any.
pub fn recovery_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(recovery) = &state.safety.recovery else { return };
    let modal = dialog(ctx, "recovery").show(ctx, |ui| {
        ui.set_width(WIDTH_PX);
        ui.heading("Unsaved work was found");
        ui.add_space(8.0);
        ui.label(words::recovery(recovery));
        if !recovery.fits() {
            ui.add_space(4.0);
            ui.colored_label(ui.visuals().warn_fg_color, words::NO_LONGER_FITS);
        }
        if recovery.is_looking {
            steps_ui(ui, recovery);
        }
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Restore").clicked() {
                answer = Some(RecoveryAnswer::Restore);
            }
            let look = if recovery.is_looking { "Hide the changes" } else { "Look at the changes" };
            if ui.button(look).clicked() {
                answer = Some(RecoveryAnswer::Look);
            }
            if ui.button("Decide later").clicked() {
                answer = Some(RecoveryAnswer::Later);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if ui.button("Discard").on_hover_text("The changes cannot be brought back after that").clicked() {
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

fn steps_ui(ui: &mut Ui, recovery: &Recovery) {
    ui.add_space(10.0);
    let soft = ui.visuals().weak_text_color();
    let steps: Vec<(u64, &str)> = recovery.steps().collect();
    let height = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
    ScrollArea::vertical().max_height(LIST_HEIGHT_PX).auto_shrink([false, true]).show_rows(
        ui,
        height,
        steps.len(),
        |ui, rows| {
            for (at, label) in steps.get(rows).unwrap_or_default() {
                ui.horizontal(|ui| {
                    ui.add(TextLabel::new(words::moment(*at)).color(soft));
                    ui.add(TextLabel::new(*label));
                });
            }
        },
    );
    if recovery.has_draft() {
        for draft in recovery.rests.iter().filter_map(|rest| rest.draft.as_ref()) {
            ui.horizontal(|ui| {
                ui.add(TextLabel::new(words::moment(draft.0)).color(soft));
                ui.add(TextLabel::new(format!("Open form on “{}”", draft.1.event.id)));
            });
        }
    }
}

/// Shows which records differ, where a file is being compared.
pub fn comparison_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(comparison) = &state.safety.comparison else { return };
    let name = &comparison.name;
    let may_keep = state.safety.read_only().is_none();
    let modal = dialog(ctx, "comparison").show(ctx, |ui| {
        ui.set_width(WIDTH_PX);
        ui.heading(format!("{name} on disk and here"));
        ui.add_space(8.0);
        differences_ui(ui, state, comparison);
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if may_keep && ui.button("Keep mine").on_hover_text("Saving then writes over the file").clicked() {
                answer = Some(SafetyCommand::KeepMine(name.clone()));
            }
            if ui.button("Reload").on_hover_text("Takes the file over; undo brings your events back").clicked() {
                answer = Some(SafetyCommand::Reload(name.clone()));
            }
            if ui.button("Close").clicked() {
                answer = Some(SafetyCommand::CloseComparison);
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
    if comparison.differences.is_empty() {
        ui.label("The file was written anew, and its records are as they are here");
        return;
    }
    let soft = ui.visuals().weak_text_color();
    let height = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
    ScrollArea::vertical().max_height(LIST_HEIGHT_PX).auto_shrink([false, true]).show_rows(
        ui,
        height,
        comparison.differences.len(),
        |ui, rows| {
            for difference in comparison.differences.get(rows).unwrap_or_default() {
                let event = state.event(&difference.id.as_str().into());
                let title = event.map_or("", |event| event.title.in_lang(state.lang()));
                let title = if title.is_empty() { difference.id.as_str() } else { title };
                ui.horizontal(|ui| {
                    ui.add(TextLabel::new(title).max_width(WIDTH_PX / 2.0));
                    ui.add(TextLabel::new(words::difference(difference)).color(soft));
                });
            }
        },
    );
}
