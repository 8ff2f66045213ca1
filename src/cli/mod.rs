//! The headless commands. Knows nothing of the window: `main` hands in how one
//! is opened.
//!
//! What a command is asked for goes to standard output, all else to standard
//! error as one sentence. Exit codes: 0 done, 1 problems found or the work
//! failed, 2 wrong usage.

pub mod args;
pub mod customs;
pub mod export;
pub mod generate;

mod check;
mod layers;
mod list;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::model::Dataset;
use crate::model::date::Chronology;
use crate::model::query::{Filter, SearchIndex};
use crate::store::{LARGE_BYTES, Opened, Start, open, open_bundled, preview, size_bytes};

use args::{Arguments, Command};

/// Why a command did not do its work.
#[derive(Debug)]
pub enum CliError {
    /// It was asked for in a way that makes no sense; one sentence.
    Usage(String),
    /// It could not be done; one sentence.
    Failed(String),
    /// Whoever reads the output has gone, which is no error.
    ReaderGone,
}

/// What a command that did its work found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All is well.
    Good,
    /// There are errors in the dataset.
    ErrorsFound,
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Failed(format!("the output cannot be written ({error}); free some space or write elsewhere")),
        }
    }
}

/// Runs the program with these arguments, the program's name first.
/// `open_window` opens the window on a dataset and returns when it is closed.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    open_window: impl FnOnce(Start) -> Result<(), String>,
) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return told_usage(&error),
    };
    let done = match &arguments.command {
        None => window(arguments.dataset.as_deref(), open_window),
        Some(Command::List(args)) => list::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Export(args)) => export::run(args).map(|()| Verdict::Good).map_err(|error| export_error(&error)),
        Some(Command::Generate(args)) => generate::run(args),
    };
    match done {
        Ok(Verdict::Good) | Err(CliError::ReaderGone) => ExitCode::SUCCESS,
        Ok(Verdict::ErrorsFound) => ExitCode::from(1),
        Err(CliError::Failed(sentence)) => {
            tell(&sentence);
            ExitCode::from(1)
        }
        Err(CliError::Usage(sentence)) => {
            tell(&sentence);
            ExitCode::from(2)
        }
    }
}

/// An error of `export`, with the reasons behind it.
fn export_error(error: &anyhow::Error) -> CliError {
    match error.downcast_ref::<export::UsageError>() {
        Some(usage) => CliError::Usage(usage.to_string()),
        None => CliError::Failed(format!("{error:#}")),
    }
}

/// One sentence on standard error. Where even that cannot be written, nobody
/// is there to be told.
pub fn tell(sentence: &str) {
    let told = writeln!(io::stderr().lock(), "entente: {sentence}");
    drop(told);
}

/// Prints the help that was asked for, or the parser's complaint as one sentence.
fn told_usage(error: &clap::Error) -> ExitCode {
    let text = error.to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let printed = io::stdout().lock().write_all(text.as_bytes());
        drop(printed);
        return ExitCode::SUCCESS;
    }
    // The complaint comes before the first empty line, over several lines where
    // it names arguments.
    let complaint = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect::<Vec<_>>();
    let complaint = complaint.join(" ");
    let mut complaint = complaint.strip_prefix("error: ").unwrap_or(&complaint);
    // The only conflict there can be; the parser takes the second word for a command.
    if error.kind() == ErrorKind::ArgumentConflict {
        complaint = "a window is opened on one dataset, and a command stands before it, not behind";
    }
    tell(&format!("{complaint}; see entente --help"));
    ExitCode::from(2)
}

/// Opens a dataset folder, or the bundled dataset.
///
/// # Errors
/// Where it cannot be opened at all.
pub fn open_dataset(folder: Option<&Path>) -> Result<Opened, CliError> {
    match folder {
        None => Ok(open_bundled()),
        Some(folder) => open(folder).map_err(|error| CliError::Failed(error.to_string())),
    }
}

/// Like [`open_dataset`], and says so where records had to be left out.
///
/// # Errors
/// Where it cannot be opened at all.
pub fn open_dataset_telling(folder: Option<&Path>) -> Result<Opened, CliError> {
    let opened = open_dataset(folder)?;
    let count = opened.load_problems.len();
    if count > 0 {
        let things = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
        tell(&format!("{things} in the dataset's files, and what could not be read is left out; see entente check"));
    }
    Ok(opened)
}

/// For each event, whether it passes a query; without one, every event does.
///
/// # Errors
/// Where the query names a condition that the dataset does not have.
pub fn passing(dataset: &Dataset, chronology: &Chronology, query: Option<&str>) -> Result<Vec<bool>, CliError> {
    let Some(query) = query else { return Ok(vec![true; dataset.events.len()]) };
    let filter = Filter::parse(query, dataset).map_err(CliError::Usage)?;
    Ok(SearchIndex::of(dataset, chronology).matches(&filter))
}

fn window(folder: Option<&Path>, open_window: impl FnOnce(Start) -> Result<(), String>) -> Result<Verdict, CliError> {
    let start = match folder.filter(|folder| size_bytes(folder) > LARGE_BYTES) {
        Some(folder) => preview(folder)
            .map(|preview| Start::Folder { folder: folder.to_path_buf(), preview: Box::new(preview) })
            .map_err(|error| CliError::Failed(error.to_string())),
        None => open_dataset(folder).map(|opened| Start::Opened(Box::new(opened))),
    };
    let start = start.map_err(|error| or_command(folder, error))?;
    if !has_display() {
        return Err(CliError::Failed(
            "there is no display to open a window on; entente export -o FILE.svg writes the figure without one"
                .to_owned(),
        ));
    }
    open_window(start).map_err(CliError::Failed)?;
    Ok(Verdict::Good)
}

/// Names the commands where a dataset that does not exist may have been meant
/// as one.
fn or_command(folder: Option<&Path>, error: CliError) -> CliError {
    match (folder, error) {
        (Some(folder), CliError::Failed(_)) if folder.components().count() == 1 && !folder.exists() => {
            CliError::Failed(format!(
                "there is neither a dataset folder nor a command of this name; name a folder that holds dataset.ron, or list, check, export or generate: {}",
                folder.display()
            ))
        }
        (_, error) => error,
    }
}

/// Whether there is a display at all. Only X11 and Wayland systems can lack one.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_server = cfg!(all(unix, not(target_os = "macos"), not(target_os = "ios"), not(target_os = "android")));
    !needs_server || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(is_set)
}
