//! Which events the filter passes: one bit an event, cheap to clone and to compare.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

/// Which events pass, by their numbers.
///
/// Clones share their bits, so that a view can be copied on every frame.
#[derive(Debug, Clone, Default)]
pub struct Passes(Option<Arc<FixedBitSet>>);

impl Passes {
    /// All events pass.
    pub const fn all() -> Self {
        Self(None)
    }

    /// Those pass whose bits are set, and those beyond the last bit.
    pub fn of(bits: FixedBitSet) -> Self {
        if bits.is_full() { Self(None) } else { Self(Some(Arc::new(bits))) }
    }

    /// Of so many events, those pass for which this holds.
    pub fn from_fn(events: usize, passes: impl Fn(usize) -> bool) -> Self {
        let mut bits = FixedBitSet::with_capacity(events);
        for event in (0..events).filter(|event| passes(*event)) {
            bits.insert(event);
        }
        Self::of(bits)
    }

    /// Whether an event passes.
    pub fn passes(&self, event: usize) -> bool {
        self.0.as_ref().is_none_or(|bits| event >= bits.len() || bits.contains(event))
    }

    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// The bits; `None` where all pass.
    pub fn bits(&self) -> Option<&FixedBitSet> {
        self.0.as_deref()
    }

    /// How many are left out.
    pub fn left_out(&self) -> usize {
        self.0.as_ref().map_or(0, |bits| bits.len() - bits.count_ones(..))
    }
}

impl PartialEq for Passes {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(own), Some(other)) => Arc::ptr_eq(own, other) || own == other,
            _ => false,
        }
    }
}

impl From<Vec<bool>> for Passes {
    fn from(passes: Vec<bool>) -> Self {
        Self::from_fn(passes.len(), |event| passes[event])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_bits_do_not_reach_passes() {
        let passes = Passes::from(vec![true, false, true]);
        assert_eq!([0, 1, 2, 3].map(|event| passes.passes(event)), [true, false, true, true]);
        assert_eq!(passes.left_out(), 1);
        assert!(Passes::from(vec![true; 9]).is_all() && Passes::from(Vec::new()).is_all());
    }
}
