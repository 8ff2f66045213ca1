//! The third stage of layout: what is in sight, painted into a scene.
//!
//! Back to front: paper, density, grid, captions, stems, band, marks with
//! labels (each event in a group of its own), the header, the minimap.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, Canvas, TextStyle, caption_style, solid};
use super::color::Rgba;
use super::composition::{Composition, Track};
use super::density::Density;
use super::fold::FOLD_PX;
use super::geometry::{Point, Rect};
use super::paint_mark::Brush;
use super::plan::{LANE_B_TO_A, LANE_JOINT, Plan};
use super::rows::RowLayout;
use super::scene::{Fill, FontWeight, Geometry, Target};
use super::sight::Seen;
use super::ticks::{TickFonts, Ticks, ticks};
use super::timeline::TimelineInput;

/// Share of colour of an event that the filter left out.
const DIMMED: f32 = 0.22;
/// Share of colour of a stem.
const STEM: f32 = 0.7;
/// Share of colour of the density behind the lanes.
const DENSITY: f32 = 0.2;
/// Height of one event's share of the density, where there is room.
const DENSITY_EVENT_PX: f32 = 9.0;
/// Wider than this, a period is no density any more.
const WIDEST_PERIOD_PX: f32 = 200.0;
/// Height of a fold's mark.
const FOLD_HEIGHT_PX: f32 = 15.0;
/// How far a card reaches beyond its label to the sides, and at most above and below.
const CARD_PX: (f32, f32) = (7.0, 5.0);
/// Height of a label of two lines.
const LABEL_PX: f32 = 34.0;
/// Share of paper behind a label, so that grid lines and stems do not cross it.
const LABEL_PAPER: f32 = 0.82;

/// All that painting needs.
pub(super) struct Painter<'a> {
    pub input: &'a TimelineInput<'a>,
    pub rows: &'a RowLayout,
    pub axis: Axis,
    /// The plot, the minimap left out.
    pub plot: Rect,
    pub scroll_y: f32,
    /// Colours by kind.
    pub colors: Vec<Rgba>,
}

impl<'a> Painter<'a> {
    pub(super) fn plan(&self) -> &'a Plan {
        &self.rows.plan
    }

    pub(super) fn composition(&self) -> &'a Composition {
        &self.rows.composition
    }

    /// Height in the picture of a height in the content.
    pub(super) fn y(&self, content_y: f32) -> f32 {
        self.plot.top + content_y - self.scroll_y
    }

    pub fn passes(&self, event: usize) -> bool {
        self.input.spec.passes.get(event).copied().unwrap_or(true)
    }

    /// Draws the plot.
    pub fn draw(&self, canvas: &mut Canvas) {
        let color = &self.input.theme.color;
        let fonts =
            TickFonts { major_size: self.input.theme.size.year, minor_size: self.input.theme.size.text_small - 0.5 };
        let ticks = ticks(&self.axis, fonts, self.input.spec.lang, self.input.measure);
        canvas.hit(self.plot, Target::Plot);
        canvas.rect(Rect::new(0.0, 0.0, self.input.size.width, self.input.size.height), 0.0, color.paper);
        let seen = self.seen();
        let whole = Rect::new(0.0, self.plot.top, self.plot.right, self.plot.bottom);
        canvas.clipped(whole, |canvas| canvas.group("lanes", "", |canvas| self.lanes(canvas)));
        canvas.clipped(self.plot, |canvas| {
            canvas.group("density", "", |canvas| self.density(canvas));
            canvas.group("grid", "", |canvas| self.grid(canvas, &ticks));
            canvas.group("stems", "", |canvas| self.stems(canvas, &seen));
            canvas.group("axis", "", |canvas| self.draw_band(canvas, &ticks, fonts));
            canvas.group("relations", "", |canvas| self.arcs(canvas, &seen));
            self.events(canvas, &seen);
            canvas.group("header", "", |canvas| self.header(canvas, &ticks, fonts));
        });
    }

    fn density(&self, canvas: &mut Canvas) {
        let density: &Density = &self.rows.density;
        if !self.composition().is_mirrored() || density.most == 0 {
            return;
        }
        let axis_y = self.y(self.composition().axis_y);
        let (up, down) = (axis_y - self.composition().metrics.band_half, axis_y + self.composition().metrics.band_half);
        let room = (up - self.plot.top).min(self.plot.bottom - down).max(0.0) * 0.4;
        let event_px = DENSITY_EVENT_PX.min(room / density.most as f32);
        let fill = self.input.theme.color.faint.faded(DENSITY);
        let first = density.periods.partition_point(|period| period.end_days < self.axis.start_days);
        for period in density.periods[first..].iter().take_while(|period| period.start_days < self.axis.end_days()) {
            let (left, right) =
                (self.axis.x_from_time(period.start_days) as f32, self.axis.x_from_time(period.end_days) as f32);
            if right - left > WIDEST_PERIOD_PX {
                return;
            }
            let height = |count: u32| count as f32 * event_px;
            for (top, bottom) in [(up - height(period.a_to_b), up), (down, down + height(period.b_to_a))] {
                if bottom - top > 0.1 {
                    canvas.rect(Rect::new(left + 0.5, top, right - 0.5, bottom), 0.0, fill);
                }
            }
        }
    }

    fn grid(&self, canvas: &mut Canvas, ticks: &Ticks) {
        let line = solid(self.input.theme.color.line, 1.0);
        let top = self.plot.top + self.composition().header_height - 6.0;
        for tick in &ticks.major {
            canvas.vertical((tick.x as f32).round() + 0.5, top, self.plot.bottom, line.clone());
        }
        if !self.composition().is_mirrored() {
            let pale = solid(self.input.theme.color.line.faded(0.45), 1.0);
            for tick in &ticks.minor {
                canvas.vertical((tick.x as f32).round() + 0.5, top, self.plot.bottom, pale.clone());
            }
        }
    }

    fn lanes(&self, canvas: &mut Canvas) {
        let composition = self.composition();
        let color = &self.input.theme.color;
        if self.plot.left > 0.0 {
            canvas.rect(Rect::new(0.0, self.plot.top, self.plot.left, self.plot.bottom), 0.0, color.panel);
            canvas.vertical(self.plot.left - 0.5, self.plot.top, self.plot.bottom, solid(color.line, 1.0));
        }
        for (at, (lane, (top, bottom))) in self.plan().lanes.iter().zip(&composition.lanes).enumerate() {
            let (top, bottom) = (self.y(*top), self.y(*bottom));
            let baseline = match (composition.is_mirrored(), at) {
                (true, LANE_JOINT) => continue,
                (true, LANE_B_TO_A) => bottom - 9.0,
                (true, _) => top + 12.0,
                (false, _) => f32::midpoint(top, bottom) + caption_style(self.input.theme).baseline_below_middle(),
            };
            if !composition.is_mirrored() {
                canvas.horizontal(bottom.round() - 0.5, 0.0, self.plot.right, solid(color.line, 1.0));
            }
            self.caption(canvas, &lane.key, &lane.caption, baseline);
        }
    }

    fn caption(&self, canvas: &mut Canvas, key: &str, caption: &str, baseline: f32) {
        if caption.is_empty() {
            return;
        }
        let style = caption_style(self.input.theme);
        let measure = self.input.measure;
        let room = if self.plot.left > 0.0 { self.plot.left } else { self.plot.right } - 1.5 * CAPTION_X_PX;
        let caption = measure.elide(caption, style.size, style.weight, room);
        let width = measure.width(&caption, style.size, style.weight);
        canvas.text(&caption, width, Point::new(CAPTION_X_PX, baseline), style);
        let rect = Rect::new(CAPTION_X_PX, baseline - style.size, CAPTION_X_PX + width, baseline + style.size * 0.3);
        canvas.hit(rect.grown(2.0), Target::Lane(key.to_owned()));
    }

    fn draw_band(&self, canvas: &mut Canvas, ticks: &Ticks, fonts: TickFonts) {
        let Some(band) = self.band() else { return };
        let color = &self.input.theme.color;
        let axis_y = band.center().y;
        canvas.rect(band, 0.0, color.panel);
        for tick in &ticks.major {
            canvas.vertical((tick.x as f32).round() + 0.5, band.top, band.bottom, solid(color.line, 1.0));
        }
        canvas.horizontal(axis_y, band.left, band.right, solid(color.faint, 1.2));
        for x in &ticks.fine {
            canvas.vertical(*x as f32, axis_y, axis_y + 3.0, solid(color.faint.faded(0.7), 1.0));
        }
        let style = TextStyle::regular(fonts.minor_size, color.soft);
        for tick in &ticks.minor {
            canvas.vertical(tick.x as f32, axis_y, axis_y + 6.0, solid(color.faint, 1.0));
            canvas.text(&tick.label, tick.label_width, Point::new(tick.label_x as f32, axis_y + 20.0), style);
        }
        if let Some(lane) = self.plan().lanes.get(LANE_JOINT) {
            self.caption(canvas, &lane.key, &lane.caption, axis_y - 11.0);
        }
    }

    fn header(&self, canvas: &mut Canvas, ticks: &Ticks, fonts: TickFonts) {
        let color = &self.input.theme.color;
        let mirrored = self.composition().is_mirrored();
        let height = self.composition().header_height;
        let strip = Rect::new(self.plot.left, self.plot.top, self.plot.right, self.plot.top + height - 6.0);
        canvas.rect(strip, 0.0, color.paper);
        let year = TextStyle::bold(fonts.major_size, color.ink);
        for tick in ticks.sticky.iter().chain(&ticks.major) {
            canvas.text(&tick.label, tick.label_width, Point::new(tick.label_x as f32, self.plot.top + 22.0), year);
        }
        if mirrored {
            return;
        }
        let month = TextStyle::regular(fonts.minor_size, color.soft);
        let line_y = self.plot.top + height - 6.0;
        for tick in &ticks.minor {
            canvas.text(&tick.label, tick.label_width, Point::new(tick.label_x as f32, line_y - 6.0), month);
            canvas.vertical(tick.x as f32, line_y - 5.0, line_y, solid(color.faint, 1.0));
        }
        canvas.horizontal(line_y + 0.5, self.plot.left, self.plot.right, solid(color.line, 1.0));
    }

    fn stems(&self, canvas: &mut Canvas, seen: &[Seen<'_>]) {
        for seen in seen {
            let Some((top, bottom)) = seen.stem else { continue };
            let x = seen.extent.anchor as f32;
            let color = seen.color.faded(STEM);
            canvas.vertical(x, top, bottom, solid(color, self.input.theme.size.stem));
        }
    }

    fn events(&self, canvas: &mut Canvas, seen: &[Seen<'_>]) {
        let mut drawn = BTreeMap::<String, usize>::new();
        for seen in seen {
            let event = &self.input.dataset.events[seen.entry.event];
            let title = event.title.in_lang(self.input.spec.lang);
            let others = seen.item.others.len();
            let (kind, title) =
                if seen.is_fold() { ("fold", format!("{title} +{others}")) } else { ("event", title.to_owned()) };
            let mut id = format!("{kind}-{}", event.id);
            // An event stands in the lanes of all of its actors.
            let times = drawn.entry(id.clone()).or_default();
            *times += 1;
            if *times > 1 {
                id = format!("{id}-{times}");
            }
            canvas.group(id, title, |canvas| {
                let target = self.target(seen);
                self.mark(canvas, seen, &target);
                self.label(canvas, seen, &target);
            });
        }
    }

    fn target(&self, seen: &Seen<'_>) -> Target {
        let plan = self.plan();
        let id = |stand: usize| self.input.dataset.events[plan.entries[plan.stands[stand].entry].event].id.clone();
        if seen.item.others.is_empty() {
            return Target::Event(id(seen.item.leader));
        }
        let events = std::iter::once(seen.item.leader).chain(seen.item.others.iter().copied()).map(id).collect();
        Target::Fold { events, span_days: (seen.item.start_days, seen.item.end_days) }
    }

    fn mark(&self, canvas: &mut Canvas, seen: &Seen<'_>, target: &Target) {
        let theme = self.input.theme;
        let on_axis = seen.item.place.mark == Track::Axis;
        let behind = if on_axis { theme.color.panel } else { theme.color.paper };
        let share = if seen.passes { 1.0 } else { DIMMED };
        let color = seen.color.faded(share);
        let rect = seen.mark_rect(self.plot, theme.size.mark);
        let hit = rect.grown(2.0);
        if (seen.selected || seen.hovered) && seen.is_symbol() {
            let halo = if seen.selected { seen.color.faded(0.28) } else { theme.color.hover };
            canvas.rect(hit.grown(1.5), hit.height(), halo);
        }
        if seen.is_fold() {
            self.fold_mark(canvas, seen, color);
        } else {
            let brush = Brush { theme, axis: &self.axis, edges: (self.plot.left, self.plot.right), color, behind };
            brush.mark(canvas, &seen.entry.mark, seen.y);
            if !seen.item.others.is_empty() {
                let style = TextStyle::bold(theme.size.text_small - 2.0, theme.color.soft);
                let text = format!("+{}", seen.item.others.len());
                let width = self.input.measure.width(&text, style.size, style.weight);
                canvas.text(&text, width, Point::new(rect.right + 1.5, seen.y - 3.5), style);
            }
        }
        canvas.hit(hit, target.clone());
    }

    /// A pill with the exact count.
    fn fold_mark(&self, canvas: &mut Canvas, seen: &Seen<'_>, color: Rgba) {
        let middle = Point::new(seen.extent.anchor as f32, seen.y);
        let pill = Rect::around(middle, FOLD_PX as f32, FOLD_HEIGHT_PX);
        canvas.rect(pill, FOLD_HEIGHT_PX / 2.0, color);
        let text = seen.item.count().to_string();
        let mut style = TextStyle::bold(self.input.theme.size.text_small - 2.0, self.input.theme.color.paper);
        let mut width = self.input.measure.width(&text, style.size, FontWeight::Bold);
        let room = FOLD_PX as f32 - 4.0;
        if width > room {
            style.size *= room / width;
            width = room;
        }
        let origin = Point::new(middle.x - width / 2.0, middle.y + style.baseline_below_middle());
        canvas.text(&text, width, origin, style);
    }

    fn label(&self, canvas: &mut Canvas, seen: &Seen<'_>, target: &Target) {
        let Some(label) = &seen.label else { return };
        let theme = self.input.theme;
        let above = ((self.composition().row_height - LABEL_PX) / 2.0).clamp(1.0, CARD_PX.1);
        let Rect { left, top, right, bottom } = label.rect;
        let above_bar = if label.is_under { 0.5 } else { above };
        let card = Rect::new(left - CARD_PX.0, top - above_bar, right + CARD_PX.0, bottom + above);
        let geometry = Geometry::Rect { rect: card, radius: theme.size.corner };
        if seen.selected {
            canvas.shape(geometry, Some(Fill::Solid(theme.color.paper)), Some(solid(seen.color, 1.6)));
        } else {
            for line in label.lines(&theme.size).into_iter().filter(|line| line.width() > 0.0) {
                canvas.rect(line.grown(1.5), 2.0, theme.color.paper.faded(LABEL_PAPER));
            }
            if seen.hovered {
                canvas.shape(geometry, Some(Fill::Solid(theme.color.hover)), None);
            }
        }
        let title = TextStyle::bold(theme.size.text, theme.color.ink);
        let date = TextStyle::regular(theme.size.text_small, theme.color.soft);
        canvas.text(&label.title.text, label.title.width, label.title_origin, title);
        canvas.text(&label.date.text, label.date.width, label.date_origin, date);
        canvas.hit(label.rect, target.clone());
    }
}
