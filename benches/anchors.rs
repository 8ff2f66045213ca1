//! 10,000 citations of a source of one megabyte, resolved again after its text
//! was changed: `cargo bench --bench anchors`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use entente::evidence::{CONTEXT, Resolver};
use entente::model::record::Citation;

/// The article that the bundled dataset is coded from.
const ARTICLE: &str = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");
/// Citations.
const CITATIONS: usize = 10_000;

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

/// A megabyte of the article's own words in random order, so that runs are as
/// common as in prose.
fn megabyte(random: &mut Random) -> String {
    let words: Vec<&str> = ARTICLE.split_whitespace().collect();
    let mut text = String::new();
    while text.len() < 1 << 20 {
        text.push_str(words[random.below(words.len())]);
        text.push(if random.below(14) == 0 { '\n' } else { ' ' });
    }
    text
}

/// Citations of 60 to 120 letters anywhere in a text.
fn citations(text: &str, random: &mut Random) -> Vec<Citation> {
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| letters[from..to.min(letters.len())].iter().collect::<String>();
    (0..CITATIONS)
        .map(|_| {
            let start = random.below(letters.len() - 120);
            let end = start + 60 + random.below(60);
            Citation {
                exact: part(start, end),
                prefix: part(start.saturating_sub(CONTEXT), start),
                suffix: part(end, end + CONTEXT),
                start,
                end,
                ..Citation::default()
            }
        })
        .collect()
}

/// One letter in so many is another one.
fn with_slips(text: &str, every: usize) -> String {
    text.chars().enumerate().map(|(place, c)| if place % every == every / 2 { 'ژ' } else { c }).collect()
}

fn anchors(criterion: &mut Criterion) {
    let mut random = Random(0xABCDEF);
    let text = megabyte(&mut random);
    let citations = citations(&text, &mut random);
    let mut group = criterion.benchmark_group("10,000 citations of a megabyte");
    group.sample_size(10);
    let cases = [
        ("unchanged", text.clone()),
        ("words put before", format!("مقدمة جديدة. {text}")),
        ("a letter in 5,000 changed", with_slips(&text, 5_000)),
        ("a letter in 500 changed", with_slips(&text, 500)),
        ("a letter in 50 changed", with_slips(&text, 50)),
    ];
    for (name, changed) in &cases {
        group.bench_function(*name, |bench| {
            bench.iter(|| {
                let resolver = Resolver::of(black_box(changed));
                citations.iter().map(|citation| resolver.resolve(citation)).collect::<Vec<_>>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, anchors);
criterion_main!(benches);
