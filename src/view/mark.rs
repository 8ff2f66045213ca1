//! What a date looks like: from a resolved date to a [`Mark`], in one place.
//!
//! ```text
//!   stated day       ◆      a diamond at the day, a bar as long as it beneath
//!   editor's day     ○      an open circle
//!   derived day      ⊙      a circle with a dot
//!   month, year    ▐██▌     a bar exactly as long as its bounds
//!   about         ░▒██▒░    solid where written, fading where widened
//!   in between    ////////  hatched: some moment within, not all of it
//!   from – to     ░░████░░  solid where certain, lighter where it may reach
//!   open end      ████▒▒░→  runs out toward the edge of the plot
//!   doubtful        ◆?      with a query
//! ```
//!
//! Bars say on whose word they stand as days do: the source's are filled, the
//! editor's are outlined, derived ones are filled lightly and carry a dot. What
//! is hatched says by itself that it is worked out; only the editor's is outlined.

use crate::model::Lang;
use crate::model::date::{Basis, Bounds, Day, Extent, Precision, Resolved};

use super::words::words;

/// On whose word a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkBasis {
    /// A source states the date.
    Stated,
    /// It follows from other dates.
    Derived,
    /// The editor adds it.
    Editorial,
}

/// A stretch of time in days, each side open where absent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stretch {
    /// Start; `None` where open.
    pub start: Option<f64>,
    /// End (exclusive); `None` where open.
    pub end: Option<f64>,
}

/// The outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MarkForm {
    /// A day or a moment of it.
    Moment {
        /// Where the symbol stands: the time of day that is given, else noon.
        at_days: f64,
    },
    /// A stretch: solid in its certain part, and as [`Mark::fades`] says beyond.
    Bar,
    /// Some time within the stretch.
    Hatched,
}

/// How a date is drawn. Colours and sizes are the painter's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Outline.
    pub form: MarkForm,
    /// On whose word.
    pub basis: MarkBasis,
    /// All that the mark covers.
    pub outer: Stretch,
    /// The part that is certain or as written; `None` where no day is.
    pub solid: Option<Stretch>,
    /// Whether the part outside `solid` fades to nothing ("about") rather than
    /// being evenly lighter (uncertain ends of an interval).
    pub fades: bool,
    /// Whether a query stands beside it.
    pub uncertain: bool,
}

impl From<&Basis> for MarkBasis {
    fn from(basis: &Basis) -> Self {
        match basis {
            Basis::Stated(_) => Self::Stated,
            Basis::Derived => Self::Derived,
            Basis::Editorial => Self::Editorial,
        }
    }
}

impl Stretch {
    /// The stretch between two moments.
    pub const fn closed(start: f64, end: f64) -> Self {
        Self { start: Some(start), end: Some(end) }
    }

    /// From the start of the first day to the end of the last.
    fn of_days(first: Option<Day>, last: Option<Day>) -> Self {
        Self { start: first.map(|day| day.0 as f64), end: last.map(|day| day.0 as f64 + 1.0) }
    }

    /// Length in days; infinite where a side is open.
    pub fn length_days(&self) -> f64 {
        match (self.start, self.end) {
            (Some(start), Some(end)) => end - start,
            _ => f64::INFINITY,
        }
    }
}

impl Mark {
    /// The mark of a date, or `None` where both of its sides are open and
    /// nothing on the axis could stand for it.
    ///
    /// - A point of one day's core and day precision is a moment.
    /// - A point whose core is exactly the calendar unit that it is known to
    ///   (a month, a season, a year, a decade) is a bar of that length; so is
    ///   one said to be approximate, whatever its core.
    /// - Any other point is hatched: it lies somewhere in between.
    /// - An interval is a bar, solid from its latest start to its earliest end.
    /// - "About" fades from the core as written to the widened bounds.
    pub fn of(date: &Resolved, basis: MarkBasis) -> Option<Self> {
        let (core, bounds) = (&date.core, &date.bounds);
        let outer = Stretch::of_days(bounds.earliest_start, bounds.latest_end);
        if outer == Stretch::default() {
            return None;
        }
        let written = Stretch::of_days(core.earliest_start, core.latest_end);
        let one_day = (written.length_days() - 1.0).abs() < 0.5;
        let form = match date.extent {
            Extent::Interval => MarkForm::Bar,
            Extent::Point if one_day && date.precision == Precision::Day => {
                let noon = written.start.unwrap_or_default() + 0.5;
                let clock = date.clock_seconds.map(|seconds| noon - 0.5 + f64::from(seconds) / 86_400.0);
                MarkForm::Moment { at_days: clock.unwrap_or(noon) }
            }
            Extent::Point if is_calendar_unit(core, date.precision) => MarkForm::Bar,
            Extent::Point if one_day && date.approximate => MarkForm::Bar,
            Extent::Point => MarkForm::Hatched,
        };
        let solid = match date.extent {
            Extent::Point => Some(written),
            Extent::Interval => certain_part(core),
        };
        Some(Self { form, basis, outer, solid, fades: date.approximate, uncertain: date.uncertain })
    }

    /// The moment by which the mark is found, sorted and folded: the symbol's
    /// place, the middle of a bar, the closed side of an open one.
    pub fn anchor_days(&self) -> f64 {
        match (self.form, self.outer.start, self.outer.end) {
            (MarkForm::Moment { at_days }, _, _) => at_days,
            (_, Some(start), Some(end)) => f64::midpoint(start, end),
            (_, Some(side), None) | (_, None, Some(side)) => side,
            (_, None, None) => 0.0,
        }
    }

    /// First moment that the mark covers; minus infinity where open.
    pub fn start_days(&self) -> f64 {
        self.outer.start.unwrap_or(f64::NEG_INFINITY)
    }

    /// Last moment that the mark covers; infinity where open.
    pub fn end_days(&self) -> f64 {
        self.outer.end.unwrap_or(f64::INFINITY)
    }
}

/// From the latest start to the earliest end, where that leaves anything.
fn certain_part(core: &Bounds) -> Option<Stretch> {
    // An open start began before anything that is known; an open end goes on.
    let start = core.latest_start.or(core.earliest_start);
    let end = core.earliest_end.or(core.latest_end);
    let certain = Stretch::of_days(start, end);
    (certain.length_days() > 0.0).then_some(certain)
}

/// Whether the core is just the calendar unit of its precision. Seasons,
/// quarters and halves are whole months, six at most; what is coarser than a
/// year is whole years, a power of ten of them.
fn is_calendar_unit(core: &Bounds, precision: Precision) -> bool {
    let (Some(first), Some(last)) = (core.earliest_start, core.latest_end) else { return false };
    let (first_year, first_month, first_day) = first.to_civil();
    let (next_year, next_month, next_day) = Day(last.0.saturating_add(1)).to_civil();
    let months = (next_year - first_year) * 12 + i64::from(next_month) - i64::from(first_month);
    let whole_months = first_day == 1 && next_day == 1;
    match precision {
        Precision::Day => first == last,
        Precision::Month => whole_months && months == 1,
        Precision::Season => whole_months && (2..=6).contains(&months),
        Precision::Year => whole_months && months == 12 && first_month == 1,
        Precision::Coarser => {
            let years = next_year - first_year;
            let power_of_ten = [10, 100, 1_000, 10_000].contains(&years);
            whole_months && first_month == 1 && next_month == 1 && power_of_ten
        }
    }
}

/// One line of a legend.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
    /// An example of the mark, on an axis of its own from day 0 to day
    /// [`KEY_SPAN_DAYS`].
    pub sample: KeySample,
    /// What it means.
    pub words: &'static str,
}

/// What a legend draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum KeySample {
    /// A mark.
    Mark(Mark),
    /// Several events folded into one mark.
    Fold,
}

/// Length of the axis on which the marks of [`key`] lie, in days.
pub const KEY_SPAN_DAYS: f64 = 30.0;

/// All marks with what they mean, for a legend.
pub fn key(lang: Lang) -> Vec<KeyEntry> {
    let whole = Stretch::closed(0.0, KEY_SPAN_DAYS);
    let middle = Stretch::closed(10.0, 20.0);
    let mark = |form, basis, outer, solid| Mark { form, basis, outer, solid, fades: false, uncertain: false };
    let bar = |outer, solid| mark(MarkForm::Bar, MarkBasis::Stated, outer, Some(solid));
    let day = |basis| {
        let day = Stretch::closed(14.5, 15.5);
        mark(MarkForm::Moment { at_days: 15.0 }, basis, day, Some(day))
    };
    let samples = [
        KeySample::Mark(day(MarkBasis::Stated)),
        KeySample::Mark(day(MarkBasis::Editorial)),
        KeySample::Mark(day(MarkBasis::Derived)),
        KeySample::Mark(bar(whole, whole)),
        KeySample::Mark(Mark { fades: true, ..bar(whole, middle) }),
        KeySample::Mark(mark(MarkForm::Hatched, MarkBasis::Stated, whole, None)),
        KeySample::Mark(bar(whole, middle)),
        KeySample::Mark(bar(Stretch { start: Some(0.0), end: None }, Stretch { start: Some(0.0), end: None })),
        KeySample::Mark(Mark { uncertain: true, ..day(MarkBasis::Stated) }),
        KeySample::Fold,
    ];
    samples.into_iter().zip(words(lang).key).map(|(sample, words)| KeyEntry { sample, words }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{date, day};
    use super::*;

    fn stated(text: &str) -> Mark {
        Mark::of(&date(text), MarkBasis::Stated).unwrap()
    }

    fn stretch(from: &str, to: &str) -> Stretch {
        Stretch::closed(day(from), day(to) + 1.0)
    }

    #[test]
    fn a_day_is_a_moment_at_noon() {
        let mark = stated("2021-11-24");
        assert_eq!(mark.form, MarkForm::Moment { at_days: day("2021-11-24") + 0.5 });
        assert_eq!(mark.outer, stretch("2021-11-24", "2021-11-24"));
    }

    #[test]
    fn a_month_a_season_a_year_and_a_decade_are_bars_of_just_their_length() {
        for (text, from, to) in [
            ("2021-11", "2021-11-01", "2021-11-30"),
            ("2022-21", "2022-03-01", "2022-05-31"),
            ("2022", "2022-01-01", "2022-12-31"),
            ("202X", "2020-01-01", "2029-12-31"),
        ] {
            let mark = stated(text);
            assert_eq!(mark.form, MarkForm::Bar, "{text}");
            assert_eq!(mark.outer, stretch(from, to), "{text}");
            assert_eq!(mark.solid, Some(stretch(from, to)), "{text}");
        }
    }

    #[test]
    fn about_is_solid_where_written_and_fades_beyond() {
        let mark = stated("2022-07~");
        assert!(mark.fades);
        assert_eq!(mark.solid, Some(stretch("2022-07-01", "2022-07-31")));
        assert!(mark.outer.start < mark.solid.unwrap().start);
        assert!(mark.outer.end > mark.solid.unwrap().end);
    }

    #[test]
    fn some_day_between_two_is_hatched_but_a_stretch_from_one_to_the_other_is_solid() {
        assert_eq!(stated("[2021-01-01..2021-06-15]").form, MarkForm::Hatched);
        let interval = stated("2021-01-01/2021-06-15");
        assert_eq!(interval.form, MarkForm::Bar);
        assert_eq!(interval.solid, Some(stretch("2021-01-01", "2021-06-15")));
    }

    #[test]
    fn an_interval_between_months_is_certain_only_between_them() {
        let mark = stated("2020-12/2022-09");
        assert_eq!(mark.outer, stretch("2020-12-01", "2022-09-30"));
        assert_eq!(mark.solid, Some(stretch("2020-12-31", "2022-09-01")));
        assert!(!mark.fades);
    }

    #[test]
    fn open_ends_stay_open_and_nothing_is_certain_where_nothing_is_said() {
        let mark = stated("2020-12-10/..");
        assert_eq!(mark.outer, Stretch { start: Some(day("2020-12-10")), end: None });
        assert_eq!(mark.anchor_days(), day("2020-12-10"));
        assert!(Mark::of(&Resolved { bounds: Bounds::default(), ..date("2020") }, MarkBasis::Stated).is_none());
    }

    #[test]
    fn doubt_is_kept() {
        assert!(stated("2021-11-24?").uncertain);
        assert!(!stated("2021-11-24").uncertain);
    }

    #[test]
    fn every_mark_of_the_key_is_explained() {
        for lang in Lang::OFFERED {
            let entries = key(lang);
            assert_eq!(entries.len(), words(lang).key.len());
            assert!(entries.iter().all(|entry| !entry.words.is_empty()));
        }
    }
}
