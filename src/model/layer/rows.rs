//! The rows of a layer, in columns.
//!
//! | column | bytes a row |
//! |---|---|
//! | first day, line | 8 |
//! | last day | 4, where any row has one of its own |
//! | source, target, their groups, kind, code, title, url, story, sentence, each further column | 4 each that the file has |
//! | intensity | 4 |
//! | whether a row is a mirrored twin | 1/8, and 16 for each pair |
//!
//! and each text once in its pool, with 4 bytes for its end.

use std::sync::Arc;

use super::pool::{Interner, Pool, PoolFull, TextColumn};
use super::spec::{Column, Columns, LayerSpec};
use super::twins::Twins;

/// First day of a row that is open at its start.
pub const OPEN_START_DAY: i32 = i32::MIN;
/// Last day of a row that is open at its end.
pub const OPEN_END_DAY: i32 = i32::MAX;

/// Bad rows are listed up to this number, and counted beyond.
pub const MAX_LISTED: usize = 1000;

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// One sentence: what is wrong and what to do.
    pub reason: String,
}

/// The rows that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BadRows {
    /// How many there are.
    pub total: usize,
    /// The first of them, in the file's order, at most `MAX_LISTED`.
    pub first: Vec<BadRow>,
}

/// The fields of a row; the empty string where a file has none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RowFields<'a> {
    /// Line in the file, from 1.
    pub line: u32,
    /// First day, from 1970-01-01; [`OPEN_START_DAY`] where open.
    pub first_day: i32,
    /// Last day; [`OPEN_END_DAY`] where open.
    pub last_day: i32,
    /// The date as the file has it, where it says more than the days do.
    pub written: &'a str,
    /// Who acts.
    pub source: &'a str,
    /// The country or group of who acts.
    pub source_group: &'a str,
    /// Who is acted upon.
    pub target: &'a str,
    /// The country or group of who is acted upon.
    pub target_group: &'a str,
    /// Kind in words.
    pub kind: &'a str,
    /// Kind as a code.
    pub code: &'a str,
    /// Title or text.
    pub title: &'a str,
    /// How much the event matters; NaN where unknown.
    pub intensity: f32,
    /// Address of the publication.
    pub url: &'a str,
    /// Document that tells of the event.
    pub story: &'a str,
    /// Sentence in that document.
    pub sentence: &'a str,
}

/// A column of names that shares its pool with another.
type Numbers = Option<Vec<u32>>;

/// A layer that was read. Rows are numbered from 0 in the file's order.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// How the dataset describes it.
    pub spec: Arc<LayerSpec>,
    /// What could not be read.
    pub bad_rows: BadRows,
    first_days: Vec<i32>,
    last_days: Option<Vec<i32>>,
    lines: Vec<u32>,
    /// Names of who acts and who is acted upon.
    names: Pool,
    sources: Numbers,
    targets: Numbers,
    groups: Pool,
    source_groups: Numbers,
    target_groups: Numbers,
    kinds: Option<TextColumn>,
    codes: Option<TextColumn>,
    titles: Option<TextColumn>,
    intensities: Option<Vec<f32>>,
    urls: Option<TextColumn>,
    stories: Option<TextColumn>,
    sentences: Option<TextColumn>,
    more: Vec<(String, TextColumn)>,
    /// Dates as written, by row, of rows whose days do not say all.
    written: Vec<(u32, u32)>,
    written_pool: Pool,
    twins: Twins,
}

impl Layer {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.first_days.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.first_days.is_empty()
    }

    /// First day of a row, from 1970-01-01; [`OPEN_START_DAY`] where open.
    pub fn first_day(&self, row: usize) -> i32 {
        self.first_days.get(row).copied().unwrap_or_default()
    }

    /// Last day of a row, not before its first; [`OPEN_END_DAY`] where open.
    pub fn last_day(&self, row: usize) -> i32 {
        let own = self.last_days.as_ref().and_then(|days| days.get(row)).copied();
        own.unwrap_or_else(|| self.first_day(row))
    }

    /// First days of all rows.
    pub fn first_days(&self) -> &[i32] {
        &self.first_days
    }

    /// Line of a row in the file, from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or_default()
    }

    /// The row of a line of the file.
    pub fn row_of_line(&self, line: u32) -> Option<usize> {
        self.lines.binary_search(&line).ok()
    }

    /// The date as the file has it, where the days do not say all.
    pub fn written(&self, row: usize) -> Option<&str> {
        let at = self.written.binary_search_by_key(&row, |(row, _)| *row as usize).ok()?;
        Some(self.written_pool.get(self.written.get(at)?.1))
    }

    /// Names of all who act or are acted upon.
    pub fn names(&self) -> &Pool {
        &self.names
    }

    /// Names of all countries and groups.
    pub fn groups(&self) -> &Pool {
        &self.groups
    }

    /// Number in [`Layer::names`] of who acts.
    pub fn source_number(&self, row: usize) -> Option<u32> {
        number(&self.sources, row)
    }

    /// Number in [`Layer::names`] of who is acted upon.
    pub fn target_number(&self, row: usize) -> Option<u32> {
        number(&self.targets, row)
    }

    /// Number in [`Layer::groups`] of the group of who acts.
    pub fn source_group_number(&self, row: usize) -> Option<u32> {
        number(&self.source_groups, row)
    }

    /// Number in [`Layer::groups`] of the group of who is acted upon.
    pub fn target_group_number(&self, row: usize) -> Option<u32> {
        number(&self.target_groups, row)
    }

    /// Who acts; empty where unknown.
    pub fn source(&self, row: usize) -> &str {
        self.source_number(row).map_or("", |number| self.names.get(number))
    }

    /// Who is acted upon; empty where unknown.
    pub fn target(&self, row: usize) -> &str {
        self.target_number(row).map_or("", |number| self.names.get(number))
    }

    /// Country or group of who acts; empty where unknown.
    pub fn source_group(&self, row: usize) -> &str {
        self.source_group_number(row).map_or("", |number| self.groups.get(number))
    }

    /// Country or group of who is acted upon; empty where unknown.
    pub fn target_group(&self, row: usize) -> &str {
        self.target_group_number(row).map_or("", |number| self.groups.get(number))
    }

    /// The kinds in words.
    pub fn kinds(&self) -> Option<&TextColumn> {
        self.kinds.as_ref()
    }

    /// The kinds as codes.
    pub fn codes(&self) -> Option<&TextColumn> {
        self.codes.as_ref()
    }

    /// Kind of a row in words; empty where unknown.
    pub fn kind(&self, row: usize) -> &str {
        text(&self.kinds, row)
    }

    /// Kind of a row as a code; empty where unknown.
    pub fn code(&self, row: usize) -> &str {
        text(&self.codes, row)
    }

    /// Title of a row; empty where the file has none.
    pub fn title(&self, row: usize) -> &str {
        text(&self.titles, row)
    }

    /// Address of a row's publication; empty where unknown.
    pub fn url(&self, row: usize) -> &str {
        text(&self.urls, row)
    }

    /// Document that tells of a row's event; empty where unknown.
    pub fn story(&self, row: usize) -> &str {
        text(&self.stories, row)
    }

    /// Sentence in that document; empty where unknown.
    pub fn sentence(&self, row: usize) -> &str {
        text(&self.sentences, row)
    }

    /// How much a row matters; `None` where unknown.
    pub fn intensity(&self, row: usize) -> Option<f32> {
        let value = self.intensities.as_ref()?.get(row).copied()?;
        value.is_finite().then_some(value)
    }

    /// Further columns of the file, by name.
    pub fn more(&self) -> &[(String, TextColumn)] {
        &self.more
    }

    /// The columns in which mirrored twins have the same text.
    pub(super) fn twin_columns(&self) -> impl Iterator<Item = &TextColumn> {
        [&self.kinds, &self.codes, &self.titles, &self.stories, &self.sentences].into_iter().flatten()
    }

    /// The pools of text that a search looks through: names, groups, then each
    /// other column of its own.
    pub(super) fn searched_pools(&self) -> Vec<&Pool> {
        [&self.names, &self.groups].into_iter().chain(self.own_columns().map(|column| &column.pool)).collect()
    }

    /// The columns that a search looks through, each with the place of its pool
    /// in [`Layer::searched_pools`].
    pub(super) fn searched_columns(&self) -> Vec<(&[u32], usize)> {
        let named = [(&self.sources, 0), (&self.targets, 0), (&self.source_groups, 1), (&self.target_groups, 1)];
        let named = named.into_iter().filter_map(|(numbers, pool)| Some((numbers.as_deref()?, pool)));
        named.chain(self.own_columns().zip(2..).map(|(column, pool)| (column.numbers.as_slice(), pool))).collect()
    }

    fn own_columns(&self) -> impl Iterator<Item = &TextColumn> {
        let own = [&self.kinds, &self.codes, &self.titles, &self.urls].into_iter().flatten();
        own.chain(self.more.iter().map(|(_, column)| column))
    }

    /// Mirrored twins.
    pub fn twins(&self) -> &Twins {
        &self.twins
    }

    /// What a row is called: its title, else its kind, else its code, else
    /// empty.
    pub fn caption(&self, row: usize) -> &str {
        [self.title(row), self.kind(row), self.code(row)].into_iter().find(|text| !text.is_empty()).unwrap_or("")
    }

    /// Bytes of memory, strings included.
    pub fn bytes(&self) -> usize {
        let numbers = [&self.sources, &self.targets, &self.source_groups, &self.target_groups];
        let columns = [&self.kinds, &self.codes, &self.titles, &self.urls, &self.stories, &self.sentences];
        let of_words = |words: usize| words * size_of::<u32>();
        of_words(self.first_days.capacity() + self.lines.capacity())
            + of_words(self.last_days.as_ref().map_or(0, Vec::capacity))
            + of_words(self.intensities.as_ref().map_or(0, Vec::capacity))
            + of_words(numbers.into_iter().flatten().map(Vec::capacity).sum())
            + columns.into_iter().flatten().map(TextColumn::bytes).sum::<usize>()
            + self.more.iter().map(|(_, column)| column.bytes()).sum::<usize>()
            + self.names.bytes()
            + self.groups.bytes()
            + of_words(2 * self.written.capacity())
            + self.written_pool.bytes()
            + self.twins.bytes()
    }
}

fn number(numbers: &Numbers, row: usize) -> Option<u32> {
    numbers.as_ref()?.get(row).copied()
}

fn text(column: &Option<TextColumn>, row: usize) -> &str {
    column.as_ref().map_or("", |column| column.get(row))
}

/// A column of text that is being filled.
#[derive(Debug, Default)]
struct Filling {
    numbers: Vec<u32>,
    strings: Interner,
}

impl Filling {
    fn push(&mut self, string: &str) -> Result<(), PoolFull> {
        self.numbers.push(self.strings.number(string)?);
        Ok(())
    }

    fn finish(mut self) -> TextColumn {
        self.numbers.shrink_to_fit();
        TextColumn { numbers: self.numbers, pool: self.strings.finish() }
    }
}

/// Why a layer cannot take another row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the layer is full; split the file, a layer holds up to four billion rows and four gigabytes of text in a column"
)]
pub struct LayerFull;

impl From<PoolFull> for LayerFull {
    fn from(_: PoolFull) -> Self {
        Self
    }
}

/// Fills a layer row by row.
#[derive(Debug)]
pub struct LayerBuilder {
    spec: Arc<LayerSpec>,
    bad_rows: BadRows,
    first_days: Vec<i32>,
    last_days: Option<Vec<i32>>,
    lines: Vec<u32>,
    names: Interner,
    sources: Numbers,
    targets: Numbers,
    groups: Interner,
    source_groups: Numbers,
    target_groups: Numbers,
    kinds: Option<Filling>,
    codes: Option<Filling>,
    titles: Option<Filling>,
    intensities: Option<Vec<f32>>,
    urls: Option<Filling>,
    stories: Option<Filling>,
    sentences: Option<Filling>,
    more: Vec<(String, Filling)>,
    written: Vec<(u32, u32)>,
    written_pool: Interner,
}

impl LayerBuilder {
    /// A layer without rows, with the columns that its description names;
    /// `more` are the names of its further columns.
    pub fn new(spec: Arc<LayerSpec>, more: Vec<String>) -> Self {
        let columns = &spec.columns;
        let filling = |column: &Option<Column>| column.is_some().then(Filling::default);
        let numbers = |column: &Option<Column>| column.is_some().then(Vec::new);
        let Columns { source, source_group, target, target_group, kind, code, title, url, story, sentence, .. } =
            columns;
        Self {
            bad_rows: BadRows::default(),
            first_days: Vec::new(),
            last_days: None,
            lines: Vec::new(),
            names: Interner::default(),
            sources: numbers(source),
            targets: numbers(target),
            groups: Interner::default(),
            source_groups: numbers(source_group),
            target_groups: numbers(target_group),
            kinds: filling(kind),
            codes: filling(code),
            titles: filling(title),
            intensities: columns.intensity.is_some().then(Vec::new),
            urls: filling(url),
            stories: filling(story),
            sentences: filling(sentence),
            more: more.into_iter().map(|name| (name, Filling::default())).collect(),
            written: Vec::new(),
            written_pool: Interner::default(),
            spec,
        }
    }

    /// How many rows it has so far.
    pub fn len(&self) -> usize {
        self.first_days.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.first_days.is_empty()
    }

    /// Adds a row; `more` are the values of the further columns.
    ///
    /// # Errors
    /// Where the layer is full.
    pub fn push<'a>(&mut self, row: &RowFields<'a>, more: impl Iterator<Item = &'a str>) -> Result<(), LayerFull> {
        let at = u32::try_from(self.first_days.len()).map_err(|_| LayerFull)?;
        for (numbers, strings, string) in [
            (&mut self.sources, &mut self.names, row.source),
            (&mut self.source_groups, &mut self.groups, row.source_group),
        ] {
            push_number(numbers, strings, string)?;
        }
        for (numbers, strings, string) in [
            (&mut self.targets, &mut self.names, row.target),
            (&mut self.target_groups, &mut self.groups, row.target_group),
        ] {
            push_number(numbers, strings, string)?;
        }
        for (column, string) in [
            (&mut self.kinds, row.kind),
            (&mut self.codes, row.code),
            (&mut self.titles, row.title),
            (&mut self.urls, row.url),
            (&mut self.stories, row.story),
            (&mut self.sentences, row.sentence),
        ] {
            if let Some(column) = column {
                column.push(string)?;
            }
        }
        for ((_, column), string) in self.more.iter_mut().zip(more) {
            column.push(string)?;
        }
        if let Some(intensities) = &mut self.intensities {
            intensities.push(row.intensity);
        }
        if !row.written.is_empty() {
            self.written.push((at, self.written_pool.number(row.written)?));
        }
        if row.last_day != row.first_day && self.last_days.is_none() {
            self.last_days = Some(self.first_days.clone());
        }
        if let Some(last_days) = &mut self.last_days {
            last_days.push(row.last_day.max(row.first_day));
        }
        self.lines.push(row.line);
        self.first_days.push(row.first_day);
        Ok(())
    }

    /// Counts a row that could not be read.
    pub fn push_bad(&mut self, line: u64, reason: impl FnOnce() -> String) {
        self.bad_rows.total += 1;
        if self.bad_rows.first.len() < MAX_LISTED {
            self.bad_rows.first.push(BadRow { line, reason: reason() });
        }
    }

    /// The filled layer; twins are found here.
    pub fn finish(self) -> Layer {
        let shrunk = |mut numbers: Vec<u32>| {
            numbers.shrink_to_fit();
            numbers
        };
        let days = |mut days: Vec<i32>| {
            days.shrink_to_fit();
            days
        };
        let mut layer = Layer {
            spec: self.spec,
            bad_rows: self.bad_rows,
            first_days: days(self.first_days),
            last_days: self.last_days.map(days),
            lines: shrunk(self.lines),
            names: self.names.finish(),
            sources: self.sources.map(shrunk),
            targets: self.targets.map(shrunk),
            groups: self.groups.finish(),
            source_groups: self.source_groups.map(shrunk),
            target_groups: self.target_groups.map(shrunk),
            kinds: self.kinds.map(Filling::finish),
            codes: self.codes.map(Filling::finish),
            titles: self.titles.map(Filling::finish),
            intensities: self.intensities.map(|mut values| {
                values.shrink_to_fit();
                values
            }),
            urls: self.urls.map(Filling::finish),
            stories: self.stories.map(Filling::finish),
            sentences: self.sentences.map(Filling::finish),
            more: self.more.into_iter().map(|(name, column)| (name, column.finish())).collect(),
            written: self.written,
            written_pool: self.written_pool.finish(),
            twins: Twins::default(),
        };
        layer.twins = Twins::of(&layer);
        layer
    }
}

fn push_number(numbers: &mut Numbers, strings: &mut Interner, string: &str) -> Result<(), PoolFull> {
    if let Some(numbers) = numbers {
        numbers.push(strings.number(string)?);
    }
    Ok(())
}
