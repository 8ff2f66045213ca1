//! A scene as the bytes of a file, by the format that its name ends in.

use std::path::Path;

use crate::text::Engine;
use crate::view::Scene;

use super::{Meta, RenderError, pdf, png, svg};

/// A format that figures can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Vectors, for the web and for drawing programs.
    Svg,
    /// Pixels.
    Png,
    /// Vectors with text, for printing.
    Pdf,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Pdf];

    /// How names of such files end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file's name asks for; `None` for any other ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }

    /// Draws the scene; `scale` counts for [`Format::Png`] alone.
    ///
    /// # Errors
    /// As [`png::png`] and [`pdf::pdf`].
    pub fn draw(self, scene: &Scene, text: &mut Engine, meta: &Meta, scale: f32) -> Result<Vec<u8>, RenderError> {
        match self {
            Self::Svg => Ok(svg::svg(scene, text, meta).into_bytes()),
            Self::Png => png::png(scene, text, meta, scale),
            Self::Pdf => pdf::pdf(scene, text, meta),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_name_decides() {
        for (path, format) in [
            ("a/figure.svg", Some(Format::Svg)),
            ("figure.PNG", Some(Format::Png)),
            ("figure.v2.pdf", Some(Format::Pdf)),
            ("figure.jpg", None),
            ("svg", None),
            (".svg", None),
        ] {
            assert_eq!(Format::of_path(Path::new(path)), format, "{path}");
        }
    }
}
