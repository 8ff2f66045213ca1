//! Status, codes, confidence, rank, tags, links and note.

use egui::Ui;

use crate::app::draft::{Draft, comma_separated};
use crate::app::widgets::{Phrase, TextButton, TextField, TextLabel};
use crate::model;
use crate::model::record::{Level, Link, LinkRelation, Plover, StatusState};

use super::FormContext;
use super::rows::{line_ui, named_ui, pick_ui, row_buttons_ui};

/// Width of the narrower choices, in logical pixels.
const CHOICE_PX: f32 = 240.0;

/// Status, codes, confidence, rank and tags.
pub fn coding_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    named_ui(ui, words.say("status"), |ui| {
        let states = StatusState::ALL.map(|state| (state, model::words::status(state, words.lang()).to_owned()));
        pick_ui(ui, words.say("status"), CHOICE_PX, &mut draft.event.status.state, &states);
    });
    named_ui(ui, words.say("who-says-so"), |ui| who_ui(ui, form, draft));
    named_ui(ui, words.say("plover-type"), |ui| {
        let types: Vec<(Option<Plover>, String)> = std::iter::once((None, words.say("none").to_owned()))
            .chain(Plover::ALL.map(|plover| (Some(plover), format!("{plover:?}"))))
            .collect();
        pick_ui(ui, words.say("plover-type"), CHOICE_PX, &mut draft.event.coding.plover, &types);
    });
    optional_line_ui(ui, words.say("plover-mode"), &mut draft.event.coding.mode, "visit, multilateral, …");
    if line_ui(ui, words.say("plover-contexts"), &mut draft.fields.contexts, "military, diplomatic, …").changed() {
        draft.event.coding.contexts = comma_separated(&draft.fields.contexts);
    }
    optional_line_ui(ui, words.say("cameo-code"), &mut draft.event.coding.cameo, words.say("cameo-placeholder"));
    let levels = Level::ALL.map(|level| (level, model::words::level(level, words.lang()).to_owned()));
    named_ui(ui, words.say("confidence"), |ui| {
        ui.horizontal(|ui| {
            pick_ui(ui, words.say("confidence-in-event"), 116.0, &mut draft.event.confidence.event, &levels);
            ui.add(Phrase::new(words.say("in-the-event")).weak());
            pick_ui(ui, words.say("confidence-in-coding"), 116.0, &mut draft.event.confidence.coding, &levels);
            ui.add(Phrase::new(words.say("in-the-coding")).weak());
        });
    });
    named_ui(ui, words.say("importance"), |ui| {
        let ranks: Vec<(Option<u8>, String)> = std::iter::once((None, words.say("not-ranked").to_owned()))
            .chain((1..=5).map(|rank| {
                let name = match rank {
                    1 => words.say("rank-minor").to_owned(),
                    5 => words.say("rank-turning-point").to_owned(),
                    rank => rank.to_string(),
                };
                (Some(rank), name)
            }))
            .collect();
        pick_ui(ui, words.say("importance"), CHOICE_PX, &mut draft.event.rank, &ranks);
    });
    if line_ui(ui, words.say("tags"), &mut draft.fields.tags, words.say("tags-placeholder")).changed() {
        draft.event.tags = comma_separated(&draft.fields.tags);
    }
}

/// The actors on whose word the status rests.
fn who_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    let by = &mut draft.event.status.by;
    let mut action = None;
    for (place, actor) in by.iter().enumerate() {
        ui.horizontal(|ui| {
            let name = form.dataset.actor(actor).map_or(actor.as_str(), |actor| actor.name.in_lang(form.lang));
            ui.add(TextLabel::new(name).max_width(360.0));
            action = action.or(row_buttons_ui(
                ui,
                words,
                &words.say_with("row-witness", &[("number", (place + 1).into())]),
                place,
                1,
            ));
        });
    }
    if let Some(action) = action {
        action.apply(by);
    }
    let others: Vec<_> = form
        .dataset
        .header
        .actors
        .iter()
        .filter(|actor| !by.contains(&actor.id))
        .map(|actor| (Some(actor.id.clone()), actor.name.in_lang(form.lang).to_owned()))
        .chain(std::iter::once((None, words.say(if by.is_empty() { "source-itself" } else { "add-actor" }).to_owned())))
        .collect();
    let mut added = None;
    if pick_ui(ui, words.say("who-says-so"), CHOICE_PX, &mut added, &others)
        && let Some(actor) = added
    {
        by.push(actor);
    }
}

fn optional_line_ui(ui: &mut Ui, name: &str, value: &mut Option<String>, placeholder: &str) {
    let mut text = value.clone().unwrap_or_default();
    if line_ui(ui, name, &mut text, placeholder).changed() {
        *value = (!text.trim().is_empty()).then_some(text);
    }
}

/// The relations to other events.
pub fn links_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    let events: Vec<_> = form
        .dataset
        .events
        .iter()
        .filter(|event| event.id != draft.event.id)
        .map(|event| (event.id.clone(), event.title.in_lang(form.lang).to_owned()))
        .collect();
    let relations =
        LinkRelation::ALL.map(|relation| (relation, model::words::link_relation(relation, words.lang()).to_owned()));
    let count = draft.event.links.len();
    let mut action = None;
    for (place, link) in draft.event.links.iter_mut().enumerate() {
        ui.push_id(("link", place), |ui| {
            let number = [("number", (place + 1).into())];
            ui.horizontal(|ui| {
                pick_ui(ui, &words.say_with("relation-number", &number), 180.0, &mut link.relation, &relations);
                pick_ui(ui, &words.say_with("related-event-number", &number), 400.0, &mut link.event, &events);
                action = action.or(row_buttons_ui(ui, words, &words.say_with("row-relation", &number), place, count));
            });
        });
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.links);
    }
    match events.first() {
        Some((event, _)) if ui.add(TextButton::new(words.say("add-relation"))).clicked() => {
            draft.event.links.push(Link { relation: LinkRelation::RelatedTo, event: event.clone() });
        }
        Some(_) => {}
        None => {
            ui.add(Phrase::new(words.say("no-event-to-relate")).weak());
        }
    }
}

/// The coder's note.
pub fn note_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    ui.add(TextField::multiline(&mut draft.event.note, form.words.say("coders-note"), 3));
}
