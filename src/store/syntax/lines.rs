//! From byte offsets to lines and columns.

/// Bytes between two remembered counts, so that a file of one long line costs
/// no more than any other.
const BLOCK_BYTES: usize = 512;

/// Line and column of a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line from 1. A line ends with `\n`; a `\r` before it is part of the line.
    pub line: usize,
    /// Column from 1, in Unicode code points. A byte order mark at the start of
    /// the text takes up no column.
    pub column: usize,
}

/// Where the lines of a text begin.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    starts: Vec<usize>,
    /// Code points before each block of [`BLOCK_BYTES`].
    chars_before_block: Vec<usize>,
    has_mark: bool,
}

/// Whether a byte begins a code point in UTF-8.
fn begins_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl Lines {
    /// The lines of this text.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
        let mut chars = 0;
        let chars_before_block = bytes
            .chunks(BLOCK_BYTES)
            .map(|block| {
                let before = chars;
                chars += block.iter().filter(|byte| begins_char(**byte)).count();
                before
            })
            .collect();
        Self { starts, chars_before_block, has_mark: text.starts_with('\u{feff}') }
    }

    /// The place of a byte offset in the same text; offsets past the end count
    /// as the end.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        let mut chars = self.chars_before(text, offset) - self.chars_before(text, line_start);
        if self.has_mark && line == 1 {
            chars = chars.saturating_sub(1);
        }
        Place { line, column: chars + 1 }
    }

    /// Code points that begin before `offset`.
    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK_BYTES;
        let Some(before) = self.chars_before_block.get(block) else {
            // Only the end of a text whose length is a multiple of the block
            // lies outside of every block.
            return text.chars().count();
        };
        let begun = &text.as_bytes()[block * BLOCK_BYTES..offset];
        before + begun.iter().filter(|byte| begins_char(**byte)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: usize) -> (usize, usize) {
        let Place { line, column } = Lines::of(text).place(text, offset);
        (line, column)
    }

    #[test]
    fn columns_count_code_points() {
        let text = "a\nزيارة x\n";
        assert_eq!(place(text, 0), (1, 1));
        assert_eq!(place(text, text.find('x').unwrap()), (2, 7));
        assert_eq!(place(text, text.len()), (3, 1));
        assert_eq!(place(text, text.len() + 50), (3, 1));
        assert_eq!(place("", 0), (1, 1));
    }

    #[test]
    fn carriage_return_belongs_to_its_line() {
        assert_eq!(place("ab\r\ncd", 4), (2, 1));
    }

    #[test]
    fn byte_order_mark_takes_no_column() {
        assert_eq!(place("\u{feff}ab\ncd", 4), (1, 2));
        assert_eq!(place("\u{feff}ab\ncd", 7), (2, 2));
    }

    #[test]
    fn long_lines_are_counted_across_blocks() {
        for len in [BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 3 * BLOCK_BYTES] {
            let text = "é".repeat(len);
            assert_eq!(place(&text, text.len()), (1, len + 1));
            assert_eq!(place(&text, 2 * (len - 1)), (1, len));
        }
    }
}
