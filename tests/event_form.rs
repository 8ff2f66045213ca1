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
    assert!(state.derived.problems().is_empty());
}

/// Presses, moves and lets go in single steps, as a hand does.
fn drag(harness: &mut Harness<'_, EntenteApp>, from: egui::Pos2, to: egui::Pos2) {
    harness.hover_at(from);
    harness.run();
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(button(from, true));
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.event(button(to, false));
    harness.run();
}

#[test]
fn words_selected_in_the_source_are_cited() {
    let mut harness = form();
    let before = harness.state().state.draft.as_ref().unwrap().event.citations.len();
    let header = |harness: &Harness<'_, EntenteApp>, act: fn(&egui_kittest::Node<'_>)| {
        act(&harness.get_by_label("Select in the source"));
    };
    header(&harness, |node| node.scroll_to_me());
    harness.run();
    header(&harness, |node| node.click());
    harness.run();
    // The reader under the form has the same paragraph, farther to the left.
    let start = "ونصّت مذكرة التفاهم الأمني";
    let starts = |text: Option<String>| text.is_some_and(|text| text.starts_with(start));
    let in_form = |harness: &Harness<'_, EntenteApp>, act: &mut dyn FnMut(&egui_kittest::Node<'_>)| {
        let found: Vec<_> = harness.query_all_by(|node| starts(node.label()) || starts(node.value())).collect();
        act(found.iter().find(|node| node.rect().right() > 1100.0).unwrap());
    };
    in_form(&harness, &mut |node| node.scroll_to_me());
    harness.run();
    let mut rect = egui::Rect::NOTHING;
    in_form(&harness, &mut |node| rect = node.rect());
    let right = egui::pos2(rect.right() - 1.0, rect.top() + 12.0);
    drag(&mut harness, right, right - egui::vec2(120.0, 0.0));
    harness.get_by_label("Cite these words").scroll_to_me();
    harness.run();
    harness.get_by_label("Cite these words").click();
    harness.run();
    let citations = &harness.state().state.draft.as_ref().unwrap().event.citations;
    assert_eq!(citations.len(), before + 1);
    let new = citations.last().unwrap();
    assert!(new.exact.chars().count() > 5 && start.starts_with(&new.exact), "{}", new.exact);
}

#[test]
fn words_that_stand_in_several_places_are_cited_where_they_are_meant() {
    let mut harness = form();
    fill(&mut harness, "Words to quote", "بلخير");
    harness.get_by_label("Cite occurrence 2").scroll_to_me();
    harness.run();
    harness.get_by_label("Cite occurrence 2").click();
    harness.run();
    let state = &harness.state().state;
    let new = state.draft.as_ref().unwrap().event.citations.last().unwrap();
    let text = state.dataset.text(&new.source).unwrap();
    let second = text.match_indices("بلخير").nth(1).unwrap().0;
    assert_eq!((new.exact.as_str(), new.start), ("بلخير", text[..second].chars().count()));
}

#[test]
fn control_and_enter_apply_what_is_valid_alone() {
    let mut harness = form();
    fill(&mut harness, "EDTF of claim 3", "2022-13");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert!(harness.state().state.draft.is_some(), "an invalid date keeps the form open");
    fill(&mut harness, "EDTF of claim 3", "2022-09-13");
    fill(&mut harness, "Summary (English)", "A summary");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let state = &harness.state().state;
    assert!(state.draft.is_none());
    assert_eq!(state.dataset.event(&EventId::from(VISIT)).unwrap().summary.in_lang(Lang::EN), "A summary");
}

#[test]
fn a_place_that_was_taken_away_comes_back_empty() {
    let mut harness = form();
    let press = |harness: &mut Harness<'_, EntenteApp>, button: &str| {
        harness.get_by_label(button).scroll_to_me();
        harness.run();
        harness.get_by_label(button).click();
        harness.run();
    };
    press(&mut harness, "Remove the place");
    assert_eq!(harness.state().state.draft.as_ref().unwrap().event.place, None);
    press(&mut harness, "Add a place");
    let draft = harness.state().state.draft.as_ref().unwrap();
    assert_eq!((draft.fields.latitude.as_str(), draft.fields.longitude.as_str()), ("", ""));
    assert_eq!(draft.event.place.as_ref().unwrap().latitude, None);
}

#[test]
fn a_quotation_whose_words_have_moved_is_cited_anew_where_they_stand() {
    let mut harness = window("light");
    let state = &mut harness.state_mut().state;
    let source = state.dataset.sources[0].id.clone();
    let text = format!("تمهيد جديد.\n{}", state.dataset.text(&source).unwrap());
    state.dataset.texts.insert(source, text.as_str().into());
    state.renew_derived();
    select(&mut harness, VISIT);
    harness.key_press(Key::Enter);
    harness.run();
    let before = harness.state().state.draft.as_ref().unwrap().event.citations[0].clone();
    harness.get_by_label("Cite quotation 1 there").scroll_to_me();
    harness.run();
    harness.get_by_label("Cite quotation 1 there").click();
    harness.run();
    let after = &harness.state().state.draft.as_ref().unwrap().event.citations[0];
    assert_eq!((after.start, &after.exact), (before.start + 12, &before.exact));
    assert_eq!(evidence::resolve(after, &text).state, AnchorState::Exact);
    assert!(harness.query_by_label("Cite quotation 1 there").is_none());
}

#[test]
fn parties_and_claims_change_places_and_go() {
    let mut harness = form();
    let press = |harness: &mut Harness<'_, EntenteApp>, button: &str| {
        harness.get_by_label(button).scroll_to_me();
        harness.run();
        harness.get_by_label(button).click();
        harness.run();
    };
    let before = harness.state().state.draft.as_ref().unwrap().event.clone();
    press(&mut harness, "Move claim 1 down");
    press(&mut harness, "Move party 2 up");
    press(&mut harness, "Remove claim 3");
    press(&mut harness, "Add a party");
    let event = &harness.state().state.draft.as_ref().unwrap().event;
    assert_eq!(event.dates, [before.dates[1].clone(), before.dates[0].clone()]);
    assert_eq!(event.parties[..2], [before.parties[1].clone(), before.parties[0].clone()]);
    assert_eq!(event.parties.len(), 3);
}

#[test]
fn a_relative_date_is_read_out_with_what_it_comes_to() {
    let harness = form();
    let says = |words: &str| {
        let has = |text: Option<String>| text.is_some_and(|text| text.contains(words));
        harness.query_all_by(|node| has(node.label()) || has(node.value())).next().is_some()
    };
    assert!(says("about two months after Kochavi visits Morocco: between 2022-"));
}

#[test]
fn an_identifier_that_is_taken_is_told_once() {
    let mut harness = window("light");
    run(&mut harness, Command::Action(Action::NewEvent));
    fill(&mut harness, "Identifier", VISIT);
    let draft = harness.state().state.draft.as_ref().unwrap();
    let about_id: Vec<_> = draft.errors.iter().filter(|error| error.field == "Identifier").collect();
    assert_eq!(about_id.len(), 1, "{about_id:?}");
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

#[test]
fn what_is_wrong_stays_within_the_form() {
    let mut harness = form();
    for claim in [2, 3] {
        fill(&mut harness, &format!("Note of claim {claim}"), "");
    }
    fill(&mut harness, "EDTF of claim 3", "no date at all");
    let says = |text: Option<String>| text.is_some_and(|text| text.starts_with("Date claim 3:"));
    let foot = harness.query_all_by(|node| says(node.label()) || says(node.value())).next().unwrap().rect();
    assert!(foot.top() > harness.get_by_label("Apply").rect().top() - 40.0);
    assert!(foot.right() < harness.get_by_label("Cancel").rect().left(), "buttons are not covered");
}
