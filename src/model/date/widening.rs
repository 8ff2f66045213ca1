//! How far an approximate date reaches: the one place of the rule that
//! [`date`](super) states in words.

use super::bounds::{Bounds, Day, Precision};
use super::calendar::add_days;
use super::claim::Offset;

/// Days that a month counts for when a tolerance is worked out.
const MONTH_DAYS: i64 = 30;
/// Days that a year counts for when a tolerance is worked out.
const YEAR_DAYS: i64 = 365;

/// The days by which "approximate" (`~`, `%`) widens a date on each side: half
/// of the unit in which it is written, rounded up, except that a day, of which
/// half is nothing, counts as half a week. `span_days` is the length of what is
/// written, which counts from a decade on.
pub(super) fn approximate_days(unit: Precision, span_days: i64) -> i64 {
    match unit {
        Precision::Day => 3,
        Precision::Month => 15,
        // Three months: 45 days; groups of four or six months in proportion.
        Precision::Season => (span_days + 15) / MONTH_DAYS * MONTH_DAYS / 2,
        Precision::Year => 183,
        Precision::Coarser => half_up(span_days),
    }
}

/// The days by which "about" widens a date told by a distance, on each side:
/// half of the smallest unit that the distance names or a quarter of the whole
/// distance, whichever is more, rounded up. Months count 30 days, years 365.
/// So "about two months" reaches 15 days to each side, "about a year" 183,
/// "about ten days" 3.
pub(super) fn about_days(offset: Offset) -> i64 {
    let (years, months, days) = (i64::from(offset.years), i64::from(offset.months), i64::from(offset.days));
    let smallest = match (years, months, days) {
        (0, 0, 0) => return 0,
        (_, _, 1..) => 1,
        (_, 1.., _) => MONTH_DAYS,
        _ => YEAR_DAYS,
    };
    let whole = years * YEAR_DAYS + months * MONTH_DAYS + days;
    half_up(smallest).max((whole + 3) / 4)
}

fn half_up(days: i64) -> i64 {
    (days + 1) / 2
}

/// Which of the units is the smallest that a distance names.
pub(super) fn smallest_unit(offset: Offset) -> Precision {
    match offset {
        Offset { days: 1.., .. } => Precision::Day,
        Offset { months: 1.., .. } => Precision::Month,
        Offset { years: 1.., .. } => Precision::Year,
        _ => Precision::Day,
    }
}

/// A first and a last day, each open where absent.
pub(super) type Span = (Option<Day>, Option<Day>);

/// The span, so many days wider on each side. What is open stays open; what
/// would leave the limit of what is computed stays where it was.
pub(super) fn widen((first, last): Span, days: i64) -> Span {
    (first.map(|day| add_days(day, -days).unwrap_or(day)), last.map(|day| add_days(day, days).unwrap_or(day)))
}

/// Bounds with start and end both widened.
pub(super) fn widen_bounds(bounds: Bounds, days: i64) -> Bounds {
    let (earliest_start, latest_start) = widen((bounds.earliest_start, bounds.latest_start), days);
    let (earliest_end, latest_end) = widen((bounds.earliest_end, bounds.latest_end), days);
    Bounds { earliest_start, latest_start, earliest_end, latest_end }.tightened()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(years: u32, months: u32, days: u32) -> Offset {
        Offset { years, months, days }
    }

    #[test]
    fn approximate_reaches_half_of_the_written_unit() {
        assert_eq!(approximate_days(Precision::Day, 1), 3);
        assert_eq!(approximate_days(Precision::Month, 28), 15);
        assert_eq!(approximate_days(Precision::Season, 92), 45);
        assert_eq!(approximate_days(Precision::Season, 90), 45);
        assert_eq!(approximate_days(Precision::Season, 181), 90);
        assert_eq!(approximate_days(Precision::Year, 366), 183);
        assert_eq!(approximate_days(Precision::Coarser, 3653), 1827);
    }

    #[test]
    fn about_reaches_half_of_the_smallest_unit_or_a_quarter_of_the_distance() {
        assert_eq!(about_days(distance(0, 2, 0)), 15);
        assert_eq!(about_days(distance(0, 1, 0)), 15);
        assert_eq!(about_days(distance(0, 6, 0)), 45);
        assert_eq!(about_days(distance(1, 0, 0)), 183);
        assert_eq!(about_days(distance(10, 0, 0)), 913);
        assert_eq!(about_days(distance(0, 0, 1)), 1);
        assert_eq!(about_days(distance(0, 0, 10)), 3);
        assert_eq!(about_days(distance(1, 6, 0)), 137);
        assert_eq!(about_days(distance(0, 0, 0)), 0);
        assert!(about_days(distance(u32::MAX, u32::MAX, u32::MAX)) > 0);
    }
}
