//! Between code points and bytes.
//!
//! Everything that is stored counts Unicode code points; everything that slices
//! a `str` counts bytes. The two are told apart here and nowhere else. All
//! functions take any number and answer `None` where the text does not reach.

use std::ops::Range;

/// How many code points lie between two remembered places of [`Offsets`].
const STRIDE: usize = 128;

/// A text's length in code points.
pub fn code_points(text: &str) -> usize {
    text.chars().count()
}

/// The byte at which a code point starts; the text's length for the place
/// after the last one.
pub fn byte_at(text: &str, code_point: usize) -> Option<usize> {
    // A code point takes at least one byte.
    if code_point > text.len() {
        return None;
    }
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(code_point)
}

/// How many code points start before a byte.
pub fn code_point_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|byte| starts_code_point(**byte)).count()
}

/// Whether a byte of UTF-8 is the first of its code point.
fn starts_code_point(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// The part of a text between two places in code points; `None` where the
/// places are crossed or lie outside.
pub fn slice<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let length = range.end.checked_sub(range.start)?;
    let tail = text.get(byte_at(text, range.start)?..)?;
    tail.get(..byte_at(tail, length)?)
}

/// The same part as a range of bytes.
pub fn byte_range(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let length = range.end.checked_sub(range.start)?;
    let start = byte_at(text, range.start)?;
    let end = start + byte_at(text.get(start..)?, length)?;
    Some(start..end)
}

/// A text with some of its places remembered, for many conversions: each costs
/// as much as `STRIDE` code points, wherever it lies.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The byte of every [`STRIDE`]th code point.
    bytes: Vec<usize>,
    code_points: usize,
}

impl<'t> Offsets<'t> {
    /// Remembers places of a text.
    pub fn of(text: &'t str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut code_points = 0;
        for (byte, _) in text.char_indices() {
            if code_points % STRIDE == 0 {
                bytes.push(byte);
            }
            code_points += 1;
        }
        Self { text, bytes, code_points }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The text's length in code points.
    pub fn code_points(&self) -> usize {
        self.code_points
    }

    /// As [`byte_at`].
    pub fn byte_at(&self, code_point: usize) -> Option<usize> {
        if code_point == self.code_points {
            return Some(self.text.len());
        }
        let start = *self.bytes.get(code_point / STRIDE)?;
        let within = byte_at(self.text.get(start..)?, code_point % STRIDE)?;
        (code_point < self.code_points).then_some(start + within)
    }

    /// As [`code_point_at`].
    pub fn code_point_at(&self, byte: usize) -> usize {
        let remembered = self.bytes.partition_point(|start| *start <= byte).saturating_sub(1);
        let Some(start) = self.bytes.get(remembered) else { return 0 };
        let tail = self.text.get(*start..).unwrap_or_default();
        remembered * STRIDE + code_point_at(tail, byte.saturating_sub(*start))
    }

    /// As [`byte_range`].
    pub fn byte_range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        (range.start <= range.end).then_some(())?;
        Some(self.byte_at(range.start)?..self.byte_at(range.end)?)
    }

    /// As [`slice()`].
    pub fn slice(&self, range: &Range<usize>) -> Option<&'t str> {
        self.text.get(self.byte_range(range)?)
    }

    /// A range of bytes in code points.
    pub fn range_of_bytes(&self, bytes: &Range<usize>) -> Range<usize> {
        self.code_point_at(bytes.start)..self.code_point_at(bytes.end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_outside_the_text_are_none() {
        let text = "تل أبيب";
        assert_eq!(byte_at(text, 7), Some(text.len()));
        assert_eq!(byte_at(text, 8), None);
        assert_eq!(byte_at(text, usize::MAX), None);
        assert_eq!(slice(text, &(3..7)), Some("أبيب"));
        assert_eq!(slice(text, &(3..8)), None);
        assert_eq!(slice(text, &Range { start: 5, end: 3 }), None);
        assert_eq!(slice(text, &(usize::MAX - 1..usize::MAX)), None);
        assert_eq!(Offsets::of(text).slice(&(0..usize::MAX)), None);
        assert_eq!(Offsets::of("").slice(&(0..0)), Some(""));
    }

    #[test]
    fn one_emoji_and_one_vowel_sign_each_count_as_one() {
        assert_eq!(slice("🇲🇦 مُ x", &(3..5)), Some("مُ"));
        assert_eq!(code_points("👩‍✈️"), 4);
    }

    proptest! {
        #[test]
        fn remembered_places_agree_with_counting(
            text in "[a-c\u{627}-\u{652}😀 \n]{0,400}",
            start in 0usize..420,
            length in 0usize..420,
        ) {
            let offsets = Offsets::of(&text);
            let range = start..start + length;
            prop_assert_eq!(offsets.code_points(), code_points(&text));
            prop_assert_eq!(offsets.byte_at(start), byte_at(&text, start));
            prop_assert_eq!(offsets.slice(&range), slice(&text, &range));
            prop_assert_eq!(offsets.byte_range(&range), byte_range(&text, &range));
            let by_chars: String = text.chars().skip(start).take(length).collect();
            if range.end <= code_points(&text) {
                prop_assert_eq!(slice(&text, &range), Some(by_chars.as_str()));
            }
            if let Some(byte) = byte_at(&text, start) {
                prop_assert_eq!(code_point_at(&text, byte), start);
                prop_assert_eq!(offsets.code_point_at(byte), start);
            }
        }
    }
}
