//! Sizes that are none, and arrays that do not fit them.

use super::{assert_error, assert_refused, good};
use normscope::Code;
use normscope::norm::{MAX_VALUES, Method, Request, Running, Shape};

#[test]
fn sizes_that_do_not_fit() {
    let shape = Code::Shape;
    let short = Request {
        x: vec![0.0; 11],
        ..good()
    };
    assert_refused(
        &short,
        shape,
        "normalize: x has 11 values, but shape [4, 3] needs 12",
    );
    let one = Request {
        x: vec![0.0],
        ..good()
    };
    assert_refused(
        &one,
        shape,
        "normalize: x has 1 value, but shape [4, 3] needs 12",
    );
    let upstream = Request {
        upstream: Some(vec![0.0; 13]),
        ..good()
    };
    assert_refused(
        &upstream,
        shape,
        "normalize: upstream has 13 values, but shape [4, 3] needs 12",
    );
    let gamma = Request {
        gamma: Some(vec![1.0; 4]),
        ..good()
    };
    assert_refused(
        &gamma,
        shape,
        "normalize: gamma has 4 values, but shape [4, 3] needs 3, one per feature",
    );
    let deep = Shape::new(&[2, 2, 3]).expect("a shape");
    let beta = Request {
        beta: Some(vec![]),
        shape: deep,
        ..good()
    };
    assert_refused(
        &beta,
        shape,
        "normalize: beta has 0 values, but shape [2, 2, 3] needs 2, one per channel",
    );
    let running = |mean, spread| {
        Some(Running {
            mean: vec![0.0; mean],
            spread: vec![1.0; spread],
        })
    };
    let mean = Request {
        running: running(2, 3),
        ..good()
    };
    assert_refused(
        &mean,
        shape,
        "normalize: running.mean has 2 values, but shape [4, 3] needs 3, one per feature",
    );
    let variance = Request {
        running: running(3, 4),
        ..good()
    };
    let message =
        "normalize: running.variance has 4 values, but shape [4, 3] needs 3, one per feature";
    assert_refused(&variance, shape, message);
    let std = Request {
        method: Method::Renorm,
        ..variance
    };
    assert_refused(&std, shape, &message.replace("variance", "std"));
}

#[test]
fn sizes_that_are_none() {
    let rank = "sizes, but must be [samples, features] or [samples, channels, positions]";
    let refused = |sizes: &[f64], message: &str| {
        assert_error(Shape::from_numbers(sizes), Code::Shape, message)
    };
    refused(&[], &format!("shape has 0 {rank}"));
    refused(
        &[12.0],
        &format!("shape has 1 {}", rank.replace("sizes", "size")),
    );
    refused(&[12.0, 1.0, 1.0, 1.0], &format!("shape has 4 {rank}"));
    for (size, shown) in [
        (0.0, "0"),
        (-4.0, "-4"),
        (2.5, "2.5"),
        (1e-9, "1e-9"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        refused(
            &[3.0, size],
            &format!("shape[1] is {shown}, but must be a whole number of at least 1"),
        );
    }
    let message = "shape[2] is 0, but must be a whole number of at least 1";
    assert_error(Shape::new(&[1, 2, 0]), Code::Shape, message);
    for sizes in [[MAX_VALUES + 1, 1], [1 << 40, 1 << 40], [usize::MAX, 2]] {
        let message = format!(
            "shape [{}, {}] is too large: one call takes at most 16777216 values",
            sizes[0], sizes[1]
        );
        assert_error(Shape::new(&sizes), Code::Shape, &message);
    }
    let message =
        "shape [1e300, 4294967297, 2] is too large: one call takes at most 16777216 values";
    refused(&[1e300, 4_294_967_297.0, 2.0], message);
    assert!(Shape::new(&[MAX_VALUES, 1]).is_ok());
}
