//! Reference layers from the file to the window: what commands say of them, what
//! the window shows, and that a click leads to the row.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;
#[path = "support/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use egui_kittest::kittest::Queryable as _;
use entente::app::command::{Command as Request, LayerCommand, ViewCommand};
use entente::app::layers::Stage;
use entente::model::layer::{LayerShow, RowScope};
use entente::model::query::Filter;
use entente::store;
use entente::view::scene::Target;
use serde_json::Value;

/// Two files: one with names and twins, one without names.
const LAYERS: &str = r#"
    layers: [
        (
            id: "press",
            name: {"en": "Press", "ar": "صحافة"},
            file: "layers/press.csv",
            columns: (
                date: "day", source: "who", target: "whom", kind: "what", title: "title", intensity: "score",
                story: "story", sentence: "sentence", url: "link",
            ),
            empty: ["NA"],
            kinds: {"visit": ["Visit*"]},
            show: Lane,
        ),
        (
            id: "old",
            name: {"en": "Old rows"},
            file: "layers/old.txt",
            headers: false,
            columns: (source: 1, kind: 2, target: 3, date: 4),
        ),
    ],
)
"#;

const PRESS: &str = "day,who,whom,what,title,score,story,sentence,link
2021-11-24,Upper garden,Lower garden,Visit paid,\"Over the hedge, at noon\",2.5,7,1,https://example.org/7
2021-11-24,Lower garden,Upper garden,Visit paid,\"Over the hedge, at noon\",2.5,7,1,https://example.org/7
2021-11-25,Gardener (Upper garden),Orchard,Statement,Apples,NA,8,1,
yesterday,Upper garden,Lower garden,Visit paid,Too vague,1,9,1,
2021-12,Orchard,Meadow,Statement,Hay,0,10,2,
2021-12-05,Orchard,Meadow
";

const OLD: &str = "Upper garden\tConsult\tLower garden\t2021-12-15\nMeadow\tConsult\tOrchard\t2022-01-02\n";

/// A dataset with both layers; the folder lives as long as the first value.
fn dataset() -> (support::Home, PathBuf) {
    let home = support::Home::new();
    let folder = home.path("");
    let header = support::DATASET.trim_end().strip_suffix(')').unwrap().to_owned() + LAYERS;
    std::fs::write(folder.join("dataset.ron"), header).unwrap();
    std::fs::create_dir_all(folder.join("layers")).unwrap();
    std::fs::write(folder.join("layers/press.csv"), PRESS).unwrap();
    std::fs::write(folder.join("layers/old.txt"), OLD).unwrap();
    (home, folder)
}

fn entente(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    command.args(arguments).arg(folder);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap()
}

#[test]
fn check_lists_bad_rows_by_file_and_line_and_they_are_no_errors() {
    let (_home, folder) = dataset();
    let output = entente(&["check"], &folder);
    let told = String::from_utf8(output.stdout).unwrap();
    let bad: Vec<&str> = told.lines().filter(|line| line.contains("[bad-row]")).collect();
    assert_eq!(bad.len(), 2, "{told}");
    assert!(bad[0].starts_with("layers/press.csv:5:1: warning[bad-row]: \"yesterday\" is not an EDTF date"), "{told}");
    assert!(bad[1].starts_with("layers/press.csv:7:1: warning[bad-row]: the row has 3 fields"), "{told}");
}

#[test]
fn a_layer_that_cannot_be_read_is_an_error_at_the_place_that_names_it() {
    let (_home, folder) = dataset();
    std::fs::write(folder.join("layers/press.csv"), "date,who\n").unwrap();
    std::fs::remove_file(folder.join("layers/old.txt")).unwrap();
    let output = entente(&["check", "--format", "json"], &folder);
    assert_eq!(output.status.code(), Some(1));
    let problems: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let told = |code: &str| problems.iter().find(|problem| problem["code"] == code).unwrap();
    let column = told("layer-column");
    assert_eq!(column["file"], "dataset.ron");
    assert!(column["message"].as_str().unwrap().contains("the file has no column \"day\""), "{column}");
    assert!(column["line"].as_u64().unwrap() > 20, "{column}");
    assert!(told("missing-file")["message"].as_str().unwrap().contains("layers/old.txt"));
}

#[test]
fn list_prints_the_rows_that_pass() {
    let (_home, folder) = dataset();
    let rows = |arguments: &[&str]| -> Vec<Value> {
        let arguments = [&["list", "--layers", "--format", "json"], arguments].concat();
        serde_json::from_slice(&entente(&arguments, &folder).stdout).unwrap()
    };
    let all = rows(&[]);
    let told: Vec<String> =
        all.iter().map(|row| format!("{} {} {}", row["layer"], row["line"], row["relation"])).collect();
    assert_eq!(
        told,
        [
            "\"press\" 2 \"a-to-b\"",
            "\"press\" 3 \"b-to-a\"",
            "\"press\" 4 \"side-a\"",
            "\"press\" 6 \"other\"",
            "\"old\" 1 \"a-to-b\"",
            "\"old\" 2 \"other\"",
        ]
    );
    assert_eq!(
        (&all[0]["twin_line"], &all[1]["twin_line"], &all[2]["twin_line"]),
        (&3.into(), &2.into(), &Value::Null)
    );
    assert_eq!(
        (&all[3]["first_day"], &all[3]["last_day"], &all[3]["date"]),
        (&"2021-12-01".into(), &"2021-12-31".into(), &"2021-12".into())
    );
    assert_eq!(rows(&["--filter", "kind:visit"]).len(), 2);
    assert_eq!(rows(&["--filter", "hedge direction:b-to-a"]).len(), 1);
    let csv = entente(&["list", "--layers", "--format", "csv"], &folder);
    assert_eq!(String::from_utf8(csv.stdout).unwrap().lines().count(), 7);
}

#[test]
fn a_figure_shows_layers_as_it_is_told() {
    let (_home, folder) = dataset();
    let draw = |layers: &str| {
        let file = folder.join(format!("{layers}.svg"));
        let output = entente(&["export", "-o", file.to_str().unwrap(), "--layers", layers], &folder);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read_to_string(file).unwrap()
    };
    let (told, none, background) = (draw("told"), draw("none"), draw("background"));
    assert!(told.contains("aria-label=\"Press\"") && told.contains("aria-label=\"Old rows\""));
    assert!(!none.contains("Old rows") && !none.contains("\"Press\""));
    assert!(told.contains("4 of 4 in sight") && told.contains("2 of 2 in sight"), "counts are told");
    assert_ne!(told, background);
}

/// A window whose layers have been read.
fn window(folder: &Path) -> egui_kittest::Harness<'static, entente::app::EntenteApp> {
    let mut harness = window::window_on(store::open(folder).unwrap(), "light");
    harness.state_mut().state.finish_layers();
    harness.run();
    harness
}

/// The first region of a layer's rows in the picture.
fn rows_target(
    harness: &egui_kittest::Harness<'_, entente::app::EntenteApp>,
    layer: Option<usize>,
) -> entente::view::reference::RowsTarget {
    let hits = &harness.state().state.timeline.scene.hits;
    let target = |target: &Target| if let Target::Rows(rows) = target { Some(*rows) } else { None };
    hits.iter().filter_map(|hit| target(&hit.target)).find(|rows| rows.layer == layer).unwrap()
}

#[test]
fn the_window_shows_layers_with_counts_and_switches() {
    let (_home, folder) = dataset();
    let mut harness = window(&folder);
    assert!(harness.query_by_label("4 of 4 rows").is_some());
    assert!(harness.query_by_label("2 of 2 rows").is_some());
    assert!(harness.query_by_label("2 rows could not be read").is_some());
    rows_target(&harness, Some(0));
    rows_target(&harness, None);
    let hide = Request::Layer(LayerCommand::Show(0, LayerShow::Hidden));
    window::run(&mut harness, hide);
    let hits = &harness.state().state.timeline.scene.hits;
    assert!(!hits.iter().any(|hit| matches!(&hit.target, Target::Rows(rows) if rows.layer == Some(0))));
    window::run(&mut harness, Request::Layer(LayerCommand::Scope(1, RowScope::Between)));
    assert!(harness.query_by_label("1 of 2 rows").is_some());
}

#[test]
fn twins_count_once_where_they_are_asked_to() {
    let (_home, folder) = dataset();
    let mut harness = window(&folder);
    harness.get_by_label("Count 1 mirrored pair once").click();
    harness.run();
    assert!(harness.query_by_label("3 of 3 rows").is_some());
    let counts = rows_target(&harness, Some(0)).counts;
    assert_eq!(counts.get(entente::view::reference::Group::Joint), 1);
}

#[test]
fn filters_and_search_hold_for_rows_too() {
    let (_home, folder) = dataset();
    let mut harness = window(&folder);
    let filter = Filter { text: "hedge".to_owned(), ..Filter::default() };
    window::run(&mut harness, Request::View(ViewCommand::Filter(filter)));
    assert!(harness.query_by_label("2 of 4 rows").is_some());
    assert!(harness.query_by_label("0 of 2 rows").is_some());
}

#[test]
fn a_click_on_rows_shows_them_with_file_and_line() {
    let (_home, folder) = dataset();
    let mut harness = window(&folder);
    let target = rows_target(&harness, None);
    window::run(&mut harness, Request::Layer(LayerCommand::OpenRows(target)));
    window::run(&mut harness, Request::Layer(LayerCommand::OpenRow(1, 0)));
    assert!(harness.query_by_label("Read-only, from layers/old.txt, line 1").is_some());
    window::run(&mut harness, Request::Layer(LayerCommand::CloseRows));
    assert!(harness.query_by_label("Read-only, from layers/old.txt, line 1").is_none());
}

#[test]
fn a_layer_that_is_not_waited_for_can_be_read_later() {
    let (_home, folder) = dataset();
    let mut app = entente::app::EntenteApp::new(store::open(&folder).unwrap(), entente::view::Theme::named("light"));
    app.state.finish_layers();
    app.state.layers.all[1].stage = Stage::Cancelled;
    app.state.show_layers();
    assert_eq!(app.state.view.references.iter().count(), 1);
    app.state.restart_layer(1);
    app.state.finish_layers();
    assert_eq!(app.state.view.references.iter().count(), 2);
}

#[test]
fn a_layer_survives_saving_the_header_as_it_is_written() {
    let (home, folder) = dataset();
    let opened = store::open(&folder).unwrap();
    let copy = home.beside("copy");
    let written = store::create(opened.dataset.clone(), &copy).unwrap();
    let again = store::open(&copy).unwrap();
    assert_eq!(again.dataset.header.layers, opened.dataset.header.layers);
    assert_eq!(written.dataset.header.layers.len(), 2);
}
