//! The quotations: looked up in their source, never typed past it.

use std::ops::Range;

use egui::{ScrollArea, Ui};

use crate::app::draft::Draft;
use crate::app::panels::tall::Tall;
use crate::app::widgets::{Mark, Phrase, TextButton, TextField, TextLabel, TextParagraph, fold_ui};
use crate::evidence::{self, Anchor, AnchorState, offsets::code_point_at};
use crate::model::record::{Citation, CitationId, SourceId};
use crate::view::Rgba;

use super::FormContext;
use super::rows::{card_heading_ui, card_ui, named_ui, pick_ui, row_buttons_ui};

/// Code points of context shown on each side of a match.
const CONTEXT_POINTS: usize = 60;
/// Most matches that are offered to choose from.
const MOST_MATCHES: usize = 20;
/// Height of the source's text to select words in, in logical pixels.
const SOURCE_HEIGHT_PX: f32 = 260.0;
/// Line height of quotations, which are mostly Arabic.
const LINE_HEIGHT: f32 = 1.65;

/// The list of quotations and the way to add one.
pub fn citations_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    let count = draft.event.citations.len();
    let anchors = draft.checked.as_ref().map(|checked| checked.anchors.as_slice()).unwrap_or_default();
    let (mut action, mut renewed) = (None, None);
    for (place, citation) in draft.event.citations.iter().enumerate() {
        card_ui(ui, ("citation", place), |ui| {
            ui.horizontal(|ui| {
                let number = [("number", (place + 1).into())];
                card_heading_ui(ui, &words.say_with("quotation-number", &number));
                let soft = ui.visuals().weak_text_color();
                let source = source_name(form, &citation.source);
                let width = ui.available_width() - 100.0;
                ui.add(TextLabel::new(format!("{} · {source}", citation.id)).color(soft).max_width(width));
                action = action.or(row_buttons_ui(ui, words, &words.say_with("row-quotation", &number), place, count));
            });
            TextParagraph::new(&citation.exact).size(form.theme.size.text_reader).line_height(LINE_HEIGHT).show(ui);
            if let Some(anchor) = anchors.get(place)
                && let Some(better) = anchor_ui(ui, form, place + 1, citation, anchor)
            {
                renewed = Some((place, better));
            }
        });
    }
    if let Some((place, citation)) = renewed {
        draft.event.citations[place] = citation;
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.citations);
    }
    add_ui(ui, form, draft);
}

/// Says how a quotation fares in its source where that is not as it was cited,
/// and offers to follow the source. Returns the citation as it would then be.
fn anchor_ui(
    ui: &mut Ui,
    form: &FormContext<'_>,
    number: usize,
    citation: &Citation,
    anchor: &Anchor,
) -> Option<Citation> {
    let text = form.dataset.text(&citation.source);
    let words = form.words;
    let number = [("number", number.into())];
    let (told, offer) = match anchor.state {
        AnchorState::Exact => return None,
        AnchorState::Moved => (words.say("moved-elsewhere"), words.say_with("cite-there", &number)),
        AnchorState::Changed => (words.say("source-now-says"), words.say_with("cite-as-quotation", &number)),
        AnchorState::Lost if text.is_none() => (words.say("source-unreadable"), String::new()),
        AnchorState::Lost => (words.say("words-lost-altogether"), String::new()),
    };
    ui.add(Phrase::new(told).color(ui.visuals().warn_fg_color));
    let (text, range) = (text?, anchor.range.clone()?);
    let (context, cited) = in_context(text, &range);
    preview_ui(ui, form, &context, cited);
    let follow = ui.add(TextButton::new(offer)).clicked();
    let now =
        || Citation { id: citation.id.clone(), source: citation.source.clone(), ..evidence::cite(text, range.clone()) };
    follow.then(now)
}

fn source_name(form: &FormContext<'_>, id: &SourceId) -> String {
    let title = form.dataset.source(id).map(|source| source.title.in_lang(form.lang)).unwrap_or_default();
    if title.is_empty() { id.to_string() } else { title.to_owned() }
}

fn add_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    if form.dataset.sources.is_empty() {
        ui.add(Phrase::new(words.say("no-source-to-quote")).weak());
        return;
    }
    named_ui(ui, words.say("quote-from"), |ui| {
        let sources: Vec<_> =
            form.dataset.sources.iter().map(|source| (source.id.clone(), source_name(form, &source.id))).collect();
        if pick_ui(ui, words.say("source-to-quote-from"), 420.0, &mut draft.fields.quote_source, &sources) {
            draft.fields.quote_at = None;
        }
    });
    let Some(text) = form.dataset.text(&draft.fields.quote_source).cloned() else {
        ui.add(Phrase::new(words.say("source-unreadable")).weak());
        return;
    };
    fold_ui(ui, "select-in-source", words.say("select-in-source"), (false, false), |ui| {
        // A selection fills the field below, and may there be mended.
        if let Some(range) = select_ui(ui, form, &text)
            && draft.fields.quote_at.as_ref() != Some(&range)
        {
            draft.fields.quote = evidence::offsets::slice(&text, &range).unwrap_or_default().to_owned();
            draft.fields.quote_at = Some(range);
        }
    });
    named_ui(ui, words.say("words"), |ui| {
        let field = TextField::multiline(&mut draft.fields.quote, words.say("words-to-quote"), 2);
        if ui.add(field.placeholder(words.say("words-placeholder"))).changed() {
            draft.fields.quote_at = None;
        }
    });
    if let Some(range) = matches_ui(ui, form, &text, &draft.fields.quote, draft.fields.quote_at.as_ref()) {
        let citation = Citation {
            id: free_id(&draft.event.citations),
            source: draft.fields.quote_source.clone(),
            ..evidence::cite(&text, range)
        };
        draft.event.citations.push(citation);
        draft.fields.quote.clear();
        draft.fields.quote_at = None;
    }
}

/// Says where the words stand in the text and offers to cite them there.
fn matches_ui(
    ui: &mut Ui,
    form: &FormContext<'_>,
    text: &str,
    quote: &str,
    selected: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let (quote, words) = (quote.trim(), form.words);
    if quote.is_empty() {
        return None;
    }
    let found = occurrences(text, quote, selected);
    let mut chosen = None;
    match found.as_slice() {
        [] => {
            ui.add(Phrase::new(words.say("not-in-source")).color(ui.visuals().error_fg_color));
        }
        [only] => {
            ui.horizontal(|ui| {
                if ui.add(TextButton::new(words.say("cite-these-words"))).clicked() {
                    chosen = Some(only.clone());
                }
                let key = if selected.is_some() { "as-selected" } else { "found-once" };
                ui.add(Phrase::new(words.say(key)).weak());
            });
            let (context, cited) = in_context(text, only);
            preview_ui(ui, form, &context, cited);
        }
        several => {
            ui.add(Phrase::new(words.say_with("found-times", &[("count", several.len().into())])).weak());
            for (place, range) in several.iter().take(MOST_MATCHES).enumerate() {
                ui.push_id(("match", place), |ui| {
                    let offer = words.say_with("cite-occurrence", &[("number", (place + 1).into())]);
                    if ui.add(TextButton::new(offer)).clicked() {
                        chosen = Some(range.clone());
                    }
                    let (context, cited) = in_context(text, range);
                    preview_ui(ui, form, &context, cited);
                });
            }
            if several.len() > MOST_MATCHES {
                ui.add(Phrase::new(words.say("rest-left-out")).weak());
            }
        }
    }
    chosen
}

/// Words of a source marked in what stands around them.
fn preview_ui(ui: &mut Ui, form: &FormContext<'_>, context: &str, words: Range<usize>) {
    let mark = mark(words, form.theme.color.mark);
    TextParagraph::new(context).marks(vec![mark]).size(form.theme.size.text_large).line_height(LINE_HEIGHT).show(ui);
}

/// The source's text to select words in: the selection, in code points.
fn select_ui(ui: &mut Ui, form: &FormContext<'_>, text: &str) -> Option<Range<usize>> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(byte, _)| byte + 1).filter(|start| *start < text.len()));
    let line = |index: usize| {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        text[starts[index]..end].trim_end_matches(['\n', '\r'])
    };
    let (size, width) = (form.theme.size.text_reader, ui.available_width());
    // About two letters, of two bytes each in most texts, are as wide as the font is high.
    let estimate = |index: usize| {
        let lines = (line(index).len() as f32 * size * 0.25 / width.max(1.0)).ceil().max(1.0);
        lines * size * LINE_HEIGHT
    };
    let mut chosen = None;
    // Of its full height even where the form around it ends before.
    let area = ScrollArea::vertical()
        .id_salt("source-text")
        .max_height(SOURCE_HEIGHT_PX)
        .min_scrolled_height(SOURCE_HEIGHT_PX)
        .auto_shrink([false, true]);
    area.show_viewport(ui, |ui, viewport| {
        // The scroll bar takes no words away.
        ui.set_max_width(ui.available_width() - 10.0);
        Tall { count: starts.len(), estimate: &estimate, wanted: None }.show(ui, viewport, |ui, index| {
            let shown = TextParagraph::new(line(index)).size(size).line_height(LINE_HEIGHT).show(ui);
            if let Some(range) = shown.selection.filter(|range| !range.is_empty()) {
                chosen = Some(point_range(text, &(starts[index] + range.start..starts[index] + range.end)));
            }
            shown.response.rect.height()
        });
    });
    chosen
}

fn mark(range: Range<usize>, color: Rgba) -> Mark {
    Mark { range, background: Some(crate::app::theme::color(color)), ..Mark::default() }
}

/// Where words stand in a text, in code points: where they were selected, else
/// wherever they are found.
fn occurrences(text: &str, words: &str, selected: Option<&Range<usize>>) -> Vec<Range<usize>> {
    let found = text.match_indices(words).map(|(byte, found)| point_range(text, &(byte..byte + found.len())));
    let within = |range: &Range<usize>| selected.is_none_or(|all| all.start <= range.start && range.end <= all.end);
    found.filter(within).collect()
}

/// The code points of these bytes of a text.
fn point_range(text: &str, bytes: &Range<usize>) -> Range<usize> {
    code_point_at(text, bytes.start)..code_point_at(text, bytes.end)
}

/// Words of a text with whole words of what stands around them; the bytes of the
/// words in it.
fn in_context(text: &str, range: &Range<usize>) -> (String, Range<usize>) {
    let cut = |range: Range<usize>| evidence::offsets::slice(text, &range).unwrap_or_default();
    let length = evidence::offsets::code_points(text);
    let (from, to) = (range.start.saturating_sub(CONTEXT_POINTS), range.end.saturating_add(CONTEXT_POINTS).min(length));
    let (mut before, words, mut after) = (cut(from..range.start), cut(range.clone()), cut(range.end.min(to)..to));
    let (mut start, mut end) = ("", "");
    if from > 0 {
        (before, start) = (before.split_once(char::is_whitespace).map_or("", |(_, rest)| rest), "… ");
    }
    if to < length {
        (after, end) = (after.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest), " …");
    }
    let words_start = start.len() + before.len();
    let context = format!("{start}{before}{words}{after}{end}").replace(['\n', '\r'], " ");
    (context, words_start..words_start + words.len())
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
        assert_eq!(occurrences(text, "زيارة", None), [0..5, 11..16]);
        assert_eq!(occurrences(text, "زيارة", Some(&(10..16))), vec![11..16], "white space at its edge is left out");
        assert!(occurrences(text, "زيارات", None).is_empty());
        let (context, words) = in_context(text, &(11..16));
        assert_eq!(&context[words], "زيارة");
        assert_eq!(context, "زيارة أولى زيارة ثانية");
        let long = format!("{0} words {0}", "and more ".repeat(20));
        let start = long.find("words").unwrap_or_default();
        let (context, words) = in_context(&long, &(start..start + 5));
        assert_eq!(&context[words], "words");
        assert!(context.starts_with("… ") && context.ends_with(" …"), "{context}");
        assert!(context.split_whitespace().all(|word| ["…", "and", "more", "words"].contains(&word)), "{context}");
    }

    #[test]
    fn new_quotations_get_the_first_free_identifier() {
        let citation = |id: &str| Citation { id: id.into(), ..Citation::default() };
        assert_eq!(free_id(&[citation("c1"), citation("c3")]), CitationId::from("c2"));
    }
}
