//! The window. The only place besides `render/egui` that knows egui.

pub mod action;
mod clipboard;
pub mod command;
pub mod dialogs;
pub mod draft;
mod execute;
mod export;
pub mod panels;
pub mod state;
pub mod theme;
pub mod widgets;
mod window;

pub use window::EntenteApp;

use anyhow::anyhow;

use crate::store::Opened;
use crate::view::Theme;

/// Size of the window when it opens for the first time, in logical pixels.
const FIRST_SIZE_PX: [f32; 2] = [1600.0, 1000.0];
/// Smallest size of the window.
const LEAST_SIZE_PX: [f32; 2] = [900.0, 560.0];

/// Opens the window on a dataset and returns when it is closed.
///
/// # Errors
/// Where there is no display, or none that can be drawn on.
pub fn run(opened: Opened) -> anyhow::Result<()> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Entente")
        .with_app_id("entente")
        .with_inner_size(FIRST_SIZE_PX)
        .with_min_inner_size(LEAST_SIZE_PX);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native("entente", options, Box::new(|_| Ok(Box::new(EntenteApp::new(opened, Theme::named("light"))))))
        .map_err(|error| anyhow!("the window cannot be opened: {error}; `entente export` writes figures without one"))
}
