//! What of a picture does not depend on its window: the lanes that are shown,
//! how the plot is divided among them, and the zoom at which all events are in
//! sight.

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, caption_style};
use super::composition::{Composition, Zone, Zones};
use super::entry::EntryBook;
use super::index::EventIndex;
use super::lanes::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};
use super::nodes::{Nodes, Sources};
use super::placing::{Ground, Placing};
use super::timeline::{LaneMode, TimelineInput, plot_height};

/// Largest share of the picture that the captions' strip takes.
const MOST_GUTTER: f32 = 0.22;
/// With more lanes than this, their heights follow from how many events they
/// hold and not from how their labels would stand.
const MOST_TRIED_LANES: usize = 24;
/// Rows of a lane among so many, at most.
const ROWS_OF_MANY: usize = 3;

/// A lane that is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ShownLane {
    pub key: String,
    pub caption: String,
    pub is_collapsed: bool,
    height_factor: f32,
}

/// The frame of a picture.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub ground: Ground,
    pub lanes: Vec<ShownLane>,
    /// Numbers of the lanes in the index.
    pub numbers: Vec<usize>,
    pub composition: Composition,
    /// Width of the strip on the left that holds the lanes' captions.
    pub gutter_px: f32,
    /// Height of a plot with room for every label that asks for a row.
    pub wanted_height: f32,
}

impl Frame {
    /// The frame of these events; roots of nodes are worked out on the way.
    pub fn of(
        input: &TimelineInput<'_>,
        (events, passing): (&EventIndex, Option<&EventIndex>),
        nodes: &mut Nodes,
        book: &mut EntryBook,
    ) -> Self {
        let is_mirrored = input.spec.lanes == LaneMode::Direction;
        let (lanes, numbers) = shown_lanes(input, events);
        let gutter_px = gutter_px(&lanes, input);
        let width_px = f64::from(input.size.width - gutter_px);
        let (first_days, last_days) = events.extent_days().unwrap_or((0.0, 1.0));
        let fit = Axis::new(first_days, last_days - first_days, 0.0, width_px).fit(first_days, last_days);
        let ground = Ground {
            is_mirrored,
            first_days,
            last_days,
            fit_px_per_day: fit.px_per_day(),
            width_px,
            mark_px: f64::from(input.theme.size.mark),
        };
        let sources = Sources { input, ground, events, passing, lanes: &numbers };
        let plot_height = plot_height(input);
        let (wanted, zones) = if is_mirrored {
            mirrored_zones(&sources, plot_height, nodes, book)
        } else {
            stacked_zones(&sources, &lanes, plot_height, nodes, book)
        };
        let wanted_height = wanted.wanted_height(input.theme.size.row);
        let composition = Composition::of(zones, plot_height, input.theme.size.row);
        Self { ground, lanes, numbers, composition, gutter_px, wanted_height }
    }
}

/// The lanes that are shown, with their numbers in the index: mirrored ones all
/// three, of others those in which anything stands, as the user has them sorted.
fn shown_lanes(input: &TimelineInput<'_>, events: &EventIndex) -> (Vec<ShownLane>, Vec<usize>) {
    let table = &input.index.lanes;
    let keeps_empty = matches!(input.spec.lanes, LaneMode::Direction | LaneMode::None);
    let is_shown = |lane: &usize| keeps_empty || events.lanes().get(*lane).is_some_and(|lane| !lane.is_empty());
    let setting = |lane: usize| {
        let key = (input.spec.lanes, table.lanes[lane].key.clone());
        input.spec.lane_settings.get(&key).copied().unwrap_or_default()
    };
    let mut numbers: Vec<usize> = (0..table.lanes.len()).filter(is_shown).collect();
    if input.spec.lanes != LaneMode::Direction {
        numbers.sort_by_key(|lane| setting(*lane).order);
    }
    let lanes = numbers.iter().map(|lane| {
        let setting = setting(*lane);
        ShownLane {
            key: table.lanes[*lane].key.clone(),
            caption: table.caption(*lane, input.dataset, input.spec.lang),
            is_collapsed: setting.collapsed && input.spec.lanes != LaneMode::Direction,
            height_factor: setting.height_factor,
        }
    });
    (lanes.collect(), numbers)
}

fn mirrored_zones(
    sources: &Sources<'_, '_>,
    plot_height: f32,
    nodes: &mut Nodes,
    book: &mut EntryBook,
) -> (Zones, Zones) {
    let root = nodes.root(sources, 0, book);
    let mut crowded = [false; 3];
    for lane in [LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT] {
        let held = sources.events.lanes().get(lane).map_or(0, |lane| lane.len());
        crowded[lane] = held > root.pool.stands.iter().filter(|stand| stand.lane == lane).count();
    }
    let placing = Placing::new(&root.pool, sources.ground, root.bounds_days);
    let (wanted, zones, places) = placing.share_out(plot_height, crowded);
    nodes.set_root_places(sources, &zones, places);
    (wanted, zones)
}

fn stacked_zones(
    sources: &Sources<'_, '_>,
    lanes: &[ShownLane],
    plot_height: f32,
    nodes: &mut Nodes,
    book: &mut EntryBook,
) -> (Zones, Zones) {
    let plenty = Zones::most_rows(plot_height);
    let held = |lane: usize| sources.events.lanes().get(sources.numbers(lane)).map_or(0, |lane| lane.len());
    let is_tried = lanes.len() <= MOST_TRIED_LANES;
    let mut wanted: Vec<Zone> = Vec::with_capacity(lanes.len());
    for (at, lane) in lanes.iter().enumerate() {
        let mut zone = if lane.is_collapsed {
            Zone { is_collapsed: true, ..Zone::default() }
        } else if is_tried {
            let root = nodes.root(sources, at, book);
            let mut zone = Placing::new(&root.pool, sources.ground, root.bounds_days).demand_of_lane(at, plenty);
            zone.base |= held(at) > root.pool.stands.len();
            zone
        } else {
            let rows = u16::try_from(held(at).clamp(1, ROWS_OF_MANY)).unwrap_or(1);
            Zone { rows, base: held(at) > ROWS_OF_MANY, is_collapsed: false }
        };
        let factor = if lane.height_factor.is_finite() { lane.height_factor.clamp(0.1, 10.0) } else { 1.0 };
        if !lane.is_collapsed && (factor - 1.0).abs() > 0.01 {
            zone.rows = (f32::from(zone.rows) * factor).round().clamp(1.0, f32::from(plenty)) as u16;
        }
        wanted.push(zone);
    }
    let mut wanted = Zones::Stacked(wanted);
    loop {
        let zones = wanted.within(plot_height);
        let (Zones::Stacked(own_wanted), Zones::Stacked(given)) = (&mut wanted, &zones) else { return (wanted, zones) };
        let mut changed = false;
        for at in (0..lanes.len()).filter(|_| is_tried) {
            if own_wanted[at].base || own_wanted[at].is_collapsed || given[at].rows >= own_wanted[at].rows {
                continue;
            }
            // With fewer rows than it wants, some of its labels will be missing.
            own_wanted[at].base = true;
            changed = true;
        }
        if !changed {
            return (wanted, zones);
        }
    }
}

/// Width of the captions' strip: none where the lanes are mirrored or one.
fn gutter_px(lanes: &[ShownLane], input: &TimelineInput<'_>) -> f32 {
    if matches!(input.spec.lanes, LaneMode::Direction | LaneMode::None) {
        return 0.0;
    }
    let style = caption_style(input.theme);
    let widest = lanes.iter().map(|lane| input.measure.width(&lane.caption, style.size, style.weight));
    (widest.fold(0.0, f32::max) + 2.0 * CAPTION_X_PX).min(input.size.width * MOST_GUTTER).ceil()
}
