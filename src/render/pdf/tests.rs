use std::path::Path;
use std::process::Command;

use super::*;
use crate::render::png::png;
use crate::render::sample::{self, Picture, filled, group, meta, rect, scene};
use crate::view::geometry::{Point, Rect, Size};

/// Runs one of poppler's programs on a document.
fn poppler(program: &str, arguments: &[&str], document: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, document).unwrap();
    let to_output = (program == "pdftotext").then_some("-");
    let output = Command::new(program).args(arguments).arg(&path).args(to_output).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not run ({error}); install poppler-utils"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn draw(scene: &Scene) -> Vec<u8> {
    pdf(scene, &mut Engine::new(), &meta()).unwrap()
}

/// What pdftotext reads, line by line, without the marks that it adds about
/// text of another direction.
fn read_lines(document: &[u8]) -> Vec<String> {
    let text = String::from_utf8(poppler("pdftotext", &["-layout"], document)).unwrap();
    let is_mark = |c: &char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{C}');
    let plain = |line: &str| line.chars().filter(|c| !is_mark(c)).collect::<String>().trim().to_owned();
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

/// A page with each line of text below the other.
fn page(lines: &[String]) -> Scene {
    let height = 30.0 * (lines.len() as f32 + 1.0);
    let items = lines.iter().zip(1_u16..).map(|(line, row)| sample::text(line, 20.0, f32::from(row) * 30.0, 15.0));
    scene(2400.0, height, items.collect())
}

/// The sentences of the bundled dataset's sources.
fn source_sentences() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/morocco-israel/sources");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    let sentences: Vec<String> =
        texts.flat_map(|text| text.split(['،', '\n']).map(|part| part.trim().to_owned()).collect::<Vec<_>>()).collect();
    assert!(sentences.len() > 30);
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// Words of one script and numbers, in their order. pdftotext moves a space
/// after a number or a foreign word to before it, so that spaces do not count.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for c in line.chars() {
        let sort =
            (c.is_alphanumeric() || ('\u{64B}'..='\u{65F}').contains(&c)).then(|| (c.is_ascii_digit(), c.is_ascii()));
        match (sort, words.last_mut()) {
            (Some(_), Some(word)) if sort == last => word.push(c),
            (Some(_), _) => words.push(c.to_string()),
            (None, _) => {}
        }
        last = sort;
    }
    words
}

#[test]
fn arabic_sentences_come_back_letter_by_letter() {
    let sentences: Vec<String> =
        source_sentences().into_iter().filter(|line| !line.contains(|c: char| c.is_ascii_digit())).collect();
    let read = read_lines(&draw(&page(&sentences)));
    for sentence in &sentences {
        // A full stop and a quotation mark are no letters: pdftotext may move them.
        let bare = |text: &str| text.replace(['.', '"', ' '], "");
        assert!(read.iter().any(|line| bare(line) == bare(sentence)), "{sentence}\n{read:#?}");
        assert!(read.iter().any(|line| words(line) == words(sentence)), "{sentence}\n{read:#?}");
    }
}

#[test]
fn numbers_among_arabic_words_keep_their_place() {
    let mut lines: Vec<String> =
        source_sentences().into_iter().filter(|line| line.contains(|c: char| c.is_ascii_digit())).collect();
    assert!(lines.len() >= 4, "{lines:?}");
    lines.extend(sample::LINES.iter().map(|&line| line.to_owned()));
    let read = read_lines(&draw(&page(&lines)));
    for line in &lines {
        assert!(read.iter().any(|read| words(read) == words(line)), "{line}\n{read:#?}");
    }
}

#[test]
fn punctuation_that_touches_a_number_stays_after_it() {
    let read = read_lines(&draw(&page(&["في العام 2021، وفي نهاية 2020.".to_owned()])));
    assert!(read[0].contains("2021،") && read[0].contains("2020."), "{read:?}");
}

#[test]
fn latin_text_comes_back_as_it_is() {
    let lines = ["Belkhir visits Tel Aviv, 13 September 2022", "Déjà vu – “quoted”, 50 % & <more>"];
    let read = read_lines(&draw(&page(&lines.map(str::to_owned))));
    assert_eq!(read, lines);
}

#[test]
fn the_document_says_what_it_is() {
    let info = String::from_utf8(poppler("pdfinfo", &[], &draw(&sample::shapes()))).unwrap();
    let field = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!(field("Title:"), Some("المغرب – إسرائيل"));
    assert_eq!(field("Creator:"), Some("Entente test"));
    assert_eq!(field("Page size:"), Some("90 x 60 pts"), "120 × 80 pixels");
    assert_eq!(field("Pages:"), Some("1"));
    assert_eq!(field("Tagged:"), Some("yes"));
}

#[test]
fn fonts_are_embedded_as_subsets() {
    let document = draw(&sample::texts());
    let fonts = String::from_utf8(poppler("pdffonts", &[], &document)).unwrap();
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    for family in ["NotoSans-Regular", "NotoNaskhArabic-Regular", "NotoSansHebrew-Regular"] {
        let row = rows.iter().find(|row| row.contains(family)).unwrap_or_else(|| panic!("{family}: {fonts}"));
        assert!(row.contains("yes yes yes"), "embedded, subset, with Unicode: {row}");
    }
    assert!(document.len() < 150_000, "{} bytes", document.len());
}

#[test]
fn shapes_and_text_look_as_in_the_png() {
    // Another rasterizer: it grows thin shapes to whole pixels and weighs edges
    // by other samples, which changes an edge pixel by up to half of its 255
    // levels. That costs 0.4 levels on average for the shapes and 1.4 for the
    // texts, which are all edges; one shape or line that is missing costs more
    // than what is left to the bounds.
    for (scene, bound) in [(sample::shapes(), 0.6), (sample::texts(), 2.0)] {
        let ours = Picture::read(&png(&scene, &mut Engine::new(), &meta(), 2.0).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let (document, page) = (folder.path().join("page.pdf"), folder.path().join("page"));
        std::fs::write(&document, draw(&scene)).unwrap();
        let status = Command::new("pdftoppm")
            .args(["-r", "192", "-png", "-singlefile"])
            .args([&document, &page])
            .status()
            .unwrap_or_else(|error| panic!("pdftoppm does not run ({error}); install poppler-utils"));
        assert!(status.success());
        let theirs = Picture::read(&std::fs::read(page.with_extension("png")).unwrap());
        let difference = theirs.mean_difference(&ours);
        assert!(difference < bound, "{difference}");
    }
}

#[test]
fn pages_that_pdf_does_not_allow_are_refused_in_one_sentence() {
    for (width, height) in [(0.0, 10.0), (1.0, 1.0), (f32::NAN, 10.0), (10.0, f32::INFINITY), (19_300.0, 10.0)] {
        let scene = Scene { size: Size { width, height }, ..Scene::default() };
        let error = pdf(&scene, &mut Engine::new(), &meta()).unwrap_err();
        assert!(error.to_string().contains("PDF allows from 3 to 14400 points"), "{error}");
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for scene in [sample::shapes(), sample::texts()] {
        assert!(draw(&scene) == draw(&scene));
    }
}

#[test]
fn hostile_scenes_still_give_a_document() {
    let hostile = scene(
        60.0,
        40.0,
        vec![
            Item::End,
            group("a", ""),
            filled(rect(f32::NAN, 0.0, 5.0, 5.0), Fill::Solid(sample::color("#000000"))),
            filled(rect(9.0, 9.0, 5.0, 5.0), Fill::Horizontal(vec![(2.0, sample::color("#000000"))])),
            filled(rect(1.0, 1.0, 5.0, 5.0), Fill::Horizontal(Vec::new())),
            filled(Geometry::Polygon(Vec::new()), Fill::Solid(sample::color("#000000"))),
            filled(Geometry::Circle { center: Point::new(5.0, 5.0), radius: -3.0 }, Fill::Horizontal(Vec::new())),
            sample::stroked(rect(1.0, 1.0, 9.0, 9.0), "#00000080", f32::NAN, Some((f32::NAN, 1.0))),
            sample::stroked(rect(1.0, 1.0, 9.0, 9.0), "#00000080", 1.0, Some((0.0, 0.0))),
            sample::text("a\u{0}\u{B}b \u{202E}c\u{FFFE}", 1.0, 10.0, 12.0),
            sample::text("", 1.0, 10.0, 12.0),
            sample::text("x", f32::INFINITY, 10.0, 12.0),
            Item::Clip(Rect::new(5.0, 5.0, 1.0, 1.0)),
            Item::Clip(Rect::new(f32::NAN, 5.0, 1.0, 1.0)),
            sample::text("inside", 1.0, 30.0, 12.0),
        ],
    );
    let info = poppler("pdfinfo", &[], &draw(&hostile));
    assert!(String::from_utf8_lossy(&info).contains("Pages:           1"));
}
