//! The timeline on the screen: lays the scene out, paints it, answers pointer,
//! wheel and touch.
//!
//! Zooming is the wheel and the pinch, panning the drag and the sideways wheel;
//! the two never share a gesture. While the ruler is out, a drag measures; with
//! Shift it marks a range whose events are selected.
//!
//! `pointing` turns places on the screen into times and back, for all others.

mod gestures;
mod lanes;
mod marks;
mod minimap;
mod pointing;
mod ruler;

pub use minimap::has_focus as minimap_has_focus;

use egui::{Rect, Sense, Ui};

use crate::app::command::Command;
use crate::app::records::StateRecords;
use crate::app::state::State;
use crate::render::Measurer;
use crate::render::egui::{TextSystem, paint_scene};
use crate::view::Size;
use crate::view::timeline::{TimelineInput, ViewSpec, timeline_with};

use pointing::Pointing;

/// Least height of the plot, in logical pixels.
const MIN_SIZE_PX: f32 = 40.0;

/// Draws the timeline in all the room there is.
pub fn timeline_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let (rect, plot) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    plot.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, state.words.say("timeline")));
    if rect.width() < MIN_SIZE_PX || rect.height() < MIN_SIZE_PX {
        return;
    }
    lay_out(ui, state, rect);
    paint_scene(&ui.painter_at(rect), rect.min, &state.timeline.scene);

    let at = Pointing::new(rect, &state.timeline);
    let hovered = marks::marks_ui(ui, state, &at, commands);
    lanes::lanes_ui(ui, state, &at, commands);
    minimap::handles_ui(ui, state, &at, commands);
    gestures::wheel(ui, state, &at, &plot, commands);
    gestures::drag(ui, state, &at, &plot, commands);
    gestures::click(ui, state, &at, &plot, commands);
    gestures::hover(ui, state, &at, &plot, hovered, commands);
    ruler::ruler_ui(ui, state, &at, &plot);
    ruler::copy(ui, state, commands);
}

fn lay_out(ui: &Ui, state: &mut State, rect: Rect) {
    if state.laid_out.as_ref().is_some_and(|key| key.is_of(state, rect)) {
        return;
    }
    state.renew_index();
    let text = TextSystem::of(ui.ctx());
    let mut text = text.lock();
    let input = TimelineInput {
        dataset: &state.dataset,
        chronology: &state.derived.chronology,
        records: &StateRecords::of(&state.dataset, &state.derived),
        index: &state.derived.index,
        passing: state.derived.passing.as_ref(),
        spec: &state.view,
        theme: &state.theme,
        size: Size { width: rect.width(), height: rect.height() },
        measure: &Measurer::new(&mut text.engine),
    };
    state.timeline = timeline_with(state.rows.rows(state.revision, &input), &input);
    drop(text);
    state.layouts += 1;
    state.laid_out = Some(LayoutKey::of(state, rect));
}

/// All that the picture depends on: where it is unchanged, so is the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutKey {
    spec: ViewSpec,
    size: egui::Vec2,
    revision: u64,
    dark: bool,
}

impl LayoutKey {
    fn of(state: &State, rect: Rect) -> Self {
        Self { spec: state.view.clone(), size: rect.size(), revision: state.revision, dark: state.theme.dark }
    }

    /// Whether a layout for this would be the same now; nothing is copied.
    fn is_of(&self, state: &State, rect: Rect) -> bool {
        self.revision == state.revision
            && self.dark == state.theme.dark
            && self.size == rect.size()
            && self.spec == state.view
    }
}
