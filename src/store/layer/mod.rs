//! Reference layers: from CSV and TSV files to columns.
//!
//! ```text
//!   file --Guarded--> csv reader --Batch of records--> fields --LayerBuilder--> Layer
//!                      ^      |
//!                      +------+ next line, where a record is too long, or
//!                               runs over lines by a stray quote
//! ```
//!
//! Of a long file, one thread parts the records and another turns them into
//! rows, in the file's order.
//!
//! A file is read in one pass of bounded memory: what is kept of it is the
//! layer. Bad rows are counted and listed beside the good ones.

mod batch;
mod dates;
mod guarded;
mod read;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::layer::{BadRows, Layer, LayerSpec};
use crate::model::{Dataset, Location, Problem, Severity, Step};

use super::data_file::DataFile;
use super::files::{Folder, ReadError};
use super::progress::{Cancelled, Progress};
use super::{HEADER_FILE, Opened, Origin};

pub use read::{MAX_RECORD_BYTES, read_layer};

/// Bad rows of one file that [`Opened::layer_problems`] lists one by one.
pub const LISTED_BAD_ROWS: usize = 20;

/// Why a layer cannot be read at all. The sentences leave its name to whoever
/// shows them.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// The file cannot be reached.
    #[error("{0}")]
    File(#[from] ReadError),
    /// The bundled dataset has no folder to read from.
    #[error("a dataset without a folder has no files for layers; save it to a folder first")]
    NoFolder,
    /// It has no rows.
    #[error("the file is empty; put rows into it or take the layer out of {HEADER_FILE}")]
    Empty,
    /// It is written in another encoding.
    #[error("the file is written in UTF-16; save it in the encoding UTF-8")]
    Utf16,
    /// Its first line cannot be read.
    #[error("the first line, which names the columns, is not UTF-8; save the file in the encoding UTF-8")]
    HeadersNotUtf8,
    /// Its first line goes on and on.
    #[error("the first line is longer than {} MB, so this is hardly a table; check the file", MAX_RECORD_BYTES / (1024 * 1024))]
    FirstLineTooLong,
    /// A column that the description names is not there.
    #[error("the file has no column {wanted}, which {HEADER_FILE} names as {field}; it has {has}")]
    NoColumn {
        /// The field of the description.
        field: &'static str,
        /// The column as told.
        wanted: String,
        /// The columns that are there.
        has: String,
    },
    /// A column is told by name and the file has no names.
    #[error("the column {wanted} is told by its name, and the file has no line of names; write its number, from 1")]
    NoNames {
        /// The field of the description.
        field: &'static str,
        /// The column as told.
        wanted: String,
    },
    /// The quotes of the file do not pair up.
    #[error(
        "more than {limit} records run over lines by double quotes that do not pair up; write \"quotes: false\" for the layer, or mend the file"
    )]
    Quotes {
        /// How many were tolerated.
        limit: usize,
    },
    /// It has too much in it.
    #[error("{0}")]
    Full(#[from] crate::model::layer::LayerFull),
    /// The system stops reading it.
    #[error("the file cannot be read to its end ({0}); check the disk")]
    Broken(std::io::Error),
    /// It was given up.
    #[error("{0}")]
    Cancelled(#[from] Cancelled),
}

impl LayerError {
    /// Stable name of the sort of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(ReadError::Outside) => "layer-path",
            Self::File(ReadError::Missing) => "missing-file",
            Self::NoColumn { .. } | Self::NoNames { .. } => "layer-column",
            Self::Utf16 | Self::HeadersNotUtf8 => "invalid-utf8",
            Self::File(_)
            | Self::NoFolder
            | Self::Empty
            | Self::FirstLineTooLong
            | Self::Quotes { .. }
            | Self::Full(_)
            | Self::Broken(_)
            | Self::Cancelled(_) => "unreadable-file",
        }
    }

    /// The field of the layer's description that is to blame.
    fn path(&self) -> Vec<Step> {
        match self {
            Self::NoColumn { field, .. } | Self::NoNames { field, .. } => vec!["columns".into(), (*field).into()],
            _ => vec!["file".into()],
        }
    }
}

/// Where the files of layers are read from. Cheap to clone, for reading off the
/// window's thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerFolder(Option<PathBuf>);

impl LayerFolder {
    /// The layers of a dataset that came from there.
    pub fn of(origin: &Origin) -> Self {
        match origin {
            Origin::Bundled => Self(None),
            Origin::Folder(folder) => Self(Some(folder.clone())),
        }
    }

    /// The folder, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// Reads a layer. Progress is told in bytes of the file.
    ///
    /// # Errors
    /// One sentence, where the file cannot be read at all or does not have the
    /// columns that the description names; bad rows are no error.
    pub fn load(&self, spec: &Arc<LayerSpec>, progress: &Progress) -> Result<Layer, LayerError> {
        let folder = self.0.as_deref().ok_or(LayerError::NoFolder)?;
        let folder = Folder::at(folder).map_err(|error| LayerError::File(ReadError::Refused(error)))?;
        let file = folder.open_file(&spec.file)?;
        read_layer(file, spec, progress)
    }
}

impl Opened {
    /// What is wrong with a layer that was read, or why it cannot be: the bad
    /// rows by file and line, the first [`LISTED_BAD_ROWS`] each, and how many
    /// there are.
    pub fn layer_problems(&self, spec: &LayerSpec, loaded: Result<&BadRows, &LayerError>) -> Vec<Problem> {
        match loaded {
            Ok(bad_rows) => bad_row_problems(spec, bad_rows),
            Err(LayerError::Cancelled(_)) => Vec::new(),
            Err(error) => vec![Problem {
                severity: Severity::Error,
                code: error.code(),
                message: format!("the file \"{}\" of the layer \"{}\" cannot be used: {error}", spec.file, spec.id),
                location: place_of(&self.files.header, spec, &error.path()),
                event: None,
            }],
        }
    }

    /// Reads all layers of a dataset one after the other and returns what is
    /// wrong with them, for lists of problems.
    ///
    /// # Errors
    /// Where the work is cancelled.
    pub fn check_layers(&self, dataset: &Dataset, progress: &Progress) -> Result<Vec<Problem>, Cancelled> {
        let folder = LayerFolder::of(&self.origin);
        let mut problems = Vec::new();
        for spec in &dataset.header.layers {
            let loaded = folder.load(&Arc::new(spec.clone()), progress);
            progress.check()?;
            problems.extend(self.layer_problems(spec, loaded.as_ref().map(|layer| &layer.bad_rows)));
        }
        Ok(problems)
    }
}

fn bad_row_problems(spec: &LayerSpec, bad_rows: &BadRows) -> Vec<Problem> {
    let problem = |line: u64, message: String| Problem {
        severity: Severity::Warning,
        code: "bad-row",
        message,
        location: Location {
            file: spec.file.clone(),
            line: usize::try_from(line).unwrap_or_default(),
            column: usize::from(line > 0),
        },
        event: None,
    };
    let listed = bad_rows.first.iter().take(LISTED_BAD_ROWS);
    let mut problems: Vec<Problem> = listed.map(|row| problem(row.line, row.reason.clone())).collect();
    let more = bad_rows.total.saturating_sub(problems.len());
    if more > 0 {
        let total = bad_rows.total;
        problems.push(problem(0, format!("{more} more rows are left out, {total} in all; mend the rows listed first")));
    }
    problems
}

/// Where a field of a layer's description stands in `dataset.ron`; where the
/// field is not there, the description.
fn place_of(header: &DataFile, spec: &LayerSpec, path: &[Step]) -> Location {
    match header.record("layers", &spec.id) {
        Some(record) => header.location(header.place_in(&record.span, path)),
        None => Location { file: HEADER_FILE.to_owned(), line: 0, column: 0 },
    }
}
