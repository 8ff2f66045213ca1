//! Dates in words, per language.

use edtf_core::{Date, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, TimeShift};

use crate::model::dataset::Dataset;
use crate::model::lang::Lang;
use crate::model::words::Tongue;

use super::ClaimError;
use super::bounds::{Bounds, Day, Extent, Precision, Resolved};
use super::claim::{ClaimWhat, DateClaim, Relative, TimeRelation};
use super::counts;
use super::edtf;
use super::span::{Form, clock, day_span, is_unit, span, unit};
use super::vocabulary::{Vocabulary, fill, vocabulary};
use super::widening::Span;

/// What an EDTF string means, for the person who is typing it, such as
/// "July 2022, about: 1–31 Jul 2022, ± 15 days".
///
/// # Errors
/// As [`ClaimError`] for a string that is no EDTF date.
pub fn read_edtf(text: &str, lang: Lang) -> Result<String, ClaimError> {
    let parsed = edtf::parse(text)?;
    let resolved = edtf::resolve(&parsed).ok_or_else(|| ClaimError::TooFar { text: text.to_owned() })?;
    let tongue = Tongue::of(lang);
    let name = name_of(&parsed, tongue);
    Ok(match detail(&resolved, tongue) {
        Some(detail) => format!("{name}: {detail}"),
        None => name,
    })
}

/// A claim in words, such as "about two months before Belkhir visits Tel Aviv",
/// "24 November 2021" or "a Tuesday".
pub fn read_claim(claim: &DateClaim, dataset: &Dataset, lang: Lang) -> String {
    let tongue = Tongue::of(lang);
    let words = vocabulary(tongue);
    match &claim.what {
        ClaimWhat::Edtf(text) => match Edtf::parse(text) {
            Ok(parsed) => name_of(&parsed, tongue),
            Err(_) => fill(words.as_written, &[text]),
        },
        ClaimWhat::Weekday(weekday) => words.weekdays[*weekday as usize].to_owned(),
        ClaimWhat::Relative(relative) => relative_in_words(relative, dataset, lang),
    }
}

fn relative_in_words(relative: &Relative, dataset: &Dataset, lang: Lang) -> String {
    let tongue = Tongue::of(lang);
    let words = vocabulary(tongue);
    let title = match dataset.event(&relative.event) {
        Some(event) if !event.title.is_empty() => {
            let (shown, title) = event.title.shown(lang);
            // A title of the other direction must not carry its neighbours along.
            let title =
                if shown.is_rtl() == lang.is_rtl() { title.to_owned() } else { format!("\u{2068}{title}\u{2069}") };
            fill(words.title, &[&title])
        }
        _ => fill(words.as_written, &[relative.event.as_str()]),
    };
    let distance = counts::distance(relative.offset, tongue);
    let template = match (relative.relation, relative.offset.is_zero(), relative.about) {
        (TimeRelation::Before, true, _) => words.some_time_before,
        (TimeRelation::Before, false, false) => words.relative_before,
        (TimeRelation::Before, false, true) => words.about_before,
        (TimeRelation::After, true, _) => words.some_time_after,
        (TimeRelation::After, false, false) => words.relative_after,
        (TimeRelation::After, false, true) => words.about_after,
        (TimeRelation::SameTime, _, false) => words.same_time,
        (TimeRelation::SameTime, _, true) => words.about_same_time,
        (TimeRelation::During, ..) => words.during,
    };
    let joiner = if distance.starts_with(|c: char| c.is_ascii_digit()) { words.digit_joiner } else { "" };
    fill(template, &[&title, &distance, joiner])
}

/// A date as short as a label needs it, such as "24 Nov 2021", "about Jul 2022"
/// or "Dec 2020 – Sep 2022".
pub fn short_date(date: &Resolved, lang: Lang) -> String {
    let tongue = Tongue::of(lang);
    let words = vocabulary(tongue);
    let core = date.core.tightened();
    let plain = match date.extent {
        Extent::Point => short_point(&core, date, tongue),
        Extent::Interval => short_interval(&core, tongue),
    };
    let plain = if date.approximate { fill(words.about, &[&plain]) } else { plain };
    if date.uncertain { fill(words.doubtful, &[&plain]) } else { plain }
}

fn short_point(core: &Bounds, date: &Resolved, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    match (core.earliest_start, core.latest_end) {
        (Some(first), Some(last)) => match unit(first, last, date.precision, tongue, Form::Short) {
            Some(unit) => match date.clock_seconds {
                Some(seconds) => fill(words.at_clock, &[&unit, &clock(seconds, false)]),
                None => unit,
            },
            None => between(first, last, tongue, Form::Short),
        },
        (None, Some(last)) => fill(words.before, &[&day(last, tongue)]),
        (Some(first), None) => fill(words.after, &[&day(first, tongue)]),
        (None, None) => "?".to_owned(),
    }
}

fn short_interval(core: &Bounds, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    let side = |first: Option<Day>, last: Option<Day>| match (first, last) {
        (Some(first), Some(last)) => Some(day_span(first, last, tongue, Form::Short)),
        (Some(day_known), None) | (None, Some(day_known)) => Some(day(day_known, tongue)),
        (None, None) => None,
    };
    match (core.earliest_start, core.latest_start, core.earliest_end, core.latest_end) {
        // An end that only follows from the start is not an end that is known.
        (start @ Some(_), latest_start, _, None) => fill(words.from, &[&side(start, latest_start).unwrap_or_default()]),
        (None, _, earliest_end, end @ Some(_)) => fill(words.until, &[&side(earliest_end, end).unwrap_or_default()]),
        (Some(start), Some(latest_start), Some(earliest_end), Some(end)) => {
            span((start, latest_start), (earliest_end, end), tongue, Form::Short)
        }
        _ => "?".to_owned(),
    }
}

fn day(day: Day, tongue: Tongue) -> String {
    day_span(day, day, tongue, Form::Short)
}

fn between(first: Day, last: Day, tongue: Tongue, form: Form) -> String {
    let words = vocabulary(tongue);
    let (first, last) = super::span::ends(first, last, tongue, form);
    fill(words.between, &[&first, &last])
}

/// The name of a parsed date.
fn name_of(parsed: &Edtf, tongue: Tongue) -> String {
    match parsed {
        Edtf::Date(date) => date_name(date, tongue),
        Edtf::DateTime(moment) => moment_name(moment, tongue),
        Edtf::Interval(interval) => interval_name(interval, tongue),
        Edtf::Set(set) => set_name(set, tongue),
    }
}

fn date_name(date: &Date, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    let mut name =
        plain_name(date, tongue).unwrap_or_else(|| fill(words.as_written, &[&Edtf::Date(*date).to_string()]));
    if date.is_approximate() {
        name = fill(words.said_approximate, &[&name]);
    }
    if date.is_uncertain() {
        name = fill(words.said_uncertain, &[&name]);
    }
    name
}

/// The name without its qualifiers; `None` where the date is too far away.
fn plain_name(date: &Date, tongue: Tongue) -> Option<String> {
    let words = vocabulary(tongue);
    let resolved = edtf::resolve(&Edtf::Date(*date))?;
    let (first, last) = resolved.core.earliest_start.zip(resolved.core.latest_end)?;
    if let Some(code @ 21..) = date.month.and_then(edtf_core::DateField::value) {
        let year = Date { month: None, day: None, ..*date };
        return Some(season_name(code, &plain_name(&year, tongue)?, words));
    }
    let Some(named) = unit(first, last, resolved.precision, tongue, Form::Long) else {
        return Some(between(first, last, tongue, Form::Long));
    };
    Some(match (date.month, date.day) {
        (Some(_), Some(day)) if day.has_unspecified() && is_unit(first, last, Precision::Month) => {
            fill(words.day_unknown, &[&named])
        }
        (Some(month), _) if month.has_unspecified() && is_unit(first, last, Precision::Year) => {
            fill(words.month_unknown, &[&named])
        }
        _ => named,
    })
}

/// The name of a season or other group of months, by its code in ISO 8601-2,
/// 4.8.
fn season_name(code: u8, year: &str, words: &Vocabulary) -> String {
    let season = |base: u8| fill(words.seasons[usize::from(code.saturating_sub(base)).min(3)], &[year]);
    let part = |template: &str, base: u8| fill(template, &[&(code.saturating_sub(base) + 1).to_string(), year]);
    match code {
        25..=28 => fill(words.north, &[&season(25)]),
        29..=32 => fill(words.south, &[&season(29)]),
        33..=36 => part(words.quarter, 33),
        37..=39 => part(words.third, 37),
        40.. => part(words.half, 40),
        _ => season(21),
    }
}

fn moment_name(moment: &DateTime, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
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
    fill(words.at_clock, &[&date_name(&moment.date, tongue), &format!("{}{shift}", clock(seconds, true))])
}

fn interval_name(interval: &Interval, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    let endpoint = |endpoint: &IntervalEndpoint| match endpoint {
        IntervalEndpoint::Date(date) => Some(date_name(date, tongue)),
        IntervalEndpoint::OnOrBefore(date) => Some(fill(words.or_earlier, &[&date_name(date, tongue)])),
        IntervalEndpoint::OnOrAfter(date) => Some(fill(words.or_later, &[&date_name(date, tongue)])),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    };
    match (endpoint(&interval.start), endpoint(&interval.end)) {
        (Some(start), Some(end)) => fill(words.from_to, &[&start, &end]),
        (Some(start), None) if interval.end == IntervalEndpoint::Open => fill(words.open_end, &[&start]),
        (Some(start), None) => fill(words.unknown_end, &[&start]),
        (None, Some(end)) if interval.start == IntervalEndpoint::Open => fill(words.open_start, &[&end]),
        (None, Some(end)) => fill(words.unknown_start, &[&end]),
        (None, None) => String::new(),
    }
}

fn set_name(set: &Set, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    let members: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(date) => date_name(date, tongue),
            SetElement::OnOrBefore(date) => fill(words.or_earlier, &[&date_name(date, tongue)]),
            SetElement::OnOrAfter(date) => fill(words.or_later, &[&date_name(date, tongue)]),
            SetElement::Range(first, last) => {
                fill(words.from_to, &[&date_name(first, tongue), &date_name(last, tongue)])
            }
        })
        .collect();
    let members = members.join(words.list_separator);
    fill(if set.kind == SetKind::OneMember { words.one_of } else { words.all_of }, &[&members])
}

/// The days that a date stands for and how far they are widened; `None` where
/// the name has said it all.
fn detail(resolved: &Resolved, tongue: Tongue) -> Option<String> {
    let words = vocabulary(tongue);
    let (core, bounds) = (resolved.core, resolved.bounds);
    let days = |first: Option<Day>, last: Option<Day>| match (first, last) {
        (Some(first), Some(last)) if first == last => None,
        (Some(first), Some(last)) => Some(super::span::days(first, last, tongue)),
        _ => None,
    };
    let tolerance = |core: Span, wide: Span| {
        let before = core.0.zip(wide.0).map_or(0, |(core, wide)| core.0 - wide.0);
        let after = core.1.zip(wide.1).map_or(0, |(core, wide)| wide.0 - core.0);
        match (before, after) {
            (0, 0) => None,
            (before, after) if before == after => Some(format!("± {}", counts::days(before, tongue))),
            (before, after) => Some(format!("−{before} / +{}", counts::days(after, tongue))),
        }
    };
    let join = |parts: [Option<String>; 2]| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(words.list_separator))
    };
    let start = ((core.earliest_start, core.latest_start), (bounds.earliest_start, bounds.latest_start));
    let end = ((core.earliest_end, core.latest_end), (bounds.earliest_end, bounds.latest_end));
    if resolved.extent == Extent::Point {
        let whole = ((core.earliest_start, core.latest_end), (bounds.earliest_start, bounds.latest_end));
        return join([days(whole.0.0, whole.0.1), tolerance(whole.0, whole.1)]);
    }
    let side = |(core, wide): (Span, Span)| join([days(core.0, core.1), tolerance(core, wide)]);
    match (side(start), side(end)) {
        (Some(start), Some(end)) => Some(fill(words.starts_ends, &[&start, &end])),
        (Some(start), None) => Some(fill(words.starts, &[&start])),
        (None, Some(end)) => Some(fill(words.ends, &[&end])),
        (None, None) => None,
    }
}
