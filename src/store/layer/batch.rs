//! Records on their way from where they are read to where they become rows, some
//! at a time. Knows nothing of what they say.

use std::sync::mpsc::{channel, sync_channel};
use std::thread;

use csv::ByteRecord;

use super::LayerError;
use super::read::Wrong;

/// Records of a batch.
const MAX_RECORDS: usize = 512;
/// A batch with more bytes than this is full.
const MAX_BATCH_BYTES: usize = 256 * 1024;
/// Room for more bytes than this is not kept for the next record.
const MAX_KEPT_BYTES: usize = 8 * 1024;
/// Full batches that wait at most.
const WAITING: usize = 2;

/// Records in the file's order. Their room is used again.
#[derive(Debug, Default)]
pub struct Batch {
    slots: Vec<Slot>,
    /// How many slots are filled.
    count: usize,
    bytes: usize,
}

/// A record.
#[derive(Debug, Default)]
pub struct Slot {
    /// Its fields.
    pub record: ByteRecord,
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why it is no row, where that is known without its fields.
    pub wrong: Option<Wrong>,
}

impl Slot {
    /// Bytes of memory, about.
    fn bytes(&self) -> usize {
        self.record.as_slice().len() + self.record.len() * size_of::<usize>()
    }
}

impl Batch {
    /// Whether no more records should be put in.
    pub fn is_full(&self) -> bool {
        self.count >= MAX_RECORDS || self.bytes > MAX_BATCH_BYTES
    }

    /// Room for the next record, which counts after [`Batch::keep`].
    pub fn slot(&mut self) -> &mut Slot {
        if self.count >= self.slots.len() {
            self.slots.resize_with(self.count + 1, Slot::default);
        }
        &mut self.slots[self.count]
    }

    /// Counts the record in [`Batch::slot`].
    pub fn keep(&mut self) {
        self.bytes += self.slots.get(self.count).map_or(0, Slot::bytes);
        self.count = (self.count + 1).min(self.slots.len());
    }

    /// The records.
    pub fn slots(&self) -> &[Slot] {
        self.slots.get(..self.count).unwrap_or_default()
    }

    /// Empties the batch. Room for long records is given back, so that a file of
    /// such records does not fill the memory.
    pub fn clear(&mut self) {
        for slot in self.slots.iter_mut().take(self.count) {
            if slot.bytes() > MAX_KEPT_BYTES {
                slot.record = ByteRecord::new();
            }
        }
        (self.count, self.bytes) = (0, 0);
    }
}

/// Fills batches here while those filled before are taken on another thread, one
/// after the other. Begins with a batch that is filled, and leaves it empty.
/// `fill` returns whether its batch is the last.
///
/// Returns whether all is done: not where there is no other thread, and nothing
/// has happened then.
///
/// # Errors
/// The first error of `take`, else that of `fill`: what is taken was read before
/// what is being filled.
pub fn on_two_threads(
    first: &mut Batch,
    fill: &mut impl FnMut(&mut Batch) -> Result<bool, LayerError>,
    take: &mut (impl FnMut(&Batch) -> Result<(), LayerError> + Send),
) -> Result<bool, LayerError> {
    if thread::available_parallelism().map_or(1, usize::from) < 2 {
        return Ok(false);
    }
    let (filled, to_take) = sync_channel::<Batch>(WAITING);
    let (emptied, to_fill) = channel::<Batch>();
    thread::scope(|scope| {
        let take_all = move || -> Result<(), LayerError> {
            for mut batch in to_take {
                take(&batch)?;
                batch.clear();
                // After the last batch nobody waits for empty ones.
                let _ = emptied.send(batch);
            }
            Ok(())
        };
        let Ok(taker) = thread::Builder::new().name("layer-rows".to_owned()).spawn_scoped(scope, take_all) else {
            return Ok(false);
        };
        let mut batch = std::mem::take(first);
        let mut is_end = false;
        let filling = loop {
            // A taker that stopped says below why.
            if filled.send(batch).is_err() || is_end {
                break Ok(());
            }
            batch = to_fill.try_recv().unwrap_or_default();
            match fill(&mut batch) {
                Ok(is_last) => is_end = is_last,
                Err(error) => break Err(error),
            }
        };
        drop(filled);
        taker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        filling.map(|()| true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A batch that holds one record of this line.
    fn put(batch: &mut Batch, line: u64, fields: &[&str]) {
        let slot = batch.slot();
        (slot.record, slot.line) = (ByteRecord::from(fields.to_vec()), line);
        batch.keep();
    }

    #[test]
    fn batches_are_taken_in_the_order_in_which_they_were_filled() {
        let (mut taken, mut line) = (Vec::new(), 1);
        let mut take = |batch: &Batch| {
            taken.extend(batch.slots().iter().map(|slot| slot.line));
            Ok(())
        };
        let mut fill = |batch: &mut Batch| {
            line += 1;
            put(batch, line, &["a"]);
            Ok(line == 100)
        };
        let mut batch = Batch::default();
        put(&mut batch, 1, &["a"]);
        if !on_two_threads(&mut batch, &mut fill, &mut take).unwrap() {
            // A machine of one processor.
            return;
        }
        assert!(batch.slots().is_empty());
        assert_eq!(taken, (1..=100).collect::<Vec<u64>>());
    }

    #[test]
    fn what_stops_the_taking_is_told_and_stops_the_filling() {
        let mut take = |_: &Batch| Err(LayerError::Utf16);
        let mut fill = |batch: &mut Batch| {
            put(batch, 1, &["a"]);
            Ok(false)
        };
        let ended = on_two_threads(&mut Batch::default(), &mut fill, &mut take);
        assert!(matches!(ended, Err(LayerError::Utf16) | Ok(false)));
    }

    #[test]
    fn what_stops_the_filling_is_told_after_all_before_it_was_taken() {
        let mut count = 0;
        let mut take = |batch: &Batch| {
            count += batch.slots().len();
            Ok(())
        };
        let mut is_first = true;
        let mut fill = |batch: &mut Batch| {
            put(batch, 1, &["a"]);
            if std::mem::take(&mut is_first) { Ok(false) } else { Err(LayerError::Empty) }
        };
        let ended = on_two_threads(&mut Batch::default(), &mut fill, &mut take);
        assert!(matches!(ended, Err(LayerError::Empty) | Ok(false)));
        assert!(count == 1 || ended.is_ok());
    }

    #[test]
    fn long_records_fill_a_batch_and_their_room_is_given_back() {
        let (long, many) = ("x".repeat(MAX_BATCH_BYTES), vec![""; MAX_BATCH_BYTES]);
        for fields in [[long.as_str()].as_slice(), &many] {
            let mut batch = Batch::default();
            put(&mut batch, 1, fields);
            assert!(batch.is_full());
            batch.clear();
            assert!(!batch.is_full());
            assert_eq!(batch.slot().record.len(), 0);
        }
    }
}
