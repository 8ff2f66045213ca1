//! The event form: every field of a record, claims and citations included.
//!
//! ```text
//!   mod.rs       the frame: title, sections, what is wrong, Apply and Cancel
//!   check.rs     the dataset's own rules, applied to the draft
//!   rows.rs      what the sections share: a named field, buttons of a row
//!   basics.rs    identifier, kind, direction, titles, summaries, place
//!   parties.rs   who took part
//!   dates.rs     the date claims, EDTF with a live reading
//!   citations.rs the quotations, looked up in their source
//!   coding.rs    status, codes, confidence, rank, tags, links, note
//! ```

mod basics;
mod check;
mod citations;
mod coding;
mod dates;
mod parties;
mod rows;

use egui::{Context, Key, Modifiers, ScrollArea, Ui, UiBuilder};

use crate::app::command::{Command, EditCommand};
use crate::app::dialogs::dialog_ui;
use crate::app::draft::Draft;
use crate::app::interface::flow::{self, Deal};
use crate::app::interface::{Arg, Words};
use crate::app::state::State;
use crate::app::widgets::{Explained as _, Phrase, TextButton, TextLabel, fold_ui};
use crate::model::date::DateStyle;
use crate::model::{Dataset, Lang};

/// Largest size of the form, in logical pixels.
const WIDTH_PX: f32 = 860.0;
const HEIGHT_PX: f32 = 780.0;
/// Height of the title above the scrolling part and of the foot below it.
const HEAD_PX: f32 = 40.0;
const FOOT_PX: f32 = 56.0;
/// Height of what the form says is wrong, at its foot: two lines.
const FOOT_TEXT_PX: f32 = 40.0;
/// Width of the foot's buttons.
const BUTTONS_PX: f32 = 170.0;

/// What the sections of the form need to know beside the draft.
pub(crate) struct FormContext<'a> {
    /// The dataset as it is without the draft.
    pub dataset: &'a Dataset,
    /// Language of names and words.
    pub lang: Lang,
    /// How dates are told.
    pub style: DateStyle,
    /// Font sizes.
    pub theme: &'a crate::view::Theme,
    /// The words of the interface.
    pub words: &'static Words,
}

/// Shows the form where a draft is open. Edits the draft (`state.draft`) alone;
/// applying or discarding it are commands.
pub fn event_form_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut draft) = state.draft.take() else { return };
    check::renew(&mut draft, &state.dataset, state.words);
    let form = FormContext {
        dataset: &state.dataset,
        lang: state.view.lang,
        style: state.view.style(),
        theme: &state.theme,
        words: state.words,
    };
    let screen = ctx.content_rect().size();
    let size = egui::vec2(WIDTH_PX.min(screen.x - 60.0), HEIGHT_PX.min(screen.y - 100.0));
    let asks_elsewhere = state.dialogs.unsaved.is_some();
    let modal = dialog_ui(ctx, "event-form", size.x, |ui| form_ui(ui, &form, &mut draft, size.y));
    let apply_key = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let answer = match modal.inner {
        Some(answer) => Some(answer),
        None if asks_elsewhere => None,
        None if apply_key && draft.is_valid() => Some(Answer::Apply),
        None if modal.should_close() => Some(Answer::Cancel),
        None => None,
    };
    match answer {
        Some(Answer::Apply) => commands.push(Command::Edit(EditCommand::ApplyDraft)),
        Some(Answer::Cancel) if draft.is_changed() && !draft.asks_to_discard => draft.asks_to_discard = true,
        Some(Answer::Cancel | Answer::Discard) => commands.push(Command::Edit(EditCommand::DiscardDraft)),
        Some(Answer::KeepEditing) => draft.asks_to_discard = false,
        None => {}
    }
    state.draft = Some(draft);
}

/// What was pressed at the foot of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Apply,
    Cancel,
    Discard,
    KeepEditing,
}

fn form_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft, height_px: f32) -> Option<Answer> {
    ui.horizontal(|ui| {
        let key = if draft.original.is_some() { "form-edit" } else { "form-new" };
        ui.add(Phrase::heading(form.words.say(key)));
        let soft = ui.visuals().weak_text_color();
        let title = draft.start.title.in_lang(form.lang);
        ui.add(TextLabel::new(title).size(form.theme.size.text_large).color(soft));
    });
    ui.add_space(6.0);
    let scrolled_px = height_px - HEAD_PX - FOOT_PX;
    ScrollArea::vertical()
        .id_salt("event-form")
        .max_height(scrolled_px)
        .min_scrolled_height(scrolled_px)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 14.0);
            sections_ui(ui, form, draft);
        });
    ui.add_space(6.0);
    foot_ui(ui, draft, form.words)
}

fn sections_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    basics::basics_ui(ui, form, draft);
    let words = form.words;
    let count = |name: &'static str, count: usize| match count {
        0 => name.to_owned(),
        _ => words.say_with("name-and-count", &[("name", Arg::own(name)), ("count", count.into())]),
    };
    // Quotations first: a stated date needs the words that state it.
    section_ui(ui, "citations", &count(words.say("quotations"), draft.event.citations.len()), true, |ui| {
        citations::citations_ui(ui, form, draft);
    });
    section_ui(ui, "dates", &count(words.say("date-claims"), draft.event.dates.len()), true, |ui| {
        dates::dates_ui(ui, form, draft);
    });
    section_ui(ui, "parties", &count(words.say("parties"), draft.event.parties.len()), true, |ui| {
        parties::parties_ui(ui, form, draft);
    });
    section_ui(ui, "place", words.say("place"), draft.event.place.is_some(), |ui| basics::place_ui(ui, form, draft));
    section_ui(ui, "coding", words.say("status-and-coding"), true, |ui| coding::coding_ui(ui, form, draft));
    section_ui(ui, "links", &count(words.say("related-events"), draft.event.links.len()), false, |ui| {
        coding::links_ui(ui, form, draft);
    });
    section_ui(ui, "note", words.say("coders-note"), !draft.event.note.is_empty(), |ui| {
        coding::note_ui(ui, form, draft);
    });
}

fn section_ui(ui: &mut Ui, salt: &'static str, title: &str, open: bool, content: impl FnOnce(&mut Ui)) {
    ui.add_space(6.0);
    fold_ui(ui, salt, title, (open, true), |ui| {
        ui.add_space(2.0);
        content(ui);
        ui.add_space(4.0);
    });
}

fn foot_ui(ui: &mut Ui, draft: &Draft, words: &'static Words) -> Option<Answer> {
    ui.separator();
    if draft.asks_to_discard {
        let mut answer = None;
        ui.horizontal(|ui| {
            ui.set_height(FOOT_TEXT_PX);
            ui.add(Phrase::new(words.say("ask-discard")));
            if ui.add(TextButton::new(words.say("discard"))).clicked() {
                answer = Some(Answer::Discard);
            }
            if ui.add(TextButton::new(words.say("keep-editing"))).clicked() {
                answer = Some(Answer::KeepEditing);
            }
        });
        return answer;
    }
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), FOOT_TEXT_PX), egui::Sense::hover());
    let mut deal = Deal::of(ui.ctx(), rect);
    let buttons = deal.end(BUTTONS_PX);
    let text = UiBuilder::new().id_salt("foot-text").max_rect(deal.rest()).layout(flow::column(ui.ctx()));
    problems_ui(&mut ui.new_child(text), draft, words);
    let layout = flow::row_from_end(ui.ctx());
    let mut ui = ui.new_child(UiBuilder::new().id_salt("foot-buttons").max_rect(buttons).layout(layout));
    let apply = ui.add_enabled(draft.is_valid(), TextButton::new(words.say("apply")));
    let mut answer = None;
    if apply.explained(words.explain("apply")).clicked() {
        answer = Some(Answer::Apply);
    }
    if ui.add(TextButton::new(words.say("cancel"))).clicked() {
        answer = Some(Answer::Cancel);
    }
    answer
}

/// What is wrong with the draft, errors first.
fn problems_ui(ui: &mut Ui, draft: &Draft, words: &'static Words) {
    if draft.errors.is_empty() && draft.warnings.is_empty() {
        let layout = flow::row(ui.ctx());
        let mut ui = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).layout(layout));
        ui.add(Phrase::new(words.say("nothing-wrong-with-record")).weak());
        return;
    }
    let (red, amber) = (ui.visuals().error_fg_color, ui.visuals().warn_fg_color);
    let errors = draft.errors.iter().map(|error| (error, red));
    let warnings = draft.warnings.iter().map(|warning| (warning, amber));
    let area = ScrollArea::vertical().id_salt("draft-problems").auto_shrink([false, false]);
    area.max_height(FOOT_TEXT_PX).min_scrolled_height(FOOT_TEXT_PX).show(ui, |ui| {
        for (found, ink) in errors.chain(warnings) {
            let args = [("field", Arg::own(found.field.as_str())), ("message", (&found.message).into())];
            ui.add(Phrase::new(words.say_with("field-problem", &args)).color(ink));
        }
    });
}
