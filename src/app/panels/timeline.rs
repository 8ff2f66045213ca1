//! The timeline on the screen: lays the scene out, paints it, answers pointer,
//! wheel and touch.
//!
//! Zooming is the wheel and the pinch, panning the drag and the sideways wheel;
//! the two never share a gesture. Places in the picture and on the axes differ
//! where time runs from right to left; [`Timeline`](crate::view::timeline::Timeline)
//! leads from the ones to the others.

use std::collections::{BTreeMap, BTreeSet};

use egui::{CursorIcon, Id, PointerButton, Rect, Response, Sense, Ui, vec2};

use crate::app::action::Action;
use crate::app::command::{Command, ViewCommand};
use crate::app::interface::Arg;
use crate::app::panels::hover_card::hover_card_ui;
use crate::app::state::State;
use crate::model::EventId;
use crate::model::date::short_date;
use crate::render::Measurer;
use crate::render::egui::{TextSystem, paint_scene};
use crate::view::scene::{HitRegion, Target};
use crate::view::timeline::{TimelineInput, timeline_with};
use crate::view::{Axis, Point, Size};

/// Natural logarithm of the zoom per logical pixel of wheel movement.
const ZOOM_PER_WHEEL_PX: f64 = 1.0 / 240.0;
/// Most marks that are offered to the keyboard and to screen readers at a time.
const MOST_ACCESSIBLE_MARKS: usize = 400;
/// Least height of the plot, in logical pixels.
const MIN_SIZE_PX: f32 = 40.0;

/// Share of a fold's stretch that is shown on either side of it when it opens.
const FOLD_MARGIN: f64 = 0.15;

/// What a drag that began on the minimap moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MinimapDrag {
    Window,
    Start,
    End,
}

/// Draws the timeline in all the room there is.
pub fn timeline_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let (rect, plot) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    plot.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, state.words.say("timeline")));
    if rect.width() < MIN_SIZE_PX || rect.height() < MIN_SIZE_PX {
        return;
    }
    lay_out(ui, state, rect);
    paint_scene(&ui.painter_at(rect), rect.min, &state.timeline.scene);

    let marks = marks_ui(ui, state, rect, commands);
    wheel(ui, state, rect, &plot, commands);
    drag(ui, state, rect, &plot, commands);
    click(ui, state, rect, &plot, commands);
    hover(ui, state, rect, &plot, marks, commands);
}

fn lay_out(ui: &Ui, state: &mut State, rect: Rect) {
    let key =
        LayoutKey { spec: state.view.clone(), size: rect.size(), revision: state.revision, dark: state.theme.dark };
    let id = Id::unique("timeline-layout");
    if ui.data(|data| data.get_temp::<LayoutKey>(id)).as_ref() == Some(&key) {
        return;
    }
    let text = TextSystem::of(ui.ctx());
    let mut text = text.lock();
    let input = TimelineInput {
        dataset: &state.dataset,
        chronology: &state.derived.chronology,
        spec: &state.view,
        theme: &state.theme,
        size: Size { width: rect.width(), height: rect.height() },
        measure: &Measurer::new(&mut text.engine),
    };
    state.timeline = timeline_with(state.rows.rows(state.revision, &input), &input);
    drop(text);
    ui.data_mut(|data| data.insert_temp(id, key));
}

/// All that the picture depends on: where it is unchanged, so is the picture.
#[derive(Debug, Clone, PartialEq)]
struct LayoutKey {
    spec: crate::view::timeline::ViewSpec,
    size: egui::Vec2,
    revision: u64,
    dark: bool,
}

fn scene_point(rect: Rect, at: egui::Pos2) -> Point {
    Point::new(at.x - rect.left(), at.y - rect.top())
}

fn target_at(state: &State, point: Point) -> Option<&Target> {
    state.timeline.scene.hits.iter().rev().find(|hit| hit.rect.contains(point)).map(|hit| &hit.target)
}

/// Makes each mark a widget of its own, so that the keyboard and screen readers
/// reach it, and answers clicks on it. Returns the response of the hovered one.
fn marks_ui(ui: &mut Ui, state: &State, rect: Rect, commands: &mut Vec<Command>) -> Option<(EventId, Response)> {
    let mut seen: BTreeMap<&EventId, usize> = BTreeMap::new();
    let mut folds: BTreeMap<(&EventId, i32), usize> = BTreeMap::new();
    let mut hovered = None;
    for HitRegion { rect: region, target } in &state.timeline.scene.hits {
        let id = match target {
            Target::Event(id) => id,
            Target::Fold { events, .. } => {
                let Some(leader) = events.first() else { continue };
                // An event leads one fold of each lane, and a fold has several regions.
                let row = region.top.round() as i32;
                let number = folds.entry((leader, row)).and_modify(|number| *number += 1).or_default();
                let salt = Id::unique(("fold", leader.as_str(), row, *number));
                fold_ui(ui, state, (rect, *region, salt), events, commands);
                continue;
            }
            _ => continue,
        };
        // Counted per event: what is hovered is drawn later than it was, and its
        // regions must keep their names all the same.
        let region_number = seen.entry(id).and_modify(|number| *number += 1).or_default();
        let (first, region_number) = (*region_number == 0, *region_number);
        if seen.len() > MOST_ACCESSIBLE_MARKS {
            break;
        }
        let region =
            Rect::from_min_max(rect.min + vec2(region.left, region.top), rect.min + vec2(region.right, region.bottom));
        let region = region.intersect(rect);
        if !region.is_positive() {
            continue;
        }
        // The first region of an event is its widget; further ones are extra ground.
        let salt =
            if first { Id::unique(("mark", id.as_str())) } else { Id::unique(("mark", id.as_str(), region_number)) };
        let sense = if first { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(region, ui.scope_id().with(salt), sense);
        if first {
            response.widget_info(|| mark_info(state, id));
            if response.has_focus() {
                let stroke = ui.visuals().selection.stroke;
                ui.painter().rect_stroke(region.expand(2.0), 4.0, stroke, egui::StrokeKind::Outside);
            }
        }
        answer_mark(ui, id, &response, commands);
        if response.hovered() {
            hovered = Some((id.clone(), response));
        }
    }
    hovered
}

/// Makes a fold a widget: a click shows what is inside, larger.
fn fold_ui(
    ui: &Ui,
    state: &State,
    (rect, region, salt): (Rect, crate::view::Rect, Id),
    events: &[EventId],
    commands: &mut Vec<Command>,
) {
    let on_screen =
        Rect::from_min_max(rect.min + vec2(region.left, region.top), rect.min + vec2(region.right, region.bottom));
    let response = ui.interact(on_screen.intersect(rect), ui.scope_id().with(salt), Sense::click());
    let count = events.len();
    response.widget_info(|| {
        let events = Arg::own(state.words.say_with("counted-events", &[("count", count.into())]));
        let label = state.words.say_with("fold-on-the-timeline", &[("events", events)]);
        egui::WidgetInfo::labeled(egui::Role::Button, true, label)
    });
    if response.clicked() {
        if let Some((start_days, end_days)) = starts_of(state, events) {
            // A share of room on both sides; events of one day open to a week.
            let margin_days = ((end_days - start_days) * FOLD_MARGIN).max(3.0);
            commands.push(Command::View(ViewCommand::Window {
                start_days: start_days - margin_days,
                span_days: end_days - start_days + 2.0 * margin_days,
            }));
        }
        commands.push(Command::View(ViewCommand::SelectAll(events.to_vec())));
    }
    response.on_hover_cursor(CursorIcon::ZoomIn).on_hover_ui_at_pointer(|ui| hover_card_ui(ui, state, events));
}

/// First and last day on which events start, as far as they are known: what is
/// open has no end to zoom to.
fn starts_of(state: &State, events: &[EventId]) -> Option<(f64, f64)> {
    let wanted: BTreeSet<&EventId> = events.iter().collect();
    let places = (0..state.dataset.events.len()).filter(|place| wanted.contains(&state.dataset.events[*place].id));
    let starts: Vec<f64> = places.filter_map(|place| state.span_days(place)).map(|(start, _)| start).collect();
    Some((starts.iter().copied().reduce(f64::min)?, starts.iter().copied().reduce(f64::max)?))
}

fn mark_info(state: &State, id: &EventId) -> egui::WidgetInfo {
    let label = state.index_of(id).map_or_else(String::new, |index| {
        let title = state.dataset.events[index].title.in_lang(state.lang());
        match state.derived.chronology.date(index) {
            Some(date) => {
                let date = short_date(date, state.lang());
                state.words.say_with("on-the-timeline-dated", &[("title", title.into()), ("date", date.into())])
            }
            None => state.words.say_with("on-the-timeline", &[("title", title.into())]),
        }
    });
    egui::WidgetInfo::selected(egui::Role::Button, true, state.view.selected.contains(id), label)
}

fn answer_mark(ui: &Ui, id: &EventId, response: &Response, commands: &mut Vec<Command>) {
    if response.double_clicked() {
        commands.push(Command::View(ViewCommand::Select { event: Some(id.clone()), extend: false }));
        commands.push(Command::Action(Action::EditEvent));
    } else if response.clicked() {
        let extend = ui.input(|input| input.modifiers.command);
        commands.push(Command::View(ViewCommand::Select { event: Some(id.clone()), extend }));
    }
}

fn set_window(axis: Axis, commands: &mut Vec<Command>) {
    commands.push(Command::View(ViewCommand::Window { start_days: axis.start_days, span_days: axis.span_days }));
}

/// Wheel up and down zooms about the pointer; sideways (or with Shift) pans.
fn wheel(ui: &Ui, state: &State, rect: Rect, plot: &Response, commands: &mut Vec<Command>) {
    let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|at| rect.contains(*at) && plot.contains_pointer()) else {
        return;
    };
    let Some(axis) = state.timeline.axis else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), f64::from(input.zoom_delta())));
    let point = scene_point(rect, pointer);
    let wheel = if scroll.y.abs() >= scroll.x.abs() { f64::from(scroll.y) * ZOOM_PER_WHEEL_PX } else { 0.0 };
    let factor = pinch * wheel.exp();
    let mut next = axis;
    if (factor - 1.0).abs() > 1e-6 {
        next = next.zoom_at(state.timeline.axis_x(point.x), factor);
    }
    if scroll.x.abs() > scroll.y.abs() {
        next = next.pan(-state.timeline.axis_by(scroll.x));
    }
    if next != axis {
        set_window(next, commands);
    }
}

/// A drag on the plot pans, in time and through the lanes; a drag on the
/// minimap moves or resizes its window.
fn drag(ui: &Ui, state: &State, rect: Rect, plot: &Response, commands: &mut Vec<Command>) {
    let id = Id::unique("minimap-drag");
    if plot.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let begun = match target_at(state, scene_point(rect, origin)) {
            Some(Target::MinimapWindow) => Some(MinimapDrag::Window),
            Some(Target::MinimapStart) => Some(MinimapDrag::Start),
            Some(Target::MinimapEnd) => Some(MinimapDrag::End),
            _ => None,
        };
        ui.data_mut(|data| data.insert_temp(id, begun));
        if begun.is_none()
            && let (Some(Target::Minimap), Some(minimap)) =
                (target_at(state, scene_point(rect, origin)), minimap_axis(state))
        {
            center_window(state, state.timeline.time_at(&minimap, origin.x - rect.left()), commands);
        }
    }
    if !(plot.dragged_by(PointerButton::Primary) || plot.dragged_by(PointerButton::Middle)) {
        return;
    }
    let delta = plot.drag_delta();
    let minimap_drag = ui.data(|data| data.get_temp::<Option<MinimapDrag>>(id)).flatten();
    match (minimap_drag, state.timeline.minimap_axis, state.timeline.axis) {
        (Some(part), Some(minimap), _) => {
            let by_days = state.timeline.axis_by(delta.x) * minimap.span_days / minimap.width_px;
            drag_minimap(state, part, by_days, commands);
        }
        (None, _, Some(axis)) => {
            if delta.x != 0.0 {
                set_window(axis.pan(-state.timeline.axis_by(delta.x)), commands);
            }
            if delta.y != 0.0 {
                commands.push(Command::View(ViewCommand::ScrollTo(state.view.scroll_y - delta.y)));
            }
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        _ => {}
    }
}

fn minimap_axis(state: &State) -> Option<Axis> {
    state.timeline.minimap_axis
}

fn center_window(state: &State, middle_days: f64, commands: &mut Vec<Command>) {
    let span_days = state.view.span_days;
    commands.push(Command::View(ViewCommand::Window { start_days: middle_days - span_days / 2.0, span_days }));
}

fn drag_minimap(state: &State, part: MinimapDrag, by_days: f64, commands: &mut Vec<Command>) {
    // The window keeps at least an hour, whichever handle is pulled over the other.
    const SHORTEST_DAYS: f64 = 1.0 / 24.0;
    let (start, span) = (state.view.start_days, state.view.span_days);
    let (start_days, span_days) = match part {
        MinimapDrag::Window => (start + by_days, span),
        MinimapDrag::Start => {
            let by_days = by_days.min(span - SHORTEST_DAYS);
            (start + by_days, span - by_days)
        }
        MinimapDrag::End => (start, (span + by_days).max(SHORTEST_DAYS)),
    };
    commands.push(Command::View(ViewCommand::Window { start_days, span_days }));
}

fn click(ui: &Ui, state: &State, rect: Rect, plot: &Response, commands: &mut Vec<Command>) {
    if !plot.clicked() {
        return;
    }
    let Some(pointer) = plot.interact_pointer_pos() else { return };
    match target_at(state, scene_point(rect, pointer)) {
        Some(Target::Minimap) => {
            if let Some(minimap) = minimap_axis(state) {
                center_window(state, state.timeline.time_at(&minimap, pointer.x - rect.left()), commands);
            }
        }
        Some(Target::Plot) | None => {
            if !ui.input(|input| input.modifiers.command) {
                commands.push(Command::View(ViewCommand::Select { event: None, extend: false }));
            }
        }
        Some(
            Target::Event(_)
            | Target::Fold { .. }
            | Target::Lane(_)
            | Target::MinimapWindow
            | Target::MinimapStart
            | Target::MinimapEnd,
        ) => {}
    }
}

fn hover(
    ui: &Ui,
    state: &State,
    rect: Rect,
    plot: &Response,
    mark: Option<(EventId, Response)>,
    commands: &mut Vec<Command>,
) {
    let hovered = mark.as_ref().map(|(id, _)| id.clone());
    if hovered != state.view.hovered {
        commands.push(Command::View(ViewCommand::Hover(hovered)));
    }
    if let Some((id, response)) = mark {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        response.on_hover_ui_at_pointer(|ui| hover_card_ui(ui, state, std::slice::from_ref(&id)));
        return;
    }
    let Some(pointer) = plot.hover_pos() else { return };
    match target_at(state, scene_point(rect, pointer)) {
        Some(Target::MinimapStart | Target::MinimapEnd) => ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal),
        Some(Target::MinimapWindow) => ui.ctx().set_cursor_icon(CursorIcon::Grab),
        _ => {}
    }
}
