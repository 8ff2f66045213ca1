//! Several files that are replaced together or not at all.
//!
//! One rename is one step; several are not. So before the first of several, a
//! record of all of them is put into the dataset's folder. Whoever reads the
//! folder while the record stands there reads each file's new content, whether
//! or not its rename has been made, and whoever writes next makes the renames
//! that are missing:
//!
//! ```text
//!   new content beside the old   state before
//!   the record                   state after, from here on
//!   rename, rename, …            state after
//!   record gone                  state after
//! ```
//!
//! Where a rename fails, the record is replaced by one that leads back.

use std::collections::BTreeSet;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use super::atomic::{Staged, stage};
use super::disk::{Disk, TEMPORARY_END, TEMPORARY_START};
use super::files::parts_within;
use super::fingerprint::Digest;

/// The record's name in the dataset's folder.
pub const RECORD_FILE: &str = ".entente-commit";
/// The first line of a record.
const RECORD_HEAD: &str = "entente commit 1";
/// Largest record that is read, in bytes.
const MAX_RECORD_BYTES: u64 = 16 * 1024 * 1024;

/// Why files could not be replaced.
#[derive(Debug)]
pub struct CommitError {
    /// What the system says.
    pub reason: Error,
    /// The file.
    pub path: PathBuf,
}

/// One file of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Move {
    /// Where the new content waits, relative to the folder.
    from: String,
    /// The file that it replaces, relative to the folder.
    to: String,
    digest: Digest,
}

/// New contents that wait for their places, with what stood there before.
#[derive(Debug)]
pub struct Batch<'d> {
    disk: &'d dyn Disk,
    root: &'d Path,
    staged: Vec<Staged>,
    digests: Vec<Digest>,
    /// What each target held; `None` for a file that is new.
    before: Vec<Option<Vec<u8>>>,
}

impl<'d> Batch<'d> {
    /// An empty batch for a folder, which is named without symbolic links.
    pub fn new(disk: &'d dyn Disk, root: &'d Path) -> Self {
        Self { disk, root, staged: Vec::new(), digests: Vec::new(), before: Vec::new() }
    }

    /// Writes new content for a file to the disk.
    ///
    /// # Errors
    /// As the system says; nothing is changed.
    pub fn stage(&mut self, target: &Path, bytes: &[u8], before: Option<Vec<u8>>) -> Result<()> {
        self.staged.push(stage(self.disk, target, bytes)?);
        self.digests.push(Digest::of(bytes));
        self.before.push(before);
        Ok(())
    }

    /// Puts all contents in their places.
    ///
    /// # Errors
    /// As the system says. The folder then reads as before or, where even the
    /// way back failed or the files are in place but the disk did not confirm
    /// it, as after.
    pub fn commit(mut self) -> std::result::Result<(), CommitError> {
        let several = self.staged.len() > 1;
        if several {
            self.put_record(&self.moves())?;
        }
        for index in 0..self.staged.len() {
            if let Err(reason) = self.staged[index].commit(self.disk) {
                let path = self.staged[index].target().to_path_buf();
                if several {
                    self.lead_back(index);
                }
                return Err(CommitError { reason, path });
            }
        }
        let folders: BTreeSet<&Path> = self.staged.iter().filter_map(|staged| staged.target().parent()).collect();
        for folder in folders {
            let synced = self.disk.sync_folder(folder);
            synced.map_err(|reason| CommitError { reason, path: folder.to_path_buf() })?;
        }
        if several {
            // A record of which every rename has been made means nothing.
            let _ = self.disk.remove(&self.root.join(RECORD_FILE));
        }
        Ok(())
    }

    fn moves(&self) -> Vec<Move> {
        let relative = |path: &Path| {
            let within = path.strip_prefix(self.root).unwrap_or(path);
            within.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
        };
        let all = self.staged.iter().zip(&self.digests);
        all.map(|(staged, digest)| Move {
            from: relative(staged.path()),
            to: relative(staged.target()),
            digest: digest.clone(),
        })
        .collect()
    }

    /// Puts the record into the folder and keeps what it names from then on.
    fn put_record(&mut self, moves: &[Move]) -> std::result::Result<(), CommitError> {
        let path = self.root.join(RECORD_FILE);
        let error = |reason| CommitError { reason, path: path.clone() };
        let mut record = stage(self.disk, &path, written(moves).as_bytes()).map_err(error)?;
        record.commit(self.disk).map_err(error)?;
        self.keep_all(true);
        if let Err(reason) = self.disk.sync_folder(self.root) {
            self.take_back();
            return Err(error(reason));
        }
        Ok(())
    }

    fn keep_all(&mut self, are_kept: bool) {
        self.staged.iter_mut().for_each(|staged| staged.keep(are_kept));
    }

    /// Takes the record away before any rename has been made. Where even that
    /// fails it stands, and so does what it names.
    fn take_back(&mut self) {
        if self.disk.remove(&self.root.join(RECORD_FILE)).is_ok() {
            self.keep_all(false);
        }
    }

    /// Brings the old contents back after some renames have been made. Where
    /// that fails before its own record stands, the first record stands.
    fn lead_back(&mut self, made: usize) {
        if made == 0 {
            return self.take_back();
        }
        let mut back = Batch::new(self.disk, self.root);
        for index in 0..made {
            let Some(old) = &self.before[index] else { continue };
            if back.stage(self.staged[index].target(), old, None).is_err() {
                return;
            }
        }
        if back.put_record(&back.moves()).is_err() {
            return;
        }
        // From here on the folder reads as before.
        self.staged.iter_mut().skip(made).for_each(|staged| staged.keep(false));
        for staged in &mut back.staged {
            if staged.commit(self.disk).is_err() {
                return;
            }
        }
        for index in (0..made).filter(|index| self.before[*index].is_none()) {
            let _ = self.disk.remove(self.staged[index].target());
        }
        let _ = self.disk.sync_folder(self.root);
        let _ = self.disk.remove(&self.root.join(RECORD_FILE));
    }
}

/// A record in writing: a line for each file, and a last one with the checksum
/// of all before it.
fn written(moves: &[Move]) -> String {
    let mut text = format!("{RECORD_HEAD}\n");
    for Move { from, to, digest } in moves {
        text.push_str(&format!("{digest}\t{}\t{}\n", one_line(from), one_line(to)));
    }
    let sum = Digest::of(text.as_bytes());
    text.push_str(&format!("{sum}\n"));
    text
}

/// Signs that would break a record's lines, with what stands for them.
const ESCAPES: [(char, &str); 4] = [('%', "%25"), ('\t', "%09"), ('\n', "%0A"), ('\r', "%0D")];

fn one_line(path: &str) -> String {
    ESCAPES.iter().fold(path.to_owned(), |path, (sign, escape)| path.replace(*sign, escape))
}

fn unescaped(written: &str) -> String {
    ESCAPES.iter().rev().fold(written.to_owned(), |path, (sign, escape)| path.replace(escape, &sign.to_string()))
}

/// The files of a record; `None` where it is none, or names anything else than
/// new content waiting in its own folder.
fn parse(text: &str) -> Option<Vec<Move>> {
    let body_end = text.trim_end_matches('\n').rfind('\n')? + 1;
    let (body, sum) = text.split_at(body_end);
    if Digest::of(body.as_bytes()).as_str() != sum.trim_end() {
        return None;
    }
    let mut lines = body.lines();
    if lines.next()? != RECORD_HEAD {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.split('\t');
            let (digest, from, to) = (parts.next()?, unescaped(parts.next()?), unescaped(parts.next()?));
            let name = parts_within(&from)?.file_name()?.to_str()?.to_owned();
            let is_ours = name.starts_with(TEMPORARY_START) && name.ends_with(TEMPORARY_END);
            let is_sound = is_ours && parts_within(&to).is_some() && parts.next().is_none();
            is_sound.then(|| Move { from, to, digest: Digest::from_digits(digest) })
        })
        .collect()
}

/// What a folder's record says of it: the renames that are still to be made.
#[derive(Debug, Clone, Default)]
pub struct Unfinished {
    moves: Vec<Move>,
    has_record: bool,
}

impl Unfinished {
    /// Reads the record of a folder that is named without symbolic links. A
    /// record that cannot be understood is none.
    pub fn of(root: &Path) -> Self {
        let path = root.join(RECORD_FILE);
        let Some(bytes) = read_plain(&path, MAX_RECORD_BYTES) else { return Self::default() };
        let moves = String::from_utf8(bytes).ok().and_then(|text| parse(&text)).unwrap_or_default();
        let is_waiting = |waiting: &Move| {
            let from = root.join(&waiting.from);
            let is_inside = from.canonicalize().is_ok_and(|path| path.starts_with(root));
            is_inside
                && read_plain(&from, super::files::MAX_FILE_BYTES)
                    .is_some_and(|bytes| Digest::of(&bytes) == waiting.digest)
        };
        Self { moves: moves.into_iter().filter(is_waiting).collect(), has_record: true }
    }

    /// The path at which the content of a file waits, relative to the folder.
    pub fn waiting(&self, name: &str) -> Option<&str> {
        let names = |one: &str| parts_within(one);
        let wanted = names(name)?;
        self.moves.iter().find(|waiting| names(&waiting.to).as_ref() == Some(&wanted)).map(|waiting| &*waiting.from)
    }

    /// Makes the renames that are still to be made and takes the record away.
    ///
    /// # Errors
    /// As the system says; the record then stands.
    pub fn finish(&self, disk: &dyn Disk, root: &Path) -> std::result::Result<(), CommitError> {
        if !self.has_record {
            return Ok(());
        }
        for Move { from, to, .. } in &self.moves {
            let target = root.join(to);
            let parent = target.parent().and_then(|parent| parent.canonicalize().ok());
            let Some(parent) = parent.filter(|parent| parent.starts_with(root)) else { continue };
            let error = |reason| CommitError { reason, path: target.clone() };
            disk.rename(&root.join(from), &target).map_err(error)?;
            disk.sync_folder(&parent).map_err(error)?;
        }
        let record = root.join(RECORD_FILE);
        disk.remove(&record).map_err(|reason| CommitError { reason, path: record })
    }
}

/// Removes new contents that were left behind by a save that was cut short
/// before it meant anything, from a folder of which nobody else is writing.
pub fn clear_leftovers(disk: &dyn Disk, folders: &BTreeSet<PathBuf>) {
    for folder in folders {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_plain = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_plain && name.starts_with(TEMPORARY_START) && name.ends_with(TEMPORARY_END) {
                let _ = disk.remove(&entry.path());
            }
        }
    }
}

/// The bytes of a plain file of some size at most; links and devices are none.
fn read_plain(path: &Path, most_bytes: u64) -> Option<Vec<u8>> {
    let about = std::fs::symlink_metadata(path).ok()?;
    if !about.is_file() || about.len() > most_bytes {
        return None;
    }
    std::fs::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;

    fn moves() -> Vec<Move> {
        let one = |from: &str, to: &str| Move { from: from.into(), to: to.into(), digest: Digest::of(b"new") };
        vec![one(".entente-1.tmp", "events.ron"), one("sources/.entente-2.tmp", "sources/a\tb%09.txt")]
    }

    #[test]
    fn a_record_reads_back_and_a_torn_one_is_none() {
        let text = written(&moves());
        assert_eq!(parse(&text), Some(moves()));
        for len in 0..text.len() - 1 {
            assert_eq!(parse(&text[..len]), None, "{len}");
        }
    }

    #[test]
    fn a_record_never_names_anything_outside_or_of_another_name() {
        for (from, to) in
            [("../.entente-1.tmp", "a"), (".entente-1.tmp", "../a"), ("secret", "a"), ("/.entente-1.tmp", "a")]
        {
            let text = written(&[Move { from: from.into(), to: to.into(), digest: Digest::of(b"new") }]);
            assert_eq!(parse(&text), None, "{from} {to}");
        }
    }

    #[test]
    fn files_read_as_after_while_the_record_stands_and_are_finished_later() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("sources")).unwrap();
        std::fs::write(root.join("events.ron"), "old").unwrap();
        std::fs::write(root.join(".entente-1.tmp"), "new").unwrap();
        std::fs::write(root.join("sources/.entente-2.tmp"), "torn").unwrap();
        std::fs::write(root.join(RECORD_FILE), written(&moves())).unwrap();
        let unfinished = Unfinished::of(&root);
        assert_eq!(unfinished.waiting("events.ron"), Some(".entente-1.tmp"));
        assert_eq!(unfinished.waiting("sources/a\tb%09.txt"), None, "its checksum differs");
        unfinished.finish(&RealDisk, &root).unwrap();
        assert_eq!(std::fs::read(root.join("events.ron")).unwrap(), b"new");
        assert!(!root.join(RECORD_FILE).exists());
        clear_leftovers(&RealDisk, &BTreeSet::from([root.clone(), root.join("sources")]));
        assert!(!root.join("sources/.entente-2.tmp").exists());
    }
}
