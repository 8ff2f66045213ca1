//! An event that may be drawn by itself: its mark and its label with widths.
//!
//! Made for the few events that are candidates for a label or stand alone, and
//! kept while the language, the theme and the records stay.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::date::short_date;

use super::index::{OPEN_END_DAY, OPEN_START_DAY, Row};
use super::mark::{Mark, MarkBasis, MarkForm, Stretch};
use super::scene::FontWeight;
use super::timeline::TimelineInput;
use super::words::{is_rtl, words};

/// Widest title before it is shortened, and as a share of the picture's width.
const MAX_TITLE_PX: f32 = 360.0;
const MAX_TITLE_SHARE: f32 = 0.42;
/// Room between title and date where they share a line.
pub(super) const ONE_LINE_GAP_PX: f32 = 10.0;
/// Entries that are kept at most.
const MOST_KEPT: usize = 20_000;

/// A piece of a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LabelText {
    pub text: String,
    pub width: f32,
}

/// A dated event, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// What the index holds of it; of an event in several lanes, in any of them.
    pub row: Row,
    pub mark: Mark,
    pub title: LabelText,
    pub date: LabelText,
    /// Whether the label is set from right to left.
    pub rtl: bool,
}

impl Entry {
    /// The event's number.
    pub fn item(&self) -> u32 {
        self.row.item
    }

    /// Width of the label set in two lines.
    pub fn two_line_width(&self) -> f32 {
        self.title.width.max(self.date.width)
    }

    /// Width of the label set in one line.
    pub fn one_line_width(&self) -> f32 {
        if self.date.text.is_empty() { self.title.width } else { self.title.width + ONE_LINE_GAP_PX + self.date.width }
    }
}

/// The entries that were asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct EntryBook(HashMap<u32, Arc<Entry>>);

impl EntryBook {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The entry of a row.
    pub fn entry(&mut self, row: &Row, input: &TimelineInput<'_>) -> Arc<Entry> {
        if let Some(entry) = self.0.get(&row.item) {
            return Arc::clone(entry);
        }
        if self.0.len() >= MOST_KEPT {
            self.0.clear();
        }
        let entry = Arc::new(make(row, input));
        self.0.insert(row.item, Arc::clone(&entry));
        entry
    }
}

fn make(row: &Row, input: &TimelineInput<'_>) -> Entry {
    let item = row.item;
    let sizes = &input.theme.size;
    let lang = input.spec.lang;
    let date = input.records.date(item);
    let mark = date.and_then(|(date, basis)| Mark::of(&date, basis)).unwrap_or_else(|| mark_of_row(row));
    let max_title_px = MAX_TITLE_PX.min(input.size.width * MAX_TITLE_SHARE);
    let title = input.records.title(item, lang);
    let title = input.measure.elide(&title, sizes.text, FontWeight::Bold, max_title_px);
    let mut date = date.map(|(date, _)| short_date(&date, input.spec.style())).unwrap_or_default();
    let words = words(lang);
    match mark.basis {
        MarkBasis::Stated => {}
        MarkBasis::Derived => date = format!("{date} · {}", words.derived),
        MarkBasis::Editorial => date = format!("{date} · {}", words.editor),
    }
    let label = |text: String, size: f32, weight| {
        let width = input.measure.width(&text, size, weight);
        LabelText { text, width }
    };
    Entry {
        row: *row,
        mark,
        rtl: is_rtl(&title) != input.spec.customs.time.is_rtl(),
        title: label(title, sizes.text, FontWeight::Bold),
        date: label(date, sizes.text_small, FontWeight::Regular),
    }
}

/// The mark of a row whose record tells no date.
fn mark_of_row(row: &Row) -> Mark {
    let side = |day: i32, open: i32| (day != open).then_some(f64::from(day));
    let outer = Stretch { start: side(row.start_day, OPEN_START_DAY), end: side(row.end_day, OPEN_END_DAY) };
    let is_day = i64::from(row.end_day) - i64::from(row.start_day) == 1;
    let form = if is_day { MarkForm::Moment { at_days: row.anchor_days() } } else { MarkForm::Bar };
    Mark { form, basis: MarkBasis::Stated, outer, solid: Some(outer), fades: false, uncertain: false }
}
