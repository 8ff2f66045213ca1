//! Columns that line up in a terminal.
//!
//! Every cell takes as many places as its characters do: none for marks that
//! stand on another character and for format characters, two for the wide
//! letters of East Asia, one for all others. That is what terminals go by, too.
//! Text that runs from right to left is reordered by the terminal across the
//! whole line; so the one column that may hold such text is put last, where it
//! cannot displace another.

use std::io::{self, Write};

use unicode_normalization::char::is_combining_mark;

/// White space between two columns.
const GAP: &str = "  ";

/// Ranges of code points that take two places: Hangul, the ideographs and kana,
/// compatibility and full-width forms (East Asian Width W and F, Unicode Annex
/// 11, by blocks).
const WIDE: [(char, char); 7] = [
    ('\u{1100}', '\u{115F}'),
    ('\u{2E80}', '\u{A4CF}'),
    ('\u{AC00}', '\u{D7A3}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FE30}', '\u{FE6F}'),
    ('\u{FF00}', '\u{FF60}'),
    ('\u{20000}', '\u{3FFFD}'),
];

/// Places that a text takes in a terminal.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    let is_format = matches!(
        c,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    );
    if is_format || is_combining_mark(c) || c.is_control() {
        0
    } else if WIDE.iter().any(|(first, last)| (*first..=*last).contains(&c)) {
        2
    } else {
        1
    }
}

/// Writes rows in columns, the first row as the heading. Line breaks and other
/// controls in a cell become spaces.
///
/// # Errors
/// As the output's.
pub fn write_table(output: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    let plain = |cell: &String| cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let rows = rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>()).collect::<Vec<_>>();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect::<Vec<_>>();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            output.write_all(cell.as_bytes())?;
            if column + 1 < row.len() {
                let padding = widths[column].saturating_sub(width(cell));
                output.write_all(" ".repeat(padding).as_bytes())?;
                output.write_all(GAP.as_bytes())?;
            }
        }
        output.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_direction_signs_take_no_place() {
        assert_eq!(width("visit"), 5);
        assert_eq!(width("زيارة"), 5);
        assert_eq!(width("زِيَارَة\u{200f}"), 5);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("訪問"), 4);
    }

    #[test]
    fn columns_begin_at_the_same_place_whatever_stands_before() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["id", "kind", "title"]), row(["زِيَارَة", "visit", "x"]), row(["訪問", "v", "two\nlines"])];
        let mut output = Vec::new();
        write_table(&mut output, &rows).unwrap();
        let text = String::from_utf8(output).unwrap();
        let places = text.lines().map(|line| width(&line[..line.rfind("  ").unwrap()])).collect::<Vec<_>>();
        assert_eq!(text.lines().count(), 3);
        assert!(places.windows(2).all(|pair| pair[0] <= 12 && pair[1] <= 12));
        let starts = |mark: &str| text.lines().find_map(|line| line.find(mark).map(|at| width(&line[..at])));
        assert_eq!(starts("title"), starts("two lines"));
        assert_eq!(starts("kind"), starts("visit"));
    }
}
