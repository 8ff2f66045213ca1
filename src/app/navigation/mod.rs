//! Finding one's way in time: jumps that are shown as flights, the windows that
//! were seen, bookmarks of windows, the ruler.
//!
//! Knows nothing of panels; time is egui's, told from outside once a frame.

mod bookmarks;
mod history;
mod lanes;
mod motion;
mod neighbours;
mod ruler;

pub use bookmarks::{BookmarkCommand, BookmarkEdit};
pub use history::{MoveKind, ViewHistory};
pub use lanes::LaneEdit;
pub use motion::{MotionChoice, desktop_reduces_motion};
pub use neighbours::{Step, neighbour_of};
pub use ruler::{Measured, Ruler};

use std::path::PathBuf;

use crate::store::bookmarks::Bookmark;
use crate::view::flight::TimeWindow;

use super::state::State;
use motion::Flying;

/// What a window knows of its way through time.
#[derive(Debug, Default)]
pub struct Navigation {
    /// The windows that were seen.
    pub history: ViewHistory,
    /// The jump that is being shown.
    flying: Option<Flying>,
    /// Whether jumps are shown as flights.
    pub motion: MotionChoice,
    /// Whether the desktop asks for less motion.
    pub desktop_reduces: bool,
    /// The bookmarks of the dataset, in their order.
    pub bookmarks: Vec<Bookmark>,
    /// The file that keeps bookmarks; `None` keeps nothing, as in tests.
    pub shelf: Option<PathBuf>,
    /// The ruler.
    pub ruler: Ruler,
    /// egui's time at this frame, in seconds.
    now_seconds: f64,
}

impl Navigation {
    /// What another dataset begins with: choices stay, measures go.
    pub fn for_next_dataset(&self, history: ViewHistory) -> Self {
        Self {
            history,
            motion: self.motion,
            desktop_reduces: self.desktop_reduces,
            shelf: self.shelf.clone(),
            now_seconds: self.now_seconds,
            ..Self::default()
        }
    }

    /// Whether jumps happen at once.
    pub fn reduces_motion(&self) -> bool {
        match self.motion {
            MotionChoice::Desktop => self.desktop_reduces,
            MotionChoice::Full => false,
            MotionChoice::Reduced => true,
        }
    }

    /// Whether a jump is being shown.
    pub fn is_flying(&self) -> bool {
        self.flying.is_some()
    }
}

impl State {
    /// The window of time that is shown.
    pub fn window(&self) -> TimeWindow {
        TimeWindow { start_days: self.view.start_days, span_days: self.view.span_days }
    }

    fn set_window(&mut self, window: TimeWindow) {
        let window = TimeWindow::new(window.start_days, window.span_days);
        self.view.start_days = window.start_days;
        self.view.span_days = window.span_days;
    }

    /// Begins a frame: tells the time and goes on with a jump that is being
    /// shown. Returns whether there is more of it to show.
    pub fn begin_frame(&mut self, now_seconds: f64) -> bool {
        self.navigation.now_seconds = now_seconds;
        let Some(flying) = &mut self.navigation.flying else { return false };
        let (window, goes_on) = flying.window_at(now_seconds);
        if !goes_on {
            self.navigation.flying = None;
        }
        self.set_window(window);
        goes_on
    }

    /// Stops a jump where it is.
    pub fn interrupt_flight(&mut self) {
        self.navigation.flying = None;
    }

    /// Moves the window at once, as one of a run of pans and zooms.
    pub fn move_window(&mut self, window: TimeWindow) {
        self.note_window();
        self.navigation.flying = None;
        self.set_window(window);
        let (window, now) = (self.window(), self.navigation.now_seconds);
        self.navigation.history.visit(window, MoveKind::Gesture, now);
    }

    /// Shows another window of time as a jump: a step of the view history.
    pub fn jump_to(&mut self, window: TimeWindow) {
        self.note_window();
        let window = TimeWindow::new(window.start_days, window.span_days);
        self.navigation.history.visit(window, MoveKind::Jump, self.navigation.now_seconds);
        self.fly_to(window);
    }

    /// Lets `change` set the window and shows the way there as a jump.
    pub fn jump_by(&mut self, change: impl FnOnce(&mut Self)) {
        self.navigation.flying = None;
        let before = self.window();
        change(self);
        let after = self.window();
        self.set_window(before);
        if !before.is_like(&after) {
            self.jump_to(after);
        }
    }

    /// Lets `change` pan or zoom the window at once.
    pub fn move_by(&mut self, change: impl FnOnce(&mut Self)) {
        let before = self.window();
        change(self);
        let after = self.window();
        self.set_window(before);
        if before != after {
            self.move_window(after);
        }
    }

    /// The window before or after in the view history.
    pub fn travel(&mut self, back: bool) {
        self.note_window();
        let history = &mut self.navigation.history;
        if let Some(window) = if back { history.back() } else { history.forward() } {
            self.fly_to(window);
        }
    }

    /// Notes where the window is, where something else moved it.
    fn note_window(&mut self) {
        if !self.navigation.is_flying() {
            let (window, now) = (self.window(), self.navigation.now_seconds);
            self.navigation.history.visit(window, MoveKind::Gesture, now);
        }
    }

    fn fly_to(&mut self, window: TimeWindow) {
        self.navigation.flying = None;
        let from = self.window();
        if self.navigation.reduces_motion() || from.is_like(&window) {
            self.set_window(window);
        } else {
            self.navigation.flying = Some(Flying::between(from, window));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;
    use crate::view::Theme;

    fn state() -> State {
        State::new(store::open_bundled(), Theme::named("light"))
    }

    fn window(start_days: f64) -> TimeWindow {
        TimeWindow::new(start_days, 100.0)
    }

    /// Lets frames pass until the jump is over; returns how many showed it.
    fn land(state: &mut State, from_seconds: f64) -> usize {
        (0..1000).take_while(|frame| state.begin_frame(from_seconds + f64::from(*frame) / 60.0)).count()
    }

    #[test]
    fn a_jump_is_shown_in_steps_and_ends_where_it_should() {
        let mut state = state();
        state.jump_to(window(500.0));
        let frames = land(&mut state, 10.0);
        assert!((5..60).contains(&frames), "{frames} frames");
        assert_eq!(state.window(), window(500.0));
        assert!(!state.begin_frame(60.0), "nothing is left to show");
    }

    #[test]
    fn with_less_motion_a_jump_happens_at_once() {
        let mut state = state();
        state.navigation.motion = MotionChoice::Reduced;
        state.jump_to(window(500.0));
        assert_eq!(state.window(), window(500.0));
        assert!(!state.navigation.is_flying());
        state.navigation.motion = MotionChoice::Desktop;
        state.navigation.desktop_reduces = true;
        assert!(state.navigation.reduces_motion());
        state.navigation.motion = MotionChoice::Full;
        assert!(!state.navigation.reduces_motion());
    }

    #[test]
    fn a_jump_that_is_interrupted_stays_where_it_was() {
        let mut state = state();
        let start = state.window();
        state.jump_to(window(start.start_days + 20_000.0));
        state.begin_frame(1.0);
        state.begin_frame(1.2);
        let midway = state.window();
        assert!(!midway.is_like(&start) && !midway.is_like(&window(start.start_days + 20_000.0)));
        state.interrupt_flight();
        state.begin_frame(1.3);
        assert_eq!(state.window(), midway);
    }

    #[test]
    fn back_and_forward_lead_through_the_windows_that_were_seen() {
        let mut state = state();
        state.navigation.motion = MotionChoice::Reduced;
        let first = state.window();
        state.jump_to(window(500.0));
        state.jump_to(window(900.0));
        state.travel(true);
        assert_eq!(state.window(), window(500.0));
        state.travel(true);
        assert_eq!(state.window(), first);
        state.travel(true);
        assert_eq!(state.window(), first, "there is nothing before");
        state.travel(false);
        state.travel(false);
        assert_eq!(state.window(), window(900.0));
    }

    #[test]
    fn a_run_of_pans_is_one_step_back() {
        let mut state = state();
        state.navigation.motion = MotionChoice::Reduced;
        let first = state.window();
        for frame in 0..40 {
            state.begin_frame(f64::from(frame) / 60.0);
            state.move_window(TimeWindow::new(first.start_days + f64::from(frame), first.span_days));
        }
        state.begin_frame(30.0);
        state.travel(true);
        assert_eq!(state.window(), first);
    }
}
