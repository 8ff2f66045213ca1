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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::testing::{told, told_core};
    use crate::model::date::{Offset, resolve_edtf};
    use crate::model::record::EventId;

    fn relation(relation: TimeRelation, years: u32, months: u32, days: u32) -> Relative {
        Relative { relation, offset: Offset { years, months, days }, about: false, event: EventId::from("other") }
    }

    fn about(relative: Relative) -> Relative {
        Relative { about: true, ..relative }
    }

    fn from(other: &str, relative: &Relative) -> Resolved {
        resolve(relative, &resolve_edtf(other).unwrap()).unwrap()
    }

    #[test]
    fn about_two_months_before_a_day_reaches_fifteen_days_to_each_side() {
        let date = from("2022-09-13", &about(relation(TimeRelation::Before, 0, 2, 0)));
        assert_eq!(told_core(&date), "point 2022-07-13");
        assert_eq!(told(&date), "point 2022-06-28..2022-07-28");
        assert_eq!(date.precision, Precision::Month);
        assert!(date.approximate);
    }

    #[test]
    fn an_exact_distance_moves_the_bounds_by_the_calendar() {
        for (other, relative, expected) in [
            ("2022-09-13", relation(TimeRelation::Before, 0, 2, 0), "point 2022-07-13"),
            ("2022-03-31", relation(TimeRelation::Before, 0, 1, 0), "point 2022-02-28"),
            ("2024-02-29", relation(TimeRelation::After, 1, 0, 0), "point 2025-02-28"),
            ("2022-09", relation(TimeRelation::After, 0, 1, 0), "point 2022-10-01..2022-10-30"),
            ("2022-09-13", relation(TimeRelation::After, 1, 1, 10), "point 2023-10-23"),
            ("[..2022-09-13]", relation(TimeRelation::Before, 0, 0, 3), "point open..2022-09-10"),
        ] {
            assert_eq!(told(&from(other, &relative)), expected, "{relative:?} {other}");
        }
        let exact = from("2022-09-13", &relation(TimeRelation::Before, 0, 2, 0));
        assert_eq!(exact.precision, Precision::Day);
        assert!(!exact.approximate);
    }

    #[test]
    fn before_counts_from_the_start_of_an_interval_and_after_from_its_end() {
        let war = "2020-03-01/2021-05-10";
        assert_eq!(told(&from(war, &relation(TimeRelation::Before, 0, 1, 0))), "point 2020-02-01");
        assert_eq!(told(&from(war, &relation(TimeRelation::After, 0, 1, 0))), "point 2021-06-10");
        assert_eq!(told(&from(war, &relation(TimeRelation::Before, 0, 0, 0))), "point open..2020-03-01");
        assert_eq!(told(&from(war, &relation(TimeRelation::After, 0, 0, 0))), "point 2021-05-10..open");
    }

    #[test]
    fn some_time_before_or_after_is_open_on_the_far_side() {
        let before = from("2022-09", &relation(TimeRelation::Before, 0, 0, 0));
        assert_eq!(told(&before), "point open..2022-09-30");
        assert_eq!(before.precision, Precision::Coarser);
        assert_eq!(told(&from("2022-09", &relation(TimeRelation::After, 0, 0, 0))), "point 2022-09-01..open");
        // Far side of a far side: nothing is known.
        assert!(from("2020/..", &relation(TimeRelation::After, 1, 0, 0)).bounds.latest_end.is_none());
    }

    #[test]
    fn during_is_a_point_anywhere_within() {
        let point = from("2022-09-05/2022-09-08", &relation(TimeRelation::During, 0, 0, 0));
        assert_eq!(told(&point), "point 2022-09-05..2022-09-08");
        assert_eq!(point.precision, Precision::Month);
        assert_eq!(from("2022-09-05", &relation(TimeRelation::During, 0, 0, 0)).precision, Precision::Day);
        let long = from("2020-12-10/2022-09-08", &relation(TimeRelation::During, 0, 0, 0));
        assert_eq!(long.precision, Precision::Coarser);
    }

    #[test]
    fn the_same_time_has_the_others_bounds_extent_and_clock() {
        let talks = from("2022-09-05/2022-09-08", &relation(TimeRelation::SameTime, 0, 0, 0));
        assert_eq!(told(&talks), "from 2022-09-05 to 2022-09-08");
        let signing = from("2021-11-24T10:30:00", &relation(TimeRelation::SameTime, 0, 0, 0));
        assert_eq!(signing.clock_seconds, Some(37_800));
        let roughly = from("2021-11-24T10:30:00", &about(relation(TimeRelation::SameTime, 0, 0, 0)));
        assert_eq!(told(&roughly), "point 2021-11-21..2021-11-27");
        assert_eq!(roughly.clock_seconds, None);
    }

    #[test]
    fn an_approximate_date_stays_so_in_what_it_tells() {
        let date = from("2022-09-13~", &relation(TimeRelation::Before, 0, 2, 0));
        assert!(date.approximate);
        assert_eq!(told_core(&date), "point 2022-07-13");
        assert_eq!(told(&date), "point 2022-07-10..2022-07-16");
        assert!(from("2022-09-13?", &relation(TimeRelation::Before, 0, 2, 0)).uncertain);
    }

    #[test]
    fn what_leads_too_far_is_not_worked_out() {
        let far = resolve_edtf("Y-1E12").unwrap();
        assert_eq!(resolve(&relation(TimeRelation::Before, u32::MAX, 0, 0), &far), None);
    }

    proptest! {
        #[test]
        fn every_relation_keeps_bounds_in_order(
            (years, months, days) in (0..3000_u32, 0..500_u32, 0..5000_u32),
            (kind, vague) in (0..4_usize, any::<bool>()),
            other in prop_oneof![
                "[0-2][0-9]{3}[~?%]?",
                "[0-2][0-9]{3}-0[1-9]/[3-9][0-9]{3}-1[0-2]~?",
                "[0-2][0-9]{3}-0[1-9]/",
                "\\[\\.\\.[0-2][0-9]{3}-0[1-9]-1[0-9]~?\\]",
            ],
        ) {
            let relative = Relative { about: vague, ..relation(TimeRelation::ALL[kind], years, months, days) };
            let date = from(&other, &relative);
            let ordered = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b);
            for bounds in [date.core, date.bounds] {
                prop_assert_eq!(bounds, bounds.tightened());
                prop_assert!(ordered(bounds.earliest_start, bounds.latest_start));
                prop_assert!(ordered(bounds.earliest_end, bounds.latest_end));
            }
            prop_assert!(ordered(date.bounds.earliest_start, date.core.earliest_start));
            prop_assert!(ordered(date.core.latest_end, date.bounds.latest_end));
        }
    }
}
