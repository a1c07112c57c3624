//! normscope: the engine behind the page. Everything that is computed is computed here; the page
//! only shows it.
//!
//! # The map
//!
//! | module | what is there |
//! | --- | --- |
//! | [`norm`] | the normalization methods, forward and backward, and [`norm::normalize`] |
//! | [`network`] | dense layers, their activations and normalizations, the loss; in allocated buffers |
//! | [`training`] | the [`Trainer`](training::Trainer): configuration, start, data, mini-batches, steps |
//! | [`experiment`] | a network in training, with what a figure shows of it recorded on the way |
//! | [`probe`] | what a step would do: promises of single layers, gradients, the loss along the way |
//! | [`toy`] | a bias under a normalization, whose gradient knows of it or does not |
//! | [`measure`] | what figures measure of numbers: histograms, percentiles, histories |
//! | [`chart`] | charts on any plotters backend: a canvas in the page, SVG for a download |
//! | `lanes` | several numbers at once: SIMD in WebAssembly, the same sums elsewhere |
//! | [`error`] | the one error: a code and a message that names the field |
//! | `wasm` | the only code that knows JavaScript; compiled for WebAssembly alone |
//!
//! Inside [`norm`], one file holds one method with its equation and source:
//! [`batch`](norm::batch), [`layer`](norm::layer), [`group`](norm::group),
//! [`instance`](norm::instance), [`rms`](norm::rms), [`renorm`](norm::renorm). They share one
//! pipeline and differ in one constant, the axes of [`stats`](norm::stats).
//!
//! # Conventions
//!
//! - Arrays are row-major: `[samples, features]` or `[samples, channels, positions]`.
//! - `var` is the biased variance, `1/m sum (x - mean)^2`, in two passes. It normalizes. The
//!   unbiased one, `m / (m - 1)` times that, is only ever tracked in a running variance.
//! - `std` is `sqrt(var + eps)`: eps stands inside the root.
//! - `momentum` is the share of the new batch, as in PyTorch, which the tests take as their oracle:
//!   `running = (1 - momentum) running + momentum batch`.
//! - `x_hat` is 0 where the root is 0, and no gradient flows through it there.
//! - `gamma` and `beta` are one per feature (channel), for every method.
//! - `dy` comes in, `dx`, `dgamma`, `dbeta` go out: gradients of one scalar loss, summed and not
//!   averaged over the batch.
//! - Functions are pure: running statistics are passed in and handed back.
//! - Finite numbers give finite numbers, or an error with the code `range`; never a NaN.
//! - Everything is generic over [`Float`]: the drawn batch is computed in `f64`, networks train in
//!   `f32`.
//! - A step in `f32` leaves the same bits on every computer, natively and in WebAssembly: sums have
//!   one order, products are rounded before they are added, and `e^x` is the engine's own.

pub mod chart;
pub mod error;
pub mod experiment;
mod float;
mod lanes;
pub mod measure;
pub mod network;
pub mod norm;
pub mod probe;
mod settings;
pub mod toy;
pub mod training;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::{Code, Error, Result};
pub use float::Float;
pub use settings::read;
