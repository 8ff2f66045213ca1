//! A record as a tree of written values: what `serde` says of it, in the order
//! of its fields, with optional values written plainly.

use std::fmt;

use serde::ser::{self, Serialize};

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A number, string or name, as it is written.
    Scalar(String),
    /// `(name: value, …)`, after the variant's name where there is one.
    Struct(&'static str, Vec<(&'static str, Self)>),
    /// `(value, …)`, after the variant's name where there is one.
    Tuple(&'static str, Vec<Self>),
    /// `[value, …]`.
    List(Vec<Self>),
    /// `{key: value, …}`.
    Map(Vec<(Self, Self)>),
}

impl Node {
    /// The tree of a record.
    ///
    /// # Errors
    /// Where the record's own serialization fails; those of the model do not.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, NodeError> {
        value.serialize(Builder)
    }

    /// The fields, of a struct.
    pub fn fields(&self) -> &[(&'static str, Self)] {
        match self {
            Self::Struct(_, fields) => fields,
            _ => &[],
        }
    }
}

/// Why a record cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the record cannot be written: {0}")]
pub struct NodeError(String);

impl ser::Error for NodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Whether a character would not be seen, or would reorder what stands around
/// it, if it were written as it is: controls, line and paragraph separators and
/// the format characters of bidirectional text. The joiners of Persian and
/// Indic spelling (U+200C, U+200D) are left in their words.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}'
        )
}

/// A string as it is written: only what must be escaped is, so that Arabic with
/// its marks, apostrophes and dashes stay readable.
pub fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if is_hidden(c) => written.extend(c.escape_unicode()),
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// Builds the tree of one value.
struct Builder;

fn scalar(value: impl fmt::Display) -> Result<Node, NodeError> {
    Ok(Node::Scalar(value.to_string()))
}

/// A float so that it reads back as the same float and never as an integer.
fn float(value: f64) -> Result<Node, NodeError> {
    Ok(Node::Scalar(format!("{value:?}")))
}

impl ser::Serializer for Builder {
    type Ok = Node;
    type Error = NodeError;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Entries;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    fn serialize_bool(self, value: bool) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_i8(self, value: i8) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_i16(self, value: i16) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_i32(self, value: i32) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_i64(self, value: i64) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_u8(self, value: u8) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_u16(self, value: u16) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_u32(self, value: u32) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_u64(self, value: u64) -> Result<Node, NodeError> {
        scalar(value)
    }

    fn serialize_f32(self, value: f32) -> Result<Node, NodeError> {
        float(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<Node, NodeError> {
        float(value)
    }

    fn serialize_char(self, value: char) -> Result<Node, NodeError> {
        let quoted = quoted(value.encode_utf8(&mut [0; 4]));
        scalar(quoted)
    }

    fn serialize_str(self, value: &str) -> Result<Node, NodeError> {
        Ok(Node::Scalar(quoted(value)))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Node, NodeError> {
        Ok(Node::List(value.iter().map(|byte| Node::Scalar(byte.to_string())).collect()))
    }

    fn serialize_none(self) -> Result<Node, NodeError> {
        scalar("None")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, NodeError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, NodeError> {
        scalar("()")
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Node, NodeError> {
        scalar("()")
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Node, NodeError> {
        scalar(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Node, NodeError> {
        Ok(Node::Tuple("", vec![value.serialize(self)?]))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Node, NodeError> {
        Ok(Node::Tuple(variant, vec![value.serialize(self)?]))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items, NodeError> {
        Ok(Items { name: None, items: Vec::with_capacity(len.unwrap_or(0)) })
    }

    fn serialize_tuple(self, len: usize) -> Result<Items, NodeError> {
        Ok(Items { name: Some(""), items: Vec::with_capacity(len) })
    }

    fn serialize_tuple_struct(self, _name: &'static str, len: usize) -> Result<Items, NodeError> {
        self.serialize_tuple(len)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Items, NodeError> {
        Ok(Items { name: Some(variant), items: Vec::with_capacity(len) })
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Entries, NodeError> {
        Ok(Entries { key: None, entries: Vec::with_capacity(len.unwrap_or(0)) })
    }

    fn serialize_struct(self, _name: &'static str, len: usize) -> Result<Fields, NodeError> {
        Ok(Fields { name: "", fields: Vec::with_capacity(len) })
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Fields, NodeError> {
        Ok(Fields { name: variant, fields: Vec::with_capacity(len) })
    }
}

/// A list or tuple while it is built; a list has no name, not even an empty one.
struct Items {
    name: Option<&'static str>,
    items: Vec<Node>,
}

impl Items {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        self.items.push(value.serialize(Builder)?);
        Ok(())
    }

    fn node(self) -> Node {
        match self.name {
            None => Node::List(self.items),
            Some(name) => Node::Tuple(name, self.items),
        }
    }
}

impl ser::SerializeSeq for Items {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        self.push(value)
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(self.node())
    }
}

impl ser::SerializeTuple for Items {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        self.push(value)
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(self.node())
    }
}

impl ser::SerializeTupleStruct for Items {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        self.push(value)
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(self.node())
    }
}

impl ser::SerializeTupleVariant for Items {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        self.push(value)
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(self.node())
    }
}

/// A map while it is built.
struct Entries {
    key: Option<Node>,
    entries: Vec<(Node, Node)>,
}

impl ser::SerializeMap for Entries {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NodeError> {
        self.key = Some(key.serialize(Builder)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NodeError> {
        let key = self.key.take().ok_or_else(|| NodeError("a value without a key".to_owned()))?;
        self.entries.push((key, value.serialize(Builder)?));
        Ok(())
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(Node::Map(self.entries))
    }
}

/// A struct while it is built.
struct Fields {
    name: &'static str,
    fields: Vec<(&'static str, Node)>,
}

impl ser::SerializeStruct for Fields {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NodeError> {
        self.fields.push((name, value.serialize(Builder)?));
        Ok(())
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(Node::Struct(self.name, self.fields))
    }
}

impl ser::SerializeStructVariant for Fields {
    type Ok = Node;
    type Error = NodeError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NodeError> {
        self.fields.push((name, value.serialize(Builder)?));
        Ok(())
    }

    fn end(self) -> Result<Node, NodeError> {
        Ok(Node::Struct(self.name, self.fields))
    }
}
