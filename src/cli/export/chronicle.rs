//! The events as text: Markdown, HTML, tables, calendars, annotations.

use crate::model::Dataset;
use crate::model::date::{Chronology, Day};
use crate::publish::{Chronicle, TextFormat, publish};
use crate::render::file::Format;
use crate::store::Opened;

use super::{ExportArgs, UsageError, draw, lang_of, passes_of, range_of, usage};

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// The file's bytes. What the format cannot carry is told on standard error.
///
/// # Errors
/// [`UsageError`] where the arguments ask for what cannot be; otherwise where
/// the text or its picture cannot be made.
pub(super) fn write(args: &ExportArgs, format: TextFormat, opened: &Opened) -> anyhow::Result<Vec<u8>> {
    let dataset = &opened.dataset;
    refuse_picture_options(args, format)?;
    let chronology = Chronology::of(dataset);
    let passes = passes(args, dataset, &chronology)?;
    let made_on = made_on();
    let lang = lang_of(args, dataset)?;
    let chronicle = Chronicle {
        dataset,
        chronology: &chronology,
        passes: &passes,
        lang,
        style: args.customs.naming.style(lang),
        filter: args.filter.as_deref().unwrap_or_default().trim(),
        made_on: &made_on,
    };
    let picture = match format {
        TextFormat::Html => Some(draw(args, Format::Svg, opened)?),
        _ => None,
    };
    let picture = picture.as_deref().map(String::from_utf8_lossy);
    let published = publish(format, &chronicle, picture.as_deref())?;
    if !published.losses.is_empty() {
        let losses: Vec<String> = published.losses.iter().map(ToString::to_string).collect();
        crate::cli::tell(&format!("this format cannot carry {}", losses.join("; ")));
    }
    Ok(published.text.into_bytes())
}

fn refuse_picture_options(args: &ExportArgs, format: TextFormat) -> Result<(), UsageError> {
    #[expect(clippy::float_cmp, reason = "1 is the default and exact")]
    let is_scaled = args.scale != 1.0;
    if is_scaled {
        return Err(usage("--scale is for PNG alone; leave it out"));
    }
    if args.height.is_some() && format != TextFormat::Html {
        return Err(usage("--height is for figures and HTML; leave it out"));
    }
    Ok(())
}

/// The events that pass the filter and can lie in the stretch of time. An event
/// without a date is told where no stretch was asked for.
fn passes(args: &ExportArgs, dataset: &Dataset, chronology: &Chronology) -> Result<Vec<bool>, UsageError> {
    let range = range_of(args, dataset, chronology)?;
    let filtered = passes_of(args, dataset, chronology)?;
    let in_range = |event: usize| {
        let Some((start, end)) = range else { return true };
        let Some(date) = chronology.date(event) else { return false };
        let (bounds, day) = (date.bounds, |day: Day| day.0 as f64);
        bounds.earliest_start.is_none_or(|first| day(first) < end)
            && bounds.latest_end.is_none_or(|last| day(last) + 1.0 > start)
    };
    let passes = |event: usize| filtered.get(event).copied().unwrap_or(true) && in_range(event);
    Ok((0..dataset.events.len()).map(passes).collect())
}

/// The day of making where the environment fixes one, by the convention of
/// reproducible builds: `SOURCE_DATE_EPOCH`, in seconds from 1970. Otherwise
/// none, so that the same events give the same bytes.
fn made_on() -> String {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse::<i64>().ok());
    seconds.map_or_else(String::new, |seconds| Day(seconds.div_euclid(DAY_SECONDS)).to_string())
}
