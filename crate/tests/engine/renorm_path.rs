//! The way of a batch through Batch Renormalization, against `normalize` and against numbers that
//! are computed by hand.

use normscope::error::Code;
use normscope::norm::{Method, Mode, RenormPath, Request, Running, Shape, normalize};

fn shape(sizes: &[usize]) -> Shape {
    Shape::new(sizes).expect("a shape")
}

fn request(x: &[f64], shape: Shape, running: [&[f64]; 2]) -> Request<f64> {
    let [mean, spread] = running.map(<[f64]>::to_vec);
    Request {
        running: Some(Running { mean, spread }),
        ..Request::new(x.to_vec(), shape, Method::Renorm)
    }
}

/// The batch of the lesson: 6, 8, 8 and 10, with the running mean 5 and the running std 3.
fn lesson(r_max: f64, d_max: f64) -> Request<f64> {
    Request {
        eps: 0.0,
        r_max,
        d_max,
        ..request(&[6.0, 8.0, 8.0, 10.0], shape(&[4, 1]), [&[5.0], &[3.0]])
    }
}

#[track_caller]
fn assert_close(got: &[f64], want: &[f64], within: f64) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() <= within, "{got}, not {want}");
    }
}

#[test]
fn the_lessons_numbers() {
    let path = RenormPath::of(&lesson(1.5, 0.5)).expect("a path");
    let root = 2.0_f64.sqrt();
    assert_close(&path.batch, &[-root, 0.0, 0.0, root], 1e-12);
    assert_close(&path.scaled, &[-root / 1.5, 0.0, 0.0, root / 1.5], 1e-12);
    assert_close(
        &path.renorm,
        &[0.5 - root / 1.5, 0.5, 0.5, 0.5 + root / 1.5],
        1e-12,
    );
    assert_close(&path.free, &[-2.0 / 3.0, 0.0, 0.0, 2.0 / 3.0], 1e-12);
    assert_close(&path.inference, &[1.0 / 3.0, 1.0, 1.0, 5.0 / 3.0], 1e-12);
    let [batch, scaled, renorm] = path.gaps;
    for (got, want) in [(batch, 1.13), (scaled, 1.02), (renorm, 0.54)] {
        assert_close(&got, &[want], 0.005);
    }
}

#[test]
fn one_and_zero_are_batch_norm_and_open_clips_are_inference() {
    let closed = RenormPath::of(&lesson(1.0, 0.0)).expect("a path");
    assert_eq!(closed.renorm, closed.batch);
    let open = RenormPath::of(&lesson(2.13, 1.0)).expect("a path");
    assert_close(&open.renorm, &open.inference, 1e-12);
    assert_close(&open.gaps[2], &[0.0], 1e-12);
}

#[test]
fn it_is_what_normalize_does_and_what_is_left_is_what_the_clips_cut() {
    for (shape, count, channels) in [(shape(&[5, 3]), 15, 3), (shape(&[4, 2, 3]), 24, 2)] {
        let x: Vec<f64> = (0..count)
            .map(|k| 4.0 * f64::sin(f64::from(k) * 1.7) + f64::from(k % channels))
            .collect();
        let mean: Vec<f64> = (0..channels).map(|k| f64::from(k) - 1.5).collect();
        let std: Vec<f64> = (0..channels).map(|k| 0.7 + f64::from(k)).collect();
        for [r_max, d_max] in [[1.0, 0.0], [1.2, 0.3], [100.0, 100.0]] {
            let asked = Request {
                r_max,
                d_max,
                eps: 0.01,
                ..request(&x, shape, [&mean, &std])
            };
            let path = RenormPath::of(&asked).expect("a path");
            let told = normalize(&asked).expect("an answer");
            assert_eq!(path.renorm, told.x_hat);
            let (r, d) = told.correction.expect("a correction");
            assert_eq!(path.clipped, [r, d]);
            let batch = Request {
                method: Method::Batch,
                running: None,
                ..asked.clone()
            };
            assert_eq!(path.batch, normalize(&batch).expect("an answer").x_hat);
            let eval = Request {
                mode: Mode::Eval,
                ..asked.clone()
            };
            let inference = normalize(&eval).expect("an answer").x_hat;
            assert_close(&path.inference, &inference, 1e-12);
            let ([r, d], [r_c, d_c]) = (&path.asked, &path.clipped);
            for channel in 0..r.len() {
                // Of a batch whose own x_hat has the mean square `share`, a little below 1 for eps.
                let var = path.std[channel].powi(2) - 0.01;
                let share = var / path.std[channel].powi(2);
                let left = |r_c: f64, d_c: f64| {
                    (share * (r[channel] - r_c).powi(2) + (d[channel] - d_c).powi(2)).sqrt()
                };
                let want = [
                    left(1.0, 0.0),
                    left(r_c[channel], 0.0),
                    left(r_c[channel], d_c[channel]),
                ];
                let got = [0, 1, 2].map(|k: usize| path.gaps[k][channel]);
                assert_close(&got, &want, 1e-12);
            }
        }
    }
}

#[track_caller]
fn assert_refused(request: &Request<f64>, code: Code, message: &str) {
    let error = RenormPath::of(request).expect_err(message);
    assert_eq!((error.code(), error.message()), (code, message));
}

#[test]
fn what_has_no_way_is_refused_by_name() {
    let good = lesson(1.5, 0.5);
    let batch = Request {
        method: Method::Batch,
        ..good.clone()
    };
    assert_refused(
        &batch,
        Code::Unknown,
        "renormPath: method is \"batch\", but must be \"renorm\"",
    );
    let alone = Request {
        running: None,
        ..good.clone()
    };
    assert_refused(
        &alone,
        Code::State,
        "renormPath: needs running: { mean, std }",
    );
    let narrow = Request {
        r_max: 0.5,
        ..good.clone()
    };
    assert_refused(
        &narrow,
        Code::Range,
        "renormPath: rMax is 0.5, but must be at least 1",
    );
    let far = Request {
        running: Some(Running {
            mean: vec![-1e308],
            spread: vec![0.1],
        }),
        ..good.clone()
    };
    assert_refused(
        &far,
        Code::Range,
        "renormPath: inference[0] leaves the range of f64: make x smaller",
    );
    assert!(RenormPath::of(&good).is_ok(), "the next call works");
}
