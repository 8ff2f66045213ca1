//! Dates written short, for tests to read.

use proptest::prelude::*;

use super::bounds::{Bounds, Day, Extent, Resolved};

/// The bounds that count, as in "point 2021-11-01..2021-11-30" or
/// "from 2020-12-01 to 2022-09-01..open".
pub fn told(resolved: &Resolved) -> String {
    told_bounds(&resolved.bounds, resolved.extent)
}

/// The same of the bounds as written.
pub fn told_core(resolved: &Resolved) -> String {
    told_bounds(&resolved.core, resolved.extent)
}

fn told_bounds(bounds: &Bounds, extent: Extent) -> String {
    let day = |day: Option<Day>| day.map_or("open".to_owned(), |day| day.to_string());
    let span = |first: Option<Day>, last: Option<Day>| {
        if first == last && first.is_some() { day(first) } else { format!("{}..{}", day(first), day(last)) }
    };
    match extent {
        Extent::Point => format!("point {}", span(bounds.earliest_start, bounds.latest_end)),
        Extent::Interval => format!(
            "from {} to {}",
            span(bounds.earliest_start, bounds.latest_start),
            span(bounds.earliest_end, bounds.latest_end)
        ),
    }
}

/// Strings made of what EDTF is made of.
pub fn edtf_like() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "-?[0-9X]{4}[~?%]?",
        "-[~?%]?[0-4X][0-9X][~?%]?",
        "Y-?[1-9][0-9]{0,18}(E[0-9]{1,3})?(S[0-9]{1,2})?",
        "S[0-9]",
        "T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|[+-][0-9]{2}(:[0-9]{2})?)?",
        Just("/".to_owned()),
        Just("..".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just(",".to_owned()),
    ];
    proptest::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

/// Sound dates of every sort.
pub fn sound_edtf() -> impl Strategy<Value = String> {
    let date = || {
        prop_oneof![
            "[0-2][0-9]{3}[~?%]?",
            "[12][0-9]{2}X[~?%]?",
            "[0-2][0-9]{3}-[~?%]?(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX|1X)[~?%]?",
            "[~?%]?[0-2][0-9]{3}-[~?%]?(0[1-9]|1[0-2])[~?%]?-[~?%]?(0[1-9]|1[0-9]|2[0-8]|XX|2X)[~?%]?",
            "Y-?[1-9][0-9]{4,11}(S[1-5])?[~?%]?",
        ]
    };
    prop_oneof![
        date(),
        (date(), date()).prop_map(|(a, b)| format!("{a}/{b}")),
        (date(), date()).prop_map(|(a, b)| format!("..{a}/{b}")),
        date().prop_map(|a| format!("{a}/..")),
        date().prop_map(|a| format!("/{a}")),
        proptest::collection::vec(date(), 1..4).prop_map(|dates| format!("[{}]", dates.join(","))),
        proptest::collection::vec(date(), 1..4).prop_map(|dates| format!("{{{},..1983}}", dates.join(","))),
    ]
}
