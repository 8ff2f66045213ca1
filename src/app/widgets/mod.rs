//! Widgets for every text of any direction: shaped by the `text` layer, exposed
//! to screen readers in logical order.
//!
//! What comes from data is a label, a paragraph or a field; what the interface
//! itself says is a phrase, a button, a menu, a toggle or a tooltip, which run
//! as the interface's language reads.

mod accessible;
mod button;
mod choice;
mod label;
mod long_list;
mod menu;
mod paragraph;
mod phrase;
mod pointing;
mod text_field;
mod tip;
mod toggle;
mod window;

pub use button::TextButton;
pub use choice::choice_ui;
pub use label::TextLabel;
pub use long_list::long_list_ui;
pub use menu::{fold_ui, menu_ui};
pub use paragraph::{Mark, ParagraphResponse, TextParagraph};
pub use phrase::Phrase;
pub use text_field::{TextField, is_typing};
pub use tip::Explained;
pub use toggle::{check_ui, radio_ui};
pub use window::window_ui;
