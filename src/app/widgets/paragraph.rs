//! A wrapped paragraph of data text with marked ranges.

use std::ops::Range;

use egui::{Color32, Rect, Response, Ui};

use crate::text::{Align, Direction};

/// A range of a paragraph that is drawn differently.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Colour behind the words.
    pub background: Option<Color32>,
    /// Colour of a line under the words.
    pub underline: Option<Color32>,
    /// Whether the words are bold.
    pub bold: bool,
}

/// A paragraph broken at the available width. Its text can be selected with the
/// mouse and copied in logical order.
#[must_use]
pub struct TextParagraph<'a> {
    text: &'a str,
    size: Option<f32>,
    color: Option<Color32>,
    bold: bool,
    line_height: Option<f32>,
    marks: Vec<Mark>,
    align: Align,
    direction: Direction,
    max_lines: Option<usize>,
    clickable: bool,
}

/// What happened to a paragraph, and where its parts lie.
pub struct ParagraphResponse {
    /// The widget's response; its rectangle is the paragraph's.
    pub response: Response,
    /// The byte that was clicked, where the text was clicked (not dragged over).
    pub clicked_byte: Option<usize>,
    /// The byte under the pointer.
    pub hovered_byte: Option<usize>,
    /// The selected bytes, where any are.
    pub selection: Option<Range<usize>>,
    /// For each mark, the rectangles that it covers on the screen.
    pub mark_rects: Vec<Vec<Rect>>,
}

impl<'a> TextParagraph<'a> {
    /// A paragraph in the interface's text size and colour.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            size: None,
            color: None,
            bold: false,
            line_height: None,
            marks: Vec::new(),
            align: Align::Start,
            direction: Direction::Auto,
            max_lines: None,
            clickable: false,
        }
    }

    /// Font size in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Sets the whole bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Line height as a multiple of the font size.
    pub fn line_height(mut self, factor: f32) -> Self {
        self.line_height = Some(factor);
        self
    }

    /// Ranges drawn differently; later ones lie on top.
    pub fn marks(mut self, marks: Vec<Mark>) -> Self {
        self.marks = marks;
        self
    }

    /// Alignment of the lines.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Direction of the paragraph.
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Most lines to show.
    pub fn max_lines(mut self, lines: usize) -> Self {
        self.max_lines = Some(lines);
        self
    }

    /// Shows a hand over the text and reports clicks.
    pub fn clickable(mut self) -> Self {
        self.clickable = true;
        self
    }

    /// Lays out, draws and answers the pointer.
    pub fn show(self, _ui: &mut Ui) -> ParagraphResponse {
        todo!()
    }
}
