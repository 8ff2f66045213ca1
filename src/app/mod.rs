//! The window. The only place besides `render/egui` that knows egui.

pub mod action;
pub mod command;
pub mod dialogs;
pub mod draft;
pub mod panels;
pub mod state;
pub mod theme;
pub mod widgets;
