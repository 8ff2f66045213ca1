//! Which typeface a character asks for, and which way it reads.
//!
//! Not a full Unicode script property: the question is only which of the
//! embedded families comes first, so blocks suffice.

use std::ops::Range;

/// The family that a stretch of text is set in first; the others fill gaps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) enum Script {
    /// Latin, Greek, Cyrillic and whatever has no family of its own.
    #[default]
    Latin,
    /// Arabic letters, in every language that writes them.
    Arabic,
    /// Hebrew letters.
    Hebrew,
}

/// The script of a letter or mark; `None` for digits, spaces, punctuation and
/// whatever else takes the script of its surroundings.
fn own_script(c: char) -> Option<Script> {
    match u32::from(c) {
        0x0590..=0x05ff | 0xfb1d..=0xfb4f => Some(Script::Hebrew),
        0x0600..=0x06ff | 0x0750..=0x077f | 0x0870..=0x08ff | 0xfb50..=0xfdff | 0xfe70..=0xfefc => Some(Script::Arabic),
        _ if c.is_alphabetic() => Some(Script::Latin),
        _ => None,
    }
}

/// The stretches of one script, without gaps. What has no script of its own
/// joins what stands before it, at the start what stands after (as in UAX #24,
/// section 5.2), so that spaces, digits and full stops within Arabic come from
/// the Arabic face where that has them.
///
/// `before` is the script of what stands before the text, where anything does.
pub(super) fn script_runs(text: &str, before: Option<Script>) -> Vec<(Range<usize>, Script)> {
    let mut runs: Vec<(Range<usize>, Script)> = Vec::new();
    let mut current = before.unwrap_or_else(|| first_script(text));
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match own_script(c) {
            Some(script) if script != current => {
                if at > start {
                    runs.push((start..at, current));
                }
                start = at;
                current = script;
            }
            _ => {}
        }
    }
    if start < text.len() {
        runs.push((start..text.len(), current));
    }
    runs
}

/// The script of the last letter, where there is one.
pub(super) fn last_script(text: &str) -> Option<Script> {
    text.chars().rev().find_map(own_script)
}

/// The script of the first letter; Latin where there is none.
pub(super) fn first_script(text: &str) -> Script {
    text.chars().find_map(own_script).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(text: &str) -> Vec<(&str, Script)> {
        script_runs(text, None).into_iter().map(|(range, script)| (&text[range], script)).collect()
    }

    #[test]
    fn digits_and_spaces_join_the_script_before_them() {
        assert_eq!(scripts("نهاية 2020."), [("نهاية 2020.", Script::Arabic)]);
        assert_eq!(scripts("end of 2020 في"), [("end of 2020 ", Script::Latin), ("في", Script::Arabic)]);
    }

    #[test]
    fn leading_punctuation_joins_the_script_after_it() {
        assert_eq!(scripts("(שלום)"), [("(שלום)", Script::Hebrew)]);
        assert_eq!(scripts("«2020»"), [("«2020»", Script::Latin)]);
        assert!(scripts("").is_empty());
    }
}
