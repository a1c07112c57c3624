//! Whatever comes in: finite numbers or a refusal come out, and nothing panics.

use crate::compare::arrays;
use crate::draw;
use normscope::norm::{Request, Running, Shape, groups_from_number, normalize};
use proptest::collection::vec;
use proptest::prelude::*;

/// Ordinary numbers, the extremes, and any bits at all, also NaN and infinity.
fn number() -> BoxedStrategy<f64> {
    let extremes = [
        0.0,
        -0.0,
        1e308,
        -1e308,
        f64::MAX,
        1e154,
        1e-154,
        f64::MIN_POSITIVE,
        5e-324,
    ];
    prop_oneof![
        12 => -3.0..3.0,
        4 => prop::sample::select(extremes.to_vec()),
        1 => any::<f64>(),
    ]
    .boxed()
}

/// A setting that is mostly this one.
fn mostly(usual: f64) -> impl Strategy<Value = f64> {
    prop_oneof![9 => Just(usual), 1 => number()]
}

/// Any request, refused or not; lengths are now and then off by one.
fn request() -> impl Strategy<Value = Request<f64>> {
    let settings = (
        mostly(0.0),
        mostly(0.5),
        mostly(2.0),
        mostly(1.0),
        0..20_usize,
    );
    (draw::request(), settings).prop_flat_map(|(request, (eps, momentum, r_max, d_max, off))| {
        let (values, channels) = (request.shape.values(), request.shape.channels());
        let x = vec(number(), if off == 0 { values + 1 } else { values });
        let spread = vec(prop_oneof![5 => 0.0..1e300, 1 => number()], channels);
        let per_channel = || vec(number(), channels);
        let arrays = (
            x,
            vec(number(), values),
            per_channel(),
            per_channel(),
            per_channel(),
            spread,
        );
        arrays.prop_map(move |(x, upstream, gamma, beta, mean, spread)| Request {
            x,
            upstream: Some(upstream),
            gamma: Some(gamma),
            beta: Some(beta),
            running: Some(Running { mean, spread }),
            eps,
            momentum,
            r_max,
            d_max,
            ..request.clone()
        })
    })
}

proptest! {
    #![proptest_config(draw::config(4000))]

    #[test]
    fn an_answer_is_finite(request in request()) {
        if let Ok(result) = normalize(&request) {
            for (name, values) in arrays(&result) {
                prop_assert!(values.iter().all(|value| value.is_finite()), "{}: {:?}", name, values);
            }
        }
    }

    #[test]
    fn a_shape_has_at_least_one_value(
        sizes in vec(prop_oneof![any::<f64>(), Just(3.0)], 0..5),
        whole in vec(any::<usize>(), 0..5),
    ) {
        for shape in [Shape::from_numbers(&sizes), Shape::new(&whole)].into_iter().flatten() {
            prop_assert!(shape.values() >= 1);
        }
    }

    #[test]
    fn a_number_of_groups_is_whole(groups in any::<f64>()) {
        if let Ok(whole) = groups_from_number(groups) {
            prop_assert!(whole >= 1 && groups >= 1.0);
        }
    }
}

/// The draws above must reach both ends.
#[test]
fn some_are_answered_and_some_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::new(draw::config(1));
    let answered = (0..500).filter(|_| {
        let tree = request().new_tree(&mut runner).expect("a request");
        normalize(&tree.current()).is_ok()
    });
    assert!((50..450).contains(&answered.count()));
}
