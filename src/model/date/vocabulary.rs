//! The words that dates are told in, per language: months, seasons, days of
//! the week, and the phrases around them.
//!
//! Templates hold `{0}`, `{1}` where [`Vocabulary::fill`] puts their parts. Digits
//! are Western in all of them; [`DateStyle::digits`] writes a finished text in
//! others. The Arabic names of the Gregorian months are those of the Unicode
//! Common Locale Data Repository: international (`ar`), Levantine (`ar-SY`),
//! Maghrebi as in Morocco (`ar-MA`).

use crate::model::words::Tongue;

use super::style::{DateStyle, MonthNaming, Speech};

/// The words of one language.
pub(super) struct Vocabulary {
    tongue: Tongue,
    pub months: [&'static str; 12],
    pub months_short: [&'static str; 12],
    /// Spring, summer, autumn, winter.
    pub seasons: [&'static str; 4],
    /// Said of a season: of the southern, of the northern hemisphere.
    pub south: &'static str,
    pub north: &'static str,
    /// Number and year.
    pub quarter: &'static str,
    pub third: &'static str,
    pub half: &'static str,
    /// "a Monday" and so on, Monday first.
    pub weekdays: [&'static str; 7],
    /// Day, month, year.
    pub day: &'static str,
    /// The first day of a month, where it is told apart.
    pub first_day: &'static str,
    /// A year before Christ, and one of the first century after.
    pub year_before: &'static str,
    pub year_early: &'static str,
    pub decade: &'static str,
    /// Approximate, of a label and within a phrase.
    pub about: &'static str,
    pub roughly: &'static str,
    /// Doubtful, of a label and within a phrase.
    pub doubtful: &'static str,
    pub uncertain: &'static str,
    pub between: &'static str,
    /// An interval in words, and with one end only.
    pub from_to: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    /// Date and time of day.
    pub at_clock: &'static str,
    /// Of a reading: what follows the date's name, and then its days.
    pub said_approximate: &'static str,
    pub said_uncertain: &'static str,
    pub with_detail: &'static str,
    pub day_unknown: &'static str,
    pub month_unknown: &'static str,
    pub open_start: &'static str,
    pub open_end: &'static str,
    pub unknown_start: &'static str,
    pub unknown_end: &'static str,
    pub or_earlier: &'static str,
    pub or_later: &'static str,
    pub one_of: &'static str,
    pub all_of: &'static str,
    pub starts_ends: &'static str,
    pub starts: &'static str,
    pub ends: &'static str,
    pub list_separator: &'static str,
    /// Relations: the event, then the distance.
    pub relative_before: &'static str,
    pub relative_after: &'static str,
    pub about_before: &'static str,
    pub about_after: &'static str,
    pub some_time_before: &'static str,
    pub some_time_after: &'static str,
    pub same_time: &'static str,
    pub about_same_time: &'static str,
    pub during: &'static str,
    /// What stands between digits and a prefix that is written together with the
    /// word that follows.
    digit_joiner: &'static str,
    /// Joins the parts of a distance.
    pub and: &'static str,
    /// How the title of another event is marked off.
    pub title: &'static str,
    /// The same where a noun must stand, which a title need not be.
    pub title_as_noun: &'static str,
    /// A date that cannot be read, shown as written.
    pub as_written: &'static str,
}

impl Vocabulary {
    /// Puts parts in the places `{0}`, `{1}`, … of a template, with what the
    /// grammar of the language asks for where they meet.
    pub(super) fn fill(&self, template: &str, parts: &[&str]) -> String {
        let mut filled = String::with_capacity(template.len() + parts.iter().map(|part| part.len()).sum::<usize>());
        let mut rest = template;
        while let Some((text, after)) = rest.split_once('{') {
            filled.push_str(text);
            let Some((place, tail)) = after.split_once('}') else { return filled };
            if let Some(part) = place.parse::<usize>().ok().and_then(|place| parts.get(place)) {
                if self.joins(text) && part.starts_with(char::is_numeric) {
                    filled.push_str(self.digit_joiner);
                }
                filled.push_str(part);
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    /// Whether a prefix stands at the end of this text that takes a joiner
    /// before digits. The Arabic "and" takes none.
    fn joins(&self, text: &str) -> bool {
        !self.digit_joiner.is_empty() && text.ends_with(|c: char| c.is_alphabetic() && c != 'و')
    }

    /// Like [`fill`](Self::fill) for parts that are names of dates, which in
    /// French take an article after a preposition ("le 13 septembre", "les années
    /// 1560") that the preposition may swallow ("du", "au").
    pub(super) fn phrase(&self, template: &str, dates: &[&str]) -> String {
        if self.tongue != Tongue::French {
            return self.fill(template, dates);
        }
        let with_articles: Vec<String> = dates.iter().map(|date| self.with_article(date)).collect();
        let parts: Vec<&str> = with_articles.iter().map(String::as_str).collect();
        let mut phrase = self.fill(template, &parts);
        for (apart, together) in [
            ("de les ", "des "),
            ("à les ", "aux "),
            ("de le ", "du "),
            ("à le ", "au "),
            ("de a", "d’a"),
            ("de o", "d’o"),
        ] {
            phrase = phrase.replace(apart, together);
        }
        phrase
    }

    /// The name of a date with the French article that it takes.
    fn with_article(&self, date: &str) -> String {
        let mut words = date.split(' ');
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_month = self.months.contains(&second) || self.months_short.contains(&second);
        if first.starts_with(|c: char| c.is_ascii_digit()) && is_month {
            format!("le {date}")
        } else if first == "années" {
            format!("les {date}")
        } else {
            date.to_owned()
        }
    }
}

/// The Gregorian months in full, January first. Languages without words of
/// their own here get English ones.
pub fn month_names(style: impl Into<DateStyle>) -> &'static [&'static str; 12] {
    &vocabulary(style.into().speech()).months
}

/// The same as short as the language has them.
pub fn short_month_names(style: impl Into<DateStyle>) -> &'static [&'static str; 12] {
    &vocabulary(style.into().speech()).months_short
}

/// The words of a language.
pub(super) fn vocabulary(speech: impl Into<Speech>) -> &'static Vocabulary {
    let Speech { tongue, months } = speech.into();
    match (tongue, months) {
        (Tongue::English, _) => &ENGLISH,
        (Tongue::Arabic, MonthNaming::International) => &ARABIC,
        (Tongue::Arabic, MonthNaming::Levantine) => &ARABIC_LEVANTINE,
        (Tongue::Arabic, MonthNaming::Both) => &ARABIC_BOTH,
        (Tongue::Arabic, MonthNaming::Maghrebi) => &ARABIC_MAGHREBI,
        (Tongue::French, _) => &FRENCH,
        (Tongue::Hebrew, _) => &HEBREW,
    }
}

static ENGLISH: Vocabulary = Vocabulary {
    tongue: Tongue::English,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    seasons: ["spring {0}", "summer {0}", "autumn {0}", "winter {0}"],
    south: "{0} (south)",
    north: "{0} (north)",
    quarter: "quarter {0} of {1}",
    third: "third {0} of {1}",
    half: "half {0} of {1}",
    weekdays: ["a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday"],
    day: "{0} {1} {2}",
    first_day: "1",
    year_before: "{0} BC",
    year_early: "AD {0}",
    decade: "{0}s",
    about: "about {0}",
    roughly: "about {0}",
    doubtful: "{0}?",
    uncertain: "{0} (uncertain)",
    between: "between {0} and {1}",
    from_to: "from {0} to {1}",
    from: "from {0}",
    until: "until {0}",
    at_clock: "{0}, {1}",
    said_approximate: "{0}, about",
    said_uncertain: "{0}, uncertain",
    with_detail: "{0}: {1}",
    day_unknown: "{0}, day unknown",
    month_unknown: "{0}, month unknown",
    open_start: "open start to {0}",
    open_end: "from {0}, open end",
    unknown_start: "unknown start to {0}",
    unknown_end: "from {0}, end unknown",
    or_earlier: "{0} or earlier",
    or_later: "{0} or later",
    one_of: "one of {0}",
    all_of: "all of {0}",
    starts_ends: "starts {0}, ends {1}",
    starts: "starts {0}",
    ends: "ends {0}",
    list_separator: ", ",
    relative_before: "{1} before {0}",
    relative_after: "{1} after {0}",
    about_before: "about {1} before {0}",
    about_after: "about {1} after {0}",
    some_time_before: "some time before {0}",
    some_time_after: "some time after {0}",
    same_time: "at the same time as {0}",
    about_same_time: "about the same time as {0}",
    during: "during {0}",
    digit_joiner: "",
    and: "{0} and {1}",
    title: "{0}",
    title_as_noun: "“{0}”",
    as_written: "\"{0}\"",
};

static ARABIC: Vocabulary = arabic(ARABIC_MONTHS);
static ARABIC_LEVANTINE: Vocabulary = arabic(LEVANTINE_MONTHS);
static ARABIC_BOTH: Vocabulary = arabic(BOTH_MONTHS);
static ARABIC_MAGHREBI: Vocabulary = arabic(MAGHREBI_MONTHS);

/// Arabic with these names of the months.
const fn arabic(months: [&'static str; 12]) -> Vocabulary {
    Vocabulary { months, months_short: months, ..ARABIC_WORDS }
}

const ARABIC_WORDS: Vocabulary = Vocabulary {
    tongue: Tongue::Arabic,
    months: ARABIC_MONTHS,
    months_short: ARABIC_MONTHS,
    seasons: ["ربيع {0}", "صيف {0}", "خريف {0}", "شتاء {0}"],
    south: "{0} (جنوبًا)",
    north: "{0} (شمالًا)",
    quarter: "الربع {0} من {1}",
    third: "الثلث {0} من {1}",
    half: "النصف {0} من {1}",
    weekdays: ["يوم اثنين", "يوم ثلاثاء", "يوم أربعاء", "يوم خميس", "يوم جمعة", "يوم سبت", "يوم أحد"],
    day: "{0} {1} {2}",
    first_day: "1",
    year_before: "{0} ق.م",
    year_early: "{0} م",
    decade: "عقد {0}",
    about: "نحو {0}",
    roughly: "نحو {0}",
    doubtful: "{0}؟",
    uncertain: "{0} (غير مؤكد)",
    between: "بين {0} و{1}",
    from_to: "من {0} إلى {1}",
    from: "منذ {0}",
    until: "حتى {0}",
    at_clock: "{0}، {1}",
    said_approximate: "{0} تقريبًا",
    said_uncertain: "{0}، غير مؤكد",
    with_detail: "{0}: {1}",
    day_unknown: "{0}، يوم غير معروف",
    month_unknown: "{0}، شهر غير معروف",
    open_start: "بداية مفتوحة حتى {0}",
    open_end: "منذ {0}، نهاية مفتوحة",
    unknown_start: "بداية غير معروفة حتى {0}",
    unknown_end: "منذ {0}، نهاية غير معروفة",
    or_earlier: "{0} أو قبل ذلك",
    or_later: "{0} أو بعد ذلك",
    one_of: "أحد التواريخ {0}",
    all_of: "كل التواريخ {0}",
    starts_ends: "البداية {0}، النهاية {1}",
    starts: "البداية {0}",
    ends: "النهاية {0}",
    list_separator: "، ",
    relative_before: "قبل {0} ب{1}",
    relative_after: "بعد {0} ب{1}",
    about_before: "قبل {0} بنحو {1}",
    about_after: "بعد {0} بنحو {1}",
    some_time_before: "في وقت ما قبل {0}",
    some_time_after: "في وقت ما بعد {0}",
    same_time: "في وقت {0} نفسه",
    about_same_time: "في وقت {0} نفسه تقريبًا",
    during: "خلال {0}",
    digit_joiner: "ـ",
    and: "{0} و{1}",
    title: "«{0}»",
    title_as_noun: "«{0}»",
    as_written: "«{0}»",
};

pub(super) const ARABIC_MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

pub(super) const LEVANTINE_MONTHS: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// The international name, then the Levantine one, as pan-Arab newspapers print
/// them: the stroke close to the first.
const BOTH_MONTHS: [&str; 12] = [
    "يناير/ كانون الثاني",
    "فبراير/ شباط",
    "مارس/ آذار",
    "أبريل/ نيسان",
    "مايو/ أيار",
    "يونيو/ حزيران",
    "يوليو/ تموز",
    "أغسطس/ آب",
    "سبتمبر/ أيلول",
    "أكتوبر/ تشرين الأول",
    "نوفمبر/ تشرين الثاني",
    "ديسمبر/ كانون الأول",
];

pub(super) const MAGHREBI_MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];

/// Further names and spellings of the months, January first, that are read but
/// not told: those of Algeria and Tunisia, and other spellings.
pub(super) const OTHER_ARABIC_MONTHS: [&[&str]; 12] = [
    &["جانفي"],
    &["فيفري"],
    &[],
    &["أفريل"],
    &["ماية"],
    &["جوان", "يونيه"],
    &["جويلية", "يوليه"],
    &["أوت"],
    &["سبتنبر"],
    &[],
    &["نوفنبر"],
    &["ديسنبر"],
];

static FRENCH: Vocabulary = Vocabulary {
    tongue: Tongue::French,
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    months_short: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    seasons: ["printemps {0}", "été {0}", "automne {0}", "hiver {0}"],
    south: "{0} (sud)",
    north: "{0} (nord)",
    quarter: "trimestre {0} de {1}",
    third: "quadrimestre {0} de {1}",
    half: "semestre {0} de {1}",
    weekdays: ["un lundi", "un mardi", "un mercredi", "un jeudi", "un vendredi", "un samedi", "un dimanche"],
    day: "{0} {1} {2}",
    first_day: "1er",
    year_before: "{0} av. J.-C.",
    year_early: "{0} apr. J.-C.",
    decade: "années {0}",
    about: "vers {0}",
    roughly: "{0} (environ)",
    doubtful: "{0}\u{a0}?",
    uncertain: "{0} (incertain)",
    between: "entre {0} et {1}",
    from_to: "de {0} à {1}",
    from: "depuis {0}",
    until: "jusqu’à {0}",
    at_clock: "{0}, {1}",
    said_approximate: "{0}, environ",
    said_uncertain: "{0}, incertain",
    with_detail: "{0}\u{a0}: {1}",
    day_unknown: "{0}, jour inconnu",
    month_unknown: "{0}, mois inconnu",
    open_start: "début ouvert, jusqu’à {0}",
    open_end: "depuis {0}, fin ouverte",
    unknown_start: "début inconnu, jusqu’à {0}",
    unknown_end: "depuis {0}, fin inconnue",
    or_earlier: "{0} ou avant",
    or_later: "{0} ou après",
    one_of: "l’une des dates {0}",
    all_of: "toutes les dates {0}",
    starts_ends: "début {0}, fin {1}",
    starts: "début {0}",
    ends: "fin {0}",
    list_separator: ", ",
    relative_before: "{1} avant {0}",
    relative_after: "{1} après {0}",
    about_before: "environ {1} avant {0}",
    about_after: "environ {1} après {0}",
    some_time_before: "quelque temps avant {0}",
    some_time_after: "quelque temps après {0}",
    same_time: "en même temps que {0}",
    about_same_time: "à peu près en même temps que {0}",
    during: "pendant {0}",
    digit_joiner: "",
    and: "{0} et {1}",
    title: "«\u{a0}{0}\u{a0}»",
    title_as_noun: "«\u{a0}{0}\u{a0}»",
    as_written: "«\u{a0}{0}\u{a0}»",
};

static HEBREW: Vocabulary = Vocabulary {
    tongue: Tongue::Hebrew,
    months: [
        "ינואר",
        "פברואר",
        "מרץ",
        "אפריל",
        "מאי",
        "יוני",
        "יולי",
        "אוגוסט",
        "ספטמבר",
        "אוקטובר",
        "נובמבר",
        "דצמבר",
    ],
    months_short: ["ינו׳", "פבר׳", "מרץ", "אפר׳", "מאי", "יוני", "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳", "דצמ׳"],
    seasons: ["אביב {0}", "קיץ {0}", "סתיו {0}", "חורף {0}"],
    south: "{0} (דרום)",
    north: "{0} (צפון)",
    quarter: "רבעון {0} של {1}",
    third: "שליש {0} של {1}",
    half: "מחצית {0} של {1}",
    weekdays: ["יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת", "יום ראשון"],
    day: "{0} ב{1} {2}",
    first_day: "1",
    year_before: "{0} לפנה״ס",
    year_early: "{0} לספירה",
    decade: "שנות ה{0}",
    about: "בערך {0}",
    roughly: "{0} (בערך)",
    doubtful: "{0}?",
    uncertain: "{0} (לא ודאי)",
    between: "בין {0} ל{1}",
    from_to: "מ{0} עד {1}",
    from: "מ{0}",
    until: "עד {0}",
    at_clock: "{0}, {1}",
    said_approximate: "{0}, בערך",
    said_uncertain: "{0}, לא ודאי",
    with_detail: "{0}: {1}",
    day_unknown: "{0}, יום לא ידוע",
    month_unknown: "{0}, חודש לא ידוע",
    open_start: "התחלה פתוחה עד {0}",
    open_end: "מ{0}, סוף פתוח",
    unknown_start: "התחלה לא ידועה עד {0}",
    unknown_end: "מ{0}, סוף לא ידוע",
    or_earlier: "{0} או קודם לכן",
    or_later: "{0} או אחר כך",
    one_of: "אחד התאריכים {0}",
    all_of: "כל התאריכים {0}",
    starts_ends: "התחלה {0}, סוף {1}",
    starts: "התחלה {0}",
    ends: "סוף {0}",
    list_separator: ", ",
    relative_before: "{1} לפני {0}",
    relative_after: "{1} אחרי {0}",
    about_before: "כ{1} לפני {0}",
    about_after: "כ{1} אחרי {0}",
    some_time_before: "זמן מה לפני {0}",
    some_time_after: "זמן מה אחרי {0}",
    same_time: "באותו זמן כמו {0}",
    about_same_time: "בערך באותו זמן כמו {0}",
    during: "במהלך {0}",
    digit_joiner: "־",
    and: "{0} ו{1}",
    title: "„{0}”",
    title_as_noun: "„{0}”",
    as_written: "„{0}”",
};
