//! The command palette: every action of the table, found by its name.

use egui::{Area, Context, Frame, Id, Key, Order, ScrollArea, Ui, vec2};

use crate::app::action::{ActionInfo, TABLE};
use crate::app::command::Command;
use crate::app::interface::{Words, flow};
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextField};
use crate::model::Lang;
use crate::model::query::fold;

/// Shows the palette where it is open.
pub fn palette_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let words = state.words;
    let Some(typed) = &mut state.dialogs.palette else { return };
    let (escape, enter) = ctx.input_mut(|input| {
        (input.consume_key(egui::Modifiers::NONE, Key::Escape), input.consume_key(egui::Modifiers::NONE, Key::Enter))
    });
    let mut chosen = None;
    let area =
        Area::new(Id::unique("palette")).order(Order::Foreground).anchor(egui::Align2::CENTER_TOP, vec2(0.0, 72.0));
    let area = area.show(ctx, |ui| {
        Frame::window(ui.style()).show(ui, |ui| {
            ui.set_width(460.0);
            flow::column_ui(ui, |ui| {
                let field = TextField::singleline(typed, words.say("command")).id_salt("palette");
                ui.add(field.placeholder(words.say("type-a-command"))).request_focus();
                ui.add_space(6.0);
                let found = matching(typed, words);
                chosen = if enter { found.first().copied() } else { entries_ui(ui, &found, words) };
            });
        });
    });
    let clicked_outside = ctx.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !area.response.rect.contains(at))
    });
    if let Some(info) = chosen {
        commands.push(Command::Action(info.action));
    }
    if escape || chosen.is_some() || clicked_outside {
        state.dialogs.palette = None;
    }
}

fn entries_ui(ui: &mut Ui, found: &[&'static ActionInfo], words: &'static Words) -> Option<&'static ActionInfo> {
    let mut chosen = None;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, info) in found.iter().enumerate() {
            let keys = info.shortcut.map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
            let entry = ui.add(TextButton::entry(info.title(words)).keys(keys).on(place == 0));
            if entry.explained(info.tooltip(words)).clicked() {
                chosen = Some(*info);
            }
        }
        if found.is_empty() {
            ui.add(Phrase::new(words.say("no-such-command")).weak());
        }
    });
    chosen
}

/// The actions whose title or tooltip holds every word that was typed, those
/// whose title starts with it first. Names in English are found in every
/// language.
fn matching(typed: &str, words: &'static Words) -> Vec<&'static ActionInfo> {
    let wanted = fold(typed);
    let mut found: Vec<&ActionInfo> = TABLE
        .iter()
        .filter(|info| {
            let named = |words| format!("{} {} {} ", info.menu.title(words), info.title(words), info.tooltip(words));
            let text = fold(&(named(words) + &named(Words::of(Lang::EN))));
            wanted.split_whitespace().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by_key(|info| !fold(info.title(words)).starts_with(wanted.trim()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;

    #[test]
    fn commands_are_found_by_the_start_of_their_name_first() {
        let english = |typed| matching(typed, Words::of(Lang::EN));
        assert_eq!(english("zoom").first().map(|info| info.action), Some(Action::ZoomIn));
        assert_eq!(english("LANES kind").first().map(|info| info.action), Some(Action::LanesByKind));
        assert_eq!(english("").len(), TABLE.len());
        assert!(english("no such thing").is_empty());
        let arabic = |typed| matching(typed, Words::of(Lang::AR));
        assert_eq!(arabic("تكبير").first().map(|info| info.action), Some(Action::ZoomIn));
        assert_eq!(arabic("zoom in").first().map(|info| info.action), Some(Action::ZoomIn));
    }
}
