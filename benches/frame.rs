//! What one frame of the timeline costs, from the index to the triangles, and how
//! that grows with the number of events: index query, layout, scene, egui's
//! shapes, tessellation. Synthetic rows without records, seeded: bursts, ties on
//! one day, intervals from weeks to a century, in 8 and in 200 lanes. Printed as
//! one table.
//!
//! `cargo bench --bench frame -- quick` leaves out the largest; numbers choose
//! the numbers of events.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::borrow::Cow;
use std::hint::black_box;
use std::time::{Duration, Instant};

use entente::model::date::{Bounds, Chronology, Day, Extent, Precision, Resolved};
use entente::model::{Dataset, EventId, Kind, Lang};
use entente::render::Measurer;
use entente::render::egui::{TextSystem, paint_scene};
use entente::view::index::{EventIndex, Row, importance};
use entente::view::lanes::LaneTable;
use entente::view::mark::MarkBasis;
use entente::view::timeline::{TimelineInput, ViewSpec, timeline_with};
use entente::view::{Axis, LaneMode, Records, RowCache, Size, Theme, TimelineIndex};

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
/// First and last day of the synthetic events: 1925 to 2025.
const DAYS: (i32, i32) = (-16_436, 20_089);
/// Frames of panning and of zooming in each window.
const FRAMES: usize = 60;
const WINDOWS: [(&str, f64); 4] = [("whole", 1.12), ("1/10", 0.1), ("1/1000", 0.001), ("deep", 0.000_03)];
const PICTURES: [(&str, Size); 2] =
    [("1600×900", Size { width: 1_600.0, height: 900.0 }), ("3840×2160", Size { width: 3_840.0, height: 2_160.0 })];

/// Steele, Lea and Flood's SplitMix64: fast, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

/// Rows in so many lanes.
fn rows(events: usize, lanes: u16) -> Vec<Row> {
    let mut random = Random(7);
    let span = (DAYS.1 - DAYS.0) as u64;
    let bursts: Vec<i32> = (0..40).map(|_| DAYS.0 + random.below(span - 400) as i32).collect();
    let mut rows = Vec::with_capacity(events);
    for item in 0..u32::try_from(events).unwrap() {
        let sort = random.below(1_000);
        let start = match sort {
            // A burst of some weeks, and a day that very many share.
            0..400 => bursts[random.below(40) as usize] + random.below(40) as i32,
            400..430 => bursts[random.below(5) as usize],
            _ => DAYS.0 + random.below(span) as i32,
        };
        let length = match random.below(1_000) {
            0..900 => 1,
            900..970 => 7 + random.below(60) as i32,
            970..998 => 100 + random.below(2_000) as i32,
            _ => 9_000 + random.below(25_000) as i32,
        };
        let end = (start + length).min(DAYS.1 + 1);
        let lane = random.below(u64::from(lanes)) as u16;
        let rank = if random.below(50) == 0 { Some(1 + random.below(5) as u8) } else { None };
        let weight = importance(rank, random.below(4) as usize, usize::from(lane));
        rows.push(Row::of_days(start, end, item, lane, weight).in_lane(lane, true));
    }
    rows
}

/// The records that the rows would stand for.
struct Synthetic<'a>(&'a [Row]);

const TITLES: [&str; 6] = [
    "Visit of the foreign minister",
    "Memorandum on trade",
    "Statement on the border",
    "Talks in the capital",
    "Joint exercise at sea",
    "Exchange of notes",
];

impl Records for Synthetic<'_> {
    fn id(&self, item: u32) -> EventId {
        EventId(format!("e{item}"))
    }

    fn find(&self, id: &EventId) -> Option<u32> {
        id.as_str().get(1..)?.parse().ok()
    }

    fn title(&self, item: u32, _: Lang) -> Cow<'_, str> {
        Cow::Owned(format!("{} {item}", TITLES[item as usize % TITLES.len()]))
    }

    fn date(&self, item: u32) -> Option<(Resolved, MarkBasis)> {
        let row = self.0.get(item as usize)?;
        let (first, last) = (Day(i64::from(row.start_day)), Day(i64::from(row.end_day) - 1));
        let bounds = Bounds {
            earliest_start: Some(first),
            latest_start: Some(first),
            earliest_end: Some(last),
            latest_end: Some(last),
        };
        let is_day = first == last;
        let date = Resolved {
            core: bounds,
            bounds,
            extent: if is_day { Extent::Point } else { Extent::Interval },
            precision: Precision::Day,
            approximate: false,
            uncertain: false,
            clock_seconds: None,
        };
        Some((date, MarkBasis::Stated))
    }
}

fn dataset(lanes: u16) -> Dataset {
    let mut dataset = Dataset::default();
    let kind = |at: u16| {
        let mut kind = Kind { id: format!("k{at}").as_str().into(), ..Kind::default() };
        kind.name.set(Lang::EN, format!("Kind {at}"));
        kind
    };
    dataset.header.kinds = (0..lanes).map(kind).collect();
    dataset
}

/// Times of the parts of one frame.
#[derive(Clone, Copy)]
struct Frame {
    layout: Duration,
    shapes: Duration,
    triangles: Duration,
}

impl Frame {
    fn total(&self) -> Duration {
        self.layout + self.shapes + self.triangles
    }
}

struct Bench<'a> {
    ctx: egui::Context,
    dataset: &'a Dataset,
    chronology: Chronology,
    records: Synthetic<'a>,
    index: TimelineIndex,
    theme: Theme,
    cache: RowCache,
}

impl Bench<'_> {
    fn frame(&mut self, spec: &ViewSpec, size: Size) -> Frame {
        let text = TextSystem::of(&self.ctx);
        let start = Instant::now();
        let scene = {
            let mut text = text.lock();
            let input = TimelineInput {
                dataset: self.dataset,
                chronology: &self.chronology,
                records: &self.records,
                index: &self.index,
                passing: None,
                spec,
                theme: &self.theme,
                size,
                measure: &Measurer::new(&mut text.engine),
            };
            timeline_with(self.cache.rows(0, &input), &input).scene
        };
        let layout = start.elapsed();
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(size.width, size.height));
        let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
        let start = Instant::now();
        let output = self.ctx.run_ui(input, |ui| paint_scene(&ui.painter_at(screen), egui::Pos2::ZERO, &scene));
        let shapes = start.elapsed();
        let start = Instant::now();
        black_box(self.ctx.tessellate(output.shapes, 1.0));
        Frame { layout, shapes, triangles: start.elapsed() }
    }
}

/// Median and 99th percentile, in milliseconds.
fn spread(times: &mut [Duration]) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    (at(0.5), at(0.99))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked: Vec<usize> =
        arguments.iter().filter_map(|argument| argument.replace(['_', ','], "").parse().ok()).collect();
    let is_quick = arguments.iter().any(|argument| argument == "quick");
    let sizes: Vec<usize> = match (asked.is_empty(), is_quick) {
        (false, _) => asked,
        (true, true) => SIZES[..3].to_vec(),
        (true, false) => SIZES.to_vec(),
    };
    println!(
        "{:>10} {:>5} {:>10}  {}   {:>15} {:>9} {:>24}",
        "events",
        "lanes",
        "picture",
        WINDOWS.map(|(name, _)| format!("{name:>15}")).join(" "),
        "all, median/p99",
        "first ms",
        "layout/shapes/triangles"
    );
    let mut medians: Vec<(usize, u16, usize, f64)> = Vec::new();
    let mut builds = Vec::new();
    for lanes in [8, 200] {
        for &events in &sizes {
            let rows = rows(events, lanes);
            let dataset = dataset(lanes);
            let mut build = time_of_build(&rows, &dataset, &mut builds, lanes);
            let index = build.take().unwrap();
            for (picture, (name, size)) in PICTURES.iter().enumerate() {
                let median = measure(&rows, &dataset, &index, (lanes, name, *size));
                medians.push((events, lanes, picture, median));
            }
        }
    }
    println!();
    for line in builds {
        println!("{line}");
    }
    println!();
    for lanes in [8, 200] {
        for (picture, (name, _)) in PICTURES.iter().enumerate() {
            let of = |events: usize| {
                medians.iter().find(|row| (row.0, row.1, row.2) == (events, lanes, picture)).map(|row| row.3)
            };
            if let (Some(small), Some(large)) = (of(10_000), of(10_000_000)) {
                println!("growth of the median from 10⁴ to 10⁷ events, {lanes} lanes, {name}: {:.2}×", large / small);
            }
        }
    }
}

fn time_of_build(rows: &[Row], dataset: &Dataset, lines: &mut Vec<String>, lanes: u16) -> Option<TimelineIndex> {
    let mut keys: Vec<(u16, i64, u32)> = rows.iter().map(|row| (row.lane, row.anchor_seconds, row.item)).collect();
    let start = Instant::now();
    keys.sort_unstable();
    let sorting = start.elapsed();
    drop(black_box(keys));
    let table = LaneTable::of(dataset, LaneMode::Kind);
    let start = Instant::now();
    let events = EventIndex::build(table.lanes.len(), rows);
    let building = start.elapsed();
    let bytes = events.bytes() as f64 / rows.len() as f64;
    let mut edited = events.clone();
    let mut random = Random(3);
    let edits = 200;
    let start = Instant::now();
    for _ in 0..edits {
        let old = rows[random.below(rows.len() as u64) as usize];
        let new = Row::of_days(old.start_day + 5, old.start_day + 6, old.item, old.kind, old.importance);
        edited.replace(&[old], &[new.in_lane(old.lane, true)]);
        edited.replace(&[new.in_lane(old.lane, true)], &[old]);
    }
    let edit_us = start.elapsed().as_secs_f64() * 1e6 / (2 * edits) as f64;
    lines.push(format!(
        "{:>10} events, {lanes:>3} lanes: index built in {:>7.1} ms, {:.2}× sort_unstable of its keys ({:.1} ms); {:>4.0} ns and {bytes:.1} bytes an event; an edit {edit_us:.1} µs",
        rows.len(),
        building.as_secs_f64() * 1e3,
        building.as_secs_f64() / sorting.as_secs_f64(),
        sorting.as_secs_f64() * 1e3,
        building.as_secs_f64() * 1e9 / rows.len() as f64,
    ));
    Some(TimelineIndex { lanes: table, events })
}

/// Pans and zooms in every window. Returns the median of all frames.
fn measure(rows: &[Row], dataset: &Dataset, index: &TimelineIndex, (lanes, name, size): (u16, &str, Size)) -> f64 {
    let mut bench = Bench {
        ctx: egui::Context::default(),
        dataset,
        chronology: Chronology::default(),
        records: Synthetic(rows),
        index: index.clone(),
        theme: Theme::named("light"),
        cache: RowCache::default(),
    };
    let (first, last) = index.events.extent_days().unwrap();
    let mut all: Vec<Frame> = Vec::new();
    let mut columns = Vec::new();
    let mut cold = Duration::ZERO;
    for (_, share) in WINDOWS {
        let span = (last - first) * share;
        // About the day of a burst that is not at the middle of anything.
        let start = first + (last - first) * 0.37 - span * 0.37;
        let mut axis = Axis::new(start, span, 0.0, f64::from(size.width));
        let mut spec = ViewSpec { lanes: LaneMode::Kind, ..ViewSpec::default() };
        (spec.start_days, spec.span_days) = (axis.start_days, axis.span_days);
        cold = cold.max(bench.frame(&spec, size).total());
        let mut own = Vec::with_capacity(2 * FRAMES);
        for frame in 0..2 * FRAMES {
            axis = if frame < FRAMES {
                axis.pan(24.0)
            } else {
                axis.zoom_at(f64::from(size.width) * 0.4, if frame < FRAMES + FRAMES / 2 { 1.04 } else { 1.0 / 1.04 })
            };
            (spec.start_days, spec.span_days) = (axis.start_days, axis.span_days);
            own.push(bench.frame(&spec, size));
        }
        let (median, most) = spread(&mut own.iter().map(Frame::total).collect::<Vec<_>>());
        columns.push(format!("{:>15}", format!("{median:.2}/{most:.2}")));
        all.extend(own);
    }
    let part = |part: fn(&Frame) -> Duration| spread(&mut all.iter().map(part).collect::<Vec<_>>()).0;
    let parts = [part(|frame| frame.layout), part(|frame| frame.shapes), part(|frame| frame.triangles)];
    let (median, most) = spread(&mut all.iter().map(Frame::total).collect::<Vec<_>>());
    println!(
        "{:>10} {lanes:>5} {name:>10}  {}   {:>15} {:>9.1} {:>24}",
        rows.len(),
        columns.join(" "),
        format!("{median:.2}/{most:.2}"),
        cold.as_secs_f64() * 1e3,
        parts.map(|part| format!("{part:.2}")).join("/"),
    );
    median
}
