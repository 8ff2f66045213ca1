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
//!       marks w/o label    LowBase       ...
//!     rows of long bars    Down(0)
//!     marks without label  DownBase
//!     rows of B → A        Down(n)
//!     caption B → A
//! ```
//!
//! The division follows from how many rows the events need at the zoom at which
//! all of them are in sight, so that neither panning nor zooming moves a row.

use super::lanes::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};

/// Lowest row: two lines of text and a little air.
const ROW_MIN_PX: f32 = 35.0;
/// How much higher than its token a row may grow where there is room.
const ROW_STRETCH: f32 = 1.3;
/// Plots lower than this are drawn with less air.
const LOW_PLOT_PX: f32 = 420.0;
/// Height of the strip with the years.
const HEADER_PX: f32 = 32.0;
/// Height of the strip with years and months, where no band carries the months.
const TALL_HEADER_PX: f32 = 50.0;

/// Heights of what is no row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Metrics {
    /// Half of the band about the axis.
    pub band_half: f32,
    /// The strip that keeps a caption of a mirrored plot clear of labels.
    caption: f32,
    /// The track of marks without labels.
    base: f32,
    /// Air between the band and the first row, and between zones.
    gap: f32,
}

impl Metrics {
    fn of(plot_height: f32) -> Self {
        if plot_height < LOW_PLOT_PX {
            Self { band_half: 23.0, caption: 17.0, base: 20.0, gap: 3.0 }
        } else {
            Self { band_half: 26.0, caption: 20.0, base: 22.0, gap: 6.0 }
        }
    }
}

/// How far above its row's middle a mark stands: it shares its line with the
/// title, and the date stands below.
const MARK_RISE_PX: f32 = 8.0;
/// How far above the middle of its track a joint mark without a label stands:
/// the months above it need less room than the rows below.
const LOW_BASE_RISE_PX: f32 = 2.0;
/// Least and most rows that a part may ask for.
const LEAST_ROWS: u16 = 12;
const MOST_ROWS: f32 = 60.0;
/// Height of a collapsed lane's strip.
const COLLAPSED_PX: f32 = 20.0;
/// Rows that a lane may have although the plot has no room for them.
const LANE_ROWS: u16 = 6;

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
    /// Joint marks without a label for which the axis has no room, in the band.
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
    /// Whether the lane is but a strip that shows its density.
    pub is_collapsed: bool,
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
    pub metrics: Metrics,
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
        let wanted: u32 = needs.iter().map(|zone| u32::from(zone.rows)).sum();
        let room = ((plot_height - self.fixed_height(Metrics::of(plot_height))) / ROW_MIN_PX).floor().max(0.0) as u16;
        if wanted <= u32::from(room) {
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

    /// How many rows a part may ask for: as many as the plot could hold if it
    /// held no other, and a dozen in any case.
    pub fn most_rows(plot_height: f32) -> u16 {
        ((plot_height / ROW_MIN_PX).floor().min(MOST_ROWS) as u16).max(LEAST_ROWS)
    }

    /// Height of a plot in which all of these rows have their token's height.
    pub fn wanted_height(&self, row_token_px: f32) -> f32 {
        let rows: f32 = self.each().iter().map(|zone| f32::from(zone.rows)).sum();
        let at = |metrics: Metrics| self.fixed_height(metrics) + rows * row_token_px;
        let low = at(Metrics::of(0.0));
        if low < LOW_PLOT_PX { low } else { at(Metrics::of(LOW_PLOT_PX)) }
    }

    /// Height of all that is no row.
    fn fixed_height(&self, metrics: Metrics) -> f32 {
        let Metrics { band_half, caption, base, gap } = metrics;
        let bases = self.each().iter().filter(|zone| zone.base).count() as f32 * base;
        match self {
            Self::Mirrored { .. } => HEADER_PX + 2.0 * caption + 2.0 * band_half + 4.0 * gap + bases,
            Self::Stacked(zones) => {
                let strips = zones.iter().filter(|zone| zone.is_collapsed).count() as f32 * COLLAPSED_PX;
                TALL_HEADER_PX + zones.len() as f32 * 2.0 * gap + bases + strips
            }
        }
    }
}

/// Shares `room` among parts that want so many each: all get `least` (or what
/// they want, if that is less), the rest goes round one by one.
fn share(wanted: &[u16], room: u16, least: u16) -> Vec<u16> {
    let mut granted: Vec<u16> = wanted.iter().map(|rows| (*rows).min(least)).collect();
    let mut left = room.saturating_sub(granted.iter().fold(0, |sum: u16, rows| sum.saturating_add(*rows)));
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
        let rows: f32 = zones.each().iter().map(|zone| f32::from(zone.rows)).sum();
        let metrics = Metrics::of(plot_height);
        let room = plot_height - zones.fixed_height(metrics);
        let row_height = (room / rows.max(1.0)).min(row_token_px * ROW_STRETCH).max(ROW_MIN_PX);
        match &zones {
            Zones::Mirrored { .. } => Self::mirrored(zones, metrics, plot_height, row_height),
            Zones::Stacked(_) => Self::stacked(zones, metrics, plot_height, row_height),
        }
    }

    fn mirrored(zones: Zones, metrics: Metrics, plot_height: f32, row_height: f32) -> Self {
        let Zones::Mirrored { a_to_b, joint_up, joint_low, b_to_a } = zones else {
            return Self::stacked(zones, metrics, plot_height, row_height);
        };
        let side = |outer: Zone, inner: Zone| {
            let bases = f32::from(u8::from(outer.base) + u8::from(inner.base)) * metrics.base;
            f32::from(outer.rows + inner.rows) * row_height + bases + 2.0 * metrics.gap + metrics.caption
        };
        let (up, down) = (side(a_to_b, joint_up), side(b_to_a, joint_low));
        let content_height = (HEADER_PX + up + 2.0 * metrics.band_half + down).max(plot_height);
        // What is left over goes to both sides alike.
        let spare = content_height - (HEADER_PX + up + 2.0 * metrics.band_half + down);
        let axis_y = (HEADER_PX + up + metrics.band_half + spare / 2.0).round();
        let (band_top, band_bottom) = (axis_y - metrics.band_half, axis_y + metrics.band_half);
        let mut lanes = vec![(0.0, 0.0); 3];
        lanes[LANE_A_TO_B] = (HEADER_PX, band_top);
        lanes[LANE_JOINT] = (band_top, band_bottom);
        lanes[LANE_B_TO_A] = (band_bottom, content_height);
        Self { zones, metrics, header_height: HEADER_PX, row_height, axis_y, lanes, content_height }
    }

    fn stacked(zones: Zones, metrics: Metrics, plot_height: f32, row_height: f32) -> Self {
        let needs = |zone: &Zone| {
            let base = if zone.base { metrics.base } else { 0.0 };
            let strip = if zone.is_collapsed { COLLAPSED_PX } else { 0.0 };
            f32::from(zone.rows) * row_height + base + strip + 2.0 * metrics.gap
        };
        let zone_list = zones.each();
        let needed: f32 = zone_list.iter().map(needs).sum();
        // What is left over goes to all lanes alike.
        let open = zone_list.iter().filter(|zone| !zone.is_collapsed).count();
        let spare = (plot_height - TALL_HEADER_PX - needed).max(0.0) / open.max(1) as f32;
        let mut top = TALL_HEADER_PX;
        let lanes: Vec<(f32, f32)> = zone_list
            .iter()
            .map(|zone| {
                let bottom = top + needs(zone) + if zone.is_collapsed { 0.0 } else { spare };
                (std::mem::replace(&mut top, bottom), bottom)
            })
            .collect();
        let content_height = top.max(plot_height);
        Self { zones, metrics, header_height: TALL_HEADER_PX, row_height, axis_y: 0.0, lanes, content_height }
    }

    /// Whether the plot is mirrored about a band.
    pub fn is_mirrored(&self) -> bool {
        matches!(self.zones, Zones::Mirrored { .. })
    }

    /// Top and bottom of the band: the axis, and joint marks without labels.
    pub fn band(&self) -> Option<(f32, f32)> {
        let Zones::Mirrored { joint_low, .. } = &self.zones else { return None };
        let half = self.metrics.band_half;
        let low = if joint_low.base { self.metrics.base } else { 0.0 };
        Some((self.axis_y - half, self.axis_y + half + low))
    }

    /// Height at which the marks of a track stand.
    pub fn mark_y(&self, track: Track) -> f32 {
        let Metrics { band_half, base, gap, .. } = self.metrics;
        let row = |index: u16| (f32::from(index) + 0.5) * self.row_height - MARK_RISE_PX;
        let base_of = |zone: &Zone| if zone.base { base } else { 0.0 };
        let rows_of = |zone: &Zone| f32::from(zone.rows) * self.row_height;
        match (&self.zones, track) {
            (Zones::Mirrored { joint_up, a_to_b, .. }, Track::Up(_) | Track::UpBase) => {
                let inner_top = self.axis_y - band_half - gap - rows_of(joint_up);
                let outer_bottom = inner_top - base_of(a_to_b) - gap;
                match track {
                    Track::Up(index) if index < joint_up.rows => inner_top + row(joint_up.rows - 1 - index),
                    Track::Up(index) => outer_bottom - f32::from(index - joint_up.rows + 1) * self.row_height + row(0),
                    _ => inner_top - gap / 2.0 - base / 2.0,
                }
            }
            (Zones::Mirrored { joint_low, b_to_a, .. }, Track::LowBase | Track::Down(_) | Track::DownBase) => {
                let low_top = self.axis_y + band_half;
                let inner_top = low_top + base_of(joint_low) + gap;
                let inner_bottom = inner_top + rows_of(joint_low);
                let outer_top = inner_bottom + gap + base_of(b_to_a);
                match track {
                    Track::LowBase => low_top + base / 2.0 - LOW_BASE_RISE_PX,
                    Track::Down(index) if index < joint_low.rows => inner_top + row(index),
                    Track::Down(index) => outer_top + row(index - joint_low.rows),
                    _ => inner_bottom + gap / 2.0 + base / 2.0,
                }
            }
            (Zones::Stacked(zones), Track::Lane(lane, _) | Track::LaneBase(lane)) => {
                let (top, bottom) = self.lane(lane);
                let zone = zones.get(usize::from(lane)).copied().unwrap_or_default();
                // A lane higher than its rows keeps them in its middle.
                let rows_top = f32::midpoint(top, bottom) - (rows_of(&zone) + base_of(&zone)) / 2.0;
                match track {
                    Track::Lane(_, index) => rows_top + row(index),
                    _ => rows_top + rows_of(&zone) + base / 2.0,
                }
            }
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
        Zone { rows, base: false, is_collapsed: false }
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
        assert!(heights[0] + 26.0 <= composition.axis_y - composition.metrics.band_half);
        assert!(heights[3] - 10.0 >= HEADER_PX + composition.metrics.caption);
        let below: Vec<f32> = (0..3).map(|row| composition.mark_y(Track::Down(row))).collect();
        assert!(below.windows(2).all(|pair| pair[1] >= pair[0] + ROW_MIN_PX), "{below:?}");
        assert!(below[0] - 10.0 >= composition.axis_y + composition.metrics.band_half);
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
