//! Rules on texts: forms in every language, and characters that hide.

use super::hidden::{Deceit, Hidden, first_in_words, in_published};
use super::{At, Place, Report};
use crate::model::lang::{Lang, LocalText};

/// Checks one text for hidden characters; the first of them is named. `noun`
/// says what the text is.
pub(super) fn check_hidden(text: &str, noun: &str, place: Place<'_>, path: &[At<'_>], report: &mut Report) {
    let Some(Hidden { character, name, deceit, place: at, .. }) = first_in_words(text) else { return };
    let number = u32::from(character);
    let (code, effect) = match deceit {
        Deceit::Word => ("hidden-character", "which parts, joins or fills words unseen"),
        _ => ("hidden-control", "which can change the order of what is read"),
    };
    let message = format!(
        "{noun} hides the character U+{number:04X} ({name}) at place {at}, {effect}; delete it unless it is meant"
    );
    report.warning(place, path, code, message);
}

/// Most hidden characters of one source's text that are told one by one.
const MOST_TOLD: usize = 20;

/// Checks the text of a source for hidden characters that could deceive.
pub(super) fn check_published(text: &str, source: &str, place: Place<'_>, path: &[At<'_>], report: &mut Report) {
    let found = in_published(text);
    for hidden in found.iter().take(MOST_TOLD) {
        let (code, what) = match hidden.deceit {
            Deceit::Word => ("hidden-character", "which parts, joins or fills words unseen"),
            Deceit::Override => ("hidden-control", "which shows letters in another order than they have"),
            Deceit::Unopened => ("hidden-control", "which closes what is not open in its paragraph"),
            Deceit::Unclosed | Deceit::Direction => ("hidden-control", "which is not closed in its paragraph"),
        };
        let Hidden { character, name, line, place: at, .. } = hidden;
        let number = u32::from(*character);
        let message = format!(
            "the text of the source \"{source}\" hides the character U+{number:04X} ({name}) in line {line} at place {at}, {what}; show hidden characters in the reader, and correct the text unless it was published so"
        );
        report.warning(place, path, code, message);
    }
    if let Some(more) = found.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        let message = format!("the text of the source \"{source}\" hides {more} more such characters");
        report.warning(place, path, "hidden-character", message);
    }
}

/// Checks each form of a title or name for hidden characters.
pub(super) fn check_hidden_forms(
    forms: &LocalText,
    noun: &str,
    place: Place<'_>,
    path: &[At<'_>],
    report: &mut Report,
) {
    for (lang, form) in forms.iter() {
        if first_in_words(form).is_some() {
            let path: Vec<At<'_>> = path.iter().copied().chain([At::Field(lang.as_str())]).collect();
            check_hidden(form, noun, place, &path, report);
        }
    }
}

/// Checks a title or name: that it has a form in each of the dataset's
/// languages, and hides nothing. `empty_code` is the code of an error where it
/// has no form at all.
pub(super) fn check_name(
    forms: &LocalText,
    noun: &str,
    empty_code: &'static str,
    languages: &[Lang],
    (place, path): (Place<'_>, &[At<'_>]),
    report: &mut Report,
) {
    if forms.iter().all(|(_, form)| form.trim().is_empty()) {
        report.error(place, path, empty_code, format!("{noun} is empty; write it in at least one language"));
        return;
    }
    let missing: Vec<&Lang> = languages.iter().filter(|lang| forms.get(**lang).is_none()).collect();
    if !missing.is_empty() {
        let names = missing.iter().map(|lang| lang.english_name()).collect::<Vec<_>>().join(", ");
        report.warning(
            place,
            path,
            "missing-form",
            format!("{noun} has no form in {names}; add it, or take the language from the dataset's list"),
        );
    }
    check_hidden_forms(forms, noun, place, path, report);
}

#[cfg(test)]
mod tests {
    use crate::model::Lang;
    use crate::model::record::{Citation, Place};
    use crate::model::validate::testing::{dataset, findings, findings_of, sound_event, told};

    #[test]
    fn a_language_without_a_form_is_named() {
        let mut dataset = dataset(vec![sound_event("x")]);
        dataset.header.languages.push(Lang::AR);
        let found = findings(&dataset);
        assert!(told(&found).contains(&"warning missing-form 0/title".to_owned()));
        assert!(told(&found).contains(&"warning missing-form kinds/0/name".to_owned()));
        assert!(told(&found).contains(&"warning missing-form actors/0/name".to_owned()));
        assert!(found[0].message.contains("Arabic"), "{}", found[0].message);
    }

    #[test]
    fn an_empty_title_is_an_error() {
        assert_eq!(told(&findings_of(|event| event.title.set(Lang::EN, ""))), ["error empty-title 0/title"]);
        assert_eq!(told(&findings_of(|event| event.title.set(Lang::EN, "  "))), ["error empty-title 0/title"]);
    }

    #[test]
    fn hidden_characters_are_named_where_they_stand() {
        let found = findings_of(|event| {
            event.title.set(Lang::EN, "A\u{202E} visit");
            event.citations.push(Citation { id: "c2".into(), exact: "\u{200F}نص".to_owned(), ..Citation::default() });
            let mut place = Place::default();
            place.name.set(Lang::EN, "Ra\u{2068}bat");
            event.place = Some(place);
        });
        assert_eq!(
            told(&found),
            [
                "warning hidden-control 0/title/en",
                "warning hidden-control 0/place/name/en",
                "warning hidden-control 0/citations/1/exact"
            ]
        );
        assert!(found[0].message.contains("U+202E (RIGHT-TO-LEFT OVERRIDE) at place 2"), "{}", found[0].message);
    }

    #[test]
    fn joiners_that_letters_need_are_not_hidden_controls() {
        assert!(findings_of(|event| event.title.set(Lang::EN, "می\u{200C}رود\u{200D}")).is_empty());
    }
}
