//! From a dataset and a view to a [`Scene`]: pure geometry, no GUI, no fonts.
//!
//! ```text
//!   records, dates --index--> sorted columns (kept by the caller)
//!   index + window --rows--> marks, labels and folds in sight
//!   RowLayout --paint--> Scene: shapes, text, hit regions
//! ```

mod arcs;
pub mod axis;
mod calendar;
mod canvas;
pub mod color;
mod composition;
mod customs;
mod density;
mod entry;
mod eras;
pub mod figure;
pub mod flight;
mod fold;
mod frame;
pub mod geometry;
pub mod index;
mod label;
pub mod lanes;
pub mod mark;
pub mod measure;
mod minimap;
pub mod mirror;
mod nodes;
mod occupancy;
mod paint;
mod paint_mark;
pub mod passes;
mod place;
mod placing;
mod pool;
pub mod records;
pub mod reference;
mod rows;
pub mod scene;
mod second_axis;
mod sight;
pub mod snap;
mod stacks;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod ticks;
pub mod timeline;
pub mod tokens;
mod words;

pub use axis::Axis;
pub use color::Rgba;
pub use customs::Customs;
pub use eras::era_in_words;
pub use geometry::{Point, Rect, Size};
pub use index::EventIndex;
pub use lanes::LaneMode;
pub use mirror::TimeDirection;
pub use passes::Passes;
pub use records::{DatasetRecords, Records, TimelineIndex};
pub use reference::References;
pub use rows::{RowCache, RowLayout};
pub use scene::Scene;
pub use tokens::Theme;
