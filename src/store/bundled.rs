//! The dataset that the program carries.

use super::files::Embedded;

/// Its files, by their path in the dataset's folder.
pub const FILES: Embedded = Embedded(&[]);
