//! A field to type data text into.

use egui::{Response, Ui, Widget};

/// An editor of one or several lines, for text of any direction.
#[must_use]
pub struct TextField<'a> {
    text: &'a mut String,
    name: String,
    id_salt: Option<egui::Id>,
    placeholder: String,
    error: bool,
    rows: usize,
    width: Option<f32>,
    size: Option<f32>,
}

impl<'a> TextField<'a> {
    /// A field of one line. Its name is what screen readers and tests know it by.
    pub fn singleline(text: &'a mut String, name: impl Into<String>) -> Self {
        Self {
            text,
            name: name.into(),
            id_salt: None,
            placeholder: String::new(),
            error: false,
            rows: 1,
            width: None,
            size: None,
        }
    }

    /// A field that breaks its text and is at least so many lines high.
    pub fn multiline(text: &'a mut String, name: impl Into<String>, rows: usize) -> Self {
        Self { rows: rows.max(2), ..Self::singleline(text, name) }
    }

    /// Tells fields of the same name apart.
    pub fn id_salt(mut self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        self.id_salt = Some(egui::Id::new(salt));
        self
    }

    /// Shown, pale, while the field is empty.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// Draws the field as holding something that is wrong.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// Width in logical pixels; by default what is available.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Font size in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }
}

impl Widget for TextField<'_> {
    fn ui(self, _ui: &mut Ui) -> Response {
        todo!()
    }
}
