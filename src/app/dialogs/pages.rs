//! Two pages of help: the keyboard shortcuts and what the program is.

use egui::{Context, Grid, RichText};

use crate::app::action::{Menu, TABLE};
use crate::app::dialogs::dialog;
use crate::app::state::State;
use crate::app::theme::bold_family;
use crate::app::widgets::TextParagraph;

/// What the shortcut page leaves free above and below its list, in logical pixels.
const SHORTCUTS_AROUND_PX: f32 = 260.0;

/// Gestures that are no shortcuts, with what they do.
const GESTURES: [(&str, &str); 6] = [
    ("Wheel, pinch", "Zoom about the pointer"),
    ("Drag, Shift + wheel", "Move in time"),
    ("Click", "Select the event"),
    ("Ctrl + click", "Add to the selection or take away"),
    ("Double click on an event", "Edit it"),
    ("Drag on the overview strip", "Move or resize the window in time"),
];

/// Shows the shortcut page where it is open.
pub fn shortcuts_ui(ctx: &Context, state: &mut State) {
    if !state.dialogs.shortcuts {
        return;
    }
    let modal = dialog(ctx, "shortcuts").show(ctx, |ui| {
        ui.set_width(760.0);
        ui.heading("Keyboard shortcuts");
        ui.add_space(8.0);
        let height = (ctx.content_rect().height() - SHORTCUTS_AROUND_PX).max(120.0);
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.columns(2, |columns| {
                let halves = [[Menu::File, Menu::Edit, Menu::Go, Menu::Help].as_slice(), [Menu::View].as_slice()];
                for (column, menus) in columns.iter_mut().zip(halves) {
                    for menu in menus {
                        menu_ui(column, *menu);
                    }
                }
                columns[1].add_space(10.0);
                heading_ui(&mut columns[1], "Mouse and trackpad");
                Grid::new("gestures").num_columns(2).spacing([24.0, 4.0]).show(&mut columns[1], |ui| {
                    for (gesture, effect) in GESTURES {
                        ui.label(effect);
                        ui.weak(gesture);
                        ui.end_row();
                    }
                });
            });
        });
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    if modal.inner || modal.should_close() {
        state.dialogs.shortcuts = false;
    }
}

fn heading_ui(ui: &mut egui::Ui, title: &str) {
    ui.label(RichText::new(title).family(bold_family()));
    ui.add_space(2.0);
}

fn menu_ui(ui: &mut egui::Ui, menu: Menu) {
    heading_ui(ui, menu.title());
    Grid::new(("shortcuts", menu.title())).num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        for info in TABLE.iter().filter(|info| info.menu == menu) {
            if let Some(shortcut) = info.shortcut {
                ui.label(info.title.trim_end_matches('…')).on_hover_text(info.tooltip);
                ui.weak(ui.ctx().format_shortcut(&shortcut));
                ui.end_row();
            }
        }
    });
    ui.add_space(10.0);
}

/// Shows the page about the program where it is open.
pub fn about_ui(ctx: &Context, state: &mut State) {
    if !state.dialogs.about {
        return;
    }
    let header = &state.dataset.header;
    let modal = dialog(ctx, "about").show(ctx, |ui| {
        ui.set_width(440.0);
        ui.heading(format!("Entente {}", env!("CARGO_PKG_VERSION")));
        ui.add_space(8.0);
        ui.label("The timeline of relations between two states, every event tied to the sentence that it rests on");
        ui.add_space(4.0);
        ui.weak("Program: MIT or Apache-2.0. Fonts: Noto, SIL Open Font License 1.1");
        ui.add_space(12.0);
        TextParagraph::new(header.title.in_lang(state.view.lang)).bold().show(ui);
        TextParagraph::new(header.description.in_lang(state.view.lang)).show(ui);
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    if modal.inner || modal.should_close() {
        state.dialogs.about = false;
    }
}
