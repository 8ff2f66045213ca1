//! The user's settings, between the plain words of the settings file and what
//! the window knows.

use std::path::{Path, PathBuf};

use crate::store::settings::{Settings, SingleLane};
use crate::store::{Origin, bookmarks};
use crate::view::Theme;
use crate::view::lanes::LaneSetting;
use crate::view::timeline::{FilteredOut, LaneMode};

use super::customs;
use super::interface::Words;
use super::navigation::MotionChoice;
use super::state::State;

/// Names of the lane modes in the settings file.
const LANES: [(LaneMode, &str); 6] = [
    (LaneMode::Direction, "direction"),
    (LaneMode::Kind, "kind"),
    (LaneMode::Actor, "actor"),
    (LaneMode::Side, "side"),
    (LaneMode::Tag, "tag"),
    (LaneMode::None, "none"),
];

/// Names of the choices of motion; the desktop's is not written.
const MOTION: [(MotionChoice, &str); 3] =
    [(MotionChoice::Desktop, ""), (MotionChoice::Full, "full"), (MotionChoice::Reduced, "reduced")];

/// Names of what becomes of filtered-out events.
const FILTERED_OUT: [(FilteredOut, &str); 2] = [(FilteredOut::Dimmed, "dimmed"), (FilteredOut::Hidden, "hidden")];

fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
}

fn name_of<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> String {
    table.iter().find(|(other, _)| other == value).map_or_else(String::new, |(_, name)| (*name).to_owned())
}

/// Names of what of the timeline can be hidden.
const ERAS: &str = "eras";
const DENSITY: &str = "density";

/// A single lane as the settings file has it; of a way of forming lanes that
/// this program does not know, nothing.
fn setting_of(kept: &SingleLane) -> Option<((LaneMode, String), LaneSetting)> {
    let SingleLane { collapsed, order, height_factor, .. } = *kept;
    let mode = named(&LANES, &kept.lanes)?;
    Some(((mode, kept.lane.clone()), LaneSetting { collapsed, order, height_factor }))
}

fn kept_lane(((mode, lane), setting): (&(LaneMode, String), &LaneSetting)) -> SingleLane {
    let LaneSetting { collapsed, order, height_factor } = *setting;
    SingleLane { lanes: name_of(&LANES, mode), lane: lane.clone(), collapsed, order, height_factor }
}

/// The name of a lane mode in the files of settings.
pub fn lanes_name(lanes: LaneMode) -> String {
    name_of(&LANES, &lanes)
}

/// The lane mode of a name, where there is one.
pub fn lanes_named(name: &str) -> Option<LaneMode> {
    named(&LANES, name)
}

/// The settings of a window with the file that keeps them.
#[derive(Debug, Default)]
pub struct Preferences {
    /// The file; `None` keeps nothing, as in tests.
    path: Option<PathBuf>,
    /// What the file says.
    kept: Settings,
}

impl Preferences {
    /// The settings in this file. The second value is one sentence where the
    /// file could not be understood.
    pub fn load(path: PathBuf) -> (Self, Option<String>) {
        let (kept, complaint) = Settings::load(&path);
        (Self { path: Some(path), kept }, complaint)
    }

    /// The theme to start with.
    pub fn theme(&self) -> Theme {
        Theme::named(&self.kept.theme)
    }

    /// The size to open the window in, in logical pixels.
    pub fn window_size_px(&self) -> Option<[f32; 2]> {
        self.kept.window_size_px()
    }

    /// Gives a new window what its user had chosen; a language that the dataset
    /// does not have is passed over.
    pub fn apply(&self, state: &mut State) {
        if let Ok(lang) = self.kept.language.parse()
            && state.languages().contains(&lang)
        {
            state.view.lang = lang;
        }
        state.words = match self.kept.interface.parse() {
            Ok(lang) => Words::of(lang),
            Err(_) => Words::of_system(),
        };
        if let Some(lanes) = named(&LANES, &self.kept.lanes) {
            state.view.lanes = lanes;
        }
        if let Some(filtered_out) = named(&FILTERED_OUT, &self.kept.filtered_out) {
            state.view.filtered_out = filtered_out;
        }
        state.view.customs = customs::of_settings(&self.kept);
        if let Some(motion) = named(&MOTION, &self.kept.motion) {
            state.navigation.motion = motion;
        }
        state.view.eras = !self.kept.hidden.iter().any(|name| name == ERAS);
        state.view.density = !self.kept.hidden.iter().any(|name| name == DENSITY);
        state.view.lane_settings = self.kept.single_lanes.iter().filter_map(setting_of).collect();
        state.navigation.shelf = self.path.as_deref().map(bookmarks::path_beside);
        state.load_bookmarks();
        state.recent.clone_from(&self.kept.recent);
        remember(state);
    }

    /// Writes the settings where they differ from what the file says. The size
    /// of the window is written along, but is no reason to write.
    ///
    /// # Errors
    /// One sentence where the file cannot be written.
    pub fn keep(&mut self, state: &State, window_size_px: Option<[f32; 2]>) -> Result<(), String> {
        let Some(path) = &self.path else { return Ok(()) };
        let mut next = self.kept.clone();
        next.theme.clone_from(&state.theme.name);
        next.language = state.view.lang.to_string();
        next.interface = state.words.lang().to_string();
        next.lanes = name_of(&LANES, &state.view.lanes);
        next.filtered_out = name_of(&FILTERED_OUT, &state.view.filtered_out);
        next.motion = name_of(&MOTION, &state.navigation.motion);
        customs::into_settings(state.view.customs, &mut next);
        let shown = [(ERAS, state.view.eras), (DENSITY, state.view.density)];
        next.hidden = shown.iter().filter(|(_, shown)| !shown).map(|(name, _)| (*name).to_owned()).collect();
        next.single_lanes = state.view.lane_settings.iter().map(kept_lane).collect();
        next.recent.clone_from(&state.recent);
        if next == self.kept {
            return Ok(());
        }
        if let Some([width, height]) = window_size_px {
            (next.window_width_px, next.window_height_px) = (width, height);
        }
        // What could not be written is not tried again at every frame.
        self.kept = next;
        self.kept.save(path).map_err(|error| error.to_string())
    }

    /// Writes the settings with the size of the window, at its end.
    pub fn keep_size(&mut self, state: &State, window_size_px: [f32; 2]) {
        if self.kept.window_size_px() != Some(window_size_px) {
            self.kept.window_width_px = window_size_px[0];
            self.kept.window_height_px = window_size_px[1];
            // An unlike theme makes `keep` write; nobody is left to be told of a failure.
            self.kept.theme.clear();
        }
        let _ = self.keep(state, Some(window_size_px));
    }
}

/// Puts the folder that is open at the head of the recent ones.
pub fn remember(state: &mut State) {
    let Origin::Folder(folder) = &state.opened.origin else { return };
    let folder = absolute(folder);
    let mut settings = Settings::default();
    settings.recent = std::mem::take(&mut state.recent);
    settings.remember(&folder);
    state.recent = settings.recent;
}

fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::navigation::LaneEdit;
    use crate::model::Lang;
    use crate::store;

    #[test]
    fn what_the_user_chose_is_there_again_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        let (mut preferences, complaint) = Preferences::load(path.clone());
        assert_eq!(complaint, None);
        let mut state = State::new(store::open_bundled(), Theme::named("dark"));
        state.view.lang = Lang::AR;
        state.words = Words::of(Lang::HE);
        state.view.lanes = LaneMode::Actor;
        state.view.filtered_out = FilteredOut::Hidden;
        state.navigation.motion = MotionChoice::Reduced;
        state.view.eras = false;
        state.edit_lanes(LaneEdit::Toggle("idf".to_owned()));
        preferences.keep(&state, Some([1200.0, 800.0])).unwrap();

        let (again, _) = Preferences::load(path);
        assert!(again.theme().dark);
        assert_eq!(again.window_size_px(), Some([1200.0, 800.0]));
        let mut fresh = State::new(store::open_bundled(), again.theme());
        again.apply(&mut fresh);
        assert_eq!((fresh.view.lang, fresh.words.lang()), (Lang::AR, Lang::HE));
        assert_eq!(fresh.view.lanes, LaneMode::Actor);
        assert_eq!(fresh.view.filtered_out, FilteredOut::Hidden);
        assert!(fresh.navigation.reduces_motion());
        assert!(!fresh.view.eras && fresh.view.density);
        assert!(fresh.lane_setting("idf").collapsed);
    }

    #[test]
    fn a_corrupt_file_gives_the_defaults_and_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(theme: ").unwrap();
        let (preferences, complaint) = Preferences::load(path);
        assert!(complaint.is_some());
        assert!(!preferences.theme().dark);
    }

    #[test]
    fn the_bundled_dataset_is_no_recent_folder() {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        remember(&mut state);
        assert!(state.recent.is_empty());
    }
}
