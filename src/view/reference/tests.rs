//! Layers on the timeline: counts that add up, bars that stay, squares that
//! stand for single rows.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::Lang;
use crate::model::layer::{Column, Columns, LayerBuilder, LayerSpec, RowFields, RowQuery, RowSearch, SideNames};
use crate::model::{Header, LocalText};
use crate::view::testing::{FixedWidth, Look as TestLook, SEED, dataset, day};
use crate::view::timeline::{LaneMode, Timeline, timeline};

/// A layer of rows `first..last source > target`, where sides are `a` and `b`.
fn layer(rows: &[(i32, i32, &str)]) -> Layer {
    let column = |number| Some(Column::Number(number));
    let columns = Columns { source: column(2), target: column(3), ..Columns::default() };
    let sides = SideNames { a: vec!["a".to_owned()], b: vec!["b".to_owned()] };
    let mut builder = LayerBuilder::new(Arc::new(LayerSpec { columns, sides, ..LayerSpec::default() }), Vec::new());
    for ((first_day, last_day, who), line) in rows.iter().zip(1..) {
        let (source, target) = who.split_once('>').unwrap_or((who, ""));
        let fields =
            RowFields { line, first_day: *first_day, last_day: *last_day, source, target, ..RowFields::default() };
        builder.push(&fields, std::iter::empty()).unwrap();
    }
    builder.finish()
}

fn index(layer: &Layer) -> ReferenceIndex {
    let header = Header::default();
    let links = Links::of(layer, &header);
    let selected = RowQuery::default().select(layer, &links, &RowSearch::of(layer), &header);
    ReferenceIndex::of(layer, &links, &selected, false)
}

fn reference(layer: &Layer, show: LayerShow) -> References {
    let name = LocalText::of([(Lang::EN, "Press")]);
    References::of(vec![Reference { layer: 0, name, show, total: layer.len(), index: Arc::new(index(layer)) }])
}

/// The seed's events with a layer.
fn picture(layer: &Layer, show: LayerShow, lanes: LaneMode, window: Option<(f64, f64)>) -> Timeline {
    let mut look = TestLook::at(dataset(&SEED)).in_lanes(lanes);
    if let Some((start, end)) = window {
        (look.spec.start_days, look.spec.span_days) = (start, end - start);
    }
    look.spec.references = reference(layer, show);
    timeline(&look.input_with(&FixedWidth))
}

fn targets(timeline: &Timeline) -> Vec<RowsTarget> {
    let target = |target: &Target| if let Target::Rows(rows) = target { Some(*rows) } else { None };
    timeline.scene.hits.iter().filter_map(|hit| target(&hit.target)).collect()
}

/// 3,000 days, of which each has as many rows as its number ends in.
fn busy() -> Layer {
    let first = day("2019-01-01") as i32;
    let rows: Vec<(i32, i32, &str)> = (0..1500)
        .flat_map(|at| (0..at % 10).map(move |row| (at, row)))
        .map(|(at, row)| (first + at, first + at, ["a>b", "b>a", "c>d", "a>c"][row as usize % 4]))
        .collect();
    layer(&rows)
}

#[test]
fn bars_hold_each_row_of_the_window_once() {
    let layer = busy();
    for show in [LayerShow::Background, LayerShow::Lane] {
        for lanes in [LaneMode::Direction, LaneMode::Kind] {
            for (start, end) in
                [("2018-01-01", "2024-01-01"), ("2020-01-01", "2020-07-01"), ("2020-03-02", "2020-03-09")]
            {
                let window = (day(start), day(end));
                let picture = picture(&layer, show, lanes, Some(window));
                let seen = targets(&picture);
                let counted: usize = seen.iter().map(|target| target.counts.total()).sum();
                let (first, last) = seen.iter().fold((f64::MAX, f64::MIN), |(first, last), target| {
                    (first.min(target.start_days), last.max(target.end_days))
                });
                assert_eq!(counted, index(&layer).counts_in(first, last).total(), "{show:?} {lanes:?} {start}");
                assert!(counted >= index(&layer).between(window.0, window.1), "{show:?} {lanes:?} {start}");
            }
        }
    }
}

#[test]
fn panning_changes_no_bar() {
    let layer = busy();
    let start = day("2020-01-01");
    let bars = |shift: f64| {
        let window = (start + shift, start + shift + 400.0);
        targets(&picture(&layer, LayerShow::Background, LaneMode::Direction, Some(window)))
    };
    let before = bars(0.0);
    for shift in [0.3, 7.0, 33.3] {
        let after = bars(shift);
        let common = before.iter().filter(|bar| after.contains(bar)).count();
        let still_inside = before.iter().filter(|bar| bar.end_days > start + shift).count();
        assert_eq!(common, still_inside, "{shift}");
    }
}

#[test]
fn acts_of_a_stand_above_the_axis_and_of_b_below() {
    let first = day("2021-06-01") as i32;
    let window = Some((f64::from(first) - 10.0, f64::from(first) + 10.0));
    let reach = |who: &str| {
        let layer = layer(&[(first, first, who); 4]);
        let picture = picture(&layer, LayerShow::Background, LaneMode::Direction, window);
        let hit = picture.scene.hits.iter().find(|hit| matches!(hit.target, Target::Rows(_))).unwrap().rect;
        (hit.top, hit.bottom)
    };
    let (rest, above, below) = (reach("c>d"), reach("a>b"), reach("b>a"));
    let middle = f32::midpoint(rest.0, rest.1);
    assert!(above.0 < rest.0 && above.1 < rest.1, "{above:?} {rest:?}");
    assert!(below.1 > rest.1 && below.0 > rest.0, "{below:?} {rest:?}");
    assert!((f32::midpoint(above.0, below.1) - middle).abs() < 1.0);
}

#[test]
fn single_rows_are_squares_once_their_days_are_wide_enough() {
    let layer = busy();
    let start = day("2020-03-02");
    let near = targets(&picture(&layer, LayerShow::Lane, LaneMode::Direction, Some((start, start + 14.0))));
    assert!(near.iter().all(|target| target.row.is_some() && target.counts.total() == 1));
    let far = targets(&picture(&layer, LayerShow::Lane, LaneMode::Direction, Some((start, start + 700.0))));
    assert!(far.iter().all(|target| target.row.is_none()));
    let mut rows: Vec<u32> = near.iter().filter_map(|target| target.row).collect();
    rows.sort_unstable();
    let mut expected = index(&layer).rows_in(start, start + 14.0, usize::MAX);
    expected.sort_unstable();
    assert_eq!(rows, expected);
}

#[test]
fn lanes_take_their_height_from_the_plot() {
    let layer = busy();
    let without = picture(&layer, LayerShow::Hidden, LaneMode::Direction, None);
    let with = picture(&layer, LayerShow::Lane, LaneMode::Direction, None);
    assert_eq!(without.plot.bottom - with.plot.bottom, lane::HEIGHT_PX);
    assert!(targets(&without).is_empty());
    assert_eq!(without.scene.size, with.scene.size);
}

#[test]
fn each_layer_says_how_many_rows_are_in_sight() {
    let layer = busy();
    for show in [LayerShow::Background, LayerShow::Lane] {
        let start = day("2020-03-02");
        let picture = picture(&layer, show, LaneMode::Direction, Some((start, start + 14.0)));
        let in_sight = index(&layer).between(start, start + 14.0);
        let texts: Vec<&str> = picture
            .scene
            .items
            .iter()
            .filter_map(
                |item| if let crate::view::scene::Item::Text(run) = item { Some(run.text.as_str()) } else { None },
            )
            .collect();
        assert!(texts.contains(&"Press"), "{texts:?}");
        assert!(texts.contains(&format!("{in_sight} of 6,750 in sight").as_str()), "{texts:?}");
    }
}

#[test]
fn numbers_have_their_thousands_apart() {
    assert_eq!([0, 999, 1000, 46_092, 1_000_000].map(grouped), ["0", "999", "1,000", "46,092", "1,000,000"]);
}

proptest! {
    #[test]
    fn every_step_counts_every_row_once(
        rows in proptest::collection::vec((-40_000..40_000_i32, 0..900_i32, 0..4_usize), 0..80),
    ) {
        let who = ["a>b", "b>a", "c>d", "b>c"];
        let rows: Vec<(i32, i32, &str)> =
            rows.iter().map(|(first, length, who_at)| (*first, first + length * length / 900, who[*who_at])).collect();
        let index = index(&layer(&rows));
        for exponent in -6..6 {
            let periods = index.periods(10_f64.powi(exponent), 4.0);
            let counted: usize = periods.periods.iter().map(|period| period.counts.total()).sum();
            prop_assert_eq!(counted, rows.len());
            for period in &periods.periods {
                let stretch = (periods.step.start_days(period.number), periods.step.start_days(period.number + 1));
                prop_assert_eq!(index.counts_in(stretch.0, stretch.1), period.counts);
            }
        }
    }
}
