//! The comparison of statistics as JavaScript gets it.

use super::experiment::{Watch, steps};
use super::fields::{Fields, NUMBERS, Read, described};
use super::thrown;
use super::trainer::{Thrown, set};
use crate::error::{Code, Error, number};
use crate::experiment::{Averages, Experiment, Statistics, Watched};
use crate::norm::Running;
use js_sys::{Array, Float32Array, Object};
use wasm_bindgen::prelude::*;

/// What was recorded, with a unit's statistics over the steps.
pub(super) fn statistics(
    statistics: &Statistics<f32>,
    layer: usize,
    unit: usize,
) -> Thrown<JsValue> {
    let result = Object::new();
    let momenta = statistics.averages().momenta();
    set(&result, "momenta", &Float32Array::from(momenta))?;
    // The columns of a record: every momentum, the batch, the recalibrated ones.
    let columns = momenta.len() + 2;
    for (place, name) in [(1, "accuracy"), (0, "loss")] {
        let values = statistics.scores().iter().skip(place).step_by(2);
        let values: Vec<f32> = values.map(|&value| value as f32).collect();
        let by = |from: usize, count: usize| -> Vec<f32> {
            let records = values.chunks_exact(columns);
            records
                .flat_map(|record| &record[from..from + count])
                .copied()
                .collect()
        };
        let object = Object::new();
        for (name, values) in [
            ("running", by(0, momenta.len())),
            ("batch", by(momenta.len(), 1)),
            ("recalibrated", by(momenta.len() + 1, 1)),
        ] {
            set(&object, name, &Float32Array::from(values.as_slice()))?;
        }
        set(&result, name, &object)?;
    }
    let watched = Object::new();
    set(&watched, "layer", &(layer as f64).into())?;
    set(&watched, "unit", &(unit as f64).into())?;
    set(&watched, "step", &steps(statistics.steps()))?;
    let names = [
        "batchMean",
        "batchVariance",
        "runningMean",
        "runningVariance",
        "recalibratedMean",
        "recalibratedVariance",
    ];
    for (name, values) in names.into_iter().zip(statistics.of_unit(layer, unit)) {
        set(&watched, name, &Float32Array::from(values.as_slice()))?;
    }
    set(&result, "unit", &watched)?;
    Ok(result.into())
}

/// The statistics of now.
pub(super) fn averages(experiment: &mut Experiment<f32>) -> Thrown<JsValue> {
    let recalibrated = experiment.recalibrated();
    let recalibrated = recalibrated.map_err(|error| thrown(&error.within("averages")))?;
    let result = Object::new();
    let step = experiment.trainer().steps();
    set(&result, "step", &(step as f64).into())?;
    let layers = Array::new();
    if let Some(statistics) = experiment.statistics() {
        let averages = statistics.averages();
        set(&result, "momenta", &Float32Array::from(averages.momenta()))?;
        for (layer, Running { mean, spread }) in recalibrated.iter().enumerate() {
            let object = running_of(averages, layer)?;
            set(
                &object,
                "recalibratedMean",
                &Float32Array::from(mean.as_slice()),
            )?;
            set(
                &object,
                "recalibratedVariance",
                &Float32Array::from(spread.as_slice()),
            )?;
            layers.push(&object);
        }
    }
    set(&result, "layers", &layers)?;
    Ok(result.into())
}

/// Adds to what is saved the running statistics of every momentum.
pub(super) fn set_running(result: &Object, averages: &Averages<f32>) -> Thrown<()> {
    let layers = Array::new();
    for layer in 0..averages.running()[0].len() {
        let object = running_of(averages, layer)?;
        layers.push(&object);
    }
    set(result, "running", &layers)
}

fn running_of(averages: &Averages<f32>, layer: usize) -> Thrown<Object> {
    let object = Object::new();
    let values = averages.of_layer(layer);
    for (name, values) in Averages::<f32>::NAMES.into_iter().zip(values) {
        set(&object, name, &Float32Array::from(values.as_slice()))?;
    }
    Ok(object)
}

/// What [`set_running`] gave; none if it is absent.
pub(super) fn read_running(list: &JsValue) -> Read<Option<Vec<[Vec<f32>; 2]>>> {
    if list.is_undefined() {
        return Ok(None);
    }
    let Some(layers) = list.dyn_ref::<Array>() else {
        let takes = "an array with one object per hidden layer";
        return Err(Error::field(Code::Type, "running", described(list), takes).into());
    };
    let mut read = Vec::with_capacity(layers.length() as usize);
    for (index, layer) in layers.iter().enumerate() {
        let fields = Fields::of_element(layer, &format!("running[{index}]"))?;
        fields.allow_only(&Averages::<f32>::NAMES)?;
        let of = |name| {
            let numbers = fields.numbers(name)?;
            numbers
                .ok_or_else(|| fields.missing(name, NUMBERS))?
                .read_singles()
        };
        let [mean, variance] = Averages::<f32>::NAMES;
        read.push([of(mean)?, of(variance)?]);
    }
    Ok(Some(read))
}

/// A layer and a unit; each may be left out.
pub(super) fn read_watch(watch: Fields) -> Read<Watch> {
    watch.allow_only(&["layer", "unit"])?;
    let whole = |name: &str, value: f64, takes: &str| {
        if value >= 0.0 && value.fract() == 0.0 {
            return Ok(value as usize);
        }
        Err(Error::field(
            Code::Range,
            &watch.full(name),
            number(value),
            takes,
        ))
    };
    let layer = watch.number("layer")?;
    let layer = layer.map(|layer| whole("layer", layer, "a whole number of at least 0"));
    let takes = "\"most\" or a whole number of at least 0";
    let unit = watch.get("unit")?;
    let unit = match unit.as_ref().map(|unit| (unit.as_string(), unit.as_f64())) {
        None => Watched::Most,
        Some((Some(name), _)) if name == "most" => Watched::Most,
        Some((_, Some(unit))) => Watched::Unit(whole("unit", unit, takes)?),
        Some(_) => {
            let got = described(&unit.unwrap_or_default());
            return Err(Error::field(Code::Range, &watch.full("unit"), got, takes).into());
        }
    };
    Ok((layer.transpose()?, unit))
}
