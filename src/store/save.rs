//! Writing a dataset back: which files change, whether they may, and the order
//! in which that is safe.
//!
//! ```text
//!   plan    new text of each changed file, read back and compared
//!   guard   every one of them on disk as it was read
//!   stage   new content on disk beside the old
//!   commit  all put in their places in one step
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::model::{Dataset, Problem, Source};

use super::bundled;
use super::commit::{Batch, CommitError};
use super::data_file::{DataFile, NewerSchema};
use super::disk::{Disk, TEMPORARY_START};
use super::files::{Folder, ReadError, ReadFiles, parts_within};
use super::fingerprint::{Digest, Digests};
use super::load::{events_of, header_of, load_text, read_events, read_header, read_sources, sources_of};
use super::rewrite::{
    print_header_file, print_list_file, reread_header, rewrite_events, rewrite_header, rewrite_sources,
};
use super::syntax::node::{Node, NodeError};
use super::{EVENTS_FILE, HEADER_FILE, Opened, Origin, SOURCES_FILE};

/// Why a dataset cannot be saved. What was on disk before is still there, and
/// what was edited is still in memory.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The dataset is the one that the program carries.
    #[error("the bundled dataset cannot be changed in place; save it as a folder of your own")]
    Bundled,
    /// Another program wrote a file since it was read.
    #[error(
        "another program has changed the file since it was opened, and it was not overwritten; save your work as another folder and compare the two: {}", .0.display()
    )]
    ChangedOnDisk(PathBuf),
    /// A new source's text would take the place of a file that is there.
    #[error("there is already another file in this place, and it was not overwritten; name another one for the source: {}", .0.display())]
    WouldOverwrite(PathBuf),
    /// A source's text has a path that leads elsewhere.
    #[error(
        "the path of the source \"{source_id}\" leads out of the dataset's folder or to one of its own files; name one such as sources/text.txt: {path}"
    )]
    SourcePath {
        /// The source.
        source_id: String,
        /// The path that it names.
        path: String,
    },
    /// Two sources name one file with different texts.
    #[error("two sources with different texts name the same file; name another one for one of them: {0}")]
    SharedText(String),
    /// The file holds records that cannot be read, and saving would change what
    /// they mean.
    #[error("the file holds what cannot be read and was left as it is: {}; repair that first, or save as another folder: {}", .problem.message, .path.display())]
    Damaged {
        /// What is wrong with the file.
        problem: Box<Problem>,
        /// The file.
        path: PathBuf,
    },
    /// What would be written does not read back as what is in memory, as when
    /// two events have one identifier.
    #[error("the file would not read back as it is now, and was left as it is: {}; correct that first: {}", .problem.message, .path.display())]
    WouldNotReadBack {
        /// The first thing that would be wrong with it.
        problem: Box<Problem>,
        /// The file.
        path: PathBuf,
    },
    /// A record cannot be written.
    #[error("{reason}; the file was left as it is: {}", .path.display())]
    Unwritable {
        /// Why.
        reason: NodeError,
        /// The file.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("the file cannot be written ({}); your work is still in memory, so free the way or save it as another folder: {}", super::disk::in_words(.reason), .path.display())]
    Write {
        /// What the system says.
        reason: std::io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// The folder to save into holds another dataset.
    #[error("the folder holds another dataset, and nothing was written; choose an empty or a new one: {}", .0.display())]
    OtherDataset(PathBuf),
    /// The folder to save into holds other things.
    #[error("the folder holds other files, and nothing was written; choose an empty or a new one: {}", .0.display())]
    NotEmpty(PathBuf),
}

/// A file of records with its new content, read back.
#[derive(Debug)]
struct Renewed {
    file: DataFile,
}

/// What is to be written.
#[derive(Debug, Default)]
struct Plan {
    header: Option<Renewed>,
    events: Option<Renewed>,
    sources: Option<Renewed>,
    /// Texts to be written, by path.
    texts: BTreeMap<String, Arc<str>>,
}

impl Plan {
    fn data_files(&self) -> impl Iterator<Item = &DataFile> {
        [&self.sources, &self.header, &self.events].into_iter().flatten().map(|renewed| &renewed.file)
    }

    /// All that is to be written, by name.
    fn contents(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let texts = self.texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        texts.chain(self.data_files().map(|file| (file.name, file.bytes())))
    }

    fn is_empty(&self) -> bool {
        self.contents().next().is_none()
    }
}

impl Opened {
    /// Writes `dataset` back to its folder: only files that changed, within them
    /// only records that changed, all files in one step. The texts of sources
    /// that are gone are left in the folder.
    ///
    /// # Errors
    /// Where the dataset is the bundled one, where a file was changed by another
    /// program, or cannot be written.
    pub fn save(&mut self, dataset: &Dataset) -> Result<(), SaveError> {
        self.save_announced(dataset, |_| {})
    }

    /// As [`save`](Self::save); `announce` is told the checksum of the files as
    /// they will be, before any of them changes.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn save_announced(&mut self, dataset: &Dataset, announce: impl FnOnce(&Digest)) -> Result<(), SaveError> {
        let Origin::Folder(path) = self.origin.clone() else { return Err(SaveError::Bundled) };
        let plan = self.plan(dataset, &path)?;
        let disk = Arc::clone(&self.disk);
        let write_error = |reason| SaveError::Write { reason, path: path.clone() };
        let mut folder = Folder::at(&path).map_err(write_error)?;
        folder.finish(&*disk)?;
        self.guard(&plan, &folder)?;
        if !plan.is_empty() {
            let old = self.old_contents();
            let after = self.digests_after(&plan);
            let mut batch = Batch::new(&*disk, folder.root());
            for (name, bytes) in plan.contents() {
                stage_in(&*disk, &mut batch, &folder, name, bytes, old.get(name).map(|bytes| bytes.to_vec()))?;
            }
            announce(&after.whole());
            if let Err(error) = batch.commit() {
                // The disk may hold either state now, and both are this program's.
                self.attempted = plan.contents().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
                return Err(error.into());
            }
            self.adopt(plan, after);
        }
        self.renew_problems(&folder, &dataset.sources);
        Ok(())
    }

    /// Writes `dataset` to another folder, which becomes its home. The folder
    /// is made where it does not exist; one that does must be empty but for
    /// hidden files, or hold this dataset. Files that did not change are copied
    /// to the byte.
    ///
    /// # Errors
    /// Where the folder holds anything else or cannot be written.
    pub fn save_as(&mut self, dataset: &Dataset, path: &Path) -> Result<(), SaveError> {
        let write_error = |reason| SaveError::Write { reason, path: path.to_path_buf() };
        if let (Origin::Folder(here), Ok(there)) = (&self.origin, path.canonicalize())
            && here.canonicalize().is_ok_and(|here| here == there)
        {
            return self.save(dataset);
        }
        let plan = self.plan(dataset, path)?;
        let disk = Arc::clone(&self.disk);
        disk.create_folder(path).map_err(write_error)?;
        let mut folder = Folder::at(path).map_err(write_error)?;
        self.check_target(&folder, path, &dataset.header.id)?;
        folder.finish(&*disk)?;
        let texts = self.texts_to_copy(dataset, &plan);
        let new_files = self.data_files_to_copy(&plan, dataset, path)?;
        let contents = texts.iter().map(|(name, bytes)| (name.as_str(), bytes));
        let contents = contents.chain(new_files.iter().map(|(name, bytes)| (*name, bytes)));
        let mut batch = Batch::new(&*disk, folder.root());
        for (name, bytes) in contents {
            stage_in(&*disk, &mut batch, &folder, name, bytes, folder.read(name).ok())?;
        }
        batch.commit()?;
        let after = self.digests_after(&plan);
        self.adopt(plan, after);
        self.adopt_printed(new_files);
        self.digests.take();
        self.origin = Origin::Folder(path.to_path_buf());
        self.renew_problems(&folder, &dataset.sources);
        Ok(())
    }

    /// Whether the files hold exactly this dataset.
    pub fn is_as_on_disk(&self, dataset: &Dataset) -> bool {
        self.plan(dataset, Path::new("")).is_ok_and(|plan| plan.is_empty())
    }

    /// The new content of the files that changed.
    fn plan(&self, dataset: &Dataset, folder: &Path) -> Result<Plan, SaveError> {
        let path = |name: &str| folder.join(name);
        let unwritable = |name: &'static str| move |reason| SaveError::Unwritable { reason, path: path(name) };
        let files = &self.files;
        let mut plan = Plan { texts: self.changed_texts(dataset)?, ..Plan::default() };
        let old_header = reread_header(&files.header);
        let header = rewrite_header(&files.header, &old_header, &dataset.header).map_err(unwritable(HEADER_FILE))?;
        if let Some(text) = header.or_else(|| self.put_back(&files.header)) {
            let back = Back { old: &files.header, path: path(HEADER_FILE) };
            let expected = &dataset.header;
            plan.header = Some(back.renew(text, read_header, |file| is_same(&header_of(file), expected))?);
        }
        let events = rewrite_events(&files.events, &dataset.events).map_err(unwritable(EVENTS_FILE))?;
        if let Some(text) = events.or_else(|| self.put_back(&files.events)) {
            let back = Back { old: &files.events, path: path(EVENTS_FILE) };
            plan.events = Some(back.renew(text, read_events, |file| are_same(&events_of(file), &dataset.events))?);
        }
        let sources = rewrite_sources(&files.sources, &dataset.sources).map_err(unwritable(SOURCES_FILE))?;
        if let Some(text) = sources.or_else(|| self.put_back(&files.sources)) {
            let back = Back { old: &files.sources, path: path(SOURCES_FILE) };
            plan.sources = Some(back.renew(text, read_sources, |file| are_same(&sources_of(file), &dataset.sources))?);
        }
        Ok(plan)
    }

    /// The text of a file that did not change and is gone from the folder.
    fn put_back(&self, file: &DataFile) -> Option<String> {
        (file.is_present && self.gone.contains(file.name)).then(|| file.text.clone())
    }

    /// The texts that are not in the folder as they are in memory.
    fn changed_texts(&self, dataset: &Dataset) -> Result<BTreeMap<String, Arc<str>>, SaveError> {
        let mut texts = BTreeMap::<String, Arc<str>>::new();
        for source in &dataset.sources {
            let Some(text) = dataset.texts.get(&source.id) else { continue };
            if is_own_file(&source.file) || parts_within(&source.file).is_none() {
                return Err(SaveError::SourcePath { source_id: source.id.to_string(), path: source.file.clone() });
            }
            let other = texts.insert(source.file.clone(), Arc::clone(text));
            if other.is_some_and(|other| other != *text) {
                return Err(SaveError::SharedText(source.file.clone()));
            }
        }
        texts.retain(|path, text| self.files.texts.get(path) != Some(text) || self.gone.contains(path));
        Ok(texts)
    }

    /// Whether all files to be written are on disk as they were read.
    fn guard(&self, plan: &Plan, folder: &Folder) -> Result<(), SaveError> {
        let old_files = [&self.files.header, &self.files.events, &self.files.sources];
        for new in plan.data_files() {
            let path = folder.root().join(new.name);
            let old = old_files.into_iter().find(|old| old.name == new.name);
            match (folder.read(new.name), old.filter(|old| old.is_present)) {
                // As it was read, or as a save that was cut short left it.
                (Ok(bytes), Some(old)) if bytes == old.bytes() || bytes == new.bytes() => {}
                (Ok(bytes), _) if self.attempted.get(new.name) == Some(&bytes) => {}
                (Err(ReadError::Missing), None) => {}
                (Err(ReadError::Missing), _) if self.gone.contains(new.name) => {}
                _ => return Err(SaveError::ChangedOnDisk(path)),
            }
        }
        for (name, text) in &plan.texts {
            let path = folder.root().join(name);
            match (folder.read(name), self.files.texts.get(name)) {
                (Ok(bytes), _) if bytes == text.as_bytes() || self.attempted.get(name) == Some(&bytes) => {}
                (Ok(bytes), Some(old)) if bytes == old.as_bytes() => {}
                (Err(ReadError::Missing), None) => {}
                (Err(ReadError::Missing), _) if self.gone.contains(name) => {}
                (_, Some(_)) => return Err(SaveError::ChangedOnDisk(path)),
                (_, None) => return Err(SaveError::WouldOverwrite(path)),
            }
        }
        Ok(())
    }

    /// The files as they were read, by name.
    fn old_contents(&self) -> BTreeMap<&str, &[u8]> {
        let files = &self.files;
        let data = [&files.header, &files.events, &files.sources].into_iter().filter(|file| file.is_present);
        let texts = files.texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        data.map(|file| (file.name, file.bytes())).chain(texts).collect()
    }

    /// The checksums of the files as they were read or last written.
    pub fn digests(&self) -> &Digests {
        self.digests.get_or_init(|| {
            let contents = self.old_contents().into_iter();
            Digests(contents.map(|(name, bytes)| (name.to_owned(), Digest::of(bytes))).collect())
        })
    }

    /// The checksums of the files as a plan has them.
    fn digests_after(&self, plan: &Plan) -> Digests {
        let mut digests = self.digests().clone();
        digests.0.extend(plan.contents().map(|(name, bytes)| (name.to_owned(), Digest::of(bytes))));
        digests
    }

    /// Takes over what has been written.
    fn adopt(&mut self, plan: Plan, digests: Digests) {
        self.digests = OnceLock::from(digests);
        self.attempted.clear();
        self.gone.clear();
        let Plan { header, events, sources, texts } = plan;
        let files = &mut self.files;
        for (place, renewed) in
            [(&mut files.header, header), (&mut files.events, events), (&mut files.sources, sources)]
        {
            if let Some(renewed) = renewed {
                *place = renewed.file;
            }
        }
        files.texts.extend(texts);
    }

    /// Takes over files that did not exist before and were printed whole.
    fn adopt_printed(&mut self, new_files: Vec<(&'static str, Vec<u8>)>) {
        for (name, bytes) in new_files {
            let read = match name {
                HEADER_FILE if !self.files.header.is_present => read_header(bytes).map(|mut file| {
                    header_of(&mut file);
                    self.files.header = file;
                }),
                EVENTS_FILE if !self.files.events.is_present => read_events(bytes).map(|mut file| {
                    events_of(&mut file);
                    self.files.events = file;
                }),
                SOURCES_FILE if !self.files.sources.is_present => read_sources(bytes).map(|mut file| {
                    sources_of(&mut file);
                    self.files.sources = file;
                }),
                _ => continue,
            };
            // Printed by this program, so not of a newer version.
            debug_assert!(read.is_ok());
        }
    }

    /// The problems of the files as they are now.
    fn renew_problems(&mut self, folder: &Folder, sources: &[Source]) {
        let without_text = sources.iter().filter(|source| !self.files.texts.contains_key(&source.file));
        let text_problems =
            without_text.filter_map(|source| load_text(folder, source, &self.files.sources).err()).collect::<Vec<_>>();
        self.load_problems = self.files.problems();
        self.load_problems.extend(text_problems);
    }

    /// Whether a folder may be saved into.
    fn check_target(&self, folder: &Folder, path: &Path, id: &str) -> Result<(), SaveError> {
        match folder.read(HEADER_FILE) {
            Ok(bytes) => {
                let there = read_header(bytes).map(|mut file| header_of(&mut file).id);
                let own = reread_header(&self.files.header).id;
                match there {
                    Ok(there) if !there.is_empty() && (there == id || there == own) => Ok(()),
                    Ok(_) | Err(NewerSchema { .. }) => Err(SaveError::OtherDataset(path.to_path_buf())),
                }
            }
            Err(ReadError::Missing) => {
                let entries = std::fs::read_dir(folder.root())
                    .map_err(|reason| SaveError::Write { reason, path: path.to_path_buf() })?;
                let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
                // Folders without files may be what a save that failed has left.
                let is_bare = |path: &Path| holds_no_file(path, MAX_BARE_DEPTH);
                let holds_other =
                    entries.flatten().any(|entry| !is_hidden(&entry.file_name()) && !is_bare(&entry.path()));
                if holds_other { Err(SaveError::NotEmpty(path.to_path_buf())) } else { Ok(()) }
            }
            Err(_) => Err(SaveError::OtherDataset(path.to_path_buf())),
        }
    }

    /// The texts of all sources, with the bytes of those that cannot be read as
    /// text, as far as they can be read at all.
    fn texts_to_copy(&self, dataset: &Dataset, plan: &Plan) -> BTreeMap<String, Vec<u8>> {
        let home: Option<Box<dyn ReadFiles>> = match &self.origin {
            Origin::Bundled => Some(Box::new(bundled::FILES)),
            Origin::Folder(path) => Folder::at(path).ok().map(|folder| Box::new(folder) as Box<dyn ReadFiles>),
        };
        let mut texts = BTreeMap::new();
        for source in &dataset.sources {
            let known = plan.texts.get(&source.file).or_else(|| self.files.texts.get(&source.file));
            let bytes = match known {
                Some(text) => Some(text.as_bytes().to_vec()),
                None => home.as_ref().and_then(|home| home.read(&source.file).ok()),
            };
            if let Some(bytes) = bytes {
                texts.insert(source.file.clone(), bytes);
            }
        }
        texts
    }

    /// All three files of records: changed ones anew, the others to the byte.
    fn data_files_to_copy(
        &self,
        plan: &Plan,
        dataset: &Dataset,
        folder: &Path,
    ) -> Result<Vec<(&'static str, Vec<u8>)>, SaveError> {
        let files = &self.files;
        let printed = |name: &'static str| -> Result<String, SaveError> {
            let text = match name {
                HEADER_FILE => print_header_file(&dataset.header, "\n"),
                EVENTS_FILE => print_list_file("events", &dataset.events, "\n"),
                _ => print_list_file("sources", &dataset.sources, "\n"),
            };
            text.map_err(|reason| SaveError::Unwritable { reason, path: folder.join(name) })
        };
        let sources = (SOURCES_FILE, &files.sources, &plan.sources);
        let header = (HEADER_FILE, &files.header, &plan.header);
        let events = (EVENTS_FILE, &files.events, &plan.events);
        let copied = [sources, header, events].into_iter().map(|(name, old, new)| {
            let bytes = match new {
                Some(renewed) => renewed.file.bytes().to_vec(),
                None if old.is_present => old.bytes().to_vec(),
                None => printed(name)?.into_bytes(),
            };
            Ok((name, bytes))
        });
        copied.collect()
    }
}

/// Whether two records are the same in writing: an empty text in a language is
/// as good as none, and a number that is none is like itself.
fn is_same<T: Serialize + PartialEq>(one: &T, other: &T) -> bool {
    one == other || matches!((Node::of(one), Node::of(other)), (Ok(one), Ok(other)) if one == other)
}

fn are_same<T: Serialize + PartialEq>(some: &[T], others: &[T]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| is_same(one, other))
}

/// Reads new text back before it is written.
struct Back<'o> {
    old: &'o DataFile,
    path: PathBuf,
}

impl Back<'_> {
    fn renew(
        self,
        text: String,
        read: impl FnOnce(Vec<u8>) -> Result<DataFile, NewerSchema>,
        is_as_expected: impl FnOnce(&mut DataFile) -> bool,
    ) -> Result<Renewed, SaveError> {
        let Self { old, path } = self;
        let old_problem = old.problems().into_iter().next().map(Box::new);
        if let (true, Some(problem)) = (old.is_lossy(), old_problem.clone()) {
            return Err(SaveError::Damaged { problem, path });
        }
        let mut file = match read(text.into_bytes()) {
            Ok(file) => file,
            Err(newer) => return Err(SaveError::WouldNotReadBack { problem: Box::new(newer.problem()), path }),
        };
        if is_as_expected(&mut file) {
            return Ok(Renewed { file });
        }
        match (old.is_present.then_some(old_problem).flatten(), file.problems().into_iter().next()) {
            (Some(problem), _) => Err(SaveError::Damaged { problem, path }),
            (None, Some(problem)) => Err(SaveError::WouldNotReadBack { problem: Box::new(problem), path }),
            (None, None) => {
                let message = "some value cannot be written in this notation".to_owned();
                let problem = Box::new(super::file_problem("unwritable", message, old.name));
                Err(SaveError::WouldNotReadBack { problem, path })
            }
        }
    }
}

/// How deep empty folders may lie in a folder that counts as empty.
const MAX_BARE_DEPTH: usize = 8;

/// Whether this is a folder that holds nothing but such folders.
fn holds_no_file(path: &Path, depth: usize) -> bool {
    let is_folder = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_dir());
    let entries = || std::fs::read_dir(path).map(|entries| entries.flatten().map(|entry| entry.path()));
    is_folder && depth > 0 && entries().is_ok_and(|mut paths| paths.all(|path| holds_no_file(&path, depth - 1)))
}

/// Whether a path means one of the files that the program itself keeps in a
/// dataset's folder. Some file systems do not tell large letters from small.
fn is_own_file(path: &str) -> bool {
    let lists = [HEADER_FILE, EVENTS_FILE, SOURCES_FILE];
    let is_hidden = |part: &str| part.to_ascii_lowercase().starts_with(TEMPORARY_START);
    lists.iter().any(|list| list.eq_ignore_ascii_case(path)) || path.split(['/', '\\']).any(is_hidden)
}

/// Where a file of the dataset is written, folders on the way made, none of
/// them outside.
fn target_in(disk: &dyn Disk, folder: &Folder, name: &str) -> Result<PathBuf, SaveError> {
    let write_error = |reason| SaveError::Write { reason, path: folder.root().join(name) };
    match folder.locate(name) {
        Ok(target) => return Ok(target),
        Err(ReadError::Missing) => {}
        Err(error) => return Err(write_error(std::io::Error::other(error.to_string()))),
    }
    let outside = || write_error(std::io::Error::other("the path leads out of the dataset's folder"));
    let relative = parts_within(name).ok_or_else(outside)?;
    let target = folder.root().join(&relative);
    let parent = target.parent().ok_or_else(outside)?;
    // Before any folder is made: what exists of the way must lie inside.
    let existing = parent.ancestors().find(|ancestor| ancestor.exists()).ok_or_else(outside)?;
    let is_inside = |path: &Path| path.canonicalize().is_ok_and(|path| path.starts_with(folder.root()));
    if !is_inside(existing) {
        return Err(outside());
    }
    if !parent.exists() {
        disk.create_folder(parent).map_err(write_error)?;
    }
    if !is_inside(parent) || target.is_symlink() {
        return Err(outside());
    }
    Ok(target)
}

fn stage_in(
    disk: &dyn Disk,
    batch: &mut Batch<'_>,
    folder: &Folder,
    name: &str,
    bytes: &[u8],
    before: Option<Vec<u8>>,
) -> Result<(), SaveError> {
    let target = target_in(disk, folder, name)?;
    batch.stage(&target, bytes, before).map_err(|reason| SaveError::Write { reason, path: target })
}

impl From<CommitError> for SaveError {
    fn from(CommitError { reason, path }: CommitError) -> Self {
        Self::Write { reason, path }
    }
}
