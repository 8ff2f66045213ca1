//! Stretches of the calendar in words: a day, a month, a decade, "1–31 Jul 2022",
//! "Dec 2020 – Sep 2022".

use super::bounds::{Day, Precision};
use super::calendar::{days_in_month, month_end, month_start};
use super::style::Speech;
use super::vocabulary::vocabulary;

/// How long the words may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Names in full.
    Long,
    /// Names as labels have them.
    Short,
}

/// Days by which a stretch may fall short of a calendar unit and still be
/// called by its name: a month that was moved to a longer one.
const SLACK_DAYS: i64 = 3;

/// Whether the stretch is one calendar month or one calendar year, as
/// `precision` asks.
pub(super) fn is_unit(first: Day, last: Day, precision: Precision) -> bool {
    let ((first_year, first_month, _), (last_year, last_month, _)) = (first.to_civil(), last.to_civil());
    let (start, end) = match precision {
        Precision::Day => return first == last,
        Precision::Month if (first_year, first_month) == (last_year, last_month) => {
            (month_start(first_year, first_month), month_end(first_year, first_month))
        }
        Precision::Year if first_year == last_year => (month_start(first_year, 1), month_end(first_year, 12)),
        _ => return false,
    };
    first == last || (end.0 - start.0) - (last.0 - first.0) <= SLACK_DAYS
}

/// The name of the stretch where it is one unit of the calendar at this
/// precision.
pub(super) fn unit(first: Day, last: Day, precision: Precision, speech: Speech, form: Form) -> Option<String> {
    if first == last && precision == Precision::Day {
        return Some(day(first, speech, form));
    }
    let (year, month, _) = first.to_civil();
    match precision {
        Precision::Day => None,
        Precision::Month => is_unit(first, last, Precision::Month).then(|| month_name(year, month, speech, form)),
        Precision::Season if first == last => Some(month_name(year, month, speech, form)),
        Precision::Season => whole_months(first, last).then(|| stretch(first, last, speech, form)),
        Precision::Year => is_unit(first, last, Precision::Year).then(|| year_name(year, speech)),
        Precision::Coarser if first == last => Some(year_name(year, speech)),
        Precision::Coarser => years(first, last, speech),
    }
}

/// A stretch of whole years: a decade by its name, others by first and last year.
fn years(first: Day, last: Day, speech: Speech) -> Option<String> {
    let words = vocabulary(speech);
    let ((first_year, ..), (last_year, ..)) = (first.to_civil(), last.to_civil());
    if first != month_start(first_year, 1) || last != month_end(last_year, 12) {
        return None;
    }
    if first_year > 0 && first_year % 10 == 0 && last_year - first_year == 9 {
        return Some(words.fill(words.decade, &[&first_year.to_string()]));
    }
    Some(if first_year == last_year {
        year_name(first_year, speech)
    } else if first_year > 0 {
        format!("{first_year}–{last_year}")
    } else {
        format!("{} – {}", year_name(first_year, speech), year_name(last_year, speech))
    })
}

fn whole_months(first: Day, last: Day) -> bool {
    let ((_, _, first_day), (last_year, last_month, last_day)) = (first.to_civil(), last.to_civil());
    first_day == 1 && last_day == days_in_month(last_year, last_month)
}

/// What of the calendar a stretch is told in: the coarsest unit that it is made
/// of.
fn grain(first: Day, last: Day) -> Precision {
    let ((_, first_month, _), (_, last_month, _)) = (first.to_civil(), last.to_civil());
    if !whole_months(first, last) {
        Precision::Day
    } else if first_month == 1 && last_month == 12 {
        Precision::Year
    } else {
        Precision::Month
    }
}

/// A point that lies anywhere in a stretch: "between January and March 2021".
pub(super) fn between(first: Day, last: Day, speech: Speech, form: Form) -> String {
    let words = vocabulary(speech);
    let (first, last) = ends(first, last, speech, form);
    words.phrase(words.between, &[&first, &last])
}

/// The first and the last of a stretch, each named in the coarsest unit that
/// the stretch is made of: "January 2021", "March 2021".
fn ends(first: Day, last: Day, speech: Speech, form: Form) -> (String, String) {
    let name = |at: Day| {
        let (year, month, _) = at.to_civil();
        match grain(first, last) {
            Precision::Year => year_name(year, speech),
            Precision::Month => month_name(year, month, speech, form),
            _ => day(at, speech, form),
        }
    };
    (name(first), name(last))
}

/// The first and last day of the month or year, as `precision` asks, that a day
/// lies in; of other precisions the day itself.
pub(super) fn unit_around(day: Day, precision: Precision) -> (Day, Day) {
    let (year, month, _) = day.to_civil();
    match precision {
        Precision::Month => (month_start(year, month), month_end(year, month)),
        Precision::Year => (month_start(year, 1), month_end(year, 12)),
        Precision::Day | Precision::Season | Precision::Coarser => (day, day),
    }
}

/// A stretch in words, in the coarsest unit that it is made of: "24 Nov 2021",
/// "Nov 2021", "Mar–May 2022", "2021", "5–8 Sep 2022".
pub(super) fn stretch(first: Day, last: Day, speech: Speech, form: Form) -> String {
    let ((first_year, first_month, _), (last_year, last_month, _)) = (first.to_civil(), last.to_civil());
    match grain(first, last) {
        _ if first == last => day(first, speech, form),
        Precision::Year => years(first, last, speech).unwrap_or_else(|| year_name(first_year, speech)),
        Precision::Month if (first_year, first_month) == (last_year, last_month) => {
            month_name(first_year, first_month, speech, form)
        }
        Precision::Month if first_year == last_year => {
            let last = month_name(last_year, last_month, speech, form);
            format!("{}–{last}", month_alone(first_month, speech, form))
        }
        Precision::Month => {
            let (first, last) = ends(first, last, speech, form);
            format!("{first} – {last}")
        }
        _ => between_days(first, last, speech, form),
    }
}

/// A stretch from its first to its last day, whatever it is made of.
pub(super) fn days(first: Day, last: Day, speech: Speech) -> String {
    if first == last { day(first, speech, Form::Short) } else { between_days(first, last, speech, Form::Short) }
}

fn between_days(first: Day, last: Day, speech: Speech, form: Form) -> String {
    let ((first_year, first_month, first_day), (last_year, last_month, _)) = (first.to_civil(), last.to_civil());
    let whole_last = day(last, speech, form);
    if first_year != last_year {
        return format!("{} – {whole_last}", day(first, speech, form));
    }
    if first_month == last_month {
        return format!("{}–{whole_last}", day_number(first_day, speech));
    }
    // The year is said once.
    let words = vocabulary(speech);
    let first = words.fill(words.day, &[&day_number(first_day, speech), month_alone(first_month, speech, form), ""]);
    format!("{} – {whole_last}", first.trim_end())
}

/// An interval in words, from its start to its end, each a stretch of days.
pub(super) fn interval(start: (Day, Day), end: (Day, Day), speech: Speech, form: Form) -> String {
    if start == end && start.0 != start.1 {
        return stretch(start.0, start.1, speech, form);
    }
    let whole = (start.0, end.1);
    let single_days = start.0 == start.1 && end.0 == end.1;
    let same_units = grain(start.0, start.1) == grain(end.0, end.1);
    let months = grain(start.0, start.1) == Precision::Month
        && same_units
        && is_unit(start.0, start.1, Precision::Month)
        && is_unit(end.0, end.1, Precision::Month);
    let years = is_unit(start.0, start.1, Precision::Year) && is_unit(end.0, end.1, Precision::Year);
    if single_days {
        return days(whole.0, whole.1, speech);
    }
    if months && whole.0.to_civil().0 == whole.1.to_civil().0 || years && start.0 != start.1 && end.0 != end.1 {
        return stretch(whole.0, whole.1, speech, form);
    }
    format!("{} – {}", stretch(start.0, start.1, speech, form), stretch(end.0, end.1, speech, form))
}

fn day(at: Day, speech: Speech, form: Form) -> String {
    let (year, month, day) = at.to_civil();
    let words = vocabulary(speech);
    let (number, year) = (day_number(day, speech), year_name(year, speech));
    words.fill(words.day, &[&number, month_alone(month, speech, form), &year])
}

fn day_number(day: u8, speech: Speech) -> String {
    if day == 1 { vocabulary(speech).first_day.to_owned() } else { day.to_string() }
}

fn month_alone(month: u8, speech: Speech, form: Form) -> &'static str {
    let words = vocabulary(speech);
    let months = if form == Form::Long { &words.months } else { &words.months_short };
    months.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn month_name(year: i64, month: u8, speech: Speech, form: Form) -> String {
    format!("{} {}", month_alone(month, speech, form), year_name(year, speech))
}

/// A year in words; year 0 is 1 BC. Years of the first century are told with
/// their era, for they could be taken for others.
fn year_name(year: i64, speech: Speech) -> String {
    let words = vocabulary(speech);
    match year {
        100.. => year.to_string(),
        1..=99 => words.fill(words.year_early, &[&year.to_string()]),
        _ => words.fill(words.year_before, &[&(1 - year).to_string()]),
    }
}

/// A time of day, from seconds since midnight.
pub(super) fn clock(seconds: u32, with_seconds: bool) -> String {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if with_seconds { format!("{hour:02}:{minute:02}:{second:02}") } else { format!("{hour:02}:{minute:02}") }
}
