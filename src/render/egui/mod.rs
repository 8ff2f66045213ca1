//! The screen: scenes and paragraphs as egui shapes, through a glyph atlas.
