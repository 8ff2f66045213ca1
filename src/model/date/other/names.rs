//! Names of the Hijri and Hebrew months, and Hebrew numerals.
//!
//! The names are those under which newspapers and libraries know the months in
//! each language; the Unicode Common Locale Data Repository has the same months
//! with other transliterations in places. In Arabic, Hebrew months keep their
//! Hebrew sound where the Levant calls a Gregorian month by the like name (Nisan,
//! Tamuz, Av), and the year says which calendar is meant.

use crate::model::lang::Lang;
use crate::model::words::Tongue;

use super::{OtherCalendar, OtherMonth};

/// Muharram first, in English, Arabic, French and Hebrew.
const HIJRI: [[&str; 12]; 4] = [
    [
        "Muharram",
        "Safar",
        "Rabi I",
        "Rabi II",
        "Jumada I",
        "Jumada II",
        "Rajab",
        "Shaban",
        "Ramadan",
        "Shawwal",
        "Dhu al-Qada",
        "Dhu al-Hijja",
    ],
    [
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الآخر",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ],
    [
        "mouharram",
        "safar",
        "rabia I",
        "rabia II",
        "joumada I",
        "joumada II",
        "rajab",
        "chaabane",
        "ramadan",
        "chawwal",
        "dhou al-qi’da",
        "dhou al-hijja",
    ],
    [
        "מוחרם",
        "צפר",
        "רביע א׳",
        "רביע ב׳",
        "ג׳ומאדא א׳",
        "ג׳ומאדא ב׳",
        "רג׳ב",
        "שעבאן",
        "רמדאן",
        "שוואל",
        "ד׳ו אל־קעדה",
        "ד׳ו אל־חיג׳ה",
    ],
];

/// Tishri first, then Adar I and Adar II of leap years, likewise.
const HEBREW: [[&str; 14]; 4] = [
    [
        "Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan", "Tamuz", "Av", "Elul",
        "Adar I", "Adar II",
    ],
    [
        "تشري",
        "حشوان",
        "كسلو",
        "طيبت",
        "شفاط",
        "أدار",
        "نيسان",
        "إيار",
        "سيوان",
        "تموز",
        "آف",
        "إيلول",
        "أدار الأول",
        "أدار الثاني",
    ],
    [
        "tichri", "hechvan", "kislev", "tevet", "chevat", "adar", "nissan", "iyar", "sivan", "tamouz", "av", "eloul",
        "adar I", "adar II",
    ],
    ["תשרי", "חשוון", "כסלו", "טבת", "שבט", "אדר", "ניסן", "אייר", "סיוון", "תמוז", "אב", "אלול", "אדר א׳", "אדר ב׳"],
];

/// Place of Adar among the months without leap ones, from 1.
const ADAR: u8 = 6;

fn column(lang: Lang) -> usize {
    match Tongue::of(lang) {
        Tongue::English => 0,
        Tongue::Arabic => 1,
        Tongue::French => 2,
        Tongue::Hebrew => 3,
    }
}

/// All names of a calendar's months: the Hijri twelve, or the Hebrew twelve
/// followed by Adar I and Adar II.
pub fn other_month_names(calendar: OtherCalendar, lang: Lang) -> &'static [&'static str] {
    match calendar {
        OtherCalendar::Hijri => &HIJRI[column(lang)],
        OtherCalendar::Hebrew => &HEBREW[column(lang)],
    }
}

/// The name of a month, such as "Ramadan" or "Adar II".
pub fn other_month_name(calendar: OtherCalendar, month: OtherMonth, lang: Lang) -> &'static str {
    let place = match (month.number, month.is_leap, month.in_leap_year) {
        (_, true, _) => 12,
        (ADAR, false, true) if calendar == OtherCalendar::Hebrew => 13,
        (number, ..) => usize::from(number).saturating_sub(1),
    };
    other_month_names(calendar, lang).get(place).copied().unwrap_or_default()
}

/// A number in Hebrew letters as dates have it: 24 is כ״ד, 15 is ט״ו (and not
/// the letters of the divine name), 5782 is תשפ״ב with its thousands left out as
/// usual, 6000 ו׳ אלפים. `None` below 1 and above 9999.
pub fn hebrew_numeral(number: i64) -> Option<String> {
    const ONES: [&str; 10] = ["", "א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט"];
    const TENS: [&str; 10] = ["", "י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ"];
    const HUNDREDS: [&str; 10] = ["", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק"];
    let number = usize::try_from(number).ok().filter(|number| (1..=9_999).contains(number))?;
    let (thousands, rest) = (number / 1_000, number % 1_000);
    if rest == 0 {
        return Some(format!("{}׳ אלפים", ONES[thousands]));
    }
    let tail = match rest % 100 {
        15 => "טו".to_owned(),
        16 => "טז".to_owned(),
        low => format!("{}{}", TENS[low / 10], ONES[low % 10]),
    };
    let mut letters: Vec<char> = format!("{}{tail}", HUNDREDS[rest / 100]).chars().collect();
    match letters.len() {
        1 => letters.push('׳'),
        count => letters.insert(count - 1, '״'),
    }
    let letters: String = letters.into_iter().collect();
    // Of the sixth thousand, which is now, the thousands go without saying.
    Some(if matches!(thousands, 0 | 5) { letters } else { format!("{}׳{letters}", ONES[thousands]) })
}
