// @ts-check
// The numbers of the batch: the known ones by hand, the others against sums written out here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { batchOf } from "../../../www/figures/affine/state.js";
import { gainOf } from "../../../www/figures/affine/networks.js";
import { courseOf } from "../../../www/figures/affine/draw.js";
import { PRESETS } from "../../../www/figures/affine/presets.js";
import { engine, stateOf, trained, viewOf } from "./states.js";

const close = (/** @type {number} */ value, /** @type {number} */ expected, within = 1e-12) => assert.ok(Math.abs(value - expected) <= within, `${value}, not ${expected}`);
const mean = (/** @type {readonly number[]} */ list) => list.reduce((sum, value) => sum + value, 0) / list.length;

test("2, 2, 6, 6 comes back with gamma 2 and beta 4, also of inputs ten times as large", () => {
  for (const times of [1, 10]) {
    const { view } = viewOf({ ...PRESETS["l6"]?.state, times });
    assert.deepEqual(view.rows?.y.bars.map(({ low, high, count }) => [Math.round(5e3 * (low + high)) / 1e4, count]), [[2, 2], [6, 2]]);
    close(view.rows?.y.mean ?? 0, 4);
    close(view.rows?.y.std ?? 0, 2, 3e-6);
    close(view.rows?.x.mean ?? 0, 4 * times);
  }
});

test("gamma 3 and beta −1 give mean −1 and spread 3, for any batch", () => {
  for (const batch of [{}, { values: [1, 2, 40] }, { values: [2, 2, 6, 6] }]) {
    const { rows } = viewOf({ ...batch, gamma: 3, beta: -1 }).view;
    close(rows?.y.mean ?? 0, -1);
    close(rows?.y.std ?? 0, 3, 1e-5);
  }
});

test("undo gives x back to rounding, and then ten times x moves y by eps alone", () => {
  for (const batch of [{}, { counts: PRESETS["bell"]?.state["counts"] }, { values: [3, -1, 0.25, 7, 7.5] }]) {
    const { view } = viewOf({ ...batch, how: "undo" });
    assert.ok(view.difference <= 4e-15, `${view.difference}`);
    assert.equal(view.moved, 0);
    const ten = viewOf({ ...batch, how: "undo", times: 10 }).view;
    assert.ok(ten.moved > 0 && ten.moved < 2e-5, `${ten.moved}`);
    assert.deepEqual([ten.gamma, ten.beta, ten.difference], [view.gamma, view.beta, view.difference], "γ, β and what they undo stay");
    assert.ok(viewOf({ ...batch, how: "undo", times: 10, eps: 0 }).view.moved < 1e-13, "without ε, y does not move at all");
  }
});

test("shares and lines are those of sums written out", () => {
  const { state, view } = viewOf({ gamma: 2.5, beta: -0.5 });
  const x = [...batchOf(state)];
  const variance = mean(x.map((value) => (value - mean(x)) ** 2));
  const y = x.map((value) => 2.5 * ((value - mean(x)) / Math.sqrt(variance + 1e-5)) - 0.5);
  for (const [name, list] of Object.entries({ x, y })) {
    const row = view.rows?.[/** @type {"x" | "y"} */ (name)];
    assert.ok(row);
    const out = list.map((value) => 1 / (1 + Math.exp(-value)));
    const [a, b] = [mean(list), mean(out)];
    const xs = mean(list.map((value, k) => (value - a) * ((out[k] ?? 0) - b)));
    const xx = mean(list.map((value) => (value - a) ** 2));
    const ss = mean(out.map((value) => (value - b) ** 2));
    close(row.mean, a, 1e-11);
    close(row.std, Math.sqrt(xx), 1e-11);
    close(row.slope, xs / xx, 1e-11);
    close(row.r2, (xs * xs) / (xx * ss), 1e-11);
    close(row.share, mean(out.map((value) => Number(value >= 0.1 && value <= 0.9))));
    close(row.low, Math.min(...list), 1e-11);
    assert.equal(row.counts.reduce((sum, count) => sum + count, 0), list.length);
  }
});

test("a bell: .984 at gamma 1, .838 at 4, .752 at 8", () => {
  for (const [gamma, r2] of /** @type {const} */ ([[1, 0.984], [4, 0.838], [8, 0.752]])) {
    const row = viewOf({ ...PRESETS["bell"]?.state, gamma }).view.rows?.y;
    close(row?.r2 ?? 0, r2, 6e-4);
  }
  const { curve } = viewOf(PRESETS["bell"]?.state).view;
  // A part of the samples is enough for a curve.
  curve?.own.forEach((value, k) => close(value, curve.bell[k] ?? NaN, 5e-3));
});

test("the curve goes through y, whatever beta, and as far as gamma", () => {
  for (const change of [{ gamma: 2, beta: 3 }, { gamma: -2, beta: 3 }, { gamma: 20, beta: -1 }, { gamma: 2, beta: 0 }]) {
    const { curve, rows } = viewOf(change).view;
    const at = curve?.gamma.findIndex((gamma) => Math.abs(gamma - change.gamma) < 1e-9) ?? -1;
    assert.ok(at > 0, String(curve?.gamma));
    close(curve?.own[at] ?? NaN, rows?.y.r2 ?? 0, 1e-9);
  }
});

test("of equal numbers a line explains all, also where their mean is rounded", () => {
  for (const eps of [0, 1e-5]) assert.equal(viewOf({ values: [5, 5, 5], how: "undo", eps }).view.rows?.y.r2, 1);
});

test("the curve is said to fall where it does, and not where it does not", () => {
  const courseAt = (/** @type {Parameters<typeof viewOf>[0]} */ change) => courseOf(viewOf(change).view.curve ?? { gamma: [], own: [], bell: [] });
  assert.equal(courseAt({}), "falls");
  assert.equal(courseAt({ gamma: 2, beta: 3 }), "other");
  assert.equal(courseAt({ values: [2, 2, 6, 6] }), "alike");
});

test("gamma stretches each bar and beta moves it; their samples stay", () => {
  const at = (/** @type {number} */ gamma, /** @type {number} */ beta) => viewOf({ gamma, beta }).view.rows?.y.bars ?? [];
  const [one, two, mirrored] = [at(1, 0), at(2, 3), at(-1, 0)];
  one.forEach(({ low, high, count }, k) => {
    close(two[k]?.low ?? 0, 2 * low + 3);
    close(two[k]?.high ?? 0, 2 * high + 3);
    close(mirrored[k]?.low ?? 0, -high);
    assert.deepEqual([two[k]?.count, mirrored[k]?.count], [count, count]);
  });
});

test("an empty sheet has nothing to say, one number is at beta", () => {
  assert.equal(viewOf({ counts: stateOf().counts.map(() => 0) }).view.rows, null);
  const { rows, difference } = viewOf({ values: [5], how: "undo" }).view;
  assert.deepEqual([rows?.xHat.mean, rows?.y.mean, difference], [0, 5, 0]);
});

test("many numbers are counted in bins, and none is lost", () => {
  const values = Array.from({ length: 300 }, (_, k) => Math.sin(k) * 3 + k / 100);
  const bars = viewOf({ values }).view.rows?.x.bars ?? [];
  assert.equal(bars.reduce((sum, { count }) => sum + count, 0), 300);
  assert.ok(bars.length > 20);
});

test("what networks learned is every unit's, and the middle of each layer", () => {
  const { state, view } = trained({ depth: 2, width: 7, every: 5, steps: 20 }, 10);
  const learned = view.networks.find(({ name }) => name === "learned");
  assert.ok(learned);
  assert.deepEqual([view.step, view.measured, [...learned.recorded]], [10, 10, [0, 5, 10]]);
  for (const { units, gamma, beta } of learned.layers) {
    assert.deepEqual([units, gamma.values.length, gamma.middle.length], [7, 21, 9]);
    assert.deepEqual([...gamma.values.subarray(0, 7), ...beta.values.subarray(0, 7)], [...Array(7).fill(1), ...Array(7).fill(0)], "at the start");
    const last = [...gamma.values.subarray(14)].sort((a, b) => a - b);
    assert.deepEqual([...gamma.middle.subarray(6)], [last[0], last[3], last[6]]);
    assert.notEqual(last[0], 1);
  }
  const frozen = view.networks.find(({ name }) => name === "frozen");
  assert.equal(gainOf(view), learned.accuracy - (frozen?.accuracy ?? NaN));
  assert.equal(state.networks.length, 2);
});

test("a unit's own numbers are what a batch can be: x, standardized, with its gamma and beta", () => {
  const experiment = new engine.Experiment({ trainer: { layers: [2, 6, 5, 3], norm: "batch", batchSize: 16, seed: 4, data: { kind: "blobs", train: 60, validation: 30 } }, affine: true, measured: 20 });
  experiment.run(9);
  const before = experiment.snapshot();
  const { x, xHat, y, output } = experiment.unitValues({ layer: 1, unit: 3 });
  assert.ok(xHat && y);
  assert.deepEqual([x.length, xHat.length, y.length, output.length], [20, 20, 20, 20]);
  const again = engine.normalize({ x, shape: [20, 1], method: "batch" });
  again.xHat.forEach((value, k) => close(xHat[k] ?? NaN, value, 2e-5));
  y.forEach((value, k) => close(output[k] ?? NaN, 1 / (1 + Math.exp(-value)), 1e-6));
  assert.deepEqual(experiment.snapshot(), before, "asking changes nothing");
  assert.throws(() => experiment.unitValues({ layer: 2, unit: 0 }), { code: "range", message: /layer/ });
  assert.throws(() => experiment.unitValues({ layer: 1, unit: 5 }), { code: "range", message: /unit/ });
  assert.throws(() => experiment.unitValues(/** @type {any} */ ({ layer: 1 })), { code: "type", message: /unit/ });
  assert.throws(() => experiment.unitValues({ layer: 0.5, unit: 0 }), { code: "range", message: /layer/ });
  assert.equal(experiment.unitValues({ layer: 0, unit: 5 }).x.length, 20, "the next call works");
  experiment.free();
});

test("what is measured of numbers refuses what it cannot measure", () => {
  assert.throws(() => engine.throughSigmoid([], 3), { code: "shape", message: /values/ });
  assert.throws(() => engine.throughSigmoid([1, NaN], 3), { code: "non-finite", message: /values\[1\]/ });
  assert.throws(() => engine.throughSigmoid([1], 0), { code: "range", message: /bins/ });
  assert.throws(() => engine.throughSigmoid(/** @type {any} */ ("1"), 3), { code: "type", message: /values/ });
  assert.throws(() => engine.rowMedians([1, 2, 3], 2), { code: "shape", message: /values/ });
  assert.deepEqual([...engine.rowMedians(Float32Array.of(3, 1, 2, 9, 7, 5), 3)], [1, 2, 3, 5, 7, 9]);
});
