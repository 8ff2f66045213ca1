//! How many rows each calendar period holds, for every step of the calendar from
//! days up.

use crate::view::calendar::{LADDER, Step, Unit};
use crate::view::index::Row;

/// What rows are told apart by in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Side A acts on side B.
    AToB,
    /// Side B acts on side A.
    BToA,
    /// Between the sides, joint.
    Joint,
    /// All else.
    Rest,
}

impl Group {
    /// All, in the order of the index's lanes.
    pub const ALL: [Self; 4] = [Self::AToB, Self::BToA, Self::Joint, Self::Rest];
}

/// Numbers of rows by group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([u32; 4]);

impl Counts {
    /// The number of a group.
    pub fn get(&self, group: Group) -> u32 {
        self.0[group as usize]
    }

    /// All together.
    pub fn total(&self) -> usize {
        self.0.iter().map(|count| *count as usize).sum()
    }

    pub(super) fn add(&mut self, group: Group, count: u32) {
        let own = &mut self.0[group as usize];
        *own = own.saturating_add(count);
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        Group::ALL.into_iter().for_each(|group| self.add(group, other.get(group)));
    }

    /// How much of it stands above the axis: A's acts, and half of what belongs
    /// to neither direction.
    pub(super) fn above(&self) -> f32 {
        self.get(Group::AToB) as f32 + self.undirected()
    }

    /// As [`Counts::above`], below.
    pub(super) fn below(&self) -> f32 {
        self.get(Group::BToA) as f32 + self.undirected()
    }

    fn undirected(&self) -> f32 {
        (self.get(Group::Joint) as f32 + self.get(Group::Rest) as f32) / 2.0
    }
}

/// A period with its rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Period {
    pub number: i64,
    pub counts: Counts,
}

/// The periods of one step that hold any rows, in order.
#[derive(Debug, Clone)]
pub(super) struct Periods {
    pub step: Step,
    pub periods: Vec<Period>,
    /// The most that stands on one side of the axis.
    pub most_on_a_side: f32,
    /// The most rows of any.
    pub most: usize,
}

/// The periods of every step.
#[derive(Debug, Clone)]
pub(super) struct Pyramid(Vec<Periods>);

impl Default for Pyramid {
    fn default() -> Self {
        Self::of(&[])
    }
}

fn steps() -> impl Iterator<Item = Step> {
    // A day is not known to the hour.
    LADDER.into_iter().map(|(step, _)| step).filter(|step| step.unit >= Unit::Day)
}

impl Pyramid {
    /// Counts rows by the middle of each.
    pub fn of(rows: &[Row]) -> Self {
        let day = |row: &Row| row.anchor_days().floor();
        let mut days: Vec<(i64, u16)> = rows.iter().map(|row| (day(row) as i64, row.lane)).collect();
        days.sort_unstable();
        let mut by_day: Vec<Period> = Vec::new();
        for (number, lane) in days {
            let group = Group::ALL.get(usize::from(lane)).copied().unwrap_or(Group::Rest);
            match by_day.last_mut() {
                Some(last) if last.number == number => last.counts.add(group, 1),
                _ => {
                    let mut counts = Counts::default();
                    counts.add(group, 1);
                    by_day.push(Period { number, counts });
                }
            }
        }
        let coarser = |step: Step| {
            let mut periods: Vec<Period> = Vec::new();
            for day in &by_day {
                // The middle of a day lies in the period that holds the day.
                let number = step.number_at(day.number as f64 + 0.5);
                match periods.last_mut() {
                    Some(last) if last.number == number => last.counts.add_all(&day.counts),
                    _ => periods.push(Period { number, counts: day.counts }),
                }
            }
            Periods::of(step, periods)
        };
        Self(steps().map(coarser).collect())
    }

    /// The finest periods that are so wide at a zoom; the coarsest where none is.
    pub fn at(&self, px_per_day: f64, min_px: f64) -> &Periods {
        let wide = |periods: &&Periods| periods.step.shortest_days() * px_per_day >= min_px;
        // There are as many as there are steps from days up.
        self.0.iter().find(wide).unwrap_or(&self.0[self.0.len() - 1])
    }

    pub fn bytes(&self) -> usize {
        self.0.iter().map(|periods| periods.periods.capacity() * size_of::<Period>()).sum()
    }
}

impl Periods {
    fn of(step: Step, mut periods: Vec<Period>) -> Self {
        periods.shrink_to_fit();
        let side = |period: &Period| period.counts.above().max(period.counts.below());
        Self {
            step,
            most_on_a_side: periods.iter().map(side).fold(0.0, f32::max),
            most: periods.iter().map(|period| period.counts.total()).max().unwrap_or(0),
            periods,
        }
    }

    /// The periods that touch a stretch of time, in days.
    pub fn within(&self, start_days: f64, end_days: f64) -> &[Period] {
        let first = self.periods.partition_point(|period| self.step.start_days(period.number + 1) <= start_days);
        let rest = self.periods.get(first..).unwrap_or_default();
        let count = rest.partition_point(|period| self.step.start_days(period.number) < end_days);
        rest.get(..count).unwrap_or_default()
    }
}
