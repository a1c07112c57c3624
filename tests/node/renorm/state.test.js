// @ts-check
// What the figure holds: the batch in hand, what fits together, and that the running averages at the start are those of its people.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS } from "../../../www/figures/renorm/presets.js";
import { presetOf } from "../../../www/figures/renorm/controls.js";
import { batchNameOf, less, more, withBatch, withClip, withMean, withSample, withStd } from "../../../www/figures/renorm/hand-change.js";
import { BATCHES, configOf, FEATURES, netsOf, POPULATION, rampsOf, samplesOf, settle, trainingKey } from "../../../www/figures/renorm/state.js";
import { applyState, initialState, readState, writeState } from "../../../www/state.js";
import { engine, stateOf } from "./states.js";

test("the running averages at the start are those of all twelve samples", () => {
  const { runningMean, runningStd, x } = stateOf();
  const { mean, variance } = engine.normalize({ x: POPULATION.flat(), shape: [12, FEATURES], method: "batch", eps: 0 });
  for (let feature = 0; feature < FEATURES; feature++) {
    assert.ok(Math.abs((mean?.[feature] ?? NaN) - (runningMean[feature] ?? NaN)) < 1e-9);
    assert.ok(Math.abs(Math.sqrt(variance?.[feature] ?? NaN) - (runningStd[feature] ?? NaN)) < 1e-5);
  }
  assert.deepEqual(x, BATCHES.sorted);
  for (const batch of Object.values(BATCHES)) assert.equal(batch.length % FEATURES, 0);
});

test("a batch of samples that are not whole is refused by name, and the network with ramps always trains", () => {
  const { state, problems } = settle({ ...stateOf(), x: [1, 2, 3, 4] });
  assert.deepEqual([state.x, problems[0]?.code], [BATCHES.sorted, "shape"]);
  assert.match(problems[0]?.message ?? "", /x is a list of 4 numbers, but takes 3 a sample/);
  assert.deepEqual(netsOf(stateOf({ networks: ["layer", "batch"] })), ["batch", "renorm", "layer"]);
});

test("every change is of the shown feature alone, and stays within what can be", () => {
  const state = stateOf({ feature: 1 });
  assert.deepEqual(withSample(2, 7.5)(state).x, [6, 0, -1, 8, 2, 1, 8, 7.5, 2, 10, 5, 0]);
  assert.deepEqual(withMean(2)(state).runningMean, [5, 2, 0.5]);
  assert.deepEqual(withStd(-4)(state).runningStd, [3, 0.01, 0.957427]);
  assert.deepEqual([withClip("r", 0.2)(state).rMax, withClip("d", -1)(state).dMax], [1, 0]);
  assert.equal(samplesOf(more(state)), 5);
  assert.equal(samplesOf(Array.from({ length: 9 }).reduce((of) => more(of), state)), 8);
  assert.equal(samplesOf(Array.from({ length: 9 }).reduce((of) => less(of), state)), 1);
  assert.deepEqual([batchNameOf(state), batchNameOf(withBatch("two")(state)), batchNameOf(more(state))], ["sorted", "two", null]);
});

test("the ramps are the paper's, to scale, and do not move when it goes on", () => {
  const state = stateOf();
  assert.deepEqual(rampsOf(state), { rMax: [[20, 1], [160, 3]], dMax: [[20, 0], [100, 5]] });
  assert.equal(trainingKey(state), trainingKey({ ...state, steps: 1000, rMax: 3, x: BATCHES.one, feature: 2 }));
  assert.notEqual(trainingKey(state), trainingKey({ ...state, ramp: 80 }));
  for (const net of netsOf(stateOf({ networks: ["batch", "renorm", "fixed", "free", "layer", "group"] }))) {
    const experiment = new engine.Experiment(configOf(stateOf({ depth: 1, width: 5 }), net));
    assert.ok(experiment.snapshot().gap);
    experiment.free();
  }
});

test("a link holds all of it", () => {
  const state = stateOf({ x: [1, 2, 3], runningStd: [0.5, 2, 1], rMax: 2.25, dMax: 1, networks: ["renorm", "free"], classes: 2, rEnd: 1.5, seed: 12, ramp: 40 });
  const back = applyState("renorm", initialState("renorm"), readState("renorm", writeState("renorm", state)), settle);
  assert.deepEqual([back.state, back.problems], [state, []]);
});

test("every preset names itself, from whatever seed, and a change makes it one's own", () => {
  for (const [name, { state }] of Object.entries(PRESETS)) assert.equal(presetOf(stateOf({ ...state, seed: 5 })), name);
  assert.equal(presetOf(stateOf({ learningRate: 0.7 })), null);
});
