//! Set text in the accessibility tree: what it says in logical order, which way
//! each part of it reads, where its letters stand, and what is selected.

use egui::accesskit::{self, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Pos2, Rect, Ui, UiBuilder, pos2};

use crate::text::{Caret, Paragraph, Piece};

/// The two ends of a selection: where it began and where the caret is.
pub(super) type Ends = (Caret, Caret);

/// Gives a widget's node the pieces of its text and its selection. Does nothing
/// while no assistive technology listens.
pub(super) fn describe_text(ui: &Ui, id: Id, paragraph: &Paragraph, origin: Pos2, selection: Option<Ends>) {
    if !ui.ctx().has_accesskit_node(id) {
        return;
    }
    let pieces = paragraph.pieces();
    for (number, piece) in pieces.iter().enumerate() {
        // A user interface without contents is what egui lets hang a node from.
        let builder =
            UiBuilder::new().layer_id(ui.layer_id()).accessibility_parent(id).accessibility_role(Role::TextRun);
        let _child = Ui::new(ui.ctx().clone(), piece_id(id, number), builder);
        ui.ctx().accesskit_node_builder(piece_id(id, number), |node| {
            let is_here = |other: &usize| pieces.get(*other).is_some_and(|other| other.line == piece.line);
            fill(node, paragraph, piece, origin);
            if let Some(before) = number.checked_sub(1).filter(is_here) {
                node.set_previous_on_line(piece_id(id, before).accesskit_id());
            }
            if let Some(after) = Some(number + 1).filter(is_here) {
                node.set_next_on_line(piece_id(id, after).accesskit_id());
            }
        });
    }
    let position = |caret| {
        let (piece, character_index) = paragraph.place_in_pieces(&pieces, caret)?;
        Some(TextPosition { node: piece_id(id, piece).accesskit_id(), character_index })
    };
    describe_direction(ui, id, paragraph);
    ui.ctx().accesskit_node_builder(id, |node| {
        if let Some((anchor, focus)) = selection.and_then(|(anchor, focus)| Some((position(anchor)?, position(focus)?)))
        {
            node.set_text_selection(TextSelection { anchor, focus });
        }
    });
}

/// Gives a widget's node the direction of its text: all that a label needs, whose
/// node says the text itself and in which nothing is selected.
pub(super) fn describe_direction(ui: &Ui, id: Id, paragraph: &Paragraph) {
    let rtl = paragraph.lines.first().is_some_and(|line| line.rtl);
    if ui.ctx().has_accesskit_node(id) {
        ui.ctx().accesskit_node_builder(id, |node| node.set_text_direction(direction(rtl)));
    }
}

/// The bytes that a requested selection begins and ends at.
pub(super) fn requested_selection(paragraph: &Paragraph, id: Id, wanted: &TextSelection) -> Option<(usize, usize)> {
    let pieces = paragraph.pieces();
    let offset = |position: &TextPosition| {
        let piece = (0..pieces.len()).find(|number| piece_id(id, *number).accesskit_id() == position.node)?;
        Paragraph::offset_of_place(&pieces, piece, position.character_index)
    };
    Some((offset(&wanted.anchor)?, offset(&wanted.focus)?))
}

fn piece_id(id: Id, number: usize) -> Id {
    id.with(("piece", number))
}

fn direction(rtl: bool) -> TextDirection {
    if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}

fn fill(node: &mut accesskit::Node, paragraph: &Paragraph, piece: &Piece, origin: Pos2) {
    node.set_text_direction(direction(piece.rtl));
    node.set_value(paragraph.text.get(piece.range.clone()).unwrap_or_default());
    let length = |bytes: usize| u8::try_from(bytes).unwrap_or(u8::MAX);
    node.set_character_lengths(piece.characters.iter().map(|each| length(each.bytes)).collect::<Vec<_>>());
    node.set_character_positions(piece.characters.iter().map(|each| each.position).collect::<Vec<_>>());
    node.set_character_widths(piece.characters.iter().map(|each| each.width).collect::<Vec<_>>());
    node.set_word_starts(piece.word_starts.clone());
    if let Some(line) = paragraph.lines.get(piece.line) {
        let rect = Rect::from_min_max(pos2(piece.left, line.top), pos2(piece.right, line.bottom));
        let rect = rect.translate(origin.to_vec2());
        node.set_bounds(accesskit::Rect {
            x0: rect.left().into(),
            y0: rect.top().into(),
            x1: rect.right().into(),
            y1: rect.bottom().into(),
        });
    }
}
