//! From a dataset and a view to a [`Scene`]: pure geometry, no GUI, no fonts.

pub mod axis;
pub mod color;
pub mod geometry;
pub mod scene;
pub mod timeline;
pub mod tokens;

pub use axis::Axis;
pub use color::Rgba;
pub use geometry::{Point, Rect, Size};
pub use scene::Scene;
pub use tokens::Theme;
