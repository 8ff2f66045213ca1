//! Single panels on a small dataset, driven without the rest of the window.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![expect(clippy::expect_used, reason = "what a test needs and does not find fails the test")]

use std::path::Path;
use std::sync::Arc;

use egui::{Ui, Vec2};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use entente::app::command::Command;
use entente::app::state::State;
use entente::app::theme;
use entente::evidence;
use entente::model::date::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation};
use entente::model::record::{
    Citation, Coding, LinkRelation, Party, Place, PlacePrecision, Plover, Role, SourceId, Status, StatusState,
};
use entente::model::record::{Confidence, Level, Link};
use entente::model::{
    Actor, Dataset, Direction, Event, EventId, Header, Kind, Lang, LocalText, Office, Person, Side, Source,
};
use entente::store;
use entente::view::Theme;

/// The source of the small dataset: four sentences in three paragraphs.
pub const TEXT: &str = "زار الوفد البستان الأعلى يوم الثلاثاء. واستقبله أهل البستان بالورد.\n\
    ثم زار الوفد البستان الأسفل بعد نحو شهرين.\n\
    ولم يعلن شيء آخر.\n";

/// Words of the first sentence, and of the same sentence overlapping them.
pub const UPPER_WORDS: &str = "زار الوفد البستان الأعلى";
pub const TUESDAY_WORDS: &str = "البستان الأعلى يوم الثلاثاء";
/// Words of the third sentence.
pub const LOWER_WORDS: &str = "بعد نحو شهرين";

/// A panel with its state and what it asked for.
pub struct Bench {
    pub state: State,
    pub commands: Vec<Command>,
}

/// Draws one panel over the whole of a picture of this size.
pub fn bench<'a>(
    dataset: Dataset,
    theme: &str,
    size: Vec2,
    mut panel: impl FnMut(&mut Ui, &mut State, &mut Vec<Command>) + 'a,
) -> Harness<'a, Bench> {
    let mut state = State::new(store::open_bundled(), Theme::named(theme));
    state.reader.source = dataset.sources.first().map(|source| source.id.clone());
    state.dataset = dataset;
    state.renew_derived();
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(size).with_max_steps(200).wgpu().build_ui_state(
        move |ui, bench: &mut Bench| {
            if !dressed {
                theme::install_fonts(ui.ctx());
                theme::apply(ui.ctx(), &bench.state.theme);
                dressed = true;
                // The fonts come with the next frame.
                return ui.ctx().request_repaint();
            }
            let whole = ui.ctx().content_rect();
            let fill = theme::color(bench.state.theme.color.paper);
            ui.painter().rect_filled(whole, 0.0, fill);
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole.shrink(16.0)));
            panel(&mut ui, &mut bench.state, &mut bench.commands);
        },
        Bench { state, commands: Vec::new() },
    );
    harness.run();
    harness
}

/// A citation of words of [`TEXT`].
pub fn cite(id: &str, words: &str) -> Citation {
    let byte = TEXT.find(words).expect("the words are in the text");
    let start = TEXT[..byte].chars().count();
    let range = start..start + words.chars().count();
    Citation { id: id.into(), source: SourceId::from("notice"), ..evidence::cite(TEXT, range) }
}

/// Two gardens, three events, one source.
pub fn dataset() -> Dataset {
    let source = Source {
        id: "notice".into(),
        file: "sources/notice.txt".to_owned(),
        language: Lang::AR,
        title: LocalText::of([(Lang::EN, "Notice at the gate"), (Lang::AR, "إعلان عند البوابة")]),
        sha256: evidence::sha256_hex(TEXT),
        ..Source::default()
    };
    let mut dataset =
        Dataset { header: header(), events: vec![upper_visit(), lower_visit(), reception()], ..Dataset::default() };
    dataset.texts.insert(source.id.clone(), Arc::from(TEXT));
    dataset.sources.push(source);
    dataset
}

fn header() -> Header {
    let kind = |id: &str, english: &str, arabic: &str| Kind {
        id: id.into(),
        name: LocalText::of([(Lang::EN, english), (Lang::AR, arabic)]),
        ..Kind::default()
    };
    let actor = |id: &str, side, english: &str, arabic: &str| Actor {
        id: id.into(),
        side,
        name: LocalText::of([(Lang::EN, english), (Lang::AR, arabic)]),
        ..Actor::default()
    };
    Header {
        schema: 1,
        id: "gardens".to_owned(),
        title: LocalText::of([(Lang::EN, "Two gardens"), (Lang::AR, "بستانان")]),
        description: LocalText::of([(Lang::EN, "What a notice at the gate tells of two gardens")]),
        side_a: LocalText::of([(Lang::EN, "Upper garden"), (Lang::AR, "البستان الأعلى")]),
        side_b: LocalText::of([(Lang::EN, "Lower garden"), (Lang::AR, "البستان الأسفل")]),
        languages: vec![Lang::EN, Lang::AR],
        kinds: vec![kind("visit", "Visit", "زيارة"), kind("ceremony", "Ceremony", "مراسم")],
        actors: vec![
            actor("upper", Side::A, "Upper garden", "البستان الأعلى"),
            actor("lower", Side::B, "Lower garden", "البستان الأسفل"),
        ],
        persons: vec![Person {
            id: "salma".into(),
            name: LocalText::of([(Lang::EN, "Salma"), (Lang::AR, "سلمى")]),
            ..Person::default()
        }],
        offices: vec![Office {
            id: "head".into(),
            name: LocalText::of([(Lang::EN, "Head gardener"), (Lang::AR, "كبيرة البستانيين")]),
        }],
        layers: Vec::new(),
        era_tracks: Vec::new(),
        eras: Vec::new(),
    }
}

fn upper_visit() -> Event {
    Event {
        id: "upper-visit".into(),
        kind: "visit".into(),
        title: LocalText::of([(Lang::EN, "Visit to the upper garden"), (Lang::AR, "زيارة البستان الأعلى")]),
        direction: Direction::BToA,
        dates: vec![DateClaim {
            what: ClaimWhat::Edtf("2022-07-05".to_owned()),
            basis: Basis::Editorial,
            preferred: true,
            note: "Read off the year of the notice".to_owned(),
            ..DateClaim::default()
        }],
        citations: vec![cite("c1", UPPER_WORDS)],
        ..Event::default()
    }
}

fn lower_visit() -> Event {
    Event {
        id: "lower-visit".into(),
        kind: "visit".into(),
        title: LocalText::of([(Lang::EN, "Visit to the lower garden"), (Lang::AR, "زيارة البستان الأسفل")]),
        summary: LocalText::of([(Lang::EN, "The party went on to the lower garden")]),
        direction: Direction::AToB,
        parties: vec![Party {
            actor: "upper".into(),
            side: Side::A,
            role: Role::Visitor,
            person: Some("salma".into()),
            office: Some("head".into()),
        }],
        place: Some(Place {
            name: LocalText::of([(Lang::EN, "Lower garden"), (Lang::AR, "البستان الأسفل")]),
            latitude: Some(33.5),
            longitude: Some(-7.25),
            precision: PlacePrecision::Site,
        }),
        dates: vec![DateClaim {
            what: ClaimWhat::Relative(Relative {
                relation: TimeRelation::After,
                offset: Offset { months: 2, ..Offset::default() },
                about: true,
                event: "upper-visit".into(),
            }),
            basis: Basis::Stated("c1".into()),
            phrase: LOWER_WORDS.to_owned(),
            ..DateClaim::default()
        }],
        citations: vec![cite("c1", LOWER_WORDS)],
        status: Status { state: StatusState::Announced, by: vec!["lower".into()] },
        coding: Coding {
            plover: Some(Plover::Consult),
            mode: Some("visit".to_owned()),
            contexts: vec!["environment".to_owned()],
            cameo: Some("042".to_owned()),
        },
        confidence: Confidence { event: Level::High, coding: Level::Low },
        rank: Some(3),
        tags: vec!["roses".to_owned()],
        links: vec![Link { relation: LinkRelation::Follows, event: "upper-visit".into() }],
        note: "Told by one notice alone".to_owned(),
    }
}

/// An event whose words overlap those of the first.
fn reception() -> Event {
    Event {
        id: "reception".into(),
        kind: "ceremony".into(),
        title: LocalText::of([(Lang::EN, "Reception with roses"), (Lang::AR, "استقبال بالورد")]),
        direction: Direction::Joint,
        citations: vec![cite("c1", TUESDAY_WORDS)],
        links: vec![Link { relation: LinkRelation::PartOf, event: "upper-visit".into() }],
        ..Event::default()
    }
}

pub fn focus(state: &mut State, id: &str) {
    state.focus = Some(EventId::from(id));
    state.view.selected = [EventId::from(id)].into();
}

/// Compares with the picture in `screenshots/`. A few pixels may differ, at
/// glyphs' edges, for drivers round differently.
pub fn picture(harness: &mut Harness<'_, Bench>, name: &str, results: &mut SnapshotResults) {
    harness.remove_cursor();
    harness.run();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    harness.snapshot_options(name, &SnapshotOptions::new().output_path(folder).max_failed_pixels(200));
    results.extend_harness(harness);
}
