use std::path::Path;

use super::edit::apply_draft;
use super::file::save_as;
use super::view::select;
use super::*;
use crate::app::command::{FileCommand, UnsavedAnswer};
use crate::model::EventId;
use crate::store;
use crate::view::Theme;

/// A window on a folder of its own, with the first event's form open and a
/// title typed into it.
fn typed(folder: &Path) -> State {
    let mut state = State::new(store::open_bundled(), Theme::named("light"));
    save_as(&mut state, folder);
    let id = state.dataset.events[0].id.clone();
    edit(&mut state, EditCommand::Begin(id));
    state.draft.as_mut().unwrap().event.title.set(Lang::EN, "A new title".to_owned());
    state
}

fn run(state: &mut State, commands: Vec<Command>) {
    execute(&Context::default(), state, commands);
}

const SAVE: Command = Command::File(FileCommand::ResolveUnsaved(UnsavedAnswer::Save));

#[test]
fn saving_before_leaving_saves_what_the_open_form_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dataset");
    let mut state = typed(&path);
    run(&mut state, vec![Command::Action(Action::OpenBundled)]);
    assert_eq!(state.dialogs.unsaved, Some(Pending::OpenBundled));
    run(&mut state, vec![SAVE]);
    assert!(state.is_bundled() && state.draft.is_none());
    let saved = store::open(&path).unwrap();
    assert_eq!(saved.dataset.events[0].title.in_lang(Lang::EN), "A new title");
}

#[test]
fn a_form_that_cannot_be_saved_holds_the_dataset_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = typed(&folder.path().join("dataset"));
    let error = crate::app::draft::DraftError { field: "Kind".to_owned(), message: "unknown".to_owned() };
    state.draft.as_mut().unwrap().errors.push(error);
    run(&mut state, vec![Command::Action(Action::OpenBundled), SAVE]);
    assert!(!state.is_bundled());
    assert!(state.draft.is_some() && state.notice.is_some_and(|notice| notice.failed));
}

#[test]
fn the_reason_of_a_failed_save_outlives_the_question_that_follows() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = typed(&folder.path().join("dataset"));
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    apply_draft(&mut state);
    let save = Command::File(FileCommand::SaveAs(file.join("below")));
    run(&mut state, vec![save, Command::Action(Action::Quit)]);
    assert_eq!(state.dialogs.unsaved, Some(Pending::Quit));
    assert!(state.notice.is_some_and(|notice| notice.failed));
}

#[test]
fn an_event_taken_out_of_the_selection_is_no_longer_shown() {
    let mut state = State::new(store::open_bundled(), Theme::named("light"));
    let ids: Vec<EventId> = state.dataset.events.iter().take(2).map(|event| event.id.clone()).collect();
    select(&mut state, Some(ids[0].clone()), false);
    select(&mut state, Some(ids[1].clone()), true);
    select(&mut state, Some(ids[1].clone()), true);
    assert_eq!(state.focus.as_ref(), Some(&ids[0]));
    select(&mut state, Some(ids[0].clone()), true);
    assert_eq!(state.focus, None);
}
