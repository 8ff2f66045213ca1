//! The sentences about work that is kept safe.

use crate::app::interface::{Arg, Words};
use crate::model::date::{Day, short_month_names};
use crate::store::compare::{DifferenceKind, RecordDifference};
use crate::store::lock::Holder;
use crate::store::watch::FileChange;

use super::{Recovery, Restored};

/// Seconds of a day.
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// A time given in seconds from 1970-01-01 UTC, such as "24 Nov 2026, 11:42 UTC".
pub fn moment(words: &'static Words, seconds: u64) -> String {
    let (year, month, day) = Day((seconds / DAY_SECONDS) as i64).to_civil();
    let of_day = seconds % DAY_SECONDS;
    let month = short_month_names(words.lang())[usize::from(month) - 1];
    let time = format!("{:02}:{:02}", of_day / 3600, of_day / 60 % 60);
    let own = |text: String| Arg::own(text);
    let args = [
        ("day", own(day.to_string())),
        ("month", Arg::own(month)),
        ("year", own(year.to_string())),
        ("time", own(time)),
    ];
    words.say_with("moment", &args)
}

/// Why a folder that another window holds cannot be edited.
pub fn taken(words: &'static Words, holder: Option<&Holder>) -> String {
    let Some(Holder { user, host, process, since, .. }) = holder else {
        return words.say("read-only-someone").to_owned();
    };
    let known = |name: &str, unknown: &'static str| match name {
        "" => Arg::own(words.say(unknown)),
        _ => Arg::from(name.to_owned()),
    };
    let args = [
        ("user", known(user, "unknown-user")),
        ("host", known(host, "unknown-host")),
        ("process", Arg::own(process.to_string())),
        ("since", Arg::own(moment(words, *since))),
    ];
    words.say_with("read-only-holder", &args)
}

/// Why a folder cannot be written at all.
pub fn read_only(words: &'static Words, why: &str) -> String {
    words.say_with("read-only-folder", &[("reason", why.into())])
}

/// That unsaved work is not safe.
pub fn journal_failed(words: &'static Words, reason: &dyn std::error::Error) -> String {
    words.say_with("journal-failed", &[("reason", reason.to_string().into())])
}

/// What happened to a file.
pub fn changed(words: &'static Words, change: &FileChange) -> String {
    let key = if change.now.is_some() { "file-changed" } else { "file-removed" };
    words.say_with(key, &[("file", change.name.as_str().into())])
}

fn counted(words: &'static Words, count: usize) -> Arg<'static> {
    Arg::own(words.say_with("counted-changes", &[("count", count.into())]))
}

/// What was found after a crash.
pub fn recovery(words: &'static Words, recovery: &Recovery) -> String {
    let count = recovery.steps().count();
    let key = match (count, recovery.has_draft()) {
        (0, _) => "found-form",
        (_, true) => "found-changes-and-form",
        (_, false) => "found-changes",
    };
    let last = Arg::own(moment(words, recovery.last_at()));
    words.say_with(key, &[("changes", counted(words, count)), ("moment", last)])
}

/// What came of bringing work back.
pub fn restored(words: &'static Words, restored: Restored) -> String {
    let Restored { made, left_out, has_draft } = restored;
    let changes = counted(words, made);
    match (made, left_out, has_draft) {
        (0, 0, true) => words.say("restored-form").to_owned(),
        (_, 0, _) => words.say_with("restored-changes", &[("changes", changes)]),
        _ => words.say_with("restored-some", &[("changes", changes), ("left", left_out.into())]),
    }
}

/// How a record differs.
pub fn difference(words: &'static Words, difference: &RecordDifference) -> String {
    match &difference.kind {
        DifferenceKind::OnlyOnDisk => words.say("only-on-disk").to_owned(),
        DifferenceKind::OnlyHere => words.say("only-here").to_owned(),
        DifferenceKind::Order => words.say("moved-record").to_owned(),
        DifferenceKind::Fields(names) => words.say_with("differs-in", &[("fields", Arg::own(words.list(names)))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn moments_are_told_to_the_minute() {
        let words = Words::of(Lang::EN);
        assert_eq!(moment(words, 0), "1 Jan 1970, 00:00 UTC");
        assert_eq!(moment(words, 1_637_755_199), "24 Nov 2021, 11:59 UTC");
    }

    #[test]
    fn who_holds_a_folder_is_told_as_far_as_it_is_known() {
        let words = Words::of(Lang::EN);
        let holder = Holder { user: "salma".into(), host: "rabat".into(), process: 7, since: 0, ..Holder::default() };
        assert_eq!(
            taken(words, Some(&holder)),
            "Read only: opened by salma on rabat (process 7) since 1 Jan 1970, 00:00 UTC; save as another folder to edit"
        );
        assert!(taken(words, None).contains("another window"));
        assert!(taken(words, Some(&Holder::default())).contains("someone on an unknown machine"));
    }
}
