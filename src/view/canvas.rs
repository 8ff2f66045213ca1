//! Collects the items and hit regions of a scene.

use super::color::Rgba;
use super::geometry::{Point, Rect, Size};
use super::scene::{Fill, FontWeight, Geometry, Group, HitRegion, Item, Scene, Shape, Stroke, Target, TextRun};
use super::tokens::Theme;

/// A scene in the making.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    items: Vec<Item>,
    hits: Vec<HitRegion>,
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    pub size: f32,
    pub weight: FontWeight,
    pub color: Rgba,
}

impl TextStyle {
    pub fn regular(size: f32, color: Rgba) -> Self {
        Self { size, weight: FontWeight::Regular, color }
    }

    pub fn bold(size: f32, color: Rgba) -> Self {
        Self { size, weight: FontWeight::Bold, color }
    }

    /// How far below the middle of its capitals and lower-case letters a line
    /// of this size has its baseline (Noto Sans: x-height 0.536, capitals 0.714).
    pub fn baseline_below_middle(&self) -> f32 {
        self.size * 0.34
    }
}

/// Left edge of captions.
pub(super) const CAPTION_X_PX: f32 = 14.0;

/// How captions of lanes are set.
pub(super) fn caption_style(theme: &Theme) -> TextStyle {
    TextStyle::bold(theme.size.text_small + 0.5, theme.color.soft)
}

/// A line of this colour and width.
pub(super) fn solid(color: Rgba, width: f32) -> Stroke {
    Stroke { color, width, dash: None }
}

impl Canvas {
    /// The finished scene.
    pub fn finish(self, size: Size) -> Scene {
        Scene { size, items: self.items, hits: self.hits }
    }

    /// Draws what another canvas holds, each item changed on the way.
    pub fn append(&mut self, other: Self, change: impl FnMut(Item) -> Item) {
        self.items.extend(other.items.into_iter().map(change));
        self.hits.extend(other.hits);
    }

    pub fn hit(&mut self, rect: Rect, target: Target) {
        self.hits.push(HitRegion { rect, target });
    }

    /// Draws within a named group. A group in which nothing was drawn is left out.
    pub fn group(&mut self, id: impl Into<String>, title: impl Into<String>, draw: impl FnOnce(&mut Self)) {
        let opened_at = self.items.len();
        self.items.push(Item::Group(Group { id: id.into(), title: title.into() }));
        draw(self);
        if self.items.len() == opened_at + 1 {
            self.items.pop();
        } else {
            self.items.push(Item::End);
        }
    }

    /// Draws only within a rectangle.
    pub fn clipped(&mut self, rect: Rect, draw: impl FnOnce(&mut Self)) {
        self.items.push(Item::Clip(rect));
        draw(self);
        self.items.push(Item::End);
    }

    pub fn shape(&mut self, geometry: Geometry, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.items.push(Item::Shape(Shape { geometry, fill, stroke }));
    }

    pub fn rect(&mut self, rect: Rect, radius: f32, color: Rgba) {
        self.shape(Geometry::Rect { rect, radius }, Some(Fill::Solid(color)), None);
    }

    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.shape(Geometry::Line { from, to }, None, Some(stroke));
    }

    pub fn vertical(&mut self, x: f32, top: f32, bottom: f32, stroke: Stroke) {
        self.line(Point::new(x, top), Point::new(x, bottom), stroke);
    }

    pub fn horizontal(&mut self, y: f32, left: f32, right: f32, stroke: Stroke) {
        self.line(Point::new(left, y), Point::new(right, y), stroke);
    }

    pub fn circle(&mut self, center: Point, radius: f32, fill: Option<Rgba>, stroke: Option<Stroke>) {
        self.shape(Geometry::Circle { center, radius }, fill.map(Fill::Solid), stroke);
    }

    /// Text by the left end of its baseline, of a width as measured.
    pub fn text(&mut self, text: &str, width: f32, origin: Point, style: TextStyle) {
        if text.is_empty() {
            return;
        }
        let TextStyle { size, weight, color } = style;
        self.items.push(Item::Text(TextRun { text: text.to_owned(), origin, size, weight, color, width }));
    }
}
