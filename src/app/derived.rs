//! What follows from the records: dates, search text, anchors, coverage,
//! problems, and which events pass the filter.

use std::collections::BTreeMap;

use crate::evidence::{self, Anchor, AnchorState, Coverage, Resolver};
use crate::model::date::Chronology;
use crate::model::query::{Facets, SearchIndex};
use crate::model::record::{Citation, SourceId};
use crate::model::{Dataset, Problem};

use crate::view::{Passes, TimelineIndex};

use super::state::State;

/// What follows from the records.
#[derive(Default)]
pub struct Derived {
    /// The dates.
    pub chronology: Chronology,
    /// The text to search.
    pub search: SearchIndex,
    /// The events in the timeline's lanes.
    pub index: TimelineIndex,
    /// Those of them that pass the filter; `None` where all do.
    pub passing: Option<TimelineIndex>,
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
        self.derived.index = TimelineIndex::of(&self.dataset, &chronology, self.view.lanes);
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
        self.view.passes = Passes::from(self.derived.passes.clone());
        self.derived.passing = None;
    }

    /// Brings the timeline's index up to the lanes and the filter that are asked
    /// for.
    pub fn renew_index(&mut self) {
        let derived = &mut self.derived;
        if derived.index.lanes.mode != self.view.lanes {
            derived.index = TimelineIndex::of(&self.dataset, &derived.chronology, self.view.lanes);
            derived.passing = None;
        }
        if derived.passing.is_none() && !self.view.passes.is_all() {
            derived.passing = Some(derived.index.filtered(&self.view.passes));
        }
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
