//! The next and the previous event, over all or within a lane, and the first
//! and last.

use crate::app::state::State;
use crate::model::Event;
use crate::view::lanes::LaneTable;

/// Which event is asked for, seen from the focused one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The next in time.
    Next,
    /// The one before.
    Previous,
    /// The next in time that shares a lane.
    NextInLane,
    /// The one before that shares a lane.
    PreviousInLane,
    /// The first of all.
    First,
    /// The last of all that are dated.
    Last,
}

/// The place of the event that a step leads to, among those that pass the
/// filter; at the end, the same again.
pub fn neighbour_of(state: &State, step: Step) -> Option<usize> {
    let here = state.focused();
    let in_lane = matches!(step, Step::NextInLane | Step::PreviousInLane);
    let lanes = LaneTable::of(&state.dataset, state.view.lanes);
    let is_asked_for = |index: &usize| {
        let passes = state.passes(*index);
        passes
            && match here {
                Some((_, event)) if in_lane => shares_lane(event, &state.dataset.events[*index], &lanes),
                _ => true,
            }
    };
    let dated = |index: &usize| state.derived.chronology.date(*index).is_some();
    let order = &state.derived.order;
    let place = here.and_then(|(here, _)| state.derived.place_in_time(here));
    match (step, place) {
        (Step::First, _) => order.iter().copied().find(is_asked_for),
        (Step::Last, _) => {
            let last_dated = order.iter().rev().copied().find(|index| dated(index) && is_asked_for(index));
            last_dated.or_else(|| order.iter().rev().copied().find(is_asked_for))
        }
        (Step::Next | Step::NextInLane, None) => order.iter().copied().find(is_asked_for),
        (Step::Previous | Step::PreviousInLane, None) => order.iter().rev().copied().find(is_asked_for),
        (Step::Next | Step::NextInLane, Some(place)) => {
            order[place + 1..].iter().copied().find(is_asked_for).or(order.get(place).copied())
        }
        (Step::Previous | Step::PreviousInLane, Some(place)) => {
            order[..place].iter().rev().copied().find(is_asked_for).or(order.get(place).copied())
        }
    }
}

/// Whether two events stand in a lane together.
fn shares_lane(a: &Event, b: &Event, lanes: &LaneTable) -> bool {
    let of_a = lanes.lanes_of(a);
    lanes.lanes_of(b).iter().any(|lane| of_a.contains(lane))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;
    use crate::view::timeline::LaneMode;
    use crate::view::{Passes, Theme};

    fn walk(state: &mut State, step: Step) -> Vec<usize> {
        let mut places = Vec::new();
        while let Some(next) = neighbour_of(state, step).filter(|next| places.last() != Some(next)) {
            places.push(next);
            state.focus = Some(state.dataset.events[next].id.clone());
        }
        places
    }

    fn state(lanes: LaneMode) -> State {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        state.view.lanes = lanes;
        state
    }

    #[test]
    fn next_walks_over_all_events_in_time_and_stops() {
        let mut state = state(LaneMode::Kind);
        let order = state.derived.order.clone();
        assert_eq!(walk(&mut state, Step::Next), order);
        let back: Vec<usize> = order.into_iter().rev().skip(1).collect();
        assert_eq!(walk(&mut state, Step::Previous), back);
    }

    #[test]
    fn next_in_lane_keeps_to_the_lane() {
        let mut state = state(LaneMode::Kind);
        let first = state.derived.order[0];
        let kind = state.dataset.events[first].kind.clone();
        state.focus = Some(state.dataset.events[first].id.clone());
        let walked = walk(&mut state, Step::NextInLane);
        assert!(walked.iter().all(|place| state.dataset.events[*place].kind == kind));
        let of_kind =
            state.derived.order[1..].iter().filter(|place| state.dataset.events[**place].kind == kind).count();
        assert_eq!(walked.len(), of_kind.max(1));
    }

    #[test]
    fn first_and_last_are_dated_and_pass_the_filter() {
        let mut state = state(LaneMode::None);
        let (first, last) = (neighbour_of(&state, Step::First).unwrap(), neighbour_of(&state, Step::Last).unwrap());
        assert_eq!(first, state.derived.order[0]);
        assert!(state.derived.chronology.date(last).is_some());
        let events = state.dataset.events.len();
        state.view.passes = Passes::from_fn(events, |event| event != first && event != last);
        assert_ne!(neighbour_of(&state, Step::First), Some(first));
        assert_ne!(neighbour_of(&state, Step::Last), Some(last));
    }
}
