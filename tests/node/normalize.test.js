// @ts-check
// `normalize` as a caller in JavaScript sees it: the numbers of the batch that can be done by hand,
// fresh arrays, and every refusal. That the mathematics is right is tested in crate/.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, NormscopeError } from "../../dist/normscope/normscope.js";
import { BATCH, difference, PER_FEATURE, PER_SAMPLE } from "../lesson-batch.js";

const ns = await load();
const METHODS = /** @type {const} */ (["none", "batch", "layer", "group", "instance", "rms", "renorm"]);

/** @param {Partial<Parameters<typeof ns.normalize>[0]>} [fields] */
const batch = (fields) => ns.normalize({ ...BATCH, method: "batch", ...fields });

test("batch normalization goes down the features", () => {
  const result = batch({ eps: 0 });
  assert.ok(difference(result.mean, PER_FEATURE.mean) < 1e-14);
  assert.ok(difference(result.variance, PER_FEATURE.variance) < 1e-14);
  assert.ok(difference(result.xHat, PER_FEATURE.xHat) < 1e-14);
  assert.deepEqual(result.y, result.xHat);
});

test("layer normalization goes along the samples", () => {
  const result = batch({ method: "layer", eps: 0 });
  assert.ok(difference(result.mean, PER_SAMPLE.mean) < 1e-13);
  assert.ok(difference(result.variance, PER_SAMPLE.variance) < 1e-13);
  assert.ok(difference(result.xHat, PER_SAMPLE.xHat) < 1e-14);
});

test("eps is 0.00001 unless it is given", () => {
  assert.ok(Math.abs(batch().xHat[6] - 2 / Math.sqrt(4.00001)) < 1e-15);
});

test("gamma and beta are one a feature for every method", () => {
  for (const method of METHODS) {
    const result = batch({ method, groups: 3, gamma: [2, 3, 4], beta: [10, 20, 30] });
    const expected = Array.from(result.xHat, (value, i) => value * (2 + (i % 3)) + 10 * (1 + (i % 3)));
    assert.ok(difference(result.y, expected) < 1e-12, method);
  }
});

test("training moves the running statistics, and inference uses them", () => {
  const { running } = batch();
  assert.ok(difference(running?.mean, [0.4, 2, 0.2]) < 1e-15);
  assert.ok(difference(running?.variance, [0.9 + 0.4 / 0.75, 0.9 + 10 / 0.75, 0.9 + 0.3 / 0.75]) < 1e-14);
  const result = batch({ mode: "eval", running: { mean: [0, 0, 0], variance: [4, 4, 4] }, eps: 0 });
  assert.ok(difference(result.xHat, BATCH.x.map((value) => value / 2)) < 1e-15);
  assert.equal(result.running, undefined);
});

test("a batch of three dimensions has channels and positions", () => {
  const result = batch({ shape: [2, 2, 3], method: "instance" });
  assert.equal(result.mean?.length, 4);
  assert.equal(batch({ shape: [2, 2, 3] }).mean?.length, 2);
});

test("gradients are given where upstream is", () => {
  const upstream = BATCH.x.map((_, i) => Math.sin(i));
  const { gradients } = batch({ upstream });
  assert.deepEqual([gradients?.x.length, gradients?.gamma.length, gradients?.beta.length], [12, 3, 3]);
  assert.equal(batch().gradients, undefined);
});

test("every result is a Float64Array of its own, and what was given stays as it was", () => {
  const x = Float64Array.from(BATCH.x);
  const first = batch({ x, upstream: x });
  const arrays = [first.mean, first.variance, first.xHat, first.y, first.running?.mean, first.running?.variance, ...Object.values(first.gradients ?? {})];
  const before = arrays.map((array) => [...(array ?? [])]);
  assert.equal(arrays.length, 9);
  for (const array of arrays) {
    assert.ok(array instanceof Float64Array);
    assert.equal(array.byteLength, array.buffer.byteLength, "not a view into something larger");
  }
  // Enough to make the wasm memory grow, and to use the same places again.
  const large = new Float64Array(1 << 20).fill(1);
  ns.normalize({ x: large, shape: [1 << 10, 1 << 10], method: "layer" });
  batch({ x, upstream: x }).y.fill(7);
  assert.deepEqual(arrays.map((array) => [...(array ?? [])]), before);
  assert.deepEqual([...x], BATCH.x);
});

test("any array-like will do for the numbers", () => {
  const expected = batch().y;
  for (const x of [Float32Array.from(BATCH.x), Int16Array.from(BATCH.x), { ...BATCH.x, length: 12 }]) {
    assert.deepEqual(batch({ x }).y, expected);
  }
});

const REFUSED = /** @type {const} */ ({
  shape: [
    ["x", { x: BATCH.x.slice(1) }],
    ["shape", { shape: [4, 0] }],
    ["shape", { shape: [1.5, 8] }],
    ["shape", { shape: [12] }],
    ["gamma", { gamma: [1, 1] }],
    ["beta", { beta: [1, 1, 1, 1] }],
    ["upstream", { upstream: [1, 1, 1] }],
    ["running", { running: { mean: [0], variance: [1, 1, 1] } }],
  ],
  "non-finite": [
    ["x", { x: BATCH.x.with(5, NaN) }],
    ["gamma", { gamma: [1, Infinity, 1] }],
    ["upstream", { upstream: BATCH.x.with(0, -Infinity) }],
    ["eps", { eps: NaN }],
    ["running", { running: { mean: [0, NaN, 0], variance: [1, 1, 1] } }],
  ],
  range: [
    ["eps", { eps: -1e-9 }],
    ["momentum", { momentum: 1.1 }],
    ["momentum", { momentum: -0.1 }],
    ["rMax", { method: "renorm", rMax: 0.9 }],
    ["dMax", { method: "renorm", dMax: -1 }],
    ["groups", { method: "group", groups: 2 }],
    ["running", { running: { mean: [0, 0, 0], variance: [1, -1, 1] } }],
    ["running", { method: "renorm", running: { mean: [0, 0, 0], std: [1, 0, 1] } }],
  ],
  unknown: [
    ["method", { method: "bach" }],
    ["mode", { mode: "test" }],
  ],
  state: [
    ["running", { mode: "eval" }],
    ["running", { method: "renorm", mode: "eval" }],
  ],
  type: [
    ["x", { x: undefined }],
    ["x", { x: "1,2,3" }],
    ["x", { x: ["2", ...BATCH.x.slice(1)] }],
    ["shape", { shape: 12 }],
    ["method", { method: undefined }],
    ["eps", { eps: "small" }],
    ["gamma", { gamma: 1 }],
    ["running", { running: 0 }],
    ["unbiasedRunning", { unbiasedRunning: "yes" }],
  ],
});

for (const [code, cases] of Object.entries(REFUSED)) {
  test(`refuses with the code ${code}, names the field, and goes on working`, () => {
    const before = batch().y;
    for (const [field, fields] of cases) {
      const call = () => batch(/** @type {any} */ (fields));
      assert.throws(call, (error) => {
        assert.ok(error instanceof NormscopeError && error instanceof Error, String(error));
        assert.equal(error.name, "NormscopeError");
        assert.equal(error.code, code, `${JSON.stringify(fields)}: ${error.message}`);
        assert.match(error.message, new RegExp(`^normalize: .*\\b${field}\\b`));
        return true;
      });
      assert.deepEqual(batch().y, before);
    }
  });
}

test("the message says what it got and what it takes", () => {
  assert.throws(() => batch({ x: BATCH.x.slice(1) }), { message: "normalize: x has 11 values, but shape [4, 3] needs 12" });
  assert.throws(() => batch(/** @type {any} */ ({ method: "bach" })), (/** @type {Error} */ { message }) => {
    return ["bach", ...METHODS].every((name) => message.includes(name));
  });
});

test("a request that is none is refused by its type", () => {
  for (const request of [undefined, null, 7, "batch"]) {
    assert.throws(() => ns.normalize(/** @type {any} */ (request)), { name: "NormscopeError", code: "type" });
  }
});

test("what a caller's getter throws comes through as it is", () => {
  const own = new RangeError("mine");
  const request = { ...BATCH, get method() { throw own; } };
  assert.throws(() => ns.normalize(/** @type {any} */ (request)), (error) => error === own);
  assert.equal(batch().mean?.length, 3);
});
