//! The few words that a chronicle needs of its own, in English, Arabic, French
//! and Hebrew; other languages get English.

use crate::model::Lang;

/// The words of one language.
pub(super) struct Words {
    pub undated: &'static str,
    pub sources: &'static str,
    pub parties: &'static str,
    pub dates: &'static str,
    pub preferred: &'static str,
    pub filter: &'static str,
    pub made_on: &'static str,
    /// After a quotation whose words are no longer in the source.
    pub lost: &'static str,
    /// After a quotation whose words have changed in the source.
    pub changed: &'static str,
    pub events: &'static str,
    pub link: &'static str,
}

const ENGLISH: Words = Words {
    undated: "undated",
    sources: "Sources",
    parties: "Parties",
    dates: "Date claims",
    preferred: "preferred",
    filter: "Filter",
    made_on: "Made on",
    lost: "no longer found in the source",
    changed: "the source has other words now",
    events: "events",
    link: "Open the source",
};

const ARABIC: Words = Words {
    undated: "بلا تاريخ",
    sources: "المصادر",
    parties: "الأطراف",
    dates: "أقوال التاريخ",
    preferred: "المرجّح",
    filter: "التصفية",
    made_on: "أُعدّ في",
    lost: "لم يعد موجودا في المصدر",
    changed: "تغيّرت كلمات المصدر",
    events: "أحداث",
    link: "فتح المصدر",
};

const FRENCH: Words = Words {
    undated: "sans date",
    sources: "Sources",
    parties: "Parties",
    dates: "Datations",
    preferred: "retenue",
    filter: "Filtre",
    made_on: "Établi le",
    lost: "ne se trouve plus dans la source",
    changed: "la source a désormais d’autres mots",
    events: "événements",
    link: "Ouvrir la source",
};

const HEBREW: Words = Words {
    undated: "ללא תאריך",
    sources: "מקורות",
    parties: "צדדים",
    dates: "טענות תאריך",
    preferred: "מועדפת",
    filter: "סינון",
    made_on: "נערך ביום",
    lost: "אינו נמצא עוד במקור",
    changed: "מילות המקור השתנו",
    events: "אירועים",
    link: "לפתיחת המקור",
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
