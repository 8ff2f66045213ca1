//! Some neighbouring events: their folded texts, one after the other, and what
//! filters ask of them as numbers.

use memchr::memmem::Finder;

use crate::model::date::Chronology;
use crate::model::query::{BASES, Filter};
use crate::model::record::{Direction, Event, Side, StatusState};

use super::names::{Code, Missing, NO_CODE, Names, push_field};

/// What separates the fields of an event in its folded text; folding leaves no
/// such character, so that no match crosses from one field into the next.
pub(super) const FIELD_END: char = '\n';

/// The place of `undated` in [`BASES`].
const UNDATED: u8 = 3;

/// What is filtered of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    /// Where its text ends in the chunk's.
    text_end: usize,
    /// Where its actors end in the chunk's list.
    actors_end: usize,
    kind: Code,
    direction: u8,
    status: u8,
    /// One bit for each side.
    sides: u8,
    /// Place in [`BASES`].
    basis: u8,
}

/// Some neighbouring events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    text: String,
    rows: Vec<Row>,
    /// The actors of each event, each once.
    actors: Vec<Code>,
}

/// Puts events into chunks.
pub(super) struct Folder<'n> {
    names: &'n Names,
    missing: Vec<Missing>,
}

/// The basis of the claim that places an event, by its place in [`BASES`].
pub(super) fn basis_of(event: &Event, place: usize, chronology: &Chronology) -> u8 {
    let placing = chronology.get(place).and_then(|dates| dates.placed_by);
    let name = placing.and_then(|claim| event.dates.get(claim)).map(|claim| claim.basis.name());
    name.and_then(|name| BASES.iter().position(|basis| *basis == name)).map_or(UNDATED, |basis| basis as u8)
}

impl<'n> Folder<'n> {
    pub fn new(names: &'n Names) -> Self {
        Self { names, missing: Vec::new() }
    }

    /// Names that have no number; where there are any, what was folded is of no
    /// use until they have.
    pub fn into_missing(self) -> Vec<Missing> {
        self.missing
    }

    /// Adds an event to a chunk.
    pub fn push(&mut self, chunk: &mut Chunk, event: &Event, basis: u8) {
        let names = self.names;
        let kind = names.kinds.code(event.kind.as_str());
        if kind == NO_CODE {
            self.missing.push(Missing::Kind(event.kind.0.clone()));
        }
        let first_actor = chunk.actors.len();
        let mut sides = 0;
        let text = &mut chunk.text;
        push_field(text, event.id.as_str());
        for (_, form) in event.title.iter().chain(event.summary.iter()) {
            push_field(text, form);
        }
        text.push_str(names.kinds.folded(kind));
        for party in &event.parties {
            let actor = names.actors.code(party.actor.as_str());
            if actor == NO_CODE {
                self.missing.push(Missing::Actor(party.actor.0.clone()));
            }
            if !chunk.actors[first_actor..].contains(&actor) {
                chunk.actors.push(actor);
            }
            sides |= 1 << party.side as u8;
            text.push_str(names.actors.folded(actor));
            text.push_str(party.person.as_ref().map_or("", |id| names.person(id.as_str())));
            text.push_str(party.office.as_ref().map_or("", |id| names.office(id.as_str())));
        }
        if let Some(place) = &event.place {
            place.name.iter().for_each(|(_, form)| push_field(text, form));
        }
        for claim in &event.dates {
            push_field(text, &claim.phrase);
            push_field(text, &claim.note);
        }
        event.citations.iter().for_each(|citation| push_field(text, &citation.exact));
        event.tags.iter().for_each(|tag| push_field(text, tag));
        push_field(text, &event.note);
        chunk.rows.push(Row {
            text_end: chunk.text.len(),
            actors_end: chunk.actors.len(),
            kind,
            direction: event.direction as u8,
            status: event.status.state as u8,
            sides,
            basis,
        });
    }
}

/// What a filter asks, in numbers.
pub(super) struct Query<'q> {
    /// The words that must all occur, the longest first.
    terms: Vec<Finder<'q>>,
    kinds: Option<Vec<bool>>,
    actors: Option<Vec<bool>>,
    sides: u8,
    directions: u8,
    statuses: u8,
    bases: u8,
}

/// The conditions of a filter, one bit each, as an event misses them.
mod missed {
    pub const KIND: u8 = 1;
    pub const ACTOR: u8 = 1 << 1;
    pub const SIDE: u8 = 1 << 2;
    pub const DIRECTION: u8 = 1 << 3;
    pub const STATUS: u8 = 1 << 4;
    pub const BASIS: u8 = 1 << 5;
}

/// Bits of the choices at these places; all where there is none.
fn bits(places: impl Iterator<Item = usize>) -> u8 {
    match places.fold(0, |bits, place| bits | 1 << place) {
        0 => u8::MAX,
        bits => bits,
    }
}

impl<'q> Query<'q> {
    pub fn of(filter: &Filter, terms: &'q [String], names: &Names) -> Self {
        let chosen = |len: usize, codes: &mut dyn Iterator<Item = Code>| {
            let mut chosen = vec![false; len];
            for code in codes {
                if let Some(choice) = chosen.get_mut(code as usize) {
                    *choice = true;
                }
            }
            chosen
        };
        let mut terms: Vec<&String> = terms.iter().collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
        let kinds = || chosen(names.kinds.len(), &mut filter.kinds.iter().map(|kind| names.kinds.code(kind.as_str())));
        let actors =
            || chosen(names.actors.len(), &mut filter.actors.iter().map(|actor| names.actors.code(actor.as_str())));
        let bases = filter.bases.iter().filter_map(|basis| BASES.iter().position(|known| known == basis));
        let bases: Vec<usize> = bases.collect();
        Self {
            terms: terms.into_iter().map(|term| Finder::new(term.as_bytes())).collect(),
            kinds: (!filter.kinds.is_empty()).then(kinds),
            actors: (!filter.actors.is_empty()).then(actors),
            sides: bits(filter.sides.iter().map(|side| *side as usize)),
            directions: bits(filter.directions.iter().map(|direction| *direction as usize)),
            statuses: bits(filter.statuses.iter().map(|status| *status as usize)),
            // A basis that does not exist is asked for in vain.
            bases: if bases.is_empty() && !filter.bases.is_empty() { 0 } else { bits(bases.into_iter()) },
        }
    }

    fn missed(&self, row: &Row, actors: &[Code]) -> u8 {
        let unless = |met: bool, bit: u8| if met { 0 } else { bit };
        let is_in = |chosen: &[bool], code: Code| chosen.get(code as usize) == Some(&true);
        unless(self.kinds.as_ref().is_none_or(|kinds| is_in(kinds, row.kind)), missed::KIND)
            | unless(
                self.actors.as_ref().is_none_or(|chosen| actors.iter().any(|actor| is_in(chosen, *actor))),
                missed::ACTOR,
            )
            | unless(self.sides == u8::MAX || self.sides & row.sides != 0, missed::SIDE)
            | unless(self.directions & 1 << row.direction != 0, missed::DIRECTION)
            | unless(self.statuses & 1 << row.status != 0, missed::STATUS)
            | unless(self.bases & 1 << row.basis != 0, missed::BASIS)
    }
}

/// Counts by code, given the conditions of the other sorts.
pub(super) struct Counts {
    pub passed: usize,
    pub kinds: Vec<usize>,
    pub actors: Vec<usize>,
    pub sides: [usize; Side::ALL.len()],
    pub directions: [usize; Direction::ALL.len()],
    pub statuses: [usize; StatusState::ALL.len()],
    pub bases: [usize; BASES.len()],
}

fn add(one: &mut [usize], other: &[usize]) {
    one.iter_mut().zip(other).for_each(|(one, other)| *one += other);
}

fn count(counts: &mut [usize], code: usize) {
    if let Some(count) = counts.get_mut(code) {
        *count += 1;
    }
}

impl Counts {
    pub fn of(names: &Names) -> Self {
        Self {
            passed: 0,
            kinds: vec![0; names.kinds.len()],
            actors: vec![0; names.actors.len()],
            sides: Default::default(),
            directions: Default::default(),
            statuses: Default::default(),
            bases: Default::default(),
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        add(&mut self.kinds, &other.kinds);
        add(&mut self.actors, &other.actors);
        add(&mut self.sides, &other.sides);
        add(&mut self.directions, &other.directions);
        add(&mut self.statuses, &other.statuses);
        add(&mut self.bases, &other.bases);
    }

    /// Counts an event whose text matches and that misses these conditions:
    /// counts of one sort ignore that sort's own conditions.
    fn take(&mut self, row: &Row, actors: &[Code], missed: u8) {
        let counts = |own: u8| missed & !own == 0;
        if missed == 0 {
            self.passed += 1;
        }
        if counts(missed::KIND) {
            count(&mut self.kinds, row.kind as usize);
        }
        if counts(missed::ACTOR) {
            actors.iter().for_each(|actor| count(&mut self.actors, *actor as usize));
        }
        if counts(missed::SIDE) {
            for side in Side::ALL.into_iter().filter(|side| row.sides & 1 << *side as u8 != 0) {
                count(&mut self.sides, side as usize);
            }
        }
        if counts(missed::DIRECTION) {
            count(&mut self.directions, row.direction as usize);
        }
        if counts(missed::STATUS) {
            count(&mut self.statuses, row.status as usize);
        }
        if counts(missed::BASIS) {
            count(&mut self.bases, row.basis as usize);
        }
    }
}

impl Chunk {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.actors.shrink_to_fit();
    }

    pub fn basis(&self, row: usize) -> u8 {
        self.rows.get(row).map_or(UNDATED, |row| row.basis)
    }

    pub fn set_basis(&mut self, row: usize, basis: u8) {
        if let Some(row) = self.rows.get_mut(row) {
            row.basis = basis;
        }
    }

    fn text_start(&self, row: usize) -> usize {
        row.checked_sub(1).map_or(0, |before| self.rows[before].text_end)
    }

    fn actors_of(&self, row: usize) -> &[Code] {
        let start = row.checked_sub(1).map_or(0, |before| self.rows[before].actors_end);
        self.actors.get(start..self.rows[row].actors_end).unwrap_or_default()
    }

    /// Adds an event of another chunk.
    pub fn push_from(&mut self, other: &Self, row: usize) {
        let from = &other.rows[row];
        self.text.push_str(other.text.get(other.text_start(row)..from.text_end).unwrap_or_default());
        self.actors.extend_from_slice(other.actors_of(row));
        self.rows.push(Row { text_end: self.text.len(), actors_end: self.actors.len(), ..*from });
    }

    /// For each event, whether its text holds all terms; `None` without terms.
    fn hits(&self, terms: &[Finder<'_>]) -> Option<Vec<bool>> {
        let (first, others) = terms.split_first()?;
        let text = self.text.as_bytes();
        let mut hits = vec![false; self.rows.len()];
        let (mut row, mut from) = (0, 0);
        while let Some(found) = text.get(from..).and_then(|rest| first.find(rest)) {
            row += self.rows[row..].partition_point(|row| row.text_end <= from + found);
            let Some(hit) = self.rows.get(row) else { break };
            let own = text.get(self.text_start(row)..hit.text_end).unwrap_or_default();
            hits[row] = others.iter().all(|term| term.find(own).is_some());
            from = hit.text_end;
            row += 1;
        }
        Some(hits)
    }

    /// Appends for each event whether it passes, and counts it.
    pub fn pass(&self, query: &Query<'_>, passes: &mut Vec<bool>, counts: &mut Counts) {
        let hits = self.hits(&query.terms);
        for (number, row) in self.rows.iter().enumerate() {
            if hits.as_ref().is_some_and(|hits| !hits[number]) {
                passes.push(false);
                continue;
            }
            let actors = self.actors_of(number);
            let missed = query.missed(row, actors);
            counts.take(row, actors, missed);
            passes.push(missed == 0);
        }
    }
}
