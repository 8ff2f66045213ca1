//! Layouts that run as the language of the interface reads: from the left in
//! English and French, from the right in Arabic and Hebrew.
//!
//! ```text
//!   English   start |<- name ->|<- value ->|      end |
//!   Arabic    | end      |<- value ->|<- name ->| start
//! ```
//!
//! The language is kept in egui's context, so that widgets know it without being
//! told. Within a [`column_ui`], `ui.horizontal` and its kin run the right
//! way by themselves; egui's `ui.vertical` does not.

use egui::{Align, Context, Id, InnerResponse, Layout, Rect, Ui, UiBuilder};

use crate::text::Direction;

use super::Words;

fn id() -> Id {
    Id::unique("language-of-the-interface")
}

/// Tells the widgets of a window which language its interface speaks.
pub fn speak(ctx: &Context, words: &'static Words) {
    ctx.data_mut(|data| data.insert_temp(id(), words.lang()));
}

/// The words of the window's interface, for widgets that have some of their own.
pub fn words(ctx: &Context) -> &'static Words {
    Words::of(ctx.data(|data| data.get_temp(id())).unwrap_or_default())
}

/// Whether the interface reads from right to left.
pub fn is_rtl(ctx: &Context) -> bool {
    words(ctx).is_rtl()
}

/// The direction of the interface's own words.
pub fn direction(ctx: &Context) -> Direction {
    if is_rtl(ctx) { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// Top down, at the side where reading starts.
pub fn column(ctx: &Context) -> Layout {
    Layout::top_down(if is_rtl(ctx) { Align::Max } else { Align::Min })
}

/// Side by side, from the side where reading starts.
pub fn row(ctx: &Context) -> Layout {
    if is_rtl(ctx) { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// Side by side, from the side where reading ends.
pub fn row_from_end(ctx: &Context) -> Layout {
    if is_rtl(ctx) { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// A column in what is left of the place: what `ui.vertical` is for one
/// direction alone.
pub fn column_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let layout = column(ui.ctx());
    ui.scope_builder(UiBuilder::new().layout(layout), content)
}

/// A rectangle that is dealt out in pieces from its start and its end.
#[derive(Debug, Clone, Copy)]
pub struct Deal {
    rect: Rect,
    rtl: bool,
}

impl Deal {
    /// Deals this rectangle as the interface reads.
    pub fn of(ctx: &Context, rect: Rect) -> Self {
        Self { rect, rtl: is_rtl(ctx) }
    }

    /// Takes a piece of this width, in logical pixels, where reading starts.
    pub fn start(&mut self, width_px: f32) -> Rect {
        self.take(width_px, self.rtl)
    }

    /// Takes a piece of this width, in logical pixels, where reading ends.
    pub fn end(&mut self, width_px: f32) -> Rect {
        self.take(width_px, !self.rtl)
    }

    /// What is left.
    pub fn rest(self) -> Rect {
        self.rect
    }

    fn take(&mut self, width_px: f32, from_right: bool) -> Rect {
        let width_px = width_px.clamp(0.0, self.rect.width().max(0.0));
        let at = if from_right { self.rect.right() - width_px } else { self.rect.left() + width_px };
        let (left, right) = self.rect.split_left_right_at_x(at);
        let (piece, rest) = if from_right { (right, left) } else { (left, right) };
        self.rect = rest;
        piece
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;
    use crate::model::Lang;

    #[test]
    fn pieces_are_dealt_from_where_reading_starts() {
        let ctx = Context::default();
        let whole = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 20.0));
        for (lang, start, rest) in [(Lang::FR, 10.0..=30.0, 30.0..=105.0), (Lang::HE, 90.0..=110.0, 15.0..=90.0)] {
            speak(&ctx, Words::of(lang));
            let mut deal = Deal::of(&ctx, whole);
            assert_eq!(deal.start(20.0).x_range(), egui::Rangef::from(start));
            deal.end(5.0);
            assert_eq!(deal.rest().x_range(), egui::Rangef::from(rest));
            assert!(deal.start(900.0).width() <= 75.0, "never more than there is");
        }
    }

    #[test]
    fn rows_within_a_column_run_as_the_column_reads() {
        let ctx = Context::default();
        for (lang, rtl) in [(Lang::EN, false), (Lang::AR, true)] {
            speak(&ctx, Words::of(lang));
            assert_eq!(column(&ctx).prefer_right_to_left(), rtl);
            assert_eq!(row(&ctx).prefer_right_to_left(), rtl);
            assert_eq!(row_from_end(&ctx).prefer_right_to_left(), !rtl);
        }
    }
}
