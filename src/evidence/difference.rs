//! What differs between quoted words and the near match that is left of them.
//!
//! Word by word, along a longest common subsequence: what a reader needs to
//! see is which words were exchanged, not which letters.

/// Words compared on each side; beyond that the middle counts as exchanged.
const MOST_WORDS: usize = 1000;

/// A stretch of the difference of two texts, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of both texts.
    Same(String),
    /// Words of the first alone.
    Removed(String),
    /// Words of the second alone.
    Added(String),
}

/// The difference of two texts, word by word: the removed pieces with the same
/// ones are the first text, the added ones with the same ones the second.
pub fn difference(first: &str, second: &str) -> Vec<Piece> {
    let (old, new) = (words(first), words(second));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = &old_rest[..old_rest.len() - end];
    let new_middle = &new_rest[..new_rest.len() - end];

    let mut pieces = Pieces::default();
    pieces.same(&old[..start]);
    if old_middle.len() > MOST_WORDS || new_middle.len() > MOST_WORDS {
        pieces.removed(old_middle);
        pieces.added(new_middle);
    } else {
        pieces.exchange(old_middle, new_middle);
    }
    pieces.same(&old_rest[old_rest.len() - end..]);
    pieces.found
}

/// The words of a text, each with the white space after it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut in_space = false;
    for (at, c) in text.char_indices() {
        if in_space && !c.is_whitespace() {
            words.push(&text[start..at]);
            start = at;
        }
        in_space = c.is_whitespace();
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The pieces so far; neighbours of one sort are joined.
#[derive(Default)]
struct Pieces {
    found: Vec<Piece>,
}

impl Pieces {
    fn same(&mut self, words: &[&str]) {
        match self.found.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Same(text)) => text.push_str(&words.concat()),
            _ => self.found.push(Piece::Same(words.concat())),
        }
    }

    fn removed(&mut self, words: &[&str]) {
        match self.found.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Removed(text)) => text.push_str(&words.concat()),
            _ => self.found.push(Piece::Removed(words.concat())),
        }
    }

    fn added(&mut self, words: &[&str]) {
        match self.found.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Added(text)) => text.push_str(&words.concat()),
            _ => self.found.push(Piece::Added(words.concat())),
        }
    }

    /// Adds the difference of two lists of words, removed before added.
    fn exchange(&mut self, old: &[&str], new: &[&str]) {
        // common[i][j]: length of the longest common subsequence of old[i..]
        // and new[j..].
        let mut common = vec![vec![0u32; new.len() + 1]; old.len() + 1];
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                common[i][j] =
                    if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < old.len() || j < new.len() {
            let is_same = i < old.len() && j < new.len() && old[i] == new[j];
            if is_same {
                self.same(&old[i..=i]);
                (i, j) = (i + 1, j + 1);
            } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
                self.removed(&old[i..=i]);
                i += 1;
            } else {
                self.added(&new[j..=j]);
                j += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Piece::{Added, Removed, Same};
    use super::*;

    fn side(pieces: &[Piece], of_first: bool) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Same(text) => text.as_str(),
                Removed(text) if of_first => text,
                Added(text) if !of_first => text,
                Removed(_) | Added(_) => "",
            })
            .collect()
    }

    #[test]
    fn exchanged_words_stand_side_by_side() {
        assert_eq!(
            difference("أجرى مباحثات مع كوخافي أمس", "أجرى محادثات مع كوخافي أمس"),
            [Same("أجرى ".into()), Removed("مباحثات ".into()), Added("محادثات ".into()), Same("مع كوخافي أمس".into())]
        );
    }

    #[test]
    fn words_put_in_or_taken_out_stand_alone() {
        assert_eq!(
            difference("He came.", "He never came."),
            [Same("He ".into()), Added("never ".into()), Same("came.".into())]
        );
        assert_eq!(difference("a b c", "a b c"), [Same("a b c".into())]);
        assert_eq!(difference("", "new"), [Added("new".into())]);
        assert_eq!(difference("", ""), []);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(first in "[ab ]{0,30}", second in "[ab ]{0,30}") {
            let pieces = difference(&first, &second);
            prop_assert_eq!(side(&pieces, true), first);
            prop_assert_eq!(side(&pieces, false), second);
        }
    }
}
