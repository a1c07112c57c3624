//! Every refusal: its code, and its message word for word.

use normscope::norm::Mode;
use normscope::training::{Dataset, LayerParameters, Settings, Trainer};
use normscope::{Code, Error};
use serde_json::{Value, json};

/// Settings that are fine, with these changes.
fn settings(changes: Value) -> Settings {
    let mut fields = json!({ "layers": [2, 6, 4, 3], "groups": 2 });
    for (name, value) in changes.as_object().expect("an object") {
        fields[name] = value.clone();
    }
    normscope::read(fields).expect("settings")
}

fn good() -> Trainer<f64> {
    Trainer::new(&settings(json!({})), None).expect("a trainer")
}

#[track_caller]
fn assert_error<T: std::fmt::Debug>(result: Result<T, Error>, code: Code, message: &str) {
    let error = result.expect_err(message);
    assert_eq!((error.code(), error.message()), (code, message));
}

#[track_caller]
fn assert_refused(settings: &Settings, code: Code, message: &str) {
    let message = format!("Trainer: {message}");
    assert_error(Trainer::<f32>::new(settings, None), code, &message);
}

#[test]
fn layers_that_are_none() {
    let takes = "sizes, input first, at least two, such as [2, 8, 1]";
    let message = format!("layers is missing, but must be {takes}");
    assert_refused(&Settings::default(), Code::Type, &message);
    let with = |layers: Value| settings(json!({ "layers": layers }));
    let message = format!("layers is [], but must be {takes}");
    assert_refused(&with(json!([])), Code::Shape, &message);
    let message = format!("layers is [4], but must be {takes}");
    assert_refused(&with(json!([4])), Code::Shape, &message);
    for (size, got) in [
        (0.0, "0"),
        (2.5, "2.5"),
        (-3.0, "-3"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
    ] {
        let mut settings = with(json!([2, 3, 1]));
        settings.layers.as_mut().expect("layers")[1] = size;
        let message = format!("layers[1] is {got}, but must be a whole number of at least 1");
        assert_refused(&settings, Code::Shape, &message);
    }
}

#[test]
fn networks_that_are_too_large() {
    // 1 (n + 1) + n + 1 without gamma and beta, 2 n more with them.
    for (norm, largest) in [("none", 1_333_333), ("batch", 799_999)] {
        let with =
            |size: u32| settings(json!({ "layers": [1, size, 1], "norm": norm, "batchSize": 1 }));
        assert!(Trainer::<f32>::new(&with(largest), None).is_ok());
        let more = u64::from(largest) + 1;
        let count = if norm == "none" {
            3 * more + 1
        } else {
            5 * more + 1
        };
        let message =
            format!("layers ask for {count} parameters, but a network has at most 4000000");
        assert_refused(&with(largest + 1), Code::Shape, &message);
    }
    let huge = settings(json!({ "layers": [9e15, 9e15] }));
    let error = Trainer::<f32>::new(&huge, None).expect_err("a refusal");
    assert_eq!(error.code(), Code::Shape);
}

#[test]
fn names_that_do_not_exist() {
    for (field, names) in [
        (
            "activation",
            "\"sigmoid\", \"tanh\", \"relu\", \"identity\"",
        ),
        (
            "norm",
            "\"none\", \"batch\", \"layer\", \"group\", \"rms\", \"renorm\"",
        ),
        ("placement", "\"before\", \"after\""),
        ("statistics", "\"batch\", \"running\""),
    ] {
        for name in ["Batch", "", "instance"] {
            let message = format!("{field} is {name:?}, but must be one of {names}");
            assert_refused(&settings(json!({ field: name })), Code::Unknown, &message);
        }
    }
    let init = settings(json!({ "init": { "kind": "zeros" } }));
    let message = "init.kind is \"zeros\", but must be one of \"normal\", \"xavier\", \"he\"";
    assert_refused(&init, Code::Unknown, message);
}

#[test]
fn running_statistics_of_a_method_that_does_not_train_by_them() {
    for norm in ["none", "layer", "group", "rms", "renorm"] {
        let settings = settings(json!({ "norm": norm, "statistics": "running" }));
        let message = format!(
            "statistics is \"running\", but must be \"batch\" where norm is {norm:?}: only \"batch\" trains by running statistics"
        );
        assert_refused(&settings, Code::Unknown, &message);
    }
    assert!(Trainer::<f32>::new(&settings(json!({ "statistics": "running" })), None).is_ok());
}

#[test]
fn fields_that_do_not_exist() {
    let read = |changes: Value| normscope::read::<Settings, _>(changes);
    let error = read(json!({ "learningrate": 1 })).expect_err("a refusal");
    assert_eq!(error.code(), Code::Unknown);
    assert!(
        error
            .message()
            .starts_with("learningrate: unknown field `learningrate`, expected one of `layers`, "),
        "{error}"
    );
    let error = read(json!({ "init": { "kind": "he", "sdt": 1 } })).expect_err("a refusal");
    assert_eq!(error.code(), Code::Unknown);
    assert!(
        error.message().starts_with("init.sdt: unknown field `sdt`"),
        "{error}"
    );
    let error = read(json!({ "rMax": "3" })).expect_err("a refusal");
    assert_eq!(
        (error.code(), error.message()),
        (
            Code::Type,
            "rMax: expected a number or [[step, value], ...]"
        )
    );
}

#[test]
fn settings_out_of_range() {
    for (field, value, takes) in [
        ("learningRate", -0.1, "at least 0"),
        ("learningRate", 1e39, "in the range of f32"),
        ("batchSize", 0.0, "a whole number of at least 1"),
        ("batchSize", 1.5, "a whole number of at least 1"),
        ("batchSize", 1_118_482.0, "at most 1118481"),
        ("seed", -1.0, "a whole number of at least 0"),
        ("seed", 0.5, "a whole number of at least 0"),
        ("seed", 1e20, "a whole number of at least 0"),
        ("eps", -1e-5, "at least 0"),
        ("momentum", 1.5, "between 0 and 1"),
        ("momentum", -0.5, "between 0 and 1"),
        ("rMax", 0.5, "at least 1"),
        ("dMax", -1.0, "at least 0"),
        ("groups", 0.0, "a whole number of at least 1"),
        ("groups", 2.5, "a whole number of at least 1"),
    ] {
        let got = if value == 1e39 {
            "1e39".to_owned()
        } else {
            format!("{value}")
        };
        let message = format!("{field} is {got}, but must be {takes}");
        assert_refused(&settings(json!({ field: value })), Code::Range, &message);
    }
}

#[test]
fn settings_that_are_not_finite() {
    type Set = fn(&mut Settings, f64);
    let fields: [(&str, Set); 6] = [
        ("learningRate", |settings, value| {
            settings.learning_rate = value
        }),
        ("batchSize", |settings, value| settings.batch_size = value),
        ("seed", |settings, value| settings.seed = value),
        ("eps", |settings, value| settings.eps = value),
        ("momentum", |settings, value| settings.momentum = value),
        ("groups", |settings, value| settings.groups = Some(value)),
    ];
    for (field, set) in fields {
        for (value, got) in [
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            let mut settings = settings(json!({}));
            set(&mut settings, value);
            let message = format!("{field} is {got}, but must be a finite number");
            assert_refused(&settings, Code::NonFinite, &message);
        }
    }
}

#[test]
fn groups_that_do_not_divide_a_hidden_layer() {
    let group = |groups: Value| settings(json!({ "norm": "group", "groups": groups }));
    let message = "groups is 3, but must be a divisor of the 4 features of layers[2]";
    assert_refused(&group(json!(3)), Code::Range, message);
    let message = "groups is missing, but must be a divisor of the 6 features of layers[1]";
    assert_refused(&group(json!(null)), Code::Type, message);
    let other = settings(json!({ "norm": "layer", "groups": 3 }));
    assert!(Trainer::<f64>::new(&other, None).is_ok());
    let nothing_hidden = settings(json!({ "norm": "group", "groups": 3, "layers": [2, 1] }));
    assert!(Trainer::<f64>::new(&nothing_hidden, None).is_ok());
}

#[test]
fn starts_that_are_none() {
    let init = |init: Value| settings(json!({ "init": init }));
    for (given, code, message) in [
        (
            json!({}),
            Code::Type,
            "init.kind is missing, but must be one of \"normal\", \"xavier\", \"he\"",
        ),
        (
            json!({ "kind": "normal" }),
            Code::Type,
            "init.std is missing, but must be a number of at least 0 for init.kind \"normal\"",
        ),
        (
            json!({ "kind": "normal", "std": -1 }),
            Code::Range,
            "init.std is -1, but must be at least 0",
        ),
        (
            json!({ "kind": "he", "scale": -2 }),
            Code::Range,
            "init.scale is -2, but must be at least 0",
        ),
    ] {
        assert_refused(&init(given), code, message);
    }
}

#[test]
fn schedules_that_are_none() {
    let order = "[[step, value], ...] with increasing steps";
    for (points, code, message) in [
        (
            json!([]),
            Code::Range,
            format!("rMax is empty, but must be {order}"),
        ),
        (
            json!([[5, 1], [5, 2]]),
            Code::Range,
            format!("rMax is not in order, but must be {order}"),
        ),
        (
            json!([[5, 1], [4, 2]]),
            Code::Range,
            format!("rMax is not in order, but must be {order}"),
        ),
        (
            json!([[0, 1], [4, 0.5]]),
            Code::Range,
            "rMax[1][1] is 0.5, but must be at least 1".to_owned(),
        ),
        (
            json!([[0.5, 1]]),
            Code::Range,
            "rMax[0][0] is 0.5, but must be a whole number of at least 0".to_owned(),
        ),
    ] {
        assert_refused(&settings(json!({ "rMax": points })), code, &message);
    }
}

#[test]
fn orders_that_are_none() {
    let takes = "\"shuffled\", \"sorted\" or the number of classes in a batch";
    let order = |order: Value| settings(json!({ "order": order }));
    let message = format!("order is \"random\", but must be {takes}");
    assert_refused(&order(json!("random")), Code::Unknown, &message);
    let message = "order is 1.5, but must be a whole number of at least 1";
    assert_refused(&order(json!(1.5)), Code::Range, message);
    let data = Dataset::custom(vec![0.0; 4], vec![0, 1], 2).expect("data");
    let message = "Trainer: data: the number of classes in a batch is 3, but must be a whole number from 1 to 2, the classes with samples";
    let built = Trainer::<f64>::new(&order(json!(3)), Some(data));
    assert_error(built, Code::Range, message);
}

#[test]
fn data_that_does_not_fit() {
    let data = |x: Vec<f64>, labels: Vec<u32>, features| Dataset::custom(x, labels, features);
    let message = "x has 3 values, but 2 labels of 2 features need 4";
    assert_error(data(vec![0.0; 3], vec![0, 1], 2), Code::Shape, message);
    let message = "labels is empty, but must be one label per sample, at least one";
    assert_error(data(vec![], vec![], 2), Code::Shape, message);
    let message = "x[1] is NaN, but must be a finite number of f64";
    assert_error(
        data(vec![0.0, f64::NAN], vec![1], 2),
        Code::NonFinite,
        message,
    );
    let new = |data| Trainer::new(&settings(json!({})), Some(data));
    let wide = data(vec![0.0; 3], vec![1], 3).expect("data");
    let message = "Trainer: data: features is 3, but must be 2, the size of the input layer";
    assert_error(new(wide), Code::Shape, message);
    let classes = data(vec![0.0; 4], vec![1, 3], 2).expect("data");
    let message = "Trainer: data: labels[1] is 3, but must be a whole number from 0 to 2";
    assert_error(new(classes), Code::Range, message);
}

#[test]
fn batches_that_do_not_fit() {
    let cases: [(&[f64], &[u32], Code, &str); 5] = [
        (
            &[],
            &[],
            Code::Shape,
            "labels is empty, but must be one label per sample, at least one",
        ),
        (
            &[1.0; 3],
            &[0, 1],
            Code::Shape,
            "x has 3 values, but 2 labels of 2 features need 4",
        ),
        (
            &[1.0, f64::INFINITY],
            &[0],
            Code::NonFinite,
            "x[1] is Infinity, but must be a finite number of f64",
        ),
        (
            &[1.0; 4],
            &[0, 3],
            Code::Range,
            "labels[1] is 3, but must be a whole number from 0 to 2",
        ),
        (
            &[1.0; 2],
            &[u32::MAX],
            Code::Range,
            "labels[0] is 4294967295, but must be a whole number from 0 to 2",
        ),
    ];
    for (x, labels, code, message) in cases {
        let (mut trainer, untouched) = (good(), good());
        assert_error(
            trainer.step_on(x, labels),
            code,
            &format!("stepOn: {message}"),
        );
        assert_error(
            trainer.evaluate(x, labels, Mode::Eval),
            code,
            &format!("evaluate: {message}"),
        );
        assert_eq!(trainer.parameters(), untouched.parameters());
        assert!(
            trainer.step_on(&[1.0, 2.0], &[0]).is_ok(),
            "the next call works"
        );
        assert_eq!(trainer.steps(), 1);
    }
    let mut large = good();
    let (x, labels) = (vec![0.0; 2_236_964], vec![0; 1_118_482]);
    let message =
        "stepOn: x is of 1118482 samples, but must be of at most 1118481: evaluate in parts";
    assert_error(large.step_on(&x, &labels), Code::Range, message);
}

#[test]
fn one_output_has_two_classes() {
    let one = settings(json!({ "layers": [2, 1] }));
    let mut trainer = Trainer::<f64>::new(&one, None).expect("a trainer");
    assert!(trainer.step_on(&[1.0, 2.0], &[1]).is_ok());
    let message = "stepOn: labels[0] is 2, but must be a whole number from 0 to 1";
    assert_error(trainer.step_on(&[1.0, 2.0], &[2]), Code::Range, message);
}

#[test]
fn steps_without_data_and_steps_that_are_none() {
    let mut trainer = good();
    let message = "step: this Trainer has no data: give it some, or call stepOn with a batch";
    assert_error(trainer.step(1), Code::State, message);
    let message = "step: count is 0, but must be a whole number of at least 1";
    assert_error(trainer.step(0), Code::Range, message);
    assert_error(
        trainer.set_learning_rate(-1.0),
        Code::Range,
        "setLearningRate: learningRate is -1, but must be at least 0",
    );
    assert_error(
        trainer.set_momentum(2.0),
        Code::Range,
        "setMomentum: momentum is 2, but must be between 0 and 1",
    );
}

#[test]
fn parameters_that_do_not_fit() {
    type Change = fn(&mut Vec<LayerParameters<f64>>);
    let cases: [(&str, Change, Code, &str); 8] = [
        (
            "batch",
            |list| {
                list.pop();
            },
            Code::Shape,
            "parameters is a list of 2, but must be one object per layer, 3 of them",
        ),
        (
            "batch",
            |list| list[0].weight = Some(vec![0.0; 5]),
            Code::Shape,
            "parameters[0].weight has length 5, but must have length 12",
        ),
        (
            "batch",
            |list| list[2].gamma = Some(vec![0.0; 3]),
            Code::Unknown,
            "parameters[2].gamma is given, but must be left out: this layer has none",
        ),
        (
            "batch",
            |list| list[0].running_std = Some(vec![1.0; 6]),
            Code::Unknown,
            "parameters[0].runningStd is given, but must be left out: this layer has none",
        ),
        (
            "layer",
            |list| list[0].running_mean = Some(vec![1.0; 6]),
            Code::Unknown,
            "parameters[0].runningMean is given, but must be left out: this layer has none",
        ),
        (
            "batch",
            |list| list[1].bias = Some(vec![0.0, f64::NAN, 0.0, 0.0]),
            Code::NonFinite,
            "parameters[1].bias[1] is NaN, but must be a finite number",
        ),
        (
            "batch",
            |list| list[1].running_variance = Some(vec![0.0, 1.0, -1.0, 0.0]),
            Code::Range,
            "parameters[1].runningVariance[2] is -1, but must be at least 0",
        ),
        (
            "renorm",
            |list| list[1].running_std = Some(vec![1.0, 1.0, 1.0, 0.0]),
            Code::Range,
            "parameters[1].runningStd[3] is 0, but must be above 0",
        ),
    ];
    for (norm, change, code, message) in cases {
        let mut trainer =
            Trainer::<f64>::new(&settings(json!({ "norm": norm })), None).expect("a trainer");
        let before = trainer.parameters();
        let mut list = before.clone();
        // What comes before the mistake must not be taken either.
        list[0].weight = Some(vec![7.0; 12]);
        change(&mut list);
        assert_error(
            trainer.set_parameters(&list),
            code,
            &format!("setParameters: {message}"),
        );
        assert_eq!(trainer.parameters(), before);
    }
}
