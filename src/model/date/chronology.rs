//! All date claims of a dataset, worked out.

use crate::model::dataset::Dataset;
use crate::model::record::EventId;

use super::Resolved;

/// What became of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// It has bounds (some of which may be open).
    Resolved(Resolved),
    /// It is sound but bounds nothing, as a day of the week.
    Unbounded,
    /// It cannot be worked out.
    Failed(ClaimError),
}

/// Why a claim cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// The string is not EDTF.
    #[error(
        "\"{text}\" is not an EDTF date: {reason} at character {column}; write it as in \"2021-11-24\", \"2022-07~\" or \"2020-12/2022-09\""
    )]
    InvalidEdtf {
        /// The string.
        text: String,
        /// What the parser says.
        reason: String,
        /// Where, in code points from 1.
        column: usize,
    },
    /// The end lies before the start.
    #[error("\"{text}\" ends before it starts; exchange the two dates or correct one of them")]
    EndBeforeStart {
        /// The string.
        text: String,
    },
    /// The claim names an event that the dataset does not have.
    #[error("the date is told by the event \"{0}\", which is not in the dataset; name an event that is")]
    UnknownEvent(EventId),
    /// The claims lead back to themselves.
    #[error("the date is told in a circle: {}; give one of these events a date of its own", .0.iter().map(EventId::as_str).collect::<Vec<_>>().join(" → "))]
    Circle(Vec<EventId>),
    /// The claim names an event that has itself no usable date.
    #[error("the date is told by the event \"{0}\", which has no usable date itself; give that event one")]
    Undated(EventId),
}

/// The dates of one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventDates {
    /// The outcome of each claim, in the record's order.
    pub claims: Vec<ClaimOutcome>,
    /// The claim that places the event: the preferred one if it has bounds.
    /// Nothing else is put in its place where it has none.
    pub placed_by: Option<usize>,
}

/// The dates of all events of a dataset, by their place in its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronology {
    events: Vec<EventDates>,
}

impl EventDates {
    /// The date that places the event, or `None` for the undated tray.
    pub fn date(&self) -> Option<&Resolved> {
        match self.claims.get(self.placed_by?)? {
            ClaimOutcome::Resolved(resolved) => Some(resolved),
            ClaimOutcome::Unbounded | ClaimOutcome::Failed(_) => None,
        }
    }
}

impl Chronology {
    /// Works out every claim of every event.
    pub fn of(_dataset: &Dataset) -> Self {
        todo!()
    }

    /// The dates of the event at this place in the dataset's list.
    pub fn event(&self, index: usize) -> &EventDates {
        &self.events[index]
    }

    /// The date that places the event at this place in the list.
    pub fn date(&self, index: usize) -> Option<&Resolved> {
        self.events.get(index).and_then(EventDates::date)
    }
}
