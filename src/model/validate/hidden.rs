//! Rules on characters that are not seen and could deceive.
//!
//! Names, titles and quotations should hold none that changes the direction or
//! parts words. A source's text stands as published: there, marks and embeddings
//! that are closed again are common and harmless, so only those are reported
//! that show the text in another order than it has, that stay open, or that
//! part and fill words unseen. Joiners belong to Arabic and Persian, to many
//! other scripts and to emoji; beside Latin, Greek, Cyrillic or Hebrew letters
//! and digits they have no use.

/// What a hidden character can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deceit {
    /// Change the direction of what is around it.
    Direction,
    /// Show letters in another order than they have.
    Override,
    /// Act on all that follows in its paragraph.
    Unclosed,
    /// Close what was not open.
    Unopened,
    /// Part, join or fill words.
    Word,
}

/// A hidden character of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hidden {
    pub character: char,
    pub name: &'static str,
    pub deceit: Deceit,
    /// Its line, from 1.
    pub line: usize,
    /// Its place in that line in code points, from 1.
    pub place: usize,
}

/// The character that controls the direction of text without being seen, with
/// its name in Unicode.
pub fn direction_control(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{061C}' => "ARABIC LETTER MARK",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        _ => return None,
    })
}

/// The character that parts, joins or fills words without being seen, with its
/// name in Unicode.
fn word_control(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{00AD}' => "SOFT HYPHEN",
        '\u{034F}' => "COMBINING GRAPHEME JOINER",
        '\u{115F}' => "HANGUL CHOSEONG FILLER",
        '\u{1160}' => "HANGUL JUNGSEONG FILLER",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{2060}' => "WORD JOINER",
        '\u{2061}'..='\u{2064}' => "an invisible operator",
        '\u{206A}'..='\u{206F}' => "a deprecated format character",
        '\u{3164}' => "HANGUL FILLER",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE",
        '\u{FFA0}' => "HALFWIDTH HANGUL FILLER",
        '\u{FFF9}'..='\u{FFFB}' => "an annotation mark",
        '\u{E0000}'..='\u{E007F}' => "a tag character",
        _ => return None,
    })
}

/// The first character of a name, title or quotation that is not seen and has
/// no business there: what changes the direction before what parts words.
pub(super) fn first_in_words(text: &str) -> Option<Hidden> {
    hidden(text).find(|hidden| hidden.deceit == Deceit::Direction).or_else(|| hidden(text).next())
}

/// What could deceive in a text that stands as published.
pub(super) fn in_published(text: &str) -> Vec<Hidden> {
    let mut found: Vec<Hidden> = Vec::new();
    // What is open in the paragraph: the numbers of the findings that say so.
    let mut open: Vec<Hidden> = Vec::new();
    let mut line = 1;
    // Some programs begin their files with this mark.
    let is_file_mark = |hidden: &Hidden| (hidden.character, hidden.line, hidden.place) == ('\u{FEFF}', 1, 1);
    for hidden in hidden(text).filter(|hidden| !is_file_mark(hidden)) {
        if hidden.line != line {
            found.append(&mut open);
            line = hidden.line;
        }
        let is_isolate = |hidden: &Hidden| matches!(hidden.character, '\u{2066}'..='\u{2068}');
        match hidden.character {
            '\u{202D}' | '\u{202E}' => {
                found.push(Hidden { deceit: Deceit::Override, ..hidden });
                open.push(Hidden { deceit: Deceit::Unclosed, ..hidden });
            }
            '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}' => {
                open.push(Hidden { deceit: Deceit::Unclosed, ..hidden });
            }
            '\u{202C}' if open.last().is_some_and(|last| !is_isolate(last)) => _ = open.pop(),
            '\u{2069}' if open.iter().any(is_isolate) => {
                // What is open within the isolate ends with it.
                let at = open.iter().rposition(is_isolate).unwrap_or_default();
                open.truncate(at);
            }
            '\u{202C}' | '\u{2069}' => found.push(Hidden { deceit: Deceit::Unopened, ..hidden }),
            _ if hidden.deceit == Deceit::Word => found.push(hidden),
            _ => {}
        }
    }
    found.append(&mut open);
    found.sort_by_key(|hidden| (hidden.line, hidden.place));
    // An override that stays open is told once.
    found.dedup_by_key(|hidden| (hidden.line, hidden.place));
    found
}

/// All hidden characters of a text, joiners where they have a use left out.
fn hidden(text: &str) -> impl Iterator<Item = Hidden> {
    text.split('\n').enumerate().flat_map(|(line, words)| {
        words.char_indices().enumerate().filter_map(move |(place, (at, c))| {
            let (name, deceit) = match (direction_control(c), word_control(c)) {
                (Some(name), _) => (name, Deceit::Direction),
                (_, Some(name)) if !is_useful(words, at, c) => (name, Deceit::Word),
                _ => return None,
            };
            Some(Hidden { character: c, name, deceit, line: line + 1, place: place + 1 })
        })
    })
}

/// Whether a joiner stands where scripts and emoji need it.
fn is_useful(text: &str, at: usize, c: char) -> bool {
    let beside = || [text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next()];
    matches!(c, '\u{200C}' | '\u{200D}') && !beside().into_iter().flatten().any(needs_no_joiner)
}

/// Letters and digits of scripts whose letters do not change by their
/// neighbours: ASCII, Latin, Greek, Cyrillic and Hebrew.
fn needs_no_joiner(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_alphabetic() && matches!(c, '\u{80}'..='\u{5ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(text: &str) -> Vec<(char, Deceit, usize, usize)> {
        in_published(text).into_iter().map(|found| (found.character, found.deceit, found.line, found.place)).collect()
    }

    #[test]
    fn published_texts_may_have_marks_and_closed_embeddings() {
        assert!(published("C++\u{200E} في \u{202B}نص\u{202C}\nقال \u{2066}Tel \u{202A}Aviv\u{2069}.").is_empty());
    }

    #[test]
    fn overrides_are_told_and_so_is_what_is_not_closed_or_opened() {
        assert_eq!(published("pay \u{202E}001\u{202C} now"), [('\u{202E}', Deceit::Override, 1, 5)]);
        assert_eq!(
            published("a\nb \u{202B}ג\nd\u{2069} \u{2067}"),
            [
                ('\u{202B}', Deceit::Unclosed, 2, 3),
                ('\u{2069}', Deceit::Unopened, 3, 2),
                ('\u{2067}', Deceit::Unclosed, 3, 4)
            ]
        );
    }

    #[test]
    fn separators_that_are_not_seen_are_told() {
        assert_eq!(published("Ra\u{200B}bat"), [('\u{200B}', Deceit::Word, 1, 3)]);
        assert_eq!(first_in_words("1\u{2060}%\u{202E}").map(|found| found.place), Some(4));
        assert_eq!(first_in_words("12\u{2060}%").map(|found| found.name), Some("WORD JOINER"));
    }

    #[test]
    fn joiners_are_told_only_where_they_have_no_use() {
        assert!(published("می\u{200C}خواهم ه\u{200D} 👨‍👩‍👧").is_empty());
        assert_eq!(published("pay\u{200D}pal").len(), 1);
        assert_eq!(published("של\u{200C}ום").len(), 1);
    }
}
