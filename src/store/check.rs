//! Findings about records, put to their places in the files.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::evidence::{Anchor, Sources, anchors_of};
use crate::model::date::Chronology;
use crate::model::validate::Rules;
use crate::model::{
    Dataset, EventId, EventIds, Finding, ListChange, Location, Problem, Section, Severity, Step, parallel,
};

use super::data_file::{DataFile, Record};
use super::{EVENTS_FILE, HEADER_FILE, Opened, SOURCES_FILE};

/// Fewer events than this are checked by one thread.
const PARALLEL_EVENTS: usize = 2000;

/// What the check rests on, beside the files.
#[derive(Clone, Copy)]
pub struct Grounds<'d> {
    /// The records.
    pub dataset: &'d Dataset,
    /// Where each event stands.
    pub ids: &'d EventIds,
    /// The dates.
    pub chronology: &'d Chronology,
    /// The citations of each event, resolved.
    pub anchors: &'d [Vec<Anchor>],
}

/// The problems of a dataset, kept by event, so that a change checks the events
/// that it reaches and no others.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// Of loading and of the header.
    before: Vec<Arc<Problem>>,
    /// Of each event.
    events: Vec<Option<Box<[Arc<Problem>]>>>,
    /// Of the events' identifiers, by place.
    ids: Vec<(usize, Arc<Problem>)>,
    /// Of the sources.
    after: Vec<Arc<Problem>>,
    /// Identifiers of event records that could not be read.
    unread: Vec<String>,
    /// All, as they are listed.
    listed: Vec<Arc<Problem>>,
    errors: usize,
}

impl Checks {
    /// Checks everything.
    pub fn of(opened: &Opened, grounds: Grounds<'_>) -> Self {
        let places = Places::of(opened);
        let mut checks = Self { unread: opened.unread_events(), ..Self::default() };
        let rules = Rules::of(grounds.dataset, grounds.ids);
        checks.before = opened.load_problems.iter().cloned().map(Arc::new).collect();
        checks.before.extend(checks.placed(rules.header(), grounds, &places));
        let parts = parallel::map_parts(&grounds.dataset.events, PARALLEL_EVENTS, |first, events| {
            let (sources, places) = (Sources::of(grounds.dataset), Places::of(opened));
            let check = |place| checks.check_event(place, grounds, &rules, &sources, &places);
            (first..first + events.len()).map(check).collect::<Vec<_>>()
        });
        parts.into_iter().for_each(|part| checks.events.extend(part));
        checks.check_ids(grounds, &places);
        let sources = rules.sources().into_iter().chain(Sources::of(grounds.dataset).check_records());
        checks.after = checks.placed(sources.collect(), grounds, &places);
        checks.list();
        checks
    }

    /// Follows a change of the list of events. `redated` are the places of
    /// events with other dates than before it; `renamed` are identifiers that
    /// are gone or new, so that what names them is checked again.
    pub fn follow(
        &mut self,
        opened: &Opened,
        grounds: Grounds<'_>,
        change: &ListChange,
        redated: &[usize],
        renamed: &BTreeSet<EventId>,
    ) {
        let had = |events: &[Option<Box<[Arc<Problem>]>>], place: usize| events.get(place).is_some_and(Option::is_some);
        let mut list_anew = change.touched_before().any(|place| had(&self.events, place));
        change.carry(&mut self.events, |_| None);
        let events = &grounds.dataset.events;
        let mut places: BTreeSet<usize> = change.touched_after().chain(redated.iter().copied()).collect();
        if !renamed.is_empty() {
            let names = |place: &usize| events[*place].links.iter().any(|link| renamed.contains(&link.event));
            places.extend((0..events.len()).filter(names));
        }
        let rules = Rules::of(grounds.dataset, grounds.ids);
        let (sources, positions) = (Sources::of(grounds.dataset), Places::of(opened));
        for place in places {
            let found = self.check_event(place, grounds, &rules, &sources, &positions);
            list_anew |= found.is_some() || had(&self.events, place);
            if let Some(held) = self.events.get_mut(place) {
                *held = found;
            }
        }
        let had_ids = !self.ids.is_empty();
        self.check_ids(grounds, &positions);
        if list_anew || had_ids || !self.ids.is_empty() {
            self.list();
        }
    }

    fn check_event(
        &self,
        place: usize,
        grounds: Grounds<'_>,
        rules: &Rules<'_>,
        sources: &Sources<'_>,
        places: &Places<'_>,
    ) -> Option<Box<[Arc<Problem>]>> {
        let mut findings = rules.event(place, grounds.chronology);
        findings.extend(sources.check(place, grounds.anchors.get(place).map_or(&[], Vec::as_slice)));
        if findings.is_empty() {
            return None;
        }
        let problems = self.placed(findings, grounds, places);
        (!problems.is_empty()).then(|| problems.into_boxed_slice())
    }

    fn check_ids(&mut self, grounds: Grounds<'_>, places: &Places<'_>) {
        self.ids.clear();
        for (place, finding) in Rules::of(grounds.dataset, grounds.ids).ids() {
            self.ids.push((place, Arc::new(places.problem(grounds.dataset, finding))));
        }
    }

    /// Puts findings to their places in the files.
    fn placed(&self, findings: Vec<Finding>, grounds: Grounds<'_>, places: &Places<'_>) -> Vec<Arc<Problem>> {
        // A record that could not be read is told once; what names it is not wrong.
        let is_told = |finding: &Finding| {
            finding.code == "unknown-event"
                && self.unread.iter().any(|id| finding.message.contains(&format!("\"{id}\"")))
        };
        let findings = findings.into_iter().filter(|finding| !is_told(finding));
        findings.map(|finding| Arc::new(places.problem(grounds.dataset, finding))).collect()
    }

    fn list(&mut self) {
        let mut listed = self.before.clone();
        let mut ids = self.ids.iter().peekable();
        for (place, problems) in self.events.iter().enumerate() {
            while let Some((_, problem)) = ids.next_if(|(at, _)| *at == place) {
                listed.push(Arc::clone(problem));
            }
            listed.extend(problems.iter().flatten().cloned());
        }
        listed.extend(self.after.iter().cloned());
        listed.sort_by(|one, other| sort_key(one).cmp(&sort_key(other)));
        self.errors = listed.iter().filter(|problem| problem.severity == Severity::Error).count();
        self.listed = listed;
    }

    /// All problems: errors of the files first, then by place.
    pub fn problems(&self) -> &[Arc<Problem>] {
        &self.listed
    }

    /// How many of them are errors, and how many warnings.
    pub fn counts(&self) -> (usize, usize) {
        (self.errors, self.listed.len() - self.errors)
    }
}

impl Opened {
    /// Every problem of loading and of the records in `dataset`, which may have
    /// been edited since it was opened, with its place in the files as they
    /// were read: errors of the files first, then by place.
    pub fn check(&self, dataset: &Dataset) -> Vec<Problem> {
        let (ids, chronology, anchors) = (EventIds::of(&dataset.events), Chronology::of(dataset), anchors_of(dataset));
        let grounds = Grounds { dataset, ids: &ids, chronology: &chronology, anchors: &anchors };
        let checks = Checks::of(self, grounds);
        checks.listed.into_iter().map(|problem| Problem::clone(&problem)).collect()
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

/// Where the records stand, by identifier, as soon as that is needed.
struct Places<'o> {
    header: &'o DataFile,
    events: &'o DataFile,
    sources: &'o DataFile,
    event_records: OnceCell<BTreeMap<&'o str, &'o Record>>,
    source_records: OnceCell<BTreeMap<&'o str, &'o Record>>,
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
            event_records: OnceCell::new(),
            source_records: OnceCell::new(),
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
                let record = event.and_then(|event| {
                    self.event_records.get_or_init(|| by_id(self.events, "events")).get(event.id.as_str())
                });
                in_record(self.events, record.copied(), path)
            }
            Section::Sources => {
                let (index, path) = split_index(&finding.path);
                let source = index.and_then(|index| dataset.sources.get(index));
                let record = source.and_then(|source| {
                    self.source_records.get_or_init(|| by_id(self.sources, "sources")).get(source.id.as_str())
                });
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
