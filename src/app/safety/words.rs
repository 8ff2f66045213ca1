//! The sentences about work that is kept safe.

use crate::model::Lang;
use crate::model::date::{Day, short_month_names};
use crate::store::compare::{DifferenceKind, RecordDifference};
use crate::store::lock::Holder;
use crate::store::watch::FileChange;

use super::{Recovery, Restored};

/// Seconds of a day.
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// A time given in seconds from 1970-01-01 UTC, such as "24 Nov 2026, 11:42 UTC".
pub fn moment(seconds: u64) -> String {
    let (year, month, day) = Day((seconds / DAY_SECONDS) as i64).to_civil();
    let of_day = seconds % DAY_SECONDS;
    let month = short_month_names(Lang::EN)[usize::from(month) - 1];
    format!("{day} {month} {year}, {:02}:{:02} UTC", of_day / 3600, of_day / 60 % 60)
}

/// A sentence of the store with a capital letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Why a folder that another window holds cannot be edited.
pub fn taken(holder: Option<&Holder>) -> String {
    let Some(Holder { user, host, process, since, .. }) = holder else {
        return "Read only: another window has opened this folder; save as another folder to edit".to_owned();
    };
    let user = if user.is_empty() { "someone" } else { user };
    let host = if host.is_empty() { String::new() } else { format!(" on {host}") };
    format!("Read only: opened by {user}{host} (process {process}) since {}; save as another folder to edit", moment(*since))
}

/// Why a folder cannot be written at all.
pub fn read_only(why: &str) -> String {
    let why = why.strip_prefix("The ").map_or_else(|| why.to_owned(), |rest| format!("the {rest}"));
    format!("Read only: {why}; save as another folder to edit")
}

/// That the folder is gone.
pub const FOLDER_GONE: &str =
    "The folder is gone; your work is still in memory and in the journal, so save it as another folder";

/// What happened to a file.
pub fn changed(change: &FileChange) -> String {
    match change.now {
        Some(_) => format!("Another program has changed {}", change.name),
        None => format!("Another program has removed {}", change.name),
    }
}

/// What was found after a crash.
pub fn recovery(recovery: &Recovery) -> String {
    let count = recovery.steps().count();
    let changes = match count {
        0 => String::new(),
        1 => "one change".to_owned(),
        _ => format!("{count} changes"),
    };
    let form = if recovery.has_draft() { "an open event form" } else { "" };
    let what = [changes.as_str(), form].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" and ");
    format!("Entente was not closed as usual, and {what} had not been saved, the last of {}", moment(recovery.last_at()))
}

/// That some changes may not fit.
pub const NO_LONGER_FITS: &str =
    "The files have been changed since; changes that no longer fit them will be left out and kept in the journal's folder";

/// What came of bringing work back.
pub fn restored(restored: Restored) -> String {
    let Restored { made, left_out, has_draft } = restored;
    let changes = if made == 1 { "1 change".to_owned() } else { format!("{made} changes") };
    match (made, left_out, has_draft) {
        (0, 0, true) => "The open form was brought back".to_owned(),
        (_, 0, _) => format!("{changes} brought back and not yet saved"),
        _ => format!("{changes} brought back and not yet saved; {left_out} no longer fit and were kept aside"),
    }
}

/// How a record differs.
pub fn difference(difference: &RecordDifference) -> String {
    match &difference.kind {
        DifferenceKind::OnlyOnDisk => "only in the file".to_owned(),
        DifferenceKind::OnlyHere => "only here".to_owned(),
        DifferenceKind::Order => "in another place".to_owned(),
        DifferenceKind::Fields(names) => format!("differs in {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_to_the_minute() {
        assert_eq!(moment(0), "1 Jan 1970, 00:00 UTC");
        assert_eq!(moment(1_637_755_199), "24 Nov 2021, 11:59 UTC");
    }

    #[test]
    fn who_holds_a_folder_is_told_as_far_as_it_is_known() {
        let holder = Holder { user: "salma".into(), host: "rabat".into(), process: 7, since: 0, ..Holder::default() };
        let told = taken(Some(&holder));
        assert_eq!(
            told,
            "Read only: opened by salma on rabat (process 7) since 1 Jan 1970, 00:00 UTC; save as another folder to edit"
        );
        assert!(taken(None).contains("another window"));
        assert!(taken(Some(&Holder::default())).contains("someone (process 0)"));
    }
}
