//! The events as tables for other programs: CSV with one row an event, JSON with
//! all claims, bounds and citations. Both in the order of the file.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use crate::evidence::{AnchorState, Resolver};
use crate::model::date::{Basis, Bounds, ClaimWhat, DateClaim, Day, Offset};
use crate::model::record::{Citation, Party, SourceId};
use crate::model::{Event, Lang};

use super::Published;
use super::entry::Chronicle;
use super::loss::Losses;

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output took no more.
    #[error("the output cannot be written ({0})")]
    Output(#[from] io::Error),
    /// The CSV writer failed otherwise.
    #[error("the list cannot be written ({0}); use another format")]
    Csv(String),
}

pub(super) fn csv(chronicle: &Chronicle<'_>) -> Result<Published, PublishError> {
    let mut losses = Losses::default();
    for entry in chronicle.entries() {
        losses.note(entry.event.dates.len() > 1, "date claims beside the preferred one");
        losses.note(!entry.quotes.is_empty(), "quotations, of which the number alone is told");
        losses.note(!entry.event.summary.is_empty(), "summaries");
    }
    let mut bytes = Vec::new();
    write_csv(&mut bytes, chronicle, &chronicle.dataset.header.languages)?;
    Ok(Published { text: in_utf8(bytes), losses: losses.into_list() })
}

pub(super) fn json(chronicle: &Chronicle<'_>) -> Result<Published, PublishError> {
    let mut losses = Losses::default();
    for entry in chronicle.entries() {
        losses.note(!entry.event.summary.is_empty(), "summaries");
        losses.note(!entry.event.links.is_empty(), "links to other events");
    }
    let mut bytes = Vec::new();
    write_json(&mut bytes, chronicle)?;
    Ok(Published { text: in_utf8(bytes), losses: losses.into_list() })
}

/// Both writers write UTF-8.
fn in_utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The name of an enum's variant in lower case.
fn lower_name(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// A day as an ISO 8601 date.
fn iso(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Writes one row an event, with a header line and a title for each language.
///
/// # Errors
/// [`PublishError`] where the output takes no more.
pub fn write_csv(output: &mut impl Write, chronicle: &Chronicle<'_>, languages: &[Lang]) -> Result<(), PublishError> {
    let table = Table::of(chronicle);
    let mut csv = csv::Writer::from_writer(output);
    let mut heading = ["id", "kind", "direction", "status", "edtf", "basis"].map(str::to_owned).to_vec();
    heading.extend(["earliest_start", "latest_start", "earliest_end", "latest_end"].map(str::to_owned));
    heading.extend(["parties", "citations", "exact_citations"].map(str::to_owned));
    heading.extend(languages.iter().map(|lang| format!("title_{lang}")));
    csv.write_record(&heading).map_err(csv_error)?;
    for (index, event) in table.events() {
        let claim = event.preferred_claim().and_then(|place| event.dates.get(place));
        let edtf = claim.and_then(edtf_of).unwrap_or_default();
        let basis = claim.map_or("", |claim| claim.basis.name());
        let bounds = table.bounds(index);
        let (exact, all) = table.exact_citations(event);
        let parties = event.parties.iter().map(|party| party.actor.as_str()).collect::<Vec<_>>().join("; ");
        let mut row = vec![
            event.id.to_string(),
            event.kind.to_string(),
            event.direction.name().to_owned(),
            lower_name(event.status.state),
            edtf.to_owned(),
            basis.to_owned(),
        ];
        let bounds = [bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end];
        row.extend(bounds.map(|day| iso(day).unwrap_or_default()));
        row.extend([parties, all.to_string(), exact.to_string()]);
        row.extend(languages.iter().map(|lang| event.title.get(*lang).unwrap_or_default().to_owned()));
        csv.write_record(&row).map_err(csv_error)?;
    }
    csv.flush()?;
    Ok(())
}

/// Writes an array with claims, bounds and citations of each event.
///
/// # Errors
/// [`PublishError`] where the output takes no more.
pub fn write_json(output: &mut impl Write, chronicle: &Chronicle<'_>) -> Result<(), PublishError> {
    let table = Table::of(chronicle);
    let mut serializer = serde_json::Serializer::pretty(&mut *output);
    // One event after the other: a hundred thousand need no second copy.
    let mut array = serializer.serialize_seq(None).map_err(io::Error::from)?;
    for (index, event) in table.events() {
        array.serialize_element(&table.json_event(index, event)).map_err(io::Error::from)?;
    }
    array.end().map_err(io::Error::from)?;
    output.write_all(b"\n")?;
    Ok(())
}

/// The events that are told, with what is needed to tell their citations' state.
struct Table<'c, 'd> {
    chronicle: &'c Chronicle<'d>,
    resolvers: BTreeMap<&'d SourceId, Resolver<'d>>,
}

impl<'c, 'd> Table<'c, 'd> {
    fn of(chronicle: &'c Chronicle<'d>) -> Self {
        Self { chronicle, resolvers: chronicle.resolvers() }
    }

    /// The events that pass, with their places in the dataset.
    fn events(&self) -> impl Iterator<Item = (usize, &'d Event)> + use<'_, 'c, 'd> {
        let events = self.chronicle.dataset.events.iter().enumerate();
        events.filter(|(index, _)| self.chronicle.passes(*index))
    }

    fn bounds(&self, index: usize) -> Bounds {
        self.chronicle.chronology.date(index).map(|date| date.bounds).unwrap_or_default()
    }

    /// How the citations of an event fare: those found exactly, and all.
    fn exact_citations(&self, event: &Event) -> (usize, usize) {
        let is_exact =
            |citation: &&Citation| self.chronicle.anchor(citation, &self.resolvers).state == AnchorState::Exact;
        (event.citations.iter().filter(is_exact).count(), event.citations.len())
    }

    fn json_event(&self, index: usize, event: &'d Event) -> JsonEvent<'d> {
        let preferred = event.preferred_claim();
        let claims = event.dates.iter().enumerate();
        JsonEvent {
            id: event.id.as_str(),
            kind: event.kind.as_str(),
            title: event.title.iter().map(|(lang, text)| (lang.to_string(), text)).collect(),
            direction: event.direction.name(),
            parties: event.parties.iter().map(JsonParty::of).collect(),
            claims: claims.map(|(place, claim)| JsonClaim::of(claim, preferred == Some(place))).collect(),
            bounds: JsonBounds::of(&self.bounds(index)),
            citations: event.citations.iter().map(|citation| self.json_citation(citation)).collect(),
        }
    }

    fn json_citation(&self, citation: &'d Citation) -> JsonCitation<'d> {
        let anchor = self.chronicle.anchor(citation, &self.resolvers);
        JsonCitation {
            source: citation.source.as_str(),
            exact: &citation.exact,
            state: anchor.state.name(),
            start: anchor.range.as_ref().map(|range| range.start),
            end: anchor.range.as_ref().map(|range| range.end),
        }
    }
}

fn csv_error(error: csv::Error) -> PublishError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => PublishError::Output(error),
        other => PublishError::Csv(format!("{other:?}")),
    }
}

/// A text that is not empty.
fn some_text(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The EDTF string of a claim that is one.
fn edtf_of(claim: &DateClaim) -> Option<&str> {
    match &claim.what {
        ClaimWhat::Edtf(edtf) => Some(edtf),
        ClaimWhat::Relative(_) | ClaimWhat::Weekday(_) => None,
    }
}

#[derive(Serialize)]
struct JsonEvent<'d> {
    id: &'d str,
    kind: &'d str,
    title: BTreeMap<String, &'d str>,
    direction: &'static str,
    parties: Vec<JsonParty<'d>>,
    claims: Vec<JsonClaim<'d>>,
    bounds: JsonBounds,
    citations: Vec<JsonCitation<'d>>,
}

#[derive(Serialize)]
struct JsonParty<'d> {
    actor: &'d str,
    side: &'static str,
    role: String,
    person: Option<&'d str>,
    office: Option<&'d str>,
}

impl<'d> JsonParty<'d> {
    fn of(party: &'d Party) -> Self {
        Self {
            actor: party.actor.as_str(),
            side: party.side.name(),
            role: lower_name(party.role),
            person: party.person.as_ref().map(|person| person.as_str()),
            office: party.office.as_ref().map(|office| office.as_str()),
        }
    }
}

/// A claim. Of the three keys that say what is claimed, one is there: `edtf`
/// (which is always written, as null where it is not), `relation`, `weekday`.
#[derive(Serialize)]
struct JsonClaim<'d> {
    edtf: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<JsonRelation<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekday: Option<String>,
    basis: &'static str,
    preferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<&'d str>,
    phrase: Option<&'d str>,
    note: Option<&'d str>,
}

#[derive(Serialize)]
struct JsonRelation<'d> {
    relation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<Offset>,
    about: bool,
    event: &'d str,
}

impl<'d> JsonClaim<'d> {
    fn of(claim: &'d DateClaim, preferred: bool) -> Self {
        let relation = match &claim.what {
            ClaimWhat::Relative(relative) => Some(JsonRelation {
                relation: kebab_name(relative.relation),
                offset: (!relative.offset.is_zero()).then_some(relative.offset),
                about: relative.about,
                event: relative.event.as_str(),
            }),
            ClaimWhat::Edtf(_) | ClaimWhat::Weekday(_) => None,
        };
        let weekday = match claim.what {
            ClaimWhat::Weekday(weekday) => Some(lower_name(weekday)),
            ClaimWhat::Edtf(_) | ClaimWhat::Relative(_) => None,
        };
        let citation = match &claim.basis {
            Basis::Stated(citation) => Some(citation.as_str()),
            Basis::Derived | Basis::Editorial => None,
        };
        Self {
            edtf: edtf_of(claim),
            relation,
            weekday,
            basis: claim.basis.name(),
            preferred,
            citation,
            phrase: some_text(&claim.phrase),
            note: some_text(&claim.note),
        }
    }
}

/// The name of an enum's variant in lower case, its words joined by hyphens.
fn kebab_name(variant: impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    let mut kebab = String::new();
    for (place, c) in name.chars().enumerate() {
        if place > 0 && c.is_uppercase() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

#[derive(Serialize)]
struct JsonBounds {
    earliest_start: Option<String>,
    latest_start: Option<String>,
    earliest_end: Option<String>,
    latest_end: Option<String>,
}

impl JsonBounds {
    fn of(bounds: &Bounds) -> Self {
        Self {
            earliest_start: iso(bounds.earliest_start),
            latest_start: iso(bounds.latest_start),
            earliest_end: iso(bounds.earliest_end),
            latest_end: iso(bounds.latest_end),
        }
    }
}

/// A citation. `start` and `end` say where its words stand now, in code points;
/// null where they are lost.
#[derive(Serialize)]
struct JsonCitation<'d> {
    source: &'d str,
    exact: &'d str,
    state: &'static str,
    start: Option<usize>,
    end: Option<usize>,
}
