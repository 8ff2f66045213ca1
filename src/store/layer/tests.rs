//! Reading layers from bytes, good and bad.

use std::io::Cursor;
use std::sync::Arc;

use super::*;
use crate::model::layer::{Column, Columns, Separator};

/// A comma-separated file with the columns date, who, whom, what.
fn spec() -> LayerSpec {
    let column = |name: &str| Some(Column::Name(name.to_owned()));
    LayerSpec {
        id: "press".to_owned(),
        file: "press.csv".to_owned(),
        headers: true,
        columns: Columns {
            date: Column::Name("date".to_owned()),
            source: column("who"),
            target: column("whom"),
            title: column("what"),
            ..Columns::default()
        },
        empty: vec!["NA".to_owned()],
        ..LayerSpec::default()
    }
}

fn load(spec: LayerSpec, bytes: impl AsRef<[u8]>) -> Result<Layer, LayerError> {
    read_layer(Cursor::new(bytes), &Arc::new(spec), &Progress::new())
}

/// Each row as `line day who > whom: what`.
fn told(layer: &Layer) -> Vec<String> {
    (0..layer.len())
        .map(|row| {
            let days = (layer.first_day(row), layer.last_day(row));
            let days = if days.0 == days.1 { days.0.to_string() } else { format!("{}..{}", days.0, days.1) };
            let (source, target, title) = (layer.source(row), layer.target(row), layer.title(row));
            format!("{} {days} {source} > {target}: {title}", layer.line(row))
        })
        .collect()
}

/// Each bad row as `line: reason`.
fn bad(layer: &Layer) -> Vec<String> {
    layer.bad_rows.first.iter().map(|row| format!("{}: {}", row.line, row.reason)).collect()
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let layer = load(spec(), "what,whom,extra,date,who\nVisit,Rabat,x,1970-01-02,Paris\n").unwrap();
    assert_eq!(told(&layer), ["2 1 Paris > Rabat: Visit"]);
    assert_eq!(bad(&layer), [""; 0]);
}

#[test]
fn a_file_without_names_has_its_columns_told_by_number() {
    let columns = Columns {
        date: Column::Number(4),
        source: Some(Column::Number(1)),
        kind: Some(Column::Number(2)),
        target: Some(Column::Number(3)),
        ..Columns::default()
    };
    let spec = LayerSpec { file: "a.txt".to_owned(), headers: false, columns, ..spec() };
    let layer = load(spec, "Paris\tConsult\tRabat\t1970-01-01\nRabat\tVisit\tParis\t1970-01-02").unwrap();
    assert_eq!(told(&layer), ["1 0 Paris > Rabat: ", "2 1 Rabat > Paris: "]);
    assert_eq!((layer.kind(0), layer.kind(1)), ("Consult", "Visit"));
}

#[test]
fn byte_order_mark_and_line_ends_of_other_systems_are_no_hindrance() {
    let text = "\u{feff}date,who,whom,what\r\n1970-01-02,a,b,c\r\n\r\n\r\n1970-01-03,a,b,c\r\n";
    let layer = load(spec(), text).unwrap();
    assert_eq!(told(&layer), ["2 1 a > b: c", "5 2 a > b: c"]);
}

#[test]
fn quoted_fields_hold_separators_quotes_and_line_ends() {
    let text = "date,who,whom,what\n1970-01-02,\"a, b\",c,\"she said \"\"no\"\"\nand left\"\n1970-01-03,a,b,c";
    let layer = load(spec(), text).unwrap();
    assert_eq!(told(&layer), ["2 1 a, b > c: she said \"no\"\nand left", "4 2 a > b: c"]);
}

#[test]
fn quotes_of_a_tab_separated_file_are_characters_unless_told() {
    let spec = LayerSpec { separator: Separator::Tab, ..spec() };
    let text = "date\twho\twhom\twhat\n1970-01-02\ta\tb\t\"no\n1970-01-03\ta\tb\t\"no\"\n";
    let layer = load(spec.clone(), text).unwrap();
    assert_eq!(told(&layer), ["2 1 a > b: \"no", "3 2 a > b: \"no\""]);
    let spec = LayerSpec { quotes: Some(true), ..spec };
    let layer = load(spec, "date\twho\twhom\twhat\n1970-01-03\ta\tb\t\"no\"\n").unwrap();
    assert_eq!(told(&layer), ["2 2 a > b: no"]);
}

#[test]
fn values_that_mean_nothing_are_empty() {
    let layer = load(spec(), "date,who,whom,what\n1970-01-02,NA, b ,N\n").unwrap();
    assert_eq!(told(&layer), ["2 1  > b: N"]);
}

#[test]
fn bad_rows_are_listed_and_the_rest_loads() {
    let mut text = b"date,who,whom,what\n1970-01-02,a,b,c\nsoon,a,b,c\n1970-01-03,a,b\n".to_vec();
    text.extend(b"1970-01-04,a,\xFF,c\n,a,b,c\n1970-01-05,a,b,c\n");
    let layer = load(spec(), text).unwrap();
    assert_eq!(told(&layer), ["2 1 a > b: c", "7 4 a > b: c"]);
    let bad = bad(&layer);
    assert_eq!(bad.len(), 4);
    assert!(bad[0].starts_with("3: \"soon\" is not an EDTF date"), "{}", bad[0]);
    assert_eq!(bad[1], "4: the row has 3 fields and the first line has 4; add or remove separators");
    assert_eq!(bad[2], "5: field 3 is not UTF-8; save the file in the encoding UTF-8");
    assert!(bad[3].starts_with("6: the row has no date"), "{}", bad[3]);
}

#[test]
fn half_characters_of_two_fields_make_no_whole_one() {
    let layer = load(spec(), b"date,who,whom,what\n1970-01-02,\xC3,\xA9,c\n").unwrap();
    assert_eq!(bad(&layer), ["2: field 2 is not UTF-8; save the file in the encoding UTF-8"]);
}

#[test]
fn ends_and_intensities_are_checked() {
    let columns = Columns {
        end: Some(Column::Name("end".to_owned())),
        intensity: Some(Column::Name("score".to_owned())),
        date: Column::Name("date".to_owned()),
        ..Columns::default()
    };
    let spec = LayerSpec { columns, ..spec() };
    let rows = [
        "1970-01-02,1970-01-05,-2.5",
        "1970-01-02,,NA",
        "1970-01-05,1970-01-02,1",
        "1970-01-02,1970-01-02,high",
        "1970-01,1970-03,1e999",
        "1970-01,1970-03,",
    ];
    let layer = load(spec, format!("date,end,score\n{}", rows.join("\n"))).unwrap();
    assert_eq!(told(&layer), ["2 1..4  > : ", "3 1  > : ", "7 0..89  > : "]);
    assert_eq!([0, 1, 2].map(|row| layer.intensity(row)), [Some(-2.5), None, None]);
    assert_eq!([0, 1, 2].map(|row| layer.written(row)), [None, None, Some("1970-01 – 1970-03")]);
    let bad = bad(&layer);
    assert_eq!(bad[0], "4: the end \"1970-01-02\" comes before the start \"1970-01-05\"; exchange or correct them");
    assert!(bad[1].starts_with("5: the intensity \"high\" is no number"), "{}", bad[1]);
    assert!(bad[2].starts_with("6: the intensity \"1e999\" is no number"), "{}", bad[2]);
}

#[test]
fn a_quote_left_open_costs_its_own_row_alone() {
    let text = "date,who,whom,what\n1970-01-02,a,\"b,c\n1970-01-03,a,b,c\n1970-01-04,\"a\",b,c\n1970-01-05,a,b,c\n";
    let layer = load(spec(), text).unwrap();
    assert_eq!(told(&layer), ["3 2 a > b: c", "4 3 a > b: c", "5 4 a > b: c"]);
    assert!(bad(&layer)[0].starts_with("2: the row has "), "{:?}", bad(&layer));
    assert!(bad(&layer)[0].ends_with("a double quote may be left open"), "{:?}", bad(&layer));
}

#[test]
fn a_row_of_absurd_length_is_refused_and_the_rest_loads() {
    let long = "x".repeat(3 * 1024 * 1024);
    for opening in ["", "\""] {
        let text = format!("date,who,whom,what\n1970-01-02,a,b,{opening}{long}\n1970-01-03,a,b,c\n");
        let layer = load(spec(), text).unwrap();
        assert_eq!(told(&layer), ["3 2 a > b: c"]);
        assert!(bad(&layer)[0].starts_with("2: the row is longer than 1 MB"), "{:?}", bad(&layer));
        assert!(bad(&layer)[0].len() < 200);
    }
}

#[test]
fn quotes_that_never_pair_up_are_given_up_on() {
    let text = format!("date,who,whom,what\n{}", "1970-01-02,a,b,\"c\n1970-01-02,a,\"b,c\n".repeat(2000));
    let error = load(spec(), text).unwrap_err().to_string();
    assert!(error.contains("write \"quotes: false\" for the layer"), "{error}");
}

#[test]
fn what_is_no_table_at_all_is_told_in_a_sentence() {
    let error = |bytes: &[u8]| load(spec(), bytes).unwrap_err().to_string();
    assert!(error(b"").starts_with("the file is empty"));
    assert!(error(b"\xFF\xFEd\0a\0").starts_with("the file is written in UTF-16"));
    assert!(error(b"dat\xE9,who\n").starts_with("the first line, which names the columns, is not UTF-8"));
    assert!(error("x".repeat(3_000_000).as_bytes()).starts_with("the first line is longer than 1 MB"));
    assert_eq!(
        error(b"day,who,whom,what\n"),
        "the file has no column \"date\", which dataset.ron names as date; it has \"day\", \"who\", \"whom\", \"what\""
    );
    let numbered = |headers, column| {
        let columns = Columns { date: column, ..Columns::default() };
        load(LayerSpec { headers, columns, ..spec() }, "a,b\n").unwrap_err().to_string()
    };
    assert!(numbered(false, Column::Number(3)).contains("no column 3"), "{}", numbered(false, Column::Number(3)));
    assert!(numbered(false, Column::Number(3)).ends_with("it has the columns 1 to 2"));
    assert!(numbered(false, Column::Name("a".to_owned())).contains("the file has no line of names"));
}

#[test]
fn bad_rows_beyond_a_number_are_counted_alone() {
    let text = format!("date,who,whom,what\n{}", "never,a,b,c\n".repeat(5000));
    let layer = load(spec(), text).unwrap();
    assert_eq!((layer.bad_rows.total, layer.bad_rows.first.len()), (5000, 1000));
    let problems = bad_row_problems(&spec(), &layer.bad_rows);
    assert_eq!(problems.len(), LISTED_BAD_ROWS + 1);
    assert_eq!(problems[0].to_string().split(": ").next(), Some("press.csv:2:1"));
    assert!(problems[LISTED_BAD_ROWS].message.starts_with("4980 more rows are left out, 5000 in all"));
}

#[test]
fn reading_tells_its_progress_and_stops_when_asked() {
    let text = format!("date,who,whom,what\n{}", "1970-01-02,a,b,c\n".repeat(20_000));
    let progress = Progress::new();
    read_layer(Cursor::new(&text), &Arc::new(spec()), &progress).unwrap();
    assert_eq!(progress.share(), Some(1.0));
    assert_eq!(progress.done(), text.len() as u64);
    let progress = Progress::new();
    progress.cancel();
    let stopped = read_layer(Cursor::new(&text), &Arc::new(spec()), &progress);
    assert!(matches!(stopped, Err(LayerError::Cancelled(_))));
}

#[test]
fn a_layer_reads_nothing_outside_its_dataset() {
    let home = tempfile::tempdir().unwrap();
    let dataset = home.path().join("dataset");
    std::fs::create_dir_all(&dataset).unwrap();
    std::fs::write(home.path().join("secret.csv"), "date,who,whom,what\n").unwrap();
    let folder = LayerFolder::of(&Origin::Folder(dataset));
    let load = |file: &str| {
        let spec = LayerSpec { file: file.to_owned(), ..spec() };
        folder.load(&Arc::new(spec), &Progress::new()).unwrap_err()
    };
    assert!(matches!(load("../secret.csv"), LayerError::File(ReadError::Outside)));
    assert!(matches!(load("/etc/passwd"), LayerError::File(ReadError::Outside)));
    assert!(matches!(load("none.csv"), LayerError::File(ReadError::Missing)));
    let bundled = LayerFolder::of(&Origin::Bundled).load(&Arc::new(spec()), &Progress::new());
    assert!(matches!(bundled, Err(LayerError::NoFolder)));
}

#[test]
fn rows_of_a_long_file_stand_in_its_order_with_their_lines_and_so_do_the_bad_ones() {
    let (mut text, mut line) = ("date,who,whom,what\n".to_owned(), 2);
    let (mut rows, mut bad_lines) = (Vec::new(), Vec::new());
    for number in 0..9000 {
        let (row, lines) = match number % 100 {
            7 => ("soon,a,b,c\n".to_owned(), 1),
            31 => ("1970-01-02,a,b\n".to_owned(), 1),
            50 => (format!("1970-01-02,a,\"b\n\",{number}\n"), 2),
            77 => ("\r\n".to_owned(), 1),
            _ => (format!("1970-01-02,a,b,{number}\n"), 1),
        };
        match number % 100 {
            7 | 31 => bad_lines.push(u64::from(line)),
            77 => {}
            _ => rows.push((line, number.to_string())),
        }
        text.push_str(&row);
        line += lines;
    }
    let layer = load(spec(), text).unwrap();
    let told: Vec<(u32, String)> = (0..layer.len()).map(|row| (layer.line(row), layer.title(row).to_owned())).collect();
    assert_eq!(told, rows);
    assert_eq!(layer.bad_rows.first.iter().map(|row| row.line).collect::<Vec<_>>(), bad_lines);
}
