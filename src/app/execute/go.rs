//! Commands about the way through time: jumps, dates, bookmarks, the ruler.

use crate::app::command::GoCommand;
use crate::app::navigation::BookmarkCommand;
use crate::app::state::State;
use crate::model::date::{Extent, Precision, Resolved};
use crate::view::flight::TimeWindow;

pub(super) fn go(state: &mut State, command: GoCommand) {
    match command {
        GoCommand::Jump(window) => state.jump_to(window),
        GoCommand::Date(date) => show_date(state, &date),
        GoCommand::Bookmark(BookmarkCommand::GoTo(place)) => state.go_to_bookmark(place),
        GoCommand::Bookmark(BookmarkCommand::Edit(edit)) => state.edit_bookmarks(edit),
        GoCommand::Measure(measured) => state.navigation.ruler.measured = Some(measured),
    }
}

/// Shows a date: a day stands in the middle of the window, which keeps its
/// length; a month, a year or a range is shown in full. Of a date that is open
/// on one side, the side that is known.
fn show_date(state: &mut State, date: &Resolved) {
    let bounds = &date.core;
    let ends = [bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end];
    let days = || ends.into_iter().flatten().map(|day| day.0);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        state.tell_failure(state.words.say("open-on-both-sides"));
        return;
    };
    let is_open = bounds.earliest_start.is_none() || bounds.latest_end.is_none();
    let is_day = date.extent == Extent::Point && date.precision == Precision::Day && first == last;
    let (start_days, end_days) = (first as f64, last as f64 + 1.0);
    if is_day || is_open {
        state.jump_to(TimeWindow::about(
            f64::midpoint(start_days, end_days),
            state.window().span_days.max(end_days - start_days),
        ));
    } else {
        state.jump_by(|state| state.fit(start_days, end_days));
    }
}
