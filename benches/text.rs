//! How long text takes: the article at reading width and a thousand labels, set
//! for the first time and from the cache.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use entente::text::{Engine, ParagraphStyle};

const ARTICLE: &str = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");

/// A thousand different labels, a third of each script and of mixtures.
fn labels() -> Vec<String> {
    let patterns = ["Security memorandum, part", "زيارة بلخير إلى تل أبيب رقم", "ביקור כוכבי at Rabat, מס׳"];
    (0..1_000).map(|number| format!("{} {number}", patterns[number % patterns.len()])).collect()
}

fn article(c: &mut Criterion) {
    let style = ParagraphStyle::wrapped(16.0, 420.0);
    c.bench_function("article at 420 px, cold", |b| {
        b.iter_batched_ref(Engine::new, |engine| engine.paragraph(ARTICLE, &style), BatchSize::LargeInput);
    });
    let mut engine = Engine::new();
    c.bench_function("article at 420 px, cached", |b| b.iter(|| engine.paragraph(black_box(ARTICLE), &style)));
}

fn thousand_labels(c: &mut Criterion) {
    let labels = labels();
    let measure = |engine: &mut Engine| labels.iter().map(|label| engine.width(label, 13.0, false)).sum::<f32>();
    let elide =
        |engine: &mut Engine| labels.iter().map(|label| engine.elide(label, 13.0, false, 90.0).len()).sum::<usize>();
    let warm = || {
        let mut engine = Engine::new();
        engine.width("Rabat الرباط רבאט", 13.0, false);
        engine
    };
    c.bench_function("1,000 labels, cold", |b| b.iter_batched_ref(warm, measure, BatchSize::LargeInput));
    c.bench_function("1,000 labels shortened, cold", |b| b.iter_batched_ref(warm, elide, BatchSize::LargeInput));
    let mut engine = Engine::new();
    c.bench_function("1,000 labels, cached", |b| b.iter(|| measure(&mut engine)));
    c.bench_function("1,000 labels shortened, cached", |b| b.iter(|| elide(&mut engine)));
}

criterion_group!(benches, article, thousand_labels);
criterion_main!(benches);
