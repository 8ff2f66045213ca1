//! Identifier, kind, direction, titles, summaries and place.

use egui::Ui;

use crate::app::draft::Draft;
use crate::app::widgets::{TextField, TextLabel};
use crate::model::record::{Direction, Place, PlacePrecision};
use crate::model::{EventId, Lang, LocalText, words};

use super::FormContext;
use super::rows::{line_ui, named_ui, pick_ui};

/// The fields at the top of the form.
pub fn basics_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    for lang in languages(form, &draft.event.title) {
        let field = local_line_ui(ui, "Title", lang, &mut draft.event.title);
        if std::mem::take(&mut draft.fields.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            draft.follow_title(form.dataset);
        }
    }
    identifier_ui(ui, draft);
    named_ui(ui, "Kind", |ui| {
        let kinds: Vec<_> = form
            .dataset
            .header
            .kinds
            .iter()
            .map(|kind| (kind.id.clone(), kind.name.in_lang(form.lang).to_owned()))
            .collect();
        if pick_ui(ui, "Kind", 240.0, &mut draft.event.kind, &kinds) && draft.event.coding.plover.is_none() {
            draft.event.coding.plover = form.dataset.kind(&draft.event.kind).and_then(|kind| kind.plover);
        }
    });
    named_ui(ui, "Direction", |ui| {
        let directions = Direction::ALL.map(|way| (way, words::direction(way, form.dataset, form.lang)));
        pick_ui(ui, "Direction", 240.0, &mut draft.event.direction, &directions);
    });
    for lang in languages(form, &draft.event.summary) {
        let mut text = draft.event.summary.get(lang).unwrap_or_default().to_owned();
        let name = format!("Summary ({})", lang.english_name());
        let changed = named_ui(ui, &name, |ui| ui.add(TextField::multiline(&mut text, &name, 2)).changed());
        if changed {
            draft.event.summary.set(lang, text);
        }
    }
}

fn identifier_ui(ui: &mut Ui, draft: &mut Draft) {
    if draft.original.is_some() {
        named_ui(ui, "Identifier", |ui| {
            ui.add_space(4.0);
            ui.add(TextLabel::new(draft.event.id.as_str()).color(ui.visuals().weak_text_color()));
        });
        return;
    }
    let mut id = draft.event.id.to_string();
    if line_ui(ui, "Identifier", &mut id, "short-name-in-latin-letters").changed() {
        draft.event.id = EventId(id);
        draft.fields.id_follows_title = false;
    }
}

/// The place, with a way to give it one or take it away.
pub fn place_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let Some(place) = &mut draft.event.place else {
        if ui.button("Add a place").clicked() {
            draft.event.place = Some(Place::default());
            draft.fields.latitude.clear();
            draft.fields.longitude.clear();
        }
        return;
    };
    for lang in languages(form, &place.name) {
        local_line_ui(ui, "Place", lang, &mut place.name);
    }
    if line_ui(ui, "Latitude", &mut draft.fields.latitude, "degrees north, such as 32.0853").changed() {
        place.latitude = draft.fields.latitude.trim().parse().ok();
    }
    if line_ui(ui, "Longitude", &mut draft.fields.longitude, "degrees east, such as 34.7818").changed() {
        place.longitude = draft.fields.longitude.trim().parse().ok();
    }
    named_ui(ui, "Known to the", |ui| {
        let precisions =
            PlacePrecision::ALL.map(|precision| (precision, words::place_precision(precision, form.lang).to_owned()));
        pick_ui(ui, "Known to the", 240.0, &mut place.precision, &precisions);
    });
    if ui.button("Remove the place").clicked() {
        draft.event.place = None;
    }
}

/// The languages that a text is asked for in: the dataset's, and any other that
/// it already has a form in.
fn languages(form: &FormContext<'_>, text: &LocalText) -> Vec<Lang> {
    let mut languages = form.dataset.header.languages.clone();
    languages.extend(text.iter().map(|(lang, _)| lang).filter(|lang| !form.dataset.header.languages.contains(lang)));
    languages
}

fn local_line_ui(ui: &mut Ui, what: &str, lang: Lang, text: &mut LocalText) -> egui::Response {
    let mut form = text.get(lang).unwrap_or_default().to_owned();
    let name = format!("{what} ({})", lang.english_name());
    let field = line_ui(ui, &name, &mut form, "");
    if field.changed() {
        text.set(lang, form);
    }
    field
}
