//! The toy of the growing bias, as JavaScript asks for it.

use super::fields::{Fields, NUMBERS, Read};
use super::trainer::{Thrown, set};
use super::{refused, thrown};
use crate::toy::{BiasToy, BiasToyRequest, BiasWalk};
use js_sys::{Float64Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("toy.d.ts");

/// A bias under a normalization, trained by a gradient that ignores the mean's dependence on it,
/// and by one that does not.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = biasToy, unchecked_return_type = "BiasToy")]
pub fn bias_toy(
    #[wasm_bindgen(unchecked_param_type = "BiasToyRequest")] request: JsValue,
) -> Thrown<JsValue> {
    let request = read(request).map_err(|refusal| refused(refusal, "biasToy"))?;
    let toy = BiasToy::run(&request).map_err(|error| thrown(&error.within("biasToy")))?;
    let result = Object::new();
    set(&result, "ignored", &written(&toy.ignored)?)?;
    set(&result, "through", &written(&toy.through)?)?;
    Ok(result.into())
}

fn read(request: JsValue) -> Read<BiasToyRequest> {
    let fields = Fields::of_argument(request, "request")?;
    fields.allow_only(&["u", "target", "rate", "steps", "b"])?;
    let needed = |name| {
        fields
            .number(name)?
            .ok_or_else(|| fields.missing(name, "a number"))
    };
    let u = fields
        .numbers("u")?
        .ok_or_else(|| fields.missing("u", NUMBERS))?;
    Ok(BiasToyRequest {
        u: u.read()?,
        target: needed("target")?,
        rate: needed("rate")?,
        steps: needed("steps")?,
        b: fields.number("b")?.unwrap_or(0.0),
    })
}

fn written(walk: &BiasWalk) -> Thrown<JsValue> {
    let result = Object::new();
    for (name, values) in [
        ("b", &walk.b),
        ("loss", &walk.loss),
        ("gradient", &walk.gradient),
    ] {
        set(&result, name, &Float64Array::from(values.as_slice()))?;
    }
    Ok(result.into())
}
