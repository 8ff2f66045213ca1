//! The quotations of an event: each in its sentence, the cited words marked,
//! and the way into the reader.

use std::ops::Range;

use egui::{Sense, Ui, UiBuilder};

use crate::app::command::{Command, ViewCommand};
use crate::app::interface::{Arg, Words, flow};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Mark, Phrase, TextLabel, TextParagraph};
use crate::evidence::{self, Anchor, AnchorState, Piece};
use crate::model::record::Citation;
use crate::model::{Event, Lang};

use super::{edge_bar, section_ui};

/// Room between a quotation and the bar at its starting edge, in logical pixels.
const QUOTE_INDENT_PX: f32 = 12.0;
/// How strongly words are tinted that the source no longer has.
const REMOVED_TINT: f32 = 0.22;
/// Line height of quotations, which are mostly Arabic.
const QUOTE_LINE_HEIGHT: f32 = 1.65;

/// Draws the quotations.
pub fn quotes_ui(ui: &mut Ui, state: &State, index: usize, event: &Event, commands: &mut Vec<Command>) {
    let anchors = state.derived.anchors.get(index).map(Vec::as_slice).unwrap_or_default();
    section_ui(ui, &heading(anchors, state.words));
    if event.citations.is_empty() {
        ui.add(Phrase::new(state.words.say("no-quotation")).weak());
    }
    for (citation, anchor) in event.citations.iter().zip(anchors) {
        quote_ui(ui, state, event, citation, anchor, commands);
        ui.add_space(6.0);
    }
}

/// How many quotations there are and how they fare.
fn heading(anchors: &[Anchor], words: &'static Words) -> String {
    let count = |state: AnchorState| anchors.iter().filter(|anchor| anchor.state == state).count();
    let total = anchors.len();
    if total == 0 {
        return words.say("sources").to_owned();
    }
    let quotations = Arg::own(words.say_with("counted-quotations", &[("count", total.into())]));
    if count(AnchorState::Exact) == total {
        return words.say_with("quotations-all-exact", &[("quotations", quotations), ("count", total.into())]);
    }
    let counted = |key: &str, state| {
        let count = count(state);
        (count > 0).then(|| words.say_with(key, &[("count", count.into())]))
    };
    let states = [
        counted("counted-exact", AnchorState::Exact),
        counted("counted-moved", AnchorState::Moved),
        counted("counted-changed", AnchorState::Changed),
        counted("counted-lost", AnchorState::Lost),
    ];
    let states: Vec<String> = states.into_iter().flatten().collect();
    let states = Arg::own(states.join(words.say("list-comma")));
    words.say_with("quotations-fare", &[("quotations", quotations), ("states", states)])
}

fn quote_ui(
    ui: &mut Ui,
    state: &State,
    event: &Event,
    citation: &Citation,
    anchor: &Anchor,
    commands: &mut Vec<Command>,
) {
    let quoted = quoted(state, citation, anchor);
    let rtl = state.dataset.source(&citation.source).is_some_and(|source| source.language.is_rtl());
    let mark = Mark { range: quoted.words.clone(), background: Some(color(state.theme.color.mark)), ..Mark::default() };
    let mut inner = ui.available_rect_before_wrap();
    if rtl {
        inner.max.x -= QUOTE_INDENT_PX;
    } else {
        inner.min.x += QUOTE_INDENT_PX;
    }
    let mut quote_ui = ui.new_child(UiBuilder::new().id_salt(("quote", citation.id.as_str())).max_rect(inner));
    let shown = TextParagraph::new(&quoted.text)
        .size(state.theme.size.text_reader)
        .line_height(QUOTE_LINE_HEIGHT)
        .marks(vec![mark])
        .clickable()
        .show(&mut quote_ui);
    let mut block = shown.response.rect;
    (block.min.x, block.max.x) = (ui.min_rect().left(), inner.max.x + if rtl { QUOTE_INDENT_PX } else { 0.0 });
    ui.allocate_rect(block, Sense::hover());
    let kind = color(state.theme.kind_color(&state.dataset, &event.kind));
    ui.painter().rect_filled(edge_bar(block, rtl), 1.0, kind);

    let mut follow = shown.clicked_byte.is_some();
    let soft = ui.visuals().weak_text_color();
    let link = TextLabel::new(quoted.place)
        .direction(flow::direction(ui.ctx()))
        .size(state.theme.size.text_small)
        .color(soft)
        .link();
    follow |= ui.add(link).clicked();
    if anchor.state != AnchorState::Exact {
        let text = state.words.say(match anchor.state {
            AnchorState::Moved => "words-moved",
            AnchorState::Changed => "words-changed",
            AnchorState::Lost | AnchorState::Exact => "words-lost",
        });
        ui.add(Phrase::new(text).small().color(ui.visuals().warn_fg_color));
    }
    if anchor.state == AnchorState::Changed {
        as_cited_ui(ui, state, citation, quoted.text.get(quoted.words.clone()).unwrap_or_default());
    }
    if follow {
        let (event, citation) = (event.id.clone(), citation.id.clone());
        commands.push(Command::View(ViewCommand::FollowCitation { event, citation }));
    }
}

/// The words as they were cited, those marked that the source no longer has.
fn as_cited_ui(ui: &mut Ui, state: &State, citation: &Citation, now: &str) {
    let background = Some(color(state.theme.color.error.faded(REMOVED_TINT)));
    let mut marks = Vec::new();
    let mut byte = 0;
    for piece in evidence::difference(&citation.exact, now) {
        match piece {
            Piece::Same(words) => byte += words.len(),
            Piece::Removed(words) => {
                marks.push(Mark { range: byte..byte + words.trim_end().len(), background, ..Mark::default() });
                byte += words.len();
            }
            Piece::Added(_) => {}
        }
    }
    let soft = ui.visuals().weak_text_color();
    ui.add(Phrase::new(state.words.say("as-cited")).small().weak());
    TextParagraph::new(&citation.exact)
        .size(state.theme.size.text_reader)
        .line_height(QUOTE_LINE_HEIGHT)
        .color(soft)
        .marks(marks)
        .show(ui);
}

/// A quotation in its sentences.
struct Quoted {
    text: String,
    /// Bytes of `text` that are cited.
    words: Range<usize>,
    /// Where it stands, as the link to the reader says it.
    place: String,
}

/// The whole sentences that the cited words touch; the words alone where they
/// have no home.
fn quoted(state: &State, citation: &Citation, anchor: &Anchor) -> Quoted {
    let alone = || Quoted {
        text: citation.exact.clone(),
        words: 0..citation.exact.len(),
        place: state.words.say_with("open-in-reader", &[("place", source_title(state, citation).into())]),
    };
    let (Some(range), Some(text)) = (&anchor.range, state.dataset.text(&citation.source)) else { return alone() };
    let Some(coverage) = state.coverage(&citation.source) else { return alone() };
    let touched: Vec<usize> = (0..coverage.sentences.len())
        .filter(|place| {
            let sentence = &coverage.sentences[*place];
            sentence.start < range.end && range.start < sentence.end
        })
        .collect();
    let (Some(first), Some(last)) = (touched.first(), touched.last()) else { return alone() };
    let (start, end) = (coverage.sentences[*first].start, coverage.sentences[*last].end);
    let bytes = |points: &Range<usize>| evidence::offsets::byte_range(text, points);
    let (Some(whole), Some(cited)) = (bytes(&(start..end)), bytes(range)) else { return alone() };
    let words = cited.start.saturating_sub(whole.start)..cited.end.min(whole.end) - whole.start;
    let (first, last) = (Arg::from(first + 1), (first != last).then(|| Arg::from(last + 1)));
    let numbers = match last {
        None => state.words.say_with("sentence-number", &[("first", first)]),
        Some(last) => state.words.say_with("sentence-numbers", &[("first", first), ("last", last)]),
    };
    let place = state.words.say_with("open-in-reader", &[("place", Arg::own(numbers))]);
    Quoted { text: text[whole].to_owned(), words, place }
}

fn source_title(state: &State, citation: &Citation) -> String {
    let lang: Lang = state.lang();
    state
        .dataset
        .source(&citation.source)
        .map_or_else(|| citation.source.to_string(), |source| source.title.in_lang(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_tells_how_the_quotations_fare() {
        let heading = |anchors: &[Anchor]| heading(anchors, Words::of(Lang::EN));
        let anchor = |state| Anchor { state, range: None };
        assert_eq!(heading(&[]), "Sources");
        assert_eq!(heading(&[anchor(AnchorState::Exact)]), "Sources · 1 quotation, exact");
        assert_eq!(
            heading(&[anchor(AnchorState::Exact), anchor(AnchorState::Exact)]),
            "Sources · 2 quotations, both exact"
        );
        assert_eq!(
            heading(&[anchor(AnchorState::Exact), anchor(AnchorState::Lost)]),
            "Sources · 2 quotations: 1 exact, 1 lost"
        );
    }
}
