//! The engine against PyTorch's committed answers, which `../goldens/generate.py` made.

use crate::compare::assert_alike;
use normscope::norm::{Gradients, Method, Mode, Normalized, Request, Running, Shape, normalize};
use serde_json::{Map, Value};

/// PyTorch folds x_hat into one product and one sum, which at 1,000 costs three of sixteen digits.
const TOLERANCE: f64 = 1e-12;

fn file() -> Value {
    serde_json::from_str(include_str!("../goldens/pytorch.json")).expect("JSON")
}

fn cases(file: &Value) -> &[Value] {
    file["cases"].as_array().expect("cases")
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("an array")
        .iter()
        .map(|value| value.as_f64().expect("a number"))
        .collect()
}

fn running(value: &Value, method: Method) -> Running<f64> {
    let spread = method
        .spread_name()
        .expect("a method with running statistics");
    Running {
        mean: numbers(&value["mean"]),
        spread: numbers(&value[spread]),
    }
}

fn request(fields: &Map<String, Value>) -> Request<f64> {
    let method = Method::from_name(fields["method"].as_str().expect("a name")).expect("a method");
    let shape = Shape::from_numbers(&numbers(&fields["shape"])).expect("a shape");
    let mut request = Request::new(numbers(&fields["x"]), shape, method);
    for (name, value) in fields {
        let number = value.as_f64();
        match name.as_str() {
            "method" | "shape" | "x" => {}
            "gamma" => request.gamma = Some(numbers(value)),
            "beta" => request.beta = Some(numbers(value)),
            "upstream" => request.upstream = Some(numbers(value)),
            "running" => request.running = Some(running(value, method)),
            "eps" => request.eps = number.expect("eps"),
            "momentum" => request.momentum = number.expect("momentum"),
            "rMax" => request.r_max = number.expect("rMax"),
            "dMax" => request.d_max = number.expect("dMax"),
            "groups" => request.groups = Some(value.as_u64().expect("groups") as usize),
            "mode" => {
                request.mode = Mode::from_name(value.as_str().expect("a name")).expect("a mode")
            }
            "unbiasedRunning" => request.unbiased_running = value.as_bool().expect("a boolean"),
            other => panic!("this test does not know the field {other}"),
        }
    }
    request
}

fn expected(fields: &Value, method: Method) -> Normalized<f64> {
    let optional = |name: &str| fields.get(name).map(numbers);
    Normalized {
        mean: optional("mean"),
        variance: optional("variance"),
        x_hat: numbers(&fields["xHat"]),
        y: numbers(&fields["y"]),
        running: fields.get("running").map(|value| running(value, method)),
        correction: optional("r").zip(optional("d")),
        gradients: fields.get("gradients").map(|gradients| Gradients {
            x: numbers(&gradients["x"]),
            gamma: numbers(&gradients["gamma"]),
            beta: numbers(&gradients["beta"]),
        }),
    }
}

#[test]
fn every_case_is_as_pytorch_has_it() {
    let file = file();
    for case in cases(&file) {
        let name = case["name"].as_str().expect("a name");
        let request = request(case["request"].as_object().expect("a request"));
        let got = normalize(&request).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_alike(
            name,
            &got,
            &expected(&case["expected"], request.method),
            TOLERANCE,
        );
    }
}

/// What the cases must go on covering when somebody makes them anew.
#[test]
fn the_cases_cover_what_they_should() {
    let file = file();
    let count = |is: &dyn Fn(&Value) -> bool| cases(&file).iter().filter(|case| is(case)).count();
    let method = |name: &'static str| move |case: &Value| case["request"]["method"] == name;
    assert!(count(&|_| true) >= 60);
    for (name, least) in [
        ("batch", 25),
        ("layer", 8),
        ("group", 5),
        ("instance", 4),
        ("rms", 6),
        ("renorm", 18),
    ] {
        assert!(count(&method(name)) >= least, "{name}");
    }
    let by_pytorch = |case: &Value| {
        case["oracle"]
            .as_str()
            .is_some_and(|oracle| oracle.starts_with("torch."))
    };
    assert!(count(&by_pytorch) >= 40);
    assert!(count(&|case| case["request"]["mode"] == "eval") >= 8);
    assert!(count(&|case| case["request"]["unbiasedRunning"] == false) >= 4);
    for word in ["1000", "constant", "batch of one"] {
        assert!(
            count(&|case| case["name"]
                .as_str()
                .is_some_and(|name| name.contains(word)))
                >= 4,
            "{word}"
        );
    }
    for rank in [2, 3] {
        assert!(
            count(&|case| case["request"]["shape"].as_array().map(Vec::len) == Some(rank)) >= 25
        );
    }
    assert!(file["made_with"]["torch"].is_string());
}
