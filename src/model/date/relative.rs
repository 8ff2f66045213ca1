//! From a relation to another event and that event's date to the bounds of a
//! date.

use super::bounds::{Bounds, Day, Extent, Precision, Resolved};
use super::calendar::add_offset;
use super::claim::{Relative, TimeRelation};
use super::widening::{Span, about_days, approximate_days, smallest_unit, widen_bounds};

/// Works out a relation to another event's date; `None` where it leads too far
/// away to be computed. What each relation means stands in the header of
/// [`date`](super).
pub(super) fn resolve(relative: &Relative, other: &Resolved) -> Option<Resolved> {
    let bounded = |place: &dyn Fn(&Bounds) -> Option<Bounds>| Some((place(&other.core)?, place(&other.bounds)?));
    let has_offset = !relative.offset.is_zero();
    let (core, bounds) = match relative.relation {
        TimeRelation::SameTime => (other.core, other.bounds),
        TimeRelation::During => bounded(&|bounds| Some(point((bounds.earliest_start, bounds.latest_end))))?,
        TimeRelation::Before if has_offset => bounded(&|bounds| {
            moved((bounds.earliest_start, bounds.latest_start), |day| add_offset(day, relative.offset, -1))
        })?,
        TimeRelation::After if has_offset => bounded(&|bounds| {
            moved((bounds.earliest_end, bounds.latest_end), |day| add_offset(day, relative.offset, 1))
        })?,
        TimeRelation::Before => bounded(&|bounds| Some(point((None, bounds.latest_start))))?,
        TimeRelation::After => bounded(&|bounds| Some(point((bounds.earliest_end, None))))?,
    };
    let same_time = relative.relation == TimeRelation::SameTime;
    Some(Resolved {
        core,
        bounds: widen_bounds(bounds, tolerance_days(relative, other)),
        extent: if same_time { other.extent } else { Extent::Point },
        precision: precision(relative, other, &core),
        approximate: other.approximate || relative.about,
        uncertain: other.uncertain,
        clock_seconds: if same_time && !relative.about { other.clock_seconds } else { None },
    })
}

fn point((earliest, latest): Span) -> Bounds {
    Bounds { earliest_start: earliest, latest_start: latest, earliest_end: earliest, latest_end: latest }
}

/// The point with both of its days moved; what is open stays open.
fn moved((earliest, latest): Span, shift: impl Fn(Day) -> Option<Day>) -> Option<Bounds> {
    let shifted = |day: Option<Day>| match day {
        Some(day) => shift(day).map(Some),
        None => Some(None),
    };
    Some(point((shifted(earliest)?, shifted(latest)?)))
}

/// By how many days "about" widens the result on each side.
fn tolerance_days(relative: &Relative, other: &Resolved) -> i64 {
    if !relative.about {
        return 0;
    }
    match relative.relation {
        TimeRelation::Before | TimeRelation::After => about_days(relative.offset),
        TimeRelation::SameTime | TimeRelation::During => {
            let Bounds { earliest_start, latest_end, .. } = other.core;
            let span_days = earliest_start.zip(latest_end).map_or(0, |(first, last)| last.0 - first.0 + 1);
            approximate_days(other.precision, span_days)
        }
    }
}

fn precision(relative: &Relative, other: &Resolved, core: &Bounds) -> Precision {
    match relative.relation {
        TimeRelation::SameTime => other.precision,
        TimeRelation::Before | TimeRelation::After if relative.offset.is_zero() => Precision::Coarser,
        TimeRelation::Before | TimeRelation::After if relative.about => {
            other.precision.max(smallest_unit(relative.offset))
        }
        TimeRelation::Before | TimeRelation::After => other.precision,
        TimeRelation::During => other.precision.max(precision_of_span(core)),
    }
}

/// The finest precision whose unit is as long as the stretch between the outer
/// bounds.
fn precision_of_span(core: &Bounds) -> Precision {
    match core.earliest_start.zip(core.latest_end).map(|(first, last)| last.0 - first.0 + 1) {
        Some(..=1) => Precision::Day,
        Some(..=31) => Precision::Month,
        Some(..=184) => Precision::Season,
        Some(..=366) => Precision::Year,
        _ => Precision::Coarser,
    }
}
