//! A draft: an event as it is being edited in the form.
//!
//! The form writes into the draft alone; only a valid draft becomes a change
//! of the dataset.

use std::ops::Range;

use crate::evidence::Anchor;
use crate::model::date::ClaimOutcome;
use crate::model::query::fold;
use crate::model::record::SourceId;
use crate::model::{Dataset, Event, EventId, Lang};

/// The event form's content.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The event that is being edited; `None` for a new one.
    pub original: Option<EventId>,
    /// The record as typed so far.
    pub event: Event,
    /// The record as it was when the form opened.
    pub start: Event,
    /// What the form's fields hold that is no value of the record yet.
    pub fields: FormFields,
    /// What keeps the draft from becoming a change, one sentence each; renewed
    /// by the form while typing.
    pub errors: Vec<DraftError>,
    /// What deserves a look but keeps nothing from happening.
    pub warnings: Vec<DraftError>,
    /// Whether the form asks if the changes are to be given up.
    pub asks_to_discard: bool,
    /// What was found out about the record when it was checked last; `None`
    /// before the first check.
    pub checked: Option<Checked>,
}

/// What checking a draft found out, and for which content that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The record that was checked.
    pub event: Event,
    /// The fields that were checked.
    pub fields: FormFields,
    /// How each quotation fares in its source.
    pub anchors: Vec<Anchor>,
    /// What became of each date claim.
    pub claims: Vec<ClaimOutcome>,
}

/// Text fields whose content is parsed into the record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FormFields {
    /// Degrees north, as typed.
    pub latitude: String,
    /// Degrees east, as typed.
    pub longitude: String,
    /// PLOVER contexts, separated by commas.
    pub contexts: String,
    /// Tags, separated by commas.
    pub tags: String,
    /// Whether the first field is still to be given the keyboard.
    pub wants_focus: bool,
    /// Whether the identifier follows the title as it is typed.
    pub id_follows_title: bool,
    /// The source that a new quotation is looked for in.
    pub quote_source: SourceId,
    /// The words of a new quotation.
    pub quote: String,
    /// Where they were selected in the source, in code points; `None` where they
    /// were typed.
    pub quote_at: Option<Range<usize>>,
}

/// Something wrong with a field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftError {
    /// The field, by the name that the form shows.
    pub field: String,
    /// One sentence: what is wrong and what to do.
    pub message: String,
}

impl Draft {
    /// A draft of an event that is not yet in the dataset, of the dataset's
    /// first kind.
    pub fn new(dataset: &Dataset) -> Self {
        let kind = dataset.header.kinds.first().map(|kind| kind.id.clone()).unwrap_or_default();
        let event = Event { id: fresh_id(dataset, "event"), kind, ..Event::default() };
        let fields = FormFields { id_follows_title: true, ..FormFields::of(&event, dataset) };
        Self { start: event.clone(), ..Self::with(None, event, fields) }
    }

    /// A draft that edits an event of the dataset.
    pub fn of(event: &Event, dataset: &Dataset) -> Self {
        Self::with(Some(event.id.clone()), event.clone(), FormFields::of(event, dataset))
    }

    /// A draft as it stood in a form that was never closed.
    pub fn restored(typed: &Event, original: Option<&EventId>, dataset: &Dataset) -> Self {
        let start = original.and_then(|id| dataset.event(id)).cloned();
        let original = start.as_ref().map(|event| event.id.clone());
        let fields = FormFields::of(typed, dataset);
        Self { start: start.unwrap_or_default(), ..Self::with(original, typed.clone(), fields) }
    }

    /// A draft of a copy of an event, with an identifier of its own and the
    /// titles marked as a copy's.
    pub fn duplicate(event: &Event, dataset: &Dataset) -> Self {
        let mut copy = event.clone();
        copy.id = fresh_id(dataset, &format!("{}-copy", event.id));
        for (lang, title) in event.title.iter() {
            let mark = match lang {
                Lang::AR => "نسخة",
                Lang::FR => "copie",
                Lang::HE => "עותק",
                _ => "copy",
            };
            copy.title.set(lang, format!("{title} ({mark})"));
        }
        // A copy that nothing was done to is still worth asking about.
        let fields = FormFields::of(&copy, dataset);
        Self { start: Event::default(), ..Self::with(None, copy, fields) }
    }

    fn with(original: Option<EventId>, event: Event, fields: FormFields) -> Self {
        Self {
            original,
            start: event.clone(),
            event,
            fields,
            errors: Vec::new(),
            warnings: Vec::new(),
            asks_to_discard: false,
            checked: None,
        }
    }

    /// Whether anything was typed since the draft was opened.
    pub fn is_changed(&self) -> bool {
        self.event != self.start || self.fields.hold_more_than(&self.event)
    }

    /// Whether the record or what is typed beside it changed since it was checked.
    pub fn is_unchecked(&self) -> bool {
        !self.checked.as_ref().is_some_and(|checked| checked.event == self.event && checked.fields == self.fields)
    }

    /// Gives an event that has no identifier of its own choosing one made of its
    /// titles: of the first, in the dataset's order of languages, that has Latin
    /// letters.
    pub fn follow_title(&mut self, dataset: &Dataset) {
        if !self.fields.id_follows_title {
            return;
        }
        let languages = dataset.header.languages.iter().copied();
        let wish = [Lang::EN]
            .into_iter()
            .chain(languages)
            .filter_map(|lang| self.event.title.get(lang).map(id_of_title))
            .find(|wish| !wish.is_empty());
        self.event.id = fresh_id(dataset, wish.as_deref().unwrap_or("event"));
    }

    /// Whether the draft may become a change.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }
}

impl FormFields {
    /// Whether something was typed that is not in the record: words not yet
    /// quoted, degrees that are no number.
    fn hold_more_than(&self, event: &Event) -> bool {
        let is_stray = |text: &str, value: Option<f64>| !text.trim().is_empty() && value.is_none();
        let place = event.place.as_ref();
        !self.quote.trim().is_empty()
            || place.is_some() && is_stray(&self.latitude, place.and_then(|place| place.latitude))
            || place.is_some() && is_stray(&self.longitude, place.and_then(|place| place.longitude))
    }

    fn of(event: &Event, dataset: &Dataset) -> Self {
        let degrees = |value: Option<f64>| value.map(|degrees| degrees.to_string()).unwrap_or_default();
        let place = event.place.as_ref();
        let cited = event.citations.first().map(|citation| citation.source.clone());
        Self {
            latitude: degrees(place.and_then(|place| place.latitude)),
            longitude: degrees(place.and_then(|place| place.longitude)),
            contexts: event.coding.contexts.join(", "),
            tags: event.tags.join(", "),
            wants_focus: true,
            id_follows_title: false,
            quote_source: cited.or_else(|| dataset.sources.first().map(|source| source.id.clone())).unwrap_or_default(),
            quote: String::new(),
            quote_at: None,
        }
    }
}

/// The parts of a text that commas separate, without the empty ones.
pub fn comma_separated(text: &str) -> Vec<String> {
    text.split([',', '،']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// An identifier that no event of the dataset has: the wish itself, else the
/// wish with the first free number.
pub fn fresh_id(dataset: &Dataset, wish: &str) -> EventId {
    let is_free = |id: &EventId| dataset.event(id).is_none();
    std::iter::once(EventId::from(wish))
        .chain((2_usize..).map(|number| EventId(format!("{wish}-{number}"))))
        .find(is_free)
        .unwrap_or_default()
}

/// An identifier made of a title: its Latin letters and digits in lower case,
/// words joined by hyphens; empty where the title has none.
pub fn id_of_title(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(6).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LocalText;

    fn dataset(ids: &[&str]) -> Dataset {
        let event = |id: &&str| Event {
            id: EventId::from(*id),
            title: LocalText::of([(Lang::EN, "Visit"), (Lang::AR, "زيارة")]),
            ..Event::default()
        };
        Dataset { events: ids.iter().map(event).collect(), ..Dataset::default() }
    }

    #[test]
    fn identifiers_are_made_of_titles_and_never_twice() {
        assert_eq!(id_of_title("Déclaration of the Kochavi visit!"), "declaration-of-the-kochavi-visit");
        assert_eq!(id_of_title("زيارة"), "");
        assert_eq!(fresh_id(&dataset(&["visit", "visit-2"]), "visit"), EventId::from("visit-3"));
    }

    #[test]
    fn a_new_event_takes_its_identifier_from_the_first_title_with_latin_letters() {
        let mut dataset = dataset(&["visite-royale"]);
        dataset.header.languages = vec![Lang::AR, Lang::FR];
        let mut draft = Draft::new(&dataset);
        assert_eq!(draft.event.id, EventId::from("event"));
        draft.event.title = LocalText::of([(Lang::AR, "زيارة ملكية"), (Lang::FR, "Visite royale")]);
        draft.follow_title(&dataset);
        assert_eq!(draft.event.id, EventId::from("visite-royale-2"));
        draft.fields.id_follows_title = false;
        draft.event.title.set(Lang::FR, "Visite");
        draft.follow_title(&dataset);
        assert_eq!(draft.event.id, EventId::from("visite-royale-2"), "it was chosen by hand since");
    }

    #[test]
    fn a_draft_counts_as_changed_once_something_was_typed() {
        let dataset = dataset(&["visit"]);
        for mut draft in [Draft::new(&dataset), Draft::of(&dataset.events[0], &dataset)] {
            assert!(!draft.is_changed());
            draft.fields.quote.push_str("words");
            assert!(draft.is_changed());
            draft.fields.quote.clear();
            draft.event.note.push('x');
            assert!(draft.is_changed());
        }
    }

    #[test]
    fn lists_are_typed_with_commas_of_either_script() {
        assert_eq!(comma_separated(" arms, ، سيبراني،security,"), ["arms", "سيبراني", "security"]);
        assert!(comma_separated(" , ").is_empty());
    }

    #[test]
    fn a_copy_says_that_it_is_one() {
        let dataset = dataset(&["visit"]);
        let copy = Draft::duplicate(&dataset.events[0], &dataset);
        assert_eq!(copy.original, None);
        assert_eq!(copy.event.id, EventId::from("visit-copy"));
        assert_eq!(copy.event.title.get(Lang::EN), Some("Visit (copy)"));
        assert_eq!(copy.event.title.get(Lang::AR), Some("زيارة (نسخة)"));
        assert!(copy.is_changed());
    }
}
