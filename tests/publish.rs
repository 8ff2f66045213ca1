//! The chronology as text, written by `entente export` and read back by readers
//! of the formats' own.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use entente::model::Dataset;
use entente::store;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with files that were exported from the bundled dataset.
struct Exports(TempDir);

impl Exports {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
        command.arg("export").arg("-o").arg(self.path(name)).args(arguments).env_remove("SOURCE_DATE_EPOCH");
        command.output().unwrap()
    }

    fn text(&self, name: &str, arguments: &[&str]) -> String {
        let output = self.run(name, arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(self.path(name)).unwrap()
    }
}

fn bundled() -> Dataset {
    store::open_bundled().dataset
}

/// White space as one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn markdown_and_html_hold_every_quotation_unbroken() {
    let exports = Exports::new();
    let dataset = bundled();
    for (name, language) in [("a.md", "en"), ("a.md", "ar"), ("a.html", "en"), ("a.html", "he")] {
        let text = exports.text(name, &["--lang", language]);
        let plain = squeezed(&text.replace('\\', "").replace("&quot;", "\"").replace("&#39;", "'"));
        for event in &dataset.events {
            for citation in &event.citations {
                let words = squeezed(&citation.exact);
                assert!(plain.contains(&words), "{name} in {language} lacks {words}");
            }
        }
    }
}

#[test]
fn html_holds_the_picture_and_needs_no_network() {
    let exports = Exports::new();
    let page = exports.text("page.html", &["--lang", "ar"]);
    assert!(page.contains("<svg"), "no picture");
    assert!(page.contains("default-src 'none'"), "no policy");
    let links = page.matches("http").count() - page.matches("http://www.w3.org").count();
    let anchors = page.matches("<a href=\"http").count();
    let quoted = bundled().sources.iter().filter(|source| page.contains(&source.url)).count();
    assert!(links >= anchors && anchors <= quoted, "{links} addresses, {anchors} links");
}

#[test]
fn a_calendar_program_reads_the_calendar() {
    use icalendar::{Calendar, CalendarComponent, Component};

    let exports = Exports::new();
    let output = exports.run("a.ics", &[]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("this format cannot carry") && told.contains("events without a date (1 event)"), "{told}");
    let calendar: Calendar = fs::read_to_string(exports.path("a.ics")).unwrap().parse().unwrap();
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    assert_eq!(events.len(), bundled().events.len() - 1);
    let memo = events.iter().find(|event| event.property_value("DTSTART") == Some("20211124")).unwrap();
    assert_eq!(memo.property_value("DTEND"), Some("20211125"));
    let quotation = "24 نوفمبر/ تشرين الثاني 2021";
    assert!(memo.get_description().unwrap().contains(quotation), "{:?}", memo.get_description());
}

#[test]
fn a_bibliography_program_reads_the_sources() {
    let exports = Exports::new();
    let bibliography = biblatex::Bibliography::parse(&exports.text("a.bib", &[])).unwrap();
    let sources = bundled().sources;
    assert_eq!(bibliography.len(), sources.len());
    for source in sources {
        let entry = bibliography.get(source.id.as_str()).unwrap();
        let title: String = entry.title().unwrap().iter().map(|chunk| chunk.v.get().to_owned()).collect();
        assert_eq!(title, source.title.in_lang(source.language));
        assert!(source.published.is_empty() || entry.date().is_ok(), "{}", source.published);
    }
}

/// What the Web Annotation model asks of an annotation (sections 3.1 and 4.2):
/// an IRI, the type, at least one target, selectors with all that they must have.
fn assert_is_annotation(annotation: &Value) {
    assert!(annotation["id"].as_str().is_some_and(|id| id.starts_with("urn:")), "{annotation}");
    assert_eq!(annotation["type"], "Annotation");
    let target = &annotation["target"];
    assert!(target["source"].is_string(), "{annotation}");
    for selector in target["selector"].as_array().unwrap() {
        match selector["type"].as_str().unwrap() {
            "TextQuoteSelector" => assert!(!selector["exact"].as_str().unwrap().is_empty(), "{annotation}"),
            "TextPositionSelector" => {
                assert!(selector["start"].as_u64().unwrap() < selector["end"].as_u64().unwrap(), "{annotation}");
            }
            other => panic!("{other} is no selector of text"),
        }
    }
}

#[test]
fn each_citation_is_a_web_annotation_whose_position_holds_its_words() {
    let exports = Exports::new();
    let document: Value = serde_json::from_str(&exports.text("a.jsonld", &[])).unwrap();
    assert_eq!(document["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    let graph = document["@graph"].as_array().unwrap();
    let annotations: Vec<&Value> = graph.iter().filter(|node| node["type"] == "Annotation").collect();
    let dataset = bundled();
    let citations: usize = dataset.events.iter().map(|event| event.citations.len()).sum();
    assert_eq!(annotations.len(), citations);
    let text: Vec<char> = dataset.texts.values().next().unwrap().chars().collect();
    for annotation in annotations {
        assert_is_annotation(annotation);
        let source = graph.iter().find(|node| node["id"] == annotation["target"]["source"]);
        assert!(source.is_some(), "{annotation}");
        let selectors = &annotation["target"]["selector"];
        let at = |key: &str| selectors[1][key].as_u64().unwrap() as usize;
        assert_eq!(selectors[0]["exact"], text[at("start")..at("end")].iter().collect::<String>());
    }
}

#[test]
fn slides_have_what_timelinejs_asks_for() {
    let exports = Exports::new();
    let slides: Value = serde_json::from_str(&exports.text("a.timeline.json", &["--lang", "fr"])).unwrap();
    assert!(slides["title"]["text"]["headline"].as_str().is_some_and(|title| title.contains("Maroc")));
    for slide in slides["events"].as_array().unwrap() {
        assert!(slide["start_date"]["year"].is_i64(), "{slide}");
        assert!(slide["start_date"].get("day").is_none() || slide["start_date"].get("month").is_some(), "{slide}");
        assert!(!slide["text"]["headline"].as_str().unwrap().is_empty(), "{slide}");
        assert!(!slide["display_date"].as_str().unwrap().is_empty(), "{slide}");
    }
}

#[test]
fn a_filter_and_a_stretch_of_time_choose_the_events() {
    let exports = Exports::new();
    let all: Value = serde_json::from_str(&exports.text("all.json", &[])).unwrap();
    let some: Value = serde_json::from_str(&exports.text("some.json", &["--from", "2021", "--to", "2021"])).unwrap();
    let visits: Value = serde_json::from_str(&exports.text("visits.json", &["--filter", "kind:visit"])).unwrap();
    let count = |list: &Value| list.as_array().unwrap().len();
    assert!(count(&some) < count(&all) && count(&some) > 0);
    assert!(visits.as_array().unwrap().iter().all(|event| event["kind"] == "visit") && count(&visits) > 0);
}

#[test]
fn a_day_of_making_is_told_where_the_environment_fixes_it() {
    let exports = Exports::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    command.arg("export").arg("-o").arg(exports.path("a.md")).env("SOURCE_DATE_EPOCH", "1663200000");
    assert!(command.status().unwrap().success());
    assert!(fs::read_to_string(exports.path("a.md")).unwrap().contains("Made on 2022-09-15"));
    assert!(!exports.text("a.md", &[]).contains("Made on"));
}

#[test]
fn options_of_pictures_are_refused_for_text() {
    let exports = Exports::new();
    let output = exports.run("a.md", &["--scale", "2"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!exports.path("a.md").exists());
}
