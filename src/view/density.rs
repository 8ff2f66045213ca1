//! How many events each period of a lane holds: the pale butterfly behind the
//! mirrored plot, and all that a collapsed lane shows.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::calendar::{LADDER, Step, Unit};
use super::index::LaneIndex;

/// Narrowest period that is counted.
const MIN_PERIOD_PX: f64 = 22.0;

/// Events of one period, by their anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Period {
    pub start_days: f64,
    pub end_days: f64,
    pub count: usize,
}

/// Counts of the periods in a window that hold events, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Density {
    pub periods: Vec<Period>,
    /// The largest count of any period of the lane, in the window or not.
    pub most: usize,
}

/// The largest counts by lane, unit and number of units, as far as they were
/// asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Peaks(BTreeMap<(usize, Unit, u16), usize>);

impl Density {
    /// Counts at a zoom, in the finest calendar periods that can be told apart.
    pub fn of(lane: &LaneIndex, number: usize, axis: &Axis, px_per_day: f64, peaks: &mut Peaks) -> Self {
        let step: Step = LADDER
            .iter()
            .map(|(step, _)| *step)
            // A day is not known to the hour.
            .filter(|step| step.unit >= Unit::Day)
            .find(|step| step.shortest_days() * px_per_day >= MIN_PERIOD_PX)
            .unwrap_or(LADDER[LADDER.len() - 1].0);
        let most = *peaks.0.entry((number, step.unit, step.count)).or_insert_with(|| peak(lane, step));
        let mut periods = Vec::new();
        let mut at = step.number_at(axis.start_days);
        let mut start_days = step.start_days(at);
        let mut before = lane.anchored_before(start_days);
        while start_days < axis.end_days() {
            at += 1;
            let end_days = step.start_days(at);
            let until = lane.anchored_before(end_days);
            if until > before {
                periods.push(Period { start_days, end_days, count: until - before });
            }
            if end_days <= start_days {
                break;
            }
            (start_days, before) = (end_days, until);
        }
        Self { periods, most }
    }
}

/// The largest count of a period; periods without events are passed over.
fn peak(lane: &LaneIndex, step: Step) -> usize {
    let mut most = 0;
    let mut next = lane.next_anchor(f64::NEG_INFINITY);
    while let Some(anchor) = next {
        let number = step.number_at(anchor);
        let (start, end) = (step.start_days(number), step.start_days(number + 1));
        most = most.max(lane.anchored_before(end) - lane.anchored_before(start));
        next = if end > anchor { lane.next_anchor(end) } else { None };
    }
    most
}

#[cfg(test)]
mod tests {
    use crate::view::index::{EventIndex, Row};

    use super::*;

    #[test]
    fn periods_count_their_events_and_the_peak_is_of_all() {
        let rows: Vec<Row> = [1, 2, 3, 40, 41, 700, 701, 702, 703]
            .iter()
            .zip(0..)
            .map(|(day, item)| Row::of_days(*day, day + 1, item, 0, 0))
            .collect();
        let index = EventIndex::build(1, &rows);
        let axis = Axis::new(0.0, 100.0, 0.0, 100.0);
        let density = Density::of(&index.lanes()[0], 0, &axis, 1.0, &mut Peaks::default());
        let counts: Vec<usize> = density.periods.iter().map(|period| period.count).collect();
        assert_eq!((counts, density.most), (vec![3, 2], 4));
    }
}
