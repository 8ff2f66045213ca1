//! From a dataset's files to its records.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Dataset, Event, Header, Location, Problem, Severity, Source, Step};

use super::data_file::{DataFile, NewerSchema};
use super::files::{ReadError, ReadFiles};
use super::progress::{Cancelled, Progress};
use super::syntax::lines::Lines;
use super::{EVENTS_FILE, HEADER_FILE, SOURCES_FILE};

/// The parts of `dataset.ron`.
const HEADER_PARTS: [&str; 14] = [
    "schema",
    "id",
    "title",
    "description",
    "side_a",
    "side_b",
    "languages",
    "kinds",
    "actors",
    "persons",
    "offices",
    "layers",
    "era_tracks",
    "eras",
];
/// The parts of `events.ron`.
const EVENTS_PARTS: [&str; 2] = ["schema", "events"];
/// The parts of `sources.ron`.
const SOURCES_PARTS: [&str; 2] = ["schema", "sources"];

/// The files of a dataset as they were read.
#[derive(Debug, Default)]
pub struct Files {
    /// `dataset.ron`.
    pub header: DataFile,
    /// `events.ron`.
    pub events: DataFile,
    /// `sources.ron`.
    pub sources: DataFile,
    /// The texts, by their path relative to the folder.
    pub texts: BTreeMap<String, Arc<str>>,
}

/// A dataset that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its good records.
    pub dataset: Dataset,
    /// Its files.
    pub files: Files,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
}

/// Why nothing can be read.
#[derive(Debug)]
pub enum LoadError {
    /// `dataset.ron` cannot be read.
    Header(ReadError),
    /// `dataset.ron` holds nothing that can be read.
    Malformed(Problem),
    /// A file is written for a later version of the program.
    Newer(NewerSchema),
    /// The work was given up.
    Cancelled,
}

impl From<Cancelled> for LoadError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<NewerSchema> for LoadError {
    fn from(newer: NewerSchema) -> Self {
        Self::Newer(newer)
    }
}

/// Reads `dataset.ron` alone.
///
/// # Errors
/// Where it cannot be read at all, or is of a newer version.
pub fn load_header(files: &dyn ReadFiles) -> Result<(Header, DataFile), LoadError> {
    let bytes = files.read(HEADER_FILE).map_err(LoadError::Header)?;
    let mut header_file = read_header(bytes)?;
    let header = header_of(&mut header_file);
    if header_file.document.parts.is_empty() {
        let problem = header_file.problems().into_iter().next().unwrap_or_else(|| nothing_in(HEADER_FILE));
        return Err(LoadError::Malformed(problem));
    }
    Ok((header, header_file))
}

/// Reads the dataset; what there is to do and what is done is told in bytes of
/// the lists and of the sources' texts.
///
/// # Errors
/// Where `dataset.ron` cannot be read at all, a file is of a newer version, or
/// the work is given up.
pub fn load(files: &dyn ReadFiles, progress: &Progress) -> Result<Loaded, LoadError> {
    let (header, header_file) = load_header(files)?;
    let mut events_file = open(files, EVENTS_FILE, &EVENTS_PARTS, progress)?;
    let mut sources_file = open(files, SOURCES_FILE, &SOURCES_PARTS, progress)?;
    let events =
        if events_file.is_present { events_file.records_telling("events", true, progress) } else { Vec::new() };
    progress.check()?;
    let sources = if sources_file.is_present { sources_of(&mut sources_file) } else { Vec::new() };
    let mut loaded = Loaded {
        dataset: Dataset { header, events, sources, texts: BTreeMap::new() },
        files: Files { header: header_file, events: events_file, sources: sources_file, texts: BTreeMap::new() },
        problems: Vec::new(),
    };
    progress.advance(loaded.files.sources.text.len() as u64)?;
    loaded.load_texts(files, progress)?;
    Ok(loaded)
}

fn open(files: &dyn ReadFiles, name: &'static str, parts: &[&str], progress: &Progress) -> Result<DataFile, LoadError> {
    match files.read(name) {
        Ok(bytes) => {
            progress.expect(bytes.len() as u64);
            progress.check()?;
            let file = DataFile::of(name, bytes, parts)?;
            progress.check()?;
            Ok(file)
        }
        Err(error) => {
            let code = if matches!(error, ReadError::Missing) { "missing-file" } else { "unreadable-file" };
            Ok(DataFile::absent(name, super::file_problem(code, error.to_string(), name)))
        }
    }
}

impl Loaded {
    /// Reads the texts of all sources; each that cannot be read is a problem at
    /// the place that names it.
    fn load_texts(&mut self, files: &dyn ReadFiles, progress: &Progress) -> Result<(), Cancelled> {
        let mut text_problems = Vec::new();
        for source in &self.dataset.sources {
            progress.check()?;
            let text = match self.files.texts.get(&source.file) {
                Some(text) => Ok(Arc::clone(text)),
                None => load_text(files, source, &self.files.sources),
            };
            match text {
                Ok(text) => {
                    self.files.texts.insert(source.file.clone(), Arc::clone(&text));
                    self.dataset.texts.insert(source.id.clone(), text);
                }
                Err(problem) => text_problems.push(problem),
            }
        }
        self.problems = self.files.problems();
        self.problems.extend(text_problems);
        Ok(())
    }
}

/// Reads the text of a source, to the byte.
///
/// # Errors
/// The problem, at the place that names the text or in the text itself.
pub fn load_text(files: &dyn ReadFiles, source: &Source, sources: &DataFile) -> Result<Arc<str>, Problem> {
    let bytes = files.read(&source.file).map_err(|error| unreadable_text(source, &error, sources))?;
    String::from_utf8(bytes).map(Arc::from).map_err(|error| not_utf8(source, &error))
}

impl Files {
    /// What is wrong with the three list files.
    pub fn problems(&self) -> Vec<Problem> {
        [&self.header, &self.events, &self.sources].into_iter().flat_map(DataFile::problems).collect()
    }
}

/// Reads `dataset.ron`.
///
/// # Errors
/// Where it is of a newer version.
pub fn read_header(bytes: Vec<u8>) -> Result<DataFile, NewerSchema> {
    DataFile::of(HEADER_FILE, bytes, &HEADER_PARTS)
}

/// Reads `events.ron`.
///
/// # Errors
/// Where it is of a newer version.
pub fn read_events(bytes: Vec<u8>) -> Result<DataFile, NewerSchema> {
    DataFile::of(EVENTS_FILE, bytes, &EVENTS_PARTS)
}

/// Reads `sources.ron`.
///
/// # Errors
/// Where it is of a newer version.
pub fn read_sources(bytes: Vec<u8>) -> Result<DataFile, NewerSchema> {
    DataFile::of(SOURCES_FILE, bytes, &SOURCES_PARTS)
}

/// The header that a file holds; parts that cannot be read are left empty.
pub fn header_of(file: &mut DataFile) -> Header {
    Header {
        schema: crate::model::dataset::SCHEMA_VERSION,
        id: file.value("id", true),
        title: file.value("title", true),
        description: file.value("description", false),
        side_a: file.value("side_a", true),
        side_b: file.value("side_b", true),
        languages: file.value("languages", true),
        kinds: file.records("kinds", true),
        actors: file.records("actors", false),
        persons: file.records("persons", false),
        offices: file.records("offices", false),
        layers: file.records("layers", false),
        era_tracks: file.records("era_tracks", false),
        eras: file.records("eras", false),
    }
}

/// The events that a file holds.
pub fn events_of(file: &mut DataFile) -> Vec<Event> {
    file.records("events", true)
}

/// The sources that a file holds.
pub fn sources_of(file: &mut DataFile) -> Vec<Source> {
    file.records("sources", true)
}

fn nothing_in(name: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        code: "syntax",
        message: "the file holds no fields; write the dataset's fields in \"(\" and \")\"".to_owned(),
        location: Location { file: name.to_owned(), line: 1, column: 1 },
        event: None,
    }
}

fn not_utf8(source: &Source, error: &std::string::FromUtf8Error) -> Problem {
    let valid_up_to = error.utf8_error().valid_up_to();
    let valid = String::from_utf8_lossy(error.as_bytes().get(..valid_up_to).unwrap_or_default());
    let place = Lines::of(&valid).place(&valid, valid.len());
    Problem {
        severity: Severity::Error,
        code: "invalid-utf8",
        message: format!("this byte of the source \"{}\" is not UTF-8; save the text in the encoding UTF-8", source.id),
        location: Location { file: source.file.clone(), line: place.line, column: place.column },
        event: None,
    }
}

fn unreadable_text(source: &Source, error: &ReadError, sources: &DataFile) -> Problem {
    let code = match error {
        ReadError::Outside => "source-path",
        ReadError::Missing => "missing-file",
        ReadError::NotAFile | ReadError::PathTooLong | ReadError::TooLarge | ReadError::Refused(_) => "unreadable-file",
    };
    let at = sources
        .record("sources", source.id.as_str())
        .map_or(0, |record| sources.place_in(&record.span, &[Step::Field("file".to_owned())]));
    Problem {
        severity: Severity::Error,
        code,
        message: super::brief(format!(
            "the text \"{}\" of the source \"{}\" cannot be used: {error}",
            source.file, source.id
        )),
        location: sources.location(at),
        event: None,
    }
}
