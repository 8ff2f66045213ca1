//! The dialog that asks for a date to go to: EDTF, or a date as people write it
//! in one of the four languages. It shows what it understood before it goes.

use egui::{Context, Key, Ui};

use crate::app::command::{Command, GoCommand};
use crate::app::interface::{Words, flow};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton, TextField, TextParagraph};
use crate::model::date::{DateStyle, Resolved, WrittenError, edtf_of_written, read_edtf, resolve_edtf};

use super::dialog_ui;

/// Width of the dialog, in logical pixels.
const WIDTH_PX: f32 = 460.0;

/// The dialog's content.
#[derive(Debug, Clone, Default)]
pub struct GoToDate {
    /// What was typed.
    pub typed: String,
    has_focus: bool,
}

/// What was understood of what was typed: the date, and its reading in words.
fn understood(typed: &str, style: DateStyle, words: &'static Words) -> Result<(Resolved, String), String> {
    let edtf = edtf_of_written(typed).map_err(|error| told(&error, words))?;
    let date = resolve_edtf(&edtf).map_err(|error| error.to_string())?;
    let reading = read_edtf(&edtf, style).map_err(|error| error.to_string())?;
    Ok((date, format!("{reading} ({edtf})")))
}

/// Why it is not understood, in the interface's language.
fn told(error: &WrittenError, words: &'static Words) -> String {
    match error {
        WrittenError::Empty => words.say("date-empty").to_owned(),
        WrittenError::NoYear { text } => words.say_with("date-no-year", &[("text", text.into())]),
        WrittenError::TwoReadings { text, year } => {
            words.say_with("date-two-readings", &[("text", text.into()), ("year", year.into())])
        }
        WrittenError::UnknownWord { word } => words.say_with("date-unknown-word", &[("word", word.into())]),
        WrittenError::NoSuchDay { text } => words.say_with("date-no-such-day", &[("text", text.into())]),
        WrittenError::Backwards { text } => words.say_with("date-backwards", &[("text", text.into())]),
        WrittenError::TooMany { text } => words.say_with("date-too-many", &[("text", text.into())]),
    }
}

impl GoToDate {
    /// Draws the content; `Some(None)` to give up, `Some(Some(date))` to go there.
    fn content_ui(&mut self, ui: &mut Ui, style: DateStyle, words: &'static Words) -> Option<Option<Resolved>> {
        ui.add(Phrase::heading(words.say("go-to-date-heading")));
        ui.add_space(8.0);
        let is_blank = self.typed.trim().is_empty();
        let is_wrong = !is_blank && understood(&self.typed, style, words).is_err();
        let field = TextField::singleline(&mut self.typed, words.say("date-to-go-to"))
            .placeholder(words.say("date-examples"))
            .error(is_wrong)
            .width(ui.available_width());
        let field = ui.add(field);
        // Enter on what is not understood leaves the keyboard where it is.
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !std::mem::replace(&mut self.has_focus, true) || entered {
            field.request_focus();
        }
        let found = understood(&self.typed, style, words);
        ui.add_space(4.0);
        let (told, color) = match &found {
            Ok((_, reading)) => (reading.as_str(), ui.visuals().text_color()),
            Err(sentence) if is_blank => (sentence.as_str(), ui.visuals().weak_text_color()),
            Err(sentence) => (sentence.as_str(), ui.visuals().error_fg_color),
        };
        TextParagraph::new(told).color(color).show(ui);
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            let go = ui.add_enabled(found.is_ok(), TextButton::new(words.say("go"))).clicked();
            if ui.add(TextButton::new(words.say("cancel"))).clicked() {
                answer = Some(None);
            }
            if let Ok((date, _)) = found
                && (go || ui.input(|input| input.key_pressed(Key::Enter)))
                && answer.is_none()
            {
                answer = Some(Some(date));
            }
        });
        answer
    }
}

/// Shows the dialog where it is open.
pub fn go_to_date_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let (style, words) = (state.view.style(), state.words);
    let Some(asked) = &mut state.dialogs.go_to_date else { return };
    let modal = dialog_ui(ctx, "go-to-date", WIDTH_PX, |ui| asked.content_ui(ui, style, words));
    let answer = modal.inner.or(modal.should_close().then_some(None));
    let Some(date) = answer else { return };
    state.dialogs.go_to_date = None;
    if let Some(date) = date {
        commands.push(Command::Go(GoCommand::Date(Box::new(date))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn what_is_understood_is_said_in_words_and_in_edtf() {
        let understood = |typed, lang: Lang| understood(typed, lang.into(), Words::of(Lang::EN));
        let (_, said) = understood("24 نوفمبر 2021", Lang::EN).unwrap();
        assert_eq!(said, "24 November 2021 (2021-11-24)");
        let (_, said) = understood("about july 2022", Lang::FR).unwrap();
        assert!(said.contains("juillet 2022") && said.ends_with("(2022-07~)"), "{said}");
        assert!(understood("soon", Lang::EN).unwrap_err().contains("soon"));
    }
}
