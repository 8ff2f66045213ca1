//! Work off the window's thread: one thread for each piece, of which nobody
//! waits. Whoever starts a piece holds a [`Job`]; dropping it gives the work up,
//! so that a newer piece put in its place is the only one that counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

/// How a piece of work fares.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It goes on.
    Pending,
    /// Its result, which is handed over once.
    Done(T),
    /// It ended without one.
    Lost,
}

/// A piece of work that goes on elsewhere.
#[derive(Debug)]
pub struct Job<T> {
    result: Receiver<T>,
    cancelled: Arc<AtomicBool>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts a piece of work, which is told whether it is still wanted. The
    /// window is drawn again when it ends.
    pub fn start(ctx: &Context, work: impl FnOnce(&AtomicBool) -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let (wanted, ctx) = (Arc::clone(&cancelled), ctx.clone());
        let thread = thread::Builder::new().name("entente-work".to_owned()).spawn(move || {
            // Nobody is left to take the result of what was given up.
            let _ = sender.send(work(&wanted));
            ctx.request_repaint();
        });
        // Without a thread the sender is gone, and the work counts as lost.
        drop(thread);
        Self { result, cancelled }
    }

    /// How the work fares.
    pub fn poll(&self) -> Outcome<T> {
        match self.result.try_recv() {
            Ok(result) => Outcome::Done(result),
            Err(TryRecvError::Empty) => Outcome::Pending,
            Err(TryRecvError::Disconnected) => Outcome::Lost,
        }
    }

    /// Waits for the work to end; `None` where it ended without a result.
    pub fn wait(self) -> Option<T> {
        self.result.recv().ok()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Frees something large without holding the window up.
pub fn free<T: Send + 'static>(value: T) {
    let thread = thread::Builder::new().name("entente-free".to_owned()).spawn(move || drop(value));
    // Without a thread it was freed here.
    drop(thread);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_handed_over_once() {
        let job = Job::start(&Context::default(), |_| 7);
        let mut outcome = job.poll();
        while outcome == Outcome::Pending {
            thread::yield_now();
            outcome = job.poll();
        }
        assert_eq!(outcome, Outcome::Done(7));
        assert_ne!(job.poll(), Outcome::Done(7));
    }

    #[test]
    fn work_that_is_dropped_is_told_so() {
        let (told, heard) = channel();
        let job: Job<()> = Job::start(&Context::default(), move |cancelled| {
            while !cancelled.load(Ordering::Relaxed) {
                thread::yield_now();
            }
            told.send(()).unwrap();
        });
        drop(job);
        assert!(heard.recv().is_ok());
    }

    #[test]
    fn work_that_fails_is_lost() {
        let job: Job<u8> = Job::start(&Context::default(), |_| std::panic::resume_unwind(Box::new("failed")));
        assert_eq!(job.wait(), None);
    }
}
