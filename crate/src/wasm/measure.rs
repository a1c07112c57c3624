//! What is measured of numbers, as JavaScript asks for it.

use super::strict::Strict;
use super::thrown;
use crate::error::{Code, Error, Result, number};
use crate::measure::{Percentiles, Straight};
use crate::read;
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
    let measure = || Straight::of(&numbers(values)?, whole("bins", bins)?);
    let found = measure().map_err(|error| thrown(&error.within("throughSigmoid")))?;
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
    let measure = || {
        let (values, width) = (numbers(values)?, whole("width", width)?);
        if !values.len().is_multiple_of(width) {
            let takes = format!("whole rows of {width}");
            return Err(Error::field(
                Code::Shape,
                "values",
                format!("of length {}", values.len()),
                takes,
            ));
        }
        let mut percentiles = Percentiles::new(&[0.0, 50.0, 100.0], width)?;
        let mut found = vec![0.0; values.len() / width * 3];
        for (row, found) in values.chunks(width).zip(found.chunks_mut(3)) {
            percentiles.of(row.iter().copied(), found);
        }
        Ok(found)
    };
    let found = measure().map_err(|error| thrown(&error.within("rowMedians")))?;
    Ok(Float64Array::from(found.as_slice()).into())
}

fn numbers(values: JsValue) -> Result<Vec<f64>> {
    read(Strict(values)).map_err(|error| error.within("values"))
}

fn whole(name: &str, value: f64) -> Result<usize> {
    if value.fract() != 0.0 || !(1.0..=65_536.0).contains(&value) {
        let takes = "a whole number from 1 to 65536";
        return Err(Error::field(Code::Range, name, number(value), takes));
    }
    Ok(value as usize)
}
