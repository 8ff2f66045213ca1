//! What layout asks of the records: a few answers about the few events that are
//! drawn. The index and the rows know events by number alone, so that records of
//! any sort can stand on the timeline.

use std::borrow::Cow;

use crate::model::date::{Chronology, EventDates, Resolved};
use crate::model::{Dataset, Event, EventId, Header, Lang};

use super::index::{EventIndex, Row, importance};
use super::lanes::{LaneMode, LaneTable};
use super::mark::{Mark, MarkBasis};
use super::passes::Passes;

/// The records behind the numbers of an index.
pub trait Records {
    /// Identifier of an event.
    fn id(&self, item: u32) -> EventId;

    /// Number of an event.
    fn find(&self, id: &EventId) -> Option<u32>;

    /// Its title.
    fn title(&self, item: u32, lang: Lang) -> Cow<'_, str>;

    /// Its date, and on whose word that stands; `None` for the undated.
    fn date(&self, item: u32) -> Option<(Resolved, MarkBasis)>;

    /// How its date is drawn; `None` where it has no place on the axis.
    fn mark(&self, item: u32) -> Option<Mark> {
        let (date, basis) = self.date(item)?;
        Mark::of(&date, basis)
    }
}

/// The events of a dataset, numbered by their places in its list.
#[derive(Debug, Clone, Copy)]
pub struct DatasetRecords<'a> {
    /// The records.
    pub dataset: &'a Dataset,
    /// Their dates.
    pub chronology: &'a Chronology,
}

impl DatasetRecords<'_> {
    fn event(&self, item: u32) -> Option<&Event> {
        self.dataset.events.get(item as usize)
    }
}

impl Records for DatasetRecords<'_> {
    fn id(&self, item: u32) -> EventId {
        self.event(item).map(|event| event.id.clone()).unwrap_or_default()
    }

    fn find(&self, id: &EventId) -> Option<u32> {
        let place = self.dataset.events.iter().position(|event| event.id == *id)?;
        u32::try_from(place).ok()
    }

    fn title(&self, item: u32, lang: Lang) -> Cow<'_, str> {
        let Some(event) = self.event(item) else { return Cow::Borrowed("") };
        let title = event.title.in_lang(lang);
        Cow::Borrowed(if title.is_empty() { event.id.as_str() } else { title })
    }

    fn date(&self, item: u32) -> Option<(Resolved, MarkBasis)> {
        date_of(self.event(item)?, self.chronology.event(item as usize))
    }
}

/// The lanes of a dataset and the events in them: what a caller builds once,
/// keeps over frames, and changes with the records.
#[derive(Debug, Clone, Default)]
pub struct TimelineIndex {
    /// The lanes.
    pub lanes: LaneTable,
    /// The events.
    pub events: EventIndex,
}

impl TimelineIndex {
    /// The index of a dataset.
    pub fn of(dataset: &Dataset, chronology: &Chronology, mode: LaneMode) -> Self {
        let lanes = LaneTable::of(dataset, mode);
        let mut rows = Vec::with_capacity(dataset.events.len());
        for (item, event) in (0..u32::MAX).zip(&dataset.events) {
            rows.extend(rows_of(&dataset.header, event, chronology.event(item as usize), &lanes, item));
        }
        Self { events: EventIndex::build(lanes.lanes.len(), &rows), lanes }
    }

    /// The rows of one event, by its place in the dataset: none where it has no
    /// place on the axis. To change an event in the index, take its rows before
    /// and after, and [`EventIndex::replace`] the one by the other.
    pub fn rows_of(&self, header: &Header, event: &Event, dates: &EventDates, place: usize) -> Vec<Row> {
        u32::try_from(place).map(|item| rows_of(header, event, dates, &self.lanes, item)).unwrap_or_default()
    }

    /// The index of what passes, in time linear in all events.
    #[must_use]
    pub fn filtered(&self, passes: &Passes) -> Self {
        match passes.bits() {
            Some(bits) => Self { lanes: self.lanes.clone(), events: self.events.filtered(bits) },
            None => self.clone(),
        }
    }
}

/// The date that places an event, and on whose word that stands.
fn date_of(event: &Event, dates: &EventDates) -> Option<(Resolved, MarkBasis)> {
    let date = *dates.date()?;
    let claim = dates.placed_by.and_then(|claim| event.dates.get(claim));
    Some((date, claim.map_or(MarkBasis::Editorial, |claim| MarkBasis::from(&claim.basis))))
}

fn rows_of(header: &Header, event: &Event, dates: &EventDates, lanes: &LaneTable, item: u32) -> Vec<Row> {
    let mark = date_of(event, dates).and_then(|(date, basis)| Mark::of(&date, basis));
    let Some(mark) = mark else { return Vec::new() };
    let kinds = &header.kinds;
    let kind = kinds.iter().position(|kind| kind.id == event.kind).unwrap_or(kinds.len());
    let row = Row::of_mark(
        &mark,
        item,
        u16::try_from(kind).unwrap_or(u16::MAX),
        importance(event.rank, event.citations.len(), kind),
    );
    let own = lanes.lanes_of(event);
    own.iter().enumerate().map(|(at, lane)| row.in_lane(*lane, at == 0)).collect()
}

/// The mark of an event of a dataset, or `None` for the undated tray.
pub(super) fn mark_in(dataset: &Dataset, chronology: &Chronology, event: usize) -> Option<Mark> {
    DatasetRecords { dataset, chronology }.mark(u32::try_from(event).ok()?)
}

/// First and last moment that any of the marks names.
pub(super) fn extent_of<'a>(marks: impl Iterator<Item = &'a Mark>) -> Option<(f64, f64)> {
    let sides = |mark: &Mark| match (mark.outer.start, mark.outer.end) {
        (Some(start), Some(end)) => Some((start, end)),
        (Some(side), None) | (None, Some(side)) => Some((side, side)),
        (None, None) => None,
    };
    marks.filter_map(sides).reduce(|(first, last), (start, end)| (first.min(start), last.max(end)))
}
