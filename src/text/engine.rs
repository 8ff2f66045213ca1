//! The engine: from text and style to a set paragraph, through the cache.

use std::ops::Range;
use std::sync::Arc;

use parley::BaseDirection;

use super::cache::Cache;
use super::fonts::{FontId, font_data};
use super::hidden::tag_width;
use super::long::{LONG_BYTES, Stretches};
use super::paragraph::{Cell, Glyph, GlyphRun, Line, Paragraph, Tag};
use super::script::{Script, first_script};
use super::setting::{Atom, SetLine, Setter, Setting};
use super::{Align, Direction, ParagraphStyle};

/// Tolerance for sums of advances, in pixels.
const ROUNDING_PX: f32 = 0.01;

/// Sets paragraphs. Cheap to ask again for what was set before: the results are
/// kept, the least recently used giving way when they take more than 24 MB.
pub struct Engine {
    setter: Setter,
    cache: Cache,
    stretches: Stretches,
    /// Ascent and descent by script, as shares of the font size.
    extents: [(f32, f32); 3],
    paragraphs_set: u64,
    /// Bytes of text that went through parley other than in stretches.
    short_bytes_set: u64,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the embedded fonts and an empty cache.
    pub fn new() -> Self {
        let extents = [FontId::NotoSans, FontId::NotoNaskhArabic, FontId::NotoSansHebrew].map(vertical_extents);
        Self {
            setter: Setter::new(),
            cache: Cache::new(),
            stretches: Stretches::new(),
            extents,
            paragraphs_set: 0,
            short_bytes_set: 0,
        }
    }

    /// Sets a paragraph, or returns it from the cache.
    ///
    /// The text is split at line feeds and the other paragraph separators; each
    /// part has a direction of its own. A part without letters goes the way of
    /// the one before it. Sizes that are not finite or not positive are taken
    /// as the nearest that are.
    pub fn paragraph(&mut self, text: &str, style: &ParagraphStyle) -> Arc<Paragraph> {
        let sound = style.sound();
        let style = sound.as_ref().unwrap_or(style);
        if let Some(paragraph) = self.cache.get(text, style) {
            return paragraph;
        }
        self.paragraphs_set += 1;
        let paragraph = Arc::new(self.set(text, style));
        self.cache.insert(style, &paragraph);
        paragraph
    }

    /// Width in logical pixels of one unbroken line.
    pub fn width(&mut self, text: &str, size: f32, bold: bool) -> f32 {
        self.paragraph(text, &ParagraphStyle::line(size, bold)).width
    }

    /// The text shortened at its logical end with "…" to at most `max_width`;
    /// unchanged where it fits, empty where not even the ellipsis does.
    pub fn elide(&mut self, text: &str, size: f32, bold: bool, max_width: f32) -> String {
        let style =
            ParagraphStyle { max_width: Some(max_width), max_lines: Some(1), ..ParagraphStyle::line(size, bold) };
        let paragraph = self.paragraph(text, &style);
        match paragraph.lines.last() {
            Some(line) if paragraph.elided && line.runs.is_empty() => String::new(),
            Some(line) if paragraph.elided => format!("{}…", &text[..line.range.end]),
            _ => text.to_owned(),
        }
    }

    /// How many paragraphs have been set since the start, those that came from
    /// the cache not counted.
    pub fn paragraphs_set(&self) -> u64 {
        self.paragraphs_set
    }

    /// How many bytes of text have been shaped since the start. Of a long
    /// paragraph that was changed, that is less than the whole.
    pub fn bytes_set(&self) -> u64 {
        self.short_bytes_set + self.stretches.bytes_set
    }

    fn set(&mut self, text: &str, style: &ParagraphStyle) -> Paragraph {
        let mut blocks: Vec<Block> = Vec::new();
        let mut elided = false;
        let mut left = style.max_lines.map_or(usize::MAX, |lines| lines.max(1));
        let parts = parts(text);
        for part in &parts {
            let inherited = blocks.last().is_some_and(|block| block.rtl);
            let part = &bounded(text, part, style);
            let mut block = self.block(text, part, style, inherited);
            let is_last = part.end == text.len();
            let overflows = block.lines.len() > left || block.too_wide(style);
            if overflows || (block.lines.len() == left && !is_last) {
                block.lines = self.shortened(text, part, style, &block, left);
                elided = true;
            }
            left -= block.lines.len().min(left);
            blocks.push(block);
            if elided || left == 0 {
                break;
            }
        }
        self.assemble(text, style, &blocks, elided)
    }

    fn block(&mut self, text: &str, part: &Range<usize>, style: &ParagraphStyle, inherited_rtl: bool) -> Block {
        let part_text = &text[part.clone()];
        let direction = match style.direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
            Direction::Auto if inherited_rtl && !part_text.chars().any(char::is_alphabetic) => BaseDirection::Rtl,
            Direction::Auto => BaseDirection::Auto,
        };
        // A single line that will be shortened need not be broken first.
        let max_width = if style.max_lines == Some(1) { None } else { style.max_width };
        let setting = setting(style, direction, max_width, false);
        let (lines, rtl) = match max_width {
            Some(width) if part.len() > LONG_BYTES => self.stretches.set(&mut self.setter, text, part, &setting, width),
            _ => {
                self.short_bytes_set += part.len() as u64;
                self.setter.set(text, part, &setting)
            }
        };
        Block { lines, rtl, script: first_script(part_text) }
    }

    /// The first `keep` lines of a block, the last of them ending in "…" at its
    /// logical end; that line is empty where not even the ellipsis fits.
    fn shortened(
        &mut self,
        text: &str,
        part: &Range<usize>,
        style: &ParagraphStyle,
        block: &Block,
        keep: usize,
    ) -> Vec<SetLine> {
        let direction = if block.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let setting = setting(style, direction, style.max_width, true);
        let keep = keep.min(block.lines.len());
        let cuts = Cuts::of(&block.lines[keep - 1..]);
        // The last cut that should leave room for the ellipsis, or else one
        // before it: letters at a cut may take a wider form.
        let mut index = match style.max_width {
            Some(width) => cuts.last_within(width - self.width("…", style.size, style.bold)),
            None => cuts.offsets.len() - 1,
        };
        let mut try_cut = |cut: usize| -> Option<Vec<SetLine>> {
            let end = part.start + text[part.start..cut].trim_end_matches(is_left_out_before_ellipsis).len();
            let (lines, _) = self.setter.set(text, &(part.start..end), &setting);
            let fits = lines.len() <= keep
                && style
                    .max_width
                    .is_none_or(|width| lines.iter().all(|line| line.visible_width() <= width + ROUNDING_PX));
            fits.then_some(lines)
        };
        let mut best = try_cut(cuts.offsets[index]);
        while best.is_none() && index > 0 {
            index -= 1;
            best = try_cut(cuts.offsets[index]);
        }
        best.unwrap_or_else(|| {
            let mut lines = block.lines[..keep].to_vec();
            if let Some(last) = lines.last_mut() {
                *last = SetLine { range: last.range.start..last.range.start, atoms: Vec::new(), ..last.clone() };
            }
            lines
        })
    }

    fn assemble(&self, text: &str, style: &ParagraphStyle, blocks: &[Block], elided: bool) -> Paragraph {
        let lines = blocks.iter().flat_map(|block| &block.lines);
        let widest = lines.map(|line| line.width(style.max_width)).fold(0.0_f32, f32::max);
        let room = style.max_width.unwrap_or(widest);
        let line_height = style.size * style.line_height;
        let mut lines = Vec::new();
        for block in blocks {
            let (ascent, descent) = self.extents[block.script as usize];
            let rise = (line_height - (ascent + descent) * style.size) / 2.0 + ascent * style.size;
            for line in &block.lines {
                let top = lines.len() as f32 * line_height;
                let place = Place { top, bottom: top + line_height, baseline: top + rise };
                lines.push(placed(line, block.rtl, style, room, place));
            }
        }
        let height = lines.len() as f32 * line_height;
        Paragraph { text: text.to_owned(), width: widest, height, lines, elided }
    }
}

/// A part of the text that is a paragraph for itself.
struct Block {
    lines: Vec<SetLine>,
    rtl: bool,
    script: Script,
}

impl Block {
    /// Whether its single line exceeds the width that it has to be shortened to.
    fn too_wide(&self, style: &ParagraphStyle) -> bool {
        let is_line = style.max_lines == Some(1);
        is_line
            && style
                .max_width
                .is_some_and(|width| self.lines.iter().any(|line| line.visible_width() > width + ROUNDING_PX))
    }
}

/// Where a line may be cut, in logical order, and how wide it then is.
struct Cuts {
    offsets: Vec<usize>,
    widths: Vec<f32>,
}

impl Cuts {
    /// The cuts within the first of these lines and the one after it.
    fn of(lines: &[SetLine]) -> Self {
        let start = lines.first().map_or(0, |line| line.range.start);
        let (mut offsets, mut widths) = (vec![start], vec![0.0]);
        let mut sum = 0.0;
        for line in lines.iter().take(2) {
            let mut atoms: Vec<&Atom> = line.atoms.iter().collect();
            atoms.sort_by_key(|atom| atom.range.start);
            for atom in atoms {
                sum += atom.advance;
                offsets.push(atom.range.end);
                widths.push(sum);
            }
        }
        Self { offsets, widths }
    }

    fn last_within(&self, width: f32) -> usize {
        self.widths.partition_point(|&cut_width| cut_width <= width).saturating_sub(1)
    }
}

#[derive(Clone, Copy)]
struct Place {
    top: f32,
    bottom: f32,
    baseline: f32,
}

fn setting(style: &ParagraphStyle, direction: BaseDirection, max_width: Option<f32>, ellipsis: bool) -> Setting<'_> {
    Setting {
        size: style.size,
        bold: style.bold,
        bold_ranges: &style.bold_ranges,
        max_width,
        direction,
        ellipsis,
        prefix: "",
        script: None,
        shows_hidden: style.shows_hidden,
    }
}

/// Ascent and descent of a font as shares of its size.
fn vertical_extents(font: FontId) -> (f32, f32) {
    swash::FontRef::from_index(font_data(font), 0).map_or((1.0, 0.3), |font| {
        let metrics = font.metrics(&[]);
        let em = f32::from(metrics.units_per_em);
        (metrics.ascent / em, metrics.descent / em)
    })
}

/// The parts of a text between paragraph separators (UAX #9, P1, and the line
/// separator); one empty part for an empty text.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        parts.push(start..at);
        start = at + c.len_utf8();
        if c == '\r' && chars.next_if(|&(_, next)| next == '\n').is_some() {
            start += 1;
        }
    }
    parts.push(start..text.len());
    parts
}

/// The start of a paragraph beyond which nothing can be seen, so that a label on
/// a text of megabytes sets no megabytes: as many characters as fit the lines
/// that are kept if each took a tenth of the font size, and some more.
fn bounded(text: &str, part: &Range<usize>, style: &ParagraphStyle) -> Range<usize> {
    let (Some(width), Some(lines)) = (style.max_width, style.max_lines) else { return part.clone() };
    let per_line = (width / (style.size * 0.1)).min(100_000.0) as usize + 64;
    let most = per_line.saturating_mul(lines.max(1));
    let end = text[part.clone()].char_indices().nth(most).map_or(part.end, |(at, _)| part.start + at);
    part.start..end
}

/// White space, and marks that would be parted from their words when they and
/// the ellipsis take the paragraph's direction.
fn is_left_out_before_ellipsis(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '،' | '؛')
}

/// A line at its place, aligned within `room` pixels.
fn placed(line: &SetLine, rtl: bool, style: &ParagraphStyle, room: f32, place: Place) -> Line {
    let width = line.width(style.max_width);
    let free = room - width;
    let is_gap = |atom: &Atom| atom.is_space && !line.is_trailing(atom);
    let gaps = line.atoms.iter().filter(|atom| is_gap(atom)).count();
    let justified = style.align == Align::Justify && line.soft && free > 0.0 && gaps > 0;
    let extra = if justified { free / gaps as f32 } else { 0.0 };
    let hang = line.atoms.iter().map(|atom| atom.advance).sum::<f32>() - width;
    // Lines that are too wide stick out at their end.
    let shift = match style.align {
        _ if justified => 0.0,
        Align::End if free > 0.0 => {
            if rtl {
                0.0
            } else {
                free
            }
        }
        Align::Center if free > 0.0 => free / 2.0,
        _ if rtl => free,
        _ => 0.0,
    };
    let mut pen = if rtl { shift - hang } else { shift };
    let mut set = Line {
        range: line.range.clone(),
        top: place.top,
        bottom: place.bottom,
        baseline: place.baseline,
        left: shift,
        right: shift,
        rtl,
        visible_end: line.visible_end,
        soft: line.soft,
        ..Line::default()
    };
    let mut ink: Option<(f32, f32)> = None;
    for atom in &line.atoms {
        let advance = if is_gap(atom) { atom.advance + extra } else { atom.advance };
        push_glyphs(&mut set.runs, atom, style.size, pen, place.baseline);
        let cell =
            Cell { start: atom.range.start, end: atom.range.end, left: pen, right: pen + advance, rtl: atom.rtl };
        if !line.is_trailing(atom) {
            ink = Some(ink.map_or((cell.left, cell.right), |(left, _)| (left, cell.right)));
        }
        push_tags(&mut set.tags, atom, style.size, cell);
        set.cells.push(cell);
        pen += advance;
    }
    if let Some((left, right)) = ink {
        (set.left, set.right) = (left, right);
    }
    set
}

/// Adds the boxes of an atom's hidden characters, at the end of its cell.
fn push_tags(tags: &mut Vec<Tag>, atom: &Atom, size: f32, cell: Cell) {
    let mut end = if atom.rtl { cell.left } else { cell.right };
    for label in atom.tags.iter().rev() {
        let width = tag_width(label, size).min(cell.right - cell.left);
        let (left, right) = if atom.rtl { (end, end + width) } else { (end - width, end) };
        tags.push(Tag { label: label.clone(), left, right, size });
        end = if atom.rtl { right } else { left };
    }
}

/// Adds an atom's glyphs to the last run, or to a new one where font, direction
/// or the order of the text changes.
fn push_glyphs(runs: &mut Vec<GlyphRun>, atom: &Atom, size: f32, x: f32, baseline: f32) {
    let glyphs = atom.glyphs.iter().map(|glyph| Glyph { x: x + glyph.x, y: baseline + glyph.y, ..*glyph });
    if let Some(run) = runs.last_mut() {
        let follows = if atom.rtl { atom.range.end == run.range.start } else { atom.range.start == run.range.end };
        let same_kind = atom.range.is_empty() == run.range.is_empty();
        if run.font == atom.font && run.rtl == atom.rtl && follows && same_kind {
            run.range = run.range.start.min(atom.range.start)..run.range.end.max(atom.range.end);
            run.glyphs.extend(glyphs);
            return;
        }
    }
    runs.push(GlyphRun { font: atom.font, size, range: atom.range.clone(), rtl: atom.rtl, glyphs: glyphs.collect() });
}
