//! What an SVG document defines once and uses by name: glyphs, clips and
//! gradients. Each is numbered by its first use, so that the same scene gives
//! the same bytes.
//!
//! Own names start with an underscore; names of groups never do.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::gradient::sound_stops;
use crate::render::outlines::{Outlines, units_per_em};
use crate::render::path::PathStep;
use crate::text::FontId;
use crate::view::color::Rgba;
use crate::view::geometry::{Point, Rect};

use super::write::{alpha, attribute, number, points, rgb};

#[derive(Default)]
pub(super) struct Defs {
    outlines: Outlines,
    /// The number of each glyph; `None` for one without an outline.
    glyphs: BTreeMap<(FontId, u16), Option<usize>>,
    units: BTreeMap<FontId, f32>,
    /// Names by the text of their definition's content.
    named: BTreeMap<String, String>,
    group_ids: BTreeSet<String>,
    /// All definitions, in the order of their first use.
    written: String,
    glyph_count: usize,
}

impl Defs {
    pub(super) fn write(&self, out: &mut String) {
        if !self.written.is_empty() {
            out.push_str("<defs>\n");
            out.push_str(&self.written);
            out.push_str("</defs>\n");
        }
    }

    pub(super) fn units_per_em(&mut self, font: FontId) -> f32 {
        *self.units.entry(font).or_insert_with(|| units_per_em(font))
    }

    /// The name of a glyph's outline; `None` where there is nothing to draw.
    pub(super) fn glyph(&mut self, font: FontId, id: u16) -> Option<String> {
        let number = if let Some(number) = self.glyphs.get(&(font, id)) {
            *number
        } else {
            let steps = self.outlines.glyph(font, id);
            let number = (!steps.is_empty()).then_some(self.glyph_count);
            if let Some(number) = number {
                self.written.push_str(&format!("<path id=\"_g{number}\" d=\"{}\"/>\n", path_data(&steps)));
                self.glyph_count += 1;
            }
            self.glyphs.insert((font, id), number);
            number
        };
        number.map(|number| format!("_g{number}"))
    }

    pub(super) fn clip(&mut self, rect: &Rect) -> String {
        let mut content = "<rect".to_owned();
        let (width, height) = (rect.width().max(0.0), rect.height().max(0.0));
        for (name, value) in [("x", rect.left), ("y", rect.top), ("width", width), ("height", height)] {
            attribute(&mut content, name, &number(value));
        }
        content.push_str("/>");
        self.name("clipPath", "_c", content)
    }

    pub(super) fn gradient(&mut self, stops: &[(f32, Rgba)]) -> String {
        let mut content = String::new();
        for (offset, color) in &sound_stops(stops) {
            content.push_str("<stop");
            attribute(&mut content, "offset", &number(*offset));
            attribute(&mut content, "stop-color", &rgb(*color));
            alpha(&mut content, "stop-opacity", *color);
            content.push_str("/>");
        }
        self.name("linearGradient", "_f", content)
    }

    /// The name of a definition with this content, which is written where it is new.
    fn name(&mut self, element: &str, prefix: &str, content: String) -> String {
        if let Some(name) = self.named.get(&content) {
            return name.clone();
        }
        let name = format!("{prefix}{}", self.named.len());
        self.written.push_str(&format!("<{element} id=\"{name}\">{content}</{element}>\n"));
        self.named.insert(content, name.clone());
        name
    }

    /// A name for a group that XML allows and that the document does not have yet.
    pub(super) fn group_id(&mut self, wanted: &str) -> String {
        let mut name = String::new();
        for c in wanted.chars() {
            let starts = name.is_empty();
            match c {
                c if c.is_ascii_alphabetic() => name.push(c),
                c if !starts && (c.is_ascii_digit() || matches!(c, '-' | '_' | '.')) => name.push(c),
                c => name.push_str(&format!("{}{:x}", if starts { "x" } else { "-x" }, u32::from(c))),
            }
        }
        let mut unique = name.clone();
        let mut count = 1;
        while !self.group_ids.insert(unique.clone()) {
            count += 1;
            unique = format!("{name}-{count}");
        }
        unique
    }
}

fn path_data(steps: &[PathStep]) -> String {
    let mut data = String::new();
    let mut command = |letter: char, to: &[Point]| {
        data.push(letter);
        data.push_str(&points(to));
    };
    for step in steps {
        match step {
            PathStep::Move(to) => command('M', &[*to]),
            PathStep::Line(to) => command('L', &[*to]),
            PathStep::Quad(handle, to) => command('Q', &[*handle, *to]),
            PathStep::Cubic(first, second, to) => command('C', &[*first, *second, *to]),
            PathStep::Close => command('Z', &[]),
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_groups_are_valid_and_unique() {
        let mut defs = Defs::default();
        assert_eq!(defs.group_id("event-belkhir-visit"), "event-belkhir-visit");
        assert_eq!(defs.group_id("event-belkhir-visit"), "event-belkhir-visit-2");
        assert_eq!(defs.group_id("_g0"), "x5fg0");
        assert_eq!(defs.group_id("a b"), "a-x20b");
        assert_eq!(defs.group_id("1"), "x31");
    }

    #[test]
    fn equal_definitions_are_written_once() {
        let mut defs = Defs::default();
        let rect = Rect::new(0.0, 0.0, 4.0, 4.0);
        assert_eq!(defs.clip(&rect), defs.clip(&rect));
        assert_ne!(defs.clip(&rect), defs.clip(&rect.grown(1.0)));
        assert_eq!(defs.written.matches("clipPath id").count(), 2);
    }
}
