//! The detail pane and the source reader, each alone, on a small dataset.
#![cfg(feature = "gui")]

#[path = "support/panels.rs"]
mod support;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotResults};
use entente::app::command::{Command, ViewCommand};
use entente::app::panels::detail::detail_ui;
use entente::app::panels::reader::reader_ui;
use entente::app::state::Flash;
use entente::model::date::{ClaimWhat, Relative};
use entente::model::record::SourceId;
use entente::model::{Dataset, EventId};
use entente::render::egui::TextSystem;
use entente::store;
use support::{Bench, LOWER_WORDS, TEXT, UPPER_WORDS, bench, cite, dataset, focus, picture};

fn detail(dataset: Dataset, event: &str) -> Harness<'static, Bench> {
    let mut harness =
        bench(dataset, "light", vec2(380.0, 1400.0), |ui, state, commands| detail_ui(ui, state, commands));
    if !event.is_empty() {
        focus(&mut harness.state_mut().state, event);
        harness.run();
    }
    harness
}

fn reader(dataset: Dataset) -> Harness<'static, Bench> {
    bench(dataset, "light", vec2(900.0, 260.0), reader_ui)
}

fn view_commands(harness: &Harness<'_, Bench>) -> Vec<ViewCommand> {
    let views = harness.state().commands.iter().filter_map(|command| match command {
        Command::View(view) => Some(view.clone()),
        _ => None,
    });
    views.collect()
}

fn shows(harness: &Harness<'_, Bench>, words: &str) -> bool {
    let says = |text: Option<String>| text.is_some_and(|text| text.contains(words));
    harness.query_all_by(|node| says(node.label()) || says(node.value())).next().is_some()
}

fn follow(event: &str, citation: &str) -> ViewCommand {
    ViewCommand::FollowCitation { event: event.into(), citation: citation.into() }
}

fn select(event: &str) -> ViewCommand {
    ViewCommand::Select { event: Some(event.into()), extend: false }
}

/// The point of the middle of some words within the only paragraph that starts so.
fn paragraph_middle(harness: &Harness<'_, Bench>, start: &str) -> egui::Pos2 {
    let starts = |text: Option<String>| text.is_some_and(|text| text.starts_with(start));
    harness.get_by(|node| node.role() == Role::Label && (starts(node.label()) || starts(node.value()))).rect().center()
}

fn click_at(harness: &mut Harness<'_, Bench>, at: egui::Pos2) {
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: egui::Modifiers::NONE });
    }
    harness.run();
}

#[test]
fn everything_on_the_record_stands_in_the_pane() {
    let harness = detail(dataset(), "lower-visit");
    for words in [
        "Visit · Upper garden → Lower garden",
        "Visit to the lower garden",
        "زيارة البستان الأسفل",
        "The party went on to the lower garden",
        "about two months after",
        LOWER_WORDS,
        "Salma",
        "Visitor",
        "Head gardener",
        "Lower garden · site",
        "33.5° N, 7.25° W",
        "Status",
        "Announced",
        "Consult · visit · environment",
        "CAMEO",
        "042",
        "High in the event, low in the coding",
        "3 of 5",
        "roses",
        "Sources · 1 quotation, exact",
        "Sentence 3 · open in the reader",
        "Follows",
        "Told by one notice alone",
        "lower-visit",
    ] {
        assert!(shows(&harness, words), "{words}");
    }
}

#[test]
fn a_citation_is_followed_from_its_link_and_from_its_words() {
    let mut harness = detail(dataset(), "lower-visit");
    harness.get_by_label_contains("open in the reader").click();
    harness.run();
    assert_eq!(view_commands(&harness), [follow("lower-visit", "c1")]);

    harness.state_mut().commands.clear();
    let middle = paragraph_middle(&harness, "ثم زار الوفد");
    click_at(&mut harness, middle);
    assert_eq!(view_commands(&harness), [follow("lower-visit", "c1")]);
}

#[test]
fn the_event_that_a_date_is_told_by_is_a_link_for_the_keyboard_too() {
    let mut harness = detail(dataset(), "lower-visit");
    let link = |harness: &Harness<'_, Bench>, act: fn(&egui_kittest::Node<'_>)| {
        let by = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Link && node.label().is_some_and(|label| label.starts_with("about two months"))
        };
        let found: Vec<_> = harness.root().children_recursive().filter(by).collect();
        assert_eq!(found.len(), 1, "one link in the words of the claim");
        act(&found[0]);
    };
    link(&harness, |link| link.focus());
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(view_commands(&harness), [select("upper-visit"), ViewCommand::Reveal("upper-visit".into())]);
}

#[test]
fn a_date_that_cannot_be_worked_out_says_why() {
    let mut dataset = dataset();
    dataset.events[1].dates[0].what = ClaimWhat::Relative(Relative { event: "nowhere".into(), ..Relative::default() });
    let harness = detail(dataset, "lower-visit");
    assert!(shows(&harness, "the event \"nowhere\", which is not in the dataset"));
}

#[test]
fn a_quotation_that_no_longer_stands_as_cited_says_so_and_shows_the_difference() {
    const SENTENCE: &str = "ثم زار الوفد البستان الأسفل بعد نحو شهرين";
    let mut changed = dataset();
    changed.events[1].citations = vec![cite("c1", SENTENCE)];
    let text = TEXT.replace(LOWER_WORDS, "بعد قرابة شهرين");
    changed.texts.insert(SourceId::from("notice"), Arc::from(text.as_str()));
    let harness = detail(changed, "lower-visit");
    assert!(shows(&harness, "have changed since they were cited"));
    assert!(shows(&harness, "بعد قرابة شهرين"), "the sentence as it is now");
    assert!(harness.query_all_by_label("As cited").next().is_some());
    assert!(shows(&harness, SENTENCE), "the words as they were cited");

    let mut lost = dataset();
    lost.texts.insert(SourceId::from("notice"), Arc::from("لا شيء هنا."));
    let harness = detail(lost, "lower-visit");
    assert!(shows(&harness, "no longer in the source"));
    assert!(shows(&harness, LOWER_WORDS), "the words as they were cited");

    let mut moved = dataset();
    let text = format!("تمهيد.\n{TEXT}");
    moved.texts.insert(SourceId::from("notice"), Arc::from(text.as_str()));
    let harness = detail(moved, "lower-visit");
    assert!(shows(&harness, "have moved in the source"));
    assert!(shows(&harness, "Sentence 4 · open in the reader"));
}

#[test]
fn links_from_other_events_are_shown_and_lead_to_them() {
    let mut harness = detail(dataset(), "upper-visit");
    harness.get_by_label("Reception with roses").click();
    harness.run();
    assert_eq!(view_commands(&harness)[0], select("reception"));
}

#[test]
fn without_an_event_the_pane_tells_of_the_dataset_and_how_to_begin() {
    let harness = detail(dataset(), "");
    for words in ["Two gardens", "What a notice at the gate tells", "Events", "3", "How to begin"] {
        assert!(shows(&harness, words), "{words}");
    }
}

#[test]
fn overlapping_words_in_the_reader_lead_to_both_events() {
    let mut harness = reader(dataset());
    // The first words of a right-to-left line stand at its right; those that
    // both events cite follow a little to the left.
    let starts = |text: Option<String>| text.is_some_and(|text| text.starts_with(UPPER_WORDS));
    let line =
        harness.get_by(|node| node.role() == Role::Label && (starts(node.label()) || starts(node.value()))).rect();
    let at = egui::pos2(line.right() - 110.0, line.top() + 14.0);
    click_at(&mut harness, at);
    let both = vec![EventId::from("upper-visit"), EventId::from("reception")];
    assert_eq!(view_commands(&harness), [ViewCommand::SelectAll(both)]);
}

#[test]
fn cited_words_in_the_reader_are_reached_by_keyboard() {
    let mut harness = reader(dataset());
    harness.get_by_label("Paragraph 2, cited by Visit to the lower garden").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(view_commands(&harness), [ViewCommand::SelectAll(vec!["lower-visit".into()])]);
    assert!(harness.query_by_label_contains("Paragraph 3, cited by").is_none(), "nothing cites it");
}

#[test]
fn a_flash_fades_and_then_the_reader_rests() {
    let mut harness = reader(dataset());
    harness.state_mut().state.reader.flash = Some(Flash { range: 0..5, since: None });
    harness.step();
    assert!(harness.state().state.reader.flash.as_ref().is_some_and(|flash| flash.since.is_some()));
    // Runs until no repaint is asked for.
    harness.run();
    assert_eq!(harness.state().state.reader.flash, None);
}

#[test]
fn the_sentences_without_an_event_are_visited_one_after_the_other() {
    let mut harness = reader(dataset());
    assert!(shows(&harness, "2 of 4 sentences coded"));
    let mut starts = Vec::new();
    for _ in 0..3 {
        harness.get_by_label("2 sentences without an event").click();
        harness.run();
        let Some(ViewCommand::OpenReader { range: Some(range), .. }) = view_commands(&harness).pop() else {
            panic!("the link opens the reader at a sentence");
        };
        harness.state_mut().state.reader.last = Some(range.clone());
        starts.push(TEXT.chars().skip(range.start).take(3).collect::<String>());
    }
    assert_eq!(starts, ["واس", "ولم", "واس"]);
}

#[test]
fn of_a_long_source_only_what_is_near_is_laid_out() {
    let mut long = dataset();
    let text = format!("{TEXT}{}خاتمة الكتاب.\n", "سطر من كتاب طويل.\n".repeat(5_000));
    long.texts.insert(SourceId::from("notice"), Arc::from(text.as_str()));
    let mut harness = reader(long);
    let lines = |harness: &Harness<'_, Bench>| {
        let is_line = |text: Option<String>| text.is_some_and(|text| text.starts_with("سطر من كتاب"));
        harness.query_all_by(|node| is_line(node.label()) || is_line(node.value())).count()
    };
    assert!((1..60).contains(&lines(&harness)), "{} lines", lines(&harness));
    assert!(!shows(&harness, "خاتمة"));
    // The last paragraph is found at once when it is asked for.
    let end = text.chars().count();
    harness.state_mut().state.reader.scroll_to = Some(end - 10..end - 1);
    harness.run();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(900.0, 260.0));
    assert!(window.contains(paragraph_middle(&harness, "خاتمة")));
    assert!((1..60).contains(&lines(&harness)), "{} lines", lines(&harness));
}

/// A megabyte of Arabic; in paragraphs of a newspaper's length, or in one.
fn megabyte(is_one_paragraph: bool) -> Dataset {
    let article = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");
    let end = if is_one_paragraph { ' ' } else { '\n' };
    let mut text = String::new();
    for (number, paragraph) in article.lines().filter(|line| !line.is_empty()).cycle().enumerate() {
        text.push_str(&format!("{paragraph} {number}{end}"));
        if text.len() > 1_000_000 {
            break;
        }
    }
    let mut dataset = dataset();
    dataset.texts.insert(SourceId::from("notice"), Arc::from(text.as_str()));
    dataset
}

#[test]
fn of_a_megabyte_only_what_is_in_sight_is_set() {
    for is_one_paragraph in [false, true] {
        let mut harness = reader(megabyte(is_one_paragraph));
        let set = |harness: &Harness<'_, Bench>| TextSystem::of(&harness.ctx).lock().engine.bytes_set();
        let opening = set(&harness);
        assert!((2_000..60_000).contains(&opening), "{opening} bytes set to open");
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -200.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        };
        harness.hover_at(pos2(400.0, 130.0));
        let mut most = 0;
        for _ in 0..20 {
            let before = set(&harness);
            harness.event(wheel.clone());
            harness.step();
            most = most.max(set(&harness) - before);
        }
        assert!((1..40_000).contains(&most), "{most} bytes set in a frame of scrolling");
        // What was seen and still is sets nothing.
        harness.run();
        let before = set(&harness);
        harness.run_steps(3);
        assert_eq!(set(&harness), before);
    }
}

#[test]
fn pictures_of_the_panels() {
    let mut results = SnapshotResults::new();
    for theme in ["light", "dark"] {
        let bundled = || store::open_bundled().dataset;
        let mut harness =
            bench(bundled(), theme, vec2(380.0, 1500.0), |ui, state, commands| detail_ui(ui, state, commands));
        if theme == "light" {
            picture(&mut harness, "detail-empty", &mut results);
        }
        focus(&mut harness.state_mut().state, "belkhir-visit");
        picture(&mut harness, &format!("detail-{theme}"), &mut results);
        let mut harness = bench(bundled(), theme, vec2(1000.0, 620.0), reader_ui);
        picture(&mut harness, &format!("reader-{theme}"), &mut results);
        focus(&mut harness.state_mut().state, "belkhir-visit");
        picture(&mut harness, &format!("reader-beside-{theme}"), &mut results);
    }
}
