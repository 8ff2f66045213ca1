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
    /// Diagonal stripes as [`hatch_stripes`] gives them; used with
    /// [`Geometry::Rect`] alone, whose corners they fill whatever its radius.
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

/// The stripes of a hatched rectangle: convex polygons within it, rising to the
/// right at 45°, the first from its bottom left corner. Every renderer draws
/// these, so that a hatch looks the same everywhere.
///
/// `spacing` is the distance between the stripes' left edges and `width` their
/// breadth, both across them, in pixels. Nothing is returned for an empty
/// rectangle or a number that is none; of a rectangle so large that more than
/// 20,000 stripes would fill it, the rest stays bare.
pub fn hatch_stripes(rect: Rect, spacing: f32, width: f32) -> Vec<Vec<Point>> {
    const MOST: usize = 20_000;
    let numbers = [rect.left, rect.top, rect.right, rect.bottom, spacing, width];
    let drawable = numbers.iter().all(|number| number.is_finite()) && rect.width() > 0.0 && rect.height() > 0.0;
    if !drawable || spacing <= 0.0 || width <= 0.0 {
        return Vec::new();
    }
    // Along x, what is measured across the stripes is longer by √2.
    let (step, breadth) = (spacing * std::f32::consts::SQRT_2, width * std::f32::consts::SQRT_2);
    // A stripe's left edge crosses the bottom at `x` and the top at `x + height`.
    let height = rect.height();
    let first = -(height / step).ceil();
    (0..MOST)
        .map(|index| rect.left + (first + index as f32) * step)
        .take_while(|x| *x < rect.right)
        .filter_map(|x| {
            let stripe = [
                Point::new(x, rect.bottom),
                Point::new(x + height, rect.top),
                Point::new(x + height + breadth, rect.top),
                Point::new(x + breadth, rect.bottom),
            ];
            let cut = cut_at(&cut_at(&stripe, rect.left, 1.0), rect.right, -1.0);
            (cut.len() >= 3).then_some(cut)
        })
        .collect()
}

/// The part of a convex polygon on one side of the vertical line at `x`: to the
/// right of it where `sign` is 1, to the left where it is −1 (Sutherland and
/// Hodgman, "Reentrant polygon clipping", 1974).
fn cut_at(polygon: &[Point], x: f32, sign: f32) -> Vec<Point> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (index, to) in polygon.iter().enumerate() {
        let from = polygon[(index + polygon.len() - 1) % polygon.len()];
        let (from_inside, to_inside) = (sign * (from.x - x) >= 0.0, sign * (to.x - x) >= 0.0);
        if from_inside != to_inside {
            let share = (x - from.x) / (to.x - from.x);
            kept.push(Point::new(x, from.y + share * (to.y - from.y)));
        }
        if to_inside {
            kept.push(*to);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twice the area of a polygon (shoelace formula).
    fn double_area(polygon: &[Point]) -> f32 {
        let next = |index: usize| polygon[(index + 1) % polygon.len()];
        polygon.iter().enumerate().map(|(i, a)| a.x * next(i).y - next(i).x * a.y).sum::<f32>().abs()
    }

    #[test]
    fn stripes_stay_within_their_rectangle_and_fill_their_share_of_it() {
        let rect = Rect::new(10.0, 20.0, 310.0, 44.0);
        let stripes = hatch_stripes(rect, 6.0, 2.0);
        for point in stripes.iter().flatten() {
            assert!(rect.grown(0.001).contains(*point), "{point:?}");
        }
        let covered: f32 = stripes.iter().map(|stripe| double_area(stripe) / 2.0).sum();
        let share = covered / (rect.width() * rect.height());
        assert!((share - 2.0 / 6.0).abs() < 0.01, "{share}");
    }

    #[test]
    fn nothing_is_hatched_where_nothing_can_be() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(hatch_stripes(Rect::new(5.0, 0.0, 5.0, 10.0), 6.0, 2.0).is_empty());
        assert!(hatch_stripes(rect, 0.0, 2.0).is_empty());
        assert!(hatch_stripes(rect, f32::NAN, 2.0).is_empty());
        assert!(hatch_stripes(Rect::new(0.0, 0.0, 1e9, 10.0), 6.0, 2.0).len() <= 20_000);
    }
}
