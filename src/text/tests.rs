//! What the engine promises, in words and lines.

use super::{Align, Direction, Engine, FontId, Line, Paragraph, ParagraphStyle};

const LAM_ALEF: &str = "لا";

fn set(text: &str) -> std::sync::Arc<Paragraph> {
    Engine::new().paragraph(text, &ParagraphStyle::line(16.0, false))
}

/// The characters of a line as they stand from left to right, ligatures and
/// marked letters in their logical order.
fn visual(paragraph: &Paragraph, line: &Line) -> String {
    line.cells.iter().map(|cell| &paragraph.text[cell.start..cell.end]).collect()
}

fn visual_line(text: &str) -> String {
    let paragraph = set(text);
    visual(&paragraph, &paragraph.lines[0])
}

#[test]
fn latin_stands_as_it_is_written() {
    assert_eq!(visual_line("Belkhir visits Tel Aviv"), "Belkhir visits Tel Aviv");
}

#[test]
fn words_of_hebrew_stand_right_to_left() {
    assert_eq!(visual_line("אבג דה"), "הד גבא");
}

#[test]
fn numbers_in_arabic_keep_their_order() {
    assert_eq!(visual_line("في 24 نوفمبر"), "ربمفون 24 يف");
}

#[test]
fn brackets_in_hebrew_stand_around_their_words() {
    assert_eq!(visual_line("אב (גד) ה"), "ה )דג( בא");
    assert_eq!(visual_line("say אב (גד) now"), "say )דג( בא now");
}

#[test]
fn a_full_stop_ends_the_paragraph_on_its_own_side() {
    assert_eq!(visual_line("שלום NATO."), ".NATO םולש");
    assert_eq!(visual_line("NATO שלום."), "NATO םולש.");
}

#[test]
fn the_ligature_of_lam_and_alef_is_one() {
    let paragraph = set(LAM_ALEF);
    assert_eq!(paragraph.lines[0].cells.len(), 1);
    assert_eq!(paragraph.lines[0].cells[0].end, LAM_ALEF.len());
    let glyphs = &paragraph.lines[0].runs[0].glyphs;
    assert!(glyphs.windows(2).all(|pair| pair[0].x <= pair[1].x), "{glyphs:?}");
    assert_eq!(visual_line("سلام"), "ملاس");
}

#[test]
fn the_ligature_of_the_name_of_god_stands_beside_its_alef() {
    let paragraph = set("الله");
    let cells = &paragraph.lines[0].cells;
    assert_eq!(cells.len(), 2);
    let glyphs: Vec<f32> = paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x).collect();
    assert_eq!(glyphs, [0.0, cells[1].left]);
}

#[test]
fn latin_letters_are_not_joined() {
    assert_eq!(set("office").lines[0].cells.len(), 6);
    let paragraph = set("office ﷺ لا");
    assert_eq!(paragraph.lines[0].cells.len(), 6 + 1 + 1 + 1 + 1);
}

#[test]
fn letters_keep_their_marks() {
    let paragraph = set("مُحَمَّد");
    let cells: Vec<&str> =
        paragraph.lines[0].cells.iter().rev().map(|cell| &paragraph.text[cell.start..cell.end]).collect();
    assert_eq!(cells, ["مُ", "حَ", "مَّ", "د"]);
}

#[test]
fn each_script_comes_in_its_face() {
    let paragraph = set("Rabat الرباط שלום → 2020");
    let mut fonts: Vec<FontId> = paragraph.lines[0].runs.iter().map(|run| run.font).collect();
    fonts.sort_unstable();
    fonts.dedup();
    assert_eq!(fonts, [FontId::NotoSans, FontId::NotoNaskhArabic, FontId::NotoSansHebrew, FontId::NotoSansMath]);
    let missing = paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0).count();
    assert_eq!(missing, 0);
}

#[test]
fn digits_and_full_stops_within_arabic_come_from_the_arabic_face() {
    let paragraph = set("في نهاية 2020.");
    assert!(paragraph.lines[0].runs.iter().all(|run| run.font == FontId::NotoNaskhArabic));
}

#[test]
fn bold_ranges_change_the_face_and_not_the_joining() {
    let mut engine = Engine::new();
    let text = "مغربي";
    let whole = engine.paragraph(text, &ParagraphStyle::line(16.0, true));
    let first_two = 0.."مغ".len();
    let style = ParagraphStyle { bold_ranges: vec![first_two], ..ParagraphStyle::line(16.0, false) };
    let half = engine.paragraph(text, &style);
    let mut fonts: Vec<FontId> = half.lines[0].runs.iter().map(|run| run.font).collect();
    fonts.sort_unstable();
    assert_eq!(fonts, [FontId::NotoNaskhArabic, FontId::NotoNaskhArabicBold]);
    // The joined form of the last bold letter, as in the bold word.
    let form = |paragraph: &Paragraph| {
        let glyphs = paragraph.lines[0].runs.iter().flat_map(|run| run.glyphs.clone());
        glyphs.filter(|glyph| glyph.cluster_start == 2).map(|glyph| glyph.id).collect::<Vec<_>>()
    };
    assert_eq!(form(&half), form(&whole));
}

#[test]
fn each_line_of_the_text_has_its_own_direction() {
    let paragraph = set("first\nשני\r\nthird\n12\n");
    let lines: Vec<(bool, &str)> =
        paragraph.lines.iter().map(|line| (line.rtl, &paragraph.text[line.range.clone()])).collect();
    assert_eq!(lines, [(false, "first"), (true, "שני"), (false, "third"), (false, "12"), (false, "")]);
    let heights: Vec<f32> = paragraph.lines.iter().map(|line| line.top).collect();
    assert!(heights.windows(2).all(|pair| (pair[1] - pair[0] - 22.4).abs() < 0.01), "{heights:?}");
}

#[test]
fn lines_without_letters_go_the_way_of_the_line_before() {
    let paragraph = set("שלום\n1948\n");
    assert!(paragraph.lines.iter().all(|line| line.rtl));
}

#[test]
fn right_to_left_lines_stand_at_the_right() {
    let mut engine = Engine::new();
    let style = ParagraphStyle::wrapped(16.0, 200.0);
    let line = &engine.paragraph("שלום", &style).lines[0];
    assert!((line.right - 200.0).abs() < 0.01, "{}", line.right);
    let end = ParagraphStyle { align: Align::End, ..style.clone() };
    assert!(engine.paragraph("שלום", &end).lines[0].left.abs() < 0.01);
    let center = ParagraphStyle { align: Align::Center, ..style };
    let line = &engine.paragraph("Rabat", &center).lines[0];
    assert!((line.left + line.right - 200.0).abs() < 0.01);
}

#[test]
fn white_space_at_a_line_break_hangs_at_the_paragraphs_end() {
    let mut engine = Engine::new();
    let style = ParagraphStyle { direction: Direction::RightToLeft, ..ParagraphStyle::wrapped(16.0, 60.0) };
    let paragraph = engine.paragraph("one two three", &style);
    assert!(paragraph.lines.len() > 1);
    for line in &paragraph.lines {
        assert!((line.right - 60.0).abs() < 0.01, "{line:?}");
    }
    assert_eq!(visual(&paragraph, &paragraph.lines[0]), " one");
}

#[test]
fn justified_lines_fill_the_width_but_the_last() {
    let mut engine = Engine::new();
    let style = ParagraphStyle { align: Align::Justify, ..ParagraphStyle::wrapped(16.0, 150.0) };
    let paragraph = engine.paragraph("بحث المفتش العام للقوات المسلحة الملكية المغربية", &style);
    let (last, others) = paragraph.lines.split_last().unwrap();
    assert!(!others.is_empty());
    for line in others {
        assert!(line.left.abs() < 0.01 && (line.right - 150.0).abs() < 0.01, "{} {}", line.left, line.right);
    }
    assert!(last.left > 1.0 && (last.right - 150.0).abs() < 0.01);
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis_at_its_logical_end() {
    let mut engine = Engine::new();
    let text = "زيارة بلخير الفاروق إلى تل أبيب";
    let whole = engine.width(text, 13.0, false);
    let short = engine.elide(text, 13.0, false, whole * 0.6);
    assert!(short.ends_with('…') && text.starts_with(short.trim_end_matches('…')), "{short}");
    assert!(engine.width(&short, 13.0, false) <= whole * 0.6);
    assert!(short.chars().count() > text.chars().count() / 3, "{short}");
    // On the left, where Arabic ends.
    let style =
        ParagraphStyle { max_width: Some(whole * 0.6), max_lines: Some(1), ..ParagraphStyle::line(13.0, false) };
    let paragraph = engine.paragraph(text, &style);
    let run = &paragraph.lines[0].runs[0];
    assert!(run.range.is_empty() && run.font == FontId::NotoSans, "{run:?}");
    assert!(paragraph.elided);
}

#[test]
fn no_comma_stands_before_an_ellipsis() {
    let mut engine = Engine::new();
    let text = "stated in c4: بحث المفتش العام، الثلاثاء";
    let comma = "stated in c4: بحث المفتش العام، …";
    let width = engine.width(comma, 13.0, false);
    assert_eq!(engine.elide(text, 13.0, false, width), "stated in c4: بحث المفتش العام…");
}

#[test]
fn what_fits_is_not_shortened_and_what_never_fits_is_empty() {
    let mut engine = Engine::new();
    let whole = engine.width("Rabat", 13.0, false);
    assert_eq!(engine.elide("Rabat", 13.0, false, whole), "Rabat");
    assert_eq!(engine.elide("Rabat", 13.0, false, 2.0), "");
    assert_eq!(engine.elide("", 13.0, false, 0.0), "");
}

#[test]
fn the_last_of_the_kept_lines_ends_in_an_ellipsis() {
    let mut engine = Engine::new();
    let text = "one two three four five six seven eight nine ten\neleven";
    let style = ParagraphStyle { max_lines: Some(2), ..ParagraphStyle::wrapped(16.0, 120.0) };
    let paragraph = engine.paragraph(text, &style);
    assert_eq!(paragraph.lines.len(), 2);
    assert!(paragraph.elided && paragraph.width <= 120.0);
    let kept = &text[..paragraph.lines[1].range.end];
    assert!(kept.starts_with("one two three four") && !kept.ends_with(' '), "{kept}");
    // Also where the line is full but another paragraph follows.
    let style = ParagraphStyle { max_lines: Some(1), ..ParagraphStyle::line(16.0, false) };
    let paragraph = engine.paragraph("one\ntwo", &style);
    assert!(paragraph.elided);
    assert_eq!(paragraph.lines[0].range, 0..3);
    assert!(paragraph.lines[0].runs.last().unwrap().range.is_empty());
}

#[test]
fn a_label_on_a_huge_text_is_short() {
    let mut engine = Engine::new();
    let text = "كلمة ".repeat(300_000);
    let short = engine.elide(&text, 13.0, false, 200.0);
    assert!(short.ends_with('…') && short.len() < 200, "{}", short.len());
    let style = ParagraphStyle { max_lines: Some(3), ..ParagraphStyle::wrapped(13.0, 200.0) };
    let paragraph = engine.paragraph(&text, &style);
    assert!(paragraph.elided && paragraph.lines.len() == 3);
}

#[test]
fn words_wider_than_the_line_are_broken() {
    let mut engine = Engine::new();
    let paragraph = engine.paragraph("https://example.org/a/very/long/path", &ParagraphStyle::wrapped(16.0, 60.0));
    assert!(paragraph.lines.len() > 3 && paragraph.width <= 60.0);
}

#[test]
fn a_text_that_was_set_is_not_set_again() {
    let mut engine = Engine::new();
    let style = ParagraphStyle::wrapped(13.0, 90.0);
    for _ in 0..3 {
        engine.paragraph("Cyber cooperation agreement", &style);
        engine.width("Rabat", 13.0, true);
        engine.elide("Cyber cooperation agreement", 13.0, false, 50.0);
    }
    // The three, and the ellipsis alone.
    assert_eq!(engine.paragraphs_set(), 4);
}

#[test]
fn sizes_out_of_range_do_no_harm() {
    let mut engine = Engine::new();
    for size in [f32::NAN, f32::INFINITY, -3.0, 0.0] {
        let style = ParagraphStyle { max_width: Some(size), line_height: size, ..ParagraphStyle::line(size, false) };
        let paragraph = engine.paragraph("שלום Rabat", &style);
        assert!(paragraph.height.is_finite() && paragraph.width.is_finite());
        engine.paragraph("שלום Rabat", &style);
    }
    assert!(engine.paragraphs_set() <= 4);
    engine.paragraph("\u{202e}\u{2066}\t\u{0}\u{7f}\u{85}\u{1f}a", &ParagraphStyle::default());
}

#[test]
fn characters_that_only_format_draw_nothing() {
    for c in ['\u{ad}', '\u{61c}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{202b}', '\u{2067}', '\u{2069}', '\u{feff}'] {
        for text in [format!("a{c}b"), format!("א{c}ב"), format!("ب{c}ت")] {
            let paragraph = set(&text);
            let missing = paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs).any(|glyph| glyph.id == 0);
            assert!(!missing, "U+{:04X} in {text:?}", u32::from(c));
            let plain = set(&text.replace(c, ""));
            if c != '\u{200b}' && !text.starts_with('ب') {
                assert!((paragraph.width - plain.width).abs() < 0.01, "U+{:04X} in {text:?}", u32::from(c));
            }
        }
    }
}

/// The tags of a line, and the text of the cells in between.
fn tagged(text: &str) -> (Vec<String>, std::sync::Arc<Paragraph>) {
    let style = ParagraphStyle { shows_hidden: true, ..ParagraphStyle::line(16.0, false) };
    let paragraph = Engine::new().paragraph(text, &style);
    let tags = paragraph.lines[0].tags.iter().map(|tag| tag.label.to_string()).collect();
    (tags, paragraph)
}

#[test]
fn hidden_characters_are_shown_as_boxes_where_they_stand() {
    let (tags, paragraph) = tagged("abc \u{202e}def\u{202c} ghi\u{200b}");
    assert_eq!(tags, ["RLO", "PDF", "ZWSP"].map(str::to_owned), "{:?}", paragraph.lines[0].tags);
    let plain = set("abc \u{202e}def\u{202c} ghi\u{200b}");
    assert!(paragraph.width > plain.width + 3.0 * 16.0);
    let order = |paragraph: &Paragraph| paragraph.lines[0].cells.iter().map(|cell| cell.start).collect::<Vec<_>>();
    assert_eq!(order(&paragraph), order(&plain));
    for tag in &paragraph.lines[0].tags {
        let covered =
            paragraph.lines[0].cells.iter().any(|cell| cell.left <= tag.left && tag.right <= cell.right + 0.01);
        assert!(covered, "{tag:?}");
    }
}

#[test]
fn boxes_leave_the_letters_joined_as_they_were() {
    let text = "می\u{200c}خواهم";
    let (tags, paragraph) = tagged(text);
    assert_eq!(tags, ["ZWNJ"]);
    let glyphs = |paragraph: &Paragraph| {
        let runs = paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs);
        let mut glyphs: Vec<u16> = runs.map(|glyph| glyph.id).collect();
        glyphs.sort_unstable();
        glyphs
    };
    assert_eq!(glyphs(&paragraph), glyphs(&set(text)));
}

#[test]
fn isolates_at_the_end_of_a_line_have_their_box() {
    let (tags, paragraph) = tagged("users: \u{2068}שלום\u{2069}");
    assert_eq!(tags, ["FSI", "PDI"]);
    assert!(paragraph.lines[0].tags.iter().all(|tag| tag.left >= 0.0 && tag.right <= paragraph.width + 0.01));
}

#[test]
fn a_tab_is_drawn_as_room_and_parts_directions() {
    let paragraph = set("a\tb");
    let tab = paragraph.lines[0].cells[1];
    assert!((1.0..3.0).contains(&((tab.right - tab.left) / 16.0)), "{tab:?}");
    assert!(paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
    assert_eq!(visual_line("אב\tcd ef\tgh"), "gh\tcd ef\tבא");
}

#[test]
fn common_emoji_are_drawn_whole() {
    for text in ["😀", "🇲🇦", "🇮🇱", "❤️", "👍", "🕊️", "✅", "👨‍👩‍👧", "3️⃣"] {
        for text in [text.to_owned(), format!("سلام {text}"), format!("שלום {text} ok")] {
            let paragraph = set(&text);
            let glyphs: Vec<_> = paragraph.lines[0].runs.iter().flat_map(|run| &run.glyphs).collect();
            assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
        }
        let inked =
            set(text).lines[0].runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.advance > 0.0).count();
        assert_eq!(inked, 1, "{text}");
    }
}
