//! What holds for every text: nothing is lost, nothing panics, every caret
//! stands between characters, every walk ends.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Align, Caret, Deletion, Direction, Editor, Engine, Motion, Paragraph, ParagraphStyle};

const MOTIONS: [Motion; 10] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::Up,
    Motion::Down,
    Motion::LineStart,
    Motion::LineEnd,
    Motion::TextStart,
    Motion::TextEnd,
];

const DELETIONS: [Deletion; 6] = [
    Deletion::Back,
    Deletion::Forward,
    Deletion::WordBack,
    Deletion::WordForward,
    Deletion::ToLineStart,
    Deletion::ToLineEnd,
];

/// Pieces that are awkward beside each other.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "office ",
        "NATO",
        "é",
        "e\u{301}",
        "لا",
        "سلام",
        "مُحَ",
        "الله ",
        "ـ",
        "אב",
        "שָׁ",
        "״",
        "12",
        "3.5%",
        "٢٤",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "(",
        ")",
        "[",
        "«",
        "،",
        ".",
        "-",
        "/",
        "→",
        "…",
        "👋",
        "👨\u{200d}👩",
        "\u{200f}",
        "\u{202b}",
        "\u{202e}",
        "\u{202c}",
        "\u{2067}",
        "\u{2069}",
        "\u{200c}",
        "\u{a0}",
        "\u{2028}",
        "\u{0}",
        "\u{fffd}",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn style() -> impl Strategy<Value = ParagraphStyle> {
    let width = prop::option::of(prop::sample::select(vec![0.0_f32, 20.0, 60.0, 150.0]));
    let lines = prop::option::of(1_usize..4);
    let align = prop::sample::select(vec![Align::Start, Align::End, Align::Center, Align::Justify]);
    let direction = prop::sample::select(vec![Direction::Auto, Direction::LeftToRight, Direction::RightToLeft]);
    (width, lines, align, direction, any::<bool>()).prop_map(|(max_width, max_lines, align, direction, bold)| {
        ParagraphStyle { max_width, max_lines, align, direction, bold, ..ParagraphStyle::default() }
    })
}

fn set(text: &str, style: &ParagraphStyle) -> Arc<Paragraph> {
    thread_local! {
        static ENGINE: std::cell::RefCell<Engine> = std::cell::RefCell::new(Engine::new());
    }
    ENGINE.with_borrow_mut(|engine| engine.paragraph(text, style))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(1948), ..ProptestConfig::default() })]

    #[test]
    fn lines_follow_each_other_and_cells_cover_them(text in text(), style in style()) {
        let paragraph = set(&text, &style);
        prop_assert!(!paragraph.lines.is_empty());
        prop_assert!(paragraph.width.is_finite() && paragraph.height > 0.0);
        let mut end = 0;
        for line in &paragraph.lines {
            prop_assert!(line.range.start >= end && line.range.end >= line.range.start);
            // Between two lines stand line ends alone.
            let between = &text[end..line.range.start];
            prop_assert!(between.chars().all(char::is_whitespace), "{between:?}");
            end = line.range.end;
            let mut covered: Vec<(usize, usize)> =
                line.cells.iter().filter(|cell| cell.start < cell.end).map(|cell| (cell.start, cell.end)).collect();
            covered.sort_unstable();
            let mut at = line.range.start;
            for (start, end) in covered {
                prop_assert_eq!(start, at);
                at = end;
            }
            prop_assert!(at == line.range.end || paragraph.elided || line.range.is_empty());
            for pair in line.cells.windows(2) {
                prop_assert!((pair[0].right - pair[1].left).abs() < 0.01);
            }
        }
        prop_assert!(end == text.len() || paragraph.elided || text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn kept_lines_and_widths_are_respected(text in text(), style in style()) {
        let paragraph = set(&text, &style);
        if let Some(lines) = style.max_lines {
            prop_assert!(paragraph.lines.len() <= lines);
            if let Some(width) = style.max_width && width >= 60.0 {
                prop_assert!(paragraph.width <= width + 0.1, "{} > {width}", paragraph.width);
            }
        }
    }

    #[test]
    fn carets_stand_between_characters(text in text(), style in style(), x in -20.0_f32..200.0, y in -20.0_f32..200.0) {
        let paragraph = set(&text, &style);
        let caret = paragraph.caret_at(x, y);
        prop_assert!(text.is_char_boundary(caret.offset));
        let rect = paragraph.caret_rect(caret);
        prop_assert!(rect.left.is_finite() && rect.bottom > rect.top);
        if let Some(byte) = paragraph.byte_at(x, y) {
            prop_assert!(text.is_char_boundary(byte));
        }
        // A caret that was asked for by its own place stays there; an ellipsis is no place.
        prop_assume!(!paragraph.elided);
        let again = paragraph.caret_at(rect.left, f32::midpoint(rect.top, rect.bottom));
        let there = paragraph.caret_rect(again);
        prop_assert!((there.left - rect.left).abs() < 0.1 || there.top != rect.top, "{caret:?} {again:?}");
    }

    #[test]
    fn every_walk_ends_and_reaches_the_ends(text in text(), width in prop::option::of(40.0_f32..120.0)) {
        let style = ParagraphStyle { max_width: width, ..ParagraphStyle::default() };
        let paragraph = set(&text, &style);
        // Between lines of both directions, left and right lead to and fro.
        prop_assume!(paragraph.lines.iter().all(|line| line.rtl == paragraph.lines[0].rtl));
        for motion in [Motion::Left, Motion::Right] {
            for start in [Motion::TextStart, Motion::TextEnd] {
                let mut caret = paragraph.moved(Caret::default(), start, None);
                let mut steps = 0;
                loop {
                    let next = paragraph.moved(caret, motion, None);
                    prop_assert!(text.is_char_boundary(next.offset));
                    if next == caret {
                        break;
                    }
                    caret = next;
                    steps += 1;
                    prop_assert!(steps <= 2 * text.len() + 4, "{motion:?} from {start:?} goes round");
                }
            }
        }
    }

    #[test]
    fn selections_lie_on_their_lines(text in text(), style in style(), a in 0_usize..60, b in 0_usize..60) {
        let paragraph = set(&text, &style);
        for rect in paragraph.range_rects(a.min(b)..a.max(b)) {
            prop_assert!(rect.right >= rect.left - 0.01);
            prop_assert!(paragraph.lines.iter().any(|line| line.top == rect.top && line.bottom == rect.bottom));
        }
    }

    #[test]
    fn whatever_is_done_can_be_undone(
        text in text(),
        actions in prop::collection::vec((0_usize..20, any::<bool>(), text()), 1..25),
    ) {
        let style = ParagraphStyle::wrapped(13.0, 80.0);
        let original = text.clone();
        let mut text = text;
        let mut editor = Editor::default();
        for (action, extend, inserted) in actions {
            match action {
                0..10 => editor.go(&set(&text, &style), MOTIONS[action], extend),
                10..16 => _ = editor.delete(&mut text, DELETIONS[action - 10]),
                16 => editor.select_word(&text),
                17 => editor.select_line(&text),
                _ => editor.insert(&mut text, &inserted),
            }
            prop_assert!(text.is_char_boundary(editor.caret().offset));
            prop_assert!(text.get(editor.selection()).is_some());
        }
        let edited = text.clone();
        while editor.undo(&mut text) {}
        prop_assert_eq!(&text, &original);
        while editor.redo(&mut text) {}
        prop_assert_eq!(&text, &edited);
    }
}
