//! A source cut into its paragraphs, with the cited stretches of each: worked
//! out once for each change of the records, so that a frame costs what it shows.

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::state::State;
use crate::evidence::CitedSpan;
use crate::evidence::offsets::Offsets;
use crate::model::EventId;
use crate::model::record::SourceId;

/// Most lines that lie under each other where cited stretches overlap; beyond
/// that they share the last.
pub const MOST_LEVELS: usize = 3;

/// One paragraph of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the source's text.
    pub bytes: Range<usize>,
    /// Its code points.
    pub points: Range<usize>,
    /// What of it is cited, by start.
    pub cited: Vec<Cited>,
}

/// A cited stretch within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Bytes of the paragraph.
    pub range: Range<usize>,
    /// The event that cites them.
    pub event: EventId,
    /// Which of the lines under the words is its own: stretches that overlap
    /// have different ones.
    pub level: usize,
}

/// A source's text and its paragraphs.
pub struct Paragraphs {
    /// The text as published.
    pub text: Arc<str>,
    /// The paragraphs.
    pub parts: Vec<Part>,
    revision: u64,
}

impl Paragraphs {
    /// The paragraphs of a source as the records are now; `None` where the
    /// source has no text.
    pub fn of(ui: &Ui, state: &State, source: &SourceId) -> Option<Arc<Self>> {
        let text = state.dataset.text(source)?;
        let id = Id::unique(("reader-paragraphs", source.as_str()));
        let kept: Option<Arc<Self>> = ui.data(|data| data.get_temp(id));
        if let Some(kept) = kept.filter(|kept| kept.revision == state.revision && Arc::ptr_eq(&kept.text, text)) {
            return Some(kept);
        }
        let spans = state.derived.coverage.get(source).map(|coverage| coverage.spans.as_slice()).unwrap_or_default();
        let parts = parts(text, spans);
        let made = Arc::new(Self { text: Arc::clone(text), parts, revision: state.revision });
        ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
        Some(made)
    }

    /// The words of a paragraph.
    pub fn words(&self, part: &Part) -> &str {
        self.text.get(part.bytes.clone()).unwrap_or_default()
    }

    /// A range of the source's code points as bytes of one paragraph; `None`
    /// where they do not meet.
    pub fn local(&self, part: &Part, points: &Range<usize>) -> Option<Range<usize>> {
        let clipped = clipped(part, points)?;
        // Relative to the paragraph, however long the text before it is.
        let words = Offsets::of(self.words(part));
        words.byte_range(&(clipped.start - part.points.start..clipped.end - part.points.start))
    }
}

impl Part {
    /// The events that cite the words at a byte of the paragraph, each once.
    pub fn events_at(&self, byte: usize) -> Vec<EventId> {
        distinct(self.cited.iter().filter(|cited| cited.range.contains(&byte)))
    }

    /// All events that cite words of the paragraph, each once.
    pub fn events(&self) -> Vec<EventId> {
        distinct(self.cited.iter())
    }
}

fn distinct<'a>(cited: impl Iterator<Item = &'a Cited>) -> Vec<EventId> {
    let mut events: Vec<EventId> = Vec::new();
    for stretch in cited {
        if !events.contains(&stretch.event) {
            events.push(stretch.event.clone());
        }
    }
    events
}

fn clipped(part: &Part, points: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (points.start.max(part.points.start), points.end.min(part.points.end));
    (start < end).then_some(start..end)
}

/// The paragraphs of a text: its lines that hold more than white space.
fn parts(text: &str, spans: &[CitedSpan]) -> Vec<Part> {
    let mut found = Vec::new();
    let (mut byte, mut point) = (0, 0);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let points = body.chars().count();
        if !body.trim().is_empty() {
            let (bytes, points) = (byte..byte + body.len(), point..point + points);
            found.push(Part { bytes, points, cited: Vec::new() });
        }
        byte += line.len();
        point += points + (line.len() - body.len());
    }
    let offsets = Offsets::of(text);
    for span in spans {
        let first = found.partition_point(|part| part.points.end <= span.range.start);
        for part in found[first..].iter_mut().take_while(|part| part.points.start < span.range.end) {
            let Some(range) = clipped(part, &span.range).and_then(|points| offsets.byte_range(&points)) else {
                continue;
            };
            let range = range.start - part.bytes.start..range.end - part.bytes.start;
            let level = free_level(&part.cited, &range);
            part.cited.push(Cited { range, event: span.event.clone(), level });
        }
    }
    found
}

/// The first line under the words that no overlapping stretch has.
fn free_level(cited: &[Cited], range: &Range<usize>) -> usize {
    let overlaps = |other: &Cited| other.range.start < range.end && range.start < other.range.end;
    let taken: Vec<usize> = cited.iter().filter(|other| overlaps(other)).map(|other| other.level).collect();
    (0..MOST_LEVELS).find(|level| !taken.contains(level)).unwrap_or(MOST_LEVELS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::AnchorState;

    fn span(event: &str, range: Range<usize>) -> CitedSpan {
        CitedSpan { range, event: event.into(), citation: 0, state: AnchorState::Exact }
    }

    fn levels(part: &Part) -> Vec<(&str, Range<usize>, usize)> {
        part.cited.iter().map(|cited| (cited.event.as_str(), cited.range.clone(), cited.level)).collect()
    }

    #[test]
    fn paragraphs_know_their_bytes_and_code_points() {
        let parts = parts("زيارة\r\n\nvisit 🇲🇦\n", &[]);
        let ranges: Vec<_> = parts.iter().map(|part| (part.bytes.clone(), part.points.clone())).collect();
        assert_eq!(ranges, [(0..10, 0..5), (13..27, 8..16)]);
    }

    #[test]
    fn stretches_that_overlap_get_lines_of_their_own() {
        let parts = parts("abc def ghi", &[span("a", 0..5), span("b", 2..7), span("c", 5..9), span("d", 8..11)]);
        assert_eq!(levels(&parts[0]), [("a", 0..5, 0), ("b", 2..7, 1), ("c", 5..9, 0), ("d", 8..11, 1)]);
    }

    #[test]
    fn a_stretch_over_two_paragraphs_is_marked_in_both() {
        let parts = parts("زيارة\nثم عاد\n", &[span("a", 3..8)]);
        assert_eq!(levels(&parts[0]), [("a", 6..10, 0)]);
        assert_eq!(levels(&parts[1]), [("a", 0..4, 0)]);
    }

    #[test]
    fn words_cited_twice_lead_to_both_events_once_each() {
        let parts = parts("abc def", &[span("a", 0..5), span("a", 1..3), span("b", 2..7)]);
        assert_eq!(parts[0].events_at(2), ["a".into(), "b".into()]);
        assert_eq!(parts[0].events_at(6), ["b".into()]);
        assert_eq!(parts[0].events_at(7), []);
        assert_eq!(parts[0].events(), ["a".into(), "b".into()]);
    }

    #[test]
    fn ranges_are_cut_to_the_paragraph() {
        let text: Arc<str> = "زيارة\nabc def".into();
        let paragraphs = Paragraphs { parts: parts(&text, &[]), text, revision: 0 };
        let [first, second] = paragraphs.parts.as_slice() else { panic!("two paragraphs") };
        assert_eq!(paragraphs.local(first, &(3..99)), Some(6..10));
        assert_eq!(paragraphs.local(second, &(0..9)), Some(0..3));
        assert_eq!(paragraphs.local(second, &(0..6)), None);
    }
}
