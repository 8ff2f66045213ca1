//! Small scenes and comparisons for the renderers' tests.

use crate::view::Scene;
use crate::view::color::Rgba;
use crate::view::geometry::{Point, Rect, Size};
use crate::view::scene::{Fill, FontWeight, Geometry, Group, Item, Shape, Stroke, TextRun};

use super::Meta;

pub(crate) fn color(text: &str) -> Rgba {
    text.parse().unwrap()
}

pub(crate) fn filled(geometry: Geometry, fill: Fill) -> Item {
    Item::Shape(Shape { geometry, fill: Some(fill), stroke: None })
}

pub(crate) fn stroked(geometry: Geometry, stroke_color: &str, width: f32, dash: Option<(f32, f32)>) -> Item {
    Item::Shape(Shape { geometry, fill: None, stroke: Some(Stroke { color: color(stroke_color), width, dash }) })
}

pub(crate) fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Geometry {
    Geometry::Rect { rect: Rect::new(left, top, right, bottom), radius: 0.0 }
}

pub(crate) fn text(text: &str, x: f32, y: f32, size: f32) -> Item {
    Item::Text(TextRun {
        text: text.to_owned(),
        origin: Point::new(x, y),
        size,
        weight: FontWeight::Regular,
        color: color("#22262b"),
        width: 0.0,
    })
}

pub(crate) fn group(id: &str, title: &str) -> Item {
    Item::Group(Group { id: id.to_owned(), title: title.to_owned() })
}

pub(crate) fn scene(width: f32, height: f32, items: Vec<Item>) -> Scene {
    let paper = filled(rect(0.0, 0.0, width, height), Fill::Solid(color("#ffffff")));
    Scene { size: Size { width, height }, items: [vec![paper], items].concat(), hits: Vec::new() }
}

pub(crate) fn meta() -> Meta {
    Meta {
        title: "المغرب – إسرائيل".to_owned(),
        description: "A test".to_owned(),
        lang: "ar".to_owned(),
        rtl: true,
        creator: "Entente test".to_owned(),
    }
}

/// One of every shape on 120 × 80 pixels, each where the tests look for it.
pub(crate) fn shapes() -> Scene {
    let fade = vec![(0.0, color("#ff000000")), (0.5, color("#ff0000")), (1.0, color("#ff0000"))];
    let hatch = Fill::Hatch { color: color("#0000ff"), spacing: 6.0, width: 2.0 };
    scene(
        120.0,
        80.0,
        vec![
            group("event-one", "One & <only>"),
            filled(rect(10.0, 10.0, 30.0, 20.0), Fill::Solid(color("#00ff00"))),
            Item::End,
            filled(rect(40.0, 10.0, 80.0, 20.0), Fill::Horizontal(fade)),
            filled(rect(90.0, 10.0, 114.0, 22.0), hatch),
            stroked(Geometry::Circle { center: Point::new(20.0, 40.0), radius: 8.0 }, "#000000", 2.0, None),
            stroked(
                Geometry::Line { from: Point::new(40.0, 40.0), to: Point::new(80.0, 40.0) },
                "#000000",
                2.0,
                Some((8.0, 8.0)),
            ),
            filled(
                Geometry::Polygon(vec![
                    Point::new(100.0, 30.0),
                    Point::new(110.0, 40.0),
                    Point::new(100.0, 50.0),
                    Point::new(90.0, 40.0),
                ]),
                Fill::Solid(color("#ff00ff")),
            ),
            Item::Clip(Rect::new(10.0, 55.0, 50.0, 75.0)),
            Item::Clip(Rect::new(30.0, 50.0, 90.0, 70.0)),
            filled(rect(0.0, 0.0, 120.0, 80.0), Fill::Solid(color("#ffff00"))),
            Item::End,
            Item::End,
            stroked(
                Geometry::Cubic([
                    Point::new(60.0, 60.0),
                    Point::new(60.0, 75.0),
                    Point::new(110.0, 75.0),
                    Point::new(110.0, 60.0),
                ]),
                "#008080",
                2.0,
                Some((3.0, 3.0)),
            ),
        ],
    )
}

/// Lines of each script and of mixed ones on 420 × 220 pixels.
pub(crate) fn texts() -> Scene {
    let items = LINES.iter().zip(1_u8..).map(|(line, row)| text(line, 10.0, f32::from(row) * 30.0, 15.0)).collect();
    scene(420.0, 220.0, items)
}

/// What [`texts`] says.
pub(crate) const LINES: [&str; 6] = [
    "Belkhir visits Tel Aviv, 13 September 2022",
    "زيارة الجنرال بلخير الفاروق إلى تل أبيب",
    "في 24 نوفمبر/ تشرين الثاني 2021، التعاون الأمني",
    "ביקור גנרל בלח׳יר בתל אביב, 2022",
    "مذكرة (MoU) التفاهم: 3 بنود",
    "Déjà vu – “quoted”, 50 % & <more>",
];

/// Pixels of a picture, 8 bits a channel.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    rgb: Vec<[u8; 3]>,
}

impl Picture {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let picture = image::load_from_memory(bytes).unwrap().to_rgb8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Self { width, height, rgb: picture.pixels().map(|pixel| pixel.0).collect() }
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.rgb[y * self.width + x]
    }

    /// Mean difference of all channels of all pixels, of 255.
    pub(crate) fn mean_difference(&self, other: &Self) -> f64 {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let pairs = self.rgb.iter().flatten().zip(other.rgb.iter().flatten());
        let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        sum as f64 / (self.rgb.len() * 3) as f64
    }

    /// Share of pixels that are clearly not white.
    pub(crate) fn ink(&self) -> f64 {
        let inked = self.rgb.iter().filter(|pixel| pixel.iter().any(|channel| *channel < 192)).count();
        inked as f64 / self.rgb.len() as f64
    }
}
