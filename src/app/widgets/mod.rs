//! Widgets for every text that comes from data: bidirectional, shaped by the
//! `text` layer, exposed to screen readers in logical order.

mod label;
mod paragraph;
mod text_field;

pub use label::TextLabel;
pub use paragraph::{Mark, ParagraphResponse, TextParagraph};
pub use text_field::TextField;
