//! Which records of two lists differ, and in which fields.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data_file::Listed;
use super::syntax::node::Node;

/// How one record of two lists differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDifference {
    /// Its identifier, or what else it is called.
    pub id: String,
    /// How it differs.
    pub kind: DifferenceKind,
}

/// How a record differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferenceKind {
    /// The file alone has it.
    OnlyOnDisk,
    /// The window alone has it.
    OnlyHere,
    /// Both have it, and these fields differ.
    Fields(Vec<&'static str>),
    /// Both have it, in another order among the others.
    Order,
}

/// The records that differ, in the order of the list here, then those that the
/// disk alone has.
pub fn records<T: Listed>(here: &[T], on_disk: &[T]) -> Vec<RecordDifference> {
    let by_id =
        |list: &[T]| list.iter().map(|record| (record.id().to_owned(), record.clone())).collect::<BTreeMap<_, _>>();
    let (ours, theirs) = (by_id(here), by_id(on_disk));
    let of_ours = here.iter().filter_map(|record| {
        let id = record.id().to_owned();
        let kind = match theirs.get(&id) {
            None => DifferenceKind::OnlyHere,
            Some(other) if other == record => return None,
            Some(other) => DifferenceKind::Fields(fields(record, other)),
        };
        Some(RecordDifference { id, kind })
    });
    let of_theirs = on_disk.iter().filter(|record| !ours.contains_key(record.id()));
    let mut found: Vec<_> = of_ours
        .chain(
            of_theirs.map(|record| RecordDifference { id: record.id().to_owned(), kind: DifferenceKind::OnlyOnDisk }),
        )
        .collect();
    if found.is_empty() {
        let moved = here.iter().zip(on_disk).filter(|(one, other)| one.id() != other.id());
        found.extend(moved.map(|(one, _)| RecordDifference { id: one.id().to_owned(), kind: DifferenceKind::Order }));
    }
    found
}

/// The names of the fields in which two values differ, in the order in which
/// they are written.
pub fn fields<T: Serialize>(one: &T, other: &T) -> Vec<&'static str> {
    let (Ok(one), Ok(other)) = (Node::of(one), Node::of(other)) else { return Vec::new() };
    let value = |node: &Node, name: &str| {
        node.fields().iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = one.fields().iter().map(|(name, _)| *name).collect();
    let more = other.fields().iter().map(|(name, _)| *name).filter(|name| !names.contains(name)).collect::<Vec<_>>();
    names.extend(more);
    names.retain(|name| value(&one, name) != value(&other, name));
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;

    fn event(id: &str, note: &str) -> Event {
        Event { id: id.into(), note: note.to_owned(), ..Event::default() }
    }

    #[test]
    fn records_that_differ_are_named_with_their_fields() {
        let here = [event("same", ""), event("changed", "mine"), event("mine", "")];
        let on_disk = [event("same", ""), Event { rank: Some(1), ..event("changed", "") }, event("theirs", "")];
        let found: Vec<_> = records(&here, &on_disk).into_iter().map(|found| (found.id, found.kind)).collect();
        assert_eq!(
            found,
            [
                ("changed".to_owned(), DifferenceKind::Fields(vec!["note", "rank"])),
                ("mine".to_owned(), DifferenceKind::OnlyHere),
                ("theirs".to_owned(), DifferenceKind::OnlyOnDisk),
            ]
        );
        assert_eq!(records(&here, &here), []);
    }

    #[test]
    fn records_in_another_order_differ_by_order_alone() {
        let (a, b) = (event("a", ""), event("b", ""));
        let kinds: Vec<_> = records(&[a.clone(), b.clone()], &[b, a]).into_iter().map(|found| found.kind).collect();
        assert_eq!(kinds, [DifferenceKind::Order, DifferenceKind::Order]);
    }
}
