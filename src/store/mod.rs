//! Datasets on disk: loading, checking, saving, history, settings.
//!
//! ```text
//!   folder --files--> bytes --data_file--> records + spans + problems
//!   records --syntax/patch--> edits of the bytes --atomic--> folder
//! ```
//!
//! Knows the model and the evidence; knows no window and no picture.

pub mod bookmarks;
pub mod history;
pub mod settings;

pub mod atomic;
mod bundled;
pub mod check;
mod commit;
pub mod compare;
mod data_file;
pub mod disk;
mod files;
pub mod fingerprint;
pub mod journal;
pub mod layer;
mod load;
pub mod lock;
mod migrate;
pub mod progress;
pub mod reread;
mod rewrite;
mod save;
mod syncing;
mod syntax;
pub mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use save::SaveError;

use crate::model::{Dataset, Location, Problem, Severity};

use disk::{Disk, RealDisk};
use files::{Folder, ReadError};
use fingerprint::Digests;
use load::{Files, LoadError, Loaded};
use progress::Progress;

/// What a dataset is, who takes part and which kinds there are.
pub const HEADER_FILE: &str = "dataset.ron";
/// The events.
pub const EVENTS_FILE: &str = "events.ron";
/// What is known about the sources.
pub const SOURCES_FILE: &str = "sources.ron";

/// Datasets whose lists are larger than this are not opened in the blink of an
/// eye, in bytes.
pub const LARGE_BYTES: u64 = 4 * 1024 * 1024;

/// Where a dataset came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The copy embedded in the program; it can only be saved elsewhere.
    Bundled,
    /// A folder.
    Folder(PathBuf),
}

/// A dataset with the files that it was read from.
#[derive(Debug)]
pub struct Opened {
    /// The records that could be read.
    pub dataset: Dataset,
    /// What could not be read. See also [`Opened::check`].
    pub load_problems: Vec<Problem>,
    /// Where it came from.
    pub origin: Origin,
    files: Files,
    /// The disk that it is written to.
    disk: Arc<dyn Disk>,
    /// The files' checksums, once they were asked for.
    digests: OnceLock<Digests>,
    /// What a save that failed may have left on disk.
    attempted: BTreeMap<String, Vec<u8>>,
    /// Files that are gone from the folder, and that the next save puts back.
    gone: BTreeSet<String>,
}

/// Why a dataset cannot be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is nothing of this name.
    #[error("there is no such folder; name a folder that holds {HEADER_FILE}: {}", .0.display())]
    NoFolder(PathBuf),
    /// There is a file of this name.
    #[error("a dataset is a folder and this is a file; name the folder that holds {HEADER_FILE}: {}", .0.display())]
    NotAFolder(PathBuf),
    /// The system refuses.
    #[error("the folder cannot be read ({reason}); check its permissions: {}", .folder.display())]
    Refused {
        /// What the system says.
        reason: std::io::Error,
        /// The folder.
        folder: PathBuf,
    },
    /// It has no `dataset.ron`.
    #[error("the folder holds no {HEADER_FILE} and so is no dataset; name one that does: {}", .0.display())]
    NoHeader(PathBuf),
    /// Its `dataset.ron` cannot be read.
    #[error("{reason}: {}", .path.display())]
    UnreadableHeader {
        /// What is wrong, with what to do.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// Its `dataset.ron` is no such file.
    #[error("{}: {}", .problem.message, located(.folder, .problem))]
    MalformedHeader {
        /// What is wrong, and where.
        problem: Box<Problem>,
        /// The folder.
        folder: PathBuf,
    },
    /// One of its files is written for a later version of the program.
    #[error("{}: {}", .problem.message, located(.folder, .problem))]
    Newer {
        /// What is wrong, and where.
        problem: Box<Problem>,
        /// The folder.
        folder: PathBuf,
    },
    /// The work was given up.
    #[error("opening was cancelled")]
    Cancelled,
}

/// A problem of a file or folder as a whole.
fn file_problem(code: &'static str, message: String, file: &str) -> Problem {
    let location = Location { file: file.to_owned(), line: 0, column: 0 };
    Problem { severity: Severity::Error, code, message, location, event: None }
}

/// Letters of a sentence that are shown at its start and end where it quotes
/// something of absurd length.
const BRIEF_LETTERS: usize = 200;

/// A sentence without the middle of what it quotes where that is too long.
fn brief(message: String) -> String {
    if message.len() <= 2 * BRIEF_LETTERS {
        return message;
    }
    let start_end = message.char_indices().nth(BRIEF_LETTERS).map(|(at, _)| at);
    let end_start = message.char_indices().rev().nth(BRIEF_LETTERS - 1).map(|(at, _)| at);
    match (start_end, end_start) {
        (Some(start_end), Some(end_start)) if start_end < end_start => {
            format!("{} […] {}", &message[..start_end], &message[end_start..])
        }
        _ => message,
    }
}

/// The path of a problem with its line and column, as compilers write it.
fn located(folder: &Path, problem: &Problem) -> String {
    let location = &problem.location;
    format!("{}:{}:{}", folder.join(&location.file).display(), location.line, location.column)
}

/// Opens a dataset folder. Bad records are problems beside the good ones.
///
/// # Errors
/// Where there is no folder, or no readable `dataset.ron` in it, or a file of a
/// later version of the program.
pub fn open(folder: &Path) -> Result<Opened, OpenError> {
    open_telling(folder, &Progress::new())
}

/// As [`open`], telling how far it has come, in bytes of the lists.
///
/// # Errors
/// As [`open`], and where the work is given up.
pub fn open_telling(folder: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    let files = folder_at(folder)?;
    let loaded = load::load(&files, progress).map_err(|error| open_error(error, folder))?;
    Ok(Opened::from_loaded(loaded, Origin::Folder(folder.to_path_buf())))
}

/// What `dataset.ron` alone says, without events, as a dataset that has no folder
/// to be saved to: what a window shows until the whole is open.
///
/// # Errors
/// Where there is no folder, or no readable `dataset.ron` in it.
pub fn preview(folder: &Path) -> Result<Opened, OpenError> {
    let files = folder_at(folder)?;
    let (header, _) = load::load_header(&files).map_err(|error| open_error(error, folder))?;
    let dataset = Dataset { header, ..Dataset::default() };
    Ok(Opened::from_loaded(Loaded { dataset, ..Loaded::default() }, Origin::Bundled))
}

/// How many bytes the lists of a dataset folder have, as far as that can be
/// told without reading them.
pub fn size_bytes(folder: &Path) -> u64 {
    let size = |name| std::fs::metadata(folder.join(name)).map_or(0, |about| about.len());
    [HEADER_FILE, EVENTS_FILE, SOURCES_FILE].map(size).iter().sum()
}

/// What to open a window on.
#[derive(Debug)]
pub enum Start {
    /// A dataset that is open.
    Opened(Box<Opened>),
    /// A folder that takes its time.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What can be shown at once; see [`preview`].
        preview: Box<Opened>,
    },
}

fn folder_at(folder: &Path) -> Result<Folder, OpenError> {
    let path = || folder.to_path_buf();
    let about = std::fs::metadata(folder).map_err(|reason| match reason.kind() {
        std::io::ErrorKind::NotFound => OpenError::NoFolder(path()),
        std::io::ErrorKind::NotADirectory => OpenError::NoFolder(path()),
        _ => OpenError::Refused { reason, folder: path() },
    })?;
    if !about.is_dir() {
        return Err(OpenError::NotAFolder(path()));
    }
    Folder::at(folder).map_err(|reason| OpenError::Refused { reason, folder: path() })
}

fn open_error(error: LoadError, folder: &Path) -> OpenError {
    let path = || folder.to_path_buf();
    match error {
        LoadError::Header(ReadError::Missing) => OpenError::NoHeader(path()),
        LoadError::Header(error) => {
            OpenError::UnreadableHeader { reason: error.to_string(), path: folder.join(HEADER_FILE) }
        }
        LoadError::Malformed(problem) => OpenError::MalformedHeader { problem: Box::new(problem), folder: path() },
        LoadError::Newer(newer) => OpenError::Newer { problem: Box::new(newer.problem()), folder: path() },
        LoadError::Cancelled => OpenError::Cancelled,
    }
}

/// Opens the dataset that the program carries.
pub fn open_bundled() -> Opened {
    // A test holds that the carried dataset loads without a problem.
    let loaded = load::load(&bundled::FILES, &Progress::new()).unwrap_or_default();
    Opened::from_loaded(loaded, Origin::Bundled)
}

/// Writes a dataset that has no files yet to a folder, which becomes its home.
/// The folder is made where it does not exist, and must otherwise be empty but
/// for hidden files.
///
/// # Errors
/// Where the folder holds anything else or cannot be written.
pub fn create(dataset: Dataset, folder: &Path) -> Result<Opened, SaveError> {
    let mut opened = Opened::from_loaded(Loaded::default(), Origin::Folder(PathBuf::new()));
    opened.save_as(&dataset, folder)?;
    opened.dataset = dataset;
    Ok(opened)
}

impl OpenError {
    /// The error as a problem, for lists of problems.
    pub fn to_problem(&self) -> Problem {
        match self {
            Self::MalformedHeader { problem, .. } | Self::Newer { problem, .. } => Problem::clone(problem),
            Self::NoHeader(_) => file_problem("missing-file", self.to_string(), HEADER_FILE),
            Self::UnreadableHeader { .. } => file_problem("unreadable-file", self.to_string(), HEADER_FILE),
            Self::NoFolder(_) | Self::NotAFolder(_) => file_problem("missing-folder", self.to_string(), ""),
            Self::Refused { .. } | Self::Cancelled => file_problem("unreadable-folder", self.to_string(), ""),
        }
    }
}

impl Opened {
    fn from_loaded(loaded: Loaded, origin: Origin) -> Self {
        let Loaded { dataset, files, problems } = loaded;
        Self {
            dataset,
            load_problems: problems,
            origin,
            files,
            disk: Arc::new(RealDisk),
            digests: OnceLock::new(),
            attempted: BTreeMap::new(),
            gone: BTreeSet::new(),
        }
    }

    /// Finishes or clears away what a save that was cut short has left in the
    /// folder. Only for whoever holds the folder's lock.
    ///
    /// # Errors
    /// Where the disk refuses; the folder reads the same in either case.
    pub fn tidy(&self) -> Result<(), SaveError> {
        let Origin::Folder(path) = &self.origin else { return Ok(()) };
        let mut folder = Folder::at(path).map_err(|reason| SaveError::Write { reason, path: path.clone() })?;
        folder.finish(&*self.disk)?;
        let mut places = BTreeSet::from([folder.root().to_path_buf()]);
        let texts = self.files.texts.keys().filter_map(|name| folder.locate(name).ok());
        places.extend(texts.filter_map(|text| text.parent().map(Path::to_path_buf)));
        commit::clear_leftovers(&*self.disk, &places);
        Ok(())
    }

    /// Writes through another disk from now on, such as one that fails.
    pub fn set_disk(&mut self, disk: Arc<dyn Disk>) {
        self.disk = disk;
    }
}
