//! Wheel, drag, click and hover on the timeline.

use egui::{CursorIcon, Id, PointerButton, Pos2, Response, Ui};

use crate::app::command::{Command, GoCommand, LayerCommand, ViewCommand};
use crate::app::panels::hover_card::event_card_ui;
use crate::app::panels::rows::rows_card_ui;
use crate::app::state::State;
use crate::app::widgets::TextParagraph;
use crate::model::EventId;
use crate::view::flight::TimeWindow;
use crate::view::scene::Target;
use crate::view::snap::Snapped;
use crate::view::{Axis, era_in_words};

use super::lanes;
use super::minimap;
use super::pointing::Pointing;
use super::ruler;

/// Natural logarithm of the zoom per logical pixel of wheel movement.
const ZOOM_PER_WHEEL_PX: f64 = 1.0 / 240.0;
/// How much closer a double click on the plot comes.
const DOUBLE_CLICK_ZOOM: f64 = 2.0;
/// Width of the card of an era, in logical pixels.
const ERA_CARD_PX: f32 = 300.0;

/// What a drag does, from where it began.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Drag {
    /// Moves the plot.
    Pan,
    /// Moves or resizes the window on the minimap.
    Minimap(minimap::Part),
    /// Measures from here.
    Measure(Snapped),
    /// Marks a range from here, whose events are selected.
    Range(Snapped),
}

/// The drag that is going on, where one is.
pub(super) fn drag_of(ui: &Ui) -> Option<Drag> {
    ui.data(|data| data.get_temp::<Option<Drag>>(Id::unique("timeline-drag"))).flatten()
}

fn set_drag(ui: &Ui, drag: Option<Drag>) {
    ui.data_mut(|data| data.insert_temp(Id::unique("timeline-drag"), drag));
}

fn set_window(window: TimeWindow, commands: &mut Vec<Command>) {
    commands.push(Command::View(ViewCommand::Window { start_days: window.start_days, span_days: window.span_days }));
}

fn window_of(axis: &Axis) -> TimeWindow {
    TimeWindow { start_days: axis.start_days, span_days: axis.span_days }
}

/// Wheel up and down zooms about the pointer; sideways (or with Shift) pans. On
/// the minimap, too, what is under the pointer stays there.
pub(super) fn wheel(ui: &Ui, state: &State, at: &Pointing<'_>, plot: &Response, commands: &mut Vec<Command>) {
    let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|pos| at.rect.contains(*pos) && plot.contains_pointer())
    else {
        return;
    };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), f64::from(input.zoom_delta())));
    if lanes::is_on_captions(at, pointer) && !at.is_on_minimap(pointer) && pinch == 1.0 {
        if scroll.y != 0.0 {
            commands.push(Command::View(ViewCommand::ScrollTo(state.view.scroll_y - scroll.y)));
        }
        return;
    }
    let wheel = if scroll.y.abs() >= scroll.x.abs() { f64::from(scroll.y) * ZOOM_PER_WHEEL_PX } else { 0.0 };
    let factor = pinch * wheel.exp();
    let zooms = (factor - 1.0).abs() > 1e-6;
    let pans_px = if scroll.x.abs() > scroll.y.abs() { -scroll.x } else { 0.0 };
    let next = if at.is_on_minimap(pointer) {
        let (Some(time), Some(by_days)) = (at.minimap_time_at(pointer), at.minimap_days(pans_px)) else { return };
        let window = state.window();
        let zoomed = if zooms { window.zoomed_about(time, factor) } else { window };
        TimeWindow { start_days: zoomed.start_days + by_days, ..zoomed }
    } else {
        let Some(axis) = at.axis() else { return };
        let zoomed = if zooms { axis.zoom_at(at.x(pointer), factor) } else { axis };
        window_of(&if pans_px == 0.0 { zoomed } else { zoomed.pan(at.axis_by(pans_px)) })
    };
    if zooms || pans_px != 0.0 {
        set_window(next, commands);
    }
}

/// A drag on the plot pans, in time and through the lanes, measures, or marks a
/// range; a drag on the minimap moves or resizes its window.
pub(super) fn drag(ui: &Ui, state: &State, at: &Pointing<'_>, plot: &Response, commands: &mut Vec<Command>) {
    if plot.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let begun = begin(ui, state, at, plot, origin, commands);
        set_drag(ui, Some(begun));
    }
    let Some(drag) = drag_of(ui) else { return };
    if plot.drag_stopped() {
        set_drag(ui, None);
        if let (Drag::Range(from), Some(pointer)) = (drag, plot.interact_pointer_pos())
            && let Some(to) = ruler::moment_at(ui, state, at, pointer)
        {
            select_between(state, from, to, commands);
        }
        return;
    }
    if !(plot.dragged_by(PointerButton::Primary) || plot.dragged_by(PointerButton::Middle)) {
        return;
    }
    let delta = plot.drag_delta();
    match drag {
        Drag::Pan => {
            if let Some(axis) = at.axis().filter(|_| delta.x != 0.0) {
                set_window(window_of(&axis.pan(at.axis_by(-delta.x))), commands);
            }
            if delta.y != 0.0 {
                commands.push(Command::View(ViewCommand::ScrollTo(state.view.scroll_y - delta.y)));
            }
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        Drag::Minimap(part) => {
            if let Some(by_days) = at.minimap_days(delta.x).filter(|_| delta.x != 0.0) {
                set_window(part.moved(state.window(), by_days), commands);
            }
            ui.ctx().set_cursor_icon(part.cursor(true));
        }
        Drag::Measure(from) => {
            if let Some(pointer) = plot.interact_pointer_pos()
                && let Some(measured) = ruler::measured(ui, state, at, from, pointer)
                && state.navigation.ruler.measured != Some(measured)
            {
                commands.push(Command::Go(GoCommand::Measure(measured)));
            }
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        Drag::Range(_) => ui.ctx().set_cursor_icon(CursorIcon::Crosshair),
    }
}

fn begin(
    ui: &Ui,
    state: &State,
    at: &Pointing<'_>,
    plot: &Response,
    origin: Pos2,
    commands: &mut Vec<Command>,
) -> Drag {
    match at.target_at(origin) {
        Some(Target::MinimapWindow) => Drag::Minimap(minimap::Part::Window),
        Some(Target::MinimapStart) => Drag::Minimap(minimap::Part::Start),
        Some(Target::MinimapEnd) => Drag::Minimap(minimap::Part::End),
        Some(Target::Minimap) => {
            // The window comes to the pointer and goes on with it.
            if let Some(time) = at.minimap_time_at(origin) {
                set_window(TimeWindow::about(time, state.window().span_days), commands);
            }
            Drag::Minimap(minimap::Part::Window)
        }
        _ if plot.dragged_by(PointerButton::Primary) => {
            let moment = ruler::moment_at(ui, state, at, origin);
            let marks_range = ui.input(|input| input.modifiers.shift);
            match moment {
                Some(moment) if state.navigation.ruler.is_armed => Drag::Measure(moment),
                Some(moment) if marks_range => Drag::Range(moment),
                _ => Drag::Pan,
            }
        }
        _ => Drag::Pan,
    }
}

/// Selects the events that may lie between two moments and pass the filter.
fn select_between(state: &State, a: Snapped, b: Snapped, commands: &mut Vec<Command>) {
    let (first, last) = (a.at_days.min(b.at_days), a.at_days.max(b.at_days));
    let lies_within = |index: &usize| state.span_days(*index).is_some_and(|(start, end)| start <= last && end >= first);
    let passes = |index: &usize| state.passes(*index);
    let events = state.derived.order.iter().copied().filter(|index| passes(index) && lies_within(index));
    let events: Vec<EventId> = events.map(|index| state.dataset.events[index].id.clone()).collect();
    commands.push(Command::View(ViewCommand::SelectExactly(events)));
}

/// A click on the plot deselects, a double click comes closer; a click on the
/// minimap brings the window there.
pub(super) fn click(ui: &Ui, state: &State, at: &Pointing<'_>, plot: &Response, commands: &mut Vec<Command>) {
    let Some(pointer) = plot.interact_pointer_pos().filter(|_| plot.clicked()) else { return };
    match at.target_at(pointer) {
        Some(Target::Minimap) => {
            if let Some(time) = at.minimap_time_at(pointer) {
                let window = TimeWindow::about(time, state.window().span_days);
                commands.push(Command::Go(GoCommand::Jump(window)));
            }
        }
        Some(Target::Plot) | None if plot.double_clicked() => {
            let outward = ui.input(|input| input.modifiers.shift);
            let factor = if outward { 1.0 / DOUBLE_CLICK_ZOOM } else { DOUBLE_CLICK_ZOOM };
            if let Some(axis) = at.axis() {
                let window = window_of(&axis.zoom_at(at.x(pointer), factor));
                commands.push(Command::Go(GoCommand::Jump(window)));
            }
        }
        Some(Target::Plot) | None => {
            if !ui.input(|input| input.modifiers.command) {
                commands.push(Command::View(ViewCommand::Select { event: None, extend: false }));
                commands.push(Command::Layer(LayerCommand::CloseRows));
            }
        }
        Some(Target::Rows(rows)) => commands.push(Command::Layer(LayerCommand::OpenRows(*rows))),
        Some(_) => {}
    }
}

/// Tells what is under the pointer, and shows what a press would do.
pub(super) fn hover(
    ui: &Ui,
    state: &State,
    at: &Pointing<'_>,
    plot: &Response,
    mark: Option<(EventId, Response)>,
    commands: &mut Vec<Command>,
) {
    let hovered = mark.as_ref().map(|(id, _)| id.clone());
    if hovered != state.view.hovered {
        commands.push(Command::View(ViewCommand::Hover(hovered)));
    }
    if let Some((id, response)) = mark {
        if !state.navigation.ruler.is_armed {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        response.on_hover_ui_at_pointer(|ui| event_card_ui(ui, state, &id));
        return;
    }
    let Some(pointer) = plot.hover_pos() else { return };
    match at.target_at(pointer) {
        Some(Target::Rows(rows)) => {
            plot.clone().on_hover_ui_at_pointer(|ui| rows_card_ui(ui, state, rows));
        }
        Some(Target::Era(id)) => era_card(ui, state, id, plot),
        Some(Target::MinimapStart) => ui.ctx().set_cursor_icon(minimap::Part::Start.cursor(false)),
        Some(Target::MinimapEnd) => ui.ctx().set_cursor_icon(minimap::Part::End.cursor(false)),
        Some(Target::MinimapWindow) => ui.ctx().set_cursor_icon(minimap::Part::Window.cursor(false)),
        _ => {}
    }
}

/// What an era says of itself, beside the pointer.
fn era_card(ui: &Ui, state: &State, id: &str, plot: &Response) {
    let Some(era) = state.dataset.header.eras.iter().find(|era| era.id == id) else { return };
    let (title, date, note) = era_in_words(era, &state.dataset, state.view.style());
    let soft = ui.visuals().weak_text_color();
    plot.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_width(ERA_CARD_PX);
        TextParagraph::new(&title).bold().show(ui);
        TextParagraph::new(&date).show(ui);
        if !note.is_empty() {
            TextParagraph::new(&note).color(soft).show(ui);
        }
    });
}
