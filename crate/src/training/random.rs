//! Random numbers from a seed: the same ones everywhere and always.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A stream of random numbers.
///
/// Source: O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for
/// Random Number Generation (2014), the variant PCG-XSH-RR 64/32.
#[derive(Clone, Debug, PartialEq)]
pub struct Random {
    bits: Pcg32,
    spare: Option<f64>,
}

impl Random {
    /// The stream of a seed that has this number. Streams of one seed have nothing to do with each
    /// other, so that more draws from one change no draw from another.
    pub fn new(seed: u64, stream: u64) -> Self {
        // An odd factor spreads the streams over all bits; the generator's own seeding mixes them.
        let apart = stream.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self {
            bits: Pcg32::seed_from_u64(seed ^ apart),
            spare: None,
        }
    }

    /// A number that is at least 0 and below 1, with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        (self.bits.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `end`, every one as likely as any other.
    ///
    /// Source: Lemire, Fast Random Integer Generation in an Interval (2019), arXiv 1805.10941.
    pub fn below(&mut self, end: u32) -> u32 {
        loop {
            let product = u64::from(self.bits.next_u32()) * u64::from(end);
            // Hardly ever is the division needed, which takes longer than all else.
            let rest = product as u32;
            if rest >= end || rest >= end.wrapping_neg() % end {
                return (product >> 32) as u32;
            }
        }
    }

    /// A normal number of mean 0 and variance 1.
    ///
    /// Source: Marsaglia & Bray, A Convenient Method for Generating Normal Variables (1964): the
    /// polar method, which takes a logarithm and a root, and gives two numbers at a time.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = u * u + v * v;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(v * factor);
                return u * factor;
            }
        }
    }

    /// 32 random bits.
    pub fn bits(&mut self) -> u32 {
        self.bits.next_u32()
    }

    /// A number that is at least `low` and below `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Puts items in a random order, every order as likely as any other.
    ///
    /// Source: Durstenfeld, Algorithm 235: Random permutation (1964), known as Fisher-Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.below(end as u32 + 1) as usize;
            items.swap(end, other);
        }
    }
}
