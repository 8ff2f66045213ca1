//! How long text takes.
//!
//! | group | what is measured |
//! |---|---|
//! | `article`, `labels` | the seed's article at 420 px, 1,000 different labels: set for the first time and from memory |
//! | `reader` | the first frame of the reader on the article and on a megabyte of Arabic, the latter also as one paragraph, and a frame that scrolls on by a page |
//! | `typing` | a letter typed in the middle of one paragraph of 5, 50 and 500 KB: setting it anew, and a whole frame of the field |
//!
//! Frames are those of the program without the graphics card: layout, painting
//! into shapes, and the shapes' triangles.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Modifiers, RawInput, Rect, ScrollArea, Ui, pos2};
use entente::app::panels::reader::reader_ui;
use entente::app::state::State;
use entente::app::theme;
use entente::app::widgets::{TextField, TextLabel};
use entente::model::record::SourceId;
use entente::store;
use entente::text::{Engine, ParagraphStyle};
use entente::view::Theme;

const ARTICLE: &str = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");
/// The window of the reader: 420 px of text, the column beside it, a page high.
const READER_PX: [f32; 2] = [624.0, 600.0];

/// A thousand different labels, a third of each script and of mixtures.
fn labels() -> Vec<String> {
    let patterns = ["Security memorandum, part", "زيارة بلخير إلى تل أبيب رقم", "ביקור כוכבי at Rabat, מס׳"];
    (0..1_000).map(|number| format!("{} {number}", patterns[number % patterns.len()])).collect()
}

/// So many bytes of the article's paragraphs, each with its number.
fn long_text(bytes: usize, between: char) -> String {
    let mut text = String::new();
    for (number, paragraph) in ARTICLE.lines().filter(|line| !line.is_empty()).cycle().enumerate() {
        text.push_str(&format!("{paragraph} {number}{between}"));
        if text.len() >= bytes {
            break;
        }
    }
    text
}

fn article(c: &mut Criterion) {
    let style = ParagraphStyle::wrapped(16.0, 420.0);
    let mut group = c.benchmark_group("article");
    group.bench_function("cold", |b| {
        b.iter_batched_ref(Engine::new, |engine| engine.paragraph(ARTICLE, &style), BatchSize::LargeInput);
    });
    let mut engine = Engine::new();
    group.bench_function("cached", |b| b.iter(|| engine.paragraph(black_box(ARTICLE), &style)));
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
    let mut group = c.benchmark_group("labels");
    group.bench_function("1,000 cold", |b| b.iter_batched_ref(warm, measure, BatchSize::LargeInput));
    group.bench_function("1,000 shortened, cold", |b| b.iter_batched_ref(warm, elide, BatchSize::LargeInput));
    let mut engine = Engine::new();
    group.bench_function("1,000 cached", |b| b.iter(|| measure(&mut engine)));
    group.bench_function("1,000 shortened, cached", |b| b.iter(|| elide(&mut engine)));
}

/// A window without a screen.
struct Bench {
    ctx: Context,
    time: f64,
}

impl Bench {
    /// With fonts that have been used and nothing else.
    fn new() -> Self {
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        theme::apply(&ctx, &Theme::named("light"));
        let mut bench = Self { ctx, time: 0.0 };
        for _ in 0..2 {
            bench.frame(Vec::new(), |ui| _ = ui.add(TextLabel::new("Rabat الرباط")));
        }
        bench
    }

    fn frame(&mut self, events: Vec<Event>, contents: impl FnMut(&mut Ui)) -> usize {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), READER_PX.into()));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, contents);
        output.textures_delta.clear();
        self.ctx.tessellate(std::mem::take(&mut output.shapes), 1.0).len()
    }
}

/// The bundled dataset with another text for its first source, in the reader.
fn state_with(text: &str) -> State {
    let mut opened = store::open_bundled();
    let id: SourceId = opened.dataset.sources[0].id.clone();
    opened.dataset.events.clear();
    opened.dataset.texts.insert(id, Arc::from(text));
    State::new(opened, Theme::named("light"))
}

fn reader(c: &mut Criterion) {
    let mut group = c.benchmark_group("reader");
    let texts = [
        ("article", ARTICLE.to_owned()),
        ("1 MB", long_text(1 << 20, '\n')),
        ("1 MB in one paragraph", long_text(1 << 20, ' ')),
    ];
    for (name, text) in &texts {
        let mut state = state_with(text);
        let mut commands = Vec::new();
        group.bench_function(BenchmarkId::new("open", name), |b| {
            b.iter_batched_ref(
                Bench::new,
                |bench| bench.frame(Vec::new(), |ui| reader_ui(ui, &mut state, &mut commands)),
                BatchSize::LargeInput,
            );
        });
    }
    for (name, text) in &texts[1..] {
        let mut state = state_with(text);
        let mut commands = Vec::new();
        let mut bench = Bench::new();
        let length = text.chars().count();
        let page = 900;
        let mut point = 0;
        group.bench_function(BenchmarkId::new("scroll by a page", name), |b| {
            b.iter(|| {
                point = (point + page) % length;
                state.reader.scroll_to = Some(point..point + 1);
                bench.ctx.all_styles_mut(|style| style.scroll_animation = egui::style::ScrollAnimation::none());
                // The frame that jumps, and the one that then shows the page.
                bench.frame(Vec::new(), |ui| reader_ui(ui, &mut state, &mut commands));
                bench.frame(Vec::new(), |ui| reader_ui(ui, &mut state, &mut commands))
            });
        });
    }
}

fn typing(c: &mut Criterion) {
    let mut group = c.benchmark_group("typing");
    group.sample_size(20);
    for kilobytes in [5, 50, 500] {
        let whole = long_text(kilobytes * 1_000, ' ');
        let middle = whole.floor_char_boundary(whole.len() / 2);
        let letters = "زيارة رسمية إلى الرباط ";

        let style = ParagraphStyle::wrapped(16.0, 420.0);
        let mut engine = Engine::new();
        let mut text = whole.clone();
        engine.paragraph(&text, &style);
        let mut typed = letters.chars().cycle();
        let mut at = middle;
        group.bench_function(BenchmarkId::new("setting, KB", kilobytes), |b| {
            b.iter(|| {
                let letter = typed.next().unwrap();
                text.insert(at, letter);
                at += letter.len_utf8();
                engine.paragraph(&text, &style)
            });
        });

        let mut bench = Bench::new();
        let mut text = whole.clone();
        let mut height = 0.0;
        let mut field = |bench: &mut Bench, events: Vec<Event>, offset: Option<f32>| {
            bench.frame(events, |ui| {
                let mut area = ScrollArea::vertical();
                if let Some(offset) = offset {
                    area = area.vertical_scroll_offset(offset);
                }
                area.show(ui, |ui| height = ui.add(TextField::multiline(&mut text, "Note", 4)).rect.height());
            });
            height
        };
        let middle_px = field(&mut bench, Vec::new(), None) / 2.0;
        field(&mut bench, Vec::new(), Some(middle_px));
        // A click in the middle of the window is one in the middle of the text.
        let pos = pos2(300.0, 200.0);
        let press = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        for events in [vec![Event::PointerMoved(pos)], vec![press(true)], vec![press(false)], vec![]] {
            field(&mut bench, events, None);
        }
        let mut typed = letters.chars().cycle();
        group.bench_function(BenchmarkId::new("frame of the field, KB", kilobytes), |b| {
            b.iter(|| field(&mut bench, vec![Event::Text(typed.next().unwrap().to_string())], None));
        });
        assert!(text.len() > whole.len(), "the letters were typed");
    }
}

criterion_group!(benches, article, thousand_labels, reader, typing);
criterion_main!(benches);
