//! The column beside the text: which source it is, how much of it is coded.

use egui::{Sense, Ui, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::interface::flow::{self, Deal};
use crate::app::interface::{Arg, Words};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Explained as _, Phrase, TextLabel, TextParagraph};
use crate::model::record::SourceId;
use crate::model::{Lang, Source};

/// Height of the progress bar, in logical pixels.
const BAR_PX: f32 = 6.0;

/// Draws the column.
pub fn aside_ui(ui: &mut Ui, state: &State, id: &SourceId, paragraphs: usize, commands: &mut Vec<Command>) {
    let Some(source) = state.dataset.source(id) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(Phrase::new(state.words.say("toggle-reader")).bold());
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
    let words = state.words;
    let paragraphs = Arg::own(words.say_with("counted-paragraphs", &[("count", paragraphs.into())]));
    let language = Arg::own(language_name(source.language, words));
    let facts = words.say_with("language-and-paragraphs", &[("language", language), ("paragraphs", paragraphs)]);
    ui.add(Phrase::new(facts).small().color(soft));
    if !source.published.is_empty() {
        let published = words.say_with("published", &[("date", (&source.published).into())]);
        ui.add(Phrase::new(published).small().color(soft));
    }
}

/// What the interface calls a language; its tag where it has no name for it.
pub fn language_name(lang: Lang, words: &'static Words) -> String {
    match lang {
        Lang::AR => words.say("language-ar").to_owned(),
        Lang::EN => words.say("language-en").to_owned(),
        Lang::FR => words.say("language-fr").to_owned(),
        Lang::HE => words.say("language-he").to_owned(),
        other => other.to_string(),
    }
}

/// The dataset's other sources, each a link.
fn others_ui(ui: &mut Ui, state: &State, shown: &SourceId, commands: &mut Vec<Command>) {
    egui::ScrollArea::vertical().id_salt("sources").max_height(72.0).auto_shrink([false, true]).show(ui, |ui| {
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
    let Some(coverage) = state.coverage(id) else { return };
    let total = coverage.sentences.len();
    let coded = coverage.coded.iter().filter(|coded| **coded).count();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, BAR_PX), Sense::hover());
    let share = if total == 0 { 0.0 } else { coded as f32 / total as f32 };
    let filled = Deal::of(ui.ctx(), rect).start(rect.width() * share);
    ui.painter().rect_filled(rect, BAR_PX / 2.0, color(state.theme.color.line));
    ui.painter().rect_filled(filled, BAR_PX / 2.0, color(state.theme.color.accent));
    let words = state.words;
    response.explained(words.explain("sentences-coded"));
    let counts = words.say_with("sentences-coded", &[("coded", coded.into()), ("total", total.into())]);
    ui.add(Phrase::new(counts).weak());
    let left = total - coded;
    if left > 0 {
        let link = TextLabel::new(words.say_with("sentences-left", &[("count", left.into())]))
            .direction(flow::direction(ui.ctx()))
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
    let coverage = state.coverage(id)?;
    let after = state.reader.last.as_ref().map_or(0, |range| range.end);
    let mut uncoded =
        coverage.sentences.iter().zip(&coverage.coded).filter(|(_, coded)| !**coded).map(|(range, _)| range);
    let first = uncoded.clone().next()?;
    Some(uncoded.find(|range| range.start >= after).unwrap_or(first).clone())
}
