//! All date claims of a dataset, worked out.
//!
//! A relative claim needs the *placing* date of the event that it names, which
//! may rest on a relative claim in its turn; how events are placed in an order
//! that never runs in a circle is the business of `placing`.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::dataset::Dataset;
use crate::model::record::EventId;

use super::Resolved;
use super::placing::Placement;
use super::telling::Telling;

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
        "\"{text}\" leads more than a trillion years away, which cannot be computed; correct the year or the distance"
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
    pub(super) events: Vec<EventDates>,
    /// Which events' dates are told by which.
    pub(super) telling: Telling,
}

/// The dates of an event that is not there.
static NO_DATES: EventDates = EventDates { claims: Vec::new(), placed_by: None };

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
        let placement = Placement::of(&dataset.events);
        let telling = Telling::of(&dataset.events, placement.late());
        Self { events: placement.into_dates(), telling }
    }

    /// The dates of the event at this place in the dataset's list; no claims at
    /// all where the list had no such place.
    pub fn event(&self, index: usize) -> &EventDates {
        self.events.get(index).unwrap_or(&NO_DATES)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::model::Event;
    use crate::model::date::testing::told;
    use crate::model::date::{ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};

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

    /// Claims on a few events, some marked, some in circles, some worth nothing.
    fn any_events() -> impl Strategy<Value = Vec<(&'static str, Vec<DateClaim>)>> {
        const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
        let any_claim = prop_oneof![
            5 => (0..NAMES.len()).prop_map(|other| days_after(NAMES[other], 1)),
            1 => Just(days_after("nowhere", 1)),
            1 => Just(tuesday()),
            1 => Just(edtf("wrong")),
            2 => Just(edtf("2022-09-13")),
        ];
        let any_claim = (any_claim, proptest::bool::weighted(0.2))
            .prop_map(|(claim, marked)| if marked { preferred(claim) } else { claim });
        proptest::collection::vec(proptest::collection::vec(any_claim, 0..4), NAMES.len())
            .prop_map(|claims| NAMES.into_iter().zip(claims).collect())
    }

    proptest! {
        #[test]
        fn the_order_of_the_list_changes_no_date(events in any_events(), turn in 0..5_usize, reversed in any::<bool>()) {
            let mut turned = events.clone();
            turned.rotate_left(turn);
            if reversed {
                turned.reverse();
            }
            let (straight, other) = (chronology(&events), chronology(&turned));
            for (index, (name, _)) in events.iter().enumerate() {
                let there = turned.iter().position(|(other, _)| other == name).unwrap();
                let (one, two) = (straight.event(index), other.event(there));
                prop_assert_eq!(one.placed_by, two.placed_by);
                for (a, b) in one.claims.iter().zip(&two.claims) {
                    match (a, b) {
                        // The same circle, told from another event on.
                        (ClaimOutcome::Failed(ClaimError::Circle(a)), ClaimOutcome::Failed(ClaimError::Circle(b))) => {
                            prop_assert_eq!(a.iter().collect::<BTreeSet<_>>(), b.iter().collect::<BTreeSet<_>>());
                        }
                        (a, b) => prop_assert_eq!(a, b),
                    }
                }
            }
        }

        #[test]
        fn an_event_is_dated_by_its_marked_claim_or_by_the_first_with_bounds(events in any_events()) {
            let dates = chronology(&events);
            for (index, (_, claims)) in events.iter().enumerate() {
                let resolved = |claim: usize| matches!(dates.event(index).claims[claim], ClaimOutcome::Resolved(_));
                let placed_by = dates.event(index).placed_by;
                prop_assert!(placed_by.is_none_or(resolved));
                match claims.iter().position(|claim| claim.preferred) {
                    Some(marked) => prop_assert_eq!(placed_by, Some(marked).filter(|_| resolved(marked))),
                    // An earlier claim with bounds can only be one told by this event.
                    None => prop_assert!(placed_by.is_some() || !(0..claims.len()).any(resolved)),
                }
            }
        }
    }

    #[test]
    fn of_two_circles_through_one_event_the_one_of_its_first_claim_is_named() {
        let dates = chronology(&[
            ("a", vec![days_after("b", 1), days_after("c", 1)]),
            ("b", vec![days_after("a", 1)]),
            ("c", vec![days_after("a", 1)]),
        ]);
        assert_eq!(circle(&dates, 0, 0), ["a", "b"]);
        assert_eq!(circle(&dates, 1, 0), ["a", "b"]);
        assert_eq!(dates.event(0).claims[1], ClaimOutcome::Failed(ClaimError::Undated("c".into())));
        assert_eq!(dates.event(2).claims[0], ClaimOutcome::Failed(ClaimError::Undated("a".into())));
    }

    #[test]
    fn an_event_that_left_one_circle_for_another_is_dated_by_what_the_first_turns_out_to_be() {
        let dates = chronology(&[
            ("a", vec![days_after("b", 1), days_after("c", 1)]),
            ("b", vec![days_after("a", 1), days_after("t", 1)]),
            ("c", vec![days_after("a", 1)]),
            ("t", vec![days_after("a", 1), edtf("2022-09-10")]),
        ]);
        assert_eq!(place(&dates, 3), "point 2022-09-10");
        assert_eq!(place(&dates, 1), "point 2022-09-11");
        assert_eq!(place(&dates, 0), "point 2022-09-12");
        assert_eq!(place(&dates, 2), "point 2022-09-13");
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
