//! Languages and texts that have a form per language.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest language tag that [`Lang`] holds, in bytes.
const TAG_CAPACITY: usize = 8;

/// A language, by its BCP 47 primary subtag with an optional script or region
/// (`ar`, `en`, `fr`, `he`, `zh-hant`), lower case, at most eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; TAG_CAPACITY]);

/// Why a string is not a [`Lang`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a language tag; write two or three letters as in BCP 47, such as \"ar\"")]
pub struct LangError(String);

impl Lang {
    /// Arabic.
    pub const AR: Self = Self(*b"ar\0\0\0\0\0\0");
    /// English.
    pub const EN: Self = Self(*b"en\0\0\0\0\0\0");
    /// French.
    pub const FR: Self = Self(*b"fr\0\0\0\0\0\0");
    /// Hebrew.
    pub const HE: Self = Self(*b"he\0\0\0\0\0\0");

    /// The languages that the interface offers for labels, in menu order.
    pub const OFFERED: [Self; 4] = [Self::EN, Self::AR, Self::FR, Self::HE];

    /// The tag, such as `ar`.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(TAG_CAPACITY);
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }

    /// The language's name in the language itself, or its tag.
    pub fn own_name(&self) -> &str {
        match *self {
            Self::AR => "العربية",
            Self::EN => "English",
            Self::FR => "Français",
            Self::HE => "עברית",
            _ => self.as_str(),
        }
    }

    /// The language's name in English, or its tag.
    pub fn english_name(&self) -> &str {
        match *self {
            Self::AR => "Arabic",
            Self::EN => "English",
            Self::FR => "French",
            Self::HE => "Hebrew",
            _ => self.as_str(),
        }
    }

    /// Whether the language is written from right to left in its usual script.
    pub fn is_rtl(&self) -> bool {
        matches!(self.as_str().split('-').next(), Some("ar" | "he" | "fa" | "ur" | "yi" | "syr" | "dv" | "ps"))
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::EN
    }
}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(tag: &str) -> Result<Self, LangError> {
        let primary = tag.split('-').next().unwrap_or_default();
        let well_formed = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && tag.len() <= TAG_CAPACITY
            && !tag.ends_with('-')
            && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !well_formed {
            return Err(LangError(tag.to_owned()));
        }
        let mut bytes = [0; TAG_CAPACITY];
        for (slot, byte) in bytes.iter_mut().zip(tag.bytes()) {
            *slot = byte.to_ascii_lowercase();
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

/// A text with one form per language, such as an event's title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalText(pub BTreeMap<Lang, String>);

impl LocalText {
    /// A text with the given forms.
    pub fn of<const N: usize>(forms: [(Lang, &str); N]) -> Self {
        Self(forms.into_iter().map(|(lang, text)| (lang, text.to_owned())).collect())
    }

    /// The form in exactly this language, where there is one that is not empty.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The form to show to a reader of `lang`: that language's, else English,
    /// else the first there is, else the empty string.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.shown(lang).1
    }

    /// Like [`in_lang`](Self::in_lang), with the language that the form is in.
    pub fn shown(&self, lang: Lang) -> (Lang, &str) {
        [lang, Lang::EN]
            .into_iter()
            .find_map(|lang| self.get(lang).map(|text| (lang, text)))
            .or_else(|| self.0.iter().find(|(_, text)| !text.is_empty()).map(|(lang, text)| (*lang, text.as_str())))
            .unwrap_or((lang, ""))
    }

    /// Sets the form in one language; an empty one is removed.
    pub fn set(&mut self, lang: Lang, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, text);
        }
    }

    /// The forms with their languages, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }

    /// Whether no language has a form.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_survives_parsing_and_printing() {
        for tag in ["ar", "en", "zh-hant", "syr"] {
            assert_eq!(tag.parse::<Lang>().unwrap().as_str(), tag);
        }
        assert_eq!("AR".parse::<Lang>().unwrap(), Lang::AR);
    }

    #[test]
    fn malformed_tags_are_refused() {
        for tag in ["", "a", "arabic-long", "a_b", "en-", "12"] {
            assert!(tag.parse::<Lang>().is_err(), "{tag:?}");
        }
    }

    #[test]
    fn missing_form_falls_back_to_english_then_to_any() {
        let both = LocalText::of([(Lang::AR, "زيارة"), (Lang::EN, "Visit")]);
        assert_eq!(both.in_lang(Lang::FR), "Visit");
        let arabic = LocalText::of([(Lang::AR, "زيارة")]);
        assert_eq!(arabic.shown(Lang::FR), (Lang::AR, "زيارة"));
        assert_eq!(LocalText::default().in_lang(Lang::EN), "");
    }
}
