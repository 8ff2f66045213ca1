//! Days, and the four bounds of a date that is known only so far.
//!
//! ```text
//!   earliest_start   latest_start        earliest_end   latest_end
//!        |---- may start ----|===== certain =====|--- may end ---|
//! ```

use std::fmt;

use super::calendar::YEAR_LIMIT;

/// The farthest day from day 0 that [`Day::to_civil`] computes with; it lies
/// beyond every day of [`YEAR_LIMIT`].
const DAY_LIMIT: i64 = (YEAR_LIMIT + 2_000) * 366;

/// A day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// The four bounds of a date, each a day and inclusive, each open where absent.
///
/// A day-precise point has four equal bounds. A month-precise point ("some day
/// in November 2021") has `earliest_start = earliest_end =` the first and
/// `latest_start = latest_end =` the last of the month. An interval from one
/// month to another starts within the one and ends within the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// No day before this one can be the start.
    pub earliest_start: Option<Day>,
    /// No day after this one can be the start.
    pub latest_start: Option<Day>,
    /// No day before this one can be the end.
    pub earliest_end: Option<Day>,
    /// No day after this one can be the end.
    pub latest_end: Option<Day>,
}

/// How finely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the day or finer.
    Day,
    /// To the month.
    Month,
    /// To a season, quarter or other part of a year.
    Season,
    /// To the year.
    Year,
    /// To a decade, a century or coarser.
    Coarser,
}

/// Whether a date is one point that is known only so far, or extends in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// A single moment, somewhere between the bounds.
    Point,
    /// A stretch of time with a start and an end.
    Interval,
}

/// A date claim worked out on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Resolved {
    /// The bounds as written, before `~` or "about" widen them.
    pub core: Bounds,
    /// The bounds that count for questions, sorting and drawing.
    pub bounds: Bounds,
    /// Point or interval.
    pub extent: Extent,
    /// How finely it is known (of an interval, its coarser end).
    pub precision: Precision,
    /// Said to be approximate (`~`, `%`, "about"): drawn with fading ends.
    pub approximate: bool,
    /// Said to be doubtful (`?`, `%`): widens nothing, drawn with a query.
    pub uncertain: bool,
    /// Time of day of a point, in seconds from midnight, where it is given.
    pub clock_seconds: Option<u32>,
}

impl fmt::Display for Day {
    /// Writes the ISO 8601 calendar date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_civil();
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}-{month:02}-{day:02}")
        } else {
            write!(f, "{}{:06}-{month:02}-{day:02}", if year < 0 { '-' } else { '+' }, year.unsigned_abs())
        }
    }
}

impl Day {
    /// The day with this civil date in the proleptic Gregorian calendar, where
    /// year 0 is 1 BC. Month and day are not checked: day 0 of March is the
    /// last of February. Years beyond [`YEAR_LIMIT`] count as the limit.
    ///
    /// Algorithm: `days_from_civil` of Howard Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms".
    pub fn from_civil(year: i64, month: u8, day: u8) -> Self {
        let year = year.clamp(-YEAR_LIMIT, YEAR_LIMIT) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12) and day of month (1 to 31). A day too far from
    /// today to be computed counts as the farthest that can.
    ///
    /// Algorithm: `civil_from_days` of the same author.
    pub fn to_civil(self) -> (i64, u8, u8) {
        let shifted = self.0.clamp(-DAY_LIMIT, DAY_LIMIT) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        // Both lie in the ranges named above by construction.
        (year, month as u8, day as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_dates_survive_a_round_trip() {
        assert_eq!(Day::from_civil(1970, 1, 1), Day(0));
        for number in (-1_000_000..1_000_000).step_by(37) {
            let (year, month, day) = Day(number).to_civil();
            assert_eq!(Day::from_civil(year, month, day), Day(number));
        }
        assert_eq!(Day::from_civil(2021, 11, 24).to_string(), "2021-11-24");
        assert_eq!(Day::from_civil(0, 2, 29).to_string(), "0000-02-29");
        assert_eq!(Day::from_civil(-44, 3, 15).to_string(), "-000044-03-15");
    }

    #[test]
    fn days_that_no_calendar_reaches_are_written_without_a_panic() {
        for number in [i64::MIN, i64::MAX] {
            assert!(!Day(number).to_string().is_empty());
        }
        assert_eq!(Day::from_civil(i64::MAX, 12, 31), Day::from_civil(YEAR_LIMIT, 12, 31));
    }
}
