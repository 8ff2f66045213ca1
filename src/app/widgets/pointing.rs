//! Selecting text with the pointer: by letters, words or lines.

use std::ops::Range;

use egui::{Pos2, Response, Ui};

use crate::text::words::{line_at, word_at};
use crate::text::{Caret, Editor};

/// What a press has begun to select by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Unit {
    #[default]
    Letter,
    Word,
    Line,
}

/// The presses on one text so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Pointing {
    unit: Unit,
    /// The word or line that was pressed on; it stays selected.
    origin: Range<usize>,
    presses: u32,
    last: Option<(f64, Pos2)>,
}

impl Pointing {
    /// Follows the pointer with the selection: a press places the caret, a
    /// second one nearby takes the word, a third the line; dragging then goes
    /// on by the same. Says whether the pointer was pressed here in this frame.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        text: &str,
        caret: Caret,
        extends: bool,
    ) -> bool {
        let pressed = ui.input(|input| input.pointer.primary_pressed()) && response.contains_pointer();
        if pressed {
            self.press(ui, editor, text, caret, extends);
        } else if response.dragged() && ui.input(|input| input.pointer.primary_down()) {
            self.drag(editor, text, caret);
        }
        pressed
    }

    fn press(&mut self, ui: &Ui, editor: &mut Editor, text: &str, caret: Caret, extends: bool) {
        let (now, pos) = ui.input(|input| (input.time, input.pointer.interact_pos().unwrap_or_default()));
        let (delay, distance) = ui
            .ctx()
            .options(|options| (options.input_options.max_double_click_delay, options.input_options.max_click_dist));
        let follows = self.last.is_some_and(|(then, there)| now - then < delay && there.distance(pos) < distance);
        self.last = Some((now, pos));
        self.presses = if follows { self.presses + 1 } else { 1 };
        self.unit = match self.presses {
            1 => Unit::Letter,
            2 => Unit::Word,
            _ => Unit::Line,
        };
        if self.unit == Unit::Letter {
            editor.place(caret, extends);
        } else {
            self.origin = self.whole(text, caret.offset);
            editor.select(self.origin.clone());
        }
    }

    fn drag(&self, editor: &mut Editor, text: &str, caret: Caret) {
        if self.unit == Unit::Letter {
            editor.place(caret, true);
            return;
        }
        let here = self.whole(text, caret.offset);
        if here.start < self.origin.start {
            editor.select_between(self.origin.end, here.start);
        } else {
            editor.select_between(self.origin.start, here.end.max(self.origin.end));
        }
    }

    fn whole(&self, text: &str, offset: usize) -> Range<usize> {
        if self.unit == Unit::Word { word_at(text, offset) } else { line_at(text, offset) }
    }
}
