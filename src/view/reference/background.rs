//! Layers behind the curated events: pale bars of counts about the axis.
//!
//! Side A's acts stand above, side B's below; what belongs to neither direction
//! stands half above and half below, in grey. Acts between the sides come first
//! from the axis and are never thinner than a hair, since they are what one
//! looks for. Where the lanes are not mirrored, all bars stand on the foot of the
//! plot.

use std::collections::BTreeMap;

use super::counts::{Counts, Group};
use super::{Look, References, RowsTarget};
use crate::view::axis::Axis;
use crate::view::canvas::{Canvas, TextStyle};
use crate::view::geometry::{Point, Rect};

/// Narrowest bar.
const MIN_BAR_PX: f64 = 4.0;
/// Share of the room between axis and edge that the highest bar takes.
const HIGHEST: f32 = 0.72;
/// The highest bar, where there is more room.
const HIGHEST_PX: f32 = 200.0;
/// Height of one row at most.
const ROW_PX: f32 = 7.0;
/// A group between the sides is at least so high.
const HAIR_PX: f32 = 2.0;
/// Distance of the line of words from the edges.
const WORDS_PX: f32 = 12.0;

/// Where the bars stand.
pub(in crate::view) struct Ground {
    /// The plot below its header.
    pub plot: Rect,
    /// Top and bottom of the band about the axis, where the plot is mirrored.
    pub band: Option<(f32, f32)>,
}

/// Draws all layers of the background as one.
pub(in crate::view) fn draw(
    references: &References,
    axis: &Axis,
    ground: &Ground,
    look: &Look<'_>,
    canvas: &mut Canvas,
) {
    if references.in_background().next().is_none() {
        return;
    }
    let (start, end) = (axis.start_days, axis.end_days());
    let mut bars: BTreeMap<i64, Counts> = BTreeMap::new();
    let (mut most_on_a_side, mut most, mut step) = (0.0, 0, None);
    for reference in references.in_background() {
        let periods = reference.index.periods(axis.px_per_day(), MIN_BAR_PX);
        step = Some(periods.step);
        most_on_a_side += periods.most_on_a_side;
        most += periods.most;
        for period in periods.within(start, end) {
            bars.entry(period.number).or_default().add_all(&period.counts);
        }
    }
    let Some(step) = step else { return };
    let edges = (f64::from(ground.plot.left), f64::from(ground.plot.right));
    for (number, counts) in &bars {
        let (start_days, end_days) = (step.start_days(*number), step.start_days(number + 1));
        let x = |days: f64| axis.x_from_time(days).clamp(edges.0, edges.1) as f32;
        let (left, right) = (x(start_days), x(end_days));
        let air = if right - left >= MIN_BAR_PX as f32 { 0.5 } else { 0.0 };
        let bar = (left + air, right - air);
        let reach = match ground.band {
            Some(band) => mirrored(bar, counts, band, ground.plot, most_on_a_side, look, canvas),
            None => standing(bar, counts, ground.plot, most, look, canvas),
        };
        let target = RowsTarget { layer: None, start_days, end_days, counts: *counts, row: None };
        canvas.hit(Rect::new(left, reach.0, right, reach.1), target.into());
    }
}

/// Height of one row where the highest bar holds so many.
fn row_height(room: f32, most: f32) -> f32 {
    if most > 0.0 { ((room * HIGHEST).min(HIGHEST_PX) / most).min(ROW_PX) } else { 0.0 }
}

/// Draws the bars of a period about the axis. Returns its top and bottom.
fn mirrored(
    (left, right): (f32, f32),
    counts: &Counts,
    band: (f32, f32),
    plot: Rect,
    most: f32,
    look: &Look<'_>,
    canvas: &mut Canvas,
) -> (f32, f32) {
    let room = (band.0 - plot.top).min(plot.bottom - band.1).max(0.0);
    let row = row_height(room, most);
    let mut reach = band;
    let half = |group: Group| counts.get(group) as f32 / 2.0;
    let above = [
        (Group::AToB, counts.get(Group::AToB) as f32),
        (Group::Joint, half(Group::Joint)),
        (Group::Rest, half(Group::Rest)),
    ];
    let below = [
        (Group::BToA, counts.get(Group::BToA) as f32),
        (Group::Joint, half(Group::Joint)),
        (Group::Rest, half(Group::Rest)),
    ];
    for (group, count) in above {
        let height = height_of(group, count, row);
        if height > 0.0 {
            canvas.rect(Rect::new(left, reach.0 - height, right, reach.0), 0.0, look.color(group));
            reach.0 -= height;
        }
    }
    for (group, count) in below {
        let height = height_of(group, count, row);
        if height > 0.0 {
            canvas.rect(Rect::new(left, reach.1, right, reach.1 + height), 0.0, look.color(group));
            reach.1 += height;
        }
    }
    reach
}

/// Draws the bar of a period on the foot of the plot.
fn standing(
    (left, right): (f32, f32),
    counts: &Counts,
    plot: Rect,
    most: usize,
    look: &Look<'_>,
    canvas: &mut Canvas,
) -> (f32, f32) {
    let row = row_height(plot.height() * 0.6, most as f32);
    let mut top = plot.bottom;
    for group in Group::ALL {
        let height = height_of(group, counts.get(group) as f32, row);
        if height > 0.0 {
            canvas.rect(Rect::new(left, top - height, right, top), 0.0, look.color(group));
            top -= height;
        }
    }
    (top, plot.bottom)
}

fn height_of(group: Group, count: f32, row: f32) -> f32 {
    let least = if group == Group::Rest { 0.0 } else { HAIR_PX };
    if count > 0.0 { (count * row).max(least) } else { 0.0 }
}

/// Says of each layer how many rows are in sight, in the plot's far corner: on
/// paper, above the grid.
pub(in crate::view) fn words(
    references: &References,
    axis: &Axis,
    ground: &Ground,
    look: &Look<'_>,
    canvas: &mut Canvas,
) {
    let color = &look.theme.color;
    let size = look.theme.size.text_small;
    let (bold, plain) = (TextStyle::bold(size, color.soft), TextStyle::regular(size, color.soft));
    let mut baseline = ground.plot.top + size + 2.0;
    for reference in references.in_background() {
        let in_sight = reference.index.between(axis.start_days, axis.end_days());
        let told = look.told(reference, in_sight);
        let told_width = look.measure.width(&told, size, plain.weight);
        let name = reference.name.in_lang(look.style.lang);
        let room = ground.plot.width() - told_width - 4.0 * WORDS_PX;
        if room < 0.0 {
            return;
        }
        let name = look.measure.elide(name, size, bold.weight, room);
        let name_width = look.measure.width(&name, size, bold.weight);
        let right = ground.plot.right - WORDS_PX;
        let left = right - told_width - 8.0 - name_width;
        let paper = Rect::new(left - 4.0, baseline - size - 1.0, right + 4.0, baseline + size * 0.4);
        canvas.rect(paper, 2.0, color.paper.faded(0.82));
        canvas.text(&name, name_width, Point::new(left, baseline), bold);
        canvas.text(&told, told_width, Point::new(right - told_width, baseline), plain);
        baseline += size * 1.5;
    }
}
