//! What follows from the records: dates, search text, anchors, coverage,
//! problems, the order of the lists, and which events pass the filter.
//!
//! Worked out as a whole once, when a dataset is opened (off the window's thread
//! where it is large); after that each change of the records is followed: what it
//! does not reach is left as it is. Property tests hold both ways to the same
//! result.

use std::collections::BTreeSet;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::evidence::{Anchor, Citing, Coverage, Sources, anchors_of};
use crate::model::date::{Chronology, EventDates};
use crate::model::query::{Facets, Filter, Passing, SearchIndex};
use crate::model::record::SourceId;
use crate::model::{Dataset, EventId, EventIds, ListChange, Problem};
use crate::store::Opened;
use crate::store::check::{Checks, Grounds};
use crate::store::history::{Change, History};
use crate::store::progress::{Cancelled, Progress};
use crate::view::index::Row;
use crate::view::lanes::LaneTable;
use crate::view::timeline::FilteredOut;
use crate::view::{LaneMode, Passes, TimelineIndex};

use super::background::{Job, Outcome};
use super::state::State;

/// More events than this that take another place in time are sorted with all.
const FEW: usize = 64;

/// What follows from the records.
#[derive(Default)]
pub struct Derived {
    /// Where each event stands, by identifier.
    pub ids: EventIds,
    /// The dates.
    pub chronology: Chronology,
    /// The text to search.
    pub search: SearchIndex,
    /// The events in the timeline's lanes.
    pub index: TimelineIndex,
    /// Those of them that pass the filter; `None` where all do, or where that is
    /// not worked out yet.
    pub passing: Option<TimelineIndex>,
    /// How many events pass the filter.
    pub shown: usize,
    /// Counts for the filter panel.
    pub facets: Facets,
    /// Places of the dated events in time order, then the undated.
    pub order: Vec<usize>,
    /// Those of them that pass, where any does not.
    passing_rows: Option<Vec<usize>>,
    /// The citations of each event, resolved, in the records' order.
    pub anchors: Vec<Vec<Anchor>>,
    /// Which events cite which sources.
    citing: Citing,
    /// Everything that is wrong.
    checks: Checks,
}

/// What a change leaves behind, taken up once it is made.
struct Leaving {
    names: Option<Vec<EventId>>,
    ids: BTreeSet<EventId>,
    /// What the timeline's index holds of the events that it touches.
    rows: Vec<Row>,
}

/// A search that goes on off the window's thread.
pub struct Searching(Job<Option<Passing>>);

impl Searching {
    fn start(ctx: &egui::Context, search: &SearchIndex, filter: &Filter) -> Self {
        let (search, filter) = (search.clone(), filter.clone());
        Self(Job::start(ctx, move |cancelled| search.pass_unless(&filter, cancelled)))
    }
}

/// How many steps [`Derived::of`] takes, as its progress counts them.
pub const STEPS: u64 = 6;

impl Derived {
    /// Works out everything, with all events passing.
    ///
    /// # Errors
    /// Where the work is given up.
    pub fn of(opened: &Opened, dataset: &Dataset, lanes: LaneMode, progress: &Progress) -> Result<Self, Cancelled> {
        let ids = EventIds::of(&dataset.events);
        let chronology = Chronology::of(dataset);
        progress.advance(1)?;
        let search = SearchIndex::of(dataset, &chronology);
        progress.advance(1)?;
        let anchors = anchors_of(dataset);
        let citing = Citing::of(dataset);
        progress.advance(1)?;
        let checks = Checks::of(opened, Grounds { dataset, ids: &ids, chronology: &chronology, anchors: &anchors });
        progress.advance(1)?;
        let mut order: Vec<usize> = (0..dataset.events.len()).collect();
        order.sort_by_cached_key(|place| time_key(&chronology, *place));
        let index = TimelineIndex::of(dataset, &chronology, lanes);
        progress.advance(1)?;
        let mut derived = Self { ids, chronology, search, index, order, anchors, citing, checks, ..Self::default() };
        let passing = derived.search.pass(&Filter::default());
        (derived.shown, derived.facets) = (passing.count, passing.facets);
        progress.advance(1)?;
        Ok(derived)
    }

    /// Checks everything anew against the files, which changed under the records.
    pub fn check_anew(&mut self, opened: &Opened, dataset: &Dataset) {
        self.checks = Checks::of(opened, self.grounds(dataset));
    }

    /// Takes up what passes the filter.
    fn take_passing(&mut self, passing: Passing) -> Passes {
        let Passing { passes, count, facets } = passing;
        self.passing_rows = (count < self.order.len())
            .then(|| self.order.iter().copied().filter(|place| passes.contains(*place)).collect());
        (self.shown, self.facets, self.passing) = (count, facets, None);
        Passes::of(passes)
    }

    /// Before a change of the list of events.
    fn before(&mut self, dataset: &Dataset, change: &ListChange) -> Leaving {
        let (header, events) = (&dataset.header, dataset.events.as_slice());
        let held = change.touched_before().filter_map(|place| Some((place, events.get(place)?)));
        let rows = held
            .flat_map(|(place, event)| self.index.rows_of(header, event, self.chronology.event(place), place))
            .collect();
        let names = self.chronology.before(events, &self.ids, change);
        self.citing.before(events, &self.ids, change);
        self.ids.before(events, change);
        let ids = change.touched_before().filter_map(|place| events.get(place)).map(|event| event.id.clone());
        Leaving { names, ids: ids.collect(), rows }
    }

    /// After the change. What passes the filter is asked anew by the caller.
    fn after(&mut self, opened: &Opened, dataset: &Dataset, change: &ListChange, leaving: Leaving) {
        let events = dataset.events.as_slice();
        self.ids.after(events, change);
        let (redated, dates_before) = self.chronology.after(dataset, &self.ids, change, leaving.names);
        self.reindex(dataset, change, &leaving.rows, redated.iter().copied().zip(&dates_before));
        self.search.follow(dataset, &self.chronology, change, &redated);
        change.carry(&mut self.anchors, |_| Vec::new());
        let sources = Sources::of(dataset);
        for place in change.touched_after() {
            if let (Some(held), Some(event)) = (self.anchors.get_mut(place), events.get(place)) {
                *held = sources.anchors(event);
            }
        }
        self.citing.after(events, change, &self.anchors);
        self.reorder(change, &redated);
        let here = change.touched_after().filter_map(|place| events.get(place)).map(|event| event.id.clone());
        let renamed = leaving.ids.symmetric_difference(&here.collect()).cloned().collect();
        let mut checks = std::mem::take(&mut self.checks);
        checks.follow(opened, self.grounds(dataset), change, &redated, &renamed);
        self.checks = checks;
    }

    /// Brings the timeline's index up to date: `rows` are those of events that
    /// the change touches, as they were; then come the places of events with
    /// other dates, and those dates as they were.
    fn reindex<'a>(
        &mut self,
        dataset: &Dataset,
        change: &ListChange,
        rows: &[Row],
        redated: impl Iterator<Item = (usize, &'a EventDates)>,
    ) {
        if self.index.lanes.mode == LaneMode::Tag && self.index.lanes != LaneTable::of(dataset, LaneMode::Tag) {
            self.index = TimelineIndex::of(dataset, &self.chronology, LaneMode::Tag);
            return;
        }
        let len_before = self.order.len();
        self.index.events.replace(rows, &[]);
        if let Some(new) = change.new_places(len_before) {
            self.index.events = self.index.events.renumbered(|item| new.get(item as usize).map(|place| place as u32));
        }
        let (header, touched): (_, BTreeSet<usize>) = (&dataset.header, change.touched_after().collect());
        for (place, dates_before) in redated {
            let Some(event) = dataset.events.get(place) else { continue };
            let old = if touched.contains(&place) {
                Vec::new()
            } else {
                self.index.rows_of(header, event, dates_before, place)
            };
            self.index.events.replace(&old, &self.index.rows_of(header, event, self.chronology.event(place), place));
        }
    }

    fn grounds<'d>(&'d self, dataset: &'d Dataset) -> Grounds<'d> {
        Grounds { dataset, ids: &self.ids, chronology: &self.chronology, anchors: &self.anchors }
    }

    /// Brings the time order up to date: `redated` are the places of events with
    /// other dates than before, new ones included.
    fn reorder(&mut self, change: &ListChange, redated: &[usize]) {
        let new = change.new_places(self.order.len());
        let len = self.order.len() + change.inserted.len() - change.removed.len();
        let mut fresh = FixedBitSet::with_capacity(len);
        fresh.extend(redated.iter().copied());
        self.order.retain_mut(|place| {
            match &new {
                Some(new) => match new.get(*place) {
                    Some(moved) => *place = moved,
                    None => return false,
                },
                None if change.removed.binary_search(place).is_ok() => return false,
                None => {}
            }
            !fresh.contains(*place)
        });
        let key = |place: &usize| time_key(&self.chronology, *place);
        if redated.len() > FEW {
            self.order.extend(redated);
            self.order.sort_by_key(key);
            return;
        }
        for place in redated {
            let at = self.order.partition_point(|other| key(other) < key(place));
            self.order.insert(at, *place);
        }
    }

    /// The events that pass, in time order, the undated last.
    pub fn passing_rows(&self) -> &[usize] {
        self.passing_rows.as_ref().unwrap_or(&self.order)
    }

    /// The undated events, in file order.
    pub fn undated(&self) -> &[usize] {
        let dated = self.order.partition_point(|place| self.chronology.date(*place).is_some());
        &self.order[dated..]
    }

    /// The place of an event among those of [`passing_rows`](Self::passing_rows).
    pub fn passing_place(&self, event: usize) -> Option<usize> {
        let rows = self.passing_rows();
        let key = time_key(&self.chronology, event);
        let place = rows.partition_point(|other| time_key(&self.chronology, *other) < key);
        (rows.get(place) == Some(&event)).then_some(place)
    }

    /// The place of an event in the time order.
    pub fn place_in_time(&self, event: usize) -> Option<usize> {
        let key = time_key(&self.chronology, event);
        let place = self.order.partition_point(|other| time_key(&self.chronology, *other) < key);
        (self.order.get(place) == Some(&event)).then_some(place)
    }

    /// All problems: errors of the files first, then by place.
    pub fn problems(&self) -> &[Arc<Problem>] {
        self.checks.problems()
    }

    /// How many of the problems are errors, and how many warnings.
    pub fn problem_counts(&self) -> (usize, usize) {
        self.checks.counts()
    }

    /// The coverage of a source of the dataset.
    pub fn coverage(&self, source: &SourceId, dataset: &Dataset) -> Option<&Coverage> {
        self.citing.coverage(source, dataset, &self.anchors)
    }

    /// Follows a change of the records that `make` carries out.
    pub fn follow<R>(
        &mut self,
        opened: &Opened,
        dataset: &mut Dataset,
        change: &ListChange,
        make: impl FnOnce(&mut Dataset) -> R,
    ) -> R {
        let leaving = self.before(dataset, change);
        let made = make(dataset);
        self.after(opened, dataset, change, leaving);
        made
    }
}

/// Dated events by earliest start, then latest end, then place in the file; the
/// undated after them.
fn time_key(chronology: &Chronology, place: usize) -> impl Ord + use<> {
    let bounds = chronology.date(place).map(|date| date.bounds);
    (
        bounds.is_none(),
        bounds.and_then(|bounds| bounds.earliest_start.or(bounds.latest_start)),
        bounds.and_then(|bounds| bounds.latest_end),
        place,
    )
}

impl State {
    /// Works out anew everything that follows from the records.
    pub fn renew_derived(&mut self) {
        self.revision += 1;
        // Only who holds the other end gives this work up, and nobody does.
        self.derived = Derived::of(&self.opened, &self.dataset, self.view.lanes, &Progress::new()).unwrap_or_default();
        self.renew_filter_now();
    }

    /// Checks the records anew against the files, which were written or read
    /// again under them.
    pub fn renew_checks(&mut self) {
        self.derived.check_anew(&self.opened, &self.dataset);
    }

    /// Applies a change of the records, and what follows from it.
    pub fn apply(&mut self, change: Change) {
        let told = change.list_change(&self.dataset.events, false);
        self.follow(told, |history, dataset| history.apply(dataset, change));
    }

    /// Takes the last step back, or does the last undone one again. Returns its
    /// label.
    pub fn step(&mut self, back: bool) -> Option<String> {
        let told = self.history.next(back)?.list_change(&self.dataset.events, back);
        self.follow(told, |history, dataset| if back { history.undo(dataset) } else { history.redo(dataset) })
    }

    fn follow<R>(&mut self, told: Option<ListChange>, make: impl FnOnce(&mut History, &mut Dataset) -> R) -> R {
        let history = &mut self.history;
        let Some(change) = told else {
            let made = make(history, &mut self.dataset);
            self.renew_derived();
            return made;
        };
        self.revision += 1;
        let made = self.derived.follow(&self.opened, &mut self.dataset, &change, |dataset| make(history, dataset));
        self.renew_filter_now();
        made
    }

    /// Works out anew which events pass the filter: at once, or off the window's
    /// thread where that could take longer than a frame. Until then what passed
    /// before is shown.
    pub fn renew_filter(&mut self) {
        self.background.searching = None;
        match &self.background.ctx {
            Some(ctx) if self.dataset.events.len() > self.background.searched_at_once => {
                self.background.searching = Some(Searching::start(ctx, &self.derived.search, &self.filter));
            }
            _ => self.renew_filter_now(),
        }
    }

    /// Works out anew which events pass the filter.
    pub fn renew_filter_now(&mut self) {
        self.background.searching = None;
        let passing = self.derived.search.pass(&self.filter);
        self.take_passing(passing);
    }

    /// Takes up the result of a search that went on elsewhere, where there is one.
    pub fn collect_search(&mut self) {
        let Some(Searching(job)) = &self.background.searching else { return };
        match job.poll() {
            Outcome::Pending => {}
            Outcome::Done(Some(passing)) => {
                self.background.searching = None;
                self.take_passing(passing);
            }
            Outcome::Done(None) | Outcome::Lost => self.renew_filter_now(),
        }
    }

    /// Takes up what passes the filter.
    pub fn take_passing(&mut self, passing: Passing) {
        self.view.passes = self.derived.take_passing(passing);
        self.renew_layers();
    }

    /// Brings the timeline's index up to the lanes and the filter that are asked
    /// for.
    pub fn renew_index(&mut self) {
        let derived = &mut self.derived;
        if derived.index.lanes.mode != self.view.lanes {
            derived.index = TimelineIndex::of(&self.dataset, &derived.chronology, self.view.lanes);
            derived.passing = None;
        }
        if derived.passing.is_none() && !self.view.passes.is_all() {
            derived.passing = Some(derived.index.filtered(&self.view.passes));
        }
    }

    /// Whether an event passes the filter.
    pub fn passes(&self, place: usize) -> bool {
        self.view.passes.passes(place)
    }

    /// The events that the lists show, in time order: those that pass, and the
    /// others too where they are only dimmed.
    pub fn listed(&self) -> &[usize] {
        let hides = self.view.filtered_out == FilteredOut::Hidden || !self.filter.is_empty();
        if hides { self.derived.passing_rows() } else { &self.derived.order }
    }

    /// The coverage of a source of the dataset.
    pub fn coverage(&self, source: &SourceId) -> Option<&Coverage> {
        self.derived.coverage(source, &self.dataset)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{ClaimWhat, DateClaim, Offset, Relative, TimeRelation};
    use crate::model::record::{Link, LinkRelation};
    use crate::model::{Event, Lang, Severity};
    use crate::store::{self, history::Delta};
    use crate::view::Theme;

    /// Everything that is derived, as far as it can be seen.
    fn assert_same(state: &State) {
        let anew = Derived::of(&state.opened, &state.dataset, state.view.lanes, &Progress::new()).unwrap();
        let derived = &state.derived;
        assert_eq!(derived.ids, anew.ids);
        assert_eq!(derived.chronology, anew.chronology);
        assert_eq!(derived.order, anew.order);
        assert_eq!(derived.anchors, anew.anchors);
        assert_eq!(derived.problems(), anew.problems());
        assert_eq!(derived.undated(), anew.undated());
        assert_eq!(derived.index.lanes, anew.index.lanes);
        let rows = |index: &TimelineIndex| {
            let lanes = index.events.lanes().iter().map(|lane| lane.rows().copied().collect::<Vec<_>>());
            lanes.collect::<Vec<_>>()
        };
        assert_eq!(rows(&derived.index), rows(&anew.index));
        assert_eq!(derived.index.events.extent_days(), anew.index.events.extent_days());
        let problems = state.opened.check(&state.dataset);
        assert!(derived.problems().iter().map(|problem| &**problem).eq(&problems));
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        assert_eq!(derived.problem_counts(), (errors, problems.len() - errors));
        for source in &state.dataset.sources {
            assert_eq!(state.coverage(&source.id), Some(&crate::evidence::coverage(&state.dataset, &source.id)));
        }
        assert_eq!(anew.search.pass(&state.filter), derived.search.pass(&state.filter));
        let passing: Vec<usize> = anew.order.iter().copied().filter(|place| state.passes(*place)).collect();
        assert_eq!(derived.passing_rows(), passing);
        for (place, event) in passing.iter().enumerate() {
            assert_eq!(derived.passing_place(*event), Some(place));
        }
    }

    /// A change of the dataset that some numbers choose.
    fn change(state: &State, sort: u8, a: usize, b: usize) -> Change {
        let events = &state.dataset.events;
        let place = a % events.len().max(1);
        let Some(before) = events.get(place).cloned() else {
            let index = 0;
            return Change::new("Add", vec![Delta { index, before: None, after: Some(Event::default()) }]);
        };
        let other = events[b % events.len()].id.clone();
        let mut after = before.clone();
        match sort {
            0 => after.title.set(Lang::EN, format!("Belkhir {b}")),
            1 => after.dates.clear(),
            2 => {
                let what = ClaimWhat::Relative(Relative {
                    relation: TimeRelation::After,
                    offset: Offset { days: 3, ..Offset::default() },
                    about: false,
                    event: other,
                });
                after.dates.insert(0, DateClaim { what, preferred: b.is_multiple_of(2), ..DateClaim::default() });
            }
            3 => after.links.push(Link { relation: LinkRelation::Follows, event: other }),
            4 => after.id = format!("renamed-{b}").into(),
            5 => after.citations.iter_mut().for_each(|citation| citation.start += b),
            6 => after.citations.truncate(b % 2),
            7 => return Change::new("Delete", vec![Delta { index: place, before: Some(before), after: None }]),
            8 => {
                after.id = if b.is_multiple_of(5) { after.id } else { format!("copy-{b}").into() };
                return Change::new(
                    "Add",
                    vec![Delta { index: b % (events.len() + 1), before: None, after: Some(after) }],
                );
            }
            _ => {
                let all = events.iter().enumerate().rev().filter(|(index, _)| index % 2 == b % 2);
                let deltas = all.map(|(index, event)| Delta { index, before: Some(event.clone()), after: None });
                return Change::new("Delete many", deltas.collect());
            }
        }
        Change::new("Edit", vec![Delta { index: place, before: Some(before), after: Some(after) }])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn any_edits_undone_and_redone_leave_what_a_fresh_start_finds(
            acts in proptest::collection::vec((0..13_u8, 0..40_usize, 0..40_usize), 1..9),
            lanes in prop_oneof![Just(LaneMode::Direction), Just(LaneMode::Actor), Just(LaneMode::Tag)],
            query in prop_oneof![Just(""), Just("belkhir"), Just("kind:visit"), Just("date:undated")],
        ) {
            let mut state = State::new(store::open_bundled(), Theme::named("light"));
            state.view.lanes = lanes;
            state.renew_index();
            state.filter = Filter::parse(query, &state.dataset).unwrap();
            state.renew_filter();
            let shown = state.dataset.sources[0].id.clone();
            for (sort, a, b) in acts {
                match sort {
                    10 => drop(state.step(true)),
                    11 => drop(state.step(false)),
                    12 => drop(state.coverage(&shown)),
                    sort => {
                        let change = change(&state, sort, a, b);
                        state.apply(change);
                    }
                }
                assert_same(&state);
            }
        }
    }
}
