//! Markdown (CommonMark with the footnotes that most readers of it know).
//!
//! ```text
//! # Title
//! ## 2021
//! 1. **24 Nov 2021 · Title** — summary [^1][^2]
//! [^1]: «quotation» — reference
//! ```

use std::fmt::Write as _;

use crate::evidence::AnchorState;
use crate::model::date::read_claim;
use crate::model::words;
use crate::model::{Lang, LocalText};

use super::Published;
use super::entry::{Chronicle, Entry, Quote, reference};
use super::words::words as own_words;

/// Characters that mean something in Markdown anywhere in a line.
const SPECIAL: [char; 12] = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '#', '~', '&'];

pub(super) fn markdown(chronicle: &Chronicle<'_>) -> Published {
    let lang = chronicle.lang;
    let mut text = format!("# {}\n", escaped(chronicle.title()));
    paragraph(&mut text, &chronicle.dataset.header.description, lang);
    let entries = chronicle.entries();
    let mut notes = String::new();
    let mut number = 0;
    for entry in &entries {
        write_entry(&mut text, chronicle, entry, number + 1);
        for quote in &entry.quotes {
            number += 1;
            let _ = writeln!(notes, "\n[^{number}]: {}", note(quote, lang));
        }
    }
    text.push_str(&notes);
    let sources = chronicle.sources();
    if !sources.is_empty() {
        let _ = write!(text, "\n## {}\n\n", own_words(lang).sources);
        for source in sources {
            let link =
                if source.url.is_empty() { String::new() } else { format!(" <{}>", source.url.replace('>', "%3E")) };
            let _ = writeln!(text, "- {}{link}", escaped(&reference(source, lang)));
        }
    }
    let tail = colophon(chronicle, entries.len());
    let _ = write!(text, "\n---\n\n{}\n", escaped(&tail));
    Published { text, losses: Vec::new() }
}

/// What the chronicle is of: number of events, filter, day of making.
pub(super) fn colophon(chronicle: &Chronicle<'_>, events: usize) -> String {
    let words = own_words(chronicle.lang);
    let mut parts = vec![format!("{}: {events}", words.events)];
    if !chronicle.filter.is_empty() {
        parts.push(format!("{}: {}", words.filter, chronicle.filter));
    }
    if !chronicle.made_on.is_empty() {
        parts.push(format!("{} {}", words.made_on, chronicle.made_on));
    }
    parts.push(format!("Entente {}", env!("CARGO_PKG_VERSION")));
    parts.join(" · ")
}

fn paragraph(text: &mut String, words: &LocalText, lang: Lang) {
    let words = words.in_lang(lang);
    if !words.is_empty() {
        let _ = write!(text, "\n{}\n", escaped(words));
    }
}

fn write_entry(text: &mut String, chronicle: &Chronicle<'_>, entry: &Entry<'_>, first_note: usize) {
    let (lang, own) = (chronicle.lang, own_words(chronicle.lang));
    let event = entry.event;
    let title = escaped(chronicle.event_title(event).1);
    let date = escaped(&chronicle.date_words(entry));
    let notes: String = (first_note..first_note + entry.quotes.len()).map(|note| format!("[^{note}]")).collect();
    let _ = write!(text, "\n## {}. {title}\n\n**{date}** · {}", entry.number, escaped(&facts(chronicle, entry)));
    let _ = writeln!(text, "{notes}");
    paragraph(text, &event.summary, lang);
    let parties = chronicle.parties(event);
    if !parties.is_empty() {
        let _ = write!(text, "\n- {}: {}\n", own.parties, escaped(&parties.join("; ")));
    }
    if !event.dates.is_empty() {
        let preferred = event.preferred_claim();
        let _ = write!(text, "\n- {}:\n", own.dates);
        for (place, claim) in event.dates.iter().enumerate() {
            let mark = if event.dates.len() > 1 && preferred == Some(place) {
                format!(", {}", own.preferred)
            } else {
                String::new()
            };
            let basis = words::basis(&claim.basis, lang);
            let note = if claim.note.is_empty() { String::new() } else { format!(" – {}", claim.note) };
            let sentence = read_claim(claim, chronicle.dataset, chronicle.style);
            let _ = writeln!(text, "  - {}", escaped(&format!("{sentence} ({basis}{mark}){note}")));
        }
    }
}

/// Direction, kind, status and place in one line.
pub(super) fn facts(chronicle: &Chronicle<'_>, entry: &Entry<'_>) -> String {
    let (lang, event) = (chronicle.lang, entry.event);
    let kind = chronicle.dataset.kind(&event.kind).map_or(event.kind.as_str(), |kind| kind.name.in_lang(lang));
    let mut facts = vec![kind.to_owned(), words::direction(event.direction, chronicle.dataset, lang)];
    facts.push(words::status(event.status.state, lang).to_owned());
    let place = event.place.as_ref().map(|place| place.name.in_lang(lang)).filter(|name| !name.is_empty());
    facts.extend(place.map(str::to_owned));
    facts.join(" · ")
}

/// What a quotation's state adds to it; empty where its words stand in the source.
pub(super) fn state_words(quote: &Quote<'_>, lang: Lang) -> &'static str {
    match quote.anchor.state {
        AnchorState::Exact | AnchorState::Moved => "",
        AnchorState::Changed => own_words(lang).changed,
        AnchorState::Lost => own_words(lang).lost,
    }
}

/// The quotation as it is set: its words in the source's own quotation marks.
pub(super) fn quoted(quote: &Quote<'_>) -> String {
    let words = quote.citation.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    match quote.source.map(|source| source.language) {
        Some(Lang::AR) => format!("«{words}»"),
        Some(Lang::FR) => format!("« {words} »"),
        _ => format!("“{words}”"),
    }
}

fn note(quote: &Quote<'_>, lang: Lang) -> String {
    let state = state_words(quote, lang);
    let state = if state.is_empty() { String::new() } else { format!(" [{state}]") };
    escaped(&format!("{} — {}{state}", quoted(quote), quote.reference(lang)))
}

/// The text with Markdown's characters made plain, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            c if SPECIAL.contains(&c) => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::testing::small;
    use super::*;

    #[test]
    fn every_event_stands_in_time_order_with_its_notes() {
        let told = small();
        let text = markdown(&told.chronicle()).text;
        let places: Vec<usize> = ["Talks", "Security; memorandum", "Visit", "Rumour"]
            .iter()
            .map(|title| text.find(title).unwrap_or_else(|| panic!("{title} is not in\n{text}")))
            .collect();
        assert!(places.is_sorted(), "{text}");
        assert!(text.contains("[^1][^2]") && text.contains("[^2]: ««الشراكة قائمة»، بنسبة 50%»"), "{text}");
        assert!(text.contains("<https://example.org/article?a=1&b=2>"), "{text}");
    }

    #[test]
    fn every_date_claim_is_told_with_its_basis() {
        let text = markdown(&small().chronicle()).text;
        assert!(text.contains("preferred) – From the ministry’s own notice."), "{text}");
        assert!(text.contains("(Derived)"), "{text}");
    }

    #[test]
    fn data_cannot_become_markup() {
        let mut told = small();
        told.dataset.events[0].title.set(Lang::EN, "*bold* [link](x) <b>\n# heading");
        let text = markdown(&told.chronicle()).text;
        assert!(text.contains("\\*bold\\* \\[link\\](x) \\<b\\> \\# heading"), "{text}");
    }
}
