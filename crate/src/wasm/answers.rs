//! What a network makes of one sample among random batch mates, as JavaScript asks for it.

use super::experiment::JsExperiment;
use super::fields::{Fields, Read};
use super::trainer::{Thrown, set};
use super::{refused, thrown};
use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("answers.d.ts");

/// As many samples in a batch, and as many batches, as one call takes.
const LARGEST: usize = 4096;
const MOST: usize = 10_000;

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
        let found = self.0.answers(sample, size, draws, seed as u64);
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

fn read(request: JsValue) -> Read<[usize; 4]> {
    let fields = Fields::of_argument(request, "request")?;
    fields.allow_only(&["sample", "size", "draws", "seed"])?;
    let needed = |name, value: Option<usize>| value.ok_or_else(|| fields.missing(name, "a number"));
    Ok([
        needed("sample", fields.whole("sample")?)?,
        needed("size", fields.whole_within("size", [1, LARGEST])?)?,
        needed("draws", fields.whole_within("draws", [1, MOST])?)?,
        fields.whole("seed")?.unwrap_or(0),
    ])
}
