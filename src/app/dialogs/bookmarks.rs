//! The bookmarks of the dataset: go to one, give it another name, delete it,
//! add what is shown now.

use egui::{Context, Key, ScrollArea, Ui};

use crate::app::command::{Command, GoCommand};
use crate::app::dialogs::dialog_ui;
use crate::app::navigation::{BookmarkCommand, BookmarkEdit};
use crate::app::state::State;
use crate::app::widgets::{TextField, TextLabel};

/// Highest that the list gets, in logical pixels.
const LIST_HEIGHT_PX: f32 = 320.0;

/// The dialog's content.
#[derive(Debug, Clone, Default)]
pub struct BookmarksDialog {
    /// Name of a bookmark to add.
    pub new_name: String,
    /// The bookmark that is being renamed, with what was typed.
    renaming: Option<(usize, String)>,
    /// Whether a field wants the keyboard on the next frame.
    wants_focus: bool,
}

impl BookmarksDialog {
    /// The dialog with a name for what is shown now, ready to be typed over.
    pub fn adding(state: &State) -> Self {
        let (from, to) = (state.view.start_days, state.view.start_days + state.view.span_days);
        let day = |days: f64| crate::model::date::Day(days.floor() as i64);
        Self { new_name: format!("{} – {}", day(from), day(to)), renaming: None, wants_focus: true }
    }

    fn content_ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) -> bool {
        ui.set_width(460.0);
        ui.heading("Bookmarks");
        ui.add_space(8.0);
        let mut done = self.add_ui(ui, commands);
        ui.add_space(10.0);
        if state.navigation.bookmarks.is_empty() {
            ui.weak("No bookmarks yet: one keeps the window, lanes, filter and language");
        }
        ScrollArea::vertical().max_height(LIST_HEIGHT_PX).show(ui, |ui| {
            for place in 0..state.navigation.bookmarks.len() {
                done |= self.entry_ui(ui, state, place, commands);
            }
        });
        ui.add_space(12.0);
        done | ui.button("Close").clicked()
    }

    fn add_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.horizontal(|ui| {
            let width = ui.available_width() - 64.0;
            let field = TextField::singleline(&mut self.new_name, "Name of the bookmark")
                .placeholder("Name for what is shown now")
                .width(width);
            let field = ui.add(field);
            if self.wants_focus {
                field.request_focus();
                self.wants_focus = false;
            }
            let can_add = !self.new_name.trim().is_empty();
            let in_field = field.has_focus() || field.lost_focus();
            let entered = in_field && can_add && ui.input(|input| input.key_pressed(Key::Enter));
            let added = ui.add_enabled(can_add, egui::Button::new("Add")).clicked() || entered;
            if added {
                push(commands, BookmarkEdit::Add(std::mem::take(&mut self.new_name)));
            }
            added
        })
        .inner
    }

    /// One bookmark; returns whether the dialog is done with.
    fn entry_ui(&mut self, ui: &mut Ui, state: &State, place: usize, commands: &mut Vec<Command>) -> bool {
        let name = &state.navigation.bookmarks[place].name;
        let mut done = false;
        ui.horizontal(|ui| {
            if let Some((_, typed)) = self.renaming.as_mut().filter(|(renamed, _)| *renamed == place) {
                let field = TextField::singleline(typed, "New name").width(ui.available_width() - 140.0);
                let field = ui.add(field);
                if self.wants_focus {
                    field.request_focus();
                    self.wants_focus = false;
                }
                let entered = ui.input(|input| input.key_pressed(Key::Enter));
                if ui.button("Rename").clicked() || entered {
                    push(commands, BookmarkEdit::Rename(place, typed.clone()));
                    self.renaming = None;
                } else if ui.button("Cancel").clicked() {
                    self.renaming = None;
                }
                return;
            }
            let room = ui.available_width() - 150.0;
            let link = ui.add(TextLabel::new(name.clone()).max_width(room).link());
            if link.clicked() {
                commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::GoTo(place))));
                done = true;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Delete").clicked() {
                    push(commands, BookmarkEdit::Delete(place));
                    self.renaming = None;
                }
                if ui.button("Rename…").clicked() {
                    self.renaming = Some((place, name.clone()));
                    self.wants_focus = true;
                }
            });
        });
        done
    }
}

fn push(commands: &mut Vec<Command>, edit: BookmarkEdit) {
    commands.push(Command::Go(GoCommand::Bookmark(BookmarkCommand::Edit(edit))));
}

/// Shows the dialog where it is open.
pub fn bookmarks_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut shown) = state.dialogs.bookmarks.take() else { return };
    let modal = dialog_ui(ctx, "bookmarks", 460.0, |ui| shown.content_ui(ui, state, commands));
    if !(modal.inner || modal.should_close()) {
        state.dialogs.bookmarks = Some(shown);
    }
}
