//! The line at the bottom: what is shown, what is left out, what is unsaved.

use egui::Ui;

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::interface::{Arg, Words, flow};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextLabel};
use crate::model::date::{DateStyle, Day, short_month_names};
use crate::view::timeline::FilteredOut;

/// Mean length of a Gregorian year, in days: 400 years have 146,097.
const YEAR_DAYS: f64 = 146_097.0 / 400.0;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let soft = ui.visuals().weak_text_color();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.add_space(4.0);
        // The interface's language, the reader's customs.
        let style = state.view.customs.style(state.words.lang());
        ui.add(Phrase::new(style.digits(counts_in_words(state))).weak());
        let undated = state.undated();
        if undated > 0 {
            let link = ui.add(
                TextLabel::new(style.digits(state.words.say_with("counted-undated", &[("count", undated.into())])))
                    .color(soft)
                    .link(),
            );
            if link.clicked() {
                commands.push(Command::Action(Action::ToggleTray));
            }
        }
        let window = window_in_words(state.view.start_days, state.view.span_days, state.words, style);
        ui.add(Phrase::new(window).weak());
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            ui.add_space(4.0);
            problems_ui(ui, state, commands);
            ui.add(Phrase::new(saved_in_words(state)).weak());
            if let Some(notice) = &state.notice {
                let color = if notice.failed { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
                ui.add(TextLabel::new(notice.text.clone()).direction(flow::direction(ui.ctx())).color(color));
            }
        });
    });
}

fn counts_in_words(state: &State) -> String {
    let (shown, left_out) = state.counts();
    let words = state.words;
    let events = Arg::own(words.say_with("counted-events", &[("count", shown.into())]));
    match (left_out, state.view.filtered_out) {
        (0, FilteredOut::Dimmed) => words.say_with("counts-none-dimmed", &[("events", events)]),
        (0, FilteredOut::Hidden) => words.say_with("counts-none-hidden", &[("events", events)]),
        (_, FilteredOut::Dimmed) => words.say_with("counts-dimmed", &[("events", events), ("count", left_out.into())]),
        (_, FilteredOut::Hidden) => words.say_with("counts-hidden", &[("events", events), ("count", left_out.into())]),
    }
}

fn saved_in_words(state: &State) -> &'static str {
    state.words.say(match (state.is_dirty(), state.is_bundled()) {
        (true, _) => "unsaved-changes",
        (false, true) => "bundled-dataset",
        (false, false) => "saved",
    })
}

fn problems_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (errors, warnings) = state.problem_counts();
    let words = state.words;
    let counted_errors = || Arg::own(words.say_with("counted-errors", &[("count", errors.into())]));
    let counted_warnings = || Arg::own(words.say_with("counted-warnings", &[("count", warnings.into())]));
    let (found, color) = match (errors, warnings) {
        (0, 0) => (Arg::own(words.say("no-problems")), ui.visuals().weak_text_color()),
        (0, _) => (counted_warnings(), ui.visuals().warn_fg_color),
        (_, 0) => (counted_errors(), ui.visuals().error_fg_color),
        _ => {
            let both = [("errors", counted_errors()), ("warnings", counted_warnings())];
            (Arg::own(words.say_with("errors-and-warnings", &both)), ui.visuals().error_fg_color)
        }
    };
    let text = words.say_with("check-finds", &[("found", found)]);
    if ui.add(TextLabel::new(text).direction(flow::direction(ui.ctx())).color(color).link()).clicked() {
        commands.push(Command::Action(Action::ToggleProblems));
    }
}

/// The window's range and length, such as "Oct 2020 – Dec 2022 · 2.2 years".
fn window_in_words(start_days: f64, span_days: f64, words: &'static Words, style: DateStyle) -> String {
    let end_days = start_days + span_days;
    let day = |days: f64| Day(days.floor() as i64);
    let (from, to) = if span_days < 3.0 {
        (moment_of(start_days).into(), moment_of(end_days).into())
    } else if span_days < 120.0 {
        (day(start_days).to_string().into(), day(end_days).to_string().into())
    } else {
        (Arg::own(month_of(day(start_days), words, style)), Arg::own(month_of(day(end_days), words, style)))
    };
    let length = Arg::own(length_in_words(span_days, words));
    style.digits(words.say_with("from-to-length", &[("from", from), ("to", to), ("length", length)]))
}

/// A day with its time, such as "2021-11-24 14:30".
fn moment_of(days: f64) -> String {
    let minutes = ((days - days.floor()) * 24.0 * 60.0).floor() as i64;
    format!("{} {:02}:{:02}", Day(days.floor() as i64), minutes / 60, minutes % 60)
}

fn month_of(day: Day, words: &'static Words, style: DateStyle) -> String {
    let (year, month, _) = day.to_civil();
    if year <= 0 {
        // There is no year 0: 1 BC comes before AD 1.
        return words.say_with("year-before-era", &[("year", (1 - year).to_string().into())]);
    }
    format!("{} {year}", short_month_names(style)[usize::from(month) - 1])
}

fn length_in_words(span_days: f64, words: &'static Words) -> String {
    let counted = |key: &str, count: f64| words.say_with(key, &[("count", Arg::Count(count.round()))]);
    match span_days {
        span if span < 2.0 / 24.0 => counted("counted-minutes", span * 24.0 * 60.0),
        span if span < 2.0 => counted("counted-hours", span * 24.0),
        span if span < 92.0 => counted("counted-days", span),
        span if span < 2.0 * YEAR_DAYS => counted("counted-months", span / (YEAR_DAYS / 12.0)),
        span if span < 20.0 * YEAR_DAYS => {
            let months = (span / (YEAR_DAYS / 12.0)).round();
            let (years, rest) = ((months / 12.0).floor(), months % 12.0);
            if rest < 0.5 {
                return counted("counted-years", years);
            }
            words.say_with("years-and-months", &[("years", Arg::Count(years)), ("months", Arg::Count(rest))])
        }
        span => counted("counted-years", span / YEAR_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn the_window_is_told_in_units_that_fit() {
        let words = Words::of(Lang::EN);
        let window_in_words = |start, span| window_in_words(start, span, words, Lang::EN.into());
        let start = Day::from_civil(2020, 10, 1).0 as f64;
        let end = Day::from_civil(2022, 12, 1).0 as f64;
        assert_eq!(window_in_words(start, end - start), "Oct 2020 – Dec 2022 · 2 y 2 mo");
        assert_eq!(window_in_words(start, 10.0), "2020-10-01 – 2020-10-11 · 10 days");
        assert_eq!(window_in_words(start, 0.5), "2020-10-01 00:00 – 2020-10-01 12:00 · 12 h");
        assert!(window_in_words(-1_000_000.0, 500.0).starts_with("769 BC – "));
        assert_eq!(length_in_words(36_524.25, words), "100 years");
        let two_years_and_a_month = 25.0 * YEAR_DAYS / 12.0;
        assert_eq!(length_in_words(two_years_and_a_month, Words::of(Lang::AR)), "سنتان وشهر");
        assert_eq!(length_in_words(two_years_and_a_month, Words::of(Lang::FR)), "2 ans 1 mois");
    }
}
