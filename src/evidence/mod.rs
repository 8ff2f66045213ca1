//! From an event to the exact words of its source and back: sentences,
//! anchors, coverage. Knows the model alone.

pub mod offsets;

use std::ops::Range;

use crate::model::Dataset;
use crate::model::problem::Finding;
use crate::model::record::{Citation, EventId};

/// How a citation fares in its source's present text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorState {
    /// Position and words agree.
    Exact,
    /// The words stand elsewhere, found through their context.
    Moved,
    /// Only a near match is left; its likeness is above the threshold.
    Changed,
    /// No home is left, or the source is missing.
    Lost,
}

/// A citation resolved in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How it fares.
    pub state: AnchorState,
    /// Where the words stand now, in code points; `None` when lost.
    pub range: Option<Range<usize>>,
}

impl AnchorState {
    /// The name in lower case, as JSON output has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }
}

/// Resolves a citation in the text of its source.
pub fn resolve(_citation: &Citation, _text: &str) -> Anchor {
    todo!()
}

/// Makes a citation of these code points of a text, with context on both sides.
/// The identifier and the source are left for the caller.
pub fn cite(_text: &str, _range: Range<usize>) -> Citation {
    todo!()
}

/// The sentences of a text, as ranges of code points that cover all but the
/// white space between them.
pub fn sentences(_text: &str) -> Vec<Range<usize>> {
    todo!()
}

/// One cited stretch of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSpan {
    /// Code points of the source's text.
    pub range: Range<usize>,
    /// The event that cites them.
    pub event: EventId,
    /// The place of the citation in the event's list.
    pub citation: usize,
    /// How the citation fares.
    pub state: AnchorState,
}

/// What of a source is cited, and by which events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The sentences, in code points.
    pub sentences: Vec<Range<usize>>,
    /// The cited stretches by start, then by event.
    pub spans: Vec<CitedSpan>,
    /// For each sentence, whether any event cites words of it.
    pub coded: Vec<bool>,
}

/// The coverage of one source.
pub fn coverage(_dataset: &Dataset, _source: &crate::model::record::SourceId) -> Coverage {
    todo!()
}

/// Checks every citation of a dataset against its source: missing sources,
/// moved, changed and lost anchors, date phrases that are not in the cited words.
pub fn validate(_dataset: &Dataset) -> Vec<Finding> {
    todo!()
}

/// SHA-256 of a text, lower-case hexadecimal.
pub fn sha256_hex(_text: &str) -> String {
    todo!()
}
