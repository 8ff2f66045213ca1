//! Carets, motions and the editor on mixed text.

use super::{Caret, Deletion, Editor, Engine, Motion, Paragraph, ParagraphStyle};
use std::sync::Arc;

fn set(text: &str) -> Arc<Paragraph> {
    Engine::new().paragraph(text, &ParagraphStyle::line(16.0, false))
}

fn wrapped(text: &str, width: f32) -> Arc<Paragraph> {
    Engine::new().paragraph(text, &ParagraphStyle::wrapped(16.0, width))
}

/// The offsets that a caret passes when it goes one way as far as it can.
fn offsets(paragraph: &Paragraph, from: Caret, motion: Motion) -> Vec<usize> {
    let mut caret = from;
    let mut passed = vec![caret.offset];
    for _ in 0..200 {
        let next = paragraph.moved(caret, motion, None);
        if next == caret {
            return passed;
        }
        passed.push(next.offset);
        caret = next;
    }
    panic!("the caret never stops: {passed:?}");
}

fn start() -> Caret {
    Caret { offset: 0, downstream: true }
}

#[test]
fn right_and_left_follow_the_drawing() {
    // Drawn: a b _ GIMEL BET ALEF
    let paragraph = set("ab אבג");
    let offsets_right = offsets(&paragraph, start(), Motion::Right);
    assert_eq!(offsets_right[..4], [0, 1, 2, 3]);
    // Over gimel, bet, alef: to the side on which each begins.
    assert_eq!(offsets_right[4..7], [7, 5, 3]);
    let mut x = -1.0;
    let mut caret = start();
    for _ in 0..6 {
        let here = paragraph.caret_rect(caret).left;
        assert!(here > x, "{here} after {x}");
        x = here;
        caret = paragraph.moved(caret, Motion::Right, None);
    }
}

#[test]
fn in_arabic_left_goes_on_and_right_goes_back() {
    let text = "سلام";
    let paragraph = set(text);
    // The lam and the alef are crossed as one.
    assert_eq!(offsets(&paragraph, start(), Motion::Left)[..4], [0, 2, 6, 8]);
    let end = paragraph.lines[0].end_caret();
    assert_eq!(offsets(&paragraph, end, Motion::Right).last(), Some(&0));
}

#[test]
fn one_offset_has_two_places_at_a_change_of_direction() {
    let paragraph = set("ab אבג cd");
    let after_space = Caret { offset: 3, downstream: false };
    let before_alef = Caret { offset: 3, downstream: true };
    let (left, right) = (paragraph.caret_rect(after_space).left, paragraph.caret_rect(before_alef).left);
    assert!(right > left + 10.0, "{left} {right}");
    for caret in [after_space, before_alef] {
        assert_eq!(paragraph.line_of(caret), 0);
    }
}

#[test]
fn a_click_gives_the_caret_that_is_drawn_there() {
    for text in ["ab אבג cd", "في 24 نوفمبر (2021)", "مُحَمَّد، لا", "NATO שלום."] {
        let paragraph = set(text);
        for step in 0..60 {
            let x = paragraph.width * step as f32 / 59.0;
            let caret = paragraph.caret_at(x, 5.0);
            let nearest = paragraph.lines[0]
                .cells
                .iter()
                .flat_map(|cell| [cell.left, cell.right])
                .map(|edge| (edge - x).abs())
                .fold(f32::MAX, f32::min);
            let off = (paragraph.caret_rect(caret).left - x).abs();
            assert!(off <= nearest + 0.01, "{text:?} at {x}: {caret:?} lies {off} px away, an edge {nearest} px");
            assert!(text.is_char_boundary(caret.offset));
        }
    }
}

#[test]
fn no_caret_splits_a_letter_from_its_marks_or_a_ligature() {
    let text = "لا مُحَمَّد";
    let paragraph = set(text);
    let stops = offsets(&paragraph, start(), Motion::Left);
    for (at, c) in text.char_indices() {
        if unicode_normalization::char::is_combining_mark(c) {
            assert!(!stops.contains(&at), "{at} in {stops:?}");
        }
    }
    assert!(!stops.contains(&2));
    // An offset within is drawn where its letter starts.
    let within = paragraph.caret_rect(Caret { offset: 2, downstream: true });
    assert_eq!(within, paragraph.caret_rect(start()));
}

#[test]
fn a_selection_over_a_change_of_direction_has_two_parts() {
    let text = "ab אבג cd";
    let paragraph = set(text);
    let rects = paragraph.range_rects(1..5);
    assert_eq!(rects.len(), 2, "{rects:?}");
    assert!(rects[0].right < rects[1].left);
    let whole = paragraph.range_rects(0..text.len());
    assert_eq!(whole.len(), 1);
    assert!((whole[0].right - paragraph.width).abs() < 0.1);
    assert!(paragraph.range_rects(3..3).is_empty());
    assert!(paragraph.range_rects(100..200).is_empty());
}

#[test]
fn a_selection_covers_touched_ligatures_whole() {
    let paragraph = set("سلام");
    assert_eq!(paragraph.range_rects(2..4), paragraph.range_rects(2..6));
}

#[test]
fn a_selection_has_a_part_for_each_line() {
    let text = "بحث المفتش العام للقوات المسلحة الملكية المغربية";
    let paragraph = wrapped(text, 150.0);
    let rects = paragraph.range_rects(0..text.len());
    assert_eq!(rects.len(), paragraph.lines.len());
    for (rect, line) in rects.iter().zip(&paragraph.lines) {
        assert_eq!((rect.top, rect.bottom), (line.top, line.bottom));
        // The space at the break hangs outside and is not covered.
        assert!(rect.left >= -0.01 && (rect.right - 150.0).abs() < 0.01, "{rect:?}");
    }
}

#[test]
fn the_caret_walks_through_wrapped_lines_and_back() {
    for text in ["one two three four five", "بحث المفتش العام للقوات المسلحة", "אחת two שלוש four חמש"]
    {
        let paragraph = wrapped(text, 80.0);
        assert!(paragraph.lines.len() > 1);
        let forward = if paragraph.lines[0].rtl { Motion::Left } else { Motion::Right };
        let back = if paragraph.lines[0].rtl { Motion::Right } else { Motion::Left };
        let there = offsets(&paragraph, start(), forward);
        assert!(there.contains(&text.len()), "{text:?} {there:?}");
        let from_end = offsets(&paragraph, paragraph.moved(start(), Motion::TextEnd, None), back);
        assert_eq!(from_end.last(), Some(&0), "{text:?} {from_end:?}");
    }
}

#[test]
fn home_and_end_follow_the_lines_direction() {
    let paragraph = wrapped("one two three\nאחת שתיים", 60.0);
    for line in &paragraph.lines {
        let inside = Caret { offset: line.range.start + 2, downstream: true };
        let home = paragraph.caret_rect(paragraph.moved(inside, Motion::LineStart, None));
        let end = paragraph.caret_rect(paragraph.moved(inside, Motion::LineEnd, None));
        assert_eq!((home.top, end.top), (line.top, line.top));
        assert_eq!(home.left > end.left, line.rtl);
    }
}

#[test]
fn up_and_down_keep_to_their_place() {
    let paragraph = wrapped("one two three\nאחת שתיים\n\nfour", 200.0);
    let mut editor = Editor::default();
    editor.place(Caret { offset: 9, downstream: true }, false);
    let x = paragraph.caret_rect(editor.caret()).left;
    for _ in 0..3 {
        editor.go(&paragraph, Motion::Down, false);
    }
    assert_eq!(paragraph.line_of(editor.caret()), 3);
    for _ in 0..3 {
        editor.go(&paragraph, Motion::Up, false);
    }
    assert!((paragraph.caret_rect(editor.caret()).left - x).abs() < 0.01);
    editor.go(&paragraph, Motion::Up, false);
    assert_eq!(editor.caret().offset, 0);
}

#[test]
fn typing_is_undone_by_words_and_redone() {
    let mut text = String::new();
    let mut editor = Editor::default();
    for c in "قال نعم".chars() {
        editor.insert(&mut text, &c.to_string());
    }
    assert_eq!(text, "قال نعم");
    assert!(editor.undo(&mut text));
    assert_eq!(text, "قال ");
    while editor.undo(&mut text) {}
    assert_eq!(text, "");
    while editor.redo(&mut text) {}
    assert_eq!(text, "قال نعم");
    assert_eq!(editor.caret().offset, text.len());
}

#[test]
fn a_paste_replaces_the_selection_in_one_step() {
    let mut text = "one two".to_owned();
    let mut editor = Editor::default();
    editor.place(Caret { offset: 5, downstream: true }, false);
    editor.select_word(&text);
    assert_eq!(editor.selected(&text), "two");
    editor.insert(&mut text, "שתיים ועוד");
    assert_eq!(text, "one שתיים ועוד");
    assert!(editor.undo(&mut text));
    assert_eq!((text.as_str(), editor.selected("one two")), ("one two", "two"));
}

#[test]
fn deletions_take_what_they_name() {
    let run = |start: &str, at: usize, deletion: Deletion| {
        let mut text = start.to_owned();
        let mut editor = Editor::default();
        editor.place(Caret { offset: at, downstream: true }, false);
        editor.delete(&mut text, deletion);
        text
    };
    assert_eq!(run("مُحَ", 8, Deletion::Back), "مُح");
    assert_eq!(run("مُحَ", 0, Deletion::Forward), "حَ");
    assert_eq!(run("one two", 7, Deletion::WordBack), "one ");
    assert_eq!(run("one two", 0, Deletion::WordForward), " two");
    assert_eq!(run("one\ntwo", 6, Deletion::ToLineStart), "one\no");
    assert_eq!(run("one\ntwo", 4, Deletion::ToLineEnd), "one\n");
    assert_eq!(run("", 0, Deletion::Back), "");
}

#[test]
fn a_text_changed_from_outside_does_no_harm() {
    let mut text = "one two three".to_owned();
    let mut editor = Editor::default();
    editor.place(Caret { offset: 13, downstream: false }, false);
    editor.insert(&mut text, "!");
    text = "é".to_owned();
    // Even an undo before the editor is told.
    assert!(!editor.undo(&mut text));
    editor.place(Caret { offset: 1, downstream: false }, false);
    editor.text_was_replaced(&text);
    assert_eq!(editor.caret().offset, 0);
    editor.place(Caret { offset: 99, downstream: false }, false);
    editor.insert(&mut text, "x");
    assert_eq!(text, "éx");
}

#[test]
fn logical_moves_follow_the_text_over_every_letter() {
    let text = "قال Rabat\n\nلا إله שָׁ";
    let paragraph = wrapped(text, 60.0);
    let forward = offsets(&paragraph, start(), Motion::Next);
    assert!(forward.windows(2).all(|pair| pair[0] < pair[1]), "{forward:?}");
    assert_eq!(forward.last(), Some(&text.len()));
    // The ligature and the letter with its marks are crossed at once.
    let alef = text.find("لا").unwrap() + "ل".len();
    assert!(!forward.contains(&alef) && !forward.contains(&(text.len() - 2)));
    let end = paragraph.moved(start(), Motion::TextEnd, None);
    let mut back = offsets(&paragraph, end, Motion::Previous);
    back.reverse();
    assert_eq!(back, forward);
}

#[test]
fn the_caret_tells_its_direction_in_mixed_lines_alone() {
    let paragraph = set("قال Rabat");
    let at = |offset, downstream| paragraph.mixed_direction_at(Caret { offset, downstream });
    let latin = "قال ".len();
    assert_eq!(at(latin, true), Some(false));
    assert_eq!(at(latin, false), Some(true));
    assert_eq!(at(0, false), Some(true));
    assert_eq!(set("Rabat").mixed_direction_at(start()), None);
}
