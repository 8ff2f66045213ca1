//! The interface in its four languages: a walk through the window that fails on
//! words of a right-to-left script that egui would draw by itself (it knows
//! nothing of direction), the mirrored arrangement, and pictures
//! (`UPDATE_SNAPSHOTS=1 cargo test --test interface`).
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape};
use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotResults};
use entente::app::EntenteApp;
use entente::app::action::{Action, Menu, TABLE};
use entente::app::command::{Command, FileCommand, ViewCommand};
use entente::app::interface::{Words, is_rtl_letter};
use entente::model::Lang;
use entente::text::{FontId, font_data};
use support::{VISIT, picture, run, select_in_any_language, window};

type Window = Harness<'static, EntenteApp>;

/// The smallest window and a common one.
const SIZES: [Vec2; 2] = [vec2(1000.0, 640.0), vec2(1600.0, 900.0)];

/// A window whose interface and labels are in one language.
fn window_in(lang: Lang, theme: &str) -> Window {
    let mut harness = window(theme);
    speak(&mut harness, lang);
    harness
}

fn speak(harness: &mut Window, lang: Lang) {
    run(harness, Command::View(ViewCommand::Interface(lang)));
    run(harness, Command::View(ViewCommand::Lang(lang)));
}

/// The texts of egui's own in what was drawn last that hold right-to-left letters.
fn set_by_egui(shapes: &[ClippedShape]) -> Vec<String> {
    fn look(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Text(text) if text.galley.text().chars().any(is_rtl_letter) => {
                found.push(text.galley.text().to_owned());
            }
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    shapes.iter().for_each(|shape| look(&shape.shape, &mut found));
    found
}

/// Fails where egui drew right-to-left words by itself.
fn check(harness: &Window, place: &str) {
    let found = set_by_egui(&harness.output().shapes);
    assert!(found.is_empty(), "{place}: {found:?}");
}

/// The rectangles and names of what can be pressed or typed into.
fn controls(harness: &Window) -> Vec<(Role, Rect, String)> {
    let wanted = [Role::Button, Role::ComboBox, Role::CheckBox, Role::TextInput, Role::Link];
    let nodes = harness.root().children_recursive();
    let found = nodes.filter(|node| wanted.contains(&node.accesskit_node().role())).map(|node| {
        let inner = node.accesskit_node();
        (inner.role(), node.rect(), inner.label().unwrap_or_default())
    });
    found.collect()
}

fn open_menu(harness: &mut Window, menu: Menu) {
    let title = menu.title(harness.state().state.words);
    let of_the_bar = controls(harness)
        .into_iter()
        .find(|(role, rect, name)| *role == Role::Button && name == title && rect.center().y < 40.0);
    let at = of_the_bar.unwrap().1.center();
    press(harness, at);
}

fn press(harness: &mut Window, at: egui::Pos2) {
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: egui::Modifiers::NONE });
        harness.run();
    }
}

fn escape(harness: &mut Window) {
    harness.key_press(egui::Key::Escape);
    harness.run();
}

/// Rests on each of some controls until its tooltip shows.
fn check_tooltips(harness: &mut Window, place: &str, within: impl Fn(Role, Rect) -> bool) {
    let wanted: Vec<_> = controls(harness).into_iter().filter(|(role, rect, _)| within(*role, *rect)).collect();
    assert!(!wanted.is_empty(), "{place}: nothing to rest on");
    for (_, rect, name) in wanted {
        harness.hover_at(rect.center());
        harness.run();
        // Past the delay, which starts when the pointer has come to rest.
        for _ in 0..4 {
            harness.step();
        }
        check(harness, &format!("{place}, tooltip of {name}"));
    }
    harness.remove_cursor();
    harness.run();
}

#[test]
fn no_right_to_left_word_is_drawn_by_egui_in_the_panels() {
    for lang in [Lang::AR, Lang::HE] {
        let mut harness = window_in(lang, "light");
        check(&harness, "without a selection");
        select_in_any_language(&mut harness, VISIT);
        check(&harness, "with a record");
        check_tooltips(&mut harness, "the bar", |_, rect| rect.center().y < 40.0);
        if lang == Lang::HE {
            continue;
        }
        let width = harness.ctx.content_rect().width();
        check_tooltips(&mut harness, "the record", |role, rect| role == Role::Button && rect.center().x < width * 0.25);
        run(&mut harness, Command::Action(Action::ToggleTray));
        run(&mut harness, Command::Action(Action::ToggleProblems));
        check(&harness, "the lists");
        let mut filter = harness.state().state.filter.clone();
        filter.text = "زيارة".to_owned();
        run(&mut harness, Command::View(ViewCommand::Filter(filter)));
        check(&harness, "while searching");
        run(&mut harness, Command::Action(Action::ClearFilter));
        run(&mut harness, Command::Action(Action::DeleteEvent));
        check(&harness, "after a deletion");
        run(&mut harness, Command::Action(Action::Undo));
        check(&harness, "after taking it back");
        run(&mut harness, Command::File(FileCommand::SaveAs("/dev/null/none".into())));
        check(&harness, "after a failure");
    }
}

#[test]
fn no_right_to_left_word_is_drawn_by_egui_on_the_timeline() {
    let mut harness = window_in(Lang::AR, "light");
    let corner = harness.get_by_label(harness.state().state.words.say("timeline")).rect().min;
    let regions: Vec<_> = harness.state().state.timeline.scene.hits.iter().map(|hit| hit.rect.center()).collect();
    assert!(regions.len() > 20);
    for center in regions.into_iter().step_by(3) {
        harness.hover_at(corner + vec2(center.x, center.y));
        harness.run();
        check(&harness, "the card beside the pointer");
    }
}

#[test]
fn no_right_to_left_word_is_drawn_by_egui_in_menus_and_dialogs() {
    let mut harness = window_in(Lang::AR, "light");
    for menu in Menu::ALL {
        open_menu(&mut harness, menu);
        let title = TABLE.iter().find(|info| info.menu == menu).unwrap().title(harness.state().state.words);
        assert!(harness.query_all_by_label(title).next().is_some(), "{menu:?} is open");
        check(&harness, "a menu");
        check_tooltips(&mut harness, "a menu", |_, rect| (60.0..140.0).contains(&rect.center().y));
        escape(&mut harness);
    }
    // The choices of the bar.
    for (role, rect, _) in controls(&harness) {
        if role == Role::ComboBox && rect.center().y < 40.0 {
            press(&mut harness, rect.center());
            check(&harness, "a choice");
            escape(&mut harness);
        }
    }
    let dialogs = [
        Action::OpenFolder,
        Action::SaveAs,
        Action::Export,
        Action::Palette,
        Action::Shortcuts,
        Action::About,
        Action::GoToDate,
        Action::AddBookmark,
        Action::Bookmarks,
    ];
    for action in dialogs {
        run(&mut harness, Command::Action(action));
        assert!(harness.state().state.dialogs.any_open(), "{action:?}");
        check(&harness, &format!("{action:?}"));
        escape(&mut harness);
        if harness.state().state.dialogs.any_open() {
            // The first press left a field.
            escape(&mut harness);
        }
    }
    run(&mut harness, Command::Action(Action::SelectNext));
    run(&mut harness, Command::Action(Action::DeleteEvent));
    run(&mut harness, Command::Action(Action::Quit));
    assert!(harness.state().state.dialogs.unsaved.is_some());
    check(&harness, "the question about unsaved work");
}

#[test]
fn no_right_to_left_word_is_drawn_by_egui_in_the_form() {
    let mut harness = window_in(Lang::AR, "light");
    select_in_any_language(&mut harness, VISIT);
    run(&mut harness, Command::Action(Action::EditEvent));
    assert!(harness.state().state.draft.is_some());
    check(&harness, "the form");
    let draft = harness.state_mut().state.draft.as_mut().unwrap();
    draft.event.place = None;
    draft.fields.quote = "بلخير".to_owned();
    draft.event.dates[0].what = entente::model::date::ClaimWhat::Edtf("2022-13".to_owned());
    harness.run();
    // Everything that the form holds, scrolled through.
    let middle = harness.ctx.content_rect().center();
    for _ in 0..30 {
        harness.hover_at(middle);
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run();
        check(&harness, "the form, farther down");
    }
    // The last choice that is in sight, opened.
    let whole = harness.ctx.content_rect().shrink(120.0);
    let choice =
        controls(&harness).into_iter().rfind(|(role, rect, _)| *role == Role::ComboBox && whole.contains_rect(*rect));
    press(&mut harness, choice.unwrap().1.center());
    check(&harness, "a choice of the form");
}

#[test]
fn the_walk_sees_a_word_that_egui_draws() {
    let mut frames = 0;
    let mut harness = Harness::builder().build_ui(move |ui| {
        if frames == 0 {
            // egui's own fonts have no Arabic letters; the next frame has these.
            let mut fonts = egui::FontDefinitions::default();
            let naskh = egui::FontData::from_static(font_data(FontId::NotoNaskhArabic));
            fonts.font_data.insert("naskh".to_owned(), std::sync::Arc::new(naskh));
            fonts.families.entry(egui::FontFamily::Proportional).or_default().push("naskh".to_owned());
            ui.ctx().set_fonts(fonts);
            ui.ctx().request_repaint();
        } else {
            ui.horizontal(|ui| ui.label("حدث"));
        }
        frames += 1;
    });
    harness.run();
    assert_eq!(set_by_egui(&harness.output().shapes), ["حدث"]);
}

/// Whether a control's centre lies in the left half of the window.
fn is_left(harness: &Window, name: &str) -> bool {
    let middle = harness.ctx.content_rect().center().x;
    let found: Vec<_> = controls(harness).into_iter().filter(|(_, _, other)| other == name).collect();
    assert!(!found.is_empty(), "{name}");
    found[0].1.center().x < middle
}

#[test]
fn panels_swap_sides_with_the_direction_of_the_language() {
    let mut harness = window("light");
    select_in_any_language(&mut harness, VISIT);
    for lang in [Lang::EN, Lang::AR, Lang::FR, Lang::HE, Lang::EN] {
        speak(&mut harness, lang);
        let words = Words::of(lang);
        let reads_from_left = !lang.is_rtl();
        assert_eq!(is_left(&harness, words.say("menu-file")), reads_from_left, "{lang}: the menus");
        assert_eq!(is_left(&harness, words.say("toggle-filtered-out")), reads_from_left, "{lang}: the filters");
        assert_eq!(is_left(&harness, words.say("edit-button")), !reads_from_left, "{lang}: the record");
        assert_eq!(is_left(&harness, words.say("export-button")), !reads_from_left, "{lang}: the end of the bar");
    }
}

#[test]
fn nothing_in_the_bars_overlaps_or_leaves_the_window() {
    for lang in Lang::OFFERED {
        let mut harness = window_in(lang, "light");
        let mut filter = harness.state().state.filter.clone();
        filter.text = "a".to_owned();
        // The fullest that the bars get: something to undo, a search, a notice.
        run(&mut harness, Command::View(ViewCommand::Filter(filter)));
        run(&mut harness, Command::Action(Action::SelectNext));
        run(&mut harness, Command::Action(Action::DeleteEvent));
        for size in SIZES {
            harness.set_size(size);
            harness.run();
            for (name, is_within) in [
                ("top", &(|rect: Rect| rect.bottom() < 42.0) as &dyn Fn(Rect) -> bool),
                ("bottom", &|rect: Rect| rect.top() > size.y - 29.0 && rect.bottom() <= size.y),
            ] {
                let mut row: Vec<(Rect, String)> = words_and_controls(&harness)
                    .into_iter()
                    .filter(|(rect, _)| rect.is_positive() && is_within(*rect))
                    .collect();
                assert!(row.len() >= 4, "{lang} {name}");
                row.sort_by(|a, b| a.0.left().total_cmp(&b.0.left()));
                for pair in row.windows(2) {
                    let [(one, first), (two, second)] = pair else { continue };
                    // The words on a button or a field are part of it.
                    let is_apart = one.right() <= two.left() + 1.0 || one.contains_rect(*two);
                    assert!(is_apart, "{lang} at {size}, {name}: {first:?} covers {second:?}");
                }
                for (rect, name) in row {
                    assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{lang} at {size}: {name:?} leaves");
                }
            }
        }
    }
}

fn words_and_controls(harness: &Window) -> Vec<(Rect, String)> {
    let wanted = [Role::Button, Role::ComboBox, Role::TextInput, Role::Link, Role::Label];
    let nodes = harness.root().children_recursive();
    let found = nodes.filter(|node| wanted.contains(&node.accesskit_node().role())).map(|node| {
        let inner = node.accesskit_node();
        (node.rect(), inner.label().or_else(|| inner.value()).unwrap_or_default())
    });
    found.collect()
}

#[test]
fn pictures_of_the_four_languages() {
    let mut results = SnapshotResults::new();
    for (lang, name, theme) in [
        (Lang::AR, "window-arabic", "light"),
        (Lang::FR, "window-french", "light"),
        (Lang::HE, "window-hebrew", "dark"),
    ] {
        let mut harness = window_in(lang, theme);
        select_in_any_language(&mut harness, VISIT);
        picture(&mut harness, name, &mut results);
        if lang == Lang::FR {
            harness.set_size(SIZES[0]);
            picture(&mut harness, "window-french-small", &mut results);
            run(&mut harness, Command::Action(Action::EditEvent));
            picture(&mut harness, "event-form-french-small", &mut results);
        }
    }
    let mut harness = window_in(Lang::AR, "light");
    open_menu(&mut harness, Menu::Edit);
    picture(&mut harness, "menu-arabic", &mut results);
    escape(&mut harness);
    run(&mut harness, Command::Action(Action::Export));
    picture(&mut harness, "export-arabic", &mut results);
    escape(&mut harness);
    escape(&mut harness);
    select_in_any_language(&mut harness, VISIT);
    run(&mut harness, Command::Action(Action::EditEvent));
    picture(&mut harness, "event-form-arabic", &mut results);
    let mut harness = window_in(Lang::AR, "light");
    run(&mut harness, Command::Action(Action::Shortcuts));
    picture(&mut harness, "shortcuts-arabic", &mut results);
    let mut harness = window_in(Lang::AR, "light");
    harness.set_size(SIZES[0]);
    select_in_any_language(&mut harness, VISIT);
    picture(&mut harness, "window-arabic-small", &mut results);
}
