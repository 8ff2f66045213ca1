//! Tooltips in the interface's words.

use egui::Response;

use crate::app::interface::flow;

use super::Phrase;

/// Widest that a tooltip gets, in logical pixels.
const WIDTH_PX: f32 = 420.0;

/// Explains a widget when the pointer rests on it.
pub trait Explained {
    /// With this tooltip.
    fn explained(self, text: &str) -> Self;
}

impl Explained for Response {
    fn explained(self, text: &str) -> Self {
        let show = |ui: &mut egui::Ui| {
            ui.set_max_width(WIDTH_PX);
            flow::column_ui(ui, |ui| ui.add(Phrase::new(text)));
        };
        self.on_hover_ui(show).on_disabled_hover_ui(show)
    }
}
