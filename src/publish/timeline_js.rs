//! The JSON that TimelineJS 3 reads
//! (<https://timeline.knightlab.com/docs/json-format.html>).
//!
//! A slide has a start, an end and a text in HTML. The date as it is known goes
//! into `display_date`; what the format cannot hold is counted.

use serde::Serialize;

use crate::model::date::{Bounds, Day, Precision, Resolved};
use crate::model::words;

use super::Published;
use super::entry::Chronicle;
use super::html::{escaped, quotation};
use super::loss::Losses;

#[derive(Serialize)]
struct Slides<'d> {
    title: Title,
    events: Vec<Slide<'d>>,
}

#[derive(Serialize)]
struct Title {
    text: Words,
}

#[derive(Serialize)]
struct Slide<'d> {
    unique_id: &'d str,
    start_date: SlideDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<SlideDate>,
    display_date: String,
    group: String,
    text: Words,
}

#[derive(Serialize)]
struct Words {
    headline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

/// A day, month or year; what is not known is left out, not made up.
#[derive(Serialize)]
struct SlideDate {
    year: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

pub(super) fn timeline_js(chronicle: &Chronicle<'_>) -> Published {
    let (lang, mut losses, mut slides) = (chronicle.lang, Losses::default(), Vec::new());
    for entry in chronicle.entries() {
        losses.note(entry.date.is_none(), "events without a date");
        let Some((date, (start, end))) = entry.date.and_then(|date| Some((date, ends(&date.bounds)?))) else {
            losses.note(entry.date.is_some(), "dates that are open on both sides");
            continue;
        };
        let Bounds { earliest_start, latest_start, earliest_end, latest_end } = date.bounds;
        losses.note(
            earliest_start != latest_start || earliest_end != latest_end,
            "the doubt of a date, which stands in display_date alone",
        );
        losses.note(entry.event.dates.len() > 1, "date claims beside the preferred one");
        losses.note(entry.event.place.is_some(), "places");
        let is_point = start == end || date.bounds.latest_start == date.bounds.latest_end;
        let start_date = slide_date(start, date);
        let kind = chronicle.dataset.kind(&entry.event.kind);
        slides.push(Slide {
            unique_id: entry.event.id.as_str(),
            end_date: (!is_point).then(|| slide_date(end, date)),
            start_date,
            display_date: chronicle.date_words(&entry),
            group: kind.map_or_else(|| entry.event.kind.to_string(), |kind| kind.name.in_lang(lang).to_owned()),
            text: Words {
                headline: escaped(chronicle.event_title(entry.event).1),
                text: slide_text(chronicle, &entry),
            },
        });
    }
    let description = chronicle.dataset.header.description.in_lang(lang);
    let title = Title { text: Words { headline: escaped(chronicle.title()), text: escaped(description) } };
    let mut text = serde_json::to_string_pretty(&Slides { title, events: slides }).unwrap_or_default();
    text.push('\n');
    Published { text, losses: losses.into_list() }
}

fn ends(bounds: &Bounds) -> Option<(Day, Day)> {
    let first = bounds.earliest_start.or(bounds.latest_start).or(bounds.earliest_end)?;
    let last = bounds.latest_end.or(bounds.earliest_end).or(bounds.latest_start)?;
    Some((first.min(last), last))
}

fn slide_date(day: Day, date: &Resolved) -> SlideDate {
    let (year, month, day) = day.to_civil();
    let is_day = date.precision <= Precision::Day;
    let is_month = date.precision <= Precision::Month;
    SlideDate { year, month: is_month.then_some(month), day: is_day.then_some(day) }
}

fn slide_text(chronicle: &Chronicle<'_>, entry: &super::entry::Entry<'_>) -> String {
    let lang = chronicle.lang;
    let mut parts = Vec::new();
    let summary = entry.event.summary.in_lang(lang);
    if !summary.is_empty() {
        parts.push(format!("<p>{}</p>", escaped(summary)));
    }
    parts.push(format!("<p>{}</p>", escaped(&words::direction(entry.event.direction, chronicle.dataset, lang))));
    parts.extend(entry.quotes.iter().map(|quote| quotation(quote, lang)));
    parts.join("")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::testing::small;
    use super::*;

    #[test]
    fn a_slide_is_no_more_exact_than_its_date() {
        let told = small();
        let published = timeline_js(&told.chronicle());
        let json: Value = serde_json::from_str(&published.text).unwrap();
        let slide = |id: &str| {
            let slides = json["events"].as_array().unwrap();
            slides.iter().find(|slide| slide["unique_id"] == id).unwrap().clone()
        };
        assert_eq!(slide("memo")["start_date"], serde_json::json!({"year": 2021, "month": 11, "day": 24}));
        assert_eq!(slide("memo").get("end_date"), None);
        assert_eq!(slide("visit")["start_date"], serde_json::json!({"year": 2022, "month": 7}));
        assert_eq!(slide("talks")["end_date"], serde_json::json!({"year": 2020, "month": 12, "day": 22}));
        assert!(published.losses.iter().any(|loss| loss.what == "events without a date" && loss.events == 1));
    }

    #[test]
    fn data_cannot_become_markup() {
        let text = timeline_js(&small().chronicle()).text;
        assert!(text.contains("&lt;a&gt; memorandum &amp; more"), "{text}");
    }
}
