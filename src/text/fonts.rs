//! The embedded typefaces.

/// One of the embedded font files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the fonts' own")]
pub enum FontId {
    NotoSans,
    NotoSansBold,
    NotoNaskhArabic,
    NotoNaskhArabicBold,
    NotoSansHebrew,
    NotoSansHebrewBold,
}

impl FontId {
    /// All embedded fonts.
    pub const ALL: [Self; 6] = [
        Self::NotoSans,
        Self::NotoSansBold,
        Self::NotoNaskhArabic,
        Self::NotoNaskhArabicBold,
        Self::NotoSansHebrew,
        Self::NotoSansHebrewBold,
    ];
}

/// The font file, an OpenType font with TrueType outlines.
pub fn font_data(font: FontId) -> &'static [u8] {
    match font {
        FontId::NotoSans => include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
        FontId::NotoSansBold => include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
        FontId::NotoNaskhArabic => include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
        FontId::NotoNaskhArabicBold => include_bytes!("../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
        FontId::NotoSansHebrew => include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf"),
        FontId::NotoSansHebrewBold => include_bytes!("../../assets/fonts/NotoSansHebrew-Bold.ttf"),
    }
}
