//! How a dataset names a reference layer: the file, what its columns mean, and
//! how its actors and kinds relate to the dataset's own.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::lang::LocalText;
use crate::model::record::KindId;

/// A reference layer as `dataset.ron` describes it.
///
/// ```text
///     layers: [(
///         id: "icews",
///         name: {"en": "ICEWS"},
///         file: "layers/events.tab",
///         columns: (date: "Event Date", source: "Source Name", target: "Target Name"),
///         empty: ["NA"],
///     )],
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerSpec {
    /// Identifier, unique among the layers.
    pub id: String,
    /// Name per language.
    pub name: LocalText,
    /// Path of the file relative to the dataset's folder, such as
    /// `layers/events.tab`; never leaves the folder.
    pub file: String,
    /// What separates the columns.
    #[serde(default, skip_serializing_if = "is_default")]
    pub separator: Separator,
    /// Whether fields may stand in double quotes. Unless told, they may in files
    /// that are not separated by tabs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotes: Option<bool>,
    /// Whether the first line names the columns. A file without such a line has
    /// its columns told by number.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub headers: bool,
    /// What the columns mean.
    pub columns: Columns,
    /// How dates are written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dates: DateStyle,
    /// Values that mean nothing is known, such as `NA`; an empty field always
    /// does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub empty: Vec<String>,
    /// Which actors belong to which side.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sides: SideNames,
    /// For kinds of the dataset, the kinds or codes of the file that belong to
    /// them; a `*` at the end of one stands for any rest, as in `04*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<KindId, Vec<String>>,
    /// How the layer is shown at first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub show: LayerShow,
    /// Whether mirrored twins count once, as a joint event, at first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub twins_once: bool,
    /// Rights and licence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
}

/// The meaning of a file's columns. All but the date may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The date, or where there is an [`end`](Self::end) the first one.
    pub date: Column,
    /// The last date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Column>,
    /// Who acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Column>,
    /// The country or group of who acts, where a column tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_group: Option<Column>,
    /// Who is acted upon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Column>,
    /// The country or group of who is acted upon, where a column tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_group: Option<Column>,
    /// The kind of event in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Column>,
    /// The kind of event as a code, such as CAMEO's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Column>,
    /// A title or text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Column>,
    /// A number that grows with how much the event matters, such as Goldstein's
    /// scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intensity: Option<Column>,
    /// Where the event was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Column>,
    /// The document that tells of the event; twins have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<Column>,
    /// The sentence in that document; twins have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Column>,
    /// Columns that are shown with a row and searched, but mean nothing more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Column>,
}

/// A column, by its name in the first line or by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The name in the first line, exactly.
    Name(String),
    /// The number, from 1.
    Number(u32),
}

/// What separates the columns of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// Commas in a file whose name ends in `.csv`, tabs in any other.
    #[default]
    ByEnding,
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// A tab.
    Tab,
}

/// How the dates of a file are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateStyle {
    /// ISO 8601 days (`2018-06-01`), with or without a time of day, and all
    /// else of EDTF.
    #[default]
    Edtf,
    /// Eight digits: `20180601`.
    Compact,
    /// `1/6/2018`, `01.06.2018` or `1-6-2018`.
    DayFirst,
    /// `6/1/2018`.
    MonthFirst,
}

/// Names of actors or groups that belong to a side. A name also stands for all
/// values that end in it in parentheses: `Egypt` for `Police (Egypt)`. Where
/// both lists are empty, the names of the dataset's sides and of its actors
/// count, in every language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideNames {
    /// Of side A.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub a: Vec<String>,
    /// Of side B.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub b: Vec<String>,
}

/// How a layer is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LayerShow {
    /// Pale marks behind the curated events.
    #[default]
    Background,
    /// A lane of its own below them.
    Lane,
    /// Not at all.
    Hidden,
}

impl LayerShow {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Background, Self::Lane, Self::Hidden];
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl LayerSpec {
    /// The byte that separates the columns.
    pub fn separator_byte(&self) -> u8 {
        let is_csv = self.file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
        match self.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
            Separator::ByEnding if is_csv => b',',
            Separator::ByEnding => b'\t',
        }
    }

    /// Whether fields may stand in double quotes.
    pub fn has_quotes(&self) -> bool {
        self.quotes.unwrap_or(self.separator_byte() != b'\t')
    }
}

impl Columns {
    /// The columns that are named, each with the field that names it.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &Column)> {
        let single = [
            ("date", Some(&self.date)),
            ("end", self.end.as_ref()),
            ("source", self.source.as_ref()),
            ("source_group", self.source_group.as_ref()),
            ("target", self.target.as_ref()),
            ("target_group", self.target_group.as_ref()),
            ("kind", self.kind.as_ref()),
            ("code", self.code.as_ref()),
            ("title", self.title.as_ref()),
            ("intensity", self.intensity.as_ref()),
            ("url", self.url.as_ref()),
            ("story", self.story.as_ref()),
            ("sentence", self.sentence.as_ref()),
        ];
        let more = self.more.iter().map(|column| ("more", column));
        single.into_iter().filter_map(|(field, column)| Some((field, column?))).chain(more)
    }
}

impl Default for Column {
    /// The first column.
    fn default() -> Self {
        Self::Number(1)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "\"{name}\""),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(name) => serializer.serialize_str(name),
            Self::Number(number) => serializer.serialize_u32(*number),
        }
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrNumber;

        impl Visitor<'_> for NameOrNumber {
            type Value = Column;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column's name in double quotes, or its number from 1")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Column, E> {
                Ok(Column::Name(name.to_owned()))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Column, E> {
                let number = u32::try_from(number).ok().filter(|number| *number > 0);
                number.map(Column::Number).ok_or_else(|| E::invalid_value(Unexpected::Other("this number"), &self))
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Column, E> {
                let number = u64::try_from(number).unwrap_or_default();
                self.visit_u64(number)
            }
        }

        deserializer.deserialize_any(NameOrNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_separator_unless_the_file_says_otherwise() {
        let spec = |file: &str, separator| LayerSpec { file: file.to_owned(), separator, ..LayerSpec::default() };
        for (file, separator, byte, has_quotes) in [
            ("a.csv", Separator::ByEnding, b',', true),
            ("layers/A.CSV", Separator::ByEnding, b',', true),
            ("a.tsv", Separator::ByEnding, b'\t', false),
            ("a.tab", Separator::ByEnding, b'\t', false),
            ("a.txt", Separator::ByEnding, b'\t', false),
            ("a.csv", Separator::Semicolon, b';', true),
            ("a.csv", Separator::Tab, b'\t', false),
        ] {
            let spec = spec(file, separator);
            assert_eq!((spec.separator_byte(), spec.has_quotes()), (byte, has_quotes), "{file} {separator:?}");
        }
    }
}
