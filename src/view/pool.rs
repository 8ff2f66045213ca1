//! The stands among which room for labels is shared out at one time: an entry
//! in a lane each.

use std::cmp::Reverse;
use std::sync::Arc;

use super::entry::Entry;

/// An entry in one of its lanes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stand {
    pub entry: Arc<Entry>,
    /// The lane, by its place among those that are shown.
    pub lane: usize,
    /// Whether it is a bar across the middle of its node, which finds a place
    /// here or nowhere.
    pub is_across: bool,
}

/// Stands, and the order in which they choose their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pool {
    pub stands: Vec<Stand>,
    /// Places of stands, the most important first.
    pub by_rank: Vec<usize>,
}

impl Pool {
    pub fn of(stands: Vec<Stand>) -> Self {
        let mut by_rank: Vec<usize> = (0..stands.len()).collect();
        by_rank.sort_by_key(|at| {
            let row = &stands[*at].entry.row;
            (Reverse(row.importance), row.item, stands[*at].lane)
        });
        Self { stands, by_rank }
    }

    /// A pool of some of the stands, in this order.
    pub fn only(&self, stands: &[usize]) -> Self {
        Self::of(stands.iter().map(|stand| self.stands[*stand].clone()).collect())
    }

    pub fn entry(&self, stand: usize) -> &Entry {
        &self.stands[stand].entry
    }
}
