//! The folded text of a dataset, searched anew at every keystroke.
//!
//! ```text
//!   chunks   [ events 0–511 ][ 512–1023 ] ...      shared until one is changed
//!   a chunk  text  "belkhir-visit\nzyara ...\n|cyber\n...|..."   one after the other
//!            rows  end of the text, codes of kind, direction, status, ...
//! ```
//!
//! The text of a chunk is searched as a whole and hits are put to their events;
//! conditions look at codes alone. A change folds the texts of the events that
//! it touches and copies their chunks, so that others may go on searching in the
//! state before it.

mod chunk;
mod names;
#[cfg(test)]
mod property_tests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fixedbitset::FixedBitSet;

use super::dataset::Dataset;
use super::date::Chronology;
use super::list_change::ListChange;
use super::parallel;
use super::query::{BASES, Facets, Filter};
use super::record::{Direction, Side, StatusState};

use chunk::{Chunk, Counts, Folder, Query, basis_of};
use names::Names;

/// Events of a freshly built chunk.
const FRESH: usize = 512;
/// Most events of a chunk.
const MOST: usize = 2 * FRESH;
/// Fewer chunks than this are searched by one thread.
const PARALLEL_CHUNKS: usize = 16;

/// The folded text of every event, ready to be searched. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    chunks: Vec<Arc<Chunk>>,
    names: Arc<Names>,
    len: usize,
}

/// What passes a filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passing {
    /// For each event of the dataset, whether it passes.
    pub passes: FixedBitSet,
    /// How many do.
    pub count: usize,
    /// Counts for the filter panel.
    pub facets: Facets,
}

impl SearchIndex {
    /// Folds the titles, summaries, actors, persons, offices, quotations,
    /// phrases, places, tags and notes of every event.
    pub fn of(dataset: &Dataset, chronology: &Chronology) -> Self {
        let mut names = Names::of(&dataset.header);
        loop {
            let parts = parallel::map_parts(&dataset.events, MOST, |first, events| {
                let mut folder = Folder::new(&names);
                let mut chunks = Vec::with_capacity(events.len() / FRESH + 1);
                for (number, events) in events.chunks(FRESH).enumerate() {
                    let first = first + number * FRESH;
                    let mut chunk = Chunk::default();
                    for (offset, event) in events.iter().enumerate() {
                        folder.push(&mut chunk, event, basis_of(event, first + offset, chronology));
                    }
                    chunk.shrink();
                    chunks.push(Arc::new(chunk));
                }
                (chunks, folder.into_missing())
            });
            let (mut chunks, mut missing) = (Vec::new(), Vec::new());
            for (part, names) in parts {
                chunks.extend(part);
                missing.extend(names);
            }
            if missing.is_empty() {
                return Self { chunks, names: Arc::new(names), len: dataset.events.len() };
            }
            names.add(missing);
        }
    }

    /// Follows a change of the list of events; `redated` are the places, after
    /// it and ascending, of events whose dates changed.
    pub fn follow(&mut self, dataset: &Dataset, chronology: &Chronology, change: &ListChange, redated: &[usize]) {
        loop {
            let names = Arc::clone(&self.names);
            let mut folder = Folder::new(&names);
            let chunks = self.followed(dataset, chronology, change, &mut folder);
            let missing = folder.into_missing();
            if missing.is_empty() {
                self.chunks = chunks;
                self.len = dataset.events.len();
                break;
            }
            Arc::make_mut(&mut self.names).add(missing);
        }
        self.set_bases(dataset, chronology, redated);
    }

    fn followed(
        &self,
        dataset: &Dataset,
        chronology: &Chronology,
        change: &ListChange,
        folder: &mut Folder<'_>,
    ) -> Vec<Arc<Chunk>> {
        let mut removed = change.removed.iter().copied().peekable();
        let mut replaced = change.replaced.iter().copied().peekable();
        let mut inserted = change.inserted.iter().copied().peekable();
        let mut chunks = Vec::with_capacity(self.chunks.len() + 1);
        // Places of the next event before and after the change.
        let (mut before, mut after) = (0, 0);
        let empty = Arc::new(Chunk::default());
        let last = self.chunks.len();
        for (number, chunk) in self.chunks.iter().chain([&empty]).enumerate() {
            let end = before + chunk.len();
            let is_last = number == last;
            // What is added at the end goes into the last chunk, or one behind it.
            let takes_end = number + 1 >= last;
            let touched = removed.peek().is_some_and(|place| *place < end)
                || replaced.peek().is_some_and(|(place, _)| *place < end)
                || inserted.peek().is_some_and(|place| *place < after + chunk.len() || takes_end);
            if !touched {
                if !is_last {
                    chunks.push(Arc::clone(chunk));
                }
                (before, after) = (end, after + chunk.len());
                continue;
            }
            let mut built = Chunk::default();
            let mut finish = |built: &mut Chunk, limit: usize| {
                if built.len() > limit {
                    chunks.push(Arc::new(std::mem::take(built)));
                }
            };
            for row in 0..=chunk.len() {
                while let Some(place) = inserted.next_if(|place| *place == after && (row < chunk.len() || takes_end)) {
                    let Some(event) = dataset.events.get(place) else { break };
                    folder.push(&mut built, event, basis_of(event, place, chronology));
                    after += 1;
                    finish(&mut built, MOST - 1);
                }
                if row == chunk.len() {
                    break;
                }
                if removed.next_if(|place| *place == before).is_some() {
                    before += 1;
                    continue;
                }
                match (replaced.next_if(|(place, _)| *place == before), dataset.events.get(after)) {
                    (Some(_), Some(event)) => folder.push(&mut built, event, basis_of(event, after, chronology)),
                    _ => built.push_from(chunk, row),
                }
                (before, after) = (before + 1, after + 1);
                finish(&mut built, MOST - 1);
            }
            finish(&mut built, 0);
        }
        chunks
    }

    /// Looks anew at which claims place the events at these places.
    fn set_bases(&mut self, dataset: &Dataset, chronology: &Chronology, places: &[usize]) {
        let (mut first, mut chunk) = (0, 0);
        for place in places {
            while self.chunks.get(chunk).is_some_and(|held| *place >= first + held.len()) {
                first += self.chunks[chunk].len();
                chunk += 1;
            }
            if let (Some(held), Some(event)) = (self.chunks.get_mut(chunk), dataset.events.get(*place)) {
                let basis = basis_of(event, *place, chronology);
                if held.basis(*place - first) != basis {
                    Arc::make_mut(held).set_basis(*place - first, basis);
                }
            }
        }
    }

    /// How many events it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// What passes, and the counts for the filter panel.
    pub fn pass(&self, filter: &Filter) -> Passing {
        self.pass_unless(filter, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// As [`pass`](Self::pass); `None` where `cancelled` becomes true meanwhile.
    pub fn pass_unless(&self, filter: &Filter, cancelled: &AtomicBool) -> Option<Passing> {
        let terms = filter.terms();
        let query = Query::of(filter, &terms, &self.names);
        let parts = parallel::map_parts(&self.chunks, PARALLEL_CHUNKS, |_, chunks| {
            let mut counts = Counts::of(&self.names);
            let mut passes = Vec::with_capacity(chunks.len() * FRESH);
            for chunk in chunks {
                if cancelled.load(Ordering::Relaxed) {
                    return None;
                }
                chunk.pass(&query, &mut passes, &mut counts);
            }
            Some((passes, counts))
        });
        let mut counts = Counts::of(&self.names);
        let mut passes = FixedBitSet::with_capacity(self.len);
        let mut place = 0;
        for part in parts {
            let (part, counted) = part?;
            counts.add(&counted);
            for passed in part {
                if passed {
                    passes.insert(place);
                }
                place += 1;
            }
        }
        Some(Passing { count: counts.passed, passes, facets: self.facets_of(&counts) })
    }

    /// For each event of the dataset, whether it passes.
    pub fn matches(&self, filter: &Filter) -> Vec<bool> {
        let passing = self.pass(filter);
        (0..self.len).map(|place| passing.passes.contains(place)).collect()
    }

    /// Counts for the filter panel.
    pub fn facets(&self, filter: &Filter) -> Facets {
        self.pass(filter).facets
    }

    fn facets_of(&self, counts: &Counts) -> Facets {
        let bases = BASES.into_iter().zip(counts.bases);
        Facets {
            kinds: self.names.kinds.counted(&counts.kinds),
            actors: self.names.actors.counted(&counts.actors),
            directions: by_code(Direction::ALL, |direction| counts.directions[direction as usize]),
            sides: by_code(Side::ALL, |side| counts.sides[side as usize]),
            statuses: by_code(StatusState::ALL, |status| counts.statuses[status as usize]),
            bases: bases.map(|(basis, count)| (basis.to_owned(), count)).collect(),
        }
    }
}

fn by_code<T: Copy + Ord, const N: usize>(all: [T; N], count: impl Fn(T) -> usize) -> BTreeMap<T, usize> {
    all.into_iter().map(|choice| (choice, count(choice))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Basis, ClaimWhat, DateClaim};
    use crate::model::record::{Citation, Party, Place};
    use crate::model::{Actor, Event, Header, Kind, Lang, LocalText, Office, Person};

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
        index.follow(&dataset, &Chronology::of(&dataset), &ListChange::replacing(1), &[1]);
        let drone = Filter { text: "drone".to_owned(), ..Filter::default() };
        assert_eq!(index.matches(&drone), AGREEMENT);
    }
}
