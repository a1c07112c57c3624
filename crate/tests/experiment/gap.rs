//! How far training is from inference, and r and d, against a network that is computed here by
//! plain loops from a trainer's parameters.

use super::{data, recording, settings};
use normscope::experiment::{Experiment, Recording};
use normscope::training::{LayerParameters, ScheduleSettings, Settings, Trainer};

const EPS: f64 = 1e-5;
/// `[step, value]`, linear in between.
const R_MAX: [[f64; 2]; 2] = [[2.0, 1.0], [8.0, 1.3]];
const D_MAX: [[f64; 2]; 2] = [[2.0, 0.0], [8.0, 0.6]];

fn at(points: [[f64; 2]; 2], step: f64) -> f64 {
    let [[start, from], [end, to]] = points;
    from + (to - from) * ((step - start) / (end - start)).clamp(0.0, 1.0)
}

fn renorm() -> Settings {
    Settings {
        r_max: ScheduleSettings::Points(R_MAX.to_vec()),
        d_max: ScheduleSettings::Points(D_MAX.to_vec()),
        ..settings("renorm")
    }
}

fn recorded(settings: &Settings, recording: Recording, steps: u64) -> Experiment<f64> {
    let mut experiment = Experiment::new(settings, data(), recording).expect("an experiment");
    experiment.run(steps).expect("steps");
    experiment
}

fn gaps() -> Recording {
    Recording {
        gap: true,
        ..recording()
    }
}

fn corrections() -> Recording {
    Recording {
        corrections: true,
        ..recording()
    }
}

/// r and d of a layer as they are asked for, unit by unit.
type Asked = Vec<[f64; 2]>;

/// The logits of a batch of renorm, row by row, and what every hidden layer asks for.
fn forward(
    layers: &[LayerParameters<f64>],
    x: &[f64],
    clips: Option<[f64; 2]>,
) -> (Vec<Vec<f64>>, Vec<Asked>) {
    let mut rows: Vec<Vec<f64>> = x.chunks_exact(2).map(<[f64]>::to_vec).collect();
    let mut asked = Vec::new();
    let (output, hidden) = layers.split_last().expect("layers");
    let of = |numbers: &Option<Vec<f64>>, unit: usize| numbers.as_ref().expect("there")[unit];
    let sums = |layer: &LayerParameters<f64>, rows: &[Vec<f64>]| -> Vec<Vec<f64>> {
        let weight = layer.weight.as_ref().expect("weights");
        let bias = layer.bias.as_ref().expect("biases");
        rows.iter()
            .map(|row| {
                weight
                    .chunks_exact(row.len())
                    .zip(bias)
                    .map(|(weights, bias)| {
                        weights.iter().zip(row).map(|(w, x)| w * x).sum::<f64>() + bias
                    })
                    .collect()
            })
            .collect()
    };
    for layer in hidden {
        rows = sums(layer, &rows);
        let count = rows.len() as f64;
        let mut wanted = Vec::new();
        for unit in 0..rows[0].len() {
            let (running, spread) = (of(&layer.running_mean, unit), of(&layer.running_std, unit));
            let mean = rows.iter().map(|row| row[unit]).sum::<f64>() / count;
            let var = rows
                .iter()
                .map(|row| (row[unit] - mean).powi(2))
                .sum::<f64>()
                / count;
            let std = (var + EPS).sqrt();
            let (r, d) = (std / spread, (mean - running) / spread);
            wanted.push([r, d]);
            for row in &mut rows {
                let x_hat = match clips {
                    Some([r_max, d_max]) => {
                        (row[unit] - mean) / std * r.clamp(1.0 / r_max, r_max)
                            + d.clamp(-d_max, d_max)
                    }
                    None => (row[unit] - running) / spread,
                };
                let y = of(&layer.gamma, unit) * x_hat + of(&layer.beta, unit);
                row[unit] = 1.0 / (1.0 + (-y).exp());
            }
        }
        asked.push(wanted);
    }
    (sums(output, &rows), asked)
}

fn winner(row: &[f64]) -> usize {
    (0..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}

fn assert_close(got: f64, want: f64, of: &str) {
    assert!(
        (got - want).abs() <= 1e-9 * want.abs().max(1.0),
        "{of}: {got}, not {want}"
    );
}

#[test]
fn the_gap_and_the_corrections_of_renorm_are_those_of_plain_loops() {
    let experiment = recorded(&renorm(), corrections(), 12);
    let records = experiment.records();
    let gap = records.gap().expect("a gap");
    let steps = records.steps().to_vec();
    assert_eq!(steps, [0, 3, 6, 9, 12]);
    let mut trainer = Trainer::new(&renorm(), Some(data().train)).expect("a trainer");
    let mut cut = 0;
    for (column, &step) in steps.iter().enumerate() {
        if step > 0 {
            trainer.step(step - trainer.steps()).expect("steps");
        }
        let (x, _) = trainer.next_batch().expect("a batch");
        let clips = [at(R_MAX, step as f64), at(D_MAX, step as f64)];
        let parameters = trainer.parameters();
        let (training, asked) = forward(&parameters, &x, Some(clips));
        let (inference, _) = forward(&parameters, &x, None);
        let squares = |value: f64, of: &mut f64| *of += value * value;
        let (mut apart, mut size, mut others) = (0.0, 0.0, 0.0);
        for (one, other) in training.iter().zip(&inference) {
            others += f64::from(winner(one) != winner(other)) / training.len() as f64;
            for (a, b) in one.iter().zip(other) {
                squares(a - b, &mut apart);
                squares(*b, &mut size);
            }
        }
        let want = [(apart / size).sqrt(), others, clips[0], clips[1]];
        for (k, want) in want.into_iter().enumerate() {
            assert_close(gap[column * 4 + k], want, &format!("step {step}, {k}"));
        }
        assert!(want[0] > 1e-3, "there is something to measure");
        for (layer, asked) in asked.iter().enumerate() {
            let [r, d, r_clipped, d_clipped] =
                records.layers[layer].corrections().expect("corrections");
            for (unit, &[want_r, want_d]) in asked.iter().enumerate() {
                let place = column * asked.len() + unit;
                let of = format!("step {step}, layer {layer}, unit {unit}");
                assert_close(r[place], want_r, &of);
                assert_close(d[place], want_d, &of);
                let (low, high) = (clips[0].recip(), clips[0]);
                assert_close(r_clipped[place], want_r.clamp(low, high), &of);
                assert_close(d_clipped[place], want_d.clamp(-clips[1], clips[1]), &of);
                cut += usize::from((want_r - r_clipped[place]).abs() > 1e-9);
            }
        }
    }
    assert!((10..60).contains(&cut), "some are cut, some are not: {cut}");
}

#[test]
fn open_clips_and_layer_norm_leave_no_gap_and_batch_norm_does() {
    let mut open = settings("renorm");
    open.r_max = ScheduleSettings::Constant(1e6);
    open.d_max = ScheduleSettings::Constant(1e6);
    let distances = |settings: &Settings| -> Vec<f64> {
        let experiment = recorded(settings, gaps(), 9);
        let gap = experiment.records().gap().expect("a gap");
        gap.iter().step_by(4).copied().collect()
    };
    for norm in [open, settings("layer"), settings("group"), settings("none")] {
        let of = norm.norm.clone();
        let norm = Settings {
            groups: (of == "group").then_some(1.0),
            ..norm
        };
        for distance in distances(&norm) {
            assert!(distance < 1e-12, "{of}: {distance}");
        }
    }
    for distance in distances(&settings("batch")) {
        assert!(distance > 0.01, "batch: {distance}");
    }
}

#[test]
fn training_is_the_same_with_and_without() {
    for (norm, recording) in [("batch", gaps()), ("renorm", corrections())] {
        let with = recorded(&settings(norm), recording, 20);
        let mut without = Trainer::new(&settings(norm), Some(data().train)).expect("a trainer");
        without.step(20).expect("steps");
        assert_eq!(with.trainer().parameters(), without.parameters());
    }
}

#[test]
fn a_record_of_now_and_a_way_back_keep_the_gap_beside_the_steps() {
    let mut experiment = recorded(&settings("renorm"), corrections(), 10);
    let length = |of: &Experiment<f64>| {
        let records = of.records();
        let [r, ..] = records.layers[1].corrections().expect("corrections");
        assert_eq!(r.len(), 5 * records.steps().len());
        assert_eq!(
            records.gap().expect("a gap").len(),
            4 * records.steps().len()
        );
        records.steps().len()
    };
    assert_eq!(length(&experiment), 4);
    experiment.record_now().expect("a beginning");
    experiment.run(0).expect("a record");
    assert_eq!(length(&experiment), 5);
    experiment.run(1).expect("a step");
    assert_eq!(length(&experiment), 4);
    experiment.back().expect("a way");
    assert!(length(&experiment) <= 4);
}
