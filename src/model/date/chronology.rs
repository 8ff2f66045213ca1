//! All date claims of a dataset, worked out.
//!
//! A relative claim needs the *placing* date of the event that it names, which
//! may rest on a relative claim in its turn. Events are therefore placed one
//! after the other, from those that need no other, along the claims that wait
//! for them, by a work list and never by recursion: a chain of any length is
//! only as deep as a loop.
//!
//! While it is not placed, every event waits for exactly one claim, the one
//! that is its turn, and that claim for exactly one other event. What is left
//! when no event can be placed any more therefore holds at least one circle,
//! and circles share no event. An event on a circle that has a later claim to
//! fall back on (only where none is preferred) moves on to that; where none on
//! the circle has, each of their claims fails, and the circle is named.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::dataset::Dataset;
use crate::model::record::{Event, EventId};

use super::claim::{ClaimWhat, Relative};
use super::{Resolved, edtf, relative};

/// Most events that a message about a circle names.
const NAMED_IN_CIRCLE: usize = 12;

fn circle_in_words(events: &[EventId]) -> String {
    let mut words = String::new();
    for event in events.iter().take(NAMED_IN_CIRCLE) {
        // Writing to a string cannot fail.
        let _ = write!(words, "{event} → ");
    }
    if events.len() > NAMED_IN_CIRCLE {
        let _ = write!(words, "{} more → ", events.len() - NAMED_IN_CIRCLE);
    }
    if let Some(first) = events.first() {
        words.push_str(first.as_str());
    }
    words
}

/// What became of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// It has bounds (some of which may be open).
    Resolved(Resolved),
    /// It is sound but bounds nothing, as a day of the week.
    Unbounded,
    /// It cannot be worked out.
    Failed(ClaimError),
}

/// Why a claim cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// The string is not EDTF.
    #[error(
        "\"{text}\" is not an EDTF date: {reason} at character {column}; write it as in \"2021-11-24\", \"2022-07~\" or \"2020-12/2022-09\""
    )]
    InvalidEdtf {
        /// The string.
        text: String,
        /// What the parser says.
        reason: String,
        /// Where, in code points from 1.
        column: usize,
    },
    /// The end lies before the start.
    #[error("\"{text}\" ends before it starts; exchange the two dates or correct one of them")]
    EndBeforeStart {
        /// The string.
        text: String,
    },
    /// The date is farther away than anything is computed for.
    #[error(
        "\"{text}\" lies more than a trillion years away, which cannot be computed; correct the year or the distance"
    )]
    TooFar {
        /// The string, or the event that a distance starts from.
        text: String,
    },
    /// The claim names an event that the dataset does not have.
    #[error("the date is told by the event \"{0}\", which is not in the dataset; name an event that is")]
    UnknownEvent(EventId),
    /// The claims lead back to themselves: the events in the order in which each
    /// is told by the next, the first of the dataset's list first. It is told by
    /// none of the others but follows the last again.
    #[error("the date is told in a circle: {}; give one of these events a date of its own", circle_in_words(.0))]
    Circle(Arc<[EventId]>),
    /// The claim names an event that has itself no usable date.
    #[error("the date is told by the event \"{0}\", which has no usable date itself; give that event one")]
    Undated(EventId),
}

/// The dates of one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventDates {
    /// The outcome of each claim, in the record's order.
    pub claims: Vec<ClaimOutcome>,
    /// The claim that places the event. That is the claim marked as preferred,
    /// if it has bounds; nothing else is put in its place where it has none.
    /// Where no claim is marked, it is the first that has bounds and does not
    /// lead back to this event.
    pub placed_by: Option<usize>,
}

/// The dates of all events of a dataset, by their place in its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronology {
    events: Vec<EventDates>,
}

impl EventDates {
    /// The date that places the event, or `None` for the undated tray.
    pub fn date(&self) -> Option<&Resolved> {
        match self.claims.get(self.placed_by?)? {
            ClaimOutcome::Resolved(resolved) => Some(resolved),
            ClaimOutcome::Unbounded | ClaimOutcome::Failed(_) => None,
        }
    }
}

impl Chronology {
    /// Works out every claim of every event.
    pub fn of(dataset: &Dataset) -> Self {
        Resolution::of(dataset).finish()
    }

    /// The dates of the event at this place in the dataset's list.
    ///
    /// # Panics
    /// Where the list has no such place.
    pub fn event(&self, index: usize) -> &EventDates {
        &self.events[index]
    }

    /// The date that places the event at this place in the list.
    pub fn date(&self, index: usize) -> Option<&Resolved> {
        self.events.get(index).and_then(EventDates::date)
    }

    /// The dates of the event at this place in the list, where there is one.
    pub fn get(&self, index: usize) -> Option<&EventDates> {
        self.events.get(index)
    }

    /// How many events the dataset had.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether the dataset had no events.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The places of all events in the list, sorted by date as
    /// [`Resolved::sort_key`] says, the undated ones last; events with the same
    /// key, and undated ones, keep the order of the list.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        order.sort_by_cached_key(|index| {
            let key = self.date(*index).map(Resolved::sort_key);
            (key.is_none(), key)
        });
        order
    }
}

/// Where an event stands while dates are worked out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Placing {
    /// It waits for this claim.
    Waits(usize),
    /// It is placed by this claim.
    Placed(usize),
    /// No claim places it.
    Undated,
}

/// The work of placing every event.
struct Resolution<'a> {
    events: &'a [Event],
    by_id: BTreeMap<&'a EventId, usize>,
    /// The outcome of each claim, `None` while not known.
    outcomes: Vec<Vec<Option<ClaimOutcome>>>,
    placing: Vec<Placing>,
    /// The events that wait for this one.
    waiting: Vec<Vec<usize>>,
    /// Events whose turn must be looked at.
    work: Vec<usize>,
}

impl<'a> Resolution<'a> {
    fn of(dataset: &'a Dataset) -> Self {
        let events = dataset.events.as_slice();
        let mut by_id = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            by_id.entry(&event.id).or_insert(index);
        }
        let outcomes = events
            .iter()
            .map(|event| event.dates.iter().map(|claim| own_outcome(&claim.what, &by_id)).collect())
            .collect();
        let mut this = Self {
            events,
            by_id,
            outcomes,
            placing: events.iter().map(|event| Placing::Waits(event.marked_claim().unwrap_or(0))).collect(),
            waiting: vec![Vec::new(); events.len()],
            work: (0..events.len()).rev().collect(),
        };
        loop {
            this.place_what_can_be();
            let circles = this.circles();
            if circles.is_empty() {
                return this;
            }
            for circle in circles {
                this.break_circle(&circle);
            }
        }
    }

    /// Places events until all that are left wait for each other.
    fn place_what_can_be(&mut self) {
        while let Some(event) = self.work.pop() {
            self.take_turn(event);
            if !matches!(self.placing[event], Placing::Waits(_)) {
                let waiting = std::mem::take(&mut self.waiting[event]);
                self.work.extend(waiting);
            }
        }
    }

    /// Moves an event on as far as it gets: to a claim that places it, to one
    /// that waits for another event, or to the end of its claims.
    fn take_turn(&mut self, event: usize) {
        while let Placing::Waits(claim) = self.placing[event] {
            let Some(outcome) = self.outcomes[event].get_mut(claim) else {
                self.placing[event] = Placing::Undated;
                return;
            };
            if outcome.is_none() {
                let Some((relative, other)) = anchor(self.events, &self.by_id, event, claim) else { return };
                match self.placing[other] {
                    Placing::Waits(_) => {
                        self.waiting[other].push(event);
                        return;
                    }
                    Placing::Placed(_) | Placing::Undated => {
                        let worked_out = relative_outcome(relative, placed_date(&self.placing, &self.outcomes, other));
                        self.outcomes[event][claim] = Some(worked_out);
                    }
                }
            }
            self.placing[event] = match self.outcomes[event][claim] {
                Some(ClaimOutcome::Resolved(_)) => Placing::Placed(claim),
                _ => self.after(event, claim),
            };
        }
    }

    /// The turn after a claim that does not place the event.
    fn after(&self, event: usize, claim: usize) -> Placing {
        if self.events[event].marked_claim().is_some() { Placing::Undated } else { Placing::Waits(claim + 1) }
    }

    /// The event for whose date this one waits.
    fn waits_for(&self, event: usize) -> Option<usize> {
        let Placing::Waits(claim) = self.placing[event] else { return None };
        anchor(self.events, &self.by_id, event, claim).map(|(_, other)| other)
    }

    /// The circles among the events that still wait, each from its first event in
    /// the list on, in the order in which each waits for the next.
    fn circles(&self) -> Vec<Vec<usize>> {
        const UNSEEN: usize = usize::MAX;
        let mut seen_from = vec![UNSEEN; self.events.len()];
        let mut circles = Vec::new();
        for start in 0..self.events.len() {
            let mut event = start;
            while seen_from[event] == UNSEEN {
                seen_from[event] = start;
                match self.waits_for(event) {
                    Some(other) if seen_from[other] == start => {
                        circles.push(self.circle_through(other));
                        break;
                    }
                    Some(other) => event = other,
                    None => break,
                }
            }
        }
        circles
    }

    fn circle_through(&self, event: usize) -> Vec<usize> {
        let mut circle = vec![event];
        let mut next = self.waits_for(event);
        while let Some(other) = next.filter(|other| *other != event) {
            circle.push(other);
            next = self.waits_for(other);
        }
        let first = circle.iter().enumerate().min_by_key(|(_, event)| **event).map_or(0, |(place, _)| place);
        circle.rotate_left(first);
        circle
    }

    /// Lets the events of a circle fall back on later claims; where none has
    /// one, their claims fail.
    fn break_circle(&mut self, circle: &[usize]) {
        let mut fell_back = false;
        for &event in circle {
            let Placing::Waits(claim) = self.placing[event] else { continue };
            let may_place = |outcome: &Option<ClaimOutcome>| matches!(outcome, None | Some(ClaimOutcome::Resolved(_)));
            let later = self.outcomes[event].iter().skip(claim + 1).position(may_place);
            if let (Some(steps), None) = (later, self.events[event].marked_claim()) {
                self.placing[event] = Placing::Waits(claim + 1 + steps);
                self.work.push(event);
                fell_back = true;
            }
        }
        if fell_back {
            return;
        }
        let names: Arc<[EventId]> = circle.iter().map(|event| self.events[*event].id.clone()).collect();
        for &event in circle {
            if let Placing::Waits(claim) = self.placing[event] {
                self.outcomes[event][claim] = Some(ClaimOutcome::Failed(ClaimError::Circle(Arc::clone(&names))));
                self.work.push(event);
            }
        }
    }

    /// Works out the claims that place nothing, now that every event is placed.
    fn finish(mut self) -> Chronology {
        for event in 0..self.events.len() {
            for claim in 0..self.outcomes[event].len() {
                if self.outcomes[event][claim].is_some() {
                    continue;
                }
                let outcome = match anchor(self.events, &self.by_id, event, claim) {
                    Some((_, other)) if other == event => {
                        ClaimOutcome::Failed(ClaimError::Circle(Arc::from([self.events[event].id.clone()])))
                    }
                    Some((relative, other)) => {
                        relative_outcome(relative, placed_date(&self.placing, &self.outcomes, other))
                    }
                    None => ClaimOutcome::Unbounded,
                };
                self.outcomes[event][claim] = Some(outcome);
            }
        }
        let events = self.outcomes.into_iter().zip(self.placing).map(|(outcomes, placing)| EventDates {
            claims: outcomes.into_iter().map(|outcome| outcome.unwrap_or(ClaimOutcome::Unbounded)).collect(),
            placed_by: match placing {
                Placing::Placed(claim) => Some(claim),
                Placing::Waits(_) | Placing::Undated => None,
            },
        });
        Chronology { events: events.collect() }
    }
}

/// The outcome of a claim that needs no other event's date; `None` of one that does.
fn own_outcome(what: &ClaimWhat, by_id: &BTreeMap<&EventId, usize>) -> Option<ClaimOutcome> {
    match what {
        ClaimWhat::Edtf(text) => Some(match edtf::resolve_edtf(text) {
            Ok(resolved) if resolved.bounds.is_open() => ClaimOutcome::Unbounded,
            Ok(resolved) => ClaimOutcome::Resolved(resolved),
            Err(error) => ClaimOutcome::Failed(error),
        }),
        ClaimWhat::Weekday(_) => Some(ClaimOutcome::Unbounded),
        ClaimWhat::Relative(relative) if by_id.contains_key(&relative.event) => None,
        ClaimWhat::Relative(relative) => Some(ClaimOutcome::Failed(ClaimError::UnknownEvent(relative.event.clone()))),
    }
}

/// The relation that a claim tells, and the event that it is told by.
fn anchor<'a>(
    events: &'a [Event],
    by_id: &BTreeMap<&EventId, usize>,
    event: usize,
    claim: usize,
) -> Option<(&'a Relative, usize)> {
    match &events[event].dates.get(claim)?.what {
        ClaimWhat::Relative(relative) => Some((relative, *by_id.get(&relative.event)?)),
        ClaimWhat::Edtf(_) | ClaimWhat::Weekday(_) => None,
    }
}

fn placed_date<'a>(
    placing: &[Placing],
    outcomes: &'a [Vec<Option<ClaimOutcome>>],
    event: usize,
) -> Option<&'a Resolved> {
    let Placing::Placed(claim) = placing[event] else { return None };
    match outcomes[event].get(claim)? {
        Some(ClaimOutcome::Resolved(resolved)) => Some(resolved),
        _ => None,
    }
}

fn relative_outcome(relative: &Relative, other: Option<&Resolved>) -> ClaimOutcome {
    let Some(other) = other else { return ClaimOutcome::Failed(ClaimError::Undated(relative.event.clone())) };
    match relative::resolve(relative, other) {
        Some(resolved) if resolved.bounds.is_open() => ClaimOutcome::Unbounded,
        Some(resolved) => ClaimOutcome::Resolved(resolved),
        None => ClaimOutcome::Failed(ClaimError::TooFar { text: relative.event.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::testing::told;
    use crate::model::date::{DateClaim, Offset, TimeRelation, Weekday};

    fn claim(what: ClaimWhat) -> DateClaim {
        DateClaim { what, ..DateClaim::default() }
    }

    fn edtf(text: &str) -> DateClaim {
        claim(ClaimWhat::Edtf(text.to_owned()))
    }

    fn days_after(event: &str, days: u32) -> DateClaim {
        claim(ClaimWhat::Relative(Relative {
            relation: TimeRelation::After,
            offset: Offset { days, ..Offset::default() },
            about: false,
            event: event.into(),
        }))
    }

    fn tuesday() -> DateClaim {
        claim(ClaimWhat::Weekday(Weekday::Tuesday))
    }

    fn preferred(claim: DateClaim) -> DateClaim {
        DateClaim { preferred: true, ..claim }
    }

    /// A dataset of events with these names and claims.
    fn dataset(events: &[(&str, Vec<DateClaim>)]) -> Dataset {
        let event =
            |(id, dates): &(&str, Vec<DateClaim>)| Event { id: (*id).into(), dates: dates.clone(), ..Event::default() };
        Dataset { events: events.iter().map(event).collect(), ..Dataset::default() }
    }

    fn chronology(events: &[(&str, Vec<DateClaim>)]) -> Chronology {
        Chronology::of(&dataset(events))
    }

    fn place(chronology: &Chronology, index: usize) -> String {
        chronology.date(index).map_or("undated".to_owned(), told)
    }

    /// The names of the circle in which this claim fails.
    fn circle(chronology: &Chronology, event: usize, claim: usize) -> Vec<&str> {
        match &chronology.event(event).claims[claim] {
            ClaimOutcome::Failed(ClaimError::Circle(events)) => events.iter().map(EventId::as_str).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_chain_is_worked_out_in_whatever_order_it_stands() {
        let chain = chronology(&[
            ("c", vec![days_after("b", 1)]),
            ("a", vec![edtf("2022-09-13")]),
            ("b", vec![days_after("a", 1)]),
        ]);
        assert_eq!(place(&chain, 0), "point 2022-09-15");
        assert_eq!(place(&chain, 2), "point 2022-09-14");
    }

    #[test]
    fn the_preferred_claim_places_and_nothing_takes_its_place() {
        let dates = chronology(&[
            ("first", vec![edtf("2021"), preferred(edtf("2022"))]),
            ("weekday", vec![edtf("2021"), preferred(tuesday())]),
            ("wrong", vec![edtf("2021"), preferred(edtf("in spring"))]),
            ("told", vec![days_after("weekday", 1)]),
        ]);
        assert_eq!(place(&dates, 0), "point 2022-01-01..2022-12-31");
        assert_eq!(dates.event(0).placed_by, Some(1));
        assert_eq!(place(&dates, 1), "undated");
        assert_eq!(dates.event(1).claims[1], ClaimOutcome::Unbounded);
        assert!(matches!(dates.event(1).claims[0], ClaimOutcome::Resolved(_)));
        assert_eq!(place(&dates, 2), "undated");
        assert_eq!(dates.event(3).claims[0], ClaimOutcome::Failed(ClaimError::Undated("weekday".into())));
    }

    #[test]
    fn without_a_preferred_claim_the_first_that_has_bounds_places() {
        let dates = chronology(&[
            (
                "a",
                vec![tuesday(), edtf("wrong"), days_after("nowhere", 1), edtf("[..2021,2022..]"), edtf("2022-09-13")],
            ),
            ("b", vec![tuesday()]),
            ("c", vec![]),
            ("d", vec![days_after("c", 1), days_after("a", 1)]),
        ]);
        assert_eq!(dates.event(0).placed_by, Some(4));
        assert_eq!(dates.event(0).claims[2], ClaimOutcome::Failed(ClaimError::UnknownEvent("nowhere".into())));
        assert_eq!(dates.event(0).claims[3], ClaimOutcome::Unbounded);
        assert_eq!(place(&dates, 1), "undated");
        assert_eq!(place(&dates, 2), "undated");
        assert_eq!(place(&dates, 3), "point 2022-09-14");
    }

    #[test]
    fn claims_that_do_not_place_are_worked_out_too() {
        let dates = chronology(&[
            ("kochavi", vec![days_after("belkhir", 1)]),
            ("belkhir", vec![preferred(edtf("2022-09-13")), days_after("kochavi", 2)]),
        ]);
        assert_eq!(place(&dates, 0), "point 2022-09-14");
        assert!(matches!(&dates.event(1).claims[1], ClaimOutcome::Resolved(date) if told(date) == "point 2022-09-16"));
    }

    #[test]
    fn a_circle_is_named_from_its_first_event_on() {
        let dates = chronology(&[
            ("outside", vec![days_after("b", 1)]),
            ("a", vec![days_after("b", 1)]),
            ("b", vec![days_after("c", 1)]),
            ("c", vec![days_after("a", 1)]),
        ]);
        for event in 1..=3 {
            assert_eq!(circle(&dates, event, 0), ["a", "b", "c"]);
            assert_eq!(place(&dates, event), "undated");
        }
        assert_eq!(dates.event(0).claims[0], ClaimOutcome::Failed(ClaimError::Undated("b".into())));
        let ClaimOutcome::Failed(error) = &dates.event(1).claims[0] else { panic!("no error") };
        assert_eq!(
            error.to_string(),
            "the date is told in a circle: a → b → c → a; give one of these events a date of its own"
        );
    }

    #[test]
    fn an_event_told_by_itself_is_a_circle_of_one() {
        let dates = chronology(&[("a", vec![days_after("a", 1)]), ("b", vec![edtf("2022"), days_after("b", 1)])]);
        assert_eq!(circle(&dates, 0, 0), ["a"]);
        assert_eq!(circle(&dates, 1, 1), ["b"]);
        assert_eq!(place(&dates, 1), "point 2022-01-01..2022-12-31");
    }

    #[test]
    fn an_event_on_a_circle_falls_back_on_a_later_claim_where_none_is_preferred() {
        for swapped in [false, true] {
            let mut events = vec![("a", vec![days_after("b", 1)]), ("b", vec![days_after("a", 2), edtf("2022-09-13")])];
            if swapped {
                events.reverse();
            }
            let dates = chronology(&events);
            let (a, b) = if swapped { (1, 0) } else { (0, 1) };
            assert_eq!(dates.event(b).placed_by, Some(1));
            assert_eq!(place(&dates, a), "point 2022-09-14");
            assert!(
                matches!(&dates.event(b).claims[0], ClaimOutcome::Resolved(date) if told(date) == "point 2022-09-16")
            );
        }
    }

    #[test]
    fn an_event_whose_preferred_claim_is_on_a_circle_stays_undated() {
        let dates = chronology(&[
            ("a", vec![preferred(days_after("b", 1)), edtf("2022")]),
            ("b", vec![preferred(days_after("a", 1)), edtf("2022")]),
        ]);
        assert_eq!(place(&dates, 0), "undated");
        assert_eq!(circle(&dates, 1, 0), ["a", "b"]);
    }

    #[test]
    fn two_circles_that_hang_together_are_both_named() {
        let dates = chronology(&[
            ("a", vec![days_after("b", 1), days_after("c", 1)]),
            ("b", vec![days_after("a", 1)]),
            ("c", vec![days_after("a", 1)]),
        ]);
        // The event "a" leaves its first circle for the claim that leads into the second.
        assert_eq!(circle(&dates, 0, 1), ["a", "c"]);
        assert_eq!(circle(&dates, 2, 0), ["a", "c"]);
        assert_eq!(dates.event(0).claims[0], ClaimOutcome::Failed(ClaimError::Undated("b".into())));
        assert_eq!(dates.event(1).claims[0], ClaimOutcome::Failed(ClaimError::Undated("a".into())));
    }

    #[test]
    fn of_two_events_with_one_id_the_first_is_meant() {
        let dates =
            chronology(&[("a", vec![edtf("2022-09-13")]), ("a", vec![edtf("2000")]), ("b", vec![days_after("a", 1)])]);
        assert_eq!(place(&dates, 2), "point 2022-09-14");
    }

    #[test]
    fn a_very_long_chain_and_a_very_long_circle_are_worked_out() {
        const LENGTH: usize = 100_000;
        let events = |last: DateClaim| {
            let event = |index: usize, dates: DateClaim| Event {
                id: format!("e{index}").into(),
                dates: vec![dates],
                ..Event::default()
            };
            let mut events: Vec<Event> =
                (0..LENGTH - 1).map(|index| event(index, days_after(&format!("e{}", index + 1), 1))).collect();
            events.push(event(LENGTH - 1, last));
            Dataset { events, ..Dataset::default() }
        };
        let chain = Chronology::of(&events(edtf("2022-09-13")));
        assert_eq!(place(&chain, LENGTH - 2), "point 2022-09-14");
        assert_eq!(chain.date(0).unwrap().core.earliest_start.unwrap().0 - 99_999, {
            chain.date(LENGTH - 1).unwrap().core.earliest_start.unwrap().0
        });
        let ring = Chronology::of(&events(days_after("e0", 1)));
        assert_eq!(circle(&ring, 70_000, 0).len(), LENGTH);
        let ClaimOutcome::Failed(error) = &ring.event(5).claims[0] else { panic!("no error") };
        assert!(error.to_string().contains("e11 → 99988 more → e0"), "{error}");
    }

    #[test]
    fn a_distance_that_leads_too_far_is_told() {
        let far = DateClaim {
            what: ClaimWhat::Relative(Relative {
                relation: TimeRelation::Before,
                offset: Offset { years: u32::MAX, ..Offset::default() },
                about: false,
                event: "a".into(),
            }),
            ..DateClaim::default()
        };
        let dates = chronology(&[("a", vec![edtf("Y-1E12")]), ("b", vec![far])]);
        assert_eq!(dates.event(1).claims[0], ClaimOutcome::Failed(ClaimError::TooFar { text: "a".to_owned() }));
    }

    #[test]
    fn events_are_ordered_by_date_and_the_undated_come_last() {
        let dates = chronology(&[
            ("undated", vec![]),
            ("later", vec![edtf("2022-09-13")]),
            ("month", vec![edtf("2021-11")]),
            ("day", vec![edtf("2021-11-01")]),
            ("also undated", vec![tuesday()]),
            ("hour", vec![edtf("2022-09-13T08:00:00")]),
        ]);
        assert_eq!(dates.order(), [3, 2, 1, 5, 0, 4]);
    }
}
