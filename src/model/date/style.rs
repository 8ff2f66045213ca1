//! How dates are told: language, naming of the months, digits.
//!
//! Arabic names the months of the Gregorian calendar in more than one way, and
//! its newspapers often print two at once ("نوفمبر/ تشرين الثاني"). The names
//! and the digits are the reader's choice; no record depends on them.

use crate::model::lang::Lang;
use crate::model::words::Tongue;

/// Which names the Gregorian months have in Arabic. Other languages have one
/// naming each and are not touched by this.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonthNaming {
    /// يناير, فبراير, … as in Egypt, the Gulf and international news.
    #[default]
    International,
    /// كانون الثاني, شباط, … as in Iraq, Jordan, Lebanon, Palestine and Syria.
    Levantine,
    /// يناير/ كانون الثاني, … both, as pan-Arab newspapers print them.
    Both,
    /// يناير, فبراير, …, ماي, يوليوز, غشت, شتنبر as in Morocco.
    Maghrebi,
}

impl MonthNaming {
    /// All namings, in menu order.
    pub const ALL: [Self; 4] = [Self::International, Self::Levantine, Self::Both, Self::Maghrebi];

    /// The name in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::International => "international",
            Self::Levantine => "levantine",
            Self::Both => "both",
            Self::Maghrebi => "maghrebi",
        }
    }

    /// The naming of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|naming| naming.name() == name)
    }
}

/// Which digits Arabic is written with. Other languages have Western ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Digits {
    /// 0123456789, as in the Maghreb and in most international news.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩, as in Egypt, the Levant and most of the Gulf.
    ArabicIndic,
}

impl Digits {
    /// All kinds, in menu order.
    pub const ALL: [Self; 2] = [Self::Western, Self::ArabicIndic];

    /// The name in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Western => "western",
            Self::ArabicIndic => "arabic-indic",
        }
    }

    /// The digits of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|digits| digits.name() == name)
    }
}

/// How dates and counts are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct DateStyle {
    /// The language of all words.
    pub lang: Lang,
    /// The names of the Gregorian months in Arabic.
    pub months: MonthNaming,
    /// The digits of Arabic.
    pub digits: Digits,
}

impl From<Lang> for DateStyle {
    fn from(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }
}

impl DateStyle {
    /// The text with its digits as this style writes them.
    pub fn digits(self, text: impl Into<String>) -> String {
        let text = text.into();
        if self.digits == Digits::ArabicIndic && self.lang == Lang::AR && text.bytes().any(|byte| byte.is_ascii_digit())
        {
            text.chars().map(arabic_indic).collect()
        } else {
            text
        }
    }

    /// The text with its digits as this style writes them, marked so that a
    /// range of bare numbers runs with the language: alone, "2020–2022" has no
    /// letter that would tell its direction (Unicode Standard Annex #9, P2), and
    /// an Arabic reader would take its left end for the start.
    pub fn range(self, text: impl Into<String>) -> String {
        let text = self.digits(text);
        let is_bare = text.contains('–') && !text.contains(char::is_alphabetic);
        if is_bare && self.lang.is_rtl() { format!("\u{200F}{text}") } else { text }
    }

    /// A number as this style writes it.
    pub fn count(self, number: impl std::fmt::Display) -> String {
        self.digits(number.to_string())
    }

    pub(super) fn speech(self) -> Speech {
        Speech { tongue: Tongue::of(self.lang), months: self.months }
    }
}

fn arabic_indic(character: char) -> char {
    character.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)).unwrap_or(character)
}

/// The tongue of a text with the naming of its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speech {
    pub tongue: Tongue,
    pub months: MonthNaming,
}

impl From<Tongue> for Speech {
    fn from(tongue: Tongue) -> Self {
        Self { tongue, months: MonthNaming::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDIC: DateStyle = DateStyle { lang: Lang::AR, months: MonthNaming::Both, digits: Digits::ArabicIndic };

    #[test]
    fn only_arabic_changes_its_digits() {
        assert_eq!(INDIC.digits("24 نوفمبر 2021"), "٢٤ نوفمبر ٢٠٢١");
        assert_eq!(DateStyle { lang: Lang::HE, ..INDIC }.digits("2021"), "2021");
        assert_eq!(DateStyle { digits: Digits::Western, ..INDIC }.digits("2021"), "2021");
        assert_eq!(INDIC.count(15), "١٥");
    }

    #[test]
    fn names_lead_back_to_what_they_name() {
        assert!(MonthNaming::ALL.iter().all(|naming| MonthNaming::named(naming.name()) == Some(*naming)));
        assert!(Digits::ALL.iter().all(|digits| Digits::named(digits.name()) == Some(*digits)));
        assert_eq!(MonthNaming::named("roman"), None);
    }
}
