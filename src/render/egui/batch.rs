//! Filled shapes and text of one clip, gathered into one mesh.
//!
//! A crowded picture is thousands of pills with numbers in them. As shapes of
//! their own they would change the texture twice a pill, and each would be cut
//! into triangles anew; so they are cut here, each size of pill once, over the
//! texture that the glyphs have. Edges are softened as egui softens its own.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{Mesh, TextureId, Vertex};
use egui::mutex::Mutex;
use egui::{Color32, Painter, Pos2, Shape, Vec2, vec2};

use crate::text::ParagraphStyle;
use crate::view::Rect;

use super::path;
use super::system::{GlyphRects, TextSystem, paint_paragraph};

/// Sizes of rectangles are told apart to this share of a pixel.
const SIZE_STEPS: f32 = 128.0;

/// The mesh in the making, which ends up on the painter by [`Batch::flush`]:
/// before anything else is painted, and before the clip changes.
pub(super) struct Batch {
    text: Arc<Mutex<TextSystem>>,
    mesh: Mesh,
    /// Width of the softened edge in logical pixels; none where egui softens none.
    feather: f32,
    rounded: HashMap<[i32; 3], Cut>,
    glyphs: GlyphRects,
}

/// A convex outline in triangles, its edge softened.
#[derive(Debug, Clone, Default)]
struct Cut {
    /// Place of each vertex, and whether it is one of the inside.
    vertices: Vec<(Vec2, bool)>,
    indices: Vec<u32>,
}

impl Batch {
    pub fn new(painter: &Painter) -> Self {
        let ctx = painter.ctx();
        let is_soft = ctx.tessellation_options(|options| options.feathering);
        Self {
            text: TextSystem::of(ctx),
            mesh: Mesh::default(),
            feather: if is_soft { 1.0 / painter.pixels_per_point() } else { 0.0 },
            rounded: HashMap::new(),
            glyphs: GlyphRects::default(),
        }
    }

    /// Paints what was gathered.
    pub fn flush(&mut self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(std::mem::take(&mut self.mesh)));
        }
    }

    /// The mesh over this texture; what was gathered over another one is painted.
    fn over(&mut self, texture: TextureId, painter: &Painter) -> &mut Mesh {
        if self.mesh.texture_id != texture {
            self.flush(painter);
            self.mesh.texture_id = texture;
        }
        &mut self.mesh
    }

    /// Fills a rectangle with rounded corners, given without `shift`.
    pub fn rounded_rect(&mut self, painter: &Painter, rect: Rect, radius: f32, shift: Vec2, color: Color32) {
        let steps = |px: f32| (px * SIZE_STEPS).round() as i32;
        let key = [steps(rect.width()), steps(rect.height()), steps(radius)];
        let feather = self.feather;
        let cut = self.rounded.entry(key).or_insert_with(|| {
            let [width, height, radius] = key.map(|steps| steps as f32 / SIZE_STEPS);
            let outline = path::rounded_rect(Rect::new(0.0, 0.0, width, height), radius);
            Cut::of(&outline.iter().map(|point| vec2(point.x, point.y)).collect::<Vec<_>>(), feather)
        });
        let cut = std::mem::take(cut);
        self.add(painter, &cut, shift + vec2(rect.left, rect.top), color);
        self.rounded.insert(key, cut);
    }

    /// Fills a convex outline.
    pub fn convex(&mut self, painter: &Painter, outline: &[Pos2], color: Color32) {
        let outline: Vec<Vec2> = outline.iter().map(|point| point.to_vec2()).collect();
        let cut = Cut::of(&outline, self.feather);
        self.add(painter, &cut, Vec2::ZERO, color);
    }

    fn add(&mut self, painter: &Painter, cut: &Cut, shift: Vec2, color: Color32) {
        if color == Color32::TRANSPARENT {
            return;
        }
        let (texture, uv) = self.text.lock().white(painter.ctx());
        let mesh = self.over(texture, painter);
        let first = mesh.vertices.len() as u32;
        mesh.vertices.extend(cut.vertices.iter().map(|(place, is_inside)| Vertex {
            pos: shift.to_pos2() + *place,
            uv,
            color: if *is_inside { color } else { Color32::TRANSPARENT },
        }));
        mesh.indices.extend(cut.indices.iter().map(|index| first + index));
    }

    /// Sets a line of text from the left end of its baseline.
    pub fn text(&mut self, painter: &Painter, origin: Pos2, text: &str, style: &ParagraphStyle, color: Color32) {
        let mut system = self.text.lock();
        let paragraph = system.engine.paragraph(text, style);
        let Some(line) = paragraph.lines.first() else { return };
        let top_left = origin - vec2(0.0, line.baseline);
        if paragraph.lines.iter().any(|line| !line.tags.is_empty()) {
            drop(system);
            self.flush(painter);
            return paint_paragraph(painter, top_left, &paragraph, color);
        }
        let mut glyphs = std::mem::take(&mut self.glyphs);
        let texture = system.glyphs(painter, top_left, &paragraph, color, &mut glyphs);
        drop(system);
        if let Some(texture) = texture {
            let mesh = self.over(texture, painter);
            for (points, uv) in glyphs.iter() {
                mesh.add_rect_with_uv(*points, *uv, color);
            }
        }
        self.glyphs = glyphs;
    }
}

impl Cut {
    /// Each corner twice, half the soft edge inward and outward along the mean
    /// of the normals of its two sides, as long as keeps the edge's width.
    fn of(outline: &[Vec2], feather: f32) -> Self {
        let count = outline.len();
        let mut cut = Self::default();
        if count < 3 {
            return cut;
        }
        let before = |at: usize| outline[(at + count - 1) % count];
        let doubled_area: f32 = (0..count).map(|at| before(at).x * outline[at].y - outline[at].x * before(at).y).sum();
        let outward = if doubled_area < 0.0 { -1.0 } else { 1.0 };
        let side = |at: usize| (outline[at] - before(at)).normalized().rot90();
        for (at, corner) in outline.iter().enumerate() {
            let (mut arriving, mut leaving) = (side(at), side((at + 1) % count));
            if arriving == Vec2::ZERO {
                arriving = leaving;
            } else if leaving == Vec2::ZERO {
                leaving = arriving;
            }
            let mean = (arriving + leaving) * 0.5;
            let reach = mean * (0.5 * feather * outward / mean.length_sq().max(f32::MIN_POSITIVE));
            cut.vertices.push((*corner - reach, true));
            if feather > 0.0 {
                cut.vertices.push((*corner + reach, false));
            }
        }
        let (count, stride) = (count as u32, if feather > 0.0 { 2 } else { 1 });
        for at in (0..count).filter(|_| feather > 0.0) {
            let (last, own) = (2 * ((at + count - 1) % count), 2 * at);
            cut.indices.extend([own, last, last + 1, last + 1, own + 1, own]);
        }
        for at in 2..count {
            cut.indices.extend([0, stride * (at - 1), stride * at]);
        }
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_outline_covers_its_area_and_softens_by_half_the_edge_either_way() {
        let square = [vec2(0.0, 0.0), vec2(10.0, 0.0), vec2(10.0, 10.0), vec2(0.0, 10.0)];
        let turned: Vec<Vec2> = square.iter().rev().copied().collect();
        for outline in [square.to_vec(), turned] {
            let cut = Cut::of(&outline, 1.0);
            assert_eq!(cut.vertices.len(), 8);
            for (place, is_inside) in &cut.vertices {
                let farthest = (place.x - 5.0).abs().max((place.y - 5.0).abs());
                assert!((farthest - if *is_inside { 4.5 } else { 5.5 }).abs() < 1e-4, "{place:?} {is_inside}");
            }
            assert_eq!(cut.indices.len(), 3 * (8 + 2));
        }
        assert_eq!(Cut::of(&square, 0.0).vertices.len(), 4);
        assert!(Cut::of(&square[..2], 1.0).indices.is_empty());
    }
}
