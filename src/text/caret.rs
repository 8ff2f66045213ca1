//! Carets and selections on a set paragraph.
//!
//! A caret belongs to one of the two characters that it stands between; where
//! these lie side by side, both give the same place, and at a change of
//! direction or a line break they give the two places that one offset has. Before
//! the first and after the last character of a paragraph, the other of the two is
//! the paragraph itself: the place is then the side where it starts or ends.
//!
//! ```text
//!   text:    a b ALEF BET          drawn:   a b | BET ALEF |
//!   offset 2, after b:                          ^
//!   offset 2, before alef:                                 ^
//! ```

use std::ops::Range;

use super::paragraph::{Caret, Cell, Line, Paragraph, TextRect};

/// Edges nearer than this are the same, in pixels.
const TOUCHING_PX: f32 = 0.05;

impl Paragraph {
    /// The caret place nearest to a point.
    pub fn caret_at(&self, x: f32, y: f32) -> Caret {
        let index = self.line_at(y);
        let Some(line) = self.lines.get(index) else { return Caret::default() };
        line.caret_at_x(x, self.start_of(index))
    }

    /// The first byte of the letter or ligature under a point, if any.
    pub fn byte_at(&self, x: f32, y: f32) -> Option<usize> {
        let line = self.lines.iter().find(|line| (line.top..line.bottom).contains(&y))?;
        let is_hit = |cell: &&Cell| (cell.left..cell.right).contains(&x) && cell.start < cell.end;
        line.reachable().find(is_hit).map(|cell| cell.start)
    }

    /// The caret's rectangle; its left and right edges coincide.
    pub fn caret_rect(&self, caret: Caret) -> TextRect {
        let Some(line) = self.lines.get(self.line_of(caret)) else { return TextRect::default() };
        let x = line.caret_x(caret);
        TextRect { left: x, top: line.top, right: x, bottom: line.bottom }
    }

    /// Which way text typed at a caret reads, where its line holds both
    /// directions, so that the caret can show it; right to left is `true`.
    pub fn mixed_direction_at(&self, caret: Caret) -> Option<bool> {
        let line = self.lines.get(self.line_of(caret))?;
        let is_mixed = line.cells.iter().any(|cell| cell.rtl != line.rtl && cell.start < cell.end);
        let before = || line.cells.iter().find(|cell| cell.end == caret.offset && cell.start < cell.end);
        let after = || line.cells.iter().find(|cell| cell.start == caret.offset && cell.start < cell.end);
        let cell = if caret.downstream { after() } else { before() };
        is_mixed.then(|| cell.map_or(line.rtl, |cell| cell.rtl))
    }

    /// The rectangles that cover a range of bytes, in drawing order: one per
    /// line and stretch of neighbouring characters, each as high as its line. A
    /// ligature or a letter with marks that is touched is covered whole; white
    /// space that hangs at a line break is not.
    pub fn range_rects(&self, range: Range<usize>) -> Vec<TextRect> {
        let mut rects: Vec<TextRect> = Vec::new();
        for line in &self.lines {
            let mut open: Option<TextRect> = None;
            let covered = |cell: &&Cell| {
                cell.start < range.end && cell.end > range.start && !(line.soft && cell.start >= line.visible_end)
            };
            for cell in line.cells.iter().filter(covered) {
                match &mut open {
                    Some(rect) if (rect.right - cell.left).abs() < TOUCHING_PX => rect.right = cell.right,
                    _ => {
                        let rect = TextRect { left: cell.left, top: line.top, right: cell.right, bottom: line.bottom };
                        rects.extend(open.replace(rect));
                    }
                }
            }
            rects.extend(open);
        }
        rects
    }

    /// The line at a height; the first above all, the last below all.
    pub fn line_at(&self, y: f32) -> usize {
        self.lines.partition_point(|line| line.bottom <= y).min(self.lines.len().saturating_sub(1))
    }

    /// The caret before everything on a line, at the side where the line starts.
    /// Of a line that continues the one before, at its first character.
    pub fn start_of(&self, index: usize) -> Caret {
        let continues = index.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|line| line.soft);
        let offset = self.lines.get(index).map_or(0, |line| line.range.start);
        Caret { offset, downstream: continues }
    }

    /// The line that a caret stands on.
    pub fn line_of(&self, caret: Caret) -> usize {
        // The last line that starts at or before the offset.
        let index = self.lines.partition_point(|line| line.range.start <= caret.offset).saturating_sub(1);
        let at_break = index > 0 && self.lines[index].range.start == caret.offset && self.lines[index - 1].soft;
        if at_break && !caret.downstream { index - 1 } else { index }
    }
}

impl Cell {
    /// The caret at the cell's left edge.
    pub(super) fn left_caret(&self) -> Caret {
        if self.rtl {
            Caret { offset: self.end, downstream: false }
        } else {
            Caret { offset: self.start, downstream: true }
        }
    }

    /// The caret at the cell's right edge.
    pub(super) fn right_caret(&self) -> Caret {
        if self.rtl {
            Caret { offset: self.start, downstream: true }
        } else {
            Caret { offset: self.end, downstream: false }
        }
    }

    fn start_x(&self) -> f32 {
        if self.rtl { self.right } else { self.left }
    }

    fn end_x(&self) -> f32 {
        if self.rtl { self.left } else { self.right }
    }
}

impl Line {
    /// The caret after everything on this line; before the white space where
    /// the line was broken.
    pub fn end_caret(&self) -> Caret {
        if self.soft {
            Caret { offset: self.visible_end, downstream: false }
        } else {
            Caret { offset: self.range.end, downstream: true }
        }
    }

    /// The cells that a caret can reach: not the white space at a line break.
    pub(super) fn reachable(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !(self.soft && cell.start >= self.visible_end && cell.end > cell.start))
    }

    /// The caret at the line's left or right edge, before the first or after the
    /// last character that is drawn.
    pub(super) fn edge_caret(&self, right: bool) -> Caret {
        let cell = if right { self.reachable().next_back() } else { self.reachable().next() };
        let empty = Caret { offset: self.range.start, downstream: false };
        cell.map_or(empty, |cell| if right { cell.right_caret() } else { cell.left_caret() })
    }

    fn caret_at_x(&self, x: f32, start: Caret) -> Caret {
        let (Some(first), Some(last)) = (self.reachable().next(), self.reachable().next_back()) else {
            return start;
        };
        if x <= first.left || x >= last.right {
            let right = x >= last.right;
            // Within a paragraph a line has no start and end of its own.
            let (continues, goes_on) = (start.downstream, self.soft);
            return match right == self.rtl {
                true if !continues => start,
                false if !goes_on => self.end_caret(),
                _ => self.edge_caret(right),
            };
        }
        let cell = self.reachable().find(|cell| x < cell.right).unwrap_or(last);
        if x < f32::midpoint(cell.left, cell.right) { cell.left_caret() } else { cell.right_caret() }
    }

    fn caret_x(&self, caret: Caret) -> f32 {
        let offset = caret.offset;
        let before = || self.cells.iter().find(|cell| cell.end == offset && cell.start < offset);
        let after = || self.cells.iter().find(|cell| cell.start == offset);
        let within = || self.cells.iter().find(|cell| cell.start < offset && offset < cell.end);
        let at_end = offset >= self.range.end && !self.soft;
        if !caret.downstream && offset == self.range.start {
            return self.start_x();
        }
        if !caret.downstream
            && let Some(cell) = before()
        {
            return cell.end_x();
        }
        if caret.downstream && at_end {
            return self.end_x();
        }
        if let Some(cell) = after() {
            return cell.start_x();
        }
        if let Some(cell) = before() {
            return cell.end_x();
        }
        match within() {
            Some(cell) => cell.start_x(),
            None if offset >= self.range.end => self.end_x(),
            None => self.start_x(),
        }
    }

    fn start_x(&self) -> f32 {
        if self.rtl {
            self.cells.last().map_or(self.right, |cell| cell.right)
        } else {
            self.cells.first().map_or(self.left, |cell| cell.left)
        }
    }

    fn end_x(&self) -> f32 {
        if self.rtl {
            self.cells.first().map_or(self.left, |cell| cell.left)
        } else {
            self.cells.last().map_or(self.right, |cell| cell.right)
        }
    }
}
