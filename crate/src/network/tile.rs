//! The matrix products of a dense layer, in tiles that stay in registers.
//!
//! A tile of the result is summed to its end before the next one begins. The tiles are as large as
//! the 15 registers allow; the sizes here need no blocking for caches. Every sum has one order,
//! whatever the processor.

use crate::Float;
use crate::lanes::{self, LANES, Lanes, Strips};
use std::array;

/// `y = x weight^T + bias`
///
/// Shapes: `x` is `[samples, in]`, `weight` is `[out, in]`, `bias` is `[out]`, `y` is
/// `[samples, out]`.
pub fn forward<F: Float>(x: &[F], weight: &[F], bias: &[F], y: &mut [F]) {
    let outputs = bias.len();
    let layer = Forward {
        x,
        weight,
        bias,
        inputs: weight.len() / outputs,
    };
    for (output, width) in cuts(outputs) {
        for (sample, height) in cuts(y.len() / outputs) {
            match (height, width) {
                (3, 3) => layer.tile::<3, 3>(sample, output, y),
                (3, 2) => layer.tile::<3, 2>(sample, output, y),
                (2, 3) => layer.tile::<2, 3>(sample, output, y),
                (2, 2) => layer.tile::<2, 2>(sample, output, y),
                (3, _) => layer.tile::<3, 1>(sample, output, y),
                (2, _) => layer.tile::<2, 1>(sample, output, y),
                (_, 3) => layer.tile::<1, 3>(sample, output, y),
                (_, 2) => layer.tile::<1, 2>(sample, output, y),
                (_, _) => layer.tile::<1, 1>(sample, output, y),
            }
        }
    }
}

/// Where parts of 3 and 2 begin, and which they are: a part of 1 is slow, so it is the only one.
fn cuts(count: usize) -> impl Iterator<Item = (usize, usize)> {
    let threes = match count % 3 {
        1 if count > 1 => count / 3 - 1,
        _ => count / 3,
    };
    let size = move |at: usize| if at < 3 * threes { 3 } else { count.min(2) };
    let next = move |&at: &usize| Some(at + size(at)).filter(|&at| at < count);
    std::iter::successors(Some(0), next).map(move |at| (at, size(at)))
}

struct Forward<'a, F> {
    x: &'a [F],
    weight: &'a [F],
    bias: &'a [F],
    inputs: usize,
}

impl<F: Float> Forward<'_, F> {
    /// Both operands are read along their rows, so a lane sums every fourth product.
    fn tile<const R: usize, const C: usize>(&self, sample: usize, output: usize, y: &mut [F]) {
        let row = |values, index| rows(values, self.inputs, index);
        let x: [_; R] = array::from_fn(|index| row(self.x, sample + index).as_chunks::<LANES>());
        let weight: [_; C] =
            array::from_fn(|index| row(self.weight, output + index).as_chunks::<LANES>());
        let whole = self.inputs / LANES;
        let (x_wide, weight_wide) = (x.map(|x| &x.0[..whole]), weight.map(|w| &w.0[..whole]));
        let mut sums = [[F::Lanes::splat(F::zero()); C]; R];
        for at in 0..whole {
            let weight = weight_wide.map(|row| F::Lanes::load(&row[at]));
            for (sums, x) in sums.iter_mut().zip(x_wide) {
                let x = F::Lanes::load(&x[at]);
                for (sum, weight) in sums.iter_mut().zip(weight) {
                    *sum = *sum + x * weight;
                }
            }
        }
        let bias = &self.bias[output..][..C];
        for (index, (sums, (_, x))) in sums.iter().zip(x).enumerate() {
            let y = &mut y[(sample + index) * self.bias.len() + output..][..C];
            for (((y, sum), (_, weight)), &bias) in y.iter_mut().zip(sums).zip(weight).zip(bias) {
                *y = bias;
                for (&x, &weight) in x.iter().zip(weight) {
                    *y += x * weight;
                }
                *y += sum.sum();
            }
        }
    }
}

/// The most columns of a strip.
const WIDEST: usize = 2 * LANES;

/// Room for a strip of a factor, row after row, kept from product to product. Rows that follow each
/// other need no check of their bounds, and a strip is read for many tiles: with it, the products of
/// the backward pass take 0.85 of the time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel<F>(Vec<[F; WIDEST]>);

impl<F: Float> Panel<F> {
    /// Takes in the columns of a strip.
    fn take<L: Lanes<F>, const N: usize>(&mut self, values: &[F], columns: usize, at: usize) {
        self.0.resize(values.len() / columns, [F::zero(); WIDEST]);
        for (place, row) in self.0.iter_mut().zip(Rows(values, columns)) {
            let strip: [L; N] = lanes::load(&row[at..]);
            lanes::store(strip, place);
        }
    }
}

/// `dweight = dy^T x`, the sum over the samples.
///
/// Shapes: `x` is `[samples, in]`, `dy` is `[samples, out]`, `dweight` is `[out, in]`.
pub fn backward_weight<F: Float>(
    x: &[F],
    dy: &[F],
    outputs: usize,
    panel: &mut Panel<F>,
    dweight: &mut [F],
) {
    let inputs = dweight.len() / outputs;
    let mut layer = BackwardWeight {
        panel,
        x,
        dy,
        outputs,
        inputs,
        dweight,
    };
    layer.all(inputs);
}

struct BackwardWeight<'a, F> {
    panel: &'a mut Panel<F>,
    x: &'a [F],
    dy: &'a [F],
    outputs: usize,
    inputs: usize,
    dweight: &'a mut [F],
}

impl<F: Float> Strips<F> for BackwardWeight<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        self.panel.take::<L, N>(self.x, self.inputs, at);
        let mut output = 0;
        while output + 4 <= self.outputs {
            self.tile::<L, 4, N>(output, at);
            output += 4;
        }
        while output < self.outputs {
            self.tile::<L, 1, N>(output, at);
            output += 1;
        }
    }
}

impl<F: Float> BackwardWeight<'_, F> {
    fn tile<L: Lanes<F>, const R: usize, const N: usize>(&mut self, output: usize, input: usize) {
        let mut sums = [[L::splat(F::zero()); N]; R];
        for (x, dy) in self.panel.0.iter().zip(Rows(self.dy, self.outputs)) {
            let dy: &[F; R] = dy[output..].first_chunk().expect("as many outputs");
            add_products(&mut sums, dy, lanes::load(x));
        }
        for (index, sums) in sums.into_iter().enumerate() {
            let to = (output + index) * self.inputs + input;
            lanes::store(sums, &mut self.dweight[to..]);
        }
    }
}

/// `dx = dy weight`
///
/// Shapes: `dy` is `[samples, out]`, `weight` is `[out, in]`, `dx` is `[samples, in]`.
pub fn backward_input<F: Float>(
    dy: &[F],
    weight: &[F],
    outputs: usize,
    panel: &mut Panel<F>,
    dx: &mut [F],
) {
    let inputs = weight.len() / outputs;
    let mut layer = BackwardInput {
        panel,
        dy,
        weight,
        outputs,
        inputs,
        dx,
    };
    layer.all(inputs);
}

struct BackwardInput<'a, F> {
    panel: &'a mut Panel<F>,
    dy: &'a [F],
    weight: &'a [F],
    outputs: usize,
    inputs: usize,
    dx: &'a mut [F],
}

impl<F: Float> Strips<F> for BackwardInput<'_, F> {
    fn strip<L: Lanes<F>, const N: usize>(&mut self, at: usize) {
        self.panel.take::<L, N>(self.weight, self.inputs, at);
        let samples = self.dy.len() / self.outputs;
        let mut sample = 0;
        while sample + 4 <= samples {
            self.tile::<L, 4, N>(sample, at);
            sample += 4;
        }
        while sample < samples {
            self.tile::<L, 1, N>(sample, at);
            sample += 1;
        }
    }
}

impl<F: Float> BackwardInput<'_, F> {
    fn tile<L: Lanes<F>, const R: usize, const N: usize>(&mut self, sample: usize, input: usize) {
        let dy: [&[F]; R] = array::from_fn(|index| rows(self.dy, self.outputs, sample + index));
        let mut sums = [[L::splat(F::zero()); N]; R];
        for (output, weight) in (0..self.outputs).zip(&self.panel.0) {
            add_products(&mut sums, &dy.map(|dy| dy[output]), lanes::load(weight));
        }
        for (index, sums) in sums.into_iter().enumerate() {
            let to = (sample + index) * self.inputs + input;
            lanes::store(sums, &mut self.dx[to..]);
        }
    }
}

/// `sums[i, j] += a[i] b[j]`
#[inline(always)]
fn add_products<F: Float, L: Lanes<F>, const R: usize, const N: usize>(
    sums: &mut [[L; N]; R],
    a: &[F; R],
    b: [L; N],
) {
    for (sums, &a) in sums.iter_mut().zip(a) {
        let a = L::splat(a);
        for (sum, b) in sums.iter_mut().zip(b) {
            *sum = *sum + a * b;
        }
    }
}

/// The rows of an array, as `chunks_exact` gives them, but from where the last one ended: WebAssembly
/// has no address that is a multiple of something.
struct Rows<'a, F>(&'a [F], usize);

impl<'a, F> Iterator for Rows<'a, F> {
    type Item = &'a [F];

    #[inline(always)]
    fn next(&mut self) -> Option<&'a [F]> {
        let (row, rest) = self.0.split_at_checked(self.1)?;
        self.0 = rest;
        Some(row)
    }
}

fn rows<F>(values: &[F], columns: usize, index: usize) -> &[F] {
    &values[index * columns..][..columns]
}
