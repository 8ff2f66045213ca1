//! Eras in a dataset's files: read, checked with their place, kept when saving.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use entente::model::{Era, EraTrack, Lang, LocalText};
use entente::store::open_bundled;
use support::{Home, diff};

const END: &str = "        (id: \"lower\", side: B, name: {\"en\": \"Lower garden\"}),\n    ],\n";

/// The small dataset with two eras, as a person would write them.
fn home() -> Home {
    let eras = format!(
        "{END}{}",
        r#"    era_tracks: [(id: "owners", name: {"en": "Owners"}, color: "visit")],
    eras: [
        // The old one.
        (id: "old", title: {"en": "The old owner"}, track: "owners", date: "1990/2019", note: "told by all"),
        (id: "new", title: {"en": "The new owner"}, track: "owners", date: "2020-02/..", note: "told by all"),
    ],
"#
    );
    Home::replacing("dataset.ron", END, &eras)
}

#[test]
fn eras_are_read_and_nothing_is_wrong_with_them() {
    let opened = home().open();
    assert_eq!(opened.load_problems, []);
    let header = &opened.dataset.header;
    assert_eq!(header.eras.iter().map(|era| era.date.as_str()).collect::<Vec<_>>(), ["1990/2019", "2020-02/.."]);
    assert_eq!(header.era_tracks[0].color.as_deref(), Some("visit"));
    let told: Vec<_> = opened.check(&opened.dataset).into_iter().filter(|p| p.message.contains("era")).collect();
    // The dataset is in two languages, and the eras have English forms alone.
    assert!(told.iter().all(|problem| problem.code == "missing-form"), "{told:?}");
}

#[test]
fn a_faulty_era_is_told_with_line_and_column_and_hides_no_other() {
    let home = home();
    let text = home.text("dataset.ron");
    home.write("dataset.ron", text.replace("\"1990/2019\"", "\"2019/1990\"").as_bytes());
    let opened = home.open();
    let problems = opened.check(&opened.dataset);
    let fault = problems.iter().find(|problem| problem.code == "end-before-start").unwrap();
    let line = 1 + text.lines().position(|line| line.contains("1990/2019")).unwrap();
    assert_eq!((fault.location.file.as_str(), fault.location.line), ("dataset.ron", line));
    assert!(fault.location.column > 1);

    home.write(
        "dataset.ron",
        text.replace("track: \"owners\", date: \"1990", "trak: \"owners\", date: \"1990").as_bytes(),
    );
    let opened = home.open();
    assert_eq!(opened.dataset.header.eras.iter().map(|era| era.id.as_str()).collect::<Vec<_>>(), ["new"]);
    assert!(opened.load_problems.iter().any(|problem| problem.location.line == line));
}

#[test]
fn saving_keeps_eras_and_changes_one_in_one_line() {
    let home = home();
    let mut opened = home.open();
    let before = home.text("dataset.ron");
    let mut dataset = opened.dataset.clone();
    dataset.events[0].title.set(Lang::EN, "Another title");
    opened.save(&dataset).unwrap();
    assert_eq!(home.text("dataset.ron"), before, "the header has not changed");
    dataset.header.eras[1].date = "2020-03/..".to_owned();
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
    let lines = diff(&before, &home.text("dataset.ron"));
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[1].contains("2020-03/.."));
}

#[test]
fn eras_that_a_dataset_did_not_have_are_written() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    let name = |text: &str| LocalText::of([(Lang::EN, text)]);
    dataset.header.era_tracks.push(EraTrack { id: "owners".to_owned(), name: name("Owners"), color: None });
    dataset.header.eras.push(Era {
        id: "old".to_owned(),
        title: name("The old owner"),
        track: "owners".to_owned(),
        date: "1990/2019".to_owned(),
        note: "told by all".to_owned(),
        ..Era::default()
    });
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
    assert_eq!(home.open().load_problems, []);
}

#[test]
fn the_bundled_eras_are_the_editors_and_say_so_in_four_languages() {
    let dataset = open_bundled().dataset;
    assert!(dataset.header.eras.len() >= 5);
    for era in &dataset.header.eras {
        assert!(era.note.starts_with("Not in the article"), "{}", era.id);
        for lang in [Lang::EN, Lang::AR, Lang::FR, Lang::HE] {
            assert!(era.title.get(lang).is_some_and(|title| !title.is_empty()), "{} {lang}", era.id);
        }
    }
}
