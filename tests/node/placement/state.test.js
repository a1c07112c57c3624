// @ts-check
// What the figure's state holds, and which networks it makes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROLS, PLACES } from "../../../www/settings.js";
import { applyState, readState, writeState } from "../../../www/state.js";
import { PRESETS } from "../../../www/figures/placement/presets.js";
import { configOf, heroOf, limitedX, seedsKey, seedsOf, settle, trainerOf, trainingKey } from "../../../www/figures/placement/state.js";
import { stateOf } from "./states.js";

test("the networks differ in the place of the normalization, and in nothing else", () => {
  const [none, before, after] = PLACES.map((place) => configOf(stateOf(), place).trainer);
  assert.deepEqual([none?.norm, before?.norm, after?.norm], ["none", "batch", "batch"]);
  assert.deepEqual([before?.placement, after?.placement], ["before", "after"]);
  const rest = (/** @type {any} */ { norm: _, placement: __, ...other }) => other;
  assert.deepEqual(rest(before), rest(after));
  assert.deepEqual(rest(none), rest(after));
  assert.deepEqual(trainerOf(stateOf({ data: "xor", depth: 2, width: 5 }), "after").layers, [2, 5, 5, 1]);
  assert.deepEqual(trainerOf(stateOf({ data: "blobs", depth: 1, width: 5 }), "none").layers, [2, 5, 3]);
});

test("a layer that is not there is the last one", () => {
  assert.deepEqual([stateOf({ depth: 2, layer: 5 }).layer, stateOf({ depth: 4, layer: 1 }).layer, heroOf(stateOf({ depth: 4 }))], [null, 1, 3]);
});

test("what starts the networks again, and what does not", () => {
  const key = trainingKey(stateOf());
  const goesOn = ["order", "x", "learningRate", "steps", "bias", "scale", "layer", "speed"];
  /** @type {Record<string, any>} */
  const other = { order: "after", x: [1, 2, 3, 5], data: "rings", depth: 4, width: 9, activation: "tanh", learningRate: 0.3, batchSize: 7, init: "he", initStd: 0.2, initScale: 2, seed: 8, every: 7, range: 6, steps: 900, bias: 3, scale: 2, layer: 1, speed: "slow" };
  assert.deepEqual(Object.keys(other), Object.keys(CONTROLS.placement));
  for (const [name, value] of Object.entries(other)) assert.equal(trainingKey(stateOf({ [name]: value })) === key, goesOn.includes(name), name);
  assert.notEqual(seedsKey(stateOf({ learningRate: 0.3 })), seedsKey(stateOf()));
  assert.notEqual(seedsKey(stateOf({ steps: 900 })), seedsKey(stateOf()));
  assert.equal(seedsKey(stateOf({ bias: 3, layer: 0 })), seedsKey(stateOf()));
});

test("five seeds, from the state's own on", () => assert.deepEqual(seedsOf(stateOf({ seed: 12 })), [12, 13, 14, 15, 16]));

test("every preset is a state as it stands, and goes through a link", () => {
  for (const [name, { state }] of Object.entries(PRESETS)) {
    const { state: settled, problems } = applyState("placement", stateOf(), state, settle);
    assert.deepEqual(problems, [], name);
    for (const [key, value] of Object.entries(state)) assert.deepEqual(settled[key], value, `${name}: ${key}`);
    assert.deepEqual(applyState("placement", stateOf(), readState("placement", writeState("placement", settled)), settle).state, settled, name);
  }
});

test("bad values are refused by name", () => {
  const problems = (/** @type {Record<string, unknown>} */ given) => applyState("placement", stateOf(), given, settle).problems;
  assert.match(problems({ order: "beside" })[0]?.message ?? "", /order is "beside", but takes one of before, after/);
  assert.match(problems({ x: [1, 2, 3] })[0]?.message ?? "", /x is \[1,2,3\], but takes a list of 4 numbers/);
  assert.match(problems({ bias: NaN })[0]?.message ?? "", /bias is NaN/);
  assert.deepEqual([limitedX(1e9), limitedX(-1e9), limitedX(0.12345678)], [100, -100, 0.123457]);
});
