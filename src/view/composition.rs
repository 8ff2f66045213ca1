//! How the plot is divided from top to bottom.
//!
//! ```text
//!   by direction                       by kind, actor, or in one lane
//!     years                              years
//!     caption A → B                      months
//!     rows of A → B        Up(n)         caption
//!     marks without label  UpBase        rows                  Lane(0, n)
//!     rows of joint labels Up(0)         marks without label   LaneBase(0)
//!     band: axis, months   Axis          caption
//!     bars without label   LowBase       ...
//!     rows of long bars    Down(0)
//!     marks without label  DownBase
//!     rows of B → A        Down(n)
//!     caption B → A
//! ```
//!
//! The division follows from how many rows the events need at the zoom at which
//! all of them are in sight, so that neither panning nor zooming moves a row.

use super::plan::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};

/// Height of the strip with the years.
pub(super) const HEADER_PX: f32 = 32.0;
/// Height of the strip with years and months, where no band carries the months.
pub(super) const TALL_HEADER_PX: f32 = 50.0;
/// Half the height of the band about the axis.
pub(super) const BAND_HALF_PX: f32 = 26.0;
/// Height of the strip that keeps a caption of a mirrored plot clear of labels.
pub(super) const CAPTION_PX: f32 = 20.0;
/// Height of the track of marks without labels.
pub(super) const BASE_PX: f32 = 22.0;
/// Lowest row: two lines of text and a little air.
const ROW_MIN_PX: f32 = 35.0;
/// How much higher than its token a row may grow where there is room.
const ROW_STRETCH: f32 = 1.3;
/// Air between the band and the first row, and between zones.
const ZONE_GAP_PX: f32 = 5.0;
/// How far above its row's middle a mark stands: it shares its line with the
/// title, and the date stands below.
const MARK_RISE_PX: f32 = 8.0;
/// Rows that a lane may have although the plot has no room for them.
const LANE_ROWS: u16 = 3;

/// A horizontal line on which marks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Track {
    /// On the axis.
    Axis,
    /// In a row above the band, counted from it.
    Up(u16),
    /// Above the band, without a label.
    UpBase,
    /// In a row below the band, counted from it.
    Down(u16),
    /// Long joint bars without a label, right below the band.
    LowBase,
    /// Below the band, without a label.
    DownBase,
    /// In a row of a lane, counted from its top.
    Lane(u16, u16),
    /// At the bottom of a lane, without a label.
    LaneBase(u16),
}

/// Rows of one part of the plot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Zone {
    /// How many rows.
    pub rows: u16,
    /// Whether marks stand without a label.
    pub base: bool,
}

/// The parts of the plot and how many rows each has (or needs).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Zones {
    /// By direction.
    Mirrored {
        /// Side A's moves.
        a_to_b: Zone,
        /// Labels of joint events on the axis.
        joint_up: Zone,
        /// Long joint bars.
        joint_low: Zone,
        /// Side B's moves.
        b_to_a: Zone,
    },
    /// One below the other.
    Stacked(Vec<Zone>),
}

/// Where everything stands, in pixels from the top of the content.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Composition {
    pub zones: Zones,
    pub header_height: f32,
    pub row_height: f32,
    /// The axis, where the plot is mirrored.
    pub axis_y: f32,
    /// Top and bottom of each lane of the plan.
    pub lanes: Vec<(f32, f32)>,
    pub content_height: f32,
}

impl Zones {
    fn each_mut(&mut self) -> Vec<&mut Zone> {
        match self {
            Self::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => vec![a_to_b, joint_up, joint_low, b_to_a],
            Self::Stacked(zones) => zones.iter_mut().collect(),
        }
    }

    fn each(&self) -> Vec<Zone> {
        match self {
            Self::Mirrored { a_to_b, joint_up, joint_low, b_to_a } => vec![*a_to_b, *joint_up, *joint_low, *b_to_a],
            Self::Stacked(zones) => zones.clone(),
        }
    }

    /// The same parts with no more rows than a plot of this height has room for.
    /// Mirrored parts share what there is, the smallest first served; stacked
    /// ones keep a few rows each and may reach below the plot.
    #[must_use]
    pub fn within(&self, plot_height: f32) -> Self {
        let needs = self.each();
        let wanted: u16 = needs.iter().map(|zone| zone.rows).sum();
        let room = ((plot_height - self.fixed_height()) / ROW_MIN_PX).floor().max(0.0) as u16;
        if wanted <= room {
            return self.clone();
        }
        let least = if matches!(self, Self::Stacked(_)) { LANE_ROWS } else { 1 };
        let granted = share(&needs.iter().map(|zone| zone.rows).collect::<Vec<_>>(), room, least);
        let mut zones = self.clone();
        for (zone, rows) in zones.each_mut().into_iter().zip(granted) {
            zone.rows = rows;
        }
        zones
    }

    /// Height of all that is no row.
    fn fixed_height(&self) -> f32 {
        let bases = self.each().iter().filter(|zone| zone.base).count() as f32 * BASE_PX;
        match self {
            Self::Mirrored { .. } => HEADER_PX + 2.0 * CAPTION_PX + 2.0 * BAND_HALF_PX + 4.0 * ZONE_GAP_PX + bases,
            Self::Stacked(zones) => TALL_HEADER_PX + zones.len() as f32 * 2.0 * ZONE_GAP_PX + bases,
        }
    }
}

/// Shares `room` among parts that want so many each: all get `least` (or what
/// they want, if that is less), the rest goes round one by one.
fn share(wanted: &[u16], room: u16, least: u16) -> Vec<u16> {
    let mut granted: Vec<u16> = wanted.iter().map(|rows| (*rows).min(least)).collect();
    let mut left = room.saturating_sub(granted.iter().sum());
    while left > 0 {
        let mut any = false;
        for (rows, wanted) in granted.iter_mut().zip(wanted) {
            if *rows < *wanted && left > 0 {
                *rows += 1;
                left -= 1;
                any = true;
            }
        }
        if !any {
            break;
        }
    }
    granted
}

impl Composition {
    /// Divides a plot of this height. Rows take the token's height where there
    /// is room for it, a little more where there is plenty, less where there is not.
    pub fn of(zones: Zones, plot_height: f32, row_token_px: f32) -> Self {
        let rows: u16 = zones.each().iter().map(|zone| zone.rows).sum();
        let room = plot_height - zones.fixed_height();
        let row_height = (room / f32::from(rows.max(1))).clamp(ROW_MIN_PX, row_token_px * ROW_STRETCH);
        match &zones {
            Zones::Mirrored { .. } => Self::mirrored(zones, plot_height, row_height),
            Zones::Stacked(_) => Self::stacked(zones, plot_height, row_height),
        }
    }

    fn mirrored(zones: Zones, plot_height: f32, row_height: f32) -> Self {
        let Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } = zones else {
            return Self::stacked(zones, plot_height, row_height);
        };
        let side = |outer: Zone, inner: Zone| {
            let bases = f32::from(u8::from(outer.base) + u8::from(inner.base)) * BASE_PX;
            f32::from(outer.rows + inner.rows) * row_height + bases + 2.0 * ZONE_GAP_PX + CAPTION_PX
        };
        let (up, down) = (side(a_to_b, joint_up), side(b_to_a, joint_low));
        let content_height = (HEADER_PX + up + 2.0 * BAND_HALF_PX + down).max(plot_height);
        // What is left over goes to both sides alike.
        let spare = content_height - (HEADER_PX + up + 2.0 * BAND_HALF_PX + down);
        let axis_y = (HEADER_PX + up + BAND_HALF_PX + spare / 2.0).round();
        let (band_top, band_bottom) = (axis_y - BAND_HALF_PX, axis_y + BAND_HALF_PX);
        let mut lanes = vec![(0.0, 0.0); 3];
        lanes[LANE_A_TO_B] = (HEADER_PX, band_top);
        lanes[LANE_JOINT] = (band_top, band_bottom);
        lanes[LANE_B_TO_A] = (band_bottom, content_height);
        Self { zones, header_height: HEADER_PX, row_height, axis_y, lanes, content_height }
    }

    fn stacked(zones: Zones, plot_height: f32, row_height: f32) -> Self {
        let mut top = TALL_HEADER_PX;
        let lanes: Vec<(f32, f32)> = zones
            .each()
            .iter()
            .map(|zone| {
                let base = if zone.base { BASE_PX } else { 0.0 };
                let bottom = top + f32::from(zone.rows) * row_height + base + 2.0 * ZONE_GAP_PX;
                (std::mem::replace(&mut top, bottom), bottom)
            })
            .collect();
        let content_height = top.max(plot_height);
        Self { zones, header_height: TALL_HEADER_PX, row_height, axis_y: 0.0, lanes, content_height }
    }

    /// Whether the plot is mirrored about a band.
    pub fn is_mirrored(&self) -> bool {
        matches!(self.zones, Zones::Mirrored { .. })
    }

    /// Height at which the marks of a track stand.
    pub fn mark_y(&self, track: Track) -> f32 {
        let row = |index: u16| (f32::from(index) + 0.5) * self.row_height;
        let (band_top, band_bottom) = (self.axis_y - BAND_HALF_PX, self.axis_y + BAND_HALF_PX);
        match (&self.zones, track) {
            (Zones::Mirrored { a_to_b, joint_up, .. }, Track::Up(index)) => {
                let base = if index >= joint_up.rows && a_to_b.base { BASE_PX } else { 0.0 };
                let gap = if index >= joint_up.rows { 2.0 } else { 1.0 } * ZONE_GAP_PX;
                band_top - gap - base - row(index) - MARK_RISE_PX
            }
            (Zones::Mirrored { joint_up, .. }, Track::UpBase) => {
                band_top - ZONE_GAP_PX - f32::from(joint_up.rows) * self.row_height - BASE_PX / 2.0
            }
            (Zones::Mirrored { b_to_a, joint_low, .. }, Track::Down(index)) => {
                let base = if index >= joint_low.rows && b_to_a.base { BASE_PX } else { 0.0 };
                let low_base = if joint_low.base { BASE_PX } else { 0.0 };
                let gap = if index >= joint_low.rows { 2.0 } else { 1.0 } * ZONE_GAP_PX;
                band_bottom + gap + low_base + base + row(index) - MARK_RISE_PX
            }
            (Zones::Mirrored { .. }, Track::LowBase) => band_bottom + ZONE_GAP_PX + BASE_PX / 2.0,
            (Zones::Mirrored { joint_low, .. }, Track::DownBase) => {
                let low_base = if joint_low.base { BASE_PX } else { 0.0 };
                band_bottom + ZONE_GAP_PX + low_base + f32::from(joint_low.rows) * self.row_height + BASE_PX / 2.0
            }
            (_, Track::Lane(lane, index)) => {
                let (_, bottom) = self.lane(lane);
                let zone = self.zones.each().get(usize::from(lane)).copied().unwrap_or_default();
                let base = if zone.base { BASE_PX } else { 0.0 };
                let rows_top = bottom - ZONE_GAP_PX - base - f32::from(zone.rows) * self.row_height;
                rows_top + row(index) - MARK_RISE_PX
            }
            (_, Track::LaneBase(lane)) => self.lane(lane).1 - ZONE_GAP_PX - BASE_PX / 2.0,
            _ => self.axis_y,
        }
    }

    fn lane(&self, lane: u16) -> (f32, f32) {
        self.lanes.get(usize::from(lane)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(rows: u16) -> Zone {
        Zone { rows, base: false }
    }

    fn mirrored(a_to_b: u16, joint_up: u16, joint_low: u16, b_to_a: u16) -> Zones {
        Zones::Mirrored {
            a_to_b: zone(a_to_b),
            joint_up: zone(joint_up),
            joint_low: zone(joint_low),
            b_to_a: zone(b_to_a),
        }
    }

    #[test]
    fn small_parts_get_what_they_want_and_large_ones_share_the_rest() {
        assert_eq!(share(&[1, 9, 9], 7, 1), [1, 3, 3]);
        assert_eq!(share(&[2, 2], 10, 1), [2, 2]);
        assert_eq!(share(&[9, 9], 0, 1), [1, 1]);
    }

    #[test]
    fn rows_above_climb_and_rows_below_descend_without_touching_the_band() {
        let composition = Composition::of(mirrored(2, 2, 1, 2), 606.0, 44.0);
        let heights: Vec<f32> = (0..4).map(|row| composition.mark_y(Track::Up(row))).collect();
        assert!(heights.windows(2).all(|pair| pair[1] <= pair[0] - ROW_MIN_PX), "{heights:?}");
        assert!(heights[0] + 26.0 <= composition.axis_y - BAND_HALF_PX);
        assert!(heights[3] - 10.0 >= HEADER_PX + CAPTION_PX);
        let below: Vec<f32> = (0..3).map(|row| composition.mark_y(Track::Down(row))).collect();
        assert!(below.windows(2).all(|pair| pair[1] >= pair[0] + ROW_MIN_PX), "{below:?}");
        assert!(below[0] - 10.0 >= composition.axis_y + BAND_HALF_PX);
        assert_eq!(composition.content_height, 606.0);
    }

    #[test]
    fn a_low_plot_gets_fewer_rows_but_every_side_keeps_one() {
        let Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } = mirrored(9, 9, 9, 9).within(380.0) else {
            panic!("still mirrored");
        };
        for zone in [a_to_b, joint_up, joint_low, b_to_a] {
            assert!((1..=2).contains(&zone.rows), "{zone:?}");
        }
    }

    #[test]
    fn lanes_lie_one_below_the_other_and_may_reach_below_the_plot() {
        let zones = Zones::Stacked(vec![zone(5); 6]).within(400.0);
        let composition = Composition::of(zones, 400.0, 44.0);
        assert!(composition.content_height > 400.0);
        assert!(composition.lanes.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert!(composition.mark_y(Track::Lane(1, 0)) > composition.mark_y(Track::Lane(0, 2)));
    }
}
