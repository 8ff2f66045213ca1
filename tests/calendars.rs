//! Dates as their readers are used to, in the window: time from right to left
//! under the pointer and the keys, the second axis, the detail pane in three
//! calendars. Pictures are written to `screenshots/`.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

#[path = "support/window.rs"]
mod support;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::action::Action;
use entente::app::command::{Command, ViewCommand};
use entente::model::date::Day;
use entente::model::{EventId, Lang};
use entente::view::flight::TimeWindow;
use entente::view::scene::Target;
use support::{VISIT, picture, run, select, window};

type Window = Harness<'static, EntenteApp>;

fn shown(harness: &Window) -> TimeWindow {
    harness.state().state.window()
}

fn corner(harness: &Window) -> Pos2 {
    harness.get_by_label("Timeline").rect().min
}

/// The time under a place on the screen.
fn time_at(harness: &Window, at: Pos2) -> f64 {
    let timeline = &harness.state().state.timeline;
    timeline.time_at(&timeline.axis.unwrap(), at.x - corner(harness).x)
}

fn place_of(harness: &Window, wanted: impl Fn(&Target) -> bool) -> Pos2 {
    let hits = &harness.state().state.timeline.scene.hits;
    let center = hits.iter().rev().find(|hit| wanted(&hit.target)).expect("a region").rect.center();
    corner(harness) + vec2(center.x, center.y)
}

fn drag(harness: &mut Window, from: Pos2, by: Vec2) {
    let button = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(Event::PointerMoved(from));
    harness.step();
    harness.event(button(from, true));
    harness.step();
    for share in [0.2, 0.6, 1.0] {
        harness.event(Event::PointerMoved(from + by * share));
        harness.step();
    }
    harness.event(button(from + by, false));
    harness.run();
}

fn choose(harness: &mut Window, actions: &[Action]) {
    for action in actions {
        run(harness, Command::Action(*action));
    }
}

/// A window in which time runs from right to left.
fn mirrored() -> Window {
    let mut harness = window("light");
    choose(&mut harness, &[Action::ToggleTimeDirection]);
    harness
}

#[test]
fn what_is_dragged_stays_under_the_pointer_whichever_way_time_runs() {
    for mut harness in [window("light"), mirrored()] {
        let from = pos2(corner(&harness).x + 300.0, corner(&harness).y + 90.0);
        let grabbed = time_at(&harness, from);
        drag(&mut harness, from, vec2(120.0, 0.0));
        let left = time_at(&harness, from + vec2(120.0, 0.0));
        let px_per_day = harness.state().state.timeline.axis.unwrap().px_per_day();
        assert!((left - grabbed).abs() * px_per_day < 1.0, "{grabbed} became {left}");
    }
}

#[test]
fn the_wheel_zooms_about_the_pointer_from_right_to_left_too() {
    let mut harness = mirrored();
    let before = shown(&harness);
    let at = pos2(corner(&harness).x + 250.0, corner(&harness).y + 90.0);
    harness.event(Event::PointerMoved(at));
    harness.run();
    let time = time_at(&harness, at);
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    assert!(shown(&harness).span_days < before.span_days);
    let px_per_day = harness.state().state.timeline.axis.unwrap().px_per_day();
    assert!((time_at(&harness, at) - time).abs() * px_per_day < 1.0);
}

#[test]
fn an_arrow_key_moves_where_it_points() {
    let moved = |mut harness: Window, key: Key| {
        let before = shown(&harness).start_days;
        harness.key_press(key);
        harness.run();
        shown(&harness).start_days - before
    };
    assert!(moved(window("light"), Key::ArrowRight) > 0.0);
    assert!(moved(mirrored(), Key::ArrowRight) < 0.0, "earlier times stand on the right");
    assert!(moved(mirrored(), Key::ArrowLeft) > 0.0);
}

#[test]
fn handles_of_the_minimap_follow_the_pointer_from_right_to_left() {
    let mut harness = mirrored();
    let before = shown(&harness);
    let (start, end) = (
        place_of(&harness, |target| *target == Target::MinimapStart),
        place_of(&harness, |target| *target == Target::MinimapEnd),
    );
    assert!(start.x > end.x, "the window starts on the right");
    drag(&mut harness, end, vec2(60.0, 0.0));
    let after = shown(&harness);
    assert!(after.end_days() < before.end_days(), "the end came earlier");
    assert!((after.start_days - before.start_days).abs() < 1.0e-6);
    let handle = place_of(&harness, |target| *target == Target::MinimapEnd);
    assert!((handle.x - (end.x + 60.0)).abs() < 2.0, "{handle:?} for {end:?}");
}

#[test]
fn a_click_on_a_mark_selects_its_event_from_right_to_left() {
    let mut harness = mirrored();
    let at = place_of(&harness, |target| *target == Target::Event(EventId::from(VISIT)));
    harness.event(Event::PointerMoved(at));
    harness.step();
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
    assert_eq!(harness.state().state.focus, Some(EventId::from(VISIT)));
}

#[test]
fn the_second_axis_takes_its_room_from_the_plot_alone() {
    let mut harness = window("light");
    let before = harness.state().state.timeline.plot;
    choose(&mut harness, &[Action::CalendarHijri]);
    let after = harness.state().state.timeline.plot;
    assert!(after.bottom < before.bottom && after.bottom > before.bottom - 40.0);
    choose(&mut harness, &[Action::CalendarNone]);
    assert_eq!(harness.state().state.timeline.plot, before);
}

#[test]
fn the_detail_pane_tells_the_date_in_three_calendars() {
    let mut harness = window("light");
    select(&mut harness, "security-memorandum");
    for told in
        ["24 November 2021", "19 Rabi II 1443 AH · ±1 day", "20 Kislev 5782 AM", "from the evening of 23 Nov 2021"]
    {
        assert!(harness.query_by_label_contains(told).is_some(), "{told}");
    }
}

#[test]
fn pictures_of_the_second_axis() {
    let mut results = SnapshotResults::new();
    let mut harness = window("light");
    run(&mut harness, Command::View(ViewCommand::Lang(Lang::AR)));
    choose(
        &mut harness,
        &[
            Action::InterfaceInArabic,
            Action::MonthsBoth,
            Action::ToggleDigits,
            Action::CalendarHijri,
            Action::ToggleTimeDirection,
        ],
    );
    harness.state_mut().state.focus = Some(EventId::from("security-memorandum"));
    harness.state_mut().state.view.selected = [EventId::from("security-memorandum")].into();
    picture(&mut harness, "calendar-hijri", &mut results);
    if let Ok(folder) = std::env::var("LOOK_AT") {
        for (name, start, span_days) in
            [("days", (2021, 11, 15), 18.0), ("hours", (2021, 11, 23), 1.6), ("decades", (1850, 1, 1), 40_000.0)]
        {
            let start = Day::from_civil(start.0, start.1, start.2).0 as f64;
            harness.state_mut().state.move_window(TimeWindow::new(start, span_days));
            harness.run();
            let path = std::path::Path::new(&folder).join(format!("{name}.png"));
            harness.render().unwrap().save(path).unwrap();
        }
    }

    let mut harness = window("dark");
    run(&mut harness, Command::View(ViewCommand::Lang(Lang::HE)));
    choose(&mut harness, &[Action::InterfaceInHebrew, Action::CalendarHebrew]);
    harness.state_mut().state.focus = Some(EventId::from("security-memorandum"));
    harness.state_mut().state.view.selected = [EventId::from("security-memorandum")].into();
    picture(&mut harness, "calendar-hebrew", &mut results);
}
