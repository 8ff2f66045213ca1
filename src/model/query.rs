//! Search and filters over a dataset.

use std::collections::{BTreeMap, BTreeSet};

use super::dataset::Dataset;
use super::record::{ActorId, Direction, KindId, Side, StatusState};

/// What the user asks to see. Conditions of one sort widen each other (any of
/// these kinds), conditions of different sorts narrow each other; an empty set
/// asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur, folded as [`fold`] says; a part in double
    /// quotes must occur as it stands.
    pub text: String,
    /// Any of these kinds.
    pub kinds: BTreeSet<KindId>,
    /// Any of these actors among the parties.
    pub actors: BTreeSet<ActorId>,
    /// Any of these directions.
    pub directions: BTreeSet<Direction>,
    /// Any of these sides among the parties.
    pub sides: BTreeSet<Side>,
    /// Any of these states.
    pub statuses: BTreeSet<StatusState>,
    /// Any of these bases of the preferred claim: `stated`, `derived`,
    /// `editorial`, or `undated` for events without a usable date.
    pub bases: BTreeSet<String>,
}

/// How many events each choice of a filter would show, given the filter's
/// conditions of the other sorts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<KindId, usize>,
    /// By actor.
    pub actors: BTreeMap<ActorId, usize>,
    /// By direction.
    pub directions: BTreeMap<Direction, usize>,
    /// By side.
    pub sides: BTreeMap<Side, usize>,
    /// By status.
    pub statuses: BTreeMap<StatusState, usize>,
    /// By basis of the preferred claim.
    pub bases: BTreeMap<String, usize>,
}

/// The folded text of every event, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {}

impl Filter {
    /// Whether nothing is asked for: every event passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads a query such as `visit kind:agreement actor:idf side:a status:denied
    /// direction:a-to-b date:stated "exact words"`: `name:value` pairs become
    /// conditions, all else is text.
    ///
    /// # Errors
    /// One sentence that names a condition that does not exist in the dataset.
    pub fn parse(_query: &str, _dataset: &Dataset) -> Result<Self, String> {
        todo!()
    }
}

impl SearchIndex {
    /// Folds the titles, summaries, actors, persons, offices, quotations,
    /// phrases, places, tags and notes of every event.
    pub fn of(_dataset: &Dataset, _chronology: &super::date::Chronology) -> Self {
        todo!()
    }

    /// For each event of the dataset, whether it passes.
    pub fn matches(&self, _filter: &Filter) -> Vec<bool> {
        todo!()
    }

    /// Counts for the filter panel.
    pub fn facets(&self, _filter: &Filter) -> Facets {
        todo!()
    }
}

/// Folds a text for search: case, accents, tashkeel, tatweel and the variants
/// of alef, hamza, ya and ta marbuta fall together.
pub fn fold(_text: &str) -> String {
    todo!()
}
