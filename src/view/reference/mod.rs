//! Reference layers on the timeline: read-only rows behind or below the curated
//! events.
//!
//! ```text
//!   Layer + Selected --ReferenceIndex--> counts per calendar period, rows by day
//!   behind the events          as a lane of its own
//!     A → B   ▂▅▁▃               ICEWS   ▁▃▅▂▁  counts
//!     ────────axis               zoomed  ▪▪▪ ▪  one square a row
//!     B → A   ▁▂▁▁
//! ```
//!
//! A bar stands for exactly the rows of its period. Bars of one zoom are as wide
//! as the finest calendar period that can be told apart, so that they stay what
//! they are while the window pans. Knows rows by number, never their texts.

mod background;
mod counts;
mod lane;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::model::LocalText;
use crate::model::date::DateStyle;
use crate::model::layer::{Layer, LayerShow, Links, Relation, Selected};

use super::color::Rgba;
use super::index::{EventIndex, Row};
use super::scene::{Measure, Target};
use super::tokens::Theme;
use super::words::words;

pub(super) use background::{Ground, draw as draw_background, words as draw_words};
pub use counts::{Counts, Group};
use counts::{Periods, Pyramid};
pub(super) use lane::draw as draw_lanes;

/// A layer as it is shown.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Its place in the dataset's list of layers.
    pub layer: usize,
    /// Its name.
    pub name: LocalText,
    /// How it is shown.
    pub show: LayerShow,
    /// How many rows the file has.
    pub total: usize,
    /// The rows that are asked for.
    pub index: Arc<ReferenceIndex>,
}

/// The layers of a view. Cheap to clone and to compare.
#[derive(Debug, Clone, Default)]
pub struct References(Arc<Vec<Reference>>);

/// The rows that are asked for, ready to be drawn at any zoom.
#[derive(Debug, Clone, Default)]
pub struct ReferenceIndex {
    rows: EventIndex,
    pyramid: Pyramid,
}

/// What a hit region of a layer stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowsTarget {
    /// The layer by its place in the dataset's list; `None` for all that are in
    /// the background.
    pub layer: Option<usize>,
    /// The stretch of time, in days.
    pub start_days: f64,
    /// Its end.
    pub end_days: f64,
    /// The rows that are meant, of which each counts once.
    pub counts: Counts,
    /// The row, where one alone is meant.
    pub row: Option<u32>,
}

impl References {
    /// These layers, in this order from top to bottom.
    pub fn of(layers: Vec<Reference>) -> Self {
        Self(Arc::new(layers))
    }

    /// The layers.
    pub fn iter(&self) -> impl Iterator<Item = &Reference> {
        self.0.iter()
    }

    fn in_background(&self) -> impl Iterator<Item = &Reference> {
        self.0.iter().filter(|layer| layer.show == LayerShow::Background)
    }

    fn in_lanes(&self) -> impl Iterator<Item = &Reference> {
        self.0.iter().filter(|layer| layer.show == LayerShow::Lane)
    }

    /// Height of the lanes that layers have of their own.
    pub(super) fn lanes_height(&self) -> f32 {
        self.in_lanes().count() as f32 * lane::HEIGHT_PX
    }
}

impl PartialEq for References {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Reference, other: &Reference| {
            one.layer == other.layer
                && one.show == other.show
                && one.total == other.total
                && one.name == other.name
                && one.index.rows.version() == other.index.rows.version()
        };
        Arc::ptr_eq(&self.0, &other.0)
            || (self.0.len() == other.0.len() && self.0.iter().zip(other.0.iter()).all(|(a, b)| is_same(a, b)))
    }
}

impl ReferenceIndex {
    /// The index of the rows that are asked for, in time O(n log n).
    pub fn of(layer: &Layer, links: &Links, selected: &Selected, twins_once: bool) -> Self {
        let mut rows = Vec::with_capacity(selected.count);
        for at in selected.rows.ones() {
            let Ok(item) = u32::try_from(at) else { break };
            let group = Group::of(links.relation(layer, at, twins_once));
            // The thousandth of intensity is enough to tell rows apart.
            let importance = layer.intensity(at).map_or(0, |value| (value.abs() * 1000.0) as u32);
            let end_day = layer.last_day(at).saturating_add(1);
            let row = Row::of_days(layer.first_day(at), end_day, item, 0, importance);
            rows.push(row.in_lane(group as u16, true));
        }
        Self { pyramid: Pyramid::of(&rows), rows: EventIndex::build(Group::ALL.len(), &rows) }
    }

    /// How many rows are asked for.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows touch a stretch of time, in days.
    pub fn between(&self, start_days: f64, end_days: f64) -> usize {
        self.rows.between(start_days, end_days)
    }

    /// First and last day of the rows.
    pub fn extent_days(&self) -> Option<(f64, f64)> {
        self.rows.extent_days()
    }

    /// The rows that count for a stretch of time, in days: those whose middle
    /// lies in it. The most important come first, then in the order of the file;
    /// at most so many.
    pub fn rows_in(&self, start_days: f64, end_days: f64, most: usize) -> Vec<u32> {
        let mut rows: Vec<Row> = self
            .rows
            .lanes()
            .iter()
            .flat_map(|lane| lane.best(&lane.cell(start_days, end_days), most, &|_| true))
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.importance), row.item));
        rows.truncate(most);
        rows.into_iter().map(|row| row.item).collect()
    }

    /// Counts of the rows that count for a stretch of time, in days.
    pub fn counts_in(&self, start_days: f64, end_days: f64) -> Counts {
        let mut counts = Counts::default();
        for (lane, group) in self.rows.lanes().iter().zip(Group::ALL) {
            counts.add(group, u32::try_from(lane.cell(start_days, end_days).count()).unwrap_or(u32::MAX));
        }
        counts
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        self.rows.bytes() + self.pyramid.bytes()
    }

    /// The counts of a zoom, in the finest periods that are so wide.
    fn periods(&self, px_per_day: f64, min_px: f64) -> &Periods {
        self.pyramid.at(px_per_day, min_px)
    }
}

/// What drawing layers needs.
pub(super) struct Look<'a> {
    pub theme: &'a Theme,
    pub style: DateStyle,
    pub measure: &'a dyn Measure,
}

impl Look<'_> {
    /// Colour of a group's bars.
    fn color(&self, group: Group) -> Rgba {
        let color = &self.theme.color;
        match group {
            Group::AToB | Group::BToA => color.accent.faded(0.62),
            Group::Joint => color.derived.faded(0.62),
            Group::Rest => color.faint.faded(0.34),
        }
    }

    /// How many rows of a layer are in sight.
    fn told(&self, reference: &Reference, in_sight: usize) -> String {
        let number = |number: usize| self.style.digits(grouped(number));
        let words = words(self.style.lang);
        let told = words.rows_in_sight.replacen("{}", &number(in_sight), 1);
        told.replacen("{}", &number(reference.total), 1)
    }
}

/// A number with its thousands apart: 46,092.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Group {
    fn of(relation: Relation) -> Self {
        match relation {
            Relation::AToB => Self::AToB,
            Relation::BToA => Self::BToA,
            Relation::Joint => Self::Joint,
            Relation::SideA | Relation::SideB | Relation::Other => Self::Rest,
        }
    }
}

impl From<RowsTarget> for Target {
    fn from(target: RowsTarget) -> Self {
        Self::Rows(target)
    }
}
