//! The figure's own words, per language.
//!
//! English, Arabic, French and Hebrew; every other language gets English. Where
//! a language bends a noun with its number in more ways than two, the number
//! follows the noun instead ("الأحداث المعروضة: 12").

use crate::model::{Dataset, Lang};

/// How many events are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub shown: usize,
    pub filtered_out: usize,
    pub undated: usize,
    /// Dated outside the time shown.
    pub outside: usize,
}

/// "12 events shown, 3 filtered out, 1 undated": what is zero is left out.
pub(super) fn counts(counts: &Counts, lang: Lang) -> String {
    let Counts { shown, filtered_out, undated, outside } = *counts;
    let one_or_many = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let (parts, comma) = match lang {
        Lang::AR => (
            [
                format!("الأحداث المعروضة: {shown}"),
                format!("خارج المدة: {outside}"),
                format!("استبعدها الترشيح: {filtered_out}"),
                format!("بلا تاريخ: {undated}"),
            ],
            "، ",
        ),
        Lang::HE => (
            [
                format!("אירועים מוצגים: {shown}"),
                format!("מחוץ לטווח: {outside}"),
                format!("סוננו: {filtered_out}"),
                format!("ללא תאריך: {undated}"),
            ],
            ", ",
        ),
        Lang::FR => (
            [
                // In French, zero takes the singular.
                if shown < 2 {
                    format!("{shown} événement affiché")
                } else {
                    format!("{shown} événements affichés")
                },
                format!("{outside} hors de la période"),
                one_or_many(filtered_out, "filtré", "filtrés"),
                one_or_many(undated, "sans date", "sans date"),
            ],
            ", ",
        ),
        _ => (
            [
                one_or_many(shown, "event shown", "events shown"),
                format!("{outside} outside this time"),
                format!("{filtered_out} filtered out"),
                format!("{undated} undated"),
            ],
            ", ",
        ),
    };
    let said = [true, outside > 0, filtered_out > 0, undated > 0];
    parts.into_iter().zip(said).filter_map(|(part, said)| said.then_some(part)).collect::<Vec<_>>().join(comma)
}

/// The filter as the subtitle names it.
pub(super) fn filter(query: &str, lang: Lang) -> String {
    match lang {
        Lang::AR => format!("الترشيح: {query}"),
        Lang::HE => format!("סינון: {query}"),
        Lang::FR => format!("filtre : {query}"),
        _ => format!("filter: {query}"),
    }
}

/// Before the names of undated events.
pub(super) fn undated(lang: Lang) -> &'static str {
    match lang {
        Lang::AR => "بلا تاريخ: ",
        Lang::HE => "ללא תאריך: ",
        Lang::FR => "Sans date : ",
        _ => "Undated: ",
    }
}

/// Before the names of events whose marks have no label.
pub(super) fn unlabeled(lang: Lang) -> &'static str {
    match lang {
        Lang::AR => "علامات لا متسع لأسمائها: ",
        Lang::HE => "סימנים שאין מקום לשמם: ",
        Lang::FR => "Signes sans place pour leur nom : ",
        _ => "Marks without room for their name: ",
    }
}

/// A label, the names of events, and how many more there are.
pub(super) fn names(label: &str, titles: &[&str], more: usize, lang: Lang) -> String {
    let separator = match lang {
        Lang::AR => "؛ ",
        Lang::FR => " ; ",
        _ => "; ",
    };
    let named = titles.join(separator);
    let rest = match (more, lang) {
        (0, _) => String::new(),
        (_, Lang::AR) => format!("{separator}وغيرها: {more}"),
        (_, Lang::HE) => format!("{separator}ועוד {more}"),
        (_, Lang::FR) => format!("{separator}et {more} de plus"),
        _ => format!("{separator}and {more} more"),
    };
    format!("{label}{named}{rest}")
}

/// What the footer says of the dataset: its title and identifier.
pub(super) fn dataset(dataset: &Dataset, lang: Lang) -> String {
    let label = match lang {
        Lang::AR => "مجموعة البيانات: ",
        Lang::HE => "מאגר הנתונים: ",
        Lang::FR => "Jeu de données : ",
        _ => "Dataset: ",
    };
    let title = dataset.header.title.in_lang(lang);
    let id = dataset.header.id.as_str();
    match (title.is_empty(), id.is_empty() || id == title) {
        (false, false) => format!("{label}{title} ({id})"),
        (false, true) => format!("{label}{title}"),
        (true, _) => format!("{label}{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_say_what_is_not_zero() {
        let all = Counts { shown: 12, filtered_out: 3, undated: 1, outside: 2 };
        assert_eq!(counts(&all, Lang::EN), "12 events shown, 2 outside this time, 3 filtered out, 1 undated");
        let one = Counts { shown: 1, ..Counts::default() };
        assert_eq!(counts(&one, Lang::EN), "1 event shown");
        assert_eq!(counts(&Counts::default(), Lang::EN), "0 events shown");
        assert_eq!(counts(&Counts::default(), Lang::FR), "0 événement affiché");
        assert_eq!(counts(&one, Lang::AR), "الأحداث المعروضة: 1");
    }

    #[test]
    fn events_are_named_and_the_rest_is_counted() {
        assert_eq!(names(undated(Lang::EN), &["A", "B"], 0, Lang::EN), "Undated: A; B");
        assert_eq!(names(undated(Lang::EN), &["A"], 2, Lang::EN), "Undated: A; and 2 more");
    }
}
