//! The timeline as a [`Scene`].

use std::collections::BTreeSet;

use crate::model::date::{Chronology, DateStyle};
use crate::model::{Dataset, EventId, Lang};

use super::axis::{Axis, DAYS_PER_YEAR};
use super::canvas::Canvas;
use super::customs::Customs;
use super::eras::strip_height;
use super::geometry::{Rect, Size};
pub use super::lanes::LaneMode;
use super::lanes::LaneSettings;
use super::minimap::{Minimap, minimap_area, range_of};
use super::mirror::TimeDirection;
use super::paint::Painter;
use super::passes::Passes;
use super::records::{Records, TimelineIndex, extent_of, mark_in};
use super::reference::{self, References};
use super::rows::RowLayout;
use super::scene::{Measure, Scene};
use super::second_axis::{SecondAxis, band_height};
use super::tokens::Theme;

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
    /// How dates are told, and which way time runs.
    pub customs: Customs,
    /// Which events pass the filter.
    pub passes: Passes,
    /// What happens to events that do not pass.
    pub filtered_out: FilteredOut,
    /// The selected events.
    pub selected: BTreeSet<EventId>,
    /// The event under the pointer.
    pub hovered: Option<EventId>,
    /// Whether the minimap is drawn below.
    pub minimap: bool,
    /// Whether the density of the two sides is drawn behind mirrored lanes.
    pub density: bool,
    /// Whether eras are drawn above and behind the events.
    pub eras: bool,
    /// How far the lanes are scrolled down, in pixels; 0 shows their top. Only
    /// lanes that do not fit scroll: see [`Timeline::content_height`].
    pub scroll_y: f32,
    /// Reference layers behind and below the events.
    pub references: References,
    /// How the user wants single lanes.
    pub lane_settings: LaneSettings,
}

impl Default for ViewSpec {
    /// A year from 1970-01-01 in lanes by direction, nothing selected, with the
    /// minimap.
    fn default() -> Self {
        Self {
            start_days: 0.0,
            span_days: DAYS_PER_YEAR,
            lanes: LaneMode::default(),
            lang: Lang::default(),
            customs: Customs::default(),
            passes: Passes::all(),
            filtered_out: FilteredOut::default(),
            selected: BTreeSet::new(),
            hovered: None,
            minimap: true,
            density: true,
            eras: true,
            scroll_y: 0.0,
            references: References::default(),
            lane_settings: LaneSettings::new(),
        }
    }
}

impl ViewSpec {
    /// Whether the captions of lanes stand at the later end of time: they stand
    /// where the language of labels begins to read, whichever way time runs.
    pub(super) fn captions_at_end(&self) -> bool {
        self.lang.is_rtl() != self.customs.time.is_rtl()
    }

    /// How dates and counts are told.
    pub fn style(&self) -> DateStyle {
        self.customs.style(self.lang)
    }
}

/// What layout needs.
pub struct TimelineInput<'a> {
    /// The dataset, of which the header names sides, kinds and actors, and the
    /// records tell how events relate to each other.
    pub dataset: &'a Dataset,
    /// Their dates.
    pub chronology: &'a Chronology,
    /// What the index's numbers stand for.
    pub records: &'a dyn Records,
    /// All events in the lanes of [`ViewSpec::lanes`]; kept by the caller while
    /// the records stay as they are.
    pub index: &'a TimelineIndex,
    /// Those of them that pass the filter, where the caller has worked that out
    /// already; [`TimelineIndex::filtered`] does.
    pub passing: Option<&'a TimelineIndex>,
    /// What to show.
    pub spec: &'a ViewSpec,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// The size of the picture.
    pub size: Size,
    /// Measures labels.
    pub measure: &'a dyn Measure,
}

/// A lane as it lies in the picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LaneExtent {
    /// Its key.
    pub key: String,
    /// What stands beside it.
    pub caption: String,
    /// Its edges, in pixels of the picture; scrolled ones may lie outside.
    pub top: f32,
    /// See `top`.
    pub bottom: f32,
    /// How many dated events stand in it.
    pub count: usize,
}

/// The picture and what a window needs to know of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The picture.
    pub scene: Scene,
    /// Which way time runs in the picture. The axes count from the left as if
    /// it ran left to right: [`Self::axis_x`] and its like lead over.
    pub time: TimeDirection,
    /// The axis of the plot.
    pub axis: Option<Axis>,
    /// The axis of the minimap.
    pub minimap_axis: Option<Axis>,
    /// The plot's area.
    pub plot: Rect,
    /// The lanes, top to bottom.
    pub lanes: Vec<LaneExtent>,
    /// Height that the lanes take, at least the plot's: what lies below the plot
    /// is reached by [`ViewSpec::scroll_y`].
    pub content_height: f32,
    /// Height of a plot in which every label that asks for a row of its own
    /// would have one; where it is more than the plot's, some are left out.
    pub wanted_height: f32,
    /// How many events the window holds, those that the filter leaves out not counted.
    pub in_window: usize,
    /// How many events have a place on the axis, whatever the filter.
    pub in_all: usize,
}

/// Lays the timeline out.
pub fn timeline(input: &TimelineInput<'_>) -> Timeline {
    timeline_with(&RowLayout::of(input), input)
}

/// Lays the timeline out on rows that were chosen for it before; a
/// [`RowCache`](super::RowCache) has them.
pub fn timeline_with(rows: &RowLayout, input: &TimelineInput<'_>) -> Timeline {
    let painter = Painter::new(rows, input);
    let (axis, plot, lanes) = (painter.axis, painter.plot, painter.lane_extents());
    let mut canvas = Canvas::default();
    painter.draw(&mut canvas);
    let references_px = input.spec.references.lanes_height();
    if references_px > 0.0 {
        let area = Rect::new(0.0, plot.bottom, input.size.width, plot.bottom + references_px);
        let look = reference::Look { theme: input.theme, style: input.spec.style(), measure: input.measure };
        canvas.group("layers", "", |canvas| reference::draw_lanes(&input.spec.references, &axis, area, &look, canvas));
    }
    if let Some(calendar) = input.spec.customs.calendar {
        let TimelineInput { theme, measure, .. } = *input;
        let area = SecondAxis::area(input.size.width, plot.bottom + references_px);
        let at_end = input.spec.captions_at_end();
        SecondAxis { calendar, axis: &axis, style: input.spec.style(), theme, measure, area, at_end }.draw(&mut canvas);
    }
    let mut minimap_axis = None;
    if input.spec.minimap {
        let minimap = Minimap {
            bars: &rows.bars,
            range_days: range_of(input),
            theme: input.theme,
            style: input.spec.style(),
            measure: input.measure,
            colors: &painter.colors,
            area: minimap_area(input),
        };
        minimap.draw(&mut canvas, &axis);
        minimap_axis = Some(minimap.axis());
    }
    Timeline {
        scene: canvas.finish(input.size),
        time: TimeDirection::LeftToRight,
        axis: Some(axis),
        minimap_axis,
        plot,
        lanes,
        content_height: rows.frame.composition.content_height,
        wanted_height: rows.frame.wanted_height,
        in_window: rows.in_window,
        in_all: rows.in_all,
    }
    .running(input.spec.customs.time)
}

/// Height of the plot: all but the eras, the layers' lanes, the second axis and
/// the minimap.
pub(super) fn plot_height(input: &TimelineInput<'_>) -> f32 {
    let minimap = if input.spec.minimap { input.theme.size.minimap_height } else { 0.0 };
    let below = input.spec.references.lanes_height() + band_height(input.spec.customs.calendar) + minimap;
    (input.size.height - below - eras_height(input)).max(0.0)
}

/// Height of the strip of eras above the plot.
pub(super) fn eras_height(input: &TimelineInput<'_>) -> f32 {
    if input.spec.eras { strip_height(input.dataset) } else { 0.0 }
}

/// The axis of the plot, beside a strip of captions of this width.
pub(super) fn plot_axis(input: &TimelineInput<'_>, gutter_px: f32) -> Axis {
    let width_px = f64::from(input.size.width - gutter_px);
    let left_px = if input.spec.captions_at_end() { 0.0 } else { f64::from(gutter_px) };
    Axis::new(input.spec.start_days, input.spec.span_days, left_px, width_px)
}

/// First and last moment of all dated events, in days; `None` where none is.
/// Of a date that is open on one side, the closed side counts.
pub fn extent_days(dataset: &Dataset, chronology: &Chronology) -> Option<(f64, f64)> {
    let marks: Vec<_> = (0..dataset.events.len()).filter_map(|event| mark_in(dataset, chronology, event)).collect();
    extent_of(marks.iter())
}

/// The events that have no place on the axis, by their place in the dataset.
pub fn undated(dataset: &Dataset, chronology: &Chronology) -> Vec<usize> {
    (0..dataset.events.len()).filter(|event| mark_in(dataset, chronology, *event).is_none()).collect()
}
