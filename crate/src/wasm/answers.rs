//! What a network makes of one sample among random batch mates, as JavaScript asks for it.

use super::experiment::JsExperiment;
use super::fields::{Fields, Read};
use super::trainer::{Thrown, set};
use super::{refused, thrown};
use crate::error::{Code, Error, number};
use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("answers.d.ts");

/// As many samples in a batch, and as many batches, as one call takes.
const LARGEST: u32 = 4096;
const MOST: u32 = 10_000;

#[wasm_bindgen(js_class = Experiment)]
impl JsExperiment {
    /// What the network makes of one measured sample among random mates in training mode; changes
    /// nothing.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = drawAnswers, unchecked_return_type = "Answers")]
    pub fn draw_answers(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "AnswersRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        let [sample, size, draws, seed] =
            read(request).map_err(|refusal| refused(refusal, "drawAnswers"))?;
        let found = self
            .0
            .answers(sample as usize, size as usize, draws as usize, seed);
        let found = found.map_err(|error| thrown(&error.within("drawAnswers")))?;
        let result = Object::new();
        for (name, values) in [("logits", &found.logits), ("all", &found.all)] {
            set(&result, name, &Float32Array::from(values.as_slice()))?;
        }
        for (name, value) in [("spread", found.spread), ("other", found.other)] {
            set(&result, name, &value.into())?;
        }
        Ok(result.into())
    }
}

fn read(request: JsValue) -> Read<[u64; 4]> {
    let fields = Fields::of_argument(request, "request")?;
    fields.allow_only(&["sample", "size", "draws", "seed"])?;
    let whole = |name, least: u32, most: u32| -> Read<Option<u64>> {
        let Some(value) = fields.number(name)? else {
            return Ok(None);
        };
        let (low, high) = (f64::from(least), f64::from(most));
        if !(low..=high).contains(&value) || value.fract() != 0.0 {
            let takes = format!("a whole number from {least} to {most}");
            return Err(Error::field(Code::Range, name, number(value), takes).into());
        }
        Ok(Some(value as u64))
    };
    let needed = |name, least, most| -> Read<u64> {
        whole(name, least, most)?.ok_or_else(|| fields.missing(name, "a number"))
    };
    Ok([
        needed("sample", 0, u32::MAX)?,
        needed("size", 1, LARGEST)?,
        needed("draws", 1, MOST)?,
        whole("seed", 0, u32::MAX)?.unwrap_or(0),
    ])
}
