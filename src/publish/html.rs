//! One HTML page with everything in it: the timeline as a picture that can be
//! zoomed and moved, the events, their quotations in their own script and
//! direction, the sources. It asks for nothing from elsewhere.

use std::fmt::Write as _;

use crate::model::Lang;
use crate::model::date::read_claim;
use crate::model::words;

use super::Published;
use super::entry::{Chronicle, Entry, Quote, reference};
use super::markdown::{colophon, facts, quoted, state_words};
use super::words::words as own_words;

const STYLE: &str = include_str!("../../assets/page/page.css");
const SCRIPT: &str = include_str!("../../assets/page/page.js");

/// What the page may load: nothing but what it holds.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:";

pub(super) fn html(chronicle: &Chronicle<'_>, picture: Option<&str>) -> Published {
    let lang = chronicle.lang;
    let entries = chronicle.entries();
    let mut page = String::new();
    let title = escaped(chronicle.title());
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"generator\" content=\"Entente {}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        direction_of(lang),
        env!("CARGO_PKG_VERSION"),
    );
    let _ = writeln!(page, "<header>\n<h1>{title}</h1>");
    let description = chronicle.dataset.header.description.in_lang(lang);
    if !description.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", escaped(description));
    }
    page.push_str("</header>\n");
    if let Some(svg) = picture.and_then(embeddable) {
        let _ = writeln!(page, "<figure id=\"timeline\" tabindex=\"0\" dir=\"ltr\">\n{svg}\n</figure>");
    }
    page.push_str("<main>\n<ol class=\"events\">\n");
    let mut note = 0;
    for entry in &entries {
        write_entry(&mut page, chronicle, entry, &mut note);
    }
    page.push_str("</ol>\n</main>\n");
    write_sources(&mut page, chronicle);
    let _ = write!(
        page,
        "<footer><p>{}</p></footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        escaped(&colophon(chronicle, entries.len())),
    );
    Published { text: page, losses: Vec::new() }
}

fn direction_of(lang: Lang) -> &'static str {
    if lang.is_rtl() { "rtl" } else { "ltr" }
}

/// The SVG element of a document, without the declarations before it.
fn embeddable(document: &str) -> Option<&str> {
    document.find("<svg").map(|start| document[start..].trim_end())
}

fn write_entry(page: &mut String, chronicle: &Chronicle<'_>, entry: &Entry<'_>, note: &mut usize) {
    let (lang, own) = (chronicle.lang, own_words(chronicle.lang));
    let event = entry.event;
    let (title_lang, title) = chronicle.event_title(event);
    let _ = write!(
        page,
        "<li id=\"{}\">\n<p class=\"date\">{}</p>\n<h2 lang=\"{title_lang}\" dir=\"auto\">{}</h2>\n<p class=\"facts\">{}</p>\n",
        escaped(&format!("event-{}", event.id)),
        escaped(&chronicle.date_words(entry)),
        escaped(title),
        escaped(&facts(chronicle, entry)),
    );
    let summary = event.summary.in_lang(lang);
    if !summary.is_empty() {
        let _ = writeln!(page, "<p dir=\"auto\">{}</p>", escaped(summary));
    }
    let parties = chronicle.parties(event);
    if !parties.is_empty() {
        let _ = writeln!(page, "<p class=\"facts\">{}: {}</p>", own.parties, escaped(&parties.join("; ")));
    }
    if !event.dates.is_empty() {
        let preferred = event.preferred_claim();
        let _ = write!(page, "<details><summary>{}</summary>\n<ul>\n", own.dates);
        for (place, claim) in event.dates.iter().enumerate() {
            let mark = if event.dates.len() > 1 && preferred == Some(place) { own.preferred } else { "" };
            let comma = if mark.is_empty() { "" } else { ", " };
            let note = if claim.note.is_empty() { String::new() } else { format!(" – {}", claim.note) };
            let basis = words::basis(&claim.basis, lang);
            let sentence =
                format!("{} ({basis}{comma}{mark}){note}", read_claim(claim, chronicle.dataset, chronicle.style));
            let _ = writeln!(page, "<li dir=\"auto\">{}</li>", escaped(&sentence));
        }
        page.push_str("</ul>\n</details>\n");
    }
    for quote in &entry.quotes {
        *note += 1;
        let _ =
            writeln!(page, "<div class=\"note\" id=\"note-{note}\"><sup>{note}</sup>{}</div>", quotation(quote, lang));
    }
    page.push_str("</li>\n");
}

/// A quotation with its reference, in the direction of the source's script.
pub(super) fn quotation(quote: &Quote<'_>, lang: Lang) -> String {
    let source_lang = quote.source.map_or(lang, |source| source.language);
    let state = state_words(quote, lang);
    let state = if state.is_empty() { String::new() } else { format!(" <em>[{}]</em>", escaped(state)) };
    format!(
        "<blockquote lang=\"{source_lang}\" dir=\"{}\">{}</blockquote><p class=\"source\">{}{state}</p>",
        direction_of(source_lang),
        escaped(&quoted(quote)),
        escaped(&quote.reference(lang)),
    )
}

fn write_sources(page: &mut String, chronicle: &Chronicle<'_>) {
    let (lang, own) = (chronicle.lang, own_words(chronicle.lang));
    let sources = chronicle.sources();
    if sources.is_empty() {
        return;
    }
    let _ = write!(page, "<section class=\"sources\">\n<h2>{}</h2>\n<ul>\n", own.sources);
    for source in sources {
        let link = if is_link(&source.url) {
            format!(" <a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(&source.url), own.link)
        } else {
            String::new()
        };
        let _ = writeln!(page, "<li dir=\"auto\">{}{link}</li>", escaped(&reference(source, lang)));
    }
    page.push_str("</ul>\n</section>\n");
}

/// Whether an address leads to the web; any other scheme could run something.
fn is_link(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Text that cannot become markup, in an element or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
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
    fn quotations_keep_their_language_and_direction() {
        let page = html(&small().chronicle(), None).text;
        assert!(
            page.contains("<blockquote lang=\"ar\" dir=\"rtl\">«24 نوفمبر/ تشرين الثاني 2021»</blockquote>"),
            "{page}"
        );
        assert!(html(&small().chronicle_in(Lang::AR), None).text.contains("<html lang=\"ar\" dir=\"rtl\">"));
    }

    #[test]
    fn the_page_asks_for_nothing_from_elsewhere() {
        let page = html(&small().chronicle(), Some("<?xml version=\"1.0\"?>\n<svg></svg>\n")).text;
        for attribute in ["src=", "@import", "url(http", "<link", "<iframe"] {
            assert!(!page.contains(attribute), "{attribute}");
        }
        assert!(page.contains("<figure id=\"timeline\" tabindex=\"0\" dir=\"ltr\">\n<svg></svg>"), "{page}");
    }

    #[test]
    fn data_cannot_become_markup_or_run() {
        let mut told = small();
        told.dataset.events[0].title.set(Lang::EN, "<script>alert(1)</script>");
        told.dataset.sources[0].url = "javascript:alert(1)".to_owned();
        let page = html(&told.chronicle(), None).text;
        assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
        assert!(!page.contains("javascript:"), "{page}");
        assert_eq!(page.matches("<script>").count(), 1);
    }
}
