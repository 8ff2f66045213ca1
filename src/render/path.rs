//! Outlines as steps of a pen: what the PNG and PDF renderers fill and stroke.
//!
//! ```text
//!   Geometry --path_of--> Vec<PathStep> --> tiny-skia's path, krilla's path
//! ```
//!
//! Knows no file format and no font.

use crate::view::geometry::{Point, Rect};
use crate::view::scene::{Geometry, Shape};

/// Share of the radius at which the handles of a cubic Bézier curve lie for a
/// quarter of a circle: `4/3 · (√2 − 1)`, which strays from the circle by at
/// most 0.03 % of the radius (Riškus, "Approximation of a cubic Bézier curve by
/// circular arcs and vice versa", 2006).
const QUARTER_HANDLE: f32 = 0.552_284_8;

/// One movement of the pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PathStep {
    /// Starts a new contour.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic Bézier curve: handle, end.
    Quad(Point, Point),
    /// A cubic Bézier curve: two handles, end.
    Cubic(Point, Point, Point),
    /// Back to the start of the contour.
    Close,
}

/// Whether a shape can be drawn: every number in it is finite.
pub(crate) fn is_finite(shape: &Shape) -> bool {
    let finite = |point: &Point| point.x.is_finite() && point.y.is_finite();
    match &shape.geometry {
        Geometry::Rect { rect, radius } => {
            [rect.left, rect.top, rect.right, rect.bottom, *radius].iter().all(|number| number.is_finite())
        }
        Geometry::Circle { center, radius } => finite(center) && radius.is_finite(),
        Geometry::Line { from, to } => finite(from) && finite(to),
        Geometry::Polygon(points) => points.iter().all(finite),
        Geometry::Cubic(points) => points.iter().all(finite),
    }
}

/// The radius that a rectangle's corners can have: at most half its shorter side.
pub(crate) fn corner_radius(rect: &Rect, radius: f32) -> f32 {
    radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0)
}

/// The outline of a shape.
pub(crate) fn path_of(geometry: &Geometry) -> Vec<PathStep> {
    match geometry {
        Geometry::Rect { rect, radius } => rect_path(rect, corner_radius(rect, *radius)),
        Geometry::Circle { center, radius } => {
            let radius = radius.max(0.0);
            rect_path(&Rect::around(*center, radius * 2.0, radius * 2.0), radius)
        }
        Geometry::Line { from, to } => vec![PathStep::Move(*from), PathStep::Line(*to)],
        Geometry::Polygon(points) => polygon_path(points),
        Geometry::Cubic([from, first, second, to]) => {
            vec![PathStep::Move(*from), PathStep::Cubic(*first, *second, *to)]
        }
    }
}

/// A closed polygon.
pub(crate) fn polygon_path(points: &[Point]) -> Vec<PathStep> {
    let mut steps = Vec::with_capacity(points.len() + 1);
    let mut points = points.iter();
    if let Some(first) = points.next() {
        steps.push(PathStep::Move(*first));
        steps.extend(points.map(|point| PathStep::Line(*point)));
        steps.push(PathStep::Close);
    }
    steps
}

/// A rectangle, clockwise from its top left, with corners of this radius; a
/// circle where the radius is half of both sides.
fn rect_path(rect: &Rect, radius: f32) -> Vec<PathStep> {
    let Rect { left, top, right, bottom } = *rect;
    if radius <= 0.0 {
        return polygon_path(&[
            Point::new(left, top),
            Point::new(right, top),
            Point::new(right, bottom),
            Point::new(left, bottom),
        ]);
    }
    let inset = radius * (1.0 - QUARTER_HANDLE);
    let mut steps = vec![PathStep::Move(Point::new(left + radius, top))];
    let mut side = |straight: Point, first: Point, second: Point, end: Point| {
        steps.push(PathStep::Line(straight));
        steps.push(PathStep::Cubic(first, second, end));
    };
    side(
        Point::new(right - radius, top),
        Point::new(right - inset, top),
        Point::new(right, top + inset),
        Point::new(right, top + radius),
    );
    side(
        Point::new(right, bottom - radius),
        Point::new(right, bottom - inset),
        Point::new(right - inset, bottom),
        Point::new(right - radius, bottom),
    );
    side(
        Point::new(left + radius, bottom),
        Point::new(left + inset, bottom),
        Point::new(left, bottom - inset),
        Point::new(left, bottom - radius),
    );
    side(
        Point::new(left, top + radius),
        Point::new(left, top + inset),
        Point::new(left + inset, top),
        Point::new(left + radius, top),
    );
    steps.push(PathStep::Close);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_never_rounder_than_the_rectangle_allows() {
        let rect = Rect::new(0.0, 0.0, 10.0, 4.0);
        assert!((corner_radius(&rect, 99.0) - 2.0).abs() < f32::EPSILON);
        assert!(corner_radius(&rect, -1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_circle_passes_through_its_four_poles() {
        let steps = path_of(&Geometry::Circle { center: Point::new(5.0, 7.0), radius: 3.0 });
        let ends: Vec<Point> = steps
            .iter()
            .filter_map(|step| match step {
                PathStep::Cubic(_, _, end) => Some(*end),
                _ => None,
            })
            .collect();
        assert_eq!(ends, [Point::new(8.0, 7.0), Point::new(5.0, 10.0), Point::new(2.0, 7.0), Point::new(5.0, 4.0)]);
    }

    #[test]
    fn a_polygon_without_points_draws_nothing() {
        assert!(polygon_path(&[]).is_empty());
    }

    #[test]
    fn shapes_with_a_number_that_is_none_are_refused() {
        let line = |x: f32| Shape {
            geometry: Geometry::Line { from: Point::new(0.0, 0.0), to: Point::new(x, 0.0) },
            fill: None,
            stroke: None,
        };
        assert!(is_finite(&line(1.0)));
        assert!(!is_finite(&line(f32::NAN)));
        assert!(!is_finite(&line(f32::INFINITY)));
    }
}
