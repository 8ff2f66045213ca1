//! Mirrored twins: two rows that tell one event from both of its sides.
//!
//! Twins have the same days, kind, code and title, the same source document and
//! sentence, and the same two actors with their groups, exchanged. A file that
//! tells no source document has none: without it two statements of one day
//! could not be told from one exchange.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hasher};

use fixedbitset::FixedBitSet;
use foldhash::fast::FixedState;

use crate::model::parallel::map_parts;

use super::pool::TextColumn;
use super::rows::Layer;

/// Fewer rows than this are looked through on one thread.
const MIN_ROWS: usize = 10_000;
/// The half of a key that tells the row.
const ROW: u64 = u32::MAX as u64;

/// The twins of a layer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Twins {
    /// The first row of each pair, and the second.
    pairs: Vec<(u32, u32)>,
    /// The second row of each pair, and the first.
    back: Vec<(u32, u32)>,
    /// The second rows.
    seconds: FixedBitSet,
}

/// An end of a row: number of the name, number of the group.
type Actor = (u32, u32);

impl Twins {
    /// Finds the twins of a layer, in time O(n log n). Of rows that stand there
    /// several times, the first one way is the twin of the first the other way,
    /// and so on.
    pub(super) fn of(layer: &Layer) -> Self {
        let finder = Finder::of(layer);
        let parts = map_parts(layer.first_days(), MIN_ROWS, |first, days| {
            let rows = first..first.saturating_add(days.len());
            let mut keys: Vec<u64> = rows.filter_map(|row| finder.key_of(row)).collect();
            keys.sort_unstable();
            keys
        });
        let mut keys = parts.concat();
        // Stretches that are sorted already are merged.
        keys.sort();
        let mut pairs = Vec::new();
        let mut rows = Vec::new();
        for same_key in keys.chunk_by(|one, other| one & !ROW == other & !ROW).filter(|keys| keys.len() > 1) {
            rows.clear();
            rows.extend(same_key.iter().map(|key| (key & ROW) as usize));
            // Different rows may have one key by chance.
            rows.sort_by(|one, other| finder.compare(*one, *other));
            for alike in rows.chunk_by(|one, other| finder.compare(*one, *other) == Ordering::Equal) {
                let back = alike.iter().filter(|row| !finder.is_forward(**row));
                for (one, other) in alike.iter().filter(|row| finder.is_forward(**row)).zip(back) {
                    let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
                    pairs.push((number(*one.min(other)), number(*one.max(other))));
                }
            }
        }
        pairs.shrink_to_fit();
        pairs.sort_unstable();
        let mut back: Vec<(u32, u32)> = pairs.iter().map(|(first, second)| (*second, *first)).collect();
        back.sort_unstable();
        let mut seconds = FixedBitSet::with_capacity(if pairs.is_empty() { 0 } else { layer.len() });
        seconds.extend(back.iter().map(|(second, _)| *second as usize));
        Self { pairs, back, seconds }
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether a row is the second of a pair, which does not count where twins
    /// count once.
    pub fn is_second(&self, row: usize) -> bool {
        self.seconds.contains(row)
    }

    /// The other row of a pair.
    pub fn twin_of(&self, row: usize) -> Option<usize> {
        let row = u32::try_from(row).ok()?;
        let other = |pairs: &[(u32, u32)]| {
            let at = pairs.binary_search_by_key(&row, |pair| pair.0).ok()?;
            pairs.get(at).map(|pair| pair.1 as usize)
        };
        other(&self.pairs).or_else(|| other(&self.back))
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        (self.pairs.capacity() + self.back.capacity()) * size_of::<(u32, u32)>() + self.seconds.len() / 8
    }
}

/// What rows are compared by. Numbers of strings stand for the strings where a
/// pool holds each once.
struct Finder<'l> {
    layer: &'l Layer,
    texts: Vec<&'l TextColumn>,
    /// The group of an end for which the file has no groups.
    no_group: u32,
    hashes: FixedState,
}

impl<'l> Finder<'l> {
    fn of(layer: &'l Layer) -> Self {
        let no_group = layer.groups().iter().zip(0..).find(|(group, _)| group.is_empty());
        Self {
            layer,
            texts: layer.twin_columns().collect(),
            no_group: no_group.map_or(u32::MAX, |(_, number)| number),
            hashes: FixedState::default(),
        }
    }

    fn source_of(&self, row: usize) -> Option<Actor> {
        Some((self.layer.source_number(row)?, self.layer.source_group_number(row).unwrap_or(self.no_group)))
    }

    fn target_of(&self, row: usize) -> Option<Actor> {
        Some((self.layer.target_number(row)?, self.layer.target_group_number(row).unwrap_or(self.no_group)))
    }

    /// The source and the target, in the same order whichever is which.
    fn ends(&self, row: usize) -> Option<(Actor, Actor)> {
        let (source, target) = (self.source_of(row)?, self.target_of(row)?);
        let is_forward = self.compare_actors(source, target) == Ordering::Less;
        Some(if is_forward { (source, target) } else { (target, source) })
    }

    fn is_forward(&self, row: usize) -> bool {
        let (source, target) = (self.source_of(row), self.target_of(row));
        source.zip(target).is_some_and(|(source, target)| self.compare_actors(source, target) == Ordering::Less)
    }

    fn compare_actors(&self, one: Actor, other: Actor) -> Ordering {
        let (names, groups) = (self.layer.names(), self.layer.groups());
        names.compare(one.0, other.0).then_with(|| groups.compare(one.1, other.1))
    }

    /// In its upper half something that is the same for twins, in its lower half
    /// the row; `None` for a row that can have no twin.
    fn key_of(&self, row: usize) -> Option<u64> {
        let layer = self.layer;
        let number = u32::try_from(row).ok()?;
        let (source, target) = (self.source_of(row)?, self.target_of(row)?);
        if layer.story(row).is_empty() || self.compare_actors(source, target) == Ordering::Equal {
            return None;
        }
        let hash_of = |(name, group): Actor| {
            let mut hasher = self.hashes.build_hasher();
            layer.names().hash(name, &mut hasher);
            layer.groups().hash(group, &mut hasher);
            hasher.finish()
        };
        let mut hasher = self.hashes.build_hasher();
        hasher.write_i32(layer.first_day(row));
        hasher.write_i32(layer.last_day(row));
        for column in &self.texts {
            column.pool.hash(number_in(column, row), &mut hasher);
        }
        // The same whichever of the two comes first.
        hasher.write_u64(hash_of(source).wrapping_add(hash_of(target)));
        Some((hasher.finish() & !ROW) | u64::from(number))
    }

    /// Orders rows so that twins, and rows that stand there several times, are
    /// equal.
    fn compare(&self, one: usize, other: usize) -> Ordering {
        let days = |row: usize| (self.layer.first_day(row), self.layer.last_day(row));
        let compare_ends = || match (self.ends(one), self.ends(other)) {
            (Some(one), Some(other)) => {
                self.compare_actors(one.0, other.0).then_with(|| self.compare_actors(one.1, other.1))
            }
            (one, other) => one.is_some().cmp(&other.is_some()),
        };
        let compare_texts = || {
            let mut orders = self.texts.iter().map(|column| compare_in(column, one, other));
            orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        };
        days(one).cmp(&days(other)).then_with(compare_ends).then_with(compare_texts)
    }
}

fn number_in(column: &TextColumn, row: usize) -> u32 {
    column.numbers.get(row).copied().unwrap_or_default()
}

fn compare_in(column: &TextColumn, one: usize, other: usize) -> Ordering {
    column.pool.compare(number_in(column, one), number_in(column, other))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::layer::{Column, Columns, LayerBuilder, LayerSpec, RowFields};

    fn spec() -> Arc<LayerSpec> {
        let column = |number| Some(Column::Number(number));
        let columns = Columns {
            source: column(2),
            target: column(3),
            kind: column(4),
            story: column(5),
            sentence: column(6),
            ..Columns::default()
        };
        Arc::new(LayerSpec { columns, ..LayerSpec::default() })
    }

    /// A layer of rows `day source target kind story sentence`.
    fn layer(rows: &[&str]) -> Layer {
        let mut builder = LayerBuilder::new(spec(), Vec::new());
        for (row, line) in rows.iter().zip(2..) {
            let words: Vec<&str> = row.split(' ').collect();
            let [day, source, target, kind, story, sentence] = words[..] else { panic!("{row}") };
            let day = day.parse().unwrap();
            let story = if story == "-" { "" } else { story };
            let fields = RowFields {
                line,
                first_day: day,
                last_day: day,
                source,
                target,
                kind,
                story,
                sentence,
                ..RowFields::default()
            };
            builder.push(&fields, std::iter::empty()).unwrap();
        }
        builder.finish()
    }

    fn pairs(rows: &[&str]) -> Vec<(u32, u32)> {
        layer(rows).twins().pairs.clone()
    }

    #[test]
    fn twins_differ_in_nothing_but_who_acts_on_whom() {
        let row = "1 rabat paris consult 7 2";
        assert_eq!(pairs(&[row, "1 paris rabat consult 7 2"]), [(0, 1)]);
        for other in [
            row,
            "2 paris rabat consult 7 2",
            "1 paris madrid consult 7 2",
            "1 paris rabat visit 7 2",
            "1 paris rabat consult 8 2",
            "1 paris rabat consult 7 3",
        ] {
            assert_eq!(pairs(&[row, other]), [], "{other}");
        }
    }

    #[test]
    fn nobody_is_a_twin_of_himself_and_nothing_without_a_document_has_one() {
        assert_eq!(pairs(&["1 rabat rabat consult 7 2", "1 rabat rabat consult 7 2"]), []);
        assert_eq!(pairs(&["1 rabat paris consult - 2", "1 paris rabat consult - 2"]), []);
    }

    #[test]
    fn rows_that_stand_there_several_times_are_paired_in_their_order() {
        let (there, back) = ("1 rabat paris consult 7 2", "1 paris rabat consult 7 2");
        assert_eq!(pairs(&[there, there, back, there, back]), [(0, 2), (1, 4)]);
    }

    #[test]
    fn each_twin_knows_the_other() {
        let layer = layer(&["1 a b k 7 2", "1 a c k 7 2", "1 c a k 7 2", "1 b a k 7 2"]);
        let twins = layer.twins();
        assert_eq!((0..4).map(|row| twins.twin_of(row)).collect::<Vec<_>>(), [Some(3), Some(2), Some(1), Some(0)]);
        assert_eq!((0..4).map(|row| twins.is_second(row)).collect::<Vec<_>>(), [false, false, true, true]);
        assert_eq!(twins.twin_of(9), None);
    }

    #[test]
    fn an_end_without_groups_is_one_of_no_group() {
        let column = |number| Some(Column::Number(number));
        let columns = Columns {
            source: column(2),
            source_group: column(3),
            target: column(4),
            story: column(5),
            ..Columns::default()
        };
        let mut builder = LayerBuilder::new(Arc::new(LayerSpec { columns, ..LayerSpec::default() }), Vec::new());
        for (line, source, source_group, target) in [(1, "a", "g", "b"), (2, "a", "", "b"), (3, "b", "", "a")] {
            let fields = RowFields { line, source, source_group, target, story: "7", ..RowFields::default() };
            builder.push(&fields, std::iter::empty()).unwrap();
        }
        assert_eq!(builder.finish().twins().pairs, [(1, 2)]);
    }

    #[test]
    fn texts_that_hardly_repeat_are_compared_as_texts() {
        // So many different documents that the pool stops looking for doubles.
        let mut builder = LayerBuilder::new(spec(), Vec::new());
        let stories: Vec<String> = (0..40_000).map(|at| format!("document-{}", at % 39_999)).collect();
        for (story, line) in stories.iter().zip(1..) {
            let (source, target) = if line == 40_000 { ("b", "a") } else { ("a", "b") };
            let fields = RowFields { line, story, source, target, ..RowFields::default() };
            builder.push(&fields, std::iter::empty()).unwrap();
        }
        assert_eq!(builder.finish().twins().pairs, [(0, 39_999)]);
    }

    proptest! {
        #[test]
        fn pairs_are_those_that_a_plain_search_finds(
            rows in proptest::collection::vec((0..2_i32, 0..3_u8, 0..3_u8, 0..2_u8, 0..3_u8), 0..40),
        ) {
            let rows: Vec<String> = rows
                .iter()
                .map(|(day, source, target, kind, story)| {
                    let story = if *story == 0 { "-".to_owned() } else { story.to_string() };
                    format!("{day} s{source} s{target} k{kind} {story} 1")
                })
                .collect();
            let words: Vec<Vec<&str>> = rows.iter().map(|row| row.split(' ').collect()).collect();
            let mut taken = vec![false; rows.len()];
            let mut expected = Vec::new();
            for one in 0..rows.len() {
                let mirrors = |other: &usize| {
                    let (one, other) = (&words[one], &words[*other]);
                    one[0] == other[0] && one[1] == other[2] && one[2] == other[1] && one[3..] == other[3..]
                        && one[1] != one[2] && one[4] != "-"
                };
                if taken[one] {
                    continue;
                }
                if let Some(other) = (one + 1..rows.len()).find(|other| !taken[*other] && mirrors(other)) {
                    taken[other] = true;
                    expected.push((one as u32, other as u32));
                }
            }
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            prop_assert_eq!(pairs(&rows), expected);
        }
    }
}
