//! The third stage of layout: what is in sight, painted into a scene.
//!
//! Back to front: paper, density, grid, captions, stems, band, marks with
//! labels (each event in a group of its own), the header, the minimap.

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, Canvas, TextStyle, caption_style, solid};
use super::color::Rgba;
use super::composition::{BAND_HALF_PX, Composition, Track};
use super::density::Density;
use super::fold::{FOLD_PX, RowItem};
use super::geometry::{Point, Rect};
use super::label::{Label, Setter, Slot};
use super::mark::MarkForm;
use super::paint_mark::Brush;
use super::plan::{Entry, LANE_B_TO_A, LANE_JOINT, Plan};
use super::rows::{Extent, LABEL_GAP_PX, RowLayout, Side, is_under, mark_extent};
use super::scene::{FontWeight, Geometry, Target};
use super::ticks::{TickFonts, Ticks, ticks};
use super::timeline::{FilteredOut, TimelineInput};

/// Share of colour of an event that the filter left out.
const DIMMED: f32 = 0.22;
/// Share of colour of a stem.
const STEM: f32 = 0.7;
/// Share of colour of the density behind the lanes.
const DENSITY: f32 = 0.2;
/// Height of one event's share of the density, where there is room.
const DENSITY_EVENT_PX: f32 = 9.0;
/// Height of a fold's mark.
const FOLD_HEIGHT_PX: f32 = 15.0;
/// How far a card reaches beyond its label.
const CARD_PX: (f32, f32) = (9.0, 5.0);

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

/// An item in sight, with its places in pixels.
pub(super) struct Seen<'a> {
    item: &'a RowItem,
    entry: &'a Entry,
    extent: Extent,
    y: f32,
    color: Rgba,
    passes: bool,
    selected: bool,
    hovered: bool,
    label: Option<Label>,
    /// Where a stem begins and ends.
    stem: Option<(f32, f32)>,
}

impl<'a> Painter<'a> {
    fn plan(&self) -> &'a Plan {
        &self.rows.plan
    }

    fn composition(&self) -> &'a Composition {
        &self.rows.composition
    }

    /// Height in the picture of a height in the content.
    fn y(&self, content_y: f32) -> f32 {
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
            if self.composition().is_mirrored() {
                canvas.group("axis", "", |canvas| self.band(canvas, &ticks, fonts));
            }
            self.events(canvas, &seen);
            canvas.group("header", "", |canvas| self.header(canvas, &ticks, fonts));
        });
    }

    /// What is in sight, most important last, so that it lies on top.
    fn seen(&self) -> Vec<Seen<'a>> {
        let mut seen: Vec<Seen<'a>> = self
            .rows
            .items_between(self.axis.start_days, self.axis.end_days())
            .filter_map(|item| self.see(item))
            .collect();
        seen.sort_by_key(|seen| (seen.selected, seen.hovered, seen.passes, std::cmp::Reverse(seen.entry.rank)));
        seen
    }

    fn see(&self, item: &'a RowItem) -> Option<Seen<'a>> {
        let spec = self.input.spec;
        let plan = self.plan();
        let entry = &plan.entries[plan.stands[item.leader].entry];
        let event_of = |stand: usize| plan.entries[plan.stands[stand].entry].event;
        let is = |test: &dyn Fn(usize) -> bool| {
            test(event_of(item.leader)) || item.others.iter().any(|stand| test(event_of(*stand)))
        };
        let events = &self.input.dataset.events;
        let mark_px = f64::from(self.input.theme.size.mark);
        let mut extent = mark_extent(entry, self.axis.start_days, self.axis.px_per_day(), mark_px);
        let left_px = self.axis.left_px;
        extent = Extent { anchor: extent.anchor + left_px, left: extent.left + left_px, right: extent.right + left_px };
        if item.count() > 1 && item.place.label.is_none() {
            let left = self.axis.x_from_time(item.first_anchor_days) - mark_px / 2.0;
            extent = Extent { anchor: left + FOLD_PX / 2.0, left, right: left + FOLD_PX };
        }
        if extent.right <= f64::from(self.plot.left) || extent.left >= f64::from(self.plot.right) {
            return None;
        }
        let y = self.y(self.composition().mark_y(item.place.mark));
        let mut seen = Seen {
            item,
            entry,
            extent,
            y,
            color: self.colors.get(entry.kind).copied().unwrap_or(self.input.theme.color.soft),
            passes: is(&|event| self.passes(event)),
            selected: is(&|event| spec.selected.contains(&events[event].id)),
            hovered: spec.hovered.as_ref().is_some_and(|id| is(&|event| events[event].id == *id)),
            label: None,
            stem: None,
        };
        if !seen.passes && spec.filtered_out == FilteredOut::Hidden {
            return None;
        }
        if seen.passes {
            self.add_label(&mut seen);
        }
        Some(seen)
    }

    fn add_label(&self, seen: &mut Seen<'_>) {
        let Some((track, side)) = seen.item.place.label else { return };
        let setter = Setter { sizes: &self.input.theme.size, measure: self.input.measure, plot: self.plot };
        let label_y = self.y(self.composition().mark_y(track));
        let on_axis = seen.item.place.mark == Track::Axis;
        let extent = &seen.extent;
        let slot = if on_axis {
            let nudge = LABEL_GAP_PX as f32 - 6.0;
            let at = extent.anchor as f32 + if side == Side::Right { -nudge } else { nudge };
            Slot::Beside { at, side }
        } else if is_under(seen.entry, extent) {
            Slot::Under { left: extent.left.max(-1.0e6) as f32, right: extent.right.min(1.0e6) as f32 }
        } else {
            let at = if side == Side::Right { extent.right } else { extent.left };
            Slot::Beside { at: at as f32, side }
        };
        seen.label = setter.set(seen.entry, slot, label_y);
        let axis_y = self.y(self.composition().axis_y);
        let half_mark = self.input.theme.size.mark / 2.0;
        seen.stem = match track {
            _ if on_axis => seen.label.as_ref().map(|label| (label.rect.top + 1.0, axis_y - half_mark)),
            _ if matches!(slot, Slot::Under { .. }) => None,
            Track::Up(_) => Some((seen.y + half_mark, axis_y - BAND_HALF_PX)),
            Track::Down(_) if seen.stand_lane(self.plan()) != LANE_JOINT => {
                Some((axis_y + BAND_HALF_PX, seen.y - half_mark))
            }
            _ => None,
        };
    }

    fn density(&self, canvas: &mut Canvas) {
        let density: &Density = &self.rows.density;
        if !self.composition().is_mirrored() || density.most == 0 {
            return;
        }
        let axis_y = self.y(self.composition().axis_y);
        let (up, down) = (axis_y - BAND_HALF_PX, axis_y + BAND_HALF_PX);
        let room = (up - self.plot.top).min(self.plot.bottom - down).max(0.0) * 0.4;
        let event_px = DENSITY_EVENT_PX.min(room / density.most as f32);
        let fill = self.input.theme.color.faint.faded(DENSITY);
        let first = density.periods.partition_point(|period| period.end_days < self.axis.start_days);
        for period in density.periods[first..].iter().take_while(|period| period.start_days < self.axis.end_days()) {
            let (left, right) =
                (self.axis.x_from_time(period.start_days) as f32, self.axis.x_from_time(period.end_days) as f32);
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

    fn band(&self, canvas: &mut Canvas, ticks: &Ticks, fonts: TickFonts) {
        let color = &self.input.theme.color;
        let axis_y = self.y(self.composition().axis_y);
        let band = Rect::new(self.plot.left, axis_y - BAND_HALF_PX, self.plot.right, axis_y + BAND_HALF_PX);
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
        let mut drawn = std::collections::BTreeMap::<usize, usize>::new();
        for seen in seen {
            let event = &self.input.dataset.events[seen.entry.event];
            let times = drawn.entry(seen.entry.event).or_default();
            *times += 1;
            let suffix = if *times > 1 { format!("-{times}") } else { String::new() };
            let id = format!("event-{}{suffix}", event.id);
            let title = event.title.in_lang(self.input.spec.lang);
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
        let extent = &seen.extent;
        let (left, right) =
            (extent.left.max(f64::from(self.plot.left)) as f32, extent.right.min(f64::from(self.plot.right)) as f32);
        let half = theme.size.mark / 2.0 + 1.0;
        let hit = Rect::new(left.min(right), seen.y - half, right.max(left), seen.y + half).grown(2.0);
        let is_fold = !seen.item.others.is_empty() && seen.item.place.label.is_none();
        if (seen.selected || seen.hovered) && (is_fold || matches!(seen.entry.mark.form, MarkForm::Moment { .. })) {
            let halo = if seen.selected { seen.color.faded(0.28) } else { theme.color.hover };
            canvas.rect(hit.grown(1.5), hit.height(), halo);
        }
        if is_fold {
            self.fold_mark(canvas, seen, color);
        } else {
            let brush = Brush { theme, axis: &self.axis, edges: (self.plot.left, self.plot.right), color, behind };
            brush.mark(canvas, &seen.entry.mark, seen.y);
            if !seen.item.others.is_empty() {
                let style = TextStyle::bold(theme.size.text_small - 2.0, theme.color.soft);
                let text = format!("+{}", seen.item.others.len());
                let width = self.input.measure.width(&text, style.size, style.weight);
                canvas.text(&text, width, Point::new(right + 1.5, seen.y - 3.5), style);
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
        if seen.selected || seen.hovered {
            let card = Rect::new(
                label.rect.left - CARD_PX.0,
                label.rect.top - CARD_PX.1,
                label.rect.right + CARD_PX.0,
                label.rect.bottom + CARD_PX.1,
            );
            let geometry = Geometry::Rect { rect: card, radius: theme.size.corner };
            if seen.selected {
                let fill = super::scene::Fill::Solid(theme.color.paper);
                canvas.shape(geometry, Some(fill), Some(solid(seen.color, 1.6)));
            } else {
                canvas.shape(geometry, Some(super::scene::Fill::Solid(theme.color.hover)), None);
            }
        }
        let title = TextStyle::bold(theme.size.text, theme.color.ink);
        let date = TextStyle::regular(theme.size.text_small, theme.color.soft);
        canvas.text(&label.title.text, label.title.width, label.title_origin, title);
        canvas.text(&label.date.text, label.date.width, label.date_origin, date);
        canvas.hit(label.rect, target.clone());
    }
}

impl Seen<'_> {
    fn stand_lane(&self, plan: &Plan) -> usize {
        plan.stands[self.item.leader].lane
    }
}
