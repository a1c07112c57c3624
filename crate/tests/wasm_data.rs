//! `makeData` as JavaScript calls it: the bytes that are made natively, and what is thrown.

#![cfg(target_arch = "wasm32")]

#[path = "data/digest.rs"]
mod digest;

use digest::{GOLDENS, digest};
use js_sys::{Float32Array, Function, Reflect, Uint32Array};
use normscope::wasm::data::make_data;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The value of a JavaScript expression, of which `it` may be a part.
fn value(it: &JsValue, expression: &str) -> JsValue {
    Function::new_with_args("it", &format!("return ({expression});"))
        .call1(&JsValue::NULL, it)
        .expect("an expression")
}

#[track_caller]
fn made(recipe: &str) -> JsValue {
    make_data(value(&JsValue::NULL, recipe)).unwrap_or_else(|error| panic!("{recipe}: {error:?}"))
}

#[track_caller]
fn assert_made(recipe: &str, expression: &str) {
    assert!(
        value(&made(recipe), expression).is_truthy(),
        "{recipe}: not {expression}"
    );
}

/// Asserts that a recipe is refused, and that the next one is not.
#[track_caller]
fn assert_refused(recipe: &str, code: &str, message: &str) {
    let error = make_data(value(&JsValue::NULL, recipe)).expect_err(recipe);
    let field = |name: &str| Reflect::get(&error, &name.into()).expect("a field");
    let found = ["name", "code", "message"].map(|name| field(name).as_string());
    let expected =
        ["NormscopeError", code, &format!("makeData: {message}")].map(|text| Some(text.to_owned()));
    assert_eq!(found, expected, "{recipe}");
    assert_made("{ kind: 'xor', train: 3 }", "it.labels.length === 3");
}

#[wasm_bindgen_test]
fn bytes_are_those_that_are_made_natively() {
    for ((kind, train, validation, seed, classes, size), expected) in GOLDENS {
        let own = match kind {
            "moons" | "xor" => String::new(),
            "digits" => format!(", size: {size}"),
            _ => format!(", classes: {classes}"),
        };
        let made = made(&format!(
            "{{ kind: '{kind}', train: {train}, validation: {validation}, seed: {seed}{own} }}"
        ));
        let parts = ["it", "it.validation"].map(|part| {
            let array = |name| value(&made, &format!("{part}.{name}"));
            let x: Float32Array = array("x").unchecked_into();
            let labels: Uint32Array = array("labels").unchecked_into();
            (x.to_vec(), labels.to_vec())
        });
        let found = digest(
            parts
                .iter()
                .map(|(x, labels)| (x.as_slice(), labels.as_slice())),
        );
        assert_eq!(found, expected, "{kind} {seed} {size}");
    }
}

#[wasm_bindgen_test]
fn what_is_left_out_is_the_usual() {
    let typed = "it.x instanceof Float32Array && it.labels instanceof Uint32Array && it.validation.x instanceof Float32Array && it.validation.labels instanceof Uint32Array";
    assert_made("{ kind: 'digits' }", typed);
    assert_made(
        "{ kind: 'digits' }",
        "it.x.length === 6000 * 196 && it.validation.labels.length === 2000 && it.features === 196 && it.classes === 10",
    );
    assert_made(
        "{ kind: 'spirals', noise: undefined, classes: undefined }",
        "it.x.length === 1000 && it.validation.x.length === 1000 && it.features === 2 && it.classes === 2",
    );
    assert_made(
        "{ kind: 'blobs', validation: 0 }",
        "it.classes === 3 && it.validation.x.length === 0",
    );
    assert_made(
        "{ kind: 'moons', noise: 0, train: 1, validation: 1 }",
        "Object.keys(it).sort().join() === 'classes,features,labels,validation,x' && Math.abs(Math.hypot(it.x[0] + 0.5, it.x[1] + 0.25) - 1) < 1e-6",
    );
}

#[wasm_bindgen_test]
fn refusals_name_the_setting() {
    assert_refused("null", "type", "recipe is null, but must be an object");
    assert_refused("{}", "type", "kind is missing, but must be a string");
    assert_refused("{ kind: 3 }", "type", "kind is 3, but must be a string");
    assert_refused(
        "{ kind: 'moon' }",
        "unknown",
        "kind is \"moon\", but must be one of \"moons\", \"spirals\", \"rings\", \"xor\", \"blobs\", \"digits\"",
    );
    assert_refused(
        "{ kind: 'moons', classes: 3 }",
        "unknown",
        "classes is unknown, but must be one of kind, train, validation, seed, noise",
    );
    assert_refused(
        "{ kind: 'digits', noise: 1 }",
        "unknown",
        "noise is unknown, but must be one of kind, train, validation, seed, size",
    );
    assert_refused(
        "{ kind: 'rings', train: '9' }",
        "type",
        "train is \"9\", but must be a number",
    );
    assert_refused(
        "{ kind: 'rings', noise: null }",
        "type",
        "noise is null, but must be a number",
    );
    assert_refused(
        "{ kind: 'rings', noise: NaN }",
        "non-finite",
        "noise is NaN, but must be a number from 0 to 10",
    );
    assert_refused(
        "{ kind: 'rings', classes: 1 }",
        "range",
        "classes is 1, but must be a whole number from 2 to 10",
    );
    assert_refused(
        "{ kind: 'digits', size: 28, train: 60000 }",
        "range",
        "train is 60000, but must be a whole number from 1 to 42799",
    );
    let whole = "but must be a whole number of at least 0, and no more than 2^53 - 1";
    for (got, code, shown) in [
        ("1.5", "range", "1.5"),
        ("-1", "range", "-1"),
        ("2 ** 53", "range", "9007199254740992"),
        ("Infinity", "non-finite", "Infinity"),
    ] {
        for name in ["seed", "train", "classes"] {
            assert_refused(
                &format!("{{ kind: 'rings', {name}: {got} }}"),
                code,
                &format!("{name} is {shown}, {whole}"),
            );
        }
    }
    // What a setting's own code throws comes out as it is.
    let thrown = make_data(value(
        &JsValue::NULL,
        "{ kind: 'xor', get seed() { throw 'mine'; } }",
    ));
    assert_eq!(
        thrown.expect_err("thrown").as_string().as_deref(),
        Some("mine")
    );
}
