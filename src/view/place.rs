//! Where an event stands: the extent of its mark at a zoom, and the box that its
//! label takes.

use super::composition::Track;
use super::entry::Entry;
use super::mark::MarkForm;

/// Room between a mark and its label.
pub(super) const LABEL_GAP_PX: f64 = 8.0;
/// Room between the end of one label and the next thing in its row, half on
/// either side.
pub(super) const BOX_AIR_PX: f64 = 6.0;
/// Narrowest bar.
pub(super) const MIN_BAR_PX: f64 = 6.0;
/// Room for the query of a doubtful mark.
const QUERY_PX: f64 = 9.0;
/// Room that a label under its bar leaves at either end.
pub(super) const UNDER_PAD_PX: f64 = 6.0;

/// Where a label stands, seen from its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    /// Under its bar although not all of it fits there: beside it is no room.
    Under,
}

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Track of the mark.
    pub mark: Track,
    /// Track and side of the label; `None` where it found no room.
    pub label: Option<(Track, Side)>,
}

/// A stand's extent in pixels at some zoom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub anchor: f64,
    pub left: f64,
    pub right: f64,
}

/// The mark's extent at so many pixels a day, from `origin_days`.
pub(super) fn mark_extent(entry: &Entry, origin_days: f64, px_per_day: f64, mark_px: f64) -> Extent {
    let x = |days: f64| (days - origin_days) * px_per_day;
    let anchor = x(entry.mark.anchor_days());
    let (mut left, mut right) = (x(entry.mark.start_days()), x(entry.mark.end_days()));
    if let MarkForm::Moment { .. } = entry.mark.form {
        left = left.min(anchor - mark_px / 2.0);
        right = right.max(anchor + mark_px / 2.0);
    } else if right - left < MIN_BAR_PX {
        (left, right) = (anchor - MIN_BAR_PX / 2.0, anchor + MIN_BAR_PX / 2.0);
    }
    if entry.mark.uncertain {
        right += QUERY_PX;
    }
    Extent { anchor, left, right }
}

/// Whether the label stands under its bar rather than beside the mark: where the
/// bar is long enough for all of it, or where nothing else was left. A day so
/// close that it is as long as its label is a bar like others.
pub(super) fn is_under(entry: &Entry, extent: &Extent, mark: Track, side: Side) -> bool {
    let fits = extent.right - extent.left >= f64::from(entry.one_line_width()) + 2.0 * UNDER_PAD_PX;
    mark != Track::Axis && (side == Side::Under || fits)
}

/// Whether at least the title has room under the bar.
pub(super) fn title_fits_under(entry: &Entry, extent: &Extent) -> bool {
    extent.right - extent.left >= f64::from(entry.title.width) + 2.0 * UNDER_PAD_PX
}

/// What a label takes of its row: with its mark where that stands in the row as
/// well, else from the stem that leads to it.
pub(super) fn label_box(entry: &Entry, extent: &Extent, mark: Track, side: Side) -> (f64, f64) {
    let width = f64::from(entry.two_line_width());
    let on_axis = mark == Track::Axis;
    let (left, right) = if on_axis { (extent.anchor, extent.anchor) } else { (extent.left, extent.right) };
    let (left, right) = match side {
        _ if is_under(entry, extent, mark, side) => (left, right),
        Side::Right => (left, right + LABEL_GAP_PX + width),
        Side::Left | Side::Under => (left - LABEL_GAP_PX - width, right),
    };
    (left - BOX_AIR_PX, right + BOX_AIR_PX)
}
