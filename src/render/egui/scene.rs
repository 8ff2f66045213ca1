//! A scene as egui shapes.

use egui::{Color32, Painter, Pos2, Shape, Vec2, pos2};

use crate::text::ParagraphStyle;
use crate::view::scene::{self, Fill, FontWeight, Geometry, Item, Stroke, TextRun, hatch_stripes};
use crate::view::{Point, Rect, Rgba, Scene};

use super::batch::Batch;
use super::path;

/// A theme's colour as egui has it.
pub fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// Paints a scene with its top left corner at `origin`, within the painter's
/// clip rectangle.
pub fn paint_scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    let mut painters = Painters { stack: vec![painter.clone()], opens: Vec::new() };
    let mut batch = Batch::new(painter);
    let place = Place { origin: origin.to_vec2() };
    for item in &scene.items {
        match item {
            Item::Shape(shape) => paint_shape(painters.top(painter), place, shape, &mut batch),
            Item::Text(run) => paint_text(painters.top(painter), place, run, &mut batch),
            Item::Clip(rect) => {
                batch.flush(painters.top(painter));
                painters.clip(painter, place.rect(*rect));
            }
            Item::Group(_) => painters.opens.push(false),
            Item::End => {
                if painters.opens.last() == Some(&true) {
                    batch.flush(painters.top(painter));
                }
                painters.end();
            }
        }
    }
    batch.flush(painters.top(painter));
}

/// The painters of the open clips, innermost last.
struct Painters {
    stack: Vec<Painter>,
    /// For each open clip or group, whether it is a clip.
    opens: Vec<bool>,
}

impl Painters {
    fn top<'a>(&'a self, outer: &'a Painter) -> &'a Painter {
        self.stack.last().unwrap_or(outer)
    }

    fn clip(&mut self, outer: &Painter, rect: egui::Rect) {
        let inner = self.top(outer).with_clip_rect(self.top(outer).clip_rect().intersect(rect));
        self.stack.push(inner);
        self.opens.push(true);
    }

    fn end(&mut self) {
        if self.opens.pop() == Some(true) && self.stack.len() > 1 {
            self.stack.pop();
        }
    }
}

/// From the scene's coordinates to the screen's.
#[derive(Clone, Copy)]
struct Place {
    origin: Vec2,
}

impl Place {
    fn point(self, point: Point) -> Pos2 {
        pos2(point.x, point.y) + self.origin
    }

    fn points(self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.point(*point)).collect()
    }

    fn rect(self, rect: Rect) -> egui::Rect {
        egui::Rect::from_min_max(pos2(rect.left, rect.top), pos2(rect.right, rect.bottom)).translate(self.origin)
    }
}

fn paint_text(painter: &Painter, place: Place, run: &TextRun, batch: &mut Batch) {
    let style = ParagraphStyle::line(run.size, run.weight == FontWeight::Bold);
    batch.text(painter, place.point(run.origin), &run.text, &style, color32(run.color));
}

fn paint_shape(painter: &Painter, place: Place, shape: &scene::Shape, batch: &mut Batch) {
    if let (Geometry::Rect { rect, radius }, Some(Fill::Solid(color)), None) =
        (&shape.geometry, &shape.fill, &shape.stroke)
        && *radius > 0.0
    {
        let place_in = place.rect(*rect);
        if place_in.is_finite() && radius.is_finite() && place_in.expand(1.0).intersects(painter.clip_rect()) {
            batch.rounded_rect(painter, *rect, *radius, place.origin, color32(*color));
        }
        return;
    }
    let (points, is_closed) = match &shape.geometry {
        Geometry::Rect { rect, radius } => (path::rounded_rect(*rect, *radius), true),
        Geometry::Circle { center, radius } => (path::circle(*center, *radius), true),
        Geometry::Polygon(points) => (points.clone(), true),
        Geometry::Line { from, to } => (vec![*from, *to], false),
        Geometry::Cubic(points) => (path::cubic(*points), false),
    };
    let reach = shape.stroke.as_ref().map_or(0.0, |stroke| stroke.width) + 1.0;
    let outline = place.points(&points);
    let bounds = egui::Rect::from_points(&outline).expand(reach);
    if !bounds.is_finite() || !bounds.intersects(painter.clip_rect()) {
        return;
    }
    if let Some(fill) = &shape.fill
        && is_closed
    {
        paint_fill(painter, place, &shape.geometry, &outline, fill, batch);
    }
    if let Some(stroke) = &shape.stroke {
        batch.flush(painter);
        paint_stroke(painter, &shape.geometry, outline, is_closed, stroke);
    }
}

fn paint_fill(painter: &Painter, place: Place, geometry: &Geometry, outline: &[Pos2], fill: &Fill, batch: &mut Batch) {
    let is_sharp = matches!(geometry, Geometry::Rect { radius, .. } if *radius <= 0.0);
    let is_round = matches!(geometry, Geometry::Circle { .. });
    if let (Fill::Solid(color), false, false) = (fill, is_sharp, is_round) {
        return batch.convex(painter, outline, color32(*color));
    }
    batch.flush(painter);
    match (fill, geometry) {
        // Sharp rectangles lie on whole pixels, so that neighbours leave no seam.
        (Fill::Solid(color), Geometry::Rect { rect, .. }) => {
            painter.rect_filled(place.rect(*rect), 0.0, color32(*color));
        }
        (Fill::Solid(color), Geometry::Circle { center, radius }) => {
            painter.circle_filled(place.point(*center), *radius, color32(*color));
        }
        (Fill::Horizontal(stops), Geometry::Rect { rect, .. }) => {
            let stops = screen_stops(stops, place.rect(*rect));
            let feather = 1.0 / painter.pixels_per_point();
            painter.add(path::fill_horizontal(outline, &stops, |x| color_at(&stops, x), feather));
        }
        (Fill::Hatch { color, spacing, width }, Geometry::Rect { rect, .. }) => {
            let clip = painter.clip_rect();
            let stripes = hatch_stripes(*rect, *spacing, *width).into_iter().map(|stripe| place.points(&stripe));
            painter.extend(
                stripes
                    .filter(|stripe| egui::Rect::from_points(stripe).intersects(clip))
                    .map(|stripe| Shape::convex_polygon(stripe, color32(*color), egui::Stroke::NONE)),
            );
        }
        // The scene promises these fills for rectangles alone.
        _ => {}
    }
}

fn screen_stops(stops: &[(f32, Rgba)], rect: egui::Rect) -> Vec<(f32, Color32)> {
    stops.iter().map(|(share, color)| (rect.left() + share * rect.width(), color32(*color))).collect()
}

/// The colour between the stops, premultiplied, as a mesh interpolates it.
fn color_at(stops: &[(f32, Color32)], x: f32) -> Color32 {
    let after = stops.partition_point(|(stop, _)| *stop <= x);
    match (after.checked_sub(1).and_then(|before| stops.get(before)), stops.get(after)) {
        (Some((left, from)), Some((right, to))) => from.lerp_to_gamma(*to, (x - left) / (right - left)),
        (Some((_, color)), None) | (None, Some((_, color))) => *color,
        (None, None) => Color32::TRANSPARENT,
    }
}

fn paint_stroke(painter: &Painter, geometry: &Geometry, mut outline: Vec<Pos2>, is_closed: bool, stroke: &Stroke) {
    let line = egui::Stroke::new(stroke.width, color32(stroke.color));
    match (stroke.dash, geometry) {
        (Some((dash, gap)), _) if dash > 0.0 && gap > 0.0 => {
            if is_closed {
                outline.extend(outline.first().copied());
            }
            painter.extend(Shape::dashed_line(&outline, line, dash, gap));
        }
        (_, Geometry::Line { .. }) if outline.len() == 2 => {
            painter.line_segment([outline[0], outline[1]], line);
        }
        (_, Geometry::Rect { radius, .. }) if *radius <= 0.0 => {
            let rect = egui::Rect::from_points(&outline);
            painter.rect_stroke(rect, 0.0, line, egui::StrokeKind::Middle);
        }
        _ if is_closed => {
            painter.add(Shape::closed_line(outline, line));
        }
        _ => {
            painter.line(outline, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::epaint::ClippedShape;
    use egui::{Context, LayerId};

    use super::*;
    use crate::view::Size;
    use crate::view::scene::Group;

    const INK: Rgba = Rgba { r: 10, g: 20, b: 30, a: 255 };

    fn painted(items: Vec<Item>) -> Vec<ClippedShape> {
        let scene = Scene { size: Size { width: 200.0, height: 100.0 }, items, hits: Vec::new() };
        let ctx = Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let clip = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(300.0, 300.0));
            paint_scene(&Painter::new(ui.ctx().clone(), LayerId::background(), clip), pos2(50.0, 40.0), &scene);
        });
        output.textures_delta.clear();
        std::mem::take(&mut output.shapes).into_iter().filter(|shape| shape.shape != Shape::Noop).collect()
    }

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Item {
        let geometry = Geometry::Rect { rect: Rect::new(left, top, right, bottom), radius: 0.0 };
        Item::Shape(scene::Shape { geometry, fill: Some(Fill::Solid(INK)), stroke: None })
    }

    fn filled(geometry: Geometry, fill: Fill) -> Item {
        Item::Shape(scene::Shape { geometry, fill: Some(fill), stroke: None })
    }

    fn bounds(shape: &ClippedShape) -> egui::Rect {
        shape.shape.visual_bounding_rect()
    }

    #[test]
    fn clips_nest_and_end_where_they_end() {
        let shapes = painted(vec![
            Item::Clip(Rect::new(0.0, 0.0, 100.0, 50.0)),
            Item::Group(Group::default()),
            Item::Clip(Rect::new(50.0, 0.0, 150.0, 50.0)),
            rect(0.0, 0.0, 200.0, 100.0),
            Item::End,
            rect(0.0, 0.0, 200.0, 100.0),
            Item::End,
            Item::End,
            rect(0.0, 0.0, 200.0, 100.0),
        ]);
        let clips: Vec<(f32, f32)> =
            shapes.iter().map(|shape| (shape.clip_rect.left(), shape.clip_rect.right())).collect();
        assert_eq!(clips, [(100.0, 150.0), (50.0, 150.0), (0.0, 300.0)]);
    }

    #[test]
    fn ends_too_many_and_shapes_without_sense_do_no_harm() {
        let nowhere = Geometry::Rect { rect: Rect::new(f32::NAN, 0.0, f32::INFINITY, 10.0), radius: f32::NAN };
        let shapes = painted(vec![
            Item::End,
            Item::End,
            filled(nowhere.clone(), Fill::Solid(INK)),
            filled(nowhere, Fill::Horizontal(Vec::new())),
            filled(Geometry::Polygon(Vec::new()), Fill::Solid(INK)),
            filled(Geometry::Circle { center: Point::new(5.0, 5.0), radius: 3.0 }, Fill::Horizontal(vec![(0.0, INK)])),
            rect(0.0, 0.0, 20.0, 10.0),
        ]);
        assert_eq!(shapes.len(), 1);
        assert_eq!(bounds(&shapes[0]).min, pos2(50.0, 40.0));
    }

    #[test]
    fn what_lies_outside_the_clip_is_not_painted() {
        assert!(painted(vec![Item::Clip(Rect::new(0.0, 0.0, 10.0, 10.0)), rect(50.0, 50.0, 60.0, 60.0)]).is_empty());
    }

    #[test]
    fn text_stands_on_its_baseline_from_its_left_end() {
        let run = |text: &str| {
            Item::Text(TextRun {
                text: text.to_owned(),
                origin: Point::new(20.0, 30.0),
                size: 16.0,
                weight: FontWeight::Regular,
                color: INK,
                width: 0.0,
            })
        };
        for text in ["HE", "אה"] {
            let shapes = painted(vec![run(text)]);
            let [shape] = shapes.as_slice() else { panic!("{text}: {} shapes", shapes.len()) };
            let bounds = bounds(shape);
            assert!((bounds.bottom() - 70.0).abs() <= 1.5, "{text}: {bounds}");
            assert!((70.0..74.0).contains(&bounds.left()), "{text}: {bounds}");
        }
    }

    #[test]
    fn a_gradient_keeps_to_its_rectangle_and_a_hatch_too() {
        let bar = || Geometry::Rect { rect: Rect::new(10.0, 10.0, 110.0, 22.0), radius: 3.0 };
        let fade = Fill::Horizontal(vec![(0.0, INK.faded(0.0)), (0.5, INK), (1.0, INK.faded(0.0))]);
        let hatch = Fill::Hatch { color: INK, spacing: 5.0, width: 1.5 };
        for fill in [fade, hatch] {
            let shapes = painted(vec![filled(bar(), fill)]);
            assert!(!shapes.is_empty());
            let limit = egui::Rect::from_min_max(pos2(60.0, 50.0), pos2(160.0, 62.0)).expand(0.6);
            for shape in &shapes {
                assert!(limit.contains_rect(bounds(shape)), "{}", bounds(shape));
            }
        }
    }

    #[test]
    fn dashes_leave_gaps() {
        let line = Geometry::Line { from: Point::new(0.0, 10.0), to: Point::new(70.0, 10.0) };
        let stroke = Stroke { color: INK, width: 1.0, dash: Some((4.0, 3.0)) };
        let shapes = painted(vec![Item::Shape(scene::Shape { geometry: line, fill: None, stroke: Some(stroke) })]);
        assert_eq!(shapes.len(), 10);
    }
}
