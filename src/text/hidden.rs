//! Characters that stand in a text without being seen.

use std::borrow::Cow;

/// What a character that is not seen is called on its box: the abbreviation that
/// Unicode gives it (`NameAliases.txt`, general punctuation chart), else its
/// number. `None` for what is seen, for white space and for line ends.
pub fn hidden_tag(c: char) -> Option<Cow<'static, str>> {
    let tag = match c {
        '\u{ad}' => "SHY",
        '\u{34f}' => "CGJ",
        '\u{61c}' => "ALM",
        '\u{180e}' => "MVS",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "ZWNBSP",
        '\t' | '\n' | '\r' | '\u{85}' => return None,
        // Fillers and joiners of other scripts, invisible operators, deprecated
        // format characters, annotation marks, tags.
        '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => {
            return Some(numbered(c));
        }
        c if c.is_control() => return Some(numbered(c)),
        _ => return None,
    };
    Some(Cow::Borrowed(tag))
}

fn numbered(c: char) -> Cow<'static, str> {
    Cow::Owned(format!("U+{:04X}", u32::from(c)))
}

/// The characters of a text that are not seen, with the byte of each. Joiners
/// within emoji are left out: they are what makes the emoji.
pub(super) fn hidden_in(text: &str) -> impl Iterator<Item = (usize, char, Cow<'static, str>)> {
    text.char_indices().filter_map(|(at, c)| {
        let tag = hidden_tag(c)?;
        let next = text[at + c.len_utf8()..].chars().next();
        let before = text[..at].chars().next_back();
        let joins_emoji = c == '\u{200d}' && next.is_some_and(is_picture) && before.is_some_and(is_picture);
        (!joins_emoji).then_some((at, c, tag))
    })
}

/// Whether a character is an emoji or belongs to one; by blocks.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Width of a box in which so many letters stand, in pixels of a font size.
pub(super) fn tag_width(tag: &str, size: f32) -> f32 {
    (tag.len() as f32 * TAG_LETTER + TAG_PADDING) * size
}

/// Size of the letters on a box, as a share of the text's.
pub const TAG_SIZE: f32 = 0.5;
/// Widest a letter on a box is, as a share of the text's size, and the room
/// beside all of them.
const TAG_LETTER: f32 = 0.36;
const TAG_PADDING: f32 = 0.3;

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        hidden_in(text).map(|(_, _, tag)| tag.into_owned()).collect()
    }

    #[test]
    fn what_is_not_seen_is_named() {
        assert_eq!(tags("a\u{202e}b\u{202c} می\u{200c}خواهم\u{200b}"), ["RLO", "PDF", "ZWNJ", "ZWSP"]);
        assert_eq!(tags("\u{1b}[0m\u{e0041}"), ["U+001B", "U+E0041"]);
        assert!(tags("سلام\tמָה\r\n«é»\u{a0}").is_empty());
    }

    #[test]
    fn joiners_within_emoji_are_not_hidden() {
        assert!(tags("👨‍👩‍👧 ❤️‍🔥").is_empty());
        assert_eq!(tags("ه\u{200d} "), ["ZWJ"]);
    }
}
