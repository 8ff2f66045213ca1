//! Where the caret goes.

use super::paragraph::{Caret, Paragraph};
use super::words::{next_word_end, previous_word_start};

/// A way for the caret to go. Left and right are as drawn, whatever direction
/// the text has; the others follow the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// Over one letter or ligature, as drawn.
    Left,
    /// Over one letter or ligature, as drawn.
    Right,
    /// Over one letter or ligature, on in the text.
    Next,
    /// Over one letter or ligature, back in the text.
    Previous,
    /// To the next word's far end, as the line's direction reads.
    WordLeft,
    /// To the next word's far end, as the line's direction reads.
    WordRight,
    /// To the line above, keeping the horizontal place.
    Up,
    /// To the line below, keeping the horizontal place.
    Down,
    /// Before the first character of the line.
    LineStart,
    /// After the last character of the line.
    LineEnd,
    /// Before the whole text.
    TextStart,
    /// After the whole text.
    TextEnd,
}

impl Paragraph {
    /// Where a motion leads from a caret. `goal_x` is the horizontal place that
    /// moves up and down keep to; by default the caret's own.
    pub fn moved(&self, caret: Caret, motion: Motion, goal_x: Option<f32>) -> Caret {
        let index = self.line_of(caret);
        let Some(line) = self.lines.get(index) else { return caret };
        match motion {
            Motion::Left => self.beside(caret, index, false),
            Motion::Right => self.beside(caret, index, true),
            Motion::Next => self.next_logical(caret),
            Motion::Previous => self.previous_logical(caret),
            Motion::WordLeft => self.word_beside(caret, line.rtl),
            Motion::WordRight => self.word_beside(caret, !line.rtl),
            Motion::Up if index == 0 => self.start_of(index),
            Motion::Up => self.on_line(index - 1, caret, goal_x),
            Motion::Down if index + 1 == self.lines.len() => line.end_caret(),
            Motion::Down => self.on_line(index + 1, caret, goal_x),
            Motion::LineStart => self.start_of(index),
            Motion::LineEnd => line.end_caret(),
            Motion::TextStart => self.start_of(0),
            Motion::TextEnd => self.lines.last().map_or(caret, |last| last.end_caret()),
        }
    }

    fn on_line(&self, index: usize, caret: Caret, goal_x: Option<f32>) -> Caret {
        let x = goal_x.unwrap_or_else(|| self.caret_rect(caret).left);
        let line = &self.lines[index];
        self.caret_at(x, f32::midpoint(line.top, line.bottom))
    }

    /// The caret behind the cell that starts at the caret or holds it.
    fn next_logical(&self, caret: Caret) -> Caret {
        let index = self.lines.partition_point(|line| line.range.start <= caret.offset).saturating_sub(1);
        let Some(line) = self.lines.get(index) else { return caret };
        let behind = line.cells.iter().filter(|cell| cell.end > caret.offset && cell.end > cell.start);
        match behind.map(|cell| cell.end).min() {
            Some(offset) => Caret { offset, downstream: false },
            None => self.lines.get(index + 1).map_or(caret, |_| self.start_of(index + 1)),
        }
    }

    /// The caret before the cell that ends at the caret or holds it.
    fn previous_logical(&self, caret: Caret) -> Caret {
        let index = self.lines.partition_point(|line| line.range.start < caret.offset).saturating_sub(1);
        let Some(line) = self.lines.get(index) else { return caret };
        let before = line.cells.iter().filter(|cell| cell.start < caret.offset && cell.end > cell.start);
        match before.map(|cell| cell.start).max() {
            // Behind a line end, that line's end comes first.
            Some(_) if caret.offset > line.range.end => Caret { offset: line.range.end, downstream: true },
            Some(offset) => Caret { offset, downstream: true },
            None => Caret { offset: line.range.end.min(caret.offset), downstream: true },
        }
    }

    fn word_beside(&self, caret: Caret, forward: bool) -> Caret {
        let text = &self.text;
        if forward {
            Caret { offset: next_word_end(text, caret.offset), downstream: false }
        } else {
            Caret { offset: previous_word_start(text, caret.offset), downstream: true }
        }
    }

    /// The caret on the other side of the cell at its left or right; beyond the
    /// line's edge, on the line before or after.
    fn beside(&self, caret: Caret, index: usize, right: bool) -> Caret {
        let line = &self.lines[index];
        let x = self.caret_rect(caret).left;
        // The cell to cross: the nearest that lies wholly on that side.
        let crossed = if right {
            line.reachable().find(|cell| cell.left > x - SAME_PX && cell.right > x + SAME_PX)
        } else {
            line.reachable().rev().find(|cell| cell.right < x + SAME_PX && cell.left < x - SAME_PX)
        };
        let Some(cell) = crossed else {
            let forward = right != line.rtl;
            return self.across_lines(caret, index, forward);
        };
        let next = if right { cell.right_caret() } else { cell.left_caret() };
        // The end of a line that was broken without white space and the start of
        // the next are one place in the text; the next line has it.
        let at_end = right != line.rtl && next == line.edge_caret(right) && next.offset >= line.range.end;
        if line.soft && at_end && index + 1 < self.lines.len() { self.start_of(index + 1) } else { next }
    }

    /// The caret on the line after or before, at the side where one comes from;
    /// where there is no such line, the caret itself.
    fn across_lines(&self, caret: Caret, index: usize, forward: bool) -> Caret {
        let to = if forward { index.checked_add(1) } else { index.checked_sub(1) };
        let Some((to, line)) = to.and_then(|to| Some((to, self.lines.get(to)?))) else { return caret };
        let edge = line.edge_caret(line.rtl == forward);
        // At a break without white space both edges are one place of the text:
        // on to the next.
        let is_same = !forward && line.soft && edge.offset == caret.offset;
        if is_same { self.beside(edge, to, line.rtl) } else { edge }
    }
}

/// Distances below this are none, in pixels.
const SAME_PX: f32 = 0.02;
