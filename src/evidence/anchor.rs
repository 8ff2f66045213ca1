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
use super::offsets::{Offsets, code_points};

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
        self.resolve_among(citation, || self.places_of(&citation.exact))
    }

    /// How many places of the text hold the words of a citation in surroundings
    /// that agree with it equally well: above 1, only the position tells them
    /// apart.
    pub fn equal_places(&self, citation: &Citation) -> usize {
        let places = self.places_of(&citation.exact);
        let agreement = |start: &usize| agreement_steps(citation, self.offsets.text(), *start);
        let best = places.iter().map(agreement).max();
        places.iter().filter(|start| Some(agreement(start)) == best).count()
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self.offsets.text()))
    }

    /// As [`places_of`], by what the text's letters tell where they do.
    fn places_of(&self, words: &str) -> Vec<usize> {
        let found = self.folded().places_of(words, &self.offsets);
        found.unwrap_or_else(|| places_of(words, self.offsets.text()))
    }

    /// Resolves a citation whose words stand at `places`, in bytes; these are
    /// asked for only if the words are not where the citation says.
    fn resolve_among(&self, citation: &Citation, places: impl FnOnce() -> Vec<usize>) -> Anchor {
        if citation.exact.is_empty() {
            return Anchor::LOST;
        }
        let text = self.offsets.text();
        let named = self.offsets.byte_range(&(citation.start..citation.end));
        let agreeing = named.filter(|bytes| text.get(bytes.clone()) == Some(citation.exact.as_str()));
        if agreeing.as_ref().is_some_and(|bytes| has_full_context(citation, text, bytes)) {
            return Anchor::at(AnchorState::Exact, citation.start..citation.end);
        }
        // Where the place lies from the named position; bytes will do to compare.
        let expected = self.offsets.byte_at(citation.start).unwrap_or(text.len());
        let best = places()
            .into_iter()
            .min_by_key(|start| (std::cmp::Reverse(agreement_steps(citation, text, *start)), start.abs_diff(expected)));
        if let Some(byte) = best {
            let start = self.offsets.code_point_at(byte);
            let end = start + code_points(&citation.exact);
            let stayed = start == citation.start && end == citation.end;
            return Anchor::at(if stayed { AnchorState::Exact } else { AnchorState::Moved }, start..end);
        }
        let Citation { exact, prefix, suffix, start, .. } = citation;
        let wanted = Wanted { exact, prefix, suffix, start: *start };
        match self.folded().nearest(&wanted) {
            Some(range) => Anchor::at(AnchorState::Changed, range),
            None => Anchor::LOST,
        }
    }
}

/// Resolves a citation in the text of its source. For many citations of one
/// text use a [`Resolver`].
pub fn resolve(citation: &Citation, text: &str) -> Anchor {
    Resolver::of(text).resolve_among(citation, || places_of(&citation.exact, text))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evidence::offsets::slice;

    /// A citation of the `nth` place of these words, from 0.
    fn citing(text: &str, words: &str, nth: usize) -> Citation {
        let byte = text.match_indices(words).nth(nth).unwrap().0;
        let start = code_points(&text[..byte]);
        cite(text, start..start + code_points(words))
    }

    /// The state of a citation in a text and the words that it found.
    fn found<'t>(citation: &Citation, text: &'t str) -> (AnchorState, &'t str) {
        let anchor = resolve(citation, text);
        (anchor.state, anchor.range.map_or("", |range| slice(text, &range).unwrap()))
    }

    const TALKS: &str = "وصل بلخير إلى تل أبيب. أجرى مباحثات مع كوخافي حول التعاون العسكري. ثم غادر.";

    #[test]
    fn words_at_their_position_are_exact() {
        let citation = citing(TALKS, "أجرى مباحثات مع كوخافي", 0);
        assert_eq!(found(&citation, TALKS), (AnchorState::Exact, "أجرى مباحثات مع كوخافي"));
        assert_eq!(resolve(&citation, TALKS).range, Some(23..45));
    }

    #[test]
    fn emoji_and_vowel_signs_before_the_place_count_as_code_points() {
        for before in ["😀🇲🇦 ", "مُذَكِّرَةٌ ", "e\u{301}👩‍✈️ "] {
            let text = format!("{before}{TALKS}");
            let citation = citing(&text, "مع كوخافي", 0);
            assert_eq!(found(&citation, &text), (AnchorState::Exact, "مع كوخافي"));
            assert_eq!(citation.start, before.chars().count() + 36);
            // The same citation, where what stood before is gone.
            assert_eq!(found(&citation, TALKS), (AnchorState::Moved, "مع كوخافي"));
        }
    }

    #[test]
    fn moved_words_are_found_before_and_after() {
        let citation = citing(TALKS, "ثم غادر", 0);
        assert_eq!(found(&citation, "ثم غادر."), (AnchorState::Moved, "ثم غادر"));
        assert_eq!(found(&citation, &format!("{TALKS} {TALKS}")).0, AnchorState::Exact);
        assert_eq!(found(&citation, &format!("عاجل: {TALKS}")), (AnchorState::Moved, "ثم غادر"));
    }

    #[test]
    fn repeated_sentences_are_told_apart_by_their_surroundings() {
        let text = "In May he came. They spoke. In June he left. They spoke. In July he wrote.";
        let second = citing(text, "They spoke.", 1);
        assert_eq!(resolve(&second, text).range, Some(45..56));
        // A sentence put in before moves the first to where the second stood.
        let put_in = format!("{}{text}", "x".repeat(29));
        assert_eq!(&put_in[45..56], "They spoke.");
        let anchor = resolve(&second, &put_in);
        assert_eq!((anchor.state, anchor.range), (AnchorState::Moved, Some(74..85)));
    }

    #[test]
    fn between_equals_the_nearer_place_is_taken() {
        let text = "They spoke. ".repeat(9);
        let citation = Citation { prefix: String::new(), suffix: String::new(), ..citing(&text, "They spoke.", 4) };
        assert_eq!(resolve(&citation, &text).range, Some(48..59));
        assert_eq!(Resolver::of(&text).equal_places(&citation), 9);
        let shifted = Citation { start: 50, end: 61, ..citation };
        let anchor = resolve(&shifted, &text);
        assert_eq!((anchor.state, anchor.range), (AnchorState::Moved, Some(48..59)));
    }

    #[test]
    fn overlapping_places_are_all_seen() {
        let citation = Citation { exact: "aba".to_owned(), prefix: "ab".to_owned(), ..Citation::default() };
        assert_eq!(places_of("aba", "ababa"), [0, 2]);
        assert_eq!(resolve(&Citation { start: 2, end: 5, ..citation }, "ababa").state, AnchorState::Exact);
    }

    #[test]
    fn a_corrected_word_leaves_a_changed_anchor() {
        let citation = citing(TALKS, "أجرى مباحثات مع كوخافي حول التعاون العسكري", 0);
        let corrected = TALKS.replace("كوخافي", "كوهافي");
        assert_eq!(found(&citation, &corrected), (AnchorState::Changed, "أجرى مباحثات مع كوهافي حول التعاون العسكري"));
        // Vowel signs alone are a change too: the words are no longer the same.
        let voweled = TALKS.replace("مباحثات", "مُباحثاتٍ");
        let whole = "أجرى مُباحثاتٍ مع كوخافي حول التعاون العسكري";
        assert_eq!(found(&citation, &voweled), (AnchorState::Changed, whole));
    }

    #[test]
    fn a_rewritten_sentence_is_lost_and_nothing_takes_its_place() {
        let citation = citing(TALKS, "أجرى مباحثات مع كوخافي حول التعاون العسكري", 0);
        for text in ["", "ثم غادر.", "وصل بلخير إلى تل أبيب. ثم غادر.", "The weather was fine all week."]
        {
            assert_eq!(resolve(&citation, text), Anchor::LOST, "{text}");
        }
    }

    #[test]
    fn a_short_phrase_is_changed_only_in_its_own_surroundings() {
        let text = "They signed it on Tuesday in Rabat, and nobody objected.";
        let citation = citing(text, "Tuesday", 0);
        assert_eq!(found(&citation, &text.replace("Tuesday", "Tuesdey")), (AnchorState::Changed, "Tuesdey"));
        assert_eq!(resolve(&citation, "Everything else was said on Tuesdey."), Anchor::LOST);
    }

    #[test]
    fn a_quotation_of_nothing_is_lost() {
        assert_eq!(resolve(&Citation::default(), "text"), Anchor::LOST);
        assert_eq!(resolve(&Citation::default(), ""), Anchor::LOST);
    }

    #[test]
    fn hostile_positions_do_no_harm() {
        for (start, end) in [(usize::MAX, usize::MAX), (9, 2), (0, usize::MAX), (usize::MAX, 0)] {
            let citation = Citation { start, end, ..citing(TALKS, "كوخافي", 0) };
            assert_eq!(found(&citation, TALKS), (AnchorState::Moved, "كوخافي"));
            let citation = Citation { start, end, exact: "ليس هنا على الإطلاق".to_owned(), ..citation };
            assert_eq!(resolve(&citation, TALKS), Anchor::LOST);
        }
    }

    #[test]
    fn a_new_citation_takes_its_context_along() {
        let citation = cite(TALKS, 23..45);
        assert_eq!((citation.exact.as_str(), citation.prefix.chars().count()), ("أجرى مباحثات مع كوخافي", 23));
        assert_eq!(cite(TALKS, 35..40).suffix.chars().count(), CONTEXT);
        assert_eq!(citation.sha256, sha256_hex(TALKS));
        assert_eq!(cite(TALKS, 70..9999).exact, "غادر.");
        assert_eq!(cite(TALKS, 9999..9999).exact, "");
        assert_eq!(cite("", 0..1), Citation { sha256: sha256_hex(""), ..Citation::default() });
    }

    #[test]
    fn a_renewed_citation_is_exact_again() {
        let text = format!("عاجل: {TALKS}");
        let citation = Citation { id: "c7".into(), source: "s".into(), ..citing(TALKS, "ثم غادر", 0) };
        let renewed = renewed(&citation, &text).unwrap();
        assert_eq!(resolve(&renewed, &text).state, AnchorState::Exact);
        assert_eq!((renewed.id.as_str(), renewed.source.as_str(), renewed.start), ("c7", "s", citation.start + 6));
        assert_eq!(super::renewed(&citation, "nothing of it"), None);
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        // FIPS 180-4, the example of one block and the empty message.
        assert_eq!(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    proptest! {
        #[test]
        fn letters_lead_to_the_same_places_as_reading(
            text in "[ab  \nأا\u{640}\u{64E}\u{301}ﷺﬁİß😀]{1,80}",
            place in any::<prop::sample::Index>(),
            length in 1usize..12,
        ) {
            let start = place.index(code_points(&text));
            let words = cite(&text, start..start + length).exact;
            let read = places_of(&words, &text);
            prop_assert!(!read.is_empty());
            prop_assert_eq!(Resolver::of(&text).places_of(&words), read);
        }
    }
}
