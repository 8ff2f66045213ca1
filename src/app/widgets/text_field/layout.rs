//! A field's text, set and placed.

use std::borrow::Cow;
use std::sync::Arc;

use egui::{Pos2, Rect, pos2};

use crate::render::egui::TextSystem;
use crate::text::words::floor_boundary;
use crate::text::{Paragraph, ParagraphStyle};

use super::{CARET_ROOM_PX, State, shown_caret};

/// Sets a field's text.
pub(super) struct Setter {
    pub ui_ctx: egui::Context,
    pub size: f32,
    pub width: f32,
    pub multiline: bool,
}

impl Setter {
    /// The text with what is being composed, as the field shows it.
    pub(super) fn set(&self, text: &str, state: &State) -> Arc<Paragraph> {
        let mut shown = Cow::Borrowed(text);
        if !state.composing.is_empty() {
            let at = floor_boundary(text, state.editor.caret().offset);
            shown.to_mut().insert_str(at, &state.composing);
        }
        if !self.multiline && shown.contains(['\n', '\r']) {
            // Of the same length, so that offsets stay.
            shown = Cow::Owned(shown.replace(['\n', '\r'], " "));
        }
        let style = if self.multiline {
            ParagraphStyle::wrapped(self.size, self.width - CARET_ROOM_PX)
        } else {
            ParagraphStyle::line(self.size, false)
        };
        let text = TextSystem::of(&self.ui_ctx);
        let mut text = text.lock();
        let style = ParagraphStyle { direction: state.direction, shows_hidden: text.shows_hidden, ..style };
        text.engine.paragraph(&shown, &style)
    }

    /// What may be typed or pasted: no line ends into a single line.
    pub(super) fn allowed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.multiline {
            if text.contains('\r') {
                Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
            } else {
                Cow::Borrowed(text)
            }
        } else if text.contains(['\n', '\r']) {
            Cow::Owned(text.replace("\r\n", " ").replace(['\n', '\r'], " "))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The place of the paragraph's top left corner: at the side where the text
    /// starts, or moved so that the caret is in sight.
    pub(super) fn origin(&self, inner: Rect, paragraph: &Paragraph, state: &mut State, has_focus: bool) -> Pos2 {
        if self.multiline {
            return inner.min;
        }
        let rtl = paragraph.lines.first().is_some_and(|line| line.rtl);
        let excess = paragraph.width + CARET_ROOM_PX - inner.width();
        if excess <= 0.0 {
            state.scroll_px = 0.0;
            let x = if rtl { inner.right() - paragraph.width } else { inner.left() };
            return pos2(x, inner.top());
        }
        if has_focus {
            let caret = paragraph.caret_rect(shown_caret(state)).left;
            state.scroll_px = state.scroll_px.clamp((caret + CARET_ROOM_PX - inner.width()).min(caret), caret);
        } else {
            state.scroll_px = if rtl { excess } else { 0.0 };
        }
        state.scroll_px = state.scroll_px.clamp(0.0, excess);
        pos2(inner.left() - state.scroll_px, inner.top())
    }
}
