//! Draws requests: always the same ones, so that a failure can be seen twice.

use normscope::norm::{Method, Mode, Request, Running, Shape};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// How properties are tried: this often, from a fixed seed, writing no files.
pub(crate) fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..Config::default()
    }
}

/// The sizes of a batch, of either rank; sizes differ more often than not.
pub(crate) fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        (1..=6_usize, 1..=6_usize).prop_map(|(samples, features)| vec![samples, features]),
        (1..=4_usize, 1..=6_usize, 1..=4_usize)
            .prop_map(|(samples, channels, positions)| vec![samples, channels, positions]),
    ]
    .prop_map(|sizes| Shape::new(&sizes).expect("small sizes"))
}

/// Eighths between -10 and 10: their sums are exact, so that equal values have a variance of
/// exactly 0 by any formula, and others one that is far from 0.
pub(crate) fn eighths(count: usize) -> impl Strategy<Value = Vec<f64>> {
    vec(
        (-80..=80_i32).prop_map(|eighth| f64::from(eighth) / 8.0),
        count,
    )
}

/// Any method.
pub(crate) fn method() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL.to_vec())
}

/// Any request that must be answered.
pub(crate) fn request() -> impl Strategy<Value = Request<f64>> {
    (shape(), method()).prop_flat_map(|(shape, method)| request_for(shape, method))
}

/// Any request of this shape and method that must be answered, always with an upstream gradient.
pub(crate) fn request_for(shape: Shape, method: Method) -> impl Strategy<Value = Request<f64>> {
    let (values, channels) = (shape.values(), shape.channels());
    let divisors: Vec<usize> = (1..=channels)
        .filter(|groups| channels.is_multiple_of(*groups))
        .collect();
    let arrays = (
        batch(shape),
        prop::option::of(eighths(channels)),
        prop::option::of(eighths(channels)),
        eighths(values),
    );
    let settings = (
        prop::sample::select(vec![0.0, 1e-5, 1e-3, 0.5]),
        prop::sample::select(divisors),
        prop::sample::select(Mode::ALL.to_vec()),
        prop::option::of((eighths(channels), vec(0.25..9.0, channels))),
        0.0..=1.0,
        any::<bool>(),
        1.0..4.0,
        0.0..3.0,
    );
    (arrays, settings).prop_map(move |((x, gamma, beta, upstream), settings)| {
        let (eps, groups, mode, running, momentum, unbiased_running, r_max, d_max) = settings;
        let running = running.map(|(mean, spread)| Running { mean, spread });
        let mode = if running.is_some() { mode } else { Mode::Train };
        Request {
            gamma,
            beta,
            groups: Some(groups),
            mode,
            running,
            eps,
            momentum,
            unbiased_running,
            r_max,
            d_max,
            upstream: Some(upstream),
            ..Request::new(x, shape, method)
        }
    })
}

/// A batch of which now and then a channel or a sample is constant.
fn batch(shape: Shape) -> impl Strategy<Value = Vec<f64>> {
    let channel = prop::option::weighted(0.3, 0..shape.channels());
    let sample = prop::option::weighted(0.3, 0..shape.samples());
    (eighths(shape.values()), channel, sample).prop_map(
        move |(mut x, constant_channel, constant_sample)| {
            let positions = shape.positions();
            for (index, value) in x.iter_mut().enumerate() {
                let cell = index / positions;
                let (sample, channel) = (cell / shape.channels(), cell % shape.channels());
                if Some(channel) == constant_channel || Some(sample) == constant_sample {
                    *value = 2.5;
                }
            }
            x
        },
    )
}
