//! The way of a window of time from one place to another: how a jump is shown.
//!
//! Pure geometry: where the window is after a share of the way. It knows neither
//! clocks nor frames; the window of the program decides how long a flight takes.

use super::axis::Axis;

/// How much a zoom costs against a pan: the value that van Wijk and Nuij found
/// people to like best is about the square root of two.
const RHO: f64 = std::f64::consts::SQRT_2;
/// Below this share of the shorter window a move sideways is none.
const STILL_SHARE: f64 = 1e-6;

/// A window of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeWindow {
    /// Left edge, in days from 1970-01-01.
    pub start_days: f64,
    /// Length, in days; positive.
    pub span_days: f64,
}

impl TimeWindow {
    /// The window brought within the limits of the axis; what is not a number
    /// becomes a window about 1970.
    pub fn new(start_days: f64, span_days: f64) -> Self {
        let axis = Axis::new(start_days, span_days, 0.0, 1.0);
        Self { start_days: axis.start_days, span_days: axis.span_days }
    }

    /// The window of this length about a moment.
    pub fn about(middle_days: f64, span_days: f64) -> Self {
        Self::new(middle_days - span_days / 2.0, span_days)
    }

    /// Right edge, in days.
    pub fn end_days(&self) -> f64 {
        self.start_days + self.span_days
    }

    /// Middle, in days.
    pub fn middle_days(&self) -> f64 {
        self.start_days + self.span_days / 2.0
    }

    /// The window zoomed about a moment, which keeps its place: a factor above 1
    /// shows less time. A moment outside the window counts as its nearest edge.
    #[must_use]
    pub fn zoomed_about(&self, days: f64, factor: f64) -> Self {
        let axis = Axis::new(self.start_days, self.span_days, 0.0, 1.0);
        let zoomed = axis.zoom_at(axis.x_from_time(days).clamp(0.0, 1.0), factor);
        Self { start_days: zoomed.start_days, span_days: zoomed.span_days }
    }

    /// Whether two windows look the same: no edge differs by more than a
    /// ten-thousandth of the window.
    pub fn is_like(&self, other: &Self) -> bool {
        let slack_days = self.span_days.min(other.span_days) * 1e-4;
        (self.start_days - other.start_days).abs() <= slack_days
            && (self.end_days() - other.end_days()).abs() <= slack_days
    }
}

/// A way between two windows along which zooming and panning feel even.
///
/// The path is the optimal one of J. J. van Wijk and W. A. A. Nuij, "Smooth and
/// efficient zooming and panning", IEEE Symposium on Information Visualization
/// 2003, in one dimension: with u the middle of the window, w its length and s
/// the way that the eye covers,
///
/// ```text
/// w(s) = w0 cosh r0 / cosh(ρ s + r0)
/// u(s) = u0 + w0 / ρ² · (cosh r0 tanh(ρ s + r0) − sinh r0)
/// r0   = −asinh(b0),  b0 = (w1² − w0² + ρ⁴ (u1 − u0)²) / (2 w0 ρ² (u1 − u0))
/// ```
///
/// It rises to show both places where they lie far apart, and comes down again.
/// The second half of the way is worked out from its far end, so that a flight
/// from an age to a minute comes in without trembling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flight {
    from: TimeWindow,
    to: TimeWindow,
    length: f64,
}

impl Flight {
    /// The way from one window to another.
    pub fn between(from: TimeWindow, to: TimeWindow) -> Self {
        let length = match Arc::from(&from, &to) {
            Some(arc) => arc.length,
            None => (to.span_days / from.span_days).ln().abs() / RHO,
        };
        Self { from, to, length }
    }

    /// Where it ends.
    pub fn end(&self) -> TimeWindow {
        self.to
    }

    /// How long the way is to the eye: 1 is about a zoom by the factor 4.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// The window after a share of the way from 0 to 1, which is clamped; its
    /// ends are exact.
    pub fn at(&self, share: f64) -> TimeWindow {
        if share <= 0.0 {
            self.from
        } else if share < 0.5 {
            Self::part(&self.from, &self.to, share)
        } else if share < 1.0 {
            Self::part(&self.to, &self.from, 1.0 - share)
        } else {
            self.to
        }
    }

    /// The window after a share of the way, best near the start.
    fn part(from: &TimeWindow, to: &TimeWindow, share: f64) -> TimeWindow {
        match Arc::from(from, to) {
            Some(arc) => arc.at(share),
            None => {
                let span_days = from.span_days * (to.span_days / from.span_days).powf(share);
                let middle_days = from.middle_days() + (to.middle_days() - from.middle_days()) * share;
                TimeWindow::about(middle_days, span_days)
            }
        }
    }
}

/// The path where it leads to another place, and not only in or out.
struct Arc {
    middle_days: f64,
    span_days: f64,
    direction: f64,
    r0: f64,
    length: f64,
}

impl Arc {
    fn from(from: &TimeWindow, to: &TimeWindow) -> Option<Self> {
        let (w0, w1) = (from.span_days, to.span_days);
        let way = to.middle_days() - from.middle_days();
        let distance = way.abs();
        if distance <= w0.min(w1) * STILL_SHARE {
            return None;
        }
        let rho2 = RHO * RHO;
        let rise = rho2 * rho2 * distance * distance;
        let b0 = (w1 * w1 - w0 * w0 + rise) / (2.0 * w0 * rho2 * distance);
        let b1 = (w1 * w1 - w0 * w0 - rise) / (2.0 * w1 * rho2 * distance);
        // ln(−b + √(b² + 1)) is −asinh(b), which cancels nothing for large b.
        let (r0, r1) = (-b0.asinh(), -b1.asinh());
        let length = (r1 - r0) / RHO;
        let is_sound = length.is_finite() && r0.is_finite() && length > 0.0;
        is_sound.then(|| Self { middle_days: from.middle_days(), span_days: w0, direction: way.signum(), r0, length })
    }

    fn at(&self, share: f64) -> TimeWindow {
        let s = share * self.length;
        let (r0, r) = (self.r0, RHO * s + self.r0);
        let span_days = self.span_days * r0.cosh() / r.cosh();
        let gone_days = self.span_days / (RHO * RHO) * (r0.cosh() * r.tanh() - r0.sinh());
        TimeWindow::about(self.middle_days + self.direction * gone_days, span_days)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::view::axis::MIN_SPAN_DAYS;

    #[test]
    fn a_flight_leaves_and_arrives_exactly() {
        let (from, to) = (TimeWindow::new(0.0, 365.0), TimeWindow::new(18_000.0, 30.0));
        let flight = Flight::between(from, to);
        assert_eq!((flight.at(0.0), flight.at(1.0)), (from, to));
        assert_eq!((flight.at(-1.0), flight.at(f64::INFINITY)), (from, to));
    }

    #[test]
    fn a_long_way_rises_until_both_places_are_near_and_comes_down_again() {
        let flight = Flight::between(TimeWindow::new(0.0, 30.0), TimeWindow::new(10_000.0, 30.0));
        let highest = (0..=100).map(|step| flight.at(f64::from(step) / 100.0).span_days).fold(0.0, f64::max);
        assert!((5_000.0..20_000.0).contains(&highest), "{highest}");
        assert!((flight.at(0.5).span_days - highest).abs() < 1.0);
    }

    #[test]
    fn zooming_in_place_takes_even_steps_of_the_logarithm() {
        let flight = Flight::between(TimeWindow::about(100.0, 1_600.0), TimeWindow::about(100.0, 1.0));
        let half = flight.at(0.5);
        assert!((half.span_days - 40.0).abs() < 1e-6, "{half:?}");
        assert!((half.middle_days() - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_flight_to_where_one_is_has_no_length() {
        let here = TimeWindow::new(5.0, 10.0);
        assert!(Flight::between(here, here).length().abs() < 1e-9);
        assert!(here.is_like(&TimeWindow::new(5.000_1, 10.0)));
        assert!(!here.is_like(&TimeWindow::new(5.1, 10.0)));
    }

    #[test]
    fn from_an_age_to_a_minute_the_last_steps_do_not_tremble() {
        let (from, to) = (TimeWindow::new(-3.0e6, 6.0e6), TimeWindow::new(18_955.25, MIN_SPAN_DAYS));
        let flight = Flight::between(from, to);
        let mut last = f64::INFINITY;
        for step in 900..=1000 {
            let window = flight.at(f64::from(step) / 1000.0);
            let miss = (window.middle_days() - to.middle_days()).abs() / window.span_days;
            assert!(miss <= last * 1.001 + 1e-3, "{step}: {miss} after {last}");
            last = miss;
        }
    }

    #[test]
    fn zooming_about_a_moment_keeps_it_in_place() {
        let window = TimeWindow::new(0.0, 100.0);
        let zoomed = window.zoomed_about(25.0, 2.0);
        assert!((zoomed.span_days - 50.0).abs() < 1e-9 && (zoomed.start_days - 12.5).abs() < 1e-9, "{zoomed:?}");
        assert!((window.zoomed_about(900.0, 2.0).end_days() - 100.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn every_flight_is_smooth_and_within_the_limits(
            a in -1.0e6..1.0e6_f64, log_a in -3.0..6.0_f64, b in -1.0e6..1.0e6_f64, log_b in -3.0..6.0_f64,
        ) {
            let (from, to) = (TimeWindow::new(a, 10_f64.powf(log_a)), TimeWindow::new(b, 10_f64.powf(log_b)));
            let flight = Flight::between(from, to);
            prop_assert!(flight.length().is_finite() && flight.length() >= 0.0);
            let mut before = flight.at(0.0);
            for step in 1..=200 {
                let here = flight.at(f64::from(step) / 200.0);
                prop_assert!(here.span_days >= MIN_SPAN_DAYS && here.start_days.is_finite());
                // No step zooms or moves by more than its share of the way.
                let most = (flight.length() / 200.0 * RHO).exp() * 1.02;
                prop_assert!((here.span_days / before.span_days).ln().abs() <= most.ln() + 1e-6);
                let moved = (here.middle_days() - before.middle_days()).abs() / here.span_days.min(before.span_days);
                prop_assert!(moved <= flight.length() / 200.0 * most * 1.1 + 1e-3, "moved by {} of a window", moved);
                before = here;
            }
        }
    }
}
