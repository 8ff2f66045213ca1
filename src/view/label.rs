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

use super::geometry::{Point, Rect};
use super::plan::{Entry, LabelText, ONE_LINE_GAP_PX};
use super::rows::{LABEL_GAP_PX, Side, UNDER_PAD_PX};
use super::scene::{FontWeight, Measure};
use super::tokens::Sizes;

/// Least width to which a title is shortened.
const MIN_TITLE_PX: f32 = 44.0;
/// Room between a label and the edge of the plot.
const EDGE_PX: f32 = 6.0;
/// Distance of the baselines of title and date.
const LINE_PX: f32 = 16.0;
/// From the mark's line to the baseline of a label under its bar.
const UNDER_PX: f32 = 21.0;

/// A label with resolved positions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub title: LabelText,
    pub title_origin: Point,
    pub date: LabelText,
    pub date_origin: Point,
    /// What the label covers.
    pub rect: Rect,
}

/// Where a label may be set.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    /// To the right or left of what ends at `at`.
    Beside { at: f32, side: Side },
    /// Under a bar between two places.
    Under { left: f32, right: f32 },
}

/// What labels are set with.
pub(super) struct Setter<'a> {
    pub sizes: &'a Sizes,
    pub measure: &'a dyn Measure,
    /// The plot's edges.
    pub plot: Rect,
}

impl Setter<'_> {
    /// Sets the label of an entry whose mark stands at height `y`.
    pub fn set(&self, entry: &Entry, slot: Slot, y: f32) -> Option<Label> {
        match slot {
            Slot::Beside { at, side } => self.beside(entry, at, side, y),
            Slot::Under { left, right } => self.under(entry, left, right, y),
        }
    }

    fn beside(&self, entry: &Entry, at: f32, side: Side, y: f32) -> Option<Label> {
        let gap = LABEL_GAP_PX as f32;
        let room = match side {
            Side::Right => self.plot.right - EDGE_PX - (at + gap),
            Side::Left => (at - gap) - (self.plot.left + EDGE_PX),
        };
        let title = self.shortened(&entry.title, self.sizes.text, FontWeight::Bold, room)?;
        let date = self.shortened(&entry.date, self.sizes.text_small, FontWeight::Regular, room).unwrap_or_default();
        let width = title.width.max(date.width);
        let (left, right) = match side {
            Side::Right => (at + gap, at + gap + width),
            Side::Left => (at - gap - width, at - gap),
        };
        // Both lines begin at the mark.
        let line_left = |text: &LabelText| match side {
            Side::Right => left,
            Side::Left => right - text.width,
        };
        let baseline = y + self.sizes.text * 0.34;
        Some(Label {
            title_origin: Point::new(line_left(&title), baseline),
            date_origin: Point::new(line_left(&date), baseline + LINE_PX),
            rect: Rect::new(left, y - self.sizes.text * 0.75, right, baseline + LINE_PX + self.sizes.text_small * 0.3),
            title,
            date,
        })
    }

    fn under(&self, entry: &Entry, bar_left: f32, bar_right: f32, y: f32) -> Option<Label> {
        let pad = UNDER_PAD_PX as f32;
        let left_limit = (bar_left + pad).max(self.plot.left + EDGE_PX);
        let right_limit = (bar_right - pad).min(self.plot.right - EDGE_PX);
        let room = right_limit - left_limit;
        let title = self.shortened(&entry.title, self.sizes.text, FontWeight::Bold, room)?;
        let date_room = room - title.width - ONE_LINE_GAP_PX;
        let date = if entry.date.width <= date_room { entry.date.clone() } else { LabelText::default() };
        let date_width = if date.text.is_empty() { 0.0 } else { ONE_LINE_GAP_PX + date.width };
        let baseline = y + UNDER_PX;
        let (left, right, title_left, date_left) = if entry.rtl {
            let title_left = right_limit - title.width;
            (title_left - date_width, right_limit, title_left, title_left - date_width)
        } else {
            let date_left = left_limit + title.width + ONE_LINE_GAP_PX;
            (left_limit, left_limit + title.width + date_width, left_limit, date_left)
        };
        Some(Label {
            title_origin: Point::new(title_left, baseline),
            date_origin: Point::new(date_left, baseline),
            rect: Rect::new(left, baseline - self.sizes.text, right, baseline + self.sizes.text * 0.35),
            title,
            date,
        })
    }

    /// The text in so much room; `None` where too little of it would be left.
    fn shortened(&self, text: &LabelText, size: f32, weight: FontWeight, room: f32) -> Option<LabelText> {
        if text.width <= room {
            return Some(text.clone());
        }
        if room < MIN_TITLE_PX {
            return None;
        }
        let text = self.measure.elide(&text.text, size, weight, room);
        let width = self.measure.width(&text, size, weight);
        (!text.is_empty()).then_some(LabelText { text, width })
    }
}
