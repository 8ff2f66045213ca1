//! The rows of a plot while labels are placed, stacked from the band outward or
//! one stack per lane, and what stands where in them.

use std::collections::BTreeMap;

use super::composition::{Track, Zone, Zones};
use super::occupancy::Row;
use super::place::{BOX_AIR_PX, Extent, Place};

pub(super) const STACK_UP: usize = 0;
pub(super) const STACK_DOWN: usize = 1;

/// The stacks of rows: above the band and below it, or one per lane; and the axis.
pub(super) struct Stacks {
    rows: Vec<Vec<Row>>,
    axis: Row,
}

/// Where marks stand on each track, whether they have a label or not.
pub(super) struct Marks(BTreeMap<Track, Vec<(f64, f64)>>);

impl Marks {
    pub fn of(places: &[Place], extents: &[Extent]) -> Self {
        let mut tracks: BTreeMap<Track, Vec<(f64, f64)>> = BTreeMap::new();
        for (place, extent) in places.iter().zip(extents) {
            tracks.entry(place.mark).or_default().push((extent.left, extent.right));
        }
        for marks in tracks.values_mut() {
            marks.sort_by(|a, b| a.0.total_cmp(&b.0));
            // From left edge to the farthest right edge so far.
            let mut farthest = f64::NEG_INFINITY;
            for (_, right) in marks {
                farthest = farthest.max(*right);
                *right = farthest;
            }
        }
        Self(tracks)
    }

    /// Whether any mark of a track reaches into a stretch.
    pub fn any_within(&self, track: Track, (left, right): (f64, f64)) -> bool {
        let Some(marks) = self.0.get(&track) else { return false };
        let before = marks.partition_point(|(start, _)| *start < right);
        before > 0 && marks[before - 1].1 > left
    }
}

impl Stacks {
    /// Takes the room of a mark without its label.
    pub fn take_mark(&mut self, place: Place, extent: &Extent) {
        match place.mark {
            Track::Axis => self.take_axis(extent, BOX_AIR_PX),
            track => {
                if let Some(row) = self.at_mut(track) {
                    row.take(extent.left - BOX_AIR_PX, extent.right + BOX_AIR_PX, None);
                }
            }
        }
    }

    pub fn axis_is_free(&self, extent: &Extent, air_px: f64) -> bool {
        self.axis.is_free(extent.left - air_px, extent.right + air_px)
    }

    pub fn take_axis(&mut self, extent: &Extent, air_px: f64) {
        self.axis.take(extent.left - air_px, extent.right + air_px, None);
    }

    /// Empty rows, of stacked zones only those from the first to the last of `only`.
    pub fn of(zones: &Zones, only: Option<(Option<usize>, Option<usize>)>) -> Self {
        let stack = |rows: u16| vec![Row::default(); usize::from(rows)];
        let is_wanted = |lane: usize| match only {
            Some((Some(first), Some(last))) => (first..=last).contains(&lane),
            Some(_) => false,
            None => true,
        };
        let rows = match zones {
            Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => {
                vec![stack(joint_up.rows + a_to_b.rows), stack(joint_low.rows + b_to_a.rows)]
            }
            Zones::Stacked(zones) => {
                let rows = |(lane, zone): (usize, &Zone)| stack(if is_wanted(lane) { zone.rows } else { 0 });
                zones.iter().enumerate().map(rows).collect()
            }
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

    pub fn at(&self, track: Track) -> Option<&Row> {
        let (stack, row) = Self::place(track)?;
        self.rows.get(stack)?.get(row)
    }

    pub fn at_mut(&mut self, track: Track) -> Option<&mut Row> {
        let (stack, row) = Self::place(track)?;
        self.rows.get_mut(stack)?.get_mut(row)
    }

    /// The rows that a stem from this track to the band passes.
    fn passed(track: Track) -> Option<(usize, usize)> {
        if let Track::Lane(..) = track { None } else { Self::place(track) }
    }

    /// How many stems cross a label between two places in a track, and how many
    /// labels its own stem crosses, if it has one.
    pub fn crossings(&self, track: Track, (left, right): (f64, f64), stem: f64, has_stem: bool) -> usize {
        let own = self.at(track).map_or(0, |row| row.crossings(left, right, stem));
        let others = Self::passed(track)
            .filter(|_| has_stem)
            .and_then(|(stack, row)| self.rows.get(stack)?.get(..row))
            .map_or(0, |rows| rows.iter().filter(|row| row.would_cross(stem)).count());
        own + others
    }

    /// Lets a stem pass through all rows between a track and the band.
    pub fn pass_below(&mut self, track: Track, stem: f64) {
        let rows = Self::passed(track).and_then(|(stack, row)| self.rows.get_mut(stack)?.get_mut(..row));
        for row in rows.into_iter().flatten() {
            row.pass(stem);
        }
    }
}
