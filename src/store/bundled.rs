//! The dataset that the program carries.

use super::files::Embedded;

/// Its files, by their path in the dataset's folder.
pub const FILES: Embedded = Embedded(&[
    ("dataset.ron", include_str!("../../data/morocco-israel/dataset.ron")),
    ("events.ron", include_str!("../../data/morocco-israel/events.ron")),
    ("sources.ron", include_str!("../../data/morocco-israel/sources.ron")),
    ("sources/belkhir-visit.txt", include_str!("../../data/morocco-israel/sources/belkhir-visit.txt")),
]);
