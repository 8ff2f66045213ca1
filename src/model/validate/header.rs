//! Rules on what `dataset.ron` and `sources.ron` hold.

use super::text::{check_hidden, check_hidden_forms, check_name, check_published};
use super::{Place, Report, at, check_ids};
use crate::model::dataset::Dataset;
use crate::model::date::resolve_edtf;
use crate::model::lang::LocalText;

/// Checks the header.
pub(super) fn check(dataset: &Dataset, report: &mut Report) {
    let header = &dataset.header;
    let place = Place::header();
    for (name, noun, field) in [
        (&header.title, "the title of the dataset", "title"),
        (&header.side_a, "the name of side A", "side_a"),
        (&header.side_b, "the name of side B", "side_b"),
    ] {
        check_name(name, noun, "empty-name", &header.languages, (place, &at![field]), report);
    }
    let kinds = header.kinds.iter().map(|kind| (kind.id.as_str(), &kind.name));
    check_named(kinds, ("kind", "kinds", "name"), dataset, report);
    let actors = header.actors.iter().map(|actor| (actor.id.as_str(), &actor.name));
    check_named(actors, ("actor", "actors", "name"), dataset, report);
    let persons = header.persons.iter().map(|person| (person.id.as_str(), &person.name));
    check_named(persons, ("person", "persons", "name"), dataset, report);
    let offices = header.offices.iter().map(|office| (office.id.as_str(), &office.name));
    check_named(offices, ("office", "offices", "name"), dataset, report);
    let layers = header.layers.iter().map(|layer| (layer.id.as_str(), &layer.name));
    check_named(layers, ("layer", "layers", "name"), dataset, report);
    super::layers::check(dataset, report);
    super::eras::check(dataset, report);
}

/// Checks a list of records that have an identifier and a name: what such a
/// record is called, its list, and the field of the name.
pub(super) fn check_named<'a>(
    records: impl Iterator<Item = (&'a str, &'a LocalText)> + Clone,
    (noun, field, name_field): (&str, &str, &str),
    dataset: &Dataset,
    report: &mut Report,
) {
    let place = Place::header();
    check_ids(records.clone().map(|(id, _)| id), noun, |index, code, message| {
        report.error(place, &at![field, index, "id"], code, message);
    });
    for (index, (id, name)) in records.enumerate() {
        let what = format!("the name of the {noun} \"{id}\"");
        let path = at![field, index, name_field];
        check_name(name, &what, "empty-name", &dataset.header.languages, (place, &path), report);
    }
}

/// Checks the list of sources.
pub(super) fn check_sources(dataset: &Dataset, report: &mut Report) {
    let place = Place::source();
    let ids = dataset.sources.iter().map(|source| source.id.as_str());
    check_ids(ids, "source", |index, code, message| report.error(place, &at![index, "id"], code, message));
    for (index, source) in dataset.sources.iter().enumerate() {
        check_hidden_forms(&source.title, "the title of the source", place, &at![index, "title"], report);
        check_hidden_forms(&source.outlet, "the name of the outlet", place, &at![index, "outlet"], report);
        check_hidden(&source.author, "the name of the author", place, &at![index, "author"], report);
        if let Some(text) = dataset.text(&source.id) {
            check_published(text, source.id.as_str(), place, &at![index, "file"], report);
        }
        for (date, field) in [(&source.published, "published"), (&source.retrieved, "retrieved")] {
            if date.is_empty() {
                continue;
            }
            if let Err(error) = resolve_edtf(date) {
                report.error(place, &at![index, field], super::claims::code_of(&error), error.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::validate::testing::{dataset, findings, sound_event, told};
    use crate::model::{Actor, Dataset, Kind, Section, Source};

    fn findings_after(change: impl FnOnce(&mut Dataset)) -> Vec<String> {
        let mut dataset = dataset(vec![sound_event("x")]);
        change(&mut dataset);
        told(&findings(&dataset))
    }

    #[test]
    fn records_of_the_header_have_ids_and_names_of_their_own() {
        let twice = findings_after(|dataset| {
            let kind = Kind { id: "visit".into(), ..dataset.header.kinds[0].clone() };
            dataset.header.kinds.push(kind);
        });
        assert_eq!(twice, ["error duplicate-id kinds/1/id"]);
        let nameless = findings_after(|dataset| dataset.header.actors.push(Actor::default()));
        assert_eq!(nameless, ["error empty-id actors/1/id", "error empty-name actors/1/name"]);
        let untitled = findings_after(|dataset| dataset.header.side_a = Default::default());
        assert_eq!(untitled, ["error empty-name side_a"]);
    }

    #[test]
    fn names_of_sources_hide_nothing() {
        let mut dataset = dataset(vec![]);
        dataset.sources = vec![Source { id: "s".into(), author: "A\u{202E}B".to_owned(), ..Source::default() }];
        dataset.sources[0].title.set(crate::model::Lang::AR, "عنوان\u{200F}");
        assert_eq!(told(&findings(&dataset)), ["warning hidden-control 0/title/ar", "warning hidden-control 0/author"]);
    }

    #[test]
    fn texts_of_sources_are_searched_for_what_could_deceive() {
        let mut dataset = dataset(vec![]);
        dataset.sources = vec![Source { id: "s".into(), ..Source::default() }];
        dataset.texts.insert("s".into(), "C++\u{200E}\npay \u{202E}001\u{202C} Ra\u{200B}bat".into());
        let found = findings(&dataset);
        assert_eq!(told(&found), ["warning hidden-control 0/file", "warning hidden-character 0/file"]);
        assert!(found[0].message.contains("RIGHT-TO-LEFT OVERRIDE) in line 2 at place 5"), "{}", found[0].message);
        dataset.texts.insert("s".into(), "Ra\u{200B}bat ".repeat(500).into());
        assert_eq!(findings(&dataset).len(), 21);
    }

    #[test]
    fn dates_of_sources_are_edtf() {
        let source = |published: &str, retrieved: &str| Source {
            id: "article".into(),
            published: published.to_owned(),
            retrieved: retrieved.to_owned(),
            ..Source::default()
        };
        let mut dataset = dataset(vec![]);
        dataset.sources = vec![source("2022-09-14", ""), source("14/09/2022", "yesterday")];
        let found = findings(&dataset);
        assert_eq!(
            told(&found),
            ["error duplicate-id 1/id", "error invalid-date 1/published", "error invalid-date 1/retrieved"]
        );
        assert!(found.iter().all(|finding| finding.section == Section::Sources));
        assert!(found[1].message.starts_with("\"14/09/2022\" is not an EDTF date"), "{}", found[1].message);
    }
}
