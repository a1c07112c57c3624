//! Data that is far from 0, constant, nearly constant, huge or tiny; and the other float.

use crate::compare::assert_close;
use normscope::norm::{Method, Mode, Normalized, Request, Running, Shape, normalize};
use normscope::{Code, Float};

/// Methods that subtract a mean of the batch.
const CENTRED: [Method; 4] = [
    Method::Batch,
    Method::Layer,
    Method::Group,
    Method::Instance,
];

fn request<F: Float>(method: Method, sizes: &[usize], x: &[F]) -> Request<F> {
    let shape = Shape::new(sizes).expect("a shape");
    Request {
        groups: Some(1),
        ..Request::new(x.to_vec(), shape, method)
    }
}

fn answer<F: Float>(request: &Request<F>) -> Normalized<F> {
    normalize(request).expect("an answer")
}

#[track_caller]
fn refusal<F: Float>(request: &Request<F>) -> String {
    let error = normalize(request).expect_err("a result too large");
    assert_eq!(error.code(), Code::Range);
    error.message().to_owned()
}

#[test]
fn data_at_a_thousand_keeps_its_digits() {
    // Eighths, so that they are the same numbers after the shift.
    let x: Vec<f64> = (0..24_i32)
        .map(|index| f64::from(index * index % 17 - 8) / 8.0)
        .collect();
    for offset in [1000.0, -1000.0, 1e9] {
        let far: Vec<f64> = x.iter().map(|value| value + offset).collect();
        for method in CENTRED {
            let near = answer(&request(method, &[4, 2, 3], &x));
            let far = answer(&request(method, &[4, 2, 3], &far));
            let [near_var, far_var] =
                [near.variance, far.variance].map(|variance| variance.expect("a variance"));
            assert_close("variance", &far_var, &near_var, offset.abs() * 1e-15);
            assert_close("xHat", &far.x_hat, &near.x_hat, offset.abs() * 1e-15);
        }
    }
}

#[test]
fn a_thousand_plus_or_minus_one_is_exact() {
    for far in [1e3, 1e9, 1e15] {
        let x = [far - 1.0, far + 1.0, far + 1.0, far - 1.0];
        let result = answer(&Request {
            eps: 0.0,
            ..request(Method::Batch, &[4, 1], &x)
        });
        assert_eq!(result.mean, Some(vec![far]));
        assert_eq!(result.variance, Some(vec![1.0]));
        assert_eq!(result.x_hat, [-1.0, 1.0, 1.0, -1.0]);
    }
}

/// Whatever the constant is, its mean is itself: a sum of so many 0.1 divided by so many is not 0.1.
fn assert_constants_vanish<F: Float>() {
    for method in CENTRED {
        for constant in [0.1, 1.0 / 3.0, -1e-3, 1234.567, 1e30] {
            for count in 1..40 {
                let sizes = if method == Method::Batch {
                    [count, 1, 1]
                } else {
                    [1, 1, count]
                };
                let x = vec![F::from_f64(constant); count];
                let upstream = (0..count).map(|index| F::from_count(index % 5)).collect();
                let flat = Request {
                    eps: F::zero(),
                    upstream: Some(upstream),
                    ..request(method, &sizes, &x)
                };
                let result = answer(&flat);
                assert_eq!(
                    result.mean,
                    Some(vec![F::from_f64(constant)]),
                    "{method:?} {count}"
                );
                assert_eq!(result.variance, Some(vec![F::zero()]), "{method:?} {count}");
                assert!(result.x_hat.iter().all(|value| value.is_zero()));
                assert!(
                    result
                        .gradients
                        .expect("asked for")
                        .x
                        .iter()
                        .all(|value| value.is_zero())
                );
            }
        }
    }
}

#[test]
fn a_constant_has_exactly_no_variance() {
    assert_constants_vanish::<f64>();
    assert_constants_vanish::<f32>();
}

#[test]
fn a_constant_becomes_d_under_renorm() {
    let running = Some(Running {
        mean: vec![0.3],
        spread: vec![2.0],
    });
    let flat = request(Method::Renorm, &[3, 1], &[0.1; 3]);
    let result = answer(&Request {
        eps: 0.0,
        running,
        upstream: Some(vec![1.0, 2.0, 4.0]),
        ..flat
    });
    let (r, d) = result.correction.expect("r and d");
    assert_eq!(r, [1.0 / 3.0]);
    assert_close("d", &d, &[-0.1], 1e-15);
    assert_eq!(result.x_hat, [d[0]; 3]);
    assert_eq!(result.gradients.expect("asked for").x, [0.0; 3]);
}

#[test]
fn zeros_stay_zeros_under_rms() {
    let x = [0.0, 0.0, 5.0, 5.0];
    let zeros = Request {
        eps: 0.0,
        upstream: Some(vec![1.0, 2.0, 3.0, 5.0]),
        ..request(Method::Rms, &[2, 2], &x)
    };
    let result = answer(&zeros);
    assert_eq!(result.x_hat, [0.0, 0.0, 1.0, 1.0]);
    assert_close(
        "dx",
        &result.gradients.expect("asked for").x,
        &[0.0, 0.0, -0.2, 0.2],
        1e-15,
    );
}

#[test]
fn inference_is_zero_where_its_root_is() {
    let running = Some(Running {
        mean: vec![2.0],
        spread: vec![0.0],
    });
    let eval = Request {
        eps: 0.0,
        mode: Mode::Eval,
        running,
        ..request(Method::Batch, &[2, 1], &[3.0, 2.0])
    };
    let result = answer(&Request {
        upstream: Some(vec![1.0, 1.0]),
        ..eval
    });
    assert_eq!(result.x_hat, [0.0, 0.0]);
    assert_eq!(result.gradients.expect("asked for").x, [0.0, 0.0]);
}

#[test]
fn huge_constants_are_computed() {
    for method in CENTRED {
        let result = answer(&request(method, &[2, 2, 2], &[1e308; 8]));
        assert!(result.x_hat.iter().all(|&value| value == 0.0));
    }
}

#[test]
fn what_leaves_the_range_is_refused() {
    let huge = request(Method::Batch, &[2, 2], &[1.0, 1e308, 2.0, -1e308]);
    let says = "normalize: variance[1] leaves the range of f64: make x smaller";
    assert_eq!(refusal(&huge), says);
    assert_eq!(
        refusal(&Request {
            method: Method::Rms,
            ..huge.clone()
        }),
        says.replace("[1]", "[0]")
    );
    let eval = Request {
        mode: Mode::Eval,
        ..huge
    };
    let running = |mean, spread| {
        Some(Running {
            mean: vec![0.0, mean],
            spread: vec![1.0, spread],
        })
    };
    assert_eq!(
        refusal(&Request {
            running: running(0.0, 1e-300),
            ..eval.clone()
        }),
        "normalize: xHat[1] leaves the range of f64: make x smaller, or what divides it larger"
    );
    assert_eq!(
        refusal(&Request {
            running: running(0.0, 1e308),
            eps: 1e308,
            ..eval.clone()
        }),
        "normalize: sqrt(variance + eps)[0] leaves the range of f64: make eps smaller"
            .replace("[0]", "[1]")
    );
    assert_eq!(
        refusal(&Request {
            method: Method::Renorm,
            running: running(0.0, 1e200),
            ..eval
        }),
        "normalize: variance[1] leaves the range of f64: make running.std smaller"
    );
    let fine = request(Method::Batch, &[2, 1], &[1.0, 3.0]);
    assert_eq!(
        refusal(&Request {
            gamma: Some(vec![1e308]),
            beta: Some(vec![1e308]),
            ..fine.clone()
        }),
        "normalize: y[1] leaves the range of f64: make x, gamma or beta smaller"
    );
    let steep = Request {
        method: Method::None,
        gamma: Some(vec![1e10]),
        ..fine.clone()
    };
    let upstream = |values: [f64; 2]| Some(values.to_vec());
    assert_eq!(
        refusal(&Request {
            upstream: upstream([1.0, 1e300]),
            ..steep.clone()
        }),
        "normalize: gradients.x[1] leaves the range of f64: make upstream or gamma smaller, or what divides x larger"
    );
    let flat = Request {
        gamma: Some(vec![1e-10]),
        ..steep
    };
    assert_eq!(
        refusal(&Request {
            upstream: upstream([1.0, 1e308]),
            ..flat.clone()
        }),
        "normalize: gradients.gamma[0] leaves the range of f64: make upstream or x smaller"
    );
    assert_eq!(
        refusal(&Request {
            x: vec![1e-5, 1e-5],
            upstream: upstream([1e308, 1e308]),
            ..flat
        }),
        "normalize: gradients.beta[0] leaves the range of f64: make upstream smaller"
    );
    let single = request(Method::Layer, &[1, 2], &[1e30_f32, -1e30]);
    assert_eq!(
        refusal(&single),
        "normalize: variance[0] leaves the range of f32: make x smaller"
    );
}
