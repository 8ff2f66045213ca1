//! A sorted sequence in chunks: found by bisection, changed in one chunk.
//!
//! ```text
//!   lasts   [ k63 ][ k127 ][ k201 ] ...     bisected first, contiguous
//!   before  [ 0   ][ 64   ][ 128  ] ...     how many stand in earlier chunks
//!   chunks  [64 values][64 values][74 values] ...   shared until one is changed
//! ```

use std::ops::Range;
use std::sync::Arc;

/// Values of a freshly built chunk.
const FRESH: usize = 128;
/// Most values of a chunk; one more splits it.
const MOST: usize = 256;
/// Fewer values than this join a neighbour.
const FEWEST: usize = 32;

/// A value with the key by which it is sorted; no two values of a sequence that
/// differ have the same key.
pub(super) trait Keyed: Copy {
    type Key: Ord + Copy;

    fn key(&self) -> Self::Key;
}

impl Keyed for i32 {
    type Key = Self;

    fn key(&self) -> Self {
        *self
    }
}

/// Which chunks a change has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touched {
    /// The values of one chunk.
    Chunk(usize),
    /// The division into chunks.
    All,
}

/// The sequence.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T: Keyed> {
    chunks: Vec<Arc<Vec<T>>>,
    lasts: Vec<T::Key>,
    before: Vec<usize>,
    len: usize,
}

impl<T: Keyed> Default for Sorted<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), lasts: Vec::new(), before: Vec::new(), len: 0 }
    }
}

impl<T: Keyed> Sorted<T> {
    /// The sequence of values that are sorted already.
    pub fn from_sorted(values: impl Iterator<Item = T>) -> Self {
        let mut values = values.peekable();
        let mut chunks = Vec::new();
        while values.peek().is_some() {
            let mut chunk = Vec::with_capacity(FRESH);
            chunk.extend(values.by_ref().take(FRESH));
            chunks.push(Arc::new(chunk));
        }
        let mut sorted = Self { chunks, ..Self::default() };
        sorted.renumber();
        sorted
    }

    fn renumber(&mut self) {
        self.lasts.clear();
        self.lasts.extend(self.chunks.iter().filter_map(|chunk| chunk.last().map(Keyed::key)));
        self.count_from(0);
    }

    fn count_from(&mut self, first: usize) {
        self.before.truncate(first);
        let mut count = match first.checked_sub(1) {
            Some(last) => self.before[last] + self.chunks[last].len(),
            None => 0,
        };
        for chunk in &self.chunks[first..] {
            self.before.push(count);
            count += chunk.len();
        }
        self.len = count;
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn chunks(&self) -> &[Arc<Vec<T>>] {
        &self.chunks
    }

    /// The places of a chunk's values.
    pub fn places(&self, chunk: usize) -> Range<usize> {
        self.before[chunk]..self.before[chunk] + self.chunks[chunk].len()
    }

    /// The chunk that holds a place.
    pub fn chunk_of(&self, place: usize) -> usize {
        self.before.partition_point(|before| *before <= place).saturating_sub(1)
    }

    /// The value at a place.
    pub fn get(&self, place: usize) -> Option<&T> {
        if place >= self.len {
            return None;
        }
        let chunk = self.chunk_of(place);
        self.chunks.get(chunk)?.get(place - self.before[chunk])
    }

    /// How many values have a key below this one.
    pub fn rank(&self, key: T::Key) -> usize {
        self.rank_in(self.lasts.partition_point(|last| *last < key), key)
    }

    /// As [`Self::rank`], quicker where it is near a place: in steps that double
    /// from there (J. Bentley, A. Yao: An Almost Optimal Algorithm for Unbounded
    /// Searching, 1976).
    pub fn rank_near(&self, key: T::Key, place: usize) -> usize {
        if self.chunks.is_empty() {
            return 0;
        }
        // Of the chunks before `low` the last key is below, of those from `high` on not.
        let start = self.chunk_near(place);
        let (mut low, mut high) = (0, self.lasts.len());
        let mut step = 1;
        if self.lasts[start] < key {
            low = start + 1;
            while low < high && self.lasts[(low + step - 1).min(high - 1)] < key {
                low = (low + step).min(high);
                step *= 2;
            }
            high = high.min(low + step);
        } else {
            high = start;
            while high > 0 && self.lasts[high.saturating_sub(step)] >= key {
                high = high.saturating_sub(step);
                step *= 2;
            }
            low = low.max(high.saturating_sub(step));
        }
        let chunk = low + self.lasts[low..high].partition_point(|last| *last < key);
        self.rank_in(chunk, key)
    }

    /// About the chunk that holds a place, where chunks are about equally full.
    fn chunk_near(&self, place: usize) -> usize {
        (place.saturating_mul(self.chunks.len()) / self.len.max(1)).min(self.chunks.len() - 1)
    }

    fn rank_in(&self, chunk: usize, key: T::Key) -> usize {
        match self.chunks.get(chunk) {
            Some(values) => self.before[chunk] + values.partition_point(|value| value.key() < key),
            None => self.len,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Puts a value in.
    pub fn insert(&mut self, value: T) -> Touched {
        let key = value.key();
        if self.chunks.is_empty() {
            self.chunks.push(Arc::new(vec![value]));
            self.renumber();
            return Touched::All;
        }
        let chunk = self.lasts.partition_point(|last| *last < key).min(self.chunks.len() - 1);
        let values = Arc::make_mut(&mut self.chunks[chunk]);
        let place = values.partition_point(|other| other.key() < key);
        values.insert(place, value);
        if values.len() > MOST {
            let rest = values.split_off(values.len() / 2);
            self.chunks.insert(chunk + 1, Arc::new(rest));
            self.renumber();
            return Touched::All;
        }
        if let Some(last) = values.last() {
            self.lasts[chunk] = last.key();
        }
        self.count_from(chunk);
        Touched::Chunk(chunk)
    }

    /// Takes a value with this key out; `None` where there is none.
    pub fn remove(&mut self, key: T::Key) -> Option<Touched> {
        let chunk = self.lasts.partition_point(|last| *last < key);
        let values = self.chunks.get_mut(chunk)?;
        let place = values.partition_point(|other| other.key() < key);
        if values.get(place)?.key() != key {
            return None;
        }
        let values = Arc::make_mut(values);
        values.remove(place);
        let left = values.len();
        if let Some(last) = values.last() {
            self.lasts[chunk] = last.key();
        }
        if left < FEWEST && self.join(chunk) {
            self.renumber();
            return Some(Touched::All);
        }
        self.count_from(chunk);
        Some(Touched::Chunk(chunk))
    }

    /// Joins a small chunk to a neighbour that has room, or drops it where it is
    /// empty. Returns whether anything changed.
    fn join(&mut self, chunk: usize) -> bool {
        let len = self.chunks[chunk].len();
        let has_room = |other: usize| self.chunks.get(other).is_some_and(|other| other.len() + len <= FRESH);
        if len == 0 {
            self.chunks.remove(chunk);
        } else if has_room(chunk + 1) {
            let next = self.chunks.remove(chunk + 1);
            Arc::make_mut(&mut self.chunks[chunk]).extend(next.iter());
        } else if let Some(previous) = chunk.checked_sub(1).filter(|previous| has_room(*previous)) {
            let own = self.chunks.remove(chunk);
            Arc::make_mut(&mut self.chunks[previous]).extend(own.iter());
        } else {
            return false;
        }
        true
    }

    /// Bytes that it takes, chunks included.
    pub fn bytes(&self) -> usize {
        let values: usize = self.chunks.iter().map(|chunk| chunk.capacity() * size_of::<T>()).sum();
        let per_chunk = size_of::<Arc<Vec<T>>>() + size_of::<Vec<T>>() + 2 * size_of::<usize>();
        let tables = size_of::<T::Key>() + size_of::<usize>();
        values + self.chunks.len() * (per_chunk + tables)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn looking_from_any_place_finds_the_same_rank(
            mut days in prop::collection::vec(-500..500_i32, 0..3_000),
            places in prop::collection::vec((-600..600_i32, 0..3_500_usize), 1..40),
        ) {
            days.sort_unstable();
            let sorted = Sorted::from_sorted(days.into_iter());
            for (day, place) in places {
                prop_assert_eq!(sorted.rank_near(day, place), sorted.rank(day));
            }
        }
    }
}
