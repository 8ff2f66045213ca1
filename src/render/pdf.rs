//! A scene as a PDF page: vector shapes, embedded subsets of the fonts, and
//! text that can be selected, searched and copied in its logical order.
//!
//! The page is as large as the scene at 96 logical pixels per inch: one pixel
//! is 0.75 points. The same scene gives the same bytes. Knows no dataset and no
//! window.

mod blank;
mod text;

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill as PdfFill, FillRule, LinearGradient, SpreadMethod, Stop, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::text::{Engine, FontId, font_data};
use crate::view::color::Rgba;
use crate::view::scene::{Fill, Geometry, Item, Scene, Shape, Stroke, TextRun, hatch_stripes};

use super::gradient::sound_stops;
use super::path::{PathStep, is_finite, path_of, polygon_path};
use super::{Meta, RenderError, line_offset, set_line};
use blank::Blanks;
use text::{Mark, Placed};

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
    let parts = paint(&mut surface, scene, text);
    surface.pop();
    surface.finish();
    page.finish();
    document.set_tag_tree(TagTree::from(parts));
    document.finish().map_err(|error| RenderError::Writer { format: "PDF", reason: error.to_string() })
}

/// Draws the scene and returns its structure: a paragraph for each text, a
/// section for each group that holds one.
fn paint(surface: &mut Surface<'_>, scene: &Scene, text: &mut Engine) -> Vec<Node> {
    let mut painter =
        Painter { surface, text, fonts: BTreeMap::new(), blanks: Blanks::new(), open: Vec::new(), parts: Vec::new() };
    for item in &scene.items {
        painter.item(item);
    }
    while !painter.open.is_empty() {
        painter.end();
    }
    painter.parts
}

/// The direction of reading stays unsaid: of a single page it decides nothing,
/// and PDFium would copy each line of the other direction word by word backward.
fn metadata(meta: &Meta) -> Metadata {
    let metadata =
        Metadata::new().title(meta.title.clone()).description(meta.description.clone()).creator(meta.creator.clone());
    if meta.lang.is_empty() { metadata } else { metadata.language(meta.lang.clone()) }
}

/// What an open [`Item`] has changed.
enum Open {
    Clip,
    /// A group, and the parts of the group around it so far.
    Group(Vec<Node>),
    Nothing,
}

struct Painter<'a, 's> {
    surface: &'a mut Surface<'s>,
    text: &'a mut Engine,
    fonts: BTreeMap<FontId, Option<Font>>,
    blanks: Blanks,
    open: Vec<Open>,
    /// The parts of the innermost open group so far.
    parts: Vec<Node>,
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
            Item::Group(_) => self.open.push(Open::Group(std::mem::take(&mut self.parts))),
            Item::End => self.end(),
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Clip) => self.surface.pop(),
            Some(Open::Group(around)) => {
                let parts = std::mem::replace(&mut self.parts, around);
                if !parts.is_empty() {
                    self.parts.push(TagGroup::with_children(Tag::Section, parts).into());
                }
            }
            Some(Open::Nothing) | None => {}
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
            (Fill::Horizontal(stops), Geometry::Rect { rect, .. }) => match sound_stops(stops).as_slice() {
                [] => {}
                [(_, color)] => self.draw(outline, Some(solid(*color)), None),
                stops => {
                    let gradient = LinearGradient {
                        x1: rect.left,
                        y1: rect.top,
                        x2: rect.right,
                        y2: rect.top,
                        transform: Transform::identity(),
                        spread_method: SpreadMethod::Pad,
                        stops: stops.iter().filter_map(|(share, color)| stop(*share, *color)).collect(),
                        anti_alias: true,
                    };
                    let fill = PdfFill { paint: gradient.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
                    self.draw(outline, Some(fill), None);
                }
            },
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
            self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            self.surface.draw_path(&path);
            self.surface.end_tagged();
        }
    }

    fn text_run(&mut self, run: &TextRun) {
        let paragraph = set_line(run, self.text);
        let (Some(offset), Some(line)) = (line_offset(run, &paragraph), paragraph.lines.first()) else { return };
        self.surface.set_fill(Some(solid(run.color)));
        self.surface.set_stroke(None);
        let part = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        for mark in text::marks(&paragraph, line) {
            self.mark(&mark, &paragraph.text, offset);
        }
        self.surface.end_tagged();
        self.parts.push(TagGroup::with_children(Tag::P, vec![part.into()]).into());
    }

    fn mark(&mut self, mark: &Mark, text: &str, (dx, dy): (f32, f32)) {
        match mark {
            Mark::Glyphs { font, size, glyphs } => {
                let Some(first) = glyphs.first() else { return };
                let start = Point::from_xy(first.x + dx, first.y + dy);
                self.draw_glyphs(*font, start, &krilla_glyphs(glyphs, *size), text, *size, false);
            }
            Mark::Outline { font, size, glyph } => {
                let start = Point::from_xy(glyph.x + dx, glyph.y + dy);
                let glyphs = krilla_glyphs(std::slice::from_ref(glyph), *size);
                self.draw_glyphs(*font, start, &glyphs, text, *size, true);
            }
            Mark::Blank { size, x, y, width, text: range } => {
                let part = text.get(range.clone()).unwrap_or_default();
                let Some((font, id)) = self.blanks.glyph_for(part) else { return };
                let glyph = KrillaGlyph::new(GlyphId::new(u32::from(id)), 1.0, 0.0, 0.0, 0.0, range.clone(), None);
                // The glyph is an em wide.
                let unseen = PdfFill { opacity: NormalizedF32::ZERO, ..PdfFill::default() };
                let ink = self.surface.get_fill().cloned();
                self.surface.set_fill(Some(unseen));
                let stretch = Transform::from_row(width / size, 0.0, 0.0, 1.0, x + dx, y + dy);
                self.surface.push_transform(&stretch);
                self.surface.draw_glyphs(Point::from_xy(0.0, 0.0), &[glyph], font, text, *size, false);
                self.surface.pop();
                self.surface.set_fill(ink);
            }
        }
    }

    fn draw_glyphs(&mut self, id: FontId, start: Point, glyphs: &[KrillaGlyph], text: &str, size: f32, outlined: bool) {
        let font = self.fonts.entry(id).or_insert_with(|| Font::new(font_data(id).into(), 0));
        if let Some(font) = font.clone() {
            self.surface.draw_glyphs(start, glyphs, font, text, size, outlined);
        }
    }
}

/// Glyphs with advances that lead from each to the next.
fn krilla_glyphs(glyphs: &[Placed], size: f32) -> Vec<KrillaGlyph> {
    let first_y = glyphs.first().map_or(0.0, |glyph| glyph.y);
    let next_x = glyphs.iter().skip(1).map(|next| Some(next.x)).chain([None]);
    let glyph = |(glyph, next_x): (&Placed, Option<f32>)| {
        let advance = next_x.map_or(glyph.advance, |next_x| next_x - glyph.x);
        let id = GlyphId::new(u32::from(glyph.id));
        KrillaGlyph::new(id, advance / size, 0.0, (first_y - glyph.y) / size, 0.0, glyph.text.clone(), None)
    };
    glyphs.iter().zip(next_x).map(glyph).collect()
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
