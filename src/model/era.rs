//! Eras: reigns, governments, wars and other stretches of time that stand behind
//! the events, in tracks. They are context, not events: the editor adds them,
//! and says on what grounds.

use serde::{Deserialize, Serialize};

use super::lang::LocalText;
use super::record::SourceId;

/// A stretch of time behind the events, as it stands in `dataset.ron`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Era {
    /// Identifier.
    pub id: String,
    /// Title per language.
    pub title: LocalText,
    /// Identifier of the track that it stands in.
    pub track: String,
    /// When it was, as EDTF: a date such as `2020`, or from and to such as
    /// `1999-07-30/..`.
    pub date: String,
    /// Name of the theme's colour; where absent, that of the track.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// The source of the dataset that tells of it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The editor's note: on what grounds it stands here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A track of eras.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EraTrack {
    /// Identifier.
    pub id: String,
    /// Name per language.
    pub name: LocalText,
    /// Name of the theme's colour for its eras; where absent, the next of the
    /// theme's series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}
