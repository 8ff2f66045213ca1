//! Figures from the window: the same layout run with another view, never a grab
//! of the screen.

use std::path::Path;

use anyhow::Result;

use super::command::ExportScope;
use super::state::State;

/// Writes a figure of the window's range or of the whole timeline.
///
/// # Errors
/// Where the figure cannot be laid out or the file cannot be written.
pub fn write_figure(_state: &State, _path: &Path, _scope: ExportScope) -> Result<()> {
    todo!()
}
