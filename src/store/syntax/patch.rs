//! From a changed value to few edits of the text that holds it: what did not
//! change keeps its bytes, comments and layout included.

use std::ops::Range;

use super::document::indentation;
use super::node::Node;
use super::print::{INDENT, Style, print, print_field};
use super::scan::Scanner;
use super::tree::{Entry, Field, Shape, Syntax, plain_name};

/// New text for a stretch of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to be replaced; empty for an insertion.
    pub range: Range<usize>,
    /// What takes their place.
    pub text: String,
}

/// Collects the edits of one text.
#[derive(Debug)]
pub struct Patch<'t> {
    text: &'t str,
    newline: &'static str,
    edits: Vec<Edit>,
}

/// Elements between two brackets.
#[derive(Debug, Clone)]
pub struct Sequence {
    /// Where each element stands, in order.
    pub elements: Vec<Range<usize>>,
    /// The byte behind the opening bracket.
    pub open_end: usize,
}

/// The white space at the start of the line that holds `at`.
fn line_indent(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let line = &before[before.rfind('\n').map_or(0, |line_end| line_end + 1)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Code points between the start of the line and `at`.
fn chars_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before[before.rfind('\n').map_or(0, |line_end| line_end + 1)..].chars().count()
}

impl<'t> Patch<'t> {
    /// No edits yet.
    pub fn of(text: &'t str) -> Self {
        let first_line = text.split_inclusive('\n').next().unwrap_or_default();
        let newline = if first_line.ends_with("\r\n") { "\r\n" } else { "\n" };
        Self { text, newline, edits: Vec::new() }
    }

    /// What ends the lines of the text.
    pub fn newline(&self) -> &'static str {
        self.newline
    }

    /// Whether the text stays as it is.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text with all edits made.
    pub fn apply(mut self) -> String {
        // Stable: edits of one place stay in the order in which they were made.
        self.edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for edit in &self.edits {
            text.push_str(self.text.get(done..edit.range.start).unwrap_or_default());
            text.push_str(&edit.text);
            done = done.max(edit.range.end);
        }
        text.push_str(self.text.get(done..).unwrap_or_default());
        text
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push(Edit { range, text: text.into() });
    }

    /// Replaces a value by another one, printed anew.
    pub fn replace(&mut self, span: &Range<usize>, node: &Node) {
        let style = Style { newline: self.newline, indent: line_indent(self.text, span.start) };
        let printed = print(node, style, chars_before(self.text, span.start));
        self.edit(span.clone(), printed);
    }

    /// Changes a value in the fewest places that its layout allows.
    pub fn value(&mut self, syntax: &Syntax, old: &Node, new: &Node) {
        if old == new {
            return;
        }
        let edits_before = self.edits.len();
        let is_done = match (&syntax.shape, old, new) {
            (Shape::Struct(fields), Node::Struct(was, before), Node::Struct(is, after)) if was == is => {
                self.fields(syntax, fields, before, after)
            }
            (Shape::List(items), Node::List(before), Node::List(after)) if items.len() == before.len() => {
                self.items(syntax, items, before, after)
            }
            (Shape::Map(entries), Node::Map(before), Node::Map(after)) if entries.len() == before.len() => {
                self.entries(syntax, entries, before, after)
            }
            (Shape::Tuple(items), Node::Tuple(was, before), Node::Tuple(is, after))
                if was == is && items.len() == before.len() && before.len() == after.len() =>
            {
                for ((item, before), after) in items.iter().zip(before).zip(after) {
                    self.value(item, before, after);
                }
                true
            }
            _ => false,
        };
        if !is_done {
            self.edits.truncate(edits_before);
            self.replace(&syntax.span, new);
        }
    }

    /// Where the elements of a bracketed value stand.
    fn sequence(&self, syntax: &Syntax, elements: Vec<Range<usize>>) -> Sequence {
        let written = self.text.get(syntax.span.clone()).unwrap_or_default();
        let open = written.find(['(', '[', '{']).unwrap_or(0);
        Sequence { elements, open_end: syntax.span.start + open + 1 }
    }

    fn fields(
        &mut self,
        syntax: &Syntax,
        fields: &[Field],
        old: &[(&'static str, Node)],
        new: &[(&'static str, Node)],
    ) -> bool {
        let elements = fields.iter().map(|field| field.name.start..field.value.span.end).collect();
        let sequence = self.sequence(syntax, elements);
        let place_of = |text: &str, name: &str| {
            fields.iter().position(|field| text.get(field.name.clone()).map(plain_name) == Some(name))
        };
        let value_of = |list: &[(&'static str, Node)], name: &str| {
            list.iter().find(|(other, _)| *other == name).map(|(_, node)| node.clone())
        };
        let mut anchor = None;
        let mut inserts = Inserts::default();
        for (name, after) in new {
            let before = value_of(old, name);
            match place_of(self.text, name) {
                Some(place) => {
                    let value = &fields[place].value;
                    match before {
                        Some(before) => self.value(value, &before, after),
                        None => self.replace(&value.span, after),
                    }
                    anchor = Some(place);
                }
                None if before.as_ref() == Some(after) => {}
                None => inserts.push(anchor, Printed::Field(name, after.clone())),
            }
        }
        let cut = old
            .iter()
            .filter(|(name, _)| !new.iter().any(|(other, _)| other == name))
            .filter_map(|(name, _)| place_of(self.text, name))
            .collect::<Vec<_>>();
        self.rearrange(&sequence, &cut, &inserts)
    }

    fn items(&mut self, syntax: &Syntax, items: &[Syntax], old: &[Node], new: &[Node]) -> bool {
        if old.is_empty() || new.is_empty() {
            return false;
        }
        let same = |(one, other): &(&Node, &Node)| one == other;
        let head = old.iter().zip(new).take_while(same).count();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
        let (old_middle, new_middle) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
        let paired = old_middle.len().min(new_middle.len());
        for place in 0..paired {
            self.value(&items[head + place], &old_middle[place], &new_middle[place]);
        }
        let cut = (head + paired..head + old_middle.len()).collect::<Vec<_>>();
        let mut inserts = Inserts::default();
        for node in &new_middle[paired..] {
            inserts.push((head + paired).checked_sub(1), Printed::Value(node.clone()));
        }
        let sequence = self.sequence(syntax, items.iter().map(|item| item.span.clone()).collect());
        self.rearrange(&sequence, &cut, &inserts)
    }

    fn entries(&mut self, syntax: &Syntax, entries: &[Entry], old: &[(Node, Node)], new: &[(Node, Node)]) -> bool {
        if old.is_empty() || new.is_empty() {
            return false;
        }
        let place_of = |text: &str, key: &Node| match key {
            Node::Scalar(key) => entries.iter().position(|entry| text.get(entry.key.span.clone()) == Some(key)),
            _ => None,
        };
        // Keys that are written in another way, as with escapes, are not told apart.
        if old.iter().any(|(key, _)| place_of(self.text, key).is_none()) {
            return false;
        }
        let mut anchor = None;
        let mut inserts = Inserts::default();
        for (key, after) in new {
            let before = old.iter().find(|(other, _)| other == key);
            match (place_of(self.text, key), before) {
                (Some(place), Some((_, before))) => {
                    self.value(&entries[place].value, before, after);
                    anchor = Some(place);
                }
                _ => inserts.push(anchor, Printed::Entry(key.clone(), after.clone())),
            }
        }
        let cut = old
            .iter()
            .filter(|(key, _)| !new.iter().any(|(other, _)| other == key))
            .filter_map(|(key, _)| place_of(self.text, key))
            .collect::<Vec<_>>();
        let elements = entries.iter().map(|entry| entry.key.span.start..entry.value.span.end).collect();
        let sequence = self.sequence(syntax, elements);
        self.rearrange(&sequence, &cut, &inserts)
    }

    /// Cuts and inserts elements that stand on lines of their own. `false`
    /// where they share a line: then the whole value is better printed anew.
    fn rearrange(&mut self, sequence: &Sequence, cut: &[usize], inserts: &Inserts) -> bool {
        if cut.is_empty() && inserts.items.is_empty() {
            return true;
        }
        let on_lines = sequence.elements.iter().all(|span| indentation(self.text, span.start).is_some());
        if !on_lines || sequence.elements.is_empty() {
            return false;
        }
        for place in cut {
            self.cut(&sequence.elements[*place]);
        }
        let indent = sequence.elements.first().map_or("", |span| line_indent(self.text, span.start)).to_owned();
        let mut groups = Vec::<(Option<usize>, Vec<String>)>::new();
        for (anchor, item) in &inserts.items {
            let style = Style { newline: self.newline, indent: &indent };
            let printed = item.print(style);
            let anchor = (0..anchor.map_or(0, |anchor| anchor + 1)).rev().find(|place| !cut.contains(place));
            match groups.last_mut() {
                Some((last, group)) if *last == anchor => group.push(printed),
                _ => groups.push((anchor, vec![printed])),
            }
        }
        for (anchor, printed) in &groups {
            self.insert(sequence, *anchor, printed);
        }
        true
    }

    /// Where the comma behind an element ends, where there is one.
    fn comma_end(&self, element_end: usize) -> Option<usize> {
        let mut scanner = Scanner::new(self.text, element_end..self.text.len());
        scanner.skip_trivia().ok()?;
        scanner.take(',').then(|| scanner.at())
    }

    /// The end of the line at `at`, where nothing but white space and a comment
    /// stands before it.
    fn idle_line_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let line = rest.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let content = line.trim();
        let is_block = content.starts_with("/*") && content.find("*/") == Some(content.len().saturating_sub(2));
        (content.is_empty() || content.starts_with("//") || is_block).then_some(at + line.len())
    }

    /// Cuts an element with its comma; where nothing else stands on its lines,
    /// with the lines.
    pub fn cut(&mut self, element: &Range<usize>) {
        let behind = self.comma_end(element.end).unwrap_or(element.end);
        let indent = indentation(self.text, element.start);
        match (indent, self.idle_line_end(behind)) {
            (Some(indent), Some(line_end)) => {
                let rest = self.text.get(line_end..).unwrap_or_default();
                let newline_len = rest.find('\n').map_or(0, |at| at + 1);
                self.edit(element.start - indent.len()..line_end + newline_len, "");
            }
            _ => {
                let rest = self.text.get(behind..).unwrap_or_default();
                let spaces = rest.len() - rest.trim_start_matches(' ').len();
                self.edit(element.start..behind + spaces, "");
            }
        }
    }

    /// Inserts printed elements behind the element at `anchor`, or before all
    /// of them. They get lines of their own unless the elements around share
    /// a line.
    pub fn insert(&mut self, sequence: &Sequence, anchor: Option<usize>, printed: &[String]) {
        let model = anchor.and_then(|anchor| sequence.elements.get(anchor)).or_else(|| sequence.elements.first());
        let Some(model) = model else {
            self.insert_into_empty(sequence.open_end, printed);
            return;
        };
        let anchor = anchor.and_then(|anchor| sequence.elements.get(anchor));
        let Some(indent) = indentation(self.text, model.start).map(str::to_owned) else {
            match anchor {
                Some(anchor) => self.edit(anchor.end..anchor.end, format!(", {}", printed.join(", "))),
                None => self.edit(model.start..model.start, format!("{}, ", printed.join(", "))),
            }
            return;
        };
        let at = match anchor {
            None => sequence.open_end,
            Some(anchor) => self.comma_end(anchor.end).unwrap_or_else(|| {
                self.edit(anchor.end..anchor.end, ",");
                anchor.end
            }),
        };
        let at = self.idle_line_end(at).unwrap_or(at);
        let lines = printed.iter().map(|item| format!("{}{indent}{item},", self.newline)).collect::<String>();
        self.edit(at..at, lines);
    }

    fn insert_into_empty(&mut self, open_end: usize, printed: &[String]) {
        let outer = line_indent(self.text, open_end).to_owned();
        let lines = printed.iter().map(|item| format!("{}{outer}{INDENT}{item},", self.newline)).collect::<String>();
        let at = self.idle_line_end(open_end).unwrap_or(open_end);
        // The closing bracket gets a line of its own.
        let mut scanner = Scanner::new(self.text, open_end..self.text.len());
        let closes_here = scanner.skip_trivia().is_ok() && indentation(self.text, scanner.at()).is_none();
        let tail = if closes_here { format!("{}{outer}", self.newline) } else { String::new() };
        self.edit(at..at, format!("{lines}{tail}"));
    }
}

/// An element that is to be printed where it is inserted.
#[derive(Debug)]
enum Printed {
    Field(&'static str, Node),
    Value(Node),
    Entry(Node, Node),
}

impl Printed {
    fn print(&self, style: Style<'_>) -> String {
        match self {
            Self::Field(name, node) => print_field(name, node, style),
            Self::Value(node) => print(node, style, style.indent.len()),
            Self::Entry(key, value) => {
                let key = print(key, style, style.indent.len());
                let chars_before = style.indent.len() + key.chars().count() + 2;
                format!("{key}: {}", print(value, style, chars_before))
            }
        }
    }
}

/// Elements to insert, each with the element that it follows.
#[derive(Debug, Default)]
struct Inserts {
    items: Vec<(Option<usize>, Printed)>,
}

impl Inserts {
    fn push(&mut self, anchor: Option<usize>, item: Printed) {
        self.items.push((anchor, item));
    }
}
