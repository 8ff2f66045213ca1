//! One line of data text.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Response, Stroke, TextStyle, Ui, Vec2, Widget, WidgetInfo, vec2};

use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::{Direction, Paragraph, ParagraphStyle};

use super::TextParagraph;
use super::accessible::describe_direction;

/// Widest that the tooltip of a shortened label gets, in logical pixels.
const TOOLTIP_WIDTH: f32 = 420.0;

/// A line of text, shortened with "…" where it does not fit; the whole then
/// shows as a tooltip.
#[must_use]
pub struct TextLabel {
    text: String,
    size: Option<f32>,
    bold: bool,
    color: Option<Color32>,
    underline: bool,
    sense: egui::Sense,
    max_width: Option<f32>,
    direction: Direction,
}

impl TextLabel {
    /// A label in the interface's text size and colour.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            size: None,
            bold: false,
            color: None,
            underline: false,
            sense: egui::Sense::hover(),
            max_width: None,
            direction: Direction::Auto,
        }
    }

    /// Font size in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// Sets the text bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Underlines the text.
    pub fn underline(mut self) -> Self {
        self.underline = true;
        self
    }

    /// Makes it a link: underlined, in the accent colour, clickable, reachable
    /// by keyboard.
    pub fn link(mut self) -> Self {
        self.sense = egui::Sense::click();
        self.underline()
    }

    /// Direction of the line; by default that of its first letter, which is not
    /// what words of the interface around a name want.
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Widest it may get; by default what is left of the row.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }
}

impl TextLabel {
    /// The text in the width that there is, and the size it takes.
    fn set(&self, ui: &Ui) -> (Arc<Paragraph>, Vec2) {
        let size = self.size.unwrap_or_else(|| TextStyle::Body.resolve(ui.style()).size);
        let room = self.max_width.unwrap_or_else(|| ui.available_width()).max(0.0);
        let line = ParagraphStyle::line(size, self.bold);
        let style = ParagraphStyle { max_lines: Some(1), direction: self.direction, ..line };
        let text = TextSystem::of(ui.ctx());
        let mut text = text.lock();
        // Words of the interface are told their direction, and hide nothing.
        let shows_hidden = text.shows_hidden && self.direction == Direction::Auto;
        let style = ParagraphStyle { shows_hidden, ..style };
        let whole = text.engine.paragraph(&self.text, &style);
        if whole.width <= room {
            let size = vec2(whole.width, whole.height);
            return (whole, size);
        }
        let short = text.engine.paragraph(&self.text, &ParagraphStyle { max_width: Some(room), ..style });
        let size = vec2(room, short.height);
        (short, size)
    }
}

impl Widget for TextLabel {
    fn ui(self, ui: &mut Ui) -> Response {
        let is_link = self.sense.senses_click();
        let (paragraph, size) = self.set(ui);
        let (rect, mut response) = ui.allocate_exact_size(size, self.sense);
        let role = if is_link { Role::Link } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &self.text));
        describe_direction(ui, response.id, &paragraph);
        if ui.is_rect_visible(rect) {
            let visuals = ui.visuals();
            let color = match self.color {
                Some(color) => color,
                None if is_link => visuals.hyperlink_color,
                None => visuals.text_color(),
            };
            if response.has_focus() {
                let stroke = visuals.selection.stroke;
                ui.painter().rect_stroke(rect.expand(2.0), 2.0, stroke, egui::StrokeKind::Middle);
            }
            paint_paragraph(ui.painter(), rect.min, &paragraph, color);
            if self.underline
                && let Some(line) = paragraph.lines.first()
            {
                let y = rect.top() + line.baseline + UNDERLINE_GAP_PX;
                let width = if response.hovered() { 1.5 } else { 1.0 };
                ui.painter().hline(rect.left() + line.left..=rect.left() + line.right, y, Stroke::new(width, color));
            }
        }
        if is_link {
            response = response.on_hover_cursor(CursorIcon::PointingHand);
        }
        if paragraph.elided {
            response = response.on_hover_ui(|ui| {
                ui.set_max_width(TOOLTIP_WIDTH);
                TextParagraph::new(&self.text).direction(self.direction).shrink_to_fit().show(ui);
            });
        }
        response
    }
}

/// Distance from the baseline to the middle of an underline, in logical pixels.
const UNDERLINE_GAP_PX: f32 = 2.5;
