//! Gradients of whole networks against central differences of their loss.

use crate::compare::assert_close;
use normscope::network::norm::{Norm, Settings, Statistics};
use normscope::network::{
    Activation, Clips, Disturbance, Hidden, Loss, Network, Placement, Workspace,
};
use normscope::norm::{Method, Mode, Running};
use normscope::training::Random;

/// Half the distance of a difference; its error is then about 1e-10.
const STEP: f64 = 1e-5;
const TOLERANCE: f64 = 1e-8;
/// They clip some features and leave others.
const CLIPS: Clips<f64> = Clips {
    r_max: 1.5,
    d_max: 0.4,
};

/// A network whose parameters have no pattern that a mistake could hide in.
fn network(
    sizes: &[usize],
    method: Method,
    activation: Activation,
    placement: Placement,
    statistics: Statistics,
) -> Network<f64> {
    let settings = Settings {
        method,
        statistics,
        groups: if method == Method::Group { 2 } else { 1 },
        eps: 1e-3,
        microbatch: None,
        unbiased_running: true,
        affine: true,
    };
    let settings = (method != Method::None).then_some(settings);
    let mut network = Network::zeros(sizes, activation, placement, settings);
    let mut random = Random::new(3, 0);
    for slot in slots(&mut network) {
        for value in slot {
            *value += 0.7 * random.normal();
        }
    }
    for Hidden { norm, .. } in &mut network.hidden {
        if let Some(Norm {
            running: Some(running),
            ..
        }) = norm
        {
            let features = running.mean.len();
            *running = Running {
                mean: (0..features).map(|_| 0.3 * random.normal()).collect(),
                spread: (0..features).map(|_| 0.6 + random.uniform()).collect(),
            };
        }
    }
    network
}

/// Every array of parameters.
fn slots(network: &mut Network<f64>) -> Vec<&mut [f64]> {
    let mut slots = Vec::new();
    for Hidden { dense, norm } in &mut network.hidden {
        slots.push(dense.weight.as_slice_mut().expect("row-major"));
        slots.push(&mut dense.bias);
        if let Some(norm) = norm {
            slots.extend([norm.gamma.as_mut_slice(), &mut norm.beta]);
        }
    }
    slots.push(network.output.weight.as_slice_mut().expect("row-major"));
    slots.push(&mut network.output.bias);
    slots
}

fn batch(features: usize, classes: u32) -> (Vec<f64>, Vec<u32>) {
    let mut random = Random::new(11, 1);
    let labels = vec![1, 0, classes - 1, 1, 0, 1, classes - 1];
    let x = (0..labels.len() * features).map(|_| random.normal());
    (x.collect(), labels)
}

/// What holds r and d still: running statistics that give the same r and d whatever the batch is
/// do not exist, so the loss is taken of the same network with batch normalization, whose gamma and
/// beta have the r and d of the unmoved network in them.
fn holding(
    network: &Network<f64>,
    method: Method,
    held: &[(Vec<f64>, Vec<f64>)],
    sizes: &[usize],
    activation: Activation,
    placement: Placement,
) -> Network<f64> {
    if method != Method::Renorm {
        return network.clone();
    }
    let batch = Statistics::Batch;
    let mut plain = self::network(sizes, Method::Batch, activation, placement, batch);
    plain.output = network.output.clone();
    for ((plain, renorm), (r, d)) in plain.hidden.iter_mut().zip(&network.hidden).zip(held) {
        plain.dense = renorm.dense.clone();
        let (Some(plain), Some(renorm)) = (&mut plain.norm, &renorm.norm) else {
            panic!("a normalization");
        };
        for feature in 0..r.len() {
            let (gamma, beta) = (renorm.gamma[feature], renorm.beta[feature]);
            plain.gamma[feature] = gamma * r[feature];
            plain.beta[feature] = gamma * d[feature] + beta;
        }
    }
    plain
}

fn check(sizes: &[usize], method: Method, activation: Activation, placement: Placement) {
    check_with(sizes, method, activation, placement, Extra::default());
}

/// What a network may have beside.
#[derive(Default)]
struct Extra {
    noise: bool,
    loss: Loss<f64>,
    statistics: Statistics,
}

/// Noise without a pattern, the same wherever the parameters are moved.
fn disturb(workspace: &mut Workspace<f64>) {
    let mut random = Random::new(17, 0);
    for pass in &mut workspace.hidden {
        let values = pass.activated.len();
        pass.noise = Disturbance {
            shift: (0..values).map(|_| 0.4 * random.normal()).collect(),
            scale: (0..values).map(|_| 0.8 + 0.2 * random.normal()).collect(),
        };
    }
}

fn check_with(
    sizes: &[usize],
    method: Method,
    activation: Activation,
    placement: Placement,
    extra: Extra,
) {
    let Extra {
        noise,
        loss,
        statistics,
    } = extra;
    let label = format!("{sizes:?} {method:?} {activation:?} {placement:?} {statistics:?}");
    let mut network = network(sizes, method, activation, placement, statistics).with_loss(loss);
    let classes = sizes[sizes.len() - 1].max(2) as u32;
    let (x, labels) = batch(sizes[0], classes);
    let mut workspace = Workspace::new(&network, labels.len());
    if noise {
        disturb(&mut workspace);
    }
    let mut gradients = network.clone();
    network.forward(&x, &labels, Mode::Train, CLIPS, &mut workspace);
    let held: Vec<_> = workspace
        .hidden
        .iter()
        .map(|pass| (pass.cache.r.clone(), pass.cache.d.clone()))
        .collect();
    network.backward(&x, &mut workspace, &mut gradients);
    let slots_count = slots(&mut network).len();
    let mut largest: f64 = 0.0;
    for slot in 0..slots_count {
        let gradient = slots(&mut gradients)[slot].to_vec();
        let start = slots(&mut network)[slot].to_vec();
        let slope = |index: usize| {
            let mut loss_at = |step: f64| {
                slots(&mut network)[slot][index] = start[index] + step;
                let held = holding(&network, method, &held, sizes, activation, placement);
                slots(&mut network)[slot][index] = start[index];
                held.forward(&x, &labels, Mode::Train, CLIPS, &mut workspace)
                    .loss
            };
            (loss_at(STEP) - loss_at(-STEP)) / (2.0 * STEP)
        };
        let differences: Vec<f64> = (0..start.len()).map(slope).collect();
        largest = gradient
            .iter()
            .fold(largest, |size, value| size.max(value.abs()));
        assert_close(
            &format!("{label}: gradient {slot}"),
            &gradient,
            &differences,
            TOLERANCE,
        );
    }
    assert!(largest > 0.05, "{label}: too small to tell a mistake");
}

/// One test per method, so that a failure names it.
macro_rules! gradients_are_differences {
    ($($name:ident: $method:ident;)*) => {$(
        #[test]
        fn $name() {
            for sizes in [&[4, 6, 4, 3][..], &[3, 4, 1], &[5, 3]] {
                for activation in Activation::ALL {
                    for placement in Placement::ALL {
                        check(sizes, Method::$method, activation, placement);
                    }
                }
            }
        }
    )*};
}

gradients_are_differences! {
    of_none: None;
    of_batch: Batch;
    of_layer: Layer;
    of_group: Group;
    of_rms: Rms;
    of_renorm: Renorm;
}

#[test]
fn of_noise_after_the_normalization() {
    for method in [Method::None, Method::Batch, Method::Layer] {
        for activation in [Activation::Tanh, Activation::Identity] {
            for placement in Placement::ALL {
                let extra = Extra {
                    noise: true,
                    ..Extra::default()
                };
                check_with(&[4, 6, 4, 3], method, activation, placement, extra);
            }
        }
    }
}

/// The loss is that of a network whose running statistics stay where they are: a pass moves none.
#[test]
fn of_running_statistics_that_are_held() {
    for noise in [false, true] {
        for activation in Activation::ALL {
            for placement in Placement::ALL {
                let extra = Extra {
                    noise,
                    statistics: Statistics::Running,
                    ..Extra::default()
                };
                check_with(&[4, 6, 4, 3], Method::Batch, activation, placement, extra);
            }
        }
    }
}

#[test]
fn of_the_squared_error() {
    for method in [Method::None, Method::Batch] {
        for noise in [false, true] {
            // A target of three numbers for each of three labels.
            let mut random = Random::new(23, 0);
            let targets: Vec<f64> = (0..9).map(|_| random.normal()).collect();
            let extra = Extra {
                noise,
                loss: Loss::Squared(targets.into()),
                ..Extra::default()
            };
            let (activation, placement) = (Activation::Identity, Placement::Before);
            check_with(&[4, 6, 4, 3], method, activation, placement, extra);
        }
    }
}

#[test]
fn the_clips_bind_here_and_there() {
    let sizes = [4, 6, 4, 3];
    let network = network(
        &sizes,
        Method::Renorm,
        Activation::Sigmoid,
        Placement::Before,
        Statistics::Batch,
    );
    let (x, labels) = batch(4, 3);
    let mut workspace = Workspace::new(&network, labels.len());
    network.forward(&x, &labels, Mode::Train, CLIPS, &mut workspace);
    let passes = &workspace.hidden;
    let clipped = |values: &Vec<f64>, ends: &[f64]| {
        values.iter().filter(|value| ends.contains(value)).count()
    };
    let r: usize = passes
        .iter()
        .map(|pass| clipped(&pass.cache.r, &[1.5, 1.0 / 1.5]))
        .sum();
    let d: usize = passes
        .iter()
        .map(|pass| clipped(&pass.cache.d, &[0.4, -0.4]))
        .sum();
    assert!(
        (1..10).contains(&r) && (1..10).contains(&d),
        "{r} and {d} of 10"
    );
}
