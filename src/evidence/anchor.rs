//! Where the words of a citation stand in the present text of its source.
//!
//! | state | what was found |
//! |---|---|
//! | exact | the words, at the position that the citation names |
//! | moved | the words, elsewhere |
//! | changed | not the words, but a near match (see [`LIKENESS`](super::near::LIKENESS)) |
//! | lost | neither |
//!
//! Of several places where the words stand, the one whose surroundings agree
//! best with the citation's prefix and suffix is theirs, even where another
//! stands at the named position by chance; between equals the nearer one is.

use std::cell::OnceCell;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::model::record::Citation;

use super::near::{Folded, Wanted};
use super::offsets::{Offsets, byte_at, byte_range, code_points};

/// Context that a new citation takes with it on each side, in code points.
pub const CONTEXT: usize = 32;
/// Surroundings are compared in steps of so many letters, so that a letter that
/// agrees by chance does not outweigh the position.
const CONTEXT_STEP: usize = 4;
/// From so many places on, the words are looked for without overlap.
const OVERLAPPING: usize = 4096;

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

/// A citation resolved in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How it fares.
    pub state: AnchorState,
    /// Where the words stand now, in code points; `None` when lost.
    pub range: Option<Range<usize>>,
}

impl Anchor {
    /// An anchor without a home.
    pub const LOST: Self = Self { state: AnchorState::Lost, range: None };

    fn at(state: AnchorState, range: Range<usize>) -> Self {
        Self { state, range: Some(range) }
    }
}

/// A text in which many citations are resolved: what they share is worked out
/// once, and only when it is needed.
pub struct Resolver<'t> {
    offsets: Offsets<'t>,
    folded: OnceCell<Folded>,
}

impl<'t> Resolver<'t> {
    /// Prepares a text.
    pub fn of(text: &'t str) -> Self {
        Self { offsets: Offsets::of(text), folded: OnceCell::new() }
    }

    /// The text with its offsets.
    pub fn offsets(&self) -> &Offsets<'t> {
        &self.offsets
    }

    /// Resolves a citation.
    pub fn resolve(&self, citation: &Citation) -> Anchor {
        let named = self.offsets.byte_range(&(citation.start..citation.end));
        resolve_with(citation, self.offsets.text(), named, &self.folded)
    }

    /// How many places of the text hold the words of a citation in surroundings
    /// that agree with it equally well: above 1, only the position tells them
    /// apart.
    pub fn equal_places(&self, citation: &Citation) -> usize {
        let places = places_of(&citation.exact, self.offsets.text());
        let agreement = |start: &usize| agreement_steps(citation, self.offsets.text(), *start);
        let best = places.iter().map(agreement).max();
        places.iter().filter(|start| Some(agreement(start)) == best).count()
    }
}

/// Resolves a citation in the text of its source. For many citations of one
/// text use a [`Resolver`].
pub fn resolve(citation: &Citation, text: &str) -> Anchor {
    resolve_with(citation, text, byte_range(text, &(citation.start..citation.end)), &OnceCell::new())
}

fn resolve_with(citation: &Citation, text: &str, named: Option<Range<usize>>, folded: &OnceCell<Folded>) -> Anchor {
    if citation.exact.is_empty() {
        return Anchor::LOST;
    }
    let agreeing = named.filter(|bytes| text.get(bytes.clone()) == Some(citation.exact.as_str()));
    if let Some(bytes) = &agreeing {
        if has_full_context(citation, text, bytes) {
            return Anchor::at(AnchorState::Exact, citation.start..citation.end);
        }
    }
    let places = places_of(&citation.exact, text);
    // Where the place lies from the named position; bytes will do to compare.
    let expected = agreeing.map_or_else(|| byte_at(text, citation.start).unwrap_or(text.len()), |bytes| bytes.start);
    let best = places
        .into_iter()
        .min_by_key(|start| (std::cmp::Reverse(agreement_steps(citation, text, *start)), start.abs_diff(expected)));
    if let Some(byte) = best {
        let start = super::offsets::code_point_at(text, byte);
        let end = start + code_points(&citation.exact);
        let stayed = start == citation.start && end == citation.end;
        return Anchor::at(if stayed { AnchorState::Exact } else { AnchorState::Moved }, start..end);
    }
    let Citation { exact, prefix, suffix, start, .. } = citation;
    let wanted = Wanted { exact, prefix, suffix, start: *start };
    match folded.get_or_init(|| Folded::of(text)).nearest(&wanted) {
        Some(range) => Anchor::at(AnchorState::Changed, range),
        None => Anchor::LOST,
    }
}

/// Whether all of a citation's context stands around these bytes.
fn has_full_context(citation: &Citation, text: &str, bytes: &Range<usize>) -> bool {
    let before = text.get(..bytes.start).unwrap_or_default();
    let after = text.get(bytes.end..).unwrap_or_default();
    before.ends_with(&citation.prefix) && after.starts_with(&citation.suffix)
}

/// The bytes at which the words start, in order. Places may overlap, up to a
/// number beyond which a text is no prose.
fn places_of(words: &str, text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    let first_letter = words.chars().next().map_or(1, char::len_utf8);
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(words)) {
        places.push(from + found);
        let step = if places.len() < OVERLAPPING { first_letter } else { words.len() };
        from += found + step;
    }
    places
}

/// How much of a citation's context stands around its words at a place, in
/// steps of [`CONTEXT_STEP`] letters.
fn agreement_steps(citation: &Citation, text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(start + citation.exact.len()..).unwrap_or_default();
    let backward = citation.prefix.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b).count();
    let forward = citation.suffix.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    (backward + forward) / CONTEXT_STEP
}

/// Makes a citation of these code points of a text, with context on both sides.
/// A range that reaches beyond the text is cut off there. The identifier and
/// the source are left for the caller.
pub fn cite(text: &str, range: Range<usize>) -> Citation {
    let offsets = Offsets::of(text);
    let start = range.start.min(offsets.code_points());
    let end = range.end.clamp(start, offsets.code_points());
    let part = |range: Range<usize>| offsets.slice(&range).unwrap_or_default().to_owned();
    Citation {
        exact: part(start..end),
        prefix: part(start.saturating_sub(CONTEXT)..start),
        suffix: part(end..end.saturating_add(CONTEXT).min(offsets.code_points())),
        start,
        end,
        sha256: sha256_hex(text),
        ..Citation::default()
    }
}

/// The citation as it would be made today at the place where its words stand:
/// position, context and checksum renewed, the words, identifier and source
/// kept. `None` unless the words stand in the text.
pub fn renewed(citation: &Citation, text: &str) -> Option<Citation> {
    let anchor = resolve(citation, text);
    if !matches!(anchor.state, AnchorState::Exact | AnchorState::Moved) {
        return None;
    }
    Some(Citation { id: citation.id.clone(), source: citation.source.clone(), ..cite(text, anchor.range?) })
}

/// SHA-256 of a text, lower-case hexadecimal.
pub fn sha256_hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
