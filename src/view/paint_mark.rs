//! Draws a [`Mark`]: its shapes on an axis at a height, in a colour.

use super::axis::Axis;
use super::canvas::{Canvas, TextStyle, solid};
use super::color::Rgba;
use super::geometry::{Point, Rect};
use super::mark::{Mark, MarkBasis, MarkForm, Stretch};
use super::place::MIN_BAR_PX;
use super::scene::{Fill, Geometry};
use super::tokens::Theme;

/// Share of colour where a bar is not certain.
const LIGHTER: f32 = 0.36;
/// Share of colour inside an editor's bar.
const EDITORIAL_INSIDE: f32 = 0.18;
/// Share of colour inside a derived bar.
const DERIVED_INSIDE: f32 = 0.5;
/// Narrowest fading bar that is outlined, and widest hatched one that is.
const MIN_OUTLINED_PX: f32 = 20.0;
/// Over how many pixels an open end runs out at the edge of the plot.
const OPEN_FADE_PX: f32 = 56.0;
/// Share of colour at the very end of an open bar.
const OPEN_END: f32 = 0.1;
/// Over how many pixels a bar fades of which nothing is certain.
const UNCERTAIN_FADE_PX: f32 = 24.0;
/// How far beyond the plot shapes are still drawn, so that no end shows.
const OVERDRAW_PX: f64 = 40.0;
/// Height of a hatched bar, as a share of a solid one's.
const HATCH_HEIGHT: f32 = 0.66;

/// What a mark is drawn with.
pub(super) struct Brush<'a> {
    pub theme: &'a Theme,
    pub axis: &'a Axis,
    /// Left and right edge of the plot.
    pub edges: (f32, f32),
    pub color: Rgba,
    /// What lies behind the mark, for the inside of open symbols.
    pub behind: Rgba,
    /// Height of bars.
    pub height: f32,
}

/// A bar's pixels, cut off a little beyond the plot.
#[derive(Debug, Clone, Copy)]
struct Reach {
    left: f32,
    right: f32,
    /// Whether the end lies at this edge because the date is open.
    open_left: bool,
    open_right: bool,
}

impl Brush<'_> {
    /// Draws the mark with its middle line at a height.
    pub fn mark(&self, canvas: &mut Canvas, mark: &Mark, y: f32) {
        match mark.form {
            MarkForm::Moment { at_days } => self.moment(canvas, mark, at_days, y),
            MarkForm::Bar => self.bar(canvas, mark, y),
            MarkForm::Hatched => self.hatched(canvas, mark, y),
        }
        if mark.uncertain {
            let right = self.reach(&mark.outer).right;
            let right = if let MarkForm::Moment { at_days } = mark.form {
                right.max(self.x(at_days) + self.theme.size.mark / 2.0)
            } else {
                right
            };
            let style = TextStyle::bold(self.theme.size.text_small, self.color);
            let origin = Point::new(right + 1.5, y - self.theme.size.mark / 2.0 + style.size * 0.45);
            canvas.text("?", style.size * 0.5, origin, style);
        }
    }

    fn x(&self, days: f64) -> f32 {
        let (left, right) = (f64::from(self.edges.0) - OVERDRAW_PX, f64::from(self.edges.1) + OVERDRAW_PX);
        self.axis.x_from_time(days).clamp(left, right) as f32
    }

    fn reach(&self, stretch: &Stretch) -> Reach {
        let (open_left, open_right) = (stretch.start.is_none(), stretch.end.is_none());
        let left = stretch.start.map_or(self.edges.0, |start| self.x(start));
        let right = stretch.end.map_or(self.edges.1, |end| self.x(end));
        Reach { left, right, open_left, open_right }.at_least(MIN_BAR_PX as f32)
    }

    fn moment(&self, canvas: &mut Canvas, mark: &Mark, at_days: f64, y: f32) {
        let size = self.theme.size.mark;
        let center = Point::new(self.x(at_days), y);
        // As long as the day itself: grows out from behind the symbol on the way in.
        let reach = self.reach(&mark.outer);
        if mark.fades {
            self.faded(canvas, mark, y, self.height * 0.5);
        } else if reach.right - reach.left > size {
            let rect = Rect::new(reach.left, y - 2.0, reach.right, y + 2.0);
            canvas.rect(rect, 2.0, self.color.faded(LIGHTER));
        }
        match mark.basis {
            MarkBasis::Stated => {
                let half = size / 2.0 + 0.5;
                let corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
                let points = corners.map(|(dx, dy)| Point::new(center.x + dx, center.y + dy)).to_vec();
                canvas.shape(Geometry::Polygon(points), Some(Fill::Solid(self.color)), None);
            }
            MarkBasis::Editorial => {
                canvas.circle(center, size / 2.0 - 1.0, Some(self.behind), Some(solid(self.color, 2.4)));
            }
            MarkBasis::Derived => {
                canvas.circle(center, size / 2.0 - 0.8, Some(self.behind), Some(solid(self.color, 1.6)));
                canvas.circle(center, size * 0.18, Some(self.color), None);
            }
        }
    }

    fn bar(&self, canvas: &mut Canvas, mark: &Mark, y: f32) {
        let height = self.height;
        if mark.fades {
            self.faded(canvas, mark, y, height);
        } else {
            let outer = self.reach(&mark.outer);
            let certain = mark.solid.map(|stretch| self.reach(&stretch));
            self.even(canvas, outer, certain, mark.basis, y, height);
        }
        if mark.basis == MarkBasis::Derived {
            let center = Point::new(self.x(mark.anchor_days()), y);
            canvas.circle(center, height * 0.2, Some(self.color), None);
        }
    }

    /// A bar of even parts: the certain one, and lighter ones beside it.
    fn even(&self, canvas: &mut Canvas, outer: Reach, certain: Option<Reach>, basis: MarkBasis, y: f32, height: f32) {
        let rect = |left: f32, right: f32| Rect::new(left, y - height / 2.0, right, y + height / 2.0);
        // An outline does not close where the date is open.
        let beyond = OVERDRAW_PX as f32;
        let open_rect = |reach: Reach| {
            let left = if reach.open_left { reach.left - beyond } else { reach.left };
            rect(left, if reach.open_right { reach.right + beyond } else { reach.right })
        };
        let inside = inside_share(basis);
        if inside < 1.0 {
            // Nothing shines through a bar that is not filled.
            canvas.rect(rect(outer.left, outer.right), 2.0, self.behind);
        }
        let radius = |reach: &Reach| (reach.right - reach.left).min(6.0) / 2.0;
        let Some(certain) = certain else {
            self.piece(canvas, outer, rect(outer.left, outer.right), radius(&outer), inside * LIGHTER);
            self.outline(canvas, basis, open_rect(outer), LIGHTER);
            self.arrows(canvas, outer, y, height);
            return;
        };
        if certain.left - outer.left > 0.5 {
            self.piece(canvas, outer, rect(outer.left, certain.left), 0.0, inside * LIGHTER);
        }
        if outer.right - certain.right > 0.5 {
            self.piece(canvas, outer, rect(certain.right, outer.right), 0.0, inside * LIGHTER);
        }
        let whole = (certain.left - outer.left).abs() <= 0.5 && (outer.right - certain.right).abs() <= 0.5;
        let corner = if whole { radius(&outer) } else { 0.0 };
        self.piece(canvas, certain, rect(certain.left, certain.right), corner, inside);
        self.outline(canvas, basis, open_rect(outer), 1.0);
        self.arrows(canvas, outer, y, height);
    }

    /// One part of a bar; runs out where its end is open.
    fn piece(&self, canvas: &mut Canvas, reach: Reach, rect: Rect, radius: f32, share: f32) {
        let color = self.color.faded(share);
        let out = (OPEN_FADE_PX / rect.width().max(1.0)).min(0.5);
        let open_left = reach.open_left && (rect.left - reach.left).abs() < 0.5;
        let open_right = reach.open_right && (rect.right - reach.right).abs() < 0.5;
        let fill = if open_left || open_right {
            let mut stops = vec![(0.0, if open_left { color.faded(OPEN_END) } else { color })];
            if open_left {
                stops.push((out, color));
            }
            if open_right {
                stops.push((1.0 - out, color));
            }
            stops.push((1.0, if open_right { color.faded(OPEN_END) } else { color }));
            Fill::Horizontal(stops)
        } else {
            Fill::Solid(color)
        };
        canvas.shape(Geometry::Rect { rect, radius }, Some(fill), None);
    }

    fn outline(&self, canvas: &mut Canvas, basis: MarkBasis, rect: Rect, share: f32) {
        if basis != MarkBasis::Editorial {
            return;
        }
        let inner = rect.grown(-0.8);
        let geometry = Geometry::Rect { rect: inner, radius: 2.4 };
        canvas.shape(geometry, None, Some(solid(self.color.faded(share), 1.6)));
    }

    /// Arrow heads at the edges of the plot, where an end is open.
    fn arrows(&self, canvas: &mut Canvas, reach: Reach, y: f32, height: f32) {
        let half = height * 0.36;
        let mut arrow = |tip: f32, back: f32| {
            let stroke = solid(self.color, 1.6);
            canvas.line(Point::new(back, y - half), Point::new(tip, y), stroke.clone());
            canvas.line(Point::new(back, y + half), Point::new(tip, y), stroke);
        };
        if reach.open_right {
            arrow(reach.right - 4.0, reach.right - 4.0 - half * 1.3);
        }
        if reach.open_left {
            arrow(reach.left + 4.0, reach.left + 4.0 + half * 1.3);
        }
    }

    /// A bar that is solid where written and fades where widened; lighter all
    /// along where nothing of it is certain.
    fn faded(&self, canvas: &mut Canvas, mark: &Mark, y: f32, height: f32) {
        let outer = self.reach(&mark.outer);
        let width = (outer.right - outer.left).max(1.0);
        let stops = self.fading_stops(mark, outer);
        let certainty = if mark.solid.is_some() { 1.0 } else { LIGHTER };
        let band = |top: f32, bottom: f32, full: Rgba, canvas: &mut Canvas| {
            let rect = Rect::new(outer.left, y + top, outer.right, y + bottom);
            let stops = stops.iter().map(|(at, share)| (*at, full.faded(*share))).collect();
            canvas.shape(Geometry::Rect { rect, radius: 0.0 }, Some(Fill::Horizontal(stops)), None);
        };
        let half = height / 2.0;
        // Too narrow for an outline to be seen as one, it is filled by half.
        let is_outlined = mark.basis == MarkBasis::Editorial && width >= MIN_OUTLINED_PX;
        let inside = if is_outlined { EDITORIAL_INSIDE } else { inside_share(mark.basis).max(DERIVED_INSIDE) };
        band(-half, half, self.color.faded(inside * certainty), canvas);
        if is_outlined {
            band(-half, -half + 1.4, self.color.faded(certainty), canvas);
            band(half - 1.4, half, self.color.faded(certainty), canvas);
        }
        self.arrows(canvas, outer, y, height);
    }

    /// How full a fading bar is along its way: places as shares of its width,
    /// with the share of colour at each.
    fn fading_stops(&self, mark: &Mark, outer: Reach) -> Vec<(f32, f32)> {
        let width = (outer.right - outer.left).max(1.0);
        let share_of = |x: f32| ((x - outer.left) / width).clamp(0.0, 1.0);
        // Where an end was cut off at the plot's edge, the fade goes on from what
        // it would have there.
        let exact = |days: f64| self.axis.x_from_time(days);
        let rise = |x: f32, from: Option<f64>, to: Option<f64>| match (from.map(exact), to.map(exact)) {
            (Some(from), Some(to)) if (to - from).abs() > 0.5 => {
                ((f64::from(x) - from) / (to - from)).clamp(0.0, 1.0) as f32
            }
            _ => 1.0,
        };
        let solid = mark.solid.unwrap_or_default();
        let out = (OPEN_FADE_PX / width).min(0.5);
        let uncertain = (UNCERTAIN_FADE_PX / width).min(0.4);
        let core = mark.solid.map(|stretch| self.reach(&stretch));
        let (at_left, left) = match core {
            _ if outer.open_left => (OPEN_END, out),
            Some(core) => (rise(outer.left, mark.outer.start, solid.start), share_of(core.left)),
            None => (0.0, uncertain),
        };
        let (at_right, right) = match core {
            _ if outer.open_right => (OPEN_END, 1.0 - out),
            Some(core) => (rise(outer.right, mark.outer.end, solid.end), share_of(core.right)),
            None => (0.0, 1.0 - uncertain),
        };
        let (left, right) = (left.min(right), right.max(left));
        vec![(0.0, at_left), (left, 1.0), (right, 1.0), (1.0, at_right)]
    }

    fn hatched(&self, canvas: &mut Canvas, mark: &Mark, y: f32) {
        let height = self.height * HATCH_HEIGHT;
        let outer = self.reach(&mark.outer);
        let rect = Rect::new(outer.left, y - height / 2.0, outer.right, y + height / 2.0);
        let color = self.color.faded(if mark.fades { 0.45 } else { 0.75 });
        let fill = Fill::Hatch { color, spacing: 6.0, width: 2.0 };
        canvas.shape(Geometry::Rect { rect, radius: height / 2.0 }, Some(fill), None);
        if let Some(core) = mark.solid.filter(|_| mark.fades).map(|stretch| self.reach(&stretch)) {
            let rect = Rect::new(core.left, rect.top, core.right, rect.bottom);
            let fill = Fill::Hatch { color: self.color.faded(0.75), spacing: 6.0, width: 2.0 };
            canvas.shape(Geometry::Rect { rect, radius: 0.0 }, Some(fill), None);
        }
        self.arrows(canvas, outer, y, self.height);
        // So narrow that stripes alone would not show, it is outlined as well.
        if mark.basis == MarkBasis::Editorial || rect.width() < MIN_OUTLINED_PX {
            let rect = Rect::new(
                if outer.open_left { rect.left - OVERDRAW_PX as f32 } else { rect.left },
                rect.top,
                if outer.open_right { rect.right + OVERDRAW_PX as f32 } else { rect.right },
                rect.bottom,
            );
            let geometry = Geometry::Rect { rect, radius: (rect.width() / 2.0).min(height / 2.0) };
            canvas.shape(geometry, None, Some(solid(self.color.faded(0.75), 1.0)));
        }
    }
}

impl Reach {
    fn at_least(self, width: f32) -> Self {
        if self.right - self.left >= width {
            return self;
        }
        let middle = f32::midpoint(self.left, self.right);
        Self { left: middle - width / 2.0, right: middle + width / 2.0, ..self }
    }
}

fn inside_share(basis: MarkBasis) -> f32 {
    match basis {
        MarkBasis::Stated => 1.0,
        MarkBasis::Editorial => EDITORIAL_INSIDE,
        MarkBasis::Derived => DERIVED_INSIDE,
    }
}
