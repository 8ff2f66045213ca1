//! Measures for layout, by the engine that will also draw.

use std::cell::RefCell;

use crate::text::Engine;
use crate::view::scene::{FontWeight, Measure};

/// Answers `view`'s questions about text from a `text` engine.
pub struct Measurer<'a> {
    engine: RefCell<&'a mut Engine>,
}

impl<'a> Measurer<'a> {
    /// Measures with this engine.
    pub fn new(engine: &'a mut Engine) -> Self {
        Self { engine: RefCell::new(engine) }
    }
}

impl Measure for Measurer<'_> {
    fn width(&self, text: &str, size: f32, weight: FontWeight) -> f32 {
        self.engine.borrow_mut().width(text, size, weight == FontWeight::Bold)
    }

    fn elide(&self, text: &str, size: f32, weight: FontWeight, max_width: f32) -> String {
        self.engine.borrow_mut().elide(text, size, weight == FontWeight::Bold, max_width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_is_wider_and_elided_text_fits() {
        let mut engine = Engine::new();
        let measure = Measurer::new(&mut engine);
        let text = "Security memorandum";
        let regular = measure.width(text, 13.0, FontWeight::Regular);
        let bold = measure.width(text, 13.0, FontWeight::Bold);
        assert!(bold > regular && regular > 50.0, "{bold} {regular}");
        let short = measure.elide(text, 13.0, FontWeight::Bold, regular);
        assert!(short.ends_with('…'), "{short}");
        assert!(measure.width(&short, 13.0, FontWeight::Bold) <= regular);
    }
}
