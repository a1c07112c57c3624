//! A trainer's snapshot, as JavaScript gets it.

use super::trainer::{Thrown, set};
use crate::measure::Histogram;
use crate::training::Snapshot;
use js_sys::{Array, Float32Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

/// An object with fresh typed arrays.
pub(super) fn written(snapshot: &Snapshot<f32>) -> Thrown<JsValue> {
    let layers = Array::new();
    for layer in &snapshot.layers {
        let object = Object::new();
        set(&object, "input", &histogram(&layer.input)?)?;
        set(&object, "output", &histogram(&layer.output)?)?;
        let [mean, std] = layer.mean_and_std;
        for (name, value) in [
            ("mean", mean),
            ("std", std),
            ("gradientNorm", layer.gradient_norm),
            ("updateNorm", layer.update_norm),
        ] {
            set(&object, name, &value.into())?;
        }
        if let Some(saturated) = layer.saturated {
            set(&object, "saturated", &saturated.into())?;
        }
        for (name, values) in [
            ("percentiles", layer.percentiles.as_slice()),
            ("unitPercentiles", &layer.unit_percentiles),
            ("gamma", &layer.gamma),
            ("beta", &layer.beta),
            ("batchMean", &layer.mean),
            ("batchVariance", &layer.var),
            ("r", &layer.r),
            ("d", &layer.d),
        ] {
            if !values.is_empty() {
                set(&object, name, &Float32Array::from(values))?;
            }
        }
        layers.push(&object);
    }
    let result = Object::new();
    set(&result, "step", &(snapshot.step as f64).into())?;
    set(&result, "layers", &layers)?;
    Ok(result.into())
}

fn histogram(histogram: &Histogram<f32>) -> Thrown<JsValue> {
    let object = Object::new();
    set(&object, "low", &histogram.low.into())?;
    set(&object, "high", &histogram.high.into())?;
    let counts = Uint32Array::from(histogram.counts.as_slice());
    set(&object, "counts", &counts)?;
    Ok(object.into())
}
