//! Stops of a gradient as every renderer and file format accepts them.

use crate::view::color::Rgba;

/// The stops with shares from 0 to 1, none lower than the one before; those that
/// are no number left out. Empty where nothing is to be drawn.
pub(crate) fn sound_stops(stops: &[(f32, Rgba)]) -> Vec<(f32, Rgba)> {
    let mut last = 0.0_f32;
    let numbers = stops.iter().filter(|(share, _)| !share.is_nan());
    numbers
        .map(|(share, color)| {
            last = last.max(share.clamp(0.0, 1.0));
            (last, *color)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_brought_into_order_and_range() {
        let color = Rgba::default();
        let stops = [(-1.0, color), (0.6, color), (f32::NAN, color), (0.4, color), (7.0, color)];
        let shares: Vec<f32> = sound_stops(&stops).into_iter().map(|(share, _)| share).collect();
        assert_eq!(shares, [0.0, 0.6, 0.6, 1.0]);
        assert!(sound_stops(&[]).is_empty());
    }
}
