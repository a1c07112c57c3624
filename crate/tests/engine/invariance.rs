//! What normalization does not feel: table 1 of Ba, Kiros & Hinton, arXiv 1607.06450, and RMS.
//!
//! Inputs `u` pass a linear layer `a = W u`, then the normalization. Each row of the table changes
//! `W` or `u`; a cell says whether the outcome stays.

use crate::compare::{assert_close, assert_differ};
use normscope::norm::{Method, Request, Shape, normalize};

const SAMPLES: usize = 5;
const INPUTS: usize = 4;
const UNITS: usize = 6;

/// A weight matrix, one row per unit, and a data set, one row per sample.
#[derive(Clone)]
struct Layer {
    weight: Vec<[f64; INPUTS]>,
    data: Vec<[f64; INPUTS]>,
}

impl Layer {
    fn new() -> Self {
        let wave = |row: usize, column: usize, pace: f64| {
            (1.0 + pace * row as f64 + (column * column + row) as f64).sin()
        };
        Self {
            weight: (0..UNITS)
                .map(|unit| std::array::from_fn(|input| wave(unit, input, 2.3)))
                .collect(),
            data: (0..SAMPLES)
                .map(|sample| std::array::from_fn(|input| 3.0 * wave(sample, input, 0.7)))
                .collect(),
        }
    }

    fn outcome(&self, method: Method) -> Vec<f64> {
        let dot = |a: &[f64; INPUTS], b: &[f64; INPUTS]| a.iter().zip(b).map(|(a, b)| a * b).sum();
        let sums = |input| self.weight.iter().map(move |weight| dot(weight, input));
        let request = Request {
            eps: 0.0,
            gamma: Some((0..UNITS).map(|unit| 1.5 - 0.2 * unit as f64).collect()),
            beta: Some((0..UNITS).map(|unit| 0.3 * unit as f64).collect()),
            ..Request::new(
                self.data.iter().flat_map(sums).collect(),
                Shape::new(&[SAMPLES, UNITS]).expect("a shape"),
                method,
            )
        };
        normalize(&request).expect("an answer").y
    }
}

const SHIFT: [f64; INPUTS] = [1.0, -2.0, 0.5, 3.0];

fn scale(rows: &mut [[f64; INPUTS]]) {
    rows.iter_mut().flatten().for_each(|value| *value *= 2.5);
}

fn shift(rows: &mut [[f64; INPUTS]]) {
    for row in rows {
        row.iter_mut()
            .zip(SHIFT)
            .for_each(|(value, shift)| *value += shift);
    }
}

/// Asserts one row of the table: whether batch, layer and RMS normalization stay.
fn assert_row(change: impl Fn(&mut Layer), stays: [bool; 3]) {
    let before = Layer::new();
    let mut after = before.clone();
    change(&mut after);
    for (method, stays) in [Method::Batch, Method::Layer, Method::Rms]
        .into_iter()
        .zip(stays)
    {
        let (got, want) = (after.outcome(method), before.outcome(method));
        if stays {
            assert_close(method.name(), &got, &want, 1e-12);
        } else {
            assert_differ(method.name(), &got, &want, 0.1);
        }
    }
}

#[test]
fn weight_matrix_rescaled() {
    assert_row(|layer| scale(&mut layer.weight), [true, true, true]);
}

#[test]
fn weight_matrix_recentred() {
    assert_row(|layer| shift(&mut layer.weight), [false, true, false]);
}

#[test]
fn one_weight_vector_rescaled() {
    assert_row(|layer| scale(&mut layer.weight[..1]), [true, false, false]);
}

#[test]
fn data_set_rescaled() {
    assert_row(|layer| scale(&mut layer.data), [true, true, true]);
}

#[test]
fn data_set_recentred() {
    assert_row(|layer| shift(&mut layer.data), [true, false, false]);
}

#[test]
fn one_training_case_rescaled() {
    assert_row(|layer| scale(&mut layer.data[..1]), [false, true, true]);
}
