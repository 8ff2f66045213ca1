//! The bidirectional algorithm beside Unicode's conformance test.

use std::io::Read as _;

use parley::BaseDirection;

use super::setting::{SetLine, Setter, Setting};

/// One case of `BidiCharacterTest.txt`.
struct Case {
    line: usize,
    text: String,
    direction: BaseDirection,
    paragraph_rtl: bool,
    /// The level of each character; `None` where rule X9 removes it.
    levels: Vec<Option<u8>>,
    /// Left to right, the numbers of the characters that are not removed.
    order: Vec<usize>,
}

fn cases() -> Vec<Case> {
    let packed: &[u8] = include_bytes!("../../tests/bidi/BidiCharacterTest.txt.gz");
    let mut file = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut file).unwrap();
    let lines = file.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| case(number + 1, line)).collect()
}

fn case(line: usize, fields: &str) -> Case {
    let fields: Vec<&str> = fields.split(';').collect();
    let character = |hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
    Case {
        line,
        text: fields[0].split(' ').map(character).collect(),
        direction: match fields[1] {
            "0" => BaseDirection::Ltr,
            "1" => BaseDirection::Rtl,
            _ => BaseDirection::Auto,
        },
        paragraph_rtl: fields[2] == "1",
        levels: fields[3].split(' ').map(|level| level.parse().ok()).collect(),
        order: fields[4].split(' ').filter(|at| !at.is_empty()).map(|at| at.parse().unwrap()).collect(),
    }
}

/// The characters of a line from left to right, with whether each reads right
/// to left.
fn drawn(line: &SetLine, text: &str) -> Vec<(usize, bool)> {
    let numbers: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let mut drawn = Vec::new();
    for atom in &line.atoms {
        let first = drawn.len();
        let within = numbers.iter().enumerate().filter(|(_, at)| atom.range.contains(at));
        drawn.extend(within.map(|(number, _)| (number, atom.rtl)));
        if atom.rtl {
            drawn[first..].reverse();
        }
    }
    drawn
}

/// Why a case is not as Unicode has it; `None` where it is.
fn deviation(setter: &mut Setter, case: &Case) -> Option<&'static str> {
    let setting = Setting {
        size: 16.0,
        bold: false,
        bold_ranges: &[],
        max_width: None,
        direction: case.direction,
        ellipsis: false,
        prefix: "",
        script: None,
        shows_hidden: false,
    };
    let (lines, rtl) = setter.set(&case.text, &(0..case.text.len()), &setting);
    if rtl != case.paragraph_rtl {
        return Some("paragraph");
    }
    let mut drawn: Vec<(usize, bool)> = lines.iter().flat_map(|line| drawn(line, &case.text)).collect();
    drawn.retain(|(number, _)| case.levels[*number].is_some());
    if drawn.iter().map(|(number, _)| *number).ne(case.order.iter().copied()) {
        return Some("order");
    }
    let is_odd = |number: usize| case.levels[number].is_some_and(|level| level % 2 == 1);
    drawn.iter().any(|(number, rtl)| is_odd(*number) != *rtl).then_some("direction")
}

#[test]
fn order_and_directions_are_unicodes() {
    let cases = cases();
    assert!(cases.len() > 90_000);
    let mut setter = Setter::new();
    let mut differ = Vec::new();
    for case in &cases {
        if let Some(what) = deviation(&mut setter, case) {
            differ.push(format!("line {}: {what} of {:?}", case.line, case.text.escape_unicode().to_string()));
        }
    }
    let some = differ.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(differ.is_empty(), "{} of {} cases differ, such as\n{some}", differ.len(), cases.len());
}
