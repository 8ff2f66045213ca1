//! The rows of one lane that are about equally long, by their anchors, with a
//! tree of maxima over them.

use std::ops::Range;

use super::row::{OPEN_END_DAY, OPEN_START_DAY, Row};
use super::sorted::{Sorted, Touched};

/// Rows of which some take so long at most: a stretch of the axis is reached
/// only by those whose anchors lie within half of this of it.
pub(super) const LONGEST_DAYS: [i64; 5] = [2, 32, 512, 8_192, i64::MAX];

/// What is known of a chunk without looking into it.
#[derive(Debug, Clone, Copy)]
struct Summary {
    first_start_day: i32,
    last_end_day: i32,
    /// As above, of a row that is open on one side its closed one.
    first_known_day: i32,
    last_known_day: i32,
}

/// The rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Strand {
    rows: Sorted<Row>,
    /// The most important row's weight under each node; the root is node 1, the
    /// chunks are the leaves.
    tops: Vec<u64>,
    leaves: usize,
    summaries: Vec<Summary>,
}

/// The most important rows found so far, the first first.
#[derive(Debug)]
pub(super) struct Best {
    most: usize,
    rows: Vec<Row>,
}

impl Best {
    pub fn new(most: usize) -> Self {
        Self { most, rows: Vec::with_capacity(most.min(64)) }
    }

    /// A weight that a row must exceed to be taken.
    fn bar(&self) -> u64 {
        if self.rows.len() < self.most { 0 } else { self.rows.last().map_or(u64::MAX, Row::weight) }
    }

    fn offer(&mut self, row: &Row) {
        let weight = row.weight();
        if weight <= self.bar() {
            return;
        }
        let place = self.rows.partition_point(|other| other.weight() > weight);
        self.rows.insert(place, *row);
        self.rows.truncate(self.most);
    }

    pub fn into_rows(self) -> Vec<Row> {
        self.rows
    }
}

impl Strand {
    /// The strand of rows that are sorted by anchor and item.
    pub fn from_sorted(rows: impl Iterator<Item = Row>) -> Self {
        let mut strand = Self { rows: Sorted::from_sorted(rows), ..Self::default() };
        strand.summarize();
        strand
    }

    pub fn rows(&self) -> &Sorted<Row> {
        &self.rows
    }

    fn summarize(&mut self) {
        let chunks = self.rows.chunks();
        self.leaves = chunks.len().next_power_of_two();
        self.tops = vec![0; 2 * self.leaves];
        self.summaries = chunks.iter().map(|chunk| Summary::of(chunk)).collect();
        for (leaf, chunk) in chunks.iter().enumerate() {
            self.tops[self.leaves + leaf] = top_of(chunk);
        }
        for node in (1..self.leaves).rev() {
            self.tops[node] = self.tops[2 * node].max(self.tops[2 * node + 1]);
        }
    }

    fn renew(&mut self, touched: Touched) {
        let Touched::Chunk(chunk) = touched else { return self.summarize() };
        let values = &self.rows.chunks()[chunk];
        self.summaries[chunk] = Summary::of(values);
        let mut node = self.leaves + chunk;
        self.tops[node] = top_of(values);
        while node > 1 {
            node /= 2;
            self.tops[node] = self.tops[2 * node].max(self.tops[2 * node + 1]);
        }
    }

    pub fn insert(&mut self, row: Row) {
        let touched = self.rows.insert(row);
        self.renew(touched);
    }

    pub fn remove(&mut self, row: &Row) -> bool {
        let Some(touched) = self.rows.remove((row.anchor_seconds, row.item)) else { return false };
        self.renew(touched);
        true
    }

    /// How many rows are anchored before a moment.
    pub fn anchored_before(&self, seconds: i64) -> usize {
        self.rows.rank((seconds, 0))
    }

    /// As [`Self::anchored_before`], looking about a place first.
    pub fn anchored_before_near(&self, seconds: i64, place: usize) -> usize {
        self.rows.rank_near((seconds, 0), place)
    }

    /// Offers the rows at these places that are to be kept; chunks of lesser
    /// rows than those found already are passed over.
    pub fn best(&self, places: &Range<usize>, best: &mut Best, keep: &dyn Fn(&Row) -> bool) {
        if !places.is_empty() && self.leaves > 0 {
            self.best_under(1, 0..self.leaves, places, best, keep);
        }
    }

    fn best_under(
        &self,
        node: usize,
        chunks: Range<usize>,
        places: &Range<usize>,
        best: &mut Best,
        keep: &dyn Fn(&Row) -> bool,
    ) {
        let count = self.rows.chunks().len();
        if chunks.start >= count || self.tops[node] <= best.bar() {
            return;
        }
        let first = self.rows.places(chunks.start).start;
        let last = if chunks.end >= count { self.rows.len() } else { self.rows.places(chunks.end).start };
        if last <= places.start || places.end <= first {
            return;
        }
        if chunks.len() == 1 {
            let within = places.start.saturating_sub(first)..(places.end.min(last) - first);
            for row in self.rows.chunks()[chunks.start][within].iter().filter(|row| keep(row)) {
                best.offer(row);
            }
            return;
        }
        let middle = chunks.start + chunks.len() / 2;
        let halves = [(2 * node, chunks.start..middle), (2 * node + 1, middle..chunks.end)];
        let [left, right] = halves;
        let order = if self.tops[left.0] >= self.tops[right.0] { [left, right] } else { [right, left] };
        for (child, chunks) in order {
            self.best_under(child, chunks, places, best, keep);
        }
    }

    /// First start and last end of the rows at these places.
    pub fn reach(&self, places: Range<usize>) -> Option<(i32, i32)> {
        if places.is_empty() {
            return None;
        }
        let (first, last) = (self.rows.chunk_of(places.start), self.rows.chunk_of(places.end - 1));
        let mut reach = (i32::MAX, i32::MIN);
        for chunk in first..=last {
            let own = self.rows.places(chunk);
            if places.start <= own.start && own.end <= places.end {
                let summary = &self.summaries[chunk];
                reach = (reach.0.min(summary.first_start_day), reach.1.max(summary.last_end_day));
                continue;
            }
            let within = places.start.max(own.start) - own.start..places.end.min(own.end) - own.start;
            for row in &self.rows.chunks()[chunk][within] {
                reach = (reach.0.min(row.start_day), reach.1.max(row.end_day));
            }
        }
        Some(reach)
    }

    /// First and last day that any row names; of those open on one side the
    /// closed one counts.
    pub fn extent(&self) -> Option<(i32, i32)> {
        let sides = self.summaries.iter().map(|summary| (summary.first_known_day, summary.last_known_day));
        sides.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    pub fn bytes(&self) -> usize {
        self.rows.bytes() + self.tops.capacity() * size_of::<u64>() + self.summaries.capacity() * size_of::<Summary>()
    }
}

impl Summary {
    fn of(rows: &[Row]) -> Self {
        let mut summary = Self {
            first_start_day: i32::MAX,
            last_end_day: i32::MIN,
            first_known_day: i32::MAX,
            last_known_day: i32::MIN,
        };
        for row in rows {
            summary.first_start_day = summary.first_start_day.min(row.start_day);
            summary.last_end_day = summary.last_end_day.max(row.end_day);
            let first = if row.start_day == OPEN_START_DAY { row.end_day } else { row.start_day };
            let last = if row.end_day == OPEN_END_DAY { row.start_day } else { row.end_day };
            summary.first_known_day = summary.first_known_day.min(first);
            summary.last_known_day = summary.last_known_day.max(last);
        }
        summary
    }
}

fn top_of(rows: &[Row]) -> u64 {
    rows.iter().map(Row::weight).max().unwrap_or(0)
}
