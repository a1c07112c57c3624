// @ts-check
// What the networks are said to show, over seeds, with the starts that are shipped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EVEN } from "../../../www/figures/affine/networks.js";
import { PRESETS } from "../../../www/figures/affine/presets.js";
import { configOf } from "../../../www/figures/affine/state.js";
import { engine, stateOf } from "./states.js";

/** The one that is shipped, and others that nothing was chosen by. */
const SEEDS = [7, 101, 102, 103, 104];

/** @param {Partial<import("../../../www/figures/affine/state.js").AffineState>} preset */
const measured = (preset) =>
  SEEDS.map((seed) => {
    const state = stateOf({ ...preset, seed });
    const [learned, frozen] = state.networks.map((network) => {
      // When it is recorded changes nothing of the training.
      const experiment = new engine.Experiment({ ...configOf(state, network), every: 500 });
      experiment.run(state.steps);
      const { validation, layers } = experiment.snapshot();
      experiment.free();
      const medians = layers.map(({ gamma, features }) => (gamma ? (engine.rowMedians(gamma, features).at(-2) ?? NaN) : 1));
      const most = Math.max(...layers.map(({ gamma, features }) => (gamma ? Math.max(...gamma.subarray(-features)) : 1)));
      return { accuracy: validation.accuracy.at(-1) ?? NaN, medians, most };
    });
    return { seed, gain: (learned?.accuracy ?? NaN) - (frozen?.accuracy ?? NaN), learned: learned?.accuracy ?? NaN, medians: learned?.medians ?? [], most: learned?.most ?? NaN };
  });

/** @param {import("node:test").TestContext} t @param {ReturnType<typeof measured>} runs */
const told = (t, runs) => runs.forEach(({ seed, gain, learned, medians, most }) => t.diagnostic(`seed ${seed}: learned ${learned.toFixed(3)}, gain ${gain.toFixed(4)}, median γ ${medians.map((value) => value.toFixed(2)).join(", ")}, largest ${most.toFixed(2)}`));

test("sigmoid: γ leaves 1, most of all in the last layer, and stays far below 4; learning it pays", (t) => {
  const runs = measured({});
  told(t, runs);
  for (const { medians, most, gain } of runs) {
    assert.ok(Math.max(...medians) > 1.2, String(medians));
    assert.equal(medians.indexOf(Math.max(...medians)), 2);
    assert.ok(most < 3, String(most));
    assert.ok(gain > 0, String(gain));
  }
  assert.ok(runs.filter(({ gain }) => gain >= EVEN).length >= 4);
});

test("relu: learning γ makes no difference worth naming", (t) => {
  const runs = measured(PRESETS["relu"]?.state ?? {});
  told(t, runs);
  assert.ok(runs.filter(({ gain }) => Math.abs(gain) < EVEN).length >= 4);
});

test("tanh: γ stays near 1, and learning it makes less of a difference than with sigmoid", (t) => {
  const runs = measured({ activation: "tanh" });
  told(t, runs);
  for (const { gain, medians } of runs) {
    assert.ok(gain > -EVEN && gain < 2 * EVEN, String(gain));
    assert.ok(Math.max(...medians) < 1.25, String(medians));
  }
});

test("layer norm: as many γ, and they leave 1 too", (t) => {
  const runs = measured({ ...PRESETS["layer"]?.state, networks: ["learned"] });
  told(t, runs);
  for (const { medians } of runs) assert.ok(Math.max(...medians) > 1.2, String(medians));
  const config = { ...stateOf(PRESETS["layer"]?.state ?? {}) };
  const units = (/** @type {"batch" | "layer"} */ norm) => {
    const experiment = new engine.Experiment(configOf({ ...config, norm }, "learned"));
    const { layers, parameters } = experiment.snapshot();
    experiment.free();
    return [parameters, ...layers.map(({ gamma }) => gamma?.length)];
  };
  assert.deepEqual(units("layer"), units("batch"));
  assert.deepEqual(units("layer").slice(1), [100, 100, 100]);
});
