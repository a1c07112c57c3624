//! Specs that cannot be drawn: the code, and the field in the message.

use crate::cases::json_of;
use normscope::chart::{HistogramSpec, read};
use normscope::{Code, Error};
use serde_json::{Value, json};

fn refusal(change: impl FnOnce(&mut Value)) -> Error {
    let mut value = json_of(&[2.0, 6.0, 6.0], &[-1.0, 1.0, 1.0], 0);
    change(&mut value);
    read(value)
        .and_then(|spec: HistogramSpec| spec.to_svg())
        .expect_err("it was drawn")
}

#[test]
fn numbers_out_of_range_name_their_field() {
    let cases = [
        ("/width", json!(0), Code::Range),
        ("/width", json!(8193), Code::Range),
        ("/height", json!(0), Code::Range),
        ("/ratio", json!(0.0), Code::Range),
        ("/ratio", json!(100), Code::Range),
        ("/fontSize", json!(0), Code::Range),
        ("/bins", json!(0), Code::Range),
        ("/bins", json!(513), Code::Range),
        ("/xRange", json!([2.0, 2.0]), Code::Range),
        ("/series/1/std", json!(-1.0), Code::Range),
        ("/series/0/values/1", json!(1e301), Code::Range),
        ("/series/1/dash", json!([0.0]), Code::Range),
        ("/series/0/values", json!([]), Code::Shape),
        ("/series", json!([]), Code::Shape),
        ("/fontFamily", json!("  "), Code::Type),
    ];
    for (pointer, bad, code) in cases {
        let error = refusal(|value| set(value, pointer, bad.clone()));
        assert_eq!(error.code(), code, "{pointer} = {bad}: {error}");
        let field = pointer[1..]
            .replace("/0", "[0]")
            .replace("/1", "[1]")
            .replace('/', ".");
        assert!(
            error.message().starts_with(&field),
            "{pointer} = {bad}: {error}"
        );
    }
}

#[test]
fn things_of_another_type_name_their_field() {
    let cases = [
        ("/width", json!("660"), "width: "),
        ("/width", json!(1.5), "width: "),
        ("/width", json!(-1), "width: "),
        ("/series", json!(3), "series: "),
        (
            "/series/1/values",
            json!([1.0, "2"]),
            "series[1].values[1]: ",
        ),
        ("/series/0/label", json!(7), "series[0].label: "),
        ("/colors/ink", json!("blue"), "colors.ink: "),
        ("/colors/grid", json!("#12345"), "colors.grid: "),
        (
            "/series/1/color",
            json!("rgb(0, 300, 0)"),
            "series[1].color: ",
        ),
        (
            "/series/1/textColor",
            json!("rgb(1, 2)"),
            "series[1].textColor: ",
        ),
        ("/xRange", json!([1.0]), "xRange: "),
    ];
    for (pointer, bad, start) in cases {
        let error = refusal(|value| set(value, pointer, bad.clone()));
        assert_eq!(error.code(), Code::Type, "{pointer} = {bad}: {error}");
        assert!(
            error.message().starts_with(start),
            "{pointer} = {bad}: {error}"
        );
    }
    let error = refusal(|value| set(value, "/colors/ink", json!("blue")));
    assert!(
        error.message().contains("\"blue\"") && error.message().contains("#0072b2"),
        "{error}"
    );
}

#[test]
fn missing_and_unknown_fields_are_named() {
    let error = refusal(|value| {
        value.as_object_mut().unwrap().remove("fontFamily");
    });
    assert_eq!(
        (error.code(), error.message().contains("`fontFamily`")),
        (Code::Type, true),
        "{error}"
    );
    for (pointer, field) in [
        ("", "`heigth`"),
        ("/colors", "`paper`"),
        ("/series/0", "`colour`"),
    ] {
        let error = refusal(|value| {
            let object = value.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            object.insert(field.trim_matches('`').to_owned(), json!(1));
        });
        assert_eq!(error.code(), Code::Unknown, "{error}");
        assert!(error.message().contains(field), "{error}");
    }
    for (pointer, bad) in [("/series/1/style", "dotted"), ("/series/1/marker", "star")] {
        let error = refusal(|value| set(value, pointer, json!(bad)));
        assert_eq!(error.code(), Code::Unknown, "{error}");
        assert!(
            error.message().starts_with("series[1]") && error.message().contains(bad),
            "{error}"
        );
    }
}

fn set(value: &mut Value, pointer: &str, to: Value) {
    match value.pointer_mut(pointer) {
        Some(place) => *place = to,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            value.pointer_mut(parent).unwrap()[name] = to;
        }
    }
}
