//! Long paragraphs, set in stretches that are remembered each for itself.
//!
//! A letter typed into a long paragraph changes the lines around it and, until
//! the breaks fall where they fell before, some after it. A stretch begins with
//! a line and ends with one; where it ends is decided by the text (the first
//! line that starts behind an *anchor*), not by a length, so that after a change
//! the stretches that follow are soon the same as before and come from memory.
//!
//! ```text
//!   text     .....a.............a...........a........     a: anchors
//!   lines    |----|----|----|----|----|----|----|----
//!   stretches |_____________||_____________||________     and a few words ahead
//! ```
//!
//! What stands before a stretch acts on it through its [`Context`]; brackets
//! alone are paired within a stretch only (UAX #9, N0).

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::Arc;

use parley::BaseDirection;

use super::Direction;
use super::context::{Context, first_strong};
use super::script::{Script, last_script};
use super::setting::{SetLine, Setter, Setting};

/// Paragraphs from this length on are set in stretches, in bytes.
pub(super) const LONG_BYTES: usize = 4_096;
/// Shortest and longest distance from a stretch's start to its anchor, in bytes.
const LEAST_STRETCH_BYTES: usize = 600;
const MOST_STRETCH_BYTES: usize = 6_000;
/// One in so many word starts is an anchor.
const WORDS_PER_ANCHOR: u64 = 128;
/// How many bytes before a word decide whether it is an anchor.
const ANCHOR_BYTES: usize = 16;
/// Bytes that the remembered stretches may take, by a rough count.
const BUDGET_BYTES: usize = 24 << 20;

/// Stretches that were set, and how many bytes of text that took.
pub(super) struct Stretches {
    /// What was asked for since the last clean-up, and what was before it.
    young: HashMap<u64, Stretch>,
    old: HashMap<u64, Stretch>,
    young_bytes: usize,
    budget_bytes: usize,
    hasher: RandomState,
    /// Bytes of text that went through parley here since the start.
    pub(super) bytes_set: u64,
}

struct Stretch {
    key: Key,
    lines: Arc<Vec<SetLine>>,
}

/// All that decides how a stretch is set.
#[derive(Clone, PartialEq, Hash)]
struct Key {
    /// The prefix and the text.
    text: String,
    size: u32,
    width: u32,
    bold: bool,
    rtl: bool,
    script: Option<Script>,
    shows_hidden: bool,
    /// Relative to the text.
    bold_ranges: Vec<Range<usize>>,
}

impl Stretches {
    pub(super) fn new() -> Self {
        Self::with_budget(BUDGET_BYTES)
    }

    fn with_budget(budget_bytes: usize) -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            young_bytes: 0,
            budget_bytes,
            hasher: RandomState::new(),
            bytes_set: 0,
        }
    }

    /// Sets `text[part]` as [`Setter::set`] does, broken at `width` pixels.
    pub(super) fn set(
        &mut self,
        setter: &mut Setter,
        text: &str,
        part: &Range<usize>,
        setting: &Setting<'_>,
        width: f32,
    ) -> (Vec<SetLine>, bool) {
        let rtl = match setting.direction {
            BaseDirection::Ltr => false,
            BaseDirection::Rtl => true,
            BaseDirection::Auto => first_strong(&text[part.clone()]) == Direction::RightToLeft,
        };
        let direction = if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let mut setting = Setting { direction, ..*setting };
        let mut context = Context::new(rtl);
        let mut lines: Vec<SetLine> = Vec::new();
        let mut start = part.start;
        while start < part.end {
            let anchor = anchor(text, start, part.end);
            let mut ahead = ahead_bytes(setting.size, width);
            let next = loop {
                let end = text.floor_char_boundary(anchor.saturating_add(ahead).min(part.end));
                let set = self.stretch(setter, text, &(start..end), &setting, &context.prefix());
                // The last line may still grow, unless the text ends.
                let whole = if end == part.end { set.len() } else { set.len().saturating_sub(1) };
                // Digits and marks at its start would miss the letters before them.
                let is_lenient = ahead > MOST_STRETCH_BYTES;
                let starts_well = |at: usize| is_lenient || words_from(text, at).starts_with(char::is_alphabetic);
                let first_after = set
                    .iter()
                    .map(|line| start + line.range.start)
                    .position(|line_start| line_start >= anchor && starts_well(line_start));
                let kept = match first_after {
                    Some(first) if first <= whole && first > 0 => first,
                    _ if end == part.end => set.len(),
                    _ => {
                        ahead = ahead.saturating_mul(2);
                        continue;
                    }
                };
                lines.extend(set[..kept].iter().map(|line| line.moved(start)));
                break set.get(kept).map_or(part.end, |line| start + line.range.start);
            };
            context.pass(&text[start..next]);
            setting.script = last_script(&text[start..next]).or(setting.script);
            start = next;
        }
        (lines, rtl)
    }

    /// The lines of a stretch, relative to its start.
    fn stretch(
        &mut self,
        setter: &mut Setter,
        text: &str,
        range: &Range<usize>,
        setting: &Setting<'_>,
        prefix: &str,
    ) -> Arc<Vec<SetLine>> {
        let words = &text[range.clone()];
        let within = |bold: &Range<usize>| {
            let clipped = bold.start.max(range.start)..bold.end.min(range.end);
            (clipped.start < clipped.end).then(|| clipped.start - range.start..clipped.end - range.start)
        };
        let key = Key {
            text: format!("{prefix}{words}"),
            size: setting.size.to_bits(),
            width: setting.max_width.map_or(0, f32::to_bits),
            bold: setting.bold,
            rtl: setting.direction == BaseDirection::Rtl,
            script: setting.script,
            shows_hidden: setting.shows_hidden,
            bold_ranges: setting.bold_ranges.iter().filter_map(within).collect(),
        };
        let hash = self.hasher.hash_one(&key);
        if let Some(found) = self.young.get(&hash).filter(|found| found.key == key) {
            return Arc::clone(&found.lines);
        }
        let found = match self.old.remove(&hash).filter(|found| found.key == key) {
            Some(found) => found,
            None => {
                self.bytes_set += words.len() as u64;
                let setting = Setting { bold_ranges: &key.bold_ranges, prefix, ..*setting };
                let (lines, _) = setter.set(words, &(0..words.len()), &setting);
                Stretch { key, lines: Arc::new(lines) }
            }
        };
        let lines = Arc::clone(&found.lines);
        self.young_bytes += found.key.text.len() + lines.iter().map(SetLine::bytes).sum::<usize>();
        if self.young_bytes > self.budget_bytes / 2 {
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        self.young.insert(hash, found);
        lines
    }
}

fn words_from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Bytes to set beyond a stretch's last line so that the line is complete: two
/// bytes for each fifth of the font size that fits the width, and a word more.
fn ahead_bytes(size: f32, width: f32) -> usize {
    ((width / (size * 0.2)).clamp(0.0, 4_000.0) as usize) * 2 + 64
}

/// The place that decides where a stretch from `start` ends.
fn anchor(text: &str, start: usize, end: usize) -> usize {
    let least = start.saturating_add(LEAST_STRETCH_BYTES);
    let most = start.saturating_add(MOST_STRETCH_BYTES);
    if most >= end {
        return end;
    }
    let bytes = text.as_bytes();
    let is_anchor = |at: &usize| {
        let before = &bytes[at.saturating_sub(ANCHOR_BYTES)..*at];
        // FNV-1a, whose low bits are good enough to choose words by.
        let hash = before
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        (hash >> 16).is_multiple_of(WORDS_PER_ANCHOR)
    };
    let word_starts = (least..most).filter(|at| bytes[at - 1] == b' ');
    word_starts.into_iter().find(is_anchor).unwrap_or_else(|| text.floor_char_boundary(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Engine, ParagraphStyle};

    const ARTICLE: &str = include_str!("../../data/morocco-israel/sources/belkhir-visit.txt");

    /// One paragraph of at least so many bytes, in which Latin names, numbers,
    /// isolates and embeddings stand among the Arabic.
    fn long_text(bytes: usize) -> String {
        let mixed =
            ["NATO (IDF) ", "24/11/2021 ", "12% ", "\u{2067}צה״ל 5\u{2069} ", "\u{202a}Tel Aviv – 3\u{202c} ", "(50) "];
        let mut text = String::new();
        let words = ARTICLE.split_whitespace().cycle();
        for (number, word) in words.enumerate() {
            text.push_str(word);
            text.push(' ');
            if number % 7 == 3 {
                text.push_str(mixed[number / 7 % mixed.len()]);
                text.push_str(&format!("{number} "));
            }
            if text.len() >= bytes {
                return text;
            }
        }
        text
    }

    fn setting(width: f32) -> Setting<'static> {
        Setting {
            size: 16.0,
            bold: false,
            bold_ranges: &[],
            max_width: Some(width),
            direction: BaseDirection::Auto,
            ellipsis: false,
            prefix: "",
            script: None,
            shows_hidden: false,
        }
    }

    fn told(line: &SetLine, text: &str) -> String {
        let atoms =
            line.atoms.iter().map(|atom| format!("{}{}", &text[atom.range.clone()], if atom.rtl { "<" } else { ">" }));
        format!("{:?} {:?} {} {}", line.range, line.visible_end, line.soft, atoms.collect::<String>())
    }

    #[test]
    fn stretches_give_the_lines_of_the_whole() {
        let text = long_text(16_000);
        let mut setter = Setter::new();
        for width in [90.0, 420.0, 1_300.0] {
            for range in [0..text.len(), text.find("NATO").unwrap()..text.len()] {
                let (whole, whole_rtl) = setter.set(&text, &range, &setting(width));
                let (lines, rtl) = Stretches::new().set(&mut setter, &text, &range, &setting(width), width);
                assert_eq!(rtl, whole_rtl);
                for (line, expected) in lines.iter().zip(&whole) {
                    assert_eq!(told(line, &text), told(expected, &text), "at {width}");
                    let widths = (line.visible_width(), expected.visible_width());
                    assert!((widths.0 - widths.1).abs() < 0.01, "{widths:?} {}", told(line, &text));
                }
                assert_eq!(lines.len(), whole.len());
            }
        }
    }

    #[test]
    fn typing_in_a_long_paragraph_sets_what_is_near_anew() {
        let mut text = long_text(50_000);
        let style = ParagraphStyle::wrapped(16.0, 420.0);
        let mut engine = Engine::new();
        engine.paragraph(&text, &style);
        let middle = text.floor_char_boundary(25_000);
        let mut most = 0;
        for letter in "زيارة رسمية".chars().rev() {
            text.insert(middle, letter);
            let before = engine.bytes_set();
            let paragraph = engine.paragraph(&text, &style);
            most = most.max(engine.bytes_set() - before);
            assert_eq!(paragraph.lines.last().map(|line| line.range.end), Some(text.len()));
        }
        assert!((1..20_000).contains(&most), "{most} bytes set for a letter");
    }

    #[test]
    fn texts_of_one_word_and_of_none_are_set() {
        let mut engine = Engine::new();
        let style = ParagraphStyle::wrapped(16.0, 300.0);
        for text in
            ["كلمة ".repeat(3_000), "ا".repeat(9_000), " ".repeat(9_000), "\u{200b}".repeat(4_000), "👨‍👩‍👧".repeat(900)]
        {
            let paragraph = engine.paragraph(&text, &style);
            let mut at = 0;
            for line in &paragraph.lines {
                assert_eq!(line.range.start, at);
                at = line.range.end;
            }
            assert_eq!(at, text.len());
        }
    }

    #[test]
    fn what_is_remembered_stays_within_its_bounds() {
        let mut setter = Setter::new();
        let mut stretches = Stretches::with_budget(4 << 20);
        for round in 0..6 {
            let text = long_text(10_000).replace("NATO", &format!("NATO{round}"));
            stretches.set(&mut setter, &text, &(0..text.len()), &setting(420.0), 420.0);
            assert!(stretches.young_bytes <= 3 << 20);
        }
        assert!(!stretches.old.is_empty());
    }
}
