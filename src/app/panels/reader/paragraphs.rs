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
use crate::text::{Direction, first_strong};

/// Most lines that lie under each other where cited stretches overlap; beyond
/// that they share the last.
pub const MOST_LEVELS: usize = 3;

/// Longest stretch that is set at once, in bytes. A longer paragraph is set in
/// pieces that each begin on a new line, after a sentence where there is one, so
/// that a source without paragraphs costs no more than one with them.
const MOST_PIECE_BYTES: usize = 6_000;
/// Shortest piece, in bytes.
const LEAST_PIECE_BYTES: usize = 3_000;

/// One paragraph of a source, or a piece of a very long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which paragraph it is, from 0.
    pub number: usize,
    /// Whether the paragraph goes on in the next part.
    pub goes_on: bool,
    /// Direction of a piece: that of the whole paragraph.
    pub direction: Direction,
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
        let spans = state.coverage(source).map(|coverage| coverage.spans.as_slice()).unwrap_or_default();
        let parts = parts(text, spans);
        let made = Arc::new(Self { text: Arc::clone(text), parts, revision: state.revision });
        ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
        Some(made)
    }

    /// How many paragraphs there are.
    pub fn count(&self) -> usize {
        self.parts.last().map_or(0, |part| part.number + 1)
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
    let mut found: Vec<Part> = Vec::new();
    let (mut byte, mut point) = (0, 0);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        if !body.trim().is_empty() {
            let number = found.last().map_or(0, |part| part.number + 1);
            push_pieces(&mut found, body, number, byte, point);
        }
        byte += line.len();
        point += line.chars().count();
    }
    if spans.is_empty() {
        return found;
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

/// Adds a paragraph that starts at a byte and code point of the text, in pieces
/// where it is very long.
fn push_pieces(found: &mut Vec<Part>, body: &str, number: usize, mut byte: usize, mut point: usize) {
    let mut rest = body;
    let is_long = body.len() > MOST_PIECE_BYTES;
    let direction = if is_long { first_strong(body) } else { Direction::Auto };
    while !rest.is_empty() {
        let length = if rest.len() > MOST_PIECE_BYTES { piece_length(rest) } else { rest.len() };
        let (piece, after) = rest.split_at(length);
        let points = piece.chars().count();
        found.push(Part {
            number,
            goes_on: !after.is_empty(),
            direction,
            bytes: byte..byte + length,
            points: point..point + points,
            cited: Vec::new(),
        });
        (byte, point, rest) = (byte + length, point + points, after);
    }
}

/// Where the first piece of a long text ends: after the last sentence that fits,
/// else after the last word, else where it must.
fn piece_length(text: &str) -> usize {
    let most = text.floor_char_boundary(MOST_PIECE_BYTES);
    let least = text.floor_char_boundary(LEAST_PIECE_BYTES);
    let spaces = || text[least..most].char_indices().rev().filter(|(_, c)| c.is_whitespace());
    let ends_sentence = |at: usize| text[..least + at].ends_with(['.', '!', '?', '؟', '۔', '…']);
    let space = spaces().find(|(at, _)| ends_sentence(*at)).or_else(|| spaces().next());
    space.map_or(most, |(at, c)| least + at + c.len_utf8())
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
    fn a_very_long_paragraph_is_cut_after_sentences() {
        let text = "زيارة رسمية إلى الرباط. ".repeat(2_000);
        let parts = parts(&text, &[span("a", 0..40_000)]);
        assert!(parts.len() > text.len() / MOST_PIECE_BYTES);
        let mut byte = 0;
        for part in &parts {
            assert_eq!(part.bytes.start, byte);
            assert!(part.bytes.len() <= MOST_PIECE_BYTES && text[part.bytes.clone()].ends_with(". "));
            assert_eq!(part.points.len(), text[part.bytes.clone()].chars().count());
            assert_eq!((part.number, part.direction), (0, Direction::RightToLeft));
            assert_eq!(part.goes_on, part.bytes.end < text.len());
            byte = part.bytes.end;
        }
        assert_eq!(byte, text.len());
        assert_eq!(parts[3].cited[0].range, 0..parts[3].bytes.len());
    }

    #[test]
    fn a_paragraph_without_spaces_is_cut_between_characters() {
        let text = "ﷺ".repeat(10_000);
        let parts = parts(&text, &[]);
        assert!(
            parts.iter().all(|part| part.bytes.len() <= MOST_PIECE_BYTES && text.get(part.bytes.clone()).is_some())
        );
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
