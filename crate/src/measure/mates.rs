//! What a batch's random composition does: to its mean, to one fixed value in it, to a gradient.

use super::mean_and_std;
use crate::error::{Code, Error, Result, number};
use crate::training::Random;

/// The streams of the seed.
const BATCHES: u64 = 10;
const COMPANY: u64 = 11;
const GRADIENTS: u64 = 12;

/// Many random batches of one size, drawn from one set of values. All in units of the standard
/// deviation of all values, and as distances from their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mates {
    /// The mean of each batch.
    pub means: Vec<f64>,
    /// Their standard deviation around the mean of all values, which theory puts at `1 /
    /// sqrt(size)`.
    pub spread: f64,
    /// What one fixed value is normalized to among `size - 1` random mates, batch by batch.
    pub x_hat: Vec<f64>,
    /// Mean and standard deviation of these.
    pub x_hat_mean: f64,
    /// See `x_hat_mean`.
    pub x_hat_spread: f64,
    /// The fixed value by the statistics of all values.
    pub fixed: f64,
    /// The share of `x_hat` whose sign is not that of `fixed`.
    pub wrong: f64,
}

impl Mates {
    /// Draws so many batches, each sample as likely as any other, and with replacement, so that the
    /// batches' means have a variance of exactly `sigma^2 / size`.
    ///
    /// `x_hat = (x - mean) / sqrt(var + eps)`, with the biased variance.
    ///
    /// Source: Ioffe & Szegedy, arXiv 1502.03167, algorithm 1.
    ///
    /// Errors: `shape` for no values, `range` for values that are all alike or a sample that is
    /// not there.
    pub fn draw(
        values: &[f64],
        fixed: usize,
        size: usize,
        draws: usize,
        eps: f64,
        seed: u64,
    ) -> Result<Self> {
        if values.is_empty() {
            return Err(Error::field(Code::Shape, "values", "empty", "numbers"));
        }
        let Some(&own) = values.get(fixed) else {
            let takes = format!("below {}", values.len());
            return Err(Error::field(Code::Range, "fixed", fixed, takes));
        };
        let [mean, std] = mean_and_std(values);
        if std == 0.0 {
            let takes = "numbers that differ";
            return Err(Error::field(Code::Range, "values", "all alike", takes));
        }
        let fixed = (own - mean) / std;
        let end = values.len() as u32;
        let pick = |random: &mut Random| (values[random.below(end) as usize] - mean) / std;
        let mut random = Random::new(seed, BATCHES);
        let means: Vec<f64> = (0..draws)
            .map(|_| (0..size).map(|_| pick(&mut random)).sum::<f64>() / size as f64)
            .collect();
        let mut random = Random::new(seed, COMPANY);
        let mut batch = vec![fixed; size];
        let x_hat: Vec<f64> = (0..draws)
            .map(|_| {
                for mate in &mut batch[1..] {
                    *mate = pick(&mut random);
                }
                let [mean, spread] = mean_and_std(&batch);
                let root = (spread * spread + eps / (std * std)).sqrt();
                if root == 0.0 {
                    0.0
                } else {
                    (fixed - mean) / root
                }
            })
            .collect();
        let [x_hat_mean, x_hat_spread] = mean_and_std(&x_hat);
        let wrong = x_hat.iter().filter(|&&value| value * fixed < 0.0).count();
        let square = means.iter().map(|mean| mean * mean).sum::<f64>();
        Ok(Self {
            spread: (square / draws as f64).sqrt(),
            means,
            x_hat_mean,
            x_hat_spread,
            wrong: wrong as f64 / draws as f64,
            x_hat,
            fixed,
        })
    }
}

/// How much of a random gradient comes through batch normalization: the root of the mean square of
/// `dx std / dy`, for normal `x` and `dy` that have nothing to do with each other. Without eps it
/// is `sqrt((size - 2) / size)`: what the batch's mean and its spread take out are two of `size`
/// directions.
///
/// Source: Ioffe & Szegedy, arXiv 1502.03167, section 3: `dx = (dy - mean(dy) - x_hat mean(dy
/// x_hat)) / std`.
///
/// Errors: `range` for an eps that is no number of at least 0.
pub fn gradient_share(size: usize, draws: usize, eps: f64, seed: u64) -> Result<f64> {
    if !(eps >= 0.0 && eps.is_finite()) {
        let takes = "a number of at least 0";
        return Err(Error::field(Code::Range, "eps", number(eps), takes));
    }
    let mut random = Random::new(seed, GRADIENTS);
    let (mut passed, mut sent) = (0.0, 0.0);
    let (mut x, mut dy) = (vec![0.0; size], vec![0.0; size]);
    for _ in 0..draws {
        x.fill_with(|| random.normal());
        dy.fill_with(|| random.normal());
        let [mean, spread] = mean_and_std(&x);
        let root = (spread * spread + eps).sqrt();
        let x_hat = |x: f64| if root == 0.0 { 0.0 } else { (x - mean) / root };
        let count = size as f64;
        let along_ones = dy.iter().sum::<f64>() / count;
        let along = x.iter().zip(&dy).map(|(&x, dy)| x_hat(x) * dy);
        let along_x_hat = along.sum::<f64>() / count;
        for (&x, &dy) in x.iter().zip(&dy) {
            let dx = dy - along_ones - x_hat(x) * along_x_hat;
            passed += dx * dx;
            sent += dy * dy;
        }
    }
    Ok((passed / sent).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Skewed, of mean 20 / 5 and no unit variance.
    const VALUES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 10.0];

    fn draw(size: usize) -> Mates {
        Mates::draw(&VALUES, 1, size, 4000, 0.0, 7).expect("drawn")
    }

    #[test]
    fn a_mean_is_as_far_off_as_theory_says() {
        for size in [1, 2, 5, 32] {
            let theory = (size as f64).sqrt().recip();
            let found = draw(size).spread;
            assert!((found / theory - 1.0).abs() < 0.05, "{size}: {found}");
        }
    }

    #[test]
    fn two_give_signs_and_one_gives_nothing() {
        let two = draw(2);
        assert!(two.x_hat.iter().all(|x| x.abs() < 1.0 + 1e-9));
        assert!(
            two.x_hat
                .iter()
                .all(|x| x.abs() < 1e-9 || x.abs() > 1.0 - 1e-9)
        );
        assert!(draw(1).x_hat.iter().all(|&x| x == 0.0));
        // Of five values one is smaller, so the sign is wrong in a fifth of the draws.
        assert!((two.wrong - 0.2).abs() < 0.03, "{}", two.wrong);
    }

    #[test]
    fn among_many_it_is_where_all_values_put_it() {
        let many = draw(500);
        assert!((many.x_hat_mean - many.fixed).abs() < 0.02);
        assert!((many.fixed + 2.0 / 10.0_f64.sqrt()).abs() < 1e-12);
        assert!(draw(5).x_hat_spread > 3.0 * many.x_hat_spread);
    }

    #[test]
    fn two_of_all_directions_are_taken_out_of_a_gradient() {
        for size in [1_usize, 2, 3, 4, 8, 32] {
            let theory = (size.saturating_sub(2) as f64 / size as f64).sqrt();
            let found = gradient_share(size, 4000, 0.0, 3).expect("a share");
            assert!((found - theory).abs() < 0.02, "{size}: {found}");
        }
    }

    #[test]
    fn what_cannot_be_drawn_from_is_named() {
        let error = |values: &[f64], fixed| {
            let refused = Mates::draw(values, fixed, 2, 5, 0.0, 1);
            refused.expect_err("refused").to_string()
        };
        assert_eq!(error(&[], 0), "values is empty, but must be numbers");
        assert_eq!(error(&[2.0, 3.0], 2), "fixed is 2, but must be below 2");
        assert!(error(&[2.0, 2.0], 0).starts_with("values is all alike"));
    }
}
