//! What keeps work from being lost, for one window: its journal, its lock on
//! the dataset's folder, and its watch on the dataset's files.
//!
//! [`tick`] runs once a frame and costs next to nothing where nothing happened.
//! A window that was given no folder for journals, as in most tests, keeps
//! none, locks nothing and watches nothing.

pub mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::store::Origin;
use crate::store::compare::RecordDifference;
use crate::store::disk::{Disk, RealDisk};
use crate::store::fingerprint::Digest;
use crate::store::journal::{self, DraftEntry, Entry, Found, Journal, Rest};
use crate::store::lock::{self, Access};
use crate::store::watch::{FileChange, Seen, Watch, look};

use super::draft::Draft;
use super::interface::Words;
use super::state::State;

/// How long a draft may be newer than what the journal has of it, in seconds.
const DRAFT_SECONDS: f64 = 1.0;

/// What keeps work from being lost.
#[derive(Debug, Default)]
pub struct Safety {
    /// Where journals are kept; `None` keeps nothing safe.
    folder: Option<PathBuf>,
    disk: Option<Arc<dyn Disk>>,
    has_begun: bool,
    journal: Option<Journal>,
    access: Option<Access>,
    watch: Option<Watch>,
    /// Work that a window left behind when it died, until it is decided on.
    pub recovery: Option<Recovery>,
    /// Files that another program has changed, until they are decided on.
    pub changed: Vec<FileChange>,
    /// Whether the dataset's folder is gone.
    pub folder_gone: bool,
    /// The file that is being compared with what is in memory.
    pub comparison: Option<Comparison>,
    draft: Option<DraftEntry>,
    draft_due: f64,
}

/// Work that was found, and what it would bring back.
#[derive(Debug)]
pub struct Recovery {
    found: Vec<Found>,
    /// What each journal holds.
    pub rests: Vec<Rest>,
    /// Whether its changes are listed.
    pub is_looking: bool,
}

/// A file beside what is in memory.
#[derive(Debug)]
pub struct Comparison {
    /// The file.
    pub name: String,
    /// The records that differ.
    pub differences: Vec<RecordDifference>,
}

impl Recovery {
    /// Labels and times (seconds from 1970-01-01 UTC) of all changes.
    pub fn steps(&self) -> impl Iterator<Item = (u64, &str)> {
        let steps = self.rests.iter().flat_map(|rest| &rest.steps);
        steps.map(|(at, taken)| (*at, taken.change.label.as_str()))
    }

    /// Whether all changes were made on the files as they are.
    pub fn fits(&self) -> bool {
        self.rests.iter().all(|rest| rest.fits)
    }

    /// Whether an open event form is among what was left.
    pub fn has_draft(&self) -> bool {
        self.rests.iter().any(|rest| rest.draft.is_some())
    }

    /// When the last of it was done, in seconds from 1970-01-01 UTC.
    pub fn last_at(&self) -> u64 {
        let drafts = self.rests.iter().filter_map(|rest| rest.draft.as_ref().map(|(at, _)| *at));
        self.steps().map(|(at, _)| at).chain(drafts).max().unwrap_or_default()
    }
}

impl Safety {
    /// Keeps journals in this folder.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder), ..Self::default() }
    }

    /// The same for the next dataset of the window: the work of this one is
    /// saved or given up.
    #[must_use]
    pub fn for_next(mut self) -> Self {
        self.give_up();
        Self { folder: self.folder.take(), disk: self.disk.take(), ..Self::default() }
    }

    /// Writes journals through another disk, such as one that fails.
    pub fn set_disk(&mut self, disk: Arc<dyn Disk>) {
        self.disk = Some(disk);
    }

    fn disk(&self) -> Arc<dyn Disk> {
        self.disk.clone().unwrap_or_else(|| Arc::new(RealDisk))
    }

    /// Removes the journal: the work is saved or given up.
    pub fn give_up(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.discard();
        }
    }

    /// Why nothing may be edited or saved in place, in one sentence.
    pub fn read_only(&self, words: &'static Words) -> Option<String> {
        match &self.access {
            Some(Access::Taken(holder)) => Some(words::taken(words, holder.as_ref())),
            Some(Access::ReadOnly(why)) => Some(words::read_only(words, why)),
            Some(Access::Held(_) | Access::Unguarded(_)) | None => None,
        }
    }

    /// Whether anything may be edited and saved in place.
    pub fn may_write(&self) -> bool {
        !matches!(self.access, Some(Access::Taken(_) | Access::ReadOnly(_)))
    }

    /// Whether a question is open that takes the keyboard.
    pub fn asks(&self) -> bool {
        self.recovery.is_some() || self.comparison.is_some()
    }

    /// Whether there is anything for the bar.
    pub fn has_news(&self) -> bool {
        self.folder_gone || !self.changed.is_empty() || !self.may_write()
    }
}

/// Once a frame: begins where a dataset was opened, journals what was done, and
/// takes up what was noticed.
pub fn tick(ctx: &Context, state: &mut State) {
    if state.safety.folder.is_none() {
        return;
    }
    if !state.safety.has_begun {
        begin(ctx, state);
    }
    keep_steps(state);
    keep_draft(ctx, state);
    if let Some(error) = state.safety.journal.as_ref().and_then(Journal::sync_failure) {
        state.tell_failure(words::journal_failed(state.words, &error));
    }
    if let Some(seen) = state.safety.watch.as_ref().and_then(Watch::take) {
        take_up(state, seen);
    }
}

/// Locks, looks for what was left behind, and watches.
fn begin(ctx: &Context, state: &mut State) {
    state.safety.has_begun = true;
    state.history.keep_log();
    let Some(folder) = state.safety.folder.clone() else { return };
    let origin = state.opened.origin.clone();
    if let Origin::Folder(home) = &origin {
        state.safety.access = Some(lock::acquire(home));
        if let Some(Access::Unguarded(why)) = &state.safety.access {
            state.tell(state.words.say_with("unguarded-folder", &[("reason", why.clone().into())]));
        }
    }
    let may_write = state.safety.may_write();
    if may_write && matches!(state.safety.access, Some(Access::Held(_))) {
        // What cannot be tidied now reads the same, and is told at the next save.
        let _ = state.opened.tidy();
    }
    let base = state.opened.digests().whole();
    state.safety.journal = may_write.then(|| Journal::new(&folder, &origin, base.clone(), state.safety.disk()));
    if may_write {
        state.safety.recovery = left_behind(&folder, &origin, &base);
    }
    watch(ctx, state);
}

/// What windows that died have left, without journals that hold nothing more.
fn left_behind(folder: &Path, origin: &Origin, base: &Digest) -> Option<Recovery> {
    let mut recovery = Recovery { found: Vec::new(), rests: Vec::new(), is_looking: false };
    for found in journal::find(folder, origin) {
        let rest = found.rest(base);
        if rest.is_empty() {
            // All of it was saved.
            let _ = found.discard(&RealDisk);
        } else {
            recovery.found.push(found);
            recovery.rests.push(rest);
        }
    }
    (!recovery.found.is_empty()).then_some(recovery)
}

fn watch(ctx: &Context, state: &mut State) {
    state.safety.watch = None;
    let Origin::Folder(home) = &state.opened.origin else { return };
    let ctx = ctx.clone();
    match Watch::start(home, state.opened.digests().clone(), move || ctx.request_repaint()) {
        Ok(watch) => state.safety.watch = Some(watch),
        Err(error) => state.tell(state.words.say_with("unwatched-folder", &[("reason", error.to_string().into())])),
    }
}

/// Journals the steps taken since the last time.
pub fn keep_steps(state: &mut State) {
    let steps = state.history.take_log();
    let Some(journal) = &mut state.safety.journal else { return };
    let at = journal::now();
    let entries: Vec<Entry> = steps.into_iter().map(|taken| Entry::Step { at, taken }).collect();
    if let Err(error) = journal.append(&entries) {
        state.tell_failure(words::journal_failed(state.words, &error));
    }
}

/// Journals what stands in the event form, a while after it was typed.
fn keep_draft(ctx: &Context, state: &mut State) {
    let Some(journal) = &mut state.safety.journal else { return };
    let changed = state.draft.as_ref().filter(|draft| draft.is_changed());
    let is_kept = match (changed, &state.safety.draft) {
        (None, None) => true,
        (Some(draft), Some(kept)) => draft.event == kept.event,
        _ => false,
    };
    if is_kept {
        return;
    }
    let now = ctx.input(|input| input.time);
    if changed.is_some() && now < state.safety.draft_due {
        let left = state.safety.draft_due - now;
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left.clamp(0.0, DRAFT_SECONDS)));
        return;
    }
    state.safety.draft_due = now + DRAFT_SECONDS;
    let draft = changed.map(|draft| DraftEntry { original: draft.original.clone(), event: draft.event.clone() });
    state.safety.draft.clone_from(&draft);
    if let Err(error) = journal.append(&[Entry::Draft { at: journal::now(), draft: draft.map(Box::new) }]) {
        state.tell_failure(words::journal_failed(state.words, &error));
    }
}

/// Before a save leads to files of this checksum.
pub fn note_saving(state: &mut Safety, after: &Digest) {
    if let Some(journal) = &mut state.journal {
        // The save tells of a disk that refuses.
        let _ = journal.note_saving(after);
    }
}

/// After a save: the journal has done its work.
pub fn saved(state: &mut State) {
    let digests = state.opened.digests().clone();
    let _ = state.history.take_log();
    let safety = &mut state.safety;
    if let Some(journal) = &mut safety.journal {
        journal.begin_anew(digests.whole());
    }
    safety.draft = None;
    if let Some(watch) = &safety.watch {
        watch.expect(&digests);
    }
    let changed = std::mem::take(&mut safety.changed);
    safety.changed = Seen { folder_gone: false, changed }.beyond(&digests).changed;
}

/// After the dataset was saved to another folder: everything begins anew there.
pub fn moved(state: &mut State) {
    let _ = state.history.take_log();
    state.safety = std::mem::take(&mut state.safety).for_next();
}

/// Asks once more for a folder that another window held.
pub fn try_again(state: &mut State) {
    state.safety = std::mem::take(&mut state.safety).for_next();
}

/// Looks at the files now, as after a save that found one changed.
pub fn look_now(state: &mut State) {
    if let (Some(_), Origin::Folder(home)) = (&state.safety.folder, &state.opened.origin) {
        let seen = look(home, state.opened.digests());
        take_up(state, seen);
    }
}

fn take_up(state: &mut State, seen: Seen) {
    let seen = seen.beyond(state.opened.digests());
    state.safety.folder_gone = seen.folder_gone;
    state.safety.changed = seen.changed;
    let is_changed = |name: &str| state.safety.changed.iter().any(|change| change.name == name);
    if state.safety.comparison.as_ref().is_some_and(|comparison| !is_changed(&comparison.name)) {
        state.safety.comparison = None;
    }
}

/// The files are known as they are now, with or without unsaved work upon them.
pub fn known(state: &mut State, kept: Option<Entry>) {
    let digests = state.opened.digests().clone();
    let _ = state.history.take_log();
    if let Some(journal) = &mut state.safety.journal {
        let journaled = match kept {
            Some(entry) => {
                journal.begin_anew(digests.whole());
                journal.append(&[entry])
            }
            None if state.history.is_dirty() => journal.rebase(digests.whole()),
            None => {
                journal.begin_anew(digests.whole());
                Ok(())
            }
        };
        if let Err(error) = journaled {
            state.notice =
                Some(super::state::Notice { text: words::journal_failed(state.words, &error), failed: true });
        }
    }
    if let Some(watch) = &state.safety.watch {
        watch.expect(&digests);
    }
    state.safety.changed =
        Seen { folder_gone: false, changed: std::mem::take(&mut state.safety.changed) }.beyond(&digests).changed;
    state.safety.comparison = None;
}

/// What came of bringing work back.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Changes made again.
    pub made: usize,
    /// Changes that no longer fit the files.
    pub left_out: usize,
    /// Whether the event form was opened again.
    pub has_draft: bool,
}

/// Takes the steps again that were left behind, and opens the form. Journals of
/// which everything could be brought back are removed once it stands in this
/// window's own; the others are put aside, so that nothing is lost.
pub fn restore(state: &mut State) -> Option<Restored> {
    let recovery = state.safety.recovery.take()?;
    let mut restored = Restored::default();
    for (found, rest) in recovery.found.into_iter().zip(recovery.rests) {
        let mut left_out = 0;
        for (_, taken) in &rest.steps {
            let fits = state.history.take_again(&mut state.dataset, taken);
            restored.made += usize::from(fits);
            left_out += usize::from(!fits);
        }
        restored.left_out += left_out;
        if let Some((_, entry)) = rest.draft
            && state.draft.is_none()
        {
            restored.has_draft = true;
            state.draft = Some(Draft::restored(&entry.event, entry.original.as_ref(), &state.dataset));
        }
        let steps = state.history.take_log();
        let at = journal::now();
        let mut entries: Vec<Entry> = steps.into_iter().map(|taken| Entry::Step { at, taken }).collect();
        if let Some(draft) = state.draft.as_ref().filter(|_| restored.has_draft) {
            let draft = DraftEntry { original: draft.original.clone(), event: draft.event.clone() };
            state.safety.draft = Some(draft.clone());
            entries.push(Entry::Draft { at, draft: Some(Box::new(draft)) });
        }
        let is_safe = state.safety.journal.as_mut().is_some_and(|journal| journal.append(&entries).is_ok());
        if is_safe && left_out == 0 {
            let _ = found.discard(&RealDisk);
        } else if is_safe {
            found.put_aside();
        }
    }
    Some(restored)
}

/// Removes the work that was left behind.
pub fn discard(state: &mut State) {
    for found in state.safety.recovery.take().into_iter().flat_map(|recovery| recovery.found) {
        if let Err(error) = found.discard(&RealDisk) {
            state.tell_failure(words::journal_failed(state.words, &error));
        }
    }
}
