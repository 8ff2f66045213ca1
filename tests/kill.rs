//! A program that edits and saves in a loop is killed at random moments. After
//! each, the dataset's folder reads as before or after a save, never as
//! something between, and the journal brings back every change that was made.
//!
//! The program is this test itself, run again in another process. A few kills
//! run by default; `ENTENTE_KILLS=500 cargo test --test kill -- --nocapture`
//! runs more and prints how they went.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the report is for reading")]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use entente::model::{Dataset, Event, Lang};
use entente::store::disk::RealDisk;
use entente::store::history::{Change, Delta, History};
use entente::store::journal::{Entry, Journal, find};
use entente::store::{Opened, open};
use support::Home;

/// Where the program that is to be killed finds its folders.
const HOME: &str = "ENTENTE_KILL_HOME";
/// Kills by default.
const KILLS: usize = 25;
/// Edits before a save.
const EDITS_PER_SAVE: usize = 3;

/// How many edits were made, as the first event's note tells.
fn edits(dataset: &Dataset) -> usize {
    dataset.events[0].note.parse().unwrap_or(0)
}

/// The next edit: the count goes up, and at times an event comes or goes.
fn next_change(dataset: &Dataset) -> Change {
    let number = edits(dataset) + 1;
    let before = dataset.events[0].clone();
    let mut after = Event { note: number.to_string(), ..before.clone() };
    after.title.set(Lang::AR, format!("زيارة {number}"));
    let mut deltas = vec![Delta { index: 0, before: Some(before), after: Some(after) }];
    match number % 5 {
        1 => {
            let event = Event { id: format!("added-{number}").into(), kind: "visit".into(), ..Event::default() };
            deltas.push(Delta { index: 1, before: None, after: Some(event) });
        }
        3 if dataset.events.len() > 4 => {
            let index = dataset.events.len() - 1;
            deltas.push(Delta { index, before: Some(dataset.events[index].clone()), after: None });
        }
        _ => {}
    }
    Change::new(format!("edit {number}"), deltas)
}

/// What a save writes besides events: it must stand in all three files alike.
fn mark_other_files(dataset: &mut Dataset) {
    let number = edits(dataset).to_string();
    dataset.header.description.set(Lang::EN, number.clone());
    dataset.sources[0].title.set(Lang::EN, number.clone());
    let id = dataset.sources[0].id.clone();
    dataset.texts.insert(id, Arc::from(number.as_str()));
}

/// Whether all files are of one save. `None` before the first.
fn save_of(dataset: &Dataset) -> usize {
    let number = dataset.header.description.in_lang(Lang::EN);
    if number.is_empty() {
        assert_eq!(edits(dataset), 0);
        return 0;
    }
    assert_eq!(dataset.sources[0].title.in_lang(Lang::EN), number, "sources.ron is of another save");
    assert_eq!(&**dataset.text(&dataset.sources[0].id).unwrap(), number, "the text is of another save");
    assert_eq!(edits(dataset).to_string(), number, "events.ron is of another save");
    edits(dataset)
}

fn opened(home: &Path) -> (Opened, Dataset) {
    let opened = open(&home.join("garden")).unwrap();
    assert_eq!(opened.load_problems, []);
    let dataset = opened.dataset.clone();
    (opened, dataset)
}

/// Brings back what the journals hold.
fn recover(opened: &Opened, dataset: &mut Dataset, history: &mut History, journals: &Path) {
    let base = opened.digests().whole();
    for found in find(journals, &opened.origin) {
        let rest = found.rest(&base);
        assert!(rest.fits || rest.is_empty(), "the journal knows the state on disk");
        for (_, taken) in &rest.steps {
            assert!(history.take_again(dataset, taken), "{:?}", taken.change.label);
        }
    }
}

/// The program that is killed: recovers, then edits, journals and saves for ever.
#[test]
fn edits_and_saves_until_it_is_killed() {
    let Some(home) = std::env::var_os(HOME) else { return };
    let home = Path::new(&home);
    let journals = home.join("journals");
    let (mut opened, mut dataset) = opened(home);
    let mut history = History::default();
    recover(&opened, &mut dataset, &mut history, &journals);
    opened.tidy().unwrap();
    // What was recovered is saved first, so that each life begins with one journal.
    let mut journal = Journal::new(&journals, &opened.origin, opened.digests().whole(), Arc::new(RealDisk));
    let mut save = |dataset: &mut Dataset, journal: &mut Journal| {
        mark_other_files(dataset);
        opened.save_announced(dataset, |after| journal.note_saving(after).unwrap()).unwrap();
        journal.begin_anew(opened.digests().whole());
    };
    let left = find(&journals, &entente::store::Origin::Folder(home.join("garden")));
    save(&mut dataset, &mut journal);
    for found in left {
        found.discard(&RealDisk).unwrap();
    }
    history.keep_log();
    println!("begun");
    loop {
        for _ in 0..EDITS_PER_SAVE {
            let change = next_change(&dataset);
            history.apply(&mut dataset, change);
            let steps = history.take_log().into_iter().map(|taken| Entry::Step { at: 0, taken });
            journal.append(&steps.collect::<Vec<_>>()).unwrap();
            println!("made {}", edits(&dataset));
            std::io::stdout().flush().unwrap();
        }
        save(&mut dataset, &mut journal);
        println!("saved {}", edits(&dataset));
    }
}

/// A small generator of numbers: xorshift, by Marsaglia.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Runs the program until it has told so many lines, spins a little, kills it,
/// and returns all that it told.
fn live_and_die(home: &Path, random: &mut Random) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "edits_and_saves_until_it_is_killed", "--nocapture", "--test-threads=1"])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let wanted = random.below(14);
    let mut told = Vec::new();
    while told.len() as u64 <= wanted {
        match lines.next() {
            Some(line) => told.push(line.unwrap()),
            None => break,
        }
        // The harness's own lines before the program begins.
        if !told.iter().any(|line| line.contains("begun")) {
            told.clear();
        }
    }
    // Anywhere between two lines, in steps of well under a microsecond.
    for _ in 0..random.below(1 << 20) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    told.extend(lines.map_while(Result::ok));
    told
}

fn last_number(told: &[String], word: &str) -> Option<usize> {
    told.iter().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok())
}

#[test]
fn a_kill_at_any_moment_loses_no_edit_and_tears_no_save() {
    let kills = std::env::var("ENTENTE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS);
    let seed = std::env::var("ENTENTE_KILL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x5EED_CAFE);
    let garden = Home::new();
    let home = garden.beside("");
    let journals = home.join("journals");
    let mut random = Random(seed);
    let (mut between_saves, mut unfinished, mut in_journal) = (0, 0, 0);
    for kill in 0..kills {
        let told = live_and_die(&home, &mut random);
        assert!(!told.is_empty(), "kill {kill}: the program ended by itself");
        let (opened, mut dataset) = opened(&home);
        let on_disk = save_of(&dataset);
        let mut history = History::default();
        recover(&opened, &mut dataset, &mut history, &journals);
        let recovered = edits(&dataset);
        let made = last_number(&told, "made ").unwrap_or(on_disk);
        let saved = last_number(&told, "saved ").unwrap_or(0);
        assert!(on_disk >= saved, "kill {kill}: a save that was told of is gone: {told:?}");
        // An edit may be journaled and not yet told of.
        assert!(recovered == made || recovered == made + 1, "kill {kill}: {recovered} of {made}: {told:?}");
        in_journal += recovered - on_disk;
        between_saves += usize::from(recovered > on_disk);
        unfinished += usize::from(home.join("garden/.entente-commit").exists());
    }
    println!(
        "{kills} kills: {between_saves} with unsaved edits ({in_journal} edits came back from the journal), \
         {unfinished} within the renames of a save"
    );
    assert!(kills < 20 || between_saves > 0, "the kills fall between saves too");
}
