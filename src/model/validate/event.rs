//! Rules on one event, its dates aside.

use super::text::{check_hidden, check_hidden_forms, check_name};
use super::{Known, Place, Report, at, check_ids as check_id_list};
use crate::model::dataset::Dataset;
use crate::model::lang::Lang;
use crate::model::record::{Event, Party, Side};

/// Ranks that an editor may give.
const RANKS: std::ops::RangeInclusive<u8> = 1..=5;

/// Checks the identifiers of all events.
pub(super) fn check_ids(dataset: &Dataset, report: &mut Report) {
    let ids = dataset.events.iter().map(|event| event.id.as_str());
    check_id_list(ids, "event", |index, code, message| {
        report.error(Place::event(&dataset.events[index].id), &at![index, "id"], code, message);
    });
}

/// Checks an event, its identifier and its dates aside.
pub(super) fn check(index: usize, event: &Event, known: &Known<'_>, report: &mut Report) {
    let place = Place::event(&event.id);
    check_name(&event.title, "the title", "empty-title", known.languages, (place, &at![index, "title"]), report);
    check_hidden_forms(&event.summary, "the summary", place, &at![index, "summary"], report);
    if !known.kinds.contains(event.kind.as_str()) {
        report.error(
            place,
            &at![index, "kind"],
            "unknown-kind",
            format!("the dataset has no kind \"{}\"; choose one that it has, or add it to dataset.ron", event.kind),
        );
    }
    for (number, party) in event.parties.iter().enumerate() {
        check_party(index, number, party, event, known, report);
    }
    for (number, actor) in event.status.by.iter().enumerate() {
        if !known.actors.contains_key(actor.as_str()) {
            report.error(place, &at![index, "status", "by", number], "unknown-actor", unknown("actor", actor.as_str()));
        }
    }
    check_place(index, event, known, report);
    check_citations(index, event, report);
    check_values(index, event, report);
    check_links(index, event, known, report);
}

fn unknown(noun: &str, id: &str) -> String {
    format!("the dataset has no {noun} \"{id}\"; name one that it has, or add it to dataset.ron")
}

fn check_party(index: usize, number: usize, party: &Party, event: &Event, known: &Known<'_>, report: &mut Report) {
    let place = Place::event(&event.id);
    match known.actors.get(party.actor.as_str()) {
        None => report.error(
            place,
            &at![index, "parties", number, "actor"],
            "unknown-actor",
            unknown("actor", party.actor.as_str()),
        ),
        Some(side) if *side != party.side => {
            let name = |side: Side| crate::model::words::side(side, known.dataset, Lang::EN);
            report.warning(
                place,
                &at![index, "parties", number, "side"],
                "side-mismatch",
                format!(
                    "\"{}\" takes part on the side \"{}\", but dataset.ron has it on the side \"{}\"; make the two agree",
                    party.actor,
                    name(party.side),
                    name(*side)
                ),
            );
        }
        Some(_) => {}
    }
    if let Some(person) = party.person.as_ref().filter(|id| !known.persons.contains(id.as_str())) {
        let path = &at![index, "parties", number, "person"];
        report.error(place, path, "unknown-person", unknown("person", person.as_str()));
    }
    if let Some(office) = party.office.as_ref().filter(|id| !known.offices.contains(id.as_str())) {
        let path = &at![index, "parties", number, "office"];
        report.error(place, path, "unknown-office", unknown("office", office.as_str()));
    }
}

fn check_place(index: usize, event: &Event, known: &Known<'_>, report: &mut Report) {
    let Some(location) = &event.place else { return };
    let place = Place::event(&event.id);
    let name_path = &at![index, "place", "name"];
    check_name(&location.name, "the name of the place", "empty-name", known.languages, (place, name_path), report);
    for (degrees, limit, field) in [(location.latitude, 90.0, "latitude"), (location.longitude, 180.0, "longitude")] {
        // Written so that a value that is no number fails too.
        if let Some(degrees) = degrees.filter(|degrees| !(-limit..=limit).contains(degrees)) {
            report.error(
                place,
                &at![index, "place", field],
                "out-of-range",
                format!("the {field} {degrees} is out of range; write degrees from −{limit} to {limit}"),
            );
        }
    }
    if location.latitude.is_some() != location.longitude.is_some() {
        report.warning(
            place,
            &at![index, "place"],
            "half-position",
            "the place has only one of latitude and longitude; give both or neither".to_owned(),
        );
    }
}

fn check_citations(index: usize, event: &Event, report: &mut Report) {
    let place = Place::event(&event.id);
    let ids = event.citations.iter().map(|citation| citation.id.as_str());
    check_id_list(ids, "citation", |number, code, message| {
        report.error(place, &at![index, "citations", number, "id"], code, message);
    });
    for (number, citation) in event.citations.iter().enumerate() {
        check_hidden(&citation.exact, "the quotation", place, &at![index, "citations", number, "exact"], report);
    }
}

fn check_values(index: usize, event: &Event, report: &mut Report) {
    let place = Place::event(&event.id);
    if let Some(rank) = event.rank.filter(|rank| !RANKS.contains(rank)) {
        report.error(
            place,
            &at![index, "rank"],
            "out-of-range",
            format!("the rank {rank} is out of range; write 1 (minor) to 5 (a turning point)"),
        );
    }
    if let Some(code) = event.coding.cameo.as_ref().filter(|code| !is_cameo(code)) {
        report.error(
            place,
            &at![index, "coding", "cameo"],
            "malformed-code",
            format!(
                "\"{code}\" is not a CAMEO code; write two to four digits that begin with 01 to 20, such as \"042\""
            ),
        );
    }
}

/// Whether a CAMEO code is well formed: two to four digits, of which the first
/// two are a root category, 01 to 20 (CAMEO codebook 1.1b3, chapter 2).
fn is_cameo(code: &str) -> bool {
    let digits = code.as_bytes();
    (2..=4).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && matches!((digits[0], digits[1]), (b'0', b'1'..=b'9') | (b'1', _) | (b'2', b'0'))
}

fn check_links(index: usize, event: &Event, known: &Known<'_>, report: &mut Report) {
    let place = Place::event(&event.id);
    for (number, link) in event.links.iter().enumerate() {
        let path = &at![index, "links", number, "event"];
        if link.event == event.id {
            report.error(
                place,
                path,
                "self-link",
                "the event is linked to itself; name another event or delete the link".to_owned(),
            );
        } else if !known.has_event(&link.event) {
            report.error(
                place,
                path,
                "unknown-event",
                format!("the dataset has no event \"{}\"; name one that it has or delete the link", link.event),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{Citation, Link, LinkRelation, Place as Location};
    use crate::model::validate::testing::{dataset, findings, findings_of, sound_event, told};
    use crate::model::{LocalText, Step};

    #[test]
    fn events_have_ids_of_their_own() {
        let found = findings(&dataset(vec![sound_event("x"), sound_event("y"), sound_event("x")]));
        assert_eq!(told(&found), ["error duplicate-id 2/id"]);
        assert_eq!(
            found[0].message,
            "event number 3 has the id \"x\", which event number 1 has already; give one of them another"
        );
        assert_eq!(told(&findings(&dataset(vec![sound_event("")]))), ["error empty-id 0/id"]);
    }

    #[test]
    fn references_to_nothing_are_found() {
        let found = findings_of(|event| {
            event.kind = "war".into();
            event.parties[0].actor = "navy".into();
            event.parties[0].person = Some("nobody".into());
            event.parties[0].office = Some("none".into());
            event.status.by.push("ghost".into());
            event.links.push(Link { relation: LinkRelation::Follows, event: "nowhere".into() });
        });
        assert_eq!(
            told(&found),
            [
                "error unknown-kind 0/kind",
                "error unknown-actor 0/parties/0/actor",
                "error unknown-person 0/parties/0/person",
                "error unknown-office 0/parties/0/office",
                "error unknown-actor 0/status/by/0",
                "error unknown-event 0/links/0/event"
            ]
        );
        assert!(found.iter().all(|finding| finding.event.as_ref().is_some_and(|id| id.as_str() == "x")));
    }

    #[test]
    fn known_references_are_no_findings() {
        let found = findings_of(|event| {
            event.parties[0].person = Some("belkhir".into());
            event.parties[0].office = Some("inspector".into());
            event.status.by.push("army".into());
        });
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_party_stands_on_the_side_of_its_actor() {
        let found = findings_of(|event| event.parties[0].side = Side::B);
        assert_eq!(told(&found), ["warning side-mismatch 0/parties/0/side"]);
        assert!(found[0].message.contains("side \"B\", but dataset.ron has it on the side \"A\""));
    }

    #[test]
    fn an_event_is_not_linked_to_itself() {
        let link = Link { relation: LinkRelation::Follows, event: "x".into() };
        assert_eq!(told(&findings_of(|event| event.links.push(link))), ["error self-link 0/links/0/event"]);
    }

    #[test]
    fn coordinates_are_on_the_globe() {
        let at = |latitude: Option<f64>, longitude: Option<f64>| {
            told(&findings_of(|event| {
                let name = LocalText::of([(Lang::EN, "Rabat")]);
                event.place = Some(Location { name, latitude, longitude, ..Location::default() });
            }))
        };
        assert!(at(Some(34.02), Some(-6.84)).is_empty());
        assert!(at(Some(90.0), Some(-180.0)).is_empty());
        assert_eq!(at(Some(90.1), Some(0.0)), ["error out-of-range 0/place/latitude"]);
        assert_eq!(at(Some(0.0), Some(f64::NAN)), ["error out-of-range 0/place/longitude"]);
        assert_eq!(at(Some(f64::NEG_INFINITY), Some(181.0)).len(), 2);
        assert_eq!(at(Some(1.0), None), ["warning half-position 0/place"]);
    }

    #[test]
    fn ranks_go_from_one_to_five() {
        for (rank, count) in [(1, 0), (5, 0), (0, 1), (6, 1)] {
            assert_eq!(findings_of(|event| event.rank = Some(rank)).len(), count, "{rank}");
        }
    }

    #[test]
    fn cameo_codes_have_two_to_four_digits_and_a_root() {
        for code in ["01", "042", "0211", "20", "1014", "19"] {
            assert!(is_cameo(code), "{code}");
        }
        for code in ["", "4", "00", "21", "99", "04211", "4a", "٠٤", "04 "] {
            assert!(!is_cameo(code), "{code}");
        }
        let found = findings_of(|event| event.coding.cameo = Some("21".to_owned()));
        assert_eq!(told(&found), ["error malformed-code 0/coding/cameo"]);
    }

    #[test]
    fn citations_of_one_event_have_ids_of_their_own() {
        let found = findings_of(|event| event.citations.push(Citation { id: "c1".into(), ..Citation::default() }));
        assert_eq!(told(&found), ["error duplicate-id 0/citations/1/id"]);
        assert_eq!(found[0].path[1], Step::Field("citations".to_owned()));
    }
}
