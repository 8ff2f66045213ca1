//! A paragraph that has been set.

use std::borrow::Cow;
use std::ops::Range;

use super::fonts::FontId;

/// Lines of positioned glyphs. Offsets are bytes of the text that was set;
/// positions are logical pixels from the paragraph's top left corner.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The text as it was given.
    pub text: String,
    /// Width of the widest line.
    pub width: f32,
    /// Height of all lines.
    pub height: f32,
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
    /// Whether text was left out for want of lines or width.
    pub elided: bool,
}

/// One line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The bytes of the text on this line.
    pub range: Range<usize>,
    /// Top edge.
    pub top: f32,
    /// Bottom edge.
    pub bottom: f32,
    /// The baseline.
    pub baseline: f32,
    /// Left edge of the first glyph.
    pub left: f32,
    /// Right edge of the last glyph, trailing white space left out.
    pub right: f32,
    /// Whether the paragraph's direction is right to left here.
    pub rtl: bool,
    /// Runs of glyphs, left to right.
    pub runs: Vec<GlyphRun>,
    /// Boxes that stand for characters without a look of their own.
    pub tags: Vec<Tag>,
    /// End of what is not trailing white space.
    pub(super) visible_end: usize,
    /// Whether the line was broken for want of width; white space at its end
    /// then hangs outside.
    pub(super) soft: bool,
    /// What the caret steps over, left to right.
    pub(super) cells: Vec<Cell>,
}

/// The smallest part of a line that a caret or a selection can tell apart: a
/// letter with its marks, or a ligature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// First byte.
    pub start: usize,
    /// End (exclusive); the same as `start` for an ellipsis that was added.
    pub end: usize,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Whether it reads right to left.
    pub rtl: bool,
}

/// Glyphs of one font, size and direction.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// The font.
    pub font: FontId,
    /// Font size.
    pub size: f32,
    /// The bytes of the text that the run stands for. Of an ellipsis that was
    /// added, an empty range where the text was cut.
    pub range: Range<usize>,
    /// Whether it reads right to left (an odd embedding level).
    pub rtl: bool,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph at its place.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Index in the font.
    pub id: u16,
    /// Origin, from the paragraph's left edge.
    pub x: f32,
    /// Origin, from the paragraph's top edge: the baseline plus any offset.
    pub y: f32,
    /// Advance width.
    pub advance: f32,
    /// First byte of the cluster that the glyph belongs to.
    pub cluster_start: usize,
    /// End of that cluster (exclusive).
    pub cluster_end: usize,
}

/// The box of a character that is not seen, as high as its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// What stands on it, such as "RLO".
    pub label: Cow<'static, str>,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Size of the text around it.
    pub size: f32,
}

/// A rectangle of text: a caret or a part of a selection.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TextRect {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A place between two clusters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caret {
    /// Byte offset in the text, always at a cluster's edge.
    pub offset: usize,
    /// Whether, at a line break or a change of direction, the caret belongs to
    /// the character after it rather than the one before.
    pub downstream: bool,
}

impl Paragraph {
    /// Roughly the memory that it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let line_bytes = |line: &Line| {
            let glyphs: usize = line.runs.iter().map(|run| run.glyphs.len()).sum();
            size_of::<Line>()
                + line.runs.len() * size_of::<GlyphRun>()
                + glyphs * size_of::<Glyph>()
                + line.cells.len() * size_of::<Cell>()
        };
        size_of::<Self>() + self.text.len() + self.lines.iter().map(line_bytes).sum::<usize>()
    }
}
