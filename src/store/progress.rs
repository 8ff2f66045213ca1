//! How far a long piece of work has come, and whether it is still wanted.
//!
//! One side works and tells, the other looks and may cancel; neither waits for
//! the other. Knows nothing of what the work is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The work was given up because [`Progress::cancel`] was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work was cancelled")]
pub struct Cancelled;

#[derive(Debug, Default)]
struct Counts {
    done: AtomicU64,
    total: AtomicU64,
    is_cancelled: AtomicBool,
}

/// Progress in units that the work chooses, such as bytes read. Cheap to clone:
/// all clones look at the same work.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counts>);

impl Progress {
    /// Work of which nothing is done.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds units to what there is to do, as soon as they are known.
    pub fn expect(&self, units: u64) {
        self.0.total.fetch_add(units, Ordering::Relaxed);
    }

    /// Adds units to what is done.
    ///
    /// # Errors
    /// [`Cancelled`] where the work is to stop.
    pub fn advance(&self, units: u64) -> Result<(), Cancelled> {
        self.0.done.fetch_add(units, Ordering::Relaxed);
        self.check()
    }

    /// Whether the work may go on.
    ///
    /// # Errors
    /// [`Cancelled`] where it is to stop.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Asks the work to stop.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::Relaxed)
    }

    /// Units that are done.
    pub fn done(&self) -> u64 {
        self.0.done.load(Ordering::Relaxed)
    }

    /// Units that there are to do, as far as known; 0 where nothing is known.
    pub fn total(&self) -> u64 {
        self.0.total.load(Ordering::Relaxed)
    }

    /// The done share of the whole, from 0 to 1; `None` where the whole is not
    /// known.
    pub fn share(&self) -> Option<f32> {
        let total = self.total();
        (total > 0).then(|| (self.done() as f64 / total as f64).clamp(0.0, 1.0) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_known_once_the_whole_is() {
        let work = Progress::new();
        assert_eq!(work.share(), None);
        work.expect(300);
        work.expect(100);
        assert_eq!(work.advance(100), Ok(()));
        assert_eq!(work.share(), Some(0.25));
        assert_eq!(work.advance(1000), Ok(()));
        assert_eq!(work.share(), Some(1.0));
    }

    #[test]
    fn a_clone_cancels_the_same_work() {
        let work = Progress::new();
        let other = work.clone();
        other.cancel();
        assert_eq!(work.advance(1), Err(Cancelled));
        assert_eq!(work.done(), 1);
    }
}
