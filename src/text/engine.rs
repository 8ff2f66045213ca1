//! The engine: fonts, shaping and the cache of set paragraphs.

use std::sync::Arc;

use super::{Paragraph, ParagraphStyle};

/// Sets paragraphs. Cheap to ask again for what was set before.
pub struct Engine {}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the embedded fonts and an empty cache.
    pub fn new() -> Self {
        Self {}
    }

    /// Sets a paragraph, or returns it from the cache.
    pub fn paragraph(&mut self, _text: &str, _style: &ParagraphStyle) -> Arc<Paragraph> {
        todo!()
    }

    /// Width in logical pixels of one unbroken line.
    pub fn width(&mut self, _text: &str, _size: f32, _bold: bool) -> f32 {
        todo!()
    }

    /// The text shortened at its logical end with "…" to at most `max_width`;
    /// unchanged where it fits, empty where not even the ellipsis does.
    pub fn elide(&mut self, _text: &str, _size: f32, _bold: bool, _max_width: f32) -> String {
        todo!()
    }
}
