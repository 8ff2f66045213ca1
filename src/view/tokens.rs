//! Design tokens: the colours and sizes shared by screen and export.
//!
//! They stand in `assets/theme/*.ron` under stable names; no colour stands in
//! code.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::record::KindId;
use crate::model::{Dataset, Kind};

use super::color::Rgba;

/// A theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Name, such as `light`.
    pub name: String,
    /// Whether the paper is darker than the ink.
    pub dark: bool,
    /// Colours by use.
    pub color: Colors,
    /// Colours of kinds by name, in the order in which unnamed kinds get them.
    pub series: Vec<(String, Rgba)>,
    /// Sizes in logical pixels.
    pub size: Sizes,
}

/// Colours by use.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it; the values stand in the theme files")]
pub struct Colors {
    pub paper: Rgba,
    pub panel: Rgba,
    pub line: Rgba,
    pub ink: Rgba,
    pub soft: Rgba,
    pub faint: Rgba,
    pub accent: Rgba,
    /// Behind cited words.
    pub mark: Rgba,
    /// Behind selected text.
    pub selection: Rgba,
    /// Behind a thing under the pointer.
    pub hover: Rgba,
    /// Of what was worked out from other claims.
    pub derived: Rgba,
    pub warning: Rgba,
    pub error: Rgba,
    /// Text and marks on top of `accent`.
    pub on_accent: Rgba,
    /// Shadow under floating cards.
    pub shadow: Rgba,
}

/// Sizes in logical pixels.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it; the values stand in the theme files")]
pub struct Sizes {
    pub text_small: f32,
    pub text: f32,
    pub text_large: f32,
    pub text_title: f32,
    pub text_reader: f32,
    pub year: f32,
    pub mark: f32,
    pub bar: f32,
    pub row: f32,
    pub stem: f32,
    pub minimap_height: f32,
    pub corner: f32,
    pub gap: f32,
}

/// The names of the embedded themes.
pub const THEME_NAMES: [&str; 2] = ["light", "dark"];

impl Theme {
    /// The embedded theme of this name; the light one where there is none.
    ///
    /// # Panics
    /// Never in a build that passed its tests: each embedded theme is parsed by one.
    pub fn named(name: &str) -> Self {
        let text = match name {
            "dark" => include_str!("../../assets/theme/dark.ron"),
            _ => include_str!("../../assets/theme/light.ron"),
        };
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by a test")]
        ron::from_str(text).expect("embedded theme")
    }

    /// The colour of a kind: the one that it names, else the next of the series
    /// by its place in the dataset's list.
    pub fn kind_color(&self, dataset: &Dataset, id: &KindId) -> Rgba {
        let kinds = &dataset.header.kinds;
        let place = kinds.iter().position(|kind| kind.id == *id);
        let named = place.and_then(|place| self.series_color(&kinds[place]));
        named.unwrap_or_else(|| match place {
            Some(place) if !self.series.is_empty() => self.series[place % self.series.len()].1,
            _ => self.color.soft,
        })
    }

    fn series_color(&self, kind: &Kind) -> Option<Rgba> {
        let name = kind.color.as_deref().unwrap_or(kind.id.as_str());
        self.series.iter().find(|(series_name, _)| series_name == name).map(|(_, color)| *color)
    }

    /// The colours of all kinds of a dataset, by kind.
    pub fn kind_colors(&self, dataset: &Dataset) -> BTreeMap<KindId, Rgba> {
        dataset.header.kinds.iter().map(|kind| (kind.id.clone(), self.kind_color(dataset, &kind.id))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_themes_parse_and_differ_in_darkness() {
        assert!(!Theme::named("light").dark);
        assert!(Theme::named("dark").dark);
        for name in THEME_NAMES {
            assert_eq!(Theme::named(name).name, name);
        }
    }
}
