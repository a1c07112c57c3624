// @ts-check
// The state of `inference`: what fits together, what a link holds, what starts another training.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS } from "../../../www/figures/inference/presets.js";
import { comparedWith, configOf, hasRoom, lookOf, momentaOf, settle, trainingKey, wayKey, withBatch } from "../../../www/figures/inference/state.js";
import { applyState, initialState, readState, writeState } from "../../../www/state.js";
import { stateOf } from "./runs.js";

test("what is typed and drawn comes back out of the link", () => {
  const state = stateOf({ example: "hand", batch: [1.5, -2, 1e-3], came: [2, 2, 6, 6, 7], sizes: [4, 1], asked: -0.25, ink: [3, 17, 195], momentum: 0.037, norm: "batch", framework: "flax", unit: 9, layer: 0, mode: "train" });
  const text = writeState("inference", state);
  assert.deepEqual(applyState("inference", initialState("inference"), readState("inference", text), settle), { state, problems: [] });
  assert.equal(writeState("inference", stateOf()), "");
});

test("forty typed batches are short enough for a link", () => {
  let state = stateOf({ example: "hand" });
  for (let k = 0; k < 40; k++) state = withBatch(state);
  assert.ok(writeState("inference", state).length < 1200);
});

test("what does not fit together is refused, and the default stays", () => {
  const refused = (/** @type {Record<string, unknown>} */ given) => applyState("inference", initialState("inference"), given, settle);
  assert.match(refused({ came: [1, 2, 3], sizes: [2] }).problems[0]?.message ?? "", /came has 3 numbers, but sizes name 2/);
  assert.deepEqual(refused({ came: [1, 2, 3], sizes: [2] }).state.came, []);
  assert.match(refused({ batch: [] }).problems[0]?.message ?? "", /batch is empty, but takes 1 to 64 numbers/);
  assert.match(refused({ framework: "caffe" }).problems[0]?.message ?? "", /framework is "caffe", but takes one of pytorch, keras, flax, paper/);
  assert.deepEqual([refused({ momentum: 7 }).state.momentum, refused({ batchSize: 1 }).state.batchSize], [1, 2]);
});

test("units and layers that are not there, and a switch that layer norm does not have", () => {
  assert.deepEqual([stateOf({ width: 12, unit: 40 }).unit, stateOf({ depth: 2, layer: 2 }).layer, stateOf({ depth: 3, layer: 1 }).layer], [11, null, 1]);
  assert.equal(stateOf({ norm: "layer", mode: "train" }).mode, "eval");
  assert.deepEqual(stateOf({ ink: [9, 3, 9] }).ink, [3, 9]);
});

test("the sheet takes so many batches and no more", () => {
  const full = stateOf({ came: Array(2046).fill(1), sizes: [...Array(31).fill(64), 62], batch: [1, 2, 3] });
  assert.equal(hasRoom(full), false);
  assert.equal(withBatch(full), full);
  assert.equal(hasRoom({ ...full, batch: [1, 2] }), true);
});

test("at most four momenta are tracked, the slider's among them", () => {
  for (const momentum of [0, 0.001, 0.01, 0.05, 0.1, 1]) {
    const momenta = momentaOf(stateOf({ momentum }));
    assert.ok(momenta.length <= 4 && momenta.includes(momentum) && momenta.includes(comparedWith(stateOf({ momentum }))), String(momentum));
    assert.equal(new Set(momenta).size, momenta.length);
  }
  assert.equal(comparedWith(stateOf({ momentum: 0.01 })), 0.1);
});

test("only what trains another network starts anew; a momentum that is tracked does not", () => {
  const start = stateOf();
  for (const change of [{ momentum: 0.01 }, { momentum: 1 }, { learningRate: 0.1 }, { steps: 99 }, { digit: 2 }, { mode: "train" }, { unit: 4 }]) assert.equal(trainingKey(stateOf(/** @type {any} */ (change))), trainingKey(start), JSON.stringify(change));
  for (const change of [{ momentum: 0.05 }, { eps: 1e-3 }, { estimator: "biased" }]) {
    assert.notEqual(trainingKey(stateOf(/** @type {any} */ (change))), trainingKey(start), JSON.stringify(change));
    assert.equal(wayKey(stateOf(/** @type {any} */ (change))), wayKey(start), "it goes the same way again");
  }
  for (const change of [{ seed: 1 }, { batchSize: 8 }, { width: 10 }, { norm: "layer" }]) assert.notEqual(wayKey(stateOf(/** @type {any} */ (change))), wayKey(start));
});

test("statistics are asked for with batch norm alone", () => {
  assert.deepEqual(configOf(stateOf({ momentum: 0.2 })).statistics, { momenta: [0.2, 0.01, 0.1, 1], recalibrate: 64 });
  assert.equal(configOf(stateOf({ norm: "layer" })).statistics, undefined);
  assert.deepEqual([lookOf(stateOf({ norm: "layer" })), lookOf(stateOf({ layer: 1, unit: 5 }))], [{}, { watch: { layer: 1, unit: 5 } }]);
});

test("every preset is a state that fits together", () => {
  for (const [name, { state }] of Object.entries(PRESETS)) assert.deepEqual(applyState("inference", initialState("inference"), state, settle).problems, [], name);
});
