//! The program: the headless commands, and the window where it is built in.

use std::process::ExitCode;

use entente::cli;
use entente::store::Opened;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), open_window)
}

#[cfg(feature = "gui")]
fn open_window(opened: Opened) -> Result<(), String> {
    entente::app::run(opened).map_err(|error| format!("{error:#}"))
}

#[cfg(not(feature = "gui"))]
fn open_window(_opened: Opened) -> Result<(), String> {
    Err("this program was built without its window; entente list, check and export work without one".to_owned())
}
