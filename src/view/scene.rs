//! The scene: the only description of the picture.
//!
//! Layout produces a [`Scene`]; the screen, SVG, PNG and PDF are renderers of
//! it and add nothing of their own. All positions are resolved, in logical
//! pixels from the scene's top left corner.

use crate::model::EventId;

use super::color::Rgba;
use super::geometry::{Point, Rect, Size};
use super::reference::RowsTarget;

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

/// The stripes of a [`Fill::Hatch`] within its rectangle, as convex polygons
/// in drawing order: lines that rise to the right at 45°, the first through the
/// rectangle's bottom left corner, clipped to the rectangle.
///
/// `spacing` is the distance between the middles of two stripes and `width` a
/// stripe's width, both across the stripes. Nothing where the rectangle is
/// empty or the stripes have no width; at least a pixel lies between two
/// stripes' middles, so that no input asks for endless stripes.
pub fn hatch_stripes(rect: Rect, spacing: f32, width: f32) -> Vec<Vec<Point>> {
    let sound = [rect.left, rect.top, rect.right, rect.bottom, spacing, width].iter().all(|value| value.is_finite());
    if !sound || rect.width() <= 0.0 || rect.height() <= 0.0 || width <= 0.0 {
        return Vec::new();
    }
    // Along u = (x - left) + (y - top) - height, a stripe is u in [low, high]:
    // u is constant along a line that rises to the right, 0 in the bottom left
    // corner, and grows by √2 per pixel across the stripes.
    let step = spacing.max(1.0) * std::f32::consts::SQRT_2;
    let half = width * std::f32::consts::FRAC_1_SQRT_2;
    let first = -(rect.height() / step).ceil() as i32;
    let last = (rect.width() / step).ceil() as i32;
    let corner = |u: f32| move |x: f32| Point::new(x, rect.bottom - (x - rect.left) + u);
    (first..=last)
        .filter_map(|index| {
            let middle = index as f32 * step;
            let (low, high) = (corner(middle - half), corner(middle + half));
            let (left, right) = (rect.left - rect.height() - width, rect.right + rect.height() + width);
            let stripe = [low(left), high(left), high(right), low(right)];
            let clipped = clip_to_rect(&stripe, rect);
            (clipped.len() >= 3).then_some(clipped)
        })
        .collect()
}

/// A convex polygon cut to a rectangle (Sutherland and Hodgman's method, edge
/// by edge).
fn clip_to_rect(polygon: &[Point], rect: Rect) -> Vec<Point> {
    type Inside = fn(Point, Rect) -> f32;
    let sides: [Inside; 4] = [
        |point, rect| point.x - rect.left,
        |point, rect| rect.right - point.x,
        |point, rect| point.y - rect.top,
        |point, rect| rect.bottom - point.y,
    ];
    let mut points = polygon.to_vec();
    for side in sides {
        let mut kept = Vec::with_capacity(points.len() + 1);
        for (index, &point) in points.iter().enumerate() {
            let previous = points[(index + points.len() - 1) % points.len()];
            let (here, before) = (side(point, rect), side(previous, rect));
            if (here > 0.0) != (before > 0.0) {
                let share = before / (before - here);
                kept.push(Point::new(
                    previous.x + (point.x - previous.x) * share,
                    previous.y + (point.y - previous.y) * share,
                ));
            }
            if here > 0.0 {
                kept.push(point);
            }
        }
        points = kept;
    }
    points
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

/// Several events folded into one mark.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fold {
    /// How many events it stands for, exactly.
    pub count: usize,
    /// A few of them, the most important first: the first lends its colour.
    pub top: Vec<EventId>,
    /// Key of the lane in which they stand.
    pub lane: String,
    /// Moments of the first and the last of them, in days of the axis: what to
    /// show to see what is inside. Of intervals, their middles count.
    pub span_days: (f64, f64),
}

/// What a hit region stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A mark or label of an event.
    Event(EventId),
    /// Several events folded into one mark.
    Fold(Fold),
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
    /// Rows of reference layers.
    Rows(RowsTarget),
    /// An era above the plot, by its identifier.
    Era(String),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn area(polygon: &[Point]) -> f32 {
        let twice: f32 = (0..polygon.len())
            .map(|index| {
                let (a, b) = (polygon[index], polygon[(index + 1) % polygon.len()]);
                a.x * b.y - b.x * a.y
            })
            .sum();
        twice.abs() / 2.0
    }

    #[test]
    fn stripes_stay_within_and_cover_their_share() {
        let rect = Rect::new(10.0, 20.0, 210.0, 32.0);
        let stripes = hatch_stripes(rect, 6.0, 1.5);
        for point in stripes.iter().flatten() {
            assert!(rect.grown(0.001).contains(*point), "{point:?}");
        }
        let covered: f32 = stripes.iter().map(|stripe| area(stripe)).sum();
        let share = covered / (rect.width() * rect.height());
        assert!((share - 0.25).abs() < 0.02, "{share}");
    }

    #[test]
    fn stripes_rise_to_the_right_from_the_bottom_left_corner() {
        let stripes = hatch_stripes(Rect::new(0.0, 0.0, 10.0, 10.0), 100.0, 2.0);
        let [stripe] = stripes.as_slice() else { panic!("{stripes:?}") };
        let touches =
            |x: f32, y: f32| stripe.iter().any(|point| (point.x - x).abs() < 1.5 && (point.y - y).abs() < 1.5);
        assert!(touches(0.0, 10.0) && touches(10.0, 0.0), "{stripe:?}");
        assert!(!touches(0.0, 0.0) && !touches(10.0, 10.0), "{stripe:?}");
    }

    #[test]
    fn hostile_hatches_end() {
        let rect = Rect::new(0.0, 0.0, 100.0, 100.0);
        assert!(hatch_stripes(rect, 0.0, 1.0).len() < 300);
        assert!(hatch_stripes(rect, f32::NAN, 1.0).is_empty());
        assert!(hatch_stripes(rect, 6.0, 0.0).is_empty());
        assert!(hatch_stripes(Rect::new(5.0, 5.0, 5.0, 9.0), 6.0, 1.0).is_empty());
    }
}
