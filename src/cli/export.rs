//! `entente export`: the timeline as a figure.

use super::args::ExportArgs;
use super::{CliError, Verdict};

/// Writes the figure.
///
/// # Errors
/// Where the arguments make no sense or the file cannot be written.
pub fn run(_args: &ExportArgs) -> Result<Verdict, CliError> {
    todo!()
}
