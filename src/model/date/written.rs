//! Dates as people write them, in four languages, turned into EDTF: "24 November
//! 2021", "about July 2022", "14 juil. 2021", "24 نوفمبر 2021", "דצמבר 2020 –
//! ספטמבר 2022".
//!
//! What is EDTF already stays as it is. Month names are those of the
//! vocabulary, in full and as short as labels have them, in whichever language
//! and whichever naming: "نوفمبر", "تشرين الثاني" and "نونبر" are one month, and
//! so is "نوفمبر/ تشرين الثاني";
//! an English or French name may be cut to three letters or more where that
//! leaves one meaning. Letters are compared as search compares them (case,
//! accents, Arabic and Hebrew marks, Arabic digits).
//!
//! Numbers alone are read day first ("24.11.2021") where that is the only way to
//! read them; "3/4/2021" is refused, for it means two days.

use crate::model::fold::fold;
use crate::model::lang::Lang;

use super::edtf::resolve_edtf;
use super::style::{DateStyle, MonthNaming};
use super::vocabulary::{OTHER_ARABIC_MONTHS, month_names, short_month_names};

/// Why a written date is not understood, as one sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrittenError {
    /// Nothing is written.
    #[error("Type a date, such as 24 November 2021, 2021-11 or 2020-12/2022-09")]
    Empty,
    /// No part of it is a year.
    #[error("“{text}” names no year; write one with its four digits, such as 24 November 2021")]
    NoYear {
        /// What was written.
        text: String,
    },
    /// The day and the month may be exchanged.
    #[error("“{text}” may be read with the day or the month first; write the month as a word, or {year}-MM-DD")]
    TwoReadings {
        /// What was written.
        text: String,
        /// Its year.
        year: String,
    },
    /// A word is none of a date.
    #[error("“{word}” is no word of a date; write a day such as 24 November 2021, or EDTF such as 2021-11-24")]
    UnknownWord {
        /// The word.
        word: String,
    },
    /// The calendar has no such day.
    #[error("The calendar has no {text}; look at the day and the month")]
    NoSuchDay {
        /// The date as it would be written in EDTF.
        text: String,
    },
    /// The range runs backwards.
    #[error("“{text}” ends before it starts; exchange its two dates")]
    Backwards {
        /// What was written.
        text: String,
    },
    /// The numbers are not those of a date.
    #[error("“{text}” has more numbers than a date; write a day, a month and a year")]
    TooMany {
        /// What was written.
        text: String,
    },
}

/// Words that stand between the two ends of a range, folded.
const RANGE_WORDS: [&str; 11] = ["to", "until", "till", "through", "a", "au", "aux", "jusqu'a", "الي", "حتي", "עד"];
/// Words that come before a date and change nothing, folded.
const IDLE_WORDS: [&str; 26] = [
    "from", "between", "the", "of", "in", "on", "de", "du", "des", "le", "la", "l'", "d'", "en", "entre", "depuis",
    "من", "منذ", "بين", "في", "عام", "سنه", "יום", "מ", "בין", "שנת",
];
/// Words that say "about", folded.
const ABOUT_WORDS: [&str; 13] = [
    "about",
    "around",
    "circa",
    "ca",
    "c",
    "approximately",
    "vers",
    "environ",
    "نحو",
    "حوالي",
    "تقريبا",
    "בערך",
    "סביב",
];
/// Least letters to which a month's name may be cut.
const LEAST_LETTERS: usize = 3;

/// The EDTF text of a date as a person wrote it.
///
/// # Errors
/// One sentence on what is not understood.
pub fn edtf_of_written(text: &str) -> Result<String, WrittenError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(WrittenError::Empty);
    }
    if resolve_edtf(text).is_ok() {
        return Ok(text.to_owned());
    }
    let folded = fold(text);
    let words = words_of(&folded);
    if let Some((start, end)) = range_of(&words) {
        let range = match (one_date(start, text), one_date(end, text)) {
            (Ok(start), Ok(end)) => format!("{start}/{end}"),
            // "5–8 September 2022", "March to May 2022": the end lends what the start lacks.
            (Err(_), Ok(end)) => format!("{}/{end}", completed(start, end.trim_end_matches('~'), text)?),
            (_, Err(error)) => return Err(error),
        };
        return if resolve_edtf(&range).is_ok() {
            Ok(range)
        } else {
            Err(WrittenError::Backwards { text: text.to_owned() })
        };
    }
    one_date(&words, text)
}

/// The words and numbers of a folded text; a dash and a range's words become "–".
fn words_of(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    // The folded text has plain quotes, and each dash as a hyphen.
    let spaced = folded.replace('-', " – ").replace("d'", "d' ").replace("l'", "l' ");
    for word in spaced.split(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '.' | '/' | '(' | ')' | '\u{5be}'))
    {
        let is_dash = word == "–" || RANGE_WORDS.contains(&word);
        if is_dash {
            words.push("–".to_owned());
        } else if !word.is_empty() && !IDLE_WORDS.contains(&word) {
            words.push(word.to_owned());
        }
    }
    let mut words = with_whole_months(words);
    // "24-11-2021" is a date and no range of ranges.
    let dashes = words.iter().filter(|word| *word == "–").count();
    if dashes > 1 {
        words.retain(|word| word != "–");
    }
    words
}

/// The words with the two of a month such as "تشرين الثاني" as one.
fn with_whole_months(words: Vec<String>) -> Vec<String> {
    let levantine = DateStyle { months: MonthNaming::Levantine, ..Lang::AR.into() };
    let pairs: Vec<String> =
        month_names(levantine).iter().map(|name| fold(name)).filter(|name| name.contains(' ')).collect();
    let mut whole: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let pair = whole.last().map(|before| format!("{before} {word}"));
        // A joined "of" or "in" may stand before the first of the two.
        let pair = pair.filter(|pair| pairs.iter().any(|name| pair == name || pair.strip_prefix('ب') == Some(name)));
        match pair {
            Some(pair) => {
                whole.pop();
                whole.push(pair);
            }
            None => whole.push(word),
        }
    }
    whole
}

fn range_of(words: &[String]) -> Option<(&[String], &[String])> {
    let dash = words.iter().position(|word| word == "–")?;
    Some((&words[..dash], &words[dash + 1..]))
}

/// What the words of one date hold.
#[derive(Default)]
struct Parts {
    about: bool,
    month: Option<u8>,
    /// Numbers in their order, with how many digits each has.
    numbers: Vec<(u32, usize)>,
}

fn parts_of(words: &[String]) -> Result<Parts, WrittenError> {
    let mut parts = Parts::default();
    for word in words {
        if ABOUT_WORDS.contains(&word.as_str()) || word == "~" {
            parts.about = true;
        } else if let Some(number) = number_of(word) {
            parts.numbers.push(number);
        } else if let Some(month) = month_of(word) {
            // Two names are well where both mean one month.
            if parts.month.is_some_and(|other| other != month) {
                return Err(WrittenError::UnknownWord { word: word.clone() });
            }
            parts.month = Some(month);
        } else {
            return Err(WrittenError::UnknownWord { word: word.clone() });
        }
    }
    Ok(parts)
}

/// A number of at most four digits, with what ordinals hang on it.
fn number_of(word: &str) -> Option<(u32, usize)> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er" | "re");
    let number = digits.parse().ok().filter(|_| digits.len() <= 4 && is_ordinal)?;
    Some((number, digits.len()))
}

/// The month that a folded word names, in any of the languages; with the prefix
/// that Hebrew joins to it.
fn month_of(word: &str) -> Option<u8> {
    let bare = word.trim_end_matches('\'');
    if let Some(month) = arabic_month(bare).or_else(|| arabic_month(bare.strip_prefix('ب')?)) {
        return Some(month);
    }
    let named = |word: &str| {
        let mut found = None;
        for lang in [Lang::EN, Lang::FR, Lang::AR, Lang::HE] {
            for names in [month_names(lang), short_month_names(lang)] {
                for (month, name) in (1_u8..).zip(names) {
                    let name = fold(name);
                    let name = name.trim_end_matches(['.', '\'']);
                    let is_cut = word.chars().count() >= LEAST_LETTERS && word.is_ascii() && name.starts_with(word);
                    if name == word {
                        return Some(month);
                    }
                    match found {
                        _ if !is_cut => {}
                        None => found = Some(month),
                        Some(other) if other == month => {}
                        Some(_) => return None,
                    }
                }
            }
        }
        found
    };
    named(bare).or_else(|| named(bare.strip_prefix('ב').or_else(|| bare.strip_prefix('מ'))?))
}

/// The month that a folded word names in any Arabic naming or spelling.
fn arabic_month(word: &str) -> Option<u8> {
    let is_it = |name: &str| fold(name) == word;
    let namings = MonthNaming::ALL.map(|months| month_names(DateStyle { months, ..Lang::AR.into() }));
    let among = namings.iter().find_map(|names| names.iter().position(|name| is_it(name)));
    let place = among.or_else(|| OTHER_ARABIC_MONTHS.iter().position(|names| names.iter().any(|name| is_it(name))))?;
    u8::try_from(place + 1).ok()
}

/// The EDTF text of one date.
fn one_date(words: &[String], text: &str) -> Result<String, WrittenError> {
    let parts = parts_of(words)?;
    let about = if parts.about { "~" } else { "" };
    let no_year = || WrittenError::NoYear { text: text.to_owned() };
    let is_year = |(_, digits): &(u32, usize)| *digits >= 3;
    let date = match (parts.month, parts.numbers.as_slice()) {
        (None, [year]) if is_year(year) => format!("{:04}", year.0),
        (Some(month), [year]) if is_year(year) => format!("{:04}-{month:02}", year.0),
        (Some(month), [day, year] | [year, day]) if is_year(year) && !is_year(day) => {
            format!("{:04}-{month:02}-{:02}", year.0, day.0)
        }
        // Year first is ISO's order, whatever stands between.
        (None, [year, month, day]) if is_year(year) => format!("{:04}-{:02}-{:02}", year.0, month.0, day.0),
        (None, [year, month]) if is_year(year) => format!("{:04}-{:02}", year.0, month.0),
        (None, [month, year]) if is_year(year) => format!("{:04}-{:02}", year.0, month.0),
        (None, [day, month, year]) if is_year(year) => match (day.0, month.0) {
            (day, month) if day > 12 || day == month => format!("{:04}-{month:02}-{day:02}", year.0),
            (month, day) if day > 12 => format!("{:04}-{month:02}-{day:02}", year.0),
            _ => return Err(WrittenError::TwoReadings { text: text.to_owned(), year: format!("{:04}", year.0) }),
        },
        (_, numbers) if numbers.iter().filter(|number| is_year(number)).count() > 1 || numbers.len() > 3 => {
            return Err(WrittenError::TooMany { text: text.to_owned() });
        }
        _ => return Err(no_year()),
    };
    let date = date + about;
    if resolve_edtf(&date).is_err() {
        return Err(WrittenError::NoSuchDay { text: date.trim_end_matches('~').to_owned() });
    }
    Ok(date)
}

/// The start of a range with what it lacks of month and year taken from its end.
fn completed(start: &[String], end: &str, text: &str) -> Result<String, WrittenError> {
    let parts = parts_of(start)?;
    let mut fields = end.split('-');
    let (year, month) = (fields.next().unwrap_or_default(), fields.next());
    let about = if parts.about { "~" } else { "" };
    let date = match (parts.month, parts.numbers.as_slice(), month) {
        (Some(own), [], _) => format!("{year}-{own:02}"),
        (Some(own), [(day, ..=2)], _) => format!("{year}-{own:02}-{day:02}"),
        (None, [(day, ..=2)], Some(month)) => format!("{year}-{month}-{day:02}"),
        _ => return Err(WrittenError::NoYear { text: text.to_owned() }),
    };
    let date = date + about;
    if resolve_edtf(&date).is_err() {
        return Err(WrittenError::NoSuchDay { text: date });
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{Day, Digits, read_edtf};

    fn edtf(text: &str) -> String {
        edtf_of_written(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn edtf_stays_as_it_is() {
        for text in ["2021-11-24", "2022-07~", "2020-12/2022-09", "2020-12/..", "202X", "[2020,2022]", " 2021 "] {
            assert_eq!(edtf(text), text.trim());
        }
    }

    #[test]
    fn days_months_and_years_are_read_in_four_languages() {
        for (text, expected) in [
            ("24 November 2021", "2021-11-24"),
            ("November 24, 2021", "2021-11-24"),
            ("the 24th of Nov 2021", "2021-11-24"),
            ("nov. 2021", "2021-11"),
            ("Sept 2022", "2022-09"),
            ("1er novembre 2021", "2021-11-01"),
            ("le 14 juil. 2021", "2021-07-14"),
            ("14 JUILLET 2021", "2021-07-14"),
            ("août 2021", "2021-08"),
            ("24 نوفمبر 2021", "2021-11-24"),
            ("٢٤ نوفمبر ٢٠٢١", "2021-11-24"),
            ("في أغسطس 2021", "2021-08"),
            ("24 تشرين الثاني 2021", "2021-11-24"),
            ("24 نوفمبر/ تشرين الثاني 2021", "2021-11-24"),
            ("٢٤ نونبر ٢٠٢١", "2021-11-24"),
            ("شتنبر 2022", "2022-09"),
            ("غشت 2022", "2022-08"),
            ("يوليوز 2022", "2022-07"),
            ("30 جويلية 2022", "2022-07-30"),
            ("1 كانون الثاني 2021", "2021-01-01"),
            ("كانون الأول/ ديسمبر 2020", "2020-12"),
            ("إبريل 2021", "2021-04"),
            ("تموز 2022", "2022-07"),
            ("24 בנובמבר 2021", "2021-11-24"),
            ("יולי 2022", "2022-07"),
            ("ספט׳ 2022", "2022-09"),
            ("24.11.2021", "2021-11-24"),
            ("24/11/2021", "2021-11-24"),
            ("11/24/2021", "2021-11-24"),
            ("5/5/2021", "2021-05-05"),
            ("2021/11/24", "2021-11-24"),
            ("11/2021", "2021-11"),
        ] {
            assert_eq!(edtf(text), expected, "{text}");
        }
    }

    #[test]
    fn ranges_and_rough_dates_are_read() {
        for (text, expected) in [
            ("December 2020 – September 2022", "2020-12/2022-09"),
            ("from 5 September 2022 to 8 October 2022", "2022-09-05/2022-10-08"),
            ("5–8 September 2022", "2022-09-05/2022-09-08"),
            ("March to May 2022", "2022-03/2022-05"),
            ("2020–2022", "2020/2022"),
            ("du 5 septembre 2022 au 8 octobre 2022", "2022-09-05/2022-10-08"),
            ("d’avril 2020 à octobre 2020", "2020-04/2020-10"),
            ("من ديسمبر 2020 إلى سبتمبر 2022", "2020-12/2022-09"),
            ("من كانون الأول 2020 إلى أيلول 2022", "2020-12/2022-09"),
            ("آذار – أيار 2022", "2022-03/2022-05"),
            ("דצמבר 2020 עד ספטמבר 2022", "2020-12/2022-09"),
            ("about July 2022", "2022-07~"),
            ("vers juillet 2022", "2022-07~"),
            ("نحو يوليو 2022", "2022-07~"),
            ("בערך יולי 2022", "2022-07~"),
        ] {
            assert_eq!(edtf(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_gets_one_sentence() {
        for (text, part) in [
            ("", "Type a date"),
            ("24 November", "names no year"),
            ("3/4/2021", "may be read"),
            ("yesterday 2021", "“yesterday”"),
            ("31 November 2021", "no 2021-11-31"),
            ("2021-13-24", "no 2021-13-24"),
            ("2022–2020", "ends before it starts"),
            ("1 2 2021 2022", "more numbers"),
            ("ma 2021", "“ma”"),
            ("نوفمبر/ كانون الأول 2021", "كانون"),
            ("juin–juillet", "names no year"),
        ] {
            let said = edtf_of_written(text).unwrap_err().to_string();
            assert!(said.contains(part) && !said.ends_with('.'), "{text}: {said}");
        }
    }

    #[test]
    fn a_cut_name_that_means_two_months_is_refused() {
        assert!(edtf_of_written("jui 2021").is_err(), "juin or juillet");
        assert_eq!(edtf("jun 2021"), "2021-06");
        assert_eq!(edtf("mar 2021"), "2021-03");
    }

    proptest! {
        #[test]
        fn every_day_as_the_program_writes_it_is_read_back(day in -300_000..100_000_i64) {
            let day = Day(day);
            let written = day.to_string();
            prop_assume!(day.to_civil().0 >= 1000);
            for lang in [Lang::EN, Lang::FR, Lang::AR, Lang::HE] {
                for months in MonthNaming::ALL {
                    for digits in Digits::ALL {
                        let told = read_edtf(&written, DateStyle { lang, months, digits }).unwrap();
                        prop_assert_eq!(edtf_of_written(&told), Ok(written.clone()), "{}", told);
                    }
                }
            }
        }

        #[test]
        fn nothing_that_is_typed_panics(text in "\\PC{0,40}") {
            let _ = edtf_of_written(&text);
        }
    }
}
