//! Noticing that another program has changed a dataset's files.
//!
//! What the system reports is a hint alone. After it a thread waits until the
//! folder is quiet, reads the files, and compares their checksums with those
//! that the window knows: so its own saves are never reported, nor files that
//! were touched and not changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::files::{Folder, ReadError, ReadFiles, parts_within};
use super::fingerprint::{Digest, Digests};

/// How long the folder must be quiet before it is read.
const QUIET: Duration = Duration::from_millis(300);

/// What is seen of a dataset's files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Whether the whole folder is gone.
    pub folder_gone: bool,
    /// The files that are not as they are known.
    pub changed: Vec<FileChange>,
}

/// A file that another program has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its path in the dataset's folder.
    pub name: String,
    /// Its checksum now; `None` where it is gone or cannot be read.
    pub now: Option<Digest>,
}

impl Seen {
    /// Without changes that have become known meanwhile.
    #[must_use]
    pub fn beyond(mut self, known: &Digests) -> Self {
        self.changed.retain(|change| change.now.as_ref() != known.0.get(&change.name));
        self
    }
}

/// Compares the files of a folder with those that are known.
pub fn look(folder: &Path, known: &Digests) -> Seen {
    let Ok(folder) = Folder::at(folder) else { return Seen { folder_gone: true, changed: Vec::new() } };
    let changed = known.0.iter().filter_map(|(name, digest)| {
        let now = match folder.read(name) {
            Ok(bytes) => Some(Digest::of(&bytes)),
            Err(ReadError::Missing) => None,
            Err(_) => None,
        };
        (now.as_ref() != Some(digest)).then(|| FileChange { name: name.clone(), now })
    });
    Seen { folder_gone: false, changed: changed.collect() }
}

/// Watches a dataset's folder until it is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
    known: Arc<Mutex<Digests>>,
    seen: Receiver<Seen>,
    hint: Sender<()>,
}

/// Why a folder cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("the folder cannot be watched ({0})")]
pub struct WatchError(#[from] notify::Error);

impl Watch {
    /// Begins to watch; `wake` is called when there is something to
    /// [`take`](Self::take).
    ///
    /// # Errors
    /// Where the system cannot watch the folder.
    pub fn start(folder: &Path, known: Digests, wake: impl Fn() + Send + 'static) -> Result<Self, WatchError> {
        let (hint, hints) = channel();
        let from_system = hint.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_reading = event.is_ok_and(|event| event.kind.is_access());
            if !is_reading {
                let _ = from_system.send(());
            }
        })?;
        for place in places(folder, &known) {
            watcher.watch(&place, RecursiveMode::NonRecursive)?;
        }
        let known = Arc::new(Mutex::new(known));
        let (tell, seen) = channel();
        let (folder, of_thread) = (folder.to_path_buf(), Arc::clone(&known));
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || look_when_hinted(&hints, &folder, &of_thread, &tell, wake))
            .map_err(notify::Error::io)?;
        Ok(Self { _watcher: watcher, known, seen, hint })
    }

    /// Tells which files are known, as after a save.
    pub fn expect(&self, known: &Digests) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone_from(known);
        // What was seen before may hold no longer.
        let _ = self.hint.send(());
    }

    /// What was seen last, if it is new.
    pub fn take(&self) -> Option<Seen> {
        self.seen.try_iter().last()
    }

    /// Waits for the next thing seen, at most so long.
    ///
    /// # Errors
    /// Where nothing was seen.
    pub fn wait(&self, at_most: Duration) -> Result<Seen, RecvTimeoutError> {
        self.seen.recv_timeout(at_most)
    }
}

/// The folders to watch: the dataset's and those of its texts.
fn places(folder: &Path, known: &Digests) -> BTreeSet<PathBuf> {
    let mut places = BTreeSet::from([folder.to_path_buf()]);
    for name in known.0.keys() {
        if let Some(parent) = parts_within(name).and_then(|path| folder.join(path).parent().map(Path::to_path_buf))
            && parent.is_dir()
        {
            places.insert(parent);
        }
    }
    places
}

fn look_when_hinted(hints: &Receiver<()>, folder: &Path, known: &Mutex<Digests>, tell: &Sender<Seen>, wake: impl Fn()) {
    let mut told = Seen::default();
    while hints.recv().is_ok() {
        loop {
            match hints.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let known = known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let seen = look(folder, &known);
        if seen != told {
            if tell.send(seen.clone()).is_err() {
                return;
            }
            told = seen;
            wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Digests) {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("sources")).unwrap();
        let files = [("events.ron", "events"), ("sources/a.txt", "text")];
        let known = files.map(|(name, text)| {
            std::fs::write(home.path().join(name), text).unwrap();
            (name.to_owned(), Digest::of(text.as_bytes()))
        });
        (home, Digests(known.into()))
    }

    #[test]
    fn files_that_differ_from_what_is_known_are_seen() {
        let (home, known) = home();
        assert_eq!(look(home.path(), &known), Seen::default());
        std::fs::write(home.path().join("events.ron"), "events").unwrap();
        std::fs::write(home.path().join("notes.txt"), "of another").unwrap();
        assert_eq!(look(home.path(), &known), Seen::default(), "touched, and another's");
        std::fs::write(home.path().join("sources/a.txt"), "theirs").unwrap();
        std::fs::remove_file(home.path().join("events.ron")).unwrap();
        let seen = look(home.path(), &known);
        let names: Vec<_> = seen.changed.iter().map(|change| (change.name.as_str(), change.now.is_some())).collect();
        assert_eq!(names, [("events.ron", false), ("sources/a.txt", true)]);
        let mut later = known.clone();
        later.0.insert("sources/a.txt".to_owned(), Digest::of(b"theirs"));
        assert_eq!(seen.beyond(&later).changed.len(), 1);
        assert!(look(&home.path().join("gone"), &known).folder_gone);
    }

    #[test]
    fn the_system_reports_what_another_program_writes_and_not_what_is_known() {
        let (home, mut known) = home();
        let watch = Watch::start(home.path(), known.clone(), || {}).unwrap();
        let patience = Duration::from_secs(60);
        std::fs::write(home.path().join("sources/a.txt"), "theirs").unwrap();
        let seen = watch.wait(patience).unwrap();
        assert_eq!(seen.changed.iter().map(|change| change.name.as_str()).collect::<Vec<_>>(), ["sources/a.txt"]);
        known.0.insert("sources/a.txt".to_owned(), Digest::of(b"theirs"));
        watch.expect(&known);
        assert_eq!(watch.wait(patience).unwrap(), Seen::default());
    }
}
