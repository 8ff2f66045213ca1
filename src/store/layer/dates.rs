//! Dates of rows: a fast way for plain days, EDTF for all else.

use crate::model::date::{Day, days_in_month, resolve_edtf};
use crate::model::layer::{DateStyle, OPEN_END_DAY, OPEN_START_DAY};

/// The days that a date can mean: first and last, from 1970-01-01, open where
/// the constants of layers say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub first: i32,
    /// Last day.
    pub last: i32,
    /// Whether the date says more than these days: it is not one plain day.
    pub says_more: bool,
}

/// Reads dates; remembers the last, since rows of a day often stand together.
#[derive(Debug, Default)]
pub struct DateReader {
    style: DateStyle,
    last_text: String,
    last_days: Option<Days>,
}

impl DateReader {
    /// A reader of dates in this style.
    pub fn new(style: DateStyle) -> Self {
        Self { style, ..Self::default() }
    }

    /// Reads a date.
    ///
    /// # Errors
    /// One sentence about the text.
    pub fn read(&mut self, text: &str) -> Result<Days, String> {
        if let Some(days) = self.last_days.filter(|_| self.last_text == text) {
            return Ok(days);
        }
        let days = match self.style {
            DateStyle::Edtf => read_iso(text).map_or_else(|| read_edtf(text), Ok),
            DateStyle::Compact => read_compact(text).ok_or_else(|| not_a_date(text, "a day such as 20180601")),
            DateStyle::DayFirst => {
                read_slashed(text, false).ok_or_else(|| not_a_date(text, "a day such as 31/12/2018"))
            }
            DateStyle::MonthFirst => {
                read_slashed(text, true).ok_or_else(|| not_a_date(text, "a day such as 12/31/2018"))
            }
        }?;
        self.last_text.clear();
        self.last_text.push_str(text);
        self.last_days = Some(days);
        Ok(days)
    }
}

/// Longest date that is repeated in a sentence, in characters.
const MAX_SHOWN: usize = 40;

fn not_a_date(text: &str, wanted: &str) -> String {
    if text.is_empty() {
        return format!("the row has no date; write {wanted}");
    }
    format!("\"{}\" is not {wanted}; write it so, or tell the style of dates in dataset.ron", shortened(text))
}

/// A text for a sentence, cut where it is long.
pub fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(MAX_SHOWN).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}

fn plain_day(year: i64, month: u8, day: u8) -> Option<Days> {
    let is_sound = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
    let day = is_sound.then(|| Day::from_civil(year, month, day).0)?;
    let day = i32::try_from(day).ok()?;
    Some(Days { first: day, last: day, says_more: false })
}

/// The number that ASCII digits write.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

fn two_digits(text: &[u8]) -> Option<u8> {
    digits(text).and_then(|number| u8::try_from(number).ok())
}

/// `2018-06-01`, alone or before a time of day that is parted from it by a space.
fn read_iso(text: &str) -> Option<Days> {
    let bytes = text.as_bytes();
    let (date, rest) = (bytes.get(..10)?, bytes.get(10..)?);
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let is_time = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'Z' | b' ');
    if !(rest.is_empty() || rest.first() == Some(&b' ') && rest.iter().all(is_time)) {
        return None;
    }
    let year = digits(&[*y1, *y2, *y3, *y4])?;
    plain_day(i64::from(year), two_digits(&[*m1, *m2])?, two_digits(&[*d1, *d2])?)
}

/// `20180601`.
fn read_compact(text: &str) -> Option<Days> {
    let bytes = text.as_bytes();
    if bytes.len() != 8 {
        return None;
    }
    plain_day(i64::from(digits(bytes.get(..4)?)?), two_digits(bytes.get(4..6)?)?, two_digits(bytes.get(6..)?)?)
}

/// `1/6/2018`, with slashes, points or hyphens, alone or before a time of day.
fn read_slashed(text: &str, month_first: bool) -> Option<Days> {
    let date = text.split(' ').next()?;
    let mut parts = date.split(['/', '.', '-']);
    let (one, two, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len());
    if parts.next().is_some() || !is_short(one) || !is_short(two) || year.len() != 4 {
        return None;
    }
    let (day, month) = if month_first { (two, one) } else { (one, two) };
    plain_day(i64::from(digits(year.as_bytes())?), two_digits(month.as_bytes())?, two_digits(day.as_bytes())?)
}

fn read_edtf(text: &str) -> Result<Days, String> {
    if text.is_empty() {
        return Err("the row has no date; write a day such as 2018-06-01 or another EDTF date".to_owned());
    }
    // A sentence repeats what it could not read.
    let resolved = if text.chars().count() > MAX_SHOWN * 4 {
        return Err(format!("\"{}\" is not an EDTF date; write one such as 2018-06-01", shortened(text)));
    } else {
        resolve_edtf(text).map_err(|error| error.to_string())?
    };
    let bounds = resolved.bounds;
    let first = day_or(bounds.earliest_start, OPEN_START_DAY, text)?;
    let last = day_or(bounds.latest_end, OPEN_END_DAY, text)?;
    if first == OPEN_START_DAY && last == OPEN_END_DAY {
        return Err(format!("\"{text}\" names no day; write at least a start or an end"));
    }
    Ok(Days { first, last, says_more: true })
}

/// A day in the columns of layers, short of what stands for open.
fn day_or(day: Option<Day>, open: i32, text: &str) -> Result<i32, String> {
    let Some(day) = day else { return Ok(open) };
    i32::try_from(day.0)
        .ok()
        .filter(|day| *day > OPEN_START_DAY && *day < OPEN_END_DAY)
        .ok_or_else(|| format!("\"{text}\" lies more than five million years from today; layers reach no farther"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(style: DateStyle, text: &str) -> Result<(i32, i32), String> {
        DateReader::new(style).read(text).map(|days| (days.first, days.last))
    }

    #[test]
    fn plain_days_are_read_in_each_style() {
        // 2018-06-01 is day 17683: 48 years with 12 leap days, and 151 days.
        let day = 48 * 365 + 12 + 151;
        for (style, text) in [
            (DateStyle::Edtf, "2018-06-01"),
            (DateStyle::Edtf, "2018-06-01 23:59:59.5"),
            (DateStyle::Edtf, "2018-06-01T10:30:00"),
            (DateStyle::Edtf, "2018-06-01T10:30:00Z"),
            (DateStyle::Compact, "20180601"),
            (DateStyle::DayFirst, "1/6/2018"),
            (DateStyle::DayFirst, "01.06.2018"),
            (DateStyle::DayFirst, "01-06-2018 10:00"),
            (DateStyle::MonthFirst, "6/1/2018"),
        ] {
            assert_eq!(read(style, text), Ok((day, day)), "{text}");
        }
        assert_eq!(read(DateStyle::Edtf, "1970-01-01"), Ok((0, 0)));
        assert_eq!(read(DateStyle::Edtf, "1969-12-31"), Ok((-1, -1)));
    }

    #[test]
    fn the_fast_way_agrees_with_edtf() {
        for text in ["0000-02-29", "1600-02-29", "1900-02-28", "2000-02-29", "9999-12-31", "2024-12-31"] {
            let fast = read_iso(text).unwrap();
            let slow = read_edtf(text).unwrap();
            assert_eq!((fast.first, fast.last), (slow.first, slow.last), "{text}");
        }
        for text in ["1900-02-29", "2018-13-01", "2018-00-01", "2018-06-31", "2018-06-00"] {
            assert_eq!(read_iso(text), None, "{text}");
            assert!(read_edtf(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_that_are_no_days_reach_from_their_first_to_their_last() {
        let (june, july) = (48 * 365 + 12 + 151, 48 * 365 + 12 + 181);
        assert_eq!(read(DateStyle::Edtf, "2018-06"), Ok((june, july - 1)));
        assert_eq!(read(DateStyle::Edtf, "2018-06-01/2018-07-01"), Ok((june, july)));
        assert_eq!(read(DateStyle::Edtf, "2018-06-01/.."), Ok((june, OPEN_END_DAY)));
        assert_eq!(read(DateStyle::Edtf, "../2018-06-01"), Ok((OPEN_START_DAY, june)));
        let mut reader = DateReader::new(DateStyle::Edtf);
        assert!(!reader.read("2018-06-01").unwrap().says_more);
        assert!(reader.read("2018-06").unwrap().says_more);
    }

    #[test]
    fn what_is_no_date_is_told_in_a_sentence() {
        let error = |style, text| read(style, text).unwrap_err();
        assert_eq!(
            error(DateStyle::Edtf, ""),
            "the row has no date; write a day such as 2018-06-01 or another EDTF date"
        );
        assert!(error(DateStyle::Edtf, "last week").starts_with("\"last week\" is not an EDTF date"));
        assert!(error(DateStyle::Edtf, "2018-06-01 noon").starts_with("\"2018-06-01 noon\" is not"));
        assert!(error(DateStyle::Edtf, "[..2021,2022..]").contains("names no day"));
        assert!(error(DateStyle::Edtf, "Y17000002").contains("five million years"));
        assert!(error(DateStyle::Compact, "2018-06-01").contains("a day such as 20180601"));
        assert!(error(DateStyle::DayFirst, "13/13/2018").contains("31/12/2018"));
        assert!(error(DateStyle::MonthFirst, "31/12/2018").contains("12/31/2018"));
        let long = error(DateStyle::Edtf, &"9".repeat(100_000));
        assert!(long.len() < 200, "{}", long.len());
    }
}
