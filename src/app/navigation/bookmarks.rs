//! Bookmarks of windows: adding, naming, deleting, going there.

use crate::app::preferences::{lanes_name, lanes_named};
use crate::app::state::State;
use crate::model::query::Filter;
use crate::store::bookmarks::{self, Bookmark};
use crate::view::flight::TimeWindow;

/// Longest name of a bookmark, in characters.
const LONGEST_NAME: usize = 120;

/// A request about bookmarks.
#[derive(Debug, Clone, PartialEq)]
pub enum BookmarkCommand {
    /// Show what the bookmark at this place keeps.
    GoTo(usize),
    /// Change the list.
    Edit(BookmarkEdit),
}

/// A change of the list of bookmarks.
#[derive(Debug, Clone, PartialEq)]
pub enum BookmarkEdit {
    /// Keep what is shown under a name; one that is taken gets a number.
    Add(String),
    /// Give the bookmark at this place another name.
    Rename(usize, String),
    /// Delete the bookmark at this place.
    Delete(usize),
}

impl State {
    /// Reads the bookmarks of the dataset that is open.
    pub fn load_bookmarks(&mut self) {
        let Some(path) = &self.navigation.shelf else { return };
        let (found, complaint) = bookmarks::load(path, &self.dataset.header.id);
        self.navigation.bookmarks = found;
        if let Some(sentence) = complaint {
            self.tell_failure(sentence);
        }
    }

    /// Changes the list of bookmarks and keeps it.
    pub fn edit_bookmarks(&mut self, edit: BookmarkEdit) {
        match edit {
            BookmarkEdit::Add(name) => {
                let Some(name) = self.free_name(&name, None) else { return };
                self.navigation.bookmarks.push(self.bookmark(name));
            }
            BookmarkEdit::Rename(place, name) => {
                let Some(name) = self.free_name(&name, Some(place)) else { return };
                if let Some(bookmark) = self.navigation.bookmarks.get_mut(place) {
                    bookmark.name = name;
                }
            }
            BookmarkEdit::Delete(place) => {
                if place < self.navigation.bookmarks.len() {
                    self.navigation.bookmarks.remove(place);
                }
            }
        }
        let Some(path) = &self.navigation.shelf else { return };
        if let Err(sentence) = bookmarks::save(path, &self.dataset.header.id, &self.navigation.bookmarks) {
            self.tell_failure(sentence);
        }
    }

    /// What is shown now, under a name.
    fn bookmark(&self, name: String) -> Bookmark {
        Bookmark {
            name,
            start_days: self.view.start_days,
            span_days: self.view.span_days,
            lanes: lanes_name(self.view.lanes),
            filter: self.filter.to_query(),
            language: self.view.lang.to_string(),
        }
    }

    /// The name without spaces around it, with a number where another bookmark
    /// has it; `None` where it is empty.
    fn free_name(&self, name: &str, except: Option<usize>) -> Option<String> {
        let name: String = name.trim().chars().take(LONGEST_NAME).collect();
        if name.is_empty() {
            return None;
        }
        let is_taken = |name: &str| {
            let mut others = self.navigation.bookmarks.iter().enumerate();
            others.any(|(place, other)| Some(place) != except && other.name == name)
        };
        let numbered = (2..).map(|number: usize| format!("{name} ({number})"));
        std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name))
    }

    /// Shows what a bookmark keeps. What the dataset no longer has, such as a
    /// kind of its filter, is told and left as it is.
    pub fn go_to_bookmark(&mut self, place: usize) {
        let Some(bookmark) = self.navigation.bookmarks.get(place).cloned() else { return };
        if let Some(lanes) = lanes_named(&bookmark.lanes) {
            self.view.lanes = lanes;
        }
        if let Ok(lang) = bookmark.language.parse()
            && self.languages().contains(&lang)
        {
            self.view.lang = lang;
        }
        match Filter::parse(&bookmark.filter, &self.dataset) {
            Ok(filter) if filter != self.filter => {
                self.filter = filter;
                self.renew_filter();
            }
            Ok(_) => {}
            Err(reason) => {
                let told = self.words.say_with("bookmark-filter-unfit", &[("reason", reason.into())]);
                self.tell_failure(told);
            }
        }
        self.jump_to(TimeWindow::new(bookmark.start_days, bookmark.span_days));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::store;
    use crate::view::Theme;
    use crate::view::timeline::LaneMode;

    fn state() -> State {
        State::new(store::open_bundled(), Theme::named("light"))
    }

    fn names(state: &State) -> Vec<&str> {
        state.navigation.bookmarks.iter().map(|bookmark| bookmark.name.as_str()).collect()
    }

    #[test]
    fn a_bookmark_brings_back_window_lanes_filter_and_language() {
        let mut state = state();
        state.navigation.motion = super::super::MotionChoice::Reduced;
        state.jump_to(TimeWindow::new(18_800.0, 90.0));
        state.view.lanes = LaneMode::Kind;
        state.view.lang = Lang::AR;
        state.filter = Filter::parse("kind:visit", &state.dataset).unwrap();
        state.renew_filter();
        state.edit_bookmarks(BookmarkEdit::Add("Visits".to_owned()));
        let kept = (state.window(), state.filter.clone());
        state.view.lanes = LaneMode::None;
        state.view.lang = Lang::EN;
        state.filter = Filter::default();
        state.renew_filter();
        state.jump_to(TimeWindow::new(0.0, 9000.0));
        state.go_to_bookmark(0);
        assert_eq!((state.window(), state.filter.clone()), kept);
        assert_eq!((state.view.lanes, state.view.lang), (LaneMode::Kind, Lang::AR));
        let (shown, left_out) = state.counts();
        assert!(shown > 0 && left_out > 0, "the filter holds");
    }

    #[test]
    fn names_are_unique_and_never_empty() {
        let mut state = state();
        for name in ["Spring", " Spring ", "", "Autumn"] {
            state.edit_bookmarks(BookmarkEdit::Add(name.to_owned()));
        }
        assert_eq!(names(&state), ["Spring", "Spring (2)", "Autumn"]);
        state.edit_bookmarks(BookmarkEdit::Rename(2, "Spring".to_owned()));
        assert_eq!(names(&state), ["Spring", "Spring (2)", "Spring (3)"]);
        state.edit_bookmarks(BookmarkEdit::Rename(0, "Spring".to_owned()));
        state.edit_bookmarks(BookmarkEdit::Delete(1));
        state.edit_bookmarks(BookmarkEdit::Delete(9));
        assert_eq!(names(&state), ["Spring", "Spring (3)"]);
    }

    #[test]
    fn bookmarks_are_there_again_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Some(folder.path().join("bookmarks.ron"));
        let mut first = state();
        first.navigation.shelf.clone_from(&shelf);
        first.edit_bookmarks(BookmarkEdit::Add("Kept".to_owned()));
        let mut second = state();
        second.navigation.shelf = shelf;
        second.load_bookmarks();
        assert_eq!(second.navigation.bookmarks, first.navigation.bookmarks);
    }

    #[test]
    fn a_filter_that_no_longer_fits_is_told() {
        let mut state = state();
        state.edit_bookmarks(BookmarkEdit::Add("Old".to_owned()));
        state.navigation.bookmarks[0].filter = "kind:tournament".to_owned();
        state.go_to_bookmark(0);
        assert!(state.notice.is_some_and(|notice| notice.failed && notice.text.contains("tournament")));
    }
}
