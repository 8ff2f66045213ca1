//! The date claims of an event, side by side: what is claimed, on whose word,
//! in which words of the source.

use egui::{Color32, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, ViewCommand};
use crate::app::interface::flow::{self, Deal};
use crate::app::interface::{Arg, Words};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{Explained as _, Mark, Phrase, TextParagraph};
use crate::model::date::{Basis, Bounds, ClaimOutcome, ClaimWhat, DateClaim, Day, read_claim};
use crate::model::{Event, Lang};
use crate::render::egui::{TextSystem, paint_paragraph};
use crate::text::ParagraphStyle;

use super::section_ui;

/// Width of the column of badges, in logical pixels.
pub(super) const BADGE_COLUMN_PX: f32 = 72.0;

/// Draws the claims.
pub fn dates_ui(ui: &mut Ui, state: &State, index: usize, event: &Event, commands: &mut Vec<Command>) {
    section_ui(ui, state.words.say("date"));
    if event.dates.is_empty() {
        ui.add(Phrase::new(state.words.say("no-date-claimed")).weak());
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
        flow::column_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            words_ui(ui, state, claim, outcome, preferred, commands);
            if let ClaimOutcome::Failed(error) = outcome {
                let text = state.words.say_with("date-fails", &[("reason", error.to_string().into())]);
                ui.add(Phrase::new(text).color(ui.visuals().error_fg_color));
            }
            if !claim.phrase.is_empty() {
                // At the side where the pane starts, whatever its own direction.
                let phrase = format!("«{}»", claim.phrase);
                TextParagraph::new(&phrase).size(size.text_large).color(soft).shrink_to_fit().show(ui);
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
    let words = read_claim(claim, &state.dataset, state.date_style());
    let other = match &claim.what {
        ClaimWhat::Relative(relative) => state.event(&relative.event),
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
        shown.response.explained(&bounds_in_words(&resolved.bounds, state.words));
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
    let words = state.words;
    let (word, ink) = match basis {
        Basis::Stated(_) => (words.say("badge-stated"), color(state.theme.color.accent)),
        Basis::Derived => (words.say("badge-derived"), color(state.theme.color.derived)),
        Basis::Editorial => (words.say("badge-editor"), color(state.theme.color.warning)),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(BADGE_COLUMN_PX, 18.0), Sense::hover());
    response.explained(words.say(match basis {
        Basis::Stated(_) => "stated-means",
        Basis::Derived => "derived-means",
        Basis::Editorial => "editor-means",
    }));
    paint_badge(ui, rect, word, ink);
}

fn paint_badge(ui: &Ui, rect: Rect, word: &str, ink: Color32) {
    let size = egui::TextStyle::Small.resolve(ui.style()).size;
    let text = TextSystem::of(ui.ctx()).lock().engine.paragraph(word, &ParagraphStyle::line(size, false));
    let badge = Deal::of(ui.ctx(), rect).start(text.width + 16.0);
    ui.painter().rect_stroke(badge, badge.height() / 2.0, Stroke::new(1.0, ink), StrokeKind::Inside);
    paint_paragraph(ui.painter(), badge.center() - vec2(text.width, text.height) / 2.0, &text, ink);
}

/// The four bounds, such as "between 2022-06-28 and 2022-07-28".
pub(crate) fn bounds_in_words(bounds: &Bounds, words: &'static Words) -> String {
    let name = |day: Option<Day>| match day {
        Some(day) => Arg::from(day.to_string()),
        None => Arg::own(words.say("bound-open")),
    };
    let Bounds { earliest_start, latest_start, earliest_end, latest_end } = *bounds;
    if earliest_start == latest_start && earliest_end == latest_end {
        return if earliest_start == earliest_end {
            earliest_start.map_or_else(|| words.say("bound-open").to_owned(), |day| day.to_string())
        } else {
            words.say_with("bounds-from-to", &[("from", name(earliest_start)), ("to", name(latest_end))])
        };
    }
    if earliest_start == earliest_end && latest_start == latest_end {
        return words.say_with("bounds-between", &[("from", name(earliest_start)), ("to", name(latest_end))]);
    }
    let args = [
        ("first", name(earliest_start)),
        ("second", name(latest_start)),
        ("third", name(earliest_end)),
        ("fourth", name(latest_end)),
    ];
    words.say_with("bounds-four", &args)
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
        let bounds_in_words = |bounds: &Bounds| bounds_in_words(bounds, Words::of(Lang::EN));
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
