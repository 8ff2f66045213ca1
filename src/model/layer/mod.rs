//! Reference layers: read-only rows of a CSV or TSV file beside the curated
//! events.
//!
//! ```text
//!   dataset.ron --LayerSpec--> store reads the file --RowFields--> LayerBuilder
//!        --> Layer: columns of numbers, strings in pools
//!   Layer + Header --Links--> sides, actors and kinds of the dataset
//! ```
//!
//! A layer holds no records: a row is a number, and what is known of it stands
//! in columns of four bytes each; text stands once in a pool. Knows no file.

mod links;
mod pool;
mod rows;
mod select;
mod spec;
mod twins;

pub use links::{Links, Relation};
pub use pool::{Pool, TextColumn};
pub use rows::{BadRow, BadRows, Layer, LayerBuilder, LayerFull, OPEN_END_DAY, OPEN_START_DAY, RowFields};
pub use select::{RowQuery, RowScope, RowSearch, Selected};
pub use spec::{Column, Columns, DateStyle, LayerShow, LayerSpec, Separator, SideNames};
pub use twins::Twins;
