use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

const FILES: [(Lang, &str); 4] = [
    (Lang::EN, include_str!("../../../assets/interface/en.ftl")),
    (Lang::AR, include_str!("../../../assets/interface/ar.ftl")),
    (Lang::FR, include_str!("../../../assets/interface/fr.ftl")),
    (Lang::HE, include_str!("../../../assets/interface/he.ftl")),
];

/// For each key of a file, the arguments that its words name.
fn arguments(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let head = line.split('=').next().unwrap_or_default().trim();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = head.to_owned();
            key.clone_from(&message);
        } else if line.starts_with('-') {
            key.clear();
        } else if let Some(attribute) = head.strip_prefix('.').filter(|_| line.contains('=')) {
            key = format!("{message}.{attribute}");
        }
        if key.is_empty() {
            continue;
        }
        let named = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
        });
        found.entry(key.clone()).or_default().extend(named);
    }
    found
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("interface/tests.rs") {
            found.push(path);
        }
    }
}

/// The window's sources without comments and tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (path, lines.join("\n"))
    };
    paths.into_iter().map(read).collect()
}

/// The text up to the bracket that closes what has just been opened, or for
/// `first_only` up to the first comma outside any bracket.
fn up_to_close(text: &str, first_only: bool) -> &str {
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return &text[..at],
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 && first_only => return &text[..at],
            _ => {}
        }
    }
    text
}

/// The string literals of a piece of code, those left out that are patterns of a
/// match.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, part) in code.split('"').enumerate() {
        let after = code.split('"').nth(place + 1).unwrap_or_default().trim_start();
        let is_pattern = after.starts_with("=>") || after.starts_with('|') || after.starts_with("if ");
        if place % 2 == 1 && !is_pattern {
            found.push(part.to_owned());
        }
    }
    found
}

/// The keys that a source asks for by name.
fn asked_for(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (call, first_only) in [("say(", false), ("say_with(", true)] {
        for (at, _) in source.match_indices(call) {
            found.extend(literals(up_to_close(&source[at + call.len()..], first_only)));
        }
    }
    for (at, _) in source.match_indices("explain(") {
        let keys = literals(up_to_close(&source[at + "explain(".len()..], false));
        found.extend(keys.into_iter().map(|key| format!("{key}.tooltip")));
    }
    // The table of commands names the key of each.
    for (at, _) in source.match_indices("entry(Action::") {
        let key = literals(up_to_close(&source[at + "entry(".len()..], false)).into_iter().next();
        found.extend(key.into_iter().flat_map(|key| [format!("{key}.tooltip"), key]));
    }
    found
}

#[test]
fn the_files_can_be_read_to_their_last_line() {
    for (lang, source) in FILES {
        if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
            panic!("{lang}: {errors:?}");
        }
        let keys = keys(source);
        let distinct: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len(), "{lang}: a key twice");
    }
}

#[test]
fn every_language_has_every_key_with_the_same_arguments() {
    let [(_, english), others @ ..] = FILES;
    let english = arguments(english);
    for (lang, source) in others {
        let other = arguments(source);
        for (key, names) in &english {
            // English says a finding in the check's own sentence.
            if key != "problem-told" {
                assert_eq!(Some(names), other.get(key), "{lang}: {key}");
            }
        }
        for key in other.keys() {
            assert!(english.contains_key(key), "{lang}: {key} is not in English");
        }
    }
}

#[test]
fn words_are_said_in_every_language_with_any_number() {
    for (lang, source) in FILES {
        let words = Words::of(lang);
        for (key, names) in arguments(source) {
            let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
            for count in [0, 1, 2, 3, 11, 100, 1_000_000] {
                let args: Vec<_> = names.iter().map(|name| (*name, Arg::from(count))).collect();
                let said = words.formatted_with(&key, &args);
                assert!(said.is_some_and(|said| !said.trim().is_empty()), "{lang}: {key} of {count}");
            }
        }
    }
}

#[test]
fn no_key_that_the_sources_ask_for_is_missing() {
    let english = arguments(FILES[0].1);
    for (path, source) in sources() {
        for key in asked_for(&source) {
            assert!(english.contains_key(&key), "{}: \"{key}\" is no key", path.display());
        }
    }
}

#[test]
fn no_key_is_there_for_nothing() {
    let sources = sources();
    let all: String = sources.iter().map(|(_, source)| source.as_str()).collect::<Vec<_>>().join("\n");
    let unused: Vec<String> = arguments(FILES[0].1)
        .into_keys()
        .filter(|key| !key.starts_with("problem-"))
        .filter(|key| {
            let id = key.split('.').next().unwrap_or_default();
            !all.contains(&format!("\"{key}\"")) && !all.contains(&format!("\"{id}\""))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn what_findings_are_about_is_said_by_the_codes_that_there_are() {
    let mut paths = Vec::new();
    for layer in ["model", "evidence", "store"] {
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer), &mut paths);
    }
    let all: String = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for key in arguments(FILES[0].1).keys().filter_map(|key| key.strip_prefix("problem-")) {
        assert!(key == "told" || all.contains(&format!("\"{key}\"")), "no finding has the code {key}");
    }
    assert_eq!(Words::of(Lang::EN).finding("invalid-date", "it is none"), "it is none");
    let french = Words::of(Lang::FR).finding("invalid-date", "it is none");
    assert_eq!(french, "Date incorrecte\u{a0}: it is none");
    assert_eq!(Words::of(Lang::FR).finding("no-such-code", "it is none"), "it is none");
}

/// What only egui's own text is set with, and words written past the files.
const FORBIDDEN: [&str; 27] = [
    "ui.label(",
    "ui.weak(",
    "ui.strong(",
    "ui.small(",
    "ui.heading(",
    "ui.monospace(",
    "ui.button(",
    "ui.small_button(",
    "ui.link(",
    "ui.hyperlink(",
    "ui.checkbox(",
    "ui.radio(",
    "ui.radio_value(",
    "ui.selectable_label(",
    "ui.selectable_value(",
    "ui.colored_label(",
    "ui.menu_button(",
    "ui.collapsing(",
    "on_hover_text(",
    "CollapsingHeader::",
    "ComboBox::",
    "RichText::",
    "painter().text(",
    "layout_no_wrap(",
    "Phrase::new(\"",
    "TextButton::new(\"",
    "placeholder(\"",
];

#[test]
fn every_word_of_the_window_comes_from_the_files_and_is_set_by_our_own_widgets() {
    for (path, source) in sources() {
        for call in FORBIDDEN {
            assert!(!source.contains(call), "{}: {call}", path.display());
        }
        for call in ["tell(", "tell_failure(", "explained("] {
            for (at, _) in source.match_indices(call) {
                let words = source[at + call.len()..].starts_with('"');
                assert!(!words, "{}: {call} with words of its own", path.display());
            }
        }
    }
}

#[test]
fn the_scan_sees_what_it_is_to_see() {
    let source = r#"words.say(if a { "one" } else { "two" }); words.say_with("three", &[("x", "four".into())]);
        words.say(match x { "five" => "six", _ => "seven" }); entry(Action::Fit, Menu::View, "fit", None)"#;
    assert_eq!(asked_for(source), ["one", "two", "six", "seven", "three", "fit.tooltip", "fit"]);
}

#[test]
fn a_key_that_does_not_exist_is_said_as_it_is() {
    for lang in Lang::OFFERED {
        assert_eq!(Words::of(lang).say("no-such-key"), "no-such-key");
        assert_eq!(Words::of(lang).say_with("no-such-key", &[]), "no-such-key");
    }
    assert_eq!(Words::of("zh".parse().unwrap()).lang(), Lang::EN);
}

#[test]
fn a_language_that_lacks_a_key_says_it_in_english() {
    let arabic: &'static Words = Box::leak(Box::new(Words::read(Lang::AR, "save = حفظ\n")));
    assert_eq!(arabic.say("save"), "حفظ");
    assert_eq!(arabic.say("cancel"), "Cancel");
    assert_eq!(arabic.explain("save"), Words::of(Lang::EN).explain("save"));
    assert_eq!(
        arabic.say_with("undid", &[("change", "x".into())]),
        "Undid “\u{2068}x\u{2069}”".replace(['\u{2068}', '\u{2069}'], "")
    );
}

#[test]
fn nouns_bend_with_their_number() {
    let said = |lang, count: usize| Words::of(lang).say_with("counted-events", &[("count", count.into())]);
    let arabic = [0, 1, 2, 3, 11, 100].map(|count| said(Lang::AR, count));
    assert_eq!(arabic, ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"]);
    assert_eq!([0, 1, 2].map(|count| said(Lang::FR, count)), ["0 événement", "1 événement", "2 événements"]);
    assert_eq!([1, 2].map(|count| said(Lang::EN, count)), ["1 event", "2 events"]);
    assert_eq!([1, 2, 20].map(|count| said(Lang::HE, count)), ["אירוע אחד", "שני אירועים", "20 אירועים"]);
}

#[test]
fn large_numbers_are_grouped_as_the_language_does() {
    let said = |lang, count: usize| Words::of(lang).say_with("counted-undated", &[("count", count.into())]);
    assert_eq!(said(Lang::EN, 1_234_567), "1,234,567 undated");
    assert_eq!(said(Lang::EN, 9_999), "9999 undated");
    assert_eq!(said(Lang::FR, 1_234_567), "1\u{202f}234\u{202f}567 sans date");
}

#[test]
fn data_is_isolated_where_it_would_disturb_the_order() {
    let undid = |lang, change: &str| Words::of(lang).say_with("undid", &[("change", change.into())]);
    assert_eq!(undid(Lang::EN, "Edit"), "Undid “Edit”");
    assert_eq!(undid(Lang::EN, "زيارة"), "Undid “\u{2068}زيارة\u{2069}”");
    assert_eq!(undid(Lang::AR, "زيارة"), "تم التراجع عن «زيارة»");
    assert_eq!(undid(Lang::AR, "Visit"), "تم التراجع عن «\u{2068}Visit\u{2069}»");
    // Digits with hyphens would be read backwards after Arabic letters.
    assert_eq!(undid(Lang::AR, "2021-11-24"), "تم التراجع عن «\u{2068}2021-11-24\u{2069}»");
    assert_eq!(undid(Lang::AR, "2021"), "تم التراجع عن «2021»");
}
