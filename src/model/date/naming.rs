//! Names of parsed EDTF dates, in words and in full.

use edtf_core::{Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, TimeShift};

use super::bounds::Precision;
use super::edtf;
use super::span::{Form, between, clock, is_unit, unit};
use super::style::Speech;
use super::vocabulary::{Vocabulary, vocabulary};

/// How the qualifiers of a date are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// After the name, for a reading: "July 2022, about".
    Apart,
    /// With the name, for a phrase: "about July 2022".
    Within,
}

/// The name of a parsed date.
pub(super) fn name_of(parsed: &Edtf, speech: Speech, manner: Manner) -> String {
    match parsed {
        Edtf::Date(date) => date_name(date, speech, manner),
        Edtf::DateTime(moment) => moment_name(moment, speech),
        Edtf::Interval(interval) => interval_name(interval, speech),
        Edtf::Set(set) => set_name(set, speech),
    }
}

fn date_name(date: &Date, speech: Speech, manner: Manner) -> String {
    let words = vocabulary(speech);
    let (approximate, uncertain) = match manner {
        Manner::Apart => (words.said_approximate, words.said_uncertain),
        Manner::Within => (words.roughly, words.uncertain),
    };
    let mut name =
        plain_name(date, speech).unwrap_or_else(|| words.fill(words.as_written, &[&Edtf::Date(*date).to_string()]));
    if date.is_approximate() {
        name = words.fill(approximate, &[&name]);
    }
    if date.is_uncertain() {
        name = words.fill(uncertain, &[&name]);
    }
    name
}

/// The name without its qualifiers; `None` where the date is too far away.
fn plain_name(date: &Date, speech: Speech) -> Option<String> {
    let words = vocabulary(speech);
    let resolved = edtf::resolve(&Edtf::Date(*date))?;
    let (first, last) = resolved.core.earliest_start.zip(resolved.core.latest_end)?;
    if let Some(code @ 21..) = date.month.and_then(DateField::value) {
        let year = Date { month: None, day: None, ..*date };
        return Some(season_name(code, &plain_name(&year, speech)?, words));
    }
    let Some(named) = unit(first, last, resolved.precision, speech, Form::Long) else {
        return Some(between(first, last, speech, Form::Long));
    };
    Some(match (date.month, date.day) {
        (_, Some(day)) if day.has_unspecified() && is_unit(first, last, Precision::Month) => {
            words.fill(words.day_unknown, &[&named])
        }
        (Some(month), _) if month.has_unspecified() && is_unit(first, last, Precision::Year) => {
            words.fill(words.month_unknown, &[&named])
        }
        _ => named,
    })
}

/// The name of a season or other group of months, by its code in ISO 8601-2,
/// 4.8.
fn season_name(code: u8, year: &str, words: &Vocabulary) -> String {
    let season = |base: u8| words.fill(words.seasons[usize::from(code.saturating_sub(base)).min(3)], &[year]);
    let part = |template: &str, base: u8| words.fill(template, &[&(code.saturating_sub(base) + 1).to_string(), year]);
    match code {
        25..=28 => words.fill(words.north, &[&season(25)]),
        29..=32 => words.fill(words.south, &[&season(29)]),
        33..=36 => part(words.quarter, 33),
        37..=39 => part(words.third, 37),
        40.. => part(words.half, 40),
        _ => season(21),
    }
}

fn moment_name(moment: &DateTime, speech: Speech) -> String {
    let words = vocabulary(speech);
    let time = &moment.time;
    let seconds = u32::from(time.hour) * 3600 + u32::from(time.minute) * 60 + u32::from(time.second);
    let shift = match time.shift {
        None => String::new(),
        Some(TimeShift::Utc) => " UTC".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            format!(" UTC{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
        }
    };
    let date = date_name(&moment.date, speech, Manner::Apart);
    words.fill(words.at_clock, &[&date, &format!("{}{shift}", clock(seconds, true))])
}

fn interval_name(interval: &Interval, speech: Speech) -> String {
    let words = vocabulary(speech);
    let name = |date: &Date| date_name(date, speech, Manner::Within);
    let endpoint = |endpoint: &IntervalEndpoint| match endpoint {
        IntervalEndpoint::Date(date) => Some(name(date)),
        IntervalEndpoint::OnOrBefore(date) => Some(words.fill(words.or_earlier, &[&name(date)])),
        IntervalEndpoint::OnOrAfter(date) => Some(words.fill(words.or_later, &[&name(date)])),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    };
    match (endpoint(&interval.start), endpoint(&interval.end)) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => words.phrase(words.from_to, &[&start, &end]),
        (Some(start), None) if interval.end == IntervalEndpoint::Open => words.phrase(words.open_end, &[&start]),
        (Some(start), None) => words.phrase(words.unknown_end, &[&start]),
        (None, Some(end)) if interval.start == IntervalEndpoint::Open => words.phrase(words.open_start, &[&end]),
        (None, Some(end)) => words.phrase(words.unknown_start, &[&end]),
        (None, None) => String::new(),
    }
}

fn set_name(set: &Set, speech: Speech) -> String {
    let words = vocabulary(speech);
    let name = |date: &Date| date_name(date, speech, Manner::Within);
    let members: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(date) => name(date),
            SetElement::OnOrBefore(date) => words.fill(words.or_earlier, &[&name(date)]),
            SetElement::OnOrAfter(date) => words.fill(words.or_later, &[&name(date)]),
            SetElement::Range(first, last) => format!("{} – {}", name(first), name(last)),
        })
        .collect();
    match (members.as_slice(), set.kind) {
        // A set of one range is all that lies between, not a list.
        ([_], kind) if let [SetElement::Range(first, last)] = set.elements.as_slice() => {
            let template = if kind == SetKind::OneMember { words.between } else { words.from_to };
            words.phrase(template, &[&name(first), &name(last)])
        }
        ([only], _) => only.clone(),
        (members, SetKind::OneMember) => words.fill(words.one_of, &[&members.join(words.list_separator)]),
        (members, SetKind::AllMembers) => words.fill(words.all_of, &[&members.join(words.list_separator)]),
    }
}
