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
use super::eras::Eras;
use super::fold::FOLD_PX;
use super::frame::ShownLane;
use super::geometry::{Point, Rect};
use super::label::Label;
use super::lanes::{LANE_A_TO_B, LANE_B_TO_A, LANE_JOINT};
use super::paint_mark::Brush;
use super::reference::{Ground, Look, References, draw_background, draw_words};
use super::rows::{RowLayout, scroll_y};
use super::scene::{Fill, Fold, Geometry, Target};
use super::sight::Seen;
use super::ticks::{TickFonts, Ticks, ticks};
use super::timeline::{LaneExtent, TimelineInput, eras_height, plot_axis, plot_height};

/// Share of colour of an event that the filter left out.
const DIMMED: f32 = 0.22;
/// Share of colour of a stem.
const STEM: f32 = 0.7;
/// Share of colour of the density behind the lanes.
const DENSITY: f32 = 0.2;
/// The same in a collapsed lane, which shows nothing else.
const DENSITY_STRIP: f32 = 0.5;
/// Share of a side's height that its density takes at most.
const DENSITY_SHARE: f32 = 0.4;
/// Height of one event's share of the density, where there is room.
const DENSITY_EVENT_PX: f32 = 9.0;
/// Wider than this, a period is no density any more.
const WIDEST_PERIOD_PX: f32 = 200.0;
/// Height of a fold's mark.
const FOLD_HEIGHT_PX: f32 = 15.0;
/// Distance of the baselines of a caption's lines.
const CAPTION_LINE_PX: f32 = 15.0;
/// Share of colour of the line that shows how far a fold's events reach.
const REACH: f32 = 0.45;
/// Height of a bar on the tracks of marks without labels, as a share of others'.
const LOOSE_BAR: f32 = 0.5;
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

/// A lane's caption where it stands.
pub(super) struct Caption {
    lane: usize,
    /// Its lines with their widths.
    lines: Vec<(String, f32)>,
    first_baseline: f32,
    pub rect: Rect,
}

impl<'a> Painter<'a> {
    /// The painter of a view on rows that hold for it.
    pub(super) fn new(rows: &'a RowLayout, input: &'a TimelineInput<'a>) -> Self {
        let axis = plot_axis(input, rows.frame.gutter_px);
        let top = eras_height(input);
        let plot = Rect::new(axis.left_px as f32, top, axis.right_px() as f32, top + plot_height(input));
        let kinds = &input.dataset.header.kinds;
        Self {
            input,
            rows,
            axis,
            plot,
            scroll_y: scroll_y(input, &rows.frame.composition),
            colors: kinds.iter().map(|kind| input.theme.kind_color(input.dataset, &kind.id)).collect(),
        }
    }

    pub(super) fn composition(&self) -> &'a Composition {
        &self.rows.frame.composition
    }

    /// Height in the picture of a height in the content.
    pub(super) fn y(&self, content_y: f32) -> f32 {
        self.plot.top + content_y - self.scroll_y
    }

    /// Draws the plot.
    pub fn draw(&self, canvas: &mut Canvas) {
        let color = &self.input.theme.color;
        let fonts =
            TickFonts { major_size: self.input.theme.size.year, minor_size: self.input.theme.size.text_small - 0.5 };
        let ticks = ticks(&self.axis, fonts, self.input.spec.style(), self.input.measure);
        canvas.hit(self.plot, Target::Plot);
        canvas.rect(Rect::new(0.0, 0.0, self.input.size.width, self.input.size.height), 0.0, color.paper);
        let seen = self.seen();
        let whole = Rect::new(0.0, self.plot.top, self.input.size.width, self.plot.bottom);
        canvas.clipped(whole, |canvas| {
            canvas.group("lanes", "", |canvas| self.lanes(canvas));
            if !self.composition().is_mirrored() {
                canvas.group("captions", "", |canvas| self.draw_captions(canvas));
            }
        });
        let eras = self.eras();
        if let Some(eras) = &eras {
            eras.strip(canvas);
        }
        canvas.clipped(self.plot, |canvas| {
            if let Some(eras) = &eras {
                eras.behind(canvas, self.plot.bottom);
            }
            canvas.group("background", "", |canvas| self.references(canvas, draw_background));
            canvas.group("density", "", |canvas| self.density(canvas));
            canvas.group("grid", "", |canvas| self.grid(canvas, &ticks));
            canvas.group("rows-in-sight", "", |canvas| self.references(canvas, draw_words));
            canvas.group("stems", "", |canvas| self.stems(canvas, &seen));
            canvas.group("axis", "", |canvas| self.draw_band(canvas, &ticks, fonts));
            if self.composition().is_mirrored() {
                canvas.group("captions", "", |canvas| self.draw_captions(canvas));
            }
            canvas.group("reaches", "", |canvas| self.reaches(canvas, &seen));
            canvas.group("relations", "", |canvas| self.arcs(canvas, &seen));
            self.events(canvas, &seen, &ticks);
            canvas.group("header", "", |canvas| self.header(canvas, &ticks, fonts));
        });
    }

    /// Reference layers behind the events, or the words about them.
    fn references(&self, canvas: &mut Canvas, draw: impl Fn(&References, &Axis, &Ground, &Look<'_>, &mut Canvas)) {
        let TimelineInput { spec, theme, measure, .. } = *self.input;
        let top = self.plot.top + self.composition().header_height - 6.0;
        let plot = Rect::new(self.plot.left, top, self.plot.right, self.plot.bottom);
        let ground = Ground { plot, band: self.band().map(|band| (band.top, band.bottom)) };
        let look = Look { theme, style: spec.style(), measure };
        draw(&spec.references, &self.axis, &ground, &look, canvas);
    }

    /// The eras, where the dataset has any and they are asked for.
    fn eras(&self) -> Option<Eras<'_>> {
        let TimelineInput { dataset, theme, measure, .. } = *self.input;
        let area = Rect::new(0.0, 0.0, self.input.size.width, self.plot.top);
        let eras = Eras {
            dataset,
            style: self.input.spec.style(),
            theme,
            measure,
            axis: &self.axis,
            area,
            plot: (self.plot.left, self.plot.right),
            captions_at_end: self.input.spec.captions_at_end(),
        };
        (area.height() > 0.0).then_some(eras)
    }

    /// The butterfly about the band, both wings to one scale; in a collapsed
    /// lane, bars on its floor.
    fn density(&self, canvas: &mut Canvas) {
        // A collapsed lane shows nothing else.
        if !self.input.spec.density && self.composition().is_mirrored() {
            return;
        }
        let most =
            |lane: usize| self.rows.densities.iter().find(|(own, _)| *own == lane).map_or(0, |(_, own)| own.most);
        let most_of_both = most(LANE_A_TO_B).max(most(LANE_B_TO_A));
        for (lane, density) in &self.rows.densities {
            match self.band() {
                Some(band) if *lane == LANE_B_TO_A => {
                    let room = (self.plot.bottom - band.bottom) * DENSITY_SHARE;
                    self.density_of(canvas, density, (band.bottom, room), most_of_both);
                }
                Some(band) => {
                    let room = (band.top - self.plot.top) * DENSITY_SHARE;
                    self.density_of(canvas, density, (band.top, -room), most_of_both);
                }
                None => {
                    let (top, bottom) = self.composition().lanes[*lane];
                    let room = (bottom - top - 6.0).max(0.0);
                    self.density_of(canvas, density, (self.y(bottom) - 2.0, -room), density.most);
                }
            }
        }
    }

    /// Bars that rise (or hang, where the room is above 0) from a floor.
    fn density_of(&self, canvas: &mut Canvas, density: &Density, (floor, room): (f32, f32), most: usize) {
        let event_px = DENSITY_EVENT_PX.min(room.abs() / most.max(1) as f32);
        let share = if self.composition().is_mirrored() { DENSITY } else { DENSITY_STRIP };
        let fill = self.input.theme.color.faint.faded(share);
        for period in &density.periods {
            let (left, right) =
                (self.axis.x_from_time(period.start_days) as f32, self.axis.x_from_time(period.end_days) as f32);
            if right - left > WIDEST_PERIOD_PX && self.composition().is_mirrored() {
                return;
            }
            let height = period.count as f32 * event_px;
            let (top, bottom) = if room < 0.0 { (floor - height, floor) } else { (floor, floor + height) };
            if height > 0.1 {
                canvas.rect(Rect::new(left + 0.5, top, right - 0.5, bottom), 0.0, fill);
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
        if self.rows.frame.gutter_px > 0.0 {
            let (left, right, edge) = if self.input.spec.captions_at_end() {
                (self.plot.right, self.input.size.width, self.plot.right + 0.5)
            } else {
                (0.0, self.plot.left, self.plot.left - 0.5)
            };
            canvas.rect(Rect::new(left, self.plot.top, right, self.plot.bottom), 0.0, color.panel);
            canvas.vertical(edge, self.plot.top, self.plot.bottom, solid(color.line, 1.0));
        }
        if !composition.is_mirrored() {
            for (_, bottom) in &composition.lanes {
                let y = self.y(*bottom).round() - 0.5;
                if !(self.plot.top..=self.plot.bottom).contains(&y) {
                    continue;
                }
                canvas.horizontal(y, 0.0, self.input.size.width, solid(color.line, 1.0));
            }
        }
    }

    /// The captions of all lanes but the joint one, which the band carries. On
    /// the plot itself they lie on paper, so that no line crosses them.
    fn draw_captions(&self, canvas: &mut Canvas) {
        let mirrored = self.composition().is_mirrored();
        for caption in self.captions().iter().filter(|caption| !mirrored || caption.lane != LANE_JOINT) {
            if mirrored {
                canvas.rect(caption.rect, 2.0, self.input.theme.color.paper.faded(LABEL_PAPER));
            }
            self.caption(canvas, caption);
        }
    }

    /// Where the lanes lie, top to bottom, and how many events stand in each.
    pub(super) fn lane_extents(&self) -> Vec<LaneExtent> {
        let frame = &self.rows.frame;
        let counts = frame.numbers.iter().map(|number| self.input.index.events.lanes()[*number].len());
        let lanes = frame.lanes.iter().zip(&frame.composition.lanes).zip(counts);
        let extent = |((lane, (top, bottom)), count): ((&ShownLane, &(f32, f32)), usize)| LaneExtent {
            key: lane.key.clone(),
            caption: lane.caption.clone(),
            top: self.y(*top),
            bottom: self.y(*bottom),
            count,
        };
        lanes.map(extent).collect()
    }

    /// The captions of the lanes where they stand.
    pub(super) fn captions(&self) -> Vec<Caption> {
        let composition = self.composition();
        let style = caption_style(self.input.theme);
        let gutter_px = self.rows.frame.gutter_px;
        let room = if gutter_px > 0.0 { gutter_px } else { self.plot.right } - 1.5 * CAPTION_X_PX;
        let lanes = self.rows.frame.lanes.iter().zip(&composition.lanes).enumerate();
        lanes
            .filter(|(_, (lane, (top, bottom)))| {
                let is_in_sight = self.y(*bottom) > self.plot.top && self.y(*top) < self.plot.bottom;
                !lane.caption.is_empty() && (is_in_sight || composition.is_mirrored())
            })
            .map(|(at, (lane, (top, bottom)))| {
                let (top, bottom) = (self.y(*top), self.y(*bottom));
                let lines = self.caption_lines(&lane.caption, room);
                let first = match (composition.is_mirrored(), at) {
                    (true, LANE_JOINT) => self.y(composition.axis_y) - 11.0,
                    (true, LANE_B_TO_A) => bottom - 9.0,
                    (true, _) => top + 12.0,
                    (false, _) => {
                        let above = lines.len().saturating_sub(1) as f32 * CAPTION_LINE_PX / 2.0;
                        f32::midpoint(top, bottom) + style.baseline_below_middle() - above
                    }
                };
                let width = lines.iter().map(|(_, width)| *width).fold(0.0, f32::max);
                let last = first + lines.len().saturating_sub(1) as f32 * CAPTION_LINE_PX;
                let (left, above, below) = (self.caption_x(width), style.size, style.size * 0.3);
                let rect = Rect::new(left, first - above, left + width, last + below).grown(2.0);
                Caption { lane: at, lines, first_baseline: first, rect }
            })
            .collect()
    }

    /// Left end of a line of a caption of this width.
    fn caption_x(&self, width: f32) -> f32 {
        if self.input.spec.captions_at_end() { self.input.size.width - CAPTION_X_PX - width } else { CAPTION_X_PX }
    }

    /// A caption in one line, or in two where the captions' strip is too narrow
    /// for that.
    fn caption_lines(&self, caption: &str, room: f32) -> Vec<(String, f32)> {
        let style = caption_style(self.input.theme);
        let measure = self.input.measure;
        let width = |text: &str| measure.width(text, style.size, style.weight);
        if self.rows.frame.gutter_px <= 0.0 || width(caption) <= room {
            let text = measure.elide(caption, style.size, style.weight, room);
            let width = width(&text);
            return vec![(text, width)];
        }
        let breaks = caption.match_indices(' ').map(|(at, _)| at);
        let split = breaks.take_while(|at| width(&caption[..*at]) <= room).last().unwrap_or(0);
        let first = &caption[..split];
        let rest = measure.elide(caption[split..].trim_start(), style.size, style.weight, room);
        let lines = [first.to_owned(), rest].into_iter().filter(|line| !line.is_empty());
        lines.map(|line| (line.clone(), width(&line))).collect()
    }

    fn caption(&self, canvas: &mut Canvas, caption: &Caption) {
        let style = caption_style(self.input.theme);
        for (at, (text, width)) in caption.lines.iter().enumerate() {
            let baseline = caption.first_baseline + at as f32 * CAPTION_LINE_PX;
            canvas.text(text, *width, Point::new(self.caption_x(*width), baseline), style);
        }
        canvas.hit(caption.rect, Target::Lane(self.rows.frame.lanes[caption.lane].key.clone()));
    }

    fn draw_band(&self, canvas: &mut Canvas, ticks: &Ticks, fonts: TickFonts) {
        let Some(band) = self.band() else { return };
        let color = &self.input.theme.color;
        let axis_y = self.y(self.composition().axis_y);
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
        for caption in self.captions().iter().filter(|caption| caption.lane == LANE_JOINT) {
            self.caption(canvas, caption);
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

    /// How far the events of folds reach, where that is farther than their pills:
    /// one line where several reach over each other.
    fn reaches(&self, canvas: &mut Canvas, seen: &[Seen<'_>]) {
        let edges = (f64::from(self.plot.left) - 4.0, f64::from(self.plot.right) + 4.0);
        let x = |days: f64| self.axis.x_from_time(days).clamp(edges.0, edges.1) as f32;
        let reach = |seen: &Seen<'_>| {
            let (start, end) = seen.item.reach_days.filter(|_| seen.is_fold())?;
            Some((Rect::new(x(start), seen.y - 1.5, x(end), seen.y + 1.5), seen.passes))
        };
        let mut lines: Vec<(Rect, bool)> = seen.iter().filter_map(reach).collect();
        lines.sort_by(|a, b| a.0.top.total_cmp(&b.0.top).then(a.0.left.total_cmp(&b.0.left)));
        let mut joined: Vec<(Rect, bool)> = Vec::with_capacity(lines.len());
        for (line, passes) in lines.into_iter().filter(|(line, _)| line.width() > FOLD_PX as f32) {
            match joined.last_mut() {
                Some((last, last_passes)) if (last.top - line.top).abs() < 0.5 && line.left <= last.right => {
                    last.right = last.right.max(line.right);
                    *last_passes |= passes;
                }
                _ => joined.push((line, passes)),
            }
        }
        for (line, passes) in joined {
            canvas.rect(line, 1.5, self.input.theme.color.faint.faded(REACH * if passes { 1.0 } else { DIMMED }));
        }
    }

    fn stems(&self, canvas: &mut Canvas, seen: &[Seen<'_>]) {
        for seen in seen {
            let Some((top, bottom)) = seen.stem else { continue };
            let color = seen.color.faded(STEM);
            canvas.vertical(seen.stem_x, top, bottom, solid(color, self.input.theme.size.stem));
        }
    }

    fn events(&self, canvas: &mut Canvas, seen: &[Seen<'_>], ticks: &Ticks) {
        let lines = self.upright_lines(seen, ticks);
        let mut drawn = BTreeMap::<(bool, u32), usize>::new();
        for seen in seen {
            let title = self.input.records.title(seen.entry.item(), self.input.spec.lang);
            let others = seen.item.count - 1;
            let (kind, title) =
                if seen.is_fold() { ("fold", format!("{title} +{others}")) } else { ("event", title.into_owned()) };
            let mut id = format!("{kind}-{}", self.input.records.id(seen.entry.item()));
            // An event stands in the lanes of all of its actors.
            let times = drawn.entry((seen.is_fold(), seen.entry.item())).or_default();
            *times += 1;
            if *times > 1 {
                id = format!("{id}-{times}");
            }
            canvas.group(id, title, |canvas| {
                let target = self.target(seen);
                let label_target = seen.label.as_ref().map(|_| target.clone());
                self.mark(canvas, seen, target);
                if let (Some(label), Some(target)) = (&seen.label, label_target) {
                    self.label(canvas, (seen, label), target, &lines);
                }
            });
        }
    }

    /// Grid lines and stems, as they may cross labels; sorted by place.
    fn upright_lines(&self, seen: &[Seen<'_>], ticks: &Ticks) -> Vec<Rect> {
        let line = |x: f32, top: f32, bottom: f32| Rect::new(x - 0.5, top, x + 0.5, bottom);
        let mirrored = self.composition().is_mirrored();
        let minor = ticks.minor.iter().filter(|_| !mirrored);
        let grid = ticks.major.iter().chain(minor).map(|tick| line(tick.x as f32, self.plot.top, self.plot.bottom));
        let stems = seen.iter().filter_map(|seen| seen.stem.map(|(top, bottom)| line(seen.stem_x, top, bottom)));
        let mut lines: Vec<Rect> = grid.chain(stems).collect();
        lines.sort_by(|a, b| a.left.total_cmp(&b.left));
        lines
    }

    fn is_crossed(&self, lines: &[Rect], place: &Rect) -> bool {
        let first = lines.partition_point(|line| line.right < place.left);
        let within = lines[first..].iter().take_while(|line| line.left < place.right);
        within.into_iter().any(|line| line.overlaps(place))
    }

    fn target(&self, seen: &Seen<'_>) -> Target {
        let id = |item: u32| self.input.records.id(item);
        let item = seen.item;
        if item.count == 1 {
            return Target::Event(id(seen.entry.item()));
        }
        Target::Fold(Fold {
            count: item.count,
            top: item.top.iter().map(|item| id(*item)).collect(),
            lane: self.rows.frame.lanes.get(item.lane).map(|lane| lane.key.clone()).unwrap_or_default(),
            span_days: item.span_days,
        })
    }

    fn mark(&self, canvas: &mut Canvas, seen: &Seen<'_>, target: Target) {
        let theme = self.input.theme;
        let on_band = matches!(seen.item.place.mark, Track::Axis | Track::LowBase);
        let behind = if on_band { theme.color.panel } else { theme.color.paper };
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
            let edges = (self.plot.left, self.plot.right);
            let is_thin = seen.is_loose() && rect.width() > 2.0 * theme.size.mark;
            let height = if is_thin { LOOSE_BAR } else { 1.0 } * theme.size.bar;
            let brush = Brush { theme, axis: &self.axis, edges, color, behind, height };
            brush.mark(canvas, &seen.entry.mark, seen.y);
            if seen.item.count > 1 {
                let style = TextStyle::bold(theme.size.text_small - 2.0, theme.color.soft);
                let text = format!("+{}", self.number(seen.item.count - 1));
                let width = self.input.measure.width(&text, style.size, style.weight);
                canvas.text(&text, width, Point::new(rect.right + 1.5, seen.y - 3.5), style);
            }
        }
        canvas.hit(hit, target);
    }

    /// A pill with the exact count.
    fn fold_mark(&self, canvas: &mut Canvas, seen: &Seen<'_>, color: Rgba) {
        let middle = Point::new(seen.extent.anchor as f32, seen.y);
        let width = (seen.extent.right - seen.extent.left) as f32;
        let pill = Rect::around(middle, width, FOLD_HEIGHT_PX);
        canvas.rect(pill, FOLD_HEIGHT_PX / 2.0, color);
        let Some((text, width)) = &seen.number else { return };
        let style = self.fold_style();
        let origin = Point::new(middle.x - width / 2.0, middle.y + style.baseline_below_middle());
        canvas.text(text, *width, origin, style);
    }

    /// How the number of a fold is set.
    pub(super) fn fold_style(&self) -> TextStyle {
        TextStyle::bold(self.input.theme.size.text_small - 2.0, self.input.theme.color.paper)
    }

    fn label(&self, canvas: &mut Canvas, (seen, label): (&Seen<'_>, &Label), target: Target, lines: &[Rect]) {
        let theme = self.input.theme;
        let above = ((self.composition().row_height - LABEL_PX) / 2.0).clamp(1.0, CARD_PX.1);
        let Rect { left, top, right, bottom } = label.rect;
        let above_bar = if label.is_under { 0.5 } else { above };
        let card = Rect::new(left - CARD_PX.0, top - above_bar, right + CARD_PX.0, bottom + above);
        let geometry = Geometry::Rect { rect: card, radius: theme.size.corner };
        if seen.selected {
            canvas.shape(geometry, Some(Fill::Solid(theme.color.paper)), Some(solid(seen.color, 1.6)));
        } else {
            for line in label.lines(&theme.size).into_iter().filter(|line| self.is_crossed(lines, line)) {
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
        canvas.hit(label.rect, target);
    }
}
