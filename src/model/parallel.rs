//! The same work on many items, on all processors. Results do not depend on how
//! many there are.

/// Fewer items than this are worked on where they are: threads would cost more
/// than they save.
const MIN_ITEMS: usize = 2000;
/// More threads than this gain nothing on files of the size that is read.
const MAX_THREADS: usize = 8;

/// Does the work on each item; the results stand in the items' order.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let parts = map_parts(items, MIN_ITEMS, |_, part| part.iter().map(&work).collect::<Vec<R>>());
    let mut results = Vec::with_capacity(items.len());
    parts.into_iter().for_each(|part| results.extend(part));
    results
}

/// Cuts the items into as many stretches as there are processors (one, where
/// there are fewer than `min_items`) and does the work on each, given the place
/// of its first item; the results stand in the items' order.
pub fn map_parts<T: Sync, R: Send>(items: &[T], min_items: usize, work: impl Fn(usize, &[T]) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    if items.len() < min_items || threads < 2 {
        return vec![work(0, items)];
    }
    let work = &work;
    let len = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let workers = items
            .chunks(len)
            .enumerate()
            .map(|(number, part)| (number * len, part, scope.spawn(move || work(number * len, part))))
            .collect::<Vec<_>>();
        workers
            .into_iter()
            // A worker that died is tried again here, where its panic is seen.
            .map(|(first, part, worker)| worker.join().unwrap_or_else(|_| work(first, part)))
            .collect()
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

    #[test]
    fn parts_know_where_they_begin_and_miss_nothing() {
        for len in [0, 1, 9, 10, 101] {
            let items = (0..len).collect::<Vec<usize>>();
            let parts = super::map_parts(&items, 10, |first, part| {
                assert_eq!(part.first().copied().unwrap_or(first), first);
                part.to_vec()
            });
            assert_eq!(parts.concat(), items);
        }
    }
}
