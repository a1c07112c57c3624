//! What was probed, as JavaScript gets it.

use super::experiment::steps;
use super::trainer::{Thrown, set};
use crate::experiment::{Moments, OF_LAYER, Probes};
use js_sys::{Array, Float32Array, Object};
use wasm_bindgen::prelude::*;

/// The names of a probed step's numbers, in their order.
const OF_STEP: [&str; 5] = ["loss", "low", "high", "change", "beta"];

/// The names of a layer's numbers, in theirs.
const LAYER: [&str; OF_LAYER] = ["before", "after", "difference", "cosine"];

pub(super) fn set_probes(result: &Object, probes: &Probes<f32>) -> Thrown<()> {
    let object = Object::new();
    set(&object, "step", &steps(probes.steps()))?;
    for (place, name) in OF_STEP.into_iter().enumerate() {
        set(&object, name, &singles(&probes.of_step(place)))?;
    }
    let layers = Array::new();
    for layer in 0..probes.layers() {
        let numbers = Object::new();
        for (place, name) in LAYER.into_iter().enumerate() {
            set(&numbers, name, &singles(&probes.of_layer(layer, place)))?;
        }
        layers.push(&numbers);
    }
    set(&object, "layers", &layers)?;
    if let Some(moments) = probes.moments() {
        set(&object, "moments", &written(moments)?)?;
    }
    set(result, "probes", &object)
}

fn written(moments: &Moments<f32>) -> Thrown<JsValue> {
    let object = Object::new();
    let unit = moments.typical();
    set(&object, "step", &steps(moments.steps()))?;
    for (name, values) in [
        ("jump", moments.jump()),
        ("relative", moments.relative()),
        ("mean", moments.means(unit)),
    ] {
        set(&object, name, &Float32Array::from(values.as_slice()))?;
    }
    set(&object, "unit", &(unit as f64).into())?;
    set(&object, "jumps", &singles(&moments.jumps()))?;
    Ok(object.into())
}

fn singles(values: &[f64]) -> JsValue {
    let values: Vec<f32> = values.iter().map(|&value| value as f32).collect();
    Float32Array::from(values.as_slice()).into()
}
