//! Calendar arithmetic on [`Day`]s: months that clamp, lengths, and the limit
//! beyond which nothing is computed.

use super::bounds::Day;
use super::claim::{Offset, Weekday};

/// The farthest year, before or after year 0, that dates are computed for: a
/// trillion. Every sum and difference of two days within it fits `i64` with
/// room to spare, and every day is exact as `f64`.
pub const YEAR_LIMIT: i64 = 1_000_000_000_000;

/// The first day that is computed with.
pub(super) fn first_day() -> Day {
    Day::from_civil(-YEAR_LIMIT, 1, 1)
}

/// The last day that is computed with.
pub(super) fn last_day() -> Day {
    Day::from_civil(YEAR_LIMIT, 12, 31)
}

/// Whether a year of the proleptic Gregorian calendar has a 29 February; year
/// 0 is 1 BC.
pub fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// The days of a month; `month` from 1 to 12, anything else counts as 31.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first day of a month.
pub(super) fn month_start(year: i64, month: u8) -> Day {
    Day::from_civil(year, month, 1)
}

/// The last day of a month.
pub(super) fn month_end(year: i64, month: u8) -> Day {
    Day::from_civil(year, month, days_in_month(year, month))
}

/// The day so many days later (earlier where negative), or `None` beyond the
/// limit.
pub(super) fn add_days(day: Day, days: i64) -> Option<Day> {
    let moved = Day(day.0.checked_add(days)?);
    (first_day() <= moved && moved <= last_day()).then_some(moved)
}

/// The day so many months later (earlier where negative), or `None` beyond the
/// limit. A day of the month that the target month lacks becomes its last day,
/// as in chrono's `checked_add_months`: 31 January plus one month is 28 or 29
/// February.
pub(super) fn add_months(day: Day, months: i64) -> Option<Day> {
    let (year, month, day_of_month) = day.to_civil();
    let count = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(months)?;
    let target_year = count.div_euclid(12);
    if target_year.abs() > YEAR_LIMIT {
        return None;
    }
    // The remainder of a division by 12 lies between 0 and 11.
    let target_month = count.rem_euclid(12) as u8 + 1;
    let target_day = day_of_month.min(days_in_month(target_year, target_month));
    Some(Day::from_civil(target_year, target_month, target_day))
}

/// The day at a calendar distance: first years and months together, then days.
/// `sign` is 1 for later and -1 for earlier. `None` beyond the limit.
pub(super) fn add_offset(day: Day, offset: Offset, sign: i64) -> Option<Day> {
    let months = i64::from(offset.years) * 12 + i64::from(offset.months);
    add_days(add_months(day, sign * months)?, sign * i64::from(offset.days))
}

impl Day {
    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday, the fourth of the list that starts with
        // Monday; the remainder of a division by 7 is an index of that list.
        Weekday::ALL[(self.0.rem_euclid(7) + 3).rem_euclid(7) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_civil(year, month, day)
    }

    #[test]
    fn a_day_that_the_month_lacks_becomes_its_last() {
        assert_eq!(add_months(day(2022, 3, 31), -1), Some(day(2022, 2, 28)));
        assert_eq!(add_months(day(2024, 1, 31), 1), Some(day(2024, 2, 29)));
        assert_eq!(add_months(day(2022, 9, 13), -2), Some(day(2022, 7, 13)));
        assert_eq!(add_months(day(2022, 1, 15), -13), Some(day(2020, 12, 15)));
    }

    #[test]
    fn months_agree_with_chrono() {
        use chrono::{Datelike, Months, NaiveDate};
        let start = NaiveDate::from_ymd_opt(2019, 12, 25).unwrap();
        for days in 0..800 {
            let date = start + chrono::Days::new(days);
            for months in [0, 1, 2, 11, 12, 25, 1200] {
                let there = date.checked_add_months(Months::new(months)).unwrap();
                let ours =
                    add_months(day(i64::from(date.year()), date.month() as u8, date.day() as u8), i64::from(months))
                        .unwrap();
                assert_eq!(ours.to_string(), there.to_string());
            }
        }
    }

    #[test]
    fn nothing_is_computed_beyond_the_limit() {
        assert_eq!(add_days(last_day(), 1), None);
        assert_eq!(add_days(Day(i64::MAX), i64::MAX), None);
        assert_eq!(add_months(first_day(), -1), None);
        let far = Offset { years: u32::MAX, months: u32::MAX, days: u32::MAX };
        assert!(add_offset(day(2022, 1, 1), far, 1).is_some());
        assert_eq!(add_offset(last_day(), far, 1), None);
    }

    #[test]
    fn days_of_the_week_follow_the_calendar() {
        assert_eq!(day(1970, 1, 1).weekday(), Weekday::Thursday);
        assert_eq!(day(2022, 9, 13).weekday(), Weekday::Tuesday);
        assert_eq!(day(2021, 11, 24).weekday(), Weekday::Wednesday);
        assert_eq!(Day(i64::MIN).weekday(), Day(i64::MIN + 7).weekday());
    }
}
