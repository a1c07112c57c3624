// @ts-check
// What the presets of `batch-size` show holds for five seeds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/normscope.js";
import { initialState } from "../../../www/state.js";
import { PRESETS } from "../../../www/figures/batch-size/presets.js";
import { configOf } from "../../../www/figures/batch-size/state.js";

const engine = /** @type {import("../../../www/engine.js").Engine} */ (/** @type {unknown} */ (await load()));

/** The accuracies of five seeds. @param {string} preset @param {import("../../../www/figures/batch-size/state.js").Method} method @param {number | null} at */
function five(preset, method, at) {
  const state = /** @type {any} */ ({ ...initialState("batch-size"), ...PRESETS[preset]?.state });
  const found = [0, 1, 2, 3, 4].map((seed) => {
    const experiment = new engine.Experiment(configOf(state, method, at, seed));
    experiment.run(state.steps);
    const accuracy = experiment.snapshot().validation.accuracy.at(-1) ?? NaN;
    experiment.free();
    return accuracy;
  });
  console.log(`${preset}, ${method} ${at ?? ""}: ${found.map((value) => (100 * value).toFixed(1)).join(" ")}`);
  return found;
}

/** So many points is each of the first above the same seed's of the others. @param {number[]} high @param {number[]} low @param {number} by */
const above = (high, low, by) => high.forEach((value, k) => assert.ok(value - (low[k] ?? NaN) > by, `seed ${k}: ${value} and ${low[k]}`));

test("deep, groups of four: batch norm collapses, renorm wins a part of it back", () => {
  const [bn, brn, whole] = [five("deep", "batch", 4), five("deep", "renorm", 4), five("deep", "batch", 32)];
  above(whole, brn, 0.1);
  above(brn, bn, 0.08);
});

test("three layers do not collapse in groups of four", () => {
  for (const value of five("shallow", "batch", 4)) assert.ok(value > 0.8);
});

test("batches of two: batch norm falls furthest, and none falls as well", () => {
  const none = five("real", "none", 2);
  above(five("real", "layer", 2), five("real", "batch", 2), 0.3);
  for (const value of none) assert.ok(value < 0.7);
});

test("one class a batch: batch norm guesses, renorm is no cure, layer norm learns", () => {
  const [bn, brn, ln] = [five("sorted", "batch", 1), five("sorted", "renorm", 1), five("sorted", "layer", 1)];
  for (const value of bn) assert.ok(value < 0.15);
  for (const value of brn) assert.ok(value < 0.4);
  above(ln, brn, 0.25);
});

test("200 images: the smaller the groups, the better batch norm does, and no normalization does best", () => {
  const [four, twenty, whole] = [five("few", "batch", 4), five("few", "batch", 20), five("few", "batch", 200)];
  above(four, twenty, 0.02);
  above(twenty, whole, 0.04);
  const [none, layer, group] = [five("few", "none", null), five("few", "layer", null), five("few", "group", null)];
  for (const one of [whole, layer, group]) above(none, one, 0);
});
