//! Two pages of help: the keyboard shortcuts and what the program is.

use egui::{Context, Ui, UiBuilder, vec2};

use crate::app::action::{Menu, TABLE};
use crate::app::dialogs::dialog_ui;
use crate::app::interface::Words;
use crate::app::interface::flow::{self, Deal};
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextParagraph};
use crate::view::TimeDirection;

/// What the shortcut page leaves free above and below its list, in logical pixels.
const SHORTCUTS_AROUND_PX: f32 = 260.0;
/// Width of the shortcut page, and of the column of keys and gestures.
const SHORTCUTS_PX: f32 = 880.0;
const KEYS_PX: f32 = 150.0;
/// Room between the two columns of the page.
const GUTTER_PX: f32 = 32.0;

/// Gestures that are no shortcuts, by the key of their words; the tooltip says
/// what each does.
const GESTURES: [&str; 9] = [
    "gesture-zoom",
    "gesture-pan",
    "gesture-closer",
    "gesture-select",
    "gesture-extend",
    "gesture-range",
    "gesture-edit",
    "gesture-measure",
    "gesture-overview",
];

/// Shows the shortcut page where it is open.
pub fn shortcuts_ui(ctx: &Context, state: &mut State) {
    if !state.dialogs.shortcuts {
        return;
    }
    let (words, time) = (state.words, state.view.customs.time);
    let modal = dialog_ui(ctx, "shortcuts", SHORTCUTS_PX, |ui| {
        ui.add(Phrase::heading(words.say("shortcuts")));
        ui.add_space(8.0);
        let height = (ctx.content_rect().height() - SHORTCUTS_AROUND_PX).max(120.0);
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            let width = (ui.available_width() - GUTTER_PX) / 2.0;
            ui.horizontal_top(|ui| {
                half_ui(ui, width, |ui| {
                    for menu in [Menu::File, Menu::Edit, Menu::Go, Menu::Help] {
                        menu_ui(ui, menu, words, time);
                    }
                });
                ui.add_space(GUTTER_PX - ui.spacing().item_spacing.x);
                half_ui(ui, width, |ui| {
                    menu_ui(ui, Menu::View, words, time);
                    heading_ui(ui, words.say("mouse-and-trackpad"));
                    for key in GESTURES {
                        row_ui(ui, words.explain(key), words.say(key));
                    }
                });
            });
        });
        ui.add_space(12.0);
        ui.add(TextButton::new(words.say("close"))).clicked()
    });
    if modal.inner || modal.should_close() {
        state.dialogs.shortcuts = false;
    }
}

fn half_ui(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), flow::column(ui.ctx()), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 1.0;
        content(ui);
    });
}

fn heading_ui(ui: &mut Ui, title: &str) {
    ui.add(Phrase::new(title).bold());
    ui.add_space(2.0);
}

/// What a key or a gesture does, and beside it the key or the gesture.
fn row_ui(ui: &mut Ui, effect: &str, keys: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 21.0), egui::Sense::hover());
    let mut deal = Deal::of(ui.ctx(), rect);
    let keys_rect = deal.end(KEYS_PX);
    let layout = flow::row(ui.ctx());
    let mut part_ui = |rect, salt| ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
    part_ui(deal.rest(), "effect").add(crate::app::widgets::TextLabel::new(effect));
    part_ui(keys_rect, "keys").add(Phrase::new(keys).weak());
    response
}

fn menu_ui(ui: &mut Ui, menu: Menu, words: &'static Words, time: TimeDirection) {
    heading_ui(ui, menu.title(words));
    for info in TABLE.iter().filter(|info| info.menu == menu) {
        if let Some(shortcut) = info.keys(time) {
            let title = info.title(words).trim_end_matches('…');
            let keys = ui.ctx().format_shortcut(&shortcut);
            row_ui(ui, title, &keys).explained(info.tooltip(words));
        }
    }
    ui.add_space(10.0);
}

/// Shows the page about the program where it is open.
pub fn about_ui(ctx: &Context, state: &mut State) {
    if !state.dialogs.about {
        return;
    }
    let (header, words) = (&state.dataset.header, state.words);
    let modal = dialog_ui(ctx, "about", 440.0, |ui| {
        ui.add(Phrase::heading(format!("Entente {}", env!("CARGO_PKG_VERSION"))));
        ui.add_space(8.0);
        ui.add(Phrase::new(words.say("about-purpose")));
        ui.add_space(4.0);
        ui.add(Phrase::new(words.say("about-licences")).weak());
        ui.add_space(12.0);
        TextParagraph::new(header.title.in_lang(state.view.lang)).bold().show(ui);
        TextParagraph::new(header.description.in_lang(state.view.lang)).show(ui);
        ui.add_space(12.0);
        ui.add(TextButton::new(words.say("close"))).clicked()
    });
    if modal.inner || modal.should_close() {
        state.dialogs.about = false;
    }
}
