//! Events as text for the clipboard: title, date, quotations with their source.

use std::fmt::Write as _;

use crate::model::Event;
use crate::model::date::short_date;

use super::interface::Arg;
use super::state::State;

/// The selected events in time order, each with its date and its quotations.
pub fn events_as_text(state: &State) -> String {
    let selected =
        state.derived.order.iter().copied().filter(|index| {
            state.dataset.events.get(*index).is_some_and(|event| state.view.selected.contains(&event.id))
        });
    let texts: Vec<String> = selected.map(|index| event_as_text(state, index, &state.dataset.events[index])).collect();
    texts.join("\n\n")
}

fn event_as_text(state: &State, index: usize, event: &Event) -> String {
    let lang = state.lang();
    let date = match state.derived.chronology.date(index) {
        Some(date) => short_date(date, state.date_style()),
        None => state.words.say("undated").to_owned(),
    };
    let mut text = format!("{} ({date})", event.title.in_lang(lang));
    let summary = event.summary.in_lang(lang);
    if !summary.is_empty() {
        let _ = write!(text, "\n{summary}");
    }
    for citation in &event.citations {
        let source = state.dataset.source(&citation.source);
        let title = source.map_or(citation.source.as_str(), |source| source.title.in_lang(lang));
        let (start, end) = (citation.start.to_string(), citation.end.to_string());
        let args = [("source", Arg::own(title)), ("start", Arg::own(start)), ("end", Arg::own(end))];
        let place = state.words.say_with("quoted-from", &args);
        let _ = write!(text, "\n«{}»\n{place}", citation.exact);
    }
    text
}
