//! Words, letters and lines of a text, by byte offsets.
//!
//! Words are those of UAX #29 that hold letters or digits; what lies between
//! them belongs to none.

use std::ops::Range;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{GraphemeClusterSegmenter, WordSegmenter};
use unicode_normalization::char::is_combining_mark;

/// The nearest offset at or before this one that does not split a character.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

/// The word that holds the offset or ends there; where there is none, the run of
/// spaces or the sign that stands after it.
pub fn word_at(text: &str, offset: usize) -> Range<usize> {
    let offset = floor_boundary(text, offset);
    let line = line_at(text, offset);
    let mut start = line.start;
    let mut found = offset..offset;
    for (end, is_word) in segments(&text[line.clone()]) {
        let segment = start..line.start + end;
        start = segment.end;
        if segment.contains(&offset) {
            // A word that ends here is meant rather than what follows it.
            let ended = found.end == offset && !found.is_empty();
            return if ended && !is_word { found } else { segment };
        }
        found = if is_word && segment.end == offset { segment } else { offset..offset };
    }
    found
}

/// The end of the word after the offset; the text's end where there is none.
pub fn next_word_end(text: &str, offset: usize) -> usize {
    let offset = floor_boundary(text, offset);
    let ends = segments(text).filter(|(end, is_word)| *is_word && *end > offset);
    ends.map(|(end, _)| end).next().unwrap_or(text.len())
}

/// The start of the word before the offset; 0 where there is none.
pub fn previous_word_start(text: &str, offset: usize) -> usize {
    let offset = floor_boundary(text, offset);
    let mut start = 0;
    let mut found = 0;
    for (end, is_word) in segments(text) {
        if start >= offset {
            break;
        }
        if is_word {
            found = start;
        }
        start = end;
    }
    found
}

/// The starts of all words, in order.
pub fn word_starts(text: &str) -> Vec<usize> {
    let mut start = 0;
    let mut starts = Vec::new();
    for (end, is_word) in segments(text) {
        if is_word {
            starts.push(start);
        }
        start = end;
    }
    starts
}

/// The line of the text that holds the offset, its line feed left out.
pub fn line_at(text: &str, offset: usize) -> Range<usize> {
    let offset = floor_boundary(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..end
}

/// The end of the letter, with all its marks, that starts at the offset.
pub fn next_letter(text: &str, offset: usize) -> usize {
    let offset = floor_boundary(text, offset);
    let mut ends = GraphemeClusterSegmenter::new().segment_str(&text[offset..]);
    ends.find(|&end| end > 0).map_or(text.len(), |end| offset + end)
}

/// Where a backspace at the offset deletes from: the last mark of a letter
/// alone, so that it can be corrected, but emoji and line ends whole.
pub fn backspace_start(text: &str, offset: usize) -> usize {
    let offset = floor_boundary(text, offset);
    let before = &text[..offset];
    let Some((at, last)) = before.char_indices().next_back() else { return 0 };
    let is_selector = matches!(last, '\u{fe00}'..='\u{fe0f}');
    if is_combining_mark(last) && !is_selector {
        return at;
    }
    let line = before[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let boundaries = GraphemeClusterSegmenter::new().segment_str(&before[line..]);
    let start = boundaries.filter(|&boundary| line + boundary < offset).last().map_or(at, |boundary| line + boundary);
    // Of letters, no more than the last: a base typed by mistake goes alone.
    if before[start..].chars().next().is_some_and(char::is_alphabetic) { at } else { start }
}

/// The ends of the segments of a text, with whether each is a word.
fn segments(text: &str) -> impl Iterator<Item = (usize, bool)> {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter
        .segment_str(text)
        .iter_with_word_type()
        .filter(|(end, _)| *end > 0)
        .map(|(end, kind)| (end, kind.is_word_like()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_script() {
        let text = "زيارة بلخير, צה״ל (IDF)";
        let word = |part: &str| {
            let at = text.find(part).unwrap();
            &text[word_at(text, at + part.chars().next().unwrap().len_utf8())]
        };
        assert_eq!(word("بلخير"), "بلخير");
        assert_eq!(word("צה״ל"), "צה״ל");
        assert_eq!(word("IDF"), "IDF");
        assert_eq!(&text[word_at(text, text.find(',').unwrap())], "بلخير");
        assert_eq!(word_at("", 3), 0..0);
    }

    #[test]
    fn word_jumps_skip_what_is_no_word() {
        let text = "one, two";
        assert_eq!(next_word_end(text, 0), 3);
        assert_eq!(next_word_end(text, 3), 8);
        assert_eq!(next_word_end(text, 8), 8);
        assert_eq!(previous_word_start(text, 8), 5);
        assert_eq!(previous_word_start(text, 5), 0);
        assert_eq!(previous_word_start(text, 0), 0);
    }

    #[test]
    fn backspace_takes_marks_one_by_one_and_emoji_whole() {
        assert_eq!(backspace_start("مُ", 4), 2);
        assert_eq!(backspace_start("لا", 4), 2);
        assert_eq!(backspace_start("a👨‍👩‍👧", "a👨‍👩‍👧".len()), 1);
        assert_eq!(backspace_start("a\r\n", 3), 1);
        assert_eq!(backspace_start("", 0), 0);
        assert_eq!(next_letter("مُحَ", 0), 4);
    }
}
