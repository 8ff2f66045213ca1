//! Words of the interface itself, broken where they must be.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Response, Sense, TextStyle, Ui, Vec2, Widget, WidgetInfo, vec2};

use crate::app::interface::flow;
use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::{Paragraph, ParagraphStyle};

/// A sentence or a few words of the interface: what egui's label is, in the
/// direction of the interface's language.
#[must_use]
pub struct Phrase {
    text: String,
    style: TextStyle,
    bold: bool,
    ink: Ink,
    spoken: bool,
}

#[derive(Debug, Clone, Copy)]
enum Ink {
    Normal,
    Weak,
    Of(Color32),
}

impl Phrase {
    /// Words in the interface's text size and colour.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: TextStyle::Body, bold: false, ink: Ink::Normal, spoken: true }
    }

    /// The title of a dialog.
    pub fn heading(text: impl Into<String>) -> Self {
        Self { style: TextStyle::Heading, bold: true, ..Self::new(text) }
    }

    /// Paler than other words.
    pub fn weak(mut self) -> Self {
        self.ink = Ink::Weak;
        self
    }

    /// In this colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.ink = Ink::Of(color);
        self
    }

    /// Bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Smaller than other words.
    pub fn small(mut self) -> Self {
        self.style = TextStyle::Small;
        self
    }

    /// Kept from screen readers: the name beside a field that tells it itself.
    pub fn unspoken(mut self) -> Self {
        self.spoken = false;
        self
    }

    fn set(&self, ui: &Ui) -> Arc<Paragraph> {
        let size = self.style.resolve(ui.style()).size;
        let whole = ParagraphStyle { direction: flow::direction(ui.ctx()), ..ParagraphStyle::line(size, self.bold) };
        let text = TextSystem::of(ui.ctx());
        let mut text = text.lock();
        let line = text.engine.paragraph(&self.text, &whole);
        let room = ui.available_width();
        if line.width <= room || !room.is_finite() {
            return line;
        }
        text.engine.paragraph(&self.text, &ParagraphStyle { max_width: Some(room), ..whole })
    }
}

impl Widget for Phrase {
    fn ui(self, ui: &mut Ui) -> Response {
        let paragraph = self.set(ui);
        // A broken paragraph stands at the side where its lines start.
        let width = if paragraph.lines.len() > 1 { ui.available_width() } else { paragraph.width };
        let (rect, response) = ui.allocate_exact_size(vec2(width, paragraph.height), Sense::hover());
        if self.spoken {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &self.text));
        }
        if ui.is_rect_visible(rect) {
            let color = match self.ink {
                Ink::Normal => ui.visuals().text_color(),
                Ink::Weak => ui.visuals().weak_text_color(),
                Ink::Of(color) => color,
            };
            paint_paragraph(ui.painter(), rect.min, &paragraph, color);
        }
        response
    }
}

/// One line of the interface's words as other widgets draw it, shortened to
/// `room_px`.
pub(super) fn line(ui: &Ui, text: &str, style: &TextStyle, room_px: f32) -> (Arc<Paragraph>, Vec2) {
    let size = style.resolve(ui.style()).size;
    let whole = ParagraphStyle {
        direction: flow::direction(ui.ctx()),
        max_lines: Some(1),
        ..ParagraphStyle::line(size, false)
    };
    let system = TextSystem::of(ui.ctx());
    let mut system = system.lock();
    let paragraph = system.engine.paragraph(text, &whole);
    let width = paragraph.width.min(room_px.max(0.0));
    if paragraph.width <= room_px {
        let size = vec2(width, paragraph.height);
        return (paragraph, size);
    }
    let short = system.engine.paragraph(text, &ParagraphStyle { max_width: Some(width), ..whole });
    let size = vec2(width, short.height);
    (short, size)
}
