//! How a jump is shown: how long it takes, how it speeds up and slows down, and
//! whether it is shown at all.

use crate::view::flight::{Flight, TimeWindow};

/// Seconds for one unit of a flight's way, and the least and most that a flight
/// takes: long enough to be followed, too short to be waited for.
const SECONDS_PER_LENGTH: f64 = 0.16;
const LEAST_SECONDS: f64 = 0.14;
const MOST_SECONDS: f64 = 0.5;

/// Whether jumps are shown as flights.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MotionChoice {
    /// As the desktop asks.
    #[default]
    Desktop,
    /// They are.
    Full,
    /// They happen at once.
    Reduced,
}

/// A jump that is being shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flying {
    flight: Flight,
    /// egui's time at the first frame of it; `None` before.
    since_seconds: Option<f64>,
}

impl Flying {
    pub fn between(from: TimeWindow, to: TimeWindow) -> Self {
        Self { flight: Flight::between(from, to), since_seconds: None }
    }

    /// The window at a time, and whether there is more to show after it.
    pub fn window_at(&mut self, now_seconds: f64) -> (TimeWindow, bool) {
        let since = *self.since_seconds.get_or_insert(now_seconds);
        let takes = (self.flight.length() * SECONDS_PER_LENGTH).clamp(LEAST_SECONDS, MOST_SECONDS);
        let gone = (now_seconds - since) / takes;
        if gone < 1.0 {
            return (self.flight.at(eased(gone)), true);
        }
        // Also where the clock says nothing that can be compared.
        (self.flight.end(), false)
    }
}

/// Slow at both ends: the cubic 3t² − 2t³.
fn eased(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// Whether the desktop asks programs for less motion, as far as it can be read:
/// from GNOME's and its relatives' setting `enable-animations`, which KDE keeps
/// too for programs of others. `false` where nothing answers.
pub fn desktop_reduces_motion() -> bool {
    let asked = std::process::Command::new("gsettings")
        .args(["get", "org.gnome.desktop.interface", "enable-animations"])
        .stdin(std::process::Stdio::null())
        .output();
    asked.is_ok_and(|answer| answer.status.success() && means_reduced(&answer.stdout))
}

fn means_reduced(answer: &[u8]) -> bool {
    answer.trim_ascii() == b"false"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_flight_is_longer_than_half_a_second() {
        let age = TimeWindow::new(-3.0e6, 6.0e6);
        let mut flying = Flying::between(age, TimeWindow::new(18_000.0, 0.01));
        assert_eq!(flying.window_at(5.0), (age, true));
        assert!(flying.window_at(5.49).1);
        assert_eq!(flying.window_at(5.5), (TimeWindow::new(18_000.0, 0.01), false));
    }

    #[test]
    fn a_clock_that_is_no_number_ends_the_flight() {
        let mut flying = Flying::between(TimeWindow::new(0.0, 1.0), TimeWindow::new(50.0, 1.0));
        flying.window_at(0.0);
        assert!(!flying.window_at(f64::NAN).1);
    }

    #[test]
    fn only_a_plain_no_to_animations_asks_for_less() {
        assert!(means_reduced(b"false\n"));
        assert!(!means_reduced(b"true\n") && !means_reduced(b"") && !means_reduced(b"No such key"));
    }
}
