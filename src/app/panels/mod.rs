//! The parts of the window. Each reads the state and pushes commands.

pub mod detail;
pub mod reader;
