//! The files of a dataset, read only: a folder, or what the program carries.

use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::commit::{CommitError, Unfinished};
use super::disk::Disk;

/// Largest file that is read, in bytes: more than a million events need.
pub const MAX_FILE_BYTES: u64 = 1_000_000_000;
/// Longest path within a dataset, in bytes.
const MAX_PATH_BYTES: usize = 1000;

/// Why a file cannot be read. The sentences leave the file's name to whoever
/// shows them.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("the file is missing; put it back or create it")]
    Missing,
    /// There is something else of that name.
    #[error("this is a folder or another thing that is no file; put the file in its place")]
    NotAFile,
    /// It leads out of the dataset's folder.
    #[error("the path leads out of the dataset's folder; keep the file inside it and name it by a relative path")]
    Outside,
    /// The path is longer than [`MAX_PATH_BYTES`].
    #[error("the path is longer than {MAX_PATH_BYTES} bytes; give the file a shorter one")]
    PathTooLong,
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file is larger than {} MB; split the dataset", MAX_FILE_BYTES / 1_000_000)]
    TooLarge,
    /// The system refuses.
    #[error("the file cannot be read ({0}); check its permissions")]
    Refused(std::io::Error),
}

/// Where the files of a dataset are read from.
pub trait ReadFiles {
    /// The bytes of a file, by its path relative to the dataset's folder.
    ///
    /// # Errors
    /// Where the path leaves the folder, or there is no readable file.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;
}

/// The parts of a relative path that stays within its folder, else `None`, as
/// for one of absurd length. Both slashes separate parts, so that a dataset means the same everywhere.
pub fn parts_within(path: &str) -> Option<PathBuf> {
    if path.len() > MAX_PATH_BYTES {
        return None;
    }
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains([':', '\0']);
    let parts = path.split(['/', '\\']).collect::<Vec<_>>();
    if !parts.iter().all(|part| is_plain(part)) {
        return None;
    }
    let joined = parts.iter().collect::<PathBuf>();
    joined.components().all(|part| matches!(part, Component::Normal(_))).then_some(joined)
}

/// A dataset's folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder without symbolic links.
    root: PathBuf,
    /// What a save that was cut short left to be done.
    unfinished: Unfinished,
}

impl Folder {
    /// A folder that exists.
    ///
    /// # Errors
    /// Where it does not, or cannot be reached.
    pub fn at(path: &Path) -> std::io::Result<Self> {
        let root = path.canonicalize()?;
        Ok(Self { unfinished: Unfinished::of(&root), root })
    }

    /// Finishes a save that was cut short.
    ///
    /// # Errors
    /// As the system says; the folder reads the same in either case.
    pub fn finish(&mut self, disk: &dyn Disk) -> Result<(), CommitError> {
        self.unfinished.finish(disk, &self.root)?;
        self.unfinished = Unfinished::default();
        Ok(())
    }

    /// The folder without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file that a relative path means, after all symbolic links.
    ///
    /// # Errors
    /// Where it leads out of the folder or to no file.
    pub fn locate(&self, path: &str) -> Result<PathBuf, ReadError> {
        if path.len() > MAX_PATH_BYTES {
            return Err(ReadError::PathTooLong);
        }
        let relative = parts_within(path).ok_or(ReadError::Outside)?;
        let target = self.root.join(relative).canonicalize().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadError::Missing,
            std::io::ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Refused(error),
        })?;
        if target.starts_with(&self.root) { Ok(target) } else { Err(ReadError::Outside) }
    }
}

impl Folder {
    /// Opens a file of any size for reading piece by piece.
    ///
    /// # Errors
    /// Where the path leaves the folder, or there is no readable file.
    pub fn open_file(&self, path: &str) -> Result<std::fs::File, ReadError> {
        let target = self.locate(path)?;
        // Asked before opening: opening a pipe would wait for a writer.
        let about = std::fs::metadata(&target).map_err(ReadError::Refused)?;
        if !about.is_file() {
            return Err(ReadError::NotAFile);
        }
        std::fs::File::open(&target).map_err(ReadError::Refused)
    }
}

impl ReadFiles for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        // What waits for its place may have been put there meanwhile.
        match self.unfinished.waiting(path).map(|waiting| self.read_at(waiting)) {
            Some(Ok(bytes)) => Ok(bytes),
            _ => self.read_at(path),
        }
    }
}

impl Folder {
    fn read_at(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let target = self.locate(path)?;
        // Asked before opening: opening a pipe would wait for a writer.
        let about = std::fs::metadata(&target).map_err(ReadError::Refused)?;
        if !about.is_file() {
            return Err(ReadError::NotAFile);
        }
        if about.len() > MAX_FILE_BYTES {
            return Err(ReadError::TooLarge);
        }
        let file = std::fs::File::open(&target).map_err(ReadError::Refused)?;
        // Grown by doubling, a large file would be held twice on the way.
        let mut bytes = Vec::with_capacity(usize::try_from(about.len() + 1).unwrap_or_default());
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(ReadError::Refused)?;
        if bytes.len() as u64 > MAX_FILE_BYTES { Err(ReadError::TooLarge) } else { Ok(bytes) }
    }
}

/// Files that the program carries, by path.
#[derive(Debug, Clone, Copy)]
pub struct Embedded(pub &'static [(&'static str, &'static str)]);

impl ReadFiles for Embedded {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or(ReadError::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_relative_paths_that_stay_inside_have_parts() {
        for inside in ["a.txt", "sources/a.txt", "sources\\a.txt", "sources/زيارة.txt", "...", "a..b"] {
            assert!(parts_within(inside).is_some(), "{inside:?}");
        }
        for outside in [
            "",
            ".",
            "..",
            "/a",
            "a/../b",
            "../a",
            "a/..",
            "./a",
            "a//b",
            "a/",
            "C:\\a",
            "C:a",
            "\\\\host\\a",
            "a\\..\\b",
            "a\0b",
            "a:stream",
        ] {
            assert!(parts_within(outside).is_none(), "{outside:?}");
        }
    }

    #[test]
    fn folder_reads_its_own_files_alone() {
        let home = tempfile::tempdir().unwrap();
        let dataset = home.path().join("dataset");
        std::fs::create_dir_all(dataset.join("sources")).unwrap();
        std::fs::write(home.path().join("secret.txt"), "secret").unwrap();
        std::fs::write(dataset.join("sources/a.txt"), "a").unwrap();
        let folder = Folder::at(&dataset).unwrap();
        assert_eq!(folder.read("sources/a.txt").unwrap(), b"a");
        assert!(matches!(folder.read("../secret.txt"), Err(ReadError::Outside)));
        assert!(matches!(folder.read("sources/b.txt"), Err(ReadError::Missing)));
        assert!(matches!(folder.read("sources/a.txt/b"), Err(ReadError::Missing)));
        assert!(matches!(folder.read("sources"), Err(ReadError::NotAFile)));
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_do_not_lead_out() {
        let home = tempfile::tempdir().unwrap();
        let dataset = home.path().join("dataset");
        std::fs::create_dir_all(&dataset).unwrap();
        std::fs::write(home.path().join("secret.txt"), "secret").unwrap();
        std::fs::write(dataset.join("a.txt"), "a").unwrap();
        std::os::unix::fs::symlink(home.path().join("secret.txt"), dataset.join("link.txt")).unwrap();
        std::os::unix::fs::symlink(dataset.join("a.txt"), dataset.join("inner.txt")).unwrap();
        std::os::unix::fs::symlink(home.path(), dataset.join("up")).unwrap();
        let folder = Folder::at(&dataset).unwrap();
        assert!(matches!(folder.read("link.txt"), Err(ReadError::Outside)));
        assert!(matches!(folder.read("up/secret.txt"), Err(ReadError::Outside)));
        assert_eq!(folder.read("inner.txt").unwrap(), b"a");
    }
}
