//! Commands about files: opening, saving, exporting, and the question about
//! unsaved work.

use std::path::Path;

use egui::{Context, ViewportCommand};

use crate::app::background::Outcome;
use crate::app::command::{ExportScope, FileCommand, UnsavedAnswer};
use crate::app::dialogs::{PathDialog, Pending};
use crate::app::draft::Draft;
use crate::app::export;
use crate::app::loading::{Loading, is_large};
use crate::app::preferences::remember;
use crate::app::safety;
use crate::app::state::State;
use crate::store::{self, SaveError};

use super::edit::apply_draft;

pub(super) fn file(ctx: &Context, state: &mut State, command: FileCommand) {
    match command {
        FileCommand::Open(folder) => leave(ctx, state, Pending::Open(folder)),
        FileCommand::CancelOpening => {
            state.background.loading = None;
            state.tell(state.words.say("opening-cancelled"));
        }
        FileCommand::SaveAs(folder) => save_as(state, &folder),
        FileCommand::Export { path, scope } => export_figure(state, &path, scope),
        FileCommand::ResolveUnsaved(answer) => resolve_unsaved(ctx, state, answer),
    }
}

/// Leaves the dataset for something else, at once or after a question.
pub(super) fn leave(ctx: &Context, state: &mut State, pending: Pending) {
    let draft_changed = state.draft.as_ref().is_some_and(Draft::is_changed);
    if state.is_dirty() || draft_changed {
        state.dialogs.unsaved = Some(pending);
    } else {
        go(ctx, state, pending);
    }
}

pub(super) fn resolve_unsaved(ctx: &Context, state: &mut State, answer: UnsavedAnswer) {
    let Some(pending) = state.dialogs.unsaved.take() else { return };
    if answer == UnsavedAnswer::Save && state.draft.as_ref().is_some_and(Draft::is_changed) {
        apply_draft(state);
        if state.draft.is_some() {
            state.tell_failure(state.words.say("form-cannot-be-saved"));
            return;
        }
    }
    match answer {
        UnsavedAnswer::Cancel => {}
        UnsavedAnswer::Discard => go(ctx, state, pending),
        UnsavedAnswer::Save if state.is_bundled() => {
            let mut dialog = PathDialog::save_as(&state.opened.origin, &state.dataset.header.id);
            dialog.then = Some(pending);
            state.dialogs.path = Some(dialog);
        }
        UnsavedAnswer::Save => {
            save(state);
            if !state.is_dirty() {
                go(ctx, state, pending);
            }
        }
    }
}

pub(super) fn go(ctx: &Context, state: &mut State, pending: Pending) {
    match pending {
        Pending::Quit => {
            state.dialogs.may_close = true;
            state.safety.give_up();
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        Pending::OpenBundled => {
            state.background.loading = None;
            state.replace(store::open_bundled());
        }
        Pending::Open(folder) if state.background.ctx.is_some() && is_large(&folder) => {
            // What was being opened before is given up.
            state.draft = None;
            state.background.loading = Some(Loading::start(ctx, folder, state.view.lanes));
        }
        Pending::Open(folder) => match store::open(&folder) {
            Ok(opened) => {
                state.replace(opened);
                remember(state);
            }
            Err(error) => state.tell_failure(failure(state, "open", &error.to_string())),
        },
    }
}

/// Takes up what has ended off the window's thread.
pub fn collect(state: &mut State) {
    state.collect_search();
    let Some(outcome) = state.background.loading.as_ref().map(Loading::poll) else { return };
    let told = match outcome {
        Outcome::Pending => return,
        Outcome::Done(Ok(prepared)) => {
            state.background.loading = None;
            state.show(*prepared);
            remember(state);
            return;
        }
        Outcome::Done(Err(error)) => failure(state, "open", &error.to_string()),
        Outcome::Lost => state.words.say("opening-lost").to_owned(),
    };
    state.background.loading = None;
    state.tell_failure(told);
}

/// What failed in the interface's words; the system's reason follows as it is.
fn failure(state: &State, what: &str, reason: &str) -> String {
    let reason = [("reason", reason.into())];
    match what {
        "open" => state.words.say_with("could-not-open", &reason),
        "export" => state.words.say_with("could-not-export", &reason),
        _ => state.words.say_with("could-not-save", &reason),
    }
}

pub(super) fn save(state: &mut State) {
    if state.is_bundled() {
        state.dialogs.path = Some(PathDialog::save_as(&state.opened.origin, &state.dataset.header.id));
        return;
    }
    safety::keep_steps(state);
    let State { opened, safety: kept, dataset, .. } = state;
    match opened.save_announced(dataset, |after| safety::note_saving(kept, after)) {
        Ok(()) => {
            state.history.mark_saved();
            safety::saved(state);
            state.renew_checks();
            state.tell(state.words.say("saved"));
        }
        Err(error) => {
            if matches!(error, SaveError::ChangedOnDisk(_)) {
                safety::look_now(state);
            }
            state.tell_failure(failure(state, "save", &error.to_string()));
        }
    }
}

pub(super) fn save_as(state: &mut State, folder: &Path) {
    match state.opened.save_as(&state.dataset, folder) {
        Ok(()) => {
            state.history.mark_saved();
            safety::moved(state);
            state.renew_checks();
            remember(state);
            state.tell(state.words.say_with("saved-to", &[("folder", folder.display().to_string().into())]));
        }
        Err(error) => state.tell_failure(failure(state, "save", &error.to_string())),
    }
}

pub(super) fn export_figure(state: &mut State, path: &Path, scope: ExportScope) {
    match export::write_figure(state, path, scope) {
        Ok(()) => state.tell(state.words.say_with("figure-written", &[("file", path.display().to_string().into())])),
        Err(error) => state.tell_failure(failure(state, "export", &format!("{error:#}"))),
    }
}
