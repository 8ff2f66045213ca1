//! A small language for the tests of this layer.

use super::scene::{FontWeight, Measure};

/// Measures every character as 0.56 of the font size (bold 0.6), which is about
/// what Noto Sans takes.
pub(super) struct FixedWidth;

impl Measure for FixedWidth {
    fn width(&self, text: &str, size: f32, weight: FontWeight) -> f32 {
        let share = if weight == FontWeight::Bold { 0.6 } else { 0.56 };
        text.chars().count() as f32 * size * share
    }

    fn elide(&self, text: &str, size: f32, weight: FontWeight, max_width: f32) -> String {
        if self.width(text, size, weight) <= max_width {
            return text.to_owned();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let shortened: String = kept.iter().chain(std::iter::once(&'…')).collect();
            if self.width(&shortened, size, weight) <= max_width {
                return shortened;
            }
        }
        String::new()
    }
}

use crate::model::date::{Resolved, resolve_edtf};

/// The date that an EDTF string means.
pub(super) fn date(text: &str) -> Resolved {
    resolve_edtf(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The start of a day written as in "2021-11-24", in days of the axis.
pub(super) fn day(text: &str) -> f64 {
    date(text).core.earliest_start.unwrap().0 as f64
}
