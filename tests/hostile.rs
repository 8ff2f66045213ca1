//! The dataset folder of a hostile stranger: it can neither make the program
//! read or write outside, nor hold it up, nor bring it down.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use entente::model::{Problem, Source};
use entente::store::fingerprint::Digest;
use entente::store::lock::{Access, acquire};
use entente::store::{Opened, open};
use support::{Home, files_in};

const SECRET: &str = "a stranger must not see this";

/// A garden beside a folder with a secret, whose second source names `path`.
fn with_source_at(path: &str) -> Home {
    let home = Home::new();
    std::fs::create_dir(home.beside("elsewhere")).unwrap();
    std::fs::write(home.beside("elsewhere/secret.txt"), SECRET).unwrap();
    let second = format!(
        "        (id: \"trap\", file: {path:?}, language: \"en\", title: {{\"en\": \"T\"}}, sha256: \"\"),\n    ],\n"
    );
    let sources = support::SOURCES.replace("    ],\n", &second);
    home.write("sources.ron", sources.as_bytes());
    home
}

fn opened(home: &Home) -> Opened {
    open(&home.path("")).unwrap()
}

fn has_secret(opened: &Opened) -> bool {
    opened.dataset.texts.values().any(|text| text.contains(SECRET))
}

/// The one problem of a dataset, with a sentence that says where.
fn one_problem(opened: &Opened) -> &Problem {
    assert_eq!(opened.load_problems.len(), 1, "{:?}", opened.load_problems);
    let problem = &opened.load_problems[0];
    assert!(problem.message.len() > 20 && !problem.message.contains(SECRET), "{}", problem.message);
    problem
}

/// Edits everything and saves; whatever comes of it, nothing outside changes.
fn save_all(home: &Home) -> bool {
    let outside = || files_in(&home.beside("elsewhere"));
    let before = outside();
    let mut opened = opened(home);
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "edited".to_owned();
    dataset.header.title.set(entente::model::Lang::EN, "Edited");
    for id in dataset.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>() {
        dataset.texts.insert(id, Arc::from("edited"));
    }
    let is_saved = opened.save(&dataset).is_ok();
    let access = acquire(&home.path(""));
    let _ = opened.tidy();
    drop(access);
    assert_eq!(outside(), before);
    is_saved
}

#[test]
fn paths_that_lead_out_are_neither_read_nor_written() {
    let absolute = |home: &Home| home.beside("elsewhere/secret.txt").to_string_lossy().into_owned();
    let somewhere = absolute(&with_source_at("x"));
    for path in [
        "../elsewhere/secret.txt",
        "sources/../../elsewhere/secret.txt",
        "..\\elsewhere\\secret.txt",
        &somewhere,
        "/etc/passwd",
        "/dev/zero",
        "//etc/passwd",
        "sources/./../x",
        "C:/secret.txt",
        "~/secret.txt",
        "",
    ] {
        let home = with_source_at(path);
        let opened = opened(&home);
        assert!(!has_secret(&opened), "{path}");
        let problem = one_problem(&opened);
        assert!(problem.location.file == "sources.ron" && problem.location.line > 0, "{path}: {problem:?}");
        save_all(&home);
    }
}

#[test]
fn links_that_lead_out_are_neither_read_nor_written() {
    // A text, a folder of texts, and each of the dataset's own files.
    let home = with_source_at("sources/trap.txt");
    symlink(home.beside("elsewhere/secret.txt"), home.path("sources/trap.txt")).unwrap();
    assert!(!has_secret(&opened(&home)));
    assert_eq!(one_problem(&opened(&home)).code, "source-path");
    assert!(!save_all(&home));

    let home = with_source_at("out/secret.txt");
    symlink(home.beside("elsewhere"), home.path("out")).unwrap();
    assert!(!has_secret(&opened(&home)));
    assert!(!save_all(&home));

    for file in ["events.ron", "sources.ron"] {
        let home = with_source_at("sources/wall.txt");
        std::fs::rename(home.path(file), home.beside("elsewhere").join(file)).unwrap();
        symlink(home.beside("elsewhere").join(file), home.path(file)).unwrap();
        let opened = opened(&home);
        assert!(opened.load_problems.iter().any(|problem| problem.message.contains("leads out")), "{file}");
    }
    let home = with_source_at("x");
    std::fs::rename(home.path("dataset.ron"), home.beside("elsewhere/dataset.ron")).unwrap();
    symlink(home.beside("elsewhere/dataset.ron"), home.path("dataset.ron")).unwrap();
    assert!(open(&home.path("")).unwrap_err().to_string().contains("leads out"));
}

#[test]
fn links_in_a_circle_are_told_of() {
    let home = with_source_at("sources/a.txt");
    symlink(home.path("sources/b.txt"), home.path("sources/a.txt")).unwrap();
    symlink(home.path("sources/a.txt"), home.path("sources/b.txt")).unwrap();
    one_problem(&opened(&home));
}

#[test]
fn a_second_name_of_a_file_outside_is_not_written_through() {
    let home = with_source_at("sources/trap.txt");
    std::fs::hard_link(home.beside("elsewhere/secret.txt"), home.path("sources/trap.txt")).unwrap();
    let events = home.beside("elsewhere/events.ron");
    std::fs::rename(home.path("events.ron"), &events).unwrap();
    std::fs::hard_link(&events, home.path("events.ron")).unwrap();
    assert!(save_all(&home), "the folder's own name gets the new content");
    assert_eq!(std::fs::read_to_string(home.path("sources/trap.txt")).unwrap(), "edited");
}

#[test]
fn pipes_and_devices_are_not_opened() {
    for name in ["sources/pipe.txt", "events.ron", "sources.ron"] {
        let home = with_source_at("sources/pipe.txt");
        let _ = std::fs::remove_file(home.path(name));
        assert!(Command::new("mkfifo").arg(home.path(name)).status().unwrap().success());
        // Opening a pipe would wait for ever for someone to write.
        let opened = opened(&home);
        assert!(opened.load_problems.iter().any(|problem| problem.message.contains("no file")), "{name}");
    }
    let home = with_source_at("sources/zero.txt");
    symlink("/dev/zero", home.path("sources/zero.txt")).unwrap();
    one_problem(&opened(&home));
    let home = with_source_at("x");
    std::fs::remove_file(home.path("dataset.ron")).unwrap();
    assert!(Command::new("mkfifo").arg(home.path("dataset.ron")).status().unwrap().success());
    assert!(open(&home.path("")).is_err());
}

#[test]
fn the_programs_own_hidden_files_are_no_way_out() {
    for make in [
        (|path: &Path, target: &Path| symlink(target, path).unwrap()) as fn(&Path, &Path),
        |path, target| std::fs::hard_link(target, path).unwrap(),
        |path, _| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        |path, _| std::fs::create_dir(path).unwrap(),
    ] {
        for name in [".entente-lock", ".entente-commit"] {
            let home = with_source_at("sources/wall.txt");
            make(&home.path(name), &home.beside("elsewhere/secret.txt"));
            assert!(!has_secret(&opened(&home)));
            match acquire(&home.path("")) {
                Access::Held(_) => assert_ne!(name, ".entente-lock"),
                Access::Unguarded(why) => assert!(why.contains("no lock file"), "{why}"),
                other => panic!("{name}: {other:?}"),
            }
            save_all(&home);
        }
    }
}

#[test]
fn a_forged_record_of_a_save_moves_nothing_from_or_to_outside() {
    let record = |from: &str, to: &str| {
        let body = format!("entente commit 1\n{}\t{from}\t{to}\n", Digest::of(SECRET.as_bytes()));
        format!("{body}{}\n", Digest::of(body.as_bytes()))
    };
    let cases = [
        ("../elsewhere/.entente-1.tmp", "events.ron"),
        (".entente-1.tmp", "../elsewhere/secret.txt"),
        ("out/.entente-1.tmp", "events.ron"),
        (".entente-1.tmp", "out/secret.txt"),
        (".entente-link.tmp", "events.ron"),
    ];
    for (from, to) in cases {
        let home = with_source_at("sources/wall.txt");
        std::fs::write(home.beside("elsewhere/.entente-1.tmp"), SECRET).unwrap();
        std::fs::write(home.path(".entente-1.tmp"), SECRET).unwrap();
        symlink(home.beside("elsewhere"), home.path("out")).unwrap();
        symlink(home.beside("elsewhere/secret.txt"), home.path(".entente-link.tmp")).unwrap();
        home.write(".entente-commit", record(from, to).as_bytes());
        let before = files_in(&home.beside("elsewhere"));
        let opened = opened(&home);
        assert_eq!(opened.dataset.events.len(), 3, "{from} {to}");
        opened.tidy().unwrap();
        save_all(&home);
        assert_eq!(files_in(&home.beside("elsewhere")), before, "{from} {to}");
    }
}

#[test]
fn ten_million_brackets_are_refused_in_a_sentence() {
    for bracket in ["(", "[", "{", "(a:", "[(", "Some(", "/*"] {
        let nested = bracket.repeat(10_000_000 / bracket.len());
        for text in [nested.clone(), format!("(schema: 1, events: [(id: \"a\", note: {nested}")] {
            let home = Home::with(&[("events.ron", text.as_bytes())]);
            let opened = opened(&home);
            assert!(!opened.load_problems.is_empty() && opened.load_problems.len() < 1000, "{bracket}");
            assert!(opened.load_problems.iter().all(|problem| problem.message.len() < 500), "{bracket}");
        }
    }
}

#[test]
fn huge_numbers_are_refused_in_a_sentence() {
    let digits = "9".repeat(1_000_000);
    for (old, new) in [
        ("schema: 1,", format!("schema: {digits},")),
        ("(months: 2)", format!("(months: {digits})")),
        ("(months: 2)", "(months: 4294967295, years: 4294967295, days: 4294967295)".to_owned()),
        ("Edtf(\"2021-11-24\")", format!("Edtf(\"{digits}\")")),
        ("Edtf(\"2021-11-24\")", format!("Edtf(\"Y{digits}\")")),
        ("Edtf(\"2021-11-24\")", "Edtf(\"Y9223372036854775807\")".to_owned()),
        ("Edtf(\"2021-11-24\")", "Edtf(\"Y-9223372036854775808/Y9223372036854775807\")".to_owned()),
        ("Edtf(\"2021-11-24\")", "Edtf(\"Y1E999999999\")".to_owned()),
    ] {
        let home = Home::replacing("events.ron", old, &new);
        let Ok(opened) = open(&home.path("")) else { continue };
        let problems = opened.check(&opened.dataset);
        assert!(problems.iter().all(|problem| problem.message.len() < 500), "{}", &new[..new.len().min(60)]);
    }
}

#[test]
fn a_line_of_a_gigabyte_is_refused_before_it_is_read() {
    for name in ["dataset.ron", "events.ron", "sources.ron", "sources/wall.txt"] {
        let home = Home::new();
        // A hole: it takes no room, and reads as a gigabyte of nothing.
        let mut file = File::create(home.path(name)).unwrap();
        file.write_all(b"(schema: 1, title: {\"en\": \"").unwrap();
        file.set_len(1 << 30).unwrap();
        match open(&home.path("")) {
            Ok(opened) => assert!(opened.load_problems.iter().any(|problem| problem.message.contains("larger than"))),
            Err(error) => assert!(error.to_string().contains("larger than"), "{error}"),
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    for bytes in [
        &b"\xff\xfe(\x00s\x00"[..],
        b"(schema: 1, events: [\xed\xa0\x80])",
        b"\xf8\x88\x80\x80\x80",
        b"\xc0\x80",
        &[0x80; 100_000],
    ] {
        for name in ["events.ron", "sources.ron", "sources/wall.txt"] {
            let home = Home::with(&[(name, bytes)]);
            let opened = opened(&home);
            let problems: Vec<_> =
                opened.load_problems.iter().filter(|problem| problem.code == "invalid-utf8").collect();
            assert!(!problems.is_empty() && problems.len() < 100, "{name}: {:?}", opened.load_problems);
            assert!(problems.iter().all(|problem| problem.location.line > 0));
        }
    }
}

#[test]
fn thousands_of_records_with_one_identifier_are_told_and_one_is_kept() {
    let record = "        (id: \"same\", kind: \"visit\", title: {\"en\": \"Same\"}, direction: Joint),\n";
    let events = format!("(\n    schema: 1,\n    events: [\n{}    ],\n)\n", record.repeat(20_000));
    let home = Home::with(&[("events.ron", events.as_bytes())]);
    let mut opened = opened(&home);
    assert_eq!(opened.dataset.events.len(), 1);
    assert_eq!(opened.load_problems.len(), 19_999);
    // They stay in the file as they stand.
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "edited".to_owned();
    opened.save(&dataset).unwrap();
    assert_eq!(home.text("events.ron").matches("id: \"same\"").count(), 20_000);
}

#[test]
fn hidden_controls_are_shown_for_what_they_are() {
    let home = Home::replacing("events.ron", "\"A visit\"", "\"A\u{202e}tisiv\u{2066} \u{200f}\"");
    let mut opened = opened(&home);
    let problems = opened.check(&opened.dataset);
    let told = problems.iter().find(|problem| problem.message.contains("U+202E"));
    assert!(told.is_some_and(|problem| problem.location.line > 0), "{problems:?}");
    // What is written anew has them as escapes, which everyone sees.
    let mut dataset = opened.dataset.clone();
    dataset.events[1].title.set(entente::model::Lang::EN, "A\u{202e}tisiv\u{2066} \u{200f}!");
    opened.save(&dataset).unwrap();
    let text = home.text("events.ron");
    assert!(text.contains("\\u{202e}") && !text.contains('\u{202e}'), "{text}");
    assert_eq!(home.open().dataset, dataset);
}

#[test]
fn a_path_of_a_million_letters_or_parts_is_told_briefly() {
    for path in ["a".repeat(1_000_000), "a/".repeat(500_000) + "b", "../".repeat(300_000)] {
        let home = with_source_at(&path);
        assert!(!opened(&home).load_problems.is_empty());
        let mut opened = opened(&home);
        let mut dataset = opened.dataset.clone();
        dataset.texts.insert("trap".into(), Arc::from("x"));
        assert!(opened.save(&dataset).is_err());
    }
}

#[test]
fn a_new_source_never_writes_the_programs_own_files() {
    for file in [".entente-lock", ".entente-commit", "sources/.entente-1.tmp", "./events.ron", "EVENTS.RON"] {
        let home = Home::new();
        let mut opened = home.open();
        let mut dataset = opened.dataset.clone();
        dataset.sources.push(Source { id: "new".into(), file: file.to_owned(), ..Source::default() });
        dataset.texts.insert("new".into(), Arc::from("text"));
        let before: Vec<(PathBuf, Vec<u8>)> = files_in(&home.path(""));
        assert!(opened.save(&dataset).is_err(), "{file}");
        assert_eq!(files_in(&home.path("")), before, "{file}");
    }
}
