//! Data made from a seed.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`recipe`] | what can be made, by name, and [`make`] |
//! | [`points`] | points in the plane: moons, spirals, rings, xor, blobs |
//! | [`digits`] | 0 to 9, drawn as strokes; the strokes themselves are in `glyphs` |
//! | [`linear`] | a linear map, with targets instead of classes |
//! | `circle` | sines and cosines that are the same bits on every machine |
//!
//! It is drawn from a seed given by the caller, and computed with `+ - * /` and comparisons alone,
//! which every machine rounds alike: the same recipe gives the same bytes in every browser, in Node
//! and natively.

mod circle;
pub mod digits;
mod glyphs;
pub mod linear;
pub mod points;
pub mod recipe;

pub use super::dataset::{Dataset, Split};
pub use linear::Linear;
pub use recipe::{Kind, Recipe, make};
