//! Dates of the synthetic chronicle: what is claimed, and how the source says
//! it in English and in Arabic.

use crate::model::Event;
use crate::model::Lang;
use crate::model::date::{Basis, ClaimWhat, DateClaim, Day, Offset, Relative, TimeRelation, Weekday, month_names};

use super::random::Random;

/// Events before this one among which a relative date finds another.
const REACH: usize = 50;

/// What is said of an event's date.
pub struct Told {
    /// The claims; the first is preferred. The phrases of those that are stated
    /// are left for the caller.
    pub claims: Vec<DateClaim>,
    /// The words of an English source.
    pub english: String,
    /// The words of an Arabic source.
    pub arabic: String,
}

/// Seasons with their EDTF numbers, 21 to 24.
const SEASONS: [(&str, &str, u8); 4] =
    [("Spring", "ربيع", 21), ("Summer", "صيف", 22), ("Autumn", "خريف", 23), ("Winter", "شتاء", 24)];

/// A day in parts.
struct Date {
    year: i64,
    month: u8,
    day: u8,
}

impl Date {
    fn of(day: Day) -> Self {
        let (year, month, day) = day.to_civil();
        Self { year, month, day }
    }

    fn month_edtf(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    fn month_english(&self) -> String {
        format!("{} {}", month_names(Lang::EN)[usize::from(self.month - 1) % 12], self.year)
    }

    fn month_arabic(&self) -> String {
        format!("{} {}", month_names(Lang::AR)[usize::from(self.month - 1) % 12], self.year)
    }

    fn english(&self) -> String {
        format!("{} {}", self.day, self.month_english())
    }

    fn arabic(&self) -> String {
        format!("{} {}", self.day, self.month_arabic())
    }
}

/// A date that the source tells in these words.
fn edtf(edtf: String, english: String, arabic: String) -> (ClaimWhat, String, String) {
    (ClaimWhat::Edtf(edtf), english, arabic)
}

/// Tells the date of an event that begins on a day, as finely as it pleases
/// chance.
pub fn tell_date(day: Day, before: &[Event], random: &mut Random) -> Told {
    let (what, english, arabic) = match random.below(100) {
        0..50 => plain_day(day),
        50..75 => coarse(day, random),
        75..80 => {
            let date = Date::of(day);
            let (english, arabic) = (format!("About {}", date.month_english()), format!("نحو {}", date.month_arabic()));
            edtf(format!("{}~", date.month_edtf()), english, arabic)
        }
        80..82 => {
            let date = Date::of(day);
            let (english, arabic) = (format!("Perhaps {}", date.english()), format!("ربما {}", date.arabic()));
            edtf(format!("{day}?"), english, arabic)
        }
        82..92 => stretch(day, random),
        92..94 => {
            let clock = format!("{:02}:{:02}:00", random.below(24), random.below(60));
            let date = Date::of(day);
            edtf(format!("{day}T{clock}Z"), date.english(), date.arabic())
        }
        94..98 => relative(day, before, random),
        98 => weekday(day),
        _ => {
            let (english, arabic) = ("Some time".to_owned(), "في وقت ما".to_owned());
            return Told { claims: Vec::new(), english, arabic };
        }
    };
    let is_stated = random.chance(70);
    let is_weekday = matches!(what, ClaimWhat::Weekday(_));
    let mut claims = vec![DateClaim {
        what,
        basis: if is_stated { Basis::Stated("c1".into()) } else { Basis::Editorial },
        preferred: random.chance(50),
        note: if is_stated { String::new() } else { "Worked out by the editor".to_owned() },
        ..DateClaim::default()
    }];
    // Beside a day of the week, another day could contradict it.
    if random.chance(8) && !is_weekday {
        let other = Day(day.0 + random.below_signed(61) - 30);
        claims.push(DateClaim {
            what: ClaimWhat::Edtf(other.to_string()),
            basis: Basis::Editorial,
            note: "Another chronicle has this day".to_owned(),
            ..DateClaim::default()
        });
    }
    Told { claims, english, arabic }
}

fn plain_day(day: Day) -> (ClaimWhat, String, String) {
    let date = Date::of(day);
    edtf(day.to_string(), date.english(), date.arabic())
}

/// A month, a year, a season or a decade.
fn coarse(day: Day, random: &mut Random) -> (ClaimWhat, String, String) {
    let date = Date::of(day);
    let year = date.year;
    match random.below(25) {
        0..14 => edtf(date.month_edtf(), date.month_english(), date.month_arabic()),
        14..20 => edtf(format!("{year:04}"), year.to_string(), format!("عام {year}")),
        20..23 => {
            let (english, arabic, number) = SEASONS[random.index(SEASONS.len())];
            edtf(format!("{year:04}-{number}"), format!("{english} {year}"), format!("{arabic} {year}"))
        }
        _ => {
            let decade = year.div_euclid(10);
            edtf(format!("{decade:03}X"), format!("The {decade}0s"), format!("عقد {decade}0"))
        }
    }
}

/// Some days, some years, or a beginning without an end.
fn stretch(day: Day, random: &mut Random) -> (ClaimWhat, String, String) {
    let from = Date::of(day);
    match random.below(10) {
        0..6 => {
            let end = Day(day.0 + 1 + random.below_signed(40));
            let to = Date::of(end);
            let english = format!("From {} to {}", from.english(), to.english());
            edtf(format!("{day}/{end}"), english, format!("من {} إلى {}", from.arabic(), to.arabic()))
        }
        6..9 => {
            let to = Date { year: from.year + 1 + random.below_signed(15), ..Date::of(day) };
            let english = format!("From {} to {}", from.month_english(), to.month_english());
            let arabic = format!("من {} إلى {}", from.month_arabic(), to.month_arabic());
            edtf(format!("{}/{}", from.month_edtf(), to.month_edtf()), english, arabic)
        }
        _ => {
            let (english, arabic) = (format!("Since {}", from.month_english()), format!("منذ {}", from.month_arabic()));
            edtf(format!("{}/..", from.month_edtf()), english, arabic)
        }
    }
}

/// Some time from an event that has a date of its own; a plain day where none
/// is near.
fn relative(day: Day, before: &[Event], random: &mut Random) -> (ClaimWhat, String, String) {
    let has_own_date =
        |event: &&Event| event.dates.first().is_some_and(|claim| matches!(claim.what, ClaimWhat::Edtf(_)));
    let near = before.iter().rev().take(REACH).filter(has_own_date).collect::<Vec<_>>();
    let Some(other) = random.pick(&near) else { return plain_day(day) };
    let count = 1 + random.index(6);
    let (english_number, arabic_number) =
        [("One", "واحد"), ("Two", "اثنين"), ("Three", "ثلاثة"), ("Four", "أربعة"), ("Five", "خمسة"), ("Six", "ستة")]
            [count - 1];
    let is_after = random.chance(60);
    let offset = Offset { months: u32::try_from(count).unwrap_or(1), ..Offset::default() };
    let relation = if is_after { TimeRelation::After } else { TimeRelation::Before };
    let what = ClaimWhat::Relative(Relative { relation, offset, about: random.chance(60), event: other.id.clone() });
    let (english, arabic) = if is_after { ("after", "بعد") } else { ("before", "قبل") };
    (
        what,
        format!("{english_number} months {english} entry {}", other.id),
        format!("{arabic} {arabic_number} من الأشهر من المدخل {}", other.id),
    )
}

/// A day of the week, which places nothing.
fn weekday(day: Day) -> (ClaimWhat, String, String) {
    let weekday = day.weekday();
    let (english, arabic) = match weekday {
        Weekday::Monday => ("On a Monday", "يوم الاثنين"),
        Weekday::Tuesday => ("On a Tuesday", "يوم الثلاثاء"),
        Weekday::Wednesday => ("On a Wednesday", "يوم الأربعاء"),
        Weekday::Thursday => ("On a Thursday", "يوم الخميس"),
        Weekday::Friday => ("On a Friday", "يوم الجمعة"),
        Weekday::Saturday => ("On a Saturday", "يوم السبت"),
        Weekday::Sunday => ("On a Sunday", "يوم الأحد"),
    };
    (ClaimWhat::Weekday(weekday), english.to_owned(), arabic.to_owned())
}
