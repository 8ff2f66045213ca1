//! What of a source is cited, and by which events.

use std::ops::Range;

use crate::model::Dataset;
use crate::model::record::{EventId, SourceId};

use super::anchor::{AnchorState, Resolver};
use super::sentence::{sentence_at, sentences_of};

/// One cited stretch of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSpan {
    /// Code points of the source's text.
    pub range: Range<usize>,
    /// The event that cites them.
    pub event: EventId,
    /// The place of the citation in the event's list.
    pub citation: usize,
    /// How the citation fares.
    pub state: AnchorState,
}

/// What of a source is cited, and by which events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The sentences, in code points.
    pub sentences: Vec<Range<usize>>,
    /// The cited stretches by start, then by event. Lost citations have none.
    pub spans: Vec<CitedSpan>,
    /// For each sentence, whether any event cites words of it.
    pub coded: Vec<bool>,
}

/// The coverage of one source; empty for one that has no text.
pub fn coverage(dataset: &Dataset, source: &SourceId) -> Coverage {
    let (Some(record), Some(text)) = (dataset.source(source), dataset.text(source)) else {
        return Coverage::default();
    };
    let resolver = Resolver::of(text);
    let mut spans = Vec::new();
    for event in &dataset.events {
        for (citation, quotation) in event.citations.iter().enumerate() {
            if quotation.source != *source {
                continue;
            }
            let anchor = resolver.resolve(quotation);
            if let Some(range) = anchor.range {
                spans.push(CitedSpan { range, event: event.id.clone(), citation, state: anchor.state });
            }
        }
    }
    Coverage::of(sentences_of(record, text), spans)
}

/// The events that cite nothing at all, in file order.
pub fn uncited_events(dataset: &Dataset) -> Vec<EventId> {
    dataset.events.iter().filter(|event| event.citations.is_empty()).map(|event| event.id.clone()).collect()
}

impl Coverage {
    /// The coverage of a source with these sentences by these stretches, in any
    /// order.
    pub(super) fn of(sentences: Vec<Range<usize>>, spans: Vec<CitedSpan>) -> Self {
        let mut coverage = Self { coded: Vec::new(), sentences, spans };
        coverage.settle();
        coverage
    }

    /// Sorts the stretches and notes which sentences they touch.
    fn settle(&mut self) {
        self.spans.sort_by(|a, b| (a.range.start, &a.event, a.citation).cmp(&(b.range.start, &b.event, b.citation)));
        let sentences = &self.sentences;
        self.coded.clear();
        self.coded.resize(sentences.len(), false);
        for span in &self.spans {
            let first = sentence_at(sentences, span.range.start).unwrap_or(sentences.len());
            let touched = sentences[first..].iter().take_while(|sentence| sentence.start < span.range.end).count();
            self.coded[first..first + touched].fill(true);
        }
    }

    /// Takes out what an event cites.
    pub(super) fn remove(&mut self, event: &EventId) {
        let before = self.spans.len();
        self.spans.retain(|span| span.event != *event);
        if self.spans.len() < before {
            self.settle();
        }
    }

    /// Puts in what an event cites.
    pub(super) fn add(&mut self, spans: impl Iterator<Item = CitedSpan>) {
        let before = self.spans.len();
        self.spans.extend(spans);
        if self.spans.len() > before {
            self.settle();
        }
    }

    /// How many sentences any event cites.
    pub fn coded_count(&self) -> usize {
        self.coded.iter().filter(|coded| **coded).count()
    }

    /// The sentences that no event cites, by their place in the list.
    pub fn uncoded(&self) -> impl Iterator<Item = usize> {
        self.coded.iter().enumerate().filter(|(_, coded)| !**coded).map(|(place, _)| place)
    }

    /// The place of the sentence that holds a code point, or of the next one.
    pub fn sentence_at(&self, code_point: usize) -> Option<usize> {
        sentence_at(&self.sentences, code_point)
    }

    /// The cited stretches that hold a code point.
    pub fn spans_at(&self, code_point: usize) -> impl Iterator<Item = &CitedSpan> {
        self.spans.iter().filter(move |span| span.range.contains(&code_point))
    }

    /// The events that cite words of a sentence, each once, in the order in
    /// which their words stand.
    pub fn events_of(&self, sentence: usize) -> Vec<&EventId> {
        let Some(range) = self.sentences.get(sentence) else { return Vec::new() };
        let mut events: Vec<&EventId> = Vec::new();
        for span in &self.spans {
            let overlaps = span.range.start < range.end && range.start < span.range.end;
            if overlaps && !events.contains(&&span.event) {
                events.push(&span.event);
            }
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{TEXT, citing, dataset};

    #[test]
    fn a_sentence_is_coded_when_any_of_its_words_is_cited() {
        let dataset = dataset(vec![citing("visit", &["Belkhir came"]), citing("talks", &["spoke. Nobody"])]);
        let found = coverage(&dataset, &"s".into());
        let words: Vec<&str> = found.sentences.iter().map(|range| &TEXT[range.clone()]).collect();
        assert_eq!(words, ["Belkhir came on Tuesday.", "They spoke.", "Nobody else did.", "They spoke."]);
        assert_eq!(found.coded, [true, true, true, false]);
        assert_eq!(found.coded_count(), 3);
        assert_eq!(found.uncoded().collect::<Vec<_>>(), [3]);
        assert_eq!(found.events_of(2), [&EventId::from("talks")]);
        assert!(found.events_of(3).is_empty() && found.events_of(99).is_empty());
    }

    #[test]
    fn spans_stand_by_place_then_by_event() {
        let dataset =
            dataset(vec![citing("z", &["came"]), citing("b", &["Nobody", "Tuesday"]), citing("a", &["came"])]);
        let found = coverage(&dataset, &"s".into());
        let told: Vec<(&str, usize)> = found.spans.iter().map(|span| (span.event.as_str(), span.citation)).collect();
        assert_eq!(told, [("a", 0), ("z", 0), ("b", 1), ("b", 0)]);
        assert_eq!(found.spans_at(9).map(|span| span.event.as_str()).collect::<Vec<_>>(), ["a", "z"]);
        assert_eq!(found.spans_at(7).count(), 0);
    }

    #[test]
    fn a_lost_citation_codes_nothing() {
        let mut dataset = dataset(vec![citing("visit", &["Belkhir came"])]);
        dataset.events[0].citations[0].exact = "Something else altogether".to_owned();
        let found = coverage(&dataset, &"s".into());
        assert!(found.spans.is_empty());
        assert_eq!(found.coded_count(), 0);
    }

    #[test]
    fn events_that_cite_nothing_are_named() {
        let dataset = dataset(vec![citing("visit", &["came"]), citing("rumour", &[])]);
        assert_eq!(uncited_events(&dataset), ["rumour".into()]);
    }

    #[test]
    fn a_source_without_text_has_no_coverage() {
        let dataset = dataset(vec![citing("visit", &["came"])]);
        assert_eq!(coverage(&dataset, &"other".into()), Coverage::default());
    }
}
