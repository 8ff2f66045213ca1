//! The parts of the window. Each reads the state and pushes commands.

pub mod detail;
pub mod hover_card;
pub mod layers;
pub mod lists;
pub mod loading_bar;
pub mod reader;
pub mod rows;
pub mod safety_bar;
pub mod sidebar;
pub mod status;
pub(crate) mod tall;
pub mod timeline;
pub mod toolbar;
