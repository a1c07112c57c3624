//! Made data's export.

use super::fields::{Fields, Read};
use super::refused;
use crate::error::{Code, Error, number};
use crate::training::data::{Dataset, Kind, Linear, Recipe, make};
use js_sys::{Float32Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("data.d.ts");

/// The settings that all kinds take.
const COMMON: [&str; 4] = ["kind", "train", "validation", "seed"];

/// Makes data from a seed, to train and to validate on.
///
/// @throws an `Error` named `NormscopeError`, with a `code`
#[wasm_bindgen(js_name = makeData, unchecked_return_type = "MadeData")]
pub fn make_data(
    #[wasm_bindgen(unchecked_param_type = "DataRecipe")] recipe: JsValue,
) -> Result<JsValue, JsValue> {
    let recipe = Fields::of_argument(recipe, "recipe").and_then(|fields| read(&fields));
    let made = recipe.and_then(|recipe| Ok(make::<f32>(&recipe)?));
    let made = made.map_err(|refusal| refused(refusal, "makeData"))?;
    let validation = samples(&made.validation)?;
    let result = samples(&made.train)?;
    let features = made.train.features as f64;
    let classes = made.train.classes as f64;
    Reflect::set(&result, &"features".into(), &features.into())?;
    Reflect::set(&result, &"classes".into(), &classes.into())?;
    Reflect::set(&result, &"validation".into(), &validation)?;
    Ok(result.into())
}

/// Reads a recipe: a setting that its kind does not have is refused.
pub(super) fn read(fields: &Fields) -> Read<Recipe> {
    let kind = fields
        .text("kind")?
        .ok_or_else(|| fields.missing("kind", "a string"))?;
    let kind = Kind::from_name(&kind)?;
    fields.allow_only(&[&COMMON, kind.settings()].concat())?;
    let mut recipe = Recipe::of(kind);
    for (name, place) in [
        ("train", &mut recipe.train),
        ("validation", &mut recipe.validation),
        ("classes", &mut recipe.classes),
        ("size", &mut recipe.size),
    ] {
        if let Some(value) = whole(fields, name)? {
            // On a machine of 32 bits: too many for any of them.
            *place = usize::try_from(value).unwrap_or(usize::MAX);
        }
    }
    recipe.seed = whole(fields, "seed")?.unwrap_or(recipe.seed);
    recipe.noise = fields.number("noise")?.unwrap_or(recipe.noise);
    Ok(recipe)
}

/// Reads the recipe of a linear map.
pub(super) fn read_linear(fields: &Fields) -> Read<Linear> {
    fields.allow_only(&["kind", "features", "samples", "validation", "seed"])?;
    let mut linear = Linear::default();
    for (name, place) in [
        ("features", &mut linear.features),
        ("samples", &mut linear.samples),
        ("validation", &mut linear.validation),
    ] {
        if let Some(value) = whole(fields, name)? {
            // On a machine of 32 bits: too many for any of them.
            *place = usize::try_from(value).unwrap_or(usize::MAX);
        }
    }
    linear.seed = whole(fields, "seed")?.unwrap_or(linear.seed);
    Ok(linear)
}

/// A whole number that a double holds exactly.
fn whole(fields: &Fields, name: &str) -> Read<Option<u64>> {
    const MOST: f64 = 9_007_199_254_740_991.0;
    let Some(value) = fields.number(name)? else {
        return Ok(None);
    };
    if value.fract() == 0.0 && (0.0..=MOST).contains(&value) {
        return Ok(Some(value as u64));
    }
    let code = if value.is_finite() {
        Code::Range
    } else {
        Code::NonFinite
    };
    let takes = "a whole number of at least 0, and no more than 2^53 - 1";
    Err(Error::field(code, &fields.full(name), number(value), takes).into())
}

fn samples(data: &Dataset<f32>) -> Result<Object, JsValue> {
    let object = Object::new();
    let x = Float32Array::from(data.x.as_slice());
    let labels = Uint32Array::from(data.labels.as_slice());
    Reflect::set(&object, &"x".into(), &x)?;
    Reflect::set(&object, &"labels".into(), &labels)?;
    Ok(object)
}
