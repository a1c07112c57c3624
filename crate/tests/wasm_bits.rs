//! The engine in WebAssembly has the bits that it has natively.

#![cfg(target_arch = "wasm32")]

mod bits;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn exponentials_are_the_same_bits() {
    assert_eq!(bits::functions(), bits::FUNCTIONS);
}

#[wasm_bindgen_test]
fn training_is_the_same_bits() {
    assert_eq!(bits::training(), bits::TRAINING);
}
