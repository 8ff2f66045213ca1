//! One file of an open dataset read again, after another program wrote it: to
//! compare it with what the window holds, to take it over, or to write over it
//! knowingly.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Dataset, Event, Header, Problem, Source};

use super::compare::{self, DifferenceKind, RecordDifference};
use super::data_file::DataFile;
use super::files::{Folder, ReadError, ReadFiles};
use super::fingerprint::Digest;
use super::load::{events_of, header_of, load_text, read_events, read_header, read_sources, sources_of};
use super::{EVENTS_FILE, HEADER_FILE, Opened, Origin, SOURCES_FILE};

/// A file as it is on disk now.
#[derive(Debug)]
pub struct Reread {
    /// Its path in the dataset's folder.
    pub name: String,
    /// Its checksum; `None` where it is gone.
    pub digest: Option<Digest>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Header(Box<(DataFile, Header)>),
    Events(Box<DataFile>, Vec<Event>),
    Sources(Box<DataFile>, Vec<Source>),
    Text(Arc<str>),
    Gone,
}

/// Why a file cannot be read again.
#[derive(Debug, thiserror::Error)]
pub enum RereadError {
    /// The dataset has no folder, or it is gone.
    #[error("the folder is gone; your work is still in memory, so save it as another folder: {}", .0.display())]
    NoFolder(PathBuf),
    /// The file cannot be read.
    #[error("{reason}: {}", .path.display())]
    Unreadable {
        /// Why.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged or of a later version.
    #[error("{}: {}", .problem.message, super::located(.folder, .problem))]
    Damaged {
        /// What is wrong with it.
        problem: Box<Problem>,
        /// The dataset's folder.
        folder: PathBuf,
    },
}

impl Opened {
    /// Reads one of the dataset's files again.
    ///
    /// # Errors
    /// Where it cannot be read, or holds what cannot be understood.
    pub fn reread(&self, name: &str) -> Result<Reread, RereadError> {
        let path = match &self.origin {
            Origin::Folder(path) => path.clone(),
            Origin::Bundled => return Err(RereadError::NoFolder(PathBuf::new())),
        };
        let folder = Folder::at(&path).map_err(|_| RereadError::NoFolder(path.clone()))?;
        let bytes = match folder.read(name) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => {
                return Ok(Reread { name: name.to_owned(), digest: None, content: Content::Gone });
            }
            Err(error) => {
                return Err(RereadError::Unreadable { reason: error.to_string(), path: path.join(name) });
            }
        };
        let digest = Some(Digest::of(&bytes));
        let damaged = |problem: Problem| RereadError::Damaged { problem: Box::new(problem), folder: path.clone() };
        let sound = |file: DataFile| match file.problems().into_iter().next() {
            Some(problem) => Err(damaged(problem)),
            None => Ok(Box::new(file)),
        };
        let content = match name {
            HEADER_FILE => {
                let mut file = read_header(bytes).map_err(|newer| damaged(newer.problem()))?;
                let header = header_of(&mut file);
                Content::Header(Box::new((*sound(file)?, header)))
            }
            EVENTS_FILE => {
                let mut file = read_events(bytes).map_err(|newer| damaged(newer.problem()))?;
                let events = events_of(&mut file);
                Content::Events(sound(file)?, events)
            }
            SOURCES_FILE => {
                let mut file = read_sources(bytes).map_err(|newer| damaged(newer.problem()))?;
                let sources = sources_of(&mut file);
                Content::Sources(sound(file)?, sources)
            }
            _ => match String::from_utf8(bytes) {
                Ok(text) => Content::Text(Arc::from(text)),
                Err(_) => {
                    let reason = "the text is not UTF-8; save it in the encoding UTF-8".to_owned();
                    return Err(RereadError::Unreadable { reason, path: path.join(name) });
                }
            },
        };
        Ok(Reread { name: name.to_owned(), digest, content })
    }

    /// From now on the file counts as read as it is on disk: the next save
    /// writes over it where what is in memory differs.
    pub fn accept(&mut self, reread: Reread) {
        let Reread { name, digest, content } = reread;
        let mut digests = self.digests().clone();
        match digest {
            Some(digest) => digests.0.insert(name.clone(), digest),
            None => digests.0.remove(&name),
        };
        self.digests = std::sync::OnceLock::from(digests);
        self.gone.remove(&name);
        match content {
            Content::Header(read) => self.files.header = read.0,
            Content::Events(file, _) => self.files.events = *file,
            Content::Sources(file, _) => self.files.sources = *file,
            Content::Text(text) => {
                self.files.texts.insert(name, text);
            }
            Content::Gone => {
                self.gone.insert(name);
            }
        }
        self.load_problems = self.files.problems();
    }

    /// Reads the texts that sources name and the dataset does not have yet, as
    /// after `sources.ron` was read again.
    pub fn read_missing_texts(&mut self, dataset: &mut Dataset) {
        let Origin::Folder(path) = &self.origin else { return };
        let Ok(folder) = Folder::at(path) else { return };
        let mut digests = self.digests().clone();
        for source in &dataset.sources {
            if dataset.texts.contains_key(&source.id) && self.files.texts.contains_key(&source.file) {
                continue;
            }
            match load_text(&folder, source, &self.files.sources) {
                Ok(text) => {
                    digests.0.insert(source.file.clone(), Digest::of(text.as_bytes()));
                    self.files.texts.insert(source.file.clone(), Arc::clone(&text));
                    dataset.texts.insert(source.id.clone(), text);
                }
                Err(problem) => self.load_problems.push(problem),
            }
        }
        self.digests = std::sync::OnceLock::from(digests);
    }
}

impl Reread {
    /// Whether the file is gone.
    pub fn is_gone(&self) -> bool {
        matches!(self.content, Content::Gone)
    }

    /// The events, where this is their file.
    pub fn events(&self) -> Option<&[Event]> {
        match &self.content {
            Content::Events(_, events) => Some(events),
            _ => None,
        }
    }

    /// Puts what the file holds in the place of what the dataset has; events are
    /// left to the history, which can take them back.
    pub fn put_into(&self, dataset: &mut Dataset) {
        match &self.content {
            Content::Header(read) => dataset.header = read.1.clone(),
            Content::Sources(_, sources) => dataset.sources.clone_from(sources),
            Content::Text(text) => {
                let named = dataset.sources.iter().filter(|source| source.file == self.name);
                for id in named.map(|source| source.id.clone()).collect::<Vec<_>>() {
                    dataset.texts.insert(id, Arc::clone(text));
                }
            }
            Content::Events(..) | Content::Gone => {}
        }
    }

    /// Which records differ from those of the dataset; of a text, by how much.
    pub fn differences(&self, dataset: &Dataset) -> Vec<RecordDifference> {
        match &self.content {
            Content::Events(_, events) => compare::records(&dataset.events, events),
            Content::Sources(_, sources) => compare::records(&dataset.sources, sources),
            Content::Header(read) => {
                let fields = compare::fields(&dataset.header, &read.1);
                let whole =
                    |fields| RecordDifference { id: HEADER_FILE.to_owned(), kind: DifferenceKind::Fields(fields) };
                if fields.is_empty() { Vec::new() } else { vec![whole(fields)] }
            }
            Content::Text(text) => {
                let ours = dataset.sources.iter().find(|source| source.file == self.name);
                let ours = ours.and_then(|source| dataset.texts.get(&source.id));
                if ours == Some(text) {
                    return Vec::new();
                }
                vec![RecordDifference { id: self.name.clone(), kind: DifferenceKind::Fields(vec!["text"]) }]
            }
            Content::Gone => vec![RecordDifference { id: self.name.clone(), kind: DifferenceKind::OnlyHere }],
        }
    }
}
