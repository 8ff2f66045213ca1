//! Which stretches of a row are taken, in label space.
//!
//! Boxes of one row never overlap, so that one look at the neighbour on the
//! left decides whether a place is free. Stems that pass through the row on
//! their way to the axis are kept apart: crossing them is bad, not forbidden.

use std::collections::{BTreeMap, BTreeSet};

/// A pixel position that sorts.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Key(f64);

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Stems within so many pixels of each other are one stem.
const SAME_STEM_PX: f64 = 1.0;
/// Air on either side of a stem.
const STEM_AIR_PX: f64 = 3.0;

/// A row's boxes and the stems through it.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Left edge to right edge and the place of the box's own stem.
    boxes: BTreeMap<Key, (f64, Option<f64>)>,
    stems: BTreeSet<Key>,
}

impl Row {
    /// Whether nothing stands between the two places.
    pub fn is_free(&self, left: f64, right: f64) -> bool {
        self.boxes.range(..Key(right)).next_back().is_none_or(|(_, (end, _))| *end <= left)
    }

    /// Takes the stretch for a box with its stem (or anchor) at `stem`; `None`
    /// for a bar, which stems may cross.
    pub fn take(&mut self, left: f64, right: f64, stem: Option<f64>) {
        self.boxes.insert(Key(left), (right, stem));
    }

    /// Lets a stem pass.
    pub fn pass(&mut self, stem: f64) {
        self.stems.insert(Key(stem));
    }

    /// How many stems of others would cross a box between the two places, with
    /// its own stem at `stem`.
    pub fn crossings(&self, left: f64, right: f64, stem: f64) -> usize {
        self.stems
            .range(Key(left - STEM_AIR_PX)..=Key(right + STEM_AIR_PX))
            .filter(|other| (other.0 - stem).abs() > SAME_STEM_PX)
            .count()
    }

    /// Whether a stem at this place would cross a box of another.
    pub fn would_cross(&self, stem: f64) -> bool {
        self.boxes.range(..Key(stem + STEM_AIR_PX)).next_back().is_some_and(|(_, (end, own))| {
            *end > stem - STEM_AIR_PX && own.is_some_and(|own| (own - stem).abs() > SAME_STEM_PX)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(boxes: &[(f64, f64)]) -> Row {
        let mut row = Row::default();
        for (left, right) in boxes {
            row.take(*left, *right, Some(*left));
        }
        row
    }

    #[test]
    fn a_gap_is_free_as_far_as_its_edges() {
        let row = row(&[(0.0, 10.0), (20.0, 30.0)]);
        assert!(row.is_free(10.0, 20.0));
        assert!(!row.is_free(9.0, 12.0));
        assert!(!row.is_free(15.0, 21.0));
        assert!(!row.is_free(-5.0, 40.0));
        assert!(row.is_free(30.0, f64::INFINITY));
    }

    #[test]
    fn an_open_box_takes_all_to_its_right() {
        let row = row(&[(0.0, f64::INFINITY)]);
        assert!(!row.is_free(1.0e9, 2.0e9));
        assert!(row.is_free(-10.0, 0.0));
    }

    #[test]
    fn stems_cross_boxes_but_not_those_that_share_the_stem() {
        let mut row = row(&[(100.0, 200.0)]);
        assert!(row.would_cross(150.0));
        assert!(!row.would_cross(100.0), "its own stem");
        assert!(!row.would_cross(210.0));
        row.pass(50.0);
        assert_eq!(row.crossings(40.0, 90.0, 42.0), 1);
        assert_eq!(row.crossings(40.0, 90.0, 50.0), 0);
    }
}
