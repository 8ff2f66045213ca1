use proptest::prelude::*;

use super::*;
use crate::model::Lang;
use crate::model::date::{DateStyle, Digits, MonthNaming, resolve_edtf};

const HIJRI: OtherCalendar = OtherCalendar::Hijri;
const HEBREW: OtherCalendar = OtherCalendar::Hebrew;

fn told(calendar: OtherCalendar, edtf: &str, lang: Lang) -> String {
    other_date(calendar, &resolve_edtf(edtf).unwrap(), lang).unwrap_or_default()
}

fn civil(day: (i64, u8, u8)) -> Day {
    Day::from_civil(day.0, day.1, day.2)
}

#[test]
fn hijri_days_agree_with_the_calendar_of_umm_al_qura() {
    // Published by the calendar of Umm al-Qura: new years, the first of Ramadan,
    // both feasts, and the days of the bundled dataset.
    for (gregorian, year, place, day) in [
        ((2021, 8, 9), 1443, 1, 1),
        ((2022, 7, 30), 1444, 1, 1),
        ((2023, 7, 19), 1445, 1, 1),
        ((2020, 4, 24), 1441, 9, 1),
        ((2020, 5, 24), 1441, 10, 1),
        ((2021, 5, 13), 1442, 10, 1),
        ((2022, 5, 2), 1443, 10, 1),
        ((2023, 4, 21), 1444, 10, 1),
        ((2021, 7, 20), 1442, 12, 10),
        ((2022, 7, 9), 1443, 12, 10),
        ((2023, 6, 28), 1444, 12, 10),
        ((1979, 11, 21), 1400, 1, 1),
        ((1882, 11, 12), 1300, 1, 1),
    ] {
        let found = HIJRI.day_of(civil(gregorian)).unwrap();
        assert_eq!((found.year, found.month.place, found.day), (year, place, day), "{gregorian:?}");
        assert_eq!(HIJRI.to_day(year, place, day), Some(civil(gregorian)));
        assert_eq!(found.grounds, Grounds::Known);
    }
}

#[test]
fn hebrew_days_agree_with_the_feasts() {
    // Rosh Hashanah, Passover, Purim of a leap year, Independence Day of 1948.
    for (gregorian, year, name, day) in [
        ((2021, 9, 7), 5782, "Tishri", 1),
        ((2022, 9, 26), 5783, "Tishri", 1),
        ((2020, 9, 19), 5781, "Tishri", 1),
        ((2022, 4, 16), 5782, "Nisan", 15),
        ((2022, 3, 17), 5782, "Adar II", 14),
        ((2022, 2, 15), 5782, "Adar I", 14),
        ((2021, 2, 26), 5781, "Adar", 14),
        ((1948, 5, 14), 5708, "Iyar", 5),
        ((2021, 11, 24), 5782, "Kislev", 20),
    ] {
        let found = HEBREW.day_of(civil(gregorian)).unwrap();
        let month = other_month_name(HEBREW, found.month, Lang::EN);
        assert_eq!((found.year, month, found.day), (year, name, day), "{gregorian:?}");
        assert_eq!(HEBREW.to_day(year, found.month.place, day), Some(civil(gregorian)));
    }
}

#[test]
fn leap_years_have_their_months_and_days() {
    for (year, months) in [(5781, 12), (5782, 13), (5784, 13), (5785, 12), (5787, 13)] {
        assert_eq!(HEBREW.months_in(year), months, "{year}");
    }
    let days = |calendar: OtherCalendar, year| {
        calendar.to_day(year + 1, 1, 1).unwrap().0 - calendar.to_day(year, 1, 1).unwrap().0
    };
    assert_eq!((days(HEBREW, 5782), days(HEBREW, 5781), days(HEBREW, 5783)), (384, 353, 355));
    assert_eq!((days(HIJRI, 1443), days(HIJRI, 1444)), (355, 354));
    // The tabular years 2 and 5 of the cycle of thirty have a day more.
    assert_eq!((days(HIJRI, 1), days(HIJRI, 2), days(HIJRI, 5), days(HIJRI, 30)), (354, 355, 355, 354));
}

#[test]
fn beyond_the_table_a_hijri_date_says_that_it_is_computed() {
    let grounds = |day| HIJRI.day_of(civil(day)).map(|day| (day.year, day.grounds));
    assert_eq!(grounds((1882, 11, 11)), Some((1299, Grounds::Computed)));
    assert_eq!(grounds((1882, 11, 12)), Some((1300, Grounds::Known)));
    let last = HIJRI.to_day(1601, 1, 1).unwrap();
    assert_eq!(last.to_civil(), (2174, 11, 26));
    assert_eq!(HIJRI.day_of(Day(last.0 - 1)).unwrap().grounds, Grounds::Known);
    assert_eq!(HIJRI.day_of(last).unwrap().grounds, Grounds::Computed);
    assert_eq!(HIJRI.day_of(civil((622, 7, 18))), None, "before the era");
    assert_eq!(HIJRI.day_of(civil((622, 7, 19))).map(|day| (day.year, day.month.place, day.day)), Some((1, 1, 1)));
}

#[test]
fn what_does_not_exist_is_no_day() {
    for (year, place, day) in [(1443, 13, 1), (1443, 0, 1), (1443, 1, 31), (0, 1, 1), (10_000, 1, 1), (i64::MAX, 1, 1)]
    {
        assert_eq!(HIJRI.to_day(year, place, day), None, "{year} {place} {day}");
    }
    assert_eq!(HEBREW.to_day(5781, 13, 1), None);
    assert_eq!(HIJRI.day_of(Day(i64::MAX)), None);
    assert_eq!(HEBREW.day_of(Day(i64::MIN)), None);
}

#[test]
fn days_are_told_in_four_languages() {
    assert_eq!(told(HIJRI, "2021-11-24", Lang::EN), "19 Rabi II 1443 AH");
    assert_eq!(told(HIJRI, "2021-11-24", Lang::AR), "19 ربيع الآخر 1443 هـ");
    assert_eq!(told(HIJRI, "2021-11-24", Lang::FR), "19 rabia II 1443 AH");
    assert_eq!(told(HIJRI, "2021-11-24", Lang::HE), "19 ברביע ב׳ 1443 להיג׳רה");
    assert_eq!(told(HEBREW, "2021-11-24", Lang::EN), "20 Kislev 5782 AM");
    assert_eq!(told(HEBREW, "2021-11-24", Lang::AR), "20 كسلو 5782 عبرية");
    assert_eq!(told(HEBREW, "2021-11-24", Lang::FR), "20 kislev 5782 AM");
    assert_eq!(told(HEBREW, "2021-11-24", Lang::HE), "כ׳ בכסלו תשפ״ב");
    let indic = DateStyle { lang: Lang::AR, months: MonthNaming::Both, digits: Digits::ArabicIndic };
    assert_eq!(other_date(HIJRI, &resolve_edtf("2021-11-24").unwrap(), indic).as_deref(), Some("١٩ ربيع الآخر ١٤٤٣ هـ"));
}

#[test]
fn a_coarser_date_becomes_a_range_no_finer_than_itself() {
    assert_eq!(told(HIJRI, "2021-11", Lang::EN), "26 Rabi I – 25 Rabi II 1443 AH");
    assert_eq!(told(HEBREW, "2021-11", Lang::EN), "26 Heshvan – 26 Kislev 5782 AM");
    assert_eq!(told(HIJRI, "2021", Lang::EN), "Jumada I 1442 AH – Jumada I 1443 AH");
    assert_eq!(told(HIJRI, "202X", Lang::EN), "1441 AH – 1451 AH");
    assert_eq!(told(HIJRI, "2022-07~", Lang::EN), "about 2 Dhu al-Hijja 1443 AH – 2 Muharram 1444 AH");
    assert_eq!(told(HEBREW, "2022-09-05/2022-09-08", Lang::EN), "9–12 Elul 5782 AM");
    assert_eq!(told(HIJRI, "2020-12-10/..", Lang::EN), "from 25 Rabi II 1442 AH");
    assert_eq!(told(HIJRI, "../2022-09-13", Lang::EN), "until 17 Safar 1444 AH");
    assert_eq!(told(HIJRI, "-0043-03-15", Lang::EN), "", "before the era");
    assert_eq!(told(HEBREW, "2021-11-24?", Lang::EN), "20 Kislev 5782 AM?");
}

#[test]
fn the_evening_on_which_a_day_begins_is_named() {
    let evening = |edtf, lang: Lang| told_evening(&resolve_edtf(edtf).unwrap(), lang);
    assert_eq!(evening("2021-11-24", Lang::EN), "from the evening of 23 Nov 2021");
    assert_eq!(evening("2021-11-24", Lang::AR), "من مساء 23 نوفمبر 2021");
    assert_eq!(evening("2021-11-24", Lang::FR), "dès le soir du 23 nov. 2021");
    assert_eq!(evening("2021-11-24", Lang::HE), "מערב 23 בנוב׳ 2021");
    assert_eq!(evening("2021-11", Lang::EN), "each day from the evening before");
}

#[test]
fn hebrew_numerals_follow_their_custom() {
    for (number, letters) in [
        (1, "א׳"),
        (10, "י׳"),
        (15, "ט״ו"),
        (16, "ט״ז"),
        (24, "כ״ד"),
        (30, "ל׳"),
        (5708, "תש״ח"),
        (5781, "תשפ״א"),
        (5782, "תשפ״ב"),
        (5800, "ת״ת"),
        (5000, "ה׳ אלפים"),
        (4856, "ד׳תתנ״ו"),
        (6001, "ו׳א׳"),
    ] {
        assert_eq!(hebrew_numeral(number).as_deref(), Some(letters), "{number}");
    }
    assert_eq!(hebrew_numeral(0), None);
    assert_eq!(hebrew_numeral(10_000), None);
}

#[test]
fn every_language_tells_the_months_of_a_year_apart() {
    for lang in Lang::OFFERED {
        for calendar in OtherCalendar::ALL {
            let names = other_month_names(calendar, lang);
            let distinct: std::collections::BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(distinct.len(), names.len(), "{calendar:?} in {lang}");
        }
    }
}

proptest! {
    #[test]
    fn every_day_leads_there_and_back(day in -450_000_i64..2_900_000) {
        for calendar in OtherCalendar::ALL {
            let Some(found) = calendar.day_of(Day(day)) else { continue };
            prop_assert_eq!(calendar.to_day(found.year, found.month.place, found.day), Some(Day(day)));
            prop_assert_eq!(calendar.month_at(found.year, found.month.place), Some(found.month));
            for lang in Lang::OFFERED {
                prop_assert!(!other_day(&found, OtherForm::Day, lang).is_empty());
            }
        }
    }

    #[test]
    fn the_next_day_is_the_next_day_there_too(day in -450_000_i64..2_900_000) {
        for calendar in OtherCalendar::ALL {
            let (Some(today), Some(tomorrow)) = (calendar.day_of(Day(day)), calendar.day_of(Day(day + 1))) else { continue };
            let place = |day: OtherDay| (day.year, day.month.place, day.day);
            prop_assert!(place(today) < place(tomorrow));
            prop_assert!(tomorrow.day == today.day + 1 || (tomorrow.day == 1 && today.day >= 29));
        }
    }
}
