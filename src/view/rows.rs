//! The second stage of layout: a track for every mark and a side for its label.
//!
//! Rows are chosen over all events at a zoom, never over the window, so that
//! panning cannot change them. They are chosen first at the zoom at which all
//! events are in sight. From there on inward in steps of a quarter of a
//! doubling: whoever has a label keeps it with its row, and only the rest look
//! for room anew. So zooming in never moves a label to another row, and the
//! picture only ever gains names. Outward of it, labels keep their rows and
//! only give way.
//!
//! Greedy by importance. A label stands beside its mark, to the right where it
//! can, or under its bar where that is long enough; the nearest free row wins,
//! first without crossing a stem, then with.

use std::sync::Arc;

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, caption_style};
use super::composition::{Composition, Track, Zone, Zones};
use super::density::Density;
use super::fold::{RowItem, fold};
use super::geometry::Size;
use super::mark::MarkForm;
use super::occupancy::Row;
use super::plan::{Entry, LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT, Plan};
use super::timeline::{LaneMode, TimelineInput};

/// Items that are passed over together where all of them end too early.
const BLOCK: usize = 64;
/// Steps of zoom in a doubling.
const STEPS_PER_DOUBLING: f64 = 4.0;
/// Rows that a part may ask for before it is told how many it gets.
const MOST_ROWS: u16 = 12;
/// Room between a mark and its label.
pub(super) const LABEL_GAP_PX: f64 = 8.0;
/// Room between the end of one label and the next thing in its row, half on
/// either side.
const BOX_AIR_PX: f64 = 6.0;
/// Narrowest bar.
pub(super) const MIN_BAR_PX: f64 = 6.0;
/// Longest joint bar that stands on the axis, where all events are in sight.
const LONGEST_ON_AXIS_PX: f64 = 100.0;
/// Least room in which a label is shortened rather than left out.
const MIN_ROOM_PX: f64 = 64.0;
/// Room for the query of a doubtful mark.
pub(super) const QUERY_PX: f64 = 9.0;
/// Room that a label under its bar leaves at either end.
pub(super) const UNDER_PAD_PX: f64 = 6.0;
/// Largest share of the picture that the captions' strip takes.
const MOST_GUTTER: f32 = 0.22;
/// Zoom in steps that can be asked for; beyond it the axis has no days.
const MOST_STEPS: i32 = 200;

/// Where a label stands, seen from its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    /// Under its bar although not all of it fits there: beside it is no room.
    Under,
}

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Track of the mark.
    pub mark: Track,
    /// Track and side of the label; `None` where it found no room.
    pub label: Option<(Track, Side)>,
}

/// The rows of all events at one zoom.
///
/// Costs as much as there are events; keep it while dataset, language, lanes,
/// filter and size stay, and [`fits`](Self::fits) says that the zoom is the same.
#[derive(Debug, Clone)]
pub struct RowLayout {
    pub(super) plan: Arc<Plan>,
    pub(super) composition: Composition,
    /// What is drawn, sorted by start.
    pub(super) items: Vec<RowItem>,
    /// The latest end in each block of items.
    block_ends: Vec<f64>,
    pub(super) density: Density,
    /// Width of the strip on the left that holds the lanes' captions.
    pub(super) gutter_px: f32,
    step: i32,
    fit_px_per_day: f64,
    made_for: MadeFor,
}

/// What a layout depends on besides the records.
#[derive(Debug, Clone, PartialEq)]
struct MadeFor {
    lanes: LaneMode,
    lang: crate::model::Lang,
    size: Size,
    minimap: bool,
}

/// A stand's extent in pixels at some zoom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub anchor: f64,
    pub left: f64,
    pub right: f64,
}

/// The mark's extent at so many pixels a day, from `origin_days`.
pub(super) fn mark_extent(entry: &Entry, origin_days: f64, px_per_day: f64, mark_px: f64) -> Extent {
    let x = |days: f64| (days - origin_days) * px_per_day;
    let anchor = x(entry.mark.anchor_days());
    let (mut left, mut right) = (x(entry.mark.start_days()), x(entry.mark.end_days()));
    if let MarkForm::Moment { .. } = entry.mark.form {
        left = left.min(anchor - mark_px / 2.0);
        right = right.max(anchor + mark_px / 2.0);
    } else if right - left < MIN_BAR_PX {
        (left, right) = (anchor - MIN_BAR_PX / 2.0, anchor + MIN_BAR_PX / 2.0);
    }
    if entry.mark.uncertain {
        right += QUERY_PX;
    }
    Extent { anchor, left, right }
}

/// Whether the label stands under its bar rather than beside the mark: where the
/// bar is long enough for all of it, or where nothing else was left. A day so
/// close that it is as long as its label is a bar like others.
pub(super) fn is_under(entry: &Entry, extent: &Extent, mark: Track, side: Side) -> bool {
    let fits = extent.right - extent.left >= f64::from(entry.one_line_width()) + 2.0 * UNDER_PAD_PX;
    mark != Track::Axis && (side == Side::Under || fits)
}

/// Whether at least the title has room under the bar.
fn title_fits_under(entry: &Entry, extent: &Extent) -> bool {
    extent.right - extent.left >= f64::from(entry.title.width) + 2.0 * UNDER_PAD_PX
}

impl RowLayout {
    /// Chooses the rows for a view.
    pub fn of(input: &TimelineInput<'_>) -> Self {
        let plan = Arc::new(Plan::of(input));
        let gutter_px = gutter_px(&plan, input);
        let fit_px_per_day = fit_px_per_day(&plan, f64::from(input.size.width - gutter_px));
        let step = step_of(input, gutter_px, fit_px_per_day);
        let plot_height = super::timeline::plot_height(input);
        let placing = Placing::new(&plan, input, gutter_px, fit_px_per_day);
        let (zones, mut places) = placing.share_out(plot_height);
        let composition = Composition::of(zones.clone(), plot_height, input.theme.size.row);
        for inward in 1..=step {
            if places.iter().all(|place| place.label.is_some()) {
                break;
            }
            places = placing.place(&zones, Some(&places), zoomed(fit_px_per_day, inward));
        }
        let px_per_day = zoomed(fit_px_per_day, step);
        if step < 0 {
            places = placing.thin_out(&composition.zones, &places, px_per_day);
        }
        let items = fold(&plan, &places, placing.origin_days, px_per_day, f64::from(input.theme.size.mark));
        let block_ends = items
            .chunks(BLOCK)
            .map(|block| block.iter().map(|item| item.end_days).fold(f64::NEG_INFINITY, f64::max))
            .collect();
        let density = Density::of(&plan, px_per_day);
        Self {
            plan: Arc::clone(&plan),
            composition,
            items,
            block_ends,
            density,
            gutter_px,
            step,
            fit_px_per_day,
            made_for: made_for(input),
        }
    }

    /// The items that touch a stretch of time, in order. Blocks of items that
    /// all end before it are passed over whole.
    pub(super) fn items_between(&self, start_days: f64, end_days: f64) -> impl Iterator<Item = &RowItem> {
        // Marks are wider than their time; a window's width more on either side
        // holds them all.
        let margin = (end_days - start_days).abs();
        let (start_days, end_days) = (start_days - margin, end_days + margin);
        let upto = self.items.partition_point(|item| item.start_days <= end_days);
        let blocks = self.items[..upto].chunks(BLOCK).zip(&self.block_ends);
        blocks
            .filter(move |(_, end)| **end >= start_days)
            .flat_map(|(block, _)| block)
            .filter(move |item| item.end_days >= start_days)
    }

    /// Whether these rows hold for the view as well, given that dataset, filter,
    /// theme sizes and measurer are the same.
    pub fn fits(&self, input: &TimelineInput<'_>) -> bool {
        self.made_for == made_for(input) && self.step == step_of(input, self.gutter_px, self.fit_px_per_day)
    }
}

fn made_for(input: &TimelineInput<'_>) -> MadeFor {
    MadeFor { lanes: input.spec.lanes, lang: input.spec.lang, size: input.size, minimap: input.spec.minimap }
}

/// Pixels a day where all events are in sight.
fn fit_px_per_day(plan: &Plan, width_px: f64) -> f64 {
    let (first, last) = plan.extent_days.unwrap_or((0.0, 1.0));
    Axis::new(first, last - first, 0.0, width_px).fit(first, last).px_per_day()
}

/// Width of the captions' strip: none where the lanes are mirrored or one.
fn gutter_px(plan: &Plan, input: &TimelineInput<'_>) -> f32 {
    if matches!(input.spec.lanes, LaneMode::Direction | LaneMode::None) {
        return 0.0;
    }
    let style = caption_style(input.theme);
    let widest = plan.lanes.iter().map(|lane| input.measure.width(&lane.caption, style.size, style.weight));
    (widest.fold(0.0, f32::max) + 2.0 * CAPTION_X_PX).min(input.size.width * MOST_GUTTER).ceil()
}

/// The step of zoom of a view: 0 where all events are in sight, growing inward.
fn step_of(input: &TimelineInput<'_>, gutter_px: f32, fit_px_per_day: f64) -> i32 {
    let axis = super::timeline::plot_axis(input, gutter_px);
    let doublings = (axis.px_per_day() / fit_px_per_day).log2();
    // A hair of tolerance, so that the view that fits is not a step outward.
    let step = (doublings * STEPS_PER_DOUBLING + 1.0e-6).floor();
    if step.is_finite() { (step as i32).clamp(-MOST_STEPS, MOST_STEPS) } else { 0 }
}

fn zoomed(fit_px_per_day: f64, step: i32) -> f64 {
    fit_px_per_day * (f64::from(step) / STEPS_PER_DOUBLING).exp2()
}

/// One part of the plot while labels are placed: a stretch of rows of a stack.
#[derive(Debug, Clone, Copy)]
struct Part {
    stack: usize,
    first_row: u16,
    rows: u16,
    /// Whether the stack is a lane of its own.
    stacked: bool,
}

/// The stacks of rows: above the band and below it, or one per lane; and the axis.
struct Stacks {
    rows: Vec<Vec<Row>>,
    axis: Row,
}

const STACK_UP: usize = 0;
const STACK_DOWN: usize = 1;

/// The work of placing.
struct Placing<'a> {
    plan: &'a Plan,
    mode: LaneMode,
    origin_days: f64,
    mark_px: f64,
    fit_px_per_day: f64,
    /// Moment of the last end of all events.
    last_days: f64,
    /// Room before the first and after the last event: labels look for room
    /// within it, so that none is cut off where all events are in sight.
    margin_px: f64,
    /// By stand: whether a joint mark may stand on the axis.
    on_axis: Vec<bool>,
}

impl<'a> Placing<'a> {
    fn new(plan: &'a Plan, input: &TimelineInput<'_>, gutter_px: f32, fit_px_per_day: f64) -> Self {
        let (first, last) = plan.extent_days.unwrap_or((0.0, 1.0));
        let spare_px = f64::from(input.size.width - gutter_px) - (last - first) * fit_px_per_day;
        let mark_px = f64::from(input.theme.size.mark);
        let may_stand_on_axis = |entry: &Entry| {
            let extent = mark_extent(entry, first, fit_px_per_day, mark_px);
            entry.mark.form != MarkForm::Hatched && extent.right - extent.left <= LONGEST_ON_AXIS_PX
        };
        let mirrored = input.spec.lanes == LaneMode::Direction;
        let on_axis = plan
            .stands
            .iter()
            .map(|stand| mirrored && stand.lane == LANE_JOINT && may_stand_on_axis(&plan.entries[stand.entry]));
        Self {
            plan,
            mode: input.spec.lanes,
            origin_days: first,
            mark_px,
            fit_px_per_day,
            last_days: last,
            margin_px: (spare_px / 2.0 - BOX_AIR_PX).max(0.0),
            on_axis: on_axis.collect(),
        }
    }

    /// Shares the plot's height out to its parts, and places all events in what
    /// each gets. A part in which marks find no room for their labels also needs
    /// a track for those, which may leave fewer rows; parts only ever come to
    /// need one, so that this ends.
    fn share_out(&self, plot_height: f32) -> (Zones, Vec<Place>) {
        let mut wanted = self.demand();
        loop {
            let zones = wanted.within(plot_height);
            let places = self.place(&zones, None, self.fit_px_per_day);
            let mut changed = false;
            for (stand, place) in places.iter().enumerate().filter(|(_, place)| place.label.is_none()) {
                let zone = match (&mut wanted, place.mark) {
                    (Zones::Mirrored { a_to_b, .. }, Track::UpBase) => a_to_b,
                    (Zones::Mirrored { b_to_a, .. }, Track::DownBase) => b_to_a,
                    (Zones::Mirrored { joint_low, .. }, Track::LowBase) => joint_low,
                    (Zones::Mirrored { .. }, _) => continue,
                    (Zones::Stacked(zones), _) => &mut zones[self.plan.stands[stand].lane],
                };
                changed |= !std::mem::replace(&mut zone.base, true);
            }
            if !changed {
                return (zones, places);
            }
        }
    }

    /// How many rows each part would use if it had plenty.
    fn demand(&self) -> Zones {
        let plenty = Zone { rows: MOST_ROWS, base: false };
        let mut zones = match self.mode {
            LaneMode::Direction => {
                Zones::Mirrored { a_to_b: plenty, joint_up: plenty, joint_low: plenty, b_to_a: plenty }
            }
            LaneMode::Kind | LaneMode::Actor | LaneMode::None => Zones::Stacked(vec![plenty; self.plan.lanes.len()]),
        };
        let places = self.place(&zones, None, self.fit_px_per_day);
        let labels = || places.iter().filter_map(|place| place.label.map(|(track, _)| track));
        match &mut zones {
            Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => {
                let used = |from: u16, track_row: &dyn Fn(Track) -> Option<u16>| {
                    let rows = labels().filter_map(track_row).filter(|row| (from..from + MOST_ROWS).contains(row));
                    rows.map(|row| row - from + 1).max().unwrap_or(0)
                };
                let up = |track| if let Track::Up(row) = track { Some(row) } else { None };
                let down = |track| if let Track::Down(row) = track { Some(row) } else { None };
                (joint_up.rows, a_to_b.rows) = (used(0, &up), used(MOST_ROWS, &up));
                (joint_low.rows, b_to_a.rows) = (used(0, &down), used(MOST_ROWS, &down));
            }
            Zones::Stacked(zones) => {
                zones.fill(Zone { rows: 1, base: false });
                for track in labels() {
                    if let Track::Lane(lane, row) = track {
                        let rows = &mut zones[usize::from(lane)].rows;
                        *rows = (*rows).max(row + 1);
                    }
                }
            }
        }
        zones
    }

    /// Places every stand at a zoom. Those that have a label already keep it.
    fn place(&self, zones: &Zones, kept: Option<&[Place]>, px_per_day: f64) -> Vec<Place> {
        let mut stacks = Stacks::of(zones);
        let nowhere = Place { mark: Track::Axis, label: None };
        let mut places = vec![nowhere; self.plan.stands.len()];
        let extents: Vec<Extent> = self
            .plan
            .stands
            .iter()
            .map(|stand| mark_extent(&self.plan.entries[stand.entry], self.origin_days, px_per_day, self.mark_px))
            .collect();
        if let Some(kept) = kept {
            for (stand, place) in kept.iter().enumerate().filter(|(_, place)| place.label.is_some()) {
                self.take(&mut stacks, stand, *place, &extents[stand]);
                places[stand] = *place;
            }
        }
        for &stand in &self.plan.by_rank {
            if places[stand].label.is_some() {
                continue;
            }
            places[stand] = self
                .find(&stacks, zones, stand, &extents[stand], px_per_day)
                .unwrap_or_else(|| Place { mark: self.base_track(stand), label: None });
            if places[stand].label.is_some() {
                self.take(&mut stacks, stand, places[stand], &extents[stand]);
            }
        }
        places
    }

    /// Outward of the zoom that shows all: labels keep their rows, and give way
    /// to more important ones where they collide.
    fn thin_out(&self, zones: &Zones, places: &[Place], px_per_day: f64) -> Vec<Place> {
        let mut stacks = Stacks::of(zones);
        let mut thinned = places.to_vec();
        for &stand in &self.plan.by_rank {
            let Some((track, side)) = places[stand].label else { continue };
            let entry = &self.plan.entries[self.plan.stands[stand].entry];
            let extent = mark_extent(entry, self.origin_days, px_per_day, self.mark_px);
            let (left, right) = label_box(entry, &extent, places[stand].mark, side);
            let too_short = side == Side::Under && !title_fits_under(entry, &extent);
            let has_stem = !is_under(entry, &extent, places[stand].mark, side);
            let crossed = has_stem && stacks.is_crossed(track, (left, right), extent.anchor);
            if too_short || crossed || !stacks.at(track).is_some_and(|row| row.is_free(left, right)) {
                thinned[stand].label = None;
            } else {
                self.take(&mut stacks, stand, places[stand], &extent);
            }
        }
        thinned
    }

    /// The best free place for a stand's label.
    fn find(&self, stacks: &Stacks, zones: &Zones, stand: usize, extent: &Extent, px_per_day: f64) -> Option<Place> {
        let entry = &self.plan.entries[self.plan.stands[stand].entry];
        let part = self.part(zones, stand);
        let axis_is_free =
            self.on_axis[stand] && stacks.axis.is_free(extent.left - BOX_AIR_PX, extent.right + BOX_AIR_PX);
        let sides = self.sides(entry, extent, axis_is_free, px_per_day);
        for may_cross in [false, true] {
            for (row, side) in candidates(part.rows, &sides, part.other_side_rows()) {
                let track = part.track(part.first_row + row);
                let mark = if axis_is_free { Track::Axis } else { track };
                let (left, right) = label_box(entry, extent, mark, side);
                if !stacks.at(track).is_some_and(|row| row.is_free(left, right)) {
                    continue;
                }
                let has_stem = !is_under(entry, extent, mark, side);
                let crossed = has_stem && stacks.is_crossed(track, (left, right), extent.anchor);
                if may_cross || !crossed {
                    return Some(Place { mark, label: Some((track, side)) });
                }
            }
        }
        None
    }

    /// The sides to try. Text reads away from its mark; at the outer events it
    /// reads back, where it would leave the room about them. Where neither side
    /// has room for all of it, it stands under its bar, or is shortened on the
    /// roomier side.
    fn sides(&self, entry: &Entry, extent: &Extent, on_axis: bool, px_per_day: f64) -> Vec<Side> {
        let order = if entry.rtl { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
        let (first, last) = (-self.margin_px, (self.last_days - self.origin_days) * px_per_day + self.margin_px);
        let mark = if on_axis { Track::Axis } else { Track::Up(0) };
        let room = |side: Side| {
            let (left, right) = label_box(entry, extent, mark, side);
            let beyond = (first - left - BOX_AIR_PX).max(right - BOX_AIR_PX - last).max(0.0);
            f64::from(entry.two_line_width()) - beyond
        };
        let fits = |side: &Side| room(*side) >= f64::from(entry.two_line_width()) - 0.5;
        if is_under(entry, extent, mark, order[0]) {
            return vec![order[0]];
        }
        let fitting: Vec<Side> = order.into_iter().filter(fits).collect();
        if !fitting.is_empty() {
            return fitting;
        }
        if !on_axis && title_fits_under(entry, extent) {
            return vec![Side::Under];
        }
        let mut shortened: Vec<Side> = order.into_iter().filter(|side| room(*side) >= MIN_ROOM_PX).collect();
        shortened.sort_by(|a, b| room(*b).total_cmp(&room(*a)));
        shortened
    }

    /// Marks a place as taken.
    fn take(&self, stacks: &mut Stacks, stand: usize, place: Place, extent: &Extent) {
        let Some((track, side)) = place.label else { return };
        let entry = &self.plan.entries[self.plan.stands[stand].entry];
        let on_axis = place.mark == Track::Axis;
        let (left, right) = label_box(entry, extent, place.mark, side);
        let has_stem = !is_under(entry, extent, place.mark, side);
        if let Some(row) = stacks.at_mut(track) {
            row.take(left, right, has_stem.then_some(extent.anchor));
        }
        if on_axis {
            stacks.axis.take(extent.left - BOX_AIR_PX, extent.right + BOX_AIR_PX, None);
        }
        if has_stem && self.has_stems(stand) {
            stacks.pass_below(track, extent.anchor);
        }
    }

    fn part(&self, zones: &Zones, stand: usize) -> Part {
        let lane = self.plan.stands[stand].lane;
        match zones {
            Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => match lane {
                LANE_A_TO_B => Part::up(joint_up.rows, a_to_b.rows),
                LANE_B_TO_A => Part::down(joint_low.rows, b_to_a.rows),
                _ if self.on_axis[stand] => Part::up(0, joint_up.rows),
                _ => Part::down(0, joint_low.rows),
            },
            Zones::Stacked(zones) => {
                let rows = zones.get(lane).map_or(0, |zone| zone.rows);
                Part { stack: lane, first_row: 0, rows, stacked: true }
            }
        }
    }

    /// Whether stems lead from a stand's rows to the band: long joint bars, right
    /// below it, need none.
    fn has_stems(&self, stand: usize) -> bool {
        self.plan.stands[stand].lane != LANE_JOINT || self.on_axis[stand]
    }

    fn base_track(&self, stand: usize) -> Track {
        let lane = self.plan.stands[stand].lane;
        match (self.mode, lane) {
            (LaneMode::Direction, LANE_A_TO_B) => Track::UpBase,
            (LaneMode::Direction, LANE_B_TO_A) => Track::DownBase,
            (LaneMode::Direction, _) if self.on_axis[stand] => Track::Axis,
            (LaneMode::Direction, _) => Track::LowBase,
            _ => Track::LaneBase(lane_number(lane)),
        }
    }
}

/// Rows and sides in the order in which they are tried: the nearest row first,
/// but so many rows farther on the better side are as good as the other side.
fn candidates(rows: u16, sides: &[Side], other_side_rows: u16) -> impl Iterator<Item = (u16, Side)> {
    let best = sides.first().copied();
    let other = sides.get(1).copied();
    (0..rows.saturating_add(other_side_rows)).flat_map(move |at| {
        let better = best.filter(|_| at < rows).map(|side| (at, side));
        let worse = at.checked_sub(other_side_rows).and_then(|row| Some((row, other?)));
        better.into_iter().chain(worse)
    })
}

/// A lane's number as tracks carry it; there are never more lanes than that.
fn lane_number(lane: usize) -> u16 {
    u16::try_from(lane).unwrap_or(u16::MAX)
}

/// What a label takes of its row: with its mark where that stands in the row as
/// well, else from the stem that leads to it.
fn label_box(entry: &Entry, extent: &Extent, mark: Track, side: Side) -> (f64, f64) {
    let width = f64::from(entry.two_line_width());
    let on_axis = mark == Track::Axis;
    let (left, right) = if on_axis { (extent.anchor, extent.anchor) } else { (extent.left, extent.right) };
    let (left, right) = match side {
        _ if is_under(entry, extent, mark, side) => (left, right),
        Side::Right => (left, right + LABEL_GAP_PX + width),
        Side::Left | Side::Under => (left - LABEL_GAP_PX - width, right),
    };
    (left - BOX_AIR_PX, right + BOX_AIR_PX)
}

impl Part {
    /// How many rows farther a label may stand rather than on its worse side. In
    /// a lane of its own fewer rows are better than text that reads one way.
    fn other_side_rows(&self) -> u16 {
        u16::from(!self.stacked)
    }

    fn up(first_row: u16, rows: u16) -> Self {
        Self { stack: STACK_UP, first_row, rows, stacked: false }
    }

    fn down(first_row: u16, rows: u16) -> Self {
        Self { stack: STACK_DOWN, ..Self::up(first_row, rows) }
    }

    fn track(&self, row: u16) -> Track {
        match (self.stacked, self.stack) {
            (true, lane) => Track::Lane(lane_number(lane), row),
            (false, STACK_UP) => Track::Up(row),
            (false, _) => Track::Down(row),
        }
    }
}

impl Stacks {
    fn of(zones: &Zones) -> Self {
        let stack = |rows: u16| vec![Row::default(); usize::from(rows)];
        let rows = match zones {
            Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => {
                vec![stack(joint_up.rows + a_to_b.rows), stack(joint_low.rows + b_to_a.rows)]
            }
            Zones::Stacked(zones) => zones.iter().map(|zone| stack(zone.rows)).collect(),
        };
        Self { rows, axis: Row::default() }
    }

    /// Stack and row of a track.
    fn place(track: Track) -> Option<(usize, usize)> {
        match track {
            Track::Up(row) => Some((STACK_UP, usize::from(row))),
            Track::Down(row) => Some((STACK_DOWN, usize::from(row))),
            Track::Lane(lane, row) => Some((usize::from(lane), usize::from(row))),
            Track::Axis | Track::UpBase | Track::LowBase | Track::DownBase | Track::LaneBase(_) => None,
        }
    }

    fn at(&self, track: Track) -> Option<&Row> {
        let (stack, row) = Self::place(track)?;
        self.rows.get(stack)?.get(row)
    }

    fn at_mut(&mut self, track: Track) -> Option<&mut Row> {
        let (stack, row) = Self::place(track)?;
        self.rows.get_mut(stack)?.get_mut(row)
    }

    /// The rows that a stem from this track to the band passes.
    fn passed(track: Track) -> Option<(usize, usize)> {
        if let Track::Lane(..) = track { None } else { Self::place(track) }
    }

    /// Whether a stem crosses a label between two places in a track, or the
    /// label's own stem crosses others.
    fn is_crossed(&self, track: Track, (left, right): (f64, f64), stem: f64) -> bool {
        let own = self.at(track).is_some_and(|row| row.is_crossed(left, right, stem));
        let others = Self::passed(track)
            .and_then(|(stack, row)| self.rows.get(stack)?.get(..row))
            .is_some_and(|rows| rows.iter().any(|row| row.would_cross(stem)));
        own || others
    }

    /// Lets a stem pass through all rows between a track and the band.
    fn pass_below(&mut self, track: Track, stem: f64) {
        let rows = Self::passed(track).and_then(|(stack, row)| self.rows.get_mut(stack)?.get_mut(..row));
        for row in rows.into_iter().flatten() {
            row.pass(stem);
        }
    }
}
