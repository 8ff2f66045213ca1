//! The detail pane: everything on the focused event's record.
//!
//! ```text
//!   mod.rs    heading, summary, parties, place, status, coding, links, note
//!   dates.rs  the date claims side by side
//!   quotes.rs the cited sentences, the way into the reader
//! ```

mod calendars;
mod dates;
mod quotes;

pub(crate) use dates::bounds_in_words;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use crate::app::command::{Command, EditCommand, ViewCommand};
use crate::app::interface::flow::{self, Deal};
use crate::app::interface::{Arg, Words};
use crate::app::panels::rows;
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextLabel, TextParagraph};
use crate::model::record::{LinkRelation, Place};
use crate::model::{self, Dataset, Event, EventId, Lang};
use crate::text::Align;

/// Width of the column of names in the pane's tables, in logical pixels.
const NAME_COLUMN_PX: f32 = 96.0;
/// Room for the button that opens the form.
const EDIT_BUTTON_PX: f32 = 92.0;

/// Draws the pane.
pub fn detail_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt("detail").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 6.0);
        match state.focused() {
            Some((index, event)) => event_ui(ui, state, index, event, commands),
            None => match &state.layers.focus {
                Some(focus) => rows::rows_ui(ui, state, focus, commands),
                None => empty_ui(ui, state),
            },
        }
        ui.add_space(12.0);
    });
}

fn event_ui(ui: &mut Ui, state: &State, index: usize, event: &Event, commands: &mut Vec<Command>) {
    heading_ui(ui, state, event, commands);
    dates::dates_ui(ui, state, index, event, commands);
    calendars::calendars_ui(ui, state, index);
    ui.scope(|ui| parties_ui(ui, state, event));
    if let Some(place) = &event.place {
        place_ui(ui, state, place);
    }
    coding_ui(ui, state, event);
    quotes::quotes_ui(ui, state, index, event, commands);
    links_ui(ui, state, event, commands);
    if !event.note.is_empty() {
        section_ui(ui, state.words.say("coders-note"));
        TextParagraph::new(&event.note).show(ui);
    }
    section_ui(ui, state.words.say("record"));
    field_ui(ui, state.words.say("identifier"), event.id.as_str());
}

/// The heading of a section.
fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    ui.add(Phrase::new(title).bold().small().weak());
    ui.add_space(1.0);
}

/// A row with the interface's name of a field and its data beside it.
pub(super) fn field_ui(ui: &mut Ui, name: &str, value: &str) {
    ui.horizontal_top(|ui| {
        // Of the height of its name, which may take more lines than one.
        let top = ui.next_widget_position().y;
        let mut deal = Deal::of(ui.ctx(), ui.available_rect_before_wrap());
        let mut name_rect = deal.start(NAME_COLUMN_PX);
        name_rect.min.y = top;
        let builder = UiBuilder::new().id_salt("name").max_rect(name_rect).layout(flow::column(ui.ctx()));
        let named = ui.scope_builder(builder, |ui| {
            ui.set_width(NAME_COLUMN_PX);
            ui.add(Phrase::new(name).weak());
        });
        ui.allocate_rect(named.response.rect, Sense::hover());
        // Beside its name, whatever its own direction.
        flow::column_ui(ui, |ui| {
            TextParagraph::new(value).shrink_to_fit().show(ui);
        });
    });
}

/// Kind, direction, title in two languages, summary.
fn heading_ui(ui: &mut Ui, state: &State, event: &Event, commands: &mut Vec<Command>) {
    let lang = state.lang();
    let kind_color = color(state.theme.kind_color(&state.dataset, &event.kind));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect_filled(rect, 3.0, kind_color);
        let kind = state.dataset.kind(&event.kind).map_or(event.kind.as_str(), |kind| kind.name.in_lang(lang));
        let direction = model::words::direction(event.direction, &state.dataset, lang);
        let width = (ui.available_width() - EDIT_BUTTON_PX).max(40.0);
        ui.add(TextLabel::new(format!("{kind} · {direction}")).bold().color(kind_color).max_width(width));
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            let edit = ui.add(TextButton::new(state.words.say("edit-button")));
            if edit.explained(state.words.explain("edit-button")).clicked() {
                commands.push(Command::Edit(EditCommand::Begin(event.id.clone())));
            }
        });
    });
    ui.add_space(4.0);
    let (shown, title) = event.title.shown(lang);
    TextParagraph::new(title).size(state.theme.size.text_title).bold().line_height(1.3).show(ui);
    if let Some(title) = other_title(event, shown, &state.dataset) {
        let soft = ui.visuals().weak_text_color();
        TextParagraph::new(title).size(state.theme.size.text_reader).color(soft).align(Align::Start).show(ui);
    }
    let summary = event.summary.in_lang(lang);
    if !summary.is_empty() {
        ui.add_space(6.0);
        TextParagraph::new(summary).show(ui);
    }
}

/// The title in another language than the one shown: that of the sources, else
/// the dataset's main one, else any.
fn other_title<'a>(event: &'a Event, shown: Lang, dataset: &Dataset) -> Option<&'a str> {
    let sources = event.citations.iter().filter_map(|citation| dataset.source(&citation.source));
    let given = event.title.iter().map(|(lang, _)| lang);
    let mut candidates =
        sources.map(|source| source.language).chain(dataset.header.languages.iter().copied()).chain(given);
    candidates.find_map(|lang| event.title.get(lang).filter(|_| lang != shown))
}

fn parties_ui(ui: &mut Ui, state: &State, event: &Event) {
    if event.parties.is_empty() {
        return;
    }
    let (lang, dataset) = (state.lang(), &state.dataset);
    let soft = ui.visuals().weak_text_color();
    section_ui(ui, state.words.say("parties"));
    // Rows of text alone need no more height than text.
    ui.spacing_mut().interact_size.y = 18.0;
    for party in &event.parties {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - NAME_COLUMN_PX).max(60.0);
            ui.add(TextLabel::new(dataset.party_name(party, lang)).max_width(width));
            ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
                ui.add(Phrase::new(model::words::role(party.role, state.words.lang())).weak());
            });
        });
        let actor = dataset.actor(&party.actor).map_or(party.actor.as_str(), |actor| actor.name.in_lang(lang));
        let office =
            party.office.as_ref().map(|id| dataset.office(id).map_or(id.as_str(), |office| office.name.in_lang(lang)));
        let side = model::words::side(party.side, dataset, lang);
        let mut lines: Vec<&str> = office.into_iter().collect();
        if party.person.is_some() {
            lines.push(actor);
        }
        if lines.last() != Some(&side) && dataset.party_name(party, lang) != side {
            lines.push(side);
        }
        if !lines.is_empty() {
            let text = lines.join(" · ");
            TextParagraph::new(&text).size(state.theme.size.text_small).color(soft).show(ui);
        }
        ui.add_space(2.0);
    }
}

fn place_ui(ui: &mut Ui, state: &State, place: &Place) {
    let lang = state.lang();
    section_ui(ui, state.words.say("place"));
    let precision = model::words::place_precision(place.precision, state.words.lang()).to_lowercase();
    let name = state.words.dotted(&[place.name.in_lang(lang), precision.as_str()]);
    TextParagraph::new(&name).show(ui);
    if let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) {
        let text = coordinates_in_words(latitude, longitude, state.words);
        let soft = ui.visuals().weak_text_color();
        TextParagraph::new(&text).size(state.theme.size.text_small).color(soft).show(ui);
    }
}

/// Coordinates in degrees, such as "32.0853° N, 34.7818° E".
fn coordinates_in_words(latitude: f64, longitude: f64, words: &'static Words) -> String {
    let degrees = |value: f64| [("degrees", Arg::own(value.abs().to_string()))];
    let latitude = match latitude < 0.0 {
        true => words.say_with("latitude-south", &degrees(latitude)),
        false => words.say_with("latitude-north", &degrees(latitude)),
    };
    let longitude = match longitude < 0.0 {
        true => words.say_with("longitude-west", &degrees(longitude)),
        false => words.say_with("longitude-east", &degrees(longitude)),
    };
    format!("{latitude}{}{longitude}", words.say("list-comma"))
}

fn coding_ui(ui: &mut Ui, state: &State, event: &Event) {
    let (lang, words) = (state.lang(), state.words);
    section_ui(ui, words.say("status-and-coding"));
    let who: Vec<&str> = event
        .status
        .by
        .iter()
        .map(|id| state.dataset.actor(id).map_or(id.as_str(), |actor| actor.name.in_lang(lang)))
        .collect();
    field_ui(ui, words.say("status"), model::words::status(event.status.state, words.lang()));
    let who = if who.is_empty() { words.say("source-itself").to_owned() } else { words.list(&who) };
    field_ui(ui, words.say("said-by"), &who);
    if let Some(plover) = event.coding.plover {
        let mut text = format!("{plover:?}");
        for part in event.coding.mode.iter().chain(&event.coding.contexts) {
            text.push_str(" · ");
            text.push_str(part);
        }
        field_ui(ui, "PLOVER", &text);
    }
    if let Some(cameo) = &event.coding.cameo {
        field_ui(ui, "CAMEO", cameo);
    }
    let level = |level| model::words::level(level, words.lang());
    let args = [
        ("event", Arg::own(level(event.confidence.event))),
        ("coding", Arg::own(level(event.confidence.coding).to_lowercase())),
    ];
    field_ui(ui, words.say("confidence"), &words.say_with("confidence-both", &args));
    if let Some(rank) = event.rank {
        field_ui(ui, words.say("importance"), &words.say_with("rank-of-five", &[("rank", usize::from(rank).into())]));
    }
    if !event.tags.is_empty() {
        field_ui(ui, words.say("tags"), &words.list(&event.tags));
    }
}

fn links_ui(ui: &mut Ui, state: &State, event: &Event, commands: &mut Vec<Command>) {
    let incoming: Vec<(&EventId, LinkRelation)> = state
        .dataset
        .events
        .iter()
        .flat_map(|other| {
            other.links.iter().filter(|link| link.event == event.id).map(|link| (&other.id, link.relation))
        })
        // A relation that this event tells itself needs no second telling.
        .filter(|(other, _)| !event.links.iter().any(|link| link.event == **other))
        .collect();
    if event.links.is_empty() && incoming.is_empty() {
        return;
    }
    let words = state.words;
    let relation_ui = |ui: &mut Ui, text: &str| ui.add(Phrase::new(text).weak());
    section_ui(ui, words.say("related"));
    for link in &event.links {
        ui.horizontal(|ui| {
            relation_ui(ui, model::words::link_relation(link.relation, words.lang()));
            event_link_ui(ui, state, &link.event, commands);
        });
    }
    for (other, relation) in incoming {
        ui.horizontal(|ui| {
            event_link_ui(ui, state, other, commands);
            let relation = Arg::own(model::words::link_relation(relation, words.lang()).to_lowercase());
            relation_ui(ui, &words.say_with("relates-to-this", &[("relation", relation)]));
        });
    }
}

/// An event's title as a link that selects it.
fn event_link_ui(ui: &mut Ui, state: &State, id: &EventId, commands: &mut Vec<Command>) {
    let title = state.event(id).map_or(id.as_str(), |event| event.title.in_lang(state.lang()));
    if ui.add(TextLabel::new(title).color(ui.visuals().hyperlink_color).link()).clicked() {
        commands.push(Command::View(ViewCommand::Select { event: Some(id.clone()), extend: false }));
        commands.push(Command::View(ViewCommand::Reveal(id.clone())));
    }
}

fn empty_ui(ui: &mut Ui, state: &State) {
    let (lang, header, words) = (state.lang(), &state.dataset.header, state.words);
    let soft = ui.visuals().weak_text_color();
    ui.add_space(4.0);
    TextParagraph::new(header.title.in_lang(lang)).size(state.theme.size.text_title).bold().show(ui);
    TextParagraph::new(header.description.in_lang(lang)).color(soft).show(ui);
    section_ui(ui, words.say("dataset"));
    let (events, undated) = (state.dataset.events.len(), state.undated());
    let number = |number: usize| words.say_with("number", &[("number", number.into())]);
    let events = match undated {
        0 => number(events),
        _ => words.say_with("events-and-undated", &[("events", events.into()), ("undated", undated.into())]),
    };
    field_ui(ui, words.say("events"), &events);
    field_ui(ui, words.say("sources"), &number(state.dataset.sources.len()));
    let citations: usize = state.dataset.events.iter().map(|event| event.citations.len()).sum();
    field_ui(ui, words.say("quotations"), &number(citations));
    let languages: Vec<&str> = header.languages.iter().map(Lang::own_name).collect();
    field_ui(ui, words.say("languages"), &words.dotted(&languages));
    section_ui(ui, words.say("how-to-begin"));
    for hint in [
        words.say("hint-click-event"),
        words.say("hint-click-quotation"),
        words.say("hint-zoom"),
        words.say("hint-new"),
    ] {
        ui.add(Phrase::new(hint));
    }
}

/// The rectangle of a bar along the starting edge of a block of text.
fn edge_bar(block: Rect, rtl: bool) -> Rect {
    const WIDTH_PX: f32 = 3.0;
    if rtl {
        Rect::from_min_max(block.right_top() - vec2(WIDTH_PX, 0.0), block.right_bottom())
    } else {
        Rect::from_min_max(block.left_top(), block.left_bottom() + vec2(WIDTH_PX, 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_title_is_in_the_language_of_the_sources() {
        use crate::model::record::Citation;
        use crate::model::{LocalText, Source};

        let title = LocalText::of([(Lang::EN, "Visit"), (Lang::FR, "Visite"), (Lang::AR, "زيارة")]);
        let citations = vec![Citation { source: "report".into(), ..Citation::default() }];
        let mut event = Event { title, citations, ..Event::default() };
        let source = Source { id: "report".into(), language: Lang::FR, ..Source::default() };
        let mut dataset = Dataset { sources: vec![source], ..Dataset::default() };
        dataset.header.languages = vec![Lang::AR, Lang::EN];
        assert_eq!(other_title(&event, Lang::EN, &dataset), Some("Visite"));
        assert_eq!(other_title(&event, Lang::FR, &dataset), Some("زيارة"));
        event.citations.clear();
        assert_eq!(other_title(&event, Lang::AR, &dataset), Some("Visit"));
        event.title = LocalText::of([(Lang::EN, "Visit")]);
        assert_eq!(other_title(&event, Lang::EN, &dataset), None);
    }

    #[test]
    fn coordinates_name_their_hemispheres() {
        let words = Words::of(Lang::EN);
        assert_eq!(coordinates_in_words(32.0853, 34.7818, words), "32.0853° N, 34.7818° E");
        assert_eq!(coordinates_in_words(-33.9, -7.0, words), "33.9° S, 7° W");
    }
}
