//! What holds for every dataset and every view.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::model::date::Day;
use crate::model::{Dataset, Lang};
use crate::view::fold::RowItem;
use crate::view::geometry::Rect;
use crate::view::index::Row;
use crate::view::paint::Painter;
use crate::view::place::Place;
use crate::view::rows::{RowCache, RowLayout};
use crate::view::scene::{Item, Target};
use crate::view::sight::Seen;
use crate::view::testing::{Look, dataset, day};
use crate::view::timeline::{FilteredOut, LaneMode, TimelineInput, timeline, timeline_with};

const KINDS: [&str; 7] = ["visit", "agreement", "announcement", "statement", "meeting", "ceremony", "conference"];
const TITLES: [&str; 5] =
    ["Talks", "Security memorandum", "Visit of the minister to the capital of the other side", "Ceremony", "Statement"];

/// One event somewhere in a few years, with any sort of date.
fn any_event() -> impl Strategy<Value = String> {
    let first = day("2015-01-01") as i64;
    let words = (0..3_usize, 0..KINDS.len(), 0..TITLES.len(), 0..3_usize, 0..6_u8);
    (first..first + 2_500, 1..900_i64, 0..14_u8, words).prop_map(
        |(at, length, sort, (who, kind, title, basis, rank))| {
            let start = Day(at).to_string();
            let end = Day(at + length).to_string();
            let date = match sort {
                0 => start[..4].to_owned(),
                1 => start[..7].to_owned(),
                2 => format!("{}~", &start[..7]),
                3 => format!("{start}?"),
                4 => format!("[{start}..{end}]"),
                5 => format!("{start}/{end}"),
                6 => format!("{}/{}", &start[..7], &end[..7]),
                7 => format!("{start}/.."),
                8 => format!("../{end}"),
                // A few days that many events share.
                9 => Day(at / 400 * 400).to_string(),
                _ => start,
            };
            let who = ["A→B", "B→A", "joint"][who];
            let basis = ["", " editor", " derived"][basis];
            let actors = ["far", "far,idf", "mfa"][usize::from(rank) % 3];
            format!("{who} {} {date}{basis} rank={rank} actors={actors} ar=زيارة_رسمية: {}", KINDS[kind], TITLES[title])
        },
    )
}

fn any_dataset(most: usize) -> impl Strategy<Value = Dataset> {
    prop::collection::vec(any_event(), 1..most)
        .prop_map(|lines| dataset(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn any_lanes() -> impl Strategy<Value = LaneMode> {
    prop::sample::select(vec![
        LaneMode::Direction,
        LaneMode::Direction,
        LaneMode::Kind,
        LaneMode::Actor,
        LaneMode::None,
    ])
}

prop_compose! {
    fn any_look(most: usize)(
        dataset in any_dataset(most), lanes in any_lanes(), lang in prop::sample::select(vec![Lang::EN, Lang::AR]),
        width in 400.0..1_600.0_f32, height in 300.0..900.0_f32,
    ) -> Look {
        let mut look = Look::at(dataset).sized(width, height).in_lanes(lanes);
        look.spec.lang = lang;
        look
    }
}

/// A window within the events, of any length from a decade to a day.
fn zoom(look: &mut Look, at: f64, doublings: f64) {
    let span = look.spec.span_days / doublings.exp2();
    look.spec.start_days += at * (look.spec.span_days - span);
    look.spec.span_days = span;
}

fn with_seen<T>(look: &Look, test: impl FnOnce(&Painter<'_>, &[Seen<'_>]) -> T) -> T {
    let input = look.input();
    let rows = RowLayout::of(&input);
    let painter = Painter::new(&rows, &input);
    let seen = painter.seen();
    test(&painter, &seen)
}

/// Labels that overlap each other, and labels that cover a mark.
pub(super) fn collisions(painter: &Painter<'_>, seen: &[Seen<'_>]) -> Vec<String> {
    let mark_px = painter.input.theme.size.mark;
    let name =
        |at: usize| painter.input.dataset.events[seen[at].entry.item() as usize].title.in_lang(Lang::EN).to_owned();
    let mut found = Vec::new();
    for (at, one) in seen.iter().enumerate() {
        let Some(label) = &one.label else { continue };
        let rect = label.rect.grown(-0.5);
        for (other_at, other) in seen.iter().enumerate().filter(|(other, _)| *other != at) {
            if other_at > at && other.label.as_ref().is_some_and(|other| other.rect.overlaps(&rect)) {
                found.push(format!("{:?} of {} and {:?} of {}", label, name(at), other.label, name(other_at)));
            }
            if other.mark_rect(painter.plot, mark_px).grown(-1.5).overlaps(&rect) {
                found.push(format!("{:?} of {} covers the mark of {}", label.rect, name(at), name(other_at)));
            }
        }
    }
    found
}

/// The places of the labels in sight, by lane and event.
pub(super) fn labelled(look: &Look) -> BTreeMap<(usize, u32), (Place, Row)> {
    let rows = RowLayout::of(&look.input());
    let items = rows.items.iter().filter(|item| item.place.label.is_some());
    items.map(|item| ((item.lane, item.leader.item()), (item.place, item.leader.row))).collect()
}

/// In every lane, the events that are drawn by themselves and those that folds
/// count are the events of the window that pass; of lanes in sight.
pub(super) fn sums_agree(look: &Look) -> Result<(), TestCaseError> {
    let rows = RowLayout::of(&look.input());
    sums_agree_in(&rows, look)
}

pub(super) fn sums_agree_in(rows: &RowLayout, look: &Look) -> Result<(), TestCaseError> {
    let (start, end) = (look.spec.start_days, look.spec.start_days + look.spec.span_days);
    let passing = look.index.filtered(&look.spec.passes);
    for (lane, number) in rows.frame.numbers.iter().enumerate() {
        let is_in = |item: &&RowItem| item.lane == lane && (item.count > 1 || item.leader.row.overlaps(start, end));
        let counted: usize = rows.items.iter().filter(is_in).filter(|item| item.passes).map(|item| item.count).sum();
        let expected = passing.events.lanes()[*number].between(start, end);
        let top = rows.frame.composition.lanes[lane].0;
        if rows.frame.ground.is_mirrored || top < look.size.height - look.theme.size.minimap_height {
            prop_assert_eq!(counted, expected, "lane {} of {:?}", number, look);
        }
    }
    prop_assert_eq!(rows.in_window, passing.events.between(start, end));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn labels_overlap_neither_each_other_nor_marks(mut look in any_look(60), at in 0.0..1.0_f64, doublings in -2.0..9.0_f64) {
        zoom(&mut look, at, doublings);
        let found = with_seen(&look, collisions);
        prop_assert!(found.is_empty(), "{found:#?}");
    }

    #[test]
    fn nothing_that_is_written_is_cut_off(mut look in any_look(40), at in 0.0..1.0_f64, doublings in -2.0..9.0_f64) {
        zoom(&mut look, at, doublings);
        let scene = look.draw().scene;
        for item in &scene.items {
            // A query may hang over the edge with its mark.
            let Item::Text(run) = item else { continue };
            if run.text != "?" && !run.text.chars().all(|c| c.is_ascii_digit() || c == '+') {
                prop_assert!(run.origin.x >= 0.0 && run.origin.x + run.width <= scene.size.width + 0.01, "{run:?}");
            }
        }
    }

    #[test]
    fn panning_keeps_the_row_of_what_stays_in_sight(
        mut look in any_look(60), doublings in 0.0..6.0_f64, pans in prop::collection::vec(-0.4..0.4_f64, 1..6),
    ) {
        zoom(&mut look, 0.5, doublings);
        let heights = |look: &Look| with_seen(look, |painter, seen| {
            // All folds of a lane stand on one line.
            let key = |seen: &Seen<'_>| (seen.item.lane, if seen.is_fold() { None } else { Some(seen.entry.item()) });
            let _ = painter;
            seen.iter().map(|seen| (key(seen), seen.y)).collect::<BTreeMap<_, _>>()
        });
        let mut before = heights(&look);
        for pan in pans {
            look.spec.start_days += pan * look.spec.span_days;
            let after = heights(&look);
            for (key, y) in &after {
                if let Some(earlier) = before.get(key) {
                    prop_assert_eq!(earlier, y);
                }
            }
            before = after;
        }
    }

    #[test]
    fn zooming_in_keeps_every_name_in_its_row(mut look in any_look(60), at in 0.0..1.0_f64) {
        let mut before = labelled(&look);
        for _ in 0..8 {
            zoom(&mut look, at, 0.8);
            let after = labelled(&look);
            let window = (look.spec.start_days, look.spec.start_days + look.spec.span_days);
            for (key, (place, row)) in before.iter().filter(|(_, (_, row))| row.overlaps(window.0, window.1)) {
                prop_assert_eq!(after.get(key).map(|(place, _)| place), Some(place), "{:?}", row);
            }
            before = after;
        }
    }

    #[test]
    fn every_event_of_the_window_is_drawn_or_counted_once_in_each_of_its_lanes(
        mut look in any_look(80), at in 0.0..1.0_f64, doublings in -2.0..8.0_f64, pan in -1.5..1.5_f64,
    ) {
        zoom(&mut look, at, doublings);
        look.spec.start_days += pan * look.spec.span_days;
        sums_agree(&look)?;
    }

    #[test]
    fn a_filter_that_dims_moves_nothing_and_names_only_what_passes(
        mut look in any_look(60), passes in prop::collection::vec(any::<bool>(), 80), doublings in 0.0..5.0_f64,
    ) {
        zoom(&mut look, 0.5, doublings);
        let before = labelled(&look);
        look.spec.passes = passes[..look.dataset.events.len()].to_vec().into();
        let after = labelled(&look);
        for (key, (place, _)) in &before {
            prop_assert_eq!(after.get(key).map(|(place, _)| place), Some(place));
        }
        sums_agree(&look)?;
        with_seen(&look, |painter, seen| -> Result<(), TestCaseError> {
            for one in seen.iter().filter(|seen| seen.label.is_some()) {
                prop_assert!(painter.input.spec.passes.passes(one.entry.item() as usize));
            }
            let found = collisions(painter, seen);
            prop_assert!(found.is_empty(), "{found:#?}");
            Ok(())
        })?;
    }

    #[test]
    fn hidden_events_leave_no_trace(mut look in any_look(40), passes in prop::collection::vec(any::<bool>(), 80)) {
        look.spec.passes = passes[..look.dataset.events.len()].to_vec().into();
        look.spec.filtered_out = FilteredOut::Hidden;
        let passing = |id: &crate::model::EventId| {
            let at = look.dataset.events.iter().position(|event| event.id == *id);
            at.is_some_and(|at| look.spec.passes.passes(at))
        };
        for region in look.draw().scene.hits {
            match region.target {
                Target::Event(id) => prop_assert!(passing(&id)),
                Target::Fold(fold) => prop_assert!(fold.top.iter().all(&passing)),
                _ => {}
            }
        }
    }

    #[test]
    fn a_cache_shows_what_a_fresh_layout_shows(
        mut look in any_look(40), moves in prop::collection::vec((0.0..1.0_f64, -1.0..1.5_f64), 1..6),
    ) {
        let mut cache = RowCache::default();
        for (at, doublings) in moves {
            zoom(&mut look, at, doublings);
            let input: TimelineInput<'_> = look.input();
            let cached = timeline_with(cache.rows(1, &input), &input);
            prop_assert_eq!(cached, timeline(&input));
        }
    }

    #[test]
    fn a_scene_is_sound(mut look in any_look(50), at in 0.0..1.0_f64, doublings in -4.0..18.0_f64, scroll in 0.0..500.0_f32) {
        zoom(&mut look, at, doublings);
        look.spec.scroll_y = scroll;
        look.spec.selected.insert(look.dataset.events[0].id.clone());
        look.spec.hovered = look.dataset.events.last().map(|event| event.id.clone());
        let scene = look.draw().scene;
        let (mut depth, mut ids) = (0_i32, BTreeSet::new());
        for item in &scene.items {
            match item {
                Item::Group(group) => {
                    depth += 1;
                    prop_assert!(ids.insert(group.id.clone()), "{} stands twice", group.id);
                }
                Item::Clip(_) => depth += 1,
                Item::End => depth -= 1,
                Item::Text(run) => prop_assert!(run.origin.x.is_finite() && run.origin.y.is_finite() && run.size > 0.0),
                Item::Shape(_) => prop_assert!(!format!("{item:?}").contains("NaN"), "{item:?}"),
            }
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
        let whole = Rect::new(-100.0, -2_000.0, scene.size.width + 100.0, scene.size.height + 2_000.0);
        for region in &scene.hits {
            let Rect { left, top, right, bottom } = region.rect;
            prop_assert!(left <= right && top <= bottom && region.rect.overlaps(&whole), "{region:?}");
        }
    }
}
