//! The bookmarks of the dataset: go to one, give it another name, delete it,
//! add what is shown now.

use egui::{Context, Key, ScrollArea, Ui};

use crate::app::command::{Command, GoCommand};
use crate::app::interface::flow;
use crate::app::navigation::{BookmarkCommand, BookmarkEdit};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton, TextField, TextLabel};

use super::dialog_ui;

/// Highest that the list gets, in logical pixels.
const LIST_HEIGHT_PX: f32 = 320.0;
/// Width of the dialog, and of the buttons beside a name.
const WIDTH_PX: f32 = 500.0;
const BUTTONS_PX: f32 = 180.0;

/// The dialog's content.
#[derive(Debug, Clone, Default)]
pub struct BookmarksDialog {
    /// Name of a bookmark to add.
    pub new_name: String,
    /// The bookmark that is being renamed, with what was typed.
    renaming: Option<(usize, String)>,
    /// Whether the field for a new bookmark wants the keyboard on the next frame.
    wants_focus: bool,
    /// Whether the field for another name does.
    renaming_wants_focus: bool,
}

impl BookmarksDialog {
    /// The dialog with a name for what is shown now, ready to be typed over.
    pub fn adding(state: &State) -> Self {
        let (from, to) = (state.view.start_days, state.view.start_days + state.view.span_days);
        let day = |days: f64| crate::model::date::Day(days.floor() as i64);
        Self { new_name: format!("{} – {}", day(from), day(to)), wants_focus: true, ..Self::default() }
    }

    fn content_ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) -> bool {
        let words = state.words;
        ui.add(Phrase::heading(words.say("bookmarks-heading")));
        ui.add_space(8.0);
        let mut done = self.add_ui(ui, state, commands);
        ui.add_space(10.0);
        if state.navigation.bookmarks.is_empty() {
            ui.add(Phrase::new(words.say("no-bookmarks")).weak());
        }
        ScrollArea::vertical().max_height(LIST_HEIGHT_PX).show(ui, |ui| {
            for place in 0..state.navigation.bookmarks.len() {
                done |= self.entry_ui(ui, state, place, commands);
            }
        });
        ui.add_space(12.0);
        done | ui.add(TextButton::new(words.say("close"))).clicked()
    }

    fn add_ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) -> bool {
        let words = state.words;
        ui.horizontal(|ui| {
            let width = ui.available_width() - BUTTONS_PX / 2.0;
            let field = TextField::singleline(&mut self.new_name, words.say("bookmark-name"))
                .placeholder(words.say("bookmark-name-hint"))
                .width(width);
            let field = ui.add(field);
            if self.wants_focus {
                field.request_focus();
                self.wants_focus = false;
            }
            let can_add = !self.new_name.trim().is_empty();
            let in_field = field.has_focus() || field.lost_focus();
            let entered = in_field && can_add && ui.input(|input| input.key_pressed(Key::Enter));
            let added = ui.add_enabled(can_add, TextButton::new(words.say("bookmark-add"))).clicked() || entered;
            if added {
                push(commands, BookmarkEdit::Add(std::mem::take(&mut self.new_name)));
            }
            added
        })
        .inner
    }

    /// One bookmark; returns whether the dialog is done with.
    fn entry_ui(&mut self, ui: &mut Ui, state: &State, place: usize, commands: &mut Vec<Command>) -> bool {
        if self.renaming.as_ref().is_some_and(|(renamed, _)| *renamed == place) {
            self.renaming_ui(ui, state, place, commands);
            return false;
        }
        let words = state.words;
        let name = &state.navigation.bookmarks[place].name;
        let mut done = false;
        ui.horizontal(|ui| {
            let room = ui.available_width() - BUTTONS_PX;
            let link = ui.add(TextLabel::new(name.clone()).max_width(room).link());
            if link.clicked() {
                commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::GoTo(place))));
                done = true;
            }
            ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
                if ui.add(TextButton::new(words.say("bookmark-delete"))).clicked() {
                    push(commands, BookmarkEdit::Delete(place));
                    self.renaming = None;
                }
                if ui.add(TextButton::new(words.say("bookmark-rename-begin"))).clicked() {
                    self.renaming = Some((place, name.clone()));
                    self.renaming_wants_focus = true;
                }
            });
        });
        done
    }

    fn renaming_ui(&mut self, ui: &mut Ui, state: &State, place: usize, commands: &mut Vec<Command>) {
        let words = state.words;
        let Some((_, mut typed)) = self.renaming.take() else { return };
        let mut goes_on = true;
        ui.horizontal(|ui| {
            let field = TextField::singleline(&mut typed, words.say("bookmark-new-name"));
            let field = ui.add(field.width(ui.available_width() - BUTTONS_PX));
            if std::mem::take(&mut self.renaming_wants_focus) {
                field.request_focus();
            }
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            if ui.add(TextButton::new(words.say("bookmark-rename"))).clicked() || entered {
                push(commands, BookmarkEdit::Rename(place, typed.clone()));
                goes_on = false;
            } else if ui.add(TextButton::new(words.say("cancel"))).clicked() {
                goes_on = false;
            }
        });
        self.renaming = goes_on.then_some((place, typed));
    }
}

fn push(commands: &mut Vec<Command>, edit: BookmarkEdit) {
    commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::Edit(edit))));
}

/// Shows the dialog where it is open.
pub fn bookmarks_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut shown) = state.dialogs.bookmarks.take() else { return };
    let modal = dialog_ui(ctx, "bookmarks", WIDTH_PX, |ui| shown.content_ui(ui, state, commands));
    if !(modal.inner || modal.should_close()) {
        state.dialogs.bookmarks = Some(shown);
    }
}
