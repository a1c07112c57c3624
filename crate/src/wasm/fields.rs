//! Reads plain JavaScript objects field by field, so that every refusal names its field.

use super::{Doubles, Singles};
use crate::error::{Code, Error, number, quoted};
use js_sys::{
    ArrayBuffer, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Reflect,
    Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array,
};
use wasm_bindgen::prelude::*;

/// Why a request could not be read.
pub(super) enum Refusal {
    /// A field is not what it must be.
    Ours(Error),
    /// The caller's own code threw while a field was read: a getter, a proxy.
    Theirs(JsValue),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

impl From<JsValue> for Refusal {
    fn from(thrown: JsValue) -> Self {
        Self::Theirs(thrown)
    }
}

/// What reading gives.
pub(super) type Read<T> = Result<T, Refusal>;

/// An object whose fields are read by name. A field that is `undefined` is absent; `null` is not.
pub(super) struct Fields {
    object: JsValue,
    path: String,
}

impl Fields {
    /// The fields of a call's argument.
    pub(super) fn of_argument(value: JsValue, name: &str) -> Read<Self> {
        Self::new(value, name, String::new())
    }

    /// The fields of an element of a list.
    pub(super) fn of_element(value: JsValue, name: &str) -> Read<Self> {
        Self::new(value, name, format!("{name}."))
    }

    fn new(object: JsValue, name: &str, path: String) -> Read<Self> {
        if object.is_object() {
            Ok(Self { object, path })
        } else {
            Err(mismatch(name, &object, "an object").into())
        }
    }

    /// The field's value; none if it is absent.
    pub(super) fn get(&self, name: &str) -> Read<Option<JsValue>> {
        let value = Reflect::get(&self.object, &name.into())?;
        Ok(if value.is_undefined() {
            None
        } else {
            Some(value)
        })
    }

    fn optional<T>(
        &self,
        name: &str,
        takes: &str,
        convert: impl FnOnce(&JsValue) -> Option<T>,
    ) -> Read<Option<T>> {
        match self.get(name)? {
            None => Ok(None),
            Some(value) => match convert(&value) {
                Some(converted) => Ok(Some(converted)),
                None => Err(mismatch(&self.full(name), &value, takes).into()),
            },
        }
    }

    /// A number.
    pub(super) fn number(&self, name: &str) -> Read<Option<f64>> {
        self.optional(name, "a number", JsValue::as_f64)
    }

    /// A number that counts, or that names a place.
    pub(super) fn whole(&self, name: &str) -> Read<Option<usize>> {
        let Some(value) = self.number(name)? else {
            return Ok(None);
        };
        if value >= 0.0 && value.fract() == 0.0 && value <= f64::from(u32::MAX) {
            return Ok(Some(value as usize));
        }
        let takes = "a whole number of at least 0";
        Err(Error::field(Code::Range, &self.full(name), number(value), takes).into())
    }

    /// The same between two bounds, both taken.
    pub(super) fn whole_within(&self, name: &str, bounds: [usize; 2]) -> Read<Option<usize>> {
        let value = self.whole(name)?;
        let [least, most] = bounds;
        if let Some(value) = value.filter(|value| !(least..=most).contains(value)) {
            let takes = format!("a whole number from {least} to {most}");
            return Err(Error::field(Code::Range, &self.full(name), value, takes).into());
        }
        Ok(value)
    }

    /// A boolean.
    pub(super) fn flag(&self, name: &str) -> Read<Option<bool>> {
        self.optional(name, "true or false", JsValue::as_bool)
    }

    /// A string.
    pub(super) fn text(&self, name: &str) -> Read<Option<String>> {
        self.optional(name, "a string", JsValue::as_string)
    }

    /// An object with fields of its own.
    pub(super) fn object(&self, name: &str) -> Read<Option<Self>> {
        let full = self.full(name);
        self.get(name)?
            .map(|value| Self::new(value, &full, format!("{full}.")))
            .transpose()
    }

    /// Numbers in any object that has a length: its length is known before any of them is read.
    pub(super) fn numbers(&self, name: &str) -> Read<Option<Numbers>> {
        let full = self.full(name);
        self.get(name)?
            .map(|value| Numbers::new(value, full))
            .transpose()
    }

    /// Refuses a field of any other name.
    pub(super) fn allow_only(&self, names: &[&str]) -> Read<()> {
        for key in Reflect::own_keys(&self.object)? {
            let Some(name) = key.as_string() else {
                continue;
            };
            if !names.contains(&name.as_str()) {
                let field = self.full(&name);
                let takes = format!("one of {}", names.join(", "));
                let message = format!("{field} is unknown, but must be {takes}");
                return Err(Error::new(Code::Unknown, message).into());
            }
        }
        Ok(())
    }

    /// The refusal of a request that lacks this field.
    pub(super) fn missing(&self, name: &str, takes: &str) -> Refusal {
        mismatch(&self.full(name), &JsValue::UNDEFINED, takes).into()
    }

    /// What messages call a field.
    pub(super) fn full(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }
}

/// What a field of numbers takes.
pub(super) const NUMBERS: &str = "an array of numbers";

/// An array-like of numbers that was not read yet.
pub(super) struct Numbers {
    value: JsValue,
    name: String,
    length: usize,
}

impl Numbers {
    fn new(value: JsValue, name: String) -> Read<Self> {
        if !value.is_object() {
            return Err(mismatch(&name, &value, NUMBERS).into());
        }
        let length = Reflect::get(&value, &"length".into())?.as_f64();
        match length {
            // Beyond usize the cast saturates: too long for any batch either way.
            Some(length) if length >= 0.0 && length.fract() == 0.0 => Ok(Self {
                value,
                name,
                length: length as usize,
            }),
            _ => Err(mismatch(&name, &value, NUMBERS).into()),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// What messages call the field.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Copies them as singles: typed arrays at once, others one by one.
    pub(super) fn read_singles(&self) -> Read<Vec<f32>> {
        if is_typed_array(&self.value) {
            let copy = Singles::copied(&self.value)?
                .unchecked_into::<Float32Array>()
                .to_vec();
            if copy.len() == self.length {
                return Ok(copy);
            }
        }
        let values = self.read()?;
        Ok(values.into_iter().map(|value| value as f32).collect())
    }

    /// Copies them: typed arrays at once, others one by one.
    pub(super) fn read(&self) -> Read<Vec<f64>> {
        if is_typed_array(&self.value) {
            let copy = Doubles::copied(&self.value)?
                .unchecked_into::<Float64Array>()
                .to_vec();
            if copy.len() == self.length {
                return Ok(copy);
            }
        }
        let mut values = Vec::with_capacity(self.length);
        for index in 0..self.length {
            let value = Reflect::get_f64(&self.value, index as f64)?;
            match value.as_f64() {
                Some(value) => values.push(value),
                None => {
                    return Err(
                        mismatch(&format!("{}[{index}]", self.name), &value, "a number").into(),
                    );
                }
            }
        }
        Ok(values)
    }
}

/// Whether this is a typed array of numbers, and not of BigInts.
fn is_typed_array(value: &JsValue) -> bool {
    ArrayBuffer::is_view(value)
        && (value.is_instance_of::<Float64Array>()
            || value.is_instance_of::<Float32Array>()
            || value.is_instance_of::<Int8Array>()
            || value.is_instance_of::<Int16Array>()
            || value.is_instance_of::<Int32Array>()
            || value.is_instance_of::<Uint8Array>()
            || value.is_instance_of::<Uint8ClampedArray>()
            || value.is_instance_of::<Uint16Array>()
            || value.is_instance_of::<Uint32Array>())
}

fn mismatch(name: &str, got: &JsValue, takes: &str) -> Error {
    Error::field(Code::Type, name, described(got), takes)
}

/// What a value is, without running code of the caller's.
pub(super) fn described(value: &JsValue) -> String {
    if let Some(value) = value.as_f64() {
        number(value)
    } else if let Some(text) = value.as_string() {
        quoted(&text)
    } else if let Some(flag) = value.as_bool() {
        flag.to_string()
    } else if value.is_undefined() {
        "missing".to_owned()
    } else if value.is_null() {
        "null".to_owned()
    } else if value.is_bigint() {
        "a BigInt".to_owned()
    } else if value.is_symbol() {
        "a symbol".to_owned()
    } else if value.is_function() {
        "a function".to_owned()
    } else if js_sys::Array::is_array(value) {
        "an array".to_owned()
    } else {
        "an object".to_owned()
    }
}
