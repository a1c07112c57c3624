//! How far each unit's median goes while a network trains, and which unit stands for all.

use crate::error::{Code, Error, Result};
use crate::float::Float;

/// The extremes of each unit's median so far.
///
/// The drift of a unit is the largest median that it had less the smallest. The typical unit is the
/// one whose drift is the median of all units' drifts: as many units drift less as drift more. Of
/// an even number it is the lower of the two in the middle, of equal drifts the unit that comes
/// first. The figure of the batch normalization paper shows "one typical unit" and does not say how
/// it was picked; this rule picks without looking.
#[derive(Clone, Debug)]
pub struct Drift<F> {
    lowest: Vec<F>,
    highest: Vec<F>,
    /// Both as they were before what is only laid on top.
    held: Option<[Vec<F>; 2]>,
    ranking: Vec<usize>,
}

impl<F: Float> Drift<F> {
    /// Nothing recorded yet, for so many units.
    ///
    /// # Errors
    /// [`Code::Shape`] when there are no units.
    pub fn new(units: usize) -> Result<Self> {
        if units == 0 {
            return Err(Error::field(Code::Shape, "units", 0, "at least 1"));
        }
        Ok(Self {
            lowest: vec![F::infinity(); units],
            highest: vec![F::neg_infinity(); units],
            held: None,
            ranking: (0..units).collect(),
        })
    }

    /// Takes in the medians of a step, `[units]`; one that is NaN is passed over.
    ///
    /// # Panics
    /// When there are more or fewer medians than units.
    pub fn record(&mut self, medians: &[F]) {
        assert_eq!(medians.len(), self.lowest.len(), "one median a unit");
        for (unit, &median) in medians.iter().enumerate() {
            self.lowest[unit] = self.lowest[unit].min(median);
            self.highest[unit] = self.highest[unit].max(median);
        }
    }

    /// What is taken in from now on is taken off again by [`release`](Self::release).
    pub fn hold(&mut self) {
        let (lowest, highest) = (&self.lowest, &self.highest);
        self.held
            .get_or_insert_with(|| [lowest.clone(), highest.clone()]);
    }

    /// Takes off what was taken in since [`hold`](Self::hold).
    pub fn release(&mut self) {
        if let Some([lowest, highest]) = self.held.take() {
            (self.lowest, self.highest) = (lowest, highest);
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.held = None;
        self.lowest.fill(F::infinity());
        self.highest.fill(F::neg_infinity());
    }

    /// How far the median of a unit has gone: 0 as long as nothing was recorded.
    pub fn of(&self, unit: usize) -> F {
        (self.highest[unit] - self.lowest[unit]).max(F::zero())
    }

    /// The unit that has gone furthest; of equal drifts the one that comes first.
    pub fn furthest_unit(&self) -> usize {
        (1..self.lowest.len()).fold(0, |furthest, unit| {
            if self.of(unit) > self.of(furthest) {
                unit
            } else {
                furthest
            }
        })
    }

    /// The unit whose drift is the median of all.
    pub fn typical_unit(&mut self) -> usize {
        let mut ranking = std::mem::take(&mut self.ranking);
        let middle = (ranking.len() - 1) / 2;
        let (_, &mut unit, _) = ranking.select_nth_unstable_by(middle, |&one, &other| {
            let drifts = self.of(one).partial_cmp(&self.of(other));
            drifts
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(one.cmp(&other))
        });
        self.ranking = ranking;
        unit
    }
}
