// @ts-check
// What the figure `affine` holds: through a link and back, settled, and turned into samples and configurations.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROLS } from "../../../www/settings.js";
import { applyState, limited, readState, writeState } from "../../../www/state.js";
import { BAR_WIDTH, barOf, edgeOf, passed, samplesOf, SHEET } from "../../../www/figures/affine/sheet.js";
import { batchOf, complete, configOf, settle, trainingKey, withValues } from "../../../www/figures/affine/state.js";
import { round6 } from "../../../www/numbers.js";
import { PRESETS } from "../../../www/figures/affine/presets.js";
import { stateOf, viewOf } from "./states.js";

test("a drawing is its samples, each in its bar", () => {
  const counts = stateOf().counts.map((_, bar) => (bar === 3 ? 2 : bar === 40 ? 5 : 0));
  const samples = samplesOf(counts);
  assert.equal(samples.length, 7);
  assert.deepEqual([...samples].map(barOf), [3, 3, 40, 40, 40, 40, 40]);
  assert.deepEqual([samples[0], samples[1]], [edgeOf(3) + BAR_WIDTH / 4, edgeOf(3) + (3 * BAR_WIDTH) / 4]);
  assert.equal(edgeOf(SHEET.bars), SHEET.high);
});

test("a stroke leaves no bar out that it passes, in either direction", () => {
  const there = passed({ value: edgeOf(10.5), count: 0 }, { value: edgeOf(14.5), count: 40 });
  assert.deepEqual(there, [10, 11, 12, 13, 14].map((bar, k) => ({ bar, count: 10 * k })));
  const back = passed({ value: edgeOf(14.5), count: 40 }, { value: edgeOf(10.5), count: 0 });
  assert.deepEqual(back, there.toReversed());
  assert.deepEqual(passed({ value: 99, count: -5 }, { value: 99, count: 5000 }), [{ bar: SHEET.bars - 1, count: SHEET.most }]);
});

test("everything comes back through a link", () => {
  const state = stateOf({ counts: stateOf().counts.map((_, bar) => bar * 3), values: [2, -2.5, 6e-7], times: 10, how: "undo", gamma: -1.25, beta: 0.5, eps: 0, activation: "relu", norm: "layer", networks: ["learned"], depth: 2, width: 12, learningRate: 0.03, seed: 11, every: 3, steps: 60, unit: [1, 11], speed: "slow" });
  for (const key of Object.keys(CONTROLS.affine)) assert.notDeepEqual(/** @type {any} */ (state)[key], /** @type {any} */ (stateOf())[key], key);
  const text = writeState("affine", state);
  assert.deepEqual(applyState("affine", stateOf(), readState("affine", text), settle), { state, problems: [] });
});

test("what does not fit is named", () => {
  const problems = (/** @type {Record<string, unknown>} */ partial) => applyState("affine", stateOf(), partial, settle).problems.map(({ code, message }) => `${code}: ${message}`);
  assert.deepEqual(problems({ counts: [1, 2] }), ["shape: affine: counts has 2 numbers, but takes 72, one a bar"]);
  assert.deepEqual(problems({ networks: ["frozen"] }), ['range: affine: networks is [frozen], but takes "learned", alone or with "frozen"']);
  assert.match(problems({ how: "redo" })[0] ?? "", /^unknown: affine: how is "redo", but takes one of set, undo/);
  assert.deepEqual(settle({ ...stateOf(), depth: 2, width: 5, unit: [7, 9] }).state.unit, [1, 4]);
});

test("a program that sets gamma is not undone", () => {
  const undone = stateOf({ how: "undo" });
  assert.equal(complete({ ...undone, gamma: 2 }, { gamma: 2 }).state.how, "set");
  assert.equal(complete({ ...undone, eps: 0.1 }, { eps: 0.1 }).state.how, "undo");
  assert.equal(complete({ ...undone, gamma: 2 }, { gamma: 2, how: "undo" }).state.how, "undo");
});

test("numbers take the place of the drawing, at most so many", () => {
  assert.deepEqual([...batchOf(withValues(stateOf({ times: 10 }), [1, 5, 2]))], [1, 5, 2]);
  assert.equal(withValues(stateOf({ times: 10 }), [1, 5, 2]).times, 1);
  assert.throws(() => withValues(stateOf(), Array(601).fill(0)), { code: "range" });
  assert.throws(() => withValues(stateOf(), []), { code: "shape" });
});

test("the two networks differ in affine, and in what is recorded of it, alone", () => {
  const [learned, frozen] = [configOf(stateOf(), "learned"), configOf(stateOf(), "frozen")];
  assert.deepEqual([learned.trainer.affine, frozen.trainer.affine, learned.affine, frozen.affine], [true, false, true, false]);
  assert.deepEqual({ ...learned, affine: 0, trainer: { ...learned.trainer, affine: 0 } }, { ...frozen, affine: 0, trainer: { ...frozen.trainer, affine: 0 } });
});

test("the batch is no matter for the training, the learning rate changes on the way", () => {
  const key = trainingKey(stateOf());
  const goesOn = ["counts", "values", "times", "how", "gamma", "beta", "eps", "learningRate", "steps", "unit", "speed"];
  /** @type {Record<string, any>} */
  const other = { counts: stateOf().counts.toReversed(), values: [1], times: 10, how: "undo", gamma: 1, beta: 1, eps: 0, activation: "tanh", norm: "layer", networks: ["learned"], depth: 2, width: 12, learningRate: 0.1, seed: 8, every: 5, steps: 50, unit: [0, 0], speed: "slow" };
  for (const name of Object.keys(CONTROLS.affine)) assert.equal(trainingKey(stateOf({ [name]: other[name] })) === key, goesOn.includes(name), name);
});

test("every preset is a state as it stands", () => {
  for (const [name, { state }] of Object.entries(PRESETS)) {
    const { problems, state: settled } = applyState("affine", stateOf(), state, settle);
    assert.deepEqual(problems, [], name);
    for (const [key, value] of Object.entries(state)) assert.deepEqual(/** @type {any} */ (settled)[key], value, `${name}: ${key}`);
  }
});

test("the γ and β that undo the widest batch can be set, so that moving one of them keeps the other", () => {
  for (const values of [[-1e6, 1e6], [1e6, 1e6, 1e6]]) {
    const { gamma, beta } = viewOf({ values, how: "undo" }).view;
    const key = /** @type {const} */ (["gamma", "beta"]);
    assert.deepEqual(key.map((name, k) => limited("affine", name, [gamma, beta][k] ?? NaN)), [round6(gamma), round6(beta)]);
  }
});
