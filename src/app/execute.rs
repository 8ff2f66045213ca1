//! The executor: the only place where commands change state.

mod edit;
mod file;
mod go;
mod layer;
mod safety;
#[cfg(test)]
mod tests;
mod view;

use egui::Context;

use crate::model::{Event, Lang};

use super::action::Action;
use super::clipboard;
use super::command::{Command, EditCommand, ViewCommand};
use super::dialogs::{BookmarksDialog, GoToDate, Palette, PathDialog, Pending};
use super::draft::Draft;
use super::navigation::{MotionChoice, Step};
use super::state::State;
use edit::{delete, edit, step};
pub use file::collect;
use file::{file, leave, save};
use safety::{keep_safe, refusal};
use view::{act_on_view, select_exactly, step_to, view};

/// Applies commands in order.
pub fn execute(ctx: &Context, state: &mut State, commands: Vec<Command>) {
    // Once for all, so that what one command tells outlives those after it.
    if commands.iter().any(|command| !matches!(command, Command::View(ViewCommand::Hover(_)))) {
        state.notice = None;
    }
    for command in commands {
        if let Some(sentence) = refusal(&command, state) {
            state.tell_failure(sentence);
            continue;
        }
        match command {
            Command::Action(action) => act(ctx, state, action),
            Command::File(command) => file(ctx, state, command),
            Command::Edit(command) => edit(state, command),
            Command::View(command) => view(state, command),
            Command::Safety(command) => keep_safe(state, command),
            Command::Go(command) => go::go(state, command),
            Command::Layer(command) => layer::layer(state, command),
        }
    }
}

fn act(ctx: &Context, state: &mut State, action: Action) {
    match action {
        Action::OpenFolder => state.dialogs.path = Some(PathDialog::open(&state.opened.origin, &state.recent)),
        Action::OpenBundled => leave(ctx, state, Pending::OpenBundled),
        Action::Save => save(state),
        Action::SaveAs => {
            state.dialogs.path = Some(PathDialog::save_as(&state.opened.origin, &state.dataset.header.id));
        }
        Action::Export => state.dialogs.path = Some(PathDialog::export(&state.dataset.header.id)),
        Action::Quit => leave(ctx, state, Pending::Quit),
        Action::Undo => step(state, true),
        Action::Redo => step(state, false),
        Action::NewEvent => state.draft = Some(Draft::new(&state.dataset)),
        Action::EditEvent => {
            if let Some(id) = state.focus.clone() {
                edit(state, EditCommand::Begin(id));
            }
        }
        Action::DuplicateEvent => {
            if let Some(id) = state.focus.clone() {
                edit(state, EditCommand::Duplicate(id));
            }
        }
        Action::DeleteEvent => delete(state, &Vec::from_iter(state.view.selected.iter().cloned())),
        Action::CopyEvent => {
            let text = clipboard::events_as_text(state);
            if !text.is_empty() {
                ctx.copy_text(text);
                state.tell(state.words.say("copied"));
            }
        }
        Action::Search => {
            state.panels.sidebar = true;
            state.dialogs.focus_search = true;
        }
        Action::ClearFilter => {
            state.filter = Default::default();
            state.renew_filter();
        }
        Action::SelectNext => step_to(state, Step::Next),
        Action::SelectPrevious => step_to(state, Step::Previous),
        Action::NextInLane => step_to(state, Step::NextInLane),
        Action::PreviousInLane => step_to(state, Step::PreviousInLane),
        Action::FirstEvent => step_to(state, Step::First),
        Action::LastEvent => step_to(state, Step::Last),
        Action::Deselect => {
            if !state.navigation.ruler.put_away() {
                select_exactly(state, Vec::new());
            }
        }
        Action::Back => state.travel(true),
        Action::Forward => state.travel(false),
        Action::GoToDate => state.dialogs.go_to_date = Some(GoToDate::default()),
        Action::AddBookmark => state.dialogs.bookmarks = Some(BookmarksDialog::adding(state)),
        Action::Bookmarks => state.dialogs.bookmarks = Some(BookmarksDialog::default()),
        Action::Measure => {
            if state.navigation.ruler.is_armed {
                state.navigation.ruler.put_away();
            } else {
                state.navigation.ruler.is_armed = true;
                state.tell(state.words.say("measure-how"));
            }
        }
        Action::CopyMeasure => {
            if let Some(text) = state.measured_as_text() {
                ctx.copy_text(text);
                state.tell(state.words.say("copied"));
            }
        }
        Action::ToggleMotion => {
            let reduces = state.navigation.reduces_motion();
            state.navigation.motion = if reduces { MotionChoice::Full } else { MotionChoice::Reduced };
        }
        Action::FollowFirstCitation => {
            let first =
                state.focused().and_then(|(_, event)| Some((event.id.clone(), event.citations.first()?.id.clone())));
            if let Some((event, citation)) = first {
                view(state, ViewCommand::FollowCitation { event, citation });
            }
        }
        Action::Palette => state.dialogs.palette = Some(Palette::default()),
        Action::Shortcuts => state.dialogs.shortcuts = !state.dialogs.shortcuts,
        Action::About => state.dialogs.about = !state.dialogs.about,
        _ => act_on_view(state, action),
    }
}

/// The title by which messages and labels of changes name an event.
fn title_of(event: &Event, lang: Lang) -> String {
    match event.title.in_lang(lang) {
        "" => event.id.to_string(),
        title => title.to_owned(),
    }
}
