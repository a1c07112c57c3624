//! The histogram chart, drawn on a backend that remembers, and as SVG.
#![cfg(not(target_arch = "wasm32"))]

mod bars;
mod cases;
mod recorder;
mod refused;
mod svg;
mod words;
