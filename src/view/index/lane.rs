//! One lane of the index.

use std::ops::Range;

use super::row::{Row, day_at_or_after, day_at_or_before, seconds_at};
use super::sorted::Sorted;
use super::strand::{Best, LONGEST_DAYS, Strand};

/// Starts and ends, each sorted by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    starts: Sorted<i32>,
    ends: Sorted<i32>,
}

/// The events of a lane.
#[derive(Debug, Clone, Default)]
pub struct LaneIndex {
    strands: [Strand; LONGEST_DAYS.len()],
    edges: Edges,
}

/// The rows of a lane that are anchored in a stretch of time, by their places in
/// each strand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell([Range<usize>; LONGEST_DAYS.len()]);

impl Cell {
    /// How many rows it holds.
    pub fn count(&self) -> usize {
        self.0.iter().map(ExactSizeIterator::len).sum()
    }
}

/// How many rows of each strand are anchored before a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Boundary([usize; LONGEST_DAYS.len()]);

impl Boundary {
    /// The rows anchored between this moment and one that is no earlier.
    pub fn upto(&self, end: &Self) -> Cell {
        Cell(std::array::from_fn(|class| self.0[class]..end.0[class].max(self.0[class])))
    }
}

/// Bits of an anchor in a key: seconds as [`Row`] has them, made positive.
const ANCHOR_BITS: u32 = 42;
const ANCHOR_SHIFT: i64 = 1 << 41;
/// Bits of a strand's number.
const CLASS_BITS: u32 = 3;

/// Sorts rows by lane, strand and anchor.
pub(super) fn key_of(row: &Row) -> u64 {
    let anchor = row.anchor_seconds.saturating_add(ANCHOR_SHIFT).clamp(0, (1 << ANCHOR_BITS) - 1) as u64;
    (u64::from(row.lane) << CLASS_BITS | row.class() as u64) << ANCHOR_BITS | anchor
}

pub(super) fn lane_of_key(key: u64) -> usize {
    (key >> (ANCHOR_BITS + CLASS_BITS)) as usize
}

impl Edges {
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let (starts, ends): (Vec<i32>, Vec<i32>) = rows.map(|row| (row.start_day, row.end_day)).unzip();
        let sorted = |mut days: Vec<i32>| {
            // Rows come nearly in this order.
            days.sort();
            Sorted::from_sorted(days.into_iter())
        };
        Self { starts: sorted(starts), ends: sorted(ends) }
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    fn starts_before(&self, days: f64) -> usize {
        self.starts.rank(day_at_or_after(days))
    }

    fn ends_until(&self, days: f64) -> usize {
        self.ends.rank(day_at_or_before(days).saturating_add(1))
    }

    /// What overlaps a stretch has started before its end and not ended until its start.
    pub fn between(&self, start_days: f64, end_days: f64) -> usize {
        self.starts_before(end_days).saturating_sub(self.ends_until(start_days))
    }

    pub fn insert(&mut self, row: &Row) {
        self.starts.insert(row.start_day);
        self.ends.insert(row.end_day);
    }

    pub fn remove(&mut self, row: &Row) {
        self.starts.remove(row.start_day);
        self.ends.remove(row.end_day);
    }

    pub fn bytes(&self) -> usize {
        self.starts.bytes() + self.ends.bytes()
    }
}

impl LaneIndex {
    /// The lane of rows that are sorted by [`key_of`] and item.
    pub(super) fn from_sorted(rows: impl Iterator<Item = Row>) -> Self {
        let mut rows = rows.peekable();
        let strands: [Strand; LONGEST_DAYS.len()] = std::array::from_fn(|class| {
            let own = std::iter::from_fn(|| rows.next_if(|row| row.class() == class));
            Strand::from_sorted(own)
        });
        Self::of_strands(strands)
    }

    fn of_strands(strands: [Strand; LONGEST_DAYS.len()]) -> Self {
        let edges = Edges::of(strands.iter().flat_map(|strand| strand.rows().iter()));
        Self { strands, edges }
    }

    /// How many rows it holds.
    pub fn len(&self) -> usize {
        self.edges.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows, those of one strand by their anchors.
    pub fn rows(&self) -> impl Iterator<Item = &Row> + Clone {
        self.strands.iter().flat_map(|strand| strand.rows().chunks().iter().flat_map(|chunk| chunk.iter()))
    }

    /// The row of an event that is as long and stands where this one does.
    pub fn find(&self, row: &Row) -> Option<&Row> {
        let rows = self.strands[row.class()].rows();
        rows.get(rows.rank((row.anchor_seconds, row.item))).filter(|found| found.item == row.item)
    }

    pub(super) fn filtered(&self, keep: &dyn Fn(&Row) -> bool) -> Self {
        let kept = |strand: &Strand| Strand::from_sorted(strand.rows().iter().copied().filter(|row| keep(row)));
        Self::of_strands(std::array::from_fn(|class| kept(&self.strands[class])))
    }

    pub(super) fn renumbered(&self, number: &dyn Fn(u32) -> Option<u32>) -> Self {
        let numbered = |row: &Row| number(row.item).map(|item| Row { item, ..*row });
        let carried = |strand: &Strand| Strand::from_sorted(strand.rows().iter().filter_map(numbered));
        Self::of_strands(std::array::from_fn(|class| carried(&self.strands[class])))
    }

    /// How many rows overlap a stretch of time, in days.
    pub fn between(&self, start_days: f64, end_days: f64) -> usize {
        self.edges.between(start_days, end_days)
    }

    /// How many rows are anchored before a moment, in days.
    pub fn anchored_before(&self, days: f64) -> usize {
        let seconds = seconds_at(days);
        self.strands.iter().map(|strand| strand.anchored_before(seconds)).sum()
    }

    /// The first anchor at a moment or later, in days.
    pub fn next_anchor(&self, days: f64) -> Option<f64> {
        let seconds = seconds_at(days);
        let anchors = self.strands.iter().filter_map(|strand| strand.rows().get(strand.anchored_before(seconds)));
        anchors.map(Row::anchor_days).reduce(f64::min)
    }

    /// How many rows overlap a stretch of time and are anchored before it.
    pub fn reaching_in(&self, start_days: f64) -> usize {
        self.anchored_before(start_days).saturating_sub(self.edges.ends_until(start_days))
    }

    /// How many rows start before a moment and are anchored at it or later.
    pub fn reaching_out(&self, end_days: f64) -> usize {
        self.edges.starts_before(end_days).saturating_sub(self.anchored_before(end_days))
    }

    /// The rows that are anchored in a stretch of time, in days.
    pub fn cell(&self, start_days: f64, end_days: f64) -> Cell {
        let start = self.boundary(start_days, None);
        start.upto(&self.boundary(end_days, Some(&start)))
    }

    /// What is anchored before a moment, in days. A boundary of a moment near by
    /// makes it quicker to find.
    pub fn boundary(&self, days: f64, near: Option<&Boundary>) -> Boundary {
        let seconds = seconds_at(days);
        let place = |class: usize| {
            let strand = &self.strands[class];
            near.map_or_else(
                || strand.anchored_before(seconds),
                |near| strand.anchored_before_near(seconds, near.0[class]),
            )
        };
        Boundary(std::array::from_fn(place))
    }

    /// The most important rows of a cell that are to be kept, the first first.
    pub fn best(&self, cell: &Cell, most: usize, keep: &dyn Fn(&Row) -> bool) -> Vec<Row> {
        let mut best = Best::new(most);
        for (strand, places) in self.strands.iter().zip(&cell.0) {
            strand.best(places, &mut best, keep);
        }
        best.into_rows()
    }

    /// Of the rows anchored before a moment, those that have not ended by it and
    /// are to be kept: the most important ones, the first first. Rows of a strand
    /// reach no farther than its longest.
    pub fn best_reaching_in(&self, days: f64, most: usize, keep: &dyn Fn(&Row) -> bool) -> Vec<Row> {
        let day = day_at_or_before(days);
        self.best_about(days, true, most, &|row| row.end_day > day && keep(row))
    }

    /// As [`LaneIndex::best_reaching_in`], of rows that have started before a
    /// moment and are anchored at it or later.
    pub fn best_reaching_out(&self, days: f64, most: usize, keep: &dyn Fn(&Row) -> bool) -> Vec<Row> {
        let day = day_at_or_after(days);
        self.best_about(days, false, most, &|row| row.start_day < day && keep(row))
    }

    fn best_about(&self, days: f64, is_before: bool, most: usize, keep: &dyn Fn(&Row) -> bool) -> Vec<Row> {
        let mut best = Best::new(most);
        for (strand, longest) in self.strands.iter().zip(LONGEST_DAYS) {
            let farthest = if is_before { days - longest as f64 } else { days + longest as f64 };
            let (first, last) = (farthest.min(days), farthest.max(days));
            let places = strand.anchored_before(seconds_at(first))..strand.anchored_before(seconds_at(last));
            strand.best(&places, &mut best, keep);
        }
        best.into_rows()
    }

    /// Anchors of the first and the last row of a cell, in days.
    pub fn anchors(&self, cell: &Cell) -> Option<(f64, f64)> {
        let ends =
            self.strands.iter().zip(&cell.0).filter(|(_, places)| !places.is_empty()).filter_map(|(strand, places)| {
                let (first, last) = (strand.rows().get(places.start)?, strand.rows().get(places.end - 1)?);
                Some((first.anchor_days(), last.anchor_days()))
            });
        ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// First start and last end of the rows of a cell that are longer than two
    /// days, [`OPEN_START_DAY`](super::OPEN_START_DAY) and
    /// [`OPEN_END_DAY`](super::OPEN_END_DAY) where open.
    pub fn reach_of_long(&self, cell: &Cell) -> Option<(i32, i32)> {
        let long = self.strands.iter().zip(&cell.0).skip(1);
        long.filter_map(|(strand, places)| strand.reach(places.clone())).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// First and last day that any row names.
    pub(super) fn extent(&self) -> Option<(i32, i32)> {
        self.strands.iter().filter_map(Strand::extent).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    pub(super) fn insert(&mut self, row: Row) {
        self.strands[row.class()].insert(row);
        self.edges.insert(&row);
    }

    pub(super) fn remove(&mut self, row: &Row) -> bool {
        let is_there = self.strands[row.class()].remove(row);
        if is_there {
            self.edges.remove(row);
        }
        is_there
    }

    pub(super) fn bytes(&self) -> usize {
        self.strands.iter().map(Strand::bytes).sum::<usize>() + self.edges.bytes() + size_of::<Self>()
    }
}
