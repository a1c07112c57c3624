// @ts-check
// What the figure holds, and the networks that follow from it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROLS, NETWORKS } from "../../../www/settings.js";
import { applyState, limited, readState, writeState } from "../../../www/state.js";
import { PRESETS } from "../../../www/figures/shift/presets.js";
import { configOf, groupsOf, heroOf, lookOf, settle, trainingKey } from "../../../www/figures/shift/state.js";
import { stateOf } from "./snapshots.js";

test("two to four networks, in the table's order; others are refused by name", () => {
  for (const networks of [["none"], [], [...NETWORKS]]) {
    const { state, problems } = applyState("shift", stateOf(), { networks }, settle);
    assert.equal(problems[0]?.code, "range");
    assert.match(problems[0]?.message ?? "", /networks .* takes 2 to 4/);
    assert.ok(state["networks"].length >= 2 && state["networks"].length <= 4);
  }
  assert.deepEqual(applyState("shift", stateOf(), { networks: ["rms", "none", "renorm"] }, settle).state["networks"], ["none", "renorm", "rms"]);
});

test("units and layers are those that are there", () => {
  assert.deepEqual(stateOf({ depth: 5 }).unit, Array(5).fill("typical"));
  assert.deepEqual(stateOf({ depth: 2, width: 10, unit: [99, "all", 3] }).unit, [9, "all"]);
  assert.equal(stateOf({ depth: 2, layer: 7 }).layer, null);
  assert.deepEqual([heroOf(stateOf()), heroOf(stateOf({ layer: 0 })), heroOf(stateOf({ depth: 6 }))], [2, 0, 5]);
  assert.deepEqual([14, 17, 21, 28].map((size) => stateOf({ size }).size), [14, 14, 28, 28]);
});

test("a state comes out of a link as it went in", () => {
  for (const change of [{}, { unit: /** @type {const} */ (["all", 7, "typical"]) }, { networks: ["batch", "renorm"], layer: 1, show: "xHat", learningRate: 0.03, depth: 8 }]) {
    const state = stateOf(/** @type {any} */ (change));
    const text = writeState("shift", state);
    assert.deepEqual(applyState("shift", stateOf(), readState("shift", text), settle), { state, problems: [] }, text);
  }
  assert.equal(writeState("shift", stateOf()), "");
  assert.match(writeState("shift", stateOf({ unit: ["all", 7, "typical"] })), /unit:all,7,typical/);
});

test("the networks of a state differ in their normalization alone", () => {
  const state = stateOf({ networks: ["none", "batch", "layer", "rms"], init: "he", data: "spirals", depth: 2, width: 12 });
  const configs = state.networks.map((network) => configOf(state, network));
  for (const [k, { trainer, ...rest }] of configs.entries()) {
    assert.equal(trainer.norm, state.networks[k]);
    assert.deepEqual({ ...trainer, norm: "none" }, configs[0]?.trainer);
    assert.deepEqual(rest, { every: 5, range: 4, affine: true, outputs: false });
  }
  assert.deepEqual(configs[0]?.trainer.layers, [2, 12, 12, 1]);
  assert.deepEqual(configOf(stateOf(), "batch").trainer.layers, [196, 100, 100, 100, 10]);
  assert.deepEqual(configOf(stateOf({ initScale: 0.1 }), "batch").trainer.init, { kind: "normal", std: 0.1, scale: 0.1 });
});

test("groups divide every width, and are groups", () => {
  for (let width = 2; width <= 128; width++) {
    const groups = groupsOf(stateOf({ width }));
    assert.ok(width % groups === 0 && groups <= 4 && (width / groups > 1 || groups === 1), `${groups} of ${width}`);
  }
});

test("learning rate, momentum, steps and looks go on with the same training; all else starts another", () => {
  const key = trainingKey(stateOf());
  /** @type {Record<string, any>} */
  const other = { networks: ["none", "layer"], data: "moons", points: [0, 0, 1], size: 28, depth: 2, width: 50, activation: "tanh", learningRate: 0.1, batchSize: 8, init: "he", initStd: 0.2, initScale: 2, momentum: 0.2, seed: 8, every: 10, range: 6, steps: 200, unit: ["all", "all", "all"], layer: 0, show: "xHat", speed: "slow" };
  const goesOn = ["learningRate", "momentum", "points", "steps", "unit", "layer", "show", "speed"];
  assert.deepEqual(Object.keys(other).sort(), Object.keys(CONTROLS.shift).sort());
  for (const [name, value] of Object.entries(other)) assert.equal(trainingKey(stateOf({ [name]: value })) === key, goesOn.includes(name), name);
});

test("what comes out of the activation is recorded where it is shown, on an axis of its own", () => {
  const of = (/** @type {Partial<import("../../../www/figures/shift/state.js").ShiftState>} */ change) => {
    const { outputs, range } = configOf(stateOf(change), "batch");
    return [outputs, range, lookOf(stateOf(change), "batch").show];
  };
  assert.deepEqual(of({ range: 6 }), [false, 6, "input"]);
  for (const activation of /** @type {const} */ (["sigmoid", "tanh"])) assert.deepEqual(of({ range: 6, show: "output", activation }), [true, 1, "output"]);
  assert.deepEqual(of({ range: 6, show: "output", activation: "relu" }), [true, 6, "output"]);
  assert.notEqual(trainingKey(stateOf({ show: "output" })), trainingKey(stateOf()));
});

test("x_hat is looked at where there is one", () => {
  const state = stateOf({ show: "xHat", unit: ["all", 7, "typical"] });
  assert.deepEqual(["batch", "rms", "none"].map((network) => lookOf(state, /** @type {any} */ (network)).show), ["xHat", "xHat", "input"]);
  assert.deepEqual(lookOf(stateOf(), "batch"), { units: ["typical", "typical", "typical"], show: "input" });
  assert.deepEqual(lookOf(state, "none").units, ["all", 7, "typical"]);
});

test("what is typed is clamped to what a control takes", () => {
  assert.deepEqual([limited("shift", "batchSize", 1e9), limited("shift", "batchSize", 0.5), limited("shift", "depth", 3.7), limited("shift", "learningRate", -1)], [512, 1, 3, 1e-4]);
});

test("every preset is a state as it stands, and no two train the same", () => {
  const starts = Object.entries(PRESETS).map(([name, { state }]) => {
    const applied = applyState("shift", stateOf(), state, settle);
    assert.deepEqual(applied.problems, [], name);
    for (const [key, value] of Object.entries(state)) assert.deepEqual(applied.state[key], value, `${name}: ${key}`);
    return applied.state;
  });
  const keys = starts.map((state) => trainingKey(/** @type {any} */ (state)) + state["learningRate"] + state["steps"]);
  assert.equal(new Set(keys).size, keys.length);
});
