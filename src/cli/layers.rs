//! Reference layers in the headless commands: their rows as a list, and behind
//! or below the events of a figure.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use clap::ValueEnum;
use serde::Serialize;

use crate::model::date::Day;
use crate::model::layer::{Layer, LayerShow, Links, OPEN_END_DAY, OPEN_START_DAY, RowQuery, RowSearch};
use crate::model::query::Filter;
use crate::store::Opened;
use crate::store::layer::LayerFolder;
use crate::store::progress::Progress;
use crate::view::References;
use crate::view::reference::{Reference, ReferenceIndex};

use super::args::ListFormat;
use super::table::write_table;
use super::{CliError, tell};

/// How the layers of a dataset appear in a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LayersArg {
    /// As the dataset says
    #[default]
    Told,
    /// All behind the events
    Background,
    /// All in lanes of their own
    Lane,
    /// Not at all
    None,
}

/// A layer that was read for a command, with the rows that a query asks for.
struct Read {
    layer: Layer,
    links: Links,
    twins_once: bool,
    at: usize,
    rows: crate::model::layer::Selected,
}

/// Reads the layers of a dataset one after the other. Where rows are bad, says
/// how many on the standard error stream.
fn read(opened: &Opened, filter: &Filter, wanted: impl Fn(LayerShow) -> bool) -> Result<Vec<Read>, CliError> {
    let header = &opened.dataset.header;
    let folder = LayerFolder::of(&opened.origin);
    let mut layers = Vec::new();
    for (at, spec) in header.layers.iter().enumerate().filter(|(_, spec)| wanted(spec.show)) {
        let layer = folder.load(&Arc::new(spec.clone()), &Progress::new()).map_err(|error| {
            CliError::Failed(format!("the file \"{}\" of the layer \"{}\" cannot be used: {error}", spec.file, spec.id))
        })?;
        let bad = layer.bad_rows.total;
        if bad > 0 {
            let rows = if bad == 1 { "1 row".to_owned() } else { format!("{bad} rows") };
            tell(&format!("{rows} of {} could not be read and are left out; see entente check", spec.file));
        }
        let links = Links::of(&layer, header);
        let query = RowQuery { filter: filter.clone(), twins_once: spec.twins_once, ..RowQuery::default() };
        let rows = query.select(&layer, &links, &RowSearch::of(&layer), header);
        layers.push(Read { layer, links, twins_once: spec.twins_once, at, rows });
    }
    Ok(layers)
}

/// The layers for a figure.
///
/// # Errors
/// Where a layer that is to be shown cannot be read.
pub fn references(opened: &Opened, filter: &Filter, arg: LayersArg) -> Result<References, CliError> {
    let shown = |told: LayerShow| match arg {
        LayersArg::Told => told,
        LayersArg::Background => LayerShow::Background,
        LayersArg::Lane => LayerShow::Lane,
        LayersArg::None => LayerShow::Hidden,
    };
    let layers = read(opened, filter, |told| shown(told) != LayerShow::Hidden)?;
    let references = layers.into_iter().map(|read| {
        let Read { layer, links, twins_once, at, rows } = read;
        let twins = if twins_once { layer.twins().len() } else { 0 };
        Reference {
            layer: at,
            name: layer.spec.name.clone(),
            show: shown(layer.spec.show),
            total: layer.len() - twins,
            index: Arc::new(ReferenceIndex::of(&layer, &links, &rows, twins_once)),
        }
    });
    Ok(References::of(references.collect()))
}

/// A row as CSV and JSON have it. What is unknown is empty or null.
#[derive(Serialize)]
struct ListedRow<'a> {
    layer: &'a str,
    line: u32,
    first_day: Option<String>,
    last_day: Option<String>,
    date: Option<&'a str>,
    relation: &'a str,
    source: &'a str,
    source_group: &'a str,
    target: &'a str,
    target_group: &'a str,
    kind: &'a str,
    code: &'a str,
    title: &'a str,
    intensity: Option<f32>,
    url: &'a str,
    twin_line: Option<u32>,
}

/// Prints the rows of all layers that pass a filter, in the order of the files.
///
/// # Errors
/// Where a layer cannot be read or the output cannot be written.
pub fn list(opened: &Opened, filter: &Filter, format: ListFormat) -> Result<(), CliError> {
    let layers = read(opened, filter, |_| true)?;
    let rows = layers.iter().flat_map(|read| read.rows.rows.ones().map(move |row| listed(read, row)));
    let mut output = BufWriter::new(io::stdout().lock());
    match format {
        ListFormat::Table => {
            let heading = ["DATE", "RELATION", "KIND", "LINE", "LAYER", "FROM → TOWARD"];
            let mut table = vec![heading.map(str::to_owned).to_vec()];
            table.extend(rows.map(|row| row.cells()));
            write_table(&mut output, &table)?;
        }
        ListFormat::Csv => {
            let mut writer = csv::Writer::from_writer(&mut output);
            for row in rows {
                writer.serialize(row).map_err(|error| CliError::Failed(error.to_string()))?;
            }
            writer.flush()?;
        }
        ListFormat::Json => {
            output.write_all(b"[")?;
            for (at, row) in rows.enumerate() {
                output.write_all(if at == 0 { b"\n  " } else { b",\n  " })?;
                serde_json::to_writer(&mut output, &row).map_err(io::Error::from)?;
            }
            output.write_all(b"\n]\n")?;
        }
    }
    output.flush()?;
    Ok(())
}

fn listed(read: &Read, row: usize) -> ListedRow<'_> {
    let layer = &read.layer;
    let day = |day: i32, open: i32| (day != open).then(|| Day(i64::from(day)).to_string());
    ListedRow {
        layer: &layer.spec.id,
        line: layer.line(row),
        first_day: day(layer.first_day(row), OPEN_START_DAY),
        last_day: day(layer.last_day(row), OPEN_END_DAY),
        date: layer.written(row),
        relation: read.links.relation(layer, row, read.twins_once).name(),
        source: layer.source(row),
        source_group: layer.source_group(row),
        target: layer.target(row),
        target_group: layer.target_group(row),
        kind: layer.kind(row),
        code: layer.code(row),
        title: layer.title(row),
        intensity: layer.intensity(row),
        url: layer.url(row),
        twin_line: layer.twins().twin_of(row).map(|twin| layer.line(twin)),
    }
}

impl ListedRow<'_> {
    fn cells(&self) -> Vec<String> {
        let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "..".to_owned());
        let date = if self.first_day == self.last_day {
            day(&self.first_day)
        } else {
            format!("{}/{}", day(&self.first_day), day(&self.last_day))
        };
        let what = [self.title, self.kind, self.code].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        vec![
            date,
            self.relation.to_owned(),
            what.to_owned(),
            self.line.to_string(),
            self.layer.to_owned(),
            format!("{} → {}", self.source, self.target),
        ]
    }
}
