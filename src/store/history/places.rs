//! What a step of editing does to the list of events, told by places, so that
//! what follows from the events need not look at all of them.

use crate::model::{Event, EventId, ListChange};

use super::{Change, Delta, History};

/// Steps of more than so many deltas are followed only where they are all
/// deletions or all additions.
const MIXED: usize = 256;
/// From so many deltas on, deletions and additions are made in one pass.
pub(super) const BULK: usize = 8;

/// An event that a step has touched.
struct Touched<'c> {
    /// Its place before the step.
    before: Option<usize>,
    /// Its place so far.
    now: Option<usize>,
    id: &'c EventId,
}

/// One delta in the direction in which it is made.
#[derive(Clone, Copy)]
pub(super) struct Move<'c> {
    pub index: usize,
    pub before: Option<&'c Event>,
    pub after: Option<&'c Event>,
}

impl<'c> Move<'c> {
    fn forth(delta: &'c Delta) -> Self {
        Self { index: delta.index, before: delta.before.as_ref(), after: delta.after.as_ref() }
    }

    fn back(delta: &'c Delta) -> Self {
        Self { index: delta.index, before: delta.after.as_ref(), after: delta.before.as_ref() }
    }
}

impl Change {
    /// The moves of the step, or of taking it back.
    pub(super) fn moves(&self, back: bool) -> Vec<Move<'_>> {
        if back {
            self.deltas.iter().rev().map(Move::back).collect()
        } else {
            self.deltas.iter().map(Move::forth).collect()
        }
    }

    /// What the step, or taking it back, does to this list; `None` where it is
    /// too mixed to be followed, or was made for another list.
    pub fn list_change(&self, events: &[Event], back: bool) -> Option<ListChange> {
        let moves = self.moves(back);
        bulk(&moves, events).or_else(|| if moves.len() > MIXED { None } else { mixed(&moves, events) })
    }
}

impl History {
    /// The step that undo would take back, or redo do again.
    pub fn next(&self, back: bool) -> Option<&Change> {
        let step = if back { self.done.last() } else { self.undone.last() };
        step.map(|step| &step.change)
    }
}

/// The change of moves that all delete, from the last to the first, or all add,
/// from the first to the last.
pub(super) fn bulk(moves: &[Move<'_>], events: &[Event]) -> Option<ListChange> {
    let deletes = |one: &Move<'_>| match (one.before, one.after) {
        (Some(before), None) => events.get(one.index).is_some_and(|event| event.id == before.id),
        _ => false,
    };
    if moves.iter().all(deletes) && moves.windows(2).all(|pair| pair[0].index > pair[1].index) {
        let removed = moves.iter().rev().map(|one| one.index).collect();
        return Some(ListChange { removed, ..ListChange::default() });
    }
    let adds = |(number, one): (usize, &Move<'_>)| {
        one.before.is_none() && one.after.is_some() && one.index <= events.len() + number
    };
    if moves.iter().enumerate().all(adds) && moves.windows(2).all(|pair| pair[0].index < pair[1].index) {
        let inserted = moves.iter().map(|one| one.index).collect();
        return Some(ListChange { inserted, ..ListChange::default() });
    }
    None
}

/// The change of any few moves, one after the other.
fn mixed(moves: &[Move<'_>], events: &[Event]) -> Option<ListChange> {
    let mut touched: Vec<Touched<'_>> = Vec::new();
    let mut len = events.len();
    for one in moves {
        let Some(before) = one.before else {
            let after = one.after?;
            let at = one.index.min(len);
            for other in &mut touched {
                other.now = other.now.map(|now| now + usize::from(now >= at));
            }
            touched.push(Touched { before: None, now: Some(at), id: &after.id });
            len += 1;
            continue;
        };
        let at = one.index;
        let here = touched.iter().position(|other| other.now == Some(at));
        let here = match here {
            Some(here) => here,
            None => {
                let place = untouched_place(&touched, at);
                touched.push(Touched { before: Some(place), now: Some(at), id: &events.get(place)?.id });
                touched.len() - 1
            }
        };
        if at >= len || *touched[here].id != before.id {
            return None;
        }
        match one.after {
            Some(after) => touched[here].id = &after.id,
            None => {
                touched[here].now = None;
                for other in &mut touched {
                    other.now = other.now.map(|now| now - usize::from(now > at));
                }
                len -= 1;
            }
        }
    }
    let mut change = ListChange::default();
    for Touched { before, now, .. } in touched {
        match (before, now) {
            (Some(before), Some(now)) => change.replaced.push((before, now)),
            (Some(before), None) => change.removed.push(before),
            (None, Some(now)) => change.inserted.push(now),
            (None, None) => {}
        }
    }
    change.removed.sort_unstable();
    change.inserted.sort_unstable();
    change.replaced.sort_unstable();
    Some(change)
}

/// The place before the step of an event that it has not touched yet, by its
/// place so far.
fn untouched_place(touched: &[Touched<'_>], now: usize) -> usize {
    let mut place = now - touched.iter().filter(|other| other.now.is_some_and(|other| other < now)).count();
    let mut before: Vec<usize> = touched.iter().filter_map(|other| other.before).collect();
    before.sort_unstable();
    for other in before {
        if other <= place {
            place += 1;
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Dataset;

    fn event(id: usize) -> Event {
        Event { id: format!("e{id}").into(), ..Event::default() }
    }

    proptest! {
        #[test]
        fn a_step_told_by_places_leads_to_the_same_list_there_and_back(
            len in 0..10_usize,
            sorts in proptest::collection::vec((0..4_u8, 0..12_usize), 1..12),
            alike in proptest::option::of(0..2_u8),
        ) {
            let start = Dataset { events: (0..len).map(event).collect(), ..Dataset::default() };
            let mut dataset = start.clone();
            let mut deltas = Vec::new();
            for (number, (sort, at)) in sorts.iter().enumerate() {
                let (sort, len) = (alike.unwrap_or(*sort), dataset.events.len());
                let (index, before) = (at % (len + 1), dataset.events.get(at % (len + 1)).cloned());
                let delta = match (sort, before) {
                    (0, Some(before)) => Delta { index, before: Some(before), after: None },
                    (2, Some(before)) => {
                        let after = Event { note: "n".to_owned(), ..before.clone() };
                        Delta { index, before: Some(before), after: Some(after) }
                    }
                    (3, Some(before)) => Delta { index, before: Some(before), after: Some(event(100 + number)) },
                    _ => Delta { index, before: None, after: Some(event(100 + number)) },
                };
                delta.apply(&mut dataset);
                deltas.push(delta);
            }
            let change = Change::new("Step", deltas);
            for (back, from, to) in [(false, &start, &dataset), (true, &dataset, &start)] {
                let told = change.list_change(&from.events, back).unwrap();
                let mut carried = from.events.clone();
                told.carry(&mut carried, |place| to.events[place].clone());
                for (before, after) in &told.replaced {
                    prop_assert_eq!(&carried[*after].id, &from.events[*before].id);
                    carried[*after] = to.events[*after].clone();
                }
                prop_assert_eq!(&carried, &to.events);
                let mut made = from.clone();
                if back { change.take_back(&mut made) } else { change.apply(&mut made) }
                prop_assert_eq!(&made, to);
            }
        }
    }
}
