//! A choice among things whose names are data: what egui's combo box is, for
//! text of any direction.

use egui::{Popup, PopupCloseBehavior, RectAlign, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::interface::Arg;
use crate::app::interface::flow::{self, Deal};
use crate::model::query::fold;

use super::{TextField, TextLabel};

/// Height of the button and of an entry, in logical pixels.
const HEIGHT_PX: f32 = 26.0;
/// More entries than these can be searched by typing.
const MOST_WITHOUT_SEARCH: usize = 12;
/// Highest that the list gets.
const LIST_HEIGHT_PX: f32 = 300.0;

/// Draws the choice: a button with the chosen entry, a list when it is pressed.
/// Returns the entry that was chosen in this frame.
///
/// `name` is what screen readers and tests know it by; `entries` are values with
/// the words that stand for them.
pub fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    chosen: &T,
    entries: &[(T, String)],
) -> Option<T> {
    let words = entries.iter().find(|(value, _)| value == chosen).map_or("", |(_, words)| words.as_str());
    let button = button_ui(ui, name, width, words);
    let mut picked = None;
    let align = if flow::is_rtl(ui.ctx()) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).align(align);
    popup.layout(flow::column(ui.ctx())).width(width.max(180.0)).show(|ui| {
        picked = list_ui(ui, name, chosen, entries);
        if picked.is_some() {
            ui.close();
        }
    });
    picked
}

fn button_ui(ui: &mut Ui, name: &str, width: f32, words: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT_PX), Sense::click());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(words.to_owned());
        info
    });
    let visuals = *ui.style().interact(&response);
    ui.painter().rect(rect, visuals.corner_radius, visuals.weak_bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    let mut deal = Deal::of(ui.ctx(), rect);
    deal.start(8.0);
    let chevron = deal.end(22.0).center();
    let inner = deal.rest();
    let mut inner_ui = ui.new_child(UiBuilder::new().max_rect(inner).layout(flow::row(ui.ctx())));
    inner_ui.add(TextLabel::new(words).color(visuals.text_color()));
    // A small chevron that points to where the list will open.
    let middle = chevron + vec2(0.0, 1.5);
    let stroke = Stroke::new(1.4, ui.visuals().weak_text_color());
    ui.painter().line(vec![middle + vec2(-4.0, -4.0), middle, middle + vec2(4.0, -4.0)], stroke);
    response
}

fn list_ui<T: Clone + PartialEq>(ui: &mut Ui, name: &str, chosen: &T, entries: &[(T, String)]) -> Option<T> {
    let id = ui.scope_id().with("typed");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if entries.len() > MOST_WITHOUT_SEARCH {
        let words = flow::words(ui.ctx());
        let title = words.say_with("search-in", &[("name", Arg::own(name))]);
        let field = ui.add(TextField::singleline(&mut typed, title).placeholder(words.say("search-short")));
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    }
    let wanted = fold(&typed);
    let mut picked = None;
    ScrollArea::vertical().max_height(LIST_HEIGHT_PX).show(ui, |ui| {
        for (value, words) in entries.iter().filter(|(_, words)| fold(words).contains(&wanted)) {
            if entry_ui(ui, words, value == chosen).clicked() {
                picked = Some(value.clone());
            }
        }
    });
    if picked.is_some() {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    picked
}

/// One line of a list that is chosen from.
fn entry_ui(ui: &mut Ui, words: &str, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT_PX), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), is_chosen, words));
    let visuals = ui.visuals();
    if is_chosen {
        ui.painter().rect_filled(rect, 4.0, visuals.selection.bg_fill);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, visuals.faint_bg_color);
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let mut inner_ui = ui.new_child(UiBuilder::new().max_rect(inner).layout(flow::row(ui.ctx())));
    inner_ui.add(TextLabel::new(words));
    response
}
