//! A scene as SVG 1.1, read alike by browsers, Inkscape and word processors.
//!
//! Shapes stay shapes and groups stay groups. Text is drawn with outlines of
//! glyphs from the embedded fonts, each defined once, so that it looks the same
//! on every machine; its wording stays readable in `aria-label`.
//!
//! The same scene gives the same bytes. Knows no dataset and no window.

mod defs;
mod write;

use crate::text::Engine;
use crate::view::geometry::{Point, Rect};
use crate::view::scene::{Fill, Geometry, Group, Item, Scene, Shape, Stroke, TextRun, hatch_stripes};

use super::path::{corner_radius, is_finite};
use super::{Meta, line_offset, plain_text, set_line};
use defs::Defs;
use write::{alpha, attribute, element_text, number, scale_number};

/// Draws a scene as an SVG document.
pub fn svg(scene: &Scene, text: &mut Engine, meta: &Meta) -> String {
    let mut writer = Writer { text, body: String::new(), defs: Defs::default(), open: Vec::new() };
    for item in &scene.items {
        writer.item(item);
    }
    while !writer.open.is_empty() {
        writer.end();
    }
    let Writer { body, defs, .. } = writer;
    let (width, height) = (number(scene.size.width), number(scene.size.height));
    let mut out = String::with_capacity(body.len() + 4096);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    out.push_str(&format!(" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\""));
    if !meta.lang.is_empty() {
        attribute(&mut out, "xml:lang", &meta.lang);
    }
    out.push_str(">\n");
    for (name, content) in [("title", &meta.title), ("desc", &meta.description)] {
        if !content.is_empty() {
            element_text(&mut out, name, content);
            out.push('\n');
        }
    }
    if !meta.creator.is_empty() {
        out.push_str("<!-- ");
        out.push_str(&plain_text(&meta.creator).replace("--", "- -"));
        out.push_str(" -->\n");
    }
    defs.write(&mut out);
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

/// What an open [`Item`] has put into the document.
enum Open {
    Element,
    Nothing,
}

struct Writer<'a> {
    text: &'a mut Engine,
    body: String,
    defs: Defs,
    open: Vec<Open>,
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) => self.shape(shape),
            Item::Text(run) => self.text_run(run),
            Item::Clip(rect) => self.clip(rect),
            Item::Group(group) => self.group(group),
            Item::End => self.end(),
        }
    }

    fn end(&mut self) {
        if let Some(Open::Element) = self.open.pop() {
            self.body.push_str("</g>\n");
        }
    }

    fn clip(&mut self, rect: &Rect) {
        let id = self.defs.clip(rect);
        self.body.push_str(&format!("<g clip-path=\"url(#{id})\">\n"));
        self.open.push(Open::Element);
    }

    fn group(&mut self, group: &Group) {
        if group.id.is_empty() && group.title.is_empty() {
            self.open.push(Open::Nothing);
            return;
        }
        self.body.push_str("<g");
        if !group.id.is_empty() {
            let id = self.defs.group_id(&group.id);
            attribute(&mut self.body, "id", &id);
        }
        self.body.push('>');
        if !group.title.is_empty() {
            element_text(&mut self.body, "title", &group.title);
        }
        self.body.push('\n');
        self.open.push(Open::Element);
    }

    fn shape(&mut self, shape: &Shape) {
        if !is_finite(shape) {
            return;
        }
        match (&shape.fill, &shape.geometry) {
            (Some(Fill::Hatch { color, spacing, width }), Geometry::Rect { rect, .. }) => {
                self.hatch(rect, *spacing, *width, &Fill::Solid(*color));
                if shape.stroke.is_some() {
                    self.element(&shape.geometry, None, shape.stroke.as_ref());
                }
            }
            _ => self.element(&shape.geometry, shape.fill.as_ref(), shape.stroke.as_ref()),
        }
    }

    fn element(&mut self, geometry: &Geometry, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        let body = &mut self.body;
        let mut takes_fill = true;
        match geometry {
            Geometry::Rect { rect, radius } => {
                if rect.width() < 0.0 || rect.height() < 0.0 {
                    return;
                }
                body.push_str("<rect");
                for (name, value) in
                    [("x", rect.left), ("y", rect.top), ("width", rect.width()), ("height", rect.height())]
                {
                    attribute(body, name, &number(value));
                }
                let radius = corner_radius(rect, *radius);
                if radius > 0.0 {
                    attribute(body, "rx", &number(radius));
                }
            }
            Geometry::Circle { center, radius } => {
                body.push_str("<circle");
                for (name, value) in [("cx", center.x), ("cy", center.y), ("r", radius.max(0.0))] {
                    attribute(body, name, &number(value));
                }
            }
            Geometry::Line { from, to } => {
                takes_fill = false;
                body.push_str("<line");
                for (name, value) in [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)] {
                    attribute(body, name, &number(value));
                }
            }
            Geometry::Polygon(points) => {
                body.push_str("<polygon");
                attribute(body, "points", &write::points(points));
            }
            Geometry::Cubic([from, first, second, to]) => {
                takes_fill = false;
                body.push_str("<path");
                let data = format!("M{}C{}", write::points(&[*from]), write::points(&[*first, *second, *to]));
                attribute(body, "d", &data);
            }
        }
        match fill {
            Some(fill) if takes_fill => self.fill(fill),
            // What takes no fill still has one by default.
            _ if takes_fill || matches!(geometry, Geometry::Cubic(_)) => attribute(&mut self.body, "fill", "none"),
            _ => {}
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        self.body.push_str("/>\n");
    }

    fn fill(&mut self, fill: &Fill) {
        let body = &mut self.body;
        match fill {
            Fill::Solid(color) | Fill::Hatch { color, .. } => {
                attribute(body, "fill", &write::rgb(*color));
                alpha(body, "fill-opacity", *color);
            }
            Fill::Horizontal(stops) => {
                let id = self.defs.gradient(stops);
                attribute(body, "fill", &format!("url(#{id})"));
            }
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let body = &mut self.body;
        attribute(body, "stroke", &write::rgb(stroke.color));
        alpha(body, "stroke-opacity", stroke.color);
        attribute(body, "stroke-width", &number(stroke.width));
        if let Some((dash, gap)) = stroke.dash {
            attribute(body, "stroke-dasharray", &format!("{} {}", number(dash), number(gap)));
        }
    }

    /// All stripes of a hatched rectangle as one path.
    fn hatch(&mut self, rect: &Rect, spacing: f32, width: f32, fill: &Fill) {
        let mut data = String::new();
        for stripe in hatch_stripes(*rect, spacing, width) {
            data.push_str(&format!("M{}Z", write::points(&stripe)));
        }
        if data.is_empty() {
            return;
        }
        self.body.push_str("<path");
        attribute(&mut self.body, "d", &data);
        self.fill(fill);
        self.body.push_str("/>\n");
    }

    fn text_run(&mut self, run: &TextRun) {
        let paragraph = set_line(run, self.text);
        let Some((dx, dy)) = line_offset(run, &paragraph) else { return };
        let body = &mut self.body;
        body.push_str("<g class=\"text\" role=\"img\"");
        attribute(body, "aria-label", &run.text);
        attribute(body, "fill", &write::rgb(run.color));
        alpha(body, "fill-opacity", run.color);
        body.push_str(">\n");
        for glyphs in paragraph.lines.iter().take(1).flat_map(|line| &line.runs) {
            let Some(first) = glyphs.glyphs.first() else { continue };
            // Within the run's group one unit is a font unit, so that positions
            // are whole numbers: 13 px at 1000 units per em are exact to 0.013 px.
            let units = self.defs.units_per_em(glyphs.font) / glyphs.size;
            let origin = Point::new(first.x + dx, first.y + dy);
            let scale = scale_number(1.0 / units);
            body.push_str(&format!(
                "<g transform=\"translate({} {}) scale({scale} -{scale})\">",
                number(origin.x),
                number(origin.y)
            ));
            for glyph in &glyphs.glyphs {
                let Some(id) = self.defs.glyph(glyphs.font, glyph.id) else { continue };
                body.push_str(&format!("<use xlink:href=\"#{id}\""));
                let (x, y) = ((glyph.x - first.x) * units, (first.y - glyph.y) * units);
                for (name, value) in [("x", x.round()), ("y", y.round())] {
                    if value != 0.0 {
                        attribute(body, name, &number(value));
                    }
                }
                body.push_str("/>");
            }
            body.push_str("</g>\n");
        }
        body.push_str("</g>\n");
    }
}

#[cfg(test)]
mod tests;
