//! What a step promises and brings, as JavaScript asks for it.

use super::experiment::JsExperiment;
use super::fields::{Fields, Read};
use super::trainer::{JsTrainer, Thrown, read_batch, set};
use super::{refused, thrown};
use crate::error::{Code, Error, number};
use crate::probe::{Moved, Promise, Promises};
use crate::training::Trainer;
use js_sys::{Float64Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("promises.d.ts");

/// As many rates as one call takes.
const MOST: usize = 256;

#[wasm_bindgen(js_class = Experiment)]
impl JsExperiment {
    /// What steps on the next mini-batch, or on this one, would promise and bring, without taking any.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "StepPromises")]
    pub fn promises(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PromisesRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        promises(self.0.trainer(), request)
    }
}

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// What steps on the next mini-batch, or on this one, would promise and bring, without taking any.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "StepPromises")]
    pub fn promises(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PromisesRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        promises(self.trainer(), request)
    }
}

type Batch = (Vec<f32>, Vec<u32>);

fn promises(trainer: &Trainer<f32>, request: JsValue) -> Thrown<JsValue> {
    let (rates, batch) = read(request).map_err(|refusal| refused(refusal, "promises"))?;
    let ask = || {
        let (x, labels) = match batch {
            Some(batch) => batch,
            None => trainer.next_batch()?,
        };
        Ok(trainer.probe(&x, &labels)?.promises(&rates))
    };
    let asked = ask().map_err(|error: Error| thrown(&error.within("promises")))?;
    written(trainer.steps(), &asked)
}

fn read(request: JsValue) -> Read<(Vec<f32>, Option<Batch>)> {
    let fields = Fields::of_argument(request, "request")?;
    fields.allow_only(&["rates", "batch"])?;
    let rates = fields
        .numbers("rates")?
        .ok_or_else(|| fields.missing("rates", "an array of numbers"))?
        .read_singles()?;
    if rates.is_empty() || rates.len() > MOST {
        let takes = format!("1 to {MOST} rates");
        return Err(Error::field(Code::Shape, "rates", rates.len(), takes).into());
    }
    for (at, &rate) in rates.iter().enumerate() {
        let code = match rate {
            rate if !rate.is_finite() => Code::NonFinite,
            rate if rate <= 0.0 => Code::Range,
            _ => continue,
        };
        let name = format!("rates[{at}]");
        let got = number(f64::from(rate));
        return Err(Error::field(code, &name, got, "a number above 0").into());
    }
    let batch = fields.object("batch")?;
    Ok((rates, batch.map(|batch| read_batch(&batch)).transpose()?))
}

fn written(step: u64, promises: &Promises) -> Thrown<JsValue> {
    let result = Object::new();
    set(&result, "step", &(step as f64).into())?;
    set(&result, "loss", &promises.loss.into())?;
    let single =
        |value: fn(&Promise) -> f64| -> Vec<f64> { promises.steps.iter().map(value).collect() };
    let layers = |values: fn(&Promise) -> &[f64]| -> Vec<f64> {
        promises.steps.iter().flat_map(values).copied().collect()
    };
    let moved = |value: fn(&Moved) -> f64| -> Vec<f64> {
        let steps = promises.steps.iter();
        steps
            .flat_map(|step| step.moved.iter().map(value))
            .collect()
    };
    for (name, values) in [
        ("rates", single(|step| step.rate)),
        ("firstOrder", layers(|step| &step.first_order)),
        ("alone", layers(|step| &step.alone)),
        ("promised", single(Promise::promised)),
        ("together", single(|step| step.together)),
        ("movedMean", moved(|moved| moved.mean)),
        ("movedValues", moved(|moved| moved.values)),
    ] {
        set(&result, name, &Float64Array::from(values.as_slice()))?;
    }
    Ok(result.into())
}
