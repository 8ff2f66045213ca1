//! The command palette: every action of the table, found by its name.

use egui::{Area, Context, Frame, Id, Key, Order, ScrollArea, Ui, vec2};

use crate::app::action::{ActionInfo, TABLE};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::widgets::TextField;
use crate::model::query::fold;

/// Shows the palette where it is open.
pub fn palette_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
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
            let field = ui.add(TextField::singleline(typed, "Command").placeholder("Type a command…"));
            field.request_focus();
            ui.add_space(6.0);
            let found = matching(typed);
            chosen = if enter { found.first().copied() } else { entries_ui(ui, &found) };
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

fn entries_ui(ui: &mut Ui, found: &[&'static ActionInfo]) -> Option<&'static ActionInfo> {
    let mut chosen = None;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (place, info) in found.iter().enumerate() {
            let shortcut = info.shortcut.map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
            let button = egui::Button::selectable(place == 0, info.title).shortcut_text(shortcut);
            let entry = ui.add_sized(vec2(ui.available_width(), 24.0), button).on_hover_text(info.tooltip);
            if entry.clicked() {
                chosen = Some(*info);
            }
        }
        if found.is_empty() {
            ui.weak("No command has such a name");
        }
    });
    chosen
}

/// The actions whose title or tooltip holds every word that was typed, those
/// whose title starts with it first.
fn matching(typed: &str) -> Vec<&'static ActionInfo> {
    let wanted = fold(typed);
    let mut found: Vec<&ActionInfo> = TABLE
        .iter()
        .filter(|info| {
            let text = fold(&format!("{} {} {}", info.menu.title(), info.title, info.tooltip));
            wanted.split_whitespace().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by_key(|info| !fold(info.title).starts_with(wanted.trim()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;

    #[test]
    fn commands_are_found_by_the_start_of_their_name_first() {
        assert_eq!(matching("zoom").first().map(|info| info.action), Some(Action::ZoomIn));
        assert_eq!(matching("LANES kind").first().map(|info| info.action), Some(Action::LanesByKind));
        assert_eq!(matching("").len(), TABLE.len());
        assert!(matching("no such thing").is_empty());
    }
}
