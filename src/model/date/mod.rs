//! Dates as historians have them: claims, their bounds, and questions on them.
//!
//! # From a claim to bounds
//!
//! A *point* is one moment that is known only so far; its four bounds are its
//! first and its last possible day, each twice. An *interval* has a start and an
//! end, each known only so far. No end lies before its start, which tightens the
//! bounds where it can.
//!
//! | written | what it is |
//! |---|---|
//! | `2021-11-24`, `2021-11`, `2022-22`, `2021` | a point within that day, month, season, year |
//! | `202X`, `1950S2`, `2021-XX`, `2021-11-XX` | a point within all that the missing digits allow |
//! | `2021-11-24T10:30:00` | a point with its time of day, as written: a shift from UTC changes neither day nor time |
//! | `2020-12/2022-09` | an interval that starts within the one and ends within the other |
//! | `2020-12/..`, `2020-12/` | the same with an end that is open or unknown, and so for the start |
//! | `..2020/2022`, `2020/2022..` | started in 2020 or earlier; ended in 2022 or later |
//! | `[2020,2022]` | a point anywhere from the first of the members to the last |
//! | `{2020,2022}` | an interval from the first of the members to the last |
//!
//! A date told by another event uses the date that *places* that event:
//!
//! | relation | what it is |
//! |---|---|
//! | before, by a distance | a point so far before the other's start |
//! | after, by a distance | a point so far after the other's end |
//! | before, after | a point with an open far side; the near one is the latest start, the earliest end of the other (that day included) |
//! | at the same time | the other's bounds |
//! | during | a point anywhere from the other's earliest start to its latest end |
//!
//! Distances are counted by the calendar, years and months first, then days; a
//! day that the target month lacks becomes its last.
//!
//! # How far "about" reaches
//!
//! This is the program's own rule; EDTF leaves it open.
//!
//! - `~` (and `%`) widens a date on each side by **half of the unit in which it
//!   is written**: a day by 3 days (half a week), a month by 15, a season by 45
//!   (a group of four months by 60, of six by 90), a year by 183, a decade or
//!   anything coarser by half of its length, rounded up.
//! - `?` widens nothing. It says that the source is in doubt, not that the date
//!   is another.
//! - A qualifier on one component counts for that component's unit and leaves
//!   the coarser ones as they are: `2022-~01` is about January, but in 2022, and
//!   ends 15 days later but begins no earlier. Components that are qualified one
//!   after the other count as one, by the finest: `2022-07~-15` is about July 2022.
//! - "About" before a distance widens by **half of the smallest unit that the
//!   distance names, or a quarter of the whole distance, whichever is more**,
//!   rounded up, where a month counts 30 days and a year 365. "About two months
//!   before" reaches 15 days to each side, "about six months" 45, "about a year"
//!   183, "about ten days" 3.
//! - "About" at the same time, or during, widens as `~` would widen the other's
//!   date. "About" without a distance says nothing more about before and after.
//!
//! What is widened stays beside what is written ([`Resolved::core`]).
//!
//! # Which claim places an event
//!
//! The one marked as preferred; if that has no bounds, the event is undated, and
//! no other claim is put in its place. Where none is marked, the first claim that
//! has bounds and does not lead back to the event itself.

mod bounds;
mod calendar;
mod chronology;
mod claim;
mod counts;
mod edtf;
mod lengths;
mod naming;
mod other;
mod placing;
mod questions;
mod reading;
mod relative;
mod span;
mod style;
mod telling;
#[cfg(test)]
mod testing;
mod vocabulary;
mod widening;
mod written;

pub use bounds::{Bounds, Day, Extent, Precision, Resolved};
pub use calendar::{YEAR_LIMIT, days_in_month, is_leap};
pub use chronology::{Chronology, ClaimError, ClaimOutcome, EventDates};
pub use claim::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};
pub use edtf::resolve_edtf;
pub use lengths::{Between, DayRange, calendar_distance, read_between};
pub use other::{
    DOUBT_DAYS, EVENING_DAYS, Grounds, LAST_YEAR, OtherCalendar, OtherDay, OtherForm, OtherMonth, calendar_note,
    hebrew_numeral, other_calendar_name, other_date, other_day, other_day_number, other_month_name, other_month_names,
    other_year, told_evening, told_grounds,
};
pub use questions::SortKey;
pub use reading::{read_claim, read_distance, read_edtf, short_date};
pub use style::{DateStyle, Digits, MonthNaming};
pub use vocabulary::{month_names, short_month_names};
pub use written::{WrittenError, edtf_of_written};
