//! The timeline as a [`Scene`].

use std::collections::BTreeSet;

use crate::model::date::Chronology;
use crate::model::{Dataset, EventId, Lang};

use super::axis::Axis;
use super::geometry::{Rect, Size};
use super::scene::{Measure, Scene};
use super::tokens::Theme;

/// How the lanes are formed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LaneMode {
    /// Side A's moves above the axis, side B's below, joint ones on it.
    #[default]
    Direction,
    /// One lane per kind.
    Kind,
    /// One lane per actor; an event with several stands in each.
    Actor,
    /// One lane for all.
    None,
}

/// How an event that the filter left out is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum FilteredOut {
    /// Pale.
    #[default]
    Dimmed,
    /// Not at all.
    Hidden,
}

/// What the user wants to see of the timeline, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewSpec {
    /// Time at the left edge of the plot, in days from 1970-01-01.
    pub start_days: f64,
    /// Length of the window, in days.
    pub span_days: f64,
    /// How the lanes are formed.
    pub lanes: LaneMode,
    /// Language of the labels.
    pub lang: Lang,
    /// For each event of the dataset, whether it passes the filter; an empty
    /// list passes all.
    pub passes: Vec<bool>,
    /// What happens to events that do not pass.
    pub filtered_out: FilteredOut,
    /// The selected events.
    pub selected: BTreeSet<EventId>,
    /// The event under the pointer.
    pub hovered: Option<EventId>,
    /// Whether the minimap is drawn below.
    pub minimap: bool,
}

/// What layout needs.
pub struct TimelineInput<'a> {
    /// The records.
    pub dataset: &'a Dataset,
    /// Their dates.
    pub chronology: &'a Chronology,
    /// What to show.
    pub spec: &'a ViewSpec,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// The size of the picture.
    pub size: Size,
    /// Measures labels.
    pub measure: &'a dyn Measure,
}

/// The picture and what a window needs to know of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The picture.
    pub scene: Scene,
    /// The axis of the plot.
    pub axis: Option<Axis>,
    /// The axis of the minimap.
    pub minimap_axis: Option<Axis>,
    /// The plot's area.
    pub plot: Rect,
    /// Height that all lanes would take, for vertical scrolling.
    pub content_height: f32,
}

/// Lays the timeline out.
pub fn timeline(_input: &TimelineInput<'_>) -> Timeline {
    todo!()
}

/// First and last moment of all dated events, in days; `None` where none is.
pub fn extent_days(_dataset: &Dataset, _chronology: &Chronology) -> Option<(f64, f64)> {
    todo!()
}
