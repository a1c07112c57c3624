//! The way of a batch through Batch Renormalization, as JavaScript asks for it.

use super::request::{read, set};
use super::{refused, thrown};
use crate::norm::RenormPath;
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("renorm.d.ts");

/// The way of every value of a batch from where batch normalization puts it to where inference
/// would, in f64: a request of `normalize` with method `"renorm"` and `running`.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = renormPath, unchecked_return_type = "RenormPath")]
pub fn renorm_path(
    #[wasm_bindgen(unchecked_param_type = "NormalizeRequest")] request: JsValue,
) -> Result<JsValue, JsValue> {
    let request = read(request).map_err(|refusal| refused(refusal, "renormPath"))?;
    let path = RenormPath::of(&request).map_err(|error| thrown(&error))?;
    let result = Object::new();
    let [r, d] = &path.asked;
    let [r_clipped, d_clipped] = &path.clipped;
    let [batch_gap, scaled_gap, renorm_gap] = &path.gaps;
    for (name, values) in [
        ("mean", &path.mean),
        ("std", &path.std),
        ("batch", &path.batch),
        ("scaled", &path.scaled),
        ("renorm", &path.renorm),
        ("free", &path.free),
        ("inference", &path.inference),
        ("r", r),
        ("d", d),
        ("rClipped", r_clipped),
        ("dClipped", d_clipped),
        ("batchGap", batch_gap),
        ("scaledGap", scaled_gap),
        ("renormGap", renorm_gap),
    ] {
        set(&result, name, values)?;
    }
    Ok(result.into())
}
