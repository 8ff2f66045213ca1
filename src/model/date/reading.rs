//! Dates in words, per language.

use edtf_core::Edtf;

use crate::model::dataset::Dataset;
use crate::model::words::Tongue;

use super::ClaimError;
use super::bounds::{Bounds, Day, Extent, Precision, Resolved};
use super::claim::{ClaimWhat, DateClaim, Offset, Relative, TimeRelation};
use super::counts;
use super::edtf;
use super::naming::{Manner, name_of};
use super::span::{self, Form, between, clock, stretch, unit};
use super::style::{DateStyle, Speech};
use super::vocabulary::vocabulary;
use super::widening::Span;

/// What an EDTF string means, for the person who is typing it, such as
/// "July 2022, about: 1–31 Jul 2022, ± 15 days".
///
/// # Errors
/// As [`ClaimError`] for a string that is no EDTF date.
pub fn read_edtf(text: &str, style: impl Into<DateStyle>) -> Result<String, ClaimError> {
    let parsed = edtf::parse(text)?;
    let resolved = edtf::resolve(&parsed).ok_or_else(|| ClaimError::TooFar { text: text.to_owned() })?;
    let style = style.into();
    let speech = style.speech();
    let words = vocabulary(speech);
    let name = name_of(&parsed, speech, Manner::Apart);
    Ok(style.digits(match detail(&resolved, speech) {
        Some(detail) => words.fill(words.with_detail, &[&name, &detail]),
        None => name,
    }))
}

/// A claim in words, such as "about two months before Belkhir visits Tel Aviv",
/// "24 November 2021" or "a Tuesday". An EDTF string that cannot be read is
/// given as written, in quotation marks.
pub fn read_claim(claim: &DateClaim, dataset: &Dataset, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let words = vocabulary(style.speech());
    match &claim.what {
        ClaimWhat::Edtf(text) => match Edtf::parse(text) {
            Ok(parsed) => style.digits(name_of(&parsed, style.speech(), Manner::Within)),
            Err(_) => words.fill(words.as_written, &[text]),
        },
        ClaimWhat::Weekday(weekday) => words.weekdays[*weekday as usize].to_owned(),
        ClaimWhat::Relative(relative) => relative_in_words(relative, dataset, style),
    }
}

fn relative_in_words(relative: &Relative, dataset: &Dataset, style: DateStyle) -> String {
    let lang = style.lang;
    let words = vocabulary(style.speech());
    let title = match dataset.event(&relative.event) {
        Some(event) if !event.title.is_empty() => {
            let (shown, title) = event.title.shown(lang);
            // A title of the other direction must not carry its neighbours along.
            let title =
                if shown.is_rtl() == lang.is_rtl() { title.to_owned() } else { format!("\u{2068}{title}\u{2069}") };
            let as_noun = matches!(relative.relation, TimeRelation::SameTime | TimeRelation::During);
            words.fill(if as_noun { words.title_as_noun } else { words.title }, &[&title])
        }
        _ => words.fill(words.as_written, &[relative.event.as_str()]),
    };
    let distance = style.digits(counts::distance(relative.offset, Tongue::of(lang)));
    let template = match (relative.relation, relative.offset.is_zero(), relative.about) {
        (TimeRelation::Before, true, _) => words.some_time_before,
        (TimeRelation::Before, false, false) => words.relative_before,
        (TimeRelation::Before, false, true) => words.about_before,
        (TimeRelation::After, true, _) => words.some_time_after,
        (TimeRelation::After, false, false) => words.relative_after,
        (TimeRelation::After, false, true) => words.about_after,
        (TimeRelation::SameTime, _, false) => words.same_time,
        (TimeRelation::SameTime, _, true) => words.about_same_time,
        (TimeRelation::During, ..) => words.during,
    };
    words.fill(template, &[&title, &distance])
}

/// A calendar distance in words, such as "two months"; in Arabic in the case
/// that follows a preposition. The empty string where it is zero.
pub fn read_distance(offset: Offset, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    style.digits(counts::distance(offset, Tongue::of(style.lang)))
}

/// A date as short as a label needs it, such as "24 Nov 2021", "about Jul 2022"
/// or "Dec 2020 – Sep 2022".
pub fn short_date(date: &Resolved, style: impl Into<DateStyle>) -> String {
    let style = style.into();
    let speech = style.speech();
    let words = vocabulary(speech);
    let core = date.core.tightened();
    let plain = match date.extent {
        Extent::Point => short_point(&core, date, speech),
        Extent::Interval => short_interval(&core, date.precision, speech),
    };
    let plain = if date.approximate { words.phrase(words.about, &[&plain]) } else { plain };
    style.range(if date.uncertain { words.fill(words.doubtful, &[&plain]) } else { plain })
}

fn short_point(core: &Bounds, date: &Resolved, speech: Speech) -> String {
    let words = vocabulary(speech);
    match (core.earliest_start, core.latest_end) {
        (Some(first), Some(last)) => match unit(first, last, date.precision, speech, Form::Short) {
            Some(unit) => match date.clock_seconds {
                Some(seconds) => words.fill(words.at_clock, &[&unit, &clock(seconds, false)]),
                None => unit,
            },
            None => between(first, last, speech, Form::Short),
        },
        (None, Some(last)) => words.fill(words.or_earlier, &[&outer_unit(last, date.precision, Edge::Last, speech)]),
        (Some(first), None) => words.fill(words.or_later, &[&outer_unit(first, date.precision, Edge::First, speech)]),
        (None, None) => "?".to_owned(),
    }
}

/// Which end of a unit of the calendar a day is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// The month or year that a day is the first or last of, where the precision
/// is that, else the day.
fn outer_unit(day: Day, precision: Precision, edge: Edge, speech: Speech) -> String {
    let (first, last) = span::unit_around(day, precision);
    let fits = if edge == Edge::First { first == day } else { last == day };
    if fits { stretch(first, last, speech, Form::Short) } else { stretch(day, day, speech, Form::Short) }
}

fn short_interval(core: &Bounds, precision: Precision, speech: Speech) -> String {
    let words = vocabulary(speech);
    let known = |first: Day, last: Day| stretch(first, last, speech, Form::Short);
    let earlier = |day: Day| words.fill(words.or_earlier, &[&outer_unit(day, precision, Edge::Last, speech)]);
    let later = |day: Day| words.fill(words.or_later, &[&outer_unit(day, precision, Edge::First, speech)]);
    match (core.earliest_start, core.latest_start, core.earliest_end, core.latest_end) {
        (Some(start), Some(latest_start), Some(earliest_end), Some(end)) => {
            span::interval((start, latest_start), (earliest_end, end), speech, Form::Short)
        }
        // An end that only follows from the start is not an end that is known.
        (Some(start), latest_start, Some(earliest_end), None) if earliest_end > start => {
            format!("{} – {}", known(start, latest_start.unwrap_or(start)), later(earliest_end))
        }
        (Some(start), latest_start, _, None) => {
            words.phrase(words.from, &[&known(start, latest_start.unwrap_or(start))])
        }
        (None, Some(latest_start), earliest_end, Some(end)) if latest_start < end => {
            format!("{} – {}", earlier(latest_start), known(earliest_end.unwrap_or(end), end))
        }
        (None, _, earliest_end, Some(end)) => words.phrase(words.until, &[&known(earliest_end.unwrap_or(end), end)]),
        (None, Some(latest_start), Some(earliest_end), None) => {
            format!("{} – {}", earlier(latest_start), later(earliest_end))
        }
        _ => "?".to_owned(),
    }
}

/// The days that a date stands for and how far they are widened; `None` where
/// the name has said it all.
fn detail(resolved: &Resolved, speech: Speech) -> Option<String> {
    let words = vocabulary(speech);
    let (core, bounds) = (resolved.core, resolved.bounds);
    let days = |first: Option<Day>, last: Option<Day>| match (first, last) {
        (Some(first), Some(last)) if first == last => None,
        (Some(first), Some(last)) => Some(span::days(first, last, speech)),
        _ => None,
    };
    let tolerance = |core: Span, wide: Span| {
        let before = core.0.zip(wide.0).map_or(0, |(core, wide)| core.0 - wide.0);
        let after = core.1.zip(wide.1).map_or(0, |(core, wide)| wide.0 - core.0);
        match (before, after) {
            (0, 0) => None,
            (before, after) if before == after => Some(format!("± {}", counts::days(before, speech.tongue))),
            (0, after) => Some(format!("+ {}", counts::days(after, speech.tongue))),
            (before, 0) => Some(format!("− {}", counts::days(before, speech.tongue))),
            (before, after) => Some(format!("− {before} / + {}", counts::days(after, speech.tongue))),
        }
    };
    let join = |parts: [Option<String>; 2]| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(words.list_separator))
    };
    let start = ((core.earliest_start, core.latest_start), (bounds.earliest_start, bounds.latest_start));
    let end = ((core.earliest_end, core.latest_end), (bounds.earliest_end, bounds.latest_end));
    if resolved.extent == Extent::Point {
        let whole = ((core.earliest_start, core.latest_end), (bounds.earliest_start, bounds.latest_end));
        return join([days(whole.0.0, whole.0.1), tolerance(whole.0, whole.1)]);
    }
    let side = |(core, wide): (Span, Span)| join([days(core.0, core.1), tolerance(core, wide)]);
    match (side(start), side(end)) {
        (Some(start), Some(end)) => Some(words.fill(words.starts_ends, &[&start, &end])),
        (Some(start), None) => Some(words.fill(words.starts, &[&start])),
        (None, Some(end)) => Some(words.fill(words.ends, &[&end])),
        (None, None) => None,
    }
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::testing::{edtf_like, sound_edtf};
    use crate::model::date::{Offset, Weekday, resolve_edtf};
    use crate::model::{Event, Lang, LocalText};

    fn short(text: &str, lang: Lang) -> String {
        short_date(&resolve_edtf(text).unwrap(), lang)
    }

    fn reading(text: &str, lang: Lang) -> String {
        read_edtf(text, lang).unwrap()
    }

    /// A dataset with the event that relative claims name.
    fn dataset() -> Dataset {
        let title = LocalText::of([
            (Lang::EN, "Belkhir visits Tel Aviv"),
            (Lang::AR, "زيارة بلخير إلى تل أبيب"),
            (Lang::FR, "Visite de Belkhir"),
        ]);
        Dataset { events: vec![Event { id: "belkhir".into(), title, ..Event::default() }], ..Dataset::default() }
    }

    fn claim(what: ClaimWhat, lang: Lang) -> String {
        read_claim(&DateClaim { what, ..DateClaim::default() }, &dataset(), lang)
    }

    fn relative(relation: TimeRelation, months: u32, about: bool, lang: Lang) -> String {
        let offset = Offset { months, ..Offset::default() };
        claim(ClaimWhat::Relative(Relative { relation, offset, about, event: "belkhir".into() }), lang)
    }

    #[test]
    fn a_reading_names_the_date_then_its_days_and_its_tolerance() {
        for (text, expected) in [
            ("2021-11-24", "24 November 2021"),
            ("2022-07~", "July 2022, about: 1–31 Jul 2022, ± 15 days"),
            ("2022-07?", "July 2022, uncertain: 1–31 Jul 2022"),
            ("2022-07-15%", "15 July 2022, about, uncertain: ± 3 days"),
            ("2022-~01", "January 2022, about: 1–31 Jan 2022, + 15 days"),
            ("2022", "2022: 1 Jan – 31 Dec 2022"),
            ("2022-21", "spring 2022: 1 Mar – 31 May 2022"),
            ("2022-31", "autumn 2022 (south): 1 Mar – 31 May 2022"),
            ("2022-33", "quarter 1 of 2022: 1 Jan – 31 Mar 2022"),
            ("156X", "1560s: 1 Jan 1560 – 31 Dec 1569"),
            ("2021-XX", "2021, month unknown: 1 Jan – 31 Dec 2021"),
            ("2021-11-XX", "November 2021, day unknown: 1–30 Nov 2021"),
            ("2021-11-24T10:30:00+01:00", "24 November 2021, 10:30:00 UTC+01:00"),
            ("2022-09-05/2022-09-08", "from 5 September 2022 to 8 September 2022"),
            (
                "2020-12~/2022-09",
                "from about December 2020 to September 2022: starts 1–31 Dec 2020, ± 15 days, ends 1–30 Sep 2022",
            ),
            ("2020-12/..", "from December 2020, open end: starts 1–31 Dec 2020"),
            ("/2022-09-13", "unknown start to 13 September 2022"),
            ("..2020/2022..", "from 2020 or earlier to 2022 or later"),
            ("[..2021-11-24]", "24 November 2021 or earlier"),
            ("[1667,1668,1670..1672]", "one of 1667, 1668, 1670 – 1672: 1 Jan 1667 – 31 Dec 1672"),
            ("-0043-03-15", "15 March 44 BC"),
            ("0044-03-15", "15 March AD 44"),
        ] {
            assert_eq!(reading(text, Lang::EN), expected, "{text}");
        }
    }

    #[test]
    fn a_label_is_as_short_as_it_can_be() {
        for (text, expected) in [
            ("2021-11-24", "24 Nov 2021"),
            ("2021-11-24T10:30:00", "24 Nov 2021, 10:30"),
            ("2022-07~", "about Jul 2022"),
            ("2022-07?", "Jul 2022?"),
            ("2022-22", "Jun–Aug 2022"),
            ("2022-24", "Dec 2022 – Feb 2023"),
            ("202X", "2020s"),
            ("15XX", "1500–1599"),
            ("2020-12/2022-09", "Dec 2020 – Sep 2022"),
            ("2022-03/2022-05", "Mar–May 2022"),
            ("2020/2022", "2020–2022"),
            ("2022-09-05/2022-09-08", "5–8 Sep 2022"),
            ("2022-08-05/2022-09-08", "5 Aug – 8 Sep 2022"),
            ("2021-12-05/2022-09-08", "5 Dec 2021 – 8 Sep 2022"),
            ("2022-09-13/2022-09-13", "13 Sep 2022"),
            ("2022-09/2022-09", "Sep 2022"),
            ("2020-12/..", "from Dec 2020"),
            ("../2022-09-13", "until 13 Sep 2022"),
            ("2020/2022..", "2020 – 2022 or later"),
            ("..2020/2022..", "2020 or earlier – 2022 or later"),
            ("..2020/2022", "2020 or earlier – 2022"),
            ("[..2021-11-24]", "24 Nov 2021 or earlier"),
            ("[2021-11..]", "Nov 2021 or later"),
            ("[2022-09-13,2022-09-15]", "between 13 Sep 2022 and 15 Sep 2022"),
            ("{2022-09,2022-07}", "Jul–Sep 2022"),
            ("[..2021,2022..]", "?"),
        ] {
            assert_eq!(short(text, Lang::EN), expected, "{text}");
        }
    }

    #[test]
    fn arabic_tells_dates_with_international_months_and_western_digits() {
        assert_eq!(reading("2021-11-24", Lang::AR), "24 نوفمبر 2021");
        assert_eq!(reading("2022-07~", Lang::AR), "يوليو 2022 تقريبًا: 1–31 يوليو 2022، ± 15 يومًا");
        assert_eq!(short("2022-07~", Lang::AR), "نحو يوليو 2022");
        assert_eq!(short("2020-12/2022-09", Lang::AR), "ديسمبر 2020 – سبتمبر 2022");
        assert_eq!(short("[2022-09-13,2022-09-15]", Lang::AR), "بين 13 سبتمبر 2022 و15 سبتمبر 2022");
    }

    #[test]
    fn french_articles_meet_their_prepositions() {
        assert_eq!(reading("2021-11-01", Lang::FR), "1er novembre 2021");
        assert_eq!(reading("2022-09-05/2022-10-08", Lang::FR), "du 5 septembre 2022 au 8 octobre 2022");
        assert!(reading("2020-04/2020-10", Lang::FR).starts_with("d’avril 2020 à octobre 2020\u{a0}: début"));
        assert_eq!(short("../2022-09-13", Lang::FR), "jusqu’au 13 sept. 2022");
        assert_eq!(short("2022-09-13~", Lang::FR), "vers le 13 sept. 2022");
        assert_eq!(short("156X~", Lang::FR), "vers les années 1560");
    }

    #[test]
    fn hebrew_prefixes_join_digits_by_a_maqaf() {
        assert_eq!(reading("2021-11-24", Lang::HE), "24 בנובמבר 2021");
        assert_eq!(reading("2022-09-05/2022-09-08", Lang::HE), "מ־5 בספטמבר 2022 עד 8 בספטמבר 2022");
        assert_eq!(short("2020-12/..", Lang::HE), "מדצמ׳ 2020");
    }

    #[test]
    fn a_relative_claim_names_the_distance_and_the_other_event() {
        let before = TimeRelation::Before;
        assert_eq!(relative(before, 2, true, Lang::EN), "about two months before Belkhir visits Tel Aviv");
        assert_eq!(relative(before, 2, true, Lang::AR), "قبل «زيارة بلخير إلى تل أبيب» بنحو شهرين");
        assert_eq!(relative(before, 3, false, Lang::AR), "قبل «زيارة بلخير إلى تل أبيب» بثلاثة أشهر");
        assert_eq!(relative(before, 11, false, Lang::AR), "قبل «زيارة بلخير إلى تل أبيب» بـ11 شهرًا");
        assert_eq!(relative(before, 2, true, Lang::FR), "environ deux mois avant «\u{a0}Visite de Belkhir\u{a0}»");
        // Hebrew has no title of its own, so the English one is kept apart.
        assert_eq!(relative(before, 2, true, Lang::HE), "כחודשיים לפני „\u{2068}Belkhir visits Tel Aviv\u{2069}”");
        assert_eq!(relative(before, 15, true, Lang::HE).split(' ').next(), Some("כ־15"));
        assert_eq!(relative(before, 0, false, Lang::EN), "some time before Belkhir visits Tel Aviv");
        assert_eq!(relative(TimeRelation::During, 0, false, Lang::EN), "during “Belkhir visits Tel Aviv”");
    }

    #[test]
    fn other_claims_are_told_too() {
        assert_eq!(claim(ClaimWhat::Edtf("2021-11-24".to_owned()), Lang::EN), "24 November 2021");
        assert_eq!(claim(ClaimWhat::Edtf("2022-07%".to_owned()), Lang::EN), "about July 2022 (uncertain)");
        assert_eq!(claim(ClaimWhat::Edtf("last week".to_owned()), Lang::EN), "\"last week\"");
        assert_eq!(claim(ClaimWhat::Weekday(Weekday::Tuesday), Lang::EN), "a Tuesday");
        assert_eq!(claim(ClaimWhat::Weekday(Weekday::Tuesday), Lang::AR), "يوم ثلاثاء");
        let unknown = Relative { event: "nowhere".into(), ..Relative::default() };
        assert_eq!(claim(ClaimWhat::Relative(unknown), Lang::EN), "at the same time as \"nowhere\"");
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        assert!(matches!(read_edtf("2022-13", Lang::EN), Err(ClaimError::InvalidEdtf { column: 6, .. })));
        assert!(matches!(read_edtf("Y9E18", Lang::EN), Err(ClaimError::TooFar { .. })));
    }

    proptest! {
        #[test]
        fn every_date_is_told_in_every_language(text in prop_oneof![sound_edtf(), edtf_like()]) {
            for lang in Lang::OFFERED {
                if let Ok(reading) = read_edtf(&text, lang) {
                    let is_filled = !reading.is_empty() && !reading.contains(['{', '}']);
                    prop_assert!(is_filled);
                    prop_assert!(!short(&text, lang).is_empty());
                }
                let told = claim(ClaimWhat::Edtf(text.clone()), lang);
                prop_assert!(!told.is_empty());
            }
        }
    }
}
