//! The quotations: looked up in their source, never typed past it.

use std::ops::Range;

use egui::{ScrollArea, Ui};

use crate::app::draft::Draft;
use crate::app::widgets::{Mark, TextField, TextLabel, TextParagraph};
use crate::evidence::{self, offsets::code_point_at};
use crate::model::record::{Citation, CitationId, SourceId};
use crate::view::Rgba;

use super::FormContext;
use super::rows::{named_ui, pick_ui, row_buttons_ui};

/// Code points of context shown on each side of a match.
const CONTEXT_POINTS: usize = 40;
/// Most matches that are offered to choose from.
const MOST_MATCHES: usize = 20;

/// The list of quotations and the way to add one.
pub fn citations_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let count = draft.event.citations.len();
    let mut action = None;
    for (place, citation) in draft.event.citations.iter().enumerate() {
        ui.push_id(("citation", place), |ui| {
            ui.horizontal(|ui| {
                let state = match form.dataset.text(&citation.source) {
                    Some(text) => evidence::resolve(citation, text).state.name(),
                    None => "source missing",
                };
                let soft = ui.visuals().weak_text_color();
                let source = source_name(form, &citation.source);
                let width = ui.available_width() - 100.0;
                ui.add(TextLabel::new(format!("{} · {state} · {source}", citation.id)).color(soft).max_width(width));
                action = action.or(row_buttons_ui(ui, &format!("quotation {}", place + 1), place, count));
            });
            TextParagraph::new(&citation.exact).size(form.theme.size.text_reader).line_height(1.6).show(ui);
            ui.add_space(6.0);
        });
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.citations);
    }
    add_ui(ui, form, draft);
}

fn source_name(form: &FormContext<'_>, id: &SourceId) -> String {
    let title = form.dataset.source(id).map(|source| source.title.in_lang(form.lang)).unwrap_or_default();
    if title.is_empty() { id.to_string() } else { title.to_owned() }
}

fn add_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    if form.dataset.sources.is_empty() {
        ui.weak("The dataset has no source to quote from");
        return;
    }
    named_ui(ui, "Quote from", |ui| {
        let sources: Vec<_> =
            form.dataset.sources.iter().map(|source| (source.id.clone(), source_name(form, &source.id))).collect();
        pick_ui(ui, "Source to quote from", 420.0, &mut draft.fields.quote_source, &sources);
    });
    let Some(text) = form.dataset.text(&draft.fields.quote_source).cloned() else {
        ui.weak("The text of this source could not be read");
        return;
    };
    named_ui(ui, "Words", |ui| {
        let field = TextField::multiline(&mut draft.fields.quote, "Words to quote", 2);
        ui.add(field.placeholder("Paste or type words of the source exactly, or select them below"));
    });
    let mut chosen = matches_ui(ui, form, &text, draft.fields.quote.trim());
    egui::CollapsingHeader::new("Select in the source").id_salt("select-in-source").show(ui, |ui| {
        chosen = chosen.take().or(select_ui(ui, form, &text));
    });
    if let Some(range) = chosen {
        let citation = Citation {
            id: free_id(&draft.event.citations),
            source: draft.fields.quote_source.clone(),
            ..evidence::cite(&text, range)
        };
        draft.event.citations.push(citation);
        draft.fields.quote.clear();
    }
}

/// Says where the words stand in the text and offers to cite them there.
fn matches_ui(ui: &mut Ui, form: &FormContext<'_>, text: &str, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let found = occurrences(text, words);
    let mut chosen = None;
    match found.as_slice() {
        [] => {
            ui.colored_label(
                ui.visuals().error_fg_color,
                "These words are not in the source; compare them letter by letter",
            );
        }
        [only] => {
            ui.horizontal(|ui| {
                if ui.button("Cite these words").clicked() {
                    chosen = Some(only.clone());
                }
                ui.weak("found once in the source");
            });
        }
        several => {
            ui.weak(format!("Found {} times; choose which", several.len()));
            for (place, range) in several.iter().take(MOST_MATCHES).enumerate() {
                ui.push_id(("match", place), |ui| {
                    if ui.button(format!("Cite occurrence {}", place + 1)).clicked() {
                        chosen = Some(range.clone());
                    }
                    let (context, words) = in_context(text, range);
                    let mark = mark(words, form.theme.color.mark);
                    TextParagraph::new(&context).marks(vec![mark]).size(form.theme.size.text_large).show(ui);
                });
            }
        }
    }
    chosen
}

/// The source's text to select words in.
fn select_ui(ui: &mut Ui, form: &FormContext<'_>, text: &str) -> Option<Range<usize>> {
    let mut chosen = None;
    ScrollArea::vertical().id_salt("source-text").max_height(260.0).show(ui, |ui| {
        let mut start_byte = 0;
        for line in text.split_inclusive('\n') {
            let shown = TextParagraph::new(line.trim_end_matches(['\n', '\r'])).size(form.theme.size.text_reader);
            let selection = shown.line_height(1.65).show(ui).selection.filter(|range| !range.is_empty());
            if let Some(range) = selection
                && ui.button("Cite the selected words").clicked()
            {
                chosen = Some(point_range(text, &(start_byte + range.start..start_byte + range.end)));
            }
            start_byte += line.len();
        }
    });
    chosen
}

fn mark(range: Range<usize>, color: Rgba) -> Mark {
    Mark { range, background: Some(crate::app::theme::color(color)), ..Mark::default() }
}

/// Where words stand in a text, in code points.
fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    text.match_indices(words).map(|(byte, found)| point_range(text, &(byte..byte + found.len()))).collect()
}

/// The code points of these bytes of a text.
fn point_range(text: &str, bytes: &Range<usize>) -> Range<usize> {
    code_point_at(text, bytes.start)..code_point_at(text, bytes.end)
}

/// Words of a text with what stands around them; the bytes of the words in it.
fn in_context(text: &str, range: &Range<usize>) -> (String, Range<usize>) {
    let chars: Vec<char> = text.chars().collect();
    let from = range.start.saturating_sub(CONTEXT_POINTS);
    let to = (range.end + CONTEXT_POINTS).min(chars.len());
    let before: String = chars[from..range.start].iter().collect();
    let words: String = chars[range.clone()].iter().collect();
    let after: String = chars[range.end..to].iter().collect();
    let bytes = before.len()..before.len() + words.len();
    (format!("{before}{words}{after}").replace('\n', " "), bytes)
}

/// The first of c1, c2, … that no citation has.
fn free_id(citations: &[Citation]) -> CitationId {
    (1_usize..)
        .map(|number| CitationId(format!("c{number}")))
        .find(|id| citations.iter().all(|citation| citation.id != *id))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let text = "زيارة أولى\nزيارة ثانية";
        assert_eq!(occurrences(text, "زيارة"), [0..5, 11..16]);
        assert!(occurrences(text, "زيارات").is_empty());
        let (context, words) = in_context(text, &(11..16));
        assert_eq!(&context[words], "زيارة");
        assert!(!context.contains('\n'));
    }

    #[test]
    fn new_quotations_get_the_first_free_identifier() {
        let citation = |id: &str| Citation { id: id.into(), ..Citation::default() };
        assert_eq!(free_id(&[citation("c1"), citation("c3")]), CitationId::from("c2"));
    }
}
