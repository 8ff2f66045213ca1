//! The dataset's own rules, applied to the draft while it is typed.

use crate::app::draft::{Draft, DraftError, FormFields};
use crate::evidence;
use crate::model::date::Chronology;
use crate::model::validate::validate;
use crate::model::{Dataset, Event, Finding, Severity, Step};

/// The draft's place in the dataset that it is checked in.
const PLACE: usize = 0;

/// Renews the draft's errors and warnings where the draft has changed since.
pub fn renew(draft: &mut Draft, dataset: &Dataset) {
    let is_checked = |(event, fields): &(Event, FormFields)| *event == draft.event && *fields == draft.fields;
    if draft.checked.as_ref().is_some_and(is_checked) {
        return;
    }
    let (errors, warnings) = findings(draft, dataset);
    draft.checked = Some((draft.event.clone(), draft.fields.clone()));
    draft.errors = errors;
    draft.warnings = warnings;
}

fn findings(draft: &Draft, dataset: &Dataset) -> (Vec<DraftError>, Vec<DraftError>) {
    let mut trial = neighbourhood(draft, dataset);
    // First, since a circle of dates is told of its first event.
    trial.events.insert(PLACE, draft.event.clone());
    let chronology = Chronology::of(&trial);
    let mut errors = own_errors(draft, dataset);
    let mut warnings = Vec::new();
    let all = validate(&trial, &chronology).into_iter().chain(evidence::validate(&trial));
    for finding in all.filter(|finding| concerns(finding, draft)) {
        let found = DraftError { field: field_name(&finding.path), message: finding.message };
        match finding.severity {
            Severity::Error => errors.push(found),
            Severity::Warning => warnings.push(found),
        }
    }
    (errors, warnings)
}

/// The dataset without the draft's original, and without the citations of other
/// events, which the draft cannot make better or worse.
fn neighbourhood(draft: &Draft, dataset: &Dataset) -> Dataset {
    let mut trial = dataset.clone();
    trial.events.retain(|event| Some(&event.id) != draft.original.as_ref());
    for event in &mut trial.events {
        event.citations.clear();
    }
    trial
}

/// Whether a finding is about the draft.
fn concerns(finding: &Finding, draft: &Draft) -> bool {
    match finding.path.first() {
        Some(Step::Index(index)) => finding.section == crate::model::Section::Events && *index == PLACE,
        _ => finding.event.as_ref() == Some(&draft.event.id),
    }
}

/// What the form's own fields hold that cannot become a value.
fn own_errors(draft: &Draft, dataset: &Dataset) -> Vec<DraftError> {
    let mut errors = Vec::new();
    let mut add = |field: &str, message: &str| {
        errors.push(DraftError { field: field.to_owned(), message: message.to_owned() });
    };
    if draft.original.is_none() && dataset.event(&draft.event.id).is_some() {
        add("Identifier", "another event has this identifier; choose one that is free");
    }
    if draft.event.place.is_some() {
        for (name, text) in [("Latitude", &draft.fields.latitude), ("Longitude", &draft.fields.longitude)] {
            if !text.trim().is_empty() && text.trim().parse::<f64>().is_err() {
                add(name, "this is no number; write degrees such as 32.0853, south and west negative");
            }
        }
    }
    errors
}

/// The form's name for the field that a finding's path leads to.
fn field_name(path: &[Step]) -> String {
    let mut words: Vec<String> = Vec::new();
    for step in path.iter().skip(1) {
        match step {
            Step::Field(name) => words.push(match name.as_str() {
                "id" => "Identifier".to_owned(),
                "dates" => "Date claim".to_owned(),
                "citations" => "Quotation".to_owned(),
                "parties" => "Party".to_owned(),
                "links" => "Related event".to_owned(),
                "what" | "basis" | "exact" | "phrase" if !words.is_empty() => continue,
                other => capitalized(other),
            }),
            Step::Index(index) => {
                if let Some(last) = words.last_mut() {
                    last.push_str(&format!(" {}", index + 1));
                }
            }
        }
    }
    if words.is_empty() { "Record".to_owned() } else { words.join(", ") }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_the_form_shows_them() {
        let field = |name: &str| Step::Field(name.to_owned());
        assert_eq!(field_name(&[Step::Index(4), field("dates"), Step::Index(0), field("what")]), "Date claim 1");
        assert_eq!(field_name(&[Step::Index(4), field("kind")]), "Kind");
        assert_eq!(field_name(&[Step::Index(4), field("coding"), field("cameo")]), "Coding, Cameo");
        assert_eq!(field_name(&[Step::Index(4)]), "Record");
    }

    #[test]
    fn a_draft_is_checked_again_only_once_something_was_typed() {
        let dataset = crate::store::open_bundled().dataset;
        let mut draft = Draft::of(&dataset.events[0], &dataset);
        renew(&mut draft, &dataset);
        assert_eq!(draft.errors, []);
        draft.errors.push(DraftError { field: "Kind".to_owned(), message: "left from before".to_owned() });
        renew(&mut draft, &dataset);
        assert_eq!(draft.errors.len(), 1, "nothing was typed");
        draft.event.note.push('x');
        renew(&mut draft, &dataset);
        assert_eq!(draft.errors, []);
    }

    #[test]
    fn a_circle_of_dates_is_told_in_the_form_that_would_close_it() {
        let dataset = crate::store::open_bundled().dataset;
        // Kochavi's visit is told by Belkhir's; telling Belkhir's by it closes a circle.
        let visit = dataset.event(&"belkhir-visit".into()).unwrap();
        let mut draft = Draft::of(visit, &dataset);
        renew(&mut draft, &dataset);
        assert!(draft.is_valid());
        for (place, claim) in draft.event.dates.iter_mut().enumerate() {
            claim.preferred = place == 1;
        }
        renew(&mut draft, &dataset);
        assert!(draft.errors.iter().any(|error| error.message.contains("circle")), "{:?}", draft.errors);
    }
}
