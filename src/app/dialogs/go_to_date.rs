//! The dialog that asks for a date to go to: EDTF, or a date as people write it
//! in one of the four languages. It shows what it understood before it goes.

use egui::{Context, Key, Ui};

use crate::app::command::{Command, GoCommand};
use crate::app::dialogs::dialog_ui;
use crate::app::state::State;
use crate::app::widgets::{TextField, TextParagraph};
use crate::model::date::{DateStyle, Resolved, edtf_of_written, read_edtf, resolve_edtf};

/// The dialog's content.
#[derive(Debug, Clone, Default)]
pub struct GoToDate {
    /// What was typed.
    pub typed: String,
    has_focus: bool,
}

/// What was understood of what was typed: the date, and its reading in words.
fn understood(typed: &str, style: DateStyle) -> Result<(Resolved, String), String> {
    let edtf = edtf_of_written(typed).map_err(|error| error.to_string())?;
    let date = resolve_edtf(&edtf).map_err(|error| error.to_string())?;
    let reading = read_edtf(&edtf, style).map_err(|error| error.to_string())?;
    Ok((date, format!("{reading} ({edtf})")))
}

impl GoToDate {
    /// Draws the content; `Some(None)` to give up, `Some(Some(date))` to go there.
    fn content_ui(&mut self, ui: &mut Ui, style: DateStyle) -> Option<Option<Resolved>> {
        ui.set_width(440.0);
        ui.heading("Go to date");
        ui.add_space(8.0);
        let is_blank = self.typed.trim().is_empty();
        let is_wrong = !is_blank && understood(&self.typed, style).is_err();
        let field = TextField::singleline(&mut self.typed, "Date to go to")
            .placeholder("24 November 2021, 2021-11, 2020-12/2022-09…")
            .error(is_wrong)
            .width(ui.available_width());
        let field = ui.add(field);
        if !std::mem::replace(&mut self.has_focus, true) {
            field.request_focus();
        }
        let found = understood(&self.typed, style);
        ui.add_space(4.0);
        let (words, color) = match &found {
            Ok((_, reading)) => (reading.as_str(), ui.visuals().text_color()),
            Err(sentence) if is_blank => (sentence.as_str(), ui.visuals().weak_text_color()),
            Err(sentence) => (sentence.as_str(), ui.visuals().error_fg_color),
        };
        TextParagraph::new(words).color(color).show(ui);
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let go = ui.add_enabled(found.is_ok(), egui::Button::new("Go")).clicked();
            if ui.button("Cancel").clicked() {
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
    let style = state.date_style();
    let Some(asked) = &mut state.dialogs.go_to_date else { return };
    let modal = dialog_ui(ctx, "go-to-date", 440.0, |ui| asked.content_ui(ui, style));
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
        let (_, said) = understood("24 نوفمبر 2021", Lang::EN.into()).unwrap();
        assert_eq!(said, "24 November 2021 (2021-11-24)");
        let (_, said) = understood("about july 2022", Lang::FR.into()).unwrap();
        assert!(said.contains("juillet 2022") && said.ends_with("(2022-07~)"), "{said}");
        assert!(understood("soon", Lang::EN.into()).unwrap_err().contains("soon"));
    }
}
