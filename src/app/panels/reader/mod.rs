//! The source reader: a source as published, cited words in the colour of their
//! events.
//!
//! ```text
//!   mod.rs    the text, its marks, the flash, scrolling
//!   aside.rs  which source, how much of it is coded
//! ```

mod aside;

use std::ops::Range;

use egui::{Color32, Id, Rect, ScrollArea, Ui, pos2, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::state::{Flash, State};
use crate::app::theme::color;
use crate::app::widgets::{Mark, TextLabel, TextParagraph};
use crate::evidence::{CitedSpan, offsets};
use crate::model::EventId;
use crate::model::record::SourceId;

/// Width of the column beside the text, in logical pixels.
const ASIDE_PX: f32 = 170.0;
/// Room between text and column.
const GAP_PX: f32 = 18.0;
/// Widest column of text that is pleasant to read.
const MOST_TEXT_PX: f32 = 860.0;
/// Line height of the text, which is mostly Arabic.
const LINE_HEIGHT: f32 = 1.75;
/// How strongly cited words are tinted where nothing is selected; those of the
/// selected events; and those of the others beside them.
const TINT: f32 = 0.14;
const TINT_SELECTED: f32 = 0.30;
const TINT_BESIDE: f32 = 0.05;
/// How strongly the lines under the words of the others are drawn.
const LINE_BESIDE: f32 = 0.45;
/// How long a flash takes to fade, in seconds.
const FLASH_SECONDS: f64 = 1.4;
/// Beyond this height above and below what is visible, paragraphs are not laid
/// out, in logical pixels.
const LAYOUT_MARGIN_PX: f32 = 400.0;

/// Draws the reader. Takes the state mutably for what is the reader's own
/// (`state.reader`: the flash's start, the scroll target that was reached).
pub fn reader_ui(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let Some(source) = state.reader.source.clone().filter(|id| state.dataset.text(id).is_some()) else {
        ui.weak("The dataset has no source text to read");
        return;
    };
    let area = ui.available_rect_before_wrap();
    let text_right = area.right() - ASIDE_PX - GAP_PX;
    let text_left = (text_right - MOST_TEXT_PX).max(area.left());
    let text_area = Rect::from_min_max(pos2(text_left, area.top()), pos2(text_right, area.bottom()));
    let aside_area = Rect::from_min_max(pos2(area.right() - ASIDE_PX, area.top()), area.max);
    let mut aside_ui = ui.new_child(egui::UiBuilder::new().id_salt("reader-aside").max_rect(aside_area));
    aside::aside_ui(&mut aside_ui, state, &source, commands);
    let mut text_ui = ui.new_child(egui::UiBuilder::new().id_salt("reader-text").max_rect(text_area));
    ScrollArea::vertical()
        .id_salt(("reader", source.as_str()))
        .auto_shrink([false, false])
        .show_viewport(&mut text_ui, |ui, viewport| text_of_source_ui(ui, viewport, state, &source, commands));
    ui.allocate_rect(area, egui::Sense::hover());
}

/// One paragraph of the source: bytes and code points of its text.
struct Part {
    bytes: Range<usize>,
    points: Range<usize>,
}

/// The paragraphs of a text: its lines that hold more than white space.
fn parts(text: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let (mut byte, mut point) = (0, 0);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let points = body.chars().count();
        if !body.trim().is_empty() {
            found.push(Part { bytes: byte..byte + body.len(), points: point..point + points });
        }
        byte += line.len();
        point += line.chars().count();
    }
    found
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

fn text_of_source_ui(ui: &mut Ui, viewport: Rect, state: &mut State, source: &SourceId, commands: &mut Vec<Command>) {
    let flash = flash_strength(ui, &mut state.reader.flash);
    let scroll_to = state.reader.scroll_to.take();
    let Some(text) = state.dataset.text(source).cloned() else { return };
    let spans = state.derived.coverage.get(source).map(|coverage| coverage.spans.as_slice()).unwrap_or_default();
    let width = ui.available_width() - 8.0;
    let top = ui.cursor().top();
    let heights_id = Id::unique(("reader-heights", source.as_str(), width.round() as i32, text.len()));
    let parts = parts(&text);
    let mut heights: Vec<f32> = ui.data(|data| data.get_temp(heights_id)).unwrap_or_default();
    let size = state.theme.size.text_reader;
    if heights.len() != parts.len() {
        // About two characters of a line are as wide as the font is high.
        let lines = |part: &Part| (part.points.len() as f32 * size * 0.5 / width.max(1.0)).ceil().max(1.0);
        heights = parts.iter().map(|part| lines(part) * size * LINE_HEIGHT).collect();
    }
    for (part, height) in parts.iter().zip(&mut heights) {
        let place = ui.cursor().top() - top;
        let wanted = scroll_to.as_ref().is_some_and(|range| part.points.contains(&range.start));
        let visible =
            place < viewport.bottom() + LAYOUT_MARGIN_PX && place + *height > viewport.top() - LAYOUT_MARGIN_PX;
        if !visible && !wanted {
            ui.allocate_space(vec2(width, *height));
            continue;
        }
        let spans: Vec<&CitedSpan> = spans
            .iter()
            .filter(|span| span.range.start < part.points.end && part.points.start < span.range.end)
            .collect();
        let mut marks = marks(state, &text, part, &spans);
        let goal = scroll_to.as_ref().filter(|_| wanted).map(|range| {
            marks.push(Mark { range: local(&text, part, range), ..Mark::default() });
            marks.len() - 1
        });
        if let Some((range, strength)) = &flash
            && range.start < part.points.end
            && part.points.start < range.end
        {
            let background = color(state.theme.color.mark.faded(*strength));
            marks.push(Mark { range: local(&text, part, range), background: Some(background), ..Mark::default() });
        }
        let shown = TextParagraph::new(&text[part.bytes.clone()])
            .size(size)
            .line_height(LINE_HEIGHT)
            .marks(marks)
            .clickable()
            .show(ui);
        *height = shown.response.rect.height();
        if let Some(goal) = goal {
            let rect = shown.mark_rects.get(goal).and_then(|rects| rects.first()).copied();
            ui.scroll_to_rect(rect.unwrap_or(shown.response.rect), Some(egui::Align::Center));
        }
        let events_at = |byte: usize| events_at(&text, part, &spans, byte);
        if let Some(events) = shown.clicked_byte.map(events_at).filter(|events| !events.is_empty()) {
            commands.push(Command::View(ViewCommand::SelectAll(events)));
        }
        if let Some(events) = shown.hovered_byte.map(events_at).filter(|events| !events.is_empty()) {
            shown.response.on_hover_ui_at_pointer(|ui| names_ui(ui, state, &events));
        }
    }
    ui.data_mut(|data| data.insert_temp(heights_id, heights));
}

/// A range of the source's code points as bytes of one paragraph.
fn local(text: &str, part: &Part, range: &Range<usize>) -> Range<usize> {
    let clipped = range.start.max(part.points.start)..range.end.min(part.points.end);
    let bytes = offsets::byte_range(text, &clipped).unwrap_or_default();
    bytes.start.saturating_sub(part.bytes.start)..bytes.end.saturating_sub(part.bytes.start)
}

fn marks(state: &State, text: &str, part: &Part, spans: &[&CitedSpan]) -> Vec<Mark> {
    let (selected, others): (Vec<&CitedSpan>, Vec<&CitedSpan>) =
        spans.iter().partition(|span| state.view.selected.contains(&span.event));
    let (tint, line) = if state.view.selected.is_empty() { (TINT, 1.0) } else { (TINT_BESIDE, LINE_BESIDE) };
    // The selected events' marks lie on top.
    let others = others.into_iter().map(|span| (span, tint, line));
    let selected = selected.into_iter().map(|span| (span, TINT_SELECTED, 1.0));
    others
        .chain(selected)
        .map(|(span, tint, line)| {
            let ink = span_color(state, &span.event);
            Mark {
                range: local(text, part, &span.range),
                background: Some(ink.gamma_multiply(tint)),
                underline: Some(ink.gamma_multiply(line)),
                bold: false,
            }
        })
        .collect()
}

fn span_color(state: &State, event: &EventId) -> Color32 {
    match state.dataset.event(event) {
        Some(event) => color(state.theme.kind_color(&state.dataset, &event.kind)),
        None => color(state.theme.color.soft),
    }
}

/// The events that cite the words at a byte of a paragraph, each once.
fn events_at(text: &str, part: &Part, spans: &[&CitedSpan], byte: usize) -> Vec<EventId> {
    let at = (part.bytes.start + byte).min(part.bytes.end);
    let point = part.points.start + text[part.bytes.start..at].chars().count();
    let mut events: Vec<EventId> = Vec::new();
    for span in spans.iter().filter(|span| span.range.contains(&point)) {
        if !events.contains(&span.event) {
            events.push(span.event.clone());
        }
    }
    events
}

fn names_ui(ui: &mut Ui, state: &State, events: &[EventId]) {
    for id in events {
        let title = state.dataset.event(id).map_or(id.as_str(), |event| event.title.in_lang(state.lang()));
        ui.add(TextLabel::new(title).color(span_color(state, id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::AnchorState;

    #[test]
    fn paragraphs_know_their_bytes_and_code_points() {
        let parts = parts("زيارة\r\n\nvisit 🇲🇦\n");
        let ranges: Vec<_> = parts.iter().map(|part| (part.bytes.clone(), part.points.clone())).collect();
        assert_eq!(ranges, [(0..10, 0..5), (13..27, 8..16)]);
    }

    #[test]
    fn words_cited_twice_lead_to_both_events_once_each() {
        let text = "abc def";
        let part = Part { bytes: 0..7, points: 0..7 };
        let span =
            |event: &str, range| CitedSpan { range, event: event.into(), citation: 0, state: AnchorState::Exact };
        let (a, b, c) = (span("a", 0..5), span("b", 2..7), span("a", 1..3));
        let spans = [&a, &b, &c];
        assert_eq!(events_at(text, &part, &spans, 2), ["a".into(), "b".into()]);
        assert_eq!(events_at(text, &part, &spans, 6), ["b".into()]);
        assert_eq!(local(text, &part, &(5..99)), 5..7);
    }
}
