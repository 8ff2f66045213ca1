//! Calendar periods: minutes to millennia, counted so that each has a number.
//!
//! A [`Step`] cuts time into periods ("months, three at a time"). Every moment
//! lies in one period, periods are numbered without gaps, and the start of each
//! follows from its number. Proleptic Gregorian, weeks start on Monday (ISO 8601).

use crate::model::date::{DateStyle, Day, month_names, short_month_names};

use super::axis::DAYS_PER_YEAR;
use super::words::{words, year_name};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// So many units at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub unit: Unit,
    pub count: u16,
}

/// How much room a period's name may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Short,
    Long,
}

const MINUTES_PER_DAY: f64 = 1440.0;
const HOURS_PER_DAY: f64 = 24.0;
const DAYS_PER_WEEK: i64 = 7;
/// Day 0 of the axis is a Thursday, three days after a Monday.
const MONDAY_SHIFT: i64 = 3;

/// The steps that ticks may have, finest first. The second step of each is the
/// one above it, whose periods name the context: the month of a day, the year
/// of a month.
pub(super) const LADDER: [(Step, Step); 25] = [
    (step(Unit::Minute, 1), step(Unit::Day, 1)),
    (step(Unit::Minute, 5), step(Unit::Day, 1)),
    (step(Unit::Minute, 15), step(Unit::Day, 1)),
    (step(Unit::Minute, 30), step(Unit::Day, 1)),
    (step(Unit::Hour, 1), step(Unit::Day, 1)),
    (step(Unit::Hour, 3), step(Unit::Day, 1)),
    (step(Unit::Hour, 6), step(Unit::Day, 1)),
    (step(Unit::Hour, 12), step(Unit::Day, 1)),
    (step(Unit::Day, 1), step(Unit::Month, 1)),
    (step(Unit::Week, 1), step(Unit::Month, 1)),
    (step(Unit::Month, 1), step(Unit::Year, 1)),
    (step(Unit::Month, 3), step(Unit::Year, 1)),
    (step(Unit::Month, 6), step(Unit::Year, 1)),
    (step(Unit::Year, 1), step(Unit::Year, 10)),
    (step(Unit::Year, 2), step(Unit::Year, 10)),
    (step(Unit::Year, 5), step(Unit::Year, 50)),
    (step(Unit::Year, 10), step(Unit::Year, 100)),
    (step(Unit::Year, 20), step(Unit::Year, 100)),
    (step(Unit::Year, 50), step(Unit::Year, 500)),
    (step(Unit::Year, 100), step(Unit::Year, 1_000)),
    (step(Unit::Year, 200), step(Unit::Year, 1_000)),
    (step(Unit::Year, 500), step(Unit::Year, 5_000)),
    (step(Unit::Year, 1_000), step(Unit::Year, 10_000)),
    (step(Unit::Year, 2_000), step(Unit::Year, 10_000)),
    (step(Unit::Year, 5_000), step(Unit::Year, 10_000)),
];

pub(super) const fn step(unit: Unit, count: u16) -> Step {
    Step { unit, count }
}

impl Step {
    /// Length of the shortest period, in days; the one in which the era begins,
    /// which is a year shorter than its like, left out.
    pub fn shortest_days(self) -> f64 {
        let count = f64::from(self.count);
        match self.unit {
            Unit::Minute => count / MINUTES_PER_DAY,
            Unit::Hour => count / HOURS_PER_DAY,
            Unit::Day => count,
            Unit::Week => count * DAYS_PER_WEEK as f64,
            Unit::Month if self.count == 1 => 28.0,
            Unit::Month => count * 30.0,
            Unit::Year if self.count == 1 => 365.0,
            Unit::Year => count * DAYS_PER_YEAR - 2.0,
        }
    }

    /// Number of the period that holds a moment.
    pub fn number_at(self, days: f64) -> i64 {
        let count = i64::from(self.count);
        match self.unit {
            // Rounded to the microsecond first: 1/1440 has no exact binary form.
            Unit::Minute => whole((days * MINUTES_PER_DAY + 1.0e-6).floor()).div_euclid(count),
            Unit::Hour => whole((days * HOURS_PER_DAY + 1.0e-7).floor()).div_euclid(count),
            Unit::Day => whole(days.floor()).div_euclid(count),
            Unit::Week => (whole(days.floor()) + MONDAY_SHIFT).div_euclid(DAYS_PER_WEEK * count),
            Unit::Month => {
                let (year, month, _) = Day(whole(days.floor())).to_civil();
                (year * 12 + i64::from(month) - 1).div_euclid(count)
            }
            Unit::Year => {
                let year = Day(whole(days.floor())).to_civil().0;
                // Readers count no year 0: round years before the era are 100 BC,
                // 200 BC; and the first period after it starts with year 1.
                if count > 1 && year < 1 { (year - 1).div_euclid(count) } else { year.div_euclid(count) }
            }
        }
    }

    /// Start of the period with this number, in days.
    pub fn start_days(self, number: i64) -> f64 {
        let first = number.saturating_mul(i64::from(self.count));
        match self.unit {
            Unit::Minute => first as f64 / MINUTES_PER_DAY,
            Unit::Hour => first as f64 / HOURS_PER_DAY,
            Unit::Day => first as f64,
            Unit::Week => (first * DAYS_PER_WEEK - MONDAY_SHIFT) as f64,
            Unit::Month => {
                let month = first.rem_euclid(12) as u8 + 1;
                Day::from_civil(first.div_euclid(12), month, 1).0 as f64
            }
            Unit::Year if self.count > 1 && number <= 0 => Day::from_civil(first + 1, 1, 1).0 as f64,
            Unit::Year => Day::from_civil(first, 1, 1).0 as f64,
        }
    }

    /// Name of a period where it starts: "14:05", "24", "Nov", "2021".
    pub fn name(self, number: i64, form: Form, style: impl Into<DateStyle>) -> String {
        let style = style.into();
        let start = self.start_days(number);
        let (year, month, day) = Day(whole((start + 1.0e-7).floor())).to_civil();
        let month_at = usize::from(month) - 1;
        style.digits(match (self.unit, form) {
            (Unit::Minute | Unit::Hour, _) => {
                let minutes = whole((start * MINUTES_PER_DAY).round()).rem_euclid(1440);
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            }
            (Unit::Day, Form::Short) | (Unit::Week, _) => day.to_string(),
            (Unit::Day, Form::Long) => {
                let weekday = (whole(start.floor()) + MONDAY_SHIFT).rem_euclid(DAYS_PER_WEEK);
                format!("{} {day}", words(style.lang).weekdays_short[weekday as usize])
            }
            (Unit::Month, Form::Short) => short_month_names(style)[month_at].to_owned(),
            (Unit::Month, Form::Long) => month_names(style)[month_at].to_owned(),
            (Unit::Year, _) => year_name(year, style.lang),
        })
    }

    /// Name of a period with all that is needed to place it, the year always
    /// among it: "24 November 2021", "Nov 2021", "2021", "2010–2019".
    pub fn full_name(self, number: i64, form: Form, style: impl Into<DateStyle>) -> String {
        let style = style.into();
        let start = self.start_days(number);
        let (year, month, day) = Day(whole((start + 1.0e-7).floor())).to_civil();
        let months = if form == Form::Long { month_names(style) } else { short_month_names(style) };
        let month_name = months[usize::from(month) - 1];
        let year_text = year_name(year, style.lang);
        style.range(match self.unit {
            Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => format!("{day} {month_name} {year_text}"),
            Unit::Month => format!("{month_name} {year_text}"),
            Unit::Year if self.count == 1 => year_text,
            Unit::Year => {
                let (next_year, _, _) = Day(whole(self.start_days(number.saturating_add(1)))).to_civil();
                format!("{year_text}–{}", year_name(next_year - 1, style.lang))
            }
        })
    }
}

/// A whole number from a float that was rounded; what lies beyond is cut off.
fn whole(value: f64) -> i64 {
    value as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn at(year: i64, month: u8, day: u8) -> f64 {
        Day::from_civil(year, month, day).0 as f64
    }

    #[test]
    fn every_period_holds_its_start_and_ends_where_the_next_starts() {
        for (minor, major) in LADDER {
            for step in [minor, major] {
                for days in [0.0, 18_955.37, -1.0, at(0, 2, 29), at(-4_712, 1, 1), at(2_022, 9, 13) + 0.999_9] {
                    let number = step.number_at(days);
                    let (start, next) = (step.start_days(number), step.start_days(number + 1));
                    assert!(start <= days + 1e-9 && days < next, "{step:?} {days}");
                    assert_eq!(step.number_at(start), number, "{step:?}");
                    let in_first_period = step.unit == Unit::Year && number == 0;
                    assert!(
                        in_first_period || next - start >= step.shortest_days() - 1e-9,
                        "{step:?}: {start} to {next}"
                    );
                }
            }
        }
    }

    #[test]
    fn ladder_climbs() {
        for pair in LADDER.windows(2) {
            assert!(pair[0].0.shortest_days() < pair[1].0.shortest_days(), "{pair:?}");
        }
    }

    #[test]
    fn periods_have_the_names_that_readers_give_them() {
        let named = |unit, count, days, form| {
            let step = step(unit, count);
            step.name(step.number_at(days), form, Lang::EN)
        };
        let noon = at(2021, 11, 24) + 0.5;
        assert_eq!(named(Unit::Minute, 5, noon + 5.0 / 1440.0, Form::Short), "12:05");
        assert_eq!(named(Unit::Hour, 6, noon, Form::Short), "12:00");
        assert_eq!(named(Unit::Day, 1, noon, Form::Long), "Wed 24");
        assert_eq!(named(Unit::Week, 1, noon, Form::Short), "22");
        assert_eq!(named(Unit::Month, 3, noon, Form::Short), "Oct");
        assert_eq!(named(Unit::Year, 1, noon, Form::Short), "2021");
        assert_eq!(named(Unit::Year, 100, at(-43, 3, 15), Form::Short), "100 BC");
        assert_eq!(named(Unit::Year, 100, at(43, 3, 15), Form::Short), "1");
    }

    #[test]
    fn full_names_always_hold_the_year() {
        let full = |unit, count, form, lang| {
            let step = step(unit, count);
            step.full_name(step.number_at(at(2021, 11, 24)), form, lang)
        };
        assert_eq!(full(Unit::Day, 1, Form::Long, Lang::EN), "24 November 2021");
        assert_eq!(full(Unit::Month, 1, Form::Long, Lang::AR), "نوفمبر 2021");
        assert_eq!(full(Unit::Month, 1, Form::Short, Lang::FR), "nov. 2021");
        assert_eq!(full(Unit::Year, 10, Form::Short, Lang::EN), "2020–2029");
    }
}
