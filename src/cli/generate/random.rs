//! A small generator of numbers that only look random.

/// The generator SplitMix64 of Guy L. Steele, Doug Lea and Christine H. Flood,
/// "Fast Splittable Pseudorandom Number Generators" (2014), with its published
/// constants.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The sequence that a seed decides.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is small beside 2⁶⁴, so that the remainder
    /// favours none to speak of; 0 where `limit` is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next().checked_rem(limit).unwrap_or(0)
    }

    /// Like [`below`](Self::below), for signed limits; 0 where `limit` is not
    /// positive.
    pub fn below_signed(&mut self, limit: i64) -> i64 {
        let number = self.below(u64::try_from(limit).unwrap_or(0));
        i64::try_from(number).unwrap_or(0)
    }

    /// An index into something of this length; 0 where it is empty.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several, all as likely.
    pub fn pick<'c, T>(&mut self, choices: &'c [T]) -> Option<&'c T> {
        choices.get(self.index(choices.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference implementation's first numbers for the seed 1234567.
    #[test]
    fn sequence_is_the_published_one() {
        let mut random = Random::of(1_234_567);
        let numbers = [random.next(), random.next(), random.next()];
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn limits_hold() {
        let mut random = Random::of(1);
        assert!((0..1000).all(|_| random.below(7) < 7 && (0..5).contains(&random.below_signed(5))));
        assert_eq!((random.below(0), random.below_signed(-3), random.index(0)), (0, 0, 0));
        assert_eq!(random.pick::<u8>(&[]), None);
    }
}
