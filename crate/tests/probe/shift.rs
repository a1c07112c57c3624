//! The shift of gradients, against gradients of networks that were moved by hand.

use super::{LAYERS, RATE, Step, assert_same};

/// The gradient of a layer's weights, where some layers moved.
fn gradient(step: &Step, layer: usize, moves: impl Fn(usize) -> bool) -> Vec<f64> {
    let mut trainer = step.moved(moves);
    trainer.set_learning_rate(0.0).expect("a rate");
    trainer.step_on(&step.x, &step.labels).expect("a step");
    let gradients = trainer.gradients();
    gradients.dense(layer).weight.iter().copied().collect()
}

#[test]
fn the_gradient_before_and_after_the_earlier_layers_moved() {
    for norm in ["none", "batch", "layer"] {
        let step = Step::of(norm, RATE);
        let shifts = step.probe().gradient_shift(RATE);
        assert_eq!(shifts.len(), LAYERS);
        for (layer, shift) in shifts.iter().enumerate() {
            let before = gradient(&step, layer, |_| false);
            let after = gradient(&step, layer, |other| other < layer);
            let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
            let difference: Vec<f64> = before.iter().zip(&after).map(|(a, b)| a - b).collect();
            assert_same("before", shift.before, dot(&before, &before).sqrt());
            assert_same("after", shift.after, dot(&after, &after).sqrt());
            assert_same(
                "difference",
                shift.difference,
                dot(&difference, &difference).sqrt(),
            );
            let cosine = dot(&before, &after) / (shift.before * shift.after);
            assert_same("cosine", shift.cosine, cosine);
            if layer == 0 {
                assert_eq!(shift.difference, 0.0, "nothing is before the first layer");
            } else {
                assert!(
                    shift.difference > 1e-4 && shift.cosine < 1.0 - 1e-6,
                    "{norm}: {shift:?}"
                );
            }
        }
    }
}
