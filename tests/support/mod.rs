//! A small dataset in a temporary folder, written as a person would write it:
//! comments, more than one layout, explicit defaults.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::{Path, PathBuf};

use entente::store::{Opened, open};

pub const DATASET: &str = r#"// A dataset for tests.
(
    schema: 1,
    id: "two-gardens",
    title: {"en": "Two gardens", "ar": "حديقتان"},
    side_a: {"en": "Upper garden"},
    side_b: {"en": "Lower garden"},
    languages: ["en", "ar"],
    kinds: [
        (id: "visit", name: {"en": "Visit", "ar": "زيارة"}, plover: Consult),
        // Signed or not.
        (id: "agreement", name: {"en": "Agreement"}, plover: Agree),
    ],
    actors: [
        (id: "upper", side: A, name: {"en": "Upper garden"}),
        (id: "lower", side: B, name: {"en": "Lower garden"}),
    ],
)
"#;

pub const EVENTS: &str = r#"(
    schema: 1,
    events: [
        // The first thing that is known.
        (
            id: "gate",
            kind: "agreement",
            title: {"en": "The gate is opened", "ar": "فتح البوابة"},
            direction: Joint,
            parties: [(actor: "upper", side: A, role: Signatory), (actor: "lower", side: B, role: Signatory)],
            dates: [
                (what: Edtf("2021-11-24"), basis: Editorial, preferred: true, note: "from the wall"), // sure
                (what: Edtf("2021"), basis: Derived),
            ],
            note: "",
        ),

        /* Written without much care. */
        ( id: "visit", kind: "visit", title: { "en": "A visit" }, direction: AToB,
          dates: [ (what: Relative((relation: After, offset: (months: 2), about: true, event: "gate")), basis: Editorial, note: "told later") ] ),
        (
            id: "talks",
            kind: "visit",
            title: {
                "en": "Talks over the hedge",
            },
            summary: {"en": "They talked\nfor long."},
            direction: BToA,
            dates: [(what: Edtf("2022-07~"), basis: Editorial, note: "n")],
            tags: ["hedge", "talk"],
        ), // the last
    ],
)
"#;

pub const SOURCES: &str = r#"(
    schema: 1,
    sources: [
        (
            id: "wall",
            file: "sources/wall.txt",
            language: "en",
            title: {"en": "Writing on the wall"},
            sha256: "",
        ),
    ],
)
"#;

pub const WALL: &str = "The gate was opened.\r\nفُتحت البوابة.\n";

/// A dataset in a folder that goes when this is dropped.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// The dataset with some files replaced.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(home.path("")).unwrap();
        std::fs::create_dir(home.path("sources")).unwrap();
        home.write("dataset.ron", DATASET.as_bytes());
        home.write("events.ron", EVENTS.as_bytes());
        home.write("sources.ron", SOURCES.as_bytes());
        home.write("sources/wall.txt", WALL.as_bytes());
        for (name, bytes) in files {
            home.write(name, bytes);
        }
        home
    }

    /// The dataset with a replacement made once in one file.
    pub fn replacing(name: &str, old: &str, new: &str) -> Self {
        let home = Self::new();
        let text = home.text(name);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {name}");
        home.write(name, text.replace(old, new).as_bytes());
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("garden").join(name)
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn open(&self) -> Opened {
        open(&self.path("")).unwrap()
    }
}

/// All files under a folder with their bytes, by path.
pub fn files_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}

/// Lines that only the old or only the new text has, as `diff` shows them.
pub fn diff(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (old.split('\n').collect::<Vec<_>>(), new.split('\n').collect::<Vec<_>>());
    // Longest common subsequence by the book; the texts are short.
    let mut best = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            best[i][j] = if one == other { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && best[i + 1][j] >= best[i][j + 1]) {
            lines.push(format!("-{}", old[i]));
            i += 1;
        } else {
            lines.push(format!("+{}", new[j]));
            j += 1;
        }
    }
    lines
}
