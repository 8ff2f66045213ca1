//! The folded text of a dataset, searched anew at every keystroke.

use std::collections::{BTreeMap, BTreeSet};

use super::dataset::Dataset;
use super::date::Chronology;
use super::fold::fold;
use super::query::{BASES, Facets, Filter};
use super::record::{ActorId, Direction, Event, KindId, Side, StatusState};

/// What separates the fields of an event in its folded text; folding leaves no
/// such character, so that no match crosses from one field into the next.
const FIELD_END: char = '\n';

/// The folded text of every event, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
    /// The choices of kind and actor that the dataset has, used or not.
    kinds: BTreeSet<KindId>,
    actors: BTreeSet<ActorId>,
}

/// What is searched and filtered of one event.
#[derive(Debug, Clone)]
struct Entry {
    text: String,
    kind: KindId,
    actors: BTreeSet<ActorId>,
    sides: BTreeSet<Side>,
    direction: Direction,
    status: StatusState,
    basis: &'static str,
}

/// The sorts of conditions that a filter has beside its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Kind,
    Actor,
    Side,
    Direction,
    Status,
    Basis,
}

impl Sort {
    const ALL: [Self; 6] = [Self::Kind, Self::Actor, Self::Side, Self::Direction, Self::Status, Self::Basis];
}

impl SearchIndex {
    /// Folds the titles, summaries, actors, persons, offices, quotations,
    /// phrases, places, tags and notes of every event.
    pub fn of(dataset: &Dataset, chronology: &Chronology) -> Self {
        let names = Names::of(dataset);
        let entries = dataset
            .events
            .iter()
            .enumerate()
            .map(|(index, event)| Entry::of(event, index, chronology, &names))
            .collect();
        Self {
            entries,
            kinds: dataset.header.kinds.iter().map(|kind| kind.id.clone()).collect(),
            actors: dataset.header.actors.iter().map(|actor| actor.id.clone()).collect(),
        }
    }

    /// Folds one event anew that was changed in place, and looks anew at which
    /// claims place the others, whose dates may be told by it. After events were
    /// added, removed or moved, or names changed, the index must be built again.
    pub fn update(&mut self, index: usize, dataset: &Dataset, chronology: &Chronology) {
        if let (Some(entry), Some(event)) = (self.entries.get_mut(index), dataset.events.get(index)) {
            *entry = Entry::of(event, index, chronology, &Names::of(dataset));
        }
        for (index, (entry, event)) in self.entries.iter_mut().zip(&dataset.events).enumerate() {
            entry.basis = basis_of(event, index, chronology);
        }
    }

    /// For each event of the dataset, whether it passes.
    pub fn matches(&self, filter: &Filter) -> Vec<bool> {
        let terms = filter.terms();
        self.entries
            .iter()
            .map(|entry| Sort::ALL.iter().all(|sort| entry.meets(filter, *sort)) && entry.has_all(&terms))
            .collect()
    }

    /// Counts for the filter panel.
    pub fn facets(&self, filter: &Filter) -> Facets {
        let mut facets = Facets {
            kinds: self.kinds.iter().map(|kind| (kind.clone(), 0)).collect(),
            actors: self.actors.iter().map(|actor| (actor.clone(), 0)).collect(),
            directions: Direction::ALL.into_iter().map(|direction| (direction, 0)).collect(),
            sides: Side::ALL.into_iter().map(|side| (side, 0)).collect(),
            statuses: StatusState::ALL.into_iter().map(|status| (status, 0)).collect(),
            bases: BASES.into_iter().map(|basis| (basis.to_owned(), 0)).collect(),
        };
        let terms = filter.terms();
        for entry in &self.entries {
            let missed: Vec<Sort> = Sort::ALL.into_iter().filter(|sort| !entry.meets(filter, *sort)).collect();
            // Counts of one sort ignore that sort's own conditions.
            let counts = |sort: Sort| missed.iter().all(|missed| *missed == sort);
            if missed.len() > 1 || !entry.has_all(&terms) {
                continue;
            }
            if counts(Sort::Kind) {
                count(&mut facets.kinds, &entry.kind);
            }
            if counts(Sort::Actor) {
                entry.actors.iter().for_each(|actor| count(&mut facets.actors, actor));
            }
            if counts(Sort::Side) {
                entry.sides.iter().for_each(|side| count(&mut facets.sides, side));
            }
            if counts(Sort::Direction) {
                count(&mut facets.directions, &entry.direction);
            }
            if counts(Sort::Status) {
                count(&mut facets.statuses, &entry.status);
            }
            if counts(Sort::Basis)
                && let Some(number) = facets.bases.get_mut(entry.basis)
            {
                *number += 1;
            }
        }
        facets
    }
}

fn count<K: Ord + Clone>(counts: &mut BTreeMap<K, usize>, key: &K) {
    match counts.get_mut(key) {
        Some(number) => *number += 1,
        None => {
            counts.insert(key.clone(), 1);
        }
    }
}

/// The folded names of what events point at, so that each is folded once.
struct Names<'a> {
    kinds: BTreeMap<&'a str, String>,
    actors: BTreeMap<&'a str, String>,
    persons: BTreeMap<&'a str, String>,
    offices: BTreeMap<&'a str, String>,
}

impl<'a> Names<'a> {
    fn of(dataset: &'a Dataset) -> Self {
        let header = &dataset.header;
        let folded = |forms: &mut dyn Iterator<Item = &str>| {
            let mut text = String::new();
            forms.for_each(|form| push(&mut text, form));
            text
        };
        let no_aliases = [].as_slice();
        let all = |name: &super::LocalText, aliases: &[String]| {
            folded(&mut name.iter().map(|(_, form)| form).chain(aliases.iter().map(String::as_str)))
        };
        Self {
            kinds: header.kinds.iter().map(|kind| (kind.id.as_str(), all(&kind.name, no_aliases))).collect(),
            actors: header.actors.iter().map(|actor| (actor.id.as_str(), all(&actor.name, &actor.aliases))).collect(),
            persons: header
                .persons
                .iter()
                .map(|person| (person.id.as_str(), all(&person.name, &person.aliases)))
                .collect(),
            offices: header.offices.iter().map(|office| (office.id.as_str(), all(&office.name, no_aliases))).collect(),
        }
    }
}

/// Adds one field to an event's folded text.
fn push(text: &mut String, field: &str) {
    if !field.is_empty() {
        text.push_str(&fold(field));
        text.push(FIELD_END);
    }
}

impl Entry {
    fn of(event: &Event, index: usize, chronology: &Chronology, names: &Names<'_>) -> Self {
        Self {
            text: text_of(event, names),
            kind: event.kind.clone(),
            actors: event.parties.iter().map(|party| party.actor.clone()).collect(),
            sides: event.parties.iter().map(|party| party.side).collect(),
            direction: event.direction,
            status: event.status.state,
            basis: basis_of(event, index, chronology),
        }
    }

    fn has_all(&self, terms: &[String]) -> bool {
        terms.iter().all(|term| self.text.contains(term.as_str()))
    }

    /// Whether the event meets the filter's conditions of one sort.
    fn meets(&self, filter: &Filter, sort: Sort) -> bool {
        match sort {
            Sort::Kind => filter.kinds.is_empty() || filter.kinds.contains(&self.kind),
            Sort::Actor => filter.actors.is_empty() || !filter.actors.is_disjoint(&self.actors),
            Sort::Side => filter.sides.is_empty() || !filter.sides.is_disjoint(&self.sides),
            Sort::Direction => filter.directions.is_empty() || filter.directions.contains(&self.direction),
            Sort::Status => filter.statuses.is_empty() || filter.statuses.contains(&self.status),
            Sort::Basis => filter.bases.is_empty() || filter.bases.contains(self.basis),
        }
    }
}

/// The basis of the claim that places an event.
fn basis_of(event: &Event, index: usize, chronology: &Chronology) -> &'static str {
    let placing = chronology.get(index).and_then(|dates| dates.placed_by);
    placing.and_then(|claim| event.dates.get(claim)).map_or("undated", |claim| claim.basis.name())
}

fn text_of(event: &Event, names: &Names<'_>) -> String {
    let mut text = String::new();
    push(&mut text, event.id.as_str());
    for (_, form) in event.title.iter().chain(event.summary.iter()) {
        push(&mut text, form);
    }
    let mut add = |folded: Option<&String>| text.push_str(folded.map_or("", String::as_str));
    add(names.kinds.get(event.kind.as_str()));
    for party in &event.parties {
        add(names.actors.get(party.actor.as_str()));
        add(party.person.as_ref().and_then(|id| names.persons.get(id.as_str())));
        add(party.office.as_ref().and_then(|id| names.offices.get(id.as_str())));
    }
    if let Some(place) = &event.place {
        place.name.iter().for_each(|(_, form)| push(&mut text, form));
    }
    for claim in &event.dates {
        push(&mut text, &claim.phrase);
        push(&mut text, &claim.note);
    }
    event.citations.iter().for_each(|citation| push(&mut text, &citation.exact));
    event.tags.iter().for_each(|tag| push(&mut text, tag));
    push(&mut text, &event.note);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Basis, ClaimWhat, DateClaim};
    use crate::model::record::{Citation, Party, Place};
    use crate::model::{Actor, Header, Kind, Lang, LocalText, Office, Person};

    /// Two events that differ in everything.
    fn dataset() -> Dataset {
        let name = |english: &str, arabic: &str| LocalText::of([(Lang::EN, english), (Lang::AR, arabic)]);
        let header = Header {
            kinds: vec![
                Kind { id: "visit".into(), name: name("Visit", "زيارة"), ..Kind::default() },
                Kind { id: "agreement".into(), name: name("Agreement", "اتفاق"), ..Kind::default() },
                Kind { id: "war".into(), ..Kind::default() },
            ],
            actors: vec![
                Actor {
                    id: "far".into(),
                    side: Side::A,
                    name: name("Royal Armed Forces", "القوات المسلحة الملكية"),
                    aliases: vec!["FAR".to_owned()],
                },
                Actor {
                    id: "idf".into(),
                    side: Side::B,
                    name: name("Israel Defense Forces", "جيش الدفاع"),
                    aliases: vec!["צה״ל".to_owned()],
                },
            ],
            persons: vec![Person {
                id: "belkhir".into(), name: name("Belkhir", "بلخير الفاروق"), ..Person::default()
            }],
            offices: vec![Office {
                id: "inspector".into(), name: name("Inspector General", "المفتش العام")
            }],
            ..Header::default()
        };
        let visit = Event {
            id: "belkhir-visit".into(),
            kind: "visit".into(),
            title: name("Belkhir visits Tel Aviv", "زيارة بلخير إلى تل أبيب"),
            direction: Direction::AToB,
            parties: vec![
                Party {
                    actor: "far".into(),
                    side: Side::A,
                    person: Some("belkhir".into()),
                    office: Some("inspector".into()),
                    ..Party::default()
                },
                Party { actor: "idf".into(), side: Side::B, ..Party::default() },
            ],
            place: Some(Place { name: name("Tel Aviv", "تل أبيب"), ..Place::default() }),
            dates: vec![DateClaim {
                what: ClaimWhat::Edtf("2022-09-13".to_owned()),
                note: "Press of the day".to_owned(),
                ..DateClaim::default()
            }],
            citations: vec![Citation {
                id: "c1".into(), exact: "استُقبل بحرس الشرف".to_owned(), ..Citation::default()
            }],
            ..Event::default()
        };
        let agreement = Event {
            id: "cyber".into(),
            kind: "agreement".into(),
            title: name("Cyber cooperation agreement", "اتفاقية التعاون في الأمن السيبراني"),
            summary: name("Signed in Rabat", "وُقعت في الرباط"),
            direction: Direction::Joint,
            parties: vec![Party { actor: "idf".into(), side: Side::B, ..Party::default() }],
            dates: vec![DateClaim {
                what: ClaimWhat::Edtf("soon".to_owned()),
                basis: Basis::Derived,
                phrase: "الأشهر الماضية".to_owned(),
                ..DateClaim::default()
            }],
            tags: vec!["défense".to_owned()],
            note: "Coded by hand".to_owned(),
            ..Event::default()
        };
        Dataset { header, events: vec![visit, agreement], ..Dataset::default() }
    }

    /// Which of the two events a query finds.
    fn found(query: &str) -> [bool; 2] {
        let dataset = dataset();
        let index = SearchIndex::of(&dataset, &Chronology::of(&dataset));
        let passes = index.matches(&Filter::parse(query, &dataset).unwrap());
        [passes[0], passes[1]]
    }

    const VISIT: [bool; 2] = [true, false];
    const AGREEMENT: [bool; 2] = [false, true];
    const BOTH: [bool; 2] = [true, true];
    const NONE: [bool; 2] = [false, false];

    #[test]
    fn every_text_of_an_event_is_searched() {
        for (query, expected) in [
            ("", BOTH),
            ("tel aviv", VISIT),
            ("تل ابيب", VISIT),
            ("RABAT", AGREEMENT),
            ("royal", VISIT),
            ("فاروق", VISIT),
            ("inspector", VISIT),
            ("المفتش", VISIT),
            ("استقبل", VISIT),
            ("press", VISIT),
            ("الاشهر الماضيه", AGREEMENT),
            ("defense", BOTH),
            ("defense hand", AGREEMENT),
            ("צה\"ל", BOTH),
            ("زياره", VISIT),
            ("belkhir-visit", VISIT),
            ("nothing of the sort", NONE),
        ] {
            assert_eq!(found(query), expected, "{query}");
        }
    }

    #[test]
    fn words_may_stand_apart_but_a_phrase_may_not() {
        assert_eq!(found("aviv belkhir"), VISIT);
        assert_eq!(found("\"visits tel\""), VISIT);
        assert_eq!(found("\"tel visits\""), NONE);
        // The end of one field and the start of the next are no phrase.
        assert_eq!(found("\"aviv زيارة\""), NONE);
    }

    #[test]
    fn conditions_of_one_sort_widen_and_of_different_sorts_narrow() {
        assert_eq!(found("kind:visit"), VISIT);
        assert_eq!(found("kind:visit kind:agreement"), BOTH);
        assert_eq!(found("kind:visit side:b"), VISIT);
        assert_eq!(found("kind:visit direction:joint"), NONE);
        assert_eq!(found("actor:far"), VISIT);
        assert_eq!(found("date:editorial"), VISIT);
        assert_eq!(found("date:undated"), AGREEMENT);
        assert_eq!(found("status:denied"), NONE);
        assert_eq!(found("kind:visit rabat"), NONE);
    }

    #[test]
    fn counts_of_a_sort_ignore_its_own_conditions() {
        let dataset = dataset();
        let index = SearchIndex::of(&dataset, &Chronology::of(&dataset));
        let facets = |query: &str| index.facets(&Filter::parse(query, &dataset).unwrap());
        let kinds =
            |facets: &Facets| facets.kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>();
        assert_eq!(kinds(&facets("")), ["agreement 1", "visit 1", "war 0"]);
        let visits = facets("kind:visit");
        assert_eq!(kinds(&visits), ["agreement 1", "visit 1", "war 0"]);
        assert_eq!(visits.directions[&Direction::AToB], 1);
        assert_eq!(visits.directions[&Direction::Joint], 0);
        assert_eq!(visits.actors["idf"], 1);
        assert_eq!(visits.sides[&Side::Other], 0);
        assert_eq!(visits.bases["editorial"], 1);
        assert_eq!(visits.bases["undated"], 0);
        let narrowed = facets("kind:visit direction:joint");
        assert_eq!(kinds(&narrowed), ["agreement 1", "visit 0", "war 0"]);
        assert_eq!(narrowed.directions[&Direction::AToB], 1);
        assert_eq!(narrowed.statuses[&StatusState::Happened], 0);
    }

    #[test]
    fn an_event_that_changed_is_folded_anew_alone() {
        let mut dataset = dataset();
        let mut index = SearchIndex::of(&dataset, &Chronology::of(&dataset));
        dataset.events[1].title.set(Lang::EN, "Drone agreement");
        index.update(1, &dataset, &Chronology::of(&dataset));
        let drone = Filter { text: "drone".to_owned(), ..Filter::default() };
        assert_eq!(index.matches(&drone), AGREEMENT);
    }
}
