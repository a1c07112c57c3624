// @ts-check
// The ink of strokes on cells.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inkOf } from "../../../www/figures/parts/pad-ink.js";

/** @param {Float32Array} ink @param {number} side */
const rows = (ink, side) => Array.from({ length: side }, (_, row) => Array.from(ink.slice(row * side, (row + 1) * side), (value) => (value ? "#" : ".")).join(""));

test("nothing drawn is no ink, a tap a dot of ink", () => {
  assert.equal(inkOf([], 14).includes(1), false);
  const dot = inkOf([[[0.5, 0.5]]], 14);
  assert.deepEqual([dot.length, dot.reduce((sum, value) => sum + value, 0)], [196, 4]);
});

test("a stroke leaves a line with no gap, however fast the pen was", () => {
  const ink = rows(inkOf([[[0.25, 0.1], [0.25, 0.9]]], 8), 8);
  assert.deepEqual(ink.map((row) => row.slice(3)), Array(8).fill("....."));
  assert.ok(ink.slice(1, 7).every((row) => row.startsWith(".##.")), ink.join("\n"));
});

test("the same strokes are as wide on more cells, and several add up", () => {
  const strokes = /** @type {const} */ ([[[0.2, 0.2], [0.8, 0.2]], [[0.8, 0.2], [0.4, 0.9]]]);
  const share = (/** @type {number} */ side) => inkOf(strokes, side).reduce((sum, value) => sum + value, 0) / side ** 2;
  assert.ok(Math.abs(share(14) - share(28)) < 0.04, `${share(14)} ${share(28)}`);
  assert.ok(share(28) > inkOf(strokes.slice(0, 1), 28).reduce((sum, value) => sum + value, 0) / 784);
});
