//! Sentences of a text.
//!
//! Boundaries are those of Unicode Standard Annex 29, paragraph by paragraph,
//! with five corrections, since a sentence that is cut in two hides half of
//! what an event rests on, while one that is too long hides nothing:
//!
//! - no break after a title, an initial or another abbreviation ("د. محمد",
//!   "Gen. Kochavi", "ق.م.");
//! - no break inside a number or after a mere enumerator ("3.", "أ.");
//! - no break after a shortened word that only stands before numbers, such as
//!   "No." or "ص.", where a number follows;
//! - no break before a lower-case letter ("“Why?” she asked.");
//! - marks that close a quotation go with the sentence that they close, also
//!   after a space, as French sets them.
//!
//! What remains wrong an editor corrects: a source's own list of sentence
//! starts goes before all this.

use std::ops::Range;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

use crate::model::Source;

use super::offsets::{Offsets, code_points};

/// Titles before names, with their capital letter, without the full stop.
const TITLES: [&str; 34] = [
    "Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Gen", "Gov", "Gén", "Hon", "Lt", "MM", "Maj", "Me", "Messrs",
    "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Pte", "Rep", "Rev", "Sen", "Sgt", "St", "Ste",
    "Supt", "أ.د",
];

/// Other shortened words after which a sentence goes on, in lower case.
const ABBREVIATIONS: [&str; 5] = ["cf", "e.g", "i.e", "viz", "vs"];

/// Words that a full stop shortens where a number follows, in lower case.
const BEFORE_NUMBERS: [&str; 25] = [
    "apr", "art", "aug", "chap", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no", "nos", "nov", "nr", "oct",
    "par", "pp", "sec", "sep", "sept", "vol", "ج", "ص", "ط",
];

/// Marks that close what an earlier one opened.
const CLOSERS: [char; 9] = ['»', '”', '’', ')', ']', '}', '›', '“', '"'];

/// The sentences of a text, as ranges of code points that cover all but the
/// white space between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut found = Vec::new();
    let mut base = 0;
    for paragraph in text.split(is_line_break) {
        let breaks: Vec<usize> = segmenter.segment_str(paragraph).collect();
        let mut start = 0;
        for place in breaks.into_iter().skip(1) {
            // A correction may already have gone beyond this break.
            if place <= start {
                continue;
            }
            let (before, after) = (paragraph.get(start..place), paragraph.get(place..));
            let (Some(before), Some(after)) = (before, after) else { continue };
            let end = place + closers_len(after);
            let is_last = paragraph.get(end..).is_none_or(|rest| rest.trim().is_empty());
            if !is_last && goes_on(before, after) {
                continue;
            }
            let end = if is_last { paragraph.len() } else { end };
            found.push(base + start..base + end);
            start = end;
        }
        // The line break itself is one code point of one to three bytes.
        let line_end = base + paragraph.len();
        base = line_end + text.get(line_end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let offsets = Offsets::of(text);
    found.into_iter().filter_map(|bytes| trimmed(&offsets, bytes)).collect()
}

/// The sentences of a source: as its editor corrected them, else as
/// [`sentences`] finds them. Starts outside the text are passed over.
pub fn sentences_of(source: &Source, text: &str) -> Vec<Range<usize>> {
    if source.sentence_starts.is_empty() {
        return sentences(text);
    }
    let length = code_points(text);
    let mut starts: Vec<usize> = source.sentence_starts.iter().copied().filter(|start| *start < length).collect();
    // What stands before the first start is a sentence of its own.
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    starts.push(length);
    let offsets = Offsets::of(text);
    starts
        .windows(2)
        .filter_map(|pair| offsets.byte_range(&(pair[0]..pair[1])))
        .filter_map(|bytes| trimmed(&offsets, bytes))
        .collect()
}

/// The place of the sentence that holds a code point, or of the next one where
/// it lies between two; `None` after the last.
pub fn sentence_at(sentences: &[Range<usize>], code_point: usize) -> Option<usize> {
    let place = sentences.partition_point(|sentence| sentence.end <= code_point);
    (place < sentences.len()).then_some(place)
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character shows nothing at a sentence's edge.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// A range of bytes without the white space at its ends, in code points.
fn trimmed(offsets: &Offsets<'_>, bytes: Range<usize>) -> Option<Range<usize>> {
    let part = offsets.text().get(bytes.clone())?;
    let without_start = part.trim_start_matches(is_blank);
    let start = bytes.end - without_start.len();
    let end = start + without_start.trim_end_matches(is_blank).len();
    (start < end).then(|| offsets.range_of_bytes(&(start..end)))
}

/// Length in bytes of the closing marks at the start of a text, with the white
/// space after them.
fn closers_len(after: &str) -> usize {
    let rest = after.trim_start_matches(CLOSERS);
    let closes = rest.len() < after.len() && rest.chars().next().is_none_or(|c| c.is_whitespace() || is_stop(c));
    if closes { after.len() - rest.trim_start_matches(|c: char| is_blank(c) || is_stop(c)).len() } else { 0 }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Whether the sentence that ends in `before` goes on in `after`.
fn goes_on(before: &str, after: &str) -> bool {
    if after.chars().next().is_some_and(char::is_lowercase) {
        return true;
    }
    let spaced = before.ends_with(is_blank);
    let Some(stem) = before.trim_end_matches(is_blank).strip_suffix('.') else { return false };
    let number_follows = after.chars().next().is_some_and(char::is_numeric);
    if number_follows && !spaced && stem.ends_with(char::is_numeric) {
        return true;
    }
    let word_start = stem
        .rfind(|c: char| is_blank(c) || is_opener(c))
        .map_or(0, |at| at + stem.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let (lead, word) = stem.split_at(word_start);
    let is_alone = lead.trim_matches(|c| is_blank(c) || is_opener(c)).is_empty();
    if word.is_empty() {
        return false;
    }
    if is_alone && word.chars().count() <= 3 && word.chars().all(char::is_numeric) {
        return true;
    }
    let lower = word.to_lowercase();
    if TITLES.contains(&word) || ABBREVIATIONS.contains(&lower.as_str()) {
        return true;
    }
    if BEFORE_NUMBERS.contains(&lower.as_str()) && number_follows {
        return true;
    }
    // Initials, one or several: each part one letter, marks aside. After a
    // number a single letter is an era or a unit, which may well end a
    // sentence: "سنة 1956 م.".
    let initials = word.split('.').all(is_one_letter);
    let after_number = lead.trim_end_matches(is_blank).ends_with(char::is_numeric);
    initials && !after_number
}

fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '‹' | '"' | '\'')
}

fn is_one_letter(part: &str) -> bool {
    let mut letters = part.chars().filter(|c| !is_mark(*c));
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Vowel signs of Arabic and Hebrew, accents of Latin.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evidence::offsets::slice;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|range| slice(text, range).unwrap()).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_and_lines() {
        assert_eq!(split("وصل بلخير. ثم غادر؟\nوعاد"), ["وصل بلخير.", "ثم غادر؟", "وعاد"]);
        assert_eq!(split("  One.\r\n\r\nTwo!  Three  "), ["One.", "Two!", "Three"]);
        assert!(split(" \n\t\n").is_empty());
        assert!(split("").is_empty());
    }

    #[test]
    fn a_title_does_not_end_a_sentence() {
        assert_eq!(split("التقى د. محمد بالوفد. ثم غادر."), ["التقى د. محمد بالوفد.", "ثم غادر."]);
        assert_eq!(split("قال أ.د. خالد ذلك. ثم سكت."), ["قال أ.د. خالد ذلك.", "ثم سكت."]);
        assert_eq!(split("He met Gen. Kochavi. They spoke."), ["He met Gen. Kochavi.", "They spoke."]);
        assert_eq!(split("M. Bourita et Mme. Dupont. Puis rien."), ["M. Bourita et Mme. Dupont.", "Puis rien."]);
        assert_eq!(split("J. F. Kennedy spoke. He left."), ["J. F. Kennedy spoke.", "He left."]);
    }

    #[test]
    fn an_ordinary_word_ends_one() {
        assert_eq!(split("They told me. Then they left."), ["They told me.", "Then they left."]);
        assert_eq!(split("He said no. Nobody asked."), ["He said no.", "Nobody asked."]);
        assert_eq!(split("استقلت سنة 1956 م. وبعد ذلك"), ["استقلت سنة 1956 م.", "وبعد ذلك"]);
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(split("نمت 3.5 بالمئة. ثم 24.11.2021 يوم"), ["نمت 3.5 بالمئة.", "ثم 24.11.2021 يوم"]);
        assert_eq!(split("بلغت ٣.٥ مليون. انتهى"), ["بلغت ٣.٥ مليون.", "انتهى"]);
        assert_eq!(split("1. First.\n2. Second."), ["1. First.", "2. Second."]);
        assert_eq!(split("See No. 25 and ص. 12 of it. End."), ["See No. 25 and ص. 12 of it.", "End."]);
    }

    #[test]
    fn closing_marks_go_with_what_they_close() {
        assert_eq!(split("Il dit : « Partez ! » Puis il part."), ["Il dit : « Partez ! »", "Puis il part."]);
        assert_eq!(split("قال: \"انتهى.\" ثم غادر."), ["قال: \"انتهى.\"", "ثم غادر."]);
        assert_eq!(split("He said “Stop!” “Why?” she asked."), ["He said “Stop!”", "“Why?” she asked."]);
    }

    #[test]
    fn a_sources_own_starts_go_before_the_proposal() {
        let text = "Alpha beta. Gamma delta.";
        let with = |starts: &[usize]| {
            let source = Source { sentence_starts: starts.to_vec(), ..Source::default() };
            sentences_of(&source, text).iter().map(|range| slice(text, range).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(with(&[]), ["Alpha beta.", "Gamma delta."]);
        assert_eq!(with(&[0]), ["Alpha beta. Gamma delta."]);
        assert_eq!(with(&[18, 6, 999, 6]), ["Alpha", "beta. Gamma", "delta."]);
    }

    #[test]
    fn a_place_between_sentences_belongs_to_the_next() {
        let found = [2..5, 8..10];
        assert_eq!(
            [0, 2, 4, 5, 9, 10].map(|at| sentence_at(&found, at)),
            [Some(0), Some(0), Some(0), Some(1), Some(1), None]
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "[ab.؟!« »\"د1\n\r ]{0,60}") {
            let found = sentences(&text);
            let letters: Vec<char> = text.chars().collect();
            let mut covered = vec![false; letters.len()];
            let mut last_end = 0;
            for range in &found {
                prop_assert!(range.start >= last_end && range.start < range.end && range.end <= letters.len());
                prop_assert!(!letters[range.start].is_whitespace() && !letters[range.end - 1].is_whitespace());
                covered[range.clone()].fill(true);
                last_end = range.end;
            }
            for (letter, covered) in letters.iter().zip(covered) {
                prop_assert!(covered || letter.is_whitespace());
            }
        }
    }
}
