//! Problems of a dataset: what is wrong, where, and what to do.

use std::fmt;

use serde::Serialize;

use super::record::EventId;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The record is kept, but something about it deserves a look.
    Warning,
    /// The record cannot be trusted, or cannot be kept at all.
    Error,
}

/// A place in one of the dataset's files.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Path relative to the dataset's folder.
    pub file: String,
    /// Line from 1; 0 where unknown.
    pub line: usize,
    /// Column from 1, in code points; 0 where unknown.
    pub column: usize,
}

/// One problem. Its message is one sentence that says what is wrong and what
/// to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How grave it is.
    pub severity: Severity,
    /// Stable name of the sort of problem, such as `duplicate-id`.
    pub code: &'static str,
    /// One sentence: what is wrong and what to do.
    pub message: String,
    /// Where it stands.
    pub location: Location,
    /// The event concerned.
    pub event: Option<EventId>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Location { file, line, column } = &self.location;
        if !file.is_empty() {
            write!(f, "{file}:")?;
            if *line > 0 {
                write!(f, "{line}:{column}:")?;
            }
            f.write_str(" ")?;
        }
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}[{}]: {}", self.code, self.message)
    }
}

/// One step of the way to a value within a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a field, or of a map's key.
    Field(String),
    /// An element of a list.
    Index(usize),
}

impl From<&str> for Step {
    fn from(field: &str) -> Self {
        Self::Field(field.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A list of records in the dataset's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `dataset.ron`; the path starts at its top.
    Header,
    /// The list in `events.ron`; the path starts with an event's place.
    Events,
    /// The list in `sources.ron`; the path starts with a source's place.
    Sources,
}

/// What a rule found wrong in a dataset, before it has a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// Stable name of the sort of problem, such as `duplicate-id`.
    pub code: &'static str,
    /// One sentence: what is wrong and what to do.
    pub message: String,
    /// The list of records concerned.
    pub section: Section,
    /// The way to the value concerned: for events and sources the record's
    /// place in the list first, then fields.
    pub path: Vec<Step>,
    /// The event concerned.
    pub event: Option<EventId>,
}

#[cfg(test)]
impl Finding {
    /// Severity, code and path, as in `error self-link 0/links/0`: what tests of
    /// rules compare.
    pub(crate) fn told(&self) -> String {
        let severity = if self.severity == Severity::Error { "error" } else { "warning" };
        let steps: Vec<String> = self
            .path
            .iter()
            .map(|step| match step {
                Step::Field(name) => name.clone(),
                Step::Index(index) => index.to_string(),
            })
            .collect();
        format!("{severity} {} {}", self.code, steps.join("/"))
    }
}
