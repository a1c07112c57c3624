//! From a JavaScript request to a [`Request`], from a [`Normalized`] to a JavaScript result.

use super::fields::{Fields, NUMBERS, Numbers, Read};
use crate::Result;
use crate::norm::{Method, Mode, Normalized, Request, Running, Shape, groups_from_number};
use js_sys::{Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Reads a request: what fields are there and of which type, then whether lengths fit, and only
/// then the arrays.
pub(super) fn read(request: JsValue) -> Read<Request<f64>> {
    let fields = Fields::of_argument(request, "request")?;
    let x = fields
        .numbers("x")?
        .ok_or_else(|| fields.missing("x", NUMBERS))?;
    let shape = read_shape(&fields)?;
    let method = fields
        .text("method")?
        .ok_or_else(|| fields.missing("method", "a string"))?;
    let method = Method::from_name(&method)?;
    let per_value = |numbers: &Numbers| shape.check_values(numbers.name(), numbers.len());
    let per_channel = |numbers: &Numbers| shape.check_channels(numbers.name(), numbers.len());

    per_value(&x)?;
    let mut request = Request::new(Vec::new(), shape, method);
    if let Some(mode) = fields.text("mode")? {
        request.mode = Mode::from_name(&mode)?;
    }
    request.eps = fields.number("eps")?.unwrap_or(request.eps);
    request.momentum = fields.number("momentum")?.unwrap_or(request.momentum);
    request.r_max = fields.number("rMax")?.unwrap_or(request.r_max);
    request.d_max = fields.number("dMax")?.unwrap_or(request.d_max);
    request.unbiased_running = fields
        .flag("unbiasedRunning")?
        .unwrap_or(request.unbiased_running);
    if let Some(groups) = fields.number("groups")? {
        request.groups = Some(groups_from_number(groups)?);
    }
    request.gamma = checked(fields.numbers("gamma")?, per_channel)?;
    request.beta = checked(fields.numbers("beta")?, per_channel)?;
    request.upstream = checked(fields.numbers("upstream")?, per_value)?;
    if let Some(spread) = method.spread_name() {
        request.running = read_running(&fields, spread, per_channel)?;
    }
    request.x = x.read()?;
    Ok(request)
}

fn read_shape(fields: &Fields) -> Read<Shape> {
    let sizes = fields
        .numbers("shape")?
        .ok_or_else(|| fields.missing("shape", NUMBERS))?;
    match sizes.len() {
        2 | 3 => Ok(Shape::from_numbers(&sizes.read()?)?),
        count => Err(Shape::wrong_rank(count).into()),
    }
}

fn read_running(
    fields: &Fields,
    spread: &str,
    check: impl Fn(&Numbers) -> Result<()> + Copy,
) -> Read<Option<Running<f64>>> {
    let Some(running) = fields.object("running")? else {
        return Ok(None);
    };
    let read = |name| {
        checked(running.numbers(name)?, check)?.ok_or_else(|| running.missing(name, NUMBERS))
    };
    Ok(Some(Running {
        mean: read("mean")?,
        spread: read(spread)?,
    }))
}

fn checked(
    numbers: Option<Numbers>,
    check: impl Fn(&Numbers) -> Result<()>,
) -> Read<Option<Vec<f64>>> {
    let Some(numbers) = numbers else {
        return Ok(None);
    };
    check(&numbers)?;
    numbers.read().map(Some)
}

/// A plain object with fresh arrays: only what applies is there.
pub(super) fn result(
    normalized: &Normalized<f64>,
    method: Method,
) -> std::result::Result<JsValue, JsValue> {
    let result = Object::new();
    let arrays = [
        ("mean", normalized.mean.as_ref()),
        ("variance", normalized.variance.as_ref()),
        ("xHat", Some(&normalized.x_hat)),
        ("y", Some(&normalized.y)),
        ("r", normalized.correction.as_ref().map(|(r, _)| r)),
        ("d", normalized.correction.as_ref().map(|(_, d)| d)),
    ];
    for (name, values) in arrays {
        if let Some(values) = values {
            set(&result, name, values)?;
        }
    }
    if let (Some(running), Some(spread)) = (&normalized.running, method.spread_name()) {
        let object = Object::new();
        set(&object, "mean", &running.mean)?;
        set(&object, spread, &running.spread)?;
        Reflect::set(&result, &"running".into(), &object)?;
    }
    if let Some(gradients) = &normalized.gradients {
        let object = Object::new();
        set(&object, "x", &gradients.x)?;
        set(&object, "gamma", &gradients.gamma)?;
        set(&object, "beta", &gradients.beta)?;
        Reflect::set(&result, &"gradients".into(), &object)?;
    }
    Ok(result.into())
}

pub(super) fn set(object: &Object, name: &str, values: &[f64]) -> std::result::Result<(), JsValue> {
    Reflect::set(object, &name.into(), &Float64Array::from(values)).map(drop)
}
