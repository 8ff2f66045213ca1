//! Opening a large dataset off the window's thread: the window goes on with the
//! one it has until the new one is whole.

use std::path::{Path, PathBuf};

use egui::Context;

use crate::model::Dataset;
use crate::store::progress::{Cancelled, Progress};
use crate::store::{self, OpenError, Opened};
use crate::view::LaneMode;

use super::background::{Job, Outcome};
use super::derived::{Derived, STEPS};

/// Whether opening this folder takes so long that the window must not wait.
pub fn is_large(folder: &Path) -> bool {
    store::size_bytes(folder) > store::LARGE_BYTES
}

/// A dataset with all that follows from it, ready to be shown.
pub struct Prepared {
    /// The files.
    pub opened: Opened,
    /// The records.
    pub dataset: Dataset,
    /// What follows from them.
    pub derived: Derived,
}

impl Prepared {
    /// Works out what follows from a dataset, with the events in such lanes.
    pub fn of(opened: Opened, lanes: LaneMode) -> Self {
        let (opened, dataset) = Self::parts(opened);
        let derived = Derived::of(&opened, &dataset, lanes, &Progress::new()).unwrap_or_default();
        Self { opened, dataset, derived }
    }

    /// As [`of`](Self::of), telling how far it has come, in steps.
    ///
    /// # Errors
    /// Where the work is given up.
    pub fn of_telling(opened: Opened, lanes: LaneMode, progress: &Progress) -> Result<Self, Cancelled> {
        let (opened, dataset) = Self::parts(opened);
        progress.expect(STEPS);
        let derived = Derived::of(&opened, &dataset, lanes, progress)?;
        Ok(Self { opened, dataset, derived })
    }

    fn parts(mut opened: Opened) -> (Opened, Dataset) {
        let dataset = std::mem::take(&mut opened.dataset);
        (opened, dataset)
    }
}

/// A dataset that is being opened.
pub struct Loading {
    /// Its folder.
    pub folder: PathBuf,
    /// Bytes read.
    reading: Progress,
    /// Steps of working out what follows.
    preparing: Progress,
    job: Job<Result<Box<Prepared>, OpenError>>,
}

/// How far opening has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Bytes of the lists that are read, and all of them.
    Reading(u64, u64),
    /// Steps that are done, and all of them.
    Preparing(u64, u64),
}

impl Loading {
    /// Begins to open a folder.
    pub fn start(ctx: &Context, folder: PathBuf, lanes: LaneMode) -> Self {
        let (reading, preparing) = (Progress::new(), Progress::new());
        let (path, read, prepare) = (folder.clone(), reading.clone(), preparing.clone());
        let job = Job::start(ctx, move |_| {
            let opened = store::open_telling(&path, &read)?;
            // Worked out here, so that the window need not wait for it.
            opened.digests();
            Prepared::of_telling(opened, lanes, &prepare).map(Box::new).map_err(|Cancelled| OpenError::Cancelled)
        });
        Self { folder, reading, preparing, job }
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        match self.preparing.total() {
            0 => Stage::Reading(self.reading.done(), self.reading.total()),
            total => Stage::Preparing(self.preparing.done(), total),
        }
    }

    /// The done share of the whole, from 0 to 1.
    pub fn share(&self) -> f32 {
        // Reading takes about as long as all that follows.
        f32::midpoint(self.reading.share().unwrap_or_default(), self.preparing.share().unwrap_or_default())
    }

    /// What has become of it.
    pub fn poll(&self) -> Outcome<Result<Box<Prepared>, OpenError>> {
        self.job.poll()
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        self.reading.cancel();
        self.preparing.cancel();
    }
}
