//! What a layer's names and kinds mean in the dataset: sides, actors, kinds.

use std::collections::BTreeMap;

use crate::model::dataset::Header;
use crate::model::query::fold;
use crate::model::record::Side;

use super::pool::Pool;
use super::rows::Layer;

/// How a row lies to the two sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Side A acts on side B.
    AToB,
    /// Side B acts on side A.
    BToA,
    /// A pair of twins between the sides that counts once.
    Joint,
    /// Side A and no one of side B.
    SideA,
    /// Side B and no one of side A.
    SideB,
    /// Neither side.
    #[default]
    Other,
}

impl Relation {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::AToB, Self::BToA, Self::Joint, Self::SideA, Self::SideB, Self::Other];

    /// The name that output for programs has.
    pub fn name(self) -> &'static str {
        match self {
            Self::AToB => "a-to-b",
            Self::BToA => "b-to-a",
            Self::Joint => "joint",
            Self::SideA => "side-a",
            Self::SideB => "side-b",
            Self::Other => "other",
        }
    }

    /// Whether both sides take part.
    pub fn is_between(self) -> bool {
        matches!(self, Self::AToB | Self::BToA | Self::Joint)
    }

    fn of(source: Side, target: Side) -> Self {
        match (source, target) {
            (Side::A, Side::B) => Self::AToB,
            (Side::B, Side::A) => Self::BToA,
            (Side::A, _) | (_, Side::A) => Self::SideA,
            (Side::B, _) | (_, Side::B) => Self::SideB,
            (Side::Other, Side::Other) => Self::Other,
        }
    }
}

/// What the names and kinds of a layer are to its dataset, worked out once for
/// each different text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    name_sides: Vec<Side>,
    group_sides: Vec<Side>,
    /// Place in the header's list of actors.
    name_actors: Vec<Option<u16>>,
    group_actors: Vec<Option<u16>>,
    /// Place in the header's list of kinds.
    kinds: Vec<Option<u16>>,
    codes: Vec<Option<u16>>,
}

impl Links {
    /// Works out what a layer's names and kinds are to this dataset.
    pub fn of(layer: &Layer, header: &Header) -> Self {
        let sides = Sides::of(layer, header);
        let actors = Actors::of(header);
        let kinds = Kinds::of(layer, header);
        let each = |pool: &Pool| pool.iter().map(|name| sides.side(name)).collect();
        let actor_of_each = |pool: &Pool| pool.iter().map(|name| actors.actor(name)).collect();
        let kind_of_each = |pool: Option<&Pool>| {
            pool.into_iter().flat_map(Pool::iter).map(|value| kinds.kind(value)).collect::<Vec<_>>()
        };
        Self {
            name_sides: each(layer.names()),
            group_sides: each(layer.groups()),
            name_actors: actor_of_each(layer.names()),
            group_actors: actor_of_each(layer.groups()),
            kinds: kind_of_each(layer.kinds().map(|column| &column.pool)),
            codes: kind_of_each(layer.codes().map(|column| &column.pool)),
        }
    }

    fn side(&self, name: Option<u32>, group: Option<u32>) -> Side {
        let in_list = |sides: &[Side], number: Option<u32>| {
            number.and_then(|number| sides.get(number as usize).copied()).filter(|side| *side != Side::Other)
        };
        in_list(&self.name_sides, name).or_else(|| in_list(&self.group_sides, group)).unwrap_or(Side::Other)
    }

    /// The sides of who acts and of who is acted upon.
    pub fn sides(&self, layer: &Layer, row: usize) -> (Side, Side) {
        (
            self.side(layer.source_number(row), layer.source_group_number(row)),
            self.side(layer.target_number(row), layer.target_group_number(row)),
        )
    }

    /// How a row lies to the two sides; `twins_once` makes a pair of twins
    /// between them joint.
    pub fn relation(&self, layer: &Layer, row: usize, twins_once: bool) -> Relation {
        let (source, target) = self.sides(layer, row);
        let relation = Relation::of(source, target);
        let is_joint = relation.is_between() && twins_once && layer.twins().twin_of(row).is_some();
        if is_joint { Relation::Joint } else { relation }
    }

    /// The actors of a row that the dataset knows, by their places in the
    /// header's list.
    pub fn actors(&self, layer: &Layer, row: usize) -> impl Iterator<Item = usize> {
        let known = |actors: &[Option<u16>], number: Option<u32>| {
            number.and_then(|number| actors.get(number as usize).copied().flatten()).map(usize::from)
        };
        [
            known(&self.name_actors, layer.source_number(row)),
            known(&self.group_actors, layer.source_group_number(row)),
            known(&self.name_actors, layer.target_number(row)),
            known(&self.group_actors, layer.target_group_number(row)),
        ]
        .into_iter()
        .flatten()
    }

    /// The dataset's kind of a row, by its place in the header's list.
    pub fn kind(&self, layer: &Layer, row: usize) -> Option<usize> {
        let known = |kinds: &[Option<u16>], column: Option<&super::TextColumn>| {
            let number = *column?.numbers.get(row)?;
            kinds.get(number as usize).copied().flatten().map(usize::from)
        };
        known(&self.codes, layer.codes()).or_else(|| known(&self.kinds, layer.kinds()))
    }
}

/// What stands in parentheses at the end of a folded name: `egypt` of `police (egypt)`.
fn bracketed(name: &str) -> Option<&str> {
    let inner = name.strip_suffix(')')?;
    let (_, last) = inner.rsplit_once('(')?;
    Some(last.trim())
}

/// The names of both sides, folded.
struct Sides(BTreeMap<String, Side>);

impl Sides {
    fn of(layer: &Layer, header: &Header) -> Self {
        let told = &layer.spec.sides;
        let mut sides = BTreeMap::new();
        let mut add = |name: &str, side: Side| {
            let folded = fold(name);
            if !folded.is_empty() {
                sides.entry(folded).or_insert(side);
            }
        };
        if told.a.is_empty() && told.b.is_empty() {
            header.side_a.iter().for_each(|(_, name)| add(name, Side::A));
            header.side_b.iter().for_each(|(_, name)| add(name, Side::B));
            for actor in header.actors.iter().filter(|actor| actor.side != Side::Other) {
                actor.name.iter().for_each(|(_, name)| add(name, actor.side));
                actor.aliases.iter().for_each(|name| add(name, actor.side));
            }
        } else {
            told.a.iter().for_each(|name| add(name, Side::A));
            told.b.iter().for_each(|name| add(name, Side::B));
        }
        Self(sides)
    }

    fn side(&self, name: &str) -> Side {
        let folded = fold(name);
        let known = |name: &str| self.0.get(name).copied();
        known(&folded).or_else(|| bracketed(&folded).and_then(known)).unwrap_or(Side::Other)
    }
}

/// The dataset's actors by folded name.
struct Actors(BTreeMap<String, u16>);

impl Actors {
    fn of(header: &Header) -> Self {
        let mut actors = BTreeMap::new();
        for (actor, at) in header.actors.iter().zip(0_u16..) {
            let names = actor.name.iter().map(|(_, name)| name).chain(actor.aliases.iter().map(String::as_str));
            for name in names.map(fold).filter(|name| !name.is_empty()) {
                actors.entry(name).or_insert(at);
            }
        }
        Self(actors)
    }

    fn actor(&self, name: &str) -> Option<u16> {
        let folded = fold(name);
        self.0.get(&folded).or_else(|| self.0.get(bracketed(&folded)?)).copied()
    }
}

/// Which of the dataset's kinds the layer's kinds and codes belong to.
struct Kinds {
    exact: BTreeMap<String, u16>,
    /// Starts of codes, the longest first.
    starts: Vec<(String, u16)>,
}

impl Kinds {
    fn of(layer: &Layer, header: &Header) -> Self {
        let mut kinds = Self { exact: BTreeMap::new(), starts: Vec::new() };
        for (kind, at) in header.kinds.iter().zip(0_u16..) {
            for value in layer.spec.kinds.get(&kind.id).into_iter().flatten() {
                match value.strip_suffix('*') {
                    Some(start) => kinds.starts.push((fold(start), at)),
                    None => {
                        kinds.exact.entry(fold(value)).or_insert(at);
                    }
                }
            }
        }
        kinds.starts.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        kinds
    }

    fn kind(&self, value: &str) -> Option<u16> {
        let folded = fold(value);
        if folded.is_empty() {
            return None;
        }
        let by_start = || self.starts.iter().find(|(start, _)| folded.starts_with(start.as_str())).map(|(_, at)| *at);
        self.exact.get(&folded).copied().or_else(by_start)
    }
}
