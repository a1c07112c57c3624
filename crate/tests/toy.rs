//! The bias that grows: against sums written down, and against differences of the loss.
#![cfg(not(target_arch = "wasm32"))]

use normscope::Code;
use normscope::toy::{BiasToy, BiasToyRequest};

/// Of mean 1 and no symmetry.
const U: [f64; 5] = [0.3, -1.2, 2.5, 0.9, 2.5];

fn request() -> BiasToyRequest {
    BiasToyRequest {
        u: U.to_vec(),
        target: 2.0,
        rate: 0.1,
        steps: 200.0,
        b: 0.0,
    }
}

fn run(request: &BiasToyRequest) -> BiasToy {
    BiasToy::run(request).expect("a toy")
}

/// The loss at a bias, with E taken at a bias of its own.
fn loss(b: f64, b_in_mean: f64, target: f64) -> f64 {
    let mean = U.iter().map(|u| u + b_in_mean).sum::<f64>() / 5.0;
    let off = U.iter().map(|u| u + b - mean - target);
    off.map(|off| off * off / 2.0).sum::<f64>() / 5.0
}

#[test]
fn the_bias_grows_by_the_same_for_ever_and_the_loss_stands_still() {
    let toy = run(&request());
    let expected = loss(0.0, 0.0, 2.0);
    assert_eq!(toy.ignored.b.len(), 201);
    for (steps, b) in [(0, 0.0), (1, 0.2), (10, 2.0), (100, 20.0), (200, 40.0)] {
        assert!((toy.ignored.b[steps] - b).abs() < 1e-12, "{steps}");
    }
    for step in 0..=200 {
        assert!((toy.ignored.loss[step] - expected).abs() < 1e-12, "{step}");
        assert!((toy.ignored.gradient[step] + 2.0).abs() < 1e-12, "{step}");
        assert!((toy.through.loss[step] - expected).abs() < 1e-12, "{step}");
        assert!(toy.through.gradient[step].abs() < 1e-15, "{step}");
        assert!(toy.through.b[step].abs() < 1e-14, "{step}");
    }
}

#[test]
fn gradients_are_differences_of_a_loss_whose_mean_is_held_or_follows() {
    let start = BiasToyRequest {
        b: -0.7,
        target: -1.5,
        steps: 1.0,
        ..request()
    };
    let toy = run(&start);
    let h = 1e-5;
    let held = (loss(-0.7 + h, -0.7, -1.5) - loss(-0.7 - h, -0.7, -1.5)) / (2.0 * h);
    let follows = (loss(-0.7 + h, -0.7 + h, -1.5) - loss(-0.7 - h, -0.7 - h, -1.5)) / (2.0 * h);
    assert!((toy.ignored.gradient[0] - held).abs() < 1e-9, "{held}");
    assert!((toy.through.gradient[0] - follows).abs() < 1e-9);
    assert!(held > 1.4 && follows.abs() < 1e-9);
    assert_eq!(toy.ignored.b[0], -0.7);
    assert_eq!(toy.ignored.b[1], -0.7 - 0.1 * toy.ignored.gradient[0]);
}

#[test]
fn it_goes_on_from_where_it_ended() {
    let whole = run(&request());
    let first = run(&BiasToyRequest {
        steps: 60.0,
        ..request()
    });
    let rest = run(&BiasToyRequest {
        steps: 140.0,
        b: first.ignored.b[60],
        ..request()
    });
    assert_eq!(first.ignored.b[..], whole.ignored.b[..=60]);
    assert_eq!(rest.ignored.b[..], whole.ignored.b[60..]);
    assert_eq!(rest.ignored.loss[..], whole.ignored.loss[60..]);
    assert_eq!(rest.through.b[0], first.ignored.b[60]);
}

#[test]
fn a_single_sample_is_its_mean() {
    let toy = run(&BiasToyRequest {
        u: vec![3.1],
        steps: 7.0,
        ..request()
    });
    assert!(toy.ignored.loss.iter().all(|&loss| loss == 2.0));
    assert!(toy.through.b.iter().all(|&b| b == 0.0));
}

#[test]
fn refusals_name_the_field() {
    type Change = fn(&mut BiasToyRequest);
    let cases: [(Change, Code, &str); 11] = [
        (
            |it| it.u.clear(),
            Code::Shape,
            "u is of 0 numbers, but must be of 1 to 1024",
        ),
        (
            |it| it.u = vec![0.0; 1025],
            Code::Shape,
            "u is of 1025 numbers, but must be of 1 to 1024",
        ),
        (
            |it| it.u[3] = f64::NAN,
            Code::NonFinite,
            "u[3] is NaN, but must be a finite number",
        ),
        (
            |it| it.target = f64::INFINITY,
            Code::NonFinite,
            "target is Infinity, but must be a finite number",
        ),
        (
            |it| it.rate = f64::NAN,
            Code::NonFinite,
            "rate is NaN, but must be a finite number",
        ),
        (
            |it| it.rate = -0.1,
            Code::Range,
            "rate is -0.1, but must be at least 0",
        ),
        (
            |it| it.steps = 0.0,
            Code::Range,
            "steps is 0, but must be a whole number from 1 to 10000",
        ),
        (
            |it| it.steps = 2.5,
            Code::Range,
            "steps is 2.5, but must be a whole number from 1 to 10000",
        ),
        (
            |it| it.steps = 10_001.0,
            Code::Range,
            "steps is 10001, but must be a whole number from 1 to 10000",
        ),
        (
            |it| it.b = f64::NAN,
            Code::NonFinite,
            "b is NaN, but must be a finite number",
        ),
        (
            |it| it.target = 1e200,
            Code::Range,
            "ignored.loss[0] leaves the range of f64: make u, target, rate or b smaller",
        ),
    ];
    for (change, code, message) in cases {
        let mut changed = request();
        change(&mut changed);
        let error = BiasToy::run(&changed).expect_err(message);
        assert_eq!((error.code(), error.message()), (code, message));
    }
    let fast = BiasToyRequest {
        rate: 1e308,
        ..request()
    };
    let error = BiasToy::run(&fast).expect_err("too fast").to_string();
    assert!(
        error.starts_with("ignored.") && error.contains("leaves"),
        "{error}"
    );
}
