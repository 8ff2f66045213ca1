//! Any input at all: no panic, no hang, memory in bounds. Sound samples are
//! changed at random, some thousand times by default; by hand
//! `ENTENTE_FUZZ_SECONDS=600 cargo test --release --test fuzz -- --nocapture
//! --test-threads=1` goes on for ten minutes a target and prints how many inputs
//! there were.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the report is for reading")]

#[path = "support/mod.rs"]
mod sample;
#[path = "support/targets.rs"]
mod targets;

use std::time::{Duration, Instant};

/// The article that the bundled dataset is coded from.
const ARTICLE: &str = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");

/// A small generator of numbers: xorshift, by Marsaglia.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Signs, words and numbers that matter to one reader or another.
const WORDS: [&str; 48] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\\",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "#![enable(unwrap_newtypes)]",
    "id",
    "schema: 1",
    "Some(",
    "None",
    "-0.0",
    "NaN",
    "18446744073709551616",
    "\u{202e}",
    "\u{feff}",
    "\r\n",
    "\0",
    "\u{64e}",
    "🇲🇦",
    "e\u{301}",
    "2021-11-24",
    "2021-13",
    "Y-99999999999",
    "../",
    "..",
    "[..",
    "X",
    "~",
    "?",
    "%",
    "/open",
    "S2",
    "نوفمبر",
    "أواخر",
    "ל־",
    "\t",
    ";",
    "\u{ffff}",
];

/// One input made of the samples.
fn changed(samples: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = samples[random.below(samples.len())].clone();
    for _ in 0..1 + random.below(8) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 => {
                let other = &samples[random.below(samples.len())];
                let from = random.below(other.len() + 1);
                let until = (from + random.below(80)).min(other.len());
                bytes.splice(at..end, other[from..until].iter().copied());
            }
            4 => {
                let word = WORDS[random.below(WORDS.len())].repeat(1 + random.below(3000));
                bytes.splice(at..at, word.bytes().take(20_000));
            }
            5 => bytes.truncate(at),
            _ => {
                let word = WORDS[random.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
        }
    }
    bytes
}

/// The most memory that the process has held, in megabytes, where the system
/// says so.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kb| kb / 1024)
}

fn feed(name: &str, default_inputs: usize, samples: Vec<Vec<u8>>, target: fn(&[u8])) {
    let seconds = std::env::var("ENTENTE_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seed = std::env::var("ENTENTE_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0xF022);
    let mut random = Random(seed);
    let mut samples = samples;
    for sample in &samples {
        target(sample);
    }
    let mut inputs = 0;
    let mut slowest = Duration::ZERO;
    while until.map_or(inputs < default_inputs, |until| Instant::now() < until) {
        let input = changed(&samples, &mut random);
        let begun = Instant::now();
        let told = std::panic::catch_unwind(|| target(&input));
        slowest = slowest.max(begun.elapsed());
        if let Err(panic) = told {
            println!("{name}: input {inputs} of seed {seed}: {:?}", String::from_utf8_lossy(&input));
            std::panic::resume_unwind(panic);
        }
        inputs += 1;
        // What was changed is changed further, within bounds.
        if input.len() < 20_000 && random.below(50) == 0 {
            if samples.len() > 200 {
                let old = 20 + random.below(180);
                samples.swap_remove(old.min(samples.len() - 1));
            }
            samples.push(input);
        }
    }
    let peak = peak_mb();
    println!("{name}: {inputs} inputs, the slowest {slowest:?}, most memory {peak:?} MB");
    assert!(peak.is_none_or(|peak| peak < 2048), "{peak:?} MB");
}

fn prefixed(prefix: &[u8], text: &str) -> Vec<u8> {
    [prefix, text.as_bytes()].concat()
}

#[test]
fn the_loader_takes_any_bytes() {
    let mut samples: Vec<Vec<u8>> = Vec::new();
    for (choice, (_, content)) in targets::FILES.iter().enumerate() {
        samples.push(prefixed(&[choice as u8], content));
    }
    let bundled = [
        include_str!("../data/morocco-israel/events.ron"),
        include_str!("../data/morocco-israel/dataset.ron"),
        include_str!("../data/morocco-israel/sources.ron"),
    ];
    for (choice, content) in bundled.iter().enumerate() {
        samples.push(prefixed(&[choice as u8], content));
    }
    feed("loader", 300, samples, targets::loader);
}

#[test]
fn the_anchor_resolver_takes_any_texts() {
    let short: String = ARTICLE.chars().take(600).collect();
    let changed_text = short.replace("الم", "ال").replacen('.', "؛ ", 2);
    let samples = vec![
        prefixed(&[40, 30], &format!("{short}\0{changed_text}")),
        prefixed(&[100, 90], &format!("{short}\0مقدمة. {short}{short}")),
        prefixed(&[0, 255], "They spoke. They spoke. They left.\0They left. They spoke, They spoke."),
        prefixed(&[128, 3], "aaaaaaaaaaaaaaaa\0aaaaaaaabaaaaaaa"),
    ];
    feed("anchor resolver", 1000, samples, targets::anchors);
}

#[test]
fn the_edtf_reader_takes_any_text() {
    let samples = [
        "2021-11-24",
        "2021-11~",
        "2021-2X",
        "19XX",
        "2021-21",
        "Y17E7S3",
        "Y-170000002",
        "[1667,1668, 1670..1672]",
        "{..1983-12-31,1984}",
        "2004-01-01/..",
        "/2006",
        "2021-11-24T10:00:00Z",
        "-0333",
        "2004-06~/2004-08?",
        "20XX-1X-0X",
        "1950S2",
        "?2004-?06-~11",
        "2001-34/2003-25",
        "Y3388E2S3",
        "156X-12-25",
    ];
    feed("EDTF", 6000, samples.map(|text| text.as_bytes().to_vec()).into(), targets::edtf);
}

#[test]
fn the_reader_of_written_dates_takes_any_text() {
    let samples = [
        "في 24 نوفمبر/ تشرين الثاني 2021",
        "نهاية العام 2020",
        "٢٤ تشرين الثاني ٢٠٢١",
        "late 2020",
        "24 November 2021",
        "November 24, 2021",
        "le 24 novembre 2021",
        "fin 2020",
        "début mars 1999",
        "24 בנובמבר 2021",
        "סוף 2020",
        "أوائل يوليوز 2022",
        "between 2 and 5 May 2021",
        "c. 1956",
        "3 محرم 1443",
        "the 1950s",
        "1st of March 1956",
    ];
    feed("written dates", 6000, samples.map(|text| text.as_bytes().to_vec()).into(), targets::written_dates);
}

#[test]
fn the_reader_of_tables_takes_any_bytes() {
    let rows =
        "date,who,whom,what\n2021-11-24,Tel Aviv,Rabat,\"Visit, \"\"long\"\"\"\n20220719,Rabat,,x\n1/6/2018,a,b,c\r\n";
    let samples = vec![
        prefixed(&[0], rows),
        prefixed(&[1], rows),
        prefixed(&[10], &rows.replace(',', "\t")),
        prefixed(&[16], &rows.replace("2021-11-24", "20211124")),
        prefixed(&[36], &rows.repeat(40)),
        prefixed(&[2], &rows.replace('\n', "\r")),
    ];
    feed("tables", 3000, samples, targets::layers);
}
