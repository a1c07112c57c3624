//! `Experiment` as JavaScript makes and calls it: what is recorded only when it is asked for, and
//! what a look gets of it.

#![cfg(target_arch = "wasm32")]

use js_sys::Function;
use normscope::wasm::experiment::JsExperiment;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const GOOD: &str = "const trainer = { layers: [2, 5, 3, 1], batchSize: 7, data: { kind: 'moons', train: 40, validation: 20 } }; \
                    const good = { trainer, every: 2, affine: true, outputs: true, statistics: { momenta: [0.25, 1], recalibrate: 3 } };";

/// The value of a JavaScript expression, which may name `good` and `trainer`.
fn value(expression: &str) -> JsValue {
    Function::new_no_args(&format!("{GOOD} return ({expression});"))
        .call0(&JsValue::NULL)
        .expect("an expression")
}

/// Whether an expression holds of `it`, the value given.
#[track_caller]
fn assert_holds(it: &JsValue, expression: &str) {
    let check = Function::new_with_args("it", &format!("return ({expression});"));
    let holds = check.call1(&JsValue::NULL, it).expect("an expression");
    assert!(holds.is_truthy(), "not {expression}: {it:?}");
}

#[track_caller]
fn experiment(config: &str, steps: u32) -> JsExperiment {
    let made = JsExperiment::new(value(config));
    let mut experiment = made.unwrap_or_else(|error| panic!("{config}: {error:?}"));
    experiment.run(steps.into()).unwrap();
    experiment
}

#[track_caller]
fn assert_refused<T>(result: Result<T, JsValue>, code: &str, message: &str) {
    let Err(error) = result else {
        panic!("not refused: {message}");
    };
    assert_holds(
        &error,
        &format!("it.code === '{code}' && it.message.startsWith(`{message}`)"),
    );
}

#[wasm_bindgen_test]
fn what_is_asked_for_is_in_the_snapshot() {
    let mut asked = experiment("good", 5);
    let snapshot = asked.snapshot(JsValue::UNDEFINED).unwrap();
    for holds in [
        "it.recorded.join() === '0,2,4'",
        "it.layers.map(layer => layer.gamma.length).join() === '15,9'",
        "it.layers.every(layer => layer.beta instanceof Float32Array)",
        "it.statistics.momenta.join() === '0.25,1'",
        "it.statistics.accuracy.running.length === 6 && it.statistics.loss.batch.length === 3",
        "it.statistics.unit.layer === 1 && it.statistics.unit.step.join() === '1,2,3,4,5'",
        "it.statistics.unit.runningMean.length === 10",
        // A momentum of 1 keeps the last batch alone.
        "it.statistics.unit.batchMean.every((mean, k) => mean === it.statistics.unit.runningMean[2 * k + 1])",
    ] {
        assert_holds(&snapshot, holds);
    }
    let output = asked.snapshot(value("{ show: 'output', units: ['all'] }"));
    // What a sigmoid hands on is above 0.
    assert_holds(
        &output.unwrap(),
        "it.layers[0].unit === -1 && it.layers[0].percentiles.every(one => one > 0 && one < 1)",
    );
    let mut plain = experiment("{ trainer }", 5);
    assert_holds(
        &plain.snapshot(JsValue::UNDEFINED).unwrap(),
        "!('statistics' in it) && it.layers.every(layer => !('gamma' in layer))",
    );
}

#[wasm_bindgen_test]
fn averages_and_what_is_saved_have_them_too() {
    let mut first = experiment("good", 6);
    let averages = first.averages().unwrap();
    assert_holds(
        &averages,
        "it.step === 6 && it.layers.map(layer => layer.runningMean.length).join() === '10,6'",
    );
    assert_holds(
        &averages,
        "it.layers[1].recalibratedVariance.length === 3 && it.layers[1].recalibratedVariance.every(one => one > 0)",
    );
    let mut second = experiment("good", 1);
    second.restore(first.save().unwrap()).unwrap();
    let again = second.averages().unwrap();
    assert_holds(
        &js_sys::Array::of2(&averages, &again),
        "JSON.stringify(it[0]) === JSON.stringify(it[1])",
    );
}

#[wasm_bindgen_test]
fn what_is_not_there_is_refused() {
    let mut plain = experiment("{ trainer: { ...trainer, norm: 'none' } }", 1);
    for (look, code, message) in [
        (
            "{ show: 'output' }",
            "state",
            "snapshot: show is \"output\", which was not recorded",
        ),
        (
            "{ show: 'xHat' }",
            "state",
            "snapshot: show is \"xHat\", which was not recorded",
        ),
        (
            "{ watch: {} }",
            "state",
            "snapshot: watch asks for statistics, which were not recorded",
        ),
        (
            "{ units: ['all', 3] }",
            "range",
            "snapshot: units[1] is 3, but must be at most 2",
        ),
    ] {
        assert_refused(plain.snapshot(value(look)), code, message);
    }
    assert_refused(plain.averages(), "state", "averages: no statistics");
    assert_refused(
        JsExperiment::new(value("{ ...good, trainer: { ...trainer, norm: 'layer' } }")),
        "unknown",
        "Experiment: statistics is given, but must be left out: norm is \"layer\"",
    );
    assert!(plain.snapshot(JsValue::UNDEFINED).is_ok());
}
