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

use entente::app::loading::Prepared;
use entente::app::panels::sidebar::sidebar_ui;
use entente::app::state::State;
use entente::model::date::Chronology;
use entente::model::query::{Filter, SearchIndex};
use entente::model::{Event, Lang};
use entente::store;
use entente::store::history::{Change, Delta};
use entente::view::{LaneMode, Theme};
use serde::Deserialize;

/// Numbers of events where none are asked for.
const SIZES: [usize; 2] = [10_000, 100_000];
/// Size of the list, in logical pixels.
const LIST_PX: egui::Vec2 = egui::vec2(264.0, 900.0);

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

/// Memory of the program, in megabytes; 0 where the system does not tell.
fn memory_mb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<usize>().ok()).map_or(0, |kb| kb / 1_000)
}

/// The change of one event's title.
fn retitle(state: &State, place: usize) -> Change {
    let before = state.dataset.events[place].clone();
    let mut after = before.clone();
    let title = before.title.in_lang(Lang::EN);
    let title = title.strip_suffix(" again").map_or_else(|| format!("{title} again"), str::to_owned);
    after.title.set(Lang::EN, title);
    Change::new("Edit", vec![Delta { index: place, before: Some(before), after: Some(after) }])
}

fn delete(state: &State, place: usize) -> Change {
    let before = Some(state.dataset.events[place].clone());
    Change::new("Delete", vec![Delta { index: place, before, after: None }])
}

/// One frame of the sidebar alone: filters, counts and the list.
fn sidebar(ctx: &egui::Context, state: &State) {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, LIST_PX);
    let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
    let mut commands = Vec::new();
    let mut output = ctx.run_ui(input, |ui| sidebar_ui(ui, state, &mut commands));
    output.textures_delta.clear();
    std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

fn measure(events: usize) {
    let home = tempfile::tempdir().unwrap();
    let folder = folder_of(events, home.path());
    let alone = ron_alone(events, &folder.join(store::EVENTS_FILE));
    let (opened, open) = timed(|| store::open(&folder).unwrap());
    row("open the dataset", events, open);
    println!("{:<56}{:>11.2} ×", "  as a multiple of ron alone", open.as_secs_f64() / alone.as_secs_f64());
    let (chronology, dates) = timed(|| Chronology::of(&opened.dataset));
    row("  of what follows: all dates", events, dates);
    let (search, folded) = timed(|| SearchIndex::of(&opened.dataset, &chronology));
    row("  of what follows: all texts folded", events, folded);
    drop((search, chronology));
    let (prepared, ready) = timed(|| Prepared::of(opened, LaneMode::default()));
    row("work out all that follows", events, ready);
    let mut state = State::of(prepared, Theme::named("light"));
    println!("{:<44}{events:>12}{:>11} MB", "memory with the dataset open", memory_mb());

    for text in ["v", "vi", "visit", "visit envoy", "زيارة", "nothing of the sort"] {
        state.filter = Filter { text: text.to_owned(), ..Filter::default() };
        let time = median(5, || state.renew_filter_now());
        row(&format!("search for “{text}”: {} pass", state.derived.shown), events, time);
    }
    let kind = state.dataset.header.kinds[0].id.clone();
    state.filter = Filter { kinds: [kind].into(), ..Filter::default() };
    row("filter by a kind", events, median(5, || state.renew_filter_now()));
    row("  the timeline's index of what passes", events, timed(|| state.renew_index()).1);
    state.filter = Filter::default();
    row("clear the filter", events, median(5, || state.renew_filter_now()));

    let middle = events / 2;
    row(
        "edit one event, with all that follows",
        events,
        median(5, || {
            let change = retitle(&state, middle);
            state.apply(change);
        }),
    );
    row("undo it", events, median(3, || drop(state.step(true))));
    row(
        "delete one event in the middle",
        events,
        median(3, || {
            let change = delete(&state, middle);
            state.apply(change);
        }),
    );
    row("undo that", events, median(3, || drop(state.step(true))));
    let change = retitle(&state, middle);
    state.apply(change);

    let ctx = egui::Context::default();
    sidebar(&ctx, &state);
    sidebar(&ctx, &state);
    row("one frame of filters and list", events, median(9, || sidebar(&ctx, &state)));
    let mut place = 0;
    row(
        "scroll the list to another event",
        events,
        median(9, || {
            place = (place + events / 11) % events;
            state.focus = Some(state.dataset.events[place].id.clone());
            sidebar(&ctx, &state);
        }),
    );
    let (saved, save) = timed(|| state.opened.save(&state.dataset));
    saved.unwrap();
    row("save one edit", events, save);
    row("check against the files as saved", events, timed(|| state.renew_checks()).1);
}

/// How long the `ron` crate alone takes for `events.ron`.
fn ron_alone(events: usize, file: &Path) -> Duration {
    let time = median(if events > 200_000 { 1 } else { 3 }, || {
        let text = std::fs::read_to_string(file).unwrap();
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let read: EventsFile = options.from_str(&text).unwrap();
        std::hint::black_box(read.events.len());
    });
    row("ron alone reads events.ron", events, time);
    time
}
