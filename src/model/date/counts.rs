//! Calendar distances in words, as the grammar of each language wants them:
//! "two months", "شهرين", "deux mois", "חודשיים".

use crate::model::words::Tongue;

use super::claim::Offset;
use super::vocabulary::vocabulary;

/// A unit that is counted.
#[derive(Clone, Copy)]
enum Unit {
    Year,
    Month,
    Day,
}

/// A distance in words, in Arabic in the case that follows a preposition; the
/// empty string where it is zero.
pub(super) fn distance(offset: Offset, tongue: Tongue) -> String {
    let words = vocabulary(tongue);
    [(offset.years, Unit::Year), (offset.months, Unit::Month), (offset.days, Unit::Day)]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| counted(count, unit, tongue))
        .reduce(|before, next| words.fill(words.and, &[&before, &next]))
        .unwrap_or_default()
}

/// A number of days in words with its digits, such as "15 days".
pub(super) fn days(count: i64, tongue: Tongue) -> String {
    let unit = match (tongue, count) {
        (Tongue::English, 1) => "day",
        (Tongue::English, _) => "days",
        (Tongue::French, 0 | 1) => "jour",
        (Tongue::French, _) => "jours",
        (Tongue::Arabic, _) => return arabic(u32::try_from(count).unwrap_or(u32::MAX), Unit::Day, true),
        (Tongue::Hebrew, 1 | 11..) => "יום",
        (Tongue::Hebrew, _) => "ימים",
    };
    format!("{count} {unit}")
}

fn counted(count: u32, unit: Unit, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => english(count, unit),
        Tongue::French => french(count, unit),
        Tongue::Arabic => arabic(count, unit, false),
        Tongue::Hebrew => hebrew(count, unit),
    }
}

/// The word for a small number, else its digits.
fn numeral(count: u32, small: &[&str]) -> String {
    match usize::try_from(count).ok().and_then(|count| small.get(count.checked_sub(1)?)) {
        Some(word) => (*word).to_owned(),
        None => count.to_string(),
    }
}

fn english(count: u32, unit: Unit) -> String {
    let small = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let unit = match (unit, count) {
        (Unit::Year, 1) => "year",
        (Unit::Year, _) => "years",
        (Unit::Month, 1) => "month",
        (Unit::Month, _) => "months",
        (Unit::Day, 1) => "day",
        (Unit::Day, _) => "days",
    };
    format!("{} {unit}", numeral(count, &small))
}

fn french(count: u32, unit: Unit) -> String {
    let small = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];
    let unit = match (unit, count) {
        (Unit::Year, 1) => "an",
        (Unit::Year, _) => "ans",
        (Unit::Month, _) => "mois",
        (Unit::Day, 1) => "jour",
        (Unit::Day, _) => "jours",
    };
    format!("{} {unit}", numeral(count, &small))
}

/// Arabic counts one and two by the noun alone, three to ten by a numeral of
/// the opposite gender with the plural, eleven to ninety-nine by the singular
/// accusative, round hundreds by the singular genitive. `digits` writes three
/// to ten in digits too.
fn arabic(count: u32, unit: Unit, digits: bool) -> String {
    let masculine = ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
    let feminine = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
    let (one, two, plural, accusative) = match unit {
        Unit::Year => ("سنة", "سنتين", "سنوات", "سنةً"),
        Unit::Month => ("شهر", "شهرين", "أشهر", "شهرًا"),
        Unit::Day => ("يوم", "يومين", "أيام", "يومًا"),
    };
    match (count, count % 100) {
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (3..=10, _) if !digits => {
            let small = if matches!(unit, Unit::Year) { feminine } else { masculine };
            format!("{} {plural}", numeral(count - 2, &small))
        }
        (_, 3..=10) => format!("{count} {plural}"),
        (_, 11..=99) => format!("{count} {accusative}"),
        _ => format!("{count} {one}"),
    }
}

/// Hebrew counts two by the dual, three to ten by a numeral of the opposite
/// gender with the plural, more by digits.
fn hebrew(count: u32, unit: Unit) -> String {
    let masculine = ["שלושה", "ארבעה", "חמישה", "שישה", "שבעה", "שמונה", "תשעה", "עשרה"];
    let feminine = ["שלוש", "ארבע", "חמש", "שש", "שבע", "שמונה", "תשע", "עשר"];
    let (one, two, plural, many) = match unit {
        Unit::Year => ("שנה", "שנתיים", "שנים", "שנה"),
        Unit::Month => ("חודש", "חודשיים", "חודשים", "חודשים"),
        Unit::Day => ("יום", "יומיים", "ימים", "יום"),
    };
    match count {
        1 => one.to_owned(),
        2 => two.to_owned(),
        3..=10 => {
            let small = if matches!(unit, Unit::Year) { feminine } else { masculine };
            format!("{} {plural}", numeral(count - 2, &small))
        }
        _ => format!("{count} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(months: u32) -> Offset {
        Offset { months, ..Offset::default() }
    }

    #[test]
    fn small_distances_are_told_in_words() {
        assert_eq!(distance(months(2), Tongue::English), "two months");
        assert_eq!(distance(months(2), Tongue::French), "deux mois");
        assert_eq!(distance(months(2), Tongue::Arabic), "شهرين");
        assert_eq!(distance(months(2), Tongue::Hebrew), "חודשיים");
        assert_eq!(distance(months(15), Tongue::English), "15 months");
    }

    #[test]
    fn arabic_counts_follow_their_grammar() {
        let years = |years| distance(Offset { years, ..Offset::default() }, Tongue::Arabic);
        assert_eq!(years(1), "سنة");
        assert_eq!(years(3), "ثلاث سنوات");
        assert_eq!(distance(months(3), Tongue::Arabic), "ثلاثة أشهر");
        assert_eq!(distance(months(11), Tongue::Arabic), "11 شهرًا");
        assert_eq!(distance(months(100), Tongue::Arabic), "100 شهر");
        assert_eq!(days(15, Tongue::Arabic), "15 يومًا");
        assert_eq!(days(3, Tongue::Arabic), "3 أيام");
        assert_eq!(days(45, Tongue::Arabic), "45 يومًا");
    }

    #[test]
    fn parts_of_a_distance_are_joined() {
        let both = Offset { years: 1, months: 6, days: 0 };
        assert_eq!(distance(both, Tongue::English), "one year and six months");
        assert_eq!(distance(both, Tongue::French), "un an et six mois");
        assert_eq!(distance(Offset::default(), Tongue::English), "");
    }
}
