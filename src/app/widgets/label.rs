//! One line of data text.

use egui::{Color32, Response, Ui, Widget};

/// A line of text, shortened with "…" where it does not fit; the whole then
/// shows as a tooltip.
#[must_use]
pub struct TextLabel {
    text: String,
    size: Option<f32>,
    bold: bool,
    color: Option<Color32>,
    underline: bool,
    sense: egui::Sense,
    max_width: Option<f32>,
}

impl TextLabel {
    /// A label in the interface's text size and colour.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            size: None,
            bold: false,
            color: None,
            underline: false,
            sense: egui::Sense::hover(),
            max_width: None,
        }
    }

    /// Font size in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// Sets the text bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Underlines the text.
    pub fn underline(mut self) -> Self {
        self.underline = true;
        self
    }

    /// Makes it a link: underlined, in the accent colour, clickable, reachable
    /// by keyboard.
    pub fn link(mut self) -> Self {
        self.sense = egui::Sense::click();
        self.underline()
    }

    /// Widest it may get; by default what is left of the row.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }
}

impl Widget for TextLabel {
    fn ui(self, _ui: &mut Ui) -> Response {
        todo!()
    }
}
