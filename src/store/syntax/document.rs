//! A file as a whole: its named parts and the records of its lists, found even
//! where some of it is broken.
//!
//! A sound file is scanned in one go. In a broken one, the layout tells the
//! records apart: a line that begins as the broken record's first line does,
//! with the same indentation and sign, begins the next record.

use std::ops::Range;

use super::lines::Lines;
use super::read::{Fault, scan_fault};
use super::scan::{ScanError, ScanErrorKind, Scanner};
use super::tree::{Shape, Syntax, plain_name};

/// A stretch of a list that holds one record, or what cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Whether brackets and strings in it fit together.
    pub is_whole: bool,
}

/// A named part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where its name stands.
    pub name: Range<usize>,
    /// Where its value stands.
    pub value: Range<usize>,
    /// The records, where the value is a list.
    pub items: Option<Vec<Item>>,
}

/// The parts of a file and what is wrong with its notation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The attributes at the file's top.
    pub prologue: Range<usize>,
    /// The bracketed value that holds everything, as far as it goes.
    pub body: Range<usize>,
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// What cannot be scanned.
    pub faults: Vec<Fault>,
}

impl Document {
    /// Reads a file.
    pub fn of(text: &str, lines: &Lines) -> Self {
        let mut scanner = Scanner::new(text, 0..text.len());
        let sound = scanner.skip_prologue().and_then(|()| {
            let prologue = 0..scanner.at();
            let syntax = scanner.value(2)?;
            scanner.skip_trivia()?;
            Ok((prologue, syntax))
        });
        match sound {
            Ok((prologue, Syntax { span, shape: Shape::Struct(fields) })) if scanner.at() == text.len() => {
                let parts = fields
                    .into_iter()
                    .map(|field| Part {
                        name: field.name,
                        value: field.value.span,
                        items: match field.value.shape {
                            Shape::List(items) => Some(items.into_iter().map(Item::whole).collect()),
                            _ => None,
                        },
                    })
                    .collect();
                Self { prologue, body: span, parts, faults: Vec::new() }
            }
            _ => Recovery::run(text, lines),
        }
    }

    /// The part with this name.
    pub fn part(&self, text: &str, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| text.get(part.name.clone()).map(plain_name) == Some(name))
    }
}

impl Item {
    fn whole(syntax: Syntax) -> Self {
        Self { span: syntax.span, is_whole: true }
    }
}

/// The white space before the first sign of the line that holds `at`, where
/// nothing but white space stands before `at`.
pub fn indentation(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line_start = before.rfind('\n').map_or(0, |line_end| line_end + 1);
    let indent = &before[line_start..];
    let indent = if line_start == 0 { indent.trim_start_matches('\u{feff}') } else { indent };
    indent.chars().all(|c| c == ' ' || c == '\t').then_some(indent)
}

/// Starts of the lines after `from` and before `end`, with what stands on them.
fn lines_after(text: &str, from: usize, end: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..end)?;
        at += rest.find('\n')? + 1;
        let line = text.get(at..end)?;
        Some((at, line.split('\n').next().unwrap_or_default()))
    })
}

/// How the lines look on which the records of a list begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout<'t> {
    indent: &'t str,
    first: char,
}

impl<'t> Layout<'t> {
    /// As the record at `start` begins, where it begins a line.
    fn of(text: &'t str, start: usize) -> Option<Self> {
        Some(Self { indent: indentation(text, start)?, first: text.get(start..)?.chars().next()? })
    }

    /// Starts of the records that begin on lines after `from` and before `end`.
    fn starts(self, text: &'t str, from: usize, end: usize) -> impl Iterator<Item = usize> {
        lines_after(text, from, end)
            .filter(move |(_, line)| line.strip_prefix(self.indent).is_some_and(|rest| rest.starts_with(self.first)))
            .map(move |(line_start, _)| line_start + self.indent.len())
    }
}

/// Tells apart the records in `span` by their layout, the first of which begins
/// at its start; `None` where the layout shows only one.
pub fn split_by_layout(text: &str, span: Range<usize>, lines: &Lines) -> Option<(Vec<Item>, Vec<Fault>)> {
    split(text, span.clone(), Layout::of(text, span.start)?, lines)
}

fn split(text: &str, span: Range<usize>, layout: Layout<'_>, lines: &Lines) -> Option<(Vec<Item>, Vec<Fault>)> {
    let mut starts = vec![span.start];
    starts.extend(layout.starts(text, span.start, span.end));
    if starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([span.end]).collect::<Vec<_>>();
    let (mut items, mut faults) = (Vec::new(), Vec::new());
    for (start, end) in starts.into_iter().zip(ends) {
        read_chunk(text, start..end, lines, &mut items, &mut faults);
    }
    Some((items, faults))
}

/// Reads the records of a chunk, of which there should be one.
fn read_chunk(text: &str, chunk: Range<usize>, lines: &Lines, items: &mut Vec<Item>, faults: &mut Vec<Fault>) {
    let mut scanner = Scanner::new(text, chunk.clone());
    loop {
        let start = scanner.at();
        let read = scanner.value(0).and_then(|syntax| {
            scanner.skip_trivia()?;
            let comma = scanner.take(',');
            scanner.skip_trivia()?;
            match scanner.peek() {
                Some(_) if !comma => Err(ScanError { at: scanner.at(), kind: ScanErrorKind::NoComma { due: ']' } }),
                _ => Ok(syntax),
            }
        });
        match read {
            Ok(syntax) => items.push(Item::whole(syntax)),
            Err(error) => {
                faults.push(scan_fault(error, |at| lines.place(text, at).line));
                let written = text.get(start..chunk.end).unwrap_or_default();
                items.push(Item { span: start..start + written.trim_end().len(), is_whole: false });
                return;
            }
        }
        if scanner.at() >= chunk.end {
            return;
        }
    }
}

/// Reads a broken file part by part.
struct Recovery<'t> {
    text: &'t str,
    lines: &'t Lines,
    scanner: Scanner<'t>,
    document: Document,
    /// Where the record that is being read begins.
    item_start: usize,
    /// Whether a list has no end, which has been told.
    is_open: bool,
}

impl<'t> Recovery<'t> {
    fn run(text: &'t str, lines: &'t Lines) -> Document {
        let scanner = Scanner::new(text, 0..text.len());
        let document = Document::default();
        let mut recovery = Self { text, lines, scanner, document, item_start: 0, is_open: false };
        if let Err(error) = recovery.parts() {
            recovery.report(error);
        }
        recovery.document.body.end = recovery.scanner.at();
        recovery.document
    }

    fn report(&mut self, error: ScanError) {
        let fault = scan_fault(error, |at| self.lines.place(self.text, at).line);
        self.document.faults.push(fault);
    }

    fn parts(&mut self) -> Result<(), ScanError> {
        self.scanner.skip_prologue()?;
        self.document.prologue = 0..self.scanner.at();
        let start = self.scanner.at();
        self.document.body = start..start;
        self.scanner.name();
        self.scanner.skip_trivia()?;
        let opened_at = self.scanner.at();
        if !self.scanner.take('(') {
            self.document.faults.push(Fault {
                at: start,
                code: "syntax",
                message: "the file must hold its fields in \"(\" and \")\"; write them so".to_owned(),
            });
            return Ok(());
        }
        loop {
            self.scanner.skip_trivia()?;
            let at = self.scanner.at();
            match self.scanner.peek() {
                None if self.is_open => return Ok(()),
                None => return Err(ScanError { at: opened_at, kind: ScanErrorKind::OpenBracket('(') }),
                Some(')') => {
                    self.scanner.take(')');
                    self.scanner.skip_trivia()?;
                    if self.scanner.peek().is_some() {
                        self.document.faults.push(Fault {
                            at: self.scanner.at(),
                            code: "syntax",
                            message: "the file goes on after its end; remove what follows".to_owned(),
                        });
                    }
                    return Ok(());
                }
                Some(_) => {}
            }
            if let Err(error) = self.part(opened_at) {
                self.report(error);
                if !self.resume(at) {
                    return Ok(());
                }
            }
        }
    }

    fn part(&mut self, opened_at: usize) -> Result<(), ScanError> {
        let at = self.scanner.at();
        let Some(name) = self.scanner.name() else {
            return Err(ScanError { at, kind: ScanErrorKind::NoField { opened_at } });
        };
        self.scanner.skip_trivia()?;
        if !self.scanner.take(':') {
            return Err(ScanError { at: self.scanner.at(), kind: ScanErrorKind::NoColon });
        }
        self.scanner.skip_trivia()?;
        let start = self.scanner.at();
        let items = (self.scanner.peek() == Some('[')).then(|| self.items());
        if items.is_none() {
            self.scanner.value(0)?;
        }
        let value = start..self.scanner.at();
        let written = plain_name(&self.text[name.clone()]);
        if self.document.part(self.text, written).is_some() {
            self.report(ScanError { at: name.start, kind: ScanErrorKind::Twice });
        } else {
            self.document.parts.push(Part { name, value, items });
        }
        self.scanner.skip_trivia()?;
        if !self.scanner.take(',') && !matches!(self.scanner.peek(), Some(')') | None) {
            self.report(ScanError { at: self.scanner.at(), kind: ScanErrorKind::NoComma { due: ')' } });
        }
        Ok(())
    }

    /// Goes on at the next line that begins a part, after one that failed.
    fn resume(&mut self, failed_at: usize) -> bool {
        let Some(indent) = indentation(self.text, failed_at) else { return false };
        let mut next_part =
            lines_after(self.text, self.scanner.at().max(failed_at), self.text.len()).filter(|(_, line)| {
                line.strip_prefix(indent).is_some_and(|rest| {
                    let mut name = Scanner::new(rest, 0..rest.len());
                    name.name().is_some() && name.skip_trivia().is_ok() && name.peek() == Some(':')
                })
            });
        let found = next_part.next().map(|(line_start, _)| line_start + indent.len());
        drop(next_part);
        found.is_some_and(|at| {
            self.scanner.jump(at);
            true
        })
    }

    /// The records of a list, as far as they can be told apart.
    fn items(&mut self) -> Vec<Item> {
        let opened_at = self.scanner.at();
        self.scanner.take('[');
        let mut items = Vec::new();
        loop {
            let before_trivia = self.scanner.at();
            let read = self.scanner.skip_trivia().and_then(|()| self.next_item(opened_at));
            match read {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return items,
                Err(error) => {
                    let at = if error.kind == ScanErrorKind::OpenComment { error.at } else { self.item_start };
                    self.items_by_layout(at.max(before_trivia), error, &mut items);
                    return items;
                }
            }
        }
    }

    /// The next record with its comma, or `None` behind the closing bracket.
    fn next_item(&mut self, opened_at: usize) -> Result<Option<Item>, ScanError> {
        self.item_start = self.scanner.at();
        match self.scanner.peek() {
            None => return Err(ScanError { at: opened_at, kind: ScanErrorKind::OpenBracket('[') }),
            Some(']') => {
                self.scanner.take(']');
                return Ok(None);
            }
            Some(_) => {}
        }
        let syntax = self.scanner.value(0)?;
        self.scanner.skip_trivia()?;
        let comma = self.scanner.take(',');
        match self.scanner.peek() {
            Some(c) if c != ']' && !comma => {
                Err(ScanError { at: self.scanner.at(), kind: ScanErrorKind::NoComma { due: ']' } })
            }
            _ => Ok(Some(Item::whole(syntax))),
        }
    }

    /// The rest of a list that is broken at `start`.
    fn items_by_layout(&mut self, start: usize, error: ScanError, items: &mut Vec<Item>) {
        if start >= self.text.len() {
            self.report(error);
            self.is_open = true;
            return;
        }
        let layout = match items.last() {
            Some(last) => Layout::of(self.text, last.span.start),
            None => indentation(self.text, start).map(|indent| Layout { indent, first: '(' }),
        };
        let close = layout.and_then(|layout| {
            lines_after(self.text, start, self.text.len()).find_map(|(line_start, line)| {
                let rest = line.trim_start_matches([' ', '\t']);
                let shallower = line.len() - rest.len() < layout.indent.len();
                (shallower && rest.starts_with(']')).then(|| line_start + line.len() - rest.len())
            })
        });
        let end = close.unwrap_or(self.text.len());
        match layout.and_then(|layout| split(self.text, start..end, layout, self.lines)) {
            Some((found, faults)) => {
                items.extend(found);
                self.document.faults.extend(faults);
            }
            None => {
                self.report(error);
                let written = self.text.get(start..end).unwrap_or_default();
                items.push(Item { span: start..start + written.trim_end().len(), is_whole: false });
            }
        }
        self.scanner.jump(end);
        match close {
            Some(_) => {
                self.scanner.take(']');
            }
            None => self.is_open = true,
        }
    }
}
