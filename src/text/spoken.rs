//! A paragraph as it is read aloud: pieces of one direction, in logical order.

use std::ops::Range;

use super::paragraph::{Caret, Cell, Paragraph};
use super::words::word_starts;

/// Most characters of a piece, so that places in it fit a byte.
const MOST_CHARACTERS: usize = 255;

/// A stretch of one line that reads in one direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The line it stands on.
    pub line: usize,
    /// Its bytes of the text, the line's end included where it ends one.
    pub range: Range<usize>,
    /// Whether it reads right to left.
    pub rtl: bool,
    /// Left edge, in pixels from the paragraph's.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// What a caret steps over, in logical order.
    pub characters: Vec<Character>,
    /// Which characters begin a word.
    pub word_starts: Vec<u8>,
}

/// A letter with its marks, a ligature, or the end of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Character {
    /// Length in bytes.
    pub bytes: usize,
    /// From the side where the piece starts.
    pub position: f32,
    /// Advance width.
    pub width: f32,
}

impl Piece {
    /// The number of the character that starts at a byte of the text, or how
    /// many there are for its end.
    fn character_at(&self, offset: usize) -> usize {
        let mut at = self.range.start;
        self.characters
            .iter()
            .position(|character| {
                at += character.bytes;
                offset < at
            })
            .unwrap_or(self.characters.len())
    }
}

impl Paragraph {
    /// All pieces, in logical order; one at least for each line.
    pub fn pieces(&self) -> Vec<Piece> {
        let starts = word_starts(&self.text);
        let mut pieces = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let mut cells: Vec<&Cell> = line.cells.iter().filter(|cell| cell.start < cell.end).collect();
            cells.sort_by_key(|cell| cell.start);
            let first = pieces.len();
            for group in cells.chunk_by(|a, b| a.rtl == b.rtl) {
                for group in group.chunks(MOST_CHARACTERS - 1) {
                    pieces.push(piece(index, group, &starts));
                }
            }
            if pieces.len() == first {
                let (range, left) = (line.range.start..line.range.start, if line.rtl { line.right } else { line.left });
                let empty = Piece {
                    line: index,
                    range,
                    rtl: line.rtl,
                    left,
                    right: left,
                    characters: Vec::new(),
                    word_starts: Vec::new(),
                };
                pieces.push(empty);
            }
            let next = self.lines.get(index + 1).map_or(line.range.end, |next| next.range.start);
            if let Some(last) = pieces.last_mut().filter(|last| next > last.range.end) {
                let position = last.right - last.left;
                last.characters.push(Character { bytes: next - last.range.end, position, width: 0.0 });
                last.range.end = next;
            }
        }
        pieces
    }

    /// The piece and the number of the character in it that a caret stands
    /// before, or the piece's length.
    pub fn place_in_pieces(&self, pieces: &[Piece], caret: Caret) -> Option<(usize, usize)> {
        let line = self.line_of(caret);
        let on_line = |piece: &&Piece| piece.line == line;
        let first = pieces.iter().position(|piece| piece.line == line)?;
        let count = pieces[first..].iter().take_while(on_line).count();
        let within = &pieces[first..first + count];
        let index = within.iter().position(|piece| caret.offset < piece.range.end).unwrap_or(count - 1);
        Some((first + index, within[index].character_at(caret.offset)))
    }

    /// The byte of the text before a character of a piece.
    pub fn offset_of_place(pieces: &[Piece], piece: usize, character: usize) -> Option<usize> {
        let piece = pieces.get(piece)?;
        let before = piece.characters.get(..character)?;
        Some(piece.range.start + before.iter().map(|character| character.bytes).sum::<usize>())
    }
}

fn piece(line: usize, cells: &[&Cell], word_starts: &[usize]) -> Piece {
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    for cell in cells {
        (left, right) = (left.min(cell.left), right.max(cell.right));
    }
    let rtl = cells.first().is_some_and(|cell| cell.rtl);
    let character = |cell: &&Cell| Character {
        bytes: cell.end - cell.start,
        position: if rtl { right - cell.right } else { cell.left - left },
        width: cell.right - cell.left,
    };
    let starts_word = |(number, cell): (usize, &&Cell)| {
        word_starts.binary_search(&cell.start).ok().and_then(|_| u8::try_from(number).ok())
    };
    Piece {
        line,
        range: cells.first().map_or(0, |cell| cell.start)..cells.last().map_or(0, |cell| cell.end),
        rtl,
        left,
        right,
        characters: cells.iter().map(character).collect(),
        word_starts: cells.iter().enumerate().filter_map(starts_word).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Engine, ParagraphStyle};

    use super::*;

    #[test]
    fn a_mixed_line_is_read_in_pieces_of_one_direction() {
        let text = "قال Rabat ثم\nلا";
        let paragraph = Engine::new().paragraph(text, &ParagraphStyle::wrapped(16.0, 300.0));
        let pieces = paragraph.pieces();
        let told: Vec<(usize, &str, bool)> =
            pieces.iter().map(|piece| (piece.line, &text[piece.range.clone()], piece.rtl)).collect();
        assert_eq!(told, [(0, "قال ", true), (0, "Rabat", false), (0, " ثم\n", true), (1, "لا", true)]);
        // The ligature is one character; what is read first stands first.
        assert_eq!(pieces[3].characters.len(), 1);
        assert!(pieces[0].characters.windows(2).all(|pair| pair[0].position < pair[1].position));
        assert!((pieces[0].right - 300.0).abs() < 0.01);
        assert_eq!(pieces[1].word_starts, [0]);
    }

    #[test]
    fn carets_and_places_are_told_by_each_other() {
        let text = "abc سلام 12\n\nפה";
        let paragraph = Engine::new().paragraph(text, &ParagraphStyle::wrapped(16.0, 60.0));
        let pieces = paragraph.pieces();
        assert_eq!(pieces.iter().map(|piece| piece.range.len()).sum::<usize>(), text.len());
        // No caret stands before the alef of the ligature.
        let within = text.find("ام").unwrap();
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]).filter(|(offset, _)| *offset != within) {
            let caret = Caret { offset, downstream: true };
            let (piece, character) = paragraph.place_in_pieces(&pieces, caret).unwrap();
            assert_eq!(Paragraph::offset_of_place(&pieces, piece, character), Some(offset));
        }
        assert_eq!(Paragraph::offset_of_place(&pieces, 99, 0), None);
    }
}
