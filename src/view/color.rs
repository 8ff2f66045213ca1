//! Colours as the theme's tokens give them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An sRGB colour with straight (not premultiplied) alpha, eight bits a channel.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Rgba {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Rgba {
    /// The same colour with its alpha multiplied by `factor` (clamped to 0–1).
    #[must_use]
    pub fn faded(self, factor: f32) -> Self {
        let a = (f32::from(self.a) * factor.clamp(0.0, 1.0)).round() as u8;
        Self { a, ..self }
    }

    /// The mixture with `other`: 0 is this colour, 1 the other.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mix = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: mix(self.a, other.a) }
    }
}

/// Why a string is not a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a colour; write it as \"#rrggbb\" or \"#rrggbbaa\"")]
pub struct ColorError(String);

impl FromStr for Rgba {
    type Err = ColorError;

    fn from_str(text: &str) -> Result<Self, ColorError> {
        let refused = || ColorError(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(refused)?;
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return Err(refused());
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| refused());
        let a = if digits.len() == 8 { channel(6)? } else { u8::MAX };
        Ok(Self { r: channel(0)?, g: channel(2)?, b: channel(4)?, a })
    }
}

impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { r, g, b, a } = self;
        write!(f, "#{r:02x}{g:02x}{b:02x}")?;
        if *a < u8::MAX { write!(f, "{a:02x}") } else { Ok(()) }
    }
}

impl fmt::Debug for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Rgba {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rgba {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_survive_a_round_trip() {
        for text in ["#0f7b7b", "#0f7b7b80"] {
            assert_eq!(text.parse::<Rgba>().unwrap().to_string(), text);
        }
        for text in ["", "0f7b7b", "#0f7b7", "#0g7b7b", "#éé7b"] {
            assert!(text.parse::<Rgba>().is_err(), "{text:?}");
        }
    }
}
