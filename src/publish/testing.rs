//! A small dataset to test with: a stated day, a month with a competing claim,
//! a range, and an event without a date.

use std::sync::Arc;

use crate::evidence::{cite, sha256_hex};
use crate::model::date::{Basis, Chronology, ClaimWhat, DateClaim};
use crate::model::record::{Citation, CitationId, Place, PlacePrecision, SourceId};
use crate::model::{Dataset, Event, Lang, LocalText, Source};

use super::Chronicle;

/// The text of the one source.
pub const TEXT: &str = "وقّع الطرفان مذكرة في 24 نوفمبر/ تشرين الثاني 2021. وقال الوزير: «الشراكة قائمة»، بنسبة 50%.";

/// A dataset with its dates.
pub struct Told {
    pub dataset: Dataset,
    pub chronology: Chronology,
}

impl Told {
    pub fn of(dataset: Dataset) -> Self {
        let chronology = Chronology::of(&dataset);
        Self { dataset, chronology }
    }

    pub fn chronicle(&self) -> Chronicle<'_> {
        self.chronicle_in(Lang::EN)
    }

    pub fn chronicle_in(&self, lang: Lang) -> Chronicle<'_> {
        Chronicle {
            dataset: &self.dataset,
            chronology: &self.chronology,
            passes: &[],
            lang,
            style: lang.into(),
            filter: "",
            made_on: "",
        }
    }
}

fn quote(id: &str, words: &str) -> Citation {
    let byte = TEXT.find(words).unwrap();
    let start = TEXT[..byte].chars().count();
    let citation = cite(TEXT, start..start + words.chars().count());
    Citation { id: CitationId::from(id), source: SourceId::from("article"), ..citation }
}

fn dated(id: &str, title: &str, dates: Vec<DateClaim>) -> Event {
    Event {
        id: id.into(),
        kind: "agreement".into(),
        title: LocalText::of([(Lang::EN, title), (Lang::AR, "مذكرة أمنية")]),
        dates,
        ..Event::default()
    }
}

pub fn claim(edtf: &str, basis: Basis) -> DateClaim {
    DateClaim { what: ClaimWhat::Edtf(edtf.to_owned()), basis, ..DateClaim::default() }
}

/// The small dataset.
pub fn small() -> Told {
    let mut day =
        dated("memo", "Security; memorandum, \"signed\"", vec![claim("2021-11-24", Basis::Stated("c1".into()))]);
    day.citations = vec![quote("c1", "24 نوفمبر/ تشرين الثاني 2021"), quote("c2", "«الشراكة قائمة»، بنسبة 50%")];
    day.summary = LocalText::of([(Lang::EN, "The two sides sign <a> memorandum & more.")]);
    day.place = Some(Place {
        name: LocalText::of([(Lang::EN, "Rabat")]),
        latitude: Some(34.02),
        longitude: Some(-6.84),
        precision: PlacePrecision::City,
    });
    let mut note = claim("2022-07", Basis::Editorial);
    note.preferred = true;
    note.note = "From the ministry’s own notice.".to_owned();
    let month = dated("visit", "Visit", vec![claim("2022-06~", Basis::Derived), note]);
    let range = dated("talks", "Talks", vec![claim("2020-12-10/2020-12-22", Basis::Editorial)]);
    let undated = dated("rumour", "Rumour", Vec::new());
    let source = Source {
        id: "article".into(),
        file: "sources/article.txt".to_owned(),
        language: Lang::AR,
        title: LocalText::of([(Lang::AR, "زيارة إلى تل أبيب")]),
        outlet: LocalText::of([(Lang::EN, "The Gazette & Co")]),
        author: "A. {Writer}".to_owned(),
        published: "2022-09-15".to_owned(),
        url: "https://example.org/article?a=1&b=2".to_owned(),
        sha256: sha256_hex(TEXT),
        ..Source::default()
    };
    let mut dataset = Dataset { events: vec![day, month, range, undated], ..Dataset::default() };
    dataset.header.id = "small".to_owned();
    dataset.header.title = LocalText::of([(Lang::EN, "A – B"), (Lang::AR, "أ – ب")]);
    dataset.texts.insert(source.id.clone(), Arc::from(TEXT));
    dataset.sources.push(source);
    Told::of(dataset)
}
