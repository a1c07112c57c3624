//! One unit of a network in training, as JavaScript asks for it.

use super::experiment::JsExperiment;
use super::fields::{Fields, Read};
use super::trainer::{Thrown, set};
use super::{refused, thrown};
use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("unit.d.ts");

#[wasm_bindgen(js_class = Experiment)]
impl JsExperiment {
    /// What one unit makes of the measured samples, as one batch in training mode; changes nothing.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = unitValues, unchecked_return_type = "UnitValues")]
    pub fn unit_values(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "UnitPlace")] place: JsValue,
    ) -> Thrown<JsValue> {
        let (layer, unit) = read_place(place).map_err(|refusal| refused(refusal, "unitValues"))?;
        let values = self.0.unit_values(layer, unit);
        let values = values.map_err(|error| thrown(&error.within("unitValues")))?;
        let result = Object::new();
        let arrays = [
            ("x", Some(values.x)),
            ("xHat", values.x_hat),
            ("y", values.y),
            ("output", Some(values.output)),
        ];
        for (name, values) in arrays {
            if let Some(values) = values {
                set(&result, name, &Float32Array::from(values.as_slice()))?;
            }
        }
        Ok(result.into())
    }
}

fn read_place(place: JsValue) -> Read<(usize, usize)> {
    let fields = Fields::of_argument(place, "place")?;
    fields.allow_only(&["layer", "unit"])?;
    let whole = |name| -> Read<usize> {
        fields
            .whole(name)?
            .ok_or_else(|| fields.missing(name, "a number"))
    };
    Ok((whole("layer")?, whole("unit")?))
}
