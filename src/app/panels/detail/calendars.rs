//! The date of an event in the Hijri and the Hebrew calendar, under its claims:
//! no finer than it is known, with the doubt that its calendar adds.

use egui::{Ui, vec2};

use crate::app::state::State;
use crate::app::widgets::{TextLabel, TextParagraph};
use crate::model::date::{
    OtherCalendar, Resolved, calendar_note, other_calendar_name, other_date, told_evening, told_grounds,
};

/// Width of the column of names, in logical pixels: that of the claims' badges.
const NAME_COLUMN_PX: f32 = 66.0;

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
        let shown = ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(NAME_COLUMN_PX, 18.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(NAME_COLUMN_PX);
                ui.add(TextLabel::new(row.name).size(small).color(soft).max_width(NAME_COLUMN_PX));
            });
            TextParagraph::new(&row.told).size(small).shrink_to_fit().show(ui);
        });
        shown.response.on_hover_ui(|ui| {
            ui.set_max_width(320.0);
            TextParagraph::new(row.note).show(ui);
        });
    }
    ui.horizontal_top(|ui| {
        ui.add_space(NAME_COLUMN_PX + ui.spacing().item_spacing.x);
        let evening = told_evening(date, state.date_style());
        TextParagraph::new(&evening).size(small).color(soft).shrink_to_fit().show(ui);
    });
}
