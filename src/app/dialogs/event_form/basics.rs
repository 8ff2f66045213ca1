//! Identifier, kind, direction, titles, summaries and place.

use egui::Ui;

use crate::app::draft::Draft;
use crate::app::interface::{Arg, Words};
use crate::app::panels::reader::language_name;
use crate::app::widgets::{TextButton, TextField, TextLabel};
use crate::model::record::{Direction, Place, PlacePrecision};
use crate::model::{self, EventId, Lang, LocalText};

use super::FormContext;
use super::rows::{line_ui, named_ui, pick_ui};

/// The fields at the top of the form.
pub fn basics_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    for lang in languages(form, &draft.event.title) {
        let field = local_line_ui(ui, words.say("title"), lang, &mut draft.event.title, words);
        if std::mem::take(&mut draft.fields.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            draft.follow_title(form.dataset);
        }
    }
    identifier_ui(ui, draft, words);
    named_ui(ui, words.say("kind"), |ui| {
        let kinds: Vec<_> = form
            .dataset
            .header
            .kinds
            .iter()
            .map(|kind| (kind.id.clone(), kind.name.in_lang(form.lang).to_owned()))
            .collect();
        if pick_ui(ui, words.say("kind"), 240.0, &mut draft.event.kind, &kinds) && draft.event.coding.plover.is_none() {
            draft.event.coding.plover = form.dataset.kind(&draft.event.kind).and_then(|kind| kind.plover);
        }
    });
    named_ui(ui, words.say("direction"), |ui| {
        let directions = Direction::ALL.map(|way| (way, model::words::direction(way, form.dataset, form.lang)));
        pick_ui(ui, words.say("direction"), 240.0, &mut draft.event.direction, &directions);
    });
    for lang in languages(form, &draft.event.summary) {
        let mut text = draft.event.summary.get(lang).unwrap_or_default().to_owned();
        let name = in_language(words.say("summary"), lang, words);
        let changed = named_ui(ui, &name, |ui| ui.add(TextField::multiline(&mut text, &name, 2)).changed());
        if changed {
            draft.event.summary.set(lang, text);
        }
    }
}

fn identifier_ui(ui: &mut Ui, draft: &mut Draft, words: &'static Words) {
    if draft.original.is_some() {
        named_ui(ui, words.say("identifier"), |ui| {
            ui.add_space(4.0);
            ui.add(TextLabel::new(draft.event.id.as_str()).color(ui.visuals().weak_text_color()));
        });
        return;
    }
    let mut id = draft.event.id.to_string();
    if line_ui(ui, words.say("identifier"), &mut id, words.say("identifier-placeholder")).changed() {
        draft.event.id = EventId(id);
        draft.fields.id_follows_title = false;
    }
}

/// The place, with a way to give it one or take it away.
pub fn place_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let words = form.words;
    let Some(place) = &mut draft.event.place else {
        if ui.add(TextButton::new(words.say("add-place"))).clicked() {
            draft.event.place = Some(Place::default());
            draft.fields.latitude.clear();
            draft.fields.longitude.clear();
        }
        return;
    };
    for lang in languages(form, &place.name) {
        local_line_ui(ui, words.say("place"), lang, &mut place.name, words);
    }
    if line_ui(ui, words.say("latitude"), &mut draft.fields.latitude, words.say("latitude-placeholder")).changed() {
        place.latitude = draft.fields.latitude.trim().parse().ok();
    }
    if line_ui(ui, words.say("longitude"), &mut draft.fields.longitude, words.say("longitude-placeholder")).changed() {
        place.longitude = draft.fields.longitude.trim().parse().ok();
    }
    named_ui(ui, words.say("known-to-the"), |ui| {
        let name = |precision| model::words::place_precision(precision, words.lang()).to_owned();
        let precisions = PlacePrecision::ALL.map(|precision| (precision, name(precision)));
        pick_ui(ui, words.say("known-to-the"), 240.0, &mut place.precision, &precisions);
    });
    if ui.add(TextButton::new(words.say("remove-place"))).clicked() {
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

/// The name of a field in one language, such as "Title (Arabic)".
fn in_language(field: &'static str, lang: Lang, words: &'static Words) -> String {
    let language = Arg::own(language_name(lang, words));
    words.say_with("in-language", &[("field", Arg::own(field)), ("language", language)])
}

fn local_line_ui(
    ui: &mut Ui,
    what: &'static str,
    lang: Lang,
    text: &mut LocalText,
    words: &'static Words,
) -> egui::Response {
    let mut form = text.get(lang).unwrap_or_default().to_owned();
    let name = in_language(what, lang, words);
    let field = line_ui(ui, &name, &mut form, "");
    if field.changed() {
        text.set(lang, form);
    }
    field
}
