// @ts-check
// What is special about a batch is named when it happens, and only then.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { batchOf, stateOf } from "./states.js";

/** @typedef {import("./states.js").AxesState} AxesState */

const engine = await load();
/** @param {AxesState} state */
const notesOf = (state) => Object.fromEntries(compute(state, engine).notes.map(({ key, params }) => [key.replace("axes.note.", ""), params]));
/** @param {AxesState} state */
const keysOf = (state) => Object.keys(notesOf(state));
/** @param {number[][]} rows @param {Partial<AxesState>} [change] */
const notes = (rows, change) => notesOf(batchOf(rows, change));

const PLAIN = [[2, 5, 3], [3, 4, 2], [7, 6, 9]];
const both = { methods: /** @type {AxesState["methods"]} */ (["batch", "layer"]) };
const only = (/** @type {AxesState["methods"][number]} */ method) => ({ methods: [method] });

test("nothing is said of an ordinary batch", () => {
  assert.deepEqual(notes(PLAIN, { methods: ["batch", "layer", "rms"] }), {});
  assert.deepEqual(notes(PLAIN, { methods: [] }), {});
  assert.deepEqual(notesOf(stateOf({ shape: [0, 3], x: [] })), {});
});

test("two samples, under batch norm only", () => {
  const two = PLAIN.slice(1);
  assert.deepEqual(notes(two, both), { twoSamples: {} });
  assert.deepEqual(notes(two, only("layer")), {});
});

test("one sample, under batch norm only", () => {
  const one = PLAIN.slice(2);
  assert.deepEqual(notes(one, both), { oneSample: {} });
  assert.deepEqual(notes(one, only("layer")), {});
});

test("two features, under layer norm only", () => {
  const two = PLAIN.map((row) => row.slice(1));
  assert.deepEqual(notes(two, both), { twoFeatures: {} });
  assert.deepEqual(notes(two, only("batch")), {});
});

test("one feature, under layer norm and by its sign under RMS norm", () => {
  const one = PLAIN.map((row) => row.slice(2));
  assert.deepEqual(notes(one, both), { oneFeature: {} });
  assert.deepEqual(notes(one, only("batch")), {});
  assert.deepEqual(notes(one, only("rms")), { rmsOne: {} });
  assert.deepEqual(notes([[0], [1], [2]], only("rms")), {}, "zero keeps no sign");
});

test("two of each, and one of each", () => {
  assert.deepEqual(notes([[1, 2], [3, 5]], both), { twoSamples: {}, twoFeatures: {} });
  assert.deepEqual(notes([[4]], both), { oneSample: {}, oneFeature: {} });
});

test("a constant column in focus, with eps and without", () => {
  const rows = [[2, 5, 3], [3, 5, 2], [7, 5, 9]];
  assert.deepEqual(notes(rows, { focus: [0, 1] }), { flatColumn: { number: 2, eps: "0.00001" } });
  assert.deepEqual(notes(rows, { focus: [0, 1], eps: 0 }), { flatColumnNoEps: { number: 2 } });
  assert.deepEqual(notes(rows, { focus: [0, 1], eps: 1e-8 }), { flatColumn: { number: 2, eps: "1e−8" } });
  assert.deepEqual(notes(rows, { focus: [0, 1], ...only("layer") }), {});
  for (const focus of [[0, 0], [2, 2]]) assert.deepEqual(notes(rows, { focus }), {}, "another column is in focus");
});

test("a column of equal numbers is constant, also where they have no exact half", () => {
  for (const value of [0.1, 0.3, 1 / 3, -123.456, 1e-9, 999999]) {
    for (const count of [3, 6, 7, 49]) {
      const rows = Array.from({ length: count }, (_, at) => [at, Number(value.toPrecision(6)), 7]);
      assert.deepEqual(Object.keys(notes(rows, { focus: [1, 1], eps: 0 })), ["flatColumnNoEps"], `${count} times ${value}`);
      assert.deepEqual(Object.keys(notes(rows, { focus: [1, 1] })), ["flatColumn"], `${count} times ${value}`);
    }
  }
});

test("a constant row in focus, with eps and without", () => {
  const rows = [[5, 5, 5], [3, 4, 2], [7, 6, 9]];
  assert.deepEqual(notes(rows, { focus: [0, 2] }), { flatRow: { number: 1, eps: "0.00001" } });
  assert.deepEqual(notes(rows, { focus: [0, 2], eps: 0 }), { flatRowNoEps: { number: 1 } });
  assert.deepEqual(notes(rows, { focus: [1, 2] }), {});
  assert.deepEqual(notes(rows, { focus: [0, 2], ...only("batch") }), {});
});

test("two samples that are equal in a feature are constant there, not -1 and 1", () => {
  const rows = [[3, 20, 1], [3, 12, 6]];
  assert.deepEqual(Object.keys(notes(rows)), ["flatColumn"]);
  assert.deepEqual(notes(rows, { focus: [1, 2] }), { twoSamples: {} }, "the focused column is -1 and 1");
  assert.deepEqual(Object.keys(notes([[4, 4], [1, 2], [3, 5]], only("layer"))), ["flatRow"]);
  assert.deepEqual(notes([[4, 4], [1, 2], [3, 5]], { focus: [1, 0], ...only("layer") }), { twoFeatures: {} }, "the focused row is -1 and 1");
});

test("of two, what is -1 and 1 is so before gamma and beta", () => {
  for (const affine of [{ gamma: [1, 2] }, { beta: [0.5, 0] }]) {
    assert.deepEqual(notes([[1, 2], [3, 5]], { ...both, ...affine }), { twoSamplesAffine: {}, twoFeaturesAffine: {} });
  }
  assert.deepEqual(notes([[1, 2], [3, 5]], { ...both, gamma: [1, 1], beta: [0, 0] }), { twoSamples: {}, twoFeatures: {} });
});

test("a thin column, where eps is at least a hundredth of the variance", () => {
  const thin = (/** @type {number} */ spread, /** @type {number} */ eps) => notes([[-spread, 5, 3], [spread, 4, 2], [-spread, 6, 9], [spread, 1, 0]], { eps, ...only("batch") });
  assert.deepEqual(thin(0.001, 1e-5), { thinColumn: { number: 1, share: 91 } });
  assert.deepEqual(thin(0.03, 1e-5), { thinColumn: { number: 1, share: 1 } });
  assert.deepEqual(thin(0.1, 1e-5), {});
  assert.deepEqual(thin(1, 0.5), { thinColumn: { number: 1, share: 33 } });
  assert.deepEqual(thin(1e-100, 0), {}, "without eps even the thinnest reaches 1");
});

test("a thin row", () => {
  assert.deepEqual(notes([[1, 1.001, 0.999], [3, 4, 2], [7, 6, 9]]), { thinRow: { number: 1, share: 94 } });
});

test("group norm and instance norm of one number", () => {
  assert.deepEqual(notes(PLAIN, { ...only("group"), groups: 3 }), { oneInGroup: {} });
  assert.deepEqual(notes(PLAIN, { ...only("group"), groups: 1 }), {});
  assert.deepEqual(notes(PLAIN, only("instance")), { onePosition: {} });
  const images = stateOf({ shape: [2, 2, 3], x: [2, 3, 4, 20, 24, 28, 3, 5, 4, 12, 10, 17], methods: ["instance", "group"], groups: 2 });
  assert.deepEqual(notesOf(images), {});
});

test("positions count with the samples", () => {
  const images = (/** @type {number[]} */ shape) => keysOf(stateOf({ shape, x: [2, 3, 4, 20, 24, 29], ...both }));
  assert.deepEqual(images([1, 2, 3]), [], "three numbers share a mean");
  assert.deepEqual(images([1, 3, 2]), [], "two positions of one sample are not two samples");
  assert.deepEqual(images([2, 3, 1]), ["twoSamples"]);
  assert.deepEqual(images([2, 1, 3]), []);
  assert.deepEqual(images([3, 1, 2]), [], "two positions of one channel are not two features");
});

test("each preset says what it is there for", () => {
  /** @type {Record<string, string[]>} */
  const expected = { constant: ["flatColumn"], correlated: ["twoFeatures"], "two-samples": ["twoSamples"], "one-sample": ["oneSample"], "two-features": ["twoFeatures"], l8: ["twoSamples"] };
  for (const [name, { state }] of Object.entries(PRESETS)) assert.deepEqual(keysOf(stateOf(state)), expected[name] ?? [], name);
});
