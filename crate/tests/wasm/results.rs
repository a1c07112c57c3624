//! What comes back: what applies, as fresh copies.

use super::{answered, assert_answer, evaluated, holds, keys, value};
use js_sys::Array;
use normscope::wasm::normalize;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_result_has_what_applies_and_no_more() {
    let with = |fields: &str| format!("{{ ...good, {fields} }}");
    assert_eq!(keys("good", "it"), "mean,running,variance,xHat,y");
    assert_eq!(keys("good", "it.running"), "mean,variance");
    assert_eq!(
        keys(&with("method: 'renorm'"), "it"),
        "d,mean,r,running,variance,xHat,y"
    );
    assert_eq!(keys(&with("method: 'renorm'"), "it.running"), "mean,std");
    assert_eq!(keys(&with("method: 'none'"), "it"), "xHat,y");
    assert_eq!(keys(&with("method: 'rms'"), "it"), "variance,xHat,y");
    for method in ["layer", "instance", "group"] {
        let request = with(&format!("method: '{method}', groups: 3, mode: 'eval'"));
        assert_eq!(keys(&request, "it"), "mean,variance,xHat,y");
    }
    let running = "running: { mean: [0, 0, 0], variance: [1, 1, 1], std: [1, 1, 1] }";
    for method in ["batch", "renorm"] {
        let request = with(&format!("method: '{method}', mode: 'eval', {running}"));
        assert_eq!(keys(&request, "it"), "mean,variance,xHat,y");
    }
    let upstream = with("upstream: good.x");
    assert_eq!(
        keys(&upstream, "it"),
        "gradients,mean,running,variance,xHat,y"
    );
    assert_eq!(keys(&upstream, "it.gradients"), "beta,gamma,x");
}

#[wasm_bindgen_test]
fn numbers_are_those_of_the_engine() {
    assert_answer(
        "{ ...good, eps: 0 }",
        "it.mean.join() === '4,20,2' && it.variance.join() === '4,100,3'",
    );
    assert_answer(
        "{ ...good, eps: 0, gamma: [2, 10, 1], beta: [4, 20, 2] }",
        "[0, 1, 3, 4].every(i => it.y[i] === good.x[i])",
    );
    assert_answer(
        "{ ...good, momentum: 1, unbiasedRunning: false }",
        "it.running.variance.join() === '4,100,3'",
    );
    assert_answer("{ ...good, momentum: 1 }", "it.running.variance[2] === 4");
    assert_answer(
        "{ ...good, shape: [2, 2, 3], method: 'group', groups: 2 }",
        "it.mean.length === 4",
    );
    assert_answer(
        "{ ...good, method: 'renorm', rMax: 1, dMax: 0 }",
        "it.r.join() === '1,1,1' && it.d.join() === '0,0,0'",
    );
    assert_answer(
        "{ ...good, method: 'layer', x: good.x.map(() => 0.1), eps: 0 }",
        "it.y.every(y => y === 0)",
    );
}

#[wasm_bindgen_test]
fn every_array_is_fresh() {
    let arrays = "[it.mean, it.variance, it.xHat, it.y, it.r, it.d, it.running.mean, it.running.std, \
                  it.gradients.x, it.gradients.gamma, it.gradients.beta]";
    let request = "{ ...good, method: 'renorm', upstream: good.x }";
    let each = format!(
        "{arrays}.every(a => a instanceof Float64Array && a.byteLength === a.buffer.byteLength)"
    );
    assert_answer(request, &each);
    assert_answer(
        request,
        &format!("new Set({arrays}.map(a => a.buffer)).size === 11"),
    );
    let request = value("Object.freeze({ ...good, x: Float64Array.from(good.x) })");
    let results = Array::of2(
        &normalize(request.clone()).expect("an answer"),
        &normalize(request.clone()).expect("an answer"),
    );
    assert!(holds(
        &results,
        "it[0].y !== it[1].y && it[0].y.fill(9) && it[1].y.every(y => y !== 9)"
    ));
    assert!(holds(&request, "it.x.join() === good.x.join()"));
}

#[wasm_bindgen_test]
fn undefined_is_the_default() {
    let all = "eps: undefined, gamma: undefined, beta: undefined, groups: undefined, mode: undefined, running: undefined, \
               momentum: undefined, unbiasedRunning: undefined, rMax: undefined, dMax: undefined, upstream: undefined";
    for method in ["batch", "renorm", "layer"] {
        let json = |request: &str| evaluated(&answered(request), "JSON.stringify(it)").as_string();
        let plain = json(&format!("{{ ...good, method: '{method}' }}"));
        assert_eq!(
            json(&format!("{{ ...good, method: '{method}', {all} }}")),
            plain
        );
    }
}

#[wasm_bindgen_test]
fn what_a_method_does_not_use_is_not_looked_at() {
    assert_answer(
        "{ ...good, method: 'layer', running: null, mode: 'eval', groups: 7 }",
        "it.y.length === 12",
    );
}
