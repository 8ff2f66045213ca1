//! A list of any number of rows of different heights, of which only those in
//! sight are made.
//!
//! Heights are learnt as rows come into sight; until then a row counts with the
//! height that it is expected to have. Sums over blocks of rows find the row at
//! an offset without adding up all of them.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2};

/// Rows of a block.
const BLOCK: usize = 256;
/// Lists of no more rows than this are made as a whole.
const SHORT: usize = 100;

/// The heights of rows, as far as they are known, in logical pixels.
#[derive(Debug, Clone, Default, PartialEq)]
struct Heights {
    rows: Vec<f32>,
    blocks: Vec<f32>,
}

impl Heights {
    fn expected(len: usize, height_px: f32) -> Self {
        let blocks = (0..len).step_by(BLOCK).map(|first| BLOCK.min(len - first) as f32 * height_px).collect();
        Self { rows: vec![height_px; len], blocks }
    }

    fn total(&self) -> f32 {
        self.blocks.iter().sum()
    }

    fn learn(&mut self, row: usize, height_px: f32) {
        if let (Some(known), Some(block)) = (self.rows.get_mut(row), self.blocks.get_mut(row / BLOCK)) {
            *block += height_px - *known;
            *known = height_px;
        }
    }

    /// The row that an offset falls on, and where it begins.
    fn at(&self, offset_px: f32) -> (usize, f32) {
        let (mut block, mut top) = (0, 0.0);
        while block + 1 < self.blocks.len() && top + self.blocks[block] <= offset_px {
            top += self.blocks[block];
            block += 1;
        }
        let mut row = block * BLOCK;
        while row + 1 < self.rows.len() && top + self.rows[row] <= offset_px {
            top += self.rows[row];
            row += 1;
        }
        (row, top)
    }
}

/// What is kept of a list between frames.
#[derive(Clone, Default)]
struct Kept {
    heights: Arc<Mutex<Heights>>,
    width_px: f32,
}

/// A scrolled list of `len` rows, each made by `row_ui` when it is in sight.
/// `expected_px` is how high a row is before it was seen.
pub fn long_list_ui(ui: &mut Ui, name: &str, len: usize, expected_px: f32, mut row_ui: impl FnMut(&mut Ui, usize)) {
    let area = ScrollArea::vertical().id_salt(name).auto_shrink([false, true]);
    if len <= SHORT {
        area.show(ui, |ui| (0..len).for_each(|row| row_ui(ui, row)));
        return;
    }
    let id = ui.make_persistent_id((name, "heights"));
    area.show_viewport(ui, |ui, viewport| {
        let heights = kept(ui, id, len, expected_px);
        let mut heights = heights.lock().unwrap_or_else(PoisonError::into_inner);
        let origin = ui.max_rect().min;
        let width_px = ui.available_width();
        let (mut row, mut top) = heights.at(viewport.top().max(0.0));
        while row < len && top < viewport.bottom() {
            let place = Rect::from_min_size(pos2(origin.x, origin.y + top), egui::vec2(width_px, heights.rows[row]));
            let layout = *ui.layout();
            let mut child = ui.new_child(UiBuilder::new().id_salt((name, row)).max_rect(place).layout(layout));
            row_ui(&mut child, row);
            let height_px = child.min_rect().height();
            heights.learn(row, height_px);
            top += height_px;
            row += 1;
        }
        let end = Rect::from_min_size(origin, egui::vec2(width_px, heights.total()));
        ui.allocate_rect(end, egui::Sense::hover());
    });
}

/// The heights that are kept for this list at this width; new ones where either
/// has changed.
fn kept(ui: &Ui, id: Id, len: usize, expected_px: f32) -> Arc<Mutex<Heights>> {
    let width_px = ui.available_width();
    let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
    let fits = |kept: &Kept| {
        let rows = kept.heights.lock().map_or(0, |heights| heights.rows.len());
        rows == len && (kept.width_px - width_px).abs() < 0.5
    };
    let kept = kept
        .filter(fits)
        .unwrap_or_else(|| Kept { heights: Arc::new(Mutex::new(Heights::expected(len, expected_px))), width_px });
    let heights = Arc::clone(&kept.heights);
    ui.data_mut(|data| data.insert_temp(id, kept));
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_falls_on_the_row_that_covers_it() {
        let mut heights = Heights::expected(600, 10.0);
        assert_eq!(heights.at(0.0), (0, 0.0));
        assert_eq!(heights.at(2_565.0), (256, 2_560.0));
        heights.learn(3, 40.0);
        heights.learn(300, 20.0);
        assert_eq!(heights.total(), 6_040.0);
        assert_eq!(heights.at(65.0), (3, 30.0));
        assert_eq!(heights.at(70.0), (4, 70.0));
        assert_eq!(heights.at(3_045.0), (300, 3_030.0));
        assert_eq!(heights.at(1e9).0, 599);
    }

    #[test]
    fn only_rows_in_sight_are_made() {
        let ctx = egui::Context::default();
        let mut seen = Vec::new();
        for _ in 0..2 {
            seen.clear();
            let screen = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(400.0, 300.0));
            let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                long_list_ui(ui, "rows", 1_000_000, 20.0, |ui, row| {
                    seen.push(row);
                    ui.allocate_space(egui::vec2(100.0, 30.0));
                });
            });
            output.textures_delta.clear();
        }
        assert_eq!(seen.first(), Some(&0));
        assert!(seen.len() < 30, "{}", seen.len());
    }
}
