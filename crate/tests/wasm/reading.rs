//! How arrays are read: any array-like, after its length was checked, with what a getter throws.

use super::{answered, assert_answer, assert_refused, evaluated, holds, value};
use normscope::wasm::normalize;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn any_array_like_of_numbers_will_do() {
    let want = evaluated(&answered("good"), "it.y.join()")
        .as_string()
        .expect("numbers");
    let same = format!("it.y.join() === '{want}'");
    for kind in [
        "Float64",
        "Float32",
        "Int8",
        "Int16",
        "Int32",
        "Uint8",
        "Uint8Clamped",
        "Uint16",
        "Uint32",
    ] {
        assert_answer(
            &format!("{{ ...good, x: {kind}Array.from(good.x), shape: {kind}Array.of(4, 3) }}"),
            &same,
        );
    }
    for x in [
        "{ length: 12, ...good.x }",
        "{ length: -0 + 12, ...good.x, 12: 'not looked at' }",
        "new Proxy(good.x, {})",
        "new Proxy(Float64Array.from(good.x), { get: (target, key) => target[key] })",
        "new Float64Array([0, ...good.x, 0]).subarray(1, 13)",
        "(function () { return arguments })(...good.x)",
        "Object.defineProperty([...good.x], 3, { get: () => 2 })",
        "Object.defineProperty(Float64Array.from([...good.x, 7]), 'length', { value: 12 })",
        "Object.assign(Object.create({ length: 12 }), good.x)",
    ] {
        assert_answer(&format!("{{ ...good, x: {x} }}"), &same);
    }
    let running = "{ mean: { length: 3, 0: 0, 1: 0, 2: 0 }, variance: Uint8Array.of(1, 1, 1) }";
    let likes = "gamma: { length: 3, 0: 1, 1: 1, 2: 1 }, beta: Int8Array.of(0, 0, 0)";
    assert_answer(
        &format!("{{ ...good, {likes}, running: {running}, upstream: new Uint8Array(12) }}"),
        &same,
    );
    assert_answer("Object.create(good)", &same);
}

#[wasm_bindgen_test]
fn lengths_are_checked_before_anything_is_copied() {
    let trap = |length: &str| {
        format!(
            "new Proxy({{}}, {{ get: (_, key) => {{ if (key !== 'length') throw 'read'; return {length}; }} }})"
        )
    };
    for length in ["4e9", "2 ** 53", "1e300", "13"] {
        let error = normalize(value(&format!("{{ ...good, x: {} }}", trap(length))))
            .expect_err("a refusal");
        assert!(holds(&error, "it.code === 'shape'"), "{length}");
    }
    for field in ["gamma", "beta", "upstream"] {
        let error = normalize(value(&format!("{{ ...good, {field}: {} }}", trap("4e9"))))
            .expect_err("a refusal");
        assert!(holds(
            &error,
            &format!("it.message.startsWith('normalize: {field} has ')")
        ));
    }
    assert_answer("good", "it.y.length === 12");
    for shape in [
        "[65536, 65536]",
        "[2 ** 53, 2 ** 53]",
        "[1e300, 2]",
        "[4294967296, 1, 12]",
        "[16777217, 1]",
    ] {
        let error =
            normalize(value(&format!("{{ ...good, shape: {shape} }}"))).expect_err("a refusal");
        assert!(
            holds(
                &error,
                "it.code === 'shape' && it.message.includes('too large')"
            ),
            "{shape}"
        );
    }
}

#[wasm_bindgen_test]
fn what_the_callers_code_throws_comes_out_as_it_is() {
    let mine = value("globalThis.mine = new RangeError('mine')");
    let throws = "get: () => { throw globalThis.mine; }";
    for request in [
        format!("Object.defineProperty({{ ...good }}, 'eps', {{ {throws} }})"),
        format!("{{ ...good, x: Object.defineProperty([...good.x], 5, {{ {throws} }}) }}"),
        format!("{{ ...good, x: Object.defineProperty({{}}, 'length', {{ {throws} }}) }}"),
        format!("{{ ...good, gamma: new Proxy([1, 1, 1], {{ {throws} }}) }}"),
        format!("{{ ...good, running: Object.defineProperty({{}}, 'mean', {{ {throws} }}) }}"),
    ] {
        assert_eq!(
            normalize(value(&request)).expect_err("thrown"),
            mine,
            "{request}"
        );
        assert_answer("good", "it.y.length === 12");
    }
    let detached = "(() => { const x = new Float64Array(12); structuredClone(x, { transfer: [x.buffer] }); return x; })()";
    let message = "normalize: x has 0 values, but shape [4, 3] needs 12";
    assert_refused(&format!("{{ ...good, x: {detached} }}"), "shape", message);
}
