//! How many letters must be put in, taken out or exchanged to turn one text
//! into another, and where in a longer text a pattern fits best.
//!
//! Myers, "A fast bit-vector algorithm for approximate string matching based on
//! dynamic programming" (Journal of the ACM 46, 1999), in blocks of 64 letters:
//! a column of the table costs one step per block instead of one per letter.

use std::collections::HashMap;
use std::ops::Range;

/// Letters in a block.
const BLOCK: usize = 64;

/// Where a pattern fits best in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    /// The stretch of the text, in letters.
    pub range: Range<usize>,
    /// The edit distance to it.
    pub distance: usize,
}

/// A pattern, prepared in both reading directions.
pub(super) struct Pattern {
    forward: Masks,
    backward: Masks,
}

/// For each letter of a pattern, the places where it stands, as bits.
struct Masks {
    length: usize,
    blocks: usize,
    bits: HashMap<char, Vec<u64>>,
    none: Vec<u64>,
}

impl Pattern {
    /// Prepares a pattern; `None` for an empty one, which fits anywhere.
    pub fn of(letters: &[char]) -> Option<Self> {
        if letters.is_empty() {
            return None;
        }
        let forward = Masks::of(letters.iter().copied(), letters.len());
        let backward = Masks::of(letters.iter().rev().copied(), letters.len());
        Some(Self { forward, backward })
    }

    /// The stretch of the text with the least distance: of several the first
    /// to end, and of those the longest.
    pub fn best_fit(&self, text: &[char]) -> Fit {
        let mut best = (self.forward.length, 0);
        self.forward.distances(text.iter().copied(), false, |end, distance| {
            if distance < best.0 {
                best = (distance, end);
            }
        });
        let (distance, end) = best;
        // Seen from the end the start must be reached at the same distance.
        let mut length = 0;
        let read = text.get(..end).unwrap_or_default();
        self.backward.distances(read.iter().rev().copied(), true, |reached, other| {
            if other == distance {
                length = reached;
            }
        });
        Fit { range: end - length..end, distance }
    }
}

impl Masks {
    fn of(letters: impl Iterator<Item = char>, length: usize) -> Self {
        let blocks = length.div_ceil(BLOCK);
        let mut bits: HashMap<char, Vec<u64>> = HashMap::new();
        for (place, letter) in letters.enumerate() {
            let mask = bits.entry(letter).or_insert_with(|| vec![0; blocks]);
            mask[place / BLOCK] |= 1 << (place % BLOCK);
        }
        Self { length, blocks, bits, none: vec![0; blocks] }
    }

    /// Tells, after each letter of the text, the least distance of the pattern
    /// to a stretch that ends there: one that starts anywhere, or where
    /// `anchored` is set, at the text's start.
    fn distances(&self, text: impl Iterator<Item = char>, anchored: bool, mut tell: impl FnMut(usize, usize)) {
        let mut rises = vec![u64::MAX; self.blocks];
        let mut falls = vec![0u64; self.blocks];
        let last_bit = 1u64 << ((self.length - 1) % BLOCK);
        let mut distance = self.length;
        for (index, letter) in text.enumerate() {
            let equal = self.bits.get(&letter).unwrap_or(&self.none);
            // What comes in from above the first row: 1 where skipping letters
            // of the text costs.
            let (mut plus, mut minus) = (u64::from(anchored), 0u64);
            for block in 0..self.blocks {
                let top = if block + 1 == self.blocks { last_bit } else { 1 << (BLOCK - 1) };
                let (up, down) = (rises[block], falls[block]);
                let vertical = equal[block] | down;
                let matching = equal[block] | minus;
                let across = ((matching & up).wrapping_add(up) ^ up) | matching;
                let mut gains = down | !(across | up);
                let mut losses = up & across;
                let (plus_out, minus_out) = (u64::from(gains & top != 0), u64::from(losses & top != 0));
                gains = (gains << 1) | plus;
                losses = (losses << 1) | minus;
                rises[block] = losses | !(vertical | gains);
                falls[block] = gains & vertical;
                (plus, minus) = (plus_out, minus_out);
            }
            distance = distance + plus as usize - minus as usize;
            tell(index + 1, distance);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook table, the slow way, over all stretches.
    fn distance(one: &[char], other: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (i, a) in one.iter().enumerate() {
            let mut diagonal = row[0];
            row[0] = i + 1;
            for (j, b) in other.iter().enumerate() {
                let cost = diagonal + usize::from(a != b);
                diagonal = row[j + 1];
                row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
            }
        }
        row[other.len()]
    }

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_best_fit_is_found_where_it_stands() {
        let pattern = Pattern::of(&letters("kochavi")).unwrap();
        assert_eq!(pattern.best_fit(&letters("general kohavi came")), Fit { range: 8..14, distance: 1 });
        assert_eq!(pattern.best_fit(&letters("kochavi")), Fit { range: 0..7, distance: 0 });
        assert_eq!(pattern.best_fit(&[]).distance, 7);
        assert!(Pattern::of(&[]).is_none());
    }

    proptest! {
        #[test]
        fn the_fit_is_as_good_as_any_stretch(pattern in "[ab]{1,8}", text in "[abc]{0,14}") {
            let (pattern, text) = (letters(&pattern), letters(&text));
            let fit = Pattern::of(&pattern).unwrap().best_fit(&text);
            prop_assert_eq!(distance(&pattern, &text[fit.range.clone()]), fit.distance);
            for start in 0..=text.len() {
                for end in start..=text.len() {
                    prop_assert!(fit.distance <= distance(&pattern, &text[start..end]));
                }
            }
        }

        #[test]
        fn long_patterns_cross_blocks(pattern in "[abcd]{60,200}", text in "[abcd]{60,220}") {
            let (pattern, text) = (letters(&pattern), letters(&text));
            let fit = Pattern::of(&pattern).unwrap().best_fit(&text);
            prop_assert_eq!(distance(&pattern, &text[fit.range]), fit.distance);
        }
    }
}
