//! Questions on [`Bounds`], each as *certainly* or *possibly*, and the order in
//! which dates are sorted.
//!
//! A date that is known only so far stands for every pair of a start and an end
//! that its bounds allow: the start from earliest to latest start, the end from
//! earliest to latest end, and never an end before its start. A question holds
//! *certainly* if it holds whichever pairs the two dates turn out to be, and
//! *possibly* if it holds for some. All days are inclusive, so two dates on one
//! day overlap and neither is before the other. An open bound is without limit
//! on its side.
//!
//! For a point the two ends are one day. The answers are the same as for an
//! interval with the same bounds, but for one: an interval may count as possibly
//! within a point that is known to the month, since by bounds alone that point
//! could last as long.

use super::bounds::{Bounds, Day, Resolved};

/// Whether `a` comes before `b` where both are known; an open one never does.
fn surely_less(a: Option<Day>, b: Option<Day>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a < b)
}

/// Whether `a` is at most `b` where both are known; an open one never is.
fn surely_at_most(a: Option<Day>, b: Option<Day>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a <= b)
}

impl Bounds {
    /// The same bounds with what follows from "no end before its start" made
    /// explicit: the end cannot be earlier than the earliest start, the start
    /// not later than the latest end.
    #[must_use]
    pub fn tightened(self) -> Self {
        let earliest_end = match (self.earliest_start, self.earliest_end) {
            (Some(start), Some(end)) => Some(start.max(end)),
            (start, end) => end.or(start),
        };
        let latest_start = match (self.latest_start, self.latest_end) {
            (Some(start), Some(end)) => Some(start.min(end)),
            (start, end) => start.or(end),
        };
        Self { earliest_end, latest_start, ..self }
    }

    /// Whether all four bounds are open.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this ends before the other starts, whatever the days turn out to be.
    pub fn certainly_before(&self, other: &Self) -> bool {
        surely_less(self.latest_end, other.earliest_start)
    }

    /// Whether this may end before the other starts.
    pub fn possibly_before(&self, other: &Self) -> bool {
        let (a, b) = (self.tightened(), other.tightened());
        !surely_at_most(b.latest_start, a.earliest_end)
    }

    /// Whether the two share a day, whatever the days turn out to be.
    pub fn certainly_overlaps(&self, other: &Self) -> bool {
        let (a, b) = (self.tightened(), other.tightened());
        surely_at_most(a.latest_start, b.earliest_end) && surely_at_most(b.latest_start, a.earliest_end)
    }

    /// Whether the two may share a day.
    pub fn possibly_overlaps(&self, other: &Self) -> bool {
        !self.certainly_before(other) && !other.certainly_before(self)
    }

    /// Whether this lies within the other from start to end, whatever the days
    /// turn out to be.
    pub fn certainly_within(&self, other: &Self) -> bool {
        let (a, b) = (self.tightened(), other.tightened());
        surely_at_most(b.latest_start, a.earliest_start) && surely_at_most(a.latest_end, b.earliest_end)
    }

    /// Whether this may lie within the other from start to end.
    pub fn possibly_within(&self, other: &Self) -> bool {
        let (a, b) = (self.tightened(), other.tightened());
        let at_most = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b);
        at_most(b.earliest_start, a.latest_start) && at_most(a.earliest_end, b.latest_end)
    }
}

/// What dates are sorted by; see [`Resolved::sort_key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    first: i64,
    clock_seconds: u32,
    latest_start: i64,
    earliest_end: i64,
    latest_end: i64,
}

impl Resolved {
    /// The place of this date in a list: by the first day on which it can have
    /// started, where bounds overlap as well; of dates with the same first day
    /// by the time of day (none counts as midnight), then the one that is known
    /// more closely, then the one that can end sooner. A date with an open start
    /// ("before September 2022") takes its place at the latest start that it
    /// allows, for only that is known of it.
    ///
    /// A date that lies certainly before another always comes before it.
    /// Undated events have no key; they follow after all others.
    pub fn sort_key(&self) -> SortKey {
        let Bounds { earliest_start, latest_start, earliest_end, latest_end } = self.bounds.tightened();
        let number = |day: Option<Day>| day.map_or(i64::MAX, |day| day.0);
        SortKey {
            first: number(earliest_start.or(latest_start).or(earliest_end).or(latest_end)),
            clock_seconds: self.clock_seconds.unwrap_or(0),
            latest_start: number(latest_start),
            earliest_end: number(earliest_end),
            latest_end: number(latest_end),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{Extent, Precision};

    const LAST: i64 = 7;

    /// Bounds over the days 0 to 7 around some start and end, each possibly open.
    fn any_bounds() -> impl Strategy<Value = Bounds> {
        let slack = || proptest::option::weighted(0.8, 0..=LAST);
        (0..=LAST, 0..=LAST, (slack(), slack(), slack(), slack())).prop_map(|(one, other, (a, b, c, d))| {
            let (start, end) = (one.min(other), one.max(other));
            let earlier = |day: i64, slack: Option<i64>| slack.map(|slack| Day((day - slack).max(0)));
            let later = |day: i64, slack: Option<i64>| slack.map(|slack| Day((day + slack).min(LAST)));
            Bounds {
                earliest_start: earlier(start, a),
                latest_start: later(start, b),
                earliest_end: earlier(end, c),
                latest_end: later(end, d),
            }
        })
    }

    /// Every pair of a start and an end that the bounds allow; open bounds reach
    /// two days beyond the others, which stands for any distance.
    fn pairs(bounds: &Bounds) -> Vec<(i64, i64)> {
        let low = |day: Option<Day>| day.map_or(-2, |day| day.0);
        let high = |day: Option<Day>| day.map_or(LAST + 2, |day| day.0);
        let mut all = Vec::new();
        for start in low(bounds.earliest_start)..=high(bounds.latest_start) {
            for end in low(bounds.earliest_end)..=high(bounds.latest_end) {
                if start <= end {
                    all.push((start, end));
                }
            }
        }
        all
    }

    /// Whether a relation holds for all, and for some, of the possible pairs.
    fn by_enumeration(a: &Bounds, b: &Bounds, holds: impl Fn((i64, i64), (i64, i64)) -> bool) -> (bool, bool) {
        let (mut all, mut some) = (true, false);
        for a in pairs(a) {
            for b in pairs(b) {
                let held = holds(a, b);
                all &= held;
                some |= held;
            }
        }
        (all, some)
    }

    fn resolved(bounds: Bounds) -> Resolved {
        Resolved {
            core: bounds,
            bounds,
            extent: Extent::Interval,
            precision: Precision::Day,
            approximate: false,
            uncertain: false,
            clock_seconds: None,
        }
    }

    proptest! {
        #[test]
        fn before_is_what_enumeration_finds(a in any_bounds(), b in any_bounds()) {
            let (certain, possible) = by_enumeration(&a, &b, |a, b| a.1 < b.0);
            prop_assert_eq!(a.certainly_before(&b), certain);
            prop_assert_eq!(a.possibly_before(&b), possible);
        }

        #[test]
        fn overlap_is_what_enumeration_finds(a in any_bounds(), b in any_bounds()) {
            let (certain, possible) = by_enumeration(&a, &b, |a, b| a.0 <= b.1 && b.0 <= a.1);
            prop_assert_eq!(a.certainly_overlaps(&b), certain);
            prop_assert_eq!(a.possibly_overlaps(&b), possible);
        }

        #[test]
        fn within_is_what_enumeration_finds(a in any_bounds(), b in any_bounds()) {
            let (certain, possible) = by_enumeration(&a, &b, |a, b| b.0 <= a.0 && a.1 <= b.1);
            prop_assert_eq!(a.certainly_within(&b), certain);
            prop_assert_eq!(a.possibly_within(&b), possible);
        }

        #[test]
        fn certainly_before_sorts_before(a in any_bounds(), b in any_bounds()) {
            if a.certainly_before(&b) {
                prop_assert!(resolved(a).sort_key() < resolved(b).sort_key());
            }
        }

        #[test]
        fn tightening_changes_no_possible_pair(a in any_bounds()) {
            prop_assert_eq!(pairs(&a), pairs(&a.tightened()));
        }
    }

    #[test]
    fn a_date_with_an_open_start_sorts_at_the_latest_start_it_allows() {
        let point = |earliest: Option<i64>, latest: Option<i64>| {
            let (earliest, latest) = (earliest.map(Day), latest.map(Day));
            resolved(Bounds {
                earliest_start: earliest,
                latest_start: latest,
                earliest_end: earliest,
                latest_end: latest,
            })
        };
        let before = point(None, Some(50));
        assert!(point(Some(10), Some(10)).sort_key() < before.sort_key());
        assert!(before.sort_key() < point(Some(60), Some(60)).sort_key());
    }

    #[test]
    fn of_two_dates_with_one_first_day_the_closer_known_comes_first() {
        let day = resolved(Bounds {
            earliest_start: Some(Day(0)),
            latest_start: Some(Day(0)),
            earliest_end: Some(Day(0)),
            latest_end: Some(Day(0)),
        });
        let month = resolved(Bounds {
            earliest_start: Some(Day(0)),
            latest_start: Some(Day(30)),
            earliest_end: Some(Day(0)),
            latest_end: Some(Day(30)),
        });
        assert!(day.sort_key() < month.sort_key());
    }
}
