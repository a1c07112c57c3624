//! `normalize` as JavaScript calls it: how requests are read, what is thrown, what comes back.
//!
//! Requests and checks are JavaScript, for it is JavaScript's values that are at stake.

#![cfg(target_arch = "wasm32")]

mod reading;
mod refusals;
mod results;

use js_sys::{Function, Reflect};
use normscope::wasm::normalize;
use wasm_bindgen::prelude::*;

/// A batch that is fine, for requests to start from.
const GOOD: &str =
    "const good = { x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], shape: [4, 3], method: 'batch' };";

/// The value of a JavaScript expression, which may name `good`.
fn value(expression: &str) -> JsValue {
    let body = format!("{GOOD} return ({expression});");
    Function::new_no_args(&body)
        .call0(&JsValue::NULL)
        .expect("an expression")
}

/// Whether an expression holds of `it`, the value given.
fn holds(it: &JsValue, expression: &str) -> bool {
    let check = Function::new_with_args("it", &format!("{GOOD} return ({expression});"));
    check
        .call1(&JsValue::NULL, it)
        .expect("an expression")
        .is_truthy()
}

#[track_caller]
fn answered(request: &str) -> JsValue {
    normalize(value(request)).unwrap_or_else(|error| panic!("{request}: {error:?}"))
}

#[track_caller]
fn assert_answer(request: &str, expression: &str) {
    let result = answered(request);
    assert!(holds(&result, expression), "{request}: not {expression}");
}

/// Asserts that a request is refused, and that the next one is not.
#[track_caller]
fn assert_refused(request: &str, code: &str, message: &str) {
    let error = normalize(value(request)).expect_err(request);
    assert!(
        holds(
            &error,
            "it instanceof Error && it.name === 'NormscopeError'"
        ),
        "{request}"
    );
    let field = |name: &str| {
        Reflect::get(&error, &name.into())
            .expect("a field")
            .as_string()
            .expect("a string")
    };
    assert_eq!(
        (field("code").as_str(), field("message").as_str()),
        (code, message),
        "{request}"
    );
    assert_answer("good", "it.y.length === 12");
}

/// The names of an object's fields, sorted.
fn keys(request: &str, of: &str) -> String {
    let names = evaluated(
        &answered(request),
        &format!("Object.keys({of}).sort().join()"),
    );
    names.as_string().expect("names")
}

fn evaluated(it: &JsValue, expression: &str) -> JsValue {
    Function::new_with_args("it", &format!("return ({expression});"))
        .call1(&JsValue::NULL, it)
        .expect("an expression")
}
