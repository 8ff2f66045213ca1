//! Small pictures that read as sentences, and snapshots of larger ones.

use crate::model::Lang;
use crate::view::geometry::{Point, Rect};
use crate::view::paint::Painter;
use crate::view::rows::RowLayout;
use crate::view::scene::{FontWeight, Geometry, Item, Scene, Shape, Target, TextRun};
use crate::view::testing::{Look, SEED, also_about_months_before, dataset, day};
use crate::view::timeline::{LaneMode, Timeline, extent_days, undated};

use super::describe::describe;

fn look(lines: &[&str]) -> Look {
    Look::at(dataset(lines))
}

fn seed() -> Look {
    let mut dataset = dataset(&SEED);
    let kochavi = dataset.events.iter_mut().find(|event| event.id.as_str() == "kochavi").unwrap();
    also_about_months_before(kochavi, 2, "belkhir");
    Look::at(dataset)
}

/// The items of a group.
fn group<'a>(scene: &'a Scene, id: &str) -> &'a [Item] {
    let start = scene.items.iter().position(|item| matches!(item, Item::Group(group) if group.id == id));
    let start = start.unwrap_or_else(|| panic!("no group {id}:\n{}", describe(scene)));
    let mut depth = 0;
    for (at, item) in scene.items[start..].iter().enumerate() {
        match item {
            Item::Group(_) | Item::Clip(_) => depth += 1,
            Item::End if depth == 1 => return &scene.items[start + 1..start + at],
            Item::End => depth -= 1,
            _ => {}
        }
    }
    panic!("group {id} has no end");
}

fn texts(items: &[Item]) -> Vec<&TextRun> {
    items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None }).collect()
}

fn shapes(items: &[Item]) -> Vec<&Shape> {
    items.iter().filter_map(|item| if let Item::Shape(shape) = item { Some(shape) } else { None }).collect()
}

/// The middle of an event's symbol.
fn symbol(scene: &Scene, id: &str) -> Point {
    let middle = |shape: &&Shape| match &shape.geometry {
        Geometry::Polygon(points) => Some(Point::new(points[0].x, points[1].y)),
        Geometry::Circle { center, .. } => Some(*center),
        _ => None,
    };
    let shapes = shapes(group(scene, &format!("event-{id}")));
    shapes.iter().find_map(middle).unwrap_or_else(|| panic!("no symbol of {id}:\n{}", describe(scene)))
}

fn axis_y(look: &Look) -> f32 {
    let input = look.input();
    let rows = RowLayout::of(&input);
    let painter = Painter::new(&rows, &input);
    painter.y(painter.composition().axis_y)
}

fn x(timeline: &Timeline, days: f64) -> f32 {
    timeline.axis.unwrap().x_from_time(days) as f32
}

#[test]
fn a_stated_day_is_a_diamond_and_an_editors_day_an_open_circle() {
    let scene = look(&["A→B visit 2021-11-24 #s: Stated", "A→B visit 2022-03-01 editor #e: Editor's"]).draw().scene;
    assert!(shapes(group(&scene, "event-s")).iter().any(|shape| matches!(shape.geometry, Geometry::Polygon(_))));
    let circle =
        shapes(group(&scene, "event-e")).into_iter().find(|shape| matches!(shape.geometry, Geometry::Circle { .. }));
    assert!(circle.is_some_and(|circle| circle.stroke.is_some()));
    assert!(texts(group(&scene, "event-e")).iter().any(|run| run.text.ends_with("· editor")));
}

#[test]
fn the_sides_are_mirrored_about_the_joint_axis() {
    let look = look(&["A→B visit 2021-01-05 #a: A", "B→A visit 2021-06-05 #b: B", "joint visit 2021-09-05 #j: J"]);
    let (scene, axis_y) = (look.draw().scene, axis_y(&look));
    assert!(symbol(&scene, "a").y < axis_y - 26.0);
    assert!(symbol(&scene, "b").y > axis_y + 26.0);
    assert_eq!(symbol(&scene, "j").y, axis_y);
}

#[test]
fn events_of_one_day_stand_above_each_other_on_one_stem() {
    let look =
        look(&["A→B visit 2021-01-05 #a: One", "A→B visit 2021-01-05 #b: Two", "A→B visit 2021-08-05 #c: Three"]);
    let scene = look.draw().scene;
    let (one, two) = (symbol(&scene, "a"), symbol(&scene, "b"));
    assert_eq!(one.x, two.x);
    assert!((one.y - two.y).abs() >= 35.0);
}

#[test]
fn a_month_is_as_long_as_it_is() {
    let look = look(&["A→B visit 2021-11 #m: Month", "A→B visit 2022-03-01: Other"]);
    let timeline = look.draw();
    let bar = shapes(group(&timeline.scene, "event-m")).into_iter().find_map(|shape| match shape.geometry {
        Geometry::Rect { rect, radius } if radius > 2.0 => Some(rect),
        _ => None,
    });
    let bar = bar.unwrap_or_else(|| panic!("{}", describe(&timeline.scene)));
    assert!((bar.left - x(&timeline, day("2021-11-01"))).abs() < 0.01);
    assert!((bar.right - x(&timeline, day("2021-12-01"))).abs() < 0.01);
}

#[test]
fn an_open_end_runs_to_the_edge_of_the_plot() {
    let timeline = look(&["A→B visit 2021-11-01/.. #o: Open", "A→B visit 2021-03-01: Other"]).draw();
    let shapes = shapes(group(&timeline.scene, "event-o"));
    let reaches =
        shapes.iter().any(|shape| matches!(shape.geometry, Geometry::Rect { rect, .. } if rect.right >= 996.0));
    let arrow = shapes.iter().filter(|shape| matches!(shape.geometry, Geometry::Line { .. })).count();
    assert!(reaches && arrow == 2, "{}", describe(&timeline.scene));
}

#[test]
fn both_lines_of_an_arabic_label_end_at_its_mark() {
    let mut look = seed();
    look.spec.lang = Lang::AR;
    let scene = look.draw().scene;
    for id in ["kochavi", "guard", "memorandum"] {
        let runs = texts(group(&scene, &format!("event-{id}")));
        let ends: Vec<f32> = runs.iter().map(|run| run.origin.x + run.width).collect();
        assert_eq!(runs.len(), 2, "{id}");
        assert!((ends[0] - ends[1]).abs() < 0.01, "{id}: {ends:?}");
    }
}

#[test]
fn the_label_of_a_long_bar_stays_in_sight() {
    let mut look = look(&["A→B visit 2001-01-01/2020-12-31 #long: Long negotiations", "A→B visit 2010-03-01: Other"]);
    (look.spec.start_days, look.spec.span_days) = (day("2009-01-01"), 700.0);
    let scene = look.draw().scene;
    let label = texts(group(&scene, "event-long"))[0];
    assert_eq!(label.text, "Long negotiations");
    assert!((0.0..100.0).contains(&label.origin.x), "{label:?}");
}

#[test]
fn what_has_no_room_folds_with_an_exact_count_led_by_the_most_important() {
    let lines: Vec<String> =
        (0..40).map(|number| format!("A→B visit 2021-05-05 rank={} #n{number}: Event {number}", number % 5)).collect();
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.push("A→B visit 2022-05-05 #other: Other");
    let look = look(&lines).sized(600.0, 400.0);
    let scene = look.draw().scene;
    let fold = scene.hits.iter().find_map(|hit| match &hit.target {
        Target::Fold(fold) => Some(fold.clone()),
        _ => None,
    });
    let fold = fold.expect("a fold");
    let drawn = scene.items.iter().filter(|item| matches!(item, Item::Group(group) if group.id.starts_with("event-n")));
    assert_eq!(fold.count + drawn.count(), 40);
    let pill = scene.items.iter().find_map(|item| match item {
        Item::Group(group) if group.id.starts_with("fold-") => Some(group.clone()),
        _ => None,
    });
    let pill = pill.unwrap();
    assert_eq!(pill.id, format!("fold-{}", fold.top[0]));
    assert!(texts(group(&scene, &pill.id)).iter().any(|run| run.text == fold.count.to_string()));
    let rank = |id: &crate::model::EventId| look.dataset.event(id).unwrap().rank;
    assert!(fold.top.windows(2).all(|pair| rank(&pair[0]) >= rank(&pair[1])), "{fold:?}");
}

#[test]
fn a_selected_event_has_its_name_even_within_a_fold() {
    let lines: Vec<String> = (0..30).map(|number| format!("A→B visit 2021-05-05 #n{number}: Event {number}")).collect();
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.push("A→B visit 2022-05-05 #other: Other");
    let mut look = look(&lines).sized(600.0, 400.0);
    look.spec.selected.insert("n29".into());
    let scene = look.draw().scene;
    let shown = scene.items.iter().any(|item| matches!(item, Item::Text(run) if run.text == "Event 29"));
    assert!(shown, "{}", describe(&scene));
}

#[test]
fn a_distance_in_time_has_an_arc_with_its_words_and_a_mere_order_has_none() {
    let lines = [
        "A→B visit 2022-09-13 #belkhir: Belkhir visits Tel Aviv",
        "B→A visit before=belkhir by=2m about #kochavi: Kochavi visits Morocco",
        "joint agreement before=belkhir #some-time: Agreements",
        "joint visit 2021-12-01: Earlier",
    ];
    let scene = look(&lines).draw().scene;
    let relations = group(&scene, "relations");
    assert!(texts(relations).iter().any(|run| run.text == "about two months"), "{}", describe(&scene));
    let arcs = shapes(relations).iter().filter(|shape| matches!(shape.geometry, Geometry::Cubic(_))).count();
    assert_eq!(arcs, 1);
}

#[test]
fn every_zoom_from_the_millennium_to_the_minute_shows_a_year() {
    let mut look = seed();
    let middle = day("2021-11-24") + 0.5;
    for span in [4.0e6, 4.0e5, 4.0e4, 4.0e3, 700.0, 90.0, 20.0, 2.0, 0.3, 0.02, 0.000_7] {
        (look.spec.start_days, look.spec.span_days) = (middle - span / 2.0, span);
        let timeline = look.draw();
        let header = group(&timeline.scene, "header");
        let has_year = |run: &&TextRun| run.weight == FontWeight::Bold && run.text.chars().any(|c| c.is_ascii_digit());
        assert!(texts(header).iter().any(has_year), "no year in a window of {span} days");
        if span < 300.0 {
            assert!(texts(header).iter().any(|run| run.text.contains("2021")), "{span}");
        }
    }
}

#[test]
fn a_minute_is_as_exact_as_a_century() {
    let mut look = look(&["joint visit 2021-11-24T14:05:30 #clock: Signed", "joint visit 1021-03-01: Long before"]);
    let noon = day("2021-11-24");
    (look.spec.start_days, look.spec.span_days) = (noon + 14.0 / 24.0 + 5.0 / 1_440.0, 1.0 / 1_440.0);
    let x = symbol(&look.draw().scene, "clock").x;
    assert!((x - 498.0).abs() < 0.5, "half a minute into the minute, at {x}");
}

#[test]
fn the_minimap_shows_the_window_with_handles_of_one_size() {
    let mut look = seed();
    for doublings in [0.0_f64, 3.0, 9.0, 15.0] {
        look.spec.span_days /= doublings.exp2();
        let timeline = look.draw();
        let hit = |target: &Target| timeline.scene.hits.iter().rev().find(|hit| hit.target == *target).unwrap().rect;
        let (start, end) = (hit(&Target::MinimapStart), hit(&Target::MinimapEnd));
        assert!((start.width() - 14.0).abs() < 0.01 && (end.width() - 14.0).abs() < 0.01);
        assert!(start.center().x < end.center().x);
        let map = hit(&Target::Minimap);
        assert!(map.top == timeline.plot.bottom && map.bottom == 684.0);
    }
}

#[test]
fn lanes_have_captions_that_can_be_pointed_at() {
    let scene = seed().in_lanes(LaneMode::Kind).draw().scene;
    let lanes: Vec<&str> = scene
        .hits
        .iter()
        .filter_map(|hit| if let Target::Lane(key) = &hit.target { Some(key.as_str()) } else { None })
        .collect();
    assert_eq!(lanes, ["visit", "agreement", "announcement", "statement", "meeting", "ceremony", "conference"]);
}

#[test]
fn an_event_stands_in_the_lane_of_each_of_its_actors() {
    let scene = seed().in_lanes(LaneMode::Actor).draw().scene;
    let times = scene.items.iter().filter(|item| matches!(item, Item::Group(g) if g.id.starts_with("event-belkhir")));
    assert_eq!(times.count(), 2);
}

#[test]
fn what_has_no_place_on_the_axis_is_listed_apart() {
    let look = look(&["A→B visit 2021-01-01: Dated", "A→B visit ../..: Undated", "joint visit before=nobody: Unknown"]);
    assert_eq!(undated(&look.dataset, &look.chronology), [1, 2]);
    assert_eq!(extent_days(&look.dataset, &look.chronology), Some((day("2021-01-01"), day("2021-01-02"))));
    let open = self::look(&["A→B visit 2021-01-01/..: Open", "A→B visit ../2019-12-31: Until"]);
    assert_eq!(extent_days(&open.dataset, &open.chronology), Some((day("2020-01-01"), day("2021-01-01"))));
}

#[test]
fn nothing_to_show_and_no_room_to_show_it_are_pictures_too() {
    assert!(!look(&[]).draw().scene.items.is_empty());
    for lanes in [LaneMode::Direction, LaneMode::Kind, LaneMode::Actor, LaneMode::None] {
        for (width, height) in [(0.0, 0.0), (1.0, 1.0), (40.0, 20.0), (90.0, 700.0), (2_000.0, 90.0)] {
            let timeline = seed().sized(width, height).in_lanes(lanes).draw();
            assert!(timeline.content_height.is_finite());
        }
    }
}

#[test]
fn dates_beyond_every_calendar_do_no_harm() {
    let lines = ["A→B visit Y-170000002: Dinosaurs", "B→A visit Y170000002: Far", "joint visit 2021-01-01: Today"];
    let mut look = look(&lines);
    assert!(!look.draw().scene.items.is_empty());
    (look.spec.start_days, look.spec.span_days) = (day("2020-12-01"), 60.0);
    assert_eq!(symbol(&look.draw().scene, "e2").x.round(), x(&look.draw(), day("2021-01-01") + 0.5).round());
}

#[test]
fn a_plot_too_low_for_all_rows_says_how_high_it_would_be() {
    let roomy = seed().sized(996.0, 900.0).draw();
    assert!(roomy.wanted_height <= roomy.plot.height());
    let low = seed().sized(996.0, 400.0).draw();
    assert!(low.wanted_height > low.plot.height());
    let full = seed().sized(996.0, low.wanted_height + 78.0).draw();
    let named = |timeline: &Timeline| {
        let groups = timeline.scene.items.iter().filter_map(|item| match item {
            Item::Group(group) if group.id.starts_with("event-") => Some(group.id.clone()),
            _ => None,
        });
        groups.filter(|id| !texts(group(&timeline.scene, id)).is_empty()).count()
    };
    assert_eq!(named(&full), 12);
    assert!(named(&low) < 12);
}

#[test]
fn labels_keep_their_distance_from_what_the_card_of_a_selected_event_covers() {
    let mut look = seed();
    look.spec.selected.insert("talks".into());
    let input = look.input();
    let rows = RowLayout::of(&input);
    let painter = Painter::new(&rows, &input);
    let seen = painter.seen();
    let rects: Vec<Rect> = seen.iter().filter_map(|seen| seen.label.as_ref().map(|label| label.rect)).collect();
    for (at, one) in rects.iter().enumerate() {
        assert!(rects[..at].iter().all(|other| !other.overlaps(one)));
    }
}

#[test]
fn snapshot_of_the_seed() {
    let mut look = seed();
    look.spec.selected.insert("belkhir".into());
    insta::assert_snapshot!("seed", describe(&look.draw().scene));
    look.spec.lang = Lang::AR;
    insta::assert_snapshot!("seed_arabic", describe(&look.draw().scene));
}

#[test]
fn snapshot_of_a_small_picture() {
    insta::assert_snapshot!("small", describe(&seed().sized(600.0, 400.0).draw().scene));
}

#[test]
fn snapshot_of_lanes_by_kind() {
    insta::assert_snapshot!("lanes_by_kind", describe(&seed().in_lanes(LaneMode::Kind).draw().scene));
}

#[test]
fn snapshot_of_one_day() {
    let mut look = seed();
    (look.spec.start_days, look.spec.span_days) = (day("2022-09-13"), 1.0);
    insta::assert_snapshot!("one_day", describe(&look.draw().scene));
}
