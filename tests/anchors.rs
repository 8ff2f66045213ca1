//! What becomes of citations when the texts under them are edited: words are
//! never taken for others, and what was left untouched is always found.
//!
//! `cargo test --test anchors -- --nocapture` prints how thousands of them fare.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the report is for reading")]

use std::ops::Range;

use entente::evidence::offsets::{code_points, slice};
use entente::evidence::{AnchorState, CONTEXT, LIKENESS, Resolver, cite, resolve};
use entente::model::query::fold;
use proptest::prelude::*;

/// The article that the bundled dataset is coded from.
const ARTICLE: &str = include_str!("../data/morocco-israel/sources/belkhir-visit.txt");

/// Sentences of which several stand more than once, with letters of one to
/// four bytes and with vowel signs.
const REPETITIVE: &str = "They spoke. In May he came. They spoke. قال إنّ الزيارة «مهمّة». 😀 They spoke. \
    ثم غادر. قال إنّ الزيارة «مهمّة». ثم عاد 🇲🇦. In June he left. They spoke. ثم غادر. הם דיברו. They spoke.";

/// A letter of an edited text, with its place in the text before the edits.
type Letter = (char, Option<usize>);

/// A small generator of numbers: xorshift, by Marsaglia.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn range(&mut self, length: usize, longest: usize) -> Range<usize> {
        let start = self.below(length);
        start..(start + 1 + self.below(longest)).min(length)
    }
}

/// One edit: letters put in, taken out, exchanged, a stretch moved or doubled.
fn edit(letters: &mut Vec<Letter>, random: &mut Random) {
    const NEW: [&str; 8] = ["ال", "🇮🇱", "e\u{301}", "جديد ", "\n", " — ", "2022", "They spoke. "];
    let length = letters.len();
    match random.below(5) {
        0 => {
            let at = random.below(length + 1);
            let new = NEW[random.below(NEW.len())].chars().map(|c| (c, None));
            letters.splice(at..at, new);
        }
        1 if length > 60 => {
            letters.drain(random.range(length, 30));
        }
        2 => {
            let at = random.below(length);
            letters[at] = ('ط', None);
        }
        3 => {
            let range = random.range(length, 80);
            let moved: Vec<Letter> = letters.drain(range).collect();
            let at = random.below(letters.len() + 1);
            letters.splice(at..at, moved);
        }
        _ => {
            // The copy is new: the first stays the original.
            let copy: Vec<Letter> = letters[random.range(length, 80)].iter().map(|(c, _)| (*c, None)).collect();
            let at = random.below(length + 1);
            letters.splice(at..at, copy);
        }
    }
}

fn text_of(letters: &[Letter]) -> String {
    letters.iter().map(|(c, _)| c).collect()
}

/// Where a stretch of the text before stands now, if it was left in one piece.
fn untouched(letters: &[Letter], range: &Range<usize>) -> Option<Range<usize>> {
    let start = letters.iter().position(|(_, origin)| *origin == Some(range.start))?;
    let now = start..start + range.len();
    let whole = letters.get(now.clone())?.iter().zip(range.clone()).all(|((_, origin), place)| *origin == Some(place));
    whole.then_some(now)
}

/// The share of a found stretch that comes from the cited one.
fn share_of_own(letters: &[Letter], found: &Range<usize>, cited: &Range<usize>) -> f64 {
    let own = letters[found.clone()].iter().filter(|(_, origin)| origin.is_some_and(|origin| cited.contains(&origin)));
    own.count() as f64 / found.len() as f64
}

/// Likeness as documented, worked out the slow way.
fn likeness(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) =
        (fold(one).trim().chars().collect(), fold(other).trim().chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = exchanged.min(diagonal + 1).min(row[j] + 1);
        }
    }
    1.0 - row[other.len()] as f64 / one.len().max(other.len()).max(1) as f64
}

/// How the citations of one run fared.
#[derive(Debug, Default)]
struct Report {
    exact: usize,
    moved: usize,
    changed: usize,
    lost: usize,
    /// Untouched words of which another copy was taken.
    copies_taken: usize,
    /// Near matches of which most letters are not the cited ones.
    changed_elsewhere: usize,
}

/// Edits a text many times and follows one citation through each.
fn follow(text: &str, rounds: usize, most_edits: usize, seed: u64) -> Report {
    let original: Vec<Letter> = text.chars().enumerate().map(|(place, c)| (c, Some(place))).collect();
    let mut random = Random(seed);
    let mut report = Report::default();
    for round in 0..rounds {
        let cited = random.range(original.len(), 120);
        let citation = cite(text, cited.clone());
        let mut letters = original.clone();
        for _ in 0..=random.below(most_edits) {
            edit(&mut letters, &mut random);
        }
        let edited = text_of(&letters);
        let anchor = resolve(&citation, &edited);
        let found = anchor.range.as_ref().map(|range| slice(&edited, range).unwrap());
        match anchor.state {
            AnchorState::Exact => {
                report.exact += 1;
                assert_eq!(anchor.range, Some(citation.start..citation.end), "round {round}");
            }
            AnchorState::Moved => report.moved += 1,
            AnchorState::Changed => report.changed += 1,
            AnchorState::Lost => report.lost += 1,
        }
        match anchor.state {
            AnchorState::Exact | AnchorState::Moved => {
                assert_eq!(found, Some(citation.exact.as_str()), "round {round}: other words were taken");
            }
            AnchorState::Changed => {
                let (found, range) = (found.unwrap(), anchor.range.as_ref().unwrap());
                assert!(!edited.contains(&citation.exact), "round {round}: the words themselves are there");
                let alike = likeness(&citation.exact, found);
                assert!(alike >= LIKENESS - 1e-9, "round {round}: {alike} {found:?} {:?}", citation.exact);
                report.changed_elsewhere += usize::from(share_of_own(&letters, range, &cited) < 0.5);
            }
            AnchorState::Lost => assert_eq!(anchor.range, None),
        }
        if let Some(home) = untouched(&letters, &cited) {
            assert!(matches!(anchor.state, AnchorState::Exact | AnchorState::Moved), "round {round}: {citation:?}");
            let copies = edited.matches(&citation.exact).count();
            if copies == 1 {
                assert_eq!(anchor.range, Some(home), "round {round}");
            } else {
                report.copies_taken += usize::from(anchor.range != Some(home));
            }
        }
    }
    report
}

#[test]
fn few_edits_leave_most_citations_of_the_article_where_they_can_be_found() {
    let report = follow(ARTICLE, 1500, 3, 0x5EED);
    println!("article, 1 to 3 edits each: {report:?}");
    assert!(report.exact + report.moved > 1300, "{report:?}");
    assert!(report.lost < 100, "{report:?}");
}

#[test]
fn many_edits_never_lead_a_citation_of_the_article_astray() {
    let report = follow(ARTICLE, 1500, 40, 0xC0FFEE);
    println!("article, 1 to 40 edits each: {report:?}");
    assert!(report.changed > 100 && report.lost > 0, "the edits bite: {report:?}");
    assert!(report.changed_elsewhere * 25 <= report.changed, "{report:?}");
    assert!(report.copies_taken * 50 <= report.exact + report.moved, "{report:?}");
}

#[test]
fn repeated_sentences_are_mostly_told_apart_under_edits() {
    let report = follow(REPETITIVE, 1500, 4, 0xBEE);
    println!("repetitive text, 1 to 4 edits each: {report:?}");
    assert!(report.copies_taken * 10 <= report.exact + report.moved, "{report:?}");
}

#[test]
fn a_word_changed_in_a_megabyte_is_found() {
    // Sentences that are alike and yet no two the same.
    let sentence =
        |number: usize| format!("في اليوم {number} أجرى الوفد رقم {} مباحثات مع نظرائه. ", number * 7919 % 10_007);
    let text: String = (0..16_000).map(sentence).collect();
    assert!(text.len() > 1 << 20);
    let start = code_points(&text[..text.find(&sentence(9_000)).unwrap()]);
    let words = "أجرى الوفد رقم 1146 مباحثات مع نظرائه";
    let start = start + code_points("في اليوم 9000 ");
    let citation = cite(&text, start..start + code_points(words));
    assert_eq!(citation.exact, words);

    let changed = text.replacen("رقم 1146 مباحثات", "رقم 1146 محادثات", 1);
    let anchor = Resolver::of(&changed).resolve(&citation);
    assert_eq!(anchor.state, AnchorState::Changed);
    assert_eq!(slice(&changed, &anchor.range.unwrap()), Some("أجرى الوفد رقم 1146 محادثات مع نظرائه"));

    let put_before = format!("مقدمة. {text}");
    let anchor = Resolver::of(&put_before).resolve(&citation);
    assert_eq!((anchor.state, anchor.range), (AnchorState::Moved, Some(start + 7..start + 7 + code_points(words))));
}

#[test]
fn ten_thousand_citations_of_a_megabyte_all_find_their_words_again() {
    // The article's own words in random order, so that runs are as common as in prose.
    let words: Vec<&str> = ARTICLE.split_whitespace().collect();
    let mut random = Random(0xABCDEF);
    let mut text = String::new();
    while text.len() < 1 << 20 {
        text.push_str(words[random.below(words.len())]);
        text.push(if random.below(14) == 0 { '\n' } else { ' ' });
    }
    let length = code_points(&text);
    let place = |random: &mut Random| {
        let start = random.below(length - 120);
        start..start + 60 + random.below(60)
    };
    let before = Resolver::of(&text);
    let offsets = before.offsets();
    // As `cite`, without the checksum of a megabyte for each.
    let citation = |range: Range<usize>| {
        let part = |range: Range<usize>| offsets.slice(&range).unwrap().to_owned();
        entente::model::record::Citation {
            exact: part(range.clone()),
            prefix: part(range.start.saturating_sub(CONTEXT)..range.start),
            suffix: part(range.end..(range.end + CONTEXT).min(length)),
            start: range.start,
            end: range.end,
            ..Default::default()
        }
    };
    let put_before = "مقدمة جديدة. ";
    let shift = code_points(put_before);
    let after_text = format!("{put_before}{text}");
    let after = Resolver::of(&after_text);
    let mut report = Report::default();
    for number in 0..10_000 {
        let range = place(&mut random);
        let mut citation = citation(range.clone());
        assert_eq!(before.resolve(&citation).state, AnchorState::Exact);
        // One in a hundred was quoted with a slip.
        let is_slip = number % 100 == 0;
        if is_slip {
            let middle = range.len() / 2;
            citation.exact =
                citation.exact.chars().enumerate().map(|(at, c)| if at == middle { 'ژ' } else { c }).collect();
        }
        let anchor = after.resolve(&citation);
        let found = anchor.range.unwrap();
        if is_slip {
            report.changed += 1;
            assert_eq!(anchor.state, AnchorState::Changed, "{citation:?}");
            // White space at the ends is not part of a near match.
            assert!(found.start.abs_diff(range.start + shift) <= 2, "{found:?} {range:?}");
        } else {
            report.moved += 1;
            assert_eq!(anchor.state, AnchorState::Moved, "{citation:?}");
            assert_eq!(found, range.start + shift..range.end + shift);
        }
    }
    println!("a megabyte, words put before: {report:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn found_words_are_the_cited_ones(
        text in "[ab ج\u{64E}😀.\n]{1,80}",
        other in "[ab ج\u{64E}😀.\n]{0,80}",
        start in 0usize..80,
        length in 1usize..30,
    ) {
        let citation = cite(&text, start..start + length);
        let anchor = resolve(&citation, &other);
        prop_assert_eq!(&anchor, &Resolver::of(&other).resolve(&citation));
        let found = anchor.range.as_ref().map(|range| slice(&other, range).unwrap());
        match anchor.state {
            AnchorState::Exact | AnchorState::Moved => prop_assert_eq!(found, Some(citation.exact.as_str())),
            AnchorState::Changed => {
                prop_assert!(likeness(&citation.exact, found.unwrap()) >= LIKENESS - 1e-9);
                prop_assert!(!other.contains(&citation.exact));
            }
            AnchorState::Lost => prop_assert!(citation.exact.is_empty() || !other.contains(&citation.exact)),
        }
    }

    #[test]
    fn a_citation_is_exact_in_the_text_that_it_was_made_on(
        text in "[ab ج\u{64E}😀.\n]{1,80}",
        place in any::<prop::sample::Index>(),
        length in 1usize..30,
    ) {
        let start = place.index(code_points(&text));
        let citation = cite(&text, start..start + length);
        let anchor = resolve(&citation, &text);
        prop_assert_eq!(anchor.state, AnchorState::Exact);
        prop_assert_eq!(anchor.range, Some(citation.start..citation.end));
    }

    #[test]
    fn hostile_citations_do_no_harm(
        text in "\\PC{0,40}",
        exact in "\\PC{0,20}",
        prefix in "\\PC{0,40}",
        suffix in "\\PC{0,40}",
        start in any::<usize>(),
        end in any::<usize>(),
    ) {
        let citation = entente::model::record::Citation { exact, prefix, suffix, start, end, ..Default::default() };
        let anchor = resolve(&citation, &text);
        if let Some(range) = anchor.range {
            prop_assert!(slice(&text, &range).is_some_and(|words| !words.is_empty()));
        }
    }
}
