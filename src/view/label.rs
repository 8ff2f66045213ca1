//! Sets a label at its place: beside a mark, at a stem, or under a bar.
//!
//! ```text
//!   ◆ Security memorandum        Security memorandum ◆       │ Relations resumed
//!     24 Nov 2021                        24 Nov 2021         │ end of 2020
//!                                                            ▌ (on the axis)
//!   ████████████████████████████████
//!    Meetings and consultations  Apr – Sep 2022    (stays in sight while panned)
//! ```
//!
//! A label that would reach beyond the plot is shortened to what is in sight,
//! and left out where too little of it would be.

use super::entry::{Entry, LabelText, ONE_LINE_GAP_PX};
use super::geometry::{Point, Rect};
use super::place::{LABEL_GAP_PX, UNDER_PAD_PX};
use super::scene::{FontWeight, Measure};
use super::tokens::Sizes;

/// Least width to which a text is shortened.
const MIN_TEXT_PX: f32 = 44.0;
/// Room between a label and the edge of the plot.
const EDGE_PX: f32 = 6.0;
/// The same of a label that stays in sight at the edge.
const STICKY_PX: f32 = 14.0;
/// Distance of the baselines of title and date.
const LINE_PX: f32 = 16.0;
/// From the mark's line to the baseline of a label under its bar.
const UNDER_PX: f32 = 21.0;
/// Air between a stem and the text that gives way to it.
const STEM_AIR_PX: f32 = 5.0;

/// A label with resolved positions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub title: LabelText,
    pub title_origin: Point,
    pub date: LabelText,
    pub date_origin: Point,
    /// What the label covers.
    pub rect: Rect,
    /// Whether anything of it was left out.
    pub is_shortened: bool,
    /// Whether it stands under its bar.
    pub is_under: bool,
}

impl Label {
    /// What its lines cover, each by itself.
    pub fn lines(&self, sizes: &Sizes) -> [Rect; 2] {
        let line = |text: &LabelText, origin: Point, size: f32| {
            Rect::new(origin.x, origin.y - size * 0.95, origin.x + text.width, origin.y + size * 0.32)
        };
        [line(&self.title, self.title_origin, sizes.text), line(&self.date, self.date_origin, sizes.text_small)]
    }
}

/// Where a label may be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    /// To the right of what ends here.
    RightOf(f32),
    /// To the left of what starts here.
    LeftOf(f32),
    /// Under a bar between two places.
    Under(f32, f32),
}

/// What labels are set with.
pub(super) struct Setter<'a> {
    pub sizes: &'a Sizes,
    pub measure: &'a dyn Measure,
    /// The plot's edges.
    pub plot: Rect,
}

impl Setter<'_> {
    /// Sets the label of an entry whose mark stands at height `y`. Under a bar
    /// it gives way to stems at these places, where the bar has room for that.
    pub fn set(&self, entry: &Entry, slot: Slot, y: f32, stems: &[f32]) -> Option<Label> {
        match slot {
            Slot::RightOf(at) | Slot::LeftOf(at) => self.beside(entry, at, matches!(slot, Slot::RightOf(_)), y),
            Slot::Under(left, right) => self.under(entry, (left, right), y, stems),
        }
    }

    fn beside(&self, entry: &Entry, at: f32, is_right: bool, y: f32) -> Option<Label> {
        let gap = LABEL_GAP_PX as f32;
        let room =
            if is_right { self.plot.right - EDGE_PX - (at + gap) } else { (at - gap) - (self.plot.left + EDGE_PX) };
        let title = self.shortened(&entry.title, self.sizes.text, FontWeight::Bold, room)?;
        let date = self.shortened(&entry.date, self.sizes.text_small, FontWeight::Regular, room).unwrap_or_default();
        let is_shortened = title.text != entry.title.text || date.text != entry.date.text;
        let width = title.width.max(date.width);
        let (left, right) = if is_right { (at + gap, at + gap + width) } else { (at - gap - width, at - gap) };
        // Both lines begin at the mark.
        let line_left = |text: &LabelText| if is_right { left } else { right - text.width };
        let baseline = y + self.sizes.text * 0.34;
        Some(Label {
            title_origin: Point::new(line_left(&title), baseline),
            date_origin: Point::new(line_left(&date), baseline + LINE_PX),
            rect: Rect::new(left, y - self.sizes.text * 0.75, right, baseline + LINE_PX + self.sizes.text_small * 0.3),
            title,
            date,
            is_shortened,
            is_under: false,
        })
    }

    fn under(&self, entry: &Entry, bar: (f32, f32), y: f32, stems: &[f32]) -> Option<Label> {
        let pad = UNDER_PAD_PX as f32;
        let left_limit = (bar.0 + pad).max(self.plot.left + STICKY_PX);
        let right_limit = (bar.1 - pad).min(self.plot.right - STICKY_PX);
        let room = right_limit - left_limit;
        let title = self.shortened(&entry.title, self.sizes.text, FontWeight::Bold, room)?;
        let date_room = room - title.width - ONE_LINE_GAP_PX;
        let date = if entry.date.width <= date_room { entry.date.clone() } else { LabelText::default() };
        let date_width = if date.text.is_empty() { 0.0 } else { ONE_LINE_GAP_PX + date.width };
        let width = title.width + date_width;
        let left = clear_of(stems, (left_limit, right_limit), width, entry.rtl);
        let baseline = y + UNDER_PX;
        let (title_left, date_left) =
            if entry.rtl { (left + date_width, left) } else { (left, left + title.width + ONE_LINE_GAP_PX) };
        Some(Label {
            title_origin: Point::new(title_left, baseline),
            date_origin: Point::new(date_left, baseline),
            rect: Rect::new(left, baseline - self.sizes.text, left + width, baseline + self.sizes.text * 0.35),
            is_shortened: title.text != entry.title.text || date.text != entry.date.text,
            title,
            date,
            is_under: true,
        })
    }

    /// The text in so much room; `None` where too little of it would be left.
    fn shortened(&self, text: &LabelText, size: f32, weight: FontWeight, room: f32) -> Option<LabelText> {
        if text.width <= room {
            return Some(text.clone());
        }
        if room < MIN_TEXT_PX {
            return None;
        }
        let text = self.measure.elide(&text.text, size, weight, room);
        let width = self.measure.width(&text, size, weight);
        (!text.is_empty()).then_some(LabelText { text, width })
    }
}

/// The left end of a text of this width within limits: at its reading edge, or
/// as near to it as no stem crosses it. Where stems leave no room, at the edge.
fn clear_of(stems: &[f32], limits: (f32, f32), width: f32, rtl: bool) -> f32 {
    let at_edge = if rtl { limits.1 - width } else { limits.0 };
    let mut left = at_edge;
    loop {
        let crossing = stems.iter().copied().filter(|x| (left - STEM_AIR_PX..left + width + STEM_AIR_PX).contains(x));
        let next = if rtl {
            crossing.reduce(f32::min).map(|x| x - STEM_AIR_PX - width - 0.1)
        } else {
            crossing.reduce(f32::max).map(|x| x + STEM_AIR_PX + 0.1)
        };
        match next {
            None => return left,
            Some(next) if next < limits.0 || next + width > limits.1 => return at_edge,
            Some(next) => left = next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gives_way_to_stems_where_its_bar_has_room() {
        assert_eq!(clear_of(&[], (10.0, 400.0), 100.0, false), 10.0);
        let moved = clear_of(&[50.0], (10.0, 400.0), 100.0, false);
        assert!(moved > 50.0 && moved < 60.0, "{moved}");
        let moved = clear_of(&[350.0], (10.0, 400.0), 100.0, true);
        assert!(moved + 100.0 < 350.0, "{moved}");
        assert_eq!(clear_of(&[50.0, 150.0, 250.0, 350.0], (10.0, 400.0), 100.0, false), 10.0, "no room");
    }
}
