//! The way along the gradient, against steps of that length.

use super::{LAYERS, Step, assert_same};
use normscope::network::Network;

const RATES: [f64; 3] = [0.05, 0.3, 1.2];

fn numbers(network: &Network<f64>) -> Vec<f64> {
    let mut all = Vec::new();
    for layer in 0..LAYERS {
        all.extend(
            network
                .dense(layer)
                .weight
                .iter()
                .chain(&network.dense(layer).bias),
        );
    }
    for norm in network
        .hidden
        .iter()
        .filter_map(|hidden| hidden.norm.as_ref())
    {
        all.extend(norm.gamma.iter().chain(&norm.beta));
    }
    all
}

fn length(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|value| value * value).sum::<f64>().sqrt()
}

#[test]
fn losses_and_gradients_are_those_after_steps_of_that_rate() {
    for norm in ["none", "batch", "layer"] {
        let landscape = Step::of(norm, 0.1).probe().landscape(&RATES);
        let gradients = |step: &Step, moves: bool| {
            let mut trainer = step.moved(|_| moves);
            trainer.set_learning_rate(0.0).expect("a rate");
            trainer.step_on(&step.x, &step.labels).expect("a step");
            numbers(trainer.gradients())
        };
        let mut beta: f64 = 0.0;
        for (&rate, point) in RATES.iter().zip(&landscape.points) {
            let step = Step::of(norm, rate);
            let [here, there] = [gradients(&step, false), gradients(&step, true)];
            assert_same("gradient", landscape.gradient, length(here.iter().copied()));
            let change = length(here.iter().zip(&there).map(|(a, b)| a - b));
            assert_eq!(point.rate, rate);
            assert_same("loss", point.loss, step.loss(|_| true));
            assert_same("change", point.change, change);
            assert!(change > 1e-3, "{norm}: the gradient changes");
            beta = beta.max(change / (rate * landscape.gradient));
        }
        assert_same("effective beta", landscape.effective_beta(), beta);
        assert_same("loss", landscape.loss, Step::of(norm, 0.1).loss(|_| false));
    }
}

#[test]
fn without_a_step_there_is_no_effective_beta() {
    let step = Step::of("batch", 0.1);
    let landscape = step.probe().landscape(&[0.0]);
    assert!(landscape.effective_beta().is_nan());
    assert_eq!(landscape.points[0].change, 0.0);
}
