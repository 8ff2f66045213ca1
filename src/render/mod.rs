//! One [`Scene`](crate::view::Scene) in, one output out.

#[cfg(feature = "gui")]
pub mod egui;

mod measure;

pub use measure::Measurer;
