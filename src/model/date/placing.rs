//! Which claim places each event, found without recursion.
//!
//! Every event takes its claims in turn: the marked one alone where one is
//! marked, else one after the other. An event is *placed* by the first claim in
//! turn that has bounds. A claim that names an event which is not placed yet
//! waits for it; so events are placed along the claims that wait for them, by a
//! work list, and a chain of any length is only as deep as a loop.
//!
//! An event waits for exactly one claim, and that claim for exactly one other
//! event. What is left when nothing can be placed any more therefore holds at
//! least one circle, and circles share no event. Then, in this order:
//!
//! 1. an event on a circle that has a later claim with bounds takes that;
//! 2. where there is none on any circle, events on circles that have any later
//!    claim go on to it;
//! 3. where there is none either, the events of the circles are undated.
//!
//! Each step treats all circles alike, so that the order of the list changes no
//! date. Last, an event that was passed over may turn out to have a claim by
//! events that were placed after all, and is placed by it.
//!
//! Some events of a list can be placed alone, given the dates of those that they
//! name outside of it: circles that share no claim never touch each other's
//! dates, so all that is needed is that a circle is either inside or outside,
//! and that those outside were placed before any circle was looked at (they are
//! not [*late*](Placement::late)).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::parallel;
use crate::model::record::{Event, EventId};

use super::chronology::{ClaimError, ClaimOutcome, EventDates};
use super::claim::{ClaimWhat, Relative};
use super::{Resolved, edtf, relative};

/// Where an event stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is this claim's turn.
    Waits(usize),
    /// It is placed by this claim.
    Placed(usize),
    /// No claim places it.
    Undated,
}

/// What an event outside of the list tells those inside.
#[derive(Clone, Copy)]
pub(super) enum Named<'a> {
    /// It is in the list, at this place.
    Inside(usize),
    /// It is outside, with this date or none.
    Outside(Option<&'a Resolved>),
}

/// A claim told by another event.
#[derive(Clone, Copy)]
struct Anchor<'a> {
    relative: &'a Relative,
    other: Named<'a>,
}

/// The work of placing every event.
pub(super) struct Placement<'a> {
    events: Vec<&'a Event>,
    /// The events that claims name.
    named: BTreeMap<&'a EventId, Named<'a>>,
    /// The outcome of each claim; `None` of one told by another event until it
    /// is worked out.
    outcomes: Vec<Vec<Option<ClaimOutcome>>>,
    turns: Vec<Turn>,
    /// The events that wait for this one.
    waiting: Vec<Vec<usize>>,
    /// Events to be looked at.
    work: Vec<usize>,
    /// For each event, whether its date was settled only after circles were
    /// looked at.
    late: Vec<bool>,
}

/// The identifiers that claims of these events name, each mapped to nothing yet.
pub(super) fn names_of<'a>(events: &[&'a Event]) -> BTreeMap<&'a EventId, Option<usize>> {
    let claims = events.iter().flat_map(|event| &event.dates);
    claims.filter_map(|claim| claim.what.names()).map(|id| (id, None)).collect()
}

impl<'a> Placement<'a> {
    /// Places the events of a whole dataset.
    pub(super) fn of(events: &'a [Event]) -> Self {
        let list: Vec<&Event> = events.iter().collect();
        let mut names = names_of(&list);
        if !names.is_empty() {
            for (place, event) in events.iter().enumerate() {
                if let Some(named) = names.get_mut(&event.id) {
                    named.get_or_insert(place);
                }
            }
        }
        let inside = |(id, place): (_, Option<usize>)| place.map(|place| (id, Named::Inside(place)));
        Self::among(list, names.into_iter().filter_map(inside).collect())
    }

    /// Places these events; `named` are the events of the dataset that their
    /// claims name.
    pub(super) fn among(events: Vec<&'a Event>, named: BTreeMap<&'a EventId, Named<'a>>) -> Self {
        let outcomes = parallel::map(&events, |event| {
            event.dates.iter().map(|claim| own_outcome(&claim.what, &named)).collect::<Vec<_>>()
        });
        let mut this = Self {
            named,
            outcomes,
            turns: events.iter().map(|event| Turn::Waits(event.marked_claim().unwrap_or(0))).collect(),
            waiting: vec![Vec::new(); events.len()],
            work: (0..events.len()).rev().collect(),
            late: Vec::new(),
            events,
        };
        this.place_what_can_be();
        this.late = this.turns.iter().map(|turn| matches!(turn, Turn::Waits(_))).collect();
        loop {
            let circles = this.circles();
            if circles.is_empty() {
                break;
            }
            this.break_circles(&circles);
            this.place_what_can_be();
        }
        this.place_what_was_passed_over();
        this
    }

    /// For each event, whether its date was settled only after circles were
    /// looked at, so that it depends on when others were.
    pub(super) fn late(&self) -> &[bool] {
        &self.late
    }

    /// Places events until all that are left wait for each other.
    fn place_what_can_be(&mut self) {
        while let Some(event) = self.work.pop() {
            self.take_turns(event);
            if !matches!(self.turns[event], Turn::Waits(_)) {
                let waiting = std::mem::take(&mut self.waiting[event]);
                self.work.extend(waiting);
            }
        }
    }

    /// Moves an event on as far as it gets: to a claim that places it, to one
    /// that waits for another event, or to the end of its claims.
    fn take_turns(&mut self, event: usize) {
        while let Turn::Waits(claim) = self.turns[event] {
            if claim >= self.events[event].dates.len() {
                self.turns[event] = Turn::Undated;
                return;
            }
            if let Some(Anchor { other: Named::Inside(other), .. }) = self.anchor(event, claim)
                && matches!(self.turns[other], Turn::Waits(_))
            {
                self.waiting[other].push(event);
                return;
            }
            self.turns[event] = if self.work_out(event, claim) {
                Turn::Placed(claim)
            } else if self.events[event].marked_claim().is_some() {
                Turn::Undated
            } else {
                Turn::Waits(claim + 1)
            };
        }
    }

    /// Works a claim out as far as the events placed so far allow, and says
    /// whether it has bounds. An event's own date tells it nothing.
    fn work_out(&mut self, event: usize, claim: usize) -> bool {
        if self.outcomes[event][claim].is_none()
            && let Some(Anchor { relative, other }) = self.anchor(event, claim)
            && let Some(date) = match other {
                Named::Inside(other) if other == event => None,
                Named::Inside(other) => self.date(other),
                Named::Outside(date) => date,
            }
        {
            self.outcomes[event][claim] = Some(relative_outcome(relative, date));
        }
        matches!(self.outcomes[event][claim], Some(ClaimOutcome::Resolved(_)))
    }

    /// What a claim is told by, where it is told by an event of the dataset.
    fn anchor(&self, event: usize, claim: usize) -> Option<Anchor<'a>> {
        match &self.events[event].dates.get(claim)?.what {
            ClaimWhat::Relative(relative) => Some(Anchor { relative, other: *self.named.get(&relative.event)? }),
            ClaimWhat::Edtf(_) | ClaimWhat::Weekday(_) => None,
        }
    }

    /// The date of an event that is placed.
    fn date(&self, event: usize) -> Option<&Resolved> {
        let Turn::Placed(claim) = self.turns[event] else { return None };
        match self.outcomes[event].get(claim)? {
            Some(ClaimOutcome::Resolved(resolved)) => Some(resolved),
            _ => None,
        }
    }

    /// The circles among the events that wait.
    fn circles(&self) -> Vec<Vec<usize>> {
        circles(self.events.len(), |event| match self.turns[event] {
            Turn::Waits(claim) => match self.anchor(event, claim)?.other {
                Named::Inside(other) => Some(other),
                Named::Outside(_) => None,
            },
            Turn::Placed(_) | Turn::Undated => None,
        })
    }

    /// Lets events leave their circles, as the header says.
    fn break_circles(&mut self, circles: &[Vec<usize>]) {
        let mut moves: Vec<(usize, Turn)> = Vec::new();
        for with_bounds in [true, false] {
            for event in circles.iter().flatten().copied() {
                if let Some(claim) = self.later_claim(event, with_bounds) {
                    moves.push((event, Turn::Waits(claim)));
                }
            }
            if !moves.is_empty() {
                break;
            }
        }
        if moves.is_empty() {
            moves.extend(circles.iter().flatten().map(|event| (*event, Turn::Undated)));
        }
        for (event, turn) in moves {
            self.turns[event] = turn;
            self.work.push(event);
        }
    }

    /// The next claim that an event may fall back on: one that has bounds by now,
    /// or any that may turn out to have some.
    fn later_claim(&mut self, event: usize, with_bounds: bool) -> Option<usize> {
        let Turn::Waits(claim) = self.turns[event] else { return None };
        if self.events[event].marked_claim().is_some() {
            return None;
        }
        (claim + 1..self.events[event].dates.len())
            .find(|later| self.work_out(event, *later) || !with_bounds && self.outcomes[event][*later].is_none())
    }

    /// Places undated events by claims that name events which were placed after
    /// they had their turn. Each round rests on the one before, so that the order
    /// of the list does not matter.
    fn place_what_was_passed_over(&mut self) {
        let mut told_by: Vec<Vec<usize>> = vec![Vec::new(); self.events.len()];
        let mut candidates = Vec::new();
        for event in (0..self.events.len()).filter(|event| self.turns[*event] == Turn::Undated) {
            candidates.push(event);
            for claim in 0..self.events[event].dates.len() {
                if let Some(Anchor { other: Named::Inside(other), .. }) = self.anchor(event, claim) {
                    told_by[other].push(event);
                }
            }
        }
        while !candidates.is_empty() {
            let mut placed = Vec::new();
            for event in candidates.drain(..).filter(|event| self.turns[*event] == Turn::Undated).collect::<Vec<_>>() {
                let claims = match self.events[event].marked_claim() {
                    Some(marked) => marked..marked + 1,
                    None => 0..self.events[event].dates.len(),
                };
                if let Some(claim) = claims.into_iter().find(|claim| self.work_out(event, *claim)) {
                    placed.push((event, claim));
                }
            }
            for (event, claim) in placed {
                self.turns[event] = Turn::Placed(claim);
                self.late[event] = true;
                candidates.append(&mut told_by[event]);
            }
            candidates.sort_unstable();
            candidates.dedup();
        }
    }

    /// The dates of every event, with the claims that place nothing worked out
    /// too, and circles named.
    pub(super) fn into_dates(mut self) -> Vec<EventDates> {
        for event in 0..self.events.len() {
            for claim in 0..self.events[event].dates.len() {
                self.work_out(event, claim);
            }
        }
        self.name_circles();
        for event in 0..self.events.len() {
            for claim in 0..self.events[event].dates.len() {
                if let Some(Anchor { relative, other }) = self.anchor(event, claim) {
                    let failure = if matches!(other, Named::Inside(other) if other == event) {
                        ClaimError::Circle(Arc::from([self.events[event].id.clone()]))
                    } else {
                        ClaimError::Undated(relative.event.clone())
                    };
                    self.outcomes[event][claim].get_or_insert(ClaimOutcome::Failed(failure));
                }
            }
        }
        let dates = self.outcomes.into_iter().zip(self.turns).map(|(outcomes, turn)| EventDates {
            claims: outcomes.into_iter().map(|outcome| outcome.unwrap_or(ClaimOutcome::Unbounded)).collect(),
            placed_by: match turn {
                Turn::Placed(claim) => Some(claim),
                Turn::Waits(_) | Turn::Undated => None,
            },
        });
        dates.collect()
    }

    /// Fails the claims by which undated events lead back to themselves: of each
    /// event the marked one, else the first that names an undated event.
    fn name_circles(&mut self) {
        let leads = |event: usize| {
            // An undated event outside leads no way back.
            let undated = |claim: usize| match self.anchor(event, claim)?.other {
                Named::Inside(other) => (self.turns[other] == Turn::Undated).then_some((claim, Some(other))),
                Named::Outside(date) => date.is_none().then_some((claim, None)),
            };
            match (self.turns[event], self.events[event].marked_claim()) {
                (Turn::Placed(_) | Turn::Waits(_), _) => None,
                (Turn::Undated, Some(marked)) => undated(marked),
                (Turn::Undated, None) => (0..self.events[event].dates.len()).find_map(undated),
            }
        };
        let mut failed = Vec::new();
        for circle in circles(self.events.len(), |event| leads(event).and_then(|(_, other)| other)) {
            let names: Arc<[EventId]> = circle.iter().map(|event| self.events[*event].id.clone()).collect();
            let claims = circle.iter().filter_map(|event| leads(*event).map(|(claim, _)| (*event, claim)));
            failed.extend(claims.map(|(event, claim)| (event, claim, Arc::clone(&names))));
        }
        for (event, claim, names) in failed {
            self.outcomes[event][claim] = Some(ClaimOutcome::Failed(ClaimError::Circle(names)));
        }
    }
}

/// The circles of a graph in which each of `count` nodes leads to at most one
/// other: each from its first node in the list on, in the order in which one
/// leads to the next.
fn circles(count: usize, leads_to: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut seen_from: Vec<Option<usize>> = vec![None; count];
    let mut circles = Vec::new();
    for start in 0..count {
        let mut node = start;
        while seen_from[node].is_none() {
            seen_from[node] = Some(start);
            match leads_to(node) {
                Some(next) if seen_from[next] == Some(start) => circles.push(circle_through(next, &leads_to)),
                Some(next) => node = next,
                None => {}
            }
        }
    }
    circles
}

fn circle_through(node: usize, leads_to: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut circle = vec![node];
    let mut next = leads_to(node);
    while let Some(other) = next.filter(|other| *other != node) {
        circle.push(other);
        next = leads_to(other);
    }
    let first = circle.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(place, _)| place);
    circle.rotate_left(first);
    circle
}

/// The outcome of a claim that needs no other event's date; `None` of one that does.
fn own_outcome(what: &ClaimWhat, named: &BTreeMap<&EventId, Named<'_>>) -> Option<ClaimOutcome> {
    match what {
        ClaimWhat::Edtf(text) => Some(match edtf::resolve_edtf(text) {
            Ok(resolved) if resolved.bounds.is_open() => ClaimOutcome::Unbounded,
            Ok(resolved) => ClaimOutcome::Resolved(resolved),
            Err(error) => ClaimOutcome::Failed(error),
        }),
        ClaimWhat::Weekday(_) => Some(ClaimOutcome::Unbounded),
        ClaimWhat::Relative(relative) if named.contains_key(&relative.event) => None,
        ClaimWhat::Relative(relative) => Some(ClaimOutcome::Failed(ClaimError::UnknownEvent(relative.event.clone()))),
    }
}

/// The outcome of a claim told by another event's date.
fn relative_outcome(relative: &Relative, other: &Resolved) -> ClaimOutcome {
    match relative::resolve(relative, other) {
        Some(resolved) if resolved.bounds.is_open() => ClaimOutcome::Unbounded,
        Some(resolved) => ClaimOutcome::Resolved(resolved),
        None => ClaimOutcome::Failed(ClaimError::TooFar { text: relative.event.to_string() }),
    }
}
