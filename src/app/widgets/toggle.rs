//! Boxes to tick and rings to choose by, with words of any direction.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, vec2};

use crate::app::interface::flow::Deal;
use crate::render::egui::paint_paragraph;

use super::phrase::line;

/// Side of the box and diameter of the ring, in logical pixels.
const SIGN_PX: f32 = 14.0;
/// Room between the sign and its words, in logical pixels.
const GAP_PX: f32 = 8.0;

/// A box to tick. A click is reported; what it changes is the caller's.
pub fn check_ui(ui: &mut Ui, on: bool, words: &str) -> Response {
    let (response, sign) = sign_ui(ui, Role::CheckBox, on, words);
    let Some(sign) = sign else { return response };
    let visuals = *ui.style().interact(&response);
    ui.painter().rect(sign, 3.0, visuals.bg_fill, stroke(ui, &response), StrokeKind::Inside);
    if on {
        let at = |x: f32, y: f32| sign.min + vec2(x, y) * SIGN_PX;
        ui.painter().line(vec![at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.28)], Stroke::new(1.6, visuals.text_color()));
    }
    response
}

/// A ring of a choice of which one holds. A click is reported; what it changes
/// is the caller's.
pub fn radio_ui(ui: &mut Ui, on: bool, words: &str) -> Response {
    let (response, sign) = sign_ui(ui, Role::RadioButton, on, words);
    let Some(sign) = sign else { return response };
    let visuals = *ui.style().interact(&response);
    ui.painter().circle(sign.center(), SIGN_PX / 2.0, visuals.bg_fill, stroke(ui, &response));
    if on {
        ui.painter().circle_filled(sign.center(), SIGN_PX / 4.0, visuals.text_color());
    }
    response
}

fn stroke(ui: &Ui, response: &Response) -> Stroke {
    let faint = Stroke::new(1.0, ui.visuals().weak_text_color());
    if response.has_focus() { ui.visuals().selection.stroke } else { faint }
}

/// Sets the words, leaves room for the sign before them; its place where it is
/// in sight.
fn sign_ui(ui: &mut Ui, role: Role, on: bool, words: &str) -> (Response, Option<Rect>) {
    let (paragraph, size) = line(ui, words, &TextStyle::Body, ui.available_width() - SIGN_PX - GAP_PX);
    let height = size.y.max(ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(vec2(SIGN_PX + GAP_PX + size.x, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), on, words));
    if !ui.is_rect_visible(rect) {
        return (response, None);
    }
    let mut deal = Deal::of(ui.ctx(), rect);
    let sign = Rect::from_center_size(deal.start(SIGN_PX).center(), vec2(SIGN_PX, SIGN_PX));
    let piece = deal.end(size.x);
    let place = egui::pos2(piece.left(), piece.center().y - size.y / 2.0);
    paint_paragraph(ui.painter(), place, &paragraph, ui.visuals().text_color());
    (response, Some(sign))
}
