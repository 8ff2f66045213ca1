//! Saving changes what was changed, and nothing else.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::sync::Arc;

use entente::model::date::{Basis, ClaimWhat, DateClaim};
use entente::model::{Dataset, Event, EventId, Lang, LocalText, Source};
use entente::store::{Origin, SaveError, open, open_bundled};
use support::{Home, diff, files_in};

/// Edits the events of the small dataset, saves them, and tells how `events.ron`
/// differs. What is on disk must read back as what was saved.
fn edit_events(edit: impl FnOnce(&mut Vec<Event>)) -> Vec<String> {
    edit_dataset("events.ron", |dataset| edit(&mut dataset.events))
}

fn edit_dataset(file: &str, edit: impl FnOnce(&mut Dataset)) -> Vec<String> {
    let home = Home::new();
    let mut opened = home.open();
    let before = home.text(file);
    let mut dataset = opened.dataset.clone();
    edit(&mut dataset);
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
    assert_eq!(home.open().load_problems, []);
    assert_eq!(opened.load_problems, []);
    diff(&before, &home.text(file))
}

#[test]
fn unchanged_dataset_writes_no_file() {
    let home = Home::new();
    let modified = || {
        let files = files_in(&home.path(""));
        files
            .into_iter()
            .map(|(path, bytes)| (std::fs::metadata(&path).unwrap().modified().unwrap(), path, bytes))
            .collect::<Vec<_>>()
    };
    let before = modified();
    let mut opened = home.open();
    let dataset = opened.dataset.clone();
    opened.save(&dataset).unwrap();
    opened.save(&dataset).unwrap();
    assert_eq!(modified(), before);
}

#[test]
fn changed_title_is_one_line() {
    let lines = edit_events(|events| events[0].title.set(Lang::EN, "The gate is shut"));
    assert_eq!(
        lines,
        [
            "-            title: {\"en\": \"The gate is opened\", \"ar\": \"فتح البوابة\"},",
            "+            title: {\"en\": \"The gate is shut\", \"ar\": \"فتح البوابة\"},",
        ]
    );
}

#[test]
fn changed_value_in_a_crowded_line_leaves_the_rest_of_it() {
    let lines = edit_events(|events| events[1].title.set(Lang::EN, "Another visit"));
    assert_eq!(
        lines,
        [
            "-        ( id: \"visit\", kind: \"visit\", title: { \"en\": \"A visit\" }, direction: AToB,",
            "+        ( id: \"visit\", kind: \"visit\", title: { \"en\": \"Another visit\" }, direction: AToB,",
        ]
    );
}

#[test]
fn changed_claim_keeps_its_comment() {
    let lines = edit_events(|events| events[0].dates[0].what = ClaimWhat::Edtf("2021-11".to_owned()));
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("Edtf(\"2021-11\")") && lines[1].ends_with("// sure"), "{lines:?}");
}

#[test]
fn added_claim_is_one_line() {
    let lines = edit_events(|events| {
        let claim = DateClaim {
            what: ClaimWhat::Edtf("2020".to_owned()),
            basis: Basis::Editorial,
            note: "a guess".to_owned(),
            ..DateClaim::default()
        };
        events[0].dates.push(claim);
    });
    assert_eq!(lines, ["+                (what: Edtf(\"2020\"), basis: Editorial, note: \"a guess\"),"]);
}

#[test]
fn removed_claim_is_one_line() {
    let lines = edit_events(|events| {
        events[0].dates.remove(0);
    });
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("-                (what: Edtf(\"2021-11-24\")"));
}

#[test]
fn field_that_was_empty_is_added_in_its_place() {
    let lines = edit_events(|events| events[2].note = "late".to_owned());
    assert_eq!(lines, ["+            note: \"late\","]);
    let lines = edit_events(|events| events[0].summary = LocalText::of([(Lang::EN, "At last")]));
    assert_eq!(lines, ["+            summary: {\"en\": \"At last\"},"]);
}

#[test]
fn text_that_is_emptied_in_a_form_is_no_text() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events[2].summary = LocalText::of([(Lang::EN, "")]);
    opened.save(&dataset).unwrap();
    assert!(home.open().dataset.events[2].summary.is_empty());
    assert_eq!(diff(support::EVENTS, &home.text("events.ron")).len(), 1);
}

#[test]
fn field_that_becomes_empty_is_cut() {
    let lines = edit_events(|events| events[2].tags.clear());
    assert_eq!(lines, ["-            tags: [\"hedge\", \"talk\"],"]);
}

#[test]
fn new_event_stands_where_the_dataset_has_it() {
    let new = |id: &str| Event { id: EventId::from(id), kind: "visit".into(), ..Event::default() };
    for place in 0..=3 {
        let lines = edit_events(|events| events.insert(place, new("new")));
        assert!(lines.iter().all(|line| line.starts_with('+')), "{lines:?}");
        assert!(lines.contains(&"+            id: \"new\",".to_owned()));
    }
}

#[test]
fn deleted_event_takes_only_its_own_lines() {
    let lines = edit_events(|events| {
        events.remove(1);
    });
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.starts_with('-')));
    let lines = edit_events(|events| {
        events.pop();
    });
    assert_eq!(lines.last().map(String::as_str), Some("-        ), // the last"));
    let lines = edit_events(Vec::clear);
    assert!(lines.iter().all(|line| line.starts_with('-')));
}

#[test]
fn moved_event_takes_its_layout_with_it() {
    let lines = edit_events(|events| events.swap(0, 1));
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("id: \"visit\"") || line.contains("told later")));
}

#[test]
fn renamed_event_stays_in_its_place() {
    let lines = edit_events(|events| events[2].id = EventId::from("hedge-talks"));
    assert_eq!(lines, ["-            id: \"talks\",", "+            id: \"hedge-talks\","]);
}

#[test]
fn emptied_and_refilled_list_is_readable() {
    let home = Home::new();
    let mut opened = home.open();
    let full = opened.dataset.clone();
    opened.save(&Dataset { events: Vec::new(), ..full.clone() }).unwrap();
    opened.save(&full).unwrap();
    assert_eq!(home.open().dataset, full);
    assert!(home.text("events.ron").contains("\n        (\n            id: \"talks\","));
}

#[test]
fn header_changes_in_few_lines() {
    let lines = edit_dataset("dataset.ron", |dataset| dataset.header.title.set(Lang::EN, "Three gardens"));
    assert_eq!(lines.len(), 2);
    let lines = edit_dataset("dataset.ron", |dataset| {
        dataset.header.kinds[1].name.set(Lang::EN, "Deal");
        dataset.header.description = LocalText::of([(Lang::EN, "About gardens")]);
    });
    assert_eq!(
        lines,
        [
            "+    description: {\"en\": \"About gardens\"},",
            "-        (id: \"agreement\", name: {\"en\": \"Agreement\"}, plover: Agree),",
            "+        (id: \"agreement\", name: {\"en\": \"Deal\"}, plover: Agree),",
        ]
    );
}

#[test]
fn only_the_changed_file_is_written() {
    let home = Home::new();
    let mut opened = home.open();
    let before = files_in(&home.path(""));
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "x".to_owned();
    opened.save(&dataset).unwrap();
    let changed = files_in(&home.path(""))
        .into_iter()
        .zip(before)
        .filter(|(new, old)| new != old)
        .map(|(new, _)| new.0)
        .collect::<Vec<_>>();
    assert_eq!(changed, [home.path("events.ron")]);
}

#[test]
fn carriage_returns_and_byte_order_mark_are_kept() {
    let crlf = format!("\u{feff}{}", support::EVENTS.replace('\n', "\r\n"));
    let home = Home::with(&[("events.ron", crlf.as_bytes())]);
    let mut opened = home.open();
    assert_eq!(opened.load_problems, []);
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "x".to_owned();
    dataset.events.push(Event { id: "new".into(), kind: "visit".into(), ..Event::default() });
    opened.save(&dataset).unwrap();
    let text = home.text("events.ron");
    assert!(text.starts_with("\u{feff}(\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(home.open().dataset, dataset);
}

#[test]
fn several_saves_in_a_row_refer_to_the_text_as_it_is() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events.insert(0, Event { id: "first".into(), kind: "visit".into(), ..Event::default() });
    opened.save(&dataset).unwrap();
    let talks = opened.locate(&"talks".into()).unwrap();
    assert_eq!(home.text("events.ron").lines().nth(talks.line - 1), Some("        ("));
    assert_eq!(home.text("events.ron").lines().nth(talks.line), Some("            id: \"talks\","));
    dataset.events[3].note = "again".to_owned();
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
}

#[test]
fn unreadable_record_is_kept_as_it_stands() {
    let bad = "        (id: \"bad\", kind: 5), // broken by hand\n";
    let events = support::EVENTS.replace("        /* Written", &format!("{bad}        /* Written"));
    let home = Home::with(&[("events.ron", events.as_bytes())]);
    let mut opened = home.open();
    assert_eq!(opened.dataset.events.len(), 3);
    assert_eq!(opened.load_problems.len(), 1);
    let mut dataset = opened.dataset.clone();
    dataset.events.remove(0);
    dataset.events[1].note = "x".to_owned();
    opened.save(&dataset).unwrap();
    assert!(home.text("events.ron").contains(bad));
    assert_eq!(opened.load_problems.len(), 1);
    assert_eq!(opened.load_problems, home.open().load_problems);
    assert_eq!(home.open().dataset, dataset);
}

#[test]
fn file_changed_by_another_program_is_not_overwritten() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "mine".to_owned();
    let theirs = support::EVENTS.replace("A visit", "A raid!");
    home.write("events.ron", theirs.as_bytes());
    let error = opened.save(&dataset).unwrap_err();
    assert!(matches!(&error, SaveError::ChangedOnDisk(path) if path.ends_with("garden/events.ron")), "{error}");
    assert_eq!(home.text("events.ron"), theirs);
    std::fs::remove_file(home.path("events.ron")).unwrap();
    assert!(matches!(opened.save(&dataset), Err(SaveError::ChangedOnDisk(_))));
}

#[test]
fn new_source_writes_its_text_to_the_byte() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    let text = "\u{feff}خبر\r\nwith odd  spaces \u{200f}\n\n";
    dataset.sources.push(Source { id: "news".into(), file: "sources/2022/news.txt".to_owned(), ..Source::default() });
    dataset.texts.insert("news".into(), Arc::from(text));
    opened.save(&dataset).unwrap();
    assert_eq!(home.text("sources/2022/news.txt"), text);
    assert_eq!(home.open().dataset, dataset);
}

#[test]
fn new_source_does_not_overwrite_a_file() {
    let home = Home::new();
    home.write("sources/news.txt", b"of another");
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.sources.push(Source { id: "news".into(), file: "sources/news.txt".to_owned(), ..Source::default() });
    dataset.texts.insert("news".into(), Arc::from("mine"));
    let before = files_in(&home.path(""));
    assert!(matches!(opened.save(&dataset), Err(SaveError::WouldOverwrite(_))));
    assert_eq!(files_in(&home.path("")), before);
}

#[test]
fn text_is_never_written_outside_the_folder() {
    let home = Home::new();
    for path in ["../news.txt", "/tmp/news.txt", "sources/../../news.txt", "events.ron", "C:\\news.txt"] {
        let mut opened = home.open();
        let mut dataset = opened.dataset.clone();
        dataset.sources.push(Source { id: "news".into(), file: path.to_owned(), ..Source::default() });
        dataset.texts.insert("news".into(), Arc::from("mine"));
        let before = files_in(&home.beside(""));
        assert!(matches!(opened.save(&dataset), Err(SaveError::SourcePath { .. })), "{path}");
        assert_eq!(files_in(&home.beside("")), before);
    }
}

#[cfg(unix)]
#[test]
fn text_is_not_written_through_a_symbolic_link_that_leads_out() {
    let home = Home::new();
    std::fs::create_dir(home.beside("elsewhere")).unwrap();
    std::os::unix::fs::symlink(home.beside("elsewhere"), home.path("out")).unwrap();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.sources.push(Source { id: "news".into(), file: "out/deep/news.txt".to_owned(), ..Source::default() });
    dataset.texts.insert("news".into(), Arc::from("mine"));
    assert!(opened.save(&dataset).is_err());
    assert_eq!(files_in(&home.beside("elsewhere")), []);
    assert_eq!(home.text("sources.ron"), support::SOURCES);
}

#[test]
fn edited_text_is_written_unless_it_changed_on_disk() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.texts.insert("wall".into(), Arc::from("The gate was shut."));
    opened.save(&dataset).unwrap();
    assert_eq!(home.text("sources/wall.txt"), "The gate was shut.");
    home.write("sources/wall.txt", b"theirs");
    dataset.texts.insert("wall".into(), Arc::from("The gate was painted."));
    assert!(matches!(opened.save(&dataset), Err(SaveError::ChangedOnDisk(_))));
    assert_eq!(home.text("sources/wall.txt"), "theirs");
}

#[test]
fn two_events_of_one_identifier_are_not_written() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events[2].id = "visit".into();
    let error = opened.save(&dataset).unwrap_err();
    assert!(matches!(error, SaveError::WouldNotReadBack { .. }), "{error}");
    assert_eq!(home.text("events.ron"), support::EVENTS);
}

#[test]
fn file_with_bytes_that_are_not_utf8_is_left_as_it_is() {
    let mut events = support::EVENTS.replace("from the wall", "from the w@ll").into_bytes();
    let at = events.iter().position(|byte| *byte == b'@').unwrap();
    events[at] = 0xe9;
    let home = Home::with(&[("events.ron", &events)]);
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    opened.save(&dataset).unwrap();
    dataset.events[1].note = "x".to_owned();
    assert!(matches!(opened.save(&dataset), Err(SaveError::Damaged { .. })));
    assert_eq!(std::fs::read(home.path("events.ron")).unwrap(), events);
}

#[test]
fn missing_events_file_is_made_when_there_are_events() {
    let home = Home::new();
    std::fs::remove_file(home.path("events.ron")).unwrap();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    opened.save(&dataset).unwrap();
    assert!(!home.path("events.ron").exists());
    dataset.events.push(Event { id: "new".into(), kind: "visit".into(), ..Event::default() });
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
    assert_eq!(opened.load_problems, []);
}

#[test]
fn save_as_copies_every_file_to_the_byte() {
    let home = Home::new();
    let mut opened = home.open();
    let dataset = opened.dataset.clone();
    let target = home.beside("copies/second");
    opened.save_as(&dataset, &target).unwrap();
    let names = |folder: &std::path::Path| {
        let files = files_in(folder).into_iter();
        files.map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes)).collect::<Vec<_>>()
    };
    assert_eq!(names(&target), names(&home.path("")));
    assert_eq!(opened.origin, Origin::Folder(target.clone()));
    let mut dataset = dataset;
    dataset.events[0].note = "in the copy".to_owned();
    opened.save(&dataset).unwrap();
    assert_eq!(home.text("events.ron"), support::EVENTS);
    assert_eq!(open(&target).unwrap().dataset, dataset);
}

#[test]
fn save_as_writes_what_was_edited() {
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "edited".to_owned();
    let target = home.beside("second");
    opened.save_as(&dataset, &target).unwrap();
    assert_eq!(open(&target).unwrap().dataset, dataset);
    assert_eq!(diff(support::EVENTS, &std::fs::read_to_string(target.join("events.ron")).unwrap()).len(), 2);
    assert_eq!(home.text("events.ron"), support::EVENTS);
}

#[test]
fn save_as_takes_an_empty_folder_or_one_with_the_same_dataset_alone() {
    let home = Home::new();
    let mut opened = home.open();
    let dataset = opened.dataset.clone();
    let occupied = home.beside("occupied");
    std::fs::create_dir(&occupied).unwrap();
    std::fs::write(occupied.join("letter.txt"), "mine").unwrap();
    assert!(matches!(opened.save_as(&dataset, &occupied), Err(SaveError::NotEmpty(_))));
    let other = home.beside("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("dataset.ron"), support::DATASET.replace("two-gardens", "one-garden")).unwrap();
    assert!(matches!(opened.save_as(&dataset, &other), Err(SaveError::OtherDataset(_))));
    assert_eq!(files_in(&other).len(), 1);
    let repository = home.beside("repository");
    std::fs::create_dir_all(repository.join(".git")).unwrap();
    opened.save_as(&dataset, &repository).unwrap();
    let mut changed = dataset.clone();
    changed.events[0].note = "x".to_owned();
    home.open().save_as(&changed, &repository).unwrap();
    assert_eq!(open(&repository).unwrap().dataset, changed);
    assert!(matches!(opened.origin, Origin::Folder(path) if path == repository));
}

#[test]
fn bundled_dataset_is_saved_elsewhere_alone() {
    let mut opened = open_bundled();
    let mut dataset = opened.dataset.clone();
    assert!(matches!(opened.save(&dataset), Err(SaveError::Bundled)));
    dataset.events.push(Event { id: "new".into(), ..Event::default() });
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("own");
    opened.save_as(&dataset, &target).unwrap();
    let again = open(&target).unwrap();
    assert_eq!(again.dataset, dataset);
    assert_eq!(again.load_problems, []);
}

#[cfg(unix)]
#[test]
fn folder_that_cannot_be_written_leaves_everything_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let mut opened = home.open();
    let mut dataset = opened.dataset.clone();
    dataset.events[0].note = "x".to_owned();
    std::fs::set_permissions(home.path("events.ron"), std::fs::Permissions::from_mode(0o444)).unwrap();
    let error = opened.save(&dataset).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.ends_with("garden/events.ron") && sentence.contains("still in memory"), "{sentence}");
    assert_eq!(home.text("events.ron"), support::EVENTS);
    std::fs::set_permissions(home.path("events.ron"), std::fs::Permissions::from_mode(0o644)).unwrap();
    opened.save(&dataset).unwrap();
    assert_eq!(home.open().dataset, dataset);
}

/// The bundled dataset as a folder of its own.
fn bundled_folder() -> (tempfile::TempDir, entente::store::Opened) {
    let home = tempfile::tempdir().unwrap();
    let mut opened = open_bundled();
    let dataset = opened.dataset.clone();
    opened.save_as(&dataset, &home.path().join("own")).unwrap();
    (home, opened)
}

#[test]
fn bundled_dataset_is_saved_to_the_byte() {
    let (home, _) = bundled_folder();
    let original = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/morocco-israel");
    for file in ["dataset.ron", "events.ron", "sources.ron", "sources/belkhir-visit.txt"] {
        let saved = std::fs::read(home.path().join("own").join(file)).unwrap();
        assert_eq!(saved, std::fs::read(original.join(file)).unwrap(), "{file}");
    }
}

#[test]
fn one_field_edits_of_the_bundled_dataset_are_few_lines() {
    type Edit = fn(&mut Event);
    let edits: [(Edit, usize); 6] = [
        (|event| event.title.set(Lang::EN, "The memorandum"), 2),
        (|event| event.title.set(Lang::AR, "المذكّرة"), 2),
        (|event| event.dates[0].note = "looked up".to_owned(), 2),
        (|event| event.citations[0].start += 1, 2),
        (|event| event.parties[0].person = None, 1),
        (|event| event.tags.push("law".to_owned()), 2),
    ];
    for (place, (edit, most_lines)) in edits.into_iter().enumerate() {
        let (home, mut opened) = bundled_folder();
        let file = home.path().join("own/events.ron");
        let before = std::fs::read_to_string(&file).unwrap();
        let mut dataset = open(&home.path().join("own")).unwrap().dataset;
        let index = dataset.events.iter().position(|event| event.id.as_str() == "security-memorandum").unwrap();
        edit(&mut dataset.events[index]);
        opened.save(&dataset).unwrap();
        let lines = diff(&before, &std::fs::read_to_string(&file).unwrap());
        assert!((1..=most_lines).contains(&lines.len()), "edit {place}: {lines:#?}");
        assert_eq!(open(&home.path().join("own")).unwrap().dataset, dataset);
    }
}
