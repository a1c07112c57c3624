//! The naive oracle: every statistic by a loop over all pairs of cells, every gradient by the full
//! Jacobian. Slow, and with nothing in common with the engine but the equations.

use crate::compare::assert_alike;
use crate::draw;
use normscope::norm::{Gradients, Method, Mode, Normalized, Request, Running, normalize};
use proptest::prelude::*;

/// Where a cell stands.
struct Cell {
    sample: usize,
    channel: usize,
    group: usize,
}

/// The normalization of a request, cell by cell.
struct Oracle<'a> {
    request: &'a Request<f64>,
    cells: Vec<Cell>,
}

impl<'a> Oracle<'a> {
    fn new(request: &'a Request<f64>) -> Self {
        let shape = request.shape;
        let group_size = shape.channels() / request.groups.unwrap_or(1);
        let mut cells = Vec::new();
        for sample in 0..shape.samples() {
            for channel in 0..shape.channels() {
                for _ in 0..shape.positions() {
                    cells.push(Cell {
                        sample,
                        channel,
                        group: channel / group_size,
                    });
                }
            }
        }
        Self { request, cells }
    }

    /// Whether two cells share their statistics.
    fn share(&self, i: usize, j: usize) -> bool {
        let (a, b) = (&self.cells[i], &self.cells[j]);
        match self.request.method {
            Method::None => false,
            Method::Batch | Method::Renorm => a.channel == b.channel,
            Method::Layer | Method::Rms => a.sample == b.sample,
            Method::Group => a.sample == b.sample && a.group == b.group,
            Method::Instance => a.sample == b.sample && a.channel == b.channel,
        }
    }

    fn mates(&self, i: usize) -> Vec<usize> {
        (0..self.cells.len())
            .filter(|&j| self.share(i, j))
            .collect()
    }

    fn frozen(&self) -> Option<&Running<f64>> {
        let knows = matches!(self.request.method, Method::Batch | Method::Renorm);
        self.request
            .running
            .as_ref()
            .filter(|_| knows && self.request.mode == Mode::Eval)
    }

    fn mean(&self, i: usize) -> f64 {
        if let Some(running) = self.frozen() {
            return running.mean[self.cells[i].channel];
        }
        if matches!(self.request.method, Method::None | Method::Rms) {
            return 0.0;
        }
        let mates = self.mates(i);
        mates.iter().map(|&j| self.request.x[j]).sum::<f64>() / mates.len() as f64
    }

    fn variance(&self, i: usize) -> f64 {
        if let Some(running) = self.frozen() {
            let spread = running.spread[self.cells[i].channel];
            return if self.request.method == Method::Renorm {
                spread * spread
            } else {
                spread
            };
        }
        let (mean, mates) = (self.mean(i), self.mates(i));
        mates
            .iter()
            .map(|&j| (self.request.x[j] - mean).powi(2))
            .sum::<f64>()
            / mates.len() as f64
    }

    fn std(&self, i: usize) -> f64 {
        match (self.request.method, self.frozen()) {
            (Method::None, _) => 1.0,
            (Method::Renorm, Some(running)) => running.spread[self.cells[i].channel],
            _ => (self.variance(i) + self.request.eps).sqrt(),
        }
    }

    /// r and d of a cell's channel.
    fn correction(&self, i: usize) -> (f64, f64) {
        let Request {
            method: Method::Renorm,
            mode: Mode::Train,
            r_max,
            d_max,
            ..
        } = *self.request
        else {
            return (1.0, 0.0);
        };
        let start = self.start();
        let channel = self.cells[i].channel;
        let r = self.std(i) / start.spread[channel];
        let d = (self.mean(i) - start.mean[channel]) / start.spread[channel];
        (r.clamp(1.0 / r_max, r_max), d.clamp(-d_max, d_max))
    }

    fn start(&self) -> Running<f64> {
        let channels = self.request.shape.channels();
        let start = Running {
            mean: vec![0.0; channels],
            spread: vec![1.0; channels],
        };
        self.request.running.clone().unwrap_or(start)
    }

    fn x_hat_before(&self, i: usize) -> f64 {
        let std = self.std(i);
        if std == 0.0 {
            0.0
        } else {
            (self.request.x[i] - self.mean(i)) / std
        }
    }

    fn x_hat(&self, i: usize) -> f64 {
        let (r, d) = self.correction(i);
        self.x_hat_before(i) * r + d
    }

    fn gamma(&self, i: usize) -> f64 {
        self.request
            .gamma
            .as_ref()
            .map_or(1.0, |gamma| gamma[self.cells[i].channel])
    }

    fn beta(&self, i: usize) -> f64 {
        self.request
            .beta
            .as_ref()
            .map_or(0.0, |beta| beta[self.cells[i].channel])
    }

    /// How `x_hat` of cell `i` moves with `x` of cell `j`, r and d held.
    fn slope(&self, i: usize, j: usize) -> f64 {
        let (std, (r, _)) = (self.std(i), self.correction(i));
        if std == 0.0 {
            return 0.0;
        }
        let own = if i == j { 1.0 / std } else { 0.0 };
        if !self.share(i, j) || self.frozen().is_some() {
            return own * r;
        }
        let m = self.mates(i).len() as f64;
        let of_mean = if self.request.method == Method::Rms {
            0.0
        } else {
            1.0 / m
        };
        let from_mean = |k: usize| self.request.x[k] - self.mean(k);
        let of_std = from_mean(j) / (m * std);
        r * (own - of_mean / std - from_mean(i) * of_std / (std * std))
    }

    /// One value per set of cells, in the order of their first cells.
    fn per_set(&self, value: impl Fn(usize) -> f64) -> Vec<f64> {
        let is_first = |i: &usize| (0..*i).all(|j| !self.share(*i, j));
        (0..self.cells.len()).filter(is_first).map(value).collect()
    }

    fn per_channel(&self, value: impl Fn(usize) -> f64) -> Vec<f64> {
        let channel = |channel: usize| {
            let of_channel = |i: &usize| self.cells[*i].channel == channel;
            (0..self.cells.len()).filter(of_channel).map(&value).sum()
        };
        (0..self.request.shape.channels()).map(channel).collect()
    }

    fn tracked(&self) -> Running<f64> {
        let (start, m) = (
            self.start(),
            (self.request.shape.samples() * self.request.shape.positions()) as f64,
        );
        let spread = self.per_set(|i| match self.request.method {
            Method::Renorm => self.std(i),
            _ if self.request.unbiased_running && m > 1.0 => self.variance(i) * m / (m - 1.0),
            _ => self.variance(i),
        });
        let step = |old: &[f64], new: Vec<f64>| {
            old.iter()
                .zip(new)
                .map(|(old, new)| old + self.request.momentum * (new - old))
                .collect()
        };
        Running {
            mean: step(&start.mean, self.per_set(|i| self.mean(i))),
            spread: step(&start.spread, spread),
        }
    }

    fn gradients(&self, dy: &[f64]) -> Gradients<f64> {
        let cells = 0..self.cells.len();
        let dx = |j: usize| {
            cells
                .clone()
                .map(|i| dy[i] * self.gamma(i) * self.slope(i, j))
                .sum()
        };
        Gradients {
            x: cells.clone().map(dx).collect(),
            gamma: self.per_channel(|i| dy[i] * self.x_hat(i)),
            beta: self.per_channel(|i| dy[i]),
        }
    }

    fn answer(&self) -> Normalized<f64> {
        let cells = 0..self.cells.len();
        let method = self.request.method;
        let learns = self.request.mode == Mode::Train;
        let tracks = learns && matches!(method, Method::Batch | Method::Renorm);
        let corrects = learns && method == Method::Renorm;
        Normalized {
            mean: (!matches!(method, Method::None | Method::Rms))
                .then(|| self.per_set(|i| self.mean(i))),
            variance: (method != Method::None).then(|| self.per_set(|i| self.variance(i))),
            x_hat: cells.clone().map(|i| self.x_hat(i)).collect(),
            y: cells
                .map(|i| self.gamma(i) * self.x_hat(i) + self.beta(i))
                .collect(),
            running: tracks.then(|| self.tracked()),
            correction: corrects.then(|| {
                (
                    self.per_set(|i| self.correction(i).0),
                    self.per_set(|i| self.correction(i).1),
                )
            }),
            gradients: self.request.upstream.as_ref().map(|dy| self.gradients(dy)),
        }
    }
}

proptest! {
    #![proptest_config(draw::config(1500))]

    #[test]
    fn every_result_is_that_of_the_oracle(request in draw::request()) {
        let got = normalize(&request).expect("a request that must be answered");
        assert_alike(request.method.name(), &got, &Oracle::new(&request).answer(), 1e-10);
    }
}
