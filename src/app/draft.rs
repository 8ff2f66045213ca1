//! A draft: an event as it is being edited in the form.
//!
//! The form writes into the draft alone; only a valid draft becomes a change
//! of the dataset.

use crate::model::{Event, EventId};

/// The event form's content.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The event that is being edited; `None` for a new one.
    pub original: Option<EventId>,
    /// The record as typed so far.
    pub event: Event,
    /// What keeps the draft from becoming a change, one sentence each; renewed
    /// by the form while typing.
    pub errors: Vec<DraftError>,
}

/// Something wrong with a field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftError {
    /// The field, by the name that the form shows.
    pub field: String,
    /// One sentence: what is wrong and what to do.
    pub message: String,
}
