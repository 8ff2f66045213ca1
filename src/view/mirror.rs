//! A time axis that runs from right to left: the finished scene, mirrored.
//!
//! ```text
//!   laid out      lane | 2020 ──◆ Visit──────── 2022
//!   mirrored      2022 ────────Visit ◆── 2020 | lane
//! ```
//!
//! Layout knows one direction alone. What it made is mirrored as a whole about
//! the picture's vertical middle: shapes, gradients, hit regions, clips, the
//! minimap. A line of text keeps its own direction and is set anew by its width,
//! so that a label that began at its mark ends there. Hatching keeps its slant:
//! it stands for a sort of mark, and a legend shows it once.
//!
//! The window's axes go on counting from the left as laid out. [`Timeline`]
//! leads from a place in the picture to a place on them and back; nothing else
//! may mix the two.

use super::axis::Axis;
use super::geometry::{Point, Rect};
use super::scene::{Fill, Geometry, HitRegion, Item, Scene, Shape, TextRun};
use super::timeline::Timeline;

/// Which way time runs in the picture, whatever the language of its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TimeDirection {
    /// Earlier on the left.
    #[default]
    LeftToRight,
    /// Earlier on the right.
    RightToLeft,
}

impl TimeDirection {
    /// Both, in menu order.
    pub const ALL: [Self; 2] = [Self::LeftToRight, Self::RightToLeft];

    /// The name in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// The direction of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.name() == name)
    }

    /// Whether earlier times stand on the right.
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }
}

/// The scene mirrored about the vertical middle of its size.
#[must_use]
pub fn mirrored(scene: Scene) -> Scene {
    let mirror = Mirror { width_px: scene.size.width };
    Scene {
        size: scene.size,
        items: scene.items.into_iter().map(|item| mirror.item(item)).collect(),
        hits: scene.hits.into_iter().map(|hit| HitRegion { rect: mirror.rect(hit.rect), target: hit.target }).collect(),
    }
}

/// A mirror upright in the middle of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mirror {
    pub width_px: f32,
}

impl Mirror {
    fn x(self, x: f32) -> f32 {
        self.width_px - x
    }

    fn point(self, at: Point) -> Point {
        Point::new(self.x(at.x), at.y)
    }

    fn rect(self, at: Rect) -> Rect {
        Rect::new(self.x(at.right), at.top, self.x(at.left), at.bottom)
    }

    /// One item as the mirror shows it.
    pub(super) fn item(self, item: Item) -> Item {
        match item {
            Item::Shape(shape) => Item::Shape(self.shape(shape)),
            Item::Text(run) => {
                let origin = Point::new(self.x(run.origin.x + run.width), run.origin.y);
                Item::Text(TextRun { origin, ..run })
            }
            Item::Clip(rect) => Item::Clip(self.rect(rect)),
            Item::Group(_) | Item::End => item,
        }
    }

    fn shape(self, shape: Shape) -> Shape {
        let geometry = match shape.geometry {
            Geometry::Rect { rect, radius } => Geometry::Rect { rect: self.rect(rect), radius },
            Geometry::Circle { center, radius } => Geometry::Circle { center: self.point(center), radius },
            Geometry::Line { from, to } => Geometry::Line { from: self.point(from), to: self.point(to) },
            Geometry::Polygon(points) => Geometry::Polygon(points.into_iter().map(|at| self.point(at)).collect()),
            Geometry::Cubic(points) => Geometry::Cubic(points.map(|at| self.point(at))),
        };
        let fill = shape.fill.map(|fill| match fill {
            Fill::Horizontal(stops) => {
                Fill::Horizontal(stops.into_iter().rev().map(|(share, color)| (1.0 - share, color)).collect())
            }
            Fill::Solid(_) | Fill::Hatch { .. } => fill,
        });
        Shape { geometry, fill, stroke: shape.stroke }
    }
}

impl Timeline {
    /// The timeline with time running this way; laid out left to right.
    #[must_use]
    pub(super) fn running(mut self, time: TimeDirection) -> Self {
        if time.is_rtl() {
            let mirror = Mirror { width_px: self.scene.size.width };
            self.plot = mirror.rect(self.plot);
            self.scene = mirrored(self.scene);
        }
        self.time = time;
        self
    }

    /// A scene that was laid out on this timeline's axes, as it lies on its picture.
    #[must_use]
    pub fn turned(&self, scene: Scene) -> Scene {
        if !self.time.is_rtl() {
            return scene;
        }
        let mirror = Mirror { width_px: self.scene.size.width };
        Scene { items: scene.items.into_iter().map(|item| mirror.item(item)).collect(), ..scene }
    }

    /// The plot as the axes count it.
    pub fn axis_plot(&self) -> Rect {
        if self.time.is_rtl() { (Mirror { width_px: self.scene.size.width }).rect(self.plot) } else { self.plot }
    }

    /// The place on the axes (of plot and minimap alike) of a place in the
    /// picture, both in pixels.
    pub fn axis_x(&self, picture_x: f32) -> f64 {
        match self.time {
            TimeDirection::LeftToRight => f64::from(picture_x),
            TimeDirection::RightToLeft => f64::from(self.scene.size.width - picture_x),
        }
    }

    /// The place in the picture of a place on the axes, both in pixels.
    pub fn picture_x(&self, axis_x: f64) -> f32 {
        match self.time {
            TimeDirection::LeftToRight => axis_x as f32,
            TimeDirection::RightToLeft => (f64::from(self.scene.size.width) - axis_x) as f32,
        }
    }

    /// The movement along the axes that a movement in the picture is: positive
    /// toward later times.
    pub fn axis_by(&self, picture_by: f32) -> f64 {
        match self.time {
            TimeDirection::LeftToRight => f64::from(picture_by),
            TimeDirection::RightToLeft => -f64::from(picture_by),
        }
    }

    /// The time at a place in the picture, by one of its axes, in days.
    pub fn time_at(&self, axis: &Axis, picture_x: f32) -> f64 {
        axis.time_from_x(self.axis_x(picture_x))
    }

    /// The place in the picture of a time, by one of its axes, in pixels.
    pub fn x_of(&self, axis: &Axis, days: f64) -> f32 {
        self.picture_x(axis.x_from_time(days))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scene::{FontWeight, Target};
    use super::super::testing::{Look, dataset};
    use super::*;
    use crate::model::Lang;

    const EVENTS: [&str; 5] = [
        "A→B visit 2021-03-01 ar=زيارة_رسمية #first: Visit",
        "B→A visit 2022-01~ #about: Another visit",
        "joint agreement 2021-06/2022-03 #long: Agreement in force",
        "A→B statement 2021-11-24? #doubt: Statement",
        "joint meeting 2021-09 #month: Talks",
    ];

    fn picture(time: TimeDirection, lang: Lang) -> Timeline {
        let mut look = Look::at(dataset(&EVENTS));
        look.spec.customs.time = time;
        look.spec.lang = lang;
        look.draw()
    }

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    #[test]
    fn mirrored_twice_is_the_same() {
        for lang in [Lang::EN, Lang::AR] {
            let scene = picture(TimeDirection::LeftToRight, lang).scene;
            let twice = mirrored(mirrored(scene.clone()));
            assert_eq!(twice.items.len(), scene.items.len());
            for (one, other) in scene.items.iter().zip(&twice.items) {
                match (one, other) {
                    (Item::Text(one), Item::Text(other)) => {
                        assert!(near(one.origin.x, other.origin.x) && one.text == other.text);
                    }
                    (Item::Clip(one), Item::Clip(other)) => assert!(near(one.left, other.left)),
                    (Item::Shape(one), Item::Shape(other)) => assert_eq!(ends(one).len(), ends(other).len()),
                    _ => assert_eq!(one, other),
                }
            }
            for (one, other) in scene.hits.iter().zip(&twice.hits) {
                assert!(near(one.rect.left, other.rect.left) && near(one.rect.right, other.rect.right));
            }
        }
    }

    fn ends(shape: &Shape) -> Vec<f32> {
        match &shape.geometry {
            Geometry::Rect { rect, .. } => vec![rect.left, rect.right],
            Geometry::Circle { center, radius } => vec![center.x - radius, center.x + radius],
            Geometry::Line { from, to } => vec![from.x, to.x],
            Geometry::Polygon(points) => points.iter().map(|at| at.x).collect(),
            Geometry::Cubic(points) => points.iter().map(|at| at.x).collect(),
        }
    }

    #[test]
    fn earlier_events_stand_further_right() {
        let timeline = picture(TimeDirection::RightToLeft, Lang::EN);
        let place = |id: &str| {
            let hit = timeline.scene.hits.iter().find(|hit| hit.target == Target::Event(id.into()));
            hit.map(|hit| hit.rect.center().x).unwrap()
        };
        assert!(place("first") > place("month") && place("month") > place("about"));
    }

    #[test]
    fn a_mark_is_hit_where_its_time_says() {
        for time in TimeDirection::ALL {
            let timeline = picture(time, Lang::EN);
            let axis = timeline.axis.unwrap();
            let days = super::super::testing::day("2021-03-01");
            let x = timeline.x_of(&axis, days + 0.5);
            let is_hit = |hit: &HitRegion| hit.rect.left <= x && x <= hit.rect.right;
            let hits = timeline.scene.hits.iter().filter(|hit| hit.target == Target::Event("first".into()));
            assert!(hits.clone().any(is_hit), "{time:?}: {x} in none of {:?}", hits.collect::<Vec<_>>());
        }
    }

    #[test]
    fn text_keeps_its_words_and_its_width() {
        let width = 1000.0;
        let run = TextRun {
            text: "زيارة 2021".to_owned(),
            origin: Point::new(100.0, 20.0),
            size: 13.0,
            weight: FontWeight::Regular,
            color: crate::view::Rgba::default(),
            width: 60.0,
        };
        let Item::Text(there) = (Mirror { width_px: width }).item(Item::Text(run.clone())) else { panic!("no text") };
        assert_eq!((there.text.as_str(), there.origin), (run.text.as_str(), Point::new(840.0, 20.0)));
    }

    #[test]
    fn a_gradient_fades_to_the_other_side() {
        let (clear, full) = (crate::view::Rgba::default(), crate::view::Rgba { r: 9, g: 9, b: 9, a: 255 });
        let geometry = Geometry::Rect { rect: Rect::new(10.0, 0.0, 30.0, 5.0), radius: 0.0 };
        let bar = Shape { geometry, fill: Some(Fill::Horizontal(vec![(0.0, clear), (0.25, full)])), stroke: None };
        let Item::Shape(there) = (Mirror { width_px: 100.0 }).item(Item::Shape(bar)) else { panic!("no shape") };
        assert_eq!(there.fill, Some(Fill::Horizontal(vec![(0.75, full), (1.0, clear)])));
        assert_eq!(ends(&there), [70.0, 90.0]);
    }

    proptest! {
        #[test]
        fn places_lead_there_and_back(x in 0.0..1000.0_f32, by in -500.0..500.0_f32) {
            for time in TimeDirection::ALL {
                let timeline = picture(time, Lang::EN);
                prop_assert!(near(timeline.picture_x(timeline.axis_x(x)), x));
                // What lies under a pointer that drags stays under it.
                let axis = timeline.axis.unwrap();
                let before = timeline.time_at(&axis, x);
                let panned = axis.pan(-timeline.axis_by(by));
                let after = timeline.time_at(&panned, x + by);
                prop_assert!((before - after).abs() * axis.px_per_day() < 0.1);
                let zoomed = axis.zoom_at(timeline.axis_x(x), 1.7);
                prop_assert!((before - timeline.time_at(&zoomed, x)).abs() * axis.px_per_day() < 0.1);
            }
        }
    }
}
