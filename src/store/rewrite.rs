//! The new text of a file whose records changed: unchanged records keep their
//! bytes, changed ones change in few places, new ones are printed where the
//! dataset has them, deleted ones are cut.

use std::collections::BTreeMap;

use crate::model::{Event, Header, Source};

use super::data_file::{DataFile, Listed, Record};
use super::load::header_of;
use super::syntax::document::{Part, indentation};
use super::syntax::node::{Node, NodeError};
use super::syntax::patch::{Patch, Sequence};
use super::syntax::print::{INDENT, Style, print_field, print_file, print_record};
use super::syntax::scan::Scanner;
use super::syntax::tree::Syntax;
use crate::model::parallel;

/// The lists of `dataset.ron`; its other parts are single values.
const HEADER_LISTS: [&str; 7] = ["kinds", "actors", "persons", "offices", "layers", "era_tracks", "eras"];

/// The new text of `events.ron`, or `None` where nothing changed.
///
/// # Errors
/// Where a record cannot be written.
pub fn rewrite_events(file: &DataFile, events: &[Event]) -> Result<Option<String>, NodeError> {
    rewrite_list_file(file, "events", events)
}

/// The new text of `sources.ron`, or `None` where nothing changed.
///
/// # Errors
/// Where a record cannot be written.
pub fn rewrite_sources(file: &DataFile, sources: &[Source]) -> Result<Option<String>, NodeError> {
    rewrite_list_file(file, "sources", sources)
}

/// A file of one list, printed anew, record after record.
///
/// # Errors
/// Where a record cannot be written.
pub fn print_list_file<T: Listed>(list: &'static str, records: &[T], newline: &str) -> Result<String, NodeError> {
    let indent = INDENT.repeat(2);
    let style = Style { newline, indent: &indent };
    let schema = crate::model::dataset::SCHEMA_VERSION;
    let mut text = format!("({newline}{INDENT}schema: {schema},{newline}{INDENT}{list}: [{newline}");
    for printed in parallel::map(records, |record| Node::of(record).map(|node| print_record(&node, style))) {
        text.push_str(&indent);
        text.push_str(&printed?);
        text.push(',');
        text.push_str(newline);
    }
    text.push_str(INDENT);
    text.push_str("],");
    text.push_str(newline);
    text.push(')');
    text.push_str(newline);
    Ok(text)
}

/// `dataset.ron`, printed anew.
///
/// # Errors
/// Where it cannot be written.
pub fn print_header_file(header: &Header, newline: &str) -> Result<String, NodeError> {
    Ok(print_file(&Node::of(header)?, newline))
}

fn rewrite_list_file<T: Listed>(
    file: &DataFile,
    list: &'static str,
    records: &[T],
) -> Result<Option<String>, NodeError> {
    if !file.is_present {
        return if records.is_empty() { Ok(None) } else { print_list_file(list, records, "\n").map(Some) };
    }
    let mut patch = Patch::of(&file.text);
    rewrite_list(&mut patch, file, list, records)?;
    Ok((!patch.is_empty()).then(|| patch.apply()))
}

/// The new text of `dataset.ron`, or `None` where nothing changed.
///
/// # Errors
/// Where it cannot be written.
pub fn rewrite_header(file: &DataFile, old: &Header, header: &Header) -> Result<Option<String>, NodeError> {
    if old == header || !file.is_present {
        return Ok(None);
    }
    let mut patch = Patch::of(&file.text);
    let (old_node, new_node) = (Node::of(old)?, Node::of(header)?);
    let value_in = |node: &Node, name: &str| {
        node.fields().iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone())
    };
    let mut anchor = None;
    for (name, after) in new_node.fields() {
        let part = part_place(file, name);
        if part.is_some() {
            anchor = part;
        }
        if HEADER_LISTS.contains(name) {
            continue;
        }
        let before = value_in(&old_node, name);
        if before.as_ref() == Some(after) {
            continue;
        }
        match part.map(|place| &file.document.parts[place]) {
            Some(part) => change_part(&mut patch, file, part, before.as_ref(), after),
            None => insert_part(&mut patch, file, anchor, name, after),
        }
    }
    for (name, _) in old_node.fields() {
        if value_in(&new_node, name).is_none()
            && let Some(place) = part_place(file, name)
        {
            let part = &file.document.parts[place];
            patch.cut(&(part.name.start..part.value.end));
        }
    }
    rewrite_list(&mut patch, file, "kinds", &header.kinds)?;
    rewrite_list(&mut patch, file, "actors", &header.actors)?;
    rewrite_list(&mut patch, file, "persons", &header.persons)?;
    rewrite_list(&mut patch, file, "offices", &header.offices)?;
    rewrite_list(&mut patch, file, "layers", &header.layers)?;
    rewrite_list(&mut patch, file, "era_tracks", &header.era_tracks)?;
    rewrite_list(&mut patch, file, "eras", &header.eras)?;
    Ok((!patch.is_empty()).then(|| patch.apply()))
}

/// The header as it stands in the file, whatever has become of it in memory.
pub fn reread_header(file: &DataFile) -> Header {
    super::load::read_header(file.bytes().to_vec()).map(|mut file| header_of(&mut file)).unwrap_or_default()
}

fn part_place(file: &DataFile, name: &str) -> Option<usize> {
    let part = file.document.part(&file.text, name)?;
    file.document.parts.iter().position(|other| other.name == part.name)
}

fn change_part(patch: &mut Patch<'_>, file: &DataFile, part: &Part, before: Option<&Node>, after: &Node) {
    let syntax = Scanner::new(&file.text, part.value.clone()).value(usize::MAX);
    match (syntax, before) {
        (Ok(syntax), Some(before)) => patch.value(&syntax, before, after),
        _ => patch.replace(&part.value, after),
    }
}

fn insert_part(patch: &mut Patch<'_>, file: &DataFile, anchor: Option<usize>, name: &str, node: &Node) {
    let sequence = parts_sequence(file);
    let style = Style { newline: patch.newline(), indent: INDENT };
    patch.insert(&sequence, anchor, &[print_field(name, node, style)]);
}

fn parts_sequence(file: &DataFile) -> Sequence {
    let body = file.text.get(file.document.body.clone()).unwrap_or_default();
    let open_end = file.document.body.start + body.find('(').map_or(0, |open| open + 1);
    let elements = file.document.parts.iter().map(|part| part.name.start..part.value.end).collect();
    Sequence { elements, open_end }
}

/// What becomes of the records of a list.
struct Alignment<'n, T> {
    /// For each record of the file, the record that it becomes.
    stays: Vec<Option<&'n T>>,
    /// For each record of the file, whether it is cut.
    is_cut: Vec<bool>,
    /// New or moved records, each with the record of the file that it follows.
    inserts: Vec<(Option<usize>, &'n T)>,
}

fn rewrite_list<T: Listed>(
    patch: &mut Patch<'_>,
    file: &DataFile,
    list: &'static str,
    records: &[T],
) -> Result<(), NodeError> {
    let old = file.reread::<T>(list);
    if old == records {
        return Ok(());
    }
    let part = file.document.part(&file.text, list);
    let Some(part) = part.filter(|part| part.items.is_some()) else {
        let node = Node::of(records)?;
        match part {
            Some(part) => patch.replace(&part.value, &node),
            None => insert_part(patch, file, file.document.parts.len().checked_sub(1), list, &node),
        }
        return Ok(());
    };
    let in_file = file.lists.get(list).map_or(&[][..], Vec::as_slice);
    let alignment = align(in_file, records);
    let mut old_of = old.iter();
    for (place, record) in in_file.iter().enumerate() {
        let before = if record.id.is_some() { old_of.next() } else { None };
        if alignment.is_cut[place] {
            patch.cut(&record.span);
        } else if let (Some(before), Some(after)) = (before, alignment.stays[place])
            && before != after
        {
            let syntax = Scanner::new(&file.text, record.span.clone())
                .value(usize::MAX)
                .unwrap_or_else(|_| Syntax::leaf(record.span.clone()));
            patch.value(&syntax, &Node::of(before)?, &Node::of(after)?);
        }
    }
    let sequence = Sequence {
        elements: in_file.iter().map(|record| record.span.clone()).collect(),
        open_end: part.value.start + 1,
    };
    insert_records(patch, file, &sequence, &alignment, in_file, &old)
}

fn insert_records<T: Listed>(
    patch: &mut Patch<'_>,
    file: &DataFile,
    sequence: &Sequence,
    alignment: &Alignment<'_, T>,
    in_file: &[Record],
    old: &[T],
) -> Result<(), NodeError> {
    let indent = in_file
        .first()
        .and_then(|record| indentation(&file.text, record.span.start))
        .map_or_else(|| INDENT.repeat(2), str::to_owned);
    let style = Style { newline: patch.newline(), indent: &indent };
    let good = in_file.iter().filter(|record| record.id.is_some());
    let bytes_of: BTreeMap<&str, (&T, &Record)> =
        good.zip(old).filter_map(|(record, value)| record.id.as_deref().map(|id| (id, (value, record)))).collect();
    let mut groups = Vec::<(Option<usize>, Vec<String>)>::new();
    for (anchor, record) in &alignment.inserts {
        // A moved record takes its bytes with it.
        let written = match bytes_of.get(record.id()) {
            Some((value, at)) if value == record => file.text.get(at.span.clone()).unwrap_or_default().to_owned(),
            _ => print_record(&Node::of(*record)?, style),
        };
        match groups.last_mut() {
            Some((last, group)) if last == anchor => group.push(written),
            _ => groups.push((*anchor, vec![written])),
        }
    }
    for (anchor, printed) in groups {
        patch.insert(sequence, anchor, &printed);
    }
    Ok(())
}

/// Matches the records of a file with those of a dataset by identifier. Records
/// that keep their order stay where they are; records that cannot be read stay
/// in any case.
fn align<'n, T: Listed>(in_file: &[Record], records: &'n [T]) -> Alignment<'n, T> {
    let mut place_of: BTreeMap<&str, usize> =
        in_file.iter().enumerate().filter_map(|(place, record)| record.id.as_deref().map(|id| (id, place))).collect();
    // Each identifier is matched once, should the dataset have it twice.
    let places = records.iter().map(|record| place_of.remove(record.id())).collect::<Vec<_>>();
    let in_order = longest_increasing(&places);
    let mut stays = vec![None; in_file.len()];
    for (index, place) in places.iter().enumerate() {
        if let Some(place) = place.filter(|_| in_order[index]) {
            stays[place] = Some(&records[index]);
        }
    }
    let mut is_cut =
        in_file.iter().zip(&stays).map(|(record, stays)| record.id.is_some() && stays.is_none()).collect::<Vec<_>>();
    adopt_renamed(&places, &in_order, records, &mut stays, &mut is_cut);
    let mut inserts = Vec::new();
    let mut anchor = None;
    let mut stayed =
        stays.iter().enumerate().filter_map(|(place, stays)| stays.map(|record| (place, record))).peekable();
    for record in records {
        match stayed.next_if(|(_, next)| std::ptr::eq(*next, record)) {
            Some((place, _)) => anchor = Some(place),
            None => inserts.push((anchor, record)),
        }
    }
    Alignment { stays, is_cut, inserts }
}

/// One record gone and one come between the same neighbours is one record under
/// a new identifier.
fn adopt_renamed<'n, T: Listed>(
    places: &[Option<usize>],
    in_order: &[bool],
    records: &'n [T],
    stays: &mut [Option<&'n T>],
    is_cut: &mut [bool],
) {
    let mut index = 0;
    let mut from_place = 0;
    while index <= records.len() {
        let run_start = index;
        while index < records.len() && !in_order[index] {
            index += 1;
        }
        let to_place = places.get(index).copied().flatten().unwrap_or(is_cut.len());
        let cut = (from_place..to_place).filter(|place| is_cut[*place]).collect::<Vec<_>>();
        if let ([place], true) = (cut.as_slice(), index - run_start == 1 && places[run_start].is_none())
            // A record that moved away is cut here and inserted elsewhere.
            && !places.contains(&Some(*place))
        {
            stays[*place] = Some(&records[run_start]);
            is_cut[*place] = false;
        }
        from_place = to_place.saturating_add(1);
        index += 1;
    }
}

/// Marks a longest run of places, not necessarily adjacent, that increase.
/// Patience sorting, in n log n steps.
fn longest_increasing(places: &[Option<usize>]) -> Vec<bool> {
    let mut tops = Vec::<(usize, usize)>::new();
    let mut before = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        let pile = tops.partition_point(|(top, _)| *top < place);
        before[index] = pile.checked_sub(1).map(|left| tops[left].1);
        match tops.get_mut(pile) {
            Some(top) => *top = (place, index),
            None => tops.push((place, index)),
        }
    }
    let mut is_in = vec![false; places.len()];
    let mut next = tops.last().map(|(_, index)| *index);
    while let Some(index) = next {
        is_in[index] = true;
        next = before[index];
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_increasing_run_leaves_out_what_moved() {
        let run = |places: &[usize]| {
            let places = places.iter().copied().map(Some).collect::<Vec<_>>();
            longest_increasing(&places)
        };
        assert_eq!(run(&[0, 1, 2]), [true, true, true]);
        assert_eq!(run(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(run(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(run(&[]), [false; 0]);
        assert_eq!(longest_increasing(&[Some(0), None, Some(1)]), [true, false, true]);
    }
}
