// @ts-check
// What the figure holds: values that fit each other, networks that differ in one thing, and which states are one experiment.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CASES, stateOf as caseState } from "../../../www/figures/why/presets.js";
import { caseKey, configOf, netsOf, noiseOf, seedsOf, trainerOf, trainingKey } from "../../../www/figures/why/state.js";
import { stripHeights } from "../../../www/figures/why/draw-strips.js";
import { caseOf } from "../../../www/figures/why/training.js";
import { stateOf } from "./states.js";

test("the linear map sets its width and its batch, and has no noise", () => {
  const { width, batchSize, noise } = stateOf({ task: "linear", width: 33, batchSize: 4, noise: 2 });
  assert.deepEqual([width, batchSize, noise], [10, 128, 0]);
});

test("there are four networks with noise, and two without", () => {
  assert.deepEqual(netsOf(stateOf()), ["none", "batch", "noisy", "shaken"]);
  assert.deepEqual(netsOf(stateOf({ noise: 0 })), ["none", "batch"]);
});

test("the networks differ in batch norm and in noise, and in nothing else", () => {
  const state = stateOf({ seed: 5 });
  const rest = netsOf(state).map((net) => JSON.stringify({ ...trainerOf(state, net), norm: "", noise: "" }));
  assert.equal(new Set(rest).size, 1);
  const differ = netsOf(state).map((net) => {
    const { norm, noise } = trainerOf(state, net);
    return [norm, noise !== false];
  });
  assert.deepEqual(differ, [["none", false], ["batch", false], ["batch", true], ["none", true]]);
});

test("noise of 0.5 is the paper's", () => {
  assert.deepEqual(noiseOf(0.5), { mean: 0.5, std: 1.25, meanSpread: 0.1, stdSpread: 0.1 });
  assert.deepEqual(noiseOf(2), { mean: 2, std: 2, meanSpread: 0.1, stdSpread: 0.1 });
});

test("each preset is its own case, from whatever seed, and what is set otherwise is none", () => {
  assert.equal(new Set(CASES.map((name) => caseKey(caseState(name)))).size, CASES.length);
  for (const name of CASES) {
    assert.equal(caseOf(caseState(name)), name);
    assert.equal(caseOf({ ...caseState(name), seed: 9, speed: "slow" }), name);
    for (const change of [{ depth: 7 }, { learningRate: 0.7 }, { initScale: 2 }, { steps: 50 }, { cut: 9 }]) assert.equal(caseOf({ ...caseState(name), ...change }), null, `${name} ${JSON.stringify(change)}`);
  }
});

test("what a network learns from makes another training, and how it is looked at does not", () => {
  const state = stateOf();
  for (const change of [{ seed: 2 }, { noise: 1 }, { noise: 0 }, { every: 5 }, { learningRate: 0.2 }]) assert.notEqual(trainingKey({ ...state, ...change }), trainingKey(state));
  for (const change of [{ cut: 5 }, { speed: /** @type {const} */ ("slow") }]) assert.equal(trainingKey({ ...state, ...change }), trainingKey(state));
  assert.equal(configOf(state, "none").probes?.every, 8);
  assert.deepEqual(seedsOf({ ...state, seed: 30 }), [30, 31, 32, 33, 34]);
});

test("strips are as high as their means reach, on one scale, and none is too low to be seen", () => {
  const { heights, scale } = stripHeights([{ low: 0, high: 3 }, { low: 0, high: 0.001 }, { low: -1, high: 1 }], 200);
  assert.ok(Math.abs(heights.reduce((a, b) => a + b, 0) - 200) < 1e-9);
  assert.equal(heights[1], 24);
  assert.ok(Math.abs((heights[0] ?? 0) - 3 * scale) < 1e-9 && Math.abs((heights[2] ?? 0) - 2 * scale) < 1e-9);
  assert.deepEqual(stripHeights([{ low: 0, high: 0 }, { low: 0, high: 0 }], 100), { heights: [50, 50], scale: 0 });
});
