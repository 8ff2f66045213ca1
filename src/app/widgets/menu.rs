//! Menus of a bar, and parts of a form that fold.

use egui::collapsing_header::CollapsingState;
use egui::{Id, Popup, Pos2, RectAlign, Response, Role, Sense, Shape, TextStyle, Ui, WidgetInfo, vec2};

use crate::app::interface::flow::{self, Deal};
use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::ParagraphStyle;

use super::TextButton;

/// Width of a menu whose entries need no more, in logical pixels.
const MENU_WIDTH_PX: f32 = 330.0;
/// Room for the triangle of what folds, in logical pixels.
const TRIANGLE_PX: f32 = 18.0;

/// A menu of a bar: pressing it opens its content, and while another menu of
/// the bar is open, pointing at it does too.
pub fn menu_ui(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) -> Response {
    let bar = Id::unique("open-menu-of-the-bar");
    let open: Option<Id> = ui.data(|data| data.get_temp(bar));
    let is_open = open.is_some_and(|open| Popup::is_id_open(ui.ctx(), open));
    let response = ui.add(TextButton::flat(title));
    let own = Popup::default_response_id(&response);
    if is_open && open != Some(own) && response.hovered() {
        Popup::open_id(ui.ctx(), own);
    }
    let align = if flow::is_rtl(ui.ctx()) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(&response).align(align).layout(flow::column(ui.ctx())).width(MENU_WIDTH_PX).show(|ui| {
        ui.data_mut(|data| data.insert_temp(bar, own));
        ui.set_min_width(MENU_WIDTH_PX);
        content(ui);
    });
    response
}

/// A part that can be folded away under its title.
pub fn fold_ui(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    title: &str,
    (open, bold): (bool, bool),
    content: impl FnOnce(&mut Ui),
) -> Response {
    let id = ui.make_persistent_id(("fold", salt));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, open);
    let size = TextStyle::Body.resolve(ui.style()).size;
    let style = ParagraphStyle { direction: flow::direction(ui.ctx()), ..ParagraphStyle::line(size, bold) };
    let paragraph = TextSystem::of(ui.ctx()).lock().engine.paragraph(title, &style);
    let height = paragraph.height.max(ui.spacing().interact_size.y);
    let (rect, response) =
        ui.allocate_exact_size(vec2((TRIANGLE_PX + paragraph.width).min(ui.available_width()), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), state.is_open(), title));
    if response.clicked() {
        state.toggle(ui);
    }
    if ui.is_rect_visible(rect) {
        let ink = ui.style().interact(&response).text_color();
        let mut deal = Deal::of(ui.ctx(), rect);
        let middle = deal.start(TRIANGLE_PX).shrink2(vec2(4.0, 0.0)).center();
        ui.painter().add(triangle(middle, state.openness(ui.ctx()), flow::is_rtl(ui.ctx()), ink));
        let rest = deal.rest();
        let place = egui::pos2(rest.left(), rest.center().y - paragraph.height / 2.0);
        paint_paragraph(&ui.painter_at(rect), place, &paragraph, ink);
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(rect, 3.0, stroke, egui::StrokeKind::Outside);
        }
    }
    state.show_body_unindented(ui, |ui| {
        flow::column_ui(ui, content);
    });
    response
}

/// Points to where reading goes while closed, down while open.
fn triangle(middle: Pos2, openness: f32, rtl: bool, ink: egui::Color32) -> Shape {
    let toward = if rtl { -1.0 } else { 1.0 };
    let angle = openness * std::f32::consts::FRAC_PI_2;
    let turned = |x: f32, y: f32| {
        let (sin, cos) = angle.sin_cos();
        middle + vec2((x * cos - y * sin) * toward, x * sin + y * cos)
    };
    Shape::convex_polygon(vec![turned(-3.0, -4.0), turned(4.0, 0.0), turned(-3.0, 4.0)], ink, egui::Stroke::NONE)
}
