//! What a format could not carry.

use std::collections::BTreeMap;
use std::fmt;

/// Something that a format could not carry, and for how many events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What is missing or told less exactly, as a phrase: "date claims beside the
    /// preferred one".
    pub what: &'static str,
    /// How many events it concerns.
    pub events: usize,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let events = if self.events == 1 { "event" } else { "events" };
        write!(f, "{} ({} {events})", self.what, self.events)
    }
}

/// Losses while they are counted.
#[derive(Debug, Default)]
pub(super) struct Losses(BTreeMap<&'static str, usize>);

impl Losses {
    /// Counts one event where `is_lost` holds.
    pub fn note(&mut self, is_lost: bool, what: &'static str) {
        if is_lost {
            *self.0.entry(what).or_default() += 1;
        }
    }

    /// The losses, by name.
    pub fn into_list(self) -> Vec<Loss> {
        self.0.into_iter().map(|(what, events)| Loss { what, events }).collect()
    }
}
