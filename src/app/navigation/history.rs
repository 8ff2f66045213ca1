//! The windows of time that were seen, to go back and forward. Separate from
//! undo, which is about the records.

use crate::view::flight::TimeWindow;

/// Most windows that are remembered.
const MOST: usize = 200;
/// Pans and zooms that follow each other within this time are one run.
const RUN_GAP_SECONDS: f64 = 1.5;

/// How a window came to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// By a pan or zoom, one of many.
    Gesture,
    /// By a jump: a step of its own.
    Jump,
}

/// The windows that were seen, and which of them is shown.
#[derive(Debug, Clone, Default)]
pub struct ViewHistory {
    windows: Vec<TimeWindow>,
    here: usize,
    /// When the run of pans and zooms that led here went on last; `None` where
    /// the window was reached otherwise.
    run_seconds: Option<f64>,
}

impl ViewHistory {
    /// Notes that a window is shown. A run of pans and zooms is one entry; what
    /// was ahead is forgotten.
    pub fn visit(&mut self, window: TimeWindow, kind: MoveKind, now_seconds: f64) {
        let Some(shown) = self.windows.get_mut(self.here) else {
            self.windows = vec![window];
            self.here = 0;
            return;
        };
        if shown.is_like(&window) {
            return;
        }
        let in_run = self.run_seconds.is_some_and(|last| (0.0..=RUN_GAP_SECONDS).contains(&(now_seconds - last)));
        if kind == MoveKind::Gesture && in_run {
            *shown = window;
        } else {
            self.windows.truncate(self.here + 1);
            self.windows.push(window);
            let surplus = self.windows.len().saturating_sub(MOST);
            self.windows.drain(..surplus);
            self.here = self.windows.len() - 1;
        }
        self.run_seconds = (kind == MoveKind::Gesture).then_some(now_seconds);
    }

    /// Whether there is a window before.
    pub fn can_go_back(&self) -> bool {
        self.here > 0
    }

    /// Whether there is a window ahead.
    pub fn can_go_forward(&self) -> bool {
        self.here + 1 < self.windows.len()
    }

    /// Goes to the window before.
    pub fn back(&mut self) -> Option<TimeWindow> {
        self.go(self.here.checked_sub(1)?)
    }

    /// Goes to the window ahead.
    pub fn forward(&mut self) -> Option<TimeWindow> {
        self.go(self.here + 1)
    }

    fn go(&mut self, place: usize) -> Option<TimeWindow> {
        let window = *self.windows.get(place)?;
        self.here = place;
        self.run_seconds = None;
        Some(window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(start_days: f64) -> TimeWindow {
        TimeWindow::new(start_days, 10.0)
    }

    fn history() -> ViewHistory {
        let mut history = ViewHistory::default();
        history.visit(window(0.0), MoveKind::Jump, 0.0);
        history
    }

    #[test]
    fn runs_are_one_entry_and_a_pause_begins_another() {
        let mut history = history();
        for (seconds, start) in [(1.0, 1.0), (1.1, 2.0), (2.4, 3.0), (9.0, 4.0), (9.1, 5.0)] {
            history.visit(window(start), MoveKind::Gesture, seconds);
        }
        assert_eq!(history.back(), Some(window(3.0)));
        assert_eq!(history.back(), Some(window(0.0)));
        assert_eq!(history.back(), None);
    }

    #[test]
    fn a_pan_after_going_back_forgets_what_was_ahead() {
        let mut history = history();
        history.visit(window(100.0), MoveKind::Jump, 1.0);
        history.visit(window(200.0), MoveKind::Jump, 2.0);
        history.back();
        history.visit(window(150.0), MoveKind::Gesture, 3.0);
        assert!(!history.can_go_forward());
        assert_eq!(history.back(), Some(window(100.0)));
        assert_eq!(history.forward(), Some(window(150.0)));
    }

    #[test]
    fn jumps_are_never_joined_and_the_same_window_is_no_step() {
        let mut history = history();
        history.visit(window(100.0), MoveKind::Jump, 1.0);
        history.visit(window(200.0), MoveKind::Jump, 1.0);
        history.visit(window(200.0), MoveKind::Jump, 1.0);
        assert_eq!(history.back(), Some(window(100.0)));
    }

    #[test]
    fn only_so_many_windows_are_remembered() {
        let mut history = history();
        for step in 1..1000 {
            history.visit(window(f64::from(step) * 50.0), MoveKind::Jump, 0.0);
        }
        let steps = std::iter::from_fn(|| history.back()).count();
        assert_eq!(steps, MOST - 1);
    }
}
