//! A small language for the tests of this layer.
//!
//! An event is one line: whose move, kind, date, what else, then the title.
//!
//! ```text
//!   A→B visit 2022-09-13 editor actors=far,idf #belkhir: Belkhir visits Tel Aviv
//!   joint agreement 2021-11-24 rank=5: Security memorandum
//!   B→A visit before=belkhir by=2m about: Kochavi visits Morocco
//! ```

use crate::model::date::{
    Basis, Chronology, ClaimWhat, DateClaim, Offset, Relative, Resolved, TimeRelation, resolve_edtf,
};
use crate::model::record::{Citation, CitationId, Party};
use crate::model::{Actor, Dataset, Direction, Event, EventId, Kind, Lang, LocalText, Side};

use super::Axis;
use super::geometry::Size;
use super::records::{DatasetRecords, Records, TimelineIndex};
use super::scene::{FontWeight, Measure};
use super::timeline::{LaneMode, Timeline, TimelineInput, ViewSpec, extent_days, timeline};
use super::tokens::Theme;

/// Measures every character as 0.56 of the font size (bold 0.6), which is about
/// what Noto Sans takes.
pub(super) struct FixedWidth;

impl Measure for FixedWidth {
    fn width(&self, text: &str, size: f32, weight: FontWeight) -> f32 {
        let share = if weight == FontWeight::Bold { 0.6 } else { 0.56 };
        text.chars().count() as f32 * size * share
    }

    fn elide(&self, text: &str, size: f32, weight: FontWeight, max_width: f32) -> String {
        if self.width(text, size, weight) <= max_width {
            return text.to_owned();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let shortened: String = kept.iter().chain(std::iter::once(&'…')).collect();
            if self.width(&shortened, size, weight) <= max_width {
                return shortened;
            }
        }
        String::new()
    }
}

/// The date that an EDTF string means.
pub(super) fn date(text: &str) -> Resolved {
    resolve_edtf(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The start of a day written as in "2021-11-24", in days of the axis.
pub(super) fn day(text: &str) -> f64 {
    date(text).core.earliest_start.unwrap().0 as f64
}

/// One event from its line; `number` names it where the line does not.
pub(super) fn event(line: &str, number: usize) -> Event {
    let (head, title) = line.split_once(": ").unwrap_or((line, line));
    let mut event =
        Event { id: EventId(format!("e{number}")), title: LocalText::of([(Lang::EN, title)]), ..Event::default() };
    let mut claim = DateClaim { basis: Basis::Stated(CitationId::from("c1")), preferred: true, ..DateClaim::default() };
    let mut relative: Option<Relative> = None;
    for (place, word) in head.split_whitespace().enumerate() {
        match (place, word.split_once('=')) {
            (0, _) => {
                event.direction = match word {
                    "A→B" => Direction::AToB,
                    "B→A" => Direction::BToA,
                    _ => Direction::Joint,
                }
            }
            (1, _) => event.kind = word.into(),
            (2, None) => claim.what = ClaimWhat::Edtf(word.to_owned()),
            (_, Some(("rank", rank))) => event.rank = Some(rank.parse().unwrap()),
            (_, Some(("cites", count))) => {
                event.citations = vec![Citation::default(); count.parse().unwrap()];
            }
            (_, Some(("ar", title))) => event.title.set(Lang::AR, title.replace('_', " ")),
            (_, Some(("actors", actors))) => {
                event.parties = actors
                    .split(',')
                    .map(|actor| Party { actor: actor.into(), side: Side::A, ..Party::default() })
                    .collect();
            }
            (_, Some(("by", distance))) => {
                let count: u32 = distance[..distance.len() - 1].parse().unwrap();
                let offset = match distance.chars().last() {
                    Some('y') => Offset { years: count, ..Offset::default() },
                    Some('m') => Offset { months: count, ..Offset::default() },
                    _ => Offset { days: count, ..Offset::default() },
                };
                relative.as_mut().unwrap().offset = offset;
            }
            (_, Some((relation, other))) => {
                let relation = match relation {
                    "before" => TimeRelation::Before,
                    "after" => TimeRelation::After,
                    "during" => TimeRelation::During,
                    _ => TimeRelation::SameTime,
                };
                relative = Some(Relative { relation, event: other.into(), ..Relative::default() });
            }
            (_, None) if word == "editor" => claim.basis = Basis::Editorial,
            (_, None) if word == "derived" => claim.basis = Basis::Derived,
            (_, None) if word == "about" => relative.as_mut().unwrap().about = true,
            (_, None) => event.id = word.trim_start_matches('#').into(),
        }
    }
    if let Some(relative) = relative {
        claim.what = ClaimWhat::Relative(relative);
    }
    event.dates = vec![claim];
    event
}

/// Adds a second, not preferred claim: a distance in months before another event.
pub(super) fn also_about_months_before(event: &mut Event, months: u32, other: &str) {
    let relative = Relative {
        relation: TimeRelation::Before,
        offset: Offset { months, ..Offset::default() },
        about: true,
        event: other.into(),
    };
    event.dates.push(DateClaim { what: ClaimWhat::Relative(relative), basis: Basis::Derived, ..DateClaim::default() });
}

/// A dataset of these events.
pub(super) fn dataset(lines: &[&str]) -> Dataset {
    let events = lines.iter().enumerate().map(|(number, line)| event(line, number)).collect();
    let mut dataset = Dataset { events, ..Dataset::default() };
    let header = &mut dataset.header;
    header.side_a = LocalText::of([(Lang::EN, "Morocco"), (Lang::AR, "المغرب")]);
    header.side_b = LocalText::of([(Lang::EN, "Israel"), (Lang::AR, "إسرائيل")]);
    let names = [
        ("visit", "Visit"),
        ("agreement", "Agreement"),
        ("announcement", "Announcement"),
        ("statement", "Statement"),
        ("meeting", "Talks and meetings"),
        ("ceremony", "Ceremony"),
        ("conference", "Conference"),
    ];
    header.kinds = names
        .map(|(id, name)| Kind { id: id.into(), name: LocalText::of([(Lang::EN, name)]), ..Kind::default() })
        .to_vec();
    header.actors = [("far", "Royal Armed Forces"), ("idf", "Israel Defense Forces"), ("mfa", "Foreign Ministry")]
        .map(|(id, name)| Actor { id: id.into(), name: LocalText::of([(Lang::EN, name)]), ..Actor::default() })
        .to_vec();
    dataset
}

/// What the tests look at: events and a way to look at them.
pub(super) struct Look {
    pub dataset: Dataset,
    pub chronology: Chronology,
    pub index: TimelineIndex,
    pub spec: ViewSpec,
    pub theme: Theme,
    pub size: Size,
}

impl std::fmt::Debug for Look {
    /// As few words as a failing test needs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Size { width, height } = self.size;
        writeln!(f, "{width} × {height}, {:?}, {:?}", self.spec.lanes, self.spec.lang)?;
        writeln!(f, "from {} for {} days", self.spec.start_days, self.spec.span_days)?;
        for event in &self.dataset.events {
            let what = event.dates.first().map(|claim| (&claim.what, claim.basis.name()));
            writeln!(f, "  {:?} {} {what:?} {:?}: {:?}", event.direction, event.kind, event.rank, event.title.0)?;
        }
        Ok(())
    }
}

impl Look {
    /// These events, all in sight, in the plot of the mockup.
    pub fn at(dataset: Dataset) -> Self {
        let chronology = Chronology::of(&dataset);
        let mut look = Self {
            index: TimelineIndex::of(&dataset, &chronology, LaneMode::default()),
            dataset,
            chronology,
            spec: ViewSpec::default(),
            theme: Theme::named("light"),
            size: Size { width: 996.0, height: 684.0 },
        };
        look.fit();
        look
    }

    /// Shows all events.
    pub fn fit(&mut self) {
        if let Some((first, last)) = extent_days(&self.dataset, &self.chronology) {
            let axis = Axis::new(first, last - first, 0.0, f64::from(self.size.width)).fit(first, last);
            (self.spec.start_days, self.spec.span_days) = (axis.start_days, axis.span_days);
        }
    }

    /// Another size, all in sight.
    pub fn sized(mut self, width: f32, height: f32) -> Self {
        self.size = Size { width, height };
        self.fit();
        self
    }

    /// Other lanes.
    pub fn in_lanes(mut self, lanes: LaneMode) -> Self {
        self.spec.lanes = lanes;
        self.index = TimelineIndex::of(&self.dataset, &self.chronology, lanes);
        self
    }

    /// The input of the layout.
    pub fn input(&self) -> TimelineInput<'_> {
        self.input_with(&FixedWidth)
    }

    /// The input of the layout with another measurer.
    pub fn input_with<'a>(&'a self, measure: &'a dyn Measure) -> TimelineInput<'a> {
        TimelineInput {
            dataset: &self.dataset,
            chronology: &self.chronology,
            records: self,
            index: &self.index,
            passing: None,
            spec: &self.spec,
            theme: &self.theme,
            size: self.size,
            measure,
        }
    }

    /// The picture.
    pub fn draw(&self) -> Timeline {
        timeline(&self.input())
    }
}

impl Look {
    fn records(&self) -> DatasetRecords<'_> {
        DatasetRecords { dataset: &self.dataset, chronology: &self.chronology }
    }
}

impl Records for Look {
    fn id(&self, item: u32) -> EventId {
        self.records().id(item)
    }

    fn find(&self, id: &EventId) -> Option<u32> {
        self.records().find(id)
    }

    fn title(&self, item: u32, lang: Lang) -> std::borrow::Cow<'_, str> {
        let title = self.dataset.events[item as usize].title.in_lang(lang);
        std::borrow::Cow::Borrowed(title)
    }

    fn date(&self, item: u32) -> Option<(Resolved, super::mark::MarkBasis)> {
        self.records().date(item)
    }
}

/// The seed's events, as the mockup shows them.
pub(super) const SEED: [&str; 13] = [
    "joint announcement 2020-12~ rank=5 ar=استئناف_العلاقات #relations-resumed: Relations resumed",
    "joint agreement 2021-07-15 editor rank=4 ar=اتفاقية_التعاون_السيبراني #cyber: Cyber cooperation agreement",
    "joint agreement 2021-11-24 rank=5 ar=مذكرة_التفاهم_الأمني actors=far,mfa #memorandum: Security memorandum",
    "joint agreement [2020-12-20..2022-09-13] derived rank=3 ar=اتفاقات_اقتصادية_ورياضية_وفي_مجال_التعليم #economic: Economic, sports and education agreements",
    "joint meeting [2022-04-01..2022-09-13] derived rank=3 ar=لقاءات_ومشاورات #meetings: Meetings and consultations",
    "B→A visit 2022-07~ editor rank=5 ar=زيارة_كوخافي_إلى_المغرب actors=far,idf #kochavi: Kochavi visits Morocco",
    "A→B visit 2022-09-13 editor rank=5 ar=زيارة_بلخير_الفاروق_إلى_تل_أبيب actors=far,idf #belkhir: Belkhir visits Tel Aviv",
    "joint meeting same=belkhir derived rank=4 ar=مباحثات_بلخير_وكوخافي actors=far,idf #talks: Belkhir–Kochavi talks",
    "A→B statement same=belkhir derived rank=2 ar=بيان_القيادة_العامة actors=far #statement: General Command statement",
    "B→A ceremony same=belkhir derived rank=2 ar=استقبال_من_حرس_الشرف actors=mfa #guard: Guard of honour",
    "joint conference 2022-09-12/2022-09-14 editor rank=3 ar=المؤتمر_الدولي_للابتكارات_العملياتية #conference: Innovation conference",
    "A→B visit 2022-09-13 rank=1 #participation: Participation in the conference",
    "joint agreement ../.. #undated: Undated agreement",
];
