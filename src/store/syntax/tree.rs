//! Where the values of a text stand.

use std::ops::Range;

use crate::model::Step;

/// One value and where it stands, in bytes of the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syntax {
    /// From the value's first byte (its name, where it has one) to behind its last.
    pub span: Range<usize>,
    /// What it consists of.
    pub shape: Shape,
}

/// What a value consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A number, string, character or name; or a value deeper than was asked for.
    Leaf,
    /// `(name: value, …)`, with or without a name before it.
    Struct(Vec<Field>),
    /// `(value, …)`, with or without a name before it.
    Tuple(Vec<Syntax>),
    /// `[value, …]`.
    List(Vec<Syntax>),
    /// `{key: value, …}`.
    Map(Vec<Entry>),
}

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Where the name stands.
    pub name: Range<usize>,
    /// The value.
    pub value: Syntax,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Syntax,
    /// The value.
    pub value: Syntax,
}

/// A field's name without the `r#` of a raw identifier.
pub fn plain_name(written: &str) -> &str {
    written.strip_prefix("r#").unwrap_or(written)
}

/// The content of a string literal without escapes, else `None`.
pub fn plain_string(written: &str) -> Option<&str> {
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('\\')).then_some(inner)
}

impl Syntax {
    /// A value that is not looked into.
    pub fn leaf(span: Range<usize>) -> Self {
        Self { span, shape: Shape::Leaf }
    }

    /// The value of a field.
    pub fn field(&self, text: &str, name: &str) -> Option<&Field> {
        let Shape::Struct(fields) = &self.shape else { return None };
        fields.iter().find(|field| text.get(field.name.clone()).map(plain_name) == Some(name))
    }

    /// One step down. A tuple of one value, such as the payload of
    /// `Relative((event: …))` or `Some(…)`, is stepped through.
    fn step(&self, text: &str, step: &Step) -> Option<&Self> {
        match (&self.shape, step) {
            (Shape::Struct(_), Step::Field(name)) => self.field(text, name).map(|field| &field.value),
            (Shape::Map(entries), Step::Field(name)) => entries
                .iter()
                .find(|entry| text.get(entry.key.span.clone()).and_then(plain_string) == Some(name))
                .map(|entry| &entry.value),
            (Shape::List(items), Step::Index(index)) => items.get(*index),
            (Shape::Tuple(items), step) => match items.as_slice() {
                [only] => only.step(text, step),
                items => match step {
                    Step::Index(index) => items.get(*index),
                    Step::Field(_) => None,
                },
            },
            _ => None,
        }
    }

    /// The value at the end of a path; where the path leads nowhere, the last
    /// value on it that exists.
    pub fn nearest(&self, text: &str, path: &[Step]) -> &Self {
        let mut here = self;
        for step in path {
            match here.step(text, step) {
                Some(next) => here = next,
                None => break,
            }
        }
        here
    }

    /// The innermost bracketed value around a byte offset, itself included.
    pub fn innermost(&self, offset: usize) -> &Self {
        let mut here = self;
        while let Some(next) =
            here.children().into_iter().find(|child| child.span.contains(&offset) && child.shape != Shape::Leaf)
        {
            here = next;
        }
        here
    }

    /// Start of the last name, key or scalar that begins before a byte offset.
    pub fn token_before(&self, offset: usize) -> Option<usize> {
        let mut found = None;
        let mut pending = vec![self];
        while let Some(value) = pending.pop() {
            let mut see = |start: usize| {
                if start < offset && found.is_none_or(|best| best < start) {
                    found = Some(start);
                }
            };
            match &value.shape {
                Shape::Leaf => see(value.span.start),
                Shape::Struct(fields) => fields.iter().for_each(|field| see(field.name.start)),
                Shape::Tuple(_) => see(value.span.start),
                Shape::List(_) | Shape::Map(_) => {}
            }
            pending.extend(value.children());
        }
        found
    }

    /// The values directly within this one, in their order.
    pub fn children(&self) -> Vec<&Self> {
        match &self.shape {
            Shape::Leaf => Vec::new(),
            Shape::Struct(fields) => fields.iter().map(|field| &field.value).collect(),
            Shape::Tuple(items) | Shape::List(items) => items.iter().collect(),
            Shape::Map(entries) => entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect(),
        }
    }
}
