//! `entente export`: a figure of the timeline as SVG, PNG or PDF, or the
//! chronology as text.

mod chronicle;

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};

use crate::model::date::{Chronology, edtf_of_written, resolve_edtf};
use crate::model::query::{Filter, SearchIndex};
use crate::model::{Dataset, Lang};
use crate::publish::TextFormat;
use crate::render::file::Format;
use crate::render::{Measurer, Meta, RenderError};
use crate::store::{self, Opened};
use crate::text::Engine;
use crate::view::axis::MAX_TIME_DAYS;
use crate::view::figure::{FigureInput, FigureSpec, figure};
use crate::view::timeline::{FilteredOut, LaneMode, extent_days};
use crate::view::tokens::THEME_NAMES;
use crate::view::{References, Theme};

use super::customs::CustomsArgs;
use super::layers::{self, LayersArg};
use super::{CliError, open_dataset_telling};

/// Widest and highest figure, in pixels.
const MAX_SIDE_PX: u32 = 20_000;

/// A command that was used wrongly: one sentence that says how to do it right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

/// Write a figure of the timeline or its events as text, in a format by the file's name.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// Dataset folder; the bundled dataset where none is named
    pub dataset: Option<PathBuf>,
    /// File to write; its name ends in .svg, .png or .pdf for a figure, in .md, .html, .csv, .json, .ics, .timeline.json, .jsonld, .bib or .csl.json for text
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Start of the time shown, as EDTF, such as 2021 or 2020-12
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// End of the time shown, as EDTF; a year or month is shown to its end
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Width in pixels
    #[arg(long, value_name = "PX", default_value_t = 1600)]
    pub width: u32,
    /// Height in pixels; as high as needed where none is given
    #[arg(long, value_name = "PX")]
    pub height: Option<u32>,
    /// Pixels of a PNG for each pixel of the figure
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    pub scale: f32,
    /// Language of all words, such as en or ar; the dataset's main one where none is given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// Colours
    #[arg(long, default_value = THEME_NAMES[0], value_parser = clap::builder::PossibleValuesParser::new(THEME_NAMES))]
    pub theme: String,
    /// How the lanes are formed
    #[arg(long, value_enum, default_value_t = Lanes::Direction)]
    pub lanes: Lanes,
    /// Show only the events that match, such as "visit kind:agreement"
    #[arg(long, value_name = "QUERY")]
    pub filter: Option<String>,
    /// How reference layers appear in a figure
    #[arg(long, value_enum, default_value_t = LayersArg::Told)]
    pub layers: LayersArg,
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own say it")]
    pub customs: CustomsArgs,
}

/// How the lanes are formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lanes {
    /// One side's moves above the axis, the other's below, joint ones on it
    Direction,
    /// One lane for each kind of event
    Kind,
    /// One lane for each actor
    Actor,
    /// One lane for all
    None,
}

impl From<Lanes> for LaneMode {
    fn from(lanes: Lanes) -> Self {
        match lanes {
            Lanes::Direction => Self::Direction,
            Lanes::Kind => Self::Kind,
            Lanes::Actor => Self::Actor,
            Lanes::None => Self::None,
        }
    }
}

/// Writes the figure. A file that was there before is replaced whole or not at
/// all.
///
/// # Errors
/// [`UsageError`] where the arguments ask for what cannot be; otherwise where
/// the dataset cannot be opened or the file cannot be written.
pub fn run(args: &ExportArgs) -> anyhow::Result<()> {
    let text_format = TextFormat::of_path(&args.output);
    let format = if text_format.is_some() { Format::Svg } else { format_of(args)? };
    let opened = open_dataset_telling(args.dataset.as_deref()).map_err(told)?;
    let bytes = match text_format {
        Some(format) => chronicle::write(args, format, &opened)?,
        None => draw(args, format, &opened)?,
    };
    store::atomic::write(&args.output, &bytes)
        .with_context(|| format!("the file cannot be written to {}", args.output.display()))
}

fn told(error: CliError) -> anyhow::Error {
    match error {
        CliError::Usage(sentence) => usage(sentence).into(),
        CliError::Failed(sentence) => anyhow::Error::msg(sentence),
        CliError::ReaderGone => anyhow::Error::msg("nobody reads the output"),
    }
}

fn usage(sentence: impl Into<String>) -> UsageError {
    UsageError(sentence.into())
}

fn format_of(args: &ExportArgs) -> Result<Format, UsageError> {
    let name = args.output.display();
    let format = Format::of_path(&args.output)
        .ok_or_else(|| usage(format!("\"{name}\" names no format; let the file's name end in .svg, .png or .pdf for a figure, or in .md, .html, .csv, .json, .ics, .timeline.json, .jsonld, .bib or .csl.json for text")))?;
    if !(args.scale.is_finite() && args.scale > 0.0) {
        return Err(usage("--scale must be a number above 0, such as 2"));
    }
    #[expect(clippy::float_cmp, reason = "1 is the default and exact")]
    let is_scaled = args.scale != 1.0;
    if is_scaled && format != Format::Png {
        return Err(usage("--scale is for PNG alone; leave it out, SVG and PDF are sharp at any scale"));
    }
    for (name, side) in [("--width", Some(args.width)), ("--height", args.height)] {
        if side.is_some_and(|side| side > MAX_SIDE_PX) {
            return Err(usage(format!("{name} must be at most {MAX_SIDE_PX} pixels")));
        }
    }
    Ok(format)
}

fn draw(args: &ExportArgs, format: Format, opened: &Opened) -> anyhow::Result<Vec<u8>> {
    let dataset = &opened.dataset;
    let chronology = Chronology::of(dataset);
    let mut spec = spec_of(args, dataset, &chronology)?;
    let filter = Filter::parse(&spec.filter, dataset).map_err(|sentence| usage(format!("--filter: {sentence}")))?;
    spec.references = layers::references(opened, &filter, args.layers).map_err(told)?;
    let theme = Theme::named(&args.theme);
    let mut text = Engine::new();
    let figure = {
        let measure = Measurer::new(&mut text);
        let input = FigureInput { dataset, chronology: &chronology, spec: &spec, theme: &theme, measure: &measure };
        figure(&input).map_err(|error| usage(error.to_string()))?
    };
    let meta = Meta::of(&figure, &spec);
    format.draw(&figure.scene, &mut text, &meta, args.scale).map_err(|error| match error {
        RenderError::PictureSize { .. } | RenderError::PageSize { .. } => usage(error.to_string()).into(),
        RenderError::Writer { .. } => error.into(),
    })
}

fn spec_of(args: &ExportArgs, dataset: &Dataset, chronology: &Chronology) -> Result<FigureSpec, UsageError> {
    let passes = passes_of(args, dataset, chronology)?;
    Ok(FigureSpec {
        eras: true,
        range_days: range_of(args, dataset, chronology)?,
        width_px: args.width as f32,
        height_px: args.height.map(|height| height as f32),
        lang: lang_of(args, dataset)?,
        customs: args.customs.into(),
        lanes: args.lanes.into(),
        passes: passes.into(),
        filtered_out: FilteredOut::Hidden,
        filter: args.filter.clone().unwrap_or_default().trim().to_owned(),
        references: References::default(),
    })
}

/// For each event, whether it passes the filter; an empty list where all do.
fn passes_of(args: &ExportArgs, dataset: &Dataset, chronology: &Chronology) -> Result<Vec<bool>, UsageError> {
    let filter = Filter::parse(args.filter.as_deref().unwrap_or_default(), dataset)
        .map_err(|sentence| usage(format!("--filter: {sentence}")))?;
    Ok(if filter.is_empty() { Vec::new() } else { SearchIndex::of(dataset, chronology).matches(&filter) })
}

fn lang_of(args: &ExportArgs, dataset: &Dataset) -> Result<Lang, UsageError> {
    let languages = &dataset.header.languages;
    let Some(lang) = args.lang else { return Ok(languages.first().copied().unwrap_or_default()) };
    if languages.is_empty() || languages.contains(&lang) {
        return Ok(lang);
    }
    let offered: Vec<&str> = languages.iter().map(Lang::as_str).collect();
    Err(usage(format!("--lang: the dataset has no words in \"{lang}\"; choose one of {}", offered.join(", "))))
}

/// The time to show, in days; `None` where neither end is given.
fn range_of(args: &ExportArgs, dataset: &Dataset, chronology: &Chronology) -> Result<Option<(f64, f64)>, UsageError> {
    if args.from.is_none() && args.to.is_none() {
        return Ok(None);
    }
    let from = args.from.as_deref().map(|text| day_of("--from", text, false)).transpose()?;
    let to = args.to.as_deref().map(|text| day_of("--to", text, true)).transpose()?;
    let whole = extent_days(dataset, chronology);
    let no_events = || usage("the dataset has no dated event; give both --from and --to");
    let start = from.map_or_else(|| whole.map(|(start, _)| start).ok_or_else(no_events), Ok)?;
    let end = to.map_or_else(|| whole.map(|(_, end)| end).ok_or_else(no_events), Ok)?;
    if start < end {
        return Ok(Some((start, end)));
    }
    Err(usage(match (&args.from, &args.to) {
        (Some(from), Some(to)) => format!("--from {from} is not before --to {to}; exchange them"),
        (Some(from), None) => format!("--from {from} is after every event; choose an earlier date"),
        (None, _) => "--to is before every event; choose a later date".to_owned(),
    }))
}

/// The first moment of a date, or the moment after its last day.
fn day_of(name: &str, text: &str, is_end: bool) -> Result<f64, UsageError> {
    // A date as people write it is understood too; what is wrong is told of EDTF.
    let edtf = edtf_of_written(text).unwrap_or_else(|_| text.to_owned());
    let date = resolve_edtf(&edtf).map_err(|error| usage(format!("{name}: {error}")))?;
    let bound = if is_end { date.bounds.latest_end } else { date.bounds.earliest_start };
    let days = bound.map(|day| day.0 as f64 + if is_end { 1.0 } else { 0.0 });
    let side = if is_end { "end" } else { "start" };
    match days {
        Some(days) if days.abs() <= MAX_TIME_DAYS => Ok(days),
        Some(_) => Err(usage(format!(
            "{name} {text} is beyond what the timeline shows; choose a date within 20,000 years of 1970"
        ))),
        None => Err(usage(format!("{name} {text} has no {side}; give a date that has one, such as 2021-11"))),
    }
}
