//! The picture of a measurement: two moments, what lies between them, and how
//! long it is in words, drawn over the timeline of a window.
//!
//! ```text
//!        ¦                       ¦
//!      ▒▒¦◄─────────────────────►¦        ▒ days that the moment may lie on
//!      ▒▒¦  nine months; 283 d   ¦
//! ```

use super::axis::Axis;
use super::canvas::{Canvas, TextStyle, solid};
use super::geometry::{Point, Rect, Size};
use super::scene::{Fill, Geometry, Measure, Scene, Stroke};
use super::snap::Snapped;
use super::tokens::Theme;

/// Room around the words.
const CARD_PAD_PX: (f32, f32) = (10.0, 6.0);
/// Length and half of the breadth of an arrow's head.
const HEAD_PX: (f32, f32) = (8.0, 4.0);
/// Share of colour of days that a moment may lie on.
const UNSURE: f32 = 0.16;
/// Dashes of the lines at the moments.
const DASH_PX: (f32, f32) = (4.0, 3.0);

/// What the picture is made of.
pub struct MeasureInput<'a> {
    /// The axis of the plot.
    pub axis: &'a Axis,
    /// The plot.
    pub plot: Rect,
    /// The two moments, in the order in which they were set.
    pub ends: (Snapped, Snapped),
    /// Height at which the arrow stands.
    pub y: f32,
    /// How long it is.
    pub words: &'a str,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Measures the words.
    pub measure: &'a dyn Measure,
}

/// Draws a measurement; the scene is as large as the plot's picture.
pub fn measurement(input: &MeasureInput<'_>) -> Scene {
    let mut canvas = Canvas::default();
    let plot = input.plot;
    canvas.clipped(plot, |canvas| {
        for end in [input.ends.0, input.ends.1] {
            unsure(canvas, input, &end);
        }
        let x = |end: &Snapped| x_within(input, end.at_days);
        let (a, b) = (x(&input.ends.0), x(&input.ends.1));
        let (left, right) = (a.min(b), a.max(b));
        let accent = input.theme.color.accent;
        for x in [left, right] {
            let stroke = Stroke { color: accent, width: 1.0, dash: Some(DASH_PX) };
            canvas.vertical(x.round() + 0.5, plot.top, plot.bottom, stroke);
        }
        let y = input.y.clamp(plot.top + 24.0, (plot.bottom - 40.0).max(plot.top + 24.0));
        canvas.horizontal(y, left, right, solid(accent, 1.6));
        for (tip, inward) in [(left, 1.0), (right, -1.0)] {
            let base = tip + inward * HEAD_PX.0;
            if right - left > 2.0 * HEAD_PX.0 {
                let head = [Point::new(tip, y), Point::new(base, y - HEAD_PX.1), Point::new(base, y + HEAD_PX.1)];
                canvas.shape(Geometry::Polygon(head.to_vec()), Some(Fill::Solid(accent)), None);
            }
        }
        card(canvas, input, f32::midpoint(left, right), y);
    });
    canvas.finish(Size { width: plot.right, height: plot.bottom })
}

/// Where a moment is drawn, far outside at most: `f32` holds any pixel near by.
fn x_within(input: &MeasureInput<'_>, days: f64) -> f32 {
    let (left, right) = (f64::from(input.plot.left), f64::from(input.plot.right));
    input.axis.x_from_time(days).clamp(left - 2000.0, right + 2000.0) as f32
}

/// The days that a moment may lie on, where they are more than one.
fn unsure(canvas: &mut Canvas, input: &MeasureInput<'_>, end: &Snapped) {
    if end.days.is_exact() {
        return;
    }
    let left = end.days.first.map_or(input.plot.left, |day| x_within(input, day.0 as f64));
    let right = end.days.last.map_or(input.plot.right, |day| x_within(input, day.0 as f64 + 1.0));
    let band = Rect::new(left, input.plot.top, right, input.plot.bottom);
    canvas.rect(band, 0.0, input.theme.color.accent.faded(UNSURE));
}

/// The words, under the arrow and within the plot.
fn card(canvas: &mut Canvas, input: &MeasureInput<'_>, middle: f32, y: f32) {
    let theme = input.theme;
    let style = TextStyle::bold(theme.size.text, theme.color.on_accent);
    let room = (input.plot.width() - 4.0 * CARD_PAD_PX.0).max(1.0);
    let words = input.measure.elide(input.words, style.size, style.weight, room);
    let width = input.measure.width(&words, style.size, style.weight);
    let half = width / 2.0 + CARD_PAD_PX.0;
    // Not `clamp`: a plot may be narrower than its words.
    let middle = middle.min(input.plot.right - half - 4.0).max(input.plot.left + half + 4.0);
    let height = style.size * 1.4 + 2.0 * CARD_PAD_PX.1;
    let card = Rect::new(middle - half, y + 8.0, middle + half, y + 8.0 + height);
    canvas.rect(card, theme.size.corner, theme.color.accent);
    let origin = Point::new(middle - width / 2.0, card.center().y + style.baseline_below_middle());
    canvas.text(&words, width, origin, style);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Day, DayRange};
    use crate::view::scene::Item;
    use crate::view::testing::FixedWidth;

    fn scene(ends: (Snapped, Snapped)) -> Scene {
        measurement(&MeasureInput {
            axis: &Axis::new(0.0, 100.0, 0.0, 1000.0),
            plot: Rect::new(0.0, 0.0, 1000.0, 600.0),
            ends,
            y: 300.0,
            words: "ten days",
            theme: &Theme::named("light"),
            measure: &FixedWidth,
        })
    }

    fn words_x(scene: &Scene) -> f32 {
        scene.items.iter().find_map(|item| if let Item::Text(run) = item { Some(run.origin.x) } else { None }).unwrap()
    }

    #[test]
    fn the_words_stay_in_sight_wherever_the_moments_are() {
        for (a, b) in [(10.0, 20.0), (-500.0, 2.0), (99.9, 1.0e7), (-1.0e7, 1.0e7)] {
            let x = words_x(&scene((Snapped::free(a), Snapped::free(b))));
            assert!((0.0..=1000.0).contains(&x), "{a}, {b}: {x}");
        }
    }

    #[test]
    fn a_moment_that_is_known_only_so_far_has_a_band_of_its_days() {
        let july = DayRange { first: Some(Day(10)), last: Some(Day(40)) };
        let bands = |end: Snapped| {
            let is_band = |item: &&Item| matches!(item, Item::Shape(shape) if matches!(shape.geometry, Geometry::Rect { rect, .. } if rect.height() > 500.0));
            scene((Snapped::free(50.0), end)).items.iter().filter(is_band).count()
        };
        assert_eq!(bands(Snapped::free(10.0)), 0);
        assert_eq!(bands(Snapped { at_days: 10.0, days: july, event: Some(0) }), 1);
    }
}
