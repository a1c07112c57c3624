//! Numbers that are not finite, or not in their range.

use super::{assert_error, assert_refused, good};
use normscope::Code;
use normscope::norm::{Method, Request, Running, Shape, groups_from_number, normalize};

#[test]
fn numbers_that_are_not_finite() {
    for (value, shown) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        let at = |count: usize, index: usize| {
            let mut values = vec![1.0; count];
            values[index] = value;
            values
        };
        let refused = |request: Request<f64>, field: &str| {
            let message = format!("normalize: {field} is {shown}, but must be a finite number");
            assert_refused(&request, Code::NonFinite, &message);
        };
        refused(
            Request {
                x: at(12, 7),
                ..good()
            },
            "x[7]",
        );
        refused(
            Request {
                gamma: Some(at(3, 2)),
                ..good()
            },
            "gamma[2]",
        );
        refused(
            Request {
                beta: Some(at(3, 0)),
                ..good()
            },
            "beta[0]",
        );
        refused(
            Request {
                upstream: Some(at(12, 11)),
                ..good()
            },
            "upstream[11]",
        );
        refused(
            Request {
                eps: value,
                ..good()
            },
            "eps",
        );
        refused(
            Request {
                momentum: value,
                ..good()
            },
            "momentum",
        );
        refused(
            Request {
                r_max: value,
                ..good()
            },
            "rMax",
        );
        refused(
            Request {
                d_max: value,
                ..good()
            },
            "dMax",
        );
        let mean = Some(Running {
            mean: at(3, 1),
            spread: vec![1.0; 3],
        });
        refused(
            Request {
                running: mean,
                ..good()
            },
            "running.mean[1]",
        );
        let spread = Some(Running {
            mean: vec![1.0; 3],
            spread: at(3, 1),
        });
        refused(
            Request {
                running: spread.clone(),
                ..good()
            },
            "running.variance[1]",
        );
        refused(
            Request {
                running: spread,
                method: Method::Renorm,
                ..good()
            },
            "running.std[1]",
        );
        let message = format!("groups is {shown}, but must be a finite number");
        assert_error(groups_from_number(value), Code::NonFinite, &message);
    }
}

#[test]
fn numbers_out_of_their_range() {
    let refused = |request: Request<f64>, message: &str| {
        assert_refused(&request, Code::Range, &format!("normalize: {message}"));
    };
    refused(
        Request {
            eps: -1e-9,
            ..good()
        },
        "eps is -1e-9, but must be at least 0",
    );
    refused(
        Request {
            momentum: -0.5,
            ..good()
        },
        "momentum is -0.5, but must be between 0 and 1",
    );
    refused(
        Request {
            momentum: 1.5,
            ..good()
        },
        "momentum is 1.5, but must be between 0 and 1",
    );
    refused(
        Request {
            r_max: 0.99,
            ..good()
        },
        "rMax is 0.99, but must be at least 1",
    );
    refused(
        Request {
            d_max: -1.0,
            ..good()
        },
        "dMax is -1, but must be at least 0",
    );
    let running = |spread| {
        Some(Running {
            mean: vec![0.0; 3],
            spread: vec![1.0, spread, 1.0],
        })
    };
    refused(
        Request {
            running: running(-2.0),
            ..good()
        },
        "running.variance[1] is -2, but must be at least 0",
    );
    let renorm = Request {
        method: Method::Renorm,
        ..good()
    };
    for (spread, shown) in [(0.0, "0"), (-1.0, "-1")] {
        refused(
            Request {
                running: running(spread),
                ..renorm.clone()
            },
            &format!("running.std[1] is {shown}, but must be above 0"),
        );
    }
    let group = |groups| Request {
        method: Method::Group,
        groups: Some(groups),
        ..good()
    };
    for groups in [0, 2, 4, usize::MAX] {
        let message = format!("groups is {groups}, but must be a divisor of the 3 features");
        refused(group(groups), &message);
    }
    let deep = Shape::new(&[2, 2, 3]).expect("a shape");
    refused(
        Request {
            shape: deep,
            ..group(3)
        },
        "groups is 3, but must be a divisor of the 2 channels",
    );
    for (groups, shown) in [(0.0, "0"), (-2.0, "-2"), (1.5, "1.5")] {
        let message = format!("groups is {shown}, but must be a whole number of at least 1");
        assert_error(groups_from_number(groups), Code::Range, &message);
    }
}

#[test]
fn the_ends_of_the_ranges_are_taken() {
    let zero_variance = Some(Running {
        mean: vec![0.0; 3],
        spread: vec![0.0; 3],
    });
    for request in [
        Request { eps: 0.0, ..good() },
        Request {
            momentum: 0.0,
            ..good()
        },
        Request {
            momentum: 1.0,
            ..good()
        },
        Request {
            r_max: 1.0,
            d_max: 0.0,
            method: Method::Renorm,
            ..good()
        },
        Request {
            running: zero_variance,
            ..good()
        },
        Request {
            groups: Some(3),
            method: Method::Group,
            ..good()
        },
    ] {
        assert!(normalize(&request).is_ok(), "{request:?}");
    }
}
