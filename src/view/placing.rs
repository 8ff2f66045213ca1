//! Chooses a track for every mark and a side for its label, at one zoom.
//!
//! Greedy by importance. A label stands beside its mark, to the right where it
//! can, or under its bar where that is long enough. The nearest free row that no
//! stem crosses wins; where there is none, the one with the fewest crossings.
//! A mark whose label finds no row goes to a track for such marks; a joint one
//! stays on the axis where that is free.

use super::composition::{Track, Zone, Zones};
use super::entry::Entry;
use super::lanes::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};
use super::mark::MarkForm;
use super::place::{BOX_AIR_PX, Extent, Place, Side, is_under, label_box, mark_extent, title_fits_under};
use super::pool::Pool;
use super::stacks::{Marks, STACK_DOWN, STACK_UP, Stacks};

/// Room between two marks on the axis of which one has no label, half on either side.
const MARK_AIR_PX: f64 = 1.0;
/// Longest joint bar that stands on the axis, where all events are in sight.
const LONGEST_ON_AXIS_PX: f64 = 100.0;
/// Least room in which a label is shortened rather than left out.
const MIN_ROOM_PX: f64 = 64.0;

/// One part of the plot while labels are placed: a stretch of rows of a stack.
#[derive(Debug, Clone, Copy)]
struct Part {
    stack: usize,
    first_row: u16,
    rows: u16,
    /// Whether the stack is a lane of its own.
    stacked: bool,
}

/// A place that is not chosen yet.
pub(super) const NOWHERE: Place = Place { mark: Track::Axis, label: None };

/// What placing depends on besides the stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ground {
    /// Whether the lanes are mirrored about a band.
    pub is_mirrored: bool,
    /// First and last moment of all events.
    pub first_days: f64,
    pub last_days: f64,
    pub fit_px_per_day: f64,
    /// Width of the plot.
    pub width_px: f64,
    pub mark_px: f64,
}

impl Ground {
    /// Where a moment lies, from the first of all events.
    pub fn x(&self, days: f64, px_per_day: f64) -> f64 {
        (days - self.first_days) * px_per_day
    }

    /// Room before the first and after the last event: labels look for room
    /// within it, so that none is cut off where all events are in sight.
    fn margin_px(&self) -> f64 {
        let spare_px = self.width_px - (self.last_days - self.first_days) * self.fit_px_per_day;
        (spare_px / 2.0 - BOX_AIR_PX).max(0.0)
    }
}

/// The work of placing.
pub(super) struct Placing<'a> {
    pool: &'a Pool,
    ground: Ground,
    /// Start and end of the time within which labels and marks look for room.
    bounds_days: (f64, f64),
    /// By stand: whether a joint mark may stand on the axis.
    on_axis: Vec<bool>,
}

impl<'a> Placing<'a> {
    /// The work on a pool, within a stretch of time.
    pub fn new(pool: &'a Pool, ground: Ground, bounds_days: (f64, f64)) -> Self {
        let may_stand_on_axis = |entry: &Entry| {
            let extent = mark_extent(entry, ground.first_days, ground.fit_px_per_day, ground.mark_px);
            entry.mark.form != MarkForm::Hatched && extent.right - extent.left <= LONGEST_ON_AXIS_PX
        };
        let stands = pool.stands.iter();
        let on_axis = stands
            .map(|stand| ground.is_mirrored && stand.lane == LANE_JOINT && may_stand_on_axis(&stand.entry))
            .collect();
        Self { pool, ground, bounds_days, on_axis }
    }

    /// The bounds in pixels at a zoom.
    fn bounds_px(&self, px_per_day: f64) -> (f64, f64) {
        (self.ground.x(self.bounds_days.0, px_per_day), self.ground.x(self.bounds_days.1, px_per_day))
    }

    /// Shares the plot's height out to its mirrored parts, and places all stands
    /// in what each gets. A part in which marks find no room for their labels also
    /// needs a track for those, which may leave fewer rows; parts only ever come
    /// to need one, so that this ends. `crowded` tells of each lane that it holds
    /// events that are not among the stands.
    ///
    /// Returns the parts as they are wanted and as they are given, and the places.
    pub fn share_out(&self, plot_height: f32, crowded: [bool; 3]) -> (Zones, Zones, Vec<Place>) {
        let mut wanted = self.demand_mirrored(Zones::most_rows(plot_height));
        if let Zones::Mirrored { a_to_b, joint_low, b_to_a, .. } = &mut wanted {
            a_to_b.base |= crowded[LANE_A_TO_B];
            b_to_a.base |= crowded[LANE_B_TO_A];
            joint_low.base |= crowded[LANE_JOINT];
        }
        loop {
            let zones = wanted.within(plot_height);
            let places = self.place(&zones, None, self.ground.fit_px_per_day);
            let mut changed = false;
            for place in places.iter().filter(|place| place.label.is_none()) {
                let zone = match (&mut wanted, place.mark) {
                    (Zones::Mirrored { a_to_b, .. }, Track::UpBase) => a_to_b,
                    (Zones::Mirrored { b_to_a, .. }, Track::DownBase) => b_to_a,
                    (Zones::Mirrored { joint_low, .. }, Track::LowBase) => joint_low,
                    _ => continue,
                };
                changed |= !std::mem::replace(&mut zone.base, true);
            }
            if !changed {
                return (wanted, zones, places);
            }
        }
    }

    /// How many rows each mirrored part would use if it had plenty.
    fn demand_mirrored(&self, plenty_rows: u16) -> Zones {
        let plenty = Zone { rows: plenty_rows, ..Zone::default() };
        let zones = Zones::Mirrored { a_to_b: plenty, joint_up: plenty, joint_low: plenty, b_to_a: plenty };
        let places = self.place(&zones, None, self.ground.fit_px_per_day);
        let labels = || places.iter().filter_map(|place| place.label.map(|(track, _)| track));
        let used = |from: u16, track_row: &dyn Fn(Track) -> Option<u16>| {
            let rows = labels().filter_map(track_row).filter(|row| (from..from + plenty_rows).contains(row));
            Zone { rows: rows.map(|row| row - from + 1).max().unwrap_or(0), ..Zone::default() }
        };
        let up = |track| if let Track::Up(row) = track { Some(row) } else { None };
        let down = |track| if let Track::Down(row) = track { Some(row) } else { None };
        Zones::Mirrored {
            a_to_b: used(plenty_rows, &up),
            joint_up: used(0, &up),
            joint_low: used(0, &down),
            b_to_a: used(plenty_rows, &down),
        }
    }

    /// How many rows a lane of its own would use if it had plenty, and whether
    /// some stands would find no label even then.
    pub fn demand_of_lane(&self, lane: usize, plenty_rows: u16) -> Zone {
        let mut zones = vec![Zone::default(); lane + 1];
        zones[lane].rows = plenty_rows;
        let places = self.place(&Zones::Stacked(zones), None, self.ground.fit_px_per_day);
        let row = |place: &Place| if let Some((Track::Lane(_, row), _)) = place.label { Some(row) } else { None };
        let rows = places.iter().filter_map(row).max().map_or(1, |row| row + 1);
        Zone { rows, base: places.iter().any(|place| place.label.is_none()), is_collapsed: false }
    }

    /// Places every stand at a zoom. Those that have a label already keep it.
    pub fn place(&self, zones: &Zones, kept: Option<&[Place]>, px_per_day: f64) -> Vec<Place> {
        let extents = self.extents(px_per_day);
        let mut stacks = self.stacks(zones);
        let mut places = vec![NOWHERE; extents.len()];
        for (stand, place) in kept.into_iter().flatten().enumerate().filter(|(_, place)| place.label.is_some()) {
            self.take(&mut stacks, stand, *place, &extents[stand]);
            places[stand] = *place;
        }
        self.label_rest(zones, &mut stacks, &extents, &mut places, px_per_day, &|_| true);
        self.base_rest(&mut stacks, &extents, &mut places, px_per_day);
        places
    }

    /// The places where a filter dims some events: their marks stay, the room of
    /// their labels is offered to the others. Those that had found room so at
    /// the zoom before keep it where they can.
    pub fn show(
        &self,
        zones: &Zones,
        places: &[Place],
        before: Option<&[Place]>,
        passes: &[bool],
        px_per_day: f64,
    ) -> Vec<Place> {
        let extents = self.extents(px_per_day);
        let mut stacks = self.stacks(zones);
        let mut shown = vec![NOWHERE; extents.len()];
        for (stand, place) in places.iter().enumerate().filter(|(_, place)| place.label.is_some()) {
            if passes[stand] {
                self.take(&mut stacks, stand, *place, &extents[stand]);
            } else {
                stacks.take_mark(*place, &extents[stand]);
            }
            shown[stand] = *place;
        }
        for (stand, place) in before.into_iter().flatten().enumerate() {
            let is_free = |(track, side)| {
                let (left, right) = label_box(self.pool.entry(stand), &extents[stand], place.mark, side);
                stacks.at(track).is_some_and(|row| row.is_free(left, right))
            };
            let axis_is_free = place.mark != Track::Axis || stacks.axis_is_free(&extents[stand], BOX_AIR_PX);
            if passes[stand] && shown[stand].label.is_none() && axis_is_free && place.label.is_some_and(is_free) {
                self.take(&mut stacks, stand, *place, &extents[stand]);
                shown[stand] = *place;
            }
        }
        self.label_rest(zones, &mut stacks, &extents, &mut shown, px_per_day, &|stand| passes[stand]);
        self.base_rest(&mut stacks, &extents, &mut shown, px_per_day);
        shown
    }

    /// The extents of all marks at a zoom.
    pub fn extents(&self, px_per_day: f64) -> Vec<Extent> {
        let Ground { first_days, mark_px, .. } = self.ground;
        self.pool.stands.iter().map(|stand| mark_extent(&stand.entry, first_days, px_per_day, mark_px)).collect()
    }

    /// Empty rows: all where lanes are mirrored, else those of the pool's lanes.
    fn stacks(&self, zones: &Zones) -> Stacks {
        let lanes = self.pool.stands.iter().map(|stand| stand.lane);
        let only = if self.ground.is_mirrored { None } else { Some((lanes.clone().min(), lanes.max())) };
        Stacks::of(zones, only)
    }

    /// Looks for room for the labels that have none yet, the most important first.
    fn label_rest(
        &self,
        zones: &Zones,
        stacks: &mut Stacks,
        extents: &[Extent],
        places: &mut [Place],
        px_per_day: f64,
        wants: &dyn Fn(usize) -> bool,
    ) {
        let (across, others): (Vec<usize>, Vec<usize>) =
            self.pool.by_rank.iter().partition(|stand| self.pool.stands[**stand].is_across);
        for stand in across.into_iter().chain(others) {
            if places[stand].label.is_some() || !wants(stand) {
                continue;
            }
            if let Some(place) = self.find(stacks, zones, stand, &extents[stand], px_per_day) {
                self.take(stacks, stand, place, &extents[stand]);
                places[stand] = place;
            }
        }
    }

    /// Gives the marks without labels their tracks.
    fn base_rest(&self, stacks: &mut Stacks, extents: &[Extent], places: &mut [Place], px_per_day: f64) {
        let bounds = self.bounds_px(px_per_day);
        for &stand in &self.pool.by_rank {
            if places[stand].label.is_some() {
                continue;
            }
            let Extent { left, right, .. } = extents[stand];
            let is_within = bounds.0 <= left - MARK_AIR_PX && right + MARK_AIR_PX <= bounds.1;
            let on_axis = self.on_axis[stand] && is_within && stacks.axis_is_free(&extents[stand], MARK_AIR_PX);
            if on_axis {
                stacks.take_axis(&extents[stand], MARK_AIR_PX);
            }
            places[stand] = Place { mark: if on_axis { Track::Axis } else { self.base_track(stand) }, label: None };
        }
    }

    /// Outward of the zoom that shows all: marks and labels keep their rows, and
    /// labels give way to marks and to more important labels.
    pub fn thin_out(&self, zones: &Zones, places: &[Place], px_per_day: f64) -> Vec<Place> {
        let extents = self.extents(px_per_day);
        let marks = Marks::of(places, &extents);
        let mut stacks = self.stacks(zones);
        let mut thinned = places.to_vec();
        for &stand in &self.pool.by_rank {
            let Some((track, side)) = places[stand].label else { continue };
            let entry = self.pool.entry(stand);
            let (extent, mark) = (&extents[stand], places[stand].mark);
            let (left, right) = label_box(entry, extent, mark, side);
            let under = is_under(entry, extent, mark, side);
            let fits = if under {
                title_fits_under(entry, extent)
            } else {
                let label = match side {
                    Side::Right => (right - BOX_AIR_PX - f64::from(entry.two_line_width()), right),
                    Side::Left | Side::Under => (left, left + BOX_AIR_PX + f64::from(entry.two_line_width())),
                };
                !marks.any_within(track, label)
                    && stacks.crossings(track, (left, right), extent.anchor, self.has_stems(stand)) == 0
            };
            if fits && stacks.at(track).is_some_and(|row| row.is_free(left, right)) {
                self.take(&mut stacks, stand, places[stand], extent);
            } else {
                thinned[stand].label = None;
            }
        }
        thinned
    }

    /// The best free place for a stand's label.
    fn find(&self, stacks: &Stacks, zones: &Zones, stand: usize, extent: &Extent, px_per_day: f64) -> Option<Place> {
        let entry = self.pool.entry(stand);
        let part = self.part(zones, stand);
        let bounds = self.bounds_px(px_per_day);
        if extent.left - BOX_AIR_PX < bounds.0 || extent.right + BOX_AIR_PX > bounds.1 {
            return None;
        }
        let axis_is_free = self.on_axis[stand] && stacks.axis_is_free(extent, BOX_AIR_PX);
        let sides = self.sides(entry, extent, axis_is_free, px_per_day);
        let free = candidates(part.rows, &sides, part.other_side_rows()).filter_map(|(row, side)| {
            let track = part.track(part.first_row + row);
            let mark = if axis_is_free { Track::Axis } else { track };
            let (left, right) = label_box(entry, extent, mark, side);
            let is_within = bounds.0 <= left && right <= bounds.1;
            if !is_within || !stacks.at(track).is_some_and(|row| row.is_free(left, right)) {
                return None;
            }
            let crossings = if is_under(entry, extent, mark, side) {
                0
            } else {
                stacks.crossings(track, (left, right), extent.anchor, self.has_stems(stand))
            };
            Some((crossings, Place { mark, label: Some((track, side)) }))
        });
        // The first place that nothing crosses; else the first of the least crossed.
        let mut best: Option<(usize, Place)> = None;
        for (crossings, place) in free {
            if best.is_none_or(|(least, _)| crossings < least) {
                best = Some((crossings, place));
            }
            if crossings == 0 {
                break;
            }
        }
        best.map(|(_, place)| place)
    }

    /// The sides to try. Text reads away from its mark; at the outer events it
    /// reads back, where it would leave the room about them. Where neither side
    /// has room for all of it, it stands under its bar, or is shortened on the
    /// roomier side.
    fn sides(&self, entry: &Entry, extent: &Extent, on_axis: bool, px_per_day: f64) -> Vec<Side> {
        let order = if entry.rtl { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
        let margin_px = self.ground.margin_px();
        let (first, last) = (-margin_px, self.ground.x(self.ground.last_days, px_per_day) + margin_px);
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
        let entry = self.pool.entry(stand);
        let on_axis = place.mark == Track::Axis;
        let (left, right) = label_box(entry, extent, place.mark, side);
        let has_stem = !is_under(entry, extent, place.mark, side);
        if let Some(row) = stacks.at_mut(track) {
            row.take(left, right, has_stem.then_some(extent.anchor));
        }
        if on_axis {
            stacks.take_axis(extent, BOX_AIR_PX);
        }
        if has_stem && self.has_stems(stand) {
            stacks.pass_below(track, extent.anchor);
        }
    }

    fn part(&self, zones: &Zones, stand: usize) -> Part {
        let lane = self.pool.stands[stand].lane;
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
        self.pool.stands[stand].lane != LANE_JOINT || self.on_axis[stand]
    }

    fn base_track(&self, stand: usize) -> Track {
        let lane = self.pool.stands[stand].lane;
        base_track(self.ground.is_mirrored, lane)
    }
}

/// The track of a lane's marks without labels.
pub(super) fn base_track(is_mirrored: bool, lane: usize) -> Track {
    match (is_mirrored, lane) {
        (true, LANE_A_TO_B) => Track::UpBase,
        (true, LANE_B_TO_A) => Track::DownBase,
        (true, _) => Track::LowBase,
        _ => Track::LaneBase(lane_number(lane)),
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
