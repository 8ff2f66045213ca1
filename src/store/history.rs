//! Undo and redo as labelled changes that carry their own inverse.
//!
//! Every state that editing reaches has a number of its own. The saved mark is
//! such a number, so that undoing past the saved state and changing something
//! else can never look saved.

mod places;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{Dataset, Event, EventId};

/// One event before and after: created where `before` is absent, deleted where
/// `after` is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delta {
    /// The event's place in the list (before, or where absent, after).
    pub index: usize,
    /// The event as it was.
    pub before: Option<Event>,
    /// The event as it is.
    pub after: Option<Event>,
}

/// One step of editing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What was done, for the menu: `Edit “Kochavi visits Morocco”`.
    pub label: String,
    /// What changed, in order of application.
    pub deltas: Vec<Delta>,
    /// What is being typed at, made of the event and the field; successive
    /// changes of one key become one step.
    pub coalesce_key: Option<String>,
}

/// What was done with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// It was made.
    Made,
    /// It was undone: the change is the inverse of the one made.
    Undone,
    /// It was made again.
    Redone,
}

/// A step as it was taken, for the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// What was done.
    pub act: Act,
    /// What changed by it.
    pub change: Change,
}

/// Numbers a state of the dataset within one history.
type Revision = u64;

/// A change with the states that it lies between.
#[derive(Debug, Clone)]
struct Step {
    change: Change,
    before: Revision,
    after: Revision,
}

/// The steps done and undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    present: Revision,
    saved: Revision,
    last_given: Revision,
    /// The steps taken since they were last asked for; `None` where nobody asks.
    log: Option<Vec<Taken>>,
}

impl Delta {
    /// The same change seen from its end.
    fn inverse(&self) -> Self {
        Self { index: self.index, before: self.after.clone(), after: self.before.clone() }
    }

    fn apply(&self, dataset: &mut Dataset) {
        let events = &mut dataset.events;
        match (&self.before, &self.after) {
            (None, Some(after)) => events.insert(self.index.min(events.len()), after.clone()),
            (Some(before), after) => {
                let is_it = |event: &Event| event.id == before.id;
                let at_index = events.get(self.index).is_some_and(is_it).then_some(self.index);
                match (at_index.or_else(|| events.iter().position(is_it)), after) {
                    (Some(index), Some(after)) => events[index] = after.clone(),
                    (Some(index), None) => {
                        events.remove(index);
                    }
                    (None, _) => {}
                }
            }
            (None, None) => {}
        }
    }
}

impl Change {
    /// A change that is a step of its own.
    pub fn new(label: impl Into<String>, deltas: Vec<Delta>) -> Self {
        Self { label: label.into(), deltas, coalesce_key: None }
    }

    /// What makes one list of events of another.
    pub fn between(label: impl Into<String>, from: &[Event], to: &[Event]) -> Self {
        let places = |events: &[Event]| events.iter().map(|event| event.id.clone()).collect::<Vec<_>>();
        let (from_ids, to_ids) = (places(from), places(to));
        let (in_from, in_to) = (from_ids.iter().collect::<BTreeSet<_>>(), to_ids.iter().collect::<BTreeSet<_>>());
        let keeps_order =
            from_ids.iter().filter(|id| in_to.contains(id)).eq(to_ids.iter().filter(|id| in_from.contains(id)));
        // Where events change places, all are taken out and put in anew.
        let stays = |id: &EventId| keeps_order && in_to.contains(id);
        let gone = from.iter().enumerate().rev().filter(|(_, event)| !stays(&event.id));
        let mut deltas: Vec<Delta> =
            gone.map(|(index, event)| Delta { index, before: Some(event.clone()), after: None }).collect();
        let mut left = from.iter().filter(|event| stays(&event.id)).peekable();
        for (index, event) in to.iter().enumerate() {
            match left.next_if(|old| old.id == event.id) {
                Some(old) if old == event => {}
                before => deltas.push(Delta { index, before: before.cloned(), after: Some(event.clone()) }),
            }
        }
        Self::new(label, deltas)
    }

    /// The same change as part of what is being typed at `key`.
    #[must_use]
    pub fn coalesced(mut self, key: impl Into<String>) -> Self {
        self.coalesce_key = Some(key.into());
        self
    }

    fn apply(&self, dataset: &mut Dataset) {
        if !self.make_in_bulk(dataset, false) {
            self.deltas.iter().for_each(|delta| delta.apply(dataset));
        }
    }

    /// Makes many deletions or additions in one pass, where the step is nothing
    /// else.
    fn make_in_bulk(&self, dataset: &mut Dataset, back: bool) -> bool {
        if self.deltas.len() < places::BULK {
            return false;
        }
        let moves = self.moves(back);
        let Some(change) = places::bulk(&moves, &dataset.events) else { return false };
        let mut new = moves.iter().filter_map(|one| one.after);
        change.carry(&mut dataset.events, |_| new.next().cloned().unwrap_or_default());
        true
    }

    /// The same change seen from its end.
    fn inverse(&self) -> Self {
        let deltas = self.deltas.iter().rev().map(Delta::inverse).collect();
        Self { label: self.label.clone(), deltas, coalesce_key: None }
    }

    /// Whether every event that it changes is in the dataset as it was, and none
    /// that it adds.
    fn fits(&self, dataset: &Dataset) -> bool {
        // Several deltas may follow each other on one event.
        let mut now = BTreeMap::<&EventId, Option<&Event>>::new();
        self.deltas.iter().all(|delta| {
            let at = |id: &EventId| {
                let at_index = dataset.events.get(delta.index).filter(|event| event.id == *id);
                at_index.or_else(|| dataset.event(id))
            };
            let before_fits = match &delta.before {
                Some(before) => *now.entry(&before.id).or_insert_with(|| at(&before.id)) == Some(before),
                None => true,
            };
            let is_renamed =
                delta.before.as_ref().map(|event| &event.id) != delta.after.as_ref().map(|event| &event.id);
            let after_fits = match &delta.after {
                Some(after) if is_renamed => now.entry(&after.id).or_insert_with(|| at(&after.id)).is_none(),
                _ => true,
            };
            if let Some(before) = &delta.before {
                now.insert(&before.id, None);
            }
            if let Some(after) = &delta.after {
                now.insert(&after.id, Some(after));
            }
            before_fits && after_fits
        })
    }

    fn take_back(&self, dataset: &mut Dataset) {
        if !self.make_in_bulk(dataset, true) {
            self.deltas.iter().rev().for_each(|delta| delta.inverse().apply(dataset));
        }
    }

    /// This change followed by another one of the same single event, as one;
    /// `None` where they do not join.
    fn joined(&self, next: &Self) -> Option<Self> {
        let ([first], [second]) = (self.deltas.as_slice(), next.deltas.as_slice()) else { return None };
        let joins = first.index == second.index && first.after.is_some() && first.after == second.before;
        joins.then(|| Self {
            label: next.label.clone(),
            deltas: vec![Delta { index: first.index, before: first.before.clone(), after: second.after.clone() }],
            coalesce_key: next.coalesce_key.clone(),
        })
    }

    fn changes_nothing(&self) -> bool {
        self.deltas.iter().all(|delta| delta.before == delta.after)
    }
}

impl History {
    /// Applies a change and remembers it; what was undone is forgotten. A
    /// change that changes nothing is not remembered.
    ///
    /// A change of one event joins the last step where both have the same
    /// coalesce key, so that typing in one field is one step. The step that
    /// reached the saved state is never joined, nor is one after
    /// [`seal`](Self::seal), undo or redo.
    pub fn apply(&mut self, dataset: &mut Dataset, change: Change) {
        if change.changes_nothing() {
            return;
        }
        change.apply(dataset);
        self.note(Act::Made, || change.clone());
        self.undone.clear();
        let before = self.present;
        self.last_given += 1;
        self.present = self.last_given;
        let key = change.coalesce_key.as_deref();
        let may_join =
            |last: &&mut Step| key.is_some() && before != self.saved && last.change.coalesce_key.as_deref() == key;
        if let Some(last) = self.done.last_mut().filter(may_join)
            && let Some(joined) = last.change.joined(&change)
        {
            if joined.changes_nothing() {
                self.present = last.before;
                self.done.pop();
            } else {
                last.change = joined;
                last.after = self.present;
            }
            return;
        }
        self.done.push(Step { change, before, after: self.present });
    }

    /// Ends the step that is being typed: what follows is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.change.coalesce_key = None;
        }
    }

    /// Takes the last step back and returns its label.
    pub fn undo(&mut self, dataset: &mut Dataset) -> Option<String> {
        let mut step = self.done.pop()?;
        step.change.coalesce_key = None;
        step.change.take_back(dataset);
        self.note(Act::Undone, || step.change.inverse());
        self.present = step.before;
        self.seal();
        let label = step.change.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Does the last undone step again and returns its label.
    pub fn redo(&mut self, dataset: &mut Dataset) -> Option<String> {
        let step = self.undone.pop()?;
        step.change.apply(dataset);
        self.note(Act::Redone, || step.change.clone());
        self.present = step.after;
        let label = step.change.label.clone();
        self.done.push(step);
        Some(label)
    }

    /// Label of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.change.label.as_str())
    }

    /// Label of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.change.label.as_str())
    }

    /// The events that undo (`back`) or redo would change, in the step's order.
    pub fn concerned(&self, back: bool) -> Vec<EventId> {
        let step = if back { self.done.last() } else { self.undone.last() };
        let deltas = step.map(|step| step.change.deltas.as_slice()).unwrap_or_default();
        deltas.iter().filter_map(|delta| Some(delta.after.as_ref().or(delta.before.as_ref())?.id.clone())).collect()
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self) {
        self.saved = self.present;
    }

    /// Marks the present state as one that no file holds, as when another
    /// program has written what is not wanted.
    pub fn mark_unsaved(&mut self) {
        self.last_given += 1;
        self.saved = self.last_given;
    }

    /// Remembers the steps taken from now on until they are asked for.
    pub fn keep_log(&mut self) {
        self.log = Some(Vec::new());
    }

    /// The steps taken since this was last asked.
    pub fn take_log(&mut self) -> Vec<Taken> {
        self.log.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn note(&mut self, act: Act, change: impl FnOnce() -> Change) {
        if let Some(log) = &mut self.log {
            log.push(Taken { act, change: change() });
        }
    }

    /// Takes a step that another history took from the same state. Returns
    /// whether the dataset holds what the step begins from; where not, nothing
    /// happens.
    pub fn take_again(&mut self, dataset: &mut Dataset, taken: &Taken) -> bool {
        if !taken.change.fits(dataset) {
            return false;
        }
        let is_it = |step: Option<&Step>, inverse: bool| {
            step.is_some_and(|step| match inverse {
                true => step.change.inverse().deltas == taken.change.deltas,
                false => step.change.deltas == taken.change.deltas,
            })
        };
        match taken.act {
            Act::Undone if is_it(self.done.last(), true) => {
                self.undo(dataset);
            }
            Act::Redone if is_it(self.undone.last(), false) => {
                self.redo(dataset);
            }
            Act::Undone => {
                let label = format!("Undo {}", taken.change.label);
                self.apply(dataset, Change { label, ..taken.change.clone() });
            }
            Act::Made | Act::Redone => self.apply(dataset, taken.change.clone()),
        }
        true
    }

    /// Whether the present state differs from the one on disk.
    pub fn is_dirty(&self) -> bool {
        self.present != self.saved
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Lang, LocalText};

    fn event(id: &str, title: &str) -> Event {
        Event { id: EventId::from(id), title: LocalText::of([(Lang::EN, title)]), ..Event::default() }
    }

    fn dataset(ids: &[&str]) -> Dataset {
        Dataset { events: ids.iter().map(|id| event(id, id)).collect(), ..Dataset::default() }
    }

    fn retitle(dataset: &Dataset, index: usize, title: &str) -> Change {
        let before = dataset.events[index].clone();
        let after = Event { title: LocalText::of([(Lang::EN, title)]), ..before.clone() };
        Change::new(format!("Edit “{title}”"), vec![Delta { index, before: Some(before), after: Some(after) }])
    }

    fn creation(index: usize, event: Event) -> Change {
        Change::new("Create", vec![Delta { index, before: None, after: Some(event) }])
    }

    fn deletion(index: usize, event: Event) -> Change {
        Change::new(format!("Delete “{}”", event.id), vec![Delta { index, before: Some(event), after: None }])
    }

    #[test]
    fn deleted_event_comes_back_to_its_place() {
        let mut data = dataset(&["a", "b", "c"]);
        let before = data.clone();
        let mut history = History::default();
        let change = deletion(1, data.events[1].clone());
        history.apply(&mut data, change);
        assert_eq!(data.events.len(), 2);
        assert_eq!(history.undo_label(), Some("Delete “b”"));
        assert_eq!(history.undo(&mut data).as_deref(), Some("Delete “b”"));
        assert_eq!(data, before);
        assert_eq!(history.redo_label(), Some("Delete “b”"));
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut data = dataset(&["a", "b"]);
        let before = data.clone();
        let mut history = History::default();
        for title in ["V", "Vi", "Vis"] {
            let change = retitle(&data, 0, title);
            history.apply(&mut data, change.coalesced("a/title"));
        }
        let other = retitle(&data, 1, "Other");
        history.apply(&mut data, other.coalesced("b/title"));
        history.undo(&mut data);
        assert_eq!(data.events[0].title.in_lang(Lang::EN), "Vis");
        history.undo(&mut data);
        assert_eq!(data, before);
        assert_eq!(history.undo_label(), None);
    }

    #[test]
    fn typing_back_to_the_start_leaves_no_step_and_nothing_to_save() {
        let mut data = dataset(&["a"]);
        let mut history = History::default();
        let there = retitle(&data, 0, "x");
        history.apply(&mut data, there.coalesced("a/title"));
        assert!(history.is_dirty());
        let back = retitle(&data, 0, "a");
        history.apply(&mut data, back.coalesced("a/title"));
        assert_eq!(history.undo_label(), None);
        assert!(!history.is_dirty());
    }

    #[test]
    fn typing_does_not_join_the_step_that_was_saved() {
        let mut data = dataset(&["a"]);
        let mut history = History::default();
        let first = retitle(&data, 0, "x");
        history.apply(&mut data, first.coalesced("a/title"));
        history.mark_saved();
        let saved = data.clone();
        let second = retitle(&data, 0, "xy");
        history.apply(&mut data, second.coalesced("a/title"));
        assert!(history.is_dirty());
        history.undo(&mut data);
        assert_eq!(data, saved);
        assert!(!history.is_dirty());
    }

    #[test]
    fn another_change_after_undoing_past_the_saved_state_stays_dirty() {
        let mut data = dataset(&["a"]);
        let mut history = History::default();
        let first = retitle(&data, 0, "x");
        history.apply(&mut data, first);
        history.mark_saved();
        history.undo(&mut data);
        assert!(history.is_dirty());
        let other = retitle(&data, 0, "y");
        history.apply(&mut data, other);
        assert!(history.is_dirty());
        history.undo(&mut data);
        assert!(history.is_dirty(), "the saved state cannot be reached any more");
    }

    #[test]
    fn change_of_an_event_that_is_not_there_does_nothing() {
        let mut data = dataset(&["a"]);
        let before = data.clone();
        deletion(7, event("ghost", "ghost")).apply(&mut data);
        assert_eq!(data, before);
        creation(99, event("b", "b")).apply(&mut data);
        assert_eq!(data.events.len(), 2);
    }

    /// What a user may do, with numbers that pick an event and a title.
    #[derive(Debug, Clone)]
    enum Deed {
        Create(usize, u8),
        Delete(usize),
        Retitle(usize, u8),
        Type(usize, u8),
        Swap(usize, usize),
        Undo,
        Redo,
        Save,
    }

    fn acts() -> impl Strategy<Value = Vec<Deed>> {
        let act = prop_oneof![
            (any::<usize>(), any::<u8>()).prop_map(|(place, n)| Deed::Create(place, n)),
            any::<usize>().prop_map(Deed::Delete),
            (any::<usize>(), any::<u8>()).prop_map(|(place, n)| Deed::Retitle(place, n)),
            (any::<usize>(), 0..3_u8).prop_map(|(place, n)| Deed::Type(place, n)),
            (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Deed::Swap(one, other)),
            Just(Deed::Undo),
            Just(Deed::Undo),
            Just(Deed::Redo),
            Just(Deed::Save),
        ];
        prop::collection::vec(act, 0..60)
    }

    /// Deletes one event and edits another in one change, where there are two.
    fn swap(data: &Dataset, one: usize, other: usize) -> Option<Change> {
        let count = data.events.len();
        let (one, other) = (one % count.max(1), other % count.max(1));
        if count < 2 || one == other {
            return None;
        }
        let deleted = data.events[one].clone();
        let other_after = if one < other { other - 1 } else { other };
        let before = data.events[other].clone();
        let after = Event { note: "swapped".to_owned(), ..before.clone() };
        Some(Change::new(
            "Merge",
            vec![
                Delta { index: one, before: Some(deleted), after: None },
                Delta { index: other_after, before: Some(before), after: Some(after) },
            ],
        ))
    }

    proptest! {
        #[test]
        fn what_lies_between_two_lists_leads_from_one_to_the_other(
            from in prop::collection::btree_map("[a-f]", "[xy]", 0..6),
            to in Just(()).prop_flat_map(|()| prop::collection::btree_map("[a-f]", "[xy]", 0..6))
                .prop_flat_map(|to| Just(to.into_iter().collect::<Vec<_>>()).prop_shuffle()),
        ) {
            let from: Vec<Event> = from.iter().map(|(id, title)| event(id, title)).collect();
            let to: Vec<Event> = to.iter().map(|(id, title)| event(id, title)).collect();
            let change = Change::between("", &from, &to);
            let mut data = Dataset { events: from.clone(), ..Dataset::default() };
            prop_assert!(change.fits(&data));
            change.apply(&mut data);
            prop_assert_eq!(&data.events, &to);
            change.take_back(&mut data);
            prop_assert_eq!(&data.events, &from);
        }

        /// The reference keeps a copy of the dataset for each step; the history
        /// must agree with it after every act.
        #[test]
        fn any_acts_restore_equal_datasets(acts in acts()) {
            let mut data = dataset(&["a", "b"]);
            let mut history = History::default();
            history.keep_log();
            // What a journal would bring back after a crash: the steps since the
            // last save, taken again from what was saved.
            let (mut again, mut again_history) = (data.clone(), History::default());
            let mut states = vec![data.clone()];
            let mut here = 0;
            let mut saved_state = Some(data.clone());
            let mut created = 0;
            for act in acts {
                let count = data.events.len();
                let change = match act {
                    Deed::Create(place, n) => {
                        created += 1;
                        Some(creation(place % (count + 1), event(&format!("n{created}"), &n.to_string())))
                    }
                    Deed::Delete(place) if count > 0 => {
                        Some(deletion(place % count, data.events[place % count].clone()))
                    }
                    Deed::Retitle(place, n) if count > 0 => Some(retitle(&data, place % count, &n.to_string())),
                    Deed::Swap(one, other) => swap(&data, one, other),
                    Deed::Type(place, n) if count > 0 => {
                        let steps = history.done.len();
                        let change = retitle(&data, place % count, &n.to_string());
                        let key = format!("{}/title", data.events[place % count].id);
                        if !change.changes_nothing() {
                            history.apply(&mut data, change.coalesced(key));
                            states.truncate(here + 1);
                            if history.done.len() > steps {
                                here += 1;
                                states.push(data.clone());
                            } else if history.done.len() < steps {
                                states.pop();
                                here -= 1;
                            } else {
                                states[here] = data.clone();
                            }
                        }
                        None
                    }
                    Deed::Undo => {
                        prop_assert_eq!(history.undo(&mut data).is_some(), here > 0);
                        here = here.saturating_sub(1);
                        None
                    }
                    Deed::Redo => {
                        prop_assert_eq!(history.redo(&mut data).is_some(), here + 1 < states.len());
                        here = (here + 1).min(states.len() - 1);
                        None
                    }
                    Deed::Save => {
                        history.mark_saved();
                        saved_state = Some(data.clone());
                        (again, again_history) = (data.clone(), History::default());
                        None
                    }
                    _ => None,
                };
                if let Some(change) = change.filter(|change| !change.changes_nothing()) {
                    history.apply(&mut data, change);
                    states.truncate(here + 1);
                    states.push(data.clone());
                    here += 1;
                }
                prop_assert_eq!(&data, &states[here]);
                for taken in history.take_log() {
                    prop_assert!(again_history.take_again(&mut again, &taken), "{:?}", taken);
                }
                prop_assert_eq!(&again, &data);
                if !history.is_dirty() {
                    prop_assert_eq!(Some(&data), saved_state.as_ref(), "clean means as saved");
                }
            }
            while history.undo(&mut data).is_some() {}
            prop_assert_eq!(&data, &states[0]);
            while history.redo(&mut data).is_some() {}
            prop_assert_eq!(Some(&data), states.last());
        }
    }
}
