//! What is told, before it is written in any format: the events in time order,
//! each with its number, its quotations and the sources that they come from.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::evidence::{Anchor, AnchorState, Resolver};
use crate::model::date::{Chronology, DateStyle, Resolved, short_date};
use crate::model::record::{Citation, SourceId};
use crate::model::{Dataset, Event, Lang, Source};

use super::words::words;

/// The events that are told, and how.
#[derive(Debug, Clone)]
pub struct Chronicle<'d> {
    /// The records.
    pub dataset: &'d Dataset,
    /// Their dates.
    pub chronology: &'d Chronology,
    /// For each event of the dataset, whether it is told; an empty list tells all.
    pub passes: &'d [bool],
    /// Language of all words.
    pub lang: Lang,
    /// How dates are told.
    pub style: DateStyle,
    /// What the events were filtered by, as it was asked for; empty for nothing.
    pub filter: &'d str,
    /// Day on which the chronicle was made, as an ISO 8601 date; empty leaves it out.
    pub made_on: &'d str,
}

/// One event as it is told.
#[derive(Debug, Clone)]
pub(super) struct Entry<'d> {
    /// Number in the chronicle, from 1.
    pub number: usize,
    pub event: &'d Event,
    /// The date that places it, where one does.
    pub date: Option<&'d Resolved>,
    /// The quotations with where they stand now.
    pub quotes: Vec<Quote<'d>>,
}

/// A quotation of an event.
#[derive(Debug, Clone)]
pub(super) struct Quote<'d> {
    pub citation: &'d Citation,
    pub source: Option<&'d Source>,
    pub anchor: Anchor,
}

impl<'d> Chronicle<'d> {
    /// The events in time order, the undated last; events of one date in the
    /// dataset's order.
    pub(super) fn entries(&self) -> Vec<Entry<'d>> {
        let resolvers = self.resolvers();
        let mut told: Vec<usize> = (0..self.dataset.events.len()).filter(|event| self.passes(*event)).collect();
        told.sort_by_key(|event| {
            let key = self.chronology.date(*event).map(Resolved::sort_key);
            (Reverse(key.is_some()), key, *event)
        });
        told.into_iter()
            .enumerate()
            .map(|(at, index)| {
                let event = &self.dataset.events[index];
                let quotes = event.citations.iter().map(|citation| self.quote(citation, &resolvers)).collect();
                Entry { number: at + 1, event, date: self.chronology.date(index), quotes }
            })
            .collect()
    }

    /// Whether an event is told.
    pub(super) fn passes(&self, event: usize) -> bool {
        self.passes.get(event).copied().unwrap_or(true)
    }

    /// What finds quotations in the texts of the sources.
    pub(super) fn resolvers(&self) -> BTreeMap<&'d SourceId, Resolver<'d>> {
        self.dataset.texts.iter().map(|(source, text)| (source, Resolver::of(text))).collect()
    }

    /// Where a quotation stands now.
    pub(super) fn anchor(&self, citation: &Citation, resolvers: &BTreeMap<&'d SourceId, Resolver<'d>>) -> Anchor {
        match resolvers.get(&citation.source) {
            Some(resolver) => resolver.resolve(citation),
            None => Anchor { state: AnchorState::Lost, range: None },
        }
    }

    fn quote(&self, citation: &'d Citation, resolvers: &BTreeMap<&'d SourceId, Resolver<'d>>) -> Quote<'d> {
        Quote { citation, source: self.dataset.source(&citation.source), anchor: self.anchor(citation, resolvers) }
    }

    /// The sources that the events cite, in the dataset's order.
    pub(super) fn sources(&self) -> Vec<&'d Source> {
        let cited = |source: &&Source| {
            let passing = self.dataset.events.iter().enumerate().filter(|(at, _)| self.passes(*at));
            passing.flat_map(|(_, event)| &event.citations).any(|citation| citation.source == source.id)
        };
        self.dataset.sources.iter().filter(cited).collect()
    }

    /// The dataset's title.
    pub(super) fn title(&self) -> &'d str {
        match self.dataset.header.title.in_lang(self.lang) {
            "" => &self.dataset.header.id,
            title => title,
        }
    }

    /// An event's date in words, or the word for having none.
    pub(super) fn date_words(&self, entry: &Entry<'_>) -> String {
        entry.date.map_or_else(|| words(self.lang).undated.to_owned(), |date| short_date(date, self.style))
    }

    /// An event's title, or its identifier.
    pub(super) fn event_title(&self, event: &'d Event) -> (Lang, &'d str) {
        match event.title.shown(self.lang) {
            (_, "") => (self.lang, event.id.as_str()),
            shown => shown,
        }
    }

    /// What the parties of an event are called, each once.
    pub(super) fn parties(&self, event: &'d Event) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for party in &event.parties {
            let name = self.dataset.party_name(party, self.lang);
            let office = party.office.as_ref().and_then(|id| self.dataset.office(id));
            let name = match office.map(|office| office.name.in_lang(self.lang)) {
                Some(office) if !office.is_empty() => format!("{name} ({office})"),
                _ => name.to_owned(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Quote<'_> {
    /// The reference to the source: author, title, outlet, date of publication.
    pub fn reference(&self, lang: Lang) -> String {
        match self.source {
            Some(source) => reference(source, lang),
            None => self.citation.source.to_string(),
        }
    }
}

/// What a reader needs to find a source: author, title, outlet, date of
/// publication, as far as they are known.
pub(super) fn reference(source: &Source, lang: Lang) -> String {
    let title = match source.title.in_lang(lang) {
        "" => source.id.as_str(),
        title => title,
    };
    let parts = [source.author.as_str(), title, source.outlet.in_lang(lang), source.published.as_str()];
    let separator = if lang == Lang::AR { "، " } else { ", " };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
}
