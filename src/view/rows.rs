//! The second stage of layout: the rows of all events at a zoom.
//!
//! Rows are chosen over all events, never over the window, so that panning
//! cannot change them. They are chosen first at the zoom at which all events are
//! in sight. From there on inward in steps of a quarter of a doubling: whoever
//! has a label keeps it with its row, and only the rest look for room anew. So
//! zooming in never moves a label to another row, and the picture only ever
//! gains names. Outward of it, labels keep their rows and only give way.
//!
//! A filter that dims moves nothing: the events that it leaves out keep their
//! places without labels, and the room of those is offered to the others.

use std::sync::Arc;

use crate::model::Lang;

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, caption_style};
use super::composition::Composition;
use super::customs::Customs;
use super::density::Density;
use super::fold::{RowItem, fold};
use super::geometry::Size;
use super::passes::Passes;
use super::place::Place;
use super::placing::Placing;
use super::plan::Plan;
use super::timeline::{FilteredOut, LaneMode, TimelineInput, plot_axis, plot_height};

/// Items that are passed over together where all of them end too early.
const BLOCK: usize = 64;
/// Steps of zoom in a doubling.
const STEPS_PER_DOUBLING: f64 = 4.0;
/// Largest share of the picture that the captions' strip takes.
const MOST_GUTTER: f32 = 0.22;
/// Zoom in steps that can be asked for; beyond it the axis has no days.
const MOST_STEPS: i32 = 200;
/// How far a mark reaches beyond its time, at most.
const MARK_REACH_PX: f64 = 64.0;

/// The rows of all events at one zoom.
///
/// Costs as much as there are events. A window keeps them in a [`RowCache`].
#[derive(Debug, Clone)]
pub struct RowLayout {
    pub(super) plan: Arc<Plan>,
    pub(super) composition: Arc<Composition>,
    /// What is drawn, sorted by start.
    pub(super) items: Vec<RowItem>,
    /// The latest end in each block of items.
    block_ends: Vec<f64>,
    pub(super) density: Density,
    /// Width of the strip that holds the lanes' captions, at the left or the right.
    pub(super) gutter_px: f32,
    /// Height of a plot with room for every label that asks for a row.
    pub(super) wanted_height: f32,
    step: i32,
}

/// Keeps rows while a window pans, zooms and selects.
///
/// Panning and selecting cost nothing here; a zoom works out only the steps that
/// were not asked for before.
#[derive(Debug, Clone, Default)]
pub struct RowCache {
    ladder: Option<(u64, MadeFor, Ladder)>,
    layout: Option<RowLayout>,
}

/// What rows depend on, besides the records, the theme's sizes and the measurer.
#[derive(Debug, Clone, PartialEq)]
struct MadeFor {
    /// Height that layers' lanes take from the plot.
    references_px: f32,
    lanes: LaneMode,
    lang: Lang,
    customs: Customs,
    size: Size,
    minimap: bool,
    filtered_out: FilteredOut,
    passes: Passes,
}

/// The rows at every zoom from the one that shows all inward, as far as they
/// were asked for.
#[derive(Debug, Clone)]
struct Ladder {
    plan: Arc<Plan>,
    composition: Arc<Composition>,
    wanted_height: f32,
    gutter_px: f32,
    fit_px_per_day: f64,
    rungs: Vec<Rung>,
}

/// The places at one step of zoom.
#[derive(Debug, Clone)]
struct Rung {
    /// Of all events, whatever the filter.
    places: Arc<Vec<Place>>,
    /// Those that the filter passes given the room of the others' labels.
    shown: Arc<Vec<Place>>,
}

impl RowCache {
    /// The rows for a view. `revision` tells the states of dataset, chronology,
    /// theme and measurer apart: a caller counts it up when any of them changes.
    pub fn rows(&mut self, revision: u64, input: &TimelineInput<'_>) -> &RowLayout {
        let key = MadeFor::of(input);
        let is_new = !matches!(&self.ladder, Some((at, made_for, _)) if *at == revision && *made_for == key);
        if is_new {
            self.layout = None;
        }
        let fresh = || (revision, key, Ladder::new(input));
        let (_, _, ladder) = if is_new { self.ladder.insert(fresh()) } else { self.ladder.get_or_insert_with(fresh) };
        let step = step_of(input, ladder.gutter_px, ladder.fit_px_per_day);
        let layout = self.layout.take().filter(|layout| layout.step == step);
        self.layout.insert(layout.unwrap_or_else(|| ladder.layout(input, step)))
    }
}

impl MadeFor {
    fn of(input: &TimelineInput<'_>) -> Self {
        let spec = input.spec;
        Self {
            references_px: spec.references.lanes_height(),
            lanes: spec.lanes,
            lang: spec.lang,
            customs: spec.customs,
            size: input.size,
            minimap: spec.minimap,
            filtered_out: spec.filtered_out,
            passes: spec.passes.clone(),
        }
    }
}

impl Ladder {
    fn new(input: &TimelineInput<'_>) -> Self {
        let plan = Arc::new(Plan::of(input));
        let gutter_px = gutter_px(&plan, input);
        let width_px = input.size.width - gutter_px;
        let fit_px_per_day = fit_px_per_day(&plan, f64::from(width_px));
        let placing = placing(&plan, input, width_px, fit_px_per_day);
        let plot_height = plot_height(input);
        let (wanted, zones, places) = placing.share_out(plot_height);
        let wanted_height = wanted.wanted_height(input.theme.size.row);
        let composition = Arc::new(Composition::of(zones, plot_height, input.theme.size.row));
        let places = Arc::new(places);
        let shown = match filter(&plan, input) {
            Some(passes) => Arc::new(placing.show(&composition.zones, &places, None, &passes, fit_px_per_day)),
            None => Arc::clone(&places),
        };
        drop(placing);
        Self { plan, composition, wanted_height, gutter_px, fit_px_per_day, rungs: vec![Rung { places, shown }] }
    }

    /// The rows at a step of zoom.
    fn layout(&mut self, input: &TimelineInput<'_>, step: i32) -> RowLayout {
        let plan = Arc::clone(&self.plan);
        let placing = placing(&plan, input, input.size.width - self.gutter_px, self.fit_px_per_day);
        self.climb(&placing, input, usize::try_from(step).unwrap_or(0));
        let rung = usize::try_from(step).unwrap_or(0).min(self.rungs.len() - 1);
        let px_per_day = zoomed(self.fit_px_per_day, step);
        let shown = &self.rungs[rung].shown;
        let thinned = (step < 0).then(|| placing.thin_out(&self.composition.zones, shown, px_per_day));
        let places = thinned.as_ref().unwrap_or(shown);
        let mark_px = f64::from(input.theme.size.mark);
        let items = fold(&plan, places, (placing.origin_days, px_per_day), mark_px, step >= 0);
        let block_ends = items
            .chunks(BLOCK)
            .map(|block| block.iter().map(|item| item.end_days).fold(f64::NEG_INFINITY, f64::max))
            .collect();
        let density = Density::of(&plan, px_per_day);
        drop(placing);
        RowLayout {
            plan,
            composition: Arc::clone(&self.composition),
            items,
            block_ends,
            density,
            gutter_px: self.gutter_px,
            wanted_height: self.wanted_height,
            step,
        }
    }

    /// Works out the rungs up to one, or to the first that has a label for all.
    fn climb(&mut self, placing: &Placing<'_>, input: &TimelineInput<'_>, upto: usize) {
        let passes = filter(&self.plan, input);
        while self.rungs.len() <= upto {
            let Some(Rung { places, shown }) = self.rungs.last() else { return };
            if places.iter().all(|place| place.label.is_some()) {
                return;
            }
            let step = i32::try_from(self.rungs.len()).unwrap_or(MOST_STEPS);
            let px_per_day = zoomed(self.fit_px_per_day, step);
            let zones = &self.composition.zones;
            let next = Arc::new(placing.place(zones, Some(places), px_per_day));
            let shown = match &passes {
                Some(passes) => Arc::new(placing.show(zones, &next, Some(shown), passes, px_per_day)),
                None => Arc::clone(&next),
            };
            self.rungs.push(Rung { places: next, shown });
        }
    }
}

/// By stand, whether its event passes the filter; `None` where nothing is left
/// out, or what is left out is not there at all.
fn filter(plan: &Plan, input: &TimelineInput<'_>) -> Option<Vec<bool>> {
    let spec = input.spec;
    if spec.filtered_out == FilteredOut::Hidden || spec.passes.is_all() {
        return None;
    }
    let passes = |event: usize| spec.passes.passes(event);
    Some(plan.stands.iter().map(|stand| passes(plan.entries[stand.entry].event)).collect())
}

fn placing<'a>(plan: &'a Plan, input: &TimelineInput<'_>, width_px: f32, fit_px_per_day: f64) -> Placing<'a> {
    Placing::new(plan, input.spec.lanes, f64::from(width_px), f64::from(input.theme.size.mark), fit_px_per_day)
}

impl RowLayout {
    /// Chooses the rows for a view.
    pub fn of(input: &TimelineInput<'_>) -> Self {
        let mut ladder = Ladder::new(input);
        let step = step_of(input, ladder.gutter_px, ladder.fit_px_per_day);
        ladder.layout(input, step)
    }

    /// The items that touch a stretch of time at so many pixels a day, in order.
    /// Blocks of items that all end before it are passed over whole.
    pub(super) fn items_between(&self, axis: &Axis) -> impl Iterator<Item = &RowItem> {
        let margin_days = MARK_REACH_PX / axis.px_per_day();
        let (start_days, end_days) = (axis.start_days - margin_days, axis.end_days() + margin_days);
        let upto = self.items.partition_point(|item| item.start_days <= end_days);
        let blocks = self.items[..upto].chunks(BLOCK).zip(&self.block_ends);
        blocks
            .filter(move |(_, end)| **end >= start_days)
            .flat_map(|(block, _)| block)
            .filter(move |item| item.end_days >= start_days)
    }
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
    let axis = plot_axis(input, gutter_px);
    let doublings = (axis.px_per_day() / fit_px_per_day).log2();
    // A hair of tolerance, so that the view that fits is not a step outward.
    let step = (doublings * STEPS_PER_DOUBLING + 1.0e-6).floor();
    if step.is_finite() { (step as i32).clamp(-MOST_STEPS, MOST_STEPS) } else { 0 }
}

fn zoomed(fit_px_per_day: f64, step: i32) -> f64 {
    fit_px_per_day * (f64::from(step) / STEPS_PER_DOUBLING).exp2()
}
