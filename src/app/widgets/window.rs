//! Small windows within the window, with a title of any direction.

use egui::{Context, Id, Pos2, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::app::interface::flow;

use super::Phrase;

/// Side of the cross that closes, in logical pixels.
const CROSS_PX: f32 = 18.0;

/// Shows a window that can be moved, sized and closed. Returns whether it stays
/// open. `close` is the name of the cross.
pub fn window_ui(
    ctx: &Context,
    (id, title, close): (&'static str, &str, &str),
    (at, size): (Pos2, Vec2),
    content: impl FnOnce(&mut Ui),
) -> bool {
    let mut open = true;
    let window = egui::Window::new(title).id(Id::unique(id)).title_bar(false).default_pos(at).default_size(size);
    window.show(ctx, |ui| {
        flow::column_ui(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add(Phrase::new(title).bold());
                ui.with_layout(flow::row_from_end(ui.ctx()), |ui| open = !cross_ui(ui, close));
            });
            ui.separator();
            content(ui);
        });
    });
    open
}

/// The cross that closes; whether it was pressed.
fn cross_ui(ui: &mut Ui, name: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(CROSS_PX, CROSS_PX), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let ink = ui.style().interact(&response).text_color();
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().faint_bg_color);
    }
    let middle = rect.center();
    for way in [vec2(4.0, 4.0), vec2(4.0, -4.0)] {
        ui.painter().line_segment([middle - way, middle + way], Stroke::new(1.4, ink));
    }
    response.clicked()
}
