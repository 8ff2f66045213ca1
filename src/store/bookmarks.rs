//! Bookmarks: windows of a dataset that its user wants to find again. They
//! stand in a file of their own beside the settings, so that neither can spoil
//! the other, for all datasets together.
//!
//! The file is read record by record: one that cannot be understood hides no
//! other, and the file is then kept under another name before it is written
//! again. What the names of lanes and the query of a filter mean, the window
//! knows.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic;
use super::data_file::{DataFile, Listed};
use super::syntax::node::Node;
use super::syntax::print::print_file;

/// Version of the file.
const SCHEMA: u32 = 1;
/// Name of the file.
const FILE: &str = "bookmarks.ron";
/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 8 * 1024 * 1024;
/// Between a dataset's identifier and a bookmark's name.
const ID_SEPARATOR: char = '/';

/// A window of a dataset under a name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    /// Its name, unique in its dataset.
    pub name: String,
    /// Left edge of the window, in days from 1970-01-01.
    pub start_days: f64,
    /// Length of the window, in days.
    pub span_days: f64,
    /// Name of the way in which lanes are made; empty leaves it as it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lanes: String,
    /// The filter as a query; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filter: String,
    /// Tag of the language of labels; empty leaves it as it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// A bookmark as the file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    /// Identifier of the dataset and name, unique in the file.
    id: String,
    dataset: String,
    bookmark: Bookmark,
}

impl Listed for Kept {
    const NOUN: &'static str = "bookmark";

    fn id(&self) -> &str {
        &self.id
    }
}

#[derive(Serialize)]
struct File {
    schema: u32,
    bookmarks: Vec<Kept>,
}

/// What a file of bookmarks holds.
#[derive(Debug, Default)]
struct Shelf {
    kept: Vec<Kept>,
    /// What is wrong with the file, where anything is.
    complaint: Option<String>,
}

impl Bookmark {
    /// Whether its window is one that can be shown.
    fn is_sound(&self) -> bool {
        self.start_days.is_finite() && self.span_days.is_finite() && self.span_days > 0.0
    }
}

/// The file of bookmarks beside a file of settings.
pub fn path_beside(settings: &Path) -> PathBuf {
    settings.with_file_name(FILE)
}

/// The bookmarks of a dataset, in their order. The second value is one sentence
/// where the file, or a part of it, could not be understood; all that could is
/// there.
pub fn load(path: &Path, dataset: &str) -> (Vec<Bookmark>, Option<String>) {
    let shelf = read(path);
    let of_dataset = shelf.kept.into_iter().filter(|kept| kept.dataset == dataset && kept.bookmark.is_sound());
    let complaint = shelf.complaint.map(|why| {
        format!(
            "Some bookmarks cannot be read ({why}); the others are there, and the file is kept when they change: {}",
            path.display()
        )
    });
    (of_dataset.map(|kept| kept.bookmark).collect(), complaint)
}

/// Writes the bookmarks of a dataset; those of other datasets stay as the file
/// has them now.
///
/// # Errors
/// One sentence where the file cannot be written.
pub fn save(path: &Path, dataset: &str, bookmarks: &[Bookmark]) -> Result<(), String> {
    let failed = |reason: &dyn std::fmt::Display| {
        format!("The bookmarks cannot be written ({reason}); they last until the window is closed: {}", path.display())
    };
    let shelf = read(path);
    if shelf.complaint.is_some() {
        put_aside(path).map_err(|error| failed(&error))?;
    }
    let others = shelf.kept.into_iter().filter(|kept| kept.dataset != dataset);
    let own = bookmarks.iter().filter(|bookmark| bookmark.is_sound()).map(|bookmark| Kept {
        id: format!("{dataset}{ID_SEPARATOR}{}", bookmark.name),
        dataset: dataset.to_owned(),
        bookmark: bookmark.clone(),
    });
    let file = File { schema: SCHEMA, bookmarks: others.chain(own).collect() };
    let node = Node::of(&file).map_err(|error| failed(&error))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    atomic::write(path, print_file(&node, "\n").as_bytes()).map_err(|error| failed(&error))
}

fn read(path: &Path) -> Shelf {
    let refused = |why: String| Shelf { kept: Vec::new(), complaint: Some(why) };
    let bytes = match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Shelf::default(),
        Err(error) => return refused(error.to_string()),
        Ok(about) if !about.is_file() || about.len() > MAX_BYTES => return refused("no file of bookmarks".to_owned()),
        Ok(_) => match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return refused(error.to_string()),
        },
    };
    match DataFile::of(FILE, bytes, &["schema", "bookmarks"]) {
        Ok(mut file) => {
            let kept = file.records::<Kept>("bookmarks", true);
            let problems = file.problems();
            let complaint =
                problems.first().map(|problem| format!("line {}: {}", problem.location.line, problem.message));
            Shelf { kept, complaint }
        }
        Err(newer) => refused(newer.problem().message),
    }
}

/// Keeps a file under a name that is free.
fn put_aside(path: &Path) -> std::io::Result<()> {
    let free = (1..1000_u32).map(|n| path.with_extension(format!("aside-{n}.ron"))).find(|name| !name.exists());
    let free = free.ok_or_else(|| std::io::Error::other("too many files that were put aside"))?;
    std::fs::rename(path, free)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(name: &str, start_days: f64) -> Bookmark {
        Bookmark {
            name: name.to_owned(),
            start_days,
            span_days: 90.5,
            lanes: "kind".to_owned(),
            filter: "kind:visit \"exact words\"".to_owned(),
            language: "ar".to_owned(),
        }
    }

    fn in_folder(test: impl FnOnce(&Path)) {
        let home = tempfile::tempdir().unwrap();
        test(&path_beside(&home.path().join("config/settings.ron")));
    }

    #[test]
    fn bookmarks_survive_a_round_trip_each_with_its_dataset() {
        in_folder(|path| {
            let ours = [bookmark("زيارة", 18_000.25), bookmark("Second", -4.0)];
            save(path, "morocco-israel", &ours).unwrap();
            save(path, "other", &[bookmark("Second", 1.0)]).unwrap();
            assert_eq!(load(path, "morocco-israel"), (ours.to_vec(), None));
            assert_eq!(load(path, "other").0.len(), 1);
            save(path, "morocco-israel", &[]).unwrap();
            assert_eq!(load(path, "morocco-israel").0, []);
            assert_eq!(load(path, "other").0.len(), 1);
        });
    }

    #[test]
    fn a_missing_file_holds_none_without_a_word() {
        in_folder(|path| assert_eq!(load(path, "x"), (Vec::new(), None)));
    }

    #[test]
    fn one_bad_record_hides_no_other_and_is_not_lost() {
        in_folder(|path| {
            save(path, "x", &[bookmark("One", 1.0), bookmark("Two", 2.0), bookmark("Three", 3.0)]).unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            let broken = text.replacen("start_days: 2.0", "start_days: soon", 1);
            assert_ne!(text, broken);
            std::fs::write(path, &broken).unwrap();
            let (found, said) = load(path, "x");
            assert_eq!(found.iter().map(|bookmark| bookmark.name.as_str()).collect::<Vec<_>>(), ["One", "Three"]);
            assert!(said.unwrap().contains("line"));
            save(path, "x", &found).unwrap();
            assert_eq!(load(path, "x"), (found, None));
            assert_eq!(std::fs::read_to_string(path.with_extension("aside-1.ron")).unwrap(), broken);
        });
    }

    #[test]
    fn no_bytes_whatever_stop_the_window() {
        let cases: [&[u8]; 6] =
            [b"", b"nonsense", b"\xff\xfe\x00", b"(schema: 9, bookmarks: [])", b"(bookmarks: [", b"(schema: 1)"];
        for bytes in cases {
            in_folder(|path| {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
                let (found, said) = load(path, "x");
                assert!(found.is_empty() && said.is_some(), "{bytes:?}");
                save(path, "x", &[bookmark("One", 1.0)]).unwrap();
                assert_eq!(load(path, "x").0.len(), 1);
                assert_eq!(std::fs::read(path.with_extension("aside-1.ron")).unwrap(), bytes);
            });
        }
    }

    #[test]
    fn a_window_that_cannot_be_shown_is_no_bookmark() {
        in_folder(|path| {
            let endless = Bookmark { span_days: f64::INFINITY, ..bookmark("Endless", 0.0) };
            save(path, "x", &[endless, bookmark("Sound", 0.0)]).unwrap();
            assert_eq!(load(path, "x").0.len(), 1);
        });
    }
}
