//! Rules on the date claims of an event.

use super::{Place, Report, at};
use crate::model::date::{
    Basis, Bounds, Chronology, ClaimError, ClaimOutcome, ClaimWhat, DateClaim, Day, Resolved, TimeRelation, Weekday,
};
use crate::model::record::Event;

/// The code of a claim that cannot be worked out.
pub(super) fn code_of(error: &ClaimError) -> &'static str {
    match error {
        ClaimError::InvalidEdtf { .. } => "invalid-date",
        ClaimError::EndBeforeStart { .. } => "end-before-start",
        ClaimError::TooFar { .. } => "date-too-far",
        ClaimError::UnknownEvent(_) => "unknown-event",
        ClaimError::Circle(_) => "circular-date",
        ClaimError::Undated(_) => "undated-reference",
    }
}

/// Checks the claims of one event.
pub(super) fn check(index: usize, event: &Event, chronology: &Chronology, report: &mut Report) {
    let place = Place::event(&event.id);
    let preferred = event.dates.iter().enumerate().filter(|(_, claim)| claim.preferred).nth(1);
    if let Some((number, _)) = preferred {
        report.error(
            place,
            &at![index, "dates", number, "preferred"],
            "several-preferred",
            "more than one date claim is preferred; leave the mark on one of them".to_owned(),
        );
    }
    for (number, claim) in event.dates.iter().enumerate() {
        check_basis(index, number, claim, event, report);
        check_offset(index, number, claim, event, report);
        check_weekday(index, number, claim, event, chronology, report);
        check_outcome(index, number, event, chronology, report);
    }
}

/// What a claim rests on.
fn check_basis(index: usize, number: usize, claim: &DateClaim, event: &Event, report: &mut Report) {
    let place = Place::event(&event.id);
    match &claim.basis {
        Basis::Stated(citation) if event.citation(citation).is_none() => report.error(
            place,
            &at![index, "dates", number, "basis"],
            "missing-citation",
            format!(
                "the date is said to be stated in the citation \"{citation}\", which the event does not have; name one of its citations"
            ),
        ),
        Basis::Editorial if claim.note.trim().is_empty() => report.error(
            place,
            &at![index, "dates", number],
            "missing-note",
            "the date is the editor's own, but no note says where it is from; write one".to_owned(),
        ),
        Basis::Derived if claim.note.trim().is_empty() => report.warning(
            place,
            &at![index, "dates", number],
            "missing-note",
            "the date is derived from others, but no note says how; write one".to_owned(),
        ),
        Basis::Stated(_) | Basis::Derived | Basis::Editorial => {}
    }
}

/// A distance that the relation has no use for.
fn check_offset(index: usize, number: usize, claim: &DateClaim, event: &Event, report: &mut Report) {
    let ClaimWhat::Relative(relative) = &claim.what else { return };
    let takes_none = matches!(relative.relation, TimeRelation::SameTime | TimeRelation::During);
    if takes_none && !relative.offset.is_zero() {
        report.warning(
            Place::event(&event.id),
            &at![index, "dates", number, "what", "offset"],
            "unused-offset",
            "a distance counts only before or after another event; delete it or change the relation".to_owned(),
        );
    }
}

/// A day of the week that the date which places the event does not have.
fn check_weekday(
    index: usize,
    number: usize,
    claim: &DateClaim,
    event: &Event,
    chronology: &Chronology,
    report: &mut Report,
) {
    let ClaimWhat::Weekday(weekday) = claim.what else { return };
    let Some(date) = chronology.date(index) else { return };
    if may_fall_on(date, weekday) {
        return;
    }
    let english = |weekday: Weekday| crate::model::words::weekday(weekday, crate::model::Lang::EN);
    let placed = match date.bounds.earliest_start.zip(date.bounds.latest_end) {
        Some((first, last)) if first == last => format!("{first} is a {}", english(first.weekday())),
        Some((first, last)) => format!("no day from {first} to {last} is one"),
        None => return,
    };
    report.warning(
        Place::event(&event.id),
        &at![index, "dates", number, "what"],
        "weekday-mismatch",
        format!("a claim says {}, but {placed}; correct one of the two claims", english(weekday)),
    );
}

/// Whether a date has a day of the week among its days.
fn may_fall_on(date: &Resolved, weekday: Weekday) -> bool {
    let Bounds { earliest_start, latest_end, .. } = date.bounds;
    match earliest_start.zip(latest_end) {
        Some((Day(first), Day(last))) if last - first < 6 => (first..=last).any(|day| Day(day).weekday() == weekday),
        _ => true,
    }
}

/// What keeps a claim from being worked out.
fn check_outcome(index: usize, number: usize, event: &Event, chronology: &Chronology, report: &mut Report) {
    let Some(dates) = chronology.get(index) else { return };
    let Some(ClaimOutcome::Failed(error)) = dates.claims.get(number) else { return };
    let place = Place::event(&event.id);
    let path = &at![index, "dates", number, "what"];
    match error {
        // Told once, on the first event of the circle.
        ClaimError::Circle(events) if events.first() != Some(&event.id) => {}
        ClaimError::Undated(_) => report.warning(place, path, code_of(error), error.to_string()),
        _ => report.error(place, path, code_of(error), error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Offset, Relative};
    use crate::model::validate::testing::{dataset, findings, findings_of, sound_event, told};

    fn edtf(text: &str) -> DateClaim {
        DateClaim { what: ClaimWhat::Edtf(text.to_owned()), basis: Basis::Stated("c1".into()), ..DateClaim::default() }
    }

    fn relative(relation: TimeRelation, event: &str) -> DateClaim {
        let what = ClaimWhat::Relative(Relative { relation, event: event.into(), ..Relative::default() });
        DateClaim { what, ..edtf("") }
    }

    fn weekday(weekday: Weekday) -> DateClaim {
        DateClaim { what: ClaimWhat::Weekday(weekday), ..edtf("") }
    }

    #[test]
    fn a_stated_date_names_a_citation_of_its_event() {
        let found = findings_of(|event| event.dates[0].basis = Basis::Stated("c9".into()));
        assert_eq!(told(&found), ["error missing-citation 0/dates/0/basis"]);
        assert!(found[0].message.contains("\"c9\""));
    }

    #[test]
    fn an_editors_date_has_a_note() {
        assert_eq!(
            told(&findings_of(|event| event.dates[0].basis = Basis::Editorial)),
            ["error missing-note 0/dates/0"]
        );
        assert_eq!(
            told(&findings_of(|event| event.dates[0].basis = Basis::Derived)),
            ["warning missing-note 0/dates/0"]
        );
        let noted = findings_of(|event| {
            event.dates[0].basis = Basis::Editorial;
            event.dates[0].note = "From the press of the day".to_owned();
        });
        assert!(noted.is_empty());
    }

    #[test]
    fn at_most_one_claim_is_preferred() {
        let found = findings_of(|event| {
            event.dates = vec![edtf("2022"), edtf("2021"), edtf("2020")];
            event.dates.iter_mut().for_each(|claim| claim.preferred = true);
        });
        assert_eq!(told(&found), ["error several-preferred 0/dates/1/preferred"]);
    }

    #[test]
    fn dates_that_cannot_be_worked_out_are_told() {
        for (text, code) in [
            ("2022-13-01", "invalid-date"),
            ("13/09/2022", "invalid-date"),
            ("", "invalid-date"),
            ("2022-09/2021-03", "end-before-start"),
            ("Y9E18", "date-too-far"),
        ] {
            let found = findings_of(|event| event.dates = vec![edtf(text)]);
            assert_eq!(told(&found), [format!("error {code} 0/dates/0/what")], "{text}");
        }
        let found = findings_of(|event| event.dates = vec![edtf("2022-13-01")]);
        assert!(found[0].message.contains("at character 6"), "{}", found[0].message);
    }

    #[test]
    fn a_circle_is_told_once_on_its_first_event_with_all_names() {
        let mut events = vec![sound_event("a"), sound_event("b"), sound_event("c"), sound_event("d")];
        events[1].dates = vec![relative(TimeRelation::Before, "c")];
        events[2].dates = vec![relative(TimeRelation::Before, "d")];
        events[3].dates = vec![relative(TimeRelation::Before, "b")];
        let found = findings(&dataset(events));
        assert_eq!(told(&found), ["error circular-date 1/dates/0/what"]);
        assert!(found[0].message.contains("b → c → d → b"), "{}", found[0].message);
    }

    #[test]
    fn a_date_told_by_nothing_is_told() {
        let mut events = vec![sound_event("a"), sound_event("b"), sound_event("c")];
        events[0].dates = vec![relative(TimeRelation::Before, "nowhere")];
        events[1].dates = vec![relative(TimeRelation::Before, "c")];
        events[2].dates = vec![];
        let found = findings(&dataset(events));
        assert_eq!(told(&found), ["error unknown-event 0/dates/0/what", "warning undated-reference 1/dates/0/what"]);
    }

    #[test]
    fn an_offset_that_the_relation_ignores_is_told() {
        let mut events = vec![sound_event("a"), sound_event("b")];
        events[1].dates = vec![relative(TimeRelation::During, "a")];
        if let ClaimWhat::Relative(relative) = &mut events[1].dates[0].what {
            relative.offset = Offset { days: 2, ..Offset::default() };
        }
        assert_eq!(told(&findings(&dataset(events))), ["warning unused-offset 1/dates/0/what/offset"]);
    }

    #[test]
    fn a_day_of_the_week_agrees_with_the_day_that_places_the_event() {
        let with = |date: &str, day: Weekday| {
            findings_of(|event| {
                event.dates = vec![edtf(date), weekday(day)];
            })
        };
        assert!(with("2022-09-13", Weekday::Tuesday).is_empty());
        let found = with("2022-09-13", Weekday::Monday);
        assert_eq!(told(&found), ["warning weekday-mismatch 0/dates/1/what"]);
        assert!(found[0].message.contains("says Monday, but 2022-09-13 is a Tuesday"), "{}", found[0].message);
        assert!(with("2022-09", Weekday::Monday).is_empty());
        assert!(with("2022-09-13~", Weekday::Monday).is_empty());
        assert_eq!(with("[2022-09-13..2022-09-15]", Weekday::Monday).len(), 1);
        assert!(with("[2022-09-13..2022-09-15]", Weekday::Thursday).is_empty());
    }
}
