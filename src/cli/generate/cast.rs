//! Who and what the synthetic chronicle speaks of: two invented countries, the
//! North and the South.

use crate::model::dataset::SCHEMA_VERSION;
use crate::model::record::{Party, Place, PlacePrecision, Plover, Role};
use crate::model::{Actor, Direction, Header, Kind, Lang, LocalText, Office, Person, Side};

use super::random::Random;

/// A kind of event with what is said of it.
pub struct KindOf {
    pub id: &'static str,
    pub english: &'static str,
    pub arabic: &'static str,
    pub plover: Plover,
    pub cameo: &'static str,
    /// What the first party does, and what the second.
    pub roles: (Role, Role),
}

/// The kinds.
pub const KINDS: [KindOf; 6] = [
    KindOf {
        id: "visit",
        english: "Visit",
        arabic: "زيارة",
        plover: Plover::Consult,
        cameo: "042",
        roles: (Role::Visitor, Role::Host),
    },
    KindOf {
        id: "agreement",
        english: "Agreement",
        arabic: "اتفاقية",
        plover: Plover::Agree,
        cameo: "057",
        roles: (Role::Signatory, Role::Signatory),
    },
    KindOf {
        id: "talks",
        english: "Talks",
        arabic: "محادثات",
        plover: Plover::Consult,
        cameo: "046",
        roles: (Role::Participant, Role::Participant),
    },
    KindOf {
        id: "statement",
        english: "Statement",
        arabic: "بيان",
        plover: Plover::Request,
        cameo: "010",
        roles: (Role::Speaker, Role::Addressee),
    },
    KindOf {
        id: "protest",
        english: "Protest",
        arabic: "احتجاج",
        plover: Plover::Protest,
        cameo: "141",
        roles: (Role::Speaker, Role::Addressee),
    },
    KindOf {
        id: "exercise",
        english: "Joint exercise",
        arabic: "مناورات مشتركة",
        plover: Plover::Cooperate,
        cameo: "062",
        roles: (Role::Organizer, Role::Participant),
    },
];

/// Tags.
pub const TAGS: [&str; 5] = ["water", "border", "trade", "schools", "cyber"];

/// An actor's identifier, its side and its names in English and Arabic.
const ACTORS: [(&str, Side, &str, &str); 7] = [
    ("north", Side::A, "the North", "الشمال"),
    ("north-army", Side::A, "the Northern army", "الجيش الشمالي"),
    ("north-trade", Side::A, "the Northern chamber of trade", "غرفة التجارة الشمالية"),
    ("south", Side::B, "the South", "الجنوب"),
    ("south-army", Side::B, "the Southern army", "الجيش الجنوبي"),
    ("south-trade", Side::B, "the Southern chamber of trade", "غرفة التجارة الجنوبية"),
    ("islands", Side::Other, "the Islands", "الجزر"),
];

/// A person's identifier and names; the first half are of the North.
const PERSONS: [(&str, &str, &str); 8] = [
    ("maro", "Maro", "مارو"),
    ("sahl", "Sahl", "سهل"),
    ("tiba", "Tiba", "طيبة"),
    ("odran", "Odran", "أودران"),
    ("kesh", "Kesh", "كيش"),
    ("lamia", "Lamia", "لمياء"),
    ("ruan", "Ruan", "روان"),
    ("zand", "Zand", "زند"),
];

const OFFICES: [(&str, &str, &str); 3] =
    [("envoy", "Envoy", "المبعوث"), ("minister", "Minister", "الوزير"), ("general", "General", "الفريق")];

/// A place's names and its degrees north and east in hundredths.
const PLACES: [(&str, &str, i32, i32); 5] = [
    ("Harbour of the North", "ميناء الشمال", 4210, -1150),
    ("Upper Ford", "المعبر الأعلى", 3975, -1020),
    ("Market of the South", "سوق الجنوب", 3120, -905),
    ("Salt Gate", "باب الملح", 2890, -1280),
    ("Great Island", "الجزيرة الكبرى", 3300, -1610),
];

fn both(english: &str, arabic: &str) -> LocalText {
    LocalText::of([(Lang::EN, english), (Lang::AR, arabic)])
}

/// The dataset's header.
pub fn header(seed: u64) -> Header {
    let kinds = KINDS.iter().map(|kind| Kind {
        id: kind.id.into(),
        name: both(kind.english, kind.arabic),
        plover: Some(kind.plover),
        color: None,
    });
    let actors = ACTORS.iter().map(|(id, side, english, arabic)| Actor {
        id: (*id).into(),
        side: *side,
        name: both(english, arabic),
        aliases: Vec::new(),
    });
    let persons = PERSONS.iter().map(|(id, english, arabic)| Person {
        id: (*id).into(),
        name: both(english, arabic),
        aliases: Vec::new(),
    });
    let offices = OFFICES.iter().map(|(id, english, arabic)| Office { id: (*id).into(), name: both(english, arabic) });
    Header {
        schema: SCHEMA_VERSION,
        id: format!("synthetic-{seed}"),
        title: both("The North and the South", "الشمال والجنوب"),
        description: both("A synthetic chronicle for load tests", "سجل مولَّد لاختبارات الحمل"),
        side_a: both("North", "الشمال"),
        side_b: both("South", "الجنوب"),
        languages: vec![Lang::EN, Lang::AR],
        kinds: kinds.collect(),
        actors: actors.collect(),
        persons: persons.collect(),
        offices: offices.collect(),
        layers: Vec::new(),
        era_tracks: Vec::new(),
        eras: Vec::new(),
    }
}

/// One of the places.
pub fn place(random: &mut Random) -> Place {
    let (english, arabic, north, east) = PLACES[random.index(PLACES.len())];
    Place {
        name: both(english, arabic),
        latitude: Some(f64::from(north) / 100.0),
        longitude: Some(f64::from(east) / 100.0),
        precision: PlacePrecision::City,
    }
}

/// Who takes part in one event.
pub struct Names {
    actors: Vec<usize>,
    person: usize,
    office: usize,
}

impl Names {
    /// Draws the parties of an event: the side that moves first.
    pub fn draw(direction: Direction, random: &mut Random) -> Self {
        let (north, south) = (random.index(3), 3 + random.index(3));
        let south_first = direction == Direction::BToA;
        let mut actors = if south_first { vec![south, north] } else { vec![north, south] };
        if random.chance(10) {
            actors.push(6);
        }
        let half = PERSONS.len() / 2;
        let person = random.index(half) + if south_first { half } else { 0 };
        Self { actors, person, office: random.index(OFFICES.len()) }
    }

    /// The title in English, such as `Visit by Envoy Maro to the Southern army`.
    pub fn english(&self, kind: &str) -> String {
        let (_, office, _) = OFFICES[self.office];
        format!("{kind}, {office} {} and {}", self.person_english(), self.other().2)
    }

    /// The title in Arabic.
    pub fn arabic(&self, kind: &str) -> String {
        let (_, _, office) = OFFICES[self.office];
        format!("{kind}: {office} {} و{}", self.person_arabic(), self.other().3)
    }

    /// The person in English.
    pub fn person_english(&self) -> &'static str {
        PERSONS[self.person].1
    }

    /// The person in Arabic.
    pub fn person_arabic(&self) -> &'static str {
        PERSONS[self.person].2
    }

    /// The party that is moved toward.
    fn other(&self) -> (&'static str, Side, &'static str, &'static str) {
        ACTORS[self.actors.get(1).copied().unwrap_or(0)]
    }

    /// The parties with what they do; a third one mediates.
    pub fn parties(&self, roles: (Role, Role)) -> Vec<Party> {
        let roles = [roles.0, roles.1, Role::Mediator];
        let parties = self.actors.iter().zip(roles).enumerate();
        parties
            .map(|(place, (actor, role))| {
                let (id, side, ..) = ACTORS[*actor];
                let acts = place == 0;
                Party {
                    actor: id.into(),
                    side,
                    role,
                    person: acts.then(|| PERSONS[self.person].0.into()),
                    office: acts.then(|| OFFICES[self.office].0.into()),
                }
            })
            .collect()
    }
}
