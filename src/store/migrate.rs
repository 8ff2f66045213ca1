//! From older schema versions to the present one.

use crate::model::dataset::SCHEMA_VERSION;

/// Rewrites the text of a file of one version as the next version has it. It is
/// given the file's name, since the three files have different forms.
type Migration = fn(&str, &str) -> String;

/// One migration for each version before the present one, oldest first. The
/// length is checked by the compiler: a new version cannot be forgotten here.
const MIGRATIONS: [Migration; (SCHEMA_VERSION - 1) as usize] = [];

/// The text of a file as the present version has it, or `None` where it is of
/// the present version already. Versions count from 1.
pub fn migrate(file: &str, version: u32, text: &str) -> Option<String> {
    let steps = MIGRATIONS.get((version as usize).saturating_sub(1)..).unwrap_or_default();
    steps.iter().fold(None, |migrated: Option<String>, step| Some(step(file, migrated.as_deref().unwrap_or(text))))
}
