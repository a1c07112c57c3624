// @ts-check
// The figure's numbers, with the real engine: the lesson's, and for every batch the engine's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { block, statisticsIndex } from "../../../www/figures/axes/groups.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { setCell } from "../../../www/figures/axes/state.js";
import { chance } from "../random.js";
import { frozen } from "./fits.js";
import { batchOf, randomState, stateOf } from "./states.js";

/** @typedef {import("./states.js").AxesState} AxesState */
/** @typedef {import("../../../www/figures/axes/state.js").Method} Method */

const engine = await load();
const HAND = [[2, 10, 1], [2, 30, 1], [6, 30, 1], [6, 10, 5]];
/** Three decimals, as the lesson prints them. @param {readonly number[] | null | undefined} values */
const printed = (values) => (values ?? [NaN]).map((value) => Number(value.toFixed(3)) + 0);
/** @param {readonly number[] | null | undefined} values */
const deviations = (values) => printed(values?.map(Math.sqrt));
/** @param {number[][]} rows @param {Partial<AxesState>} [change] */
const view = (rows, change) => compute(batchOf(rows, change), engine);
/** @param {ReturnType<typeof compute>} of @param {Method} method @param {number} sample */
const row = (of, method, sample) => printed(of.methods[method]?.y.slice(sample * of.columns, (sample + 1) * of.columns));
/** @param {ReturnType<typeof compute>} of @param {Method} method @param {number} column */
const column = (of, method, column) => printed(of.methods[method]?.y.filter((_, at) => at % of.columns === column));

test("the batch that can be done by hand", () => {
  const hand = compute(stateOf(), engine);
  assert.deepEqual([...hand.x], HAND.flat());
  const { batch, layer } = hand.methods;
  assert.deepEqual([printed(batch?.mean), deviations(batch?.variance)], [[4, 20, 2], [2, 10, 1.732]]);
  assert.deepEqual([0, 1, 2].map((feature) => column(hand, "batch", feature)), [[-1, -1, 1, 1], [-1, 1, 1, -1], [-0.577, -0.577, -0.577, 1.732]]);
  assert.deepEqual([printed(layer?.mean)[0], deviations(layer?.variance)[0]], [4.333, 4.028]);
  assert.deepEqual([0, 1, 2, 3].map((sample) => row(hand, "layer", sample)), [[-0.579, 1.407, -0.828], [-0.67, 1.414, -0.744], [-0.5, 1.396, -0.895], [-0.463, 1.389, -0.926]]);
  assert.deepEqual(hand.focus, { sample: 2, column: 0, channel: 0, value: 6 });
  assert.deepEqual(printed([hand.cell.batch?.mean ?? NaN, hand.cell.batch?.variance ?? NaN, hand.cell.batch?.y ?? NaN, hand.cell.layer?.y ?? NaN]), [4, 4, 1, -0.5]);
});

test("one sample moves, and its batch mates feel it", () => {
  const before = compute(stateOf(), engine);
  const after = compute(setCell(stateOf({ focus: [3, 0] }), 3, 0, 14), engine);
  assert.deepEqual([after.cell.batch?.mean, printed([Math.sqrt(after.cell.batch?.variance ?? NaN)])], [6, [4.899]]);
  assert.deepEqual([column(before, "batch", 0)[0], column(after, "batch", 0)[0], column(before, "batch", 0)[2], column(after, "batch", 0)[2]], [-1, -0.816, 1, 0]);
  assert.deepEqual([1, 2].map((feature) => column(after, "batch", feature)), [1, 2].map((feature) => column(before, "batch", feature)), "no other feature");
  assert.deepEqual(row(after, "layer", 3), [1.177, 0.091, -1.267]);
  assert.deepEqual(after.methods.layer?.y.slice(0, 9), before.methods.layer?.y.slice(0, 9), "no other sample, to the last bit");
});

test("what survives scaling and shifting", () => {
  const hand = view(HAND);
  const feature = view(HAND.map(([a, ...rest]) => [10 * a, ...rest]));
  const shifted = view(HAND.map(([a, ...rest]) => [a + 5, ...rest]));
  const sample = view([HAND[0].map((value) => 10 * value), ...HAND.slice(1)]);
  for (const other of [feature, shifted]) assert.deepEqual(column(other, "batch", 0), column(hand, "batch", 0));
  assert.deepEqual(row(feature, "layer", 0), [1.246, -0.043, -1.203]);
  assert.deepEqual(row(sample, "layer", 0), row(hand, "layer", 0));
  assert.notDeepEqual(column(sample, "batch", 0), column(hand, "batch", 0));
});

test("too few elements along the axis", () => {
  const random = chance(1);
  const number = () => random.whole(-50, 50);
  for (let k = 0; k < 100; k++) {
    const [a, b] = [random.list(3, number), random.list(3, number)];
    const two = view([a, b]).methods.batch?.y ?? [];
    a.forEach((value, at) => assert.ok(Math.abs(two[at] - Math.sign(value - b[at])) < 1e-3 && two[at] === -two[at + 3], "two samples are always -1 and 1"));
    const beta = random.list(3, number);
    assert.deepEqual(view([a], { beta }).methods.batch?.y, beta, "one sample gives beta");
    const pairs = view([a.slice(1), b.slice(1)]).methods.layer?.y ?? [];
    for (const [at, [left, right]] of [a.slice(1), b.slice(1)].entries()) assert.ok(Math.abs(pairs[2 * at] - Math.sign(left - right)) < 1e-3, "two features are always -1 and 1");
    assert.deepEqual(view([[number()], [number()]], { beta: [7] }).methods.layer?.y, [7, 7], "one feature gives beta");
  }
});

/** @param {AxesState} state */
function assertEngine(state) {
  const shown = compute(state, engine);
  assert.deepEqual(Object.keys(shown.methods), shown.samples ? state.methods : []);
  assert.equal(shown.x, state.x);
  for (const [name, outputs] of Object.entries(shown.methods)) {
    const method = /** @type {Method} */ (name);
    const { x, shape, eps, gamma, beta, groups } = state;
    const result = engine.normalize({ x, shape, method, eps, gamma, beta, groups });
    assert.deepEqual([outputs.xHat, outputs.y, outputs.variance], [result.xHat, result.y, result.variance].map((list) => Array.from(list ?? [])));
    assert.deepEqual(outputs.mean, result.mean ? Array.from(result.mean) : null);
    const [sample, focused] = state.focus;
    for (let at = 0; at < x.length; at++) {
      const index = statisticsIndex(method, shown, Math.floor(at / shown.columns), at % shown.columns);
      assert.equal(outputs.centered[at], x[at] - (outputs.mean?.[index] ?? 0));
      assert.equal(outputs.y[at], outputs.xHat[at] * gamma[Math.floor((at % shown.columns) / shown.positions)] + beta[Math.floor((at % shown.columns) / shown.positions)]);
    }
    const index = statisticsIndex(method, shown, sample, focused);
    const at = sample * shown.columns + focused;
    const channel = Math.floor(focused / shown.positions);
    assert.deepEqual(shown.cell[method], { mean: outputs.mean?.[index] ?? null, variance: outputs.variance[index], xHat: outputs.xHat[at], y: outputs.y[at], gamma: gamma[channel], beta: beta[channel] });
  }
  for (const value of Object.values(shown.methods).flatMap(({ mean, ...lists }) => [...(mean ?? []), ...Object.values(lists).flat()])) assert.ok(Number.isFinite(value));
}

test("every preset shows the engine's numbers, for every method", () => {
  for (const { state } of Object.values(PRESETS)) {
    assertEngine(frozen(stateOf(state)));
    assertEngine(frozen(stateOf({ ...state, methods: [...METHODS] })));
  }
});

test("300 random batches show the engine's numbers", () => {
  const random = chance(2);
  for (let k = 0; k < 300; k++) {
    const wide = k % 10 === 0;
    assertEngine(frozen(randomState(random, wide ? { pinned: null } : { shape: [random.whole(0, 5), random.whole(1, 4), random.whole(1, 3)] })));
  }
});

test("mean and variance are those of the cells that share them", () => {
  const random = chance(3);
  for (let k = 0; k < 100; k++) {
    const shape = [random.whole(1, 5), random.whole(1, 6), random.whole(1, 3)];
    const x = random.list(shape[0] * shape[1] * shape[2], () => random.whole(-30, 30));
    const shown = compute(randomState(random, { shape, x, methods: [...METHODS], focus: [random.whole(0, 9), random.whole(0, 9)] }), engine);
    const { sample, column: focused } = shown.focus ?? { sample: 0, column: 0 };
    for (const method of METHODS) {
      const { rows, columns } = block(method, shown, sample, focused);
      const shared = x.filter((_, at) => {
        const [s, c] = [Math.floor(at / shown.columns), at % shown.columns];
        return s >= rows[0] && s < rows[1] && c >= columns[0] && c < columns[1];
      });
      const mean = method === "rms" ? 0 : shared.reduce((sum, value) => sum + value, 0) / shared.length;
      const variance = shared.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shared.length;
      const cell = shown.cell[method];
      assert.ok(Math.abs((cell?.mean ?? 0) - mean) < 1e-9 && Math.abs((cell?.variance ?? NaN) - variance) < 1e-9, `${method} of ${shape}`);
    }
  }
});

test("the empty sheet has a view without numbers", () => {
  const empty = compute(stateOf({ shape: [0, 3], x: [], pinned: null }), engine);
  assert.deepEqual([empty.samples, empty.columns, empty.methods, empty.focus, empty.cell, empty.ghost, empty.notes], [0, 3, {}, null, {}, null, []]);
});
