// @ts-check
// The typed batches of lesson step 7, and others: their numbers worked out by hand and by a plain loop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/inference/compute.js";
import { PRESETS } from "../../../www/figures/inference/presets.js";
import { adopt, withBatch } from "../../../www/figures/inference/state.js";
import { batchWeight, halfLife, startWeight } from "../../../www/figures/inference/weights.js";
import { AT_REST, engine, stateOf } from "./runs.js";

/** @param {Partial<import("../../../www/figures/inference/state.js").InferenceState>} change @param {number} count of batches */
function after(change, count) {
  let state = stateOf({ example: "hand", ...change });
  for (let k = 0; k < count; k++) state = withBatch(state);
  return { state, view: compute(state, engine, AT_REST) };
}
const near = (/** @type {number | undefined} */ actual, /** @type {number} */ expected, tolerance = 5e-4) => assert.ok(Math.abs((actual ?? NaN) - expected) <= tolerance, `${actual} is not ${expected}`);

test("lesson step 7: batches of 2, 2, 6, 6 with momentum 0.1", () => {
  assert.deepEqual(stateOf(PRESETS["l7"]?.state).batch, [2, 2, 6, 6]);
  const one = after({}, 1).view;
  near(one.lines[0]?.now.mean, 0.4, 1e-12);
  near(one.lines[0]?.now.variance, 1.4333);
  for (const [count, y] of /** @type {const} */ ([[1, 4.677], [10, 1.736], [44, 0.886]])) near(after({}, count).view.becomes[0]?.[count], y);
  near(one.hand?.trained, 1);
  near(one.hand?.limit, 0.866);
  near(after({ estimator: "biased" }, 1).view.hand?.limit, 1);
});

test("running ← (1 − momentum) running + momentum batch, for every tracked momentum, batches differing in size", () => {
  const batches = [[3, -1, 4], [1, 5], [9, 2, 6, 5, 3]];
  for (const estimator of /** @type {const} */ (["unbiased", "biased"])) {
    const state = stateOf({ example: "hand", estimator, momentum: 0.25, came: batches.flat(), sizes: batches.map((batch) => batch.length), asked: 2.5, eps: 0.01 });
    const { lines, becomes } = compute(state, engine, AT_REST);
    assert.deepEqual(lines.map(({ momentum }) => momentum), [0.25, 0.01, 0.1, 1]);
    for (const [row, { momentum, mean, variance }] of lines.entries()) {
      let [m, v] = [0, 1];
      batches.forEach((batch, k) => {
        const average = batch.reduce((sum, x) => sum + x, 0) / batch.length;
        const spread = batch.reduce((sum, x) => sum + (x - average) ** 2, 0) / (estimator === "biased" ? batch.length : batch.length - 1);
        [m, v] = [(1 - momentum) * m + momentum * average, (1 - momentum) * v + momentum * spread];
        near(mean[k + 1], m, 1e-12);
        near(variance[k + 1], v, 1e-12);
        near(becomes[row]?.[k + 1], (2.5 - m) / Math.sqrt(v + 0.01), 1e-12);
      });
    }
  }
});

test("the weights that are drawn give the running mean", () => {
  const batches = [[3, -1, 4], [1, 5], [9, 2, 6, 5, 3], [7, 8]];
  const state = stateOf({ example: "hand", momentum: 0.3, came: batches.flat(), sizes: batches.map((batch) => batch.length) });
  const { lines, batch, shown } = compute(state, engine, AT_REST);
  for (const { momentum, now, start } of lines) {
    const sum = batches.reduce((total, _, k) => total + batchWeight(momentum, shown - 1 - k) * (batch.mean[k + 1] ?? NaN), 0);
    near(now.mean, sum, 1e-12);
    near(start + batches.reduce((total, _, k) => total + batchWeight(momentum, k), 0), 1, 1e-12);
  }
});

test("below 1 % after 44 batches with 0.1, after 459 with 0.01; half a life is 7 and 69", () => {
  for (const [momentum, steps] of /** @type {const} */ ([[0.1, 44], [0.01, 459]])) {
    assert.ok(startWeight(momentum, steps) < 0.01);
    assert.ok(startWeight(momentum, steps - 1) >= 0.01);
  }
  assert.deepEqual([0.1, 0.01, 1, 0].map(halfLife), [7, 69, 1, Infinity]);
});

test("each framework's own numbers of the same batches", () => {
  const { state, view } = after({}, 10);
  const [mean, biased, unbiased] = [4, 4, 16 / 3];
  const left = (/** @type {number} */ kept) => kept ** 10;
  near(view.outcomes.pytorch?.variance, left(0.9) + (1 - left(0.9)) * unbiased, 1e-9);
  near(view.outcomes.keras?.variance, left(0.99) + (1 - left(0.99)) * biased, 1e-9);
  near(view.outcomes.flax?.variance, view.outcomes.keras?.variance ?? NaN, 0);
  near(view.outcomes.paper?.variance, unbiased, 1e-9);
  near(view.outcomes.paper?.mean, mean, 1e-9);
  assert.notEqual(view.outcomes.keras?.y, view.outcomes.flax?.y, "their ε differ");
  const keras = adopt(state, "keras");
  assert.deepEqual([keras.momentum, keras.eps, keras.estimator], [0.01, 1e-3, "biased"]);
  assert.equal(adopt({ ...state, momentum: 0.3 }, "paper").momentum, 0.3);
});

test("layer norm of one feature leaves nothing, in either mode", () => {
  const { view } = after({ norm: "layer" }, 3);
  assert.deepEqual([view.hand?.trained, view.lines.length], [0, 0]);
});

test("a batch of one is its own mean, and its variance is no number that stays away", () => {
  const { view } = after({ batch: [5], asked: 5 }, 2);
  near(view.hand?.trained, 0, 1e-12);
  assert.ok(view.lines.every(({ now }) => Number.isFinite(now.variance)), JSON.stringify(view.lines.map(({ now }) => now)));
});
