//! The captions of the lanes: a click collapses, a drag reorders, the lower edge
//! resizes; the same by keyboard and by menu.

use egui::{CursorIcon, Event, EventFilter, Id, InputState, Key, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::navigation::LaneEdit;
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Explained as _, TextButton};
use crate::view::scene::Target;
use crate::view::timeline::{LaneExtent, LaneMode};

use super::marks::focus_ring;
use super::pointing::Pointing;

/// Height of the ground on which a lane's lower edge is caught.
const EDGE_PX: f32 = 7.0;

/// Makes the captions and the lower edges of lanes things that can be used.
/// Lanes by direction lie about the axis and stay as they are.
pub(super) fn lanes_ui(ui: &Ui, state: &State, at: &Pointing<'_>, commands: &mut Vec<Command>) {
    if matches!(state.view.lanes, LaneMode::Direction | LaneMode::None) {
        return;
    }
    let strip = captions_strip(at);
    for (place, lane) in state.timeline.lanes.iter().enumerate() {
        let (top, bottom) = (at.rect.top() + lane.top, at.rect.top() + lane.bottom);
        let ground = Rect::from_x_y_ranges(strip.x_range(), top..=bottom).intersect(strip);
        if ground.height() > 2.0 * EDGE_PX {
            caption_ui(ui, state, (place, lane), (ground.shrink2(vec2(0.0, EDGE_PX / 2.0)), at.rect.top()), commands);
        }
        let edge = Rect::from_x_y_ranges(strip.x_range(), bottom - EDGE_PX / 2.0..=bottom + EDGE_PX / 2.0);
        if strip.intersects(edge) {
            edge_ui(ui, state, lane, edge.intersect(strip), commands);
        }
    }
}

/// The strip beside the plot in which captions stand.
fn captions_strip(at: &Pointing<'_>) -> Rect {
    let (plot, rect) = (at.plot(), at.rect);
    let left = Rect::from_x_y_ranges(rect.left()..=plot.left(), plot.y_range());
    let right = Rect::from_x_y_ranges(plot.right()..=rect.right(), plot.y_range());
    if left.width() >= right.width() { left } else { right }
}

fn edit(edit: LaneEdit, commands: &mut Vec<Command>) {
    commands.push(Command::View(ViewCommand::Lane(edit)));
}

fn caption_ui(
    ui: &Ui,
    state: &State,
    (place, lane): (usize, &LaneExtent),
    (ground, scene_top): (Rect, f32),
    commands: &mut Vec<Command>,
) {
    let words = state.words;
    let response = ui.interact(ground, Id::unique(("lane", lane.key.as_str())), Sense::click_and_drag());
    let collapsed = state.lane_setting(&lane.key).collapsed;
    response.widget_info(|| {
        let key = if collapsed { "lane-collapsed" } else { "lane-open" };
        let label = words.say_with(key, &[("lane", lane.caption.as_str().into()), ("count", lane.count.into())]);
        WidgetInfo::selected(egui::Role::Button, true, collapsed, label)
    });
    if response.has_focus() {
        focus_ring(ui, ground.shrink(3.0));
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let moves = ui.input(|input| presses_with_alt(input, Key::ArrowDown) - presses_with_alt(input, Key::ArrowUp));
        if moves != 0 {
            edit(LaneEdit::Move(lane.key.clone(), moves), commands);
        }
    }
    if response.clicked() {
        edit(LaneEdit::Toggle(lane.key.clone()), commands);
    }
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let goal = goal_of(state, pointer.y - scene_top);
        let y = goal_y(state, goal) + scene_top;
        let line = Stroke::new(2.0, color(state.theme.color.accent));
        ui.painter().line_segment([pos2(ground.left(), y), pos2(ground.right(), y)], line);
    }
    if response.drag_stopped()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let goal = goal_of(state, pointer.y - scene_top);
        // Taking the lane out moves those below it up by one.
        edit(LaneEdit::MoveTo(lane.key.clone(), if goal > place { goal - 1 } else { goal }), commands);
    }
    response.context_menu(|ui| menu_ui(ui, state, lane, commands));
    let explained = words.say_with("lane-how", &[("lane", lane.caption.as_str().into()), ("count", lane.count.into())]);
    response.on_hover_cursor(CursorIcon::Grab).explained(&explained);
}

/// How often a key was pressed with Alt held.
fn presses_with_alt(input: &InputState, wanted: Key) -> isize {
    let is_it = |event: &&Event| matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.alt);
    input.events.iter().filter(is_it).count() as isize
}

/// Between which lanes a height of the scene lies: the place before which a
/// lane that is dropped there would stand.
fn goal_of(state: &State, y: f32) -> usize {
    state.timeline.lanes.iter().filter(|lane| f32::midpoint(lane.top, lane.bottom) < y).count()
}

fn goal_y(state: &State, goal: usize) -> f32 {
    let lanes = &state.timeline.lanes;
    lanes.get(goal).map(|lane| lane.top).or_else(|| lanes.last().map(|lane| lane.bottom)).unwrap_or_default()
}

fn menu_ui(ui: &mut Ui, state: &State, lane: &LaneExtent, commands: &mut Vec<Command>) {
    let collapsed = state.lane_setting(&lane.key).collapsed;
    let key = || lane.key.clone();
    let entries = [
        (if collapsed { "lane-expand" } else { "lane-collapse" }, LaneEdit::Toggle(key())),
        ("lane-up", LaneEdit::Move(key(), -1)),
        ("lane-down", LaneEdit::Move(key(), 1)),
        ("lane-higher", LaneEdit::Scale(key(), 1.25)),
        ("lane-lower", LaneEdit::Scale(key(), 0.8)),
        ("lanes-reset", LaneEdit::Reset),
    ];
    for (words, change) in entries {
        if ui.add(TextButton::entry(state.words.say(words))).clicked() {
            edit(change, commands);
            ui.close();
        }
    }
}

/// The lower edge of a lane: a drag makes it higher or lower.
fn edge_ui(ui: &Ui, state: &State, lane: &LaneExtent, ground: Rect, commands: &mut Vec<Command>) {
    let response = ui.interact(ground, Id::unique(("lane-edge", lane.key.as_str())), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
        let line = Stroke::new(2.0, color(state.theme.color.accent));
        ui.painter().line_segment([ground.left_center(), ground.right_center()], line);
    }
    let (height, by) = (lane.bottom - lane.top, response.drag_delta().y);
    if response.dragged() && by != 0.0 && height > 1.0 {
        edit(LaneEdit::Scale(lane.key.clone(), ((height + by) / height).max(0.1)), commands);
    }
}

/// Whether a place is on the captions' strip, where the wheel scrolls.
pub(super) fn is_on_captions(at: &Pointing<'_>, pos: egui::Pos2) -> bool {
    captions_strip(at).contains(pos) && !matches!(at.target_at(pos), Some(Target::Minimap))
}
