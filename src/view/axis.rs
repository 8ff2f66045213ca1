//! The time axis: days to pixels and back.

use super::geometry::Point;

/// A window of time on a stretch of pixels. Times are days from 1970-01-01 as
/// `f64`; fractions are times of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Time at the left edge, in days.
    pub start_days: f64,
    /// Length of the window, in days; positive.
    pub span_days: f64,
    /// Left edge, in pixels.
    pub left_px: f64,
    /// Width, in pixels; positive.
    pub width_px: f64,
}

impl Axis {
    /// Where a time lies.
    pub fn x_from_time(&self, days: f64) -> f64 {
        self.left_px + (days - self.start_days) / self.span_days * self.width_px
    }

    /// The time at a place.
    pub fn time_from_x(&self, x: f64) -> f64 {
        self.start_days + (x - self.left_px) / self.width_px * self.span_days
    }

    /// The view moved by so many pixels; positive shows later times.
    #[must_use]
    pub fn pan(&self, _by_px: f64) -> Self {
        todo!()
    }

    /// The view zoomed about a place, which keeps its time: a factor above 1
    /// shows less time, larger.
    #[must_use]
    pub fn zoom_at(&self, _x: f64, _factor: f64) -> Self {
        todo!()
    }

    /// The view that shows exactly this stretch of time, with a margin.
    #[must_use]
    pub fn fit(&self, _start_days: f64, _end_days: f64) -> Self {
        todo!()
    }
}

impl Axis {
    /// The point of this axis at a time and height.
    pub fn point(&self, days: f64, y: f32) -> Point {
        Point::new(self.x_from_time(days) as f32, y)
    }
}
