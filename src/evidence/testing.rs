//! A small dataset for the tests of this layer.

use std::sync::Arc;

use crate::model::{Dataset, Event, Source};

use super::anchor::{cite, sha256_hex};
use super::offsets::code_points;

/// The text of the one source, `s`.
pub const TEXT: &str = "Belkhir came on Tuesday. They spoke. Nobody else did.\nThey spoke.";

/// An event that cites the first places of these words, as `c0`, `c1`, ….
pub fn citing(id: &str, words: &[&str]) -> Event {
    let citations = words.iter().enumerate().map(|(number, words)| {
        let start = code_points(&TEXT[..TEXT.find(words).unwrap()]);
        let mut citation = cite(TEXT, start..start + code_points(words));
        citation.id = format!("c{number}").into();
        citation.source = "s".into();
        citation
    });
    Event { id: id.into(), citations: citations.collect(), ..Event::default() }
}

/// A dataset of these events and the source.
pub fn dataset(events: Vec<Event>) -> Dataset {
    let source =
        Source { id: "s".into(), file: "sources/s.txt".to_owned(), sha256: sha256_hex(TEXT), ..Source::default() };
    let texts = [(source.id.clone(), Arc::from(TEXT))].into();
    Dataset { events, sources: vec![source], texts, ..Dataset::default() }
}
