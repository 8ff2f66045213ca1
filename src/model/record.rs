//! The event record and its parts, as they stand in `events.ron`.
//!
//! Everything here is plain data: nothing is resolved, folded or defaulted
//! beyond what a missing field means. Dates are resolved in
//! [`date`](super::date), citations in the `evidence` layer.

use serde::{Deserialize, Serialize};

use super::date::{ClaimWhat, DateClaim};
use super::lang::LocalText;

/// Declares a newtype over `String` that identifies one sort of record.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_type!(
    /// Identifies an event within its dataset; never changes once given.
    EventId
);
id_type!(
    /// Identifies an actor (a state, an institution, an organisation).
    ActorId
);
id_type!(
    /// Identifies a person.
    PersonId
);
id_type!(
    /// Identifies an office that a person may hold.
    OfficeId
);
id_type!(
    /// Identifies a kind of event, such as `visit`.
    KindId
);
id_type!(
    /// Identifies a source.
    SourceId
);
id_type!(
    /// Identifies a citation within its event, such as `c1`.
    CitationId
);

/// One event in the relations of the dyad.
///
/// An event carries no publication date: that belongs to its sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Stable identifier, unique in the dataset.
    pub id: EventId,
    /// Kind of event; names an entry of the dataset's kinds.
    pub kind: KindId,
    /// Title per language.
    pub title: LocalText,
    /// Summary per language.
    #[serde(default, skip_serializing_if = "LocalText::is_empty")]
    pub summary: LocalText,
    /// Whose move it was.
    pub direction: Direction,
    /// Who took part and as what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Where it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// When it took place: competing claims side by side, at most one preferred.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<DateClaim>,
    /// The words that the event rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// How settled it is that the event took place, and on whose word.
    #[serde(default)]
    pub status: Status,
    /// How the event is coded in the ontologies of the field.
    #[serde(default)]
    pub coding: Coding,
    /// How sure the editor is, of the event and of its coding apart.
    #[serde(default)]
    pub confidence: Confidence,
    /// Editor's rank of importance, 1 (minor) to 5 (a turning point).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u8>,
    /// Free tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Named relations to other events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The coder's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Event {
    /// The citation with this identifier.
    pub fn citation(&self, id: &CitationId) -> Option<&Citation> {
        self.citations.iter().find(|citation| citation.id == *id)
    }

    /// Index of the date claim that is marked as preferred (the first of them,
    /// where several are by mistake).
    pub fn marked_claim(&self) -> Option<usize> {
        self.dates.iter().position(|claim| claim.preferred)
    }

    /// Index of the date claim that stands for the event where nothing is worked
    /// out: the one marked as preferred, else the first that can have bounds (any
    /// but a day of the week), else the first.
    ///
    /// Which claim *places* the event is known to its chronology alone
    /// ([`EventDates::placed_by`](super::date::EventDates::placed_by)): where none
    /// is marked, that is the first claim that does have bounds.
    pub fn preferred_claim(&self) -> Option<usize> {
        let can_have_bounds = |claim: &DateClaim| !matches!(claim.what, ClaimWhat::Weekday(_));
        self.marked_claim().or_else(|| self.dates.iter().position(can_have_bounds)).or(if self.dates.is_empty() {
            None
        } else {
            Some(0)
        })
    }
}

/// One of the two sides of the dyad, or anyone else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The dyad's first side.
    #[default]
    A,
    /// The dyad's second side.
    B,
    /// A third party.
    Other,
}

impl Side {
    /// Both sides and third parties, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::Other];

    /// The name that queries and JSON output have.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Other => "other",
        }
    }
}

/// Whose move an event was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Side A toward side B.
    AToB,
    /// Side B toward side A.
    BToA,
    /// Both sides together.
    #[default]
    Joint,
}

impl Direction {
    /// All directions, in the order in which they are listed and drawn.
    pub const ALL: [Self; 3] = [Self::AToB, Self::BToA, Self::Joint];

    /// The name that queries and JSON output have.
    pub fn name(self) -> &'static str {
        match self {
            Self::AToB => "a-to-b",
            Self::BToA => "b-to-a",
            Self::Joint => "joint",
        }
    }
}

/// One participant of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The state, institution or organisation.
    pub actor: ActorId,
    /// The side on which it takes part.
    pub side: Side,
    /// What it does in the event.
    pub role: Role,
    /// The person who acts for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The office that the person held at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<OfficeId>,
}

/// What a party does in an event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Travels to the other side.
    Visitor,
    /// Receives the other side.
    Host,
    /// Signs an instrument.
    Signatory,
    /// Speaks or publishes.
    Speaker,
    /// Is spoken to or of.
    Addressee,
    /// Takes part without a more exact role.
    #[default]
    Participant,
    /// Calls or runs a gathering.
    Organizer,
    /// Orders the act without being present.
    Principal,
    /// Brings the sides together.
    Mediator,
}

impl Role {
    /// All roles, in the order in which a form offers them.
    pub const ALL: [Self; 9] = [
        Self::Visitor,
        Self::Host,
        Self::Signatory,
        Self::Speaker,
        Self::Addressee,
        Self::Participant,
        Self::Organizer,
        Self::Principal,
        Self::Mediator,
    ];
}

/// Where an event took place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name per language.
    pub name: LocalText,
    /// Latitude in degrees north, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Longitude in degrees east, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// How exact the place is.
    #[serde(default)]
    pub precision: PlacePrecision,
}

/// How exactly a place is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacePrecision {
    /// A building or site.
    Site,
    /// A city or town.
    City,
    /// A region within a country.
    Region,
    /// A country and no more.
    #[default]
    Country,
}

impl PlacePrecision {
    /// All precisions, finest first.
    pub const ALL: [Self; 4] = [Self::Site, Self::City, Self::Region, Self::Country];
}

/// Words of a source that an event rests on.
///
/// The quotation and its context are a W3C Web Annotation
/// [`TextQuoteSelector`](https://www.w3.org/TR/annotation-model/#text-quote-selector),
/// the position a `TextPositionSelector` in Unicode code points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Identifier within the event.
    pub id: CitationId,
    /// The source that holds the words.
    pub source: SourceId,
    /// The words, exactly as published.
    pub exact: String,
    /// Words that stand before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Words that stand after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// Start of the words in the source's text, in code points from 0.
    pub start: usize,
    /// End of the words (exclusive), in code points.
    pub end: usize,
    /// SHA-256 (lower-case hexadecimal) of the text that the anchor was made on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

/// How settled an event is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Whether it took place.
    #[serde(default)]
    pub state: StatusState,
    /// The actors on whose word that rests; empty for the source's own voice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<ActorId>,
}

/// Whether an event took place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StatusState {
    /// Announced, not known to have happened.
    Announced,
    /// Happened.
    #[default]
    Happened,
    /// Claimed by one party, contested by another.
    Disputed,
    /// Denied by the party concerned.
    Denied,
}

impl StatusState {
    /// All states, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Announced, Self::Happened, Self::Disputed, Self::Denied];

    /// The name that queries and JSON output have.
    pub fn name(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Happened => "happened",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
        }
    }
}

/// The event's codes in the ontologies of event data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// PLOVER event type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<Plover>,
    /// PLOVER mode, such as `visit` under [`Plover::Consult`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// PLOVER contexts, such as `military`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
    /// CAMEO code, two to four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
}

/// Event types of PLOVER (Political Language Ontology for Verifiable Event
/// Records), as POLECAT uses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the ontology's own terms")]
pub enum Plover {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl Plover {
    /// All types, from cooperation to conflict as the ontology lists them.
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];
}

/// The editor's confidence, in the event and in its coding apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    /// That the event took place as described.
    #[serde(default)]
    pub event: Level,
    /// That kind, direction and codes are right.
    #[serde(default)]
    pub coding: Level,
}

/// A degree of confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Level {
    Low,
    #[default]
    Medium,
    High,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];
}

/// A named relation from one event to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The relation, read from this event to the other.
    pub relation: LinkRelation,
    /// The other event.
    pub event: EventId,
}

/// How one event relates to another, read "this event … the other".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkRelation {
    /// Comes after and in the course of.
    Follows,
    /// Has the other as a part.
    Includes,
    /// Is a part of the other.
    PartOf,
    /// Led to.
    LedTo,
    /// Came about because of.
    ResultedFrom,
    /// Speaks of.
    ReportsOn,
    /// Takes place on the occasion of.
    OnOccasionOf,
    /// Is related otherwise.
    RelatedTo,
}

impl LinkRelation {
    /// All relations, in the order in which a form offers them.
    pub const ALL: [Self; 8] = [
        Self::Follows,
        Self::Includes,
        Self::PartOf,
        Self::LedTo,
        Self::ResultedFrom,
        Self::ReportsOn,
        Self::OnOccasionOf,
        Self::RelatedTo,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Weekday;

    fn claim(what: ClaimWhat, preferred: bool) -> DateClaim {
        DateClaim { what, preferred, ..DateClaim::default() }
    }

    #[test]
    fn the_marked_claim_stands_for_the_event_else_the_first_that_can_have_bounds() {
        let weekday = || claim(ClaimWhat::Weekday(Weekday::Tuesday), false);
        let edtf = |preferred| claim(ClaimWhat::Edtf("2022-09-13".to_owned()), preferred);
        let preferred = |dates: Vec<DateClaim>| Event { dates, ..Event::default() }.preferred_claim();
        assert_eq!(preferred(vec![]), None);
        assert_eq!(preferred(vec![weekday()]), Some(0));
        assert_eq!(preferred(vec![weekday(), edtf(false)]), Some(1));
        assert_eq!(preferred(vec![edtf(false), weekday(), edtf(true), edtf(true)]), Some(2));
    }
}
