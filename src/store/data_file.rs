//! One of a dataset's RON files as it was read: its text, where its records
//! stand, and what is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::dataset::SCHEMA_VERSION;
use crate::model::{
    Actor, Era, EraTrack, Event, EventId, Kind, LayerSpec, Location, Office, Person, Problem, Severity, Source, Step,
};

use super::migrate::migrate;
use super::progress::Progress;
use super::syntax::document::{Document, Item, Part, split_by_layout};
use super::syntax::lines::Lines;
use super::syntax::read::{Fault, extensions_of, read};
use super::syntax::scan::Scanner;
use super::syntax::tree::{Syntax, plain_string};
use crate::model::parallel;

/// Bytes that are not UTF-8 are reported one by one up to this number.
const MAX_ENCODING_FAULTS: usize = 20;

/// A record that stands in a list of a file and has an identifier.
pub trait Listed: DeserializeOwned + Serialize + Clone + PartialEq + Send + Sync {
    /// What it is called in sentences.
    const NOUN: &'static str;

    /// Its identifier.
    fn id(&self) -> &str;
}

macro_rules! listed {
    ($($record:ty => $noun:literal),* $(,)?) => {
        $(impl Listed for $record {
            const NOUN: &'static str = $noun;

            fn id(&self) -> &str {
                self.id.as_str()
            }
        })*
    };
}

listed!(
    Event => "event",
    Source => "source",
    Kind => "kind",
    Actor => "actor",
    Person => "person",
    Office => "office",
    LayerSpec => "layer",
    EraTrack => "track",
    Era => "era",
);

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its bytes in the file.
    pub span: Range<usize>,
    /// Its identifier; `None` where it could not be read or is a second one of
    /// the same identifier: such a record is kept in the file as it stands.
    pub id: Option<String>,
}

/// A fault with the event that it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Noted {
    fault: Fault,
    event: Option<EventId>,
}

/// A file as it was read.
#[derive(Debug, Default)]
pub struct DataFile {
    /// Its name in the dataset's folder.
    pub name: &'static str,
    /// Its text; empty where there is no file.
    pub text: String,
    /// Its bytes on disk, where they are not those of `text`: the text has been
    /// migrated, or holds bytes that are not UTF-8. `None` also where there is
    /// no file.
    pub other_bytes: Option<Vec<u8>>,
    /// Whether there is a file that could be read.
    pub is_present: bool,
    /// Why there is none.
    absent_because: Option<Problem>,
    /// Where the text stands for bytes that are not UTF-8.
    bad_bytes: Vec<usize>,
    /// Its parts.
    pub document: Document,
    /// The records of its lists, by the list's name.
    pub lists: BTreeMap<&'static str, Vec<Record>>,
    lines: Lines,
    noted: Vec<Noted>,
}

/// A file is written for a later version of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerSchema {
    /// Where it says so.
    pub location: Location,
    /// The version that it states.
    pub found: u32,
}

impl NewerSchema {
    /// The sentence about it.
    pub fn problem(self) -> Problem {
        let message = format!(
            "the file has schema version {}, and this program reads versions up to {SCHEMA_VERSION}; open it with a newer program",
            self.found
        );
        Problem { severity: Severity::Error, code: "schema-newer", message, location: self.location, event: None }
    }
}

impl DataFile {
    /// A file that does not exist or cannot be read.
    pub fn absent(name: &'static str, because: Problem) -> Self {
        Self { name, absent_because: Some(because), lines: Lines::of(""), ..Self::default() }
    }

    /// Reads a file's bytes; `known` are the names of its parts.
    ///
    /// # Errors
    /// Where the file states a later schema version than this program's.
    pub fn of(name: &'static str, bytes: Vec<u8>, known: &[&str]) -> Result<Self, NewerSchema> {
        let (text, bad_bytes, other_bytes) = match String::from_utf8(bytes) {
            Ok(text) => (text, Vec::new(), None),
            Err(error) => {
                let bytes = error.into_bytes();
                let (text, bad_bytes) = decode_lossy(&bytes);
                (text, bad_bytes, Some(bytes))
            }
        };
        let mut file = Self { name, is_present: true, other_bytes, ..Self::default() };
        file.set_text(text);
        file.note_encoding(&bad_bytes);
        file.bad_bytes = bad_bytes;
        if let Some(version) = file.schema()?
            && let Some(migrated) = migrate(name, version, &file.text).filter(|_| !file.is_lossy())
        {
            let before = std::mem::take(&mut file.text);
            file.other_bytes = Some(before.into_bytes());
            file.set_text(migrated);
        }
        file.note_unknown_parts(known);
        Ok(file)
    }

    fn set_text(&mut self, text: String) {
        self.noted.clear();
        self.lines = Lines::of(&text);
        self.document = Document::of(&text, &self.lines);
        self.text = text;
        for fault in std::mem::take(&mut self.document.faults) {
            self.note(fault);
        }
    }

    /// Whether the text stands for bytes that are not UTF-8.
    pub fn is_lossy(&self) -> bool {
        !self.bad_bytes.is_empty()
    }

    /// Whether a stretch of the text stands for bytes that are not UTF-8.
    fn is_lossy_within(&self, span: &Range<usize>) -> bool {
        let next = self.bad_bytes.partition_point(|at| *at < span.start);
        self.bad_bytes.get(next).is_some_and(|at| *at < span.end)
    }

    /// The bytes that the file had when it was read.
    pub fn bytes(&self) -> &[u8] {
        self.other_bytes.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// Reads the records of a list once more, good ones alone: the list as it
    /// stands in the file, whatever has become of it in memory.
    pub fn reread<T: Listed>(&self, list: &str) -> Vec<T> {
        let records = self.lists.get(list).into_iter().flatten().filter(|record| record.id.is_some());
        let records = records.collect::<Vec<_>>();
        parallel::map(&records, |record| self.read_at(record.span.clone()).ok()).into_iter().flatten().collect()
    }

    fn note(&mut self, fault: Fault) {
        let event = (self.name == super::EVENTS_FILE).then(|| self.id_around(fault.at)).flatten();
        self.noted.push(Noted { fault, event: event.map(EventId) });
    }

    /// The identifier of the record that holds a byte offset, as far as one can
    /// be made out.
    fn id_around(&self, at: usize) -> Option<String> {
        let part = self.document.parts.iter().find(|part| part.value.contains(&at))?;
        let items = part.items.as_ref()?;
        // In order of their places, so that many faults in many records are found fast.
        let item = items.get(items.partition_point(|item| item.span.end <= at))?;
        item.span.contains(&at).then(|| salvage_id(&self.text, item.span.clone())).flatten()
    }

    fn note_encoding(&mut self, bad_bytes: &[usize]) {
        for at in bad_bytes.iter().take(MAX_ENCODING_FAULTS) {
            let message = "this byte is not UTF-8; save the file in the encoding UTF-8".to_owned();
            self.note(Fault { at: *at, code: "invalid-utf8", message });
        }
        if let Some(at) = bad_bytes.get(MAX_ENCODING_FAULTS) {
            let more = bad_bytes.len() - MAX_ENCODING_FAULTS;
            let message = format!("from here on {more} more bytes are not UTF-8; save the file in the encoding UTF-8");
            self.note(Fault { at: *at, code: "invalid-utf8", message });
        }
    }

    /// The schema version that the file states; what is wrong with it is noted.
    fn schema(&mut self) -> Result<Option<u32>, NewerSchema> {
        let write = format!("write \"schema: {SCHEMA_VERSION}\"");
        let Some(span) = self.document.part(&self.text, "schema").map(|part| part.value.clone()) else {
            let message = format!("the file does not state its schema version; {write} at its top");
            self.note(Fault { at: self.document.body.start, code: "schema-missing", message });
            return Ok(None);
        };
        let at = span.start;
        match self.read_at::<u32>(span) {
            Ok(0) => {
                let message = format!("there is no schema version 0; {write}");
                self.note(Fault { at, code: "schema-unknown", message });
                Ok(None)
            }
            Ok(found) if found > SCHEMA_VERSION => Err(NewerSchema { location: self.location(at), found }),
            Ok(version) => Ok(Some(version)),
            Err(_) => {
                let message = format!("the schema version is not a whole number; {write}");
                self.note(Fault { at, code: "schema-unknown", message });
                Ok(None)
            }
        }
    }

    fn note_unknown_parts(&mut self, known: &[&str]) {
        let unknown = self.document.parts.iter().filter_map(|part| {
            let name = self.text.get(part.name.clone()).unwrap_or_default();
            (!known.contains(&super::syntax::tree::plain_name(name))).then(|| Fault {
                at: part.name.start,
                code: "unknown-field",
                message: format!(
                    "{} has no field \"{name}\"; remove it, or write one of {}",
                    self.name,
                    known.join(", ")
                ),
            })
        });
        for fault in unknown.collect::<Vec<_>>() {
            self.note(fault);
        }
    }

    fn read_at<T: DeserializeOwned>(&self, span: Range<usize>) -> Result<T, Fault> {
        let prologue = self.text.get(self.document.prologue.clone()).unwrap_or_default();
        read(&self.text, span, extensions_of(prologue))
    }

    fn part_or_note(&mut self, name: &str) -> Option<Part> {
        let part = self.document.part(&self.text, name).cloned();
        if part.is_none() {
            self.note(Fault {
                at: self.document.body.start,
                code: "missing-field",
                message: format!("{} needs the field \"{name}\"; add it", self.name),
            });
        }
        part
    }

    /// Reads a part that is no list; what is wrong with it is noted, and the
    /// default stands in. A part that is not `required` may be missing.
    pub fn value<T: DeserializeOwned + Default>(&mut self, name: &str, required: bool) -> T {
        let part = if required { self.part_or_note(name) } else { self.document.part(&self.text, name).cloned() };
        let Some(part) = part else { return T::default() };
        self.read_at(part.value).unwrap_or_else(|fault| {
            self.note(fault);
            T::default()
        })
    }

    /// Reads the records of a list; those that are no good are noted. A list
    /// that is not `required` may be missing.
    pub fn records<T: Listed>(&mut self, list: &'static str, required: bool) -> Vec<T> {
        self.records_telling(list, required, &Progress::new())
    }

    /// As [`records`](Self::records), telling how many bytes are read; records
    /// that are left when the work is given up are passed over.
    pub fn records_telling<T: Listed>(&mut self, list: &'static str, required: bool, progress: &Progress) -> Vec<T> {
        let part = if required { self.part_or_note(list) } else { self.document.part(&self.text, list).cloned() };
        let Some(part) = part else { return Vec::new() };
        let Some(items) = part.items else {
            let message = format!("\"{list}\" must be a list in \"[\" and \"]\"; write it so");
            self.note(Fault { at: part.value.start, code: "wrong-value", message });
            return Vec::new();
        };
        let mut reading = Reading { values: Vec::new(), records: Vec::new(), seen: BTreeMap::new() };
        let values = parallel::map(&items, |item| {
            progress.advance(item.span.len() as u64).ok().and_then(|()| self.read_whole::<T>(item))
        });
        for (item, value) in items.into_iter().zip(values) {
            self.take_item(item, value, &mut reading, true);
        }
        self.lists.insert(list, reading.records);
        reading.values
    }

    /// Reads a record, unless it is known to be broken.
    fn read_whole<T: Listed>(&self, item: &Item) -> Option<Result<T, Fault>> {
        (item.is_whole && !self.is_lossy_within(&item.span)).then(|| self.read_at::<T>(item.span.clone()))
    }

    fn take_item<T: Listed>(
        &mut self,
        item: Item,
        value: Option<Result<T, Fault>>,
        reading: &mut Reading<T>,
        may_split: bool,
    ) {
        let fault = match value {
            Some(Ok(value)) => return self.take_record(value, item.span, reading),
            Some(Err(fault)) => fault,
            None => return reading.records.push(Record { span: item.span, id: None }),
        };
        let split = if may_split { split_by_layout(&self.text, item.span.clone(), &self.lines) } else { None };
        if let Some((items, faults)) = split {
            for fault in faults {
                self.note(fault);
            }
            for item in items {
                let value = self.read_whole::<T>(&item);
                self.take_item(item, value, reading, false);
            }
            return;
        }
        let event =
            (self.name == super::EVENTS_FILE).then(|| salvage_id(&self.text, item.span.clone()).map(EventId)).flatten();
        self.noted.push(Noted { fault, event });
        reading.records.push(Record { span: item.span, id: None });
    }

    fn take_record<T: Listed>(&mut self, value: T, span: Range<usize>, reading: &mut Reading<T>) {
        let id = value.id().to_owned();
        if let Some(first_at) = reading.seen.get(&id) {
            let line = self.lines.place(&self.text, *first_at).line;
            let message = format!(
                "the identifier \"{id}\" already belongs to the {} in line {line}; give this one another",
                T::NOUN
            );
            let at = self.place_in(&span, &[Step::Field("id".to_owned())]);
            self.note(Fault { at, code: "duplicate-id", message });
            reading.records.push(Record { span, id: None });
            return;
        }
        reading.seen.insert(id.clone(), span.start);
        reading.records.push(Record { span, id: Some(id) });
        reading.values.push(value);
    }

    /// The record of a list with this identifier.
    pub fn record(&self, list: &str, id: &str) -> Option<&Record> {
        self.lists.get(list)?.iter().find(|record| record.id.as_deref() == Some(id))
    }

    /// The byte offset of a value within a record or part, or of the nearest
    /// value around it that the file has.
    pub fn place_in(&self, span: &Range<usize>, path: &[Step]) -> usize {
        let syntax = Scanner::new(&self.text, span.clone()).value(path.len() + 2);
        syntax.unwrap_or_else(|_| Syntax::leaf(span.clone())).nearest(&self.text, path).span.start
    }

    /// A byte offset as a place for people.
    pub fn location(&self, at: usize) -> Location {
        let place = self.lines.place(&self.text, at);
        Location { file: self.name.to_owned(), line: place.line, column: place.column }
    }

    /// What is wrong with the file, in its order.
    pub fn problems(&self) -> Vec<Problem> {
        let mut noted = self.noted.iter().collect::<Vec<_>>();
        noted.sort_by_key(|noted| noted.fault.at);
        let noted = noted.into_iter().map(|Noted { fault, event }| Problem {
            severity: Severity::Error,
            code: fault.code,
            message: super::brief(fault.message.clone()),
            location: self.location(fault.at),
            event: event.clone(),
        });
        self.absent_because.iter().cloned().chain(noted).collect()
    }
}

/// A list while it is read.
struct Reading<T> {
    values: Vec<T>,
    records: Vec<Record>,
    seen: BTreeMap<String, usize>,
}

/// The text with replacement characters, and where they stand for bytes that
/// are not UTF-8.
fn decode_lossy(bytes: &[u8]) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(bytes.len());
    let mut bad_bytes = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            bad_bytes.push(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, bad_bytes)
}

/// The identifier of a record that may be broken.
fn salvage_id(text: &str, span: Range<usize>) -> Option<String> {
    let written = text.get(span)?;
    let mut found = written.match_indices("id").filter_map(|(at, name)| {
        let is_word = !written[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = written[at + name.len()..].trim_start().strip_prefix(':')?.trim_start();
        let mut scanner = Scanner::new(rest, 0..rest.len());
        let value = scanner.value(0).ok()?;
        is_word.then(|| plain_string(&rest[value.span]).map(str::to_owned)).flatten()
    });
    found.next()
}
