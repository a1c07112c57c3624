//! A batch that is normalized in microbatches against each microbatch alone: all else in a network
//! goes sample by sample.

use crate::compare::assert_close;
use normscope::network::norm::{Settings, Statistics};
use normscope::network::{Activation, Clips, Network, Placement, Workspace};
use normscope::norm::{Method, Mode};
use normscope::training::{Random, Settings as TrainerSettings, Trainer};

const CLIPS: Clips<f64> = Clips {
    r_max: 1.5,
    d_max: 0.4,
};
const SIZES: [usize; 4] = [4, 6, 5, 3];

fn network(method: Method, placement: Placement, microbatch: Option<usize>) -> Network<f64> {
    let settings = Settings {
        method,
        statistics: Statistics::Batch,
        groups: 1,
        microbatch,
        eps: 1e-3,
        unbiased_running: true,
        affine: true,
    };
    let mut network = Network::zeros(&SIZES, Activation::Tanh, placement, Some(settings));
    let mut random = Random::new(3, 0);
    for hidden in &mut network.hidden {
        hidden.dense.weight.mapv_inplace(|_| random.normal());
        if let Some(norm) = &mut hidden.norm {
            for value in norm.gamma.iter_mut().chain(&mut norm.beta) {
                *value += 0.5 * random.normal();
            }
        }
    }
    network.output.weight.mapv_inplace(|_| random.normal());
    network
}

/// Everything that is learned, in one list.
fn flat(network: &Network<f64>) -> Vec<f64> {
    let mut list = Vec::new();
    for hidden in &network.hidden {
        list.extend(&hidden.dense.weight);
        list.extend(&hidden.dense.bias);
        if let Some(norm) = &hidden.norm {
            list.extend(norm.gamma.iter().chain(&norm.beta));
        }
    }
    list.extend(&network.output.weight);
    list
}

fn running(network: &Network<f64>) -> Vec<f64> {
    let all = network.norms().filter_map(|norm| norm.running.as_ref());
    all.flat_map(|running| [running.mean.clone(), running.spread.clone()].concat())
        .collect()
}

type Step = (f64, Vec<f64>, Vec<f64>);

/// The loss, the gradients and the running statistics of one step on these samples.
fn step(network: &Network<f64>, x: &[f64], labels: &[u32]) -> Step {
    let mut workspace = Workspace::new(network, labels.len());
    let mut gradients = network.clone();
    let score = network.forward(x, labels, Mode::Train, CLIPS, &mut workspace);
    network.backward(x, &mut workspace, &mut gradients);
    let mut tracked = network.clone();
    tracked.track(&workspace, 0.25);
    (score.loss, flat(&gradients), running(&tracked))
}

#[test]
fn a_batch_is_the_mean_of_its_microbatches() {
    let mut random = Random::new(11, 1);
    let x: Vec<f64> = (0..9 * SIZES[0]).map(|_| random.normal()).collect();
    let labels = [1, 0, 2, 1, 0, 1, 2, 2, 0];
    for method in [Method::Batch, Method::Renorm] {
        for placement in Placement::ALL {
            let whole = step(&network(method, placement, Some(3)), &x, &labels);
            let alone = network(method, placement, None);
            let parts: Vec<_> = x
                .chunks(3 * SIZES[0])
                .zip(labels.chunks(3))
                .map(|(x, labels)| step(&alone, x, labels))
                .collect();
            let mean = |of: &dyn Fn(&Step) -> f64| parts.iter().map(of).sum::<f64>() / 3.0;
            assert_close("loss", &[whole.0], &[mean(&|part| part.0)], 1e-12);
            for (k, &gradient) in whole.1.iter().enumerate() {
                assert_close("gradient", &[gradient], &[mean(&|part| part.1[k])], 1e-11);
            }
            for (k, &running) in whole.2.iter().enumerate() {
                assert_close("running", &[running], &[mean(&|part| part.2[k])], 1e-12);
            }
            let all = step(&alone, &x, &labels);
            assert!(
                whole
                    .1
                    .iter()
                    .zip(&all.1)
                    .any(|(a, b)| (a - b).abs() > 1e-3),
                "{method:?}: as one batch it is another"
            );
        }
    }
}

#[test]
fn one_microbatch_has_the_bits_of_none() {
    let x: Vec<f64> = (0..20).map(|k| f64::from(k * k % 7) - 2.5).collect();
    let labels = [0, 1, 2, 1, 0];
    for method in [Method::Batch, Method::Renorm] {
        let with = step(&network(method, Placement::Before, Some(5)), &x, &labels);
        let without = step(&network(method, Placement::Before, None), &x, &labels);
        assert_eq!(with, without);
    }
}

#[test]
fn it_divides_the_batch_size() {
    let settings = TrainerSettings {
        layers: Some(vec![4.0, 6.0, 3.0]),
        batch_size: 12.0,
        microbatch: Some(5.0),
        ..TrainerSettings::default()
    };
    let refused = Trainer::<f32>::new(&settings, None).expect_err("5 does not divide 12");
    assert_eq!(
        refused.to_string(),
        "Trainer: microbatch is 5, but must be a divisor of the 12 samples of a mini-batch"
    );
    for microbatch in [0.0, 1.5] {
        let settings = TrainerSettings {
            microbatch: Some(microbatch),
            ..settings.clone()
        };
        assert!(
            Trainer::<f32>::new(&settings, None).is_err(),
            "{microbatch}"
        );
    }
}
