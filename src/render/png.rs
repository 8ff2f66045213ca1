//! A scene as PNG, at any scale.
//!
//! The file says how large the picture is meant to be: 96 pixels per inch at a
//! scale of 1, so that a picture of scale 2 is as large on paper and twice as
//! fine. Knows no dataset and no window.

use tiny_skia::{
    Color, FillRule, GradientStop, LinearGradient, Mask, Paint, Path, PathBuilder, Pixmap, Shader, SpreadMode,
    StrokeDash, Transform,
};

use crate::text::Engine;
use crate::view::color::Rgba;
use crate::view::geometry::Rect;
use crate::view::scene::{Fill, Geometry, Item, Scene, Shape, Stroke, TextRun, hatch_stripes};

use super::gradient::sound_stops;
use super::outlines::{Outlines, units_per_em};
use super::path::{PathStep, is_finite, path_of, polygon_path};
use super::{Meta, RenderError, line_offset, plain_text, set_line};

/// The longest side of a picture, in pixels after scaling. Many programs read
/// PNG sides as 16-bit signed numbers.
pub const MAX_SIDE_PX: u32 = 32_767;

/// The most pixels of a picture after scaling. At four bytes each in memory,
/// and a fifth for clipping, this is half a gigabyte.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Pixels per inch at a scale of 1, as CSS defines its pixel.
const PIXELS_PER_INCH: f64 = 96.0;

/// Inches per metre.
const INCHES_PER_METRE: f64 = 1.0 / 0.0254;

/// Draws a scene as a PNG file of `scale` pixels per logical pixel.
///
/// # Errors
/// Where the picture would have no pixel, or more than [`MAX_SIDE_PX`] and
/// [`MAX_PIXELS`] allow.
pub fn png(scene: &Scene, text: &mut Engine, meta: &Meta, scale: f32) -> Result<Vec<u8>, RenderError> {
    let pixmap = pixmap(scene, text, scale)?;
    encode(pixmap, meta, scale)
}

/// The pixels that the scene takes at this scale.
fn picture_size(scene: &Scene, scale: f32) -> Result<(u32, u32), RenderError> {
    // A hair less, so that 1600 px at 1.1, which no binary fraction is, give 1760 and not 1761.
    let side = |length: f32| (f64::from(length) * f64::from(scale) - 0.01).ceil();
    let (width_px, height_px) = (side(scene.size.width), side(scene.size.height));
    let allowed = 1.0..=f64::from(MAX_SIDE_PX);
    let fits = allowed.contains(&width_px) && allowed.contains(&height_px) && width_px * height_px <= MAX_PIXELS as f64;
    if fits { Ok((width_px as u32, height_px as u32)) } else { Err(RenderError::PictureSize { width_px, height_px }) }
}

fn pixmap(scene: &Scene, text: &mut Engine, scale: f32) -> Result<Pixmap, RenderError> {
    let (width, height) = picture_size(scene, scale)?;
    let refused = || RenderError::PictureSize { width_px: f64::from(width), height_px: f64::from(height) };
    let pixmap = Pixmap::new(width, height).ok_or_else(refused)?;
    let mut painter =
        Painter { pixmap, scale, text, outlines: Outlines::default(), open: Vec::new(), clips: Vec::new(), mask: None };
    for item in &scene.items {
        painter.item(item);
    }
    Ok(painter.pixmap)
}

fn encode(pixmap: Pixmap, meta: &Meta, scale: f32) -> Result<Vec<u8>, RenderError> {
    let refused = |error: png::EncodingError| RenderError::Writer { format: "PNG", reason: error.to_string() };
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut pixels = pixmap.take_demultiplied();
    let opaque = pixels.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX);
    if opaque {
        // A quarter less to store: every fourth byte says the same.
        let count = pixels.len() / 4;
        for index in 0..count {
            pixels.copy_within(index * 4..index * 4 + 3, index * 3);
        }
        pixels.truncate(count * 3);
    }
    let mut data = Vec::new();
    let mut encoder = png::Encoder::new(&mut data, width, height);
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let per_metre = (PIXELS_PER_INCH * f64::from(scale) * INCHES_PER_METRE).round().max(1.0) as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    for (keyword, content) in [("Title", &meta.title), ("Description", &meta.description), ("Software", &meta.creator)]
    {
        if !content.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), plain_text(content)).map_err(refused)?;
        }
    }
    let mut writer = encoder.write_header().map_err(refused)?;
    writer.write_image_data(&pixels).map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(data)
}

/// What an open [`Item`] has changed.
enum Open {
    Clip,
    Nothing,
}

struct Painter<'a> {
    pixmap: Pixmap,
    scale: f32,
    text: &'a mut Engine,
    outlines: Outlines,
    open: Vec<Open>,
    /// The open clips, each already cut to those around it.
    clips: Vec<Rect>,
    /// The pixels that the innermost clip lets through; `None` without a clip.
    mask: Option<Mask>,
}

impl Painter<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape(shape) if is_finite(shape) => self.shape(shape),
            Item::Shape(_) => {}
            Item::Text(run) => self.text_run(run),
            Item::Clip(rect) => {
                let inner = self.clips.last().map_or(*rect, |outer| overlap(outer, rect));
                self.clips.push(inner);
                self.open.push(Open::Clip);
                self.mask = self.clip_mask();
            }
            Item::Group(_) => self.open.push(Open::Nothing),
            Item::End => {
                if let Some(Open::Clip) = self.open.pop() {
                    self.clips.pop();
                    self.mask = self.clip_mask();
                }
            }
        }
    }

    fn clip_mask(&self) -> Option<Mask> {
        let clip = self.clips.last()?;
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        let path = path(&path_of(&Geometry::Rect { rect: *clip, radius: 0.0 }));
        // An empty clip has no path and lets nothing through.
        if let Some(path) = path.filter(|_| clip.width() > 0.0 && clip.height() > 0.0) {
            mask.fill_path(&path, FillRule::Winding, true, self.transform());
        }
        Some(mask)
    }

    fn transform(&self) -> Transform {
        Transform::from_scale(self.scale, self.scale)
    }

    fn shape(&mut self, shape: &Shape) {
        let Some(outline) = path(&path_of(&shape.geometry)) else { return };
        let takes_fill = !matches!(shape.geometry, Geometry::Line { .. } | Geometry::Cubic(_));
        if let Some(fill) = shape.fill.as_ref().filter(|_| takes_fill) {
            self.fill(&outline, &shape.geometry, fill);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(&outline, stroke);
        }
    }

    fn fill(&mut self, outline: &Path, geometry: &Geometry, fill: &Fill) {
        match (fill, geometry) {
            (Fill::Solid(color), _) => self.fill_path(outline, solid(*color), self.transform()),
            (Fill::Horizontal(stops), _) => {
                if let Some(shader) = horizontal(outline, stops) {
                    self.fill_path(outline, shader, self.transform());
                }
            }
            (Fill::Hatch { color, spacing, width }, Geometry::Rect { rect, .. }) => {
                let stripes: Vec<PathStep> =
                    hatch_stripes(*rect, *spacing, *width).iter().flat_map(|stripe| polygon_path(stripe)).collect();
                if let Some(stripes) = path(&stripes) {
                    self.fill_path(&stripes, solid(*color), self.transform());
                }
            }
            (Fill::Hatch { color, .. }, _) => self.fill_path(outline, solid(*color), self.transform()),
        }
    }

    fn fill_path(&mut self, path: &Path, shader: Shader<'_>, transform: Transform) {
        let paint = Paint { shader, ..Paint::default() };
        self.pixmap.fill_path(path, &paint, FillRule::Winding, transform, self.mask.as_ref());
    }

    fn stroke(&mut self, outline: &Path, stroke: &Stroke) {
        if stroke.width <= 0.0 || !stroke.width.is_finite() {
            return;
        }
        let paint = Paint { shader: solid(stroke.color), ..Paint::default() };
        // Caps, joins and miter limit (4) are the same defaults as in SVG.
        let stroke = tiny_skia::Stroke {
            width: stroke.width,
            dash: stroke.dash.and_then(|(dash, gap)| StrokeDash::new(vec![dash, gap], 0.0)),
            ..tiny_skia::Stroke::default()
        };
        let transform = self.transform();
        self.pixmap.stroke_path(outline, &paint, &stroke, transform, self.mask.as_ref());
    }

    fn text_run(&mut self, run: &TextRun) {
        let paragraph = set_line(run, self.text);
        let Some((dx, dy)) = line_offset(run, &paragraph) else { return };
        for glyphs in paragraph.lines.iter().take(1).flat_map(|line| &line.runs) {
            let unit = glyphs.size / units_per_em(glyphs.font);
            for glyph in &glyphs.glyphs {
                let steps = self.outlines.glyph(glyphs.font, glyph.id);
                let Some(outline) = path(&steps) else { continue };
                let place = Transform::from_row(unit, 0.0, 0.0, -unit, glyph.x + dx, glyph.y + dy);
                self.fill_path(&outline, solid(run.color), place.post_concat(self.transform()));
            }
        }
    }
}

fn solid(color: Rgba) -> Shader<'static> {
    Shader::SolidColor(skia_color(color))
}

fn skia_color(color: Rgba) -> Color {
    Color::from_rgba8(color.r, color.g, color.b, color.a)
}

/// The gradient from the outline's left edge to its right.
fn horizontal(outline: &Path, stops: &[(f32, Rgba)]) -> Option<Shader<'static>> {
    let bounds = outline.bounds();
    let stops = sound_stops(stops).into_iter().map(|(share, color)| GradientStop::new(share, skia_color(color)));
    LinearGradient::new(
        tiny_skia::Point::from_xy(bounds.left(), 0.0),
        tiny_skia::Point::from_xy(bounds.right(), 0.0),
        stops.collect(),
        SpreadMode::Pad,
        Transform::identity(),
    )
}

fn overlap(a: &Rect, b: &Rect) -> Rect {
    Rect::new(a.left.max(b.left), a.top.max(b.top), a.right.min(b.right), a.bottom.min(b.bottom))
}

/// The steps as a path of tiny-skia's; `None` for one that draws nothing.
fn path(steps: &[PathStep]) -> Option<Path> {
    let mut path = PathBuilder::with_capacity(steps.len(), steps.len() * 2);
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
