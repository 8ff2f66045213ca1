//! From a place on the screen to a time and to what stands there, in one place:
//! nothing else of the panel does sums with the axis. Places in the picture and
//! on the axes differ where time runs from right to left; [`Timeline`] leads from
//! the ones to the others.

use egui::{Pos2, Rect, pos2, vec2};

use crate::view::scene::Target;
use crate::view::timeline::Timeline;
use crate::view::{self, Axis, Point};

/// The timeline as it lies on the screen.
pub(super) struct Pointing<'a> {
    /// The panel.
    pub rect: Rect,
    timeline: &'a Timeline,
}

impl<'a> Pointing<'a> {
    pub fn new(rect: Rect, timeline: &'a Timeline) -> Self {
        Self { rect, timeline }
    }

    /// The axis of the plot.
    pub fn axis(&self) -> Option<Axis> {
        self.timeline.axis
    }

    /// The place in the scene.
    pub fn scene_point(&self, at: Pos2) -> Point {
        Point::new(at.x - self.rect.left(), at.y - self.rect.top())
    }

    /// The place on the axes.
    pub fn x(&self, at: Pos2) -> f64 {
        self.timeline.axis_x(at.x - self.rect.left())
    }

    /// A movement on the screen as the axis counts it.
    pub fn axis_by(&self, by_px: f32) -> f64 {
        self.timeline.axis_by(by_px)
    }

    /// A rectangle of the scene on the screen.
    pub fn on_screen(&self, rect: view::Rect) -> Rect {
        let min = self.rect.min;
        Rect::from_min_max(min + vec2(rect.left, rect.top), min + vec2(rect.right, rect.bottom))
    }

    /// The plot on the screen, the minimap left out.
    pub fn plot(&self) -> Rect {
        self.on_screen(self.timeline.plot)
    }

    /// What stands at a place.
    pub fn target_at(&self, at: Pos2) -> Option<&'a Target> {
        let point = self.scene_point(at);
        self.timeline.scene.hits.iter().rev().find(|hit| hit.rect.contains(point)).map(|hit| &hit.target)
    }

    /// Whether a place is on the minimap.
    pub fn is_on_minimap(&self, at: Pos2) -> bool {
        matches!(
            self.target_at(at),
            Some(Target::Minimap | Target::MinimapWindow | Target::MinimapStart | Target::MinimapEnd)
        )
    }

    /// The time at a place of the plot.
    pub fn time_at(&self, at: Pos2) -> Option<f64> {
        Some(self.timeline.axis?.time_from_x(self.x(at)))
    }

    /// Where a time stands in the plot's height.
    pub fn place_of(&self, days: f64, y: f32) -> Option<Pos2> {
        let x = self.timeline.x_of(&self.timeline.axis?, days);
        Some(pos2(self.rect.left() + x, y))
    }

    /// The time at a place of the minimap.
    pub fn minimap_time_at(&self, at: Pos2) -> Option<f64> {
        Some(self.timeline.minimap_axis?.time_from_x(self.x(at)))
    }

    /// How much later the minimap is so many pixels to the right on the screen.
    pub fn minimap_days(&self, by_px: f32) -> Option<f64> {
        let axis = self.timeline.minimap_axis?;
        Some(axis.time_from_x(axis.left_px + self.axis_by(by_px)) - axis.time_from_x(axis.left_px))
    }
}
