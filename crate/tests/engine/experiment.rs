//! Worked examples that can be checked by hand, and that normalization changes anything at all.

use crate::compare::{assert_close, assert_differ};
use normscope::norm::{Method, Mode, Normalized, Request, Running, Shape, normalize};

fn answer(request: &Request<f64>) -> Normalized<f64> {
    normalize(request).expect("an answer")
}

/// A request with no eps, so that the numbers come out round.
fn exact(method: Method, sizes: &[usize], x: &[f64]) -> Request<f64> {
    Request {
        eps: 0.0,
        ..Request::new(x.to_vec(), Shape::new(sizes).expect("a shape"), method)
    }
}

/// Four samples of three features.
const LESSON: [f64; 12] = [
    2.0, 10.0, 1.0, 2.0, 30.0, 1.0, 6.0, 30.0, 1.0, 6.0, 10.0, 5.0,
];

#[test]
fn batch_takes_one_mean_down_each_column() {
    let result = answer(&exact(Method::Batch, &[4, 3], &LESSON));
    let root = 3.0_f64.sqrt();
    assert_eq!(result.mean, Some(vec![4.0, 20.0, 2.0]));
    assert_eq!(result.variance, Some(vec![4.0, 100.0, 3.0]));
    let third = -1.0 / root;
    let x_hat = [
        -1.0, -1.0, third, -1.0, 1.0, third, 1.0, 1.0, third, 1.0, -1.0, root,
    ];
    assert_close("xHat", &result.x_hat, &x_hat, 1e-15);
    let running = result.running.expect("training tracks");
    assert_close("running.mean", &running.mean, &[0.4, 2.0, 0.2], 1e-15);
    // 0.9 + 0.1 * 4 / 3 * variance
    let tracked = [0.9 + 1.6 / 3.0, 0.9 + 40.0 / 3.0, 1.3];
    assert_close("running.variance", &running.spread, &tracked, 1e-15);
}

#[test]
fn layer_takes_one_mean_along_each_row() {
    let result = answer(&exact(Method::Layer, &[4, 3], &LESSON));
    let third = 1.0 / 3.0;
    let mean = [4.0 + third, 11.0, 12.0 + third, 7.0];
    assert_close("mean", &result.mean.expect("a mean"), &mean, 1e-15);
    let x_hat = [
        -0.579, 1.407, -0.828, -0.670, 1.414, -0.744, -0.500, 1.396, -0.895, -0.463, 1.389, -0.926,
    ];
    assert_close("xHat", &result.x_hat, &x_hat, 5e-4);
    assert_eq!(result.running, None);
}

#[test]
fn one_moved_sample_moves_its_batch_mates_and_no_other_row() {
    let mut moved = LESSON;
    moved[9] = 14.0;
    let [before, after] = [LESSON, moved].map(|x| answer(&exact(Method::Batch, &[4, 3], &x)).x_hat);
    assert_close(
        "batch, feature 1",
        &[after[0], after[6]],
        &[-4.0 / 24.0_f64.sqrt(), 0.0],
        1e-15,
    );
    assert_eq!(before[1..3], after[1..3]);
    let [before, after] = [LESSON, moved].map(|x| answer(&exact(Method::Layer, &[4, 3], &x)).x_hat);
    assert_eq!(before[..9], after[..9]);
    assert_close(
        "layer, sample 4",
        &after[9..],
        &[1.177, 0.091, -1.267],
        5e-4,
    );
}

#[test]
fn two_samples_are_minus_and_plus_one_and_one_is_beta() {
    let two = answer(&exact(
        Method::Batch,
        &[2, 3],
        &[1.0, 5.0, 2.0, 7.0, 4.75, 2.5],
    ))
    .x_hat;
    assert_eq!(two, [-1.0, 1.0, -1.0, 1.0, -1.0, 1.0]);
    let features = answer(&exact(
        Method::Layer,
        &[3, 2],
        &[1.0, 5.0, 2.0, 7.0, 4.75, 2.5],
    ))
    .x_hat;
    assert_eq!(features, [-1.0, 1.0, -1.0, 1.0, 1.0, -1.0]);
    for eps in [0.0, 1e-5] {
        let request = Request {
            eps,
            gamma: Some(vec![3.0, 4.0]),
            beta: Some(vec![-1.5, 0.25]),
            upstream: Some(vec![1.0, 2.0]),
            ..exact(Method::Batch, &[1, 2], &[0.1, 1e9])
        };
        let result = answer(&request);
        assert_eq!(result.y, [-1.5, 0.25]);
        assert_eq!(result.variance, Some(vec![0.0, 0.0]));
        assert_eq!(result.running.expect("training tracks").spread, [0.9, 0.9]);
        assert_eq!(result.gradients.expect("asked for").x, [0.0, 0.0]);
    }
}

#[test]
fn inference_after_one_step_is_not_training() {
    let train = exact(Method::Batch, &[4, 1], &[2.0, 2.0, 6.0, 6.0]);
    let running = answer(&train).running;
    let eval = |running, eps| {
        let one = exact(Method::Batch, &[1, 1], &[6.0]);
        answer(&Request {
            eps,
            mode: Mode::Eval,
            running,
            ..one
        })
        .y[0]
    };
    assert_close("eval(6)", &[eval(running, 0.0)], &[4.677], 5e-4);
    // Tracked for ever, the unbiased variance never meets the biased one of training.
    let mut running = Some(Running::start(1));
    for _ in 0..400 {
        running = answer(&Request {
            running,
            ..train.clone()
        })
        .running;
    }
    assert_close("eval(6)", &[eval(running, 0.0)], &[0.75_f64.sqrt()], 1e-12);
}

#[test]
fn renorm_brings_training_to_inference() {
    let running = Some(Running {
        mean: vec![5.0],
        spread: vec![3.0],
    });
    let train = Request {
        running,
        ..exact(Method::Renorm, &[4, 1], &[6.0, 8.0, 8.0, 10.0])
    };
    let result = answer(&train);
    let third = 1.0 / 3.0;
    assert_close("xHat", &result.x_hat, &[third, 1.0, 1.0, 5.0 / 3.0], 1e-15);
    let (r, d) = result.correction.expect("r and d");
    assert_close("r", &r, &[2.0_f64.sqrt() / 3.0], 1e-15);
    assert_eq!(d, [1.0]);
    let running = result.running.expect("training tracks");
    assert_close("running.mean", &running.mean, &[5.3], 1e-15);
    assert_close(
        "running.std",
        &running.spread,
        &[2.7 + 0.1 * 2.0_f64.sqrt()],
        1e-15,
    );
    let clipped = answer(&Request {
        x: vec![6.0, 6.2],
        shape: Shape::new(&[2, 1]).expect("a shape"),
        ..train
    });
    assert_close("clipped", &clipped.x_hat, &[0.0333, 0.7], 5e-4);
}

#[test]
fn rms_keeps_the_sign_and_has_no_mean() {
    let result = answer(&exact(Method::Rms, &[2, 2], &[3.0, -4.0, 5.0, 5.0]));
    let root = 12.5_f64.sqrt();
    assert_close(
        "xHat",
        &result.x_hat,
        &[3.0 / root, -4.0 / root, 1.0, 1.0],
        1e-15,
    );
    assert_eq!(
        (result.mean, result.variance),
        (None, Some(vec![12.5, 25.0]))
    );
}

#[test]
fn none_applies_gamma_and_beta_alone() {
    let none = exact(Method::None, &[2, 2], &[1.0, 2.0, 3.0, 4.0]);
    let request = Request {
        gamma: Some(vec![2.0, -1.0]),
        beta: Some(vec![0.5, 0.0]),
        upstream: Some(vec![1.0, 10.0, 100.0, 1000.0]),
        ..none
    };
    let result = answer(&request);
    assert_eq!(result.x_hat, request.x);
    assert_eq!(result.y, [2.5, -2.0, 6.5, -4.0]);
    assert_eq!((result.mean, result.variance), (None, None));
    let gradients = result.gradients.expect("asked for");
    assert_eq!(gradients.x, [2.0, -10.0, 200.0, -1000.0]);
    assert_eq!(gradients.gamma, [301.0, 4020.0]);
    assert_eq!(gradients.beta, [101.0, 1010.0]);
}

#[test]
fn statistics_come_in_the_order_of_their_cells() {
    let x: Vec<f64> = (0..24).map(f64::from).collect();
    let mean = |method, groups| {
        let request = Request {
            groups,
            ..exact(method, &[2, 4, 3], &x)
        };
        answer(&request).mean.expect("a mean")
    };
    assert_eq!(mean(Method::Batch, None), [7.0, 10.0, 13.0, 16.0]);
    assert_eq!(mean(Method::Layer, None), [5.5, 17.5]);
    assert_eq!(mean(Method::Group, Some(2)), [2.5, 8.5, 14.5, 20.5]);
    assert_eq!(
        mean(Method::Instance, None),
        [1.0, 4.0, 7.0, 10.0, 13.0, 16.0, 19.0, 22.0]
    );
}

#[test]
fn every_method_differs_from_every_other() {
    let x: Vec<f64> = (0..36_i32)
        .map(|index| f64::from(index * index % 17) + 0.1 * f64::from(index))
        .collect();
    let y = |method| {
        let running = Some(Running {
            mean: vec![4.0; 4],
            spread: vec![2.0; 4],
        });
        answer(&Request {
            groups: Some(2),
            running,
            ..exact(method, &[3, 4, 3], &x)
        })
        .y
    };
    for (index, &one) in Method::ALL.iter().enumerate() {
        for &other in &Method::ALL[..index] {
            assert_differ(&format!("{one:?} and {other:?}"), &y(one), &y(other), 0.1);
        }
    }
}

#[test]
fn training_differs_from_inference_where_it_should() {
    for method in [Method::Batch, Method::Renorm] {
        let running = Some(Running {
            mean: vec![3.0, 15.0, 2.0],
            spread: vec![9.0, 20.0, 3.0],
        });
        let train = Request {
            running,
            r_max: 1.1,
            d_max: 0.1,
            ..exact(method, &[4, 3], &LESSON)
        };
        let eval = Request {
            mode: Mode::Eval,
            ..train.clone()
        };
        assert_differ(method.name(), &answer(&train).y, &answer(&eval).y, 0.1);
        let told = answer(&eval);
        let spread = train.running.expect("given").spread;
        let variance = match method {
            Method::Renorm => spread.iter().map(|std| std * std).collect(),
            _ => spread,
        };
        assert_eq!(told.mean, Some(vec![3.0, 15.0, 2.0]));
        assert_eq!(told.variance, Some(variance));
        assert_eq!((told.running, told.correction), (None, None));
    }
}
