//! The table of commands without parameters: one place for name, tooltip and
//! shortcut. Menu, palette, shortcut page and the keyboard read it.

use egui::{Key, KeyboardShortcut, Modifiers};

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
    ToggleFilteredOut,
    ToggleTheme,
    ToggleReader,
    ToggleSidebar,
    ToggleTray,
    ToggleProblems,
    ToggleMotion,
    ToggleEras,
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
    Go,
    Help,
}

impl Menu {
    /// All menus, left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// The menu's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// What the table knows of an action.
#[derive(Debug, Clone, Copy)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// The menu that it stands in.
    pub menu: Menu,
    /// Its name.
    pub title: &'static str,
    /// What it does, one phrase.
    pub tooltip: &'static str,
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

const fn entry(
    action: Action,
    menu: Menu,
    title: &'static str,
    tooltip: &'static str,
    shortcut: Option<(Modifiers, Key)>,
) -> ActionInfo {
    let (shortcut, yields_to_typing) = match shortcut {
        Some((modifiers, key)) => (Some(KeyboardShortcut::new(modifiers, key)), !modifiers.command),
        None => (None, true),
    };
    ActionInfo { action, menu, title, tooltip, shortcut, yields_to_typing }
}

/// Every action, in menu order.
pub const TABLE: &[ActionInfo] = &[
    entry(Action::OpenFolder, Menu::File, "Open folder…", "Open a dataset folder", Some((CTRL, Key::O))),
    entry(
        Action::OpenBundled,
        Menu::File,
        "Open the bundled dataset",
        "Open the dataset that the program carries",
        None,
    ),
    entry(Action::Save, Menu::File, "Save", "Write changed records to the dataset's folder", Some((CTRL, Key::S))),
    entry(
        Action::SaveAs,
        Menu::File,
        "Save as…",
        "Write the dataset to another folder, which becomes its home",
        Some((CTRL_SHIFT, Key::S)),
    ),
    entry(Action::Export, Menu::File, "Export figure…", "Write the timeline as PNG, SVG or PDF", Some((CTRL, Key::E))),
    entry(Action::Quit, Menu::File, "Quit", "Close the window", Some((CTRL, Key::Q))),
    entry(Action::Undo, Menu::Edit, "Undo", "Take the last change back", Some((CTRL, Key::Z))),
    entry(Action::Redo, Menu::Edit, "Redo", "Make the change again", Some((CTRL_SHIFT, Key::Z))),
    entry(Action::NewEvent, Menu::Edit, "New event…", "Open the form on a new event", Some((CTRL, Key::N))),
    entry(
        Action::EditEvent,
        Menu::Edit,
        "Edit event…",
        "Open the form on the selected event",
        Some((NONE, Key::Enter)),
    ),
    entry(
        Action::DuplicateEvent,
        Menu::Edit,
        "Duplicate event…",
        "Copy the selected event and open the form on the copy",
        Some((CTRL, Key::D)),
    ),
    entry(
        Action::DeleteEvent,
        Menu::Edit,
        "Delete event",
        "Delete the selected events; undo brings them back",
        Some((NONE, Key::Delete)),
    ),
    entry(
        Action::CopyEvent,
        Menu::Edit,
        "Copy event as text",
        "Copy the selected event with its date and quotations",
        Some((CTRL_SHIFT, Key::C)),
    ),
    entry(Action::Search, Menu::Edit, "Search", "Type what to look for", Some((CTRL, Key::F))),
    entry(
        Action::ClearFilter,
        Menu::Edit,
        "Clear search and filters",
        "Show everything again",
        Some((CTRL_SHIFT, Key::F)),
    ),
    entry(Action::Deselect, Menu::Edit, "Deselect", "Select nothing", Some((NONE, Key::Escape))),
    entry(
        Action::FollowFirstCitation,
        Menu::Edit,
        "Show the sentence",
        "Open the reader where the selected event's first quotation stands",
        Some((NONE, Key::S)),
    ),
    entry(Action::Fit, Menu::View, "Fit everything", "Show the whole timeline", Some((NONE, Key::F))),
    entry(Action::FitSelection, Menu::View, "Fit the selection", "Zoom to the selected events", Some((SHIFT, Key::F))),
    entry(Action::ZoomIn, Menu::View, "Zoom in", "Show less time, larger", Some((NONE, Key::Plus))),
    entry(Action::ZoomOut, Menu::View, "Zoom out", "Show more time, smaller", Some((NONE, Key::Minus))),
    entry(Action::PanLeft, Menu::View, "Earlier", "Move a step to earlier times", Some((NONE, Key::ArrowLeft))),
    entry(Action::PanRight, Menu::View, "Later", "Move a step to later times", Some((NONE, Key::ArrowRight))),
    entry(Action::PageLeft, Menu::View, "A window earlier", "Move by most of a window", Some((SHIFT, Key::ArrowLeft))),
    entry(Action::PageRight, Menu::View, "A window later", "Move by most of a window", Some((SHIFT, Key::ArrowRight))),
    entry(Action::ScrollUp, Menu::View, "Scroll lanes up", "Show the lanes above", Some((NONE, Key::ArrowUp))),
    entry(Action::ScrollDown, Menu::View, "Scroll lanes down", "Show the lanes below", Some((NONE, Key::ArrowDown))),
    entry(
        Action::LanesByDirection,
        Menu::View,
        "Lanes by direction",
        "The one side's moves above the axis, the other's below",
        Some((NONE, Key::Num1)),
    ),
    entry(Action::LanesByKind, Menu::View, "Lanes by kind", "One lane for each kind", Some((NONE, Key::Num2))),
    entry(Action::LanesByActor, Menu::View, "Lanes by actor", "One lane for each actor", Some((NONE, Key::Num3))),
    entry(Action::LanesNone, Menu::View, "No lanes", "All events together", Some((NONE, Key::Num4))),
    entry(
        Action::NextLanguage,
        Menu::View,
        "Next language",
        "Label in the next language of the dataset",
        Some((NONE, Key::L)),
    ),
    entry(
        Action::ToggleFilteredOut,
        Menu::View,
        "Hide what is filtered out",
        "Hide or only dim events that the filter leaves out",
        Some((NONE, Key::H)),
    ),
    entry(Action::ToggleTheme, Menu::View, "Light or dark", "Change the theme", Some((NONE, Key::T))),
    entry(Action::ToggleReader, Menu::View, "Source reader", "Show or hide the source reader", Some((NONE, Key::R))),
    entry(Action::ToggleSidebar, Menu::View, "Filters and list", "Show or hide the left panel", Some((NONE, Key::B))),
    entry(
        Action::ToggleTray,
        Menu::View,
        "Undated events",
        "Show or hide events without a usable date",
        Some((NONE, Key::U)),
    ),
    entry(
        Action::ToggleProblems,
        Menu::View,
        "Problems",
        "Show or hide the problems of the dataset",
        Some((NONE, Key::M)),
    ),
    entry(
        Action::ToggleEras,
        Menu::View,
        "Eras",
        "Show or hide reigns, governments and other eras behind the events",
        Some((NONE, Key::E)),
    ),
    entry(
        Action::ToggleMotion,
        Menu::View,
        "Reduce motion",
        "Show another window of time at once, without the way there",
        None,
    ),
    entry(Action::Back, Menu::Go, "Back", "Show the window before this one", Some((ALT, Key::ArrowLeft))),
    entry(
        Action::Forward,
        Menu::Go,
        "Forward",
        "Show the window that was left by going back",
        Some((ALT, Key::ArrowRight)),
    ),
    entry(Action::GoToDate, Menu::Go, "Go to date…", "Type a date or a range to show", Some((NONE, Key::G))),
    entry(Action::SelectNext, Menu::Go, "Next event", "Select the next event in time", Some((NONE, Key::N))),
    entry(Action::SelectPrevious, Menu::Go, "Previous event", "Select the event before", Some((NONE, Key::P))),
    entry(
        Action::NextInLane,
        Menu::Go,
        "Next event in the lane",
        "Select the next event that shares a lane",
        Some((SHIFT, Key::N)),
    ),
    entry(
        Action::PreviousInLane,
        Menu::Go,
        "Previous event in the lane",
        "Select the event before that shares a lane",
        Some((SHIFT, Key::P)),
    ),
    entry(Action::FirstEvent, Menu::Go, "First event", "Select the first event in time", Some((NONE, Key::Home))),
    entry(Action::LastEvent, Menu::Go, "Last event", "Select the last event in time", Some((NONE, Key::End))),
    entry(
        Action::Measure,
        Menu::Go,
        "Measure",
        "Drag on the plot to measure the time between two moments; Alt suspends snapping",
        Some((NONE, Key::D)),
    ),
    entry(Action::CopyMeasure, Menu::Go, "Copy the measurement", "Copy what was measured, in words", None),
    entry(
        Action::AddBookmark,
        Menu::Go,
        "Bookmark this window…",
        "Keep the window, lanes, filter and language under a name",
        Some((CTRL, Key::B)),
    ),
    entry(Action::Bookmarks, Menu::Go, "Bookmarks…", "Go to, rename or delete bookmarks", Some((CTRL_SHIFT, Key::B))),
    entry(Action::Palette, Menu::Help, "Command palette…", "Find a command by its name", Some((CTRL, Key::P))),
    entry(Action::Shortcuts, Menu::Help, "Keyboard shortcuts", "Show all shortcuts", Some((NONE, Key::F1))),
    entry(Action::About, Menu::Help, "About Entente", "Version, licences, dataset", None),
];

impl Action {
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
                assert_ne!(info.title, other.title, "two actions of one name");
                if info.shortcut.is_some() {
                    assert_ne!(info.shortcut, other.shortcut, "{:?} and {:?}", info.action, other.action);
                }
            }
        }
    }

    #[test]
    fn names_follow_the_house_rules() {
        for info in TABLE {
            assert!(info.title.starts_with(char::is_uppercase), "{}", info.title);
            assert!(!info.tooltip.ends_with('.') && !info.title.contains("..."), "{}", info.title);
        }
    }
}
