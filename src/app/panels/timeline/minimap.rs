//! The minimap's window and its two handles: by drag, and by keyboard as three
//! things that can be moved.

use egui::{Context, CursorIcon, EventFilter, Id, Key, Rect, Sense, Ui, WidgetInfo};

use crate::app::command::{Command, ViewCommand};
use crate::app::state::State;
use crate::model::date::Day;
use crate::view::flight::TimeWindow;
use crate::view::scene::Target;

use super::marks::focus_ring;
use super::pointing::Pointing;

/// The window keeps at least an hour, whichever handle is pulled over the other.
const SHORTEST_DAYS: f64 = 1.0 / 24.0;
/// Share of the window that one arrow key moves by, and with Shift.
const KEY_STEP: (f64, f64) = (0.05, 0.25);

/// A part of the window on the minimap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Window,
    Start,
    End,
}

impl Part {
    const ALL: [Self; 3] = [Self::Start, Self::Window, Self::End];

    /// The window after this part was moved; the other handle stays.
    pub fn moved(self, window: TimeWindow, by_days: f64) -> TimeWindow {
        let TimeWindow { start_days, span_days } = window;
        match self {
            Self::Window => TimeWindow { start_days: start_days + by_days, span_days },
            Self::Start => {
                let by_days = by_days.min(span_days - SHORTEST_DAYS);
                TimeWindow { start_days: start_days + by_days, span_days: span_days - by_days }
            }
            Self::End => TimeWindow { start_days, span_days: (span_days + by_days).max(SHORTEST_DAYS) },
        }
    }

    pub fn cursor(self, pressed: bool) -> CursorIcon {
        match self {
            Self::Window if pressed => CursorIcon::Grabbing,
            Self::Window => CursorIcon::Grab,
            Self::Start | Self::End => CursorIcon::ResizeHorizontal,
        }
    }

    fn target(self) -> Target {
        match self {
            Self::Window => Target::MinimapWindow,
            Self::Start => Target::MinimapStart,
            Self::End => Target::MinimapEnd,
        }
    }

    fn id(self) -> Id {
        match self {
            Self::Window => Id::unique("minimap-window"),
            Self::Start => Id::unique("minimap-start"),
            Self::End => Id::unique("minimap-end"),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Window => "minimap-window",
            Self::Start => "minimap-start",
            Self::End => "minimap-end",
        }
    }
}

/// Whether the keyboard is on a part of the minimap, which then has the arrow
/// keys.
pub fn has_focus(ctx: &Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    Part::ALL.iter().any(|part| Some(part.id()) == focused)
}

/// Makes the window and its handles things that the keyboard reaches; the
/// pointer's drags are answered with the plot's.
pub(super) fn handles_ui(ui: &Ui, state: &State, at: &Pointing<'_>, commands: &mut Vec<Command>) {
    for part in Part::ALL {
        let Some(hit) = state.timeline.scene.hits.iter().rev().find(|hit| hit.target == part.target()) else {
            continue;
        };
        part_ui(ui, state, part, at, at.on_screen(hit.rect).intersect(at.rect), commands);
    }
}

fn part_ui(ui: &Ui, state: &State, part: Part, at: &Pointing<'_>, rect: Rect, commands: &mut Vec<Command>) {
    let window = state.window();
    let response = ui.interact(rect, part.id(), Sense::focusable_noninteractive());
    response.widget_info(|| {
        let day = |days: f64| Day(days.floor() as i64);
        let (start, end) = (day(window.start_days), day(window.end_days()));
        let (value, told) = match part {
            Part::Window => (window.middle_days(), format!("{start} – {end}")),
            Part::Start => (window.start_days, start.to_string()),
            Part::End => (window.end_days(), end.to_string()),
        };
        WidgetInfo::slider(true, value, state.words.say_with(part.key(), &[("date", told.into())]))
    });
    if !response.has_focus() {
        return;
    }
    focus_ring(ui, rect);
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(part.id(), filter));
    let (steps, large) = ui.input(|input| {
        let steps = |key: Key| input.num_presses(key) as f32;
        (at.axis_by(steps(Key::ArrowRight) - steps(Key::ArrowLeft)), input.modifiers.shift)
    });
    if steps != 0.0 {
        let step = if large { KEY_STEP.1 } else { KEY_STEP.0 };
        let moved = part.moved(window, steps * step * window.span_days);
        commands.push(Command::View(ViewCommand::Window { start_days: moved.start_days, span_days: moved.span_days }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_handle_moves_its_own_end_and_never_past_the_other() {
        let window = TimeWindow { start_days: 100.0, span_days: 10.0 };
        assert_eq!(Part::Window.moved(window, 5.0), TimeWindow { start_days: 105.0, span_days: 10.0 });
        assert_eq!(Part::Start.moved(window, 4.0), TimeWindow { start_days: 104.0, span_days: 6.0 });
        assert_eq!(Part::End.moved(window, -4.0), TimeWindow { start_days: 100.0, span_days: 6.0 });
        for part in [Part::Start, Part::End] {
            for by_days in [-1.0e9, 1.0e9] {
                let moved = part.moved(window, by_days);
                assert!(moved.span_days >= SHORTEST_DAYS * 0.999_999, "{part:?} {by_days}: {moved:?}");
            }
        }
        let start_past_end = Part::Start.moved(window, 50.0);
        assert!((start_past_end.end_days() - 110.0).abs() < 1e-9, "the end stays");
    }
}
