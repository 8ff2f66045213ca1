//! The first stage of layout: what there is to place, before any pixel.
//!
//! ```text
//!   Dataset + Chronology --Plan--> entries (mark, label, rank), lanes, stands
//!        --RowLayout--> tracks and sides at a zoom   --paint--> Scene
//! ```
//!
//! Knows the records, the language and the widths of labels; knows neither the
//! window nor the zoom.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Event;
use crate::model::date::short_date;

use super::mark::{Mark, MarkBasis};
use super::scene::FontWeight;
use super::timeline::{FilteredOut, LaneMode, TimelineInput};
use super::words::{is_rtl, words};

/// Widest title before it is shortened, and as a share of the picture's width.
const MAX_TITLE_PX: f32 = 360.0;
const MAX_TITLE_SHARE: f32 = 0.42;
/// Room between title and date where they share a line.
pub(super) const ONE_LINE_GAP_PX: f32 = 10.0;

/// A piece of a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LabelText {
    pub text: String,
    pub width: f32,
}

/// A dated event, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Place in the dataset's list.
    pub event: usize,
    pub mark: Mark,
    /// Place in the dataset's list of kinds; beyond it for an unknown kind.
    pub kind: usize,
    pub title: LabelText,
    pub date: LabelText,
    /// Whether the label is set from right to left.
    pub rtl: bool,
    /// Place in the order of importance; 0 is the most important.
    pub rank: usize,
}

/// A lane as it is captioned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lane {
    pub key: String,
    pub caption: String,
}

/// An entry in one of its lanes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stand {
    pub entry: usize,
    pub lane: usize,
}

/// Everything that can be placed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Plan {
    /// Sorted by start, then by place in the dataset.
    pub entries: Vec<Entry>,
    /// For each event of the dataset, its entry.
    pub entry_of_event: Vec<Option<usize>>,
    pub lanes: Vec<Lane>,
    /// Sorted by entry.
    pub stands: Vec<Stand>,
    /// Stands, most important first.
    pub by_rank: Vec<usize>,
    /// First and last day that any mark names; `None` where there is none.
    pub extent_days: Option<(f64, f64)>,
}

pub(super) use super::lanes::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};

impl Entry {
    /// Width of the label set in two lines.
    pub fn two_line_width(&self) -> f32 {
        self.title.width.max(self.date.width)
    }

    /// Width of the label set in one line.
    pub fn one_line_width(&self) -> f32 {
        if self.date.text.is_empty() { self.title.width } else { self.title.width + ONE_LINE_GAP_PX + self.date.width }
    }
}

impl Plan {
    /// Works out what there is to place.
    pub fn of(input: &TimelineInput<'_>) -> Self {
        let events = &input.dataset.events;
        let kinds: BTreeMap<&str, usize> =
            input.dataset.header.kinds.iter().enumerate().map(|(at, kind)| (kind.id.as_str(), at)).collect();
        let kind_of =
            |event: &Event| kinds.get(event.kind.as_str()).copied().unwrap_or(input.dataset.header.kinds.len());
        let mut entries: Vec<Entry> = (0..events.len())
            .filter(|event| input.spec.filtered_out == FilteredOut::Dimmed || input.spec.passes.passes(*event))
            .filter_map(|event| entry(input, event, kind_of(&events[event])))
            .collect();
        entries.sort_by(|a, b| a.mark.start_days().total_cmp(&b.mark.start_days()).then_with(|| a.event.cmp(&b.event)));
        rank(&mut entries, events);

        let mut entry_of_event = vec![None; events.len()];
        for (at, entry) in entries.iter().enumerate() {
            entry_of_event[entry.event] = Some(at);
        }
        let (lanes, stands) = lanes(input, &entries);
        let mut by_rank: Vec<usize> = (0..stands.len()).collect();
        by_rank.sort_by_key(|stand| (entries[stands[*stand].entry].rank, stands[*stand].lane));
        let extent_days = extent_of(entries.iter().map(|entry| &entry.mark));
        Self { entries, entry_of_event, lanes, stands, by_rank, extent_days }
    }
}

/// First and last moment that any of the marks names.
pub(super) fn extent_of<'a>(marks: impl Iterator<Item = &'a Mark>) -> Option<(f64, f64)> {
    let sides = |mark: &Mark| match (mark.outer.start, mark.outer.end) {
        (Some(start), Some(end)) => Some((start, end)),
        (Some(side), None) | (None, Some(side)) => Some((side, side)),
        (None, None) => None,
    };
    marks.filter_map(sides).reduce(|(first, last), (start, end)| (first.min(start), last.max(end)))
}

/// The mark of an event, or `None` for the undated tray.
pub(super) fn mark_of(input: &TimelineInput<'_>, event: usize) -> Option<Mark> {
    mark_in(input.dataset, input.chronology, event)
}

/// As [`mark_of`], from the records alone.
pub(super) fn mark_in(
    dataset: &crate::model::Dataset,
    chronology: &crate::model::date::Chronology,
    event: usize,
) -> Option<Mark> {
    let date = chronology.date(event)?;
    let claim = chronology.event(event).placed_by.and_then(|claim| dataset.events.get(event)?.dates.get(claim));
    let basis = claim.map_or(MarkBasis::Editorial, |claim| MarkBasis::from(&claim.basis));
    Mark::of(date, basis)
}

fn entry(input: &TimelineInput<'_>, at: usize, kind: usize) -> Option<Entry> {
    let mark = mark_of(input, at)?;
    let event = &input.dataset.events[at];
    let sizes = &input.theme.size;
    let lang = input.spec.lang;
    let max_title_px = MAX_TITLE_PX.min(input.size.width * MAX_TITLE_SHARE);
    let title = event.title.in_lang(lang);
    let title = if title.is_empty() { event.id.as_str() } else { title };
    let title = input.measure.elide(title, sizes.text, FontWeight::Bold, max_title_px);
    let mut date = input.chronology.date(at).map(|date| short_date(date, input.spec.style())).unwrap_or_default();
    let words = words(lang);
    match mark.basis {
        MarkBasis::Stated => {}
        MarkBasis::Derived => date = format!("{date} · {}", words.derived),
        MarkBasis::Editorial => date = format!("{date} · {}", words.editor),
    }
    let label = |text: String, size: f32, weight| {
        let width = input.measure.width(&text, size, weight);
        LabelText { text, width }
    };
    Some(Entry {
        event: at,
        mark,
        kind,
        rtl: is_rtl(&title) != input.spec.customs.time.is_rtl(),
        title: label(title, sizes.text, FontWeight::Bold),
        date: label(date, sizes.text_small, FontWeight::Regular),
        rank: 0,
    })
}

/// Ranks the entries: the editor's rank, then the number of citations, then the
/// order of kinds, then of the dataset. An event without an editor's rank
/// counts as minor.
fn rank(entries: &mut [Entry], events: &[Event]) {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| {
        let entry = &entries[*at];
        let event = &events[entry.event];
        (Reverse(event.rank.unwrap_or(0)), Reverse(event.citations.len()), entry.kind, entry.event)
    });
    for (rank, at) in order.into_iter().enumerate() {
        entries[at].rank = rank;
    }
}

fn lanes(input: &TimelineInput<'_>, entries: &[Entry]) -> (Vec<Lane>, Vec<Stand>) {
    let table = &input.index.lanes;
    let all = table
        .lanes
        .iter()
        .enumerate()
        .map(|(at, lane)| Lane { key: lane.key.clone(), caption: table.caption(at, input.dataset, input.spec.lang) });
    let stands = entries.iter().enumerate().flat_map(|(at, entry)| {
        table.lanes_of(&input.dataset.events[entry.event]).into_iter().map(move |lane| (at, usize::from(lane)))
    });
    if matches!(table.mode, LaneMode::Direction | LaneMode::None) {
        return (all.collect(), stands.map(|(entry, lane)| Stand { entry, lane }).collect());
    }
    filled(all.collect(), stands.collect())
}

/// Leaves out the lanes in which nothing stands.
fn filled(all: Vec<Lane>, stands: Vec<(usize, usize)>) -> (Vec<Lane>, Vec<Stand>) {
    let mut used = vec![false; all.len()];
    for (_, lane) in &stands {
        used[*lane] = true;
    }
    let mut place = vec![0; all.len()];
    let mut lanes = Vec::new();
    for (at, lane) in all.into_iter().enumerate() {
        if used[at] {
            place[at] = lanes.len();
            lanes.push(lane);
        }
    }
    (lanes, stands.into_iter().map(|(entry, lane)| Stand { entry, lane: place[lane] }).collect())
}
