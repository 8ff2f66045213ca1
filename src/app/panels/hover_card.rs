//! The card beside the pointer: what is under it, without a click.

use egui::Ui;

use crate::app::interface::flow;
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Phrase, TextLabel, TextParagraph};
use crate::model::date::{Basis, read_claim, short_date};
use crate::model::{EventId, words};
use crate::view::scene::Fold;

/// Width of the card, in logical pixels.
const WIDTH_PX: f32 = 320.0;
/// Most events of a fold that the card names.
const MOST_NAMED: usize = 8;

/// Draws the card of one event.
pub fn event_card_ui(ui: &mut Ui, state: &State, id: &EventId) {
    ui.set_width(WIDTH_PX);
    flow::column_ui(ui, |ui| event_ui(ui, state, id));
}

/// Draws the card of the events of a fold.
pub fn fold_card_ui(ui: &mut Ui, state: &State, fold: &Fold) {
    ui.set_width(WIDTH_PX);
    flow::column_ui(ui, |ui| fold_ui(ui, state, fold));
}

fn event_ui(ui: &mut Ui, state: &State, id: &EventId) {
    let Some(index) = state.index_of(id) else { return };
    let event = &state.dataset.events[index];
    let (lang, size) = (state.lang(), &state.theme.size);
    let soft = ui.visuals().weak_text_color();
    let kind_color = color(state.theme.kind_color(&state.dataset, &event.kind));
    let kind = state.dataset.kind(&event.kind).map_or(event.kind.as_str(), |kind| kind.name.in_lang(lang));
    let direction = words::direction(event.direction, &state.dataset, lang);
    ui.add(TextLabel::new(format!("{kind} · {direction}")).size(size.text_small).color(kind_color));
    TextParagraph::new(event.title.in_lang(lang)).size(size.text_large).bold().show(ui);
    let placed_by = state.derived.chronology.event(index).placed_by;
    for (place, claim) in event.dates.iter().enumerate() {
        let basis = match claim.basis {
            Basis::Stated(_) => state.words.say("badge-stated"),
            Basis::Derived => state.words.say("badge-derived"),
            Basis::Editorial => state.words.say("badge-editor"),
        };
        let text = state.words.dotted(&[read_claim(claim, &state.dataset, state.date_style()).as_str(), basis]);
        let ink = if placed_by == Some(place) { ui.visuals().text_color() } else { soft };
        TextParagraph::new(&text).color(ink).show(ui);
    }
    let parties: Vec<&str> = event.parties.iter().map(|party| state.dataset.party_name(party, lang)).collect();
    if !parties.is_empty() {
        TextParagraph::new(&parties.join(" · ")).size(size.text_small).color(soft).show(ui);
    }
    if let Some(citation) = event.citations.first() {
        ui.add_space(4.0);
        TextParagraph::new(&citation.exact).size(size.text_large).max_lines(3).show(ui);
    }
}

fn fold_ui(ui: &mut Ui, state: &State, fold: &Fold) {
    let lang = state.lang();
    let count = state.words.say_with("counted-events", &[("count", fold.count.into())]);
    ui.add(Phrase::new(count).bold());
    for id in fold.top.iter().take(MOST_NAMED) {
        let Some(index) = state.index_of(id) else { continue };
        let title = state.dataset.events[index].title.in_lang(lang);
        let date =
            state.derived.chronology.date(index).map(|date| short_date(date, state.date_style())).unwrap_or_default();
        ui.add(TextLabel::new(format!("{title} · {date}")));
    }
    let named = fold.top.len().min(MOST_NAMED);
    if fold.count > named {
        let more = fold.count - named;
        ui.add(Phrase::new(state.words.say_with("and-more", &[("count", more.into())])).weak());
    } else {
        ui.add(Phrase::new(state.words.say("click-zooms")).weak());
    }
}
