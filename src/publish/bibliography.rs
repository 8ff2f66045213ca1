//! The sources alone: BibTeX in the fields of biblatex, and CSL JSON.
//!
//! A source is an article of an outlet (`@article`, `article-newspaper`); its
//! date is written as EDTF, which both formats take as ISO 8601-2 level 1.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::model::Source;
use crate::model::date::resolve_edtf;

use super::Published;
use super::entry::Chronicle;

pub(super) fn bibtex(chronicle: &Chronicle<'_>) -> Published {
    let mut text = String::new();
    let mut keys = BTreeSet::new();
    for source in chronicle.sources() {
        let key = key(source, &mut keys);
        let _ = write!(text, "@article{{{key}");
        for (field, value) in fields(chronicle, source) {
            let _ = write!(text, ",\n  {field} = {{{value}}}");
        }
        text.push_str("\n}\n\n");
    }
    Published { text: text.trim_end().to_owned() + "\n", losses: Vec::new() }
}

fn fields(chronicle: &Chronicle<'_>, source: &Source) -> Vec<(&'static str, String)> {
    let lang = source.language;
    let plain = [
        // A second pair of braces keeps an author's name in one piece.
        ("author", if source.author.is_empty() { String::new() } else { format!("{{{}}}", escaped(&source.author)) }),
        ("title", escaped(source.title.in_lang(lang))),
        ("titleaddon", if lang == chronicle.lang { String::new() } else { other_title(chronicle, source) }),
        ("journaltitle", escaped(source.outlet.in_lang(lang))),
        ("date", escaped(&source.published)),
        ("url", source.url.replace(['{', '}', '\\'], "")),
        ("urldate", escaped(&source.retrieved)),
        ("langid", langid(lang.as_str()).to_owned()),
        ("note", escaped(&source.note)),
    ];
    plain.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The title in the chronicle's language, where the source has one.
fn other_title(chronicle: &Chronicle<'_>, source: &Source) -> String {
    source.title.get(chronicle.lang).map(escaped).unwrap_or_default()
}

/// The name by which babel and polyglossia know a language.
fn langid(tag: &str) -> &str {
    match tag {
        "ar" => "arabic",
        "en" => "english",
        "fr" => "french",
        "he" => "hebrew",
        other => other,
    }
}

/// The source's identifier as a key, unlike all before it.
fn key(source: &Source, taken: &mut BTreeSet<String>) -> String {
    let plain: String =
        source.id.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    let plain = if plain.is_empty() { "source".to_owned() } else { plain };
    let mut key = plain.clone();
    let mut number = 2;
    while !taken.insert(key.clone()) {
        key = format!("{plain}-{number}");
        number += 1;
    }
    key
}

/// A value with the characters that TeX gives a meaning made plain. Braces that
/// do not match would end the field, so they go.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '{' | '}' => {}
            '\\' => escaped.push_str("\\textbackslash "),
            '~' => escaped.push_str("\\textasciitilde "),
            '^' => escaped.push_str("\\textasciicircum "),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

pub(super) fn csl_json(chronicle: &Chronicle<'_>) -> Published {
    let items: Vec<Value> = chronicle.sources().iter().map(|source| csl_item(source)).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    Published { text, losses: Vec::new() }
}

fn csl_item(source: &Source) -> Value {
    let lang = source.language;
    let mut item = Map::new();
    item.insert("id".to_owned(), source.id.as_str().into());
    item.insert("type".to_owned(), "article-newspaper".into());
    for (key, text) in [
        ("title", source.title.in_lang(lang)),
        ("container-title", source.outlet.in_lang(lang)),
        ("language", lang.as_str()),
        ("URL", &source.url),
        ("note", &source.note),
    ] {
        if !text.is_empty() {
            item.insert(key.to_owned(), text.into());
        }
    }
    if !source.author.is_empty() {
        item.insert("author".to_owned(), json!([{ "literal": source.author }]));
    }
    for (key, edtf) in [("issued", &source.published), ("accessed", &source.retrieved)] {
        if let Some(date) = csl_date(edtf) {
            item.insert(key.to_owned(), date);
        }
    }
    Value::Object(item)
}

/// A date as CSL has it: its first and last day, where it is known to the day
/// or is a range; else as written.
fn csl_date(edtf: &str) -> Option<Value> {
    if edtf.is_empty() {
        return None;
    }
    let is_plain = edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match resolve_edtf(edtf) {
        Ok(_) if is_plain && !edtf.starts_with('-') => {
            let parts: Vec<i64> = edtf.split('-').filter_map(|part| part.parse().ok()).collect();
            Some(json!({ "date-parts": [parts] }))
        }
        _ => Some(json!({ "raw": edtf })),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::small;
    use super::*;

    #[test]
    fn a_source_keeps_its_script_and_cannot_end_its_field() {
        let text = bibtex(&small().chronicle()).text;
        assert!(text.starts_with("@article{article,\n  author = {{A. Writer}}"), "{text}");
        assert!(text.contains("title = {زيارة إلى تل أبيب}"), "{text}");
        assert!(text.contains("journaltitle = {The Gazette \\& Co}"), "{text}");
        assert!(text.contains("date = {2022-09-15}"), "{text}");
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }

    #[test]
    fn dates_are_no_sharper_than_written() {
        assert_eq!(csl_date("2022-09"), Some(json!({ "date-parts": [[2022, 9]] })));
        assert_eq!(csl_date("2022-09~"), Some(json!({ "raw": "2022-09~" })));
        assert_eq!(csl_date(""), None);
    }

    #[test]
    fn csl_names_the_source() {
        let items: Value = serde_json::from_str(&csl_json(&small().chronicle()).text).unwrap();
        assert_eq!(items[0]["author"][0]["literal"], "A. {Writer}");
        assert_eq!(items[0]["issued"]["date-parts"], json!([[2022, 9, 15]]));
    }
}
