//! The trainer against PyTorch's committed trajectories; `../goldens/generate_training.py` tells how
//! they were made.

use crate::compare::assert_close;
use normscope::norm::Mode;
use normscope::training::{LayerParameters, Settings, Trainer};
use serde_json::{Value, json};

/// Small groups can be nearly equal: dividing by their root, step after step, makes the last digit
/// grow.
const TOLERANCE: f64 = 1e-8;

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().expect("an array").iter();
    values
        .map(|value| value.as_f64().expect("a number"))
        .collect()
}

fn labels(value: &Value) -> Vec<u32> {
    numbers(value)
        .into_iter()
        .map(|label| label as u32)
        .collect()
}

fn layer(value: &Value, has_norm: bool) -> LayerParameters<f64> {
    let field = |name: &str| {
        let belongs = has_norm || matches!(name, "weight" | "bias");
        value.get(name).filter(|_| belongs).map(numbers)
    };
    LayerParameters::from_fields(LayerParameters::<f64>::NAMES.map(field))
}

fn settings(file: &Value, case: &Value) -> Settings {
    let mut settings = file["settings"].clone();
    let mut layers = numbers(&file["hidden"]);
    layers.push(case["outputs"].as_f64().expect("a size"));
    settings["layers"] = json!(layers);
    for name in ["norm", "placement", "activation"] {
        settings[name] = case[name].clone();
    }
    normscope::read(settings).expect("settings")
}

#[test]
fn every_trajectory_is_as_pytorch_has_it() {
    let file: Value = serde_json::from_str(include_str!("../goldens/training.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 36);
    let mut learnt = 0;
    for case in cases {
        let label = ["norm", "placement", "activation", "outputs"].map(|name| &case[name]);
        let label = format!("{label:?}");
        let shared = &file["shared"][case["outputs"].to_string()];
        let has_norm = case["norm"] != "none";
        let mut trainer = Trainer::<f64>::new(&settings(&file, case), None).expect("a trainer");
        let start: Vec<_> = shared["start"].as_array().expect("layers").iter().collect();
        let start: Vec<_> = start.iter().map(|value| layer(value, has_norm)).collect();
        trainer.set_parameters(&start).expect("parameters");

        let mut losses = Vec::new();
        for batch in shared["batches"].as_array().expect("batches") {
            let report = trainer.step_on(&numbers(&batch["x"]), &labels(&batch["labels"]));
            losses.push(report.expect("a step").score.loss);
        }
        let expected = &case["expected"];
        assert_close(
            &format!("{label}: losses"),
            &losses,
            &numbers(&expected["losses"]),
            TOLERANCE,
        );
        let sum = |losses: &[f64]| losses.iter().sum::<f64>();
        learnt += usize::from(sum(&losses[20..]) < 0.8 * sum(&losses[..5]));

        let want = expected["parameters"].as_array().expect("layers");
        let got = trainer.parameters();
        assert_eq!(got.len(), want.len());
        for (index, (got, want)) in got.iter().zip(want).enumerate() {
            for (name, values) in LayerParameters::<f64>::NAMES.into_iter().zip(got.fields()) {
                let label = format!("{label}: {name} of layer {index}");
                match (values, want.get(name)) {
                    (None, None) => {}
                    (Some(got), Some(want)) => assert_close(&label, got, &numbers(want), TOLERANCE),
                    (got, want) => panic!("{label}: {got:?}, expected {want:?}"),
                }
            }
        }
        let batch = &shared["evaluation"];
        let evaluated = trainer
            .evaluate(&numbers(&batch["x"]), &labels(&batch["labels"]), Mode::Eval)
            .expect("an evaluation");
        let want = &expected["evaluation"];
        let loss = want["loss"].as_f64().expect("a loss");
        assert_close(
            &format!("{label}: loss"),
            &[evaluated.score.loss],
            &[loss],
            TOLERANCE,
        );
        assert_close(
            &label,
            evaluated.outputs,
            &numbers(&want["outputs"]),
            TOLERANCE,
        );
    }
    assert!(
        learnt >= 30,
        "only {learnt} cases tell anything of learning"
    );
}
