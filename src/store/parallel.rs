//! The same work on many items, on all processors.

/// Fewer items than this are worked on where they are: threads would cost more
/// than they save.
const MIN_ITEMS: usize = 2000;
/// More threads than this gain nothing on files of the size that is read.
const MAX_THREADS: usize = 8;

/// Does the work on each item; the results stand in the items' order.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    if items.len() < MIN_ITEMS || threads < 2 {
        return items.iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let chunks = items.chunks(items.len().div_ceil(threads));
        let workers = chunks
            .map(|chunk| (chunk, scope.spawn(move || chunk.iter().map(work).collect::<Vec<_>>())))
            .collect::<Vec<_>>();
        let mut results = Vec::with_capacity(items.len());
        for (chunk, worker) in workers {
            match worker.join() {
                Ok(done) => results.extend(done),
                // A worker that died is tried again here, where its panic is seen.
                Err(_) => results.extend(chunk.iter().map(work)),
            }
        }
        results
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for len in [0, 1, 1999, 2000, 2001, 12_345] {
            let items = (0..len).collect::<Vec<usize>>();
            assert_eq!(super::map(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
