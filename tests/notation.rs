//! Properties of reading and writing: no text makes the reader panic, and what
//! is written reads back.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use entente::model::date::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};
use entente::model::record::{Citation, Coding, Party, Place, PlacePrecision, Plover, Role, Status, StatusState};
use entente::model::{Dataset, Direction, Event, Lang, LocalText, Side, Source};
use entente::store::{create, open};
use proptest::prelude::*;
use support::{EVENTS, Home};

/// Text that a person, or a hostile one, might put into a field.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z ,.'’–]{0,12}",
        2 => "[ء-يً-ْ ،]{0,12}",
        1 => any::<String>(),
        1 => "[\"\\\\\n\r\t(){}\\[\\],:/*#\u{0}\u{200f}\u{202e}\u{feff}]{0,8}",
    ]
}

/// Texts per language. An empty one is not written, so it is none.
fn forms() -> impl Strategy<Value = LocalText> {
    let lang = prop::sample::select(vec![Lang::AR, Lang::EN, Lang::FR, Lang::HE]);
    prop::collection::btree_map(lang, words(), 0..4).prop_map(|mut forms| {
        forms.retain(|_, form| !form.is_empty());
        LocalText(forms)
    })
}

fn claim() -> impl Strategy<Value = DateClaim> {
    let what = prop_oneof![
        words().prop_map(ClaimWhat::Edtf),
        (0..4_usize, any::<u32>(), any::<bool>(), words()).prop_map(|(relation, months, about, event)| {
            let offset = Offset { months, ..Offset::default() };
            ClaimWhat::Relative(Relative { relation: TimeRelation::ALL[relation], offset, about, event: event.into() })
        }),
        (0..7_usize).prop_map(|day| ClaimWhat::Weekday(Weekday::ALL[day])),
    ];
    let basis = prop_oneof![
        Just(Basis::Derived),
        Just(Basis::Editorial),
        words().prop_map(|citation| Basis::Stated(citation.into())),
    ];
    (what, basis, words(), any::<bool>(), words()).prop_map(|(what, basis, phrase, preferred, note)| DateClaim {
        what,
        basis,
        phrase,
        preferred,
        note,
    })
}

fn party() -> impl Strategy<Value = Party> {
    (words(), 0..9_usize, prop::option::of(words())).prop_map(|(actor, role, person)| Party {
        actor: actor.into(),
        side: Side::B,
        role: Role::ALL[role],
        person: person.map(Into::into),
        office: None,
    })
}

fn citation() -> impl Strategy<Value = Citation> {
    (words(), words(), any::<usize>()).prop_map(|(id, exact, start)| Citation {
        id: id.into(),
        exact,
        start,
        end: start,
        ..Citation::default()
    })
}

fn place() -> impl Strategy<Value = Place> {
    // Numbers that are equal to themselves.
    let degrees = prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::INFINITE;
    (forms(), prop::option::of(degrees), 0..4_usize).prop_map(|(name, latitude, precision)| Place {
        name,
        latitude,
        longitude: None,
        precision: PlacePrecision::ALL[precision],
    })
}

/// An event without its identifier.
fn event() -> impl Strategy<Value = Event> {
    let lists = (
        prop::collection::vec(party(), 0..3),
        prop::collection::vec(claim(), 0..4),
        prop::collection::vec(citation(), 0..3),
        prop::collection::vec(words(), 0..4),
    );
    let rest = (forms(), forms(), 0..3_usize, prop::option::of(place()), prop::option::of(any::<u8>()), words());
    let coding = (prop::option::of(0..16_usize), prop::option::of(words()));
    (lists, rest, coding, any::<bool>()).prop_map(
        |(
            (parties, dates, citations, tags),
            (title, summary, direction, place, rank, note),
            (plover, cameo),
            denied,
        )| {
            Event {
                kind: "visit".into(),
                title,
                summary,
                direction: Direction::ALL[direction],
                parties,
                place,
                dates,
                citations,
                status: Status {
                    state: if denied { StatusState::Denied } else { StatusState::Happened },
                    ..Status::default()
                },
                coding: Coding { plover: plover.map(|plover| Plover::ALL[plover]), cameo, ..Coding::default() },
                rank,
                tags,
                note,
                ..Event::default()
            }
        },
    )
}

/// What may happen to a list of events.
#[derive(Debug, Clone)]
enum Edit {
    Insert(usize, Box<Event>),
    Remove(usize),
    Replace(usize, Box<Event>),
    Move(usize, usize),
    Rename(usize),
    Retitle(usize, String),
    Tag(usize, Vec<String>),
    Claim(usize, usize, DateClaim),
    DropClaim(usize, usize),
    Party(usize, Party),
    Summary(usize, LocalText),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = any::<usize>;
    prop_oneof![
        (n(), event()).prop_map(|(place, event)| Edit::Insert(place, Box::new(event))),
        n().prop_map(Edit::Remove),
        (n(), event()).prop_map(|(place, event)| Edit::Replace(place, Box::new(event))),
        (n(), n()).prop_map(|(from, to)| Edit::Move(from, to)),
        n().prop_map(Edit::Rename),
        (n(), words()).prop_map(|(place, title)| Edit::Retitle(place, title)),
        (n(), prop::collection::vec(words(), 0..3)).prop_map(|(place, tags)| Edit::Tag(place, tags)),
        (n(), n(), claim()).prop_map(|(place, at, claim)| Edit::Claim(place, at, claim)),
        (n(), n()).prop_map(|(place, at)| Edit::DropClaim(place, at)),
        (n(), party()).prop_map(|(place, party)| Edit::Party(place, party)),
        (n(), forms()).prop_map(|(place, summary)| Edit::Summary(place, summary)),
    ]
}

fn make(events: &mut Vec<Event>, edit: Edit, fresh: &mut usize) {
    *fresh += 1;
    let fresh_id = format!("fresh-{fresh}").into();
    let count = events.len();
    match edit {
        Edit::Insert(place, event) => events.insert(place % (count + 1), Event { id: fresh_id, ..*event }),
        _ if count == 0 => {}
        Edit::Remove(place) => {
            events.remove(place % count);
        }
        Edit::Replace(place, event) => {
            let id = events[place % count].id.clone();
            events[place % count] = Event { id, ..*event };
        }
        Edit::Move(from, to) => {
            let event = events.remove(from % count);
            events.insert(to % count, event);
        }
        Edit::Rename(place) => events[place % count].id = fresh_id,
        Edit::Retitle(place, title) => events[place % count].title.set(Lang::EN, title),
        Edit::Tag(place, tags) => events[place % count].tags = tags,
        Edit::Claim(place, at, claim) => {
            let dates = &mut events[place % count].dates;
            let at = at % (dates.len() + 1);
            dates.insert(at, claim);
        }
        Edit::DropClaim(place, at) => {
            let dates = &mut events[place % count].dates;
            if !dates.is_empty() {
                let at = at % dates.len();
                dates.remove(at);
            }
        }
        Edit::Party(place, party) => events[place % count].parties.push(party),
        Edit::Summary(place, summary) => events[place % count].summary = summary,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Saves after every few edits; the folder must always read back as what is
    /// in memory, and the opened dataset must know where its events stand.
    #[test]
    fn random_edits_read_back(rounds in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..5)) {
        let home = Home::new();
        let mut opened = home.open();
        let mut dataset = opened.dataset.clone();
        let mut fresh = 0;
        for edits in rounds {
            for edit in edits {
                make(&mut dataset.events, edit, &mut fresh);
            }
            opened.save(&dataset).unwrap();
            let again = home.open();
            prop_assert_eq!(&again.dataset, &dataset);
            prop_assert_eq!(&again.load_problems, &[]);
            for event in &dataset.events {
                prop_assert_eq!(opened.locate(&event.id), again.locate(&event.id));
            }
            let text = home.text("events.ron");
            opened.save(&dataset).unwrap();
            prop_assert_eq!(home.text("events.ron"), text);
        }
    }

    /// A dataset that is printed whole reads back, texts to the byte.
    #[test]
    fn created_datasets_read_back(events in prop::collection::vec(event(), 0..6), title in forms(), text in any::<String>()) {
        let mut dataset = Dataset::default();
        dataset.header.schema = 1;
        dataset.header.id = "created".to_owned();
        dataset.header.title = title;
        dataset.events = events;
        for (number, event) in dataset.events.iter_mut().enumerate() {
            event.id = format!("e{number}").into();
        }
        dataset.sources.push(Source { id: "s".into(), file: "sources/s.txt".to_owned(), ..Source::default() });
        dataset.texts = BTreeMap::from([("s".into(), Arc::from(text))]);
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("created");
        create(dataset.clone(), &folder).unwrap();
        let again = open(&folder).unwrap();
        prop_assert_eq!(again.dataset, dataset);
        prop_assert_eq!(again.load_problems, []);
    }

    /// Any bytes at all.
    #[test]
    fn any_bytes_open_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for file in ["dataset.ron", "events.ron", "sources.ron", "sources/wall.txt"] {
            let home = Home::with(&[(file, &bytes)]);
            if let Ok(mut opened) = open(&home.path("")) {
                let dataset = opened.dataset.clone();
                opened.check(&dataset);
                opened.save(&dataset).unwrap();
                prop_assert_eq!(std::fs::read(home.path(file)).unwrap(), bytes.as_slice());
            }
        }
    }

    /// The signs of the notation in any order.
    #[test]
    fn any_signs_open_or_are_refused(text in "([\\[\\](){}:,\"'\\\\/*#r \n]|id|Some|schema|events|1){0,120}") {
        let nested = format!("(schema: 1, events: [{text}");
        for text in [&text, &nested] {
            let home = Home::with(&[("events.ron", text.as_bytes())]);
            let mut opened = open(&home.path("")).unwrap();
            let dataset = opened.dataset.clone();
            opened.check(&dataset);
            opened.save(&dataset).unwrap();
            prop_assert_eq!(&home.text("events.ron"), text);
        }
    }

    /// A sound file with a few characters lost or put in: what still stands can
    /// be edited and saved without harm to the rest, or saving is refused and
    /// nothing is written.
    #[test]
    fn damaged_file_is_never_made_worse(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, "[(){}\\[\\]\",:a ]{0,2}"), 1..4),
    ) {
        let mut text = EVENTS.to_owned();
        for (at, len, new) in cuts {
            let places = text.char_indices().map(|(place, _)| place).collect::<Vec<_>>();
            let first = at.index(places.len());
            let start = places[first];
            let end = places.get(first + len).copied().unwrap_or(text.len());
            text.replace_range(start..end, &new);
        }
        let home = Home::with(&[("events.ron", text.as_bytes())]);
        // One that says a later schema version is refused.
        let Ok(mut opened) = open(&home.path("")) else { return Ok(()) };
        let mut dataset = opened.dataset.clone();
        opened.check(&dataset);
        if let Some(event) = dataset.events.first_mut() {
            event.note = "edited".to_owned();
        }
        dataset.events.push(Event { id: "new".into(), kind: "visit".into(), ..Event::default() });
        match opened.save(&dataset) {
            Ok(()) => prop_assert_eq!(home.open().dataset, dataset),
            Err(_) => prop_assert_eq!(home.text("events.ron"), text),
        }
    }
}

/// Time in proportion to the text: a text a hundred times as long must not take
/// thousands of times as long. Measured in steps that a quadratic reader cannot
/// finish at all within a test's patience.
#[test]
fn hostile_lengths_are_read_through() {
    let cases = [
        format!("(schema: 1, events: [{}])", "(id: \"a\"),".repeat(30_000)),
        format!("(schema: 1, events: [\n{}])", "    (id: \"a\",\n".repeat(30_000)),
        format!("(schema: 1, events: [{}", "\"".repeat(400_001)),
        format!("(schema: 1, events: [{}])", "/**/,".repeat(200_000)),
        format!("(schema: 1, events: [(id: r{}\"", "#".repeat(400_000)),
        "(".repeat(400_000),
        "a: ".repeat(200_000),
        format!("(schema: 1, {}", "a: 1,\n".repeat(60_000)),
    ];
    for text in cases {
        let home = Home::with(&[("events.ron", text.as_bytes())]);
        let opened = home.open();
        assert!(!opened.load_problems.is_empty());
    }
}
