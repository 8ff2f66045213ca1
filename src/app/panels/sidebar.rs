//! The panel where reading starts: filters with counts, and the list of events.

use std::collections::BTreeSet;

use egui::{Rect, ScrollArea, Sense, Ui, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::interface::flow::{self, Deal};
use crate::app::panels::layers::layers_ui;
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Phrase, TextLabel, check_ui, fold_ui};
use crate::model::date::short_date;
use crate::model::query::Filter;
use crate::model::record::{Direction, StatusState};
use crate::model::{self, Side};
use crate::view::timeline::FilteredOut;

/// Side of a kind's colour square, in logical pixels.
const SWATCH_PX: f32 = 10.0;
/// Width of a filter row's count.
const COUNT_PX: f32 = 44.0;
/// Height of a row of the list.
const LIST_ROW_PX: f32 = 42.0;
/// Height of a filter row.
const FILTER_ROW_PX: f32 = 22.0;

/// Draws the panel.
pub fn sidebar_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let height = ui.available_height();
    ScrollArea::vertical().id_salt("filters").max_height(height * 0.56).auto_shrink([false, true]).show(ui, |ui| {
        filters_ui(ui, state, commands);
    });
    ui.add_space(6.0);
    list_ui(ui, state, commands);
}

fn heading_ui(ui: &mut Ui, title: &str) {
    ui.add_space(8.0);
    ui.add(Phrase::new(title).bold().small().weak());
}

fn filters_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (lang, words) = (state.lang(), state.words);
    let filter = &state.filter;
    let facets = &state.derived.facets;
    let mut next: Option<Filter> = None;

    heading_ui(ui, words.say("kind"));
    for kind in &state.dataset.header.kinds {
        let count = facets.kinds.get(&kind.id).copied().unwrap_or_default();
        let swatch = Some(color(state.theme.kind_color(&state.dataset, &kind.id)));
        let row = Row { name: kind.name.in_lang(lang), count, swatch, on: filter.kinds.contains(&kind.id) };
        if row.ui(ui, state, words.say("kind")) {
            toggle(&mut next.get_or_insert_with(|| filter.clone()).kinds, kind.id.clone());
        }
    }

    heading_ui(ui, words.say("direction"));
    for direction in Direction::ALL {
        let count = facets.directions.get(&direction).copied().unwrap_or_default();
        let name = model::words::direction(direction, &state.dataset, lang);
        let row = Row { name: &name, count, swatch: None, on: filter.directions.contains(&direction) };
        if row.ui(ui, state, words.say("direction")) {
            toggle(&mut next.get_or_insert_with(|| filter.clone()).directions, direction);
        }
    }

    heading_ui(ui, words.say("date"));
    for (basis, name) in [
        ("stated", words.say("basis-stated")),
        ("derived", words.say("basis-derived")),
        ("editorial", words.say("basis-editorial")),
        ("undated", words.say("basis-undated")),
    ] {
        let count = facets.bases.get(basis).copied().unwrap_or_default();
        let row = Row { name, count, swatch: None, on: filter.bases.contains(basis) };
        if (count > 0 || row.on) && row.ui(ui, state, words.say("date")) {
            toggle(&mut next.get_or_insert_with(|| filter.clone()).bases, basis.to_owned());
        }
    }

    more_filters_ui(ui, state, &mut next);
    if !state.layers.all.is_empty() {
        heading_ui(ui, words.say("layers"));
        layers_ui(ui, state, commands);
    }

    if let Some(filter) = next {
        commands.push(Command::View(ViewCommand::Filter(filter)));
    }
    ui.add_space(4.0);
    let hides = state.view.filtered_out == FilteredOut::Hidden;
    if check_ui(ui, hides, words.say("toggle-filtered-out")).clicked() {
        let choice = if hides { FilteredOut::Dimmed } else { FilteredOut::Hidden };
        commands.push(Command::View(ViewCommand::FilteredOut(choice)));
    }
}

/// The filters that few need at every moment: folded at first.
fn more_filters_ui(ui: &mut Ui, state: &State, next: &mut Option<Filter>) {
    let (lang, words) = (state.lang(), state.words);
    let filter = &state.filter;
    let facets = &state.derived.facets;
    let in_use = !(filter.actors.is_empty() && filter.sides.is_empty() && filter.statuses.is_empty());
    ui.add_space(6.0);
    fold_ui(ui, "more-filters", words.say("more-filters"), (in_use, false), |ui| {
        heading_ui(ui, words.say("actor"));
        for actor in &state.dataset.header.actors {
            let count = facets.actors.get(&actor.id).copied().unwrap_or_default();
            let row =
                Row { name: actor.name.in_lang(lang), count, swatch: None, on: filter.actors.contains(&actor.id) };
            if (count > 0 || row.on) && row.ui(ui, state, words.say("actor")) {
                toggle(&mut next.get_or_insert_with(|| filter.clone()).actors, actor.id.clone());
            }
        }
        heading_ui(ui, words.say("side"));
        for side in [Side::A, Side::B, Side::Other] {
            let count = facets.sides.get(&side).copied().unwrap_or_default();
            let name = model::words::side(side, &state.dataset, lang);
            let row = Row { name, count, swatch: None, on: filter.sides.contains(&side) };
            if (count > 0 || row.on) && row.ui(ui, state, words.say("side")) {
                toggle(&mut next.get_or_insert_with(|| filter.clone()).sides, side);
            }
        }
        heading_ui(ui, words.say("status"));
        for status in StatusState::ALL {
            let count = facets.statuses.get(&status).copied().unwrap_or_default();
            let name = model::words::status(status, words.lang());
            let row = Row { name, count, swatch: None, on: filter.statuses.contains(&status) };
            if (count > 0 || row.on) && row.ui(ui, state, words.say("status")) {
                toggle(&mut next.get_or_insert_with(|| filter.clone()).statuses, status);
            }
        }
    });
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

/// One choice of a filter.
struct Row<'a> {
    name: &'a str,
    count: usize,
    swatch: Option<egui::Color32>,
    on: bool,
}

impl Row<'_> {
    /// Draws the row and tells whether it was clicked.
    fn ui(&self, ui: &mut Ui, state: &State, sort: &'static str) -> bool {
        let (words, style) = (state.words, state.date_style());
        let size = vec2(ui.available_width(), FILTER_ROW_PX);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            let args = [("sort", sort.into()), ("name", self.name.into()), ("count", self.count.into())];
            let label = words.say_with("filter-choice", &args);
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, self.on, label)
        });
        let visuals = *ui.style().interact(&response);
        if self.on {
            ui.painter().rect_filled(rect, visuals.corner_radius, ui.visuals().selection.bg_fill);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, visuals.corner_radius, ui.visuals().faint_bg_color);
        }
        let ctx = ui.ctx().clone();
        let mut deal = Deal::of(&ctx, rect.shrink2(vec2(4.0, 0.0)));
        if let Some(swatch) = self.swatch {
            let square = Rect::from_center_size(deal.start(SWATCH_PX).center(), vec2(SWATCH_PX, SWATCH_PX));
            ui.painter().rect_filled(square, 3.0, swatch);
            deal.start(8.0);
        }
        let count_rect = deal.end(COUNT_PX);
        let mut part_ui =
            |rect, salt, layout| ui.new_child(egui::UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
        part_ui(deal.rest(), "name", flow::row(&ctx)).add(TextLabel::new(self.name));
        let count = style.digits(words.say_with("number", &[("number", self.count.into())]));
        part_ui(count_rect, "count", flow::row_from_end(&ctx)).add(Phrase::new(count).weak());
        response.clicked()
    }
}

fn list_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    heading_ui(ui, state.words.say("events"));
    let rows = state.listed();
    if rows.is_empty() {
        let key = if state.dataset.events.is_empty() { "no-events-yet" } else { "no-event-passes" };
        ui.add(Phrase::new(state.words.say(key)).weak());
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("events").auto_shrink([false, false]);
    if let Some(offset) = scroll_to_focus(ui, state, rows) {
        area = area.vertical_scroll_offset(offset);
    }
    area.show_rows(ui, LIST_ROW_PX, rows.len(), |ui, visible| {
        for index in &rows[visible] {
            event_row_ui(ui, state, *index, commands);
        }
    });
}

/// Where to scroll the list when the focus moved since the last frame, so that
/// the focused event's row is in sight.
fn scroll_to_focus(ui: &Ui, state: &State, rows: &[usize]) -> Option<f32> {
    let id = egui::Id::unique("list-focus");
    let last = ui.data(|data| data.get_temp::<Option<crate::model::EventId>>(id)).flatten();
    if last == state.focus {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, state.focus.clone()));
    let index = state.index_of(state.focus.as_ref()?)?;
    let hides = rows.len() < state.dataset.events.len();
    let place = if hides { state.derived.passing_place(index)? } else { state.derived.place_in_time(index)? } as f32;
    let row = LIST_ROW_PX + ui.spacing().item_spacing.y;
    Some((place * row - ui.available_height() / 2.0 + row / 2.0).max(0.0))
}

fn event_row_ui(ui: &mut Ui, state: &State, index: usize, commands: &mut Vec<Command>) {
    let event = &state.dataset.events[index];
    let lang = state.lang();
    let selected = state.view.selected.contains(&event.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LIST_ROW_PX), Sense::click());
    let title = event.title.in_lang(lang);
    let date = match state.derived.chronology.date(index) {
        Some(date) => short_date(date, state.date_style()),
        None => state.words.say("undated").to_owned(),
    };
    response.widget_info(|| {
        let label = state.words.say_with("event-and-date", &[("title", title.into()), ("date", (&date).into())]);
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, label)
    });
    let kind = color(state.theme.kind_color(&state.dataset, &event.kind));
    let mut deal = Deal::of(ui.ctx(), rect);
    if selected {
        ui.painter().rect_filled(rect, 6.0, ui.visuals().window_fill);
        let mut edge = deal;
        ui.painter().rect_filled(edge.start(2.0), 1.0, kind);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, ui.visuals().faint_bg_color);
    }
    deal.start(8.0);
    let swatch = deal.start(SWATCH_PX);
    let swatch = Rect::from_min_size(swatch.left_top() + vec2(0.0, 9.0), vec2(SWATCH_PX, SWATCH_PX));
    ui.painter().rect_filled(swatch, 3.0, kind);
    deal.start(8.0);
    deal.end(4.0);
    let text_rect = deal.rest();
    let text_rect = Rect::from_min_max(text_rect.min + vec2(0.0, 4.0), text_rect.max - vec2(0.0, 2.0));
    let passes = state.passes(index);
    let ink = if passes { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    let layout = flow::column(ui.ctx());
    let mut text_ui = ui.new_child(egui::UiBuilder::new().max_rect(text_rect).layout(layout));
    text_ui.spacing_mut().item_spacing.y = 0.0;
    text_ui.add(TextLabel::new(title).color(ink));
    text_ui.add(TextLabel::new(date).size(state.theme.size.text_small).color(ui.visuals().weak_text_color()));
    if response.clicked() {
        let extend = ui.input(|input| input.modifiers.command);
        commands.push(Command::View(ViewCommand::Select { event: Some(event.id.clone()), extend }));
        commands.push(Command::View(ViewCommand::Reveal(event.id.clone())));
    }
    if response.double_clicked() {
        commands.push(Command::Action(crate::app::action::Action::EditEvent));
    }
}
