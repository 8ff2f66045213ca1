//! The headless commands, as a shell runs them.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::{Home, files_in};

fn entente(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Expects one sentence on standard error, nothing on standard output, and this
/// exit code.
#[track_caller]
fn assert_told(output: &Output, code: i32, part: &str) {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{told}");
    assert!(told.starts_with("entente: ") && told.trim_end().lines().count() == 1, "{told}");
    assert!(!told.trim_end().ends_with('.'), "{told}");
    assert!(told.contains(part), "{told}");
    assert_eq!(stdout(output), "");
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn bundled_dataset_has_no_problem() {
    let output = entente(&["check"]);
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("no problems\n", Some(0)));
    let output = entente(&["check", "--format", "json"]);
    assert_eq!((json(&output), output.status.code()), (Value::Array(Vec::new()), Some(0)));
}

#[test]
fn every_quotation_of_the_bundled_dataset_stands_at_its_offsets() {
    let events = json(&entente(&["list", "--format", "json"]));
    let article = include_str!("../data/morocco-israel/sources/belkhir-visit.txt").chars().collect::<Vec<_>>();
    let mut citations = 0;
    for event in events.as_array().unwrap() {
        for citation in event["citations"].as_array().unwrap() {
            let place = |key: &str| usize::try_from(citation[key].as_u64().unwrap()).unwrap();
            let words = article[place("start")..place("end")].iter().collect::<String>();
            assert_eq!(citation["exact"], words);
            assert_eq!(citation["state"], "exact");
            assert_eq!(citation["source"], "belkhir-visit");
            citations += 1;
        }
    }
    assert!(events.as_array().unwrap().len() >= 11);
    assert!(citations >= events.as_array().unwrap().len());
}

#[test]
fn json_has_the_promised_keys() {
    let events = json(&entente(&["list", "--format", "json"]));
    for event in events.as_array().unwrap() {
        let event_keys = ["bounds", "citations", "claims", "direction", "id", "kind", "parties", "title"];
        assert_eq!(keys(event).into_iter().collect::<BTreeSet<_>>(), event_keys.into_iter().collect());
        let bounds = ["earliest_end", "earliest_start", "latest_end", "latest_start"];
        assert_eq!(keys(&event["bounds"]).into_iter().collect::<BTreeSet<_>>(), bounds.into_iter().collect());
        let preferred = event["claims"].as_array().unwrap().iter().filter(|claim| claim["preferred"] == true);
        let is_dated = !event["claims"].as_array().unwrap().is_empty();
        assert_eq!(preferred.count(), usize::from(is_dated), "{}", event["id"]);
        for claim in event["claims"].as_array().unwrap() {
            let told = ["edtf", "relation", "weekday"].into_iter().filter(|key| !claim[key].is_null());
            assert_eq!(told.count(), 1, "{claim}");
            assert!(claim.as_object().unwrap().contains_key("edtf"));
            assert!(["stated", "derived", "editorial"].contains(&claim["basis"].as_str().unwrap()));
        }
        for party in event["parties"].as_array().unwrap() {
            let party_keys = ["actor", "office", "person", "role", "side"];
            assert_eq!(keys(party).into_iter().collect::<BTreeSet<_>>(), party_keys.into_iter().collect());
        }
    }
}

#[test]
fn json_tells_the_memorandum_as_the_article_does() {
    let events = json(&entente(&["list", "--format", "json", "--filter", "memorandum"]));
    let memorandum = events.as_array().unwrap().iter().find(|event| event["id"] == "security-memorandum").unwrap();
    assert_eq!(memorandum["kind"], "agreement");
    assert_eq!(memorandum["direction"], "joint");
    assert_eq!(memorandum["claims"][0]["edtf"], "2021-11-24");
    assert_eq!(memorandum["claims"][0]["basis"], "stated");
    for bound in ["earliest_start", "latest_start", "earliest_end", "latest_end"] {
        assert_eq!(memorandum["bounds"][bound], "2021-11-24");
    }
    assert!(memorandum["title"]["ar"].as_str().unwrap().contains("مذكرة"));
}

#[test]
fn json_tells_relative_dates_and_days_of_the_week() {
    let home = Home::replacing("events.ron", "what: Edtf(\"2022-07~\")", "what: Weekday(Tuesday)");
    let events = json(&entente(&["list", path(&home.path("")), "--format", "json"]));
    assert_eq!(
        events[1]["claims"][0]["relation"],
        serde_json::json!({
            "relation": "after", "offset": {"months": 2}, "about": true, "event": "gate",
        })
    );
    assert_eq!(events[1]["claims"][0]["edtf"], Value::Null);
    assert_eq!(events[1]["claims"][0]["note"], "told later");
    assert_eq!(events[2]["claims"][0]["weekday"], "tuesday");
    assert_eq!(events[2]["bounds"]["earliest_start"], Value::Null);
}

#[test]
fn table_lines_up_and_speaks_the_language_asked_for() {
    let output = entente(&["list", "--lang", "ar"]);
    let text = stdout(&output);
    let heading = text.lines().next().unwrap();
    let column = heading.find("KIND").unwrap();
    assert!(text.contains("زيارة"));
    for line in text.lines() {
        // All columns but the last are ASCII here, but for dashes and quotes.
        let kind = line.chars().skip(column).take_while(|c| *c != ' ').collect::<String>();
        assert!(!kind.is_empty() && kind.is_ascii(), "{line}");
    }
}

#[test]
fn csv_reads_back() {
    let output = entente(&["list", "--format", "csv"]);
    let mut csv = csv::Reader::from_reader(output.stdout.as_slice());
    let headings = csv.headers().unwrap().clone();
    assert_eq!(&headings[0], "id");
    assert!(headings.iter().any(|heading| heading == "title_ar"));
    let rows = csv.records().collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(rows.len(), json(&entente(&["list", "--format", "json"])).as_array().unwrap().len());
    let output = entente(&["list", "--format", "csv", "--lang", "fr"]);
    assert!(stdout(&output).lines().next().unwrap().ends_with("exact_citations,title_fr"));
}

#[test]
fn filter_narrows_the_list() {
    let all = json(&entente(&["list", "--format", "json"])).as_array().unwrap().len();
    let visits = json(&entente(&["list", "--format", "json", "--filter", "kind:visit"]));
    let visits = visits.as_array().unwrap();
    assert!(!visits.is_empty() && visits.len() < all);
    assert!(visits.iter().all(|event| event["kind"] == "visit"));
    assert_told(&entente(&["list", "--filter", "kind:picnic"]), 2, "picnic");
}

#[test]
fn check_tells_problems_by_file_line_and_column() {
    let home = Home::replacing("events.ron", "            note: \"\",\n", "            notes: \"\",\n");
    let output = entente(&["check", path(&home.path("")), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems = json(&output);
    let problem = problems.as_array().unwrap().iter().find(|problem| problem["code"] == "unknown-field").unwrap();
    let expected = ["code", "column", "event", "file", "line", "message", "severity"];
    assert_eq!(keys(problem).into_iter().collect::<BTreeSet<_>>(), expected.into_iter().collect());
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["file"], "events.ron");
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(15), Some(13)));
    assert_eq!(problem["event"], "gate");
    let output = entente(&["check", path(&home.path(""))]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("events.ron:15:13: error[unknown-field]: an event has no field \"notes\""));
    // The good records are still listed, with a word that some are not.
    let output = entente(&["list", path(&home.path("")), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json(&output).as_array().unwrap().len(), 2);
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("entente: 1 problem"));
}

#[test]
fn warnings_alone_are_no_failure() {
    let home = Home::new();
    let output = entente(&["check", path(&home.path("")), "--format", "json"]);
    let problems = json(&output);
    assert!(!problems.as_array().unwrap().is_empty());
    assert!(problems.as_array().unwrap().iter().all(|problem| problem["severity"] == "warning"), "{problems:#}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn dataset_that_cannot_be_opened_is_told() {
    for command in
        [&["list", "/nowhere/at/all"][..], &["/nowhere/at/all"], &["export", "/nowhere/at/all", "-o", "x.svg"]]
    {
        assert_told(&entente(command), 1, "/nowhere/at/all");
    }
    let output = entente(&["check", "/nowhere/at/all", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)[0]["code"], "missing-folder");
    assert_eq!(json(&output)[0]["line"], Value::Null);
    let home = Home::replacing("events.ron", "schema: 1", "schema: 9");
    assert_told(&entente(&["list", path(&home.path(""))]), 1, "schema version 9");
    let output = entente(&["check", path(&home.path(""))]);
    assert!(stdout(&output).starts_with("events.ron:2:13: error[schema-newer]: "));
}

#[test]
fn wrong_usage_exits_with_two() {
    for command in [
        &["list", "--format", "yaml"][..],
        &["list", "--nonsense"],
        &["list", "--lang", "a_b"],
        &["generate", "--events", "5"],
        &["generate", "--events", "many", "--seed", "1", "-o", "x"],
        &["generate", "--events", "99999999", "--seed", "1", "-o", "x"],
        &["export"],
        &["one", "two"],
    ] {
        assert_told(&entente(command), 2, "see entente --help");
    }
}

#[test]
fn help_and_version_are_printed() {
    let output = entente(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    for command in ["list", "check", "export", "generate"] {
        assert!(stdout(&output).contains(command));
    }
    assert!(stdout(&entente(&["--version"])).starts_with("entente "));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_the_window_is_told_to_need_one() {
    assert_told(&entente(&[]), 1, "entente export");
    let home = Home::new();
    assert_told(&entente(&[path(&home.path(""))]), 1, "entente export");
    assert_told(&entente(&["lsit"]), 1, "neither a dataset folder nor a command");
}

#[cfg(unix)]
#[test]
fn reader_that_goes_away_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let dataset = home.path().join("many");
    assert!(entente(&["generate", "--events", "600", "--seed", "1", "-o", path(&dataset)]).status.success());
    let mut child = command(&["list", path(&dataset), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed at once, so that the first write finds no reader.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn generated_dataset_is_the_same_each_time_and_sound() {
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("one"), home.path().join("two"));
    for folder in [&one, &two] {
        let output = entente(&["generate", "--events", "400", "--seed", "12", "-o", path(folder)]);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    }
    let contents = |folder: &Path| files_in(folder).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
    assert_eq!(contents(&one), contents(&two));
    assert_eq!(stdout(&entente(&["check", path(&one)])), "no problems\n");
    let events = json(&entente(&["list", path(&one), "--format", "json"]));
    assert_eq!(events.as_array().unwrap().len(), 400);
    let states = events.as_array().unwrap().iter().flat_map(|event| event["citations"].as_array().unwrap());
    assert!(states.into_iter().all(|citation| citation["state"] == "exact"));
}

#[test]
fn generate_overwrites_nothing() {
    let home = Home::new();
    let before = files_in(&home.path(""));
    let output = entente(&["generate", "--events", "5", "--seed", "1", "-o", path(&home.path(""))]);
    assert_told(&output, 1, "another dataset");
    assert_eq!(files_in(&home.path("")), before);
}

#[test]
fn a_list_in_arabic_tells_dates_in_the_naming_that_is_asked_for() {
    let table = |arguments: &[&str]| stdout(&entente(&[&["list", "--lang", "ar"], arguments].concat()));
    assert!(!table(&[]).contains("نوفمبر"), "dates run from left to right");
    assert!(table(&["--months", "both"]).contains("24 نوفمبر/ تشرين الثاني 2021"));
    assert!(table(&["--months", "levantine", "--digits", "arabic-indic"]).contains("٢٤ تشرين الثاني ٢٠٢١"));
    let output = entente(&["list", "--months", "roman"]);
    assert_eq!(output.status.code(), Some(2));
}
