//! Findings about records, put to their places in the files.

use std::collections::BTreeMap;

use crate::model::date::Chronology;
use crate::model::{Dataset, EventId, Finding, Location, Problem, Section, Step};

use super::data_file::{DataFile, Record};
use super::{EVENTS_FILE, HEADER_FILE, Opened, SOURCES_FILE};

impl Opened {
    /// Every problem of loading and of the records in `dataset`, which may have
    /// been edited since it was opened, with its place in the files as they
    /// were read: errors of the files first, then by place.
    pub fn check(&self, dataset: &Dataset) -> Vec<Problem> {
        let chronology = Chronology::of(dataset);
        let findings = crate::model::validate::validate(dataset, &chronology)
            .into_iter()
            .chain(crate::evidence::validate(dataset));
        let places = Places::of(self);
        let unread = self.unread_events();
        // A record that could not be read is told once; what names it is not wrong.
        let findings = findings.filter(|finding| {
            finding.code != "unknown-event" || !unread.iter().any(|id| finding.message.contains(&format!("\"{id}\"")))
        });
        let mut problems = self.load_problems.clone();
        problems.extend(findings.map(|finding| places.problem(dataset, finding)));
        problems.sort_by(|one, other| sort_key(one).cmp(&sort_key(other)));
        problems
    }

    /// The identifiers of event records that could not be read, as far as they
    /// can be made out.
    fn unread_events(&self) -> Vec<String> {
        let file = &self.files.events;
        let records = file.lists.get("events").into_iter().flatten().filter(|record| record.id.is_none());
        let id_in = |text: &str| {
            let after = text.split_once("id:")?.1.trim_start().strip_prefix('"')?;
            after.split_once('"').map(|(id, _)| id.to_owned())
        };
        records.filter_map(|record| id_in(file.text.get(record.span.clone())?)).collect()
    }

    /// Where an event stands in the files as they were read.
    pub fn locate(&self, event: &EventId) -> Option<Location> {
        let record = self.files.events.record("events", event.as_str())?;
        Some(self.files.events.location(record.span.start))
    }
}

/// The order in which problems are listed: by file in the order of loading,
/// then by place.
fn sort_key(problem: &Problem) -> (usize, &str, usize, usize) {
    let Location { file, line, column } = &problem.location;
    let known = ["", HEADER_FILE, EVENTS_FILE, SOURCES_FILE];
    let rank = known.iter().position(|name| name == file).unwrap_or(known.len());
    (rank, file, *line, *column)
}

/// Where the records stand, by identifier.
struct Places<'o> {
    header: &'o DataFile,
    events: &'o DataFile,
    sources: &'o DataFile,
    event_records: BTreeMap<&'o str, &'o Record>,
    source_records: BTreeMap<&'o str, &'o Record>,
}

fn by_id<'o>(file: &'o DataFile, list: &str) -> BTreeMap<&'o str, &'o Record> {
    let records = file.lists.get(list).into_iter().flatten();
    records.filter_map(|record| record.id.as_deref().map(|id| (id, record))).collect()
}

impl<'o> Places<'o> {
    fn of(opened: &'o Opened) -> Self {
        let files = &opened.files;
        Self {
            header: &files.header,
            events: &files.events,
            sources: &files.sources,
            event_records: by_id(&files.events, "events"),
            source_records: by_id(&files.sources, "sources"),
        }
    }

    fn problem(&self, dataset: &Dataset, finding: Finding) -> Problem {
        let location = self.location(dataset, &finding);
        let Finding { severity, code, message, event, .. } = finding;
        let message = super::brief(message);
        Problem { severity, code, message, location, event }
    }

    fn location(&self, dataset: &Dataset, finding: &Finding) -> Location {
        match finding.section {
            Section::Header => self.in_header(dataset, &finding.path),
            Section::Events => {
                let (index, path) = split_index(&finding.path);
                let event = index.and_then(|index| dataset.events.get(index));
                let record = event.and_then(|event| self.event_records.get(event.id.as_str()));
                in_record(self.events, record.copied(), path)
            }
            Section::Sources => {
                let (index, path) = split_index(&finding.path);
                let source = index.and_then(|index| dataset.sources.get(index));
                let record = source.and_then(|source| self.source_records.get(source.id.as_str()));
                in_record(self.sources, record.copied(), path)
            }
        }
    }

    fn in_header(&self, dataset: &Dataset, path: &[Step]) -> Location {
        let file = self.header;
        let Some((Step::Field(part), rest)) = path.split_first() else {
            return file.location(file.document.body.start);
        };
        let (index, within) = split_index(rest);
        let header = &dataset.header;
        let id = index.and_then(|index| match part.as_str() {
            "kinds" => header.kinds.get(index).map(|kind| kind.id.as_str()),
            "actors" => header.actors.get(index).map(|actor| actor.id.as_str()),
            "persons" => header.persons.get(index).map(|person| person.id.as_str()),
            "offices" => header.offices.get(index).map(|office| office.id.as_str()),
            "layers" => header.layers.get(index).map(|layer| layer.id.as_str()),
            "era_tracks" => header.era_tracks.get(index).map(|track| track.id.as_str()),
            "eras" => header.eras.get(index).map(|era| era.id.as_str()),
            _ => None,
        });
        if let Some(id) = id {
            return in_record(file, file.record(part, id), within);
        }
        match file.document.part(&file.text, part) {
            Some(found) => file.location(file.place_in(&found.value, rest)),
            None => file.location(file.document.body.start),
        }
    }
}

/// The record's place in its list and the way within it.
fn split_index(path: &[Step]) -> (Option<usize>, &[Step]) {
    match path.split_first() {
        Some((Step::Index(index), rest)) => (Some(*index), rest),
        _ => (None, path),
    }
}

/// A value in a record; of a record that is not in the file yet, the file alone.
fn in_record(file: &DataFile, record: Option<&Record>, path: &[Step]) -> Location {
    match record {
        Some(record) => file.location(file.place_in(&record.span, path)),
        None => Location { file: file.name.to_owned(), line: 0, column: 0 },
    }
}
