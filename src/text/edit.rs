//! Editing a text: caret and selection, typing, deleting, undoing.
//!
//! Pure: the text and the paragraph that shows it are the caller's. After each
//! change the caller sets the text anew before it asks for the next motion.

use std::ops::Range;

use super::moves::Motion;
use super::paragraph::{Caret, Paragraph};
use super::words::{
    backspace_start, floor_boundary, line_at, next_letter, next_word_end, previous_word_start, word_at,
};

/// Steps that can be undone; older ones are forgotten.
const UNDO_STEPS: usize = 200;

/// The state of an editor beside its text.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    caret: Caret,
    /// The other end of the selection.
    anchor: Caret,
    /// The place that moves up and down keep to.
    goal_x: Option<f32>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Whether the next typed letter may join the last step.
    is_typing: bool,
}

/// One change of the text, with what is needed to take it back.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    at: usize,
    removed: String,
    inserted: String,
    before: (Caret, Caret),
}

/// What a deletion takes where nothing is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deletion {
    /// The mark or letter before the caret.
    Back,
    /// The letter after the caret, with its marks.
    Forward,
    /// To the start of the word before the caret.
    WordBack,
    /// To the end of the word after the caret.
    WordForward,
    /// To the start of the line of the text.
    ToLineStart,
    /// To the end of the line of the text.
    ToLineEnd,
}

impl Editor {
    /// Where the caret stands.
    pub fn caret(&self) -> Caret {
        self.caret
    }

    /// The selection's other end; where the caret is, where nothing is selected.
    pub fn anchor(&self) -> Caret {
        self.anchor
    }

    /// The selected bytes; empty where nothing is selected.
    pub fn selection(&self) -> Range<usize> {
        self.caret.offset.min(self.anchor.offset)..self.caret.offset.max(self.anchor.offset)
    }

    /// The selected text.
    pub fn selected<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.selection()).unwrap_or_default()
    }

    /// Brings caret and selection back into a text that was changed from
    /// outside; what was done before can then not be undone.
    pub fn text_was_replaced(&mut self, text: &str) {
        for caret in [&mut self.caret, &mut self.anchor] {
            caret.offset = floor_boundary(text, caret.offset);
        }
        *self = Self { caret: self.caret, anchor: self.anchor, ..Self::default() };
    }

    /// Puts the caret somewhere; `extend` keeps the selection's other end.
    pub fn place(&mut self, caret: Caret, extend: bool) {
        self.caret = caret;
        if !extend {
            self.anchor = caret;
        }
        self.goal_x = None;
        self.is_typing = false;
    }

    /// Selects a range of bytes, the caret at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.place(Caret { offset: range.start, downstream: true }, false);
        self.place(Caret { offset: range.end, downstream: false }, true);
    }

    /// Selects between two places, the caret at the second.
    pub fn select_between(&mut self, anchor: usize, caret: usize) {
        let is_forward = anchor <= caret;
        self.place(Caret { offset: anchor, downstream: is_forward }, false);
        self.place(Caret { offset: caret, downstream: !is_forward }, true);
    }

    /// Selects everything.
    pub fn select_all(&mut self, text: &str) {
        self.select(0..text.len());
    }

    /// Selects the word at the caret.
    pub fn select_word(&mut self, text: &str) {
        self.select(word_at(text, self.caret.offset));
    }

    /// Selects the line of the text that the caret stands in.
    pub fn select_line(&mut self, text: &str) {
        self.select(line_at(text, self.caret.offset));
    }

    /// Moves the caret. Without `extend`, a move to a side first ends a
    /// selection on that side.
    pub fn go(&mut self, paragraph: &Paragraph, motion: Motion, extend: bool) {
        let is_sideways = matches!(motion, Motion::Left | Motion::Right);
        if is_sideways && !extend && !self.selection().is_empty() {
            let (a, b) = (self.caret, self.anchor);
            let ends = if self.comes_first(paragraph, a, b) { (a, b) } else { (b, a) };
            self.place(if motion == Motion::Left { ends.0 } else { ends.1 }, false);
            return;
        }
        let goal_x = match motion {
            Motion::Up | Motion::Down => Some(self.goal_x.unwrap_or_else(|| paragraph.caret_rect(self.caret).left)),
            _ => None,
        };
        self.place(paragraph.moved(self.caret, motion, goal_x), extend);
        self.goal_x = goal_x;
    }

    /// Whether `a` is drawn left of `b`, or on a line whose left end comes first.
    fn comes_first(&self, paragraph: &Paragraph, a: Caret, b: Caret) -> bool {
        let (line_a, line_b) = (paragraph.line_of(a), paragraph.line_of(b));
        if line_a == line_b {
            return paragraph.caret_rect(a).left <= paragraph.caret_rect(b).left;
        }
        let rtl = paragraph.lines.get(line_a).is_some_and(|line| line.rtl);
        (line_a < line_b) != rtl
    }

    /// Types or pastes a text in place of the selection.
    pub fn insert(&mut self, text: &mut String, inserted: &str) {
        let joins = self.is_typing && self.selection().is_empty() && inserted.chars().count() == 1;
        let is_typed = inserted.chars().count() == 1;
        self.replace(text, self.selection(), inserted, joins);
        // A word is a step: a space after it starts the next.
        self.is_typing = is_typed && !inserted.chars().all(char::is_whitespace);
    }

    /// Deletes the selection or, where there is none, what `deletion` names.
    /// Says whether anything was deleted.
    pub fn delete(&mut self, text: &mut String, deletion: Deletion) -> bool {
        let at = self.caret.offset;
        let range = if self.selection().is_empty() {
            match deletion {
                Deletion::Back => backspace_start(text, at)..at,
                Deletion::Forward => at..next_letter(text, at),
                Deletion::WordBack => previous_word_start(text, at)..at,
                Deletion::WordForward => at..next_word_end(text, at),
                Deletion::ToLineStart => line_at(text, at).start..at,
                Deletion::ToLineEnd => at..line_at(text, at).end,
            }
        } else {
            self.selection()
        };
        let deletes = !range.is_empty();
        if deletes {
            self.replace(text, range, "", false);
        }
        deletes
    }

    fn replace(&mut self, text: &mut String, range: Range<usize>, inserted: &str, joins: bool) {
        let range = floor_boundary(text, range.start)..floor_boundary(text, range.end);
        if range.is_empty() && inserted.is_empty() {
            return;
        }
        let step = Step {
            at: range.start,
            removed: text[range.clone()].to_owned(),
            inserted: inserted.to_owned(),
            before: (self.caret, self.anchor),
        };
        text.replace_range(range.clone(), inserted);
        match self.undo.last_mut() {
            Some(last) if joins && last.at + last.inserted.len() == step.at => last.inserted.push_str(inserted),
            _ => self.undo.push(step),
        }
        if self.undo.len() > UNDO_STEPS {
            self.undo.remove(0);
        }
        self.redo.clear();
        // After what was typed, wherever its direction puts that.
        let end = range.start + inserted.len();
        self.place(Caret { offset: end, downstream: inserted.is_empty() && end == 0 }, false);
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&mut self, text: &mut String) -> bool {
        let Some(step) = self.undo.pop() else { return false };
        let end = step.at + step.inserted.len();
        if text.get(step.at..end) != Some(step.inserted.as_str()) {
            self.text_was_replaced(text);
            return false;
        }
        text.replace_range(step.at..end, &step.removed);
        let (caret, anchor) = step.before;
        self.place(anchor, false);
        self.place(caret, true);
        self.redo.push(step);
        true
    }

    /// Does the last undone step again; says whether there was one.
    pub fn redo(&mut self, text: &mut String) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        let end = step.at + step.removed.len();
        if text.get(step.at..end) != Some(step.removed.as_str()) {
            self.text_was_replaced(text);
            return false;
        }
        text.replace_range(step.at..end, &step.inserted);
        self.place(Caret { offset: step.at + step.inserted.len(), downstream: false }, false);
        self.undo.push(step);
        true
    }
}
