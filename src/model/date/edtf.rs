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
