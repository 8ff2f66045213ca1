//! Rows of layers in words: the card beside the pointer and the detail pane.

use egui::{ScrollArea, Ui};

use crate::app::command::{Command, LayerCommand};
use crate::app::interface::{Arg, flow};
use crate::app::layers::{LayerState, RowsFocus};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton, TextLabel, TextParagraph};
use crate::model::date::{DateStyle, Day, resolve_edtf, short_date};
use crate::model::layer::{Layer, LayerShow, OPEN_END_DAY, OPEN_START_DAY};
use crate::model::record::Direction;
use crate::model::words;
use crate::view::reference::{Counts, Group, RowsTarget};

/// Width of the card, in logical pixels.
const CARD_PX: f32 = 320.0;
/// Most rows that the card names.
const MOST_NAMED: usize = 6;
/// Most rows that the pane lists.
const MOST_LISTED: usize = 2000;
/// Height of a row of the list.
const LIST_ROW_PX: f32 = 40.0;

/// The layers that a target means, by their places.
fn layers_of<'s>(state: &'s State, target: &RowsTarget) -> Vec<(usize, &'s LayerState)> {
    let is_meant = |(at, layer): &(usize, &LayerState)| match target.layer {
        Some(wanted) => *at == wanted,
        None => layer.show == LayerShow::Background,
    };
    state.layers.all.iter().enumerate().filter(is_meant).collect()
}

/// The rows that a target means, the most important first, at most so many.
fn rows_of(state: &State, target: &RowsTarget, most: usize) -> Vec<(usize, u32)> {
    if let (Some(layer), Some(row)) = (target.layer, target.row) {
        return vec![(layer, row)];
    }
    let mut rows = Vec::new();
    for (at, layer) in layers_of(state, target) {
        if let Some((_, shown)) = layer.ready() {
            let found = shown.index.rows_in(target.start_days, target.end_days, most);
            rows.extend(found.into_iter().map(|row| (at, row)));
        }
    }
    rows.truncate(most);
    rows
}

fn loaded(state: &State, at: usize) -> Option<&Layer> {
    state.layers.all.get(at)?.ready().map(|(loaded, _)| &loaded.layer)
}

/// Draws the card of rows under the pointer.
pub fn rows_card_ui(ui: &mut Ui, state: &State, target: &RowsTarget) {
    ui.set_width(CARD_PX);
    flow::column_ui(ui, |ui| {
        if let (Some(at), Some(row)) = (target.layer, target.row)
            && let Some(layer) = loaded(state, at)
        {
            let name = state.layers.all[at].spec.name.in_lang(state.lang());
            let soft = ui.visuals().weak_text_color();
            let small = state.theme.size.text_small;
            ui.add(
                TextLabel::new(state.words.dotted(&[name, &days_told(layer, row, state.date_style())]))
                    .size(small)
                    .color(soft),
            );
            TextParagraph::new(&caption(layer, row)).bold().show(ui);
            TextParagraph::new(&actors(layer, row)).show(ui);
            ui.add(TextLabel::new(place_told(state, layer, row)).size(small).color(soft));
            return;
        }
        heading_ui(ui, state, target);
        counts_ui(ui, state, &target.counts);
        let rows = rows_of(state, target, MOST_NAMED);
        for (at, row) in &rows {
            if let Some(layer) = loaded(state, *at) {
                ui.add(TextLabel::new(state.words.dotted(&[actors(layer, *row).as_str(), &caption(layer, *row)])));
            }
        }
        let more = target.counts.total().saturating_sub(rows.len());
        if more > 0 {
            ui.add(Phrase::new(state.words.say_with("layer-more-rows", &[("count", more.into())])).weak());
        }
    });
}

fn heading_ui(ui: &mut Ui, state: &State, target: &RowsTarget) {
    let names: Vec<&str> =
        layers_of(state, target).iter().map(|(_, layer)| layer.spec.name.in_lang(state.lang())).collect();
    let style = state.date_style();
    let (first, last) = (target.start_days.floor() as i32, target.end_days.ceil() as i32 - 1);
    let days = if first >= last {
        day_told(first, style)
    } else {
        style.range(format!("{} – {}", day_told(first, style), day_told(last, style)))
    };
    ui.add(TextLabel::new(names.join(" · ")).size(state.theme.size.text_small).color(ui.visuals().weak_text_color()));
    let count = state.words.say_with("layer-counted-rows", &[("count", target.counts.total().into())]);
    TextParagraph::new(&state.words.dotted(&[days.as_str(), count.as_str()])).bold().show(ui);
}

/// Says how many rows go which way, where any go between the sides.
fn counts_ui(ui: &mut Ui, state: &State, counts: &Counts) {
    for (group, direction) in
        [(Group::AToB, Direction::AToB), (Group::BToA, Direction::BToA), (Group::Joint, Direction::Joint)]
    {
        let count = counts.get(group);
        if count > 0 {
            let name = words::direction(direction, &state.dataset, state.lang());
            ui.add(TextLabel::new(format!("{name}: {}", state.date_style().count(count))));
        }
    }
}

/// Draws the rows that were clicked in the detail pane.
pub fn rows_ui(ui: &mut Ui, state: &State, focus: &RowsFocus, commands: &mut Vec<Command>) {
    heading_ui(ui, state, &focus.target);
    counts_ui(ui, state, &focus.target.counts);
    if let Some((at, row)) = focus.row {
        row_ui(ui, state, at, row);
    }
    let rows = rows_of(state, &focus.target, MOST_LISTED);
    if rows.len() < 2 {
        return;
    }
    ui.add_space(10.0);
    let area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
    area.show_rows(ui, LIST_ROW_PX, rows.len(), |ui, visible| {
        for (at, row) in rows.get(visible).unwrap_or_default() {
            let Some(layer) = loaded(state, *at) else { continue };
            ui.push_id((*at, *row), |ui| {
                ui.set_height(LIST_ROW_PX);
                ui.spacing_mut().item_spacing.y = 0.0;
                let link = TextLabel::new(actors(layer, *row)).color(ui.visuals().hyperlink_color).link();
                if ui.add(link).clicked() {
                    commands.push(Command::Layer(LayerCommand::OpenRow(*at, *row)));
                }
                let soft = ui.visuals().weak_text_color();
                let told =
                    state.words.dotted(&[days_told(layer, *row, state.date_style()).as_str(), &caption(layer, *row)]);
                ui.add(TextLabel::new(told).size(state.theme.size.text_small).color(soft));
            });
        }
    });
    let more = focus.target.counts.total().saturating_sub(rows.len());
    if more > 0 && focus.target.row.is_none() {
        ui.add(Phrase::new(state.words.say_with("layer-more-rows", &[("count", more.into())])).weak());
    }
}

/// Draws all that a row says.
fn row_ui(ui: &mut Ui, state: &State, at: usize, row: u32) {
    let Some(layer) = loaded(state, at) else { return };
    let said = state.words;
    let place = row as usize;
    ui.add_space(8.0);
    TextParagraph::new(&caption(layer, row)).size(state.theme.size.text_large).bold().show(ui);
    let with_group = |name: &str, group: &str| match (name.is_empty(), group.is_empty()) {
        (false, false) if name != group => format!("{name} · {group}"),
        (true, _) => group.to_owned(),
        _ => name.to_owned(),
    };
    let twin = layer
        .twins()
        .twin_of(place)
        .map(|twin| said.say_with("layer-line", &[("line", (layer.line(twin) as usize).into())]));
    let intensity = layer.intensity(place).map(|value| value.to_string()).unwrap_or_default();
    let fields = [
        (said.say("date"), days_told(layer, row, state.date_style())),
        (said.say("layer-source"), with_group(layer.source(place), layer.source_group(place))),
        (said.say("layer-target"), with_group(layer.target(place), layer.target_group(place))),
        (said.say("kind"), layer.kind(place).to_owned()),
        (said.say("layer-code"), layer.code(place).to_owned()),
        (said.say("layer-intensity"), intensity),
        (said.say("layer-story"), layer.story(place).to_owned()),
        (said.say("layer-sentence"), layer.sentence(place).to_owned()),
        (said.say("layer-twin"), twin.unwrap_or_default()),
    ];
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        super::detail::field_ui(ui, name, value);
    }
    for (name, column) in layer.more() {
        let value = column.get(place);
        if !value.is_empty() {
            super::detail::field_ui(ui, name, value);
        }
    }
    url_ui(ui, state, layer.url(place));
    ui.add_space(4.0);
    let file = Arg::from(layer.spec.file.as_str());
    let line = (layer.line(place) as usize).into();
    ui.add(Phrase::new(said.say_with("layer-read-only", &[("file", file), ("line", line)])).weak());
}

/// A link to a row's publication; what is no web address stays text.
fn url_ui(ui: &mut Ui, state: &State, url: &str) {
    if url.is_empty() {
        return;
    }
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if is_address && ui.add(TextButton::flat(state.words.say("layer-open-url"))).clicked() {
        ui.ctx().open_url(egui::OpenUrl::new_tab(url));
    }
    super::detail::field_ui(ui, state.words.say("layer-url"), url);
}

fn caption(layer: &Layer, row: u32) -> String {
    layer.caption(row as usize).to_owned()
}

fn actors(layer: &Layer, row: u32) -> String {
    let (source, target) = (layer.source(row as usize), layer.target(row as usize));
    match (source.is_empty(), target.is_empty()) {
        (true, true) => caption(layer, row),
        (false, true) => source.to_owned(),
        (true, false) => format!("→ {target}"),
        (false, false) => format!("{source} → {target}"),
    }
}

fn place_told(state: &State, layer: &Layer, row: u32) -> String {
    let line = (layer.line(row as usize) as usize).into();
    state.words.say_with("layer-place", &[("file", Arg::from(layer.spec.file.as_str())), ("line", line)])
}

/// A day in words.
fn day_told(day: i32, style: DateStyle) -> String {
    let (year, month, day_of_month) = Day(i64::from(day)).to_civil();
    // EDTF writes years of more than four digits in another way, without days.
    if !(0..=9999).contains(&year) {
        return style.count(year);
    }
    let edtf = format!("{year:04}-{month:02}-{day_of_month:02}");
    resolve_edtf(&edtf).map_or(edtf, |date| short_date(&date, style))
}

/// The date of a row in words: as the file has it, where the days do not say all.
fn days_told(layer: &Layer, row: u32, style: DateStyle) -> String {
    let place = row as usize;
    if let Some(written) = layer.written(place) {
        return resolve_edtf(written).map_or_else(|_| written.to_owned(), |date| short_date(&date, style));
    }
    let (first, last) = (layer.first_day(place), layer.last_day(place));
    let told = |day: i32, open: i32| if day == open { "…".to_owned() } else { day_told(day, style) };
    if first == last {
        day_told(first, style)
    } else {
        style.range(format!("{} – {}", told(first, OPEN_START_DAY), told(last, OPEN_END_DAY)))
    }
}
