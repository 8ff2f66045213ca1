//! The date claims: what is claimed, on whose word, in which words.

use egui::{Role, Ui, WidgetInfo};

use crate::app::draft::Draft;
use crate::app::panels::detail::bounds_in_words;
use crate::app::widgets::{TextField, TextParagraph};
use crate::model::date::{
    Basis, ClaimOutcome, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday, read_claim, read_edtf,
};
use crate::model::record::Citation;
use crate::model::{EventId, words};

use super::FormContext;
use super::rows::{card_heading_ui, card_ui, named_ui, pick_ui, row_buttons_ui};

/// The sorts of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Edtf,
    Relative,
    Weekday,
}

impl Sort {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Edtf, "a date or interval"),
        (Self::Relative, "a relation to another event"),
        (Self::Weekday, "a day of the week"),
    ];

    fn of(what: &ClaimWhat) -> Self {
        match what {
            ClaimWhat::Edtf(_) => Self::Edtf,
            ClaimWhat::Relative(_) => Self::Relative,
            ClaimWhat::Weekday(_) => Self::Weekday,
        }
    }

    fn start(self, form: &FormContext<'_>, own_id: &EventId) -> ClaimWhat {
        match self {
            Self::Edtf => ClaimWhat::Edtf(String::new()),
            Self::Relative => {
                let other = form.dataset.events.iter().find(|event| event.id != *own_id);
                let event = other.map(|event| event.id.clone()).unwrap_or_default();
                ClaimWhat::Relative(Relative { event, ..Relative::default() })
            }
            Self::Weekday => ClaimWhat::Weekday(Weekday::Monday),
        }
    }
}

/// The list of claims.
pub fn dates_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let count = draft.event.dates.len();
    let own_id = draft.event.id.clone();
    let citations = draft.event.citations.clone();
    let outcomes = draft.checked.as_ref().map(|checked| checked.claims.as_slice()).unwrap_or_default();
    let mut action = None;
    let mut preferred = None;
    for (place, claim) in draft.event.dates.iter_mut().enumerate() {
        card_ui(ui, ("claim", place), |ui| {
            let number = place + 1;
            ui.horizontal(|ui| {
                card_heading_ui(ui, &format!("Claim {number}"));
                let radio = ui.radio(claim.preferred, "preferred");
                radio.widget_info(|| {
                    let name = format!("Claim {number} is preferred");
                    WidgetInfo::selected(Role::RadioButton, true, claim.preferred, name)
                });
                if radio.clicked() {
                    preferred = Some(place);
                }
                action = action.or(row_buttons_ui(ui, &format!("claim {number}"), place, count));
            });
            claim_ui(ui, form, number, &own_id, &citations, claim);
            if let Some(outcome) = outcomes.get(place) {
                reading_ui(ui, form, claim, outcome);
            }
        });
    }
    if let Some(place) = preferred {
        for (other, claim) in draft.event.dates.iter_mut().enumerate() {
            claim.preferred = other == place && !claim.preferred;
        }
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.dates);
    }
    if ui.button("Add a date claim").clicked() {
        let basis =
            draft.event.citations.first().map_or(Basis::Editorial, |citation| Basis::Stated(citation.id.clone()));
        draft.event.dates.push(DateClaim { basis, preferred: count == 0, ..DateClaim::default() });
    }
}

fn claim_ui(
    ui: &mut Ui,
    form: &FormContext<'_>,
    number: usize,
    own_id: &EventId,
    citations: &[Citation],
    claim: &mut DateClaim,
) {
    named_ui(ui, "Claims", |ui| {
        let mut sort = Sort::of(&claim.what);
        let sorts = Sort::ALL.map(|(sort, name)| (sort, name.to_owned()));
        if pick_ui(ui, &format!("Sort of claim {number}"), 240.0, &mut sort, &sorts) {
            claim.what = sort.start(form, own_id);
        }
    });
    match &mut claim.what {
        ClaimWhat::Edtf(text) => edtf_ui(ui, form, number, text),
        ClaimWhat::Relative(relative) => relative_ui(ui, form, number, own_id, relative),
        ClaimWhat::Weekday(weekday) => {
            named_ui(ui, "Day", |ui| {
                let days = Weekday::ALL.map(|day| (day, words::weekday(day, form.lang).to_owned()));
                pick_ui(ui, &format!("Day of claim {number}"), 240.0, weekday, &days);
            });
        }
    }
    named_ui(ui, "On whose word", |ui| {
        let mut bases: Vec<(Basis, String)> = citations
            .iter()
            .map(|citation| {
                (Basis::Stated(citation.id.clone()), format!("stated in {}: {}", citation.id, citation.exact))
            })
            .collect();
        bases.push((Basis::Derived, "derived from other claims".to_owned()));
        bases.push((Basis::Editorial, "the editor’s".to_owned()));
        pick_ui(ui, &format!("Basis of claim {number}"), 420.0, &mut claim.basis, &bases);
        if citations.is_empty() {
            ui.weak("A stated date needs a quotation; add one above");
        }
    });
    if matches!(claim.basis, Basis::Stated(_)) || !claim.phrase.is_empty() {
        named_ui(ui, "Phrase", |ui| {
            let field = TextField::singleline(&mut claim.phrase, format!("Phrase of claim {number}"));
            ui.add(field.placeholder("the words of the source, such as في نهاية العام 2020"));
        });
    }
    named_ui(ui, "Note", |ui| {
        let field = TextField::singleline(&mut claim.note, format!("Note of claim {number}"));
        ui.add(field.placeholder("where an editor’s date comes from, how one was derived"));
    });
}

/// What a claim that is no date by itself comes to.
fn reading_ui(ui: &mut Ui, form: &FormContext<'_>, claim: &DateClaim, outcome: &ClaimOutcome) {
    // An EDTF string is read out beside its field, a day of the week says itself.
    if !matches!(claim.what, ClaimWhat::Relative(_)) {
        return;
    }
    let words = read_claim(claim, form.dataset, form.lang);
    let (text, ink) = match outcome {
        ClaimOutcome::Resolved(resolved) => {
            (format!("{words}: {}", bounds_in_words(&resolved.bounds)), ui.visuals().weak_text_color())
        }
        ClaimOutcome::Unbounded => return,
        ClaimOutcome::Failed(error) => (error.to_string(), ui.visuals().error_fg_color),
    };
    named_ui(ui, "", |ui| TextParagraph::new(&text).color(ink).show(ui));
}

/// The EDTF field with its live reading.
fn edtf_ui(ui: &mut Ui, form: &FormContext<'_>, number: usize, text: &mut String) {
    named_ui(ui, "EDTF", |ui| {
        let reading = read_edtf(text, form.lang);
        let wrong = reading.is_err() && !text.is_empty();
        let field = TextField::singleline(text, format!("EDTF of claim {number}")).error(wrong);
        ui.add(field.placeholder("2021-11-24, 2022-07~, 2020-12/2022-09, [2020-12..2022-09]").width(420.0));
        match reading {
            Ok(reading) => {
                TextParagraph::new(&reading).color(ui.visuals().weak_text_color()).show(ui);
            }
            Err(error) if wrong => {
                TextParagraph::new(&error.to_string()).color(ui.visuals().error_fg_color).show(ui);
            }
            Err(_) => {}
        }
    });
}

fn relative_ui(ui: &mut Ui, form: &FormContext<'_>, number: usize, own_id: &EventId, relative: &mut Relative) {
    named_ui(ui, "Lies", |ui| {
        ui.horizontal(|ui| {
            let relations = TimeRelation::ALL.map(|way| (way, words::time_relation(way, form.lang).to_owned()));
            pick_ui(ui, &format!("Relation of claim {number}"), 170.0, &mut relative.relation, &relations);
            let others: Vec<_> = form
                .dataset
                .events
                .iter()
                .filter(|event| event.id != *own_id)
                .map(|event| (event.id.clone(), event.title.in_lang(form.lang).to_owned()))
                .collect();
            pick_ui(ui, &format!("Event of claim {number}"), 360.0, &mut relative.event, &others);
        });
    });
    if matches!(relative.relation, TimeRelation::Before | TimeRelation::After) {
        named_ui(ui, "By", |ui| {
            ui.horizontal(|ui| {
                ui.checkbox(&mut relative.about, "about");
                let Offset { years, months, days } = &mut relative.offset;
                for (unit, value, most) in
                    [("years", years, 5_000), ("months", months, 60_000), ("days", days, 2_000_000)]
                {
                    let drag = egui::DragValue::new(value).range(0..=most).speed(0.1);
                    let label = ui.label(unit).id;
                    ui.add(drag).labelled_by(label);
                }
                if relative.offset.is_zero() {
                    ui.weak("some time, no distance told");
                }
            });
        });
    }
}
