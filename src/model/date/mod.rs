//! Dates as historians have them: claims, their bounds, and questions on them.

mod bounds;
mod calendar;
mod chronology;
mod claim;
mod counts;
mod edtf;
mod naming;
mod questions;
mod reading;
mod relative;
mod span;
#[cfg(test)]
mod testing;
mod vocabulary;
mod widening;

pub use bounds::{Bounds, Day, Extent, Precision, Resolved};
pub use calendar::{YEAR_LIMIT, days_in_month, is_leap};
pub use chronology::{Chronology, ClaimError, ClaimOutcome, EventDates};
pub use claim::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};
pub use edtf::resolve_edtf;
pub use questions::SortKey;
pub use reading::{read_claim, read_distance, read_edtf, short_date};
