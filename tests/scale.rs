//! What a window on many events promises: it works off its own thread, does
//! nothing while it is left alone, and answers the same as on few.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test needs and does not find fails the test")]

use std::path::Path;
use std::time::Duration;

use egui::{Context, Event, RawInput, ViewportId, pos2, vec2};
use entente::app::EntenteApp;
use entente::app::command::{Command, FileCommand, ViewCommand};
use entente::cli::generate::synthetic;
use entente::model::query::Filter;
use entente::store::progress::Progress;
use entente::store::{self, LARGE_BYTES, OpenError};
use entente::view::Theme;

/// A window that is driven without a screen.
struct Window {
    app: EntenteApp,
    ctx: Context,
}

impl Window {
    fn on(opened: store::Opened) -> Self {
        Self { app: EntenteApp::new(opened, Theme::named("light")), ctx: Context::default() }
    }

    /// One frame; how long the window would wait for the next.
    fn frame(&mut self, commands: Vec<Command>, events: Vec<Event>) -> Duration {
        self.app.pending = commands;
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(1_600.0, 900.0));
        let input = RawInput { screen_rect: Some(screen), events, focused: true, ..RawInput::default() };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame_ui(ui));
        output.textures_delta.clear();
        output.viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// Frames without input until the window is at rest.
    fn settle(&mut self) {
        for _ in 0..50 {
            if self.frame(Vec::new(), Vec::new()) == Duration::MAX {
                return;
            }
        }
        panic!("the window never comes to rest");
    }

    fn event_count(&self) -> usize {
        self.app.state.dataset.events.len()
    }
}

fn large_folder(home: &Path) -> std::path::PathBuf {
    let folder = home.join("large");
    store::create(synthetic(4_000, 1), &folder).unwrap();
    assert!(store::size_bytes(&folder) > LARGE_BYTES);
    folder
}

fn opened(home: &Path, events: u32) -> store::Opened {
    store::create(synthetic(events, 1), &home.join("dataset")).unwrap()
}

#[test]
fn a_window_that_is_left_alone_neither_asks_to_be_drawn_nor_lays_anything_out() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::on(opened(home.path(), 2_000));
    window.settle();
    let layouts = window.app.state.layouts;
    assert!(layouts > 0);
    for _ in 0..3 {
        assert_eq!(window.frame(Vec::new(), Vec::new()), Duration::MAX);
    }
    assert_eq!(window.app.state.layouts, layouts);
}

#[test]
fn a_drag_is_drawn_on_input_alone() {
    let mut window = Window::on(store::open_bundled());
    window.settle();
    let plot = window.app.state.timeline.plot;
    let middle = pos2(700.0, 120.0 + plot.height() / 2.0);
    let press = |pressed| Event::PointerButton {
        pos: middle,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    window.frame(Vec::new(), vec![Event::PointerMoved(middle), press(true)]);
    window.frame(Vec::new(), vec![Event::PointerMoved(middle + vec2(60.0, 0.0))]);
    window.settle();
    let (layouts, start) = (window.app.state.layouts, window.app.state.view.start_days);
    // The button is still down, and the pointer rests.
    for _ in 0..3 {
        assert_eq!(window.frame(Vec::new(), Vec::new()), Duration::MAX);
    }
    assert_eq!(window.app.state.layouts, layouts);
    window.frame(Vec::new(), vec![Event::PointerMoved(middle + vec2(120.0, 0.0))]);
    window.settle();
    assert_ne!(window.app.state.view.start_days, start);
}

#[test]
fn a_large_dataset_is_opened_while_the_window_shows_the_one_it_has() {
    let home = tempfile::tempdir().unwrap();
    let folder = large_folder(home.path());
    let mut window = Window::on(store::open_bundled());
    window.settle();
    let before = window.event_count();
    window.frame(vec![Command::File(FileCommand::Open(folder.clone()))], Vec::new());
    assert_eq!(window.event_count(), before);
    assert!(window.app.state.background.loading.is_some());
    while window.app.state.background.loading.is_some() {
        assert_eq!(window.event_count(), before);
        let wait = window.frame(Vec::new(), Vec::new());
        assert_ne!(wait, Duration::MAX, "the bar moves on");
    }
    assert_eq!(window.event_count(), 4_000);
    assert_eq!(window.app.state.recent.first(), Some(&folder));
    let state = &window.app.state;
    assert_eq!(state.derived.chronology, entente::model::date::Chronology::of(&state.dataset));
}

#[test]
fn opening_that_is_cancelled_leaves_the_dataset_that_was_open() {
    let home = tempfile::tempdir().unwrap();
    let folder = large_folder(home.path());
    let mut window = Window::on(store::open_bundled());
    let before = window.event_count();
    let open = Command::File(FileCommand::Open(folder.clone()));
    window.frame(vec![open, Command::File(FileCommand::CancelOpening)], Vec::new());
    window.settle();
    assert_eq!(window.event_count(), before);
    let cancelled = Progress::new();
    cancelled.cancel();
    assert!(matches!(store::open_telling(&folder, &cancelled), Err(OpenError::Cancelled)));
}

#[test]
fn a_dataset_that_cannot_be_opened_is_told_of_and_the_old_one_stays() {
    let home = tempfile::tempdir().unwrap();
    let folder = large_folder(home.path());
    let mut window = Window::on(store::open_bundled());
    let before = window.event_count();
    std::fs::write(folder.join(store::HEADER_FILE), "(schema: 99)").unwrap();
    window.frame(vec![Command::File(FileCommand::Open(folder))], Vec::new());
    while window.app.state.background.loading.is_some() {
        window.frame(Vec::new(), Vec::new());
    }
    assert_eq!(window.event_count(), before);
    assert!(window.app.state.notice.as_ref().is_some_and(|notice| notice.failed));
}

#[test]
fn what_is_edited_while_another_dataset_is_opened_is_refused_and_not_lost() {
    let home = tempfile::tempdir().unwrap();
    let folder = large_folder(home.path());
    let mut window = Window::on(store::open_bundled());
    let before = window.event_count();
    let new_event = Command::Action(entente::app::action::Action::NewEvent);
    window.frame(vec![Command::File(FileCommand::Open(folder)), new_event], Vec::new());
    assert!(window.app.state.draft.is_none());
    assert!(window.app.state.notice.as_ref().is_some_and(|notice| notice.failed));
    assert_eq!(window.event_count(), before);
}

#[test]
fn a_search_off_the_windows_thread_finds_what_one_on_it_finds() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::on(opened(home.path(), 500));
    window.settle();
    window.app.state.background.searched_at_once = 0;
    let filter = |text: &str| {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        Command::View(ViewCommand::Filter(filter))
    };
    // The first is given up for the second before anyone looks at its result.
    window.frame(vec![filter("protest"), filter("visit")], Vec::new());
    while window.app.state.background.searching.is_some() {
        window.frame(Vec::new(), Vec::new());
    }
    let found = window.app.state.view.passes.clone();
    window.app.state.renew_filter_now();
    assert_eq!(found, window.app.state.view.passes);
    let (shown, left_out) = window.app.state.counts();
    assert!(shown > 0 && left_out > 0, "{shown} shown, {left_out} left out");
}
