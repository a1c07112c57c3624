// @ts-check
// Four numbers through the two blocks: the lesson's own, and any.

import assert from "node:assert/strict";
import { test } from "node:test";
import { byHand } from "../../../www/figures/placement/hand.js";
import { PRESETS } from "../../../www/figures/placement/presets.js";
import { engine, stateOf } from "./states.js";

const three = (/** @type {readonly number[]} */ values) => values.map((value) => Number(value.toFixed(3)) + 0);

test("the lesson's numbers: 0, 0, 0.447, 1.342, and −0.816, −0.816, 0, 1.633", () => {
  const { x, activation } = stateOf(PRESETS["l10"]?.state);
  const { before, after } = byHand(x, activation, engine);
  assert.deepEqual([three(before.second), three(after.second)], [[0, 0, 0.447, 1.342], [-0.816, -0.816, 0, 1.633]]);
  assert.deepEqual([three([before.mean, after.mean])], [[0.447, 0]]);
});

test("any four numbers, against the formula", () => {
  const x = [2, -7.5, 0.25, 4];
  const norm = (/** @type {readonly number[]} */ values) => {
    const mean = values.reduce((a, b) => a + b) / 4;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    return values.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
  };
  for (const [activation, act] of /** @type {const} */ ([["tanh", Math.tanh], ["sigmoid", (/** @type {number} */ y) => 1 / (1 + Math.exp(-y))], ["relu", (/** @type {number} */ y) => Math.max(0, y)]])) {
    const { before, after } = byHand(x, activation, engine);
    norm(x).map(act).forEach((value, k) => assert.ok(Math.abs(value - (before.second[k] ?? NaN)) < 1e-12));
    norm(x.map(act)).forEach((value, k) => assert.ok(Math.abs(value - (after.second[k] ?? NaN)) < 1e-12));
    norm(x).forEach((value, k) => assert.ok(Math.abs(value - (before.first[k] ?? NaN)) < 1e-12));
    assert.deepEqual([...after.first], x.map(act));
    assert.ok(Math.abs(after.mean) < 1e-12 && after.std > 0.99);
  }
});
