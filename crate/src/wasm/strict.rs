//! Plain JavaScript objects for serde, read strictly: an unknown field is seen, and refused by the
//! settings' own rules.
//!
//! serde-wasm-bindgen reads the values. It asks an object only for the fields that it knows, so
//! that a misspelled one would be silently ignored; here every object is handed over whole.

use super::fields::described;
use js_sys::{Array, ArrayBuffer, Reflect};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_wasm_bindgen::{Deserializer as Loose, Error};
use wasm_bindgen::JsValue;

/// A value of which serde can read numbers, strings, booleans, lists and plain objects. A field
/// that is `undefined` is absent.
pub(super) struct Strict(pub(super) JsValue);

impl Strict {
    /// The fields of an object, which are not those of a list.
    fn entries(&self) -> Result<Vec<(String, Self)>, Error> {
        if !self.0.is_object() || self.elements()?.is_some() {
            return Err(self.mismatch("an object"));
        }
        let mut entries = Vec::new();
        for key in Reflect::own_keys(&self.0).map_err(unreadable)? {
            let value = Reflect::get(&self.0, &key).map_err(unreadable)?;
            if let (Some(name), false) = (key.as_string(), value.is_undefined()) {
                entries.push((name, Self(value)));
            }
        }
        Ok(entries)
    }

    /// An array or a typed array, or none: what else can be iterated over may have no end.
    fn elements(&self) -> Result<Option<Vec<Self>>, Error> {
        if !Array::is_array(&self.0) && !ArrayBuffer::is_view(&self.0) {
            return Ok(None);
        }
        let Some(values) = js_sys::try_iter(&self.0).map_err(unreadable)? else {
            return Ok(None);
        };
        let values: Result<_, _> = values.map(|value| value.map(Self)).collect();
        values.map(Some).map_err(unreadable)
    }

    fn mismatch(&self, takes: &str) -> Error {
        Error::custom(format!("is {}, but must be {takes}", described(&self.0)))
    }
}

fn unreadable(_: JsValue) -> Error {
    Error::custom("cannot be read: its own code threw")
}

/// Scalars as serde-wasm-bindgen reads them, refused in words that no Rust is needed for.
macro_rules! scalars {
    ($($method:ident: $read:ident, $takes:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            if self.0.$read().is_none() {
                return Err(self.mismatch($takes));
            }
            Loose::from(self.0).$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Strict {
    type Error = Error;

    scalars! {
        deserialize_bool: as_bool, "true or false";
        deserialize_f64: as_f64, "a number";
        deserialize_u32: as_f64, "a number";
        deserialize_str: as_string, "a string";
        deserialize_string: as_string, "a string";
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        Loose::from(self.0).deserialize_any(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.elements()? {
            Some(elements) => visitor.visit_seq(SeqDeserializer::new(elements.into_iter())),
            None => Err(self.mismatch("an array")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.entries()?.into_iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.0.as_string().is_none() {
            return Err(self.mismatch("a string"));
        }
        Loose::from(self.0).deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct
        tuple_struct map identifier
    }
}

impl IntoDeserializer<'_, Error> for Strict {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
