//! Who took part, and as what.

use egui::Ui;

use crate::app::draft::Draft;
use crate::model::record::{OfficeId, Party, PersonId, Role};
use crate::model::{Side, words};

use super::FormContext;
use super::rows::{card_ui, pick_ui, row_buttons_ui};

/// The table of parties.
pub fn parties_ui(ui: &mut Ui, form: &FormContext<'_>, draft: &mut Draft) {
    let (dataset, lang) = (form.dataset, form.lang);
    let actors: Vec<_> =
        dataset.header.actors.iter().map(|actor| (actor.id.clone(), actor.name.in_lang(lang).to_owned())).collect();
    let nobody = "no person".to_owned();
    let persons: Vec<(Option<PersonId>, String)> = std::iter::once((None, nobody))
        .chain(
            dataset.header.persons.iter().map(|person| (Some(person.id.clone()), person.name.in_lang(lang).to_owned())),
        )
        .collect();
    let offices: Vec<(Option<OfficeId>, String)> = std::iter::once((None, "no office".to_owned()))
        .chain(
            dataset.header.offices.iter().map(|office| (Some(office.id.clone()), office.name.in_lang(lang).to_owned())),
        )
        .collect();
    let roles = Role::ALL.map(|role| (role, words::role(role, lang).to_owned()));
    let sides = [Side::A, Side::B, Side::Other].map(|side| (side, words::side(side, dataset, lang).to_owned()));

    let count = draft.event.parties.len();
    let mut action = None;
    for (place, party) in draft.event.parties.iter_mut().enumerate() {
        let number = place + 1;
        card_ui(ui, ("party", place), |ui| {
            ui.horizontal(|ui| {
                if pick_ui(ui, &format!("Actor of party {number}"), 270.0, &mut party.actor, &actors)
                    && let Some(actor) = dataset.actor(&party.actor)
                {
                    party.side = actor.side;
                }
                pick_ui(ui, &format!("Role of party {number}"), 130.0, &mut party.role, &roles);
                pick_ui(ui, &format!("Side of party {number}"), 130.0, &mut party.side, &sides);
                action = action.or(row_buttons_ui(ui, &format!("party {number}"), place, count));
            });
            ui.horizontal(|ui| {
                pick_ui(ui, &format!("Person of party {number}"), 250.0, &mut party.person, &persons);
                pick_ui(ui, &format!("Office of party {number}"), 330.0, &mut party.office, &offices);
            });
        });
    }
    if let Some(action) = action {
        action.apply(&mut draft.event.parties);
    }
    if ui.button("Add a party").clicked() {
        let first = dataset.header.actors.first();
        draft.event.parties.push(Party {
            actor: first.map(|actor| actor.id.clone()).unwrap_or_default(),
            side: first.map(|actor| actor.side).unwrap_or_default(),
            ..Party::default()
        });
    }
}
