//! What is fuzzed: each function takes any bytes and fails by a panic where a
//! promise is broken. `tests/fuzz.rs` feeds them by itself; `fuzz/` feeds them
//! through cargo-fuzz.

#![allow(dead_code, reason = "each user takes a part of it")]

use std::cell::RefCell;
use std::io::Cursor;
use std::sync::Arc;

use entente::evidence::offsets::slice;
use entente::evidence::{AnchorState, Resolver, cite, resolve};
use entente::model::date::{ClaimWhat, DateClaim, edtf_of_written, read_claim, read_edtf, resolve_edtf};
use entente::model::layer::{Column, Columns, DateStyle, LayerSpec};
use entente::model::{Dataset, Lang};
use entente::store::layer::read_layer;
use entente::store::progress::Progress;
use entente::store::{EVENTS_FILE, HEADER_FILE, SOURCES_FILE, open};

/// Longest sentence about a problem, in bytes.
const LONGEST_SENTENCE: usize = 2000;

thread_local! {
    /// A dataset's folder that each input changes one file of.
    static FOLDER: RefCell<Option<tempfile::TempDir>> = const { RefCell::new(None) };
}

/// The files that an input of the loader may stand for, with sound contents.
pub const FILES: [(&str, &str); 4] = [
    (EVENTS_FILE, super::sample::EVENTS),
    (HEADER_FILE, super::sample::DATASET),
    (SOURCES_FILE, super::sample::SOURCES),
    ("sources/wall.txt", super::sample::WALL),
];

/// Opens a dataset of which one file, chosen by the first byte, holds the rest:
/// it opens with problems in sentences or is refused in one, and what opens and
/// saves reads back.
pub fn loader(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else { return };
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("sources")).unwrap();
            folder
        });
        for (name, content) in FILES {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        let (name, _) = FILES[usize::from(*choice) % FILES.len()];
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let mut opened = match open(folder.path()) {
            Ok(opened) => opened,
            Err(error) => {
                let sentence = error.to_string();
                assert!(!sentence.is_empty() && sentence.len() < LONGEST_SENTENCE, "{sentence}");
                return;
            }
        };
        let mut dataset = opened.dataset.clone();
        for problem in opened.check(&dataset) {
            assert!(!problem.message.is_empty() && problem.message.len() < LONGEST_SENTENCE, "{}", problem.message);
        }
        opened.save(&dataset).unwrap();
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), bytes, "nothing was edited");
        if let Some(event) = dataset.events.first_mut() {
            event.note.push_str(" edited \u{202e}");
            let is_saved = opened.save(&dataset).is_ok();
            let again = open(folder.path()).unwrap();
            assert!(!is_saved || again.dataset == dataset, "what was saved reads back");
        }
    });
}

/// Cites words of one text and looks for them in another: what is found is the
/// cited words or, where it says so, words like them.
pub fn anchors(data: &[u8]) {
    let [from, len, rest @ ..] = data else { return };
    let rest = String::from_utf8_lossy(rest);
    let (text, other) = rest.split_once('\0').unwrap_or((&rest, &rest));
    let start = usize::from(*from) * text.chars().count() / 256;
    let citation = cite(text, start..start + 1 + usize::from(*len));
    if !citation.exact.is_empty() {
        assert_eq!(resolve(&citation, text).state, AnchorState::Exact);
    }
    let anchor = Resolver::of(other).resolve(&citation);
    let found = anchor.range.as_ref().map(|range| slice(other, range).unwrap());
    match anchor.state {
        AnchorState::Exact | AnchorState::Moved => assert_eq!(found, Some(citation.exact.as_str())),
        AnchorState::Changed => {
            assert!(!found.unwrap().is_empty() && !other.contains(&citation.exact), "the words themselves are there");
        }
        AnchorState::Lost => assert!(found.is_none()),
    }
}

/// Reads a date in EDTF: it has bounds in their order or is refused in a
/// sentence, and is read out in every language.
pub fn edtf(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match resolve_edtf(&text) {
        Ok(resolved) => {
            let bounds = resolved.bounds;
            for (first, last) in [
                (bounds.earliest_start, bounds.latest_start),
                (bounds.earliest_end, bounds.latest_end),
                (bounds.earliest_start, bounds.latest_end),
            ] {
                assert!(first.zip(last).is_none_or(|(first, last)| first <= last), "{text:?}: {bounds:?}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    for lang in Lang::OFFERED {
        if let Ok(words) = read_edtf(&text, lang) {
            assert!(!words.is_empty(), "{text:?}");
        }
        let claim = DateClaim { what: ClaimWhat::Edtf(text.to_string()), ..DateClaim::default() };
        let _ = read_claim(&claim, &Dataset::default(), lang);
    }
}

/// Reads a reference layer from a CSV or TSV file of any bytes, with or without
/// a line of names: its rows and its bad rows are as many as it says.
pub fn layers(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else { return };
    let (headers, quotes, by_name) = (choice & 1 == 0, choice & 2 == 0, choice & 4 == 0);
    let column = |name: &str, number: u32| match headers && by_name {
        true => Column::Name(name.to_owned()),
        false => Column::Number(number),
    };
    let style = [DateStyle::Edtf, DateStyle::Compact, DateStyle::DayFirst, DateStyle::MonthFirst];
    let spec = LayerSpec {
        id: "press".to_owned(),
        file: if choice & 8 == 0 { "press.csv" } else { "press.tab" }.to_owned(),
        headers,
        quotes: Some(quotes),
        columns: Columns {
            date: column("date", 1),
            source: Some(column("who", 2)),
            target: Some(column("whom", 3)),
            title: Some(column("what", 4)),
            ..Columns::default()
        },
        dates: style[usize::from(choice >> 4) % style.len()],
        ..LayerSpec::default()
    };
    match read_layer(Cursor::new(bytes), &Arc::new(spec), &Progress::new()) {
        Ok(layer) => {
            for row in 0..layer.len() {
                assert!(layer.first_day(row) <= layer.last_day(row));
                let _ = (layer.source(row), layer.target(row), layer.title(row), layer.line(row));
            }
        }
        Err(error) => {
            let sentence = error.to_string();
            assert!(!sentence.is_empty() && sentence.len() < LONGEST_SENTENCE, "{sentence}");
        }
    }
}

/// Reads a date as people write it: what is understood is EDTF with bounds.
pub fn written_dates(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match edtf_of_written(&text) {
        Ok(edtf) => assert!(resolve_edtf(&edtf).is_ok(), "{text:?} became {edtf:?}"),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
