//! The line at the bottom: what is shown, what is left out, what is unsaved.

use egui::{Align, Layout, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::widgets::TextLabel;
use crate::model::date::{Day, short_month_names};
use crate::model::{Lang, Severity};
use crate::view::timeline::FilteredOut;

/// Mean length of a Gregorian year, in days: 400 years have 146,097.
const YEAR_DAYS: f64 = 146_097.0 / 400.0;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let soft = ui.visuals().weak_text_color();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.add_space(4.0);
        ui.weak(counts_in_words(state));
        let undated = state.undated();
        if undated > 0 {
            let link = ui.add(TextLabel::new(format!("{undated} undated")).color(soft).link());
            if link.clicked() {
                commands.push(Command::Action(Action::ToggleTray));
            }
        }
        ui.weak(window_in_words(state.view.start_days, state.view.span_days));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(4.0);
            problems_ui(ui, state, commands);
            ui.weak(saved_in_words(state));
            if let Some(notice) = &state.notice {
                let color = if notice.failed { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
                ui.add(TextLabel::new(notice.text.clone()).color(color));
            }
        });
    });
}

fn counts_in_words(state: &State) -> String {
    let (shown, left_out) = state.counts();
    let verb = match state.view.filtered_out {
        FilteredOut::Dimmed => "dimmed",
        FilteredOut::Hidden => "hidden",
    };
    let events = if shown == 1 { "event" } else { "events" };
    match left_out {
        0 => format!("{shown} {events}, none {verb}"),
        _ => format!("{shown} {events}, {left_out} {verb} by the filter"),
    }
}

fn saved_in_words(state: &State) -> &'static str {
    match (state.is_dirty(), state.is_bundled()) {
        (true, _) => "Unsaved changes",
        (false, true) => "Bundled dataset",
        (false, false) => "Saved",
    }
}

fn problems_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let problems = &state.derived.problems;
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    let (text, color) = match (errors, warnings) {
        (0, 0) => ("check: no problems".to_owned(), ui.visuals().weak_text_color()),
        (0, _) => (format!("check: {}", plural(warnings, "warning")), ui.visuals().warn_fg_color),
        (_, 0) => (format!("check: {}", plural(errors, "error")), ui.visuals().error_fg_color),
        _ => (
            format!("check: {}, {}", plural(errors, "error"), plural(warnings, "warning")),
            ui.visuals().error_fg_color,
        ),
    };
    if ui.add(TextLabel::new(text).color(color).link()).clicked() {
        commands.push(Command::Action(Action::ToggleProblems));
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The window's range and length, such as "Oct 2020 – Dec 2022 · 2.2 years".
fn window_in_words(start_days: f64, span_days: f64) -> String {
    let end_days = start_days + span_days;
    let day = |days: f64| Day(days.floor() as i64);
    let (from, to) = if span_days < 3.0 {
        (moment_of(start_days), moment_of(end_days))
    } else if span_days < 120.0 {
        (day(start_days).to_string(), day(end_days).to_string())
    } else {
        (month_of(day(start_days)), month_of(day(end_days)))
    };
    format!("{from} – {to} · {}", length_in_words(span_days))
}

/// A day with its time, such as "2021-11-24 14:30".
fn moment_of(days: f64) -> String {
    let minutes = ((days - days.floor()) * 24.0 * 60.0).floor() as i64;
    format!("{} {:02}:{:02}", Day(days.floor() as i64), minutes / 60, minutes % 60)
}

fn month_of(day: Day) -> String {
    let (year, month, _) = day.to_civil();
    if year <= 0 {
        // There is no year 0: 1 BC comes before AD 1.
        return format!("{} BC", 1 - year);
    }
    format!("{} {year}", short_month_names(Lang::EN)[usize::from(month) - 1])
}

fn length_in_words(span_days: f64) -> String {
    match span_days {
        span if span < 2.0 / 24.0 => format!("{:.0} min", span * 24.0 * 60.0),
        span if span < 2.0 => format!("{:.0} h", span * 24.0),
        span if span < 92.0 => format!("{span:.0} days"),
        span if span < 2.0 * YEAR_DAYS => format!("{:.0} months", span / (YEAR_DAYS / 12.0)),
        span if span < 20.0 * YEAR_DAYS => {
            let months = (span / (YEAR_DAYS / 12.0)).round() as i64;
            match months % 12 {
                0 => format!("{} y", months / 12),
                rest => format!("{} y {rest} mo", months / 12),
            }
        }
        span => format!("{:.0} years", span / YEAR_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_told_in_units_that_fit() {
        let start = Day::from_civil(2020, 10, 1).0 as f64;
        let end = Day::from_civil(2022, 12, 1).0 as f64;
        assert_eq!(window_in_words(start, end - start), "Oct 2020 – Dec 2022 · 2 y 2 mo");
        assert_eq!(window_in_words(start, 10.0), "2020-10-01 – 2020-10-11 · 10 days");
        assert_eq!(window_in_words(start, 0.5), "2020-10-01 00:00 – 2020-10-01 12:00 · 12 h");
        assert!(window_in_words(-1_000_000.0, 500.0).starts_with("769 BC – "));
        assert_eq!(length_in_words(36_524.25), "100 years");
    }
}
