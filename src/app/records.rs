//! The records behind the timeline's index, found by identifier without looking
//! at all of them.

use std::borrow::Cow;

use crate::model::date::Resolved;
use crate::model::{Dataset, EventId, EventIds, Lang};
use crate::view::mark::MarkBasis;
use crate::view::{DatasetRecords, Records};

use super::derived::Derived;

/// The events of a window's dataset.
#[derive(Debug, Clone, Copy)]
pub struct StateRecords<'a> {
    records: DatasetRecords<'a>,
    ids: &'a EventIds,
}

impl<'a> StateRecords<'a> {
    /// The events of a dataset, from which these things follow.
    pub fn of(dataset: &'a Dataset, derived: &'a Derived) -> Self {
        Self { records: DatasetRecords { dataset, chronology: &derived.chronology }, ids: &derived.ids }
    }
}

impl Records for StateRecords<'_> {
    fn id(&self, item: u32) -> EventId {
        self.records.id(item)
    }

    fn find(&self, id: &EventId) -> Option<u32> {
        u32::try_from(self.ids.place(&self.records.dataset.events, id.as_str())?).ok()
    }

    fn title(&self, item: u32, lang: Lang) -> Cow<'_, str> {
        self.records.title(item, lang)
    }

    fn date(&self, item: u32) -> Option<(Resolved, MarkBasis)> {
        self.records.date(item)
    }
}
