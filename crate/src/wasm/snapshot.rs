//! A trainer's snapshot, as JavaScript gets it.

use crate::measure::Histogram;
use crate::training::{LayerSnapshot, Snapshot};
use js_sys::{Array, ArrayBuffer, Float32Array, Object, Uint32Array};
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

/// An object with fresh typed arrays, all of them views of one buffer: a buffer each would take
/// longer than to measure the step does.
pub(super) fn written(snapshot: &Snapshot<f32>) -> JsValue {
    let mut words: Vec<u32> = Vec::new();
    for layer in &snapshot.layers {
        for counts in [&layer.input.counts, &layer.output.counts] {
            words.extend_from_slice(counts);
        }
        for values in arrays(layer) {
            words.extend(values.iter().map(|value| value.to_bits()));
        }
    }
    let mut copies = Copies {
        buffer: Uint32Array::from(words.as_slice()).buffer(),
        words_out: 0,
    };
    let list = Array::new();
    for layer in &snapshot.layers {
        list.push(&copies.layer(layer));
    }
    let result: SnapshotObject = Object::new().unchecked_into();
    result.set_step(snapshot.step as f64);
    result.set_layers(&list);
    result.into()
}

/// Those of a layer, in the order of [`SETTERS`]; what it does not have is empty.
fn arrays(layer: &LayerSnapshot<f32>) -> [&[f32]; 8] {
    [
        &layer.percentiles,
        &layer.unit_percentiles,
        &layer.gamma,
        &layer.beta,
        &layer.mean,
        &layer.var,
        &layer.r,
        &layer.d,
    ]
}

const SETTERS: [fn(&LayerObject, &Float32Array); 8] = [
    LayerObject::set_percentiles,
    LayerObject::set_unit_percentiles,
    LayerObject::set_gamma,
    LayerObject::set_beta,
    LayerObject::set_batch_mean,
    LayerObject::set_batch_variance,
    LayerObject::set_r,
    LayerObject::set_d,
];

/// All numbers of a snapshot one after the other, and how many of them were handed out.
struct Copies {
    buffer: ArrayBuffer,
    words_out: u32,
}

impl Copies {
    fn layer(&mut self, layer: &LayerSnapshot<f32>) -> LayerObject {
        let object: LayerObject = Object::new().unchecked_into();
        object.set_input(&self.histogram(&layer.input));
        object.set_output(&self.histogram(&layer.output));
        let [mean, std] = layer.mean_and_std;
        object.set_mean(mean);
        object.set_std(std);
        object.set_gradient_norm(layer.gradient_norm);
        object.set_update_norm(layer.update_norm);
        if let Some(saturated) = layer.saturated {
            object.set_saturated(saturated);
        }
        for (set, values) in SETTERS.into_iter().zip(arrays(layer)) {
            if !values.is_empty() {
                let (start, count) = self.next(values.len());
                // `subarray` takes several times as long.
                let view = Float32Array::new_with_byte_offset_and_length;
                set(&object, &view(&self.buffer, start, count));
            }
        }
        object
    }

    fn histogram(&mut self, histogram: &Histogram<f32>) -> HistogramObject {
        let (start, count) = self.next(histogram.counts.len());
        let view = Uint32Array::new_with_byte_offset_and_length;
        let object: HistogramObject = Object::new().unchecked_into();
        object.set_low(histogram.low);
        object.set_high(histogram.high);
        object.set_counts(&view(&self.buffer, start, count));
        object
    }

    /// Where the next so many words begin, in bytes, and how many they are.
    fn next(&mut self, count: usize) -> (u32, u32) {
        let start = self.words_out * size_of::<u32>() as u32;
        self.words_out += count as u32;
        (start, count as u32)
    }
}
