//! Outlines as points, and fills that egui has no shape for.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, pos2};

use crate::view::{Point, Rect};

/// Farthest that a flattened curve lies from the curve, in logical pixels.
const FLATNESS_PX: f32 = 0.1;

/// A rectangle's outline with rounded corners, clockwise from the top left.
pub(super) fn rounded_rect(rect: Rect, radius: f32) -> Vec<Point> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
    if radius <= 0.0 {
        return vec![
            Point::new(rect.left, rect.top),
            Point::new(rect.right, rect.top),
            Point::new(rect.right, rect.bottom),
            Point::new(rect.left, rect.bottom),
        ];
    }
    // A chord over the angle a lies r (1 - cos(a / 2)) from its arc.
    let angle = 2.0 * (1.0 - (FLATNESS_PX / 2.0 / radius).min(0.5)).acos();
    let steps = (std::f32::consts::FRAC_PI_2 / angle).ceil().max(2.0) as usize;
    let corners = [
        (rect.left + radius, rect.top + radius, 2.0),
        (rect.right - radius, rect.top + radius, 3.0),
        (rect.right - radius, rect.bottom - radius, 0.0),
        (rect.left + radius, rect.bottom - radius, 1.0),
    ];
    let mut points = Vec::with_capacity(4 * (steps + 1));
    for (x, y, quarter) in corners {
        for step in 0..=steps {
            let turn = (quarter + step as f32 / steps as f32) * std::f32::consts::FRAC_PI_2;
            points.push(Point::new(x + radius * turn.cos(), y + radius * turn.sin()));
        }
    }
    points
}

/// A circle's outline.
pub(super) fn circle(center: Point, radius: f32) -> Vec<Point> {
    rounded_rect(Rect::around(center, radius * 2.0, radius * 2.0), radius)
}

/// A cubic Bézier curve as a line of points.
pub(super) fn cubic([from, a, b, to]: [Point; 4]) -> Vec<Point> {
    let away = |p: Point, q: Point, r: Point| (p.x - 2.0 * q.x + r.x).hypot(p.y - 2.0 * q.y + r.y);
    // The distance from chord to curve is at most √3/18 times the second
    // difference, over the square of the number of pieces; 1/8 is safe.
    let bend = 6.0 * away(from, a, b).max(away(a, b, to));
    let steps = (bend / 8.0 / FLATNESS_PX).sqrt().ceil().clamp(1.0, 200.0) as usize;
    (0..=steps)
        .map(|step| {
            let t = step as f32 / steps as f32;
            let s = 1.0 - t;
            let [w0, w1, w2, w3] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
            Point::new(w0 * from.x + w1 * a.x + w2 * b.x + w3 * to.x, w0 * from.y + w1 * a.y + w2 * b.y + w3 * to.y)
        })
        .collect()
}

/// Fills a convex outline with colours along x, its edges softened over
/// `feather` logical pixels as egui softens its own.
pub(super) fn fill_horizontal(
    outline: &[Pos2],
    stops: &[(f32, Color32)],
    color_at: impl Fn(f32) -> Color32,
    feather: f32,
) -> Mesh {
    let mut mesh = Mesh::default();
    let Some((left, right)) = extent(outline.iter().map(|point| point.x)) else { return mesh };
    // The columns: the outline's corners, the stops, and the soft edges.
    let half = (feather / 2.0).min((right - left) / 2.0);
    let mut xs: Vec<f32> = outline.iter().map(|point| point.x).chain(stops.iter().map(|(x, _)| *x)).collect();
    xs.retain(|x| (left + half..=right - half).contains(x));
    xs.extend([left + half, right - half]);
    xs.sort_by(f32::total_cmp);
    xs.dedup_by(|a, b| (*a - *b).abs() < 0.001);
    let column = |x: f32, alpha: f32, mesh: &mut Mesh, at: f32| {
        let (top, bottom) = span_at(outline, x).unwrap_or((0.0, 0.0));
        let soft = half.min((bottom - top) / 2.0);
        let color = color_at(x).gamma_multiply(alpha);
        for (y, color) in [
            (top - soft, Color32::TRANSPARENT),
            (top + soft, color),
            (bottom - soft, color),
            (bottom + soft, Color32::TRANSPARENT),
        ] {
            mesh.vertices.push(Vertex { pos: pos2(at, y), uv: WHITE_UV, color });
        }
    };
    let inner = [xs[0], xs[xs.len() - 1]];
    column(inner[0], 0.0, &mut mesh, left - half);
    for &x in &xs {
        column(x, 1.0, &mut mesh, x);
    }
    column(inner[1], 0.0, &mut mesh, right + half);
    let columns = (mesh.vertices.len() / 4) as u32;
    for from in (0..columns.saturating_sub(1)).map(|index| index * 4) {
        for row in 0..3 {
            let (a, b) = (from + row, from + 4 + row);
            mesh.add_triangle(a, b, a + 1);
            mesh.add_triangle(a + 1, b, b + 1);
        }
    }
    mesh
}

fn extent(values: impl Iterator<Item = f32>) -> Option<(f32, f32)> {
    values.fold(None, |extent, value| {
        let (low, high) = extent.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    })
}

/// Top and bottom of a convex outline at one x.
fn span_at(outline: &[Pos2], x: f32) -> Option<(f32, f32)> {
    let crossings = (0..outline.len()).flat_map(|index| {
        let (a, b) = (outline[index], outline[(index + 1) % outline.len()]);
        let (low, high) = (a.x.min(b.x), a.x.max(b.x));
        if !(low..=high).contains(&x) {
            [None, None]
        } else if high <= low {
            [Some(a.y), Some(b.y)]
        } else {
            [Some(a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)), None]
        }
    });
    extent(crossings.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_round_and_the_rectangle_is_kept() {
        let rect = Rect::new(0.0, 0.0, 20.0, 10.0);
        assert_eq!(rounded_rect(rect, 0.0).len(), 4);
        let points = rounded_rect(rect, 4.0);
        assert!(points.iter().all(|point| rect.grown(0.001).contains(*point)));
        assert!(!points.iter().any(|point| point.x < 1.0 && point.y < 1.0));
        // A radius beyond the half height makes a round end.
        let points = rounded_rect(rect, 100.0);
        assert!(points.iter().any(|point| point.x.abs() < 0.001 && (point.y - 5.0).abs() < 0.001));
    }

    #[test]
    fn curves_start_and_end_where_they_should() {
        let points =
            cubic([Point::new(0.0, 0.0), Point::new(0.0, 50.0), Point::new(100.0, 50.0), Point::new(100.0, 0.0)]);
        assert!(points.len() > 8);
        assert_eq!(points[0], Point::new(0.0, 0.0));
        assert_eq!(points[points.len() - 1], Point::new(100.0, 0.0));
    }

    #[test]
    fn a_gradient_has_its_colours_at_its_stops() {
        let outline: Vec<Pos2> = rounded_rect(Rect::new(0.0, 0.0, 100.0, 10.0), 0.0)
            .into_iter()
            .map(|point| pos2(point.x, point.y))
            .collect();
        let stops = [(0.0, Color32::TRANSPARENT), (50.0, Color32::RED), (100.0, Color32::TRANSPARENT)];
        let color_at = |x: f32| Color32::RED.gamma_multiply(1.0 - ((x - 50.0) / 50.0).abs());
        let mesh = fill_horizontal(&outline, &stops, color_at, 1.0);
        assert!(mesh.is_valid());
        let middle: Vec<_> = mesh.vertices.iter().filter(|vertex| (vertex.pos.x - 50.0).abs() < 0.01).collect();
        assert_eq!(middle.len(), 4);
        assert_eq!(middle[1].color, Color32::RED);
        assert_eq!(middle[0].color, Color32::TRANSPARENT);
    }
}
