//! What is refused, with its code and its message.

use super::assert_refused;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_request_is_an_object() {
    for (request, shown) in [
        ("undefined", "missing"),
        ("null", "null"),
        ("'batch'", "\"batch\""),
        ("7", "7"),
        ("true", "true"),
        ("() => good", "a function"),
    ] {
        assert_refused(
            request,
            "type",
            &format!("normalize: request is {shown}, but must be an object"),
        );
    }
    assert_refused(
        "{}",
        "type",
        "normalize: x is missing, but must be an array of numbers",
    );
    assert_refused(
        "[good]",
        "type",
        "normalize: x is missing, but must be an array of numbers",
    );
    assert_refused(
        "{ ...good, shape: undefined }",
        "type",
        "normalize: shape is missing, but must be an array of numbers",
    );
    assert_refused(
        "{ ...good, method: undefined }",
        "type",
        "normalize: method is missing, but must be a string",
    );
    assert_refused(
        "{ ...good, method: 4 }",
        "type",
        "normalize: method is 4, but must be a string",
    );
    assert_refused(
        "{ ...good, method: ['batch'] }",
        "type",
        "normalize: method is an array, but must be a string",
    );
}

#[wasm_bindgen_test]
fn an_array_is_of_numbers() {
    for (given, shown) in [
        ("null", "null"),
        ("'123456789012'", "\"123456789012\""),
        ("12", "12"),
        ("{}", "an object"),
        ("new Set(good.x)", "an object"),
        ("new Float64Array(12).buffer", "an object"),
        ("() => good.x", "a function"),
        ("{ length: '12' }", "an object"),
        ("{ length: -1 }", "an object"),
        ("{ length: 1.5 }", "an object"),
        ("{ length: NaN }", "an object"),
        ("12n", "a BigInt"),
        ("Symbol()", "a symbol"),
    ] {
        for field in ["x", "shape", "gamma", "beta", "upstream"] {
            let message = format!("normalize: {field} is {shown}, but must be an array of numbers");
            assert_refused(
                &format!("{{ ...good, {field}: {given} }}"),
                "type",
                &message,
            );
        }
    }
    for (given, shown) in [
        ("'4'", "\"4\""),
        ("[4]", "an array"),
        ("null", "null"),
        ("undefined", "missing"),
        ("4n", "a BigInt"),
        ("false", "false"),
        ("new Number(4)", "an object"),
        ("new Date()", "an object"),
        ("{ valueOf: () => 4 }", "an object"),
        ("Symbol('4')", "a symbol"),
    ] {
        let message = format!("normalize: x[3] is {shown}, but must be a number");
        assert_refused(
            &format!("{{ ...good, x: good.x.with(3, {given}) }}"),
            "type",
            &message,
        );
        let message = format!("normalize: gamma[1] is {shown}, but must be a number");
        assert_refused(
            &format!("{{ ...good, gamma: [1, {given}, 1] }}"),
            "type",
            &message,
        );
        let message = format!("normalize: shape[0] is {shown}, but must be a number");
        assert_refused(
            &format!("{{ ...good, shape: [{given}, 3] }}"),
            "type",
            &message,
        );
    }
    assert_refused(
        "{ ...good, x: new Array(12) }",
        "type",
        "normalize: x[0] is missing, but must be a number",
    );
    assert_refused(
        "{ ...good, x: new BigInt64Array(12) }",
        "type",
        "normalize: x[0] is a BigInt, but must be a number",
    );
    assert_refused(
        "{ ...good, x: { length: 12, 0: 1 } }",
        "type",
        "normalize: x[1] is missing, but must be a number",
    );
}

#[wasm_bindgen_test]
fn settings_are_of_their_type() {
    for field in ["eps", "momentum", "rMax", "dMax", "groups"] {
        for (given, shown) in [
            ("null", "null"),
            ("'1'", "\"1\""),
            ("1n", "a BigInt"),
            ("[1]", "an array"),
            ("true", "true"),
        ] {
            let message = format!("normalize: {field} is {shown}, but must be a number");
            assert_refused(
                &format!("{{ ...good, {field}: {given} }}"),
                "type",
                &message,
            );
        }
        let message = format!("normalize: {field} is NaN, but must be a finite number");
        assert_refused(
            &format!("{{ ...good, {field}: NaN }}"),
            "non-finite",
            &message,
        );
    }
    assert_refused(
        "{ ...good, mode: null }",
        "type",
        "normalize: mode is null, but must be a string",
    );
    let flag = "normalize: unbiasedRunning is 1, but must be true or false";
    assert_refused("{ ...good, unbiasedRunning: 1 }", "type", flag);
    assert_refused(
        "{ ...good, running: null }",
        "type",
        "normalize: running is null, but must be an object",
    );
    let missing = "normalize: running.variance is missing, but must be an array of numbers";
    assert_refused(
        "{ ...good, running: { mean: [0, 0, 0], std: [1, 1, 1] } }",
        "type",
        missing,
    );
    let element = "normalize: running.mean[2] is null, but must be a number";
    assert_refused(
        "{ ...good, running: { mean: [0, 0, null], variance: [1, 1, 1] } }",
        "type",
        element,
    );
}

#[wasm_bindgen_test]
fn names_sizes_and_values_are_refused_with_their_code() {
    let methods =
        "one of \"none\", \"batch\", \"layer\", \"group\", \"instance\", \"rms\", \"renorm\"";
    let unknown = format!("normalize: method is \"Batch\", but must be {methods}");
    assert_refused("{ ...good, method: 'Batch' }", "unknown", &unknown);
    let unknown = "normalize: mode is \"test\", but must be one of \"train\", \"eval\"";
    assert_refused("{ ...good, mode: 'test' }", "unknown", unknown);
    let state = "normalize: mode \"eval\" of method \"batch\" needs running: { mean, variance }, which mode \"train\" returns";
    assert_refused("{ ...good, mode: 'eval' }", "state", state);
    let short = "normalize: x has 11 values, but shape [4, 3] needs 12";
    assert_refused("{ ...good, x: good.x.slice(1) }", "shape", short);
    let rank = "normalize: shape has 1 size, but must be [samples, features] or [samples, channels, positions]";
    assert_refused("{ ...good, shape: [12] }", "shape", rank);
    for (size, shown) in [
        ("0", "0"),
        ("-4", "-4"),
        ("4.5", "4.5"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
    ] {
        let message =
            format!("normalize: shape[0] is {shown}, but must be a whole number of at least 1");
        assert_refused(
            &format!("{{ ...good, shape: [{size}, 3] }}"),
            "shape",
            &message,
        );
    }
    assert_refused(
        "{ ...good, x: good.x.with(7, NaN) }",
        "non-finite",
        "normalize: x[7] is NaN, but must be a finite number",
    );
    let infinite = "normalize: upstream[0] is -Infinity, but must be a finite number";
    assert_refused(
        "{ ...good, upstream: Float32Array.from(good.x).fill(-Infinity) }",
        "non-finite",
        infinite,
    );
    assert_refused(
        "{ ...good, eps: -1 }",
        "range",
        "normalize: eps is -1, but must be at least 0",
    );
    let groups = "normalize: groups is 2, but must be a divisor of the 3 features";
    assert_refused("{ ...good, method: 'group', groups: 2 }", "range", groups);
    let groups = "normalize: groups is 1.5, but must be a whole number of at least 1";
    assert_refused("{ ...good, method: 'group', groups: 1.5 }", "range", groups);
    let huge = "normalize: variance[0] leaves the range of f64: make x smaller";
    assert_refused("{ ...good, x: good.x.with(0, 1e308) }", "range", huge);
}
