//! The dataset: two sides, who and what its events speak of, the events and
//! their sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::era::{Era, EraTrack};
use super::lang::{Lang, LocalText};
use super::layer::LayerSpec;
use super::record::{ActorId, Event, EventId, KindId, OfficeId, Party, PersonId, Plover, Side, SourceId};

/// Version of the file format that this program writes.
pub const SCHEMA_VERSION: u32 = 1;

/// What `dataset.ron` holds: all of a dataset but its events and sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the file format; see [`SCHEMA_VERSION`].
    pub schema: u32,
    /// Stable identifier of the dataset.
    pub id: String,
    /// Title per language.
    pub title: LocalText,
    /// What the dataset is and how it was made, per language.
    #[serde(default, skip_serializing_if = "LocalText::is_empty")]
    pub description: LocalText,
    /// Name of side A per language.
    pub side_a: LocalText,
    /// Name of side B per language.
    pub side_b: LocalText,
    /// Languages in which titles and names are given, the main one first.
    pub languages: Vec<Lang>,
    /// Kinds of event, in the order in which they are listed.
    pub kinds: Vec<Kind>,
    /// States, institutions and organisations.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Persons.
    #[serde(default)]
    pub persons: Vec<Person>,
    /// Offices.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// Read-only files that are shown beside the curated events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerSpec>,
    /// The tracks of the eras, top to bottom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub era_tracks: Vec<EraTrack>,
    /// Eras behind the events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eras: Vec<Era>,
}

/// A kind of event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Identifier.
    pub id: KindId,
    /// Name per language.
    pub name: LocalText,
    /// PLOVER event type that events of this kind usually have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<Plover>,
    /// Name of the theme's colour for this kind; where absent, one is chosen
    /// from the theme's series by the kind's place in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// A state, an institution or an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Identifier.
    pub id: ActorId,
    /// The side that it belongs to.
    pub side: Side,
    /// Name per language.
    pub name: LocalText,
    /// Other forms of the name, found by search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Name per language.
    pub name: LocalText,
    /// Other forms of the name, found by search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// An office that a person may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Identifier.
    pub id: OfficeId,
    /// Name per language.
    pub name: LocalText,
}

/// What is known about a source, as it stands in `sources.ron`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Identifier.
    pub id: SourceId,
    /// Path of the text relative to the dataset's folder, such as
    /// `sources/article.txt`; never leaves the folder.
    pub file: String,
    /// Language of the text.
    pub language: Lang,
    /// Title per language.
    #[serde(default, skip_serializing_if = "LocalText::is_empty")]
    pub title: LocalText,
    /// Newspaper, archive or publisher.
    #[serde(default, skip_serializing_if = "LocalText::is_empty")]
    pub outlet: LocalText,
    /// Author as named by the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Date of publication as EDTF; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// Address of the publication; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Day of retrieval as EDTF; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub retrieved: String,
    /// Rights and licence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub sha256: String,
    /// Sentence boundaries as an editor corrected them: code-point offsets of
    /// sentence starts. Empty: as proposed by segmentation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentence_starts: Vec<usize>,
    /// The editor's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A dataset in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dataset {
    /// Sides, actors, kinds, languages.
    pub header: Header,
    /// The events, in file order.
    pub events: Vec<Event>,
    /// The sources, in file order.
    pub sources: Vec<Source>,
    /// The sources' texts as published, by source.
    pub texts: BTreeMap<SourceId, Arc<str>>,
}

impl Dataset {
    /// The event with this identifier.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id == *id)
    }

    /// The kind with this identifier.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.header.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The actor with this identifier.
    pub fn actor(&self, id: &ActorId) -> Option<&Actor> {
        self.header.actors.iter().find(|actor| actor.id == *id)
    }

    /// The person with this identifier.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.header.persons.iter().find(|person| person.id == *id)
    }

    /// The office with this identifier.
    pub fn office(&self, id: &OfficeId) -> Option<&Office> {
        self.header.offices.iter().find(|office| office.id == *id)
    }

    /// The source with this identifier.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The text of a source as published.
    pub fn text(&self, id: &SourceId) -> Option<&Arc<str>> {
        self.texts.get(id)
    }

    /// The name of a side in a language; of a third party, the empty string.
    pub fn side_name(&self, side: Side, lang: Lang) -> &str {
        match side {
            Side::A => self.header.side_a.in_lang(lang),
            Side::B => self.header.side_b.in_lang(lang),
            Side::Other => "",
        }
    }

    /// The name under which a party is shown: its person's, else its actor's,
    /// else the actor's identifier.
    pub fn party_name<'a>(&'a self, party: &'a Party, lang: Lang) -> &'a str {
        party
            .person
            .as_ref()
            .and_then(|id| self.person(id))
            .map(|person| person.name.in_lang(lang))
            .or_else(|| self.actor(&party.actor).map(|actor| actor.name.in_lang(lang)))
            .unwrap_or(party.actor.as_str())
    }
}
