//! `entente generate`: a synthetic dataset for load tests.
//!
//! The events look like those of a real chronicle where that matters for speed
//! and layout: they come in bursts with quiet years between, many share a day,
//! some last for years; all precisions that EDTF has occur, and relative dates;
//! titles are English and Arabic; every event cites a sentence of a source to
//! the character. The same seed gives the same bytes on every machine: all
//! arithmetic is on whole numbers.

mod cast;
mod dates;
mod random;

use std::sync::Arc;

use crate::evidence::sha256_hex;
use crate::model::date::{Basis, Day};
use crate::model::record::{Citation, Coding, Confidence, Level, Link, LinkRelation, Status, StatusState};
use crate::model::{Dataset, Direction, Event, EventId, Lang, LocalText, Source};
use crate::store::create;

use super::args::GenerateArgs;
use super::{CliError, Verdict};
use cast::{KINDS, Names};
use dates::{Told, tell_date};
use random::Random;

/// Sentences of one source: few enough that finding one is quick.
const SENTENCES_PER_SOURCE: usize = 100;
/// First and last day on which an event may begin: from 1930 to 2024.
const SPAN: (i64, i64) = (-14_610, 20_088);
/// Days on either side of the middle of a burst within which its events lie.
const BURST_DAYS: u64 = 60;
/// Code points of context on either side of a citation.
const CONTEXT_CHARS: usize = 32;

/// Writes the dataset.
///
/// # Errors
/// Where the folder is not empty or cannot be written.
pub fn run(args: &GenerateArgs) -> Result<Verdict, CliError> {
    let dataset = synthetic(args.events, args.seed);
    create(dataset, &args.output).map_err(|error| CliError::Failed(error.to_string()))?;
    Ok(Verdict::Good)
}

/// A dataset of `count` events that `seed` decides.
pub fn synthetic(count: u32, seed: u64) -> Dataset {
    let mut random = Random::of(seed);
    let mut days = days(count, &mut random);
    days.sort_unstable();
    let mut dataset = Dataset { header: cast::header(seed), ..Dataset::default() };
    let mut page = Page::new(0);
    for (number, day) in days.into_iter().enumerate() {
        if page.citations == SENTENCES_PER_SOURCE {
            page.close(&mut dataset);
            page = Page::new(dataset.sources.len());
        }
        let event = event(number, day, &dataset.events, &mut page, &mut random);
        dataset.events.push(event);
    }
    if page.citations > 0 {
        page.close(&mut dataset);
    }
    dataset
}

/// The days on which the events begin: most near the middle of a burst, some on
/// the day of another, some anywhere.
fn days(count: u32, random: &mut Random) -> Vec<i64> {
    let anywhere = |random: &mut Random| SPAN.0 + random.below_signed(SPAN.1 - SPAN.0 + 1);
    let bursts = (0..3 + count / 400).map(|_| anywhere(random)).collect::<Vec<_>>();
    let mut days = Vec::<i64>::new();
    for _ in 0..count {
        let day = match random.below(100) {
            0..65 => {
                let middle = *random.pick(&bursts).unwrap_or(&0);
                // The sum of two dice: most in the middle.
                let spread = random.below(BURST_DAYS) + random.below(BURST_DAYS);
                (middle + spread as i64 - BURST_DAYS as i64).clamp(SPAN.0, SPAN.1)
            }
            65..77 => days.last().copied().unwrap_or_else(|| anywhere(random)),
            _ => anywhere(random),
        };
        days.push(day);
    }
    days
}

/// One event with its sentence.
fn event(number: usize, day: i64, before: &[Event], page: &mut Page, random: &mut Random) -> Event {
    let kind = &KINDS[random.index(KINDS.len())];
    let direction = Direction::ALL[random.index(3)];
    let names = Names::draw(direction, random);
    let told = tell_date(Day(day), before, random);
    let id = EventId(format!("e{:06}", number + 1));
    let (first_words, last_words) = (names.english(kind.english), names.arabic(kind.arabic));
    let sentence = match page.lang {
        Lang::AR => format!("{}، {last_words}، رقم {}", told.arabic, number + 1),
        _ => format!("{}, {}, no. {}", told.english, first_words, number + 1),
    };
    let citation = page.write(&sentence, random);
    let Told { claims, english, arabic } = told;
    let phrase = if page.lang == Lang::AR { arabic } else { english };
    let dates = claims
        .into_iter()
        .map(|mut claim| {
            if matches!(claim.basis, Basis::Stated(_)) {
                claim.phrase.clone_from(&phrase);
            }
            claim
        })
        .collect();
    let title = LocalText::of([
        (Lang::EN, format!("{first_words} ({})", number + 1).as_str()),
        (Lang::AR, format!("{last_words} ({})", number + 1).as_str()),
    ]);
    let link = before.get(before.len().saturating_sub(1 + random.index(20)));
    let links = link.filter(|_| random.chance(5)).map(|other| Link {
        relation: *random.pick(&LinkRelation::ALL).unwrap_or(&LinkRelation::RelatedTo),
        event: other.id.clone(),
    });
    Event {
        id,
        kind: kind.id.into(),
        title,
        summary: summary(number, &names, random),
        direction,
        parties: names.parties(kind.roles),
        place: random.chance(60).then(|| cast::place(random)),
        dates,
        citations: vec![citation],
        status: status(random),
        coding: Coding { plover: Some(kind.plover), cameo: Some(kind.cameo.to_owned()), ..Coding::default() },
        confidence: Confidence { event: Level::ALL[random.index(3)], coding: Level::ALL[random.index(3)] },
        // Turning points are rare.
        rank: random.chance(80).then(|| 1 + u8::from(random.chance(40)) + 2 * u8::from(random.chance(5))),
        tags: if random.chance(30) { vec![cast::TAGS[random.index(cast::TAGS.len())].to_owned()] } else { Vec::new() },
        links: links.into_iter().collect(),
        note: if random.chance(5) { "A synthetic note".to_owned() } else { String::new() },
    }
}

fn summary(number: usize, names: &Names, random: &mut Random) -> LocalText {
    if !random.chance(50) {
        return LocalText::default();
    }
    let english = format!("Entry {} of the chronicle; {} took part.", number + 1, names.person_english());
    let arabic = format!("المدخل {} من السجل؛ شارك فيه {}.", number + 1, names.person_arabic());
    LocalText::of([(Lang::EN, english.as_str()), (Lang::AR, arabic.as_str())])
}

fn status(random: &mut Random) -> Status {
    let state = match random.below(100) {
        0..88 => StatusState::Happened,
        88..94 => StatusState::Announced,
        94..97 => StatusState::Disputed,
        _ => StatusState::Denied,
    };
    Status { state, by: Vec::new() }
}

/// A source while its text is written.
struct Page {
    number: usize,
    lang: Lang,
    text: String,
    chars: usize,
    citations: usize,
}

impl Page {
    /// The source of this number; every other one is Arabic.
    fn new(number: usize) -> Self {
        let lang = if number.is_multiple_of(2) { Lang::AR } else { Lang::EN };
        Self { number, lang, text: String::new(), chars: 0, citations: 0 }
    }

    fn id(&self) -> String {
        format!("chronicle-{:04}", self.number + 1)
    }

    /// Writes a sentence and cites it without its full stop; its context and the
    /// text's hash are filled in when the source is closed.
    fn write(&mut self, sentence: &str, random: &mut Random) -> Citation {
        let start = self.chars;
        let end = start + sentence.chars().count();
        self.text.push_str(sentence);
        // Sentences are parted by a space, paragraphs by a line break.
        let gap = if random.chance(20) { ".\n" } else { ". " };
        self.text.push_str(gap);
        self.chars = end + gap.len();
        self.citations += 1;
        Citation {
            id: "c1".into(),
            source: self.id().into(),
            exact: sentence.to_owned(),
            start,
            end,
            ..Citation::default()
        }
    }

    fn close(&self, dataset: &mut Dataset) {
        let sha256 = sha256_hex(&self.text);
        let chars = self.text.chars().collect::<Vec<_>>();
        let first = dataset.events.len().saturating_sub(self.citations);
        for event in dataset.events.iter_mut().skip(first) {
            for citation in &mut event.citations {
                let before = chars.get(citation.start.saturating_sub(CONTEXT_CHARS)..citation.start);
                let after = chars.get(citation.end..(citation.end + CONTEXT_CHARS).min(chars.len()));
                citation.prefix = before.unwrap_or_default().iter().collect();
                citation.suffix = after.unwrap_or_default().iter().collect();
                citation.sha256.clone_from(&sha256);
            }
        }
        let id = self.id();
        let (english, arabic) =
            (format!("Chronicle, part {}", self.number + 1), format!("السجل، الجزء {}", self.number + 1));
        dataset.texts.insert(id.as_str().into(), Arc::from(self.text.as_str()));
        dataset.sources.push(Source {
            file: format!("sources/{id}.txt"),
            id: id.into(),
            language: self.lang,
            title: LocalText::of([(Lang::EN, english.as_str()), (Lang::AR, arabic.as_str())]),
            note: "Written by a program for load tests".to_owned(),
            sha256,
            ..Source::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::evidence::{AnchorState, resolve};
    use crate::model::date::{Chronology, ClaimOutcome, Extent, Precision};

    #[test]
    fn seed_decides_everything() {
        assert_eq!(synthetic(500, 7), synthetic(500, 7));
        assert_ne!(synthetic(500, 7), synthetic(500, 8));
        assert_eq!(synthetic(0, 1).events, []);
    }

    /// Fixed in writing, so that another machine or a change of the generator
    /// cannot go unnoticed.
    #[test]
    fn same_seed_gives_the_same_events_everywhere() {
        let dataset = synthetic(1000, 42);
        let titles = [0, 499, 999].map(|place: usize| dataset.events[place].title.in_lang(Lang::EN).to_owned());
        insta::assert_debug_snapshot!((titles, &dataset.sources[9].sha256));
    }

    #[test]
    fn every_citation_is_exact() {
        let dataset = synthetic(350, 3);
        for event in &dataset.events {
            for citation in &event.citations {
                let text = dataset.text(&citation.source).unwrap();
                assert_eq!(resolve(citation, text).state, AnchorState::Exact, "{}", event.id);
            }
        }
    }

    #[test]
    fn dates_are_of_all_sorts_and_none_is_wrong() {
        let dataset = synthetic(2000, 5);
        let chronology = Chronology::of(&dataset);
        let mut precisions = BTreeSet::<Precision>::new();
        let (mut intervals, mut undated, mut same_day, mut open) = (0, 0, 0, 0);
        let mut last = None;
        for index in 0..dataset.events.len() {
            for outcome in &chronology.event(index).claims {
                assert!(!matches!(outcome, ClaimOutcome::Failed(_)), "{outcome:?}");
            }
            let Some(date) = chronology.date(index) else {
                undated += 1;
                continue;
            };
            precisions.insert(date.precision);
            intervals += usize::from(date.extent == Extent::Interval);
            open += usize::from(date.bounds.latest_end.is_none());
            same_day += usize::from(last == Some(date.bounds));
            last = Some(date.bounds);
        }
        assert_eq!(precisions.len(), 5);
        assert!(intervals > 50 && undated > 5 && same_day > 50 && open > 3, "{intervals} {undated} {same_day} {open}");
    }

    #[test]
    fn rules_find_nothing_to_complain_about() {
        let dataset = synthetic(300, 11);
        let findings = crate::model::validate::validate(&dataset, &Chronology::of(&dataset));
        assert_eq!(findings, []);
        assert_eq!(crate::evidence::validate(&dataset), []);
    }
}
