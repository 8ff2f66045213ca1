//! The date claims: what is claimed, on whose word, in which words.

use egui::{Role, Ui, WidgetInfo};

use crate::app::draft::Draft;
use crate::app::interface::Arg;
use crate::app::panels::detail::bounds_in_words;
use crate::app::widgets::{Phrase, TextButton, TextField, TextParagraph, check_ui, radio_ui};
use crate::model::date::{
    Basis, ClaimOutcome, ClaimWhat, DateClaim, Offset, Relative, TimeRelation, Weekday, edtf_of_written, read_claim,
    read_edtf,
};
use crate::model::record::Citation;
use crate::model::{self, EventId};

use super::FormContext;
use super::rows::{card_heading_ui, card_ui, named_ui, pick_ui, row_buttons_ui};

/// Words of a source that tell a time, as an example of what to write.
const PHRASE_EXAMPLE: &str = "في نهاية العام 2020";

/// Dates in the notation of the field, which is the same in every language.
const EDTF_EXAMPLES: &str = "2021-11-24, 2022-07~, 2020-12/2022-09, [2020-12..2022-09]";

/// The sorts of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Edtf,
    Relative,
    Weekday,
}

impl Sort {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Edtf, "sort-date"), (Self::Relative, "sort-relation"), (Self::Weekday, "sort-weekday")];

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
    let words = form.words;
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
                card_heading_ui(ui, &words.say_with("claim-number", &[("number", number.into())]));
                let radio = radio_ui(ui, claim.preferred, words.say("preferred"));
                radio.widget_info(|| {
                    let name = words.say_with("claim-is-preferred", &[("number", number.into())]);
                    WidgetInfo::selected(Role::RadioButton, true, claim.preferred, name)
                });
                if radio.clicked() {
                    preferred = Some(place);
                }
                action = action.or(row_buttons_ui(
                    ui,
                    words,
                    &words.say_with("row-claim", &[("number", number.into())]),
                    place,
                    count,
                ));
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
    if ui.add(TextButton::new(words.say("add-claim"))).clicked() {
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
    let words = form.words;
    let numbered = [("number", Arg::from(number))];
    named_ui(ui, words.say("claims"), |ui| {
        let mut sort = Sort::of(&claim.what);
        let sorts = Sort::ALL.map(|(sort, key)| (sort, words.say(key).to_owned()));
        if pick_ui(ui, &words.say_with("sort-of-claim", &numbered), 240.0, &mut sort, &sorts) {
            claim.what = sort.start(form, own_id);
        }
    });
    match &mut claim.what {
        ClaimWhat::Edtf(text) => edtf_ui(ui, form, number, text, &claim.phrase),
        ClaimWhat::Relative(relative) => relative_ui(ui, form, number, own_id, relative),
        ClaimWhat::Weekday(weekday) => {
            named_ui(ui, words.say("day"), |ui| {
                let days = Weekday::ALL.map(|day| (day, model::words::weekday(day, words.lang()).to_owned()));
                pick_ui(ui, &words.say_with("day-of-claim", &numbered), 240.0, weekday, &days);
            });
        }
    }
    named_ui(ui, words.say("on-whose-word"), |ui| {
        let mut bases: Vec<(Basis, String)> = citations
            .iter()
            .map(|citation| {
                let args = [("citation", citation.id.as_str().into()), ("words", (&citation.exact).into())];
                (Basis::Stated(citation.id.clone()), words.say_with("stated-in", &args))
            })
            .collect();
        bases.push((Basis::Derived, words.say("derived-from-claims").to_owned()));
        bases.push((Basis::Editorial, words.say("the-editors").to_owned()));
        pick_ui(ui, &words.say_with("basis-of-claim", &numbered), 420.0, &mut claim.basis, &bases);
        if citations.is_empty() {
            ui.add(Phrase::new(words.say("stated-needs-quotation")).weak());
        }
    });
    if matches!(claim.basis, Basis::Stated(_)) || !claim.phrase.is_empty() {
        named_ui(ui, words.say("phrase"), |ui| {
            let field = TextField::singleline(&mut claim.phrase, words.say_with("phrase-of-claim", &numbered));
            let example = [("example", PHRASE_EXAMPLE.into())];
            ui.add(field.placeholder(words.say_with("phrase-placeholder", &example)));
        });
    }
    named_ui(ui, words.say("note"), |ui| {
        let field = TextField::singleline(&mut claim.note, words.say_with("note-of-claim", &numbered));
        ui.add(field.placeholder(words.say("note-placeholder")));
    });
}

/// What a claim that is no date by itself comes to.
fn reading_ui(ui: &mut Ui, form: &FormContext<'_>, claim: &DateClaim, outcome: &ClaimOutcome) {
    // An EDTF string is read out beside its field, a day of the week says itself.
    if !matches!(claim.what, ClaimWhat::Relative(_)) {
        return;
    }
    let claimed = read_claim(claim, form.dataset, form.style);
    let words = form.words;
    let (text, ink) = match outcome {
        ClaimOutcome::Resolved(resolved) => {
            let bounds = Arg::own(bounds_in_words(&resolved.bounds, words));
            let text = words.say_with("claim-comes-to", &[("claim", claimed.into()), ("bounds", bounds)]);
            (text, ui.visuals().weak_text_color())
        }
        ClaimOutcome::Unbounded => return,
        ClaimOutcome::Failed(error) => {
            let text = words.say_with("date-fails", &[("reason", error.to_string().into())]);
            (text, ui.visuals().error_fg_color)
        }
    };
    named_ui(ui, "", |ui| ui.add(Phrase::new(text).color(ink)));
}

/// The EDTF field with its live reading. A date as people write it, typed here or
/// standing in the source's phrase, is offered as EDTF.
fn edtf_ui(ui: &mut Ui, form: &FormContext<'_>, number: usize, text: &mut String, phrase: &str) {
    named_ui(ui, "EDTF", |ui| {
        let reading = read_edtf(text, form.style);
        let wrong = reading.is_err() && !text.is_empty();
        let field = TextField::singleline(text, form.words.say_with("edtf-of-claim", &[("number", number.into())]))
            .error(wrong);
        ui.add(field.placeholder(EDTF_EXAMPLES).width(420.0));
        match reading {
            Ok(reading) => {
                TextParagraph::new(&reading).color(ui.visuals().weak_text_color()).show(ui);
            }
            Err(error) if wrong => {
                let text = form.words.say_with("not-a-date", &[("reason", error.to_string().into())]);
                ui.add(Phrase::new(text).color(ui.visuals().error_fg_color));
            }
            Err(_) => {}
        }
        let written = if text.trim().is_empty() { phrase } else { text.as_str() };
        if let Ok(edtf) = edtf_of_written(written)
            && edtf != text.trim()
        {
            let offer = form.words.say_with("write-as-edtf", &[("edtf", edtf.as_str().into())]);
            if ui.add(TextButton::new(offer)).clicked() {
                *text = edtf;
            }
        }
    });
}

fn relative_ui(ui: &mut Ui, form: &FormContext<'_>, number: usize, own_id: &EventId, relative: &mut Relative) {
    let words = form.words;
    let numbered = [("number", Arg::from(number))];
    named_ui(ui, words.say("lies"), |ui| {
        ui.horizontal(|ui| {
            let relations =
                TimeRelation::ALL.map(|way| (way, model::words::time_relation(way, words.lang()).to_owned()));
            pick_ui(ui, &words.say_with("relation-of-claim", &numbered), 170.0, &mut relative.relation, &relations);
            let others: Vec<_> = form
                .dataset
                .events
                .iter()
                .filter(|event| event.id != *own_id)
                .map(|event| (event.id.clone(), event.title.in_lang(form.lang).to_owned()))
                .collect();
            pick_ui(ui, &words.say_with("event-of-claim", &numbered), 360.0, &mut relative.event, &others);
        });
    });
    if matches!(relative.relation, TimeRelation::Before | TimeRelation::After) {
        named_ui(ui, words.say("by-distance"), |ui| {
            ui.horizontal(|ui| {
                if check_ui(ui, relative.about, words.say("about-distance")).clicked() {
                    relative.about = !relative.about;
                }
                let Offset { years, months, days } = &mut relative.offset;
                for (unit, value, most) in [
                    (words.say("unit-years"), years, 5_000),
                    (words.say("unit-months"), months, 60_000),
                    (words.say("unit-days"), days, 2_000_000),
                ] {
                    let drag = egui::DragValue::new(value).range(0..=most).speed(0.1);
                    let label = ui.add(Phrase::new(unit)).id;
                    ui.add(drag).labelled_by(label);
                }
                if relative.offset.is_zero() {
                    ui.add(Phrase::new(words.say("no-distance")).weak());
                }
            });
        });
    }
}
