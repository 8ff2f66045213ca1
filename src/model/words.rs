//! Names of the records' enum values in words, in English, Arabic, French and
//! Hebrew, as they stand alone in a form or a legend (sentence case where the
//! script has it). Other languages get English.
//!
//! PLOVER types and CAMEO codes have no entry: they are terms of their
//! ontologies and are shown as these write them.

use super::dataset::Dataset;
use super::date::{Basis, Precision, TimeRelation, Weekday};
use super::lang::Lang;
use super::record::{Direction, Level, LinkRelation, PlacePrecision, Role, Side, StatusState};

/// A language that the program has words in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    Arabic,
    French,
    Hebrew,
}

impl Tongue {
    /// The tongue for a language; English for all that have no table.
    pub(crate) fn of(lang: Lang) -> Self {
        match lang {
            Lang::AR => Self::Arabic,
            Lang::FR => Self::French,
            Lang::HE => Self::Hebrew,
            _ => Self::English,
        }
    }
}

/// One word in English, Arabic, French and Hebrew.
type Word = [&'static str; 4];

fn pick(word: Word, lang: Lang) -> &'static str {
    let [english, arabic, french, hebrew] = word;
    match Tongue::of(lang) {
        Tongue::English => english,
        Tongue::Arabic => arabic,
        Tongue::French => french,
        Tongue::Hebrew => hebrew,
    }
}

/// What a party does, such as "Visitor".
pub fn role(role: Role, lang: Lang) -> &'static str {
    let word = match role {
        Role::Visitor => ["Visitor", "زائر", "Visiteur", "מבקר"],
        Role::Host => ["Host", "مضيف", "Hôte", "מארח"],
        Role::Signatory => ["Signatory", "موقِّع", "Signataire", "חותם"],
        Role::Speaker => ["Speaker", "متحدث", "Orateur", "דובר"],
        Role::Addressee => ["Addressee", "مخاطَب", "Destinataire", "נמען"],
        Role::Participant => ["Participant", "مشارك", "Participant", "משתתף"],
        Role::Organizer => ["Organizer", "منظِّم", "Organisateur", "מארגן"],
        Role::Principal => ["Principal", "صاحب الأمر", "Donneur d’ordre", "בעל הסמכות"],
        Role::Mediator => ["Mediator", "وسيط", "Médiateur", "מתווך"],
    };
    pick(word, lang)
}

/// A side by the dyad's name for it, such as "Morocco"; "Third party" for
/// anyone else.
pub fn side(side: Side, dataset: &Dataset, lang: Lang) -> &str {
    let name = dataset.side_name(side, lang);
    match side {
        _ if !name.is_empty() => name,
        Side::A => pick(["Side A", "الطرف الأول", "Partie A", "צד א׳"], lang),
        Side::B => pick(["Side B", "الطرف الثاني", "Partie B", "צד ב׳"], lang),
        Side::Other => pick(["Third party", "طرف ثالث", "Tiers", "צד שלישי"], lang),
    }
}

/// Whose move an event was, such as "Morocco → Israel" or "Joint". In a language
/// that is written from right to left the arrow points left, as reading does.
pub fn direction(direction: Direction, dataset: &Dataset, lang: Lang) -> String {
    let arrow = if lang.is_rtl() { '←' } else { '→' };
    let (a, b) = (side(Side::A, dataset, lang), side(Side::B, dataset, lang));
    match direction {
        Direction::AToB => format!("{a} {arrow} {b}"),
        Direction::BToA => format!("{b} {arrow} {a}"),
        Direction::Joint => pick(["Joint", "مشترك", "Conjoint", "משותף"], lang).to_owned(),
    }
}

/// How settled an event is, such as "Announced".
pub fn status(status: StatusState, lang: Lang) -> &'static str {
    let word = match status {
        StatusState::Announced => ["Announced", "مُعلن", "Annoncé", "הוכרז"],
        StatusState::Happened => ["Happened", "وقع", "Survenu", "התרחש"],
        StatusState::Disputed => ["Disputed", "متنازع فيه", "Contesté", "שנוי במחלוקת"],
        StatusState::Denied => ["Denied", "منفي", "Démenti", "הוכחש"],
    };
    pick(word, lang)
}

/// How one event relates to another, read from this event to the other, such as
/// "Is part of".
pub fn link_relation(relation: LinkRelation, lang: Lang) -> &'static str {
    let word = match relation {
        LinkRelation::Follows => ["Follows", "يلي", "Fait suite à", "בא בעקבות"],
        LinkRelation::Includes => ["Includes", "يشمل", "Comprend", "כולל את"],
        LinkRelation::PartOf => ["Is part of", "جزء من", "Fait partie de", "חלק מתוך"],
        LinkRelation::LedTo => ["Led to", "أدى إلى", "A conduit à", "הוביל אל"],
        LinkRelation::ResultedFrom => ["Resulted from", "نتج عن", "Résulte de", "נבע מתוך"],
        LinkRelation::ReportsOn => ["Reports on", "يتناول", "Rend compte de", "מדווח על"],
        LinkRelation::OnOccasionOf => ["On the occasion of", "بمناسبة", "À l’occasion de", "לרגל"],
        LinkRelation::RelatedTo => ["Is related to", "على صلة مع", "Est lié à", "קשור אל"],
    };
    pick(word, lang)
}

/// On whose word a date rests, such as "Stated".
pub fn basis(basis: &Basis, lang: Lang) -> &'static str {
    basis_named(basis.name(), lang)
}

/// The same by the name that filters and JSON output have; `undated` too. A name
/// that does not exist gives the empty string.
pub fn basis_named(name: &str, lang: Lang) -> &'static str {
    let word = match name {
        "stated" => ["Stated", "وارد في المصدر", "Énoncé par la source", "נאמר במקור"],
        "derived" => ["Derived", "مستنتج", "Déduit", "נגזר"],
        "editorial" => ["Editorial", "إضافة المحرر", "Ajout de l’éditeur", "תוספת העורך"],
        "undated" => ["Undated", "بلا تاريخ", "Sans date", "ללא תאריך"],
        _ => return "",
    };
    pick(word, lang)
}

/// A degree of confidence, such as "High".
pub fn level(level: Level, lang: Lang) -> &'static str {
    let word = match level {
        Level::Low => ["Low", "منخفضة", "Faible", "נמוכה"],
        Level::Medium => ["Medium", "متوسطة", "Moyenne", "בינונית"],
        Level::High => ["High", "مرتفعة", "Élevée", "גבוהה"],
    };
    pick(word, lang)
}

/// How exactly a place is known, such as "City".
pub fn place_precision(precision: PlacePrecision, lang: Lang) -> &'static str {
    let word = match precision {
        PlacePrecision::Site => ["Site", "موقع", "Site", "אתר"],
        PlacePrecision::City => ["City", "مدينة", "Ville", "עיר"],
        PlacePrecision::Region => ["Region", "منطقة", "Région", "אזור"],
        PlacePrecision::Country => ["Country", "بلد", "Pays", "מדינה"],
    };
    pick(word, lang)
}

/// How finely a date is known, such as "Month".
pub fn date_precision(precision: Precision, lang: Lang) -> &'static str {
    let word = match precision {
        Precision::Day => ["Day", "يوم", "Jour", "יום"],
        Precision::Month => ["Month", "شهر", "Mois", "חודש"],
        Precision::Season => ["Part of a year", "جزء من سنة", "Partie d’année", "חלק משנה"],
        Precision::Year => ["Year", "سنة", "Année", "שנה"],
        Precision::Coarser => ["Coarser than a year", "أقل دقة من سنة", "Moins précis que l’année", "פחות משנה"],
    };
    pick(word, lang)
}

/// Where an event lies in time, seen from another, such as "Before".
pub fn time_relation(relation: TimeRelation, lang: Lang) -> &'static str {
    let word = match relation {
        TimeRelation::Before => ["Before", "قبل", "Avant", "לפני"],
        TimeRelation::After => ["After", "بعد", "Après", "אחרי"],
        TimeRelation::SameTime => ["At the same time as", "في وقت", "En même temps que", "באותו זמן כמו"],
        TimeRelation::During => ["During", "خلال", "Pendant", "במהלך"],
    };
    pick(word, lang)
}

/// A day of the week, such as "Tuesday".
pub fn weekday(weekday: Weekday, lang: Lang) -> &'static str {
    let word = match weekday {
        Weekday::Monday => ["Monday", "الاثنين", "Lundi", "יום שני"],
        Weekday::Tuesday => ["Tuesday", "الثلاثاء", "Mardi", "יום שלישי"],
        Weekday::Wednesday => ["Wednesday", "الأربعاء", "Mercredi", "יום רביעי"],
        Weekday::Thursday => ["Thursday", "الخميس", "Jeudi", "יום חמישי"],
        Weekday::Friday => ["Friday", "الجمعة", "Vendredi", "יום שישי"],
        Weekday::Saturday => ["Saturday", "السبت", "Samedi", "שבת"],
        Weekday::Sunday => ["Sunday", "الأحد", "Dimanche", "יום ראשון"],
    };
    pick(word, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, LocalText};

    fn dyad() -> Dataset {
        let header = Header {
            side_a: LocalText::of([(Lang::EN, "Morocco"), (Lang::AR, "المغرب")]),
            side_b: LocalText::of([(Lang::EN, "Israel"), (Lang::AR, "إسرائيل")]),
            ..Header::default()
        };
        Dataset { header, ..Dataset::default() }
    }

    #[test]
    fn a_direction_is_told_by_the_names_of_the_dyad() {
        assert_eq!(direction(Direction::AToB, &dyad(), Lang::EN), "Morocco → Israel");
        assert_eq!(direction(Direction::BToA, &dyad(), Lang::EN), "Israel → Morocco");
        assert_eq!(direction(Direction::AToB, &dyad(), Lang::AR), "المغرب ← إسرائيل");
        assert_eq!(direction(Direction::Joint, &dyad(), Lang::FR), "Conjoint");
    }

    #[test]
    fn a_side_without_a_name_is_still_told() {
        assert_eq!(side(Side::A, &Dataset::default(), Lang::EN), "Side A");
        assert_eq!(side(Side::Other, &dyad(), Lang::AR), "طرف ثالث");
    }

    #[test]
    fn every_language_tells_the_values_of_an_enum_apart() {
        for lang in Lang::OFFERED {
            let all_differ = |words: Vec<&str>| {
                let distinct: std::collections::BTreeSet<&str> = words.iter().copied().collect();
                assert_eq!(distinct.len(), words.len(), "{lang}: {words:?}");
                assert!(!distinct.contains(""), "{lang}");
            };
            all_differ(Role::ALL.map(|value| role(value, lang)).to_vec());
            all_differ(StatusState::ALL.map(|value| status(value, lang)).to_vec());
            all_differ(LinkRelation::ALL.map(|value| link_relation(value, lang)).to_vec());
            all_differ(Level::ALL.map(|value| level(value, lang)).to_vec());
            all_differ(PlacePrecision::ALL.map(|value| place_precision(value, lang)).to_vec());
            all_differ(TimeRelation::ALL.map(|value| time_relation(value, lang)).to_vec());
            all_differ(Weekday::ALL.map(|value| weekday(value, lang)).to_vec());
            all_differ(crate::model::query::BASES.map(|name| basis_named(name, lang)).to_vec());
        }
    }
}
