//! The index of the events: what any window holds, without looking at all of it.
//!
//! ```text
//!   lane -+- rows in strands by length --- sorted by anchor, in chunks
//!         |                            \-- tree of the most important of each chunk
//!         +- all starts, sorted  ┐  events between a and b:
//!         +- all ends, sorted    ┘  (starts before b) − (ends until a)
//! ```
//!
//! Counts are differences of ranks, found by bisection; the most important
//! events of a stretch come from the tree. Strands keep long intervals apart, so
//! that a century-long bar is found without looking at the points under it. A
//! change touches one chunk of each sequence. Knows numbers of events ("items"),
//! never their records; no pixel and no zoom.

mod lane;
mod row;
mod sorted;
mod strand;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use fixedbitset::FixedBitSet;

pub use lane::{Boundary, Cell, LaneIndex};
use lane::{Edges, key_of};
pub use row::{OPEN_END_DAY, OPEN_START_DAY, Row, importance};

/// The events of all lanes. Cheap to clone: what is not changed is shared.
#[derive(Debug, Clone, Default)]
pub struct EventIndex {
    lanes: Vec<Arc<LaneIndex>>,
    /// Edges of every event once, where some stand in several lanes.
    once: Option<Arc<Edges>>,
    events: usize,
    version: u64,
}

static VERSION: AtomicU64 = AtomicU64::new(1);

fn next_version() -> u64 {
    VERSION.fetch_add(1, Ordering::Relaxed)
}

impl EventIndex {
    /// The index of these rows in so many lanes; rows of further lanes are left
    /// out. Takes O(n log n).
    pub fn build(lane_count: usize, rows: &[Row]) -> Self {
        let mut keys: Vec<(u64, u32, u32)> = Vec::with_capacity(rows.len());
        let within = rows.iter().zip(0_u32..).filter(|(row, _)| usize::from(row.lane) < lane_count);
        keys.extend(within.map(|(row, at)| (key_of(row), row.item, at)));
        keys.sort_unstable();
        let mut lanes = Vec::with_capacity(lane_count);
        let mut rest = keys.as_slice();
        for lane in 0..lane_count {
            let own = rest.partition_point(|(key, ..)| lane::lane_of_key(*key) <= lane);
            let (own, others) = rest.split_at(own);
            rest = others;
            lanes.push(Arc::new(LaneIndex::from_sorted(own.iter().map(|(_, _, at)| rows[*at as usize]))));
        }
        let is_once = rows.iter().all(|row| row.is_first);
        let events = rows.iter().filter(|row| row.is_first && usize::from(row.lane) < lane_count).count();
        let once = (!is_once).then(|| Arc::new(Edges::of(rows.iter().filter(|row| row.is_first))));
        Self { lanes, once, events, version: next_version() }
    }

    /// How many events it holds, each counted once.
    pub fn len(&self) -> usize {
        self.events
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.events == 0
    }

    /// The lanes, the empty ones included.
    pub fn lanes(&self) -> &[Arc<LaneIndex>] {
        &self.lanes
    }

    /// Tells states of indices apart: no two that differ have the same.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many events overlap a stretch of time, in days, each counted once.
    pub fn between(&self, start_days: f64, end_days: f64) -> usize {
        match &self.once {
            Some(edges) => edges.between(start_days, end_days),
            None => self.lanes.iter().map(|lane| lane.between(start_days, end_days)).sum(),
        }
    }

    /// First and last moment that any event names, in days; of one that is open
    /// on one side, the closed side counts.
    pub fn extent_days(&self) -> Option<(f64, f64)> {
        let extents = self.lanes.iter().filter_map(|lane| lane.extent());
        let (first, last) = extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
        Some((f64::from(first), f64::from(last)))
    }

    /// The index of the events that pass, in time linear in all of them.
    #[must_use]
    pub fn filtered(&self, passes: &FixedBitSet) -> Self {
        let keep = |row: &Row| passes.contains(row.item as usize);
        let lanes: Vec<_> = self.lanes.iter().map(|lane| Arc::new(lane.filtered(&keep))).collect();
        let first_rows = || lanes.iter().flat_map(|lane| lane.rows()).filter(|row| row.is_first);
        let once = self.once.as_ref().map(|_| Arc::new(Edges::of(first_rows())));
        let events = match &once {
            Some(edges) => edges.len(),
            None => lanes.iter().map(|lane| lane.len()).sum(),
        };
        Self { lanes, once, events, version: next_version() }
    }

    /// The same events under other numbers, in time linear in all of them; those
    /// without a number are left out. The numbers must keep their order.
    #[must_use]
    pub fn renumbered(&self, number: impl Fn(u32) -> Option<u32>) -> Self {
        let lanes: Vec<_> = self.lanes.iter().map(|lane| Arc::new(lane.renumbered(&number))).collect();
        let first_rows = || lanes.iter().flat_map(|lane| lane.rows()).filter(|row| row.is_first);
        let once = self.once.as_ref().map(|_| Arc::new(Edges::of(first_rows())));
        let events = first_rows().count();
        Self { lanes, once, events, version: next_version() }
    }

    /// Puts an event's row in.
    pub fn insert(&mut self, row: Row) {
        let lane = usize::from(row.lane);
        while self.lanes.len() <= lane {
            self.lanes.push(Arc::default());
        }
        if !row.is_first && self.once.is_none() {
            let first = self.lanes.iter().flat_map(|lane| lane.rows()).filter(|row| row.is_first);
            self.once = Some(Arc::new(Edges::of(first)));
        }
        Arc::make_mut(&mut self.lanes[lane]).insert(row);
        if row.is_first {
            self.events += 1;
            if let Some(edges) = &mut self.once {
                Arc::make_mut(edges).insert(&row);
            }
        }
        self.version = next_version();
    }

    /// Takes an event's row out. Returns whether it was there.
    pub fn remove(&mut self, row: &Row) -> bool {
        let Some(lane) = self.lanes.get_mut(usize::from(row.lane)) else { return false };
        if !Arc::make_mut(lane).remove(row) {
            return false;
        }
        if row.is_first {
            self.events -= 1;
            if let Some(edges) = &mut self.once {
                Arc::make_mut(edges).remove(row);
            }
        }
        self.version = next_version();
        true
    }

    /// Replaces an event's rows by others.
    pub fn replace(&mut self, old: &[Row], new: &[Row]) {
        for row in old {
            self.remove(row);
        }
        for row in new {
            self.insert(*row);
        }
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        let lanes: usize = self.lanes.iter().map(|lane| lane.bytes()).sum();
        lanes + self.once.as_ref().map_or(0, |edges| edges.bytes())
    }
}
