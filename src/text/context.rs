//! What of a paragraph decides the directions of what comes after it.
//!
//! A long paragraph is set in stretches (`long.rs`). So that a stretch reads as
//! it does within the whole, it is set behind a few characters without width
//! that stand for the text before: the embeddings and isolates that are open
//! there, and a mark with the direction of the last strong letter.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::Direction;

/// Deepest nesting that UAX #9 knows (BD2); what is deeper has no effect.
const MAX_DEPTH: usize = 125;

/// Direction by the first strong character outside isolates (UAX #9, P2 and P3);
/// left to right where there is none.
pub fn first_strong(text: &str) -> Direction {
    let classes = CodePointMapData::<BidiClass>::new();
    let mut isolates = 0_usize;
    for c in text.chars() {
        match classes.get(c) {
            BidiClass::LeftToRightIsolate | BidiClass::RightToLeftIsolate | BidiClass::FirstStrongIsolate => {
                isolates += 1;
            }
            BidiClass::PopDirectionalIsolate => isolates = isolates.saturating_sub(1),
            BidiClass::LeftToRight if isolates == 0 => return Direction::LeftToRight,
            BidiClass::RightToLeft | BidiClass::ArabicLetter if isolates == 0 => return Direction::RightToLeft,
            _ => {}
        }
    }
    Direction::LeftToRight
}

/// The last strong character before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strong {
    Left,
    Right,
    Arabic,
}

impl Strong {
    /// The mark that has the same effect.
    fn mark(self) -> char {
        match self {
            Self::Left => '\u{200e}',
            Self::Right => '\u{200f}',
            Self::Arabic => '\u{61c}',
        }
    }
}

/// An embedding, override or isolate that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    control: char,
    is_isolate: bool,
    overrides: bool,
    direction: Strong,
    /// The last strong character before it.
    before: Strong,
}

/// The state of the bidirectional algorithm at a place of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Context {
    open: Vec<Open>,
    last: Strong,
    base: Strong,
}

impl Context {
    /// At the start of a paragraph.
    pub(super) fn new(rtl: bool) -> Self {
        let base = if rtl { Strong::Right } else { Strong::Left };
        Self { open: Vec::new(), last: base, base }
    }

    /// Goes on over a stretch of text.
    pub(super) fn pass(&mut self, text: &str) {
        let classes = CodePointMapData::<BidiClass>::new();
        for (at, c) in text.char_indices() {
            match classes.get(c) {
                BidiClass::LeftToRight => self.strong(Strong::Left),
                BidiClass::RightToLeft => self.strong(Strong::Right),
                BidiClass::ArabicLetter => self.strong(Strong::Arabic),
                BidiClass::LeftToRightEmbedding => self.push('\u{202a}', Strong::Left, false, false),
                BidiClass::RightToLeftEmbedding => self.push('\u{202b}', Strong::Right, false, false),
                BidiClass::LeftToRightOverride => self.push('\u{202d}', Strong::Left, false, true),
                BidiClass::RightToLeftOverride => self.push('\u{202e}', Strong::Right, false, true),
                BidiClass::LeftToRightIsolate => self.push('\u{2066}', Strong::Left, true, false),
                BidiClass::RightToLeftIsolate => self.push('\u{2067}', Strong::Right, true, false),
                BidiClass::FirstStrongIsolate => match first_strong(isolated(&text[at + c.len_utf8()..])) {
                    Direction::RightToLeft => self.push('\u{2067}', Strong::Right, true, false),
                    _ => self.push('\u{2066}', Strong::Left, true, false),
                },
                BidiClass::PopDirectionalFormat => self.pop_embedding(),
                BidiClass::PopDirectionalIsolate => self.pop_isolate(),
                _ => {}
            }
        }
    }

    /// Characters without width that stand for all that was passed; none where
    /// the text so far has no effect.
    pub(super) fn prefix(&self) -> String {
        let mark = (self.last != self.direction()).then(|| self.last.mark());
        self.open.iter().map(|open| open.control).chain(mark).collect()
    }

    fn direction(&self) -> Strong {
        self.open.last().map_or(self.base, |open| open.direction)
    }

    fn strong(&mut self, strong: Strong) {
        let overriding = self.open.last().filter(|open| open.overrides);
        self.last = overriding.map_or(strong, |open| open.direction);
    }

    fn push(&mut self, control: char, direction: Strong, is_isolate: bool, overrides: bool) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open { control, is_isolate, overrides, direction, before: self.last });
            self.last = direction;
        }
    }

    /// After an embedding, what follows starts from its direction (X10: the
    /// higher of the two levels decides at a boundary).
    fn pop_embedding(&mut self) {
        if let Some(open) = self.open.pop_if(|open| !open.is_isolate) {
            self.last = open.direction;
        }
    }

    /// An isolate leaves no trace in what is around it.
    fn pop_isolate(&mut self) {
        if let Some(at) = self.open.iter().rposition(|open| open.is_isolate) {
            self.last = self.open[at].before;
            self.open.truncate(at);
        }
    }
}

/// The start of a text as far as the isolate reaches that was opened before it.
fn isolated(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' if depth == 0 => return &text[..at],
            '\u{2069}' => depth -= 1,
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefix(rtl: bool, text: &str) -> String {
        let mut context = Context::new(rtl);
        context.pass(text);
        context.prefix().escape_unicode().to_string().replace("\\u", "")
    }

    #[test]
    fn the_first_strong_character_outside_isolates_decides() {
        assert_eq!(first_strong("(12) شلوم abc"), Direction::RightToLeft);
        assert_eq!(first_strong("\u{2067}שלום\u{2069} abc"), Direction::LeftToRight);
        assert_eq!(first_strong("12"), Direction::LeftToRight);
    }

    #[test]
    fn a_text_leaves_its_last_direction() {
        assert_eq!(prefix(false, "one two "), "");
        assert_eq!(prefix(true, "שלום "), "");
        assert_eq!(prefix(true, "سلام "), "{61c}");
        assert_eq!(prefix(true, "שלום NATO "), "{200e}");
    }

    #[test]
    fn what_is_open_stays_open_and_what_is_closed_is_gone() {
        assert_eq!(prefix(false, "a \u{202b}ב"), "{202b}");
        assert_eq!(prefix(false, "a \u{202e}b"), "{202e}");
        assert_eq!(prefix(false, "a \u{2067}ב\u{2069} "), "");
        assert_eq!(prefix(false, "a \u{2068}ב "), "{2067}");
        assert_eq!(prefix(false, "a \u{202b}ב\u{202c} "), "{200f}");
        assert_eq!(prefix(false, "a \u{2067}ב \u{202a}c\u{2069}\u{202c} "), "");
    }
}
