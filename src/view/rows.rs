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
use super::composition::{Composition, Track, Zone, Zones};
use super::fold::{RowItem, fold};
use super::geometry::Size;
use super::mark::MarkForm;
use super::occupancy::Row;
use super::plan::{Entry, LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT, Plan};
use super::timeline::{LaneMode, TimelineInput};

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
pub(super) const MIN_BAR_PX: f64 = 4.0;
/// Longest joint bar that stands on the axis, where all events are in sight.
const LONGEST_ON_AXIS_PX: f64 = 56.0;
/// Room for the query of a doubtful mark.
pub(super) const QUERY_PX: f64 = 9.0;
/// Room that a label under its bar leaves at either end.
pub(super) const UNDER_PAD_PX: f64 = 6.0;
/// Zoom in steps that can be asked for; beyond it the axis has no days.
const MOST_STEPS: i32 = 200;

/// Where a label stands, seen from its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
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
    /// By stand.
    pub(super) places: Vec<Place>,
    /// What is drawn, sorted by start.
    pub(super) items: Vec<RowItem>,
    step: i32,
    fit_px_per_day: f64,
    /// Places at the zoom at which all is in sight, and how far inward
    /// `places` were carried on from there.
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

/// Whether the label stands under the bar rather than beside the mark.
pub(super) fn is_under(entry: &Entry, extent: &Extent) -> bool {
    !matches!(entry.mark.form, MarkForm::Moment { .. })
        && extent.right - extent.left >= f64::from(entry.one_line_width()) + 2.0 * UNDER_PAD_PX
}

impl RowLayout {
    /// Chooses the rows for a view.
    pub fn of(input: &TimelineInput<'_>) -> Self {
        let plan = Arc::new(Plan::of(input));
        let fit_px_per_day = fit_px_per_day(&plan, input);
        let step = step_of(input, fit_px_per_day);
        let plot_height = super::timeline::plot_height(input);
        let captioned = input.spec.lanes != LaneMode::None;

        let mut placing = Placing::new(&plan, input, fit_px_per_day);
        let wanted = placing.demand();
        let mut zones = wanted.within(plot_height, captioned);
        let mut places = placing.place(&zones, None, fit_px_per_day);
        mark_bases(&mut zones, &plan, &places);
        let composition = Composition::of(zones.clone(), plot_height, input.theme.size.row, captioned);
        for inward in 1..=step {
            if places.iter().all(|place| place.label.is_some()) {
                break;
            }
            places = placing.place(&zones, Some(&places), zoomed(fit_px_per_day, inward));
        }
        let px_per_day = zoomed(fit_px_per_day, step);
        if step < 0 {
            places = placing.thin_out(&places, px_per_day);
        }
        let items = fold(&plan, &places, placing.origin_days, px_per_day, f64::from(input.theme.size.mark));
        Self { plan, composition, places, items, step, fit_px_per_day, made_for: made_for(input) }
    }

    /// Whether these rows hold for the view as well, given that dataset, filter,
    /// theme sizes and measurer are the same.
    pub fn fits(&self, input: &TimelineInput<'_>) -> bool {
        self.made_for == made_for(input) && self.step == step_of(input, self.fit_px_per_day)
    }
}

fn made_for(input: &TimelineInput<'_>) -> MadeFor {
    MadeFor { lanes: input.spec.lanes, lang: input.spec.lang, size: input.size, minimap: input.spec.minimap }
}

/// Pixels a day where all events are in sight.
fn fit_px_per_day(plan: &Plan, input: &TimelineInput<'_>) -> f64 {
    let (first, last) = plan.extent_days.unwrap_or((0.0, 1.0));
    Axis::new(first, last - first, 0.0, f64::from(input.size.width)).fit(first, last).px_per_day()
}

/// The step of zoom of a view: 0 where all events are in sight, growing inward.
fn step_of(input: &TimelineInput<'_>, fit_px_per_day: f64) -> i32 {
    let axis = super::timeline::plot_axis(input);
    let doublings = (axis.px_per_day() / fit_px_per_day).log2();
    // A hair of tolerance, so that the view that fits is not a step outward.
    let step = (doublings * STEPS_PER_DOUBLING + 1.0e-6).floor();
    if step.is_finite() { (step as i32).clamp(-MOST_STEPS, MOST_STEPS) } else { 0 }
}

fn zoomed(fit_px_per_day: f64, step: i32) -> f64 {
    fit_px_per_day * (f64::from(step) / STEPS_PER_DOUBLING).exp2()
}

/// Notes in which parts marks stand without a label.
fn mark_bases(zones: &mut Zones, plan: &Plan, places: &[Place]) {
    for (stand, place) in plan.stands.iter().zip(places) {
        if place.label.is_some() {
            continue;
        }
        match zones {
            Zones::Mirrored { a_to_b, b_to_a, .. } => match stand.lane {
                LANE_A_TO_B => a_to_b.base = true,
                LANE_B_TO_A => b_to_a.base = true,
                _ => {}
            },
            Zones::Stacked(zones) => zones[stand.lane].base = true,
        }
    }
}

/// One part of the plot while labels are placed: a stretch of rows of a stack.
#[derive(Debug, Clone, Copy)]
struct Part {
    stack: usize,
    first_row: u16,
    rows: u16,
    /// Whether stems lead from here to the band.
    stems: bool,
}

/// The stacks of rows: above the band, below it, or one per lane; the axis last.
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
    /// First and last moment of all events and the margin about them: labels
    /// look for room inside, so that none is cut off where all are in sight.
    edges: (f64, f64, f64),
    /// By stand: whether a joint mark may stand on the axis.
    on_axis: Vec<bool>,
}

impl<'a> Placing<'a> {
    fn new(plan: &'a Plan, input: &TimelineInput<'_>, fit_px_per_day: f64) -> Self {
        let (first, last) = plan.extent_days.unwrap_or((0.0, 1.0));
        let width = f64::from(input.size.width);
        let margin_px = ((width - (last - first) * fit_px_per_day) / 2.0 - BOX_AIR_PX).max(0.0);
        let mark_px = f64::from(input.theme.size.mark);
        let on_axis = plan.stands.iter().map(|stand| {
            let entry = &plan.entries[stand.entry];
            let extent = mark_extent(entry, first, fit_px_per_day, mark_px);
            stand.lane == LANE_JOINT
                && entry.mark.form != MarkForm::Hatched
                && extent.right - extent.left <= LONGEST_ON_AXIS_PX
        });
        let on_axis = if input.spec.lanes == LaneMode::Direction {
            on_axis.collect()
        } else {
            vec![false; plan.stands.len()]
        };
        Self { plan, mode: input.spec.lanes, origin_days: first, mark_px, edges: (first, last, margin_px), on_axis }
    }

    /// How many rows each part would use if it had plenty.
    fn demand(&mut self) -> Zones {
        let plenty = Zone { rows: MOST_ROWS, base: false };
        let (first, last, margin_px) = self.edges;
        let width_px = (last - first).max(f64::MIN_POSITIVE);
        let _ = (width_px, margin_px);
        let zones = if self.mode == LaneMode::Direction {
            Zones::Mirrored { a_to_b: plenty, joint_up: plenty, joint_low: plenty, b_to_a: plenty }
        } else {
            Zones::Stacked(vec![plenty; self.plan.lanes.len()])
        };
        let places = self.place(&zones, None, self.fit());
        self.used(&places)
    }
}
