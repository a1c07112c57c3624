//! The normalization of a network is that of `normalize`, forward and backward, in both floats.

use crate::compare::assert_close;
use normscope::Float;
use normscope::network::norm::{Cache, Clips, Norm, Settings, Statistics};
use normscope::norm::{Method, Mode, Request, Running, Shape, normalize};
use normscope::training::Random;

const METHODS: [Method; 5] = [
    Method::Batch,
    Method::Layer,
    Method::Group,
    Method::Rms,
    Method::Renorm,
];
const SHAPES: [[usize; 2]; 5] = [[5, 6], [1, 4], [7, 2], [60, 100], [3, 10]];
const GROUPS: usize = 2;

fn draws<F: Float>(random: &mut Random, count: usize, mean: f64, std: f64) -> Vec<F> {
    let draw = |_| F::from_f64(mean + std * random.normal());
    (0..count).map(draw).collect()
}

fn doubles<F: Float>(values: &[F]) -> Vec<f64> {
    values.iter().copied().map(Float::to_f64).collect()
}

fn check<F: Float>(method: Method, shape: [usize; 2], mode: Mode, eps: f64, tolerance: f64) {
    let label = format!("{method:?} {shape:?} {mode:?} eps {eps} {}", F::NAME);
    let [samples, features] = shape;
    let mut random = Random::new(7, samples as u64);
    let mut x = draws::<F>(&mut random, samples * features, 0.5, 2.0);
    // A constant column and a constant row: their variance is exactly 0.
    if samples > 3 && method != Method::Renorm {
        (0..samples).for_each(|sample| x[sample * features] = F::from_f64(0.1));
        x[..features].fill(F::from_f64(0.1));
    }
    let settings = Settings {
        method,
        statistics: Statistics::Batch,
        groups: if method == Method::Group { GROUPS } else { 1 },
        eps: F::from_f64(eps),
        microbatch: None,
        unbiased_running: features % 4 == 0,
        affine: true,
    };
    let mut norm = Norm::new(features, settings);
    norm.gamma = draws(&mut random, features, 1.0, 0.5);
    norm.beta = draws(&mut random, features, 0.0, 0.5);
    if let Some(running) = &mut norm.running {
        *running = Running {
            mean: draws(&mut random, features, 0.5, 0.3),
            spread: draws(&mut random, features, 3.0, 0.3),
        };
    }
    let clips = Clips {
        r_max: F::from_f64(1.2),
        d_max: F::from_f64(0.3),
    };
    let dy = draws::<F>(&mut random, samples * features, 0.0, 1.0);
    let momentum = F::from_f64(0.3);
    let request = Request {
        eps: settings.eps,
        gamma: Some(norm.gamma.clone()),
        beta: Some(norm.beta.clone()),
        groups: Some(GROUPS),
        mode,
        running: norm.running.clone(),
        momentum,
        unbiased_running: settings.unbiased_running,
        r_max: clips.r_max,
        d_max: clips.d_max,
        upstream: Some(dy.clone()),
        ..Request::new(x.clone(), Shape::new(&shape).expect("a shape"), method)
    };
    let want = normalize(&request).expect("an answer");

    // The cache has seen a larger batch before, which must leave no trace.
    let mut cache = Cache::default();
    let larger = vec![F::one(); (samples + 3) * features];
    norm.forward(&larger, Mode::Train, clips, &mut cache, &mut larger.clone());
    let mut y = vec![F::zero(); x.len()];
    norm.forward(&x, mode, clips, &mut cache, &mut y);
    let close = |name: &str, got: &[F], want: &[F]| {
        let label = format!("{label}: {name}");
        assert_close(&label, &doubles(got), &doubles(want), tolerance);
    };
    close("y", &y, &want.y);
    close("variance", &cache.var, &want.variance.expect("a variance"));
    if let Some(mean) = &want.mean {
        close("mean", &cache.mean, mean);
    }
    if mode == Mode::Eval {
        return;
    }
    if let Some((r, d)) = &want.correction {
        close("r", &cache.r, r);
        close("d", &cache.d, d);
    }
    let mut dx = dy;
    let (mut dgamma, mut dbeta) = (larger[..features].to_vec(), larger[..features].to_vec());
    norm.backward(&cache, &mut dx, &mut dgamma, &mut dbeta);
    let gradients = want.gradients.expect("gradients");
    close("dx", &dx, &gradients.x);
    close("dgamma", &dgamma, &gradients.gamma);
    close("dbeta", &dbeta, &gradients.beta);
    norm.track(&cache, momentum);
    assert_eq!(norm.running.is_some(), want.running.is_some());
    if let (Some(got), Some(want)) = (&norm.running, &want.running) {
        close("running mean", &got.mean, &want.mean);
        close("running spread", &got.spread, &want.spread);
    }
}

#[test]
fn are_those_of_normalize() {
    for method in METHODS {
        for shape in SHAPES {
            for mode in Mode::ALL {
                check::<f64>(method, shape, mode, 1e-5, 1e-12);
                check::<f64>(method, shape, mode, 0.0, 1e-12);
                check::<f32>(method, shape, mode, 1e-3, 1e-5);
            }
        }
    }
}
