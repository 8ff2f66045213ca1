//! The window. The only place besides `render/egui` that knows egui.

pub mod action;
pub mod background;
mod clipboard;
pub mod command;
mod customs;
pub mod derived;
pub mod dialogs;
pub mod draft;
mod execute;
mod export;
pub mod interface;
pub mod layers;
pub mod loading;
pub mod navigation;
pub mod panels;
pub mod preferences;
pub mod records;
pub mod safety;
pub mod state;
pub mod theme;
pub mod widgets;
mod window;

pub use window::EntenteApp;

use anyhow::anyhow;

use crate::store::settings::Settings;
use crate::store::{Start, journal};

use self::navigation::desktop_reduces_motion;
use self::preferences::Preferences;
use self::safety::Safety;

/// Size of the window when it opens for the first time, in logical pixels.
const FIRST_SIZE_PX: [f32; 2] = [1600.0, 1000.0];
/// Smallest size of the window.
const LEAST_SIZE_PX: [f32; 2] = [1000.0, 640.0];

/// Opens the window on a dataset and returns when it is closed. A folder that
/// takes its time is opened while the window is there already.
///
/// # Errors
/// Where there is no display, or none that can be drawn on.
pub fn run(start: Start) -> anyhow::Result<()> {
    let (preferences, complaint) = match Settings::default_path() {
        Some(path) => Preferences::load(path),
        None => (Preferences::default(), None),
    };
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Entente")
        .with_app_id("entente")
        .with_inner_size(preferences.window_size_px().unwrap_or(FIRST_SIZE_PX))
        .with_min_inner_size(LEAST_SIZE_PX);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/entente.png")) {
        viewport = viewport.with_icon(icon);
    }
    let (opened, folder) = match start {
        Start::Opened(opened) => (opened, None),
        Start::Folder { folder, preview } => (preview, Some(folder)),
    };
    let mut app = EntenteApp::with_preferences(*opened, preferences);
    app.opens = folder;
    if let Some(folder) = journal::default_folder() {
        app.state.safety = Safety::in_folder(folder);
    }
    app.state.navigation.desktop_reduces = desktop_reduces_motion();
    if let Some(complaint) = complaint {
        app.state.tell_failure(complaint);
    }
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native("entente", options, Box::new(|_| Ok(Box::new(app)))).map_err(|error| {
        let reason = last_cause(&error.to_string());
        anyhow!("the window cannot be opened ({reason}); entente export -o FILE.svg writes the figure without one")
    })
}

/// The last part of a chain of causes. Those before it name places in the
/// windowing library's source, which are of no use to a user.
fn last_cause(message: &str) -> String {
    message.rsplit(": ").next().unwrap_or(message).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::last_cause;

    #[test]
    fn a_user_is_told_the_cause_and_not_the_source() {
        let message = "EventLoopError: os error at src/linux/mod.rs:788: Failed to open connection to X server";
        assert_eq!(last_cause(message), "Failed to open connection to X server");
        assert_eq!(last_cause("no display"), "no display");
    }
}
