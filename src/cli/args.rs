//! What can be written after `entente`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::Lang;

use super::customs::NamingArgs;
use super::export::ExportArgs;

/// Viewer and editor for the timeline of relations between two states.
///
/// Without a command, opens the window on a dataset folder, or on the bundled
/// dataset where none is named.
#[derive(Debug, Parser)]
#[command(
    name = "entente",
    version,
    args_conflicts_with_subcommands = true,
    max_term_width = 100,
    after_help = "Exit codes: 0 done, 1 problems found or the work failed, 2 wrong usage."
)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Dataset folder to open; a folder named like a command is written ./list
    pub dataset: Option<PathBuf>,
}

/// The headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the events of a dataset
    List(ListArgs),
    /// Print every problem of a dataset; exit with 1 on any error
    Check(CheckArgs),
    /// Write a figure of the timeline, or its events as text
    Export(ExportArgs),
    /// Write a synthetic dataset for load tests
    Generate(GenerateArgs),
}

/// `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Dataset folder; the bundled dataset where none is named
    pub dataset: Option<PathBuf>,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
    /// Language of titles in the table and of the one title column in CSV, such as ar
    #[arg(long)]
    pub lang: Option<Lang>,
    /// Only events that pass, such as "visit kind:agreement direction:a-to-b"
    #[arg(long, value_name = "QUERY")]
    pub filter: Option<String>,
    /// The rows of the dataset's reference layers instead of its events
    #[arg(long)]
    pub layers: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own say it")]
    pub naming: NamingArgs,
}

/// Forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Columns for reading
    Table,
    /// Comma-separated values with a header line
    Csv,
    /// A JSON array with claims, bounds and citations
    Json,
}

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Dataset folder; the bundled dataset where none is named
    pub dataset: Option<PathBuf>,
    /// Form of the problems
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

/// Forms of a list of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// One line a problem, and a last one that counts them
    Text,
    /// A JSON array
    Json,
}

/// `generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// Number of events, up to 1000000
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub events: u32,
    /// Number that decides all else: the same seed gives the same dataset everywhere
    #[arg(long, value_name = "S")]
    pub seed: u64,
    /// Folder to write, new or empty
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}
