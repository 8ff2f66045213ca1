use super::super::scene::Fill;
use super::super::testing::{FixedWidth, SEED, dataset, day};
use super::*;
use crate::model::LocalText;

fn spec() -> FigureSpec {
    FigureSpec {
        eras: true,
        customs: Customs::default(),
        range_days: None,
        width_px: 1600.0,
        height_px: Some(900.0),
        lang: Lang::EN,
        lanes: LaneMode::Direction,
        passes: Passes::all(),
        filtered_out: FilteredOut::Hidden,
        filter: String::new(),
        references: References::default(),
    }
}

fn seed() -> Dataset {
    let mut dataset = dataset(&SEED);
    dataset.header.id = "seed".to_owned();
    dataset.header.title = LocalText::of([(Lang::EN, "Morocco – Israel"), (Lang::AR, "المغرب – إسرائيل")]);
    dataset
}

fn try_draw(dataset: &Dataset, spec: &FigureSpec) -> Result<Figure, FigureError> {
    let (chronology, theme) = (Chronology::of(dataset), Theme::named("light"));
    figure(&FigureInput { dataset, chronology: &chronology, spec, theme: &theme, measure: &FixedWidth })
}

fn draw(dataset: &Dataset, spec: &FigureSpec) -> Figure {
    try_draw(dataset, spec).unwrap()
}

/// The texts within a group of the figure.
fn texts(figure: &Figure, group: &str) -> Vec<TextRun> {
    let mut depth = 0;
    let mut found = Vec::new();
    for item in &figure.scene.items {
        match item {
            Item::Group(opened) if depth == 0 && opened.id == group => depth = 1,
            Item::Group(_) | Item::Clip(_) if depth > 0 => depth += 1,
            Item::End if depth > 0 => depth -= 1,
            Item::Text(run) if depth > 0 => found.push(run.clone()),
            _ => {}
        }
    }
    found
}

fn words_in(figure: &Figure, group: &str) -> Vec<String> {
    texts(figure, group).into_iter().map(|run| run.text).collect()
}

#[test]
fn a_figure_says_what_it_is_what_it_shows_and_who_made_it() {
    let figure = draw(&seed(), &spec());
    assert_eq!(words_in(&figure, "title"), ["Morocco – Israel", figure.caption.as_str()]);
    assert!(figure.caption.contains("12 events shown, 1 undated"), "{}", figure.caption);
    assert!(figure.caption.ends_with("undated"), "{}", figure.caption);
    assert_eq!(words_in(&figure, "undated"), ["Undated: Undated agreement"]);
    assert_eq!(words_in(&figure, "footer"), ["Dataset: Morocco – Israel (seed)", PROGRAM]);
}

#[test]
fn the_range_is_named_without_the_margin_about_it() {
    let dataset = dataset(&["joint visit 2021-03-02: A", "joint visit 2022-05-06: B"]);
    assert!(draw(&dataset, &spec()).caption.starts_with("2 Mar 2021 – 6 May 2022 ·"));
    let window = FigureSpec { range_days: Some((day("2021-01-01"), day("2022-01-01"))), ..spec() };
    let figure = draw(&dataset, &window);
    assert!(figure.caption.starts_with("1 Jan – 31 Dec 2021 ·"), "{}", figure.caption);
    assert!(figure.caption.contains("1 event shown, 1 outside this time"), "{}", figure.caption);
}

#[test]
fn the_filter_is_told_and_what_it_leaves_out_is_counted_but_not_drawn() {
    let dataset = dataset(&["joint visit 2021-03-02: Kept", "joint meeting 2022-05-06: Left out"]);
    let filtered = FigureSpec { passes: vec![true, false].into(), filter: "kind:visit".to_owned(), ..spec() };
    let figure = draw(&dataset, &filtered);
    assert_eq!(figure.caption, "2 Mar 2021 · 1 event shown, 1 filtered out · filter: kind:visit");
    let drawn = words_in(&figure, "timeline");
    assert!(drawn.contains(&"Kept".to_owned()) && !drawn.contains(&"Left out".to_owned()), "{drawn:?}");
}

#[test]
fn the_legend_explains_what_is_drawn_and_nothing_else() {
    let dataset = dataset(&["joint visit 2021-03-02: A", "joint meeting 2021-05~ editor: B"]);
    let legend = words_in(&draw(&dataset, &spec()), "legend");
    let expected = ["Visit", "Talks and meetings", "Day stated by a source", "About: may reach as far as it fades"];
    assert_eq!(legend, expected);
}

#[test]
fn the_colors_of_the_legend_are_those_of_the_marks() {
    let dataset = dataset(&["joint visit 2021-03-02: A"]);
    let figure = draw(&dataset, &spec());
    let color = Theme::named("light").kind_color(&dataset, &"visit".into());
    let filled = figure
        .scene
        .items
        .iter()
        .filter(|item| matches!(item, Item::Shape(Shape { fill: Some(Fill::Solid(fill)), .. }) if *fill == color));
    assert_eq!(filled.count(), 2, "the mark and its square in the legend");
}

#[test]
fn folded_events_are_explained_where_there_are_any() {
    let many: Vec<String> = (0..60).map(|number| format!("joint visit 2021-03-02: Event {number}")).collect();
    let mut lines: Vec<&str> = many.iter().map(String::as_str).collect();
    lines.push("joint visit 1921-03-02: Long ago");
    let folded = words_in(&draw(&dataset(&lines), &spec()), "legend");
    assert!(folded.contains(&"Several events".to_owned()), "{folded:?}");
    let plain = words_in(&draw(&seed(), &spec()), "legend");
    assert!(!plain.contains(&"Several events".to_owned()), "{plain:?}");
}

#[test]
fn in_arabic_title_legend_and_footer_start_at_the_right() {
    let figure = draw(&seed(), &FigureSpec { lang: Lang::AR, ..spec() });
    let right_of = |run: &TextRun| run.origin.x + run.width;
    let margin = Theme::named("light").size.gap * MARGIN_GAPS;
    for group in ["title", "undated"] {
        for run in texts(&figure, group) {
            assert!((right_of(&run) - (1600.0 - margin)).abs() < 1.0, "{run:?}");
        }
    }
    let legend = texts(&figure, "legend");
    assert!(legend[0].origin.x > legend[1].origin.x, "the first kind stands right of the second");
    let footer = texts(&figure, "footer");
    assert!(right_of(&footer[0]) > 1500.0 && footer[1].origin.x < 100.0, "{footer:?}");
}

#[test]
fn nothing_leaves_the_figure_and_every_group_is_closed() {
    for lang in Lang::OFFERED {
        for (width_px, height_px) in [(1600.0, 900.0), (800.0, 600.0), (330.0, 700.0)] {
            let spec = FigureSpec { width_px, height_px: Some(height_px), lang, ..spec() };
            let figure = draw(&seed(), &spec);
            for group in ["title", "legend", "undated", "unlabeled", "footer"] {
                for run in texts(&figure, group) {
                    let fits = run.origin.x >= 0.0 && run.origin.x + run.width <= width_px && run.origin.y <= height_px;
                    assert!(fits, "{lang} {width_px}: {run:?}");
                }
            }
            let opened = figure.scene.items.iter().filter(|item| matches!(item, Item::Group(_) | Item::Clip(_)));
            let closed = figure.scene.items.iter().filter(|item| matches!(item, Item::End));
            assert_eq!(opened.count(), closed.count());
        }
    }
}

#[test]
fn without_a_height_every_event_of_the_seed_gets_its_label() {
    for width_px in [800.0, 1600.0] {
        let figure = draw(&seed(), &FigureSpec { width_px, height_px: None, ..spec() });
        assert_eq!(words_in(&figure, "unlabeled"), [""; 0], "{width_px}");
        assert!(figure.scene.size.height <= width_px);
    }
}

#[test]
fn marks_without_room_for_a_label_are_named_below() {
    let low = FigureSpec { width_px: 700.0, height_px: Some(580.0), ..spec() };
    let unlabeled = words_in(&draw(&seed(), &low), "unlabeled");
    assert!(unlabeled[0].starts_with("Marks without room for their name: "), "{unlabeled:?}");
}

#[test]
fn figures_that_cannot_be_are_refused_in_one_sentence() {
    let refused = |spec: &FigureSpec| try_draw(&seed(), spec).unwrap_err();
    assert!(matches!(refused(&FigureSpec { width_px: 100.0, ..spec() }), FigureError::TooNarrow { .. }));
    assert!(matches!(refused(&FigureSpec { width_px: f32::NAN, ..spec() }), FigureError::TooNarrow { .. }));
    let FigureError::TooLow { needed_px, .. } = refused(&FigureSpec { height_px: Some(200.0), ..spec() }) else {
        panic!("a height of 200 is too low");
    };
    draw(&seed(), &FigureSpec { height_px: Some(needed_px), ..spec() });
    let nothing = FigureSpec { passes: vec![false; SEED.len()].into(), ..spec() };
    assert_eq!(refused(&nothing), FigureError::NothingDated);
}
