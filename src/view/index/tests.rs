//! The index against a naive scan of the same rows.

use proptest::prelude::*;

use super::*;

/// Rows with bursts, ties on one day, long intervals and open ends.
fn any_row() -> impl Strategy<Value = Row> {
    let length = prop_oneof![5 => Just(1), 2 => 1..60_i32, 1 => 60..2_000_i32, 1 => 20_000..60_000_i32];
    let start = prop_oneof![3 => -3_000..3_000_i32, 2 => 100..110_i32, 1 => Just(500)];
    (start, length, 0..8_u8, 0..6_u32, 0..3_u16, any::<bool>()).prop_map(
        |(start, length, open, importance, lane, is_first)| {
            let (start, end) = match open {
                0 => (OPEN_START_DAY, start + length),
                1 => (start, OPEN_END_DAY),
                _ => (start, start + length),
            };
            Row::of_days(start, end, 0, lane, importance).in_lane(lane, is_first)
        },
    )
}

fn any_rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(any_row(), 0..most)
        .prop_map(|rows| rows.into_iter().zip(0..).map(|(row, item)| Row { item, ..row }).collect())
}

fn any_window() -> impl Strategy<Value = (f64, f64)> {
    (-4_000.0..4_000.0_f64, prop_oneof![0.01..3.0_f64, 1.0..9_000.0_f64, Just(1.0)], any::<bool>()).prop_map(
        |(start, span, whole)| {
            let start = if whole { start.floor() } else { start };
            (start, start + span)
        },
    )
}

/// The most important rows, as a scan of all finds them.
fn naive_best(rows: &[Row], most: usize, keep: impl Fn(&Row) -> bool) -> Vec<u32> {
    let mut kept: Vec<&Row> = rows.iter().filter(|row| keep(row)).collect();
    kept.sort_by_key(|row| (std::cmp::Reverse(row.importance), row.item));
    kept.into_iter().take(most).map(|row| row.item).collect()
}

fn items(rows: &[Row]) -> Vec<u32> {
    rows.iter().map(|row| row.item).collect()
}

/// Everything that the index tells of a window, held against a scan.
fn agree(index: &EventIndex, rows: &[Row], (start, end): (f64, f64)) -> Result<(), TestCaseError> {
    let overlaps = |row: &&Row| f64::from(row.start_day) < end && f64::from(row.end_day) > start;
    prop_assert_eq!(index.between(start, end), rows.iter().filter(|row| row.is_first).filter(overlaps).count());
    prop_assert_eq!(index.len(), rows.iter().filter(|row| row.is_first).count());
    for (number, lane) in index.lanes().iter().enumerate() {
        let own: Vec<Row> = rows.iter().copied().filter(|row| usize::from(row.lane) == number).collect();
        let in_cell = |row: &Row| row.anchor_days() >= start && row.anchor_days() < end;
        let reaches_in = |row: &Row| row.anchor_days() < start && f64::from(row.end_day) > start;
        let reaches_out = |row: &Row| row.anchor_days() >= end && f64::from(row.start_day) < end;
        prop_assert_eq!(lane.len(), own.len());
        prop_assert_eq!(lane.between(start, end), own.iter().filter(overlaps).count());
        prop_assert_eq!(lane.reaching_in(start), own.iter().filter(|row| reaches_in(row)).count());
        prop_assert_eq!(lane.reaching_out(end), own.iter().filter(|row| reaches_out(row)).count());
        let cell = lane.cell(start, end);
        prop_assert_eq!(cell.count(), own.iter().filter(|row| in_cell(row)).count());
        prop_assert_eq!(
            cell.count() + lane.reaching_in(start) + lane.reaching_out(end),
            lane.between(start, end) + own.iter().filter(|row| in_cell(row) && !overlaps(row)).count()
        );
        for most in [1, 5] {
            let keep = |row: &Row| !row.item.is_multiple_of(3);
            prop_assert_eq!(items(&lane.best(&cell, most, &|_| true)), naive_best(&own, most, in_cell));
            let kept = naive_best(&own, most, |row| in_cell(row) && keep(row));
            prop_assert_eq!(items(&lane.best(&cell, most, &keep)), kept);
            let before = items(&lane.best_reaching_in(start, most, &|_| true));
            prop_assert_eq!(before, naive_best(&own, most, reaches_in));
            let after = items(&lane.best_reaching_out(end, most, &|_| true));
            prop_assert_eq!(after, naive_best(&own, most, reaches_out));
        }
        let long = own.iter().filter(|row| in_cell(row) && row.class() > 0);
        let reach = long.map(|row| (row.start_day, row.end_day)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        prop_assert_eq!(lane.reach_of_long(&cell), reach);
        let anchors = own.iter().filter(|row| in_cell(row)).map(Row::anchor_days);
        let first_and_last = (anchors.clone().reduce(f64::min), anchors.reduce(f64::max));
        prop_assert_eq!(lane.anchors(&cell), first_and_last.0.zip(first_and_last.1));
    }
    Ok(())
}

fn naive_extent(rows: &[Row]) -> Option<(f64, f64)> {
    let sides = rows.iter().map(|row| {
        let first = if row.start_day == OPEN_START_DAY { row.end_day } else { row.start_day };
        let last = if row.end_day == OPEN_END_DAY { row.start_day } else { row.end_day };
        (f64::from(first), f64::from(last))
    });
    sides.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_window_holds_what_a_scan_finds(rows in any_rows(1_500), windows in prop::collection::vec(any_window(), 1..12)) {
        let index = EventIndex::build(3, &rows);
        prop_assert_eq!(index.extent_days(), naive_extent(&rows));
        for window in windows {
            agree(&index, &rows, window)?;
        }
    }

    #[test]
    fn edits_leave_what_a_fresh_index_would_hold(
        rows in any_rows(700), edits in prop::collection::vec((any::<prop::sample::Index>(), any_row(), 0..3_u8), 1..300),
        window in any_window(),
    ) {
        let mut index = EventIndex::build(3, &rows);
        let before = index.clone();
        let untouched = rows.clone();
        let mut rows = rows;
        for (number, (place, row, what)) in edits.into_iter().enumerate() {
            let fresh = Row { item: 10_000 + number as u32, ..row };
            if what == 0 || rows.is_empty() {
                index.insert(fresh);
                rows.push(fresh);
                continue;
            }
            let at = place.index(rows.len());
            let old = rows.swap_remove(at);
            if what == 1 {
                prop_assert!(index.remove(&old));
                prop_assert!(!index.remove(&old), "it was there twice");
            } else {
                let moved = Row { item: old.item, ..row };
                index.replace(&[old], &[moved]);
                rows.push(moved);
            }
        }
        rows.sort_by_key(|row| row.item);
        agree(&index, &rows, window)?;
        prop_assert_eq!(index.extent_days(), naive_extent(&rows));
        agree(&before, &untouched, window)?;
    }

    #[test]
    fn a_filter_leaves_what_passes(rows in any_rows(900), window in any_window(), keep in 1..5_u32) {
        let mut passes = FixedBitSet::with_capacity(rows.len());
        passes.extend((0..rows.len()).filter(|item| (*item as u32).is_multiple_of(keep)));
        let passing: Vec<Row> = rows.iter().copied().filter(|row| row.item % keep == 0).collect();
        agree(&EventIndex::build(3, &rows).filtered(&passes), &passing, window)?;
    }
}

#[test]
fn ten_thousand_points_under_a_century_take_less_than_64_bytes_each() {
    let mut rows: Vec<Row> =
        (0..10_000).map(|item| Row::of_days(item / 10, item / 10 + 1, item as u32, 0, 1)).collect();
    rows.push(Row::of_days(-18_000, 18_500, 10_000, 0, 9));
    let index = EventIndex::build(1, &rows);
    assert!(index.bytes() <= 64 * rows.len(), "{} bytes", index.bytes() / rows.len());
    let lane = &index.lanes()[0];
    assert_eq!(lane.reaching_in(900.75), 1 + 10);
    assert_eq!(items(&lane.best_reaching_in(900.75, 1, &|_| true)), [10_000]);
}
