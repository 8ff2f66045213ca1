//! Tall columns of boxes of which only those in sight are laid out.

use egui::{Rect, Ui, vec2};

/// Beyond this height above and below what is visible, nothing is laid out, in
/// logical pixels.
const LAYOUT_MARGIN_PX: f32 = 400.0;

/// A column of boxes whose heights are estimated until they have been seen.
pub struct Tall<'a> {
    /// How many boxes there are.
    pub count: usize,
    /// The height that a box is likely to take, in logical pixels.
    pub estimate: &'a dyn Fn(usize) -> f32,
    /// A box that is laid out wherever it lies, such as one to scroll to.
    pub wanted: Option<usize>,
}

impl Tall<'_> {
    /// Draws the boxes near `viewport`, which is given as by
    /// [`egui::ScrollArea::show_viewport`]. `show` draws one and returns its
    /// height.
    pub fn show(&self, ui: &mut Ui, viewport: Rect, mut show: impl FnMut(&mut Ui, usize) -> f32) {
        let width = ui.available_width();
        let id = ui.scope_id().with(("tall", width.round() as i32, self.count));
        let mut heights: Vec<f32> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        if heights.len() != self.count {
            heights = (0..self.count).map(self.estimate).collect();
        }
        let gap = ui.spacing().item_spacing.y;
        let near = viewport.y_range().expand(LAYOUT_MARGIN_PX);
        let (mut place, mut skipped) = (0.0, 0.0);
        for (index, height) in heights.iter_mut().enumerate() {
            let is_far = place > near.max || place + *height < near.min;
            if is_far && self.wanted != Some(index) {
                skipped += *height + gap;
            } else {
                leave_out(ui, width, skipped - gap);
                skipped = 0.0;
                *height = ui.push_id(index, |ui| show(ui, index)).inner;
            }
            place += *height + gap;
        }
        leave_out(ui, width, skipped - gap);
        ui.data_mut(|data| data.insert_temp(id, heights));
    }
}

fn leave_out(ui: &mut Ui, width: f32, height: f32) {
    if height > 0.0 {
        ui.allocate_space(vec2(width, height));
    }
}
