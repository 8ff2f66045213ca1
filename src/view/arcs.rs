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

use std::collections::BTreeSet;

use crate::model::EventId;
use crate::model::date::{ClaimWhat, DateStyle, Relative, read_distance};

use super::canvas::{Canvas, TextStyle};
use super::geometry::{Point, Rect};
use super::paint::Painter;
use super::scene::{Geometry, Stroke};
use super::sight::Seen;
use super::words::words;

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
/// Share of paper behind words that a stem would cross.
const WORDS_PAPER: f32 = 0.85;
/// Share of colour of a link's arc.
const LINK: f32 = 0.55;
/// How far from the end of such a bar: a share of it for a distance in time, so
/// much for a link.
const DATE_INSET: f32 = 0.12;
const LINK_INSET_PX: f32 = 10.0;
/// Places along an arc at which it is tried for what it crosses.
const SAMPLES: u8 = 24;
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
        let stems = stems(seen);
        let mut written: Vec<Rect> = Vec::new();
        let style = TextStyle::regular(self.input.theme.size.text_small - 0.5, self.input.theme.color.accent);
        for relation in self.relations(seen).into_iter().take(MOST_ARCS) {
            let words_width = self.input.measure.width(&relation.words, style.size, style.weight);
            let arcs = self.candidates(&seen[relation.from], &seen[relation.to], relation.is_date);
            // As near to the middle as there is room, and clear of stems if that can be.
            let words_rect = |arc: &Arc| {
                let places = WORDS_AT.map(|share| arc.words_rect(share, words_width, style.size));
                let is_free = |rect: &&Rect| {
                    let inside = rect.left >= self.plot.left && rect.right <= self.plot.right;
                    let others = || obstacles.iter().chain(&written).any(|obstacle| obstacle.overlaps(rect));
                    inside && rect.bottom < self.plot.bottom && !others() && !arc.runs_through(rect)
                };
                let is_clear = |rect: &&Rect| is_free(rect) && !stems.iter().any(|stem| stem.overlaps(rect));
                places.iter().find(is_clear).or_else(|| places.iter().find(is_free)).copied()
            };
            let crossed = |arc: &Arc| {
                let all = || obstacles.iter().chain(&stems);
                arc.points().filter(|point| all().any(|obstacle| obstacle.contains(*point))).count()
            };
            let Some(arc) = arcs.iter().min_by_key(|arc| (crossed(arc), words_rect(arc).is_none())) else { continue };
            let (color, width, dash) =
                if relation.is_date { (style.color, 1.4, Some(DASH_PX)) } else { (style.color.faded(LINK), 1.2, None) };
            canvas.shape(Geometry::Cubic(arc.curve), None, Some(Stroke { color, width, dash }));
            canvas.circle(arc.curve[3], 2.0, Some(color), None);
            if let Some(rect) = words_rect(arc).filter(|_| !relation.words.is_empty()) {
                if stems.iter().any(|stem| stem.overlaps(&rect)) {
                    canvas.rect(rect.grown(1.0), 2.0, self.input.theme.color.paper.faded(WORDS_PAPER));
                }
                canvas.text(&relation.words, words_width, Point::new(rect.left, rect.top + style.size * ASCENT), style);
                written.push(rect);
            }
        }
    }

    /// What words and arcs keep clear of.
    fn obstacles(&self, seen: &[Seen<'_>]) -> Vec<Rect> {
        let mark_px = self.input.theme.size.mark;
        let labels = seen.iter().filter_map(|seen| seen.label.as_ref().map(|label| label.rect.grown(2.0)));
        let marks = seen.iter().map(|seen| seen.mark_rect(self.plot, mark_px));
        let top = self.plot.top + self.composition().header_height;
        let header = Rect::new(self.plot.left, self.plot.top, self.plot.right, top);
        let captions = self.captions().into_iter().map(|caption| caption.rect);
        labels.chain(marks).chain(self.band()).chain([header]).chain(captions).collect()
    }

    /// Distances in time that place an event, all distances of a selected or
    /// hovered one and those that are told by it, and the links of the selected.
    /// Two events are joined once, a date that places before one that does not,
    /// and any date before a link.
    fn relations(&self, seen: &[Seen<'_>]) -> Vec<Relation> {
        let dataset = self.input.dataset;
        let is_drawn = |seen: &&Seen<'_>| seen.passes && !seen.is_fold();
        // Of an event in several lanes, the nearest.
        let place_of = |id: &EventId, y: f32| {
            let others = seen.iter().enumerate().filter(|(_, other)| is_drawn(other));
            let others = others.filter(|(_, other)| {
                dataset.events.get(other.entry.item() as usize).is_some_and(|event| event.id == *id)
            });
            others.min_by(|a, b| (a.1.y - y).abs().total_cmp(&(b.1.y - y).abs())).map(|(at, _)| at)
        };
        let mut ranked: Vec<(u8, Relation)> = Vec::new();
        for (from, one) in seen.iter().enumerate().filter(|(_, one)| is_drawn(one)) {
            let item = one.entry.item() as usize;
            let Some(event) = dataset.events.get(item) else { continue };
            let placed_by = self.input.chronology.event(item).placed_by;
            for (at, claim) in event.dates.iter().enumerate() {
                let ClaimWhat::Relative(relative) = &claim.what else { continue };
                // "Before", "after" and "during" alone tell no distance to measure.
                if relative.offset.is_zero() {
                    continue;
                }
                let Some(to) = place_of(&relative.event, one.y) else { continue };
                let is_chosen = [from, to].iter().any(|place| seen[*place].selected || seen[*place].hovered);
                let rank = match (is_chosen, placed_by == Some(at)) {
                    (true, true) => 0,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => continue,
                };
                let words = distance_in_words(relative, self.input.spec.style());
                ranked.push((rank, Relation { from, to, words, is_date: true }));
            }
            if one.selected {
                let links = event.links.iter().filter_map(|link| place_of(&link.event, one.y));
                ranked.extend(links.map(|to| (2, Relation { from, to, words: String::new(), is_date: false })));
            }
        }
        let height = |relation: &Relation| (seen[relation.from].y - seen[relation.to].y).abs();
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| height(&a.1).total_cmp(&height(&b.1))));
        let mut joined = BTreeSet::new();
        let once = |relation: &Relation| {
            let event = |place: usize| seen[place].entry.item();
            let (from, to) = (event(relation.from), event(relation.to));
            from != to && joined.insert((from.min(to), from.max(to)))
        };
        ranked.into_iter().map(|(_, relation)| relation).filter(once).collect()
    }

    /// Where an arc leaves a mark for another: its middle; of a long bar, the
    /// nearer end for a distance in time, and the nearest place for a link.
    fn arc_end(&self, from: &Seen<'_>, to: &Seen<'_>, is_date: bool) -> Point {
        let rect = from.mark_rect(self.plot, self.input.theme.size.mark);
        if from.is_symbol() || rect.width() < LONG_BAR_PX {
            return from.anchor();
        }
        let inset = if is_date { rect.width() * DATE_INSET } else { LINK_INSET_PX };
        let (left, right) = (rect.left + inset, rect.right - inset);
        let to_x = to.extent.anchor.clamp(f64::from(self.plot.left), f64::from(self.plot.right)) as f32;
        let is_later = to.extent.anchor > from.extent.anchor;
        let x = match (is_date, is_later) {
            (false, _) => to_x.clamp(left, right),
            (true, true) => right,
            (true, false) => left,
        };
        Point::new(x, from.y)
    }

    /// The ways in which an arc may be drawn, the best first.
    fn candidates(&self, from: &Seen<'_>, to: &Seen<'_>, is_date: bool) -> Vec<Arc> {
        // A distance in time is measured between two places that are in sight:
        // of a bar that is wider than the window, the edge is no place in time.
        let in_sight = |seen: &Seen<'_>| (self.plot.left..=self.plot.right).contains(&(seen.extent.anchor as f32));
        if is_date && !(in_sight(from) && in_sight(to)) {
            return Vec::new();
        }
        let half = self.input.theme.size.mark / 2.0 + MARK_GAP_PX;
        let (start, end) = (self.arc_end(from, to, is_date), self.arc_end(to, from, is_date));
        let way = end.x - start.x;
        if way.abs() < MIN_WAY_PX {
            return if is_date { Vec::new() } else { beside(start, end) };
        }
        let composition = self.composition();
        let axis_y = self.y(composition.axis_y);
        // A distance in time is measured at the event's own height.
        let is_level = is_date && (end.y - start.y).abs() > 2.0 * self.input.theme.size.mark;
        let end_y = if is_level { start.y } else { end.y };
        let outward = if composition.is_mirrored() && start.y < axis_y - 1.0 { -1.0 } else { 1.0 };
        let depth = (way.abs() * DEPTH_SHARE).clamp(DEPTH_PX.0, DEPTH_PX.1);
        let mut arcs = Vec::new();
        for deeper in [1.0, 0.75, 0.5, 1.5] {
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
    /// Places along it, the ends left out: they touch the marks.
    fn points(&self) -> impl Iterator<Item = Point> {
        (3..SAMPLES - 2).map(|at| on_curve(&self.curve, f32::from(at) / f32::from(SAMPLES)))
    }

    /// Whether any part of it lies in a place.
    fn runs_through(&self, place: &Rect) -> bool {
        (0..=SAMPLES).any(|at| place.contains(on_curve(&self.curve, f32::from(at) / f32::from(SAMPLES))))
    }

    /// Where words of this size stand, their middle at a share of the way.
    fn words_rect(&self, share: f32, width: f32, size: f32) -> Rect {
        let Point { x, y } = on_curve(&self.curve, share);
        let baseline = y + self.words_below_px;
        Rect::new(x - width / 2.0, baseline - size * ASCENT, x + width / 2.0, baseline + size * 0.3)
    }
}

/// The stems, as wide as words keep from them.
fn stems(seen: &[Seen<'_>]) -> Vec<Rect> {
    let rect = |seen: &Seen<'_>| {
        let x = seen.stem_x;
        seen.stem.map(|(top, bottom)| Rect::new(x - 1.5, top, x + 1.5, bottom))
    };
    seen.iter().filter_map(rect).collect()
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

/// The distance that a date is told by.
fn distance_in_words(relative: &Relative, style: DateStyle) -> String {
    let distance = read_distance(relative.offset, style);
    if relative.about { words(style.lang).about.replace("{}", &distance) } else { distance }
}

#[cfg(test)]
mod tests {
    use crate::model::date::{Offset, TimeRelation};

    use super::*;
    use crate::model::Lang;

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
        assert_eq!(distance_in_words(&relative, Lang::EN.into()), "about two months");
        assert_eq!(distance_in_words(&Relative { about: false, ..relative }, Lang::AR.into()), "شهرين");
    }
}
