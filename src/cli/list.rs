//! `entente list`: the events of a dataset as a table, as CSV or as JSON.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use crate::evidence::{AnchorState, resolve};
use crate::model::date::{Basis, Bounds, Chronology, ClaimWhat, DateClaim, Day, Offset, short_date};
use crate::model::record::{Citation, Party};
use crate::model::{Dataset, Direction, Event, Lang, Side};

use super::args::{ListArgs, ListFormat};
use super::customs::NamingArgs;
use super::table::write_table;
use super::{CliError, Verdict, open_dataset_telling, passing};

/// Prints the events, in the order of the file.
///
/// # Errors
/// Where the dataset cannot be opened, the query makes no sense or the output
/// cannot be written.
pub fn run(args: &ListArgs) -> Result<Verdict, CliError> {
    let opened = open_dataset_telling(args.dataset.as_deref())?;
    let dataset = &opened.dataset;
    let chronology = Chronology::of(dataset);
    let passes = passing(dataset, &chronology, args.filter.as_deref())?;
    let list = List { dataset, chronology: &chronology, passes: &passes };
    let mut output = BufWriter::new(io::stdout().lock());
    match args.format {
        ListFormat::Table => list.write_table(&mut output, args.lang.unwrap_or_default(), args.naming)?,
        ListFormat::Csv => list.write_csv(&mut output, args.lang)?,
        ListFormat::Json => list.write_json(&mut output)?,
    }
    output.flush()?;
    Ok(Verdict::Good)
}

/// What is to be listed.
struct List<'d> {
    dataset: &'d Dataset,
    chronology: &'d Chronology,
    passes: &'d [bool],
}

/// The direction as JSON and CSV have it, which is how a filter takes it.
fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::AToB => "a-to-b",
        Direction::BToA => "b-to-a",
        Direction::Joint => "joint",
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::A => "a",
        Side::B => "b",
        Side::Other => "other",
    }
}

/// The name of an enum's variant in lower case.
fn lower_name(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// A day as an ISO 8601 date.
fn iso(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl<'d> List<'d> {
    /// The events that pass, with their places in the dataset.
    fn events(&self) -> impl Iterator<Item = (usize, &'d Event)> + use<'_, 'd> {
        let events = self.dataset.events.iter().enumerate();
        events.filter(|(index, _)| self.passes.get(*index).copied().unwrap_or(true))
    }

    fn bounds(&self, index: usize) -> Bounds {
        self.chronology.date(index).map(|date| date.bounds).unwrap_or_default()
    }

    /// How the citations of an event fare: those found exactly, and all.
    fn exact_citations(&self, event: &Event) -> (usize, usize) {
        let is_exact = |citation: &&Citation| self.anchor(citation).state == AnchorState::Exact;
        (event.citations.iter().filter(is_exact).count(), event.citations.len())
    }

    fn anchor(&self, citation: &Citation) -> crate::evidence::Anchor {
        match self.dataset.text(&citation.source) {
            Some(text) => resolve(citation, text),
            None => crate::evidence::Anchor { state: AnchorState::Lost, range: None },
        }
    }

    /// The title comes last, since it may run from right to left; so dates stand
    /// in a language that runs from left to right. Where a naming was asked for
    /// that only such a language has, the date so told follows the title.
    fn write_table(&self, output: &mut impl Write, lang: Lang, naming: NamingArgs) -> io::Result<()> {
        let date_lang = if lang.is_rtl() { Lang::EN } else { lang };
        let told_too = lang.is_rtl() && naming.is_given();
        let title = if told_too { "TITLE (DATE)" } else { "TITLE" };
        let heading = ["DATE", "DIRECTION", "KIND", "STATUS", "CITED", "ID", title];
        let mut rows = vec![heading.map(str::to_owned).to_vec()];
        for (index, event) in self.events() {
            let date = self.chronology.date(index);
            let (exact, all) = self.exact_citations(event);
            rows.push(vec![
                date.map_or_else(|| "undated".to_owned(), |date| short_date(date, date_lang)),
                direction_name(event.direction).to_owned(),
                event.kind.to_string(),
                lower_name(event.status.state),
                if exact == all { all.to_string() } else { format!("{exact} of {all}") },
                event.id.to_string(),
                match date.filter(|_| told_too) {
                    Some(date) => {
                        format!("{} ({})", event.title.in_lang(lang), short_date(date, naming.style(lang)))
                    }
                    None => event.title.in_lang(lang).to_owned(),
                },
            ]);
        }
        write_table(output, &rows)
    }

    fn write_csv(&self, output: &mut impl Write, lang: Option<Lang>) -> Result<(), CliError> {
        let languages = lang.map_or_else(|| self.dataset.header.languages.clone(), |lang| vec![lang]);
        let mut csv = csv::Writer::from_writer(output);
        let mut heading = ["id", "kind", "direction", "status", "edtf", "basis"].map(str::to_owned).to_vec();
        heading.extend(["earliest_start", "latest_start", "earliest_end", "latest_end"].map(str::to_owned));
        heading.extend(["parties", "citations", "exact_citations"].map(str::to_owned));
        heading.extend(languages.iter().map(|lang| format!("title_{lang}")));
        csv.write_record(&heading).map_err(csv_error)?;
        for (index, event) in self.events() {
            let claim = event.preferred_claim().and_then(|place| event.dates.get(place));
            let edtf = claim.and_then(edtf_of).unwrap_or_default();
            let basis = claim.map_or("", |claim| claim.basis.name());
            let bounds = self.bounds(index);
            let (exact, all) = self.exact_citations(event);
            let parties = event.parties.iter().map(|party| party.actor.as_str()).collect::<Vec<_>>().join("; ");
            let mut row = vec![
                event.id.to_string(),
                event.kind.to_string(),
                direction_name(event.direction).to_owned(),
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

    fn write_json(&self, output: &mut impl Write) -> Result<(), CliError> {
        let mut serializer = serde_json::Serializer::pretty(&mut *output);
        // One event after the other: a hundred thousand need no second copy.
        let mut array = serializer.serialize_seq(None).map_err(io::Error::from)?;
        for (index, event) in self.events() {
            array.serialize_element(&self.json_event(index, event)).map_err(io::Error::from)?;
        }
        array.end().map_err(io::Error::from)?;
        output.write_all(b"\n")?;
        Ok(())
    }

    fn json_event(&self, index: usize, event: &'d Event) -> JsonEvent<'d> {
        let preferred = event.preferred_claim();
        let claims = event.dates.iter().enumerate();
        JsonEvent {
            id: event.id.as_str(),
            kind: event.kind.as_str(),
            title: event.title.iter().map(|(lang, text)| (lang.to_string(), text)).collect(),
            direction: direction_name(event.direction),
            parties: event.parties.iter().map(JsonParty::of).collect(),
            claims: claims.map(|(place, claim)| JsonClaim::of(claim, preferred == Some(place))).collect(),
            bounds: JsonBounds::of(&self.bounds(index)),
            citations: event.citations.iter().map(|citation| self.json_citation(citation)).collect(),
        }
    }

    fn json_citation(&self, citation: &'d Citation) -> JsonCitation<'d> {
        let anchor = self.anchor(citation);
        JsonCitation {
            source: citation.source.as_str(),
            exact: &citation.exact,
            state: anchor.state.name(),
            start: anchor.range.as_ref().map(|range| range.start),
            end: anchor.range.as_ref().map(|range| range.end),
        }
    }
}

fn csv_error(error: csv::Error) -> CliError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => CliError::Failed(format!("the list cannot be written ({other:?}); use another format")),
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
            side: side_name(party.side),
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
