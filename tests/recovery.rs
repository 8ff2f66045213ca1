//! Work that a window left behind, folders that another window holds, and files
//! that another program changes, as a person meets them.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

#[path = "support/window.rs"]
mod support;

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, UiBuilder, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::command::{Command, EditCommand, FileCommand, UnsavedAnswer};
use entente::app::interface::Words;
use entente::app::safety::{self, Safety};
use entente::model::{EventId, Lang};
use entente::store::{self, lock};
use entente::view::Theme;
use support::{VISIT, picture, run, select, title_of};

const SIZE: Vec2 = vec2(1600.0, 1000.0);

/// Folders that last as long as a test: a copy of the bundled dataset and a
/// place for journals.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut bundled = store::open_bundled();
        let dataset = bundled.dataset.clone();
        bundled.save_as(&dataset, &folder.path().join("dataset")).unwrap();
        Self { folder }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("dataset")
    }

    fn journals(&self) -> PathBuf {
        self.folder.path().join("journals")
    }

    fn journal_count(&self) -> usize {
        std::fs::read_dir(self.journals()).map_or(0, Iterator::count)
    }

    fn window(&self) -> Harness<'static, EntenteApp> {
        self.window_on(store::open(&self.home()).unwrap())
    }

    fn window_on(&self, opened: store::Opened) -> Harness<'static, EntenteApp> {
        let mut app = EntenteApp::new(opened, Theme::named("light"));
        app.state.safety = Safety::in_folder(self.journals());
        let mut harness = Harness::builder().with_size(SIZE).with_max_steps(200).wgpu().build_ui_state(
            |ui, app: &mut EntenteApp| {
                let whole = ui.ctx().content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                app.frame_ui(&mut ui);
            },
            app,
        );
        harness.run();
        harness
    }

    /// Another program rewrites a file, and the window looks.
    fn write(&self, harness: &mut Harness<'_, EntenteApp>, file: &str, old: &str, new: &str) {
        let path = self.home().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{old:?} in {file}");
        std::fs::write(path, text.replacen(old, new, 1)).unwrap();
        safety::look_now(&mut harness.state_mut().state);
        harness.run();
    }
}

/// Gives an event another English title by a command, as the form does.
fn retitle(harness: &mut Harness<'_, EntenteApp>, id: &str, title: &str) {
    run(harness, Command::Edit(EditCommand::Begin(EventId::from(id))));
    let draft = harness.state_mut().state.draft.as_mut().unwrap();
    draft.event.title.set(Lang::EN, title.to_owned());
    draft.errors.clear();
    run(harness, Command::Edit(EditCommand::ApplyDraft));
    assert_eq!(title_of(harness.state(), id, Lang::EN), title);
}

/// The window dies without a word: nothing of what it would do at its end is done.
fn crash(harness: Harness<'static, EntenteApp>) {
    drop(harness);
}

fn button<'h>(harness: &'h Harness<'_, EntenteApp>, name: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by_label(name)
}

fn click(harness: &mut Harness<'_, EntenteApp>, name: &str) {
    button(harness, name).click();
    harness.run();
}

fn shows(harness: &Harness<'_, EntenteApp>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn unsaved_work_is_offered_after_a_crash_and_restored() {
    let desk = Desk::new();
    let mut harness = desk.window();
    assert!(!shows(&harness, "Unsaved work was found"));
    retitle(&mut harness, VISIT, "Belkhir in Tel Aviv");
    select(&mut harness, VISIT);
    harness.key_press(Key::Delete);
    harness.run();
    crash(harness);

    let mut harness = desk.window();
    assert!(shows(&harness, "Unsaved work was found") && shows(&harness, "2 changes had not been saved"));
    assert!(!harness.state().state.is_dirty());
    click(&mut harness, "Look at the changes");
    assert!(shows(&harness, "Edit “Belkhir in Tel Aviv”") && shows(&harness, "Delete “Belkhir in Tel Aviv”"));
    click(&mut harness, "Restore");
    let state = &harness.state().state;
    assert!(state.is_dirty() && state.dataset.event(&EventId::from(VISIT)).is_none());
    assert!(shows(&harness, "2 changes brought back and not yet saved"));
    // Each change is a step of its own again.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Belkhir in Tel Aviv");
    // And safe against the next crash.
    crash(harness);
    let mut harness = desk.window();
    click(&mut harness, "Restore");
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Belkhir in Tel Aviv");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(!harness.state().state.is_dirty());
    assert_eq!(desk.journal_count(), 0, "a save leaves no journal");
    crash(harness);
    assert!(!shows(&desk.window(), "Unsaved work was found"));
    let saved = store::open(&desk.home()).unwrap().dataset;
    assert_eq!(saved.event(&EventId::from(VISIT)).unwrap().title.in_lang(Lang::EN), "Belkhir in Tel Aviv");
}

#[test]
fn work_on_the_bundled_dataset_is_kept_too() {
    let desk = Desk::new();
    let mut harness = desk.window_on(store::open_bundled());
    retitle(&mut harness, VISIT, "Bundled and edited");
    crash(harness);
    // A window on another dataset has nothing to do with it.
    assert!(!shows(&desk.window(), "Unsaved work was found"));
    let mut harness = desk.window_on(store::open_bundled());
    click(&mut harness, "Restore");
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Bundled and edited");
}

#[test]
fn work_that_is_discarded_is_not_offered_again_and_work_put_off_is() {
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, VISIT, "A first try");
    crash(harness);
    let mut harness = desk.window();
    click(&mut harness, "Decide later");
    assert!(!shows(&harness, "Unsaved work was found"));
    crash(harness);
    let mut harness = desk.window();
    click(&mut harness, "Discard");
    assert_eq!(desk.journal_count(), 0);
    crash(harness);
    assert!(!shows(&desk.window(), "Unsaved work was found"));
}

#[test]
fn changes_given_up_on_purpose_are_not_offered() {
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, VISIT, "Not meant");
    run(&mut harness, Command::File(FileCommand::Open(desk.home())));
    run(&mut harness, Command::File(FileCommand::ResolveUnsaved(UnsavedAnswer::Discard)));
    assert!(!harness.state().state.is_dirty());
    assert!(!shows(&harness, "Unsaved work was found"));
    assert_eq!(desk.journal_count(), 0);
}

#[test]
fn words_typed_into_the_form_outlive_a_crash() {
    let desk = Desk::new();
    let mut harness = desk.window();
    run(&mut harness, Command::Edit(EditCommand::Begin(EventId::from(VISIT))));
    harness.get_by_role_and_label(Role::TextInput, "Title (English)").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Title (English)").type_text("Half a sentence");
    harness.run();
    harness.run();
    crash(harness);
    let mut harness = desk.window();
    assert!(shows(&harness, "an open event form had not been saved"));
    click(&mut harness, "Restore");
    let draft = harness.state().state.draft.as_ref().unwrap();
    assert_eq!(draft.event.title.in_lang(Lang::EN), "Half a sentence");
    assert!(draft.is_changed() && draft.original == Some(EventId::from(VISIT)));
}

#[test]
fn changes_that_no_longer_fit_are_left_out_and_kept_aside() {
    let desk = Desk::new();
    let mut harness = desk.window();
    let other = harness.state().state.dataset.events[0].id.to_string();
    assert_ne!(other, VISIT);
    retitle(&mut harness, VISIT, "Mine");
    retitle(&mut harness, &other, "Mine too");
    crash(harness);
    // Meanwhile another program changes one of the two.
    let mut theirs = store::open(&desk.home()).unwrap();
    let mut dataset = theirs.dataset.clone();
    let index = dataset.events.iter().position(|event| event.id.as_str() == VISIT).unwrap();
    dataset.events[index].note = "theirs".to_owned();
    theirs.save(&dataset).unwrap();

    let mut harness = desk.window();
    assert!(shows(&harness, "changes that no longer fit"));
    click(&mut harness, "Restore");
    assert!(shows(&harness, "1 change brought back and not yet saved; 1 no longer fit"));
    assert_eq!(title_of(harness.state(), &other, Lang::EN), "Mine too");
    assert_eq!(harness.state().state.dataset.events[index].note, "theirs");
    let aside = std::fs::read_dir(desk.journals()).unwrap().flatten();
    assert!(aside.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|end| end == "aside")));
}

#[test]
fn a_second_window_reads_only_and_says_who_writes() {
    let desk = Desk::new();
    let first = desk.window();
    let mut second = desk.window();
    let process = std::process::id();
    assert!(shows(&second, &format!("(process {process})")) && shows(&second, "Read only: opened by"));
    let before = second.state().state.dataset.clone();
    select(&mut second, VISIT);
    for key in [Key::Delete, Key::Enter] {
        second.key_press(key);
        second.run();
        let notice = second.state().state.notice.clone().unwrap();
        assert!(notice.failed && notice.text.starts_with("Read only"), "{notice:?}");
    }
    assert_eq!(second.state().state.dataset, before);
    assert!(second.state().state.draft.is_none());
    // Its own copy it may edit.
    let copy = desk.folder.path().join("copy");
    run(&mut second, Command::File(FileCommand::SaveAs(copy.clone())));
    assert!(!shows(&second, "Read only"));
    retitle(&mut second, VISIT, "In the copy");
    second.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    second.run();
    let saved = store::open(&copy).unwrap().dataset;
    assert_eq!(saved.event(&EventId::from(VISIT)).unwrap().title.in_lang(Lang::EN), "In the copy");
    // And the folder itself, once the first window is closed.
    let mut third = desk.window();
    assert!(shows(&third, "Read only"));
    crash(first);
    click(&mut third, "Try again");
    assert!(!shows(&third, "Read only"));
    assert!(desk.home().join(lock::LOCK_FILE).exists());
}

#[test]
fn a_file_that_another_program_changed_is_compared_and_read_again() {
    let desk = Desk::new();
    let mut harness = desk.window();
    let title = title_of(harness.state(), VISIT, Lang::EN);
    desk.write(&mut harness, "events.ron", &format!("\"{title}\""), "\"Theirs\"");
    assert!(shows(&harness, "Another program has changed events.ron"));
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), title, "nothing happens by itself");
    click(&mut harness, "Compare…");
    assert!(shows(&harness, "differs in title"));
    harness.key_press(Key::Escape);
    harness.run();
    click(&mut harness, "Reload");
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Theirs");
    assert!(!harness.state().state.is_dirty() && !shows(&harness, "Another program"));
    // What was here can be brought back, and is then unsaved.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), title);
    assert!(harness.state().state.is_dirty());
}

#[test]
fn ones_own_work_is_kept_over_a_changed_file_and_outlives_a_crash() {
    let desk = Desk::new();
    let mut harness = desk.window();
    let other = harness.state().state.dataset.events[0].id.to_string();
    let other_title = title_of(harness.state(), &other, Lang::EN);
    retitle(&mut harness, VISIT, "Mine");
    desk.write(&mut harness, "events.ron", &format!("\"{other_title}\""), "\"Theirs\"");
    // Saving does not write over it unasked.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(harness.state().state.is_dirty() && shows(&harness, "it was not overwritten"));
    click(&mut harness, "Keep mine");
    assert!(!shows(&harness, "Another program"));
    crash(harness);
    let mut harness = desk.window();
    assert_eq!(title_of(harness.state(), &other, Lang::EN), "Theirs");
    click(&mut harness, "Restore");
    assert_eq!(title_of(harness.state(), &other, Lang::EN), other_title);
    assert_eq!(title_of(harness.state(), VISIT, Lang::EN), "Mine");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert_eq!(store::open(&desk.home()).unwrap().dataset, harness.state().state.dataset);
}

#[test]
fn a_file_that_is_gone_is_written_again_and_a_folder_that_is_gone_is_told() {
    let desk = Desk::new();
    let mut harness = desk.window();
    let sources = std::fs::read(desk.home().join("sources.ron")).unwrap();
    std::fs::remove_file(desk.home().join("sources.ron")).unwrap();
    safety::look_now(&mut harness.state_mut().state);
    harness.run();
    assert!(shows(&harness, "Another program has removed sources.ron"));
    click(&mut harness, "Keep mine");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert_eq!(std::fs::read(desk.home().join("sources.ron")).unwrap(), sources, "to the byte");

    retitle(&mut harness, VISIT, "Mine");
    std::fs::remove_dir_all(desk.home()).unwrap();
    safety::look_now(&mut harness.state_mut().state);
    harness.run();
    assert!(shows(&harness, "The folder is gone"));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(harness.state().state.is_dirty() && shows(&harness, "your work is still in memory"));
    let copy = desk.folder.path().join("copy");
    run(&mut harness, Command::File(FileCommand::SaveAs(copy.clone())));
    assert!(!harness.state().state.is_dirty() && !shows(&harness, "The folder is gone"));
    assert_eq!(store::open(&copy).unwrap().dataset, harness.state().state.dataset);
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_nothing_else_suffers() {
    let desk = Desk::new();
    std::fs::write(desk.journals(), "a file in the way").unwrap();
    let mut harness = desk.window();
    retitle(&mut harness, VISIT, "Mine");
    let notice = harness.state().state.notice.clone().unwrap();
    assert!(notice.failed && notice.text.contains("save often"), "{notice:?}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(!harness.state().state.is_dirty());
}

/// Gives what was left behind a time that is always the same.
fn fix_times(harness: &mut Harness<'_, EntenteApp>) {
    let recovery = harness.state_mut().state.safety.recovery.as_mut().unwrap();
    for step in recovery.rests.iter_mut().flat_map(|rest| &mut rest.steps) {
        step.0 = 1_637_755_199;
    }
}

#[test]
fn pictures_of_work_kept_safe() {
    let mut results = SnapshotResults::new();
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, VISIT, "Belkhir in Tel Aviv");
    retitle(&mut harness, VISIT, "بلخير في تل أبيب");
    crash(harness);
    let mut harness = desk.window();
    fix_times(&mut harness);
    click(&mut harness, "Look at the changes");
    picture(&mut harness, "recovery", &mut results);
    harness.state_mut().state.words = Words::of(Lang::AR);
    picture(&mut harness, "recovery-ar", &mut results);
    harness.state_mut().state.words = Words::of(Lang::EN);
    harness.run();
    click(&mut harness, "Discard");
    let title = title_of(harness.state(), VISIT, Lang::EN);
    desk.write(&mut harness, "events.ron", &format!("\"{title}\""), "\"Theirs\"");
    click(&mut harness, "Compare…");
    picture(&mut harness, "changed-file", &mut results);
    crash(harness);

    // Another program's window, as far as its lock goes.
    let holder = "entente lock 1\nuser salma\nhost rabat\nprocess 4711\nboot x\nsince 1637755199\n";
    std::fs::write(desk.home().join(lock::LOCK_FILE), holder).unwrap();
    let held = std::fs::File::open(desk.home().join(lock::LOCK_FILE)).unwrap();
    held.lock().unwrap();
    let mut harness = desk.window();
    picture(&mut harness, "read-only", &mut results);
    harness.state_mut().state.words = Words::of(Lang::AR);
    picture(&mut harness, "read-only-ar", &mut results);
}

#[test]
fn an_idle_window_writes_no_journal_and_rests() {
    let desk = Desk::new();
    let harness = desk.window();
    assert!(!Path::new(&desk.journals()).exists());
    assert!(!harness.ctx.has_requested_repaint());
}
