//! From an EDTF string to the bounds of a date, over the structure that
//! `edtf-core` parses.

use edtf_core::{
    Bound, BoundDate, Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, Time,
};

use super::ClaimError;
use super::bounds::{Bounds, Day, Extent, Precision, Resolved};
use super::calendar::YEAR_LIMIT;
use super::widening::{Span, approximate_days, widen};

/// Parses an EDTF string.
///
/// # Errors
/// Where it is not EDTF or ends before it starts.
pub(super) fn parse(text: &str) -> Result<Edtf, ClaimError> {
    Edtf::parse(text).map_err(|error| {
        if ends_before_it_starts(text) {
            return ClaimError::EndBeforeStart { text: text.to_owned() };
        }
        let before = text.get(..error.offset).unwrap_or(text);
        ClaimError::InvalidEdtf {
            text: text.to_owned(),
            reason: error.message.to_owned(),
            column: before.chars().count() + 1,
        }
    })
}

/// Whether the text is an interval of two sound dates in the wrong order, which
/// the parser refuses without a kind of error of its own.
fn ends_before_it_starts(text: &str) -> bool {
    let Some((start, end)) = text.split_once('/') else { return false };
    match (Edtf::parse(start), Edtf::parse(end)) {
        (Ok(start @ Edtf::Date(_)), Ok(end @ Edtf::Date(_))) => {
            matches!((start.bounds().earliest, end.bounds().latest), (Bound::Date(a), Bound::Date(b)) if a > b)
        }
        _ => false,
    }
}

/// Works out an EDTF string.
///
/// # Errors
/// Where it is not EDTF, ends before it starts, or lies too far away to be
/// computed.
pub fn resolve_edtf(text: &str) -> Result<Resolved, ClaimError> {
    resolve(&parse(text)?).ok_or_else(|| ClaimError::TooFar { text: text.to_owned() })
}

/// Works out a parsed date; `None` where it lies too far away.
pub(super) fn resolve(edtf: &Edtf) -> Option<Resolved> {
    let mut resolved = match edtf {
        Edtf::Date(date) => point(Known::of(date)?),
        Edtf::DateTime(moment) => date_time(moment)?,
        Edtf::Interval(interval) => resolve_interval(interval)?,
        Edtf::Set(set) => resolve_set(set)?,
    };
    resolved.approximate = edtf.is_approximate();
    resolved.uncertain = edtf.is_uncertain();
    Some(resolved)
}

/// What one written date says: its days as written and as widened.
#[derive(Clone, Copy)]
struct Known {
    core: Span,
    wide: Span,
    precision: Precision,
}

impl Known {
    fn of(date: &Date) -> Option<Self> {
        let (first, last) = span_of(date)?;
        let core = (Some(first), Some(last));
        let precision = precision_of(date, first, last);
        let wide = match approximate_part(date) {
            Some(part) => widen_within(date, part, core),
            None => core,
        };
        Some(Self { core, wide, precision })
    }

    /// The same with an open first day.
    fn open_before(self) -> Self {
        Self { core: (None, self.core.1), wide: (None, self.wide.1), ..self }
    }

    /// The same with an open last day.
    fn open_after(self) -> Self {
        Self { core: (self.core.0, None), wide: (self.wide.0, None), ..self }
    }

    /// Nothing known at all.
    fn nothing() -> Self {
        Self { core: (None, None), wide: (None, None), precision: Precision::Day }
    }
}

/// A component of a written date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Year,
    Month,
    Day,
}

/// The date as far as one of its components.
fn truncated(date: &Date, part: Part) -> Date {
    Date {
        year: date.year,
        month: if part >= Part::Month { date.month } else { None },
        day: if part >= Part::Day { date.day } else { None },
    }
}

/// The component whose unit `~` widens by: the first that is approximate,
/// together with the finer ones that follow it and are approximate too.
fn approximate_part(date: &Date) -> Option<Part> {
    let parts = [
        (Part::Year, Some(date.year.qualifier)),
        (Part::Month, date.month.map(|field| field.qualifier)),
        (Part::Day, date.day.map(|field| field.qualifier)),
    ];
    let approximate = |(_, qualifier): &(Part, Option<edtf_core::Qualifier>)| qualifier.is_some_and(|q| q.approximate);
    parts
        .iter()
        .skip_while(|part| !approximate(part))
        .take_while(|part| approximate(part))
        .last()
        .map(|(part, _)| *part)
}

/// Widens by the unit of an approximate component, without leaving the coarser
/// components that are not said to be approximate.
fn widen_within(date: &Date, part: Part, core: Span) -> Span {
    let unit_date = truncated(date, part);
    let Some((first, last)) = span_of(&unit_date) else { return core };
    let days = approximate_days(precision_of(&unit_date, first, last), last.0 - first.0 + 1);
    let (wide_first, wide_last) = widen(core, days);
    let exact_year = part > Part::Year && !date.year.qualifier.approximate;
    let exact_month = part > Part::Month && date.month.is_some_and(|field| !field.qualifier.approximate);
    let limit = match (exact_month, exact_year) {
        (true, true) => span_of(&truncated(date, Part::Month)),
        (false, true) => span_of(&truncated(date, Part::Year)),
        _ => None,
    };
    match limit {
        // A season may end in the following year, so the limit never cuts into
        // what is written.
        Some((limit_first, limit_last)) => (
            wide_first.map(|day| day.max(limit_first.min(first_of(core, day)))),
            wide_last.map(|day| day.min(limit_last.max(last_of(core, day)))),
        ),
        None => (wide_first, wide_last),
    }
}

fn first_of(core: Span, otherwise: Day) -> Day {
    core.0.unwrap_or(otherwise)
}

fn last_of(core: Span, otherwise: Day) -> Day {
    core.1.unwrap_or(otherwise)
}

/// First and last day of a written date; `None` where too far away.
fn span_of(date: &Date) -> Option<(Day, Day)> {
    let bounds = Edtf::Date(*date).bounds();
    Some((day_of(bounds.earliest)?, day_of(bounds.latest)?))
}

fn day_of(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(BoundDate { year, month, day }) if (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year) => {
            Some(Day::from_civil(year, month, day))
        }
        _ => None,
    }
}

/// How finely a written date is known: its last component that is not wholly
/// unspecified (`X`), or coarser where digits of the year are missing.
fn precision_of(date: &Date, first: Day, last: Day) -> Precision {
    let (first_year, last_year) = (first.to_civil().0, last.to_civil().0);
    let year_is_open = date.year.has_unspecified() || date.year.significant_digits.is_some();
    if year_is_open && last_year > first_year {
        return Precision::Coarser;
    }
    let Some(month) = date.month else { return Precision::Year };
    match (month.digits, month.value()) {
        ([None, _], _) => return Precision::Year,
        ([_, None], _) | (_, Some(21..)) => return Precision::Season,
        _ => {}
    }
    if date.day.is_none_or(DateField::has_unspecified) { Precision::Month } else { Precision::Day }
}

fn bounds_of((earliest, latest): Span) -> Bounds {
    Bounds { earliest_start: earliest, latest_start: latest, earliest_end: earliest, latest_end: latest }
}

/// A point that lies somewhere within what is known. The flags are left to the caller.
fn point(known: Known) -> Resolved {
    Resolved {
        core: bounds_of(known.core),
        bounds: bounds_of(known.wide),
        extent: Extent::Point,
        precision: known.precision,
        approximate: false,
        uncertain: false,
        clock_seconds: None,
    }
}

/// An interval from one known date to another.
fn interval(start: Known, end: Known) -> Resolved {
    let bounds = |start: Span, end: Span| {
        Bounds { earliest_start: start.0, latest_start: start.1, earliest_end: end.0, latest_end: end.1 }.tightened()
    };
    Resolved {
        core: bounds(start.core, end.core),
        bounds: bounds(start.wide, end.wide),
        extent: Extent::Interval,
        precision: start.precision.max(end.precision),
        approximate: false,
        uncertain: false,
        clock_seconds: None,
    }
}

fn date_time(moment: &DateTime) -> Option<Resolved> {
    let Time { hour, minute, second, .. } = moment.time;
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
    // A leap second belongs to the day that it ends.
    let clock_seconds = Some(seconds.min(86_399));
    Some(Resolved { clock_seconds, ..point(Known::of(&moment.date)?) })
}

fn resolve_interval(written: &Interval) -> Option<Resolved> {
    let endpoint = |endpoint: &IntervalEndpoint| {
        Some(match endpoint {
            IntervalEndpoint::Date(date) => Known::of(date)?,
            IntervalEndpoint::OnOrBefore(date) => Known::of(date)?.open_before(),
            IntervalEndpoint::OnOrAfter(date) => Known::of(date)?.open_after(),
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => Known::nothing(),
        })
    };
    Some(interval(endpoint(&written.start)?, endpoint(&written.end)?))
}

/// A set: `[...]` is a point somewhere in the hull of its members, `{...}` an
/// interval from the earliest of its members to the latest.
fn resolve_set(set: &Set) -> Option<Resolved> {
    // Of each member, what is known of its first and of its last date.
    let mut members = Vec::with_capacity(set.elements.len());
    for element in &set.elements {
        members.push(match element {
            SetElement::Date(date) => (Known::of(date)?, Known::of(date)?),
            SetElement::OnOrBefore(date) => (Known::of(date)?.open_before(), Known::of(date)?),
            SetElement::OnOrAfter(date) => (Known::of(date)?, Known::of(date)?.open_after()),
            SetElement::Range(first, last) => (Known::of(first)?, Known::of(last)?),
        });
    }
    let precision = members.iter().map(|(first, last)| first.precision.max(last.precision)).max()?;
    let hull = |part: fn(&Known) -> Span| {
        let firsts = || members.iter().map(move |(first, _)| part(first));
        let lasts = || members.iter().map(move |(_, last)| part(last));
        // `None` sorts before every day, which is right for an open first day
        // and must be turned round for an open last one.
        let earliest_start = firsts().map(|(earliest, _)| earliest).min().flatten();
        let latest_end = if lasts().any(|(_, latest)| latest.is_none()) {
            None
        } else {
            lasts().filter_map(|(_, latest)| latest).max()
        };
        let latest_start = firsts().filter_map(|(_, latest)| latest).min();
        let earliest_end = lasts().filter_map(|(earliest, _)| earliest).max();
        ((earliest_start, latest_start), (earliest_end, latest_end))
    };
    let (core, wide) = (hull(|known| known.core), hull(|known| known.wide));
    Some(match set.kind {
        SetKind::OneMember => point(Known { core: (core.0.0, core.1.1), wide: (wide.0.0, wide.1.1), precision }),
        SetKind::AllMembers => {
            interval(Known { core: core.0, wide: wide.0, precision }, Known { core: core.1, wide: wide.1, precision })
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::testing::{edtf_like, sound_edtf, told, told_core};

    fn date(text: &str) -> Resolved {
        resolve_edtf(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_point_lies_within_its_written_unit() {
        for (text, bounds, precision) in [
            ("2021-11-24", "point 2021-11-24", Precision::Day),
            ("2021-11", "point 2021-11-01..2021-11-30", Precision::Month),
            ("2024-02", "point 2024-02-01..2024-02-29", Precision::Month),
            ("2021", "point 2021-01-01..2021-12-31", Precision::Year),
            ("-0043", "point -000043-01-01..-000043-12-31", Precision::Year),
            ("2022-21", "point 2022-03-01..2022-05-31", Precision::Season),
            ("2022-24", "point 2022-12-01..2023-02-28", Precision::Season),
            ("2022-33", "point 2022-01-01..2022-03-31", Precision::Season),
            ("2022-41", "point 2022-07-01..2022-12-31", Precision::Season),
            ("202X", "point 2020-01-01..2029-12-31", Precision::Coarser),
            ("1950S2", "point 1900-01-01..1999-12-31", Precision::Coarser),
            ("1950S4", "point 1950-01-01..1950-12-31", Precision::Year),
            ("2021-XX", "point 2021-01-01..2021-12-31", Precision::Year),
            ("2021-1X", "point 2021-10-01..2021-12-31", Precision::Season),
            ("2021-XX-XX", "point 2021-01-01..2021-12-31", Precision::Year),
            ("2021-11-XX", "point 2021-11-01..2021-11-30", Precision::Month),
            ("2021-11-1X", "point 2021-11-10..2021-11-19", Precision::Month),
            ("20XX-11", "point 2000-11-01..2099-11-30", Precision::Coarser),
            ("Y170000002", "point +170000002-01-01..+170000002-12-31", Precision::Year),
        ] {
            assert_eq!(told(&date(text)), bounds, "{text}");
            assert_eq!(date(text).precision, precision, "{text}");
        }
    }

    #[test]
    fn an_interval_starts_within_its_first_date_and_ends_within_its_second() {
        for (text, bounds, precision) in [
            ("2022-09-05/2022-09-08", "from 2022-09-05 to 2022-09-08", Precision::Day),
            ("2020-12/2022-09", "from 2020-12-01..2020-12-31 to 2022-09-01..2022-09-30", Precision::Month),
            ("2020/2022-09", "from 2020-01-01..2020-12-31 to 2022-09-01..2022-09-30", Precision::Year),
            // The end bounds the start and the start the end.
            ("2021/2021-03", "from 2021-01-01..2021-03-31 to 2021-03-01..2021-03-31", Precision::Year),
            ("2021-03/2021", "from 2021-03-01..2021-03-31 to 2021-03-01..2021-12-31", Precision::Year),
            ("2020-12/..", "from 2020-12-01..2020-12-31 to 2020-12-01..open", Precision::Month),
            ("2020-12/", "from 2020-12-01..2020-12-31 to 2020-12-01..open", Precision::Month),
            ("../2022", "from open..2022-12-31 to 2022-01-01..2022-12-31", Precision::Year),
            ("/2022", "from open..2022-12-31 to 2022-01-01..2022-12-31", Precision::Year),
            ("..2020/2022", "from open..2020-12-31 to 2022-01-01..2022-12-31", Precision::Year),
            ("2020/2022..", "from 2020-01-01..2020-12-31 to 2022-01-01..open", Precision::Year),
        ] {
            assert_eq!(told(&date(text)), bounds, "{text}");
            assert_eq!(date(text).precision, precision, "{text}");
        }
    }

    #[test]
    fn one_member_of_a_set_is_a_point_and_all_members_are_an_interval() {
        for (text, bounds) in [
            ("[1667,1668,1670..1672]", "point 1667-01-01..1672-12-31"),
            ("[..2021-11]", "point open..2021-11-30"),
            ("[2021-11..]", "point 2021-11-01..open"),
            ("[2022,..2021-11]", "point open..2022-12-31"),
            ("[..2021,2022..]", "point open..open"),
            ("{1667,1668,1670..1672}", "from 1667-01-01..1667-12-31 to 1672-01-01..1672-12-31"),
            ("{2022-09,2022-07}", "from 2022-07-01..2022-07-31 to 2022-09-01..2022-09-30"),
            ("{..1983}", "from open..1983-12-31 to 1983-01-01..1983-12-31"),
            ("{1983..}", "from 1983-01-01..1983-12-31 to 1983-01-01..open"),
        ] {
            assert_eq!(told(&date(text)), bounds, "{text}");
        }
        assert_eq!(date("[1667,1670-12]").precision, Precision::Year);
    }

    #[test]
    fn a_time_of_day_is_kept_as_written() {
        assert_eq!(date("2021-11-24T10:30:05").clock_seconds, Some(10 * 3600 + 30 * 60 + 5));
        assert_eq!(date("2021-11-24T23:59:60Z").clock_seconds, Some(86_399));
        assert_eq!(told(&date("2021-11-24T23:30:00-05:00")), "point 2021-11-24");
        assert_eq!(date("2021-11-24").clock_seconds, None);
    }

    #[test]
    fn approximate_widens_by_half_of_the_written_unit() {
        for (text, bounds) in [
            ("2022-07-15~", "point 2022-07-12..2022-07-18"),
            ("2022-07~", "point 2022-06-16..2022-08-15"),
            ("2022-07%", "point 2022-06-16..2022-08-15"),
            ("2022-21~", "point 2022-01-15..2022-07-15"),
            ("2022~", "point 2021-07-02..2023-07-02"),
            ("202X~", "point 2014-12-31..2035-01-01"),
            ("2020-12~/2022-09", "from 2020-11-16..2021-01-15 to 2022-09-01..2022-09-30"),
            ("[2020~,2022]", "point 2019-07-02..2022-12-31"),
        ] {
            assert_eq!(told(&date(text)), bounds, "{text}");
            assert!(date(text).approximate, "{text}");
        }
        assert_eq!(told_core(&date("2022-07~")), "point 2022-07-01..2022-07-31");
    }

    #[test]
    fn doubt_widens_nothing() {
        let doubtful = date("2022-07?");
        assert_eq!(told(&doubtful), "point 2022-07-01..2022-07-31");
        assert!(doubtful.uncertain && !doubtful.approximate);
        let both = date("2022-07%");
        assert!(both.uncertain && both.approximate);
    }

    #[test]
    fn qualification_of_one_component_counts_for_its_unit() {
        for (text, bounds) in [
            // The month is approximate, the year is not, and stays.
            ("2022-~07", "point 2022-06-16..2022-08-15"),
            ("2022-~01", "point 2022-01-01..2022-02-15"),
            ("2022-~12", "point 2022-11-16..2022-12-31"),
            // The day within a certain month.
            ("2022-07-~02", "point 2022-07-01..2022-07-05"),
            // Year and month, which is July 2022 as a whole; the day is not.
            ("2022-07~-15", "point 2022-06-30..2022-07-30"),
            // The year alone.
            ("2022~-07-15", "point 2022-01-13..2023-01-14"),
            ("~2022-07-~15", "point 2022-01-13..2023-01-14"),
        ] {
            assert_eq!(told(&date(text)), bounds, "{text}");
        }
    }

    #[test]
    fn what_is_no_edtf_is_told_with_its_place() {
        for (text, place) in [("2021-13", 6), ("", 1), ("2021-11-24 ", 11), ("٢٠٢١", 1), ("2021-11-24T25:00:00", 12)]
        {
            match resolve_edtf(text) {
                Err(ClaimError::InvalidEdtf { column, .. }) => assert_eq!(column, place, "{text:?}"),
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn an_end_before_its_start_is_told_as_such() {
        for text in ["2022-09/2021-03", "2022-09-13/2022-09-12", "2021-11~/2020"] {
            assert_eq!(resolve_edtf(text), Err(ClaimError::EndBeforeStart { text: text.to_owned() }));
        }
        assert!(matches!(resolve_edtf("2022/2021/2020"), Err(ClaimError::InvalidEdtf { .. })));
    }

    #[test]
    fn years_beyond_what_can_be_computed_fail_with_a_sentence() {
        for text in ["Y9E18", "Y1E100", "Y-9223372036854775807", "Y9223372036854775807S1", "2021/Y1E13", "[Y1E13]"] {
            let error = resolve_edtf(text).unwrap_err();
            assert_eq!(error, ClaimError::TooFar { text: text.to_owned() });
            assert!(error.to_string().contains("a trillion years"), "{error}");
        }
        assert!(resolve_edtf("Y-1E12").is_ok());
        assert!(resolve_edtf("Y1E12~").is_ok());
    }

    /// What holds of every date.
    fn check_ordered(resolved: &Resolved) -> Result<(), TestCaseError> {
        let ordered = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b);
        for bounds in [resolved.core, resolved.bounds] {
            prop_assert!(ordered(bounds.earliest_start, bounds.latest_start), "{bounds:?}");
            prop_assert!(ordered(bounds.earliest_end, bounds.latest_end), "{bounds:?}");
            prop_assert!(ordered(bounds.earliest_start, bounds.earliest_end), "{bounds:?}");
            prop_assert!(ordered(bounds.latest_start, bounds.latest_end), "{bounds:?}");
        }
        let (core, wide) = (resolved.core, resolved.bounds);
        let at_most = |a: Option<Day>, b: Option<Day>| a.is_none() || b.is_some_and(|b| a.is_some_and(|a| a <= b));
        prop_assert!(at_most(wide.earliest_start, core.earliest_start), "{resolved:?}");
        prop_assert!(at_most(wide.earliest_end, core.earliest_end), "{resolved:?}");
        let at_least = |a: Option<Day>, b: Option<Day>| a.is_none() || b.is_some_and(|b| a.is_some_and(|a| a >= b));
        prop_assert!(at_least(wide.latest_start, core.latest_start), "{resolved:?}");
        prop_assert!(at_least(wide.latest_end, core.latest_end), "{resolved:?}");
        if resolved.extent == Extent::Point {
            prop_assert_eq!(wide.earliest_start, wide.earliest_end);
            prop_assert_eq!(wide.latest_start, wide.latest_end);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn no_string_makes_it_panic(text in "\\PC*") {
            let _ = resolve_edtf(&text);
        }

        #[test]
        fn no_string_that_looks_like_edtf_makes_it_panic(text in edtf_like()) {
            if let Ok(resolved) = resolve_edtf(&text) {
                check_ordered(&resolved)?;
            }
        }

        #[test]
        fn bounds_are_ordered_and_hold_what_is_written(text in sound_edtf()) {
            match resolve_edtf(&text) {
                Ok(resolved) => check_ordered(&resolved)?,
                Err(ClaimError::EndBeforeStart { .. }) => {}
                Err(error) => prop_assert!(false, "{}: {}", text, error),
            }
        }
    }
}
