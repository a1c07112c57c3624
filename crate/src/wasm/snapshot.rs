//! A trainer's snapshot, as JavaScript gets it.

use crate::measure::Histogram;
use crate::training::{LayerSnapshot, Snapshot};
use js_sys::{Array, Float32Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

/// Objects whose keys JavaScript sets: a key by its name, as `Reflect` takes it, becomes a string of
/// JavaScript at every step.
macro_rules! objects {
    ($($object:ident { $($set:ident: $key:ident: $value:ty,)* })*) => {
        #[wasm_bindgen]
        extern "C" {
            $(
                #[wasm_bindgen(extends = Object)]
                type $object;
                $(
                    #[wasm_bindgen(method, structural, setter = $key)]
                    fn $set(this: &$object, value: $value);
                )*
            )*
        }
    };
}

objects! {
    SnapshotObject {
        set_step: step: f64,
        set_layers: layers: &Array,
    }
    HistogramObject {
        set_low: low: f32,
        set_high: high: f32,
        set_counts: counts: &Uint32Array,
    }
    LayerObject {
        set_input: input: &HistogramObject,
        set_output: output: &HistogramObject,
        set_mean: mean: f32,
        set_std: std: f32,
        set_gradient_norm: gradientNorm: f32,
        set_update_norm: updateNorm: f32,
        set_saturated: saturated: f32,
        set_percentiles: percentiles: &Float32Array,
        set_unit_percentiles: unitPercentiles: &Float32Array,
        set_gamma: gamma: &Float32Array,
        set_beta: beta: &Float32Array,
        set_batch_mean: batchMean: &Float32Array,
        set_batch_variance: batchVariance: &Float32Array,
        set_r: r: &Float32Array,
        set_d: d: &Float32Array,
    }
}

/// An object with fresh typed arrays.
pub(super) fn written(snapshot: &Snapshot<f32>) -> JsValue {
    let result: SnapshotObject = Object::new().unchecked_into();
    result.set_step(snapshot.step as f64);
    result.set_layers(&snapshot.layers.iter().map(layer).collect());
    result.into()
}

fn layer(layer: &LayerSnapshot<f32>) -> LayerObject {
    let object: LayerObject = Object::new().unchecked_into();
    object.set_input(&histogram(&layer.input));
    object.set_output(&histogram(&layer.output));
    let [mean, std] = layer.mean_and_std;
    object.set_mean(mean);
    object.set_std(std);
    object.set_gradient_norm(layer.gradient_norm);
    object.set_update_norm(layer.update_norm);
    if let Some(saturated) = layer.saturated {
        object.set_saturated(saturated);
    }
    type Set = fn(&LayerObject, &Float32Array);
    let arrays: [(Set, &[f32]); 8] = [
        (LayerObject::set_percentiles, &layer.percentiles),
        (LayerObject::set_unit_percentiles, &layer.unit_percentiles),
        (LayerObject::set_gamma, &layer.gamma),
        (LayerObject::set_beta, &layer.beta),
        (LayerObject::set_batch_mean, &layer.mean),
        (LayerObject::set_batch_variance, &layer.var),
        (LayerObject::set_r, &layer.r),
        (LayerObject::set_d, &layer.d),
    ];
    for (set, values) in arrays {
        if !values.is_empty() {
            set(&object, &Float32Array::from(values));
        }
    }
    object
}

fn histogram(histogram: &Histogram<f32>) -> HistogramObject {
    let object: HistogramObject = Object::new().unchecked_into();
    object.set_low(histogram.low);
    object.set_high(histogram.high);
    object.set_counts(&Uint32Array::from(histogram.counts.as_slice()));
    object
}
