//! Layers in lanes of their own, below the curated events: bars of counts, and
//! where the days are wide enough one square for each row.

use super::counts::{Counts, Group, Period};
use super::{Look, Reference, References, RowsTarget, grouped};
use crate::view::axis::Axis;
use crate::view::canvas::{CAPTION_X_PX, Canvas, TextStyle, caption_style, solid};
use crate::view::color::Rgba;
use crate::view::geometry::{Point, Rect};

/// Height of a lane.
pub(super) const HEIGHT_PX: f32 = 62.0;
/// Height of the strip of words at its top.
const WORDS_PX: f32 = 17.0;
/// Narrowest bar.
const MIN_BAR_PX: f64 = 6.0;
/// Height of one row at most.
const ROW_PX: f32 = 6.0;
/// A group between the sides is at least so high.
const HAIR_PX: f32 = 2.0;
/// Least room beside a number over its bar.
const NUMBER_AIR_PX: f32 = 4.0;
/// Side of a row's square, and the distance of two.
const SQUARE_PX: f32 = 7.0;
const PITCH_PX: f32 = 9.0;
/// Rows of squares in a lane.
const SQUARES_HIGH: usize = 4;
/// More squares than this are never drawn at once.
const MOST_SQUARES: usize = 4000;

/// Draws the lanes one below the other from the top of the area.
pub(in crate::view) fn draw(references: &References, axis: &Axis, area: Rect, look: &Look<'_>, canvas: &mut Canvas) {
    for (at, reference) in references.in_lanes().enumerate() {
        let top = area.top + at as f32 * HEIGHT_PX;
        let lane = Lane { reference, axis, area: Rect::new(area.left, top, area.right, top + HEIGHT_PX), look };
        lane.draw(canvas);
    }
}

struct Lane<'a> {
    reference: &'a Reference,
    axis: &'a Axis,
    area: Rect,
    look: &'a Look<'a>,
}

impl Lane<'_> {
    fn draw(&self, canvas: &mut Canvas) {
        let color = &self.look.theme.color;
        let axis_left = self.axis.left_px as f32;
        canvas.rect(self.area, 0.0, color.paper);
        if axis_left > self.area.left {
            canvas.rect(Rect::new(self.area.left, self.area.top, axis_left, self.area.bottom), 0.0, color.panel);
            canvas.vertical(axis_left - 0.5, self.area.top, self.area.bottom, solid(color.line, 1.0));
        }
        canvas.horizontal(self.area.top.round() + 0.5, self.area.left, self.area.right, solid(color.line, 1.0));
        let plot = Rect::new(axis_left, self.area.top + WORDS_PX, self.area.right, self.area.bottom);
        canvas.clipped(plot, |canvas| {
            let periods = self.reference.index.periods(self.axis.px_per_day(), MIN_BAR_PX);
            let seen = periods.within(self.axis.start_days, self.axis.end_days());
            if self.squares_fit(seen) {
                self.squares(seen, plot, canvas);
            } else {
                for period in seen {
                    let stretch = (periods.step.start_days(period.number), periods.step.start_days(period.number + 1));
                    self.bar(stretch, &period.counts, periods.most, plot, canvas);
                }
            }
        });
        self.words(canvas);
    }

    fn x(&self, days: f64) -> f32 {
        let edges = (self.axis.left_px - 4.0, self.axis.right_px() + 4.0);
        self.axis.x_from_time(days).clamp(edges.0, edges.1) as f32
    }

    fn bar(&self, stretch: (f64, f64), counts: &Counts, most: usize, plot: Rect, canvas: &mut Canvas) {
        let (start_days, end_days) = stretch;
        let (left, right) = (self.x(start_days), self.x(end_days));
        let number_px = self.look.theme.size.text_small - 1.5;
        // Room for the number above the highest bar, and for bars that are raised to a hair.
        let room = plot.height() - number_px - 2.0 - 3.0 * HAIR_PX;
        let row = (room / most.max(1) as f32).min(ROW_PX);
        let mut top = plot.bottom;
        for group in Group::ALL {
            let count = counts.get(group);
            let least = if group == Group::Rest { 0.0 } else { HAIR_PX };
            let height = if count > 0 { (count as f32 * row).max(least) } else { 0.0 };
            if height > 0.0 {
                let color = self.color(group);
                canvas.rect(Rect::new(left + 0.5, top - height, right - 0.5, top), 0.0, color);
                top -= height;
            }
        }
        let number = self.look.style.digits(grouped(counts.total()));
        let style = TextStyle::regular(number_px, self.look.theme.color.soft);
        let width = self.look.measure.width(&number, number_px, style.weight);
        if width + NUMBER_AIR_PX <= right - left {
            let origin = Point::new(f32::midpoint(left, right) - width / 2.0, top - 2.0);
            canvas.text(&number, width, origin, style);
        }
        let target = RowsTarget { layer: Some(self.reference.layer), start_days, end_days, counts: *counts, row: None };
        canvas.hit(Rect::new(left, plot.top, right, plot.bottom), target.into());
    }

    /// Bars are denser than behind the events: nothing stands before them.
    fn color(&self, group: Group) -> Rgba {
        let color = &self.look.theme.color;
        match group {
            Group::AToB => color.accent,
            Group::BToA => color.accent.mixed(color.ink, 0.45),
            Group::Joint => color.derived,
            Group::Rest => color.faint.faded(0.75),
        }
    }

    /// Squares in a row of one day.
    fn squares_wide(&self) -> usize {
        (self.axis.px_per_day() as f32 / PITCH_PX) as usize
    }

    /// Whether each row of every day in sight has room for a square, so that all
    /// are drawn one way.
    fn squares_fit(&self, days: &[Period]) -> bool {
        let room = self.squares_wide() * SQUARES_HIGH;
        let most = days.iter().map(|day| day.counts.total()).max().unwrap_or(0);
        let all: usize = days.iter().map(|day| day.counts.total()).sum();
        room > 0 && most <= room && all <= MOST_SQUARES
    }

    /// Draws each row of the days in sight as a square, from the start of its day
    /// on, the most important first.
    fn squares(&self, days: &[Period], plot: Rect, canvas: &mut Canvas) {
        let index = &self.reference.index;
        let base = plot.bottom - 5.0;
        self.reaches(base, canvas);
        for day in days {
            let start_days = day.number as f64;
            let left = self.axis.x_from_time(start_days) as f32 + 2.0;
            let mut place = 0_usize;
            for (lane, group) in index.rows.lanes().iter().zip(Group::ALL) {
                let cell = lane.cell(start_days, start_days + 1.0);
                for row in lane.best(&cell, MOST_SQUARES, &|_| true) {
                    let (column, line) = (place / SQUARES_HIGH, place % SQUARES_HIGH);
                    let x = left + column as f32 * PITCH_PX;
                    let bottom = base - line as f32 * PITCH_PX;
                    let square = Rect::new(x, bottom - SQUARE_PX, x + SQUARE_PX, bottom);
                    canvas.rect(square, 1.5, self.color(group));
                    let mut counts = Counts::default();
                    counts.add(group, 1);
                    let target = RowsTarget {
                        layer: Some(self.reference.layer),
                        start_days,
                        end_days: start_days + 1.0,
                        counts,
                        row: Some(row.item),
                    };
                    canvas.hit(square.grown((PITCH_PX - SQUARE_PX) / 2.0), target.into());
                    place += 1;
                }
            }
        }
    }

    /// Lines under the squares of rows that last longer than a day.
    fn reaches(&self, base: f32, canvas: &mut Canvas) {
        const MOST_REACHES: usize = 200;
        let (start, end) = (self.axis.start_days, self.axis.end_days());
        for (lane, group) in self.reference.index.rows.lanes().iter().zip(Group::ALL) {
            let is_long = |row: &crate::view::index::Row| row.end_day > row.start_day.saturating_add(1);
            let inside = lane.best(&lane.cell(start, end), MOST_REACHES, &is_long);
            let before = lane.best_reaching_in(start, MOST_REACHES, &is_long);
            let after = lane.best_reaching_out(end, MOST_REACHES, &is_long);
            for row in inside.iter().chain(&before).chain(&after) {
                let (left, right) = (self.x(f64::from(row.start_day)), self.x(f64::from(row.end_day)));
                canvas.rect(Rect::new(left, base + 1.5, right, base + 3.5), 1.0, self.color(group).faded(0.4));
            }
        }
    }

    fn words(&self, canvas: &mut Canvas) {
        let style = caption_style(self.look.theme);
        let plain = TextStyle::regular(style.size, style.color);
        let in_sight = self.reference.index.between(self.axis.start_days, self.axis.end_days());
        let told = self.look.told(self.reference, in_sight);
        let width = |text: &str, style: &TextStyle| self.look.measure.width(text, style.size, style.weight);
        let name = self.reference.name.in_lang(self.look.style.lang);
        let gutter = self.axis.left_px as f32 - self.area.left;
        let baseline = self.area.top + style.size + 2.0;
        let left = self.area.left + CAPTION_X_PX;
        let name_room = if gutter > 0.0 { gutter - 1.5 * CAPTION_X_PX } else { self.area.width() / 3.0 };
        let name = self.look.measure.elide(name, style.size, style.weight, name_room);
        let name_width = width(&name, &style);
        canvas.text(&name, name_width, Point::new(left, baseline), style);
        let told_left = if gutter > 0.0 { self.area.left + gutter + 8.0 } else { left + name_width + 8.0 };
        let told = self.look.measure.elide(&told, plain.size, plain.weight, self.area.right - told_left - 8.0);
        canvas.text(&told, width(&told, &plain), Point::new(told_left, baseline), plain);
    }
}
