//! The legend of a figure: the colours of the kinds and the marks that are in it.

use crate::view::axis::Axis;
use crate::view::canvas::{Canvas, TextStyle};
use crate::view::eras::tracks;
use crate::view::geometry::{Point, Rect};
use crate::view::mark::{KEY_SPAN_DAYS, KeySample, Mark, MarkForm, key};
use crate::view::mirror::Mirror;
use crate::view::paint_mark::Brush;
use crate::view::scene::FontWeight;

use super::flow::Flow;
use super::{LINE_HEIGHT, Layout};

/// Side of a kind's square of colour, in pixels.
const SWATCH_PX: f32 = 10.0;

/// Width of the example of an era, in pixels.
const ERA_PX: f32 = 26.0;

/// Width of the example of a mark, in pixels.
const SAMPLE_PX: f32 = 34.0;

/// Between an example and its words, in pixels.
const SAMPLE_GAP_PX: f32 = 7.0;

/// Number on the example of a fold.
const FOLD_COUNT: &str = "3";

/// Draws the legend from the flow's place on.
pub(super) fn draw(layout: &Layout<'_>, canvas: &mut Canvas, flow: &mut Flow, explain_folds: bool) {
    kinds(layout, canvas, flow);
    era_tracks(layout, canvas, flow);
    flow.skip(layout.input.theme.size.gap / 4.0);
    marks(layout, canvas, flow, explain_folds);
    flow.break_line();
}

/// An entry: its picture at the side on which the language starts, then words.
/// Returns the picture's left edge and the middle of the line.
fn entry(layout: &Layout<'_>, canvas: &mut Canvas, flow: &mut Flow, words: &str, picture_width: f32) -> (f32, f32) {
    let theme = layout.input.theme;
    let style = TextStyle::regular(theme.size.text_small, theme.color.ink);
    let room = flow.room() - picture_width - SAMPLE_GAP_PX;
    let words = layout.input.measure.elide(words, style.size, style.weight, room);
    let width = layout.input.measure.width(&words, style.size, style.weight);
    let at = flow.place(picture_width + SAMPLE_GAP_PX + width, style.size * LINE_HEIGHT + 2.0);
    let (picture_x, words_x) =
        if layout.rtl() { (at.x + width + SAMPLE_GAP_PX, at.x) } else { (at.x, at.x + picture_width + SAMPLE_GAP_PX) };
    layout.text(canvas, &words, Point::new(words_x, at.y), width, style);
    (picture_x, at.y + style.size * LINE_HEIGHT / 2.0)
}

/// The kinds of the events that are drawn, in the dataset's order.
fn kinds(layout: &Layout<'_>, canvas: &mut Canvas, flow: &mut Flow) {
    let dataset = layout.input.dataset;
    let is_drawn =
        |kind| layout.drawn().any(|(event, _)| dataset.events.get(event).is_some_and(|event| event.kind == kind));
    for kind in dataset.header.kinds.iter().filter(|kind| is_drawn(kind.id.clone())) {
        let name = kind.name.in_lang(layout.input.spec.lang);
        let name = if name.is_empty() { kind.id.as_str() } else { name };
        let (x, y) = entry(layout, canvas, flow, name, SWATCH_PX);
        let color = layout.input.theme.kind_color(dataset, &kind.id);
        canvas.rect(Rect::around(Point::new(x + SWATCH_PX / 2.0, y), SWATCH_PX, SWATCH_PX), 2.5, color);
    }
}

/// The tracks of the eras, where they are drawn.
fn era_tracks(layout: &Layout<'_>, canvas: &mut Canvas, flow: &mut Flow) {
    if !layout.input.spec.eras {
        return;
    }
    let theme = layout.input.theme;
    for (_, name, color) in tracks(layout.input.dataset, layout.input.spec.customs.style(layout.input.spec.lang), theme)
    {
        let (x, y) = entry(layout, canvas, flow, name, ERA_PX);
        canvas.rect(Rect::around(Point::new(x + ERA_PX / 2.0, y), ERA_PX, SWATCH_PX), 2.0, color.faded(0.3));
    }
}

/// The sorts of marks that are drawn.
fn marks(layout: &Layout<'_>, canvas: &mut Canvas, flow: &mut Flow, explain_folds: bool) {
    let theme = layout.input.theme;
    for key in key(layout.input.spec.lang) {
        match key.sample {
            KeySample::Mark(sample) if layout.drawn().any(|(_, mark)| is_of_sort(mark, &sample)) => {
                let is_moment = matches!(sample.form, MarkForm::Moment { .. }) && !sample.uncertain;
                let width = if is_moment { theme.size.mark + 2.0 } else { SAMPLE_PX };
                let (x, y) = entry(layout, canvas, flow, key.words, width);
                // A moment stands in the middle of the sample's days.
                let left = x - (SAMPLE_PX - width) / 2.0;
                let axis = Axis::new(0.0, KEY_SPAN_DAYS, f64::from(left), f64::from(SAMPLE_PX));
                let brush = Brush {
                    theme,
                    axis: &axis,
                    edges: (left, left + SAMPLE_PX),
                    color: theme.color.soft,
                    behind: theme.color.paper,
                    height: theme.size.bar,
                };
                // Time runs as it does in the picture.
                let mut drawn = Canvas::default();
                brush.mark(&mut drawn, &sample, y);
                let time = layout.input.spec.customs.time;
                canvas.append(drawn, |item| {
                    if time.is_rtl() { (Mirror { width_px: 2.0 * left + SAMPLE_PX }).item(item) } else { item }
                });
            }
            KeySample::Fold if explain_folds => {
                let height = theme.size.bar + 3.0;
                let (x, y) = entry(layout, canvas, flow, key.words, height * 1.5);
                let middle = Point::new(x + height * 0.75, y);
                canvas.rect(Rect::around(middle, height * 1.5, height), height / 2.0, theme.color.soft);
                let style = TextStyle::bold(theme.size.text_small - 2.0, theme.color.paper);
                let width = layout.input.measure.width(FOLD_COUNT, style.size, FontWeight::Bold);
                let origin = Point::new(middle.x - width / 2.0, y + style.baseline_below_middle());
                canvas.text(FOLD_COUNT, width, origin, style);
            }
            KeySample::Mark(_) | KeySample::Fold => {}
        }
    }
}

/// Whether a mark shows what the key's sample explains.
fn is_of_sort(mark: &Mark, sample: &Mark) -> bool {
    let is_moment = |mark: &Mark| matches!(mark.form, MarkForm::Moment { .. });
    let is_open = |mark: &Mark| mark.outer.start.is_none() || mark.outer.end.is_none();
    if sample.uncertain {
        return mark.uncertain;
    }
    if is_open(sample) {
        return is_open(mark);
    }
    if sample.fades {
        return mark.fades;
    }
    match sample.form {
        MarkForm::Moment { .. } => is_moment(mark) && mark.basis == sample.basis,
        MarkForm::Hatched => mark.form == MarkForm::Hatched,
        MarkForm::Bar => {
            let is_even = |mark: &Mark| mark.solid == Some(mark.outer);
            mark.form == MarkForm::Bar && !mark.fades && !is_open(mark) && is_even(mark) == is_even(sample)
        }
    }
}
