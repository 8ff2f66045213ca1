//! One window at a time writes a dataset's folder.
//!
//! The lock is a lock of the system on a file in the folder, so that it goes
//! with the program that holds it, however that ends. The file says who holds
//! it, for the sentence that a second window shows. Where the file system has
//! no locks, what the file says must do.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::disk::in_words;
use super::journal::now;

/// The lock file's name in the dataset's folder.
pub const LOCK_FILE: &str = ".entente-lock";
/// The first line of a lock file.
const LOCK_HEAD: &str = "entente lock 1";
/// Largest lock file that is read, in bytes.
const MAX_LOCK_BYTES: u64 = 4096;

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The user's name.
    pub user: String,
    /// The machine's name.
    pub host: String,
    /// The process.
    pub process: u32,
    /// The machine's start to which the process belongs; empty where unknown.
    pub boot: String,
    /// When the lock was taken, in seconds from 1970-01-01 UTC.
    pub since: u64,
}

/// What became of the wish to write a folder.
#[derive(Debug)]
pub enum Access {
    /// This window may write, as long as it keeps the lock.
    Held(Lock),
    /// This window may write, and no lock keeps others from it. The sentence
    /// says why.
    Unguarded(String),
    /// Another window writes; `None` where it does not say who it is.
    Taken(Option<Holder>),
    /// Nobody may write. The sentence says why.
    ReadOnly(String),
}

/// A lock that is held. Dropped, it is given back.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
    /// Who held it before and died without giving it back.
    pub left_by: Option<Holder>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // First away, then free: another window never finds a file about to go.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

impl Holder {
    /// This process.
    pub fn this() -> Self {
        let user = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
        Self {
            user: one_line(&user.unwrap_or_default()),
            host: one_line(&gethostname::gethostname().to_string_lossy()),
            process: std::process::id(),
            boot: boot(),
            since: now(),
        }
    }

    fn written(&self) -> String {
        let Self { user, host, process, boot, since } = self;
        format!("{LOCK_HEAD}\nuser {user}\nhost {host}\nprocess {process}\nboot {boot}\nsince {since}\n")
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != LOCK_HEAD {
            return None;
        }
        let mut holder = Self::default();
        for line in lines {
            let (name, value) = line.split_once(' ').unwrap_or((line, ""));
            match name {
                "user" => holder.user = one_line(value),
                "host" => holder.host = one_line(value),
                "process" => holder.process = value.parse().ok()?,
                "boot" => holder.boot = one_line(value),
                "since" => holder.since = value.parse().ok()?,
                _ => {}
            }
        }
        Some(holder)
    }

    /// Whether the process is known to be gone: its machine has been started
    /// anew since, or knows no such process. Of other machines nothing is known.
    fn is_gone(&self, here: &Self) -> bool {
        if self.host != here.host || self.boot.is_empty() || here.boot.is_empty() {
            return false;
        }
        self.boot != here.boot || (cfg!(target_os = "linux") && !Path::new(&format!("/proc/{}", self.process)).exists())
    }
}

/// A name without what would break a line or hide what stands in it.
fn one_line(name: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    name.chars().filter(|c| !is_hidden(*c)).take(80).collect()
}

/// What tells this start of the machine from others, where the system says so.
fn boot() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").map(|boot| one_line(boot.trim())).unwrap_or_default()
}

/// Asks for a folder to write.
pub fn acquire(folder: &Path) -> Access {
    acquire_as(folder, &Holder::this(), File::try_lock)
}

/// How a lock is asked of the system.
type TryLock = fn(&File) -> Result<(), TryLockError>;

fn acquire_as(folder: &Path, here: &Holder, try_lock: TryLock) -> Access {
    let folder = match folder.canonicalize() {
        Ok(folder) => folder,
        Err(error) => return Access::ReadOnly(format!("the folder cannot be reached ({})", in_words(&error))),
    };
    let path = folder.join(LOCK_FILE);
    // A file that has just been given back is gone when it is locked; then anew.
    for _ in 0..100 {
        let mut file = match open(&path) {
            Ok(Some(file)) => file,
            Ok(None) => {
                let why = format!("{LOCK_FILE} in it is no lock file");
                return Access::Unguarded(why);
            }
            Err(error) if is_read_only(error.kind()) => {
                return Access::ReadOnly(format!("the folder can only be read ({})", in_words(&error)));
            }
            Err(error) => {
                let why = format!("no lock can be put into it ({})", in_words(&error));
                return Access::Unguarded(why);
            }
        };
        let before = match read(&mut file) {
            Ok(before) => before,
            Err(NotALock) => {
                let why = format!("{LOCK_FILE} in it is no lock file");
                return Access::Unguarded(why);
            }
        };
        match try_lock(&file) {
            Ok(()) if !is_still_there(&file, &path) => continue,
            Ok(()) => {
                if let Err(error) = write(&mut file, here) {
                    let why = format!("the lock cannot be written ({})", in_words(&error));
                    return Access::Unguarded(why);
                }
                return Access::Held(Lock { path, file, left_by: before });
            }
            Err(TryLockError::WouldBlock) => return Access::Taken(before),
            Err(TryLockError::Error(_)) => return without_locks(&path, &mut file, before, here),
        }
    }
    Access::Taken(None)
}

/// On a file system without locks the file's words are all there is.
fn without_locks(path: &Path, file: &mut File, before: Option<Holder>, here: &Holder) -> Access {
    let is_own = |holder: &Holder| holder.host == here.host && holder.process == here.process;
    match before {
        Some(holder) if !holder.is_gone(here) && !is_own(&holder) => Access::Taken(Some(holder)),
        _ => {
            let _ = write(file, here);
            let place = path.parent().unwrap_or(path).display();
            Access::Unguarded(format!("the file system has no locks: {place}"))
        }
    }
}

fn is_read_only(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Opens the lock file, made where there is none. `None` where something else
/// of its name is there: a link, a pipe, or a file with a second name that
/// might lie anywhere.
fn open(path: &Path) -> std::io::Result<Option<File>> {
    match std::fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() || has_other_names(&about) => Ok(None),
        Ok(_) => OpenOptions::new().read(true).write(true).open(path).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    OpenOptions::new().read(true).write(true).open(path).map(Some)
                }
                other => other.map(Some),
            }
        }
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn has_other_names(about: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(not(unix))]
fn has_other_names(_about: &std::fs::Metadata) -> bool {
    false
}

/// Whether the file that was locked is the one that others find.
#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same =
        |one: &std::fs::Metadata, other: &std::fs::Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    matches!((file.metadata(), std::fs::symlink_metadata(path)), (Ok(held), Ok(there)) if same(&held, &there))
}

#[cfg(not(unix))]
fn is_still_there(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// The file holds something that no lock file does.
struct NotALock;

/// Who the file says holds the lock; `None` where it is empty.
fn read(file: &mut File) -> Result<Option<Holder>, NotALock> {
    let mut text = String::new();
    // A lock that is held cannot be read on every system.
    if file.take(MAX_LOCK_BYTES + 1).read_to_string(&mut text).is_err() {
        return Ok(None);
    }
    if text.is_empty() {
        return Ok(None);
    }
    Holder::parse(&text).map(Some).ok_or(NotALock)
}

fn write(file: &mut File, here: &Holder) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(here.written().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_locks(_file: &File) -> Result<(), TryLockError> {
        Err(TryLockError::Error(ErrorKind::Unsupported.into()))
    }

    fn held(access: Access) -> Lock {
        match access {
            Access::Held(lock) => lock,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_second_window_is_told_who_holds_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let lock = held(acquire(home.path()));
        assert_eq!(lock.left_by, None);
        match acquire(home.path()) {
            Access::Taken(Some(holder)) => {
                assert_eq!(holder.process, std::process::id());
                assert_eq!(holder.host, Holder::this().host);
                assert!(holder.since > 1_700_000_000);
            }
            other => panic!("{other:?}"),
        }
        drop(lock);
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "a lock given back leaves nothing");
        held(acquire(home.path()));
    }

    #[test]
    fn a_lock_left_by_a_dead_window_is_taken_over() {
        let home = tempfile::tempdir().unwrap();
        let dead = Holder { user: "salma".to_owned(), process: 4_000_000, ..Holder::this() };
        std::fs::write(home.path().join(LOCK_FILE), dead.written()).unwrap();
        assert_eq!(held(acquire(home.path())).left_by, Some(dead));
        // Even half written.
        std::fs::write(home.path().join(LOCK_FILE), "").unwrap();
        assert_eq!(held(acquire(home.path())).left_by, None);
    }

    #[test]
    fn without_locks_the_words_of_a_living_holder_count_and_those_of_a_dead_one_do_not() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join(LOCK_FILE);
        let here = Holder {
            host: "here".to_owned(),
            boot: "now".to_owned(),
            process: std::process::id(),
            ..Holder::default()
        };
        let cases = [
            (Holder { process: 1, ..here.clone() }, true),
            (Holder { process: 4_000_000, ..here.clone() }, false),
            (Holder { process: 1, boot: "before".to_owned(), ..here.clone() }, false),
            (Holder { process: 4_000_000, host: "elsewhere".to_owned(), ..here.clone() }, true),
            (here.clone(), false),
        ];
        for (holder, is_taken) in cases {
            std::fs::write(&path, holder.written()).unwrap();
            match acquire_as(home.path(), &here, no_locks) {
                Access::Taken(who) => assert!(is_taken && who.as_ref() == Some(&holder), "{holder:?}"),
                Access::Unguarded(why) => assert!(!is_taken && why.contains("has no locks"), "{holder:?}"),
                other => panic!("{other:?}"),
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_file_that_leads_out_of_the_folder_is_not_written() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("garden");
        std::fs::create_dir(&folder).unwrap();
        let secret = home.path().join("secret");
        std::fs::write(&secret, "").unwrap();
        let path = folder.join(LOCK_FILE);
        std::os::unix::fs::symlink(&secret, &path).unwrap();
        assert!(matches!(acquire(&folder), Access::Unguarded(_)));
        std::fs::remove_file(&path).unwrap();
        std::fs::hard_link(&secret, &path).unwrap();
        assert!(matches!(acquire(&folder), Access::Unguarded(_)));
        assert_eq!(std::fs::read(&secret).unwrap(), b"");
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, "notes of mine").unwrap();
        assert!(matches!(acquire(&folder), Access::Unguarded(_)));
        assert_eq!(std::fs::read(&path).unwrap(), b"notes of mine");
    }

    #[test]
    fn a_folder_that_is_gone_cannot_be_written() {
        let home = tempfile::tempdir().unwrap();
        assert!(matches!(acquire(&home.path().join("gone")), Access::ReadOnly(_)));
    }
}
