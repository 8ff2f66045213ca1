//! Who took part, and as what.

use egui::Ui;

use crate::app::draft::Draft;
use crate::app::widgets::TextButton;
use crate::model::record::{OfficeId, Party, PersonId, Role};
use crate::model::{self, Side};

use super::FormContext;
use super::rows::{card_ui, pick_ui, row_buttons_ui};

/// The table of parties.
pub fn parties_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let (dataset, lang, words) = (form.dataset, form.lang, form.words);
    let actors: Vec<_> =
        dataset.header.actors.iter().map(|actor| (actor.id.clone(), actor.name.in_lang(lang).to_owned())).collect();
    let nobody = words.say("no-person").to_owned();
    let persons: Vec<(Option<PersonId>, String)> = std::iter::once((None, nobody))
        .chain(
            dataset.header.persons.iter().map(|person| (Some(person.id.clone()), person.name.in_lang(lang).to_owned())),
        )
        .collect();
    let offices: Vec<(Option<OfficeId>, String)> = std::iter::once((None, words.say("no-office").to_owned()))
        .chain(
            dataset.header.offices.iter().map(|office| (Some(office.id.clone()), office.name.in_lang(lang).to_owned())),
        )
        .collect();
    let roles = Role::ALL.map(|role| (role, model::words::role(role, words.lang()).to_owned()));
    let sides = [Side::A, Side::B, Side::Other].map(|side| (side, model::words::side(side, dataset, lang).to_owned()));

    let count = draft.event.parties.len();
    let mut action = None;
    for (place, party) in draft.event.parties.iter_mut().enumerate() {
        let number = [("number", (place + 1).into())];
        card_ui(ui, ("party", place), |ui| {
            ui.horizontal(|ui| {
                if pick_ui(ui, &words.say_with("actor-of-party", &number), 270.0, &mut party.actor, &actors)
                    && let Some(actor) = dataset.actor(&party.actor)
                {
                    party.side = actor.side;
                }
                pick_ui(ui, &words.say_with("role-of-party", &number), 130.0, &mut party.role, &roles);
                pick_ui(ui, &words.say_with("side-of-party", &number), 130.0, &mut party.side, &sides);
                action = action.or(row_buttons_ui(ui, words, &words.say_with("row-party", &number), place, count));
            });
            ui.horizontal(|ui| {
                pick_ui(ui, &words.say_with("person-of-party", &number), 250.0, &mut party.person, &persons);
                pick_ui(ui, &words.say_with("office-of-party", &number), 330.0, &mut party.office, &offices);
            });
        });
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.parties);
    }
    if ui.add(TextButton::new(words.say("add-party"))).clicked() {
        let first = dataset.header.actors.first();
        draft.event.parties.push(Party {
            actor: first.map(|actor| actor.id.clone()).unwrap_or_default(),
            side: first.map(|actor| actor.side).unwrap_or_default(),
            ..Party::default()
        });
    }
}
