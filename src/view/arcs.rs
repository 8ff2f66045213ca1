//! Arcs between events: dates told by other events, and links of the selected.
//!
//! ```text
//!   Kochavi visits Morocco ▓▓▓          a distance in time, at the height of
//!                           ╰╌╌╌╌╌╮     the event whose date it tells, as far
//!                  about two months     as the other event's place on the axis
//! ```
//!
//! An arc is drawn between events that are both in sight as themselves. The
//! words of a date stand at the middle of its arc, where nothing is in the way;
//! the arc is drawn without them where something is.

use crate::model::date::{ClaimWhat, Relative, TimeRelation, read_claim};
use crate::model::{Dataset, Event, Lang, LocalText};

use super::canvas::{Canvas, TextStyle, solid};
use super::geometry::{Point, Rect};
use super::paint::Painter;
use super::scene::{Geometry, Stroke};
use super::sight::Seen;

/// Shortest way along the axis that is drawn as an arc over it.
const MIN_WAY_PX: f32 = 28.0;
/// Depth of an arc as a share of its way, and its limits.
const DEPTH_SHARE: f32 = 0.34;
const DEPTH_PX: (f32, f32) = (20.0, 40.0);
/// Room between a mark and the arc that leaves it.
const MARK_GAP_PX: f32 = 4.0;
/// Dash and gap of a date's arc.
const DASH_PX: (f32, f32) = (4.0, 3.0);
/// From this length on an arc leaves a bar at its end rather than its middle.
const LONG_BAR_PX: f32 = 90.0;
/// Places along an arc at which it is tried for what it crosses.
const SAMPLES: u8 = 12;
/// Where along an arc its words may stand, the best first.
const WORDS_AT: [f32; 5] = [0.5, 0.4, 0.6, 0.28, 0.72];
/// Height of the words above their baseline, as a share of their size.
const ASCENT: f32 = 0.8;
/// Most arcs that are drawn at once; the selected events' come first.
const MOST_ARCS: usize = 40;

/// What an arc stands for.
#[derive(Debug, Clone, PartialEq)]
struct Relation {
    /// The event that the relation is told of, and the other.
    from: usize,
    to: usize,
    words: String,
    /// Whether it is a date told by a distance rather than a link.
    is_date: bool,
}

/// A curve, and on which side of it its words stand.
#[derive(Debug, Clone, Copy)]
struct Arc {
    curve: [Point; 4],
    /// From the curve to the baseline of its words.
    words_below_px: f32,
}

impl Painter<'_> {
    /// Draws the arcs among what is in sight.
    pub(super) fn arcs(&self, canvas: &mut Canvas, seen: &[Seen<'_>]) {
        let obstacles = self.obstacles(seen);
        let mut written: Vec<Rect> = Vec::new();
        let style = TextStyle::regular(self.input.theme.size.text_small - 0.5, self.input.theme.color.accent);
        for relation in self.relations(seen).into_iter().take(MOST_ARCS) {
            let width = self.input.measure.width(&relation.words, style.size, style.weight);
            let (from, to) = (&seen[relation.from], &seen[relation.to]);
            let arcs = self.candidates(from, to, relation.is_date);
            let is_clear = |rect: &Rect| {
                let inside = rect.left >= self.plot.left && rect.right <= self.plot.right;
                inside && !obstacles.iter().chain(&written).any(|obstacle| obstacle.overlaps(rect))
            };
            // As near to the middle as there is room.
            let words_rect =
                |arc: &Arc| WORDS_AT.into_iter().map(|share| arc.words_rect(share, width, style.size)).find(is_clear);
            let crossed = |arc: &Arc| {
                let points = (2..SAMPLES - 1).map(|at| on_curve(&arc.curve, f32::from(at) / f32::from(SAMPLES)));
                points.filter(|point| obstacles.iter().any(|obstacle| obstacle.contains(*point))).count()
            };
            let best = arcs.iter().min_by_key(|arc| (crossed(arc), words_rect(arc).is_none()));
            let Some(arc) = best else { continue };
            let dash = relation.is_date.then_some(DASH_PX);
            let stroke = Stroke { color: style.color, width: if relation.is_date { 1.4 } else { 1.0 }, dash };
            canvas.shape(Geometry::Cubic(arc.curve), None, Some(stroke));
            canvas.circle(arc.curve[3], 2.0, Some(style.color), None);
            if let Some(rect) = words_rect(arc).filter(|_| !relation.words.is_empty()) {
                canvas.text(&relation.words, width, Point::new(rect.left, rect.top + style.size * ASCENT), style);
                written.push(rect);
            }
        }
    }

    /// What words and arcs keep clear of.
    fn obstacles(&self, seen: &[Seen<'_>]) -> Vec<Rect> {
        let mark_px = self.input.theme.size.mark;
        let labels = seen.iter().filter_map(|seen| seen.label.as_ref().map(|label| label.rect.grown(2.0)));
        let marks = seen.iter().map(|seen| seen.mark_rect(self.plot, mark_px));
        let stems = seen.iter().filter_map(|seen| {
            let x = seen.extent.anchor as f32;
            seen.stem.map(|(top, bottom)| Rect::new(x - 1.5, top, x + 1.5, bottom))
        });
        let top = self.plot.top + self.composition().header_height;
        let header = Rect::new(self.plot.left, self.plot.top, self.plot.right, top);
        labels.chain(marks).chain(stems).chain(self.band()).chain([header]).collect()
    }

    /// Dates that place an event, all dates of a selected or hovered one and
    /// those that are told by it, and the links of the selected.
    fn relations(&self, seen: &[Seen<'_>]) -> Vec<Relation> {
        let dataset = self.input.dataset;
        let is_drawn = |seen: &&Seen<'_>| seen.passes && !seen.is_fold();
        let place_of = |id: &crate::model::EventId| {
            seen.iter().position(|other| is_drawn(&other) && dataset.events[other.entry.event].id == *id)
        };
        let mut chosen = Vec::new();
        let mut other = Vec::new();
        for (from, one) in seen.iter().enumerate().filter(|(_, one)| is_drawn(one)) {
            let event = &dataset.events[one.entry.event];
            let placed_by = self.input.chronology.event(one.entry.event).placed_by;
            for (at, claim) in event.dates.iter().enumerate() {
                let ClaimWhat::Relative(relative) = &claim.what else { continue };
                // The same time is the same place: the stem says it.
                if relative.relation == TimeRelation::SameTime {
                    continue;
                }
                let Some(to) = place_of(&relative.event) else { continue };
                let is_chosen = [from, to].iter().any(|place| seen[*place].selected || seen[*place].hovered);
                if is_chosen || placed_by == Some(at) {
                    let relation =
                        Relation { from, to, words: distance_in_words(relative, self.input.spec.lang), is_date: true };
                    if is_chosen { &mut chosen } else { &mut other }.push(relation);
                }
            }
            if one.selected {
                let links = event.links.iter().filter_map(|link| place_of(&link.event));
                chosen.extend(links.map(|to| Relation { from, to, words: String::new(), is_date: false }));
            }
        }
        chosen.append(&mut other);
        chosen.dedup();
        chosen
    }

    /// Where an arc leaves a mark for another: its middle, or the nearer end of a
    /// long bar.
    fn arc_end(&self, from: &Seen<'_>, to: &Seen<'_>) -> Point {
        let rect = from.mark_rect(self.plot, self.input.theme.size.mark);
        if from.is_symbol() || rect.width() < LONG_BAR_PX {
            return from.anchor();
        }
        let inset = rect.width() * 0.12;
        let x = if to.extent.anchor > from.extent.anchor { rect.right - inset } else { rect.left + inset };
        Point::new(x, from.y)
    }

    /// The ways in which an arc may be drawn, the best first.
    fn candidates(&self, from: &Seen<'_>, to: &Seen<'_>, is_date: bool) -> Vec<Arc> {
        let half = self.input.theme.size.mark / 2.0 + MARK_GAP_PX;
        let (start, end) = (self.arc_end(from, to), self.arc_end(to, from));
        let way = end.x - start.x;
        if way.abs() < MIN_WAY_PX {
            return if is_date { Vec::new() } else { beside(start, end) };
        }
        let composition = self.composition();
        let axis_y = self.y(composition.axis_y);
        let across = composition.is_mirrored() && ((start.y - axis_y) * (end.y - axis_y) < 0.0);
        // A distance in time is measured at the event's own height where the
        // other one stands across the band.
        let end_y = if across && is_date { start.y } else { end.y };
        let outward = if composition.is_mirrored() && start.y < axis_y - 1.0 { -1.0 } else { 1.0 };
        let depth = (way.abs() * DEPTH_SHARE).clamp(DEPTH_PX.0, DEPTH_PX.1);
        let mut arcs = Vec::new();
        for deeper in [1.0, 1.5, 0.7] {
            for turn in [outward, -outward] {
                let (from_y, to_y) = (start.y + turn * half, end_y + turn * half);
                // A cubic reaches three quarters of the way to its handles.
                let reach = turn * depth * deeper / 0.75;
                let curve = [
                    Point::new(start.x, from_y),
                    Point::new(start.x + way * 0.12, from_y + reach),
                    Point::new(end.x - way * 0.12, to_y + reach),
                    Point::new(end.x, to_y),
                ];
                arcs.push(Arc { curve, words_below_px: if turn > 0.0 { 13.0 } else { -5.0 } });
            }
        }
        arcs
    }
}

impl Arc {
    /// Where words of this size stand, their middle at a share of the way.
    fn words_rect(&self, share: f32, width: f32, size: f32) -> Rect {
        let Point { x, y } = on_curve(&self.curve, share);
        let baseline = y + self.words_below_px;
        Rect::new(x - width / 2.0, baseline - size * ASCENT, x + width / 2.0, baseline + size * 0.3)
    }
}

/// A bow beside two marks that stand one above the other.
fn beside(start: Point, end: Point) -> Vec<Arc> {
    let bow = |side: f32| {
        let reach = side * ((end.y - start.y).abs() * 0.3).clamp(14.0, 36.0);
        let out = side * 9.0;
        let curve = [
            Point::new(start.x + out, start.y),
            Point::new(start.x + out + reach, start.y),
            Point::new(end.x + out + reach, end.y),
            Point::new(end.x + out, end.y),
        ];
        Arc { curve, words_below_px: 0.0 }
    };
    vec![bow(1.0), bow(-1.0)]
}

/// A point of a cubic Bézier curve, by de Casteljau's polynomial.
fn on_curve(curve: &[Point; 4], share: f32) -> Point {
    let rest = 1.0 - share;
    let weights = [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    let sum = |part: fn(&Point) -> f32| curve.iter().zip(weights).map(|(point, weight)| part(point) * weight).sum();
    Point::new(sum(|point| point.x), sum(|point| point.y))
}

/// The relation without the other event's name, which the arc itself shows.
fn distance_in_words(relative: &Relative, lang: Lang) -> String {
    let unnamed = Event { id: relative.event.clone(), title: LocalText::of([(lang, "…")]), ..Event::default() };
    let dataset = Dataset { events: vec![unnamed], ..Dataset::default() };
    let claim = crate::model::date::DateClaim {
        what: ClaimWhat::Relative(relative.clone()),
        ..crate::model::date::DateClaim::default()
    };
    read_claim(&claim, &dataset, lang)
}

#[cfg(test)]
mod tests {
    use crate::model::date::Offset;

    use super::*;

    #[test]
    fn a_curve_runs_from_its_first_to_its_last_point() {
        let curve = [Point::new(0.0, 0.0), Point::new(0.0, 40.0), Point::new(100.0, 40.0), Point::new(100.0, 0.0)];
        assert_eq!(on_curve(&curve, 0.0), curve[0]);
        assert_eq!(on_curve(&curve, 1.0), curve[3]);
        assert!((on_curve(&curve, 0.5).y - 30.0).abs() < 1e-4);
    }

    #[test]
    fn words_of_an_arc_name_the_distance_and_not_the_event() {
        let relative = Relative {
            relation: TimeRelation::Before,
            offset: Offset { months: 2, ..Offset::default() },
            about: true,
            event: "belkhir".into(),
        };
        let words = distance_in_words(&relative, Lang::EN);
        assert!(words.contains("about two months"), "{words}");
        assert!(!words.contains("belkhir"), "{words}");
    }
}
