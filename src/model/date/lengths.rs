//! The length of time between two dates in words: "nine months and three days;
//! 283 days", "at least two months; 61 days, at most three months; 92 days".
//!
//! A date may be known only so far. What lies between two such dates has a least
//! and a most, each of which is told; a bound that is open is left out.

use crate::model::words::Tongue;

use super::bounds::Day;
use super::calendar::add_months;
use super::claim::Offset;
use super::counts;
use super::style::DateStyle;

/// The first and the last day that a moment may lie on, each open where absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DayRange {
    /// No earlier.
    pub first: Option<Day>,
    /// No later.
    pub last: Option<Day>,
}

/// How far two dates lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// The two days that lie nearest, earlier first; `None` where both may be
    /// the same day.
    pub nearest: Option<(Day, Day)>,
    /// The two days that lie farthest apart, earlier first; `None` where a
    /// bound is open.
    pub farthest: Option<(Day, Day)>,
}

impl DayRange {
    /// A day that is known.
    pub const fn exactly(day: Day) -> Self {
        Self { first: Some(day), last: Some(day) }
    }

    /// Whether the day is known.
    pub fn is_exact(&self) -> bool {
        self.first.is_some() && self.first == self.last
    }
}

impl Between {
    /// What lies between two dates, whichever is given first.
    pub fn of(a: DayRange, b: DayRange) -> Self {
        let apart = |early: DayRange, late: DayRange| early.last.zip(late.first).filter(|(from, to)| from < to);
        let reach = |early: DayRange, late: DayRange| early.first.zip(late.last);
        let is_closed = [a, b].iter().all(|range| range.first.is_some() && range.last.is_some());
        let farthest =
            [reach(a, b), reach(b, a)].into_iter().flatten().max_by_key(|(from, to)| to.0.saturating_sub(from.0));
        Self {
            nearest: apart(a, b).or_else(|| apart(b, a)),
            farthest: farthest.filter(|_| is_closed).map(|(from, to)| (from, to.max(from))),
        }
    }

    /// The least and the most number of days; the most is `None` where a bound
    /// is open.
    pub fn days(&self) -> (i64, Option<i64>) {
        let count = |(from, to): (Day, Day)| to.0.saturating_sub(from.0);
        (self.nearest.map_or(0, count), self.farthest.map(count))
    }
}

/// The calendar distance from a day to a later one: whole months first, counted
/// so that a day that a month lacks is its last, then days. Zero where the
/// second day is not later.
pub fn calendar_distance(from: Day, to: Day) -> Offset {
    if to <= from {
        return Offset::default();
    }
    let ((from_year, from_month, _), (to_year, to_month, _)) = (from.to_civil(), to.to_civil());
    let guess = to_year.saturating_sub(from_year).saturating_mul(12) + i64::from(to_month) - i64::from(from_month);
    // The guess is right or one too many.
    let fits = |months: i64| add_months(from, months).filter(|day| *day <= to).map(|day| (months, day));
    let (months, reached) = fits(guess).or_else(|| fits(guess - 1)).unwrap_or((0, from));
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Offset { years: count(months / 12), months: count(months % 12), days: count(to.0 - reached.0) }
}

/// What lies between two dates, in words and in days.
pub fn read_between(between: &Between, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let tongue = Tongue::of(style.lang);
    let words = words(tongue);
    let told = |(from, to): (Day, Day)| read_length(from, to, tongue);
    style.digits(match (between.nearest, between.farthest) {
        (Some(nearest), Some(farthest)) if nearest == farthest => told(nearest),
        (Some(nearest), Some(farthest)) => {
            let least = words.at_least.replace("{0}", &told(nearest));
            let most = words.at_most.replace("{0}", &told(farthest));
            format!("{least}{}{most}", words.separator)
        }
        (None, Some(farthest)) if farthest.0 == farthest.1 => told(farthest),
        (None, Some(farthest)) => words.at_most.replace("{0}", &told(farthest)),
        (Some(nearest), None) => words.at_least.replace("{0}", &told(nearest)),
        (None, None) => words.unknown.to_owned(),
    })
}

/// One length: "nine months and three days; 283 days"; under a month the days
/// alone.
fn read_length(from: Day, to: Day, tongue: Tongue) -> String {
    let days = counts::days(to.0.saturating_sub(from.0), tongue);
    let offset = calendar_distance(from, to);
    let is_short = offset.years == 0 && offset.months == 0;
    let length = if is_short { days } else { format!("{}; {days}", counts::distance(offset, tongue)) };
    match tongue {
        // Counts are made for a place after a preposition; alone, the dual of
        // Arabic stands in the nominative.
        Tongue::Arabic => {
            let length = length.replace("; ", "؛ ");
            let pairs = [("سنتين", "سنتان"), ("شهرين", "شهران"), ("يومين", "يومان")];
            pairs.iter().fold(length, |length, (after, alone)| length.replace(after, alone))
        }
        _ => length,
    }
}

struct Words {
    at_least: &'static str,
    at_most: &'static str,
    separator: &'static str,
    unknown: &'static str,
}

fn words(tongue: Tongue) -> Words {
    match tongue {
        Tongue::English => {
            Words { at_least: "at least {0}", at_most: "at most {0}", separator: ", ", unknown: "not known how far" }
        }
        Tongue::French => {
            Words { at_least: "au moins {0}", at_most: "au plus {0}", separator: ", ", unknown: "écart inconnu" }
        }
        Tongue::Arabic => {
            Words {
                at_least: "{0} على الأقل", at_most: "{0} على الأكثر", separator: "، ", unknown: "المسافة غير معروفة"
            }
        }
        Tongue::Hebrew => {
            Words {
                at_least: "לפחות {0}", at_most: "לכל היותר {0}", separator: ", ", unknown: "המרחק אינו ידוע"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Lang;
    use crate::model::date::calendar::add_offset;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_civil(year, month, day)
    }

    fn exactly(year: i64, month: u8, of_month: u8) -> DayRange {
        DayRange::exactly(day(year, month, of_month))
    }

    fn told(a: DayRange, b: DayRange, lang: Lang) -> String {
        read_between(&Between::of(a, b), lang)
    }

    #[test]
    fn known_days_lie_a_known_length_apart_whichever_comes_first() {
        let (memorandum, visit) = (exactly(2021, 11, 24), exactly(2022, 9, 13));
        assert_eq!(told(memorandum, visit, Lang::EN), "nine months and 20 days; 293 days");
        assert_eq!(told(visit, memorandum, Lang::EN), "nine months and 20 days; 293 days");
        assert_eq!(told(memorandum, visit, Lang::FR), "neuf mois et 20 jours; 293 jours");
        assert_eq!(told(memorandum, visit, Lang::AR), "تسعة أشهر و20 يومًا؛ 293 يومًا");
        assert_eq!(told(memorandum, visit, Lang::HE), "תשעה חודשים ו־20 יום; 293 יום");
    }

    #[test]
    fn less_than_a_month_is_told_in_days_alone() {
        assert_eq!(told(exactly(2021, 11, 1), exactly(2021, 11, 24), Lang::EN), "23 days");
        assert_eq!(told(exactly(2021, 11, 1), exactly(2021, 11, 3), Lang::AR), "يومان");
        assert_eq!(told(exactly(2021, 11, 1), exactly(2021, 11, 1), Lang::EN), "0 days");
    }

    #[test]
    fn a_month_wide_date_lies_at_least_and_at_most_so_far_away() {
        let july = DayRange { first: Some(day(2022, 7, 1)), last: Some(day(2022, 7, 31)) };
        let visit = exactly(2022, 9, 13);
        let both = "at least one month and 13 days; 44 days, at most two months and twelve days; 74 days";
        assert_eq!(told(july, visit, Lang::EN), both);
        let within = told(july, exactly(2022, 7, 15), Lang::EN);
        assert_eq!(within, "at most 16 days");
    }

    #[test]
    fn what_is_open_is_not_told() {
        let since = DayRange { first: Some(day(2022, 7, 1)), last: None };
        let until = DayRange { first: None, last: Some(day(2020, 7, 1)) };
        assert_eq!(told(until, since, Lang::EN), "at least two years; 730 days");
        assert_eq!(told(since, exactly(2022, 5, 1), Lang::EN), "at least two months; 61 days");
        assert_eq!(told(DayRange::default(), since, Lang::EN), "not known how far");
    }

    #[test]
    fn a_day_that_a_month_lacks_is_its_last() {
        let offset = calendar_distance(day(2022, 1, 31), day(2022, 3, 1));
        assert_eq!((offset.years, offset.months, offset.days), (0, 1, 1));
        let offset = calendar_distance(day(2020, 2, 29), day(2022, 2, 28));
        assert_eq!((offset.years, offset.months, offset.days), (2, 0, 0));
    }

    proptest! {
        #[test]
        fn the_distance_leads_from_the_one_day_to_the_other(from in -800_000..800_000_i64, days in 0..400_000_i64) {
            let (from, to) = (Day(from), Day(from + days));
            let offset = calendar_distance(from, to);
            prop_assert_eq!(add_offset(from, offset, 1), Some(to));
            prop_assert!(offset.months < 12 && offset.days < 31);
        }

        #[test]
        fn the_least_is_never_more_than_the_most(
            a in -9_000..9_000_i64, wide_a in 0..900_i64, b in -9_000..9_000_i64, wide_b in 0..900_i64,
        ) {
            let range = |first: i64, wide: i64| DayRange { first: Some(Day(first)), last: Some(Day(first + wide)) };
            let (least, most) = Between::of(range(a, wide_a), range(b, wide_b)).days();
            prop_assert!(0 <= least && least <= most.unwrap());
            prop_assert_eq!(Between::of(range(a, wide_a), range(b, wide_b)), Between::of(range(b, wide_b), range(a, wide_a)));
        }
    }
}
