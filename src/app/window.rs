//! The window itself: keyboard, panels, executor, once a frame.

use std::path::PathBuf;

use egui::{CentralPanel, Context, Event, Frame, Margin, Panel, Popup, TouchPhase, Ui, ViewportCommand};

use crate::render::egui::TextSystem;
use crate::store::Opened;
use crate::view::Theme;

use super::action::{Action, TABLE};
use super::command::Command;
use super::dialogs::{Pending, dialogs_ui};
use super::draft::Draft;
use super::execute::{collect, execute};
use super::interface::flow;
use super::loading::Loading;
use super::panels::{detail, lists, loading_bar, reader, safety_bar, sidebar, status, timeline, toolbar};
use super::preferences::Preferences;
use super::safety;
use super::state::State;
use super::theme;
use super::widgets::is_typing;

/// How long the window waits before it looks again whether a layer has come.
const LAYER_POLL: std::time::Duration = std::time::Duration::from_millis(50);

/// The program's window.
pub struct EntenteApp {
    /// What the window knows.
    pub state: State,
    /// Commands from outside the panels, for the next frame.
    pub pending: Vec<Command>,
    /// A folder to open as soon as there is a window.
    pub opens: Option<PathBuf>,
    /// The theme that egui was last dressed in.
    dressed: Option<String>,
    title: String,
    preferences: Preferences,
    /// Size of the window as last drawn, in logical pixels.
    size_px: Option<[f32; 2]>,
}

impl EntenteApp {
    /// A window on an opened dataset.
    pub fn new(opened: Opened, theme: Theme) -> Self {
        let state = State::new(opened, theme);
        Self::of(state, Preferences::default())
    }

    /// A window on an opened dataset as its user last had it.
    pub fn with_preferences(opened: Opened, preferences: Preferences) -> Self {
        let mut state = State::new(opened, preferences.theme());
        preferences.apply(&mut state);
        Self::of(state, preferences)
    }

    fn of(mut state: State, preferences: Preferences) -> Self {
        if state.has_errors() {
            state.panels.problems = true;
        }
        Self {
            state,
            preferences,
            size_px: None,
            pending: Vec::new(),
            opens: None,
            dressed: None,
            title: String::new(),
        }
    }

    /// One frame: reads the keyboard, draws the panels, applies the commands.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if self.dressed.is_none() {
            theme::install_fonts(&ctx);
        }
        if self.dressed.as_ref() != Some(&self.state.theme.name) {
            theme::apply(&ctx, &self.state.theme);
            self.dressed = Some(self.state.theme.name.clone());
        }
        TextSystem::of(&ctx).lock().shows_hidden = self.state.panels.hidden_characters;
        flow::speak(&ctx, self.state.words);
        if self.state.background.ctx.is_none() {
            self.state.background.ctx = Some(ctx.clone());
        }
        if let Some(folder) = self.opens.take() {
            self.state.background.loading = Some(Loading::start(&ctx, folder, self.state.view.lanes));
        }
        collect(&mut self.state);
        safety::tick(&ctx, &mut self.state);
        self.guard_closing(&ctx);
        if self.state.poll_layers() {
            ctx.request_repaint_after(LAYER_POLL);
        }
        if interrupts(&ctx) {
            self.state.interrupt_flight();
        }
        if self.state.begin_frame(ctx.input(|input| input.time)) {
            ctx.request_repaint();
        }
        let mut commands = std::mem::take(&mut self.pending);
        commands.extend(keyboard(&ctx, &self.state));
        self.panels_ui(ui, &mut commands);
        lists::lists_ui(&ctx, &self.state, &mut commands);
        dialogs_ui(&ctx, &mut self.state, &mut commands);
        if !commands.is_empty() {
            execute(&ctx, &mut self.state, commands);
            safety::tick(&ctx, &mut self.state);
            ctx.request_repaint();
        }
        self.renew_title(&ctx);
        let size = ctx.content_rect().size();
        self.size_px = Some([size.x, size.y]);
        // What a drag changes is written when it ends.
        let dragging = ctx.input(|input| input.pointer.any_down());
        if !dragging && let Err(sentence) = self.preferences.keep(&self.state, self.size_px) {
            self.state.tell_failure(sentence);
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let (state, style) = (&mut self.state, ui.style().clone());
        let (width, height) = (ui.available_width(), ui.available_height());
        let panel = style.visuals.panel_fill;
        let paper = style.visuals.window_fill;
        // The panel of the list stands where reading starts, the record where it ends.
        let rtl = state.words.is_rtl();
        let side = |starts: bool, name: &'static str| {
            if starts == rtl { Panel::right(name) } else { Panel::left(name) }
        };
        let bar = Frame::new().fill(panel).inner_margin(Margin::symmetric(10, 6));
        let pane = Frame::new().fill(panel).inner_margin(Margin::symmetric(12, 8));
        Panel::top("toolbar")
            .frame(bar)
            .show(ui, |ui| flow::column_ui(ui, |ui| toolbar::toolbar_ui(ui, state, commands)));
        if let Some(loading) = &state.background.loading {
            Panel::top("loading").frame(bar).show(ui, |ui| {
                flow::column_ui(ui, |ui| loading_bar::loading_bar_ui(ui, state, loading, commands));
            });
        }
        if state.safety.has_news() {
            Panel::top("safety")
                .frame(bar)
                .show(ui, |ui| flow::column_ui(ui, |ui| safety_bar::safety_bar_ui(ui, state, commands)));
        }
        Panel::bottom("status")
            .exact_size(27.0)
            .frame(Frame::new().fill(panel).inner_margin(Margin::symmetric(10, 0)))
            .show(ui, |ui| flow::column_ui(ui, |ui| status::status_ui(ui, state, commands)));
        if state.panels.sidebar {
            side(true, "sidebar")
                .default_size(264.0)
                .size_range(160.0..=(width * 0.22).clamp(170.0, 420.0))
                .frame(pane)
                .show(ui, |ui| flow::column_ui(ui, |ui| sidebar::sidebar_ui(ui, state, commands)));
        }
        side(false, "detail")
            .default_size(372.0)
            .size_range(240.0..=(width * 0.3).clamp(250.0, 620.0))
            .frame(Frame::new().fill(paper).inner_margin(Margin::symmetric(16, 10)))
            .show(ui, |ui| flow::column_ui(ui, |ui| detail::detail_ui(ui, state, commands)));
        if state.panels.reader {
            Panel::bottom("reader")
                .resizable(true)
                .default_size(250.0)
                .size_range(110.0..=(height * 0.5).clamp(120.0, 700.0))
                .frame(pane)
                .show(ui, |ui| flow::column_ui(ui, |ui| reader::reader_ui(ui, state, commands)));
        }
        CentralPanel::default()
            .frame(Frame::new().fill(paper))
            .show(ui, |ui| timeline::timeline_ui(ui, state, commands));
    }

    /// Holds the window open while there is unsaved work, and asks.
    fn guard_closing(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if !asked || self.state.dialogs.may_close {
            return;
        }
        let draft = self.state.draft.as_ref().is_some_and(Draft::is_changed);
        if self.state.is_dirty() || draft {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.dialogs.unsaved = Some(Pending::Quit);
        }
    }

    fn renew_title(&mut self, ctx: &Context) {
        let dataset = self.state.dataset.header.title.in_lang(self.state.lang());
        let title = format!("{}{dataset} – Entente", if self.state.is_dirty() { "● " } else { "" });
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for EntenteApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if self.state.dialogs.may_close || !self.state.is_dirty() {
            self.state.safety.give_up();
        }
        if let Some(size_px) = self.size_px {
            self.preferences.keep_size(&self.state, size_px);
        }
    }
}

/// Whether the user does something that stops a jump: any key, button, wheel or
/// touch; a pointer that only moves does not.
fn interrupts(ctx: &Context) -> bool {
    ctx.input(|input| {
        input.events.iter().any(|event| {
            matches!(
                event,
                Event::Key { pressed: true, .. }
                    | Event::PointerButton { pressed: true, .. }
                    | Event::MouseWheel { .. }
                    | Event::Zoom(_)
                    | Event::Touch { phase: TouchPhase::Start, .. }
            )
        })
    })
}

/// The actions whose shortcut was pressed, taken out of the input so that no
/// widget answers them again. Single keys yield while text is being typed, and
/// keys that move or press a focused widget yield to it.
fn keyboard(ctx: &Context, state: &State) -> Vec<Command> {
    // An open menu or list has uses of its own for Escape, Enter and the arrows.
    if state.dialogs.any_open() || state.safety.asks() || state.draft.is_some() || Popup::is_any_open(ctx) {
        // Looking more closely at what is typed is of use everywhere.
        let shortcut = Action::ToggleHidden.info().shortcut;
        let pressed = shortcut.is_some_and(|shortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut)));
        return if pressed { vec![Command::Action(Action::ToggleHidden)] } else { Vec::new() };
    }
    let typing = is_typing(ctx) || ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused()).is_some();
    let on_minimap = timeline::minimap_has_focus(ctx);
    let time = state.view.customs.time;
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        // Longer shortcuts first, so that Ctrl Shift Z is not taken for Ctrl Z,
        // nor Alt Left for Left.
        let mut infos: Vec<_> = TABLE.iter().filter_map(|info| Some((info, info.keys(time)?))).collect();
        infos.sort_by_key(|(_, shortcut)| !(shortcut.modifiers.shift || shortcut.modifiers.alt));
        for (info, shortcut) in infos {
            let yields = (info.yields_to_typing || belongs_to_typing(info.action)) && typing
                || focused && belongs_to_focus(info.action)
                || on_minimap && belongs_to_minimap(info.action);
            if !yields && !differs_in_alt(&input.events, shortcut) && input.consume_shortcut(&shortcut) {
                commands.push(Command::Action(info.action));
            }
        }
    });
    commands
}

/// Whether the shortcut's key was pressed with Alt where the shortcut has none,
/// or without it: egui lets a key alone stand for the key with Alt.
fn differs_in_alt(events: &[Event], shortcut: egui::KeyboardShortcut) -> bool {
    events.iter().any(|event| {
        matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.alt != shortcut.modifiers.alt)
    })
}

/// Whether a focused widget has a use of its own for the action's key.
fn belongs_to_focus(action: Action) -> bool {
    matches!(action, Action::EditEvent)
}

/// Whether the window on the minimap, and its handles, have a use of their own
/// for the action's key.
fn belongs_to_minimap(action: Action) -> bool {
    matches!(action, Action::PanLeft | Action::PanRight | Action::PageLeft | Action::PageRight)
}

/// Whether a text field has a use of its own for the action's key: undoing what
/// was typed into it, not a change of the records out of sight.
fn belongs_to_typing(action: Action) -> bool {
    matches!(action, Action::Undo | Action::Redo)
}
