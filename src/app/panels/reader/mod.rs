//! The source reader: a source as published, cited words in the colour of their
//! events.
//!
//! ```text
//!   mod.rs         the text, its marks, the flash, scrolling
//!   paragraphs.rs  the source cut into paragraphs, what of each is cited
//!   aside.rs       which source, how much of it is coded
//! ```

mod aside;
mod paragraphs;

pub(crate) use aside::language_name;

use std::ops::Range;

use egui::accesskit::Action;
use egui::{Color32, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo};

use crate::app::command::{Command, ViewCommand};
use crate::app::interface::flow::{self, Deal};
use crate::app::panels::tall::Tall;
use crate::app::state::{Flash, State};
use crate::app::theme::color;
use crate::app::widgets::{Mark, Phrase, TextLabel, TextParagraph};
use crate::model::EventId;

use paragraphs::{Cited, Paragraphs, Part};

/// Width of the column beside the text, in logical pixels.
const ASIDE_PX: f32 = 170.0;
/// Room between text and column.
const GAP_PX: f32 = 18.0;
/// Room for the scroll bar.
const BAR_ROOM_PX: f32 = 10.0;
/// Widest column of text that is pleasant to read.
const MOST_TEXT_PX: f32 = 860.0;
/// Line height of the text: room for the tall letters of Arabic, and for the
/// lines under cited words.
const LINE_HEIGHT: f32 = 1.9;
/// How strongly cited words are tinted where nothing is selected; those of the
/// selected events; and those of the others beside them.
const TINT: f32 = 0.14;
const TINT_SELECTED: f32 = 0.30;
const TINT_BESIDE: f32 = 0.05;
/// How strongly the lines under the words of the others are drawn.
const LINE_BESIDE: f32 = 0.45;
/// Width of the lines under cited words, and how far apart they lie where
/// several stretches overlap, in logical pixels.
const LINE_PX: f32 = 1.6;
const LEVEL_PX: f32 = 2.4;
/// How long a flash takes to fade, in seconds.
const FLASH_SECONDS: f64 = 1.4;

/// Draws the reader. Takes the state mutably for what is the reader's own
/// (`state.reader`: the flash's start, the scroll target that was reached).
pub fn reader_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let Some(source) = state.reader.source.clone().filter(|id| state.dataset.text(id).is_some()) else {
        ui.add(Phrase::new(state.words.say("no-source-text")).weak());
        return;
    };
    let area = ui.available_rect_before_wrap();
    let mut deal = Deal::of(ui.ctx(), area);
    let aside_area = deal.end(ASIDE_PX);
    deal.end(GAP_PX);
    let text_area = deal.end(MOST_TEXT_PX);
    let Some(paragraphs) = Paragraphs::of(ui, state, &source) else { return };
    let mut aside_ui = ui
        .new_child(egui::UiBuilder::new().id_salt("reader-aside").max_rect(aside_area).layout(flow::column(ui.ctx())));
    aside::aside_ui(&mut aside_ui, state, &source, paragraphs.count(), commands);
    let mut text_ui = ui.new_child(egui::UiBuilder::new().id_salt("reader-text").max_rect(text_area));
    ScrollArea::vertical().id_salt(("reader", source.as_str())).auto_shrink([false, false]).show_viewport(
        &mut text_ui,
        |ui, viewport| {
            // Lines that start at the right stay clear of the scroll bar.
            ui.set_max_width(ui.available_width() - BAR_ROOM_PX);
            source_text_ui(ui, viewport, state, &paragraphs, commands);
        },
    );
    ui.allocate_rect(area, egui::Sense::hover());
}

/// The flash as far as it has faded: 1 at its start, 0 at its end.
fn flash_strength(ui: &Ui, flash: &mut Option<Flash>) -> Option<(Range<usize>, f32)> {
    let now = ui.input(|input| input.time);
    let current = flash.as_mut()?;
    let since = *current.since.get_or_insert(now);
    let strength = 1.0 - (now - since) / FLASH_SECONDS;
    if strength <= 0.0 {
        *flash = None;
        return None;
    }
    ui.ctx().request_repaint();
    Some((current.range.clone(), strength as f32))
}

/// Draws what is visible of the text.
fn source_text_ui(
    ui: &mut Ui,
    viewport: Rect,
    state: &mut State,
    paragraphs: &Paragraphs,
    commands: &mut Vec<Command>,
) {
    let flash = flash_strength(ui, &mut state.reader.flash);
    let goal = state.reader.scroll_to.take();
    let size = state.theme.size.text_reader;
    let width = ui.available_width();
    let state: &State = state;
    let wanted =
        goal.as_ref().and_then(|range| paragraphs.parts.iter().position(|part| part.points.contains(&range.start)));
    // The pieces of one paragraph follow each other without a gap.
    let gap = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    let gap_after = |index: usize| if paragraphs.parts[index].goes_on { 0.0 } else { gap };
    let estimate = |index: usize| height_of(paragraphs.parts[index].points.len(), size, width) + gap_after(index);
    Tall { count: paragraphs.parts.len(), estimate: &estimate, wanted }.show(ui, viewport, |ui, index| {
        let goal = goal.as_ref().filter(|_| wanted == Some(index));
        let flash = flash.as_ref().map(|(range, strength)| (range, *strength));
        part_ui(ui, state, paragraphs, index, goal, flash, commands) + gap_after(index)
    });
}

/// The height that a paragraph of so many code points is likely to take: about
/// two characters of a line are as wide as the font is high.
fn height_of(points: usize, size: f32, width: f32) -> f32 {
    let lines = (points as f32 * size * 0.5 / width.max(1.0)).ceil().max(1.0);
    lines * size * LINE_HEIGHT
}

/// Draws one paragraph and answers the pointer and the keyboard on it. Returns
/// its height.
fn part_ui(
    ui: &mut Ui,
    state: &State,
    paragraphs: &Paragraphs,
    index: usize,
    goal: Option<&Range<usize>>,
    flash: Option<(&Range<usize>, f32)>,
    commands: &mut Vec<Command>,
) -> f32 {
    let part = &paragraphs.parts[index];
    let order = drawing_order(state, part);
    let mut marks: Vec<Mark> = order
        .iter()
        .map(|(cited, look)| Mark {
            range: cited.range.clone(),
            background: Some(span_color(state, &cited.event).gamma_multiply(look.tint)),
            ..Mark::default()
        })
        .collect();
    if let Some((range, strength)) = flash
        && let Some(range) = paragraphs.local(part, range)
    {
        let background = Some(color(state.theme.color.mark.faded(strength)));
        marks.push(Mark { range, background, ..Mark::default() });
    }
    let goal = goal.and_then(|range| paragraphs.local(part, range)).map(|range| {
        marks.push(Mark { range, ..Mark::default() });
        marks.len() - 1
    });
    let paragraph =
        TextParagraph::new(paragraphs.words(part)).size(state.theme.size.text_reader).direction(part.direction);
    let shown = paragraph.line_height(LINE_HEIGHT).marks(marks).clickable().show(ui);
    for ((cited, look), rects) in order.iter().zip(&shown.mark_rects) {
        let stroke = Stroke::new(LINE_PX, span_color(state, &cited.event).gamma_multiply(look.line));
        for rect in rects {
            let y = rect.bottom() - LINE_PX / 2.0 - LEVEL_PX * cited.level as f32;
            ui.painter().hline(rect.x_range(), y, stroke);
        }
    }
    if let Some(goal) = goal {
        let rect = shown.mark_rects.get(goal).and_then(|rects| rects.first()).copied();
        ui.scroll_to_rect(rect.unwrap_or(shown.response.rect), Some(egui::Align::Center));
    }
    let mut chosen = shown.clicked_byte.map(|byte| part.events_at(byte)).unwrap_or_default();
    if keys_ui(ui, state, part, &shown.response) {
        chosen = part.events();
    }
    if !chosen.is_empty() {
        commands.push(Command::View(ViewCommand::SelectAll(chosen)));
    }
    let height = shown.response.rect.height();
    let hovered = shown.hovered_byte.map(|byte| part.events_at(byte)).unwrap_or_default();
    if !hovered.is_empty() {
        shown.response.on_hover_ui_at_pointer(|ui| names_ui(ui, state, &hovered));
    }
    height
}

/// Makes a cited paragraph a stop for the keyboard and for screen readers.
/// Returns whether it was pressed there.
fn keys_ui(ui: &Ui, state: &State, part: &Part, paragraph: &Response) -> bool {
    if part.cited.is_empty() {
        return false;
    }
    // Not a click's sense: clicks are for the words under the pointer.
    let sense = Sense::focusable_noninteractive();
    let stop = ui.interact(paragraph.rect, paragraph.id.with("cited"), sense);
    stop.widget_info(|| {
        let events = part.events();
        let titles: Vec<&str> = events.iter().map(|id| title(state, id)).collect();
        let args = [("number", (part.number + 1).into()), ("titles", titles.join("; ").into())];
        let name = state.words.say_with("paragraph-cited-by", &args);
        WidgetInfo::labeled(Role::Link, ui.is_enabled(), name)
    });
    ui.ctx().accesskit_node_builder(stop.id, |node| node.add_action(Action::Click));
    if stop.gained_focus() {
        stop.scroll_to_me(None);
    }
    if stop.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(stop.rect.expand(2.0), 3.0, stroke, egui::StrokeKind::Middle);
    }
    let by_key = stop.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::Space)
        });
    by_key || ui.input(|input| input.has_accesskit_action_request(stop.id, Action::Click))
}

/// How strongly a cited stretch is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    tint: f32,
    line: f32,
}

/// The cited stretches of a paragraph from bottom to top: those of the selected
/// events lie on the others and are the stronger ones.
fn drawing_order<'a>(state: &State, part: &'a Part) -> Vec<(&'a Cited, Look)> {
    let others = match state.view.selected.is_empty() {
        true => Look { tint: TINT, line: 1.0 },
        false => Look { tint: TINT_BESIDE, line: LINE_BESIDE },
    };
    let is_selected = |cited: &&Cited| state.view.selected.contains(&cited.event);
    let below = part.cited.iter().filter(|cited| !is_selected(cited)).map(|cited| (cited, others));
    let selected = Look { tint: TINT_SELECTED, line: 1.0 };
    below.chain(part.cited.iter().filter(is_selected).map(|cited| (cited, selected))).collect()
}

fn span_color(state: &State, event: &EventId) -> Color32 {
    match state.event(event) {
        Some(event) => color(state.theme.kind_color(&state.dataset, &event.kind)),
        None => color(state.theme.color.soft),
    }
}

fn title<'a>(state: &'a State, event: &'a EventId) -> &'a str {
    state.event(event).map_or(event.as_str(), |event| event.title.in_lang(state.lang()))
}

fn names_ui(ui: &mut Ui, state: &State, events: &[EventId]) {
    for id in events {
        ui.add(TextLabel::new(title(state, id)).color(span_color(state, id)));
    }
}
