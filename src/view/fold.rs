//! What is drawn of a lane in a window: events by themselves, and folds with
//! exact counts for all others.
//!
//! ```text
//!   window   |<------------------------------------------------->|
//!   cells  . . |  12   |   3   |   ◆   |       |   40  | . .
//!            (‹5)  ...began before the window        ...go on (7›)
//! ```
//!
//! Cells have a fixed width at a step of zoom and stand on a grid that is fixed
//! in time. An event belongs to the cell of its anchor; those anchored outside
//! of the window that reach into it count at its edge. So the marks drawn singly
//! and the counts of the folds are the events of the window, always. A cell
//! with one event is drawn as that event.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::composition::Track;
use super::entry::{Entry, EntryBook};
use super::index::{Boundary, Cell, LaneIndex, OPEN_END_DAY, OPEN_START_DAY, Row};
use super::nodes::zoomed;
use super::place::{Place, mark_extent};
use super::placing::Ground;
use super::pool::Pool;
use super::timeline::TimelineInput;

/// Width of a fold's mark, at least.
pub(super) const FOLD_PX: f64 = 24.0;
/// Width of the cell that folds into one mark, and where a lane holds very many.
const CELL_PX: f64 = 28.0;
const WIDE_CELL_PX: f64 = 44.0;
/// So many events a cell are very many.
const MANY_A_CELL: f64 = 90.0;
/// Room between the edge of the window and a fold pinned to it, and for it.
pub(super) const EDGE_GAP_PX: f64 = 4.0;
const EDGE_ROOM_PX: f64 = 40.0;
/// Room for "+12" beside a labelled mark that has taken in others.
pub(super) const MORE_PX: f64 = 16.0;
/// Most events of a fold that it names.
const MOST_NAMED: usize = 8;

/// Where the mark of a fold stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum FoldAt {
    /// About a moment.
    Middle(f64),
    /// From half a mark before a moment.
    From(f64),
    /// At the window's left edge: its events began before it.
    LeftEdge,
    /// At the window's right edge: its events go on after it.
    RightEdge,
}

/// One thing to draw: an event's mark, or a fold of several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RowItem {
    /// The most important of its events, whose mark and label are drawn.
    pub leader: Arc<Entry>,
    /// The lane, by its place among those that are shown.
    pub lane: usize,
    pub place: Place,
    /// How many events it stands for; of those that the filter passes, where it
    /// passes any of them.
    pub count: usize,
    /// A few of them, the leader first.
    pub top: Vec<u32>,
    /// Whether the filter passes any.
    pub passes: bool,
    /// Whether the place's label is the leader's.
    pub has_label: bool,
    pub at: FoldAt,
    /// Anchors of the first and the last of its events.
    pub span_days: (f64, f64),
    /// How far those of its events reach that are longer than two days.
    pub reach_days: Option<(f64, f64)>,
    /// A selected event that it stands for.
    pub selected: Option<Arc<Entry>>,
    /// Whether it stands for the event under the pointer.
    pub is_hovered: bool,
}

impl RowItem {
    /// An event by itself.
    pub fn single(leader: Arc<Entry>, lane: usize, place: Place, input: &TimelineInput<'_>) -> Self {
        let anchor = leader.mark.anchor_days();
        Self {
            lane,
            place,
            count: 1,
            top: vec![leader.item()],
            passes: input.spec.passes.passes(leader.item() as usize),
            has_label: place.label.is_some(),
            at: FoldAt::Middle(anchor),
            span_days: (anchor, anchor),
            reach_days: None,
            selected: None,
            is_hovered: false,
            leader,
        }
    }
}

/// The rows of the events that the user has singled out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Chosen {
    pub selected: Vec<Row>,
    pub hovered: Option<Row>,
}

impl Chosen {
    /// Marks an item that stands for single events.
    pub fn mark_single(&self, item: &mut RowItem, entries: &[Arc<Entry>]) {
        item.selected =
            entries.iter().find(|entry| self.selected.iter().any(|row| row.item == entry.item())).map(Arc::clone);
        item.is_hovered = self.hovered.is_some_and(|row| entries.iter().any(|entry| entry.item() == row.item));
    }
}

/// What whole cells show at one step of zoom, by lane and number.
pub(super) type CellMemo = BTreeMap<(usize, i64), Option<RowItem>>;

/// A lane of which cells are made.
pub(super) struct Cells<'a, 'b> {
    pub input: &'a TimelineInput<'b>,
    pub ground: &'a Ground,
    pub lane: usize,
    pub track: Track,
    pub all: &'a LaneIndex,
    /// The events that are not dimmed, where some are.
    pub passing: Option<&'a LaneIndex>,
    pub chosen: &'a Chosen,
    /// The window, in days.
    pub window: (f64, f64),
    pub step: i32,
    /// Events of the lane that are drawn by themselves, by their anchors.
    drawn: Vec<(Row, bool)>,
    drawn_items: BTreeSet<u32>,
}

/// Where cells begin and end.
#[derive(Debug, Clone, Copy)]
struct Grid {
    first_days: f64,
    cell_days: f64,
}

impl Grid {
    fn edge(&self, number: f64) -> f64 {
        self.first_days + number * self.cell_days
    }
}

/// What of a lane is anchored before the edges of cells. Cells are asked for one
/// after the other, so that each edge is found once, from the one before it.
struct Edges<'a> {
    lane: &'a LaneIndex,
    grid: Grid,
    known: [Option<(i64, Boundary)>; 4],
    last: Option<Boundary>,
}

impl Edges<'_> {
    fn cell(&mut self, number: f64) -> Cell {
        self.before(number).upto(&self.before(number + 1.0))
    }

    fn before(&mut self, number: f64) -> Boundary {
        let key = number as i64;
        let slot = key.rem_euclid(4) as usize;
        if let Some((_, boundary)) = self.known[slot].filter(|(known, _)| *known == key) {
            return boundary;
        }
        let boundary = self.lane.boundary(self.grid.edge(number), self.last.as_ref());
        self.known[slot] = Some((key, boundary));
        self.last = Some(boundary);
        boundary
    }
}

/// First and last moment, in days, and first and last day of what is folded.
type Span = Option<(f64, f64)>;
type Reach = Option<(i32, i32)>;

/// Which of a lane's events a fold stands for.
enum Which {
    Anchored(Cell, (f64, f64)),
    ReachingIn,
    ReachingOut,
}

impl<'a, 'b> Cells<'a, 'b> {
    #[expect(clippy::too_many_arguments, reason = "each is another thing that a lane's cells depend on")]
    pub fn new(
        input: &'a TimelineInput<'b>,
        ground: &'a Ground,
        (lane, track): (usize, Track),
        (all, passing): (&'a LaneIndex, Option<&'a LaneIndex>),
        chosen: &'a Chosen,
        window: (f64, f64),
        step: i32,
        mut drawn: Vec<Row>,
    ) -> Self {
        drawn.sort_unstable_by_key(|row| (row.anchor_seconds, row.item));
        drawn.dedup_by_key(|row| row.item);
        let passes = |row: &Row| input.spec.passes.passes(row.item as usize);
        let drawn: Vec<(Row, bool)> = drawn.into_iter().map(|row| (row, passes(&row))).collect();
        let drawn_items = drawn.iter().map(|(row, _)| row.item).collect();
        Self { input, ground, lane, track, all, passing, chosen, window, step, drawn, drawn_items }
    }

    /// Width of a cell. It follows from the lane as a whole, so that panning
    /// never changes it.
    fn cell_days(&self) -> f64 {
        let px_per_day = zoomed(self.ground.fit_px_per_day, self.step);
        let whole_px = (self.ground.last_days - self.ground.first_days) * px_per_day;
        let a_cell = self.all.len() as f64 * CELL_PX / whole_px.max(CELL_PX);
        (if a_cell >= MANY_A_CELL { WIDE_CELL_PX } else { CELL_PX }) / px_per_day
    }

    /// Draws what is not drawn already.
    pub fn draw(&self, items: &mut Vec<RowItem>, memo: &mut CellMemo, book: &mut EntryBook) {
        let (start, end) = self.window;
        let cell_days = self.cell_days();
        let edge = |number: f64| self.ground.first_days + number * cell_days;
        let number_at = |days: f64| (days - self.ground.first_days) / cell_days;
        let room_days = EDGE_ROOM_PX / zoomed(self.ground.fit_px_per_day, self.step);
        let mut first = number_at(start).floor();
        let mut last = number_at(end).ceil();
        let middle = f64::midpoint(start, end);
        let (mut from, mut upto) = (start, end);
        // A fold pinned to an edge takes in the cells that it would lie on.
        if self.count(&Which::ReachingIn).0 > 1 {
            first = number_at((start + room_days).min(middle)).ceil();
            from = edge(first).clamp(start, end);
            self.fold_edge(true, (start, from), items, book);
        } else {
            self.fold(&Which::ReachingIn, FoldAt::LeftEdge, items, book);
        }
        if self.count(&Which::ReachingOut).0 > 1 {
            last = number_at((end - room_days).max(middle)).floor().max(first);
            upto = edge(last).clamp(from, end);
            self.fold_edge(false, (upto, end), items, book);
        } else {
            self.fold(&Which::ReachingOut, FoldAt::RightEdge, items, book);
        }
        let grid = Grid { first_days: self.ground.first_days, cell_days };
        let mut edges = Edges { lane: self.all, grid, known: [None; 4], last: None };
        let mut number = first;
        while number < last && edge(number) < upto {
            let (left, right) = (edge(number).max(from), edge(number + 1.0).min(upto));
            // A cell that is in sight as a whole shows the same in every window.
            let is_whole = left <= edge(number) && right >= edge(number + 1.0);
            let key = (self.lane, number as i64);
            if is_whole && let Some(known) = memo.get(&key) {
                items.extend(known.clone());
            } else if right > left {
                let before = items.len();
                self.draw_cell(number, (left, right), &mut edges, items, book);
                if is_whole {
                    memo.insert(key, items.get(before).cloned());
                }
            }
            number += 1.0;
        }
    }

    /// Draws what of a cell is in sight. Its pill stands amid its events where the
    /// cells beside it are empty, else within the cell.
    fn draw_cell(
        &self,
        number: f64,
        (left, right): (f64, f64),
        edges: &mut Edges<'_>,
        items: &mut Vec<RowItem>,
        book: &mut EntryBook,
    ) {
        let grid = edges.grid;
        let is_whole = left <= grid.edge(number) && right >= grid.edge(number + 1.0);
        let cell = if is_whole { edges.cell(number) } else { self.all.cell(left, right) };
        if cell.count() == 0 {
            return;
        }
        let half_days = FOLD_PX / 2.0 / zoomed(self.ground.fit_px_per_day, self.step);
        let mut slack_days = |number: f64| {
            let which = Which::Anchored(edges.cell(number), (grid.edge(number), grid.edge(number + 1.0)));
            if self.count(&which).0 > 0 { 0.0 } else { half_days }
        };
        let lowest = grid.edge(number) + half_days - slack_days(number - 1.0);
        let highest = grid.edge(number + 1.0) - half_days + slack_days(number + 1.0);
        let amid = self.all.anchors(&cell).map_or(lowest, |(first, last)| f64::midpoint(first, last));
        let at = FoldAt::Middle(amid.max(lowest).min(highest.max(lowest)));
        self.fold(&Which::Anchored(cell, (left, right)), at, items, book);
    }

    /// How many events that are not drawn by themselves: those that count, and
    /// whether the filter passes them.
    fn count(&self, which: &Which) -> (usize, bool) {
        let held = |index: &LaneIndex| match which {
            Which::Anchored(cell, _) if std::ptr::eq(index, self.all) => cell.count(),
            Which::Anchored(_, (start, end)) => index.cell(*start, *end).count(),
            Which::ReachingIn => index.reaching_in(self.window.0),
            Which::ReachingOut => index.reaching_out(self.window.1),
        };
        let drawn = |only_passing: bool| self.drawn_in(which).filter(|(_, passes)| *passes || !only_passing).count();
        let all = held(self.all).saturating_sub(drawn(false));
        let Some(passing) = self.passing else { return (all, true) };
        let passing = held(passing).saturating_sub(drawn(true));
        if passing > 0 { (passing, true) } else { (all, false) }
    }

    fn drawn_in(&self, which: &Which) -> impl Iterator<Item = &(Row, bool)> {
        let window = self.window;
        let (range, edge) = match which {
            Which::Anchored(_, (start, end)) => {
                let place = |days: f64| self.drawn.partition_point(|(row, _)| row.is_anchored_before(days));
                (place(*start)..place(*end).max(place(*start)), None)
            }
            Which::ReachingIn => (0..self.drawn.len(), Some(true)),
            Which::ReachingOut => (0..self.drawn.len(), Some(false)),
        };
        self.drawn[range].iter().filter(move |(row, _)| match edge {
            None => true,
            Some(true) => row.reaches_in(window.0),
            Some(false) => row.reaches_out(window.1),
        })
    }

    fn is_in(&self, which: &Which, row: &Row) -> bool {
        let held = match which {
            Which::Anchored(_, (start, end)) => !row.is_anchored_before(*start) && row.is_anchored_before(*end),
            Which::ReachingIn => row.reaches_in(self.window.0),
            Which::ReachingOut => row.reaches_out(self.window.1),
        };
        held && !self.drawn_items.contains(&row.item) && self.all.find(row).is_some()
    }

    /// The most important of what a fold stands for.
    fn top(&self, which: &Which, passes: bool, most: usize) -> Vec<Row> {
        let keep = |row: &Row| !self.drawn_items.contains(&row.item);
        let index = if passes { self.passing.unwrap_or(self.all) } else { self.all };
        match which {
            Which::Anchored(cell, _) if std::ptr::eq(index, self.all) => index.best(cell, most, &keep),
            Which::Anchored(_, (start, end)) => index.best(&index.cell(*start, *end), most, &keep),
            Which::ReachingIn => index.best_reaching_in(self.window.0, most, &keep),
            Which::ReachingOut => index.best_reaching_out(self.window.1, most, &keep),
        }
    }

    fn fold(&self, which: &Which, at: FoldAt, items: &mut Vec<RowItem>, book: &mut EntryBook) {
        let (count, passes) = self.count(which);
        let top = self.top(which, passes, count.min(MOST_NAMED));
        let Some(leader) = top.first() else { return };
        let span_days = match which {
            Which::Anchored(cell, _) if count > 1 => self.all.anchors(cell),
            _ => known_extent(&top),
        };
        let reach = match which {
            Which::Anchored(cell, _) if count > 1 => self.all.reach_of_long(cell),
            _ => None,
        };
        items.push(self.item((count, passes), &top, leader, at, (span_days, reach), &[which], book));
    }

    /// The fold at an edge, of what reaches in over it and of what is anchored
    /// where the fold stands.
    fn fold_edge(&self, is_left: bool, stretch: (f64, f64), items: &mut Vec<RowItem>, book: &mut EntryBook) {
        let (reaching, at) =
            if is_left { (Which::ReachingIn, FoldAt::LeftEdge) } else { (Which::ReachingOut, FoldAt::RightEdge) };
        let anchored = Which::Anchored(self.all.cell(stretch.0, stretch.1), stretch);
        let parts = [&reaching, &anchored];
        let counts = parts.map(|which| self.count(which));
        let passes = counts.iter().any(|(count, passes)| *passes && *count > 0);
        let counted = |at: usize| if counts[at].1 == passes { counts[at].0 } else { 0 };
        let count = counted(0) + counted(1);
        let mut top: Vec<Row> = Vec::new();
        for (at, which) in parts.iter().enumerate().filter(|(at, _)| counted(*at) > 0) {
            top.extend(self.top(which, passes, counted(at).min(MOST_NAMED)));
        }
        top.sort_by_key(|row| (std::cmp::Reverse(row.importance), row.item));
        top.truncate(MOST_NAMED);
        let Some(leader) = top.first() else { return };
        let span = known_extent(&top);
        items.push(self.item((count, passes), &top, leader, at, (span, None), &parts, book));
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of an item, each worked out elsewhere")]
    fn item(
        &self,
        (count, passes): (usize, bool),
        top: &[Row],
        leader: &Row,
        at: FoldAt,
        (span, reach): (Span, Reach),
        which: &[&Which],
        book: &mut EntryBook,
    ) -> RowItem {
        let side = |day: i32, open: i32, infinite: f64| if day == open { infinite } else { f64::from(day) };
        let is_here = |row: &&Row| which.iter().any(|which| self.is_in(which, row));
        let selected = self.chosen.selected.iter().filter(is_here).find_map(|row| self.all.find(row));
        let selected = selected.map(|row| book.entry(row, self.input));
        RowItem {
            leader: book.entry(leader, self.input),
            lane: self.lane,
            place: Place { mark: self.track, label: None },
            count,
            top: top.iter().map(|row| row.item).collect(),
            passes,
            has_label: false,
            at,
            span_days: span.unwrap_or_default(),
            reach_days: reach.map(|(start, end)| {
                (side(start, OPEN_START_DAY, f64::NEG_INFINITY), side(end, OPEN_END_DAY, f64::INFINITY))
            }),
            selected,
            is_hovered: self.chosen.hovered.as_ref().is_some_and(|row| is_here(&row)),
        }
    }
}

/// First and last day of rows, of open ones the closed side.
fn known_extent(rows: &[Row]) -> Option<(f64, f64)> {
    rows.iter().map(Row::known_days).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Outward of the zoom at which all is in sight, marks keep their rows and fold
/// with those of their row that they would lie on: labelled ones take in others,
/// the rest are gathered from left to right.
pub(super) fn fold_rows(
    pool: &Pool,
    places: &[Place],
    (ground, px_per_day): (&Ground, f64),
    window: (f64, f64),
    input: &TimelineInput<'_>,
) -> Vec<(RowItem, Vec<Arc<Entry>>)> {
    let mut tracks: BTreeMap<(usize, Track), Vec<Mark>> = BTreeMap::new();
    for (stand, place) in places.iter().enumerate() {
        let extent = mark_extent(pool.entry(stand), ground.first_days, px_per_day, ground.mark_px);
        let is_labelled = place.label.is_some();
        let left = if is_labelled { extent.left } else { extent.anchor - ground.mark_px / 2.0 };
        let right = if is_labelled { extent.right } else { extent.anchor + ground.mark_px / 2.0 };
        let lane = pool.stands[stand].lane;
        tracks.entry((lane, place.mark)).or_default().push(Mark { stand, left, right, is_labelled });
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for marks in tracks.into_values() {
        fold_track(marks, &mut groups);
    }
    groups.into_iter().filter_map(|stands| row_fold(pool, places, &stands, window, input)).collect()
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

fn row_fold(
    pool: &Pool,
    places: &[Place],
    stands: &[usize],
    window: (f64, f64),
    input: &TimelineInput<'_>,
) -> Option<(RowItem, Vec<Arc<Entry>>)> {
    let passes = |stand: &usize| input.spec.passes.passes(pool.entry(*stand).item() as usize);
    let mut members: Vec<usize> = stands.to_vec();
    // A labelled mark leads whatever it took in.
    members.sort_by_key(|stand| {
        let row = &pool.entry(*stand).row;
        (places[*stand].label.is_none(), std::cmp::Reverse(row.importance), row.item)
    });
    let labelled = *members.first()?;
    // Those beyond the window's edge are not counted, nor led by.
    let overlaps = |stand: &usize| pool.entry(*stand).row.overlaps(window.0, window.1);
    if members.iter().any(overlaps) {
        members.retain(overlaps);
    } else {
        members.truncate(1);
    }
    let any_passes = members.iter().any(passes);
    members.retain(|stand| passes(stand) || !any_passes);
    let entries: Vec<Arc<Entry>> = members.iter().map(|stand| Arc::clone(&pool.stands[*stand].entry)).collect();
    let leader = *members.first()?;
    let mut item = RowItem::single(Arc::clone(entries.first()?), pool.stands[labelled].lane, places[labelled], input);
    let anchors = || entries.iter().map(|entry| entry.mark.anchor_days());
    item.has_label = leader == labelled && places[labelled].label.is_some();
    item.count = members.len();
    item.top = entries.iter().take(MOST_NAMED).map(|entry| entry.item()).collect();
    item.passes = any_passes;
    item.span_days = (anchors().fold(f64::INFINITY, f64::min), anchors().fold(f64::NEG_INFINITY, f64::max));
    item.at = FoldAt::From(item.span_days.0);
    if item.count > 1 {
        let start = entries.iter().map(|entry| entry.mark.start_days()).fold(f64::INFINITY, f64::min);
        let end = entries.iter().map(|entry| entry.mark.end_days()).fold(f64::NEG_INFINITY, f64::max);
        item.reach_days = Some((start, end));
    }
    Some((item, entries))
}
