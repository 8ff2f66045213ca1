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
    /// Arrows and mathematical signs; in one weight.
    NotoSansMath,
    /// Geometric shapes and a few symbols; in one weight.
    NotoSansSymbols2,
    /// Emoji in one colour and weight.
    NotoEmoji,
}

impl FontId {
    /// All embedded fonts.
    pub const ALL: [Self; 9] = [
        Self::NotoSans,
        Self::NotoSansBold,
        Self::NotoNaskhArabic,
        Self::NotoNaskhArabicBold,
        Self::NotoSansHebrew,
        Self::NotoSansHebrewBold,
        Self::NotoSansMath,
        Self::NotoSansSymbols2,
        Self::NotoEmoji,
    ];

    /// The name of the font's family, as the file itself and CSS know it.
    pub fn family(self) -> &'static str {
        match self {
            Self::NotoSans | Self::NotoSansBold => "Noto Sans",
            Self::NotoNaskhArabic | Self::NotoNaskhArabicBold => "Noto Naskh Arabic",
            Self::NotoSansHebrew | Self::NotoSansHebrewBold => "Noto Sans Hebrew",
            Self::NotoSansMath => "Noto Sans Math",
            Self::NotoSansSymbols2 => "Noto Sans Symbols2",
            Self::NotoEmoji => "Noto Emoji",
        }
    }

    /// Whether it is a bold face.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::NotoSansBold | Self::NotoNaskhArabicBold | Self::NotoSansHebrewBold)
    }
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
        FontId::NotoSansMath => include_bytes!("../../assets/fonts/NotoSansMath-Subset.ttf"),
        FontId::NotoSansSymbols2 => include_bytes!("../../assets/fonts/NotoSansSymbols2-Subset.ttf"),
        FontId::NotoEmoji => include_bytes!("../../assets/fonts/NotoEmoji-Subset.ttf"),
    }
}
