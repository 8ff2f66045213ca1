//! The journal of unsaved work: every step of editing, on disk as soon as it is
//! taken, so that a crash loses nothing.
//!
//! A journal is a file of its own in a folder of the user's, not in the dataset's:
//! it must outlive a dataset's folder that is read-only, full, or gone, and must
//! not turn up in what a dataset's owner keeps in version control. It begins
//! with what it belongs to and the checksum of the saved state that it starts
//! from; each record after that is framed by its length and checksum:
//!
//! ```text
//!   #0 312 7f83b1657ff1fc53
//!   (version: 1, …)
//!   #1 845 ef2d127de37b942b
//!   Step(at: 1794…, …)
//! ```
//!
//! A record is written at once, which outlives the program, and then synced by
//! a thread, several together, which outlives a loss of power. While a journal
//! is written its file is locked, so that another window leaves it alone. A
//! record that was torn ends the journal; what follows it is dropped.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::{Event, EventId};

use super::Origin;
use super::disk::{Disk, in_words};
use super::fingerprint::Digest;
use super::history::Taken;
use super::syncing::Syncer;
use super::syntax::node::Node;
use super::syntax::print::{Style, print};
use super::syntax::read::read;

/// Version of the journal's form.
const VERSION: u32 = 1;
/// How the names of journals end.
const ENDING: &str = "journal";
/// Largest journal that is read, in bytes.
const MAX_JOURNAL_BYTES: u64 = 1024 * 1024 * 1024;

/// Why a journal cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("unsaved work cannot be journaled ({}); save often: {}", in_words(.reason), .path.display())]
pub struct JournalError {
    reason: std::io::Error,
    path: PathBuf,
}

/// What a journal belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    version: u32,
    /// The folder of the dataset; empty for the one that the program carries.
    folder: String,
    /// Checksum of the saved state that it starts from.
    base: Digest,
    /// When it began, in seconds from 1970-01-01 UTC.
    began: u64,
}

/// A draft as it stood in the event form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftEntry {
    /// The event that was being edited; `None` for a new one.
    pub original: Option<EventId>,
    /// What had been typed.
    pub event: Event,
}

/// One record of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A step of editing.
    Step {
        /// When, in seconds from 1970-01-01 UTC.
        at: u64,
        /// What was done.
        taken: Taken,
    },
    /// What stood in the event form; `None` once it was closed.
    Draft {
        /// When, in seconds from 1970-01-01 UTC.
        at: u64,
        /// The form.
        draft: Option<Box<DraftEntry>>,
    },
    /// A save began that would lead to files of this checksum.
    Saving(Digest),
    /// The files changed to this checksum beneath the unsaved steps, as when one
    /// was read again.
    Rebased(Digest),
}

/// The journal of one window on one dataset. It has no file before there is
/// anything to write.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    place: String,
    base: Digest,
    disk: Arc<dyn Disk>,
    written: Option<Written>,
    /// Entries that the disk has refused so far. They come first when it is well
    /// again, since later steps begin from them.
    refused: Vec<Entry>,
}

/// The file of a journal.
#[derive(Debug)]
struct Written {
    path: PathBuf,
    file: File,
    /// Records so far.
    count: u64,
    /// Length of the file up to the last whole record, in bytes.
    len: u64,
    /// Whether half a record stands after that.
    is_torn: bool,
    syncer: Syncer,
}

/// The name of a dataset's place in a journal.
fn place_of(origin: &Origin) -> String {
    match origin {
        Origin::Bundled => String::new(),
        Origin::Folder(folder) => absolute(folder).to_string_lossy().into_owned(),
    }
}

/// The folder without symbolic links where it is there, else as it is named.
fn absolute(folder: &Path) -> PathBuf {
    let named = || std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    folder.canonicalize().unwrap_or_else(|_| named())
}

/// How the names of a place's journals begin.
fn name_start(place: &str) -> String {
    Digest::of(place.as_bytes()).short().to_owned()
}

/// The folder of the user's journals, where the system has a place for one.
pub fn default_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "entente")?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
    Some(state.join("journal"))
}

/// The time now, in seconds from 1970-01-01 UTC.
pub fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A value framed as a record.
fn framed<T: Serialize>(number: u64, value: &T) -> std::io::Result<Vec<u8>> {
    let node = Node::of(value).map_err(|error| std::io::Error::other(error.to_string()))?;
    let text = print(&node, Style { newline: "\n", indent: "" }, 0);
    let sum = Digest::of(text.as_bytes());
    Ok(format!("#{number} {} {}\n{text}\n", text.len(), sum.short()).into_bytes())
}

/// The values of whole records from the start of a file on, as text, and the
/// length up to which they reach, in bytes.
fn unframed(bytes: &[u8]) -> (Vec<&str>, usize) {
    let mut texts = Vec::new();
    let mut at = 0;
    while let Some((text, next)) = record_at(bytes, at, texts.len()) {
        texts.push(text);
        at = next;
    }
    (texts, at)
}

fn record_at(bytes: &[u8], at: usize, number: usize) -> Option<(&str, usize)> {
    let rest = bytes.get(at..)?;
    // A frame is short; what is longer is none.
    let line_end = rest.iter().take(80).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..line_end]).ok()?.strip_prefix('#')?;
    let mut parts = line.split(' ');
    let (stated_number, len, sum) = (parts.next()?, parts.next()?, parts.next()?);
    let len = len.parse::<usize>().ok()?;
    let start = line_end + 1;
    let end = start.checked_add(len)?;
    let text = std::str::from_utf8(rest.get(start..end)?).ok()?;
    let is_whole = stated_number.parse() == Ok(number)
        && rest.get(end) == Some(&b'\n')
        && Digest::of(text.as_bytes()).short() == sum;
    is_whole.then_some((text, at + end + 1))
}

fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(text, 0..text.len(), ron::extensions::Extensions::empty()).ok()
}

impl Journal {
    /// A journal, kept in `folder`, of a dataset from `origin` whose files have
    /// the checksum `base`.
    pub fn new(folder: &Path, origin: &Origin, base: Digest, disk: Arc<dyn Disk>) -> Self {
        Self { folder: folder.to_path_buf(), place: place_of(origin), base, disk, written: None, refused: Vec::new() }
    }

    /// Writes entries at the end.
    ///
    /// # Errors
    /// Where the disk refuses; what was written before is kept.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), JournalError> {
        if entries.is_empty() {
            return Ok(());
        }
        let mut waiting = std::mem::take(&mut self.refused);
        waiting.extend_from_slice(entries);
        let mut count = 0;
        let result = self.append_all(&waiting, &mut count);
        self.refused = waiting.split_off(count);
        result
    }

    /// Writes entries and counts those that were written.
    fn append_all(&mut self, entries: &[Entry], count: &mut usize) -> Result<(), JournalError> {
        let disk = Arc::clone(&self.disk);
        let written = self.written()?;
        for entry in entries {
            written.append(&*disk, entry).map_err(|reason| JournalError { reason, path: written.path.clone() })?;
            *count += 1;
        }
        written.syncer.wake();
        Ok(())
    }

    /// The file, made where there is none yet.
    fn written(&mut self) -> Result<&mut Written, JournalError> {
        let written = match self.written.take() {
            Some(written) => written,
            None => self.create()?,
        };
        Ok(self.written.insert(written))
    }

    fn create(&self) -> Result<Written, JournalError> {
        let error = |reason| JournalError { reason, path: self.folder.clone() };
        self.disk.create_folder(&self.folder).map_err(error)?;
        let start = name_start(&self.place);
        let process = std::process::id();
        let mut number = 0_u32;
        let (path, file) = loop {
            let path = self.folder.join(format!("{start}-{process}-{number}.{ENDING}"));
            match self.disk.create_private(&path) {
                Ok(file) => break (path, file),
                Err(taken) if taken.kind() == std::io::ErrorKind::AlreadyExists && number < 10_000 => number += 1,
                Err(reason) => return Err(error(reason)),
            }
        };
        // A file system without locks keeps the journal all the same.
        let _ = file.try_lock();
        let syncer = Syncer::of(&file, &path, Arc::clone(&self.disk)).map_err(error)?;
        let mut written = Written { path, file, count: 0, len: 0, is_torn: false, syncer };
        let head = Head { version: VERSION, folder: self.place.clone(), base: self.base.clone(), began: now() };
        if let Err(reason) = written.append(&*self.disk, &head) {
            let _ = self.disk.remove(&written.path);
            return Err(error(reason));
        }
        let _ = self.disk.sync_folder(&self.folder);
        Ok(written)
    }

    /// Says that a save begins which leads to files of this checksum, and waits
    /// until that is on disk. A journal without entries has nothing to say.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn note_saving(&mut self, after: &Digest) -> Result<(), JournalError> {
        let disk = Arc::clone(&self.disk);
        let Some(written) = &mut self.written else { return Ok(()) };
        let path = written.path.clone();
        let noted =
            written.append(&*disk, &Entry::Saving(after.clone())).and_then(|()| disk.sync(&written.file, &path));
        noted.map_err(|reason| JournalError { reason, path })
    }

    /// Begins anew after a save that led to files of this checksum: what was
    /// journaled is on disk in its place.
    pub fn begin_anew(&mut self, base: Digest) {
        self.base = base;
        self.discard();
    }

    /// The same for a dataset that has moved.
    pub fn move_to(&mut self, origin: &Origin, base: Digest) {
        self.place = place_of(origin);
        self.begin_anew(base);
    }

    /// Says that the files beneath the unsaved steps have changed.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn rebase(&mut self, base: Digest) -> Result<(), JournalError> {
        self.base = base.clone();
        if self.written.is_some() { self.append(&[Entry::Rebased(base)]) } else { Ok(()) }
    }

    /// Removes the file: the work is given up or safe elsewhere.
    pub fn discard(&mut self) {
        self.refused.clear();
        if let Some(written) = self.written.take() {
            let Written { path, file, syncer, .. } = written;
            drop(syncer);
            // A file that cannot be removed is emptied, so that it offers nothing.
            if self.disk.remove(&path).is_err() {
                let _ = self.disk.truncate(&file, 0, &path);
            }
        }
    }

    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.written.as_ref().map(|written| written.path.as_path())
    }

    /// What went wrong when records were to be made to last, once.
    pub fn sync_failure(&self) -> Option<JournalError> {
        let written = self.written.as_ref()?;
        let reason = written.syncer.failure()?;
        Some(JournalError { reason, path: written.path.clone() })
    }
}

impl Written {
    fn append<T: Serialize>(&mut self, disk: &dyn Disk, value: &T) -> std::io::Result<()> {
        let bytes = framed(self.count, value)?;
        // Half a record would hide those that come after it.
        if self.is_torn {
            disk.truncate(&self.file, self.len, &self.path)?;
            self.is_torn = false;
        }
        if let Err(error) = disk.write(&mut self.file, &bytes, &self.path) {
            self.is_torn = disk.truncate(&self.file, self.len, &self.path).is_err();
            return Err(error);
        }
        self.count += 1;
        self.len += bytes.len() as u64;
        Ok(())
    }
}

/// A journal that a window left behind when it died.
#[derive(Debug)]
pub struct Found {
    path: PathBuf,
    /// Holds the lock on the file.
    _file: File,
    head: Head,
    entries: Vec<Entry>,
    /// Whether something after the last whole record was dropped.
    pub is_torn: bool,
}

/// What a journal holds beyond the files as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// The steps with their times, in seconds from 1970-01-01 UTC.
    pub steps: Vec<(u64, Taken)>,
    /// What stood in the event form, with its time.
    pub draft: Option<(u64, DraftEntry)>,
    /// Whether the files are as they were when these steps were taken. Where
    /// not, only steps that still fit can be taken again.
    pub fits: bool,
}

impl Rest {
    /// Whether there is nothing to bring back.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.draft.is_none()
    }
}

/// Journals of a dataset's place that no running program writes, oldest first.
/// Files that are none, or of a later version, are left alone.
pub fn find(folder: &Path, origin: &Origin) -> Vec<Found> {
    let place = place_of(origin);
    let start = name_start(&place);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&start) && path.extension().is_some_and(|ending| ending == ENDING)
        })
        .collect();
    paths.sort();
    let mut found: Vec<Found> = paths.into_iter().filter_map(|path| Found::open(path, &place)).collect();
    found.sort_by_key(|found| found.head.began);
    found
}

impl Found {
    fn open(path: PathBuf, place: &str) -> Option<Self> {
        let file = std::fs::OpenOptions::new().read(true).append(true).open(&path).ok()?;
        if let Err(std::fs::TryLockError::WouldBlock) = file.try_lock() {
            return None;
        }
        if file.metadata().ok()?.len() > MAX_JOURNAL_BYTES {
            return None;
        }
        let bytes = std::fs::read(&path).ok()?;
        let (texts, whole_len) = unframed(&bytes);
        let (first, rest) = texts.split_first()?;
        let head = parse::<Head>(first).filter(|head| head.version == VERSION && head.folder == place)?;
        let entries: Vec<Entry> = rest.iter().map_while(|text| parse(text)).collect();
        // Whole records that this program does not understand end the journal too.
        let is_torn = whole_len < bytes.len() || entries.len() < rest.len();
        Some(Self { path, _file: file, head, entries, is_torn })
    }

    /// When it began, in seconds from 1970-01-01 UTC.
    pub fn began(&self) -> u64 {
        self.head.began
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds beyond files of this checksum: the steps since the state
    /// that they hold, or all of them where it knows no such state.
    pub fn rest(&self, present: &Digest) -> Rest {
        let mut fits = false;
        let mut from = 0;
        let mut base = &self.head.base;
        for (index, entry) in self.entries.iter().enumerate() {
            match entry {
                Entry::Saving(after) if after == present => (fits, from) = (true, index + 1),
                Entry::Rebased(after) => base = after,
                _ => {}
            }
        }
        fits |= base == present;
        let mut steps = Vec::new();
        let mut draft = None;
        for entry in self.entries.get(from..).unwrap_or_default() {
            match entry {
                Entry::Step { at, taken } => steps.push((*at, taken.clone())),
                Entry::Draft { at, draft: typed } => draft = typed.clone().map(|typed| (*at, *typed)),
                Entry::Saving(_) | Entry::Rebased(_) => {}
            }
        }
        Rest { steps, draft, fits }
    }

    /// Gives the file a name under which it is kept and not offered again.
    pub fn put_aside(self) {
        // What cannot be renamed is offered again.
        let _ = std::fs::rename(&self.path, self.path.with_extension("aside"));
    }

    /// Removes the file: the work is not wanted.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn discard(self, disk: &dyn Disk) -> Result<(), JournalError> {
        disk.remove(&self.path).map_err(|reason| JournalError { reason, path: self.path.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dataset, Lang, LocalText};
    use crate::store::disk::RealDisk;
    use crate::store::history::{Change, Delta, History};

    struct Desk {
        home: tempfile::TempDir,
        dataset: Dataset,
        history: History,
        journal: Journal,
    }

    fn base() -> Digest {
        Digest::of(b"base")
    }

    fn origin() -> Origin {
        Origin::Folder(PathBuf::from("/nowhere/garden"))
    }

    /// A window with one event and an empty journal.
    fn desk() -> Desk {
        let home = tempfile::tempdir().unwrap();
        let journal = Journal::new(home.path(), &origin(), base(), Arc::new(RealDisk));
        let mut history = History::default();
        history.keep_log();
        let event = Event { id: "a".into(), ..Event::default() };
        Desk { home, dataset: Dataset { events: vec![event], ..Dataset::default() }, history, journal }
    }

    impl Desk {
        fn retitle(&mut self, title: &str) {
            let before = self.dataset.events[0].clone();
            let after = Event { title: LocalText::of([(Lang::AR, title)]), ..before.clone() };
            let delta = Delta { index: 0, before: Some(before), after: Some(after) };
            self.history.apply(&mut self.dataset, Change::new(title, vec![delta]));
            self.keep();
        }

        fn keep(&mut self) {
            let steps = self.history.take_log().into_iter().map(|taken| Entry::Step { at: 7, taken });
            self.journal.append(&steps.collect::<Vec<_>>()).unwrap();
        }

        fn journal_path(&self) -> PathBuf {
            self.journal.path().unwrap().to_path_buf()
        }

        /// What another window finds after this one died.
        fn found(&mut self) -> Vec<Found> {
            self.journal.written = None;
            find(self.home.path(), &origin())
        }

        fn labels(&mut self, present: &Digest) -> Vec<String> {
            let found = self.found();
            let rest = found[0].rest(present);
            rest.steps.into_iter().map(|(_, taken)| taken.change.label).collect()
        }
    }

    #[test]
    fn steps_come_back_with_their_labels_and_times() {
        let mut desk = desk();
        desk.retitle("زيارة\n\u{202e}");
        desk.retitle("two");
        desk.history.undo(&mut desk.dataset);
        desk.keep();
        let found = desk.found();
        let rest = found[0].rest(&base());
        assert!(rest.fits && !found[0].is_torn);
        let labels: Vec<_> = rest.steps.iter().map(|(at, taken)| (*at, taken.change.label.as_str())).collect();
        assert_eq!(labels, [(7, "زيارة\n\u{202e}"), (7, "two"), (7, "two")]);
        let mut again = Dataset { events: vec![Event { id: "a".into(), ..Event::default() }], ..Dataset::default() };
        let mut history = History::default();
        for (_, taken) in &rest.steps {
            assert!(history.take_again(&mut again, taken));
        }
        assert_eq!(again, desk.dataset);
        assert_eq!(history.redo_label(), Some("two"));
    }

    #[test]
    fn a_journal_has_no_file_before_there_is_work_and_none_after_a_save() {
        let mut desk = desk();
        assert!(desk.journal.path().is_none());
        desk.retitle("one");
        let path = desk.journal_path();
        assert!(path.exists());
        desk.journal.begin_anew(Digest::of(b"after"));
        assert!(!path.exists() && desk.found().is_empty());
    }

    #[test]
    fn a_journal_that_is_being_written_is_left_alone() {
        let mut desk = desk();
        desk.retitle("one");
        assert!(find(desk.home.path(), &origin()).is_empty());
        assert_eq!(desk.found().len(), 1);
    }

    #[test]
    fn steps_before_a_save_that_was_made_are_not_offered() {
        let mut desk = desk();
        let after = Digest::of(b"after");
        desk.retitle("one");
        desk.journal.note_saving(&after).unwrap();
        desk.retitle("two");
        assert_eq!(desk.labels(&after), ["two"]);
        assert_eq!(desk.labels(&base()), ["one", "two"], "the save was not made");
        assert!(!desk.found()[0].rest(&Digest::of(b"other")).fits);
    }

    #[test]
    fn steps_outlive_files_that_change_beneath_them() {
        let mut desk = desk();
        let other = Digest::of(b"other");
        desk.retitle("one");
        desk.journal.rebase(other.clone()).unwrap();
        let rest = desk.found()[0].rest(&other);
        assert!(rest.fits && rest.steps.len() == 1);
    }

    #[test]
    fn a_draft_comes_back_unless_it_was_closed() {
        let mut desk = desk();
        let draft = DraftEntry { original: None, event: Event { note: "typed".to_owned(), ..Event::default() } };
        desk.journal.append(&[Entry::Draft { at: 9, draft: Some(Box::new(draft.clone())) }]).unwrap();
        assert_eq!(desk.found()[0].rest(&base()).draft, Some((9, draft)));
        let mut desk = self::desk();
        let draft = DraftEntry { original: Some("a".into()), event: Event::default() };
        desk.journal
            .append(&[Entry::Draft { at: 9, draft: Some(Box::new(draft)) }, Entry::Draft { at: 9, draft: None }])
            .unwrap();
        assert!(desk.found()[0].rest(&base()).is_empty());
    }

    #[test]
    fn a_journal_cut_off_anywhere_gives_back_its_whole_records() {
        let mut desk = desk();
        for title in ["one", "two", "three"] {
            desk.retitle(title);
        }
        let path = desk.journal_path();
        let bytes = std::fs::read(&path).unwrap();
        let mut most = 0;
        for len in 0..=bytes.len() {
            std::fs::write(&path, &bytes[..len]).unwrap();
            let found = desk.found();
            let count = found.first().map_or(0, |found| found.rest(&base()).steps.len());
            assert!(count == most || count == most + 1, "{len}");
            most = count;
        }
        assert_eq!(most, 3);
    }

    #[test]
    fn a_journal_with_any_byte_changed_gives_back_nothing_that_was_not_done() {
        let mut desk = desk();
        desk.retitle("one");
        desk.retitle("two");
        let path = desk.journal_path();
        let bytes = std::fs::read(&path).unwrap();
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 0x15;
            std::fs::write(&path, &other).unwrap();
            for found in desk.found() {
                let labels: Vec<_> =
                    found.rest(&base()).steps.into_iter().map(|(_, taken)| taken.change.label).collect();
                assert!(["one", "two"].starts_with(&labels.iter().map(String::as_str).collect::<Vec<_>>()), "{at}");
            }
        }
    }

    #[test]
    fn foreign_files_in_the_folder_are_left_alone() {
        let mut desk = desk();
        desk.retitle("one");
        let path = desk.journal_path();
        let bytes = std::fs::read(&path).unwrap();
        let start = name_start(&place_of(&origin()));
        std::fs::write(desk.home.path().join(format!("{start}-1-0.journal")), b"nonsense").unwrap();
        std::fs::create_dir(desk.home.path().join(format!("{start}-2-0.journal"))).unwrap();
        // Another dataset's journal under this one's name.
        let foreign = String::from_utf8(bytes).unwrap().replace("garden", "harden");
        std::fs::write(desk.home.path().join(format!("{start}-3-0.journal")), foreign).unwrap();
        assert_eq!(desk.found().len(), 1);
        assert!(desk.home.path().join(format!("{start}-1-0.journal")).exists());
    }
}
