//! Between bytes, in which Rust slices strings, and code points, in which
//! anchors are kept.

use std::ops::Range;

/// The bytes of these code points of a text. What lies beyond the text's end
/// ends with it.
pub fn byte_range(text: &str, points: Range<usize>) -> Range<usize> {
    let mut starts = text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len()));
    let start = starts.nth(points.start).unwrap_or(text.len());
    let end = match points.end.checked_sub(points.start) {
        None | Some(0) => start,
        Some(length) => starts.nth(length - 1).unwrap_or(text.len()),
    };
    start..end
}

/// The code points of these bytes of a text, which must lie between characters;
/// a byte within a character counts as that character's start.
pub fn point_range(text: &str, bytes: Range<usize>) -> Range<usize> {
    let floor = |byte: usize| text.floor_char_boundary(byte.min(text.len()));
    let start = text[..floor(bytes.start)].chars().count();
    let length = text[floor(bytes.start)..floor(bytes.end).max(floor(bytes.start))].chars().count();
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_lead_to_each_other() {
        let text = "aب🇲🇦ç";
        assert_eq!(byte_range(text, 1..3), 1..7);
        assert_eq!(point_range(text, 1..7), 1..3);
        for start in 0..=5 {
            for end in start..=5 {
                let bytes = byte_range(text, start..end);
                assert_eq!(point_range(text, bytes), start..end);
            }
        }
    }

    #[test]
    fn what_lies_beyond_the_end_ends_with_the_text() {
        assert_eq!(byte_range("ab", 1..9), 1..2);
        assert_eq!(byte_range("ab", 7..9), 2..2);
        assert_eq!(point_range("é", 1..9), 0..1);
    }
}
