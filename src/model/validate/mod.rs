//! The rules that a dataset must keep.
//!
//! | code | what it finds |
//! |---|---|
//! | `empty-id`, `duplicate-id` | records without an identifier of their own |
//! | `empty-title`, `empty-name` | an event without a title, a record without a name |
//! | `missing-form` | a title or name without a form in one of the dataset's languages |
//! | `hidden-control` | an invisible character that changes the direction of a text |
//! | `hidden-character` | an invisible character that parts, joins or fills words |
//! | `unknown-kind`, `unknown-actor`, `unknown-person`, `unknown-office`, `unknown-event` | a reference to nothing |
//! | `side-mismatch` | a party on another side than its actor |
//! | `unknown-track`, `unknown-source` | an era in no track, or told by no source |
//! | `self-link` | an event linked to itself |
//! | `missing-citation`, `missing-note`, `several-preferred` | a claim without what it rests on |
//! | `invalid-date`, `end-before-start`, `date-too-far` | a date that cannot be worked out |
//! | `circular-date`, `undated-reference`, `unused-offset` | a date told by another event in vain |
//! | `weekday-mismatch` | a day of the week that the date does not have |
//! | `layer-path`, `layer-column` | a reference layer without a file, or with columns that cannot be found |
//! | `out-of-range`, `half-position`, `malformed-code` | a value outside its bounds |
//!
//! What citations quote is checked by the `evidence` layer, what cannot be read
//! by the `store`.

mod claims;
mod eras;
mod event;
mod header;
mod hidden;
mod layers;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use super::dataset::Dataset;
use super::date::Chronology;
use super::event_ids::EventIds;
use super::problem::{Finding, Section, Severity, Step};
use super::record::{EventId, Side};

/// Everything that is wrong with the records as such, in the order of the
/// files: the header's findings, then the events', then the sources'. Citations
/// are checked against their sources by the `evidence` layer.
pub fn validate(dataset: &Dataset, chronology: &Chronology) -> Vec<Finding> {
    let ids = EventIds::of(&dataset.events);
    let rules = Rules::of(dataset, &ids);
    let mut findings = rules.header();
    let mut of_ids = rules.ids().into_iter().peekable();
    for index in 0..dataset.events.len() {
        findings.extend(std::iter::from_fn(|| of_ids.next_if(|(at, _)| *at == index).map(|(_, finding)| finding)));
        findings.extend(rules.event(index, chronology));
    }
    findings.extend(rules.sources());
    findings
}

/// The rules, with what they look up: for checking a part of a dataset.
pub struct Rules<'d> {
    known: Known<'d>,
}

impl<'d> Rules<'d> {
    /// The rules on this dataset; `ids` are those of its events.
    pub fn of(dataset: &'d Dataset, ids: &'d EventIds) -> Self {
        Self { known: Known::of(dataset, ids) }
    }

    /// What is wrong with the header.
    pub fn header(&self) -> Vec<Finding> {
        let mut report = Report::default();
        header::check(self.known.dataset, &mut report);
        report.findings.sort_by(|a, b| a.path.first().cmp(&b.path.first()));
        report.findings
    }

    /// What is wrong with the events' identifiers, with the event's place.
    pub fn ids(&self) -> Vec<(usize, Finding)> {
        if self.known.ids.are_sound() {
            return Vec::new();
        }
        let mut report = Report::default();
        event::check_ids(self.known.dataset, &mut report);
        let place = |finding: &Finding| match finding.path.first() {
            Some(Step::Index(place)) => *place,
            _ => 0,
        };
        report.findings.into_iter().map(|finding| (place(&finding), finding)).collect()
    }

    /// What is wrong with the event at this place, its identifier aside.
    pub fn event(&self, index: usize, chronology: &Chronology) -> Vec<Finding> {
        let mut report = Report::default();
        if let Some(event) = self.known.dataset.events.get(index) {
            event::check(index, event, &self.known, &mut report);
            claims::check(index, event, chronology, &mut report);
        }
        report.findings
    }

    /// What is wrong with the records of the sources.
    pub fn sources(&self) -> Vec<Finding> {
        let mut report = Report::default();
        header::check_sources(self.known.dataset, &mut report);
        // Rules run by sort; readers go through a record from top to bottom.
        report.findings.sort_by(|a, b| a.path.first().cmp(&b.path.first()));
        report.findings
    }
}

/// One step of the way to a value, borrowed until something is found there.
#[derive(Clone, Copy)]
enum At<'a> {
    Field(&'a str),
    Index(usize),
}

impl<'a> From<&'a str> for At<'a> {
    fn from(field: &'a str) -> Self {
        Self::Field(field)
    }
}

impl From<usize> for At<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Writes the way to a value: numbers are places in lists, words are fields.
macro_rules! at {
    ($($step:expr),* $(,)?) => {
        [$($crate::model::validate::At::from($step)),*]
    };
}
use at;

/// The findings so far.
#[derive(Default)]
struct Report {
    findings: Vec<Finding>,
}

/// Where a rule looks.
#[derive(Clone, Copy)]
struct Place<'a> {
    section: Section,
    event: Option<&'a EventId>,
}

impl<'a> Place<'a> {
    fn header() -> Self {
        Self { section: Section::Header, event: None }
    }

    fn source() -> Self {
        Self { section: Section::Sources, event: None }
    }

    fn event(id: &'a EventId) -> Self {
        Self { section: Section::Events, event: Some(id) }
    }
}

impl Report {
    fn error(&mut self, place: Place<'_>, path: &[At<'_>], code: &'static str, message: String) {
        self.push(Severity::Error, place, path, code, message);
    }

    fn warning(&mut self, place: Place<'_>, path: &[At<'_>], code: &'static str, message: String) {
        self.push(Severity::Warning, place, path, code, message);
    }

    fn push(&mut self, severity: Severity, place: Place<'_>, path: &[At<'_>], code: &'static str, message: String) {
        let Place { section, event } = place;
        let path = path
            .iter()
            .map(|step| match *step {
                At::Field(name) => Step::Field(name.to_owned()),
                At::Index(index) => Step::Index(index),
            })
            .collect();
        self.findings.push(Finding { severity, code, message, section, path, event: event.cloned() });
    }
}

/// What the dataset has, for looking references up.
struct Known<'a> {
    languages: &'a [super::Lang],
    kinds: BTreeSet<&'a str>,
    /// Actors with their sides.
    actors: BTreeMap<&'a str, Side>,
    persons: BTreeSet<&'a str>,
    offices: BTreeSet<&'a str>,
    ids: &'a EventIds,
    dataset: &'a Dataset,
}

impl<'a> Known<'a> {
    fn of(dataset: &'a Dataset, ids: &'a EventIds) -> Self {
        let header = &dataset.header;
        Self {
            languages: &header.languages,
            kinds: header.kinds.iter().map(|kind| kind.id.as_str()).collect(),
            actors: header.actors.iter().map(|actor| (actor.id.as_str(), actor.side)).collect(),
            persons: header.persons.iter().map(|person| person.id.as_str()).collect(),
            offices: header.offices.iter().map(|office| office.id.as_str()).collect(),
            ids,
            dataset,
        }
    }

    /// Whether the dataset has an event of this identifier.
    fn has_event(&self, id: &EventId) -> bool {
        self.ids.place(&self.dataset.events, id.as_str()).is_some()
    }
}

/// Checks the identifiers of a list of records: none empty, none twice. `noun`
/// names one record; `tell` reports a message under a code at the place of one.
fn check_ids<'a>(ids: impl Iterator<Item = &'a str>, noun: &str, mut tell: impl FnMut(usize, &'static str, String)) {
    let mut first_places: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        let number = index + 1;
        if id.trim().is_empty() {
            tell(index, "empty-id", format!("{noun} number {number} has no id; give it a short one that no other has"));
        } else if let Some(first) = first_places.get(id) {
            let first = first + 1;
            let message = format!(
                "{noun} number {number} has the id \"{id}\", which {noun} number {first} has already; give one of them another"
            );
            tell(index, "duplicate-id", message);
        } else {
            first_places.insert(id, index);
        }
    }
}

#[cfg(test)]
mod testing {
    //! A small sound dataset for the rules to find things in.

    use super::*;
    use crate::model::date::{Basis, ClaimWhat, DateClaim};
    use crate::model::record::{Citation, Party};
    use crate::model::{Actor, Event, Header, Kind, Lang, LocalText, Office, Person};

    /// An event that keeps every rule.
    pub fn sound_event(id: &str) -> Event {
        Event {
            id: id.into(),
            kind: "visit".into(),
            title: LocalText::of([(Lang::EN, "A visit")]),
            parties: vec![Party { actor: "army".into(), side: Side::A, ..Party::default() }],
            dates: vec![DateClaim {
                what: ClaimWhat::Edtf("2022-09-13".to_owned()),
                basis: Basis::Stated("c1".into()),
                ..DateClaim::default()
            }],
            citations: vec![Citation { id: "c1".into(), source: "s".into(), ..Citation::default() }],
            ..Event::default()
        }
    }

    /// A dataset of such events.
    pub fn dataset(events: Vec<Event>) -> Dataset {
        let name = |text: &str| LocalText::of([(Lang::EN, text)]);
        let header = Header {
            title: name("Relations"),
            side_a: name("A"),
            side_b: name("B"),
            languages: vec![Lang::EN],
            kinds: vec![Kind { id: "visit".into(), name: name("Visit"), ..Kind::default() }],
            actors: vec![Actor { id: "army".into(), side: Side::A, name: name("Army"), ..Actor::default() }],
            persons: vec![Person { id: "belkhir".into(), name: name("Belkhir"), ..Person::default() }],
            offices: vec![Office { id: "inspector".into(), name: name("Inspector") }],
            ..Header::default()
        };
        Dataset { header, events, ..Dataset::default() }
    }

    /// The findings of a dataset.
    pub fn findings(dataset: &Dataset) -> Vec<Finding> {
        validate(dataset, &Chronology::of(dataset))
    }

    /// The findings of a dataset that holds one sound event, changed.
    pub fn findings_of(change: impl FnOnce(&mut Event)) -> Vec<Finding> {
        let mut event = sound_event("x");
        change(&mut event);
        findings(&dataset(vec![event]))
    }

    /// Code, severity and path of each finding, as in `error self-link 0/links/0`.
    pub fn told(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(Finding::told).collect()
    }

    #[test]
    fn a_sound_dataset_has_no_findings() {
        assert_eq!(told(&findings_of(|_| {})), [""; 0]);
    }
}
