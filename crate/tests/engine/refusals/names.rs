//! Names, codes, and what is needed or not looked at.

use super::{assert_error, assert_refused, good};
use normscope::Code;
use normscope::norm::{Method, Mode, Request, Running, normalize};

#[test]
fn names_that_do_not_exist() {
    let methods =
        "one of \"none\", \"batch\", \"layer\", \"group\", \"instance\", \"rms\", \"renorm\"";
    let message = format!("method is \"bacth\", but must be {methods}");
    assert_error(Method::from_name("bacth"), Code::Unknown, &message);
    let long = "层归一化".repeat(100);
    let message = format!(
        "method is \"{}\"…, but must be {methods}",
        "层归一化".repeat(10)
    );
    assert_error(Method::from_name(&long), Code::Unknown, &message);
    let message = "mode is \"Eval\", but must be one of \"train\", \"eval\"";
    assert_error(Mode::from_name("Eval"), Code::Unknown, message);
    for method in Method::ALL {
        assert_eq!(Method::from_name(method.name()), Ok(method));
    }
    for mode in Mode::ALL {
        assert_eq!(Mode::from_name(mode.name()), Ok(mode));
    }
}

#[test]
fn codes_are_those_that_javascript_gets() {
    let codes = [
        (Code::Shape, "shape"),
        (Code::NonFinite, "non-finite"),
        (Code::Range, "range"),
        (Code::Unknown, "unknown"),
        (Code::State, "state"),
        (Code::Data, "data"),
        (Code::Type, "type"),
    ];
    for (code, name) in codes {
        assert_eq!((code.as_str(), code.to_string().as_str()), (name, name));
    }
}

#[test]
fn what_is_needed_first() {
    let eval = Request {
        mode: Mode::Eval,
        ..good()
    };
    let message = "normalize: mode \"eval\" of method \"batch\" needs running: { mean, variance }, which mode \"train\" returns";
    assert_refused(&eval, Code::State, message);
    let renorm = Request {
        method: Method::Renorm,
        ..eval
    };
    assert_refused(
        &renorm,
        Code::State,
        &message
            .replace("batch", "renorm")
            .replace("variance", "std"),
    );
    let group = Request {
        method: Method::Group,
        ..good()
    };
    assert_refused(
        &group,
        Code::Type,
        "normalize: groups is missing, but must be a divisor of the 3 features",
    );
}

#[test]
fn what_a_method_does_not_use_is_not_looked_at() {
    let running = Some(Running {
        mean: vec![f64::NAN],
        spread: vec![-1.0],
    });
    for method in [Method::None, Method::Layer, Method::Instance, Method::Rms] {
        let request = Request {
            method,
            mode: Mode::Eval,
            running: running.clone(),
            groups: Some(7),
            ..good()
        };
        assert!(normalize(&request).is_ok(), "{method:?}");
    }
}
