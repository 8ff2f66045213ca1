//! A window on the bundled dataset, driven without a screen.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![expect(clippy::unwrap_used, reason = "what a test needs and does not find fails the test")]

use std::path::Path;

use egui::{UiBuilder, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::command::{Command, ViewCommand};
use entente::model::{EventId, Lang};
use entente::store;
use entente::view::Theme;

/// Size of the pictures: that of the window when it first opens.
const SIZE: Vec2 = vec2(1600.0, 1000.0);

/// A window on the bundled dataset, drawn once.
pub fn window(theme: &str) -> Harness<'static, EntenteApp> {
    window_on(store::open_bundled(), theme)
}

pub fn window_on(opened: store::Opened, theme: &str) -> Harness<'static, EntenteApp> {
    let app = EntenteApp::new(opened, Theme::named(theme));
    let mut harness = Harness::builder().with_size(SIZE).with_max_steps(200).wgpu().build_ui_state(
        |ui, app: &mut EntenteApp| {
            // The whole picture, without the margin that the harness leaves.
            let whole = ui.ctx().content_rect();
            let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
            ui.set_clip_rect(whole);
            app.frame_ui(&mut ui);
        },
        app,
    );
    harness.run();
    harness
}

/// Compares with the picture in `screenshots/`. A pixel may differ a little, for
/// drivers round differently; a few pixels may differ more, at glyphs' edges.
pub fn picture(harness: &mut Harness<'_, EntenteApp>, name: &str, results: &mut SnapshotResults) {
    harness.remove_cursor();
    harness.run();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    harness.snapshot_options(name, &SnapshotOptions::new().output_path(folder).max_failed_pixels(200));
    results.extend_harness(harness);
}

pub fn title_of(app: &EntenteApp, id: &str, lang: Lang) -> String {
    app.state.dataset.event(&EventId::from(id)).unwrap().title.in_lang(lang).to_owned()
}

/// The identifier of the event that Belkhir's visit is recorded as.
pub const VISIT: &str = "belkhir-visit";

pub fn select(harness: &mut Harness<'_, EntenteApp>, id: &str) {
    let title = title_of(harness.state(), id, harness.state().state.lang());
    let mark = format!("{title} on the timeline");
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(&mark))).click();
    harness.run();
}

/// Gives the window a command from outside its panels.
pub fn run(harness: &mut Harness<'_, EntenteApp>, command: Command) {
    harness.state_mut().pending.push(command);
    harness.run();
}

/// Selects by a command, whatever language the names are in.
pub fn select_in_any_language(harness: &mut Harness<'_, EntenteApp>, id: &str) {
    let select = ViewCommand::Select { event: Some(EventId::from(id)), extend: false };
    run(harness, Command::View(select));
}
