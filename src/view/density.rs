//! How many events each period holds, by direction: the pale butterfly behind
//! the mirrored plot, and the bars of the minimap.

use std::collections::BTreeMap;

use super::calendar::{LADDER, Step, Unit};
use super::plan::{LANE_A_TO_B, LANE_B_TO_A, Plan};

/// Narrowest period that is counted.
const MIN_PERIOD_PX: f64 = 22.0;

/// Events of one period, by their anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Period {
    pub start_days: f64,
    pub end_days: f64,
    pub a_to_b: u32,
    pub b_to_a: u32,
}

/// Counts of all periods that hold events, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Density {
    pub periods: Vec<Period>,
    /// The largest count of one direction in one period.
    pub most: u32,
}

impl Density {
    /// Counts at a zoom, in the finest calendar periods that can be told apart.
    pub fn of(plan: &Plan, px_per_day: f64) -> Self {
        let step: Step = LADDER
            .iter()
            .map(|(step, _)| *step)
            // A day is not known to the hour.
            .filter(|step| step.unit >= Unit::Day)
            .find(|step| step.shortest_days() * px_per_day >= MIN_PERIOD_PX)
            .unwrap_or(LADDER[LADDER.len() - 1].0);
        let mut counts: BTreeMap<i64, (u32, u32)> = BTreeMap::new();
        for stand in &plan.stands {
            let number = step.number_at(plan.entries[stand.entry].mark.anchor_days());
            let (a_to_b, b_to_a) = counts.entry(number).or_default();
            match stand.lane {
                LANE_A_TO_B => *a_to_b += 1,
                LANE_B_TO_A => *b_to_a += 1,
                _ => {}
            }
        }
        let periods: Vec<Period> = counts
            .into_iter()
            .filter(|(_, (a_to_b, b_to_a))| a_to_b + b_to_a > 0)
            .map(|(number, (a_to_b, b_to_a))| Period {
                start_days: step.start_days(number),
                end_days: step.start_days(number + 1),
                a_to_b,
                b_to_a,
            })
            .collect();
        let most = periods.iter().map(|period| period.a_to_b.max(period.b_to_a)).max().unwrap_or(0);
        Self { periods, most }
    }
}
