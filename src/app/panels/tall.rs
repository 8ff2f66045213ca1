//! Tall columns of boxes of which only those in sight are laid out.
//!
//! The heights of the others are estimated until they have been seen. What is in
//! sight stays where it is when an estimate above it turns out wrong or the
//! column gets another width: the scroll offset is corrected instead.
//!
//! ```text
//!   estimated, never laid out
//!   ---- margin ----
//!   laid out, measured: what they are taller than estimated goes to the offset
//!   ---- top of the view ----
//!   the first box in sight: does not move
//!   laid out, one below the other
//!   ---- bottom of the view, margin ----
//!   estimated
//! ```

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::style::ScrollAnimation;
use egui::{Layout, Rect, Ui, UiBuilder, pos2, vec2};

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

/// What is known of a column from frame to frame.
#[derive(Default)]
struct Column {
    width: f32,
    heights: Vec<f32>,
    /// The first box in sight, and which share of it lies above the view.
    first: Option<(usize, f32)>,
}

impl Tall<'_> {
    /// Draws the boxes near `viewport`, which is given as by
    /// [`egui::ScrollArea::show_viewport`]. `show` draws one and returns its
    /// height.
    pub fn show(&self, ui: &mut Ui, viewport: Rect, mut show: impl FnMut(&mut Ui, usize) -> f32) {
        let (width, gap) = (ui.available_width(), ui.spacing().item_spacing.y);
        let id = ui.scope_id().with("tall");
        let kept: Arc<Mutex<Column>> =
            ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_insert_with(id, Arc::default)));
        let mut column = std::mem::take(&mut *kept.lock());
        // How far the offset must move for what was in sight to stay there.
        let mut moved = self.renew(&mut column, width, gap, viewport.top());
        let top = viewport.top() + moved;
        let near = (top - LAYOUT_MARGIN_PX)..=(top + viewport.height() + LAYOUT_MARGIN_PX);
        let (left, zero) = (ui.max_rect().left(), ui.max_rect().top() - moved);
        let (mut place, mut total) = (0.0, 0.0);
        let mut first = None;
        for (index, height) in column.heights.iter_mut().enumerate() {
            let known = *height;
            let is_above = place + known <= top;
            let is_far = place > *near.end() || place + known < *near.start();
            if !is_far || self.wanted == Some(index) {
                let rect = Rect::from_min_size(pos2(left, zero + place), vec2(width, known));
                let layout = Layout::top_down(egui::Align::Min);
                let mut child = ui.new_child(UiBuilder::new().id_salt(index).max_rect(rect).layout(layout));
                *height = show(&mut child, index);
            }
            if is_above {
                moved += *height - known;
            } else if first.is_none() {
                first = Some((index, ((top - place) / known.max(1.0)).clamp(0.0, 1.0)));
            }
            place += if is_above { known } else { *height } + gap;
            total += *height + gap;
        }
        column.first = first;
        *kept.lock() = column;
        ui.allocate_space(vec2(width, (total - gap).max(0.0)));
        if moved.abs() > 0.01 {
            ui.scroll_with_delta_animation(vec2(0.0, -moved), ScrollAnimation::none());
        }
    }

    /// Estimates the heights of another column, or of the same one at another
    /// width. Returns how far the box that was in sight has moved down.
    fn renew(&self, column: &mut Column, width: f32, gap: f32, top: f32) -> f32 {
        let is_other = column.heights.len() != self.count;
        if !is_other && (column.width - width).abs() < 0.5 {
            return 0.0;
        }
        column.heights = (0..self.count).map(self.estimate).collect();
        column.width = width;
        let Some((index, share)) = column.first.filter(|_| !is_other && top > 0.0) else { return 0.0 };
        let above: f32 = column.heights.iter().take(index).map(|height| height + gap).sum();
        let height = column.heights.get(index).copied().unwrap_or_default();
        above + share * height - top
    }
}

#[cfg(test)]
mod tests {
    use egui::{ScrollArea, Sense, Vec2};
    use egui_kittest::Harness;

    use super::*;

    /// A thousand boxes that take three times what is estimated.
    #[derive(Default)]
    struct Boxes {
        shown: Vec<(usize, f32)>,
        most_at_once: usize,
        scroll_to: Option<f32>,
    }

    const COUNT: usize = 1_000;

    fn column() -> Harness<'static, Boxes> {
        Harness::builder().with_size(Vec2::new(200.0, 300.0)).build_ui_state(
            |ui, boxes: &mut Boxes| {
                let mut area = ScrollArea::vertical().auto_shrink([false, false]).animated(false);
                if let Some(offset) = boxes.scroll_to.take() {
                    area = area.vertical_scroll_offset(offset);
                }
                boxes.shown.clear();
                area.show_viewport(ui, |ui, viewport| {
                    let clip = ui.clip_rect();
                    Tall { count: COUNT, estimate: &|_| 20.0, wanted: None }.show(ui, viewport, |ui, index| {
                        // Narrower columns have taller boxes.
                        let height = if ui.available_width() < 150.0 { 90.0 } else { 60.0 };
                        let (rect, _) = ui.allocate_exact_size(vec2(50.0, height), Sense::hover());
                        if rect.intersects(clip) {
                            boxes.shown.push((index, rect.top()));
                        }
                        boxes.most_at_once = boxes.most_at_once.max(boxes.shown.len());
                        height
                    });
                });
            },
            Boxes::default(),
        )
    }

    #[test]
    fn only_boxes_near_the_view_are_laid_out() {
        let mut harness = column();
        harness.run();
        harness.state_mut().scroll_to = Some(9_000.0);
        harness.run();
        assert!(harness.state().most_at_once < 50, "{}", harness.state().most_at_once);
        assert!(harness.state().shown.first().is_some_and(|(index, _)| *index > 100));
    }

    #[test]
    fn boxes_in_sight_follow_each_other_without_gap() {
        let mut harness = column();
        harness.state_mut().scroll_to = Some(5_000.0);
        harness.run();
        let shown = harness.state().shown.clone();
        assert!(shown.len() >= 4);
        assert!(shown.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 > pair[0].1 + 59.0), "{shown:?}");
    }

    #[test]
    fn what_is_in_sight_stays_when_estimates_above_it_were_wrong() {
        let mut harness = column();
        harness.run();
        // Into the unknown, then upward a little at a time.
        harness.state_mut().scroll_to = Some(9_000.0);
        harness.step();
        for _ in 0..60 {
            let before = harness.state().shown.clone();
            harness.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, 25.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: egui::Modifiers::NONE,
            });
            harness.hover_at(pos2(50.0, 100.0));
            harness.step();
            let after = harness.state().shown.clone();
            for (index, place) in &before {
                if let Some((_, now)) = after.iter().find(|(other, _)| other == index) {
                    // Down by what was scrolled, never up or by leaps.
                    assert!((-0.5..60.0).contains(&(now - place)), "{index}: {place} {now}");
                }
            }
        }
        assert!(harness.state().shown[0].0 < 450);
    }

    #[test]
    fn another_width_keeps_the_place() {
        let mut harness = column();
        harness.state_mut().scroll_to = Some(9_000.0);
        harness.run();
        let before = harness.state().shown[0].0;
        harness.set_size(Vec2::new(120.0, 300.0));
        harness.run();
        let after = harness.state().shown[0].0;
        assert!(after.abs_diff(before) <= 1, "{before} {after}");
    }
}
