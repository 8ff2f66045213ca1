//! Dates in words, per language.

use crate::model::dataset::Dataset;
use crate::model::lang::Lang;

use super::{ClaimError, DateClaim, Resolved};

/// What an EDTF string means, for the person who is typing it, such as
/// "July 2022, about: 1–31 Jul 2022, ± 15 days".
///
/// # Errors
/// As [`ClaimError`] for a string that is no EDTF date.
pub fn read_edtf(_text: &str, _lang: Lang) -> Result<String, ClaimError> {
    todo!()
}

/// A claim in words, such as "about two months before Belkhir visits Tel Aviv",
/// "24 November 2021" or "a Tuesday".
pub fn read_claim(_claim: &DateClaim, _dataset: &Dataset, _lang: Lang) -> String {
    todo!()
}

/// A date as short as a label needs it, such as "24 Nov 2021", "about Jul 2022"
/// or "Dec 2020 – Sep 2022".
pub fn short_date(_date: &Resolved, _lang: Lang) -> String {
    todo!()
}
