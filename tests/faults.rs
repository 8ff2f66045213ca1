//! Every system call that saving and journaling make is let fail, one after the
//! other, alone and with all that follow it. The folder always reads as before
//! or after the save, the work stays in memory, and the journal brings it back.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::fs::File;
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use entente::model::{Dataset, Event, Lang, Source};
use entente::store::disk::{Call, Disk, RealDisk};
use entente::store::history::{Change, Delta, History};
use entente::store::journal::{Entry, Journal, find};
use entente::store::{Opened, SaveError};
use support::{Home, files_in};

/// Which calls fail.
#[derive(Debug, Clone, Copy)]
enum Failing {
    /// This one alone.
    One(usize),
    /// This one and all after it, as on a disk that is gone.
    From(usize),
    /// This one and the next, then no more.
    Two(usize),
}

/// A disk of which some calls fail.
#[derive(Debug)]
struct BadDisk {
    failing: Failing,
    kind: ErrorKind,
    calls: AtomicUsize,
    failed: std::sync::Mutex<Option<Call>>,
}

impl BadDisk {
    fn new(failing: Failing, kind: ErrorKind) -> Arc<Self> {
        Arc::new(Self { failing, kind, calls: AtomicUsize::new(0), failed: std::sync::Mutex::new(None) })
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

impl Disk for BadDisk {
    fn admit(&self, call: Call, _path: &Path) -> Result<()> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst);
        let fails = match self.failing {
            Failing::One(at) => number == at,
            Failing::From(at) => number >= at,
            Failing::Two(at) => number == at || number == at + 1,
        };
        if fails {
            self.failed.lock().unwrap().get_or_insert(call);
            return Err(Error::from(self.kind));
        }
        Ok(())
    }

    /// As on a full disk: a part is written before the call fails.
    fn write(&self, file: &mut File, bytes: &[u8], path: &Path) -> Result<()> {
        if let Err(error) = self.admit(Call::Write, path) {
            file.write_all(&bytes[..bytes.len() / 2]).unwrap();
            return Err(error);
        }
        file.write_all(bytes)
    }
}

/// The edit of one event that the history makes and the journal keeps.
fn edit(dataset: &mut Dataset, history: &mut History, note: &str) {
    let before = dataset.events[1].clone();
    let after = Event { note: note.to_owned(), ..before.clone() };
    let delta = Delta { index: 1, before: Some(before), after: Some(after) };
    history.apply(dataset, Change::new(note, vec![delta]));
}

/// What one save of the tests writes: all three lists, one text that was there
/// and one in a folder that was not.
fn mark_all_files(dataset: &mut Dataset) {
    dataset.header.title.set(Lang::EN, "Edited");
    dataset.sources[0].title.set(Lang::EN, "Edited");
    dataset.texts.insert("wall".into(), Arc::from("Edited"));
    let new = Source { id: "new".into(), file: "sources/deep/new.txt".to_owned(), ..Source::default() };
    dataset.sources.push(new);
    dataset.texts.insert("new".into(), Arc::from("A new text"));
}

fn recovered(home: &Home, journals: &Path, opened: &Opened) -> Dataset {
    let mut dataset = home.open().dataset;
    let mut history = History::default();
    for found in find(journals, &opened.origin) {
        let rest = found.rest(&home.open().digests().whole());
        for (_, taken) in &rest.steps {
            assert!(history.take_again(&mut dataset, taken));
        }
    }
    dataset
}

const KINDS: [ErrorKind; 3] = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other];

/// Saves on a disk of which calls fail. Returns whether any did, and what.
fn save_on(failing: Failing, kind: ErrorKind, several_files: bool) -> Option<Call> {
    let home = Home::new();
    let journals = home.beside("journals");
    let mut opened = home.open();
    let before = opened.dataset.clone();
    let mut dataset = before.clone();
    let mut history = History::default();
    history.keep_log();
    let mut journal = Journal::new(&journals, &opened.origin, opened.digests().whole(), Arc::new(RealDisk));
    edit(&mut dataset, &mut history, "edited");
    let steps = history.take_log().into_iter().map(|taken| Entry::Step { at: 0, taken }).collect::<Vec<_>>();
    journal.append(&steps).unwrap();
    if several_files {
        mark_all_files(&mut dataset);
    }
    let disk = BadDisk::new(failing, kind);
    opened.set_disk(disk.clone());
    let result = opened.save_announced(&dataset, |after| journal.note_saving(after).unwrap());
    let failed = *disk.failed.lock().unwrap();

    let on_disk = home.open();
    assert_eq!(on_disk.load_problems, [], "{failing:?} {failed:?}");
    assert!(
        on_disk.dataset == before || on_disk.dataset == dataset,
        "{failing:?} {failed:?}: the folder reads as neither before nor after"
    );
    match &result {
        Ok(()) => assert_eq!(on_disk.dataset, dataset, "{failing:?} {failed:?}"),
        Err(error) => {
            let sentence = error.to_string();
            assert!(matches!(error, SaveError::Write { .. }), "{sentence}");
            assert!(sentence.contains("your work is still in memory"), "{sentence}");
            // The window dies now: what was edited comes back all the same.
            drop(std::mem::replace(
                &mut journal,
                Journal::new(&journals, &opened.origin, opened.digests().whole(), Arc::new(RealDisk)),
            ));
            assert_eq!(recovered(&home, &journals, &opened).events, dataset.events, "{failing:?} {failed:?}");
        }
    }
    // The disk is well again: the same window saves, and goes on saving.
    opened.set_disk(Arc::new(RealDisk));
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset, "{failing:?} {failed:?}");
    dataset.events[0].note = "later".to_owned();
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
    opened.tidy().unwrap();
    let left: Vec<_> = files_in(&home.path("")).into_iter().map(|(path, _)| path).collect();
    assert!(left.iter().all(|path| !path.to_string_lossy().contains(".entente-")), "{left:?}");
    failed
}

/// Lets each call fail that a save makes; returns which there were.
fn all_failures(several_files: bool, make: impl Fn(usize) -> Failing) -> Vec<Call> {
    let mut seen = Vec::new();
    for kind in KINDS {
        for number in 0.. {
            match save_on(make(number), kind, several_files) {
                Some(call) => seen.push(call),
                None => break,
            }
        }
    }
    seen
}

#[test]
fn a_save_of_one_file_survives_the_failure_of_any_call() {
    let calls = all_failures(false, Failing::One);
    for call in [Call::About, Call::Create, Call::Write, Call::Permit, Call::Sync, Call::Rename, Call::SyncFolder] {
        assert!(calls.contains(&call), "{call:?} never failed: {calls:?}");
    }
}

#[test]
fn a_save_of_several_files_survives_the_failure_of_any_call() {
    let calls = all_failures(true, Failing::One);
    let renames = calls.iter().filter(|call| **call == Call::Rename).count() / KINDS.len();
    assert!(renames >= 5, "each file's rename failed once, and the record's: {calls:?}");
    assert!(calls.contains(&Call::Remove) && calls.contains(&Call::CreateFolder));
}

#[test]
fn a_save_survives_a_disk_that_goes_away_at_any_call() {
    all_failures(false, Failing::From);
    all_failures(true, Failing::From);
}

#[test]
fn an_edit_made_after_a_failed_save_is_saved_too() {
    for number in 0.. {
        let home = Home::new();
        let mut opened = home.open();
        let mut dataset = opened.dataset.clone();
        mark_all_files(&mut dataset);
        dataset.events[0].note = "first".to_owned();
        let disk = BadDisk::new(Failing::From(number), ErrorKind::StorageFull);
        opened.set_disk(disk.clone());
        let result = opened.save(&dataset);
        if result.is_ok() && disk.failed.lock().unwrap().is_none() {
            assert!(number > 20, "{number}");
            return;
        }
        dataset.events[0].note = "second".to_owned();
        dataset.texts.insert("new".into(), Arc::from("Another"));
        opened.set_disk(Arc::new(RealDisk));
        opened.save(&dataset).unwrap_or_else(|error| panic!("{number}: {error}"));
        assert_eq!(home.open().dataset, dataset, "{number}");
    }
}

#[test]
fn saving_elsewhere_survives_the_failure_of_any_call() {
    for number in 0.. {
        let home = Home::new();
        let target = home.beside("copy");
        let mut opened = home.open();
        let mut dataset = opened.dataset.clone();
        mark_all_files(&mut dataset);
        let disk = BadDisk::new(Failing::One(number), ErrorKind::StorageFull);
        opened.set_disk(disk.clone());
        let result = opened.save_as(&dataset, &target);
        let has_failed = disk.failed.lock().unwrap().is_some();
        match result {
            Ok(()) => assert_eq!(entente::store::open(&target).unwrap().dataset, dataset),
            Err(error) => {
                assert!(error.to_string().contains("your work is still in memory"), "{error}");
                assert_eq!(home.open().dataset.events, support_events(), "the old folder is as it was");
                opened.set_disk(Arc::new(RealDisk));
                opened.save_as(&dataset, &target).unwrap_or_else(|error| panic!("{number}: {error}"));
                assert_eq!(entente::store::open(&target).unwrap().dataset, dataset);
            }
        }
        if !has_failed {
            assert!(disk.calls() > 20);
            return;
        }
    }
}

fn support_events() -> Vec<Event> {
    Home::new().open().dataset.events
}

/// Three edits are journaled on a disk of which calls fail. Whatever the journal
/// says that it holds, it holds.
#[test]
fn a_journal_keeps_what_it_took_whatever_fails_later() {
    for (kind, make) in
        KINDS.into_iter().flat_map(|kind| [Failing::One as fn(usize) -> Failing, Failing::Two].map(|make| (kind, make)))
    {
        for number in 0.. {
            let home = Home::new();
            let journals = home.beside("journals");
            let opened = home.open();
            let mut dataset = opened.dataset.clone();
            let mut history = History::default();
            history.keep_log();
            let disk = BadDisk::new(make(number), kind);
            let mut journal = Journal::new(&journals, &opened.origin, opened.digests().whole(), disk.clone());
            let (mut made, mut kept) = (Vec::new(), Vec::new());
            for note in ["one", "two", "three", "four"] {
                edit(&mut dataset, &mut history, note);
                made.push(note);
                let steps = history.take_log().into_iter().map(|taken| Entry::Step { at: 0, taken });
                match journal.append(&steps.collect::<Vec<_>>()) {
                    // With it those that were refused before.
                    Ok(()) => kept.clone_from(&made),
                    Err(error) => assert!(error.to_string().contains("save often"), "{error}"),
                }
            }
            drop(journal);
            let base = opened.digests().whole();
            let labels: Vec<String> = find(&journals, &opened.origin)
                .iter()
                .flat_map(|found| found.rest(&base).steps)
                .map(|(_, taken)| taken.change.label)
                .collect();
            assert_eq!(labels, kept, "call {number}");
            if disk.failed.lock().unwrap().is_none() {
                break;
            }
        }
    }
}
