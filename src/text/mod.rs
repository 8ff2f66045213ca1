//! Paragraphs of any script: measured, broken, reordered, hit-tested.
//!
//! Knows nothing of the project: a string and a style go in, positioned glyphs
//! come out. The work is parley's; this module fixes the fonts (embedded, so
//! that every picture is the same on every machine), the rules of direction and
//! shortening, and a cache.
//!
//! ```text
//!   &str + ParagraphStyle --Engine--> Arc<Paragraph>
//!                                      lines > runs > glyphs (left to right, as drawn)
//!                                      caret, selection and hit test by byte offset
//! ```

#[cfg(test)]
mod bidi_tests;
mod cache;
mod caret;
#[cfg(test)]
mod caret_tests;
#[cfg(test)]
mod conformance_tests;
mod context;
mod edit;
mod engine;
mod fonts;
mod hidden;
mod long;
mod moves;
mod paragraph;
#[cfg(test)]
mod property_tests;
mod script;
mod setting;
mod spoken;
#[cfg(test)]
mod tests;
pub mod words;

pub use context::first_strong;
pub use edit::{Deletion, Editor};
pub use engine::Engine;
pub use fonts::{FontId, font_data};
pub use hidden::{TAG_SIZE, hidden_tag};
pub use moves::Motion;
pub use paragraph::{Caret, Glyph, GlyphRun, Line, Paragraph, Tag, TextRect};
pub use spoken::{Character, Piece};

use std::ops::Range;

/// How a paragraph is set.
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphStyle {
    /// Font size in logical pixels.
    pub size: f32,
    /// Whether the whole is bold.
    pub bold: bool,
    /// Ranges of bytes that are bold whatever the whole is.
    pub bold_ranges: Vec<Range<usize>>,
    /// Line height as a multiple of the font size.
    pub line_height: f32,
    /// Width to break lines at; `None` sets one line per paragraph.
    pub max_width: Option<f32>,
    /// Most lines to keep; the last kept one ends in "…" at its logical end
    /// where text was left out. `None` keeps all.
    pub max_lines: Option<usize>,
    /// Alignment within `max_width`.
    pub align: Align,
    /// Direction of the paragraph.
    pub direction: Direction,
    /// Whether characters that are not seen, such as those that control the
    /// direction, are shown as small boxes with their names.
    pub shows_hidden: bool,
}

impl Default for ParagraphStyle {
    fn default() -> Self {
        Self {
            size: 13.0,
            bold: false,
            bold_ranges: Vec::new(),
            line_height: 1.4,
            max_width: None,
            max_lines: None,
            align: Align::Start,
            direction: Direction::Auto,
            shows_hidden: false,
        }
    }
}

impl ParagraphStyle {
    /// A single unbroken line of this size and weight.
    pub fn line(size: f32, bold: bool) -> Self {
        Self { size, bold, ..Self::default() }
    }

    /// The style with sizes that are finite and in range, where they are not.
    fn sound(&self) -> Option<Self> {
        let within = |value: f32, least: f32, most: f32| if value.is_nan() { least } else { value.clamp(least, most) };
        let size = within(self.size, 1.0, 1_000.0);
        let line_height = within(self.line_height, 0.1, 10.0);
        let max_width = self.max_width.map(|width| within(width, 0.0, 1_000_000.0));
        let is_sound = self.size.to_bits() == size.to_bits()
            && self.line_height.to_bits() == line_height.to_bits()
            && self.max_width.map(f32::to_bits) == max_width.map(f32::to_bits);
        (!is_sound).then(|| Self { size, line_height, max_width, ..self.clone() })
    }

    /// A paragraph broken at this width.
    pub fn wrapped(size: f32, max_width: f32) -> Self {
        Self { size, max_width: Some(max_width), ..Self::default() }
    }
}

/// Alignment of lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// To the side on which the paragraph's direction starts.
    #[default]
    Start,
    /// To the side on which it ends.
    End,
    /// In the middle.
    Center,
    /// To both sides, the last line excepted.
    Justify,
}

/// Direction of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// By the first strong character, each paragraph for itself (UAX #9, P2 and P3).
    #[default]
    Auto,
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}
