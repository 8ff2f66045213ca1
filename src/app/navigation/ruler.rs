//! The ruler: two moments on the plot and what lies between them.

use crate::app::state::State;
use crate::model::date::{Between, read_between, short_date};
use crate::view::snap::Snapped;

/// The ruler of a window.
#[derive(Debug, Clone, Default)]
pub struct Ruler {
    /// Whether a drag on the plot measures rather than pans.
    pub is_armed: bool,
    /// What was measured; stays until it is put away.
    pub measured: Option<Measured>,
}

/// Two moments, in the order in which they were set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Where the drag began.
    pub from: Snapped,
    /// Where it is, or ended.
    pub to: Snapped,
    /// Height of the arrow in the plot, in pixels from its top.
    pub y_px: f32,
}

impl Ruler {
    /// Puts the ruler away; returns whether there was anything to put away.
    pub fn put_away(&mut self) -> bool {
        let was_out = self.is_armed || self.measured.is_some();
        *self = Self::default();
        was_out
    }
}

impl State {
    /// What lies between the two moments of the ruler, in the language of the
    /// labels.
    pub fn measured_in_words(&self) -> Option<String> {
        let measured = self.navigation.ruler.measured?;
        Some(read_between(&Between::of(measured.from.days, measured.to.days), self.date_style()))
    }

    /// The measurement as text to paste: its length, then its two moments.
    pub fn measured_as_text(&self) -> Option<String> {
        let measured = self.navigation.ruler.measured?;
        let (first, last) = if measured.from.at_days <= measured.to.at_days {
            (measured.from, measured.to)
        } else {
            (measured.to, measured.from)
        };
        Some(format!(
            "{}\n{}\n{}\n",
            self.measured_in_words()?,
            self.moment_as_text(&first),
            self.moment_as_text(&last)
        ))
    }

    fn moment_as_text(&self, moment: &Snapped) -> String {
        let named = moment.event.and_then(|event| {
            let title = self.dataset.events.get(event)?.title.in_lang(self.lang());
            Some(format!("{}: {title}", short_date(self.derived.chronology.date(event)?, self.date_style())))
        });
        named.unwrap_or_else(|| moment.days.first.map_or_else(String::new, |day| day.to_string()))
    }
}
