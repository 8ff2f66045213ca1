//! Which lanes there are, and in which of them an event stands.

use std::collections::BTreeMap;

use crate::model::{Dataset, Direction, Event, Lang, Side};

use super::words::{arrow, words};

/// How the lanes are formed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneMode {
    /// Side A's moves above the axis, side B's below, joint ones on it.
    #[default]
    Direction,
    /// One lane per kind.
    Kind,
    /// One lane per actor; an event with several stands in each.
    Actor,
    /// One lane per side; an event in which both take part stands in each.
    Side,
    /// One lane per tag; an event with several stands in each.
    Tag,
    /// One lane for all.
    None,
}

/// How the user wants one lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LaneSetting {
    /// Whether it shows its density alone.
    pub collapsed: bool,
    /// Lanes are sorted by this, then by their place in the dataset.
    pub order: i32,
    /// How high it is, as a multiple of what it would be.
    pub height_factor: f32,
}

impl Default for LaneSetting {
    fn default() -> Self {
        Self { collapsed: false, order: 0, height_factor: 1.0 }
    }
}

/// The settings of the lanes that have any, by how lanes are formed and by key.
pub type LaneSettings = BTreeMap<(LaneMode, String), LaneSetting>;

/// Lanes of [`LaneMode::Direction`], by their place in [`LaneTable::lanes`].
pub(super) const LANE_A_TO_B: usize = 0;
pub(super) const LANE_B_TO_A: usize = 1;
pub(super) const LANE_JOINT: usize = 2;

/// What a lane gathers.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    Direction(Direction),
    Kind(usize),
    Actor(usize),
    Side(Side),
    Tag,
    /// Events that belong in none of the others.
    Rest,
    All,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Names it in [`Target::Lane`](super::scene::Target::Lane) and in settings.
    pub key: String,
    of: Of,
}

/// The lanes of a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaneTable {
    /// How they are formed.
    pub mode: LaneMode,
    /// All that there can be, those in which nothing stands included.
    pub lanes: Vec<Lane>,
    /// Places of lanes by what their events name.
    places: BTreeMap<String, u16>,
}

/// Most lanes; what would stand in further ones stands in the last.
const MOST_LANES: usize = 4_096;

impl LaneTable {
    /// The lanes of a dataset. Looks at the events for [`LaneMode::Tag`] alone.
    pub fn of(dataset: &Dataset, mode: LaneMode) -> Self {
        let header = &dataset.header;
        let lane = |key: &str, of: Of| Lane { key: key.to_owned(), of };
        let lanes = match mode {
            LaneMode::Direction => vec![
                lane("a-to-b", Of::Direction(Direction::AToB)),
                lane("b-to-a", Of::Direction(Direction::BToA)),
                lane("joint", Of::Direction(Direction::Joint)),
            ],
            LaneMode::None => vec![lane("all", Of::All)],
            LaneMode::Kind => {
                let kinds = header.kinds.iter().enumerate().map(|(at, kind)| lane(kind.id.as_str(), Of::Kind(at)));
                kinds.take(MOST_LANES - 1).chain([lane("other", Of::Rest)]).collect()
            }
            LaneMode::Actor => {
                let actors = header.actors.iter().enumerate().map(|(at, actor)| lane(actor.id.as_str(), Of::Actor(at)));
                actors.take(MOST_LANES - 1).chain([lane("no-actor", Of::Rest)]).collect()
            }
            LaneMode::Side => {
                vec![lane("side-a", Of::Side(Side::A)), lane("side-b", Of::Side(Side::B)), lane("no-side", Of::Rest)]
            }
            LaneMode::Tag => {
                let mut tags: Vec<&str> =
                    dataset.events.iter().flat_map(|event| &event.tags).map(String::as_str).collect();
                tags.sort_unstable();
                tags.dedup();
                let tags = tags.into_iter().map(|tag| lane(tag, Of::Tag));
                tags.take(MOST_LANES - 1).chain([lane("no-tag", Of::Rest)]).collect()
            }
        };
        let numbered = lanes.iter().zip(0_u16..).filter(|(lane, _)| lane.of != Of::Rest);
        let places = numbered.map(|(lane, place)| (lane.key.clone(), place)).collect();
        Self { mode, lanes, places }
    }

    /// The lanes in which an event stands, in order; at least one.
    pub fn lanes_of(&self, event: &Event) -> Vec<u16> {
        let rest = u16::try_from(self.lanes.len().saturating_sub(1)).unwrap_or(0);
        let place = |key: &str| self.places.get(key).copied();
        let mut own: Vec<u16> = match self.mode {
            LaneMode::Direction => vec![match event.direction {
                Direction::AToB => LANE_A_TO_B as u16,
                Direction::BToA => LANE_B_TO_A as u16,
                Direction::Joint => LANE_JOINT as u16,
            }],
            LaneMode::None => vec![0],
            LaneMode::Kind => place(event.kind.as_str()).into_iter().collect(),
            LaneMode::Actor => event.parties.iter().filter_map(|party| place(party.actor.as_str())).collect(),
            LaneMode::Side => {
                let sides = event.parties.iter().map(|party| party.side);
                let named = sides.filter_map(|side| match side {
                    Side::A => Some(0),
                    Side::B => Some(1),
                    _ => None,
                });
                let by_direction = match event.direction {
                    Direction::AToB => Some(0),
                    Direction::BToA => Some(1),
                    Direction::Joint => None,
                };
                named.chain(by_direction).collect()
            }
            LaneMode::Tag => event.tags.iter().filter_map(|tag| place(tag)).collect(),
        };
        if own.is_empty() {
            own.push(rest);
        }
        own.sort_unstable();
        own.dedup();
        own
    }

    /// Whether every tag of an event has its lane: where not, the table is to be
    /// made anew.
    pub fn knows(&self, event: &Event) -> bool {
        self.mode != LaneMode::Tag || event.tags.iter().all(|tag| self.places.contains_key(tag.as_str()))
    }

    /// What stands beside a lane.
    pub fn caption(&self, lane: usize, dataset: &Dataset, lang: Lang) -> String {
        let header = &dataset.header;
        let (side_a, side_b) = (header.side_a.in_lang(lang), header.side_b.in_lang(lang));
        let Some(lane) = self.lanes.get(lane) else { return String::new() };
        match &lane.of {
            Of::Direction(Direction::AToB) => format!("{side_a} {} {side_b}", arrow(lang)),
            Of::Direction(Direction::BToA) => format!("{side_b} {} {side_a}", arrow(lang)),
            Of::Direction(Direction::Joint) => words(lang).joint.to_owned(),
            Of::Kind(at) => header.kinds.get(*at).map_or("", |kind| kind.name.in_lang(lang)).to_owned(),
            Of::Actor(at) => header.actors.get(*at).map_or("", |actor| actor.name.in_lang(lang)).to_owned(),
            Of::Side(Side::B) => side_b.to_owned(),
            Of::Side(_) => side_a.to_owned(),
            Of::Tag => lane.key.clone(),
            Of::All => String::new(),
            Of::Rest => match self.mode {
                LaneMode::Actor => words(lang).no_actor.to_owned(),
                LaneMode::Tag => words(lang).no_tag.to_owned(),
                LaneMode::Side => words(lang).no_side.to_owned(),
                _ => "…".to_owned(),
            },
        }
    }
}
