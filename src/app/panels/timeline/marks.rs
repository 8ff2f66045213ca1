//! The marks and folds as widgets, so that the pointer, the keyboard and screen
//! readers reach them.

use std::collections::BTreeMap;

use egui::{CursorIcon, Id, Rect, Response, Sense, Ui};

use crate::app::action::Action;
use crate::app::command::{Command, GoCommand, ViewCommand};
use crate::app::interface::Arg;
use crate::app::panels::hover_card::fold_card_ui;
use crate::app::state::State;
use crate::model::EventId;
use crate::model::date::short_date;
use crate::view::flight::TimeWindow;
use crate::view::scene::{Fold, HitRegion, Target};

use super::pointing::Pointing;

/// Most marks that are offered to the keyboard and to screen readers at a time.
const MOST_ACCESSIBLE_MARKS: usize = 400;
/// Share of a fold's stretch that is shown on either side of it when it opens.
const FOLD_MARGIN: f64 = 0.15;
/// The same, at least.
const LEAST_MARGIN_DAYS: f64 = 3.0;

/// Makes each mark a widget of its own, and answers clicks on it. Returns the
/// response of the hovered one.
pub(super) fn marks_ui(
    ui: &mut Ui,
    state: &State,
    at: &Pointing<'_>,
    commands: &mut Vec<Command>,
) -> Option<(EventId, Response)> {
    let mut seen: BTreeMap<&EventId, usize> = BTreeMap::new();
    let mut folds: BTreeMap<(&EventId, i32), usize> = BTreeMap::new();
    let mut hovered = None;
    for HitRegion { rect: region, target } in &state.timeline.scene.hits {
        let on_screen = at.on_screen(*region).intersect(at.rect);
        let id = match target {
            Target::Event(id) => id,
            Target::Fold(fold) => {
                let Some(leader) = fold.top.first() else { continue };
                // An event leads one fold of each lane, and a fold has several regions.
                let row = region.top.round() as i32;
                let number = folds.entry((leader, row)).and_modify(|number| *number += 1).or_default();
                let salt = Id::unique(("fold", leader.as_str(), row, *number));
                fold_ui(ui, state, (on_screen, salt), fold, commands);
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
        if !on_screen.is_positive() {
            continue;
        }
        // The first region of an event is its widget; further ones are extra ground.
        let salt =
            if first { Id::unique(("mark", id.as_str())) } else { Id::unique(("mark", id.as_str(), region_number)) };
        let sense = if first { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(on_screen, ui.scope_id().with(salt), sense);
        if first {
            response.widget_info(|| mark_info(state, id));
            if response.has_focus() {
                focus_ring(ui, on_screen);
            }
        }
        answer_mark(ui, id, &response, commands);
        if response.hovered() {
            hovered = Some((id.clone(), response));
        }
    }
    hovered
}

/// Draws what shows that the keyboard is on a thing.
pub(super) fn focus_ring(ui: &Ui, rect: Rect) {
    let stroke = ui.visuals().selection.stroke;
    ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, egui::StrokeKind::Outside);
}

/// Makes a fold a widget: a click, or Enter, shows what is inside, larger.
fn fold_ui(ui: &Ui, state: &State, (rect, salt): (Rect, Id), fold: &Fold, commands: &mut Vec<Command>) {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    let count = fold.count;
    response.widget_info(|| {
        let events = Arg::own(state.words.say_with("counted-events", &[("count", count.into())]));
        let label = state.words.say_with("fold-on-the-timeline", &[("events", events)]);
        egui::WidgetInfo::labeled(egui::Role::Button, true, label)
    });
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    if response.clicked() {
        let (start_days, end_days) = fold.span_days;
        // A share of room on both sides; events of one day open to a week.
        let margin_days = ((end_days - start_days) * FOLD_MARGIN).max(LEAST_MARGIN_DAYS);
        let window = TimeWindow::new(start_days - margin_days, end_days - start_days + 2.0 * margin_days);
        commands.push(Command::Go(GoCommand::Jump(window)));
    }
    response.on_hover_cursor(CursorIcon::ZoomIn).on_hover_ui_at_pointer(|ui| fold_card_ui(ui, state, fold));
}

fn mark_info(state: &State, id: &EventId) -> egui::WidgetInfo {
    let label = state.index_of(id).map_or_else(String::new, |index| {
        let title = state.dataset.events[index].title.in_lang(state.lang());
        match state.derived.chronology.date(index) {
            Some(date) => {
                let date = short_date(date, state.date_style());
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
