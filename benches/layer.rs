//! How long a reference layer takes from its file to the timeline, against
//! merely reading the file with the `csv` crate, and how many bytes a row takes.
//! Synthetic rows, seeded, in the manner of machine-coded event data.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]
#![expect(clippy::print_stdout, reason = "it prints its table")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use csv::ByteRecord;
use entente::model::Header;
use entente::model::layer::{Column, Columns, LayerSpec, Links, RowQuery, RowSearch, SideNames};
use entente::model::query::Filter;
use entente::store::Origin;
use entente::store::layer::LayerFolder;
use entente::store::progress::Progress;
use entente::view::reference::ReferenceIndex;

/// Numbers of rows that are compared.
const SIZES: [usize; 3] = [46_000, 100_000, 1_000_000];
/// Each time is the median of so many.
const RUNS: usize = 7;

/// A generator of numbers that is the same everywhere (Marsaglia's xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

const COUNTRIES: [&str; 12] = [
    "Morocco", "Israel", "Spain", "France", "Egypt", "Jordan", "Algeria", "Tunisia", "Italy", "Germany", "Japan",
    "Chile",
];
const OFFICES: [&str; 8] = [
    "Police",
    "Head of Government",
    "Foreign Affairs",
    "Citizen",
    "Business",
    "Defense Ministry",
    "Media",
    "Parliament",
];
const KINDS: [(&str, &str, &str); 6] = [
    ("Make statement", "010", "0.0"),
    ("Consult", "040", "1.0"),
    ("Host a visit", "043", "2.8"),
    ("Express intent to cooperate", "030", "4.0"),
    ("Criticize or denounce", "111", "-2.0"),
    ("Use conventional military force", "190", "-10.0"),
];

/// Writes a file of so many rows over eleven years, a third of them with a twin.
fn write_rows(path: &Path, count: usize) {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut text =
        String::from("id,date,source,source country,event,code,intensity,target,target country,story,sentence,url\n");
    let mut row = 0;
    while row < count {
        let day = numbers.below(28) + 1;
        let (year, month) = (2005 + numbers.below(11), numbers.below(12) + 1);
        let ends = [0, 1].map(|_| {
            let country = COUNTRIES[numbers.below(12) as usize];
            (format!("{} ({country})", OFFICES[numbers.below(8) as usize]), country)
        });
        let (kind, code, intensity) = KINDS[numbers.below(6) as usize];
        let story = numbers.below(count as u64 / 2 + 1);
        let twins = if numbers.below(3) == 0 { 2 } else { 1 };
        for twin in 0..twins {
            let (source, target) = (&ends[twin], &ends[1 - twin]);
            writeln!(
                text,
                "{row},{year}-{month:02}-{day:02},{},{},{kind},{code},{intensity},{},{},{story},2,https://example.org/{story}/{row}",
                source.0, source.1, target.0, target.1
            )
            .unwrap();
            row += 1;
        }
    }
    std::fs::write(path, text).unwrap();
}

fn spec(file: &str) -> LayerSpec {
    let named = |name: &str| Some(Column::Name(name.to_owned()));
    LayerSpec {
        id: "rows".to_owned(),
        file: file.to_owned(),
        headers: true,
        columns: Columns {
            date: Column::Name("date".to_owned()),
            source: named("source"),
            source_group: named("source country"),
            target: named("target"),
            target_group: named("target country"),
            kind: named("event"),
            code: named("code"),
            intensity: named("intensity"),
            story: named("story"),
            sentence: named("sentence"),
            url: named("url"),
            ..Columns::default()
        },
        sides: SideNames { a: vec!["Morocco".to_owned()], b: vec!["Israel".to_owned()] },
        ..LayerSpec::default()
    }
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Reads a file with the `csv` crate as fast as that does.
fn read_alone(path: &Path) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).buffer_capacity(64 * 1024).from_path(path).unwrap();
    let mut record = ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        fields += record.len();
    }
    fields
}

fn main() {
    let home = tempfile::tempdir().unwrap();
    let folder = LayerFolder::of(&Origin::Folder(home.path().to_path_buf()));
    println!(
        "{:>9}  {:>7}  {:>8}  {:>8}  {:>5}  {:>9}  {:>8}  {:>8}  {:>8}  {:>8}  {:>7}",
        "rows",
        "file MB",
        "csv ms",
        "layer ms",
        "ratio",
        "bytes/row",
        "fold ms",
        "index ms",
        "index/row",
        "search ms",
        "all MB"
    );
    for count in SIZES {
        let file = format!("{count}.csv");
        let path = home.path().join(&file);
        write_rows(&path, count);
        let megabytes = std::fs::metadata(&path).unwrap().len() as f64 / 1.0e6;
        let spec = Arc::new(spec(&file));
        let alone = median(|| {
            black_box(read_alone(&path));
        });
        let loading = median(|| {
            black_box(folder.load(&spec, &Progress::new()).unwrap());
        });
        let layer = folder.load(&spec, &Progress::new()).unwrap();
        assert_eq!(layer.bad_rows.total, 0);
        let header = Header::default();
        let links = Links::of(&layer, &header);
        let folding = median(|| {
            black_box(RowSearch::of(&layer));
        });
        let search = RowSearch::of(&layer);
        let select = |text: &str| {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            RowQuery { filter, ..RowQuery::default() }.select(&layer, &links, &search, &header)
        };
        let searching = median(|| {
            black_box(select("police visit"));
        });
        let all = select("");
        let indexing = median(|| {
            black_box(ReferenceIndex::of(&layer, &links, &all, false));
        });
        let index = ReferenceIndex::of(&layer, &links, &all, false);
        let rows = layer.len() as f64;
        println!(
            "{:>9}  {megabytes:>7.1}  {:>8.1}  {:>8.1}  {:>5.2}  {:>9.1}  {:>8.1}  {:>8.1}  {:>8.1}  {:>8.1}  {:>7.1}",
            layer.len(),
            milliseconds(alone),
            milliseconds(loading),
            loading.as_secs_f64() / alone.as_secs_f64(),
            layer.bytes() as f64 / rows,
            milliseconds(folding),
            milliseconds(indexing),
            index.bytes() as f64 / rows,
            milliseconds(searching),
            (layer.bytes() + search.bytes() + index.bytes()) as f64 / 1.0e6,
        );
    }
}
