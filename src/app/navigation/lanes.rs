//! How the user wants single lanes: collapsed, in another order, higher or
//! lower. Each way of forming lanes keeps its own.

use crate::app::state::State;
use crate::view::lanes::LaneSetting;

/// Least and most height of a lane, as a multiple of its own.
const HEIGHTS: std::ops::RangeInclusive<f32> = 0.4..=4.0;

/// A change of how lanes are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum LaneEdit {
    /// Collapse a lane, or open it again.
    Toggle(String),
    /// Move a lane so many places down, or up where negative.
    Move(String, isize),
    /// Put a lane at this place among those that are shown.
    MoveTo(String, usize),
    /// Make a lane so many times as high as it is.
    Scale(String, f32),
    /// Show all lanes of this way of forming them as they were.
    Reset,
}

impl State {
    /// The keys of the lanes that are shown, top to bottom.
    fn lane_keys(&self) -> Vec<String> {
        self.timeline.lanes.iter().map(|lane| lane.key.clone()).collect()
    }

    /// How a lane is wanted.
    pub fn lane_setting(&self, key: &str) -> LaneSetting {
        self.view.lane_settings.get(&(self.view.lanes, key.to_owned())).copied().unwrap_or_default()
    }

    /// Changes how lanes are shown.
    pub fn edit_lanes(&mut self, edit: LaneEdit) {
        match edit {
            LaneEdit::Toggle(key) => self.change_lane(key, |lane| lane.collapsed = !lane.collapsed),
            LaneEdit::Scale(key, factor) => self.change_lane(key, |lane| {
                let height = lane.height_factor * factor;
                if height.is_finite() {
                    lane.height_factor = height.clamp(*HEIGHTS.start(), *HEIGHTS.end());
                }
            }),
            LaneEdit::Move(key, by) => {
                if let Some(place) = self.lane_keys().iter().position(|other| *other == key) {
                    self.put_lane(&key, place.saturating_add_signed(by));
                }
            }
            LaneEdit::MoveTo(key, place) => self.put_lane(&key, place),
            LaneEdit::Reset => {
                let mode = self.view.lanes;
                self.view.lane_settings.retain(|(other, _), _| *other != mode);
            }
        }
    }

    fn change_lane(&mut self, key: String, change: impl FnOnce(&mut LaneSetting)) {
        let place = (self.view.lanes, key);
        let mut setting = self.view.lane_settings.get(&place).copied().unwrap_or_default();
        change(&mut setting);
        if setting == LaneSetting::default() {
            self.view.lane_settings.remove(&place);
        } else {
            self.view.lane_settings.insert(place, setting);
        }
    }

    /// Puts a lane at a place. All lanes that are shown get a number, below that
    /// of those which are not shown now and would come after them.
    fn put_lane(&mut self, key: &str, place: usize) {
        let mut keys = self.lane_keys();
        let Some(here) = keys.iter().position(|other| other == key) else { return };
        let moved = keys.remove(here);
        keys.insert(place.min(keys.len()), moved);
        let count = i32::try_from(keys.len()).unwrap_or(i32::MAX);
        for (order, key) in (-count..).zip(keys) {
            self.change_lane(key, |lane| lane.order = order);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;
    use crate::view::Theme;
    use crate::view::timeline::{LaneExtent, LaneMode};

    fn state(keys: &[&str]) -> State {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        state.view.lanes = LaneMode::Kind;
        state.timeline.lanes =
            keys.iter().map(|key| LaneExtent { key: (*key).to_owned(), ..LaneExtent::default() }).collect();
        state
    }

    /// The keys as a layout sorts them.
    fn sorted(state: &State, keys: &[&'static str]) -> Vec<&'static str> {
        let mut keys = keys.to_vec();
        keys.sort_by_key(|key| state.lane_setting(key).order);
        keys
    }

    #[test]
    fn a_lane_is_moved_among_the_others_which_keep_their_order() {
        let keys = ["visit", "agreement", "meeting", "ceremony"];
        let mut state = state(&keys);
        state.edit_lanes(LaneEdit::MoveTo("ceremony".to_owned(), 1));
        assert_eq!(sorted(&state, &keys), ["visit", "ceremony", "agreement", "meeting"]);
        let mut state = self::state(&keys);
        state.edit_lanes(LaneEdit::Move("visit".to_owned(), 1));
        assert_eq!(sorted(&state, &keys), ["agreement", "visit", "meeting", "ceremony"]);
        state.edit_lanes(LaneEdit::Move("nowhere".to_owned(), -5));
        assert_eq!(sorted(&state, &keys), ["agreement", "visit", "meeting", "ceremony"]);
    }

    #[test]
    fn each_way_of_forming_lanes_keeps_its_own_and_reset_forgets_one() {
        let mut state = state(&["visit"]);
        state.edit_lanes(LaneEdit::Toggle("visit".to_owned()));
        state.view.lanes = LaneMode::Actor;
        assert!(!state.lane_setting("visit").collapsed);
        state.edit_lanes(LaneEdit::Toggle("idf".to_owned()));
        state.edit_lanes(LaneEdit::Reset);
        assert!(!state.lane_setting("idf").collapsed);
        state.view.lanes = LaneMode::Kind;
        assert!(state.lane_setting("visit").collapsed);
        state.edit_lanes(LaneEdit::Toggle("visit".to_owned()));
        assert!(state.view.lane_settings.is_empty(), "what is as it was is not kept");
    }

    #[test]
    fn heights_stay_within_reason() {
        let mut state = state(&["visit"]);
        for factor in [1e9, f32::NAN, f32::INFINITY] {
            state.edit_lanes(LaneEdit::Scale("visit".to_owned(), factor));
        }
        assert_eq!(state.lane_setting("visit").height_factor, *HEIGHTS.end());
        state.edit_lanes(LaneEdit::Scale("visit".to_owned(), 0.0));
        assert_eq!(state.lane_setting("visit").height_factor, *HEIGHTS.start());
    }
}
