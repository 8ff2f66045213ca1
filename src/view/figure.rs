//! The figure for a page or a slide: the timeline with all that a reader needs
//! who has only the picture.
//!
//! ```text
//!   title                                   margins all round; in a language
//!   range · counts · filter                 written from right to left,
//!   ------------------------------------    title, legend and footer start at
//!   timeline, without the minimap           the right
//!   ------------------------------------
//!   colours of the kinds that are in it
//!   key of the marks that are in it
//!   undated events by name
//!   dataset                      program
//! ```
//!
//! One function for every export, of the whole timeline or of a window. Pure
//! geometry like all of `view`; knows no file format.

mod flow;
mod legend;
mod words;

use std::collections::BTreeSet;

use crate::model::date::{Bounds, Chronology, DateStyle, Day, Extent, Precision, Resolved, short_date};
use crate::model::{Dataset, Lang};

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, Canvas, TextStyle, solid};
use super::customs::Customs;
use super::geometry::{Point, Rect, Size};
use super::lanes::LaneSettings;
use super::mark::Mark;
use super::passes::Passes;
use super::records::{DatasetRecords, TimelineIndex, extent_of, mark_in};
use super::reference::References;
use super::scene::{Geometry, Group, Item, Measure, Scene, Shape, Target, TextRun};
use super::second_axis::{self, band_height};
use super::timeline::{FilteredOut, LaneMode, Timeline, TimelineInput, ViewSpec, timeline};
use super::tokens::Theme;
use flow::Flow;
use words::Counts;

/// Lowest timeline that is worth drawing, in pixels.
const MIN_TIMELINE_PX: f32 = 180.0;

/// Narrowest figure that is worth drawing, in pixels.
pub const MIN_WIDTH_PX: f32 = 320.0;

/// Heights that are tried where none is asked for, as shares of the width.
const AUTOMATIC_HEIGHTS: [f32; 8] = [0.5625, 0.65, 0.75, 0.87, 1.0, 1.2, 1.45, 1.8];

/// Higher than wide is only what is no higher than this, in pixels.
const MAX_PORTRAIT_PX: f32 = 1200.0;

/// How the names of the groups of events start.
const EVENT_GROUP: &str = "event-";

/// Distance from the figure's edges, as a multiple of the theme's gap.
const MARGIN_GAPS: f32 = 3.0;

/// Height of a line of text, as a multiple of its size.
const LINE_HEIGHT: f32 = 1.5;

/// What a figure shows, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureSpec {
    /// Start and end of the time shown, in days from 1970-01-01; `None` for all
    /// of it with a margin.
    pub range_days: Option<(f64, f64)>,
    /// Width, in pixels.
    pub width_px: f32,
    /// Height, in pixels; `None` for as high as the lanes and labels need, and
    /// nine sixteenths of the width at least.
    pub height_px: Option<f32>,
    /// Language of all words.
    pub lang: Lang,
    /// How dates are told, and which way time runs.
    pub customs: Customs,
    /// How the lanes are formed.
    pub lanes: LaneMode,
    /// Which events pass the filter.
    pub passes: Passes,
    /// What happens to events that do not pass.
    pub filtered_out: FilteredOut,
    /// Whether eras are drawn above and behind the events.
    pub eras: bool,
    /// The filter in words, for the reader; empty where there is none.
    pub filter: String,
    /// Reference layers behind and below the events.
    pub references: References,
}

/// What the layout of a figure needs.
pub struct FigureInput<'a> {
    /// The records.
    pub dataset: &'a Dataset,
    /// Their dates.
    pub chronology: &'a Chronology,
    /// What to show.
    pub spec: &'a FigureSpec,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Measures text.
    pub measure: &'a dyn Measure,
}

/// A figure, and what it says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    /// The picture, without hit regions.
    pub scene: Scene,
    /// Its title.
    pub title: String,
    /// Its subtitle: the range, the counts and the filter.
    pub caption: String,
}

/// The program's name and version, as figures carry them.
pub const PROGRAM: &str = concat!("Entente ", env!("CARGO_PKG_VERSION"));

/// Why a figure cannot be drawn as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum FigureError {
    /// No time is asked for and no event tells one.
    #[error("no event that would be shown has a date; name the time to show, or choose another filter")]
    NothingDated,
    /// It is too narrow.
    #[error("a figure {width_px} pixels wide is too narrow to read; choose a width of at least {MIN_WIDTH_PX}")]
    TooNarrow {
        /// The width that was asked for.
        width_px: f32,
    },
    /// It is too low.
    #[error(
        "a height of {height_px} pixels has no room for what the figure holds; choose a height of at least {needed_px}, or none, so that it is as high as it needs"
    )]
    TooLow {
        /// The height that was asked for.
        height_px: f32,
        /// The least that would do.
        needed_px: f32,
    },
}

/// Lays a figure out.
///
/// # Errors
/// Where the size that was asked for leaves no room, or no event has a date.
pub fn figure(input: &FigureInput<'_>) -> Result<Figure, FigureError> {
    let width_px = input.spec.width_px;
    if !width_px.is_finite() || width_px < MIN_WIDTH_PX {
        return Err(FigureError::TooNarrow { width_px });
    }
    let layout = Layout::new(input)?;
    if let Some(height_px) = input.spec.height_px {
        let height_px = height_px.round();
        let drawing = layout.draw(height_px);
        if drawing.fits() {
            return Ok(layout.finish(drawing));
        }
        // What is asked for next must do, and lanes with more air may need more again.
        let mut needed_px = drawing.needed_px.ceil();
        for _ in 0..4 {
            let higher = layout.draw(needed_px);
            if higher.fits() {
                break;
            }
            needed_px = higher.needed_px.ceil();
        }
        return Err(FigureError::TooLow { height_px, needed_px });
    }
    Ok(layout.finish(layout.draw_as_high_as_needed()))
}

/// A figure as it came out at one height.
struct Drawing {
    scene: Scene,
    needed_px: f32,
    notes: Notes,
}

impl Drawing {
    /// Whether the lanes are there in full.
    fn fits(&self) -> bool {
        self.needed_px <= self.scene.size.height + 0.5
    }
}

/// What only the drawn timeline tells and the legend must explain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Notes {
    /// How many events are folded into one mark with others.
    folded: usize,
    /// Events whose marks have no room for a label.
    unlabeled: BTreeSet<String>,
}

impl Notes {
    /// How many events are drawn without their name.
    fn nameless_count(&self) -> usize {
        self.folded + self.unlabeled.len()
    }
}

/// One figure in the making.
struct Layout<'a> {
    input: &'a FigureInput<'a>,
    index: TimelineIndex,
    /// The mark of each event of the dataset.
    marks: Vec<Option<Mark>>,
    margin: f32,
    /// Start and end of the time shown, in days.
    range_days: (f64, f64),
    /// As words name it, without the margin about a whole timeline.
    named_days: (f64, f64),
}

impl<'a> Layout<'a> {
    fn new(input: &'a FigureInput<'a>) -> Result<Self, FigureError> {
        let FigureInput { dataset, chronology, spec, theme, .. } = input;
        let marks: Vec<_> = (0..dataset.events.len()).map(|event| mark_in(dataset, chronology, event)).collect();
        let margin = theme.size.gap * MARGIN_GAPS;
        let shown = |event: usize| spec.filtered_out == FilteredOut::Dimmed || passes(spec, event);
        let drawn = marks.iter().enumerate().filter(|(event, _)| shown(*event)).filter_map(|(_, mark)| mark.as_ref());
        let whole = extent_of(drawn);
        let (range_days, named_days) = match (spec.range_days, whole) {
            (Some(range), _) => (range, range),
            (None, Some(whole)) => {
                let axis = Axis::new(whole.0, whole.1 - whole.0, 0.0, 1.0).fit(whole.0, whole.1);
                ((axis.start_days, axis.end_days()), whole)
            }
            (None, None) => return Err(FigureError::NothingDated),
        };
        let index = TimelineIndex::of(dataset, chronology, spec.lanes);
        Ok(Self { input, index, marks, margin, range_days, named_days })
    }

    fn finish(&self, drawing: Drawing) -> Figure {
        let title = self.input.dataset.header.title.in_lang(self.input.spec.lang).to_owned();
        Figure { scene: drawing.scene, title, caption: self.caption().join(" · ") }
    }

    fn rtl(&self) -> bool {
        self.input.spec.lang.is_rtl()
    }

    fn passes(&self, event: usize) -> bool {
        passes(self.input.spec, event)
    }

    /// The lowest of a few figures that names about as many events as any of
    /// them: a tenth fewer is not worth a longer page.
    fn draw_as_high_as_needed(&self) -> Drawing {
        let width_px = self.input.spec.width_px;
        let drawn = self.drawn().count();
        let mut drawings: Vec<Drawing> = Vec::new();
        let heights = AUTOMATIC_HEIGHTS.map(|share| (width_px * share).round());
        for height_px in heights.into_iter().filter(|height_px| *height_px <= width_px.max(MAX_PORTRAIT_PX)) {
            let mut drawing = self.draw(height_px);
            // A higher figure may set its lanes with more air, and need more again.
            for _ in 0..4 {
                if drawing.fits() {
                    break;
                }
                drawing = self.draw(drawing.needed_px.ceil());
            }
            let nameless = drawing.notes.nameless_count();
            drawings.push(drawing);
            // Where most names are missing, no height of a page helps.
            if nameless == 0 || nameless > drawn - drawn / 4 {
                break;
            }
        }
        let least = drawings.iter().map(|drawing| drawing.notes.nameless_count()).min().unwrap_or(0);
        let enough = if least == 0 { 0 } else { least + drawn / 10 };
        let chosen = drawings.into_iter().find(|drawing| drawing.notes.nameless_count() <= enough);
        chosen.unwrap_or_else(|| self.draw(width_px))
    }

    /// Draws the figure at this height.
    fn draw(&self, height_px: f32) -> Drawing {
        // What the legend must explain follows from the timeline, whose height
        // follows from the legend: a few rounds until both agree.
        let mut drawing = self.draw_with(height_px, &Notes::default());
        for _ in 0..3 {
            let notes = drawing.notes.clone();
            drawing = self.draw_with(height_px, &notes);
            if drawing.notes == notes {
                break;
            }
        }
        drawing
    }

    fn draw_with(&self, height_px: f32, notes: &Notes) -> Drawing {
        let FigureInput { spec, theme, .. } = self.input;
        let size = Size { width: spec.width_px, height: height_px };
        let gap = theme.size.gap;
        let mut canvas = Canvas::default();
        canvas.rect(Rect::new(0.0, 0.0, size.width, size.height), 0.0, theme.color.paper);
        let top = (self.head(&mut canvas) + gap).round();
        let mut foot = Canvas::default();
        let foot_height = self.foot(&mut foot, notes);
        let room = (height_px - top - foot_height - gap).floor();
        let timeline = self.timeline(room.max(MIN_TIMELINE_PX));
        let lanes_px = timeline.plot.top + timeline.content_height;
        let below = band_height(spec.customs.calendar) + spec.references.lanes_height();
        let needed = lanes_px.max(MIN_TIMELINE_PX) + below;
        let notes = notes_of(&timeline.scene);
        let bottom = top + room;
        let inset = self.inset();
        let mut items = canvas.finish(size).items;
        items.push(Item::Group(Group { id: "timeline".to_owned(), title: String::new() }));
        items.extend(timeline.scene.items.into_iter().map(|item| moved(item, inset, top)));
        items.push(Item::End);
        let mut rules = Canvas::default();
        for y in [top, bottom] {
            rules.horizontal(y - 0.5, inset, size.width - inset, solid(theme.color.line, 1.0));
        }
        items.extend(rules.finish(size).items);
        items.extend(foot.finish(size).items.into_iter().map(|item| moved(item, 0.0, bottom + gap)));
        let scene = Scene { size, items, hits: Vec::new() };
        Drawing { scene, needed_px: height_px - room + needed, notes }
    }

    /// How far the timeline stands in from the figure's edges, so that its
    /// captions start where the title does.
    fn inset(&self) -> f32 {
        (self.margin - CAPTION_X_PX).max(0.0)
    }

    fn timeline(&self, height_px: f32) -> Timeline {
        let FigureInput { dataset, chronology, spec, theme, measure } = *self.input;
        let view = ViewSpec {
            start_days: self.range_days.0,
            span_days: self.range_days.1 - self.range_days.0,
            lanes: spec.lanes,
            lang: spec.lang,
            customs: spec.customs,
            passes: spec.passes.clone(),
            filtered_out: spec.filtered_out,
            selected: BTreeSet::new(),
            hovered: None,
            minimap: false,
            eras: spec.eras,
            density: true,
            scroll_y: 0.0,
            references: spec.references.clone(),
            lane_settings: LaneSettings::new(),
        };
        let size = Size { width: spec.width_px - 2.0 * self.inset(), height: height_px };
        timeline(&TimelineInput {
            dataset,
            chronology,
            records: &DatasetRecords { dataset, chronology },
            index: &self.index,
            passing: None,
            spec: &view,
            theme,
            size,
            measure,
        })
    }

    /// Title and subtitle. Returns the height down to which they reach.
    fn head(&self, canvas: &mut Canvas) -> f32 {
        let FigureInput { dataset, spec, theme, .. } = self.input;
        let title = dataset.header.title.in_lang(spec.lang);
        let mut flow = self.flow(self.margin - theme.size.gap);
        canvas.group("title", "", |canvas| {
            let style = TextStyle::bold(theme.size.text_title, theme.color.ink);
            self.line(canvas, &mut flow, title, style);
            let style = TextStyle::regular(theme.size.text, theme.color.soft);
            for part in self.subtitle(style) {
                self.line(canvas, &mut flow, &part, style);
            }
        });
        flow.bottom()
    }

    /// What the subtitle says, in parts.
    fn caption(&self) -> Vec<String> {
        let FigureInput { spec, .. } = self.input;
        let style = style_of(spec);
        let range = short_date(&days(self.named_days), style);
        let counts = style.digits(words::counts(&self.counts(), spec.lang));
        let filter = (!spec.filter.is_empty()).then(|| words::filter(&spec.filter, spec.lang));
        [Some(range), Some(counts), filter].into_iter().flatten().collect()
    }

    /// The lines of the subtitle: one where it fits, else one for each part.
    fn subtitle(&self, style: TextStyle) -> Vec<String> {
        let measure = self.input.measure;
        let parts = self.caption();
        let room = self.input.spec.width_px - 2.0 * self.margin;
        let line = parts.join(" · ");
        if measure.width(&line, style.size, style.weight) <= room { vec![line] } else { parts }
    }

    fn is_in_range(&self, mark: &Mark) -> bool {
        mark.outer.start.is_none_or(|start| start < self.range_days.1)
            && mark.outer.end.is_none_or(|end| end > self.range_days.0)
    }

    /// The events that are drawn, with their marks.
    fn drawn(&self) -> impl Iterator<Item = (usize, &Mark)> {
        let marks = self.marks.iter().enumerate().filter_map(|(event, mark)| Some((event, mark.as_ref()?)));
        let is_shown = |event: usize| self.input.spec.filtered_out == FilteredOut::Dimmed || self.passes(event);
        marks.filter(move |(event, mark)| is_shown(*event) && self.is_in_range(mark))
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (event, mark) in self.marks.iter().enumerate() {
            *match mark {
                _ if !self.passes(event) => &mut counts.filtered_out,
                None => &mut counts.undated,
                Some(mark) if self.is_in_range(mark) => &mut counts.shown,
                Some(_) => &mut counts.outside,
            } += 1;
        }
        counts
    }

    /// Legend, undated events and footer, from height 0. Returns their height.
    fn foot(&self, canvas: &mut Canvas, notes: &Notes) -> f32 {
        let FigureInput { dataset, spec, theme, .. } = self.input;
        let mut flow = self.flow(0.0);
        canvas.group("legend", "", |canvas| legend::draw(self, canvas, &mut flow, notes.folded > 0));
        let small = TextStyle::regular(theme.size.text_small, theme.color.soft);
        let is_undated = |event: usize, mark: Option<&Mark>| mark.is_none() && self.passes(event);
        let is_unlabeled = |event: usize, _: Option<&Mark>| {
            dataset.events.get(event).is_some_and(|event| notes.unlabeled.contains(event.id.as_str()))
        };
        let lines = [
            ("unlabeled", self.named(words::unlabeled(spec.lang), &is_unlabeled, small)),
            ("undated", self.named(words::undated(spec.lang), &is_undated, small)),
        ];
        for (id, line) in lines.iter().filter_map(|(id, line)| Some((id, line.as_ref()?))) {
            flow.skip(theme.size.gap / 4.0);
            canvas.group(*id, "", |canvas| self.line(canvas, &mut flow, line, small));
        }
        if let Some(calendar) = spec.customs.calendar {
            let note = second_axis::note(calendar, self.range_days, spec.lang);
            flow.skip(theme.size.gap / 4.0);
            canvas.group("calendar", "", |canvas| self.line(canvas, &mut flow, &style_of(spec).digits(note), small));
        }
        flow.skip(theme.size.gap / 2.0);
        canvas.group("footer", "", |canvas| {
            let style = TextStyle { color: theme.color.faint, ..small };
            let width = |text: &str| self.input.measure.width(text, style.size, style.weight);
            let program_width = width(PROGRAM);
            let room = spec.width_px - 2.0 * self.margin - program_width - 3.0 * theme.size.gap;
            let name = self.input.measure.elide(&words::dataset(dataset, spec.lang), style.size, style.weight, room);
            let at = flow.place(width(&name), style.size * LINE_HEIGHT);
            self.text(canvas, &name, at, width(&name), style);
            // The program stands at the far end of the same line.
            let far = if self.rtl() { self.margin } else { spec.width_px - self.margin - program_width };
            self.text(canvas, PROGRAM, Point::new(far, at.y), program_width, style);
        });
        flow.bottom() + self.margin - theme.size.gap
    }

    /// A label and the events of a sort by name, as far as one line goes; `None`
    /// where there is none.
    fn named(
        &self,
        label: &str,
        is_of_sort: &dyn Fn(usize, Option<&Mark>) -> bool,
        style: TextStyle,
    ) -> Option<String> {
        let FigureInput { dataset, spec, measure, .. } = self.input;
        let events = self.marks.iter().enumerate().filter(|(event, mark)| is_of_sort(*event, mark.as_ref()));
        let titles: Vec<&str> = events
            .filter_map(|(event, _)| dataset.events.get(event))
            .map(|event| {
                let title = event.title.in_lang(spec.lang);
                if title.is_empty() { event.id.as_str() } else { title }
            })
            .collect();
        let room = spec.width_px - 2.0 * self.margin;
        titles.first()?;
        let line = |named: usize| words::names(label, &titles[..named], titles.len() - named, spec.lang);
        // Each name takes some pixels, so that no line holds more than this.
        let most = titles.len().min(room as usize / 8);
        let fits = |text: &String| measure.width(text, style.size, style.weight) <= room;
        // Where not even one name fits beside the number of the others, their number does.
        (1..=most).rev().map(line).find(fits).or_else(|| Some(format!("{label}{}", titles.len())))
    }

    fn flow(&self, top: f32) -> Flow {
        let gap = self.input.theme.size.gap;
        Flow::new(self.margin, self.input.spec.width_px - self.margin, top, gap * 2.0, self.rtl())
    }

    /// A line of its own, shortened where it is too long.
    fn line(&self, canvas: &mut Canvas, flow: &mut Flow, text: &str, style: TextStyle) {
        let text = self.input.measure.elide(text, style.size, style.weight, flow.room());
        let width = self.input.measure.width(&text, style.size, style.weight);
        flow.break_line();
        let at = flow.place(width, style.size * LINE_HEIGHT);
        self.text(canvas, &text, at, width, style);
        flow.break_line();
    }

    /// Text whose line box has its left top corner at a place.
    fn text(&self, canvas: &mut Canvas, text: &str, at: Point, width: f32, style: TextStyle) {
        let middle = at.y + style.size * LINE_HEIGHT / 2.0;
        canvas.text(text, width, Point::new(at.x, (middle + style.baseline_below_middle()).round()), style);
    }
}

fn style_of(spec: &FigureSpec) -> DateStyle {
    spec.customs.style(spec.lang)
}

fn passes(spec: &FigureSpec, event: usize) -> bool {
    spec.passes.passes(event)
}

/// What a timeline shows that needs an explanation. An event whose group holds
/// no text has no label.
fn notes_of(scene: &Scene) -> Notes {
    let folds = scene.hits.iter().filter_map(|hit| match &hit.target {
        Target::Fold(fold) => Some(fold.count),
        _ => None,
    });
    let folded = folds.sum();
    let mut unlabeled = BTreeSet::new();
    let mut open: Vec<Option<&str>> = Vec::new();
    for item in &scene.items {
        match item {
            Item::Group(group) => {
                let event = group.id.strip_prefix(EVENT_GROUP);
                unlabeled.extend(event.map(str::to_owned));
                open.push(event);
            }
            Item::Clip(_) => open.push(None),
            Item::End => {
                open.pop();
            }
            Item::Text(_) => {
                for event in open.iter().flatten() {
                    unlabeled.remove(*event);
                }
            }
            Item::Shape(_) => {}
        }
    }
    Notes { folded, unlabeled }
}

/// The item elsewhere.
fn moved(item: Item, dx: f32, dy: f32) -> Item {
    let point = |at: Point| Point::new(at.x + dx, at.y + dy);
    let rect = |at: Rect| Rect::new(at.left + dx, at.top + dy, at.right + dx, at.bottom + dy);
    match item {
        Item::Shape(shape) => {
            let geometry = match shape.geometry {
                Geometry::Rect { rect: at, radius } => Geometry::Rect { rect: rect(at), radius },
                Geometry::Circle { center, radius } => Geometry::Circle { center: point(center), radius },
                Geometry::Line { from, to } => Geometry::Line { from: point(from), to: point(to) },
                Geometry::Polygon(points) => Geometry::Polygon(points.into_iter().map(point).collect()),
                Geometry::Cubic(points) => Geometry::Cubic(points.map(point)),
            };
            Item::Shape(Shape { geometry, ..shape })
        }
        Item::Text(run) => Item::Text(TextRun { origin: point(run.origin), ..run }),
        Item::Clip(at) => Item::Clip(rect(at)),
        Item::Group(_) | Item::End => item,
    }
}

/// A stretch of days as a date, to be put into words. Its end is exclusive.
fn days((start, end): (f64, f64)) -> Resolved {
    let first = Day(start.floor() as i64);
    let last = Day((end.ceil() as i64 - 1).max(first.0));
    let bounds = Bounds {
        earliest_start: Some(first),
        latest_start: Some(first),
        earliest_end: Some(last),
        latest_end: Some(last),
    };
    Resolved {
        core: bounds,
        bounds,
        extent: if first == last { Extent::Point } else { Extent::Interval },
        precision: Precision::Day,
        approximate: false,
        uncertain: false,
        clock_seconds: None,
    }
}

#[cfg(test)]
mod tests;
