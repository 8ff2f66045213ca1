//! A font of glyphs without ink, which carry text that no glyph of a real font can
//! carry alone. Readers of a PDF select and copy them; nobody sees them.
//!
//! Each text has a glyph of its own, since a reader that knows no `ActualText`
//! takes a glyph for the same text wherever it stands. The font is put together
//! here: a TrueType file of the fewest tables that may be embedded.

use krilla::text::Font;

/// Glyphs of the font, the first of which (`.notdef`) stays unused.
const GLYPH_COUNT: u16 = 1024;

/// Width of every glyph: one em.
const UNITS_PER_EM: u16 = 1000;

/// Height of every glyph's extent.
const CAP_HEIGHT: u16 = 700;

/// The font and which of its glyphs stands for which text.
pub(super) struct Blanks {
    font: Option<Font>,
    texts: Vec<String>,
}

impl Blanks {
    pub(super) fn new() -> Self {
        Self { font: Font::new(font_file().into(), 0), texts: Vec::new() }
    }

    /// The font and its glyph for a text; texts beyond the last glyph share it.
    pub(super) fn glyph_for(&mut self, text: &str) -> Option<(Font, u16)> {
        let place = self.texts.iter().position(|known| known == text).unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        let id = u16::try_from(place + 1).unwrap_or(u16::MAX).min(GLYPH_COUNT - 1);
        Some((self.font.clone()?, id))
    }
}

/// The outline of each glyph: three points on a line, which enclose nothing.
/// Some readers drop the text of glyphs without an extent.
fn outline() -> Vec<u8> {
    let (right, top) = (UNITS_PER_EM as i16, CAP_HEIGHT as i16);
    // One contour, its bounds, its last point, no instructions.
    let head = [1, 0, 0, right, top, 2, 0];
    let steps = [0, right, -right, 0, top, -top];
    let bytes = |numbers: &[i16]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    // Three points on the curve; one byte of padding.
    [bytes(&head), vec![1; 3], bytes(&steps), vec![0]].concat()
}

/// The font file (OpenType 1.9, chapters "head" to "post").
fn font_file() -> Vec<u8> {
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let name = "EntenteBlank";
    let outline = outline();
    let ends: Vec<u16> = (0..GLYPH_COUNT).map(|place| place * (outline.len() / 2) as u16).collect();
    // Each table by its tag, in the order that the directory needs.
    let tables: [(&[u8; 4], Vec<u8>); 8] = [
        (b"glyf", outline.repeat(usize::from(GLYPH_COUNT - 1))),
        // Version 1.0, revision 0, no checksum, magic number, no flags, units;
        // no dates, no bounds, no style, 8 ppem, direction hint 2, short offsets.
        (
            b"head",
            words(
                &[&[1, 0, 0, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UNITS_PER_EM][..], &[0; 8], &[0; 4], &[0, 8, 2, 0, 0]]
                    .concat(),
            ),
        ),
        // Version 1.0, ascender, descender, gap, widest; no bearings, caret upright; one metric.
        (
            b"hhea",
            words(&[&[1, 0, 800, 200_u16.wrapping_neg(), 0, UNITS_PER_EM, 0, 0, 0, 1][..], &[0; 7], &[1]].concat()),
        ),
        // One advance for all, and a left bearing of 0 for each.
        (b"hmtx", words(&[&[UNITS_PER_EM][..], &[0; GLYPH_COUNT as usize]].concat())),
        // Halves of offsets; .notdef, the first, is empty.
        (b"loca", [words(&[0]), words(&ends)].concat()),
        // Version 1.0; at most three points in one contour, one zone.
        (b"maxp", words(&[&[1, 0, GLYPH_COUNT, 3, 1, 0, 0, 1][..], &[0; 8]].concat())),
        // One record: Windows, Unicode, American English, PostScript name.
        (
            b"name",
            [
                words(&[0, 1, 18, 3, 1, 0x409, 6, name.len() as u16 * 2, 0]),
                words(&name.encode_utf16().collect::<Vec<_>>()),
            ]
            .concat(),
        ),
        // Version 3.0: no names of glyphs.
        (b"post", words(&[&[3, 0][..], &[0; 14]].concat())),
    ];
    let count = tables.len() as u16;
    let power = 1 << count.ilog2();
    let mut file = words(&[1, 0, count, power * 16, count.ilog2() as u16, (count - power) * 16]);
    let mut offset = file.len() + tables.len() * 16;
    let mut body = Vec::new();
    for (tag, mut table) in tables {
        let length = table.len();
        table.resize(length.next_multiple_of(4), 0);
        file.extend_from_slice(tag);
        for number in [checksum(&table), offset as u32, length as u32] {
            file.extend_from_slice(&number.to_be_bytes());
        }
        offset += table.len();
        body.append(&mut table);
    }
    file.append(&mut body);
    file
}

/// Sum of a table's 32-bit words, which overflows by definition.
fn checksum(table: &[u8]) -> u32 {
    table
        .chunks_exact(4)
        .fold(0, |sum, word| sum.wrapping_add(u32::from_be_bytes([word[0], word[1], word[2], word[3]])))
}

#[cfg(test)]
mod tests {
    use swash::FontRef;

    use super::*;

    #[test]
    fn the_font_is_sound_and_its_glyphs_are_as_wide_as_an_em() {
        let file = font_file();
        let font = FontRef::from_index(&file, 0).unwrap();
        assert_eq!(font.metrics(&[]).glyph_count, GLYPH_COUNT);
        assert_eq!(font.glyph_metrics(&[]).advance_width(GLYPH_COUNT - 1) as u16, UNITS_PER_EM);
    }

    #[test]
    fn each_text_has_a_glyph_of_its_own_until_none_is_left() {
        let mut blanks = Blanks::new();
        let mut id = |text: &str| blanks.glyph_for(text).unwrap().1;
        assert_eq!((id("ا"), id("أ"), id("ا")), (1, 2, 1));
        let last = (0..5000).map(|number| id(&number.to_string())).last();
        assert_eq!(last, Some(GLYPH_COUNT - 1));
    }
}
