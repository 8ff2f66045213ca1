//! Places boxes one after the other in lines, from the side on which the
//! language starts.

use crate::view::geometry::Point;

/// Lines of boxes between two edges.
pub(super) struct Flow {
    left: f32,
    right: f32,
    /// Between two boxes of a line.
    gap: f32,
    rtl: bool,
    /// How much of the line is taken.
    taken: f32,
    top: f32,
    line_height: f32,
}

impl Flow {
    pub(super) fn new(left: f32, right: f32, top: f32, gap: f32, rtl: bool) -> Self {
        Self { left, right, gap, rtl, taken: 0.0, top, line_height: 0.0 }
    }

    /// The width of a whole line.
    pub(super) fn room(&self) -> f32 {
        self.right - self.left
    }

    /// The left top corner of the next box, which starts a new line where it
    /// does not fit on this one.
    pub(super) fn place(&mut self, width: f32, height: f32) -> Point {
        if self.taken > 0.0 && self.taken + width > self.room() {
            self.break_line();
        }
        let x = if self.rtl { self.right - self.taken - width } else { self.left + self.taken };
        self.taken += width + self.gap;
        self.line_height = self.line_height.max(height);
        Point::new(x, self.top)
    }

    /// Ends the line, if anything is on it.
    pub(super) fn break_line(&mut self) {
        self.top += self.line_height;
        (self.taken, self.line_height) = (0.0, 0.0);
    }

    /// Ends the line and leaves this much free below it.
    pub(super) fn skip(&mut self, height: f32) {
        self.break_line();
        self.top += height;
    }

    /// Where the last line ends.
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.line_height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_fill_a_line_and_then_the_next() {
        let mut flow = Flow::new(10.0, 100.0, 5.0, 4.0, false);
        let places = [30.0, 30.0, 30.0, 30.0].map(|width| flow.place(width, 20.0));
        let expected = [(10.0, 5.0), (44.0, 5.0), (10.0, 25.0), (44.0, 25.0)];
        assert_eq!(places, [0, 1, 2, 3].map(|at| Point::new(expected[at].0, expected[at].1)));
        assert!((flow.bottom() - 45.0).abs() < f32::EPSILON);
    }

    #[test]
    fn in_a_language_from_right_to_left_the_first_box_stands_at_the_right() {
        let mut flow = Flow::new(0.0, 100.0, 0.0, 4.0, true);
        assert_eq!(flow.place(30.0, 20.0), Point::new(70.0, 0.0));
        assert_eq!(flow.place(30.0, 20.0), Point::new(36.0, 0.0));
    }

    #[test]
    fn a_box_wider_than_the_line_still_gets_one_of_its_own() {
        let mut flow = Flow::new(0.0, 100.0, 0.0, 4.0, false);
        flow.place(50.0, 10.0);
        assert_eq!(flow.place(500.0, 10.0), Point::new(0.0, 10.0));
    }
}
