//! What follows from the records: dates, search text, anchors, coverage,
//! problems, and which events pass the filter.

use std::collections::BTreeMap;

use crate::evidence::{self, Anchor, AnchorState, Coverage, Resolver};
use crate::model::date::Chronology;
use crate::model::query::{Facets, SearchIndex};
use crate::model::record::{Citation, SourceId};
use crate::model::{Dataset, Problem};

use super::state::State;

/// What follows from the records.
#[derive(Default)]
pub struct Derived {
    /// The dates.
    pub chronology: Chronology,
    /// The text to search.
    pub search: SearchIndex,
    /// For each event, whether it passes the filter.
    pub passes: Vec<bool>,
    /// Counts for the filter panel.
    pub facets: Facets,
    /// Places of the dated events in time order, then the undated.
    pub order: Vec<usize>,
    /// The citations of each event, resolved, in the records' order.
    pub anchors: Vec<Vec<Anchor>>,
    /// Coverage of each source.
    pub coverage: BTreeMap<SourceId, Coverage>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

impl State {
    /// Works out anew everything that follows from the records.
    pub fn renew_derived(&mut self) {
        self.revision += 1;
        let chronology = Chronology::of(&self.dataset);
        let search = SearchIndex::of(&self.dataset, &chronology);
        let anchors = self.anchors();
        let coverage = self
            .dataset
            .sources
            .iter()
            .map(|source| (source.id.clone(), evidence::coverage(&self.dataset, &source.id)))
            .collect();
        self.derived.order = time_order(&self.dataset, &chronology);
        self.derived.problems = self.opened.check(&self.dataset);
        self.derived.chronology = chronology;
        self.derived.search = search;
        self.derived.anchors = anchors;
        self.derived.coverage = coverage;
        self.renew_filter();
    }

    /// Works out anew which events pass the filter.
    pub fn renew_filter(&mut self) {
        self.derived.passes = self.derived.search.matches(&self.filter);
        self.derived.facets = self.derived.search.facets(&self.filter);
        self.view.passes.clone_from(&self.derived.passes);
    }

    fn anchors(&self) -> Vec<Vec<Anchor>> {
        let resolvers: BTreeMap<&SourceId, Resolver<'_>> =
            self.dataset.texts.iter().map(|(source, text)| (source, Resolver::of(text))).collect();
        let resolve = |citation: &Citation| match resolvers.get(&citation.source) {
            Some(resolver) => resolver.resolve(citation),
            None => Anchor { state: AnchorState::Lost, range: None },
        };
        self.dataset.events.iter().map(|event| event.citations.iter().map(resolve).collect()).collect()
    }
}

/// Dated events by earliest start, then latest end, then place in the file; the
/// undated after them.
fn time_order(dataset: &Dataset, chronology: &Chronology) -> Vec<usize> {
    let mut order: Vec<usize> = (0..dataset.events.len()).collect();
    order.sort_by_key(|index| {
        let bounds = chronology.date(*index).map(|date| date.bounds);
        (
            bounds.is_none(),
            bounds.and_then(|bounds| bounds.earliest_start.or(bounds.latest_start)),
            bounds.and_then(|bounds| bounds.latest_end),
            *index,
        )
    });
    order
}
