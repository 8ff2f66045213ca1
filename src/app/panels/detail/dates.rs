//! The date claims of an event, side by side: what is claimed, on whose word,
//! in which words of the source.

use egui::{Color32, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Mark, TextParagraph};
use crate::model::date::{Basis, Bounds, ClaimOutcome, ClaimWhat, DateClaim, Day, read_claim};
use crate::model::{Event, Lang};

use super::section_ui;

/// Width of the column of badges, in logical pixels.
const BADGE_COLUMN_PX: f32 = 66.0;

/// Draws the claims.
pub fn dates_ui(ui: &mut Ui, state: &State, index: usize, event: &Event, commands: &mut Vec<Command>) {
    section_ui(ui, "Date");
    if event.dates.is_empty() {
        ui.weak("No date is claimed; the event lies among the undated");
    }
    let dates = state.derived.chronology.event(index);
    for (place, (claim, outcome)) in event.dates.iter().zip(&dates.claims).enumerate() {
        let placed = dates.placed_by == Some(place);
        let stands = event.dates.len() > 1 && placed;
        claim_ui(ui, state, claim, outcome, stands, commands);
        ui.add_space(5.0);
    }
}

fn claim_ui(
    ui: &mut Ui,
    state: &State,
    claim: &DateClaim,
    outcome: &ClaimOutcome,
    preferred: bool,
    commands: &mut Vec<Command>,
) {
    let soft = ui.visuals().weak_text_color();
    let size = &state.theme.size;
    ui.horizontal_top(|ui| {
        badge_ui(ui, state, &claim.basis);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            words_ui(ui, state, claim, outcome, preferred, commands);
            if let ClaimOutcome::Failed(error) = outcome {
                TextParagraph::new(&error.to_string()).color(ui.visuals().error_fg_color).show(ui);
            }
            if !claim.phrase.is_empty() {
                let phrase = format!("«{}»", claim.phrase);
                let mut phrase = TextParagraph::new(&phrase).size(size.text_large).color(soft);
                if !state.lang().is_rtl() {
                    phrase = phrase.shrink_to_fit();
                }
                phrase.show(ui);
            }
            if !claim.note.is_empty() {
                TextParagraph::new(&claim.note).size(size.text_small).color(soft).show(ui);
            }
        });
    });
}

/// What is claimed; the name of another event in it is a link to that event.
fn words_ui(
    ui: &mut Ui,
    state: &State,
    claim: &DateClaim,
    outcome: &ClaimOutcome,
    preferred: bool,
    commands: &mut Vec<Command>,
) {
    let words = read_claim(claim, &state.dataset, state.lang());
    let other = match &claim.what {
        ClaimWhat::Relative(relative) => state.dataset.event(&relative.event),
        ClaimWhat::Edtf(_) | ClaimWhat::Weekday(_) => None,
    };
    let title = other.map_or("", |event| event.title.in_lang(state.lang()));
    let name = words.find(title).filter(|_| !title.is_empty()).map(|start| start..start + title.len());
    let text = if preferred { format!("{words} · {}", preferred_in(state.lang())) } else { words };
    let mut marks = Vec::new();
    if preferred {
        marks.push(Mark { range: 0..text.len(), bold: true, ..Mark::default() });
    }
    if let Some(range) = name.clone() {
        marks.push(Mark { range, underline: Some(ui.visuals().hyperlink_color), ..Mark::default() });
    }
    let shown = TextParagraph::new(&text).marks(marks).show(ui);
    if let Some(event) = other.filter(|_| name.is_some()) {
        let rects = shown.mark_rects.last().map(Vec::as_slice).unwrap_or_default();
        if link_over_ui(ui, rects, shown.response.id, &text) {
            commands.push(Command::View(ViewCommand::Select { event: Some(event.id.clone()), extend: false }));
            commands.push(Command::View(ViewCommand::Reveal(event.id.clone())));
        }
    }
    if let ClaimOutcome::Resolved(resolved) = outcome {
        shown.response.on_hover_text(bounds_in_words(&resolved.bounds));
    }
}

/// Lays a link over words of a paragraph, one stop for the keyboard however
/// many lines they take. Returns whether it was followed.
fn link_over_ui(ui: &Ui, rects: &[Rect], paragraph: Id, name: &str) -> bool {
    let mut followed = false;
    for (line, rect) in rects.iter().enumerate() {
        let sense = if line == 0 { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
        let link = ui.interact(*rect, paragraph.with(("link", line)), sense).on_hover_cursor(CursorIcon::PointingHand);
        if line == 0 {
            link.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
        }
        if link.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(rect.expand(1.0), 2.0, stroke, StrokeKind::Middle);
        }
        followed |= link.clicked();
    }
    followed
}

/// The word for a preferred claim, in the language of the claim's words.
fn preferred_in(lang: Lang) -> &'static str {
    match lang {
        Lang::AR => "المرجَّح",
        Lang::FR => "retenu",
        Lang::HE => "מועדף",
        _ => "preferred",
    }
}

/// The basis as a rounded badge in a colour of its own.
fn badge_ui(ui: &mut Ui, state: &State, basis: &Basis) {
    let (word, ink) = match basis {
        Basis::Stated(_) => ("stated", color(state.theme.color.accent)),
        Basis::Derived => ("derived", color(state.theme.color.derived)),
        Basis::Editorial => ("editor", color(state.theme.color.warning)),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(BADGE_COLUMN_PX, 18.0), Sense::hover());
    response.on_hover_text(match basis {
        Basis::Stated(_) => "The source states it",
        Basis::Derived => "It follows from other claims",
        Basis::Editorial => "The editor adds it; the source does not say so",
    });
    paint_badge(ui, rect, word, ink);
}

fn paint_badge(ui: &Ui, rect: Rect, word: &str, ink: Color32) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, ink);
    let badge = Rect::from_min_size(rect.min, vec2(galley.size().x + 16.0, rect.height()));
    ui.painter().rect_stroke(badge, badge.height() / 2.0, Stroke::new(1.0, ink), StrokeKind::Inside);
    ui.painter().galley(badge.center() - galley.size() / 2.0, galley, ink);
}

/// The four bounds, such as "between 2022-06-28 and 2022-07-28".
pub(crate) fn bounds_in_words(bounds: &Bounds) -> String {
    let name = |day: Option<Day>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
    let Bounds { earliest_start, latest_start, earliest_end, latest_end } = *bounds;
    if earliest_start == latest_start && earliest_end == latest_end {
        return if earliest_start == earliest_end {
            name(earliest_start)
        } else {
            format!("from {} to {}", name(earliest_start), name(latest_end))
        };
    }
    if earliest_start == earliest_end && latest_start == latest_end {
        return format!("between {} and {}", name(earliest_start), name(latest_end));
    }
    format!(
        "starts between {} and {}, ends between {} and {}",
        name(earliest_start),
        name(latest_start),
        name(earliest_end),
        name(latest_end)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(days: [Option<i64>; 4]) -> Bounds {
        let [earliest_start, latest_start, earliest_end, latest_end] = days.map(|day| day.map(Day));
        Bounds { earliest_start, latest_start, earliest_end, latest_end }
    }

    #[test]
    fn bounds_are_told_as_simply_as_they_allow() {
        assert_eq!(bounds_in_words(&bounds([Some(0); 4])), "1970-01-01");
        assert_eq!(
            bounds_in_words(&bounds([Some(0), Some(30), Some(0), Some(30)])),
            "between 1970-01-01 and 1970-01-31"
        );
        assert_eq!(bounds_in_words(&bounds([Some(0), Some(0), Some(9), Some(9)])), "from 1970-01-01 to 1970-01-10");
        assert_eq!(
            bounds_in_words(&bounds([None, Some(1), Some(2), None])),
            "starts between open and 1970-01-02, ends between 1970-01-03 and open"
        );
    }
}
