//! The window as a person uses it: widgets are found by their accessible names,
//! pictures are written to `screenshots/` (`UPDATE_SNAPSHOTS=1 cargo test --test
//! window`).
#![cfg(feature = "gui")]

#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::action::Action;
use entente::app::command::{Command, FileCommand};
use entente::cli::generate::synthetic;
use entente::model::{EventId, Lang};
use entente::store;
use entente::view::scene::Target;
use entente::view::timeline::LaneMode;
use support::{VISIT, picture, run, select, title_of, window, window_on};

#[test]
fn an_event_is_selected_on_the_timeline_by_its_name() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    assert_eq!(harness.state().state.focus, Some(EventId::from(VISIT)));
}

#[test]
fn a_citation_leads_to_its_sentence_in_the_reader() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    let link = |harness: &Harness<'_, EntenteApp>, act: fn(&egui_kittest::Node<'_>)| {
        act(&harness.get_all_by_label_contains("open in the reader").next().unwrap());
    };
    link(&harness, |link| link.scroll_to_me());
    harness.run();
    link(&harness, |link| link.click());
    harness.run_steps(2);
    let state = &harness.state().state;
    let flash = state.reader.flash.as_ref().expect("the cited words flash");
    let event = state.dataset.event(&EventId::from(VISIT)).unwrap();
    let text = state.dataset.text(&event.citations[0].source).unwrap();
    let words: String = text.chars().skip(flash.range.start).take(flash.range.len()).collect();
    assert_eq!(words, event.citations[0].exact);
}

#[test]
fn a_title_is_edited_undone_saved_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("copy");
    let mut harness = window("light");
    run(&mut harness, Command::File(FileCommand::SaveAs(home.clone())));
    assert!(!harness.state().state.is_dirty());

    select(&mut harness, VISIT);
    let before = title_of(harness.state(), VISIT, Lang::EN);
    harness.key_press(Key::Enter);
    harness.run();
    let field = harness.get_by_label("Title (English)");
    field.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Title (English)").type_text("Belkhir in Tel Aviv");
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Belkhir in Tel Aviv");
    assert!(harness.state().state.is_dirty());

    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), before);
    assert!(!harness.state().state.is_dirty());

    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(!harness.state().state.is_dirty());
    let reloaded = store::open(&home).unwrap();
    assert_eq!(reloaded.dataset, harness.state().state.dataset);
    assert_eq!(reloaded.dataset.event(&EventId::from(VISIT)).unwrap().title.in_lang(Lang::EN), "Belkhir in Tel Aviv");
}

#[test]
fn typing_in_the_search_box_leaves_out_what_does_not_match() {
    let mut harness = window("light");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.get_by_label("Search").type_text("سيبراني");
    harness.run();
    let (shown, left_out) = harness.state().state.counts();
    assert!(shown >= 1 && left_out > shown, "{shown} shown, {left_out} left out");
    assert!(harness.query_by_label_contains("dimmed by the filter").is_some());
}

#[test]
fn single_keys_are_commands_only_while_nothing_is_typed() {
    let mut harness = window("light");
    harness.key_press(Key::Num2);
    harness.run();
    assert_eq!(harness.state().state.view.lanes, LaneMode::Kind);
    harness.get_by_label("Search").focus();
    harness.run();
    harness.key_press(Key::Num1);
    harness.run();
    assert_eq!(harness.state().state.view.lanes, LaneMode::Kind);
}

#[test]
fn escape_closes_an_open_menu_and_leaves_the_selection_alone() {
    let mut harness = window("light");
    harness.key_press(Key::N);
    harness.run();
    assert_eq!(harness.state().state.view.selected.len(), 1);
    harness.get_by_label("View").click();
    harness.run();
    assert!(harness.query_by_label_contains("Fit everything").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label_contains("Fit everything").is_none());
    assert_eq!(harness.state().state.view.selected.len(), 1);
}

#[test]
fn unsaved_work_is_asked_about_before_another_dataset_opens() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    harness.key_press(Key::Delete);
    harness.run();
    assert!(harness.state().state.dataset.event(&EventId::from(VISIT)).is_none());
    run(&mut harness, Command::Action(Action::OpenBundled));
    assert!(harness.query_all_by_label("Unsaved changes").next().is_some());
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(harness.state().state.is_dirty(), "the work is still there");
    run(&mut harness, Command::Action(Action::OpenBundled));
    harness.get_by_label("Discard changes").click();
    harness.run();
    assert!(harness.state().state.dataset.event(&EventId::from(VISIT)).is_some());
}

#[test]
fn words_in_the_reader_lead_back_to_their_events() {
    let mut harness = window("light");
    let start = "وتأتي زيارة الجنرال بلخير";
    let paragraph = |harness: &Harness<'_, EntenteApp>, act: fn(&egui_kittest::Node<'_>)| {
        let is_whole = |role| role != Role::TextRun;
        let by_start =
            harness.get_by(|node| is_whole(node.role()) && node.value().is_some_and(|text| text.starts_with(start)));
        act(&by_start);
    };
    paragraph(&harness, |node| node.scroll_to_me());
    harness.run();
    paragraph(&harness, |node| node.click());
    harness.run();
    let state = &harness.state().state;
    assert!(!state.view.selected.is_empty());
    for id in &state.view.selected {
        let event = state.dataset.event(id).unwrap();
        assert!(
            event.citations.iter().any(|citation| citation.exact.starts_with("وتأتي") || citation.start > 1000),
            "{id}"
        );
    }
}

#[test]
fn a_dataset_with_a_bad_record_opens_with_the_rest_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("copy");
    let mut harness = window("light");
    run(&mut harness, Command::File(FileCommand::SaveAs(home.clone())));
    let events = home.join("events.ron");
    let text = std::fs::read_to_string(&events).unwrap();
    let broken =
        text.replacen("direction: Joint,", "direction: Sideways,", 1).replacen("\"2021-11-24\"", "\"2021-13-24\"", 1);
    std::fs::write(&events, broken).unwrap();

    let harness = window_on(store::open(&home).unwrap(), "light");
    let state = &harness.state().state;
    assert_eq!(state.dataset.events.len(), 12, "the good records are there");
    assert!(state.panels.problems, "the problems show themselves");
    assert!(harness.query_all_by_label_contains("events.ron, line").next().is_some());
    assert!(
        state
            .derived
            .problems()
            .iter()
            .any(|problem| problem.message.contains("Sideways") && problem.location.line > 0)
    );
    assert!(state.derived.problems().iter().any(|problem| problem.message.contains("2021-13-24")));
    let knock_on = state.derived.problems().iter().find(|problem| problem.code == "unknown-event");
    assert_eq!(knock_on, None, "links to the unreadable record are not wrong");
}

#[test]
fn escape_closes_a_menu_before_it_deselects() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    harness.get_by_label("View").click();
    harness.run();
    assert!(harness.query_by_label_contains("Fit everything").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label_contains("Fit everything").is_none());
    assert_eq!(harness.state().state.focus, Some(EventId::from(VISIT)));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().state.focus, None);
}

#[test]
fn a_pointer_at_rest_on_any_mark_or_label_leaves_the_window_at_rest() {
    let mut harness = window("light");
    let regions: Vec<_> = harness.state().state.timeline.scene.hits.iter().map(|hit| hit.rect.center()).collect();
    let corner = harness.get_by_label("Timeline").rect().min;
    assert!(regions.len() > 20);
    for center in regions {
        harness.hover_at(corner + egui::vec2(center.x, center.y));
        // Panics where the window never comes to rest.
        harness.run();
    }
}

#[test]
fn a_fold_opens_on_what_is_inside_even_where_an_end_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("many");
    let opened = store::create(synthetic(2_000, 7), &home).unwrap();
    let mut harness = window_on(opened, "light");
    let folds: Vec<_> = harness
        .state()
        .state
        .timeline
        .scene
        .hits
        .iter()
        .filter_map(|hit| match &hit.target {
            Target::Fold(fold) => Some((hit.rect.center(), fold.clone())),
            _ => None,
        })
        .collect();
    assert!(folds.len() > 10);
    let corner = harness.get_by_label("Timeline").rect().min;
    let whole = harness.state().state.view.clone();
    for (center, fold) in folds.into_iter().step_by(7) {
        harness.state_mut().state.view = whole.clone();
        harness.run();
        let at = corner + egui::vec2(center.x, center.y);
        harness.hover_at(at);
        harness.run();
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run();
        let view = &harness.state().state.view;
        assert!(view.start_days.is_finite() && view.span_days < whole.span_days, "{view:?}");
        let (first, last) = fold.span_days;
        assert!(view.start_days < first && last < view.start_days + view.span_days, "{fold:?} in {view:?}");
    }
}

#[test]
fn pictures_of_the_window() {
    let mut results = SnapshotResults::new();
    for theme in ["light", "dark"] {
        let mut harness = window(theme);
        select(&mut harness, VISIT);
        picture(&mut harness, &format!("window-{theme}"), &mut results);
    }
    for (name, key) in [("lanes-by-kind", Key::Num2), ("lanes-by-actor", Key::Num3), ("no-lanes", Key::Num4)] {
        let mut harness = window("light");
        harness.key_press(key);
        picture(&mut harness, name, &mut results);
    }
    let mut harness = window("light");
    select(&mut harness, VISIT);
    harness.key_press(Key::Enter);
    picture(&mut harness, "event-form", &mut results);
    let mut harness = window("light");
    harness.key_press(Key::F1);
    picture(&mut harness, "shortcuts", &mut results);
}
