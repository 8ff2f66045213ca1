//! Everything that the form can edit, at random: saved, loaded and saved again,
//! it is the same to the byte.

#![expect(clippy::unwrap_used, reason = "a helper of tests may fail like a test")]

mod support;

use std::path::Path;

use entente::model::date::{Basis, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday};
use entente::model::record::{
    Citation, Coding, Confidence, Level, Link, LinkRelation, Party, Place, PlacePrecision, Plover, Role, Status,
    StatusState,
};
use entente::model::{Dataset, Direction, Event, Lang, LocalText, Side};
use entente::store::history::{Change, History};
use entente::store::{create, open};
use proptest::prelude::*;
use proptest::sample::select;
use support::{Home, files_in};

/// Text that a person, or a hostile one, might put into a field.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z ,.'’–]{0,12}",
        2 => "[ء-يً-ْ ،]{0,12}",
        1 => any::<String>(),
        1 => "[\"\\\\\n\r\t(){}\\[\\],:/*#\u{0}\u{200f}\u{202e}\u{feff}]{0,8}",
    ]
}

/// Texts per language; an empty one is not written, so it is none.
fn forms() -> impl Strategy<Value = LocalText> {
    prop::collection::btree_map(select(Lang::OFFERED.to_vec()), words(), 0..4).prop_map(|mut forms| {
        forms.retain(|_, form| !form.is_empty());
        LocalText(forms)
    })
}

fn id<T: From<String> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    words().prop_map(T::from)
}

fn party() -> impl Strategy<Value = Party> {
    let named = (prop::option::of(words()), prop::option::of(words()));
    (words(), select(Side::ALL.to_vec()), select(Role::ALL.to_vec()), named).prop_map(
        |(actor, side, role, (person, office))| Party {
            actor: actor.into(),
            side,
            role,
            person: person.map(Into::into),
            office: office.map(Into::into),
        },
    )
}

fn claim() -> impl Strategy<Value = DateClaim> {
    let offset = (any::<u32>(), any::<u32>(), any::<u32>());
    let relative = (select(TimeRelation::ALL.to_vec()), offset, any::<bool>(), words());
    let what = prop_oneof![
        words().prop_map(ClaimWhat::Edtf),
        relative.prop_map(|(relation, (years, months, days), about, event)| {
            let offset = Offset { years, months, days };
            ClaimWhat::Relative(Relative { relation, offset, about, event: event.into() })
        }),
        select(Weekday::ALL.to_vec()).prop_map(ClaimWhat::Weekday),
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

fn citation() -> impl Strategy<Value = Citation> {
    (words(), words(), (words(), words(), words()), any::<usize>(), any::<usize>(), "[0-9a-f]{0,64}").prop_map(
        |(id, source, (exact, prefix, suffix), start, end, sha256)| Citation {
            id: id.into(),
            source: source.into(),
            exact,
            prefix,
            suffix,
            start,
            end,
            sha256,
        },
    )
}

fn place() -> impl Strategy<Value = Place> {
    // Numbers that are equal to themselves.
    let degrees = || prop::option::of(prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::INFINITE);
    (forms(), degrees(), degrees(), select(PlacePrecision::ALL.to_vec()))
        .prop_map(|(name, latitude, longitude, precision)| Place { name, latitude, longitude, precision })
}

fn judgements() -> impl Strategy<Value = (Status, Coding, Confidence)> {
    let status = (select(StatusState::ALL.to_vec()), prop::collection::vec(id(), 0..3))
        .prop_map(|(state, by)| Status { state, by });
    let texts = (prop::option::of(words()), prop::collection::vec(words(), 0..3), prop::option::of(words()));
    let coding = (prop::option::of(select(Plover::ALL.to_vec())), texts)
        .prop_map(|(plover, (mode, contexts, cameo))| Coding { plover, mode, contexts, cameo });
    let level = || select(Level::ALL.to_vec());
    let confidence = (level(), level()).prop_map(|(event, coding)| Confidence { event, coding });
    (status, coding, confidence)
}

/// An event with every field, but for its identifier.
fn event() -> impl Strategy<Value = Event> {
    let link = (select(LinkRelation::ALL.to_vec()), id()).prop_map(|(relation, event)| Link { relation, event });
    let lists = (
        prop::collection::vec(party(), 0..3),
        prop::collection::vec(claim(), 0..3),
        prop::collection::vec(citation(), 0..3),
        prop::collection::vec(words(), 0..3),
        prop::collection::vec(link, 0..3),
    );
    let rest = (id(), forms(), forms(), select(Direction::ALL.to_vec()), prop::option::of(place()));
    (lists, rest, judgements(), prop::option::of(any::<u8>()), words()).prop_map(
        |(
            (parties, dates, citations, tags, links),
            (kind, title, summary, direction, place),
            (status, coding, confidence),
            rank,
            note,
        )| Event {
            id: "".into(),
            kind,
            title,
            summary,
            direction,
            parties,
            place,
            dates,
            citations,
            status,
            coding,
            confidence,
            rank,
            tags,
            links,
            note,
        },
    )
}

fn numbered(mut events: Vec<Event>) -> Vec<Event> {
    for (number, event) in events.iter_mut().enumerate() {
        event.id = format!("e{number}").into();
    }
    events
}

fn bytes_of(folder: &Path) -> Vec<Vec<u8>> {
    files_in(folder).into_iter().map(|(_, bytes)| bytes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_loads_and_saves_again_to_the_byte(events in prop::collection::vec(event(), 0..5)) {
        let home = tempfile::tempdir().unwrap();
        let folders = [home.path().join("one"), home.path().join("two")];
        let mut dataset = Home::new().open().dataset;
        dataset.events = numbered(events);
        create(dataset.clone(), &folders[0]).unwrap();
        let mut again = open(&folders[0]).unwrap();
        prop_assert_eq!(&again.load_problems, &[]);
        prop_assert_eq!(&again.dataset, &dataset);
        // In its place, printed anew, and copied.
        let before = bytes_of(&folders[0]);
        let loaded = again.dataset.clone();
        again.save(&loaded).unwrap();
        prop_assert_eq!(&bytes_of(&folders[0]), &before);
        create(loaded, &folders[1]).unwrap();
        prop_assert_eq!(&bytes_of(&folders[1]), &before);
    }

    /// A record put over another in a file that a person wrote, and taken back.
    #[test]
    fn a_record_edited_in_place_loads_and_saves_again_to_the_byte(edited in event(), place in 0..3_usize) {
        let home = Home::new();
        let mut opened = home.open();
        let before = opened.dataset.clone();
        let mut after = before.clone();
        after.events[place] = Event { id: before.events[place].id.clone(), ..edited };
        opened.save(&after).unwrap();
        let mut again = home.open();
        prop_assert_eq!(&again.dataset, &after);
        let bytes = bytes_of(&home.path(""));
        again.save(&after).unwrap();
        prop_assert_eq!(&bytes_of(&home.path("")), &bytes);
        again.save(&before).unwrap();
        prop_assert_eq!(home.open().dataset, before);
    }

    /// What a journal holds is what was done.
    #[test]
    fn records_come_back_from_a_journal_as_they_were(events in prop::collection::vec(event(), 1..4)) {
        use entente::store::journal::{Entry, Journal, find};
        let home = Home::new();
        let journals = home.beside("journals");
        let opened = home.open();
        let base = opened.digests().whole();
        let disk = std::sync::Arc::new(entente::store::disk::RealDisk);
        let mut journal = Journal::new(&journals, &opened.origin, base.clone(), disk);
        let mut dataset = opened.dataset.clone();
        let mut history = History::default();
        history.keep_log();
        let change = Change::between("all", &dataset.events, &numbered(events));
        history.apply(&mut dataset, change);
        let steps = history.take_log().into_iter().map(|taken| Entry::Step { at: 1, taken });
        journal.append(&steps.collect::<Vec<_>>()).unwrap();
        drop(journal);
        let mut again: Dataset = opened.dataset.clone();
        let found = find(&journals, &opened.origin);
        prop_assert_eq!(found.len(), 1);
        let rest = found[0].rest(&base);
        prop_assert!(rest.fits && !found[0].is_torn);
        let mut history = History::default();
        for (_, taken) in &rest.steps {
            prop_assert!(history.take_again(&mut again, taken));
        }
        prop_assert_eq!(again.events, dataset.events);
    }
}
