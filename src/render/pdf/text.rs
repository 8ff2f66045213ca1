//! How a line of text is put into a page so that readers give it back in its
//! logical order.
//!
//! A page holds glyphs from left to right. Readers turn what is right to left
//! around again, glyph by glyph, and do it wrong in two cases, which this module
//! spares them:
//!
//! ```text
//!   a glyph of several letters   لا   the reader turns the two letters around too;
//!                                     so one letter stays with the glyph and each of
//!                                     the others gets an empty glyph at its left
//!   punctuation beside a number,      the reader takes it for a part of the number
//!   such as 2021، in Arabic           and leaves both as they stand; so both are
//!                                     only drawn, and one empty glyph over them
//!                                     carries their text
//! ```
//!
//! Pure: a paragraph in, marks out.

use std::ops::Range;

use crate::text::{FontId, Glyph, Line, Paragraph};

/// Width of the empty glyph of a letter, in ems. Some readers drop letters
/// without width, and others take a letter that covers a tenth of an em of its
/// neighbour for the start of a new word.
const LETTER_WIDTH_EM: f32 = 0.05;

/// Something to draw. Positions are the paragraph's.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// Glyphs of one font.
    Glyphs { font: FontId, size: f32, glyphs: Vec<Placed> },
    /// A glyph that is drawn but is no text.
    Outline { font: FontId, size: f32, glyph: Placed },
    /// Text without a glyph of its own.
    Blank { size: f32, x: f32, y: f32, width: f32, text: Range<usize> },
}

/// A glyph, its place and its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub id: u16,
    pub x: f32,
    pub y: f32,
    pub advance: f32,
    pub text: Range<usize>,
}

/// The glyphs of one cluster of the text.
struct Cluster<'a> {
    font: FontId,
    size: f32,
    rtl: bool,
    text: Range<usize>,
    glyphs: &'a [Glyph],
}

/// The marks of a line, left to right.
pub(super) fn marks(paragraph: &Paragraph, line: &Line) -> Vec<Mark> {
    let text = paragraph.text.as_str();
    let clusters = clusters(line);
    let mut marks = Vec::new();
    let mut at = 0;
    while at < clusters.len() {
        let starts = at.checked_sub(1).is_none_or(|before| clusters[before].rtl);
        let number = if line.rtl && starts { number_count(&clusters[at..], text) } else { 0 };
        if let Some(range) = contiguous(&clusters[at..at + number]) {
            push_number(&mut marks, &clusters[at..at + number], range);
            at += number;
        } else {
            push_cluster(&mut marks, &clusters[at], text);
            at += 1;
        }
    }
    marks
}

fn clusters(line: &Line) -> Vec<Cluster<'_>> {
    line.runs
        .iter()
        .flat_map(|run| {
            let same = |a: &Glyph, b: &Glyph| (a.cluster_start, a.cluster_end) == (b.cluster_start, b.cluster_end);
            run.glyphs.chunk_by(same).map(|glyphs| Cluster {
                font: run.font,
                size: run.size,
                rtl: run.rtl,
                text: glyphs[0].cluster_start..glyphs[0].cluster_end,
                glyphs,
            })
        })
        .collect()
}

/// Whether the cluster counts as a part of the number that it touches: a digit,
/// or what UAX #9 calls separators and terminators of European numbers (classes
/// ES, ET and CS), as far as it occurs in prose.
fn is_numeric(cluster: &Cluster<'_>, text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || ",.:/،+-−#$£¥€%٪‰°".contains(c);
    text.get(cluster.text.clone()).is_some_and(|text| !text.is_empty() && text.chars().all(is_part))
}

/// How many clusters from the left are a number with punctuation that touches
/// it but is set in the other direction. 0 where there is none.
fn number_count(clusters: &[Cluster<'_>], text: &str) -> usize {
    let count = clusters.iter().take_while(|cluster| is_numeric(cluster, text)).count();
    // What follows may be the end of a longer left-to-right word, such as "B-52".
    let ends = clusters.get(count).is_none_or(|next| next.rtl);
    let is_mixed = |numeric: &[Cluster<'_>]| numeric.iter().any(|c| c.rtl) && numeric.iter().any(|c| !c.rtl);
    if ends && is_mixed(&clusters[..count]) { count } else { 0 }
}

/// The text that the clusters stand for, where they leave no hole in it.
fn contiguous(clusters: &[Cluster<'_>]) -> Option<Range<usize>> {
    let start = clusters.iter().map(|cluster| cluster.text.start).min()?;
    let end = clusters.iter().map(|cluster| cluster.text.end).max()?;
    let length: usize = clusters.iter().map(|cluster| cluster.text.len()).sum();
    (end - start == length).then_some(start..end)
}

/// Glyphs that are only drawn, under one empty glyph with their text.
fn push_number(marks: &mut Vec<Mark>, clusters: &[Cluster<'_>], text: Range<usize>) {
    let glyphs = clusters.iter().flat_map(|cluster| cluster.glyphs.iter().map(move |glyph| (cluster, glyph)));
    let left = glyphs.clone().map(|(_, glyph)| glyph.x).fold(f32::INFINITY, f32::min);
    let right = glyphs.clone().map(|(_, glyph)| glyph.x + glyph.advance).fold(f32::NEG_INFINITY, f32::max);
    marks.extend(glyphs.map(|(cluster, glyph)| Mark::Outline {
        font: cluster.font,
        size: cluster.size,
        glyph: placed(glyph, cluster.text.clone()),
    }));
    if let Some((cluster, glyph)) = clusters.first().and_then(|cluster| Some((cluster, cluster.glyphs.first()?))) {
        marks.push(Mark::Blank { size: cluster.size, x: left, y: glyph.y, width: right - left, text });
    }
}

fn push_cluster(marks: &mut Vec<Mark>, cluster: &Cluster<'_>, text: &str) {
    let letters = letters(text, &cluster.text);
    if cluster.rtl && letters.len() > 1 {
        push_parted(marks, cluster, &letters);
    } else {
        for glyph in cluster.glyphs {
            push_glyph(marks, cluster, placed(glyph, cluster.text.clone()));
        }
    }
}

/// The characters of a part of the text, as ranges of bytes.
fn letters(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    part.char_indices().map(|(at, letter)| range.start + at..range.start + at + letter.len_utf8()).collect()
}

/// A cluster of several letters that reads right to left: its widest glyph
/// keeps the first letter, the others come as empty glyphs at its left edge,
/// last letter first, and glyphs beside it (marks above and below) are only
/// drawn.
fn push_parted(marks: &mut Vec<Mark>, cluster: &Cluster<'_>, letters: &[Range<usize>]) {
    let widest = cluster.glyphs.iter().max_by(|a, b| a.advance.total_cmp(&b.advance));
    let (Some(widest), Some((first, others))) = (widest, letters.split_first()) else { return };
    let Cluster { font, size, .. } = *cluster;
    let width = size * LETTER_WIDTH_EM;
    let x = widest.x - width / 2.0;
    marks.extend(others.iter().rev().map(|letter| Mark::Blank { size, x, y: widest.y, width, text: letter.clone() }));
    push_glyph(marks, cluster, placed(widest, first.clone()));
    let beside = cluster.glyphs.iter().filter(|glyph| !std::ptr::eq(*glyph, widest));
    marks.extend(beside.map(|glyph| Mark::Outline { font, size, glyph: placed(glyph, cluster.text.clone()) }));
}

fn push_glyph(marks: &mut Vec<Mark>, cluster: &Cluster<'_>, placed: Placed) {
    match marks.last_mut() {
        Some(Mark::Glyphs { font, size, glyphs }) if *font == cluster.font && *size == cluster.size => {
            glyphs.push(placed);
        }
        _ => marks.push(Mark::Glyphs { font: cluster.font, size: cluster.size, glyphs: vec![placed] }),
    }
}

fn placed(glyph: &Glyph, text: Range<usize>) -> Placed {
    Placed { id: glyph.id, x: glyph.x, y: glyph.y, advance: glyph.advance, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Engine, ParagraphStyle};

    /// What the text's marks carry, left to right: a glyph's text, an empty
    /// glyph's in brackets, a star for what is only drawn.
    fn carried(text: &str) -> Vec<String> {
        let paragraph = Engine::new().paragraph(text, &ParagraphStyle::line(15.0, false));
        let part = |range: &Range<usize>| text[range.clone()].to_owned();
        let of_mark = |mark: &Mark| match mark {
            Mark::Glyphs { glyphs, .. } => glyphs.iter().map(|glyph| part(&glyph.text)).collect(),
            Mark::Outline { .. } => vec!["*".to_owned()],
            Mark::Blank { text, .. } => vec![format!("[{}]", part(text))],
        };
        marks(&paragraph, &paragraph.lines[0]).iter().flat_map(of_mark).collect()
    }

    #[test]
    fn each_glyph_of_plain_text_carries_its_letter() {
        assert_eq!(carried("Rabat"), ["R", "a", "b", "a", "t"]);
        assert_eq!(carried("بيت"), ["ت", "ي", "ب"]);
    }

    #[test]
    fn a_ligature_keeps_its_first_letter_and_gives_the_other_an_empty_glyph_at_its_left() {
        // The font draws the ligature in two pieces.
        assert_eq!(carried("سلام"), ["م", "[ا]", "ل", "*", "س"]);
    }

    #[test]
    fn a_mark_above_a_letter_is_drawn_and_carried_by_an_empty_glyph() {
        assert_eq!(carried("نصّت"), ["ت", "[ّ]", "ص", "*", "ن"]);
    }

    #[test]
    fn punctuation_that_touches_a_number_is_carried_with_it() {
        assert_eq!(carried("عام 2021، ثم")[3..].first().map(String::as_str), Some("*"));
        assert!(carried("عام 2021، ثم").contains(&"[2021،]".to_owned()));
        assert!(!carried("عام 2021 ثم").iter().any(|part| part.starts_with('[')));
        assert!(!carried("في 2021, ok").iter().any(|part| part == "[ok]"));
        assert_eq!(carried("in 2021, ok").concat(), "in 2021, ok", "left to right nothing is out of order");
    }

    #[test]
    fn every_letter_is_carried_once() {
        for text in ["زيارة الجنرال بلخير الفاروق", "في 24 نوفمبر/ تشرين الثاني 2021، التعاون", "ביקור ב־2022.", "جداً"]
        {
            let mut all: Vec<char> = carried(text).concat().chars().filter(|c| !"[]*".contains(*c)).collect();
            let mut expected: Vec<char> = text.chars().collect();
            all.sort_unstable();
            expected.sort_unstable();
            assert_eq!(all, expected, "{text}");
        }
    }
}
