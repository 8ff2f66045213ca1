//! Dialogs over the window.

pub mod bookmarks;
pub mod event_form;
pub mod go_to_date;
pub mod pages;
pub mod palette;
pub mod path;
pub mod recovery;
pub mod unsaved;

pub use bookmarks::BookmarksDialog;
pub use go_to_date::GoToDate;
pub use palette::Palette;
pub use path::{PathDialog, PathPurpose};

use std::path::PathBuf;

use egui::{Context, Frame, Id, Modal, ModalResponse, Ui};

use super::command::Command;
use super::interface::flow;
use super::state::State;

/// Room around a dialog's content, in logical pixels.
const MARGIN_PX: i8 = 20;

/// What waits for the answer about unsaved work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// Closing the window.
    Quit,
    /// Opening the bundled dataset.
    OpenBundled,
    /// Opening a folder.
    Open(PathBuf),
}

/// The dialogs that are open.
#[derive(Debug, Default)]
pub struct Dialogs {
    /// The question about unsaved work, with what waits for its answer.
    pub unsaved: Option<Pending>,
    /// The dialog that asks for a file or folder.
    pub path: Option<PathDialog>,
    /// The command palette, with what has been typed into it and which entry is chosen.
    pub palette: Option<Palette>,
    /// The dialog that asks for a date to go to.
    pub go_to_date: Option<GoToDate>,
    /// The bookmarks.
    pub bookmarks: Option<BookmarksDialog>,
    /// Whether the shortcut page is open.
    pub shortcuts: bool,
    /// Whether the page about the program is open.
    pub about: bool,
    /// Whether the search box wants the keyboard on the next frame.
    pub focus_search: bool,
    /// Whether the window may close without a question.
    pub may_close: bool,
}

impl Dialogs {
    /// Whether any dialog takes the keyboard.
    pub fn any_open(&self) -> bool {
        self.unsaved.is_some()
            || self.path.is_some()
            || self.palette.is_some()
            || self.go_to_date.is_some()
            || self.bookmarks.is_some()
            || self.shortcuts
            || self.about
    }
}

/// A dialog in the middle of the window, with room around its content, which
/// runs as the interface reads.
pub(crate) fn dialog_ui<R>(
    ctx: &Context,
    name: &'static str,
    width_px: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let style = ctx.style_of(ctx.theme());
    let frame = Frame::popup(&style).fill(style.visuals.window_fill).inner_margin(MARGIN_PX);
    Modal::new(Id::unique(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width_px.min(ctx.content_rect().width() - 60.0));
        flow::column_ui(ui, content).inner
    })
}

/// Shows whatever dialogs are open.
pub fn dialogs_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    event_form::event_form_ui(ctx, state, commands);
    path::path_ui(ctx, state, commands);
    go_to_date::go_to_date_ui(ctx, state, commands);
    bookmarks::bookmarks_ui(ctx, state, commands);
    palette::palette_ui(ctx, state, commands);
    pages::shortcuts_ui(ctx, state);
    pages::about_ui(ctx, state);
    unsaved::unsaved_ui(ctx, state, commands);
    recovery::recovery_ui(ctx, state, commands);
    recovery::comparison_ui(ctx, state, commands);
}
