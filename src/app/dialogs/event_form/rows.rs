//! What the sections of the form share.

use egui::{Frame, Margin, Sense, Ui, UiBuilder, vec2};

use crate::app::interface::flow::{self, Deal};
use crate::app::interface::{Arg, Words};
use crate::app::widgets::{Explained as _, Phrase, TextField, choice_ui};

/// Width of the column of names, in logical pixels.
pub const NAME_PX: f32 = 132.0;
/// How far a name stands below the top of its row, so that it is level with the
/// words in the field beside it.
const NAME_DROP_PX: f32 = 4.0;

/// A row with a field's name where reading starts and its content beside it.
pub fn named_ui<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        let mut deal = Deal::of(ui.ctx(), ui.available_rect_before_wrap());
        let mut rect = deal.start(NAME_PX);
        rect.max.y = rect.min.y;
        let builder = UiBuilder::new().id_salt("name").max_rect(rect).layout(flow::column(ui.ctx()));
        let named = ui.scope_builder(builder, |ui| {
            ui.set_width(NAME_PX);
            ui.add_space(NAME_DROP_PX);
            ui.add(Phrase::new(name).weak().unspoken());
        });
        ui.allocate_rect(named.response.rect, Sense::hover());
        flow::column_ui(ui, content).inner
    })
    .inner
}

/// A row of a list that takes several fields, on a ground of its own.
pub fn card_ui<R>(ui: &mut Ui, salt: impl egui::AsIdSalt, content: impl FnOnce(&mut Ui) -> R) -> R {
    let visuals = ui.visuals();
    let frame = Frame::new()
        .fill(visuals.faint_bg_color)
        .corner_radius(visuals.widgets.inactive.corner_radius)
        .inner_margin(Margin::symmetric(10, 8));
    let inner = ui.push_id(salt, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
    });
    ui.add_space(4.0);
    inner.inner.inner
}

/// The heading of a card.
pub fn card_heading_ui(ui: &mut Ui, title: &str) {
    ui.add(Phrase::new(title).bold());
}

/// A named field of one line.
pub fn line_ui(ui: &mut Ui, name: &str, text: &mut String, placeholder: &str) -> egui::Response {
    named_ui(ui, name, |ui| ui.add(TextField::singleline(text, name).placeholder(placeholder)))
}

/// A named choice; `true` where another entry was chosen.
pub fn pick_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    value: &mut T,
    entries: &[(T, String)],
) -> bool {
    match choice_ui(ui, name, width, value, entries) {
        Some(chosen) => {
            *value = chosen;
            true
        }
        None => false,
    }
}

/// What is to be done with a row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowAction {
    /// Exchange it with the one before.
    Up(usize),
    /// Exchange it with the one after.
    Down(usize),
    /// Take it out.
    Remove(usize),
}

impl RowAction {
    /// Does it.
    pub fn apply<T>(self, list: &mut Vec<T>) {
        match self {
            Self::Up(place) if place > 0 && place < list.len() => list.swap(place, place - 1),
            Self::Down(place) if place + 1 < list.len() => list.swap(place, place + 1),
            Self::Remove(place) if place < list.len() => {
                list.remove(place);
            }
            Self::Up(_) | Self::Down(_) | Self::Remove(_) => {}
        }
    }
}

/// The buttons at the end of a row: up, down, remove. `what` names the row for
/// screen readers, such as "party 2".
pub fn row_buttons_ui(ui: &mut Ui, words: &'static Words, what: &str, place: usize, count: usize) -> Option<RowAction> {
    let mut action = None;
    let what = [("what", Arg::own(what))];
    ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        if button_ui(ui, Sign::Cross, &words.say_with("remove-row", &what), true) {
            action = Some(RowAction::Remove(place));
        }
        if count > 1 {
            if button_ui(ui, Sign::Down, &words.say_with("move-row-down", &what), place + 1 < count) {
                action = Some(RowAction::Down(place));
            }
            if button_ui(ui, Sign::Up, &words.say_with("move-row-up", &what), place > 0) {
                action = Some(RowAction::Up(place));
            }
        }
    });
    action
}

/// What stands on a small button. Drawn, since the interface's font has no such
/// glyphs.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Up,
    Down,
    Cross,
}

impl Sign {
    /// Its strokes, from the button's middle, in logical pixels.
    fn strokes(self) -> Vec<[egui::Vec2; 2]> {
        let arrow = |down: f32| {
            vec![
                [vec2(0.0, -4.5 * down), vec2(0.0, 4.5 * down)],
                [vec2(-3.5, 1.0 * down), vec2(0.0, 4.5 * down)],
                [vec2(3.5, 1.0 * down), vec2(0.0, 4.5 * down)],
            ]
        };
        match self {
            Self::Down => arrow(1.0),
            Self::Up => arrow(-1.0),
            Self::Cross => vec![[vec2(-3.5, -3.5), vec2(3.5, 3.5)], [vec2(-3.5, 3.5), vec2(3.5, -3.5)]],
        }
    }
}

/// A small button with a sign on it and a name for those who do not see it.
fn button_ui(ui: &mut Ui, sign: Sign, name: &str, enabled: bool) -> bool {
    let button = ui.add_enabled(enabled, egui::Button::new("").min_size(vec2(24.0, 24.0)));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    let ink = if enabled { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    let middle = button.rect.center();
    for [from, to] in sign.strokes() {
        ui.painter().line_segment([middle + from, middle + to], egui::Stroke::new(1.4, ink));
    }
    button.explained(name).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_move_and_go_but_never_out_of_the_list() {
        let mut list = vec!['a', 'b', 'c'];
        RowAction::Up(2).apply(&mut list);
        assert_eq!(list, ['a', 'c', 'b']);
        RowAction::Down(0).apply(&mut list);
        assert_eq!(list, ['c', 'a', 'b']);
        for beyond in [RowAction::Up(0), RowAction::Down(2), RowAction::Remove(3)] {
            beyond.apply(&mut list);
        }
        assert_eq!(list, ['c', 'a', 'b']);
        RowAction::Remove(1).apply(&mut list);
        assert_eq!(list, ['c', 'b']);
    }
}
