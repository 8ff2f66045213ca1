//! The few words that a picture needs of its own, per language.
//!
//! Knows English, Arabic, French and Hebrew; every other language gets English.
//! Months have the names that dates are told with, in `model`. What events, kinds and actors
//! are called stands in the dataset, never here.

use crate::model::Lang;

/// The words of one language.
pub(super) struct Words {
    /// Days of the week, Monday first, short.
    pub weekdays_short: [&'static str; 7],
    /// After a date that an editor added.
    pub editor: &'static str,
    /// After a date that was derived from others.
    pub derived: &'static str,
    /// A distance in time that is said to be approximate, `{}` standing for it.
    pub about: &'static str,
    /// Caption of the joint lane.
    pub joint: &'static str,
    /// After a year before the common era.
    pub before_era: &'static str,
    /// Caption of the lane of events that name no actor.
    pub no_actor: &'static str,
    /// How many of a layer's rows are in sight, of how many.
    pub rows_in_sight: &'static str,
    /// Caption of the lane of events without a tag.
    pub no_tag: &'static str,
    /// Caption of the lane of events in which neither side takes part.
    pub no_side: &'static str,
    /// Explanations of the marks, in the order of [`super::mark::key`].
    pub key: [&'static str; 10],
}

const ENGLISH: Words = Words {
    weekdays_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    editor: "editor",
    derived: "derived",
    about: "about {}",
    joint: "Joint",
    before_era: "BC",
    no_actor: "No actor named",
    rows_in_sight: "{} of {} in sight",
    no_tag: "No tag",
    no_side: "Neither side",
    key: [
        "Day stated by a source",
        "Day added by the editor",
        "Day derived from other dates",
        "Known to the month, season or year",
        "About: may reach as far as it fades",
        "Some time in between",
        "From – to; lighter where start or end is not certain",
        "Open end",
        "Doubtful",
        "Several events",
    ],
};

const ARABIC: Words = Words {
    weekdays_short: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    editor: "المحرر",
    derived: "مستنتج",
    about: "نحو {}",
    joint: "مشترك",
    before_era: "ق.م",
    no_actor: "بلا طرف مسمى",
    rows_in_sight: "الظاهر {} من {}",
    no_tag: "بلا وسم",
    no_side: "لا أي من الطرفين",
    key: [
        "يوم يذكره المصدر",
        "يوم أضافه المحرر",
        "يوم مستنتج من تواريخ أخرى",
        "معروف بالشهر أو الفصل أو السنة",
        "نحو: قد يمتد إلى حيث يتلاشى",
        "في وقت ما بينهما",
        "من – إلى، أفتح حيث البداية أو النهاية غير مؤكدة",
        "طرف مفتوح",
        "مشكوك فيه",
        "عدة أحداث",
    ],
};

const FRENCH: Words = Words {
    weekdays_short: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    editor: "éditeur",
    derived: "déduit",
    about: "environ {}",
    joint: "Commun",
    before_era: "av. J.-C.",
    no_actor: "Aucun acteur nommé",
    rows_in_sight: "{} sur {} en vue",
    no_tag: "Sans étiquette",
    no_side: "Aucune des deux parties",
    key: [
        "Jour indiqué par une source",
        "Jour ajouté par l’éditeur",
        "Jour déduit d’autres dates",
        "Connu au mois, à la saison ou à l’année près",
        "Environ : peut s’étendre jusqu’où il s’efface",
        "À un moment entre les deux",
        "De – à ; plus clair où le début ou la fin est incertain",
        "Extrémité ouverte",
        "Douteux",
        "Plusieurs événements",
    ],
};

const HEBREW: Words = Words {
    weekdays_short: ["ב׳", "ג׳", "ד׳", "ה׳", "ו׳", "ש׳", "א׳"],
    editor: "העורך",
    derived: "נגזר",
    about: "בערך {}",
    joint: "משותף",
    before_era: "לפנה״ס",
    no_actor: "ללא גורם נקוב",
    rows_in_sight: "{} מתוך {} נראים",
    no_tag: "ללא תגית",
    no_side: "אף אחד מהצדדים",
    key: [
        "יום שהמקור מציין",
        "יום שהוסיף העורך",
        "יום שנגזר מתאריכים אחרים",
        "ידוע עד כדי חודש, עונה או שנה",
        "בערך: עשוי להגיע עד היכן שהוא דוהה",
        "מתישהו בין השניים",
        "מ–עד; בהיר יותר היכן שההתחלה או הסוף אינם ודאיים",
        "קצה פתוח",
        "מוטל בספק",
        "כמה אירועים",
    ],
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::AR => &ARABIC,
        Lang::FR => &FRENCH,
        Lang::HE => &HEBREW,
        _ => &ENGLISH,
    }
}

/// The arrow between two sides, pointing the way the language reads.
pub(super) fn arrow(lang: Lang) -> &'static str {
    if lang.is_rtl() { "←" } else { "→" }
}

/// A year as a reader writes it; year 0 is 1 BC as in ISO 8601.
pub(super) fn year_name(year: i64, lang: Lang) -> String {
    if year > 0 { year.to_string() } else { format!("{} {}", 1 - year, words(lang).before_era) }
}

/// Whether a text is to be set from right to left: its first strong character
/// decides (Unicode Standard Annex #9, rules P2 and P3), by the blocks that hold
/// the right-to-left scripts.
pub(super) fn is_rtl(text: &str) -> bool {
    let strong = text.chars().find(|character| character.is_alphabetic());
    strong.is_some_and(|character| {
        matches!(u32::from(character), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_the_common_era_are_counted_as_readers_do() {
        assert_eq!(year_name(2021, Lang::EN), "2021");
        assert_eq!(year_name(1, Lang::EN), "1");
        assert_eq!(year_name(0, Lang::EN), "1 BC");
        assert_eq!(year_name(-43, Lang::FR), "44 av. J.-C.");
    }

    #[test]
    fn direction_follows_the_first_letter() {
        assert!(is_rtl("زيارة"));
        assert!(is_rtl("«2021» مذكرة"));
        assert!(is_rtl("ביקור"));
        assert!(!is_rtl("Visit of زيارة"));
        assert!(!is_rtl("2021"));
    }
}
