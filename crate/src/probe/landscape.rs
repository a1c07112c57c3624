//! The loss and the gradient along the gradient, as Santurkar et al. (arXiv 1805.11604, figure 4)
//! look at them: at `W - eta g` for several `eta`, where `g` is the gradient of all parameters.

use super::{Probe, numbers};
use crate::Float;
use crate::network::Network;

/// What is found along the gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct Landscape {
    /// The loss where the network stands.
    pub loss: f64,
    /// `|g|`
    pub gradient: f64,
    /// One for each rate.
    pub points: Vec<Point>,
}

/// What is found at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// `eta`
    pub rate: f64,
    /// `L(W - eta g)`
    pub loss: f64,
    /// `|g(W - eta g) - g(W)|`: how little the gradient there is predicted by the one here.
    pub change: f64,
}

impl Landscape {
    /// `max |g(W - eta g) - g(W)| / |eta g|` over the places: how quickly the gradient changes at
    /// most, the "effective beta"; NaN where the gradient or every rate is 0.
    pub fn effective_beta(&self) -> f64 {
        let ratios = self
            .points
            .iter()
            .map(|point| point.change / (point.rate * self.gradient));
        ratios.fold(f64::NAN, f64::max)
    }
}

impl<F: Float> Probe<'_, F> {
    /// What is found at these rates.
    pub fn landscape(&self, rates: &[F]) -> Landscape {
        let mut workspace = self.workspace.clone();
        let point = |&rate: &F| {
            let network = self.moved(0..self.layers(), rate);
            let loss = self.loss_in(&network, &mut workspace);
            let gradients = self.gradients_in(&network, &mut workspace);
            Point {
                rate: rate.to_f64(),
                loss,
                change: self.length(|layer| differences(&self.gradients, &gradients, layer)),
            }
        };
        Landscape {
            loss: self.loss,
            points: rates.iter().map(point).collect(),
            gradient: self.length(|layer| numbers(&self.gradients, layer).collect()),
        }
    }

    /// The length of a vector that is given layer by layer.
    fn length(&self, of: impl Fn(usize) -> Vec<f64>) -> f64 {
        let squares = (0..self.layers()).flat_map(of).map(|value| value * value);
        squares.sum::<f64>().sqrt()
    }
}

fn differences<F: Float>(a: &Network<F>, b: &Network<F>, layer: usize) -> Vec<f64> {
    numbers(a, layer)
        .zip(numbers(b, layer))
        .map(|(a, b)| a - b)
        .collect()
}
