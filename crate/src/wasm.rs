//! The only file that knows JavaScript: what the module exports, and how a refusal is thrown.
//!
//! Numbers come and go as copies. A refused call has changed nothing.

pub mod answers;
pub mod chart;
pub mod data;
pub mod experiment;
mod fields;
pub mod measure;
pub mod moved_input;
mod probing;
pub mod promises;
pub mod renorm;
mod request;
mod snapshot;
mod statistics;
mod strict;
pub mod toy;
pub mod trainer;
pub mod unit;

use crate::error::Error;
use crate::norm;
use fields::Refusal;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

/// Normalizes one batch, forward and, with `upstream`, backward.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(unchecked_return_type = "NormalizeResult")]
pub fn normalize(
    #[wasm_bindgen(unchecked_param_type = "NormalizeRequest")] request: JsValue,
) -> Result<JsValue, JsValue> {
    let request = request::read(request).map_err(|refusal| refused(refusal, "normalize"))?;
    let normalized = norm::normalize(&request).map_err(|error| thrown(&error))?;
    request::result(&normalized, request.method)
}

#[wasm_bindgen]
extern "C" {
    /// `Float64Array`, made by a constructor that may throw.
    #[wasm_bindgen(js_name = Float64Array)]
    type Doubles;

    #[wasm_bindgen(constructor, catch, js_class = "Float64Array")]
    fn copied(values: &JsValue) -> Result<Doubles, JsValue>;

    /// `Float32Array`, likewise.
    #[wasm_bindgen(js_name = Float32Array)]
    type Singles;

    #[wasm_bindgen(constructor, catch, js_class = "Float32Array")]
    fn copied(values: &JsValue) -> Result<Singles, JsValue>;
}

/// Why a call could not be read, as JavaScript gets it.
fn refused(refusal: Refusal, call: &str) -> JsValue {
    match refusal {
        Refusal::Ours(error) => thrown(&error.within(call)),
        Refusal::Theirs(value) => value,
    }
}

/// The error as JavaScript gets it.
fn thrown(error: &Error) -> JsValue {
    let value = js_sys::Error::new(error.message());
    value.set_name("NormscopeError");
    match Reflect::set(&value, &"code".into(), &error.code().as_str().into()) {
        Ok(_) => value.into(),
        Err(value) => value,
    }
}
