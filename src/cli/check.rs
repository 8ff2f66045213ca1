//! `entente check`: every problem of a dataset.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::model::{Problem, Severity};
use crate::store::progress::Progress;
use crate::store::{open, open_bundled};

use super::args::{CheckArgs, CheckFormat};
use super::{CliError, Verdict};

/// A problem as JSON. Line and column are null where they are unknown.
#[derive(Serialize)]
struct JsonProblem<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    event: Option<&'a str>,
}

impl<'a> JsonProblem<'a> {
    fn of(problem: &'a Problem) -> Self {
        let known = |number: usize| (number > 0).then_some(number);
        Self {
            severity: problem.severity,
            code: problem.code,
            message: &problem.message,
            file: &problem.location.file,
            line: known(problem.location.line),
            column: known(problem.location.column),
            event: problem.event.as_ref().map(|event| event.as_str()),
        }
    }
}

/// Prints every problem, of a dataset that cannot be opened the reason for that.
///
/// # Errors
/// Where the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<Verdict, CliError> {
    let opened = match args.dataset.as_deref() {
        None => Ok(open_bundled()),
        Some(folder) => open(folder),
    };
    let problems = match opened {
        Ok(opened) => {
            let mut problems = opened.check(&opened.dataset);
            // Nobody cancels a command but by ending it.
            problems.extend(opened.check_layers(&opened.dataset, &Progress::new()).unwrap_or_default());
            problems
        }
        Err(error) => vec![error.to_problem()],
    };
    let mut output = BufWriter::new(io::stdout().lock());
    match args.format {
        CheckFormat::Text => write_text(&mut output, &problems)?,
        CheckFormat::Json => write_json(&mut output, &problems)?,
    }
    output.flush()?;
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if has_errors { Verdict::ErrorsFound } else { Verdict::Good })
}

fn write_text(output: &mut impl Write, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        writeln!(output, "{problem}")?;
    }
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => writeln!(output, "no problems"),
        (errors, warnings) => writeln!(output, "{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

fn write_json(output: &mut impl Write, problems: &[Problem]) -> io::Result<()> {
    let problems = problems.iter().map(JsonProblem::of).collect::<Vec<_>>();
    serde_json::to_writer_pretty(&mut *output, &problems)?;
    output.write_all(b"\n")
}
