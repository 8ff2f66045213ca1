//! Folding of texts for search, and the way back from a folded match to the
//! bytes of the original.
//!
//! What falls together: upper and lower case; letters with and without accents;
//! compatibility forms (ligatures, presentation forms, full width) and their
//! plain letters; in Arabic tashkeel and tatweel are dropped, the forms of alef
//! (أ إ آ ٱ ا), hamza on its carriers and the carriers (ؤ و, ئ ي), ya and alef
//! maqsura (ي ى), ta marbuta and ha (ة ه) are one, and the bare hamza is
//! dropped; in Hebrew points and cantillation are dropped; Arabic and Persian
//! digits become Western ones; quotation marks, apostrophes and dashes each
//! become their plain form; white space of any length becomes one space; marks
//! that cannot be seen are dropped.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// Folds a text for search: case, accents, tashkeel, tatweel and the variants
/// of alef, hamza, ya and ta marbuta fall together.
///
/// Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut after_space = false;
    for c in text.chars() {
        fold_char(c, &mut after_space, |c| folded.push(c));
    }
    folded
}

/// Where the needle occurs in the haystack under folding: ranges of bytes of
/// the haystack, in order, without overlap. A range ends after the marks that
/// follow its last letter, so that it can be highlighted as a whole.
pub fn find_folded(haystack: &str, needle: &str) -> Vec<Range<usize>> {
    let needle = fold(needle);
    if needle.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(haystack.len());
    // For each byte of the folded text, the place of its letter in `letters`.
    let mut letter_of_byte: Vec<usize> = Vec::with_capacity(haystack.len());
    let mut letters: Vec<Range<usize>> = Vec::new();
    let mut after_space = false;
    for (start, c) in haystack.char_indices() {
        let end = start + c.len_utf8();
        let before = folded.len();
        fold_char(c, &mut after_space, |c| folded.push(c));
        if folded.len() > before {
            letter_of_byte.resize(folded.len(), letters.len());
            letters.push(start..end);
        } else if let Some(letter) = letters.last_mut().filter(|letter| letter.end == start) {
            letter.end = end;
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (first, matched) in folded.match_indices(&needle) {
        let (Some(first_letter), Some(last_letter)) =
            (letter_of_byte.get(first), letter_of_byte.get(first + matched.len() - 1))
        else {
            continue;
        };
        let range = letters[*first_letter].start..letters[*last_letter].end;
        match ranges.last_mut() {
            // Two matches within one ligature.
            Some(before) if before.end > range.start => before.end = before.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// Emits what one character folds to. `after_space` says, before and after,
/// whether the last that was emitted is a space.
fn fold_char(c: char, after_space: &mut bool, mut emit: impl FnMut(char)) {
    if c.is_ascii() && !c.is_ascii_whitespace() && !c.is_ascii_control() {
        *after_space = false;
        emit(c.to_ascii_lowercase());
        return;
    }
    // Letters of Arabic and Hebrew that have neither case nor parts.
    if matches!(c, '\u{0621}' | '\u{0627}'..='\u{0652}' | '\u{0660}'..='\u{0669}' | '\u{05D0}'..='\u{05EA}') {
        return fold_part(c, |c| {
            *after_space = false;
            emit(c);
        });
    }
    // Presentation forms of tashkeel decompose to a space and the mark.
    if matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}') {
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase() {
            // Lower case may have parts of its own.
            decompose_compatible(lower, |part| {
                fold_part(part, |c| {
                    if c == ' ' && *after_space {
                        return;
                    }
                    *after_space = c == ' ';
                    emit(c);
                });
            });
        }
    });
}

/// Emits what one decomposed character in lower case folds to.
fn fold_part(c: char, mut emit: impl FnMut(char)) {
    if c.is_whitespace() {
        return emit(' ');
    }
    if is_dropped(c) {
        return;
    }
    let plain = match c {
        'ß' => {
            emit('s');
            's'
        }
        'æ' => {
            emit('a');
            'e'
        }
        'œ' => {
            emit('o');
            'e'
        }
        'þ' => {
            emit('t');
            'h'
        }
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ł' => 'l',
        'ς' => 'σ',
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' => 'ك',
        'ۀ' | 'ہ' | 'ۂ' | 'ة' | 'ە' => 'ه',
        '٠'..='٩' => western_digit(c, '٠'),
        '۰'..='۹' => western_digit(c, '۰'),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʾ' | 'ʿ' | '׳' | '′' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '״' | '″' => '"',
        '\u{2010}'..='\u{2015}' | '−' | '־' => '-',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        c => c,
    };
    emit(plain);
}

/// The Western digit of the same value, in a script whose zero is given.
fn western_digit(digit: char, zero: char) -> char {
    char::from_digit(u32::from(digit) - u32::from(zero), 10).unwrap_or(digit)
}

/// Whether a character says nothing to a search: combining marks of Latin,
/// Greek, Cyrillic, Hebrew and Arabic, tatweel, the bare hamza, controls, and
/// characters without a form of their own.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0000}'..='\u{001F}' | '\u{007F}'..='\u{009F}' | '\u{00AD}'
        | '\u{0300}'..='\u{036F}'
        | '\u{0483}'..='\u{0489}'
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{061C}' | 'ء' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}'
        | '\u{180E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The parts of the haystack that match.
    fn found<'a>(haystack: &'a str, needle: &str) -> Vec<&'a str> {
        find_folded(haystack, needle).into_iter().map(|range| &haystack[range]).collect()
    }

    #[test]
    fn latin_case_and_accents_fall_together() {
        assert_eq!(
            fold("Rabat, Élysée, STRASSE, Straße, Œuvre, İzmir"),
            "rabat, elysee, strasse, strasse, oeuvre, izmir"
        );
    }

    #[test]
    fn arabic_variants_fall_together() {
        for (one, other) in [
            ("المُذَكِّرة", "المذكره"),
            ("الأمن", "الامن"),
            ("إسرائيل", "اسراييل"),
            ("آفاق", "افاق"),
            ("ٱلمغرب", "المغرب"),
            ("المـــغرب", "المغرب"),
            ("مسؤول", "مسوول"),
            ("شيء", "شي"),
            ("مستشفى", "مستشفي"),
            ("ﻻ", "لا"),
            ("ﷲ", "الله"),
            ("٢٤ نوفمبر ٢٠٢١", "24 نوفمبر 2021"),
            ("۱۳", "13"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn letters_that_take_the_short_way_have_neither_case_nor_parts() {
        for c in ('\u{05D0}'..='\u{05EA}').chain('\u{0621}'..='\u{0669}') {
            let mut parts = Vec::new();
            decompose_compatible(c, |part| parts.push(part));
            let changes = parts != [c] || !c.to_lowercase().eq([c]);
            let is_composed = ('\u{0622}'..='\u{0626}').contains(&c);
            assert_eq!(changes, is_composed, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn hebrew_points_are_dropped_and_marks_become_plain() {
        assert_eq!(fold("שָׁלוֹם"), "שלום");
        assert_eq!(fold("צה״ל"), fold("צה\"ל"));
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(fold("تل\u{200F} أبيب\u{200D}"), "تل ابيب");
        assert_eq!(fold("soft\u{AD}ware a\n\t b"), "software a b");
    }

    #[test]
    fn a_match_covers_the_marks_of_its_last_letter() {
        assert_eq!(found("وقّع المُذَكِّرَةَ أمس", "المذكره"), ["المُذَكِّرَةَ"]);
        assert_eq!(found("Élysée", "ELY"), ["Ély"]);
        assert_eq!(found("aXa", "a"), ["a", "a"]);
        assert_eq!(found("Straße", "ss"), ["ß"]);
        assert_eq!(found("oﬃce", "f"), ["ﬃ"]);
        assert!(found("anything", "").is_empty());
        assert!(found("anything", "\u{064B}").is_empty());
    }

    proptest! {
        #[test]
        fn folding_what_is_folded_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_arabic_and_hebrew_twice_changes_nothing(text in "[\u{0590}-\u{06FF}\u{FB1D}-\u{FEFC} a-z]{0,20}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn ranges_are_ordered_and_lie_between_characters(
            text in "[a-cA-Cß\u{0300}-\u{0302}ﬃ\u{0627}-\u{064F} ]{0,20}",
            needle in "[a-cf\u{0627}-\u{0649} ]{1,2}",
        ) {
            let ranges = find_folded(&text, &needle);
            for range in &ranges {
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
            }
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert_eq!(ranges.is_empty(), fold(&needle).is_empty() || !fold(&text).contains(&fold(&needle)));
        }
    }
}
