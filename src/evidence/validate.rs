//! The rules that citations must keep.
//!
//! | code | severity | what it finds |
//! |---|---|---|
//! | `unknown-source` | error | a citation of a source that the dataset does not have |
//! | `empty-quotation` | error | a citation without words |
//! | `anchor-lost` | error | words that are not in the source, nor any like them |
//! | `anchor-changed` | error | words that are not in the source, which has similar ones |
//! | `anchor-moved` | warning | words that stand elsewhere than the citation says |
//! | `phrase-not-cited` | warning | a stated date's phrase that its citation does not hold |
//! | `text-changed` | warning | a source's text that is not the one its record describes |
//! | `sentence-start` | warning | a sentence start outside the text, or out of order |
//!
//! Moved words are still the source's own, so the record can be trusted and the
//! finding is a warning; changed and lost ones are quoted of a text that does
//! not have them. A source whose text could not be read is told by whoever
//! reads it; its citations are passed over here.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::date::Basis;
use crate::model::record::{Citation, Event, SourceId};
use crate::model::{Dataset, Finding, Section, Severity, Source, Step};

use super::anchor::{Anchor, AnchorState, Resolver, sha256_hex};
use super::offsets::code_points;

/// Letters of a quotation that a message shows.
const SHOWN: usize = 40;

/// Checks every citation of a dataset against its source: missing sources,
/// moved, changed and lost anchors, date phrases that are not in the cited words.
pub fn validate(dataset: &Dataset) -> Vec<Finding> {
    let sources = Sources::of(dataset);
    let mut findings = Vec::new();
    for index in 0..dataset.events.len() {
        findings.extend(sources.check(index, &sources.anchors(&dataset.events[index])));
    }
    findings.extend(sources.check_records());
    findings
}

/// The sources of a dataset with their texts, in which citations are resolved
/// and checked; a text is prepared when it is first needed.
pub struct Sources<'d> {
    dataset: &'d Dataset,
    resolvers: BTreeMap<&'d SourceId, OnceCell<Resolver<'d>>>,
    records: BTreeSet<&'d SourceId>,
}

impl<'d> Sources<'d> {
    /// The sources of this dataset.
    pub fn of(dataset: &'d Dataset) -> Self {
        Self {
            dataset,
            resolvers: dataset.texts.keys().map(|id| (id, OnceCell::new())).collect(),
            records: dataset.sources.iter().map(|source| &source.id).collect(),
        }
    }

    fn resolver(&self, source: &SourceId) -> Option<&Resolver<'d>> {
        let text = self.dataset.texts.get(source)?;
        Some(self.resolvers.get(source)?.get_or_init(|| Resolver::of(text)))
    }

    /// The citations of an event, resolved, in the record's order. Those of
    /// sources without a text are lost.
    pub fn anchors(&self, event: &Event) -> Vec<Anchor> {
        let resolve = |citation: &Citation| match self.resolver(&citation.source) {
            Some(resolver) => resolver.resolve(citation),
            None => Anchor::LOST,
        };
        event.citations.iter().map(resolve).collect()
    }

    /// What is wrong with the citations of the event at this place, and with the
    /// phrases of its dates; `anchors` are its citations, resolved.
    pub fn check(&self, index: usize, anchors: &[Anchor]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let Some(event) = self.dataset.events.get(index) else { return findings };
        for (number, (citation, anchor)) in event.citations.iter().zip(anchors).enumerate() {
            let mut push = |severity, code, field: &str, message| {
                let path = vec![index.into(), "citations".into(), number.into(), field.into()];
                let event = Some(event.id.clone());
                findings.push(Finding { severity, code, message, section: Section::Events, path, event });
            };
            self.check_citation(citation, anchor, &mut push);
        }
        check_phrases(index, event, &mut findings);
        findings
    }

    /// What is wrong with what the records of the sources say of their texts.
    pub fn check_records(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, source) in self.dataset.sources.iter().enumerate() {
            if let Some(text) = self.dataset.texts.get(&source.id) {
                check_source(index, source, text, &mut findings);
            }
        }
        findings
    }

    /// Checks one citation. `push` takes severity, code, field and message.
    fn check_citation(
        &self,
        citation: &Citation,
        anchor: &Anchor,
        push: &mut impl FnMut(Severity, &'static str, &str, String),
    ) {
        if !self.records.contains(&citation.source) {
            let message = format!(
                "the citation \"{}\" names the source \"{}\", which the dataset does not have; name one that it has, or add it to sources.ron",
                citation.id, citation.source
            );
            return push(Severity::Error, "unknown-source", "source", message);
        }
        if citation.exact.trim().is_empty() {
            let message = format!(
                "the citation \"{}\" quotes nothing; select the words that it rests on, or delete it",
                citation.id
            );
            return push(Severity::Error, "empty-quotation", "exact", message);
        }
        if anchor.state == AnchorState::Exact {
            return;
        }
        let Some(resolver) = self.resolver(&citation.source) else { return };
        let words = shown(&citation.exact);
        let source = &citation.source;
        match (anchor.state, &anchor.range) {
            (AnchorState::Exact, _) => {}
            (AnchorState::Moved, Some(range)) => {
                let equals = resolver.equal_places(citation);
                let doubt = match equals {
                    2.. => format!(", the nearest of {equals} places that its context does not tell apart"),
                    _ => String::new(),
                };
                let message = format!(
                    "the words {words} stand at {}–{} in the source \"{source}\"{doubt}, not at {}–{}; correct the position",
                    range.start, range.end, citation.start, citation.end
                );
                push(Severity::Warning, "anchor-moved", "start", message);
            }
            (AnchorState::Changed, Some(range)) => {
                let found = resolver.offsets().slice(range).unwrap_or_default();
                let message = format!(
                    "the words {words} are not in the source \"{source}\", which has {} at {}–{}; quote what it has, or restore its text",
                    shown(found),
                    range.start,
                    range.end
                );
                push(Severity::Error, "anchor-changed", "exact", message);
            }
            (AnchorState::Lost | AnchorState::Moved | AnchorState::Changed, _) => {
                let message = format!(
                    "the words {words} are not in the source \"{source}\", nor any like them; cite other words, or restore its text"
                );
                push(Severity::Error, "anchor-lost", "exact", message);
            }
        }
    }
}

/// Checks that the phrase of each stated date stands in the words that it cites.
fn check_phrases(index: usize, event: &Event, findings: &mut Vec<Finding>) {
    for (number, claim) in event.dates.iter().enumerate() {
        let Basis::Stated(id) = &claim.basis else { continue };
        let Some(citation) = event.citation(id) else { continue };
        if claim.phrase.is_empty() || citation.exact.contains(&claim.phrase) {
            continue;
        }
        let message = format!(
            "the phrase {} is not among the words of the citation \"{id}\"; write it as they have it, or name the citation that does",
            shown(&claim.phrase)
        );
        let path = vec![index.into(), "dates".into(), number.into(), "phrase".into()];
        let (section, event) = (Section::Events, Some(event.id.clone()));
        findings.push(Finding { severity: Severity::Warning, code: "phrase-not-cited", message, section, path, event });
    }
}

/// Checks what the record of a source says of its text.
fn check_source(index: usize, source: &Source, text: &str, findings: &mut Vec<Finding>) {
    let mut push = |code, path: Vec<Step>, message| {
        let (severity, section) = (Severity::Warning, Section::Sources);
        findings.push(Finding { severity, code, message, section, path, event: None });
    };
    let sha256 = sha256_hex(text);
    if !source.sha256.eq_ignore_ascii_case(&sha256) {
        let message = format!(
            "the text \"{}\" has the SHA-256 {sha256}, while its record has \"{}\"; restore the text, or correct the record",
            source.file, source.sha256
        );
        push("text-changed", vec![index.into(), "sha256".into()], message);
    }
    let length = code_points(text);
    let mut last = None;
    for (number, start) in source.sentence_starts.iter().enumerate() {
        let wrong = if *start >= length {
            format!("lies outside the text of {length} characters")
        } else if last.is_some_and(|last| last >= *start) {
            "does not follow the one before it".to_owned()
        } else {
            last = Some(*start);
            continue;
        };
        let message =
            format!("the sentence start {start} of the source \"{}\" {wrong}; correct or delete it", source.id);
        push("sentence-start", vec![index.into(), "sentence_starts".into(), number.into()], message);
    }
}

/// Words in quotation marks, shortened in the middle of a message.
fn shown(words: &str) -> String {
    let shortened: String = words.chars().take(SHOWN).collect();
    let ellipsis = if shortened.len() < words.len() { "…" } else { "" };
    format!("“{}{ellipsis}”", shortened.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::evidence::testing::{TEXT, citing, dataset};
    use crate::model::date::DateClaim;

    /// The findings on a dataset of one event that cites the first sentence,
    /// changed; each as `severity code path`.
    fn told_of(change: impl FnOnce(&mut Dataset)) -> Vec<String> {
        found_of(change).iter().map(Finding::told).collect()
    }

    fn found_of(change: impl FnOnce(&mut Dataset)) -> Vec<Finding> {
        let mut dataset = dataset(vec![citing("visit", &["Belkhir came on Tuesday"])]);
        dataset.events[0].dates.push(DateClaim {
            basis: Basis::Stated("c0".into()),
            phrase: "on Tuesday".to_owned(),
            ..DateClaim::default()
        });
        change(&mut dataset);
        validate(&dataset)
    }

    fn set_text(dataset: &mut Dataset, text: &str) {
        dataset.texts.insert("s".into(), Arc::from(text));
        dataset.sources[0].sha256 = sha256_hex(text);
    }

    #[test]
    fn sound_citations_are_no_findings() {
        assert!(told_of(|_| {}).is_empty());
    }

    #[test]
    fn a_citation_names_a_source_and_words() {
        assert_eq!(
            told_of(|dataset| dataset.events[0].citations[0].source = "x".into()),
            ["error unknown-source 0/citations/0/source"]
        );
        assert_eq!(
            told_of(|dataset| {
                dataset.events[0].dates.clear();
                dataset.events[0].citations[0].exact = " ".to_owned();
            }),
            ["error empty-quotation 0/citations/0/exact"]
        );
    }

    #[test]
    fn moved_words_are_a_warning_that_says_where_they_stand() {
        let found = found_of(|dataset| set_text(dataset, &format!("New. {TEXT}")));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].code), (Severity::Warning, "anchor-moved"));
        assert_eq!(
            found[0].message,
            "the words “Belkhir came on Tuesday” stand at 5–28 in the source \"s\", not at 0–23; correct the position"
        );
        let hostile = told_of(|dataset| {
            let citation = &mut dataset.events[0].citations[0];
            (citation.start, citation.end) = (usize::MAX, 3);
        });
        assert_eq!(hostile, ["warning anchor-moved 0/citations/0/start"]);
    }

    #[test]
    fn words_that_nothing_tells_apart_are_said_to_be_so() {
        let found = found_of(|dataset| {
            let citation = &mut dataset.events[0].citations[0];
            (citation.exact, citation.start, citation.end) = ("They spoke".to_owned(), 30, 40);
            citation.prefix.clear();
            citation.suffix.clear();
            dataset.events[0].dates.clear();
        });
        assert!(found[0].message.contains("the nearest of 2 places"), "{}", found[0].message);
    }

    #[test]
    fn changed_words_are_an_error_that_shows_both() {
        let found = found_of(|dataset| set_text(dataset, &TEXT.replace("Tuesday", "a Tuesday")));
        assert_eq!((found[0].severity, found[0].code), (Severity::Error, "anchor-changed"));
        assert!(found[0].message.contains("which has “Belkhir came on a Tuesday” at 0–25"), "{}", found[0].message);
    }

    #[test]
    fn lost_words_are_an_error() {
        let told = told_of(|dataset| set_text(dataset, "Another article, about the weather."));
        assert_eq!(told, ["error anchor-lost 0/citations/0/exact"]);
    }

    #[test]
    fn a_stated_phrase_stands_in_the_words_it_cites() {
        assert_eq!(
            told_of(|dataset| dataset.events[0].dates[0].phrase = "on Monday".to_owned()),
            ["warning phrase-not-cited 0/dates/0/phrase"]
        );
        assert!(told_of(|dataset| dataset.events[0].dates[0].phrase.clear()).is_empty());
    }

    #[test]
    fn a_text_is_the_one_that_its_record_describes() {
        let told = told_of(|dataset| dataset.sources[0].sha256 = "0".repeat(64));
        assert_eq!(told, ["warning text-changed 0/sha256"]);
        let found = found_of(|dataset| dataset.sources[0].sha256 = "0".repeat(64));
        for sha256 in ["0".repeat(64), sha256_hex(TEXT)] {
            assert!(found[0].message.contains(&sha256), "{}", found[0].message);
        }
        assert!(told_of(|dataset| dataset.sources[0].sha256.make_ascii_uppercase()).is_empty());
    }

    #[test]
    fn sentence_starts_lie_in_the_text_and_in_order() {
        assert!(told_of(|dataset| dataset.sources[0].sentence_starts = vec![0, 25]).is_empty());
        assert_eq!(
            told_of(|dataset| dataset.sources[0].sentence_starts = vec![25, 0, 9999]),
            ["warning sentence-start 0/sentence_starts/1", "warning sentence-start 0/sentence_starts/2"]
        );
    }

    #[test]
    fn a_text_that_could_not_be_read_is_not_told_twice() {
        assert!(told_of(|dataset| dataset.texts.clear()).is_empty());
    }
}
