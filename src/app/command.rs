//! What the user can ask of the program, as values.
//!
//! Panels never change state: they push [`Command`]s, and the executor
//! (`execute.rs`) applies them in order. Commands without parameters are
//! [`Action`]s and stand in one table with their names
//! and shortcuts.

use std::ops::Range;
use std::path::PathBuf;

use crate::model::date::Resolved;
use crate::model::layer::{LayerShow, RowScope};
use crate::model::query::Filter;
use crate::model::record::{CitationId, SourceId};
use crate::model::{EventId, Lang};
use crate::view::flight::TimeWindow;
use crate::view::reference::RowsTarget;
use crate::view::timeline::{FilteredOut, LaneMode};

use super::action::Action;
use super::navigation::{BookmarkCommand, LaneEdit, Measured};

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// A command of the table.
    Action(Action),
    /// About files.
    File(FileCommand),
    /// About records.
    Edit(EditCommand),
    /// About what is shown.
    View(ViewCommand),
    /// About work that is kept safe.
    Safety(SafetyCommand),
    /// About the way through time.
    Go(GoCommand),
    /// About reference layers, by their places in the dataset's list.
    Layer(LayerCommand),
}

/// About work that is kept safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SafetyCommand {
    /// Decide on work that was left behind.
    Recover(RecoveryAnswer),
    /// List what differs between a file and the window.
    Compare(String),
    /// Close that list.
    CloseComparison,
    /// Take a file over as it is on disk.
    Reload(String),
    /// Write over a file at the next save.
    KeepMine(String),
    /// Ask once more for a folder that another window held.
    TryLock,
}

/// The answer to "unsaved work was found".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryAnswer {
    /// Bring it back.
    Restore,
    /// List it, or hide the list.
    Look,
    /// Remove it.
    Discard,
    /// Ask again when the dataset is opened next.
    Later,
}

/// About reference layers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LayerCommand {
    /// Show it this way.
    Show(usize, LayerShow),
    /// Show these of its rows.
    Scope(usize, RowScope),
    /// Count twins once, or each.
    TwinsOnce(usize, bool),
    /// Read it no further.
    Cancel(usize),
    /// Read it after all.
    Read(usize),
    /// Show rows in the detail pane.
    OpenRows(RowsTarget),
    /// Show all of this row of a layer.
    OpenRow(usize, u32),
    /// Show no rows in the detail pane.
    CloseRows,
}

/// About files.
#[derive(Debug, Clone, PartialEq)]
pub enum FileCommand {
    /// Open a dataset folder; asks first where work would be lost.
    Open(PathBuf),
    /// Give up the dataset that is being opened.
    CancelOpening,
    /// Write to this folder from now on.
    SaveAs(PathBuf),
    /// Write a figure; the format follows from the file's ending.
    Export {
        /// The file.
        path: PathBuf,
        /// Which stretch of time.
        scope: ExportScope,
    },
    /// Go on with what waited for the answer about unsaved work.
    ResolveUnsaved(UnsavedAnswer),
}

/// Which stretch of time a figure shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ExportScope {
    /// What the window shows.
    #[default]
    Window,
    /// The whole timeline.
    Whole,
}

/// The answer to "there is unsaved work".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsavedAnswer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Do not go on.
    Cancel,
}

/// About records.
#[derive(Debug, Clone, PartialEq)]
pub enum EditCommand {
    /// Open the form on an event.
    Begin(EventId),
    /// Make the draft's content the record, where it is valid.
    ApplyDraft,
    /// Close the form without change.
    DiscardDraft,
    /// Delete an event.
    Delete(EventId),
    /// Copy an event and open the form on the copy.
    Duplicate(EventId),
}

/// About what is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum ViewCommand {
    /// Show exactly this stretch of time, in days from 1970-01-01, at once: one
    /// of a run of pans and zooms. [`GoCommand::Jump`] shows the way there.
    Window {
        /// Left edge.
        start_days: f64,
        /// Length.
        span_days: f64,
    },
    /// Scroll the lanes to this offset, in logical pixels.
    ScrollTo(f32),
    /// Form lanes this way.
    Lanes(LaneMode),
    /// Collapse, move or resize lanes.
    Lane(LaneEdit),
    /// Label in this language.
    Lang(Lang),
    /// Speak this language in menus and dialogs.
    Interface(Lang),
    /// Treat filtered-out events this way.
    FilteredOut(FilteredOut),
    /// Ask for this.
    Filter(Filter),
    /// Select an event, or none; `extend` adds to the selection or takes away.
    Select {
        /// The event.
        event: Option<EventId>,
        /// Whether the selection so far is kept.
        extend: bool,
    },
    /// Select exactly these events.
    SelectAll(Vec<EventId>),
    /// The same without bringing any of them into the window.
    SelectExactly(Vec<EventId>),
    /// Bring the event into the window if it is outside.
    Reveal(EventId),
    /// The event under the pointer.
    Hover(Option<EventId>),
    /// Open the reader where a citation of an event stands, and flash it.
    FollowCitation {
        /// The event.
        event: EventId,
        /// The citation.
        citation: CitationId,
    },
    /// Open the reader at code points of a source.
    OpenReader {
        /// The source.
        source: SourceId,
        /// Where to scroll and what to flash.
        range: Option<Range<usize>>,
    },
}

/// About the way through time.
#[derive(Debug, Clone, PartialEq)]
pub enum GoCommand {
    /// Show this window, as a jump that is shown.
    Jump(TimeWindow),
    /// Show a date: a day in the middle of the window, anything longer in full.
    Date(Box<Resolved>),
    /// About bookmarks.
    Bookmark(BookmarkCommand),
    /// What the ruler shows.
    Measure(Measured),
}
