//! The program: the headless commands, and the window where it is built in.

use std::process::ExitCode;

use entente::cli;
use entente::store::Start;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), open_window)
}

#[cfg(feature = "gui")]
fn open_window(start: Start) -> Result<(), String> {
    entente::app::run(start).map_err(|error| format!("{error:#}"))
}

#[cfg(not(feature = "gui"))]
fn open_window(_start: Start) -> Result<(), String> {
    Err("this program was built without its window; entente list, check and export work without one".to_owned())
}
