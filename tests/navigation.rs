//! The way through time as a person goes it: jumps, back and forward, bookmarks,
//! going to a date, the ruler, the minimap, the palette by keyboard.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

#[path = "support/window.rs"]
mod support;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::action::Action;
use entente::app::command::{Command, GoCommand};
use entente::model::EventId;
use entente::model::date::Day;
use entente::view::flight::TimeWindow;
use entente::view::scene::Target;
use support::{VISIT, picture, run, select, window};

type Window = Harness<'static, EntenteApp>;

fn shown(harness: &Window) -> TimeWindow {
    harness.state().state.window()
}

fn day(year: i64, month: u8, of_month: u8) -> f64 {
    Day::from_civil(year, month, of_month).0 as f64
}

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Where a part of the scene stands on the screen.
fn place_of(harness: &Window, wanted: impl Fn(&Target) -> bool) -> Pos2 {
    let corner = harness.get_by_label("Timeline").rect().min;
    let hit = harness.state().state.timeline.scene.hits.iter().rev().find(|hit| wanted(&hit.target)).expect("a region");
    let center = hit.rect.center();
    corner + vec2(center.x, center.y)
}

/// Where a time stands in the plot, at this height below its top.
fn place_of_time(harness: &Window, days: f64, below: f32) -> Pos2 {
    let corner = harness.get_by_label("Timeline").rect().min;
    let axis = harness.state().state.timeline.axis.unwrap();
    pos2(corner.x + axis.x_from_time(days) as f32, corner.y + below)
}

fn drag(harness: &mut Window, from: Pos2, to: Pos2, modifiers: Modifiers) {
    let button =
        |pos: Pos2, pressed: bool| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    harness.event(Event::ModifiersChanged(modifiers));
    harness.event(Event::PointerMoved(from));
    harness.step();
    harness.event(button(from, true));
    harness.step();
    for share in [0.1, 0.4, 0.7, 1.0] {
        harness.event(Event::PointerMoved(from + (to - from) * share));
        harness.step();
    }
    harness.event(button(to, false));
    harness.run();
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

#[test]
fn fit_is_shown_in_steps_ends_and_then_nothing_is_painted() {
    let mut harness = window("light");
    let whole = shown(&harness);
    harness.state_mut().state.jump_to(TimeWindow::new(day(1999, 7, 30), 10.0));
    harness.run();
    harness.key_press(Key::F);
    harness.step();
    let mut windows = Vec::new();
    while harness.state().state.navigation.is_flying() {
        assert!(harness.ctx.has_requested_repaint(), "the flight asks for its next frame");
        windows.push(shown(&harness));
        harness.step();
    }
    assert!(windows.len() > 1, "it was shown on the way");
    assert!(shown(&harness).is_like(&whole));
    harness.run();
    let painted = harness.ctx.cumulative_frame_nr();
    assert!(!harness.ctx.has_requested_repaint(), "an idle window paints nothing");
    assert_eq!(harness.ctx.cumulative_frame_nr(), painted);
}

/// What a person does with a window.
type Stop = fn(&mut Window);

#[test]
fn any_key_button_or_wheel_stops_a_jump_where_it_is() {
    let stops: [(&str, Stop); 3] = [
        ("a key", |harness| harness.key_press(Key::A)),
        ("the wheel", |harness| {
            harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::ZERO,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
        }),
        ("a button", |harness| {
            harness.event(Event::PointerButton {
                pos: pos2(800.0, 400.0),
                button: PointerButton::Secondary,
                pressed: true,
                modifiers: Modifiers::NONE,
            });
        }),
    ];
    for (name, stop) in stops {
        let mut harness = window("light");
        let target = TimeWindow::new(day(1999, 7, 30), 10.0);
        run_steps(&mut harness, target);
        assert!(harness.state().state.navigation.is_flying(), "{name}");
        stop(&mut harness);
        harness.step();
        let midway = shown(&harness);
        harness.run();
        assert!(!shown(&harness).is_like(&target), "{name}");
        assert_eq!(shown(&harness), midway, "{name}");
    }
}

/// Begins a jump and shows its first two frames.
fn run_steps(harness: &mut Window, target: TimeWindow) {
    harness.state_mut().pending.push(Command::Go(GoCommand::Jump(target)));
    harness.step();
    harness.step();
    harness.step();
}

#[test]
fn with_reduced_motion_a_jump_is_there_in_the_next_frame() {
    let mut harness = window("light");
    run(&mut harness, Command::Action(Action::ToggleMotion));
    let target = TimeWindow::new(day(1999, 7, 30), 10.0);
    harness.state_mut().pending.push(Command::Go(GoCommand::Jump(target)));
    harness.step();
    assert_eq!(shown(&harness), target);
}

#[test]
fn alt_and_the_arrow_keys_go_back_and_forward_and_undo_is_another_thing() {
    let mut harness = window("light");
    let first = shown(&harness);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    let panned = shown(&harness);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(shown(&harness).is_like(&first), "a run of pans is one step");
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert!(shown(&harness).is_like(&panned));
    assert!(!harness.state().state.is_dirty() && harness.state().state.history.undo_label().is_none());
}

#[test]
fn a_date_in_arabic_is_understood_and_gone_to() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::G);
    harness.get_by_label("Date to go to").type_text("24 نوفمبر 2021");
    harness.run();
    assert!(says(&harness, "24 November 2021 (2021-11-24)"));
    let span = shown(&harness).span_days;
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let there = shown(&harness);
    assert!((there.middle_days() - day(2021, 11, 24) - 0.5).abs() < 0.01, "the day is in the middle");
    assert!((there.span_days - span).abs() < 1e-6, "a day keeps the zoom");
    assert!(harness.state().state.dialogs.go_to_date.is_none());
}

/// Whether the words stand anywhere in the window.
fn says(harness: &Window, words: &str) -> bool {
    let holds = |text: Option<String>| text.is_some_and(|text| text.contains(words));
    harness.query_all_by(|node| holds(node.label()) || holds(node.value())).next().is_some()
}

#[test]
fn a_range_is_fitted_and_what_is_no_date_gets_a_sentence() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::G);
    harness.get_by_label("Date to go to").type_text("soonish");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().state.dialogs.go_to_date.is_some(), "it goes nowhere");
    assert!(says(&harness, "no word of a date"));
    harness.state_mut().state.dialogs.go_to_date.as_mut().unwrap().typed.clear();
    harness.get_by_label("Date to go to").type_text("March – May 2022");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let there = shown(&harness);
    let (march, june) = (day(2022, 3, 1), day(2022, 6, 1));
    assert!(there.start_days < march && there.end_days() > june && there.span_days < 130.0, "{there:?}");
}

#[test]
fn a_bookmark_is_made_found_in_the_palette_renamed_and_deleted() {
    let mut harness = window("light");
    harness.state_mut().state.jump_to(TimeWindow::new(day(2021, 11, 1), 60.0));
    harness.run();
    let kept = shown(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Name of the bookmark").type_text("Memorandum");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().state.navigation.bookmarks.len(), 1);
    assert_eq!(harness.state().state.navigation.bookmarks[0].name, "Memorandum");

    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(!shown(&harness).is_like(&kept));
    press(&mut harness, Modifiers::COMMAND, Key::P);
    harness.get_by_label("Command").type_text("memorandum");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(shown(&harness).is_like(&kept));

    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    harness.get_by_label("Rename…").click();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("New name").type_text("Security");
    harness.run();
    harness.get_by_label("Rename").click();
    harness.run();
    assert_eq!(harness.state().state.navigation.bookmarks[0].name, "Security");
    harness.get_by_label("Delete").click();
    harness.run();
    assert!(harness.state().state.navigation.bookmarks.is_empty());
}

#[test]
fn the_palette_answers_the_arrow_keys() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::COMMAND, Key::P);
    harness.get_by_label("Command").type_text("lanes by");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().state.view.lanes, entente::view::timeline::LaneMode::Kind);
    assert!(harness.state().state.dialogs.palette.is_none());
}

#[test]
fn the_ruler_snaps_to_events_measures_in_words_and_goes_with_escape() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::D);
    // Three pixels off either mark: near enough to be caught.
    let from = place_of_time(&harness, day(2021, 11, 24) + 0.5, 60.0) + vec2(3.0, 0.0);
    let to = place_of_time(&harness, day(2022, 9, 13) + 0.5, 90.0) - vec2(3.0, 0.0);
    let before = shown(&harness);
    drag(&mut harness, from, to, Modifiers::NONE);
    assert_eq!(shown(&harness), before, "measuring does not pan");
    let words = harness.state().state.measured_in_words().expect("something was measured");
    assert_eq!(words, "nine months and 20 days; 293 days");
    assert!(harness.query_by_label_contains("Measured: nine months").is_some());
    let text = harness.state().state.measured_as_text().unwrap();
    assert!(text.contains("24 Nov 2021: ") && text.contains("13 Sep 2022: "), "{text}");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().state.measured_in_words().is_none() && !harness.state().state.navigation.ruler.is_armed);
}

#[test]
fn alt_suspends_snapping() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::D);
    let from = place_of_time(&harness, day(2021, 11, 24) + 0.5, 60.0) + vec2(3.0, 0.0);
    let to = place_of_time(&harness, day(2022, 9, 13) + 0.5, 90.0) - vec2(3.0, 0.0);
    drag(&mut harness, from, to, Modifiers::ALT);
    let measured = harness.state().state.navigation.ruler.measured.expect("something was measured");
    assert_eq!((measured.from.event, measured.to.event), (None, None));
    assert_ne!(harness.state().state.measured_in_words().unwrap(), "nine months and 20 days; 293 days");
}

#[test]
fn dragging_with_shift_selects_the_events_of_a_range() {
    let mut harness = window("light");
    let from = place_of_time(&harness, day(2021, 11, 1), 60.0);
    let to = place_of_time(&harness, day(2021, 12, 20), 60.0);
    drag(&mut harness, from, to, Modifiers::SHIFT);
    let state = &harness.state().state;
    assert!(state.view.selected.contains(&EventId::from("security-memorandum")), "{:?}", state.view.selected);
    assert!(!state.view.selected.contains(&EventId::from("cyber-agreement")));
}

#[test]
fn the_minimaps_window_and_its_handles_are_dragged() {
    let mut harness = window("light");
    harness.state_mut().state.move_window(TimeWindow::new(day(2021, 6, 1), 200.0));
    harness.run();
    let before = shown(&harness);
    let right = |place: Pos2| place + vec2(60.0, 0.0);
    let body = place_of(&harness, |target| *target == Target::MinimapWindow);
    drag(&mut harness, body, right(body), Modifiers::NONE);
    let moved = shown(&harness);
    assert!(moved.start_days > before.start_days + 10.0 && (moved.span_days - 200.0).abs() < 1e-6, "{moved:?}");
    let end = place_of(&harness, |target| *target == Target::MinimapEnd);
    drag(&mut harness, end, right(end), Modifiers::NONE);
    let longer = shown(&harness);
    assert!((longer.start_days - moved.start_days).abs() < 1e-6 && longer.span_days > 210.0, "{longer:?}");
    let start = place_of(&harness, |target| *target == Target::MinimapStart);
    drag(&mut harness, start, right(start), Modifiers::NONE);
    let shorter = shown(&harness);
    assert!((shorter.end_days() - longer.end_days()).abs() < 1e-6 && shorter.span_days < longer.span_days - 10.0);
}

#[test]
fn a_window_narrower_than_its_handles_is_still_moved_and_resized() {
    let mut harness = window("light");
    let narrow = TimeWindow::new(day(2021, 11, 24), 0.5);
    for part in [Target::MinimapWindow, Target::MinimapStart, Target::MinimapEnd] {
        harness.state_mut().state.move_window(narrow);
        harness.run();
        let place = place_of(&harness, |target| *target == part);
        let by = if part == Target::MinimapStart { -30.0 } else { 30.0 };
        drag(&mut harness, place, place + vec2(by, 0.0), Modifiers::NONE);
        let there = shown(&harness);
        let moved = (there.start_days - narrow.start_days).abs() > 1.0;
        let kept_span = (there.span_days - 0.5).abs() < 1e-6;
        match part {
            Target::MinimapWindow => assert!(moved && kept_span, "{there:?}"),
            Target::MinimapStart => assert!(moved && !kept_span, "{there:?}"),
            _ => assert!(!moved && !kept_span, "{there:?}"),
        }
    }
}

#[test]
fn the_wheel_on_the_minimap_zooms_and_a_click_on_it_centres() {
    let mut harness = window("light");
    harness.state_mut().state.move_window(TimeWindow::new(day(2021, 6, 1), 200.0));
    harness.run();
    let body = place_of(&harness, |target| *target == Target::MinimapWindow);
    harness.hover_at(body);
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 60.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    let zoomed = shown(&harness);
    assert!(zoomed.span_days < 190.0, "{zoomed:?}");
    assert!((zoomed.middle_days() - day(2021, 6, 1) - 100.0).abs() < 2.0, "the middle stays: {zoomed:?}");
    let axis = harness.state().state.timeline.minimap_axis.unwrap();
    let corner = harness.get_by_label("Timeline").rect().min;
    let place = pos2(corner.x + axis.x_from_time(day(2020, 12, 1)) as f32, body.y);
    harness.hover_at(place);
    harness.drag_at(place);
    harness.drop_at(place);
    harness.run();
    assert!((shown(&harness).middle_days() - day(2020, 12, 1)).abs() < 2.0);
}

#[test]
fn the_minimaps_handles_are_moved_by_keyboard() {
    let mut harness = window("light");
    let before = shown(&harness);
    harness.get_by_label_contains("End of the window").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    let shorter = shown(&harness);
    assert!((shorter.start_days - before.start_days).abs() < 1e-6 && shorter.span_days < before.span_days);
    harness.get_by_label_contains("Start of the window").focus();
    harness.run();
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    let shortest = shown(&harness);
    assert!((shortest.end_days() - shorter.end_days()).abs() < 1e-6 && shortest.span_days < shorter.span_days * 0.8);
}

#[test]
fn home_end_and_the_lanes_neighbours_are_keys() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::Home);
    let first = harness.state().state.focus.clone();
    press(&mut harness, Modifiers::NONE, Key::End);
    let last = harness.state().state.focus.clone();
    assert!(first.is_some() && last.is_some() && first != last);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    select(&mut harness, VISIT);
    press(&mut harness, Modifiers::SHIFT, Key::P);
    let state = &harness.state().state;
    let (_, before) = state.focused().unwrap();
    assert_eq!(before.kind, state.dataset.event(&EventId::from(VISIT)).unwrap().kind);
    assert_ne!(before.id, EventId::from(VISIT));
}

#[test]
fn undo_selects_and_reveals_the_event_that_it_concerns() {
    let mut harness = window("light");
    select(&mut harness, VISIT);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    harness.state_mut().state.move_window(TimeWindow::new(day(1950, 1, 1), 100.0));
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let state = &harness.state().state;
    assert_eq!(state.focus, Some(EventId::from(VISIT)));
    assert!(state.window().start_days < day(2022, 9, 13) && day(2022, 9, 14) < state.window().end_days());
}

#[test]
fn a_double_click_on_the_plot_comes_closer_about_the_pointer() {
    let mut harness = window("light");
    let before = shown(&harness);
    let place = place_of_time(&harness, before.middle_days(), 75.0);
    // The frames of a test are longer than a double click.
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 10.0);
    for _ in 0..2 {
        harness.hover_at(place);
        harness.drag_at(place);
        harness.drop_at(place);
    }
    harness.run();
    let after = shown(&harness);
    assert!((after.span_days * 2.0 - before.span_days).abs() < before.span_days * 0.01, "{after:?}");
    assert!((after.middle_days() - before.middle_days()).abs() < before.span_days * 0.01);
}

#[test]
fn lanes_are_collapsed_and_moved_by_their_captions() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::Num2);
    let lane = |harness: &Window, key: &str| {
        harness.state().state.timeline.lanes.iter().find(|lane| lane.key == key).unwrap().clone()
    };
    let corner = harness.get_by_label("Timeline").rect().min;
    let place = |harness: &Window, key: &str| {
        let lane = lane(harness, key);
        corner + vec2(20.0, f32::midpoint(lane.top, lane.bottom))
    };
    assert!(lane(&harness, "visit").count >= 2);
    let caption = place(&harness, "visit");
    harness.hover_at(caption);
    harness.drag_at(caption);
    harness.drop_at(caption);
    harness.run();
    assert!(harness.state().state.lane_setting("visit").collapsed);
    assert!(harness.query_by_label_contains("Collapsed lane “Visit”").is_some());
    press(&mut harness, Modifiers::NONE, Key::Num3);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    assert!(harness.state().state.lane_setting("visit").collapsed, "each way of forming lanes keeps its own");

    let (from, to) = (place(&harness, "statement"), corner + vec2(20.0, lane(&harness, "visit").top + 3.0));
    drag(&mut harness, from, to, Modifiers::NONE);
    let orders: Vec<i32> =
        ["statement", "visit"].iter().map(|key| harness.state().state.lane_setting(key).order).collect();
    assert!(orders[0] < orders[1], "{orders:?}");

    harness.get_by_label_contains("“Agreement”").focus();
    harness.run();
    let before = harness.state().state.lane_setting("agreement").order;
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert!(harness.state().state.lane_setting("agreement").order < before);
    run(&mut harness, Command::Action(Action::ResetLanes));
    assert!(harness.state().state.view.lane_settings.is_empty());
}

#[test]
fn a_lanes_lower_edge_makes_it_higher() {
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::Num2);
    let corner = harness.get_by_label("Timeline").rect().min;
    let lane = harness.state().state.timeline.lanes[0].clone();
    let edge = corner + vec2(20.0, lane.bottom);
    drag(&mut harness, edge, edge + vec2(0.0, 30.0), Modifiers::NONE);
    assert!(harness.state().state.lane_setting(&lane.key).height_factor > 1.05);
}

#[test]
fn a_fold_is_reached_by_keyboard_and_opened_by_enter() {
    let folder = tempfile::tempdir().unwrap();
    let opened =
        entente::store::create(entente::cli::generate::synthetic(2_000, 7), &folder.path().join("many")).unwrap();
    let mut harness = support::window_on(opened, "light");
    let whole = shown(&harness);
    let is_fold = |label: &str| label.ends_with(" events on the timeline");
    harness.get_all_by(|node| node.label().is_some_and(|label| is_fold(&label))).next().unwrap().focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let inside = shown(&harness);
    assert!(inside.span_days < whole.span_days, "{inside:?}");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(shown(&harness).is_like(&whole), "and back again");
}

#[test]
fn pictures_of_the_way_through_time() {
    let mut results = SnapshotResults::new();
    let mut harness = window("light");
    press(&mut harness, Modifiers::NONE, Key::D);
    let from = place_of_time(&harness, day(2021, 11, 24) + 0.5, 150.0);
    let to = place_of_time(&harness, day(2022, 7, 1) + 0.5, 150.0);
    drag(&mut harness, from, to, Modifiers::NONE);
    picture(&mut harness, "measure", &mut results);
    let mut harness = window("dark");
    press(&mut harness, Modifiers::NONE, Key::G);
    harness.get_by_label("Date to go to").type_text("من ديسمبر 2020 إلى سبتمبر 2022");
    picture(&mut harness, "go-to-date", &mut results);
}
