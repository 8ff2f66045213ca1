//! What a step of editing does to the list of events, told by places, so that
//! what is worked out from the events can follow it without looking at all of
//! them.
//!
//! ```text
//!   before   a b c d e        removed   1 (b)
//!   after    a c D e x        replaced  3 -> 2 (d -> D)      inserted  4 (x)
//! ```

/// The places that a step of editing touches; all others keep their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListChange {
    /// Places, before the step, of events that are gone after it, ascending.
    pub removed: Vec<usize>,
    /// Places, after the step, of events that were not there before, ascending.
    pub inserted: Vec<usize>,
    /// Places before and after of events whose record was replaced, ascending.
    pub replaced: Vec<(usize, usize)>,
}

/// The place of something that is gone.
const GONE: u32 = u32::MAX;

impl ListChange {
    /// The replacement of one event.
    pub fn replacing(place: usize) -> Self {
        Self { replaced: vec![(place, place)], ..Self::default() }
    }

    /// Whether no event changes.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.inserted.is_empty() && self.replaced.is_empty()
    }

    /// Places before the step whose record does not outlive it as it is.
    pub fn touched_before(&self) -> impl Iterator<Item = usize> + '_ {
        self.removed.iter().copied().chain(self.replaced.iter().map(|(before, _)| *before))
    }

    /// Places after the step whose record is new.
    pub fn touched_after(&self) -> impl Iterator<Item = usize> + '_ {
        self.inserted.iter().copied().chain(self.replaced.iter().map(|(_, after)| *after))
    }

    /// How many events it touches.
    pub fn len(&self) -> usize {
        self.removed.len() + self.inserted.len() + self.replaced.len()
    }

    /// Whether any event that stays may have another place after the step than
    /// before, in a list of `len_before` events.
    pub fn moves_any(&self, len_before: usize) -> bool {
        let kept = len_before - self.removed.len();
        let removes_within = self.removed.first().is_some_and(|first| *first < kept);
        let inserts_within = self.inserted.first().is_some_and(|first| *first < kept);
        removes_within || inserts_within
    }

    /// The new place of every event, by its old one; `None` where no event
    /// that stays has another place.
    pub fn new_places(&self, len_before: usize) -> Option<NewPlaces> {
        if !self.moves_any(len_before) {
            return None;
        }
        let mut places = Vec::with_capacity(len_before);
        let (mut removed, mut inserted) = (self.removed.iter().peekable(), self.inserted.iter().peekable());
        let mut place = 0_usize;
        for before in 0..len_before {
            if removed.next_if(|gone| **gone == before).is_some() {
                places.push(GONE);
                continue;
            }
            while inserted.next_if(|new| **new == place).is_some() {
                place += 1;
            }
            places.push(u32::try_from(place).unwrap_or(GONE));
            place += 1;
        }
        Some(NewPlaces(places))
    }

    /// Lets a list that has one value for each event follow: values of events
    /// that are gone are dropped, those of new ones made by their place. Values
    /// of replaced events stay.
    pub fn carry<T>(&self, values: &mut Vec<T>, mut make: impl FnMut(usize) -> T) {
        if self.removed.len() + self.inserted.len() <= 4 {
            for place in self.removed.iter().rev().filter(|place| **place < values.len()).collect::<Vec<_>>() {
                values.remove(*place);
            }
            for place in &self.inserted {
                values.insert((*place).min(values.len()), make(*place));
            }
            return;
        }
        let mut removed = self.removed.iter().peekable();
        let mut before = 0;
        values.retain(|_| {
            before += 1;
            removed.next_if(|gone| **gone == before - 1).is_none()
        });
        if self.inserted.is_empty() {
            return;
        }
        let kept = std::mem::take(values);
        values.reserve_exact(kept.len() + self.inserted.len());
        let mut inserted = self.inserted.iter().peekable();
        for value in kept {
            while let Some(place) = inserted.next_if(|place| **place == values.len()) {
                values.push(make(*place));
            }
            values.push(value);
        }
        values.extend(inserted.map(|place| make(*place)));
    }
}

/// The new places of events, by their old ones.
#[derive(Debug, Clone)]
pub struct NewPlaces(Vec<u32>);

impl NewPlaces {
    /// The new place of the event that stood at this one; `None` where it is gone.
    pub fn get(&self, before: usize) -> Option<usize> {
        self.0.get(before).copied().filter(|place| *place != GONE).map(|place| place as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A change of a list of some length, and the list that it leads to; new
    /// values are 100 and their place.
    fn any_change() -> impl Strategy<Value = (usize, ListChange, Vec<usize>)> {
        (proptest::collection::vec(0..4_u8, 0..12), proptest::collection::vec(0..13_usize, 0..6)).prop_map(
            |(fates, gaps)| {
                let mut change = ListChange::default();
                let mut after: Vec<usize> = Vec::new();
                for before in 0..=fates.len() {
                    for _ in gaps.iter().filter(|gap| **gap == before) {
                        change.inserted.push(after.len());
                        after.push(100 + after.len());
                    }
                    match fates.get(before) {
                        Some(0) => change.removed.push(before),
                        Some(1) => {
                            change.replaced.push((before, after.len()));
                            after.push(before);
                        }
                        Some(_) => after.push(before),
                        None => {}
                    }
                }
                (fates.len(), change, after)
            },
        )
    }

    proptest! {
        #[test]
        fn a_list_follows_and_places_agree((len, change, after) in any_change()) {
            let mut values: Vec<usize> = (0..len).collect();
            change.carry(&mut values, |place| 100 + place);
            prop_assert_eq!(&values, &after);
            let moved = (0..len).any(|old| after.iter().position(|value| *value == old).is_some_and(|new| new != old));
            prop_assert!(change.moves_any(len) || !moved);
            if let Some(places) = change.new_places(len) {
                for old in 0..len {
                    prop_assert_eq!(places.get(old), after.iter().position(|value| *value == old));
                }
            }
        }
    }
}
