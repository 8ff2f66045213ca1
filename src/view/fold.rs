//! Marks that fall on the same pixels fold into one with a count.
//!
//! Folding looks at one track at a time and at all of its events, never at the
//! window: a fold does not change while it is panned. Marks with a label come
//! first and take in the unlabelled ones that would lie on them; the rest are
//! gathered from left to right into cells of a fixed width. Bars that can be
//! seen as bars fold only with those of the same start and end.

use std::collections::BTreeMap;

use super::composition::Track;
use super::plan::Plan;
use super::rows::{Extent, Place, mark_extent};

/// Width of a fold's mark.
pub(super) const FOLD_PX: f64 = 24.0;
/// Width of the cell that folds into one mark.
const CELL_PX: f64 = FOLD_PX + 2.0;
/// Room for "+12" beside a labelled mark that has taken in others.
pub(super) const MORE_PX: f64 = 16.0;

/// One thing to draw: an event's mark, or a fold of several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RowItem {
    /// The most important of the stands, whose mark and label are drawn.
    pub leader: usize,
    /// The other stands, most important first.
    pub others: Vec<usize>,
    pub place: Place,
    /// Where a fold's mark starts: the anchor of its first event, in days.
    pub first_anchor_days: f64,
    /// First and last moment of all its events.
    pub start_days: f64,
    pub end_days: f64,
}

impl RowItem {
    /// How many events it stands for.
    pub fn count(&self) -> usize {
        self.others.len() + 1
    }
}

/// Folds what stands on the same pixels at a zoom; sorted by start.
pub(super) fn fold(plan: &Plan, places: &[Place], origin_days: f64, px_per_day: f64, mark_px: f64) -> Vec<RowItem> {
    let mut tracks: BTreeMap<Track, Vec<(usize, Extent)>> = BTreeMap::new();
    for (stand, place) in places.iter().enumerate() {
        let extent = mark_extent(&plan.entries[plan.stands[stand].entry], origin_days, px_per_day, mark_px);
        tracks.entry(place.mark).or_default().push((stand, extent));
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for marks in tracks.into_values() {
        fold_track(marks, places, &mut groups);
    }
    let mut items: Vec<RowItem> = groups.into_iter().map(|stands| item(plan, places, stands)).collect();
    items.sort_by(|a, b| a.start_days.total_cmp(&b.start_days).then_with(|| a.leader.cmp(&b.leader)));
    items
}

fn fold_track(marks: Vec<(usize, Extent)>, places: &[Place], groups: &mut Vec<Vec<usize>>) {
    let (labelled, mut loose): (Vec<_>, Vec<_>) =
        marks.into_iter().partition(|(stand, _)| places[*stand].label.is_some());
    let mut labelled_groups: Vec<(Extent, Vec<usize>)> =
        labelled.into_iter().map(|(stand, extent)| (extent, vec![stand])).collect();
    labelled_groups.sort_by(|a, b| a.0.left.total_cmp(&b.0.left));
    loose.sort_by(|a, b| a.1.left.total_cmp(&b.1.left).then(a.0.cmp(&b.0)));

    // Bars long enough to be seen as such; by their pixels.
    let mut bars: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut cell: Option<(f64, Vec<usize>)> = None;
    for (stand, extent) in loose {
        if extent.right - extent.left > CELL_PX {
            let pixels = |x: f64| (x / (CELL_PX / 2.0)).floor() as i64;
            bars.entry((pixels(extent.left), pixels(extent.right))).or_default().push(stand);
        } else if let Some(group) = taken_in(&mut labelled_groups, &extent) {
            group.push(stand);
        } else if let Some((_, stands)) = cell.as_mut().filter(|(start, _)| extent.left <= start + CELL_PX) {
            stands.push(stand);
        } else if let Some((_, full)) = cell.replace((extent.left, vec![stand])) {
            groups.push(full);
        }
    }
    groups.extend(cell.map(|(_, stands)| stands));
    groups.extend(bars.into_values());
    groups.extend(labelled_groups.into_iter().map(|(_, stands)| stands));
}

/// The labelled mark on which this one would lie.
fn taken_in<'a>(labelled: &'a mut [(Extent, Vec<usize>)], extent: &Extent) -> Option<&'a mut Vec<usize>> {
    let after = labelled.partition_point(|(other, _)| other.left < extent.right);
    let (other, stands) = labelled.get_mut(after.checked_sub(1)?)?;
    let is_point = other.right - other.left <= CELL_PX;
    (is_point && extent.left < other.right + MORE_PX).then_some(stands)
}

fn item(plan: &Plan, places: &[Place], mut stands: Vec<usize>) -> RowItem {
    let entry = |stand: usize| &plan.entries[plan.stands[stand].entry];
    let first_anchor_days = stands.iter().map(|stand| entry(*stand).mark.anchor_days()).fold(f64::INFINITY, f64::min);
    let start_days = stands.iter().map(|stand| entry(*stand).mark.start_days()).fold(f64::INFINITY, f64::min);
    let end_days = stands.iter().map(|stand| entry(*stand).mark.end_days()).fold(f64::NEG_INFINITY, f64::max);
    // A labelled mark leads whatever it took in.
    stands.sort_by_key(|stand| (places[*stand].label.is_none(), entry(*stand).rank));
    let leader = stands[0];
    RowItem { leader, others: stands.split_off(1), place: places[leader], first_anchor_days, start_days, end_days }
}
