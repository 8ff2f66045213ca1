//! Two lists that come up when asked for: events without a usable date, and the
//! problems of the dataset.

use egui::{Context, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::{Command, ViewCommand};
use crate::app::interface::{Words, flow};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Phrase, TextLabel, TextParagraph, long_list_ui, window_ui};
use crate::model::date::{ClaimOutcome, read_claim};
use crate::model::{Lang, Problem, Severity};

/// How high an undated event usually is, in logical pixels.
const UNDATED_ROW_PX: f32 = 54.0;
/// How high a problem usually is, in logical pixels.
const PROBLEM_ROW_PX: f32 = 60.0;

/// Shows the lists that are open.
pub fn lists_ui(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let (words, corner) = (state.words, pos2(320.0, 130.0));
    if state.panels.tray {
        let names = ("tray", words.say("toggle-tray"), words.say("close"));
        if !window_ui(ctx, names, (corner, vec2(400.0, 320.0)), |ui| tray_ui(ui, state, commands)) {
            commands.push(Command::Action(Action::ToggleTray));
        }
    }
    if state.panels.problems {
        let names = ("problems", words.say("toggle-problems"), words.say("close"));
        if !window_ui(ctx, names, (corner, vec2(720.0, 420.0)), |ui| problems_ui(ui, state, commands)) {
            commands.push(Command::Action(Action::ToggleProblems));
        }
    }
}

fn tray_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let undated = state.derived.undated();
    let passing: Vec<usize> = match state.counts() {
        (_, 0) => undated.to_vec(),
        _ => undated.iter().copied().filter(|index| state.passes(*index)).collect(),
    };
    if passing.is_empty() {
        ui.add(Phrase::new(state.words.say("all-dated")).weak());
    }
    let left_out = undated.len() - passing.len();
    let rows = passing.len() + usize::from(left_out > 0);
    long_list_ui(ui, "undated", rows, UNDATED_ROW_PX, |ui, row| match passing.get(row) {
        Some(index) => undated_ui(ui, state, *index, commands),
        None => {
            let more = state.words.say_with("left-out-by-filter", &[("count", left_out.into())]);
            ui.add(Phrase::new(more).weak());
        }
    });
}

fn undated_ui(ui: &mut Ui, state: &State, index: usize, commands: &mut Vec<Command>) {
    let lang = state.lang();
    let event = &state.dataset.events[index];
    let kind = color(state.theme.kind_color(&state.dataset, &event.kind));
    if ui.add(TextLabel::new(event.title.in_lang(lang)).bold().color(kind).link()).clicked() {
        commands.push(Command::View(ViewCommand::Select { event: Some(event.id.clone()), extend: false }));
    }
    for (claim, outcome) in event.dates.iter().zip(&state.derived.chronology.event(index).claims) {
        let text = match outcome {
            ClaimOutcome::Failed(error) => state.words.say_with("date-fails", &[("reason", error.to_string().into())]),
            ClaimOutcome::Resolved(_) | ClaimOutcome::Unbounded => {
                read_claim(claim, &state.dataset, state.date_style())
            }
        };
        TextParagraph::new(&text).color(ui.visuals().weak_text_color()).show(ui);
    }
    if event.dates.is_empty() {
        ui.add(Phrase::new(state.words.say("no-date")).weak());
    }
    ui.add_space(8.0);
}

fn problems_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (problems, of_layers) = (state.derived.problems(), &state.layers.problems);
    let count = problems.len() + of_layers.len();
    if count == 0 {
        ui.add(Phrase::new(state.words.say("nothing-wrong")).weak());
    } else if state.words.lang() != Lang::EN {
        ui.add(Phrase::new(state.words.say("problems-in-english")).weak());
        ui.add_space(4.0);
    }
    long_list_ui(ui, "problems", count, PROBLEM_ROW_PX, |ui, row| {
        let problem = problems.get(row).or_else(|| of_layers.get(row - problems.len()));
        let Some(problem) = problem else { return };
        problem_ui(ui, problem, state.words, commands);
        ui.add_space(8.0);
    });
}

fn problem_ui(ui: &mut Ui, problem: &Problem, words: &'static Words, commands: &mut Vec<Command>) {
    let ink = match problem.severity {
        Severity::Error => ui.visuals().error_fg_color,
        Severity::Warning => ui.visuals().warn_fg_color,
    };
    let soft = ui.visuals().weak_text_color();
    if let Some(gist) = words.gist(problem.code).filter(|_| words.lang() != Lang::EN) {
        ui.add(Phrase::new(gist).bold().color(ink));
    }
    TextParagraph::new(&problem.message).color(ink).show(ui);
    ui.horizontal(|ui| {
        let place = &problem.location;
        if place.line > 0 {
            let args = [("file", (&place.file).into()), ("line", place.line.into()), ("column", place.column.into())];
            let text = words.say_with("file-line-column", &args);
            ui.add(TextLabel::new(text).direction(flow::direction(ui.ctx())).color(soft));
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
