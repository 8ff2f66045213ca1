//! What a large dataset costs around the layout engine: opening it, one edit, a
//! keystroke in the search field, a choice of the filter, scrolling the list,
//! saving. Synthetic datasets, seeded; printed as one table.
//!
//! `cargo bench --bench scale -- 100000 1000000` chooses the numbers of events;
//! without any, 10,000 and 100,000 are measured, and a million takes some five
//! gigabytes of memory.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use entente::app::EntenteApp;
use entente::app::command::{Command, EditCommand, ViewCommand};
use entente::model::date::Chronology;
use entente::model::query::{Filter, SearchIndex};
use entente::model::{Event, EventId, Lang};
use entente::store;
use entente::view::Theme;
use serde::Deserialize;

/// Numbers of events where none are asked for.
const SIZES: [usize; 2] = [10_000, 100_000];
/// Size of the window, in logical pixels.
const WINDOW_PX: egui::Vec2 = egui::vec2(1_600.0, 900.0);

/// `events.ron` as the `ron` crate alone reads it.
#[derive(Deserialize)]
struct EventsFile {
    #[serde(rename = "schema")]
    _schema: u32,
    events: Vec<Event>,
}

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.replace(['_', ','], "").parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    println!("{:<44}{:>12}{:>14}", "", "events", "time");
    for events in sizes {
        measure(events);
    }
}

fn row(name: &str, events: usize, time: Duration) {
    println!("{name:<44}{events:>12}{:>11.2} ms", time.as_secs_f64() * 1e3);
}

fn timed<R>(work: impl FnOnce() -> R) -> (R, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// The median time of some runs.
fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| timed(&mut work).1).collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// A synthetic dataset, kept in `ENTENTE_SCALE` between runs where that is set.
fn folder_of(events: usize, home: &Path) -> PathBuf {
    let folder = std::env::var_os("ENTENTE_SCALE").map_or_else(|| home.to_path_buf(), PathBuf::from);
    let folder = folder.join(format!("events-{events}"));
    if !folder.exists() {
        let args = ["entente", "generate", "--events", &events.to_string(), "--seed", "1", "-o"];
        let args = args.iter().map(OsString::from).chain([folder.as_os_str().to_owned()]);
        entente::cli::run(args, |_| Err("no window here".to_owned()));
    }
    folder
}

/// A window that is driven without a screen.
struct Bench {
    app: EntenteApp,
    ctx: egui::Context,
}

impl Bench {
    fn frame(&mut self, commands: Vec<Command>, events: Vec<egui::Event>) {
        self.app.pending = commands;
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, WINDOW_PX);
        let input = egui::RawInput { screen_rect: Some(screen), events, ..egui::RawInput::default() };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.frame_ui(ui));
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn filter(&mut self, text: &str) -> Duration {
        let filter = Filter { text: text.to_owned(), ..self.app.state.filter.clone() };
        timed(|| self.frame(vec![Command::View(ViewCommand::Filter(filter))], Vec::new())).1
    }

    fn edit(&mut self, id: &EventId, title: &str) -> Duration {
        self.frame(vec![Command::Edit(EditCommand::Begin(id.clone()))], Vec::new());
        let draft = self.app.state.draft.as_mut().unwrap();
        draft.event.title.set(Lang::EN, title.to_owned());
        draft.errors.clear();
        timed(|| self.frame(vec![Command::Edit(EditCommand::ApplyDraft)], Vec::new())).1
    }
}

fn measure(events: usize) {
    let home = tempfile::tempdir().unwrap();
    let folder = folder_of(events, home.path());
    let file = folder.join(store::EVENTS_FILE);

    let alone = median(if events > 200_000 { 1 } else { 3 }, || {
        let text = std::fs::read_to_string(&file).unwrap();
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let read: EventsFile = options.from_str(&text).unwrap();
        std::hint::black_box(read.events.len());
    });
    row("ron alone reads events.ron", events, alone);
    let (opened, open) = timed(|| store::open(&folder).unwrap());
    row("open the dataset", events, open);
    println!("{:<56}{:>11.2} ×", "  as a multiple of ron alone", open.as_secs_f64() / alone.as_secs_f64());
    let (chronology, dates) = timed(|| Chronology::of(&opened.dataset));
    row("  work out all dates", events, dates);
    let (search, folded) = timed(|| SearchIndex::of(&opened.dataset, &chronology));
    row("  fold all texts", events, folded);
    drop((search, chronology));

    let (app, ready) = timed(|| EntenteApp::new(opened, Theme::named("light")));
    row("make the window's state", events, ready);
    let mut bench = Bench { app, ctx: egui::Context::default() };
    row("first frame", events, timed(|| bench.frame(Vec::new(), Vec::new())).1);
    bench.frame(Vec::new(), Vec::new());
    row("a frame without change", events, median(9, || bench.frame(Vec::new(), Vec::new())));
    let mut place = 0;
    let ids: Vec<EventId> = bench.app.state.dataset.events.iter().map(|event| event.id.clone()).collect();
    let scroll = median(9, || {
        place = (place + ids.len() / 11) % ids.len();
        let select = ViewCommand::Select { event: Some(ids[place].clone()), extend: false };
        bench.frame(vec![Command::View(select)], Vec::new());
        bench.frame(Vec::new(), Vec::new());
    });
    row("scroll the list to another event, two frames", events, scroll);
    for text in ["v", "vi", "visit", "visit envoy", "زيارة"] {
        row(&format!("search for “{text}”"), events, bench.filter(text));
    }
    row("clear the search", events, bench.filter(""));
    let kind = bench.app.state.dataset.header.kinds[0].id.clone();
    let filter = Filter { kinds: [kind].into(), ..Filter::default() };
    row("choose a kind", events, timed(|| bench.frame(vec![Command::View(ViewCommand::Filter(filter))], Vec::new())).1);
    bench.filter("");
    let id = ids[ids.len() / 2].clone();
    row("edit one event", events, bench.edit(&id, "Another title"));
    row("edit it again", events, bench.edit(&id, "A third title"));
    let undo = Command::Action(entente::app::action::Action::Undo);
    row("undo", events, timed(|| bench.frame(vec![undo], Vec::new())).1);
    let state = &mut bench.app.state;
    let (saved, save) = timed(|| state.opened.save(&state.dataset));
    saved.unwrap();
    row("save one edit", events, save);
}
