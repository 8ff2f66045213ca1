//! Which events' dates are told by which, and what follows for the dates of all
//! when a few events change.
//!
//! An event's dates rest on its own claims and on those of the events that they
//! name, and so on. So a change reaches those that name a changed event,
//! directly or through others, and none else: they are placed anew, given the
//! dates of the rest. Only where dates were settled by where circles break (see
//! [`placing`](super::placing)) is everything placed anew that has a claim in
//! common with the changed, in either direction.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::dataset::Dataset;
use crate::model::event_ids::EventIds;
use crate::model::list_change::ListChange;
use crate::model::record::{Event, EventId};

use super::chronology::{Chronology, EventDates};
use super::placing::{Named, Placement, names_of};

/// Which events' dates are told by which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// For each identifier that claims name, those whose claims do.
    tells: BTreeMap<EventId, BTreeSet<EventId>>,
    /// The events whose date was settled after circles were looked at.
    late: BTreeSet<EventId>,
}

impl Telling {
    pub(super) fn of(events: &[Event], late: &[bool]) -> Self {
        let mut telling = Self::default();
        events.iter().for_each(|event| telling.add(event));
        let late = events.iter().zip(late).filter(|(_, late)| **late);
        telling.late = late.map(|(event, _)| event.id.clone()).collect();
        telling
    }

    fn add(&mut self, event: &Event) {
        for named in event.dates.iter().filter_map(|claim| claim.what.names()) {
            self.tells.entry(named.clone()).or_default().insert(event.id.clone());
        }
    }

    fn remove(&mut self, event: &Event) {
        self.late.remove(&event.id);
        for named in event.dates.iter().filter_map(|claim| claim.what.names()) {
            if let Some(told) = self.tells.get_mut(named) {
                told.remove(&event.id);
                if told.is_empty() {
                    self.tells.remove(named);
                }
            }
        }
    }

    /// The places of the events that a change of the dates of `seeds` reaches,
    /// ascending.
    fn reached(&self, seeds: Vec<EventId>, events: &[Event], ids: &EventIds) -> Vec<usize> {
        let both_ways = !self.late.is_empty();
        let mut work = seeds;
        let mut seen: BTreeSet<EventId> = work.iter().cloned().collect();
        let mut places = Vec::new();
        while let Some(id) = work.pop() {
            let place = ids.place(events, id.as_str());
            places.extend(place);
            let told = self.tells.get(&id).into_iter().flatten();
            let named = place.filter(|_| both_ways).map(|place| &events[place].dates);
            let named = named.into_iter().flatten().filter_map(|claim| claim.what.names());
            for next in told.chain(named) {
                if !seen.contains(next) {
                    seen.insert(next.clone());
                    work.push(next.clone());
                }
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

impl Chronology {
    /// Before a change of the list of events: forgets what those that it touches
    /// name. Returns their identifiers, for [`after`](Self::after); `None` where
    /// some mean several events, so that nothing tells what a change reaches.
    #[must_use]
    pub fn before(&mut self, events: &[Event], ids: &EventIds, change: &ListChange) -> Option<Vec<EventId>> {
        let touched = change.touched_before().filter_map(|place| events.get(place));
        let forget = |event: &Event| {
            self.telling.remove(event);
            event.id.clone()
        };
        ids.are_sound().then(|| touched.map(forget).collect())
    }

    /// After the change: works out the dates that it reaches, and returns the
    /// places of the events that have other dates now, ascending, with their
    /// dates as they were; new and replaced events among them. `forgotten` is
    /// what [`before`](Self::before) returned.
    ///
    /// Equal to [`of`](Self::of) of the changed dataset, in time that follows
    /// how many events the change reaches.
    pub fn after(
        &mut self,
        dataset: &Dataset,
        ids: &EventIds,
        change: &ListChange,
        forgotten: Option<Vec<EventId>>,
    ) -> (Vec<usize>, Vec<EventDates>) {
        let events = dataset.events.as_slice();
        change.carry(&mut self.events, |_| EventDates::default());
        let sound = forgotten.filter(|_| ids.are_sound() && self.events.len() == events.len());
        let Some(mut seeds) = sound else {
            let before = std::mem::replace(self, Self::of(dataset));
            let differ = |place: &usize| self.get(*place) != before.get(*place);
            let mut places: Vec<usize> = (0..events.len()).filter(differ).chain(change.touched_after()).collect();
            places.sort_unstable();
            places.dedup();
            let dates = places.iter().map(|place| before.event(*place).clone()).collect();
            return (places, dates);
        };
        for event in change.touched_after().filter_map(|place| events.get(place)) {
            self.telling.add(event);
            seeds.push(event.id.clone());
        }
        let reached = self.telling.reached(seeds, events, ids);
        let (dates, late) = self.placed_among(&reached, events, ids);
        let touched: BTreeSet<usize> = change.touched_after().collect();
        let (mut changed, mut dates_before) = (Vec::new(), Vec::new());
        for ((place, dates), late) in reached.iter().zip(dates).zip(late) {
            let id = &events[*place].id;
            if late {
                self.telling.late.insert(id.clone());
            } else {
                self.telling.late.remove(id);
            }
            if self.events[*place] != dates {
                dates_before.push(std::mem::replace(&mut self.events[*place], dates));
                changed.push(*place);
            } else if touched.contains(place) {
                dates_before.push(dates);
                changed.push(*place);
            }
        }
        (changed, dates_before)
    }

    /// The dates of the events at these places, given those of all others; and
    /// whether each was settled late.
    fn placed_among(&self, places: &[usize], events: &[Event], ids: &EventIds) -> (Vec<EventDates>, Vec<bool>) {
        let list: Vec<&Event> = places.iter().map(|place| &events[*place]).collect();
        let named = names_of(&list).into_keys().filter_map(|id| {
            let place = ids.place(events, id.as_str())?;
            Some((
                id,
                match places.binary_search(&place) {
                    Ok(inside) => Named::Inside(inside),
                    Err(_) => Named::Outside(self.date(place)),
                },
            ))
        });
        let placement = Placement::among(list, named.collect());
        let late = placement.late().to_vec();
        (placement.into_dates(), late)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};

    const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

    fn any_claim() -> impl Strategy<Value = DateClaim> {
        let what = prop_oneof![
            5 => (0..NAMES.len()).prop_map(|other| ClaimWhat::Relative(Relative {
                relation: TimeRelation::After,
                offset: Offset { days: 1, ..Offset::default() },
                about: false,
                event: NAMES[other].into(),
            })),
            1 => Just(ClaimWhat::Weekday(Weekday::Tuesday)),
            1 => Just(ClaimWhat::Edtf("wrong".to_owned())),
            3 => Just(ClaimWhat::Edtf("2022-09-13".to_owned())),
        ];
        (what, proptest::bool::weighted(0.2)).prop_map(|(what, preferred)| DateClaim {
            what,
            preferred,
            ..DateClaim::default()
        })
    }

    fn any_event() -> impl Strategy<Value = Event> {
        (0..NAMES.len(), proptest::collection::vec(any_claim(), 0..3)).prop_map(|(name, dates)| Event {
            id: NAMES[name].into(),
            dates,
            ..Event::default()
        })
    }

    /// One step: the event is removed where it is the sort of step 0, inserted
    /// where 1, replaced otherwise.
    fn step(events: &mut Vec<Event>, at: usize, sort: u8, event: Event) -> ListChange {
        let (mut change, at) = (ListChange::default(), at % (events.len() + 1));
        match (sort, at < events.len()) {
            (0, true) => change.removed.push(at),
            (1, _) | (_, false) => change.inserted.push(at),
            _ => change.replaced.push((at, at)),
        }
        if !change.removed.is_empty() {
            events.remove(at);
        } else if !change.inserted.is_empty() {
            events.insert(at, event);
        } else {
            events[at] = event;
        }
        change
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn any_number_of_changes_leads_to_the_same_dates_as_a_fresh_start(
            first in proptest::collection::vec(any_event(), 0..6),
            steps in proptest::collection::vec((0..8_usize, 0..3_u8, any_event()), 1..6),
        ) {
            let mut dataset = Dataset { events: first, ..Dataset::default() };
            let mut chronology = Chronology::of(&dataset);
            let mut ids = EventIds::of(&dataset.events);
            for (at, sort, event) in steps {
                let (before, dates_before) = (dataset.events.clone(), chronology.clone());
                let change = step(&mut dataset.events, at, sort, event);
                let forgotten = chronology.before(&before, &ids, &change);
                ids.before(&before, &change);
                ids.after(&dataset.events, &change);
                let (changed, _) = chronology.after(&dataset, &ids, &change, forgotten);
                prop_assert_eq!(&chronology, &Chronology::of(&dataset));
                prop_assert!(changed.is_sorted_by(|one, other| one < other));
                let mut carried = dates_before.events;
                change.carry(&mut carried, |_| EventDates::default());
                for (place, dates) in carried.iter().enumerate() {
                    prop_assert!(changed.contains(&place) || Some(dates) == chronology.get(place));
                }
            }
        }
    }
}
