//! What is in sight: items of the rows with their places in pixels, their
//! labels and stems.
//!
//! Rows and sides were chosen for all events; here the window has its say. A
//! label that would be cut off at the plot's edge goes to the other side of its
//! mark where that is free, and is shortened where it is not. The selected event
//! always has its label, even where the rows had no room for it.

use std::cmp::Reverse;

use super::color::Rgba;
use super::composition::Track;
use super::entry::Entry;
use super::fold::{EDGE_GAP_PX, FOLD_PX, FoldAt, RowItem};
use super::geometry::{Point, Rect};
use super::label::{Label, Setter, Slot};
use super::lanes::LANE_JOINT;
use super::mark::MarkForm;
use super::paint::Painter;
use super::place::{Extent, LABEL_GAP_PX, Side, is_under, mark_extent};
use super::timeline::FilteredOut;

/// Distance of a stem from the label on it.
const STEM_GAP_PX: f32 = 6.0;
/// Room between the number of a fold and the ends of its mark.
const FOLD_PAD_PX: f32 = 5.0;
/// Beyond this, places in pixels are cut off.
const FAR_PX: f64 = 1.0e6;
/// How much room a label keeps from others, when it looks for another place.
const AIR_PX: f32 = 4.0;

/// An item in sight.
pub(super) struct Seen<'a> {
    pub item: &'a RowItem,
    /// Whose mark and label are drawn.
    pub entry: &'a Entry,
    /// The mark's extent in pixels.
    pub extent: Extent,
    /// Height of the mark.
    pub y: f32,
    pub color: Rgba,
    pub passes: bool,
    pub selected: bool,
    pub hovered: bool,
    pub label: Option<Label>,
    /// The number on a fold's mark, with its width.
    pub number: Option<(String, f32)>,
    /// Top and bottom of the stem.
    pub stem: Option<(f32, f32)>,
    /// Where it stands: at the anchor, or where a bar whose middle is out of
    /// sight has it.
    pub stem_x: f32,
}

impl Seen<'_> {
    /// Whether it is drawn as a pill with a count.
    pub fn is_fold(&self) -> bool {
        self.item.count > 1 && self.item.place.label.is_none()
    }

    /// Whether it stands on a track of marks without labels.
    pub fn is_loose(&self) -> bool {
        self.item.place.label.is_none() && self.item.place.mark != Track::Axis
    }

    /// Whether the label that the rows gave is that of the event shown.
    fn has_row_label(&self) -> bool {
        self.item.has_label
    }

    /// Whether its mark is a symbol rather than a bar.
    pub fn is_symbol(&self) -> bool {
        self.is_fold() || matches!(self.entry.mark.form, MarkForm::Moment { .. })
    }

    /// What the mark covers within the plot.
    pub fn mark_rect(&self, plot: Rect, mark_px: f32) -> Rect {
        let clamp = |x: f64| x.clamp(f64::from(plot.left), f64::from(plot.right)) as f32;
        let half = mark_px / 2.0 + 1.0;
        Rect::new(clamp(self.extent.left), self.y - half, clamp(self.extent.right), self.y + half)
    }

    /// Where an arc that leads to it ends.
    pub fn anchor(&self) -> Point {
        Point::new(self.extent.anchor as f32, self.y)
    }
}

impl<'a> Painter<'a> {
    /// What is in sight, least important first; dimmed ones at the bottom, the
    /// hovered and the selected one on top.
    pub(super) fn seen(&self) -> Vec<Seen<'a>> {
        let mut seen: Vec<Seen<'a>> = self.rows.items.iter().filter_map(|item| self.see(item)).collect();
        seen.sort_by_key(|seen| {
            let is_above_bars = !seen.is_loose() || seen.is_symbol();
            let row = &seen.entry.row;
            (seen.selected, seen.hovered, seen.passes, is_above_bars, row.importance, Reverse(row.item), seen.item.lane)
        });
        self.label_beside(&mut seen);
        self.label_under(&mut seen);
        self.turn_at_edges(&mut seen);
        self.label_selected(&mut seen);
        seen
    }

    fn see(&self, item: &'a RowItem) -> Option<Seen<'a>> {
        if !item.passes && self.input.spec.filtered_out == FilteredOut::Hidden {
            return None;
        }
        let entry: &Entry = &item.leader;
        let mut seen = Seen {
            item,
            entry,
            extent: self.own_extent(entry),
            y: self.y(self.composition().mark_y(item.place.mark)),
            color: self.colors.get(usize::from(entry.row.kind)).copied().unwrap_or(self.input.theme.color.soft),
            passes: item.passes,
            selected: item.selected.is_some(),
            hovered: item.is_hovered,
            label: None,
            number: None,
            stem: None,
            stem_x: 0.0,
        };
        let mut reach = (seen.extent.left, seen.extent.right);
        if seen.is_fold() {
            let number = self.fold_number(item.count);
            // As wide as its number, so that all of it can be read.
            let width = f64::from(number.1 + 2.0 * FOLD_PAD_PX).max(FOLD_PX);
            seen.number = Some(number);
            let left = match item.at {
                FoldAt::Middle(days) => self.axis.x_from_time(days) - width / 2.0,
                FoldAt::From(days) => self.axis.x_from_time(days) - f64::from(self.input.theme.size.mark) / 2.0,
                FoldAt::LeftEdge => self.axis.left_px + EDGE_GAP_PX,
                FoldAt::RightEdge => self.axis.right_px() - EDGE_GAP_PX - width,
            };
            seen.extent = Extent { anchor: left + width / 2.0, left, right: left + width };
            reach = (left, left + width);
            if let Some((start, end)) = item.reach_days {
                let (start, end) = (self.axis.x_from_time(start), self.axis.x_from_time(end));
                reach = (reach.0.min(start), reach.1.max(end));
            }
        }
        seen.stem_x = seen.extent.anchor.clamp(-FAR_PX, FAR_PX) as f32;
        let is_in_sight = reach.1 > f64::from(self.plot.left) && reach.0 < f64::from(self.plot.right);
        is_in_sight.then_some(seen)
    }

    /// What stands on the mark of a fold of so many, with its width.
    fn fold_number(&self, count: usize) -> (String, f32) {
        let (text, style) = (self.number(count), self.fold_style());
        let width = self.input.measure.width(&text, style.size, style.weight);
        (text, width)
    }

    /// A count as it is written: in the language's digits, thousands set apart.
    pub(super) fn number(&self, count: usize) -> String {
        self.input.spec.style().digits(grouped(count))
    }

    /// The extent of an entry's own mark in the picture.
    fn own_extent(&self, entry: &Entry) -> Extent {
        let mark_px = f64::from(self.input.theme.size.mark);
        let own = mark_extent(entry, self.axis.start_days, self.axis.px_per_day(), mark_px);
        let shift = self.axis.left_px;
        Extent { anchor: own.anchor + shift, left: own.left + shift, right: own.right + shift }
    }

    fn setter(&self) -> Setter<'_> {
        Setter { sizes: &self.input.theme.size, measure: self.input.measure, plot: self.plot }
    }

    /// Where the rows want the label, with the height of the row.
    fn slot(&self, seen: &Seen<'_>) -> Option<(Slot, f32)> {
        let (track, side) = seen.item.place.label.filter(|_| seen.has_row_label())?;
        let y = self.y(self.composition().mark_y(track));
        let extent = &seen.extent;
        if is_under(seen.entry, extent, seen.item.place.mark, side) {
            let (mut left, mut right) = (extent.left.max(-FAR_PX) as f32, extent.right.min(FAR_PX) as f32);
            // Of a day, the label starts at the symbol while that leaves it room.
            let symbol = extent.anchor as f32;
            let is_symbol = matches!(seen.entry.mark.form, MarkForm::Moment { .. });
            let needs = seen.entry.one_line_width() + 2.0 * LABEL_GAP_PX as f32;
            if is_symbol && !seen.entry.rtl && symbol >= self.plot.left && right.min(self.plot.right) - symbol >= needs
            {
                left = symbol;
            } else if is_symbol
                && seen.entry.rtl
                && symbol <= self.plot.right
                && symbol - left.max(self.plot.left) >= needs
            {
                right = symbol;
            }
            return Some((Slot::Under(left, right), y));
        }
        let (left, right) = self.label_ends(seen);
        Some((if side == Side::Right { Slot::RightOf(right) } else { Slot::LeftOf(left) }, y))
    }

    /// From where labels to the left and to the right are set: at the mark, or
    /// at the stem that leads to it.
    fn label_ends(&self, seen: &Seen<'_>) -> (f32, f32) {
        if seen.item.place.mark == Track::Axis {
            let nudge = LABEL_GAP_PX as f32 - STEM_GAP_PX;
            (seen.stem_x + nudge, seen.stem_x - nudge)
        } else {
            (seen.extent.left as f32, seen.extent.right as f32)
        }
    }

    fn label_beside(&self, seen: &mut [Seen<'_>]) {
        for seen in seen.iter_mut().filter(|seen| seen.passes) {
            let Some((slot, y)) = self.slot(seen) else { continue };
            let is_out_of_sight = !(self.plot.left..self.plot.right).contains(&seen.stem_x);
            if seen.item.place.mark == Track::Axis && is_out_of_sight {
                continue;
            }
            if !matches!(slot, Slot::Under(..)) {
                seen.label = self.setter().set(seen.entry, slot, y, &[]);
            }
            if !matches!(slot, Slot::Under(..)) || seen.is_symbol() {
                seen.stem = self.stem(seen, y);
            }
        }
    }

    /// The stem from the mark to the band, or from a mark on the axis to its label.
    fn stem(&self, seen: &Seen<'_>, label_y: f32) -> Option<(f32, f32)> {
        let band = self.band()?;
        let axis_y = self.y(self.composition().axis_y);
        let half_mark = self.input.theme.size.mark / 2.0;
        let lane = seen.item.lane;
        match seen.item.place.mark {
            Track::Axis => {
                let top = label_y - self.input.theme.size.text * 0.7;
                seen.label.is_some().then_some((top, axis_y - half_mark))
            }
            Track::Up(_) => Some((seen.y + half_mark, band.top)),
            Track::Down(_) if lane != LANE_JOINT => Some((band.bottom, seen.y - half_mark)),
            _ => None,
        }
    }

    fn label_under(&self, seen: &mut [Seen<'_>]) {
        let stems: Vec<(f32, f32, f32)> =
            seen.iter().filter_map(|seen| seen.stem.map(|(top, bottom)| (seen.stem_x, top, bottom))).collect();
        for seen in seen.iter_mut().filter(|seen| seen.passes) {
            let Some((slot @ Slot::Under(..), y)) = self.slot(seen) else { continue };
            let row = self.composition().row_height;
            let crossing: Vec<f32> =
                stems.iter().filter(|(_, top, bottom)| *top < y + row && *bottom > y).map(|(x, _, _)| *x).collect();
            seen.label = self.setter().set(seen.entry, slot, y, &crossing);
        }
    }

    /// Turns labels that the plot's edge shortens to the other side of their
    /// marks, and brings those of bars on the axis into sight, where nothing
    /// stands in the way.
    fn turn_at_edges(&self, seen: &mut [Seen<'_>]) {
        for at in 0..seen.len() {
            if !seen[at].passes || seen[at].label.as_ref().is_some_and(|label| !label.is_shortened) {
                continue;
            }
            let rect = seen[at].mark_rect(self.plot, self.input.theme.size.mark);
            let own_x = seen[at].stem_x;
            if seen[at].item.place.mark == Track::Axis {
                seen[at].stem_x = own_x.clamp(rect.left, rect.right);
            }
            let Some((slot, y)) = self.slot(&seen[at]) else { continue };
            let (left, right) = self.label_ends(&seen[at]);
            let others = match slot {
                Slot::RightOf(_) => [Slot::LeftOf(left), slot],
                Slot::LeftOf(_) => [Slot::RightOf(right), slot],
                Slot::Under(..) => continue,
            };
            let turned = others.into_iter().find_map(|slot| {
                let label = self.setter().set(seen[at].entry, slot, y, &[])?;
                (!label.is_shortened && self.is_clear(seen, at, label.rect)).then_some(label)
            });
            match turned {
                Some(label) => {
                    seen[at].label = Some(label);
                    seen[at].stem = self.stem(&seen[at], y);
                }
                None => seen[at].stem_x = own_x,
            }
        }
    }

    /// Whether no other label, mark or stem stands in a place.
    fn is_clear(&self, seen: &[Seen<'_>], own: usize, place: Rect) -> bool {
        let place = place.grown(AIR_PX);
        if self.band().is_some_and(|band| band.overlaps(&place)) {
            return false;
        }
        let mark_px = self.input.theme.size.mark;
        let own_x = seen[own].stem_x;
        seen.iter().enumerate().filter(|(at, _)| *at != own).all(|(_, other)| {
            let label = other.label.as_ref().is_some_and(|label| label.rect.overlaps(&place));
            let mark = other.mark_rect(self.plot, mark_px).overlaps(&place);
            let stem = other.stem.is_some_and(|(top, bottom)| {
                let x = other.stem_x;
                Rect::new(x - 1.0, top, x + 1.0, bottom).overlaps(&place) && (x - own_x).abs() > 1.0
            });
            !(label || mark || stem)
        })
    }

    /// The band about the axis, where there is one.
    pub(super) fn band(&self) -> Option<Rect> {
        let (top, bottom) = self.composition().band()?;
        Some(Rect::new(self.plot.left, self.y(top), self.plot.right, self.y(bottom)))
    }

    /// Gives the selected events that have none a label of their own, and takes
    /// away what lies under it.
    fn label_selected(&self, seen: &mut [Seen<'a>]) {
        for at in 0..seen.len() {
            let Some(entry) = seen[at].item.selected.as_deref() else { continue };
            let has_own = seen[at].label.is_some() && entry.item() == seen[at].entry.item();
            if has_own {
                continue;
            }
            seen[at].label = self.free_label(seen, at, entry);
            let Some(rect) = seen[at].label.as_ref().map(|label| label.rect.grown(AIR_PX)) else { continue };
            for (other, seen) in seen.iter_mut().enumerate() {
                if other != at && !seen.selected && seen.label.as_ref().is_some_and(|label| label.rect.overlaps(&rect))
                {
                    seen.label = None;
                }
            }
        }
    }

    /// A label at the nearest clear place about a mark, or over its neighbours.
    fn free_label(&self, seen: &[Seen<'_>], at: usize, entry: &Entry) -> Option<Label> {
        let own = &seen[at];
        let rect = own.mark_rect(self.plot, self.input.theme.size.mark);
        let order = if entry.rtl { [false, true] } else { [true, false] };
        let places = [0.0, -1.0, 1.0, -2.0, 2.0].into_iter().flat_map(|rows| order.map(|is_right| (rows, is_right)));
        let mut covering = None;
        for (rows, is_right) in places {
            let slot = if is_right { Slot::RightOf(rect.right) } else { Slot::LeftOf(rect.left) };
            let Some(label) = self.setter().set(entry, slot, own.y + rows * self.composition().row_height, &[]) else {
                continue;
            };
            let inside = label.rect.top >= self.plot.top + self.composition().header_height
                && label.rect.bottom <= self.plot.bottom;
            if inside && !label.is_shortened && self.is_clear(seen, at, label.rect) {
                return Some(label);
            }
            covering = covering.or(Some(label));
        }
        covering
    }
}

/// A number with its thousands set apart by thin spaces, which all languages read.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}
