//! A wrapped paragraph of data text with marked ranges.

use std::ops::Range;

use egui::accesskit::Role;
use egui::{
    Color32, CursorIcon, Event, Id, Pos2, Rect, Response, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::{Align, Direction, Editor, Paragraph, ParagraphStyle, TextRect};

use super::accessible::{Ends, describe_text};
use super::pointing::Pointing;

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
    shrinks: bool,
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
            shrinks: false,
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

    /// Takes no more width than the text needs; by default all that there is,
    /// so that text that reads right to left stands at the right.
    pub fn shrink_to_fit(mut self) -> Self {
        self.shrinks = true;
        self
    }

    /// Lays out, draws and answers the pointer.
    pub fn show(self, ui: &mut Ui) -> ParagraphResponse {
        let style = self.style(ui);
        let paragraph = {
            let text = TextSystem::of(ui.ctx());
            let mut text = text.lock();
            let room = style.max_width.filter(|_| self.shrinks);
            let whole = room.map(|_| ParagraphStyle { max_width: None, ..style.clone() });
            match whole.map(|whole| text.engine.paragraph(self.text, &whole)) {
                Some(whole) if room.is_some_and(|room| whole.width <= room) => whole,
                _ => text.engine.paragraph(self.text, &style),
            }
        };
        let width = match style.max_width {
            Some(room) if !self.shrinks => room,
            _ => paragraph.width,
        };
        let sense = Sense::click_and_drag() - Sense::FOCUSABLE;
        let (rect, response) = ui.allocate_exact_size(vec2(width, paragraph.height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.text));

        let under = |pos: Option<Pos2>| pos.and_then(|pos| paragraph.byte_at(pos.x - rect.left(), pos.y - rect.top()));
        let hovered_byte = under(response.hover_pos());
        let is_single_click = response.clicked() && !response.double_clicked() && !response.triple_clicked();
        let clicked_byte = under(response.interact_pointer_pos().filter(|_| is_single_click));
        let ends = self.selection(ui, &response, &paragraph);
        describe_text(ui, response.id, &paragraph, rect.min, ends);
        let selection =
            ends.map(|(a, b)| a.offset.min(b.offset)..a.offset.max(b.offset)).filter(|range| !range.is_empty());
        if hovered_byte.is_some() {
            let icon = if self.clickable { CursorIcon::PointingHand } else { CursorIcon::Text };
            ui.set_cursor_icon(icon);
        }
        let mark_rects: Vec<Vec<Rect>> =
            self.marks.iter().map(|mark| screen_rects(&paragraph, mark.range.clone(), rect.min)).collect();
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect.min, &paragraph, &mark_rects, selection.clone());
        }
        ParagraphResponse { response, clicked_byte, hovered_byte, selection, mark_rects }
    }

    fn style(&self, ui: &Ui) -> ParagraphStyle {
        let available = ui.available_width();
        let defaults = ParagraphStyle::default();
        ParagraphStyle {
            size: self.size.unwrap_or_else(|| TextStyle::Body.resolve(ui.style()).size),
            bold: self.bold,
            bold_ranges: self.marks.iter().filter(|mark| mark.bold).map(|mark| mark.range.clone()).collect(),
            line_height: self.line_height.unwrap_or(defaults.line_height),
            max_width: available.is_finite().then_some(available),
            max_lines: self.max_lines,
            align: self.align,
            direction: self.direction,
            shows_hidden: TextSystem::of(ui.ctx()).lock().shows_hidden,
        }
    }

    fn paint(
        &self,
        ui: &Ui,
        origin: Pos2,
        paragraph: &Paragraph,
        marks: &[Vec<Rect>],
        selection: Option<Range<usize>>,
    ) {
        let painter = ui.painter();
        for (mark, rects) in self.marks.iter().zip(marks) {
            for rect in rects.iter().filter(|rect| rect.intersects(painter.clip_rect())) {
                if let Some(color) = mark.background {
                    painter.rect_filled(*rect, MARK_CORNER_PX, color);
                }
                if let Some(color) = mark.underline {
                    let y = rect.bottom() - MARK_LINE_PX / 2.0;
                    painter.hline(rect.x_range(), y, Stroke::new(MARK_LINE_PX, color));
                }
            }
        }
        if let Some(range) = selection {
            for rect in paragraph.range_rects(range) {
                painter.rect_filled(placed(rect, origin), 0.0, ui.visuals().selection.bg_fill);
            }
        }
        let color = self.color.unwrap_or_else(|| ui.visuals().text_color());
        paint_paragraph(painter, origin, paragraph, color);
    }

    /// Selects with the pointer, copies what is selected, and gives its ends.
    fn selection(&self, ui: &Ui, response: &Response, paragraph: &Paragraph) -> Option<Ends> {
        let owner = ui.ctx().data(|data| data.get_temp::<Selected>(Id::NULL));
        let mut chosen = owner.filter(|owner| owner.id == response.id);
        let pressed = ui.input(|input| input.pointer.primary_pressed());
        if let Some(pos) = response.interact_pointer_pos() {
            let caret = paragraph.caret_at(pos.x - response.rect.left(), pos.y - response.rect.top());
            let shift = ui.input(|input| input.modifiers.shift);
            let new = || Selected { id: response.id, editor: Editor::default(), pointing: Pointing::default() };
            let mut selected = chosen.take().unwrap_or_else(new);
            selected.pointing.follow(ui, response, &mut selected.editor, self.text, caret, shift);
            ui.ctx().data_mut(|data| data.insert_temp(Id::NULL, selected.clone()));
            chosen = Some(selected);
        } else if pressed && chosen.is_some() {
            ui.ctx().data_mut(|data| data.remove::<Selected>(Id::NULL));
            chosen = None;
        }
        let editor = chosen?.editor;
        let is_copied = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
        let selected = editor.selected(self.text);
        if is_copied && !selected.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
            ui.copy_text(selected.to_owned());
        }
        Some((editor.anchor(), editor.caret()))
    }
}

/// The one paragraph of a window that has a selection.
#[derive(Clone)]
struct Selected {
    id: Id,
    editor: Editor,
    pointing: Pointing,
}

/// Radius of a mark's corners, in logical pixels.
const MARK_CORNER_PX: f32 = 2.0;
/// Width of the line under a mark.
const MARK_LINE_PX: f32 = 2.0;
/// Space above and below a mark, so that those of two lines do not touch.
const MARK_GAP_PX: f32 = 1.0;

fn placed(rect: TextRect, origin: Pos2) -> Rect {
    Rect::from_min_max(pos2(rect.left, rect.top), pos2(rect.right, rect.bottom)).translate(origin.to_vec2())
}

fn screen_rects(paragraph: &Paragraph, range: Range<usize>, origin: Pos2) -> Vec<Rect> {
    let rects = paragraph.range_rects(range).into_iter();
    rects.map(|rect| placed(rect, origin).shrink2(vec2(0.0, MARK_GAP_PX))).collect()
}
