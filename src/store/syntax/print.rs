//! Values as text for people: four spaces of indentation, one field a line,
//! small values on one line, a comma after every item that has a line.

use super::node::Node;

/// Longest line into which a value is fitted, in code points.
const MAX_LINE_CHARS: usize = 110;
/// Indentation of one level.
pub const INDENT: &str = "    ";

/// How lines are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style<'a> {
    /// What ends a line: `\n`, or `\r\n` in files that have it.
    pub newline: &'a str,
    /// White space before the line on which the value begins.
    pub indent: &'a str,
}

/// A value, in one line where it fits into one after `chars_before` code points
/// of the same line.
pub fn print(node: &Node, style: Style<'_>, chars_before: usize) -> String {
    let mut printer = Printer { text: String::new(), newline: style.newline };
    printer.value(node, style.indent, chars_before);
    printer.text
}

/// A record: each of its fields on a line of its own.
pub fn print_record(node: &Node, style: Style<'_>) -> String {
    let mut printer = Printer { text: String::new(), newline: style.newline };
    printer.broken(node, style.indent);
    printer.text
}

/// `name: value`, as it stands in a struct.
pub fn print_field(name: &str, node: &Node, style: Style<'_>) -> String {
    let mut printer = Printer { text: format!("{name}: "), newline: style.newline };
    printer.value(node, style.indent, style.indent.len() + name.len() + 2);
    printer.text
}

/// A whole file: its parts, each record of its lists broken into lines.
pub fn print_file(node: &Node, newline: &str) -> String {
    let mut printer = Printer { text: "(".to_owned(), newline };
    for (name, value) in node.fields() {
        printer.line(INDENT);
        printer.text.push_str(name);
        printer.text.push_str(": ");
        match value {
            Node::List(records) if records.iter().any(|record| matches!(record, Node::Struct(..))) => {
                printer.text.push('[');
                let indent = INDENT.repeat(2);
                for record in records {
                    printer.line(&indent);
                    printer.broken(record, &indent);
                    printer.text.push(',');
                }
                printer.line(INDENT);
                printer.text.push(']');
            }
            value => printer.value(value, INDENT, INDENT.len() + name.len() + 2),
        }
        printer.text.push(',');
    }
    printer.line("");
    printer.text.push(')');
    printer.line("");
    printer.text
}

/// A value in one line, or `None` where it is longer than `max_chars` or has
/// a list of structs in it, which reads better broken.
fn flat(node: &Node, max_chars: usize) -> Option<String> {
    let mut text = String::new();
    write_flat(node, &mut text, max_chars).then_some(text).filter(|text| text.chars().count() <= max_chars)
}

/// Whether the value could be written without growing beyond `max_chars` by far.
fn write_flat(node: &Node, text: &mut String, max_chars: usize) -> bool {
    // A code point takes up to four bytes.
    if text.len() > max_chars.saturating_mul(4) {
        return false;
    }
    match node {
        Node::Scalar(written) => {
            text.push_str(written);
            true
        }
        Node::Struct(name, fields) => {
            text.push_str(name);
            text.push('(');
            for (place, (name, value)) in fields.iter().enumerate() {
                text.push_str(if place > 0 { ", " } else { "" });
                text.push_str(name);
                text.push_str(": ");
                if !write_flat(value, text, max_chars) {
                    return false;
                }
            }
            text.push(')');
            true
        }
        Node::Tuple(name, items) => {
            text.push_str(name);
            text.push('(');
            write_flat_items(items, text, max_chars) && {
                text.push(')');
                true
            }
        }
        Node::List(items) => {
            let is_plain = items.iter().all(|item| matches!(item, Node::Scalar(_)));
            text.push('[');
            is_plain && write_flat_items(items, text, max_chars) && {
                text.push(']');
                true
            }
        }
        Node::Map(entries) => {
            text.push('{');
            for (place, (key, value)) in entries.iter().enumerate() {
                text.push_str(if place > 0 { ", " } else { "" });
                let fits = write_flat(key, text, max_chars) && {
                    text.push_str(": ");
                    write_flat(value, text, max_chars)
                };
                if !fits {
                    return false;
                }
            }
            text.push('}');
            true
        }
    }
}

fn write_flat_items(items: &[Node], text: &mut String, max_chars: usize) -> bool {
    items.iter().enumerate().all(|(place, item)| {
        text.push_str(if place > 0 { ", " } else { "" });
        write_flat(item, text, max_chars)
    })
}

struct Printer<'a> {
    text: String,
    newline: &'a str,
}

impl Printer<'_> {
    fn line(&mut self, indent: &str) {
        self.text.push_str(self.newline);
        self.text.push_str(indent);
    }

    fn value(&mut self, node: &Node, indent: &str, chars_before: usize) {
        // One more for the comma behind it.
        match flat(node, MAX_LINE_CHARS.saturating_sub(chars_before + 1)) {
            Some(line) => self.text.push_str(&line),
            None => self.broken(node, indent),
        }
    }

    fn broken(&mut self, node: &Node, indent: &str) {
        let inner = format!("{indent}{INDENT}");
        match node {
            Node::Scalar(written) => self.text.push_str(written),
            Node::Struct(name, fields) => {
                self.text.push_str(name);
                self.text.push('(');
                for (name, value) in fields {
                    self.line(&inner);
                    self.text.push_str(name);
                    self.text.push_str(": ");
                    self.value(value, &inner, inner.len() + name.len() + 2);
                    self.text.push(',');
                }
                self.line(indent);
                self.text.push(')');
            }
            Node::Tuple(name, items) => {
                self.text.push_str(name);
                self.text.push('(');
                match items.as_slice() {
                    // `Relative((` and `))` share their lines.
                    [only] => self.broken(only, indent),
                    items => self.items(items, indent, &inner),
                }
                self.text.push(')');
            }
            Node::List(items) => {
                self.text.push('[');
                self.items(items, indent, &inner);
                self.text.push(']');
            }
            Node::Map(entries) => {
                self.text.push('{');
                for (key, value) in entries {
                    self.line(&inner);
                    let before_key = self.text.len();
                    self.value(key, &inner, inner.len());
                    self.text.push_str(": ");
                    let key_chars = self.text.get(before_key..).unwrap_or_default().chars().count();
                    self.value(value, &inner, inner.len() + key_chars);
                    self.text.push(',');
                }
                self.line(indent);
                self.text.push('}');
            }
        }
    }

    fn items(&mut self, items: &[Node], indent: &str, inner: &str) {
        for item in items {
            self.line(inner);
            self.value(item, inner, inner.len());
            self.text.push(',');
        }
        if !items.is_empty() {
            self.line(indent);
        }
    }
}
