//! What holds where thousands of events crowd a few years: bursts, ties on one
//! day, and intervals from weeks to decades over them.

use proptest::prelude::*;

use crate::model::Dataset;
use crate::model::date::Day;
use crate::view::paint::Painter;
use crate::view::rows::{RowCache, RowLayout};
use crate::view::testing::{Look, dataset, day};
use crate::view::timeline::{FilteredOut, LaneMode, timeline};

use super::promises::{collisions, labelled, sums_agree_in};

/// Knuth's linear congruential generator with the constants of MMIX: enough to
/// scatter events, and the same everywhere.
struct Scatter(u64);

impl Scatter {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn crowd(events: usize, seed: u64) -> Dataset {
    let mut scatter = Scatter(seed);
    let first = day("1990-01-01") as i64;
    let lines: Vec<String> = (0..events)
        .map(|number| {
            let start = match scatter.below(10) {
                0..3 => first + 4_000 + scatter.below(30) as i64,
                3 => first + 6_000,
                _ => first + scatter.below(9_000) as i64,
            };
            let date = match scatter.below(12) {
                0 => format!("{}/{}", Day(start), Day(start + 10 + scatter.below(300) as i64)),
                1 if number % 9 == 0 => format!("{}/{}", Day(start), Day(start + 3_000)),
                _ => Day(start).to_string(),
            };
            let who = ["A→B", "B→A", "joint"][scatter.below(3) as usize];
            let kind = ["visit", "agreement", "meeting"][scatter.below(3) as usize];
            let rank = if scatter.below(20) == 0 { scatter.below(6) } else { 0 };
            format!("{who} {kind} {date} rank={rank} #e{number}: Event {number} of many")
        })
        .collect();
    dataset(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A move of the window: a pan by a share of it, and a zoom about a place in it.
fn any_moves() -> impl Strategy<Value = Vec<(f64, f64, f64)>> {
    prop::collection::vec((-0.8..0.8_f64, 0.0..1.0_f64, prop_oneof![Just(0.0), -1.5..2.5_f64]), 1..14)
}

fn go(look: &mut Look, (pan, at, doublings): (f64, f64, f64)) {
    look.spec.start_days += pan * look.spec.span_days;
    let span = (look.spec.span_days / doublings.exp2()).clamp(0.5, 60_000.0);
    look.spec.start_days += at * (look.spec.span_days - span);
    look.spec.span_days = span;
}

fn no_collisions(rows: &RowLayout, look: &Look) -> Result<(), TestCaseError> {
    let input = look.input();
    let painter = Painter::new(rows, &input);
    let seen = painter.seen();
    // Pills stand on lines of their own, apart from all labels.
    let found = collisions(&painter, &seen);
    prop_assert!(found.is_empty(), "{:#?}", &found[..found.len().min(4)]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn through_any_walk_the_folds_and_the_marks_are_the_events_of_the_window(
        moves in any_moves(), seed in 0..1_000_u64, lanes in 0..3_usize,
    ) {
        let mut look = Look::at(crowd(1_500, seed)).in_lanes([LaneMode::Direction, LaneMode::Kind, LaneMode::None][lanes]);
        let mut cache = RowCache::default();
        for step in moves {
            go(&mut look, step);
            let rows = cache.rows(1, &look.input()).clone();
            sums_agree_in(&rows, &look)?;
            no_collisions(&rows, &look)?;
        }
    }

    #[test]
    fn wherever_the_window_came_from_it_shows_the_same(moves in any_moves(), seed in 0..1_000_u64) {
        let mut look = Look::at(crowd(1_200, seed));
        let mut cache = RowCache::default();
        for step in moves {
            go(&mut look, step);
            let rows = cache.rows(1, &look.input()).clone();
            prop_assert_eq!(&rows.items, &RowLayout::of(&look.input()).items);
        }
    }

    #[test]
    fn panning_moves_no_label_and_zooming_in_drops_none(moves in any_moves(), seed in 0..1_000_u64) {
        let mut look = Look::at(crowd(1_500, seed));
        let mut before = labelled(&look);
        for (pan, at, doublings) in moves {
            go(&mut look, (pan, at, doublings.max(0.0)));
            let after = labelled(&look);
            let window = (look.spec.start_days, look.spec.start_days + look.spec.span_days);
            for (key, (place, row)) in before.iter().filter(|(_, (_, row))| row.overlaps(window.0, window.1)) {
                prop_assert_eq!(after.get(key).map(|(place, _)| place), Some(place), "{:?}", row);
            }
            before = after;
        }
    }

    #[test]
    fn a_filter_leaves_the_sums_right(moves in any_moves(), seed in 0..1_000_u64, hides in any::<bool>()) {
        let mut look = Look::at(crowd(1_200, seed));
        look.spec.passes = (0..1_200).map(|event| event % 7 < 2).collect::<Vec<bool>>().into();
        look.spec.filtered_out = if hides { FilteredOut::Hidden } else { FilteredOut::Dimmed };
        for step in moves {
            go(&mut look, step);
            let rows = RowLayout::of(&look.input());
            sums_agree_in(&rows, &look)?;
            no_collisions(&rows, &look)?;
        }
    }
}

#[test]
fn a_bar_of_decades_over_thousands_of_points_is_drawn_and_keeps_its_name() {
    let mut crowd = crowd(3_000, 5);
    let bar = dataset(&["joint agreement 1991-01-01/2013-01-01 rank=5 #treaty: Treaty in force"]).events.remove(0);
    crowd.events.push(bar);
    let mut look = Look::at(crowd);
    for span in [8_000.0, 900.0, 60.0, 3.0] {
        (look.spec.start_days, look.spec.span_days) = (day("2003-05-05") - span / 2.0, span);
        let scene = timeline(&look.input()).scene;
        let named = scene
            .items
            .iter()
            .any(|item| matches!(item, crate::view::scene::Item::Text(run) if run.text == "Treaty in force"));
        assert!(named, "in a window of {span} days");
    }
}

#[test]
fn events_of_one_day_stay_one_fold_with_its_count_however_near_one_looks() {
    let lines: Vec<String> = (0..5_000).map(|number| format!("A→B visit 2021-05-05 #e{number}: E{number}")).collect();
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.push("A→B visit 1961-05-05 #early: Early");
    let mut look = Look::at(dataset(&lines));
    for span in [30_000.0, 400.0, 10.0, 1.0] {
        (look.spec.start_days, look.spec.span_days) = (day("2021-05-05") + 0.5 - span * 0.75, span);
        let rows = RowLayout::of(&look.input());
        let folds: Vec<usize> = rows.items.iter().filter(|item| item.count > 1).map(|item| item.count).collect();
        let singles = rows.items.iter().filter(|item| item.count == 1 && item.leader.item() < 5_000).count();
        assert_eq!(folds.len(), 1, "{span}: {folds:?}");
        assert_eq!(folds[0] + singles, 5_000, "{span}");
    }
}
