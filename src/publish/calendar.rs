//! iCalendar (RFC 5545): one all-day event for each that has a date.
//!
//! A calendar knows days, not doubt: an entry spans from the first day on which
//! its event can have started to the last on which it can have ended, and the
//! date as it is known stands in its description.

use std::fmt::Write as _;

use crate::model::date::{Bounds, Day, read_claim};
use crate::model::words;

use super::Published;
use super::entry::{Chronicle, Entry};
use super::loss::Losses;
use super::markdown::quoted;

/// Longest line in octets, without its end (RFC 5545, section 3.1).
const LINE_OCTETS: usize = 75;
/// The stamp where no day of making is given: the start of the Unix epoch, so
/// that the same chronicle gives the same bytes.
const NO_STAMP: &str = "19700101T000000Z";

pub(super) fn icalendar(chronicle: &Chronicle<'_>) -> Published {
    let mut lines = Lines::default();
    let mut losses = Losses::default();
    let stamp = match chronicle.made_on.replace('-', "") {
        day if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) => format!("{day}T000000Z"),
        _ => NO_STAMP.to_owned(),
    };
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &format!("-//Entente//Entente {}//EN", env!("CARGO_PKG_VERSION")));
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("X-WR-CALNAME", &escaped(chronicle.title()));
    for entry in chronicle.entries() {
        let days = entry.date.and_then(|date| days(&date.bounds));
        losses.note(entry.date.is_none(), "events without a date");
        losses.note(
            entry.date.is_some() && days.is_none(),
            "dates that are open on both sides or outside the years 1 to 9999",
        );
        let Some((first, last)) = days else { continue };
        let bounds = entry.date.map(|date| date.bounds).unwrap_or_default();
        losses.note(
            bounds.earliest_start != bounds.latest_start || bounds.earliest_end != bounds.latest_end,
            "the doubt of a date, which stands in the description alone",
        );
        losses.note(entry.event.dates.len() > 1, "competing date claims, which stand in the description alone");
        write_entry(&mut lines, chronicle, &entry, (first, last), &stamp);
    }
    lines.put("END", "VCALENDAR");
    Published { text: lines.text, losses: losses.into_list() }
}

/// First and last day of an entry; of a date that is open on one side, the day
/// that it names on the other.
fn days(bounds: &Bounds) -> Option<(Day, Day)> {
    let first = bounds.earliest_start.or(bounds.latest_start).or(bounds.earliest_end)?;
    let last = bounds.latest_end.or(bounds.earliest_end).or(bounds.latest_start)?;
    let first = first.min(last);
    let in_reach = |day: Day| (1..=9998).contains(&day.to_civil().0);
    (in_reach(first) && in_reach(last)).then_some((first, last))
}

fn write_entry(
    lines: &mut Lines,
    chronicle: &Chronicle<'_>,
    entry: &Entry<'_>,
    (first, last): (Day, Day),
    stamp: &str,
) {
    let lang = chronicle.lang;
    let event = entry.event;
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &escaped(&format!("{}@{}.entente", event.id, chronicle.dataset.header.id)));
    lines.put("DTSTAMP", stamp);
    lines.put("DTSTART;VALUE=DATE", &compact(first));
    // The end is the day after the last (RFC 5545, section 3.6.1).
    lines.put("DTEND;VALUE=DATE", &compact(Day(last.0 + 1)));
    lines.put("SUMMARY", &escaped(chronicle.event_title(event).1));
    let kind = chronicle.dataset.kind(&event.kind).map_or(event.kind.as_str(), |kind| kind.name.in_lang(lang));
    let categories: Vec<String> =
        std::iter::once(kind).chain(event.tags.iter().map(String::as_str)).map(escaped).collect();
    lines.put("CATEGORIES", &categories.join(","));
    if let Some(place) = &event.place {
        lines.put("LOCATION", &escaped(place.name.in_lang(lang)));
        if let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) {
            lines.put("GEO", &format!("{latitude};{longitude}"));
        }
    }
    let url = entry.quotes.iter().filter_map(|quote| quote.source).find(|source| is_web_address(&source.url));
    if let Some(source) = url {
        lines.put("URL", &source.url);
    }
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("DESCRIPTION", &escaped(&description(chronicle, entry)));
    lines.put("END", "VEVENT");
}

/// Whether an address can stand as a value of its own: an address of the web
/// without white space or control characters.
fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn description(chronicle: &Chronicle<'_>, entry: &Entry<'_>) -> String {
    let lang = chronicle.lang;
    let mut text = String::new();
    let summary = entry.event.summary.in_lang(lang);
    if !summary.is_empty() {
        let _ = writeln!(text, "{summary}");
    }
    for claim in &entry.event.dates {
        let basis = words::basis(&claim.basis, lang);
        let _ = writeln!(text, "{} ({basis})", read_claim(claim, chronicle.dataset, chronicle.style));
    }
    for quote in &entry.quotes {
        let _ = writeln!(text, "{} — {}", quoted(quote), quote.reference(lang));
    }
    text.trim_end().to_owned()
}

/// A day as `YYYYMMDD`.
fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Content lines, folded where they are too long.
#[derive(Debug, Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::small;
    use super::*;

    /// The content lines, unfolded.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_day_ends_on_the_day_after_it() {
        let text = icalendar(&small().chronicle()).text;
        let lines = unfolded(&text);
        let at = lines.iter().position(|line| line.starts_with("UID:memo@")).unwrap();
        assert_eq!(lines[at + 2], "DTSTART;VALUE=DATE:20211124");
        assert_eq!(lines[at + 3], "DTEND;VALUE=DATE:20211125");
        assert_eq!(lines[at + 4], "SUMMARY:Security\\; memorandum\\, \"signed\"");
    }

    #[test]
    fn no_line_is_longer_than_the_standard_allows_and_no_letter_is_split() {
        let text = icalendar(&small().chronicle()).text;
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS), "{text}");
        assert!(unfolded(&text).iter().any(|line| line.contains("24 نوفمبر/ تشرين الثاني 2021")), "{text}");
        assert!(!text.replace("\r\n", "").contains('\n'), "{text}");
    }

    #[test]
    fn what_a_calendar_cannot_say_is_counted() {
        let losses = icalendar(&small().chronicle()).losses;
        let told: Vec<String> = losses.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "competing date claims, which stand in the description alone (1 event)",
                "events without a date (1 event)",
                "the doubt of a date, which stands in the description alone (1 event)",
            ]
        );
    }
}
