//! The screen: scenes and paragraphs as egui shapes, through a glyph atlas.
//!
//! ```text
//!   text::Paragraph --paint_paragraph--> one mesh over the atlas's texture
//!   view::Scene     --paint_scene------> shapes and meshes, clip by clip
//! ```
//!
//! Knows nothing of panels and of the application's state: it is given a
//! painter and a place.

mod atlas;
mod batch;
mod path;
mod scene;
mod system;

pub use scene::{color32, paint_scene};
pub use system::{TextSystem, paint_paragraph};
