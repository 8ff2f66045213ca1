//! Keys, pasted and composed text for a field that has the focus.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, EventFilter, Id, ImeEvent, Key, Modifiers, Ui};

use crate::app::widgets::accessible::requested_selection;
use crate::text::words::floor_boundary;
use crate::text::{Deletion, Motion};

use super::State;
use super::layout::Setter;
use super::menu::next_direction;

/// One frame's keyboard and input method events for the focused field.
pub(super) struct Typing<'a> {
    pub ui: &'a Ui,
    pub id: Id,
    pub text: &'a mut String,
    pub state: &'a mut State,
    pub setter: &'a Setter,
}

impl Typing<'_> {
    pub(super) fn events(&mut self, filter: EventFilter) {
        let events = self.ui.input(|input| input.filtered_events(&filter));
        for event in &events {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } if self.state.composing.is_empty() => {
                    self.key(*key, *modifiers);
                }
                Event::Text(typed) if !matches!(typed.as_str(), "\n" | "\r") => self.insert(typed),
                Event::Paste(pasted) => self.insert(pasted),
                Event::Copy => self.copy(),
                Event::Cut => {
                    self.copy();
                    if !self.state.editor.selection().is_empty() {
                        self.state.editor.delete(self.text, Deletion::Back);
                    }
                }
                Event::Ime(event) => self.ime(event),
                Event::AccessKitActionRequest(request) => self.requested(request),
                _ => {}
            }
        }
    }

    fn insert(&mut self, inserted: &str) {
        if !inserted.is_empty() {
            let allowed = self.setter.allowed(inserted);
            self.state.editor.insert(self.text, &allowed);
        }
    }

    fn copy(&self) {
        let selected = self.state.editor.selected(self.text);
        if !selected.is_empty() {
            self.ui.copy_text(selected.to_owned());
        }
    }

    /// Does what an assistive technology asks for.
    fn requested(&mut self, request: &ActionRequest) {
        if request.target_node != self.id.accesskit_id() || request.target_tree != TreeId::ROOT {
            return;
        }
        match (&request.action, &request.data) {
            (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => self.insert(value),
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted))) => {
                let paragraph = self.setter.set(self.text, self.state);
                if let Some((anchor, caret)) = requested_selection(&paragraph, self.id, wanted) {
                    self.state.editor.select_between(anchor, caret);
                }
            }
            _ => {}
        }
    }

    fn ime(&mut self, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit { text, .. } => {
                if !text.is_empty() && !self.state.editor.selection().is_empty() {
                    self.state.editor.delete(self.text, Deletion::Back);
                }
                self.state.composing = self.setter.allowed(text).into_owned();
            }
            ImeEvent::Commit(text) => {
                self.state.composing.clear();
                self.insert(text);
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                let at = floor_boundary(self.text, self.state.editor.caret().offset);
                let back: usize = self.text[..at].chars().rev().take(*before_chars).map(char::len_utf8).sum();
                let ahead: usize = self.text[at..].chars().take(*after_chars).map(char::len_utf8).sum();
                if back + ahead > 0 {
                    self.state.editor.select(at - back..at + ahead);
                    self.state.editor.delete(self.text, Deletion::Back);
                }
            }
            _ => {}
        }
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        let is_mac = self.ui.ctx().os().is_mac();
        let by_word = if is_mac { modifiers.alt } else { modifiers.command };
        if let Some(motion) =
            motion(key, modifiers, by_word).or_else(|| is_mac.then(|| mac_motion(key, modifiers)).flatten())
        {
            let paragraph = self.setter.set(self.text, self.state);
            self.state.editor.go(&paragraph, motion, modifiers.shift);
            return;
        }
        let editor = &mut self.state.editor;
        match key {
            Key::Backspace if modifiers.mac_cmd => _ = editor.delete(self.text, Deletion::ToLineStart),
            Key::Backspace if by_word => _ = editor.delete(self.text, Deletion::WordBack),
            Key::Backspace => _ = editor.delete(self.text, Deletion::Back),
            Key::Delete if modifiers.mac_cmd => _ = editor.delete(self.text, Deletion::ToLineEnd),
            Key::Delete if by_word => _ = editor.delete(self.text, Deletion::WordForward),
            Key::Delete => _ = editor.delete(self.text, Deletion::Forward),
            Key::X if modifiers.command && modifiers.shift => {
                self.state.direction = next_direction(self.state.direction);
            }
            Key::A if modifiers.command => editor.select_all(self.text),
            Key::Z if modifiers.command && modifiers.shift => _ = editor.redo(self.text),
            Key::Y if modifiers.command => _ = editor.redo(self.text),
            Key::Z if modifiers.command => _ = editor.undo(self.text),
            Key::Enter if self.setter.multiline && !modifiers.command => editor.insert(self.text, "\n"),
            Key::Enter if !self.setter.multiline => self.ui.memory_mut(|memory| memory.surrender_focus(self.id)),
            _ => {}
        }
    }
}

/// The motion that a key stands for.
fn motion(key: Key, modifiers: Modifiers, by_word: bool) -> Option<Motion> {
    match key {
        Key::ArrowLeft if modifiers.mac_cmd => Some(Motion::LineStart),
        Key::ArrowRight if modifiers.mac_cmd => Some(Motion::LineEnd),
        Key::ArrowUp if modifiers.mac_cmd => Some(Motion::TextStart),
        Key::ArrowDown if modifiers.mac_cmd => Some(Motion::TextEnd),
        Key::ArrowLeft if by_word => Some(Motion::WordLeft),
        Key::ArrowRight if by_word => Some(Motion::WordRight),
        Key::ArrowLeft => Some(Motion::Left),
        Key::ArrowRight => Some(Motion::Right),
        Key::ArrowUp => Some(Motion::Up),
        Key::ArrowDown => Some(Motion::Down),
        Key::Home if modifiers.command => Some(Motion::TextStart),
        Key::End if modifiers.command => Some(Motion::TextEnd),
        Key::Home => Some(Motion::LineStart),
        Key::End => Some(Motion::LineEnd),
        _ => None,
    }
}

/// The motions that macOS binds to letters with Control: forward and back are
/// those of the text, whatever direction it reads in.
fn mac_motion(key: Key, modifiers: Modifiers) -> Option<Motion> {
    if !modifiers.ctrl || modifiers.mac_cmd || modifiers.alt {
        return None;
    }
    match key {
        Key::F => Some(Motion::Next),
        Key::B => Some(Motion::Previous),
        Key::N => Some(Motion::Down),
        Key::P => Some(Motion::Up),
        Key::A => Some(Motion::LineStart),
        Key::E => Some(Motion::LineEnd),
        _ => None,
    }
}
