//! The nearest match of a quotation whose words no longer stand in the text.
//!
//! How like two texts are is `1 − distance / longer length`, with the edit
//! distance of their folded letters. A match is near when it is at least
//! [`LIKENESS`] and stands in the quotation's surroundings: when a quarter of
//! prefix and suffix stand around it. Where they do not, it may be a twin of
//! what was cited, so it must be at least [`LIKENESS_ELSEWHERE`]; and a short
//! quotation, which is like many things by chance, is near only where half of
//! its surroundings stand.
//!
//! The text is read once for all quotations, not once for each: runs of three
//! letters that quotation and text share, the rare ones counting most, name a
//! few windows, and only those are compared. A match at the threshold shares at
//! least a quarter of its runs.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::model::query::fold;

use super::edit_distance::Pattern;
use super::offsets::Offsets;
use super::runs::{RUN, Runs};

/// The least likeness at which a match in its surroundings counts as changed
/// and not as lost.
pub const LIKENESS: f64 = 0.75;
/// The least likeness of a match whose surroundings are not the quotation's.
pub const LIKENESS_ELSEWHERE: f64 = 0.85;
/// The share of the surroundings that tells a match from a twin.
const SURROUNDED: f64 = 0.25;
/// Below this many folded letters a quotation needs more of them.
const SHORT: usize = 16;
/// The share of the surroundings that a short quotation needs.
const SHORT_SURROUNDED: f64 = 0.5;
/// What full surroundings add to the likeness where matches are compared.
const SURROUNDINGS_WEIGHT: f64 = 0.2;
/// Longest quotation that is searched, in folded letters.
const LONGEST: usize = 1 << 13;
/// Windows that are compared.
const MOST_WINDOWS: usize = 16;
/// Stretches of the text that are told apart within the length of a match.
const STRETCHES: usize = 8;
/// Up to so many places of its rarest run a quotation is looked for through
/// them; beyond that the text is no prose, and reading it is as fast.
const MOST_PLACES: usize = 4096;

/// A text folded for comparing, letter by letter, with the way back.
pub(super) struct Folded {
    letters: Vec<char>,
    /// For each folded letter, the code points that it comes from.
    origins: Vec<Range<usize>>,
    /// Noted when first asked for.
    runs: OnceCell<Runs>,
}

/// What to look for.
pub(super) struct Wanted<'a> {
    /// The quotation.
    pub exact: &'a str,
    /// The words before it.
    pub prefix: &'a str,
    /// The words after it.
    pub suffix: &'a str,
    /// Where it stood, in code points.
    pub start: usize,
}

impl Folded {
    /// Folds a text as search does, and keeps where each letter comes from.
    pub fn of(text: &str) -> Self {
        let (letters, origins) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        let mut folded = Self { letters, origins, runs: OnceCell::new() };
        let mut known: HashMap<char, String> = HashMap::new();
        for (place, c) in text.chars().enumerate() {
            if c.is_ascii_alphanumeric() {
                folded.push(c.to_ascii_lowercase(), place);
                continue;
            }
            let parts = known.entry(c).or_insert_with(|| fold(c.encode_utf8(&mut [0; 4])));
            if parts.is_empty() {
                // A vowel sign belongs to the letter that carries it.
                if let Some(origin) = folded.origins.last_mut().filter(|origin| origin.end == place) {
                    origin.end = place + 1;
                }
                continue;
            }
            for part in parts.chars() {
                folded.push(part, place);
            }
        }
        folded
    }

    fn push(&mut self, letter: char, place: usize) {
        if letter == ' ' && self.letters.last() == Some(&' ') {
            return;
        }
        self.letters.push(letter);
        self.origins.push(place..place + 1);
    }

    fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| Runs::of(&self.letters))
    }

    /// The bytes at which these very words start in the text that was folded,
    /// in order; `None` where their letters do not say, and the text must be
    /// read instead.
    pub fn places_of(&self, words: &str, offsets: &Offsets<'_>) -> Option<Vec<usize>> {
        if words.len() > LONGEST {
            return None;
        }
        let wanted = Self::of(words);
        // A space at the start may be one with a space before the words.
        let skipped = usize::from(wanted.letters.first() == Some(&' '));
        let (at, places) = self.runs().rarest(wanted.letters.get(skipped..)?)?;
        if places.len() > MOST_PLACES {
            return None;
        }
        let within = wanted.origins.get(skipped + at)?.start;
        let starts = places.iter().filter_map(|place| self.origins.get(*place)?.start.checked_sub(within));
        let bytes = starts.filter_map(|start| offsets.byte_at(start));
        let mut found: Vec<usize> =
            bytes.filter(|byte| offsets.text().get(*byte..).is_some_and(|rest| rest.starts_with(words))).collect();
        // One letter may fold to many, and a run stand in it twice.
        found.dedup();
        Some(found)
    }

    /// The folded letter that comes from a code point, or the next one.
    fn letter_at(&self, code_point: usize) -> usize {
        self.origins.partition_point(|origin| origin.end <= code_point)
    }

    /// A stretch of letters without white space at its ends; `None` where
    /// nothing is left.
    fn without_space(&self, range: Range<usize>) -> Option<Range<usize>> {
        let letters = self.letters.get(range.clone())?;
        let start = letters.iter().position(|letter| *letter != ' ')?;
        let end = letters.iter().rposition(|letter| *letter != ' ')?;
        Some(range.start + start..range.start + end + 1)
    }

    /// The code points that a stretch of letters comes from.
    fn origin_of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let origins = self.origins.get(range.clone())?;
        Some(origins.first()?.start..origins.last()?.end)
    }

    /// The nearest match, in code points, where one is near enough.
    pub fn nearest(&self, wanted: &Wanted<'_>) -> Option<Range<usize>> {
        let pattern_letters: Vec<char> = fold(wanted.exact).trim().chars().collect();
        if pattern_letters.len() > LONGEST {
            return None;
        }
        let pattern = Pattern::of(&pattern_letters)?;
        let prefix: Vec<char> = fold(wanted.prefix).trim_start().chars().collect();
        let suffix: Vec<char> = fold(wanted.suffix).trim_end().chars().collect();
        let expected = self.letter_at(wanted.start);
        let mut best: Option<(f64, Range<usize>)> = None;
        for window in self.windows(&pattern_letters, (&prefix, &suffix), expected) {
            let fit = pattern.best_fit(self.letters.get(window.clone()).unwrap_or_default());
            let whole = window.start + fit.range.start..window.start + fit.range.end;
            let Some(range) = self.without_space(whole) else { continue };
            // Each space that is cut off is at most one difference more.
            let distance = fit.distance + fit.range.len() - range.len();
            let longer = pattern_letters.len().max(range.len());
            let likeness = 1.0 - distance as f64 / longer as f64;
            let around = self.surroundings(&range, &prefix, &suffix);
            if !is_near(pattern_letters.len(), likeness, around) {
                continue;
            }
            let score = likeness + SURROUNDINGS_WEIGHT * around;
            let is_better = best.as_ref().is_none_or(|(best_score, best_range)| {
                let nearer = range.start.abs_diff(expected) < best_range.start.abs_diff(expected);
                score > *best_score || (score >= *best_score && nearer)
            });
            if is_better {
                best = Some((score, range));
            }
        }
        best.and_then(|(_, range)| self.origin_of(&range))
    }

    /// The share of prefix and suffix that stands around a stretch, from 0 to
    /// 1: letters counted outward from it up to the first difference.
    fn surroundings(&self, range: &Range<usize>, prefix: &[char], suffix: &[char]) -> f64 {
        let whole = prefix.len() + suffix.len();
        if whole == 0 {
            return 0.0;
        }
        let before = self.letters.get(..range.start).unwrap_or_default();
        let after = self.letters.get(range.end..).unwrap_or_default();
        // White space at the seam belongs to neither side for certain.
        let skip = |letter: &&char| **letter == ' ';
        let matching = |one: &mut dyn Iterator<Item = &char>, other: &mut dyn Iterator<Item = &char>| {
            one.zip(other).take_while(|(a, b)| a == b).count()
        };
        let found = matching(&mut prefix.iter().rev().skip_while(skip), &mut before.iter().rev().skip_while(skip))
            + matching(&mut suffix.iter().skip_while(skip), &mut after.iter().skip_while(skip));
        let letters = prefix.iter().rev().skip_while(skip).count() + suffix.iter().skip_while(skip).count();
        if letters == 0 { 0.0 } else { found as f64 / letters as f64 }
    }

    /// The stretches that are worth comparing, each longer than any match.
    fn windows(&self, pattern: &[char], (prefix, suffix): (&[char], &[char]), expected: usize) -> Vec<Range<usize>> {
        // The longest text that the threshold allows for a match.
        let reach = (pattern.len() as f64 / LIKENESS).ceil() as usize + 1;
        let margin = reach / 4 + RUN;
        let length = self.letters.len();
        let around = |start: usize| start.saturating_sub(margin)..start.saturating_add(reach + margin).min(length);
        let mut windows: Vec<Range<usize>> = self.rich_starts(pattern, reach).into_iter().map(around).collect();
        windows.push(around(expected.min(length)));
        // Right after the words before, and so that it ends at the words after.
        if let Some(place) = self.nearest_run(prefix, expected.saturating_sub(prefix.len())) {
            windows.push(around(place + prefix.len()));
        }
        if let Some(place) = self.nearest_run(suffix, expected.saturating_add(pattern.len())) {
            windows.push(place.saturating_sub(reach + margin)..place);
        }
        windows
    }

    /// Where letters stand, of several places the nearest to `expected`; fewer
    /// than [`RUN`] say nothing.
    fn nearest_run(&self, letters: &[char], expected: usize) -> Option<usize> {
        self.runs().find(&self.letters, letters).min_by_key(|place| place.abs_diff(expected))
    }

    /// Starts of the stretches of about the length `reach` that share most runs
    /// with the pattern, the richest first.
    fn rich_starts(&self, pattern: &[char], reach: usize) -> Vec<usize> {
        let stride = (reach / STRETCHES).max(1);
        let mut weights = vec![0u64; self.letters.len() / stride + 1];
        // A run weighs as many bits as it tells about its place.
        let letters = self.letters.len().max(1);
        let distinct: BTreeSet<&[char]> = pattern.windows(RUN).collect();
        for run in distinct {
            let places = self.runs().places(run);
            let weight = u64::from((letters / places.len().max(1)).max(1).ilog2() + 1);
            for place in places {
                if let Some(sum) = weights.get_mut(place / stride) {
                    *sum += weight;
                }
            }
        }
        // The sum over all stretches that a match from here may reach.
        let reached = reach.div_ceil(stride);
        let mut sum: u64 = weights.iter().take(reached).sum();
        let mut starts: Vec<(u64, usize)> = Vec::new();
        for (stretch, first) in weights.iter().enumerate() {
            if sum > 0 {
                starts.push((sum, stretch * stride));
            }
            sum = sum.saturating_sub(*first) + weights.get(stretch + reached).copied().unwrap_or(0);
        }
        let richest_first = |a: &(u64, usize), b: &(u64, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        // Each one picked shuts out its neighbours, so no more are ever read.
        let enough = MOST_WINDOWS * (2 * (reach / 2 / stride) + 1);
        if starts.len() > enough {
            starts.select_nth_unstable_by(enough, richest_first);
            starts.truncate(enough);
        }
        starts.sort_unstable_by(richest_first);
        let mut picked: Vec<usize> = Vec::new();
        for (_, start) in starts {
            if picked.len() == MOST_WINDOWS {
                break;
            }
            if picked.iter().all(|other| other.abs_diff(start) > reach / 2) {
                picked.push(start);
            }
        }
        picked
    }
}

/// Whether a match counts as the quotation, changed.
fn is_near(length: usize, likeness: f64, around: f64) -> bool {
    if length < SHORT && around < SHORT_SURROUNDED {
        return false;
    }
    likeness >= if around < SURROUNDED { LIKENESS_ELSEWHERE } else { LIKENESS }
}
