//! Date claims as they stand in the record: what is claimed, on whose word.

use serde::{Deserialize, Serialize};

use crate::model::record::{CitationId, EventId};

/// One claim about when an event took place.
///
/// Claims compete side by side; none is silently resolved into another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateClaim {
    /// What is claimed.
    pub what: ClaimWhat,
    /// On whose word.
    pub basis: Basis,
    /// The phrase as the source has it; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phrase: String,
    /// Whether the editor prefers this claim. At most one of an event's claims
    /// is preferred; where none is, the first one that has bounds counts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub preferred: bool,
    /// The editor's note; required of an [`Basis::Editorial`] claim.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// What a date claim says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimWhat {
    /// A date or interval as EDTF (ISO 8601-2, annex A), kept as written.
    Edtf(String),
    /// A relation to another event's date.
    Relative(Relative),
    /// A day of the week, which bounds nothing but can be checked.
    Weekday(Weekday),
}

impl ClaimWhat {
    /// The event by whose date it is told.
    pub fn names(&self) -> Option<&EventId> {
        match self {
            Self::Relative(relative) => Some(&relative.event),
            Self::Edtf(_) | Self::Weekday(_) => None,
        }
    }
}

impl Default for ClaimWhat {
    fn default() -> Self {
        Self::Edtf(String::new())
    }
}

/// A date told by another event's: "about two months before X".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// Where this event lies, seen from the other.
    pub relation: TimeRelation,
    /// How far from it. Absent: some time before, or some time after.
    #[serde(default, skip_serializing_if = "Offset::is_zero")]
    pub offset: Offset,
    /// Whether the offset is said to be approximate ("about").
    #[serde(default, skip_serializing_if = "is_false")]
    pub about: bool,
    /// The other event.
    pub event: EventId,
}

/// Where an event lies in time, seen from another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeRelation {
    /// Before it.
    Before,
    /// After it.
    After,
    /// At the same time.
    #[default]
    SameTime,
    /// Some time within it.
    During,
}

impl TimeRelation {
    /// All relations, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::Before, Self::After, Self::SameTime, Self::During];
}

/// A calendar distance; its parts add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// Years.
    #[serde(default, skip_serializing_if = "is_zero_u32")]
    pub years: u32,
    /// Months.
    #[serde(default, skip_serializing_if = "is_zero_u32")]
    pub months: u32,
    /// Days.
    #[serde(default, skip_serializing_if = "is_zero_u32")]
    pub days: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero_u32(value: &u32) -> bool {
    *value == 0
}

impl Offset {
    /// Whether no distance is given.
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All days, Monday first as in ISO 8601.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];
}

/// On whose word a claim rests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The source states it, in the words of this citation of the same event.
    Stated(CitationId),
    /// It follows from other claims; the note says how.
    Derived,
    /// The editor adds it; the note says from where.
    #[default]
    Editorial,
}

impl Basis {
    /// The name of the variant in lower case, as JSON output has it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Stated(_) => "stated",
            Self::Derived => "derived",
            Self::Editorial => "editorial",
        }
    }
}
