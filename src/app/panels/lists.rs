//! Two lists that come up when asked for: events without a usable date, and the
//! problems of the dataset.

use egui::{Context, ScrollArea, Ui, Window};

use crate::app::action::Action;
use crate::app::command::{Command, ViewCommand};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{TextLabel, TextParagraph};
use crate::model::date::{ClaimOutcome, read_claim};
use crate::model::{Problem, Severity};

/// Shows the lists that are open.
pub fn lists_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    if state.panels.tray {
        let mut open = true;
        Window::new("Undated events")
            .id(egui::Id::unique("tray"))
            .default_pos([320.0, 130.0])
            .default_size([400.0, 320.0])
            .open(&mut open)
            .show(ctx, |ui| tray_ui(ui, state, commands));
        if !open {
            commands.push(Command::Action(Action::ToggleTray));
        }
    }
    if state.panels.problems {
        let mut open = true;
        Window::new("Problems")
            .id(egui::Id::unique("problems"))
            .default_pos([320.0, 130.0])
            .default_size([720.0, 420.0])
            .open(&mut open)
            .show(ctx, |ui| problems_ui(ui, state, commands));
        if !open {
            commands.push(Command::Action(Action::ToggleProblems));
        }
    }
}

fn tray_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let lang = state.lang();
    let undated = state.derived.order.iter().copied().filter(|index| state.derived.chronology.date(*index).is_none());
    let (passing, left_out): (Vec<usize>, Vec<usize>) =
        undated.partition(|index| state.derived.passes.get(*index) != Some(&false));
    if passing.is_empty() {
        ui.weak("Every event that passes the filter has a usable date");
    }
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for index in passing {
            let event = &state.dataset.events[index];
            let kind = color(state.theme.kind_color(&state.dataset, &event.kind));
            if ui.add(TextLabel::new(event.title.in_lang(lang)).bold().color(kind).link()).clicked() {
                commands.push(Command::View(ViewCommand::Select { event: Some(event.id.clone()), extend: false }));
            }
            for (claim, outcome) in event.dates.iter().zip(&state.derived.chronology.event(index).claims) {
                let text = match outcome {
                    ClaimOutcome::Failed(error) => error.to_string(),
                    ClaimOutcome::Resolved(_) | ClaimOutcome::Unbounded => read_claim(claim, &state.dataset, lang),
                };
                TextParagraph::new(&text).color(ui.visuals().weak_text_color()).show(ui);
            }
            if event.dates.is_empty() {
                ui.weak("No date is claimed");
            }
            ui.add_space(8.0);
        }
        if !left_out.is_empty() {
            ui.weak(format!("{} more left out by the filter", left_out.len()));
        }
    });
}

fn problems_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.derived.problems.is_empty() {
        ui.weak("The check finds nothing wrong");
    }
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for problem in &state.derived.problems {
            problem_ui(ui, problem, commands);
            ui.add_space(8.0);
        }
    });
}

fn problem_ui(ui: &mut Ui, problem: &Problem, commands: &mut Vec<Command>) {
    let ink = match problem.severity {
        Severity::Error => ui.visuals().error_fg_color,
        Severity::Warning => ui.visuals().warn_fg_color,
    };
    let soft = ui.visuals().weak_text_color();
    TextParagraph::new(&problem.message).color(ink).show(ui);
    ui.horizontal(|ui| {
        let place = &problem.location;
        if place.line > 0 {
            ui.add(TextLabel::new(format!("{}, line {}, column {}", place.file, place.line, place.column)).color(soft));
        } else if !place.file.is_empty() {
            ui.add(TextLabel::new(place.file.clone()).color(soft));
        }
        if let Some(event) = &problem.event
            && ui.add(TextLabel::new(event.as_str()).color(soft).link()).clicked()
        {
            commands.push(Command::View(ViewCommand::Select { event: Some(event.clone()), extend: false }));
            commands.push(Command::View(ViewCommand::Reveal(event.clone())));
        }
    });
}
