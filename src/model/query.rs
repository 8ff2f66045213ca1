//! Search and filters over a dataset.

use std::collections::{BTreeMap, BTreeSet};

use super::dataset::Dataset;
use super::record::{ActorId, Direction, KindId, Side, StatusState};

pub use super::fold::{find_folded, fold};
pub use super::search::{Passing, SearchIndex};

/// What the user asks to see. Conditions of one sort widen each other (any of
/// these kinds), conditions of different sorts narrow each other; an empty set
/// asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur, folded as [`fold`] says; a part in double
    /// quotes must occur as it stands.
    pub text: String,
    /// Any of these kinds.
    pub kinds: BTreeSet<KindId>,
    /// Any of these actors among the parties.
    pub actors: BTreeSet<ActorId>,
    /// Any of these directions.
    pub directions: BTreeSet<Direction>,
    /// Any of these sides among the parties.
    pub sides: BTreeSet<Side>,
    /// Any of these states.
    pub statuses: BTreeSet<StatusState>,
    /// Any of these bases of the claim that places the event: `stated`,
    /// `derived`, `editorial`, or `undated` for events without a usable date.
    pub bases: BTreeSet<String>,
}

/// The bases that [`Filter::bases`] may hold, in the order in which they are
/// listed.
pub const BASES: [&str; 4] = ["stated", "derived", "editorial", "undated"];

/// How many events each choice of a filter would show, given the filter's
/// conditions of the other sorts. Every choice that the dataset has is there,
/// with zero where it would show none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<KindId, usize>,
    /// By actor.
    pub actors: BTreeMap<ActorId, usize>,
    /// By direction.
    pub directions: BTreeMap<Direction, usize>,
    /// By side.
    pub sides: BTreeMap<Side, usize>,
    /// By status.
    pub statuses: BTreeMap<StatusState, usize>,
    /// By basis of the claim that places the event.
    pub bases: BTreeMap<String, usize>,
}

/// The names of conditions, as a query writes them.
const CONDITIONS: &str = "kind, actor, side, status, direction or date";

/// One part of a query.
struct Token<'a> {
    /// What stands before the colon.
    name: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

impl Filter {
    /// Whether nothing is asked for: every event passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads a query such as `visit kind:agreement actor:idf side:a status:denied
    /// direction:a-to-b date:stated "exact words"`: `name:value` pairs become
    /// conditions, all else is text. A value with spaces stands in double quotes
    /// (`actor:"armed forces"`). Kinds and actors are given by identifier or by
    /// name in any language, sides by `a`, `b`, `other` or name.
    ///
    /// # Errors
    /// One sentence that names a condition that does not exist in the dataset.
    pub fn parse(query: &str, dataset: &Dataset) -> Result<Self, String> {
        let mut filter = Self::default();
        let mut text = Vec::new();
        for token in tokens(query) {
            match token.name {
                Some(name) => filter.add_condition(name, token.value, dataset)?,
                None if token.quoted => text.push(format!("\"{}\"", token.value)),
                None => text.push(token.value.to_owned()),
            }
        }
        filter.text = text.join(" ");
        Ok(filter)
    }

    fn add_condition(&mut self, name: &str, value: &str, dataset: &Dataset) -> Result<(), String> {
        let header = &dataset.header;
        let folded = fold(value.trim());
        if folded.is_empty() {
            return Err(format!("\"{name}:\" has no value; write one after the colon, without a space"));
        }
        match fold(name).as_str() {
            "kind" => {
                let names = |kind: &super::Kind| vec![kind.id.0.clone(), all_forms(&kind.name)];
                let found = choose(&header.kinds, &folded, names);
                let Some(kind) = found else {
                    return Err(no_such("kind", value, header.kinds.iter().map(|k| k.id.as_str())));
                };
                self.kinds.insert(kind.id.clone());
            }
            "actor" => {
                let names =
                    |actor: &super::Actor| vec![actor.id.0.clone(), all_forms(&actor.name), actor.aliases.join("\n")];
                let found = choose(&header.actors, &folded, names);
                let Some(actor) = found else {
                    return Err(no_such("actor", value, header.actors.iter().map(|a| a.id.as_str())));
                };
                self.actors.insert(actor.id.clone());
            }
            "side" => {
                let named = |side: &super::LocalText| all_forms(side).split('\n').any(|form| fold(form) == folded);
                let side = match folded.as_str() {
                    "a" => Side::A,
                    "b" => Side::B,
                    "other" => Side::Other,
                    _ if named(&header.side_a) => Side::A,
                    _ if named(&header.side_b) => Side::B,
                    _ => return Err(no_such("side", value, ["a", "b", "other"])),
                };
                self.sides.insert(side);
            }
            "status" => {
                let status = StatusState::ALL.into_iter().find(|status| status.name() == folded);
                let Some(status) = status else {
                    return Err(no_such("status", value, StatusState::ALL.map(StatusState::name)));
                };
                self.statuses.insert(status);
            }
            "direction" => {
                let direction = Direction::ALL.into_iter().find(|direction| direction.name() == folded);
                let Some(direction) = direction else {
                    return Err(no_such("direction", value, Direction::ALL.map(Direction::name)));
                };
                self.directions.insert(direction);
            }
            "date" => {
                let Some(basis) = BASES.into_iter().find(|basis| *basis == folded) else {
                    return Err(no_such("date", value, BASES));
                };
                self.bases.insert(basis.to_owned());
            }
            _ => {
                return Err(format!(
                    "\"{name}:\" is not a condition; write {CONDITIONS} before the colon, or put the words in double quotes"
                ));
            }
        }
        Ok(())
    }

    /// The words that must all occur, folded: the parts of [`text`](Self::text)
    /// that stand in double quotes whole, all others word by word.
    pub fn terms(&self) -> Vec<String> {
        let mut terms = Vec::new();
        for token in words(&self.text) {
            if token.quoted {
                terms.push(fold(token.value));
            } else {
                terms.push(fold(token.value).trim().to_owned());
            }
        }
        terms.retain(|term| !term.is_empty());
        terms
    }

    /// The query that [`parse`](Self::parse) reads back to this filter.
    pub fn to_query(&self) -> String {
        let quote = |value: &str| {
            if value.chars().any(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() }
        };
        let mut parts = Vec::new();
        parts.extend(self.kinds.iter().map(|kind| format!("kind:{}", quote(kind.as_str()))));
        parts.extend(self.actors.iter().map(|actor| format!("actor:{}", quote(actor.as_str()))));
        parts.extend(self.sides.iter().map(|side| format!("side:{}", side.name())));
        parts.extend(self.directions.iter().map(|direction| format!("direction:{}", direction.name())));
        parts.extend(self.statuses.iter().map(|status| format!("status:{}", status.name())));
        parts.extend(self.bases.iter().map(|basis| format!("date:{basis}")));
        if !self.text.is_empty() {
            parts.push(self.text.clone());
        }
        parts.join(" ")
    }
}

/// All forms of a name, one a line.
fn all_forms(name: &super::LocalText) -> String {
    name.iter().map(|(_, form)| form).collect::<Vec<_>>().join("\n")
}

/// The record with this identifier, else the one with this name: `names` gives
/// the identifier first, then names, one a line.
fn choose<'a, T>(records: &'a [T], folded: &str, names: impl Fn(&T) -> Vec<String>) -> Option<&'a T> {
    let by_id = records.iter().find(|record| names(record).first().is_some_and(|id| fold(id) == folded));
    by_id.or_else(|| {
        records
            .iter()
            .find(|record| names(record).iter().skip(1).any(|forms| forms.split('\n').any(|form| fold(form) == folded)))
    })
}

/// The sentence for a value that a condition does not have.
fn no_such<'a>(condition: &str, value: &str, choices: impl IntoIterator<Item = &'a str>) -> String {
    let choices: Vec<&str> = choices.into_iter().collect();
    if choices.is_empty() {
        return format!("there is no {condition} \"{value}\", for the dataset has none; leave the condition out");
    }
    let shown = choices.iter().take(12).copied().collect::<Vec<_>>().join(", ");
    let more = if choices.len() > 12 { ", …" } else { "" };
    format!("there is no {condition} \"{value}\"; choose one of {shown}{more}")
}

/// The parts of a query, conditions told apart from text.
fn tokens(query: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let (token, after) = match rest.split_once(':') {
            Some((name, value)) if is_condition_name(name) && !value.starts_with("//") => {
                let (value, after) = if value.starts_with(char::is_whitespace) {
                    (Token { name: None, value: "", quoted: false }, value.trim_start())
                } else {
                    next_word(value)
                };
                (Token { name: Some(name), ..value }, after)
            }
            _ => next_word(rest),
        };
        rest = after;
        tokens.push(token);
    }
    tokens
}

fn is_condition_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic())
}

/// The words and quoted parts of a text.
fn words(text: &str) -> Vec<Token<'_>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = next_word(rest);
        rest = after;
        words.push(token);
    }
    words
}

/// The first word or quoted part, and what follows after white space. A quote
/// that is not closed runs to the end, so that a phrase finds its events while
/// it is being typed.
fn next_word(text: &str) -> (Token<'_>, &str) {
    if let Some(inner) = text.strip_prefix('"') {
        let (value, after) = inner.split_once('"').unwrap_or((inner, ""));
        return (Token { name: None, value, quoted: true }, after.trim_start());
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (Token { name: None, value: &text[..end], quoted: false }, text[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Header, Kind, Lang, LocalText};

    fn dataset() -> Dataset {
        let header = Header {
            side_a: LocalText::of([(Lang::EN, "Morocco"), (Lang::AR, "المغرب")]),
            side_b: LocalText::of([(Lang::EN, "Israel")]),
            kinds: vec![
                Kind { id: "visit".into(), name: LocalText::of([(Lang::AR, "زيارة")]), ..Kind::default() },
                Kind { id: "agreement".into(), ..Kind::default() },
            ],
            actors: vec![Actor {
                id: "idf".into(),
                side: Side::B,
                name: LocalText::of([(Lang::EN, "Israel Defense Forces")]),
                aliases: vec!["Tsahal".to_owned()],
            }],
            ..Header::default()
        };
        Dataset { header, ..Dataset::default() }
    }

    fn parsed(query: &str) -> Filter {
        Filter::parse(query, &dataset()).unwrap()
    }

    #[test]
    fn conditions_and_text_are_told_apart() {
        let filter = parsed("Belkhir kind:visit side:b \"guard of honour\" status:denied direction:a-to-b date:stated");
        assert_eq!(filter.text, "Belkhir \"guard of honour\"");
        assert_eq!(filter.terms(), ["belkhir", "guard of honour"]);
        assert!(filter.kinds.contains("visit"));
        assert_eq!(filter.sides, BTreeSet::from([Side::B]));
        assert_eq!(filter.statuses, BTreeSet::from([StatusState::Denied]));
        assert_eq!(filter.directions, BTreeSet::from([Direction::AToB]));
        assert_eq!(filter.bases, BTreeSet::from(["stated".to_owned()]));
    }

    #[test]
    fn kinds_and_actors_are_found_by_name_and_alias_too() {
        assert!(parsed("kind:زيارة").kinds.contains("visit"));
        assert!(parsed("kind:زياره").kinds.contains("visit"));
        assert!(parsed("actor:\"israel defense forces\" x").actors.contains("idf"));
        assert_eq!(parsed("actor:\"israel defense forces\" x").text, "x");
        assert!(parsed("actor:tsahal").actors.contains("idf"));
        assert_eq!(parsed("side:المغرب").sides, BTreeSet::from([Side::A]));
    }

    #[test]
    fn what_does_not_exist_is_named_in_one_sentence() {
        let error = |query| Filter::parse(query, &dataset()).unwrap_err();
        assert_eq!(error("kind:war"), "there is no kind \"war\"; choose one of visit, agreement");
        assert!(error("colour:red").starts_with("\"colour:\" is not a condition; write kind, actor"));
        assert!(error("kind:").contains("has no value"));
        assert_eq!(
            error("date:known"),
            "there is no date \"known\"; choose one of stated, derived, editorial, undated"
        );
    }

    #[test]
    fn a_quote_that_is_still_being_typed_runs_to_the_end() {
        assert_eq!(parsed("\"guard of hon").terms(), ["guard of hon"]);
        assert_eq!(parsed("צה\"ל").terms(), ["צה\"ל"]);
        assert_eq!(parsed("10:30").terms(), ["10:30"]);
    }

    #[test]
    fn a_filter_survives_being_written_as_a_query() {
        for query in
            ["", "kind:visit actor:idf side:a date:undated two words", "\"a b\" c direction:joint status:happened"]
        {
            let filter = parsed(query);
            assert_eq!(parsed(&filter.to_query()), filter, "{query}");
        }
    }
}
