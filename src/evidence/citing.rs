//! Which events cite which sources, and what of each source is cited: followed
//! through changes, worked out for a source when it is asked for.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::parallel;
use crate::model::record::{Event, SourceId};
use crate::model::{Dataset, EventIds, ListChange};

use super::anchor::Anchor;
use super::coverage::{CitedSpan, Coverage};
use super::sentence::sentences_of;
use super::validate::Sources;

/// Fewer events than this are resolved by one thread.
const PARALLEL_EVENTS: usize = 2000;

/// The citations of every event, resolved, in the records' order.
pub fn anchors_of(dataset: &Dataset) -> Vec<Vec<Anchor>> {
    let parts = parallel::map_parts(&dataset.events, PARALLEL_EVENTS, |_, events| {
        // Each thread prepares the texts that its own events cite.
        let sources = Sources::of(dataset);
        events.iter().map(|event| sources.anchors(event)).collect::<Vec<_>>()
    });
    let mut anchors = Vec::with_capacity(dataset.events.len());
    parts.into_iter().for_each(|part| anchors.extend(part));
    anchors
}

/// What is known of one source.
#[derive(Debug, Default)]
struct Cited {
    /// The places of the events that cite it, ascending.
    events: Vec<u32>,
    /// What of it is cited, once that was asked for.
    coverage: OnceCell<Coverage>,
}

/// Which events cite which sources.
#[derive(Debug, Default)]
pub struct Citing(BTreeMap<SourceId, Cited>);

/// The sources that an event cites, each once.
fn sources_of(event: &Event) -> BTreeSet<&SourceId> {
    event.citations.iter().map(|citation| &citation.source).collect()
}

/// The stretches of a source that an event cites; lost citations have none.
fn spans_of<'a>(event: &'a Event, anchors: &'a [Anchor], source: &'a SourceId) -> impl Iterator<Item = CitedSpan> + 'a {
    let citations = event.citations.iter().zip(anchors).enumerate();
    citations.filter(move |(_, (citation, _))| citation.source == *source).filter_map(|(citation, (_, anchor))| {
        let range = anchor.range.clone()?;
        Some(CitedSpan { range, event: event.id.clone(), citation, state: anchor.state })
    })
}

impl Citing {
    /// Which events of a dataset cite which of its sources.
    pub fn of(dataset: &Dataset) -> Self {
        let mut citing = Self(dataset.sources.iter().map(|source| (source.id.clone(), Cited::default())).collect());
        for (place, event) in dataset.events.iter().enumerate() {
            citing.add(place, event);
        }
        citing
    }

    fn add(&mut self, place: usize, event: &Event) {
        let place = place as u32;
        for source in sources_of(event) {
            if let Some(cited) = self.0.get_mut(source) {
                let at = cited.events.partition_point(|other| *other < place);
                cited.events.insert(at, place);
            }
        }
    }

    /// Before a change of the list of events: forgets the events that it touches.
    pub fn before(&mut self, events: &[Event], ids: &EventIds, change: &ListChange) {
        for place in change.touched_before() {
            let Some(event) = events.get(place) else { continue };
            for source in sources_of(event) {
                let Some(cited) = self.0.get_mut(source) else { continue };
                if let Ok(at) = cited.events.binary_search(&(place as u32)) {
                    cited.events.remove(at);
                }
                if !ids.are_sound() {
                    // What several events of one identifier cite is not told apart.
                    cited.coverage.take();
                } else if let Some(coverage) = cited.coverage.get_mut() {
                    coverage.remove(&event.id);
                }
            }
        }
    }

    /// After the change: takes in the events that are new. `anchors` are the
    /// citations of all events, resolved.
    pub fn after(&mut self, events: &[Event], change: &ListChange, anchors: &[Vec<Anchor>]) {
        let len_before = (events.len() + change.removed.len()).saturating_sub(change.inserted.len());
        if let Some(new) = change.new_places(len_before) {
            for place in self.0.values_mut().flat_map(|cited| &mut cited.events) {
                *place = new.get(*place as usize).unwrap_or_default() as u32;
            }
        }
        for place in change.touched_after() {
            let (Some(event), Some(anchors)) = (events.get(place), anchors.get(place)) else { continue };
            self.add(place, event);
            for source in sources_of(event) {
                let coverage = self.0.get_mut(source).and_then(|cited| cited.coverage.get_mut());
                if let Some(coverage) = coverage {
                    coverage.add(spans_of(event, anchors, source));
                }
            }
        }
    }

    /// The coverage of a source, empty for one that has no text; `None` for one
    /// that the dataset does not have.
    pub fn coverage(&self, source: &SourceId, dataset: &Dataset, anchors: &[Vec<Anchor>]) -> Option<&Coverage> {
        let cited = self.0.get(source)?;
        Some(cited.coverage.get_or_init(|| {
            let (Some(record), Some(text)) = (dataset.source(source), dataset.text(source)) else {
                return Coverage::default();
            };
            let places = cited.events.iter().map(|place| *place as usize);
            let events = places.filter_map(|place| Some((dataset.events.get(place)?, anchors.get(place)?)));
            let spans = events.flat_map(|(event, anchors)| spans_of(event, anchors, source)).collect();
            Coverage::of(sentences_of(record, text), spans)
        }))
    }
}
