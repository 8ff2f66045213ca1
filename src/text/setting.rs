//! One paragraph through parley, taken apart into atoms in drawing order.
//!
//! ```text
//!   text of one paragraph --parley--> shaped runs, broken lines, reordered runs
//!                         --here----> lines of atoms: trailing white space at the
//!                                     paragraph's end edge (UAX #9, L1), line breaks
//!                                     without width, fonts as our own ids
//! ```

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    BaseDirection, Cluster, FontContext, FontFamily, FontFamilyName, FontFeatures, FontWeight, Layout, LayoutContext,
    LineHeight, OverflowWrap, StyleProperty,
};

use super::fonts::{FontId, font_data};
use super::hidden::{hidden_in, hidden_tag, tag_width};
use super::paragraph::Glyph;
use super::script::{Script, script_runs};

const SANS: FontFamilyName<'static> = FontFamilyName::named("Noto Sans");
const NASKH: FontFamilyName<'static> = FontFamilyName::named("Noto Naskh Arabic");
const HEBREW: FontFamilyName<'static> = FontFamilyName::named("Noto Sans Hebrew");
const MATH: FontFamilyName<'static> = FontFamilyName::named("Noto Sans Math");
const SYMBOLS: FontFamilyName<'static> = FontFamilyName::named("Noto Sans Symbols2");
const EMOJI: FontFamilyName<'static> = FontFamilyName::named("Noto Emoji");

const LATIN_STACK: &[FontFamilyName<'static>] = &[SANS, NASKH, HEBREW, MATH, SYMBOLS, EMOJI];
const ARABIC_STACK: &[FontFamilyName<'static>] = &[NASKH, SANS, HEBREW, MATH, SYMBOLS, EMOJI];
const HEBREW_STACK: &[FontFamilyName<'static>] = &[HEBREW, SANS, NASKH, MATH, SYMBOLS, EMOJI];

/// Parley with the embedded fonts and no others.
pub(super) struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<()>,
    /// For each font, the identity of its data as parley hands it back.
    data_ids: Vec<(u64, FontId)>,
}

/// What decides how a paragraph is set, besides its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub size: f32,
    pub bold: bool,
    /// Bytes of the whole text, not of the paragraph.
    pub bold_ranges: &'a [Range<usize>],
    pub max_width: Option<f32>,
    pub direction: BaseDirection,
    /// Whether "…" is set after the text.
    pub ellipsis: bool,
    /// Characters without width set before the text, of which nothing remains.
    pub prefix: &'a str,
    /// The script of what stands before the text, where anything does.
    pub script: Option<Script>,
    /// Whether characters that are not seen get the room of a tag.
    pub shows_hidden: bool,
}

/// A line as parley broke it.
#[derive(Debug, Clone)]
pub(super) struct SetLine {
    /// The bytes on this line.
    pub range: Range<usize>,
    /// End of what is not trailing white space.
    pub visible_end: usize,
    /// Whether the line was broken for want of width, so that its trailing
    /// white space hangs.
    pub soft: bool,
    /// Left to right.
    pub atoms: Vec<Atom>,
}

/// A letter with its marks, or a ligature: what is drawn and selected as one.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    /// The bytes it stands for; empty for an added ellipsis.
    pub range: Range<usize>,
    pub font: FontId,
    pub rtl: bool,
    pub advance: f32,
    /// Whether justification may widen it.
    pub is_space: bool,
    /// Glyphs relative to the atom's left edge and the baseline.
    pub glyphs: Vec<Glyph>,
    /// What stands on the boxes of its characters that are not seen, where these
    /// are shown; in logical order, at the end of its advance.
    pub tags: Vec<Cow<'static, str>>,
}

impl Atom {
    /// Covers the next part of the ligature, whose glyphs it already has.
    fn extend(&mut self, next: &Self) {
        self.range.end = next.range.end;
        self.advance += next.advance;
        for glyph in &mut self.glyphs {
            glyph.cluster_end = self.range.end;
        }
    }

    /// Takes in the atom that follows in the text.
    fn absorb(&mut self, mut next: Self) {
        self.range.end = next.range.end;
        self.tags.append(&mut next.tags);
        // Of two atoms that read right to left, the second stands left of the first.
        let (here, there) = if self.rtl { (next.advance, 0.0) } else { (0.0, self.advance) };
        self.glyphs.iter_mut().for_each(|glyph| glyph.x += here);
        next.glyphs.iter_mut().for_each(|glyph| glyph.x += there);
        if self.rtl {
            std::mem::swap(&mut self.glyphs, &mut next.glyphs);
        }
        self.glyphs.append(&mut next.glyphs);
        for glyph in &mut self.glyphs {
            (glyph.cluster_start, glyph.cluster_end) = (self.range.start, self.range.end);
        }
        self.advance += next.advance;
    }
}

impl SetLine {
    /// The line of a text that starts so many bytes later.
    pub(super) fn moved(&self, by: usize) -> Self {
        let range = |range: &Range<usize>| range.start + by..range.end + by;
        let mut line = self.clone();
        line.range = range(&line.range);
        line.visible_end += by;
        for atom in &mut line.atoms {
            atom.range = range(&atom.range);
            for glyph in &mut atom.glyphs {
                glyph.cluster_start += by;
                glyph.cluster_end += by;
            }
        }
        line
    }

    /// Roughly the memory that it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let atom_bytes = |atom: &Atom| size_of::<Atom>() + atom.glyphs.len() * size_of::<Glyph>();
        size_of::<Self>() + self.atoms.iter().map(atom_bytes).sum::<usize>()
    }

    /// Whether an atom is white space at the end of the line.
    pub(super) fn is_trailing(&self, atom: &Atom) -> bool {
        atom.range.start >= self.visible_end && !atom.range.is_empty()
    }

    /// Width of what is not white space at the end.
    pub(super) fn visible_width(&self) -> f32 {
        self.atoms.iter().filter(|atom| !self.is_trailing(atom)).map(|atom| atom.advance).sum()
    }

    /// Width without white space that hangs: all that stands at a break, and at
    /// the end of a paragraph what does not fit (CSS Text 4, section 4.3.2).
    pub(super) fn width(&self, room: Option<f32>) -> f32 {
        let visible = self.visible_width();
        let trailing: f32 = self.atoms.iter().filter(|atom| self.is_trailing(atom)).map(|atom| atom.advance).sum();
        match room {
            _ if self.soft => visible,
            Some(room) => (visible + trailing).min(room.max(visible)),
            None => visible + trailing,
        }
    }
}

impl Setter {
    pub(super) fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut data_ids = Vec::new();
        for font in FontId::ALL {
            let blob = Blob::new(Arc::new(font_data(font)));
            data_ids.push((blob.id(), font));
            collection.register_fonts(blob, None);
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { fonts, scratch: LayoutContext::new(), data_ids }
    }

    /// Sets `text[range]`, which holds no paragraph break. Gives the lines (one
    /// at least) and whether the paragraph reads right to left.
    pub(super) fn set(&mut self, text: &str, range: &Range<usize>, setting: &Setting<'_>) -> (Vec<SetLine>, bool) {
        let mut shaped = without_controls(&text[range.clone()]);
        if setting.ellipsis {
            shaped.to_mut().push('…');
        }
        if !setting.prefix.is_empty() {
            shaped.to_mut().insert_str(0, setting.prefix);
        }
        let layout = self.layout(&shaped, range, setting);
        let rtl = layout.is_rtl();
        let source =
            Source { shaped: &shaped, range, prefix: setting.prefix.len(), shows_hidden: setting.shows_hidden };
        let is_text =
            |line: &parley::Line<'_, ()>| line.text_range().end > source.prefix || shaped.len() <= source.prefix;
        let lines = layout.lines().filter(is_text).map(|line| self.line(&line, source, rtl)).collect();
        (lines, rtl)
    }

    fn layout(&mut self, shaped: &str, range: &Range<usize>, setting: &Setting<'_>) -> Layout<()> {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, shaped, 1.0, false);
        builder.push_default(FontFamily::List(Cow::Borrowed(LATIN_STACK)));
        builder.push_default(StyleProperty::FontSize(setting.size));
        builder.push_default(LineHeight::FontSizeRelative(1.0));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        // Noto Sans joins "ffi", where a caret must stand between the letters;
        // joined or not, the letters look the same. Arabic needs its ligatures.
        builder.push_default(FontFeatures::from("\"liga\" 0"));
        if setting.bold {
            builder.push_default(FontWeight::BOLD);
        }
        for (run, script) in script_runs(shaped, setting.script) {
            match script {
                Script::Latin => {}
                Script::Arabic => {
                    builder.push(FontFeatures::empty(), run.clone());
                    builder.push(FontFamily::List(Cow::Borrowed(ARABIC_STACK)), run);
                }
                Script::Hebrew => builder.push(FontFamily::List(Cow::Borrowed(HEBREW_STACK)), run),
            }
        }
        let prefix = setting.prefix.len();
        for bold in setting.bold_ranges {
            let start = bold.start.max(range.start).saturating_sub(range.start) + prefix;
            let end = (bold.end.min(range.end) + prefix).saturating_sub(range.start);
            if start < end && shaped.is_char_boundary(start) && shaped.is_char_boundary(end) {
                builder.push(FontWeight::BOLD, start..end);
            }
        }
        for (at, c, tag) in hidden_in(&shaped[prefix..]).filter(|_| setting.shows_hidden) {
            let range = prefix + at..prefix + at + c.len_utf8();
            builder.push(StyleProperty::LetterSpacing(tag_width(&tag, setting.size)), range);
        }
        for (at, _) in shaped.match_indices('\t') {
            builder.push(StyleProperty::LetterSpacing(TAB_WIDTH * setting.size), at..at + 1);
        }
        builder.set_base_direction(setting.direction);
        let mut layout = builder.build(shaped);
        layout.break_all_lines(setting.max_width);
        layout
    }

    fn line(&self, line: &parley::Line<'_, ()>, source: Source<'_>, rtl: bool) -> SetLine {
        let Source { shaped, range, prefix, shows_hidden } = source;
        let local = line.text_range();
        let local = local.start.clamp(prefix, shaped.len())..local.end.clamp(prefix, shaped.len());
        // Boxes are no white space, whatever they stand for.
        let is_trailing = |c: char| is_trailing_space(c) && !(shows_hidden && hidden_tag(c).is_some());
        let visible = shaped[local.clone()].trim_end_matches(is_trailing).len();
        let mut set = SetLine {
            range: source.at(local.start)..source.at(local.end),
            visible_end: source.at(local.start + visible),
            soft: line.break_reason() != parley::BreakReason::None && local.end < shaped.len(),
            atoms: Vec::new(),
        };
        for run in line.runs() {
            let font = self.font_id(run.font().data.id());
            let first = set.atoms.len();
            for cluster in run.clusters() {
                if cluster.text_range().end <= prefix {
                    continue;
                }
                let next = atom_of(&cluster, font, source);
                match set.atoms[first..].last_mut() {
                    Some(atom) if cluster.is_ligature_continuation() => atom.extend(&next),
                    Some(atom) if is_lam_alef(source, atom, &next) => atom.absorb(next),
                    _ => set.atoms.push(next),
                }
            }
            if run.is_rtl() {
                set.atoms[first..].reverse();
            }
        }
        for atom in &mut set.atoms {
            // What stands after the end of the text is the ellipsis.
            atom.range = atom.range.start.min(range.end)..atom.range.end.min(range.end);
        }
        move_trailing_space(&mut set, rtl);
        set
    }

    fn font_id(&self, data_id: u64) -> FontId {
        self.data_ids.iter().find(|(id, _)| *id == data_id).map_or(FontId::NotoSans, |(_, font)| *font)
    }
}

/// What was given to parley, and which part of the text that is.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    shaped: &'a str,
    range: &'a Range<usize>,
    /// Bytes of `shaped` before the text.
    prefix: usize,
    shows_hidden: bool,
}

impl Source<'_> {
    /// The byte of the text for one of `shaped`; where an ellipsis was added,
    /// that lies beyond the end.
    fn beyond(self, local: usize) -> usize {
        self.range.start + local.saturating_sub(self.prefix)
    }

    /// The byte of the text for one of `shaped`, at most its end.
    fn at(self, local: usize) -> usize {
        self.beyond(local).min(self.range.end)
    }

    /// The character of `shaped` at a byte of the text.
    fn char_at(self, byte: usize) -> Option<char> {
        self.shaped.get((byte.checked_sub(self.range.start)? + self.prefix)..)?.chars().next()
    }
}

fn atom_of(cluster: &Cluster<'_, ()>, font: FontId, source: Source<'_>) -> Atom {
    let local = cluster.text_range();
    let range = source.beyond(local.start)..source.beyond(local.end);
    let rtl = cluster.is_rtl();
    if cluster.is_hard_line_break() {
        return Atom { range, font, rtl, advance: 0.0, is_space: false, glyphs: Vec::new(), tags: Vec::new() };
    }
    let words = source.shaped.get(local).unwrap_or_default();
    if words == "\t" {
        let advance = cluster.advance();
        return Atom { range, font, rtl, advance, is_space: false, glyphs: Vec::new(), tags: Vec::new() };
    }
    let tags = if source.shows_hidden { hidden_in(words).map(|(_, _, tag)| tag).collect() } else { Vec::new() };
    let mut pen = 0.0;
    let glyphs = cluster
        .glyphs()
        .map(|glyph| {
            let x = pen + glyph.x;
            pen += glyph.advance;
            Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                x,
                y: glyph.y,
                advance: glyph.advance,
                cluster_start: range.start,
                cluster_end: range.end,
            }
        })
        .collect();
    Atom { range, font, rtl, advance: cluster.advance(), is_space: cluster.is_space_or_nbsp(), glyphs, tags }
}

/// Whether two atoms are a lam and an alef that joins it: one shape for the
/// reader, whether the font draws it as one glyph or, as Noto Naskh does, as two.
fn is_lam_alef(source: Source<'_>, lam: &Atom, alef: &Atom) -> bool {
    let first = |atom: &Atom| source.char_at(atom.range.start);
    let is_lam = |c| matches!(c, '\u{644}' | '\u{6b5}'..='\u{6b8}');
    let is_alef = |c| matches!(c, '\u{622}' | '\u{623}' | '\u{625}' | '\u{627}' | '\u{671}'..='\u{673}' | '\u{675}');
    first(lam).is_some_and(is_lam) && first(alef).is_some_and(is_alef) && lam.range.end == alef.range.start
}

/// White space and isolate controls at the end of a line take the paragraph's
/// level (UAX #9, L1), which parley leaves to its caller.
fn move_trailing_space(line: &mut SetLine, rtl: bool) {
    let visible_end = line.visible_end;
    let is_trailing = |atom: &Atom| atom.range.start >= visible_end && !atom.range.is_empty();
    if !line.atoms.iter().any(is_trailing) {
        return;
    }
    let (mut trailing, mut rest): (Vec<Atom>, Vec<Atom>) =
        std::mem::take(&mut line.atoms).into_iter().partition(is_trailing);
    for atom in &mut trailing {
        atom.rtl = rtl;
    }
    trailing.sort_by_key(|atom| atom.range.start);
    if rtl {
        trailing.reverse();
        trailing.append(&mut rest);
        line.atoms = trailing;
    } else {
        rest.append(&mut trailing);
        line.atoms = rest;
    }
}

/// White space in the sense of UAX #9 (class WS, with the isolate controls that
/// L1 names beside it); no-break spaces are not.
fn is_trailing_space(c: char) -> bool {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => false,
        '\u{2066}'..='\u{2069}' => true,
        _ => c.is_whitespace(),
    }
}

/// What a tab takes beside the advance that the font gives it, as a share of the
/// font size: together about four spaces.
const TAB_WIDTH: f32 = 0.8;

/// The text with control characters as spaces of the same length in bytes, so
/// that none is drawn as a missing glyph. Tabs stay: they part what stands
/// beside them (UAX #9, L1), and are drawn as room.
fn without_controls(text: &str) -> Cow<'_, str> {
    let is_replaced = |c: char| c.is_control() && c != '\t';
    if !text.chars().any(is_replaced) {
        return Cow::Borrowed(text);
    }
    let replace = |c: char| match (is_replaced(c), c.len_utf8()) {
        (true, 1) => ' ',
        (true, _) => '\u{a0}',
        (false, _) => c,
    };
    Cow::Owned(text.chars().map(replace).collect())
}
