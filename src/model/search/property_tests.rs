//! The index against reading every event anew.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::date::{Basis, ClaimWhat, DateClaim};
use crate::model::query::fold;
use crate::model::record::{Event, Party};
use crate::model::{Actor, Header, Kind, Lang, LocalText};

fn header() -> Header {
    let name = |text: &str| LocalText::of([(Lang::EN, text)]);
    Header {
        kinds: ["visit", "talks"].map(|id| Kind { id: id.into(), name: name(id), ..Kind::default() }).into(),
        actors: ["far", "idf"].map(|id| Actor { id: id.into(), name: name(id), ..Actor::default() }).into(),
        ..Header::default()
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    let word = || prop_oneof![Just("Visit"), Just("visa"), Just("زيارة"), Just("is"), Just(""), Just("a b")];
    let party = (0..3_usize, 0..3_usize).prop_map(|(actor, side)| Party {
        actor: ["far", "idf", "nobody"][actor].into(),
        side: Side::ALL[side],
        ..Party::default()
    });
    let date = (0..3_usize).prop_map(|which| DateClaim {
        what: ClaimWhat::Edtf(["2021", "2022-01", "wrong"][which].to_owned()),
        basis: [Basis::Stated("c".into()), Basis::Derived, Basis::Editorial][which].clone(),
        ..DateClaim::default()
    });
    (
        (0..4_usize, 0..3_usize, word(), word()),
        proptest::collection::vec(party, 0..3),
        proptest::collection::vec(date, 0..2),
    )
        .prop_map(|((kind, direction, title, note), parties, dates)| Event {
            id: "x".into(),
            kind: ["visit", "talks", "war", "peace"][kind].into(),
            title: LocalText::of([(Lang::EN, title)]),
            note: note.to_owned(),
            direction: Direction::ALL[direction],
            parties,
            dates,
            ..Event::default()
        })
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let text =
        prop_oneof![Just("vis"), Just("is vi"), Just("زياره"), Just(""), Just("\"a b\" i"), Just("t\nv"), Just("q")];
    let some = |len: usize| proptest::collection::btree_set(0..len, 0..2);
    (text, some(4), some(3), some(3), some(3), some(4)).prop_map(|(text, kinds, actors, directions, sides, bases)| {
        Filter {
            text: text.to_owned(),
            kinds: kinds.into_iter().map(|kind| ["visit", "talks", "war", "nothing"][kind].into()).collect(),
            actors: actors.into_iter().map(|actor| ["far", "idf", "nobody"][actor].into()).collect(),
            directions: directions.into_iter().map(|direction| Direction::ALL[direction]).collect(),
            sides: sides.into_iter().map(|side| Side::ALL[side]).collect(),
            bases: bases.into_iter().map(|basis| BASES[basis].to_owned()).collect(),
            ..Filter::default()
        }
    })
}

/// Whether an event passes, read off its record.
fn passes(event: &Event, basis: &str, filter: &Filter) -> bool {
    let known = |id: &str| ["visit", "talks", "far", "idf"].contains(&id);
    let mut fields = vec![event.id.as_str(), event.title.in_lang(Lang::EN), event.note.as_str()];
    fields.extend(Some(event.kind.as_str()).filter(|id| known(id)));
    fields.extend(event.parties.iter().map(|party| party.actor.as_str()).filter(|id| known(id)));
    let fields: Vec<String> = fields.into_iter().map(fold).collect();
    let actors: BTreeSet<_> = event.parties.iter().map(|party| party.actor.clone()).collect();
    let sides: BTreeSet<_> = event.parties.iter().map(|party| party.side).collect();
    filter.terms().iter().all(|term| fields.iter().any(|field| field.contains(term.as_str())))
        && (filter.kinds.is_empty() || filter.kinds.contains(&event.kind))
        && (filter.actors.is_empty() || !filter.actors.is_disjoint(&actors))
        && (filter.sides.is_empty() || !filter.sides.is_disjoint(&sides))
        && (filter.directions.is_empty() || filter.directions.contains(&event.direction))
        && (filter.bases.is_empty() || filter.bases.contains(basis))
}

fn basis(dataset: &Dataset, chronology: &Chronology, place: usize) -> &'static str {
    BASES[usize::from(basis_of(&dataset.events[place], place, chronology))]
}

proptest! {
    #[test]
    fn what_passes_and_is_counted_is_what_the_records_say(
        events in proptest::collection::vec(any_event(), 0..20),
        filter in any_filter(),
    ) {
        let dataset = Dataset { header: header(), events, ..Dataset::default() };
        let chronology = Chronology::of(&dataset);
        let found = SearchIndex::of(&dataset, &chronology).pass(&filter);
        let of = |filter: &Filter| -> Vec<bool> {
            let events = dataset.events.iter().enumerate();
            events.map(|(place, event)| passes(event, basis(&dataset, &chronology, place), filter)).collect()
        };
        let expected = of(&filter);
        prop_assert_eq!(found.count, expected.iter().filter(|passes| **passes).count());
        for (place, expected) in expected.iter().enumerate() {
            prop_assert_eq!(found.passes.contains(place), *expected);
        }
        let widened = of(&Filter { kinds: BTreeSet::new(), ..filter.clone() });
        for kind in ["visit", "talks", "war"] {
            let events = dataset.events.iter().zip(&widened);
            let count = events.filter(|(event, passes)| **passes && event.kind.as_str() == kind).count();
            prop_assert_eq!(found.facets.kinds.get(kind).copied().unwrap_or_default(), count);
        }
        let widened = of(&Filter { sides: BTreeSet::new(), ..filter });
        for side in Side::ALL {
            let events = dataset.events.iter().zip(&widened);
            let takes_part = |event: &Event| event.parties.iter().any(|party| party.side == side);
            prop_assert_eq!(found.facets.sides[&side], events.filter(|(event, passes)| **passes && takes_part(event)).count());
        }
    }

    #[test]
    fn following_a_change_leads_to_the_same_as_folding_anew(
        len in 0..1100_usize,
        spread in 1..400_usize,
        fates in proptest::collection::vec((0..4_u8, any_event()), 1..6),
        filter in any_filter(),
    ) {
        let before: Vec<Event> = (0..len).map(|at| Event { id: format!("e{at}").into(), ..fates[at % fates.len()].1.clone() }).collect();
        let (mut after, mut change) = (Vec::new(), ListChange::default());
        for place in 0..=len {
            let (fate, event) = &fates[place / spread % fates.len()];
            match (fate, place < len && place % spread == 0) {
                (0, true) => change.removed.push(place),
                (1, true) => {
                    change.replaced.push((place, after.len()));
                    after.push(event.clone());
                }
                (_, here) => {
                    if *fate == 2 && (here || place == len) {
                        change.inserted.push(after.len());
                        after.push(event.clone());
                    }
                    after.extend(before.get(place).cloned());
                }
            }
        }
        let mut dataset = Dataset { header: header(), events: before, ..Dataset::default() };
        let mut index = SearchIndex::of(&dataset, &Chronology::of(&dataset));
        dataset.events = after;
        let chronology = Chronology::of(&dataset);
        let mut redated: Vec<usize> = change.touched_after().collect();
        redated.sort_unstable();
        index.follow(&dataset, &chronology, &change, &redated);
        let anew = SearchIndex::of(&dataset, &chronology);
        prop_assert_eq!(index.len(), anew.len());
        prop_assert_eq!(index.chunks.iter().map(|chunk| chunk.len()).sum::<usize>(), dataset.events.len());
        prop_assert_eq!(index.pass(&filter), anew.pass(&filter));
        prop_assert_eq!(index.pass(&Filter::default()).passes.count_ones(..), dataset.events.len());
    }
}

#[test]
fn a_search_that_is_no_longer_wanted_ends() {
    let dataset = Dataset { header: header(), events: vec![Event::default()], ..Dataset::default() };
    let index = SearchIndex::of(&dataset, &Chronology::of(&dataset));
    assert_eq!(index.pass_unless(&Filter::default(), &AtomicBool::new(true)), None);
}
