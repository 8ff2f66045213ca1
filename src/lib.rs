//! Entente: a viewer and editor for the timeline of relations between two
//! states, in which every event rests on the exact sentence of a source.
//!
//! The layers, lowest first; arrows point down only:
//!
//! ```text
//!   model <- evidence <- store <---------+
//!   model <- evidence <- publish <-------+
//!   model <- view <- render <- app <-----+-- (app knows all)
//!   text  <--------- render
//! ```

pub mod evidence;
pub mod model;
pub mod publish;
pub mod render;
pub mod store;
pub mod text;
pub mod view;

pub mod cli;

#[cfg(feature = "gui")]
pub mod app;
