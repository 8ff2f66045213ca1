//! The text engine and the glyph atlas of a window, and painting with them.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::mutex::Mutex;
use egui::{Color32, Context, Id, Painter, Pos2, Rect, Shape, pos2};

use crate::text::{Engine, Glyph, GlyphRun, Paragraph};

use super::atlas::{Atlas, GlyphKey, SUBPIXELS, Tone};

/// What all widgets of a window share: the engine that sets their text and the
/// atlas that draws it. It lives in egui's context.
///
/// Lock it for as short as possible, and never call egui with the lock held
/// from within a closure that egui runs under its own lock.
pub struct TextSystem {
    /// Sets paragraphs.
    pub engine: Engine,
    atlas: Atlas,
}

impl TextSystem {
    /// The text system of a context, made at the first call.
    pub fn of(ctx: &Context) -> Arc<Mutex<Self>> {
        let new = || Arc::new(Mutex::new(Self { engine: Engine::new(), atlas: Atlas::new() }));
        ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_insert_with(Id::NULL, new)))
    }
}

/// Paints a paragraph with its top left corner at `pos`, as one mesh. Lines
/// outside the painter's clip rectangle are left out.
pub fn paint_paragraph(painter: &Painter, pos: Pos2, paragraph: &Paragraph, color: Color32) {
    let text = TextSystem::of(painter.ctx());
    let mesh = text.lock().mesh(painter, pos, paragraph, color);
    if !mesh.is_empty() {
        painter.add(Shape::mesh(mesh));
    }
}

impl TextSystem {
    pub(super) fn mesh(&mut self, painter: &Painter, pos: Pos2, paragraph: &Paragraph, color: Color32) -> Mesh {
        let scale = painter.pixels_per_point();
        let clip = painter.clip_rect();
        let tone = Tone::of(color);
        let runs: Vec<&GlyphRun> = paragraph
            .lines
            .iter()
            // Marks may reach beyond their line by about its height.
            .filter(|line| {
                let height = line.bottom - line.top;
                pos.y + line.bottom + height > clip.top() && pos.y + line.top - height < clip.bottom()
            })
            .flat_map(|line| &line.runs)
            .collect();
        let mut rects: Vec<(Rect, Rect)> = Vec::new();
        // A second round where the atlas had to make room in the first.
        for _ in 0..2 {
            rects.clear();
            let before = self.atlas.generation();
            for run in &runs {
                for glyph in &run.glyphs {
                    rects.extend(self.glyph_rects(run, glyph, pos, scale, tone));
                }
            }
            if self.atlas.generation() == before {
                break;
            }
        }
        if rects.is_empty() {
            return Mesh::default();
        }
        let mut mesh = Mesh::with_texture(self.atlas.texture(painter.ctx()).id());
        mesh.reserve_triangles(rects.len() * 2);
        mesh.reserve_vertices(rects.len() * 4);
        for (pixels, uv) in rects {
            let points = Rect::from_min_max(
                pos2(pixels.left() / scale, pixels.top() / scale),
                pos2(pixels.right() / scale, pixels.bottom() / scale),
            );
            mesh.add_rect_with_uv(points, uv, color);
        }
        mesh
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
    use egui::{LayerId, vec2};

    use super::*;
    use crate::text::ParagraphStyle;

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
