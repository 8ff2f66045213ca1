//! Widgets for every text that comes from data: bidirectional, shaped by the
//! `text` layer, exposed to screen readers in logical order.

mod accessible;
mod choice;
mod label;
mod paragraph;
mod pointing;
mod text_field;

pub use choice::choice_ui;
pub use label::TextLabel;
pub use paragraph::{Mark, ParagraphResponse, TextParagraph};
pub use text_field::{TextField, is_typing};
