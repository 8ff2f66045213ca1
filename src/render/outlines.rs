//! Outlines of glyphs in font units, read from the embedded fonts once each.
//!
//! Knows no file format; y grows upward here, as in the fonts.

use std::collections::BTreeMap;
use std::sync::Arc;

use swash::scale::ScaleContext;
use swash::scale::outline::Outline;
use swash::zeno::{Point as FontPoint, Verb};
use swash::{FontRef, GlyphId};

use crate::text::{FontId, font_data};
use crate::view::geometry::Point;

use super::path::PathStep;

/// The outlines that a picture has needed so far.
#[derive(Default)]
pub(crate) struct Outlines {
    context: ScaleContext,
    fonts: BTreeMap<FontId, Option<FontRef<'static>>>,
    glyphs: BTreeMap<(FontId, GlyphId), Arc<[PathStep]>>,
}

impl Outlines {
    /// The outline of a glyph in font units, y upward; empty for white space and
    /// for a glyph that the font does not have.
    pub(crate) fn glyph(&mut self, font: FontId, id: GlyphId) -> Arc<[PathStep]> {
        if let Some(steps) = self.glyphs.get(&(font, id)) {
            return Arc::clone(steps);
        }
        let steps: Arc<[PathStep]> = self.read(font, id).unwrap_or_default().into();
        self.glyphs.insert((font, id), Arc::clone(&steps));
        steps
    }

    fn read(&mut self, font: FontId, id: GlyphId) -> Option<Vec<PathStep>> {
        let font = (*self.fonts.entry(font).or_insert_with(|| FontRef::from_index(font_data(font), 0)))?;
        // A size of 0 asks for font units.
        let mut scaler = self.context.builder(font).size(0.0).hint(false).build();
        Some(steps_of(&scaler.scale_outline(id)?))
    }
}

/// Font units per em, the height that a font size stands for.
pub(crate) fn units_per_em(font: FontId) -> f32 {
    FontRef::from_index(font_data(font), 0).map_or(1000.0, |font| f32::from(font.metrics(&[]).units_per_em))
}

fn steps_of(outline: &Outline) -> Vec<PathStep> {
    let mut points = outline.points().iter().map(|FontPoint { x, y }| Point::new(*x, *y));
    let mut next = || points.next().unwrap_or_default();
    outline
        .verbs()
        .iter()
        .map(|verb| match verb {
            Verb::MoveTo => PathStep::Move(next()),
            Verb::LineTo => PathStep::Line(next()),
            Verb::QuadTo => PathStep::Quad(next(), next()),
            Verb::CurveTo => PathStep::Cubic(next(), next(), next()),
            Verb::Close => PathStep::Close,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph_of(font: FontId, letter: char) -> GlyphId {
        FontRef::from_index(font_data(font), 0).unwrap().charmap().map(letter)
    }

    #[test]
    fn a_capital_letter_reaches_its_height_in_font_units() {
        let steps = Outlines::default().glyph(FontId::NotoSans, glyph_of(FontId::NotoSans, 'H'));
        let top = steps
            .iter()
            .filter_map(|step| match step {
                PathStep::Move(point) | PathStep::Line(point) => Some(point.y),
                _ => None,
            })
            .fold(0.0, f32::max);
        // Noto Sans has capitals 714 units high in an em of 1000.
        assert!((top - 714.0).abs() < 0.5, "{top}");
        assert!((units_per_em(FontId::NotoSans) - 1000.0).abs() < f32::EPSILON);
    }

    #[test]
    fn spaces_and_glyphs_out_of_range_have_no_outline() {
        let mut outlines = Outlines::default();
        assert!(outlines.glyph(FontId::NotoSans, glyph_of(FontId::NotoSans, ' ')).is_empty());
        assert!(outlines.glyph(FontId::NotoNaskhArabic, u16::MAX).is_empty());
    }

    #[test]
    fn every_embedded_font_gives_outlines() {
        let mut outlines = Outlines::default();
        for font in FontId::ALL {
            assert!((1..9).any(|id| !outlines.glyph(font, id).is_empty()), "{font:?}");
        }
    }
}
