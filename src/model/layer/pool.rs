//! Strings that stand once, and columns that point at them.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use fixedbitset::FixedBitSet;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use memchr::memmem;

use crate::model::query::fold;

/// After this many strings it is asked whether they repeat often enough: fewer
/// than half of them new.
const TRIAL: usize = 1 << 12;

/// Strings in one piece of memory, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    text: String,
    ends: Vec<u32>,
    /// Whether some string may be there more than once.
    has_doubles: bool,
}

/// A column of text, each row the number of a string in a [`Pool`]. The empty
/// string has a number like any other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextColumn {
    /// For each row, its string's number.
    pub numbers: Vec<u32>,
    /// The strings.
    pub pool: Pool,
}

/// Fills a pool, each string once as far as that pays off: of strings that
/// hardly ever repeat, such as addresses, no table is kept.
#[derive(Debug, Default)]
pub(super) struct Interner {
    pool: Pool,
    places: HashTable<Place>,
    hasher: RandomState,
    asked: usize,
    /// Whether strings are put in without looking whether they are there.
    is_plain: bool,
}

/// Where a string stands: its hash and its number.
#[derive(Debug, Clone, Copy)]
struct Place {
    hash: u64,
    number: u32,
}

/// A pool is full: its texts would be longer than four gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PoolFull;

impl Pool {
    /// How many strings it holds.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string of a number; of a number that no string has, the empty one.
    pub fn get(&self, number: u32) -> &str {
        self.range(number).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    fn bytes_of(&self, number: u32) -> &[u8] {
        self.range(number).and_then(|range| self.text.as_bytes().get(range)).unwrap_or_default()
    }

    fn range(&self, number: u32) -> Option<Range<usize>> {
        let at = number as usize;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        Some(start as usize..*self.ends.get(at)? as usize)
    }

    /// Whether two numbers are of the same string.
    pub fn is_same(&self, one: u32, other: u32) -> bool {
        one == other || (self.has_doubles && self.get(one) == self.get(other))
    }

    /// An order of numbers in which those of the same string are equal, and no
    /// others.
    pub(super) fn compare(&self, one: u32, other: u32) -> Ordering {
        if one != other && self.has_doubles { self.get(one).cmp(self.get(other)) } else { one.cmp(&other) }
    }

    /// Something that is the same for numbers of the same string.
    pub(super) fn hash(&self, number: u32, hasher: &mut impl Hasher) {
        if self.has_doubles { hasher.write(self.get(number).as_bytes()) } else { hasher.write_u32(number) }
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.get(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// All strings one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of the string that holds a byte of [`Pool::text`].
    pub fn number_at(&self, byte: usize) -> u32 {
        let at = self.ends.partition_point(|end| *end as usize <= byte);
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Puts a string in. Returns its number.
    pub(super) fn push(&mut self, string: &str) -> Result<u32, PoolFull> {
        let end = u32::try_from(self.text.len().saturating_add(string.len())).map_err(|_| PoolFull)?;
        let number = u32::try_from(self.ends.len()).map_err(|_| PoolFull)?;
        self.text.push_str(string);
        self.ends.push(end);
        Ok(number)
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }

    /// The strings folded for search, by the same numbers.
    pub(super) fn folded(&self) -> Self {
        let mut folded = Self { has_doubles: true, ..Self::default() };
        for string in self.iter() {
            // Folding may lengthen a text beyond what a pool holds; the rest is not found then.
            if folded.push(&fold(string)).is_err() {
                break;
            }
        }
        folded.shrink();
        folded
    }

    /// The strings that contain this one, by number.
    pub(super) fn containing(&self, needle: &str) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(self.len());
        let finder = memmem::Finder::new(needle);
        let (bytes, mut from, mut place) = (self.text.as_bytes(), 0, 0);
        while let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + at;
            // The string that holds the match's first byte, looked for from the last one on.
            place += self.ends.get(place..).map_or(0, |ends| gallop(ends, start));
            let Some(end) = self.ends.get(place).map(|end| *end as usize) else { break };
            if start + needle.len() <= end {
                found.insert(place);
                from = end;
            } else {
                // It runs into the next string, or begins an overlapping one.
                from = start + 1;
            }
        }
        found
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl TextColumn {
    /// The text of a row; empty where there is no such row.
    pub fn get(&self, row: usize) -> &str {
        self.numbers.get(row).map_or("", |number| self.pool.get(*number))
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        self.numbers.capacity() * size_of::<u32>() + self.pool.bytes()
    }
}

impl Interner {
    /// The number of a string, which is put in where it is new.
    pub fn number(&mut self, string: &str) -> Result<u32, PoolFull> {
        if self.is_plain {
            return self.pool.push(string);
        }
        self.asked += 1;
        // Hashed as bytes: this is the text of a table, no key of other types.
        let mut hash = self.hasher.build_hasher();
        hash.write(string.as_bytes());
        let hash = hash.finish();
        let pool = &self.pool;
        let is_it = |place: &Place| place.hash == hash && pool.bytes_of(place.number) == string.as_bytes();
        if let Some(place) = self.places.find(hash, is_it) {
            return Ok(place.number);
        }
        let number = self.pool.push(string)?;
        self.places.insert_unique(hash, Place { hash, number }, |place| place.hash);
        if self.asked >= TRIAL && self.pool.len() > self.asked / 2 {
            self.is_plain = true;
            self.pool.has_doubles = true;
            self.places = HashTable::new();
        }
        Ok(number)
    }

    /// The filled pool.
    pub fn finish(mut self) -> Pool {
        self.pool.shrink();
        self.pool
    }
}

/// How many ends lie at or before a byte; near ones are found fast.
fn gallop(ends: &[u32], byte: usize) -> usize {
    let mut reach = 1;
    while ends.get(reach).is_some_and(|end| *end as usize <= byte) {
        reach *= 2;
    }
    let (low, high) = (reach / 2, (reach + 1).min(ends.len()));
    low + ends.get(low..high).map_or(0, |part| part.partition_point(|end| *end as usize <= byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_one_number() {
        let mut interner = Interner::default();
        let numbers = ["Egypt", "", "مصر", "Egypt", "", "Chad"].map(|name| interner.number(name).unwrap());
        assert_eq!(numbers, [0, 1, 2, 0, 1, 3]);
        let pool = interner.finish();
        assert_eq!(pool.iter().collect::<Vec<_>>(), ["Egypt", "", "مصر", "Chad"]);
        assert_eq!(pool.get(4), "");
        assert_eq!([0, 4, 5, 10, 11, 14].map(|byte| pool.number_at(byte)), [0, 0, 2, 2, 3, 3]);
    }

    #[test]
    fn strings_are_found_by_their_parts_and_not_across_their_ends() {
        let mut interner = Interner::default();
        for name in ["Cairo", "Rome", "", "Omer", "Aix", "Xanten"] {
            interner.number(name).unwrap();
        }
        let folded = interner.finish().folded();
        let found = |needle: &str| folded.containing(needle).ones().collect::<Vec<_>>();
        assert_eq!(found("o"), [0, 1, 3]);
        assert_eq!(found("ome"), [1, 3]);
        assert_eq!(found("meo"), [0; 0]);
        assert_eq!(found("x"), [4, 5]);
        assert_eq!(found("xx"), [0; 0]);
        assert_eq!(found("cairo"), [0]);
        assert_eq!(found("none"), [0; 0]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_is_what_contains_the_needle(
            strings in proptest::collection::vec("[ab]{0,4}", 0..30),
            needle in "[ab]{1,3}",
        ) {
            let mut pool = Pool::default();
            strings.iter().for_each(|string| { pool.push(string).unwrap(); });
            let expected: Vec<usize> = (0..strings.len()).filter(|at| strings[*at].contains(&needle)).collect();
            proptest::prop_assert_eq!(pool.containing(&needle).ones().collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn strings_that_never_repeat_cost_no_table() {
        let mut interner = Interner::default();
        for at in 0..2 * TRIAL {
            let address = format!("https://example.org/{at}");
            let number = interner.number(&address).unwrap();
            assert_eq!(interner.pool.get(number), address);
        }
        assert!(interner.is_plain);
        assert_eq!(interner.places.len(), 0);
    }

    #[test]
    fn strings_that_repeat_stay_single_however_many_there_are() {
        let mut interner = Interner::default();
        for at in 0..8 * TRIAL {
            interner.number(&(at % 1000).to_string()).unwrap();
        }
        assert_eq!(interner.finish().len(), 1000);
    }
}
