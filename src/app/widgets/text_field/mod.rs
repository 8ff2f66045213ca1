//! A field to type data text into.
//!
//! ```text
//!   mod.rs     the widget: what it remembers, how it is drawn
//!   layout.rs  its text, set and placed
//!   typing.rs  keys, pasted and composed text
//!   menu.rs    its menu, the direction of its text
//! ```

mod layout;
mod menu;
mod typing;

use std::ops::Range;

use egui::accesskit::{Action, Role};
use egui::{
    Event, EventFilter, Id, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui, Vec2, Widget,
    WidgetInfo, pos2, vec2,
};

use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::{Caret, Direction, Editor, Paragraph, ParagraphStyle};

use super::accessible::describe_text;
use super::pointing::Pointing;
use layout::Setter;
use menu::field_menu_ui;
use typing::Typing;

/// Space between the frame and the text, in logical pixels.
const MARGIN: Vec2 = vec2(7.0, 4.0);
/// Least width.
const MIN_WIDTH: f32 = 24.0;
/// Space kept for the caret at the ends of the text.
const CARET_ROOM_PX: f32 = 1.0;

/// An editor of one or several lines, for text of any direction.
#[must_use]
pub struct TextField<'a> {
    text: &'a mut String,
    name: String,
    id_salt: Option<egui::IdSalt>,
    placeholder: String,
    error: bool,
    rows: usize,
    width: Option<f32>,
    size: Option<f32>,
}

impl<'a> TextField<'a> {
    /// A field of one line. Its name is what screen readers and tests know it by.
    pub fn singleline(text: &'a mut String, name: impl Into<String>) -> Self {
        Self {
            text,
            name: name.into(),
            id_salt: None,
            placeholder: String::new(),
            error: false,
            rows: 1,
            width: None,
            size: None,
        }
    }

    /// A field that breaks its text and is at least so many lines high.
    pub fn multiline(text: &'a mut String, name: impl Into<String>, rows: usize) -> Self {
        Self { rows: rows.max(2), ..Self::singleline(text, name) }
    }

    /// Tells fields of the same name apart.
    pub fn id_salt(mut self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        self.id_salt = Some(egui::IdSalt::new(salt));
        self
    }

    /// Shown, pale, while the field is empty.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// Draws the field as holding something that is wrong.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// Width in logical pixels; by default what is available.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Font size in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    fn is_multiline(&self) -> bool {
        self.rows > 1
    }
}

/// What a field remembers from frame to frame.
#[derive(Clone, Default)]
struct State {
    editor: Editor,
    /// The direction that its user has told the text to have.
    direction: Direction,
    pointing: Pointing,
    /// The text as the field last showed it, to notice changes from outside.
    shown: String,
    /// How far the text is moved to the left, where it is wider than the field.
    scroll_px: f32,
    /// What an input method is composing at the caret; not part of the text yet.
    composing: String,
    /// When the user last did anything, in seconds of egui's clock.
    last_interaction: f64,
}

/// Whether the keyboard belongs to a text field.
pub fn is_typing(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<State>(id)).is_some())
}

impl State {
    /// The state of a field that is shown for the first time.
    fn at_end(text: &str) -> Self {
        let mut state = Self { shown: text.to_owned(), ..Self::default() };
        state.editor.place(Caret { offset: text.len(), downstream: true }, false);
        state
    }
}

impl Widget for TextField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(("text field", &self.name, self.id_salt));
        let known = ui.ctx().data(|data| data.get_temp::<State>(id));
        let mut state = known.unwrap_or_else(|| State::at_end(self.text));
        if state.shown != *self.text {
            state.editor.text_was_replaced(self.text);
        }
        let before = self.text.clone();
        let caret_before = (state.editor.caret(), state.editor.selection());

        let size = self.size.unwrap_or_else(|| TextStyle::Body.resolve(ui.style()).size);
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(MIN_WIDTH);
        let setter =
            Setter { ui_ctx: ui.ctx().clone(), size, width: width - 2.0 * MARGIN.x, multiline: self.is_multiline() };
        if ui.memory(|memory| memory.has_focus(id)) {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            if ui.is_enabled() {
                let mut typing = Typing { ui, id, text: &mut *self.text, state: &mut state, setter: &setter };
                typing.events(filter);
            }
        } else {
            state.composing.clear();
        }
        if let Some(value) = requested_value(ui, id) {
            state.editor.select_all(self.text);
            state.editor.insert(self.text, &setter.allowed(&value));
        }

        let mut paragraph = setter.set(self.text, &state);
        let line_height = size * ParagraphStyle::default().line_height;
        let height = paragraph.height.max(line_height * self.rows as f32) + 2.0 * MARGIN.y;
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        let inner = rect.shrink2(MARGIN);
        let origin = setter.origin(inner, &paragraph, &mut state, ui.memory(|memory| memory.has_focus(id)));
        point(ui, &response, self.text, &mut state, &paragraph, origin);
        field_menu_ui(&response, &mut state, self.text);
        if let Some((pos, pasted)) = middle_click(ui, &response) {
            state.editor.place(paragraph.caret_at(pos.x - origin.x, pos.y - origin.y), false);
            state.editor.insert(self.text, &setter.allowed(&pasted));
            paragraph = setter.set(self.text, &state);
            response.request_focus();
        }
        if response.drag_stopped() || response.double_clicked() || response.triple_clicked() {
            offer_selection(ui, state.editor.selected(self.text));
        }

        if before != *self.text {
            response.mark_changed();
        }
        let has_moved = caret_before != (state.editor.caret(), state.editor.selection());
        if response.changed() || has_moved {
            state.last_interaction = ui.input(|input| input.time);
        }
        // The pointer may have moved the caret out of sight.
        let origin = setter.origin(inner, &paragraph, &mut state, response.has_focus());
        let view = View { rect, inner, origin, paragraph: &paragraph, scrolls: response.changed() || has_moved };
        self.paint(ui, &response, &state, &view);
        self.describe(ui, &response, &before, &state, &view);
        state.shown.clone_from(self.text);
        ui.ctx().data_mut(|data| data.insert_temp(id, state));
        response
    }
}

/// Where a field lies and what it shows.
struct View<'a> {
    rect: Rect,
    inner: Rect,
    origin: Pos2,
    paragraph: &'a Paragraph,
    /// Whether the caret has moved and must be brought into sight.
    scrolls: bool,
}

impl TextField<'_> {
    fn paint(&self, ui: &Ui, response: &Response, state: &State, view: &View<'_>) {
        let has_focus = response.has_focus();
        let caret = view.paragraph.caret_rect(shown_caret(state));
        let x = (view.origin.x + caret.left).clamp(view.inner.left(), view.inner.right());
        let caret_rect = Rect::from_min_max(pos2(x, view.origin.y + caret.top), pos2(x, view.origin.y + caret.bottom));
        if has_focus && view.scrolls {
            ui.scroll_to_rect(caret_rect, None);
        }
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        if !ui.is_rect_visible(view.rect) {
            return;
        }
        let visuals = ui.visuals();
        let widget = ui.style().interact(response);
        let stroke = match (self.error, has_focus) {
            (true, _) => Stroke::new(1.5, visuals.error_fg_color),
            (false, true) => visuals.selection.stroke,
            (false, false) => widget.bg_stroke,
        };
        let fill = visuals.text_edit_bg_color();
        ui.painter().rect(view.rect, widget.corner_radius, fill, stroke, StrokeKind::Inside);
        // Marks may reach above and below their line.
        let painter = ui.painter_at(view.inner.expand2(vec2(CARET_ROOM_PX, MARGIN.y - 1.0)));
        if has_focus {
            for part in view.paragraph.range_rects(state.editor.selection()) {
                let part = Rect::from_min_max(pos2(part.left, part.top), pos2(part.right, part.bottom));
                painter.rect_filled(part.translate(view.origin.to_vec2()), 0.0, visuals.selection.bg_fill);
            }
        }
        if view.paragraph.text.is_empty() {
            self.paint_placeholder(ui, &painter, view.inner);
        }
        paint_paragraph(&painter, view.origin, view.paragraph, ui.visuals().text_color());
        for part in view.paragraph.range_rects(composing_range(state)) {
            let y = view.origin.y + part.bottom - 2.0;
            let stroke = Stroke::new(1.0, ui.visuals().text_color());
            painter.hline(view.origin.x + part.left..=view.origin.x + part.right, y, stroke);
        }
        if has_focus && ui.is_enabled() && ui.input(|input| input.focused) {
            let idle = ui.input(|input| input.time) - state.last_interaction;
            let direction = view.paragraph.mixed_direction_at(shown_caret(state));
            paint_caret(ui, &painter, caret_rect, direction, idle);
        }
        if has_focus {
            report_ime(ui, response.id, view.inner, caret_rect);
        }
    }

    fn paint_placeholder(&self, ui: &Ui, painter: &egui::Painter, inner: Rect) {
        let size = self.size.unwrap_or_else(|| TextStyle::Body.resolve(ui.style()).size);
        let style = ParagraphStyle { max_lines: Some(self.rows), ..ParagraphStyle::wrapped(size, inner.width()) };
        let paragraph = TextSystem::of(ui.ctx()).lock().engine.paragraph(&self.placeholder, &style);
        paint_paragraph(painter, inner.min, &paragraph, ui.visuals().weak_text_color());
    }

    fn describe(&self, ui: &Ui, response: &Response, before: &str, state: &State, view: &View<'_>) {
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.clone()),
            ..WidgetInfo::text_edit(ui.is_enabled(), before, &*self.text, &self.placeholder)
        });
        let role = if self.is_multiline() { Role::MultilineTextInput } else { Role::TextInput };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(role);
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
            node.add_action(Action::SetTextSelection);
            if self.error {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        let ends = (state.editor.anchor(), state.editor.caret());
        describe_text(ui, response.id, view.paragraph, view.origin, Some(ends));
    }
}

fn composing_range(state: &State) -> Range<usize> {
    let start = state.editor.caret().offset;
    start..start + state.composing.len()
}

fn shown_caret(state: &State) -> Caret {
    let caret = state.editor.caret();
    if state.composing.is_empty() {
        caret
    } else {
        Caret { offset: caret.offset + state.composing.len(), downstream: false }
    }
}

/// Draws the caret, unless it blinks away. Where its line reads in both
/// directions, a small flag at its top points the way that typed text would go.
fn paint_caret(ui: &Ui, painter: &egui::Painter, rect: Rect, rtl: Option<bool>, idle_seconds: f64) {
    let style = &ui.visuals().text_cursor;
    if style.blink {
        let cycle = style.on_duration + style.off_duration;
        let within = (idle_seconds % f64::from(cycle)) as f32;
        let is_on = within < style.on_duration;
        ui.request_repaint_after_secs(if is_on { style.on_duration - within } else { cycle - within });
        if !is_on {
            return;
        }
    }
    painter.vline(rect.center().x, rect.y_range(), style.stroke);
    if let Some(rtl) = rtl {
        let reach = if rtl { -FLAG_PX } else { FLAG_PX };
        let top = rect.center_top();
        let flag = vec![top, top + vec2(reach, FLAG_PX * 0.5), top + vec2(0.0, FLAG_PX)];
        painter.add(Shape::convex_polygon(flag, style.stroke.color, Stroke::NONE));
    }
}

/// Size of the flag that shows a caret's direction, in logical pixels.
const FLAG_PX: f32 = 5.0;

fn report_ime(ui: &Ui, id: Id, inner: Rect, caret_rect: Rect) {
    if !ui.memory(|memory| memory.owns_ime_events(id)) {
        return;
    }
    let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
    ui.output_mut(|output| {
        output.ime = Some(egui::output::IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect: to_global * inner,
            cursor_rect: to_global * caret_rect,
            should_interrupt_composition: false,
        });
    });
}

/// The value that an assistive technology wants the field to have.
fn requested_value(ui: &Ui, id: Id) -> Option<String> {
    use egui::accesskit::{Action, ActionData};
    ui.input(|input| {
        let requests = input.accesskit_action_requests(id, Action::SetValue);
        let values = requests.filter_map(|request| match &request.data {
            Some(ActionData::Value(value)) => Some(value.to_string()),
            _ => None,
        });
        values.last()
    })
}

/// Where and what a middle click pastes: the primary selection of X11 and
/// Wayland.
fn middle_click(ui: &Ui, response: &Response) -> Option<(Pos2, String)> {
    if !ui.is_enabled() || !response.contains_pointer() {
        return None;
    }
    let found = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    });
    let from_global = ui.ctx().layer_transform_from_global(ui.layer_id()).unwrap_or_default();
    found.map(|(pos, text)| (from_global * pos, text))
}

/// Makes what was selected with the pointer the primary selection.
fn offer_selection(ui: &Ui, selected: &str) {
    if !selected.is_empty() {
        ui.ctx().send_cmd(egui::OutputCommand::TextSelectionSettled(selected.to_owned()));
    }
}

/// Clicks, double and triple clicks, and drags.
fn point(ui: &Ui, response: &Response, text: &str, state: &mut State, paragraph: &Paragraph, origin: Pos2) {
    let Some(pos) = response.interact_pointer_pos() else { return };
    if !state.composing.is_empty() {
        return;
    }
    let caret = paragraph.caret_at(pos.x - origin.x, pos.y - origin.y);
    let extends = ui.input(|input| input.modifiers.shift) && response.has_focus();
    let pressed = state.pointing.follow(ui, response, &mut state.editor, text, caret, extends);
    if pressed || response.clicked() || response.drag_started() {
        response.request_focus();
    }
}
