//! Gradients against central differences of the loss `sum upstream y`, whose upstream varies.

use crate::compare::{assert_close, assert_differ, largest};
use normscope::norm::{Method, Mode, Request, Running, Shape, normalize};

/// Half the distance of a difference; its error is then about 1e-10.
const STEP: f64 = 1e-5;
const TOLERANCE: f64 = 1e-8;

/// Numbers with no pattern that a mistake could hide in.
fn wave(count: usize, frequency: f64, scale: f64) -> Vec<f64> {
    (0..count)
        .map(|index| scale * (1.0 + frequency * index as f64 + (index * index) as f64).sin())
        .collect()
}

fn request(method: Method, sizes: &[usize], mode: Mode, eps: f64) -> Request<f64> {
    let shape = Shape::new(sizes).expect("a shape");
    let channels = shape.channels();
    Request {
        eps,
        mode,
        gamma: Some(wave(channels, 0.7, 1.5)),
        beta: Some(wave(channels, 1.3, 0.5)),
        groups: Some(if channels == 6 { 2 } else { channels }),
        running: Some(Running {
            mean: wave(channels, 0.3, 1.0),
            spread: wave(channels, 0.9, 0.5)
                .iter()
                .map(|value| 1.0 + value)
                .collect(),
        }),
        upstream: Some(wave(shape.values(), 2.1, 1.0)),
        ..Request::new(wave(shape.values(), 0.37, 3.0), shape, method)
    }
}

fn loss(request: &Request<f64>, y: &[f64]) -> f64 {
    let upstream = request.upstream.as_ref().expect("an upstream gradient");
    upstream.iter().zip(y).map(|(dy, y)| dy * y).sum()
}

/// The loss, with r and d as they are told to be.
fn loss_holding(request: &Request<f64>, held: Option<&(Vec<f64>, Vec<f64>)>) -> f64 {
    let Some((r, d)) = held else {
        return loss(request, &normalize(request).expect("an answer").y);
    };
    let plain = Request {
        method: Method::Batch,
        gamma: None,
        beta: None,
        ..request.clone()
    };
    let x_hat = normalize(&plain).expect("an answer").x_hat;
    let [gamma, beta] =
        [&request.gamma, &request.beta].map(|values| values.as_ref().expect("given"));
    let y: Vec<f64> = x_hat
        .iter()
        .enumerate()
        .map(|(index, x_hat)| {
            let channel = index / request.shape.positions() % request.shape.channels();
            gamma[channel] * (x_hat * r[channel] + d[channel]) + beta[channel]
        })
        .collect();
    loss(request, &y)
}

fn parameter(request: &mut Request<f64>, name: &str) -> Vec<f64> {
    values_of(request, name).clone()
}

fn values_of<'a>(request: &'a mut Request<f64>, name: &str) -> &'a mut Vec<f64> {
    match name {
        "x" => &mut request.x,
        "gamma" => request.gamma.as_mut().expect("given"),
        _ => request.beta.as_mut().expect("given"),
    }
}

fn differences(
    request: &Request<f64>,
    name: &str,
    held: Option<&(Vec<f64>, Vec<f64>)>,
) -> Vec<f64> {
    let mut moved = request.clone();
    let start = parameter(&mut moved, name);
    let slope = |index: usize| {
        let mut loss_at = |step: f64| {
            values_of(&mut moved, name)[index] = start[index] + step;
            let loss = loss_holding(&moved, held);
            values_of(&mut moved, name)[index] = start[index];
            loss
        };
        (loss_at(STEP) - loss_at(-STEP)) / (2.0 * STEP)
    };
    (0..start.len()).map(slope).collect()
}

fn check(label: &str, request: &Request<f64>) {
    let result = normalize(request).expect("an answer");
    let gradients = result.gradients.expect("an upstream gradient was given");
    for (name, gradient) in [
        ("x", gradients.x),
        ("gamma", gradients.gamma),
        ("beta", gradients.beta),
    ] {
        let held = result.correction.as_ref();
        let label = format!("{label}: d{name}");
        assert!(
            largest(&gradient) > 0.1,
            "{label} is too small to tell a mistake"
        );
        assert_close(
            &label,
            &gradient,
            &differences(request, name, held),
            TOLERANCE,
        );
    }
}

/// One test per method, so that a failure names it.
macro_rules! gradients_are_differences {
    ($($name:ident: $method:ident, $shapes:expr;)*) => {$(
        #[test]
        fn $name() {
            for sizes in $shapes {
                for mode in Mode::ALL {
                    for eps in [0.0, 1e-5, 0.5] {
                        let label = format!("{:?} {sizes:?} {mode:?} eps {eps}", Method::$method);
                        check(&label, &request(Method::$method, sizes, mode, eps));
                    }
                }
            }
        }
    )*};
}

const BOTH_RANKS: [&[usize]; 4] = [&[5, 3], &[4, 6, 3], &[3, 6], &[2, 3, 5]];
/// With one position each, instance normalization has nothing to learn: its x_hat is 0.
const WITH_POSITIONS: [&[usize]; 3] = [&[4, 6, 3], &[2, 3, 5], &[1, 5, 4]];
/// Groups of one feature are 0 as well, and groups of two are +-1.
const WITH_GROUPS: [&[usize]; 3] = [&[5, 6], &[4, 6, 3], &[2, 3, 5]];

gradients_are_differences! {
    of_none: None, BOTH_RANKS;
    of_batch: Batch, BOTH_RANKS;
    of_layer: Layer, BOTH_RANKS;
    of_group: Group, WITH_GROUPS;
    of_instance: Instance, WITH_POSITIONS;
    of_rms: Rms, BOTH_RANKS;
    of_renorm: Renorm, BOTH_RANKS;
}

#[test]
fn of_renorm_whether_clipped_or_not() {
    for (r_max, d_max) in [(1.0, 0.0), (1.2, 0.1), (100.0, 100.0)] {
        for sizes in BOTH_RANKS {
            let clipped = Request {
                r_max,
                d_max,
                ..request(Method::Renorm, sizes, Mode::Train, 1e-5)
            };
            check(&format!("clips {r_max} {d_max} {sizes:?}"), &clipped);
        }
    }
}

#[test]
fn of_renorm_are_not_those_with_r_and_d_let_loose() {
    let request = Request {
        r_max: 100.0,
        d_max: 100.0,
        ..request(Method::Renorm, &[5, 3], Mode::Train, 1e-5)
    };
    let gradients = normalize(&request)
        .expect("an answer")
        .gradients
        .expect("asked for");
    assert_differ("dx", &gradients.x, &differences(&request, "x", None), 0.1);
}
