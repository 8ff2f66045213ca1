//! What bad input gets: one sentence with file, line and column, and the good
//! records beside it.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use entente::model::{Problem, Severity};
use entente::store::{OpenError, open};
use support::{EVENTS, Home, SOURCES};

/// Where a text stands in one of the files, as line and column.
fn place(file: &str, marked: &str) -> (usize, usize) {
    assert_eq!(file.matches(marked).count(), 1, "{marked:?}");
    let before = &file[..file.find(marked).unwrap()];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A problem as code, file, line and column.
fn told(problem: &Problem) -> (&'static str, &str, usize, usize) {
    let location = &problem.location;
    (problem.code, location.file.as_str(), location.line, location.column)
}

/// Each problem is one sentence that says what to do after a semicolon.
fn assert_sentences(problems: &[Problem]) {
    for problem in problems {
        let message = &problem.message;
        assert!(!message.ends_with('.') && !message.contains('\n'), "{message}");
        assert!(message.contains("; "), "does not say what to do: {message}");
        assert_eq!(problem.severity, Severity::Error);
    }
}

/// Puts `new` in the place of `old` in `events.ron`, and expects one problem of
/// this code at `marked` (in the new text), with these events still there.
#[track_caller]
fn one_problem(old: &str, new: &str, code: &str, marked: &str, good: &[&str]) -> Problem {
    let home = Home::replacing("events.ron", old, new);
    let opened = home.open();
    assert_sentences(&opened.load_problems);
    assert_eq!(opened.load_problems.len(), 1, "{:#?}", opened.load_problems);
    let problem = opened.load_problems[0].clone();
    let (line, column) = place(&home.text("events.ron"), marked);
    assert_eq!(told(&problem), (code, "events.ron", line, column), "{}", problem.message);
    let ids = opened.dataset.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids, good);
    assert_eq!(opened.dataset.sources.len(), 1);
    problem
}

#[test]
fn sound_dataset_has_no_problem() {
    assert_eq!(Home::new().open().load_problems, []);
}

#[test]
fn unknown_field_is_named_with_the_known_ones() {
    let problem = one_problem(
        "            note: \"\",\n",
        "            notes: \"\",\n",
        "unknown-field",
        "notes: \"\"",
        &["visit", "talks"],
    );
    assert!(problem.message.starts_with("an event has no field \"notes\""), "{}", problem.message);
    assert!(problem.message.contains("links, note"), "{}", problem.message);
    assert_eq!(problem.event, Some("gate".into()));
}

#[test]
fn unknown_field_deep_in_a_record_is_found() {
    let problem =
        one_problem("offset: (months: 2)", "offset: (weeks: 2)", "unknown-field", "weeks: 2", &["gate", "talks"]);
    assert!(problem.message.starts_with("a distance in time has no field \"weeks\""), "{}", problem.message);
}

#[test]
fn missing_field_is_told_at_its_record() {
    let problem = one_problem(
        "            kind: \"agreement\",\n",
        "",
        "missing-field",
        "(\n            id: \"gate\"",
        &["visit", "talks"],
    );
    assert_eq!(problem.message, "an event needs the field \"kind\"; add it");
    let problem =
        one_problem("(actor: \"upper\", side: A, ", "(side: A, ", "missing-field", "(side: A", &["visit", "talks"]);
    assert_eq!(problem.message, "a party needs the field \"actor\"; add it");
}

#[test]
fn unknown_name_of_a_choice_is_told_with_the_known_ones() {
    let problem =
        one_problem("direction: BToA", "direction: Westward", "unknown-value", "Westward", &["gate", "visit"]);
    assert_eq!(problem.message, "\"Westward\" is not known here; write AToB, BToA or Joint");
}

#[test]
fn value_of_a_wrong_sort_is_told_where_it_stands() {
    one_problem("kind: \"visit\", title", "kind: 5, title", "syntax", "5, title", &["gate", "talks"]);
    one_problem("tags: [\"hedge\", \"talk\"]", "tags: \"hedge\"", "syntax", "\"hedge\"", &["gate", "visit"]);
    one_problem("(months: 2)", "(months: -2)", "wrong-value", "-2), about", &["gate", "talks"]);
    one_problem("(months: 2)", "(months: 99999999999)", "wrong-value", "99999999999", &["gate", "talks"]);
    one_problem("\"en\": \"A visit\"", "\"english?\": \"A visit\"", "wrong-value", "\"english?\"", &["gate", "talks"]);
}

#[test]
fn second_field_or_language_of_one_name_is_told() {
    one_problem(
        "            note: \"\",\n",
        "            note: \"\",\n            note: \"again\",\n",
        "duplicate-field",
        "note: \"again\"",
        &["visit", "talks"],
    );
    one_problem(
        "\"en\": \"A visit\"",
        "\"en\": \"A visit\", \"en\": \"Twice\"",
        "duplicate-field",
        "\"en\": \"Twice\"",
        &["gate", "talks"],
    );
}

#[test]
fn second_event_of_one_identifier_is_told_with_the_line_of_the_first() {
    let problem = one_problem(
        "            id: \"talks\"",
        "            id: \"gate\"",
        "duplicate-id",
        "\"gate\",\n            kind: \"visit\"",
        &["gate", "visit"],
    );
    let first_line = place(EVENTS, "(\n            id: \"gate\"").0;
    assert_eq!(
        problem.message,
        format!("the identifier \"gate\" already belongs to the event in line {first_line}; give this one another")
    );
}

#[test]
fn missing_bracket_hides_no_other_record() {
    // The record's own.
    one_problem(
        "            note: \"\",\n        ),\n",
        "            note: \"\",\n",
        "syntax",
        "(\n            id: \"gate\"",
        &["visit", "talks"],
    );
}

#[test]
fn missing_inner_bracket_hides_no_other_record() {
    let problem = one_problem(
        "role: Signatory)],",
        "role: Signatory],",
        "syntax",
        "],\n            dates: [\n                (what: Edtf(\"2021-11-24\")",
        &["visit", "talks"],
    );
    assert_eq!(problem.event, Some("gate".into()));
    one_problem(
        "title: { \"en\": \"A visit\" },",
        "title: { \"en\": \"A visit\",",
        "syntax",
        "direction: AToB",
        &["gate", "talks"],
    );
}

#[test]
fn missing_quote_hides_no_other_record() {
    let home = Home::replacing("events.ron", "\"The gate is opened\"", "\"The gate is opened");
    let opened = home.open();
    assert_sentences(&opened.load_problems);
    let ids = opened.dataset.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids, ["visit", "talks"]);
    assert_eq!(opened.load_problems.len(), 1);
    let line = place(EVENTS, "title: {\"en\": \"The gate").0;
    assert_eq!(opened.load_problems[0].location.line, line, "{:?}", opened.load_problems);
}

#[test]
fn missing_comma_is_told_where_it_is_due() {
    one_problem(
        "            kind: \"agreement\",\n",
        "            kind: \"agreement\"\n",
        "syntax",
        "title: {\"en\": \"The gate",
        &["visit", "talks"],
    );
}

#[test]
fn stray_text_between_records_is_one_problem() {
    one_problem("        /* Written", "        &&&\n        /* Written", "syntax", "&&&", &["gate", "visit", "talks"]);
}

#[test]
fn comment_without_end_is_told_where_it_begins() {
    one_problem("care. */", "care.", "syntax", "/* Written", &["gate", "visit", "talks"]);
}

#[test]
fn list_that_never_ends_still_gives_its_records() {
    let home = Home::replacing("events.ron", "        ), // the last\n    ],\n)\n", "        ), // the last\n");
    let opened = home.open();
    assert_eq!(opened.dataset.events.len(), 3);
    assert_eq!(opened.load_problems.len(), 1);
    let (line, column) = place(EVENTS, "[\n        // The first");
    assert_eq!(told(&opened.load_problems[0]), ("syntax", "events.ron", line, column));
}

#[test]
fn unknown_part_of_a_file_is_told() {
    one_problem(
        "    schema: 1,\n",
        "    schema: 1,\n    author: \"me\",\n",
        "unknown-field",
        "author: \"me\"",
        &["gate", "visit", "talks"],
    );
}

#[test]
fn schema_version_that_is_missing_or_zero_is_told() {
    one_problem("    schema: 1,\n", "", "schema-missing", "(\n    events", &["gate", "visit", "talks"]);
    one_problem("schema: 1", "schema: 0", "schema-unknown", "0,\n    events", &["gate", "visit", "talks"]);
    one_problem("schema: 1", "schema: \"1\"", "schema-unknown", "\"1\"", &["gate", "visit", "talks"]);
}

#[test]
fn newer_schema_version_is_refused() {
    for file in ["dataset.ron", "events.ron", "sources.ron"] {
        let home = Home::replacing(file, "schema: 1", "schema: 7");
        let error = open(&home.path("")).unwrap_err();
        let OpenError::Newer { problem, .. } = &error else { panic!("{error}") };
        assert_eq!((problem.code, problem.location.file.as_str()), ("schema-newer", file));
        assert!(error.to_string().contains("has schema version 7"), "{error}");
        let line = if file == "dataset.ron" { 3 } else { 2 };
        assert!(error.to_string().ends_with(&format!("{file}:{line}:13")), "{error}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_told_and_hide_no_other_record() {
    let mut events = EVENTS.replace("They talked", "They t@lked").into_bytes();
    let at = events.iter().position(|byte| *byte == b'@').unwrap();
    events[at] = 0xff;
    let home = Home::with(&[("events.ron", &events)]);
    let opened = home.open();
    let (line, column) = place(EVENTS, "alked\\nfor long");
    assert_eq!(opened.load_problems.len(), 1);
    assert_eq!(told(&opened.load_problems[0]), ("invalid-utf8", "events.ron", line, column));
    assert_eq!(opened.load_problems[0].event, Some("talks".into()));
    assert_sentences(&opened.load_problems);
    let ids = opened.dataset.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids, ["gate", "visit"]);
}

#[test]
fn binary_file_gives_few_problems() {
    let noise = (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>();
    let home = Home::with(&[("events.ron", &noise)]);
    let opened = home.open();
    assert_eq!(opened.dataset.events, []);
    assert!((1..60).contains(&opened.load_problems.len()), "{}", opened.load_problems.len());
}

#[test]
fn text_that_is_not_utf8_leaves_its_source_without_text() {
    let home = Home::with(&[("sources/wall.txt", b"one\ntw\xffo\n")]);
    let opened = home.open();
    assert_eq!(told(&opened.load_problems[0]), ("invalid-utf8", "sources/wall.txt", 2, 3));
    assert_eq!(opened.load_problems.len(), 1);
    assert_sentences(&opened.load_problems);
    assert_eq!(opened.dataset.sources.len(), 1);
    assert!(opened.dataset.texts.is_empty());
    assert_eq!(opened.dataset.events.len(), 3);
}

#[test]
fn source_path_that_leaves_the_folder_is_not_read() {
    for path in
        ["../secret.txt", "/etc/hostname", "sources/../../secret.txt", "C:\\\\secret.txt", "", "sources//wall.txt"]
    {
        let home = Home::replacing("sources.ron", "sources/wall.txt", path);
        std::fs::write(home.beside("secret.txt"), "secret").unwrap();
        let opened = home.open();
        let (line, column) = place(&home.text("sources.ron"), &format!("\"{path}\",\n            language"));
        assert_eq!(told(&opened.load_problems[0]), ("source-path", "sources.ron", line, column), "{path}");
        assert_sentences(&opened.load_problems);
        assert!(opened.dataset.texts.is_empty());
        assert_eq!(opened.dataset.events.len(), 3);
    }
}

#[cfg(unix)]
#[test]
fn symbolic_link_that_leaves_the_folder_is_not_followed() {
    let home = Home::new();
    std::fs::write(home.beside("secret.txt"), "secret").unwrap();
    std::fs::remove_file(home.path("sources/wall.txt")).unwrap();
    std::os::unix::fs::symlink(home.beside("secret.txt"), home.path("sources/wall.txt")).unwrap();
    let opened = home.open();
    let (line, column) = place(SOURCES, "\"sources/wall.txt\"");
    assert_eq!(told(&opened.load_problems[0]), ("source-path", "sources.ron", line, column));
    assert!(opened.dataset.texts.is_empty());
    std::fs::remove_file(home.path("events.ron")).unwrap();
    std::fs::write(home.beside("events.ron"), EVENTS).unwrap();
    std::os::unix::fs::symlink(home.beside("events.ron"), home.path("events.ron")).unwrap();
    assert_eq!(home.open().dataset.events, []);
}

#[test]
fn missing_text_is_told_where_it_is_named() {
    let home = Home::new();
    std::fs::remove_file(home.path("sources/wall.txt")).unwrap();
    let opened = home.open();
    let (line, column) = place(SOURCES, "\"sources/wall.txt\"");
    assert_eq!(told(&opened.load_problems[0]), ("missing-file", "sources.ron", line, column));
    std::fs::create_dir(home.path("sources/wall.txt")).unwrap();
    let opened = home.open();
    assert_eq!(told(&opened.load_problems[0]), ("unreadable-file", "sources.ron", line, column));
    assert_sentences(&opened.load_problems);
}

#[test]
fn missing_list_file_leaves_the_rest() {
    for (file, is_folder) in [("events.ron", false), ("sources.ron", false), ("events.ron", true)] {
        let home = Home::new();
        std::fs::remove_file(home.path(file)).unwrap();
        if is_folder {
            std::fs::create_dir(home.path(file)).unwrap();
        }
        let opened = home.open();
        let code = if is_folder { "unreadable-file" } else { "missing-file" };
        assert_eq!(told(&opened.load_problems[0]), (code, file, 0, 0));
        assert_eq!(opened.load_problems.len(), 1);
        assert_sentences(&opened.load_problems);
        assert_eq!(opened.dataset.header.kinds.len(), 2);
    }
}

#[test]
fn folder_that_is_no_dataset_is_refused_in_one_sentence() {
    let home = Home::new();
    let error = open(&home.beside("nowhere")).unwrap_err();
    assert!(matches!(error, OpenError::NoFolder(_)));
    assert!(error.to_string().ends_with("nowhere"), "{error}");
    let error = open(&home.path("events.ron")).unwrap_err();
    assert!(matches!(error, OpenError::NotAFolder(_)), "{error}");
    let error = open(&home.path("events.ron/deeper")).unwrap_err();
    assert!(matches!(error, OpenError::NoFolder(_)), "{error}");
    let error = open(&home.path("sources")).unwrap_err();
    assert!(matches!(error, OpenError::NoHeader(_)), "{error}");
    assert!(error.to_string().contains("dataset.ron"));
    home.write("dataset.ron", b"\xfe\xff\0nonsense");
    let error = open(&home.path("")).unwrap_err();
    assert!(matches!(error, OpenError::MalformedHeader { .. }), "{error}");
    home.write("dataset.ron", b"");
    let error = open(&home.path("")).unwrap_err();
    assert!(error.to_string().ends_with("dataset.ron:1:1"), "{error}");
}

#[test]
fn broken_header_still_opens_with_what_is_good_in_it() {
    // An unknown field of an actor, a missing bracket, a missing name.
    let cases = [
        ("(id: \"upper\", side: A, name:", "(id: \"upper\", side: A, nom:", "unknown-field", "nom:"),
        ("(id: \"lower\", side: B", "(id: \"lower\", side: C", "unknown-value", "C, name"),
        ("title: {\"en\": \"Two gardens\"", "title: {\"en\" \"Two gardens\"", "syntax", "\"Two gardens\""),
    ];
    for (old, new, code, marked) in cases {
        let home = Home::replacing("dataset.ron", old, new);
        let opened = home.open();
        let (line, column) = place(&home.text("dataset.ron"), marked);
        assert_eq!(opened.load_problems.len(), if code == "syntax" { 2 } else { 1 }, "{:#?}", opened.load_problems);
        assert!(opened.load_problems.iter().any(|problem| told(problem) == (code, "dataset.ron", line, column)));
        assert_eq!(opened.dataset.header.kinds.len(), 2);
        assert_eq!(opened.dataset.header.id, "two-gardens");
        assert_eq!(opened.dataset.events.len(), 3);
    }
}

#[cfg(unix)]
#[test]
fn pipe_in_the_place_of_a_file_does_not_hang() {
    let home = Home::new();
    std::fs::remove_file(home.path("events.ron")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(home.path("events.ron")).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(home.open().load_problems[0].code, "unreadable-file");
    }
}

#[test]
fn deep_nesting_and_hostile_numbers_do_not_panic() {
    let deep = format!("(schema: 1, events: [{}])", "[".repeat(200_000));
    assert!(!Home::with(&[("events.ron", deep.as_bytes())]).open().load_problems.is_empty());
    let deep = format!("(schema: 1, events: [(id: {}{})])", "(".repeat(60), ")".repeat(60));
    assert!(!Home::with(&[("events.ron", deep.as_bytes())]).open().load_problems.is_empty());
    let comments = format!("{}(schema: 1, events: [])", "/*".repeat(200_000));
    assert!(!Home::with(&[("events.ron", comments.as_bytes())]).open().load_problems.is_empty());
}

/// Puts `new` in the place of `old` in `events.ron`, and expects `check` to tell
/// an error of this code at `marked`, while every event is still there.
#[track_caller]
fn one_finding(old: &str, new: &str, code: &str, marked: &str) -> Problem {
    let home = Home::replacing("events.ron", old, new);
    let opened = home.open();
    assert_eq!(opened.load_problems, []);
    assert_eq!(opened.dataset.events.len(), 3);
    let problems = opened.check(&opened.dataset);
    let errors = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect::<Vec<_>>();
    assert_sentences(&errors);
    let (line, column) = place(&home.text("events.ron"), marked);
    let found = errors.iter().find(|problem| told(problem) == (code, "events.ron", line, column));
    assert!(found.is_some(), "no {code} at {line}:{column} in {errors:#?}");
    found.unwrap().clone()
}

#[test]
fn invalid_date_is_told_at_its_words() {
    let problem = one_finding("Edtf(\"2022-07~\")", "Edtf(\"July 2022\")", "invalid-date", "Edtf(\"July 2022\")");
    assert_eq!(problem.event, Some("talks".into()));
    assert!(problem.message.contains("\"July 2022\" is not an EDTF date"), "{}", problem.message);
}

#[test]
fn end_before_start_is_told() {
    one_finding("Edtf(\"2022-07~\")", "Edtf(\"2022-07/2021-07\")", "end-before-start", "Edtf(\"2022-07/2021-07\")");
}

#[test]
fn date_in_a_circle_is_told_by_name() {
    let problem = one_finding("event: \"gate\"))", "event: \"visit\"))", "circular-date", "Relative((relation: After");
    assert!(problem.message.contains("visit → visit"), "{}", problem.message);
}

#[test]
fn date_told_by_an_event_that_is_not_there_is_told() {
    one_finding("event: \"gate\"))", "event: \"door\"))", "unknown-event", "Relative((relation: After");
}

#[test]
fn citation_of_a_missing_source_or_of_words_that_are_not_there_is_told() {
    let citation = |source: &str, exact: &str| {
        format!(
            "            citations: [\n                (id: \"c1\", source: \"{source}\", exact: \"{exact}\", start: 0, end: 8),\n            ],\n            note: \"\",\n"
        )
    };
    let home = Home::replacing("events.ron", "            note: \"\",\n", &citation("wall", "The gate"));
    let opened = home.open();
    let problems = opened.check(&opened.dataset);
    assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{problems:#?}");
    for (source, exact) in [("roof", "The gate"), ("wall", "Nothing of the sort was ever written")] {
        let home = Home::replacing("events.ron", "            note: \"\",\n", &citation(source, exact));
        let opened = home.open();
        let problems = opened.check(&opened.dataset);
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).collect::<Vec<_>>();
        assert_eq!(errors.len(), 1, "{problems:#?}");
        assert_eq!(errors[0].event, Some("gate".into()));
        let line = place(&home.text("events.ron"), "(id: \"c1\"").0;
        assert_eq!((errors[0].location.file.as_str(), errors[0].location.line), ("events.ron", line));
        assert_eq!(opened.dataset.events.len(), 3);
    }
}

#[test]
fn finding_about_an_edited_event_points_to_where_it_was_read() {
    let home = Home::new();
    let opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events.swap(0, 2);
    dataset.events[2].kind = "picnic".into();
    dataset.events.push(entente::model::Event { id: "new".into(), kind: "picnic".into(), ..Default::default() });
    let problems = opened.check(&dataset);
    let unknown = problems.iter().filter(|problem| problem.code == "unknown-kind").map(told).collect::<Vec<_>>();
    let (line, column) = place(EVENTS, "\"agreement\"");
    // The new one has no place yet.
    assert_eq!(unknown, [("unknown-kind", "events.ron", 0, 0), ("unknown-kind", "events.ron", line, column)]);
}

#[test]
fn finding_about_the_header_or_a_source_has_its_place() {
    let home = Home::replacing("dataset.ron", "name: {\"en\": \"Agreement\"}", "name: {\"en\": \" \"}");
    let opened = home.open();
    let problems = opened.check(&opened.dataset);
    let empty = problems.iter().find(|problem| problem.code == "empty-name").unwrap();
    let (line, column) = place(&home.text("dataset.ron"), "{\"en\": \" \"}");
    assert_eq!(told(empty), ("empty-name", "dataset.ron", line, column));
    let home = Home::replacing("sources.ron", "sha256: \"\"", "published: \"yesterday\",\n            sha256: \"\"");
    let opened = home.open();
    let problems = opened.check(&opened.dataset);
    let (line, column) = place(&home.text("sources.ron"), "\"yesterday\"");
    assert!(
        problems.iter().any(|problem| told(problem) == ("invalid-date", "sources.ron", line, column)),
        "{problems:#?}"
    );
}
