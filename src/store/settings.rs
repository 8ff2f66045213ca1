//! What the program remembers of its user between two starts: plain words and
//! numbers in a small file of the user's configuration folder. What the words
//! mean, the window knows; one that it does not know, it passes over.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic;
use super::syntax::node::{Node, NodeError};
use super::syntax::print::print_file;
use super::syntax::read::read;

/// Version of the settings file that this program writes.
const SETTINGS_SCHEMA: u32 = 1;
/// Recently opened folders that are remembered.
const MAX_RECENT: usize = 10;
/// Single lanes that are remembered.
const MAX_LANES: usize = 1000;
/// Largest settings file that is read, in bytes.
const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;
/// Window sides that can be meant, in logical pixels.
const WINDOW_SIDES_PX: std::ops::RangeInclusive<f32> = 100.0..=20_000.0;

/// The user's settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Version of the file.
    schema: u32,
    /// Name of the theme, such as `light`; empty for the system's choice.
    pub theme: String,
    /// Tag of the language of labels, such as `ar`; empty for the default.
    pub language: String,
    /// Tag of the language of the interface; empty for the system's.
    pub interface: String,
    /// Name of the way in which lanes are made; empty for the default.
    pub lanes: String,
    /// What becomes of events that are filtered out; empty for the default.
    pub filtered_out: String,
    /// Whether jumps in time are shown: `full`, `reduced`, or empty for as the
    /// desktop asks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub motion: String,
    /// Arabic names of the months: `international` (or empty), `levantine`,
    /// `both`, `maghrebi`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub months: String,
    /// Digits of Arabic: `western` (or empty), `arabic-indic`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub digits: String,
    /// The calendar of the second axis: `hijri`, `hebrew`, or empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub calendar: String,
    /// Which way time runs: `ltr` (or empty), `rtl`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// What of the timeline is hidden: `eras`, `density`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
    /// Single lanes that are shown otherwise than they would be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub single_lanes: Vec<SingleLane>,
    /// Width of the window in logical pixels; 0 where unknown.
    pub window_width_px: f32,
    /// Height of the window in logical pixels; 0 where unknown.
    pub window_height_px: f32,
    /// Folders of datasets, the last opened first.
    pub recent: Vec<PathBuf>,
}

/// How a single lane is shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SingleLane {
    /// Name of the way in which lanes are made.
    pub lanes: String,
    /// Key of the lane, such as a kind's identifier.
    pub lane: String,
    /// Whether it is collapsed.
    pub collapsed: bool,
    /// Its place among the others: the lower, the higher up.
    pub order: i32,
    /// How high it is, as a multiple of what it would be.
    pub height_factor: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            schema: SETTINGS_SCHEMA,
            theme: String::new(),
            language: String::new(),
            interface: String::new(),
            lanes: String::new(),
            filtered_out: String::new(),
            motion: String::new(),
            months: String::new(),
            digits: String::new(),
            calendar: String::new(),
            time: String::new(),
            hidden: Vec::new(),
            single_lanes: Vec::new(),
            window_width_px: 0.0,
            window_height_px: 0.0,
            recent: Vec::new(),
        }
    }
}

/// Why settings cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The system refuses.
    #[error("the settings cannot be written ({reason}); they last until the window is closed: {}", .path.display())]
    Write {
        /// What the system says.
        reason: std::io::Error,
        /// The file.
        path: PathBuf,
    },
    /// They have no written form.
    #[error("the settings cannot be written ({reason}); they last until the window is closed")]
    Unwritable {
        /// Why.
        reason: NodeError,
    },
}

impl Settings {
    /// The file of the user's settings, where the system has a place for one.
    pub fn default_path() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "entente")?;
        Some(folders.config_dir().join("settings.ron"))
    }

    /// Reads settings. A file that is missing gives the defaults; one that
    /// cannot be understood is put aside under another name, and the second
    /// value is one sentence about it.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let text = match read_text(path) {
            Ok(None) => return (Self::default(), None),
            Ok(Some(text)) => text,
            Err(why) => return (Self::default(), Some(put_aside(path, &why))),
        };
        match Self::parse(&text) {
            Ok(settings) => (settings, None),
            Err(why) => (Self::default(), Some(put_aside(path, &why))),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        // The version is asked first: a newer file may have other fields.
        if let Some(schema) = schema_of(text).filter(|schema| *schema > SETTINGS_SCHEMA) {
            return Err(format!("are of version {schema}, which this program does not know"));
        }
        let settings = read::<Self>(text, start..text.len(), ron::extensions::Extensions::empty());
        settings.map(Self::made_sound).map_err(|fault| format!("cannot be understood ({})", fault.message))
    }

    /// Without values that cannot be meant.
    fn made_sound(mut self) -> Self {
        self.schema = SETTINGS_SCHEMA;
        if !WINDOW_SIDES_PX.contains(&self.window_width_px) || !WINDOW_SIDES_PX.contains(&self.window_height_px) {
            (self.window_width_px, self.window_height_px) = (0.0, 0.0);
        }
        // A folder whose name is no text has no place in a text file.
        self.recent.retain(|folder| folder.to_str().is_some());
        self.recent.truncate(MAX_RECENT);
        self.single_lanes.retain(|lane| lane.height_factor.is_finite() && lane.height_factor > 0.0);
        self.single_lanes.truncate(MAX_LANES);
        self
    }

    /// Writes the settings, in one step.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn save(&self, path: &Path) -> Result<(), SettingsError> {
        let write_error = |reason| SettingsError::Write { reason, path: path.to_path_buf() };
        let node = Node::of(&self.clone().made_sound()).map_err(|reason| SettingsError::Unwritable { reason })?;
        let text = print_file(&node, "\n");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(write_error)?;
        }
        atomic::write(path, text.as_bytes()).map_err(write_error)
    }

    /// The size of the window in logical pixels, where it is known.
    pub fn window_size_px(&self) -> Option<[f32; 2]> {
        (self.window_width_px > 0.0).then_some([self.window_width_px, self.window_height_px])
    }

    /// Puts a folder before all other recent ones.
    pub fn remember(&mut self, folder: &Path) {
        self.recent.retain(|other| other != folder);
        self.recent.insert(0, folder.to_path_buf());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a folder out of the recent ones, as one that is gone.
    pub fn forget(&mut self, folder: &Path) {
        self.recent.retain(|other| other != folder);
    }
}

/// The version that a settings file states, as far as it can be made out.
fn schema_of(text: &str) -> Option<u32> {
    let after = text.split_once("schema")?.1.trim_start().strip_prefix(':')?.trim_start();
    after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn read_text(path: &Path) -> Result<Option<String>, String> {
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("cannot be read ({error})")),
    };
    if !about.is_file() || about.len() > MAX_SETTINGS_BYTES {
        return Err("are no settings file".to_owned());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read ({error})"))?;
    String::from_utf8(bytes).map(Some).map_err(|_| "are not UTF-8".to_owned())
}

/// Gives a file that cannot be used another name, so that it is neither lost
/// nor in the way, and says so.
fn put_aside(path: &Path, why: &str) -> String {
    let free = (1..1000_u32).map(|n| path.with_extension(format!("aside-{n}.ron"))).find(|name| !name.exists());
    let moved = free.filter(|name| std::fs::rename(path, name).is_ok());
    match moved {
        Some(name) => {
            format!("The settings {why}, so the defaults are used; the file is kept as {}", name.display())
        }
        None => format!("The settings {why}, so the defaults are used; look after the file {}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_folder(test: impl FnOnce(&Path)) {
        let home = tempfile::tempdir().unwrap();
        test(&home.path().join("config/settings.ron"));
    }

    fn put(path: &Path, bytes: &[u8]) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    #[test]
    fn settings_survive_a_round_trip() {
        in_folder(|path| {
            let mut settings = Settings {
                theme: "dark".to_owned(),
                language: "ar".to_owned(),
                lanes: "direction".to_owned(),
                filtered_out: "hidden".to_owned(),
                motion: "reduced".to_owned(),
                hidden: vec!["eras".to_owned()],
                single_lanes: vec![SingleLane {
                    lanes: "kind".to_owned(),
                    lane: "زيارة".to_owned(),
                    collapsed: true,
                    order: -2,
                    height_factor: 1.5,
                }],
                window_width_px: 1280.5,
                window_height_px: 800.0,
                ..Settings::default()
            };
            settings.remember(Path::new("/a/أرشيف"));
            settings.save(path).unwrap();
            assert_eq!(Settings::load(path), (settings.clone(), None));
            assert_eq!(settings.window_size_px(), Some([1280.5, 800.0]));
        });
    }

    #[test]
    fn missing_file_gives_the_defaults_without_a_word() {
        in_folder(|path| assert_eq!(Settings::load(path), (Settings::default(), None)));
    }

    #[test]
    fn file_of_few_fields_keeps_them() {
        in_folder(|path| {
            put(path, b"(theme: \"dark\")");
            let (settings, said) = Settings::load(path);
            assert_eq!((settings.theme.as_str(), settings.language.as_str(), said), ("dark", "", None));
        });
    }

    #[test]
    fn file_that_cannot_be_understood_is_put_aside() {
        let cases: [&[u8]; 5] = [b"(theme: ", b"nonsense", b"\xff\xfe", b"(schema: 1, colour: \"red\")", b""];
        for bytes in cases {
            in_folder(|path| {
                put(path, bytes);
                let (settings, said) = Settings::load(path);
                assert_eq!(settings, Settings::default());
                let said = said.unwrap();
                assert!(said.contains("settings.aside-1.ron"), "{said}");
                assert!(!path.exists());
                assert_eq!(std::fs::read(path.with_extension("aside-1.ron")).unwrap(), bytes);
                put(path, bytes);
                assert!(Settings::load(path).1.unwrap().contains("aside-2"));
            });
        }
    }

    #[test]
    fn file_of_a_newer_program_is_put_aside_with_its_version() {
        in_folder(|path| {
            put(path, b"(schema: 9, colours: (sky: 1))");
            let (settings, said) = Settings::load(path);
            assert_eq!(settings, Settings::default());
            assert!(said.unwrap().contains("version 9"));
        });
    }

    #[test]
    fn sizes_that_cannot_be_meant_are_unknown() {
        for written in ["NaN", "inf", "-5.0", "1e30", "0.0"] {
            in_folder(|path| {
                put(path, format!("(window_width_px: {written}, window_height_px: 800.0)").as_bytes());
                let (settings, said) = Settings::load(path);
                assert_eq!((settings.window_size_px(), said), (None, None), "{written}");
            });
        }
    }

    #[test]
    fn recent_folders_are_few_and_stand_once() {
        let mut settings = Settings::default();
        for n in 0..20 {
            settings.remember(Path::new(&format!("/{n}")));
        }
        settings.remember(Path::new("/15"));
        assert_eq!(settings.recent.len(), MAX_RECENT);
        assert_eq!(settings.recent[0], Path::new("/15"));
        assert_eq!(settings.recent[1], Path::new("/19"));
        settings.forget(Path::new("/15"));
        assert_eq!(settings.recent[0], Path::new("/19"));
    }

    #[test]
    fn folder_that_cannot_be_made_is_told() {
        in_folder(|path| {
            put(path.parent().unwrap(), b"a file in the way");
            assert!(Settings::default().save(path).unwrap_err().to_string().contains("settings.ron"));
            assert_eq!(Settings::load(path).0, Settings::default());
        });
    }
}
