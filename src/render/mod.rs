//! One [`Scene`](crate::view::Scene) in, one output out.
//!
//! ```text
//!            +-- egui    shapes for the window
//!   Scene ---+-- svg     text with outlines of glyphs
//!            +-- png     pixels at any scale
//!            +-- pdf     vectors with selectable text
//! ```
//!
//! Renderers add nothing of their own to the picture and take every position
//! from the scene. They know `view` and `text`, no dataset and no window.

mod gradient;
mod measure;
mod outlines;
mod path;

pub mod file;
pub mod pdf;
pub mod png;
pub mod svg;

#[cfg(feature = "gui")]
pub mod egui;

#[cfg(test)]
mod sample;

pub use measure::Measurer;

use std::sync::Arc;

use crate::text::{Engine, Paragraph, ParagraphStyle};
use crate::view::figure::{Figure, FigureSpec, PROGRAM};
use crate::view::scene::{FontWeight, TextRun};

/// What an exported file says about itself beside the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title of the document.
    pub title: String,
    /// A sentence or two on what the picture shows; may be empty.
    pub description: String,
    /// Main language as a BCP 47 tag, such as `ar`; may be empty.
    pub lang: String,
    /// Whether that language is written from right to left.
    pub rtl: bool,
    /// The program that made the file, such as `Entente 0.1.0`.
    pub creator: String,
}

impl Meta {
    /// What the file of a figure says about itself.
    pub fn of(figure: &Figure, spec: &FigureSpec) -> Self {
        Self {
            title: figure.title.clone(),
            description: figure.caption.clone(),
            lang: spec.lang.to_string(),
            rtl: spec.lang.is_rtl(),
            creator: PROGRAM.to_owned(),
        }
    }
}

/// Why a scene cannot become a file.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RenderError {
    /// The size is no size, or larger than [`png::MAX_SIDE_PX`] and
    /// [`png::MAX_PIXELS`] allow.
    #[error(
        "a picture of {width_px} × {height_px} pixels cannot be drawn; choose a width, height and scale that give at least 1 pixel and at most {max_side} on each side, and at most {max_millions} million pixels in all",
        max_side = png::MAX_SIDE_PX,
        max_millions = png::MAX_PIXELS / 1_000_000
    )]
    PictureSize {
        /// Width after scaling.
        width_px: f64,
        /// Height after scaling.
        height_px: f64,
    },
    /// The page is larger or smaller than PDF allows.
    #[error(
        "a page of {width_pt} × {height_pt} points cannot be written; PDF allows from {min} to {max} points on each side, so choose another width or height",
        min = pdf::MIN_SIDE_PT,
        max = pdf::MAX_SIDE_PT
    )]
    PageSize {
        /// Width of the page.
        width_pt: f32,
        /// Height of the page.
        height_pt: f32,
    },
    /// The writer of the format refused.
    #[error("the {format} file could not be put together: {reason}")]
    Writer {
        /// Name of the format.
        format: &'static str,
        /// What the writer says.
        reason: String,
    },
}

/// A line of the scene as glyphs. Their positions count from the paragraph's
/// top left corner; [`line_offset`] moves them to the scene.
fn set_line(run: &TextRun, text: &mut Engine) -> Arc<Paragraph> {
    text.paragraph(&run.text, &ParagraphStyle::line(run.size, run.weight == FontWeight::Bold))
}

/// What to add to positions in the paragraph so that its first line starts at
/// the run's origin; `None` where nothing can be drawn.
fn line_offset(run: &TextRun, paragraph: &Paragraph) -> Option<(f32, f32)> {
    let line = paragraph.lines.first()?;
    let (dx, dy) = (run.origin.x - line.left, run.origin.y - line.baseline);
    (dx.is_finite() && dy.is_finite() && run.size > 0.0).then_some((dx, dy))
}

/// The text without characters that no file format carries as text: the
/// control characters that XML 1.0 forbids (section 2.2) and noncharacters.
fn plain_text(text: &str) -> String {
    text.chars().map(|c| if is_xml_char(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Whether XML 1.0 allows the character (production 2, `Char`).
fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}
