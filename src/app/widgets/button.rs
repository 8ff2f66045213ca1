//! Buttons with words of any direction on them.

use egui::{Response, Role, Sense, StrokeKind, TextStyle, Ui, Vec2, Widget, WidgetInfo, vec2};

use crate::app::interface::flow::Deal;
use crate::render::egui::paint_paragraph;

use super::phrase::line;

/// Room between a menu entry's words and its keys, in logical pixels.
const KEYS_GAP_PX: f32 = 24.0;
/// Room at the sides of an entry's words, in logical pixels.
const ENTRY_PADDING_PX: f32 = 8.0;

/// A button: what egui's is, in the direction of the interface's language.
#[must_use]
pub struct TextButton {
    words: String,
    keys: String,
    kind: Kind,
    on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// With a frame of its own.
    Framed,
    /// Part of a bar of menus.
    Flat,
    /// A line of a menu, as wide as the menu.
    Entry,
}

impl TextButton {
    /// A button with these words, which are its accessible name too.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), keys: String::new(), kind: Kind::Framed, on: false }
    }

    /// Without a frame until the pointer is on it.
    pub fn flat(words: impl Into<String>) -> Self {
        Self { kind: Kind::Flat, ..Self::new(words) }
    }

    /// A line of a menu or of a list of commands.
    pub fn entry(words: impl Into<String>) -> Self {
        Self { kind: Kind::Entry, ..Self::new(words) }
    }

    /// Keys shown where reading ends.
    pub fn keys(mut self, keys: impl Into<String>) -> Self {
        self.keys = keys.into();
        self
    }

    /// Whether what it stands for is on, or it is chosen.
    pub fn on(mut self, on: bool) -> Self {
        self.on = on;
        self
    }

    fn padding(&self, ui: &Ui) -> Vec2 {
        match self.kind {
            Kind::Framed | Kind::Flat => ui.spacing().button_padding,
            Kind::Entry => vec2(ENTRY_PADDING_PX, 2.0),
        }
    }
}

impl Widget for TextButton {
    fn ui(self, ui: &mut Ui) -> Response {
        let padding = self.padding(ui);
        let room = ui.available_width() - 2.0 * padding.x;
        let style = TextStyle::Button;
        let (keys, keys_size) = line(ui, &self.keys, &style, room);
        let keys_room = if self.keys.is_empty() { 0.0 } else { keys_size.x + KEYS_GAP_PX };
        // A menu grows with its longest entry, other buttons are shortened.
        let words_room = if self.kind == Kind::Entry { f32::INFINITY } else { room - keys_room };
        let (words, words_size) = line(ui, &self.words, &style, words_room);
        let content = vec2(words_size.x + keys_room, words_size.y);
        let mut size = content + 2.0 * padding;
        size.y = size.y.max(ui.spacing().interact_size.y);
        // While a menu finds its size, its entries tell what they need alone.
        if self.kind == Kind::Entry && !ui.is_sizing_pass() {
            size.x = size.x.max(ui.available_width());
        }
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| match self.kind {
            Kind::Entry => WidgetInfo::selected(Role::Button, ui.is_enabled(), self.on, &self.words),
            Kind::Framed | Kind::Flat => WidgetInfo::labeled(Role::Button, ui.is_enabled(), &self.words),
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let visuals = *ui.style().interact(&response);
        let is_touched = response.hovered() || response.has_focus() || response.is_pointer_button_down_on();
        let painter = ui.painter();
        match self.kind {
            Kind::Framed => {
                let stroke = if response.has_focus() { ui.visuals().selection.stroke } else { visuals.bg_stroke };
                painter.rect(rect, visuals.corner_radius, visuals.weak_bg_fill, stroke, StrokeKind::Inside);
            }
            Kind::Flat | Kind::Entry if self.on => {
                painter.rect_filled(rect, visuals.corner_radius, ui.visuals().selection.bg_fill);
            }
            Kind::Flat | Kind::Entry => {}
        }
        if self.kind != Kind::Framed && is_touched && ui.is_enabled() {
            painter.rect_filled(rect, visuals.corner_radius, ui.visuals().faint_bg_color);
        }
        let ink = visuals.text_color();
        let mut deal = Deal::of(ui.ctx(), rect.shrink2(vec2(padding.x, 0.0)));
        let place = |piece: egui::Rect, height: f32| egui::pos2(piece.left(), piece.center().y - height / 2.0);
        if !self.keys.is_empty() {
            let piece = deal.end(keys_size.x);
            paint_paragraph(painter, place(piece, keys_size.y), &keys, ui.visuals().weak_text_color());
        }
        let piece = deal.start(words_size.x);
        paint_paragraph(painter, place(piece, words_size.y), &words, ink);
        response
    }
}
