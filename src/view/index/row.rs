//! What the index holds of an event in a lane.

use super::sorted::Keyed;
use crate::view::mark::Mark;

/// Start of a row that is open at its start.
pub const OPEN_START_DAY: i32 = i32::MIN;
/// End of a row that is open at its end.
pub const OPEN_END_DAY: i32 = i32::MAX;

/// Days beyond this are held to be at it; the axis ends long before.
const FARTHEST_DAY: f64 = 1.0e9;
/// Anchors beyond this are held to be at it: 34,000 years about 1970.
const FARTHEST_SECONDS: f64 = (1_u64 << 40) as f64;
/// Seconds in a day.
pub(super) const SECONDS_PER_DAY: f64 = 86_400.0;

/// An event in one of its lanes: 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The moment by which it is found, in seconds from 1970-01-01: at or after
    /// its start and before its end.
    pub anchor_seconds: i64,
    /// First day; [`OPEN_START_DAY`] where open.
    pub start_day: i32,
    /// Day after the last, later than the first; [`OPEN_END_DAY`] where open.
    pub end_day: i32,
    /// The event's number.
    pub item: u32,
    /// How important it is: see [`importance`].
    pub importance: u32,
    /// Place in the dataset's list of kinds.
    pub kind: u16,
    /// The lane.
    pub lane: u16,
    /// Whether this is the event's first lane: an event counts once, by this row.
    pub is_first: bool,
}

impl Row {
    /// The row of an event drawn as this mark, in its only lane 0.
    pub fn of_mark(mark: &Mark, item: u32, kind: u16, importance: u32) -> Self {
        let day = |days: f64| days.clamp(-FARTHEST_DAY, FARTHEST_DAY) as i32;
        let start_day = mark.outer.start.map_or(OPEN_START_DAY, |start| day(start.floor()));
        let end_day = mark.outer.end.map_or(OPEN_END_DAY, |end| day(end.ceil()));
        let end_day = end_day.max(start_day.saturating_add(1));
        Self {
            anchor_seconds: anchor_within(mark.anchor_days(), start_day, end_day),
            start_day,
            end_day,
            item,
            importance,
            kind,
            lane: 0,
            is_first: true,
        }
    }

    /// The row of an event of so many whole days, the end exclusive, in lane 0.
    pub fn of_days(start_day: i32, end_day: i32, item: u32, kind: u16, importance: u32) -> Self {
        let end_day = end_day.max(start_day.saturating_add(1));
        let anchor_days = match (start_day == OPEN_START_DAY, end_day == OPEN_END_DAY) {
            (true, _) => f64::from(end_day),
            (_, true) => f64::from(start_day),
            _ => f64::midpoint(f64::from(start_day), f64::from(end_day)),
        };
        let anchor_seconds = anchor_within(anchor_days, start_day, end_day);
        Self { anchor_seconds, start_day, end_day, item, importance, kind, lane: 0, is_first: true }
    }

    /// The same in another lane.
    #[must_use]
    pub fn in_lane(self, lane: u16, is_first: bool) -> Self {
        Self { lane, is_first, ..self }
    }

    /// Sorts by importance, then by item, the first items first; greater is more
    /// important. Never 0.
    pub(super) fn weight(&self) -> u64 {
        (u64::from(self.importance) << 32) + u64::from(u32::MAX - self.item).max(1)
    }

    /// Its strand, by its length.
    pub(super) fn class(&self) -> usize {
        let is_open = self.start_day == OPEN_START_DAY || self.end_day == OPEN_END_DAY;
        let length = i64::from(self.end_day) - i64::from(self.start_day);
        let classes = super::strand::LONGEST_DAYS;
        if is_open { classes.len() - 1 } else { classes.partition_point(|longest| *longest < length) }
    }

    /// The anchor, in days of the axis.
    pub fn anchor_days(&self) -> f64 {
        self.anchor_seconds as f64 / SECONDS_PER_DAY
    }

    /// Whether it is anchored before a moment, in days.
    pub fn is_anchored_before(&self, days: f64) -> bool {
        self.anchor_seconds < seconds_at(days)
    }

    /// Whether it is anchored before a moment and has not ended by it.
    pub fn reaches_in(&self, days: f64) -> bool {
        self.is_anchored_before(days) && self.end_day > day_at_or_before(days)
    }

    /// Whether it has started before a moment and is anchored at it or later.
    pub fn reaches_out(&self, days: f64) -> bool {
        !self.is_anchored_before(days) && self.start_day < day_at_or_after(days)
    }

    /// Its first day and the day after its last; of what is open on one side, the
    /// closed side.
    pub fn known_days(&self) -> (f64, f64) {
        let first = if self.start_day == OPEN_START_DAY { self.end_day } else { self.start_day };
        let last = if self.end_day == OPEN_END_DAY { self.start_day } else { self.end_day };
        (f64::from(first), f64::from(last))
    }

    /// Whether any of it lies between two moments, in days.
    pub fn overlaps(&self, start_days: f64, end_days: f64) -> bool {
        self.start_day < day_at_or_after(end_days) && self.end_day > day_at_or_before(start_days)
    }
}

impl Keyed for Row {
    type Key = (i64, u32);

    fn key(&self) -> (i64, u32) {
        (self.anchor_seconds, self.item)
    }
}

/// An anchor in seconds, brought within its event: before the end, so that what
/// has ended is also anchored before.
fn anchor_within(anchor_days: f64, start_day: i32, end_day: i32) -> i64 {
    let seconds = |days: f64| (days * SECONDS_PER_DAY).clamp(-FARTHEST_SECONDS, FARTHEST_SECONDS) as i64;
    let anchor = seconds(anchor_days);
    let anchor = if end_day == OPEN_END_DAY { anchor } else { anchor.min(seconds(f64::from(end_day)) - 1) };
    if start_day == OPEN_START_DAY { anchor } else { anchor.max(seconds(f64::from(start_day))) }
}

/// The first moment in seconds that is not before one in days.
pub(super) fn seconds_at(days: f64) -> i64 {
    (days * SECONDS_PER_DAY).ceil() as i64
}

/// The first day that does not start before a moment.
pub(super) fn day_at_or_after(days: f64) -> i32 {
    days.ceil() as i32
}

/// The last day that does not start after a moment.
pub(super) fn day_at_or_before(days: f64) -> i32 {
    days.floor() as i32
}

/// How important an event is, greater being more: the editor's rank (one
/// without counts as minor), then the number of citations, then the order of
/// the dataset's kinds. Among equals the first in the dataset comes first.
pub fn importance(rank: Option<u8>, citations: usize, kind: usize) -> u32 {
    let citations = u32::try_from(citations).unwrap_or(u32::MAX).min(0xFFF);
    let kind = 0xFFF - u32::try_from(kind).unwrap_or(u32::MAX).min(0xFFF);
    u32::from(rank.unwrap_or(0)) << 24 | citations << 12 | kind
}
