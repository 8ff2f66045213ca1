//! The command palette: every action of the table and every bookmark, found by
//! its name. The arrow keys choose, Enter goes ahead.

use egui::{Area, Context, Frame, Id, Key, Modifiers, Order, ScrollArea, Ui, vec2};

use crate::app::action::{ActionInfo, TABLE};
use crate::app::command::{Command, GoCommand};
use crate::app::interface::{Words, flow};
use crate::app::navigation::BookmarkCommand;
use crate::app::panels::toolbar::is_enabled;
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextField};
use crate::model::Lang;
use crate::model::query::fold;
use crate::store::bookmarks::Bookmark;

/// How many entries a page of the list has.
const PAGE: usize = 10;

/// The palette's content.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What was typed.
    pub typed: String,
    /// Place of the chosen entry among those that are found.
    pub chosen: usize,
    /// Whether the chosen entry moved and must be brought into sight.
    moved: bool,
}

/// What the palette offers.
#[derive(Clone, Copy)]
enum Entry {
    Action(&'static ActionInfo),
    Bookmark(usize),
}

impl Entry {
    fn command(self) -> Command {
        match self {
            Self::Action(info) => Command::Action(info.action),
            Self::Bookmark(place) => Command::Go(GoCommand::Bookmark(BookmarkCommand::GoTo(place))),
        }
    }
}

/// Shows the palette where it is open.
pub fn palette_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut palette) = state.dialogs.palette.take() else { return };
    let words = state.words;
    let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (escape, enter) = (pressed(Key::Escape), pressed(Key::Enter));
    let mut chosen = None;
    let area =
        Area::new(Id::unique("palette")).order(Order::Foreground).anchor(egui::Align2::CENTER_TOP, vec2(0.0, 72.0));
    let area = area.show(ctx, |ui| {
        Frame::window(ui.style()).show(ui, |ui| {
            ui.set_width(460.0);
            flow::column_ui(ui, |ui| {
                let matching = |typed: &str| matching(typed, &state.navigation.bookmarks, words);
                palette.choose_by_keys(pressed, matching(&palette.typed).len());
                let before = palette.typed.clone();
                let field = TextField::singleline(&mut palette.typed, words.say("command")).id_salt("palette");
                ui.add(field.placeholder(words.say("type-a-command"))).request_focus();
                if palette.typed != before {
                    palette.chosen = 0;
                }
                ui.add_space(6.0);
                let found = matching(&palette.typed);
                chosen = if enter { found.get(palette.chosen).copied() } else { palette.entries_ui(ui, state, &found) };
            });
        });
    });
    let clicked_outside = ctx.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !area.response.rect.contains(at))
    });
    if let Some(entry) = chosen {
        commands.push(entry.command());
    }
    if !(escape || chosen.is_some() || clicked_outside) {
        state.dialogs.palette = Some(palette);
    }
}

impl Palette {
    /// Moves the choice by the arrow and page keys among so many entries; past
    /// either end it comes in again at the other.
    fn choose_by_keys(&mut self, pressed: impl Fn(Key) -> bool, count: usize) {
        let Some(last) = count.checked_sub(1) else {
            self.chosen = 0;
            return;
        };
        let before = self.chosen;
        self.chosen = self.chosen.min(last);
        if pressed(Key::ArrowDown) {
            self.chosen = if self.chosen == last { 0 } else { self.chosen + 1 };
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.checked_sub(1).unwrap_or(last);
        }
        if pressed(Key::PageDown) {
            self.chosen = (self.chosen + PAGE).min(last);
        }
        if pressed(Key::PageUp) {
            self.chosen = self.chosen.saturating_sub(PAGE);
        }
        self.moved |= self.chosen != before;
    }

    fn entries_ui(&mut self, ui: &mut Ui, state: &State, found: &[Entry]) -> Option<Entry> {
        let mut chosen = None;
        let moved = std::mem::take(&mut self.moved);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, entry) in found.iter().enumerate() {
                let response = entry_ui(ui, state, *entry, place == self.chosen);
                if place == self.chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(*entry);
                }
            }
            if found.is_empty() {
                ui.add(Phrase::new(state.words.say("no-such-command")).weak());
            }
        });
        chosen
    }
}

fn entry_ui(ui: &mut Ui, state: &State, entry: Entry, is_chosen: bool) -> egui::Response {
    let words = state.words;
    match entry {
        Entry::Action(info) => {
            let keys =
                info.keys(state.view.customs.time).map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
            let button = TextButton::entry(info.title(words)).keys(keys).on(is_chosen);
            ui.add_enabled(is_enabled(info.action, state), button).explained(info.tooltip(words))
        }
        Entry::Bookmark(place) => {
            let name = state.navigation.bookmarks[place].name.as_str();
            ui.add(TextButton::entry(words.say_with("bookmark-named", &[("name", name.into())])).on(is_chosen))
        }
    }
}

/// The actions whose title or tooltip, and the bookmarks whose name, holds every
/// word that was typed; those whose name starts with it first. Names in English
/// are found in every language.
fn matching(typed: &str, bookmarks: &[Bookmark], words: &'static Words) -> Vec<Entry> {
    let wanted = fold(typed);
    let is_found = |text: &str| {
        let text = fold(text);
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let starts = |name: &str| fold(name).starts_with(wanted.trim());
    let named =
        |info: &ActionInfo, words| format!("{} {} {} ", info.menu.title(words), info.title(words), info.tooltip(words));
    let actions = TABLE
        .iter()
        .filter(|info| is_found(&(named(info, words) + &named(info, Words::of(Lang::EN)))))
        .map(|info| (!starts(info.title(words)), Entry::Action(info)));
    let kept = bookmarks
        .iter()
        .enumerate()
        .filter(|(_, bookmark)| is_found(&words.say_with("bookmark-named", &[("name", bookmark.name.as_str().into())])))
        .map(|(place, bookmark)| (!starts(&bookmark.name), Entry::Bookmark(place)));
    let mut found: Vec<(bool, Entry)> = actions.chain(kept).collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;

    fn first(typed: &str, lang: Lang) -> Option<Command> {
        matching(typed, &[], Words::of(lang)).first().map(|entry| entry.command())
    }

    #[test]
    fn commands_are_found_by_the_start_of_their_name_first() {
        assert_eq!(first("zoom", Lang::EN), Some(Command::Action(Action::ZoomIn)));
        assert_eq!(first("LANES kind", Lang::EN), Some(Command::Action(Action::LanesByKind)));
        assert_eq!(matching("", &[], Words::of(Lang::EN)).len(), TABLE.len());
        assert!(matching("no such thing", &[], Words::of(Lang::EN)).is_empty());
        assert_eq!(first("تكبير", Lang::AR), Some(Command::Action(Action::ZoomIn)));
        assert_eq!(first("zoom in", Lang::AR), Some(Command::Action(Action::ZoomIn)));
    }

    #[test]
    fn the_arrow_keys_choose_and_come_round() {
        let mut palette = Palette::default();
        let mut press = |key: Key| {
            palette.choose_by_keys(|other| other == key, 15);
            palette.chosen
        };
        assert_eq!(press(Key::ArrowUp), 14);
        assert_eq!(press(Key::ArrowDown), 0);
        assert_eq!(press(Key::PageDown), 10);
        assert_eq!(press(Key::PageDown), 14);
        assert_eq!(press(Key::PageUp), 4);
        palette.choose_by_keys(|_| false, 2);
        assert_eq!(palette.chosen, 1, "fewer are found than before");
    }

    #[test]
    fn bookmarks_are_found_by_their_name_in_any_script() {
        let bookmarks = [Bookmark { name: "زيارة بلخير".to_owned(), ..Bookmark::default() }];
        let found = matching("زياره", &bookmarks, Words::of(Lang::EN));
        assert!(matches!(found.as_slice(), [Entry::Bookmark(0)]));
    }
}
