//! Dialogs over the window.

pub mod event_form;
