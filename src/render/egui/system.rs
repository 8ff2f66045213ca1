//! The text engine and the glyph atlas of a window, and painting with them.

use std::sync::Arc;

use egui::epaint::{Mesh, TextureId};
use egui::mutex::Mutex;
use egui::{Color32, Context, Id, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::text::{Engine, Glyph, GlyphRun, Line, Paragraph, ParagraphStyle, TAG_SIZE, Tag};

use super::atlas::{Atlas, GlyphKey, SUBPIXELS, Tone};

/// What all widgets of a window share: the engine that sets their text and the
/// atlas that draws it. It lives in egui's context.
///
/// Lock it for as short as possible, and never call egui with the lock held
/// from within a closure that egui runs under its own lock.
pub struct TextSystem {
    /// Sets paragraphs.
    pub engine: Engine,
    /// Whether widgets show characters that are not seen.
    pub shows_hidden: bool,
    atlas: Atlas,
}

impl TextSystem {
    /// The text system of a context, made at the first call.
    pub fn of(ctx: &Context) -> Arc<Mutex<Self>> {
        let new = || Arc::new(Mutex::new(Self { engine: Engine::new(), shows_hidden: false, atlas: Atlas::new() }));
        ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_insert_with(Id::NULL, new)))
    }
}

/// Rectangles of glyphs: on the screen, in logical pixels, and in the texture.
pub(super) type GlyphRects = Vec<(Rect, Rect)>;

/// Paints a paragraph with its top left corner at `pos`, as one mesh. Lines
/// outside the painter's clip rectangle are left out.
pub fn paint_paragraph(painter: &Painter, pos: Pos2, paragraph: &Paragraph, color: Color32) {
    let text = TextSystem::of(painter.ctx());
    let mesh = text.lock().mesh(painter, pos, paragraph, color);
    if !mesh.is_empty() {
        painter.add(Shape::mesh(mesh));
    }
    let is_near = |line: &&Line| is_near(line, pos, painter.clip_rect());
    for line in paragraph.lines.iter().filter(|line| !line.tags.is_empty()).filter(is_near) {
        for tag in &line.tags {
            paint_tag(painter, pos2(pos.x + tag.left, pos.y + line.baseline), tag, color);
        }
    }
}

/// Whether a line can be seen. Marks may reach beyond it by about its height.
fn is_near(line: &Line, pos: Pos2, clip: Rect) -> bool {
    let height = line.bottom - line.top;
    pos.y + line.bottom + height > clip.top() && pos.y + line.top - height < clip.bottom()
}

/// Heights above and below the baseline that the box of a hidden character
/// takes, as shares of the text's size.
const TAG_RISE: f32 = 0.72;
const TAG_DROP: f32 = 0.14;

/// Paints the box of a hidden character from its left end on the baseline.
fn paint_tag(painter: &Painter, start: Pos2, tag: &Tag, color: Color32) {
    let (min, max) = (pos2(0.5, -TAG_RISE * tag.size), pos2(tag.right - tag.left - 0.5, TAG_DROP * tag.size));
    let rect = Rect::from_min_max(start + min.to_vec2(), start + max.to_vec2());
    let stroke = Stroke::new(1.0, color.gamma_multiply(0.55));
    painter.rect(rect, 2.0, color.gamma_multiply(0.08), stroke, StrokeKind::Inside);
    let style = ParagraphStyle::line(tag.size * TAG_SIZE, true);
    let label = TextSystem::of(painter.ctx()).lock().engine.paragraph(&tag.label, &style);
    // Capitals have no descenders: the middle of what is drawn lies higher.
    let middle = rect.center() + vec2(-label.width / 2.0, tag.size * TAG_SIZE * 0.04 - label.height / 2.0);
    paint_paragraph(painter, middle, &label, color);
}

impl TextSystem {
    fn mesh(&mut self, painter: &Painter, pos: Pos2, paragraph: &Paragraph, color: Color32) -> Mesh {
        let mut rects = GlyphRects::default();
        let Some(texture) = self.glyphs(painter, pos, paragraph, color, &mut rects) else { return Mesh::default() };
        let mut mesh = Mesh::with_texture(texture);
        mesh.reserve_triangles(rects.len() * 2);
        mesh.reserve_vertices(rects.len() * 4);
        for (points, uv) in rects {
            mesh.add_rect_with_uv(points, uv, color);
        }
        mesh
    }

    /// The texture that the glyphs share, and a place in it that is full.
    pub(super) fn white(&mut self, ctx: &Context) -> (TextureId, Pos2) {
        (self.atlas.texture(ctx).id(), self.atlas.white())
    }

    /// Where the glyphs of a paragraph with its top left corner at `pos` lie on
    /// the screen and in the texture; `None` where nothing is to be seen.
    pub(super) fn glyphs(
        &mut self,
        painter: &Painter,
        pos: Pos2,
        paragraph: &Paragraph,
        color: Color32,
        rects: &mut GlyphRects,
    ) -> Option<TextureId> {
        let scale = painter.pixels_per_point();
        let clip = painter.clip_rect();
        let tone = Tone::of(color);
        // A second round where the atlas had to make room in the first.
        for _ in 0..2 {
            rects.clear();
            let before = self.atlas.generation();
            for run in paragraph.lines.iter().filter(|line| is_near(line, pos, clip)).flat_map(|line| &line.runs) {
                for glyph in &run.glyphs {
                    rects.extend(self.glyph_rects(run, glyph, pos, scale, tone));
                }
            }
            if self.atlas.generation() == before {
                break;
            }
        }
        for (pixels, _) in rects.iter_mut() {
            *pixels = *pixels / scale;
        }
        (!rects.is_empty()).then(|| self.atlas.texture(painter.ctx()).id())
    }

    fn glyph_rects(
        &mut self,
        run: &GlyphRun,
        glyph: &Glyph,
        pos: Pos2,
        scale: f32,
        tone: Tone,
    ) -> Option<(Rect, Rect)> {
        let x_quarters = ((pos.x + glyph.x) * scale * SUBPIXELS).round();
        let x = (x_quarters / SUBPIXELS).floor();
        let y = ((pos.y + glyph.y) * scale).round();
        let key = GlyphKey {
            font: run.font,
            glyph: glyph.id,
            size_64ths: (run.size * scale * 64.0).round() as u32,
            subpixel: (x_quarters - x * SUBPIXELS) as u8,
            tone,
        };
        let placed = self.atlas.place(key)?;
        Some(self.atlas.rects(placed, [x, y]))
    }
}

#[cfg(test)]
mod tests {
    use egui::LayerId;

    use super::*;

    /// The meshes that painting a text at a place leaves, at a scale.
    fn painted(text: &str, pos: Pos2, clip: Rect, scale: f32) -> Vec<Mesh> {
        let ctx = Context::default();
        ctx.set_pixels_per_point(scale);
        let mut meshes = Vec::new();
        // The first pass still has the scale of before.
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let painter = Painter::new(ui.ctx().clone(), LayerId::background(), clip);
                let style = ParagraphStyle::wrapped(13.0, 200.0);
                let paragraph = TextSystem::of(ui.ctx()).lock().engine.paragraph(text, &style);
                paint_paragraph(&painter, pos, &paragraph, Color32::BLACK);
            });
            output.textures_delta.clear();
            meshes = output
                .shapes
                .iter()
                .filter_map(|shape| match &shape.shape {
                    Shape::Mesh(mesh) => Some(Mesh::clone(mesh)),
                    _ => None,
                })
                .collect();
        }
        meshes
    }

    #[test]
    fn a_paragraph_is_one_mesh_on_whole_pixels() {
        let clip = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 300.0));
        for scale in [1.0, 1.5, 2.0] {
            let meshes = painted("زيارة Rabat שלום", pos2(10.3, 7.7), clip, scale);
            let [mesh] = meshes.as_slice() else { panic!("{} meshes", meshes.len()) };
            assert!(mesh.is_valid() && mesh.vertices.len() > 4 * 10);
            for vertex in &mesh.vertices {
                let pixels = vertex.pos.to_vec2() * scale;
                assert!((pixels - pixels.round()).length() < 0.01, "{pixels:?} at {scale}");
            }
        }
    }

    #[test]
    fn lines_out_of_sight_are_left_out() {
        let text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten";
        let whole = painted(text, Pos2::ZERO, Rect::from_min_size(Pos2::ZERO, vec2(300.0, 300.0)), 1.0);
        let part = painted(text, Pos2::ZERO, Rect::from_min_size(Pos2::ZERO, vec2(300.0, 20.0)), 1.0);
        assert!(part[0].vertices.len() < whole[0].vertices.len() / 2);
        assert!(painted(text, pos2(0.0, 900.0), Rect::from_min_size(Pos2::ZERO, vec2(300.0, 20.0)), 1.0).is_empty());
    }
}
