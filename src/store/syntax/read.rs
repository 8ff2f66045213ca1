//! From the text of one value to a record, with faults in plain sentences.

use std::ops::Range;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::scan::{ScanError, ScanErrorKind, Scanner};
use super::tree::{Shape, Syntax};

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the whole text.
    pub at: usize,
    /// Stable name of the sort of fault, such as `syntax`.
    pub code: &'static str,
    /// One sentence: what is wrong and what to do.
    pub message: String,
}

/// The notation as all files of a dataset use it: optional values are written
/// without `Some(…)`, whether or not a file says so at its top.
pub fn options(extensions: Extensions) -> ron::Options {
    ron::Options::default().with_default_extension(extensions | Extensions::IMPLICIT_SOME)
}

/// Extensions that the `#![enable(…)]` lines at the top of a file ask for.
pub fn extensions_of(prologue: &str) -> Extensions {
    prologue
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter_map(Extensions::from_ident)
        .fold(Extensions::empty(), |all, one| all | one)
}

/// Reads the value that stands at `span`.
///
/// # Errors
/// The first fault, with its place in the whole text.
pub fn read<T: DeserializeOwned>(text: &str, span: Range<usize>, extensions: Extensions) -> Result<T, Fault> {
    let written = text.get(span.clone()).unwrap_or_default();
    options(extensions).from_str(written).map_err(|error| fault_of(text, span, &error))
}

fn fault_of(text: &str, span: Range<usize>, error: &SpannedError) -> Fault {
    let written = text.get(span.clone()).unwrap_or_default();
    let reached = span.start + offset_of(written, error.span.end.line, error.span.end.col);
    let syntax = Scanner::new(text, span.clone()).value(usize::MAX).unwrap_or_else(|_| Syntax::leaf(span));
    let (code, message, look) = explain(&error.code);
    let at = match look {
        Look::Reached => reached,
        Look::Token => syntax.token_before(reached).unwrap_or(reached),
        Look::Struct => {
            let inner = syntax.innermost(reached);
            let inner = if matches!(inner.shape, Shape::Struct(_) | Shape::Tuple(_)) { inner } else { &syntax };
            inner.span.start
        }
    };
    Fault { at, code, message }
}

/// The byte offset of a line and column as the `ron` crate counts them: from 1,
/// in code points, lines ending with `\n`.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let line_start = match line {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
    };
    let rest = text.get(line_start..).unwrap_or_default();
    line_start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// Which place an error is about, given how far the reader had come.
enum Look {
    /// The place reached.
    Reached,
    /// The last word or scalar before it.
    Token,
    /// The bracketed value around it.
    Struct,
}

/// What the parts of a dataset are called in sentences.
fn noun(type_name: &str) -> &str {
    match type_name {
        "Header" => "the dataset",
        "Event" => "an event",
        "Source" => "a source",
        "Kind" => "a kind",
        "Actor" => "an actor",
        "Person" => "a person",
        "Office" => "an office",
        "Party" => "a party",
        "Place" => "a place",
        "DateClaim" => "a date claim",
        "Relative" => "a relative date",
        "Offset" => "a distance in time",
        "Citation" => "a citation",
        "Status" => "a status",
        "Coding" => "the coding",
        "Confidence" => "the confidence",
        "Link" => "a link",
        _ => "this value",
    }
}

/// `a, b or c`.
pub fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}

fn explain(error: &ron::Error) -> (&'static str, String, Look) {
    use ron::Error as E;
    let outer_noun = |outer: &Option<String>| outer.as_deref().map_or("this value", noun).to_owned();
    match error {
        E::NoSuchStructField { expected, found, outer } => (
            "unknown-field",
            format!(
                "{} has no field \"{found}\"; remove it, or write one of {}",
                outer_noun(outer),
                expected.join(", ")
            ),
            Look::Token,
        ),
        E::MissingStructField { field, outer } => {
            ("missing-field", format!("{} needs the field \"{field}\"; add it", outer_noun(outer)), Look::Struct)
        }
        E::DuplicateStructField { field, .. } => {
            ("duplicate-field", format!("the field \"{field}\" stands twice; keep one of them"), Look::Token)
        }
        E::NoSuchEnumVariant { expected, found, .. } => {
            ("unknown-value", format!("\"{found}\" is not known here; write {}", one_of(expected)), Look::Token)
        }
        E::InvalidValueForType { expected, found } => {
            ("wrong-value", format!("found {found}, where {expected} is due; correct it"), Look::Token)
        }
        E::ExpectedDifferentLength { expected, found } => {
            ("wrong-value", format!("found {found} parts, where {expected} is due; correct it"), Look::Struct)
        }
        E::IntegerOutOfBounds => (
            "wrong-value",
            "the number is out of range here; write a smaller or a positive one".to_owned(),
            Look::Token,
        ),
        E::InvalidEscape(why) => {
            ("syntax", format!("{} after \"\\\"; write \"\\\\\" for a backslash itself", lower(why)), Look::Reached)
        }
        E::Message(message) => ("wrong-value", message.clone(), Look::Token),
        E::ExceededRecursionLimit => ("syntax", "brackets nest too deeply; remove some".to_owned(), Look::Reached),
        other => ("syntax", due(other), Look::Reached),
    }
}

/// The first letter of a foreign sentence made small.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The sentence for errors that say what the reader waits for.
fn due(error: &ron::Error) -> String {
    use ron::Error as E;
    let thing = match error {
        E::ExpectedString | E::ExpectedByteString => "a text in double quotes",
        E::ExpectedStringEnd => "the double quote that ends the text",
        E::ExpectedArray => "a list in \"[\" and \"]\"",
        E::ExpectedArrayEnd => "a comma or \"]\"",
        E::ExpectedMap => "texts by language in \"{\" and \"}\"",
        E::ExpectedMapEnd => "a comma or \"}\"",
        E::ExpectedMapColon => "a colon",
        E::ExpectedComma => "a comma",
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) | E::ExpectedDifferentStructName { .. } => {
            "fields in \"(\" and \")\""
        }
        E::ExpectedStructLikeEnd | E::ExpectedOptionEnd => "a comma or \")\"",
        E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::UnderscoreAtBeginning => "a whole number",
        E::ExpectedFloat | E::FloatUnderscore => "a number",
        E::ExpectedBoolean => "true or false",
        E::ExpectedIdentifier | E::SuggestRawIdentifier(_) | E::InvalidIdentifier(_) => "a name",
        E::ExpectedOption => "a value or None",
        E::Eof => "more text",
        E::TrailingCharacters => "the end of the record",
        other => return format!("{}; correct it", lower(&other.to_string())),
    };
    format!("{thing} is due here; correct what stands here")
}

/// The sentence for a text that cannot be scanned. `line_of` gives the line of
/// a byte offset.
pub fn scan_fault(error: ScanError, line_of: impl Fn(usize) -> usize) -> Fault {
    use ScanErrorKind as K;
    let message = match error.kind {
        K::OpenString => "the text that begins here has no end; add the double quote that closes it".to_owned(),
        K::OpenComment => "the comment that begins here has no end; add \"*/\"".to_owned(),
        K::OpenBracket(open) => {
            let close = match open {
                '[' => ']',
                '{' => '}',
                _ => ')',
            };
            format!("the bracket \"{open}\" is never closed; add \"{close}\" where it ends")
        }
        K::WrongBracket { due, opened_at } => {
            format!("\"{due}\" is due here for the bracket opened in line {}; add it", line_of(opened_at))
        }
        K::NoComma { due } => format!("a comma or \"{due}\" is due here; add it"),
        K::NoField { opened_at } => {
            format!("a field's name or \")\" is due here for the bracket opened in line {}; add it", line_of(opened_at))
        }
        K::NoColon => "a colon is due here, as in \"name: value\"; add it".to_owned(),
        K::NoValue => "a value is due here; add it, or remove the stray sign".to_owned(),
        K::Twice => {
            return Fault {
                at: error.at,
                code: "duplicate-field",
                message: "this stands twice; keep one of them".to_owned(),
            };
        }
        K::TooDeep => "brackets nest too deeply; remove some".to_owned(),
    };
    Fault { at: error.at, code: "syntax", message }
}
