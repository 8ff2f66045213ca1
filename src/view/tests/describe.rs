//! A scene in a few lines: one per group, with what it draws and where.

use std::fmt::Write as _;

use crate::view::scene::{Fill, Geometry, Item, Scene, Shape};

/// The scene as text: `group: shape at place, …, "text" at place`.
pub(super) fn describe(scene: &Scene) -> String {
    let mut lines = vec![format!("{} × {}", scene.size.width, scene.size.height)];
    let mut open: Vec<Option<usize>> = Vec::new();
    for item in &scene.items {
        match item {
            Item::Group(group) => {
                open.push(Some(lines.len()));
                lines.push(format!("{}:", group.id));
            }
            Item::Clip(_) => open.push(None),
            Item::End => {
                open.pop();
            }
            Item::Shape(shape) => add(&mut lines, &open, &shape_in_words(shape)),
            Item::Text(run) => {
                add(&mut lines, &open, &format!("{:?} at {:.0},{:.0}", run.text, run.origin.x, run.origin.y));
            }
        }
    }
    lines.join("\n")
}

fn add(lines: &mut Vec<String>, open: &[Option<usize>], words: &str) {
    match open.iter().rev().find_map(|line| *line) {
        Some(line) => {
            let separator = if lines[line].ends_with(':') { " " } else { ", " };
            let _ = write!(lines[line], "{separator}{words}");
        }
        None => lines.push(words.to_owned()),
    }
}

fn shape_in_words(shape: &Shape) -> String {
    let fill = match &shape.fill {
        None => "open",
        Some(Fill::Solid(color)) if color.a < u8::MAX => "pale",
        Some(Fill::Solid(_)) => "full",
        Some(Fill::Horizontal(_)) => "fading",
        Some(Fill::Hatch { .. }) => "hatched",
    };
    match &shape.geometry {
        Geometry::Rect { rect, .. } => {
            format!("{fill} box {:.0}–{:.0} × {:.0}–{:.0}", rect.left, rect.right, rect.top, rect.bottom)
        }
        Geometry::Circle { center, .. } => format!("{fill} circle {:.0},{:.0}", center.x, center.y),
        Geometry::Line { from, to } => format!("line {:.0},{:.0} → {:.0},{:.0}", from.x, from.y, to.x, to.y),
        Geometry::Polygon(points) => {
            let middle = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.x, sum.1 + point.y));
            let count = points.len() as f32;
            format!("{fill} diamond {:.0},{:.0}", middle.0 / count, middle.1 / count)
        }
        Geometry::Cubic([from, .., to]) => format!("arc {:.0},{:.0} → {:.0},{:.0}", from.x, from.y, to.x, to.y),
    }
}
