//! The ruler on the plot: the moment under the pointer, snapped to edges of
//! events unless Alt is held; the measurement over the picture; the range that
//! is being marked.

use std::collections::BTreeSet;

use egui::{CursorIcon, Pos2, Rect, Response, Stroke, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::navigation::Measured;
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::is_typing;
use crate::model::EventId;
use crate::render::Measurer;
use crate::render::egui::{TextSystem, paint_scene};
use crate::view::measure::{MeasureInput, measurement};
use crate::view::scene::Target;
use crate::view::snap::{Edge, Snapped, edges_of, snap};

use super::gestures::{Drag, drag_of};
use super::pointing::Pointing;

/// Share of colour of a range that is being marked.
const RANGE: f32 = 0.14;

/// The moment at a place: that of the nearest edge of an event in sight, or the
/// free place while Alt is held or no edge is near.
pub(super) fn moment_at(ui: &Ui, state: &State, at: &Pointing<'_>, pointer: Pos2) -> Option<Snapped> {
    let (axis, days) = (at.axis()?, at.time_at(pointer)?);
    if ui.input(|input| input.modifiers.alt) {
        return Some(Snapped::free(days));
    }
    Some(snap(days, edges_in_sight(state), &axis))
}

/// The edges of the events whose marks are drawn, each once.
fn edges_in_sight(state: &State) -> impl Iterator<Item = Edge> + '_ {
    let events: BTreeSet<&EventId> = state
        .timeline
        .scene
        .hits
        .iter()
        .filter_map(|hit| if let Target::Event(id) = &hit.target { Some(id) } else { None })
        .collect();
    events.into_iter().filter_map(|id| state.index_of(id)).flat_map(|event| {
        let date = state.derived.chronology.date(event);
        date.map(|date| edges_of(event, date)).unwrap_or_default()
    })
}

/// What is measured from a moment to a place.
pub(super) fn measured(ui: &Ui, state: &State, at: &Pointing<'_>, from: Snapped, pointer: Pos2) -> Option<Measured> {
    let to = moment_at(ui, state, at, pointer)?;
    Some(Measured { from, to, y_px: at.scene_point(pointer).y })
}

/// Draws the measurement, the range that is being marked, and while the ruler
/// is out the moment under the pointer.
pub(super) fn ruler_ui(ui: &Ui, state: &State, at: &Pointing<'_>, plot: &Response) {
    let painter = ui.painter_at(at.plot());
    let accent = color(state.theme.color.accent);
    if let (Some(Drag::Range(from)), Some(pointer)) = (drag_of(ui), plot.interact_pointer_pos())
        && let Some(to) = moment_at(ui, state, at, pointer)
        && let (Some(a), Some(b)) = (at.place_of(from.at_days, 0.0), at.place_of(to.at_days, 0.0))
    {
        let band = Rect::from_two_pos(Pos2::new(a.x, at.plot().top()), Pos2::new(b.x, at.plot().bottom()));
        painter.rect_filled(band, 0.0, color(state.theme.color.accent.faded(RANGE)));
    }
    if let (Some(measured), Some(words), Some(axis)) =
        (state.navigation.ruler.measured, state.measured_in_words(), at.axis())
    {
        let text = TextSystem::of(ui.ctx());
        let mut text = text.lock();
        let scene = measurement(&MeasureInput {
            axis: &axis,
            plot: state.timeline.axis_plot(),
            ends: (measured.from, measured.to),
            y: measured.y_px,
            words: &words,
            theme: &state.theme,
            measure: &Measurer::new(&mut text.engine),
        });
        drop(text);
        paint_scene(&painter, at.rect.min, &state.timeline.turned(scene));
        let plot = at.plot();
        let tell = ui.interact(plot, egui::Id::unique("measurement"), egui::Sense::empty());
        let label = state.words.say_with("measured", &[("length", words.into())]);
        tell.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, label.clone()));
    }
    let Some(pointer) = plot.hover_pos().filter(|pos| state.navigation.ruler.is_armed && at.plot().contains(*pos))
    else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    if let Some(moment) = moment_at(ui, state, at, pointer)
        && let Some(place) = at.place_of(moment.at_days, pointer.y)
    {
        painter.vline(place.x, at.plot().y_range(), Stroke::new(1.0, accent));
        if moment.event.is_some() {
            painter.circle_stroke(place, 5.0, Stroke::new(1.5, accent));
        }
    }
}

/// Ctrl C copies the measurement, where nothing is being typed.
pub(super) fn copy(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let asked = || ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
    let typing = || is_typing(ui.ctx()) || ui.ctx().text_edit_focused();
    if state.navigation.ruler.measured.is_some() && asked() && !typing() {
        commands.push(Command::Action(Action::CopyMeasure));
    }
}
