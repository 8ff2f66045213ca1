//! The second axis: a band of ticks in the Hijri or Hebrew calendar, below the
//! plot and in step with its window.
//!
//! ```text
//!   1443 AH   Safar    Rabi I    ...    1444 AH   Safar        Hijri · ±1 day
//!   ----|--------|--------|----------------|---------|------------------------
//! ```
//!
//! One row: periods as fine as their names have room, and in place of the first
//! of each year or month its name with the year, in bold. The name of what the
//! window starts in stays at the edge, so that the year is always in sight.
//! Periods start at the evening before the Gregorian day. What lies outside the
//! tabulated years is pale.

use crate::model::Lang;
use crate::model::date::{
    DateStyle, Day, EVENING_DAYS, Grounds, LAST_YEAR, OtherCalendar, OtherDay, OtherForm, calendar_note,
    other_calendar_name, other_day, other_day_number, other_month_name, other_month_names, told_grounds,
};

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, Canvas, TextStyle, solid};
use super::geometry::{Point, Rect};
use super::scene::{FontWeight, Measure};
use super::tokens::Theme;

/// Height of the band.
const BAND_PX: f32 = 26.0;
/// Least room between a label and the next tick.
const GAP_PX: f64 = 14.0;
/// How far a label stands from its tick.
const SHIFT_PX: f64 = 4.0;
/// Least distance of ticks without a label.
const FINE_GAP_PX: f64 = 7.0;
/// Most ticks that are ever drawn.
const MOST_TICKS: usize = 2_000;
/// Largest share of the band that the calendar's name takes.
const MOST_CAPTION: f32 = 0.4;

/// Height that the band takes of a picture with this second calendar.
pub(super) fn band_height(calendar: Option<OtherCalendar>) -> f32 {
    if calendar.is_some() { BAND_PX } else { 0.0 }
}

/// What a reader who has only the picture must know of the second axis over a
/// stretch of time, one sentence.
pub(super) fn note(calendar: OtherCalendar, (start_days, end_days): (f64, f64), lang: Lang) -> &'static str {
    let grounds = grounds_between(calendar, start_days, end_days);
    calendar_note(calendar, grounds, lang)
}

/// What the days of a stretch rest on; `None` where some are tabulated and some
/// computed.
fn grounds_between(calendar: OtherCalendar, start_days: f64, end_days: f64) -> Option<Grounds> {
    let of = |days: f64| calendar.day_of(day_at(days)).map_or(Grounds::Computed, |day| day.grounds);
    let (first, last) = (of(start_days), of(end_days));
    (first == last && of(f64::midpoint(start_days, end_days)) == first).then_some(first)
}

/// So many units at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Each day by its name in full.
    NamedDay,
    Day,
    Months(u8),
    Years(i64),
}

/// The steps, finest first.
const LADDER: [Step; 18] = [
    Step::NamedDay,
    Step::Day,
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(2_000),
    Step::Years(5_000),
    Step::Years(10_000),
];

/// One period that starts in the window.
#[derive(Debug, Clone, PartialEq)]
struct Tick {
    x: f64,
    label: String,
    label_x: f64,
    label_width: f32,
    /// Whether it starts a period of the level above and carries the year.
    is_major: bool,
    is_computed: bool,
}

/// What the band shows.
#[derive(Debug, Clone, Default, PartialEq)]
struct Band {
    /// With the name that stays at the edge as first, where it has room.
    ticks: Vec<Tick>,
    fine: Vec<f64>,
}

/// What the band is drawn with.
pub(super) struct SecondAxis<'a> {
    pub calendar: OtherCalendar,
    pub axis: &'a Axis,
    pub style: DateStyle,
    pub theme: &'a Theme,
    pub measure: &'a dyn Measure,
    /// The band with the strip of captions at one of its ends.
    pub area: Rect,
    /// Whether that strip lies at the later end of time.
    pub at_end: bool,
}

impl SecondAxis<'_> {
    /// The band of a picture, at the height where its plot ends.
    pub fn area(width_px: f32, plot_bottom: f32) -> Rect {
        Rect::new(0.0, plot_bottom, width_px, plot_bottom + BAND_PX)
    }

    fn label_style(&self) -> TextStyle {
        TextStyle::regular(self.theme.size.text_small - 0.5, self.theme.color.soft)
    }

    fn width(&self, text: &str, weight: FontWeight) -> f32 {
        self.measure.width(text, self.label_style().size, weight)
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas) {
        let color = &self.theme.color;
        let name = other_calendar_name(self.calendar, self.style.lang);
        let baseline = self.area.top + BAND_PX / 2.0 + 1.0 + self.label_style().baseline_below_middle();
        canvas.group("second-axis", name, |canvas| {
            canvas.rect(self.area, 0.0, color.panel);
            canvas.horizontal(self.area.top + 0.5, self.area.left, self.area.right, solid(color.line, 1.0));
            let band = self.band();
            let left = self.axis.left_px as f32;
            let right = self.axis.right_px() as f32;
            canvas.clipped(Rect { left, right, ..self.area }, |canvas| {
                for x in &band.fine {
                    canvas.vertical(*x as f32, self.area.top, self.area.top + 3.0, solid(color.faint.faded(0.7), 1.0));
                }
                for tick in &band.ticks {
                    self.tick(canvas, tick, baseline);
                }
            });
            let (caption, width, x) = self.caption();
            if self.strip_px() <= 0.5 {
                // It lies over ticks that run on below it.
                let place = Rect::new(x - GAP_PX as f32 / 2.0, self.area.top + 1.0, self.area.right, self.area.bottom);
                canvas.rect(place, 0.0, color.panel);
            }
            let style = TextStyle { color: color.faint.mixed(color.soft, 0.5), ..self.label_style() };
            canvas.text(&caption, width, Point::new(x, baseline), style);
        });
    }

    fn tick(&self, canvas: &mut Canvas, tick: &Tick, baseline: f32) {
        let color = &self.theme.color;
        if tick.x > self.axis.left_px {
            let height = if tick.is_major { BAND_PX } else { 6.0 };
            let ink = if tick.is_major { color.line } else { color.faint };
            canvas.vertical((tick.x as f32).round() + 0.5, self.area.top, self.area.top + height, solid(ink, 1.0));
        }
        let mut style = self.label_style();
        if tick.is_major {
            style = TextStyle { weight: FontWeight::Bold, color: color.ink, ..style };
        }
        if tick.is_computed {
            style.color = color.faint;
        }
        canvas.text(&tick.label, tick.label_width, Point::new(tick.label_x as f32, baseline), style);
    }

    /// Width of the strip of captions; zero where there is none.
    fn strip_px(&self) -> f32 {
        self.area.width() - self.axis.width_px as f32
    }

    /// The calendar's name with how sure it is, its width and left end: in the
    /// strip of captions, or at the later end of the band.
    fn caption(&self) -> (String, f32, f32) {
        let name = other_calendar_name(self.calendar, self.style.lang);
        let grounds = told_grounds(
            self.calendar,
            grounds_between(self.calendar, self.axis.start_days, self.axis.end_days()),
            self.style,
        );
        let text = if grounds.is_empty() { name.to_owned() } else { format!("{name} · {grounds}") };
        let strip = self.strip_px();
        let room = if strip > 0.5 { strip - 1.5 * CAPTION_X_PX } else { self.area.width() * MOST_CAPTION };
        let text = self.measure.elide(&text, self.label_style().size, FontWeight::Regular, room);
        let width = self.width(&text, FontWeight::Regular);
        let at_start = strip > 0.5 && !self.at_end;
        (text, width, if at_start { CAPTION_X_PX } else { self.area.right - CAPTION_X_PX - width })
    }

    /// Where labels must end.
    fn right_px(&self) -> f64 {
        if self.strip_px() > 0.5 { self.axis.right_px() - 2.0 } else { f64::from(self.caption().2) - GAP_PX }
    }

    fn band(&self) -> Band {
        let Some(rung) = LADDER.iter().position(|step| self.has_room(*step)) else { return Band::default() };
        let step = LADDER[rung];
        let mut ticks: Vec<Tick> = self.edge(step).into_iter().collect();
        ticks.extend(self.starts(step).into_iter().map(|start| self.labelled(step, &start)));
        let fine = rung.checked_sub(1).map(|finer| LADDER[finer]).filter(|finer| self.fine_has_room(*finer));
        let fine = fine.map(|finer| self.starts(finer).iter().map(|day| self.x(day)).collect());
        Band { ticks: self.without_collisions(ticks), fine: fine.unwrap_or_default() }
    }

    fn shortest_px(&self, step: Step) -> f64 {
        let (month, year) = self.calendar.shortest_days();
        let days = match step {
            Step::NamedDay | Step::Day => 1.0,
            Step::Months(count) => f64::from(count) * month,
            Step::Years(1) => year,
            Step::Years(count) => count as f64 * self.calendar.mean_year_days() - 30.0,
        };
        days * self.axis.px_per_day()
    }

    fn fine_has_room(&self, step: Step) -> bool {
        step != Step::NamedDay && self.shortest_px(step) >= FINE_GAP_PX
    }

    /// Whether the names of all periods of a step have room in them.
    fn has_room(&self, step: Step) -> bool {
        let room_px = self.shortest_px(step) - SHIFT_PX - GAP_PX;
        if room_px <= 0.0 {
            return false;
        }
        let widest = |names: &mut dyn Iterator<Item = String>, weight| {
            names.map(|name| f64::from(self.width(&name, weight))).fold(0.0, f64::max)
        };
        let middle = day_at(f64::midpoint(self.axis.start_days, self.axis.end_days()));
        let Some(sample) = self.calendar.day_of(middle).or_else(|| self.calendar.day_of(self.calendar.first_day()?))
        else {
            return false;
        };
        let months = || other_month_names(self.calendar, self.style.lang).iter();
        let year = other_day(&sample, OtherForm::Year, self.style);
        let needs = match step {
            Step::NamedDay => {
                let names = &mut months().map(|month| format!("28 {month} {year}"));
                widest(names, FontWeight::Bold)
            }
            Step::Day => {
                let days = &mut (20..=30).map(|day| other_day_number(&OtherDay { day, ..sample }, self.style));
                widest(days, FontWeight::Regular)
            }
            Step::Months(_) => widest(&mut months().map(|month| (*month).to_owned()), FontWeight::Regular)
                .max(f64::from(self.width(&year, FontWeight::Bold))),
            Step::Years(_) => f64::from(self.width(&year, FontWeight::Bold)),
        };
        needs <= room_px
    }

    fn x(&self, day: &OtherDay) -> f64 {
        let start = self.calendar.to_day(day.year, day.month.place, day.day);
        start.map_or(f64::NAN, |start| self.axis.x_from_time(start.0 as f64 - EVENING_DAYS))
    }

    /// The days that start a period in sight.
    fn starts(&self, step: Step) -> Vec<OtherDay> {
        let calendar = self.calendar;
        let Some(era) = calendar.first_day() else { return Vec::new() };
        let first = day_at(self.axis.start_days).max(era);
        let last = day_at(self.axis.end_days());
        let years = |count: i64| {
            let from = calendar.day_of(first).map_or(LAST_YEAR, |day| day.year);
            let to = calendar.day_of(last).map_or(if last < era { 0 } else { LAST_YEAR }, |day| day.year);
            (from.div_euclid(count)..=to.div_euclid(count)).map(move |number| (number * count).max(1))
        };
        let day = |year, place, day| calendar.to_day(year, place, day).and_then(|day| calendar.day_of(day));
        let in_sight = |start: &OtherDay| {
            let x = self.x(start);
            x >= self.axis.left_px - 0.5 && x <= self.axis.right_px()
        };
        let found: Box<dyn Iterator<Item = OtherDay>> = match step {
            Step::NamedDay | Step::Day => {
                Box::new((first.0..=last.0).take(MOST_TICKS).filter_map(|at| calendar.day_of(Day(at))))
            }
            Step::Months(count) => Box::new(years(1).take(MOST_TICKS).flat_map(move |year| {
                // The thirteenth month of a leap year joins the last of the year's groups.
                let places = (1..=calendar.months_in(year))
                    .filter(move |place| (place - 1) % count == 0 && (count == 1 || *place <= 12));
                places.filter_map(move |place| day(year, place, 1))
            })),
            Step::Years(count) => Box::new(years(count).filter_map(move |year| day(year, 1, 1))),
        };
        found.filter(in_sight).take(MOST_TICKS).collect()
    }

    fn labelled(&self, step: Step, start: &OtherDay) -> Tick {
        let is_first_month = start.month.place == 1;
        let is_major = match step {
            Step::NamedDay | Step::Day => start.day == 1,
            Step::Months(_) => is_first_month,
            Step::Years(_) => true,
        };
        let label = match step {
            Step::NamedDay => other_day(start, OtherForm::Day, self.style),
            Step::Day if is_major => other_day(start, OtherForm::Month, self.style),
            Step::Day => other_day_number(start, self.style),
            Step::Months(_) if is_major => other_day(start, OtherForm::Year, self.style),
            Step::Months(_) => other_month_name(self.calendar, start.month, self.style.lang).to_owned(),
            Step::Years(_) => other_day(start, OtherForm::Year, self.style),
        };
        let x = self.x(start);
        self.tick_at(x, x + SHIFT_PX, label, is_major, start)
    }

    fn tick_at(&self, x: f64, label_x: f64, label: String, is_major: bool, day: &OtherDay) -> Tick {
        let weight = if is_major { FontWeight::Bold } else { FontWeight::Regular };
        let label_width = self.width(&label, weight);
        Tick { x, label, label_x, label_width, is_major, is_computed: day.grounds == Grounds::Computed }
    }

    /// The name of what the window starts in, at its edge.
    fn edge(&self, step: Step) -> Option<Tick> {
        let day = self.calendar.day_of(day_at(self.axis.start_days))?;
        let form = match step {
            Step::NamedDay => OtherForm::Day,
            Step::Day => OtherForm::Month,
            Step::Months(_) | Step::Years(_) => OtherForm::Year,
        };
        let label = other_day(&day, form, self.style);
        Some(self.tick_at(self.axis.left_px, self.axis.left_px + f64::from(CAPTION_X_PX), label, true, &day))
    }

    /// Takes away labels that have no room: those that carry the year stay, of
    /// two such the later, since its tick is in sight.
    fn without_collisions(&self, mut ticks: Vec<Tick>) -> Vec<Tick> {
        let limit = self.right_px();
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut order: Vec<usize> = (0..ticks.len()).collect();
        let stays_at_edge = |tick: &Tick| tick.x <= self.axis.left_px && tick.is_major;
        order.sort_by_key(|at| (!ticks[*at].is_major, stays_at_edge(&ticks[*at]), *at));
        for at in order {
            let tick = &mut ticks[at];
            let (left, right) = (tick.label_x, tick.label_x + f64::from(tick.label_width));
            let is_free = taken.iter().all(|(from, to)| right + GAP_PX / 2.0 <= *from || left >= *to + GAP_PX / 2.0);
            if is_free && right <= limit {
                taken.push((left, right));
            } else {
                tick.label.clear();
            }
        }
        ticks
    }
}

/// The day of the other calendars that a moment belongs to, as the Gregorian day
/// of its daylight: the evening counts to the next.
fn day_at(days: f64) -> Day {
    Day((days + EVENING_DAYS).floor() as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::FixedWidth;
    use super::*;
    use crate::model::date::{Digits, MonthNaming};

    fn with<T>(
        calendar: OtherCalendar,
        (start_days, span_days): (f64, f64),
        style: DateStyle,
        look: impl FnOnce(&SecondAxis<'_>) -> T,
    ) -> T {
        let theme = Theme::named("light");
        let axis = Axis::new(start_days, span_days, 0.0, 1000.0);
        let area = SecondAxis::area(1000.0, 500.0);
        look(&SecondAxis { calendar, axis: &axis, style, theme: &theme, measure: &FixedWidth, area, at_end: false })
    }

    fn labels(calendar: OtherCalendar, from: (i64, u8, u8), span_days: f64, style: DateStyle) -> Vec<String> {
        let start = Day::from_civil(from.0, from.1, from.2).0 as f64;
        with(calendar, (start, span_days), style, |second| {
            second.band().ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
        })
    }

    const EN: DateStyle = DateStyle { lang: Lang::EN, months: MonthNaming::International, digits: Digits::Western };

    #[test]
    fn two_years_have_quarters_with_the_year_at_their_head() {
        let hijri = labels(OtherCalendar::Hijri, (2020, 10, 1), 800.0, EN);
        assert_eq!(hijri[..4], ["1442 AH", "Rajab", "Shawwal", "1443 AH"], "{hijri:?}");
        assert!(hijri.contains(&"1443 AH".to_owned()) && hijri.contains(&"1444 AH".to_owned()), "{hijri:?}");
    }

    #[test]
    fn a_month_has_its_days_and_names_itself_and_the_year() {
        let hijri = labels(OtherCalendar::Hijri, (2021, 11, 20), 20.0, EN);
        assert_eq!(hijri[0], "Rabi II 1443 AH");
        assert!(hijri.contains(&"19".to_owned()), "{hijri:?}");
        assert!(hijri.contains(&"Jumada I 1443 AH".to_owned()), "{hijri:?}");
        let hebrew = labels(OtherCalendar::Hebrew, (2021, 11, 20), 20.0, DateStyle { lang: Lang::HE, ..EN });
        assert_eq!(hebrew[0], "כסלו תשפ״ב");
        assert!(hebrew.contains(&"כ׳".to_owned()), "{hebrew:?}");
        assert!(hebrew.contains(&"טבת תשפ״ב".to_owned()), "{hebrew:?}");
    }

    #[test]
    fn a_day_is_named_in_full_and_begins_at_the_evening_before() {
        let start = Day::from_civil(2021, 11, 23).0 as f64 + 0.5;
        with(OtherCalendar::Hijri, (start, 1.5), EN, |second| {
            let band = second.band();
            let tick = band.ticks.iter().find(|tick| tick.label == "19 Rabi II 1443 AH").unwrap();
            let evening = start + 0.25;
            assert!((second.axis.time_from_x(tick.x) - evening).abs() < 1e-6, "{band:?}");
            assert_eq!(band.ticks[0].label, "18 Rabi II 1443 AH");
        });
    }

    #[test]
    fn centuries_have_round_years_and_nothing_stands_before_the_era() {
        let labels = labels(OtherCalendar::Hijri, (500, 1, 1), 1_500.0 * 365.0, EN);
        assert_eq!(labels[0], "1 AH");
        assert!(labels.contains(&"200 AH".to_owned()) && labels.contains(&"1000 AH".to_owned()), "{labels:?}");
    }

    #[test]
    fn arabic_digits_reach_the_band() {
        let style = DateStyle { lang: Lang::AR, digits: Digits::ArabicIndic, ..EN };
        let labels = labels(OtherCalendar::Hijri, (2021, 2, 1), 200.0, style);
        assert_eq!(labels[0], "١٤٤٢ هـ");
        assert!(labels.contains(&"رمضان".to_owned()), "{labels:?}");
    }

    #[test]
    fn the_caption_says_what_the_days_rest_on() {
        let caption = |year| {
            let start = Day::from_civil(year, 1, 1).0 as f64;
            with(OtherCalendar::Hijri, (start, 365.0), EN, |second| second.caption().0)
        };
        assert_eq!(caption(2021), "Hijri · ±1 day");
        assert_eq!(caption(1700), "Hijri · computed, ±1 day");
        assert_eq!(caption(1882), "Hijri · partly computed, ±1 day");
    }

    proptest! {
        #[test]
        fn labels_never_collide_and_the_year_is_always_in_sight(
            start in -490_000.0..700_000.0_f64, log_span in -2.9..6.0_f64,
            lang in prop::sample::select(Lang::OFFERED.to_vec()),
            calendar in prop::sample::select(OtherCalendar::ALL.to_vec()),
        ) {
            let style = DateStyle { lang, ..EN };
            let found = with(calendar, (start, 10_f64.powf(log_span)), style, |second| {
                (second.band(), second.right_px(), second.calendar.day_of(day_at(second.axis.start_days)))
            });
            let (band, limit, at_edge) = found;
            let mut shown: Vec<&Tick> = band.ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
            shown.sort_by(|a, b| a.label_x.total_cmp(&b.label_x));
            for pair in shown.windows(2) {
                prop_assert!(pair[0].label_x + f64::from(pair[0].label_width) < pair[1].label_x, "{:?}", pair);
            }
            for tick in &shown {
                prop_assert!(tick.label_x + f64::from(tick.label_width) <= limit + 0.01);
                prop_assert!(tick.x.is_finite());
            }
            if at_edge.is_some() {
                prop_assert!(shown.iter().any(|tick| tick.is_major), "no year in {:?}", band);
            }
        }
    }
}
