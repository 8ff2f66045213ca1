//! The event form as a person uses it.
#![cfg(feature = "gui")]

#[path = "support/window.rs"]
mod support;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use entente::app::EntenteApp;
use entente::app::action::Action;
use entente::app::command::{Command, FileCommand};
use entente::evidence::{self, AnchorState};
use entente::model::{EventId, Lang};
use entente::store;
use support::{VISIT, run, select, title_of, window};

/// A window with the form open on Belkhir's visit.
fn form() -> Harness<'static, EntenteApp> {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().state.draft.is_some());
    harness
}

/// Replaces the text of a field, scrolled into sight first.
fn fill(harness: &mut Harness<'_, EntenteApp>, field: &str, text: &str) {
    harness.get_by_label(field).scroll_to_me();
    harness.run();
    harness.get_by_label(field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label(field).type_text(text);
    harness.run();
}

fn apply_is_enabled(harness: &Harness<'_, EntenteApp>) -> bool {
    !harness.get_by_label("Apply").accesskit_node().is_disabled()
}

#[test]
fn an_invalid_date_keeps_the_form_from_applying_until_it_is_mended() {
    let mut harness = form();
    assert!(apply_is_enabled(&harness));
    fill(&mut harness, "EDTF of claim 3", "2022-13");
    assert!(!apply_is_enabled(&harness));
    assert!(harness.query_all_by_label_contains("is not an EDTF date").next().is_some());
    fill(&mut harness, "EDTF of claim 3", "2022-07~");
    assert!(harness.query_all_by_label_contains("July 2022").next().is_some(), "the live reading");
    fill(&mut harness, "EDTF of claim 3", "2022-09-13");
    assert!(apply_is_enabled(&harness));
}

#[test]
fn escape_asks_before_changes_are_given_up() {
    let mut harness = form();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().state.draft.is_none(), "nothing was changed, so nothing is asked");

    let mut harness = form();
    fill(&mut harness, "Title (English)", "Another title");
    // The first press leaves the field.
    harness.key_press(Key::Escape);
    harness.run();
    if harness.query_by_label("Keep editing").is_none() {
        harness.key_press(Key::Escape);
        harness.run();
    }
    harness.get_by_label("Keep editing").click();
    harness.run();
    assert!(harness.state().state.draft.is_some());
    harness.get_by_label("Cancel").click();
    harness.run();
    harness.get_by_label("Discard").click();
    harness.run();
    assert!(harness.state().state.draft.is_none());
    assert_ne!(title_of(harness.state(), VISIT, Lang::EN), "Another title");
}

#[test]
fn words_are_cited_only_as_they_stand_in_the_source() {
    let mut harness = form();
    let before = harness.state().state.draft.as_ref().unwrap().event.citations.len();
    fill(&mut harness, "Words to quote", "كلمات ليست في المقال");
    assert!(harness.query_by_label("Cite these words").is_none());
    fill(&mut harness, "Words to quote", "وشراء الأسلحة والتدريب المشترك");
    harness.get_by_label("Cite these words").scroll_to_me();
    harness.run();
    harness.get_by_label("Cite these words").click();
    harness.run();
    let state = &harness.state().state;
    let citations = &state.draft.as_ref().unwrap().event.citations;
    assert_eq!(citations.len(), before + 1);
    let new = citations.last().unwrap();
    assert_eq!(evidence::resolve(new, state.dataset.text(&new.source).unwrap()).state, AnchorState::Exact);
}

#[test]
fn a_new_event_gets_its_identifier_from_its_title() {
    let mut harness = window("light");
    run(&mut harness, Command::Action(Action::NewEvent));
    assert!(!apply_is_enabled(&harness), "an event without a title is not whole");
    for lang in ["English", "Arabic", "French", "Hebrew"] {
        fill(&mut harness, &format!("Title ({lang})"), "Joint air exercise");
    }
    harness.get_by_label("Apply").click();
    harness.run();
    let state = &harness.state().state;
    let id = EventId::from("joint-air-exercise");
    assert!(state.dataset.event(&id).is_some());
    assert_eq!(state.focus, Some(id.clone()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(harness.state().state.dataset.event(&id).is_none());
}

#[test]
fn a_copy_is_an_event_of_its_own() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    run(&mut harness, Command::Action(Action::DuplicateEvent));
    harness.get_by_label("Apply").click();
    harness.run();
    let state = &harness.state().state;
    assert_eq!(state.dataset.events.len(), 14);
    assert!(state.dataset.event(&EventId::from("belkhir-visit-copy")).is_some());
    assert_eq!(state.derived.problems, []);
}

#[test]
fn saving_before_leaving_takes_the_open_form_along() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("copy");
    let mut harness = window("light");
    run(&mut harness, Command::File(FileCommand::SaveAs(home.clone())));
    select(&mut harness, VISIT);
    harness.key_press(Key::Enter);
    harness.run();
    fill(&mut harness, "Title (English)", "Typed and not applied");
    run(&mut harness, Command::Action(Action::OpenBundled));
    harness.get_by_label("Save").click();
    harness.run();
    let kept = store::open(&home).unwrap();
    assert_eq!(kept.dataset.event(&EventId::from(VISIT)).unwrap().title.in_lang(Lang::EN), "Typed and not applied");
    assert!(harness.state().state.is_bundled(), "and then the other dataset opened");
}

#[test]
fn an_unfinished_form_is_not_lost_by_saving() {
    let mut harness = form();
    fill(&mut harness, "EDTF of claim 3", "2022-13");
    run(&mut harness, Command::Action(Action::OpenBundled));
    harness.get_by_label("Save").click();
    harness.run();
    let draft = harness.state().state.draft.as_ref().expect("the form is still open");
    assert!(draft.is_changed());
}
