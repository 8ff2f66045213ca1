//! Undo and redo as labelled changes that carry their own inverse.

use crate::model::{Dataset, Event};

/// One event before and after: created where `before` is absent, deleted where
/// `after` is.
#[derive(Debug, Clone, PartialEq)]
pub struct Delta {
    /// The event's place in the list (before, or where absent, after).
    pub index: usize,
    /// The event as it was.
    pub before: Option<Event>,
    /// The event as it is.
    pub after: Option<Event>,
}

/// One step of editing.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was done, for the menu: `Edit “Kochavi visits Morocco”`.
    pub label: String,
    /// What changed, in order of application.
    pub deltas: Vec<Delta>,
}

/// The steps done and undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    saved_at: Option<usize>,
}

impl History {
    /// Applies a change and remembers it; what was undone is forgotten.
    pub fn apply(&mut self, _dataset: &mut Dataset, _change: Change) {
        todo!()
    }

    /// Takes the last step back and returns its label.
    pub fn undo(&mut self, _dataset: &mut Dataset) -> Option<String> {
        todo!()
    }

    /// Does the last undone step again and returns its label.
    pub fn redo(&mut self, _dataset: &mut Dataset) -> Option<String> {
        todo!()
    }

    /// Label of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|change| change.label.as_str())
    }

    /// Label of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|change| change.label.as_str())
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self) {
        todo!()
    }

    /// Whether the present state differs from the one on disk.
    pub fn is_dirty(&self) -> bool {
        todo!()
    }
}
