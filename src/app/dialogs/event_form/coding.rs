//! Status, codes, confidence, rank, tags, links and note.

use egui::Ui;

use crate::app::draft::{Draft, comma_separated};
use crate::app::widgets::{TextField, TextLabel};
use crate::model::record::{Level, Link, LinkRelation, Plover, StatusState};
use crate::model::words;

use super::FormContext;
use super::rows::{line_ui, named_ui, pick_ui, row_buttons_ui};

/// Width of the narrower choices, in logical pixels.
const CHOICE_PX: f32 = 240.0;

/// Status, codes, confidence, rank and tags.
pub fn coding_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let lang = form.lang;
    named_ui(ui, "Status", |ui| {
        let states = StatusState::ALL.map(|state| (state, words::status(state, lang).to_owned()));
        pick_ui(ui, "Status", CHOICE_PX, &mut draft.event.status.state, &states);
    });
    named_ui(ui, "Who says so", |ui| who_ui(ui, form, draft));
    named_ui(ui, "PLOVER type", |ui| {
        let types: Vec<(Option<Plover>, String)> = std::iter::once((None, "none".to_owned()))
            .chain(Plover::ALL.map(|plover| (Some(plover), format!("{plover:?}"))))
            .collect();
        pick_ui(ui, "PLOVER type", CHOICE_PX, &mut draft.event.coding.plover, &types);
    });
    optional_line_ui(ui, "PLOVER mode", &mut draft.event.coding.mode, "visit, multilateral, …");
    if line_ui(ui, "PLOVER contexts", &mut draft.fields.contexts, "military, diplomatic, …").changed() {
        draft.event.coding.contexts = comma_separated(&draft.fields.contexts);
    }
    optional_line_ui(ui, "CAMEO code", &mut draft.event.coding.cameo, "two to four digits, such as 042");
    let levels = Level::ALL.map(|level| (level, words::level(level, lang).to_owned()));
    named_ui(ui, "Confidence", |ui| {
        ui.horizontal(|ui| {
            pick_ui(ui, "Confidence in the event", 116.0, &mut draft.event.confidence.event, &levels);
            ui.weak("in the event");
            pick_ui(ui, "Confidence in the coding", 116.0, &mut draft.event.confidence.coding, &levels);
            ui.weak("in the coding");
        });
    });
    named_ui(ui, "Importance", |ui| {
        let ranks: Vec<(Option<u8>, String)> = std::iter::once((None, "not ranked".to_owned()))
            .chain((1..=5).map(|rank| {
                let words = match rank {
                    1 => "1, minor".to_owned(),
                    5 => "5, a turning point".to_owned(),
                    rank => rank.to_string(),
                };
                (Some(rank), words)
            }))
            .collect();
        pick_ui(ui, "Importance", CHOICE_PX, &mut draft.event.rank, &ranks);
    });
    if line_ui(ui, "Tags", &mut draft.fields.tags, "separated by commas").changed() {
        draft.event.tags = comma_separated(&draft.fields.tags);
    }
}

/// The actors on whose word the status rests.
fn who_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let by = &mut draft.event.status.by;
    let mut action = None;
    for (place, actor) in by.iter().enumerate() {
        ui.horizontal(|ui| {
            let name = form.dataset.actor(actor).map_or(actor.as_str(), |actor| actor.name.in_lang(form.lang));
            ui.add(TextLabel::new(name).max_width(360.0));
            action = action.or(row_buttons_ui(ui, &format!("witness {}", place + 1), place, 1));
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
        .chain(std::iter::once((None, if by.is_empty() { "the source itself" } else { "add an actor…" }.to_owned())))
        .collect();
    let mut added = None;
    if pick_ui(ui, "Who says so", CHOICE_PX, &mut added, &others)
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
    let events: Vec<_> = form
        .dataset
        .events
        .iter()
        .filter(|event| event.id != draft.event.id)
        .map(|event| (event.id.clone(), event.title.in_lang(form.lang).to_owned()))
        .collect();
    let relations = LinkRelation::ALL.map(|relation| (relation, words::link_relation(relation, form.lang).to_owned()));
    let count = draft.event.links.len();
    let mut action = None;
    for (place, link) in draft.event.links.iter_mut().enumerate() {
        ui.push_id(("link", place), |ui| {
            ui.horizontal(|ui| {
                pick_ui(ui, &format!("Relation {}", place + 1), 180.0, &mut link.relation, &relations);
                pick_ui(ui, &format!("Related event {}", place + 1), 400.0, &mut link.event, &events);
                action = action.or(row_buttons_ui(ui, &format!("relation {}", place + 1), place, count));
            });
        });
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.links);
    }
    match events.first() {
        Some((event, _)) if ui.button("Add a relation").clicked() => {
            draft.event.links.push(Link { relation: LinkRelation::RelatedTo, event: event.clone() });
        }
        Some(_) => {}
        None => {
            ui.weak("There is no other event to relate this one to");
        }
    }
}

/// The coder's note.
pub fn note_ui(ui: &mut Ui, draft: &mut Draft) {
    ui.add(TextField::multiline(&mut draft.event.note, "Coder’s note", 3));
}
