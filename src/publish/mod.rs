//! The chronology as text: the events of a dataset in the formats that papers,
//! web pages, calendars and other programs read.
//!
//! ```text
//!   Dataset + Chronology --Chronicle--> entries (numbered, in time order)
//!        --markdown | html | csv | json | icalendar | timeline_js | json_ld--> text
//!        --bibtex | csl_json--> the sources alone
//! ```
//!
//! Nothing is dropped silently: what a format cannot carry comes back beside the
//! text as [`Loss`]es, each with the number of events that it concerns. The same
//! chronicle gives the same bytes on every machine.
//!
//! Knows the model and the evidence; knows neither pictures nor files.

mod bibliography;
mod calendar;
mod entry;
mod html;
mod json_ld;
mod loss;
mod markdown;
mod table;
#[cfg(test)]
mod testing;
mod timeline_js;
mod words;

use std::path::Path;

pub use entry::Chronicle;
pub use loss::Loss;
pub use table::{PublishError, write_csv, write_json};

/// A text format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextFormat {
    /// Markdown with numbered footnotes.
    Markdown,
    /// One HTML page that needs no other file and no network.
    Html,
    /// One row an event, with a header line.
    Csv,
    /// An array of events with claims, bounds and citations.
    Json,
    /// iCalendar, RFC 5545.
    ICalendar,
    /// The JSON that TimelineJS reads.
    TimelineJs,
    /// JSON-LD with a W3C Web Annotation for each citation.
    JsonLd,
    /// The sources in BibTeX, in the fields of biblatex.
    BibTex,
    /// The sources in CSL JSON.
    CslJson,
}

/// A text with what it could not carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The text.
    pub text: String,
    /// What was left out or told less exactly, in a stable order.
    pub losses: Vec<Loss>,
}

impl TextFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Markdown,
        Self::Html,
        Self::Csv,
        Self::Json,
        Self::ICalendar,
        Self::TimelineJs,
        Self::JsonLd,
        Self::BibTex,
        Self::CslJson,
    ];

    /// How names of such files end, without the first dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::ICalendar => "ics",
            Self::TimelineJs => "timeline.json",
            Self::JsonLd => "jsonld",
            Self::BibTex => "bib",
            Self::CslJson => "csl.json",
        }
    }

    /// The format that a file's name asks for, the longest ending first; `None`
    /// for any other ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        let mut formats = Self::ALL;
        formats.sort_by_key(|format| std::cmp::Reverse(format.extension().len()));
        formats.into_iter().find(|format| {
            name.strip_suffix(format.extension()).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        })
    }
}

/// Writes the chronicle in a format. `picture` is the timeline as an SVG
/// document, which [`TextFormat::Html`] shows and no other format uses.
///
/// # Errors
/// [`PublishError`] where a table cannot be written; no other format can fail.
pub fn publish(
    format: TextFormat,
    chronicle: &Chronicle<'_>,
    picture: Option<&str>,
) -> Result<Published, PublishError> {
    Ok(match format {
        TextFormat::Markdown => markdown::markdown(chronicle),
        TextFormat::Html => html::html(chronicle, picture),
        TextFormat::Csv => table::csv(chronicle)?,
        TextFormat::Json => table::json(chronicle)?,
        TextFormat::ICalendar => calendar::icalendar(chronicle),
        TextFormat::TimelineJs => timeline_js::timeline_js(chronicle),
        TextFormat::JsonLd => json_ld::json_ld(chronicle),
        TextFormat::BibTex => bibliography::bibtex(chronicle),
        TextFormat::CslJson => bibliography::csl_json(chronicle),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_of_the_name_decides() {
        for (path, format) in [
            ("a/b.md", Some(TextFormat::Markdown)),
            ("b.json", Some(TextFormat::Json)),
            ("b.timeline.json", Some(TextFormat::TimelineJs)),
            ("B.CSL.JSON", Some(TextFormat::CslJson)),
            ("b.jsonld", Some(TextFormat::JsonLd)),
            (".md", None),
            ("md", None),
            ("b.txt", None),
        ] {
            assert_eq!(TextFormat::of_path(Path::new(path)), format, "{path}");
        }
    }

    #[test]
    fn the_same_chronicle_gives_the_same_bytes() {
        let told = testing::small();
        for format in TextFormat::ALL {
            let first = publish(format, &told.chronicle(), None).unwrap();
            let second = publish(format, &told.chronicle(), None).unwrap();
            assert_eq!(first, second, "{format:?}");
            assert!(!first.text.is_empty(), "{format:?}");
        }
    }
}
