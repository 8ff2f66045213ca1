//! The names of what events point at, each folded once, and numbers for kinds
//! and actors.

use std::collections::{BTreeMap, HashMap};

use crate::model::dataset::Header;
use crate::model::fold::fold;
use crate::model::lang::LocalText;

use super::chunk::FIELD_END;

/// The number of a kind or an actor.
pub(super) type Code = u32;
/// The number of what has none yet.
pub(super) const NO_CODE: Code = Code::MAX;

/// What a header lists, numbered in its order; what events name beyond it
/// follows.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    ids: Vec<String>,
    folded: Vec<String>,
    codes: HashMap<String, Code>,
    listed: usize,
}

/// A name that has no number yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    Kind(String),
    Actor(String),
}

/// The names of a dataset.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub kinds: Table,
    pub actors: Table,
    persons: HashMap<String, String>,
    offices: HashMap<String, String>,
}

/// Adds one field to a folded text.
pub(super) fn push_field(text: &mut String, field: &str) {
    if !field.is_empty() {
        text.push_str(&fold(field));
        text.push(FIELD_END);
    }
}

fn folded(name: &LocalText, aliases: &[String]) -> String {
    let mut text = String::new();
    name.iter().for_each(|(_, form)| push_field(&mut text, form));
    aliases.iter().for_each(|alias| push_field(&mut text, alias));
    text
}

impl Table {
    fn push(&mut self, id: &str, folded: String) {
        // Of several records with one identifier, the last is the one named.
        if let Some(code) = self.codes.get(id) {
            self.folded[*code as usize] = folded;
            return;
        }
        self.codes.insert(id.to_owned(), Code::try_from(self.ids.len()).unwrap_or(NO_CODE));
        self.ids.push(id.to_owned());
        self.folded.push(folded);
    }

    /// The number of an identifier, or [`NO_CODE`].
    pub fn code(&self, id: &str) -> Code {
        self.codes.get(id).copied().unwrap_or(NO_CODE)
    }

    /// The folded names of what has this number.
    pub fn folded(&self, code: Code) -> &str {
        self.folded.get(code as usize).map_or("", String::as_str)
    }

    /// How many numbers are given.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Counts by identifier: of all that is listed, and of all else that counts.
    pub fn counted<Id: From<String> + Ord>(&self, counts: &[usize]) -> BTreeMap<Id, usize> {
        let named = self.ids.iter().zip(counts).enumerate();
        let shown = named.filter(|(code, (_, count))| *code < self.listed || **count > 0);
        shown.map(|(_, (id, count))| (Id::from(id.clone()), *count)).collect()
    }
}

impl Names {
    pub fn of(header: &Header) -> Self {
        let mut names = Self::default();
        for kind in &header.kinds {
            names.kinds.push(kind.id.as_str(), folded(&kind.name, &[]));
        }
        for actor in &header.actors {
            names.actors.push(actor.id.as_str(), folded(&actor.name, &actor.aliases));
        }
        (names.kinds.listed, names.actors.listed) = (names.kinds.len(), names.actors.len());
        let persons = header.persons.iter();
        names.persons = persons.map(|person| (person.id.0.clone(), folded(&person.name, &person.aliases))).collect();
        names.offices = header.offices.iter().map(|office| (office.id.0.clone(), folded(&office.name, &[]))).collect();
        names
    }

    /// Gives numbers to names that have none.
    pub fn add(&mut self, mut missing: Vec<Missing>) {
        missing.sort();
        for name in missing {
            match name {
                Missing::Kind(id) => self.kinds.push(&id, String::new()),
                Missing::Actor(id) => self.actors.push(&id, String::new()),
            }
        }
    }

    pub fn person(&self, id: &str) -> &str {
        self.persons.get(id).map_or("", String::as_str)
    }

    pub fn office(&self, id: &str) -> &str {
        self.offices.get(id).map_or("", String::as_str)
    }
}
