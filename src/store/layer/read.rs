//! From the bytes of a file to a layer.

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use csv::{ByteRecord, Position, Reader, ReaderBuilder, Terminator};

use crate::model::layer::{Column, Layer, LayerBuilder, LayerSpec, RowFields};

use super::super::progress::Progress;
use super::LayerError;
use super::batch::{Batch, Slot, on_two_threads};
use super::dates::{DateReader, Days, shortened};
use super::guarded::{Guarded, TooLong};

/// A record longer than this is a bad row.
pub const MAX_RECORD_BYTES: u64 = 1024 * 1024;
/// Bytes that are read at once.
const BUFFER_BYTES: usize = 64 * 1024;
/// Records that ran over lines by a stray quote, or were too long, and were
/// read again from their second line. Each costs up to [`MAX_RECORD_BYTES`] of
/// reading.
const MAX_RETRIES: usize = 1000;
/// Columns that a sentence lists.
const MAX_LISTED_COLUMNS: usize = 30;

/// Reads a layer from its file. Progress is told in bytes.
///
/// # Errors
/// Where nothing can be read, or the columns are not there.
pub fn read_layer<R: Read + Seek>(
    mut file: R,
    spec: &Arc<LayerSpec>,
    progress: &Progress,
) -> Result<Layer, LayerError> {
    let shape = Shape::of(&mut file)?;
    progress.expect(shape.bytes);
    let mut rows = Rows::new(file, spec, shape);
    let mut first = ByteRecord::new();
    if !rows.read(&mut first)? {
        return Err(LayerError::Empty);
    }
    rows.wanted = first.len();
    let places = Places::of(&first, spec)?;
    let builder = LayerBuilder::new(Arc::clone(spec), places.more_names(&first, spec));
    let mut reading = Reading { places, dates: DateReader::new(spec.dates), spec, builder };
    let mut batch = Batch::default();
    if !spec.headers {
        let slot = batch.slot();
        (slot.record, slot.line, slot.wrong) = (first, rows.line, None);
        batch.keep();
    }
    let mut is_end = rows.fill(&mut batch, progress)?;
    if !is_end {
        let mut fill = |batch: &mut Batch| rows.fill(batch, progress);
        is_end = on_two_threads(&mut batch, &mut fill, &mut |batch| reading.take(batch))?;
    }
    while !is_end {
        reading.take(&batch)?;
        batch.clear();
        is_end = rows.fill(&mut batch, progress)?;
    }
    reading.take(&batch)?;
    Ok(reading.builder.finish())
}

/// What is known of a file before it is read.
#[derive(Debug, Clone, Copy)]
struct Shape {
    bytes: u64,
    ends_in_newline: bool,
}

impl Shape {
    fn of<R: Read + Seek>(file: &mut R) -> Result<Self, LayerError> {
        let bytes = file.seek(SeekFrom::End(0)).map_err(LayerError::Broken)?;
        let mut start = [0_u8; 2];
        let mut end = [0_u8; 1];
        file.seek(SeekFrom::Start(bytes.saturating_sub(1))).map_err(LayerError::Broken)?;
        file.by_ref().take(1).read(&mut end).map_err(LayerError::Broken)?;
        file.seek(SeekFrom::Start(0)).map_err(LayerError::Broken)?;
        let count = file.by_ref().take(2).read(&mut start).map_err(LayerError::Broken)?;
        file.seek(SeekFrom::Start(0)).map_err(LayerError::Broken)?;
        if count == 2 && matches!(start, [0xFF, 0xFE] | [0xFE, 0xFF]) {
            return Err(LayerError::Utf16);
        }
        Ok(Self { bytes, ends_in_newline: end == [b'\n'] })
    }
}

/// The records of a file.
struct Rows<R> {
    reader: Reader<Guarded<R>>,
    shape: Shape,
    has_quotes: bool,
    /// Line of the record read last.
    line: u64,
    /// Where it started.
    start: Position,
    /// How many fields each record has.
    wanted: usize,
    /// Bytes told as progress.
    told: u64,
    retries: usize,
}

impl<R: Read + Seek> Rows<R> {
    fn new(file: R, spec: &LayerSpec, shape: Shape) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(spec.separator_byte())
            .quoting(spec.has_quotes())
            .terminator(Terminator::Any(b'\n'))
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(Guarded::new(file, MAX_RECORD_BYTES));
        let start = Position::new();
        Self { reader, shape, has_quotes: spec.has_quotes(), line: 1, start, wanted: 0, told: 0, retries: 0 }
    }

    /// Reads the next record. Returns whether there was one.
    fn read(&mut self, record: &mut ByteRecord) -> Result<bool, LayerError> {
        self.try_read(record).map_err(|error| match broken(error) {
            LayerError::Broken(error) if TooLong::is(&error) => LayerError::FirstLineTooLong,
            error => error,
        })
    }

    /// Lines end in `\n`, since the reader counts these alone; a `\r` before it
    /// goes with the white space about the last field.
    fn try_read(&mut self, record: &mut ByteRecord) -> csv::Result<bool> {
        self.reader.get_mut().start_record();
        self.start.clone_from(self.reader.position());
        let is_there = self.reader.read_byte_record(record)?;
        let after = self.reader.position();
        self.line = self.start.line();
        // Blank lines before the record, or line ends within it.
        if after.line() != self.line + 1 {
            let within = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
            let is_cut = after.byte() >= self.shape.bytes && !self.shape.ends_in_newline;
            self.line = after.line().saturating_sub(within + u64::from(!is_cut)).max(1);
        }
        Ok(is_there)
    }

    /// Reads records until a batch is full. Returns whether the file ends.
    fn fill(&mut self, batch: &mut Batch, progress: &Progress) -> Result<bool, LayerError> {
        while !batch.is_full() {
            let slot = batch.slot();
            slot.wrong = None;
            match self.try_read(&mut slot.record) {
                Ok(true) if slot.record.as_slice() == b"\r" => continue,
                Ok(true) => {
                    slot.line = self.line;
                    if slot.record.len() != self.wanted {
                        self.refuse(slot)?;
                    }
                }
                Ok(false) => {
                    progress.advance(self.shape.bytes.saturating_sub(self.told))?;
                    return Ok(true);
                }
                Err(error) => match broken(error) {
                    LayerError::Broken(error) if TooLong::is(&error) => {
                        slot.line = self.start.line();
                        slot.wrong = Some(Wrong::TooLong { has_quotes: self.has_quotes });
                        self.retry(progress)?;
                    }
                    error => return Err(error),
                },
            }
            batch.keep();
        }
        let place = self.reader.position().byte();
        progress.advance(place.saturating_sub(self.told))?;
        self.told = self.told.max(place);
        Ok(false)
    }

    /// Says of a record that it has too few fields or too many. Where it runs
    /// over lines, the line after its first is read as a record of its own.
    fn refuse(&mut self, slot: &mut Slot) -> Result<(), LayerError> {
        let runs_over_lines = self.has_quotes && memchr::memchr(b'\n', slot.record.as_slice()).is_some();
        slot.wrong = Some(Wrong::Count { has: slot.record.len(), wanted: self.wanted, runs_over_lines });
        if runs_over_lines {
            self.start.set_line(self.line);
            self.retry(&Progress::new())?;
        }
        Ok(())
    }

    /// Goes on at the line after the start of the record read last.
    fn retry(&mut self, progress: &Progress) -> Result<(), LayerError> {
        self.retries += 1;
        if self.retries > MAX_RETRIES {
            return Err(LayerError::Quotes { limit: MAX_RETRIES });
        }
        let mut place = self.start.clone();
        let byte = self.reader.get_mut().next_line(self.start.byte(), |_| progress.check().map_err(LayerError::from));
        place.set_byte(byte?).set_line(self.start.line().saturating_add(1));
        let seek = self.reader.seek_raw(SeekFrom::Start(place.byte()), place);
        seek.map_err(broken)
    }
}

/// The csv reader is asked for raw records of any length, so that it fails only
/// where the file does.
fn broken(error: csv::Error) -> LayerError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => LayerError::Broken(error),
        other => LayerError::Broken(std::io::Error::other(format!("{other:?}"))),
    }
}

impl From<std::io::Error> for LayerError {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error)
    }
}

/// Where the fields stand in a record, from 0.
#[derive(Debug, Default)]
struct Places {
    date: usize,
    end: Option<usize>,
    source: Option<usize>,
    source_group: Option<usize>,
    target: Option<usize>,
    target_group: Option<usize>,
    kind: Option<usize>,
    code: Option<usize>,
    title: Option<usize>,
    intensity: Option<usize>,
    url: Option<usize>,
    story: Option<usize>,
    sentence: Option<usize>,
    more: Vec<usize>,
}

impl Places {
    /// Finds the columns that a description names in the first record.
    fn of(first: &ByteRecord, spec: &LayerSpec) -> Result<Self, LayerError> {
        let names = if spec.headers { names_of(first)? } else { Vec::new() };
        let find = |field: &'static str, column: &Column| place_of(field, column, &names, first.len(), spec.headers);
        let maybe = |field, column: &Option<Column>| column.as_ref().map(|column| find(field, column)).transpose();
        let columns = &spec.columns;
        Ok(Self {
            date: find("date", &columns.date)?,
            end: maybe("end", &columns.end)?,
            source: maybe("source", &columns.source)?,
            source_group: maybe("source_group", &columns.source_group)?,
            target: maybe("target", &columns.target)?,
            target_group: maybe("target_group", &columns.target_group)?,
            kind: maybe("kind", &columns.kind)?,
            code: maybe("code", &columns.code)?,
            title: maybe("title", &columns.title)?,
            intensity: maybe("intensity", &columns.intensity)?,
            url: maybe("url", &columns.url)?,
            story: maybe("story", &columns.story)?,
            sentence: maybe("sentence", &columns.sentence)?,
            more: columns.more.iter().map(|column| find("more", column)).collect::<Result<_, _>>()?,
        })
    }

    /// What the further columns are called.
    fn more_names(&self, first: &ByteRecord, spec: &LayerSpec) -> Vec<String> {
        let name = |place: &usize| {
            let own = first.get(*place).filter(|_| spec.headers).and_then(|name| std::str::from_utf8(name).ok());
            own.map_or_else(|| format!("Column {}", place + 1), |name| name.trim().to_owned())
        };
        self.more.iter().map(name).collect()
    }
}

fn names_of(first: &ByteRecord) -> Result<Vec<&str>, LayerError> {
    let names = first.iter().map(std::str::from_utf8).collect::<Result<Vec<_>, _>>();
    names.map(|names| names.into_iter().map(str::trim).collect()).map_err(|_| LayerError::HeadersNotUtf8)
}

fn place_of(
    field: &'static str,
    column: &Column,
    names: &[&str],
    count: usize,
    has_names: bool,
) -> Result<usize, LayerError> {
    let found = match column {
        Column::Name(_) if !has_names => return Err(LayerError::NoNames { field, wanted: column.to_string() }),
        Column::Name(name) => names.iter().position(|other| other == name),
        Column::Number(number) => (*number as usize).checked_sub(1).filter(|place| *place < count),
    };
    found.ok_or_else(|| LayerError::NoColumn { field, wanted: column.to_string(), has: listed(names, count) })
}

/// The columns of a file, for a sentence.
fn listed(names: &[&str], count: usize) -> String {
    if names.is_empty() {
        return format!("the columns 1 to {count}");
    }
    let shown: Vec<String> =
        names.iter().take(MAX_LISTED_COLUMNS).map(|name| format!("\"{}\"", shortened(name))).collect();
    let more =
        if names.len() > shown.len() { format!(" and {} more", names.len() - shown.len()) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// What is wrong with a row.
#[derive(Debug, Clone)]
pub(super) enum Wrong {
    TooLong { has_quotes: bool },
    Utf8 { field: usize },
    Count { has: usize, wanted: usize, runs_over_lines: bool },
    Date(String),
    EndBeforeStart { date: String, end: String },
    Intensity(String),
}

impl Wrong {
    fn sentence(&self) -> String {
        match self {
            Self::TooLong { has_quotes } => {
                let limit = MAX_RECORD_BYTES / (1024 * 1024);
                let quote = if *has_quotes { ", or close the double quote that it opens" } else { "" };
                format!("the row is longer than {limit} MB; shorten it{quote}")
            }
            Self::Utf8 { field } => format!("field {field} is not UTF-8; save the file in the encoding UTF-8"),
            Self::Count { has, wanted, runs_over_lines } => {
                let quote = if *runs_over_lines { "; a double quote may be left open" } else { "" };
                format!("the row has {has} fields and the first line has {wanted}; add or remove separators{quote}")
            }
            Self::Date(sentence) => sentence.clone(),
            Self::EndBeforeStart { date, end } => {
                format!("the end \"{end}\" comes before the start \"{date}\"; exchange or correct them")
            }
            Self::Intensity(text) => {
                format!("the intensity \"{text}\" is no number; write one, or name the value under \"empty\"")
            }
        }
    }
}

/// Turns records into rows.
struct Reading<'s> {
    places: Places,
    dates: DateReader,
    spec: &'s LayerSpec,
    builder: LayerBuilder,
}

impl Reading<'_> {
    /// Puts records into the layer, or among the bad rows.
    fn take(&mut self, batch: &Batch) -> Result<(), LayerError> {
        for slot in batch.slots() {
            let wrong = match &slot.wrong {
                Some(wrong) => Err(wrong.clone()),
                None => self.push(&slot.record, slot.line)?,
            };
            if let Err(wrong) = wrong {
                self.builder.push_bad(slot.line, || wrong.sentence());
            }
        }
        Ok(())
    }

    /// Adds a record to the layer.
    ///
    /// # Errors
    /// The outer where the layer is full, the inner where the row is bad.
    fn push(&mut self, record: &ByteRecord, line: u64) -> Result<Result<(), Wrong>, LayerError> {
        let places = &self.places;
        let Some(fields) = Fields::of(record, &self.spec.empty) else {
            let bad = record.iter().position(|field| std::str::from_utf8(field).is_err()).unwrap_or_default();
            return Ok(Err(Wrong::Utf8 { field: bad + 1 }));
        };
        let date = fields.get(places.date);
        let days = match self.dates.read(date) {
            Ok(days) => days,
            Err(sentence) => return Ok(Err(Wrong::Date(sentence))),
        };
        let end = fields.maybe(places.end);
        let days = if end.is_empty() {
            days
        } else {
            match self.dates.read(end) {
                Ok(last) if last.last < days.first => {
                    let (date, end) = (shortened(date), shortened(end));
                    return Ok(Err(Wrong::EndBeforeStart { date, end }));
                }
                Ok(last) => Days {
                    first: days.first,
                    last: last.last.max(days.last),
                    says_more: days.says_more || last.says_more,
                },
                Err(sentence) => return Ok(Err(Wrong::Date(sentence))),
            }
        };
        let intensity = match fields.maybe(places.intensity) {
            "" => f32::NAN,
            text => match text.parse::<f32>() {
                Ok(value) if value.is_finite() => value,
                _ => return Ok(Err(Wrong::Intensity(shortened(text)))),
            },
        };
        let both;
        let written = match (days.says_more, end) {
            (false, _) => "",
            (true, "") => date,
            (true, end) => {
                both = format!("{date} – {end}");
                &both
            }
        };
        let row = RowFields {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            first_day: days.first,
            last_day: days.last,
            written,
            source: fields.maybe(places.source),
            source_group: fields.maybe(places.source_group),
            target: fields.maybe(places.target),
            target_group: fields.maybe(places.target_group),
            kind: fields.maybe(places.kind),
            code: fields.maybe(places.code),
            title: fields.maybe(places.title),
            intensity,
            url: fields.maybe(places.url),
            story: fields.maybe(places.story),
            sentence: fields.maybe(places.sentence),
        };
        self.builder.push(&row, places.more.iter().map(|place| fields.get(*place)))?;
        Ok(Ok(()))
    }
}

/// The fields of a record as text.
struct Fields<'a> {
    record: &'a ByteRecord,
    text: &'a str,
    empty: &'a [String],
}

impl<'a> Fields<'a> {
    /// `None` where the record is not UTF-8.
    fn of(record: &'a ByteRecord, empty: &'a [String]) -> Option<Self> {
        let text = std::str::from_utf8(record.as_slice()).ok()?;
        // Two fields that are not UTF-8 may make up a text that is.
        let is_whole = text.is_ascii() || record.iter().all(|field| std::str::from_utf8(field).is_ok());
        is_whole.then_some(Self { record, text, empty })
    }

    /// A field without white space around it; empty where it means nothing.
    fn get(&self, place: usize) -> &'a str {
        let text = trimmed(self.record.range(place).and_then(|range| self.text.get(range)).unwrap_or_default());
        if self.empty.iter().any(|empty| empty == text) { "" } else { text }
    }

    fn maybe(&self, place: Option<usize>) -> &'a str {
        place.map_or("", |place| self.get(place))
    }
}

/// A text without white space around it. Most have none, and ASCII letters,
/// digits and marks at both ends say so at once.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}
