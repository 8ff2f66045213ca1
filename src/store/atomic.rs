//! Files that are replaced whole or not at all.

use std::fs::Permissions;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::disk::{Disk, RealDisk};

/// New content of a file, on disk beside it and not yet in its place. Dropped,
/// it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    /// Its file is closed, so that any number of them can wait.
    temporary: TempPath,
    target: PathBuf,
}

/// Writes new content for `target` to the disk, beside it: what can go wrong,
/// such as a full disk, goes wrong here, with the old content still in place.
/// An existing file's permissions are kept; a new one gets the usual ones.
///
/// # Errors
/// As the system says; also where the target is read-only.
pub fn stage(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> Result<Staged> {
    let folder = target.parent().ok_or(ErrorKind::InvalidInput)?;
    let old = disk.permissions(target)?;
    if old.as_ref().is_some_and(Permissions::readonly) {
        return Err(Error::new(ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let mut temporary = disk.create_temporary(folder, old.is_none())?;
    disk.write(temporary.as_file_mut(), bytes, target)?;
    if let Some(permissions) = old {
        disk.permit(temporary.as_file(), permissions, target)?;
    }
    disk.sync(temporary.as_file(), target)?;
    Ok(Staged { temporary: temporary.into_temp_path(), target: target.to_path_buf() })
}

impl Staged {
    /// Puts the new content in its place, in one step. That lasts through a
    /// loss of power once [`Disk::sync_folder`] has been called on the folder.
    ///
    /// # Errors
    /// As the system says; the old content is still in place.
    pub fn commit(&mut self, disk: &dyn Disk) -> Result<()> {
        disk.rename(&self.temporary, &self.target)?;
        // The name belongs to nobody now.
        self.keep(true);
        Ok(())
    }

    /// Whether the content stays on disk beside its target when this is dropped.
    pub fn keep(&mut self, is_kept: bool) {
        self.temporary.disable_cleanup(is_kept);
    }

    /// The file that it is for.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where the content is.
    pub fn path(&self) -> &Path {
        &self.temporary
    }
}

/// Replaces a file by new content.
///
/// # Errors
/// As [`stage`] and [`Staged::commit`].
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    stage(&RealDisk, target, bytes)?.commit(&RealDisk)?;
    if let Some(folder) = target.parent() {
        // The new content is in its place whether or not that succeeds.
        let _ = RealDisk.sync_folder(folder);
    }
    Ok(())
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
        drop(stage(&RealDisk, &target, b"two").unwrap());
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
