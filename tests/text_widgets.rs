//! The text widgets as a user and a screen reader meet them.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a helper of tests may fail like a test")]

use egui::accesskit::{Action, ActionData, ActionRequest, Role, TextDirection, TextPosition, TextSelection};
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use entente::app::widgets::{Mark, TextField, TextLabel, TextParagraph};
use entente::render::egui::TextSystem;

const ARTICLE: &str = "بحث المفتش العام للقوات المسلحة الملكية المغربية بلخير الفاروق، الثلاثاء، مع رئيس أركان جيش";

/// Short enough for two clicks to be a double click.
const STEP_S: f32 = 1.0 / 60.0;

fn field<'a>(text: &str) -> Harness<'a, String> {
    Harness::builder().with_step_dt(STEP_S).with_size([240.0, 60.0]).build_ui_state(
        |ui, text: &mut String| {
            ui.add(TextField::singleline(text, "Title"));
        },
        text.to_owned(),
    )
}

fn area<'a>(text: &str) -> Harness<'a, String> {
    Harness::builder().with_step_dt(STEP_S).with_size([240.0, 160.0]).build_ui_state(
        |ui, text: &mut String| {
            ui.add(TextField::multiline(text, "Note", 3));
        },
        text.to_owned(),
    )
}

fn focus(harness: &mut Harness<'_, String>, name: &str) {
    harness.get_by_label(name).focus();
    harness.run();
}

fn press(harness: &mut Harness<'_, String>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_text(harness: &mut Harness<'_, String>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

/// What the last frame put on the clipboard.
fn copied<S>(harness: &Harness<'_, S>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

fn copy<S>(harness: &mut Harness<'_, S>) -> Option<String> {
    harness.event(Event::Copy);
    harness.step();
    copied(harness)
}

#[test]
fn arabic_is_typed_where_the_caret_is() {
    let mut harness = field("");
    focus(&mut harness, "Title");
    type_text(&mut harness, "مرحبا");
    assert_eq!(harness.state(), "مرحبا");
    // Left goes on in Arabic, right goes back.
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    type_text(&mut harness, "ً");
    assert_eq!(harness.state(), "مرحبًا");
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    type_text(&mut harness, "!");
    assert_eq!(harness.state(), "مرحبًا!");
    assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("مرحبًا!"));
}

#[test]
fn a_selection_is_copied_cut_and_pasted_in_logical_order() {
    let mut harness = field("لقاء في الرباط");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(copy(&mut harness).as_deref(), Some("الرباط"));
    harness.event(Event::Cut);
    harness.run();
    assert_eq!(harness.state(), "لقاء في ");
    harness.event(Event::Paste("تل\nأبيب".to_owned()));
    harness.run();
    assert_eq!(harness.state(), "لقاء في تل أبيب");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(copy(&mut harness).as_deref(), Some("لقاء في تل أبيب"));
}

#[test]
fn changes_are_undone_and_redone() {
    let mut harness = field("Rabat");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::End);
    for letter in [" ", "2", "0"] {
        type_text(&mut harness, letter);
    }
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(harness.state(), "Rabat 2");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state(), "Rabat 20");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state(), "Rabat");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(harness.state(), "Rabat 20");
}

#[test]
fn enter_gives_the_focus_up_in_one_line_and_breaks_it_in_several() {
    let mut harness = field("Rabat");
    focus(&mut harness, "Title");
    assert!(harness.get_by_label("Title").is_focused());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!harness.get_by_label("Title").is_focused());
    assert_eq!(harness.state(), "Rabat");

    let mut harness = area("Rabat");
    focus(&mut harness, "Note");
    press(&mut harness, Modifiers::COMMAND, Key::End);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_text(&mut harness, "תל אביב");
    assert_eq!(harness.state(), "Rabat\nתל אביב");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Home);
    type_text(&mut harness, "> ");
    assert_eq!(harness.state(), "> Rabat\nתל אביב");
}

#[test]
fn tab_moves_the_focus_on() {
    let mut harness = Harness::new_ui_state(
        |ui, texts: &mut [String; 2]| {
            let [first, second] = texts;
            ui.add(TextField::singleline(first, "Name").id_salt(1));
            ui.add(TextField::multiline(second, "Name", 2).id_salt(2));
        },
        [String::new(), String::new()],
    );
    harness.get_by_role(Role::TextInput).focus();
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_role(Role::MultilineTextInput).is_focused());
    harness.event(Event::Text("x".to_owned()));
    harness.run();
    assert_eq!(*harness.state(), [String::new(), "x".to_owned()]);
}

#[test]
fn changed_and_lost_focus_are_reported() {
    let mut harness = Harness::new_ui_state(
        |ui, (text, reports): &mut (String, Vec<&str>)| {
            let response = ui.add(TextField::singleline(text, "Title"));
            if response.changed() {
                reports.push("changed");
            }
            if response.lost_focus() {
                reports.push("lost");
            }
        },
        (String::new(), Vec::new()),
    );
    harness.get_by_label("Title").focus();
    harness.run();
    harness.event(Event::Text("a".to_owned()));
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let mut reports = harness.state().1.clone();
    // egui itself reports a lost focus for two frames.
    reports.dedup();
    assert_eq!(reports, ["changed", "lost"]);
}

#[test]
fn clicks_place_the_caret_and_select_words_and_lines() {
    let mut harness = field("אבג דהו");
    let rect = harness.get_by_label("Title").rect();
    // Near the right edge, where Hebrew begins.
    let start = rect.right_center() - vec2(10.0, 0.0);
    click(&mut harness, start, 1);
    type_text(&mut harness, "!");
    assert!(harness.state().starts_with('!') || harness.state().starts_with("א!"), "{}", harness.state());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    click(&mut harness, start, 2);
    assert_eq!(copy(&mut harness).as_deref(), Some("אבג"));
    click(&mut harness, start, 3);
    assert_eq!(copy(&mut harness).as_deref(), Some("אבג דהו"));
}

/// Presses and releases so often, each time within a moment, after a pause.
fn click<S>(harness: &mut Harness<'_, S>, at: Pos2, times: usize) {
    for _ in 0..30 {
        harness.step();
    }
    harness.hover_at(at);
    harness.step();
    for _ in 0..times {
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
            harness.step();
        }
    }
}

#[test]
fn dragging_selects() {
    let mut harness = field("Kochavi visits Morocco");
    let rect = harness.get_by_label("Title").rect();
    harness.drag_at(rect.left_center() + vec2(2.0, 0.0));
    harness.step();
    harness.hover_at(rect.right_center() - vec2(2.0, 0.0));
    harness.step();
    harness.drop_at(rect.right_center() - vec2(2.0, 0.0));
    harness.run();
    assert_eq!(copy(&mut harness).as_deref(), Some("Kochavi visits Morocco"));
}

#[test]
fn an_input_method_composes_without_touching_the_text() {
    let mut harness = field("Rabat ");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::End);
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    harness.event(preedit("سل"));
    harness.run();
    assert_eq!(harness.state(), "Rabat ");
    let ime = harness.output().platform_output.ime.expect("the place for candidates");
    assert!(ime.rect.contains(ime.cursor_rect.center()), "{ime:?}");
    harness.event(Event::Ime(ImeEvent::Commit("سلام".to_owned())));
    harness.run();
    assert_eq!(harness.state(), "Rabat سلام");
    harness.event(preedit("x"));
    harness.event(preedit(""));
    harness.run();
    assert_eq!(harness.state(), "Rabat سلام");
}

#[test]
fn a_long_line_scrolls_to_the_caret_at_both_ends() {
    let text = "Belkhir visits Tel Aviv on the margins of the first international conference";
    let mut harness = field(text);
    focus(&mut harness, "Title");
    for key in [Key::End, Key::Home] {
        press(&mut harness, Modifiers::NONE, key);
        let ime = harness.output().platform_output.ime.expect("a focused field");
        let caret = ime.cursor_rect.center().x;
        let side = if key == Key::End { ime.rect.right() } else { ime.rect.left() };
        assert!((caret - side).abs() < 3.0, "{key:?}: {caret} {side}");
    }
}

#[test]
fn arabic_starts_at_the_right_of_the_field() {
    let mut harness = field("سلام");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::Home);
    let ime = harness.output().platform_output.ime.expect("a focused field");
    assert!((ime.cursor_rect.center().x - ime.rect.right()).abs() < 2.0, "{ime:?}");
}

#[test]
fn screen_readers_know_a_field_by_name_value_and_role() {
    let mut harness = field("Rabat");
    harness.run();
    let node = harness.get_by_role_and_label(Role::TextInput, "Title");
    assert_eq!(node.value().as_deref(), Some("Rabat"));
    node.set_text_value_accesskit("تل أبيب");
    harness.run();
    assert_eq!(harness.state(), "تل أبيب");
}

#[test]
fn a_text_replaced_by_the_program_does_no_harm() {
    let mut harness = field("a long text with the caret at its end");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::End);
    "é".clone_into(harness.state_mut());
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    type_text(&mut harness, "x");
    assert_eq!(harness.state(), "éx");
}

#[test]
fn a_label_that_fits_shows_no_tooltip_and_a_short_one_the_whole() {
    let mut harness = Harness::builder().with_size([300.0, 200.0]).build_ui(|ui| {
        ui.set_max_width(120.0);
        ui.add(TextLabel::new("Rabat"));
        ui.add(TextLabel::new(ARTICLE));
    });
    harness.run();
    assert_eq!(harness.query_all_by_value(ARTICLE).count(), 1);
    let rect = harness.get_by_value(ARTICLE).rect();
    assert!(rect.width() <= 120.0, "{rect}");
    harness.get_by_value("Rabat").hover();
    harness.run_steps(80);
    assert_eq!(harness.query_all_by_value("Rabat").count(), 1);
    harness.get_by_value(ARTICLE).hover();
    harness.run_steps(80);
    assert_eq!(harness.query_all_by_value(ARTICLE).count(), 2);
}

#[test]
fn a_link_is_found_by_its_label_and_clicked() {
    let mut harness = Harness::new_ui_state(
        |ui, clicks: &mut u32| {
            *clicks += u32::from(ui.add(TextLabel::new("زيارة بلخير").link()).clicked());
        },
        0,
    );
    harness.run();
    let link = harness.get_by_role_and_label(Role::Link, "زيارة بلخير");
    assert_eq!(link.accesskit_node().data().text_direction(), Some(TextDirection::RightToLeft));
    link.click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), 2);
}

/// What a paragraph last answered.
#[derive(Default)]
struct Answers {
    clicked: Option<usize>,
    selected: Option<String>,
    marks: Vec<Vec<egui::Rect>>,
}

/// The words that the paragraph marks, on two of its lines.
#[expect(clippy::expect_used, reason = "an article without the words fails the test")]
fn cited() -> std::ops::Range<usize> {
    let (before, rest) = ARTICLE.split_once("للقوات").expect("the words");
    let (words, _) = rest.split_once("بلخير").expect("the words");
    before.len()..before.len() + "للقوات".len() + words.len()
}

fn paragraph<'a>() -> Harness<'a, Answers> {
    Harness::builder().with_step_dt(STEP_S).with_size([190.0, 200.0]).build_ui_state(
        |ui, answers: &mut Answers| {
            let marks = vec![Mark { range: cited(), bold: true, ..Mark::default() }];
            let shown = TextParagraph::new(ARTICLE).marks(marks).clickable().show(ui);
            answers.clicked = shown.clicked_byte.or(answers.clicked);
            answers.selected = shown.selection.map(|range| ARTICLE[range].to_owned());
            answers.marks = shown.mark_rects;
        },
        Answers::default(),
    )
}

#[test]
fn a_click_on_marked_words_falls_into_their_range() {
    let mut harness = paragraph();
    harness.run();
    let marks = harness.state().marks.clone();
    let [rects] = marks.as_slice() else { panic!("{marks:?}") };
    assert!(rects.len() >= 2, "the words stand on two lines: {rects:?}");
    for rect in rects {
        harness.state_mut().clicked = None;
        click(&mut harness, rect.center(), 1);
        let clicked = harness.state().clicked.expect("a byte");
        assert!(cited().contains(&clicked));
    }
}

#[test]
fn words_of_a_paragraph_are_selected_and_copied() {
    let mut harness = paragraph();
    harness.run();
    let rect = harness.get_by_value(ARTICLE).rect();
    let start = rect.right_top() + vec2(-6.0, 10.0);
    click(&mut harness, start, 2);
    assert_eq!(harness.state().selected.as_deref(), Some("بحث"));
    assert_eq!(copy(&mut harness).as_deref(), Some("بحث"));
    // Drag to the far left of the first line.
    for _ in 0..30 {
        harness.step();
    }
    harness.drag_at(start + vec2(5.0, 0.0));
    harness.step();
    harness.hover_at(rect.left_top() + vec2(-2.0, 10.0));
    harness.step();
    harness.drop_at(rect.left_top() + vec2(-2.0, 10.0));
    harness.step();
    let selected = harness.state().selected.clone().expect("a selection");
    assert!(ARTICLE.starts_with(&selected) && selected.contains("المفتش العام"), "{selected}");
    // A click elsewhere ends it.
    click(&mut harness, rect.center_bottom() + vec2(0.0, 30.0), 1);
    assert_eq!(harness.state().selected, None);
    assert_eq!(copy(&mut harness), None);
}

#[test]
fn a_frame_that_changes_nothing_sets_no_text() {
    let mut harness = Harness::new_ui_state(
        |ui, text: &mut String| {
            ui.add(TextLabel::new(ARTICLE).max_width(100.0));
            TextParagraph::new(ARTICLE).show(ui);
            ui.add(TextField::singleline(text, "Title"));
        },
        "Rabat".to_owned(),
    );
    harness.run();
    let set = |harness: &Harness<'_, String>| TextSystem::of(&harness.ctx).lock().engine.paragraphs_set();
    let before = set(&harness);
    assert!(before > 0);
    for _ in 0..5 {
        harness.step();
        assert!(harness.output().textures_delta.set.is_empty(), "a glyph was uploaded again");
    }
    assert_eq!(set(&harness), before);
}

/// Where a focused field draws its caret.
fn caret(harness: &Harness<'_, String>) -> egui::Rect {
    harness.output().platform_output.ime.expect("a focused field").cursor_rect
}

#[test]
fn a_mixed_sentence_is_typed_selected_and_copied() {
    let mut harness = field("");
    focus(&mut harness, "Title");
    let mut places = Vec::new();
    for letter in "قال Rabat 24 ثم".chars() {
        type_text(&mut harness, &letter.to_string());
        places.push(caret(&harness).center().x);
    }
    assert_eq!(harness.state(), "قال Rabat 24 ثم");
    // In Arabic the caret goes left. A Latin word grows leftward from it, and
    // the caret stands still at the word's end; then it goes on beyond the word.
    assert!(places[0] > places[1] && places[1] > places[2], "{places:?}");
    assert!(places[4..9].iter().all(|place| (place - places[4]).abs() < 0.1), "{places:?}");
    assert!(places[9] < places[8] - 20.0 && places[14] < places[9] - 10.0, "{places:?}");
    // Shift and left over "ثم", the space, and into the number.
    press(&mut harness, Modifiers::NONE, Key::End);
    for _ in 0..3 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(copy(&mut harness).as_deref(), Some(" ثم"));
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(copy(&mut harness).as_deref(), Some("قال Rabat"));
}

#[test]
fn ligatures_and_marks_are_not_split_by_the_caret() {
    let mut harness = field("لا مُدّ");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::Home);
    let mut places = vec![caret(&harness).center().x];
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
        places.push(caret(&harness).center().x);
    }
    // Lam with alef, the space, meem with its vowel, dal with shadda: four steps to the end.
    assert!(places.windows(2).all(|pair| pair[0] > pair[1] + 1.0), "{places:?}");
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!((caret(&harness).center().x - places[4]).abs() < 0.1);
    // A backspace takes the last mark, so that it can be corrected.
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(harness.state(), "لا مُد");
}

/// Presses so often at a place and drags on to another.
fn press_and_drag<S>(harness: &mut Harness<'_, S>, from: Pos2, times: usize, to: Pos2) {
    click(harness, from, times - 1);
    harness.drag_at(from);
    harness.step();
    for share in [0.3, 0.6, 1.0] {
        harness.hover_at(from + (to - from) * share);
        harness.step();
    }
    harness.drop_at(to);
    harness.step();
}

#[test]
fn after_a_double_click_dragging_selects_whole_words() {
    let mut harness = field("Kochavi visits Morocco");
    let rect = harness.get_by_label("Title").rect();
    let (first, middle) = (rect.left_center() + vec2(20.0, 0.0), rect.left_center() + vec2(75.0, 0.0));
    press_and_drag(&mut harness, first, 2, middle);
    assert_eq!(copy(&mut harness).as_deref(), Some("Kochavi visits"));
    press_and_drag(&mut harness, middle, 2, first);
    assert_eq!(copy(&mut harness).as_deref(), Some("Kochavi visits"));
}

#[test]
fn after_a_triple_click_dragging_selects_whole_lines() {
    let mut harness = area("أول سطر\nשורה שנייה\nthird line");
    harness.run();
    let rect = harness.get_by_label("Note").rect();
    let line = |number: f32| rect.right_top() + vec2(-16.0, 12.0 + 18.0 * number);
    press_and_drag(&mut harness, line(0.0), 3, line(1.0));
    assert_eq!(copy(&mut harness).as_deref(), Some("أول سطر\nשורה שנייה"));
}

#[test]
fn words_of_a_paragraph_are_selected_by_dragging_after_a_double_click() {
    let mut harness = paragraph();
    harness.run();
    let rect = harness.get_by_value(ARTICLE).rect();
    let start = rect.right_top() + vec2(-6.0, 10.0);
    press_and_drag(&mut harness, start, 2, start + vec2(-50.0, 0.0));
    let selected = harness.state().selected.clone().expect("a selection");
    assert_eq!(selected, "بحث المفتش");
}

#[test]
fn the_direction_of_a_field_is_told_by_its_shortcut_and_kept() {
    let mut harness = field("Rabat");
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::Home);
    let inner = |harness: &Harness<'_, String>| harness.output().platform_output.ime.expect("a focused field").rect;
    assert!(caret(&harness).left() < inner(&harness).left() + 3.0);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert!(caret(&harness).left() > inner(&harness).center().x);
    // Kept when the field is left and entered again.
    press(&mut harness, Modifiers::NONE, Key::Enter);
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert!(caret(&harness).left() > inner(&harness).center().x);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert!(caret(&harness).left() < inner(&harness).left() + 3.0);
    assert_eq!(harness.state(), "Rabat");
}

#[test]
fn the_direction_of_a_field_is_told_by_its_menu() {
    let mut harness = Harness::builder().with_size([300.0, 300.0]).build_ui_state(
        |ui, text: &mut String| {
            ui.add(TextField::singleline(text, "Title"));
        },
        "2022: Rabat".to_owned(),
    );
    harness.run();
    harness.get_by_label("Title").click_secondary();
    harness.run();
    harness.get_by_label("Right to left").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Home);
    let ime = harness.output().platform_output.ime.expect("the field has the focus");
    assert!(ime.cursor_rect.left() > ime.rect.center().x, "{ime:?}");
}

#[test]
fn hidden_characters_have_boxes_and_are_copied_as_they_are() {
    let text = "abc \u{202e}def\u{202c}";
    let mut harness = field(text);
    focus(&mut harness, "Title");
    press(&mut harness, Modifiers::NONE, Key::End);
    let plain = caret(&harness).left();
    TextSystem::of(&harness.ctx).lock().shows_hidden = true;
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::End);
    assert!(caret(&harness).left() > plain + 20.0);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(copy(&mut harness).as_deref(), Some(text));
    assert_eq!(harness.state(), text);
}

#[test]
fn screen_readers_are_told_text_direction_and_selection() {
    let text = "قال Rabat ثم";
    let mut harness = area(text);
    focus(&mut harness, "Note");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    let field = harness.get_by_label("Note");
    let node = field.accesskit_node();
    assert_eq!(node.data().text_direction(), Some(TextDirection::RightToLeft));
    let selection = node.text_selection().expect("a selection");
    assert_eq!(selection.text(), "قال");
    assert_eq!(node.document_range().text(), text);
    // The pieces read each their own way.
    let direction = |piece: &str| {
        let piece = node.children().find(|child| child.value().as_deref() == Some(piece));
        piece.and_then(|piece| piece.data().text_direction())
    };
    assert_eq!(direction("Rabat"), Some(TextDirection::LeftToRight));
    assert_eq!(direction("قال "), Some(TextDirection::RightToLeft));
}

#[test]
fn assistive_technologies_select_in_a_field() {
    let text = "قال Rabat ثم";
    let mut harness = area(text);
    focus(&mut harness, "Note");
    let (target, tree, wanted) = {
        let field = harness.get_by_label("Note");
        let node = field.accesskit_node();
        let (id, tree) = node.locate();
        let piece = node.children().find(|child| child.value().as_deref() == Some("Rabat")).expect("the piece");
        let end = |character_index| TextPosition { node: piece.locate().0, character_index };
        (id, tree, TextSelection { anchor: end(0), focus: end(5) })
    };
    harness.event(Event::AccessKitActionRequest(ActionRequest {
        action: Action::SetTextSelection,
        target_tree: tree,
        target_node: target,
        data: Some(ActionData::SetTextSelection(wanted)),
    }));
    harness.run();
    assert_eq!(copy(&mut harness).as_deref(), Some("Rabat"));
}

#[test]
fn screen_readers_are_told_what_is_selected_in_a_paragraph() {
    let mut harness = paragraph();
    harness.run();
    let start = harness.get_by_value(ARTICLE).rect().right_top() + vec2(-6.0, 10.0);
    click(&mut harness, start, 2);
    harness.run();
    let paragraph = harness.get_by_value(ARTICLE);
    let node = paragraph.accesskit_node();
    assert_eq!(node.data().text_direction(), Some(TextDirection::RightToLeft));
    assert_eq!(node.text_selection().map(|range| range.text()).as_deref(), Some("بحث"));
}
