//! The glyph atlas: coverage masks in one texture.
//!
//! Masks are rendered at the physical size, unhinted, at quarters of a pixel
//! horizontally and whole pixels vertically, so that text is crisp at every
//! scale and evenly spaced. The texture grows by doubling its height; when it
//! may grow no more, it starts afresh with what is asked for next. Each new
//! texture has a new id, and egui frees the old one only after the frame that
//! used it, so that what was painted before in the same frame stays right.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Context, Pos2, Rect, TextureHandle, TextureOptions, pos2, vec2};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};

use crate::text::{FontId, font_data};

/// Width of the texture, in texels.
const WIDTH: usize = 1024;
/// Height of a new texture.
const FIRST_HEIGHT: usize = 256;
/// Greatest height: 16 MB on the graphics card, some ten thousand glyphs.
const MAX_HEIGHT: usize = 4096;
/// Empty texels right of and below each mask, so that filtering never reaches
/// a neighbour.
const GAP: usize = 1;
/// Side of the square of full texels in the texture's corner; its middle is
/// what shapes without a mask are filled with.
const WHITE: usize = 3;
/// Horizontal positions within a pixel that are told apart.
pub(super) const SUBPIXELS: f32 = 4.0;
/// Largest size that is rendered, in physical pixels: a glyph then still fits.
const MAX_SIZE_PX: f32 = 400.0;

/// A glyph as it is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    pub font: FontId,
    pub glyph: u16,
    /// Physical size in 64ths of a pixel.
    pub size_64ths: u32,
    /// Offset to the right in quarters of a pixel.
    pub subpixel: u8,
    /// Which [`Tone`] its mask is adjusted for.
    pub tone: Tone,
}

/// How strongly masks are drawn: thin light strokes on a dark ground spread
/// less than dark ones on a light ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tone {
    /// Dark text.
    Dark,
    /// Text of middling lightness.
    Middle,
    /// Light text.
    Light,
}

impl Tone {
    /// The tone of a text's colour, by its perceived lightness.
    pub(super) fn of(color: Color32) -> Self {
        let [r, g, b, a] = color.to_srgba_unmultiplied();
        if a == 0 {
            return Self::Dark;
        }
        // Luma of ITU-R BT.709, on the encoded values.
        let luma = 0.2126 * f32::from(r) + 0.7152 * f32::from(g) + 0.0722 * f32::from(b);
        match luma {
            ..96.0 => Self::Dark,
            ..176.0 => Self::Middle,
            _ => Self::Light,
        }
    }

    /// Alpha for a share of a pixel that is covered, both 0–255. The exponents
    /// make the ink of a page of Arabic, Hebrew and Latin at 11.5–16 px weigh
    /// what it weighs in Chromium, within two hundredths.
    fn alpha(self, coverage: u8) -> u8 {
        let gamma = match self {
            Self::Dark => 1.0,
            Self::Middle => 0.95,
            Self::Light => 0.88,
        };
        (255.0 * (f32::from(coverage) / 255.0).powf(gamma)).round() as u8
    }
}

/// Where a glyph's mask lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Texels of the mask, left, top, width and height.
    texels: [usize; 4],
    /// From the glyph's origin to the mask's left top corner, in pixels; y down.
    offset: [i32; 2],
}

/// The masks of one texture.
pub(super) struct Atlas {
    fonts: Vec<(FontId, FontRef<'static>)>,
    scaler: ScaleContext,
    glyphs: HashMap<GlyphKey, Option<Placed>>,
    texture: Option<TextureHandle>,
    /// The texture's alpha values; its height is the length over [`WIDTH`].
    alpha: Vec<u8>,
    max_height: usize,
    /// Left end of the free part of the shelf, its top and its height.
    shelf: [usize; 3],
    /// Rows that the texture does not show yet.
    stale: Option<(usize, usize)>,
    /// Counts the textures, so that a caller sees that places have become void.
    generation: u64,
}

impl Atlas {
    pub(super) fn new() -> Self {
        let font = |id| FontRef::from_index(font_data(id), 0).map(|font| (id, font));
        let mut atlas = Self {
            fonts: FontId::ALL.into_iter().filter_map(font).collect(),
            scaler: ScaleContext::new(),
            glyphs: HashMap::new(),
            texture: None,
            alpha: vec![0; WIDTH * FIRST_HEIGHT],
            max_height: MAX_HEIGHT,
            shelf: [0; 3],
            stale: None,
            generation: 0,
        };
        atlas.whiten_corner();
        atlas
    }

    fn whiten_corner(&mut self) {
        for row in 0..WHITE {
            self.alpha[row * WIDTH..row * WIDTH + WHITE].fill(u8::MAX);
        }
        self.shelf = [WHITE + GAP, 0, WHITE + GAP];
    }

    /// A place in the texture that is full all around.
    pub(super) fn white(&self) -> Pos2 {
        let middle = WHITE as f32 / 2.0;
        pos2(middle / WIDTH as f32, middle / self.height() as f32)
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// The place of a glyph's mask, rendered where need be; `None` for a glyph
    /// without ink. May start a new generation, which voids earlier places.
    pub(super) fn place(&mut self, key: GlyphKey) -> Option<Placed> {
        if let Some(placed) = self.glyphs.get(&key) {
            return *placed;
        }
        let mask = self.render(key);
        let placed = mask.and_then(|(mask, offset, size)| self.insert(&mask, offset, size, key.tone));
        self.glyphs.insert(key, placed);
        placed
    }

    fn render(&mut self, key: GlyphKey) -> Option<(Vec<u8>, [i32; 2], [usize; 2])> {
        let size = (key.size_64ths as f32 / 64.0).min(MAX_SIZE_PX);
        let (_, font) = self.fonts.iter().find(|(id, _)| *id == key.font)?;
        let mut scaler = self.scaler.builder(*font).size(size).hint(false).build();
        let image = Render::new(&[Source::Outline])
            .format(Format::Alpha)
            .offset(Vector::new(f32::from(key.subpixel) / SUBPIXELS, 0.0))
            .render(&mut scaler, key.glyph)?;
        let (width, height) = (image.placement.width as usize, image.placement.height as usize);
        let is_sound = width > 0 && height > 0 && image.data.len() == width * height;
        is_sound.then(|| (image.data, [image.placement.left, -image.placement.top], [width, height]))
    }

    fn insert(&mut self, mask: &[u8], offset: [i32; 2], [width, height]: [usize; 2], tone: Tone) -> Option<Placed> {
        let (full_width, full_height) = (width + GAP, height + GAP);
        if full_width > WIDTH || full_height > self.max_height {
            return None;
        }
        let [mut x, mut y, mut shelf_height] = self.shelf;
        if x + full_width > WIDTH {
            (x, y, shelf_height) = (0, y + shelf_height, 0);
        }
        shelf_height = shelf_height.max(full_height);
        if y + shelf_height > self.height() {
            if y + shelf_height > self.max_height {
                self.clear();
                (x, y, shelf_height) = (self.shelf[0], 0, self.shelf[2].max(full_height));
            }
            self.grow_to(y + shelf_height);
        }
        self.shelf = [x + full_width, y, shelf_height];
        for (row, coverage) in mask.chunks_exact(width).enumerate() {
            let start = (y + row) * WIDTH + x;
            for (to, &from) in self.alpha[start..start + width].iter_mut().zip(coverage) {
                *to = tone.alpha(from);
            }
        }
        let (first, last) = self.stale.unwrap_or((y, y + height));
        self.stale = Some((first.min(y), last.max(y + height)));
        Some(Placed { texels: [x, y, width, height], offset })
    }

    fn height(&self) -> usize {
        self.alpha.len() / WIDTH
    }

    fn clear(&mut self) {
        self.glyphs.clear();
        self.alpha.clear();
        self.alpha.resize(WIDTH * FIRST_HEIGHT, 0);
        self.whiten_corner();
        self.new_texture();
    }

    fn grow_to(&mut self, needed: usize) {
        let mut height = self.height();
        while height < needed {
            height *= 2;
        }
        if height > self.height() {
            self.alpha.resize(WIDTH * height.min(self.max_height.max(needed)), 0);
            self.new_texture();
        }
    }

    fn new_texture(&mut self) {
        self.texture = None;
        self.stale = None;
        self.generation += 1;
    }

    /// Brings the texture up to date and gives it.
    pub(super) fn texture(&mut self, ctx: &Context) -> &TextureHandle {
        let rows = |alpha: &[u8], from: usize, to: usize| {
            let pixels = alpha[from * WIDTH..to * WIDTH].iter().map(|&alpha| Color32::WHITE.gamma_multiply_u8(alpha));
            ColorImage::new([WIDTH, to - from], pixels.collect())
        };
        let height = self.height();
        if let (Some(texture), Some((from, to))) = (&mut self.texture, self.stale) {
            texture.set_partial([0, from], rows(&self.alpha, from, to), TextureOptions::LINEAR);
        }
        self.stale = None;
        let alpha = &self.alpha;
        self.texture.get_or_insert_with(|| ctx.load_texture("glyphs", rows(alpha, 0, height), TextureOptions::LINEAR))
    }

    /// The rectangles of a mask: on the screen in physical pixels, for a glyph
    /// whose origin lies at a whole pixel, and in the texture.
    pub(super) fn rects(&self, placed: Placed, origin: [f32; 2]) -> (Rect, Rect) {
        let [x, y, width, height] = placed.texels.map(|texel| texel as f32);
        let corner = pos2(origin[0] + placed.offset[0] as f32, origin[1] + placed.offset[1] as f32);
        let scale = vec2(WIDTH as f32, self.height() as f32);
        let uv = Rect::from_min_max(
            Pos2::new(x / scale.x, y / scale.y),
            Pos2::new((x + width) / scale.x, (y + height) / scale.y),
        );
        (Rect::from_min_size(corner, vec2(width, height)), uv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(glyph: u16, size: u32) -> GlyphKey {
        GlyphKey { font: FontId::NotoSans, glyph, size_64ths: size * 64, subpixel: 0, tone: Tone::Dark }
    }

    #[test]
    fn a_full_atlas_grows_and_then_starts_afresh() {
        let ctx = Context::default();
        let mut atlas = Atlas::new();
        atlas.max_height = 512;
        let first = atlas.texture(&ctx).id();
        let mut heights = vec![atlas.height()];
        for glyph in 36..200 {
            atlas.place(key(glyph, 90));
            if heights.last() != Some(&atlas.height()) {
                heights.push(atlas.height());
            }
        }
        assert_eq!(heights[..2], [256, 512]);
        assert!(heights.iter().all(|&height| height <= 512));
        assert!(atlas.generation() >= 2);
        assert_ne!(atlas.texture(&ctx).id(), first);
    }

    #[test]
    fn masks_do_not_overlap() {
        let mut atlas = Atlas::new();
        let places: Vec<[usize; 4]> =
            (36..120).flat_map(|glyph| atlas.place(key(glyph, 13 + u32::from(glyph) % 30))).map(|p| p.texels).collect();
        assert!(places.len() > 70);
        for (index, a) in places.iter().enumerate() {
            for b in &places[index + 1..] {
                let apart_x = a[0] + a[2] < b[0] + 1 || b[0] + b[2] < a[0] + 1;
                let apart_y = a[1] + a[3] < b[1] + 1 || b[1] + b[3] < a[1] + 1;
                assert!(apart_x || apart_y, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn spaces_and_glyphs_that_are_too_large_have_no_place() {
        let mut atlas = Atlas::new();
        assert!(atlas.place(key(3, 16)).is_none());
        assert!(atlas.place(key(36, 16)).is_some());
        atlas.max_height = 64;
        assert!(atlas.place(key(36, 390)).is_none());
    }
}
