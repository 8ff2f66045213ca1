//! The dataset's own rules, applied to the draft while it is typed.

use std::collections::BTreeSet;

use crate::app::draft::{Checked, Draft, DraftError};
use crate::app::interface::{Arg, Words};
use crate::evidence::{self, Anchor, AnchorState};
use crate::model::date::{Chronology, ClaimWhat};
use crate::model::record::Citation;
use crate::model::validate::validate;
use crate::model::{Dataset, Event, EventId, Finding, Severity, Step};

/// The draft's place in the dataset that it is checked in.
const PLACE: usize = 0;

/// Renews the draft's errors and warnings where the draft has changed since.
pub fn renew(draft: &mut Draft, dataset: &Dataset, words: &'static Words) {
    if !draft.is_unchecked() {
        return;
    }
    let mut trial = neighbourhood(draft, dataset);
    // First, since a circle is told of its first event.
    trial.events.insert(PLACE, draft.event.clone());
    let chronology = Chronology::of(&trial);
    let mut errors = own_errors(draft, dataset, words);
    let mut warnings = Vec::new();
    let all = validate(&trial, &chronology).into_iter().chain(evidence::validate(&trial));
    for finding in all.filter(|finding| concerns(finding, draft)) {
        let message = words.finding(finding.code, &finding.message);
        let found = DraftError { field: field_name(&finding.path, words), message };
        match finding.severity {
            Severity::Error => errors.push(found),
            Severity::Warning => warnings.push(found),
        }
    }
    (draft.errors, draft.warnings) = (errors, warnings);
    let resolve = |citation: &Citation| match dataset.text(&citation.source) {
        Some(text) => evidence::resolve(citation, text),
        None => Anchor { state: AnchorState::Lost, range: None },
    };
    draft.checked = Some(Checked {
        event: draft.event.clone(),
        fields: draft.fields.clone(),
        anchors: draft.event.citations.iter().map(resolve).collect(),
        claims: chronology.event(PLACE).claims.clone(),
    });
}

/// What the draft's rules look at of the dataset: of other events their
/// identifiers, and the dates of those that the draft's own are told by, near
/// or far.
fn neighbourhood(draft: &Draft, dataset: &Dataset) -> Dataset {
    let mut told_by: BTreeSet<&EventId> = BTreeSet::new();
    let mut pending = vec![&draft.event];
    while let Some(event) = pending.pop() {
        for claim in &event.dates {
            if let ClaimWhat::Relative(relative) = &claim.what
                && told_by.insert(&relative.event)
            {
                pending.extend(dataset.event(&relative.event));
            }
        }
    }
    let stub = |event: &Event| Event {
        id: event.id.clone(),
        dates: if told_by.contains(&event.id) { event.dates.clone() } else { Vec::new() },
        ..Event::default()
    };
    let others = dataset.events.iter().filter(|event| Some(&event.id) != draft.original.as_ref());
    Dataset {
        header: dataset.header.clone(),
        events: others.map(stub).collect(),
        sources: dataset.sources.clone(),
        texts: dataset.texts.clone(),
    }
}

/// Whether a finding is about the draft.
fn concerns(finding: &Finding, draft: &Draft) -> bool {
    match finding.path.first() {
        Some(Step::Index(index)) => finding.section == crate::model::Section::Events && *index == PLACE,
        _ => finding.event.as_ref() == Some(&draft.event.id),
    }
}

/// What the form's own fields hold that cannot become a value.
fn own_errors(draft: &Draft, dataset: &Dataset, words: &'static Words) -> Vec<DraftError> {
    let mut errors = Vec::new();
    let mut add = |field: &'static str, message: &'static str| {
        errors.push(DraftError { field: words.say(field).to_owned(), message: words.say(message).to_owned() });
    };
    if draft.original.is_none() && dataset.event(&draft.event.id).is_some() {
        add("identifier", "identifier-taken");
    }
    if draft.event.place.is_some() {
        for (name, text) in [("latitude", &draft.fields.latitude), ("longitude", &draft.fields.longitude)] {
            let is_number = text.trim().parse().is_ok_and(f64::is_finite);
            if !text.trim().is_empty() && !is_number {
                add(name, "not-degrees");
            }
        }
    }
    errors
}

/// The form's name for the field that a finding's path leads to.
fn field_name(path: &[Step], words: &'static Words) -> String {
    let mut parts: Vec<String> = Vec::new();
    for step in path.iter().skip(1) {
        match step {
            Step::Field(name) => parts.push(match name.as_str() {
                "id" => words.say("identifier").to_owned(),
                "dates" => words.say("field-date-claim").to_owned(),
                "citations" => words.say("field-quotation").to_owned(),
                "parties" => words.say("field-party").to_owned(),
                "links" => words.say("field-related-event").to_owned(),
                "kind" => words.say("kind").to_owned(),
                "title" => words.say("title").to_owned(),
                "summary" => words.say("summary").to_owned(),
                "place" => words.say("place").to_owned(),
                "coding" => words.say("field-coding").to_owned(),
                "status" => words.say("status").to_owned(),
                "tags" => words.say("tags").to_owned(),
                "note" => words.say("note").to_owned(),
                "confidence" => words.say("confidence").to_owned(),
                "direction" => words.say("direction").to_owned(),
                "latitude" => words.say("latitude").to_owned(),
                "longitude" => words.say("longitude").to_owned(),
                "actor" => words.say("actor").to_owned(),
                "side" => words.say("side").to_owned(),
                "what" | "basis" | "exact" | "phrase" if !parts.is_empty() => continue,
                other => capitalized(other),
            }),
            Step::Index(index) => {
                if let Some(last) = parts.last_mut() {
                    let field = Arg::own(std::mem::take(last));
                    *last = words.say_with("field-number", &[("field", field), ("number", (index + 1).into())]);
                }
            }
        }
    }
    if parts.is_empty() { words.say("field-record").to_owned() } else { parts.join(words.say("list-comma")) }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{ClaimOutcome, DateClaim, Relative, TimeRelation};
    use crate::model::record::Place;
    use crate::model::{Lang, LocalText};

    fn english() -> &'static Words {
        Words::of(Lang::EN)
    }

    fn dated(id: &str, what: ClaimWhat) -> Event {
        let claim = DateClaim { what, note: "n".to_owned(), ..DateClaim::default() };
        Event { id: id.into(), title: LocalText::of([(Lang::EN, id)]), dates: vec![claim], ..Event::default() }
    }

    fn after(event: &str) -> ClaimWhat {
        ClaimWhat::Relative(Relative { relation: TimeRelation::After, event: event.into(), ..Relative::default() })
    }

    #[test]
    fn dates_told_by_far_events_are_worked_out_and_circles_found() {
        let first = dated("first", ClaimWhat::Edtf("2021-11-24".to_owned()));
        let mut dataset = Dataset { events: vec![first, dated("second", after("first"))], ..Dataset::default() };
        dataset.events.push(dated("third", after("second")));
        let mut draft = Draft::of(&dataset.events[2], &dataset);
        renew(&mut draft, &dataset, english());
        let claims = draft.checked.as_ref().map(|checked| checked.claims.as_slice()).unwrap_or_default();
        assert!(matches!(claims, [ClaimOutcome::Resolved(_)]), "{claims:?}");

        let mut draft = Draft::of(&dataset.events[0], &dataset);
        draft.event.dates[0].what = after("third");
        renew(&mut draft, &dataset, english());
        assert!(draft.errors.iter().any(|error| error.message.contains("circle")), "{:?}", draft.errors);
    }

    #[test]
    fn a_draft_is_checked_again_only_when_it_has_changed() {
        let dataset = Dataset { events: vec![dated("first", ClaimWhat::default())], ..Dataset::default() };
        let mut draft = Draft::of(&dataset.events[0], &dataset);
        renew(&mut draft, &dataset, english());
        draft.errors.clear();
        renew(&mut draft, &dataset, english());
        assert_eq!(draft.errors, [], "nothing was typed since");
        draft.event.note.push('x');
        renew(&mut draft, &dataset, english());
        assert_ne!(draft.errors, []);
    }

    #[test]
    fn degrees_are_numbers() {
        let dataset = Dataset::default();
        let mut draft = Draft::new(&dataset);
        draft.event.place = Some(Place::default());
        for (text, is_wrong) in [("32.5", false), ("", false), ("north", true), ("NaN", true), ("inf", true)] {
            draft.fields.latitude = text.to_owned();
            renew(&mut draft, &dataset, english());
            assert_eq!(draft.errors.iter().any(|error| error.field == "Latitude"), is_wrong, "{text}");
        }
    }

    #[test]
    fn fields_are_named_as_the_form_shows_them() {
        let field = |name: &str| Step::Field(name.to_owned());
        assert_eq!(
            field_name(&[Step::Index(4), field("dates"), Step::Index(0), field("what")], english()),
            "Date claim 1"
        );
        assert_eq!(field_name(&[Step::Index(4), field("kind")], english()), "Kind");
        assert_eq!(field_name(&[Step::Index(4), field("coding"), field("cameo")], english()), "Coding, Cameo");
        assert_eq!(field_name(&[Step::Index(4)], english()), "Record");
    }

    #[test]
    fn a_circle_of_dates_is_told_in_the_form_that_would_close_it() {
        let dataset = crate::store::open_bundled().dataset;
        // Kochavi's visit is told by Belkhir's; telling Belkhir's by it closes a circle.
        let visit = dataset.event(&"belkhir-visit".into()).unwrap();
        let mut draft = Draft::of(visit, &dataset);
        renew(&mut draft, &dataset, english());
        assert!(draft.is_valid());
        for (place, claim) in draft.event.dates.iter_mut().enumerate() {
            claim.preferred = place == 1;
        }
        renew(&mut draft, &dataset, english());
        assert!(draft.errors.iter().any(|error| error.message.contains("circle")), "{:?}", draft.errors);
    }
}
