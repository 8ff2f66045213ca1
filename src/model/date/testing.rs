//! Dates written short, for tests to read.

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
