//! A scanner for RON that finds where values stand without knowing what they
//! mean: strings with escapes, raw strings, characters, nested comments,
//! brackets. It takes time in proportion to the text and nests to a fixed depth.
//! It refuses two things that RON allows and the files never have: names as keys
//! of a map, which mean a forgotten bracket, and keys that stand twice. What it
//! lets through beyond RON (such as an escape that does not exist) the `ron`
//! crate reports.

use std::collections::BTreeSet;
use std::ops::Range;

use super::tree::{Entry, Field, Shape, Syntax, plain_name};

/// Deepest nesting of brackets and comments that is read.
pub const MAX_DEPTH: usize = 64;

/// Why a text cannot be scanned on, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanError {
    /// Byte offset of the place to look at.
    pub at: usize,
    /// What is wrong there.
    pub kind: ScanErrorKind,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanErrorKind {
    /// A string that begins here has no end.
    OpenString,
    /// A comment that begins here has no end.
    OpenComment,
    /// A bracket that opens here is never closed.
    OpenBracket(char),
    /// Another closing bracket is due here than the one found.
    WrongBracket {
        /// The bracket that is due.
        due: char,
        /// Byte offset of the bracket that it would close.
        opened_at: usize,
    },
    /// A comma or a closing bracket is due here.
    NoComma {
        /// The bracket that is due.
        due: char,
    },
    /// A field's name is due here.
    NoField {
        /// Byte offset of the bracket that holds the fields.
        opened_at: usize,
    },
    /// A colon is due here.
    NoColon,
    /// A value is due here.
    NoValue,
    /// A field or key that stands twice.
    Twice,
    /// Brackets or comments nest too deeply.
    TooDeep,
}

/// Reads values from a stretch of a text.
pub struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

/// White space as RON has it, the invisible direction marks included.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// The start of a name. A few characters more than RON's: the crate reports them.
fn begins_name(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// The rest of a name, combining marks within it included.
fn continues_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || (!c.is_ascii() && !is_space(c) && !c.is_control() && !c.is_ascii_punctuation())
}

impl<'t> Scanner<'t> {
    /// A scanner for the bytes `range` of `text`; a range that does not fall on
    /// code points counts as empty.
    pub fn new(text: &'t str, range: Range<usize>) -> Self {
        let sound = text.get(range.clone()).is_some();
        Self { text, at: range.start, end: if sound { range.end } else { range.start } }
    }

    /// The byte offset reached.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes to another byte offset in the same stretch.
    pub fn jump(&mut self, at: usize) {
        self.at = at.min(self.end);
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// The next character.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fail<T>(&self, at: usize, kind: ScanErrorKind) -> Result<T, ScanError> {
        Err(ScanError { at, kind })
    }

    /// Takes the next character if it is this one.
    pub fn take(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    /// Passes white space and comments.
    ///
    /// # Errors
    /// At a comment without end.
    pub fn skip_trivia(&mut self) -> Result<(), ScanError> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(is_space);
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').map_or(trimmed.len(), |line_end| line_end + 1);
            } else if trimmed.starts_with("/*") {
                self.skip_block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn skip_block_comment(&mut self) -> Result<(), ScanError> {
        let start = self.at;
        let bytes = &self.text.as_bytes()[..self.end];
        let mut level = 0_usize;
        loop {
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'/'), Some(b'*')) => {
                    level += 1;
                    self.at += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    level -= 1;
                    self.at += 2;
                    if level == 0 {
                        return Ok(());
                    }
                }
                (Some(_), _) => self.at += 1,
                (None, _) => return self.fail(start, ScanErrorKind::OpenComment),
            }
        }
    }

    /// Passes a byte order mark and `#![…]` attributes at the start of a file.
    ///
    /// # Errors
    /// At a comment without end.
    pub fn skip_prologue(&mut self) -> Result<(), ScanError> {
        self.take('\u{feff}');
        loop {
            self.skip_trivia()?;
            if !self.rest().starts_with("#![") {
                return Ok(());
            }
            let line = self.rest().lines().next().unwrap_or_default();
            self.at += line.find(']').map_or(line.len(), |close| close + 1);
        }
    }

    /// A name such as `title` or `r#type`, or `None` where there is none.
    pub fn name(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let is_literal = ["b\"", "b'", "br\"", "br#", "r\"", "r#\"", "r##"].iter().any(|start| rest.starts_with(start));
        if is_literal {
            return None;
        }
        let (prefix, body) = rest.strip_prefix("r#").map_or((0, rest), |body| (2, body));
        if prefix == 0 && !body.chars().next().is_some_and(begins_name) {
            return None;
        }
        let raw = |c: char| continues_name(c) || (prefix > 0 && matches!(c, '.' | '+' | '-'));
        let len = body.find(|c| !raw(c)).unwrap_or(body.len());
        let start = self.at;
        self.at += prefix + len;
        (len > 0).then_some(start..self.at)
    }

    /// Reads one value; values nested deeper than `keep_depth` are passed over
    /// and left as leaves. White space before it is passed.
    ///
    /// # Errors
    /// At the first place that cannot be RON.
    pub fn value(&mut self, keep_depth: usize) -> Result<Syntax, ScanError> {
        self.skip_trivia()?;
        self.value_at(0, keep_depth)
    }

    fn value_at(&mut self, depth: usize, keep_depth: usize) -> Result<Syntax, ScanError> {
        let start = self.at;
        if depth > MAX_DEPTH {
            return self.fail(start, ScanErrorKind::TooDeep);
        }
        let Some(first) = self.peek() else { return self.fail(start, ScanErrorKind::NoValue) };
        let shape = match first {
            '(' => self.parens(depth, keep_depth)?,
            '[' => self.list(depth, keep_depth)?,
            '{' => self.map(depth, keep_depth)?,
            '"' => self.string()?,
            '\'' => self.character()?,
            '0'..='9' | '+' | '-' | '.' => self.number(),
            'r' | 'b' if self.starts_literal() => self.prefixed_literal()?,
            _ => match self.name() {
                Some(name) => {
                    self.skip_trivia()?;
                    if self.peek() == Some('(') {
                        self.parens(depth, keep_depth)?
                    } else {
                        self.at = name.end;
                        Shape::Leaf
                    }
                }
                None => return self.fail(start, ScanErrorKind::NoValue),
            },
        };
        let shape = if depth < keep_depth { shape } else { Shape::Leaf };
        Ok(Syntax { span: start..self.at, shape })
    }

    /// Whether a raw string or a byte literal comes next.
    fn starts_literal(&self) -> bool {
        let rest = self.rest();
        ["b\"", "b'", "br\"", "br#", "r\"", "r#\"", "r##"].iter().any(|start| rest.starts_with(start))
    }

    fn prefixed_literal(&mut self) -> Result<Shape, ScanError> {
        self.take('b');
        match self.peek() {
            Some('\'') => self.character(),
            Some('r') => self.raw_string(),
            _ => self.string(),
        }
    }

    fn string(&mut self) -> Result<Shape, ScanError> {
        let start = self.at;
        self.at += 1;
        loop {
            let rest = self.rest();
            match rest.find(['"', '\\']) {
                Some(found) if rest.as_bytes()[found] == b'"' => {
                    self.at += found + 1;
                    return Ok(Shape::Leaf);
                }
                Some(found) => {
                    self.at += found + 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                None => return self.fail(start, ScanErrorKind::OpenString),
            }
        }
    }

    fn raw_string(&mut self) -> Result<Shape, ScanError> {
        let start = self.at;
        self.take('r');
        let hashes = self.rest().len() - self.rest().trim_start_matches('#').len();
        self.at += hashes;
        if !self.take('"') {
            return self.fail(start, ScanErrorKind::NoValue);
        }
        let mut close = String::with_capacity(hashes + 1);
        close.push('"');
        close.extend(std::iter::repeat_n('#', hashes));
        match self.rest().find(&close) {
            Some(found) => {
                self.at += found + close.len();
                Ok(Shape::Leaf)
            }
            None => self.fail(start, ScanErrorKind::OpenString),
        }
    }

    fn character(&mut self) -> Result<Shape, ScanError> {
        let start = self.at;
        self.take('\'');
        let escaped = self.take('\\');
        self.at += self.peek().map_or(0, char::len_utf8);
        if escaped {
            // `\x41` and `\u{1f600}` are the longest.
            let tail = self.rest();
            let len = tail.bytes().take(10).take_while(|b| b.is_ascii_hexdigit() || matches!(b, b'{' | b'}')).count();
            self.at += len;
        }
        if self.take('\'') { Ok(Shape::Leaf) } else { self.fail(start, ScanErrorKind::OpenString) }
    }

    fn number(&mut self) -> Shape {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '=');
        self.at += rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        Shape::Leaf
    }

    /// After an item: passes the comma, or sees the closing bracket.
    fn separator(&mut self, due: char, opened_at: usize) -> Result<(), ScanError> {
        self.skip_trivia()?;
        if self.take(',') {
            return self.skip_trivia();
        }
        match self.peek() {
            Some(c) if c == due => Ok(()),
            Some(')' | ']' | '}') => self.fail(self.at, ScanErrorKind::WrongBracket { due, opened_at }),
            Some(_) => self.fail(self.at, ScanErrorKind::NoComma { due }),
            None => self.open_bracket(opened_at),
        }
    }

    fn open_bracket<T>(&self, opened_at: usize) -> Result<T, ScanError> {
        let bracket = self.text.get(opened_at..).and_then(|rest| rest.chars().next()).unwrap_or('(');
        self.fail(opened_at, ScanErrorKind::OpenBracket(bracket))
    }

    /// What stands where an item is due: the end, the closing bracket (taken),
    /// another closing bracket, or an item.
    fn closes(&mut self, due: char, opened_at: usize) -> Result<bool, ScanError> {
        match self.peek() {
            None => self.open_bracket(opened_at),
            Some(c) if c == due => {
                self.at += 1;
                Ok(true)
            }
            Some(')' | ']' | '}') => self.fail(self.at, ScanErrorKind::WrongBracket { due, opened_at }),
            Some(_) => Ok(false),
        }
    }

    fn list(&mut self, depth: usize, keep_depth: usize) -> Result<Shape, ScanError> {
        let opened_at = self.at;
        self.at += 1;
        self.skip_trivia()?;
        let mut items = Vec::new();
        while !self.closes(']', opened_at)? {
            let item = self.value_at(depth + 1, keep_depth)?;
            if depth < keep_depth {
                items.push(item);
            }
            self.separator(']', opened_at)?;
        }
        Ok(Shape::List(items))
    }

    fn map(&mut self, depth: usize, keep_depth: usize) -> Result<Shape, ScanError> {
        let opened_at = self.at;
        self.at += 1;
        self.skip_trivia()?;
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        while !self.closes('}', opened_at)? {
            if self.peek().is_some_and(begins_name) && !self.starts_literal() {
                return self.fail(self.at, ScanErrorKind::WrongBracket { due: '}', opened_at });
            }
            let key = self.value_at(depth + 1, keep_depth)?;
            if !seen.insert(&self.text[key.span.clone()]) {
                return self.fail(key.span.start, ScanErrorKind::Twice);
            }
            self.skip_trivia()?;
            if !self.take(':') {
                return self.fail(self.at, ScanErrorKind::NoColon);
            }
            self.skip_trivia()?;
            let value = self.value_at(depth + 1, keep_depth)?;
            if depth < keep_depth {
                entries.push(Entry { key, value });
            }
            self.separator('}', opened_at)?;
        }
        Ok(Shape::Map(entries))
    }

    /// A struct or a tuple, told apart by its first item.
    fn parens(&mut self, depth: usize, keep_depth: usize) -> Result<Shape, ScanError> {
        let opened_at = self.at;
        self.at += 1;
        self.skip_trivia()?;
        let before_first = self.at;
        let is_struct = self.name().is_some() && {
            self.skip_trivia()?;
            self.peek() == Some(':')
        };
        self.at = before_first;
        if is_struct {
            return self.fields(opened_at, depth, keep_depth);
        }
        let mut items = Vec::new();
        while !self.closes(')', opened_at)? {
            let item = self.value_at(depth + 1, keep_depth)?;
            if depth < keep_depth {
                items.push(item);
            }
            self.separator(')', opened_at)?;
        }
        Ok(Shape::Tuple(items))
    }

    fn fields(&mut self, opened_at: usize, depth: usize, keep_depth: usize) -> Result<Shape, ScanError> {
        let mut fields = Vec::new();
        let mut seen = BTreeSet::new();
        while !self.closes(')', opened_at)? {
            let Some(name) = self.name() else { return self.fail(self.at, ScanErrorKind::NoField { opened_at }) };
            if !seen.insert(plain_name(&self.text[name.clone()])) {
                return self.fail(name.start, ScanErrorKind::Twice);
            }
            self.skip_trivia()?;
            if !self.take(':') {
                return self.fail(self.at, ScanErrorKind::NoColon);
            }
            self.skip_trivia()?;
            let value = self.value_at(depth + 1, keep_depth)?;
            if depth < keep_depth {
                fields.push(Field { name, value });
            }
            self.separator(')', opened_at)?;
        }
        Ok(Shape::Struct(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Step;

    fn value(text: &str) -> Result<Syntax, ScanError> {
        let mut scanner = Scanner::new(text, 0..text.len());
        let syntax = scanner.value(usize::MAX)?;
        scanner.skip_trivia()?;
        assert_eq!(scanner.at(), text.len(), "the whole of {text}");
        Ok(syntax)
    }

    /// What stands at the end of a path such as `dates/0/what`.
    fn at<'t>(text: &'t str, path: &str) -> &'t str {
        let step = |part: &str| part.parse().map_or_else(|_| Step::Field(part.to_owned()), Step::Index);
        let steps = path.split('/').map(step).collect::<Vec<_>>();
        let span = value(text).unwrap().nearest(text, &steps).span.clone();
        &text[span]
    }

    #[test]
    fn values_of_all_sorts_are_passed_whole() {
        for text in [
            "1",
            "-1.5e-3",
            "inf",
            "true",
            "None",
            "Some(1)",
            "\"a\"",
            "\"a\\\"b\\\\\"",
            "r\"a\\\"",
            "r#\"a\"b\"#",
            "r##\"\"#\"##",
            "'a'",
            "'\\''",
            "'\"'",
            "'\\u{1f600}'",
            "'\\x41'",
            "b\"a\"",
            "b'a'",
            "br#\"\"\"#",
            "()",
            "[]",
            "{}",
            "[1, 2]",
            "(1, 2,)",
            "{\"a\": 1}",
            "Name(a: 1)",
            "(r#type: 1)",
            "(a: [(b: {})])",
            "/* a /* b */ c */ 1 // d",
            "[ // \"\n 1 ]",
        ] {
            assert!(value(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        let text = "(a: \")(\", /* ] } */ b: r#\"}\"{\"#, c: '(', // )\n d: [1])";
        assert_eq!(at(text, "a"), "\")(\"");
        assert_eq!(at(text, "b"), "r#\"}\"{\"#");
        assert_eq!(at(text, "d/0"), "1");
    }

    #[test]
    fn paths_lead_through_variants_and_maps_and_stop_where_they_end() {
        let text = "(dates: [(what: Relative((event: \"x\", offset: (months: 2))))], title: {\"ar\": \"زيارة\"})";
        assert_eq!(at(text, "dates/0/what/event"), "\"x\"");
        assert_eq!(at(text, "dates/0/what/offset/months"), "2");
        assert_eq!(at(text, "title/ar"), "\"زيارة\"");
        assert_eq!(at(text, "title/he"), "{\"ar\": \"زيارة\"}");
        assert_eq!(at(text, "dates/7/what"), &text[8..61]);
    }

    #[test]
    fn what_is_not_closed_or_out_of_place_is_told_where_it_stands() {
        let fails = |text: &str| value(text).unwrap_err();
        assert_eq!(fails("[\"a"), ScanError { at: 1, kind: ScanErrorKind::OpenString });
        assert_eq!(fails("[r#\"a\""), ScanError { at: 1, kind: ScanErrorKind::OpenString });
        assert_eq!(fails("[(1]"), ScanError { at: 3, kind: ScanErrorKind::WrongBracket { due: ')', opened_at: 1 } });
        assert_eq!(fails("[(1)"), ScanError { at: 0, kind: ScanErrorKind::OpenBracket('[') });
        assert_eq!(fails("[1 2]"), ScanError { at: 3, kind: ScanErrorKind::NoComma { due: ']' } });
        assert_eq!(fails("(a: 1, 2)"), ScanError { at: 7, kind: ScanErrorKind::NoField { opened_at: 0 } });
        assert_eq!(fails("(a: 1, b 2)"), ScanError { at: 9, kind: ScanErrorKind::NoColon });
        assert_eq!(fails("(a: )"), ScanError { at: 4, kind: ScanErrorKind::NoValue });
        assert_eq!(fails("(a: 1, a: 2)"), ScanError { at: 7, kind: ScanErrorKind::Twice });
        assert_eq!(fails("/* /* */ 1"), ScanError { at: 0, kind: ScanErrorKind::OpenComment });
        assert_eq!(fails(&"[".repeat(1000)).kind, ScanErrorKind::TooDeep);
    }
}
