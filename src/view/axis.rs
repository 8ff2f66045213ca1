//! The time axis: days to pixels and back.
//!
//! ```text
//!   start_days            time_from_x(x)         start_days + span_days
//!       |---------------------|---------------------------|
//!    left_px                  x                   left_px + width_px
//! ```
//!
//! Places are computed from the window's start, so that a window of one minute
//! in the year 9000 is as exact as one of a century about 1970.

use super::geometry::Point;

/// Shortest window: one minute, in days.
pub const MIN_SPAN_DAYS: f64 = 1.0 / 1440.0;

/// Longest window: 20,000 years of the mean Gregorian length, in days.
pub const MAX_SPAN_DAYS: f64 = 20_000.0 * DAYS_PER_YEAR;

/// The window stays within 20,000 years of 1970, in days.
pub const MAX_TIME_DAYS: f64 = 20_000.0 * DAYS_PER_YEAR;

/// Mean length of a Gregorian year, in days: 146,097 days in 400 years.
pub const DAYS_PER_YEAR: f64 = 365.2425;

/// Share of the width that [`Axis::fit`] leaves empty on each side.
const FIT_MARGIN: f64 = 0.06;

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
    /// The axis of a window of time on a stretch of pixels, brought within the
    /// limits of this module; what is not a number becomes a window about 1970.
    pub fn new(start_days: f64, span_days: f64, left_px: f64, width_px: f64) -> Self {
        let width_px = if width_px.is_finite() { width_px.max(1.0) } else { 1.0 };
        let left_px = if left_px.is_finite() { left_px } else { 0.0 };
        let span_days = if span_days.is_finite() { span_days } else { DAYS_PER_YEAR };
        let span_days = span_days.clamp(MIN_SPAN_DAYS, MAX_SPAN_DAYS);
        let start_days = if start_days.is_finite() { start_days } else { 0.0 };
        let start_days = start_days.clamp(-MAX_TIME_DAYS, MAX_TIME_DAYS - span_days);
        Self { start_days, span_days, left_px, width_px }
    }

    /// Where a time lies.
    pub fn x_from_time(&self, days: f64) -> f64 {
        self.left_px + (days - self.start_days) / self.span_days * self.width_px
    }

    /// The time at a place.
    pub fn time_from_x(&self, x: f64) -> f64 {
        self.start_days + (x - self.left_px) / self.width_px * self.span_days
    }

    /// Time at the right edge, in days.
    pub fn end_days(&self) -> f64 {
        self.start_days + self.span_days
    }

    /// Right edge, in pixels.
    pub fn right_px(&self) -> f64 {
        self.left_px + self.width_px
    }

    /// How many pixels a day takes.
    pub fn px_per_day(&self) -> f64 {
        self.width_px / self.span_days
    }

    /// The view moved by so many pixels; positive shows later times.
    #[must_use]
    pub fn pan(&self, by_px: f64) -> Self {
        let by_px = if by_px.is_finite() { by_px } else { 0.0 };
        self.with_window(self.start_days + by_px / self.width_px * self.span_days, self.span_days)
    }

    /// The view zoomed about a place, which keeps its time: a factor above 1
    /// shows less time, larger. At the limits of the axis the window stops.
    #[must_use]
    pub fn zoom_at(&self, x: f64, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && x.is_finite()) {
            return self.with_window(self.start_days, self.span_days);
        }
        let span_days = (self.span_days / factor).clamp(MIN_SPAN_DAYS, MAX_SPAN_DAYS);
        let share = (x - self.left_px) / self.width_px;
        self.with_window(self.start_days + share * (self.span_days - span_days), span_days)
    }

    /// The view that shows exactly this stretch of time, with a margin of six
    /// hundredths of the width on either side.
    #[must_use]
    pub fn fit(&self, start_days: f64, end_days: f64) -> Self {
        if !(start_days.is_finite() && end_days.is_finite()) {
            return self.with_window(self.start_days, self.span_days);
        }
        let (first, last) = (start_days.min(end_days), start_days.max(end_days));
        let span_days = ((last - first) / (1.0 - 2.0 * FIT_MARGIN)).clamp(MIN_SPAN_DAYS, MAX_SPAN_DAYS);
        self.with_window(f64::midpoint(first, last) - span_days / 2.0, span_days)
    }

    /// The point of this axis at a time and height.
    pub fn point(&self, days: f64, y: f32) -> Point {
        Point::new(self.x_from_time(days) as f32, y)
    }

    fn with_window(&self, start_days: f64, span_days: f64) -> Self {
        Self::new(start_days, span_days, self.left_px, self.width_px)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn axis(start_days: f64, span_days: f64) -> Axis {
        Axis::new(start_days, span_days, 14.0, 996.0)
    }

    #[test]
    fn every_pixel_walks_to_a_time_and_back() {
        for (start, span) in [(0.0, 1.0), (18_900.0, 800.0), (-7_000_000.0, 7_000_000.0), (2_567_000.5, MIN_SPAN_DAYS)]
        {
            let axis = axis(start, span);
            for pixel in 14..=1010 {
                let x = f64::from(pixel);
                let back = axis.x_from_time(axis.time_from_x(x));
                assert!((back - x).abs() < 0.5, "{x} came back as {back} in {axis:?}");
            }
        }
    }

    #[test]
    fn panning_by_the_width_shows_the_next_window() {
        let moved = axis(100.0, 10.0).pan(996.0);
        assert!((moved.start_days - 110.0).abs() < 1e-9);
        assert!((moved.span_days - 10.0).abs() < 1e-9);
    }

    #[test]
    fn fit_shows_the_whole_stretch_inside_its_margins() {
        let fitted = axis(0.0, 1.0).fit(1_000.0, 2_000.0);
        let (left, right) = (fitted.x_from_time(1_000.0), fitted.x_from_time(2_000.0));
        assert!((left - (14.0 + 0.06 * 996.0)).abs() < 1e-6);
        assert!((right - (14.0 + 0.94 * 996.0)).abs() < 1e-6);
    }

    #[test]
    fn fit_of_a_single_moment_is_a_minute_about_it() {
        let fitted = axis(0.0, 1.0).fit(500.0, 500.0);
        assert!((fitted.span_days - MIN_SPAN_DAYS).abs() < 1e-12);
        assert!((fitted.time_from_x(14.0 + 498.0) - 500.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_not_a_number_changes_nothing() {
        let axis = axis(10.0, 5.0);
        assert_eq!(axis.pan(f64::NAN), axis);
        assert_eq!(axis.zoom_at(100.0, 0.0), axis);
        assert_eq!(axis.zoom_at(f64::NAN, 2.0), axis);
        assert_eq!(axis.fit(f64::NEG_INFINITY, 3.0), axis);
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_time_under_the_pointer(
            start in -1.0e6..1.0e6_f64, log_span in -2.0..5.0_f64, x in 14.0..1010.0_f64, log_factor in -0.5..0.5_f64,
        ) {
            let before = axis(start, 10_f64.powf(log_span));
            let after = before.zoom_at(x, 10_f64.powf(log_factor));
            let moved_px = (after.x_from_time(before.time_from_x(x)) - x).abs();
            prop_assert!(moved_px < 0.01, "moved by {} px", moved_px);
        }

        #[test]
        fn no_sequence_of_moves_leaves_the_limits(moves in prop::collection::vec((0..3, -1.0e9..1.0e9_f64, 1.0e-9..1.0e9_f64), 1..30)) {
            let mut axis = axis(0.0, 365.0);
            for (which, at, factor) in moves {
                axis = match which {
                    0 => axis.pan(at),
                    1 => axis.zoom_at(at, factor),
                    _ => axis.fit(at, at + factor),
                };
                prop_assert!(axis.start_days.is_finite() && axis.start_days >= -MAX_TIME_DAYS);
                prop_assert!((MIN_SPAN_DAYS..=MAX_SPAN_DAYS).contains(&axis.span_days));
                prop_assert!(axis.end_days() <= MAX_TIME_DAYS + 1.0e-6);
            }
        }
    }
}
