//! Lines and visual order beside those that Chromium drew (`tests/bidi`).

use std::collections::{BTreeMap, BTreeSet};

use icu_segmenter::GraphemeClusterSegmenter;
use serde::Deserialize;

use super::{Direction, Engine, Line, Paragraph, ParagraphStyle};

/// Places may differ by so many pixels: Chromium rounds advances to 1/64 px and
/// the recording to 1/10 px.
const TOLERANCE_PX: f32 = 0.6;

/// Where we differ from Chromium on purpose or knowingly: text, what differs,
/// and why.
const DEVIATIONS: &[(&str, Differs, &str)] = &[
    (
        "Arabic with a phone number at 130",
        Differs::Lines,
        "we keep 537-76 whole, as UAX #14 LB25 has it (no break between a hyphen and a digit); Chromium's own table breaks",
    ),
    (
        "Arabic with a URL at 130",
        Differs::Lines,
        "we break after a slash, as UAX #14 allows (class SY); Chromium breaks no ASCII there and then cuts anywhere",
    ),
    (
        "Arabic with a URL at 220",
        Differs::Lines,
        "we break after a slash, as UAX #14 allows (class SY); Chromium breaks no ASCII there and then cuts anywhere",
    ),
    (
        "a long word at 220",
        Differs::Lines,
        "we break after a slash, as UAX #14 allows (class SY); Chromium breaks no ASCII there and then cuts anywhere",
    ),
    (
        "Hebrew with a URL and a per cent sign at 130",
        Differs::Lines,
        "we break after a slash, as UAX #14 allows (class SY); Chromium breaks no ASCII there and then cuts anywhere",
    ),
    (
        "a long word at 130",
        Differs::Lines,
        "we break after a slash, as UAX #14 allows (class SY); Chromium breaks no ASCII there and then cuts anywhere",
    ),
    (
        "Hebrew with maqaf at 130",
        Differs::Lines,
        "parley's data keep a Hebrew word and its maqaf with what follows (LB21a as it was before Unicode 16)",
    ),
    (
        "French with Arabic at 130",
        Differs::Lines,
        "we keep guillemets with their words over a space, as UAX #14 LB15a and LB15b have it; Chromium parts them",
    ),
    (
        "several paragraphs",
        Differs::Places,
        "a paragraph without letters goes the way of the one before it, so our 42 stands at the right below Hebrew",
    ),
    (
        "several paragraphs at 220",
        Differs::Places,
        "a paragraph without letters goes the way of the one before it, so our 42 stands at the right below Hebrew",
    ),
    (
        "several paragraphs at 130",
        Differs::Places,
        "a paragraph without letters goes the way of the one before it, so our 42 stands at the right below Hebrew",
    ),
];

#[derive(Deserialize)]
struct Recording {
    size: f32,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    width: Option<f32>,
    direction: String,
    lines: Vec<RecordedLine>,
}

/// Letters by the number of their first code point, left to right.
#[derive(Deserialize)]
struct RecordedLine {
    letters: Vec<usize>,
    lefts: Vec<f32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Differs {
    /// Other letters on the lines.
    Lines,
    /// The same lines, in another order.
    Order,
    /// The same order, at other places.
    Places,
}

/// A line's visible letters from left to right, by the number of their first
/// code point, each with the left edge of what is drawn as one with it.
type Letters = Vec<(usize, f32)>;

fn recorded(case: &Case) -> Vec<Letters> {
    let chars: Vec<char> = case.text.chars().collect();
    let trimmed = |line: &RecordedLine| {
        let mut logical = line.letters.clone();
        logical.sort_unstable();
        while logical.last().is_some_and(|&last| chars[last].is_whitespace()) {
            logical.pop();
        }
        let letters = line.letters.iter().copied().zip(line.lefts.iter().copied());
        letters.filter(|(letter, _)| logical.binary_search(letter).is_ok()).collect::<Letters>()
    };
    case.lines.iter().map(trimmed).filter(|line| !line.is_empty()).collect()
}

fn ours(paragraph: &Paragraph, theirs: &[Letters]) -> Vec<Letters> {
    // Of a ligature, Chromium gives some letters no width and so no place.
    let placed: BTreeSet<usize> = theirs.iter().flatten().map(|(number, _)| *number).collect();
    let text = &paragraph.text;
    let numbers: BTreeMap<usize, usize> = text.char_indices().enumerate().map(|(n, (at, _))| (at, n)).collect();
    let starts: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    let letters = |line: &Line| {
        let mut letters = Letters::new();
        for cell in &line.cells {
            let is_trailing = cell.start >= line.visible_end;
            if is_trailing || cell.right - cell.left <= 0.0 {
                continue;
            }
            let mut within: Vec<usize> =
                starts.iter().copied().filter(|start| (cell.start..cell.end).contains(start)).collect();
            within.retain(|start| *start == cell.start || placed.contains(&numbers[start]));
            if cell.rtl {
                within.reverse();
            }
            letters.extend(within.into_iter().map(|start| (numbers[&start], cell.left)));
        }
        letters
    };
    paragraph.lines.iter().map(letters).filter(|line| !line.is_empty()).collect()
}

fn sorted(letters: &Letters) -> Vec<usize> {
    let mut numbers: Vec<usize> = letters.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    numbers
}

fn order(letters: &Letters) -> Vec<usize> {
    letters.iter().map(|(number, _)| *number).collect()
}

/// Whether two lines of one order lie at the same places. Letters that we draw
/// as one share a left edge with the leftmost of them.
fn is_in_place(ours: &Letters, theirs: &Letters) -> bool {
    let mut last = f32::NAN;
    ours.iter().zip(theirs).all(|((_, left), (_, their_left))| {
        let continues = (left - last).abs() < f32::EPSILON;
        last = *left;
        continues || (left - their_left).abs() <= TOLERANCE_PX
    })
}

fn difference(ours: &[Letters], theirs: &[Letters]) -> Option<Differs> {
    if ours.len() != theirs.len() || ours.iter().zip(theirs).any(|(a, b)| sorted(a) != sorted(b)) {
        Some(Differs::Lines)
    } else if ours.iter().zip(theirs).any(|(a, b)| order(a) != order(b)) {
        Some(Differs::Order)
    } else if ours.iter().zip(theirs).any(|(a, b)| !is_in_place(a, b)) {
        Some(Differs::Places)
    } else {
        None
    }
}

fn drawn(case: &Case, lines: &[Letters]) -> String {
    let chars: Vec<char> = case.text.chars().collect();
    let line =
        |line: &Letters| line.iter().map(|(number, left)| format!("{}{left:.0} ", chars[*number])).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_and_visual_order_are_chromiums() {
    let recording: Recording = serde_json::from_str(include_str!("../../tests/bidi/recorded.json")).unwrap();
    assert!(recording.cases.len() > 240);
    let mut engine = Engine::new();
    let mut unexplained = Vec::new();
    for case in &recording.cases {
        let style = ParagraphStyle {
            size: recording.size,
            max_width: case.width,
            direction: match case.direction.as_str() {
                "ltr" => Direction::LeftToRight,
                "rtl" => Direction::RightToLeft,
                _ => Direction::Auto,
            },
            ..ParagraphStyle::default()
        };
        let theirs = recorded(case);
        let ours = ours(&engine.paragraph(&case.text, &style), &theirs);
        let found = difference(&ours, &theirs);
        let explained = DEVIATIONS.iter().find(|(id, ..)| *id == case.id).map(|(_, differs, _)| *differs);
        if found != explained {
            let (ours, theirs) = (drawn(case, &ours), drawn(case, &theirs));
            unexplained
                .push(format!("{}: {found:?}, not {explained:?}\n  ours:   {ours}\n  theirs: {theirs}", case.id));
        }
    }
    assert!(unexplained.is_empty(), "{} of {}\n{}", unexplained.len(), recording.cases.len(), unexplained.join("\n"));
}
