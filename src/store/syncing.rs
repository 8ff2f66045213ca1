//! A thread that makes what was written to a file last, so that nobody waits
//! for the disk: while one sync runs, what is written meanwhile waits for the
//! next, together.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::disk::Disk;

/// The thread of one file. Dropped, it ends after the sync that is asked for.
#[derive(Debug)]
pub struct Syncer {
    wake: Option<Sender<()>>,
    failure: Arc<Mutex<Option<std::io::Error>>>,
    thread: Option<JoinHandle<()>>,
}

impl Syncer {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system has no second handle or no thread to give.
    pub fn of(file: &File, path: &Path, disk: Arc<dyn Disk>) -> std::io::Result<Self> {
        let file = file.try_clone()?;
        let (wake, woken) = channel();
        let failure = Arc::new(Mutex::new(None));
        let (path, told) = (path.to_path_buf(), Arc::clone(&failure));
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || sync_when_woken(&woken, &file, &path, &*disk, &told))?;
        Ok(Self { wake: Some(wake), failure, thread: Some(thread) })
    }

    /// Asks for a sync of all that has been written.
    pub fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.send(());
        }
    }

    /// The last failure, once.
    pub fn failure(&self) -> Option<std::io::Error> {
        self.failure.lock().ok()?.take()
    }
}

fn sync_when_woken(
    woken: &Receiver<()>,
    file: &File,
    path: &Path,
    disk: &dyn Disk,
    told: &Mutex<Option<std::io::Error>>,
) {
    while woken.recv().is_ok() {
        // One sync answers everyone who has asked so far.
        while woken.try_recv().is_ok() {}
        if let Err(error) = disk.sync(file, path)
            && let Ok(mut told) = told.lock()
        {
            *told = Some(error);
        }
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
