//! The charts' exports.

use super::strict::Strict;
use super::thrown;
use crate::chart::{Canvas, HistogramSpec, read};
use crate::error::{Code, Error, number};
use crate::measure::Histogram;
use js_sys::{Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("chart.d.ts");

/// Draws histograms over one x axis on a canvas, which gets `spec.width` by `spec.height` pixels.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = drawHistogram)]
pub fn draw_histogram(
    canvas: HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "HistogramSpec")] spec: JsValue,
) -> Result<(), JsValue> {
    let draw = || {
        let spec: HistogramSpec = read(Strict(spec))?;
        spec.check()?;
        spec.draw(Canvas::new(canvas, (spec.width, spec.height))?)
    };
    draw().map_err(|error| thrown(&error.within("drawHistogram")))
}

/// The same chart as an SVG of `spec.width / spec.ratio` by `spec.height / spec.ratio` CSS pixels.
/// Needs no page.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = histogramSvg)]
pub fn histogram_svg(
    #[wasm_bindgen(unchecked_param_type = "HistogramSpec")] spec: JsValue,
) -> Result<String, JsValue> {
    let svg = read(Strict(spec)).and_then(|spec: HistogramSpec| spec.to_svg());
    svg.map_err(|error| thrown(&error.within("histogramSvg")))
}

/// Counts values in equal bins between their extremes.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(unchecked_return_type = "Histogram")]
pub fn histogram(
    #[wasm_bindgen(unchecked_param_type = "readonly number[] | Float64Array | Float32Array")]
    values: JsValue,
    bins: f64,
) -> Result<JsValue, JsValue> {
    let count = || {
        let values: Vec<f64> = read(Strict(values)).map_err(|error| error.within("values"))?;
        if bins.fract() != 0.0 || !(1.0..=65_536.0).contains(&bins) {
            return Err(Error::field(
                Code::Range,
                "bins",
                number(bins),
                "a whole number from 1 to 65536",
            ));
        }
        Histogram::of(&values, bins as usize)
    };
    let counted = count().map_err(|error| thrown(&error.within("histogram")))?;
    let result = Object::new();
    Reflect::set(&result, &"low".into(), &counted.low.into())?;
    Reflect::set(&result, &"high".into(), &counted.high.into())?;
    Reflect::set(
        &result,
        &"counts".into(),
        &Uint32Array::from(counted.counts.as_slice()),
    )?;
    Ok(result.into())
}
