//! Where the runs of three letters of a text stand: worked out once, they tell
//! where a quotation may stand without reading the whole text for each.

use std::collections::HashMap;

/// Letters in a run.
pub(super) const RUN: usize = 3;

/// The places of every run of a text.
pub(super) struct Runs {
    places: HashMap<[char; RUN], Vec<usize>>,
}

impl Runs {
    /// Notes the runs of a text.
    pub fn of(letters: &[char]) -> Self {
        let mut places: HashMap<[char; RUN], Vec<usize>> = HashMap::new();
        for (place, window) in letters.windows(RUN).enumerate() {
            if let Ok(run) = window.try_into() {
                places.entry(run).or_default().push(place);
            }
        }
        Self { places }
    }

    /// Where a run starts, in order.
    pub fn places(&self, run: &[char]) -> &[usize] {
        self.places.get(run).map_or(&[], Vec::as_slice)
    }

    /// The run of some letters that the text has least often: its place among
    /// these letters and its places in the text. `None` for fewer letters than
    /// a run has.
    pub fn rarest(&self, letters: &[char]) -> Option<(usize, &[usize])> {
        let runs = letters.windows(RUN).enumerate().map(|(at, run)| (at, self.places(run)));
        runs.min_by_key(|(_, places)| places.len())
    }

    /// Where all of these letters stand, in order; `letters` is the text that
    /// the runs were noted of.
    pub fn find<'a>(&'a self, letters: &'a [char], wanted: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let (at, places) = self.rarest(wanted).unwrap_or((0, &[]));
        let starts = places.iter().filter_map(move |place| place.checked_sub(at));
        starts.filter(move |start| letters.get(*start..).is_some_and(|rest| rest.starts_with(wanted)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn found_places_are_those_of_reading_it_all(text in "[ab]{0,60}", wanted in "[ab]{0,6}") {
            let (text, wanted): (Vec<char>, Vec<char>) = (text.chars().collect(), wanted.chars().collect());
            let runs = Runs::of(&text);
            let found: Vec<usize> = runs.find(&text, &wanted).collect();
            let read: Vec<usize> = (0..text.len()).filter(|at| text[*at..].starts_with(&wanted)).collect();
            // Less than a run says nothing.
            prop_assert_eq!(found, if wanted.len() < RUN { Vec::new() } else { read });
        }
    }
}
