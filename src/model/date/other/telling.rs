//! Days and stretches of days of another calendar in words.
//!
//! No words are finer than the date that they stand for: a month becomes the
//! range of days that it covers, a year a range of months, a decade one of years.

use crate::model::date::bounds::{Bounds, Day, Precision, Resolved};
use crate::model::date::span;
use crate::model::date::style::DateStyle;
use crate::model::date::vocabulary::vocabulary;
use crate::model::lang::Lang;
use crate::model::words::Tongue;

use super::names::{hebrew_numeral, other_month_name};
use super::{Grounds, OtherCalendar, OtherDay};

/// How much of a day is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherForm {
    /// The year: "1443 AH".
    Year,
    /// Month and year: "Rabi II 1443 AH".
    Month,
    /// Day, month and year: "19 Rabi II 1443 AH".
    Day,
}

/// A year with its era: "1443 AH", "1443 هـ", "5782 AM", "תשפ״ב".
pub fn other_year(calendar: OtherCalendar, year: i64, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let era = match (calendar, Tongue::of(style.lang)) {
        (OtherCalendar::Hebrew, Tongue::Hebrew) => return hebrew_numeral(year).unwrap_or_else(|| year.to_string()),
        (OtherCalendar::Hijri, Tongue::English | Tongue::French) => "AH",
        (OtherCalendar::Hijri, Tongue::Arabic) => "هـ",
        (OtherCalendar::Hijri, Tongue::Hebrew) => "להיג׳רה",
        (OtherCalendar::Hebrew, Tongue::English | Tongue::French) => "AM",
        (OtherCalendar::Hebrew, Tongue::Arabic) => "عبرية",
    };
    style.digits(format!("{year} {era}"))
}

/// A day in words, as much of it as the form asks for.
pub fn other_day(day: &OtherDay, form: OtherForm, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let year = other_year(day.calendar, day.year, style);
    match form {
        OtherForm::Year => year,
        OtherForm::Month => format!("{} {year}", other_month_name(day.calendar, day.month, style.lang)),
        OtherForm::Day => {
            let month = other_month_name(day.calendar, day.month, style.lang);
            let number = other_day_number(day, style);
            // In Hebrew, "on the month": כ׳ בכסלו.
            let of = if Tongue::of(style.lang) == Tongue::Hebrew { "ב" } else { "" };
            format!("{number} {of}{month} {year}")
        }
    }
}

/// The number of a day of the month, in Hebrew letters where the whole date is.
pub fn other_day_number(day: &OtherDay, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    if day.calendar == OtherCalendar::Hebrew && Tongue::of(style.lang) == Tongue::Hebrew {
        return hebrew_numeral(i64::from(day.day)).unwrap_or_default();
    }
    style.count(day.day)
}

/// A resolved date in another calendar, in words no finer than the date itself;
/// `None` where it has no bounds or lies outside the years that are told.
/// "About" and doubt are told as they are of the Gregorian date.
pub fn other_date(calendar: OtherCalendar, date: &Resolved, style: impl Into<DateStyle>) -> Option<String> {
    let style = style.into();
    let words = vocabulary(style.speech());
    let Bounds { earliest_start, latest_start, earliest_end, latest_end } = date.core.tightened();
    let form = match date.precision {
        Precision::Day | Precision::Month => OtherForm::Day,
        Precision::Season | Precision::Year => OtherForm::Month,
        Precision::Coarser => OtherForm::Year,
    };
    let told = |day: Day| calendar.day_of(day);
    let name = |day: Day| told(day).map(|day| other_day(&day, form, style));
    let plain = match (earliest_start, latest_end) {
        (Some(first), Some(last)) => stretch(&told(first)?, &told(last)?, form, style),
        (Some(first), None) => words.phrase(words.from, &[&name(latest_start.map_or(first, |_| first))?]),
        (None, Some(last)) => words.phrase(words.until, &[&name(earliest_end.map_or(last, |_| last))?]),
        (None, None) => return None,
    };
    let plain = if date.approximate { words.fill(words.about, &[&plain]) } else { plain };
    Some(if date.uncertain { words.fill(words.doubtful, &[&plain]) } else { plain })
}

/// From one day to another, what both share said once: "26 Rabi I – 25 Rabi II
/// 1443 AH".
fn stretch(first: &OtherDay, last: &OtherDay, form: OtherForm, style: DateStyle) -> String {
    let whole = other_day(last, form, style);
    if other_day(first, form, style) == whole {
        return whole;
    }
    if form == OtherForm::Year || first.year != last.year {
        return format!("{} – {whole}", other_day(first, form, style));
    }
    let month = other_month_name(first.calendar, first.month, style.lang);
    if form == OtherForm::Month {
        return format!("{month} – {whole}");
    }
    if first.month == last.month {
        return format!("{}–{whole}", other_day_number(first, style));
    }
    let of = if Tongue::of(style.lang) == Tongue::Hebrew { "ב" } else { "" };
    format!("{} {of}{month} – {whole}", other_day_number(first, style))
}

/// The calendar's name, such as "Hijri".
pub fn other_calendar_name(calendar: OtherCalendar, lang: Lang) -> &'static str {
    match (calendar, Tongue::of(lang)) {
        (OtherCalendar::Hijri, Tongue::English) => "Hijri",
        (OtherCalendar::Hijri, Tongue::Arabic) => "هجري",
        (OtherCalendar::Hijri, Tongue::French) => "Hégire",
        (OtherCalendar::Hijri, Tongue::Hebrew) => "היג׳רי",
        (OtherCalendar::Hebrew, Tongue::English) => "Hebrew",
        (OtherCalendar::Hebrew, Tongue::Arabic) => "عبري",
        (OtherCalendar::Hebrew, Tongue::French) => "Hébreu",
        (OtherCalendar::Hebrew, Tongue::Hebrew) => "עברי",
    }
}

/// How sure days on these grounds are: "±1 day", "computed, ±1 day"; `None` says
/// that some are the one and some the other. Hebrew dates need no such word: the
/// empty string.
pub fn told_grounds(calendar: OtherCalendar, grounds: Option<Grounds>, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    if calendar == OtherCalendar::Hebrew {
        return String::new();
    }
    let told = match (Tongue::of(style.lang), grounds) {
        (Tongue::English, Some(Grounds::Known)) => "±1 day",
        (Tongue::English, Some(Grounds::Computed)) => "computed, ±1 day",
        (Tongue::English, None) => "partly computed, ±1 day",
        (Tongue::Arabic, Some(Grounds::Known)) => "±1 يوم",
        (Tongue::Arabic, Some(Grounds::Computed)) => "محسوب، ±1 يوم",
        (Tongue::Arabic, None) => "محسوب جزئيًا، ±1 يوم",
        (Tongue::French, Some(Grounds::Known)) => "±1 jour",
        (Tongue::French, Some(Grounds::Computed)) => "calculé, ±1 jour",
        (Tongue::French, None) => "en partie calculé, ±1 jour",
        (Tongue::Hebrew, Some(Grounds::Known)) => "±1 יום",
        (Tongue::Hebrew, Some(Grounds::Computed)) => "מחושב, ±1 יום",
        (Tongue::Hebrew, None) => "מחושב בחלקו, ±1 יום",
    };
    style.digits(told)
}

/// One sentence on what days of a calendar rest on and when they begin, for a
/// reader who has only the picture.
pub fn calendar_note(calendar: OtherCalendar, grounds: Option<Grounds>, lang: Lang) -> &'static str {
    match (calendar, Tongue::of(lang), grounds) {
        (OtherCalendar::Hijri, Tongue::English, Some(Grounds::Known)) => {
            "Hijri days by the calendar of Umm al-Qura, each from the evening before; where months begin by sighting, a day earlier or later"
        }
        (OtherCalendar::Hijri, Tongue::English, _) => {
            "Hijri days outside the years 1300 to 1600 AH computed by the tabular calendar, a day earlier or later, each from the evening before"
        }
        (OtherCalendar::Hijri, Tongue::Arabic, Some(Grounds::Known)) => {
            "الأيام الهجرية بتقويم أم القرى، وكل يوم يبدأ من مساء اليوم السابق؛ وقد تتقدم أو تتأخر يومًا حيث تثبت الشهور بالرؤية"
        }
        (OtherCalendar::Hijri, Tongue::Arabic, _) => {
            "الأيام الهجرية خارج الأعوام 1300–1600 هـ محسوبة بالتقويم الاصطلاحي، وقد تتقدم أو تتأخر يومًا، وكل يوم يبدأ من مساء اليوم السابق"
        }
        (OtherCalendar::Hijri, Tongue::French, Some(Grounds::Known)) => {
            "Jours de l’hégire selon le calendrier d’Oumm al-Qoura, chacun dès la veille au soir ; un jour plus tôt ou plus tard là où les mois commencent par l’observation"
        }
        (OtherCalendar::Hijri, Tongue::French, _) => {
            "Jours de l’hégire hors des années 1300 à 1600 calculés par le calendrier tabulaire, à un jour près, chacun dès la veille au soir"
        }
        (OtherCalendar::Hijri, Tongue::Hebrew, Some(Grounds::Known)) => {
            "ימי ההיג׳רה לפי לוח אום אל־קורא, כל יום מן הערב שלפניו; יום קודם או אחר כך היכן שהחודשים נקבעים בראייה"
        }
        (OtherCalendar::Hijri, Tongue::Hebrew, _) => {
            "ימי ההיג׳רה מחוץ לשנים 1300–1600 מחושבים לפי הלוח המחזורי, בדיוק של יום, כל יום מן הערב שלפניו"
        }
        (OtherCalendar::Hebrew, Tongue::English, _) => "Hebrew days each from the evening before",
        (OtherCalendar::Hebrew, Tongue::Arabic, _) => "كل يوم عبري يبدأ من مساء اليوم السابق",
        (OtherCalendar::Hebrew, Tongue::French, _) => "Chaque jour hébreu commence la veille au soir",
        (OtherCalendar::Hebrew, Tongue::Hebrew, _) => "כל יום עברי מתחיל בערב שלפניו",
    }
}

/// That days of these calendars begin at the evening before: of one day by its
/// name ("from the evening of 23 Nov 2021"), of several in general.
pub fn told_evening(date: &Resolved, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let words = vocabulary(style.speech());
    let core = date.core.tightened();
    let only = core.earliest_start.zip(core.latest_end).filter(|(first, last)| first == last);
    let tongue = Tongue::of(style.lang);
    let Some((day, _)) = only else {
        return match tongue {
            Tongue::English => "each day from the evening before",
            Tongue::Arabic => "كل يوم من مساء اليوم السابق",
            Tongue::French => "chaque jour dès la veille au soir",
            Tongue::Hebrew => "כל יום מן הערב שלפניו",
        }
        .to_owned();
    };
    let evening = span::days(Day(day.0.saturating_sub(1)), Day(day.0.saturating_sub(1)), style.speech());
    let template = match tongue {
        Tongue::English => "from the evening of {0}",
        Tongue::Arabic => "من مساء {0}",
        Tongue::French => "dès le soir de {0}",
        Tongue::Hebrew => "מערב {0}",
    };
    style.digits(words.phrase(template, &[&evening]))
}
