//! The bundled dataset says what its article says: every quotation stands at
//! its place, every stated date has its words, and what the editor adds is
//! marked as the editor's.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use entente::evidence::{self, AnchorState};
use entente::model::date::{Basis, Chronology, ClaimWhat, DateClaim, TimeRelation};
use entente::model::record::{Citation, Plover};
use entente::model::{Dataset, Direction, Event, EventId, Lang};
use entente::store;

/// SHA-256 of the article as it was published.
const ARTICLE_SHA256: &str = "36941b261682d4ce149c274b4ae710480615795c277a69da84e0fdc5889c5afb";

/// Every event that the article reports: identifier, kind, whose move it was,
/// PLOVER type and CAMEO code.
const EVENTS: [(&str, &str, Direction, Plover, &str); 13] = [
    ("relations-resumed", "announcement", Direction::Joint, Plover::Support, "050"),
    ("consultations", "meeting", Direction::Joint, Plover::Consult, "040"),
    ("cyber-agreement", "agreement", Direction::Joint, Plover::Support, "057"),
    ("sectoral-agreements", "agreement", Direction::Joint, Plover::Support, "057"),
    ("security-memorandum", "agreement", Direction::Joint, Plover::Support, "057"),
    ("kochavi-visit", "visit", Direction::BToA, Plover::Consult, "042"),
    ("kochavi-talks", "meeting", Direction::Joint, Plover::Consult, "040"),
    ("belkhir-visit", "visit", Direction::AToB, Plover::Consult, "042"),
    ("belkhir-kochavi-talks", "meeting", Direction::Joint, Plover::Consult, "040"),
    ("guard-of-honour", "ceremony", Direction::BToA, Plover::Consult, "043"),
    ("innovation-conference", "conference", Direction::Joint, Plover::Consult, "040"),
    ("general-command-statement", "statement", Direction::AToB, Plover::Consult, "010"),
    ("foreign-ministry-statement", "statement", Direction::BToA, Plover::Consult, "010"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/morocco-israel")
}

#[expect(clippy::unwrap_used, reason = "a dataset that cannot be opened fails the test")]
fn dataset() -> Dataset {
    store::open(&folder()).unwrap().dataset
}

fn event<'d>(dataset: &'d Dataset, id: &str) -> &'d Event {
    dataset.event(&EventId::from(id)).unwrap_or_else(|| panic!("no event {id}"))
}

fn citations(dataset: &Dataset) -> impl Iterator<Item = (&Event, &Citation)> {
    dataset.events.iter().flat_map(|event| event.citations.iter().map(move |citation| (event, citation)))
}

fn claims(dataset: &Dataset) -> impl Iterator<Item = (&Event, &DateClaim)> {
    dataset.events.iter().flat_map(|event| event.dates.iter().map(move |claim| (event, claim)))
}

#[test]
fn the_article_is_stored_as_published() {
    let bytes = std::fs::read(folder().join("sources/belkhir-visit.txt")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(evidence::sha256_hex(&text), ARTICLE_SHA256);
    assert_eq!(text.chars().count(), 2141);
    assert_eq!(dataset().sources[0].sha256, ARTICLE_SHA256);
}

#[test]
fn folder_and_bundled_copy_are_one_dataset_without_a_problem() {
    let opened = store::open(&folder()).unwrap();
    let bundled = store::open_bundled();
    assert_eq!(opened.dataset, bundled.dataset);
    for opened in [opened, bundled] {
        assert_eq!(opened.check(&opened.dataset), []);
    }
}

#[test]
fn every_event_of_the_article_is_there_with_its_coding() {
    let dataset = dataset();
    let coded: Vec<_> = dataset
        .events
        .iter()
        .map(|event| {
            let coding = &event.coding;
            let (plover, cameo) = (coding.plover.unwrap(), coding.cameo.as_deref().unwrap());
            (event.id.as_str(), event.kind.as_str(), event.direction, plover, cameo)
        })
        .collect();
    assert_eq!(coded, EVENTS);
}

#[test]
fn every_event_can_be_read_in_arabic_and_english() {
    for event in &dataset().events {
        for lang in [Lang::AR, Lang::EN] {
            assert!(event.title.get(lang).is_some(), "{} has no title in {lang}", event.id);
            assert!(event.summary.get(lang).is_some(), "{} has no summary in {lang}", event.id);
        }
        assert!(event.parties.len() >= 2, "{} has too few parties", event.id);
        assert!(event.rank.is_some(), "{} has no rank", event.id);
    }
}

#[test]
fn every_quotation_stands_at_its_offsets_with_its_context() {
    let dataset = dataset();
    let text: Vec<char> = dataset.texts.values().next().unwrap().chars().collect();
    let part = |start: usize, end: usize| text[start..end].iter().collect::<String>();
    for (event, citation) in citations(&dataset) {
        let Citation { id, exact, start, end, .. } = citation;
        assert_eq!(*exact, part(*start, *end), "{} {id}", event.id);
        assert_eq!(citation.prefix, part(start.saturating_sub(32), *start), "{} {id}", event.id);
        assert_eq!(citation.suffix, part(*end, (end + 32).min(text.len())), "{} {id}", event.id);
        assert_eq!(citation.sha256, ARTICLE_SHA256, "{} {id}", event.id);
        let resolved = evidence::resolve(citation, &dataset.texts[&citation.source]);
        assert_eq!(resolved.state, AnchorState::Exact, "{} {id}", event.id);
        assert_eq!(resolved.range, Some(*start..*end), "{} {id}", event.id);
    }
}

#[test]
fn quotations_are_chosen_tightly() {
    let dataset = dataset();
    let text = dataset.texts.values().next().unwrap();
    for (event, citation) in citations(&dataset) {
        let exact = &citation.exact;
        let place = format!("{} {}", event.id, citation.id);
        assert!(!exact.contains('\n'), "{place} crosses a paragraph");
        assert_eq!(exact.trim(), exact, "{place} begins or ends with white space");
        assert_eq!(text.matches(exact.as_str()).count(), 1, "{place} stands more than once");
        assert!(exact.chars().count() <= 320, "{place} quotes too much");
    }
}

#[test]
fn every_sentence_is_coded_and_every_event_cited() {
    let dataset = dataset();
    let coverage = evidence::coverage(&dataset, &dataset.sources[0].id);
    assert_eq!(coverage.sentences.len(), 7);
    assert_eq!(coverage.uncoded().count(), 0);
    assert!(evidence::uncited_events(&dataset).is_empty());
}

#[test]
fn every_stated_date_has_its_phrase_in_the_words_it_cites() {
    let dataset = dataset();
    let mut stated = 0;
    for (event, claim) in claims(&dataset) {
        let Basis::Stated(id) = &claim.basis else {
            assert_eq!(claim.phrase, "", "{}: a phrase that no citation bears", event.id);
            continue;
        };
        let citation = event.citation(id).unwrap();
        assert!(!claim.phrase.is_empty(), "{}: a stated date without its phrase", event.id);
        assert!(citation.exact.contains(&claim.phrase), "{}: {}", event.id, claim.phrase);
        stated += 1;
    }
    assert_eq!(stated, 14);
}

#[test]
fn the_article_states_one_day_and_the_end_of_one_year() {
    let dataset = dataset();
    let stated: Vec<(&str, &str)> = claims(&dataset)
        .filter(|(_, claim)| matches!(claim.basis, Basis::Stated(_)))
        .filter_map(|(event, claim)| match &claim.what {
            ClaimWhat::Edtf(text) => Some((event.id.as_str(), text.as_str())),
            ClaimWhat::Relative(_) | ClaimWhat::Weekday(_) => None,
        })
        .collect();
    assert_eq!(stated, [("relations-resumed", "2020-12~"), ("security-memorandum", "2021-11-24")]);
}

#[test]
fn what_the_editor_adds_says_so() {
    let dataset = dataset();
    let added: Vec<(&str, &str, bool)> = claims(&dataset)
        .filter(|(_, claim)| claim.basis == Basis::Editorial)
        .map(|(event, claim)| {
            assert!(claim.note.starts_with("Not in the article"), "{}: {}", event.id, claim.note);
            let ClaimWhat::Edtf(text) = &claim.what else { panic!("{}: not a date", event.id) };
            (event.id.as_str(), text.as_str(), claim.preferred)
        })
        .collect();
    assert_eq!(
        added,
        [
            ("relations-resumed", "2020-12-10", false),
            ("cyber-agreement", "2021-07-15", true),
            ("kochavi-visit", "2022-07", false),
            ("belkhir-visit", "2022-09-13", true),
            ("innovation-conference", "2022-09", true),
        ]
    );
}

#[test]
fn one_claim_of_each_dated_event_is_preferred() {
    for event in &dataset().events {
        let preferred = event.dates.iter().filter(|claim| claim.preferred).count();
        assert_eq!(preferred, usize::from(!event.dates.is_empty()), "{}", event.id);
    }
}

#[test]
fn kochavis_visit_is_told_by_belkhirs() {
    let dataset = dataset();
    let ClaimWhat::Relative(relative) = &event(&dataset, "kochavi-visit").dates[0].what else {
        panic!("not told by another event")
    };
    assert_eq!((relative.relation, relative.event.as_str()), (TimeRelation::Before, "belkhir-visit"));
    assert_eq!((relative.offset.months, relative.about), (2, true));
}

#[test]
fn dates_work_out_to_these_days() {
    let dataset = dataset();
    let chronology = Chronology::of(&dataset);
    let told: Vec<String> = dataset
        .events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            let day = |day: Option<_>| {
                day.map_or_else(|| "open".to_owned(), |day: entente::model::date::Day| day.to_string())
            };
            let days = chronology
                .date(index)
                .map(|date| format!("{} to {}", day(date.bounds.earliest_start), day(date.bounds.latest_end)));
            format!("{}: {}", event.id, days.as_deref().unwrap_or("undated"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "relations-resumed: 2020-11-16 to 2021-01-15",
            "consultations: 2020-12-01 to 2022-09-30",
            "cyber-agreement: 2021-07-15 to 2021-07-15",
            "sectoral-agreements: 2020-12-01 to 2022-09-30",
            "security-memorandum: 2021-11-24 to 2021-11-24",
            "kochavi-visit: 2022-06-28 to 2022-07-28",
            "kochavi-talks: 2022-06-28 to 2022-07-28",
            "belkhir-visit: 2022-09-13 to 2022-09-13",
            "belkhir-kochavi-talks: 2022-09-13 to 2022-09-13",
            "guard-of-honour: 2022-09-13 to 2022-09-13",
            "innovation-conference: 2022-09-01 to 2022-09-30",
            "general-command-statement: 2022-09-13 to 2022-09-13",
            "foreign-ministry-statement: undated",
        ]
    );
}

#[test]
fn the_memorandum_tells_its_provisions() {
    let dataset = dataset();
    let quoted: String =
        event(&dataset, "security-memorandum").citations.iter().map(|citation| citation.exact.as_str()).collect();
    for provision in [
        "أجهزة الاستخبارات",
        "الروابط الصناعية",
        "شراء الأسلحة",
        "التدريب المشترك",
        "اقتناء معدات أمنية إسرائيلية متطورة جداً بسهولة",
        "التخطيط العملاني",
        "البحث والتطوير",
    ] {
        assert!(quoted.contains(provision), "{provision} is not quoted");
    }
}

#[test]
fn the_dataset_names_no_one_whom_it_does_not_use() {
    let dataset = dataset();
    let parties = || dataset.events.iter().flat_map(|event| &event.parties);
    let status = dataset.events.iter().flat_map(|event| &event.status.by);
    let actors: BTreeSet<&str> =
        parties().map(|party| party.actor.as_str()).chain(status.map(|actor| actor.as_str())).collect();
    let persons: BTreeSet<&str> = parties().filter_map(|party| Some(party.person.as_ref()?.as_str())).collect();
    let offices: BTreeSet<&str> = parties().filter_map(|party| Some(party.office.as_ref()?.as_str())).collect();
    let kinds: BTreeSet<&str> = dataset.events.iter().map(|event| event.kind.as_str()).collect();
    let header = &dataset.header;
    assert_eq!(actors, header.actors.iter().map(|actor| actor.id.as_str()).collect());
    assert_eq!(persons, header.persons.iter().map(|person| person.id.as_str()).collect());
    assert_eq!(offices, header.offices.iter().map(|office| office.id.as_str()).collect());
    assert_eq!(kinds, header.kinds.iter().map(|kind| kind.id.as_str()).collect());
}

#[test]
fn what_the_source_does_not_tell_of_itself_stays_empty() {
    let source = &dataset().sources[0];
    for field in [&source.author, &source.published, &source.url, &source.retrieved, &source.licence] {
        assert_eq!(field, "");
    }
    assert!(source.outlet.is_empty());
    assert!(!source.note.is_empty());
}
