//! The date of an event in the Hijri and the Hebrew calendar, under its claims:
//! no finer than it is known, with the doubt that its calendar adds.

use egui::{Sense, Ui, UiBuilder, vec2};

use crate::app::interface::flow;
use crate::app::state::State;
use crate::app::widgets::{Explained as _, TextLabel, TextParagraph};
use crate::model::date::{
    OtherCalendar, Resolved, calendar_note, other_calendar_name, other_date, told_evening, told_grounds,
};

use super::dates::BADGE_COLUMN_PX;

/// One calendar's row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    name: &'static str,
    told: String,
    note: &'static str,
}

/// The rows of a date; none of a calendar in which it has no name.
fn rows_of(state: &State, date: &Resolved) -> Vec<Row> {
    let style = state.date_style();
    let rows = OtherCalendar::ALL.into_iter().filter_map(|calendar| {
        let told = other_date(calendar, date, style)?;
        let (first, last) = (date.core.earliest_start, date.core.latest_end);
        let grounds = |day| calendar.day_of(day).map(|day| day.grounds);
        let first = first.and_then(grounds);
        let last = last.and_then(grounds);
        let grounds = if first.is_some() && last.is_some() && first != last { None } else { first.or(last) };
        let doubt = told_grounds(calendar, grounds, style);
        let told = if doubt.is_empty() { told } else { format!("{told} · {doubt}") };
        Some(Row {
            name: other_calendar_name(calendar, style.lang),
            told,
            note: calendar_note(calendar, grounds, style.lang),
        })
    });
    rows.collect()
}

/// Draws the rows.
pub(super) fn calendars_ui(ui: &mut Ui, state: &State, index: usize) {
    let Some(date) = state.derived.chronology.date(index) else { return };
    let rows = rows_of(state, date);
    if rows.is_empty() {
        return;
    }
    let soft = ui.visuals().weak_text_color();
    let small = state.theme.size.text_small;
    for row in &rows {
        row_ui(ui, row.name, |ui| {
            let shown = TextParagraph::new(&row.told).shrink_to_fit().show(ui);
            shown.response.explained(row.note);
        });
    }
    let evening = told_evening(date, state.date_style());
    row_ui(ui, "", |ui| {
        TextParagraph::new(&evening).size(small).color(soft).shrink_to_fit().show(ui);
    });
}

/// A name in the column of the claims' badges, and what stands beside it.
fn row_ui(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let small = egui::TextStyle::Small.resolve(ui.style()).size;
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(BADGE_COLUMN_PX, 18.0), Sense::hover());
        let layout = flow::row(ui.ctx());
        let mut place = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
        place.add(TextLabel::new(name).size(small).color(ui.visuals().weak_text_color()).max_width(BADGE_COLUMN_PX));
        flow::column_ui(ui, content);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::model::date::resolve_edtf;
    use crate::store;
    use crate::view::Theme;

    fn rows(edtf: &str, lang: Lang) -> Vec<(&'static str, String)> {
        let mut state = State::new(store::open_bundled(), Theme::named("light"));
        state.view.lang = lang;
        rows_of(&state, &resolve_edtf(edtf).unwrap()).into_iter().map(|row| (row.name, row.told)).collect()
    }

    #[test]
    fn a_day_is_told_in_both_calendars_and_the_hijri_one_with_its_doubt() {
        assert_eq!(
            rows("2021-11-24", Lang::EN),
            [("Hijri", "19 Rabi II 1443 AH · ±1 day".to_owned()), ("Hebrew", "20 Kislev 5782 AM".to_owned())]
        );
        assert_eq!(rows("2021-11-24", Lang::AR)[0].1, "19 ربيع الآخر 1443 هـ · ±1 يوم");
    }

    #[test]
    fn what_is_computed_says_so_and_before_the_era_is_nothing() {
        assert_eq!(rows("1492-01-11", Lang::EN)[0].1, "1 Rabi I 897 AH · computed, ±1 day");
        assert_eq!(rows("1882", Lang::EN)[0].1, "Safar 1299 AH – Safar 1300 AH · partly computed, ±1 day");
        let names: Vec<&str> = rows("0500", Lang::EN).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Hebrew"]);
    }
}
