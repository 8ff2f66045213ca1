//! Figures of the bundled dataset through the command, as a user gets them.

#![expect(clippy::unwrap_used, reason = "what a test's helpers cannot do fails the test")]

use std::path::Path;
use std::process::Command;

use clap::Parser;
use entente::cli::export::{ExportArgs, UsageError, run};

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    export: ExportArgs,
}

/// Runs `export -o FILE` with more arguments.
fn export(file: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let start = ["export", "-o", file.to_str().unwrap()];
    run(&Arguments::try_parse_from(start.iter().chain(arguments)).unwrap().export)
}

fn written(name: &str, arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    export(&file, arguments).unwrap();
    std::fs::read(file).unwrap()
}

/// The sentence with which wrong usage is refused.
fn refused(name: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let error = export(&file, arguments).unwrap_err();
    assert!(error.is::<UsageError>(), "{error:#}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "a refused export writes nothing");
    error.to_string()
}

fn decoded(png: &[u8]) -> image::RgbImage {
    image::load_from_memory(png).unwrap().to_rgb8()
}

/// Mean difference of all channels, of 255.
fn mean_difference(a: &image::RgbImage, b: &image::RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.as_raw().len() as f64
}

/// Runs one of poppler's programs and returns its output.
fn poppler(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not run ({error}); install poppler-utils"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const LOOKS: [&[&str]; 4] = [
    &["--lang", "en", "--width", "1200", "--height", "700"],
    &["--lang", "ar", "--width", "1200", "--height", "700"],
    &["--lang", "ar", "--theme", "dark", "--width", "800", "--height", "640"],
    &["--lang", "fr", "--lanes", "kind", "--width", "900"],
];

#[test]
fn svg_and_png_are_the_same_picture() {
    for look in LOOKS {
        let svg = String::from_utf8(written("figure.svg", look)).unwrap();
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        let (width, height) = (tree.size().width() as u32, tree.size().height() as u32);
        let mut pixmap = resvg::tiny_skia::Pixmap::new(width, height).unwrap();
        resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut pixmap.as_mut());
        let theirs = decoded(&pixmap.encode_png().unwrap());
        // The same rasterizer, so that only the SVG's rounded numbers differ.
        let difference = mean_difference(&theirs, &decoded(&written("figure.png", look)));
        assert!(difference < 0.1, "{look:?}: {difference}");
    }
}

#[test]
fn pdf_and_png_are_the_same_picture() {
    for look in LOOKS {
        let folder = tempfile::tempdir().unwrap();
        let (document, page) = (folder.path().join("figure.pdf"), folder.path().join("page"));
        export(&document, look).unwrap();
        poppler("pdftoppm", &["-r", "192", "-png", "-singlefile", document.to_str().unwrap(), page.to_str().unwrap()]);
        let theirs = decoded(&std::fs::read(page.with_extension("png")).unwrap());
        // Another rasterizer, which weighs edges by other samples and sets text on
        // whole rows of pixels: at twice the size, that costs about one level of 255.
        let ours = decoded(&written("figure.png", &[look, &["--scale", "2"]].concat()));
        let difference = mean_difference(&theirs, &ours);
        assert!(difference < 1.5, "{look:?}: {difference}");
    }
}

#[test]
fn svg_holds_every_event_as_a_named_group() {
    let svg = String::from_utf8(written("figure.svg", &["--lang", "ar"])).unwrap();
    for (id, title) in [
        ("event-belkhir-visit", "زيارة بلخير الفاروق إلى تل أبيب"),
        ("event-security-memorandum", "مذكرة التفاهم الأمني"),
    ] {
        assert!(svg.contains(&format!("<g id=\"{id}\"><title>{title}</title>")), "{id}");
    }
    assert!(svg.contains("xml:lang=\"ar\""));
}

#[test]
fn every_lane_is_there_whatever_they_are_formed_by() {
    for lanes in ["direction", "kind", "actor", "none"] {
        for width in ["700", "1000", "1600"] {
            let svg = String::from_utf8(written("figure.svg", &["--lanes", lanes, "--width", width])).unwrap();
            for event in ["event-innovation-conference", "event-belkhir-visit", "event-guard-of-honour"] {
                assert!(svg.contains(event), "{lanes} {width}: {event}");
            }
        }
    }
}

#[test]
fn pdf_gives_the_arabic_titles_back() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("figure.pdf");
    export(&document, &["--lang", "ar"]).unwrap();
    let text = poppler("pdftotext", &["-layout", document.to_str().unwrap(), "-"]);
    for title in [
        "زيارة بلخير الفاروق إلى تل أبيب",
        "مذكرة التفاهم الأمني",
        "المؤتمر الدولي للابتكارات العملياتية",
        "اتفاقات اقتصادية ورياضية وفي مجال التعليم",
        "إعلان استئناف العلاقات بين المغرب وإسرائيل",
    ] {
        assert!(text.contains(title), "{title}\n{text}");
    }
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    for name in ["figure.svg", "figure.png", "figure.pdf"] {
        assert!(written(name, &["--lang", "ar"]) == written(name, &["--lang", "ar"]), "{name}");
    }
}

#[test]
fn scale_makes_a_png_finer() {
    let picture = decoded(&written("figure.png", &["--width", "800", "--height", "700", "--scale", "2"]));
    assert_eq!(picture.dimensions(), (1600, 1400));
}

#[test]
fn a_figure_tells_dates_as_its_readers_write_them() {
    let svg = |arguments: &[&str]| String::from_utf8(written("figure.svg", arguments)).unwrap();
    let plain = svg(&["--lang", "ar"]);
    assert!(plain.contains("24 نوفمبر 2021") && !plain.contains("second-axis"));
    let both = svg(&["--lang", "ar", "--months", "both", "--digits", "arabic-indic", "--calendar", "hijri"]);
    for part in ["٢٤ نوفمبر/ تشرين الثاني ٢٠٢١", "second-axis", "١٤٤٣ هـ", "أم القرى"]
    {
        assert!(both.contains(part), "{part}");
    }
    assert!(svg(&["--lang", "ar", "--months", "maghrebi"]).contains("24 نونبر 2021"));
    assert!(svg(&["--lang", "he", "--calendar", "hebrew"]).contains("תשפ״ב"));
}

#[test]
fn a_written_date_bounds_a_figure_too() {
    let edtf = written("figure.svg", &["--from", "2021-11", "--to", "2021-12"]);
    assert_eq!(written("figure.svg", &["--from", "تشرين الثاني 2021", "--to", "December 2021"]), edtf);
}

#[test]
fn time_runs_from_right_to_left_where_it_is_asked_for() {
    let place = |arguments: &[&str]| {
        let svg = String::from_utf8(written("figure.svg", arguments)).unwrap();
        let circle_x = |id: &str| {
            let group = svg.split_once(&format!("id=\"{id}\"")).unwrap().1;
            let center = group.split_once("cx=\"").unwrap().1;
            center.split('"').next().unwrap().parse::<f32>().unwrap()
        };
        (circle_x("event-cyber-agreement"), circle_x("event-belkhir-visit"))
    };
    let (early, late) = place(&[]);
    assert!(early < late);
    let (early, late) = place(&["--time", "rtl"]);
    assert!(early > late);
}

#[test]
fn range_and_filter_decide_what_is_shown() {
    let arguments = ["--from", "2021", "--to", "2021", "--filter", "kind:agreement"];
    let svg = String::from_utf8(written("figure.svg", &arguments)).unwrap();
    assert!(svg.contains("1 Jan – 31 Dec 2021"), "{svg}");
    assert!(svg.contains("filter: kind:agreement"));
    assert!(svg.contains("id=\"event-security-memorandum\""));
    assert!(!svg.contains("id=\"event-belkhir-visit\""));
}

#[test]
fn a_failed_export_leaves_the_old_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figure.svg");
    std::fs::write(&file, "old").unwrap();
    export(&file, &["--height", "10"]).unwrap_err();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    export(&file, &[]).unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("<?xml"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn a_folder_that_is_not_there_is_a_failure_and_no_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let error = export(&folder.path().join("missing/figure.svg"), &[]).unwrap_err();
    assert!(!error.is::<UsageError>());
    assert!(format!("{error:#}").contains("cannot be written"), "{error:#}");
    let dataset = folder.path().join("none");
    let error = export(&folder.path().join("figure.svg"), &[dataset.to_str().unwrap()]).unwrap_err();
    assert!(!error.is::<UsageError>());
    assert!(error.to_string().contains("no such folder"), "{error:#}");
}

#[test]
fn wrong_usage_is_refused_in_one_sentence() {
    for (name, arguments, expected) in [
        ("figure.jpg", vec![], "names no format"),
        ("figure", vec![], "names no format"),
        ("figure.svg", vec!["--scale", "2"], "--scale is for PNG alone"),
        ("figure.png", vec!["--scale", "0"], "--scale must be a number above 0"),
        ("figure.png", vec!["--scale", "NaN"], "--scale must be a number above 0"),
        ("figure.png", vec!["--scale", "1000"], "at most 100 million pixels"),
        ("figure.svg", vec!["--width", "100"], "too narrow"),
        ("figure.svg", vec!["--width", "20001"], "--width must be at most 20000"),
        ("figure.pdf", vec!["--width", "20000", "--height", "1000"], "PDF allows from 3 to 14400 points"),
        ("figure.svg", vec!["--height", "100"], "choose a height of at least"),
        ("figure.svg", vec!["--from", "soon"], "--from: \"soon\" is not an EDTF date"),
        ("figure.svg", vec!["--to", "2021-13"], "--to: "),
        ("figure.svg", vec!["--from", "2022", "--to", "2021"], "is not before --to"),
        ("figure.svg", vec!["--from", "2030"], "is after every event"),
        ("figure.svg", vec!["--to", "1900"], "is before every event"),
        ("figure.svg", vec!["--from", "../2020", "--to", "2021"], "has no start"),
        ("figure.svg", vec!["--from", "-Y50000"], "--from"),
        ("figure.svg", vec!["--lang", "de"], "choose one of en, ar, fr, he"),
        ("figure.svg", vec!["--filter", "kind:nothing"], "--filter: "),
        ("figure.svg", vec!["--filter", "xyzzy"], "no event that would be shown has a date"),
    ] {
        let sentence = refused(name, &arguments);
        assert!(sentence.contains(expected), "{arguments:?}: {sentence}");
        assert!(!sentence.contains('\n') && !sentence.ends_with('.'), "{sentence}");
    }
}
