//! What the window knows: the dataset and all that is derived from it, the
//! view, the selection, the draft.

use std::ops::Range;
use std::path::PathBuf;

use crate::evidence::Anchor;
use crate::model::date::DateStyle;
use crate::model::query::Filter;
use crate::model::record::{CitationId, SourceId};
use crate::model::{Dataset, Event, EventId, Lang, Severity};
use crate::store::history::History;
use crate::store::{Opened, Origin};
use crate::view::timeline::{Timeline, ViewSpec, extent_days};
use crate::view::{LaneMode, RowCache, Theme};

use super::background;
use super::derived::{Derived, Searching};
use super::dialogs::Dialogs;
use super::draft::Draft;
use super::interface::Words;
use super::layers::Layers;
use super::loading::{Loading, Prepared};
use super::navigation::Navigation;
use super::panels::timeline::LayoutKey;
use super::safety::Safety;

/// Share of the window that stays free on each side when everything is shown.
const FIT_MARGIN: f64 = 0.06;
/// Shortest window that fitting makes, in days.
const FIT_MIN_SPAN_DAYS: f64 = 30.0;

/// Datasets of no more events than this are searched on the window's thread.
const SEARCHED_AT_ONCE: usize = 200_000;

/// All state of the window.
pub struct State {
    /// The records as edited.
    pub dataset: Dataset,
    /// The files that they come from.
    pub opened: Opened,
    /// Undo and redo.
    pub history: History,
    /// What follows from the records; renewed by each change.
    pub derived: Derived,
    /// Grows with each change of the records.
    pub revision: u64,
    /// What is asked for.
    pub filter: Filter,
    /// What the timeline shows.
    pub view: ViewSpec,
    /// Jumps, the windows that were seen, bookmarks, the ruler.
    pub navigation: Navigation,
    /// The event that the detail pane shows: the one selected last.
    pub focus: Option<EventId>,
    /// The source reader.
    pub reader: ReaderState,
    /// The event form, where it is open.
    pub draft: Option<Draft>,
    /// The other dialogs.
    pub dialogs: Dialogs,
    /// Colours and sizes.
    pub theme: Theme,
    /// The words of the interface, in its own language.
    pub words: &'static Words,
    /// Which panels are open.
    pub panels: Panels,
    /// The rows of the timeline at the zooms that were shown.
    pub rows: RowCache,
    /// The timeline as last laid out, for pointing and panning.
    pub timeline: Timeline,
    /// What it was laid out for.
    pub laid_out: Option<LayoutKey>,
    /// How often it was laid out.
    pub layouts: u64,
    /// Folders of datasets, the last opened first.
    pub recent: Vec<PathBuf>,
    /// A sentence for the status line, until the next command.
    pub notice: Option<Notice>,
    /// Journal, lock and watch.
    pub safety: Safety,
    /// Reference layers.
    pub layers: Layers,
    /// Work that goes on off the window's thread.
    pub background: Background,
}

/// Work that goes on off the window's thread.
pub struct Background {
    /// The window, which is drawn again when a result is there; where there is
    /// none, as in tests, everything is worked out at once.
    pub ctx: Option<egui::Context>,
    /// The dataset that is being opened.
    pub loading: Option<Loading>,
    /// The search that goes on.
    pub searching: Option<Searching>,
    /// Datasets of no more events than this are searched on the window's thread,
    /// which takes less than a frame.
    pub searched_at_once: usize,
}

impl Default for Background {
    fn default() -> Self {
        Self { ctx: None, loading: None, searching: None, searched_at_once: SEARCHED_AT_ONCE }
    }
}

/// A sentence for the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether it tells of a failure.
    pub failed: bool,
}

/// The source reader.
#[derive(Debug, Clone, Default)]
pub struct ReaderState {
    /// The source that is shown.
    pub source: Option<SourceId>,
    /// Code points to scroll to on the next frame.
    pub scroll_to: Option<Range<usize>>,
    /// Code points to flash, and the time (egui's, in seconds) at which it began.
    pub flash: Option<Flash>,
    /// Code points that were shown last, from which the next are looked for.
    pub last: Option<Range<usize>>,
}

/// A flash of cited words.
#[derive(Debug, Clone, PartialEq)]
pub struct Flash {
    /// Code points of the source.
    pub range: Range<usize>,
    /// When it began, in egui's seconds; `None` until the reader first draws it.
    pub since: Option<f64>,
}

/// Which panels are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Panels {
    pub sidebar: bool,
    pub reader: bool,
    pub tray: bool,
    pub problems: bool,
    /// Whether characters that are not seen have boxes.
    pub hidden_characters: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { sidebar: true, reader: true, tray: false, problems: false, hidden_characters: false }
    }
}

impl State {
    /// The state of a window that has just opened a dataset.
    pub fn new(opened: Opened, theme: Theme) -> Self {
        Self::of(Prepared::of(opened, LaneMode::default()), theme)
    }

    /// The state of a window on a dataset of which all is worked out.
    pub fn of(prepared: Prepared, theme: Theme) -> Self {
        let Prepared { opened, dataset, derived } = prepared;
        let lang = dataset
            .header
            .languages
            .iter()
            .copied()
            .find(|lang| *lang == Lang::EN)
            .or_else(|| dataset.header.languages.first().copied())
            .unwrap_or_default();
        let mut state = Self {
            dataset,
            opened,
            history: History::default(),
            derived,
            revision: 0,
            filter: Filter::default(),
            view: ViewSpec { lang, ..ViewSpec::default() },
            navigation: Navigation::default(),
            focus: None,
            reader: ReaderState::default(),
            draft: None,
            dialogs: Dialogs::default(),
            theme,
            words: Words::of(Lang::EN),
            panels: Panels::default(),
            rows: RowCache::default(),
            timeline: Timeline::default(),
            laid_out: None,
            layouts: 0,
            recent: Vec::new(),
            notice: None,
            safety: Safety::default(),
            layers: Layers::default(),
            background: Background::default(),
        };
        state.history.mark_saved();
        state.reader.source = state.dataset.sources.first().map(|source| source.id.clone());
        state.start_layers();
        state.fit_all();
        state.move_window(state.window());
        state
    }

    /// Shows another dataset in place of this one; theme, language, lanes and
    /// panels stay.
    pub fn replace(&mut self, opened: Opened) {
        self.show(Prepared::of(opened, self.view.lanes));
    }

    /// As [`replace`](Self::replace), of a dataset of which all is worked out.
    pub fn show(&mut self, prepared: Prepared) {
        let mut next = Self::of(prepared, self.theme.clone());
        next.background.ctx = self.background.ctx.take();
        if next.languages().contains(&self.view.lang) {
            next.view.lang = self.view.lang;
        }
        next.view.lanes = self.view.lanes;
        next.view.filtered_out = self.view.filtered_out;
        next.view.customs = self.view.customs;
        next.view.eras = self.view.eras;
        next.view.density = self.view.density;
        next.view.lane_settings = std::mem::take(&mut self.view.lane_settings);
        next.words = self.words;
        next.panels = self.panels;
        next.panels.problems |= next.has_errors();
        next.recent = std::mem::take(&mut self.recent);
        next.safety = std::mem::take(&mut self.safety).for_next();
        next.revision = self.revision + 1;
        next.navigation = self.navigation.for_next_dataset(std::mem::take(&mut next.navigation.history));
        let last = std::mem::replace(self, next);
        background::free((last.dataset, last.derived, last.opened, last.history));
        self.load_bookmarks();
    }

    /// Shows the whole timeline.
    pub fn fit_all(&mut self) {
        if let Some((start, end)) = extent_days(&self.dataset, &self.derived.chronology) {
            self.fit(start, end);
        }
    }

    /// Shows a stretch of time with a margin on both sides.
    pub fn fit(&mut self, start_days: f64, end_days: f64) {
        let span = (end_days - start_days).max(FIT_MIN_SPAN_DAYS);
        let middle = f64::midpoint(start_days, end_days);
        self.view.span_days = span * (1.0 + 2.0 * FIT_MARGIN);
        self.view.start_days = middle - self.view.span_days / 2.0;
    }

    /// The place of an event in the dataset's list.
    pub fn index_of(&self, id: &EventId) -> Option<usize> {
        self.derived.ids.place(&self.dataset.events, id.as_str())
    }

    /// The event that the detail pane shows, with its place in the list.
    pub fn focused(&self) -> Option<(usize, &Event)> {
        let index = self.index_of(self.focus.as_ref()?)?;
        Some((index, &self.dataset.events[index]))
    }

    /// A citation with its resolved anchor.
    pub fn anchor(&self, event: &EventId, citation: &CitationId) -> Option<&Anchor> {
        let index = self.index_of(event)?;
        let place = self.dataset.events[index].citations.iter().position(|other| other.id == *citation)?;
        self.derived.anchors.get(index)?.get(place)
    }

    /// Whether there are changes that are not on disk.
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty()
    }

    /// Whether the check finds more than warnings.
    pub fn has_errors(&self) -> bool {
        self.problem_counts().0 > 0
    }

    /// How many problems of the records and of layers are errors, and how many
    /// warnings.
    pub fn problem_counts(&self) -> (usize, usize) {
        let (errors, warnings) = self.derived.problem_counts();
        let of_layers = &self.layers.problems;
        let layer_errors = of_layers.iter().filter(|problem| problem.severity == Severity::Error).count();
        (errors + layer_errors, warnings + of_layers.len() - layer_errors)
    }

    /// How dates and counts are told in the language of labels.
    pub fn date_style(&self) -> DateStyle {
        self.view.style()
    }

    /// The language of labels.
    pub fn lang(&self) -> Lang {
        self.view.lang
    }

    /// Whether the dataset is the embedded one, which has no folder to save to.
    pub fn is_bundled(&self) -> bool {
        self.opened.origin == Origin::Bundled
    }

    /// The languages that labels can be shown in: the dataset's.
    pub fn languages(&self) -> Vec<Lang> {
        self.dataset.header.languages.clone()
    }

    /// First and last moment of an event in days of the axis, open ends left
    /// out; `None` where it has no usable date.
    pub fn span_days(&self, index: usize) -> Option<(f64, f64)> {
        let bounds = self.derived.chronology.date(index)?.bounds;
        let ends = [bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end];
        let days = ends.into_iter().flatten().map(|day| day.0);
        let (first, last) = (days.clone().min()?, days.max()?);
        Some((first as f64, (last + 1) as f64))
    }

    /// The event with this identifier.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.dataset.events.get(self.index_of(id)?)
    }

    /// How many events are undated.
    pub fn undated(&self) -> usize {
        self.derived.undated().len()
    }

    /// How many events pass the filter, and how many do not.
    pub fn counts(&self) -> (usize, usize) {
        (self.derived.shown, self.dataset.events.len().saturating_sub(self.derived.shown))
    }

    /// Tells something in the status line.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failed: false });
    }

    /// Tells of a failure in the status line.
    pub fn tell_failure(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failed: true });
    }
}
