//! A scene as a PDF page: vector shapes, embedded subsets of the fonts, and
//! text that can be selected, searched and copied in its logical order.
//!
//! The page is as large as the scene at 96 logical pixels per inch: one pixel
//! is 0.75 points. The same scene gives the same bytes. Knows no dataset and no
//! window.

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill as PdfFill, FillRule, LinearGradient, SpreadMethod, Stop, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::text::{Engine, FontId, GlyphRun, font_data};
use crate::view::color::Rgba;
use crate::view::scene::{Fill, Geometry, Item, Scene, Shape, Stroke, TextRun, hatch_stripes};

use super::path::{PathStep, is_finite, path_of, polygon_path};
use super::{Meta, RenderError, line_offset, set_line};

/// Points per logical pixel: 72 to the inch over 96.
const POINTS_PER_PX: f32 = 0.75;

/// The shortest side of a page, in points (ISO 32000-1, annex C.2).
pub const MIN_SIDE_PT: f32 = 3.0;

/// The longest side of a page, in points (ISO 32000-1, annex C.2).
pub const MAX_SIDE_PT: f32 = 14_400.0;

/// The miter limit that SVG and PNG have by default.
const MITER_LIMIT: f32 = 4.0;

/// Draws a scene as a PDF document of one page.
///
/// # Errors
/// Where the page is larger or smaller than PDF allows, or a font cannot be
/// embedded.
pub fn pdf(scene: &Scene, text: &mut Engine, meta: &Meta) -> Result<Vec<u8>, RenderError> {
    let (width_pt, height_pt) = (scene.size.width * POINTS_PER_PX, scene.size.height * POINTS_PER_PX);
    let allowed = MIN_SIDE_PT..=MAX_SIDE_PT;
    let refused = || RenderError::PageSize { width_pt, height_pt };
    if !allowed.contains(&width_pt) || !allowed.contains(&height_pt) {
        return Err(refused());
    }
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(metadata(meta));
    let settings = PageSettings::from_wh(width_pt, height_pt).ok_or_else(refused)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS_PER_PX, POINTS_PER_PX));
    paint(&mut surface, scene, text);
    surface.pop();
    surface.finish();
    page.finish();
    document.finish().map_err(|error| RenderError::Writer { format: "PDF", reason: error.to_string() })
}

fn paint(surface: &mut Surface<'_>, scene: &Scene, text: &mut Engine) {
    let mut painter = Painter { surface, text, fonts: BTreeMap::new(), open: Vec::new() };
    for item in &scene.items {
        painter.item(item);
    }
    while !painter.open.is_empty() {
        painter.end();
    }
}

fn metadata(meta: &Meta) -> Metadata {
    let direction = if meta.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let metadata = Metadata::new()
        .title(meta.title.clone())
        .description(meta.description.clone())
        .creator(meta.creator.clone())
        .text_direction(direction);
    if meta.lang.is_empty() { metadata } else { metadata.language(meta.lang.clone()) }
}

/// What an open [`Item`] has changed.
enum Open {
    Clip,
    Nothing,
}

struct Painter<'a, 's> {
    surface: &'a mut Surface<'s>,
    text: &'a mut Engine,
    fonts: BTreeMap<FontId, Option<Font>>,
    open: Vec<Open>,
}

impl Painter<'_, '_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) if is_finite(shape) => self.shape(shape),
            Item::Shape(_) => {}
            Item::Text(run) => self.text_run(run),
            Item::Clip(rect) => {
                let path = path(&path_of(&Geometry::Rect { rect: *rect, radius: 0.0 }));
                self.open.push(if let Some(path) = path {
                    self.surface.push_clip_path(&path, &FillRule::NonZero);
                    Open::Clip
                } else {
                    Open::Nothing
                });
            }
            Item::Group(_) => self.open.push(Open::Nothing),
            Item::End => self.end(),
        }
    }

    fn end(&mut self) {
        if let Some(Open::Clip) = self.open.pop() {
            self.surface.pop();
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let outline = path_of(&shape.geometry);
        let takes_fill = !matches!(shape.geometry, Geometry::Line { .. } | Geometry::Cubic(_));
        if let Some(fill) = shape.fill.as_ref().filter(|_| takes_fill) {
            self.fill(&outline, &shape.geometry, fill);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(&outline, stroke);
        }
    }

    fn fill(&mut self, outline: &[PathStep], geometry: &Geometry, fill: &Fill) {
        match (fill, geometry) {
            (Fill::Horizontal(stops), Geometry::Rect { rect, .. }) => {
                let gradient = LinearGradient {
                    x1: rect.left,
                    y1: rect.top,
                    x2: rect.right,
                    y2: rect.top,
                    transform: Transform::identity(),
                    spread_method: SpreadMethod::Pad,
                    stops: stops.iter().filter_map(|(offset, color)| stop(*offset, *color)).collect(),
                    anti_alias: true,
                };
                let fill = PdfFill { paint: gradient.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
                self.draw(outline, Some(fill), None);
            }
            (Fill::Horizontal(stops), _) => {
                if let Some((_, color)) = stops.first() {
                    self.draw(outline, Some(solid(*color)), None);
                }
            }
            (Fill::Hatch { color, spacing, width }, Geometry::Rect { rect, .. }) => {
                let stripes: Vec<PathStep> =
                    hatch_stripes(*rect, *spacing, *width).iter().flat_map(|stripe| polygon_path(stripe)).collect();
                self.draw(&stripes, Some(solid(*color)), None);
            }
            (Fill::Solid(color) | Fill::Hatch { color, .. }, _) => self.draw(outline, Some(solid(*color)), None),
        }
    }

    fn stroke(&mut self, outline: &[PathStep], stroke: &Stroke) {
        if stroke.width <= 0.0 || !stroke.width.is_finite() {
            return;
        }
        let PdfFill { paint, opacity, .. } = solid(stroke.color);
        let dash = stroke
            .dash
            .filter(|(dash, gap)| *dash >= 0.0 && *gap >= 0.0 && (dash + gap).is_normal())
            .map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 });
        let stroke =
            PdfStroke { paint, opacity, width: stroke.width, miter_limit: MITER_LIMIT, dash, ..PdfStroke::default() };
        self.draw(outline, None, Some(stroke));
    }

    fn draw(&mut self, steps: &[PathStep], fill: Option<PdfFill>, stroke: Option<PdfStroke>) {
        if let Some(path) = path(steps) {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn text_run(&mut self, run: &TextRun) {
        let paragraph = set_line(run, self.text);
        let Some((dx, dy)) = line_offset(run, &paragraph) else { return };
        self.surface.set_fill(Some(solid(run.color)));
        self.surface.set_stroke(None);
        for glyphs in paragraph.lines.iter().take(1).flat_map(|line| &line.runs) {
            self.glyphs(glyphs, &paragraph.text, dx, dy);
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, text: &str, dx: f32, dy: f32) {
        let font = self.fonts.entry(run.font).or_insert_with(|| Font::new(font_data(run.font).into(), 0));
        let (Some(font), Some(first)) = (font.clone(), run.glyphs.first()) else { return };
        let glyphs = krilla_glyphs(run);
        let start = Point::from_xy(first.x + dx, first.y + dy);
        self.surface.draw_glyphs(start, &glyphs, font, text, run.size, false);
    }
}

/// The run's glyphs with advances that lead from each to the next.
fn krilla_glyphs(run: &GlyphRun) -> Vec<KrillaGlyph> {
    let first_y = run.glyphs.first().map_or(0.0, |glyph| glyph.y);
    let next_x = run.glyphs.iter().skip(1).map(|next| Some(next.x)).chain([None]);
    run.glyphs
        .iter()
        .zip(next_x)
        .map(|(glyph, next_x)| {
            let advance = next_x.map_or(glyph.advance, |next_x| next_x - glyph.x);
            KrillaGlyph::new(
                GlyphId::new(u32::from(glyph.id)),
                advance / run.size,
                0.0,
                (first_y - glyph.y) / run.size,
                0.0,
                glyph.cluster_start..glyph.cluster_end,
                None,
            )
        })
        .collect()
}

fn solid(color: Rgba) -> PdfFill {
    PdfFill {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        opacity: opacity(color),
        rule: FillRule::NonZero,
    }
}

fn stop(offset: f32, color: Rgba) -> Option<Stop> {
    let offset = NormalizedF32::new(offset)?;
    Some(Stop { offset, color: rgb::Color::new(color.r, color.g, color.b).into(), opacity: opacity(color) })
}

fn opacity(color: Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

/// The steps as a path of krilla's; `None` for one that draws nothing.
fn path(steps: &[PathStep]) -> Option<krilla::geom::Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            PathStep::Move(to) => path.move_to(to.x, to.y),
            PathStep::Line(to) => path.line_to(to.x, to.y),
            PathStep::Quad(handle, to) => path.quad_to(handle.x, handle.y, to.x, to.y),
            PathStep::Cubic(first, second, to) => path.cubic_to(first.x, first.y, second.x, second.y, to.x, to.y),
            PathStep::Close => path.close(),
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests;
