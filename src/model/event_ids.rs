//! Where each event stands in its dataset's list, by identifier.

use std::cmp::Ordering;

use super::list_change::ListChange;
use super::record::Event;

/// Changes of more events than this sort the list anew.
const FEW: usize = 64;

/// The places of events, sorted by identifier: four bytes an event, found by
/// bisection. Belongs to one list of events and follows its changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventIds {
    /// Sorted by identifier, then by place.
    places: Vec<u32>,
    /// Neighbours with the same identifier, and identifiers without a letter.
    unsound: usize,
}

fn id_at(events: &[Event], place: u32) -> &str {
    events.get(place as usize).map_or("", |event| event.id.as_str())
}

impl EventIds {
    /// The identifiers of a list.
    pub fn of(events: &[Event]) -> Self {
        let mut places: Vec<u32> = (0..u32::try_from(events.len()).unwrap_or(u32::MAX)).collect();
        places.sort_by(|one, other| id_at(events, *one).cmp(id_at(events, *other)));
        let mut ids = Self { places, unsound: 0 };
        ids.count_unsound(events);
        ids
    }

    /// The place of the event with this identifier: the first, where several
    /// have it by mistake.
    pub fn place(&self, events: &[Event], id: &str) -> Option<usize> {
        let first = self.places.partition_point(|place| id_at(events, *place) < id);
        let place = *self.places.get(first)?;
        (events.get(place as usize)?.id.as_str() == id).then_some(place as usize)
    }

    /// Whether every event has an identifier of its own.
    pub fn are_sound(&self) -> bool {
        self.unsound == 0
    }

    fn count_unsound(&mut self, events: &[Event]) {
        let same = |pair: &&[u32]| id_at(events, pair[0]) == id_at(events, pair[1]);
        let twins = self.places.windows(2).filter(same).count();
        self.unsound = twins + events.iter().filter(|event| event.id.as_str().trim().is_empty()).count();
    }

    fn find(&self, events: &[Event], place: usize) -> usize {
        let (id, place) = (id_at(events, place as u32), place as u32);
        self.places.partition_point(|other| id_at(events, *other).cmp(id).then(other.cmp(&place)) == Ordering::Less)
    }

    /// How much the entry at a place of the sorted list adds to `unsound`,
    /// given its neighbours.
    fn unsound_about(&self, events: &[Event], at: usize) -> usize {
        let id = |at: Option<usize>| at.and_then(|at| self.places.get(at)).map(|place| id_at(events, *place));
        let (before, here, after) = (id(at.checked_sub(1)), id(Some(at)), id(Some(at + 1)));
        let twins = usize::from(before == here) + usize::from(after == here);
        // Of three equal ones, the middle one joins the outer two anew.
        let joined = usize::from(twins == 2);
        twins - joined + usize::from(here.is_some_and(|id| id.trim().is_empty()))
    }

    /// Before a change of the list: takes out what it touches.
    pub fn before(&mut self, events: &[Event], change: &ListChange) {
        if change.len() > FEW {
            return;
        }
        for place in change.touched_before() {
            let at = self.find(events, place);
            if at < self.places.len() {
                self.unsound -= self.unsound_about(events, at).min(self.unsound);
                self.places.remove(at);
            }
        }
    }

    /// After the change: puts the new places in.
    pub fn after(&mut self, events: &[Event], change: &ListChange) {
        if change.len() > FEW {
            *self = Self::of(events);
            return;
        }
        let len_before = (events.len() + change.removed.len()).saturating_sub(change.inserted.len());
        if let Some(new) = change.new_places(len_before) {
            for place in &mut self.places {
                *place = new.get(*place as usize).unwrap_or_default() as u32;
            }
        }
        for place in change.touched_after() {
            let at = self.find(events, place);
            self.places.insert(at, place as u32);
            self.unsound += self.unsound_about(events, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn events(ids: &[String]) -> Vec<Event> {
        ids.iter().map(|id| Event { id: id.as_str().into(), ..Event::default() }).collect()
    }

    fn any_ids() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-d ]{0,2}", 0..12)
    }

    proptest! {
        #[test]
        fn the_first_of_an_identifier_is_found(ids in any_ids(), asked in "[a-e]{0,2}") {
            let events = events(&ids);
            let known = EventIds::of(&events);
            prop_assert_eq!(known.place(&events, &asked), ids.iter().position(|id| *id == asked));
            let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
            let sound = distinct.len() == ids.len() && ids.iter().all(|id| !id.trim().is_empty());
            prop_assert_eq!(known.are_sound(), sound);
        }

        #[test]
        fn changes_lead_to_the_same_as_a_fresh_start(
            ids in any_ids(),
            fates in proptest::collection::vec(0..4_u8, 12),
            new in proptest::collection::vec("[a-d ]{0,2}", 12),
        ) {
            let before = events(&ids);
            let (mut after, mut change) = (Vec::new(), ListChange::default());
            for (place, id) in ids.iter().enumerate() {
                match fates[place] {
                    0 => change.removed.push(place),
                    1 => {
                        change.replaced.push((place, after.len()));
                        after.push(new[place].clone());
                    }
                    2 => {
                        change.inserted.push(after.len());
                        after.push(new[place].clone());
                        after.push(id.clone());
                    }
                    _ => after.push(id.clone()),
                }
            }
            let mut known = EventIds::of(&before);
            known.before(&before, &change);
            let after = events(&after);
            known.after(&after, &change);
            prop_assert_eq!(known, EventIds::of(&after));
        }
    }
}
