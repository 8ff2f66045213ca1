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

use super::rows::Layer;

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

/// An end of a row: who, of which group.
type Actor<'a> = (&'a str, &'a str);

impl Twins {
    /// Finds the twins of a layer, in time O(n log n). Of rows that stand there
    /// several times, the first one way is the twin of the first the other way,
    /// and so on.
    pub(super) fn of(layer: &Layer) -> Self {
        let mut keys: Vec<(u64, u32)> = (0..layer.len())
            .filter(|row| can_have_twin(layer, *row))
            .filter_map(|row| Some((key_of(layer, row), u32::try_from(row).ok()?)))
            .collect();
        keys.sort_unstable();
        let mut pairs = Vec::new();
        for same_key in keys.chunk_by(|one, other| one.0 == other.0).filter(|rows| rows.len() > 1) {
            let mut rows: Vec<usize> = same_key.iter().map(|(_, row)| *row as usize).collect();
            // Different rows may have one key by chance.
            rows.sort_by(|one, other| compare(layer, *one, *other));
            for alike in rows.chunk_by(|one, other| compare(layer, *one, *other) == Ordering::Equal) {
                let is_forward = |row: &&usize| source_of(layer, **row) < target_of(layer, **row);
                let back = alike.iter().filter(|row| !is_forward(row));
                for (one, other) in alike.iter().filter(is_forward).zip(back) {
                    let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
                    pairs.push((number(*one.min(other)), number(*one.max(other))));
                }
            }
        }
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

fn source_of(layer: &Layer, row: usize) -> Actor<'_> {
    (layer.source(row), layer.source_group(row))
}

fn target_of(layer: &Layer, row: usize) -> Actor<'_> {
    (layer.target(row), layer.target_group(row))
}

fn can_have_twin(layer: &Layer, row: usize) -> bool {
    let (source, target) = (layer.source_number(row), layer.target_number(row));
    let are_told = source.is_some() && target.is_some() && !layer.story(row).is_empty();
    are_told && source_of(layer, row) != target_of(layer, row)
}

/// The same for twins.
fn key_of(layer: &Layer, row: usize) -> u64 {
    let state = FixedState::default();
    let end = |name: Option<u32>, group: Option<u32>| {
        let mut hasher = state.build_hasher();
        layer.names().hash(name.unwrap_or_default(), &mut hasher);
        layer.groups().hash(group.unwrap_or_default(), &mut hasher);
        hasher.finish()
    };
    let source = end(layer.source_number(row), layer.source_group_number(row));
    let target = end(layer.target_number(row), layer.target_group_number(row));
    let mut hasher = state.build_hasher();
    hasher.write_i32(layer.first_day(row));
    hasher.write_i32(layer.last_day(row));
    for column in layer.twin_columns() {
        column.pool.hash(column.numbers.get(row).copied().unwrap_or_default(), &mut hasher);
    }
    // The same whichever of the two comes first.
    hasher.write_u64(source.wrapping_add(target));
    hasher.finish()
}

/// Orders rows so that twins, and rows that stand there several times, are
/// equal.
fn compare(layer: &Layer, one: usize, other: usize) -> Ordering {
    let days = |row: usize| (layer.first_day(row), layer.last_day(row));
    let ends = |row: usize| {
        let (source, target) = (source_of(layer, row), target_of(layer, row));
        (source.min(target), source.max(target))
    };
    let texts = layer.twin_columns().map(|column| column.get(one).cmp(column.get(other)));
    days(one)
        .cmp(&days(other))
        .then_with(|| ends(one).cmp(&ends(other)))
        .then_with(|| texts.fold(Ordering::Equal, Ordering::then))
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
