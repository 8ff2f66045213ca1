//! Files that are replaced whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// New content of a file, on disk beside it and not yet in its place. Dropped,
/// it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    temporary: NamedTempFile,
    target: PathBuf,
}

/// Writes new content for `target` to the disk, beside it: what can go wrong,
/// such as a full disk, goes wrong here, with the old content still in place.
/// An existing file's permissions are kept; a new one gets the usual ones.
///
/// # Errors
/// As the system says; also where the target is read-only.
pub fn stage(target: &Path, bytes: &[u8]) -> std::io::Result<Staged> {
    let folder = target.parent().ok_or(std::io::ErrorKind::InvalidInput)?;
    let old = match std::fs::metadata(target) {
        Ok(about) => Some(about.permissions()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(std::io::Error::new(std::io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".entente-").suffix(".tmp");
    #[cfg(unix)]
    if old.is_none() {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask takes away from these, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    if let Some(permissions) = old {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    Ok(Staged { temporary, target: target.to_path_buf() })
}

impl Staged {
    /// Puts the new content in its place, in one step. That lasts through a
    /// crash of the machine once [`sync_folder`] has been called on the folder.
    ///
    /// # Errors
    /// As the system says; the old content is still in place.
    pub fn commit(self) -> std::io::Result<()> {
        self.temporary.persist(&self.target).map(drop).map_err(|error| error.error)
    }

    /// The file that it is for.
    pub fn target(&self) -> &Path {
        &self.target
    }
}

/// Replaces a file by new content.
///
/// # Errors
/// As [`stage`] and [`Staged::commit`].
pub fn write(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    stage(target, bytes)?.commit()?;
    if let Some(folder) = target.parent() {
        sync_folder(folder);
    }
    Ok(())
}

/// Asks the system to make a folder's entries last. The new content is in its
/// place whether or not that succeeds, and some file systems refuse it.
pub fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
        drop(synced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_replaced_and_nothing_else_left() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.ron");
        write(&target, b"one").unwrap();
        write(&target, b"two").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn staged_content_that_is_dropped_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.ron");
        write(&target, b"one").unwrap();
        drop(stage(&target, b"two").unwrap());
        assert_eq!(std::fs::read(&target).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.ron");
        write(&target, b"one").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_ne!(mode(&target) & 0o044, 0, "a new file is not the owner's alone");
        std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
        write(&target, b"two").unwrap();
        assert_eq!(mode(&target), 0o640);
    }

    #[test]
    fn read_only_file_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.ron");
        write(&target, b"one").unwrap();
        let mut permissions = std::fs::metadata(&target).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&target, permissions).unwrap();
        assert!(write(&target, b"two").is_err());
        assert_eq!(std::fs::read(&target).unwrap(), b"one");
    }
}
