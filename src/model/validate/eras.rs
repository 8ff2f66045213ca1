//! Rules on eras and their tracks.

use super::header::check_named;
use super::text::check_hidden;
use super::{Place, Report, at};
use crate::model::dataset::Dataset;
use crate::model::date::resolve_edtf;

/// Checks the eras and their tracks.
pub(super) fn check(dataset: &Dataset, report: &mut Report) {
    let header = &dataset.header;
    let place = Place::header();
    let tracks = header.era_tracks.iter().map(|track| (track.id.as_str(), &track.name));
    check_named(tracks, ("track", "era_tracks", "name"), dataset, report);
    let eras = header.eras.iter().map(|era| (era.id.as_str(), &era.title));
    check_named(eras, ("era", "eras", "title"), dataset, report);
    for (index, era) in header.eras.iter().enumerate() {
        let id = &era.id;
        if !header.era_tracks.iter().any(|track| track.id == era.track) {
            let message = format!(
                "the era \"{id}\" stands in the track \"{}\", which \"era_tracks\" does not list; add it there or name another",
                era.track
            );
            report.error(place, &at!["eras", index, "track"], "unknown-track", message);
        }
        if let Err(error) = resolve_edtf(&era.date) {
            report.error(place, &at!["eras", index, "date"], super::claims::code_of(&error), error.to_string());
        }
        if let Some(source) = era.source.as_ref().filter(|source| dataset.source(source).is_none()) {
            let message = format!(
                "the era \"{id}\" names the source \"{source}\", which sources.ron does not list; add it there or take it out"
            );
            report.error(place, &at!["eras", index, "source"], "unknown-source", message);
        }
        if era.source.is_none() && era.note.trim().is_empty() {
            let message = format!("the era \"{id}\" rests on nothing; say in \"note\" on what grounds it stands here");
            report.error(place, &at!["eras", index], "missing-note", message);
        }
        check_hidden(&era.note, "the note on the era", place, &at!["eras", index, "note"], report);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::validate::testing::{dataset, findings, sound_event, told};
    use crate::model::{Era, EraTrack, Lang, LocalText};

    fn findings_of(change: impl FnOnce(&mut Era, &mut EraTrack)) -> Vec<String> {
        let name = |text: &str| LocalText::of([(Lang::EN, text)]);
        let mut track = EraTrack { id: "reigns".to_owned(), name: name("Reigns"), color: None };
        let mut era = Era {
            id: "first".to_owned(),
            title: name("The first reign"),
            track: "reigns".to_owned(),
            date: "1999-07-30/..".to_owned(),
            note: "From the almanac".to_owned(),
            ..Era::default()
        };
        change(&mut era, &mut track);
        let mut dataset = dataset(vec![sound_event("x")]);
        dataset.header.era_tracks.push(track);
        dataset.header.eras.push(era);
        told(&findings(&dataset))
    }

    #[test]
    fn a_sound_era_is_no_problem() {
        assert!(findings_of(|_, _| {}).is_empty());
    }

    #[test]
    fn each_fault_of_an_era_has_its_place() {
        assert_eq!(findings_of(|era, _| era.track = "wars".to_owned()), ["error unknown-track eras/0/track"]);
        assert_eq!(findings_of(|era, _| era.date = "1999-13".to_owned()), ["error invalid-date eras/0/date"]);
        assert_eq!(findings_of(|era, _| era.date = "2001/1999".to_owned()), ["error end-before-start eras/0/date"]);
        assert_eq!(findings_of(|era, _| era.source = Some("s9".into())), ["error unknown-source eras/0/source"]);
        assert_eq!(findings_of(|era, _| era.note.clear()), ["error missing-note eras/0"]);
        assert_eq!(findings_of(|era, _| era.title = LocalText::default()), ["error empty-name eras/0/title"]);
        assert_eq!(findings_of(|_, track| track.name = LocalText::default()), ["error empty-name era_tracks/0/name"]);
    }
}
