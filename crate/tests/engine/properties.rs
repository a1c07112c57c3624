//! What holds whatever the numbers are.

use crate::compare::{assert_alike, assert_close, assert_same_bits};
use crate::draw;
use normscope::norm::{Method, Mode, Normalized, Request, Running, Shape, normalize};
use proptest::collection::vec;
use proptest::prelude::*;

/// Methods that inference is another thing for.
const WITH_RUNNING: [Method; 2] = [Method::Batch, Method::Renorm];

/// Methods that it is not.
const WITHOUT_RUNNING: [Method; 5] = [
    Method::None,
    Method::Layer,
    Method::Group,
    Method::Instance,
    Method::Rms,
];

/// Methods whose statistics are a sample's own.
const PER_SAMPLE: [Method; 4] = [Method::Layer, Method::Group, Method::Instance, Method::Rms];

fn answer(request: &Request<f64>) -> Normalized<f64> {
    normalize(request).expect("a request that must be answered")
}

fn of_method(method: Method) -> impl Strategy<Value = Request<f64>> {
    draw::shape().prop_flat_map(move |shape| draw::request_for(shape, method))
}

fn of_methods(methods: &'static [Method]) -> impl Strategy<Value = Request<f64>> {
    prop::sample::select(methods).prop_flat_map(of_method)
}

/// The channel of the value at an index.
fn channel_at(shape: Shape, index: usize) -> usize {
    index / shape.positions() % shape.channels()
}

/// The same request for one of its samples alone.
fn alone(request: &Request<f64>, sample: usize) -> Request<f64> {
    let shape = request.shape;
    let size = shape.values() / shape.samples();
    let of_sample = |values: &[f64]| values[sample * size..(sample + 1) * size].to_vec();
    let one = Shape::new(&[1, shape.channels(), shape.positions()]).expect("a shape");
    Request {
        x: of_sample(&request.x),
        shape: one,
        upstream: request.upstream.as_deref().map(of_sample),
        ..request.clone()
    }
}

/// Asserts that each sample gets the very bits that it gets alone, in the results and in dx.
fn assert_no_batch_mates(request: &Request<f64>) {
    let together = answer(request);
    let size = request.shape.values() / request.shape.samples();
    for sample in 0..request.shape.samples() {
        let single = answer(&alone(request, sample));
        let part = sample * size..(sample + 1) * size;
        assert_same_bits("xHat", &together.x_hat[part.clone()], &single.x_hat);
        assert_same_bits("y", &together.y[part.clone()], &single.y);
        let dx = |result: &Normalized<f64>| {
            result
                .gradients
                .as_ref()
                .map_or(vec![], |gradients| gradients.x.clone())
        };
        assert_same_bits("dx", &dx(&together)[part], &dx(&single));
    }
}

proptest! {
    #![proptest_config(draw::config(300))]

    #[test]
    fn batch_does_not_feel_a_positive_affine_change_of_a_feature(
        request in of_method(Method::Batch),
        change in vec((0.1..10.0, -10.0..10.0), 6),
    ) {
        let request = Request { eps: 0.0, mode: Mode::Train, ..request };
        let mut changed = request.clone();
        for (index, value) in changed.x.iter_mut().enumerate() {
            let (scale, shift) = change[channel_at(request.shape, index)];
            *value = *value * scale + shift;
        }
        assert_close("y", &answer(&changed).y, &answer(&request).y, 1e-10);
    }

    #[test]
    fn layer_does_not_feel_a_positive_affine_change_of_a_sample(
        request in of_method(Method::Layer),
        change in vec((0.1..10.0, -10.0..10.0), 6),
    ) {
        let request = Request { eps: 0.0, ..request };
        let mut changed = request.clone();
        let size = request.shape.values() / request.shape.samples();
        for (index, value) in changed.x.iter_mut().enumerate() {
            let (scale, shift) = change[index / size];
            *value = *value * scale + shift;
        }
        assert_close("y", &answer(&changed).y, &answer(&request).y, 1e-10);
    }

    #[test]
    fn layer_and_its_kin_have_no_batch_mates(request in of_methods(&PER_SAMPLE)) {
        assert_no_batch_mates(&request);
    }

    #[test]
    fn inference_has_no_batch_mates(request in of_methods(&WITH_RUNNING)) {
        let running = request.running.clone().unwrap_or(Running::start(request.shape.channels()));
        assert_no_batch_mates(&Request { mode: Mode::Eval, running: Some(running), ..request });
    }

    #[test]
    fn training_and_inference_are_one_without_running_statistics(
        request in of_methods(&WITHOUT_RUNNING),
    ) {
        let train = answer(&Request { mode: Mode::Train, running: None, ..request.clone() });
        let eval = answer(&Request { mode: Mode::Eval, ..request });
        prop_assert_eq!(train, eval);
    }

    #[test]
    fn renorm_with_r_1_and_d_0_is_batch(request in of_method(Method::Renorm)) {
        let renorm = Request { r_max: 1.0, d_max: 0.0, mode: Mode::Train, ..request };
        let batch = Request { method: Method::Batch, ..renorm.clone() };
        let (renorm, batch) = (answer(&renorm), answer(&batch));
        prop_assert_eq!(&renorm.x_hat, &batch.x_hat);
        prop_assert_eq!(&renorm.y, &batch.y);
        prop_assert_eq!(&renorm.gradients, &batch.gradients);
    }

    #[test]
    fn renorm_unclipped_is_its_own_inference(request in of_method(Method::Renorm)) {
        // Without eps a constant feature has no root to bring back.
        let eps = request.eps.max(1e-5);
        let running = request.running.clone().unwrap_or(Running::start(request.shape.channels()));
        let train = Request {
            eps, r_max: 1e300, d_max: 1e300, mode: Mode::Train, running: Some(running), ..request
        };
        let eval = Request { mode: Mode::Eval, ..train.clone() };
        let (train, eval) = (answer(&train), answer(&eval));
        assert_close("xHat", &train.x_hat, &eval.x_hat, 1e-12);
        assert_close("y", &train.y, &eval.y, 1e-12);
    }

    #[test]
    fn one_group_is_layer(request in of_method(Method::Group)) {
        let group = Request { groups: Some(1), ..request };
        let layer = Request { method: Method::Layer, ..group.clone() };
        prop_assert_eq!(answer(&group), answer(&layer));
    }

    #[test]
    fn a_group_per_channel_is_instance(request in of_method(Method::Group)) {
        let group = Request { groups: Some(request.shape.channels()), ..request };
        let instance = Request { method: Method::Instance, ..group.clone() };
        prop_assert_eq!(answer(&group), answer(&instance));
    }

    #[test]
    fn gamma_as_std_and_beta_as_mean_give_x_back(request in of_method(Method::Batch)) {
        let request = Request { mode: Mode::Train, ..request };
        let plain = answer(&request);
        let std = |variance: &f64| (variance + request.eps).sqrt();
        let undo = Request {
            gamma: plain.variance.map(|variance| variance.iter().map(std).collect()),
            beta: plain.mean,
            ..request.clone()
        };
        assert_close("y", &answer(&undo).y, &request.x, 1e-13);
    }

    #[test]
    fn the_gradients_of_what_cancels_are_none(request in of_methods(&WITH_RUNNING)) {
        // A shift of a feature cancels, and so does a step along the feature when eps is 0.
        let request = Request { mode: Mode::Train, eps: 0.0, ..request };
        let result = answer(&request);
        let dx = result.gradients.expect("asked for").x;
        let channels = request.shape.channels();
        let (mut along_ones, mut along_x) = (vec![0.0; channels], vec![0.0; channels]);
        for (index, dx) in dx.iter().enumerate() {
            let channel = channel_at(request.shape, index);
            along_ones[channel] += dx;
            along_x[channel] += dx * request.x[index];
        }
        let scale = crate::compare::largest(&dx).max(1.0);
        assert_close("sum dx", &along_ones, &vec![0.0; channels], 1e-11 * scale);
        assert_close("sum dx x", &along_x, &vec![0.0; channels], 1e-10 * scale);
    }

    #[test]
    fn asking_for_gradients_changes_nothing_else(request in draw::request()) {
        let with = answer(&request);
        let without = answer(&Request { upstream: None, ..request });
        prop_assert_eq!(without.gradients, None);
        prop_assert_eq!(with.y, without.y);
        prop_assert_eq!(with.running, without.running);
    }

    #[test]
    fn defaults_are_what_they_are_said_to_be(request in draw::request()) {
        let channels = request.shape.channels();
        let bare = Request::new(request.x, request.shape, request.method);
        let bare = Request { groups: request.groups, ..bare };
        let spelt_out = Request {
            eps: 1e-5,
            gamma: Some(vec![1.0; channels]),
            beta: Some(vec![0.0; channels]),
            mode: Mode::Train,
            running: Some(Running { mean: vec![0.0; channels], spread: vec![1.0; channels] }),
            momentum: 0.1,
            unbiased_running: true,
            r_max: 3.0,
            d_max: 5.0,
            ..bare.clone()
        };
        prop_assert_eq!(answer(&bare), answer(&spelt_out));
    }

    #[test]
    fn single_precision_agrees_with_double(request in draw::request()) {
        let single = |values: &[f64]| values.iter().map(|&value| value as f32).collect::<Vec<_>>();
        let optional = |values: &Option<Vec<f64>>| values.as_deref().map(single);
        let request_f32 = Request::<f32> {
            x: single(&request.x),
            shape: request.shape,
            method: request.method,
            eps: request.eps as f32,
            gamma: optional(&request.gamma),
            beta: optional(&request.beta),
            groups: request.groups,
            mode: request.mode,
            running: request.running.as_ref().map(|running| Running {
                mean: single(&running.mean),
                spread: single(&running.spread),
            }),
            momentum: request.momentum as f32,
            unbiased_running: request.unbiased_running,
            r_max: request.r_max as f32,
            d_max: request.d_max as f32,
            upstream: optional(&request.upstream),
        };
        let got = normalize(&request_f32).expect("an answer");
        let double = |values: &[f32]| -> Vec<f64> {
            values.iter().map(|&value| f64::from(value)).collect()
        };
        let want = answer(&request);
        assert_close("xHat", &double(&got.x_hat), &want.x_hat, 1e-5);
        assert_close("y", &double(&got.y), &want.y, 1e-5);
        let (got, want) = (got.gradients.expect("asked for"), want.gradients.expect("asked for"));
        assert_close("dx", &double(&got.x), &want.x, 2e-4);
        assert_close("dgamma", &double(&got.gamma), &want.gamma, 1e-4);
        assert_close("dbeta", &double(&got.beta), &want.beta, 1e-5);
    }

    #[test]
    fn a_feature_is_a_channel_of_one_position(request in draw::request()) {
        let shape = request.shape;
        prop_assume!(shape.positions() == 1);
        let flat = Shape::new(&[shape.samples(), shape.channels()]).expect("a shape");
        let deep = Shape::new(&[shape.samples(), shape.channels(), 1]).expect("a shape");
        let [flat, deep] = [flat, deep].map(|shape| answer(&Request { shape, ..request.clone() }));
        prop_assert_eq!(flat, deep);
    }

    #[test]
    fn the_order_of_the_samples_does_not_matter(request in draw::request()) {
        let size = request.shape.values() / request.shape.samples();
        let turned = |values: &[f64]| -> Vec<f64> {
            values.chunks(size).rev().flatten().copied().collect()
        };
        let back = Request {
            x: turned(&request.x),
            upstream: request.upstream.as_deref().map(turned),
            ..request.clone()
        };
        let (got, want) = (answer(&back), answer(&request));
        assert_close("y", &turned(&got.y), &want.y, 1e-12);
        let dgamma = |result: Normalized<f64>| result.gradients.expect("asked for").gamma;
        assert_close("dgamma", &dgamma(got), &dgamma(want), 1e-11);
    }
}

/// `assert_alike` itself must tell results apart that differ in what is there.
#[test]
#[should_panic(expected = "what is there")]
fn a_result_without_gradients_is_not_like_one_with() {
    let shape = Shape::new(&[2, 2]).expect("a shape");
    let request = Request::new(vec![1.0, 2.0, 3.0, 5.0], shape, Method::Batch);
    let with = Request {
        upstream: Some(vec![1.0; 4]),
        ..request.clone()
    };
    assert_alike("", &answer(&with), &answer(&request), 1.0);
}
