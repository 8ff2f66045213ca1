//! Ticks of the time axis: which calendar periods are drawn, and their labels.
//!
//! Two levels. Minor ticks are as fine as their labels have room; major ones
//! are the periods above them and carry the year. Where the window starts
//! within a major period, its name sticks to the left edge, so that the year is
//! readable at every zoom and after every pan.

use crate::model::date::DateStyle;

use super::axis::{Axis, DAYS_PER_YEAR};
use super::calendar::{Form, LADDER, Step, Unit};
use super::scene::{FontWeight, Measure};

/// Most ticks of one level that are ever drawn.
const MOST_TICKS: usize = 2_000;
/// Least room between a minor label and the next tick.
const MINOR_GAP_PX: f64 = 18.0;
/// Least room between major labels.
const MAJOR_GAP_PX: f64 = 14.0;
/// Least distance of ticks without a label.
const FINE_GAP_PX: f64 = 7.0;
/// So many years are ticked by year alone on the minimap.
const SEVERAL_YEARS: f64 = 1.8;
/// How far a label stands from its tick.
pub(super) const MINOR_LABEL_SHIFT_PX: f64 = 4.0;
/// How far a major label stands from its tick.
pub(super) const MAJOR_LABEL_SHIFT_PX: f64 = 6.0;

/// How far the sticky label stands from the left edge.
const STICKY_X_PX: f64 = 14.0;

/// One tick.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where the period starts, in pixels.
    pub x: f64,
    /// The label's text; empty where there is no room for it.
    pub label: String,
    /// Left end of the label.
    pub label_x: f64,
    /// Width of the label.
    pub label_width: f32,
}

/// The ticks of a window.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Ticks {
    /// Ticks of the level above, with the year.
    pub major: Vec<Tick>,
    /// Name of the major period that the window starts in, at the left edge;
    /// `None` where the first major label stands there.
    pub sticky: Option<Tick>,
    /// Ticks with labels.
    pub minor: Vec<Tick>,
    /// Ticks between the minor ones, without labels, by their place.
    pub fine: Vec<f64>,
}

/// Fonts of the two levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TickFonts {
    pub major_size: f32,
    pub minor_size: f32,
}

/// The ticks of this window, labelled in this language.
pub(super) fn ticks(axis: &Axis, fonts: TickFonts, style: DateStyle, measure: &dyn Measure) -> Ticks {
    let (rung, form) = finest_labelled(axis, fonts, style, measure);
    let (minor_step, major_step) = LADDER[rung];
    let minor_width = |text: &str| measure.width(text, fonts.minor_size, FontWeight::Regular);
    let major_width = |text: &str| measure.width(text, fonts.major_size, FontWeight::Bold);

    let major_form = major_form(axis, major_step, style, &major_width);
    let every = major_every(axis, major_step, major_form, style, &major_width);
    let major: Vec<Tick> = visible(axis, major_step)
        .filter_map(|number| {
            let x = axis.x_from_time(major_step.start_days(number));
            (x >= axis.left_px - 0.5).then(|| {
                let label = match major_step.unit {
                    _ if number.rem_euclid(every) != 0 => String::new(),
                    Unit::Year => major_step.name(number, Form::Short, style),
                    _ => major_step.full_name(number, major_form, style),
                };
                // At the left edge it stands where the sticky one does.
                let shift_px = MAJOR_LABEL_SHIFT_PX.max(axis.left_px + STICKY_X_PX - x);
                labelled(axis, x, shift_px, label, &major_width)
            })
        })
        .collect();
    let sticky = sticky(axis, major_step, major_form, &major, style, &major_width);
    let minor = visible(axis, minor_step)
        .filter_map(|number| {
            let start = minor_step.start_days(number);
            let x = axis.x_from_time(start);
            // A year that is already named above is not named again below.
            let named_above = minor_step.unit == Unit::Year && is_start(major_step, start);
            let label = if named_above { String::new() } else { minor_step.name(number, form, style) };
            (x >= axis.left_px - 0.5).then(|| labelled(axis, x, MINOR_LABEL_SHIFT_PX, label, &minor_width))
        })
        .collect();
    let (major, minor) = (without_collisions(major), without_collisions(minor));
    Ticks { major, sticky, minor, fine: fine(axis, rung) }
}

/// Ticks of one level with full names, as far apart as the minimap likes them:
/// of days and months in a short range, of years from several years on.
pub(super) fn sparse_ticks(axis: &Axis, size: f32, style: DateStyle, measure: &dyn Measure) -> Vec<Tick> {
    let width = |text: &str| measure.width(text, size, FontWeight::Regular);
    let step = LADDER
        .iter()
        .map(|(step, _)| *step)
        .filter(|step| match step.unit {
            Unit::Minute | Unit::Hour | Unit::Week => false,
            // Several years in sight are told apart by their numbers alone.
            Unit::Day | Unit::Month => axis.span_days < SEVERAL_YEARS * DAYS_PER_YEAR,
            Unit::Year => true,
        })
        .find(|step| {
            let number = step.number_at(axis.start_days);
            let needs_px = f64::from(width(&single_name(*step, number, style))) + 4.0 * MINOR_GAP_PX;
            step.shortest_days() * axis.px_per_day() >= needs_px
        })
        .unwrap_or(LADDER[LADDER.len() - 1].0);
    visible(axis, step)
        .map(|number| (axis.x_from_time(step.start_days(number)), number))
        .filter(|(x, _)| *x >= axis.left_px - 0.5)
        .map(|(x, number)| labelled(axis, x, MINOR_LABEL_SHIFT_PX, single_name(step, number, style), &width))
        .collect()
}

/// The name of a period that stands alone.
fn single_name(step: Step, number: i64, style: DateStyle) -> String {
    match step.unit {
        Unit::Year => step.name(number, Form::Short, style),
        _ => step.full_name(number, Form::Short, style),
    }
}

/// The finest step whose labels all have room, with the longest form that fits.
fn finest_labelled(axis: &Axis, fonts: TickFonts, style: DateStyle, measure: &dyn Measure) -> (usize, Form) {
    for (rung, (step, _)) in LADDER.iter().enumerate() {
        let room_px = step.shortest_days() * axis.px_per_day();
        let fits = |form| {
            let widest = sample_names(*step, form, axis, style)
                .iter()
                .map(|name| f64::from(measure.width(name, fonts.minor_size, FontWeight::Regular)))
                .fold(0.0, f64::max);
            widest + MINOR_LABEL_SHIFT_PX + MINOR_GAP_PX <= room_px
        };
        // Names in full only where the row stays airy.
        if step.unit <= Unit::Month && room_px >= 150.0 && fits(Form::Long) {
            return (rung, Form::Long);
        }
        if fits(Form::Short) {
            return (rung, Form::Short);
        }
    }
    (LADDER.len() - 1, Form::Short)
}

/// Names that are as wide as any that the step gives near this window.
fn sample_names(step: Step, form: Form, axis: &Axis, style: DateStyle) -> Vec<String> {
    let first = step.number_at(axis.start_days);
    match step.unit {
        Unit::Minute | Unit::Hour => vec![step.name(first, form, style)],
        Unit::Week => vec!["28".to_owned()],
        Unit::Day if form == Form::Short => vec!["28".to_owned()],
        Unit::Day => (0..7).map(|day| step.name(first + day, form, style)).collect(),
        Unit::Month => (0..12).map(|month| step.name(first + month, form, style)).collect(),
        Unit::Year => vec![step.name(first, form, style), step.name(step.number_at(axis.end_days()), form, style)],
    }
}

fn major_form(axis: &Axis, step: Step, style: DateStyle, width: &dyn Fn(&str) -> f32) -> Form {
    let room_px = step.shortest_days() * axis.px_per_day();
    let first = step.number_at(axis.start_days);
    let count = if step.unit == Unit::Month { 12 } else { 1 };
    let widest =
        (0..count).map(|more| f64::from(width(&step.full_name(first + more, Form::Long, style)))).fold(0.0, f64::max);
    if widest + MAJOR_LABEL_SHIFT_PX + MAJOR_GAP_PX <= room_px { Form::Long } else { Form::Short }
}

/// Every how many major ticks have a label: each, unless even the short form is
/// too wide for the periods.
fn major_every(axis: &Axis, step: Step, form: Form, style: DateStyle, width: &dyn Fn(&str) -> f32) -> i64 {
    let room_px = step.shortest_days() * axis.px_per_day();
    let first = step.number_at(axis.start_days);
    let last = step.number_at(axis.end_days());
    // Months differ in width, days in digits: a dozen periods hold the widest
    // name or nearly so, and the gap leaves room for the rest.
    let widest = (first..=last)
        .take(12)
        .map(|number| match step.unit {
            Unit::Year => f64::from(width(&step.name(number, Form::Short, style))),
            _ => f64::from(width(&step.full_name(number, form, style))),
        })
        .fold(0.0, f64::max);
    ((widest + MAJOR_LABEL_SHIFT_PX + MAJOR_GAP_PX) / room_px).ceil().max(1.0) as i64
}

fn visible(axis: &Axis, step: Step) -> impl Iterator<Item = i64> {
    let first = step.number_at(axis.start_days);
    let last = step.number_at(axis.end_days());
    (first..=last).take(MOST_TICKS)
}

/// Takes away the label of the one period that may be too short for it: that in
/// which the era begins.
fn without_collisions(mut ticks: Vec<Tick>) -> Vec<Tick> {
    let mut free_from = f64::NEG_INFINITY;
    for tick in ticks.iter_mut().filter(|tick| !tick.label.is_empty()) {
        if tick.label_x < free_from {
            tick.label.clear();
        } else {
            free_from = tick.label_x + f64::from(tick.label_width) + MINOR_LABEL_SHIFT_PX;
        }
    }
    ticks
}

fn is_start(step: Step, days: f64) -> bool {
    (step.start_days(step.number_at(days)) - days).abs() < 1.0e-6
}

fn labelled(axis: &Axis, x: f64, shift_px: f64, label: String, width: &dyn Fn(&str) -> f32) -> Tick {
    let label_width = width(&label);
    let label_x = x + shift_px;
    let fits = label_x + f64::from(label_width) <= axis.right_px() - 2.0;
    Tick { x, label: if fits { label } else { String::new() }, label_x, label_width }
}

fn sticky(
    axis: &Axis,
    step: Step,
    form: Form,
    major: &[Tick],
    style: DateStyle,
    width: &dyn Fn(&str) -> f32,
) -> Option<Tick> {
    let label = step.full_name(step.number_at(axis.start_days), form, style);
    let label_width = width(&label);
    let label_x = axis.left_px + STICKY_X_PX;
    let next_x = major.iter().find(|tick| !tick.label.is_empty()).map_or(f64::INFINITY, |tick| tick.label_x);
    let fits = label_x + f64::from(label_width) + MAJOR_GAP_PX <= next_x;
    fits.then_some(Tick { x: axis.left_px, label, label_x, label_width })
}

/// Ticks one rung finer than the labelled ones, where they have room and fall
/// together with them.
fn fine(axis: &Axis, rung: usize) -> Vec<f64> {
    let Some(finer) = rung.checked_sub(1).map(|below| LADDER[below].0) else { return Vec::new() };
    let (minor, _) = LADDER[rung];
    // Weeks do not fall together with months.
    if minor.unit == Unit::Month && finer.unit == Unit::Week {
        return Vec::new();
    }
    if finer.shortest_days() * axis.px_per_day() < FINE_GAP_PX {
        return Vec::new();
    }
    visible(axis, finer)
        .map(|number| finer.start_days(number))
        .filter(|start| !is_start(minor, *start))
        .map(|start| axis.x_from_time(start))
        .filter(|x| *x >= axis.left_px)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::model::Lang;
    use crate::model::date::Day;

    use super::super::testing::FixedWidth;
    use super::*;

    const FONTS: TickFonts = TickFonts { major_size: 15.0, minor_size: 11.5 };

    fn window(from: (i64, u8, u8), span_days: f64) -> Axis {
        Axis::new(Day::from_civil(from.0, from.1, from.2).0 as f64, span_days, 0.0, 996.0)
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect()
    }

    fn of(axis: &Axis, lang: Lang) -> Ticks {
        ticks(axis, FONTS, lang.into(), &FixedWidth)
    }

    #[test]
    fn two_years_have_quarters_below_and_years_above() {
        let ticks = of(&window((2020, 9, 1), 840.0), Lang::EN);
        assert_eq!(labels(&ticks.major), ["2021", "2022"]);
        assert_eq!(labels(&ticks.minor)[..4], ["Oct", "Jan", "Apr", "Jul"]);
        assert_eq!(ticks.sticky.map(|tick| tick.label), Some("2020".to_owned()));
        assert!(!ticks.fine.is_empty(), "months between the quarters");
    }

    #[test]
    fn a_window_within_one_year_still_names_it() {
        let ticks = of(&window((2021, 2, 3), 100.0), Lang::AR);
        assert!(ticks.major.iter().all(|tick| tick.label.contains("2021")));
        assert_eq!(labels(&of(&window((2021, 2, 3), 20.0), Lang::EN).major), ["February 2021"; 0]);
        assert_eq!(of(&window((2021, 2, 3), 20.0), Lang::EN).sticky.unwrap().label, "February 2021");
    }

    #[test]
    fn a_day_has_hours_and_its_date() {
        let ticks = of(&window((2021, 11, 24), 1.0), Lang::EN);
        assert_eq!(labels(&ticks.major)[0], "24 November 2021");
        assert!(labels(&ticks.minor).contains(&"12:00"));
    }

    #[test]
    fn centuries_and_millennia_have_round_numbers() {
        let ticks = of(&window((-500, 1, 1), 2_500.0 * 365.25), Lang::EN);
        assert!(labels(&ticks.major).contains(&"1000"), "{:?}", labels(&ticks.major));
        assert!(labels(&ticks.minor).contains(&"400 BC"), "{:?}", labels(&ticks.minor));
    }

    proptest! {
        #[test]
        fn labels_never_collide_and_a_year_is_always_in_sight(
            start in -2.0e6..2.0e6_f64, log_span in -3.1..6.8_f64, lang in prop::sample::select(Lang::OFFERED.to_vec()),
            width in 300.0..2_000.0_f64,
        ) {
            let axis = Axis::new(start, 10_f64.powf(log_span), 0.0, width);
            let ticks = of(&axis, lang);
            let mut above: Vec<&Tick> = ticks.sticky.iter().chain(&ticks.major).filter(|tick| !tick.label.is_empty()).collect();
            above.sort_by(|a, b| a.label_x.total_cmp(&b.label_x));
            let below: Vec<&Tick> = ticks.minor.iter().filter(|tick| !tick.label.is_empty()).collect();
            for row in [&above, &below] {
                for pair in row.windows(2) {
                    prop_assert!(pair[0].label_x + f64::from(pair[0].label_width) < pair[1].label_x, "{:?}", pair);
                }
                for tick in row {
                    prop_assert!(tick.label_x + f64::from(tick.label_width) <= axis.right_px());
                }
            }
            prop_assert!(!above.is_empty(), "no year in {:?}", axis);
        }
    }
}
