//! Where labels stand at every zoom, worked out piece by piece.
//!
//! ```text
//!   octave 0   |-------------------- root --------------------|   all of time
//!   octave 1   |--------- 0 ---------|---------- 1 -----------|   twice as large
//!   octave 2   |--- 0 ----|--- 1 ----|---- 2 ---|----- 3 -----|   ...
//! ```
//!
//! A node is a stretch of time about a picture wide at its octave of zoom, in
//! which the most important events look for room; its rungs are the quarters of
//! the octave. Every rung keeps the labels of the one before, a node those of
//! its parent: zooming in only spreads things apart, so that whoever has a place
//! keeps it (K. Been, E. Daiches, C. Yap: Dynamic Map Labeling, 2006). New labels
//! stay within their node; so nodes know nothing of their neighbours, a window's
//! picture needs the nodes that it touches and their ancestors alone, and
//! nothing depends on where the window stands. A node of which every event is a
//! candidate is not divided: few events are placed all together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::composition::Zones;
use super::entry::EntryBook;
use super::index::{EventIndex, LaneIndex, Row};
use super::place::{Place, label_box};
use super::placing::{Ground, NOWHERE, Placing};
use super::pool::{Pool, Stand};
use super::timeline::TimelineInput;

/// Steps of zoom in an octave.
pub(super) const STEPS_PER_OCTAVE: i32 = 4;
/// A node with so many events or fewer has all of them as candidates.
const COMPLETE: usize = 240;
/// Candidates of a node in one lane: the most important of all of it, and of
/// each of so many slots of time.
const TOP_OF_NODE: usize = 24;
const SLOTS: u32 = 24;
const TOP_OF_SLOT: usize = 2;
/// Bars across a node's middle that are placed before others, in a lane.
const TOP_ACROSS: usize = 2;
/// Width of a node at its octave, about.
const NODE_PX: f64 = 1_024.0;
/// Shortest node that is divided, in days: its halves are whole days.
const SHORTEST_DIVIDED_DAYS: f64 = 2.0;
/// Highest octave: beyond it an axis has no days.
const MOST_OCTAVES: u32 = 48;
/// Nodes that are kept at most.
const MOST_NODES: usize = 1_024;

/// What nodes are worked out from.
pub(super) struct Sources<'a, 'b> {
    pub input: &'a TimelineInput<'b>,
    pub ground: Ground,
    /// The events that are drawn.
    pub events: &'a EventIndex,
    /// Those that are not dimmed, where some are.
    pub passing: Option<&'a EventIndex>,
    /// The lanes that are shown, by their numbers in the index.
    pub lanes: &'a [usize],
}

impl Sources<'_, '_> {
    /// The number in the index of a lane that is shown.
    pub fn numbers(&self, lane: usize) -> usize {
        self.lanes.get(lane).copied().unwrap_or(usize::MAX)
    }
}

/// Which node: the lane by its place among those shown (0 where lanes are placed
/// together), the octave, and the place in it.
pub(super) type NodeKey = (usize, u32, u64);

/// The places at one step of zoom.
#[derive(Debug, Clone)]
pub(super) struct Rung {
    /// Of all stands, whatever the filter.
    pub places: Arc<Vec<Place>>,
    /// Those of the stands that the filter passes, given the room of the others.
    pub shown: Arc<Vec<Place>>,
}

/// A stretch of time with what may have labels in it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub pool: Pool,
    pub bounds_days: (f64, f64),
    rungs: Vec<Rung>,
    /// Places that were inherited, before the first rung.
    inherited: Rung,
    /// Whether every event of the stretch is in the pool.
    is_complete: bool,
    used: u64,
}

/// The nodes that were asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Nodes {
    nodes: BTreeMap<NodeKey, Node>,
    clock: u64,
}

/// How time is divided: boundaries of nodes are whole days.
#[derive(Debug, Clone, Copy)]
struct Division {
    first_days: f64,
    length_days: f64,
    /// Doublings by which the first octave below the root has more than two nodes.
    shift: u32,
}

impl Division {
    fn of(ground: &Ground) -> Self {
        let length_days = (ground.last_days - ground.first_days).max(1.0);
        let doublings = (length_days * ground.fit_px_per_day / NODE_PX).log2().round();
        let shift = if doublings.is_finite() { doublings.clamp(0.0, 8.0) as u32 } else { 0 };
        Self { first_days: ground.first_days, length_days, shift }
    }

    fn count(&self, octave: u32) -> u64 {
        if octave == 0 { 1 } else { 1 << (octave.min(MOST_OCTAVES) + self.shift) }
    }

    fn can_divide(&self, octave: u32) -> bool {
        octave < MOST_OCTAVES && self.length_days / self.count(octave + 1) as f64 >= SHORTEST_DIVIDED_DAYS / 2.0
    }

    /// Start and end; the outermost nodes reach without end.
    fn bounds(&self, octave: u32, at: u64) -> (f64, f64) {
        let count = self.count(octave);
        let edge = |at: u64| {
            if at == 0 {
                f64::NEG_INFINITY
            } else if at >= count {
                f64::INFINITY
            } else {
                (self.first_days + self.length_days * (at as f64 / count as f64)).floor()
            }
        };
        (edge(at), edge(at + 1))
    }

    /// The nodes of an octave within one of the octave before that a window touches.
    fn children(&self, octave: u32, at: u64, window: (f64, f64)) -> impl Iterator<Item = u64> {
        let per_node = self.count(octave + 1) / self.count(octave);
        let division = *self;
        (at * per_node..(at + 1) * per_node).filter(move |child| {
            let (start, end) = division.bounds(octave + 1, *child);
            start < window.1 && end > window.0
        })
    }
}

impl Nodes {
    pub fn clear(&mut self) {
        self.nodes.clear();
    }

    pub fn get(&self, key: &NodeKey) -> Option<&Node> {
        self.nodes.get(key)
    }

    /// The root of some lanes, which holds no places until there are zones.
    pub fn root(&mut self, sources: &Sources<'_, '_>, field: usize, book: &mut EntryBook) -> &Node {
        self.nodes.entry((field, 0, 0)).or_insert_with(|| Node::root(sources, field, book))
    }

    /// Sets the root's first places, where they are known already.
    pub fn set_root_places(&mut self, sources: &Sources<'_, '_>, zones: &Zones, places: Vec<Place>) {
        let Some(node) = self.nodes.get_mut(&(0, 0, 0)) else { return };
        let places = Arc::new(places);
        let rung = node.rung_of(sources, zones, places, sources.ground.fit_px_per_day, None);
        node.rungs = vec![rung];
    }

    /// The nodes of a lane whose labels a window shows at a step of zoom, with
    /// all that they rest on worked out.
    pub fn visit(
        &mut self,
        sources: &Sources<'_, '_>,
        zones: &Zones,
        (field, step): (usize, i32),
        window: (f64, f64),
        book: &mut EntryBook,
    ) -> Vec<NodeKey> {
        self.clock += 1;
        self.root(sources, field, book);
        let division = Division::of(&sources.ground);
        let mut found = Vec::new();
        let mut waiting = vec![(field, 0, 0)];
        while let Some(key) = waiting.pop() {
            let (_, octave, at) = key;
            let clock = self.clock;
            let Some(node) = self.nodes.get_mut(&key) else { continue };
            node.used = clock;
            let own_step = step.max(0) - STEPS_PER_OCTAVE * i32::try_from(octave).unwrap_or(i32::MAX / 8);
            let is_last = node.is_complete || own_step < STEPS_PER_OCTAVE || !division.can_divide(octave);
            let upto = if is_last { own_step.max(0) } else { STEPS_PER_OCTAVE - 1 };
            node.climb(sources, zones, octave, usize::try_from(upto).unwrap_or(0));
            if is_last {
                found.push(key);
                continue;
            }
            for child in division.children(octave, at, window) {
                let child_key = (field, octave + 1, child);
                if !self.nodes.contains_key(&child_key)
                    && let Some(parent) = self.nodes.get(&key)
                {
                    let bounds = division.bounds(octave + 1, child);
                    let node = Node::child(sources, parent, field, (octave + 1, bounds), book);
                    self.nodes.insert(child_key, node);
                }
                waiting.push(child_key);
            }
        }
        self.forget();
        found.sort_unstable();
        found
    }

    /// Drops the nodes that were not asked for in the longest time.
    fn forget(&mut self) {
        if self.nodes.len() <= MOST_NODES {
            return;
        }
        let mut uses: Vec<u64> = self.nodes.values().map(|node| node.used).collect();
        uses.sort_unstable();
        let oldest_kept = uses[uses.len() / 2];
        self.nodes.retain(|(_, octave, _), node| *octave == 0 || node.used >= oldest_kept);
    }
}

/// The zoom of a step.
pub(super) fn zoomed(fit_px_per_day: f64, step: i32) -> f64 {
    fit_px_per_day * (f64::from(step) / f64::from(STEPS_PER_OCTAVE)).exp2()
}

impl Node {
    fn root(sources: &Sources<'_, '_>, field: usize, book: &mut EntryBook) -> Self {
        Self::new(sources, field, (f64::NEG_INFINITY, f64::INFINITY), Vec::new(), book)
    }

    fn child(
        sources: &Sources<'_, '_>,
        parent: &Self,
        field: usize,
        (octave, bounds): (u32, (f64, f64)),
        book: &mut EntryBook,
    ) -> Self {
        let step = i32::try_from(octave).unwrap_or(0) * STEPS_PER_OCTAVE;
        let px_per_day = zoomed(sources.ground.fit_px_per_day, step);
        let last = parent.rungs.last().unwrap_or(&parent.inherited);
        let extents = Placing::new(&parent.pool, sources.ground, parent.bounds_days).extents(px_per_day);
        let (left, right) = (sources.ground.x(bounds.0, px_per_day), sources.ground.x(bounds.1, px_per_day));
        let reaches_in = |stand: usize, place: &Place| {
            let Some((_, side)) = place.label else { return false };
            let (label_left, label_right) = label_box(parent.pool.entry(stand), &extents[stand], place.mark, side);
            label_left.min(extents[stand].left) < right && label_right.max(extents[stand].right) > left
        };
        let inherited = last
            .places
            .iter()
            .zip(last.shown.iter())
            .enumerate()
            .filter(|(stand, (place, shown))| reaches_in(*stand, place) || reaches_in(*stand, shown))
            .map(|(stand, (place, shown))| (parent.pool.stands[stand].clone(), *place, *shown));
        Self::new(sources, field, bounds, inherited.collect(), book)
    }

    fn new(
        sources: &Sources<'_, '_>,
        field: usize,
        bounds_days: (f64, f64),
        inherited: Vec<(Stand, Place, Place)>,
        book: &mut EntryBook,
    ) -> Self {
        let lanes = if sources.ground.is_mirrored { 0..sources.lanes.len() } else { field..field + 1 };
        let lane_of = |events: &'_ EventIndex, lane: usize| {
            sources.lanes.get(lane).and_then(|number| events.lanes().get(*number)).map(Arc::clone)
        };
        let cell = |lane: &LaneIndex| lane.cell(bounds_days.0, bounds_days.1);
        let total: usize =
            lanes.clone().filter_map(|lane| lane_of(sources.events, lane)).map(|lane| cell(&lane).count()).sum();
        let is_complete = total <= COMPLETE;
        let mut known: BTreeSet<(usize, u32)> = BTreeSet::new();
        let (mut stands, mut places, mut shown) = (Vec::new(), Vec::new(), Vec::new());
        for (stand, place, own_shown) in inherited {
            known.insert((stand.lane, stand.entry.item()));
            stands.push(Stand { is_across: false, ..stand });
            places.push(place);
            shown.push(own_shown);
        }
        for lane in lanes {
            let mut rows: Vec<(Row, bool)> = Vec::new();
            for events in std::iter::once(sources.events).chain(sources.passing) {
                let Some(index) = lane_of(events, lane) else { continue };
                if is_complete {
                    rows.extend(index.best(&cell(&index), usize::MAX, &|_| true).into_iter().map(|row| (row, false)));
                } else {
                    candidates(&index, bounds_days, &sources.ground, &mut rows);
                }
            }
            for (row, is_across) in rows {
                if known.insert((lane, row.item)) {
                    stands.push(Stand { entry: book.entry(&row, sources.input), lane, is_across });
                }
            }
        }
        places.resize(stands.len(), NOWHERE);
        shown.resize(stands.len(), NOWHERE);
        let inherited = Rung { places: Arc::new(places), shown: Arc::new(shown) };
        Self { pool: Pool::of(stands), bounds_days, rungs: Vec::new(), inherited, is_complete, used: 0 }
    }

    /// Whether every event of its time is a candidate.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Works out the rungs up to one, or to the first that has a label for all.
    fn climb(&mut self, sources: &Sources<'_, '_>, zones: &Zones, octave: u32, upto: usize) {
        let first_step = i32::try_from(octave).unwrap_or(0) * STEPS_PER_OCTAVE;
        while self.rungs.len() <= upto {
            let last = self.rungs.last();
            if last.is_some_and(|rung| rung.places.iter().all(|place| place.label.is_some())) {
                return;
            }
            let before = last.unwrap_or(&self.inherited).clone();
            let step = first_step + i32::try_from(self.rungs.len()).unwrap_or(0);
            let px_per_day = zoomed(sources.ground.fit_px_per_day, step);
            let placing = Placing::new(&self.pool, sources.ground, self.bounds_days);
            let places = Arc::new(placing.place(zones, Some(&before.places), px_per_day));
            let rung = self.rung_of(sources, zones, places, px_per_day, Some(&before.shown));
            self.rungs.push(rung);
        }
    }

    /// A rung of these places, with those that a dimming filter makes of them.
    fn rung_of(
        &self,
        sources: &Sources<'_, '_>,
        zones: &Zones,
        places: Arc<Vec<Place>>,
        px_per_day: f64,
        before: Option<&[Place]>,
    ) -> Rung {
        if sources.passing.is_none() {
            return Rung { shown: Arc::clone(&places), places };
        }
        let passes = self.passes(sources);
        let placing = Placing::new(&self.pool, sources.ground, self.bounds_days);
        let shown = Arc::new(placing.show(zones, &places, before, &passes, px_per_day));
        Rung { places, shown }
    }

    fn passes(&self, sources: &Sources<'_, '_>) -> Vec<bool> {
        let passes = &sources.input.spec.passes;
        self.pool.stands.iter().map(|stand| passes.passes(stand.entry.item() as usize)).collect()
    }

    /// The places at a step of zoom, or at the last before it that was needed.
    pub fn shown(&self, octave: u32, step: i32) -> &[Place] {
        let first_step = i32::try_from(octave).unwrap_or(0) * STEPS_PER_OCTAVE;
        let rung = usize::try_from(step - first_step).unwrap_or(0).min(self.rungs.len().saturating_sub(1));
        self.rungs.get(rung).map_or(&[], |rung| &rung.shown)
    }
}

/// The events of a lane that may have a label in a stretch of time: the most
/// important of all of it, of each slot of it, and of the bars across its middle.
fn candidates(index: &LaneIndex, bounds_days: (f64, f64), ground: &Ground, rows: &mut Vec<(Row, bool)>) {
    let (start, end) = (bounds_days.0.max(ground.first_days), bounds_days.1.min(ground.last_days + 1.0));
    let middle = f64::midpoint(start, end).floor();
    let day = |days: f64| days.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32;
    let is_across = |row: &Row| {
        f64::from(row.start_day) < middle
            && f64::from(row.end_day) > middle
            && row.start_day >= day(bounds_days.0)
            && row.end_day <= day(bounds_days.1)
            && i64::from(row.end_day) - i64::from(row.start_day) > 2
            && row.anchor_days() >= start
            && row.anchor_days() < end
    };
    rows.extend(index.best_reaching_in(middle, TOP_ACROSS, &is_across).into_iter().map(|row| (row, true)));
    rows.extend(index.best_reaching_out(middle, TOP_ACROSS, &is_across).into_iter().map(|row| (row, true)));
    let slots = (end - start) / f64::from(SLOTS);
    let mut before = index.boundary(start, None);
    for slot in 1..=SLOTS {
        let until = index.boundary(start + slots * f64::from(slot), Some(&before));
        rows.extend(index.best(&before.upto(&until), TOP_OF_SLOT, &|_| true).into_iter().map(|row| (row, false)));
        before = until;
    }
    let cell = index.cell(bounds_days.0, bounds_days.1);
    rows.extend(index.best(&cell, TOP_OF_NODE, &|_| true).into_iter().map(|row| (row, false)));
}
