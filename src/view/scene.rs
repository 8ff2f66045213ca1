//! The scene: the only description of the picture.
//!
//! Layout produces a [`Scene`]; the screen, SVG, PNG and PDF are renderers of
//! it and add nothing of their own. All positions are resolved, in logical
//! pixels from the scene's top left corner.

use crate::model::EventId;

use super::color::Rgba;
use super::geometry::{Point, Rect, Size};

/// A finished picture with its hit regions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// Width and height.
    pub size: Size,
    /// What to draw, back to front.
    pub items: Vec<Item>,
    /// What can be pointed at, back to front: the last region that contains a
    /// point is the one that is meant.
    pub hits: Vec<HitRegion>,
}

/// One step of drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled or outlined shape.
    Shape(Shape),
    /// A line of text.
    Text(TextRun),
    /// Until the matching [`Item::End`], draw only within this rectangle.
    Clip(Rect),
    /// Until the matching [`Item::End`], what is drawn belongs together: an
    /// event, a lane, the axis. Vector exports keep it as a group.
    Group(Group),
    /// Ends the innermost open [`Item::Clip`] or [`Item::Group`].
    End,
}

/// A named part of the picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// Identifier, unique in the scene, such as `event-belkhir-visit` or `axis`.
    pub id: String,
    /// Name for readers, such as the event's title; may be empty.
    pub title: String,
}

/// A geometric shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Outline.
    pub geometry: Geometry,
    /// Inside; `None` for an outline alone.
    pub fill: Option<Fill>,
    /// Outline's line; `None` for none.
    pub stroke: Option<Stroke>,
}

/// The outline of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// A rectangle with rounded corners.
    Rect {
        /// Edges.
        rect: Rect,
        /// Corner radius.
        radius: f32,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f32,
    },
    /// A straight line; takes no fill.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
    },
    /// A convex polygon.
    Polygon(Vec<Point>),
    /// A cubic Bézier curve; takes no fill.
    Cubic([Point; 4]),
}

/// The inside of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Fill {
    /// One colour.
    Solid(Rgba),
    /// Colours along x from the shape's left edge to its right; used with
    /// [`Geometry::Rect`] alone. Stops are (share of the width 0–1, colour),
    /// ascending.
    Horizontal(Vec<(f32, Rgba)>),
    /// Diagonal stripes; used with [`Geometry::Rect`] alone.
    Hatch {
        /// Colour of the stripes.
        color: Rgba,
        /// Distance between stripes, across them.
        spacing: f32,
        /// Width of a stripe.
        width: f32,
    },
}

/// The line along an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Rgba,
    /// Width.
    pub width: f32,
    /// Lengths of dash and gap; `None` for a solid line.
    pub dash: Option<(f32, f32)>,
}

/// Weight of a typeface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FontWeight {
    #[default]
    Regular,
    Bold,
}

/// One line of text at its resolved position, in logical order. Renderers
/// shape it through the same `text` layer that measured it.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The text, already shortened where it was too long.
    pub text: String,
    /// Left end of the baseline, whatever the text's direction.
    pub origin: Point,
    /// Font size.
    pub size: f32,
    /// Weight.
    pub weight: FontWeight,
    /// Colour.
    pub color: Rgba,
    /// Width as measured.
    pub width: f32,
}

/// A part of the picture that can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct HitRegion {
    /// Where.
    pub rect: Rect,
    /// What.
    pub target: Target,
}

/// What a hit region stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A mark or label of an event.
    Event(EventId),
    /// Several events folded into one mark.
    Fold {
        /// The folded events, most important first.
        events: Vec<EventId>,
        /// First and last moment of what is folded, in days of the axis.
        span_days: (f64, f64),
    },
    /// The background of the timeline's plot.
    Plot,
    /// The minimap outside its window.
    Minimap,
    /// The window on the minimap.
    MinimapWindow,
    /// The start handle of that window.
    MinimapStart,
    /// The end handle of that window.
    MinimapEnd,
    /// The header of a lane, by its key.
    Lane(String),
}

/// Measures text as the renderers will draw it.
///
/// `text` is implemented over this by the caller, so that layout needs no font.
pub trait Measure {
    /// Width of one line of text.
    fn width(&self, text: &str, size: f32, weight: FontWeight) -> f32;

    /// The text shortened at its logical end with "…" to at most `max_width`;
    /// unchanged where it fits, empty where not even the ellipsis does.
    fn elide(&self, text: &str, size: f32, weight: FontWeight, max_width: f32) -> String;
}
