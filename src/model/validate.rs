//! The rules that a dataset must keep.

use super::dataset::Dataset;
use super::date::Chronology;
use super::problem::Finding;

/// Everything that is wrong with the records as such. Citations are checked
/// against their sources by the `evidence` layer.
pub fn validate(_dataset: &Dataset, _chronology: &Chronology) -> Vec<Finding> {
    Vec::new()
}
