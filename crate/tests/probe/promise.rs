//! What layers promise, against steps of single layers.

use super::{LAYERS, RATE, Step, assert_same, input_of};

const NORMS: [&str; 4] = ["none", "batch", "layer", "rms"];

#[test]
fn a_layer_alone_and_all_at_once_gain_what_steps_of_them_gain() {
    for norm in NORMS {
        let step = Step::of(norm, RATE);
        let promises = step.probe().promises(&[0.01, RATE]);
        let loss = step.loss(|_| false);
        assert_same("loss", promises.loss, loss);
        let [_, promise] = &promises.steps[..] else {
            panic!("two rates");
        };
        assert_eq!(promise.rate, RATE);
        assert_eq!(promise.alone.len(), LAYERS);
        for (layer, &alone) in promise.alone.iter().enumerate() {
            let want = loss - step.loss(|other| other == layer);
            assert_same(&format!("{norm}: alone {layer}"), alone, want);
        }
        assert_same(norm, promise.together, loss - step.loss(|_| true));
    }
}

#[test]
fn the_first_order_is_what_a_small_step_gains() {
    for norm in NORMS {
        let step = Step::of(norm, RATE);
        let promises = step.probe().promises(&[1e-6]);
        let promise = &promises.steps[0];
        for (layer, (&first, &alone)) in promise.first_order.iter().zip(&promise.alone).enumerate()
        {
            assert!(first > 1e-12, "{norm}, layer {layer} learns: {first}");
            let off = (first - alone).abs() / first;
            assert!(off < 1e-3, "{norm}, layer {layer}: {first} and {alone}");
        }
        let sum: f64 = promise.first_order.iter().sum();
        assert!((sum - promise.together).abs() < 1e-3 * sum, "{norm}: {sum}");
    }
}

#[test]
fn the_target_moves_as_far_as_the_earlier_layers_move_it() {
    for norm in NORMS {
        let step = Step::of(norm, RATE);
        let promises = step.probe().promises(&[RATE]);
        let moved = &promises.steps[0].moved;
        assert_eq!(
            [moved[0].mean, moved[0].values],
            [0.0; 2],
            "nothing is before the first"
        );
        for (layer, moved) in moved.iter().enumerate().skip(1) {
            let sums = |moves: &dyn Fn(usize) -> bool| {
                input_of(step.moved(moves), &step, layer, norm != "none")
            };
            let [before, after] = [sums(&|_| false), sums(&|other| other < layer)];
            let units = step.network().dense(layer).bias.len();
            let [mut variance, mut means, mut squares] = [0.0; 3];
            for unit in 0..units {
                let of = |values: &[f64]| {
                    values[unit..]
                        .iter()
                        .step_by(units)
                        .copied()
                        .collect::<Vec<_>>()
                };
                let [before, after] = [of(&before), of(&after)];
                let count = before.len() as f64;
                let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
                let center = mean(&before);
                variance += before.iter().map(|x| (x - center).powi(2)).sum::<f64>() / count;
                means += (mean(&after) - center).powi(2);
                squares += before
                    .iter()
                    .zip(&after)
                    .map(|(a, b)| (b - a).powi(2))
                    .sum::<f64>()
                    / count;
            }
            assert_same("mean", moved.mean, (means / variance).sqrt());
            assert_same("values", moved.values, (squares / variance).sqrt());
            assert!(moved.values > 1e-3, "{norm}, layer {layer} is moved");
        }
    }
}

#[test]
fn a_probe_leaves_the_network_as_it_is() {
    let step = Step::of("batch", RATE);
    let before = step.network().clone();
    let probe = step.probe();
    probe.promises(&[RATE]);
    probe.gradient_shift(RATE);
    probe.landscape(&[RATE]);
    assert_eq!(*step.network(), before);
}
