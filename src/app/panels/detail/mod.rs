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

use egui::{Rect, ScrollArea, Sense, Ui, vec2};

use crate::app::command::{Command, EditCommand, ViewCommand};
use crate::app::state::State;
use crate::app::theme::{bold_family, color};
use crate::app::widgets::{TextLabel, TextParagraph};
use crate::model::record::{LinkRelation, Place};
use crate::model::{Dataset, Event, EventId, Lang, words};
use crate::text::Align;

/// Width of the column of names in the pane's tables, in logical pixels.
const NAME_COLUMN_PX: f32 = 92.0;

/// Draws the pane.
pub fn detail_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt("detail").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 6.0);
        match state.focused() {
            Some((index, event)) => event_ui(ui, state, index, event, commands),
            None => empty_ui(ui, state),
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
        section_ui(ui, "Coder’s note");
        TextParagraph::new(&event.note).show(ui);
    }
    section_ui(ui, "Record");
    field_ui(ui, "Identifier", event.id.as_str());
}

/// The heading of a section.
fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    let soft = ui.visuals().weak_text_color();
    ui.label(egui::RichText::new(title).family(bold_family()).small().color(soft));
    ui.add_space(1.0);
}

/// A row with the interface's name of a field and its data beside it.
fn field_ui(ui: &mut Ui, name: &str, value: &str) {
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(NAME_COLUMN_PX, 18.0), Sense::hover());
        let font = egui::TextStyle::Body.resolve(ui.style());
        ui.painter().text(rect.left_top(), egui::Align2::LEFT_TOP, name, font, ui.visuals().weak_text_color());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
        ui.vertical(|ui| {
            TextParagraph::new(value).show(ui);
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
        let direction = words::direction(event.direction, &state.dataset, lang);
        let width = (ui.available_width() - 70.0).max(40.0);
        ui.add(TextLabel::new(format!("{kind} · {direction}")).bold().color(kind_color).max_width(width));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Edit…").on_hover_text("Open the form on this event (Enter)").clicked() {
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
    section_ui(ui, "Parties");
    // Rows of text alone need no more height than text.
    ui.spacing_mut().interact_size.y = 18.0;
    for party in &event.parties {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - NAME_COLUMN_PX).max(60.0);
            ui.add(TextLabel::new(dataset.party_name(party, lang)).max_width(width));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(TextLabel::new(words::role(party.role, lang)).color(soft));
            });
        });
        let actor = dataset.actor(&party.actor).map_or(party.actor.as_str(), |actor| actor.name.in_lang(lang));
        let office =
            party.office.as_ref().map(|id| dataset.office(id).map_or(id.as_str(), |office| office.name.in_lang(lang)));
        let side = words::side(party.side, dataset, lang);
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
    section_ui(ui, "Place");
    let precision = words::place_precision(place.precision, lang).to_lowercase();
    let name = format!("{} · {precision}", place.name.in_lang(lang));
    TextParagraph::new(&name).show(ui);
    if let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) {
        let text = coordinates_in_words(latitude, longitude);
        let soft = ui.visuals().weak_text_color();
        TextParagraph::new(&text).size(state.theme.size.text_small).color(soft).show(ui);
    }
}

/// Coordinates in degrees, such as "32.0853° N, 34.7818° E".
fn coordinates_in_words(latitude: f64, longitude: f64) -> String {
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{}° {north}, {}° {east}", latitude.abs(), longitude.abs())
}

fn coding_ui(ui: &mut Ui, state: &State, event: &Event) {
    let lang = state.lang();
    section_ui(ui, "Status and coding");
    let who: Vec<&str> = event
        .status
        .by
        .iter()
        .map(|id| state.dataset.actor(id).map_or(id.as_str(), |actor| actor.name.in_lang(lang)))
        .collect();
    field_ui(ui, "Status", words::status(event.status.state, lang));
    field_ui(ui, "Said by", &if who.is_empty() { "the source itself".to_owned() } else { who.join(", ") });
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
    let confidence = format!(
        "{} in the event, {} in the coding",
        words::level(event.confidence.event, Lang::EN),
        words::level(event.confidence.coding, Lang::EN).to_lowercase()
    );
    field_ui(ui, "Confidence", &confidence);
    if let Some(rank) = event.rank {
        field_ui(ui, "Importance", &format!("{rank} of 5"));
    }
    if !event.tags.is_empty() {
        field_ui(ui, "Tags", &event.tags.join(", "));
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
    let lang = state.lang();
    let soft = ui.visuals().weak_text_color();
    section_ui(ui, "Related");
    for link in &event.links {
        ui.horizontal(|ui| {
            ui.add(TextLabel::new(words::link_relation(link.relation, lang)).color(soft));
            event_link_ui(ui, state, &link.event, commands);
        });
    }
    for (other, relation) in incoming {
        ui.horizontal(|ui| {
            event_link_ui(ui, state, other, commands);
            ui.add(TextLabel::new(words::link_relation(relation, lang).to_lowercase()).color(soft));
            ui.add(TextLabel::new("this").color(soft));
        });
    }
}

/// An event's title as a link that selects it.
fn event_link_ui(ui: &mut Ui, state: &State, id: &EventId, commands: &mut Vec<Command>) {
    let title = state.dataset.event(id).map_or(id.as_str(), |event| event.title.in_lang(state.lang()));
    if ui.add(TextLabel::new(title).color(ui.visuals().hyperlink_color).link()).clicked() {
        commands.push(Command::View(ViewCommand::Select { event: Some(id.clone()), extend: false }));
        commands.push(Command::View(ViewCommand::Reveal(id.clone())));
    }
}

fn empty_ui(ui: &mut Ui, state: &State) {
    let (lang, header) = (state.lang(), &state.dataset.header);
    let soft = ui.visuals().weak_text_color();
    ui.add_space(4.0);
    TextParagraph::new(header.title.in_lang(lang)).size(state.theme.size.text_title).bold().show(ui);
    TextParagraph::new(header.description.in_lang(lang)).color(soft).show(ui);
    section_ui(ui, "Dataset");
    let (events, undated) = (state.dataset.events.len(), state.undated());
    field_ui(ui, "Events", &if undated == 0 { events.to_string() } else { format!("{events}, {undated} undated") });
    field_ui(ui, "Sources", &state.dataset.sources.len().to_string());
    let citations: usize = state.dataset.events.iter().map(|event| event.citations.len()).sum();
    field_ui(ui, "Quotations", &citations.to_string());
    let languages: Vec<&str> = header.languages.iter().map(Lang::own_name).collect();
    field_ui(ui, "Languages", &languages.join(" · "));
    section_ui(ui, "How to begin");
    for hint in [
        "Click an event on the timeline or in the list to read its record here",
        "Click a quotation to see the sentence in the source",
        "Wheel or pinch to zoom, drag to move, F to see everything",
        "Ctrl N makes a new event, F1 shows all shortcuts",
    ] {
        ui.label(hint);
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
        assert_eq!(coordinates_in_words(32.0853, 34.7818), "32.0853° N, 34.7818° E");
        assert_eq!(coordinates_in_words(-33.9, -7.0), "33.9° S, 7° W");
    }
}
