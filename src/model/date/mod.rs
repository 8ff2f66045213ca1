//! Dates as historians have them: claims, their bounds, and questions on them.

mod bounds;
mod chronology;
mod claim;
mod reading;

pub use bounds::{Bounds, Day, Extent, Precision, Resolved};
pub use chronology::{Chronology, ClaimError, ClaimOutcome, EventDates};
pub use claim::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};
pub use reading::{read_claim, read_edtf, short_date};
