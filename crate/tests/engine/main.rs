//! Whether the engine computes what its equations say.
//!
//! | module | the engine against |
//! | --- | --- |
//! | `oracle` | plain loops over pairs of cells, which know no axes |
//! | `differences` | finite differences of the loss |
//! | `goldens` | PyTorch, in `../goldens` |
//! | `properties` | what must hold whatever the numbers are |
//! | `invariance` | the table of the layer normalization paper |
//! | `experiment` | worked examples, and that normalization changes anything at all |
//! | `precision` | data that is large, constant, nearly constant; `f32` |
//! | `robustness` | numbers of every kind: finite or refused |
//! | `renorm_path` | the steps of Batch Renormalization, against `normalize` and by hand |
//! | `refusals` | what must be refused, and in which words |

#![cfg(not(target_arch = "wasm32"))]

mod compare;
mod differences;
mod draw;
mod experiment;
mod goldens;
mod invariance;
mod oracle;
mod precision;
mod properties;
mod refusals;
mod renorm_path;
mod robustness;
