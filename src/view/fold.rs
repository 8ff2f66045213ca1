//! Marks that fall on the same pixels fold into one with a count.
//!
//! Folding looks at one track at a time and at all of its events, never at the
//! window: a fold does not change while it is panned. Marks with a label come
//! first and take in the unlabelled ones that would lie on them; the rest are
//! gathered by their anchors, from left to right, into cells of a fixed width.

use std::collections::BTreeMap;

use super::composition::Track;
use super::place::{Place, mark_extent};
use super::plan::Plan;

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

/// Folds what stands on the same pixels at a zoom; sorted by start. `is_placed`
/// tells that the places were chosen for this zoom, not carried outward.
pub(super) fn fold(
    plan: &Plan,
    places: &[Place],
    (origin_days, px_per_day): (f64, f64),
    mark_px: f64,
    is_placed: bool,
) -> Vec<RowItem> {
    let mut tracks: BTreeMap<(usize, Track), Vec<Mark>> = BTreeMap::new();
    for (stand, place) in places.iter().enumerate() {
        let entry = &plan.entries[plan.stands[stand].entry];
        let extent = mark_extent(entry, origin_days, px_per_day, mark_px);
        let is_labelled = place.label.is_some();
        let left = if is_labelled { extent.left } else { extent.anchor - mark_px / 2.0 };
        let right = if is_labelled { extent.right } else { extent.anchor + mark_px / 2.0 };
        // Joint events share their track with no other lane's.
        tracks.entry((plan.stands[stand].lane, place.mark)).or_default().push(Mark { stand, left, right, is_labelled });
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for ((_, track), marks) in tracks {
        // Marks on the axis were placed so that they do not touch.
        if track == Track::Axis && is_placed {
            groups.extend(marks.into_iter().map(|mark| vec![mark.stand]));
        } else {
            fold_track(marks, &mut groups);
        }
    }
    let mut items: Vec<RowItem> = groups.into_iter().map(|stands| item(plan, places, stands)).collect();
    items.sort_by(|a, b| a.start_days.total_cmp(&b.start_days).then_with(|| a.leader.cmp(&b.leader)));
    items
}

/// A mark on a track: an unlabelled bar counts as a symbol at its anchor.
#[derive(Debug, Clone, Copy)]
struct Mark {
    stand: usize,
    left: f64,
    right: f64,
    is_labelled: bool,
}

fn fold_track(marks: Vec<Mark>, groups: &mut Vec<Vec<usize>>) {
    let (mut labelled, mut loose): (Vec<Mark>, Vec<Mark>) = marks.into_iter().partition(|mark| mark.is_labelled);
    labelled.sort_by(|a, b| a.left.total_cmp(&b.left));
    loose.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.stand.cmp(&b.stand)));
    let mut own: Vec<Vec<usize>> = labelled.iter().map(|mark| vec![mark.stand]).collect();
    let mut cell: Option<(f64, Vec<usize>)> = None;
    for mark in loose {
        if let Some(at) = taken_in(&labelled, &mark) {
            own[at].push(mark.stand);
        } else if let Some((_, stands)) = cell.as_mut().filter(|(start, _)| mark.left <= start + CELL_PX) {
            stands.push(mark.stand);
        } else if let Some((_, full)) = cell.replace((mark.left, vec![mark.stand])) {
            groups.push(full);
        }
    }
    groups.extend(cell.map(|(_, stands)| stands));
    groups.append(&mut own);
}

/// The labelled mark on which this one would lie: the nearest to its left, with
/// the room for its count.
fn taken_in(labelled: &[Mark], mark: &Mark) -> Option<usize> {
    let at = labelled.partition_point(|other| other.left < mark.right).checked_sub(1)?;
    (mark.left < labelled[at].right + MORE_PX).then_some(at)
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
