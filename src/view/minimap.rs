//! The minimap: the whole range in little, with the window on it.

use std::collections::BTreeMap;

use crate::model::date::DateStyle;

use super::axis::Axis;
use super::canvas::{Canvas, TextStyle, solid};
use super::color::Rgba;
use super::geometry::{Point, Rect};
use super::index::EventIndex;
use super::scene::{Fill, Geometry, Measure, Target};
use super::ticks::sparse_ticks;
use super::timeline::TimelineInput;
use super::tokens::Theme;

/// Share of the range that is added on either side of it.
const MARGIN: f64 = 0.2;
/// Room at the left and right edge.
const SIDE_PX: f32 = 24.0;
/// Width of a bar of the density.
const BAR_PX: f64 = 6.0;
/// Height of one event's share of a bar, where there is room.
const EVENT_PX: f32 = 9.0;
/// Width and height of a handle, at every zoom.
const HANDLE_PX: (f32, f32) = (6.0, 20.0);
/// Width of the region by which a handle is caught.
const GRIP_PX: f32 = 14.0;
/// What of the window stays free of its handles' regions, so that it can be
/// caught as well: where it is narrower, they lie beside it.
const BODY_PX: f32 = 10.0;
/// Room between the window and the picture's edge, where a handle can be caught.
const EDGE_PX: f32 = 12.0;
/// Narrowest window that is drawn.
const MIN_WINDOW_PX: f32 = BODY_PX;

/// Events by column and kind: worked out once for all windows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct MinimapBars {
    columns: BTreeMap<i64, BTreeMap<u16, u32>>,
    most: u32,
}

impl MinimapBars {
    /// Counts the events that pass, each once, in time linear in them.
    pub fn of(input: &TimelineInput<'_>, events: &EventIndex) -> Self {
        if !input.spec.minimap {
            return Self::default();
        }
        let axis = axis_of(range_of(input), minimap_area(input));
        let mut bars = Self::default();
        // Events come in the order of time, so that most fall into the column before.
        let (mut column, mut left, mut right) = (0, 0.0, 0.0);
        let mut kinds: BTreeMap<u16, u32> = BTreeMap::new();
        for row in events.lanes().iter().flat_map(|lane| lane.rows()).filter(|row| row.is_first) {
            let days = row.anchor_days();
            if !(left <= days && days < right) {
                bars.add(column, &mut kinds);
                let x = axis.x_from_time(days) - axis.left_px;
                column = (x / BAR_PX).floor() as i64;
                left = axis.time_from_x(axis.left_px + column as f64 * BAR_PX);
                right = axis.time_from_x(axis.left_px + (column + 1) as f64 * BAR_PX);
            }
            *kinds.entry(row.kind).or_default() += 1;
        }
        bars.add(column, &mut kinds);
        bars.most = bars.columns.values().map(|kinds| kinds.values().sum::<u32>()).max().unwrap_or(1).max(1);
        bars
    }

    fn add(&mut self, column: i64, kinds: &mut BTreeMap<u16, u32>) {
        for (kind, count) in std::mem::take(kinds) {
            *self.columns.entry(column).or_default().entry(kind).or_default() += count;
        }
    }
}

/// First and last moment of all events, whatever the filter hides.
pub(super) fn range_of(input: &TimelineInput<'_>) -> Option<(f64, f64)> {
    input.index.events.extent_days()
}

/// The minimap's place in the picture.
pub(super) fn minimap_area(input: &TimelineInput<'_>) -> Rect {
    let height = if input.spec.minimap { input.theme.size.minimap_height } else { 0.0 };
    Rect::new(0.0, (input.size.height - height).max(0.0), input.size.width, input.size.height)
}

fn axis_of(range_days: Option<(f64, f64)>, area: Rect) -> Axis {
    let (first, last) = range_days.unwrap_or((0.0, 365.0));
    let margin = ((last - first) * MARGIN).max(1.0);
    let width = f64::from(area.width() - 2.0 * SIDE_PX).max(1.0);
    Axis::new(first - margin, last - first + 2.0 * margin, f64::from(area.left + SIDE_PX), width)
}

/// What the minimap is drawn with.
pub(super) struct Minimap<'a> {
    pub bars: &'a MinimapBars,
    /// First and last moment of all events, whatever the filter hides.
    pub range_days: Option<(f64, f64)>,
    pub theme: &'a Theme,
    pub style: DateStyle,
    pub measure: &'a dyn Measure,
    /// Colours by kind.
    pub colors: &'a [Rgba],
    pub area: Rect,
}

impl Minimap<'_> {
    /// The axis of the minimap.
    pub fn axis(&self) -> Axis {
        axis_of(self.range_days, self.area)
    }

    /// Draws it, with the plot's window on it.
    pub fn draw(&self, canvas: &mut Canvas, window: &Axis) {
        let axis = self.axis();
        let color = &self.theme.color;
        let area = self.area;
        canvas.group("minimap", "", |canvas| {
            canvas.rect(area, 0.0, color.panel);
            canvas.horizontal(area.top + 0.5, area.left, area.right, solid(color.line, 1.0));
            self.ticks(canvas, &axis);
            self.bars(canvas, &axis);
            self.window(canvas, &axis, window);
        });
    }

    fn floor_y(&self) -> f32 {
        self.area.bottom - 24.0
    }

    fn ticks(&self, canvas: &mut Canvas, axis: &Axis) {
        let style = TextStyle::regular(self.theme.size.text_small - 1.0, self.theme.color.soft);
        // Ticks go on to the right edge of the picture.
        let rest = f64::from(self.area.right) - axis.right_px() - 2.0;
        let span = axis.span_days * (1.0 + rest / axis.width_px);
        let wide = Axis::new(axis.start_days, span, axis.left_px, axis.width_px + rest);
        for tick in sparse_ticks(&wide, style.size, self.style, self.measure) {
            let x = tick.x as f32;
            canvas.vertical(x, self.area.top + 8.0, self.floor_y() + 8.0, solid(self.theme.color.line, 1.0));
            let origin = Point::new(tick.label_x as f32, self.area.bottom - 8.0);
            canvas.text(&tick.label, tick.label_width, origin, style);
        }
    }

    fn bars(&self, canvas: &mut Canvas, axis: &Axis) {
        let room = self.floor_y() - self.area.top - 16.0;
        let event_px = EVENT_PX.min(room / self.bars.most.max(1) as f32);
        for (column, kinds) in &self.bars.columns {
            let left = axis.left_px as f32 + *column as f32 * BAR_PX as f32;
            let mut bottom = self.floor_y();
            for (kind, count) in kinds {
                let top = bottom - *count as f32 * event_px;
                let fill = self.colors.get(usize::from(*kind)).copied().unwrap_or(self.theme.color.soft).faded(0.85);
                canvas.rect(Rect::new(left, top, left + BAR_PX as f32 - 1.0, bottom), 0.0, fill);
                bottom = top;
            }
        }
    }

    fn window(&self, canvas: &mut Canvas, axis: &Axis, window: &Axis) {
        let accent = self.theme.color.accent;
        // Not `clamp`: a picture may be narrower than its margins.
        let within = |x: f32, inset: f32| x.min(self.area.right - inset).max(self.area.left + inset);
        let place = |days: f64| within(axis.x_from_time(days) as f32, EDGE_PX);
        let (mut left, mut right) = (place(window.start_days), place(window.end_days()));
        if right - left < MIN_WINDOW_PX {
            let middle = within(f32::midpoint(left, right), EDGE_PX + MIN_WINDOW_PX / 2.0);
            (left, right) = (middle - MIN_WINDOW_PX / 2.0, middle + MIN_WINDOW_PX / 2.0);
        }
        let rect = Rect::new(left, self.area.top + 6.0, right, self.floor_y() + 6.0);
        let geometry = Geometry::Rect { rect, radius: 3.0 };
        canvas.shape(geometry, Some(Fill::Solid(accent.faded(0.1))), Some(solid(accent, 1.0)));
        canvas.hit(self.area, Target::Minimap);
        canvas.hit(rect, Target::MinimapWindow);
        let middle = rect.center().y;
        let inward = ((right - left - BODY_PX) / 2.0).clamp(0.0, GRIP_PX / 2.0);
        // Where the regions lie beside the window, the handles do too.
        let outward = (HANDLE_PX.0 / 2.0) * (1.0 - inward / (GRIP_PX / 2.0));
        let grips = [
            (left - outward, (left + inward - GRIP_PX, left + inward), Target::MinimapStart),
            (right + outward, (right - inward, right - inward + GRIP_PX), Target::MinimapEnd),
        ];
        for (x, (from, to), target) in grips {
            let handle = Rect::around(Point::new(x, middle), HANDLE_PX.0, HANDLE_PX.1);
            canvas.rect(handle, HANDLE_PX.0 / 2.0, accent);
            canvas.hit(Rect::new(from, rect.top, to, rect.bottom), target);
        }
    }
}
