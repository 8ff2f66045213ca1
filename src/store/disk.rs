//! The system calls by which files are written, in one place: tests put a disk
//! in their way of which any call may fail.

use std::fmt::Debug;
use std::fs::{File, Permissions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// A system call, for whoever lets it fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Asking about a file.
    About,
    /// Making a folder and those above it.
    CreateFolder,
    /// Making a file.
    Create,
    /// Opening a file to write at its end.
    Append,
    /// Writing bytes.
    Write,
    /// Changing permissions.
    Permit,
    /// Making a file's content last.
    Sync,
    /// Giving a file another name.
    Rename,
    /// Making a folder's entries last.
    SyncFolder,
    /// Deleting a file.
    Remove,
    /// Cutting a file short.
    Truncate,
}

/// A disk. Each method makes one system call, or a few that belong together,
/// after [`admit`](Self::admit) has let it.
pub trait Disk: Debug + Send + Sync {
    /// Asked before each call.
    ///
    /// # Errors
    /// The failure that the call shall meet with. The real disk has none here.
    fn admit(&self, call: Call, path: &Path) -> Result<()> {
        let _ = (call, path);
        Ok(())
    }

    /// The permissions of a file, where there is one.
    ///
    /// # Errors
    /// As the system says.
    fn permissions(&self, path: &Path) -> Result<Option<Permissions>> {
        self.admit(Call::About, path)?;
        match std::fs::metadata(path) {
            Ok(about) => Ok(Some(about.permissions())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// As the system says.
    fn create_folder(&self, path: &Path) -> Result<()> {
        self.admit(Call::CreateFolder, path)?;
        std::fs::create_dir_all(path)
    }

    /// Makes a file of a new name, with the permissions of any new file where
    /// `is_shared`, else for its owner alone.
    ///
    /// # Errors
    /// As the system says.
    fn create_temporary(&self, folder: &Path, is_shared: bool) -> Result<NamedTempFile> {
        self.admit(Call::Create, folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY_START).suffix(TEMPORARY_END);
        #[cfg(unix)]
        if is_shared {
            use std::os::unix::fs::PermissionsExt;
            // The process's umask takes away from these, as for any new file.
            builder.permissions(Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        let _ = is_shared;
        builder.tempfile_in(folder)
    }

    /// Opens a file that is there to write at its end.
    ///
    /// # Errors
    /// As the system says.
    fn append(&self, path: &Path) -> Result<File> {
        self.admit(Call::Append, path)?;
        std::fs::OpenOptions::new().read(true).append(true).open(path)
    }

    /// Makes a file that must not be there yet, for its owner alone, and opens
    /// it to write at its end.
    ///
    /// # Errors
    /// As the system says.
    fn create_private(&self, path: &Path) -> Result<File> {
        self.admit(Call::Create, path)?;
        let mut options = std::fs::OpenOptions::new();
        options.read(true).append(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        options.open(path)
    }

    /// Writes all bytes.
    ///
    /// # Errors
    /// As the system says; a part of them may have been written.
    fn write(&self, file: &mut File, bytes: &[u8], path: &Path) -> Result<()> {
        self.admit(Call::Write, path)?;
        file.write_all(bytes)
    }

    /// Changes a file's permissions.
    ///
    /// # Errors
    /// As the system says.
    fn permit(&self, file: &File, permissions: Permissions, path: &Path) -> Result<()> {
        self.admit(Call::Permit, path)?;
        file.set_permissions(permissions)
    }

    /// Makes a file's content last through a loss of power.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&self, file: &File, path: &Path) -> Result<()> {
        self.admit(Call::Sync, path)?;
        file.sync_all()
    }

    /// Cuts a file short, in bytes.
    ///
    /// # Errors
    /// As the system says.
    fn truncate(&self, file: &File, len: u64, path: &Path) -> Result<()> {
        self.admit(Call::Truncate, path)?;
        file.set_len(len)
    }

    /// Gives a file the name of another, which it replaces in one step.
    ///
    /// # Errors
    /// As the system says; both are then as they were.
    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.admit(Call::Rename, to)?;
        std::fs::rename(from, to)
    }

    /// Makes a folder's entries last. File systems that know no such thing are
    /// passed over.
    ///
    /// # Errors
    /// As the system says.
    fn sync_folder(&self, folder: &Path) -> Result<()> {
        self.admit(Call::SyncFolder, folder)?;
        if !cfg!(unix) {
            return Ok(());
        }
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            Err(error) if is_unknown_call(&error) => Ok(()),
            other => other,
        }
    }

    /// Deletes a file; one that is gone already is no failure.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> Result<()> {
        self.admit(Call::Remove, path)?;
        match std::fs::remove_file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

/// How the names of files begin that are not in their place yet.
pub const TEMPORARY_START: &str = ".entente-";
/// How they end.
pub const TEMPORARY_END: &str = ".tmp";

/// The system's own disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Whether the file system has no such call, which is no failure of the disk.
pub fn is_unknown_call(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// What an error of the system means for whoever saves, in few words.
pub fn in_words(error: &Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        ErrorKind::NotFound => "the folder is gone".to_owned(),
        _ => error.to_string(),
    }
}
