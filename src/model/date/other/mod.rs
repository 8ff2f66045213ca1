//! Days in the Hijri and the Hebrew calendar, beside the Gregorian.
//!
//! The conversions are those of `icu_calendar`; this module adds what a
//! historian must know beside them:
//!
//! - **Hijri** days are those of the Umm al-Qura calendar of Saudi Arabia, in
//!   the years for which its months are tabulated: 1300 to 1600 AH (12 November
//!   1882 to 25 November 2174). Those from 1356 AH (1937) on were published for
//!   civil use; the earlier ones were worked out afterwards by the same rule.
//!   Before and after, the crate counts by the tabular calendar (30-year cycle,
//!   leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, epoch Friday), which is
//!   an arithmetic mean and marked as [`Grounds::Computed`]. Where months begin
//!   by sighting the moon, as in Morocco, a date may lie a day earlier or later
//!   either way: [`DOUBT_DAYS`]. So 1 Muharram 1443 was Monday, 9 August 2021, by
//!   Umm al-Qura, and Tuesday by the crescent, even in Saudi Arabia, whose Supreme
//!   Court announced it so.
//! - **Hebrew** days follow fixed rules and carry no such doubt. The rules in
//!   force are those of the fourth century and later; earlier dates are
//!   extended backward.
//! - In both, a day begins at the evening before: the one named for a Gregorian
//!   day is the one that its daylight belongs to.
//!
//! Years before 1 and after [`LAST_YEAR`] are not told.

mod names;
mod telling;
#[cfg(test)]
mod tests;

use icu_calendar::Date;
use icu_calendar::cal::{Hebrew, Hijri, hijri::UmmAlQura};
use icu_calendar::types::{Month, RataDie};

use super::bounds::Day;

pub use names::{hebrew_numeral, other_month_name, other_month_names};
pub use telling::{
    OtherForm, calendar_note, other_calendar_name, other_date, other_day, other_day_number, other_year, told_evening,
    told_grounds,
};

/// The fixed day number of 1970-01-01: days from 1 January of the year 1, which
/// is 1 (Reingold and Dershowitz, "Calendrical Calculations", 1.1).
const UNIX_EPOCH: i64 = 719_163;

/// Years that the Umm al-Qura table holds.
const TABLE_YEARS: std::ops::RangeInclusive<i64> = 1300..=1600;

/// The last year that is told, which is the last that the crate makes from a
/// year, month and day.
pub const LAST_YEAR: i64 = 9_999;

/// By how many days a Hijri date may differ where months begin by sighting.
pub const DOUBT_DAYS: i64 = 1;

/// How much earlier than the Gregorian day a day of these calendars begins, in
/// days: at six in the evening, as the reckoning of the Hebrew calendar has it.
/// The sunset that counts differs by place and season.
pub const EVENING_DAYS: f64 = 0.25;

/// A calendar beside the Gregorian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherCalendar {
    /// The lunar calendar of Islam, by Umm al-Qura.
    Hijri,
    /// The lunisolar calendar of Judaism, years from Tishri.
    Hebrew,
}

/// What a date of another calendar rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grounds {
    /// The months as tabulated, or fixed rules.
    Known,
    /// An arithmetic mean, outside the table.
    Computed,
}

/// A day of another calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OtherDay {
    /// The calendar.
    pub calendar: OtherCalendar,
    /// The year, from 1 to [`LAST_YEAR`].
    pub year: i64,
    /// The month.
    pub month: OtherMonth,
    /// The day of the month, from 1.
    pub day: u8,
    /// What it rests on.
    pub grounds: Grounds,
}

/// A month within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OtherMonth {
    /// Its place in the year, from 1; up to 13 in a Hebrew leap year.
    pub place: u8,
    /// Its number without leap months, from 1 to 12: 6 for Adar.
    number: u8,
    /// Whether it is Adar I, which leap years have before Adar.
    is_leap: bool,
    /// Whether its year is a leap year, in which Adar is Adar II.
    in_leap_year: bool,
}

impl OtherCalendar {
    /// All, in menu order.
    pub const ALL: [Self; 2] = [Self::Hijri, Self::Hebrew];

    /// The name in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hijri => "hijri",
            Self::Hebrew => "hebrew",
        }
    }

    /// The calendar of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.name() == name)
    }

    /// The day of this calendar that a Gregorian day's daylight belongs to;
    /// `None` outside the years that are told.
    pub fn day_of(self, day: Day) -> Option<OtherDay> {
        let first = self.first_day()?;
        if day < first || day.0 > first.0 + LAST_YEAR * 366 {
            return None;
        }
        let fixed = RataDie::new(day.0 + UNIX_EPOCH);
        let told = match self {
            Self::Hijri => read(self, &Date::from_rata_die(fixed, HIJRI)),
            Self::Hebrew => read(self, &Date::from_rata_die(fixed, Hebrew)),
        };
        (1..=LAST_YEAR).contains(&told.year).then_some(told)
    }

    /// The Gregorian day whose daylight belongs to a day of this calendar; the
    /// month by its place in the year. `None` where there is no such day.
    pub fn to_day(self, year: i64, place: u8, day: u8) -> Option<Day> {
        if !(1..=LAST_YEAR).contains(&year) {
            return None;
        }
        let month = self.month_at(year, place)?;
        let year = i32::try_from(year).ok()?;
        let month = if month.is_leap { Month::leap(month.number) } else { Month::new(month.number) };
        let fixed = match self {
            Self::Hijri => Date::try_new(year.into(), month, day, HIJRI).ok()?.to_rata_die(),
            Self::Hebrew => Date::try_new(year.into(), month, day, Hebrew).ok()?.to_rata_die(),
        };
        Some(Day(fixed.to_i64_date() - UNIX_EPOCH))
    }

    /// How many months a year has.
    pub fn months_in(self, year: i64) -> u8 {
        if self == Self::Hebrew && is_hebrew_leap(year) { 13 } else { 12 }
    }

    /// The month at a place in a year; `None` where the year has no such place.
    pub fn month_at(self, year: i64, place: u8) -> Option<OtherMonth> {
        if !(1..=self.months_in(year)).contains(&place) {
            return None;
        }
        let in_leap_year = self.months_in(year) == 13;
        let is_leap = in_leap_year && place == 6;
        let number = if in_leap_year && place >= 6 { place - 1 } else { place };
        Some(OtherMonth { place, number, is_leap, in_leap_year })
    }

    /// Days of the shortest month and year, and of the shortest quarter.
    pub fn shortest_days(self) -> (f64, f64) {
        match self {
            Self::Hijri => (29.0, 354.0),
            Self::Hebrew => (29.0, 353.0),
        }
    }

    /// Mean length of a year, in days: twelve synodic months, or 235 in 19 years.
    pub fn mean_year_days(self) -> f64 {
        match self {
            Self::Hijri => 354.367,
            Self::Hebrew => 365.2468,
        }
    }

    /// Whether days of this calendar may be off by [`DOUBT_DAYS`].
    pub fn is_by_sighting(self) -> bool {
        self == Self::Hijri
    }

    /// The first day of year 1.
    pub fn first_day(self) -> Option<Day> {
        self.to_day(1, 1, 1)
    }
}

const HIJRI: Hijri<UmmAlQura> = Hijri::new_umm_al_qura();

fn read<C: icu_calendar::Calendar>(calendar: OtherCalendar, date: &Date<C>) -> OtherDay {
    let year = i64::from(date.year().extended_year());
    let month = date.month();
    let grounds = match calendar {
        OtherCalendar::Hijri if !TABLE_YEARS.contains(&year) => Grounds::Computed,
        OtherCalendar::Hijri | OtherCalendar::Hebrew => Grounds::Known,
    };
    let input = month.to_input();
    OtherDay {
        calendar,
        year,
        month: OtherMonth {
            place: month.ordinal,
            number: input.number(),
            is_leap: input.is_leap(),
            in_leap_year: date.months_in_year() == 13,
        },
        day: date.day_of_month().0,
        grounds,
    }
}

/// Whether a Hebrew year has thirteen months: seven of nineteen do, years 3, 6,
/// 8, 11, 14, 17 and 19 of the cycle (Reingold and Dershowitz, 8.1).
fn is_hebrew_leap(year: i64) -> bool {
    (7 * year.rem_euclid(19) + 1).rem_euclid(19) < 7
}
