//! What is measured of numbers, as JavaScript asks for it.

use super::fields::{Fields, NUMBERS, Read};
use super::refused;
use crate::error::{Code, Error, Result, number};
use crate::measure::{Mates, Percentiles, Straight, gradient_share};
use js_sys::{Float64Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("measure.d.ts");

/// Puts values through the sigmoid: how much of them is where it is nearly straight, and the line
/// of least squares in its place.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = throughSigmoid, unchecked_return_type = "Straight")]
pub fn through_sigmoid(
    #[wasm_bindgen(unchecked_param_type = "readonly number[] | Float64Array | Float32Array")]
    values: JsValue,
    bins: f64,
) -> std::result::Result<JsValue, JsValue> {
    let measure =
        || -> Read<Straight> { Ok(Straight::of(&numbers(&values)?, whole("bins", bins)?)?) };
    let found = measure().map_err(|refusal| refused(refusal, "throughSigmoid"))?;
    let result = Object::new();
    let scalars = [
        ("share", found.share),
        ("slope", found.slope),
        ("intercept", found.intercept),
        ("r2", found.r2),
    ];
    for (name, value) in scalars {
        Reflect::set(&result, &name.into(), &value.into())?;
    }
    let counts = Uint32Array::from(found.counts.as_slice());
    Reflect::set(&result, &"counts".into(), &counts)?;
    Ok(result.into())
}

/// The smallest, the median and the largest of every row: `[rows, 3]`.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = rowMedians, unchecked_return_type = "Float64Array")]
pub fn row_medians(
    #[wasm_bindgen(unchecked_param_type = "readonly number[] | Float64Array | Float32Array")]
    values: JsValue,
    width: f64,
) -> std::result::Result<JsValue, JsValue> {
    let measure = || -> Read<Vec<f64>> {
        let (values, width) = (numbers(&values)?, whole("width", width)?);
        if !values.len().is_multiple_of(width) {
            let takes = format!("whole rows of {width}");
            let got = format!("of length {}", values.len());
            return Err(Error::field(Code::Shape, "values", got, takes).into());
        }
        let mut percentiles = Percentiles::new(&[0.0, 50.0, 100.0], width)?;
        let mut found = vec![0.0; values.len() / width * 3];
        for (row, found) in values.chunks(width).zip(found.chunks_mut(3)) {
            percentiles.of(row.iter().copied(), found);
        }
        Ok(found)
    };
    let found = measure().map_err(|refusal| refused(refusal, "rowMedians"))?;
    Ok(Float64Array::from(found.as_slice()).into())
}

/// Many random batches of one size from one set of values: their means, and what one fixed value is
/// normalized to in such company.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = drawMates, unchecked_return_type = "Mates")]
pub fn draw_mates(
    #[wasm_bindgen(unchecked_param_type = "readonly number[] | Float64Array | Float32Array")]
    values: JsValue,
    fixed: f64,
    size: f64,
    draws: f64,
    eps: f64,
    seed: f64,
) -> std::result::Result<JsValue, JsValue> {
    let measure = || -> Read<Mates> {
        let values = numbers(&values)?;
        let fixed = whole("fixed", fixed + 1.0)? - 1;
        let (size, draws) = (whole("size", size)?, whole("draws", draws)?);
        Ok(Mates::draw(&values, fixed, size, draws, eps, seed as u64)?)
    };
    let found = measure().map_err(|refusal| refused(refusal, "drawMates"))?;
    let result = Object::new();
    let scalars = [
        ("spread", found.spread),
        ("xHatMean", found.x_hat_mean),
        ("xHatSpread", found.x_hat_spread),
        ("fixed", found.fixed),
        ("wrong", found.wrong),
    ];
    for (name, value) in scalars {
        Reflect::set(&result, &name.into(), &value.into())?;
    }
    for (name, values) in [("means", &found.means), ("xHat", &found.x_hat)] {
        let values = Float64Array::from(values.as_slice());
        Reflect::set(&result, &name.into(), &values)?;
    }
    Ok(result.into())
}

/// The share of a random gradient that comes through batch normalization of so many normal samples.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = gradientShare)]
pub fn gradient_through(
    size: f64,
    draws: f64,
    eps: f64,
    seed: f64,
) -> std::result::Result<f64, JsValue> {
    let measure = || -> Read<f64> {
        let (size, draws) = (whole("size", size)?, whole("draws", draws)?);
        Ok(gradient_share(size, draws, eps, seed as u64)?)
    };
    measure().map_err(|refusal| refused(refusal, "gradientShare"))
}

/// Numbers in any object that has a length; typed arrays are copied at once.
fn numbers(values: &JsValue) -> Read<Vec<f64>> {
    let argument = Object::new();
    Reflect::set(&argument, &"values".into(), values)?;
    let fields = Fields::of_argument(argument.into(), "values")?;
    let values = fields.numbers("values")?;
    values
        .ok_or_else(|| fields.missing("values", NUMBERS))?
        .read()
}

fn whole(name: &str, value: f64) -> Result<usize> {
    if value.fract() != 0.0 || !(1.0..=65_536.0).contains(&value) {
        let takes = "a whole number from 1 to 65536";
        return Err(Error::field(Code::Range, name, number(value), takes));
    }
    Ok(value as usize)
}
