//! What a window shows: marks and folds in their rows, the density behind them,
//! and what of it is kept from one frame to the next.
//!
//! Nothing here looks at all events: counts come from the index, places of labels
//! from the [nodes](super::nodes) that the window touches. Both are the same
//! wherever the window stands, so that panning moves nothing but along the axis.
//! Outward of the zoom at which all events are in sight, labels keep their rows
//! and only give way.
//!
//! A filter that dims moves nothing: the events that it leaves out keep their
//! places without labels, and the room of those is offered to the others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{EventId, Lang};

use super::axis::Axis;
use super::composition::{Composition, Track};
use super::customs::Customs;
use super::density::{Density, Peaks};
use super::entry::{Entry, EntryBook};
use super::fold::{Cells, Chosen, RowItem, fold_rows};
use super::frame::Frame;
use super::geometry::Size;
use super::index::{EventIndex, Row};
use super::lanes::{LANE_JOINT, LaneSettings};
use super::minimap::MinimapBars;
use super::nodes::{Nodes, STEPS_PER_OCTAVE, Sources, zoomed};
use super::passes::Passes;
use super::place::Place;
use super::placing::{Placing, base_track};
use super::records::TimelineIndex;
use super::timeline::{FilteredOut, LaneMode, TimelineInput, plot_axis, plot_height};

/// Steps of zoom that can be asked for; beyond them the axis has no days.
const MOST_STEPS: i32 = 200;
/// How far a mark reaches beyond its time, at most.
const MARK_REACH_PX: f64 = 64.0;
/// Selected events that are looked for in folds.
const MOST_CHOSEN: usize = 64;

/// What a window shows.
#[derive(Debug, Clone)]
pub struct RowLayout {
    pub(super) frame: Arc<Frame>,
    /// What is drawn, sorted by lane and time.
    pub(super) items: Vec<RowItem>,
    /// The density of mirrored and of collapsed lanes in sight.
    pub(super) densities: Vec<(usize, Density)>,
    pub(super) bars: Arc<MinimapBars>,
    /// How many events the window holds, and how many there are.
    pub(super) in_window: usize,
    pub(super) in_all: usize,
}

/// Keeps what a window showed while it pans, zooms and selects.
#[derive(Debug, Clone, Default)]
pub struct RowCache {
    made_for: Option<(u64, MadeFor)>,
    frame: Option<Arc<Frame>>,
    nodes: Nodes,
    book: EntryBook,
    peaks: Peaks,
    filtered: Option<(u64, Passes, TimelineIndex)>,
    bars: Option<Arc<MinimapBars>>,
    chosen: Option<(BTreeSet<EventId>, Option<EventId>, Chosen)>,
    layout: Option<RowLayout>,
}

/// What places depend on, besides the records, the theme's sizes and the measurer.
#[derive(Debug, Clone, PartialEq)]
struct MadeFor {
    /// Height that layers' lanes take from the plot.
    references_px: f32,
    eras: bool,
    customs: Customs,
    lanes: LaneMode,
    lang: Lang,
    size: Size,
    minimap: bool,
    filtered_out: FilteredOut,
    passes: Passes,
    settings: LaneSettings,
    index: u64,
}

impl MadeFor {
    fn of(input: &TimelineInput<'_>) -> Self {
        let spec = input.spec;
        Self {
            eras: spec.eras,
            references_px: spec.references.lanes_height(),
            customs: spec.customs,
            lanes: spec.lanes,
            lang: spec.lang,
            size: input.size,
            minimap: spec.minimap,
            filtered_out: spec.filtered_out,
            passes: spec.passes.clone(),
            settings: spec.lane_settings.clone(),
            index: input.index.events.version(),
        }
    }
}

impl RowCache {
    /// What a view shows. `revision` tells the states of dataset, chronology,
    /// theme and measurer apart: a caller counts it up when any of them changes.
    pub fn rows(&mut self, revision: u64, input: &TimelineInput<'_>) -> &RowLayout {
        let key = (revision, MadeFor::of(input));
        if self.made_for.as_ref() != Some(&key) {
            let is_same_book = self.made_for.as_ref().is_some_and(|(at, made_for)| {
                *at == revision
                    && made_for.lang == key.1.lang
                    && made_for.customs == key.1.customs
                    && made_for.size.width == input.size.width
            });
            if !is_same_book {
                self.book.clear();
            }
            self.frame = None;
            self.nodes.clear();
            self.bars = None;
            self.chosen = None;
            self.peaks = Peaks::default();
            self.made_for = Some(key);
        }
        let filtered = self.filtered(input);
        let passing = input.passing.or(filtered.as_ref());
        let is_hidden = input.spec.filtered_out == FilteredOut::Hidden;
        let (events, dimming) = match passing.filter(|_| !input.spec.passes.is_all()) {
            Some(passing) if is_hidden => (&passing.events, None),
            Some(passing) => (&input.index.events, Some(&passing.events)),
            None => (&input.index.events, None),
        };
        let layout = self.lay_out(input, events, dimming);
        self.layout.insert(layout)
    }

    /// The events that pass, where the caller has not worked them out.
    fn filtered(&mut self, input: &TimelineInput<'_>) -> Option<TimelineIndex> {
        let passes = &input.spec.passes;
        if passes.is_all() || input.passing.is_some() {
            self.filtered = None;
            return None;
        }
        let version = input.index.events.version();
        let is_kept = matches!(&self.filtered, Some((at, made_for, _)) if *at == version && made_for == passes);
        if !is_kept {
            self.filtered = Some((version, passes.clone(), input.index.filtered(passes)));
        }
        self.filtered.as_ref().map(|(_, _, index)| index.clone())
    }

    fn lay_out(&mut self, input: &TimelineInput<'_>, events: &EventIndex, passing: Option<&EventIndex>) -> RowLayout {
        let frame = match &self.frame {
            Some(frame) => Arc::clone(frame),
            None => Arc::new(Frame::of(input, (events, passing), &mut self.nodes, &mut self.book)),
        };
        self.frame = Some(Arc::clone(&frame));
        let bars = match &self.bars {
            Some(bars) => Arc::clone(bars),
            None => Arc::new(MinimapBars::of(input, passing.unwrap_or(events))),
        };
        self.bars = Some(Arc::clone(&bars));
        let chosen = self.chosen(input);
        let axis = plot_axis(input, frame.gutter_px);
        let sources = Sources { input, ground: frame.ground, events, passing, lanes: &frame.numbers };
        let mut work = Work {
            sources,
            frame: &frame,
            axis,
            step: step_of(&axis, frame.ground.fit_px_per_day),
            chosen: &chosen,
            nodes: &mut self.nodes,
            book: &mut self.book,
        };
        let lanes_in_sight = work.lanes_in_sight();
        let items = work.items(&lanes_in_sight);
        let step = work.step;
        let densities = self.densities(&frame, (events, passing), &lanes_in_sight, &axis, step);
        let in_window = passing.unwrap_or(events).between(axis.start_days, axis.end_days());
        RowLayout { items, densities, bars, in_window, in_all: input.index.events.len(), frame }
    }

    fn densities(
        &mut self,
        frame: &Frame,
        (events, passing): (&EventIndex, Option<&EventIndex>),
        lanes: &[usize],
        axis: &Axis,
        step: i32,
    ) -> Vec<(usize, Density)> {
        let is_mirrored = frame.ground.is_mirrored;
        let px_per_day = zoomed(frame.ground.fit_px_per_day, step);
        let dense =
            lanes.iter().filter(|lane| (is_mirrored && **lane != LANE_JOINT) || frame.lanes[**lane].is_collapsed);
        let index = |lane: usize| passing.unwrap_or(events).lanes().get(frame.numbers[lane]);
        let of = |lane: &usize| {
            Some((*lane, Density::of(index(*lane)?, frame.numbers[*lane], axis, px_per_day, &mut self.peaks)))
        };
        dense.filter_map(of).collect()
    }

    /// The rows of the selected events and of the one under the pointer.
    fn chosen(&mut self, input: &TimelineInput<'_>) -> Chosen {
        let spec = input.spec;
        let is_kept = matches!(&self.chosen, Some((selected, hovered, _))
            if *selected == spec.selected && *hovered == spec.hovered);
        if !is_kept {
            let row = |id: &EventId| {
                let item = input.records.find(id)?;
                Some(Row::of_mark(&input.records.mark(item)?, item, 0, 0))
            };
            let selected = spec.selected.iter().take(MOST_CHOSEN).filter_map(row).collect();
            let chosen = Chosen { selected, hovered: spec.hovered.as_ref().and_then(row) };
            self.chosen = Some((spec.selected.clone(), spec.hovered.clone(), chosen));
        }
        self.chosen.as_ref().map(|(_, _, chosen)| chosen.clone()).unwrap_or_default()
    }
}

/// The work on one window.
struct Work<'w, 'a, 'b> {
    sources: Sources<'a, 'b>,
    frame: &'w Frame,
    axis: Axis,
    step: i32,
    chosen: &'w Chosen,
    nodes: &'w mut Nodes,
    book: &'w mut EntryBook,
}

impl Work<'_, '_, '_> {
    /// The lanes of which the scrolled plot shows anything.
    fn lanes_in_sight(&self) -> Vec<usize> {
        let composition = &self.frame.composition;
        if self.frame.ground.is_mirrored {
            return (0..self.frame.lanes.len()).collect();
        }
        let height = plot_height(self.sources.input);
        let scroll = scroll_y(self.sources.input, composition);
        let is_in_sight = |lane: &usize| {
            composition.lanes.get(*lane).is_some_and(|(top, bottom)| *bottom > scroll && *top < scroll + height)
        };
        (0..self.frame.lanes.len()).filter(is_in_sight).collect()
    }

    fn items(&mut self, lanes: &[usize]) -> Vec<RowItem> {
        let mut items = Vec::new();
        if self.frame.ground.is_mirrored {
            let drawn = self.labelled(0, &mut items);
            for lane in lanes {
                self.cells(
                    *lane,
                    drawn.iter().filter(|(own, _)| own == lane).map(|(_, row)| *row).collect(),
                    &mut items,
                );
            }
        } else {
            for lane in lanes.iter().filter(|lane| !self.frame.lanes[**lane].is_collapsed) {
                let drawn = self.labelled(*lane, &mut items);
                self.cells(*lane, drawn.into_iter().map(|(_, row)| row).collect(), &mut items);
            }
        }
        items.sort_by(|a, b| {
            let start = |item: &RowItem| item.span_days.0;
            a.lane.cmp(&b.lane).then(start(a).total_cmp(&start(b))).then(a.leader.item().cmp(&b.leader.item()))
        });
        items
    }

    /// Draws the stands of a lane (or of all that are placed together) that have
    /// a place of their own. Returns those, each with its lane.
    fn labelled(&mut self, field: usize, items: &mut Vec<RowItem>) -> Vec<(usize, Row)> {
        let input = self.sources.input;
        let zones = &self.frame.composition.zones;
        let margin_days = MARK_REACH_PX / self.axis.px_per_day();
        let window = (self.axis.start_days - margin_days, self.axis.end_days() + margin_days);
        let keys = self.nodes.visit(&self.sources, zones, (field, self.step), window, self.book);
        if self.step < 0 {
            return self.thinned(field, window, items);
        }
        // A label that reaches over a boundary is known on both sides of it, and
        // stands where both have it.
        let mut found: BTreeMap<(usize, u32), (Arc<Entry>, Place)> = BTreeMap::new();
        let mut given_up: Vec<(usize, u32)> = Vec::new();
        for key in keys {
            let Some(node) = self.nodes.get(&key) else { continue };
            let places = node.shown(key.1, self.step);
            for (stand, place) in node.pool.stands.iter().zip(places) {
                let known = (stand.lane, stand.entry.item());
                if place.label.is_none() && place.mark != Track::Axis {
                    given_up.push(known);
                } else if touches(&stand.entry, window) {
                    let known = found.entry(known).or_insert_with(|| (Arc::clone(&stand.entry), *place));
                    if place.label.is_none() {
                        known.1.label = None;
                    }
                }
            }
        }
        for known in given_up {
            found.remove(&known);
        }
        let mut drawn = Vec::with_capacity(found.len());
        for ((lane, _), (entry, place)) in found {
            drawn.push((lane, entry.row));
            let mut item = RowItem::single(Arc::clone(&entry), lane, place, input);
            self.chosen.mark_single(&mut item, &[entry]);
            items.push(item);
        }
        drawn
    }

    /// As [`Self::labelled`], outward of the zoom at which all is in sight.
    fn thinned(&mut self, field: usize, window: (f64, f64), items: &mut Vec<RowItem>) -> Vec<(usize, Row)> {
        let Some(root) = self.nodes.get(&(field, 0, 0)) else { return Vec::new() };
        let ground = &self.frame.ground;
        let px_per_day = zoomed(ground.fit_px_per_day, self.step);
        let own = root.shown(0, 0);
        let placing = Placing::new(&root.pool, *ground, root.bounds_days);
        let thinned = placing.thin_out(&self.frame.composition.zones, own, px_per_day);
        // What had no place of its own is left to the cells, unless all of it is here.
        let is_placed =
            |stand: &usize| root.is_complete() || own[*stand].label.is_some() || own[*stand].mark == Track::Axis;
        let placed: Vec<usize> = (0..own.len()).filter(is_placed).collect();
        let mut drawn = Vec::new();
        let pool = root.pool.only(&placed);
        let places: Vec<Place> = placed.iter().map(|stand| thinned[*stand]).collect();
        let counted = (self.axis.start_days, self.axis.end_days());
        for (mut item, entries) in fold_rows(&pool, &places, (ground, px_per_day), counted, self.sources.input) {
            if !touches(&item.leader, window) {
                continue;
            }
            self.chosen.mark_single(&mut item, &entries);
            items.push(item);
        }
        drawn.extend(pool.stands.iter().map(|stand| (stand.lane, stand.entry.row)));
        drawn
    }

    fn cells(&mut self, lane: usize, drawn: Vec<Row>, items: &mut Vec<RowItem>) {
        let Some(all) = self.sources.events.lanes().get(self.frame.numbers[lane]) else { return };
        let passing = self.sources.passing.and_then(|events| events.lanes().get(self.frame.numbers[lane]));
        let cells = Cells::new(
            self.sources.input,
            &self.frame.ground,
            (lane, base_track(self.frame.ground.is_mirrored, lane)),
            (all, passing.map(Arc::as_ref)),
            self.chosen,
            (self.axis.start_days, self.axis.end_days()),
            self.step,
            drawn,
        );
        cells.draw(items, self.book);
    }
}

impl RowLayout {
    /// What a view shows, worked out from nothing.
    pub fn of(input: &TimelineInput<'_>) -> Self {
        let mut cache = RowCache::default();
        cache.rows(0, input);
        cache.layout.take().unwrap_or_else(|| Self::empty(input))
    }

    fn empty(input: &TimelineInput<'_>) -> Self {
        let none = EventIndex::default();
        let frame = Frame::of(input, (&none, None), &mut Nodes::default(), &mut EntryBook::default());
        let bars = Arc::new(MinimapBars::of(input, &none));
        Self { frame: Arc::new(frame), items: Vec::new(), densities: Vec::new(), bars, in_window: 0, in_all: 0 }
    }
}

fn touches(entry: &Entry, window: (f64, f64)) -> bool {
    entry.mark.start_days() <= window.1 && entry.mark.end_days() >= window.0
}

/// How far the lanes are scrolled, within what there is to scroll.
pub(super) fn scroll_y(input: &TimelineInput<'_>, composition: &Composition) -> f32 {
    input.spec.scroll_y.clamp(0.0, (composition.content_height - plot_height(input)).max(0.0))
}

/// The step of zoom of a view: 0 where all events are in sight, growing inward.
fn step_of(axis: &Axis, fit_px_per_day: f64) -> i32 {
    let doublings = (axis.px_per_day() / fit_px_per_day).log2();
    // A hair of tolerance, so that the view that fits is not a step outward.
    let step = (doublings * f64::from(STEPS_PER_OCTAVE) + 1.0e-6).floor();
    if step.is_finite() { (step as i32).clamp(-MOST_STEPS, MOST_STEPS) } else { 0 }
}
