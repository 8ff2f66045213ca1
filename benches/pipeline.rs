//! How long the way from files to picture takes, and how it grows with the
//! number of events: opening, dates, search, one frame of layout, an edit, an
//! export. Synthetic datasets, seeded.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]

use std::ffi::OsString;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use entente::model::date::Chronology;
use entente::model::query::{Filter, SearchIndex};
use entente::render::Measurer;
use entente::store;
use entente::text::Engine;
use entente::view::timeline::{TimelineInput, ViewSpec, extent_days, timeline_with};
use entente::view::{DatasetRecords, LaneMode, RowCache, Size, Theme, TimelineIndex};

/// Numbers of events that are compared.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Writes a synthetic dataset with the command that users have.
fn generate(events: usize, folder: &Path) {
    let args = ["entente", "generate", "--events", &events.to_string(), "--seed", "1", "-o"];
    let args = args.iter().map(OsString::from).chain([folder.into()]);
    entente::cli::run(args, |_| Err("no window here".to_owned()));
}

fn pipeline(criterion: &mut Criterion) {
    let home = tempfile::tempdir().unwrap();
    for events in SIZES {
        let folder = home.path().join(events.to_string());
        generate(events, &folder);
        let opened = store::open(&folder).unwrap();
        let dataset = &opened.dataset;
        let chronology = Chronology::of(dataset);
        let search = SearchIndex::of(dataset, &chronology);
        let mut group = criterion.benchmark_group("pipeline");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("open", events), |bench| {
            bench.iter(|| black_box(store::open(&folder).unwrap()));
        });
        group.bench_function(BenchmarkId::new("dates", events), |bench| {
            bench.iter(|| black_box(Chronology::of(dataset)));
        });
        group.bench_function(BenchmarkId::new("search index", events), |bench| {
            bench.iter(|| black_box(SearchIndex::of(dataset, &chronology)));
        });
        let filter = Filter { text: "visit".to_owned(), ..Filter::default() };
        group.bench_function(BenchmarkId::new("search", events), |bench| {
            bench.iter(|| black_box(search.matches(&filter)));
        });

        let records = DatasetRecords { dataset, chronology: &chronology };
        let index = TimelineIndex::of(dataset, &chronology, LaneMode::Direction);
        let (start, end) = extent_days(dataset, &chronology).unwrap();
        let (mut text, theme) = (Engine::new(), Theme::named("light"));
        let measure = Measurer::new(&mut text);
        let mut spec = ViewSpec { start_days: start, span_days: end - start, ..ViewSpec::default() };
        let mut rows = RowCache::default();
        let size = Size { width: 1_600.0, height: 900.0 };
        // A frame of panning: the rows stay, everything else is laid out anew.
        group.bench_function(BenchmarkId::new("frame of panning", events), |bench| {
            bench.iter(|| {
                spec.start_days += spec.span_days / 1_000.0;
                let input = TimelineInput {
                    dataset,
                    chronology: &chronology,
                    records: &records,
                    index: &index,
                    passing: None,
                    spec: &spec,
                    theme: &theme,
                    size,
                    measure: &measure,
                };
                black_box(timeline_with(rows.rows(0, &input), &input))
            });
        });
        // The first frame after an edit: the rows are chosen anew.
        let mut revision = 0;
        group.bench_function(BenchmarkId::new("frame after an edit", events), |bench| {
            bench.iter(|| {
                revision += 1;
                let input = TimelineInput {
                    dataset,
                    chronology: &chronology,
                    records: &records,
                    index: &index,
                    passing: None,
                    spec: &spec,
                    theme: &theme,
                    size,
                    measure: &measure,
                };
                black_box(timeline_with(rows.rows(revision, &input), &input))
            });
        });
        group.finish();
    }
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
