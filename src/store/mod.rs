//! Datasets on disk: loading, checking, saving, history, settings.

pub mod history;

use std::path::{Path, PathBuf};

use crate::model::{Dataset, EventId, Location, Problem};

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
}

/// Why a dataset cannot be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {}

/// Why a dataset cannot be saved; what was on disk before is still there.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {}

/// Opens a dataset folder. Bad records are problems beside the good ones.
///
/// # Errors
/// Where there is no folder, or no readable `dataset.ron` in it.
pub fn open(_folder: &Path) -> Result<Opened, OpenError> {
    todo!()
}

/// Opens the dataset that the program carries.
pub fn open_bundled() -> Opened {
    todo!()
}

impl Opened {
    /// Every problem of loading and of the records in `dataset`, which may have
    /// been edited since it was opened, with its place in the files as they
    /// were read.
    pub fn check(&self, _dataset: &Dataset) -> Vec<Problem> {
        todo!()
    }

    /// Where an event stands in the files as they were read.
    pub fn locate(&self, _event: &EventId) -> Option<Location> {
        todo!()
    }

    /// Writes `dataset` back to its folder: only files that changed, within them
    /// only records that changed, each file atomically.
    ///
    /// # Errors
    /// Where the dataset is the bundled one, or a file cannot be written.
    pub fn save(&mut self, _dataset: &Dataset) -> Result<(), SaveError> {
        todo!()
    }

    /// Writes `dataset` to another folder, which becomes its home.
    ///
    /// # Errors
    /// Where the folder holds another dataset or cannot be written.
    pub fn save_as(&mut self, _dataset: &Dataset, _folder: &Path) -> Result<(), SaveError> {
        todo!()
    }
}
