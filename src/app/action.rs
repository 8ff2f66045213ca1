//! The table of commands without parameters: one place for name, tooltip and
//! shortcut. Menu, palette, shortcut page and the keyboard read it.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::model::Lang;
use crate::view::TimeDirection;

use super::interface::Words;

/// A command that needs no parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table below says what each does")]
pub enum Action {
    OpenFolder,
    OpenBundled,
    Save,
    SaveAs,
    Export,
    Quit,
    NewEvent,
    EditEvent,
    DuplicateEvent,
    DeleteEvent,
    Undo,
    Redo,
    Search,
    ClearFilter,
    SelectNext,
    SelectPrevious,
    NextInLane,
    PreviousInLane,
    FirstEvent,
    LastEvent,
    Deselect,
    CopyEvent,
    Fit,
    FitSelection,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    PageLeft,
    PageRight,
    ScrollUp,
    ScrollDown,
    LanesByDirection,
    LanesByKind,
    LanesByActor,
    LanesNone,
    NextLanguage,
    InterfaceInEnglish,
    InterfaceInArabic,
    InterfaceInFrench,
    InterfaceInHebrew,
    ToggleFilteredOut,
    ToggleTheme,
    ToggleReader,
    ToggleSidebar,
    ToggleTray,
    ToggleProblems,
    ToggleHidden,
    ToggleMotion,
    MonthsInternational,
    MonthsLevantine,
    MonthsBoth,
    MonthsMaghrebi,
    ToggleDigits,
    CalendarNone,
    CalendarHijri,
    CalendarHebrew,
    ToggleTimeDirection,
    ToggleEras,
    ToggleDensity,
    ResetLanes,
    Back,
    Forward,
    GoToDate,
    AddBookmark,
    Bookmarks,
    Measure,
    CopyMeasure,
    FollowFirstCitation,
    Palette,
    Shortcuts,
    About,
}

/// The menu that an action stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Menu {
    File,
    Edit,
    View,
    /// Folded away in the view menu.
    Dates,
    Go,
    Help,
}

impl Menu {
    /// All menus of the bar, in its order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// The menu's title.
    pub fn title(self, words: &'static Words) -> &'static str {
        words.say(match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::View => "menu-view",
            Self::Dates => "menu-dates",
            Self::Go => "menu-go",
            Self::Help => "menu-help",
        })
    }
}

/// What the table knows of an action.
#[derive(Debug, Clone, Copy)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// The menu that it stands in.
    pub menu: Menu,
    /// The key of its name in the interface's words; its tooltip's is beside it.
    pub key: &'static str,
    /// The key that calls it.
    pub shortcut: Option<KeyboardShortcut>,
    /// Whether the key is only for times when no text is being typed.
    pub yields_to_typing: bool,
}

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

const fn entry(action: Action, menu: Menu, key: &'static str, shortcut: Option<(Modifiers, Key)>) -> ActionInfo {
    let (shortcut, yields_to_typing) = match shortcut {
        Some((modifiers, pressed)) => (Some(KeyboardShortcut::new(modifiers, pressed)), !modifiers.command),
        None => (None, true),
    };
    ActionInfo { action, menu, key, shortcut, yields_to_typing }
}

/// Every action, in menu order.
pub const TABLE: &[ActionInfo] = &[
    entry(Action::OpenFolder, Menu::File, "open-folder", Some((CTRL, Key::O))),
    entry(Action::OpenBundled, Menu::File, "open-bundled", None),
    entry(Action::Save, Menu::File, "save", Some((CTRL, Key::S))),
    entry(Action::SaveAs, Menu::File, "save-as", Some((CTRL_SHIFT, Key::S))),
    entry(Action::Export, Menu::File, "export", Some((CTRL, Key::E))),
    entry(Action::Quit, Menu::File, "quit", Some((CTRL, Key::Q))),
    entry(Action::Undo, Menu::Edit, "undo", Some((CTRL, Key::Z))),
    entry(Action::Redo, Menu::Edit, "redo", Some((CTRL_SHIFT, Key::Z))),
    entry(Action::NewEvent, Menu::Edit, "new-event", Some((CTRL, Key::N))),
    entry(Action::EditEvent, Menu::Edit, "edit-event", Some((NONE, Key::Enter))),
    entry(Action::DuplicateEvent, Menu::Edit, "duplicate-event", Some((CTRL, Key::D))),
    entry(Action::DeleteEvent, Menu::Edit, "delete-event", Some((NONE, Key::Delete))),
    entry(Action::CopyEvent, Menu::Edit, "copy-event", Some((CTRL_SHIFT, Key::C))),
    entry(Action::Search, Menu::Edit, "search", Some((CTRL, Key::F))),
    entry(Action::ClearFilter, Menu::Edit, "clear-filter", Some((CTRL_SHIFT, Key::F))),
    entry(Action::Deselect, Menu::Edit, "deselect", Some((NONE, Key::Escape))),
    entry(Action::FollowFirstCitation, Menu::Edit, "follow-first-citation", Some((NONE, Key::S))),
    entry(Action::Fit, Menu::View, "fit", Some((NONE, Key::F))),
    entry(Action::FitSelection, Menu::View, "fit-selection", Some((SHIFT, Key::F))),
    entry(Action::ZoomIn, Menu::View, "zoom-in", Some((NONE, Key::Plus))),
    entry(Action::ZoomOut, Menu::View, "zoom-out", Some((NONE, Key::Minus))),
    entry(Action::PanLeft, Menu::View, "pan-left", Some((NONE, Key::ArrowLeft))),
    entry(Action::PanRight, Menu::View, "pan-right", Some((NONE, Key::ArrowRight))),
    entry(Action::PageLeft, Menu::View, "page-left", Some((SHIFT, Key::ArrowLeft))),
    entry(Action::PageRight, Menu::View, "page-right", Some((SHIFT, Key::ArrowRight))),
    entry(Action::ScrollUp, Menu::View, "scroll-up", Some((NONE, Key::ArrowUp))),
    entry(Action::ScrollDown, Menu::View, "scroll-down", Some((NONE, Key::ArrowDown))),
    entry(Action::LanesByDirection, Menu::View, "lanes-by-direction", Some((NONE, Key::Num1))),
    entry(Action::LanesByKind, Menu::View, "lanes-by-kind", Some((NONE, Key::Num2))),
    entry(Action::LanesByActor, Menu::View, "lanes-by-actor", Some((NONE, Key::Num3))),
    entry(Action::LanesNone, Menu::View, "lanes-none", Some((NONE, Key::Num4))),
    entry(Action::NextLanguage, Menu::View, "next-language", Some((NONE, Key::L))),
    entry(Action::ToggleFilteredOut, Menu::View, "toggle-filtered-out", Some((NONE, Key::H))),
    entry(Action::InterfaceInEnglish, Menu::View, "interface-in-english", None),
    entry(Action::InterfaceInArabic, Menu::View, "interface-in-arabic", None),
    entry(Action::InterfaceInFrench, Menu::View, "interface-in-french", None),
    entry(Action::InterfaceInHebrew, Menu::View, "interface-in-hebrew", None),
    entry(Action::ToggleTheme, Menu::View, "toggle-theme", Some((NONE, Key::T))),
    entry(Action::ToggleReader, Menu::View, "toggle-reader", Some((NONE, Key::R))),
    entry(Action::ToggleSidebar, Menu::View, "toggle-sidebar", Some((NONE, Key::B))),
    entry(Action::ToggleTray, Menu::View, "toggle-tray", Some((NONE, Key::U))),
    entry(Action::ToggleProblems, Menu::View, "toggle-problems", Some((NONE, Key::M))),
    entry(Action::ToggleHidden, Menu::View, "toggle-hidden", Some((CTRL_SHIFT, Key::H))),
    entry(Action::ResetLanes, Menu::View, "lanes-reset", None),
    entry(Action::ToggleDensity, Menu::View, "toggle-density", Some((SHIFT, Key::D))),
    entry(Action::ToggleEras, Menu::View, "toggle-eras", Some((NONE, Key::E))),
    entry(Action::ToggleMotion, Menu::View, "toggle-motion", None),
    entry(Action::MonthsInternational, Menu::Dates, "months-international", None),
    entry(Action::MonthsLevantine, Menu::Dates, "months-levantine", None),
    entry(Action::MonthsBoth, Menu::Dates, "months-both", None),
    entry(Action::MonthsMaghrebi, Menu::Dates, "months-maghrebi", None),
    entry(Action::ToggleDigits, Menu::Dates, "toggle-digits", None),
    entry(Action::CalendarNone, Menu::Dates, "calendar-none", None),
    entry(Action::CalendarHijri, Menu::Dates, "calendar-hijri", None),
    entry(Action::CalendarHebrew, Menu::Dates, "calendar-hebrew", None),
    entry(Action::ToggleTimeDirection, Menu::Dates, "toggle-time-direction", None),
    entry(Action::Back, Menu::Go, "back", Some((ALT, Key::ArrowLeft))),
    entry(Action::Forward, Menu::Go, "forward", Some((ALT, Key::ArrowRight))),
    entry(Action::GoToDate, Menu::Go, "go-to-date", Some((NONE, Key::G))),
    entry(Action::SelectNext, Menu::Go, "select-next", Some((NONE, Key::N))),
    entry(Action::SelectPrevious, Menu::Go, "select-previous", Some((NONE, Key::P))),
    entry(Action::NextInLane, Menu::Go, "next-in-lane", Some((SHIFT, Key::N))),
    entry(Action::PreviousInLane, Menu::Go, "previous-in-lane", Some((SHIFT, Key::P))),
    entry(Action::FirstEvent, Menu::Go, "first-event", Some((NONE, Key::Home))),
    entry(Action::LastEvent, Menu::Go, "last-event", Some((NONE, Key::End))),
    entry(Action::Measure, Menu::Go, "measure", Some((NONE, Key::D))),
    entry(Action::CopyMeasure, Menu::Go, "copy-measure", None),
    entry(Action::AddBookmark, Menu::Go, "add-bookmark", Some((CTRL, Key::B))),
    entry(Action::Bookmarks, Menu::Go, "bookmarks", Some((CTRL_SHIFT, Key::B))),
    entry(Action::Palette, Menu::Help, "palette", Some((CTRL, Key::P))),
    entry(Action::Shortcuts, Menu::Help, "shortcuts", Some((NONE, Key::F1))),
    entry(Action::About, Menu::Help, "about", None),
];

impl ActionInfo {
    /// Its name.
    pub fn title(&self, words: &'static Words) -> &'static str {
        words.say(self.key)
    }

    /// The key that calls it where time runs this way: an arrow moves toward
    /// where it points.
    pub fn keys(&self, time: TimeDirection) -> Option<KeyboardShortcut> {
        let arrow = match self.shortcut?.logical_key {
            Key::ArrowLeft if time.is_rtl() && self.follows_time() => Key::ArrowRight,
            Key::ArrowRight if time.is_rtl() && self.follows_time() => Key::ArrowLeft,
            _ => return self.shortcut,
        };
        self.shortcut.map(|shortcut| KeyboardShortcut::new(shortcut.modifiers, arrow))
    }

    /// Whether its arrow means a direction of the picture.
    fn follows_time(&self) -> bool {
        matches!(self.action, Action::PanLeft | Action::PanRight | Action::PageLeft | Action::PageRight)
    }

    /// What it does, one phrase.
    pub fn tooltip(&self, words: &'static Words) -> &'static str {
        words.explain(self.key)
    }
}

impl Action {
    /// The language that the action gives the interface.
    pub fn interface_language(self) -> Option<Lang> {
        match self {
            Self::InterfaceInEnglish => Some(Lang::EN),
            Self::InterfaceInArabic => Some(Lang::AR),
            Self::InterfaceInFrench => Some(Lang::FR),
            Self::InterfaceInHebrew => Some(Lang::HE),
            _ => None,
        }
    }

    /// What the table knows of it.
    pub fn info(self) -> &'static ActionInfo {
        TABLE.iter().find(|info| info.action == self).unwrap_or(&TABLE[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_shortcut() {
        for (index, info) in TABLE.iter().enumerate() {
            for other in &TABLE[index + 1..] {
                assert_ne!(info.action, other.action, "listed twice");
                for lang in Lang::OFFERED {
                    let words = Words::of(lang);
                    assert_ne!(info.title(words), other.title(words), "{lang}: two actions of one name");
                }
                if info.shortcut.is_some() {
                    assert_ne!(info.shortcut, other.shortcut, "{:?} and {:?}", info.action, other.action);
                }
            }
        }
    }

    #[test]
    fn names_follow_the_house_rules() {
        for (lang, info) in Lang::OFFERED.into_iter().flat_map(|lang| TABLE.iter().map(move |info| (lang, info))) {
            let (title, tooltip) = (info.title(Words::of(lang)), info.tooltip(Words::of(lang)));
            assert!(title.starts_with(|c: char| !c.is_lowercase()), "{title}");
            assert!(!tooltip.ends_with('.') && !title.contains("..."), "{title}");
        }
    }
}
