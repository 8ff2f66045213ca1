//! Snapping to the edges of events: one rule for measuring, for ranges that are
//! drawn on the plot, and for whatever else is dragged along the axis.
//!
//! ```text
//!        day known        month known             from – to
//!           ◆                ▐██▌                 ░░████░░
//!           |                |   |                | |  | |
//!        the day        the month (twice)        start   end
//! ```
//!
//! An edge knows where it is drawn and between which days the moment that it
//! stands for lies: either edge of a month is "some day of that month". Nothing
//! here is more exact than the record.

use crate::model::date::{Day, DayRange, Extent, Resolved};

use super::axis::Axis;
use super::mark::{Mark, MarkBasis, MarkForm};

/// How near an edge must be to be caught, in pixels.
pub const SNAP_PX: f64 = 9.0;

/// An edge of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Where it is drawn, in days.
    pub at_days: f64,
    /// The first and last day that the moment may lie on.
    pub days: DayRange,
    /// The event, by its place in the dataset.
    pub event: usize,
}

/// A moment that was pointed at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snapped {
    /// Where it is drawn, in days.
    pub at_days: f64,
    /// The first and last day that it may lie on.
    pub days: DayRange,
    /// The event whose edge was caught, by its place in the dataset; `None`
    /// for a free place.
    pub event: Option<usize>,
}

impl Snapped {
    /// A free place on the axis: the day that it lies in.
    pub fn free(at_days: f64) -> Self {
        // The axis ends long before `i64` does, and what is no number is 0.
        Self { at_days, days: DayRange::exactly(Day(at_days.floor() as i64)), event: None }
    }
}

/// The edges of an event, left to right; none where no day of it is known.
pub fn edges_of(event: usize, date: &Resolved) -> Vec<Edge> {
    let Some(mark) = Mark::of(date, MarkBasis::Stated) else { return Vec::new() };
    let bounds = &date.bounds;
    let edge = |at_days: f64, days: DayRange| Edge { at_days, days, event };
    let left = |day: Day| day.0 as f64;
    let right = |day: Day| day.0 as f64 + 1.0;
    let whole = DayRange { first: bounds.earliest_start, last: bounds.latest_end };
    match (date.extent, mark.form) {
        (Extent::Point, MarkForm::Moment { at_days }) => vec![edge(at_days, whole)],
        (Extent::Point, _) => {
            let ends = [bounds.earliest_start.map(left), bounds.latest_end.map(right)];
            ends.into_iter().flatten().map(|at_days| edge(at_days, whole)).collect()
        }
        (Extent::Interval, _) => {
            let start = DayRange { first: bounds.earliest_start, last: bounds.latest_start };
            let end = DayRange { first: bounds.earliest_end, last: bounds.latest_end };
            let starts = [start.first, start.last].map(|day| day.map(|day| edge(left(day), start)));
            let ends = [end.first, end.last].map(|day| day.map(|day| edge(right(day), end)));
            let mut edges: Vec<Edge> = starts.into_iter().chain(ends).flatten().collect();
            edges.dedup_by(|a, b| a == b);
            edges
        }
    }
}

/// The moment at a place on the axis: that of the nearest edge within
/// [`SNAP_PX`], else the free place. Of edges equally near, the one given first.
pub fn snap(days: f64, edges: impl IntoIterator<Item = Edge>, axis: &Axis) -> Snapped {
    let distance_px = |edge: &Edge| ((edge.at_days - days) * axis.px_per_day()).abs();
    let near = edges.into_iter().filter(|edge| distance_px(edge) <= SNAP_PX);
    match near.min_by(|a, b| distance_px(a).total_cmp(&distance_px(b))) {
        Some(edge) => Snapped { at_days: edge.at_days, days: edge.days, event: Some(edge.event) },
        None => Snapped::free(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::resolve_edtf;

    fn edges(text: &str) -> Vec<Edge> {
        edges_of(7, &resolve_edtf(text).unwrap())
    }

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_civil(year, month, day)
    }

    /// An axis on which a day is ten pixels.
    fn axis(first: Day) -> Axis {
        Axis::new(first.0 as f64, 100.0, 0.0, 1000.0)
    }

    #[test]
    fn a_day_has_one_edge_where_its_mark_stands() {
        let edges = edges("2021-11-24");
        assert_eq!(edges.len(), 1);
        assert_eq!(edges[0].at_days, day(2021, 11, 24).0 as f64 + 0.5);
        assert!(edges[0].days.is_exact());
    }

    #[test]
    fn both_edges_of_a_month_stand_for_some_day_of_it() {
        let edges = edges("2022-07");
        let july = DayRange { first: Some(day(2022, 7, 1)), last: Some(day(2022, 7, 31)) };
        assert_eq!(edges.iter().map(|edge| edge.days).collect::<Vec<_>>(), [july, july]);
        assert_eq!(edges[1].at_days, day(2022, 8, 1).0 as f64);
    }

    #[test]
    fn an_interval_of_days_has_a_start_and_an_end() {
        let edges = edges("2022-09-05/2022-09-08");
        assert_eq!(edges.len(), 2);
        assert_eq!(edges[0].days, DayRange::exactly(day(2022, 9, 5)));
        assert_eq!(edges[1].days, DayRange::exactly(day(2022, 9, 8)));
        assert_eq!(edges[1].at_days, day(2022, 9, 9).0 as f64, "the last day belongs to it");
    }

    #[test]
    fn an_open_end_has_no_edge_and_an_unsure_start_has_two() {
        let edges = edges("2020-12/..");
        let december = DayRange { first: Some(day(2020, 12, 1)), last: Some(day(2020, 12, 31)) };
        assert_eq!(edges.iter().filter(|edge| edge.days == december).count(), 2);
        assert!(edges.iter().all(|edge| edge.at_days.is_finite()));
    }

    #[test]
    fn the_nearest_edge_within_reach_is_caught_and_no_other() {
        let first = day(2021, 11, 1);
        let all = || edges("2021-11-24").into_iter().chain(edges("2021-11-26"));
        let near = snap(day(2021, 11, 24).0 as f64 + 1.2, all(), &axis(first));
        assert_eq!((near.event, near.days), (Some(7), DayRange::exactly(day(2021, 11, 24))));
        let between = snap(day(2021, 11, 24).0 as f64 + 1.45, all(), &axis(first));
        assert_eq!(between, Snapped::free(day(2021, 11, 24).0 as f64 + 1.45));
        let suspended = snap(day(2021, 11, 24).0 as f64 + 0.6, [], &axis(first));
        assert_eq!(suspended.event, None);
    }

    #[test]
    fn zooming_out_lets_an_edge_reach_farther_in_time_but_not_on_the_screen() {
        let edge = || edges("2021-11-24");
        let at = day(2021, 11, 24).0 as f64 + 5.0;
        assert_eq!(snap(at, edge(), &axis(day(2021, 11, 1))).event, None);
        let wide = Axis::new(day(2020, 1, 1).0 as f64, 1000.0, 0.0, 1000.0);
        assert_eq!(snap(at, edge(), &wide).event, Some(7));
    }
}
