//! The column beside the text: which source it is, how much of it is coded.

use egui::{Rect, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::state::State;
use crate::app::theme::{bold_family, color};
use crate::app::widgets::{TextLabel, TextParagraph};
use crate::model::Source;
use crate::model::record::SourceId;

/// Height of the progress bar, in logical pixels.
const BAR_PX: f32 = 6.0;

/// Draws the column.
pub fn aside_ui(ui: &mut Ui, state: &State, id: &SourceId, paragraphs: usize, commands: &mut Vec<Command>) {
    let Some(source) = state.dataset.source(id) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(egui::RichText::new("Source reader").family(bold_family()));
    about_ui(ui, state, source, paragraphs);
    if state.dataset.sources.len() > 1 {
        others_ui(ui, state, id, commands);
    }
    ui.add_space(8.0);
    coverage_ui(ui, state, id, commands);
}

fn about_ui(ui: &mut Ui, state: &State, source: &Source, paragraphs: usize) {
    let (lang, soft, size) = (state.lang(), ui.visuals().weak_text_color(), state.theme.size.text_small);
    let title = source.title.in_lang(lang);
    TextParagraph::new(if title.is_empty() { source.id.as_str() } else { title }).size(size).color(soft).show(ui);
    let noun = if paragraphs == 1 { "paragraph" } else { "paragraphs" };
    let facts = format!("{} · {paragraphs} {noun}", source.language.english_name());
    ui.add(TextLabel::new(facts).size(size).color(soft));
    if !source.published.is_empty() {
        ui.add(TextLabel::new(format!("Published {}", source.published)).size(size).color(soft));
    }
}

/// The dataset's other sources, each a link.
fn others_ui(ui: &mut Ui, state: &State, shown: &SourceId, commands: &mut Vec<Command>) {
    egui::ScrollArea::vertical().id_salt("sources").max_height(72.0).show(ui, |ui| {
        let readable = |source: &&Source| source.id != *shown && state.dataset.text(&source.id).is_some();
        for source in state.dataset.sources.iter().filter(readable) {
            let title = match source.title.in_lang(state.lang()) {
                "" => source.id.as_str(),
                title => title,
            };
            if ui.add(TextLabel::new(title).size(state.theme.size.text_small).link()).clicked() {
                commands.push(Command::View(ViewCommand::OpenReader { source: source.id.clone(), range: None }));
            }
        }
    });
}

fn coverage_ui(ui: &mut Ui, state: &State, id: &SourceId, commands: &mut Vec<Command>) {
    let Some(coverage) = state.derived.coverage.get(id) else { return };
    let total = coverage.sentences.len();
    let coded = coverage.coded.iter().filter(|coded| **coded).count();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, BAR_PX), Sense::hover());
    let share = if total == 0 { 0.0 } else { coded as f32 / total as f32 };
    let filled = Rect::from_min_max(rect.min, pos2(rect.left() + rect.width() * share, rect.bottom()));
    ui.painter().rect_filled(rect, BAR_PX / 2.0, color(state.theme.color.line));
    ui.painter().rect_filled(filled, BAR_PX / 2.0, color(state.theme.color.accent));
    let words = format!("{coded} of {total} sentences coded");
    response.on_hover_text("Sentences that at least one event cites");
    ui.weak(words);
    let left = total - coded;
    if left > 0 {
        let noun = if left == 1 { "sentence" } else { "sentences" };
        let link = TextLabel::new(format!("{left} {noun} without an event"))
            .size(state.theme.size.text_small)
            .color(ui.visuals().weak_text_color())
            .link();
        if ui.add(link).clicked()
            && let Some(range) = next_uncoded(state, id)
        {
            commands.push(Command::View(ViewCommand::OpenReader { source: id.clone(), range: Some(range) }));
        }
    }
}

/// The first sentence without an event after the words that were shown last,
/// round again from the start.
fn next_uncoded(state: &State, id: &SourceId) -> Option<std::ops::Range<usize>> {
    let coverage = state.derived.coverage.get(id)?;
    let after = state.reader.last.as_ref().map_or(0, |range| range.end);
    let mut uncoded =
        coverage.sentences.iter().zip(&coverage.coded).filter(|(_, coded)| !**coded).map(|(range, _)| range);
    let first = uncoded.clone().next()?;
    Some(uncoded.find(|range| range.start >= after).unwrap_or(first).clone())
}
