//! `entente list`: the events of a dataset as a table, as CSV or as JSON.

use std::io::{self, BufWriter, Write};

use crate::evidence::{AnchorState, resolve};
use crate::model::date::{Chronology, short_date};
use crate::model::query::Filter;
use crate::model::record::Citation;
use crate::model::{Dataset, Event, Lang};
use crate::publish::{Chronicle, PublishError, write_csv, write_json};

use super::args::{ListArgs, ListFormat};
use super::customs::NamingArgs;
use super::table::write_table;
use super::{CliError, Verdict, layers, open_dataset_telling, passing};

impl From<PublishError> for CliError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Output(error) => error.into(),
            PublishError::Csv(_) => Self::Failed(error.to_string()),
        }
    }
}

/// Prints the events, in the order of the file.
///
/// # Errors
/// Where the dataset cannot be opened, the query makes no sense or the output
/// cannot be written.
pub fn run(args: &ListArgs) -> Result<Verdict, CliError> {
    let opened = open_dataset_telling(args.dataset.as_deref())?;
    let dataset = &opened.dataset;
    if args.layers {
        let filter = Filter::parse(args.filter.as_deref().unwrap_or_default(), dataset).map_err(CliError::Usage)?;
        layers::list(&opened, &filter, args.format)?;
        return Ok(Verdict::Good);
    }
    let chronology = Chronology::of(dataset);
    let passes = passing(dataset, &chronology, args.filter.as_deref())?;
    let lang = args.lang.unwrap_or_default();
    let chronicle = Chronicle {
        dataset,
        chronology: &chronology,
        passes: &passes,
        lang,
        style: args.naming.style(lang),
        filter: "",
        made_on: "",
    };
    let mut output = BufWriter::new(io::stdout().lock());
    match args.format {
        ListFormat::Table => {
            List { dataset, chronology: &chronology, passes: &passes }.write_table(&mut output, lang, args.naming)?;
        }
        ListFormat::Csv => {
            let languages = args.lang.map_or_else(|| dataset.header.languages.clone(), |lang| vec![lang]);
            write_csv(&mut output, &chronicle, &languages)?;
        }
        ListFormat::Json => write_json(&mut output, &chronicle)?,
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

/// The name of an enum's variant in lower case.
fn lower_name(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

impl<'d> List<'d> {
    /// The events that pass, with their places in the dataset.
    fn events(&self) -> impl Iterator<Item = (usize, &'d Event)> + use<'_, 'd> {
        let events = self.dataset.events.iter().enumerate();
        events.filter(|(index, _)| self.passes.get(*index).copied().unwrap_or(true))
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
                event.direction.name().to_owned(),
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
}
